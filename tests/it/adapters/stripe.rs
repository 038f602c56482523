//! Stripe's webhooks, forged ten thousand times. `SUTLER_FORGED` says how often.

use crate::crash::{Dice, figure};
use reqwest::header::{HeaderMap, HeaderValue};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use sutler::adapters::http;
use sutler::adapters::signature::sign;
use sutler::adapters::stripe::Stripe;
use sutler::base::{Span, Time};
use sutler::shop::payment::{Capture, News, Standing};

const NOW: Time = Time::at(1_795_248_000);
const SECRETS: [&str; 2] = ["whsec_the_present_one", "whsec_the_one_before"];

fn stripe(secrets: &[&str]) -> Stripe {
    Stripe {
        url: "http://127.0.0.1:9".to_owned(),
        key: "rk_test_1".to_owned(),
        webhook_secrets: secrets.iter().map(|&secret| secret.to_owned()).collect(),
        account: "acct_ours".to_owned(),
        capture: Capture::AtOnce,
        shop: "mark".to_owned(),
        http: http::client().unwrap(),
    }
}

/// A page that was paid, as Stripe tells it.
fn paid(account: Option<&str>) -> Vec<u8> {
    let account = account.map_or(String::new(), |account| format!(r#""account":"{account}","#));
    format!(
        r#"{{"id":"evt_1","object":"event",{account}"type":"checkout.session.completed","livemode":false,"data":{{"object":{{
        "id":"cs_test_1","object":"checkout.session","status":"complete","payment_status":"paid","amount_total":4790,"currency":"eur",
        "livemode":false,"payment_intent":"pi_1","metadata":{{"shop":"mark","payment":"1"}}}}}}}}"#
    )
    .into_bytes()
}

/// What arrives: headers of that name, and the body.
type Letter = (Vec<Vec<u8>>, Vec<u8>);

/// One forgery, and what it is called.
fn forge(dice: &mut Dice) -> (&'static str, Letter) {
    let body = paid(None);
    let good = sign(SECRETS[0], &body, NOW).into_bytes();
    let flip = |dice: &mut Dice, bytes: &[u8]| {
        let mut other = bytes.to_vec();
        let at = usize::try_from(dice.below(other.len() as u64)).unwrap();
        other[at] ^= 1 << dice.below(8);
        other
    };
    let seconds = |dice: &mut Dice| 301 + i64::try_from(dice.below(1 << 31)).unwrap();
    match dice.below(9) {
        0 => ("a bit of the body", (vec![good], flip(dice, &body))),
        1 => loop {
            // Hexadecimal digits are the same in capitals.
            let other = flip(dice, &good);
            if !other.eq_ignore_ascii_case(&good) {
                break ("a bit of the signature", (vec![other], body));
            }
        },
        2 => ("overheard, and sent again later", (vec![sign(SECRETS[0], &body, NOW - Span(seconds(dice))).into_bytes()], body)),
        3 => ("of tomorrow", (vec![sign(SECRETS[0], &body, NOW + Span(seconds(dice))).into_bytes()], body)),
        4 => {
            let other = format!("whsec_{:x}", dice.roll());
            ("another secret", (vec![sign(&other, &body, NOW).into_bytes()], body))
        }
        5 => {
            let body = paid(Some(&format!("acct_{:x}", dice.roll())));
            ("another account", (vec![sign(SECRETS[0], &body, NOW).into_bytes()], body))
        }
        6 => {
            let old = String::from_utf8(good).unwrap().replace("v1=", "v0=").into_bytes();
            ("v0 only", (vec![old], body))
        }
        7 => {
            let wrong = sign("whsec_wrong", &body, NOW).into_bytes();
            let both = if dice.one_in(2) { vec![good, wrong] } else { vec![wrong, good] };
            ("two headers", (both, body))
        }
        _ => {
            let text = String::from_utf8(good).unwrap();
            let (moment, value) = text.split_once(',').unwrap();
            let cut = usize::try_from(dice.below(text.len() as u64)).unwrap();
            let other = [value.to_owned(), moment.to_owned(), text[..cut].to_owned(), format!("{moment},{text}"), String::new()];
            let n = usize::try_from(dice.below(other.len() as u64)).unwrap();
            ("a header in pieces", (vec![other[n].clone().into_bytes()], body))
        }
    }
}

#[test]
fn ten_thousand_forged_webhooks_and_none_is_believed() {
    let (wanted, seed) = (figure("SUTLER_FORGED", 10_000), figure("SUTLER_SEED", 11));
    let (ours, none) = (stripe(&SECRETS), stripe(&[]));
    let (mut dice, mut kinds, mut longest, mut whole) = (Dice(seed), BTreeMap::<&str, u64>::new(), Duration::ZERO, Duration::ZERO);
    let mut sent = 0;
    while sent < wanted {
        let (kind, (signatures, body)) = forge(&mut dice);
        let mut headers = HeaderMap::new();
        let values: Result<Vec<HeaderValue>, _> = signatures.iter().map(|bytes| HeaderValue::from_bytes(bytes)).collect();
        let Ok(values) = values else { continue }; // no header can say that
        for value in values {
            headers.append("Stripe-Signature", value);
        }
        let began = Instant::now();
        let answer = ours.read_webhook(&headers, &body, NOW);
        longest = longest.max(began.elapsed());
        whole += began.elapsed();
        assert!(answer.is_err(), "{kind}, seed {seed}, number {sent}: {headers:?}");
        assert!(none.read_webhook(&headers, &body, NOW).is_err(), "without a secret nothing is believed: {kind}");
        *kinds.entry(kind).or_default() += 1;
        sent += 1;
    }
    let each = whole / u32::try_from(sent).unwrap();
    println!("{sent} forged webhooks, 0 believed, {kinds:?}; {each:?} each, the longest {longest:?}");
    assert!(each <= Duration::from_millis(1), "{each:?} for each forgery");
    assert_eq!(kinds.len(), 9, "every kind was tried");
}

/// What the forgeries are made from is good, with the present secret and with the one before.
#[test]
fn what_was_forged_is_believed_when_it_is_not() {
    for secret in SECRETS {
        for age in [-300, 0, 300] {
            let (body, mut headers) = (paid(None), HeaderMap::new());
            headers.append("Stripe-Signature", sign(secret, &body, NOW - Span(age)).parse().unwrap());
            let told = stripe(&SECRETS).read_webhook(&headers, &body, NOW).unwrap();
            assert!(matches!(told.news, News::Payment(told) if matches!(told.standing, Standing::Captured { .. })));
        }
    }
    let (body, mut headers) = (paid(Some("acct_ours")), HeaderMap::new());
    headers.append("Stripe-Signature", sign(SECRETS[0], &body, NOW).parse().unwrap());
    assert!(stripe(&SECRETS).read_webhook(&headers, &body, NOW).is_ok());
}
