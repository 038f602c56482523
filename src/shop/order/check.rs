//! What must hold of every order, proven on any snapshot.

use super::{Order, Paid, PlacedBy};
use crate::base::{Money, Outcome};
use crate::shop::Event;
use crate::shop::attention::{self, Trouble};
use crate::shop::event::Subject;
use crate::shop::payment::refund::{self, RefundState};
use crate::shop::payment::{self, Payment};
use crate::shop::price::Why;
use crate::shop::stock;
use crate::store::log::LogReads;
use crate::store::{About, Finding, Reads};

/// Sums, notes, payments, parcels and reservations of every order.
pub fn check(reads: &impl Reads, findings: &mut Vec<Finding>) -> Outcome {
    let mut last = None;
    loop {
        let orders: Vec<Order> = reads.next_after(last, 500)?;
        let Some(end) = orders.last() else { return Ok(()) };
        last = Some(end.id);
        for order in &orders {
            findings.extend(money(order).into_iter().map(|why| format!("order {}: {why}", order.number)));
            let mut found = Vec::new();
            payments(reads, order, &mut found)?;
            goods(reads, order, &mut found)?;
            findings.extend(found.into_iter().map(|why| format!("order {}: {why}", order.number)));
        }
    }
}

/// Every cent has a note, and net and tax of every rate are its gross amount.
fn money(order: &Order) -> Vec<Finding> {
    let currency = order.total.currency();
    let mut found = Vec::new();
    let noted = Money::sum(currency, order.notes.iter().filter(|n| !n.included).map(|n| n.amount));
    if noted != order.total {
        found.push(format!("its notes add up to {noted:?}, its total is {:?}", order.total));
    }
    let charged = Money::sum(currency, order.charges.iter().map(|c| c.amount));
    let added = order.notes.iter().filter(|n| matches!(n.why, Why::Tax { .. }) && !n.included).map(|n| n.amount);
    let goods = Money::sum(currency, order.lines.iter().map(|l| l.total));
    for gone in order.let_go.iter().filter(|gone| !gone.taxes.is_empty()) {
        let parts = gone.taxes.iter().all(|tax| tax.net + tax.tax == tax.gross);
        if !parts || Money::sum(currency, gone.taxes.iter().map(|tax| tax.gross)) != gone.amount {
            found.push("what was let go of it is not its parts per rate of tax".to_owned());
        }
    }
    if order.placed_by == PlacedBy::Trial && (!order.lines.is_empty() || !order.taxes.iter().all(|tax| tax.tax.is_zero())) {
        found.push("it tries a provider, and sells something".to_owned());
    }
    if goods + charged + Money::sum(currency, added) != order.total {
        found.push("its lines, charges and added taxes are not its total".to_owned());
    }
    let amounts = order.lines.iter().flat_map(|l| [l.unit, l.total]).chain(order.charges.iter().map(|c| c.amount));
    if amounts.chain(order.taxes.iter().flat_map(|t| [t.gross, t.net, t.tax])).any(Money::is_negative) {
        found.push("one of its amounts is less than nothing".to_owned());
    }
    if Money::sum(currency, order.taxes.iter().map(|t| t.gross)) != order.total || order.taxes.iter().any(|t| t.net + t.tax != t.gross) {
        found.push("its taxes do not add up to its total".to_owned());
    }
    for (at, line) in order.lines.iter().enumerate() {
        let note = order.notes.iter().find(|n| n.why == Why::Price { line: at }).map(|n| n.amount);
        if line.unit.times(line.quantity) != line.total || note != Some(line.total) {
            found.push(format!("line {at} does not cost quantity times price"));
        }
        if line.sent + line.cancelled > line.quantity {
            found.push(format!("line {at}: more pieces sent and cancelled than ordered"));
        }
    }
    found
}

