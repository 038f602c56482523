//! What a basket costs: tables of known sums, and properties that hold of a hundred thousand baskets.

use crate::crash::Dice;
use std::collections::BTreeMap;
use sutler::base::{Currency, Money, Rate};
use sutler::shop::catalog::ProductKind;
use sutler::shop::price::{Basket, Item, Quote, Why, quote};
use sutler::shop::settings::PriceDisplay::{self, Gross, Net};

const EUR: Currency = Currency::EUR;
const R19: u32 = 190_000;
const R7: u32 = 70_000;
/// In place of a rate: a gift card, which has none.
const GIFT_CARD: u32 = u32::MAX;

/// Items are price, pieces, rate; taxes are rate, gross, net, tax. All amounts in minor units.
struct Case {
    name: &'static str,
    currency: Currency,
    prices: PriceDisplay,
    items: &'static [(i64, u32, u32)],
    shipping: Option<i64>,
    fee: Option<i64>,
    total: i64,
    taxes: &'static [(u32, i64, i64, i64)],
}

const PLAIN: Case = Case {
    name: "one thing",
    currency: EUR,
    prices: Gross,
    items: &[(1_190, 1, R19)],
    shipping: None,
    fee: None,
    total: 1_190,
    taxes: &[(R19, 1_190, 1_000, 190)],
};
const MIXED: &[(i64, u32, u32)] = &[(1_000, 2, R19), (1_000, 1, R7)];

const CASES: &[Case] = &[
    PLAIN,
    Case { name: "shipping is taxed as the goods", shipping: Some(490), total: 1_680, taxes: &[(R19, 1_680, 1_412, 268)], ..PLAIN },
    Case {
        name: "shipping is split over the rates by value, to the cent",
        items: MIXED,
        shipping: Some(490),
        total: 3_490,
        taxes: &[(R19, 2_327, 1_955, 372), (R7, 1_163, 1_087, 76)],
        ..PLAIN
    },
    Case {
        name: "net prices: tax comes on top",
        prices: Net,
        items: MIXED,
        shipping: Some(490),
        total: 4_013,
        taxes: &[(R19, 2_769, 2_327, 442), (R7, 1_244, 1_163, 81)],
        ..PLAIN
    },
    Case {
        name: "free shipping and a fee",
        items: &[(5_000, 1, R19)],
        shipping: Some(0),
        fee: Some(300),
        total: 5_300,
        taxes: &[(R19, 5_300, 4_454, 846)],
        ..PLAIN
    },
    Case { name: "nothing to pay", items: &[(0, 3, R19)], shipping: Some(0), total: 0, taxes: &[(R19, 0, 0, 0)], ..PLAIN },
    Case {
        name: "free goods, and their shipping in equal parts",
        items: &[(0, 1, R19), (0, 1, R7)],
        shipping: Some(491),
        total: 491,
        taxes: &[(R19, 245, 206, 39), (R7, 246, 230, 16)],
        ..PLAIN
    },
    Case {
        name: "yen have no cents",
        currency: Currency::JPY,
        items: &[(1_000, 1, 100_000)],
        total: 1_000,
        taxes: &[(100_000, 1_000, 909, 91)],
        ..PLAIN
    },
    Case {
        name: "a gift card is not taxed, and takes no part of what delivery is taxed",
        items: &[(1_190, 1, R19), (5_000, 1, GIFT_CARD)],
        shipping: Some(490),
        total: 6_680,
        taxes: &[(R19, 1_680, 1_412, 268), (0, 5_000, 5_000, 0)],
        ..PLAIN
    },
    Case {
        name: "net prices: a gift card costs what is on it",
        prices: Net,
        items: &[(1_000, 1, R19), (5_000, 2, GIFT_CARD)],
        total: 11_190,
        taxes: &[(R19, 1_190, 1_000, 190), (0, 10_000, 10_000, 0)],
        ..PLAIN
    },
    Case {
        name: "free goods beside a gift card: what delivery costs is taxed as the goods",
        items: &[(0, 1, R19), (5_000, 1, GIFT_CARD)],
        shipping: Some(490),
        total: 5_490,
        taxes: &[(R19, 490, 412, 78), (0, 5_000, 5_000, 0)],
        ..PLAIN
    },
    Case {
        name: "gift cards alone: a fee is none of a supply",
        items: &[(5_000, 1, GIFT_CARD)],
        shipping: Some(0),
        fee: Some(300),
        total: 5_300,
        taxes: &[(0, 5_300, 5_300, 0)],
        ..PLAIN
    },
    Case { name: "no tax", items: &[(1_000, 1, 0)], total: 1_000, taxes: &[(0, 1_000, 1_000, 0)], ..PLAIN },
    Case {
        name: "rounded once a rate, not once a line",
        items: &[(99, 1, R19), (99, 1, R19), (99, 1, R19)],
        total: 297,
        taxes: &[(R19, 297, 250, 47)],
        ..PLAIN
    },
    Case {
        name: "an empty cart costs nothing, whatever a delivery costs",
        items: &[],
        shipping: Some(490),
        fee: Some(300),
        total: 0,
        taxes: &[],
        ..PLAIN
    },
];

