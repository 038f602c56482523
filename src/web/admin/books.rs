//! The books: a month by day and provider, each payout by its parts, and what was owed at a moment.

use crate::base::{Money, PayoutId, Time};
use crate::shop::books::facts::FactKind;
use crate::shop::books::{PartKind, PayoutState};
use crate::shop::gift_card::movement::CardDay;
use crate::web::admin::books_compared::{ComparedRow, compared_panel};
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Link, Look, Page, Pager, Panel, PostButton, Tag, button_link, empty, moment, nothing};
use crate::web::cx::Cx;
use crate::web::ui::icon;
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const BOOKS: &str = "/admin/books";
pub const OWED: &str = "/admin/books/owed";
pub const CSV: &str = "/admin/books/facts.csv";
pub const PAYOUTS: &str = "/admin/books/payouts";

/// The text key of a kind of fact.
pub const fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Payment => "admin-books-payments",
        FactKind::Refund => "admin-books-refunds",
        FactKind::Fee => "admin-books-fees",
        FactKind::Dispute => "admin-books-disputes",
        FactKind::Correction => "admin-books-corrections",
        FactKind::Foreign => "admin-books-foreign",
        FactKind::Exchange => "admin-books-exchange",
        FactKind::Payout => "admin-books-payouts",
    }
}

/// The text key of a kind of part.
const fn part_kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Payment => "admin-books-payment",
        PartKind::Refund => "admin-books-refund",
        PartKind::Dispute => "admin-dispute",
        PartKind::Fee => "admin-books-fee",
        PartKind::Correction => "admin-books-correction",
    }
}

/// One row of the month, or one of its sums: an amount a kind, in the order of `FactKind::ALL`.
#[derive(Clone, Debug)]
pub struct BooksRow {
    /// Noon of the day; `None` in a sum.
    pub day: Option<Time>,
    pub provider: String,
    pub sums: [Money; FactKind::ALL.len()],
}

#[derive(Clone, Debug)]
pub struct PayoutRow {
    pub id: PayoutId,
    pub provider: String,
    pub made: Time,
    pub amount: Money,
    pub tags: Vec<Tag>,
}

pub struct MonthView {
    /// `2026-11`, and the month before and after where there is one to go to.
    pub month: String,
    pub before: String,
    pub after: Option<String>,
    /// Its name.
    pub span: String,
    pub rows: Vec<BooksRow>,
    pub sums: Vec<BooksRow>,
    /// What moved on gift cards, by day.
    pub cards: Vec<CardDay>,
    pub payouts: Vec<PayoutRow>,
    /// A provider keeps books that can be read.
    pub can_fetch: bool,
    pub fetched: Option<Time>,
    /// PayPal is set up, which tells of no payouts.
    pub untold: bool,
    pub compared: Vec<ComparedRow>,
    /// Why the last thing was not done.
    pub trouble: Option<String>,
}

pub fn month_page(desk: &Desk<'_>, view: &MonthView) -> Markup {
    let cx = desk.cx;
    let title = desk.t("admin-books");
    let fetched = [("month", view.month.clone())];
    let to = |month: &str| with_query(BOOKS, &[("month", month)]);
    let body = html! {
        (trouble(view.trouble.as_deref()))
        p.muted.lead-s { (desk.t("admin-books-about")) }
        div.cluster {
            (button_link(OWED, "ghost small", "clock", &desk.t("admin-books-owed")))
            @if view.can_fetch { (PostButton { cx, to: "/admin/books/fetch", label: &desk.t("admin-books-fetch"), icon: "flow", class: "ghost small", hidden: &fetched }) }
        }
        div.pages.gap-a {
            h2 { (view.span) }
            nav.cluster aria-label=(cx.t("admin-books-months")) {
                a.btn.ghost.small rel="prev" href=(to(&view.before)) { (icon("left")) (cx.t("admin-books-before")) }
                @if let Some(after) = &view.after { a.btn.ghost.small.after rel="next" href=(to(after)) { (icon("right")) (cx.t("admin-books-after")) } }
            }
        }
        @if view.rows.is_empty() { (empty(&desk.t("admin-books-none"), &desk.t("admin-books-none-line"), nothing())) }
        @else { div.bleed { (month_table(desk, view)) } }
        @if !view.cards.is_empty() { div.gap-a { (cards_panel(desk, &view.cards)) } }
        div.gap-a { (payouts_panel(desk, view)) }
        (compared_panel(desk, &view.compared, &view.month))
    };
    let acts = button_link(&with_query(CSV, &[("month", &view.month)]), "", "download", &desk.t("admin-books-csv"));
    Page { acts, ..Page::new(desk, &title, body) }.render()
}

