//! The sections of the home page: put in, filled, moved, taken out.

use super::choose::draft;
use super::look::Look;
use super::section::{Placed, SECTIONS_MAX, Section};
use crate::base::{Outcome, Refusal, Window};
use crate::shop::typed::Typed;
use crate::shop::{Command, Permission, Tx};
use serde::{Deserialize, Serialize};

/// Puts an empty section at the end, to be filled. Visitors see it when it says something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddSection {
    /// The name of a kind: `story`.
    pub kind: String,
}

impl Command for AddSection {
    /// The key of the new section.
    type Done = u32;
    const NAME: &'static str = "add_section";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<u32> {
        let mut typed = Typed::new();
        let section = typed.exists("kind", Section::all().into_iter().find(|section| section.key() == self.kind));
        typed.all_right()?;
        draft(tx, |look| {
            if look.sections.len() >= SECTIONS_MAX {
                return Err(Refusal::conflict("too-many-sections").into());
            }
            let key = look.sections.iter().map(|placed| placed.key).max().unwrap_or(0) + 1;
            look.sections.extend(section.map(|section| Placed { key, section, window: Window::default() }));
            Ok(key)
        })
    }
}

/// What is said in a section. Its kind stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveSection {
    pub key: u32,
    pub section: Section,
    /// When visitors see it.
    #[serde(default)]
    pub window: Window,
}

impl Command for SaveSection {
    type Done = ();
    const NAME: &'static str = "save_section";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let section = self.section.cleaned(&mut typed, tx)?;
        typed.window(self.window);
        typed.all_right()?;
        draft(tx, |look| {
            let at = place(look, self.key)?;
            if look.sections[at].section.key() != section.key() {
                return Err(Refusal::NotFound { what: "section" }.into());
            }
            (look.sections[at].section, look.sections[at].window) = (section, self.window);
            Ok(())
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Up,
    Down,
    /// To this place, counted from 0; past the end is the end.
    To(usize),
}

/// A section at the top that goes up stays where it is, and so does one at the end that goes down.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoveSection {
    pub key: u32,
    pub step: Step,
}

impl Command for MoveSection {
    type Done = ();
    const NAME: &'static str = "move_section";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        draft(tx, |look| {
            let (from, last) = (place(look, self.key)?, look.sections.len() - 1);
            let to = match self.step {
                Step::Up => from.saturating_sub(1),
                Step::Down => from + 1,
                Step::To(place) => place,
            };
            let moved = look.sections.remove(from);
            look.sections.insert(to.min(last), moved);
            Ok(())
        })
    }
}

/// One that is gone already stays gone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveSection {
    pub key: u32,
}

impl Command for RemoveSection {
    type Done = ();
    const NAME: &'static str = "remove_section";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        draft(tx, |look| {
            look.sections.retain(|placed| placed.key != self.key);
            Ok(())
        })
    }
}

fn place(look: &Look, key: u32) -> Outcome<usize> {
    let found = look.sections.iter().position(|placed| placed.key == key);
    Ok(found.ok_or(Refusal::NotFound { what: "section" })?)
}
