//! The overview of all settings, and the sections that are one form each.

use crate::base::{Country, Error, Outcome, Refusal};
use crate::shop::payment::bank_account::SaveBankAccount;
use crate::shop::settings::{
    Announcement, CloseShop, Closed, Newsletter, SaveContact, SaveHome, SaveNewsletter, SaveSettings, Settings, the,
};
use crate::shop::{Command, Permission, payment, shipping, staff, stock, wipe};
use crate::store::Snapshot;
use crate::web::admin::enter::zones;
use crate::web::admin::resource_pages::{ConfirmView, FormView, confirm_page, form_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::settings::{
    BANK, CLOSING, CONTACT, ClosingFacts, HOME, HomeFacts, NEWSLETTER, SETTINGS, SHOP, SettingsView, settings_page, shop_facts,
};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DELETED, SAID_SAVED};
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, conflict, mistakes};
use crate::web::field::{Form, ReadCx};
use crate::web::form::Raw;
use crate::web::site::Site;
use crate::web::ui::ChoiceView;
use axum::Router;
use axum::response::Response;
use axum::routing::get;

/// A section: where it is, its form, what stands in it, and what saves it.
struct Section<F: 'static, C> {
    path: &'static str,
    /// Text key of its title.
    title: &'static str,
    form: Form<F>,
    /// `None` where nothing is kept yet.
    facts: fn(Settings) -> Option<F>,
    save: fn(F) -> C,
}

static OF_SHOP: Section<SaveSettings, SaveSettings> = Section {
    path: "/admin/settings/shop",
    title: "admin-settings-shop",
    form: SHOP,
    facts: |settings| Some(shop_facts(settings)),
    save: |facts| facts,
};

static OF_CONTACT: Section<crate::shop::settings::Contact, SaveContact> = Section {
    path: "/admin/settings/contact",
    title: "admin-settings-contact",
    form: CONTACT,
    facts: |settings| Some(settings.contact),
    save: |contact| SaveContact { contact },
};

static OF_HOME: Section<HomeFacts, SaveHome> = Section {
    path: "/admin/settings/home",
    title: "admin-settings-announcement",
    form: HOME,
    facts: |settings| Some(HomeFacts::from(settings)),
    save: |HomeFacts { announcement, link, from, until }| SaveHome {
        announcement: Some(Announcement { text: announcement, link, from, until }),
    },
};

static OF_NEWSLETTER: Section<Newsletter, SaveNewsletter> = Section {
    path: "/admin/settings/newsletter",
    title: "admin-settings-newsletter",
    form: NEWSLETTER,
    facts: |settings| Some(settings.newsletter),
    save: |newsletter| SaveNewsletter { newsletter },
};

static OF_CLOSING: Section<ClosingFacts, CloseShop> = Section {
    path: "/admin/settings/closing",
    title: "admin-settings-closing",
    form: CLOSING,
    facts: |settings| settings.closed.map(|Closed { text, until }| ClosingFacts { closed: true, text, until }),
    save: |ClosingFacts { closed, text, until }| CloseShop { closed: closed.then_some(Closed { text, until }) },
};

static OF_BANK: Section<crate::shop::settings::BankAccount, SaveBankAccount> = Section {
    path: BANK_PATH,
    title: "admin-settings-bank",
    form: BANK,
    facts: |settings| settings.bank,
    save: |account| SaveBankAccount { account: Some(account) },
};

const BANK_PATH: &str = "/admin/settings/bank";

pub fn routes() -> Router<Site> {
    Router::new()
        .route(SETTINGS, get(overview))
        .merge(section(&OF_SHOP))
        .merge(section(&OF_CONTACT))
        .merge(section(&OF_HOME))
        .merge(section(&OF_NEWSLETTER))
        .merge(section(&OF_CLOSING))
        .merge(section(&OF_BANK))
        .route(&format!("{BANK_PATH}/delete"), get(ask_delete_bank).post(delete_bank))
}

fn section<F: Send, C: Command<Done = ()>>(of: &'static Section<F, C>) -> Router<Site> {
    let show = async move |who: SignedIn| who.answer(|ask| show(ask, of, &Tried::default()).map(Answer::Page));
    let save = async move |form: StaffForm| form.who.answer(|ask| save(ask, of, &form.raw));
    Router::new().route(of.path, get(show).post(save))
}

