//! The page of a shop that is closed for a while: why, in the merchant's words or in neutral ones that promise nothing, when it opens,
//! and how to reach somebody.

use crate::base::Time;
use crate::web::cx::Cx;
use crate::web::ui::frame::contact_links;
use crate::web::ui::{Frame, Page, Robots, paragraphs};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct ClosedView {
    /// The merchant's words; empty for ours.
    pub text: String,
    pub until: Option<Time>,
}

pub fn closed(cx: &Cx, v: &ClosedView) -> Markup {
    let host = cx.shop.base_url.split("://").nth(1).unwrap_or_default();
    let title = cx.t("storefront-closed");
    let main = html! {
        div.wrap { div.empty {
            p.muted { (host) }
            h1.d-4 { (title) }
            div.lead.muted {
                @if v.text.is_empty() { p { (cx.t("storefront-closed-lead")) } } @else { (paragraphs(&v.text)) }
                @if let Some(until) = v.until { p { (cx.t_with("storefront-closed-until", &[("date", &cx.date_time(until))])) } }
            }
            p { (cx.t("storefront-closed-urgent")) " " (contact_links(cx)) }
            p.cluster { a.btn.ghost href=(cx.path) { (cx.t("storefront-look-again")) } }
        } }
        div.fringe aria-hidden="true" {}
    };
    Page { robots: Robots::Stay, frame: Frame::Closed, main_class: "", ..Page::new(cx, title, main) }.render()
}
