//! Webhooks that carry their proof in a header: `t=SECONDS,v1=HEX[,v1=HEX…]`, where each `v1` is the HMAC-SHA-256 of the seconds, a
//! full stop and the raw body. It is Stripe's way (docs.stripe.com/webhooks, *Verify webhook signatures manually*).

use crate::base::Time;

/// How far the clocks may differ, in seconds; an older message may be repeated by somebody who overheard it.
const TOLERANCE_S: i64 = 300;
/// Signatures of one header that are looked at.
const SIGNATURES_MAX: usize = 10;

/// What a header proves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// One of the secrets made one of the signatures, lately.
    Good,
    /// One made one of them, at another time than ours: a clock is wrong, or somebody repeats what was overheard.
    Untimely,
    Nothing,
}

pub fn is_signed(header: &str, body: &[u8], secrets: &[String], now: Time) -> bool {
    proof(header, body, secrets, now) == Proof::Good
}

/// Signatures are compared in constant time. Without a secret nothing is signed.
pub fn proof(header: &str, body: &[u8], secrets: &[String], now: Time) -> Proof {
    let mut moments = header.split(',').filter_map(|part| part.trim().strip_prefix("t="));
    let (Some(moment), None) = (moments.next(), moments.next()) else { return Proof::Nothing };
    let Ok(seconds) = moment.parse::<i64>() else { return Proof::Nothing };
    let near = now.seconds().checked_sub(seconds).is_some_and(|age| age.abs() <= TOLERANCE_S);
    let signed = [moment.as_bytes(), b".", body].concat();
    let made_with = |secret: &String| {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
        let values = header.split(',').filter_map(|part| part.trim().strip_prefix("v1=")).take(SIGNATURES_MAX);
        values.filter_map(from_hex).any(|value| ring::hmac::verify(&key, &signed, &value).is_ok())
    };
    match (secrets.iter().filter(|secret| !secret.is_empty()).any(made_with), near) {
        (true, true) => Proof::Good,
        (true, false) => Proof::Untimely,
        (false, _) => Proof::Nothing,
    }
}

/// The header for a body, as a provider makes it.
pub fn sign(secret: &str, body: &[u8], now: Time) -> String {
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
    let seconds = now.seconds().to_string();
    let tag = ring::hmac::sign(&key, &[seconds.as_bytes(), b".", body].concat());
    tag.as_ref().iter().fold(format!("t={seconds},v1="), |header, byte| format!("{header}{byte:02x}"))
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits.filter(|digits| digits.len() == 64)?;
    Some(digits.chunks_exact(2).map(|pair| pair[0] * 16 + pair[1]).collect())
}
