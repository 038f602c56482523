//! Stock: what lies where, and the ledger. A count is never overwritten; a change is a new line with a reason.

use crate::base::{LocationId, Time};
use crate::shop::stock::Reason;
use crate::web::admin::ui::{Desk, Find, Link, Look, Page, Pager, Panel, Tab, Tag, button_link, csrf, empty, moment, tabs, thumb};
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::input::{LineOrNone, StockChange};
use crate::web::field::{Choice, Form, form};
use crate::web::ui::{FieldView, Tone, icon_xs, notice};
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const STOCK: &str = "/admin/stock";

/// Why a person changes a count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ByHand(pub Reason);

impl Choice for ByHand {
    const ALL: &'static [ByHand] = &[ByHand(Reason::Received), ByHand(Reason::Damaged), ByHand(Reason::Returned)];
    fn key(self) -> &'static str {
        self.0.key()
    }
    fn label(self) -> &'static str {
        reason_key(self.0)
    }
}

/// Text key of a reason.
pub const fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Opening => "admin-stock-opening",
        Reason::Received => "admin-stock-received",
        Reason::Sold => "admin-stock-sold",
        Reason::Returned => "admin-stock-returned",
        Reason::Damaged => "admin-stock-damaged",
        Reason::Counted => "admin-stock-counted",
    }
}

/// One change. `by` is pieces more, or fewer with a minus.
#[derive(Clone, Debug)]
pub struct StockChangeFacts {
    pub location: LocationId,
    pub by: i64,
    pub reason: ByHand,
    pub note: String,
}

/// `location` is picked from the places.
pub const STOCK_CHANGE: Form<StockChangeFacts> = form!(StockChangeFacts {
    location: LocationId = "admin-stock-place", "";
    by: StockChange = "admin-stock-by", "admin-stock-by-help";
    reason: ByHand = "admin-stock-reason", "", preset = "received";
    note: LineOrNone = "admin-stock-note", "";
});

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StockTab {
    #[default]
    Levels,
    Low,
    Ledger,
}

impl StockTab {
    pub const ALL: [StockTab; 3] = [StockTab::Levels, StockTab::Low, StockTab::Ledger];

    pub const fn key(self) -> &'static str {
        match self {
            StockTab::Levels => "",
            StockTab::Low => "low",
            StockTab::Ledger => "ledger",
        }
    }

    pub fn from_key(key: &str) -> StockTab {
        StockTab::ALL.into_iter().find(|t| t.key() == key).unwrap_or_default()
    }

    const fn label(self) -> &'static str {
        match self {
            StockTab::Levels => "admin-stock-levels",
            StockTab::Low => "admin-home-low",
            StockTab::Ledger => "admin-stock-ledger",
        }
    }
}

/// One variant at one place.
#[derive(Clone, Debug)]
pub struct LevelRow {
    pub location_id: LocationId,
    pub title: String,
    /// Options and SKU.
    pub detail: String,
    pub picture: Option<String>,
    /// Page of the variant's stock.
    pub href: String,
    pub location: String,
    pub on_hand: i64,
    pub reserved: i64,
}

/// One line of the ledger.
#[derive(Clone, Debug)]
pub struct MovementRow {
    pub at: Time,
    /// Of what; "" on the page of one variant.
    pub title: String,
    pub detail: String,
    pub href: String,
    pub location: String,
    pub reason: Reason,
    /// Number and page of the order that it belongs to.
    pub order: Option<Link>,
    pub note: String,
    pub by: i64,
    pub on_hand: Option<i64>,
    pub who: String,
}

#[derive(Clone, Debug)]
pub struct StockView {
    pub tab: StockTab,
    pub q: String,
    pub low_count: Option<u64>,
    /// For `Levels` and `Low`.
    pub levels: Vec<LevelRow>,
    /// For `Ledger`.
    pub movements: Vec<MovementRow>,
    pub pager: Pager,
}

