//! Invented content for the pages before the checkout.

use maud::Markup;
use std::sync::Arc;
use sutler::base::colour::Colour;
use sutler::base::{Country, Currency, Locale, Money, Rate, Time};
use sutler::shop::catalog::Content;
use sutler::shop::theme::section::Side;
use sutler::web::cx::{AnnouncementFace, ContactFace, Cx, Favicon, LegalHrefs, Logo, MenuLink, NewsletterFace, SellingFace, ShopFace};
use sutler::web::drawn::Drawn;
use sutler::web::storefront::pages::cart::{CartLine, CartView, LineNote, cart};
use sutler::web::storefront::pages::home::home;
use sutler::web::storefront::pages::list::{ListView, list};
use sutler::web::storefront::pages::narrow::{ChipView, FacetView, NarrowView, TickView};
use sutler::web::storefront::pages::product::{OptionView, ProductView, PromiseView, ValueState, ValueView, VariantView, product};
use sutler::web::storefront::pages::search::{SearchView, search};
use sutler::web::storefront::pages::text::{Reader, TextView, text};
use sutler::web::storefront::pages::trouble::{Trouble, TroubleView, trouble};
use sutler::web::theme::sections::{HeroView, QuoteView, RowView, SectionView, StoryView};
use sutler::web::ui::{
    Amount, Badge, CardView, ChoiceView, Crumb, IndexEntry, PagerView, PictureView, PriceView, StockFace, TotalRow, prose,
};
use sutler::web::url;

pub fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// The English or the German words.
pub fn w(locale: Locale, en: &str, de: &str) -> String {
    if locale == Locale::De { de } else { en }.to_owned()
}

pub fn pic(name: &str, alt: &str) -> PictureView {
    let (width, height) = if name.contains("banner") { (2400, 1200) } else { (1200, 1500) };
    PictureView { url: format!("/photos/{name}.jpg"), alt: alt.into(), width, height, ..PictureView::default() }
}

fn link(label: String, href: String, count: Option<u32>) -> MenuLink {
    MenuLink { count, ..MenuLink::new(label, href) }
}

const SHELVES: [(&str, &str, &str, u32, &str); 8] = [
    ("Ceramics", "Keramik", "ceramics", 14, "bowl-celadon"),
    ("Glass", "Glas", "glass", 6, "carafe-clear"),
    ("Wood", "Holz", "wood", 9, "board-oak"),
    ("Linen", "Leinen", "linen", 7, "linen-towels"),
    ("Light", "Licht", "light", 4, "lamp-opal"),
    ("Brass and iron", "Messing und Eisen", "brass", 5, "mortar"),
    ("Paper", "Papier", "paper", 4, "notebooks"),
    ("Care", "Pflege", "care", 6, "soap-bars"),
];

