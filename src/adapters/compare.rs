//! Comparing the shop with its providers: what they list and we do not know, what we know and they do not, and what differs in between.

use super::door::door;
use super::payments::{LIST_TIME, Payments, in_time, in_time_of};
use super::provider::{Listed, Provider};
use super::unheard::{IN_VAIN_MAX, Unheard};
use crate::base::{HeardId, Outcome, PaymentId, Span, Time};
use crate::shop::Actor;
use crate::shop::books::{PartTold, TakeParts, take_parts};
use crate::shop::order::loose_failed::NoteLooseFailed;
use crate::shop::order::refund::SettleRefund;
use crate::shop::order::refund_found::TakeRefund;
use crate::shop::order::refund_unseen::{NoteWentBack, WentBack};
use crate::shop::payment::compare::{Compare, NoteCompared, NoteMissing};
use crate::shop::payment::refund::of_nothing;
use crate::shop::payment::settle::Ours;
use crate::shop::payment::{self, News, Payment, PaymentKind, RefundListed, Step};
use crate::store::{Page, Reads};
use std::collections::BTreeSet;

/// How far back shop and providers are compared: as long as they help when something is disputed.
pub const COMPARED: Span = Span::days(90);
/// Payments of that time that are asked for one by one, the newest first.
const ASKED_MAX: usize = 20_000;

/// What a comparison found.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Compared {
    /// So much was news.
    pub differed: usize,
    /// With whom it did not come to its end.
    pub unheard: Unheard,
}

impl Payments {
    /// Compares what came since then with what each provider says: settles what it says of ours, takes in what went back there without
    /// us, and puts before a person what this shop does not have (a backup was played back, for example) or the provider does not. Says
    /// how many differed.
    pub async fn compare(&self, since: Time) -> Outcome<usize> {
        Ok(self.compare_each(since).await?.differed)
    }

    /// The same, and who was not heard.
    pub async fn compare_each(&self, since: Time) -> Outcome<Compared> {
        let mut all = Compared::default();
        for kind in PaymentKind::ALL.into_iter().filter(|kind| kind.has_provider() && kind.can(Step::List)) {
            let provider = door(|| self.of(kind));
            let Some(provider) = all.unheard.hear(kind, provider)?.flatten() else { continue };
            let one = self.compare_with(&provider, since).await?;
            all.differed += one.differed;
            all.unheard.join(one.unheard);
        }
        Ok(all)
    }

    /// A provider that does not answer for one payment does not keep us from asking about the next.
    async fn compare_with(&self, provider: &Provider, since: Time) -> Outcome<Compared> {
        let (kind, now) = (provider.kind(), self.shop.now());
        let mut came = door(|| payment::came_since(&self.shop.read()?, kind, since, Page::last(ASKED_MAX)))?;
        // Of another account, or of the world for trying, these keys know nothing.
        came.retain(|payment| payment.is_of(Ours { account: provider.account(), live: provider.live() }));
        let pages = came.iter().filter_map(|payment| payment.session.as_ref());
        let known: BTreeSet<String> = pages.map(|opened| opened.session.clone()).collect();
        let (mut compared, mut seen, mut in_vain) = (Compared::default(), BTreeSet::<PaymentId>::new(), 0);
        let listed = in_time_of(LIST_TIME, provider.list(since, now, &known)).await;
        for one in compared.unheard.hear(kind, listed)?.unwrap_or_default() {
            let Some(ours) = one.ours else { continue };
            seen.insert(ours);
            let news = self.take_listed(provider, ours, one);
            compared.differed += usize::from(compared.unheard.hear(kind, news)?.unwrap_or_default());
        }
        for payment in came.iter().filter(|payment| !seen.contains(&payment.id)) {
            let news = self.look_whole(provider, payment).await;
            match compared.unheard.hear(kind, news)? {
                Some(news) => (in_vain, compared.differed) = (0, compared.differed + usize::from(news)),
                None => in_vain += 1,
            }
            if in_vain >= IN_VAIN_MAX {
                break;
            }
        }
        if !compared.unheard.has(kind) {
            door(|| self.shop.run(&Actor::System, NoteCompared { provider: kind, differed: compared.differed }))?;
        }
        Ok(compared)
    }

    /// Asks for a payment with all that its money did. One that came here and is unknown there is put before a person.
    async fn look_whole(&self, provider: &Provider, payment: &Payment) -> Outcome<bool> {
        let Some(opened) = &payment.session else { return Ok(false) };
        match in_time(provider.find(&opened.session, &payment.reference)).await? {
            Some(listed) => self.take_listed(provider, payment.id, listed),
            None => door(|| self.shop.run(&Actor::System, NoteMissing { payment: payment.id })),
        }
    }

    /// Asks what went back of a payment, with us or without; what came is settled before. What a message told of it is taken in first: it
    /// may be all that is ever said.
    pub async fn look_returned(&self, id: PaymentId, heard: Option<HeardId>) -> Outcome<bool> {
        let payment = door(|| self.shop.read()?.get(id))?;
        let heard = heard.map(|heard| door(|| self.shop.read()?.find(heard))).transpose()?.flatten();
        if let Some(News::Returned { told: Some(told), .. }) = heard.map(|heard| heard.news)
            && payment.taken().is_some()
            && !told.reference.is_empty()
        {
            door(|| self.shop.run(&Actor::System, TakeRefund { payment: id, told }))?;
        }
        let provider = door(|| self.provider(&payment))?;
        self.look_whole(&provider, &payment).await
    }

    /// Takes in all that a provider says of one payment; whether something of it was news.
    pub(super) fn take_listed(&self, provider: &Provider, ours: PaymentId, listed: Listed) -> Outcome<bool> {
        let Listed { told, refunds, went_back, parts, .. } = listed;
        let shows_none = refunds.is_empty();
        let (kind, account, live) = (provider.kind(), provider.account().to_owned(), provider.live());
        door(|| {
            let session = told.session.clone();
            let mut news = self.shop.run(&Actor::System, Compare { provider: kind, payment: ours, told, account, live })?;
            for one in refunds.iter().filter(|one| one.ours == Some(of_nothing())) {
                news |= self.shop.run(&Actor::System, NoteLooseFailed { provider: kind, told: one.told.clone() })?;
            }
            // What went back belongs to the payment whose page it is, whatever mark the page bears.
            let Some(payment) = payment::by_session(&self.shop.read()?, kind, &session)? else { return Ok(news) };
            for one in refunds {
                news |= self.take_refund(&payment, one)?;
            }
            if shows_none && went_back != WentBack::Unsaid {
                news |= self.shop.run(&Actor::System, NoteWentBack { payment: payment.id, went_back })?;
            }
            self.take_parts(kind, parts)?;
            Ok(news)
        })
    }

    fn take_refund(&self, payment: &Payment, one: RefundListed) -> Outcome<bool> {
        let RefundListed { told, ours } = one;
        if ours == Some(of_nothing()) {
            return Ok(false);
        }
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
