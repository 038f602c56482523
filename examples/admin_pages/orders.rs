//! Orders: the list, one to pack, one that waits for money.

use crate::desk::{ago, cx, desk, eur, no_options, say};
use maud::Markup;
use sutler::base::{Id, Locale, OrderId};
use sutler::shop::order::List;
use sutler::web::admin::order::{Customer, Happened, MoneyRow, MoneyView, OrderLine, OrderView, Parcel, PaymentRow, Weight, order_page};
use sutler::web::admin::order_steps::{
    ActionView, CANCEL, FULFIL, MARK_PAID, MarkPaidFacts, NOTE, NOTE_FORM, NoteFacts, PARCEL, ParcelFacts,
};
use sutler::web::admin::orders::{OrderRow, OrdersView, PaymentFace, ShippedFace, orders_page};
use sutler::web::admin::ui::{Look, Pager, Tag};
use sutler::web::cx::Cx;
use sutler::web::field::draw::Filled;

pub fn rows(locale: Locale) -> Vec<OrderRow> {
    let row = |id, minutes, customer: &str, city: &str, total, payment, shipped, delivery: &str| OrderRow {
        id: OrderId::new(id),
        number: (10_400 + id).to_string(),
        placed: ago(minutes),
        customer: customer.into(),
        city: city.into(),
        total: eur(total),
        payment,
        due: None,
        shipped,
        delivery: delivery.into(),
        slot: None,
    };
    let pickup = say(locale, "Pickup", "Abholung");
    vec![
        row(27, 20, "Marit Hansen", "Lübeck", 14_040, PaymentFace::Paid, ShippedFace::ToShip, "DHL"),
        row(26, 41, "Jonas Weidemann-Oberländer", "Kassel", 3_400, PaymentFace::OnDelivery, ShippedFace::ToShip, pickup),
        row(25, 127, "Aurélie Fontaine", "Strasbourg", 24_000, PaymentFace::Authorized, ShippedFace::NotYet, "DHL"),
        row(24, 199, "Kim Sørensen", "Aabenraa", 8_600, PaymentFace::Waits, ShippedFace::NotYet, "GLS"),
        row(23, 812, "Hannes Ott", "Bern", 18_900, PaymentFace::Paid, ShippedFace::Part, "Post"),
        row(22, 960, "Lea Brandt", "Hamburg", 2_400, PaymentFace::Paid, ShippedFace::Shipped, "DHL"),
        row(19, 1_240, "Ida Lund", "Flensburg", 3_400, PaymentFace::TooMuch, ShippedFace::Shipped, pickup),
        row(18, 1_322, "Maximilian von Thun", "München", 12_800, PaymentFace::Nothing, ShippedFace::Cancelled, "DHL"),
    ]
}

fn actions(cx: &Cx, waits: &[&str]) -> Vec<ActionView> {
    let action = |key: &'static str, label: &str, icon, about: &str, fields, is_primary| ActionView {
        key,
        label: cx.t(label).into_owned(),
        icon,
        about: if about.is_empty() { String::new() } else { cx.t(about).into_owned() },
        to: format!("/admin/orders/27/{key}"),
        fields,
        is_danger: key == "cancel",
        is_primary,
    };
    let parcel = ParcelFacts { carrier: "DHL".into(), tracking: String::new() };
    let paid = MarkPaidFacts { amount: eur(14_040), reference: String::new() };
    let note = NoteFacts { note: "Second towel has a pulled thread, take the one from the window.".into() };
    let all = vec![
        action(
            FULFIL,
            "admin-fulfil",
            "box",
            "admin-fulfil-about",
            Filled { form: &PARCEL, facts: Some(&parcel), typed: None, wrong: &[], options: &no_options }.fields(cx),
            true,
        ),
        action(
            "mark-paid",
            "admin-mark-paid",
            "check",
            "admin-mark-paid-about",
            Filled { form: &MARK_PAID, facts: Some(&paid), typed: None, wrong: &[], options: &no_options }.fields(cx),
            waits.first() == Some(&"mark-paid"),
        ),
        action(
            "cancel",
            "admin-cancel",
            "ban",
            "admin-cancel-about",
            Filled { form: &CANCEL, facts: None, typed: None, wrong: &[], options: &no_options }.fields(cx),
            false,
        ),
        action(
            NOTE,
            "admin-note-keep",
            "edit",
            "",
            Filled { form: &NOTE_FORM, facts: Some(&note), typed: None, wrong: &[], options: &no_options }.fields(cx),
            false,
        ),
    ];
    all.into_iter().filter(|a| waits.contains(&a.key)).collect()
}

