//! The checkout: one page that shows what can be chosen and what it costs, and places the order. Whatever is refused comes back
//! with everything that was typed.

use crate::base::{Error, Id, Money, Outcome, Refusal, Say, Time, Wrong};
use crate::shop::checkout::{Bill, Choice, Offers, Placed, bill, offers, pickup};
use crate::shop::order::withhold::Release;
use crate::shop::payment::rule::About;
use crate::shop::payment::watch;
use crate::shop::price::{self, Basket};
use crate::shop::settings::{self, Settings};
use crate::shop::shipping::{ShippingKind, Slot};
use crate::shop::{Actor, token};
use crate::store::Snapshot;
use crate::web::body::Form;
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::reply;
use crate::web::site::door;
use crate::web::storefront::cart::{shown_lines, tax_note, totals};
use crate::web::storefront::checkout_form::{BY_EMAIL, Filled, Goes, covered, fields};
use crate::web::storefront::gift_card;
use crate::web::storefront::order::{may_open_page, page_of};
use crate::web::storefront::pages::checkout::{ChangeView, CheckoutView, SlotDay, SlotsView, checkout};
use crate::web::storefront::personal::groups_of;
use crate::web::storefront::proof;
use crate::web::ui::{ChoiceView, MiniLine, Mistake};
use crate::web::visit::Visit;
use crate::web::{url, view};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let stand = door(|| Stand::of(&visit, &Raw::default()))?;
    // What must be mended first is said on the cart's page.
    let Some(stand) = stand.filter(|stand| stand.can_be_ordered) else { return Ok(reply::see_other(url::CART)) };
    let view = stand.view(&visit, &Raw::default(), &[], Vec::new());
    Ok(reply::page(checkout(&visit.cx, &view)))
}

/// The form: shown anew when something changed or is missing, else the order is placed.
pub async fn place(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    if !visit.site.limits.allows(Wish::PlaceOrder, visit.caller) {
        return Ok(Bare::TooMany.into_response());
    }
    // The same form again after its order was placed: the cart is empty, the answer is known.
    let (typed, unfit) = door(|| gift_card::take_in(&visit, typed))?;
    let placed = door(|| {
        let stand = Stand::of(&visit, &typed)?;
        let known = if typed.has(BY_EMAIL) { Goes::ByEmail } else { Goes::ToAnAddress };
        let filled = Filled::read(&visit, &typed, stand.as_ref().map_or(known, Stand::goes));
        let refresh = typed.get("intent") == "refresh";
        match (filled, &stand) {
            (Ok(filled), Some(stand)) if !refresh && unfit.is_empty() => {
                let order = stand.warned(&visit, &typed).and_then(|()| filled.command(&visit, &typed, stand));
                let done = order.and_then(|order| stand.may_open_page(&visit, &typed).map(|()| order));
                let done = done.and_then(|order| visit.site.shop.run(&Actor::Visitor, order));
                // What was refused may rest on what came between looking and ordering: shown is how it stands now.
                let now = if done.is_err() { Stand::of(&visit, &typed)? } else { None };
                Ok((done, now.unwrap_or_else(|| stand.clone())))
            }
            (Ok(filled), None) => Ok((visit.site.shop.run(&Actor::Visitor, filled.again(&visit, &typed)?), Stand::nothing(&visit)?)),
            (filled, Some(stand)) => {
                let mut wrong = if refresh { Vec::new() } else { filled.err().unwrap_or_default() };
                wrong.extend(unfit.iter().cloned());
                Ok((Err(Refusal::Invalid(wrong).into()), stand.clone()))
            }
            (Err(_), None) => Err(Error::from(Refusal::conflict("cart-empty"))),
        }
    });
    match placed {
        Ok((Ok(placed), _)) => finish(&visit, &typed, placed).await,
        Ok((Err(Error::Refused(Refusal::Conflict { code: "cart-empty" })), _)) => Ok(reply::see_other(url::CART)),
        Ok((Err(Error::Refused(refusal)), stand)) => Ok(again(&visit, &typed, &stand, &refusal)),
        Ok((Err(e), _)) => Err(e.into()),
        Err(Error::Refused(Refusal::Conflict { code: "cart-empty" })) => Ok(reply::see_other(url::CART)),
        Err(e) => Err(e.into()),
    }
}

