//! How a shop looks: a theme, and what the merchant changed in it.

use super::contrast;
use super::section::Placed;
use super::tokens::{FaceName, Palette, Role, Scheme, TextFace, Theme, ThemeName};
use crate::base::{Colour, MediaId, Window};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Look {
    pub theme: ThemeName,
    /// Only what differs from the theme.
    #[serde(default)]
    pub colours: Colours,
    /// `None`: the theme's.
    #[serde(default)]
    pub headings: Option<FaceName>,
    /// What all else is set in; `None`: the theme's.
    #[serde(default)]
    pub text: Option<TextFace>,
    /// Radius in pixels; `None`: the theme's.
    #[serde(default)]
    pub corners: Option<u32>,
    #[serde(default)]
    pub logo: Option<MediaId>,
    #[serde(default)]
    pub favicon: Option<MediaId>,
    pub sections: Vec<Placed>,
}

/// Colours that a merchant chose, by role, for day and night apart. Roles that depend on them follow.
pub type Colours = BTreeMap<Role, Chosen>;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    pub light: Option<Colour>,
    pub dark: Option<Colour>,
}

impl Chosen {
    pub const fn get(self, scheme: Scheme) -> Option<Colour> {
        match scheme {
            Scheme::Light => self.light,
            Scheme::Dark => self.dark,
        }
    }
}

/// The roles that a merchant may choose.
pub const CHOSEN: [Role; 7] = [Role::Paper, Role::Ink, Role::Accent, Role::Btn, Role::Sale, Role::Band, Role::Deep];
/// Widest radius, in pixels.
pub const CORNERS_MAX: u32 = 24;

impl Default for Look {
    fn default() -> Look {
        Look::of(ThemeName::default())
    }
}

impl Look {
    /// A theme as it comes.
    pub fn of(theme: ThemeName) -> Look {
        let sections = (1..)
            .zip(&theme.theme().home)
            .map(|(key, section)| Placed { key, section: section.clone(), window: Window::default() })
            .collect();
        Look { theme, colours: Colours::new(), headings: None, text: None, corners: None, logo: None, favicon: None, sections }
    }

    pub fn theme(&self) -> &'static Theme {
        self.theme.theme()
    }

    pub fn headings(&self) -> FaceName {
        self.headings.unwrap_or(self.theme().headings)
    }

    pub fn text(&self) -> FaceName {
        self.text.map_or(self.theme().text, TextFace::name)
    }

    /// Another theme: its colours and faces as they come. Sections stay, unless they are still those of the old theme.
    pub fn wearing(&self, theme: ThemeName) -> Look {
        let fresh = Look::of(theme);
        let untouched = self.sections == Look::of(self.theme).sections;
        let sections = if untouched { fresh.sections } else { self.sections.clone() };
        Look { sections, logo: self.logo, favicon: self.favicon, ..fresh }
    }

    /// Every colour: the theme's, the merchant's, and those that follow from these.
    pub fn palette(&self) -> Palette {
        let mut palette = self.theme().palette.clone();
        for scheme in Scheme::ALL {
            for (role, chosen) in &self.colours {
                if let Some(colour) = chosen.get(scheme) {
                    palette.set(*role, scheme, colour);
                }
            }
            let changed = |role: Role| self.colours.get(&role).and_then(|chosen| chosen.get(scheme)).is_some();
            derive(&mut palette, self.theme(), scheme, changed);
        }
        palette
    }

    /// Whether every pair is read well enough to be shown to visitors.
    pub fn is_readable(&self) -> bool {
        contrast::faint(&self.palette()).is_empty()
    }

    /// A colour near the chosen one with which every pair can be read that it or a colour that follows from it takes part in; `None`
    /// when all of them can be read already, or no such colour is on the way.
    pub fn mended(&self, role: Role, scheme: Scheme) -> Option<Colour> {
        let moves = |other: Role| other == role || followers(role).contains(&other);
        let fails = |look: &Look| contrast::faint(&look.palette()).iter().any(|f| f.scheme == scheme && (moves(f.what) || moves(f.on)));
        if !fails(self) {
            return None;
        }
        contrast::nearest(self.palette().get(role, scheme), |colour| !fails(&self.with(role, scheme, Some(colour))))
    }

    /// The same with one colour chosen.
    pub fn with(&self, role: Role, scheme: Scheme, colour: Option<Colour>) -> Look {
        let mut look = self.clone();
        let chosen = look.colours.entry(role).or_default();
        match scheme {
            Scheme::Light => chosen.light = colour,
            Scheme::Dark => chosen.dark = colour,
        }
        if *chosen == Chosen::default() {
            look.colours.remove(&role);
        }
        look
    }

    /// Whether a picture is part of it.
    pub fn shows(&self, picture: MediaId) -> bool {
        let sections = self.sections.iter().filter_map(|placed| placed.section.picture());
        sections.chain(self.logo).chain(self.favicon).any(|shown| shown == picture)
    }

    pub fn section(&self, key: u32) -> Option<&Placed> {
        self.sections.iter().find(|placed| placed.key == key)
    }
}

