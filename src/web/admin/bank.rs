//! The bank account: statements come in here, and what could not be booked by itself is decided here.

use crate::base::{BankEntryId, Money, OrderId, Time};
use crate::shop::statement::Tray;
use crate::shop::statement::rule::Reason;
use crate::web::admin::ui::{Desk, Link, Look, Page, Pager, Panel, PostButton, Tab, Tag, csrf, empty, nothing, tabs};
use crate::web::cx::Cx;
use crate::web::ui::{FieldView, Mistake, Tone, error_summary, field, icon, notice};
use maud::{Markup, Render, html};

pub const BANK: &str = "/admin/bank";

/// The trays in the order of their tabs: value in addresses, text key of the name.
pub const TRAYS: [(Tray, &str, &str); 4] = [
    (Tray::Open, "", "admin-bank-open"),
    (Tray::Booked, "booked", "admin-bank-booked"),
    (Tray::Ignored, "ignored", "admin-bank-ignored"),
    (Tray::Outgoing, "outgoing", "admin-bank-outgoing"),
];

/// The text key of a reason.
pub const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Reference => "admin-bank-reason-reference",
        Reason::Number => "admin-bank-reason-number",
        Reason::Digits => "admin-bank-reason-digits",
        Reason::Amount => "admin-bank-reason-amount",
        Reason::Name => "admin-bank-reason-name",
    }
}

#[derive(Clone, Debug)]
pub struct BankRow {
    pub id: BankEntryId,
    /// Noon of its day.
    pub day: Time,
    pub who: String,
    pub text: String,
    pub amount: Money,
    /// The order it was booked to.
    pub order: Option<Link>,
    /// The likeliest order and why.
    pub offer: Option<OfferView>,
}

/// An order that an entry may be for.
#[derive(Clone, Debug)]
pub struct OfferView {
    pub order: OrderId,
    pub number: String,
    pub href: String,
    pub buyer: String,
    /// What is still to be paid; less than nothing when too much came.
    pub outstanding: Money,
    pub reasons: Vec<Reason>,
    /// What booking it means, in a sentence; and whether it fits to the cent.
    pub means: String,
    pub is_exact: bool,
}

pub struct BankView {
    pub tray: Tray,
    pub tabs: Vec<Tab>,
    pub rows: Vec<BankRow>,
    pub pager: Pager,
    /// What became of the statement that was sent just now, a line each.
    pub taken: Vec<String>,
    /// Why it was not taken.
    pub refused: Option<String>,
    /// Whether there is any entry at all.
    pub is_new: bool,
}

pub fn bank_page(desk: &Desk<'_>, view: &BankView) -> Markup {
    let title = desk.t("admin-bank");
    let mistakes: Vec<Mistake> = view.refused.iter().map(|text| Mistake { field_id: "statement".to_owned(), text: text.clone() }).collect();
    let body = html! {
        (error_summary(&desk.t("admin-bank-refused"), &mistakes))
        @if !view.taken.is_empty() {
            (notice(Tone::Good, "check", &html! { @for (n, line) in view.taken.iter().enumerate() { @if n > 0 { br; } (line) } }))
        }
        (upload(desk))
        @if !view.is_new { div.gap-a { (tabs(desk.cx, &view.tabs)) } }
        @if view.rows.is_empty() {
            @if view.is_new { (empty(&desk.t("admin-bank-new"), &desk.t("admin-bank-new-line"), nothing())) }
            @else { (empty(&desk.t("admin-bank-none"), &desk.t("admin-bank-none-line"), nothing())) }
        } @else {
            div.bleed { (table(desk, view)) }
            (view.pager.draw(desk.cx))
        }
    };
    Page::new(desk, &title, body).render()
}

fn upload(desk: &Desk<'_>) -> Markup {
    html! {
        p.muted.lead-s.gap-a { (desk.t("admin-bank-about")) }
        form.upload.gap-a method="post" action=(BANK) enctype="multipart/form-data" {
            (csrf(desk.cx))
            label.drop for="statement" { (icon("upload")) span { (desk.t("admin-bank-choose")) } }
            input #statement type="file" name="statement" required accept=".xml,.sta,.mt940,.940,.txt,.csv" aria-describedby="statement-hint";
            p.muted.s #statement-hint { (desk.t("admin-bank-choose-hint")) }
            button.btn { (icon("upload")) (desk.t("admin-bank-take")) }
        }
    }
}

