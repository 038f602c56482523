//! A code for banking apps, drawn into the page: no picture to fetch, sharp at every size, and dark on white whatever the page wears.

use crate::adapters::slip::{Drawn, Shade};
use maud::{Markup, html};

/// The white edge that readers need, in squares.
const EDGE: usize = 4;

pub fn bank_code(code: &Drawn, label: &str) -> Markup {
    let whole = code.side + 2 * EDGE;
    // The parts of the cross are millionths of the side; here a square is a unit.
    let part = |millionths: u32| {
        let thousandths = u64::from(millionths) * code.side as u64 / 1_000;
        format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
    };
    html! {
        svg.bank-code viewBox=(format!("-{EDGE} -{EDGE} {whole} {whole}")) role="img" aria-label=(label) shape-rendering="crispEdges" {
            rect x={ "-" (EDGE) } y={ "-" (EDGE) } width=(whole) height=(whole) fill="#fff" {}
            path d=(code.path()) fill="#000" {}
            @if let Some(cross) = &code.cross {
                @for (x, y, width, height, shade) in cross.fields {
                    rect x=(part(x)) y=(part(y)) width=(part(width)) height=(part(height)) fill=(if shade == Shade::Dark { "#000" } else { "#fff" }) {}
                }
            }
        }
    }
}
