//! What needs a person: raised by the rules, shown in the admin, settled by the remedy or by hand.

use super::{Command, Event, Permission, Tx};
use crate::base::limits::NOTE_CHARS_MAX;
use crate::base::text;
use crate::base::{AttentionId, BankEntryId, DisputeId, Id, JobId, Money, OrderId, Outcome, PaymentId, PayoutId, RefundId, StaffId, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

/// One thing that needs a person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Attention {
    pub id: AttentionId,
    pub trouble: Trouble,
    #[serde(default)]
    pub order: Option<OrderId>,
    pub raised: Time,
    #[serde(default)]
    pub settled: Option<Settled>,
    /// What a person decided about it last, by the key of its remedy; "" before that.
    #[serde(default)]
    pub decided: String,
    /// Of money that is no order's: by which refund it went back, as `went_by` names it; "" as long as it is here.
    #[serde(default)]
    pub went_by: String,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Settled {
    pub at: Time,
    /// `None`: the remedy settled it.
    pub by: Option<StaffId>,
    /// What whoever settled it wanted to say.
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Trouble {
    /// A job failed for the last time.
    Job { job: JobId },
    /// A provider said something that does not fit; the code is the end of a text key. With the page of which it spoke, it names what is
    /// kept of it with the payment.
    Payment {
        payment: PaymentId,
        code: String,
        #[serde(default)]
        session: String,
    },
    /// Money was taken for an order that is cancelled: it is owed to the buyer.
    MoneyOwed { payment: PaymentId, amount: Money },
    /// Money came at a provider, with our mark, for a payment that this shop does not have.
    Stranger { provider: String, session: String, amount: Money },
    /// A refund did not reach the buyer, or another amount did.
    Refund { refund: RefundId },
    /// A refund was decided that a person has to transfer or to hand over.
    RefundByHand { refund: RefundId },
    /// Money came that names an order and does not fit it.
    BankEntry { entry: BankEntryId },
    /// The second copy of orders and money was damaged, and was begun anew.
    Journal {},
    /// The shop was rebuilt, and the goods of so many open orders could not be reserved again.
    Unreserved { orders: u32 },
    /// Messages of a provider are not believed, because they seem to be of another time.
    Clock {},
    /// A buyer's bank, or the buyer at PayPal, asks for the money back, and evidence is wanted until a day.
    Dispute { dispute: DisputeId },
    /// A payout is not what its parts add up to, or did not reach the bank.
    Payout { payout: PayoutId },
    /// Somebody gave money back at the provider's dashboard, and the goods of the order are still to be sent, or were.
    RefundFound { refund: RefundId },
    /// More went back at the provider's dashboard than came by a payment, as far as we know: it is kept out of the order.
    RefundMisfit { payment: PaymentId, reference: String, amount: Money },
    /// Somebody tries out cards, in this hour since 1970.
    CardTesting { hour: u64 },
    /// The time to pay is over for an order of which a part is paid.
    PaidInPart {
        order: OrderId,
        /// What is missing.
        #[serde(default)]
        rest: Option<Money>,
    },
    /// A provider says that money of a payment went back, and shows no refund of which we know.
    RefundUnseen {
        payment: PaymentId,
        /// How much more than we know of; `None`: a part, of which nobody says how much.
        #[serde(default)]
        gone: Option<Money>,
    },
}

/// Open ones by urgency and age: money first, then the rest.
const BY_URGENCY: Index<Attention, (bool, u8, Time)> = Index::many(2);
const BY_TROUBLE: Index<Attention, (bool, u8, u64)> = Index::many(3);
const BY_REFUND: Index<Attention, String> = Index::many(150);

impl Trouble {
    /// Whether it says what another one says; one from before amounts were noted says any.
    fn says(&self, other: &Trouble) -> bool {
        let of_before =
            matches!((self, other), (Trouble::PaidInPart { order, rest: None }, Trouble::PaidInPart { order: same, .. }) if order == same);
        self == other || of_before
    }

    fn key(&self) -> (u8, u64) {
        match self {
            Trouble::Job { job } => (1, job.get()),
            Trouble::Payment { payment, .. } => (2, payment.get()),
            Trouble::MoneyOwed { payment, .. } => (3, payment.get()),
            Trouble::Refund { refund } => (4, refund.get()),
            Trouble::Stranger { session, .. } => (5, of_name(session)),
            Trouble::RefundByHand { refund } => (50, refund.get()),
            Trouble::BankEntry { entry } => (20, entry.get()),
            Trouble::Journal {} => (60, 0),
            Trouble::Unreserved { .. } => (100, 0),
            Trouble::Clock {} => (30, 0),
            Trouble::Dispute { dispute } => (35, dispute.get()),
            Trouble::Payout { payout } => (36, payout.get()),
            Trouble::RefundFound { refund } => (75, refund.get()),
            Trouble::RefundMisfit { reference, .. } => (76, of_name(reference)),
            Trouble::CardTesting { hour } => (45, *hour),
            Trouble::PaidInPart { order, .. } => (130, order.get()),
            Trouble::RefundUnseen { payment, .. } => (131, payment.get()),
        }
    }

    /// Money before machines.
    const fn urgency(&self) -> u8 {
        match self {
            Trouble::MoneyOwed { .. }
            | Trouble::Payment { .. }
            | Trouble::Refund { .. }
            | Trouble::RefundByHand { .. }
            | Trouble::Stranger { .. }
            | Trouble::Dispute { .. }
            | Trouble::Payout { .. }
            | Trouble::RefundFound { .. }
            | Trouble::RefundMisfit { .. }
            | Trouble::CardTesting { .. }
            | Trouble::PaidInPart { .. }
            | Trouble::RefundUnseen { .. }
            | Trouble::Unreserved { .. }
            | Trouble::BankEntry { .. } => 0,
            Trouble::Job { .. } | Trouble::Journal {} | Trouble::Clock {} => 1,
        }
    }
}

/// A number for a name that others gave.
fn of_name(name: &str) -> u64 {
    let hash = blake3::hash(name.as_bytes());
    u64::from_be_bytes(hash.as_bytes()[..8].try_into().expect("a hash has 32 bytes"))
}

impl Names for AttentionId {
    type Record = Attention;
}

impl Record for Attention {
    const TABLE: Table = Table::new(17, "attention");
    type Id = AttentionId;
    fn id(&self) -> AttentionId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        let settled = self.settled.is_some();
        keys.add(&BY_URGENCY, &(settled, self.trouble.urgency(), self.raised));
        let (kind, id) = self.trouble.key();
        keys.add(&BY_TROUBLE, &(settled, kind, id));
        if !self.went_by.is_empty() {
            keys.add(&BY_REFUND, &self.went_by);
        }
    }
}

/// What is open, the most urgent first.
pub fn open(reads: &impl Reads, most: usize) -> Outcome<Vec<Attention>> {
    reads.scan(&BY_URGENCY, &false, Page::first(most))
}

pub fn open_count(reads: &impl Reads) -> Outcome<usize> {
    reads.count(&BY_URGENCY, &false, 1_000)
}

/// Raises it unless the same is open already.
pub fn raise(tx: &mut Tx, trouble: Trouble, order: Option<OrderId>) -> Outcome {
    if same(tx, &trouble)?.iter().any(|open| open.trouble == trouble) {
        return Ok(());
    }
    let attention =
        Attention { id: tx.next()?, trouble, order, raised: tx.now, settled: None, decided: String::new(), went_by: String::new() };
    tx.put(&attention)?;
    tx.tell(Event::AttentionRaised { attention: attention.id, order });
    Ok(())
}

/// Raises it unless the very same was ever raised: what a provider repeats every night was settled by whoever settled it. Done: whether
/// it was news.
pub fn raise_once(tx: &mut Tx, trouble: Trouble, order: Option<OrderId>) -> Outcome<bool> {
    let (kind, id) = trouble.key();
    let settled: Vec<Attention> = tx.scan(&BY_TROUBLE, &(true, kind, id), Page::first(100))?;
    if settled.iter().chain(&same(tx, &trouble)?).any(|known| known.trouble == trouble) {
        return Ok(false);
    }
    raise(tx, trouble, order)?;
    Ok(true)
}

/// Raises it in place of what is open of this kind about this thing and says something else.
pub fn raise_anew(tx: &mut Tx, trouble: Trouble, order: Option<OrderId>) -> Outcome {
    for open in same(tx, &trouble)?.into_iter().filter(|open| open.trouble != trouble) {
        settle(tx, open.id, "")?;
    }
    raise(tx, trouble, order)
}

/// Raises it unless the same is open, or is the newest of this kind about this thing and was settled by a person who said how. With
/// another amount it is something else, and takes the place of what is open; what was over and is not any more is said again. Done:
/// whether it was news.
pub fn raise_changed(tx: &mut Tx, trouble: Trouble, order: Option<OrderId>) -> Outcome<bool> {
    let (kind, id) = trouble.key();
    let mut known = same(tx, &trouble)?;
    known.extend(tx.scan(&BY_TROUBLE, &(true, kind, id), Page::first(100))?);
    let stands = |known: &Attention| known.settled.as_ref().is_none_or(|settled| !settled.note.is_empty());
    if known.iter().max_by_key(|known| known.id).is_some_and(|newest| stands(newest) && newest.trouble.says(&trouble)) {
        return Ok(false);
    }
    raise_anew(tx, trouble, order)?;
    Ok(true)
}

/// The entry about money that went back by this refund.
pub fn of_refund(reads: &impl Reads, went_by: &str) -> Outcome<Option<Attention>> {
    Ok(reads.scan(&BY_REFUND, &went_by.to_owned(), Page::last(1))?.pop())
}

/// Whether it was ever raised about this thing, and perhaps settled since.
pub fn was_raised(reads: &impl Reads, trouble: &Trouble) -> Outcome<bool> {
    let (kind, id) = trouble.key();
    Ok(reads.count(&BY_TROUBLE, &(false, kind, id), 1)? + reads.count(&BY_TROUBLE, &(true, kind, id), 1)? > 0)
}

/// Whether something of this kind is open about this thing.
pub fn is_open(reads: &impl Reads, trouble: &Trouble) -> Outcome<bool> {
    let (kind, id) = trouble.key();
    Ok(reads.count(&BY_TROUBLE, &(false, kind, id), 1)? > 0)
}

/// Settles what is open of this kind about this thing, because the remedy was done.
pub fn settle_where(tx: &mut Tx, trouble: &Trouble) -> Outcome {
    for open in same(tx, trouble)? {
        settle(tx, open.id, "")?;
    }
    Ok(())
}

fn same(reads: &impl Reads, trouble: &Trouble) -> Outcome<Vec<Attention>> {
    let (kind, id) = trouble.key();
    reads.scan(&BY_TROUBLE, &(false, kind, id), Page::first(100))
}

fn settle(tx: &mut Tx, id: AttentionId, note: &str) -> Outcome {
    let settled = Settled { at: tx.now, by: tx.actor.staff(), note: text::lines(note).chars().take(NOTE_CHARS_MAX).collect() };
    let news = tx.change(id, |attention| {
        let news = attention.settled.is_none();
        attention.settled.get_or_insert(settled);
        Ok(news.then_some(attention.order))
    })?;
    if let Some(order) = news {
        tx.tell(Event::AttentionSettled { attention: id, order });
    }
    Ok(())
}

/// Takes this one entry off the list, because what it asks for was decided.
pub fn settle_one(tx: &mut Tx, open: &Attention, note: &str) -> Outcome {
    settle(tx, open.id, note)
}

/// A person: this is taken care of, and so.
#[derive(Serialize, Deserialize)]
pub struct SettleAttention {
    pub attention: AttentionId,
    #[serde(default)]
    pub note: String,
}

impl Command for SettleAttention {
    type Done = ();
    const NAME: &'static str = "settle_attention";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        settle(tx, self.attention, &self.note)
    }
}
