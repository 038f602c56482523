//! Saving and deleting categories. A category that moves takes everything below it along.

use super::category::{BY_PATH, CATEGORIES_MAX, Category, DEPTH_MAX, children, line};
use super::media::Media;
use super::plan::numbered;
use crate::base::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::base::{CategoryId, Handle, MediaId, Outcome, Refusal, Words};
use crate::shop::settings;
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SaveCategory {
    #[serde(default)]
    pub id: Option<CategoryId>,
    #[serde(default)]
    pub parent: Option<CategoryId>,
    /// `None` keeps the one that it has; a new category gets one from its title.
    #[serde(default)]
    pub handle: Option<Handle>,
    pub title: Words,
    #[serde(default)]
    pub intro: Words,
    #[serde(default)]
    pub picture: Option<MediaId>,
    #[serde(default)]
    pub position: u32,
}

impl Command for SaveCategory {
    type Done = CategoryId;
    const NAME: &'static str = "save_category";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<CategoryId> {
        let old = self.id.map(|id| tx.get(id)).transpose()?;
        let mut typed = Typed::new();
        let title = typed.required_words("title", &self.title, LINE_CHARS_MAX);
        let intro = typed.long_words("intro", &self.intro, NOTE_CHARS_MAX);
        if let Some(picture) = self.picture {
            typed.exists("picture", tx.find(picture)?.filter(Media::is_picture));
        }
        if old.is_none() && tx.total::<Category>(CATEGORIES_MAX)? >= CATEGORIES_MAX {
            typed.wrong_with("title", "wrong-too-many", "max", CATEGORIES_MAX);
        }
        let above = above(tx, &mut typed, self.parent, old.as_ref())?;
        let default = Handle::of(title.get(settings::the(tx)?.locale));
        let handle = handle(tx, &mut typed, &self.handle, old.as_ref(), &above, &default)?;
        typed.all_right()?;
        let id = old.as_ref().map_or_else(|| tx.next(), |old| Ok(old.id))?;
        let path = below(&above, &handle);
        let moved = old.as_ref().is_some_and(|old| old.parent != self.parent);
        let renamed = old.as_ref().is_some_and(|old| old.path != path);
        tx.put(&Category {
            id,
            parent: self.parent,
            handle,
            path: path.clone(),
            title,
            intro,
            picture: self.picture,
            position: self.position,
        })?;
        if renamed {
            rename_below(tx, id, &path)?;
        }
        tx.tell(Event::CategorySaved { category: id });
        if moved {
            tx.tell(Event::CategoryMoved { category: id });
        }
        Ok(id)
    }
}

/// The path of the new parent; empty at the root. Refuses circles and trees that grow too deep.
fn above(tx: &Tx, typed: &mut Typed, parent: Option<CategoryId>, old: Option<&Category>) -> Outcome<String> {
    let Some(parent) = parent else { return Ok(String::new()) };
    if typed.exists("parent", tx.find(parent)?).is_none() {
        return Ok(String::new());
    }
    let line = line(tx, parent)?;
    if old.is_some_and(|old| line.iter().any(|c| c.id == old.id)) {
        typed.wrong("parent", "wrong-circle");
        return Ok(String::new());
    }
    let height = old.map_or(Ok(1), |old| height(tx, old.id, 1))?;
    if line.len() + height > DEPTH_MAX {
        typed.wrong_with("parent", "wrong-too-deep", "max", DEPTH_MAX);
    }
    Ok(line.last().map(|c| c.path.clone()).unwrap_or_default())
}

/// Levels from a category down, itself included.
fn height(tx: &Tx, id: CategoryId, so_far: usize) -> Outcome<usize> {
    let mut most = so_far;
    if so_far <= DEPTH_MAX {
        for child in children(tx, Some(id))? {
            most = most.max(height(tx, child.id, so_far + 1)?);
        }
    }
    Ok(most)
}

fn handle(tx: &Tx, typed: &mut Typed, wanted: &Option<Handle>, old: Option<&Category>, above: &str, default: &Handle) -> Outcome<Handle> {
    let free = |handle: &Handle| -> Outcome<bool> {
        let taken = tx.lookup(&BY_PATH, &below(above, handle))?;
        Ok(taken.is_none_or(|other| Some(other.id) == old.map(|old| old.id)))
    };
    match wanted.as_ref().or(old.map(|old| &old.handle)) {
        Some(handle) => {
            if !free(handle)? {
                typed.wrong("handle", "wrong-taken");
            }
            Ok(handle.clone())
        }
        None => numbered(default, free),
    }
}

fn below(above: &str, handle: &Handle) -> String {
    if above.is_empty() { handle.to_string() } else { format!("{above}/{handle}") }
}

fn rename_below(tx: &mut Tx, id: CategoryId, path: &str) -> Outcome {
    for mut child in children(tx, Some(id))? {
        child.path = below(path, &child.handle);
        tx.put(&child)?;
        rename_below(tx, child.id, &child.path)?;
    }
    Ok(())
}

/// Takes an empty shelf away. Its products live on elsewhere; a job takes it off their lists.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteCategory {
    pub category: CategoryId,
}

impl Command for DeleteCategory {
    type Done = ();
    const NAME: &'static str = "delete_category";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        if !children(tx, Some(self.category))?.is_empty() {
            return Err(Refusal::conflict("in-use").into());
        }
        tx.delete(self.category)?;
        tx.tell(Event::CategoryDeleted { category: self.category });
        Ok(())
    }
}
