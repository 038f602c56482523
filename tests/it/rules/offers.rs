//! Ways to deliver and to pay: what they cost, where they go, and which fit together.

use crate::shop::world::{World, en, eur};
use sutler::base::{Country, Id, Money, ShippingMethodId};
use sutler::shop::checkout::offer::{destinations, offers};
use sutler::shop::payment::PaymentKind::{self, BankTransfer, CashOnDelivery, Invoice, PayAtPickup, PayPal, Stripe, TestCard};
use sutler::shop::payment::SaveBankAccount;
use sutler::shop::payment::rule::{About, fit};
use sutler::shop::price::{Basket, Item};
use sutler::shop::settings;
use sutler::shop::shipping::ShippingKind::{self, Delivery, Pickup};
use sutler::shop::shipping::{SaveShippingMethod, ShippingMethod, ShippingPrice, WeightStep};

fn method(price: ShippingPrice, free_from: Option<i64>) -> ShippingMethod {
    ShippingMethod {
        id: ShippingMethodId::new(1),
        name: en("Parcel"),
        note: en(""),
        kind: Delivery,
        countries: vec![Country::DE],
        price,
        free_from: free_from.map(eur),
        days: None,
        pickup: None,
        active: true,
        position: 0,
    }
}

#[test]
fn what_a_parcel_costs() {
    let flat = || ShippingPrice::Flat(eur(490));
    let steps =
        || ShippingPrice::ByWeight(vec![WeightStep { up_to_g: 1_000, price: eur(390) }, WeightStep { up_to_g: 5_000, price: eur(590) }]);
    // Price, free from, goods, grams: cost.
    type Case = (ShippingPrice, Option<i64>, i64, u64, Option<i64>);
    let cases: [Case; 15] = [
        (flat(), None, 0, 0, Some(490)),
        (flat(), None, 1_000_000, 900_000, Some(490)),
        (flat(), Some(5_000), 4_999, 0, Some(490)),
        (flat(), Some(5_000), 5_000, 0, Some(0)),
        (flat(), Some(0), 0, 0, Some(0)),
        (steps(), None, 0, 0, Some(390)),
        (steps(), None, 0, 1, Some(390)),
        (steps(), None, 0, 1_000, Some(390)),
        (steps(), None, 0, 1_001, Some(590)),
        (steps(), None, 0, 5_000, Some(590)),
        (steps(), None, 0, 5_001, None),
        (steps(), None, 0, u64::MAX, None),
        (steps(), Some(5_000), 5_000, 5_000, Some(0)),
        // What is too heavy does not go, and would not go for nothing either.
        (steps(), Some(5_000), 5_000, 5_001, None),
        (ShippingPrice::ByWeight(Vec::new()), Some(0), 10, 0, None),
    ];
    for (price, free_from, goods, grams, expected) in cases {
        let got = method(price.clone(), free_from).cost(eur(goods), grams).map(Money::minor);
        assert_eq!(got, expected, "{price:?} free from {free_from:?}: goods {goods}, {grams} g");
    }
}

#[test]
fn what_is_off_goes_nowhere() {
    let parcel = method(ShippingPrice::Flat(eur(1)), None);
    let austria = Country::from_code("AT").unwrap();
    assert!(parcel.goes_to(Country::DE) && !parcel.goes_to(austria));
    assert!(!ShippingMethod { active: false, ..parcel }.goes_to(Country::DE));
}

#[test]
fn which_ways_fit_together() {
    let table: [(PaymentKind, [bool; 2]); 7] = [
        (BankTransfer, [true, true]),
        (Invoice, [true, true]),
        (CashOnDelivery, [true, false]),
        (PayAtPickup, [false, true]),
        (Stripe, [true, true]),
        (PayPal, [true, true]),
        (TestCard, [true, true]),
    ];
    assert_eq!(table.len(), PaymentKind::ALL.len());
    for (kind, expected) in table {
        assert_eq!(ShippingKind::ALL.map(|by| fit(kind, by)), expected, "{kind:?}");
    }
}

fn things(minor: i64, weight_g: u32) -> Basket {
    let item = Item {
        kind: sutler::shop::catalog::ProductKind::Goods,
        unit: eur(minor),
        quantity: 2,
        rate: sutler::base::Rate(190_000),
        weight_g,
    };
    Basket { items: vec![item], currency: sutler::base::Currency::EUR, prices: settings::PriceDisplay::Gross, shipping: None, fee: None }
}

#[test]
fn what_is_offered_and_what_is_chosen_of_it() {
    let world = World::open();
    let heavy = SaveShippingMethod {
        id: None,
        name: en("Letter"),
        note: en(""),
        kind: Delivery,
        countries: vec![Country::DE, Country::from_code("AT").unwrap()],
        price: ShippingPrice::ByWeight(vec![WeightStep { up_to_g: 500, price: eur(180) }]),
        free_from: None,
        days: None,
        pickup: None,
        active: true,
        position: 0,
    };
    let letter = world.run(heavy).unwrap();
    let read = world.read();
    let settings = settings::the(&read).unwrap();
    let offered = |country, grams| offers(&read, &settings, country, &things(1_000, grams), About::default()).unwrap();
    let kinds = |country, grams| offered(country, grams).shipping.iter().map(|o| (o.method.kind, o.cost.minor())).collect::<Vec<_>>();
    let austria = Country::from_code("AT").unwrap();
    assert_eq!(kinds(Country::DE, 250), [(Delivery, 490), (Delivery, 180), (Pickup, 0)]);
    assert_eq!(kinds(Country::DE, 251), [(Delivery, 490), (Pickup, 0)]);
    assert_eq!(kinds(austria, 250), [(Delivery, 180)]);
    assert_eq!(kinds(austria, 251), []);
    assert_eq!(destinations(&read).unwrap(), [Country::DE, austria]);

    let all = offered(Country::DE, 250);
    assert_eq!(
        all.payment.iter().map(|m| m.kind).collect::<Vec<_>>(),
        [TestCard, Stripe, PayPal, BankTransfer, CashOnDelivery, PayAtPickup]
    );
    let id = |kind| all.payment.iter().find(|m| m.kind == kind).map(|m| m.id);
    let pickup = all.shipping.iter().find(|o| o.method.kind == Pickup).map(|o| o.method.id);
    let chosen = |by, pay| {
        let choice = all.choose(by, pay);
        (choice.shipping.unwrap().method.kind, choice.payment.unwrap().kind)
    };
    assert_eq!(chosen(None, None), (Delivery, TestCard));
    assert_eq!(all.choose(Some(letter), None).shipping.unwrap().cost, eur(180));
    assert_eq!(chosen(pickup, id(PayAtPickup)), (Pickup, PayAtPickup));
    assert_eq!(chosen(pickup, id(CashOnDelivery)), (Pickup, TestCard), "what does not fit falls to the first that does");
    assert_eq!(chosen(Some(Id::new(99)), Some(Id::new(99))), (Delivery, TestCard));
    assert_eq!(offered(austria, 251).choose(None, None).shipping, None);

    world.run(SaveBankAccount { account: None }).unwrap();
    let settings = settings::the(&world.read()).unwrap();
    let left = offers(&world.read(), &settings, Country::DE, &things(1, 1), About::default()).unwrap();
    assert!(left.payment.iter().all(|m| m.kind != BankTransfer), "nobody knows where to transfer the money to");
    world.check();
}
