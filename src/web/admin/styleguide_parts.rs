//! What the styleguide shows: each part of `web/ui` and of the admin, in each of its states.

use crate::base::Money;
use crate::shop::theme::Scheme;
use crate::shop::theme::tokens::Palette;
use crate::web::admin::styleguide_texts::{signs, texts};
use crate::web::admin::theme::role_words;
use crate::web::admin::ui::{Desk, Link, Look, Pager, Panel, Tab, Tag, empty, moment, tabs, thumb};
use crate::web::cx::Cx;
use crate::web::field::draw::draw_fields;
use crate::web::ui::{
    Amount, Badge, CardView, ChoiceView, Crumb, FieldKind, FieldView, Heading, Mistake, PagerView, PriceView, QuantityView, StepState,
    StepView, StockFace, Tone, TotalRow, badge, cards, crumbs, error_summary, field, notice, pager, price, price_note, quantity, shelf,
    stock, timeline, totals,
};
use maud::{Markup, html};

/// A group of parts under its heading.
fn group(cx: &Cx, key: &str, body: Markup) -> Markup {
    html! { section.guide { h2.d-1 { (cx.t(key)) } div.stack { (body) } } }
}

/// Parts of the storefront.
pub fn shop_parts(cx: &Cx, palette: &Palette, list: &[CardView]) -> Markup {
    html! {
        (group(cx, "admin-theme-colours", colours(cx, palette)))
        (group(cx, "admin-theme-letters", letters(cx)))
        (group(cx, "admin-styleguide-buttons", buttons(cx)))
        (group(cx, "admin-styleguide-fields", fields(cx)))
        (group(cx, "admin-styleguide-marks", marks(cx)))
        (group(cx, "admin-styleguide-notices", notices(cx)))
        (group(cx, "word-products", products(cx, list)))
        (group(cx, "admin-styleguide-ways", ways(cx)))
        (group(cx, "admin-styleguide-texts", texts(cx, list)))
        (group(cx, "admin-styleguide-signs", signs()))
    }
}

/// Rows of light and dark. Drawn as SVG, whose fill needs no style.
fn colours(cx: &Cx, palette: &Palette) -> Markup {
    html! { ul.guide-colours { @for (role, pair) in &palette.0 { li {
        @for scheme in Scheme::ALL { svg viewBox="0 0 4 2" aria-hidden="true" { rect width="4" height="2" fill=(pair.get(scheme)) {} } }
        span.xs { (role_words(cx, *role)) " " span.muted.num { (pair.0) " / " (pair.1) } }
    } } } }
}

fn letters(cx: &Cx) -> Markup {
    let words = &cx.shop.tagline;
    html! {
        @for class in ["d-4", "d-3", "d-2", "d-1"] { p class=(class) { (words) } }
        p.lead { (words) }
        p { (words) " " a href="#main" { (cx.shop.name) } " " strong { (words) } }
        p.s.muted { (words) }
        p.xs { (words) }
        blockquote.prose { (words) }
    }
}

fn buttons(cx: &Cx) -> Markup {
    let words = cx.t("storefront-see-all-things");
    html! { div.cluster {
        button.btn type="button" { (words) }
        button.btn.ghost type="button" { (words) }
        button.btn.small type="button" { (words) }
        button.btn.ghost.small type="button" { (words) }
        button.btn type="button" disabled { (words) }
        a.more href="#main" { (words) }
        a.chip href="#main" { (words) }
    } }
}

fn kinds(cx: &Cx) -> Vec<FieldView> {
    let options = || vec![ChoiceView::new("a", cx.t("word-yes")), ChoiceView::new("b", cx.t("word-no"))];
    let one = |kind: FieldKind, name: &str, label: &str| FieldView { options: options(), ..FieldView::new(kind, name, cx.t(label)) };
    vec![
        FieldView { required: true, value: cx.shop.name.clone(), ..one(FieldKind::Text, "g-text", "admin-setup-name") },
        FieldView {
            hint: Some(cx.t("admin-settings-tagline-help").into_owned()),
            ..one(FieldKind::Text, "g-hint", "admin-settings-tagline")
        },
        FieldView {
            error: Some(cx.t("wrong-email").into_owned()),
            value: "hello@".to_owned(),
            ..one(FieldKind::Email, "g-wrong", "admin-email")
        },
        one(FieldKind::Lines, "g-lines", "admin-section-text"),
        FieldView { value: "a".to_owned(), ..one(FieldKind::Select, "g-select", "admin-language") },
        FieldView { value: "#2b4170".to_owned(), ..one(FieldKind::Colour, "g-colour", "admin-colour-accent") },
        FieldView { value: "1".to_owned(), ..one(FieldKind::Tick, "g-tick", "word-yes") },
        FieldView { value: "a".to_owned(), ..one(FieldKind::Radios, "g-radios", "admin-prices") },
    ]
}

fn fields(cx: &Cx) -> Markup {
    html! {
        (error_summary(&cx.t_with("admin-form-mistakes", &[("n", "1")]), &[Mistake { field_id: "g-wrong".into(), text: cx.t("wrong-email").into_owned() }]))
        div.pair { @for f in kinds(cx) { (field(cx, &f)) } }
    }
}

