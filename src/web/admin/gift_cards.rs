//! Gift cards in the admin: what is owed by them, each with its ledger, and the forms that issue and change one.

use crate::base::{Email, GiftCardId, Locale, Money, Time};
use crate::shop::gift_card::{Block, Standing, Validity};
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{
    Desk, Find, Link, Look, Page, Pager, Panel, PostButton, Tag, button_link, csrf, empty, lines, moment, nothing,
};
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::input::{Line, LineOrNone, Note};
use crate::web::field::{Choice, Form, form};
use crate::web::ui::FieldView;
use maud::{Markup, Render, html};

pub const GIFT_CARDS: &str = "/admin/gift-cards";

impl Choice for Validity {
    const ALL: &'static [Validity] = &Validity::ALL;
    fn key(self) -> &'static str {
        match self {
            Validity::ThreeYears => "three_years",
            Validity::Endless => "endless",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Validity::ThreeYears => "admin-gift-three-years",
            Validity::Endless => "admin-gift-endless",
        }
    }
}

/// A card to be issued.
#[derive(Clone, Debug)]
pub struct IssueFacts {
    pub amount: Money,
    pub email: Email,
    pub name: String,
    pub message: String,
    pub locale: Locale,
    pub validity: Validity,
    pub note: String,
}

pub const ISSUE: Form<IssueFacts> = form!(IssueFacts {
    ["admin-gift-card-group", "admin-gift-card-group-help"]
    amount: Money = "admin-gift-amount", "";
    validity: Validity = "admin-gift-validity", "admin-gift-validity-help", preset = "three_years";
    ["admin-gift-letter-group", "admin-gift-letter-group-help"]
    email: Email = "admin-gift-email", "";
    name: LineOrNone = "admin-gift-name", "";
    message: Note = "admin-gift-message", "admin-gift-message-help";
    locale: Locale = "admin-language", "";
    ["admin-gift-note-group", ""]
    note: Note = "admin-note", "admin-gift-note-help";
});

/// What is to be on a card, and why.
#[derive(Clone, Debug)]
pub struct AdjustFacts {
    pub balance: Money,
    pub why: String,
}

pub const ADJUST: Form<AdjustFacts> = form!(AdjustFacts {
    balance: Money = "admin-gift-balance", "";
    why: Line = "admin-gift-why", "admin-gift-why-help";
});

#[derive(Clone, Debug)]
pub struct CardRow {
    pub id: GiftCardId,
    /// `•••• 7K3Q`
    pub shown: String,
    pub email: String,
    pub name: String,
    pub standing: Standing,
    pub balance: Money,
    pub issued: Time,
}

pub struct CardsView {
    pub q: String,
    pub rows: Vec<CardRow>,
    pub pager: Pager,
    /// What the shop owes by all of them.
    pub owed: Money,
}

pub fn tag(desk: &Desk<'_>, standing: Standing) -> Tag {
    let (look, key) = match standing {
        Standing::Good => (Look::Done, "admin-gift-good"),
        Standing::Empty => (Look::Idle, "admin-gift-empty"),
        Standing::Blocked => (Look::Bad, "admin-gift-blocked"),
        Standing::Expired => (Look::Idle, "admin-gift-expired"),
    };
    Tag::new(look, desk.t(key))
}

pub fn cards_page(desk: &Desk<'_>, view: &CardsView) -> Markup {
    let title = desk.t("gift-cards");
    let hint = desk.t("admin-gift-find");
    let find = Find { to: GIFT_CARDS, q: &view.q, hint: &hint, kept: &[], filters: html! {} };
    let new = html! { (button_link(&format!("{GIFT_CARDS}/new"), "", "plus", &desk.t("admin-gift-new"))) };
    let nobody = view.rows.is_empty() && view.q.is_empty();
    let body = html! {
        @if nobody { (empty(&desk.t("admin-gift-none"), &desk.t("admin-gift-about"), new.clone())) }
        @else {
            p.lead-s { (desk.t_owed(view.owed)) }
            (find.draw(desk.cx))
            @if view.rows.is_empty() { (empty(&desk.t("admin-gift-not-found"), &desk.t("admin-gift-not-found-line"), nothing())) }
            @else { div.bleed { (table(desk, &view.rows)) } (view.pager.draw(desk.cx)) }
        }
    };
    Page { acts: if nobody { nothing() } else { new }, ..Page::new(desk, &title, body) }.render()
}

impl Desk<'_> {
    fn t_owed(&self, owed: Money) -> String {
        self.cx.t_with("admin-gift-owed", &[("amount", &self.cx.money(owed))]).into_owned()
    }
}

fn table(desk: &Desk<'_>, rows: &[CardRow]) -> Markup {
    html! { table.table.leaf {
        caption.hide { (desk.t("gift-cards")) }
        thead { tr {
            th scope="col" { (desk.t("gift-card")) } th scope="col" { (desk.t("admin-gift-for")) } th scope="col" { (desk.t("admin-state")) }
            th.num scope="col" { (desk.t("admin-gift-issued")) } th.num scope="col" { (desk.t("admin-gift-balance")) }
        } }
        tbody { @for row in rows { tr {
            td.grow { a.mono href={ (GIFT_CARDS) "/" (row.id) } { (row.shown) } }
            td.why2 { @if row.name.is_empty() { (row.email) } @else { (row.name) small { (row.email) } } }
            td.tags { (tag(desk, row.standing)) }
            td.num.muted.off { (moment(desk.cx, row.issued)) }
            td.num { b { (desk.cx.money(row.balance)) } }
        } } }
    } }
}