fn table(desk: &Desk<'_>, view: &BankView) -> Markup {
    html! { table.table.leaf {
        caption.hide { (desk.t("admin-bank")) }
        thead { tr {
            th scope="col" { (desk.t("admin-bank-who")) }
            th scope="col" { (desk.t("admin-bank-text")) }
            @if view.tray != Tray::Outgoing && view.tray != Tray::Ignored { th scope="col" { (desk.t("admin-bank-for")) } }
            th.num scope="col" { (desk.t("word-amount")) }
            th.num scope="col" { (desk.t("admin-bank-day")) }
        } }
        tbody { @for row in &view.rows { tr {
            td.grow { a href={ (BANK) "/" (row.id) } { (row.who) } }
            td.muted { (row.text) }
            @if let Some(order) = &row.order { td { a href=(order.href) { (order.label) } } }
            @else if let Some(offer) = &row.offer { td { (offer.number) " " (offer_tag(desk.cx, offer)) } }
            @else if view.tray == Tray::Open { td { (Tag::new(Look::Idle, desk.t("admin-bank-unknown"))) } }
            td.num { (desk.cx.money(row.amount)) }
            td.num { (day(desk.cx, row.day)) }
        } } }
    } }
}

fn offer_tag(cx: &Cx, offer: &OfferView) -> Markup {
    let strongest = offer.reasons.first().map_or("", |one| reason(*one));
    Tag::new(if offer.is_exact { Look::Half } else { Look::Todo }, cx.t(strongest)).render()
}

/// A day of a bank, which is the same everywhere.
fn day(cx: &Cx, noon: Time) -> String {
    cx.locale.short_date(noon, "UTC")
}

/// Who says that a booking is a payout.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaidPayout {
    ByPerson,
    /// Nobody, or a provider.
    Otherwise,
}

