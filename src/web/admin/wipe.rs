//! The page on which an owner wipes the demo: exactly what goes, exactly what stays, and the name of the shop as the key.

use crate::shop::wipe::{Inventory, Stand};
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Link, Page, Panel, csrf, nothing};
use crate::web::ui::{FieldKind, FieldView, Tone, field, icon, notice};
use maud::{Markup, Render, html};

pub const WIPE: &str = "/admin/settings/demo";

pub struct WipeView {
    pub stand: Stand,
    pub inventory: Inventory,
    /// Titles of pages that stay, in the reader's language.
    pub own_pages: Vec<String>,
    pub shop: String,
    pub typed: String,
    /// What is wrong with the name that was typed.
    pub error: Option<String>,
    pub refused: Option<String>,
}

pub fn wipe_page(desk: &Desk<'_>, v: &WipeView) -> Markup {
    let title = desk.t("admin-wipe");
    let body = match v.stand {
        Stand::Filled => ask(desk, v),
        Stand::BeingWiped => notice(Tone::Plain, "clock", &html! { (desk.t("admin-wipe-running")) }),
        Stand::NoDemo => notice(Tone::Good, "check", &html! { (desk.t("admin-wipe-done")) }),
    };
    let body = html! { (trouble(v.refused.as_deref())) (body) };
    let crumbs = [Link::new("/admin/settings", desk.t("admin-nav-settings"))];
    Page { crumbs: &crumbs, width: "narrow", ..Page::new(desk, &title, body) }.render()
}

fn ask(desk: &Desk<'_>, v: &WipeView) -> Markup {
    let found = &v.inventory;
    let n = |key: &str, n: usize| desk.t_n(key, n as u64).into_owned();
    let goes = [
        n("admin-wipe-orders", found.orders),
        n("admin-wipe-customers", found.customers),
        n("admin-wipe-letters", found.messages + found.subscribers),
        n("admin-wipe-products", found.products),
        n("admin-wipe-pictures", found.pictures),
        n("admin-wipe-posts", found.posts),
        desk.t("admin-wipe-pages").into_owned(),
        desk.t("admin-wipe-sections").into_owned(),
    ];
    let own = (found.own_products > 0 || found.own_posts > 0).then(|| {
        desk.cx
            .t_with("admin-wipe-own", &[("products", &found.own_products.to_string()), ("posts", &found.own_posts.to_string())])
            .into_owned()
    });
    let pages =
        (!v.own_pages.is_empty()).then(|| desk.cx.t_with("admin-wipe-own-pages", &[("pages", &v.own_pages.join(", "))]).into_owned());
    let stays = ["admin-wipe-settings", "admin-wipe-selling", "admin-wipe-staff", "admin-wipe-theme"].map(|key| desk.t(key).into_owned());
    let list = |id: &str, key: &str, sign: &'static str, words: Vec<String>| {
        let rows = html! { ul.rows { @for line in &words { li { (icon(sign)) span { (line) } span {} } } } };
        Panel { id, title: &desk.t(key), aside: nothing(), body: rows }.render()
    };
    let name = FieldView {
        required: true,
        value: v.typed.clone(),
        error: v.error.clone(),
        hint: Some(desk.cx.t_with("admin-wipe-name-help", &[("shop", &v.shop)]).into_owned()),
        ..FieldView::new(FieldKind::Text, "name", desk.t("admin-setup-name"))
    };
    html! {
        p.muted.lead-s { (desk.t("admin-wipe-about")) }
        (list("goes", "admin-wipe-goes", "trash", goes.to_vec()))
        (list("stays", "admin-wipe-stays", "check", stays.into_iter().chain(own).chain(pages).collect()))
        section.setting { div { p { (desk.t("admin-wipe-after")) } } div {
            form.stack method="post" action=(WIPE) {
                (csrf(desk.cx))
                (field(desk.cx, &name))
                p { button.btn.danger { (icon("trash")) (desk.t("admin-wipe-do")) } }
            }
        } }
    }
}
