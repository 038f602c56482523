//! Letters: what the shop has written, and whether it has left. Without a mail server they are kept here to be read.

use crate::base::{LetterId, Time};
use crate::web::admin::ui::{Desk, Link, Look, Page, Pager, Panel, PostButton, Tab, Tag, button_link, empty, moment, tabs};
use crate::web::cx::Cx;
use crate::web::ui::{Tone, notice};
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const LETTERS: &str = "/admin/letters";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LetterFace {
    /// Still to be sent, or tried again.
    Waits,
    Sent,
    /// Kept, because no mail server is set.
    Kept,
    Failed,
}

impl LetterFace {
    pub fn tag(self, cx: &Cx) -> Tag {
        let (look, key) = match self {
            LetterFace::Waits => (Look::Todo, "admin-letter-waits"),
            LetterFace::Sent => (Look::Done, "admin-letter-sent"),
            LetterFace::Kept => (Look::Half, "admin-letter-kept"),
            LetterFace::Failed => (Look::Bad, "admin-letter-failed"),
        };
        Tag::new(look, cx.t(key))
    }
}

#[derive(Clone, Debug)]
pub struct LetterRow {
    pub id: LetterId,
    pub at: Time,
    pub subject: String,
    pub to: String,
    pub order: Option<Link>,
    pub state: LetterFace,
    /// What the server answered, or why it waits.
    pub answer: String,
}

#[derive(Clone, Debug)]
pub struct LettersView {
    /// Whether letters leave at all.
    pub has_server: bool,
    pub only_waiting: bool,
    pub rows: Vec<LetterRow>,
    pub pager: Pager,
}

pub fn letters_page(desk: &Desk<'_>, view: &LettersView) -> Markup {
    let title = desk.t("admin-nav-letters");
    let tab = |key: &str, label: &str, is_current| Tab {
        link: Link::new(with_query(LETTERS, &[("view", key)]), desk.t(label)),
        count: None,
        is_current,
    };
    let list = [tab("", "admin-all", !view.only_waiting), tab("waiting", "admin-letters-waiting", view.only_waiting)];
    let body = html! {
        @if !view.has_server { div.said { (notice(Tone::Warn, "mail", &html! { (desk.t("admin-letters-no-server")) })) } }
        (tabs(desk.cx, &list))
        @if view.rows.is_empty() { (empty(&desk.t("admin-letters-none"), &desk.t("admin-letters-none-line"), html! {})) }
        @else { div.bleed { (table(desk, &view.rows)) } (view.pager.draw(desk.cx)) }
    };
    Page::new(desk, &title, body).render()
}

fn table(desk: &Desk<'_>, rows: &[LetterRow]) -> Markup {
    html! { table.table.leaf {
        caption.hide { (desk.t("admin-nav-letters")) }
        thead { tr {
            th scope="col" { (desk.t("admin-when")) }
            th scope="col" { (desk.t("admin-letter")) }
            th scope="col" { (desk.t("admin-order")) }
            th scope="col" { (desk.t("admin-state")) }
            th scope="col" { (desk.t("admin-letter-answer")) }
        } }
        tbody { @for row in rows { tr {
            td.muted { (moment(desk.cx, row.at)) }
            td.grow { a href={ (LETTERS) "/" (row.id) } { (row.subject) } small { (row.to) } }
            td { @if let Some(order) = &row.order { a href=(order.href) { (order.label) } } }
            td.tags { (row.state.tag(desk.cx)) }
            td.why2.muted { (row.answer) }
        } } }
    } }
}

#[derive(Clone, Debug)]
pub struct LetterView {
    pub row: LetterRow,
    pub from: String,
    /// "" when the shop has not kept it.
    pub text: String,
    /// The same as HTML, at an address of its own with a policy of its own.
    pub html_href: Option<String>,
    /// Path of the POST that sends it (again).
    pub send: Option<String>,
}

pub fn letter_page(desk: &Desk<'_>, view: &LetterView) -> Markup {
    let row = &view.row;
    let head = html! { dl.kv.wide-kv.letter-kv {
        dt { (desk.t("admin-letter-to")) } dd { (row.to) }
        dt { (desk.t("admin-letter-from")) } dd { (view.from) }
        dt { (desk.t("admin-when")) } dd { (moment(desk.cx, row.at)) }
        @if let Some(order) = &row.order { dt { (desk.t("admin-order")) } dd { a href=(order.href) { (order.label) } } }
        @if !row.answer.is_empty() { dt { (desk.t("admin-letter-answer")) } dd { (row.answer) } }
    } };
    let as_html = html! { @if let Some(href) = &view.html_href { a href=(href) { (desk.t("admin-letter-as-html")) } } };
    let text = match (view.text.as_str(), row.state) {
        ("", LetterFace::Waits | LetterFace::Failed) => html! { div.in { p.muted { (desk.t("admin-letter-not-written")) } } },
        ("", _) => html! { div.in { p.muted { (desk.t("admin-letter-not-kept")) } } },
        (text, _) => html! { pre.letter { (text) } },
    };
    let body = html! {
        (Panel { id: "head", title: &desk.t("admin-letter"), aside: html! { (row.state.tag(desk.cx)) }, body: head })
        (Panel { id: "text", title: &desk.t("admin-letter-text"), aside: as_html, body: text })
    };
    let acts = html! {
        @if let Some(href) = &view.html_href { (button_link(href, "ghost", "eye", &desk.t("admin-letter-as-html"))) }
        @if let Some(to) = &view.send { (PostButton { cx: desk.cx, to, label: &desk.t("admin-retry"), icon: "mail", class: "", hidden: &[("back", LETTERS.to_owned())] }) }
    };
    let crumbs = [Link::new(LETTERS, desk.t("admin-nav-letters"))];
    Page { crumbs: &crumbs, acts, width: "narrow", ..Page::new(desk, &row.subject, body) }.render()
}
