//! Tax, ways to deliver and to pay, pages of text: what is taken and what is not.

use crate::shop::world::{World, conflict, en, eur, goods, wrong};
use sutler::base::{Country, Currency, Handle, Money, Rate};
use sutler::shop::catalog::ProductFacts;
use sutler::shop::content::{self, DeletePage, PageFacts, PageKind, PagePlace, SavePage};
use sutler::shop::payment::rule::{About, Case};
use sutler::shop::payment::{DeletePaymentMethod, NotOffered, PaymentKind, PaymentMethod, Rule, SavePaymentMethod};
use sutler::shop::shipping::{DeleteShippingMethod, SaveShippingMethod, ShippingKind, ShippingPrice, WeightStep};
use sutler::shop::tax::{self, DeleteTaxClass, DeleteTaxRate, SaveTaxClass, SaveTaxRate};
use sutler::store::Reads;

#[test]
fn a_tax_class_in_use_stays() {
    let world = World::new();
    let classes = tax::classes(&world.read()).unwrap();
    let mut facts = goods("Bread", 300);
    facts.variants[0].tax_class = Some(classes[1].id);
    let bread = world.product(facts.clone());
    world.told();
    assert_eq!(conflict(world.run(DeleteTaxClass { tax_class: classes[0].id })), "in-use", "the standard class");
    assert_eq!(conflict(world.run(DeleteTaxClass { tax_class: classes[1].id })), "in-use");
    facts.variants[0].tax_class = Some(classes[0].id);
    world.save(Some(bread.id), ProductFacts { handle: Some(bread.handle), ..facts }).unwrap();
    world.run(DeleteTaxClass { tax_class: classes[1].id }).unwrap();
    assert_eq!(world.told(), ["product_saved", "tax_rate_deleted", "tax_class_deleted"]);

    let class = world.run(SaveTaxClass { id: None, name: "Books".to_owned() }).unwrap();
    assert_eq!(wrong(world.run(SaveTaxClass { id: None, name: " Books ".to_owned() })), ["name wrong-taken"]);
    let save = |rate, class| world.run(SaveTaxRate { id: None, country: Country::DE, class, rate });
    let rate = save(Rate(70_000), class).unwrap();
    assert_eq!(wrong(save(Rate(50_000), class)), ["country wrong-taken"]);
    assert_eq!(wrong(save(Rate(1_000_001), sutler::base::Id::new(99))), ["class wrong-choice", "rate wrong-percent"]);
    world.run(SaveTaxRate { id: Some(rate), country: Country::DE, class, rate: Rate(50_000) }).unwrap();
    assert_eq!(tax::rate(&world.read(), Country::DE, Country::DE, class).unwrap(), Rate(50_000));
    world.run(DeleteTaxRate { tax_rate: rate }).unwrap();
    assert_eq!(world.told(), ["tax_class_saved", "tax_rate_saved", "tax_rate_saved", "tax_rate_deleted"]);
    world.check();
}

#[test]
fn shipping_methods_make_sense() {
    let world = World::new();
    let method = SaveShippingMethod {
        id: None,
        name: en("Parcel"),
        note: en(""),
        kind: ShippingKind::Delivery,
        countries: vec![Country::DE, Country::DE],
        price: ShippingPrice::ByWeight(vec![
            WeightStep { up_to_g: 1_000, price: eur(390) },
            WeightStep { up_to_g: 5_000, price: eur(590) },
        ]),
        free_from: Some(eur(5_000)),
        days: Some((1, 3)),
        pickup: None,
        active: true,
        position: 2,
    };
    let id = world.run(method.clone()).unwrap();
    let step = |up_to_g, price| WeightStep { up_to_g, price };
    let bad = SaveShippingMethod {
        name: en(" "),
        countries: vec![],
        price: ShippingPrice::ByWeight(vec![step(500, eur(-1)), step(500, Money::new(1, Currency::CHF))]),
        days: Some((3, 1)),
        ..method
    };
    let expected = [
        "name wrong-required",
        "countries wrong-required",
        "step-0-price wrong-amount",
        "step-1-price wrong-currency",
        "step-1-up_to wrong-steps-order",
        "days wrong-days-order",
    ];
    assert_eq!(wrong(world.run(bad)), expected);
    world.run(DeleteShippingMethod { shipping_method: id }).unwrap();
    assert_eq!(world.told(), ["shipping_method_saved", "shipping_method_deleted"]);
    world.check();
}

#[test]
fn payment_methods_are_offered_only_where_they_work() {
    let world = World::new();
    let method = |kind, active| SavePaymentMethod {
        id: None,
        kind,
        name: en("Pay"),
        note: en(""),
        fee: Some(eur(300)),
        countries: Vec::new(),
        rule: Rule::default(),
        due_days: 0,
        active,
        position: None,
    };
    assert_eq!(wrong(world.run(method(PaymentKind::BankTransfer, true))), ["active wrong-bank-account-missing"]);
    let id = world.run(method(PaymentKind::CashOnDelivery, true)).unwrap();
    let other = SavePaymentMethod { id: Some(id), ..method(PaymentKind::PayAtPickup, true) };
    assert_eq!(wrong(world.run(other)), ["kind wrong-choice"]);
    let at_home =
        SavePaymentMethod { id: Some(id), countries: vec![Country::DE, Country::DE], ..method(PaymentKind::CashOnDelivery, true) };
    world.run(at_home).unwrap();
    let kept = world.read().get(id).unwrap();
    assert_eq!(kept.countries, [Country::DE]);
    let austria = Country::from_code("AT").unwrap();
    let case = |country| Case { country, currency: Currency::EUR, delivered: None, asked: None };
    let refused = |method: &PaymentMethod, country| method.refuses(&case(country), &About::default());
    assert_eq!((refused(&kept, Country::DE), refused(&kept, austria)), (None, Some(NotOffered::Country)));
    assert_eq!(refused(&PaymentMethod { countries: Vec::new(), ..kept }, austria), None, "no country: every country");
    world.run(DeletePaymentMethod { payment_method: id }).unwrap();
    assert_eq!(world.told(), ["payment_method_saved", "payment_method_saved", "payment_method_deleted"]);

    let real = World::empty();
    real.run(sutler::shop::settings::SetUp::new("Real", Country::DE)).unwrap();
    assert_eq!(wrong(real.run(method(PaymentKind::TestCard, true))), ["kind wrong-test-card"]);
    world.check();
    real.check();
}

#[test]
fn pages_have_addresses_of_their_own() {
    let world = World::new();
    let page = |title: &str, handle: Option<&str>| SavePage {
        facts: PageFacts {
            title: en(title),
            handle: handle.and_then(Handle::parse),
            body: en("One.\r\n\r\nTwo."),
            place: PagePlace::Help,
            ..PageFacts::default()
        },
        ..SavePage::default()
    };
    let id = world.run(page("About us", None)).unwrap();
    assert_eq!(content::by_handle(&world.read(), PageKind::Page, "about-us").unwrap().unwrap().facts.body.en, "One.\n\nTwo.");
    assert_eq!(wrong(world.run(page("Other", Some("terms")))), ["handle wrong-taken"]);
    world.run(SavePage { id: Some(id), ..page("About", None) }).unwrap();
    assert_eq!(content::by_handle(&world.read(), PageKind::Page, "about-us").unwrap().unwrap().facts.title.en, "About");
    world.run(DeletePage { page: id }).unwrap();
    assert_eq!(world.told(), ["page_saved", "page_saved", "page_deleted"]);
    world.check();
}
