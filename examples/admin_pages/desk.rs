//! The surroundings of every page, and the pages around the work: sign-in, set-up, home, attention, letters, flows, own account.

use maud::Markup;
use std::sync::Arc;
use sutler::base::{AttentionId, Country, Currency, Id, LetterId, Locale, Money, Refusal, Time};
use sutler::web::admin::attention::{AttentionKind, AttentionRow, AttentionView, Remedies, Solve, attention_page};
use sutler::web::admin::flows::{FlowRow, FlowsView, JobRow, Last, flows_page};
use sutler::web::admin::home::{Check, HomeView, LowStock, LowView, home_page};
use sutler::web::admin::letters::{LetterFace, LetterRow, LetterView, LettersView, letter_page, letters_page};
use sutler::web::admin::me::{ME_FORM, MeFacts, MeView, NEW_PASSWORD, SessionRow, me_page};
use sutler::web::admin::setup::{CountryView, SETUP_FORM, SetupView, country_page, setup_page};
use sutler::web::admin::sign_in::{FIRST_OWNER, SignInTrouble, SignInView, first_owner_page, link_over_page, sign_in_page};
use sutler::web::admin::ui::{Counts, Desk, Link, Pager};
use sutler::web::cx::{ContactFace, Cx, Favicon, LegalHrefs, Logo, SellingFace, ShopFace, StaffFace};
use sutler::web::drawn::Drawn;
use sutler::web::field::Form;
use sutler::web::field::draw::{Filled, mistakes};
use sutler::web::form::Raw;
use sutler::web::ui::ChoiceView;

pub const NOW: i64 = 1_795_255_200;

pub fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

pub fn ago(minutes: i64) -> Time {
    Time::at(NOW - minutes * 60)
}

/// The words of one language.
pub fn say<'a>(locale: Locale, en: &'a str, de: &'a str) -> &'a str {
    match locale {
        Locale::En => en,
        Locale::De => de,
    }
}

pub fn cx(locale: Locale, path: &str) -> Cx {
    Cx {
        shop: Arc::new(ShopFace {
            name: "Thrum".into(),
            tagline: "Eleven workshops".into(),
            base_url: "https://thrum.example".into(),
            currency: Currency::EUR,
            country: Country::DE,
            time_zone: "Europe/Berlin".into(),
            contact: ContactFace::default(),
            locales: vec![Locale::De, Locale::En],
            shelves: Vec::new(),
            menu: Vec::new(),
            shop_menu: Vec::new(),
            help_pages: Vec::new(),
            legal_pages: Vec::new(),
            legal: LegalHrefs::default(),
            selling: SellingFace::default(),
            newsletter: None,
            announcement: None,
            logo: Logo::Word,
            favicon: Favicon::Asset("thrum-favicon.svg"),
            style: Arc::new(sutler::web::theme::Stylesheet::of(&sutler::shop::theme::Look::default())),
            lists: Default::default(),
            preview: None,
            gross_prices: true,
            is_demo: false,
            is_closed_to_others: false,
            drawn: Drawn::default(),
        }),
        locale,
        path: path.into(),
        cart_count: 0,
        csrf: "b2a1".into(),
        staff: Some(StaffFace {
            name: "Ane Holm".into(),
            email: "ane@thrum.example".into(),
            role: say(locale, "Owner", "Inhaberin").into(),
            may: sutler::shop::staff::Role::Owner.permissions().to_vec(),
        }),
        now: Time::at(NOW),
    }
}

pub fn desk(cx: &Cx) -> Desk<'_> {
    Desk { cx, counts: Counts { to_ship: 7, attention: 3, messages: 1 }, said: None }
}

pub fn no_options(_: &str) -> Vec<ChoiceView> {
    Vec::new()
}

/// A form that came back with what was typed.
pub fn came_back<F>(
    form: &Form<F>,
    body: &str,
    options: &dyn Fn(&str) -> Vec<ChoiceView>,
    cx: &Cx,
) -> Vec<sutler::web::field::draw::GroupView> {
    let raw = Raw::parse(body.as_bytes()).expect("UTF-8");
    let refusal = form.read(&raw, &sutler::web::field::ReadCx::of(cx)).err().unwrap_or(Refusal::Invalid(Vec::new()));
    Filled { form, facts: None, typed: Some(&raw), wrong: mistakes(&refusal).unwrap_or_default(), options }.groups(cx)
}