fn basket(case: &Case) -> Basket {
    let money = |minor| Money::new(minor, case.currency);
    let item = |&(unit, quantity, rate): &(i64, u32, u32)| {
        let (kind, rate) = if rate == GIFT_CARD { (ProductKind::GiftCard, 0) } else { (ProductKind::Goods, rate) };
        Item { kind, unit: money(unit), quantity, rate: Rate(rate), weight_g: 0 }
    };
    let items = case.items.iter().map(item).collect();
    Basket { items, currency: case.currency, prices: case.prices, shipping: case.shipping.map(money), fee: case.fee.map(money) }
}

#[test]
fn known_sums() {
    for case in CASES {
        let quote = quote(&basket(case));
        assert_eq!(quote.total.minor(), case.total, "{}", case.name);
        let taxes: Vec<_> = quote.taxes.iter().map(|t| (t.rate.0, t.gross.minor(), t.net.minor(), t.tax.minor())).collect();
        assert_eq!(taxes, case.taxes, "{}", case.name);
        holds(&basket(case), &quote);
    }
}

#[test]
fn every_cent_says_where_it_comes_from() {
    let basket = Basket { fee: Some(Money::new(300, EUR)), ..basket(&CASES[2]) };
    let notes: Vec<_> = quote(&basket).notes.iter().map(|n| (n.why, n.amount.minor(), n.included)).collect();
    let (high, low) = (Why::Tax { rate: Rate(R19) }, Why::Tax { rate: Rate(R7) });
    let expected = [
        (Why::Price { line: 0 }, 2_000, false),
        (Why::Price { line: 1 }, 1_000, false),
        (Why::Shipping, 490, false),
        (Why::PaymentFee, 300, false),
        (high, 403, true),
        (low, 83, true),
    ];
    assert_eq!(notes, expected);
    let quote = quote(&basket);
    assert_eq!((quote.goods().minor(), quote.tax().minor()), (3_000, 486));
    assert_eq!(quote.charge(Why::PaymentFee).map(Money::minor), Some(300));
    assert_eq!(quote.charge(Why::Price { line: 0 }), None);
}

