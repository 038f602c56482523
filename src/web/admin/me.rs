//! The one who is signed in: language, password, other browsers, signing out.

use crate::base::{Locale, Time};
use crate::web::admin::sign_in::SIGN_OUT;
use crate::web::admin::ui::{Desk, Page, Panel, PostButton, csrf, moment};
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::input::{OldPassword, Password};
use crate::web::field::{Form, form};
use crate::web::ui::FieldView;
use maud::{Markup, Render, html};

pub const ME: &str = "/admin/me";
pub const ME_PASSWORD: &str = "/admin/me/password";
pub const ME_SESSIONS: &str = "/admin/me/sessions";

#[derive(Clone, Debug)]
pub struct NewPassword {
    pub old_password: String,
    pub password: String,
}

pub const NEW_PASSWORD: Form<NewPassword> = form!(NewPassword {
    old_password: OldPassword = "admin-password-now", "", autocomplete = "current-password";
    password: Password = "admin-password-new", "admin-password-help", autocomplete = "new-password";
});

#[derive(Clone, Debug)]
pub struct MeFacts {
    pub name: String,
    pub language: Option<Locale>,
}

pub const ME_FORM: Form<MeFacts> = form!(MeFacts {
    name: crate::web::field::input::Line = "admin-your-name", "", autocomplete = "name";
    language: Option<Locale> = "admin-language", "admin-language-me-help";
});

/// A browser that is signed in.
#[derive(Clone, Debug)]
pub struct SessionRow {
    pub since: Time,
    pub seen: Time,
    pub is_this: bool,
}

#[derive(Clone, Debug)]
pub struct MeView {
    /// Fields of `ME_FORM`, sent to `ME`.
    pub fields: Vec<FieldView>,
    /// Fields of `NEW_PASSWORD`, sent to `ME_PASSWORD`.
    pub password: Vec<FieldView>,
    pub sessions: Vec<SessionRow>,
}

pub fn me_page(desk: &Desk<'_>, view: &MeView) -> Markup {
    let cx = desk.cx;
    let (name, email) = cx.staff.as_ref().map_or(("", ""), |s| (s.name.as_str(), s.email.as_str()));
    let about = html! {
        form.in #me method="post" action=(ME) { (csrf(cx)) (draw_fields(cx, &view.fields)) }
        footer { button.btn.ghost.small form="me" { (desk.t("admin-save")) } }
    };
    let password = html! {
        form.in #change method="post" action=(ME_PASSWORD) {
            (csrf(cx))
            // Password managers want to know whose password it is.
            input type="hidden" name="email" value=(email) autocomplete="username";
            (draw_fields(cx, &view.password))
        }
        footer { button.btn.ghost.small form="change" { (desk.t("admin-password-change")) } }
    };
    let body = html! {
        (summary(cx, view.fields.iter().chain(&view.password)))
        (Panel { id: "about", title: &desk.t("admin-me-you"), aside: html! { span.muted.s { (email) } }, body: about })
        (Panel { id: "pw", title: &desk.t("admin-password"), aside: html! {}, body: password })
        (Panel { id: "sessions", title: &desk.t("admin-me-sessions"), aside: html! {}, body: sessions(desk, &view.sessions) })
    };
    let acts = html! { (PostButton { cx, to: SIGN_OUT, label: &desk.t("admin-sign-out"), icon: "", class: "ghost keep", hidden: &[] }) };
    Page { acts, width: "narrow", ..Page::new(desk, name, body) }.render()
}

fn sessions(desk: &Desk<'_>, rows: &[SessionRow]) -> Markup {
    html! {
        ul.rows.no-icon { @for row in rows { li {
            span { @if row.is_this { (desk.t("admin-me-this-browser")) } @else { (desk.t("admin-me-other-browser")) } small { (desk.t("admin-since")) " " (moment(desk.cx, row.since)) } }
            span.muted.s { (desk.t("admin-me-seen")) " " (moment(desk.cx, row.seen)) }
        } } }
        @if rows.iter().any(|r| !r.is_this) { footer {
            (PostButton { cx: desk.cx, to: ME_SESSIONS, label: &desk.t("admin-me-end-others"), icon: "", class: "ghost small", hidden: &[] })
        } }
    }
}
