//! Orders: facts and nothing but facts. Whether one is paid, sent, open or done is derived from them, never set.

use super::cart::Gift;
use super::payment::{PaymentKind, PaymentMethod};
use super::price::{Note, QuoteCharge, TaxSum};
use super::shipping::{ShippingKind, Slot};
use super::token::TokenHash;
use crate::base::{
    Address, CustomerId, Email, Id, Locale, MediaId, Money, OrderId, Outcome, PaymentMethodId, ProductId, Rate, RefundId, Refusal,
    ShippingMethodId, Time, VariantId, Words,
};
use crate::store::{Index, Keys, Names, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

pub mod as_gift;
pub mod asked;
pub mod cancel;
pub mod capture;
pub mod check;
pub mod find;
pub mod gift;
pub mod gift_sale;
pub mod give_back;
pub mod give_refund;
pub mod let_rest_go;
pub mod loose_failed;
pub mod note;
pub mod pay;
pub mod refund;
pub mod refund_found;
pub mod refund_lines;
pub mod refund_unseen;
pub mod reinstate;
pub mod remind;
pub mod return_excess;
pub mod return_owed;
pub mod seen;
pub mod selling;
pub mod send_link;
pub mod slot;
pub mod status;
pub mod unbook;
pub mod view;
pub mod withdraw_refund;
pub mod withhold;

pub use asked::Asked;
pub use status::{Paid, Shipped, Standing};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Order {
    pub id: OrderId,
    /// What people call it: prefix and number of a series.
    pub number: String,
    pub token_hash: TokenHash,
    pub placed: Time,
    pub locale: Locale,
    pub customer: CustomerId,
    pub email: Email,
    pub ship_to: Address,
    /// `None`: the same.
    #[serde(default)]
    pub bill_to: Option<Address>,
    pub lines: Vec<Line>,
    pub shipping: Shipping,
    pub payment: ChosenPayment,
    /// The transfer or the invoice that was agreed on before a provider's page was tried: it holds until another such way is chosen.
    #[serde(default)]
    pub agreed: Option<ChosenPayment>,
    pub charges: Vec<QuoteCharge>,
    pub taxes: Vec<TaxSum>,
    pub notes: Vec<Note>,
    pub total: Money,
    /// Sum of what was captured: a copy of the payments, proven by `check`.
    pub captured: Money,
    /// Sum of `returned`, proven by `check`.
    pub refunded: Money,
    /// What the shop does not ask for any more: a refund of goodwill, for example.
    #[serde(default)]
    pub waived: Option<Money>,
    /// Parts of that which were let go when a part was paid, the oldest first.
    #[serde(default)]
    pub let_go: Vec<let_rest_go::LetGo>,
    /// What disputes took back by force, less what was won again: a copy of theirs, proven by `check`. No refund: nobody here decided it.
    #[serde(default)]
    pub withdrawn: Option<Money>,
    /// What it asked for, and since when, the oldest first; the last is `due()`.
    #[serde(default)]
    pub asked: Vec<Asked>,
    /// What was given back, the oldest first.
    #[serde(default)]
    pub returned: Vec<Returned>,
    /// What the buyer wanted to say.
    #[serde(default)]
    pub message: String,
    /// For staff only.
    #[serde(default)]
    pub staff_note: String,
    #[serde(default)]
    pub cancelled: Option<Cancelled>,
    /// When it went on although it had ended: the money came late.
    #[serde(default)]
    pub reinstated: Option<Time>,
    #[serde(default)]
    pub placed_by: PlacedBy,
    #[serde(default)]
    pub waits: Waits,
    /// How often staff had the link sent by which one pays.
    #[serde(default)]
    pub links_sent: u32,
    /// When the buyer was reminded of the transfer, each time.
    #[serde(default)]
    pub reminded: Vec<Time>,
    /// When the last parcel left so far, from which an invoice counts.
    #[serde(default)]
    pub last_sent: Option<Time>,
    /// How often its link was asked for at the shop's door.
    #[serde(default)]
    pub looked: find::Looked,
}

/// Who placed an order, which is also how well the buyer is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PlacedBy {
    /// Anybody, at the checkout.
    #[default]
    Visitor,
    /// Whoever holds the customer's personal link.
    Customer,
    /// Staff, for the customer, who gets the link to it.
    Staff,
    /// Staff, to try a provider: nothing is sold, nobody is written to, and the money goes back.
    Trial,
}

