//! Pages of text and posts of the journal in the admin: their lists, and the one editor for both.

use crate::base::{Handle, MediaId, PageId, PageVersionId, Time};
use crate::shop::content::{PageFacts, PageKind, PagePlace, PageState};
use crate::web::admin::resource_pages::{link_made, trouble};
use crate::web::admin::ui::{Desk, Link, Look, Page, Pager, Panel, PostButton, Tag, button_link, csrf, empty, moment, nothing};
use crate::web::field::draw::{GroupView, draw_side_by_side, summary};
use crate::web::field::input::{Handles, LineOrNone, Position, Tags, WordsLine, WordsLineOrNone, WordsNote, WordsText};
use crate::web::field::{Choice, Form, form};
use crate::web::ui::icon;
use maud::{Markup, Render, html};

pub const PAGES: &str = "/admin/pages";
pub const POSTS: &str = "/admin/journal";

impl Choice for PagePlace {
    const ALL: &'static [PagePlace] = &PagePlace::ALL;
    fn key(self) -> &'static str {
        PagePlace::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            PagePlace::Help => "admin-page-place-help",
            PagePlace::Legal => "admin-page-place-legal",
            PagePlace::Nowhere => "admin-page-place-nowhere",
        }
    }
}

pub const PAGE_FORM: Form<PageFacts> = form!(PageFacts with { kind: PageKind::Page, author: String::new(), tags: Vec::new(), products: Vec::new() } {
    title: WordsLine = "admin-product-title", "admin-page-languages";
    teaser: WordsNote = "admin-page-teaser", "admin-page-teaser-help";
    body: WordsText = "admin-page-body", "admin-page-body-help";
    picture: Option<MediaId> = "admin-picture", "admin-page-picture-help";
    ["admin-page-where", ""]
    handle: Option<Handle> = "admin-product-handle", "admin-page-handle-help";
    place: PagePlace = "admin-page-place", "admin-page-place-about", preset = "help";
    position: Position = "admin-position", "admin-position-help", preset = "0";
    from: Option<Time> = "admin-page-from", "admin-page-from-help";
    until: Option<Time> = "admin-page-until", "admin-page-until-help";
    ["admin-page-search", "admin-page-search-about"]
    search_title: WordsLineOrNone = "admin-page-search-title", "";
    search_description: WordsNote = "admin-page-search-description", "";
});

pub const POST_FORM: Form<PageFacts> = form!(PageFacts with { kind: PageKind::Post, place: PagePlace::Nowhere, position: 0 } {
    title: WordsLine = "admin-product-title", "admin-page-languages";
    teaser: WordsNote = "admin-post-teaser", "admin-post-teaser-help";
    body: WordsText = "admin-page-body", "admin-page-body-help";
    picture: Option<MediaId> = "admin-picture", "admin-post-picture-help";
    ["admin-page-where", ""]
    handle: Option<Handle> = "admin-product-handle", "admin-page-handle-help";
    from: Option<Time> = "admin-post-from", "admin-post-from-help";
    until: Option<Time> = "admin-page-until", "admin-page-until-help";
    author: LineOrNone = "admin-post-author", "admin-post-author-help";
    tags: Tags = "admin-tags", "admin-post-tags-help";
    products: Handles = "admin-post-products", "admin-post-products-help";
    ["admin-page-search", "admin-page-search-about"]
    search_title: WordsLineOrNone = "admin-page-search-title", "";
    search_description: WordsNote = "admin-page-search-description", "";
});

/// The list of a kind: its address, the beginning of its text keys, and the form of what is in it.
pub struct Sort {
    pub kind: PageKind,
    pub list: &'static str,
    /// As for `Resource::WORD`.
    pub word: &'static str,
    pub form: Form<PageFacts>,
}

pub static OF_PAGES: Sort = Sort { kind: PageKind::Page, list: PAGES, word: "admin-page", form: PAGE_FORM };
pub static OF_POSTS: Sort = Sort { kind: PageKind::Post, list: POSTS, word: "admin-post", form: POST_FORM };

impl Sort {
    pub fn of(kind: PageKind) -> &'static Sort {
        match kind {
            PageKind::Page => &OF_PAGES,
            PageKind::Post => &OF_POSTS,
        }
    }

    pub fn key(&self, end: &str) -> String {
        format!("{}-{end}", self.word)
    }
}

