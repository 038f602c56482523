//! What a buyer can choose: ways to deliver and ways to pay, for these goods to that country.

use super::bill::bill;
use super::fee;
use crate::base::{Country, CustomerGroupId, Money, Outcome, PaymentMethodId, ShippingMethodId, Sku};
use crate::shop::gift_card::GiftCard;
use crate::shop::order::{Order, PlacedBy, Shipped};
use crate::shop::payment::rule::{About, Case};
use crate::shop::payment::{self, NotOffered, PaymentKind, PaymentMethod};
use crate::shop::price::{Basket, Quote, quote};
use crate::shop::settings::Settings;
use crate::shop::shipping::{self, ShippingMethod};
use crate::store::Reads;

/// A way to deliver and what it costs for these goods.
#[derive(Clone, PartialEq, Debug)]
pub struct ShippingOffer {
    pub method: ShippingMethod,
    pub cost: Money,
    /// What all costs so, without the fee of a way to pay.
    pub total: Money,
}

impl ShippingOffer {
    fn of(method: ShippingMethod, cost: Money, basket: &Basket) -> ShippingOffer {
        ShippingOffer { method, cost, total: quote(&Basket { shipping: Some(cost), fee: None, ..basket.clone() }).total }
    }
}

/// Everything that can be chosen, in the merchant's order.
#[derive(Clone, PartialEq, Debug)]
pub struct Offers {
    pub shipping: Vec<ShippingOffer>,
    /// With one of the ways of delivery at least; with which, `barred` says.
    pub payment: Vec<PaymentMethod>,
    destination: Country,
    basket: Basket,
    about: About,
    /// What the buyer brings that pays first.
    cards: Vec<GiftCard>,
}

/// What was chosen of it; what was not, or no longer can be, falls to the first offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    pub shipping: Option<ShippingOffer>,
    pub payment: Option<PaymentMethod>,
}

/// The offers for a basket that goes to `destination`. Gift cards alone go by e-mail; beside goods they add nothing to what is sent.
pub fn offers(reads: &impl Reads, settings: &Settings, destination: Country, basket: &Basket, about: About) -> Outcome<Offers> {
    let (goods, weight) = (basket.goods(), basket.weight_g());
    let shipping = if basket.is_sent_by_email() {
        vec![ShippingOffer::of(ShippingMethod::by_email(basket.currency), Money::zero(basket.currency), basket)]
    } else {
        let going = shipping::methods(reads)?.into_iter().filter(|method| method.goes_to(destination));
        going.filter_map(|method| method.cost(goods, weight).map(|cost| ShippingOffer::of(method, cost, basket))).collect()
    };
    let case = Case { country: destination, currency: basket.currency, delivered: None, asked: None };
    let payment = payment_methods(reads, settings, &case, &about)?;
    Ok(Offers { shipping, payment, destination, basket: basket.clone(), about, cards: Vec::new() })
}

/// The ways to pay that somebody is offered at home of whom nothing is known yet, whatever is in the cart.
pub fn ways_for_anybody(reads: &impl Reads, settings: &Settings) -> Outcome<Vec<PaymentMethod>> {
    let case = Case { country: settings.country, currency: settings.currency, delivered: None, asked: None };
    payment_methods(reads, settings, &case, &About::default())
}

/// The ways to pay that the rules offer, of those for which everything is set up.
fn payment_methods(reads: &impl Reads, settings: &Settings, case: &Case, about: &About) -> Outcome<Vec<PaymentMethod>> {
    let mut found = Vec::new();
    for method in payment::method::methods(reads)? {
        let has_bank = !method.kind.is_transfer() || settings.bank.is_some();
        if has_bank && payment::account::is_there(reads, method.kind)? && method.refuses(case, about).is_none() {
            found.push(method);
        }
    }
    Ok(found)
}

