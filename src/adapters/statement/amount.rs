//! Amounts and days as banks write them. An amount that could be read in two ways is not read.

use crate::base::{Currency, Day, Money};

/// Figures with at most one mark before the decimals: `8.85` in XML, `000000000025,00` and `7,` in MT940. More decimals than the currency
/// has must be zeros.
pub fn plain(text: &str, mark: char, currency: Currency) -> Option<Money> {
    let (whole, part) = text.split_once(mark).unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(part) || (whole.is_empty() && part.is_empty()) {
        return None;
    }
    let digits = currency.digits() as usize;
    let (kept, surplus) = part.split_at(part.len().min(digits));
    if surplus.bytes().any(|b| b != b'0') {
        return None;
    }
    let figures = format!("{whole}{kept:0<digits$}");
    let figures = figures.trim_start_matches('0');
    // Fifteen figures are a bank's whole books.
    let minor = if figures.is_empty() { 0 } else { Some(figures).filter(|f| f.len() <= 15)?.parse().ok()? };
    Some(Money::new(minor, currency))
}

/// An amount in CSV: a sign before or behind it, perhaps a currency beside it, marks between thousands.
pub fn typed(text: &str, currency: Currency) -> Option<Money> {
    let text: String = text.trim().replace(['−', '–'], "-");
    let text = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '€' || c == '$' || c.is_whitespace());
    let text = text.trim_start_matches(|c: char| c.is_alphabetic() || c == '€' || c == '$' || c.is_whitespace());
    let (text, negative) = match (text.strip_prefix('-').or_else(|| text.strip_suffix('-')), text.strip_prefix('+')) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => (text, false),
    };
    // Programs of banks write all decimals or none: three figures behind a mark are thousands, which from people could be a slip.
    let whole = || Money::parse(&format!("{text}{}0", if text.contains('.') { ',' } else { '.' }), currency);
    let amount = Money::parse(text, currency).or_else(whole)?;
    Some(if negative { amount.negated() } else { amount })
}

/// A day in CSV: `21.11.2026`, `21.11.26`, `2026-11-21`, `21/11/2026`, `20261121`, and what follows of a time is left alone.
pub fn day(text: &str) -> Option<Day> {
    let text = text.trim().split([' ', 'T']).next()?;
    let parts: Vec<&str> = text.split(['.', '-', '/']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| text.parse::<i16>().ok();
    let small = |text: &str| text.parse::<i8>().ok();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => Day::of_bank(number(year)?, small(month)?, small(day)?),
        [day, month, year] if year.len() == 4 => Day::of_bank(number(year)?, small(month)?, small(day)?),
        [day, month, year] if year.len() == 2 => Day::of_bank(2_000 + number(year)?, small(month)?, small(day)?),
        [all] if all.len() == 8 && all.is_ascii() => Day::of_bank(number(&all[..4])?, small(&all[4..6])?, small(&all[6..])?),
        _ => None,
    }
}
