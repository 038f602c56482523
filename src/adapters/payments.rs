//! Between the shop and its payment providers: asks for pages, asks how payments stand, and takes every answer to the one function
//! that settles. The provider is never called inside a transaction: the wish is written, the call carries an idempotency key, the
//! answer is written.

use super::door::door;
use super::provider::{Provider, Providers, WebhookEvent};
use crate::base::{AttentionId, Cure, Error, Fault, Id, Money, Outcome, PaymentId, RefundId, Span, Time};
use crate::shop::books::SettleDispute;
use crate::shop::order::Order;
use crate::shop::order::loose_failed::NoteLooseFailed;
use crate::shop::order::refund::SettleRefund;
use crate::shop::order::return_owed::{Hold, Loose, LooseFate, NoteLoose, loose};
use crate::shop::order::withhold::{WithholdPage, is_withheld};
use crate::shop::payment::inbox::Hear;
use crate::shop::payment::refund::of_nothing;
use crate::shop::payment::settle::{Ours, Settle, misfit};
use crate::shop::payment::start::{NotePage, PAGE_OPEN};
use crate::shop::payment::{
    self, News, Payment, PaymentKind, RefundListed, RefundStanding, RefundState, RefundTold, RefundWish, Standing, State, Step, Told, Wish,
    WishLine, WishPart, refund,
};
use crate::shop::price::Why;
use crate::shop::shipping::ShippingKind;
use crate::shop::{Actor, Shop, settings, token};
use crate::store::{Page, Reads};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// How long one question to a provider may take.
const ANSWER_TIME: Duration = Duration::from_secs(12);
/// Providers open no page for a shorter time (Stripe's `expires_at`: half an hour), and the question takes a moment.
const PAGE_LEAST: Span = Span::minutes(32);
/// Open payments, and refunds, that are asked about in one turn with a provider.
const OPEN_MAX: usize = 10_000;
/// A provider that does not answer so often in a row is asked about the rest next time.
const SILENT_MAX: usize = 3;
/// How long a list of months may take.
pub(super) const LIST_TIME: Duration = Duration::from_secs(600);

#[derive(Clone)]
pub struct Payments {
    pub shop: Shop,
    pub providers: Arc<Providers>,
    /// Where the shop is reached when the settings do not say.
    pub base_url: String,
}

impl Payments {
    /// Where the buyer pays: the page that is open already, or one asked for now. `None` when nothing is to be paid any more, or when
    /// the page is withheld and the link to it goes to the buyer.
    pub async fn page_of(&self, id: PaymentId) -> Outcome<Option<String>> {
        let payment: Payment = door(|| self.shop.read()?.get(id))?;
        if !payment.state.is_open() || !payment.kind.has_provider() {
            return Ok(None);
        }
        if let Some(opened) = payment.session {
            return Ok(Some(opened.url));
        }
        if door(|| is_withheld(&self.shop.read()?, &payment, self.shop.now()))? {
            door(|| self.shop.run(&Actor::System, WithholdPage { payment: id }))?;
            return Ok(None);
        }
        let provider = door(|| self.provider(&payment))?;
        let wish = door(|| self.wish(&payment))?;
        let opened = in_time(provider.open(&wish)).await?;
        let session = opened.session.clone();
        let stands = door(|| self.shop.run(&Actor::System, NotePage { payment: id, opened }))?;
        if stands.session != session {
            // Somebody else was quicker. Nobody was shown this page, and nobody shall pay on it; it ends by itself too.
            let _ = in_time(provider.close(&session)).await;
        }
        Ok(Some(stands.url))
    }

    /// Whether the page of a payment can still be paid on. One that the provider has ended, or has forgotten as PayPal does with what
    /// nobody paid, ends here too; when the provider does not answer, it is believed to be there.
    pub async fn is_payable(&self, id: PaymentId) -> Outcome<bool> {
        let payment: Payment = door(|| self.shop.read()?.get(id))?;
        if payment.session.is_none() {
            return Ok(payment.state.is_open());
        }
        let state = match self.look(&payment).await {
            // It says nothing of a page that it does not know any more; whether that is so, it says to who wants to end it.
            Err(Error::Fault(Fault::Final(_))) if matches!(payment.state, State::Started { .. }) => self.close(&payment).await,
            looked => looked,
        };
        Ok(state.map_or(true, State::is_open))
    }

