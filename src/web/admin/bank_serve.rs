//! What the addresses of the bank account do: take in a statement, list what it said, book it to an order, put it away.

use crate::adapters::statement;
use crate::base::limits::ADMIN_PAGE;
use crate::base::{BankEntryId, Error, Money, OrderId, Outcome, Refusal};
use crate::shop::Permission;
use crate::shop::order::{self, Order};
use crate::shop::payment::PaymentKind;
use crate::shop::statement::book_payout::{is_by_hand, tells_none};
use crate::shop::statement::rule::{Fit, Match, fit, matches, unpaid};
use crate::shop::statement::take::{STEP, Taken};
use crate::shop::statement::unbook::sent;
use crate::shop::statement::{
    BankEntry, BookEntry, BookPayout, EntryState, IgnoreEntry, ReopenEntry, TakeBookings, Tray, UnbookEntry, Undone, count, keyed,
    list as entries,
};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::account::ACCOUNTS;
use crate::web::admin::asked::{Turn, id, query};
use crate::web::admin::bank::{BANK, BankRow, BankView, EntryView, OfferView, SaidPayout, TRAYS, UndoView, bank_page, entry_page};
use crate::web::admin::books::PAYOUTS;
use crate::web::admin::order_story::colleague;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DONE, Tab};
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::ui::{FieldKind, FieldView};
use crate::web::upload::StatementForm;
use crate::web::url::with_query;
use axum::extract::{Path, RawQuery};
use axum::response::Response;

/// Characters of a text that its row shows.
const BEGINNING: usize = 80;
/// What the answer to a statement counts: name in the query, text key.
const COUNTS: [(&str, &str); 6] = [
    ("new", "admin-bank-taken-new"),
    ("self", "admin-bank-taken-booked"),
    ("open", "admin-bank-taken-open"),
    ("known", "admin-bank-taken-known"),
    ("pending", "admin-bank-taken-pending"),
    ("foreign", "admin-bank-taken-foreign"),
];

pub async fn list(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    who.answer(|ask| Ok(Answer::Page(page_of(ask, &query, None)?)))
}

fn page_of(ask: &Ask<'_>, query: &Raw, refused: Option<String>) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Orders)?;
    let (reads, turn) = (ask.shop.read()?, Turn::of(query));
    let (tray, value, _) = TRAYS.into_iter().find(|(_, value, _)| *value == query.get("view")).unwrap_or(TRAYS[0]);
    let (mut tabs, mut all) = (Vec::new(), 0);
    for (one, value, name) in TRAYS {
        let n = count(&reads, one)?;
        all += n;
        let link = Link::new(with_query(BANK, &[("view", value)]), ask.cx.t(name));
        tabs.push(Tab { link, count: Some(n as u64), is_current: one == tray });
    }
    let waiting = if tray == Tray::Open { unpaid(&reads)? } else { Vec::new() };
    let shown = entries(&reads, tray, Page::first(ADMIN_PAGE).skipping(turn.skip()))?;
    let rows = shown.iter().map(|entry| row(ask, &reads, entry, &waiting)).collect::<Outcome<Vec<_>>>()?;
    let pager = turn.pager(rows.len(), count(&reads, tray)?, BANK, &[("view", value)]);
    let said = |(name, key): &(&str, &str)| {
        let n: u64 = query.get(name).parse().ok()?;
        (n > 0 || *name == "new").then(|| ask.desk().t_n(key, n).into_owned())
    };
    let taken = COUNTS.iter().filter_map(said).collect();
    Ok(bank_page(&ask.desk(), &BankView { tray, tabs, rows, pager, taken, refused, is_new: all == 0 }))
}

