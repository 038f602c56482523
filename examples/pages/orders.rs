//! Invented content for the checkout and what follows it.

use super::fixtures::{cx, eur, pic, totals, w};
use maud::Markup;
use sutler::adapters::slip::Drawn;
use sutler::base::{Address, AddressField, Country, Locale, Time};
use sutler::shop::payment::{Payer, Transfer};
use sutler::shop::settings::BankAccount;
use sutler::web::cx::Cx;
use sutler::web::storefront::pages::checkout::{ChangeView, CheckoutView, GiftLine, GiftView, SlotDay, SlotsView, checkout};
use sutler::web::storefront::pages::order::{OrderView, ParcelView, order};
use sutler::web::storefront::pages::payment::{OpenView, PaymentView, Told, TransferView};
use sutler::web::testpay_page::{TestPayLine, TestPayView, test_pay};
use sutler::web::ui::{Amount, ChoiceView, FieldKind, FieldView, MiniLine, StepState, StepView, Tone, TotalRow};

fn lines(l: Locale) -> Vec<MiniLine> {
    let line = |title: String, facts: String, quantity, minor, photo: &str| MiniLine {
        title,
        facts,
        quantity,
        total: eur(minor),
        picture: Some(pic(photo, "")),
    };
    vec![
        line(w(l, "Day mug", "Tagesbecher für Kaffee und Tee"), w(l, "Oat, 280 ml", "Hafer, 280 ml"), 1, 6_400, "mug-oat"),
        line(
            w(l, "Kitchen towels, two", "Geschirrtücher, zwei Stück"),
            w(l, "Linen, ink stripe", "Leinen, Tintenstreifen"),
            2,
            6_800,
            "linen-towels",
        ),
        line(w(l, "Hand-dipped candle", "Handgezogene Bienenwachskerze"), "300 g".into(), 1, 2_400, "candle-beeswax"),
    ]
}

fn text_field(name: &str, label: String, token: &str, value: &str) -> FieldView {
    FieldView { autocomplete: token.into(), value: value.into(), required: true, ..FieldView::new(FieldKind::Text, name, label) }
}

fn address(l: Locale, prefix: &str, group: &str) -> Vec<FieldView> {
    let token = |part: &str| format!("{group} {part}");
    let name = |part: &str| format!("{prefix}{part}");
    let country = FieldView {
        options: vec![ChoiceView::new("DE", w(l, "Germany", "Deutschland")), ChoiceView::new("AT", w(l, "Austria", "Österreich"))],
        autocomplete: token("country"),
        value: "DE".into(),
        required: true,
        refreshes: true,
        ..FieldView::new(FieldKind::Select, name("country"), w(l, "Country", "Land"))
    };
    let street = FieldView {
        autocomplete: token("street-address"),
        value: "Engelsgrube".into(),
        required: true,
        error: Some(w(l, "Please add the house number.", "Bitte ergänzen Sie die Hausnummer.")),
        ..FieldView::new(FieldKind::OneLine, name("street"), w(l, "Street and house number", "Straße und Hausnummer"))
    };
    let code = FieldView {
        autocomplete: token("postal-code"),
        value: "2355".into(),
        required: true,
        error: Some(w(l, "Five digits, such as 23552.", "Fünf Ziffern, zum Beispiel 23552.")),
        ..FieldView::new(FieldKind::Digits, name("postal_code"), w(l, "Postcode", "Postleitzahl"))
    };
    vec![
        country,
        text_field(&name("name"), w(l, "Name", "Vor- und Nachname"), &token("name"), "Marit Hansen"),
        FieldView { required: false, ..text_field(&name("company"), w(l, "Company", "Firma"), &token("organization"), "") },
        street,
        code,
        text_field(&name("city"), w(l, "Town", "Ort"), &token("address-level2"), "Lübeck"),
        FieldView { kind: FieldKind::Tel, required: false, ..text_field(&name("phone"), w(l, "Phone", "Telefon"), &token("tel"), "") },
    ]
}

fn ways(l: Locale, name: &str) -> FieldView {
    let card = ChoiceView {
        icon: "card",
        note: w(l, "You enter it on the next page, at the payment provider.", "Eingabe auf der nächsten Seite beim Zahlungsdienst."),
        picked: true,
        ..ChoiceView::new("card", w(l, "Card", "Karte"))
    };
    let transfer = ChoiceView {
        note: w(l, "We reserve your things for seven days.", "Wir reservieren Ihre Artikel sieben Tage."),
        ..ChoiceView::new("transfer", w(l, "Bank transfer", "Banküberweisung (Vorkasse)"))
    };
    let pickup = ChoiceView {
        note: w(l, "only with pickup in Flensburg", "nur bei Selbstabholung in Flensburg"),
        barred: true,
        ..ChoiceView::new("pickup", w(l, "Pay at pickup", "Barzahlung bei Abholung"))
    };
    FieldView { options: vec![card, transfer, pickup], ..FieldView::new(FieldKind::Radios, name, l.t("word-payment")) }
}

