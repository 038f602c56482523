//! What a shop promises and warns of while one buys: days, customs, ways to pay by country, languages, and under which name it answers.

use super::agent::exchange;
use super::page::Page;
use super::served::Served;
use crate::shop::world::{en, eur};
use sutler::base::{Country, Currency, Locale};
use sutler::shop::payment::connect::DisconnectProvider;
use sutler::shop::payment::{Capture, PaymentKind, Rule, SavePaymentMethod, method};
use sutler::shop::settings::{PriceDisplay, SaveSettings};
use sutler::shop::shipping::{SaveShippingMethod, ShippingKind, ShippingPrice};
use sutler::shop::staff::Role;

fn settings(base_url: Option<&str>, dispatch_days: u32) -> SaveSettings {
    SaveSettings {
        name: "Marram & Rye".to_owned(),
        tagline: en(""),
        country: Country::DE,
        locale: Locale::En,
        prices: PriceDisplay::Gross,
        time_zone: "Europe/Berlin".to_owned(),
        base_url: base_url.map(str::to_owned),
        hold_days: 7,
        remind_days: Vec::new(),
        dispatch_days,
        order_prefix: String::new(),
    }
}

fn delivery(name: &str, country: &str, days: Option<(u8, u8)>) -> SaveShippingMethod {
    SaveShippingMethod {
        id: None,
        name: en(name),
        note: en(""),
        kind: ShippingKind::Delivery,
        countries: vec![Country::from_code(country).unwrap()],
        price: ShippingPrice::Flat(eur(500)),
        free_from: None,
        days,
        pickup: None,
        active: true,
        position: 0,
    }
}

/// What the world's clock makes of this many working days.
fn day(served: &Served, working: u32) -> String {
    let zone = "Europe/Berlin";
    Locale::En.weekday_date(served.world.now().working_days_later(working, zone), zone)
}

#[test]
fn days_are_promised_for_what_can_be_had_and_reckon_with_the_shop() {
    let served = Served::new();
    served.world.run(delivery("Courier", "DE", Some((2, 2)))).unwrap();
    for method in sutler::shop::shipping::methods(&served.world.read()).unwrap() {
        if method.days.is_none() && method.kind == ShippingKind::Delivery {
            served.world.run(sutler::shop::shipping::DeleteShippingMethod { shipping_method: method.id }).unwrap();
        }
    }
    for dispatch in [0, 3] {
        served.world.run(settings(None, dispatch)).unwrap();
        let expected = day(&served, dispatch + 2);
        let mut agent = served.with_cart("towel", 1);
        for path in ["/products/towel", "/cart", "/checkout"] {
            let page = Page::of(&agent.get(path));
            assert!(page.words.contains(&expected), "{path} with {dispatch}: {expected}: {}", page.words);
        }
        let sold_out = agent.get("/products/lamp").text();
        assert!(sold_out.contains("<ul class=\"promise\" hidden>"), "a lamp that nobody can buy arrives on no day");
    }
}

#[test]
fn customs_are_said_before_and_after_ordering_and_cash_stays_at_home() {
    let served = Served::new();
    served.world.run(delivery("To Switzerland", "CH", Some((3, 5)))).unwrap();
    let cash = method::methods(&served.world.read()).unwrap().into_iter().find(|m| m.kind == PaymentKind::CashOnDelivery).unwrap();
    let save = SavePaymentMethod {
        id: Some(cash.id),
        kind: cash.kind,
        name: en("Cash at the door"),
        note: cash.note,
        fee: None,
        countries: vec![Country::DE],
        rule: cash.rule,
        due_days: 0,
        active: true,
        position: Some(0),
    };
    served.world.run(save).unwrap();
    let (mut agent, page) = served.at_checkout("towel", 1);
    assert!(page.says("Cash at the door") && !page.words.contains("Import duties"), "{}", page.words);
    // Without a script the country is sent with the order itself: it is not placed before the sentence was seen.
    let transfer = served.choice("Bank transfer");
    let address = [("email", "ada@example.org"), ("name", "Ada"), ("street", "Rue 1"), ("postal-code", "1200"), ("city", "Gen\u{e8}ve")];
    let at_once = [&address[..], &[("country", "CH"), ("payment", &transfer), ("expected", "1700")]].concat();
    let told = page.form("/checkout").send(&mut agent, &at_once);
    assert_eq!(told.status, 422);
    assert!(Page::of(&told).mistakes.iter().any(|said| said.contains("Import duties")), "{}", told.text());
    let swiss = page.form("/checkout").send(&mut agent, &[("country", "CH"), ("intent", "refresh")]);
    let swiss = Page::of(&swiss);
    assert!(swiss.words.contains("Import duties") && swiss.words.contains("Switzerland"), "{}", swiss.words);
    assert!(!swiss.says("Cash at the door"), "{}", swiss.words);
    let austria = Page::of(&page.form("/checkout").send(&mut agent, &[("country", "AT"), ("intent", "refresh")]));
    assert!(!austria.words.contains("Import duties"), "{}", austria.words);
    let placed = swiss.form("/checkout").send(&mut agent, &[&address[..], &[("payment", &transfer), ("intent", "place")]].concat());
    assert!(placed.location().starts_with("/orders/"), "{}", placed.text());
    assert!(Page::of(&agent.follow(&placed)).words.contains("Import duties"));
    served.world.check();
}

