//! Choosing a theme, and changing its colours, letters, corners and signs. All of it is a draft until it is published.

use super::look::{CHOSEN, CORNERS_MAX, Colours, Look};
use super::tokens::{FaceName, TextFace, ThemeName};
use super::{Design, design};
use crate::base::{MediaId, Outcome};
use crate::shop::catalog::Media;
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Changes the draft; the first change begins one, and one that is like what visitors see is none.
pub(super) fn draft<T>(tx: &mut Tx, change: impl FnOnce(&mut Look) -> Outcome<T>) -> Outcome<T> {
    let design = design(tx)?;
    let mut look = design.current().clone();
    let done = change(&mut look)?;
    let draft = (look != design.published).then_some(look);
    // The link to a draft ends with it.
    let preview = design.preview.clone().filter(|_| draft.is_some());
    tx.put(&Design { draft, preview, ..design })?;
    tx.tell(Event::LookDrafted);
    Ok(done)
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChooseTheme {
    pub theme: ThemeName,
}

impl Command for ChooseTheme {
    type Done = ();
    const NAME: &'static str = "choose_theme";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        draft(tx, |look| {
            if look.theme != self.theme {
                *look = look.wearing(self.theme);
            }
            Ok(())
        })
    }
}

/// Colours that nobody can read are kept in the draft, so that nothing typed is lost; they cannot be published.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SaveLook {
    #[serde(default)]
    pub colours: Colours,
    #[serde(default)]
    pub headings: Option<FaceName>,
    #[serde(default)]
    pub text: Option<TextFace>,
    #[serde(default)]
    pub corners: Option<u32>,
    #[serde(default)]
    pub logo: Option<MediaId>,
    #[serde(default)]
    pub favicon: Option<MediaId>,
}

impl Command for SaveLook {
    type Done = ();
    const NAME: &'static str = "save_look";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        for (field, picture) in [("logo", self.logo), ("favicon", self.favicon)] {
            if let Some(id) = picture {
                typed.exists(field, tx.find(id)?.filter(Media::is_picture));
            }
        }
        if self.corners.is_some_and(|corners| corners > CORNERS_MAX) {
            typed.wrong_with("corners", "wrong-number-most", "max", CORNERS_MAX);
        }
        if self.colours.keys().any(|role| !CHOSEN.contains(role)) {
            typed.wrong("colours", "wrong-choice");
        }
        typed.all_right()?;
        draft(tx, |look| {
            let SaveLook { colours, headings, text, corners, logo, favicon } = self;
            *look =
                Look { theme: look.theme, sections: std::mem::take(&mut look.sections), colours, headings, text, corners, logo, favicon };
            Ok(())
        })
    }
}
