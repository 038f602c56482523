//! What went wrong below `/admin`, in the admin's clothes.

use crate::web::admin::ui::{Desk, Page, button_link};
use maud::{Markup, Render, html};

/// Text key of the title; that of the sentence below ends in `-line`.
pub fn trouble_page(desk: &Desk<'_>, status: u16) -> Markup {
    let word = match status {
        403 => "admin-trouble-forbidden",
        404 | 405 | 410 => "admin-trouble-not-found",
        _ => "admin-trouble-other",
    };
    let title = desk.t(word);
    let back = html! { (button_link("/admin", "", "home", &desk.t("admin-nav-home"))) };
    let body = html! { p.muted.lead-s { (desk.t(&format!("{word}-line"))) } p { (back) } };
    Page { width: "narrow", ..Page::new(desk, &title, body) }.render()
}