#[test]
fn the_checkout_changes_its_language_and_speaks_of_cards_only_where_there_are_some() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("towel", 2);
    assert!(page.words.contains("Card numbers"), "{}", page.words);
    let german = page.form("/language").send(&mut agent, &[("locale", "de")]);
    assert_eq!(german.location(), "/checkout");
    let german = Page::of(&agent.follow(&german));
    assert!(german.language == "de" && german.words.contains("Towel"), "the cart stays: {}", german.words);
    for known in method::methods(&served.world.read()).unwrap().into_iter().filter(|m| m.kind.has_provider()) {
        served.world.run(sutler::shop::payment::DeletePaymentMethod { payment_method: known.id }).unwrap();
    }
    assert!(!Page::of(&agent.get("/checkout")).words.contains("Kartendaten"));
}

#[test]
fn a_shop_with_a_public_address_answers_to_no_other_name() {
    let served = Served::new();
    let ask = |host: &str, path: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        exchange(served.at, request.as_bytes()).unwrap().status
    };
    assert_eq!(ask("evil.example", "/"), 200, "no address is set yet");
    served.world.run(settings(Some("https://shop.example"), 1)).unwrap();
    served.agent().get("/");
    for host in ["shop.example", "SHOP.example:443", "127.0.0.1:8080", "localhost", "[::1]:80"] {
        assert_eq!(ask(host, "/"), 200, "{host}");
    }
    for host in ["evil.example", "shop.example.evil.example", "evilshop.example", "10.0.0.1"] {
        assert_eq!((ask(host, "/"), ask(host, "/healthz")), (421, 200), "{host}");
        assert_eq!(ask(host, "/admin/sign-in"), 421, "{host}");
    }
}

#[test]
fn what_goes_wrong_in_the_admin_wears_its_clothes() {
    let served = Served::new();
    for (role, path, status) in
        [(Role::Owner, "/admin/nothing/here", 404), (Role::Owner, "/admin/orders/999999", 404), (Role::Fulfilment, "/admin/tax", 403)]
    {
        let answer = served.staff(role).get(path);
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.text().contains("admin.css") || answer.text().contains("rail-nav"), "{path}: {}", answer.text());
    }
    assert!(!served.agent().get("/nothing").text().contains("rail-nav"));
}

#[test]
fn the_foot_names_no_way_to_pay_that_nobody_is_offered() {
    let served = Served::with_stripe(Capture::AtOnce);
    let foot = |name: &str| {
        let text = served.agent().get("/").text();
        text.split("<footer").nth(1).unwrap().contains(name)
    };
    let (card, transfer) = ("Card and more, online", "Bank transfer");
    assert!(foot(card) && foot(transfer));
    served.world.run(DisconnectProvider { kind: PaymentKind::Stripe }).unwrap();
    assert!(!foot(card) && foot(transfer), "its method is active, and leads nowhere");
    // For francs only: nobody who looks at prices in euros pays so.
    let known = method::methods(&served.world.read()).unwrap().into_iter().find(|method| method.kind == PaymentKind::BankTransfer).unwrap();
    let rule = Rule { currencies: vec![Currency::CHF], ..Rule::default() };
    let (id, kind, name, note) = (Some(known.id), known.kind, known.name, known.note);
    let (fee, countries) = (None, Vec::new());
    served.world.run(SavePaymentMethod { id, kind, name, note, fee, countries, rule, due_days: 14, active: true, position: None }).unwrap();
    assert!(!foot(transfer));
    served.world.check();
}
