//! Saving the line above every page.

use super::Announcement;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::text::is_link;
use crate::base::{Id, Outcome, SettingsId};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveHome {
    #[serde(default)]
    pub announcement: Option<Announcement>,
}

impl Command for SaveHome {
    type Done = ();
    const NAME: &'static str = "save_home";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let announcement = self.announcement.and_then(|line| announcement(&mut typed, &line));
        typed.all_right()?;
        tx.change(SettingsId::new(super::THE), |settings| {
            settings.announcement = announcement;
            Ok(())
        })?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}

/// `None` when it says nothing.
fn announcement(typed: &mut Typed, line: &Announcement) -> Option<Announcement> {
    let text = typed.words("announcement", &line.text, LINE_CHARS_MAX);
    let link = typed.line("link", &line.link, LINE_CHARS_MAX);
    if !link.is_empty() && !is_link(&link) {
        typed.wrong("link", "wrong-link");
    }
    typed.window(line.window());
    (!text.is_empty()).then_some(Announcement { text, link, from: line.from, until: line.until })
}
