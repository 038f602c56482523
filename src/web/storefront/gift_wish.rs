//! For whom a gift card is: asked on the product's page, shown and changed in the cart.

use crate::base::limits::{EMAIL_CHARS_MAX, LINE_CHARS_MAX};
use crate::base::{Error, Refusal, VariantId, Wrong};
use crate::shop::Actor;
use crate::shop::cart::Gift;
use crate::shop::cart::gift::{GiftTyped, MESSAGE_CHARS_MAX, SetGift};
use crate::web::body::Form;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::site::door;
use crate::web::storefront::cart::view_of;
use crate::web::storefront::pages::cart::{CartView, GiftWish, cart};
use crate::web::ui::{FieldKind, FieldView};
use crate::web::visit::Visit;
use crate::web::{reply, url};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

/// Names of the three questions in forms.
pub const FIELDS: [&str; 3] = ["gift_email", "gift_name", "gift_message"];

/// What a form says about it.
pub fn typed(raw: &Raw) -> GiftTyped {
    let [email, name, message] = FIELDS.map(|name| raw.get(name).to_owned());
    GiftTyped { email, name, message }
}

/// The three questions, with what was typed and what is wrong with it.
pub fn fields(cx: &Cx, typed: &GiftTyped, wrong: &[Wrong]) -> Vec<FieldView> {
    let [email, name, message] = FIELDS;
    let asked = [
        (FieldKind::Email, email, "gift-wish-email", EMAIL_CHARS_MAX, &typed.email),
        (FieldKind::Text, name, "gift-wish-name", LINE_CHARS_MAX, &typed.name),
        (FieldKind::Lines, message, "gift-wish-message", MESSAGE_CHARS_MAX, &typed.message),
    ];
    let field = |(kind, name, label, most, value): (FieldKind, &str, &str, usize, &String)| FieldView {
        // Somebody else's: a browser must not fill in the buyer's.
        autocomplete: "off".to_owned(),
        value: value.clone(),
        max_chars: Some(most),
        error: wrong.iter().find(|w| w.field == name).map(|w| cx.say(&w.say).into_owned()),
        ..FieldView::new(kind, name, cx.t(label))
    };
    let mut fields = asked.map(field).to_vec();
    if let Some(email) = fields.first_mut() {
        email.hint = Some(cx.t("gift-wish-email-hint").into_owned());
    }
    fields
}

/// A line of the cart: for whom it is, in words, and the questions again.
pub fn wish(cx: &Cx, gift: Option<&Gift>) -> GiftWish {
    let gift = gift.cloned().unwrap_or_default();
    let to = gift.to.as_ref().map_or(String::new(), ToString::to_string);
    let who = match (gift.name.is_empty(), to.is_empty()) {
        (true, true) => cx.t("gift-wish-to-buyer").into_owned(),
        (true, false) => cx.t_with("gift-wish-for", &[("who", &to)]).into_owned(),
        (false, true) => cx.t_with("gift-wish-for", &[("who", &gift.name)]).into_owned(),
        (false, false) => cx.t_with("gift-wish-for", &[("who", &format!("{}, {to}", gift.name))]).into_owned(),
    };
    GiftWish { who, fields: fields(cx, &GiftTyped::from(&gift), &[]), message: gift.message }
}

/// Changes for whom a line is. What is refused comes back in its line, with what was typed.
pub async fn change(visit: Visit, Path(key): Path<String>, Form(raw): Form) -> Result<Response, Failure> {
    let gone = || Refusal::NotFound { what: "cart line" };
    let (variant, cart_token): (VariantId, String) =
        (key.parse().map_err(|_| gone())?, visit.cart.clone().ok_or(Refusal::NotFound { what: "cart" })?);
    let gift = typed(&raw);
    match door(|| visit.site.shop.run(&Actor::Visitor, SetGift { cart: cart_token, variant, gift: gift.clone() })) {
        Ok(()) => Ok(reply::see_other(url::CART)),
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let mut view = door(|| view_of(&visit, Some(words(&visit.cx, &wrong))))?;
            put_back(&visit.cx, &mut view, &key, (&gift, &wrong));
            Ok(reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, cart(&visit.cx, &view)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Every mistake in one line.
pub fn words(cx: &Cx, wrong: &[Wrong]) -> String {
    wrong.iter().map(|w| cx.say(&w.say).into_owned()).collect::<Vec<_>>().join(" ")
}

fn put_back(cx: &Cx, view: &mut CartView, key: &str, (typed, wrong): (&GiftTyped, &[Wrong])) {
    for line in view.lines.iter_mut().filter(|line| line.key == key) {
        if let Some(gift) = &mut line.gift {
            gift.fields = fields(cx, typed, wrong);
        }
    }
}
