//! Pages of text in the admin: delivery, terms, legal notice.

use crate::base::{Handle, Outcome, PageId};
use crate::shop::Permission;
use crate::shop::content::{ContentPage, DeletePage, PagePlace, SavePage, pages};
use crate::store::Snapshot;
use crate::web::admin::resource::{Column, Resource};
use crate::web::cx::Cx;
use crate::web::field::input::{Position, WordsLine, WordsText};
use crate::web::field::{Choice, Form, form};
use maud::html;

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

pub struct Pages;
impl Resource for Pages {
    type Id = PageId;
    type Facts = SavePage;
    type Save = SavePage;
    type Delete = DeletePage;
    const PATH: &'static str = "/admin/pages";
    const WORD: &'static str = "admin-page";
    const NEEDS: Permission = Permission::Catalog;
    const FORM: Form<SavePage> = form!(SavePage with { id: None } {
        title: WordsLine = "admin-product-title", "";
        body: WordsText = "admin-page-body", "admin-page-body-help";
        handle: Option<Handle> = "admin-product-handle", "admin-page-handle-help";
        place: PagePlace = "admin-page-place", "admin-page-place-about", preset = "help";
        position: Position = "admin-position", "admin-position-help", preset = "0";
    });
    const COLUMNS: &'static [Column<ContentPage>] = &[
        Column { head: "admin-product-title", class: "", cell: |p, cx| html! { (p.title.get(cx.locale)) } },
        Column { head: "admin-address", class: "mono muted", cell: |p, _| html! { "/pages/" (p.handle) } },
        Column { head: "admin-page-place", class: "muted off", cell: |p, cx| html! { (cx.t(Choice::label(p.place))) } },
    ];
    const DELETE: Option<fn(PageId) -> DeletePage> = Some(|page| DeletePage { page });

    fn facts(p: ContentPage) -> SavePage {
        SavePage { id: Some(p.id), handle: Some(p.handle), title: p.title, body: p.body, place: p.place, position: p.position }
    }
    fn save(id: Option<PageId>, facts: SavePage) -> SavePage {
        SavePage { id, ..facts }
    }
    fn name(p: &ContentPage, cx: &Cx) -> String {
        p.title.get(cx.locale).to_owned()
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<ContentPage>> {
        pages(reads)
    }
}