/// How long an order waits for its money, whatever ways to pay are tried meanwhile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Waits {
    /// As long as the payment that was begun.
    #[default]
    ForItsPayment,
    Until {
        at: Time,
    },
    ForEver,
}

impl Waits {
    /// Until a moment; for ever where there is none.
    pub fn until(at: Option<Time>) -> Waits {
        at.map_or(Waits::ForEver, |at| Waits::Until { at })
    }
}

/// Money that went back to the buyer.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Returned {
    pub at: Time,
    pub amount: Money,
    /// What stands on the statement.
    #[serde(default)]
    pub reference: String,
    /// The refund that a provider did; `None` where a person gave it back by another way.
    #[serde(default)]
    pub refund: Option<RefundId>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub product: ProductId,
    pub variant: VariantId,
    #[serde(default)]
    pub sku: String,
    /// Title and choice as they were, in the buyer's language.
    pub title: String,
    #[serde(default)]
    pub choice: String,
    #[serde(default)]
    pub picture: Option<MediaId>,
    pub quantity: u32,
    pub unit: Money,
    pub total: Money,
    pub rate: Rate,
    /// Grams of one piece.
    #[serde(default)]
    pub weight_g: u32,
    #[serde(default)]
    pub cancelled: u32,
    #[serde(default)]
    pub sent: u32,
    /// Why staff gave it another price than the shop's; "" where they did not.
    #[serde(default)]
    pub price_reason: String,
    /// Of gift cards: for whom they are. They are sent when they are issued, which is as soon as the order is paid.
    #[serde(default)]
    pub gift: Option<Gift>,
}

impl Line {
    /// Pieces that must still be sent.
    pub const fn to_send(&self) -> u32 {
        self.quantity - self.cancelled - self.sent
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Shipping {
    pub method: ShippingMethodId,
    pub kind: ShippingKind,
    pub name: Words,
    #[serde(default)]
    pub note: Words,
    /// Working days on the way, as promised when it was ordered.
    #[serde(default)]
    pub days: Option<(u8, u8)>,
    /// Working days before it leaves, as promised when it was ordered.
    #[serde(default)]
    pub dispatch_days: u32,
    /// When the buyer comes to fetch it.
    #[serde(default)]
    pub slot: Option<Slot>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ChosenPayment {
    pub method: PaymentMethodId,
    pub kind: PaymentKind,
    pub name: Words,
    /// Of an invoice: days after the last parcel.
    #[serde(default)]
    pub due_days: u32,
}

impl ChosenPayment {
    /// The way that was chosen; `None`: gift cards pay all of it.
    pub fn of(method: Option<PaymentMethod>) -> ChosenPayment {
        match method {
            Some(PaymentMethod { id, kind, name, due_days, .. }) => ChosenPayment { method: id, kind, name, due_days },
            None => {
                ChosenPayment { method: PaymentMethodId::new(0), kind: PaymentKind::GiftCard, name: Words::told("gift-card"), due_days: 0 }
            }
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Cancelled {
    pub at: Time,
    pub why: CancelReason,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    CustomerWish,
    NotPaid,
    OutOfStock,
    Fraud,
    Other,
}

impl CancelReason {
    pub const ALL: [CancelReason; 5] =
        [CancelReason::CustomerWish, CancelReason::NotPaid, CancelReason::OutOfStock, CancelReason::Fraud, CancelReason::Other];

    pub const fn key(self) -> &'static str {
        match self {
            CancelReason::CustomerWish => "customer_wish",
            CancelReason::NotPaid => "not_paid",
            CancelReason::OutOfStock => "out_of_stock",
            CancelReason::Fraud => "fraud",
            CancelReason::Other => "other",
        }
    }
}

/// The admin's lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum List {
    All = 0,
    Open = 1,
    Unpaid = 2,
    ToSend = 3,
    Done = 4,
    Cancelled = 5,
}

impl List {
    pub const ALL: [List; 6] = [List::All, List::Open, List::Unpaid, List::ToSend, List::Done, List::Cancelled];

    pub const fn key(self) -> &'static str {
        match self {
            List::All => "all",
            List::Open => "open",
            List::Unpaid => "unpaid",
            List::ToSend => "to_send",
            List::Done => "done",
            List::Cancelled => "cancelled",
        }
    }
}

pub const BY_NUMBER: Index<Order, String> = Index::unique(31);
pub const BY_TOKEN: Index<Order, TokenHash> = Index::unique(32);
pub const BY_CUSTOMER: Index<Order, CustomerId> = Index::many(33);
/// The admin's lists but for that of all, the newest first. Derived from the facts like everything, so a list cannot disagree with its orders.
pub const BY_LIST: Index<Order, (u8, Reverse<Time>)> = Index::many(34);
/// Words by which staff look for an order.
pub const BY_WORD: Index<Order, String> = Index::many(35);
/// What is fetched and when; a cancelled order leaves its slot to others.
pub const BY_SLOT: Index<Order, (ShippingMethodId, Time)> = Index::many(190);
/// The same of all ways of picking up, for the list of a day.
pub const BY_FETCHED: Index<Order, Time> = Index::many(191);
/// When money of it went back, for the books.
pub const BY_RETURNED: Index<Order, Time> = Index::many(204);

impl Names for OrderId {
    type Record = Order;
}
impl Record for Order {
    const TABLE: Table = Table::new(37, "order").journaled();
    type Id = OrderId;
    fn id(&self) -> OrderId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_NUMBER, &self.number);
        keys.add(&BY_TOKEN, &self.token_hash);
        keys.add(&BY_CUSTOMER, &self.customer);
        for list in List::ALL.into_iter().filter(|list| *list != List::All && self.is_in(*list)) {
            keys.add(&BY_LIST, &(list as u8, Reverse(self.placed)));
        }
        if let Some(slot) = self.shipping.slot.filter(|_| self.cancelled.is_none()) {
            keys.add(&BY_SLOT, &(self.shipping.method, slot.from));
            keys.add(&BY_FETCHED, &slot.from);
        }
        for at in self.returned.iter().map(|returned| returned.at).collect::<std::collections::BTreeSet<_>>() {
            keys.add(&BY_RETURNED, &at);
        }
        for word in self.words() {
            keys.add(&BY_WORD, &word);
        }
    }
}

impl Order {
    /// So much of it is not asked for any more.
    fn waive(&mut self, amount: Money) {
        self.waived = Some(self.waived.map_or(amount, |before| before + amount));
    }

