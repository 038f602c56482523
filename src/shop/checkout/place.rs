//! Placing an order: quoted again inside the transaction, refused when anything differs from what the buyer saw, goods promised in
//! the same commit. The same form sent twice is one order.

use super::bill::{Bill, bill};
use super::offer::{ShippingOffer, offers};
use super::placing::{Buyer, Good, Terms, begin_payment, place};
use crate::base::text;
use crate::base::{Address, Email, Locale, Money, OrderId, Outcome, PaymentId, PaymentMethodId, Refusal, ShippingMethodId, Time};
use crate::shop::cart::{self, Cart};
use crate::shop::catalog::Product;
use crate::shop::customer::{Customer, group};
use crate::shop::gift_card::{self, GiftCard};
use crate::shop::newsletter::Source;
use crate::shop::newsletter::subscribe::{self, Subscribe};
use crate::shop::order::slot::has_room;
use crate::shop::order::{ChosenPayment, PlacedBy, Waits};
use crate::shop::payment::rule::About;
use crate::shop::price::basket;
use crate::shop::settings::{self, Settings};
use crate::shop::shipping::Slot;
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use crate::store::once::once_key;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
pub struct PlaceOrder {
    /// The token of the cart's cookie.
    pub cart: String,
    /// Drawn when the form was made; the same one again is the same order.
    pub once: String,
    pub email: Email,
    pub ship_to: Address,
    /// `None`: the same.
    pub bill_to: Option<Address>,
    pub shipping: ShippingMethodId,
    /// Counts as long as gift cards leave something to pay.
    pub payment: PaymentMethodId,
    /// The total that the buyer saw.
    pub expected: Money,
    /// What the buyer saw gift cards pay of it; `None`: nothing.
    #[serde(default)]
    pub covered: Option<Money>,
    pub message: String,
    pub locale: Locale,
    /// Who wants the newsletter too: the words that were read beside the box that was ticked.
    #[serde(default)]
    pub newsletter: Option<String>,
    /// When the buyer comes, where one chooses that: the beginning of a slot.
    #[serde(default)]
    pub slot: Option<Time>,
    /// The token of the customer's personal link, from its cookie.
    #[serde(default)]
    pub link: Option<String>,
}

/// What became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Placed {
    pub order: OrderId,
    pub number: String,
    /// What is to be paid on a provider's page.
    pub payment: Option<PaymentId>,
}

impl Command for PlaceOrder {
    type Done = Placed;
    const NAME: &'static str = "place_order";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome<Placed> {
        let key = once_key(Self::NAME, &format!("{} {}", self.cart, self.once));
        if let Some(placed) = tx.answered(&key)? {
            return Ok(placed);
        }
        let settings = settings::the(tx)?;
        let cart = cart::by_token(tx, &self.cart)?.filter(|c| !c.lines.is_empty()).ok_or(Refusal::conflict("cart-empty"))?;
        let goods = goods(tx, &cart)?;
        let known = self.known(tx)?;
        let cards = gift_card::apply::in_cart(tx, &cart, settings.currency, tx.now)?;
        let (shipping, bill) = self.bill(tx, &settings, &goods, (known.as_ref(), &cards))?;
        let wish = self.newsletter.clone().filter(|_| settings.newsletter.offered).map(|words| (self.email.clone(), self.locale, words));
        let slot = self.slot(tx, &settings, &shipping)?;
        let (rest, payment, buyer) = (bill.rest(), ChosenPayment::of(bill.choice.payment), self.buyer(known.as_ref()));
        let kind = payment.kind;
        let order = place(tx, &settings, buyer, goods, Terms { shipping, slot, payment, quote: bill.quote, cards: bill.shares })?;
        let payment = begin_payment(tx, &settings, order.id, kind, rest)?;
        let placed = Placed { order: order.id, number: order.number, payment };
        if let Some((email, locale, words)) = wish {
            let source = Source::Checkout { order: placed.order };
            // Whatever becomes of it, the order stands.
            subscribe::ask(tx, Subscribe { email, locale, source, words })?;
        }
        let now = tx.now;
        tx.replace(&cart, &Cart { lines: Vec::new(), gift_cards: Vec::new(), changed: now, ordered: Some(placed.order), ..cart.clone() })?;
        tx.answer(&key, now, &placed);
        Ok(placed)
    }
}

