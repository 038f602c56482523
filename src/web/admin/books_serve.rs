//! What the addresses of the books do: show a month, a payout, the statement of a day; read the providers' books now.

use crate::adapters::compare::COMPARED;
use crate::adapters::payments::Payments;
use crate::adapters::unheard::Unheard;
use crate::base::limits::ADMIN_PAGE;
use crate::base::{Day, Money, Month, Outcome, PayoutId, Span, Time};
use crate::shop::Permission;
use crate::shop::books::facts::{DayLine, FactKind, by_day};
use crate::shop::books::owed::{Claim, Owed, at as owed_at};
use crate::shop::books::payout::{BY_MADE, Explained};
use crate::shop::books::{PartKind, Payout, PayoutPart, fetched, payout as payouts};
use crate::shop::gift_card;
use crate::shop::payment::PaymentKind;
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::asked::{Turn, id, query};
use crate::web::admin::bank::BANK;
use crate::web::admin::books::{
    BOOKS, BooksRow, MonthView, OwedList, OwedRow, OwedView, PAYOUTS, PartRow, PayoutRow, PayoutView, kind, month_page, owed_page,
    payout_page, payout_state,
};
use crate::web::admin::books_compared;
use crate::web::admin::gift_cards::GIFT_CARDS;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, Look, SAID_DONE, Tag};
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::Choice;
use crate::web::form::Raw;
use crate::web::url::with_query;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use maud::{Markup, html};

/// Payouts that a month shows.
const PAYOUTS_MAX: usize = 200;
/// Parts of which the sums of a page are made at once.
const STEP: usize = 1_000;

pub async fn month(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    let payments = &who.visit.site.payments;
    who.answer(|ask| Ok(Answer::Page(page_of(ask, payments, &query, None)?)))
}

/// The month of the query; anything else is that of today.
pub fn month_of(cx: &Cx, query: &Raw) -> Month {
    Month::parse(query.get("month")).unwrap_or_else(|| Month::of(Day::of(cx.now, &cx.shop.time_zone)))
}

fn page_of(ask: &Ask<'_>, payments: &Payments, query: &Raw, trouble: Option<String>) -> Outcome<Markup> {
    ask.actor.must(Permission::Orders)?;
    let (reads, cx, month) = (ask.shop.read()?, ask.cx, month_of(ask.cx, query));
    let zone = &cx.shop.time_zone;
    let lines = by_day(&reads, month.days(), zone)?;
    let today = Month::of(Day::of(cx.now, zone));
    let (from, to) = (month.first().at(0, zone), month.next().first().at(0, zone));
    let found: Vec<Payout> = reads.scan_between(&BY_MADE, &from, &to, Page::first(PAYOUTS_MAX))?;
    let view = MonthView {
        month: month.to_string(),
        before: month.before().to_string(),
        after: (month < today).then(|| month.next().to_string()),
        span: cx.locale.month(month),
        rows: lines.iter().map(|line| row(cx, line)).collect(),
        sums: sums(cx, &lines),
        cards: gift_card::movement::by_day(&reads, cx.shop.currency, month.days(), zone)?,
        payouts: found.iter().map(|payout| payout_row(cx, payout)).collect(),
        can_fetch: !payments.keepers()?.is_empty(),
        fetched: payments
            .keepers()?
            .into_iter()
            .map(|kind| fetched(&reads, kind))
            .collect::<Outcome<Vec<_>>>()?
            .into_iter()
            .flatten()
            .min(),
        untold: payments.keepers()?.contains(&PaymentKind::PayPal),
        compared: books_compared::rows(&reads, payments)?,
        trouble,
    };
    Ok(month_page(&ask.desk(), &view))
}

fn row(cx: &Cx, line: &DayLine) -> BooksRow {
    BooksRow { day: Some(line.day.noon()), provider: cx.t(line.provider.label()).into_owned(), sums: line.sums }
}

