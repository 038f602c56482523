//! The order that PayPal is asked to show: the same sums as ours, to the cent.

use super::amount::to_paypal;
use super::{PayPal, in_paypal};
use crate::base::{Address, Money, Outcome};
use crate::shop::payment::{Capture, Wish, WishPart};
use serde_json::{Value, json};

/// Characters of a line's name, and of a line of an address.
const NAME_CHARS_MAX: usize = 127;
const STREET_CHARS_MAX: usize = 300;
/// Languages of the page: PayPal wants a country with each (developer.paypal.com/api/rest/reference/locale-codes).
const LOCALES: &[(&str, &str)] = &[
    ("da", "da-DK"),
    ("de", "de-DE"),
    ("en", "en-GB"),
    ("es", "es-ES"),
    ("fr", "fr-FR"),
    ("it", "it-IT"),
    ("nb", "no-NO"),
    ("nl", "nl-NL"),
    ("pl", "pl-PL"),
    ("pt", "pt-PT"),
    ("sv", "sv-SE"),
];
const DEFAULT_LOCALE: &str = "en-GB";

pub(super) fn body(paypal: &PayPal, wish: &Wish) -> Outcome<Value> {
    let mut unit = json!({
        "custom_id": paypal.mark(wish.payment),
        // Shown to buyer and merchant. PayPal takes money for each number once only, and an order may be tried to pay more than once.
        "invoice_id": format!("{}-{}-{}", wish.order_number, &paypal.shop[..paypal.shop.len().min(4)], wish.payment),
        "description": wish.order_number,
        "amount": in_paypal(wish.amount)?,
    });
    if let Some(sums) = Sums::of(wish) {
        unit["amount"]["breakdown"] = sums.breakdown;
        unit["items"] = sums.items;
    }
    let mut experience = json!({
        "return_url": wish.return_url,
        "cancel_url": wish.return_url,
        "user_action": "PAY_NOW",
        "locale": LOCALES.iter().find(|(tag, _)| *tag == wish.locale).map_or(DEFAULT_LOCALE, |(_, locale)| locale),
        "shipping_preference": "NO_SHIPPING",
    });
    if let Some(address) = &wish.ship_to {
        unit["shipping"] = shipping(address);
        experience["shipping_preference"] = json!("SET_PROVIDED_ADDRESS");
    }
    Ok(json!({
        "intent": if paypal.capture == Capture::ByHand { "AUTHORIZE" } else { "CAPTURE" },
        "purchase_units": [unit],
        "payment_source": { "paypal": { "experience_context": experience } },
    }))
}

fn shipping(address: &Address) -> Value {
    let cut = |text: &str| text.chars().take(STREET_CHARS_MAX).collect::<String>();
    let mut lines = address.street.lines();
    let first = lines.next().unwrap_or_default();
    let more = lines.collect::<Vec<_>>().join(", ");
    let name = if address.company.is_empty() { address.name.clone() } else { format!("{}, {}", address.name, address.company) };
    let mut place = json!({ "address_line_1": cut(first), "country_code": address.country.code() });
    for (field, text) in [
        ("address_line_2", &more),
        ("admin_area_2", &address.city),
        ("admin_area_1", &address.region),
        ("postal_code", &address.postal_code),
    ] {
        if !text.is_empty() {
            place[field] = json!(cut(text));
        }
    }
    json!({ "type": "SHIPPING", "name": { "full_name": cut(&name) }, "address": place })
}

/// What it is for, line by line, and the sums under them.
struct Sums {
    breakdown: Value,
    items: Value,
}

impl Sums {
    /// `None`: the lines are not the whole amount (a rest is paid), or PayPal cannot say one of them. Then the amount stands alone.
    fn of(wish: &Wish) -> Option<Sums> {
        let currency = wish.amount.currency();
        let whole = |line: &crate::shop::payment::WishLine| line.unit.times(line.quantity);
        if wish.lines.is_empty() || Money::sum(currency, wish.lines.iter().map(whole)) != wish.amount {
            return None;
        }
        let said = |amount: Money| to_paypal(amount).map(|value| json!({ "currency_code": currency.code(), "value": value }));
        let (mut breakdown, mut items) = (json!({}), Vec::new());
        for (part, field) in
            [(WishPart::Goods, "item_total"), (WishPart::Shipping, "shipping"), (WishPart::Fee, "handling"), (WishPart::Tax, "tax_total")]
        {
            let of_it = wish.lines.iter().filter(|line| line.part == part && line.unit.minor() > 0);
            breakdown[field] = said(Money::sum(currency, of_it.map(whole)))?;
        }
        // Whatever is taken off: PayPal's lines are never negative.
        let off = Money::sum(currency, wish.lines.iter().filter(|line| line.unit.minor() < 0).map(whole));
        if !off.is_zero() {
            breakdown["discount"] = said(off.negated())?;
        }
        for line in wish.lines.iter().filter(|line| line.part == WishPart::Goods && line.unit.minor() > 0) {
            let name: String = line.name.chars().take(NAME_CHARS_MAX).collect();
            items.push(json!({ "name": name, "quantity": line.quantity.to_string(), "unit_amount": said(line.unit)? }));
        }
        Some(Sums { breakdown, items: Value::Array(items) })
    }
}
