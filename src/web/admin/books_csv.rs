//! `GET /admin/books/facts.csv`: a month for the bookkeeper, one row a fact, written a day at a time while it is being read.
//!
//! UTF-8 with a byte order mark and line ends as in RFC 4180, so that spreadsheets open it as it is. They expect what their language
//! writes: for staff who read German a semicolon between columns and a comma in amounts, for others a comma and a point. The names
//! of columns and kinds are the same in every language, for programs.
//!
//! - `date`, `time`: the moment, in the shop's time zone.
//! - `kind`: payment, refund, fee, dispute, correction, foreign (not of this shop), exchange (less of the payment's money, more of the
//!   balance's), payout.
//!   What is owed to those who have gift cards moves with gift_card_sold, gift_card_taken_back, gift_card_spent, gift_card_given_back,
//!   gift_card_issued (by hand), gift_card_adjusted, gift_card_expired: more than nothing is owed more. At the end of such a day
//!   gift_card_outstanding says what is owed by all of them; it is a sum and no fact.
//! - `provider`: who held the money: stripe, bank_transfer, ….
//! - `order`: its number; `payment`, `refund`, `payout`: their numbers in the shop; empty where the fact is about none.
//! - `amount`, `currency`: more than nothing came, less went. Payouts leave the provider, so they are less than nothing.
//! - `reference`: the name by which it is found with the provider, or what a person noted.

use crate::base::{Day, Locale, Money, Month, Outcome, Span, Time};
use crate::shop::books::facts::{Fact, of_day};
use crate::shop::gift_card::movement::{entries_between, owed_before};
use crate::shop::payment::PaymentKind;
use crate::shop::{Permission, Shop};
use crate::store::{Reads, Snapshot};
use crate::web::admin::asked::query;
use crate::web::admin::books_serve::month_of;
use crate::web::admin::signed_in::SignedIn;
use crate::web::csv::quoted;
use crate::web::error::Failure;
use axum::body::{Body, Bytes};
use axum::extract::RawQuery;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

const COLUMNS: [&str; 11] = ["date", "time", "kind", "provider", "order", "payment", "refund", "payout", "amount", "currency", "reference"];
/// Days that are written ahead of whoever reads.
const AHEAD: usize = 2;

pub async fn month(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    who.actor.must(Permission::Orders)?;
    let (cx, query) = (&who.visit.cx, query(asked)?);
    let (month, form) = (month_of(cx, &query), Form::of(cx.locale));
    let (days, rows) = mpsc::channel(AHEAD);
    let (shop, zone) = (who.visit.site.shop.clone(), cx.shop.time_zone.clone());
    tokio::task::spawn_blocking(move || {
        if let Err(e) = write(&shop, month, &zone, form, &days) {
            tracing::error!(error = %e, "the books of a month could not be written to their end");
            // Whoever reads must not take a part for the whole: the answer breaks off.
            let _ = days.blocking_send(Err(std::io::Error::other("the books could not be read")));
        }
    });
    let mut response = Body::new(Days(rows)).into_response();
    let name = format!("attachment; filename=\"books-{month}.csv\"");
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment")));
    Ok(response)
}

type Piece = Result<Bytes, std::io::Error>;

/// The answer: a piece a day.
struct Days(mpsc::Receiver<Piece>);

