//! Placing an order: quoted again inside the transaction, refused when anything differs from what the buyer saw, goods promised in
//! the same commit. The same form sent twice is one order.

use super::bill::{Bill, bill};
use super::offer::{self, ShippingOffer, offers};
use crate::base::limits::NOTE_CHARS_MAX;
use crate::base::{
    Address, Email, Locale, Money, OrderId, Outcome, PaymentId, PaymentMethodId, Refusal, ShippingMethodId, Span, Time, text,
};
use crate::shop::cart::{self, Cart};
use crate::shop::catalog::{Product, Variant};
use crate::shop::gift_card::spend::spend;
use crate::shop::gift_card::{self, GiftCard};
use crate::shop::newsletter::Source;
use crate::shop::newsletter::subscribe::{self, Subscribe};
use crate::shop::order::slot::has_room;
use crate::shop::order::{self, Asked, ChosenPayment, Order, Shipping};
use crate::shop::payment::{self, PaymentKind};
use crate::shop::price::basket;
use crate::shop::settings::{self, Settings};
use crate::shop::shipping::Slot;
use crate::shop::stock::reserve::{self, Wanted};
use crate::shop::{Command, Event, Job, Permission, Tx, customer, token};
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
}

/// What became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Placed {
    pub order: OrderId,
    pub number: String,
    /// What is to be paid on a provider's page.
    pub payment: Option<PaymentId>,
}

/// The counter from which order numbers come.
pub const NUMBERS: &str = "order number";
/// Order numbers begin after this one.
const NUMBERS_AFTER: u64 = 1_000;

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
        let cards = gift_card::apply::in_cart(tx, &cart, settings.currency, tx.now)?;
        let (shipping, bill) = self.bill(tx, &settings, &goods, &cards)?;
        let wish = self.newsletter.clone().filter(|_| settings.newsletter.offered).map(|words| (self.email.clone(), self.locale, words));
        let slot = self.slot(tx, &settings, &shipping)?;
        let placed = self.place(tx, &settings, goods, Terms { shipping, slot, bill })?;
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

/// A line of the cart with what it stands for.
struct Good {
    product: Product,
    variant: Variant,
    quantity: u32,
}

/// What was chosen and what it comes to.
struct Terms {
    shipping: ShippingOffer,
    slot: Option<Slot>,
    bill: Bill,
}

/// Every line, as it is sold now. Whether there is enough is seen when it is promised.
fn goods(reads: &impl Reads, cart: &Cart) -> Outcome<Vec<Good>> {
    let find = |line: &cart::CartLine| -> Outcome<Good> {
        let product = reads.find(line.product)?.filter(Product::can_be_bought).ok_or(Refusal::conflict("no-longer-sold"))?;
        let variant = product.variant(line.variant).cloned().ok_or(Refusal::conflict("no-longer-sold"))?;
        Ok(Good { product, variant, quantity: line.quantity })
    };
    cart.lines.iter().map(find).collect()
}

