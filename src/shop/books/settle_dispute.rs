//! Taking in what a provider says of a dispute. It may say it twice, late and in any order: the end is the same.

use super::dispute::{self, Dispute, MOVES_MAX, Move, PER_ORDER_MAX};
use super::told::{DisputeStanding, DisputeTold};
use super::{cut, named};
use crate::base::{DisputeId, Money, Outcome};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::{self, Payment, PaymentKind};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// The provider says how a dispute stands. Done: which it is here; `None`: it is about no payment of this shop.
#[derive(Serialize, Deserialize)]
pub struct SettleDispute {
    pub provider: PaymentKind,
    pub told: DisputeTold,
}

impl Command for SettleDispute {
    type Done = Option<DisputeId>;
    const NAME: &'static str = "settle_dispute";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<Option<DisputeId>> {
        let SettleDispute { provider, told } = self;
        let Some(payment) = payment_of(tx, provider, &told)? else { return Ok(None) };
        let id = match dispute::of_order(tx, payment.order)?
            .iter()
            .find(|known| named(known.provider, &known.name) == named(provider, &told.name))
        {
            Some(known) => known.id,
            None => match open(tx, &payment, &told)? {
                Some(id) => id,
                None => return Ok(None),
            },
        };
        let taken = take_moves(tx, id, &told)?;
        stand(tx, id, &told)?;
        if !taken.is_zero() {
            let (order, amount) = (payment.order, taken);
            tx.change(order, |order| {
                order.withdrawn = Some(order.withdrawn() - amount);
                Ok(())
            })?;
            tx.tell(Event::DisputeMoved { order, dispute: id, amount });
        }
        Ok(Some(id))
    }
}

fn payment_of(reads: &impl Reads, provider: PaymentKind, told: &DisputeTold) -> Outcome<Option<Payment>> {
    let marked = told.payment.map(|id| reads.find(id)).transpose()?.flatten();
    let found = match marked {
        Some(payment) => Some(payment),
        None => payment::by_reference(reads, provider, &told.reference)?,
    };
    // The bank asks for what was paid, in the money in which it was paid.
    Ok(found.filter(|payment| payment.kind == provider && payment.amount.currency() == told.amount.currency()))
}

fn open(tx: &mut Tx, payment: &Payment, told: &DisputeTold) -> Outcome<Option<DisputeId>> {
    if tx.count(&dispute::BY_ORDER, &payment.order, PER_ORDER_MAX)? >= PER_ORDER_MAX {
        return Ok(None);
    }
    let dispute = Dispute {
        id: tx.next()?,
        provider: payment.kind,
        name: cut(&told.name),
        order: payment.order,
        payment: payment.id,
        amount: told.amount,
        reason: cut(&told.reason),
        standing: DisputeStanding::Asked,
        due: told.due,
        opened: told.opened,
        as_of: None,
        page: told.page.clone(),
        moves: Vec::new(),
    };
    tx.insert(&dispute)?;
    tx.tell(Event::DisputeOpened { order: payment.order, dispute: dispute.id, amount: told.amount });
    if told.standing == DisputeStanding::Asked {
        attention::raise(tx, Trouble::Dispute { dispute: dispute.id }, Some(payment.order))?;
    }
    Ok(Some(dispute.id))
}

/// Keeps the movements that are new; says their sum.
fn take_moves(tx: &mut Tx, id: DisputeId, told: &DisputeTold) -> Outcome<Money> {
    let (now, mut sum) = (tx.now, Money::zero(told.amount.currency()));
    tx.change(id, |dispute| {
        for moved in told.moves.iter().filter(|moved| moved.amount.currency() == dispute.amount.currency()) {
            let name = cut(&moved.name);
            if dispute.moves.len() < MOVES_MAX && dispute.moves.iter().all(|known| known.name != name) {
                sum += moved.amount;
                dispute.moves.push(Move { name, at: now, amount: moved.amount });
            }
        }
        Ok(())
    })?;
    Ok(sum)
}

/// Moves on in its life. Whatever is no question to us any more needs nobody.
fn stand(tx: &mut Tx, id: DisputeId, told: &DisputeTold) -> Outcome {
    let known = tx.get(id)?;
    // A provider that says since when asks a second time, after what was answered: a question becomes a claim.
    let is_news = match (told.as_of, known.as_of) {
        (Some(told_of), Some(known_of)) if told.standing < DisputeStanding::Closed && known.standing < DisputeStanding::Closed => {
            told_of >= known_of
        }
        _ => told.standing >= known.standing,
    };
    if !is_news {
        return Ok(());
    }
    tx.change(id, |dispute| {
        (dispute.standing, dispute.due) = (told.standing, told.due.or(dispute.due));
        dispute.as_of = told.as_of.max(dispute.as_of);
        Ok(())
    })?;
    if told.standing == known.standing {
        return Ok(());
    }
    let trouble = Trouble::Dispute { dispute: id };
    if told.standing == DisputeStanding::Asked {
        attention::raise(tx, trouble, Some(known.order))?;
    } else {
        attention::settle_where(tx, &trouble)?;
    }
    tx.tell(Event::DisputeStands { order: known.order, dispute: id, code: told.standing.key().to_owned() });
    Ok(())
}
