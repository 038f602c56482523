//! Setting up, and saving settings, contact, bank account and home.

use crate::shop::world::{World, conflict, en, wrong};
use sutler::base::{Country, Currency, Email, Locale, Rate};
use sutler::shop::payment::{PaymentKind, SaveBankAccount, method};
use sutler::shop::settings::{Announcement, BankAccount, Contact, PriceDisplay, SaveContact, SaveHome, SaveSettings, SetUp, settings};
use sutler::shop::{content, follow, shipping, stock, tax};
use sutler::store::Reads;

#[test]
fn a_new_shop_has_what_it_needs_to_begin() {
    let world = World::empty();
    assert_eq!(settings(&world.read()).unwrap(), None);
    let asked = SetUp {
        email: Email::parse("anna@example.org"),
        standard_rate: Some(Rate(190_000)),
        delivery: None,
        ..SetUp::new("  Marram   & Rye ", Country::DE)
    };
    world.run(asked.clone()).unwrap();
    let told = world.told();
    let mut expected = vec!["shop_set_up", "settings_changed", "location_saved"];
    expected.extend(["tax_class_saved", "tax_rate_saved", "tax_class_saved", "tax_class_saved", "tax_rate_saved"]);
    expected.extend(["shipping_method_saved"; 2]);
    expected.extend(["payment_method_saved"; 3]);
    expected.extend(["page_saved"; 5]);
    expected.extend(["menu_entry_saved"; 4]);
    assert_eq!(told, expected);

    let read = world.read();
    let made = settings(&read).unwrap().unwrap();
    assert_eq!(
        (made.name.as_str(), made.currency, made.locale, made.prices),
        ("Marram & Rye", Currency::EUR, Locale::De, PriceDisplay::Gross)
    );
    assert_eq!(tax::classes(&read).unwrap().iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Normal", "Ermäßigt", "Null"]);
    assert_eq!(tax::rates(&read).unwrap().len(), 2, "the reduced rate was not given, so it is not invented");
    assert_eq!(stock::locations(&read).unwrap().len(), 1);
    let delivery = &shipping::methods(&read).unwrap()[0];
    assert!(!delivery.active, "without a price there is no delivery");
    assert_eq!(delivery.name.en, "Parcel delivery");
    let pay: Vec<_> = method::methods(&read).unwrap().into_iter().map(|m| (m.kind, m.active)).collect();
    assert_eq!(pay, [(PaymentKind::BankTransfer, false), (PaymentKind::CashOnDelivery, false), (PaymentKind::PayAtPickup, true)]);
    assert_eq!(content::by_handle(&read, content::PageKind::Page, "terms").unwrap().unwrap().facts.body.en, "This page is being written.");

    assert_eq!(conflict(world.run(asked)), "already-set-up");
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

#[test]
fn a_set_up_says_all_mistakes_at_once() {
    let world = World::empty();
    let asked = SetUp {
        time_zone: Some("Mars/Olympus".to_owned()),
        base_url: Some("shop.example".to_owned()),
        standard_rate: Some(Rate(2_000_000)),
        delivery: Some(sutler::base::Money::new(490, Currency::CHF)),
        ..SetUp::new("", Country::DE)
    };
    let found = wrong(world.run(asked));
    assert_eq!(
        found,
        [
            "name wrong-required",
            "time_zone wrong-choice",
            "base_url wrong-base-url",
            "standard_rate wrong-percent",
            "delivery wrong-currency"
        ]
    );
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

fn general() -> SaveSettings {
    SaveSettings {
        name: "Marram".to_owned(),
        tagline: en("Things for the table"),
        country: Country::DE,
        locale: Locale::En,
        prices: PriceDisplay::Gross,
        time_zone: "Europe/Berlin".to_owned(),
        base_url: Some("https://marram.example/".to_owned()),
        hold_days: 7,
        remind_days: vec![3],
        dispatch_days: 1,
        order_prefix: "M-".to_owned(),
    }
}

#[test]
fn settings_are_saved_and_count_as_facts() {
    let world = World::new();
    let facts = world.read().mark(follow::FACTS).unwrap();
    world.run(general()).unwrap();
    assert_eq!(world.told(), ["settings_changed"]);
    assert!(world.read().mark(follow::FACTS).unwrap() > facts);
    assert_eq!(settings(&world.read()).unwrap().unwrap().base_url.as_deref(), Some("https://marram.example"));

    let bad = SaveSettings {
        name: "x".repeat(201),
        hold_days: 61,
        remind_days: vec![61],
        dispatch_days: 1,
        order_prefix: "M 1".to_owned(),
        base_url: Some("https://a/b".to_owned()),
        ..general()
    };
    let expected = [
        "name wrong-too-long",
        "base_url wrong-base-url",
        "order_prefix wrong-order-prefix",
        "hold_days wrong-dispatch-days",
        "remind_days wrong-dispatch-days",
    ];
    assert_eq!(wrong(world.run(bad)), expected);
    let reminding = |remind_days: &[u32], hold_days| SaveSettings { hold_days, remind_days: remind_days.to_vec(), ..general() };
    let cases: [(&[u32], &str); 5] = [
        (&[7], "wrong-remind-late"),
        (&[3, 5, 7], "wrong-remind-late"),
        (&[3, 3], "wrong-remind-order"),
        (&[5, 3], "wrong-remind-order"),
        (&[1, 2, 3, 4, 5, 6], "wrong-too-many"),
    ];
    for (days, why) in cases {
        assert_eq!(wrong(world.run(reminding(days, 7))), [format!("remind_days {why}")], "{days:?}");
    }
    world.run(reminding(&[3, 7, 14], 0)).unwrap();

    let contact = |phone: &str| SaveContact {
        contact: Contact { phone: phone.to_owned(), address: "Am Deich 1\r\n24937 Flensburg ".to_owned(), ..Contact::default() },
    };
    world.run(contact("+49 461 123456")).unwrap();
    assert_eq!(settings(&world.read()).unwrap().unwrap().contact.address, "Am Deich 1\n24937 Flensburg");
    assert_eq!(wrong(world.run(contact("call me"))), ["phone wrong-phone"]);

    let home = SaveHome { announcement: Some(Announcement { text: en(&"long ".repeat(100)), ..Announcement::default() }) };
    assert_eq!(wrong(world.run(home)), ["announcement.en wrong-too-long"]);
    world.check();
}

#[test]
fn bank_transfer_is_offered_with_the_account() {
    let world = World::new();
    let account = |iban: &str| SaveBankAccount {
        account: Some(BankAccount { holder: "Marram GmbH".to_owned(), iban: iban.to_owned(), ..BankAccount::default() }),
    };
    assert_eq!(wrong(world.run(account("DE00 3704 0044 0532 0130 00"))), ["iban wrong-iban"]);
    let offered = || method::methods(&world.read()).unwrap().into_iter().find(|m| m.kind == PaymentKind::BankTransfer).unwrap().active;
    assert!(!offered());
    // A Swiss bill needs to say where its creditor is; the BIC is optional, but not anything.
    assert_eq!(wrong(world.run(account("CH93 0076 2011 6238 5295 7"))), ["postal_code wrong-swiss-address", "city wrong-swiss-address"]);
    let mut bad = account("DE89370400440532013000");
    if let Some(account) = &mut bad.account {
        (account.holder, account.bic, account.house) = ("x".repeat(71), "COBADEF".to_owned(), "1".repeat(17));
    }
    assert_eq!(wrong(world.run(bad)), ["holder wrong-too-long", "bic wrong-bic", "house wrong-too-long"]);
    world.run(account("de89 3704 0044 0532 0130 00")).unwrap();
    assert_eq!(world.told(), ["settings_changed", "payment_method_saved"]);
    assert_eq!(settings(&world.read()).unwrap().unwrap().bank.unwrap().iban, "DE89370400440532013000");
    assert!(offered());
    world.run(SaveBankAccount { account: None }).unwrap();
    assert_eq!(world.told(), ["settings_changed", "payment_method_saved"]);
    assert!(!offered());
    world.check();
}
