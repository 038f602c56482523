//! The newsletter in the admin: who is on the list, who waits, who left, and the proof of each.

use crate::base::{SubscriptionId, Time};
use crate::shop::newsletter::State;
use crate::web::admin::ui::{
    Desk, Find, Link, Look, Page, Pager, Panel, PostButton, Tab, Tag, button_link, empty, lines, moment, nothing, tabs,
};
use crate::web::ui::{Tone, notice};
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const NEWSLETTER: &str = "/admin/newsletter";

/// The states in the order of their tabs: value in addresses, text key of the name, text key of what an empty one says.
pub const STATES: [(State, &str, &str, &str); 3] = [
    (State::Subscribed, "", "admin-newsletter-subscribed", "admin-newsletter-subscribed-none"),
    (State::Waiting, "waiting", "admin-newsletter-waiting", "admin-newsletter-waiting-none"),
    (State::Left, "left", "admin-newsletter-left", "admin-newsletter-left-none"),
];

#[derive(Clone, Debug)]
pub struct SubscriptionRow {
    pub id: SubscriptionId,
    pub email: String,
    pub state: State,
    pub source: String,
    pub language: String,
    pub since: Time,
}

pub struct NewsletterView {
    pub state: State,
    pub tabs: Vec<Tab>,
    pub q: String,
    pub rows: Vec<SubscriptionRow>,
    pub pager: Pager,
    /// Visitors can sign up.
    pub offered: bool,
}

fn facts_of(state: State) -> (&'static str, &'static str, &'static str) {
    STATES.iter().find(|(one, ..)| *one == state).map_or(("", "", ""), |&(_, value, name, none)| (value, name, none))
}

pub fn tag(desk: &Desk<'_>, state: State) -> Tag {
    let look = match state {
        State::Subscribed => Look::Done,
        State::Waiting => Look::Todo,
        State::Left => Look::Idle,
    };
    Tag::new(look, desk.t(facts_of(state).1))
}

pub fn newsletter_page(desk: &Desk<'_>, view: &NewsletterView) -> Markup {
    let title = desk.t("admin-newsletter");
    let (value, _, none) = facts_of(view.state);
    let hint = desk.t("admin-newsletter-find");
    let find = Find { to: NEWSLETTER, q: &view.q, hint: &hint, kept: &[], filters: html! {} };
    let settings = button_link("/admin/settings/newsletter", "ghost", "settings", &desk.t("admin-newsletter-settings"));
    let body = html! {
        @if !view.offered { div.said { (notice(Tone::Plain, "eye", &html! { (desk.t("admin-newsletter-not-offered")) })) } }
        @if view.q.is_empty() { (tabs(desk.cx, &view.tabs)) }
        (find.draw(desk.cx))
        @if view.rows.is_empty() {
            @if view.q.is_empty() { (empty(&desk.t(none), &desk.t("admin-newsletter-about"), nothing())) }
            @else { (empty(&desk.t("admin-newsletter-nobody"), &desk.t("admin-newsletter-nobody-line"), nothing())) }
        } @else {
            div.bleed { table.table.leaf {
                caption.hide { (title) }
                thead { tr {
                    th scope="col" { (desk.t("admin-email")) } th scope="col" { (desk.t("admin-state")) } th.why2 scope="col" { (desk.t("admin-newsletter-from")) }
                    th.why2 scope="col" { (desk.t("admin-language")) } th.num scope="col" { (desk.t("admin-newsletter-since")) }
                } }
                tbody { @for row in &view.rows { tr {
                    td.grow { a href={ (NEWSLETTER) "/" (row.id) } { (row.email) } }
                    td.tags { (tag(desk, row.state)) }
                    td.why2.muted { (row.source) }
                    td.why2.muted { (row.language) }
                    td.num { (moment(desk.cx, row.since)) }
                } } }
            } }
            (view.pager.draw(desk.cx))
        }
    };
    let export = with_query(&format!("{NEWSLETTER}/export"), &[("view", value)]);
    let acts = html! { (settings) @if view.q.is_empty() && !view.rows.is_empty() { (button_link(&export, "", "download", &desk.t("admin-newsletter-export"))) } };
    Page { acts, ..Page::new(desk, &title, body) }.render()
}

pub struct SubscriptionView {
    pub row: SubscriptionRow,
    /// The order at whose checkout it was asked for.
    pub order: Option<Link>,
    pub words: String,
    pub asked: Time,
    pub again: Option<Time>,
    pub letters: u8,
    pub confirmed: Option<Time>,
    pub left: Option<(Time, String)>,
}

pub fn subscription_page(desk: &Desk<'_>, v: &SubscriptionView) -> Markup {
    let here = format!("{NEWSLETTER}/{}", v.row.id);
    let facts = html! { div.in { dl.kv {
        dt { (desk.t("admin-newsletter-asked")) } dd { (moment(desk.cx, v.asked)) }
        @if let Some(at) = v.again { dt { (desk.t("admin-newsletter-again")) } dd { (moment(desk.cx, at)) } }
        dt { (desk.t("admin-newsletter-letters")) } dd { (v.letters) }
        @if let Some(at) = v.confirmed { dt { (desk.t("admin-newsletter-confirmed")) } dd { (moment(desk.cx, at)) } }
        @if let Some((at, by)) = &v.left { dt { (desk.t("admin-newsletter-left")) } dd { (moment(desk.cx, *at)) @if !by.is_empty() { small.muted { (by) } } } }
        dt { (desk.t("admin-newsletter-from")) } dd { (v.row.source) @if let Some(order) = &v.order { " " a href=(order.href) { (order.label) } } }
        dt { (desk.t("admin-language")) } dd { (v.row.language) }
    } } };
    let end = format!("{here}/end");
    let body = html! { div.layout {
        div {
            (Panel { id: "words", title: &desk.t("admin-newsletter-words"), aside: nothing(), body: html! { div.in.prose { (lines(&v.words)) } } })
            div.cluster.gap-a {
                @if v.row.state != State::Left { (PostButton { cx: desk.cx, to: &end, label: &desk.t("admin-newsletter-end"), icon: "ban", class: "ghost", hidden: &[] }) }
                a.btn.danger href={ (here) "/delete" } { (desk.t("admin-newsletter-erase")) }
            }
            p.hint.muted.s { (desk.t("admin-newsletter-end-about")) }
        }
        div { (Panel { id: "proof", title: &desk.t("admin-newsletter-proof"), aside: nothing(), body: facts }) }
    } };
    let crumbs = [Link::new(NEWSLETTER, desk.t("admin-newsletter"))];
    Page { crumbs: &crumbs, beside: tag(desk, v.row.state).render(), ..Page::new(desk, &v.row.email, body) }.render()
}
