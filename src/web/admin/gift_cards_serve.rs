//! What the addresses of gift cards do in the admin.

use crate::base::limits::ADMIN_PAGE;
use crate::base::{Error, GiftCardId, Money, Outcome, Refusal};
use crate::shop::gift_card::{
    self, AdjustGiftCard, Block, BlockGiftCard, COUNT_MAX, GiftCard, GiftCardEntry, IssueGiftCard, Reason, Validity, entries, ledger,
    newest, search,
};
use crate::shop::{Permission, settings};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::asked::{Turn, id, query};
use crate::web::admin::gift_cards::{
    ADJUST, AdjustFacts, CardRow, CardView, CardsView, EntryRow, GIFT_CARDS, ISSUE, IssueFacts, card_page, cards_page,
};
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_pages::{FormView, form_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DONE, SAID_GIFT, SAID_SAVED};
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, conflict, mistakes};
use crate::web::field::{Choice, ReadCx};
use crate::web::form::Raw;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use maud::Markup;

/// Entries of a ledger that are shown.
const ENTRIES_MAX: usize = 500;

pub async fn list(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let (reads, turn, q) = (ask.shop.read()?, Turn::of(&query), query.get("q").trim().to_owned());
        let (found, total) = if q.is_empty() {
            (newest(&reads, Page::first(ADMIN_PAGE).skipping(turn.skip()))?, reads.total::<GiftCard>(COUNT_MAX)?)
        } else {
            let found = search(&reads, &q, ADMIN_PAGE)?;
            let total = found.len();
            (found, total)
        };
        let pager = turn.pager(found.len(), total, GIFT_CARDS, &[("q", &q)]);
        let owed = ledger::owed(&reads, settings::the(&reads)?.currency)?;
        let rows = found.into_iter().map(|card| row(ask, card)).collect();
        Ok(Answer::Page(cards_page(&ask.desk(), &CardsView { q, rows, pager, owed })))
    })
}

fn row(ask: &Ask<'_>, card: GiftCard) -> CardRow {
    CardRow {
        id: card.id,
        shown: card.shown(),
        standing: card.standing(ask.cx.now),
        email: card.email.to_string(),
        name: card.name,
        balance: card.balance,
        issued: card.issued,
    }
}

pub async fn blank(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        // The letter is in the shop's own language unless somebody chooses another.
        let locale = settings::the(&ask.shop.read()?)?.locale;
        let begun = Raw::default().with("locale", locale.tag()).with("validity", Validity::default().key());
        Ok(Answer::Page(issue_page(ask, Some(&begun), None)))
    })
}

fn issue_page(ask: &Ask<'_>, typed: Option<&Raw>, refusal: Option<&Refusal>) -> Markup {
    let desk = ask.desk();
    let wrong = refusal.and_then(mistakes).unwrap_or_default();
    let view = FormView {
        title: desk.t("admin-gift-new").into_owned(),
        crumbs: vec![Link::new(GIFT_CARDS, desk.t("gift-cards"))],
        to: format!("{GIFT_CARDS}/new"),
        groups: Filled { form: &ISSUE, facts: None, typed, wrong, options: &|_| Vec::new() }.groups(ask.cx),
        save: desk.t("admin-gift-issue-do").into_owned(),
        delete: None,
        hidden: Vec::new(),
        trouble: refusal.and_then(|refusal| conflict(ask.cx, refusal)),
    };
    form_page(&desk, &view)
}

pub async fn issue(form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let read = ISSUE.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        let done = read.and_then(|facts| {
            let IssueFacts { amount, email, name, message, locale, validity, note } = facts;
            ask.shop.run(ask.actor, IssueGiftCard { amount, email, name, message, locale, validity, note })
        });
        match done {
            Ok(card) => Ok(Answer::Go(format!("{GIFT_CARDS}/{card}?said={SAID_GIFT}"))),
            Err(Error::Refused(refusal @ Refusal::Invalid(_))) => Ok(Answer::Mend(issue_page(ask, Some(raw), Some(&refusal)))),
            Err(Error::Refused(refusal @ Refusal::Conflict { .. })) => Ok(Answer::Refused(issue_page(ask, Some(raw), Some(&refusal)))),
            Err(other) => Err(other),
        }
    })
}