/// The roles that `derive` sets when a role was chosen.
const fn followers(role: Role) -> &'static [Role] {
    match role {
        Role::Paper => &[
            Role::Surface,
            Role::Sunk,
            Role::Frame,
            Role::Line,
            Role::Muted,
            Role::Edge,
            Role::Tint,
            Role::Deep,
            Role::OnDeep,
            Role::DeepMuted,
        ],
        Role::Ink => &[Role::Muted, Role::Edge, Role::OnDeep, Role::DeepMuted],
        Role::Accent => &[Role::OnAccent, Role::BtnHover, Role::Tint],
        Role::Btn => &[Role::OnBtn],
        Role::Band => &[Role::OnBand],
        Role::Deep => &[Role::OnDeep, Role::DeepMuted],
        _ => &[],
    }
}

/// What follows from a merchant's own colours, in hundredths mixed in: chosen so that the three themes come out about as drawn.
fn derive(palette: &mut Palette, theme: &Theme, scheme: Scheme, changed: impl Fn(Role) -> bool) {
    let (paper, ink, accent) = (palette.get(Role::Paper, scheme), palette.get(Role::Ink, scheme), palette.get(Role::Accent, scheme));
    let day = scheme == Scheme::Light;
    let mut set = |role: Role, colour: Colour| palette.set(role, scheme, colour);
    if changed(Role::Paper) {
        set(Role::Surface, paper.mix(Colour::WHITE, if day { 70 } else { 5 }));
        set(Role::Sunk, paper.mix(Colour::BLACK, if day { 4 } else { 30 }));
        set(Role::Frame, paper.mix(ink, 9));
        set(Role::Line, paper.mix(ink, 13));
    }
    if changed(Role::Paper) || changed(Role::Ink) {
        set(Role::Muted, ink.mix(paper, 30));
        set(Role::Edge, ink.mix(paper, 46));
    }
    if changed(Role::Accent) {
        set(Role::OnAccent, accent.written_on());
        set(Role::BtnHover, accent);
    }
    if changed(Role::Accent) || changed(Role::Paper) {
        set(Role::Tint, paper.mix(accent, if day { 10 } else { 14 }));
    }
    let (btn, band) = (palette.get(Role::Btn, scheme), palette.get(Role::Band, scheme));
    if changed(Role::Btn) {
        palette.set(Role::OnBtn, scheme, btn.written_on());
    }
    if changed(Role::Band) {
        palette.set(Role::OnBand, scheme, band.written_on());
    }
    if changed(Role::Deep) {
        on_deep(palette, scheme);
    } else if theme.palette.get(Role::Deep, scheme) == theme.palette.get(Role::Paper, scheme) {
        deep_is_paper(palette, scheme);
    }
}

/// What is written on a deep ground that was chosen: the quieter text as quiet as it can be read.
fn on_deep(palette: &mut Palette, scheme: Scheme) {
    let ground = palette.get(Role::Deep, scheme);
    let text = ground.written_on();
    let muted = text.mix(ground, 26);
    palette.set(Role::OnDeep, scheme, text);
    palette.set(Role::DeepMuted, scheme, if muted.contrast(ground) < contrast::TEXT { text } else { muted });
}

/// A deep ground that is the theme's paper stays the paper until it is chosen.
fn deep_is_paper(palette: &mut Palette, scheme: Scheme) {
    for (own, like) in [(Role::Deep, Role::Paper), (Role::OnDeep, Role::Ink), (Role::DeepMuted, Role::Muted)] {
        palette.set(own, scheme, palette.get(like, scheme));
    }
}
