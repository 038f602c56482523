//! What lines of an order come to when their money goes back: to the cent, with the tax of each rate, however often it is done. All parts
//! of an order that are given back one after another are exactly the order.

use super::Order;
use crate::base::{Money, Rate, Refusal, Wrong};
use crate::shop::payment::refund::{Fate, Refund, RefundLine, pieces, standing};
use crate::shop::price::TaxSum;
use serde::{Deserialize, Serialize};

/// Pieces for which money shall go back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GivenBack {
    /// Of the order, from 0.
    pub line: usize,
    pub quantity: u32,
    pub goods: Fate,
}

/// What was chosen comes to.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    pub lines: Vec<RefundLine>,
    pub charges: Option<Money>,
    /// Lines and charges together, tax included.
    pub amount: Money,
    /// The same by rate.
    by_rate: Vec<(Rate, Money)>,
}

/// A proposal with the amount that shall go back.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    pub chosen: Proposal,
    pub amount: Money,
    /// By how much the order costs less.
    pub taken_off: Money,
    /// The same per rate.
    pub taxes: Vec<TaxSum>,
}

/// A line or the charges of an order with the tax that is in it or added to it.
struct Part {
    /// `None`: the part of delivery and fees that shares this rate.
    line: Option<usize>,
    rate: Rate,
    gross: Money,
}

/// The whole order in parts that add up to its total: with net prices, the tax of a rate is shared by what it was added to.
fn parts(order: &Order) -> Vec<Part> {
    let currency = order.total.currency();
    let mut parts = Vec::new();
    for tax in &order.taxes {
        let lines: Vec<(usize, Money)> =
            order.lines.iter().enumerate().filter(|(_, line)| line.rate == tax.rate).map(|(at, line)| (at, line.total)).collect();
        let goods = Money::sum(currency, lines.iter().map(|(_, total)| *total));
        let base = if order.prices_include_tax() { tax.gross } else { tax.net };
        let members: Vec<(Option<usize>, Money)> =
            lines.into_iter().map(|(at, total)| (Some(at), total)).chain([(None, base - goods)]).collect();
        let weights: Vec<u64> = members.iter().map(|(_, amount)| weight(*amount)).collect();
        let shares = if base.is_zero() { vec![Money::zero(currency); weights.len()] } else { tax.gross.split(&weights) };
        parts.extend(members.into_iter().zip(shares).map(|((line, _), gross)| Part { line, rate: tax.rate, gross }));
    }
    parts
}

fn weight(amount: Money) -> u64 {
    u64::try_from(amount.minor()).unwrap_or(0)
}

/// The smaller one of two amounts of one currency.
pub fn lesser(one: Money, other: Money) -> Money {
    if other < one { other } else { one }
}

/// What `of` parts in `all` come to, so that the steps from none to all add up to the whole.
fn first(whole: Money, of: u64, all: u64) -> Money {
    if of >= all { whole } else { whole.split(&[of, all - of])[0] }
}

impl Order {
    fn prices_include_tax(&self) -> bool {
        self.notes.iter().all(|note| note.included || !matches!(note.why, crate::shop::price::Why::Tax { .. }))
    }

    /// Pieces of a line that were sent and for which no money went back. Of a cancelled order no gift card is left to be taken back.
    pub fn returnable(&self, line: usize, refunds: &[Refund]) -> u32 {
        let there = self.lines.get(line).filter(|line| line.gift.is_none() || self.cancelled.is_none());
        let sent = there.map_or(0, |line| line.sent);
        sent.saturating_sub(pieces(refunds, line, |goods| goods != Fate::NotSent))
    }

    /// Pieces of a line that were not sent, and need not be if their money goes back. Of a cancelled order nothing is to be sent.
    pub fn unsendable(&self, line: usize) -> u32 {
        self.lines.get(line).filter(|_| self.cancelled.is_none()).map_or(0, super::Line::to_send)
    }

    /// What is left of delivery and fees, tax included.
    pub fn charges_left(&self, refunds: &[Refund]) -> Money {
        let currency = self.total.currency();
        let whole = Money::sum(currency, parts(self).iter().filter(|part| part.line.is_none()).map(|part| part.gross));
        whole - Money::sum(currency, standing(refunds).filter_map(|refund| refund.charges))
    }

