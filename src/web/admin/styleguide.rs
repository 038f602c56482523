//! The styleguide: every part of pages in every state, in any theme, by day and by night, from left to right and from right to left.
//! For staff and for those who write themes. Its controls change nothing: they stand in no form.

use crate::base::Outcome;
use crate::shop::catalog::product;
use crate::shop::theme::{Look, Scheme, ThemeName};
use crate::store::{Page as Part, Reads};
use crate::web::admin::asked;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::SignedIn;
use crate::web::admin::styleguide_parts::{admin_parts, shop_parts};
use crate::web::admin::ui::Page;
use crate::web::cx::{Cx, ShopFace};
use crate::web::error::Failure;
use crate::web::field::Choice;
use crate::web::form::Raw;
use crate::web::site::Site;
use crate::web::theme::preview::Reader;
use crate::web::theme::{Preview, Stylesheet};
use crate::web::ui::{self, CardView, Robots};
use crate::web::url::with_query;
use crate::web::view;
use axum::extract::RawQuery;
use axum::response::Response;
use maud::{Markup, Render, html};
use std::sync::Arc;

pub const STYLEGUIDE: &str = "/admin/styleguide";

/// Which parts are shown, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Shown {
    /// `None`: the admin's parts.
    theme: Option<ThemeName>,
    scheme: Option<Scheme>,
    rtl: bool,
}

impl Shown {
    fn read(query: &Raw) -> Shown {
        Shown {
            theme: ThemeName::ALL.into_iter().find(|theme| Choice::key(*theme) == query.get("theme")),
            scheme: Scheme::ALL.into_iter().find(|scheme| scheme.key() == query.get("scheme")),
            rtl: query.get("dir") == "rtl",
        }
    }

    fn href(self) -> String {
        let dir = if self.rtl { "rtl" } else { "" };
        with_query(
            STYLEGUIDE,
            &[("theme", self.theme.map_or("", Choice::key)), ("scheme", self.scheme.map_or("", Scheme::key)), ("dir", dir)],
        )
    }
}

pub async fn show(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let shown = Shown::read(&asked::query(query)?);
    who.answer(|ask| {
        Ok(Answer::Page(match shown.theme {
            Some(theme) => shop_page(ask, &who.visit.site, shown, theme)?,
            None => admin_page(ask, shown),
        }))
    })
}

/// Links to the other ways of looking at it.
fn switches(cx: &Cx, shown: Shown) -> Markup {
    let link = |to: Shown, label: &str| html! { a.chip.plainchip href=(to.href()) aria-current=[(to == shown).then_some("true")] { (cx.t(label)) } };
    html! {
        nav.cluster aria-label=(cx.t("admin-views")) {
            (link(Shown { theme: None, scheme: None, rtl: false }, "admin-styleguide-admin"))
            @for theme in ThemeName::ALL { (link(Shown { theme: Some(theme), ..shown }, Choice::label(theme))) }
            @if shown.theme.is_some() {
                (link(Shown { scheme: Some(Scheme::Light), ..shown }, "admin-theme-light"))
                (link(Shown { scheme: Some(Scheme::Dark), ..shown }, "admin-theme-dark"))
                (link(Shown { rtl: !shown.rtl, ..shown }, if shown.rtl { "admin-styleguide-ltr" } else { "admin-styleguide-rtl" }))
            }
        }
    }
}

fn admin_page(ask: &Ask<'_>, shown: Shown) -> Markup {
    let desk = ask.desk();
    let title = desk.t("admin-styleguide");
    Page::new(&desk, &title, html! { div.stack { (switches(ask.cx, shown)) (admin_parts(&desk)) } }).render()
}

/// Parts of the storefront in a theme as it comes, with products that the shop has.
fn shop_page(ask: &Ask<'_>, site: &Site, shown: Shown, theme: ThemeName) -> Outcome<Markup> {
    let look = Look::of(theme);
    let face = ShopFace {
        style: Arc::new(Stylesheet::of(&look)),
        lists: theme.theme().list,
        preview: Some(Preview { scheme: shown.scheme, of_draft: false, reader: Reader::Staff }),
        ..(*ask.cx.shop).clone()
    };
    let cx = Cx { shop: Arc::new(face), ..ask.cx.clone() };
    let cards = cards(site, &cx)?;
    let title = cx.t("admin-styleguide");
    let main = html! { h1 { (title) } (switches(&cx, shown)) (shop_parts(&cx, &look.palette(), &cards)) };
    Ok(ui::Page { robots: Robots::Stay, dir: shown.rtl.then_some("rtl"), ..ui::Page::new(&cx, title, main) }.render())
}

fn cards(site: &Site, cx: &Cx) -> Outcome<Vec<CardView>> {
    let snapshot = site.shop.read()?;
    let newest = snapshot.ids(&product::BY_NEW, &0_u64, Part::first(4))?;
    view::list_cards(&site.browse(&snapshot)?, cx, &newest)
}