/// Columns that hold nothing in the whole month are left out, but for the first three.
fn columns(view: &MonthView) -> Vec<FactKind> {
    let used = |kind: FactKind| view.rows.iter().any(|row| !row.sums[kind as usize].is_zero());
    FactKind::ALL.into_iter().filter(|kind| *kind <= FactKind::Fee || used(*kind)).collect()
}

fn month_table(desk: &Desk<'_>, view: &MonthView) -> Markup {
    let columns = columns(view);
    html! { table.table.books {
        caption.hide { (desk.t("admin-books")) ", " (view.span) }
        thead { tr {
            th scope="col" { (desk.t("admin-books-day")) }
            th scope="col" { (desk.t("admin-books-provider")) }
            @for column in &columns { th.num scope="col" { (desk.t(kind(*column))) } }
        } }
        tbody { @for row in &view.rows { (month_row(desk, row, &columns)) } }
        tfoot { @for row in &view.sums { (month_row(desk, row, &columns)) } }
    } }
}

fn month_row(desk: &Desk<'_>, row: &BooksRow, columns: &[FactKind]) -> Markup {
    // The sum of all providers is that of none.
    let is_whole = row.day.is_none() && row.provider.is_empty();
    html! { tr.whole[is_whole] {
        td.day { @match row.day {
            Some(day) => (desk.cx.locale.short_date(day, "UTC")),
            None if is_whole => b { (desk.t("admin-books-whole")) },
            None => (desk.t("admin-books-sum")),
        } }
        td.muted { (row.provider) }
        @for column in columns {
            @let amount = row.sums[*column as usize];
            td.num.none[amount.is_zero()] data-l=(desk.t(kind(*column))) { @if !amount.is_zero() { (desk.cx.money(amount)) } }
        }
    } }
}

/// Gift cards are no revenue when they are sold: what is on them is owed.
fn cards_panel(desk: &Desk<'_>, days: &[CardDay]) -> Markup {
    const COLUMNS: [&str; 4] = ["admin-books-cards-sold", "admin-books-cards-spent", "admin-books-cards-other", "admin-books-cards-owed"];
    let body = html! {
        div.in { p.muted.s { (desk.t("admin-books-cards-about")) } }
        table.table.books {
            caption.hide { (desk.t("gift-cards")) }
            thead { tr { th scope="col" { (desk.t("admin-books-day")) } @for column in COLUMNS { th.num scope="col" { (desk.t(column)) } } } }
            tbody { @for line in days { tr {
                td.day { (desk.cx.locale.short_date(line.day.noon(), "UTC")) }
                @for (column, amount) in COLUMNS.into_iter().zip([line.moved.sold, line.moved.spent, line.moved.other, line.owed]) {
                    td.num.none[amount.is_zero()] data-l=(desk.t(column)) { @if !amount.is_zero() { (desk.cx.money(amount)) } }
                }
            } } }
        }
    };
    Panel { id: "cards", title: &desk.t("gift-cards"), aside: nothing(), body }.render()
}

fn payouts_panel(desk: &Desk<'_>, view: &MonthView) -> Markup {
    let body = html! {
        @if view.payouts.is_empty() { div.in { p.muted { (desk.t(if view.can_fetch { "admin-books-no-payouts" } else { "admin-books-no-provider" })) } } }
        @else { ul.rows.wide-rows { @for payout in &view.payouts { li {
            (icon("bank"))
            a href={ (PAYOUTS) "/" (payout.id) } { (payout.provider) small { (desk.cx.date(payout.made)) } }
            span.cluster { @for tag in &payout.tags { (tag) } span.num { (desk.cx.money(payout.amount)) } }
        } } } }
        @if view.untold { div.in { p.muted.s { (desk.t("admin-books-paypal-payouts")) } } }
    };
    let aside = html! { @if let Some(at) = view.fetched { span.muted.s { (desk.t("admin-books-fetched")) " " (moment(desk.cx, at)) } } };
    Panel { id: "payouts", title: &desk.t("admin-books-payouts"), aside, body }.render()
}

