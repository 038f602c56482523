//! Amounts and rates: how they are read and written, and that no cent is lost when they are divided.

use proptest::prelude::*;
use sutler::base::{Currency, Money, Rate, Round};

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap_or_else(|| panic!("{code} is in ISO 4217"))
}

#[test]
fn amounts_are_read_as_people_type_them() {
    let table: [(&str, &str, Option<i64>); 43] = [
        ("1999", "EUR", Some(199_900)),
        ("19.99", "EUR", Some(1_999)),
        ("19,99", "EUR", Some(1_999)),
        ("19,9", "EUR", Some(1_990)),
        ("19.", "EUR", Some(1_900)),
        ("1.999,00", "EUR", Some(199_900)),
        ("1,999.00", "EUR", Some(199_900)),
        ("1'999.00", "CHF", Some(199_900)),
        ("1’999.00", "CHF", Some(199_900)),
        ("1 999,00", "EUR", Some(199_900)),
        ("1\u{202f}999,00", "EUR", Some(199_900)),
        ("1.999", "EUR", None),
        ("25,001", "EUR", None),
        ("1.234.567", "EUR", Some(123_456_700)),
        ("1,234,567", "EUR", Some(123_456_700)),
        ("1.234.567,89", "EUR", Some(123_456_789)),
        ("0", "EUR", Some(0)),
        ("0,05", "EUR", Some(5)),
        ("007", "EUR", Some(700)),
        ("1999", "JPY", Some(1_999)),
        ("1,999", "JPY", Some(1_999)),
        ("1.5", "JPY", None),
        ("1.999", "KWD", Some(1_999)),
        ("1.5", "KWD", Some(1_500)),
        ("", "EUR", None),
        ("abc", "EUR", None),
        ("-5", "EUR", None),
        (".50", "EUR", None),
        ("1.99,00", "EUR", None),
        ("19.9999", "EUR", None),
        ("1..9", "EUR", None),
        ("12 €", "EUR", None),
        ("1999.000", "EUR", None),
        ("0.125", "EUR", None),
        ("1,234.567", "EUR", None),
        ("1,234,56", "EUR", None),
        ("1.234.56", "EUR", None),
        ("12.345,678.90", "EUR", None),
        ("1234,567.00", "EUR", None),
        ("0,5", "EUR", Some(50)),
        ("0,005", "KWD", Some(5)),
        ("1234567890123", "EUR", None),
        ("٣", "EUR", None),
    ];
    for (typed, code, minor) in table {
        assert_eq!(Money::parse(typed, currency(code)).map(Money::minor), minor, "{typed} {code}");
    }
}

#[test]
fn amounts_are_written_plainly() {
    let table = [
        (199_900, "EUR", "1999.00"),
        (5, "EUR", "0.05"),
        (-5, "EUR", "-0.05"),
        (-199_900, "EUR", "-1999.00"),
        (0, "EUR", "0.00"),
        (1_999, "JPY", "1999"),
        (-1, "JPY", "-1"),
        (1_999, "KWD", "1.999"),
    ];
    for (minor, code, plain) in table {
        assert_eq!(Money::new(minor, currency(code)).plain(), plain);
    }
    assert_eq!(Money::new(i64::MIN, currency("EUR")).plain(), "-92233720368547758.08");
}

#[test]
fn shares_round_as_said() {
    let rate = |percent| Rate::from_percent(percent).expect("a percentage");
    let table = [
        (1_000, "19", Round::HalfUp, 190),
        (1_999, "19", Round::HalfUp, 380),
        (1_999, "19", Round::Down, 379),
        (50, "1", Round::HalfUp, 1),
        (49, "1", Round::HalfUp, 0),
        (-50, "1", Round::HalfUp, 0),
        (-51, "1", Round::HalfUp, -1),
        (-1, "1", Round::Down, -1),
        (1_000, "8.875", Round::HalfUp, 89),
        (1_000, "0", Round::HalfUp, 0),
    ];
    for (minor, percent, round, share) in table {
        assert_eq!(eur(minor).share(rate(percent), round), eur(share), "{percent} % of {minor}");
    }
    assert_eq!(eur(11_900).without(rate("19"), Round::HalfUp), eur(10_000));
    assert_eq!(eur(1_999).without(rate("19"), Round::HalfUp), eur(1_680));
    assert_eq!(eur(1_999).without(Rate::ZERO, Round::HalfUp), eur(1_999));
    assert_eq!(eur(-11_900).without(rate("19"), Round::HalfUp), eur(-10_000));
}

