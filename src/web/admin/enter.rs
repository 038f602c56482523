//! Coming in: signing in and out, joining by a one-time link, and setting the shop up.

use crate::base::{Country, Email, Error, Outcome, Refusal, StaffId, Wrong};
use crate::shop::settings::PriceDisplay;
use crate::shop::settings::set_up::SetUp;
use crate::shop::staff::invite::{self, AcceptInvitation};
use crate::shop::staff::password;
use crate::shop::staff::session::{SignIn, SignOut};
use crate::shop::{Actor, Permission, staff};
use crate::web::admin::setup::{CountryView, SETUP, SETUP_FORM, SetupFacts, SetupView, country_page, setup_page};
use crate::web::admin::sign_in::{FIRST_OWNER, SIGN_IN, SignInTrouble, SignInView, first_owner_page, link_over_page, sign_in_page};
use crate::web::admin::signed_in::{STAFF_COOKIE, SignedIn, StaffForm};
use crate::web::body::Form;
use crate::web::error::{Bare, Failure};
use crate::web::field::ReadCx;
use crate::web::field::draw::{Filled, mistakes};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::reply::{self, Audience};
use crate::web::site::door;
use crate::web::ui::{ChoiceView, FieldView};
use crate::web::visit::Visit;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::{Mutex, PoisonError};

pub async fn sign_in(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = Raw::parse(query.unwrap_or_default().as_bytes())?;
    let trouble = (!query.get("over").is_empty()).then_some(SignInTrouble::Over);
    let next = reply::own_path(query.get("next"));
    let view = SignInView { trouble, next: if next == "/" { String::new() } else { next.to_owned() }, ..SignInView::default() };
    Ok(reply::page(sign_in_page(&visit.cx, &view)))
}

/// Passwords are checked one at a time: each takes 19 MiB and a good part of a core.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The same work and the same words whether the address is known or not.
pub async fn sign_in_form(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    let email = typed.get("email").trim().to_owned();
    let again = |status: StatusCode, trouble: SignInTrouble| {
        let view = SignInView { email: email.clone(), trouble: Some(trouble), next: typed.get("next").to_owned(), demo: None };
        reply::page_with(status, sign_in_page(&visit.cx, &view))
    };
    if !visit.site.limits.allows(Wish::SignIn, visit.caller) {
        return Ok(again(StatusCode::TOO_MANY_REQUESTS, SignInTrouble::Wait { minutes: 1 }));
    }
    let found = door(|| verified(&visit, &email, typed.get("password")))?;
    let Some((staff, verified)) = found else {
        tracing::warn!(caller = %visit.caller, "a sign-in was refused");
        return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, SignInTrouble::Mismatch));
    };
    let token = door(|| visit.site.shop.run(&Actor::System, SignIn { staff, verified }))?;
    let next = match reply::own_path(typed.get("next")) {
        "/" => "/admin",
        own => own,
    };
    Ok(reply::with_cookie(reply::see_other(next), &visit, Audience::Admin, STAFF_COOKIE, &token, 1))
}

/// Whose password it is, and the hash that was checked.
fn verified(visit: &Visit, email: &str, typed: &str) -> Outcome<Option<(StaffId, String)>> {
    let snapshot = visit.site.shop.read()?;
    let member = Email::parse(email).map_or(Ok(None), |email| staff::by_email(&snapshot, &email))?.filter(|m| m.active);
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let right = password::verify_or_pretend(typed, member.as_ref().map(|m| m.password_hash.as_str()));
    Ok(member.filter(|_| right).map(|m| (m.id, m.password_hash)))
}

pub async fn sign_out(StaffForm { who, .. }: StaffForm) -> Result<Response, Failure> {
    door(|| who.visit.site.shop.run(&Actor::System, SignOut { token_hash: crate::shop::token::hash(&who.token) }))?;
    Ok(reply::with_cookie(reply::see_other(SIGN_IN), &who.visit, Audience::Admin, STAFF_COOKIE, "", 0))
}

pub fn join_path(token: &str) -> String {
    format!("/admin/join/{token}")
}

/// The page behind a one-time link.
pub async fn join(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let holds = door(|| invite::find(&visit.site.shop.read()?, &token, visit.site.shop.now()))?.is_some();
    if !holds {
        return Ok(reply::page_with(StatusCode::GONE, link_over_page(&visit.cx)));
    }
    let fields = owner_fields(&visit, None, &[]);
    Ok(reply::page(first_owner_page(&visit.cx, &join_path(&token), &fields)))
}

