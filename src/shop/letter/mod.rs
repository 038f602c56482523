//! Letters: which were written, to whom, and whether they went out. Their words are made outside; here is only that they exist.

use super::job::LetterKind;
use super::{Command, Event, Permission, Tx};
use crate::base::{Email, Id, LetterId, OrderId, Outcome, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Letter {
    pub id: LetterId,
    pub kind: LetterKind,
    /// `None` where it is about no order.
    pub order: Option<OrderId>,
    pub to: Email,
    pub subject: String,
    pub written: Time,
    pub fate: Fate,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// No mail server is set: it lies in `mail/` only.
    Kept,
    /// The mail server took it.
    Sent,
}

pub const BY_KIND: Index<Letter, (OrderId, u8, u64)> = Index::unique(37);
pub const BY_TIME: Index<Letter, Reverse<Time>> = Index::many(38);

impl Names for LetterId {
    type Record = Letter;
}
impl Record for Letter {
    const TABLE: Table = Table::new(39, "letter");
    type Id = LetterId;
    fn id(&self) -> LetterId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        let (kind, which) = self.kind.key();
        keys.add(&BY_KIND, &(of(self.order), kind, which));
        keys.add(&BY_TIME, &Reverse(self.written));
    }
}

/// The number of an order in the index; no order has the number 0.
fn of(order: Option<OrderId>) -> OrderId {
    order.unwrap_or(OrderId::new(0))
}

/// The letter of a kind that an order or a message has caused, if it was written already.
pub fn written(reads: &impl Reads, order: Option<OrderId>, kind: LetterKind) -> Outcome<Option<Letter>> {
    let (kind, which) = kind.key();
    reads.lookup(&BY_KIND, &(of(order), kind, which))
}

/// The letters of an order.
pub fn of_order(reads: &impl Reads, order: OrderId) -> Outcome<Vec<Letter>> {
    reads.scan(&BY_KIND, &order, Page::first(100))
}

/// Whether the last that the buyer of an order read of its money is that it is paid.
pub fn is_told_paid(reads: &impl Reads, order: OrderId) -> Outcome<bool> {
    use LetterKind::{OrderPaid, OrderPaidAnew, OrderReinstated, PaymentUnbooked};
    let of_money = |kind: LetterKind| matches!(kind, OrderPaid | OrderPaidAnew { .. } | OrderReinstated | PaymentUnbooked { .. });
    let last = of_order(reads, order)?.into_iter().filter(|letter| of_money(letter.kind)).max_by_key(|letter| letter.id);
    Ok(last.is_some_and(|letter| !matches!(letter.kind, PaymentUnbooked { .. })))
}

/// The newest letters.
pub fn newest(reads: &impl Reads, page: Page) -> Outcome<Vec<Letter>> {
    reads.scan(&BY_TIME, &(), page)
}

/// The worker: it was written, and sent or kept. Noted once for each kind and what it is about.
#[derive(Serialize, Deserialize)]
pub struct NoteLetter {
    /// The number of its job: known before it was written, and the same at every try.
    pub id: LetterId,
    pub kind: LetterKind,
    pub order: Option<OrderId>,
    pub to: Email,
    pub subject: String,
    pub fate: Fate,
}

impl Command for NoteLetter {
    type Done = ();
    const NAME: &'static str = "note_letter";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        if written(tx, self.order, self.kind)?.is_some() {
            return Ok(());
        }
        let NoteLetter { id, kind, order, to, subject, fate } = self;
        let letter = Letter { id, kind, order, to, subject, written: tx.now, fate };
        tx.put(&letter)?;
        let letter = letter.id;
        tx.tell(match fate {
            Fate::Kept => Event::LetterKept { letter, order },
            Fate::Sent => Event::LetterSent { letter, order },
        });
        Ok(())
    }
}