#[test]
fn parts_get_the_cents_left_over_by_remainder() {
    let parts = |minor: i64, weights: &[u64]| eur(minor).split(weights).into_iter().map(Money::minor).collect::<Vec<_>>();
    assert_eq!(parts(100, &[1, 1, 1]), [34, 33, 33]);
    assert_eq!(parts(-100, &[1, 1, 1]), [-34, -33, -33]);
    assert_eq!(parts(100, &[0, 1]), [0, 100]);
    assert_eq!(parts(0, &[3, 4]), [0, 0]);
    assert_eq!(parts(1, &[1, 2]), [0, 1]);
    assert_eq!(parts(i64::MIN, &[1]), [i64::MIN]);
    assert_eq!(parts(i64::MAX, &[u64::MAX, u64::MAX]).iter().map(|&n| i128::from(n)).sum::<i128>(), i128::from(i64::MAX));
}

#[test]
fn percentages_are_read_and_written() {
    let table = [
        ("19", Some(190_000), "19"),
        ("19 %", Some(190_000), "19"),
        ("8.875", Some(88_750), "8.875"),
        ("2,6", Some(26_000), "2.6"),
        ("0", Some(0), "0"),
        ("100", Some(1_000_000), "100"),
        ("0.0001", Some(1), "0.0001"),
        ("0.00001", None, ""),
        ("", None, ""),
        ("%", None, ""),
        ("-3", None, ""),
        ("1000", None, ""),
        ("1.2.3", None, ""),
        (".5", None, ""),
    ];
    for (typed, ppm, plain) in table {
        let rate = Rate::from_percent(typed);
        assert_eq!(rate.map(|r| r.0), ppm, "{typed}");
        assert_eq!(rate.map(Rate::percent).unwrap_or_default(), plain, "{typed}");
    }
}

#[test]
fn two_currencies_never_mix() {
    assert!(std::panic::catch_unwind(|| eur(1) + Money::new(1, Currency::CHF)).is_err());
    assert!(std::panic::catch_unwind(|| eur(i64::MAX) + eur(1)).is_err());
    assert_eq!(eur(1).partial_cmp(&Money::new(2, Currency::CHF)), None);
}

/// Any amount that a shop can meet, and the ends of the range.
fn minor() -> impl Strategy<Value = i64> {
    prop_oneof![8 => -10_000_000_000_i64..10_000_000_000, 1 => -200_i64..200, 1 => -(i64::MAX / 4)..i64::MAX / 4]
}

fn ppm() -> impl Strategy<Value = u32> {
    prop_oneof![2 => 0..=Rate::WHOLE, 1 => (0..=1_000_u32).prop_map(|tenths| tenths * 1_000)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_and_are_within_one(minor in minor(), weights in prop::collection::vec(0..1_000_000_u64, 1..12)) {
        let total: u64 = weights.iter().sum();
        prop_assume!(total > 0);
        let parts = eur(minor).split(&weights);
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(Money::sum(Currency::EUR, parts.iter().copied()), eur(minor));
        for (part, &weight) in parts.iter().zip(&weights) {
            // |part − minor × weight / total| < 1, without a fraction.
            let off = i128::from(part.minor()) * i128::from(total) - i128::from(minor) * i128::from(weight);
            prop_assert!(off.abs() < i128::from(total), "{:?} of {} by {}/{}", part, minor, weight, total);
            prop_assert!(weight > 0 || part.is_zero());
        }
    }

    #[test]
    fn share_and_rest_add_up(minor in minor(), ppm in ppm()) {
        let (whole, rate) = (eur(minor), Rate(ppm));
        let rest = whole - whole.share(rate, Round::HalfUp);
        prop_assert_eq!(whole.share(rate, Round::HalfUp) + rest, whole);
        for (round, least, most) in [(Round::HalfUp, -500_000, 500_000), (Round::Down, -999_999, 0)] {
            let off = i128::from(whole.share(rate, round).minor()) * 1_000_000 - i128::from(minor) * i128::from(ppm);
            prop_assert!((least..=most).contains(&off), "{:?} {} {}", round, minor, ppm);
        }
    }

    #[test]
    fn net_and_tax_are_gross(minor in minor(), ppm in ppm()) {
        let (gross, rate) = (eur(minor), Rate(ppm));
        let net = gross.without(rate, Round::HalfUp);
        let tax = gross - net;
        prop_assert_eq!(net + tax, gross);
        prop_assert!(net.minor().abs() <= minor.abs() && (minor == 0 || tax.is_zero() || tax.is_negative() == gross.is_negative()));
        // The exact net is at most half a unit away.
        let off = i128::from(net.minor()) * (1_000_000 + i128::from(ppm)) - i128::from(minor) * 1_000_000;
        prop_assert!(2 * off.abs() <= 1_000_000 + i128::from(ppm));
    }

    #[test]
    fn what_is_written_plainly_is_read_again(minor in 0..1_000_000_000_i64, code in prop::sample::select(vec!["EUR", "JPY", "KWD", "CHF"])) {
        let amount = Money::new(minor, currency(code));
        prop_assert_eq!(Money::parse(&amount.plain(), currency(code)), Some(amount));
    }

    #[test]
    fn percentages_come_back(ppm in 0..=9_999_999_u32) {
        prop_assert_eq!(Rate::from_percent(&Rate(ppm).percent()), Some(Rate(ppm)));
    }
}