fn order(cx: &Cx, waits: &[&str]) -> OrderView {
    let locale = cx.locale;
    let line = |number, title: &str, options: &str, sku: &str, photo: &str, unit, ordered, shipped| OrderLine {
        number,
        title: title.into(),
        options: options.into(),
        price_note: String::new(),
        sku: sku.into(),
        picture: Some(format!("/photos/{photo}.jpg")),
        href: "/admin/products/14".into(),
        unit_price: eur(unit),
        total: eur(unit * i64::from(ordered)),
        ordered,
        shipped,
        cancelled: 0,
    };
    let money = |label: &str, note: &str, amount| MoneyRow { label: label.into(), note: note.into(), amount: eur(amount) };
    let happened = |minutes, en, de, detail: &str, who: &str, weight| Happened {
        at: ago(minutes),
        what: say(locale, en, de).into(),
        detail: detail.into(),
        href: String::new(),
        who: who.into(),
        weight,
    };
    let is_paid = waits.contains(&FULFIL);
    OrderView {
        id: OrderId::new(27),
        is_pickup: false,
        balance: None,
        number: "10427".into(),
        placed: ago(21),
        version: 4,
        due: None,
        payment: if is_paid { PaymentFace::Paid } else { PaymentFace::Waits },
        shipped: if is_paid { ShippedFace::Part } else { ShippedFace::NotYet },
        lines: vec![
            line(
                0,
                say(locale, "Day mug", "Tagesbecher"),
                say(locale, "Oat, 280 ml", "Hafer, 280 ml"),
                "HT-1014-OA",
                "mug-oat",
                3_400,
                2,
                u32::from(is_paid),
            ),
            line(
                1,
                say(locale, "Kitchen towels, two", "Küchentücher, zwei"),
                say(locale, "Ink", "Tinte"),
                "HT-3002-IN",
                "linen-towels",
                3_400,
                2,
                0,
            ),
            line(
                2,
                say(locale, "Hand-dipped candle", "Handgezogene Kerze"),
                "300 g",
                "HT-7001",
                "candle-beeswax",
                2_400,
                1,
                u32::from(is_paid),
            ),
        ],
        refunds: Vec::new(),
        cards: Vec::new(),
        weight_g: 1_620,
        money: MoneyView {
            rows: vec![
                money(say(locale, "Things", "Waren"), say(locale, "3 lines", "3 Positionen"), 16_000),
                money(say(locale, "Delivery, DHL", "Lieferung, DHL"), say(locale, "free from €80.00", "frei ab 80,00 €"), 0),
            ],
            total: eur(16_000),
            taxes: vec![say(locale, "VAT 19 %: €25.55 = 160.00 − net 134.45", "MwSt. 19 %: 25,55 € = 160,00 − netto 134,45").into()],
            paid: eur(if is_paid { 16_000 } else { 0 }),
            refunded: eur(0),
            withdrawn: eur(0),
            waived: eur(0),
            going_back: eur(0),
            due: eur(if is_paid { 0 } else { 16_000 }),
        },
        disputes: Vec::new(),
        payments: vec![PaymentRow {
            method: say(locale, "Bank transfer", "Überweisung").into(),
            href: String::new(),
            state: if is_paid {
                Tag::new(Look::Done, say(locale, "Captured", "Eingegangen"))
            } else {
                Tag::new(Look::Idle, say(locale, "Started", "Begonnen"))
            },
            amount: eur(16_000),
            reference: "T-10427".into(),
            at: ago(20),
        }],
        parcels: if is_paid {
            vec![Parcel {
                at: ago(4),
                content: vec![
                    say(locale, "1 × Day mug", "1 × Tagesbecher").into(),
                    say(locale, "1 × Hand-dipped candle", "1 × Handgezogene Kerze").into(),
                ],
                carrier: "DHL".into(),
                tracking: "00340434292135100162".into(),
                tracking_url: Some("https://www.dhl.de/".into()),
                deliver: Some("/admin/parcels/3/delivered".into()),
            }]
        } else {
            Vec::new()
        },
        customer: Customer {
            name: "Marit Hansen".into(),
            email: "marit.hansen@example.org".into(),
            phone: String::new(),
            ship_to: vec!["Marit Hansen".into(), "Engelsgrube 31".into(), "23552 Lübeck".into()],
            bill_to: Vec::new(),
            delivery: "DHL Standard".into(),
            slot: None,
            note: say(locale, "It is a present, please leave out the prices.", "Es ist ein Geschenk, bitte ohne Preise.").into(),
            public_href: "/orders/x".into(),
            hands_link_over: false,
        },
        timeline: vec![
            happened(4, "Parcel sent", "Paket versandt", "DHL 0034 0434 2921", "Ane Holm", Weight::Key),
            happened(20, "Payment received, €160.00", "Zahlung eingegangen, 160,00 €", "T-10427", "", Weight::Key),
            happened(20, "A payment did not fit", "Eine Zahlung passt nicht", "", "", Weight::Bad),
            happened(21, "Stock reserved, 5 pieces", "Bestand reserviert, 5 Stück", "", "", Weight::Plain),
            happened(21, "Order placed", "Bestellung eingegangen", "", "", Weight::Key),
        ],
        actions: actions(cx, waits),
        trouble: None,
    }
}

pub fn pages(locale: Locale) -> Vec<(&'static str, Markup)> {
    let (cx, one) = (cx(locale, "/admin/orders?view=open"), cx(locale, "/admin/orders/27"));
    let counts = [Some(1_284), Some(19), Some(3), Some(7), Some(1_240), Some(25)];
    let pager = Pager { from: 1, to: 8, total: Some(1_284), back: None, on: Some("/admin/orders?page=2".into()) };
    let list = OrdersView { list: List::All, counts, q: String::new(), rows: rows(locale), pager, has_slots: true };
    let none = OrdersView { q: "holz".into(), rows: Vec::new(), pager: Pager::default(), ..list.clone() };
    vec![
        ("orders", orders_page(&desk(&cx), &list)),
        ("orders-none", orders_page(&desk(&cx), &none)),
        ("order", order_page(&desk(&one), &order(&one, &[FULFIL, "cancel", NOTE]))),
        ("order-waits", order_page(&desk(&one), &order(&one, &["mark-paid", "cancel", NOTE]))),
    ]
}