fn owner_fields(visit: &Visit, typed: Option<&Raw>, wrong: &[Wrong]) -> Vec<FieldView> {
    Filled { form: &FIRST_OWNER, facts: None, typed, wrong, options: &|_| Vec::new() }.fields(&visit.cx)
}

pub async fn join_form(visit: Visit, Path(token): Path<String>, Form(typed): Form) -> Result<Response, Failure> {
    let joined = door(|| add_owner(&visit, &token, &typed));
    match joined {
        Ok(session) => {
            let to = if visit.facts.settings.is_none() { SETUP } else { "/admin" };
            Ok(reply::with_cookie(reply::see_other(to), &visit, Audience::Admin, STAFF_COOKIE, &session, 1))
        }
        Err(Error::Refused(Refusal::Conflict { code: "link-expired" })) => {
            Ok(reply::page_with(StatusCode::GONE, link_over_page(&visit.cx)))
        }
        Err(Error::Refused(refusal)) if mistakes(&refusal).is_some() => {
            let fields = owner_fields(&visit, Some(&typed), mistakes(&refusal).unwrap_or_default());
            let page = first_owner_page(&visit.cx, &join_path(&token), &fields);
            Ok(reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(e) => Err(e.into()),
    }
}

/// Makes the account and signs it in. The password is hashed here, never in the writer.
fn add_owner(visit: &Visit, token: &str, typed: &Raw) -> Outcome<String> {
    let shop = &visit.site.shop;
    if invite::find(&shop.read()?, token, shop.now())?.is_none() {
        return Err(Refusal::conflict("link-expired").into());
    }
    let facts = FIRST_OWNER.read(typed, &ReadCx::of(&visit.cx))?;
    password::check(&facts.password, &[&visit.cx.shop.name, facts.email.as_str(), &facts.name]).map_err(|w| Refusal::Invalid(vec![w]))?;
    let hash = hashed(shop, &facts.password)?;
    let accept = AcceptInvitation { token: token.to_owned(), email: facts.email, name: facts.name, password_hash: hash.clone() };
    let staff = shop.run(&Actor::Visitor, accept)?;
    shop.run(&Actor::System, SignIn { staff, verified: hash })
}

/// A new password as it is kept.
pub fn hashed(shop: &crate::shop::Shop, password: &str) -> Outcome<String> {
    let mut salt = [0; 16];
    salt.copy_from_slice(&shop.random()[..16]);
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    password::hash(password, salt)
}

/// Whether it is the password behind the hash of somebody who is signed in.
pub fn is_right(typed: &str, hash: &str) -> bool {
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    password::verify(typed, hash)
}

/// Countries that are asked for first; whoever lives elsewhere finds it below.
const LIKELY: [&str; 6] = ["DE", "AT", "CH", "GB", "FR", "NL"];

pub async fn set_up(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    if who.visit.facts.settings.is_some() {
        return Ok(reply::see_other("/admin"));
    }
    let query = Raw::parse(query.unwrap_or_default().as_bytes())?;
    let named = if query.get("other").is_empty() { query.get("country") } else { query.get("other") };
    let cx = &who.visit.cx;
    let Some(country) = Country::from_code(named) else {
        let choice = |country: Country| ChoiceView::new(country.code(), country.name(cx.locale));
        let likely = LIKELY.into_iter().filter_map(Country::from_code).map(choice).collect();
        let others = Country::by_name(cx.locale).iter().copied().filter(|c| !LIKELY.contains(&c.code())).map(choice).collect();
        return Ok(reply::page(country_page(cx, &CountryView { likely, others })));
    };
    let facts = facts_of(&who, country);
    Ok(reply::page(setup_page(cx, &setup_view(&who, country, Some(&facts), None, &[]))))
}

/// What follows from a country, ready to be changed.
fn facts_of(who: &SignedIn, country: Country) -> SetupFacts {
    let begin = SetUp::new("", country);
    SetupFacts {
        shop_name: String::new(),
        contact_email: who.visit.cx.staff.as_ref().and_then(|s| Email::parse(&s.email)).expect("staff have a good address"),
        country,
        currency: begin.currency,
        prices: begin.prices,
        language: begin.locale,
        time_zone: country.time_zone().to_owned(),
    }
}

fn setup_view(who: &SignedIn, country: Country, facts: Option<&SetupFacts>, typed: Option<&Raw>, wrong: &[Wrong]) -> SetupView {
    let cx = &who.visit.cx;
    let options = |name: &str| setup_options(cx, country, name);
    let fields = Filled { form: &SETUP_FORM, facts, typed, wrong, options: &options }.fields(cx);
    let tax = country.tax_suggestion();
    let begin = SetUp::new("", country);
    let mut follows = vec![
        (cx.t("admin-currency").into_owned(), begin.currency.code().to_owned()),
        (
            cx.t("admin-prices").into_owned(),
            cx.t(if begin.prices == PriceDisplay::Gross { "admin-prices-gross" } else { "admin-prices-net" }).into_owned(),
        ),
    ];
    if let Some(tax) = tax {
        let rates = std::iter::once(tax.standard).chain(tax.reduced).map(|rate| cx.percent(rate)).collect::<Vec<_>>();
        follows.push((cx.t("admin-nav-tax").into_owned(), rates.join(", ")));
    }
    follows.push((cx.t("admin-time-zone").into_owned(), country.time_zone().to_owned()));
    SetupView { country: country.name(cx.locale).to_owned(), follows, fields }
}

fn setup_options(cx: &crate::web::cx::Cx, country: Country, name: &str) -> Vec<ChoiceView> {
    match name {
        "country" => Country::by_name(cx.locale).iter().map(|c| ChoiceView::new(c.code(), c.name(cx.locale))).collect(),
        "currency" => {
            let mut codes: Vec<&str> = Country::all().map(|c| c.currency().code()).collect();
            codes.sort_unstable();
            codes.dedup();
            codes.into_iter().map(|code| ChoiceView::new(code, code)).collect()
        }
        "time_zone" => zones(country.time_zone()),
        _ => Vec::new(),
    }
}

/// The time zones of all countries, and `own`.
pub fn zones(own: &str) -> Vec<ChoiceView> {
    let mut zones: Vec<&str> = Country::all().map(Country::time_zone).collect();
    zones.push(own);
    zones.sort_unstable();
    zones.dedup();
    zones.into_iter().map(|zone| ChoiceView::new(zone, zone.replace('_', " "))).collect()
}

pub async fn set_up_form(StaffForm { who, raw }: StaffForm) -> Result<Response, Failure> {
    who.actor.must(Permission::Settings)?;
    if who.visit.facts.settings.is_some() {
        return Ok(reply::see_other("/admin"));
    }
    let done = door(|| {
        let facts = SETUP_FORM.read(&raw, &ReadCx::of(&who.visit.cx))?;
        let tax = facts.country.tax_suggestion();
        let set_up = SetUp {
            name: facts.shop_name,
            currency: facts.currency,
            locale: facts.language,
            prices: facts.prices,
            time_zone: Some(facts.time_zone),
            email: Some(facts.contact_email),
            standard_rate: tax.as_ref().map(|t| t.standard),
            reduced_rate: tax.and_then(|t| t.reduced.first().copied()),
            ..SetUp::new("", facts.country)
        };
        who.visit.site.shop.run(&who.actor, set_up)
    });
    match done {
        Ok(()) | Err(Error::Refused(Refusal::Conflict { code: "already-set-up" })) => Ok(reply::see_other("/admin")),
        Err(Error::Refused(refusal)) if mistakes(&refusal).is_some() => {
            let Some(country) = Country::from_code(raw.get("country")) else { return Ok(Bare::Unreadable.into_response()) };
            let wrong: Vec<Wrong> = mistakes(&refusal).unwrap_or_default().iter().map(renamed).collect();
            let view = setup_view(&who, country, None, Some(&raw), &wrong);
            Ok(reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, setup_page(&who.visit.cx, &view)))
        }
        Err(e) => Err(e.into()),
    }
}

/// The command calls the shop's name `name`, the form `shop_name`, because a person has a name too.
fn renamed(wrong: &Wrong) -> Wrong {
    if wrong.field == "name" { Wrong { field: "shop_name".into(), say: wrong.say.clone() } } else { wrong.clone() }
}