pub fn stock_page(desk: &Desk<'_>, view: &StockView) -> Markup {
    let title = desk.t("admin-nav-stock");
    let list: Vec<Tab> = StockTab::ALL
        .into_iter()
        .map(|tab| Tab {
            link: Link::new(with_query(STOCK, &[("view", tab.key())]), desk.t(tab.label())),
            count: view.low_count.filter(|_| tab == StockTab::Low),
            is_current: tab == view.tab,
        })
        .collect();
    let hint = desk.t("admin-stock-find");
    let find = Find { to: STOCK, q: &view.q, hint: &hint, kept: &[("view", view.tab.key())], filters: html! {} };
    let body = html! {
        (tabs(desk.cx, &list))
        @if view.tab != StockTab::Ledger { (find.draw(desk.cx)) } @else { p.muted.lead-s.gap-a { (desk.t("admin-stock-ledger-about")) } }
        @if view.levels.is_empty() && view.movements.is_empty() {
            (empty(&desk.t("admin-stock-none"), &desk.t(if view.tab == StockTab::Low { "admin-stock-none-low" } else { "admin-stock-none-line" }), html! {}))
        }
        @if !view.levels.is_empty() { div.bleed { (levels_table(desk, &view.levels)) } }
        @if !view.movements.is_empty() { div.bleed { (ledger_table(desk, &view.movements)) } }
        (view.pager.draw(desk.cx))
    };
    let acts = html! { (button_link("/admin/locations", "ghost", "pin", &desk.t("admin-nav-locations"))) };
    Page { acts, ..Page::new(desk, &title, body) }.render()
}

fn levels_table(desk: &Desk<'_>, rows: &[LevelRow]) -> Markup {
    let number = |n: i64| desk.cx.number(n);
    html! { table.table.leaf.with-thumb {
        caption.hide { (desk.t("admin-stock-levels")) }
        thead { tr {
            th scope="col" { span.hide { (desk.t("admin-picture")) } }
            th scope="col" { (desk.t("admin-product")) }
            th scope="col" { (desk.t("admin-stock-place")) }
            th.num scope="col" { (desk.t("admin-stock-on-hand")) }
            th.num scope="col" { (desk.t("admin-stock-reserved")) }
            th.num scope="col" { (desk.t("admin-stock-available")) }
        } }
        tbody { @for row in rows { @let available = row.on_hand - row.reserved; tr {
            td.pic-cell { (thumb(row.picture.as_deref())) }
            td.grow { a href=(row.href) { (row.title) } small { (row.detail) } }
            td.muted.off { (row.location) }
            td.num.off { (number(row.on_hand)) }
            td.num.off.muted { (number(row.reserved)) }
            td.num { @if available <= 0 { (Tag::new(Look::Bad, number(available))) } @else { b { (number(available)) } } }
        } } }
    } }
}

fn ledger_table(desk: &Desk<'_>, rows: &[MovementRow]) -> Markup {
    let (named, summed) = (rows.iter().any(|r| !r.title.is_empty()), rows.iter().any(|r| r.on_hand.is_some()));
    html! { table.table.leaf {
        caption.hide { (desk.t("admin-stock-ledger")) }
        thead { tr {
            th scope="col" { (desk.t("admin-when")) }
            @if named { th scope="col" { (desk.t("admin-product")) } }
            th scope="col" { (desk.t("admin-stock-reason")) }
            th scope="col" { (desk.t("admin-stock-place")) }
            th.num scope="col" { (desk.t("admin-stock-by")) }
            @if summed { th.num scope="col" { (desk.t("admin-stock-after")) } }
            th scope="col" { (desk.t("admin-who")) }
        } }
        tbody { @for row in rows { tr {
            td.muted { (moment(desk.cx, row.at)) }
            @if named { td.grow { a href=(row.href) { (row.title) } small { (row.detail) } } }
            td class=(if named { "why2" } else { "grow" }) { (why(desk, row)) }
            td.muted.off { (row.location) }
            td.num { span.up[row.by > 0] { (signed(desk, row.by)) } }
            @if summed { td.num.off { @if let Some(n) = row.on_hand { (desk.cx.number(n)) } } }
            td.muted.off { (row.who) }
        } } }
    } }
}

fn why(desk: &Desk<'_>, row: &MovementRow) -> Markup {
    html! {
        (desk.t(reason_key(row.reason)))
        @if let Some(order) = &row.order { " " a href=(order.href) { (order.label) } }
        @if !row.note.is_empty() { small { (row.note) } }
    }
}

