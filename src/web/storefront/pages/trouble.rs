//! When a page cannot be shown: said in the shop's clothes, with a way on. Needs no cart and leaves no cookie.

use crate::web::cx::Cx;
use crate::web::storefront::pages::search::big_find;
use crate::web::ui::frame::contact_links;
use crate::web::ui::{IndexEntry, Page, Robots, index};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// 404
    NotFound,
    /// 410: a link that was good once.
    Gone,
    /// 403
    Forbidden,
    /// 400, 413, 415, 422: what was sent cannot be read.
    Unreadable,
    /// 409: what was asked for is not possible as things stand; the code of the refusal.
    Refused(&'static str),
    /// 429
    TooMany,
    /// 500
    Broken,
    /// 503
    Busy,
}

impl Trouble {
    fn texts(self) -> [&'static str; 2] {
        match self {
            Trouble::NotFound => ["storefront-trouble-not-found", "storefront-trouble-not-found-lead"],
            Trouble::Gone => ["storefront-trouble-gone", "storefront-trouble-gone-lead"],
            Trouble::Forbidden => ["storefront-trouble-forbidden", "storefront-trouble-forbidden-lead"],
            Trouble::Unreadable => ["storefront-trouble-unreadable", "storefront-trouble-unreadable-lead"],
            Trouble::Refused(_) => ["storefront-trouble-refused", ""],
            Trouble::TooMany => ["storefront-trouble-too-many", "storefront-trouble-too-many-lead"],
            Trouble::Broken => ["storefront-trouble-broken", "storefront-trouble-broken-lead"],
            Trouble::Busy => ["storefront-trouble-busy", "storefront-trouble-busy-lead"],
        }
    }
}

#[derive(Clone, Debug)]
pub struct TroubleView {
    pub trouble: Trouble,
    /// What may have been looked for, made of the address; fills the search.
    pub guess: String,
    pub categories: Vec<IndexEntry>,
    /// What the log calls this failure, for asking us.
    pub reference: Option<String>,
}

pub fn trouble(cx: &Cx, v: &TroubleView) -> Markup {
    let [title, lead] = v.trouble.texts();
    let title = cx.t(title);
    let helps_search = matches!(v.trouble, Trouble::NotFound | Trouble::Gone);
    let main = html! {
        div.wrap {
            div.empty {
                h1.d-4 { (title) }
                p.lead.muted { @match v.trouble {
                    Trouble::Refused(code) => (cx.refused(code)),
                    _ => (cx.t(lead)),
                } }
                @if let Some(reference) = &v.reference {
                    p.muted.s { (cx.t_with("storefront-trouble-reference", &[("reference", reference)])) }
                }
                @if helps_search { (big_find(cx, "nq", &v.guess)) } @else {
                    p { (contact_links(cx)) }
                    @if v.trouble == Trouble::Busy { p { a.btn.ghost href=(cx.path) { (cx.t("storefront-look-again")) } } }
                    @else { p { a.btn.ghost href=(url::HOME) { (cx.t("storefront-to-home")) } } }
                }
            }
            @if helps_search && !v.categories.is_empty() { (index(&v.categories)) }
        }
        div.fringe.section aria-hidden="true" {}
    };
    Page { robots: Robots::Stay, main_class: "", ..Page::new(cx, title, main) }.render()
}

/// Before the set-up: there is nothing to buy yet.
pub fn not_open(cx: &Cx) -> Markup {
    let main = html! {
        div.wrap { div.empty {
            h1.d-4 { (cx.t("storefront-not-open")) }
            p.lead.muted { (cx.t("storefront-not-open-lead")) }
        } }
    };
    Page { robots: Robots::Stay, main_class: "", ..Page::new(cx, cx.t("storefront-not-open"), main) }.render()
}

/// The page for when not even the shop's name can be read.
pub fn last_resort() -> Markup {
    html! {
        (maud::DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; meta name="viewport" content="width=device-width, initial-scale=1"; title { "Back in a moment" } }
            body { main { h1 { "Back in a moment" } p { "The shop cannot read its data just now. Nothing was lost; please try again in a minute." } } }
        }
    }
}