fn gift_view(l: Locale) -> GiftView {
    let label = l.t_with("gift-card-line", &[("card", "•••• 7K3Q")]).into_owned();
    let code = FieldView {
        hint: Some(l.t("gift-card-hint").into_owned()),
        ..FieldView::new(FieldKind::Text, "gift_card", l.t("gift-card-code").into_owned())
    };
    GiftView { code, cards: vec![GiftLine { id: "1".into(), label, amount: eur(2_000) }], covered: eur(2_000), rest: eur(14_090) }
}

fn checkout_view(l: Locale) -> CheckoutView {
    let way = |value: &str, label: String, price: String, note: String, picked| ChoiceView {
        value: value.into(),
        label,
        price,
        note,
        picked,
        ..ChoiceView::default()
    };
    let email = FieldView {
        hint: Some(l.t("storefront-email-hint").into_owned()),
        ..text_field("email", l.t("storefront-email").into_owned(), "email", "marit.hansen@example.org")
    };
    let slot = |hour: u32, picked| ChoiceView { picked, ..ChoiceView::new(hour.to_string(), format!("0{hour}:00–0{hour}:30")) };
    let full = ChoiceView { barred: true, note: l.t("storefront-slot-full").into_owned(), ..slot(9, false) };
    let day = |title: &str, slots: Vec<ChoiceView>| SlotDay {
        title: title.to_owned(),
        left: slots.iter().filter(|slot| !slot.barred).count(),
        slots,
    };
    let days = vec![
        day(w(l, "Tue 24 November", "Di, 24. November").as_str(), vec![slot(7, true), slot(8, false), full.clone()]),
        day(w(l, "Wed 25 November", "Mi, 25. November").as_str(), vec![full]),
    ];
    CheckoutView {
        challenge: None,
        slots: Some(SlotsView { days, error: None }),
        customs: None,
        by_email: false,
        has_card: true,
        contact: vec![FieldView { kind: FieldKind::Email, ..email }],
        address: address(l, "", "shipping"),
        same_billing: true,
        billing: address(l, "billing_", "billing"),
        delivery: FieldView {
            options: vec![
                way(
                    "1",
                    "DHL Standard".into(),
                    l.t("word-free").into_owned(),
                    w(l, "Tue 24 to Wed 25 November", "Di, 24. bis Mi, 25. November"),
                    true,
                ),
                way(
                    "2",
                    "DHL Express".into(),
                    l.money(eur(1_290)),
                    w(l, "Mon 23 November before noon", "Mo, 23. November, vor 12 Uhr"),
                    false,
                ),
            ],
            refreshes: true,
            ..FieldView::new(FieldKind::Radios, "delivery", l.t("word-delivery"))
        },
        payment: ways(l, "payment"),
        note: Some(FieldView::new(FieldKind::Lines, "note", l.t("storefront-message"))),
        lines: lines(l),
        totals: totals(l),
        total: eur(16_090),
        gift: gift_view(l),
        total_note: l.t_with("storefront-sum-tax-included", &[("tax", &l.money(eur(2_569))), ("rates", "19 %")]).into_owned(),
        once: "7f3a".into(),
        changes: Vec::new(),
        mistakes: Vec::new(),
    }
}

/// The same without mistakes, with another address for the invoice and a price that changed.
fn changed_view(l: Locale) -> CheckoutView {
    let mut v = checkout_view(l);
    for f in v.address.iter_mut().chain(&mut v.billing) {
        f.error = None;
    }
    v.same_billing = false;
    v.changes = vec![
        ChangeView { what: w(l, "Hand-dipped candle", "Bienenwachskerze"), was: l.money(eur(2_400)), now: l.money(eur(2_600)) },
        ChangeView { what: l.t("word-total").into_owned(), was: l.money(eur(15_890)), now: l.money(eur(16_090)) },
    ];
    v
}

fn steps(l: Locale) -> Vec<StepView> {
    let step = |state, title: String, note: String| StepView { state, title, note };
    vec![
        step(
            StepState::Done,
            w(l, "Ordered", "Bestellt"),
            w(l, "Today, 11:02. Nothing has been charged.", "Heute, 11:02 Uhr. Es wurde nichts abgebucht."),
        ),
        step(
            StepState::Now,
            w(l, "Packing in Flensburg", "Wir packen in Flensburg"),
            w(l, "Leaves us on Monday.", "Geht am Montag auf die Reise."),
        ),
        step(StepState::Next, w(l, "On its way with DHL", "Unterwegs mit DHL"), String::new()),
        step(StepState::Next, w(l, "With you Tue 24 to Wed 25 November", "Bei Ihnen Di, 24. bis Mi, 25. November"), String::new()),
    ]
}

