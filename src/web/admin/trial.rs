//! Trying a provider with money: what was done so far, step by step, and the button for the next.

use crate::base::{Money, Time};
use crate::web::admin::account::Account;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::ui::{Desk, Look, Panel, PostButton, Tag, moment};
use crate::web::ui::icon;
use maud::{Markup, Render, html};

/// The ends of the addresses of its buttons.
pub const PAY: &str = "trial";
pub const LOOK: &str = "trial-look";
pub const GIVE_BACK: &str = "trial-back";

/// How the last try stands.
#[derive(Clone, Debug)]
pub struct TrialView {
    /// What is paid by it; `None`: the provider does not take this shop's money.
    pub amount: Option<Money>,
    pub live: bool,
    pub last: Option<Last>,
}

#[derive(Clone, Debug)]
pub struct Last {
    pub order: String,
    pub number: String,
    /// Where it is paid, as long as it can be.
    pub page: Option<String>,
    pub paid: Step,
    pub webhook: Step,
    pub back: Step,
    pub can_give_back: Pressable,
    pub can_begin: Pressable,
}

/// Whether a button is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pressable {
    Yes,
    No,
}

/// One thing that has to happen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    Done {
        text: &'static str,
        at: Option<Time>,
    },
    Waits {
        text: &'static str,
    },
    /// It did not, and the text says what to do; `why` in the provider's words.
    Failed {
        text: &'static str,
        why: String,
    },
}

pub fn panel(desk: &Desk<'_>, of: &Account, view: &TrialView) -> Markup {
    let says = |key: &str| desk.cx.t_with(key, &[("provider", of.brand)]).into_owned();
    let press = |verb: &str, label: &str, class: &str| {
        PostButton { cx: desk.cx, to: &format!("{}/{verb}", of.path), label, icon: "", class, hidden: &[] }.render()
    };
    let tag =
        Tag::new(if view.live { Look::Todo } else { Look::Half }, desk.t(if view.live { "admin-trial-live" } else { "admin-trial-play" }));
    let body = html! { div.in.stack {
        @match view.amount {
            None => p.muted.s { (says("admin-trial-not-taken")) },
            Some(amount) => {
                p.muted.s { (desk.cx.t_with("admin-trial-about", &[("provider", of.brand), ("amount", &desk.cx.money(amount))])) }
                p.s { @if view.live { strong { (says("admin-trial-real")) } } @else { (says("admin-trial-no-money")) } }
                @if let Some(last) = &view.last { (steps(desk, of, last)) }
                div.cluster {
                    @if let Some(page) = view.last.as_ref().and_then(|last| last.page.as_ref()) {
                        a.btn.small href=(page) rel="noreferrer" { (says("admin-trial-page")) }
                    }
                    @if view.last.as_ref().is_none_or(|last| last.can_begin == Pressable::Yes) {
                        (press(PAY, &desk.cx.t_with("admin-trial-pay", &[("amount", &desk.cx.money(amount))]), "ghost small"))
                    }
                    @if let Some(last) = &view.last {
                        @if last.can_give_back == Pressable::Yes { (press(GIVE_BACK, &desk.t("admin-trial-back"), "small")) }
                        (press(LOOK, &desk.t("admin-trial-look"), "ghost small"))
                    }
                }
            }
        }
    } };
    Panel { id: "trial", title: &desk.t("admin-trial"), aside: tag.render(), body }.render()
}

fn steps(desk: &Desk<'_>, of: &Account, last: &Last) -> Markup {
    let made = Step::Done { text: "admin-trial-made", at: None };
    let page =
        if last.page.is_some() || !matches!(last.paid, Step::Waits { .. }) { made } else { Step::Waits { text: "admin-trial-no-page" } };
    html! {
        ol.rows.steps-to-live { @for step in [&page, &last.paid, &last.webhook, &last.back] { (row(desk, of, step)) } }
        p.s { a href=(format!("{ORDERS}/{}", last.order)) { (desk.cx.t_with("admin-trial-order", &[("number", &last.number)])) } }
    }
}

fn row(desk: &Desk<'_>, of: &Account, step: &Step) -> Markup {
    let says = |key: &str, why: &str| desk.cx.t_with(key, &[("provider", of.brand), ("why", why)]).into_owned();
    html! { li { @match step {
        Step::Done { text, at } => {
            (icon("check")) span { (says(text, "")) @if let Some(at) = at { " " span.muted.s { (moment(desk.cx, *at)) } } }
            (Tag::new(Look::Done, desk.t("admin-account-step-done")))
        },
        Step::Waits { text } => { (icon("clock")) span { (says(text, "")) } },
        Step::Failed { text, why } => { (icon("alert")) span { (says(text, why)) } (Tag::new(Look::Todo, desk.t("admin-trial-failed"))) },
    } } }
}