/// How a page stands to its visitors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Draft,
    /// From then on.
    Later(Time),
    Public,
    /// Since then no more.
    Over(Time),
}

impl Standing {
    pub fn of(state: PageState, facts: &PageFacts, now: Time) -> Standing {
        match (state, facts.from, facts.until) {
            (PageState::Draft, ..) => Standing::Draft,
            (_, Some(from), _) if now < from => Standing::Later(from),
            (_, _, Some(until)) if until <= now => Standing::Over(until),
            _ => Standing::Public,
        }
    }

    fn tag(self, desk: &Desk<'_>) -> Tag {
        let at = |key: &str, time: Time| desk.cx.t_with(key, &[("date", &desk.cx.date_time(time))]).into_owned();
        match self {
            Standing::Draft => Tag::new(Look::Idle, desk.t("admin-page-draft")),
            Standing::Later(from) => Tag::new(Look::Half, at("admin-page-later", from)),
            Standing::Public => Tag::new(Look::Done, desk.t("admin-page-public")),
            Standing::Over(until) => Tag::new(Look::Idle, at("admin-page-over", until)),
        }
    }
}

#[derive(Clone, Debug)]
pub struct PageRow {
    pub id: PageId,
    pub title: String,
    pub address: String,
    pub standing: Standing,
    /// Something newer waits to be published.
    pub has_draft: bool,
    /// Words that are missing in a language.
    pub missing: Vec<String>,
}

pub fn pages_page(desk: &Desk<'_>, sort: &Sort, rows: &[PageRow], pager: &Pager) -> Markup {
    let title = desk.t(&sort.key("list"));
    let new = button_link(&format!("{}/new", sort.list), "", "plus", &desk.t(&sort.key("new")));
    let body = html! {
        @if rows.is_empty() { (empty(&desk.t(&sort.key("none")), &desk.t(&sort.key("about")), new.clone())) }
        @else {
            p.muted.lead-s { (desk.t(&sort.key("about"))) }
            div.bleed { table.table.leaf {
                caption.hide { (title) }
                thead { tr { th scope="col" { (desk.t("admin-product-title")) } th scope="col" { (desk.t("admin-address")) } th.tags scope="col" { (desk.t("admin-state")) } } }
                tbody { @for row in rows { tr {
                    td.grow { a href={ (PAGES) "/" (row.id) } { (row.title) } }
                    td.mono.muted.off { (row.address) }
                    td.tags { (row.standing.tag(desk)) @if row.has_draft { " " (waits(desk)) } @for words in &row.missing { " " (Tag::new(Look::Flat, words.clone())) } }
                } } }
            } }
            (pager.draw(desk.cx))
        }
    };
    Page { acts: new, width: "narrow", ..Page::new(desk, &title, body) }.render()
}

fn waits(desk: &Desk<'_>) -> Tag {
    Tag::new(Look::Todo, desk.t("admin-page-draft-waits"))
}

/// One page or post in its editor.
pub struct EditorView {
    /// `None`: it is new.
    pub id: Option<PageId>,
    pub title: String,
    pub groups: Vec<GroupView>,
    pub trouble: Option<String>,
    pub standing: Standing,
    pub has_draft: bool,
    pub public_href: Option<String>,
    /// A link that was made just now; it is shown once.
    pub preview: Option<String>,
    /// Until when the last link holds.
    pub preview_until: Option<Time>,
    pub versions: Vec<VersionRow>,
}

#[derive(Clone, Debug)]
pub struct VersionRow {
    pub id: PageVersionId,
    pub saved: Time,
    pub by: String,
}

