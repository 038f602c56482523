//! What a provider takes and can, as its own documentation says it, for whoever sets it up.

use crate::shop::payment::{Description, PaymentKind, Step};
use crate::web::admin::ui::{Desk, Panel};
use crate::web::cx::Cx;
use maud::{Markup, Render, html};

const fn label(step: Step) -> &'static str {
    match step {
        Step::Hold => "admin-can-hold",
        Step::CapturePart => "admin-can-capture-part",
        Step::Void => "admin-can-void",
        Step::Refund => "admin-can-refund",
        Step::RefundPart => "admin-can-refund-part",
        Step::List => "admin-can-list",
        Step::Payouts => "admin-can-payouts",
    }
}

/// Which amounts of the shop's money can be paid so, as one sentence; "" where people take the money.
pub fn amounts(cx: &Cx, kind: PaymentKind) -> String {
    let Some(provider) = kind.describe() else { return String::new() };
    let (currency, code) = (cx.shop.currency, cx.shop.currency.code());
    if !provider.takes(currency) {
        return cx.t_with("admin-provider-currency-not", &[("currency", code)]).into_owned();
    }
    let (least, most) = (provider.least(currency), provider.most(currency));
    if least.minor() == 1 && most.is_none() {
        return String::new(); // it takes whatever there is
    }
    let least = cx.money(least);
    match most.map(|most| cx.money(most)) {
        Some(most) => cx.t_with("admin-provider-amounts", &[("least", &least), ("most", &most)]).into_owned(),
        None => cx.t_with("admin-provider-amounts-from", &[("least", &least)]).into_owned(),
    }
}

pub fn panel(desk: &Desk<'_>, provider: &Description, kind: PaymentKind, brand: &str) -> Markup {
    let (cx, shop) = (desk.cx, &desk.cx.shop);
    let country = [("country", shop.country.name(cx.locale))];
    let place = if provider.is_in(shop.country) { "admin-provider-country" } else { "admin-provider-country-not" };
    let currencies = match provider.count_of_currencies() {
        Some(n) => cx.t_n("admin-provider-currencies-n", u32::try_from(n).unwrap_or(u32::MAX)).into_owned(),
        None => desk.t("admin-provider-currencies-all").into_owned(),
    };
    let steps = |can: bool| {
        let those = Step::ALL.into_iter().filter(|step| provider.can.contains(step) == can);
        those.map(|step| desk.t(label(step))).collect::<Vec<_>>().join(", ")
    };
    let rows = [
        ("admin-provider-where", cx.t_with(place, &country).into_owned()),
        ("admin-provider-currencies", currencies),
        ("admin-provider-sums", amounts(cx, kind)),
        ("admin-provider-can", steps(true)),
        ("admin-provider-cannot", steps(false)),
    ];
    let body = html! { div.in { dl.kv {
        @for (key, says) in rows.iter().filter(|(_, says)| !says.is_empty()) { dt { (desk.t(key)) } dd { (says) } }
    } } };
    Panel { id: "described", title: &cx.t_with("admin-provider-title", &[("provider", brand)]), aside: html! {}, body }.render()
}
