//! What a new shop begins with: a place for goods, tax classes, ways to deliver and to pay, and pages that wait for their text.

use super::SetUp;
use crate::base::{Country, Handle, Locale, Money, Outcome, Rate, Words};
use crate::shop::content::{ContentPage, PagePlace};
use crate::shop::payment::{PaymentKind, PaymentMethod};
use crate::shop::shipping::{ShippingKind, ShippingMethod, ShippingPrice};
use crate::shop::stock::Location;
use crate::shop::tax::{TaxClass, TaxRate};
use crate::shop::{Event, Tx};

pub(super) fn make(tx: &mut Tx, set_up: &SetUp) -> Outcome {
    let location = Location { id: tx.next()?, name: said(set_up.locale, "starter-location"), position: 0 };
    tx.put(&location)?;
    tx.tell(Event::LocationSaved { location: location.id });
    taxes(tx, set_up)?;
    ways_to_deliver(tx, set_up)?;
    ways_to_pay(tx, set_up)?;
    pages(tx)
}

fn said(locale: Locale, key: &str) -> String {
    locale.t(key).into_owned()
}

fn words(key: &str) -> Words {
    let mut words = Words::default();
    for locale in Locale::ALL {
        words.set(locale, said(locale, key));
    }
    words
}

fn taxes(tx: &mut Tx, set_up: &SetUp) -> Outcome {
    let classes = [
        ("starter-tax-standard", set_up.standard_rate),
        ("starter-tax-reduced", set_up.reduced_rate),
        ("starter-tax-zero", Some(Rate::ZERO)),
    ];
    for (key, rate) in classes {
        let class = TaxClass { id: tx.next()?, name: said(set_up.locale, key) };
        tx.put(&class)?;
        tx.tell(Event::TaxClassSaved { tax_class: class.id });
        if let Some(rate) = rate {
            let rate = TaxRate { id: tx.next()?, country: set_up.country, class: class.id, rate };
            tx.put(&rate)?;
            tx.tell(Event::TaxRateSaved { tax_rate: rate.id });
        }
    }
    Ok(())
}

fn ways_to_deliver(tx: &mut Tx, set_up: &SetUp) -> Outcome {
    let free = Money::zero(set_up.currency);
    let to: Vec<Country> = vec![set_up.country];
    let ways = [
        ("starter-delivery", ShippingKind::Delivery, set_up.delivery.unwrap_or(free), set_up.delivery.is_some()),
        ("starter-pickup", ShippingKind::Pickup, free, true),
    ];
    for (position, (key, kind, price, active)) in (0..).zip(ways) {
        let method = ShippingMethod {
            id: tx.next()?,
            name: words(key),
            note: Words::default(),
            kind,
            countries: to.clone(),
            price: ShippingPrice::Flat(price),
            free_from: None,
            days: None,
            active,
            position,
        };
        tx.put(&method)?;
        tx.tell(Event::ShippingMethodSaved { shipping_method: method.id });
    }
    Ok(())
}

/// Bank transfer waits for the account, cash on delivery for a carrier; who collects can pay at once. The test card is a demo's.
fn ways_to_pay(tx: &mut Tx, set_up: &SetUp) -> Outcome {
    let ways = [
        (PaymentKind::TestCard, "starter-test-card", true),
        (PaymentKind::BankTransfer, "starter-bank-transfer", false),
        (PaymentKind::CashOnDelivery, "starter-cash-on-delivery", false),
        (PaymentKind::PayAtPickup, "starter-pay-at-pickup", true),
    ];
    for (position, (kind, key, active)) in (0..).zip(ways).filter(|(_, (kind, ..))| set_up.demo || *kind != PaymentKind::TestCard) {
        let method = PaymentMethod { id: tx.next()?, kind, name: words(key), note: Words::default(), fee: None, active, position };
        tx.put(&method)?;
        tx.tell(Event::PaymentMethodSaved { payment_method: method.id });
    }
    Ok(())
}

/// Pages that most countries want. Their text is the merchant's to write: until then they say so, and nothing that looks like law.
fn pages(tx: &mut Tx) -> Outcome {
    let pages = [
        ("legal-notice", "starter-page-legal-notice", PagePlace::Legal),
        ("terms", "starter-page-terms", PagePlace::Legal),
        ("privacy", "starter-page-privacy", PagePlace::Legal),
        ("withdrawal", "starter-page-withdrawal", PagePlace::Legal),
        ("delivery", "starter-page-delivery", PagePlace::Help),
    ];
    for (position, (handle, key, place)) in (0..).zip(pages) {
        let handle = Handle::parse(handle).expect("a handle written above");
        let page = ContentPage { id: tx.next()?, handle, title: words(key), body: words("starter-page-body"), place, position };
        tx.put(&page)?;
        tx.tell(Event::PageSaved { page: page.id });
    }
    Ok(())
}
