//! An order that staff enter for somebody: on the telephone, at a fair. It is priced and placed as every order is; the buyer gets the
//! link to it and chooses there how to pay. Until then no payment is begun.

use super::offer::{Choice, Offers, offers};
use super::place::Placed;
use super::placing::{Buyer, Good, Terms, place};
use crate::base::limits::{CART_LINES_MAX, LINE_CHARS_MAX, QUANTITY_MAX};
use crate::base::{Address, Country, Email, Locale, Money, Outcome, Refusal, ShippingMethodId, Sku, Span, text};
use crate::shop::catalog::product::{BY_SKU, Product};
use crate::shop::customer;
use crate::shop::order::send_link::SendPaymentLink;
use crate::shop::order::{ChosenPayment, PlacedBy, Waits};
use crate::shop::payment::PaymentMethod;
use crate::shop::payment::rule::About;
use crate::shop::price::{Basket, Quote, basket};
use crate::shop::settings::{self, Settings};
use crate::shop::typed::Typed;
use crate::shop::{Command, Job, Permission, Tx};
use crate::store::Reads;
use crate::store::once::once_key;
use serde::{Deserialize, Serialize};

/// What the buyer wants of one article.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ManualLine {
    pub sku: Sku,
    pub quantity: u32,
    /// Instead of the shop's price, with the reason for it.
    #[serde(default)]
    pub price: Option<Money>,
    #[serde(default)]
    pub reason: String,
}

/// Whether the link goes out at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkGoes {
    ByLetter,
    /// Staff hand it over themselves.
    ByHand,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct PlaceForCustomer {
    /// Drawn when the form was made; the same one again is the same order.
    pub once: String,
    pub email: Email,
    pub ship_to: Address,
    pub lines: Vec<ManualLine>,
    pub shipping: ShippingMethodId,
    /// The total that staff saw.
    pub expected: Money,
    /// For staff only.
    pub note: String,
    /// In which the buyer is written to.
    pub locale: Locale,
    pub link: LinkGoes,
}

/// What an order would come to.
pub struct Reckoned {
    goods: Vec<Good>,
    pub offers: Offers,
    pub choice: Choice,
    pub quote: Quote,
    /// Name of each line, in the language of the buyer, and what the shop asks for one.
    pub names: Vec<(String, Money)>,
}

/// Prices the lines for a country as the checkout does; every mistake bears the name `line-N-…`.
pub fn reckon(
    reads: &impl Reads,
    settings: &Settings,
    (country, locale, email): (Country, Locale, Option<&Email>),
    lines: &[ManualLine],
    shipping: Option<ShippingMethodId>,
) -> Outcome<Reckoned> {
    let goods = goods(reads, settings, lines)?;
    let mut basket: Basket = basket(reads, settings, country, goods.iter().map(|good| (&good.product, &good.variant, good.quantity)))?;
    for (item, line) in basket.items.iter_mut().zip(lines) {
        item.unit = line.price.unwrap_or(item.unit);
    }
    let known = email.map_or(Ok(None), |email| customer::find_by_email(reads, email))?;
    let groups = known.map_or_else(Vec::new, |customer| customer.groups);
    let about = About::of(&groups, goods.iter().map(|good| (&good.product, &good.variant)));
    let offers = offers(reads, settings, country, &basket, about)?;
    let mut choice = offers.choose(shipping, None);
    choice.payment = first_way(&offers, &choice);
    // The buyer chooses how to pay, and no way costs anything.
    let quote = Choice { payment: None, ..choice.clone() }.quote(&basket);
    let name = |good: &Good| {
        let choice = good.product.choice(&good.variant).get(locale).to_owned();
        let title = good.product.title.get(locale);
        (if choice.is_empty() { title.to_owned() } else { format!("{title}, {choice}") }, good.variant.price)
    };
    let names = goods.iter().map(name).collect();
    Ok(Reckoned { goods, offers, choice, quote, names })
}

/// The way to pay that stands in the order until the buyer chooses: one by which the money comes first, where there is one.
fn first_way(offers: &Offers, choice: &Choice) -> Option<PaymentMethod> {
    let free = |method: &&PaymentMethod| method.fee.is_none_or(Money::is_zero);
    let open = || offers.payment.iter().filter(|method| offers.barred(method, choice.shipping.as_ref()).is_none()).filter(free);
    open().find(|method| !method.kind.is_paid_after()).or(open().next()).cloned()
}

