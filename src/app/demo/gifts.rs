//! A gift card that somebody bought and somebody else spent, and customers whom the shop knows well enough to send them an invoice.

use super::fill::Filling;
use super::history::hear;
use super::together::Buy;
use crate::base::{Fault, Money, Outcome, Span, Words};
use crate::shop::Actor;
use crate::shop::catalog::product::{BY_SKU, StockRule};
use crate::shop::catalog::{Product, ProductKind};
use crate::shop::checkout::Placed;
use crate::shop::customer::find_by_email;
use crate::shop::customer::group::{SaveCustomerGroup, SetCustomerGroups};
use crate::shop::gift_card::sold::of_order;
use crate::shop::payment::{PaymentKind, Rule, SavePaymentMethod, Standing};
use crate::store::Reads;

/// When it was bought and when it was spent: after everything else, for orders are numbered as they come.
const BOUGHT: Span = Span::seconds(100);
const SPENT: Span = Span::seconds(60);

pub fn write(filling: &Filling) -> Outcome {
    regulars(filling)?;
    let things = &filling.content.catalog.products;
    let Some(card) = things.iter().find(|thing| thing.kind == ProductKind::GiftCard) else { return Ok(()) };
    let Some(card) = card.variants.first() else { return Ok(()) };
    let bought = buy(filling, BOUGHT, card.sku.as_str(), Vec::new())?;
    hear(filling, filling.now - BOUGHT, &bought, |amount| Standing::Captured { amount })?;
    let sold = of_order(&filling.shop.read()?, bought.order)?;
    let codes = sold.iter().map(|card| filling.shop.gift_card_code(card.id)).collect();
    let Some(dearer) = dearer(filling, card.price)? else { return Ok(()) };
    let spent = buy(filling, SPENT, &dearer, codes)?;
    hear(filling, filling.now - SPENT, &spent, |amount| Standing::Captured { amount })
}

/// The first of the customers buys one of it, pays by test card what no gift card pays, and has it sent home.
fn buy(filling: &Filling, ago: Span, sku: &str, cards: Vec<String>) -> Outcome<Placed> {
    let missing = |what: &str| Fault::Bug(format!("the demo has no {what}"));
    let reads = filling.shop.read()?;
    let product: Product = reads.lookup(&BY_SKU, &sku.to_owned())?.ok_or_else(|| missing(sku))?;
    let variant = product.variants.iter().find(|variant| variant.sku.as_ref().is_some_and(|known| known.as_str() == sku));
    let person = filling.content.people.customers.first().ok_or_else(|| missing("customers"))?;
    let payment = filling.payments.iter().find(|(kind, _)| *kind == PaymentKind::TestCard).ok_or_else(|| missing("test card"))?;
    let way = filling.content.settings.shipping.first().and_then(|way| filling.ways.get(&way.key));
    let buy = Buy {
        goods: vec![(variant.ok_or_else(|| missing(sku))?.id, 1)],
        cards,
        email: person.email.clone(),
        ship_to: person.address.clone(),
        shipping: *way.ok_or_else(|| missing("way of delivery"))?,
        payment: payment.1,
        message: String::new(),
        locale: person.locale,
    };
    filling.at(filling.now - ago, &Actor::Visitor, buy)
}

/// The article number of the first thing that costs more and of which there is enough.
fn dearer(filling: &Filling, price: i64) -> Outcome<Option<String>> {
    let reads = filling.shop.read()?;
    for piece in filling.content.catalog.products.iter().flat_map(|thing| &thing.variants).filter(|piece| piece.price > price) {
        let product: Option<Product> = reads.lookup(&BY_SKU, &piece.sku.as_str().to_owned())?;
        let found = product.filter(|product| product.can_be_bought() && !product.kind.is_gift_card());
        let variant = found.and_then(|product| product.variants.into_iter().find(|variant| variant.sku.as_ref() == Some(&piece.sku)));
        let Some(variant) = variant else { continue };
        if variant.stock != StockRule::Counted || crate::shop::stock::available(&reads, variant.id)? > 5 {
            return Ok(Some(piece.sku.as_str().to_owned()));
        }
    }
    Ok(None)
}

/// How many of the customers are regulars.
const REGULARS: usize = 3;

/// Who buys again and again may pay by invoice, after delivery.
fn regulars(filling: &Filling) -> Outcome {
    let locale = filling.content.settings.locale;
    let name = locale.t("demo-group").into_owned();
    let group = filling.at(filling.now - BOUGHT, &filling.owner, SaveCustomerGroup { id: None, name, note: String::new() })?;
    let reads = filling.shop.read()?;
    for person in filling.content.people.customers.iter().take(REGULARS) {
        if let Some(customer) = find_by_email(&reads, &person.email)? {
            let member = SetCustomerGroups { customer: customer.id, groups: vec![group] };
            filling.at(filling.now - BOUGHT, &filling.owner, member)?;
        }
    }
    let rule = Rule { groups: vec![group], to: Some(filling.content.money(INVOICE_MOST)), ..Rule::default() };
    let invoice = SavePaymentMethod {
        id: None,
        kind: PaymentKind::Invoice,
        name: Words::told("demo-invoice"),
        note: Words::told("demo-invoice-note"),
        fee: None::<Money>,
        countries: vec![filling.content.settings.country],
        rule,
        due_days: 14,
        active: true,
        position: None,
    };
    filling.at(filling.now - BOUGHT, &filling.owner, invoice).map(drop)
}

/// Nobody owes more than this by one invoice, in minor units.
const INVOICE_MOST: i64 = 50_000;
