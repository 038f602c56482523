//! Comparing the shop with its providers: what they list and we do not know, what we know and they do not, and what differs in between.

use super::door::door;
use super::payments::{LIST_TIME, Payments, in_time, in_time_of};
use super::provider::{Listed, Provider};
use crate::base::{Outcome, PaymentId, Span, Time};
use crate::shop::Actor;
use crate::shop::books::{PartTold, TakeParts, take_parts};
use crate::shop::order::refund::SettleRefund;
use crate::shop::order::refund_found::TakeRefund;
use crate::shop::payment::compare::{Compare, NoteCompared, NoteMissing};
use crate::shop::payment::{self, Payment, PaymentKind, RefundListed};
use crate::store::{Page, Reads};
use std::collections::BTreeSet;

/// How far back shop and providers are compared: as long as they help when something is disputed.
pub const COMPARED: Span = Span::days(90);
/// Payments of that time that are asked for one by one, the newest first.
const ASKED_MAX: usize = 20_000;

impl Payments {
    /// Compares what came since then with what each provider says: settles what it says of ours, takes in what went back there without
    /// us, and puts before a person what this shop does not have (a backup was played back, for example) or the provider does not. Says
    /// how many differed.
    pub async fn compare(&self, since: Time) -> Outcome<usize> {
        let mut differed = 0;
        // The test card's provider lives with the shop, and loses no message.
        for kind in PaymentKind::ALL.into_iter().filter(|kind| kind.has_provider() && *kind != PaymentKind::TestCard) {
            let Some(provider) = door(|| self.of(kind))? else { continue };
            differed += self.compare_with(&provider, since).await?;
        }
        Ok(differed)
    }

    /// A provider that does not answer for one payment does not keep us from asking about the next.
    async fn compare_with(&self, provider: &Provider, since: Time) -> Outcome<usize> {
        let (kind, now) = (provider.kind(), self.shop.now());
        let came = door(|| payment::came_since(&self.shop.read()?, kind, since, Page::last(ASKED_MAX)))?;
        let pages = came.iter().filter_map(|payment| payment.session.as_ref());
        let known: BTreeSet<String> = pages.map(|opened| opened.session.clone()).collect();
        let (mut differed, mut silent, mut seen) = (0, 0, BTreeSet::<PaymentId>::new());
        match in_time_of(LIST_TIME, provider.list(since, now, &known)).await {
            Ok(listed) => {
                for one in listed {
                    let Some(ours) = one.ours else { continue };
                    seen.insert(ours);
                    differed += usize::from(self.take_listed(provider, ours, one)?);
                }
            }
            Err(e) => {
                silent += 1;
                tracing::warn!(provider = kind.key(), error = %e, "comparison: no list, asked for again tomorrow");
            }
        }
        for payment in came.iter().filter(|payment| !seen.contains(&payment.id)) {
            match self.look_whole(provider, payment).await {
                Ok(news) => differed += usize::from(news),
                Err(e) => {
                    silent += 1;
                    tracing::warn!(payment = %payment.id, error = %e, "comparison: no answer, asked again tomorrow");
                }
            }
        }
        if silent == 0 {
            door(|| self.shop.run(&Actor::System, NoteCompared { provider: kind, differed }))?;
        }
        Ok(differed)
    }

    /// Asks for a payment with all that its money did. One that came here and is unknown there is put before a person.
    async fn look_whole(&self, provider: &Provider, payment: &Payment) -> Outcome<bool> {
        let Some(opened) = &payment.session else { return Ok(false) };
        match in_time(provider.find(&opened.session, &payment.reference)).await? {
            Some(listed) => self.take_listed(provider, payment.id, listed),
            None => door(|| self.shop.run(&Actor::System, NoteMissing { payment: payment.id })),
        }
    }

    /// Asks what went back of a payment, with us or without; what came is settled before.
    pub async fn look_refunds(&self, id: PaymentId) -> Outcome<bool> {
        let payment = door(|| self.shop.read()?.get(id))?;
        let provider = door(|| self.provider(&payment))?;
        self.look_whole(&provider, &payment).await
    }

    /// Takes in all that a provider says of one payment; whether something of it was news.
    fn take_listed(&self, provider: &Provider, ours: PaymentId, listed: Listed) -> Outcome<bool> {
        let Listed { told, refunds, parts, .. } = listed;
        let (kind, account, live) = (provider.kind(), provider.account().to_owned(), provider.live());
        door(|| {
            let mut news = self.shop.run(&Actor::System, Compare { provider: kind, payment: ours, told, account, live })?;
            let Some(payment) = self.shop.read()?.find(ours)?.filter(|payment| payment.kind == kind) else { return Ok(news) };
            for one in refunds {
                news |= self.take_refund(&payment, one)?;
            }
            self.take_parts(kind, parts)?;
            Ok(news)
        })
    }

    fn take_refund(&self, payment: &Payment, one: RefundListed) -> Outcome<bool> {
        let RefundListed { told, ours } = one;
        let decided = ours.map(|id| self.shop.read()?.find(id)).transpose()?.flatten();
        match decided.filter(|refund| refund.payment == payment.id) {
            Some(known) => {
                let state = self.shop.run(&Actor::System, SettleRefund { refund: known.id, told })?;
                Ok(state != known.state)
            }
            None => self.shop.run(&Actor::System, TakeRefund { payment: payment.id, told }),
        }
    }

    /// Takes movements in, a few with each transaction; how many were new. Blocks.
    pub(super) fn take_parts(&self, provider: PaymentKind, parts: Vec<PartTold>) -> Outcome<usize> {
        let mut new = 0;
        for step in parts.chunks(take_parts::STEP) {
            new += self.shop.run(&Actor::System, TakeParts { provider, payout: None, parts: step.to_vec() })?;
        }
        Ok(new)
    }
}
