//! Small marks of state. The word says it; the colour only repeats it.

use crate::base::colour::Colour;
use maud::{Markup, html};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    Plain,
    Good,
    Warn,
    Bad,
    /// A lower price.
    Sale,
}

pub fn badge(tone: Tone, text: &str) -> Markup {
    let class = match tone {
        Tone::Plain => "badge",
        Tone::Good => "badge good",
        Tone::Warn => "badge warn",
        Tone::Bad => "badge bad",
        Tone::Sale => "badge sale",
    };
    html! { span class=(class) { (text) } }
}

/// What a colour looks like. It only decorates: its name stands beside it.
pub fn dot(colour: Colour) -> Markup {
    html! {
        svg.dot viewBox="0 0 16 16" aria-hidden="true" {
            circle cx="8" cy="8" r="7.5" fill=(colour) stroke="currentColor" stroke-opacity=".25" {}
        }
    }
}
