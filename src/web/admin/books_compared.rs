//! Whether shop and providers agree: when they were compared last, what differed, and how far back each provider tells.

use crate::adapters::compare::COMPARED;
use crate::adapters::payments::Payments;
use crate::adapters::provider::Provider;
use crate::base::{Error, Fault, Outcome, Span, Time};
use crate::shop::Permission;
use crate::shop::payment::PaymentKind;
use crate::shop::payment::compare::compared;
use crate::store::Snapshot;
use crate::web::admin::attention::ATTENTION;
use crate::web::admin::books::BOOKS;
use crate::web::admin::books_serve::page_of;
use crate::web::admin::resource_serve::Answer;
use crate::web::admin::signed_in::StaffForm;
use crate::web::admin::ui::{Desk, Look, Panel, PostButton, SAID_DONE, Tag, moment};
use crate::web::error::Failure;
use crate::web::field::Choice;
use crate::web::ui::icon;
use crate::web::url::with_query;
use axum::response::Response;
use maud::{Markup, Render, html};

/// One provider.
#[derive(Clone, Debug)]
pub struct ComparedRow {
    pub provider: PaymentKind,
    /// When they were compared to the end last, and how much differed; `None`: never.
    pub last: Option<(Time, u64)>,
}

/// The providers that keep books, and how each comparison ended.
pub fn rows(reads: &Snapshot, payments: &Payments) -> Outcome<Vec<ComparedRow>> {
    let row = |provider: PaymentKind| Ok(ComparedRow { provider, last: compared(reads, provider)? });
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
                    @if differed == 0 { (Tag::new(Look::Done, desk.t("admin-compared-same"))) }
                    @else { a href=(ATTENTION) { (Tag::new(Look::Todo, desk.t_n("admin-compared-differed", differed))) } }
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

/// Compares now.
pub async fn compare(form: StaffForm) -> Result<Response, Failure> {
    let who = &form.who;
    who.actor.must(Permission::Orders)?;
    let payments = &who.visit.site.payments;
    let trouble = match payments.compare(payments.shop.now() - COMPARED).await {
        Ok(_) => None,
        Err(Error::Fault(Fault::Final(why) | Fault::Outside(why))) => {
            Some(who.visit.cx.t_with("admin-compared-not", &[("why", &why)]).into_owned())
        }
        Err(other) => return Err(other.into()),
    };
    who.answer(|ask| match trouble {
        None => Ok(Answer::Go(with_query(BOOKS, &[("month", form.raw.get("month")), ("said", SAID_DONE)]))),
        trouble => Ok(Answer::Refused(page_of(ask, payments, &form.raw, trouble)?)),
    })
}