/// The lines of a month by provider and currency, and all of them where there are several.
fn sums(cx: &Cx, lines: &[DayLine]) -> Vec<BooksRow> {
    let mut sums: Vec<(Option<PaymentKind>, [Money; FactKind::ALL.len()])> = Vec::new();
    for line in lines {
        for provider in [Some(line.provider), None] {
            let same = |(known, sum): &&mut (Option<PaymentKind>, [Money; FactKind::ALL.len()])| {
                *known == provider && sum[0].currency() == line.currency
            };
            match sums.iter_mut().find(same) {
                Some((_, sum)) => sum.iter_mut().zip(line.sums).for_each(|(sum, amount)| *sum += amount),
                None => sums.push((provider, line.sums)),
            }
        }
    }
    let providers = sums.iter().filter(|(provider, _)| provider.is_some()).count();
    let all = sums.len() - providers;
    sums.sort_by_key(|(provider, _)| provider.is_none());
    let shown = sums.into_iter().filter(|(provider, _)| provider.is_some() || providers > all);
    let name = |provider: Option<PaymentKind>| provider.map_or(String::new(), |provider| cx.t(provider.label()).into_owned());
    shown.map(|(provider, sums)| BooksRow { day: None, provider: name(provider), sums }).collect()
}

fn tags(cx: &Cx, payout: &Payout) -> Vec<Tag> {
    let explained = match payout.explained {
        Explained::Read { rest } if rest.is_zero() => Tag::new(Look::Done, cx.t("admin-books-explained")),
        Explained::Read { .. } => Tag::new(Look::Bad, cx.t("admin-books-unexplained")),
        Explained::NotYet => Tag::new(Look::Idle, cx.t("admin-books-not-read")),
        Explained::Never => Tag::new(Look::Idle, cx.t("admin-books-by-hand")),
    };
    vec![payout_state(cx, payout.state, payout.arrived.map(|arrival| arrival.at)), explained]
}

fn payout_row(cx: &Cx, payout: &Payout) -> PayoutRow {
    PayoutRow {
        id: payout.id,
        provider: cx.t(payout.provider.label()).into_owned(),
        made: payout.made,
        amount: payout.amount,
        tags: tags(cx, payout),
    }
}

/// Reads the providers' books now. What was read before something failed is kept, and the rest is read the next time.
pub async fn fetch(form: StaffForm) -> Result<Response, Failure> {
    form.who.actor.must(Permission::Orders)?;
    let read = form.who.visit.site.payments.fetch_books().await?;
    asked(&form, &read.unheard, |cx, why| cx.t_with("admin-books-not-fetched", &[("why", why)]).into_owned())
}

/// Compares the shop with its providers now.
pub async fn compare(form: StaffForm) -> Result<Response, Failure> {
    form.who.actor.must(Permission::Orders)?;
    let payments = &form.who.visit.site.payments;
    let compared = payments.compare_each(payments.shop.now() - COMPARED).await?;
    let found = compared.differed.to_string();
    asked(&form, &compared.unheard, |cx, why| cx.t_with("admin-compared-not", &[("why", why), ("n", &found)]).into_owned())
}

/// Providers were asked: back to the month, which says it where one of them was not heard.
fn asked(form: &StaffForm, unheard: &Unheard, say: impl FnOnce(&Cx, &str) -> String) -> Result<Response, Failure> {
    let (cx, payments) = (&form.who.visit.cx, &form.who.visit.site.payments);
    let whys: Vec<String> = unheard.all().iter().map(|(kind, why)| format!("{}: {why}", cx.t(kind.label()))).collect();
    let trouble = (!whys.is_empty()).then(|| say(cx, &whys.join("; ")));
    form.who.answer(|ask| match trouble {
        None => Ok(Answer::Go(with_query(BOOKS, &[("month", form.raw.get("month")), ("said", SAID_DONE)]))),
        trouble => Ok(Answer::Refused(page_of(ask, payments, &form.raw, trouble)?)),
    })
}