fn order_page(cx: &Cx, l: Locale, payment: PaymentView) -> Markup {
    let paid = matches!(payment, PaymentView::Paid { .. });
    let mut rows = totals(l);
    rows.push(TotalRow {
        label: l.t_with("storefront-sum-tax-of", &[("rate", &l.percent(sutler::base::Rate(190_000)))]).into_owned(),
        note: String::new(),
        amount: Amount::Of(eur(2_569)),
    });
    let parcel = ParcelView {
        carrier: "DHL".into(),
        tracking: "00340434161094015902".into(),
        href: Some("https://www.dhl.example/".into()),
        sent: Time::at(1_795_500_000),
        content: w(l, "1 × Day mug", "1 × Tagesbecher"),
    };
    let badge = if paid { (Tone::Good, w(l, "Paid", "Bezahlt")) } else { (Tone::Warn, w(l, "Not paid yet", "Noch nicht bezahlt")) };
    order(
        cx,
        &OrderView {
            challenge: None,
            notice: None,
            tried: None,
            customs: None,
            number: "10427".into(),
            token: "k3jf93k".into(),
            placed: Time::at(1_795_255_320),
            name: "Marit Hansen".into(),
            email: "marit.hansen@example.org".into(),
            told: Told::ByLetter,
            badges: vec![badge, (Tone::Plain, w(l, "To be sent", "Wird versandt"))],
            payment,
            refunds: Vec::new(),
            sold: Default::default(),
            steps: steps(l),
            parcels: if paid { vec![parcel] } else { Vec::new() },
            deliver_to: ["Marit Hansen", "Engelsgrube 31", "23552 Lübeck", "Deutschland"].map(str::to_owned).to_vec(),
            is_pickup: false,
            bill_to: Vec::new(),
            lines: lines(l),
            totals: rows,
            total: eur(16_090),
            cards: gift_view(l).cards,
            left: eur(if paid { 0 } else { 14_090 }),
            note: w(l, "It is a present.", "Es ist ein Geschenk."),
        },
    )
}

fn transfer_view(until: Option<Time>) -> TransferView {
    let account = BankAccount {
        holder: "Thrum GmbH".into(),
        iban: "DE02217500000001234567".into(),
        bic: "NOLADE21NOS".into(),
        ..BankAccount::default()
    };
    let address = Address::parse(Country::DE, |field| match field {
        AddressField::Name => "Marit Hansen",
        AddressField::Street => "Engelsgrube 31",
        AddressField::PostalCode => "23552",
        AddressField::City => "Lübeck",
        _ => "",
    });
    let address = address.expect("a good address");
    let transfer = Transfer::of(account, &Payer { number: "HT-10427", address: &address, amount: eur(16_090) });
    let code = transfer.code.as_ref().map(|code| Drawn::of(code).expect("it fits"));
    TransferView { transfer, code, slip: None, until, due: None, others: None }
}

pub fn pages(l: Locale) -> Vec<(&'static str, Markup)> {
    let at = cx(l, "/orders/k3jf93k");
    let until = Some(Time::at(1_795_860_000));
    let open =
        |failed: Option<String>| PaymentView::Open(OpenView { amount: eur(16_090), ways: ways(l, "payment"), until, failed, mailed: None });
    let transfer = transfer_view(until);
    let test = TestPayView {
        brand: "storefront-stripe-double",
        warn: "storefront-stripe-double-warn",
        answers: &[("pay", "storefront-testpay-pay"), ("decline", "storefront-testpay-decline")],
        mishaps: &sutler::web::double::page::MISHAPS,
        lines: vec![TestPayLine { quantity: "2".to_owned(), name: "Day mug, Oat".to_owned(), unit: eur(2_800) }],
        locale: l,
        shop_name: "Thrum".into(),
        amount: eur(16_090),
        purpose: l.t_with("storefront-order-title", &[("number", "10427")]).into_owned(),
        action: "/testpay/sessions/1".into(),
        cancel_href: "/orders/k3jf93k".into(),
    };
    let paid =
        PaymentView::Paid { method: w(l, "Visa ending 4242", "Visa mit Endziffern 4242"), at: Time::at(1_795_255_320), refunded: None };
    let failed = w(l, "Your bank said no and gave no reason.", "Ihre Bank hat abgelehnt und keinen Grund genannt.");
    vec![
        ("checkout", checkout(&cx(l, "/checkout"), &checkout_view(l))),
        ("checkout-changed", checkout(&cx(l, "/checkout"), &changed_view(l))),
        ("order-paid", order_page(&at, l, paid)),
        ("order-transfer", order_page(&at, l, PaymentView::Transfer(Box::new(transfer)))),
        ("order-open", order_page(&at, l, open(None))),
        ("order-failed", order_page(&at, l, open(Some(failed)))),
        ("order-waiting", order_page(&at, l, PaymentView::Waiting)),
        ("order-cancelled", order_page(&at, l, PaymentView::Cancelled { refunded: Some(eur(16_090)), owed: None })),
        ("testpay", test_pay(&test)),
    ]
}
