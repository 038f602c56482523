//! The checkout's fields: which there are for a country, what was typed into them, and what is wrong with it.

use crate::base::limits::{EMAIL_CHARS_MAX, LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::base::{Address, AddressField, Country, Currency, Email, Money, Outcome, Refusal, Time, Wrong, text};
use crate::shop::checkout::{PlaceOrder, offer};
use crate::shop::payment::NotOffered;
use crate::web::cx::Cx;
use crate::web::form::Raw;
use crate::web::storefront::checkout::Stand;
use crate::web::ui::sign_up::{consent, words_of_consent};
use crate::web::ui::{ChoiceView, FieldKind, FieldView};
use crate::web::visit::Visit;

/// What was typed, read and known to be good.
pub struct Filled {
    email: Email,
    ship_to: Address,
    bill_to: Option<Address>,
    message: String,
}

impl Filled {
    /// Reads the whole form and reports every mistake.
    /// Who has nothing sent gives a name, and no address.
    pub fn read(visit: &Visit, typed: &Raw, goes: Goes) -> Result<Filled, Vec<Wrong>> {
        let home = visit.cx.shop.country;
        let country = Filled::country(typed, home);
        let email = match (typed.get("email").trim(), Email::parse(typed.get("email"))) {
            ("", _) => Err(vec![Wrong::new("email", "wrong-required")]),
            (_, None) => Err(vec![Wrong::new("email", "wrong-email")]),
            (_, Some(email)) => Ok(email),
        };
        let ship_to = match goes {
            Goes::ByEmail => name_alone(home, typed.get("name")),
            Goes::ToAnAddress => Address::parse(country, |field| typed.get(field.name())),
        };
        let named = typed.get("country").trim();
        let ship_to = if named.is_empty() || Country::from_code(named).is_some() {
            ship_to
        } else {
            Err(vec![Wrong::new("country", "wrong-choice")])
        };
        let bill_to = if same_billing(typed) || goes == Goes::ByEmail { Ok(None) } else { billing(typed, country).map(Some) };
        let long = typed.get("message").chars().count() > NOTE_CHARS_MAX;
        let message = if long {
            Err(vec![Wrong::new("message", "wrong-too-long").with("max", NOTE_CHARS_MAX)])
        } else {
            Ok(typed.get("message").to_owned())
        };
        match (email, ship_to, bill_to, message) {
            (Ok(email), Ok(ship_to), Ok(bill_to), Ok(message)) => Ok(Filled { email, ship_to, bill_to, message }),
            (a, b, c, d) => {
                let lists = [a.err(), b.err(), c.err(), d.err()];
                Err(lists.into_iter().flatten().flatten().collect())
            }
        }
    }

    /// The country of the form; the shop's own when none is named.
    pub fn country(typed: &Raw, home: Country) -> Country {
        Country::from_code(typed.get("country").trim()).unwrap_or(home)
    }

    pub fn command(self, visit: &Visit, typed: &Raw, stand: &Stand) -> Outcome<PlaceOrder> {
        let currency = stand.settings.currency;
        let expected = typed.get("expected").parse().map_or(stand.bill.quote.total, |minor| Money::new(minor, currency));
        // Another total, or another part that gift cards pay, is said first, with both amounts.
        let as_seen = expected == stand.bill.quote.total && covered(typed, currency) == Some(stand.bill.covered());
        let (shipping, payment) = if as_seen { stand.agreed(typed)? } else { stand.chosen()? };
        self.order(visit, typed, shipping, payment, expected)
    }

    /// The same form once more, when the cart is gone: answered from what was answered before.
    pub fn again(self, visit: &Visit, typed: &Raw) -> Outcome<PlaceOrder> {
        let expected = Money::new(typed.get("expected").parse().unwrap_or(0), visit.cx.shop.currency);
        let id = |name: &str| typed.get(name).parse::<u64>().unwrap_or(0);
        let shipping = crate::base::Id::new(id("delivery"));
        let payment = crate::base::Id::new(id("payment"));
        self.order(visit, typed, shipping, payment, expected)
    }

    fn order(
        self,
        visit: &Visit,
        typed: &Raw,
        shipping: crate::base::ShippingMethodId,
        payment: crate::base::PaymentMethodId,
        expected: Money,
    ) -> Outcome<PlaceOrder> {
        let cart = visit.cart.clone().ok_or(Refusal::conflict("cart-empty"))?;
        let once = typed.get("once").chars().take(100).collect();
        let Filled { email, ship_to, bill_to, message } = self;
        let wanted = !typed.get("newsletter").is_empty() && visit.cx.shop.newsletter.is_some();
        let newsletter = wanted.then(|| words_of_consent(&visit.cx));
        let slot = typed.get("slot").parse().ok().map(Time::at);
        let (locale, covered, link) = (visit.cx.locale, covered(typed, expected.currency()), visit.link.clone());
        Ok(PlaceOrder {
            cart,
            once,
            email,
            ship_to,
            bill_to,
            shipping,
            payment,
            expected,
            covered,
            message,
            locale,
            newsletter,
            slot,
            link,
        })
    }
}

/// Whether the form asks where things go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Goes {
    ToAnAddress,
    /// Gift cards alone.
    ByEmail,
}