    /// Asks how a payment stands and settles what is said. What the buyer has agreed to is taken, where that is ours to do: should
    /// we end in the middle, the next who asks finishes it, with the same key.
    pub async fn look(&self, payment: &Payment) -> Outcome<State> {
        let Some(opened) = &payment.session else { return Ok(payment.state) };
        let provider = door(|| self.provider(payment))?;
        let mut told = in_time(provider.look(&opened.session)).await?;
        if matches!(told.standing, Standing::Approved { .. }) && door(|| self.wants(&provider, payment.id, &told))? {
            told = in_time(provider.take(&opened.session, &format!("take-{}", payment.id))).await?;
        }
        door(|| self.settle(&provider, payment.id, told))
    }

    /// Whether money that the buyer has agreed to is still ours to take: the payment is open, its order wants money, and it is the
    /// money that we asked for. What was agreed to after an end is never taken.
    fn wants(&self, provider: &Provider, id: PaymentId, told: &Told) -> Outcome<bool> {
        let snapshot = self.shop.read()?;
        let payment = snapshot.get(id)?;
        let order = snapshot.get(payment.order)?;
        let ours = Ours { account: provider.account(), live: provider.live() };
        let asked = order.cancelled.is_none() && order.outstanding().minor() > 0;
        Ok(asked && matches!(payment.state, State::Started { .. }) && misfit(&payment, told, ours).is_none())
    }

    /// Has the provider take what a person wants of the money that it holds. It may have been asked before: the key takes it once.
    pub async fn capture(&self, id: PaymentId) -> Outcome<State> {
        let payment = door(|| self.shop.read()?.get(id))?;
        let (Some(amount), Some(opened)) = (payment.capturing, &payment.session) else { return Ok(payment.state) };
        let provider = door(|| self.provider(&payment))?;
        let told = in_time(provider.capture(&opened.session, amount, &format!("capture-{id}"))).await?;
        door(|| self.settle(&provider, id, told))
    }

    /// Asks to take no money any more, and settles what is said: what was paid before stays paid. A payment for which no page was
    /// ever made has nothing to close.
    pub async fn close(&self, payment: &Payment) -> Outcome<State> {
        let Some(opened) = &payment.session else { return Ok(payment.state) };
        let provider = door(|| self.provider(payment))?;
        let told = in_time(provider.close(&opened.session)).await?;
        door(|| self.settle(&provider, payment.id, told))
    }

    /// Keeps what a webhook says and does what follows from it, once.
    pub fn hear(&self, provider: &Provider, event: WebhookEvent) -> Outcome {
        let WebhookEvent { id, kind, news, dispute } = event;
        let (account, live) = (provider.account().to_owned(), provider.live());
        // Said twice it is the same; should we end here, the webhook comes again.
        if let Some(told) = dispute {
            self.shop.run(&Actor::System, SettleDispute { provider: provider.kind(), told })?;
        }
        if let News::Refund { refund, told } = &news
            && *refund == of_nothing()
        {
            self.shop.run(&Actor::System, NoteLooseFailed { provider: provider.kind(), told: told.clone() })?;
        }
        self.shop.run(&Actor::System, Hear { provider: provider.kind(), event: id, kind, news, account, live })
    }

    /// Has the provider do a refund that somebody decided, or asks how it stands. It may have been asked before: it gives back once.
    pub async fn refund(&self, id: RefundId) -> Outcome<RefundState> {
        let snapshot = door(|| self.shop.read())?;
        let refund = door(|| snapshot.get(id))?;
        let payment = door(|| snapshot.get(refund.payment))?;
        drop(snapshot);
        if payment.kind.is_by_hand() {
            return Ok(refund.state); // a person says when it is done
        }
        let provider = door(|| self.provider(&payment))?;
        let session =
            payment.session.map(|opened| opened.session).ok_or_else(|| Fault::Bug("a refund of a payment without a page".to_owned()))?;
        let idempotency_key = format!("refund-{id}");
        let wish = RefundWish { refund: id, session, reference: payment.reference, amount: refund.amount, idempotency_key };
        let told = match refund.reference.as_str() {
            "" => give_back(&provider, &wish).await?,
            reference => in_time(provider.look_refund(&wish, reference)).await?,
        };
        door(|| self.shop.run(&Actor::System, SettleRefund { refund: id, told }))
    }

