//! Whether the shop has a newsletter, and what it promises.

use super::Newsletter;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Id, Outcome, SettingsId};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveNewsletter {
    pub newsletter: Newsletter,
}

impl Command for SaveNewsletter {
    type Done = ();
    const NAME: &'static str = "save_newsletter";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let promise = typed.words("promise", &self.newsletter.promise, LINE_CHARS_MAX);
        // Consent must be informed: whoever signs up reads what comes, and about how often.
        if self.newsletter.offered && promise.is_empty() {
            typed.wrong("promise", "wrong-required");
        }
        typed.all_right()?;
        let offered = self.newsletter.offered;
        tx.change(SettingsId::new(super::THE), |settings| {
            settings.newsletter = Newsletter { offered, promise };
            Ok(())
        })?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}
