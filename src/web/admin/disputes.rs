//! Disputes as pages of the admin show them: how each stands, until when evidence is taken, and where it is given.

use crate::base::{Money, Time};
use crate::shop::books::{Dispute, DisputeStanding};
use crate::shop::payment::PaymentKind;
use crate::web::admin::ui::{Look, Tag};
use crate::web::cx::Cx;
use crate::web::ui::icon;
use maud::{Markup, html};

/// The text key of how a dispute stands, by its code.
const STANDINGS: [(DisputeStanding, Look, &str); 5] = [
    (DisputeStanding::Asked, Look::Bad, "admin-dispute-asked"),
    (DisputeStanding::Answered, Look::Half, "admin-dispute-answered"),
    (DisputeStanding::Closed, Look::Idle, "admin-dispute-closed"),
    (DisputeStanding::Lost, Look::Bad, "admin-dispute-lost"),
    (DisputeStanding::Won, Look::Done, "admin-dispute-won"),
];

/// Why buyers or their banks ask, as providers code it (docs.stripe.com/disputes/categories): code, text key.
const REASONS: [(&str, &str); 9] = [
    ("fraudulent", "admin-dispute-fraudulent"),
    ("product_not_received", "admin-dispute-not-received"),
    ("product_unacceptable", "admin-dispute-unacceptable"),
    ("credit_not_processed", "admin-dispute-no-credit"),
    ("duplicate", "admin-dispute-duplicate"),
    ("subscription_canceled", "admin-dispute-subscription"),
    ("unrecognized", "admin-dispute-unrecognized"),
    ("bank_cannot_process", "admin-dispute-bank"),
    ("general", "admin-dispute-general"),
];

/// How it stands, by the code in the log; a code that is not known here is shown as it is.
pub fn standing(cx: &Cx, provider: PaymentKind, code: &str) -> String {
    let known = STANDINGS.iter().find(|(standing, ..)| standing.key() == code);
    known.map_or_else(|| code.to_owned(), |(standing, _, key)| cx.t(decided(provider, *standing, key)).into_owned())
}

/// Who decides what was answered: behind a card the buyer's bank, at PayPal PayPal.
fn decided(provider: PaymentKind, standing: DisputeStanding, key: &'static str) -> &'static str {
    let paypal = standing == DisputeStanding::Answered && provider == PaymentKind::PayPal;
    if paypal { "admin-dispute-answered-paypal" } else { key }
}

/// Who wants the money back, and of what: behind a card the buyer's bank, at PayPal the buyer.
pub fn asked(cx: &Cx, provider: PaymentKind, amount: Money) -> String {
    let key = if provider == PaymentKind::PayPal { "admin-dispute-by-buyer" } else { "admin-dispute-by-bank" };
    cx.t_with(key, &[("amount", &cx.money(amount))]).into_owned()
}

/// Where it can be answered or accepted, and nowhere else.
pub fn there(cx: &Cx, provider: PaymentKind) -> String {
    let name = if provider == PaymentKind::PayPal { "PayPal" } else { "Stripe" };
    cx.t_with("admin-dispute-page", &[("provider", name)]).into_owned()
}

/// Why the money is asked back; a code that is not known here is shown as it is.
pub fn reason(cx: &Cx, code: &str) -> String {
    REASONS.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, key)| cx.t(key).into_owned())
}

/// Until when evidence is taken, as long as it is wanted.
pub fn deadline(dispute: &Dispute) -> Option<Time> {
    dispute.due.filter(|_| dispute.standing == DisputeStanding::Asked)
}

#[derive(Clone, Debug)]
pub struct DisputeRow {
    pub reason: String,
    pub standing: Tag,
    pub amount: Money,
    pub opened: Time,
    pub due: Option<Time>,
    /// The provider's page, and what leads there; both empty where none is known.
    pub page: String,
    pub there: String,
}

impl DisputeRow {
    pub fn of(cx: &Cx, dispute: &Dispute) -> DisputeRow {
        let found = STANDINGS.iter().find(|(standing, ..)| *standing == dispute.standing);
        let (_, look, key) = *found.unwrap_or(&STANDINGS[0]);
        DisputeRow {
            reason: reason(cx, &dispute.reason),
            standing: Tag::new(look, cx.t(decided(dispute.provider, dispute.standing, key))),
            amount: dispute.amount,
            opened: dispute.opened,
            due: deadline(dispute),
            page: dispute.page.clone(),
            there: there(cx, dispute.provider),
        }
    }
}

/// The disputes of an order, under its payments.
pub fn dispute_rows(cx: &Cx, rows: &[DisputeRow]) -> Markup {
    html! { @if !rows.is_empty() { ul.rows.split { @for row in rows { li {
        (icon("alert"))
        span {
            (cx.t("admin-dispute")) ": " (row.reason)
            small {
                (cx.t_with("admin-dispute-since", &[("day", &cx.date(row.opened))]))
                @if let Some(due) = row.due { ". " (cx.t_with("admin-dispute-until", &[("day", &cx.date_time(due))])) }
            }
            @if !row.page.is_empty() { small { a href=(row.page) rel="noreferrer" { (row.there) } } }
        }
        span.cluster { (row.standing) span.num { (cx.money(row.amount)) } }
    } } } } }
}
