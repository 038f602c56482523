//! How many: a number field between two step buttons. The buttons appear with the script; without it the field is enough.

use crate::web::cx::Cx;
use crate::web::ui::icon_m;
use maud::{Markup, html};

pub struct QuantityView<'a> {
    pub value: u32,
    /// The most that can be had.
    pub most: u32,
    /// Of what, for the label of a field that stands in a row of others; empty where it is clear.
    pub of: &'a str,
    /// Sends the form when the number changes (with the script).
    pub sends: bool,
}

pub fn quantity(cx: &Cx, q: &QuantityView) -> Markup {
    let label = |alone: &str, of: &str| if q.of.is_empty() { cx.t(alone) } else { cx.t_with(of, &[("name", q.of)]) };
    html! {
        span.qty {
            button type="button" data-step="-1" hidden aria-label=(label("storefront-one-less", "storefront-one-less-of")) { (icon_m("minus")) }
            input type="number" name="quantity" value=(q.value) min="1" max=(q.most.max(1)) inputmode="numeric" autocomplete="off"
                data-auto[q.sends] aria-label=(label("word-quantity", "storefront-quantity-of"));
            button type="button" data-step="1" hidden aria-label=(label("storefront-one-more", "storefront-one-more-of")) { (icon_m("plus")) }
        }
    }
}