fn row(ask: &Ask<'_>, reads: &Snapshot, entry: &BankEntry, waiting: &[Order]) -> Outcome<BankRow> {
    let booking = &entry.booking;
    let text: String = booking.text.chars().take(BEGINNING).collect();
    let offer = match entry.state {
        EntryState::Open => matches(reads, booking, waiting)?.into_iter().next().map(|found| offer(ask.cx, booking.amount, found)),
        _ => None,
    };
    Ok(BankRow {
        id: entry.id,
        day: booking.booked.noon(),
        who: who(ask.cx, entry),
        text: if text.len() < booking.text.len() { format!("{text} …") } else { text },
        amount: booking.amount,
        order: booked_to(ask, reads, entry)?,
        offer,
    })
}

/// Who sent it, or a word for nobody.
fn who(cx: &Cx, entry: &BankEntry) -> String {
    let named = [&entry.booking.name, &entry.booking.iban].into_iter().find(|text| !text.is_empty());
    named.cloned().unwrap_or_else(|| cx.t("admin-bank-nobody").into_owned())
}

fn booked_to(ask: &Ask<'_>, reads: &Snapshot, entry: &BankEntry) -> Outcome<Option<Link>> {
    let order = match entry.state {
        EntryState::Booked { order, .. } => order,
        EntryState::Payout { payout, .. } => {
            let name = ask.cx.t("admin-books-payout").into_owned();
            return Ok(reads.find(payout)?.map(|payout| Link::new(format!("{PAYOUTS}/{}", payout.id), name)));
        }
        EntryState::Open | EntryState::Ignored { .. } | EntryState::Outgoing => return Ok(None),
    };
    Ok(reads.find(order)?.map(|order| Link::new(format!("{ORDERS}/{}", order.id), order.number)))
}

fn offer(cx: &Cx, amount: Money, found: Match) -> OfferView {
    let Match { order, reasons } = found;
    let fit = fit(amount, &order);
    let (key, rest) = match fit {
        _ if order.cancelled.is_some() => ("admin-bank-means-cancelled", amount),
        Fit::Exact => ("admin-bank-means-exact", amount),
        Fit::Under(rest) => ("admin-bank-means-under", rest),
        Fit::Over(rest) => ("admin-bank-means-over", rest),
        Fit::OtherCurrency => ("admin-bank-means-currency", order.outstanding()),
    };
    OfferView {
        order: order.id,
        href: format!("{ORDERS}/{}", order.id),
        buyer: order.ship_to.name.clone(),
        outstanding: order.outstanding(),
        means: cx.t_with(key, &[("amount", &cx.money(rest))]).into_owned(),
        is_exact: fit == Fit::Exact && order.cancelled.is_none(),
        number: order.number,
        reasons,
    }
}

/// Takes in a statement. A long one takes several transactions; sent again, what was taken is known.
pub async fn take(form: StatementForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let read = match statement::read(&form.bytes, ask.cx.shop.currency) {
            Ok(read) => read,
            Err(Refusal::Invalid(wrong)) => {
                let words = wrong.first().map(|wrong| ask.cx.say(&wrong.say).into_owned());
                return Ok(Answer::Mend(page_of(ask, &Raw::default(), words)?));
            }
            Err(other) => return Err(other.into()),
        };
        let (pending, foreign) = (read.pending, read.foreign);
        let mut taken = Taken::default();
        for bookings in keyed(read.bookings).chunks(STEP) {
            taken = taken.and(ask.shop.run(ask.actor, TakeBookings { bookings: bookings.to_vec() })?);
        }
        let counts = [taken.new, taken.booked, taken.open, taken.known, pending, foreign].map(|n| n.to_string());
        let pairs: Vec<(&str, &str)> = COUNTS.iter().zip(&counts).map(|((name, _), n)| (*name, n.as_str())).collect();
        Ok(Answer::Go(with_query(BANK, &pairs)))
    })
}

pub async fn show(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id: BankEntryId = id(&path)?;
    who.answer(|ask| Ok(Answer::Page(entry(ask, id, Typed::default(), None)?)))
}

