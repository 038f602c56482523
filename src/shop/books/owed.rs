//! What we owed and were owed at any moment, from dated facts alone: claims on buyers, money owed to them, money on their gift cards,
//! money at providers and on its way to the bank.

use super::dispute::{self, Dispute};
use super::facts::way;
use super::{Payout, PayoutPart, Purse};
use crate::base::{Money, OrderId, Outcome, PayoutId, Time};
use crate::shop::gift_card::GiftCardEntry;
use crate::shop::order::Order;
use crate::shop::payment::{self, Payment, PaymentKind};
use crate::store::Reads;

/// One order of the statement: more than nothing is wanted from the buyer, less is owed to the buyer.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    pub order: OrderId,
    pub number: String,
    pub placed: Time,
    pub amount: Money,
}

/// A payout that had left the provider and was not at the bank.
#[derive(Clone, PartialEq, Debug)]
pub struct OnItsWay {
    pub payout: PayoutId,
    pub provider: PaymentKind,
    pub arrives: Time,
    pub amount: Money,
}

/// The statement at a moment.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Owed {
    /// The oldest, at most `LISTED_MAX`; sums and counts are of all.
    pub claims: Vec<Claim>,
    pub claimed: Purse,
    pub claims_count: u64,
    pub debts: Vec<Claim>,
    /// Less than nothing.
    pub indebted: Purse,
    pub debts_count: u64,
    /// What each provider held for us.
    pub held: Vec<(PaymentKind, Purse)>,
    pub on_its_way: Vec<OnItsWay>,
    pub travelling: Purse,
    /// What was on the gift cards that people had: money of buyers, and no revenue before it is spent.
    pub cards: Purse,
}

/// Orders that are named one by one, a list.
pub const LISTED_MAX: usize = 200;

/// Works the statement out. It walks over every order that was placed by then: for a page that is asked for now and then.
pub fn at(reads: &impl Reads, at: Time) -> Outcome<Owed> {
    let mut owed = Owed::default();
    reads.each(|order: Order| if order.placed <= at { owed.take_order(reads, &order, at) } else { Ok(()) })?;
    reads.each(|part: PayoutPart| {
        if part.at <= at {
            owed.hold(part.provider, part.fee.negated());
            part.exchange().into_iter().flatten().for_each(|amount| owed.hold(part.provider, amount));
            if part.is_told_here_alone() {
                owed.hold(part.provider, part.amount);
            }
        }
        Ok(())
    })?;
    reads.each(|entry: GiftCardEntry| {
        if entry.at <= at {
            owed.cards.add(entry.by);
        }
        Ok(())
    })?;
    reads.each(|payout: Payout| {
        if payout.had_left(at) {
            owed.hold(payout.provider, payout.amount.negated());
            if !payout.had_arrived(at) {
                owed.travelling.add(payout.amount);
                let Payout { id, provider, arrives, amount, .. } = payout;
                owed.on_its_way.push(OnItsWay { payout: id, provider, arrives, amount });
            }
        }
        Ok(())
    })?;
    Ok(owed)
}

/// What an order wanted from its buyer at a moment; less than nothing: what it owed.
pub fn claim(order: &Order, payments: &[Payment], disputes: &[Dispute], at: Time) -> Money {
    let currency = order.total.currency();
    // What was booked to the wrong order counted until it was taken back.
    let is_kept = |payment: &&Payment| payment.unbooked.as_ref().is_none_or(|back| back.at > at);
    let came = payments.iter().filter(|payment| payment.came.is_some_and(|came| came <= at));
    let came = came.filter(is_kept).filter_map(|payment| payment.state.taken());
    let back = order.returned.iter().filter(|returned| returned.at <= at).map(|returned| returned.amount);
    let moved = disputes.iter().flat_map(|dispute| &dispute.moves).filter(|moved| moved.at <= at).map(|moved| moved.amount);
    let kept = Money::sum(currency, came) - Money::sum(currency, back) + Money::sum(currency, moved);
    order.asked_at(at) - kept
}

impl Owed {
    fn take_order(&mut self, reads: &impl Reads, order: &Order, at: Time) -> Outcome {
        // What has no money now may have had some then: a booking was taken back.
        let payments = payment::of_order(reads, order.id)?;
        let disputes = if order.withdrawn.is_none() { Vec::new() } else { dispute::of_order(reads, order.id)? };
        let amount = claim(order, &payments, &disputes, at);
        let (list, sum, count) = match amount.minor() {
            0 => (None, None, None),
            1.. => (Some(&mut self.claims), Some(&mut self.claimed), Some(&mut self.claims_count)),
            _ => (Some(&mut self.debts), Some(&mut self.indebted), Some(&mut self.debts_count)),
        };
        if let (Some(list), Some(sum), Some(count)) = (list, sum, count) {
            sum.add(amount);
            *count += 1;
            if list.len() < LISTED_MAX {
                list.push(Claim { order: order.id, number: order.number.clone(), placed: order.placed, amount });
            }
        }
        for payment in payments.iter().filter(|payment| payment.came.is_some_and(|came| came <= at)) {
            payment.state.taken().into_iter().for_each(|taken| self.hold(payment.kind, taken));
        }
        for returned in order.returned.iter().filter(|returned| returned.at <= at) {
            self.hold(way(reads, order, returned)?.0, returned.amount.negated());
        }
        for dispute in &disputes {
            dispute.moves.iter().filter(|moved| moved.at <= at).for_each(|moved| self.hold(dispute.provider, moved.amount));
        }
        Ok(())
    }

    /// What no provider holds is with us.
    fn hold(&mut self, provider: PaymentKind, amount: Money) {
        if !provider.has_provider() || amount.is_zero() {
            return;
        }
        match self.held.iter_mut().find(|(known, _)| *known == provider) {
            Some((_, purse)) => purse.add(amount),
            None => self.held.push((provider, Purse::from_iter([amount]))),
        }
    }
}