impl PlaceOrder {
    /// What it costs now, by the way of delivery and payment that the buyer chose.
    fn bill(&self, tx: &Tx, settings: &Settings, goods: &[Good], cards: &[GiftCard]) -> Outcome<(ShippingOffer, Bill)> {
        if self.message.chars().count() > NOTE_CHARS_MAX {
            return Err(Refusal::wrong("message", "wrong-too-long").into());
        }
        let destination = self.ship_to.country;
        let basket = basket(tx, settings, destination, goods.iter().map(|good| (&good.variant, good.quantity)))?;
        let offers = offers(tx, settings, destination, &basket)?;
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
            (Some(shipping), Some(payment)) if payment.id == self.payment => {
                debug_assert!(offer::fit(payment.kind, shipping.method.kind));
                shipping.clone()
            }
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

    fn place(self, tx: &mut Tx, settings: &Settings, goods: Vec<Good>, terms: Terms) -> Outcome<Placed> {
        let id: OrderId = tx.next()?;
        let number = format!("{}{}", settings.order_prefix, NUMBERS_AFTER + tx.count_up(NUMBERS)?);
        let customer = customer::by_email(tx, &self.email, &self.ship_to.name, self.locale)?;
        let wanted = goods.iter().enumerate().map(|(line, good)| {
            let Good { product, variant, quantity } = good;
            Wanted { line, product: product.id, variant: variant.id, quantity: *quantity, rule: variant.stock }
        });
        reserve::reserve(tx, id, wanted)?;
        let Terms { shipping, slot, bill } = terms;
        let (rest, shares) = (bill.rest(), bill.shares);
        let (payment, quote) = (ChosenPayment::of(bill.choice.payment), bill.quote);
        let lines = goods.iter().zip(&quote.lines).map(|(good, priced)| order_line(good, priced, self.locale)).collect();
        let (kind, total) = (payment.kind, quote.total);
        let method = shipping.method;
        let order = Order {
            id,
            number: number.clone(),
            token_hash: token::hash(&tx.order_token(id)),
            placed: tx.now,
            locale: self.locale,
            customer,
            email: self.email,
            ship_to: self.ship_to,
            bill_to: self.bill_to,
            lines,
            shipping: Shipping {
                method: method.id,
                kind: method.kind,
                name: method.name,
                note: method.note,
                days: method.days,
                dispatch_days: settings.dispatch_days,
                slot,
            },
            payment,
            charges: quote.charges,
            taxes: quote.taxes,
            notes: quote.notes,
            total,
            captured: Money::zero(settings.currency),
            refunded: Money::zero(settings.currency),
            waived: None,
            withdrawn: None,
            asked: vec![Asked { at: tx.now, due: quote.total }],
            returned: Vec::new(),
            message: text::lines(&self.message),
            staff_note: String::new(),
            cancelled: None,
            reinstated: None,
        };
        tx.insert(&order)?;
        tx.tell(Event::OrderPlaced { order: id, customer, total });
        for share in shares {
            spend(tx, share.card, id, share.amount)?;
        }
        let payment = begin_payment(tx, settings, id, kind, rest)?;
        Ok(Placed { order: id, number, payment })
    }
}

/// Begins the payment, and sets the time at which an order that was not paid ends.
pub(super) fn begin_payment(tx: &mut Tx, settings: &Settings, order: OrderId, kind: PaymentKind, due: Money) -> Outcome<Option<PaymentId>> {
    if due.is_zero() {
        return Ok(None);
    }
    let wait = match kind {
        PaymentKind::Stripe | PaymentKind::PayPal | PaymentKind::TestCard => Some(payment::start::PAGE_OPEN),
        PaymentKind::BankTransfer => settings.hold(),
        PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup | PaymentKind::GiftCard => None,
    };
    if let Some(wait) = wait {
        // A little later than the provider's page closes, so that its last word is there.
        tx.enqueue_in(wait + Span::minutes(2), Job::ExpireOrder { order })?;
    }
    if let Some(wait) = settings.remind().filter(|_| kind == PaymentKind::BankTransfer) {
        tx.enqueue_in(wait, Job::RemindOrder { order })?;
    }
    let expires = wait.map(|wait| tx.now + wait);
    let payment = payment::start::start(tx, order, kind, due, expires)?;
    Ok(kind.has_provider().then_some(payment))
}

fn order_line(good: &Good, priced: &crate::shop::price::QuoteLine, locale: Locale) -> order::Line {
    let Good { product, variant, .. } = good;
    order::Line {
        product: product.id,
        variant: variant.id,
        sku: variant.sku.as_ref().map_or(String::new(), |sku| sku.as_str().to_owned()),
        title: product.title.get(locale).to_owned(),
        choice: product.choice(variant).get(locale).to_owned(),
        picture: variant.picture.or(product.pictures.first().copied()),
        quantity: priced.quantity,
        unit: priced.unit,
        total: priced.total,
        rate: priced.rate,
        weight_g: variant.weight_g,
        cancelled: 0,
        sent: 0,
    }
}
