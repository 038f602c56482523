//! The inbox: what people wrote through the contact form.

use crate::base::{MessageId, Time};
use crate::shop::message::Tray;
use crate::web::admin::ui::{Desk, Link, Look, Page, Pager, Panel, PostButton, Tab, Tag, button_link, empty, lines, moment, nothing, tabs};
use crate::web::url::mailto;
use maud::{Markup, Render, html};

pub const MESSAGES: &str = "/admin/messages";

/// The trays in the order of their tabs: value in addresses, text key of the name, text key of what an empty one says.
pub const TRAYS: [(Tray, &str, &str, &str); 3] = [
    (Tray::Open, "", "admin-messages-open", "admin-messages-open-none"),
    (Tray::Answered, "answered", "admin-messages-answered", "admin-messages-answered-none"),
    (Tray::Doubtful, "doubtful", "admin-messages-doubtful", "admin-messages-doubtful-none"),
];

#[derive(Clone, Debug)]
pub struct MessageRow {
    pub id: MessageId,
    pub from: String,
    /// The beginning of what it says.
    pub says: String,
    pub sent: Time,
}

pub struct MessagesView {
    pub tray: Tray,
    pub tabs: Vec<Tab>,
    pub rows: Vec<MessageRow>,
    pub pager: Pager,
}

pub fn messages_page(desk: &Desk<'_>, view: &MessagesView) -> Markup {
    let title = desk.t("admin-messages");
    let none = TRAYS.iter().find(|(tray, ..)| *tray == view.tray).map_or("", |(.., none)| none);
    let body = html! {
        (tabs(desk.cx, &view.tabs))
        @if view.rows.is_empty() { (empty(&desk.t(none), &desk.t("admin-messages-about"), nothing())) } @else {
            div.bleed { table.table.leaf {
                caption.hide { (title) }
                thead { tr { th scope="col" { (desk.t("admin-message-from")) } th scope="col" { (desk.t("admin-message-says")) } th.num scope="col" { (desk.t("admin-message-sent")) } } }
                tbody { @for row in &view.rows { tr {
                    td.grow { a href={ (MESSAGES) "/" (row.id) } { (row.from) } }
                    td.muted { (row.says) }
                    td.num { (moment(desk.cx, row.sent)) }
                } } }
            } }
            (view.pager.draw(desk.cx))
        }
    };
    Page::new(desk, &title, body).render()
}

pub struct MessageView {
    pub id: MessageId,
    pub name: String,
    pub email: String,
    pub order: Option<Link>,
    /// As it was typed, where it is the number of no order.
    pub order_number: String,
    pub text: String,
    pub language: String,
    pub sent: Time,
    pub answered: Option<Time>,
    pub tray: Tray,
    /// Subject of an answer, in the language of whoever wrote.
    pub subject: String,
}

pub fn message_page(desk: &Desk<'_>, view: &MessageView) -> Markup {
    let title = if view.name.is_empty() { &view.email } else { &view.name };
    let facts = html! { div.in { dl.kv {
        dt { (desk.t("admin-message-email")) } dd { a href=(mailto(&view.email, &view.subject)) { (view.email) } }
        @if let Some(order) = &view.order { dt { (desk.t("admin-message-order")) } dd { a href=(order.href) { (order.label) } } }
        @else if !view.order_number.is_empty() { dt { (desk.t("admin-message-order")) } dd { (view.order_number) small.muted { (desk.t("admin-message-no-order")) } } }
        dt { (desk.t("admin-message-language")) } dd { (view.language) }
        dt { (desk.t("admin-message-sent")) } dd { (moment(desk.cx, view.sent)) }
        @if let Some(at) = view.answered { dt { (desk.t("admin-messages-answered")) } dd { (moment(desk.cx, at)) } }
    } } };
    let (mark, label) = match view.tray {
        Tray::Open => ("given", "admin-message-mark-answered"),
        Tray::Answered => ("open", "admin-message-mark-open"),
        Tray::Doubtful => ("open", "admin-message-mark-person"),
    };
    let step = |end: &str, label: &str, class: &str, hidden: &[(&str, String)]| {
        PostButton { cx: desk.cx, to: &format!("{MESSAGES}/{}/{end}", view.id), label: &desk.t(label), icon: "", class, hidden }.render()
    };
    let steps = html! { div.cluster.gap-a {
        (step("answer", label, "ghost", &[("answer", mark.to_owned())]))
        (step("delete", "admin-delete", "danger", &[]))
    } };
    let body = html! { div.layout {
        div { (Panel { id: "text", title: &desk.t("admin-message-says"), aside: nothing(), body: html! { div.in { div.prose { (lines(&view.text)) } } } }) (steps) }
        div { (Panel { id: "facts", title: &desk.t("admin-message-from"), aside: nothing(), body: facts }) }
    } };
    let acts = button_link(&mailto(&view.email, &view.subject), "", "mail", &desk.t("admin-message-reply"));
    let tag = match view.tray {
        Tray::Open => Tag::new(Look::Todo, desk.t("admin-messages-open")),
        Tray::Answered => Tag::new(Look::Done, desk.t("admin-messages-answered")),
        Tray::Doubtful => Tag::new(Look::Idle, desk.t("admin-messages-doubtful")),
    };
    Page { crumbs: &[Link::new(MESSAGES, desk.t("admin-messages"))], beside: tag.render(), acts, ..Page::new(desk, title, body) }.render()
}