/// To the provider's page, or to the order's.
async fn finish(visit: &Visit, typed: &Raw, placed: Placed) -> Result<Response, Failure> {
    let order = url::order(&visit.site.shop.order_token(placed.order));
    if let Some(payment) = placed.payment {
        // One that proves nothing was refused before; the same form again may have one that is too old by now.
        door(|| match proof::is_given(visit, typed, &proof::of_form(visit, typed.get("once"))) {
            Ok(true) => proof::release(visit, payment, Release::Work { proven: 0 }).map(drop),
            Ok(false) | Err(Error::Refused(_)) => Ok(()),
            Err(fault) => Err(fault),
        })?;
    }
    let to = match placed.payment {
        Some(payment) => page_of(visit, payment).await.unwrap_or(order),
        None => order,
    };
    Ok(reply::see_other(&to))
}

/// The page again, with what was typed, what is wrong and what has changed.
fn again(visit: &Visit, typed: &Raw, stand: &Stand, refusal: &Refusal) -> Response {
    let cx = &visit.cx;
    let (wrong, changes, status) = match refusal {
        Refusal::Invalid(wrong) => (wrong.clone(), stand.changes(visit, typed), StatusCode::UNPROCESSABLE_ENTITY),
        Refusal::Conflict { code: "changed" } => {
            let changes = stand.changes(visit, typed);
            // The sum is the same and yet something is not: a way of delivery went, for example.
            let say = Say::new("storefront-changed-agree");
            let wrong = if changes.is_empty() { vec![Wrong { field: "".into(), say }] } else { Vec::new() };
            (wrong, changes, StatusCode::CONFLICT)
        }
        Refusal::Conflict { code } => {
            let say = Say { key: refused_key(code), args: Vec::new() };
            (vec![Wrong { field: "".into(), say }], stand.changes(visit, typed), StatusCode::CONFLICT)
        }
        Refusal::NotFound { .. } | Refusal::Forbidden => (Vec::new(), Vec::new(), StatusCode::CONFLICT),
    };
    // A wish to see other choices is no mistake, and what follows from it is no surprise.
    let refresh = typed.get("intent") == "refresh";
    let (changes, status) = if refresh { (Vec::new(), StatusCode::OK) } else { (changes, status) };
    reply::page_with(status, checkout(cx, &stand.view(visit, typed, &wrong, changes)))
}

const fn refused_key(code: &str) -> &'static str {
    match code.as_bytes() {
        b"out-of-stock" => "refused-out-of-stock",
        b"no-longer-sold" => "refused-no-longer-sold",
        b"cart-empty" => "refused-cart-empty",
        b"proof-stale" => "refused-proof-stale",
        _ => "refused-changed",
    }
}

/// How the cart stands: goods, what can be chosen for them, what is chosen, what it costs.
#[derive(Clone)]
pub struct Stand {
    pub settings: Settings,
    pub offers: Offers,
    pub bill: Bill,
    /// When it can be fetched, those of a day together, and whether there is room; empty where one does not choose.
    slots: Vec<Vec<(Slot, bool)>>,
    /// Since when stolen cards are tried out, should they be.
    tested: Option<Time>,
    /// Nothing in it is sold out or too many.
    can_be_ordered: bool,
    lines: Vec<MiniLine>,
}

impl Stand {
    /// `None` when nothing can be ordered: the cart's page says why.
    fn of(visit: &Visit, typed: &Raw) -> Outcome<Option<Stand>> {
        let snapshot = visit.site.shop.read()?;
        let shown = shown_lines(visit, &snapshot)?;
        if shown.is_empty() || shown.iter().any(|l| l.sold.is_none()) {
            return Ok(None);
        }
        let settings = settings::the(&snapshot)?;
        let country = Filled::country(typed, settings.country);
        let goods = shown.iter().filter_map(|l| l.sold.as_ref().map(|(product, variant)| (product, variant, l.line.quantity)));
        let basket = price::basket(&snapshot, &settings, country, goods)?;
        let pairs = shown.iter().filter_map(|l| l.sold.as_ref().map(|(product, variant)| (product, variant)));
        let about = About::of(&groups_of(visit)?, pairs);
        let cards = gift_card::of_visit(visit, &snapshot, settings.currency)?;
        let offers = offers(&snapshot, &settings, country, &basket, about)?.beside(&cards);
        let choice = offers.choose(typed.get("delivery").parse().ok(), typed.get("payment").parse().ok());
        let bill = bill(choice, &basket, &cards);
        let slots = match &bill.choice.shipping {
            Some(offer) => pickup::slots(&snapshot, &offer.method, visit.cx.now, &settings.time_zone)?,
            None => Vec::new(),
        };
        let mut lines = Vec::new();
        for (shown, priced) in shown.iter().zip(&bill.quote.lines) {
            lines.extend(mini_line(visit, &snapshot, shown, priced.total)?);
        }
        let can_be_ordered = !shown.iter().any(|l| l.notices.iter().any(|n| n.blocks()));
        let tested = watch::since(&snapshot, visit.cx.now)?;
        Ok(Some(Stand { settings, offers, bill, slots, tested, can_be_ordered, lines }))
    }

