//! Payments: how buyers may pay, what became of each try, and the one function that settles.

pub mod account;
pub mod bank_account;
pub mod clock;
pub mod compare;
pub mod connect;
pub mod describe;
pub mod inbox;
pub mod machine;
pub mod method;
pub mod move_method;
pub mod proof;
pub mod quarantine;
pub mod refund;
pub mod rule;
pub mod save_method;
pub mod settle;
pub mod start;
pub mod starter;
pub mod testing;
pub mod told;
pub mod transfer;
pub mod watch;

pub use bank_account::SaveBankAccount;
pub use describe::{Description, NotTaken, Step};
pub use machine::{State, Update};
pub use method::{PaymentKind, PaymentMethod};
pub use move_method::MovePaymentMethod;
pub use proof::Proof;
pub use quarantine::Quarantined;
pub use refund::{Fate, Refund, RefundLine, RefundReason, RefundState};
pub use rule::{NotOffered, Rule};
pub use save_method::{DeletePaymentMethod, SavePaymentMethod};
pub use told::{Capture, News, Opened, RefundListed, RefundStanding, RefundTold, RefundWish, Standing, Told, Wish, WishLine, WishPart};
pub use transfer::{Payer, Reference, Transfer};

use crate::base::{GiftCardId, Money, OrderId, Outcome, PaymentId, StaffId, Time};
use crate::shop::Job;
use crate::shop::event::{Event, Subject};
use crate::store::log::LogReads;
use crate::store::{About, Index, Keys, Names, Page, Reads, Record, Table, Write};
use serde::{Deserialize, Serialize};

/// One try to pay an order.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Payment {
    pub id: PaymentId,
    pub order: OrderId,
    pub kind: PaymentKind,
    /// What is wanted. What came is in the state.
    pub amount: Money,
    pub state: State,
    pub started: Time,
    /// After this nobody pays any more; the provider is told so.
    #[serde(default)]
    pub expires: Option<Time>,
    /// What a person wants to have taken of the money that is held, as long as it is not.
    #[serde(default)]
    pub capturing: Option<Money>,
    /// The provider's page, once it is open.
    #[serde(default)]
    pub session: Option<Opened>,
    /// Since when the money is on its way, as a direct debit is for days; the buyer has done all there is to do.
    #[serde(default)]
    pub on_its_way: Option<Time>,
    /// The provider's name of the money's way, or what a person entered.
    #[serde(default)]
    pub reference: String,
    /// The gift card that it came from, where it came from one; `reference` holds the card's last four signs.
    #[serde(default)]
    pub gift_card: Option<GiftCardId>,
    /// When the money became ours.
    #[serde(default)]
    pub came: Option<Time>,
    /// A person took it back: it was booked to the wrong order. What came stays in the state, and counts no more from then on.
    #[serde(default, alias = "taken_back")]
    pub unbooked: Option<Unbooked>,
    /// Codes of what was said that does not fit; each is put before a person once, however often it is said.
    #[serde(default)]
    pub puzzles: Vec<String>,
    /// The same with what was told, and what a person decided about it.
    #[serde(default)]
    pub quarantine: Vec<Quarantined>,
    /// Whose money it was and whether it was real, once it came.
    #[serde(default)]
    pub whose: Option<Whose>,
    /// Whether its page was worth making while cards were tried out.
    #[serde(default)]
    pub proof: Proof,
}

/// The provider's account to which money came, and whether it was real.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Whose {
    /// "" where nobody knew it then.
    #[serde(default)]
    pub account: String,
    pub live: bool,
}

/// When, by whom and why a payment was taken back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unbooked {
    pub at: Time,
    #[serde(default)]
    pub by: Option<StaffId>,
    pub why: String,
}

pub const BY_ORDER: Index<Payment, OrderId> = Index::many(28);
pub const BY_SESSION: Index<Payment, String> = Index::unique(29);
/// Payments at a provider from which something may still come.
pub const BY_OPEN: Index<Payment, Time> = Index::many(30);

/// Money that came, and money that was taken back, for the books.
pub const BY_CAME: Index<Payment, Time> = Index::many(205);
/// The money's way by the provider's name of it.
pub const BY_REFERENCE: Index<Payment, String> = Index::many(206);