    /// What pieces and charges come to.
    ///
    /// # Errors
    /// `pieces-N` for line N of which there are not so many left, `charges` for more than is left of them.
    pub fn propose(&self, refunds: &[Refund], wanted: &[GivenBack], charges: Option<Money>) -> Result<Proposal, Refusal> {
        let (currency, parts) = (self.total.currency(), parts(self));
        let (mut lines, mut by_rate, mut wrong) = (Vec::<RefundLine>::new(), Vec::new(), Vec::new());
        for given in wanted.iter().filter(|given| given.quantity > 0) {
            let left = match given.goods {
                Fate::NotSent => self.unsendable(given.line),
                Fate::Kept | Fate::Restocked { .. } | Fate::TakenBack => self.returnable(given.line, refunds),
            };
            let is_gift_card = self.lines.get(given.line).is_some_and(|line| line.gift.is_some());
            if given.goods != Fate::NotSent && is_gift_card != (given.goods == Fate::TakenBack) {
                return Err(Refusal::conflict("changed"));
            }
            let Some(part) = parts.iter().find(|part| part.line == Some(given.line)) else {
                return Err(Refusal::conflict("changed"));
            };
            if given.quantity > left || lines.iter().any(|known| known.line == given.line) {
                wrong.push(Wrong::new(format!("pieces-{}", given.line), "wrong-refund-pieces").with("left", left.to_string()));
                continue;
            }
            let before = u64::from(pieces(refunds, given.line, |_| true));
            let all = u64::from(self.lines[given.line].quantity);
            let amount = first(part.gross, before + u64::from(given.quantity), all) - first(part.gross, before, all);
            by_rate.push((part.rate, amount));
            lines.push(RefundLine { line: given.line, quantity: given.quantity, amount, goods: given.goods });
        }
        let charges = charges.filter(|amount| !amount.is_zero());
        if let Some(amount) = charges {
            let left = self.charges_left(refunds);
            if amount.currency() != currency || amount.is_negative() || amount > left {
                wrong.push(Wrong::new("charges", "wrong-refund-charges").with("left", left));
            } else {
                let shared: Vec<&Part> = parts.iter().filter(|part| part.line.is_none()).collect();
                let weights: Vec<u64> = shared.iter().map(|part| weight(part.gross)).collect();
                by_rate.extend(shared.iter().zip(amount.split(&weights)).map(|(part, share)| (part.rate, share)));
            }
        }
        if !wrong.is_empty() {
            return Err(Refusal::Invalid(wrong));
        }
        Ok(Proposal { lines, charges, amount: Money::sum(currency, by_rate.iter().map(|(_, amount)| *amount)), by_rate })
    }

    /// What follows from giving back this amount for what was chosen.
    pub fn decision(&self, refunds: &[Refund], amount: Money, chosen: Proposal) -> Decision {
        let taken_off = self.taken_off(refunds, amount, &chosen);
        let taxes = self.taxes_of(refunds, taken_off, &chosen);
        Decision { chosen, amount, taken_off, taxes }
    }

    /// By how much the order costs less. For pieces and charges by the whole amount; for an amount alone by what was not owed anyway. A
    /// cancelled order costs nothing any more: what goes back of its price counts, what came beyond it does not.
    fn taken_off(&self, refunds: &[Refund], amount: Money, chosen: &Proposal) -> Money {
        let off = match (&self.cancelled, chosen.amount.is_zero()) {
            (Some(_), _) => return amount,
            (None, false) => amount,
            (None, true) => amount - self.owed(refunds),
        };
        if off.is_negative() { Money::zero(amount.currency()) } else { lesser(off, self.due()) }
    }

    /// The taxes of `amount`, by which the order costs less: of the rates that were chosen, or of all that is left of the order.
    fn taxes_of(&self, refunds: &[Refund], amount: Money, chosen: &Proposal) -> Vec<TaxSum> {
        let currency = self.total.currency();
        let of = |rate: Rate, what: fn(&TaxSum) -> Money| {
            let let_go = self.let_go.iter().flat_map(|gone| &gone.taxes);
            Money::sum(currency, standing(refunds).flat_map(|refund| &refund.taxes).chain(let_go).filter(|tax| tax.rate == rate).map(what))
        };
        let left: Vec<Money> = self.taxes.iter().map(|tax| tax.gross - of(tax.rate, |tax| tax.gross)).collect();
        let chosen: Vec<Money> = self
            .taxes
            .iter()
            .map(|tax| Money::sum(currency, chosen.by_rate.iter().filter(|(rate, _)| *rate == tax.rate).map(|(_, amount)| *amount)))
            .collect();
        let shares = shared(amount, &chosen, &left);
        let known = self.taxes.iter().zip(shares).filter(|(_, gross)| !gross.is_zero());
        known
            .map(|(whole, gross)| {
                // Counted from the beginning, so that the last part brings what rounding kept back.
                let (gross_before, tax_before) = (of(whole.rate, |tax| tax.gross), of(whole.rate, |tax| tax.tax));
                let tax = first(whole.tax, weight(gross_before + gross), weight(whole.gross)) - tax_before;
                let tax = lesser(gross, if tax.is_negative() { Money::zero(currency) } else { tax });
                TaxSum { rate: whole.rate, gross, net: gross - tax, tax }
            })
            .collect()
    }
}

/// Shares an amount by weights, and no part is more than is left of it; what does not fit goes where there is room.
fn shared(amount: Money, chosen: &[Money], left: &[Money]) -> Vec<Money> {
    let zero = Money::zero(amount.currency());
    let room = Money::sum(amount.currency(), left.iter().copied());
    let amount = lesser(amount, room);
    let by = |amount: Money, weights: &[Money]| {
        let weights: Vec<u64> = weights.iter().map(|amount| weight(*amount)).collect();
        if weights.iter().all(|weight| *weight == 0) { vec![zero; weights.len()] } else { amount.split(&weights) }
    };
    let mut shares: Vec<Money> = by(amount, chosen).into_iter().zip(left).map(|(share, left)| lesser(share, *left)).collect();
    let rest = amount - Money::sum(amount.currency(), shares.iter().copied());
    let room: Vec<Money> = left.iter().zip(&shares).map(|(left, share)| *left - *share).collect();
    shares.iter_mut().zip(by(rest, &room)).for_each(|(share, more)| *share += more);
    shares
}
