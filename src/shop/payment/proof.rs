//! Proof of work. While stolen cards are tried out, a browser works for a moment before it gets a provider's page: nothing to somebody
//! who buys once, and much to a program that wants a thousand pages. Hashcash is the idea (A. Back, 2002).
//!
//! A challenge is `SECONDS.MAC`: when it was made, and a mark that only the shop can have made of that moment and of what it is for.
//! The answer is the challenge and numbers that rise, each behind a full stop: the SHA-256 of `CHALLENGE.NUMBER` begins with so many
//! zero bits for each. Several small tasks take about the same time for everybody, where one large one is a matter of luck.

use crate::base::{Span, Time};
use crate::shop::token;
use serde::{Deserialize, Serialize};

/// Whether the provider's page of a payment may be asked for while cards are tried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Proof {
    #[default]
    Missing,
    /// The link to pay went to the buyer.
    Mailed { at: Time },
    /// A browser has worked for it, or the buyer came by that link.
    Given { at: Time },
}

/// Tasks of one challenge, and zero bits that each wants: 2^17 hashes of one block in all. A phone of 2016 does about a hundred
/// thousand a second in a script, so it takes about a second; a laptop takes a fifth of one.
pub const TASKS: usize = 8;
pub const ZEROS: u32 = 14;
/// Longer than people read a checkout.
pub const LASTS: Span = Span::hours(2);
/// Digits of a number in an answer: with eleven the hashed text is still one block of SHA-256.
const DIGITS_MAX: usize = 11;

/// Why an answer proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// It has not the form of an answer.
    Misread,
    /// The mark is not ours, or of something else: another cart, another order, a try that has been proven.
    Foreign,
    Expired,
    /// A task is not solved.
    Undone,
}

/// The challenge of this moment, from the mark that the shop makes of it.
pub fn challenge(now: Time, mark: &str) -> String {
    format!("{}.{mark}", now.seconds())
}

/// Whether an answer proves that somebody worked for it. `mark` is what the shop made of a moment and of what is to be proven;
/// `hash` is SHA-256.
pub fn check(answer: &str, now: Time, mark: impl Fn(Time) -> String, hash: impl Fn(&str) -> [u8; 32]) -> Result<(), Flaw> {
    let mut parts = answer.splitn(3, '.');
    let (Some(seconds), Some(made), Some(numbers)) = (parts.next(), parts.next(), parts.next()) else { return Err(Flaw::Misread) };
    let at = seconds.parse().map(Time::at).map_err(|_| Flaw::Misread)?;
    // Hashes are compared, so that the time it takes says nothing of the mark.
    if token::hash(made) != token::hash(&mark(at)) {
        return Err(Flaw::Foreign);
    }
    if now - at > LASTS {
        return Err(Flaw::Expired);
    }
    let numbers: Vec<&str> = numbers.split('.').take(TASKS + 1).collect();
    let values: Option<Vec<u64>> = numbers.iter().map(|number| read(number)).collect();
    let Some(values) = values.filter(|values| values.len() == TASKS) else { return Err(Flaw::Misread) };
    let solved = |number: &u64| zeros(&hash(&format!("{seconds}.{made}.{number}"))) >= ZEROS;
    let rise = values.windows(2).all(|pair| pair[0] < pair[1]);
    if rise && values.iter().all(solved) { Ok(()) } else { Err(Flaw::Undone) }
}

fn read(number: &str) -> Option<u64> {
    let plain = number.len() <= DIGITS_MAX && number.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| number.parse().ok()).flatten()
}

fn zeros(hash: &[u8; 32]) -> u32 {
    let [a, b, c, d, ..] = *hash;
    u32::from_be_bytes([a, b, c, d]).leading_zeros()
}