pub async fn payout(who: SignedIn, Path(path): Path<String>, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let (id, query): (PayoutId, Raw) = (id(&path)?, query(asked)?);
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let (reads, cx, turn) = (ask.shop.read()?, ask.cx, Turn::of(&query));
        let payout = reads.get(id)?;
        let shown = payouts::parts(&reads, id, Page::first(ADMIN_PAGE).skipping(turn.skip()))?;
        let (sums, count) = made_of(&reads, cx, &payout)?;
        let view = PayoutView {
            provider: cx.t(payout.provider.label()).into_owned(),
            amount: payout.amount,
            tags: tags(cx, &payout),
            facts: known(cx, &payout),
            sums,
            rest: payout.rest(),
            why_none: match payout.explained {
                Explained::NotYet => Some("admin-books-not-read-line"),
                Explained::Never => Some("admin-books-by-hand-line"),
                Explained::Read { .. } => None,
            },
            pager: turn.pager(shown.len(), count, &format!("{PAYOUTS}/{id}"), &[]),
            parts: shown.iter().map(|part| part_row(&reads, part)).collect::<Outcome<_>>()?,
        };
        Ok(Answer::Page(payout_page(&ask.desk(), &view)))
    })
}

fn known(cx: &Cx, payout: &Payout) -> Vec<(&'static str, Markup)> {
    let arrived = payout.arrived.map(|arrival| {
        let day = cx.locale.short_date(arrival.at, "UTC");
        ("admin-books-arrived", html! { a href={ (BANK) "/" (arrival.entry) } { (day) } })
    });
    let facts = [
        ("admin-books-provider", html! { (cx.t(payout.provider.label())) }),
        ("admin-books-made", html! { (cx.date_time(payout.made)) }),
        ("admin-books-expected", html! { (cx.date(payout.arrives)) }),
        ("admin-books-name", html! { span.mono { (payout.name) } }),
        ("admin-books-descriptor", html! { (payout.descriptor) }),
    ];
    facts.into_iter().chain(arrived).collect()
}

/// What a payout is made of, by kind; and of how many parts.
fn made_of(reads: &Snapshot, cx: &Cx, payout: &Payout) -> Outcome<(Vec<(String, Money)>, usize)> {
    let zero = Money::zero(payout.amount.currency());
    let (mut sums, mut count) = ([zero; FactKind::ALL.len()], 0);
    loop {
        let found = payouts::parts(reads, payout.id, Page::first(STEP).skipping(count))?;
        count += found.len();
        for part in found.iter().filter(|part| part.amount.currency() == zero.currency()) {
            sums[fact_of(part) as usize] += part.amount;
            sums[FactKind::Fee as usize] -= part.fee;
        }
        if found.len() < STEP {
            break;
        }
    }
    let shown = FactKind::ALL.into_iter().filter(|kind| !sums[*kind as usize].is_zero());
    Ok((shown.map(|one| (cx.t(kind(one)).into_owned(), sums[one as usize])).collect(), count))
}

const fn fact_of(part: &PayoutPart) -> FactKind {
    if part.is_foreign() {
        return FactKind::Foreign;
    }
    match part.kind {
        PartKind::Payment => FactKind::Payment,
        PartKind::Refund => FactKind::Refund,
        PartKind::Dispute => FactKind::Dispute,
        PartKind::Fee => FactKind::Fee,
        PartKind::Correction => FactKind::Correction,
    }
}

fn part_row(reads: &Snapshot, part: &PayoutPart) -> Outcome<PartRow> {
    let order = part.order.map(|order| reads.find(order)).transpose()?.flatten();
    Ok(PartRow {
        kind: part.kind,
        text: part.text.clone(),
        order: order.map(|order| Link::new(format!("{ORDERS}/{}", order.id), order.number)),
        is_foreign: part.is_foreign(),
        at: part.at,
        exchanged: part.exchanged.as_ref().map(|exchanged| (exchanged.was, exchanged.rate.clone())),
        amount: part.amount,
        fee: part.fee,
        net: part.net(),
    })
}

