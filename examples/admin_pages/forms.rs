//! Settings, resources, staff, a question before something is deleted.

use crate::desk::{ago, came_back, cx, desk, eur, no_options, say};
use maud::{Markup, html};
use sutler::base::{Country, Id, Locale, StaffId, Words};
use sutler::shop::settings::Settings;
use sutler::shop::shipping::{ShippingKind, ShippingPrice, WeightStep};
use sutler::shop::staff::Role;
use sutler::web::admin::resource_pages::{ConfirmView, FormView, ListRow, ListView, confirm_page, form_page, list_page};
use sutler::web::admin::settings::{CONTACT, SHOP, SettingsView, settings_page, shop_facts};
use sutler::web::admin::shipping::{SHIPPING, ShippingFacts};
use sutler::web::admin::staff::{StaffRow, StaffView, staff_page};
use sutler::web::admin::ui::{Link, Look, Tag};
use sutler::web::field::draw::Filled;
use sutler::web::ui::ChoiceView;

pub fn pages(locale: Locale) -> Vec<(&'static str, Markup)> {
    let (settings_cx, ship_cx, staff_cx) = (cx(locale, "/admin/settings/shop"), cx(locale, "/admin/shipping"), cx(locale, "/admin/staff"));
    let crumbs = vec![Link::new("/admin/settings", say(locale, "Settings", "Einstellungen"))];
    let save = say(locale, "Save", "Sichern").to_owned();
    let facts = shop_facts(Settings::new("Thrum", Country::DE));
    let options = |name: &str| match name {
        "country" => vec![ChoiceView::new("DE", say(locale, "Germany", "Deutschland"))],
        _ => vec![ChoiceView::new("Europe/Berlin", "Europe/Berlin")],
    };
    let form = |title: &str, groups| FormView {
        title: title.into(),
        crumbs: crumbs.clone(),
        to: "/admin/settings/shop".into(),
        groups,
        save: save.clone(),
        delete: None,
        hidden: Vec::new(),
        trouble: None,
    };
    let shop = form(
        say(locale, "Name, country, prices", "Name, Land, Preise"),
        Filled { form: &SHOP, facts: Some(&facts), typed: None, wrong: &[], options: &options }.groups(&settings_cx),
    );
    let contact =
        form(say(locale, "Contact", "Kontakt"), came_back(&CONTACT, "email=moin&phone=&address=Am+Kai+9", &no_options, &settings_cx));
    let method = ShippingFacts {
        name: Words { en: "DHL parcel".into(), de: "DHL Paket".into() },
        note: Words::default(),
        kind: ShippingKind::Delivery,
        countries: vec![Country::DE],
        price: ShippingPrice::ByWeight(vec![
            WeightStep { up_to_g: 2_000, price: eur(490) },
            WeightStep { up_to_g: 10_000, price: eur(850) },
        ]),
        free_from: Some(eur(8_000)),
        days: Some((2, 3)),
        week: Vec::new(),
        slot_minutes: 30,
        per_slot: 4,
        lead_minutes: 60,
        days_ahead: 7,
        closed: Vec::new(),
        active: true,
        position: 0,
    };
    let groups = Filled { form: &SHIPPING, facts: Some(&method), typed: None, wrong: &[], options: &no_options }.groups(&ship_cx);
    let shipping = FormView { delete: Some("/admin/shipping/1/delete".into()), ..form(say(locale, "DHL parcel", "DHL Paket"), groups) };
    let list = ListView {
        path: "/admin/shipping",
        word: "admin-shipping",
        heads: vec![("admin-name", ""), ("admin-countries", ""), ("word-price", "num"), ("admin-state", "tags")],
        rows: vec![
            ListRow {
                href: "/admin/shipping/1".into(),
                cells: vec![
                    html! { "DHL Paket" },
                    html! { "DE" },
                    html! { (ship_cx.money(eur(490))) },
                    html! { (Tag::new(Look::Done, ship_cx.t("admin-active"))) },
                ],
            },
            ListRow {
                href: "/admin/shipping/2".into(),
                cells: vec![
                    html! { "Abholung" },
                    html! { "DE" },
                    html! { (ship_cx.money(eur(0))) },
                    html! { (Tag::new(Look::Idle, ship_cx.t("admin-inactive"))) },
                ],
            },
        ],
    };
    let none = ListView { rows: vec![], ..list.clone() };
    let person = |id, name: &str, role, is_active, seen| StaffRow {
        id: StaffId::new(id),
        name: name.into(),
        email: format!("{}@thrum.example", name.to_lowercase()),
        role,
        is_active,
        seen,
    };
    let staff = StaffView {
        rows: vec![person(1, "Ane", Role::Owner, true, Some(ago(1))), person(2, "Ove", Role::Fulfilment, false, None)],
        invited: vec![(Id::new(1), Role::Manager, ago(-1_400))],
        new_link: Some("https://thrum.example/admin/first/9rT3mXw0aQb7".into()),
    };
    let confirm = ConfirmView {
        title: say(locale, "Delete “DHL parcel”?", "„DHL Paket“ löschen?").into(),
        about: ship_cx.t("admin-delete-about").into_owned(),
        to: "/admin/shipping/1/delete".into(),
        label: say(locale, "Delete", "Löschen").into(),
        back: Link::new("/admin/shipping/1", say(locale, "DHL parcel", "DHL Paket")),
        hidden: Vec::new(),
        trouble: None,
    };
    let overview = SettingsView { remarks: vec![("/admin/shipping", "2".into())], can_wipe: true };
    vec![
        ("settings", settings_page(&desk(&settings_cx), &overview)),
        ("settings-shop", form_page(&desk(&settings_cx), &shop)),
        ("settings-contact", form_page(&desk(&settings_cx), &contact)),
        ("shipping", list_page(&desk(&ship_cx), &list, &html! {})),
        ("shipping-none", list_page(&desk(&ship_cx), &none, &html! {})),
        ("shipping-one", form_page(&desk(&ship_cx), &shipping)),
        ("staff", staff_page(&desk(&staff_cx), &staff)),
        ("delete", confirm_page(&desk(&ship_cx), &confirm)),
    ]
}
