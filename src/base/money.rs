//! Amounts of one currency, in minor units. Never a float; `share`, `without` and `split` are the only places that round.

use super::{Currency, Rate, Round};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::num::NonZeroU32;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// An amount in minor units (cents) of one currency. Mixing currencies or leaving the range of `i64` is a bug and panics;
/// inside a command that becomes a fault and nothing is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    pub const fn zero(currency: Currency) -> Money {
        Money::new(0, currency)
    }

    /// Minor units: 1999 for 19.99 EUR.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    pub const fn currency(self) -> Currency {
        self.currency
    }

    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// `n` times the amount.
    pub fn times(self, n: u32) -> Money {
        self.with(self.minor.checked_mul(i64::from(n)))
    }

    /// The amount with its sign turned.
    pub fn negated(self) -> Money {
        self.with(self.minor.checked_neg())
    }

    /// `rate` of the amount, rounded as said.
    pub fn share(self, rate: Rate, round: Round) -> Money {
        self.ratio(i128::from(rate.0), i128::from(Rate::WHOLE), round)
    }

    /// The net amount inside a gross one at `rate`: gross × 100 / (100 + rate), rounded as said.
    /// Tax is then gross − net, so that net and tax always add up to the gross price (EN 16931 allows it, see BR-CO-17).
    pub fn without(self, rate: Rate, round: Round) -> Money {
        let whole = i128::from(Rate::WHOLE);
        self.ratio(whole, whole + i128::from(rate.0), round)
    }

    /// What `wanted` of something costs when `given` of it costs this.
    pub fn for_other(self, wanted: u32, given: NonZeroU32, round: Round) -> Money {
        self.ratio(i128::from(wanted), i128::from(given.get()), round)
    }

    /// Splits by weight; the parts always add up to the whole (the largest remainders get the cents left over).
    /// At least one weight must be positive.
    pub fn split(self, weights: &[u64]) -> Vec<Money> {
        let total: u128 = weights.iter().map(|&w| u128::from(w)).sum();
        assert!(total > 0, "split needs a positive weight");
        let whole = u128::from(self.minor.unsigned_abs());
        let mut parts: Vec<u128> = weights.iter().map(|&w| whole * u128::from(w) / total).collect();
        let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
        by_remainder.sort_by_key(|&i| std::cmp::Reverse(whole * u128::from(weights[i]) % total));
        let left_over = whole - parts.iter().sum::<u128>();
        for &i in by_remainder.iter().take(usize::try_from(left_over).expect("fewer cents than weights are left over")) {
            parts[i] += 1;
        }
        let sign = i128::from(self.minor.signum());
        let signed = |part: u128| i64::try_from(sign * i128::try_from(part).expect("a part is at most the whole")).ok();
        let parts: Vec<Money> = parts.into_iter().map(|part| self.with(signed(part))).collect();
        assert_eq!(parts.iter().map(|m| i128::from(m.minor)).sum::<i128>(), i128::from(self.minor), "parts add up");
        parts
    }

    /// Sum of many amounts of `currency`; zero when there are none.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Money {
        amounts.into_iter().fold(Money::zero(currency), Add::add)
    }

    /// Reads an amount as people type it: `1999`, `19.99`, `19,99`, `1.999,00`, `1,999.00`. The last `.` or `,` followed by as
    /// many digits as the currency has (or fewer) is the decimal mark; the other one may stand between thousands. `None` for
    /// anything else, above all for what could be meant in two ways a thousand times apart (`1.999`, `25,001`, `1,234.567`).
    pub fn parse(text: &str, currency: Currency) -> Option<Money> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
        let digits = currency.digits() as usize;
        let mark = text.rfind(['.', ',']).filter(|&at| text.len() - at - 1 <= digits && digits > 0);
        let (whole, part) = mark.map_or((text.as_str(), ""), |at| (&text[..at], &text[at + 1..]));
        let decimal_mark = mark.and_then(|at| text[at..].chars().next());
        // One mark alone, and three digits: thousands to some, a slip behind the decimal mark to others.
        if decimal_mark.is_none() && digits > 0 && whole.matches(['.', ',']).count() == 1 {
            return None;
        }
        let whole = ungrouped(whole, decimal_mark)?;
        if whole.len() > 12 || !is_digits(&whole) || !is_digits(part) {
            return None;
        }
        let minor = format!("{whole}{part:0<digits$}").parse().ok()?;
        Some(Money::new(minor, currency))
    }

    /// Plain figures with a point and without a currency, as in a form field or JSON-LD: `19.99`.
    pub fn plain(self) -> String {
        let (unit, digits) = (self.currency.minor_per_unit().unsigned_abs(), self.currency.digits() as usize);
        let (n, sign) = (self.minor.unsigned_abs(), if self.minor < 0 { "-" } else { "" });
        if digits == 0 { format!("{sign}{n}") } else { format!("{sign}{}.{:0digits$}", n / unit, n % unit) }
    }

    fn ratio(self, of: i128, per: i128, round: Round) -> Money {
        let exact = i128::from(self.minor) * of;
        let minor = match round {
            Round::Down => exact.div_euclid(per),
            Round::HalfUp => (2 * exact + per).div_euclid(2 * per),
        };
        self.with(i64::try_from(minor).ok())
    }

    fn with(self, minor: Option<i64>) -> Money {
        Money { minor: minor.expect("an amount left the range of 64 bits"), ..self }
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// `1.999` without its marks between thousands: one kind of mark, which is not the decimal one, groups of three, no zero in front.
fn ungrouped(whole: &str, decimal_mark: Option<char>) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| matches!(c, '.' | ',')) else {
        return Some(whole.to_owned()).filter(|whole| !whole.is_empty());
    };
    let (first, rest) = whole.split_once(mark)?;
    let good = decimal_mark != Some(mark)
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.split(mark).all(|group| group.len() == 3 && is_digits(group));
    good.then(|| whole.replace(mark, ""))
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        assert_eq!(self.currency, other.currency, "adding two currencies");
        self.with(self.minor.checked_add(other.minor))
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        assert_eq!(self.currency, other.currency, "subtracting two currencies");
        self.with(self.minor.checked_sub(other.minor))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}

impl PartialOrd for Money {
    /// Amounts of two currencies have no order.
    fn partial_cmp(&self, other: &Money) -> Option<std::cmp::Ordering> {
        (self.currency == other.currency).then(|| self.minor.cmp(&other.minor))
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.plain(), self.currency.code())
    }
}