pub fn cx(l: Locale, path: &str) -> Cx {
    let page = |en: &str, de: &str, handle: &str| link(w(l, en, de), url::page(handle), None);
    Cx {
        shop: Arc::new(ShopFace {
            name: "Thrum".into(),
            tagline: w(
                l,
                "Ceramics, wood, linen and glass from eleven workshops between the Baltic and the Alps.",
                "Keramik, Holz, Leinen und Glas aus elf Werkstätten zwischen Ostsee und Alpen.",
            ),
            base_url: "https://thrum.example".into(),
            currency: Currency::EUR,
            country: Country::DE,
            time_zone: "Europe/Berlin".into(),
            contact: ContactFace {
                email: "moin@thrum.example".into(),
                phone: "+49 461 555 01 20".into(),
                address_lines: vec!["Am Kai 9, 24937 Flensburg".into()],
                opening: w(l, "Tue–Fri 11–18, Sat 10–15", "Di–Fr 11–18 Uhr, Sa 10–15 Uhr"),
            },
            locales: Locale::ALL.to_vec(),
            shelves: SHELVES.iter().map(|s| link(w(l, s.0, s.1), url::category(s.2), Some(s.3))).collect(),
            menu: SHELVES.iter().map(|s| link(w(l, s.0, s.1), url::category(s.2), Some(s.3))).collect(),
            shop_menu: SHELVES.iter().map(|s| link(w(l, s.0, s.1), url::category(s.2), Some(s.3))).collect(),
            help_pages: vec![page("Delivery and returns", "Versand und Rückgabe", "delivery"), page("Contact", "Kontakt", "contact")],
            legal_pages: vec![
                page("Legal notice", "Impressum", "legal-notice"),
                page("Terms", "AGB", "terms"),
                page("Withdrawal", "Widerrufsrecht", "withdrawal"),
                page("Privacy", "Datenschutz", "privacy"),
            ],
            legal: LegalHrefs {
                terms: Some(url::page("terms")),
                withdrawal: Some(url::page("withdrawal")),
                privacy: Some(url::page("privacy")),
                delivery: Some(url::page("delivery")),
            },
            selling: SellingFace {
                pay: vec![w(l, "Card", "Karte"), w(l, "Bank transfer", "Überweisung")],
                delivery: vec![w(l, "To Germany", "Nach Deutschland")],
                cared: vec![w(l, "No tracking, nothing from third parties", "Keine Nachverfolgung, nichts von Dritten")],
            },
            newsletter: Some(NewsletterFace { promise: "About eight times a year.".to_owned() }),
            announcement: Some(AnnouncementFace {
                text: w(
                    l,
                    "Free delivery from €80. Last dispatch: 18 December.",
                    "Versand frei ab 80 €. Letzter Versandtag: 18. Dezember.",
                ),
                href: url::page("delivery"),
            }),
            logo: Logo::Drawn { asset: "thrum.svg", width: 81, height: 29 },
            favicon: Favicon::Asset("thrum-favicon.svg"),
            style: Arc::new(sutler::web::theme::Stylesheet::of(&sutler::shop::theme::Look::default())),
            lists: Default::default(),
            preview: None,
            gross_prices: true,
            is_demo: true,
            is_closed_to_others: false,
            drawn: Drawn::default(),
        }),
        locale: l,
        path: path.into(),
        cart_count: 3,
        csrf: String::new(),
        staff: None,
        now: Time::at(1_795_255_320),
    }
}

fn shelves(l: Locale) -> Vec<IndexEntry> {
    let entry = |s: &(&str, &str, &str, u32, &str)| IndexEntry {
        label: w(l, s.0, s.1),
        href: url::category(s.2),
        count: Some(s.3),
        picture: Some(pic(s.4, "")),
    };
    SHELVES.iter().map(entry).collect()
}

pub fn card(l: Locale, en: &str, de: &str, facts: (&str, &str), photo: &str, minor: i64) -> CardView {
    CardView {
        title: w(l, en, de),
        href: url::product(photo),
        facts: w(l, facts.0, facts.1),
        picture: Some(pic(photo, en)),
        second: None,
        price: PriceView::plain(eur(minor)),
        note: String::new(),
        dots: Vec::new(),
        badge: None,
        specs: Vec::new(),
        compare: None,
    }
}

fn cards(l: Locale) -> Vec<CardView> {
    let mut all = vec![
        card(l, "Second-cup teapot", "Kanne für die zweite Tasse", ("Stoneware, 0.8 l", "Steinzeug, 0,8 l"), "jug-celadon", 12_800),
        card(l, "Day mug", "Tagesbecher für Kaffee und Tee", ("Stoneware, 280 ml", "Steinzeug, 280 ml"), "mug-oat", 3_400),
        card(l, "Kitchen towels, two", "Geschirrtücher, zwei Stück", ("Linen, 50 × 70 cm", "Leinen, 50 × 70 cm"), "linen-towels", 3_400),
        card(l, "Hand-dipped candle", "Handgezogene Bienenwachskerze", ("Beeswax, 300 g", "Bienenwachs, 300 g"), "candle-beeswax", 2_400),
        card(l, "Nesting bowls, three", "Drei Schalen ineinander", ("Stoneware, 12–20 cm", "Steinzeug, 12–20 cm"), "bowl-set", 8_600),
        card(l, "Opal lamp", "Opallampe", ("Glass and brass, 38 cm", "Glas und Messing, 38 cm"), "lamp-opal", 24_000),
        card(l, "Three-leg stool", "Dreibeiniger Hocker", ("Oak, 44 cm high", "Eiche, 44 cm hoch"), "stool-oak", 18_900),
        card(l, "Workbook", "Arbeitsbuch", ("Cotton paper, A5", "Baumwollpapier, A5"), "notebooks", 1_600),
        card(l, "Dish brush", "Spülbürste", ("Beech and fibre", "Buche und Fiber"), "dish-brush", 1_400),
    ];
    all[0].badge = Some(Badge::New);
    all[1].second = Some(pic("mug-ink", ""));
    all[1].price.is_from = true;
    all[3].note = w(l, "€80.00 / kg", "80,00 € / kg");
    all[4].badge = Some(Badge::Sale(15));
    all[4].price.before = Some(eur(10_100));
    all[6].badge = Some(Badge::SoldOut);
    all
}

