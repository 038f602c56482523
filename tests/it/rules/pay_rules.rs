//! For whom and for what a way to pay is offered: the rule as a table.

use crate::shop::world::{en, eur};
use sutler::base::{CategoryId, Country, Currency, CustomerGroupId, Id, Money, PaymentMethodId, Sku};
use sutler::shop::payment::NotOffered::{self, Country as Abroad, Currency as Foreign, Delivery, Goods, Group, Off, TooLittle, TooMuch};
use sutler::shop::payment::rule::{About, Case};
use sutler::shop::payment::{PaymentKind, PaymentMethod, Rule};
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
    let case = Case { country: Country::from_code(country).unwrap(), delivered: delivered.map(|(by, minor)| (by, eur(minor))) };
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
    let case = Case { country: Country::DE, delivered: Some((ShippingKind::Email, eur(5_000))) };
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
        // What was set in another currency fits nothing any more.
        (method(PaymentKind::Stripe, Rule { from: Some(Money::new(1, Currency::CHF)), ..Rule::default() }), home(1_000), Some(Foreign)),
    ];
    for (n, (method, at, expected)) in cases.iter().enumerate() {
        assert_eq!(refusal(method, at), *expected, "case {n}: {:?}", method.rule);
    }
}
