//! The part of an order's page that is about its payment: how to transfer, how to start or try again, what we wait for.

use crate::adapters::slip::Drawn;
use crate::base::bank::in_fours;
use crate::base::{Money, Time};
use crate::shop::payment::Transfer;
use crate::shop::payment::proof::{TASKS, ZEROS};
use crate::shop::payment::transfer::Code;
use crate::web::assets;
use crate::web::cx::Cx;
use crate::web::storefront::proof::FIELD;
use crate::web::ui::{FieldView, Tone, bank_code, choices, icon_m, icon_xs, notice};
use crate::web::url;
use maud::{Markup, html};

/// Where the payment stands, as the buyer should read it.
#[derive(Clone, Debug)]
pub enum PaymentView {
    Paid {
        /// `Visa ending 4242`.
        method: String,
        at: Time,
        /// What went back of it.
        refunded: Option<Money>,
    },
    Transfer(Box<TransferView>),
    /// An invoice whose day is not known yet: not all has left.
    InvoiceLater {
        amount: Money,
        /// After the last parcel.
        days: u32,
        others: Option<FieldView>,
    },
    /// The buyer has paid, and the bank needs days.
    OnItsWay,
    /// Nothing to do before the carrier is at the door.
    OnDelivery {
        amount: Money,
        others: Option<FieldView>,
    },
    AtPickup {
        amount: Money,
        others: Option<FieldView>,
    },
    /// The buyer has done it; the provider has not told us yet.
    Waiting,
    /// To be started, or tried again.
    Open(OpenView),
    Cancelled {
        refunded: Option<Money>,
        /// What was paid and has not gone back yet.
        owed: Option<Money>,
    },
}

#[derive(Clone, Debug)]
pub struct TransferView {
    pub transfer: Transfer,
    /// For banking apps.
    pub code: Option<Drawn>,
    /// Where the payment slip is, when the account has one.
    pub slip: Option<String>,
    /// How long the things are kept.
    pub until: Option<Time>,
    /// Until when an invoice is to be paid: the things have left already.
    pub due: Option<Time>,
    /// Other ways to pay: a `Radios` field named `payment`.
    pub others: Option<FieldView>,
}

#[derive(Clone, Debug)]
pub struct OpenView {
    pub amount: Money,
    /// Ways to pay: a `Radios` field named `payment`. With one way there is only the button.
    pub ways: FieldView,
    pub until: Option<Time>,
    /// What the last attempt came to, when there was one.
    pub failed: Option<String>,
    /// Where the link to pay went, when the page opens by nothing else.
    pub mailed: Option<String>,
}

/// How the buyer knows of the order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    ByLetter,
    /// Staff entered it and gave the link; no letter was written.
    ByHand,
}

impl PaymentView {
    /// The texts that head the page: the title (gap `name`) and the sentence below it (gap `email`), which names no letter where none
    /// was written.
    pub fn headline(&self, told: Told) -> [&'static str; 2] {
        let [title, lead] = self.headline_after_letter();
        let names_letter = matches!(
            self,
            PaymentView::InvoiceLater { .. } | PaymentView::Transfer(_) | PaymentView::OnDelivery { .. } | PaymentView::AtPickup { .. }
        ) || matches!(self, PaymentView::Open(open) if open.failed.is_none());
        [title, if told == Told::ByHand && names_letter { "storefront-order-by-hand-lead" } else { lead }]
    }

    fn headline_after_letter(&self) -> [&'static str; 2] {
        match self {
            PaymentView::Paid { .. } => ["storefront-order-paid-title", "storefront-order-paid-lead"],
            PaymentView::Transfer(t) if t.due.is_some() => ["storefront-order-invoice-title", "storefront-order-invoice-lead"],
            PaymentView::InvoiceLater { .. } => ["storefront-order-invoice-later-title", "storefront-order-invoice-later-lead"],
            PaymentView::OnItsWay => ["storefront-order-on-its-way-title", "storefront-order-on-its-way-lead"],
            PaymentView::Transfer(_) => ["storefront-order-transfer-title", "storefront-order-transfer-lead"],
            PaymentView::OnDelivery { .. } => ["storefront-order-on-delivery-title", "storefront-order-on-delivery-lead"],
            PaymentView::AtPickup { .. } => ["storefront-order-at-pickup-title", "storefront-order-at-pickup-lead"],
            PaymentView::Waiting => ["storefront-order-waiting-title", "storefront-order-waiting-lead"],
            PaymentView::Open(OpenView { failed: Some(_), .. }) => ["storefront-order-failed-title", "storefront-order-failed-lead"],
            PaymentView::Open(_) => ["storefront-order-open-title", "storefront-order-open-lead"],
            PaymentView::Cancelled { .. } => ["storefront-order-cancelled-title", "storefront-order-cancelled-lead"],
        }
    }