fn crumb(label: String, href: Option<String>) -> Crumb {
    Crumb { label, href }
}

fn narrow(l: Locale, action: String) -> NarrowView {
    let sort = |value: &str, key: &str| ChoiceView::new(value, l.t(key));
    let tick = |value: &str, label: String, count: u32| TickView {
        value: value.into(),
        label,
        colour: Colour::parse("#8e9a83"),
        count,
        ticked: value == "oat",
    };
    let glaze = FacetView {
        name: "glaze".into(),
        label: w(l, "Glaze", "Glasur"),
        ticks: vec![tick("oat", w(l, "Oat", "Hafer"), 8), tick("sage", w(l, "Sage", "Salbei"), 5), tick("clay", w(l, "Clay", "Ton"), 0)],
    };
    NarrowView {
        clear: action.clone(),
        facets: vec![glaze],
        action,
        sorts: vec![
            sort("new", "storefront-sort-new"),
            sort("price", "storefront-sort-price-up"),
            sort("-price", "storefront-sort-price-down"),
        ],
        price_min_hint: w(l, "€ 18", "18 €"),
        price_max_hint: w(l, "€ 128", "128 €"),
        ..NarrowView::default()
    }
}

fn variants(l: Locale) -> (Vec<OptionView>, Vec<VariantView>) {
    let glazes = [("Oat", "Hafer"), ("Sage", "Salbei"), ("Ink", "Tinte"), ("Clay", "Ton")];
    let sizes = ["90 ml", "280 ml", "400 ml"];
    let mut all = Vec::new();
    for (g, glaze) in glazes.iter().enumerate() {
        for (s, size) in sizes.iter().enumerate() {
            if g == 3 && s != 1 {
                continue;
            }
            let stock = match (g, s) {
                (1, 2) => StockFace::Low(2),
                (_, 0) => StockFace::SoldOut,
                _ => StockFace::In,
            };
            let now = eur(2_400 + 1_000 * i64::try_from(s).unwrap_or(0));
            let before = (g == 2).then(|| eur(now.minor() + 600));
            all.push(VariantView {
                sku: format!("HT-10{g}{s}"),
                values: vec![w(l, glaze.0, glaze.1), (*size).to_owned()],
                price: PriceView { now, before, is_from: false, content: None },
                stock,
                most: if stock == StockFace::Low(2) { 2 } else { 11 },
                picture: (g < 3).then_some([0, 2, 3][g.min(2)]),
            });
        }
    }
    let value = |value: String, picked: bool, state: ValueState| ValueView { value, colour: None, note: String::new(), picked, state };
    let glaze = glazes.iter().enumerate().map(|(i, g)| value(w(l, g.0, g.1), i == 0, ValueState::Open)).collect();
    let size =
        sizes.iter().enumerate().map(|(i, s)| value((*s).to_owned(), i == 1, if i == 0 { ValueState::SoldOut } else { ValueState::Open }));
    let options = vec![
        OptionView { label: w(l, "Glaze", "Glasur"), values: glaze },
        OptionView { label: w(l, "Size", "Größe"), values: size.collect() },
    ];
    (options, all)
}

