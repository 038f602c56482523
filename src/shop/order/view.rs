//! Finding orders, and what can be done with one now.

use super::{BY_LIST, BY_WORD, List, Order};
use crate::base::{Money, OrderId, Outcome, Time};
use crate::shop::event::{Event, Subject};
use crate::store::log::LogReads;
use crate::store::{About, Direction, Entry, Page, Reads};
use std::collections::BTreeSet;

/// Counts in lists go no further.
pub const COUNT_MAX: usize = 10_000;
/// Orders read at once.
const STEP: usize = 500;
/// Orders looked through for one search.
const FOUND_MAX: usize = 500;

/// One of the admin's lists, the newest first, and how many there are in all.
pub fn list(reads: &impl Reads, list: List, page: Page) -> Outcome<(Vec<Order>, usize)> {
    if list == List::All {
        return Ok((latest(reads, page)?, reads.total::<Order>(COUNT_MAX)?));
    }
    Ok((reads.scan(&BY_LIST, &(list as u8), page)?, reads.count(&BY_LIST, &(list as u8), COUNT_MAX)?))
}

/// Orders, the newest first. They are numbered as they are placed, so this list is the table itself and has no index.
pub fn latest(reads: &impl Reads, page: Page) -> Outcome<Vec<Order>> {
    reads.all(Page { direction: Direction::Backward, ..page })
}

/// What was placed since a moment, the newest first, at most `COUNT_MAX`.
pub fn placed_since(reads: &impl Reads, from: Time) -> Outcome<Vec<Order>> {
    let mut found = Vec::new();
    loop {
        let step = latest(reads, Page::first(STEP).skipping(found.len()))?;
        let whole = step.len() == STEP && step.iter().all(|order| order.placed >= from);
        found.extend(step.into_iter().take_while(|order| order.placed >= from));
        if !whole || found.len() >= COUNT_MAX {
            return Ok(found);
        }
    }
}

/// Orders of a list that have every word of the query, or the beginning of it, in number, name, address or e-mail; the newest
/// first, and how many there are in all.
pub fn search(reads: &impl Reads, list: List, query: &str, page: Page) -> Outcome<(Vec<Order>, usize)> {
    let mut found: Option<BTreeSet<OrderId>> = None;
    for word in query.to_lowercase().split_whitespace().take(8) {
        let prefix = WordPrefix(word.chars().take(40).collect());
        let ids: BTreeSet<OrderId> = reads.ids(&BY_WORD, &prefix, Page::last(FOUND_MAX))?.into_iter().collect();
        found = Some(found.map_or(ids.clone(), |before| before.intersection(&ids).copied().collect()));
    }
    let mut orders = Vec::new();
    for id in found.unwrap_or_default().into_iter().rev() {
        orders.extend(reads.find(id)?.filter(|order| order.is_in(list)));
    }
    let total = orders.len();
    Ok((orders.into_iter().skip(page.skip).take(page.take).collect(), total))
}

/// The beginning of a text in a key: without the end mark that a whole text has.
struct WordPrefix(String);

impl crate::base::KeyPart for WordPrefix {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.0.bytes().filter(|b| *b != 0));
    }
}

/// What happened to an order, the newest first.
pub fn timeline(reads: &impl Reads, order: OrderId, most: usize) -> Outcome<Vec<Entry<Event>>> {
    let (kind, id) = Subject::Order(order).key();
    reads.log_about(About { kind, id }, most)
}

/// What a person can do with an order. What a page offers as buttons is this list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    MarkPaid,
    GiveBack,
    ReturnExcess,
    LetRestGo,
    Capture,
    Refund,
    Gift,
    Fulfil,
    Cancel,
    SendLink,
    Note,
}

/// What can be done with the money of an order now.
#[derive(Clone, Copy)]
pub struct Providers {
    /// What the buyer has to get and nobody has decided to give yet.
    pub owed: Money,
    /// Money that is held and can be taken.
    pub capturable: Money,
    /// Money that can go back.
    pub refundable: Money,
    /// Money that can become a gift card.
    pub giveable: Money,
}

impl Order {
    pub fn actions(&self, with: Providers) -> Vec<Action> {
        let mut actions = Vec::new();
        if with.capturable.minor() > 0 {
            actions.push(Action::Capture);
        }
        if self.may_send() {
            actions.push(Action::Fulfil);
        }
        if self.cancelled.is_none() && self.outstanding().minor() > 0 {
            actions.push(Action::MarkPaid);
        }
        // What is held pays the rest.
        if self.is_paid_in_part() && with.capturable.is_zero() {
            actions.push(Action::LetRestGo);
        }
        if with.owed.minor() > 0 {
            if with.refundable.minor() > 0 {
                actions.push(Action::ReturnExcess);
            }
            actions.push(Action::GiveBack);
        }
        if with.refundable.minor() > 0 {
            actions.push(Action::Refund);
        }
        if with.giveable.minor() > 0 {
            actions.push(Action::Gift);
        }
        if self.cancelled.is_none() && super::cancel::may_cancel(self).is_ok() {
            actions.push(Action::Cancel);
        }
        if self.cancelled.is_none() && self.outstanding().minor() > 0 {
            actions.push(Action::SendLink);
        }
        actions.push(Action::Note);
        actions
    }
}