fn attention(locale: Locale) -> Vec<AttentionRow> {
    vec![
        AttentionRow {
            id: AttentionId::new(1),
            remedies: Remedies::None,
            kind: AttentionKind::Money,
            icon: "alert",
            title: say(locale, "Order 10419 was paid twice", "Bestellung 10419 wurde doppelt bezahlt").into(),
            href: "/admin/orders/19".into(),
            detail: say(
                locale,
                "€34.00 too much. Card at 09:02, transfer at 14:40.",
                "34,00 € zu viel. Karte um 9:02, Überweisung um 14:40.",
            )
            .into(),
            since: ago(1_240),
            solve: vec![Solve::Go { href: "/admin/orders/19".into(), label: say(locale, "Look", "Ansehen").into() }],
        },
        AttentionRow {
            id: AttentionId::new(2),
            remedies: Remedies::None,
            kind: AttentionKind::Machine,
            icon: "mail",
            title: say(locale, "A letter could not be sent", "Eine E-Mail ließ sich nicht senden").into(),
            href: "/admin/letters/4".into(),
            detail: say(
                locale,
                "Order received, to kim@example.dk: 535 password refused.",
                "Bestellung eingegangen, an kim@example.dk: 535 password refused.",
            )
            .into(),
            since: ago(190),
            solve: vec![
                Solve::Press { to: "/admin/jobs/8/retry".into(), label: say(locale, "Try again", "Noch einmal versuchen").into() },
                Solve::Press { to: "/admin/jobs/8/dismiss".into(), label: say(locale, "Put away", "Weglegen").into() },
            ],
        },
    ]
}

fn home(locale: Locale) -> HomeView {
    let low = |title: &str, detail: &str, photo: &str, available| LowStock {
        title: title.into(),
        detail: detail.into(),
        href: "/admin/stock/7".into(),
        picture: Some(format!("/photos/{photo}.jpg")),
        available,
    };
    HomeView {
        attention: attention(locale),
        attention_total: 3,
        orders_today: 12,
        revenue_today: eur(104_830),
        closed: None,
        to_ship: 7,
        unpaid: 3,
        low: Some(LowView {
            rows: vec![
                low(say(locale, "Kitchen towels, ink", "Küchentücher, Tinte"), "HT-3002-IN", "linen-towels", 2),
                low(say(locale, "Smoke tumbler", "Becher Rauch"), "HT-2004", "tumbler-smoke", 0),
            ],
            total: 6,
        }),
        last_orders: crate::orders::rows(locale).into_iter().take(5).collect(),
        checklist: vec![
            Check { label: say(locale, "Legal pages", "Rechtstexte").into(), href: "/admin/pages".into(), is_done: true },
            Check {
                label: say(locale, "Set a mail server", "Mailserver einstellen").into(),
                href: "/admin/letters".into(),
                is_done: false,
            },
        ],
    }
}

fn letters(locale: Locale) -> Vec<LetterRow> {
    let row = |id, minutes, en, de, to: &str, number: &str, state, answer: &str| LetterRow {
        id: LetterId::new(id),
        at: ago(minutes),
        subject: say(locale, en, de).into(),
        to: to.into(),
        order: Some(Link::new(format!("/admin/orders/{id}"), number)),
        state,
        answer: answer.into(),
    };
    vec![
        row(4, 20, "Your order 10427", "Ihre Bestellung 10427", "marit.hansen@example.org", "10427", LetterFace::Kept, ""),
        row(
            3,
            55,
            "Your order 10426 is paid",
            "Ihre Bestellung 10426 ist bezahlt",
            "jonas@example.net",
            "10426",
            LetterFace::Sent,
            "250 ok",
        ),
        row(
            2,
            1_500,
            "Your parcel is on its way",
            "Ihr Paket ist unterwegs",
            "old@example.org",
            "10398",
            LetterFace::Failed,
            "550 no such user",
        ),
    ]
}

fn outside(locale: Locale) -> Vec<(&'static str, Markup)> {
    let cx = cx(locale, "/admin/sign-in");
    let mismatch = SignInView { email: "ane@thrum.example".into(), trouble: Some(SignInTrouble::Mismatch), ..SignInView::default() };
    let demo = SignInView {
        trouble: Some(SignInTrouble::Wait { minutes: 12 }),
        demo: Some(("demo@thrum.example".into(), "a loom in the window".into())),
        ..SignInView::default()
    };
    let owner = came_back(&FIRST_OWNER, "name=Ane&email=ane&password=short", &no_options, &cx);
    let country = |code: &str, name: &str, note: &str| ChoiceView { note: note.into(), ..ChoiceView::new(code, name) };
    let countries = CountryView {
        likely: vec![
            country(
                "DE",
                say(locale, "Germany", "Deutschland"),
                say(locale, "Guessed from your browser’s language", "Vermutet aus der Sprache Ihres Browsers"),
            ),
            country("AT", say(locale, "Austria", "Österreich"), ""),
            country("CH", say(locale, "Switzerland", "Schweiz"), ""),
        ],
        others: vec![country("FR", say(locale, "France", "Frankreich"), ""), country("NL", say(locale, "Netherlands", "Niederlande"), "")],
    };
    let options = |name: &str| match name {
        "country" => vec![ChoiceView::new("DE", say(locale, "Germany", "Deutschland"))],
        "currency" => vec![ChoiceView::new("EUR", "Euro (EUR)"), ChoiceView::new("CHF", "CHF")],
        _ => vec![ChoiceView::new("Europe/Berlin", "Europe/Berlin")],
    };
    let typed = "shop_name=Thrum&contact_email=&country=DE&currency=EUR&prices=gross&language=de&time_zone=Europe/Berlin";
    let setup = SetupView {
        country: say(locale, "Germany", "Deutschland").into(),
        follows: vec![
            (say(locale, "Currency", "Währung").into(), "Euro".into()),
            (say(locale, "VAT", "Mehrwertsteuer").into(), "19 %, 7 %".into()),
            (say(locale, "Prices", "Preise").into(), say(locale, "with VAT", "mit Steuer").into()),
        ],
        fields: came_back(&SETUP_FORM, typed, &options, &cx).remove(0).fields,
    };
    vec![
        ("sign-in", sign_in_page(&cx, &mismatch)),
        ("sign-in-demo", sign_in_page(&cx, &demo)),
        ("first-owner", first_owner_page(&cx, "/admin/first/x", &owner[0].fields)),
        ("link-over", link_over_page(&cx)),
        ("setup-country", country_page(&cx, &countries)),
        ("setup-shop", setup_page(&cx, &setup)),
    ]
}