fn goods(reads: &impl Reads, settings: &Settings, lines: &[ManualLine]) -> Outcome<Vec<Good>> {
    let mut typed = Typed::new();
    let mut goods = Vec::new();
    if lines.is_empty() {
        typed.wrong("line-0-sku", "wrong-required");
    }
    if lines.len() > CART_LINES_MAX {
        typed.wrong_with("line-0-sku", "wrong-too-many", "max", CART_LINES_MAX);
    }
    for (n, line) in lines.iter().enumerate().take(CART_LINES_MAX) {
        let product = reads.lookup(&BY_SKU, &line.sku.as_str().to_owned())?.filter(Product::can_be_bought);
        let found = product.and_then(|product| {
            let variant = product.variants.iter().find(|variant| variant.sku.as_ref() == Some(&line.sku)).cloned()?;
            Some((product, variant))
        });
        if lines[..n].iter().any(|before| before.sku == line.sku) {
            typed.wrong(format!("line-{n}-sku"), "wrong-twice");
        }
        if !(1..=QUANTITY_MAX).contains(&line.quantity) {
            typed.wrong(format!("line-{n}-quantity"), "wrong-quantity");
        }
        let reason = typed.line(format!("line-{n}-reason"), &line.reason, LINE_CHARS_MAX);
        if let Some(price) = line.price {
            typed.price(format!("line-{n}-price"), price, settings.currency);
            if reason.is_empty() {
                typed.wrong(format!("line-{n}-reason"), "wrong-price-reason");
            }
        }
        match found {
            Some((product, variant)) => {
                if product.kind.is_gift_card() && line.price.is_some() {
                    typed.wrong(format!("line-{n}-price"), "wrong-gift-card-price");
                }
                let price_reason = if line.price.is_some() { reason } else { String::new() };
                goods.push(Good { product, variant, quantity: line.quantity, price_reason, gift: None });
            }
            None => typed.wrong_with(format!("line-{n}-sku"), "wrong-no-sku", "sku", line.sku.as_str()),
        }
    }
    typed.all_right()?;
    Ok(goods)
}

impl Command for PlaceForCustomer {
    type Done = Placed;
    const NAME: &'static str = "place_for_customer";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<Placed> {
        let key = once_key(Self::NAME, &format!("{} {}", tx.actor.short(), self.once));
        if let Some(placed) = tx.answered(&key)? {
            return Ok(placed);
        }
        let settings = settings::the(tx)?;
        let note = text::note("note", &self.note)?;
        let whom = (self.ship_to.country, self.locale, Some(&self.email));
        let Reckoned { goods, choice, quote, .. } = reckon(tx, &settings, whom, &self.lines, Some(self.shipping))?;
        let shipping = choice.shipping.ok_or(Refusal::wrong("country", "wrong-no-delivery"))?;
        let payment = choice.payment.ok_or(Refusal::conflict("no-way-to-pay"))?;
        if shipping.method.id != self.shipping || quote.total != self.expected {
            return Err(Refusal::conflict("changed").into());
        }
        let until = settings.hold().map(|hold| tx.now + hold);
        let buyer = Buyer {
            customer: None,
            email: self.email,
            ship_to: self.ship_to,
            bill_to: None,
            locale: self.locale,
            message: String::new(),
            staff_note: note,
            placed_by: PlacedBy::Staff,
            waits: Waits::until(until),
        };
        // When it is fetched is agreed upon in person.
        let order = place(
            tx,
            &settings,
            buyer,
            goods,
            Terms { shipping, slot: None, payment: ChosenPayment::of(Some(payment)), quote, cards: Vec::new() },
        )?;
        if let Some(hold) = settings.hold().filter(|_| !order.total.is_zero()) {
            tx.enqueue_in(hold + Span::minutes(2), Job::ExpireOrder { order: order.id })?;
        }
        if self.link == LinkGoes::ByLetter && !order.total.is_zero() {
            SendPaymentLink { order: order.id }.run(tx)?;
        }
        let placed = Placed { order: order.id, number: order.number, payment: None };
        let now = tx.now;
        tx.answer(&key, now, &placed);
        Ok(placed)
    }
}
