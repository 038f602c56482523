//! How many entries of the main menu stand in the line beside *All things*: as many as have room at the width, without a script that
//! measures. The width of words is estimated, so that it is rather too large; what has no room stands below *More*.

use crate::web::cx::{Cx, Logo};

/// A width of the window from which an entry stands in the line: in pixels, with the class that shows it there and the one that hides
/// it below *More*. The first is that of the line itself: narrower windows have the menu of phones (`base.css`).
const STEPS: [(u32, &str, &str); 3] = [(960, "", ""), (1248, "from-78", "till-78"), (1440, "from-90", "till-90")];
/// From this width on the field of the search stands in the line too.
const SEARCH_FROM: u32 = 1248;

/// Where an entry of the main menu stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    /// In the line, from this step on.
    InLine(usize),
    /// Below *More*, at every width.
    BelowMore,
}

impl Stands {
    /// Class of its link in the line; `None` when it is never there.
    pub fn in_line(self) -> Option<&'static str> {
        match self {
            Stands::InLine(step) => Some(STEPS[step].1),
            Stands::BelowMore => None,
        }
    }

    /// Class of its link below *More*; `None` when it is never there.
    pub fn below_more(self) -> Option<&'static str> {
        match self {
            Stands::InLine(0) => None,
            Stands::InLine(step) => Some(STEPS[step].2),
            Stands::BelowMore => Some(""),
        }
    }

    /// From which width on it stands in the line, in pixels; 0 for every width that has a line.
    pub fn from(self) -> Option<u32> {
        match self {
            Stands::InLine(0) => Some(0),
            Stands::InLine(step) => Some(STEPS[step].0),
            Stands::BelowMore => None,
        }
    }
}

/// Where each entry of the main menu stands. Later ones never stand before earlier ones.
pub fn places(cx: &Cx) -> Vec<Stands> {
    let first = wide(&cx.t("storefront-all-things"), Arrow::Yes);
    let more = wide(&cx.t("storefront-more"), Arrow::Yes);
    // A name that is written is as long as it is, and cut at 14rem.
    let name = if matches!(cx.shop.logo, Logo::Word) { wide(&cx.shop.name, Arrow::No).saturating_mul(2).min(224) } else { 112 };
    let entries: Vec<u32> =
        cx.shop.menu.iter().map(|link| wide(&link.label, if link.below.is_empty() { Arrow::No } else { Arrow::Yes })).collect();
    let fits = |step: usize| {
        let window = STEPS[step].0;
        let (room, gap) = (room(window, name), gap(window));
        let all: u32 = first + entries.iter().map(|entry| gap + entry).sum::<u32>();
        if all <= room {
            return entries.len();
        }
        let mut used = first + gap + more;
        entries
            .iter()
            .take_while(|entry| {
                used += gap + **entry;
                used <= room
            })
            .count()
    };
    let counts: Vec<usize> = (0..STEPS.len()).map(fits).collect();
    let stands = |nth: usize| counts.iter().position(|count| nth < *count).map_or(Stands::BelowMore, Stands::InLine);
    (0..entries.len()).map(stands).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrow {
    Yes,
    No,
}

/// Pixels that a word takes in the line, with its padding and the arrow of what opens.
fn wide(words: &str, arrow: Arrow) -> u32 {
    let letters = u32::try_from(words.chars().count().min(400)).unwrap_or(400);
    letters * 8 + 8 + if arrow == Arrow::Yes { 20 } else { 0 }
}

/// Pixels between two entries: `clamp(.75rem, 1.6vw, 1.75rem)` in `base.css`.
fn gap(window: u32) -> u32 {
    (window * 16 / 1000).clamp(12, 28)
}

/// Pixels for the menu: the window without its edges, the shop's name, the orders, the cart and the search.
fn room(window: u32, name: u32) -> u32 {
    let search = if window >= SEARCH_FROM { (window * 17 / 100).clamp(160, 240) } else { 48 };
    window.saturating_sub(window / 10 + name + 106 + search + 64)
}

#[cfg(test)]
mod tests {
    use super::{Arrow, STEPS, gap, room, wide};

    #[test]
    fn wider_windows_have_more_room() {
        for pair in STEPS.windows(2) {
            assert!(room(pair[0].0, 112) < room(pair[1].0, 112) && gap(pair[0].0) <= gap(pair[1].0), "{pair:?}");
        }
        assert!(wide("Pottery", Arrow::No) < wide("Pottery", Arrow::Yes) && wide(&"x".repeat(9_999), Arrow::No) < 4_000);
    }
}
