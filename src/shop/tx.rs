//! What a command works with: the write session, the moment, the actor, randomness, and the events it tells.

use super::queue::QueuedJob;
use super::token::NewsletterLink;
use super::{Actor, Event, Job, token};
use crate::base::{CustomerId, GiftCardId, JobId, OrderId, Outcome, Span, SubscriptionId, Time};
use crate::store::Write;
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};

pub struct Tx<'w, 'a, 'tx> {
    session: &'w mut Write<'a, 'tx>,
    pub now: Time,
    pub actor: Actor,
    events: VecDeque<Event>,
    random: blake3::OutputReader,
    secret: [u8; 32],
}

/// What a command must not fetch itself.
#[derive(Clone, Copy)]
pub struct Moment {
    pub now: Time,
    /// Fresh bytes of the system's randomness; everything drawn in this command grows from them.
    pub random: [u8; 32],
    /// The shop's own secret, from which the links to orders grow.
    pub secret: [u8; 32],
}

impl<'w, 'a, 'tx> Tx<'w, 'a, 'tx> {
    pub fn new(session: &'w mut Write<'a, 'tx>, actor: &Actor, moment: Moment) -> Self {
        let Moment { now, random, secret } = moment;
        let random = blake3::Hasher::new_keyed(&random).finalize_xof();
        Tx { session, now, actor: actor.clone(), events: VecDeque::new(), random, secret }
    }

    /// The token in the link to an order.
    pub fn order_token(&self, order: OrderId) -> String {
        token::of_order(&self.secret, order)
    }

    /// The code of a gift card, without gaps.
    pub fn gift_card_code(&self, card: GiftCardId) -> String {
        token::of_gift_card(&self.secret, card)
    }

    /// The token in a customer's personal link, the `nth` that was drawn.
    pub fn customer_token(&self, customer: CustomerId, nth: u32) -> String {
        token::of_customer(&self.secret, customer, nth)
    }

    /// The token in a link of a letter about the newsletter.
    pub fn newsletter_token(&self, subscription: SubscriptionId, link: NewsletterLink) -> String {
        token::of_newsletter(&self.secret, subscription, link)
    }

    /// Says that something happened. What follows is done before the command is over.
    pub fn tell(&mut self, event: Event) {
        self.events.push_back(event);
    }

    pub(super) fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// 32 bytes that nobody can guess.
    pub fn random(&mut self) -> [u8; 32] {
        let mut out = [0; 32];
        self.random.fill(&mut out);
        out
    }

    /// Puts a job in the queue, to be done as soon as possible.
    pub fn enqueue(&mut self, job: Job) -> Outcome<JobId> {
        self.enqueue_in(Span::seconds(0), job)
    }

    /// Puts a job in the queue, to be done after a while.
    pub fn enqueue_in(&mut self, wait: Span, job: Job) -> Outcome<JobId> {
        let id = self.next()?;
        let (queued, due) = (self.now, self.now + wait);
        self.insert(&QueuedJob { id, job, due, queued, tries: 0, trouble: None, cure: None, gave_up: None })?;
        Ok(id)
    }
}

impl<'a, 'tx> Deref for Tx<'_, 'a, 'tx> {
    type Target = Write<'a, 'tx>;
    fn deref(&self) -> &Self::Target {
        self.session
    }
}

impl DerefMut for Tx<'_, '_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.session
    }
}

impl crate::store::Reads for Tx<'_, '_, '_> {
    fn row(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        self.session.row(key)
    }

    fn walk(
        &self,
        range: crate::store::engine::Range,
        back: crate::store::engine::Back,
        take: &mut dyn FnMut(&[u8], &[u8]) -> crate::store::engine::More,
    ) -> Outcome {
        self.session.walk(range, back, take)
    }
}
