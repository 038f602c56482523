//! Gift cards that an order sells: issued as soon as its money is there, and taken back as far as they are unspent.

use super::refund::on_the_way;
use super::{Order, Paid};
use crate::base::{Error, Money, Outcome, Refusal, Wrong};
use crate::shop::catalog::ProductKind;
use crate::shop::gift_card::issue::{New, issue};
use crate::shop::gift_card::sold::{of_line, take_back};
use crate::shop::gift_card::{GiftCard, Sold, Validity};
use crate::shop::payment::refund::{self, Fate, Refund, RefundLine, pieces};
use crate::shop::{Tx, settings};
use crate::store::{Finding, Reads, Snapshot};

impl Order {
    /// Lines of gift cards with their places.
    pub fn gift_lines(&self) -> impl Iterator<Item = (usize, &super::Line)> {
        self.lines.iter().enumerate().filter(|(_, line)| line.gift.is_some())
    }

    /// Whether nothing of it is a thing.
    pub fn is_gift_cards_alone(&self) -> bool {
        let kind = |line: &super::Line| if line.gift.is_some() { ProductKind::GiftCard } else { ProductKind::Goods };
        ProductKind::are_all_gift_cards(self.lines.iter().map(kind))
    }

    /// What was paid for a card that it sold; of any other card, what is on it.
    pub fn value_of(&self, card: &GiftCard) -> Money {
        card.sold.and_then(|sold| self.lines.get(sold.line)).map_or(card.balance, |line| line.unit)
    }

    /// What it brings the shop: its total without gift cards, which are money that is owed until somebody spends it.
    pub fn revenue(&self) -> Money {
        self.total - Money::sum(self.total.currency(), self.gift_lines().map(|(_, line)| line.total))
    }

    /// Whether its cards are there, or must be now: on what was paid, and on nothing else.
    fn has_earned_cards(&self) -> bool {
        self.cancelled.is_none() && matches!(self.paid(), Paid::Fully | Paid::TooMuch)
    }

    /// What was paid for cards that the buyer has. It goes back with its card only.
    pub fn sold_cards(&self, refunds: &[Refund]) -> Money {
        let there = |(at, line): (usize, &super::Line)| line.unit.times(line.sent - pieces(refunds, at, |goods| goods == Fate::TakenBack));
        let lines = self.gift_lines().filter(|_| self.cancelled.is_none());
        Money::sum(self.total.currency(), lines.map(there))
    }
}

impl Order {
    /// What can go back without a gift card that the buyer keeps, when these pieces are given back.
    pub fn beside_cards(&self, refunds: &[Refund], chosen: &[RefundLine]) -> Money {
        let taken = chosen.iter().filter(|given| given.goods == Fate::TakenBack).map(|given| given.amount);
        self.kept() - on_the_way(self, refunds) - self.sold_cards(refunds) + Money::sum(self.total.currency(), taken)
    }
}

/// Issues what an order has earned and does not have yet. It looks at the facts alone, after everything that happens to an order: a
/// payment may be told twice, late or beside another, and each piece is one card.
pub fn keep(tx: &mut Tx, order: &Order) -> Outcome {
    if !order.has_earned_cards() || order.gift_lines().all(|(_, line)| line.to_send() == 0) {
        return Ok(());
    }
    let expires = Validity::default().end(tx.now, &settings::the(tx)?.time_zone);
    for (at, line) in order.gift_lines() {
        let gift = line.gift.clone().unwrap_or_default();
        let is_buyer = gift.to.is_none();
        for nth in line.sent..line.quantity - line.cancelled {
            let new = New {
                amount: line.unit,
                email: gift.to.clone().unwrap_or_else(|| order.email.clone()),
                name: if gift.name.is_empty() && is_buyer { order.ship_to.name.clone() } else { gift.name.clone() },
                message: gift.message.clone(),
                locale: order.locale,
                expires,
                note: String::new(),
                order: Some(order.id),
                sold: Some(Sold { order: order.id, line: at, nth, taken_back: None }),
            };
            issue(tx, new)?;
        }
    }
    tx.change(order.id, |order| {
        for line in order.lines.iter_mut().filter(|line| line.gift.is_some()) {
            line.sent = line.quantity - line.cancelled;
        }
        Ok(())
    })
}

/// Takes back so many cards of a line: the money that was paid for them can go back.
///
/// # Errors
/// `pieces-N` when fewer of them are unspent.
pub fn take_back_pieces(tx: &mut Tx, order: &Order, line: usize, quantity: u32) -> Outcome {
    let Some(known) = order.lines.get(line) else { return Err(Refusal::conflict("changed").into()) };
    let mut whole = of_line(tx, order.id, line)?;
    whole.retain(|card| card.is_whole(known.unit));
    if whole.len() < quantity as usize {
        let wrong = Wrong::new(format!("pieces-{line}"), "wrong-gift-card-spent").with("left", whole.len());
        return Err(Refusal::Invalid(vec![wrong]).into());
    }
    // The last ones: the first may be on their way to somebody.
    whole.into_iter().rev().take(quantity as usize).try_for_each(|card| take_back(tx, card, known.unit))
}

/// An order is cancelled: every card that it sold is taken back, or none, and then it stays.
pub fn take_all_back(tx: &mut Tx, order: &Order) -> Outcome {
    let refunds = refund::of_order(tx, order.id)?;
    for (at, line) in order.gift_lines() {
        let left = line.sent - pieces(&refunds, at, |goods| goods == Fate::TakenBack);
        take_back_pieces(tx, order, at, left).map_err(|error| match error {
            Error::Refused(_) => Refusal::conflict("gift-card-spent").into(),
            ours @ Error::Fault(_) => ours,
        })?;
    }
    Ok(())
}

/// Every gift card piece that was paid is one card of its amount, none that was not; and what was taken back is what was refunded.
pub fn check(reads: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    reads.each(|order: Order| {
        let refunds = refund::of_order(reads, order.id)?;
        for (at, line) in order.gift_lines() {
            let mut say = |what: &str| findings.push(format!("order {}: line {at}: {what}", order.number));
            let cards = of_line(reads, order.id, at)?;
            if cards.len() != line.sent as usize || cards.iter().zip(0..).any(|(card, n)| card.sold.is_none_or(|sold| sold.nth != n)) {
                say("its gift cards are not its pieces");
            }
            let waived = order.waived.unwrap_or_else(|| Money::zero(order.total.currency()));
            if line.sent > 0 && order.cancelled.is_none() && order.captured + waived < order.total {
                say("a gift card of it was issued and not paid");
            }
            if line.to_send() > 0 && order.has_earned_cards() {
                say("a gift card of it was paid and not issued");
            }
            let back = cards.iter().filter(|card| card.sold.is_some_and(|sold| sold.taken_back.is_some())).count();
            let wanted = if order.cancelled.is_some() { line.sent } else { pieces(&refunds, at, |goods| goods == Fate::TakenBack) };
            if back != wanted as usize {
                say("the gift cards that were taken back are not those that were refunded");
            }
        }
        Ok(())
    })?;
    reads.each(|card: GiftCard| {
        let line = |sold: Sold| Ok(reads.find(sold.order)?.and_then(|order| order.lines.into_iter().nth(sold.line)));
        if card.sold.map_or(Outcome::Ok(None), |sold| line(sold).map(Some))?.is_some_and(|line| line.is_none_or(|l| l.gift.is_none())) {
            findings.push(format!("gift card {}: it is no piece of an order", card.id));
        }
        Ok(())
    })
}