/// What was typed and is wrong, with why.
#[derive(Default)]
struct Typed<'a> {
    number: Option<(&'a str, String)>,
    reason: Option<(&'a str, String)>,
}

fn entry(ask: &Ask<'_>, id: BankEntryId, typed: Typed<'_>, trouble: Option<String>) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Orders)?;
    let (reads, cx) = (ask.shop.read()?, ask.cx);
    let entry = reads.get(id)?;
    let booking = &entry.booking;
    let offers = match entry.state {
        EntryState::Open => matches(&reads, booking, &unpaid(&reads)?)?,
        _ => Vec::new(),
    };
    let booked = match (booked_to(ask, &reads, &entry)?, entry.state) {
        (Some(payout), EntryState::Payout { at, .. }) => Some((payout, format!("{}, {}", cx.t("admin-bank-by-itself"), cx.date_time(at)))),
        (Some(order), EntryState::Booked { by, at, .. }) => {
            let by = by.map(|by| colleague(&reads, &format!("staff:{by}"))).transpose()?.flatten();
            let by = by.unwrap_or_else(|| cx.t("admin-bank-by-itself").into_owned());
            Some((order, format!("{by}, {}", cx.date_time(at))))
        }
        _ => None,
    };
    let label = if offers.is_empty() { "admin-bank-number-any" } else { "admin-bank-number" };
    let mut field = FieldView::new(FieldKind::Text, "number", cx.t(label));
    field.required = true;
    if let Some((typed, wrong)) = typed.number {
        (field.value, field.error) = (typed.to_owned(), Some(wrong));
    }
    let undo = undo(cx, &reads, &entry, typed.reason)?;
    let value = booking.value.map_or(String::new(), |day| cx.locale.short_date(day.noon(), "UTC"));
    let facts = vec![
        ("word-amount", cx.money(booking.amount)),
        ("admin-bank-day", cx.locale.short_date(booking.booked.noon(), "UTC")),
        ("admin-bank-value", value),
        ("admin-bank-who", booking.name.clone()),
        ("admin-bank-iban", booking.iban.clone()),
        ("admin-bank-text", booking.text.clone()),
        ("admin-reference", booking.reference.clone()),
        ("admin-bank-end-to-end", booking.end_to_end.clone()),
        ("admin-bank-id", booking.bank_id.clone()),
        ("admin-bank-account", booking.account.clone()),
        ("admin-bank-reversal", if booking.reversal { cx.t("word-yes").into_owned() } else { String::new() }),
    ];
    let view = EntryView {
        id,
        tray: entry.state.tray(),
        amount: booking.amount,
        who: who(cx, &entry),
        facts,
        booked,
        undo,
        payouts: payouts(&entry),
        said_payout: said_payout(&reads, &entry)?,
        undone: entry.undone.iter().map(|undone| told(cx, &reads, undone)).collect::<Outcome<_>>()?,
        offers: offers.into_iter().map(|found| offer(cx, booking.amount, found)).collect(),
        number: field,
        trouble,
    };
    Ok(entry_page(&ask.desk(), &view))
}

/// Providers that list no payouts: what came may be one of theirs.
fn payouts(entry: &BankEntry) -> Vec<(&'static str, &'static str)> {
    let may_be = entry.state == EntryState::Open && entry.booking.amount.minor() > 0;
    let those = ACCOUNTS.iter().filter(|account| may_be && tells_none(account.kind));
    those.map(|account| (account.kind.key(), account.brand)).collect()
}

fn said_payout(reads: &Snapshot, entry: &BankEntry) -> Outcome<SaidPayout> {
    let EntryState::Payout { payout, .. } = entry.state else { return Ok(SaidPayout::Otherwise) };
    Ok(if is_by_hand(&reads.get(payout)?) { SaidPayout::ByPerson } else { SaidPayout::Otherwise })
}