    /// Has a provider give back money that no payment of ours was for, or let go of it. The page is its own key: it gives back once.
    pub async fn return_loose(&self, id: AttentionId) -> Outcome {
        let found = door(|| {
            let reads = self.shop.read()?;
            loose(&reads, &reads.get(id)?.trouble)
        })?;
        let Some(Loose { provider, session, reference, amount, hold }) = found else { return Ok(()) };
        let known = door(|| self.must(provider))?;
        let (is_kept, refund) = match hold {
            Hold::Taken => {
                // A refund that failed is decided anew, about an entry of its own.
                let idempotency_key = format!("stranger-{}-{session}", id.get());
                let told = give_back(&known, &RefundWish { refund: of_nothing(), session, reference, amount, idempotency_key }).await?;
                (matches!(told.standing, RefundStanding::Failed { .. }), told.reference)
            }
            Hold::Held => (!matches!(in_time(known.close(&session)).await?.standing, Standing::Void), String::new()),
        };
        let fate = if is_kept { LooseFate::Refused } else { LooseFate::Returned };
        door(|| self.shop.run(&Actor::System, NoteLoose { attention: id, fate, reference: refund }))
    }

    /// Whether money that came so can go back by a press. Blocks.
    pub fn can_refund(&self, kind: PaymentKind) -> Outcome<bool> {
        Ok(kind.can(Step::Refund) && self.of(kind)?.is_some())
    }

    /// Asks about every payment and refund from which something may still come, and says how many moved. One provider does not wait for
    /// another.
    pub async fn reconcile(&self) -> Outcome<usize> {
        let mut turns = JoinSet::new();
        for kind in PaymentKind::ALL.into_iter().filter(|kind| kind.has_provider()) {
            let payments = self.clone();
            turns.spawn(async move { payments.reconcile_with(kind).await });
        }
        let mut moved = 0;
        while let Some(turn) = turns.join_next().await {
            moved += turn.map_err(|e| Fault::Bug(e.to_string()))??;
        }
        Ok(moved)
    }

    /// A provider that does not answer for one payment does not keep us from asking about the next; one that does not answer at all is
    /// left alone until the next time.
    async fn reconcile_with(&self, kind: PaymentKind) -> Outcome<usize> {
        let mut open = door(|| payment::open(&self.shop.read()?, Page::first(OPEN_MAX)))?;
        open.retain(|payment| payment.kind == kind);
        let (mut moved, mut silent) = (0, 0);
        for payment in open {
            let state = self.look(&payment).await;
            moved += usize::from(heard(state.map(|state| state != payment.state), &mut silent));
            if silent == SILENT_MAX {
                return Ok(moved);
            }
        }
        for refund in door(|| refund::open_of(&self.shop.read()?, kind, OPEN_MAX))? {
            let state = self.refund(refund.id).await;
            moved += usize::from(heard(state.map(|state| state != refund.state), &mut silent));
            if silent == SILENT_MAX {
                break;
            }
        }
        Ok(moved)
    }

    fn settle(&self, provider: &Provider, payment: PaymentId, told: Told) -> Outcome<State> {
        let (account, live) = (provider.account().to_owned(), provider.live());
        self.shop.run(&Actor::System, Settle { payment, told, account, live })
    }

    pub(super) fn provider(&self, payment: &Payment) -> Outcome<Provider> {
        self.must(payment.kind)
    }

    /// # Errors
    /// `Fault::Outside` where none is connected.
    pub(super) fn must(&self, kind: PaymentKind) -> Outcome<Provider> {
        Ok(self.of(kind)?.ok_or_else(|| Fault::Outside(format!("no provider is set up for {}", kind.key())))?)
    }

    fn wish(&self, payment: &Payment) -> Outcome<Wish> {
        let snapshot = self.shop.read()?;
        let order = snapshot.get(payment.order)?;
        let now = self.shop.now();
        let base = settings::the(&snapshot)?.base_url.unwrap_or_else(|| self.base_url.clone());
        let path = token::order_path(&self.shop.order_token(order.id));
        Ok(Wish {
            lines: lines(&order),
            ship_to: (order.shipping.kind == ShippingKind::Delivery).then(|| order.ship_to.clone()),
            payment: payment.id,
            order_number: order.number,
            amount: payment.amount,
            email: order.email.as_str().to_owned(),
            locale: order.locale.tag().to_owned(),
            return_url: format!("{base}{path}/back"),
            // A page that could not be made for a while is open as long as providers want it at least. Should the order end before, the
            // page is closed with it.
            expires: payment.expires.unwrap_or(payment.started + PAGE_OPEN).max(whole_minute(now) + PAGE_LEAST),
            // Who presses twice gets one page. After a minute another is made, where the answer got lost or was an error: providers say
            // an error again when they are asked with the same key (Stripe: for a day).
            idempotency_key: format!("payment-{}-{}", payment.id, whole_minute(now).seconds()),
        })
    }
}

