//! An order of which a part is paid, or for which too much came: how much, and the steps that end it, above everything else on its page.

use crate::base::Money;
use crate::shop::order::Order;
use crate::web::admin::order::OrderView;
use crate::web::admin::order_steps::{ActionView, GIFT, GIVE_BACK, LET_REST_GO, MARK_AS_PAID, RETURN_EXCESS, SEND_LINK};
use crate::web::admin::ui::{Desk, Look, Panel, PostButton, Tag, button_link};
use crate::web::cx::Cx;
use maud::{Markup, Render, html};

#[derive(Clone, Debug)]
pub struct BalanceView {
    pub title: String,
    /// What came, what was asked for, and what that means.
    pub about: String,
    /// The verbs of the steps that end it, the nearest first.
    pub steps: &'static [&'static str],
}

/// `None`: it is in order, or nothing came.
pub fn balance(cx: &Cx, order: &Order, owed: Money) -> Option<BalanceView> {
    let (kept, due) = (cx.money(order.kept()), cx.money(order.due()));
    let view = |[title, about]: [&str; 2], amount: Money, steps| {
        let amount = cx.money(amount);
        let gaps = [("amount", amount.as_str()), ("paid", kept.as_str()), ("due", due.as_str())];
        BalanceView { title: cx.t_with(title, &gaps).into_owned(), about: cx.t_with(about, &gaps).into_owned(), steps }
    };
    if order.is_paid_in_part() {
        let words = ["admin-balance-missing", "admin-balance-missing-about"];
        return Some(view(words, order.outstanding(), &[SEND_LINK, LET_REST_GO, MARK_AS_PAID]));
    }
    let words = ["admin-balance-too-much", "admin-balance-too-much-about"];
    (owed.minor() > 0).then(|| view(words, owed, &[RETURN_EXCESS, GIVE_BACK, GIFT]))
}

pub fn balance_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let Some(balance) = &view.balance else { return html! {} };
    let steps = balance.steps.iter().filter_map(|key| view.actions.iter().find(|action| action.key == *key));
    let body = html! { div.in.stack {
        p { (balance.about) }
        div.cluster { @for (nth, action) in steps.enumerate() { (step(desk, view, action, if nth == 0 { "small" } else { "ghost small" })) } }
    } };
    Panel { id: "balance", title: &balance.title, aside: html! { (Tag::new(Look::Todo, desk.t("admin-balance-decide"))) }, body }.render()
}

/// A press, or the way to its form.
fn step(desk: &Desk<'_>, view: &OrderView, action: &ActionView, class: &str) -> Markup {
    if action.is_form() {
        return button_link(&format!("#{}", action.form_id()), class, action.icon, &action.label);
    }
    let hidden = [("version", view.version.to_string())];
    PostButton { cx: desk.cx, to: &action.to, label: &action.label, icon: action.icon, class, hidden: &hidden }.render()
}
