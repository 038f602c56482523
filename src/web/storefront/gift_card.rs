//! Gift cards where buyers meet them: at the checkout, on the page of their order, and on the page that says what is left on one.

use crate::base::{Currency, Error, GiftCardId, Outcome, Refusal, Wrong};
use crate::shop::checkout::Bill;
use crate::shop::gift_card::{self, ApplyGiftCard, GiftCard, Standing, TakeOffGiftCard, apply::in_cart};
use crate::shop::order::gift;
use crate::shop::payment::Payment;
use crate::shop::typed::mistakes;
use crate::shop::{Actor, cart};
use crate::store::Snapshot;
use crate::web::body::Form;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::reply;
use crate::web::site::door;
use crate::web::storefront::pages::checkout::{GiftLine, GiftView};
use crate::web::storefront::pages::gift_card::{BalanceView, Found, balance_page};
use crate::web::ui::{FieldKind, FieldView};
use crate::web::visit::Visit;
use axum::http::StatusCode;
use axum::response::Response;

/// The field of a code, at the checkout and on the page of the balance.
const CODE: &str = "gift_card";
/// Most signs that are taken: a code with every gap that people may type.
const CODE_CHARS_MAX: usize = 60;

/// Does what the checkout's form says about gift cards: a code that was typed goes into the cart, one that was ticked goes out.
/// What is left of the form, and what is wrong with the code.
pub fn take_in(visit: &Visit, typed: Raw) -> Outcome<(Raw, Vec<Wrong>)> {
    let Some(cart) = visit.cart.clone() else { return Ok((typed, Vec::new())) };
    let off: Vec<GiftCardId> = typed.all("gift_card_off").filter_map(|id| id.parse().ok()).collect();
    for card in off {
        ignore_lost_cart(visit.site.shop.run(&Actor::Visitor, TakeOffGiftCard { cart: cart.clone(), card }))?;
    }
    let code = typed.get(CODE).trim().to_owned();
    if code.is_empty() {
        return Ok((typed, Vec::new()));
    }
    if !visit.site.limits.allows(Wish::GiftCard, visit.caller) {
        return Ok((typed, vec![Wrong::new(CODE, "wrong-gift-card-too-fast")]));
    }
    let applied = mistakes(visit.site.shop.run(&Actor::Visitor, ApplyGiftCard { cart, code }).map(drop))
        .or_else(|e| ignore_lost_cart(Err(e)).map(Ok))?;
    Ok(match applied {
        Ok(()) => (typed.saying(CODE, ""), Vec::new()),
        Err(wrong) => (typed, wrong),
    })
}

/// A cart that is gone holds no card; the checkout says what became of it.
fn ignore_lost_cart(done: Outcome) -> Outcome {
    match done {
        Err(Error::Refused(Refusal::NotFound { .. })) => Ok(()),
        other => other,
    }
}

/// The cards with which this visitor means to pay, as far as they pay now.
pub fn of_visit(visit: &Visit, snapshot: &Snapshot, currency: Currency) -> Outcome<Vec<GiftCard>> {
    let Some(token) = &visit.cart else { return Ok(Vec::new()) };
    let cart = cart::by_token(snapshot, token)?;
    cart.map_or(Ok(Vec::new()), |cart| in_cart(snapshot, &cart, currency, visit.cx.now))
}

fn code_field(cx: &Cx, typed: &str, error: Option<String>) -> FieldView {
    let mut field = FieldView::new(FieldKind::Text, CODE, cx.t("gift-card-code"));
    field.value = typed.chars().take(CODE_CHARS_MAX).collect();
    field.max_chars = Some(CODE_CHARS_MAX);
    field.error = error;
    field
}

/// The same where nothing else is asked for.
fn asked(cx: &Cx, typed: &str, error: Option<String>) -> FieldView {
    FieldView { required: true, ..code_field(cx, typed, error) }
}

/// What the checkout shows of gift cards.
pub fn gift_view(visit: &Visit, bill: &Bill, typed: &Raw, wrong: &[Wrong]) -> GiftView {
    let cx = &visit.cx;
    let error = wrong.iter().find(|w| w.field == CODE).map(|w| cx.say(&w.say).into_owned());
    let mut code = code_field(cx, typed.get(CODE), error);
    code.hint = Some(cx.t("gift-card-hint").into_owned());
    code.refreshes = true;
    let line = |share: &crate::shop::checkout::Share| GiftLine { id: share.card.to_string(), ..line(cx, &share.last, share.amount) };
    GiftView { code, cards: bill.shares.iter().map(line).collect(), covered: bill.covered(), rest: bill.rest() }
}

fn line(cx: &Cx, last: &str, amount: crate::base::Money) -> GiftLine {
    let label = cx.t_with("gift-card-line", &[("card", &gift_card::shown(last))]).into_owned();
    GiftLine { id: String::new(), label, amount }
}

/// What gift cards paid of an order.
pub fn paid_view(cx: &Cx, payments: &[Payment]) -> Vec<GiftLine> {
    gift::lines(payments).iter().map(|paid| line(cx, &paid.last, paid.amount)).collect()
}

/// Asks for a code.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let view = BalanceView { code: asked(&visit.cx, "", None), found: None };
    Ok(reply::page(balance_page(&visit.cx, &view)))
}

/// What is on the card of a code. The code travels in the form, so that it stands in no address and no history.
pub async fn balance(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    let cx = &visit.cx;
    let again = |status: StatusCode, key: &str| {
        let view = BalanceView { code: asked(cx, typed.get(CODE), Some(cx.t(key).into_owned())), found: None };
        Ok(reply::page_with(status, balance_page(cx, &view)))
    };
    if !visit.site.limits.allows(Wish::GiftCard, visit.caller) {
        return again(StatusCode::TOO_MANY_REQUESTS, "wrong-gift-card-too-fast");
    }
    if typed.get(CODE).trim().is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "wrong-required");
    }
    let Some(card) = door(|| gift_card::by_code(&visit.site.shop.read()?, typed.get(CODE)))? else {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "wrong-gift-card-unknown");
    };
    let note = match card.standing(cx.now) {
        Standing::Good => None,
        Standing::Empty => Some("wrong-gift-card-empty"),
        Standing::Blocked => Some("wrong-gift-card-blocked"),
        Standing::Expired => Some("wrong-gift-card-expired"),
    };
    let until = card.expires.map(|end| cx.date(gift_card::last_day(end)));
    let found = Found { shown: card.shown(), balance: card.balance, until, note: note.map(|key| cx.t(key).into_owned()) };
    let view = BalanceView { code: asked(cx, "", None), found: Some(found) };
    Ok(reply::page(balance_page(cx, &view)))
}
