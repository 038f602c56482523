//! A field that people neither see nor reach. Whatever fills it is most likely no person.

use crate::web::cx::Cx;
use maud::{Markup, html};

/// Its name in forms: one that machines like to fill.
pub const TRAP: &str = "homepage";

/// The field under an id of its own.
pub fn trap(cx: &Cx, id: &str) -> Markup {
    html! {
        div.hide aria-hidden="true" {
            label for=(id) { (cx.t("storefront-contact-trap")) }
            input id=(id) name=(TRAP) type="text" tabindex="-1" autocomplete="off";
        }
    }
}