pub async fn show(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id: GiftCardId = id(&path)?;
    who.answer(|ask| Ok(Answer::Page(page(ask, id, None, None)?)))
}

fn page(ask: &Ask<'_>, id: GiftCardId, typed: Option<&Raw>, refusal: Option<&Refusal>) -> Outcome<Markup> {
    ask.actor.must(Permission::Orders)?;
    let (cx, reads) = (ask.cx, ask.shop.read()?);
    let card = reads.get(id)?;
    let wrong = refusal.and_then(mistakes).unwrap_or_default();
    let facts = AdjustFacts { balance: card.balance, why: String::new() };
    let mut after = card.balance;
    let mut rows = Vec::new();
    for entry in entries(&reads, id, ENTRIES_MAX)? {
        let by = entry.by;
        rows.push(entry_row(ask, &reads, entry, after)?);
        after -= by;
    }
    let view = CardView {
        entries: rows,
        until: match card.expires {
            Some(end) => cx.t_with("gift-card-until", &[("day", &cx.date(gift_card::last_day(end)))]).into_owned(),
            None => cx.t("admin-gift-endless").into_owned(),
        },
        language: cx.t(card.locale.label()).into_owned(),
        message: card.message.clone(),
        note: card.note.clone(),
        adjust: Filled { form: &ADJUST, facts: Some(&facts), typed, wrong, options: &|_| Vec::new() }.fields(cx),
        trouble: refusal.and_then(|refusal| conflict(ask.cx, refusal)),
        row: row(ask, card),
    };
    Ok(card_page(&ask.desk(), &view))
}

fn entry_row(ask: &Ask<'_>, reads: &Snapshot, entry: GiftCardEntry, after: Money) -> Outcome<EntryRow> {
    let order = entry.order.map_or(Ok(None), |order| reads.find(order))?;
    let staff = entry.staff.map_or(Ok(None), |staff| reads.find(staff))?;
    Ok(EntryRow {
        at: entry.at,
        what: ask.cx.t(words(entry.reason)).into_owned(),
        order: order.map(|order| Link::new(format!("{ORDERS}/{}", order.id), order.number)),
        note: entry.note,
        who: staff.map_or(String::new(), |staff| staff.name),
        by: entry.by,
        after,
    })
}

const fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::Issued => "admin-gift-entry-issued",
        Reason::Sold => "admin-gift-entry-sold",
        Reason::TakenBack => "admin-gift-entry-taken-back",
        Reason::Spent => "admin-gift-entry-spent",
        Reason::GivenBack => "admin-gift-entry-given-back",
        Reason::Adjusted => "admin-gift-entry-adjusted",
        Reason::Expired => "admin-gift-entry-expired",
    }
}

pub async fn adjust(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let (card, raw): (GiftCardId, &Raw) = (id(&path)?, &form.raw);
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let currency = ask.shop.read()?.get(card)?.balance.currency();
        let seen = Money::new(raw.get("seen").parse().unwrap_or(-1), currency);
        let read = ADJUST.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        let done = read.and_then(|AdjustFacts { balance, why }| ask.shop.run(ask.actor, AdjustGiftCard { card, balance, seen, why }));
        match done {
            Ok(()) => Ok(Answer::Go(format!("{GIFT_CARDS}/{card}?said={SAID_SAVED}"))),
            Err(Error::Refused(refusal @ Refusal::Invalid(_))) => Ok(Answer::Mend(page(ask, card, Some(raw), Some(&refusal))?)),
            Err(Error::Refused(refusal @ Refusal::Conflict { .. })) => Ok(Answer::Refused(page(ask, card, Some(raw), Some(&refusal))?)),
            Err(other) => Err(other),
        }
    })
}

pub async fn block(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let card: GiftCardId = id(&path)?;
    form.who.answer(|ask| {
        let block = if form.raw.get("block") == "lifted" { Block::Lifted } else { Block::Set };
        ask.shop.run(ask.actor, BlockGiftCard { card, block })?;
        Ok(Answer::Go(format!("{GIFT_CARDS}/{card}?said={SAID_DONE}")))
    })
}
