//! Categories: a tree of shelves.

use crate::base::{CategoryId, Handle, MediaId, Outcome, Words};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Category {
    pub id: CategoryId,
    #[serde(default)]
    pub parent: Option<CategoryId>,
    pub handle: Handle,
    /// Handles from the root, joined by `/`: the URL. Derived from the parents whenever one of them moves.
    pub path: String,
    pub title: Words,
    #[serde(default)]
    pub intro: Words,
    #[serde(default)]
    pub picture: Option<MediaId>,
    /// Place among its siblings; equal places are listed by age.
    #[serde(default)]
    pub position: u32,
}

/// How deep the tree may be.
pub const DEPTH_MAX: usize = 5;
/// How many categories there may be: the whole tree is read at once.
pub const CATEGORIES_MAX: usize = 2_000;

pub const BY_PATH: Index<Category, String> = Index::unique(10);
pub const BY_PARENT: Index<Category, (u64, u32)> = Index::many(11);

pub const BY_PICTURE: Index<Category, MediaId> = Index::many(71);

impl Names for CategoryId {
    type Record = Category;
}
impl Record for Category {
    const TABLE: Table = Table::new(23, "category");
    type Id = CategoryId;
    fn id(&self) -> CategoryId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_PATH, &self.path);
        keys.add(&BY_PARENT, &(parent_key(self.parent), self.position));
        if let Some(picture) = &self.picture {
            keys.add(&BY_PICTURE, picture);
        }
    }
}

/// 0 stands for the root: ids begin at 1.
fn parent_key(parent: Option<CategoryId>) -> u64 {
    parent.map_or(0, crate::base::Id::get)
}

/// Children of a category, or the shelves at the root, in their order.
pub fn children(reads: &impl Reads, parent: Option<CategoryId>) -> Outcome<Vec<Category>> {
    reads.scan(&BY_PARENT, &parent_key(parent), Page::first(CATEGORIES_MAX))
}

/// The category and those above it, the root first.
pub fn line(reads: &impl Reads, id: CategoryId) -> Outcome<Vec<Category>> {
    let mut line = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next.filter(|_| line.len() < DEPTH_MAX) {
        let category = reads.get(id)?;
        next = category.parent;
        line.insert(0, category);
    }
    Ok(line)
}
