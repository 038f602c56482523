//! What the addresses of the newsletter do in the admin.

use crate::base::limits::ADMIN_PAGE;
use crate::base::{Outcome, SubscriptionId, Time};
use crate::shop::Permission;
use crate::shop::newsletter::{EndSubscription, EraseSubscription, Source, State, Subscription, count, list as listed, search};
use crate::shop::settings;
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::asked::{Turn, id, query};
use crate::web::admin::newsletter::{
    NEWSLETTER, NewsletterView, STATES, SubscriptionRow, SubscriptionView, newsletter_page, subscription_page,
};
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_pages::{ConfirmView, confirm_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DELETED, SAID_DONE, Tab};
use crate::web::csv::quoted;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::Choice;
use crate::web::form::Raw;
use crate::web::site::door;
use crate::web::url::with_query;
use axum::extract::{Path, RawQuery};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// Rows of one export: some ten megabytes.
const EXPORT_MAX: usize = 100_000;
/// Records read at a time.
const STEP: usize = 1_000;

pub async fn list(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    who.answer(|ask| show_list(ask, &query))
}

/// The state that an address names; the first where it names none.
fn state_of(query: &Raw) -> (State, &'static str) {
    let (state, value, ..) = STATES.into_iter().find(|(_, value, ..)| *value == query.get("view")).unwrap_or(STATES[0]);
    (state, value)
}

fn show_list(ask: &Ask<'_>, query: &Raw) -> Outcome<Answer> {
    ask.actor.must(Permission::Catalog)?;
    let (reads, turn) = (ask.shop.read()?, Turn::of(query));
    let ((state, value), q) = (state_of(query), query.get("q").trim().to_owned());
    let mut tabs = Vec::new();
    for (one, value, name, _) in STATES {
        let link = Link::new(with_query(NEWSLETTER, &[("view", value)]), ask.cx.t(name));
        tabs.push(Tab { link, count: Some(count(&reads, one)? as u64), is_current: one == state });
    }
    let page = Page::first(ADMIN_PAGE).skipping(turn.skip());
    let (found, pager) = if q.is_empty() {
        let found = listed(&reads, state, page)?;
        let pager = turn.pager(found.len(), count(&reads, state)?, NEWSLETTER, &[("view", value)]);
        (found, pager)
    } else {
        let mut found = search(&reads, &q, Page { take: ADMIN_PAGE + 1, ..page })?;
        let more = found.len() > ADMIN_PAGE;
        found.truncate(ADMIN_PAGE);
        let total = turn.skip() + found.len() + usize::from(more);
        let pager = crate::web::admin::ui::Pager { total: None, ..turn.pager(found.len(), total, NEWSLETTER, &[("q", &q)]) };
        (found, pager)
    };
    let offered = settings::the(&reads)?.newsletter.offered;
    let rows = found.iter().map(|known| row(ask.cx, known)).collect();
    Ok(Answer::Page(newsletter_page(&ask.desk(), &NewsletterView { state, tabs, q, rows, pager, offered })))
}

/// Where it was asked for: its name in exports, and its text key.
const fn source(source: Source) -> (&'static str, &'static str) {
    match source {
        Source::Home => ("home", "admin-newsletter-from-home"),
        Source::Footer => ("footer", "admin-newsletter-from-footer"),
        Source::Page => ("page", "admin-newsletter-from-page"),
        Source::Checkout { .. } => ("checkout", "admin-newsletter-from-checkout"),
    }
}

fn row(cx: &Cx, known: &Subscription) -> SubscriptionRow {
    SubscriptionRow {
        id: known.id,
        email: known.email.to_string(),
        state: known.state(),
        source: cx.t(source(known.source).1).into_owned(),
        language: cx.t(known.locale.label()).into_owned(),
        since: known.since(),
    }
}

pub async fn show(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id: SubscriptionId = id(&path)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let reads = ask.shop.read()?;
        let known = reads.get(id)?;
        let view = SubscriptionView {
            row: row(ask.cx, &known),
            order: order(&reads, known.source)?,
            words: known.words,
            asked: known.asked,
            again: known.again,
            letters: known.letters,
            confirmed: known.confirmed,
            left: match known.left {
                Some(left) => Some((left.at, left.by.map_or(Ok(None), |by| reads.find(by))?.map_or(String::new(), |staff| staff.name))),
                None => None,
            },
        };
        Ok(Answer::Page(subscription_page(&ask.desk(), &view)))
    })
}

fn order(reads: &Snapshot, source: Source) -> Outcome<Option<Link>> {
    let Source::Checkout { order } = source else { return Ok(None) };
    Ok(reads.find(order)?.map(|order| Link::new(format!("{ORDERS}/{}", order.id), order.number)))
}

pub async fn end(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let subscription: SubscriptionId = id(&path)?;
    form.who.answer(|ask| {
        ask.shop.run(ask.actor, EndSubscription { subscription })?;
        Ok(Answer::Go(format!("{NEWSLETTER}/{subscription}?said={SAID_DONE}")))
    })
}

pub async fn ask_erase(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id: SubscriptionId = id(&path)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let (email, desk) = (ask.shop.read()?.get(id)?.email.to_string(), ask.desk());
        let here = format!("{NEWSLETTER}/{id}");
        let view = ConfirmView {
            title: ask.cx.t_with("admin-newsletter-erase-title", &[("email", &email)]).into_owned(),
            about: desk.t("admin-newsletter-erase-about").into_owned(),
            to: format!("{here}/delete"),
            label: desk.t("admin-newsletter-erase").into_owned(),
            back: Link::new(here, email),
            hidden: Vec::new(),
            trouble: None,
        };
        Ok(Answer::Page(confirm_page(&desk, &view)))
    })
}

pub async fn erase(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let subscription: SubscriptionId = id(&path)?;
    form.who.answer(|ask| {
        ask.shop.run(ask.actor, EraseSubscription { subscription })?;
        Ok(Answer::Go(format!("{NEWSLETTER}?said={SAID_DELETED}")))
    })
}

/// A state's list as a file for other programs (RFC 4180), the latest first.
pub async fn export(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let (state, _) = state_of(&query(asked)?);
    let text = door(|| -> Outcome<String> {
        who.actor.must(Permission::Catalog)?;
        let reads = who.visit.site.shop.read()?;
        let mut text = "email,language,source,asked,confirmed,left\r\n".to_owned();
        for skip in (0..EXPORT_MAX).step_by(STEP) {
            let found = listed(&reads, state, Page::first(STEP).skipping(skip))?;
            found.iter().for_each(|known| text.push_str(&line(known)));
            if found.len() < STEP {
                break;
            }
        }
        Ok(text)
    })?;
    let mut response = text.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"newsletter.csv\""));
    Ok(response)
}

fn line(known: &Subscription) -> String {
    let at = |moment: Option<Time>| moment.map_or(String::new(), Time::rfc3339);
    let email = quoted(known.email.as_str());
    let (tag, from) = (known.locale.tag(), source(known.source).0);
    format!("{email},{tag},{from},{},{},{}\r\n", known.asked.rfc3339(), at(known.confirmed), at(known.left.map(|left| left.at)))
}