/// Every line, as it is sold now. Whether there is enough is seen when it is promised.
fn goods(reads: &impl Reads, cart: &Cart) -> Outcome<Vec<Good>> {
    let find = |line: &cart::CartLine| -> Outcome<Good> {
        let product = reads.find(line.product)?.filter(Product::can_be_bought).ok_or(Refusal::conflict("no-longer-sold"))?;
        let variant = product.variant(line.variant).cloned().ok_or(Refusal::conflict("no-longer-sold"))?;
        let gift = line.gift.clone();
        Ok(Good { product, variant, quantity: line.quantity, price_reason: String::new(), gift })
    };
    cart.lines.iter().map(find).collect()
}

impl PlaceOrder {
    /// The customer whose personal link the buyer holds. A link that is worthless by now makes a stranger of its holder.
    fn known(&self, tx: &Tx) -> Outcome<Option<Customer>> {
        let behind = |link: &String| group::behind(tx, link, |customer, nth| tx.customer_token(customer, nth));
        self.link.as_ref().map_or(Ok(None), behind)
    }

    fn buyer(self, known: Option<&Customer>) -> Buyer {
        Buyer {
            customer: known.map(|customer| customer.id),
            email: self.email,
            ship_to: self.ship_to,
            bill_to: self.bill_to,
            locale: self.locale,
            message: self.message,
            staff_note: String::new(),
            placed_by: if known.is_some() { PlacedBy::Customer } else { PlacedBy::Visitor },
            waits: Waits::ForItsPayment,
        }
    }

    /// What it costs now, by the way of delivery and payment that the buyer chose.
    fn bill(
        &self,
        tx: &Tx,
        settings: &Settings,
        goods: &[Good],
        (known, cards): (Option<&Customer>, &[GiftCard]),
    ) -> Outcome<(ShippingOffer, Bill)> {
        text::note("message", &self.message)?;
        let destination = self.ship_to.country;
        let basket = basket(tx, settings, destination, goods.iter().map(|good| (&good.product, &good.variant, good.quantity)))?;
        let groups = known.map_or(&[][..], |customer| &customer.groups);
        let about = About::of(groups, goods.iter().map(|good| (&good.product, &good.variant)));
        let offers = offers(tx, settings, destination, &basket, about)?.beside(cards);
        if offers.shipping.is_empty() {
            return Err(Refusal::wrong("country", "wrong-no-delivery").into());
        }
        let bill = bill(offers.choose(Some(self.shipping), Some(self.payment)), &basket, cards);
        // What a card pays no more is said before what is then missing.
        if bill.covered() != self.covered.unwrap_or_else(|| Money::zero(settings.currency)) {
            return Err(Refusal::conflict("changed").into());
        }
        let shipping = match (&bill.choice.shipping, &bill.choice.payment) {
            (Some(shipping), _) if shipping.method.id != self.shipping => return Err(Refusal::conflict("changed").into()),
            (Some(shipping), Some(payment)) if payment.id == self.payment => shipping.clone(),
            (Some(shipping), None) if bill.is_covered() => shipping.clone(),
            _ => return Err(Refusal::wrong("payment", "wrong-payment-not-offered").into()),
        };
        if bill.quote.total != self.expected {
            return Err(Refusal::conflict("changed").into());
        }
        Ok((shipping, bill))
    }

    /// The slot that was chosen, if there is room in it still. Whoever looks here next sees the order that takes it.
    fn slot(&self, tx: &Tx, settings: &Settings, shipping: &ShippingOffer) -> Outcome<Option<Slot>> {
        let Some(hours) = &shipping.method.pickup else { return Ok(None) };
        let Some(chosen) = self.slot else { return Err(Refusal::wrong("slot", "wrong-required").into()) };
        let known = hours.slots(tx.now, &settings.time_zone).concat().into_iter().find(|slot| slot.from == chosen);
        let slot = known.ok_or(Refusal::wrong("slot", "wrong-slot-gone"))?;
        if !has_room(tx, &shipping.method, hours, slot)? {
            return Err(Refusal::wrong("slot", "wrong-slot-full").into());
        }
        Ok(Some(slot))
    }
}
