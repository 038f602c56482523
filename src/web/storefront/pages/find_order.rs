//! The form by which one finds an order again, and what follows after it was sent.

use crate::web::cx::Cx;
use crate::web::field::draw::{draw_fields, summary};
use crate::web::ui::frame::contact_links;
use crate::web::ui::trap::{TRAP, trap};
use crate::web::ui::{FieldView, Page, Robots, Tone, notice};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct FindView {
    pub fields: Vec<FieldView>,
    /// Why it was not sent, where no field is to blame.
    pub trouble: Option<String>,
}

pub fn find_order(cx: &Cx, v: &FindView) -> Markup {
    let main = html! {
        div.sign-page {
            h1 { (cx.t("storefront-orders")) }
            p.lead.muted { (cx.t("storefront-find-lead")) }
            form.stack method="post" action=(url::ORDERS) {
                @if let Some(words) = &v.trouble { (notice(Tone::Bad, "alert", &html! { (words) })) }
                (summary(cx, &v.fields))
                (draw_fields(cx, &v.fields))
                (trap(cx, TRAP))
                p.up-s { button.btn { (cx.t("storefront-find-send")) } }
            }
            p.s.muted { (cx.t("storefront-find-lost")) " " a href=(url::CONTACT) { (cx.t("storefront-contact")) } }
        }
    };
    Page { robots: Robots::Stay, ..Page::new(cx, cx.t("storefront-orders"), main) }.render()
}

pub fn asked(cx: &Cx) -> Markup {
    let title = cx.t("storefront-find-asked");
    let main = html! {
        div.empty {
            h1.d-4 { (title) }
            p.lead.muted { (cx.t("storefront-find-next")) }
            p { (cx.t("storefront-find-none")) " " (contact_links(cx)) }
            p { a.btn.ghost href=(url::ORDERS) { (cx.t("storefront-find-again")) } }
        }
    };
    Page { robots: Robots::Stay, ..Page::new(cx, title, main) }.render()
}