    /// Keeps what was chosen, when the page is the answer to a form.
    pub fn choose(&mut self, way: &str) {
        let ways = match self {
            PaymentView::Open(open) => Some(&mut open.ways),
            PaymentView::Transfer(transfer) => transfer.others.as_mut(),
            PaymentView::InvoiceLater { others, .. } | PaymentView::OnDelivery { others, .. } | PaymentView::AtPickup { others, .. } => {
                others.as_mut()
            }
            _ => None,
        };
        if let Some(ways) = ways.filter(|ways| ways.options.iter().any(|option| option.value == way)) {
            ways.value = way.to_owned();
        }
    }

    pub fn until(&self) -> Option<Time> {
        match self {
            PaymentView::Transfer(t) => t.until,
            PaymentView::Open(o) => o.until,
            _ => None,
        }
    }
}

/// What the buyer has to do or know about the payment; nothing when all is well.
pub fn payment(cx: &Cx, token: &str, challenge: Option<&str>, p: &PaymentView) -> Markup {
    match p {
        PaymentView::Transfer(t) => html! { (transfer(cx, t)) (other_ways(cx, token, challenge, t.others.as_ref())) },
        PaymentView::InvoiceLater { amount, days, others } => html! {
            div.gap-down {
                (notice(Tone::Plain, "clock", &html! {
                    (cx.t_with("storefront-pay-invoice-later", &[("amount", &cx.money(*amount)), ("n", &days.to_string())]))
                }))
            }
            (other_ways(cx, token, challenge, others.as_ref()))
        },
        PaymentView::OnItsWay => html! {
            div.gap-down { (notice(Tone::Plain, "clock", &html! { (cx.t("storefront-pay-on-its-way")) })) }
        },
        PaymentView::Open(o) => open(cx, token, challenge, o),
        PaymentView::Waiting => html! {
            div.gap-down { (notice(Tone::Plain, "clock", &html! { (cx.t("storefront-pay-waiting")) })) }
        },
        PaymentView::Cancelled { refunded, owed } => html! { (gone_back(cx, *refunded)) (goes_back(cx, *owed)) },
        PaymentView::Paid { refunded, .. } => gone_back(cx, *refunded),
        PaymentView::OnDelivery { others, .. } | PaymentView::AtPickup { others, .. } => other_ways(cx, token, challenge, others.as_ref()),
    }
}

fn gone_back(cx: &Cx, refunded: Option<Money>) -> Markup {
    html! { @if let Some(amount) = refunded { div.gap-down {
        (notice(Tone::Good, "undo", &html! { (cx.t_with("storefront-pay-refunded", &[("amount", &cx.money(amount))])) }))
    } } }
}

/// Money of an order that is over, and is not the shop's any more.
fn goes_back(cx: &Cx, owed: Option<Money>) -> Markup {
    html! { @if let Some(amount) = owed { div.gap-down {
        (notice(Tone::Plain, "undo", &html! { (cx.t_with("storefront-pay-goes-back", &[("amount", &cx.money(amount))])) }))
    } } }
}

/// One line for the facts below the timeline.
pub fn paid_with(cx: &Cx, p: &PaymentView) -> Markup {
    let words = |key: &str, amount: Money| cx.t_with(key, &[("amount", &cx.money(amount))]);
    html! {
        @match p {
            PaymentView::Paid { method, at, .. } => { p { (method) br; span.muted.s { (cx.date(*at)) } } },
            PaymentView::Transfer(t) => p { (words("storefront-pay-by-transfer", t.transfer.amount)) },
            PaymentView::OnDelivery { amount, .. } => p { (words("storefront-pay-on-delivery", *amount)) },
            PaymentView::AtPickup { amount, .. } => p { (words("storefront-pay-at-pickup", *amount)) },
            PaymentView::InvoiceLater { amount, .. } => p { (words("storefront-pay-by-invoice", *amount)) },
            PaymentView::Waiting | PaymentView::OnItsWay => p { (cx.t("storefront-pay-waiting-short")) },
            PaymentView::Open(o) => p { (words("storefront-pay-open", o.amount)) },
            PaymentView::Cancelled { .. } => p { (cx.t("storefront-pay-none")) },
        }
    }
}