/// A form that comes back.
#[derive(Default)]
struct Tried<'a> {
    raw: Option<&'a Raw>,
    refusal: Option<&'a Refusal>,
}

fn show<F, C>(ask: &Ask<'_>, of: &'static Section<F, C>, tried: &Tried<'_>) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Settings)?;
    let (cx, desk) = (ask.cx, ask.desk());
    let facts = (of.facts)(the(&ask.shop.read()?)?);
    let options = |name: &str| options(cx, name);
    let wrong = tried.refusal.and_then(mistakes).unwrap_or_default();
    let filled = Filled { form: &of.form, facts: facts.as_ref(), typed: tried.raw, wrong, options: &options };
    let view = FormView {
        title: desk.t(of.title).into_owned(),
        crumbs: vec![Link::new(SETTINGS, desk.t("admin-nav-settings"))],
        to: of.path.to_owned(),
        groups: filled.groups(cx),
        save: desk.t("admin-save").into_owned(),
        delete: facts.filter(|_| of.path == BANK_PATH).map(|_| format!("{BANK_PATH}/delete")),
        hidden: Vec::new(),
        trouble: tried.refusal.and_then(|refusal| conflict(cx, refusal)),
    };
    Ok(form_page(&desk, &view))
}

fn options(cx: &Cx, name: &str) -> Vec<ChoiceView> {
    match name {
        "country" => Country::by_name(cx.locale).iter().map(|c| ChoiceView::new(c.code(), c.name(cx.locale))).collect(),
        "time_zone" => zones(&cx.shop.time_zone),
        _ => Vec::new(),
    }
}

fn save<F, C: Command<Done = ()>>(ask: &Ask<'_>, of: &'static Section<F, C>, raw: &Raw) -> Outcome<Answer> {
    let read = of.form.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
    match read.and_then(|facts| ask.shop.run(ask.actor, (of.save)(facts))) {
        Ok(()) => Ok(Answer::Go(format!("{}?said={SAID_SAVED}", of.path))),
        Err(Error::Refused(refusal @ Refusal::Invalid(_))) => {
            Ok(Answer::Mend(show(ask, of, &Tried { raw: Some(raw), refusal: Some(&refusal) })?))
        }
        Err(Error::Refused(refusal @ Refusal::Conflict { .. })) => {
            Ok(Answer::Refused(show(ask, of, &Tried { raw: Some(raw), refusal: Some(&refusal) })?))
        }
        Err(other) => Err(other),
    }
}

async fn overview(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        let reads = ask.shop.read()?;
        let can_wipe = ask.actor.may(Permission::Staff) && wipe::stand(&reads)? != wipe::Stand::NoDemo;
        Ok(Answer::Page(settings_page(&ask.desk(), &SettingsView { remarks: remarks(ask, &reads)?, can_wipe })))
    })
}

/// How many there are of what can be counted.
fn remarks(ask: &Ask<'_>, reads: &Snapshot) -> Outcome<Vec<(&'static str, String)>> {
    let counts = [
        ("/admin/shipping", shipping::methods(reads)?.iter().filter(|m| m.active).count()),
        ("/admin/payment-methods", payment::method::methods(reads)?.iter().filter(|m| m.active).count()),
        ("/admin/locations", stock::locations(reads)?.len()),
        ("/admin/staff", staff::all(reads)?.iter().filter(|member| member.active).count()),
    ];
    Ok(counts.into_iter().map(|(path, n)| (path, ask.desk().count(n as u64))).collect())
}

async fn ask_delete_bank(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        let desk = ask.desk();
        let view = ConfirmView {
            title: desk.t("admin-bank-delete-title").into_owned(),
            about: desk.t("admin-bank-delete-about").into_owned(),
            to: format!("{BANK_PATH}/delete"),
            label: desk.t("admin-delete").into_owned(),
            back: Link::new(BANK_PATH, desk.t("admin-settings-bank")),
            hidden: Vec::new(),
            trouble: None,
        };
        Ok(Answer::Page(confirm_page(&desk, &view)))
    })
}

async fn delete_bank(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.shop.run(ask.actor, SaveBankAccount { account: None })?;
        Ok(Answer::Go(format!("{BANK_PATH}?said={SAID_DELETED}")))
    })
}