/// `+24`, `−2`, with the true minus sign.
fn signed(desk: &Desk<'_>, n: i64) -> String {
    let digits = desk.cx.number(n.saturating_abs());
    if n < 0 { format!("\u{2212}{digits}") } else { format!("+{digits}") }
}

/// The stock of one variant: its places, a change, its ledger.
#[derive(Clone, Debug)]
pub struct VariantStockView {
    pub title: String,
    pub detail: String,
    pub product: Link,
    pub levels: Vec<LevelRow>,
    /// Path of the POST of a change.
    pub to: String,
    /// Path of the POST of a count: fields `location`, `seen`, `counted`.
    pub count_to: String,
    /// Fields of `STOCK_CHANGE`.
    pub fields: Vec<FieldView>,
    /// A count that came back.
    pub counted: Option<CountedView>,
    /// Why something was refused as a whole, in words.
    pub trouble: Option<String>,
    pub movements: Vec<MovementRow>,
}

/// A count as typed, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct CountedView {
    pub location: LocationId,
    pub typed: String,
    pub wrong: Option<String>,
}

pub fn variant_stock_page(desk: &Desk<'_>, view: &VariantStockView) -> Markup {
    let change = html! {
        form.in #change method="post" action=(view.to) { (csrf(desk.cx)) (draw_fields(desk.cx, &view.fields)) }
        footer { button.btn.ghost.small form="change" { (desk.t("admin-stock-book")) } }
    };
    let levels = html! { ul.rows.no-icon { @for level in &view.levels { (place_row(desk, view, level)) } } };
    let ledger = html! {
        @if view.movements.is_empty() { div.in { p.muted { (desk.t("admin-stock-no-movements")) } } } @else { div.x-scroll tabindex="0" role="group" aria-label=(desk.t("admin-stock-ledger")) { (ledger_table(desk, &view.movements)) } }
    };
    let body = html! {
        @if let Some(words) = &view.trouble { div.said role="alert" { (notice(Tone::Bad, "alert", &html! { (words) })) } }
        (summary(desk.cx, &view.fields))
        div.layout {
            div { (Panel { id: "ledger", title: &desk.t("admin-stock-ledger"), aside: html! {}, body: ledger }) }
            div {
                (Panel { id: "levels", title: &desk.t("admin-stock-levels"), aside: html! {}, body: levels })
                (Panel { id: "book", title: &desk.t("admin-stock-change"), aside: html! {}, body: change })
            }
        }
    };
    let crumbs = [Link::new(STOCK, desk.t("admin-nav-stock")), view.product.clone()];
    Page { crumbs: &crumbs, beside: html! { span.muted { (view.detail) } }, ..Page::new(desk, &view.title, body) }.render()
}

/// What lies at one place, and the form for counting it.
fn place_row(desk: &Desk<'_>, view: &VariantStockView, level: &LevelRow) -> Markup {
    let (on_hand, reserved) = (desk.cx.number(level.on_hand), desk.cx.number(level.reserved));
    let id = format!("counted-{}", level.location_id);
    let back = view.counted.as_ref().filter(|counted| counted.location == level.location_id);
    let wrong = back.and_then(|counted| counted.wrong.as_deref());
    html! { li {
        span { (level.location) small { (desk.cx.t_with("admin-stock-sum", &[("on_hand", &on_hand), ("reserved", &reserved)])) } }
        span { b { (desk.cx.number(level.on_hand - level.reserved)) } " " (desk.t("admin-stock-available-small")) }
        form.count method="post" action=(view.count_to) {
            (csrf(desk.cx))
            input type="hidden" name="location" value=(level.location_id);
            // What was counted is about what the page showed.
            input type="hidden" name="seen" value=(level.on_hand);
            label.s for=(id) { (desk.t("admin-stock-counted")) }
            input.num id=(id) name="counted" type="text" inputmode="numeric" autocomplete="off" required value=(back.map_or("", |counted| counted.typed.as_str()))
                aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| format!("{id}-e"))];
            button.btn.ghost.small { (desk.t("admin-stock-count-do")) }
            @if let Some(wrong) = wrong { p.err id={ (id) "-e" } { (icon_xs("alert")) span { (wrong) } } }
        }
    } }
}
