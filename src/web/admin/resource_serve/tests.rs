//! Resources from list to deletion, against a real shop in memory.

use super::{Answer, Ask, ask_delete, blank, delete, edit, list, save};
use crate::base::Currency;
use crate::base::{Country, Error, Id, Locale, Refusal, TaxClassId, Time};
use crate::shop::settings::SetUp;
use crate::shop::writer::Surroundings;
use crate::shop::{Actor, Permission, Shop};
use crate::store::{Page, Reads, Store};
use crate::web::admin::categories::Categories;
use crate::web::admin::locations::Locations;
use crate::web::admin::menus::Menus;
use crate::web::admin::payment_methods::PaymentMethods;
use crate::web::admin::resource::Resource;
use crate::web::admin::shipping::ShippingMethods;
use crate::web::admin::tax::{TaxClasses, TaxRates};
use crate::web::admin::ui::Counts;
use crate::web::cx::{ContactFace, Cx, Favicon, LegalHrefs, Logo, SellingFace, ShopFace};
use crate::web::drawn::Drawn;
use crate::web::form::Raw;
use std::sync::Arc;

fn shop() -> Shop {
    let surroundings = Surroundings { now: || Time::at(1_795_255_200), random: |out| out.fill(7), secret: [7; 32] };
    let shop = Shop::open(Store::memory().unwrap(), surroundings).unwrap();
    shop.run(&Actor::System, SetUp::new("Thrum", Country::DE)).unwrap();
    shop
}

fn sample_cx(locale: Locale, path: &str) -> Cx {
    let shop = ShopFace {
        name: "Thrum".into(),
        tagline: String::new(),
        base_url: "https://thrum.example".into(),
        currency: Currency::EUR,
        country: Country::DE,
        time_zone: "Europe/Berlin".into(),
        contact: ContactFace::default(),
        locales: Locale::ALL.to_vec(),
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
        style: Arc::new(crate::web::theme::Stylesheet::of(&crate::shop::theme::Look::default())),
        lists: Default::default(),
        preview: None,
        gross_prices: true,
        is_demo: false,
        is_closed_to_others: false,
        drawn: Drawn::default(),
    };
    Cx { shop: Arc::new(shop), locale, path: path.into(), cart_count: 0, csrf: "b2a1".into(), staff: None, now: Time::at(1_795_255_200) }
}

fn answer<T>(work: impl FnOnce(&Ask<'_>) -> T, actor: &Actor, shop: &Shop) -> T {
    let cx: Cx = sample_cx(Locale::En, "/admin");
    work(&Ask { shop, cx: &cx, actor, counts: Counts::default(), said: None })
}

fn typed(body: &str) -> Raw {
    Raw::parse(body.as_bytes()).unwrap()
}

fn every_page<T: Resource>(shop: &Shop) {
    let me = Actor::System;
    assert!(matches!(answer(|ask| list::<T>(ask), &me, shop), Ok(Answer::Page(_))), "{}", T::PATH);
    assert!(matches!(answer(|ask| blank::<T>(ask), &me, shop), Ok(Answer::Page(_))), "{}", T::PATH);
    let Ok(Answer::Mend(page)) = answer(|ask| save::<T>(ask, None, &Raw::default()), &me, shop) else {
        panic!("{}: an empty form was taken", T::PATH)
    };
    assert!(page.into_string().contains("role=\"alert\""), "{}", T::PATH);
    for row in T::rows(&shop.read().unwrap()).unwrap() {
        let id = crate::store::Record::id(&row);
        assert!(matches!(answer(|ask| edit::<T>(ask, id), &me, shop), Ok(Answer::Page(_))), "{}", T::PATH);
    }
    let nobody = answer(|ask| list::<T>(ask), &Actor::Visitor, shop);
    assert!(matches!(nobody, Err(Error::Refused(Refusal::Forbidden))), "{}", T::PATH);
}

#[test]
fn every_resource_lists_draws_and_refuses() {
    let shop = shop();
    every_page::<TaxRates>(&shop);
    every_page::<TaxClasses>(&shop);
    every_page::<ShippingMethods>(&shop);
    every_page::<PaymentMethods>(&shop);
    every_page::<Categories>(&shop);
    every_page::<Menus>(&shop);
    every_page::<Locations>(&shop);
}

#[test]
fn a_form_that_comes_back_unchanged_changes_nothing() {
    let shop = shop();
    let before = ShippingMethods::rows(&shop.read().unwrap()).unwrap();
    let cx = sample_cx(Locale::De, "/admin");
    let read_cx = crate::web::field::ReadCx::of(&cx);
    for method in &before {
        let facts = ShippingMethods::facts(method.clone());
        let mut raw = Raw::default();
        for field in ShippingMethods::FORM.fields {
            for part in if field.parts.is_empty() { &[Locale::De] } else { field.parts } {
                let name =
                    if field.parts.is_empty() { field.name.to_owned() } else { crate::web::field::input::part_name(field.name, *part) };
                raw = raw.with(name, (field.show)(&facts, *part, &read_cx));
            }
        }
        let saved = answer(|ask| save::<ShippingMethods>(&Ask { cx: &cx, ..*ask }, Some(method.id), &raw), &Actor::System, &shop);
        assert!(matches!(saved, Ok(Answer::Go(_))), "{saved:?}");
    }
    assert_eq!(ShippingMethods::rows(&shop.read().unwrap()).unwrap(), before);
}

#[test]
fn saved_changed_deleted() {
    let shop = shop();
    let me = Actor::Staff { id: Id::new(1), may: vec![Permission::Settings] };
    let go = |to: &str, done: Result<Answer, Error>| assert!(matches!(&done, Ok(Answer::Go(at)) if at == to), "{done:?}");
    go("/admin/tax-classes?said=saved", answer(|ask| save::<TaxClasses>(ask, None, &typed("name=Books")), &me, &shop));
    let classes: Vec<crate::shop::tax::TaxClass> = shop.read().unwrap().all(Page::last(1)).unwrap();
    let id: TaxClassId = classes[0].id;
    let Ok(Answer::Mend(page)) = answer(|ask| save::<TaxClasses>(ask, Some(id), &typed("name=+")), &me, &shop) else { panic!("taken") };
    assert!(page.into_string().contains("aria-invalid=\"true\""));
    go("/admin/tax-classes?said=saved", answer(|ask| save::<TaxClasses>(ask, Some(id), &typed("name=Papers")), &me, &shop));
    assert_eq!(shop.read().unwrap().get(id).unwrap().name, "Papers");
    assert!(matches!(answer(|ask| ask_delete::<TaxClasses>(ask, id), &me, &shop), Ok(Answer::Page(_))));
    go("/admin/tax-classes?said=deleted", answer(|ask| delete::<TaxClasses>(ask, id), &me, &shop));
    // The standard class is in use: the question comes back with the reason.
    let standard = crate::shop::tax::classes(&shop.read().unwrap()).unwrap()[0].id;
    let Ok(Answer::Refused(page)) = answer(|ask| delete::<TaxClasses>(ask, standard), &me, &shop) else { panic!("deleted") };
    assert!(page.into_string().contains("notice bad"));
}
