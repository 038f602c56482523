//! What went back of an order, as its page tells the buyer.

use crate::base::Time;
use crate::web::cx::Cx;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct RefundView {
    pub amount: String,
    /// How far it has come, in words.
    pub state: String,
    pub at: Time,
    /// `2 × Day mug, oat`.
    pub content: Vec<String>,
}

pub fn refunds(cx: &Cx, refunds: &[RefundView]) -> Markup {
    html! {
        @if !refunds.is_empty() {
            section.gap-down aria-labelledby="h-refunds" {
                h2.d-1 id="h-refunds" { (cx.t("storefront-refunds")) }
                ul.links { @for refund in refunds {
                    li {
                        span {
                            b { (refund.amount) }
                            @if !refund.content.is_empty() { span.muted.s { (refund.content.join(", ")) } }
                        }
                        span.muted.s.num { (refund.state) br; (cx.date(refund.at)) }
                    }
                } }
            }
        }
    }
}