    /// Whether anything of it needs an address.
    pub fn goes(&self) -> Goes {
        let by_email = self.bill.choice.shipping.as_ref().is_some_and(|offer| offer.method.kind == ShippingKind::Email);
        if by_email { Goes::ByEmail } else { Goes::ToAnAddress }
    }

    /// For the answer to a form whose cart is gone.
    fn nothing(visit: &Visit) -> Outcome<Stand> {
        let settings = settings::the(&visit.site.shop.read()?)?;
        let basket = Basket { items: Vec::new(), currency: settings.currency, prices: settings.prices, shipping: None, fee: None };
        let choice = Choice { shipping: None, payment: None };
        let bill = bill(choice, &basket, &[]);
        Ok(Stand {
            offers: Offers::none(settings.country, &basket),
            settings,
            bill,
            slots: Vec::new(),
            tested: None,
            can_be_ordered: false,
            lines: Vec::new(),
        })
    }

    /// The country to which the goods go, when a customs border lies between.
    fn customs(&self, visit: &Visit, typed: &Raw) -> Option<String> {
        let (home, country) = (self.settings.country, Filled::country(typed, self.settings.country));
        let sent = self.bill.choice.shipping.as_ref().is_some_and(|offer| offer.method.kind == ShippingKind::Delivery);
        (sent && country.is_import_from(home)).then(|| country.name(visit.cx.locale).to_owned())
    }

    /// Whoever chose a country behind customs on a page that did not say so yet is told first.
    fn warned(&self, visit: &Visit, typed: &Raw) -> Outcome {
        match self.customs(visit, typed) {
            Some(country) if typed.get("customs") != country => {
                Err(Refusal::Invalid(vec![Wrong::new("", "word-customs").with("country", country)]).into())
            }
            _ => Ok(()),
        }
    }

    /// Whoever wants more payment pages than people do has every other way to pay; the merchant is told. A proof is not wanted here,
    /// but one that proves nothing is refused before anything is ordered.
    fn may_open_page(&self, visit: &Visit, typed: &Raw) -> Outcome {
        let has_page = self.bill.choice.payment.as_ref().is_some_and(|method| method.kind.has_provider()) && !self.bill.rest().is_zero();
        if !has_page {
            return Ok(());
        }
        proof::is_given(visit, typed, &proof::of_form(visit, typed.get("once")))?;
        if may_open_page(visit)? { Ok(()) } else { Err(Refusal::wrong("payment", "wrong-pay-often").into()) }
    }

    /// What differs from what the form's page said.
    fn changes(&self, visit: &Visit, typed: &Raw) -> Vec<ChangeView> {
        let cx = &visit.cx;
        let Ok(expected) = typed.get("expected").parse::<i64>() else { return Vec::new() };
        let was = Money::new(expected, self.settings.currency);
        let by_cards = covered(typed, self.settings.currency).unwrap_or_else(|| Money::zero(self.settings.currency));
        let sums = [
            ("word-total", was, self.bill.quote.total),
            ("gift-cards", by_cards.negated(), self.bill.covered().negated()),
            ("gift-card-left", was - by_cards, self.bill.rest()),
        ];
        // What is left is said beside the cards; without them it is the total.
        let has_cards = !by_cards.is_zero() || !self.bill.shares.is_empty();
        let told = sums.into_iter().filter(|(key, was, now)| was != now && (has_cards || *key == "word-total"));
        let row =
            |(key, was, now): (&str, Money, Money)| ChangeView { what: cx.t(key).into_owned(), was: cx.money(was), now: cx.money(now) };
        told.map(row).collect()
    }

