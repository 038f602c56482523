//! Amounts as PayPal writes them: decimal numbers as text, with two digits behind the point or none
//! (developer.paypal.com/api/rest/reference/currency-codes).

use crate::base::{Currency, Money};
use crate::shop::payment::PaymentKind;

/// Digits behind the point; `None`: PayPal does not take the currency.
pub fn digits(currency: Currency) -> Option<u32> {
    PaymentKind::PayPal.describe().filter(|paypal| paypal.takes(currency)).map(|paypal| paypal.digits(currency))
}

/// `None`: PayPal has no way to say it, such as half a forint.
pub fn to_paypal(amount: Money) -> Option<String> {
    let (ours, theirs) = (amount.currency().digits(), digits(amount.currency())?);
    let units = scaled(amount.minor(), ours, theirs)?;
    let Some(one) = 10_i64.checked_pow(theirs).filter(|one| *one > 1) else { return Some(units.to_string()) };
    let sign = if units < 0 { "-" } else { "" };
    let (whole, part) = (units.unsigned_abs() / one.unsigned_abs(), units.unsigned_abs() % one.unsigned_abs());
    Some(format!("{sign}{whole}.{part:0width$}", width = theirs as usize))
}

/// `None`: it is no amount of the currency. More digits than we count are taken only when they are zero.
pub fn from_paypal(value: &str, currency: Currency) -> Option<Money> {
    let (sign, value) = value.strip_prefix('-').map_or((1, value), |rest| (-1, rest));
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let good = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !good(whole) || !good(part) || (whole.is_empty() && part.is_empty()) || part.len() > 6 {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let micro: i64 = format!("{part:0<6}").parse().ok()?;
    let micros = whole.checked_mul(1_000_000)?.checked_add(micro)?;
    scaled(micros, 6, currency.digits()).map(|minor| Money::new(sign * minor, currency))
}

fn scaled(amount: i64, from: u32, to: u32) -> Option<i64> {
    let factor = 10_i64.checked_pow(from.abs_diff(to))?;
    if to >= from { amount.checked_mul(factor) } else { Some(amount / factor).filter(|_| amount % factor == 0) }
}
