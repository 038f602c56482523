//! What a theme consists of: its faces, measures and colours, read from `themes/*/theme.toml`, and the layouts beside it.

use super::section::Section;
use crate::base::Colour;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The themes that the program brings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    #[default]
    Thrum,
    Volta,
    Deli,
}

/// A typeface of `themes/faces.toml`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaceName {
    Hedvig,
    Instrument,
    InstrumentWide,
    Bricolage,
}

/// A typeface in which one reads long: it has the letters for it, and is not only made for a headline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextFace {
    Instrument,
    Hedvig,
}

impl TextFace {
    pub const ALL: [TextFace; 2] = [TextFace::Instrument, TextFace::Hedvig];

    pub const fn name(self) -> FaceName {
        match self {
            TextFace::Instrument => FaceName::Instrument,
            TextFace::Hedvig => FaceName::Hedvig,
        }
    }
}

/// A typeface: its files, how headings are set in it, and what stands in for it until it has come.
#[derive(Clone, Debug, Deserialize)]
pub struct Face {
    pub family: String,
    /// `{file}-first.woff2`, `{file}-latin.woff2` and `{file}-latin-ext.woff2`.
    pub file: String,
    pub weights: String,
    pub generic: String,
    pub weight: String,
    pub track: String,
    pub fallbacks: Vec<Fallback>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Fallback {
    pub name: String,
    pub local: Vec<String>,
    /// For which weights it stands; empty: all.
    #[serde(default)]
    pub weight: String,
    pub size: String,
    pub ascent: String,
    pub descent: String,
}

/// What a colour is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Paper,
    Surface,
    Sunk,
    Frame,
    Line,
    Edge,
    Ink,
    Muted,
    Accent,
    OnAccent,
    Tint,
    Btn,
    OnBtn,
    BtnHover,
    Sale,
    Bad,
    BadTint,
    Good,
    GoodTint,
    Warn,
    WarnTint,
    Band,
    OnBand,
    /// The ground of the foot, and in bold themes of the head.
    Deep,
    OnDeep,
    DeepMuted,
}