    /// When to come, as the page offers it; the first free time is chosen until the buyer chooses another.
    fn slots(&self, visit: &Visit, typed: &Raw, wrong: &[Wrong]) -> Option<SlotsView> {
        self.bill.choice.shipping.as_ref().filter(|offer| offer.method.pickup.is_some())?;
        let (cx, zone) = (&visit.cx, &visit.cx.shop.time_zone);
        let free = |(_, room): &&(Slot, bool)| *room;
        let chosen = typed.get("slot").parse().ok().or(self.slots.iter().flatten().find(free).map(|(slot, _)| slot.from.seconds()));
        let choice = |(slot, room): &(Slot, bool)| ChoiceView {
            picked: *room && chosen == Some(slot.from.seconds()),
            barred: !room,
            note: if *room { String::new() } else { cx.t("storefront-slot-full").into_owned() },
            ..ChoiceView::new(slot.from.seconds().to_string(), slot.clock(zone))
        };
        let day = |slots: &Vec<(Slot, bool)>| {
            let first = slots.first()?.0.from;
            let left = slots.iter().filter(free).count();
            Some(SlotDay { title: cx.days_between([first, first]), left, slots: slots.iter().map(choice).collect() })
        };
        let error = wrong.iter().find(|w| w.field == "slot").map(|w| cx.say(&w.say).into_owned());
        Some(SlotsView { days: self.slots.iter().filter_map(day).collect(), error })
    }

    fn view(&self, visit: &Visit, typed: &Raw, wrong: &[Wrong], changes: Vec<ChangeView>) -> CheckoutView {
        let cx = &visit.cx;
        let known = fields(visit, typed, self, wrong);
        let loose = wrong.iter().filter(|w| w.field.is_empty());
        let mistakes = loose.map(|w| Mistake { field_id: String::new(), text: cx.say(&w.say).into_owned() }).collect();
        let once = typed.get("once");
        let once = if once.is_empty() { token::fresh(visit.site.shop.random()) } else { once.to_owned() };
        let has_card = self.offers.payment.iter().any(|method| method.kind.has_provider());
        CheckoutView {
            contact: known.contact,
            address: known.address,
            same_billing: known.same_billing,
            billing: known.billing,
            delivery: known.delivery,
            slots: self.slots(visit, typed, wrong),
            payment: known.payment,
            customs: self.customs(visit, typed),
            by_email: self.goes() == Goes::ByEmail,
            has_card,
            note: Some(known.note),
            lines: self.lines.clone(),
            totals: totals(visit, &self.bill.quote, None),
            total: self.bill.quote.total,
            gift: gift_card::gift_view(visit, &self.bill, typed, wrong),
            total_note: tax_note(visit, &self.settings, &self.bill.quote),
            challenge: self.tested.filter(|_| has_card).map(|_| proof::made(visit, &proof::of_form(visit, &once))),
            once,
            changes,
            mistakes,
        }
    }
}

fn mini_line(visit: &Visit, snapshot: &Snapshot, shown: &crate::shop::cart::ShownLine, total: Money) -> Outcome<Option<MiniLine>> {
    let Some((product, variant)) = &shown.sold else { return Ok(None) };
    let locale = visit.cx.locale;
    Ok(Some(MiniLine {
        title: product.title.get(locale).to_owned(),
        facts: product.choice(variant).get(locale).to_owned(),
        quantity: shown.line.quantity,
        total,
        picture: view::picture_of(snapshot, variant.picture.or(product.pictures.first().copied()), locale)?,
    }))
}

/// What `Filled` needs to know of the page it came from.
impl Stand {
    /// The command's part that is chosen, not typed; refused when there is nothing to choose.
    pub fn chosen(&self) -> Result<(crate::base::ShippingMethodId, crate::base::PaymentMethodId), Refusal> {
        let shipping = self.bill.choice.shipping.as_ref().ok_or(Refusal::wrong("country", "wrong-no-delivery"))?;
        let payment = match &self.bill.choice.payment {
            Some(payment) => payment.id,
            None if self.bill.is_covered() => Id::new(0),
            None => return Err(Refusal::wrong("payment", "wrong-payment-not-offered")),
        };
        Ok((shipping.method.id, payment))
    }

    /// The same, if it is what the form says: something else that happens to cost as much was not agreed to.
    pub fn agreed(&self, typed: &Raw) -> Result<(crate::base::ShippingMethodId, crate::base::PaymentMethodId), Refusal> {
        let (shipping, payment) = self.chosen()?;
        let other = |name: &str, id: String| !typed.get(name).is_empty() && typed.get(name) != id;
        let mut wrong = Vec::new();
        if other("delivery", shipping.to_string()) {
            wrong.push(Wrong::new("delivery", "wrong-choice"));
        }
        if !self.bill.is_covered() && other("payment", payment.to_string()) {
            wrong.push(Wrong::new("payment", "wrong-payment-not-offered"));
        }
        if wrong.is_empty() { Ok((shipping, payment)) } else { Err(Refusal::Invalid(wrong)) }
    }
}