fn payments(reads: &impl Reads, order: &Order, found: &mut Vec<Finding>) -> Outcome {
    let currency = order.total.currency();
    let payments = payment::of_order(reads, order.id)?;
    let taken = Money::sum(currency, payments.iter().filter_map(|p| p.taken()));
    if taken != order.captured {
        found.push(format!("its payments took {taken:?}, it says {:?}", order.captured));
    }
    if let Some(told) = captured_as_told(reads, order)?.filter(|told| *told != order.captured) {
        found.push(format!("its events tell that {told:?} was captured, it says {:?}", order.captured));
    }
    if Money::sum(currency, order.returned.iter().map(|r| r.amount)) != order.refunded {
        found.push("what was given back does not add up".to_owned());
    }
    if order.refunded.is_negative() || order.refunded > order.captured {
        found.push("more was refunded than captured".to_owned());
    }
    if !order.is_asked_rightly() {
        found.push(format!("it asks for {:?}, and the last that it was noted to ask for is {:?}", order.due(), order.asked.last()));
    }
    let refunds = refund::of_order(reads, order.id)?;
    if payments.iter().any(|payment| refund::left(payment, &refunds).is_negative()) {
        found.push("more goes back by one of its payments than came by it".to_owned());
    }
    let done = Money::sum(currency, refunds.iter().filter(|r| r.state == RefundState::Done).map(|r| r.amount));
    if done > order.refunded {
        found.push("its refunds gave more back than it says".to_owned());
    }
    if order.waived.is_some_and(|waived| waived.is_negative() || waived > order.total) {
        found.push("more is waived than it costs".to_owned());
    }
    if order.cancelled.is_some() && payments.iter().any(|p| p.state.is_open() && p.session.is_none()) {
        found.push("it is cancelled and still asks for money".to_owned());
    }
    // What somebody decided to give back is known, whatever became of it.
    if order.paid() == Paid::TooMuch && refunds.is_empty() {
        let owed = |p: &Payment| attention::was_raised(reads, &Trouble::MoneyOwed { payment: p.id, amount: p.amount });
        let known = payments.iter().map(owed).collect::<Outcome<Vec<bool>>>()?;
        if !known.contains(&true) {
            found.push("too much was paid, and nobody was told".to_owned());
        }
    }
    Ok(())
}

/// Entries about one order that are read; of one with more nothing is said.
const EVENTS_MAX: usize = 20_000;

/// What came of an order by its events alone: every capture, less what had been booked to it by mistake.
fn captured_as_told(reads: &impl Reads, order: &Order) -> Outcome<Option<Money>> {
    let (kind, id) = Subject::Order(order.id).key();
    let log = reads.log_about::<Event>(About { kind, id }, EVENTS_MAX)?;
    let moved = log.iter().filter_map(|entry| match entry.event {
        Event::PaymentCaptured { amount, .. } => Some(amount),
        Event::BankEntryUnbooked { amount, .. } => Some(amount.negated()),
        _ => None,
    });
    Ok((log.len() < EVENTS_MAX).then(|| Money::sum(order.total.currency(), moved)))
}

/// What is promised is what is still to be sent, and what was sent is in parcels.
fn goods(reads: &impl Reads, order: &Order, found: &mut Vec<Finding>) -> Outcome {
    let reserved = reads.lookup(&stock::BY_ORDER, &order.id)?.map_or_else(Vec::new, |reservation| reservation.promises);
    let parcels = crate::shop::fulfilment::of_order(reads, order.id)?;
    for (at, line) in order.lines.iter().enumerate() {
        let promised: u32 = reserved.iter().filter(|r| r.line == at).map(|r| r.quantity).sum();
        // All or nothing: what was not counted when it was ordered is not promised.
        if promised != 0 && promised != line.to_send() {
            found.push(format!("line {at}: {promised} pieces are promised, {} are to be sent", line.to_send()));
        }
        let packed: u32 = parcels.iter().flat_map(|p| &p.lines).filter(|l| l.line == at).map(|l| l.quantity).sum();
        if packed != line.sent && line.gift.is_none() {
            found.push(format!("line {at}: parcels hold {packed} pieces, it says {}", line.sent));
        }
    }
    if order.last_sent.is_some() && order.last_sent != parcels.iter().map(|parcel| parcel.sent).max() {
        found.push("its last parcel left at another time than it says".to_owned());
    }
    if parcels.iter().flat_map(|p| &p.lines).any(|l| l.line >= order.lines.len()) {
        found.push("a parcel holds what was not ordered".to_owned());
    }
    Ok(())
}
