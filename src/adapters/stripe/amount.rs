//! Amounts as Stripe counts them: in the smallest unit of the currency as *Stripe* sees it, which for a few is not that of ISO 4217
//! (docs.stripe.com/currencies, *Zero-decimal* and *Special cases*).

use crate::base::{Currency, Money};

/// Digits behind the point where Stripe's differ from ISO's: króna and shilling are counted in hundredths that nobody has, ariary
/// in whole ones.
const DIGITS: &[(&str, u32)] = &[("ISK", 2), ("UGX", 2), ("MGA", 0)];

fn digits(currency: Currency) -> u32 {
    DIGITS.iter().find(|(code, _)| *code == currency.code()).map_or(currency.digits(), |(_, digits)| *digits)
}

/// `None`: Stripe has no way to say it (a part of an ariary), or it is too large to be money.
pub fn to_stripe(amount: Money) -> Option<i64> {
    scaled(amount.minor(), amount.currency().digits(), digits(amount.currency()))
}

/// `None`: it is no amount of the currency.
pub fn from_stripe(amount: i64, currency: Currency) -> Option<Money> {
    scaled(amount, digits(currency), currency.digits()).map(|minor| Money::new(minor, currency))
}

fn scaled(amount: i64, from: u32, to: u32) -> Option<i64> {
    let factor = 10_i64.checked_pow(from.abs_diff(to))?;
    if to >= from { amount.checked_mul(factor) } else { Some(amount / factor).filter(|_| amount % factor == 0) }
}
