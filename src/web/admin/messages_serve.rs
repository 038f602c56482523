//! What the addresses of the inbox do.

use crate::base::limits::ADMIN_PAGE;
use crate::base::{MessageId, Outcome};
use crate::shop::Permission;
use crate::shop::message::answer::Answer as Mark;
use crate::shop::message::{DeleteMessage, Message, SetAnswered, count, list as messages};
use crate::shop::order;
use crate::store::{Page, Reads};
use crate::web::admin::asked::{Turn, id, query};
use crate::web::admin::messages::{MESSAGES, MessageRow, MessageView, MessagesView, TRAYS, message_page, messages_page};
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DELETED, SAID_DONE, Tab};
use crate::web::error::Failure;
use crate::web::field::Choice;
use crate::web::form::Raw;
use crate::web::url::with_query;
use axum::extract::{Path, RawQuery};
use axum::response::Response;

/// Characters of a message that its row shows.
const BEGINNING: usize = 90;

pub async fn list(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    who.answer(|ask| show_list(ask, &query))
}

fn show_list(ask: &Ask<'_>, query: &Raw) -> Outcome<Answer> {
    ask.actor.must(Permission::Orders)?;
    let (reads, turn) = (ask.shop.read()?, Turn::of(query));
    let (tray, value, ..) = TRAYS.into_iter().find(|(_, value, ..)| *value == query.get("view")).unwrap_or(TRAYS[0]);
    let mut tabs = Vec::new();
    for (one, value, name, _) in TRAYS {
        let link = Link::new(with_query(MESSAGES, &[("view", value)]), ask.cx.t(name));
        tabs.push(Tab { link, count: Some(count(&reads, one)? as u64), is_current: one == tray });
    }
    let rows: Vec<MessageRow> = messages(&reads, tray, Page::first(ADMIN_PAGE).skipping(turn.skip()))?.into_iter().map(row).collect();
    let pager = turn.pager(rows.len(), count(&reads, tray)?, MESSAGES, &[("view", value)]);
    Ok(Answer::Page(messages_page(&ask.desk(), &MessagesView { tray, tabs, rows, pager })))
}

fn row(message: Message) -> MessageRow {
    let line = crate::base::text::line(&message.text);
    let says: String = line.chars().take(BEGINNING).collect();
    MessageRow {
        id: message.id,
        from: if message.name.is_empty() { message.email.to_string() } else { message.name },
        says: if says.len() < line.len() { format!("{says} …") } else { says },
        sent: message.sent,
    }
}

pub async fn show(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id: MessageId = id(&path)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let (reads, locale) = (ask.shop.read()?, ask.cx.locale);
        let message = reads.get(id)?;
        let found = reads.lookup(&order::BY_NUMBER, &message.order_number)?;
        let view = MessageView {
            id,
            tray: message.tray(),
            order: found.map(|order| Link::new(format!("{ORDERS}/{}", order.id), order.number)),
            subject: message.locale.t_with("admin-message-subject", &[("shop", &ask.cx.shop.name)]).into_owned(),
            language: locale.t(message.locale.label()).into_owned(),
            name: message.name,
            email: message.email.to_string(),
            order_number: message.order_number,
            text: message.text,
            sent: message.sent,
            answered: message.answered,
        };
        Ok(Answer::Page(message_page(&ask.desk(), &view)))
    })
}

pub async fn answer(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let message: MessageId = id(&path)?;
    form.who.answer(|ask| {
        let answer = if form.raw.get("answer") == "open" { Mark::Open } else { Mark::Given };
        ask.shop.run(ask.actor, SetAnswered { message, answer })?;
        Ok(Answer::Go(format!("{MESSAGES}/{message}?said={SAID_DONE}")))
    })
}

pub async fn delete(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let message: MessageId = id(&path)?;
    form.who.answer(|ask| {
        ask.shop.run(ask.actor, DeleteMessage { message })?;
        Ok(Answer::Go(format!("{MESSAGES}?said={SAID_DELETED}")))
    })
}
