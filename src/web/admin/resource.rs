//! List, new and edit of anything that can say its columns and its fields. A simple resource is its record and command in
//! `shop` and about 40 lines in `web/admin`: see `tax.rs`. What has a life of its own (orders, products) writes its own pages
//! and keeps using `Form`; nobody adds hooks here.

use crate::base::{Id, Outcome};
use crate::shop::{Command, Permission};
use crate::store::{Names, Page as Part, Reads, Record, Snapshot};
use crate::web::admin::ui::{Desk, Link, Page, PostButton, button_link, csrf, empty};
use crate::web::cx::Cx;
use crate::web::field::Form;
use crate::web::field::draw::{GroupView, draw_groups, summary};
use crate::web::ui::ChoiceView;
use maud::{Markup, Render, html};

/// Most records that a list shows: resources are what a merchant sets up by hand.
pub const ROWS_MAX: usize = 2_000;

/// One column of a list. The first is the link to the record.
pub struct Column<R> {
    /// Text key of its head.
    pub head: &'static str,
    /// "" for words; "num" for figures, which stand right; "tags" for states.
    pub class: &'static str,
    pub cell: fn(&R, &Cx) -> Markup,
}

/// What it takes to have a list, a form and their addresses in the admin.
pub trait Resource: Send + Sync + 'static {
    type Id: Names<Record: Record + Send>;
    /// What the form fills.
    type Facts: Send + 'static;
    type Save: Command<Done = Self::Id>;
    type Delete: Command<Done = ()>;

    /// `/admin/tax`
    const PATH: &'static str;
    /// Beginning of its text keys: `WORD-list` (title of the list), `WORD-about` (a sentence), `WORD-one` (title of a form),
    /// `WORD-new` (the button), `WORD-none` (title of the empty list).
    const WORD: &'static str;
    /// Who may see it; saving needs what the command needs.
    const NEEDS: Permission;
    const FORM: Form<Self::Facts>;
    const COLUMNS: &'static [Column<<Self::Id as Names>::Record>];
    /// How a record is deleted; `None` where it stays for good.
    const DELETE: Option<fn(Self::Id) -> Self::Delete>;

    fn facts(record: <Self::Id as Names>::Record) -> Self::Facts;
    fn save(id: Option<Self::Id>, facts: Self::Facts) -> Self::Save;

    /// The records of the list in their order.
    fn rows(reads: &Snapshot) -> Outcome<Vec<<Self::Id as Names>::Record>> {
        reads.all(Part::first(ROWS_MAX))
    }

    /// The answers of a field that picks one of several records.
    fn options(_reads: &Snapshot, _field: &str, _cx: &Cx) -> Outcome<Vec<ChoiceView>> {
        Ok(Vec::new())
    }

    /// What a row is called in its form's title; "" for `WORD-one`.
    fn name(_record: &<Self::Id as Names>::Record, _cx: &Cx) -> String {
        String::new()
    }
}

/// A list as plain data.
#[derive(Clone, Debug)]
pub struct ListView {
    pub path: &'static str,
    pub word: &'static str,
    /// Text key and class of each column.
    pub heads: Vec<(&'static str, &'static str)>,
    pub rows: Vec<ListRow>,
    /// Whether the reader may make and change them.
    pub is_open: bool,
}

#[derive(Clone, Debug)]
pub struct ListRow {
    pub href: String,
    pub cells: Vec<Markup>,
}

impl ListView {
    /// As someone sees it who may only look: add `is_open` for those who may do more.
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
            is_open: false,
        }
    }
}

/// `more` stands below the list: another list that belongs to it, a remark.
pub fn list_page(desk: &Desk<'_>, view: &ListView, more: &Markup) -> Markup {
    let key = |end: &str| format!("{}-{end}", view.word);
    let title = desk.t(&key("list"));
    let new = html! { @if view.is_open { (button_link(&format!("{}/new", view.path), "", "plus", &desk.t(&key("new")))) } };
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
}

/// A page that is one form; its button stands at the top right and belongs to the form by its id.
pub fn form_page(desk: &Desk<'_>, view: &FormView) -> Markup {
    let body = html! {
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
}

pub fn confirm_page(desk: &Desk<'_>, view: &ConfirmView) -> Markup {
    let hidden: Vec<(&str, String)> = view.hidden.clone();
    let body = html! { div.confirm {
        p { (view.about) }
        div.cluster {
            (PostButton { cx: desk.cx, to: &view.to, label: &view.label, icon: "", class: "danger", hidden: &hidden })
            a.btn.ghost href=(view.back.href) { (desk.t("admin-keep")) }
        }
    } };
    Page { crumbs: std::slice::from_ref(&view.back), width: "narrow", ..Page::new(desk, &view.title, body) }.render()
}