fn mug(l: Locale) -> ProductView {
    let (options, variants) = variants(l);
    let promise = |icon, en: (&str, &str), de: (&str, &str)| PromiseView { icon, title: w(l, en.0, de.0), note: w(l, en.1, de.1) };
    let row = |en: (&str, &str), de: (&str, &str)| (w(l, en.0, de.0), w(l, en.1, de.1));
    ProductView {
        handle: "day-mug".into(),
        title: w(l, "Day mug", "Tagesbecher für Kaffee und Tee"),
        facts: w(l, "Stoneware, thrown by Jette Brandt in Flensburg.", "Steinzeug, gedreht von Jette Brandt in Flensburg."),
        crumbs: vec![
            crumb("Thrum".into(), Some("/".into())),
            crumb(w(l, "Ceramics", "Keramik"), Some(url::category("ceramics"))),
            crumb(w(l, "Mugs and cups", "Becher und Tassen"), Some(url::category("ceramics/mugs"))),
        ],
        video: None,
        pictures: vec![
            pic("mug-oat", &w(l, "Day mug in oat glaze", "Becher in haferfarbener Glasur")),
            pic("mug-oat-detail", &w(l, "Where the glaze meets the bare foot", "Wo die Glasur auf den blanken Fuß trifft")),
            pic("mug-sage", &w(l, "Day mug in sage", "Becher in Salbei")),
            pic("mug-ink", &w(l, "Day mug in ink", "Becher in Tinte")),
        ],
        options,
        chosen: variants.iter().position(|v| v.sku == "HT-1001").unwrap_or(0),
        variants,
        tax: Some(Rate(190_000)),
        gift: None,
        promises: vec![
            promise(
                "truck",
                ("With you Tue 24 to Wed 25 November", "if ordered today by 15:00, with DHL to Germany"),
                ("Bei Ihnen von Di, 24. bis Mi, 25. November", "bei Bestellung bis 15 Uhr, mit DHL"),
            ),
            promise(
                "pin",
                ("Pick up in Flensburg today", "ready in two hours, Am Kai 9"),
                ("Heute in Flensburg abholen", "in zwei Stunden fertig, Am Kai 9"),
            ),
            promise("undo", ("30 days to send it back", "we pay the parcel"), ("30 Tage Rückgaberecht", "das Paket zahlen wir")),
        ],
        chapters: vec![(w(l, "Care", "Pflege"), w(l, "Dishwasher and microwave.", "Spülmaschine und Mikrowelle."))],
        delivery: vec![w(l, "DHL: €4.90; free from €80", "DHL: 4,90 €; kostenlos ab 80 €")],
        description: w(
            l,
            "The wall is thin at the lip and heavier at the foot, so it sits well in the hand when full and does not tip when empty.\n\nAsh glaze is never twice the same. Expect yours to differ a shade from the picture.",
            "Die Wand ist an der Lippe dünn und am Fuß schwerer, deshalb liegt der Becher voll gut in der Hand und kippt leer nicht um.\n\nAscheglasur gerät nie zweimal gleich. Rechnen Sie mit einem Ton Unterschied zum Bild.",
        ),
        attributes: vec![
            row(
                ("Material", "Stoneware with fine grog, reduction fired"),
                ("Material", "Steinzeug mit feiner Schamotte, reduzierend gebrannt"),
            ),
            row(("Height × width", "8.8 × 8.3 cm"), ("Höhe × Breite", "8,8 × 8,3 cm")),
            row(("Dishwasher", "Yes, tested 500 cycles"), ("Spülmaschinenfestigkeit", "Ja, 500 Durchgänge geprüft")),
        ],
        related: cards(l).into_iter().take(4).collect(),
        quantity: 1,
        error: None,
    }
}

fn simple(l: Locale) -> ProductView {
    ProductView {
        handle: "candle".into(),
        title: w(l, "Hand-dipped candle", "Handgezogene Bienenwachskerze"),
        options: Vec::new(),
        video: None,
        pictures: vec![pic("candle-beeswax", "Candle")],
        variants: vec![VariantView {
            sku: "HT-7001".into(),
            values: Vec::new(),
            price: PriceView { content: Content::parse("300 g"), ..PriceView::plain(eur(2_400)) },
            stock: StockFace::SoldOut,
            most: 0,
            picture: None,
        }],
        chosen: 0,
        error: Some(w(l, "The last one went to someone else a moment ago.", "Das letzte Stück ist gerade an jemand anderen gegangen.")),
        ..mug(l)
    }
}

fn cart_view(l: Locale) -> CartView {
    let line = |key: &str, en: &str, de: &str, facts: (&str, &str), quantity: u32, unit: i64| CartLine {
        key: key.into(),
        title: w(l, en, de),
        href: url::product(key),
        facts: w(l, facts.0, facts.1),
        picture: Some(pic(key, "")),
        quantity,
        most: 9,
        unit: PriceView { content: Content::parse(facts.0), ..PriceView::plain(eur(unit)) },
        total: eur(unit).times(quantity),
        notes: Vec::new(),
        gift: None,
    };
    let mut lines = vec![
        line("mug-oat", "Day mug", "Tagesbecher für Kaffee und Tee", ("Oat, 280 ml", "Hafer, 280 ml"), 1, 6_400),
        line(
            "linen-towels",
            "Kitchen towels, two",
            "Geschirrtücher, zwei Stück",
            ("Linen, ink stripe", "Leinen, Tintenstreifen"),
            2,
            3_400,
        ),
        line("candle-beeswax", "Hand-dipped candle", "Handgezogene Bienenwachskerze", ("300 g", "300 g"), 1, 2_400),
        line("stool-oak", "Three-leg stool", "Dreibeiniger Hocker", ("Oak", "Eiche"), 1, 18_900),
    ];
    lines[1].notes = vec![LineNote::OnlyLeft(2)];
    lines[2].notes = vec![LineNote::PriceWas(eur(2_600))];
    lines[3].notes = vec![LineNote::SoldOut];
    lines[3].most = 0;
    CartView {
        last_order: None,
        lines,
        totals: totals(l),
        total: eur(16_090),
        total_note: l.t_with("storefront-sum-tax-included", &[("tax", &l.money(eur(2_569))), ("rates", "19 %")]).into_owned(),
        free_delivery_in: Some(eur(450)),
        said: Some(w(l, "Day mug is in your cart.", "Tagesbecher liegt in Ihrem Warenkorb.")),
        error: None,
        can_check_out: true,
        suggestions: cards(l).into_iter().skip(5).collect(),
        ways_to_pay: w(l, "Card, bank transfer.", "Karte, Überweisung."),
    }
}

