//! Drawings of the one sprite, set into the page where they stand: a few bytes each, and nothing more to fetch. They never stand alone
//! for a word except where the look allows it; readers skip them.

use maud::{Markup, PreEscaped, html};
use std::collections::HashMap;
use std::sync::LazyLock;

const SPRITE: &str = include_str!("../../../assets/icons.svg");

/// What is drawn inside of each symbol, by its name. All stand on a square of 24.
static DRAWINGS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let symbols = SPRITE.split("<symbol id=\"").skip(1);
    symbols.filter_map(|symbol| Some((symbol.split_once('"')?.0, symbol.split_once('>')?.1.split_once("</symbol>")?.0))).collect()
});

/// The names of all drawings, in their order.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = DRAWINGS.keys().copied().collect();
    names.sort_unstable();
    names
}

/// 24 px.
pub fn icon(name: &str) -> Markup {
    icon_as(name, "icon")
}

/// 20 px.
pub fn icon_m(name: &str) -> Markup {
    icon_as(name, "icon m")
}

/// 16 px, beside small text.
pub fn icon_xs(name: &str) -> Markup {
    icon_as(name, "icon xs")
}

/// In a class of its own. A name that the sprite does not have draws nothing.
pub fn icon_as(name: &str, class: &str) -> Markup {
    let drawing = DRAWINGS.get(name).copied().unwrap_or_default();
    html! { svg class=(class) viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(drawing)) } }
}

#[cfg(test)]
mod tests {
    use super::{DRAWINGS, SPRITE, icon};

    #[test]
    fn every_symbol_is_drawn() {
        assert_eq!(DRAWINGS.len(), SPRITE.matches("<symbol ").count());
        assert_eq!(SPRITE.matches("viewBox=\"0 0 24 24\"").count(), DRAWINGS.len());
        for (name, drawing) in DRAWINGS.iter() {
            assert!(drawing.starts_with('<') && drawing.ends_with("/>"), "{name}: {drawing}");
        }
        assert!(icon("bag").into_string().contains("<path d="));
    }
}