impl Role {
    /// The name of the custom property without its hyphens: `on-btn`.
    pub fn key(self) -> String {
        serde_json::to_value(self).ok().and_then(|value| value.as_str().map(str::to_owned)).expect("a role is one word")
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub const ALL: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

    pub const fn key(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// A colour by day and by night.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pair(pub Colour, pub Colour);

impl Pair {
    pub const fn get(self, scheme: Scheme) -> Colour {
        match scheme {
            Scheme::Light => self.0,
            Scheme::Dark => self.1,
        }
    }

    pub const fn with(self, scheme: Scheme, colour: Colour) -> Pair {
        match scheme {
            Scheme::Light => Pair(colour, self.1),
            Scheme::Dark => Pair(self.0, colour),
        }
    }
}

/// Every role with its colours. A role that nobody set is black, which the tests do not let pass.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(try_from = "BTreeMap<String, Pair>")]
pub struct Palette(pub BTreeMap<Role, Pair>);

impl TryFrom<BTreeMap<String, Pair>> for Palette {
    type Error = serde::de::value::Error;
    fn try_from(named: BTreeMap<String, Pair>) -> Result<Palette, Self::Error> {
        keyed(named).map(Palette)
    }
}

/// The reader of TOML takes only texts as names; here they become what they name.
fn keyed<K: DeserializeOwned + Ord, V>(named: BTreeMap<String, V>) -> Result<BTreeMap<K, V>, serde::de::value::Error> {
    named.into_iter().map(|(name, value)| Ok((K::deserialize(name.into_deserializer())?, value))).collect()
}

impl Palette {
    pub fn pair(&self, role: Role) -> Pair {
        self.0.get(&role).copied().unwrap_or(Pair(Colour::BLACK, Colour::BLACK))
    }

    pub fn get(&self, role: Role, scheme: Scheme) -> Colour {
        self.pair(role).get(scheme)
    }

    pub fn set(&mut self, role: Role, scheme: Scheme, colour: Colour) {
        let pair = self.pair(role).with(scheme, colour);
        self.0.insert(role, pair);
    }
}

/// Names of custom properties and what they hold, in their groups.
type Measures = BTreeMap<String, String>;

#[derive(Clone, Debug, Deserialize)]
struct File {
    headings: FaceName,
    text: FaceName,
    #[serde(default, rename = "type")]
    letters: Measures,
    #[serde(default)]
    space: Measures,
    #[serde(default)]
    shape: Measures,
    #[serde(default)]
    motion: Measures,
    colour: Palette,
}

/// How lists of products are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct ListLayout {
    pub shape: Shape,
    /// How many attributes stand beside each product.
    pub facts: usize,
    /// Products can be ticked and compared.
    pub compare: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    #[default]
    Grid,
    /// One below the other, with facts between name and price.
    Rows,
}

/// A theme, whole: what it does not say itself it has from Thrum.
#[derive(Clone, Debug)]
pub struct Theme {
    pub headings: FaceName,
    pub text: FaceName,
    /// Every custom property that is neither a colour nor a face.
    pub measures: BTreeMap<String, String>,
    pub palette: Palette,
    pub css: &'static str,
    pub home: Vec<Section>,
    pub list: ListLayout,
}

/// The files of a theme, in the binary.
struct Files {
    toml: &'static str,
    css: &'static str,
    home: &'static str,
    list: &'static str,
}

macro_rules! files {
    ($folder:literal) => {
        Files {
            toml: include_str!(concat!("../../../themes/", $folder, "/theme.toml")),
            css: include_str!(concat!("../../../themes/", $folder, "/theme.css")),
            home: include_str!(concat!("../../../themes/", $folder, "/layout/home.json")),
            list: include_str!(concat!("../../../themes/", $folder, "/layout/list.json")),
        }
    };
}

impl ThemeName {
    pub const ALL: [ThemeName; 3] = [ThemeName::Thrum, ThemeName::Volta, ThemeName::Deli];

    const fn files(self) -> Files {
        match self {
            ThemeName::Thrum => files!("thrum"),
            ThemeName::Volta => files!("volta"),
            ThemeName::Deli => files!("deli"),
        }
    }

    pub fn theme(self) -> &'static Theme {
        static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(|| ThemeName::ALL.map(Theme::read).into());
        &THEMES[self as usize]
    }
}

impl Theme {
    fn read(name: ThemeName) -> Theme {
        let toml = |name: ThemeName| basic_toml::from_str::<File>(name.files().toml).expect("tests read every theme");
        let (base, own, files) = (toml(ThemeName::Thrum), toml(name), name.files());
        let mut measures = BTreeMap::new();
        let mut palette = base.colour.clone();
        for File { letters, space, shape, motion, colour, .. } in [base, own.clone()] {
            measures.extend([letters, space, shape, motion].into_iter().flatten());
            palette.0.extend(colour.0);
        }
        Theme {
            headings: own.headings,
            text: own.text,
            measures,
            palette,
            css: files.css,
            home: serde_json::from_str(files.home).expect("tests read every layout"),
            list: serde_json::from_str(files.list).expect("tests read every layout"),
        }
    }
}

impl FaceName {
    pub const ALL: [FaceName; 4] = [FaceName::Hedvig, FaceName::Instrument, FaceName::InstrumentWide, FaceName::Bricolage];

    pub fn face(self) -> &'static Face {
        static FACES: LazyLock<BTreeMap<FaceName, Face>> = LazyLock::new(|| {
            let named = basic_toml::from_str(include_str!("../../../themes/faces.toml")).expect("tests read every face");
            keyed(named).expect("tests read every face")
        });
        &FACES[&self]
    }
}

/// The colours of the admin, which no theme changes: `assets/css/admin.toml`.
pub fn admin() -> &'static Palette {
    #[derive(Deserialize)]
    struct Admin {
        colour: Palette,
    }
    static ADMIN: LazyLock<Palette> = LazyLock::new(|| {
        let mut palette = ThemeName::Thrum.theme().palette.clone();
        let own: Admin = basic_toml::from_str(include_str!("../../../assets/css/admin.toml")).expect("tests read it");
        palette.0.extend(own.colour.0);
        palette
    });
    &ADMIN
}
