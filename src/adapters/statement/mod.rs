//! Statements of banks, read into plain bookings: camt.052, .053 and .054 (ISO 20022), MT940 (SWIFT), and CSV as banks write it. What a
//! file is follows from what is in it, not from its name. Tolerant in what banks vary, strict in amounts: a file in which one cannot be
//! read is refused whole, with a sentence that says where.

mod amount;
mod camt;
mod csv;
mod detail;
mod mt940;
mod text;
mod xml;

use crate::base::limits::{BOOKING_CHARS_MAX, BOOKINGS_MAX, STATEMENT_BYTES_MAX};
use crate::base::text::line;
use crate::base::{Currency, Refusal, Wrong};
use crate::shop::statement::Booking;

/// A file, read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Statement {
    /// In the order of the file.
    pub bookings: Vec<Booking>,
    /// Bookings that are only announced: they come again when they are done.
    pub pending: usize,
    /// Bookings in currencies that are none any more, or none that is known.
    pub foreign: usize,
}

/// The mistake stands beside the file's own box.
pub const FIELD: &str = "statement";

fn wrong(key: &'static str) -> Wrong {
    Wrong::new(FIELD, key)
}

/// Reads a statement. `home` is the currency where a file names none.
pub fn read(bytes: &[u8], home: Currency) -> Result<Statement, Refusal> {
    let read = if bytes.len() > STATEMENT_BYTES_MAX {
        Err(wrong("wrong-statement-large").with("max", STATEMENT_BYTES_MAX >> 20))
    } else if bytes.iter().all(u8::is_ascii_whitespace) {
        Err(wrong("wrong-statement-empty"))
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\x1f\x8b") {
        Err(wrong("wrong-statement-packed"))
    } else if bytes.starts_with(b"%PDF") {
        Err(wrong("wrong-statement-paper"))
    } else {
        by_kind(bytes, home)
    };
    let mut statement = read.map_err(|wrong| Refusal::Invalid(vec![wrong]))?;
    statement.bookings.iter_mut().for_each(clean);
    Ok(statement)
}

fn by_kind(bytes: &[u8], home: Currency) -> Result<Statement, Wrong> {
    let text = text::decoded(bytes);
    let start = text.trim_start();
    if start.starts_with('<') {
        camt::read(start)
    } else if mt940::is_one(start) {
        mt940::read(&text)
    } else {
        csv::read(&text, home)
    }
}

/// One more booking, unless there are too many.
fn add(statement: &mut Statement, booking: Booking) -> Result<(), Wrong> {
    if statement.bookings.len() >= BOOKINGS_MAX {
        return Err(wrong("wrong-statement-long").with("max", BOOKINGS_MAX));
    }
    statement.bookings.push(booking);
    Ok(())
}

/// No line breaks, no signs that nobody sees, no more than fits on a page.
fn clean(booking: &mut Booking) {
    booking.iban.retain(|c| !c.is_whitespace());
    let Booking { account, name, iban, text, reference, end_to_end, bank_id, .. } = booking;
    for (text, most) in
        [(account, 60), (name, 200), (iban, 60), (text, BOOKING_CHARS_MAX), (reference, 140), (end_to_end, 140), (bank_id, 140)]
    {
        *text = line(text).chars().take(most).collect();
    }
}
