//! The form with which one asks for the newsletter, wherever it stands, and the words to which one agrees there.

use crate::web::cx::Cx;
use crate::web::ui::linked;
use crate::web::ui::trap::trap;
use crate::web::url;
use maud::{Markup, html};

/// One such form.
#[derive(Clone, Copy, Debug, Default)]
pub struct SignUp<'a> {
    /// Where it stands: begins its ids and says so to the handler.
    pub place: &'static str,
    /// What stands above it already: the promise is not said twice.
    pub said: &'a str,
    pub typed: &'a str,
    /// What is wrong with it, in words.
    pub error: Option<&'a str>,
}

pub const AT_HOME: &str = "home";
pub const IN_FOOTER: &str = "footer";
pub const ON_PAGE: &str = "page";

/// The sentence to which one agrees, as it stands under the form and beside the box at the checkout.
pub fn consent(cx: &Cx) -> String {
    cx.t_with("newsletter-consent", &[("shop", &cx.shop.name)]).into_owned()
}

/// All that was read, as the proof keeps it: what is promised, and the sentence.
pub fn words_of_consent(cx: &Cx) -> String {
    let promise = cx.shop.newsletter.as_ref().map_or("", |newsletter| &newsletter.promise);
    format!("{promise}\n{}", consent(cx)).trim().to_owned()
}

/// The form; nothing where the shop has no newsletter.
pub fn sign_up(cx: &Cx, v: &SignUp<'_>) -> Markup {
    let id = |end: &str| format!("nl-{}-{end}", v.place);
    let described = if v.error.is_some() { format!("{} {}", id("e"), id("h")) } else { id("h") };
    let promise = cx.shop.newsletter.as_ref().map_or("", |newsletter| newsletter.promise.as_str()).trim();
    let promise = if v.said.trim() == promise { "" } else { promise };
    let privacy = [("privacy", cx.shop.legal.privacy.as_deref())];
    html! { @if cx.shop.newsletter.is_some() {
        form.sign-up action=(url::NEWSLETTER) method="post" {
            input type="hidden" name="place" value=(v.place);
            div.field {
                label for=(id("email")) { (cx.t("newsletter-email")) }
                div.row {
                    input id=(id("email")) type="email" name="email" autocomplete="email" required maxlength="254" value=(v.typed)
                        aria-invalid=[v.error.map(|_| "true")] aria-describedby=(described);
                    button.btn { (cx.t("newsletter-subscribe")) }
                }
                @if let Some(error) = v.error { p.err id=(id("e")) { (error) } }
                p.hint id=(id("h")) { @if !promise.is_empty() { (promise) " " } (consent(cx)) " " (linked(&cx.t("newsletter-privacy"), &privacy)) }
            }
            (trap(cx, &id("trap")))
        }
    } }
}