/// How a payout stands, and whether it is explained.
pub fn payout_state(cx: &Cx, state: PayoutState, arrived: Option<Time>) -> Tag {
    match (state, arrived) {
        (PayoutState::Failed, _) => Tag::new(Look::Bad, cx.t("admin-books-failed")),
        (_, Some(_)) => Tag::new(Look::Done, cx.t("admin-books-arrived")),
        (PayoutState::Paid, None) => Tag::new(Look::Half, cx.t("admin-books-paid-out")),
        (PayoutState::OnItsWay, None) => Tag::new(Look::Half, cx.t("admin-books-on-its-way")),
    }
}

pub struct PayoutView {
    pub provider: String,
    pub amount: Money,
    pub tags: Vec<Tag>,
    /// Text key and value of everything that is known.
    pub facts: Vec<(&'static str, Markup)>,
    /// Label and amount of what it is made of; empty as long as that is not known.
    pub sums: Vec<(String, Money)>,
    /// What is left unexplained.
    pub rest: Option<Money>,
    /// Why there are no parts.
    pub why_none: Option<&'static str>,
    pub parts: Vec<PartRow>,
    pub pager: Pager,
}

#[derive(Clone, Debug)]
pub struct PartRow {
    pub kind: PartKind,
    pub text: String,
    pub order: Option<Link>,
    pub is_foreign: bool,
    pub at: Time,
    /// What it was before it was exchanged, and for how much.
    pub exchanged: Option<(Money, String)>,
    pub amount: Money,
    pub fee: Money,
    pub net: Money,
}

pub fn payout_page(desk: &Desk<'_>, view: &PayoutView) -> Markup {
    let cx = desk.cx;
    let title = cx.t_with("admin-books-payout-of", &[("amount", &cx.money(view.amount))]);
    let facts = html! { div.in { dl.kv.told { @for (label, value) in &view.facts { dt { (desk.t(label)) } dd { (value) } } } } };
    let body = html! {
        div.layout {
            div { (explained(desk, view)) (parts(desk, view)) }
            div { (Panel { id: "facts", title: &desk.t("admin-books-known"), aside: nothing(), body: facts }) }
        }
    };
    let beside = html! { @for tag in &view.tags { (tag) } };
    Page { crumbs: &[Link::new(BOOKS, desk.t("admin-books"))], beside, ..Page::new(desk, &title, body) }.render()
}

fn explained(desk: &Desk<'_>, view: &PayoutView) -> Markup {
    let cx = desk.cx;
    let body = html! {
        @if let Some(why) = view.why_none { div.in { p.muted { (desk.t(why)) } } }
        @else { dl.totals {
            @for (label, amount) in &view.sums { dt { (label) } dd { (cx.money(*amount)) } }
            @if let Some(rest) = view.rest.filter(|rest| !rest.is_zero()) { dt.down { (desk.t("admin-books-rest")) } dd.down { (cx.money(rest)) } }
            dt.all { (desk.t("admin-books-payout")) } dd.all { (cx.money(view.amount)) }
        } }
    };
    let aside = html! { @match view.rest {
        Some(rest) if rest.is_zero() => (Tag::new(Look::Done, desk.t("admin-books-explained"))),
        Some(_) => (Tag::new(Look::Bad, desk.t("admin-books-unexplained"))),
        None => {},
    } };
    Panel { id: "explained", title: &desk.t("admin-books-made-of"), aside, body }.render()
}

fn parts(desk: &Desk<'_>, view: &PayoutView) -> Markup {
    html! { @if !view.parts.is_empty() {
        div.gap-a { div.x-scroll { table.table.books.parts {
            caption.hide { (desk.t("admin-books-parts")) }
            thead { tr {
                th scope="col" { (desk.t("admin-books-part")) }
                th.num scope="col" { (desk.t("word-amount")) }
                th.num scope="col" { (desk.t("admin-books-fee")) }
                th.num scope="col" { (desk.t("admin-books-net")) }
            } }
            tbody { @for part in &view.parts { tr {
                td.day {
                    (desk.t(part_kind(part.kind)))
                    @if let Some(order) = &part.order { " " a href=(order.href) { (order.label) } }
                    @if part.is_foreign { " " (Tag::new(Look::Todo, desk.t("admin-books-not-ours"))) }
                    @if let Some((was, rate)) = &part.exchanged {
                        small { (desk.cx.t_with("admin-books-exchanged", &[("was", &desk.cx.money(*was)), ("rate", rate)])) }
                    }
                    small { (desk.cx.date_time(part.at)) @if !part.text.is_empty() && part.order.is_none() { ", " (part.text) } }
                }
                (money_cell(desk, "word-amount", part.amount))
                (money_cell(desk, "admin-books-fee", part.fee.negated()))
                (money_cell(desk, "admin-books-net", part.net))
            } } }
        } } (view.pager.draw(desk.cx)) }
    } }
}

fn money_cell(desk: &Desk<'_>, label: &str, amount: Money) -> Markup {
    html! { td.num.none[amount.is_zero()] data-l=(desk.t(label)) { @if !amount.is_zero() { (desk.cx.money(amount)) } } }
}

/// A list of the statement: orders or payouts, each with an amount.
pub struct OwedList {
    pub id: &'static str,
    pub title: &'static str,
    /// What is said when it is empty.
    pub none: &'static str,
    pub sums: Vec<Money>,
    pub rows: Vec<OwedRow>,
    /// How many there are beyond those shown.
    pub more: u64,
}

#[derive(Clone, Debug)]
pub struct OwedRow {
    pub link: Link,
    pub at: Option<Time>,
    pub amount: Money,
}

pub struct OwedView {
    /// The day that was asked for, as its field has it, and the moment in words.
    pub day: String,
    pub at: Time,
    pub lists: Vec<OwedList>,
    /// What was typed is no day.
    pub wrong: Option<String>,
}

pub fn owed_page(desk: &Desk<'_>, view: &OwedView) -> Markup {
    let title = desk.t("admin-books-owed");
    let body = html! {
        p.muted.lead-s { (desk.t("admin-books-owed-about")) }
        form.tools action=(OWED) method="get" {
            label for="on" { (desk.t("admin-books-owed-on")) }
            input #on .filter type="date" name="on" value=(view.day) required aria-invalid=[view.wrong.as_ref().map(|_| "true")] aria-describedby=[view.wrong.as_ref().map(|_| "on-e")];
            button.btn.ghost.small { (desk.t("admin-books-owed-show")) }
            @if let Some(wrong) = &view.wrong { span.err #on-e { (wrong) } }
        }
        p.muted.s { (desk.cx.t_with("admin-books-owed-at", &[("at", &desk.cx.date_time(view.at))])) }
        @for list in &view.lists { div.gap-a { (owed_list(desk, list)) } }
    };
    Page { crumbs: &[Link::new(BOOKS, desk.t("admin-books"))], width: "narrow", ..Page::new(desk, &title, body) }.render()
}

fn owed_list(desk: &Desk<'_>, list: &OwedList) -> Markup {
    let cx = desk.cx;
    let aside = html! { b.num { @for (n, sum) in list.sums.iter().enumerate() { @if n > 0 { ", " } (cx.money(*sum)) } } };
    let body = html! {
        @if list.rows.is_empty() { div.in { p.muted { (desk.t(list.none)) } } }
        @else { ul.rows { @for row in &list.rows { li {
            (icon(if list.id == "held" || list.id == "way" { "bank" } else { "bag" }))
            @if row.link.href.is_empty() { span { (row.link.label) } }
            @else { a href=(row.link.href) { (row.link.label) @if let Some(at) = row.at { small { (cx.date(at)) } } } }
            span.num { (cx.money(row.amount)) }
        } } } }
        @if list.more > 0 { div.in { p.muted.s { (desk.t_n("admin-books-owed-more", list.more)) } } }
    };
    Panel { id: list.id, title: &desk.t(list.title), aside, body }.render()
}
