//! The contact form, and what follows after it was sent.

use crate::web::cx::Cx;
use crate::web::field::draw::{draw_fields, summary};
use crate::web::ui::frame::contact_links;
use crate::web::ui::trap::{TRAP, trap};
use crate::web::ui::{FieldView, Page, Robots, Tone, linked, notice};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct ContactView {
    pub fields: Vec<FieldView>,
    /// Why it was not sent, where no field is to blame.
    pub trouble: Option<String>,
}

pub fn contact(cx: &Cx, v: &ContactView) -> Markup {
    let title = cx.t("storefront-contact");
    let privacy = [("privacy", cx.shop.legal.privacy.as_deref())];
    let main = html! {
        h1 { (cx.t("storefront-contact-title")) }
        div.two {
            form method="post" action=(url::CONTACT) {
                @if let Some(words) = &v.trouble { (notice(Tone::Bad, "alert", &html! { (words) })) }
                (summary(cx, &v.fields))
                section.form-section {
                    h2 { (cx.t("storefront-contact-write")) }
                    (draw_fields(cx, &v.fields))
                    (trap(cx, TRAP))
                    p.hint.s.muted { (linked(&cx.t("storefront-contact-kept"), &privacy)) }
                    p { button.btn { (cx.t("storefront-contact-send")) } }
                }
            }
            (ways(cx))
        }
    };
    Page {
        description: cx.t("storefront-contact-lead").into_owned(),
        canonical: Some(url::CONTACT.to_owned()),
        ..Page::new(cx, title, main)
    }
    .render()
}

/// Voice and place, for those who would rather not write.
fn ways(cx: &Cx) -> Markup {
    let contact = &cx.shop.contact;
    html! {
        aside.side.stack.wide-gap aria-label=(cx.t("storefront-contact-ways")) {
            section.sum {
                h2 { (cx.t("storefront-contact-ways")) }
                p { (contact_links(cx)) }
                @if !contact.opening.is_empty() { p { @for line in contact.opening.lines() { (line) br; } } }
            }
            @if !contact.address_lines.is_empty() {
                section.sum {
                    h2 { (cx.t("storefront-contact-place")) }
                    address.address { @for line in &contact.address_lines { (line) br; } }
                }
            }
        }
    }
}

pub fn sent(cx: &Cx) -> Markup {
    let title = cx.t("storefront-contact-sent");
    let main = html! {
        div.empty {
            h1.d-4 { (title) }
            p.lead.muted { (cx.t("storefront-contact-next")) }
            p { (cx.t("storefront-contact-sooner")) " " (contact_links(cx)) }
            p { a.btn.ghost href=(url::HOME) { (cx.t("storefront-to-home")) } }
        }
    };
    Page { robots: Robots::Stay, ..Page::new(cx, title, main) }.render()
}