/// The field of it in the form, by which one is known whose cart is gone.
pub const BY_EMAIL: &str = "by_email";

fn name_alone(home: Country, typed: &str) -> Result<Address, Vec<Wrong>> {
    let name = text::line(typed);
    match name.chars().count() {
        0 => Err(vec![Wrong::new("name", "wrong-required")]),
        1..=LINE_CHARS_MAX => Ok(Address::named(home, name)),
        _ => Err(vec![Wrong::new("name", "wrong-too-long").with("max", LINE_CHARS_MAX)]),
    }
}

/// What the form's page said that gift cards pay; nothing where it does not say.
pub fn covered(typed: &Raw, currency: Currency) -> Option<Money> {
    Some(Money::new(typed.get("covered").parse().unwrap_or(0), currency))
}

/// Before anything was typed the box is ticked.
fn same_billing(typed: &Raw) -> bool {
    !typed.has("intent") || !typed.get("billing_same").is_empty()
}

fn billing(typed: &Raw, ship_to: Country) -> Result<Address, Vec<Wrong>> {
    let country = Country::from_code(typed.get("billing-country").trim()).unwrap_or(ship_to);
    let read = Address::parse(country, |field| typed.get(&format!("billing-{}", field.name())));
    read.map_err(|wrong| wrong.into_iter().map(|w| Wrong { field: format!("billing-{}", w.field).into(), say: w.say }).collect())
}

/// The fields as the page shows them.
pub struct Fields {
    pub contact: Vec<FieldView>,
    pub address: Vec<FieldView>,
    pub same_billing: bool,
    pub billing: Vec<FieldView>,
    pub delivery: FieldView,
    pub payment: FieldView,
    pub note: FieldView,
}

pub fn fields(visit: &Visit, typed: &Raw, stand: &Stand, wrong: &[Wrong]) -> Fields {
    let cx = &visit.cx;
    let home = stand.settings.country;
    let country = Filled::country(typed, home);
    let bill_country = Country::from_code(typed.get("billing-country").trim()).unwrap_or(country);
    let mut email = FieldView::new(FieldKind::Email, "email", cx.t("storefront-email"));
    email.autocomplete = "email".to_owned();
    email.required = true;
    email.max_chars = Some(EMAIL_CHARS_MAX);
    email.hint = Some(cx.t("storefront-email-hint").into_owned());
    let by_email = stand.goes() == Goes::ByEmail;
    let mut note = FieldView::new(FieldKind::Lines, "message", cx.t("storefront-message"));
    note.max_chars = Some(NOTE_CHARS_MAX);
    let mut fields = Fields {
        contact: std::iter::once(email).chain(by_email.then(|| name_field(cx))).chain(newsletter(cx)).collect(),
        address: if by_email { Vec::new() } else { address(cx, country, &destinations(visit, home), Part::Shipping) },
        same_billing: same_billing(typed),
        billing: address(cx, bill_country, Country::by_name(cx.locale), Part::Billing),
        delivery: delivery(cx, stand),
        payment: payment(cx, stand),
        note,
    };
    let all = fields.contact.iter_mut().chain(&mut fields.address).chain(&mut fields.billing).chain([
        &mut fields.note,
        &mut fields.delivery,
        &mut fields.payment,
    ]);
    for field in all {
        if !matches!(field.kind, FieldKind::Radios | FieldKind::Select) {
            field.value = typed.get(&field.name).to_owned();
        } else if field.name.ends_with("region") {
            field.value = typed.get(&field.name).to_owned();
            let value = field.value.clone();
            field.options.iter_mut().for_each(|option| option.picked = option.value == value);
        }
        field.error = wrong.iter().find(|w| w.field == field.name).map(|w| cx.say(&w.say).into_owned());
    }
    fields
}

/// How to call the buyer, where no address says it.
fn name_field(cx: &Cx) -> FieldView {
    let mut name = FieldView::new(FieldKind::Text, "name", cx.t("address-name"));
    name.autocomplete = "name".to_owned();
    name.required = true;
    name.max_chars = Some(LINE_CHARS_MAX);
    name
}

/// A box for the newsletter, which nobody has ticked before the buyer does (GDPR recital 32).
fn newsletter(cx: &Cx) -> Option<FieldView> {
    let face = cx.shop.newsletter.as_ref()?;
    let mut field = FieldView::new(FieldKind::Tick, "newsletter", consent(cx));
    field.hint = Some(face.promise.clone()).filter(|promise| !promise.is_empty());
    Some(field)
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Shipping,
    Billing,
}