fn random_basket(dice: &mut Dice) -> Basket {
    let currency = [EUR, Currency::USD, Currency::CHF, Currency::JPY][dice.below(4) as usize];
    let amount = |dice: &mut Dice| {
        let most = [1, 10, 1_000, 100_000, 1_000_000_000][dice.below(5) as usize];
        Money::new(dice.below(most + 1) as i64, currency)
    };
    let rates: Vec<Rate> = (0..1 + dice.below(4)).map(|_| Rate([R19, R7, 0, dice.below(300_001) as u32][dice.below(4) as usize])).collect();
    let items = (0..1 + dice.below(8)).map(|_| {
        let quantity = if dice.one_in(2) { 1 } else { 1 + dice.below(999) as u32 };
        let (unit, rate, weight_g) = (amount(dice), rates[dice.below(rates.len() as u64) as usize], dice.below(5_000) as u32);
        match dice.below(8) {
            0 => Item { kind: ProductKind::GiftCard, unit, quantity, rate: Rate::ZERO, weight_g: 0 },
            _ => Item { kind: ProductKind::Goods, unit, quantity, rate, weight_g },
        }
    });
    let items = items.collect();
    let shipping = (!dice.one_in(4)).then(|| amount(dice));
    let fee = dice.one_in(3).then(|| amount(dice));
    Basket { items, currency, prices: if dice.one_in(3) { Net } else { Gross }, shipping, fee }
}

/// What must hold of every basket, worked out in another way than the pipeline does.
fn holds(basket: &Basket, quote: &Quote) {
    let minor = |m: Money| i128::from(m.minor());
    let goods: i128 = basket.items.iter().map(|i| minor(i.unit) * i128::from(i.quantity)).sum();
    let charged = [basket.shipping, basket.fee].into_iter().flatten().map(minor).sum::<i128>();
    let charges = if basket.items.is_empty() { 0 } else { charged };
    let tax: i128 = quote.taxes.iter().map(|t| minor(t.tax)).sum();
    let added = if basket.prices == Net { tax } else { 0 };
    assert_eq!(minor(quote.total), goods + charges + added);
    assert_eq!(quote.taxes.iter().map(|t| minor(t.gross)).sum::<i128>(), minor(quote.total), "the rates are the total");
    assert_eq!(
        quote.notes.iter().filter(|n| !n.included).map(|n| minor(n.amount)).sum::<i128>(),
        minor(quote.total),
        "every cent is noted"
    );
    assert!(!quote.total.is_negative() && quote.notes.iter().all(|n| !n.amount.is_negative()));
    assert!(quote.taxes.windows(2).all(|w| w[0].rate > w[1].rate), "one a rate, the highest first");

    let (mut by_rate, mut charged) = (BTreeMap::<Rate, i128>::new(), BTreeMap::<Rate, i128>::new());
    for item in &basket.items {
        let amount = minor(item.unit) * i128::from(item.quantity);
        *by_rate.entry(item.rate).or_default() += amount;
        // A gift card takes no part of the charges.
        *charged.entry(item.rate).or_default() += if item.kind == ProductKind::Goods { amount } else { 0 };
    }
    let goods: i128 = charged.values().sum();
    assert_eq!(by_rate.keys().rev().copied().collect::<Vec<_>>(), quote.taxes.iter().map(|t| t.rate).collect::<Vec<_>>());
    for t in &quote.taxes {
        let (whole, rate) = (1_000_000_i128, i128::from(t.rate.0));
        assert_eq!(t.net + t.tax, t.gross);
        let (is, per) = match basket.prices {
            Gross => (minor(t.net) * (whole + rate) - minor(t.gross) * whole, whole + rate),
            Net => (minor(t.tax) * whole - minor(t.net) * rate, whole),
        };
        assert!(2 * is.abs() <= per, "the nearest cent: {t:?}");
        // The rate's part of the charges is its part of the goods, to less than a cent.
        let taxed = if basket.prices == Gross { minor(t.gross) } else { minor(t.net) };
        let (share, own) = (taxed - by_rate[&t.rate], charged[&t.rate]);
        assert!(goods == 0 || (share * goods - charges * own).abs() < goods, "{t:?}");
    }
}

#[test]
fn sums_hold_of_a_hundred_thousand_baskets() {
    let seed = 2026;
    let mut dice = Dice(seed);
    for case in 0..100_000 {
        let basket = random_basket(&mut dice);
        let quoted = quote(&basket);
        if std::panic::catch_unwind(|| holds(&basket, &quoted)).is_err() {
            panic!("basket {case} of seed {seed}: {basket:?}");
        }
    }
}