pub async fn owed(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let cx = ask.cx;
        let (zone, typed) = (&cx.shop.time_zone, query.get("on"));
        let today = Day::of(cx.now, zone);
        let day = if typed.is_empty() { Some(today) } else { Day::parse(typed).filter(|day| *day <= today) };
        let wrong = day.is_none().then(|| cx.t("admin-books-owed-wrong").into_owned());
        // The end of the day; of today, now.
        let end = day.filter(|day| *day < today).map_or(cx.now, |day| day.next().at(0, zone) - Span::seconds(1));
        let stood = owed_at(&ask.shop.read()?, end)?;
        let day = if wrong.is_some() { typed.to_owned() } else { day.unwrap_or(today).to_string() };
        let view = OwedView { day, at: end, lists: lists(cx, stood), wrong };
        let page = owed_page(&ask.desk(), &view);
        Ok(if view.wrong.is_some() { Answer::Mend(page) } else { Answer::Page(page) })
    })
}

fn lists(cx: &Cx, owed: Owed) -> Vec<OwedList> {
    let orders = |claims: &[Claim]| -> Vec<OwedRow> {
        let row = |claim: &Claim| OwedRow {
            link: Link::new(format!("{ORDERS}/{}", claim.order), claim.number.clone()),
            at: Some(claim.placed),
            amount: claim.amount,
        };
        claims.iter().map(row).collect()
    };
    let way = |at: Time, id: PayoutId, provider: PaymentKind, amount: Money| OwedRow {
        link: Link::new(format!("{PAYOUTS}/{id}"), cx.t(provider.label())),
        at: Some(at),
        amount,
    };
    let held = owed.held.iter().flat_map(|(provider, purse)| purse.sums().into_iter().map(move |sum| (*provider, sum)));
    let held: Vec<(PaymentKind, Money)> = held.filter(|(_, sum)| !sum.is_zero()).collect();
    let all: crate::shop::books::Purse = held.iter().map(|(_, sum)| *sum).collect();
    let here =
        |(provider, amount): &(PaymentKind, Money)| OwedRow { link: Link::new("", cx.t(provider.label())), at: None, amount: *amount };
    let on_cards = |amount: Money| OwedRow { link: Link::new(GIFT_CARDS, cx.t("gift-cards")), at: None, amount };
    let more = |count: u64, shown: usize| count.saturating_sub(shown as u64);
    vec![
        OwedList {
            id: "claims",
            title: "admin-books-claims",
            none: "admin-books-claims-none",
            sums: owed.claimed.sums(),
            more: more(owed.claims_count, owed.claims.len()),
            rows: orders(&owed.claims),
        },
        OwedList {
            id: "debts",
            title: "admin-books-debts",
            none: "admin-books-debts-none",
            sums: owed.indebted.sums(),
            more: more(owed.debts_count, owed.debts.len()),
            rows: orders(&owed.debts),
        },
        OwedList {
            id: "cards",
            title: "admin-books-cards-owed",
            none: "admin-books-cards-none",
            sums: owed.cards.sums(),
            more: 0,
            rows: owed.cards.sums().into_iter().filter(|sum| !sum.is_zero()).map(on_cards).collect(),
        },
        OwedList {
            id: "held",
            title: "admin-books-held",
            none: "admin-books-held-none",
            sums: all.sums(),
            more: 0,
            rows: held.iter().map(here).collect(),
        },
        OwedList {
            id: "way",
            title: "admin-books-way",
            none: "admin-books-way-none",
            sums: owed.travelling.sums(),
            more: 0,
            rows: owed.on_its_way.iter().map(|one| way(one.arrives, one.payout, one.provider, one.amount)).collect(),
        },
    ]
}