fn transfer(cx: &Cx, t: &TransferView) -> Markup {
    let Transfer { account, amount, reference, .. } = &t.transfer;
    let amount = *amount;
    let row = |label: &str, shown: &str, copied: &str, class: Option<&str>| {
        let label = cx.t(label);
        html! {
            @if !shown.is_empty() {
                div {
                    dt { (label) }
                    dd class=[class] { (shown) }
                    dd.act { button.copy type="button" data-copy=(copied) hidden {
                        (icon_xs("copy")) span { (cx.t("word-copy")) } span.hide { " " (label) }
                    } }
                }
            }
        }
    };
    html! {
        section.gap-down aria-labelledby="h-transfer" {
            h2.d-1 id="h-transfer" { (cx.t("storefront-transfer")) }
            @if let Some(due) = t.due { p { (cx.t_with("storefront-transfer-due", &[("date", &cx.date(due))])) } }
            @if let Some(code) = &t.code { (scan(cx, t, code)) }
            dl.give data-script=(assets::url("copy.js")) {
                (row("word-amount", &cx.money(amount), &amount.plain(), Some("big")))
                (row("word-iban", &held(&in_fours(&account.iban)), &account.iban, None))
                (row("storefront-transfer-holder", &account.holder, &account.holder, None))
                (row("storefront-transfer-reference", &held(&reference.shown()), reference.as_str(), None))
                (row("word-bic", &account.bic, &account.bic, None))
                (row("storefront-transfer-bank", &account.bank, &account.bank, None))
            }
            p.hide role="status" data-copied=(cx.t("word-copied")) {}
            p.muted.s.below { (cx.t("storefront-transfer-note")) }
        }
    }
}

/// The code, what to do with it, and the slip for whoever pays on paper.
fn scan(cx: &Cx, t: &TransferView, code: &Drawn) -> Markup {
    let says = if matches!(t.transfer.code, Some(Code::Swiss(_))) { "storefront-transfer-scan-swiss" } else { "storefront-transfer-scan" };
    html! {
        figure.scan {
            (bank_code(code, &cx.t("storefront-transfer-code")))
            figcaption {
                b { (cx.t("storefront-transfer-code")) }
                (cx.t(says))
                @if let Some(slip) = &t.slip { br; a href=(slip) { (cx.t("storefront-transfer-slip")) } }
            }
        }
    }
}

/// Groups that stay on one line together.
fn held(grouped: &str) -> String {
    grouped.replace(' ', "\u{a0}")
}

/// The same order, paid another way: folded, for it is not the usual thing.
fn other_ways(cx: &Cx, token: &str, challenge: Option<&str>, ways: Option<&FieldView>) -> Markup {
    html! { @if let Some(ways) = ways {
        details.fold.gap-down {
            summary { (cx.t("storefront-pay-otherwise")) }
            form action=(url::order_pay(token)) method="post" {
                (work(challenge))
                (choices(ways))
                p.up-s { button.btn.ghost { (cx.t("storefront-pay-otherwise-do")) } }
            }
        }
    } }
}

/// The work that a browser does in the background before it opens a provider's page; without a script the answer stays empty.
pub fn work(challenge: Option<&str>) -> Markup {
    html! { @if let Some(challenge) = challenge {
        div hidden data-script=(assets::url("proof.js")) data-challenge=(challenge) data-tasks=(TASKS) data-zeros=(ZEROS) {
            input type="hidden" name=(FIELD) value="";
        }
    } }
}

fn open(cx: &Cx, token: &str, challenge: Option<&str>, o: &OpenView) -> Markup {
    html! {
        @if let Some(email) = &o.mailed { div.gap-down {
            (notice(Tone::Plain, "mail", &html! { (cx.t_with("storefront-pay-by-mail", &[("email", email)])) }))
        } }
        form.gap-down action=(url::order_pay(token)) method="post" {
            (work(challenge))
            @if o.ways.options.len() > 1 {
                fieldset.form-section { legend { (o.ways.label) } (choices(&o.ways)) }
            } @else {
                @for way in &o.ways.options { input type="hidden" name=(o.ways.name) value=(way.value); }
            }
            p.up-s { button.btn { (icon_m("lock")) (cx.t_with("storefront-pay-now", &[("amount", &cx.money(o.amount))])) } }
        }
    }
}
