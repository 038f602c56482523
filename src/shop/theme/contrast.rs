//! Which colours are written on which, and how well they must be read there (WCAG 2.2, 1.4.3 and 1.4.11). One table for the
//! tests of every theme and for what a merchant may publish.

use super::tokens::{Palette, Role, Scheme};
use crate::base::colour::{Colour, Contrast};

/// What is written or drawn, what it stands on, and the least contrast.
pub struct Reading {
    pub what: Role,
    pub on: Role,
    pub least: Contrast,
}

/// For text of every size.
pub const TEXT: Contrast = Contrast(450);
const EDGE: Contrast = Contrast(300);

const fn text(what: Role, on: Role) -> Reading {
    Reading { what, on, least: TEXT }
}

const fn edge(what: Role, on: Role) -> Reading {
    Reading { what, on, least: EDGE }
}

/// Every pair that pages use.
pub const READINGS: &[Reading] = &[
    text(Role::Ink, Role::Paper),
    text(Role::Ink, Role::Surface),
    text(Role::Muted, Role::Paper),
    text(Role::Muted, Role::Sunk),
    text(Role::Muted, Role::Surface),
    text(Role::Muted, Role::Tint),
    text(Role::Accent, Role::Surface),
    text(Role::OnAccent, Role::Accent),
    text(Role::OnBtn, Role::Btn),
    text(Role::OnAccent, Role::BtnHover),
    text(Role::Sale, Role::Paper),
    text(Role::Bad, Role::BadTint),
    text(Role::Good, Role::GoodTint),
    text(Role::Warn, Role::WarnTint),
    text(Role::Warn, Role::Surface),
    text(Role::OnBand, Role::Band),
    text(Role::OnDeep, Role::Deep),
    text(Role::DeepMuted, Role::Deep),
    edge(Role::Edge, Role::Surface),
    edge(Role::Edge, Role::Paper),
];

/// A pair that is read too badly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Faint {
    pub what: Role,
    pub on: Role,
    pub scheme: Scheme,
    pub ratio: Contrast,
    pub least: Contrast,
}

/// Every pair of these colours that is read too badly.
pub fn faint(palette: &Palette) -> Vec<Faint> {
    let one = |scheme: Scheme| {
        READINGS.iter().filter_map(move |&Reading { what, on, least }| {
            let ratio = palette.get(what, scheme).contrast(palette.get(on, scheme));
            (ratio < least).then_some(Faint { what, on, scheme, ratio, least })
        })
    };
    Scheme::ALL.into_iter().flat_map(one).collect()
}

/// The worst of all texts that are written in a colour or on it, in one scheme.
pub fn worst(palette: &Palette, role: Role, scheme: Scheme) -> Contrast {
    let of = READINGS.iter().filter(|r| (r.what == role || r.on == role) && r.least == TEXT);
    of.map(|r| palette.get(r.what, scheme).contrast(palette.get(r.on, scheme))).min().unwrap_or(Contrast(2_100))
}

/// The nearest colour, on the way to black or to white, with which `passes` says yes.
pub fn nearest(from: Colour, passes: impl Fn(Colour) -> bool) -> Option<Colour> {
    let ways = [Colour::BLACK, Colour::WHITE];
    (1..=100).find_map(|step| ways.iter().map(|way| from.mix(*way, step)).find(|colour| passes(*colour)))
}