/// One entry of the ledger.
#[derive(Clone, Debug)]
pub struct EntryRow {
    pub at: Time,
    /// What happened, in words.
    pub what: String,
    pub order: Option<Link>,
    pub note: String,
    pub who: String,
    pub by: Money,
    pub after: Money,
}

pub struct CardView {
    pub row: CardRow,
    pub entries: Vec<EntryRow>,
    /// The last day on which it pays, in words.
    pub until: String,
    pub language: String,
    pub message: String,
    pub note: String,
    /// Fields of `ADJUST`, perhaps as they were typed.
    pub adjust: Vec<FieldView>,
    /// Why something was not done.
    pub trouble: Option<String>,
}

pub fn card_page(desk: &Desk<'_>, v: &CardView) -> Markup {
    let here = format!("{GIFT_CARDS}/{}", v.row.id);
    let title = desk.cx.t_with("gift-card-line", &[("card", &v.row.shown)]).into_owned();
    let ledger = html! { div.bleed-in { table.table.leaf {
        caption.hide { (desk.t("admin-gift-ledger")) }
        thead { tr {
            th scope="col" { (desk.t("admin-when")) } th scope="col" { (desk.t("admin-gift-what")) } th scope="col" { (desk.t("admin-who")) }
            th.num scope="col" { (desk.t("admin-gift-by")) } th.num scope="col" { (desk.t("admin-gift-after")) }
        } }
        tbody { @for entry in &v.entries { tr {
            td.muted { (moment(desk.cx, entry.at)) }
            td.grow { (entry.what) @if let Some(order) = &entry.order { " " a href=(order.href) { (order.label) } } @if !entry.note.is_empty() { small { (entry.note) } } }
            td.muted.off { (entry.who) }
            td.num { span.up[!entry.by.is_negative()] { @if !entry.by.is_negative() { "+" } (desk.cx.money(entry.by)) } }
            td.num.off { (desk.cx.money(entry.after)) }
        } } }
    } } };
    let body = html! {
        (trouble(v.trouble.as_deref()))
        (summary(desk.cx, &v.adjust))
        div.layout {
            div {
                (Panel { id: "ledger", title: &desk.t("admin-gift-ledger"), aside: html! { b.num { (desk.cx.money(v.row.balance)) } }, body: ledger })
                (adjust_panel(desk, v, &here))
            }
            div { (facts_panel(desk, v)) (block_panel(desk, v, &here)) }
        }
    };
    let crumbs = [Link::new(GIFT_CARDS, desk.t("gift-cards"))];
    Page { crumbs: &crumbs, beside: tag(desk, v.row.standing).render(), ..Page::new(desk, &title, body) }.render()
}

fn facts_panel(desk: &Desk<'_>, v: &CardView) -> Markup {
    let body = html! { div.in { dl.kv {
        @if !v.row.name.is_empty() { dt { (desk.t("admin-gift-name")) } dd { (v.row.name) } }
        dt { (desk.t("admin-email")) } dd { a href={ "mailto:" (v.row.email) } { (v.row.email) } }
        dt { (desk.t("admin-language")) } dd { (v.language) }
        dt { (desk.t("admin-gift-issued")) } dd { (moment(desk.cx, v.row.issued)) }
        dt { (desk.t("admin-gift-validity")) } dd { (v.until) }
        @if !v.message.is_empty() { dt { (desk.t("admin-gift-message")) } dd { (lines(&v.message)) } }
        @if !v.note.is_empty() { dt { (desk.t("admin-note")) } dd { (lines(&v.note)) } }
    } } };
    Panel { id: "facts", title: &desk.t("admin-gift-for"), aside: nothing(), body }.render()
}

fn adjust_panel(desk: &Desk<'_>, v: &CardView, here: &str) -> Markup {
    let body = html! {
        form.in method="post" action={ (here) "/adjust" } {
            p.muted { (desk.t("admin-gift-adjust-about")) }
            (csrf(desk.cx))
            input type="hidden" name="seen" value=(v.row.balance.minor());
            (draw_fields(desk.cx, &v.adjust))
            p { button.btn.ghost { (desk.t("admin-gift-adjust-do")) } }
        }
    };
    Panel { id: "adjust", title: &desk.t("admin-gift-adjust"), aside: nothing(), body }.render()
}

fn block_panel(desk: &Desk<'_>, v: &CardView, here: &str) -> Markup {
    let (block, label, class) = match v.row.standing {
        Standing::Blocked => (Block::Lifted, "admin-gift-unblock", "ghost"),
        _ => (Block::Set, "admin-gift-block", "danger"),
    };
    let word = if block == Block::Set { "set" } else { "lifted" };
    let (to, hidden) = (format!("{here}/block"), [("block", word.to_owned())]);
    let body = html! { div.in {
        p.muted { (desk.t("admin-gift-block-about")) }
        (PostButton { cx: desk.cx, to: &to, label: &desk.t(label), icon: "ban", class, hidden: &hidden })
    } };
    Panel { id: "block", title: &desk.t("admin-gift-block-title"), aside: nothing(), body }.render()
}