/// `None`: it was booked to nothing that can be taken back.
fn undo(cx: &Cx, reads: &Snapshot, entry: &BankEntry, typed: Option<(&str, String)>) -> Outcome<Option<UndoView>> {
    let EntryState::Booked { order, .. } = entry.state else { return Ok(None) };
    let mut reason = FieldView::new(FieldKind::Text, "reason", cx.t("admin-bank-undo-reason"));
    reason.required = true;
    if let Some((typed, wrong)) = typed {
        (reason.value, reason.error) = (typed.to_owned(), Some(wrong));
    }
    Ok(Some(UndoView { order, sent: sent(&reads.get(order)?.lines), reason }))
}

/// That it was booked to an order by mistake.
fn told(cx: &Cx, reads: &Snapshot, undone: &Undone) -> Outcome<String> {
    let number = reads.find(undone.order)?.map_or(String::new(), |order| order.number);
    let by = undone.by.map(|by| colleague(reads, &format!("staff:{by}"))).transpose()?.flatten().unwrap_or_default();
    let gaps = [("number", number), ("at", cx.date_time(undone.at)), ("by", by), ("reason", undone.reason.clone())];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(cx.t_with("admin-bank-undone", &gaps).into_owned())
}

/// Back from the order to which it was booked.
pub async fn unbook(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: BankEntryId = id(&path)?;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let (Ok(order), Ok(sent)) = (form.raw.get("order").parse(), form.raw.get("sent").parse()) else {
            return Err(Refusal::conflict("changed").into());
        };
        let typed = form.raw.get("reason");
        let unbook = UnbookEntry { entry: id, order, sent, reason: typed.to_owned() };
        match ask.shop.run(ask.actor, unbook) {
            Err(Error::Refused(Refusal::Invalid(wrong))) => {
                let words = wrong.first().map_or(String::new(), |wrong| ask.cx.say(&wrong.say).into_owned());
                Ok(Answer::Mend(entry(ask, id, Typed { reason: Some((typed, words)), ..Typed::default() }, None)?))
            }
            outcome => done(ask, id, outcome),
        }
    })
}

/// To the order whose button was pressed, or whose number was typed.
pub async fn book(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: BankEntryId = id(&path)?;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let typed = form.raw.get("number").trim();
        let order: Option<OrderId> = match form.raw.get("order").parse() {
            Ok(order) => Some(order),
            Err(_) => ask.shop.read()?.lookup_id(&order::BY_NUMBER, &typed.to_owned())?,
        };
        let Some(order) = order else {
            let wrong = ask.cx.t("admin-bank-no-order").into_owned();
            return Ok(Answer::Mend(entry(ask, id, Typed { number: Some((typed, wrong)), ..Typed::default() }, None)?));
        };
        done(ask, id, ask.shop.run(ask.actor, BookEntry { entry: id, order }))
    })
}

pub async fn ignore(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: BankEntryId = id(&path)?;
    form.who.answer(|ask| done(ask, id, ask.shop.run(ask.actor, IgnoreEntry { entry: id })))
}

/// It is a payout of the provider whose button was pressed.
pub async fn payout(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: BankEntryId = id(&path)?;
    form.who.answer(|ask| {
        let provider = PaymentKind::of_key(form.raw.get("provider")).ok_or(Refusal::conflict("changed"))?;
        done(ask, id, ask.shop.run(ask.actor, BookPayout { entry: id, provider }).map(drop))
    })
}

pub async fn reopen(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: BankEntryId = id(&path)?;
    form.who.answer(|ask| done(ask, id, ask.shop.run(ask.actor, ReopenEntry { entry: id })))
}

/// Back to the entry, with why it was not done if it was not.
fn done(ask: &Ask<'_>, id: BankEntryId, outcome: Outcome) -> Outcome<Answer> {
    match outcome {
        Ok(()) => Ok(Answer::Go(format!("{BANK}/{id}?said={SAID_DONE}"))),
        Err(Error::Refused(Refusal::Conflict { code })) => {
            let trouble = ask.cx.refused(code);
            Ok(Answer::Refused(entry(ask, id, Typed::default(), Some(trouble))?))
        }
        Err(other) => Err(other),
    }
}