pub fn pages(locale: Locale) -> Vec<(&'static str, Markup)> {
    let mut all = outside(locale);
    let at = |path| cx(locale, path);
    let empty = HomeView {
        attention: vec![],
        attention_total: 0,
        low: Some(LowView { rows: vec![], total: 0 }),
        last_orders: vec![],
        checklist: vec![],
        ..home(locale)
    };
    let (home_cx, attention_cx, letters_cx, flows_cx, me_cx) =
        (at("/admin"), at("/admin/attention"), at("/admin/letters"), at("/admin/flows"), at("/admin/me"));
    let kept = LettersView {
        has_server: false,
        only_waiting: false,
        rows: letters(locale),
        pager: Pager { from: 1, to: 3, total: Some(3), ..Pager::default() },
    };
    let letter = LetterView {
        row: letters(locale).remove(0),
        from: "Thrum <moin@thrum.example>".into(),
        text: "Dear Marit Hansen,\n\nthank you. We have your order 10427 and begin to pack.\n\n  1 x Day mug, oat, 280 ml        EUR 34.00\n\nThrum, Am Kai 9, Flensburg".into(),
        html_href: Some("/admin/letters/4/html".into()),
        send: Some("/admin/letters/4/send".into()),
    };
    let flow = |name: &str, about: &str, backlog, failures| FlowRow {
        name: name.into(),
        about: about.into(),
        last: Last::At(ago(3)),
        backlog,
        failures,
        state: None,
    };
    let flows = vec![
        flow(
            say(locale, "Letters", "E-Mails"),
            say(locale, "To customers, through your mail server", "An Kunden, über Ihren Mailserver"),
            1,
            1,
        ),
        flow(
            say(locale, "Search", "Suche"),
            say(locale, "Follows the log; can be rebuilt", "Folgt dem Protokoll; lässt sich neu bauen"),
            0,
            0,
        ),
    ];
    let jobs = vec![JobRow {
        what: say(locale, "Send a letter", "E-Mail senden").into(),
        about: "10424".into(),
        alike: 1,
        due: ago(-12),
        tries: 3,
        trouble: "535 5.7.8 password refused".into(),
        gave_up: false,
        retry: Some("/admin/jobs/8/retry".into()),
        dismiss: Some("/admin/jobs/8/dismiss".into()),
    }];
    let facts = MeFacts { name: "Ane Holm".into(), language: None };
    let me = MeView {
        fields: Filled { form: &ME_FORM, facts: Some(&facts), typed: None, wrong: &[], options: &no_options }.fields(&me_cx),
        password: Filled { form: &NEW_PASSWORD, facts: None, typed: None, wrong: &[], options: &no_options }.fields(&me_cx),
        sessions: vec![
            SessionRow { since: ago(4_000), seen: ago(0), is_this: true },
            SessionRow { since: ago(20_000), seen: ago(2_000), is_this: false },
        ],
    };
    all.extend([
        ("home", home_page(&desk(&home_cx), &home(locale))),
        ("home-empty", home_page(&desk(&home_cx), &empty)),
        ("attention", attention_page(&desk(&attention_cx), &AttentionView { rows: attention(locale), ..AttentionView::default() })),
        ("attention-none", attention_page(&desk(&attention_cx), &AttentionView::default())),
        ("letters", letters_page(&desk(&letters_cx), &kept)),
        ("letter", letter_page(&desk(&letters_cx), &letter)),
        ("flows", flows_page(&desk(&flows_cx), &FlowsView { flows, jobs, jobs_total: 1, trouble: None })),
        ("me", me_page(&desk(&me_cx), &me)),
    ]);
    all
}