/// What the buyer pays for, as the order has it: goods, charges, and taxes that are added at the end.
fn lines(order: &Order) -> Vec<WishLine> {
    let goods = order.lines.iter().map(|line| {
        let name = if line.choice.is_empty() { line.title.clone() } else { format!("{}, {}", line.title, line.choice) };
        WishLine { part: WishPart::Goods, name, quantity: line.quantity, unit: line.unit }
    });
    let one = |part: WishPart, name: String, unit: Money| WishLine { part, name, quantity: 1, unit };
    let charges = order.charges.iter().map(|charge| match charge.why {
        Why::Trial => one(WishPart::Goods, order.shipping.name.get(order.locale).to_owned(), charge.amount),
        Why::PaymentFee => one(WishPart::Fee, order.locale.t("mail-sum-fee").into_owned(), charge.amount),
        _ => one(WishPart::Shipping, order.shipping.name.get(order.locale).to_owned(), charge.amount),
    });
    let taxes = order.notes.iter().filter(|note| !note.included).filter_map(|note| match note.why {
        Why::Tax { rate } => {
            let name = order.locale.t_with("mail-sum-tax", &[("rate", &order.locale.percent(rate))]);
            Some(one(WishPart::Tax, name.into_owned(), note.amount))
        }
        _ => None,
    });
    goods.chain(charges).chain(taxes).filter(|line| !line.unit.is_zero()).collect()
}

/// The beginning of the minute.
fn whole_minute(at: Time) -> Time {
    Time::at(at.seconds().div_euclid(60) * 60)
}

/// Whether something was news; counts the answers in a row that did not come.
fn heard(news: Outcome<bool>, silent: &mut usize) -> bool {
    match news {
        Ok(news) => {
            *silent = 0;
            news
        }
        Err(e) => {
            *silent += usize::from(matches!(e, Error::Fault(Fault::Outside(_) | Fault::Ailing { .. })));
            tracing::warn!(error = %e, "reconciliation: no answer, asked again next time");
            false
        }
    }
}

/// Has a provider give money back, once. What was done is looked for before anything is asked: the key protects for as long as the
/// provider remembers it (Stripe: a day), and what it did it remembers for ever.
async fn give_back(provider: &Provider, wish: &RefundWish) -> Outcome<RefundTold> {
    let listed = in_time(provider.find(&wish.session, &wish.reference)).await?;
    // Money of no payment has no refund of ours with a number of its own: one that failed stands in nobody's way.
    let counts = |told: &RefundTold| wish.refund != of_nothing() || !matches!(told.standing, RefundStanding::Failed { .. });
    let is_it = |refund: &RefundListed| refund.ours == Some(wish.refund) && counts(&refund.told);
    let done = listed.and_then(|listed| listed.refunds.into_iter().find(is_it));
    match done {
        Some(refund) => Ok(refund.told),
        None => refused_is_failed(in_time(provider.refund(wish)).await, wish),
    }
}

/// Asked to give back, the provider says no and will say no again: a person must know. Asked how a refund stands, a no says nothing
/// about the money, which may be on its way.
fn refused_is_failed(told: Outcome<RefundTold>, wish: &RefundWish) -> Outcome<RefundTold> {
    match told {
        Err(Error::Fault(Fault::Final(why))) => {
            Ok(RefundTold { reference: String::new(), amount: wish.amount, standing: RefundStanding::Failed { why } })
        }
        told => told,
    }
}

pub(super) async fn in_time<T>(answer: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    in_time_of(ANSWER_TIME, answer).await
}

pub(super) async fn in_time_of<T>(time: Duration, answer: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let late = |_| Fault::ailing(Cure::Connection, "the provider does not answer in time");
    tokio::time::timeout(time, answer).await.map_err(late)?
}
