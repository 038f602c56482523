//! Everybody who bought, asked or signed up, and all that belongs to them.

use super::STEP;
use crate::base::{OrderId, Outcome, StockId};
use crate::shop::attention::Attention;
use crate::shop::books::{Payout, PayoutPart, dispute, part};
use crate::shop::cart::Cart;
use crate::shop::customer::Customer;
use crate::shop::gift_card::GiftCard;
use crate::shop::letter::Letter;
use crate::shop::message::Message;
use crate::shop::newsletter::Subscription;
use crate::shop::order::Order;
use crate::shop::payment::inbox::Heard;
use crate::shop::queue::QueuedJob;
use crate::shop::statement::BankEntry;
use crate::shop::stock::{self, StockLevel};
use crate::shop::{Job, Tx, fulfilment, gift_card, payment};
use crate::store::{Page, Reads, Record};

/// Parcels, payments and refunds of one order.
const OF_ORDER_MAX: usize = 1_000;

/// The first of these that finds something has had its step; each says how many it removed.
pub(super) const CLEARS: &[fn(&mut Tx) -> Outcome<usize>] = &[
    jobs,
    gift_cards,
    payouts,
    all::<PayoutPart>,
    orders,
    all::<Cart>,
    all::<Customer>,
    all::<Message>,
    all::<Subscription>,
    all::<Heard>,
    all::<BankEntry>,
    letters,
    all::<Attention>,
    answers,
];

/// Jobs that would speak of what is gone. What looks after files, and this work itself, goes on.
fn jobs(tx: &mut Tx) -> Outcome<usize> {
    let keeps = |job: &Job| match job {
        Job::Letter { .. } | Job::OpenPayment { .. } | Job::ClosePayment { .. } | Job::LookPayment { .. } => false,
        Job::CapturePayment { .. } | Job::SendRefund { .. } | Job::ReturnStranger { .. } => false,
        Job::LookRefund { .. } | Job::LookReturned { .. } | Job::LookDispute { .. } => false,
        Job::ExpireOrder { .. } | Job::RemindOrder { .. } => false,
        Job::Relist { .. } | Job::MakePicture { .. } | Job::DropPicture { .. } | Job::DropLetter { .. } | Job::WipeDemo {} => true,
    };
    let mut removed = 0;
    let mut last = None;
    while removed < STEP {
        let found: Vec<QueuedJob> = tx.next_after(last, STEP)?;
        for queued in found.iter().filter(|queued| !keeps(&queued.job)) {
            tx.delete(queued.id)?;
            removed += 1;
        }
        last = found.last().map(|queued| queued.id);
        if found.len() < STEP {
            break;
        }
    }
    Ok(removed)
}

/// A card goes with its entries, and what was owed by it.
fn gift_cards(tx: &mut Tx) -> Outcome<usize> {
    let found: Vec<GiftCard> = tx.all(Page::first(STEP))?;
    for card in &found {
        for entry in tx.ids(&gift_card::BY_CARD, &card.id, Page::first(gift_card::COUNT_MAX))? {
            tx.delete(entry)?;
        }
        gift_card::ledger::owe(tx, card.balance.negated())?;
        tx.delete(card.id)?;
    }
    Ok(found.len())
}

/// A payout goes with its parts, so that what is left adds up.
fn payouts(tx: &mut Tx) -> Outcome<usize> {
    let found: Vec<Payout> = tx.all(Page::first(STEP / 10))?;
    for payout in &found {
        loop {
            let parts = part::of(tx, Some(payout.id), Page::first(STEP))?;
            parts.iter().try_for_each(|part| tx.delete(part.id))?;
            if parts.len() < STEP {
                break;
            }
        }
        tx.delete(payout.id)?;
    }
    Ok(found.len())
}

/// An order goes with its payments, disputes, parcels and the pieces that were promised to it, so that what is left adds up.
fn orders(tx: &mut Tx) -> Outcome<usize> {
    let found: Vec<Order> = tx.all(Page::first(STEP))?;
    for order in &found {
        for payment in tx.ids(&payment::BY_ORDER, &order.id, Page::first(OF_ORDER_MAX))? {
            tx.delete(payment)?;
        }
        for refund in tx.ids(&payment::refund::BY_ORDER, &order.id, Page::first(OF_ORDER_MAX))? {
            tx.delete(refund)?;
        }
        for dispute in tx.ids(&dispute::BY_ORDER, &order.id, Page::first(OF_ORDER_MAX))? {
            tx.delete(dispute)?;
        }
        for parcel in tx.ids(&fulfilment::BY_ORDER, &order.id, Page::first(OF_ORDER_MAX))? {
            tx.delete(parcel)?;
        }
        let found = crate::shop::letter::of_order(tx, order.id)?;
        found.iter().try_for_each(|letter| forget_letter(tx, letter))?;
        release(tx, order.id)?;
        tx.delete(order.id)?;
    }
    Ok(found.len())
}

fn release(tx: &mut Tx, order: OrderId) -> Outcome {
    let Some(reservation) = tx.lookup(&stock::BY_ORDER, &order)? else { return Ok(()) };
    for promise in &reservation.promises {
        let level: StockId = promise.level;
        tx.change(level, |level: &mut StockLevel| {
            level.reserved -= i64::from(promise.quantity);
            Ok(())
        })?;
    }
    tx.delete(reservation.id)
}

fn letters(tx: &mut Tx) -> Outcome<usize> {
    let found: Vec<Letter> = tx.all(Page::first(STEP))?;
    found.iter().try_for_each(|letter| forget_letter(tx, letter))?;
    Ok(found.len())
}

/// With its file, where letters are kept.
fn forget_letter(tx: &mut Tx, letter: &Letter) -> Outcome {
    tx.delete(letter.id)?;
    tx.enqueue(Job::DropLetter { letter: letter.id }).map(drop)
}

fn all<R: Record>(tx: &mut Tx) -> Outcome<usize> {
    let found: Vec<R> = tx.all(Page::first(STEP))?;
    found.iter().try_for_each(|record| tx.delete(record.id()))?;
    Ok(found.len())
}

/// What was answered to forms that made orders.
fn answers(tx: &mut Tx) -> Outcome<usize> {
    let now = tx.now;
    tx.forget_answers(now + crate::base::Span::seconds(1), STEP)
}
