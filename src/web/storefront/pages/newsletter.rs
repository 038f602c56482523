//! The pages of the newsletter: its form, what happens next, and what the links in its letters show.

use crate::web::cx::Cx;
use crate::web::ui::sign_up::{ON_PAGE, SignUp, sign_up};
use crate::web::ui::{Page, Robots, Tone, notice};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug, Default)]
pub struct NewsletterView {
    pub typed: String,
    /// What is wrong with the address.
    pub error: Option<String>,
    /// Why it was not taken, where the address is not to blame.
    pub trouble: Option<String>,
}

pub fn newsletter(cx: &Cx, v: &NewsletterView) -> Markup {
    let title = cx.t("newsletter");
    let promise = cx.shop.newsletter.as_ref().map_or("", |newsletter| &newsletter.promise);
    let main = html! {
        div.sign-page {
            h1 { (cx.t("newsletter-usual-title")) }
            p.lead.muted { (promise) }
            @if let Some(words) = &v.trouble { (notice(Tone::Bad, "alert", &html! { (words) })) }
            (sign_up(cx, &SignUp { place: ON_PAGE, said: promise, typed: &v.typed, error: v.error.as_deref() }))
        }
    };
    Page { description: promise.to_owned(), canonical: Some(url::NEWSLETTER.to_owned()), ..Page::new(cx, title, main) }.render()
}

/// The same for everybody: it does not say whether the address is on the list.
pub fn asked(cx: &Cx) -> Markup {
    let main = html! {
        div.empty {
            h1.d-4 { (cx.t("newsletter-asked")) }
            p.lead.muted { (cx.t("newsletter-asked-next")) }
            p.muted { (cx.t("newsletter-asked-none")) }
            p { a.btn.ghost href=(url::HOME) { (cx.t("storefront-to-home")) } }
        }
    };
    Page { robots: Robots::Stay, ..Page::new(cx, cx.t("newsletter-asked"), main) }.render()
}

/// What a link in a letter leads to.
#[derive(Clone, Debug)]
pub enum LinkFace {
    AskConfirm { to: String, email: String },
    Subscribed { leave: String },
    AskLeave { to: String, email: String },
    Left,
}

pub fn link_page(cx: &Cx, face: &LinkFace) -> Markup {
    let press = |to: &str, key: &str| html! { form method="post" action=(to) { button.btn { (cx.t(key)) } } };
    let (title, say, way) = match face {
        LinkFace::AskConfirm { to, email } => {
            let say = cx.t_with("newsletter-confirm-say", &[("email", email), ("shop", &cx.shop.name)]).into_owned();
            (cx.t("newsletter-confirm"), say, press(to, "newsletter-confirm-do"))
        }
        LinkFace::Subscribed { leave } => {
            let way = html! { p { a.btn.ghost href=(url::HOME) { (cx.t("storefront-to-home")) } } p.s { a href=(leave) { (cx.t("newsletter-leave-link")) } } };
            (cx.t("newsletter-subscribed"), cx.t_with("newsletter-subscribed-say", &[("shop", &cx.shop.name)]).into_owned(), way)
        }
        LinkFace::AskLeave { to, email } => {
            let say = cx.t_with("newsletter-leave-say", &[("email", email), ("shop", &cx.shop.name)]).into_owned();
            (cx.t("newsletter-leave"), say, press(to, "newsletter-leave-do"))
        }
        LinkFace::Left => {
            let way = html! { p { a.btn.ghost href=(url::HOME) { (cx.t("storefront-to-home")) } } };
            (cx.t("newsletter-left"), cx.t("newsletter-left-say").into_owned(), way)
        }
    };
    let main = html! { div.empty { h1.d-4 { (title) } p.lead.muted { (say) } (way) } };
    Page { robots: Robots::Stay, ..Page::new(cx, title, main) }.render()
}
