//! MT940 (SWIFT, customer statement message), as banks really write it: wrapped lines, envelopes of every kind, a 30 February.

use super::{Statement, add, amount, detail, wrong};
use crate::base::{Currency, Day, Money, Wrong};
use crate::shop::statement::Booking;
use regex::Regex;
use std::sync::LazyLock;

/// Tags that begin a field. Others are text that happens to look like one: `:12:11`.
const TAGS: [&str; 21] = [
    "20", "21", "25", "25P", "28", "28C", "60F", "60M", "61", "86", "62F", "62M", "64", "65", "13", "13D", "34F", "90C", "90D", "NS", "940",
];

/// Value day, day of booking (month and day), sign, third letter of the currency, amount, kind, the payer's reference, the bank's.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    let line = r"^\s*(\d{2})(\d{2})(\d{2})(\d{4})?(R?[CD]|E[CD])([A-Z])?(\d+(?:[,.]\d*)?)([NSF][A-Z0-9]{3})?((?:[^/]|/[^/])*)(?://(.*))?$";
    Regex::new(line).expect("a fixed pattern")
});

pub fn is_one(text: &str) -> bool {
    text.lines().take(200).any(|line| [":20:", ":61:", ":940:", ":60F:"].iter().any(|tag| line.starts_with(tag)))
}

/// A field: its tag, and its lines.
type Field<'a> = (&'a str, Vec<&'a str>);

fn fields(text: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    for line in text.lines() {
        let line = line.trim_end_matches(['\r', '\u{3}']);
        let tag = line.strip_prefix(':').and_then(|rest| rest.split_once(':')).filter(|(tag, _)| TAGS.contains(tag));
        match (tag, fields.last_mut()) {
            (Some((tag, value)), _) => fields.push((tag, vec![value])),
            // Statements end with a minus, perhaps with more behind it.
            (None, _) if line.starts_with('-') && line.len() < 5 => fields.push(("-", Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    fields
}

pub fn read(text: &str) -> Result<Statement, Wrong> {
    // A line that was cut between its tag's first colon and the rest.
    let text = text.replace("\r\n", "\n").replace("\n:\n86:", "\n:86:");
    let mut statement = Statement::default();
    let (mut account, mut currency) = (String::new(), None);
    let mut open: Option<Booking> = None;
    for (tag, lines) in fields(&text) {
        match tag {
            "61" => {
                open.take().map_or(Ok(()), |done| add(&mut statement, done))?;
                open = booking(&lines, &account, currency, &mut statement)?;
            }
            "86" => {
                if let Some(booking) = &mut open {
                    detail::read(&lines, booking);
                }
            }
            "25" | "25P" if open.is_none() => lines.concat().trim().clone_into(&mut account),
            "60F" | "60M" => {
                // Sign, day, currency.
                let code = lines.first().and_then(|line| line.trim().get(7..10)).unwrap_or_default();
                currency = Some(Currency::from_code(code));
            }
            // What follows is about the account, no more about the booking.
            "62F" | "62M" | "20" | "-" => {
                open.take().map_or(Ok(()), |done| add(&mut statement, done))?;
            }
            _ => {}
        }
    }
    open.take().map_or(Ok(()), |done| add(&mut statement, done))?;
    Ok(statement)
}

/// The booking of a field :61:. `None`, and counted, when it is only expected, or in a currency that is none any more.
fn booking(lines: &[&str], account: &str, currency: Option<Option<Currency>>, statement: &mut Statement) -> Result<Option<Booking>, Wrong> {
    let n = statement.bookings.len() + 1;
    // Its second line says more of it; but some break the first one.
    let first = lines.first().copied().unwrap_or_default();
    let whole = lines.concat();
    let (found, more) = match LINE.captures(first) {
        Some(found) => (found, lines.get(1..).unwrap_or_default().join(" ")),
        None => (LINE.captures(&whole).ok_or_else(|| wrong("wrong-statement-line").with("n", n))?, String::new()),
    };
    let part = |at: usize| found.get(at).map_or("", |part| part.as_str());
    let sign = part(5);
    if sign.starts_with('E') {
        statement.pending += 1;
        return Ok(None);
    }
    // A snippet without its balance says no currency; it is the euro then, as in nearly all countries that write this form.
    let Some(currency) = currency.unwrap_or(Some(Currency::EUR)) else {
        statement.foreign += 1;
        return Ok(None);
    };
    let value: Money =
        amount::plain(&part(7).replace('.', ","), ',', currency).ok_or_else(|| wrong("wrong-statement-amount").with("n", n))?;
    // `RC` takes a credit back.
    let comes_in = matches!(sign, "C" | "RD");
    let (value_day, booked) = days(&part, n)?;
    let owner = part(9).trim();
    Ok(Some(Booking {
        account: account.to_owned(),
        booked,
        value: Some(value_day),
        amount: if comes_in { value } else { value.negated() },
        name: String::new(),
        iban: String::new(),
        text: more.trim().to_owned(),
        reference: String::new(),
        end_to_end: if matches!(owner, "NONREF" | "NOREF" | "EREF" | "KREF+" | "") { String::new() } else { owner.to_owned() },
        bank_id: part(10).trim().to_owned(),
        reversal: sign.starts_with('R'),
    }))
}

/// The value day, and the day of the booking: it bears no year, and lies within half a year of the other.
fn days<'a>(part: &impl Fn(usize) -> &'a str, n: usize) -> Result<(Day, Day), Wrong> {
    let unread = || wrong("wrong-statement-day").with("n", n);
    let small = |text: &str| text.parse::<i8>().map_err(|_| unread());
    let year = 2_000 + i16::from(small(part(1))?);
    let month = small(part(2))?;
    let value = Day::of_bank(year, month, small(part(3))?).ok_or_else(unread)?;
    let Some((booked_month, booked_day)) = part(4).split_at_checked(2).filter(|_| !part(4).is_empty()) else { return Ok((value, value)) };
    let booked_month = small(booked_month)?;
    let year = match booked_month - month {
        7.. => year - 1,
        ..=-7 => year + 1,
        _ => year,
    };
    let booked = Day::of_bank(year, booked_month, small(booked_day)?).ok_or_else(unread)?;
    Ok((value, booked))
}
