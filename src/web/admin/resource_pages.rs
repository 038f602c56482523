//! The pages of resources: list, form, and the question before something is deleted.

use crate::base::Id;
use crate::store::{Names, Record};
use crate::web::admin::resource::Resource;
use crate::web::admin::ui::{Desk, Link, Page, PostButton, button_link, csrf, empty};
use crate::web::cx::Cx;
use crate::web::field::draw::{GroupView, draw_groups, summary};
use crate::web::ui::{Tone, icon, notice};
use maud::{Markup, Render, html};

/// A list as plain data.
#[derive(Clone, Debug)]
pub struct ListView {
    pub path: &'static str,
    pub word: &'static str,
    /// Text key and class of each column.
    pub heads: Vec<(&'static str, &'static str)>,
    pub rows: Vec<ListRow>,
}

#[derive(Clone, Debug)]
pub struct ListRow {
    pub href: String,
    pub cells: Vec<Markup>,
}

impl ListView {
    pub fn of<T: Resource>(rows: &[<T::Id as Names>::Record], cx: &Cx) -> ListView {
        ListView {
            path: T::PATH,
            word: T::WORD,
            heads: T::COLUMNS.iter().map(|c| (c.head, c.class)).collect(),
            rows: rows
                .iter()
                .map(|r| ListRow {
                    href: format!("{}/{}", T::PATH, r.id().get()),
                    cells: T::COLUMNS.iter().map(|c| (c.cell)(r, cx)).collect(),
                })
                .collect(),
        }
    }
}

/// `more` stands below the list: another list that belongs to it, a remark.
pub fn list_page(desk: &Desk<'_>, view: &ListView, more: &Markup) -> Markup {
    let key = |end: &str| format!("{}-{end}", view.word);
    let title = desk.t(&key("list"));
    let new = html! { (button_link(&format!("{}/new", view.path), "", "plus", &desk.t(&key("new")))) };
    let body = html! {
        @if view.rows.is_empty() { (empty(&desk.t(&key("none")), &desk.t(&key("about")), new.clone())) }
        @else { p.muted.lead-s { (desk.t(&key("about"))) } div.bleed { (list_table(desk, view)) } }
        (more)
    };
    Page { acts: new, width: "narrow", ..Page::new(desk, &title, body) }.render()
}

pub fn list_table(desk: &Desk<'_>, view: &ListView) -> Markup {
    html! {
        table.table.leaf {
            caption.hide { (desk.t(&format!("{}-list", view.word))) }
            thead { tr { @for (head, class) in &view.heads { th class=(class) scope="col" { (desk.t(head)) } } } }
            tbody { @for row in &view.rows { tr { @for (i, (cell, (_, class))) in row.cells.iter().zip(&view.heads).enumerate() {
                @if i == 0 { td.grow { a href=(row.href) { (cell) } } } @else { td class=(class) { (cell) } }
            } } } }
        }
    }
}

/// A form as plain data.
#[derive(Clone, Debug)]
pub struct FormView {
    pub title: String,
    pub crumbs: Vec<Link>,
    /// Path that it is sent to.
    pub to: String,
    pub groups: Vec<GroupView>,
    /// Words on the main button.
    pub save: String,
    /// Path of the page that asks before it is deleted.
    pub delete: Option<String>,
    /// Other pairs that the form must carry, such as `version`.
    pub hidden: Vec<(&'static str, String)>,
    /// Why it was refused as a whole, in words.
    pub trouble: Option<String>,
}

/// A page that is one form; its button stands at the top right and belongs to the form by its id.
pub fn form_page(desk: &Desk<'_>, view: &FormView) -> Markup {
    let body = html! {
        (trouble(view.trouble.as_deref()))
        (summary(desk.cx, view.groups.iter().flat_map(|g| &g.fields)))
        form #form method="post" action=(view.to) {
            (csrf(desk.cx))
            @for (name, value) in &view.hidden { input type="hidden" name=(name) value=(value); }
            (draw_groups(desk.cx, &view.groups))
        }
        @if let Some(delete) = &view.delete {
            section.setting { div {} div { p { a.btn.danger href=(delete) { (desk.t("admin-delete")) } } } }
        }
    };
    let acts = html! { button.btn form="form" { (view.save) } };
    Page { crumbs: &view.crumbs, acts, width: "narrow", ..Page::new(desk, &view.title, body) }.render()
}

/// A page that asks before something that cannot be taken back.
#[derive(Clone, Debug)]
pub struct ConfirmView {
    pub title: String,
    /// What follows, in one or two sentences.
    pub about: String,
    pub to: String,
    pub label: String,
    /// The way back.
    pub back: Link,
    pub hidden: Vec<(&'static str, String)>,
    pub trouble: Option<String>,
}

/// A link that was made just now and is not told again.
pub fn link_made(desk: &Desk<'_>, href: Option<&str>, words: &str) -> Markup {
    html! { @if let Some(href) = href {
        div.notice.good.said role="status" { (icon("eye")) div {
            p { (desk.t(words)) }
            p { a href=(href) { code { (href) } } }
        } }
    } }
}

/// Why what was wanted was not done, above the page.
pub fn trouble(words: Option<&str>) -> Markup {
    html! { @if let Some(words) = words { div.said role="alert" { (notice(Tone::Bad, "alert", &html! { (words) })) } } }
}

pub fn confirm_page(desk: &Desk<'_>, view: &ConfirmView) -> Markup {
    let hidden: Vec<(&str, String)> = view.hidden.clone();
    let body = html! { (trouble(view.trouble.as_deref())) div.confirm {
        p { (view.about) }
        div.cluster {
            (PostButton { cx: desk.cx, to: &view.to, label: &view.label, icon: "", class: "danger", hidden: &hidden })
            a.btn.ghost href=(view.back.href) { (desk.t("admin-keep")) }
        }
    } };
    Page { crumbs: std::slice::from_ref(&view.back), width: "narrow", ..Page::new(desk, &view.title, body) }.render()
}
