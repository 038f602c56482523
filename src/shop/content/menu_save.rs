//! Changing menus: an entry saved, moved among those beside it, or taken out.

use super::menu::{ENTRIES_MAX, MenuEntry, MenuPlace, Target, beside, entries};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{MenuEntryId, Outcome, Time, Window, Words, text};
use crate::shop::catalog::list;
use crate::shop::typed::Typed;
pub use crate::shop::typed::Way;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveMenuEntry {
    #[serde(default)]
    pub id: Option<MenuEntryId>,
    pub menu: MenuPlace,
    #[serde(default)]
    pub above: Option<MenuEntryId>,
    #[serde(default)]
    pub label: Words,
    pub target: Target,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub from: Option<Time>,
    #[serde(default)]
    pub until: Option<Time>,
}

impl Command for SaveMenuEntry {
    type Done = MenuEntryId;
    const NAME: &'static str = "save_menu_entry";
    const NEEDS: Permission = Permission::Catalog;

    /// A new entry, and one that changes its place, comes last there.
    fn run(self, tx: &mut Tx) -> Outcome<MenuEntryId> {
        let old = self.id.map(|id| tx.get(id)).transpose()?;
        let all = entries(tx)?;
        let mut typed = Typed::new();
        let label = typed.words("label", &self.label, LINE_CHARS_MAX);
        let words = typed.line("words", &self.words, LINE_CHARS_MAX);
        can_stand_there(&mut typed, &self, &all);
        leads_somewhere(tx, &mut typed, &self, &words)?;
        if self.target.wants_words() && self.target != Target::Product && label.is_empty() {
            typed.wrong("label", "wrong-required");
        }
        let window = Window { from: self.from, until: self.until };
        typed.window(window);
        if old.is_none() && all.len() >= ENTRIES_MAX {
            typed.wrong_with("label", "wrong-too-many", "max", ENTRIES_MAX);
        }
        typed.all_right()?;
        let SaveMenuEntry { menu, above, target, .. } = self;
        let stays = old.as_ref().filter(|old| old.menu == menu && old.above == above).map(|old| old.position);
        let last = all.iter().filter(|entry| entry.menu == menu && entry.above == above).map(|entry| entry.position + 1).max();
        let id = old.as_ref().map_or_else(|| tx.next(), |old| Ok(old.id))?;
        let words = if target.wants_words() { words } else { String::new() };
        tx.put(&MenuEntry { id, menu, above, position: stays.or(last).unwrap_or_default(), label, target, words, window })?;
        tx.tell(Event::MenuEntrySaved { entry: id });
        Ok(id)
    }
}

/// Two levels, in the main menu alone; nothing stands below itself.
fn can_stand_there(typed: &mut Typed, entry: &SaveMenuEntry, all: &[MenuEntry]) {
    let has_below = all.iter().any(|other| other.above.is_some() && other.above == entry.id);
    if let Some(above) = entry.above {
        let fits =
            all.iter().any(|other| other.id == above && other.above.is_none() && other.menu == entry.menu && Some(above) != entry.id);
        if !fits || entry.menu != MenuPlace::Main || has_below {
            typed.wrong("above", "wrong-above");
        }
    }
    let moves = has_below && !all.iter().any(|other| Some(other.id) == entry.id && other.menu == entry.menu);
    if moves {
        typed.wrong("menu", "wrong-above");
    }
}

fn leads_somewhere(tx: &Tx, typed: &mut Typed, entry: &SaveMenuEntry, words: &str) -> Outcome {
    match entry.target {
        Target::Category { category } => drop(typed.exists("target", tx.find(category)?)),
        Target::Page { page } => drop(typed.exists("target", tx.find(page)?)),
        Target::Product if list::by_handle(tx, words)?.is_none() => typed.wrong_with("words", "wrong-no-product", "name", words),
        Target::Search if words.is_empty() => typed.wrong("words", "wrong-required"),
        Target::Address if !text::is_link(words) => typed.wrong("words", "wrong-link"),
        _ => {}
    }
    Ok(())
}

/// One place up or down among those beside it; at the end of the way it stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoveMenuEntry {
    pub entry: MenuEntryId,
    pub way: Way,
}

impl Command for MoveMenuEntry {
    type Done = ();
    const NAME: &'static str = "move_menu_entry";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let own: MenuEntry = tx.get(self.entry)?;
        let mut all = beside(tx, own.menu, own.above)?;
        let at = all.iter().position(|entry| entry.id == own.id).unwrap_or_default();
        let to = self.way.from(at, all.len());
        if at == to {
            return Ok(());
        }
        all.swap(at, to);
        for (position, entry) in (0..).zip(all) {
            tx.put(&MenuEntry { position, ..entry })?;
        }
        tx.tell(Event::MenuEntrySaved { entry: own.id });
        Ok(())
    }
}

/// Takes an entry out, with those below it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteMenuEntry {
    pub entry: MenuEntryId,
}

impl Command for DeleteMenuEntry {
    type Done = ();
    const NAME: &'static str = "delete_menu_entry";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.get(self.entry)?;
        for entry in entries(tx)?.into_iter().filter(|entry| entry.id == self.entry || entry.above == Some(self.entry)) {
            tx.delete(entry.id)?;
            tx.tell(Event::MenuEntryDeleted { entry: entry.id });
        }
        Ok(())
    }
}
