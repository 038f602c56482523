//! Signing in, and the first owner who comes by the link that the server printed.

use crate::base::Email;
use crate::web::admin::ui::bare_page;
use crate::web::assets;
use crate::web::cx::Cx;
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::{
    Form, form,
    input::{Line, Password},
};
use crate::web::ui::{FieldKind, FieldView, Tone, notice};
use maud::{Markup, html};

pub const SIGN_IN: &str = "/admin/sign-in";
pub const SIGN_OUT: &str = "/admin/sign-out";

/// Why the sign-in page is shown again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignInTrouble {
    /// Address and password do not belong together; which of them is wrong stays untold.
    Mismatch,
    /// Too many tries; the next one counts after so many minutes.
    Wait { minutes: u64 },
    /// The session was over.
    Over,
}

/// Fields `email`, `password`, `next`.
#[derive(Clone, Debug, Default)]
pub struct SignInView {
    pub email: String,
    pub trouble: Option<SignInTrouble>,
    /// Path to go to afterwards; checked by the handler to be one of ours.
    pub next: String,
    /// What a demo shop tells everyone: address and password.
    pub demo: Option<(String, String)>,
}

pub fn sign_in_page(cx: &Cx, view: &SignInView) -> Markup {
    let email = FieldView {
        autocomplete: "username".into(),
        required: true,
        value: view.email.clone(),
        ..FieldView::new(FieldKind::Email, "email", cx.t("admin-email"))
    };
    let wrong = (view.trouble == Some(SignInTrouble::Mismatch)).then(|| cx.t("admin-sign-in-mismatch").into_owned());
    let password = FieldView {
        autocomplete: "current-password".into(),
        required: true,
        error: wrong,
        ..FieldView::new(FieldKind::Password, "password", cx.t("admin-password"))
    };
    let host = cx.shop.base_url.trim_start_matches("https://").trim_start_matches("http://");
    let body = html! { main #main {
        (logo())
        div { h1 { (cx.t_with("admin-sign-in-to", &[("shop", &cx.shop.name)])) } p.muted { (host) "/admin" } }
        @match view.trouble {
            Some(SignInTrouble::Wait { minutes }) => div role="alert" {
                (notice(Tone::Warn, "clock", &html! { (cx.t_with("admin-sign-in-wait", &[("n", &minutes.to_string())])) }))
            },
            Some(SignInTrouble::Over) => (notice(Tone::Plain, "clock", &html! { (cx.t("admin-sign-in-over")) })),
            Some(SignInTrouble::Mismatch) | None => {},
        }
        @if let Some((email, password)) = &view.demo {
            (notice(Tone::Plain, "key", &html! { (cx.t("admin-sign-in-demo")) br; code { (email) } br; code { (password) } }))
        }
        form method="post" action=(SIGN_IN) {
            (draw_fields(cx, &[email, password]))
            @if !view.next.is_empty() { input type="hidden" name="next" value=(view.next); }
            button.btn { (cx.t("admin-sign-in")) }
        }
        p.muted.s { (cx.t("admin-sign-in-lost")) " " code { "sutler user" } }
    } };
    bare_page(cx, &cx.t("admin-sign-in"), "login", body)
}

/// Who owns the shop.
#[derive(Clone, Debug)]
pub struct FirstOwner {
    pub name: String,
    pub email: Email,
    pub password: String,
}

pub const FIRST_OWNER: Form<FirstOwner> = form!(FirstOwner {
    name: Line = "admin-your-name", "admin-your-name-help", autocomplete = "name";
    email: Email = "admin-email", "", autocomplete = "username";
    password: Password = "admin-password", "admin-password-help", autocomplete = "new-password";
});

/// `to` is the path of the one-time link; the form posts back to it.
pub fn first_owner_page(cx: &Cx, to: &str, fields: &[FieldView]) -> Markup {
    let body = html! { main #main {
        (logo())
        div { h1 { (cx.t("admin-first-title")) } p.muted { (cx.t("admin-first-about")) } }
        (summary(cx, fields))
        form method="post" action=(to) {
            (draw_fields(cx, fields))
            button.btn { (cx.t("admin-first-do")) }
        }
    } };
    bare_page(cx, &cx.t("admin-first-title"), "login", body)
}

/// The link was used, or is too old.
pub fn link_over_page(cx: &Cx) -> Markup {
    let body = html! { main #main {
        (logo())
        div { h1 { (cx.t("admin-link-over-title")) } p.muted { (cx.t("admin-link-over-about")) } }
        p { a href=(SIGN_IN) { (cx.t("admin-sign-in")) } }
    } };
    bare_page(cx, &cx.t("admin-link-over-title"), "login", body)
}

pub fn logo() -> Markup {
    html! { img.logo-s src=(assets::url("sutler.svg")) alt="Sutler" width="120" height="32"; }
}
