//! Settings of the whole shop: the overview, and one form a section.

use crate::base::{Country, Email, Locale, Time, Words};
use crate::shop::settings::{Announcement, BankAccount, Contact, Newsletter, PriceDisplay, SaveSettings, Settings};
use crate::web::admin::ui::{Desk, Page, Panel};
use crate::web::admin::wipe::WIPE;
use crate::web::field::input::{Count, Days, Line, LineOrNone, Note, Phone, WordsLineOrNone, WordsNote, Zone};
use crate::web::field::{Form, form};
use crate::web::ui::icon;
use maud::{Markup, Render, html};

pub const SETTINGS: &str = "/admin/settings";

/// `/admin/settings/shop`: the command is its own form.
pub const SHOP: Form<SaveSettings> = form!(SaveSettings {
    ["admin-settings-shop", "admin-settings-shop-about"]
    name: Line = "admin-setup-name", "";
    tagline: WordsLineOrNone = "admin-settings-tagline", "admin-settings-tagline-help";
    base_url: Option<Line> = "admin-settings-base-url", "admin-settings-base-url-help";
    ["admin-settings-money", "admin-settings-money-about"]
    country: Country = "admin-country", "";
    prices: PriceDisplay = "admin-prices", "";
    locale: Locale = "admin-language", "admin-settings-locale-help";
    time_zone: Zone = "admin-time-zone", "";
    ["admin-settings-orders", "admin-settings-orders-about"]
    order_prefix: LineOrNone = "admin-settings-prefix", "admin-settings-prefix-help";
    hold_days: Count = "admin-settings-hold", "admin-settings-hold-help";
    remind_days: Days = "admin-settings-remind", "admin-settings-remind-help";
    dispatch_days: Count = "admin-settings-dispatch", "admin-settings-dispatch-help";
});

pub fn shop_facts(s: Settings) -> SaveSettings {
    let Settings {
        name, tagline, country, locale, prices, time_zone, base_url, hold_days, remind_days, dispatch_days, order_prefix, ..
    } = s;
    SaveSettings { name, tagline, country, locale, prices, time_zone, base_url, hold_days, remind_days, dispatch_days, order_prefix }
}

/// `/admin/settings/contact`
pub const CONTACT: Form<Contact> = form!(Contact {
    ["admin-settings-contact", "admin-settings-contact-about"]
    email: Option<Email> = "admin-email", "admin-settings-email-help", autocomplete = "email";
    phone: Phone = "admin-phone", "", autocomplete = "tel";
    address: Note = "admin-settings-address", "admin-settings-address-help";
    opening: WordsLineOrNone = "admin-settings-opening", "admin-settings-opening-help";
});

/// `/admin/settings/bank`
pub const BANK: Form<BankAccount> = form!(BankAccount {
    ["admin-settings-bank", "admin-settings-bank-about"]
    holder: Line = "admin-bank-holder", "";
    iban: Line = "word-iban", "";
    bic: LineOrNone = "word-bic", "";
    bank: LineOrNone = "admin-bank-name", "";
    ["admin-bank-address", "admin-bank-address-about"]
    street: LineOrNone = "admin-bank-street", "";
    house: LineOrNone = "admin-bank-house", "";
    postal_code: LineOrNone = "admin-bank-postal-code", "";
    city: LineOrNone = "admin-bank-city", "";
});

/// `/admin/settings/home`
#[derive(Clone, Debug)]
pub struct HomeFacts {
    pub announcement: Words,
    pub link: String,
    pub from: Option<Time>,
    pub until: Option<Time>,
}

pub const HOME: Form<HomeFacts> = form!(HomeFacts {
    ["admin-settings-announcement", "admin-settings-announcement-about"]
    announcement: WordsLineOrNone = "admin-announcement", "";
    link: LineOrNone = "admin-announcement-link", "admin-announcement-link-help";
    from: Option<Time> = "admin-page-from", "admin-page-from-help";
    until: Option<Time> = "admin-page-until", "admin-announcement-until-help";
});

/// `/admin/settings/newsletter`
pub const NEWSLETTER: Form<Newsletter> = form!(Newsletter {
    ["admin-settings-newsletter", "admin-settings-newsletter-about"]
    offered: bool = "admin-newsletter-offered", "admin-newsletter-offered-help";
    promise: WordsLineOrNone = "admin-newsletter-promise", "admin-newsletter-promise-help";
});