pub fn totals(l: Locale) -> Vec<TotalRow> {
    vec![
        TotalRow {
            label: l.t_with("storefront-sum-things", &[("n", "4")]).into_owned(),
            note: String::new(),
            amount: Amount::Of(eur(15_600)),
        },
        TotalRow {
            label: "DHL Standard".to_owned(),
            note: w(l, "Tue 24 to Wed 25 November", "Di, 24. bis Mi, 25. November"),
            amount: Amount::Of(eur(490)),
        },
    ]
}

pub fn pages(l: Locale) -> Vec<(&'static str, Markup)> {
    let at = |path: &str| cx(l, path);
    let trouble_of = |t: Trouble, reference: Option<&str>| {
        let view = TroubleView { trouble: t, guess: "day muq oat".into(), categories: shelves(l), reference: reference.map(str::to_owned) };
        trouble(&at("/nowhere"), &view)
    };
    let mut mended = cart_view(l);
    mended.can_check_out = false;
    mended.error = Some(w(l, "There are only two left.", "Es gibt nur noch zwei."));
    mended.said = None;
    let mut nothing = cart_view(l);
    nothing.lines.clear();
    nothing.said = None;
    let mut wordmark = at("/");
    let shop = Arc::make_mut(&mut wordmark.shop);
    shop.logo = Logo::Word;
    shop.name = "Kontor Nordlicht".into();
    vec![
        ("home", home_page(&at("/"), l)),
        ("home-word", home_page(&wordmark, l)),
        ("list", list_page(&at("/categories/ceramics"), l)),
        ("product", product(&at("/products/day-mug"), &mug(l)).render()),
        ("product-simple", product(&at("/products/candle"), &simple(l)).render()),
        ("search", search_page(&at("/search?q=mug"), l)),
        ("search-none", search(&at("/search?q=x"), &none_view(l))),
        ("cart", cart(&at("/cart"), &cart_view(l))),
        ("cart-mend", cart(&at("/cart"), &mended)),
        ("cart-empty", cart(&at("/cart"), &nothing)),
        ("text", text(&at("/pages/privacy"), &privacy(l))),
        ("404", trouble_of(Trouble::NotFound, None)),
        ("500", trouble_of(Trouble::Broken, Some("9f2c41"))),
        ("503", trouble_of(Trouble::Busy, None)),
    ]
}

fn row(title: String, cards: Vec<CardView>) -> RowView {
    RowView { more: (title.clone(), url::ALL.into()), title, cards }
}

