//! Facts in two columns.

use maud::{Markup, html};

/// Names on the left, values on the right.
pub fn spec_table(caption: &str, rows: &[(String, String)]) -> Markup {
    html! {
        table.spec {
            caption.hide { (caption) }
            tbody { @for (name, value) in rows { tr { th scope="row" { (name) } td { (value) } } } }
        }
    }
}
