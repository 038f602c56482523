//! Between the shop's books and its providers: reads disputes, movements and payouts, each kept once, and explains every payout.

use super::door::door;
use super::payments::{LIST_TIME, Payments, in_time, in_time_of};
use super::provider::Provider;
use super::stripe::{PartsOf, Stripe};
use super::unheard::{IN_VAIN_MAX, Unheard};
use crate::base::{Outcome, PayoutId, Span, Time};
use crate::shop::Actor;
use crate::shop::books::{self, DisputeTold, ExplainPayout, Explained, NoteFetched, PayoutTold, SettleDispute, TakeParts, TakePayout};
use crate::shop::payment::PaymentKind;
use crate::store::Reads;

/// How far back payouts and disputes are read: banks decide within months.
const BACK: Span = Span::days(180);
/// How far back movements are read the first time, and beyond the last time: what is young may still change.
const PARTS_BACK: Span = Span::days(90);
const PARTS_AGAIN: Span = Span::days(3);
/// Pages of movements of one list: a million.
const PAGES_MAX: usize = 10_000;

/// What was read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Fetched {
    pub payouts: usize,
    /// Movements that were not known before.
    pub parts: usize,
    pub disputes: usize,
    /// Whose books were not read to their end; the rest is read the next time.
    pub unheard: Unheard,
}

impl Payments {
    /// Reads the books of every provider that has some; one that does not answer keeps nobody else's back.
    pub async fn fetch_books(&self) -> Outcome<Fetched> {
        let mut fetched = Fetched::default();
        for kind in PaymentKind::ALL {
            let provider = door(|| self.of(kind));
            match fetched.unheard.hear(kind, provider)?.flatten() {
                Some(Provider::Stripe(stripe)) => self.fetch(kind, &stripe, &mut fetched).await?,
                Some(provider @ Provider::PayPal(_)) => self.fetch_one_by_one(&provider, &mut fetched).await?,
                Some(Provider::TestPay(_)) | None => {}
            }
        }
        Ok(fetched)
    }

    /// The providers that are set up and keep books for us. Blocks.
    pub fn keepers(&self) -> Outcome<Vec<PaymentKind>> {
        let mut keepers = Vec::new();
        for kind in PaymentKind::ALL {
            let keeps = matches!(self.of(kind)?, Some(Provider::Stripe(_) | Provider::PayPal(_)));
            keepers.extend(keeps.then_some(kind));
        }
        Ok(keepers)
    }

    /// Asks how a dispute stands, and takes in what is said. One that is about another shop's payment is left alone.
    pub async fn look_dispute(&self, provider: &str, dispute: &str) -> Outcome {
        for kind in PaymentKind::ALL.into_iter().filter(|kind| kind.key() == provider) {
            if let Some(Provider::Stripe(stripe)) = door(|| self.of(kind))? {
                let told = in_time(stripe.dispute(dispute)).await?;
                door(|| self.shop.run(&Actor::System, SettleDispute { provider: kind, told }))?;
            }
        }
        Ok(())
    }

    /// PayPal has no list of movements: what it kept is said of each payment, and disputes stand in the list of what happened. It tells
    /// of no payouts.
    async fn fetch_one_by_one(&self, provider: &Provider, fetched: &mut Fetched) -> Outcome {
        let (kind, now) = (provider.kind(), self.shop.now());
        if let Provider::PayPal(paypal) = provider {
            let told = in_time_of(LIST_TIME, paypal.disputes(now - BACK, now)).await;
            self.take_disputes(kind, told, fetched)?;
        }
        let last = door(|| books::fetched(&self.shop.read()?, kind))?;
        let since = last.map_or(now - PARTS_BACK, |last| last - PARTS_AGAIN);
        let mut in_vain = 0;
        for payment in door(|| books::moved_since(&self.shop.read()?, kind, since))? {
            let Some(opened) = &payment.session else { continue };
            let listed = in_time(provider.find(&opened.session, &payment.reference)).await;
            let Some(listed) = fetched.unheard.hear(kind, listed)? else {
                in_vain += 1;
                if in_vain < IN_VAIN_MAX {
                    continue;
                }
                break;
            };
            in_vain = 0;
            let new = listed.map_or(Ok(0), |listed| door(|| self.take_parts(kind, listed.parts)));
            fetched.parts += fetched.unheard.hear(kind, new)?.unwrap_or_default();
        }
        self.note_fetched(kind, now, fetched)
    }

