//! How the shop looks: themes as data, and the one record of what the merchant made of them, as a draft and as published.

pub mod arrange;
pub mod choose;
pub mod contrast;
pub mod look;
pub mod publish;
pub mod section;
pub mod share;
pub mod tokens;

pub use arrange::{AddSection, MoveSection, RemoveSection, SaveSection, Step};
pub use choose::{ChooseTheme, SaveLook};
pub use look::Look;
pub use publish::{DiscardLook, PublishLook, RestoreLook};
pub use section::Section;
pub use share::ShareLook;
pub use tokens::{FaceName, Role, Scheme, TextFace, ThemeName};

use crate::base::{DesignId, Id, Outcome, Time};
use crate::shop::content::Preview;
use crate::store::{Names, Reads, Record, Table};
use serde::{Deserialize, Serialize};

/// The one record of the shop's look.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Design {
    pub published: Look,
    /// Seen by staff only, until it is published.
    #[serde(default)]
    pub draft: Option<Look>,
    /// The secret link to the draft, for somebody who does not work here.
    #[serde(default)]
    pub preview: Option<Preview>,
    /// What was published before, the newest first.
    #[serde(default)]
    pub versions: Vec<Version>,
}

/// A look that visitors saw once.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Version {
    pub number: u32,
    /// When another one took its place.
    pub until: Time,
    pub look: Look,
}

/// Versions that are kept to go back to.
pub const VERSIONS_MAX: usize = 12;

impl Design {
    /// What staff work on: the draft, or what is published where there is none.
    pub fn current(&self) -> &Look {
        self.draft.as_ref().unwrap_or(&self.published)
    }

    /// Every look that is kept.
    pub fn looks(&self) -> impl Iterator<Item = &Look> {
        std::iter::once(&self.published).chain(&self.draft).chain(self.versions.iter().map(|version| &version.look))
    }

    /// Another look for visitors; the one before is kept.
    fn publish(&mut self, look: Look, now: Time) -> u32 {
        let number = self.versions.first().map_or(1, |newest| newest.number + 1);
        let before = std::mem::replace(&mut self.published, look);
        self.versions.insert(0, Version { number, until: now, look: before });
        self.versions.truncate(VERSIONS_MAX);
        number
    }
}

impl Names for DesignId {
    type Record = Design;
}

impl Record for Design {
    const TABLE: Table = Table::new(50, "design");
    type Id = DesignId;
    fn id(&self) -> DesignId {
        DesignId::new(THE)
    }
}

/// The id under which the one record lies.
const THE: u64 = 1;

/// The shop's look; a shop that never changed it wears the first theme as it comes.
pub fn design(reads: &impl Reads) -> Outcome<Design> {
    Ok(reads.find(DesignId::new(THE))?.unwrap_or_default())
}
