//! `GET /admin/letters`, one letter as text, and the same as HTML at an address of its own, where nothing of it can run.

use crate::base::{Id, JobId, LetterId, Outcome, Refusal};
use crate::shop::letter::{self, Fate, Letter};
use crate::shop::queue::{self, QueuedJob};
use crate::shop::{Job, Permission};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::attention_serve::job_path;
use crate::web::admin::flows_serve::{JOBS_MAX, letter_words};
use crate::web::admin::letters::{LETTERS, LetterFace, LetterRow, LetterView, LettersView, letter_page, letters_page};
use crate::web::admin::order_serve::id_in;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::orders_serve::{ROWS, Turn};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::SignedIn;
use crate::web::admin::ui::Link;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::site::{Site, door};
use crate::web::url::with_query;
use axum::extract::{Path, RawQuery};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// Counting stops here.
const COUNT_MAX: usize = 10_000;
/// A letter is looked at in a sandbox: no script, no form, nothing fetched, in no frame.
const POLICY: HeaderValue =
    HeaderValue::from_static("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");

pub async fn list(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = Raw::parse(query.unwrap_or_default().as_bytes())?;
    who.answer(|ask| show_list(ask, &who.visit.site, &query))
}

/// What waits stands before what was written.
fn show_list(ask: &Ask<'_>, site: &Site, query: &Raw) -> Outcome<Answer> {
    ask.actor.must(Permission::Orders)?;
    let (reads, turn) = (ask.shop.read()?, Turn::of(query));
    let only_waiting = query.get("view") == "waiting";
    let waiting: Vec<QueuedJob> = queue::all(&reads, JOBS_MAX)?.into_iter().filter(|q| matches!(q.job, Job::Letter { .. })).collect();
    let mut rows = Vec::new();
    for queued in waiting.iter().skip(turn.skip()).take(ROWS) {
        rows.extend(waiting_row(&reads, ask.cx, queued)?);
    }
    let mut total = waiting.len();
    if !only_waiting {
        let page = Page::first(ROWS - rows.len()).skipping(turn.skip().saturating_sub(waiting.len()));
        for letter in letter::newest(&reads, page)? {
            rows.push(row(&reads, &letter)?);
        }
        total += reads.total::<Letter>(COUNT_MAX)?;
    }
    let href = with_query(LETTERS, &[("view", if only_waiting { "waiting" } else { "" })]);
    let pager = turn.pager(rows.len(), total, &href);
    let view = LettersView { has_server: site.mailer.sends(), only_waiting, rows, pager };
    Ok(Answer::Page(letters_page(&ask.desk(), &view)))
}

fn row(reads: &Snapshot, letter: &Letter) -> Outcome<LetterRow> {
    Ok(LetterRow {
        id: letter.id,
        at: letter.written,
        subject: letter.subject.clone(),
        to: letter.to.as_str().to_owned(),
        order: letter
            .order
            .map_or(Ok(None), |order| reads.find(order))?
            .map(|order| Link::new(format!("{ORDERS}/{}", order.id), order.number)),
        state: match letter.fate {
            Fate::Sent => LetterFace::Sent,
            Fate::Kept => LetterFace::Kept,
        },
        answer: String::new(),
    })
}

/// A letter that is not written yet bears the number of its job, which will be its own.
fn waiting_row(reads: &Snapshot, cx: &Cx, queued: &QueuedJob) -> Outcome<Option<LetterRow>> {
    let Job::Letter { letter, order } = queued.job else { return Ok(None) };
    let order = order.map_or(Ok(None), |order| reads.find(order))?;
    Ok(Some(LetterRow {
        id: LetterId::new(queued.id.get()),
        at: queued.queued,
        subject: cx.t(letter_words(letter)).into_owned(),
        to: order.as_ref().map_or(String::new(), |order| order.email.as_str().to_owned()),
        order: order.map(|order| Link::new(format!("{ORDERS}/{}", order.id), order.number)),
        state: if queued.gave_up.is_some() { LetterFace::Failed } else { LetterFace::Waits },
        answer: queued.trouble.clone().unwrap_or_default(),
    }))
}

pub async fn show(who: SignedIn, Path(id): Path<String>) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let (reads, id) = (ask.shop.read()?, id_in::<LetterId>(&id)?);
        let site = &who.visit.site;
        let own = &ask.cx.shop.contact.email;
        let sender = if own.is_empty() { site.mailer.from().as_str() } else { own };
        let from = format!("{} <{sender}>", ask.cx.shop.name);
        let view = match reads.find(id)? {
            Some(letter) => {
                let kept = site.mailer.read(id)?;
                LetterView {
                    row: row(&reads, &letter)?,
                    from,
                    html_href: kept.as_ref().map(|_| format!("{LETTERS}/{id}/html")),
                    text: kept.map_or(String::new(), |kept| kept.text),
                    send: None,
                }
            }
            None => {
                let queued = reads.find(JobId::new(id.get()))?.ok_or(Refusal::NotFound { what: "letter" })?;
                let row = waiting_row(&reads, ask.cx, &queued)?.ok_or(Refusal::NotFound { what: "letter" })?;
                let send = (queued.tries > 0).then(|| job_path(queued.id, "retry"));
                LetterView { row, from, text: String::new(), html_href: None, send }
            }
        };
        Ok(Answer::Page(letter_page(&ask.desk(), &view)))
    })
}

pub async fn html(who: SignedIn, Path(id): Path<String>) -> Result<Response, Failure> {
    let html = door(|| {
        who.actor.must(Permission::Orders)?;
        let letter = who.visit.site.shop.read()?.get(id_in::<LetterId>(&id)?)?;
        let kept = who.visit.site.mailer.read(letter.id)?;
        Ok(kept.ok_or(Refusal::NotFound { what: "letter" })?.html)
    });
    let mut response = html.map_err(Failure)?.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, POLICY);
    Ok(response)
}