    async fn fetch(&self, provider: PaymentKind, stripe: &Stripe, fetched: &mut Fetched) -> Outcome {
        let now = self.shop.now();
        let told = in_time_of(LIST_TIME, stripe.disputes(now - BACK)).await;
        self.take_disputes(provider, told, fetched)?;
        let last = door(|| books::fetched(&self.shop.read()?, provider))?;
        let since = last.map_or(now - PARTS_BACK, |last| last - PARTS_AGAIN);
        let new = self.fetch_parts(provider, stripe, Wanted::Since(since)).await;
        fetched.parts += fetched.unheard.hear(provider, new)?.unwrap_or_default();
        let payouts = in_time_of(LIST_TIME, stripe.payouts(now - BACK)).await;
        let payouts = fetched.unheard.hear(provider, payouts)?.unwrap_or_default();
        for told in payouts.into_iter().rev() {
            fetched.payouts += 1;
            let new = self.fetch_payout(provider, stripe, told).await;
            fetched.parts += fetched.unheard.hear(provider, new)?.unwrap_or_default();
        }
        self.note_fetched(provider, now, fetched)
    }

    fn take_disputes(&self, provider: PaymentKind, told: Outcome<Vec<DisputeTold>>, fetched: &mut Fetched) -> Outcome {
        for told in fetched.unheard.hear(provider, told)?.unwrap_or_default() {
            let known = door(|| self.shop.run(&Actor::System, SettleDispute { provider, told }));
            fetched.disputes += usize::from(fetched.unheard.hear(provider, known)?.flatten().is_some());
        }
        Ok(())
    }

    /// Only what was read to its end is read from here on.
    fn note_fetched(&self, provider: PaymentKind, until: Time, fetched: &Fetched) -> Outcome {
        if fetched.unheard.has(provider) { Ok(()) } else { door(|| self.shop.run(&Actor::System, NoteFetched { provider, until })) }
    }

    /// Takes a payout in, and its parts, unless they explain it already; how many of them were new.
    async fn fetch_payout(&self, provider: PaymentKind, stripe: &Stripe, told: PayoutTold) -> Outcome<usize> {
        let name = told.name.clone();
        let id = door(|| self.shop.run(&Actor::System, TakePayout { provider, told }))?;
        match door(|| self.shop.read()?.get(id))?.explained {
            Explained::Never => return Ok(0),
            Explained::Read { rest } if rest.is_zero() => return Ok(0),
            Explained::NotYet | Explained::Read { .. } => {}
        }
        let new = self.fetch_parts(provider, stripe, Wanted::Of(id, &name)).await?;
        door(|| self.shop.run(&Actor::System, ExplainPayout { payout: id }))?;
        Ok(new)
    }

    async fn fetch_parts(&self, provider: PaymentKind, stripe: &Stripe, wanted: Wanted<'_>) -> Outcome<usize> {
        let (of, payout) = match wanted {
            Wanted::Since(moment) => (PartsOf::Since(moment), None),
            Wanted::Of(payout, name) => (PartsOf::Payout(name), Some(payout)),
        };
        let (mut new, mut after) = (0, None::<String>);
        for _ in 0..PAGES_MAX {
            let page = in_time(stripe.parts(of, after.as_deref())).await?;
            new += door(|| self.shop.run(&Actor::System, TakeParts { provider, payout, parts: page.parts }))?;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        Ok(new)
    }
}

/// Which movements are read.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    Since(Time),
    /// Those of a payout, by its number here and its name there.
    Of(PayoutId, &'a str),
}
