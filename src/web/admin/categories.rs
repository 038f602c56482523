//! Categories: the shelves as a tree.

use crate::base::{CategoryId, Handle, MediaId, Words};
use crate::shop::catalog::Category;
use crate::web::admin::ui::{Desk, Link, Page, button_link, empty};
use crate::web::field::input::{Position, WordsLine, WordsText};
use crate::web::field::{Form, form};
use maud::{Markup, Render, html};

pub const CATEGORIES: &str = "/admin/categories";

#[derive(Clone, Debug)]
pub struct CategoryFacts {
    pub title: Words,
    /// `None`: made from the title.
    pub handle: Option<Handle>,
    pub parent: Option<CategoryId>,
    pub intro: Words,
    pub picture: Option<MediaId>,
    pub position: u32,
}

pub const CATEGORY: Form<CategoryFacts> = form!(CategoryFacts {
    title: WordsLine = "admin-product-title", "";
    parent: Option<CategoryId> = "admin-category-parent", "admin-category-parent-help";
    handle: Option<Handle> = "admin-product-handle", "admin-category-handle-help";
    intro: WordsText = "admin-category-intro", "admin-category-intro-help";
    picture: Option<MediaId> = "admin-picture", "";
    position: Position = "admin-position", "admin-position-help", preset = "0";
});

impl From<Category> for CategoryFacts {
    fn from(c: Category) -> CategoryFacts {
        CategoryFacts { title: c.title, handle: Some(c.handle), parent: c.parent, intro: c.intro, picture: c.picture, position: c.position }
    }
}

/// One shelf of the tree, in the order in which the tree is read.
#[derive(Clone, Debug)]
pub struct CategoryRow {
    pub id: CategoryId,
    pub title: String,
    pub path: String,
    /// 0 at the root.
    pub depth: usize,
    /// Products that stand in it, drafts too; `None` where nobody counts.
    pub products: Option<u64>,
}

pub fn categories_page(desk: &Desk<'_>, rows: &[CategoryRow]) -> Markup {
    let title = desk.t("word-categories");
    let new = html! { (button_link(&format!("{CATEGORIES}/new"), "", "plus", &desk.t("admin-category-new"))) };
    let body = html! {
        @if rows.is_empty() { (empty(&desk.t("admin-category-none"), &desk.t("admin-category-about"), new.clone())) }
        @else {
            p.muted.lead-s { (desk.t("admin-category-about")) }
            div.bleed { table.table.leaf {
                caption.hide { (title) }
                thead { tr {
                    th scope="col" { (desk.t("admin-category")) }
                    th scope="col" { (desk.t("admin-address")) }
                    th.num scope="col" { (desk.t("word-products")) }
                } }
                tbody { @for row in rows { tr {
                    td class={ "grow depth-" (row.depth.min(4)) } { a href={ (CATEGORIES) "/" (row.id) } { (row.title) } }
                    td.mono.muted.off { "/" (row.path) }
                    td.num { @if let Some(n) = row.products { a href={ "/admin/products?category=" (row.id) } { (desk.count(n)) } } }
                } } }
            } }
        }
    };
    let crumbs = [Link::new("/admin/products", desk.t("word-products"))];
    Page { crumbs: &crumbs, acts: new, width: "narrow", ..Page::new(desk, &title, body) }.render()
}