impl Names for PaymentId {
    type Record = Payment;
}
impl Record for Payment {
    const TABLE: Table = Table::new(36, "payment").journaled();
    type Id = PaymentId;
    fn id(&self) -> PaymentId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_ORDER, &self.order);
        if let Some(opened) = &self.session {
            keys.add(&BY_SESSION, &session_key(self.kind, &opened.session));
        }
        if self.kind.has_provider() && self.state.is_open() {
            keys.add(&BY_OPEN, &self.started);
        }
        if let Some(came) = self.came {
            keys.add(&BY_CAME, &came);
        }
        if let Some(back) = self.unbooked.as_ref().filter(|back| Some(back.at) != self.came) {
            keys.add(&BY_CAME, &back.at);
        }
        if self.kind.has_provider() && !self.reference.is_empty() {
            keys.add(&BY_REFERENCE, &session_key(self.kind, &self.reference));
        }
    }
}

impl Payment {
    /// Money that is its order's by it.
    pub fn taken(&self) -> Option<Money> {
        self.state.taken().filter(|_| self.unbooked.is_none())
    }

    /// Whether this is the name of its own page.
    pub fn is_page(&self, session: &str) -> bool {
        self.session.as_ref().is_some_and(|opened| opened.session == session)
    }

    /// Whether its provider can be asked for it with the keys of this account. What nobody knows is asked for.
    pub fn is_of(&self, ours: settle::Ours<'_>) -> bool {
        let other = |known: &str| !known.is_empty() && !ours.account.is_empty() && known != ours.account;
        self.whose.as_ref().is_none_or(|whose| whose.live == ours.live && !other(&whose.account))
    }

    /// Whether the buyer has paid as far as the buyer can, and nobody knows yet whether it comes.
    pub fn is_on_its_way(&self) -> bool {
        self.on_its_way.is_some() && matches!(self.state, State::Started { .. })
    }
}

fn session_key(kind: PaymentKind, session: &str) -> String {
    format!("{} {session}", kind.key())
}

/// The payments of an order, the oldest first.
pub fn of_order(reads: &impl Reads, order: OrderId) -> Outcome<Vec<Payment>> {
    reads.scan(&BY_ORDER, &order, Page::first(PER_ORDER_MAX))
}

/// Tries to pay one order.
pub const PER_ORDER_MAX: usize = 50;

/// The payment behind a provider's page.
pub fn by_session(reads: &impl Reads, kind: PaymentKind, session: &str) -> Outcome<Option<Payment>> {
    reads.lookup(&BY_SESSION, &session_key(kind, session))
}

/// The payment by the provider's name of the money's way.
pub fn by_reference(reads: &impl Reads, kind: PaymentKind, reference: &str) -> Outcome<Option<Payment>> {
    reads.lookup(&BY_REFERENCE, &session_key(kind, reference))
}

/// Payments at a provider by which money came since then.
pub fn came_since(reads: &impl Reads, kind: PaymentKind, since: Time, page: Page) -> Outcome<Vec<Payment>> {
    let came: Vec<Payment> = reads.scan_between(&BY_CAME, &since, &Time::at(i64::MAX), page)?;
    Ok(came.into_iter().filter(|payment| payment.kind == kind).collect())
}

/// Payments of before have their moment from the log, or else from when they began.
pub fn date(write: &mut Write) -> Outcome {
    let mut last = None;
    loop {
        let payments: Vec<Payment> = write.next_after(last, 500)?;
        let Some(end) = payments.last() else { return Ok(()) };
        last = Some(end.id);
        for mut payment in payments.into_iter().filter(|payment| payment.came.is_none() && payment.state.taken().is_some()) {
            let (kind, id) = Subject::Order(payment.order).key();
            let log = write.log_about::<Event>(About { kind, id }, LOG_MAX)?;
            let is_its = |event: &Event| matches!(event, Event::PaymentCaptured { payment: known, .. } if *known == payment.id);
            payment.came = Some(log.iter().find(|entry| is_its(&entry.event)).map_or(payment.started, |entry| entry.time));
            write.put(&payment)?;
        }
    }
}

/// Entries about one order that are looked through.
const LOG_MAX: usize = 1_000;

/// The order that a job is for: its own, or that of its payment or refund.
pub fn order_of(reads: &impl Reads, job: &Job) -> Outcome<Option<OrderId>> {
    Ok(match job {
        Job::OpenPayment { payment }
        | Job::ClosePayment { payment }
        | Job::LookPayment { payment }
        | Job::LookReturned { payment, .. }
        | Job::CapturePayment { payment } => reads.find(*payment)?.map(|payment| payment.order),
        Job::SendRefund { refund } | Job::LookRefund { refund } => reads.find(*refund)?.map(|refund| refund.order),
        other => other.order(),
    })
}

/// Payments at a provider from which something may still come, the oldest first.
pub fn open(reads: &impl Reads, page: Page) -> Outcome<Vec<Payment>> {
    reads.scan(&BY_OPEN, &(), page)
}
