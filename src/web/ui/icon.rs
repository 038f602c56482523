//! Drawings of the one sprite. They never stand alone for a word except where the look allows it; readers skip them.

use crate::web::assets;
use maud::{Markup, html};

/// 24 px.
pub fn icon(name: &str) -> Markup {
    drawn(name, "icon")
}

/// 20 px.
pub fn icon_m(name: &str) -> Markup {
    drawn(name, "icon m")
}

/// 16 px, beside small text.
pub fn icon_xs(name: &str) -> Markup {
    drawn(name, "icon xs")
}

fn drawn(name: &str, class: &str) -> Markup {
    html! { svg class=(class) aria-hidden="true" { use href=(format!("{}#{name}", assets::url("icons.svg"))) {} } }
}
