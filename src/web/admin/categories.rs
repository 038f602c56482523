//! Categories in the admin: the shelves as a tree. All of it.

use crate::base::{CategoryId, Handle, Outcome};
use crate::shop::Permission;
use crate::shop::catalog::category::{DEPTH_MAX, children};
use crate::shop::catalog::{Category, DeleteCategory, SaveCategory};
use crate::store::Snapshot;
use crate::web::admin::resource::{Column, Resource};
use crate::web::cx::Cx;
use crate::web::field::input::{Position, WordsLine, WordsNote};
use crate::web::field::{Form, form};
use crate::web::ui::ChoiceView;
use maud::html;

pub struct Categories;
impl Resource for Categories {
    type Id = CategoryId;
    type Facts = SaveCategory;
    type Save = SaveCategory;
    type Delete = DeleteCategory;
    const PATH: &'static str = "/admin/categories";
    const WORD: &'static str = "admin-category";
    const NEEDS: Permission = Permission::Catalog;
    const FORM: Form<SaveCategory> = form!(SaveCategory with { id: None } {
        title: WordsLine = "admin-product-title", "";
        parent: Option<CategoryId> = "admin-category-parent", "admin-category-parent-help";
        handle: Option<Handle> = "admin-product-handle", "admin-category-handle-help";
        intro: WordsNote = "admin-category-intro", "admin-category-intro-help";
        picture: Option<crate::base::MediaId> = "admin-picture", "admin-category-picture-help";
        position: Position = "admin-position", "admin-position-help", preset = "0";
    });
    const COLUMNS: &'static [Column<Category>] = &[
        Column {
            head: "admin-category",
            class: "",
            cell: |c, cx| html! { span class={ "depth-" (depth(c)) } { (c.title.get(cx.locale)) } },
        },
        Column { head: "admin-address", class: "mono muted off", cell: |c, _| html! { "/" (c.path) } },
    ];
    const DELETE: Option<fn(CategoryId) -> DeleteCategory> = Some(|category| DeleteCategory { category });

    fn facts(c: Category) -> SaveCategory {
        let Category { id, parent, handle, title, intro, picture, position, path: _ } = c;
        SaveCategory { id: Some(id), parent, handle: Some(handle), title, intro, picture, position }
    }
    fn save(id: Option<CategoryId>, facts: SaveCategory) -> SaveCategory {
        SaveCategory { id, ..facts }
    }
    fn name(c: &Category, cx: &Cx) -> String {
        c.title.get(cx.locale).to_owned()
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<Category>> {
        tree(reads)
    }
    fn options(reads: &Snapshot, field: &str, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
        if field == "parent" { shelves(reads, cx) } else { super::pictures::options(reads, cx) }
    }
}

fn depth(category: &Category) -> usize {
    category.path.matches('/').count().min(4)
}

/// All shelves, each followed by those in it.
pub fn tree(reads: &Snapshot) -> Outcome<Vec<Category>> {
    let mut all = Vec::new();
    below(reads, None, DEPTH_MAX, &mut all)?;
    Ok(all)
}

fn below(reads: &Snapshot, parent: Option<CategoryId>, levels: usize, all: &mut Vec<Category>) -> Outcome {
    if levels == 0 {
        return Ok(());
    }
    for child in children(reads, parent)? {
        let id = child.id;
        all.push(child);
        below(reads, Some(id), levels - 1, all)?;
    }
    Ok(())
}

/// The shelves with their way from the root, for lists of other forms too: `Ceramics / Mugs`.
pub fn shelves(reads: &Snapshot, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
    let mut way: Vec<String> = Vec::new();
    let mut options = Vec::new();
    for shelf in tree(reads)? {
        way.truncate(shelf.path.matches('/').count());
        way.push(shelf.title.get(cx.locale).to_owned());
        options.push(ChoiceView::new(shelf.id.to_string(), way.join(" / ")));
    }
    Ok(options)
}
