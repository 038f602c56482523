//! What a buyer can choose: ways to deliver and ways to pay, for these goods to that country.

use crate::base::{Country, Money, Outcome, PaymentMethodId, ShippingMethodId};
use crate::shop::order::Order;
use crate::shop::payment::{self, PaymentKind, PaymentMethod};
use crate::shop::price::Why;
use crate::shop::price::{Basket, Quote, quote};
use crate::shop::settings::Settings;
use crate::shop::shipping::{self, ShippingKind, ShippingMethod};
use crate::store::Reads;

/// A way to deliver and what it costs for these goods.
#[derive(Clone, PartialEq, Debug)]
pub struct ShippingOffer {
    pub method: ShippingMethod,
    pub cost: Money,
}

/// Everything that can be chosen, in the merchant's order.
#[derive(Clone, PartialEq, Debug)]
pub struct Offers {
    pub shipping: Vec<ShippingOffer>,
    pub payment: Vec<PaymentMethod>,
}

/// What was chosen of it; what was not, or no longer can be, falls to the first offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    pub shipping: Option<ShippingOffer>,
    pub payment: Option<PaymentMethod>,
}

/// The offers for a basket that goes to `destination`.
pub fn offers(reads: &impl Reads, settings: &Settings, destination: Country, basket: &Basket) -> Outcome<Offers> {
    let (goods, weight) = (basket.goods(), basket.weight_g());
    let going = shipping::methods(reads)?.into_iter().filter(|method| method.goes_to(destination));
    let shipping = going.filter_map(|method| method.cost(goods, weight).map(|cost| ShippingOffer { method, cost })).collect();
    Ok(Offers { shipping, payment: payment_methods(reads, settings, destination)? })
}

/// The active ways to pay for goods that go there, of those for which everything is set up.
fn payment_methods(reads: &impl Reads, settings: &Settings, destination: Country) -> Outcome<Vec<PaymentMethod>> {
    let mut found = Vec::new();
    for method in payment::method::methods(reads)? {
        let has_bank = method.kind != PaymentKind::BankTransfer || settings.bank.is_some();
        if method.is_offered_in(destination) && has_bank && payment::account::is_there(reads, method.kind)? {
            found.push(method);
        }
    }
    Ok(found)
}

/// How an order that is not paid can be paid now. A way that costs something more is none of them: the order's sum stands.
pub fn ways_to_pay(reads: &impl Reads, settings: &Settings, order: &Order) -> Outcome<Vec<PaymentMethod>> {
    if order.cancelled.is_some() || order.charges.iter().any(|charge| charge.why == Why::PaymentFee) {
        return Ok(Vec::new());
    }
    let mut ways = payment_methods(reads, settings, order.ship_to.country)?;
    ways.retain(|method| method.fee.is_none_or(Money::is_zero) && fit(method.kind, order.shipping.kind));
    Ok(ways)
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

/// Whether one can pay so when it is delivered so.
pub const fn fit(payment: PaymentKind, shipping: ShippingKind) -> bool {
    match payment {
        PaymentKind::CashOnDelivery => matches!(shipping, ShippingKind::Delivery),
        PaymentKind::PayAtPickup => matches!(shipping, ShippingKind::Pickup),
        PaymentKind::BankTransfer | PaymentKind::Stripe | PaymentKind::PayPal | PaymentKind::TestCard | PaymentKind::GiftCard => true,
    }
}

impl Offers {
    pub fn choose(&self, shipping: Option<ShippingMethodId>, payment: Option<PaymentMethodId>) -> Choice {
        let chosen = self.shipping.iter().find(|offer| Some(offer.method.id) == shipping);
        let shipping = chosen.or(self.shipping.first()).cloned();
        let fits = |method: &&PaymentMethod| shipping.as_ref().is_none_or(|offer| fit(method.kind, offer.method.kind));
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
