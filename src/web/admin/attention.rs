//! What needs a person: what happened, since when, and one button that solves it.

use crate::base::{AttentionId, Time};
use crate::web::admin::remedies::{RemediesView, remedies_form};
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Look, Page, Panel, PostButton, Tag, button_link, empty, moment};
use crate::web::ui::icon;
use maud::{Markup, Render, html};

pub const ATTENTION: &str = "/admin/attention";

/// Money before promises before machines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AttentionKind {
    Money,
    Promise,
    Machine,
}

impl AttentionKind {
    const fn label(self) -> &'static str {
        match self {
            AttentionKind::Money => "admin-money",
            AttentionKind::Promise => "admin-attention-promises",
            AttentionKind::Machine => "admin-attention-machines",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            AttentionKind::Money => "money",
            AttentionKind::Promise => "promises",
            AttentionKind::Machine => "machines",
        }
    }
}

/// What solves an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Solve {
    /// A page on which it is solved.
    Go { href: String, label: String },
    /// Done by pressing: a POST to `to`.
    Press { to: String, label: String },
}

#[derive(Clone, Debug)]
pub struct AttentionRow {
    pub id: AttentionId,
    pub kind: AttentionKind,
    pub icon: &'static str,
    pub title: String,
    /// Where more is to be seen; "" for nowhere.
    pub href: String,
    /// One sentence that says what it means.
    pub detail: String,
    pub since: Time,
    /// Where it is looked at or solved.
    pub solve: Vec<Solve>,
    /// What is done about it by a press.
    pub remedies: Remedies,
}

#[derive(Clone, Debug)]
pub enum Remedies {
    /// There is nothing to decide: `solve` is all.
    None,
    Here(Box<RemediesView>),
    /// On the page of all entries, which knows them.
    Elsewhere,
}

#[derive(Clone, Debug, Default)]
pub struct AttentionView {
    /// The most urgent first.
    pub rows: Vec<AttentionRow>,
    /// How many there are beyond those shown.
    pub more: u64,
    /// Why the last thing was not done.
    pub trouble: Option<String>,
    /// What a provider answered that was just asked.
    pub told: Option<String>,
}

pub fn attention_page(desk: &Desk<'_>, view: &AttentionView) -> Markup {
    let rows = &view.rows;
    let title = desk.t("admin-nav-attention");
    let kinds = [AttentionKind::Money, AttentionKind::Promise, AttentionKind::Machine];
    let body = html! {
        (trouble(view.trouble.as_deref()))
        @if let Some(told) = &view.told { p.notice role="status" { (told) } }
        @if rows.is_empty() { (empty(&desk.t("admin-attention-none"), &desk.t("admin-attention-none-line"), html! {})) }
        @for kind in kinds {
            @let of_kind: Vec<AttentionRow> = rows.iter().filter(|r| r.kind == kind).cloned().collect();
            @if !of_kind.is_empty() {
                (Panel {
                    id: kind.id(),
                    title: &desk.t(kind.label()),
                    aside: html! { (Tag::new(if kind == AttentionKind::Money { Look::Bad } else { Look::Todo }, of_kind.len().to_string())) },
                    body: attention_rows(desk, &of_kind),
                })
            }
        }
        @if view.more > 0 { p.muted { (desk.t_n("admin-attention-more", view.more)) } }
    };
    let beside = html! { @if !rows.is_empty() { span.muted { (desk.t("admin-attention-order")) } } };
    Page { beside, width: "narrow", ..Page::new(desk, &title, body) }.render()
}

/// The entries as a list, also on the home page.
pub fn attention_rows(desk: &Desk<'_>, rows: &[AttentionRow]) -> Markup {
    html! { ul.rows.wide-rows { @for row in rows {
        li id=(format!("entry-{}", row.id)) {
            span class=(if row.kind == AttentionKind::Money { "down" } else { "warn-c" }) { (icon(row.icon)) }
            span {
                @if row.href.is_empty() { (row.title) } @else { a href=(row.href) { (row.title) } }
                small { (row.detail) }
                small { (desk.t("admin-since")) " " (moment(desk.cx, row.since)) }
            }
            @match &row.remedies {
                Remedies::Here(remedies) => {
                    div.cluster { (solve_buttons(desk, row)) }
                    (remedies_form(desk, remedies))
                }
                Remedies::Elsewhere => div.cluster { (button_link(&format!("{ATTENTION}#entry-{}", row.id), "ghost small", "", &desk.t("admin-attention-decide"))) },
                Remedies::None => div.cluster { (solve_buttons(desk, row)) },
            }
        }
    } } }
}

fn solve_buttons(desk: &Desk<'_>, row: &AttentionRow) -> Markup {
    html! { @for (i, solve) in row.solve.iter().enumerate() { (solve_button(desk, solve, if i == 0 { "ghost small" } else { "bare small" })) } }
}

fn solve_button(desk: &Desk<'_>, solve: &Solve, class: &str) -> Markup {
    match solve {
        Solve::Go { href, label } => button_link(href, class, "", label),
        Solve::Press { to, label } => PostButton { cx: desk.cx, to, label, icon: "", class, hidden: &[] }.render(),
    }
}
