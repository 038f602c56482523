//! Showing a draft to everybody, throwing it away, and going back to what was shown before.

use super::{Design, design};
use crate::base::{Outcome, Refusal};
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

/// Shows the draft to visitors. Colours that are read too badly are refused: a merchant's taste is not worth a buyer's eyes, and the
/// law of many countries says so (EN 301 549, European Accessibility Act).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PublishLook {}

impl Command for PublishLook {
    type Done = ();
    const NAME: &'static str = "publish_look";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut design = design(tx)?;
        let Some(draft) = design.draft.take() else { return Err(Refusal::conflict("no-draft").into()) };
        if !draft.is_readable() {
            return Err(Refusal::conflict("too-faint").into());
        }
        design.preview = None;
        let version = design.publish(draft, tx.now);
        tx.put(&design)?;
        tx.tell(Event::LookPublished { version });
        Ok(())
    }
}

/// Throws the draft away; its link is over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DiscardLook {}

impl Command for DiscardLook {
    type Done = ();
    const NAME: &'static str = "discard_look";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let design = design(tx)?;
        tx.put(&Design { draft: None, preview: None, ..design })?;
        tx.tell(Event::LookDrafted);
        Ok(())
    }
}

/// Shows an earlier version again, at once; what was shown until now becomes the newest version. A draft stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RestoreLook {
    pub version: u32,
}

impl Command for RestoreLook {
    type Done = ();
    const NAME: &'static str = "restore_look";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut design = design(tx)?;
        let found = design.versions.iter().find(|version| version.number == self.version);
        let look = found.ok_or(Refusal::NotFound { what: "version" })?.look.clone();
        let version = design.publish(look, tx.now);
        tx.put(&design)?;
        tx.tell(Event::LookPublished { version });
        Ok(())
    }
}