/// Closing the shop for a while.
pub struct ClosingFacts {
    pub closed: bool,
    pub text: Words,
    pub until: Option<Time>,
}

pub const CLOSING: Form<ClosingFacts> = form!(ClosingFacts {
    ["admin-settings-closing", "admin-settings-closing-about"]
    closed: bool = "admin-closing-closed", "";
    text: WordsNote = "admin-closing-text", "admin-closing-text-help";
    until: Option<Time> = "admin-closing-until", "admin-closing-until-help";
});

impl From<Settings> for HomeFacts {
    fn from(s: Settings) -> HomeFacts {
        let Announcement { text, link, from, until } = s.announcement.unwrap_or_default();
        HomeFacts { announcement: text, link, from, until }
    }
}

/// The overview: every place where something is set, what for, and its state in a few words where that helps.
#[derive(Clone, Debug, Default)]
pub struct SettingsView {
    /// Path of a page and a remark: `3 methods`, `no mail server`.
    pub remarks: Vec<(&'static str, String)>,
    /// The shop came from the demo, and whoever looks may wipe it.
    pub can_wipe: bool,
}

/// Path, icon, text key of the name; the line below is that key with `-line`.
type Place = (&'static str, &'static str, &'static str);

const PLACES: [(&str, &[Place]); 3] = [
    (
        "admin-settings-of-shop",
        &[
            ("/admin/settings/shop", "home", "admin-settings-shop"),
            ("/admin/settings/contact", "mail", "admin-settings-contact"),
            ("/admin/theme", "edit", "admin-nav-theme"),
            ("/admin/settings/home", "eye", "admin-settings-announcement"),
            ("/admin/settings/newsletter", "mail", "admin-settings-newsletter"),
            ("/admin/settings/closing", "lock", "admin-settings-closing"),
            ("/admin/pages", "page", "admin-nav-pages"),
            ("/admin/menus", "flow", "admin-menu-list"),
        ],
    ),
    (
        "admin-settings-of-selling",
        &[
            ("/admin/shipping", "truck", "admin-nav-shipping"),
            ("/admin/payment-methods", "card", "admin-nav-payment-methods"),
            ("/admin/settings/stripe", "card", "admin-settings-stripe"),
            ("/admin/settings/paypal", "card", "admin-settings-paypal"),
            ("/admin/settings/bank", "bank", "admin-settings-bank"),
            ("/admin/tax", "tag", "admin-nav-tax"),
            ("/admin/locations", "pin", "admin-nav-locations"),
        ],
    ),
    (
        "admin-settings-of-work",
        &[
            ("/admin/staff", "users", "admin-nav-staff"),
            ("/admin/letters", "mail", "admin-nav-letters"),
            ("/admin/flows", "flow", "admin-nav-flows"),
            ("/admin/me", "user", "admin-nav-me"),
            ("/admin/styleguide", "image", "admin-styleguide"),
            ("/", "eye", "admin-nav-view-shop"),
        ],
    ),
];

pub fn settings_page(desk: &Desk<'_>, view: &SettingsView) -> Markup {
    let title = desk.t("admin-nav-settings");
    let remark = |path: &str| view.remarks.iter().find(|(p, _)| *p == path).map_or("", |(_, words)| words.as_str());
    let body = html! { @for (i, (head, places)) in PLACES.iter().enumerate() {
        (Panel { id: &format!("set-{i}"), title: &desk.t(head), aside: html! {}, body: html! { ul.rows { @for (path, icon_name, name) in *places { li {
            (icon(icon_name))
            a href=(path) { (desk.t(name)) small { (desk.t(&format!("{name}-line"))) } }
            span.muted.s { (remark(path)) }
        } } } } })
    } };
    let wipe = html! { @if view.can_wipe { (Panel { id: "wipe", title: &desk.t("admin-wipe-of-demo"), aside: html! {}, body: html! { ul.rows { li {
        (icon("trash")) a href=(WIPE) { (desk.t("admin-wipe")) small { (desk.t("admin-wipe-line")) } } span {}
    } } } }) } };
    Page { width: "narrow", ..Page::new(desk, &title, html! { (body) (wipe) }) }.render()
}
