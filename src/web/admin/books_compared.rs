//! Whether shop and providers agree: when they were compared last, what differed, and how far back each provider tells.

use crate::adapters::compare::COMPARED;
use crate::adapters::payments::Payments;
use crate::adapters::provider::Provider;
use crate::base::{Outcome, Span, Time};
use crate::shop::payment::PaymentKind;
use crate::shop::payment::compare::{compared, waiting};
use crate::store::Snapshot;
use crate::web::admin::attention::ATTENTION;
use crate::web::admin::ui::{Desk, Look, Panel, PostButton, Tag, moment};
use crate::web::field::Choice;
use crate::web::ui::icon;
use maud::{Markup, Render, html};

/// One provider.
#[derive(Clone, Debug)]
pub struct ComparedRow {
    pub provider: PaymentKind,
    /// When they were compared to the end last, and how much differed; `None`: never.
    pub last: Option<(Time, u64)>,
    /// So much of what differed, then or before, is still before a person.
    pub waiting: u64,
}

/// The providers that keep books, and how each comparison ended.
pub fn rows(reads: &Snapshot, payments: &Payments) -> Outcome<Vec<ComparedRow>> {
    let row = |provider: PaymentKind| Ok(ComparedRow { provider, last: compared(reads, provider)?, waiting: waiting(reads, provider)? });
    payments.keepers()?.into_iter().map(row).collect()
}

pub fn compared_panel(desk: &Desk<'_>, rows: &[ComparedRow], month: &str) -> Markup {
    let cx = desk.cx;
    let days = |span: Span| (span.0 / Span::days(1).0).to_string();
    let about = cx.t_with("admin-compared-about", &[("days", &days(COMPARED))]);
    let body = html! {
        ul.rows.wide-rows { @for row in rows {
            @let limit = Provider::remembers(row.provider).map(|span| {
                cx.t_with("admin-compared-limit", &[("provider", &cx.t(row.provider.label())), ("days", &days(span))]).into_owned()
            });
            li {
                (icon("flow"))
                span { (cx.t(row.provider.label()))
                    small { @match row.last { Some((at, _)) => { (desk.t("admin-compared-at")) " " (moment(cx, at)) }, None => (desk.t("admin-compared-never")) } }
                    @if let Some(limit) = &limit { small { (limit) } }
                }
                span.cluster { @if let Some((_, differed)) = row.last {
                    @if differed > 0 { a href=(ATTENTION) { (Tag::new(Look::Todo, desk.t_n("admin-compared-differed", differed))) } }
                    @else if row.waiting > 0 { a href=(ATTENTION) { (Tag::new(Look::Todo, desk.t_n("admin-compared-waiting", row.waiting))) } }
                    @else { (Tag::new(Look::Done, desk.t("admin-compared-same"))) }
                } }
            }
        } }
        div.in { p.muted.s { (about) } }
    };
    let hidden = [("month", month.to_owned())];
    let label = desk.t("admin-compared-now");
    let aside = PostButton { cx, to: "/admin/books/compare", label: &label, icon: "flow", class: "ghost small", hidden: &hidden }.render();
    html! { @if !rows.is_empty() { div.gap-a { (Panel { id: "compared", title: &desk.t("admin-compared"), aside, body }) } } }
}