impl hyper::body::Body for Days {
    type Data = Bytes;
    type Error = std::io::Error;
    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

/// Writes until all is written or nobody reads any more. Blocks.
fn write(shop: &Shop, month: Month, zone: &str, form: Form, to: &mpsc::Sender<Piece>) -> Outcome {
    let reads = shop.read()?;
    let mut text = format!("\u{feff}{}", form.row(COLUMNS.map(str::to_owned)));
    let mut owed = OwedByCards::default();
    for day in month.days() {
        text.push_str(&of_a_day(&reads, (day, zone), form, &mut owed)?);
        if !text.is_empty() && to.blocking_send(Ok(std::mem::take(&mut text).into())).is_err() {
            break;
        }
    }
    Ok(())
}

/// The rows of a day.
fn of_a_day(reads: &Snapshot, (day, zone): (Day, &str), form: Form, owed: &mut OwedByCards) -> Outcome<String> {
    let mut text = String::new();
    for fact in of_day(reads, day, zone)? {
        let order = fact.order.map(|order| reads.find(order)).transpose()?.flatten().map_or(String::new(), |order| order.number);
        text.push_str(&form.row(cells(&fact, &order, zone, form)));
    }
    text.push_str(&cards_of_a_day(reads, (day, zone), form, owed)?);
    Ok(text)
}

/// What moved on gift cards, and what was owed by them in the end.
fn cards_of_a_day(reads: &Snapshot, (day, zone): (Day, &str), form: Form, owed: &mut OwedByCards) -> Outcome<String> {
    let (from, to) = (day.at(0, zone), day.next().at(0, zone));
    let mut rows = String::new();
    let mut moved: Vec<Money> = Vec::new();
    let row = |at: Time, kind: &str, order: &str, amount: Money, reference: &str| {
        let none = String::new;
        let (date, time) = (Day::of(at, zone).to_string(), at.clock(zone));
        let currency = amount.currency().code().to_owned();
        let provider = PaymentKind::GiftCard.key().to_owned();
        let kind = format!("gift_card_{kind}");
        form.row([date, time, kind, provider, words(order), none(), none(), none(), form.amount(amount), currency, words(reference)])
    };
    entries_between(reads, from, to, |entry| {
        let order = entry.order.map(|order| reads.find(order)).transpose()?.flatten().map_or(String::new(), |order| order.number);
        let card = reads.find(entry.card)?.map_or(String::new(), |card| card.shown());
        rows.push_str(&row(entry.at, entry.reason.key(), &order, entry.by, &card));
        match moved.iter_mut().find(|sum| sum.currency() == entry.by.currency()) {
            Some(sum) => *sum += entry.by,
            None => moved.push(entry.by),
        }
        Ok(())
    })?;
    for by in moved {
        rows.push_str(&row(to - Span::seconds(1), "outstanding", "", owed.after(reads, by, to)?, ""));
    }
    Ok(rows)
}

/// What is owed by all cards at the end of the last day on which one moved, by currency: looked up once, and carried on from there.
#[derive(Default)]
struct OwedByCards(Vec<Money>);

impl OwedByCards {
    /// After `by` moved on a day that ended at `end`; the days come in their order, each once.
    fn after(&mut self, reads: &Snapshot, by: Money, end: Time) -> Outcome<Money> {
        match self.0.iter_mut().find(|known| known.currency() == by.currency()) {
            Some(known) => {
                *known += by;
                Ok(*known)
            }
            None => {
                let known = owed_before(reads, by.currency(), end)?;
                self.0.push(known);
                Ok(known)
            }
        }
    }
}

fn cells(fact: &Fact, order: &str, zone: &str, form: Form) -> [String; COLUMNS.len()] {
    let id = |id: Option<String>| id.unwrap_or_default();
    [
        Day::of(fact.at, zone).to_string(),
        fact.at.clock(zone),
        fact.kind.key().to_owned(),
        fact.provider.key().to_owned(),
        words(order),
        id(fact.payment.map(|id| id.to_string())),
        id(fact.refund.map(|id| id.to_string())),
        id(fact.payout.map(|id| id.to_string())),
        form.amount(fact.amount),
        fact.amount.currency().code().to_owned(),
        words(&fact.reference),
    ]
}

fn words(cell: &str) -> String {
    if cell.is_empty() { String::new() } else { quoted(cell) }
}

/// What stands between columns, and what before the cents.
#[derive(Clone, Copy)]
struct Form {
    between: char,
    point: char,
}

impl Form {
    const fn of(locale: Locale) -> Form {
        match locale {
            Locale::De => Form { between: ';', point: ',' },
            Locale::En => Form { between: ',', point: '.' },
        }
    }

    fn row(self, cells: [String; COLUMNS.len()]) -> String {
        let mut row = String::new();
        for (n, cell) in cells.iter().enumerate() {
            if n > 0 {
                row.push(self.between);
            }
            row.push_str(cell);
        }
        row + "\r\n"
    }

    /// Without a mark of thousands; a comma that is no column stands in quotes.
    fn amount(self, amount: Money) -> String {
        amount.plain().replace('.', &self.point.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::base::{Currency, Locale, Money};

    #[test]
    fn amounts_are_written_as_the_language_does() {
        let amount = Money::new(-123_456, Currency::EUR);
        assert_eq!([Locale::De, Locale::En].map(|locale| Form::of(locale).amount(amount)), ["-1234,56", "-1234.56"]);
    }
}