impl Part {
    const fn token(self) -> &'static str {
        match self {
            Part::Shipping => "shipping",
            Part::Billing => "billing",
        }
    }

    fn name(self, field: &str) -> String {
        match self {
            Part::Shipping => field.to_owned(),
            Part::Billing => format!("billing-{field}"),
        }
    }
}

pub fn destinations(visit: &Visit, home: Country) -> Vec<Country> {
    let known = visit.site.shop.read().and_then(|snapshot| offer::destinations(&snapshot)).unwrap_or_default();
    let mut all: Vec<Country> = Country::by_name(visit.cx.locale).iter().copied().filter(|c| known.contains(c)).collect();
    if all.is_empty() {
        all.push(home);
    }
    all
}

/// The country, then what its addresses have, in its order.
pub fn address(cx: &Cx, country: Country, choices: &[Country], part: Part) -> Vec<FieldView> {
    let mut select = FieldView::new(FieldKind::Select, part.name("country"), cx.t("address-country"));
    select.autocomplete = format!("{} country", part.token());
    select.required = true;
    select.refreshes = part == Part::Shipping;
    let choice = |c: &Country| ChoiceView { picked: *c == country, ..ChoiceView::new(c.code(), c.name(cx.locale)) };
    select.options = choices.iter().map(choice).collect();
    select.value = country.code().to_owned();
    let format = country.address_format();
    let mut fields = vec![select];
    // Each country writes its lines in an order of its own; people are asked for their name first wherever they live.
    let mut kinds = format.fields().to_vec();
    kinds.sort_by_key(|kind| *kind != AddressField::Name);
    for kind in kinds {
        let mut field = FieldView::new(input(country, kind), part.name(kind.name()), cx.t(format.label(kind)));
        field.autocomplete = format!("{} {}", part.token(), kind.autocomplete());
        field.required = format.requires(kind);
        field.max_chars = Some(LINE_CHARS_MAX);
        if kind == AddressField::Region && !format.regions().is_empty() {
            field.kind = FieldKind::Select;
            field.options = vec![ChoiceView::new("", cx.t("address-choose"))];
            field.options.extend(format.regions().iter().map(|region| ChoiceView::new(region.key.clone(), region.name.clone())));
        }
        fields.push(field);
    }
    fields
}

fn input(country: Country, field: AddressField) -> FieldKind {
    let digits = country.address_format().postal_examples().iter().all(|code| code.bytes().all(|b| b.is_ascii_digit()));
    match field {
        AddressField::Street => FieldKind::OneLine,
        AddressField::Phone => FieldKind::Tel,
        AddressField::PostalCode if digits => FieldKind::Digits,
        _ => FieldKind::Text,
    }
}

fn delivery(cx: &Cx, stand: &Stand) -> FieldView {
    let mut field = FieldView::new(FieldKind::Radios, "delivery", cx.t("word-delivery"));
    let chosen = stand.bill.choice.shipping.as_ref().map(|offer| offer.method.id);
    field.options = stand
        .offers
        .shipping
        .iter()
        .map(|offer| {
            let method = &offer.method;
            // The day says more than any word about working days.
            let arrival = method.arrival(cx.now, stand.settings.dispatch_days, &cx.shop.time_zone);
            let note = arrival.map_or_else(|| method.note.get(cx.locale).to_owned(), |days| cx.days_between(days));
            let price = if offer.cost.is_zero() { cx.t("word-free").into_owned() } else { cx.money(offer.cost) };
            let view = ChoiceView::new(method.id.to_string(), method.name.get(cx.locale));
            ChoiceView { note, price, picked: chosen == Some(method.id), ..view }
        })
        .collect();
    field.refreshes = true;
    field
}

fn payment(cx: &Cx, stand: &Stand) -> FieldView {
    let mut field = FieldView::new(FieldKind::Radios, "payment", cx.t("word-payment"));
    let chosen = stand.bill.choice.payment.as_ref().map(|method| method.id);
    let all = stand.offers.payment.iter().map(|method| (method, stand.offers.barred(method, stand.bill.choice.shipping.as_ref())));
    // What another delivery would open is seen; what is for others, or for other goods and sums, is not.
    let shown = all.filter(|(_, barred)| matches!(barred, None | Some(NotOffered::Delivery)));
    field.options = shown
        .map(|(method, barred)| {
            let price = method.fee.filter(|fee| !fee.is_zero()).map_or(String::new(), |fee| cx.money(fee));
            let view = ChoiceView::new(method.id.to_string(), method.name.get(cx.locale));
            let note = method.note.get(cx.locale).to_owned();
            ChoiceView { note, price, picked: chosen == Some(method.id), barred: barred.is_some(), ..view }
        })
        .collect();
    field.refreshes = true;
    field
}