fn home_page(cx: &Cx, l: Locale) -> Markup {
    let all = cards(l);
    home(
        cx,
        &[
            SectionView::Hero(HeroView {
                headline: w(l, "Fifty-five things, and who made them", "Fünfundfünfzig Dinge, und wer sie gemacht hat"),
                lead: w(
                    l,
                    "Eleven small workshops between the Baltic and the Alps. We sell what they make, tell you how, and mend it when it breaks.",
                    "Elf kleine Werkstätten zwischen Ostsee und Alpen. Wir verkaufen, was sie machen, erzählen, wie, und reparieren, was zerbricht.",
                ),
                picture: Some(pic("hero-banner", &w(l, "A long oak table in window light", "Ein langer Eichentisch im Fensterlicht"))),
                caption: "Flensburg, November".into(),
                button: (w(l, "See all things", "Alle Dinge ansehen"), url::ALL.into()),
            }),
            SectionView::Featured(row(w(l, "For the short days", "Für die kurzen Tage"), all[..5].to_vec())),
            SectionView::Story(StoryView {
                title: w(
                    l,
                    "Jette throws forty mugs before lunch and keeps thirty",
                    "Jette dreht vor dem Mittag vierzig Becher und behält dreißig",
                ),
                text: w(l, "The other ten go back into the clay.", "Die anderen zehn werden wieder Ton."),
                picture: Some(pic("journal-kiln", "")),
                side: Side::Start,
                button: Some((w(l, "Read the visit", "Zum Besuch"), "/pages/visit".into())),
            }),
            SectionView::Categories { title: String::new(), entries: shelves(l) },
            SectionView::Row(row(w(l, "New on the shelf", "Neu im Regal"), all[3..].to_vec())),
            SectionView::Quote(QuoteView {
                quote: w(l, "They planed it and charged me the postage.", "Sie haben es gehobelt und mir das Porto berechnet."),
                by: "Marit H., Lübeck".into(),
                picture: Some(pic("board-walnut", "")),
            }),
        ],
    )
    .render()
}

fn list_page(cx: &Cx, l: Locale) -> Markup {
    let mut narrow = narrow(l, url::category("ceramics"));
    narrow.price_min = "18".into();
    narrow.price_max = "90".into();
    let chip = |label: String| ChipView { label, href: url::category("ceramics") };
    narrow.chips = vec![chip(w(l, "Oat", "Hafer")), chip(w(l, "€18 to €90", "18 bis 90 €"))];
    list(
        cx,
        &ListView {
            title: w(l, "Ceramics", "Keramik"),
            lead: w(l, "Stoneware and porcelain from three potteries.", "Steinzeug und Porzellan aus drei Töpfereien."),
            crumbs: vec![crumb("Thrum".into(), Some("/".into())), crumb(w(l, "Ceramics", "Keramik"), None)],
            path: url::category("ceramics"),
            picture: None,
            subcategories: vec![
                link(w(l, "Mugs and cups", "Becher und Tassen"), url::category("ceramics/mugs"), Some(5)),
                link(w(l, "Bowls", "Schalen"), url::category("ceramics/bowls"), Some(4)),
                link(w(l, "Vases", "Vasen"), url::category("ceramics/vases"), Some(0)),
            ],
            narrow,
            total: 54,
            cards: cards(l),
            pager: PagerView { page: 2, pages: 6, base: url::category("ceramics") },
        },
    )
    .render()
}

fn search_page(cx: &Cx, l: Locale) -> Markup {
    let mut narrow = narrow(l, url::ALL.into());
    narrow.query = "stonware mugg".into();
    search(
        cx,
        &SearchView {
            query: "stonware mugg".into(),
            corrected: Some("stoneware mug".into()),
            narrow,
            kinds: vec![link(w(l, "Ceramics", "Keramik"), url::category("ceramics"), Some(4))],
            total: 9,
            cards: cards(l),
            pager: PagerView { page: 1, pages: 1, base: url::search("stonware mugg") },
            ..SearchView::default()
        },
    )
}

fn none_view(l: Locale) -> SearchView {
    SearchView {
        query: w(l, "bicycle lamp", "Fahrradlampe"),
        categories: shelves(l).into_iter().take(4).collect(),
        near: cards(l).into_iter().skip(5).collect(),
        ..SearchView::default()
    }
}

fn privacy(l: Locale) -> TextView {
    TextView {
        handle: "privacy".into(),
        search_title: w(l, "Privacy", "Datenschutz"),
        description: w(l, "What this shop keeps, why and for how long.", "Was dieser Shop speichert, warum und wie lange."),
        picture: None,
        lang: None,
        reader: Reader::Visitor,
        title: w(l, "No cookie banner, because there is nothing to ask", "Kein Cookie-Banner, weil es nichts zu fragen gibt"),
        text: prose(&w(
            l,
            "This shop counts visits without knowing visitors.\n\n## Who else sees something\nThe payment service when you pay by card.\nThe carrier gets name and address.\n\n- To know\n- To correct\n- To delete",
            "Dieser Shop zählt Besuche, ohne Besucher zu kennen.\n\n## Wer noch etwas sieht\nDer Zahlungsdienst, wenn Sie mit Karte zahlen.\nDer Paketdienst erhält Name und Adresse.\n\n- Auskunft\n- Berichtigung\n- Löschung",
        )),
    }
}
