//! For whom and for what a way to pay is offered: the rule as a table.

use crate::shop::world::{en, eur};
use sutler::base::{CategoryId, Country, Currency, CustomerGroupId, Id, Money, PaymentMethodId, Sku};
use sutler::shop::payment::NotOffered::{self, Country as Abroad, Currency as Foreign, Delivery, Goods, Group, Off, TooLittle, TooMuch};
use sutler::shop::payment::rule::{About, Case};
use sutler::shop::payment::{PaymentKind, PaymentMethod, Rule, Step};
use sutler::shop::shipping::ShippingKind::{self, Delivery as Sent, Pickup};

fn method(kind: PaymentKind, rule: Rule) -> PaymentMethod {
    let (id, countries) = (PaymentMethodId::new(1), vec![Country::DE]);
    PaymentMethod { id, kind, name: en("Pay"), note: en(""), fee: None, countries, rule, due_days: 0, active: true, position: 0 }
}

fn group(n: u64) -> CustomerGroupId {
    CustomerGroupId::new(n)
}

fn category(n: u64) -> CategoryId {
    CategoryId::new(n)
}

fn sku(text: &str) -> Sku {
    Sku::parse(text).unwrap()
}

/// Where it goes, how and for how much, groups of the buyer, categories and articles in the cart.
struct At(&'static str, Option<(ShippingKind, i64)>, &'static [u64], &'static [u64], &'static [&'static str]);

fn refusal(method: &PaymentMethod, at: &At) -> Option<NotOffered> {
    let At(country, delivered, groups, categories, skus) = at;
    let (country, currency) = (Country::from_code(country).unwrap(), Currency::EUR);
    let case = Case { country, currency, delivered: delivered.map(|(by, minor)| (by, eur(minor))), asked: None };
    let about = About {
        groups: groups.iter().map(|n| group(*n)).collect(),
        categories: categories.iter().map(|n| category(*n)).collect(),
        skus: skus.iter().map(|text| sku(text)).collect(),
        ..About::default()
    };
    method.refuses(&case, &about)
}

#[test]
fn a_gift_card_is_sold_for_money_and_not_for_a_promise() {
    let delivered = Some((ShippingKind::Email, eur(5_000)));
    let case = Case { country: Country::DE, currency: Currency::EUR, delivered, asked: None };
    for has_gift_cards in [false, true] {
        let about = About { has_gift_cards, ..About::default() };
        for kind in PaymentKind::ALL {
            let refused = method(kind, Rule::default()).refuses(&case, &about);
            let expected = match kind {
                _ if has_gift_cards && kind.is_paid_after() => Some(NotOffered::GiftCard),
                // Nobody stands at a door, or at a counter.
                PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup => Some(NotOffered::Delivery),
                _ => None,
            };
            assert_eq!(refused, expected, "{kind:?}, {has_gift_cards}");
        }
    }
}

/// Kind, currency, minor units that would be paid so, why not. The figures are those of docs.stripe.com/currencies and of
/// developer.paypal.com/api/rest/reference/currency-codes.
const ASKED: &[(PaymentKind, &str, i64, Option<NotOffered>)] = &[
    (PaymentKind::Stripe, "EUR", 50, None),
    (PaymentKind::Stripe, "EUR", 49, Some(TooLittle)),
    (PaymentKind::Stripe, "EUR", 999_999_999_999, None),
    (PaymentKind::Stripe, "EUR", 1_000_000_000_000, Some(TooMuch)),
    (PaymentKind::Stripe, "GBP", 29, Some(TooLittle)),
    (PaymentKind::Stripe, "JPY", 50, None),
    (PaymentKind::Stripe, "HUF", 17_499, Some(TooLittle)),
    // Not in Stripe's table of smallest amounts: one coin is enough.
    (PaymentKind::Stripe, "TRY", 1, None),
    // Three digits, of which the last must be 0; ariary are whole.
    (PaymentKind::Stripe, "KWD", 1_230, None),
    (PaymentKind::Stripe, "KWD", 1_234, Some(NotOffered::Fraction)),
    (PaymentKind::Stripe, "MGA", 150, Some(NotOffered::Fraction)),
    (PaymentKind::Stripe, "KPW", 1_000, Some(Foreign)),
    (PaymentKind::PayPal, "EUR", 1, None),
    (PaymentKind::PayPal, "HUF", 150, Some(NotOffered::Fraction)),
    (PaymentKind::PayPal, "HUF", 100, None),
    (PaymentKind::PayPal, "TRY", 1_000, Some(Foreign)),
    (PaymentKind::TestCard, "KPW", 1, None),
    // People take what there is.
    (PaymentKind::BankTransfer, "KPW", 1, None),
    // Gift cards pay all of it: no provider is asked.
    (PaymentKind::Stripe, "EUR", 0, None),
];

#[test]
fn a_provider_is_offered_what_it_takes() {
    for (kind, code, minor, expected) in ASKED {
        let currency = Currency::from_code(code).unwrap();
        let (country, asked) = (Country::DE, Some(Money::new(*minor, currency)));
        let case = Case { country, currency, delivered: None, asked };
        assert_eq!(method(*kind, Rule::default()).refuses(&case, &About::default()), *expected, "{kind:?}, {minor} {code}");
    }
}

#[test]
fn a_step_that_a_provider_lacks_is_none_of_its_steps() {
    assert!(!PaymentKind::TestCard.can(Step::Hold) && PaymentKind::Stripe.can(Step::Hold));
    // Where no provider is, people do it.
    assert!(PaymentKind::CashOnDelivery.can(Step::RefundPart));
}

#[test]
fn every_way_in_which_a_method_is_not_offered() {
    let plain = || method(PaymentKind::BankTransfer, Rule::default());
    let between = |from: Option<i64>, to: Option<i64>| {
        method(PaymentKind::BankTransfer, Rule { from: from.map(eur), to: to.map(eur), ..Rule::default() })
    };
    let traders = || method(PaymentKind::Invoice, Rule { groups: vec![group(1), group(2)], ..Rule::default() });
    let no_knives = || {
        let rule = Rule { without_categories: vec![category(7)], without_skus: vec![sku("AXE-1")], ..Rule::default() };
        method(PaymentKind::CashOnDelivery, rule)
    };
    let paid_in = |codes: &[&str]| {
        let currencies = codes.iter().filter_map(|code| Currency::from_code(code)).collect();
        method(PaymentKind::BankTransfer, Rule { currencies, ..Rule::default() })
    };
    let home = |minor: i64| At("DE", Some((Sent, minor)), &[], &[], &[]);
    let cases: Vec<(PaymentMethod, At, Option<NotOffered>)> = vec![
        (plain(), home(1), None),
        (plain(), At("DE", None, &[], &[], &[]), None),
        (PaymentMethod { active: false, ..plain() }, home(1), Some(Off)),
        (plain(), At("AT", Some((Sent, 1)), &[], &[], &[]), Some(Abroad)),
        (PaymentMethod { countries: Vec::new(), ..plain() }, At("AT", Some((Sent, 1)), &[], &[], &[]), None),
        // Both ends of the amounts are within.
        (between(Some(2_000), None), home(1_999), Some(TooLittle)),
        (between(Some(2_000), None), home(2_000), None),
        (between(None, Some(50_000)), home(50_000), None),
        (between(None, Some(50_000)), home(50_001), Some(TooMuch)),
        (between(Some(2_000), Some(2_000)), home(2_000), None),
        // As long as nobody knows what it costs, it is not refused for that.
        (between(Some(2_000), None), At("DE", None, &[], &[], &[]), None),
        (traders(), home(1), Some(Group)),
        (traders(), At("DE", Some((Sent, 1)), &[3], &[], &[]), Some(Group)),
        (traders(), At("DE", Some((Sent, 1)), &[3, 2], &[], &[]), None),
        (no_knives(), At("DE", Some((Sent, 1)), &[], &[1, 7], &[]), Some(Goods)),
        (no_knives(), At("DE", Some((Sent, 1)), &[], &[1], &["MUG-1", "AXE-1"]), Some(Goods)),
        (no_knives(), At("DE", Some((Sent, 1)), &[], &[1], &["MUG-1"]), None),
        (no_knives(), At("DE", Some((Pickup, 1)), &[], &[], &[]), Some(Delivery)),
        // The merchant names currencies; the same rule holds whichever comes first in it.
        (paid_in(&["CHF", "EUR"]), home(1), None),
        (paid_in(&["CHF"]), home(1), Some(Foreign)),
        (paid_in(&["CHF"]), At("DE", None, &[], &[], &[]), Some(Foreign)),
        // What was set in another currency fits nothing any more.
        (method(PaymentKind::Stripe, Rule { from: Some(Money::new(1, Currency::CHF)), ..Rule::default() }), home(1_000), Some(Foreign)),
    ];
    for (n, (method, at, expected)) in cases.iter().enumerate() {
        assert_eq!(refusal(method, at), *expected, "case {n}: {:?}", method.rule);
    }
}
