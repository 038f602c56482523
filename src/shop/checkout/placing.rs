//! What placing an order does, whoever places it: a number, the goods promised, the order with its prices, all in one commit.

use super::bill::Share;
use super::offer::ShippingOffer;
use crate::base::limits::GIFT_PIECES_MAX;
use crate::base::{Address, CustomerId, Email, Locale, Money, OrderId, Outcome, PaymentId, Refusal, Span, Wrong, text};
use crate::shop::cart::Gift;
use crate::shop::catalog::{Product, Variant};
use crate::shop::gift_card::spend::spend;
use crate::shop::order::find::Looked;
use crate::shop::order::{self, Asked, ChosenPayment, Order, PlacedBy, Shipping, Waits};
use crate::shop::payment::{self, PaymentKind};
use crate::shop::price::{Quote, QuoteLine};
use crate::shop::settings::Settings;
use crate::shop::shipping::Slot;
use crate::shop::stock::reserve::{self, Wanted};
use crate::shop::{Event, Job, Tx, customer, token};

/// The counter from which order numbers come.
pub const NUMBERS: &str = "order number";
/// Order numbers begin after this one.
const NUMBERS_AFTER: u64 = 1_000;

/// So many pieces of something.
pub(super) struct Good {
    pub product: Product,
    pub variant: Variant,
    pub quantity: u32,
    /// Why staff gave it another price; "" where they did not.
    pub price_reason: String,
    /// For whom it is, where it is a gift card and the buyer said so.
    pub gift: Option<Gift>,
}

/// What was chosen and what it comes to.
pub(super) struct Terms {
    pub shipping: ShippingOffer,
    pub slot: Option<Slot>,
    pub payment: ChosenPayment,
    pub quote: Quote,
    /// What gift cards pay of it.
    pub cards: Vec<Share>,
}

/// Who buys.
pub(super) struct Buyer {
    /// `None`: whoever has the address, known or new.
    pub customer: Option<CustomerId>,
    pub email: Email,
    pub ship_to: Address,
    pub bill_to: Option<Address>,
    pub locale: Locale,
    pub message: String,
    pub staff_note: String,
    pub placed_by: PlacedBy,
    pub waits: Waits,
}

/// Writes the order; its payment begins elsewhere.
///
/// # Errors
/// `wrong-gift-cards-many` for more than `GIFT_PIECES_MAX` gift cards; what `reserve` says.
pub(super) fn place(tx: &mut Tx, settings: &Settings, buyer: Buyer, goods: Vec<Good>, terms: Terms) -> Outcome<Order> {
    let cards: u32 = goods.iter().filter(|good| good.product.kind.is_gift_card()).map(|good| good.quantity).sum();
    if cards > GIFT_PIECES_MAX {
        return Err(Refusal::Invalid(vec![Wrong::new("", "wrong-gift-cards-many").with("max", GIFT_PIECES_MAX)]).into());
    }
    let id: OrderId = tx.next()?;
    let number = format!("{}{}", settings.order_prefix, NUMBERS_AFTER + tx.count_up(NUMBERS)?);
    let customer = match buyer.customer {
        Some(customer) => customer,
        None => customer::by_email(tx, &buyer.email, &buyer.ship_to.name, buyer.locale)?,
    };
    let wanted = goods.iter().enumerate().map(|(line, good)| {
        let Good { product, variant, quantity, .. } = good;
        Wanted { line, product: product.id, variant: variant.id, quantity: *quantity, rule: variant.stock }
    });
    reserve::reserve(tx, id, wanted)?;
    let Terms { shipping, slot, payment, quote, cards } = terms;
    let lines = goods.iter().zip(&quote.lines).map(|(good, priced)| order_line(good, priced, buyer.locale)).collect();
    let (method, total) = (shipping.method, quote.total);
    let order = Order {
        id,
        number,
        token_hash: token::hash(&tx.order_token(id)),
        placed: tx.now,
        locale: buyer.locale,
        customer,
        email: buyer.email,
        ship_to: buyer.ship_to,
        bill_to: buyer.bill_to,
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
        agreed: None,
        charges: quote.charges,
        taxes: quote.taxes,
        notes: quote.notes,
        total,
        captured: Money::zero(settings.currency),
        refunded: Money::zero(settings.currency),
        waived: None,
        let_go: Vec::new(),
        withdrawn: None,
        asked: vec![Asked { at: tx.now, due: total }],
        returned: Vec::new(),
        message: text::lines(&buyer.message),
        staff_note: text::lines(&buyer.staff_note),
        cancelled: None,
        reinstated: None,
        placed_by: buyer.placed_by,
        waits: buyer.waits,
        links_sent: 0,
        reminded: Vec::new(),
        last_sent: None,
        looked: Looked::default(),
    };
    tx.insert(&order)?;
    tx.tell(Event::OrderPlaced { order: id, customer, total });
    for share in cards {
        spend(tx, share.card, id, share.amount)?;
    }
    Ok(order)
}

/// Begins the payment, and sets the time at which an order that was not paid ends.
pub(super) fn begin_payment(tx: &mut Tx, settings: &Settings, order: OrderId, kind: PaymentKind, due: Money) -> Outcome<Option<PaymentId>> {
    if due.is_zero() {
        return Ok(None);
    }
    let wait = match kind {
        PaymentKind::Stripe | PaymentKind::PayPal | PaymentKind::TestCard => Some(payment::start::PAGE_OPEN),
        PaymentKind::BankTransfer => settings.hold(),
        PaymentKind::Invoice | PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup | PaymentKind::GiftCard => None,
    };
    if let Some(wait) = wait {
        // A little later than the provider's page closes, so that its last word is there.
        tx.enqueue_in(wait + Span::minutes(2), Job::ExpireOrder { order })?;
    }
    if let Some(wait) = settings.reminder(0).filter(|_| kind == PaymentKind::BankTransfer) {
        tx.enqueue_in(wait, Job::RemindOrder { order })?;
    }
    let expires = wait.map(|wait| tx.now + wait);
    let payment = payment::start::start(tx, order, kind, due, expires)?;
    Ok(kind.has_provider().then_some(payment))
}

fn order_line(good: &Good, priced: &QuoteLine, locale: Locale) -> order::Line {
    let Good { product, variant, price_reason, gift, .. } = good;
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
        price_reason: price_reason.clone(),
        gift: product.kind.is_gift_card().then(|| gift.clone().unwrap_or_default()),
    }
}