pub struct EntryView {
    pub id: BankEntryId,
    pub tray: Tray,
    pub amount: Money,
    pub who: String,
    /// Text key and value of everything that the bank said.
    pub facts: Vec<(&'static str, String)>,
    /// The order it was booked to, and by whom.
    pub booked: Option<(Link, String)>,
    /// How what it was booked to is taken back.
    pub undo: Option<UndoView>,
    /// Providers of which it may be a payout, the key and the name of each.
    pub payouts: Vec<(&'static str, &'static str)>,
    /// A person said that it is a payout, and can take that back.
    pub said_payout: SaidPayout,
    /// What it was booked to and should not have been, a sentence each.
    pub undone: Vec<String>,
    pub offers: Vec<OfferView>,
    /// The field `number`, for an order that is not among those.
    pub number: FieldView,
    /// Why the last thing was not done.
    pub trouble: Option<String>,
}

/// Taking back what was booked to the wrong order.
pub struct UndoView {
    pub order: OrderId,
    /// Pieces of it that were sent.
    pub sent: u32,
    /// The field `reason`.
    pub reason: FieldView,
}

pub fn entry_page(desk: &Desk<'_>, view: &EntryView) -> Markup {
    let amount = desk.cx.money(view.amount);
    let title = desk.cx.t_with("admin-bank-title", &[("amount", &amount), ("name", &view.who)]);
    let (_, _, tray) = TRAYS.iter().find(|(tray, ..)| *tray == view.tray).copied().unwrap_or(TRAYS[0]);
    let look = match view.tray {
        Tray::Open => Look::Todo,
        Tray::Booked => Look::Done,
        Tray::Ignored | Tray::Outgoing => Look::Idle,
    };
    let facts = html! { div.in { dl.kv { @for (label, value) in &view.facts { @if !value.is_empty() { dt { (desk.t(label)) } dd { (value) } } } } } };
    let body = html! {
        @if let Some(trouble) = &view.trouble { (notice(Tone::Warn, "alert", &html! { (trouble) })) }
        div.layout {
            div {
                (decision(desk, view))
                @if !view.undone.is_empty() { ul.muted.s.gap-a { @for line in &view.undone { li { (line) } } } }
            }
            div { (Panel { id: "facts", title: &desk.t("admin-bank-said"), aside: nothing(), body: facts }) }
        }
    };
    let crumbs = [Link::new(BANK, desk.t("admin-bank"))];
    Page { crumbs: &crumbs, beside: Tag::new(look, desk.t(tray)).render(), ..Page::new(desk, &title, body) }.render()
}

fn decision(desk: &Desk<'_>, view: &EntryView) -> Markup {
    let press = |verb: &str, label: &str, class: &str| {
        PostButton { cx: desk.cx, to: &format!("{BANK}/{}/{verb}", view.id), label: &desk.t(label), icon: "", class, hidden: &[] }.render()
    };
    match view.tray {
        Tray::Booked => html! { @if let Some((order, by)) = &view.booked {
            (Panel { id: "booked", title: &desk.t("admin-bank-booked"), aside: nothing(), body: html! { div.in {
                p { a href=(order.href) { (order.label) } } p.muted.s { (by) }
            } } })
            @if view.said_payout == SaidPayout::ByPerson { div.gap-a { (press("reopen", "admin-bank-no-payout", "ghost")) } }
            @if let Some(undo) = &view.undo { div.gap-a { (undo_panel(desk, view.id, undo)) } }
        } },
        Tray::Outgoing => html! { p.muted { (desk.t("admin-bank-outgoing-line")) } },
        Tray::Ignored => html! { p.muted { (desk.t("admin-bank-ignored-line")) } (press("reopen", "admin-bank-reopen", "ghost")) },
        Tray::Open => html! {
            (Panel { id: "offers", title: &desk.t("admin-bank-which"), aside: nothing(), body: html! {
                @if view.offers.is_empty() { div.in { p.muted { (desk.t("admin-bank-no-offer")) } } }
                @else { ul.rows.wide-rows { @for (n, one) in view.offers.iter().enumerate() { (offer(desk, view.id, one, if n == 0 { "small" } else { "ghost small" })) } } }
                form.in method="post" action={ (BANK) "/" (view.id) "/book" } {
                    (csrf(desk.cx))
                    (field(desk.cx, &view.number))
                    button.btn.ghost { (desk.t("admin-bank-book-number")) }
                }
            } })
            div.gap-a.cluster {
                (press("ignore", "admin-bank-ignore", "ghost"))
                @for (provider, name) in &view.payouts { (payout(desk, view.id, provider, name)) }
            }
        },
    }
}

fn payout(desk: &Desk<'_>, entry: BankEntryId, provider: &str, name: &str) -> Markup {
    let (label, hidden) = (desk.cx.t_with("admin-bank-payout", &[("provider", name)]), [("provider", provider.to_owned())]);
    PostButton { cx: desk.cx, to: &format!("{BANK}/{entry}/payout"), label: &label, icon: "", class: "ghost", hidden: &hidden }.render()
}

fn undo_panel(desk: &Desk<'_>, entry: BankEntryId, undo: &UndoView) -> Markup {
    let body = html! { div.in {
        p { (desk.t("admin-bank-undo-about")) }
        @if undo.sent > 0 { (notice(Tone::Warn, "alert", &html! { (desk.t("admin-bank-undo-sent")) })) }
        form method="post" action={ (BANK) "/" (entry) "/unbook" } {
            (csrf(desk.cx))
            input type="hidden" name="order" value=(undo.order);
            input type="hidden" name="sent" value=(undo.sent);
            (field(desk.cx, &undo.reason))
            button.btn.ghost { (desk.t("admin-bank-undo")) }
        }
    } };
    Panel { id: "undo", title: &desk.t("admin-bank-undo-title"), aside: nothing(), body }.render()
}

fn offer(desk: &Desk<'_>, entry: BankEntryId, offer: &OfferView, class: &str) -> Markup {
    let (cx, buyer) = (desk.cx, &offer.buyer);
    let label = cx.t_with("admin-bank-book", &[("number", &offer.number)]);
    let hidden = [("order", offer.order.to_string())];
    let reasons = offer.reasons.iter().map(|one| cx.t(reason(*one))).collect::<Vec<_>>().join(", ");
    html! { li {
        span { (icon("bag")) }
        span {
            a href=(offer.href) { (offer.number) } " " (buyer)
            small { (cx.t_with("admin-bank-because", &[("reasons", &reasons)])) }
            small { (offer.means) }
        }
        div.cluster {
            (PostButton {
                cx,
                to: &format!("{BANK}/{entry}/book"),
                label: &label,
                icon: "",
                class,
                hidden: &hidden,
            })
        }
    } }
}