pub fn editor_page(desk: &Desk<'_>, sort: &Sort, view: &EditorView) -> Markup {
    let to = view.id.map_or_else(|| format!("{}/new", sort.list), |id| format!("{PAGES}/{id}"));
    let body = html! {
        (trouble(view.trouble.as_deref()))
        (summary(desk.cx, view.groups.iter().flat_map(|g| &g.fields)))
        (link_made(desk, view.preview.as_deref(), "admin-page-preview-made"))
        @if view.has_draft { div.notice.warn { (icon("alert")) span { (desk.t("admin-page-draft-about")) } } }
        form #form.editor-text method="post" action=(to) {
            (csrf(desk.cx))
            // The enter key must not publish.
            button.hide name="intent" value="draft" tabindex="-1" aria-hidden="true" { (desk.t("admin-page-save-draft")) }
            div.layout {
                div { @if let Some(first) = view.groups.first() { (draw_side_by_side(desk.cx, &first.fields)) } }
                div { @for group in view.groups.iter().skip(1) {
                    h2.h-s { (group.title) }
                    @if !group.about.is_empty() { p.muted.s { (group.about) } }
                    (draw_side_by_side(desk.cx, &group.fields))
                } }
            }
            p.phone-only { button.btn.ghost name="intent" value="draft" { (desk.t("admin-page-save-draft")) } }
        }
        @if let Some(id) = view.id { (steps(desk, view, id)) (history(desk, view, id)) }
    };
    let acts = html! {
        @if let Some(href) = &view.public_href { (button_link(href, "ghost", "eye", &desk.t("admin-product-view"))) }
        button.btn.ghost form="form" name="intent" value="draft" { (desk.t("admin-page-save-draft")) }
        button.btn form="form" name="intent" value="publish" { (desk.t("admin-page-publish")) }
    };
    Page {
        crumbs: &[Link::new(sort.list, desk.t(&sort.key("list")))],
        beside: html! { @if view.id.is_some() { (view.standing.tag(desk)) @if view.has_draft { " " (waits(desk)) } } },
        acts,
        ..Page::new(desk, &view.title, body)
    }
    .render()
}

/// What else can be done with it. Each is a form of its own, and saves nothing of what is typed above.
fn steps(desk: &Desk<'_>, view: &EditorView, id: PageId) -> Markup {
    let button = |end: &str, label: &str| {
        PostButton { cx: desk.cx, to: &format!("{PAGES}/{id}/{end}"), label: &desk.t(label), icon: "", class: "ghost", hidden: &[] }
            .render()
    };
    html! { section.setting {
        div { h2 { (desk.t("admin-page-steps")) } p { (desk.t("admin-page-steps-about")) } }
        div.stack {
            @if let Some(until) = view.preview_until { p.muted.s { (desk.cx.t_with("admin-page-preview-holds", &[("date", &desk.cx.date_time(until))])) } }
            div.cluster {
                (button("preview", "admin-page-preview"))
                @if view.has_draft { (button("discard", "admin-page-discard")) }
                @if view.standing != Standing::Draft { (button("withdraw", "admin-page-withdraw")) }
                (button_link(&format!("{PAGES}/{id}/delete"), "danger", "", &desk.t("admin-delete")))
            }
        }
    } }
}

fn history(desk: &Desk<'_>, view: &EditorView, id: PageId) -> Markup {
    let body = html! { ul.rows.no-icon { @for version in &view.versions { li {
        a href={ (PAGES) "/" (id) "/versions/" (version.id) } { (moment(desk.cx, version.saved)) }
        span.muted.s { (version.by) }
    } } } };
    let about = html! { span.muted.s { (desk.t("admin-page-history-about")) } };
    html! { @if !view.versions.is_empty() { (Panel { id: "history", title: &desk.t("admin-page-history"), aside: about, body }) } }
}

/// One version as it was saved.
pub struct VersionView {
    pub page: Link,
    pub id: PageVersionId,
    pub page_id: PageId,
    pub saved: Time,
    pub by: String,
    /// What it said, a language after the other: its name, title, teaser and text.
    pub texts: Vec<(String, String, String, Markup)>,
}

pub fn version_page(desk: &Desk<'_>, view: &VersionView) -> Markup {
    let title = desk.cx.t_with("admin-page-version", &[("date", &desk.cx.date_time(view.saved))]);
    let body = html! {
        @if !view.by.is_empty() { p.muted { (view.by) } }
        div.stack { @for (n, (language, title, teaser, text)) in view.texts.iter().enumerate() {
            (Panel { id: &format!("version-{n}"), title: language, aside: nothing(), body: html! { div.in.prose {
                h2 { (title) }
                @if !teaser.is_empty() { p { b { (teaser) } } }
                (text)
            } } })
        } }
    };
    let to = format!("{PAGES}/{}/versions/{}", view.page_id, view.id);
    let acts = PostButton { cx: desk.cx, to: &to, label: &desk.t("admin-page-restore"), icon: "", class: "", hidden: &[] }.render();
    Page { crumbs: std::slice::from_ref(&view.page), acts, width: "narrow", ..Page::new(desk, &title, body) }.render()
}
