//! Saving what the home page begins with, and the line above every page.

use super::Hero;
use crate::base::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::base::{Id, Outcome, SettingsId, Words};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveHome {
    pub hero: Hero,
    #[serde(default)]
    pub announcement: Words,
}

impl Command for SaveHome {
    type Done = ();
    const NAME: &'static str = "save_home";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let hero = Hero {
            headline: typed.words("headline", &self.hero.headline, LINE_CHARS_MAX),
            text: typed.long_words("text", &self.hero.text, NOTE_CHARS_MAX),
            picture: self.hero.picture,
        };
        let announcement = typed.words("announcement", &self.announcement, LINE_CHARS_MAX);
        if let Some(picture) = hero.picture {
            typed.exists("picture", tx.find(picture)?);
        }
        typed.all_right()?;
        tx.change(SettingsId::new(super::THE), |settings| {
            (settings.hero, settings.announcement) = (hero, announcement);
            Ok(())
        })?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}