/// How an order that is not paid can be paid now. A way with a fee changes what is owed by it, to the cent; where nobody can say that any
/// more, or where what came covers it without the fee, only the ways remain that leave the order's sum as it is. Once the goods have left
/// no way takes its fee off any more, and there is no other at all where somebody carries them and takes the money for them. A payment by
/// which a provider is tried is by no other.
pub fn ways_to_pay(reads: &impl Reads, settings: &Settings, order: &Order) -> Outcome<Vec<PaymentMethod>> {
    let at_the_door = matches!(order.payment.kind, PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup);
    let too_late = order.cancelled.is_some() || order.placed_by == PlacedBy::Trial || (at_the_door && order.shipped() != Shipped::No);
    let Some(worth) = fee::without_fee(order).filter(|_| !too_late) else { return Ok(Vec::new()) };
    let case = Case {
        country: order.ship_to.country,
        currency: order.total.currency(),
        delivered: Some((order.shipping.kind, worth)),
        asked: None,
    };
    let about = about(reads, order)?;
    let mut ways = payment_methods(reads, settings, &case, &about)?;
    ways.retain(|method| {
        let asked = fee::owed_by(order, method);
        let stands = asked == Some(order.outstanding());
        let may_change = stands || (order.shipped() == Shipped::No && asked.is_some_and(|asked| asked.minor() > 0));
        may_change && method.refuses(&Case { asked, ..case }, &about).is_none()
    });
    Ok(ways)
}

/// What the rules see of an order: its goods as they are listed now, and the groups of a buyer who is known to be the customer.
fn about(reads: &impl Reads, order: &Order) -> Outcome<About> {
    let groups: Vec<CustomerGroupId> = match order.placed_by {
        // Anybody can type an address: that it is a known one proves nothing.
        PlacedBy::Visitor | PlacedBy::Trial => Vec::new(),
        PlacedBy::Customer | PlacedBy::Staff => reads.find(order.customer)?.map_or_else(Vec::new, |customer| customer.groups),
    };
    let mut about = About { groups, ..About::default() };
    for line in &order.lines {
        about.has_gift_cards |= line.gift.is_some();
        about.categories.extend(reads.find(line.product)?.map(|product| product.listed_in).unwrap_or_default());
        about.skus.extend(Sku::parse(&line.sku));
    }
    Ok(about)
}

/// Countries to which something is sent, or where it can be picked up.
pub fn destinations(reads: &impl Reads) -> Outcome<Vec<Country>> {
    let mut all: Vec<Country> = Vec::new();
    for method in shipping::methods(reads)?.into_iter().filter(|m| m.active) {
        for country in method.countries {
            if !all.contains(&country) {
                all.push(country);
            }
        }
    }
    Ok(all)
}

impl Offers {
    /// Where nothing can be chosen.
    pub fn none(destination: Country, basket: &Basket) -> Offers {
        Offers {
            shipping: Vec::new(),
            payment: Vec::new(),
            destination,
            basket: basket.clone(),
            about: About::default(),
            cards: Vec::new(),
        }
    }

    /// The same for a buyer who brings gift cards: what they leave to pay is what a provider is asked for.
    pub fn beside(self, cards: &[GiftCard]) -> Offers {
        Offers { cards: cards.to_vec(), ..self }
    }

    /// Why one cannot pay so when it is delivered so.
    pub fn barred(&self, method: &PaymentMethod, shipping: Option<&ShippingOffer>) -> Option<NotOffered> {
        let delivered = shipping.map(|offer| (offer.method.kind, offer.total));
        // Only providers have limits of their own.
        let asked = shipping.filter(|_| method.kind.has_provider()).map(|offer| {
            let choice = Choice { shipping: Some(offer.clone()), payment: Some(method.clone()) };
            bill(choice, &self.basket, &self.cards).rest()
        });
        let (country, currency) = (self.destination, self.basket.currency);
        method.refuses(&Case { country, currency, delivered, asked }, &self.about)
    }

    pub fn choose(&self, shipping: Option<ShippingMethodId>, payment: Option<PaymentMethodId>) -> Choice {
        let chosen = self.shipping.iter().find(|offer| Some(offer.method.id) == shipping);
        let shipping = chosen.or(self.shipping.first()).cloned();
        let fits = |method: &&PaymentMethod| self.barred(method, shipping.as_ref()).is_none();
        let chosen = self.payment.iter().find(|method| Some(method.id) == payment).filter(fits);
        let payment = chosen.or(self.payment.iter().find(fits)).cloned();
        Choice { shipping, payment }
    }
}

impl Choice {
    /// What the basket costs with this choice.
    pub fn quote(&self, basket: &Basket) -> Quote {
        let shipping = self.shipping.as_ref().map(|offer| offer.cost);
        let fee = self.payment.as_ref().and_then(|method| method.fee);
        quote(&Basket { shipping, fee, ..basket.clone() })
    }
}
