//! What letters wear: the colours, corners and headings of the shop's look, and its logo. Mail programs fetch no letters of ours: what
//! stands in for a face is what they have.

use super::letters::{Enclosed, Enclosure};
use crate::base::Colour;
use crate::shop::theme::tokens::Palette;
use crate::shop::theme::{Look, Role, Scheme};

const SERIF: &str = "Georgia,'Times New Roman',serif";
const SANS: &str = "'Instrument Sans',-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/// The look of a shop, as far as letters can wear it.
#[derive(Clone, Debug)]
pub struct Dress {
    pub palette: Palette,
    /// Radius of buttons, in CSS.
    pub round: String,
    /// Families for text and headings, and the weight of these.
    pub text: &'static str,
    pub headings: &'static str,
    pub weight: &'static str,
    pub logo: Option<Logo>,
}

/// The logo in a file that every mail program shows: PNG or JPEG. A drawing or a WebP is none.
#[derive(Clone, Debug)]
pub struct Logo {
    pub light: Sign,
    /// The same for dark rooms; without it the logo stands on a white plate, by day and by night.
    pub dark: Option<Sign>,
    /// Pixels, as it is drawn.
    pub width: u32,
    pub height: u32,
}

#[derive(Clone, Debug)]
pub struct Sign {
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

/// The names of the logo's files in a letter.
pub const LOGO: &str = "logo";
pub const LOGO_DARK: &str = "logo-dark";

impl Default for Dress {
    fn default() -> Dress {
        Dress::of(&Look::default())
    }
}

impl Dress {
    /// Without a logo.
    pub fn of(look: &Look) -> Dress {
        let family = |serif: bool| if serif { SERIF } else { SANS };
        let serif = look.headings().face().generic == "serif";
        let own = look.theme().measures.get("r-btn").cloned().unwrap_or_default();
        Dress {
            palette: look.palette(),
            round: look.corners.map_or(own, |px| format!("{px}px")),
            text: family(look.text().face().generic == "serif"),
            headings: family(serif),
            weight: if serif { "400" } else { "700" },
            logo: None,
        }
    }

    /// The colour by day, which stands in the elements.
    pub fn day(&self, role: Role) -> Colour {
        self.palette.get(role, Scheme::Light)
    }

    /// And by night, for programs that ask.
    pub fn night(&self, role: Role) -> Colour {
        self.palette.get(role, Scheme::Dark)
    }

    /// The files of the logo, which every letter carries.
    pub fn files(&self) -> Vec<Enclosed> {
        let Some(logo) = &self.logo else { return Vec::new() };
        let file = |name: &str, sign: &Sign| Enclosed {
            name: format!("{name}.{}", sign.kind.rsplit('/').next().unwrap_or_default()),
            kind: sign.kind,
            bytes: sign.bytes.clone(),
            place: Enclosure::Shown,
        };
        std::iter::once(file(LOGO, &logo.light)).chain(logo.dark.as_ref().map(|dark| file(LOGO_DARK, dark))).collect()
    }
}