fn marks(cx: &Cx) -> Markup {
    html! {
        div.cluster {
            (badge(Tone::Plain, &cx.t("storefront-badge-new"))) (badge(Tone::Good, &cx.t("word-yes"))) (badge(Tone::Warn, &cx.t("word-optional")))
            (badge(Tone::Bad, &cx.t("word-no"))) (badge(Tone::Sale, &cx.t_n("storefront-badge-sale", 20)))
        }
        @for face in [StockFace::In, StockFace::Low(3), StockFace::ToOrder, StockFace::SoldOut] { (stock(cx, face)) }
        div.cluster { (quantity(cx, &QuantityView { value: 2, most: 9, of: "", sends: false })) }
    }
}

fn notices(cx: &Cx) -> Markup {
    let words = html! { (cx.shop.tagline) };
    html! {
        (notice(Tone::Plain, "truck", &words)) (notice(Tone::Good, "check", &words)) (notice(Tone::Warn, "clock", &words)) (notice(Tone::Bad, "alert", &words))
        div.empty { h2 { (cx.t("storefront-list-none")) } p.lead.muted { (cx.t("storefront-list-none-lead")) } }
    }
}

fn products(cx: &Cx, list: &[CardView]) -> Markup {
    let money = |minor: i64| Money::new(minor, cx.shop.currency);
    let states = [Some(Badge::New), Some(Badge::Sale(20)), Some(Badge::SoldOut), None];
    let states = list.iter().zip(states).map(|(card, badge)| CardView { badge, specs: Vec::new(), compare: None, ..card.clone() });
    let states: Vec<CardView> = states.collect();
    let unticked: Vec<CardView> = list.iter().map(|card| CardView { compare: None, ..card.clone() }).collect();
    html! {
        div.cluster {
            (price(cx, &PriceView::plain(money(3_400))))
            (price(cx, &PriceView { before: Some(money(4_200)), ..PriceView::plain(money(3_400)) }))
            (price(cx, &PriceView { is_from: true, ..PriceView::plain(money(3_400)) }))
            span.s.muted { (price_note(cx, None)) }
        }
        div.results { div.cards { (cards(cx, &states, Heading::H2, 0)) } }
        div.results { (shelf(cx, &unticked, 0)) }
    }
}

fn ways(cx: &Cx) -> Markup {
    let money = |minor: i64| Amount::Of(Money::new(minor, cx.shop.currency));
    let step = |state, key: &str| StepView { state, title: cx.t(key).into_owned(), note: cx.shop.tagline.clone() };
    let row = |label: &str, amount| TotalRow { label: cx.t(label).into_owned(), note: String::new(), amount };
    html! {
        (crumbs(cx, &[Crumb { label: cx.shop.name.clone(), href: Some("/".into()) }, Crumb { label: cx.t("word-products").into_owned(), href: None }]))
        (pager(cx, &PagerView { page: 4, pages: 9, base: "/search".into() }))
        (timeline(&[step(StepState::Done, "admin-nav-orders"), step(StepState::Now, "admin-nav-shipping"), step(StepState::Next, "word-yes")]))
        div.sum { (totals(cx, &[row("word-products", money(6_800)), row("admin-nav-shipping", Amount::Free)], Money::new(6_800, cx.shop.currency), "")) }
    }
}

/// Parts of the admin.
pub fn admin_parts(desk: &Desk<'_>) -> Markup {
    let cx = desk.cx;
    let tags = [Look::Idle, Look::Todo, Look::Half, Look::Done, Look::Bad, Look::Flat];
    let tab = |label: &str, count, is_current| Tab { link: Link::new("#main", cx.t(label)), count, is_current };
    html! {
        (group(cx, "admin-styleguide-buttons", html! { div.cluster {
            @for class in ["btn", "btn ghost", "btn small", "btn ghost small", "btn danger"] { button class=(class) type="button" { (cx.t("admin-save")) } }
            button.btn type="button" disabled { (cx.t("admin-save")) }
        } }))
        (group(cx, "admin-styleguide-fields", html! { div.pair { (draw_fields(cx, &kinds(cx))) } }))
        (group(cx, "admin-styleguide-marks", html! { div.cluster { @for look in tags { (Tag::new(look, cx.t("admin-nav-orders"))) } (thumb(None)) (moment(cx, cx.now)) } }))
        (group(cx, "admin-styleguide-notices", notices(cx)))
        (group(cx, "admin-styleguide-lists", html! {
            (tabs(cx, &[tab("admin-nav-orders", Some(7), true), tab("word-products", None, false)]))
            (Panel { id: "guide-panel", title: &cx.t("word-products"), aside: html! { span.muted.s { "3" } }, body: html! { ul.rows.no-icon { @for n in 1..4 { li { a href="#main" { (cx.shop.name) small { (cx.shop.tagline) } } span.num { (n) } } } } } })
            (Pager { from: 51, to: 100, total: Some(312), back: Some("#main".into()), on: Some("#main".into()) }.draw(cx))
            (empty(&cx.t("admin-pictures-none"), &cx.t("admin-pictures-none-line"), html! {}))
        }))
    }
}
