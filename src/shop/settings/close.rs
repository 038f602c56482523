//! Closing the shop for a while, and opening it.

use super::Closed;
use crate::base::limits::NOTE_CHARS_MAX;
use crate::base::{Id, Outcome, SettingsId};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

/// `None` opens it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CloseShop {
    pub closed: Option<Closed>,
}

impl Command for CloseShop {
    type Done = ();
    const NAME: &'static str = "close_shop";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let closed = self.closed.map(|Closed { text, until }| {
            if until.is_some_and(|until| until <= tx.now) {
                typed.wrong("until", "wrong-past");
            }
            Closed { text: typed.long_words("text", &text, NOTE_CHARS_MAX), until }
        });
        typed.all_right()?;
        tx.change(SettingsId::new(super::THE), |settings| {
            settings.closed = closed;
            Ok(())
        })?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}