    /// What is still to be paid; less than zero when too much came.
    pub fn outstanding(&self) -> Money {
        self.due() - self.kept()
    }

    /// The buyer's money that is ours: what came, less what went back and what disputes took.
    pub fn kept(&self) -> Money {
        self.captured - self.refunded - self.withdrawn()
    }

    /// What disputes took.
    pub fn withdrawn(&self) -> Money {
        self.withdrawn.unwrap_or_else(|| Money::zero(self.total.currency()))
    }

    /// What the order asks for: nothing once it is cancelled. What a dispute took is not asked for again, as far as it was not owed
    /// to the buyer anyway: the bank decides about it, and not a second payment.
    pub fn due(&self) -> Money {
        let zero = Money::zero(self.total.currency());
        let none_less = |amount: Money| if amount.is_negative() { zero } else { amount };
        let wanted = match self.waived {
            _ if self.cancelled.is_some() => zero,
            Some(waived) => self.total - waived,
            None => self.total,
        };
        let owed = none_less(self.captured - self.refunded - wanted);
        none_less(wanted - none_less(self.withdrawn() - owed))
    }

    fn words(&self) -> impl Iterator<Item = String> {
        let names = format!("{} {} {} {}", self.ship_to.name, self.ship_to.company, self.ship_to.city, self.ship_to.postal_code);
        let billed = self.bill_to.as_ref().map_or(String::new(), |a| format!(" {} {}", a.name, a.company));
        let text = format!("{names}{billed} {} {}", self.email.folded(), self.number).to_lowercase();
        let words: std::collections::BTreeSet<String> = text.split_whitespace().take(24).map(|w| w.chars().take(40).collect()).collect();
        words.into_iter()
    }
}

/// The order behind a secret link.
pub fn by_token_hash(reads: &impl Reads, hash: &TokenHash) -> Outcome<Order> {
    Ok(reads.lookup(&BY_TOKEN, hash)?.ok_or(Refusal::NotFound { what: "order" })?)
}
