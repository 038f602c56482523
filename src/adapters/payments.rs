//! Between the shop and its payment providers: asks for pages, asks how payments stand, and takes every answer to the one function
//! that settles. The provider is never called inside a transaction: the wish is written, the call carries an idempotency key, the
//! answer is written.

use super::door::door;
use super::provider::{Provider, Providers, WebhookEvent};
use crate::base::{AttentionId, Error, Fault, Id, Money, Outcome, PaymentId, RefundId};
use crate::shop::attention::Trouble;
use crate::shop::books::SettleDispute;
use crate::shop::order::Order;
use crate::shop::order::refund::SettleRefund;
use crate::shop::order::return_owed::{NoteStranger, StrangerFate};
use crate::shop::order::withhold::{WithholdPage, is_withheld};
use crate::shop::payment::inbox::Hear;
use crate::shop::payment::settle::{Ours, Settle, misfit};
use crate::shop::payment::start::{NotePage, PAGE_OPEN};
use crate::shop::payment::{
    self, Payment, PaymentKind, RefundStanding, RefundState, RefundTold, RefundWish, Standing, State, Told, Wish, WishLine, WishPart,
    refund,
};
use crate::shop::price::Why;
use crate::shop::shipping::ShippingKind;
use crate::shop::{Actor, Shop, settings, token};
use crate::store::{Page, Reads};
use std::sync::Arc;
use std::time::Duration;

/// How long one question to a provider may take.
const ANSWER_TIME: Duration = Duration::from_secs(12);
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
        let url = opened.url.clone();
        door(|| self.shop.run(&Actor::System, NotePage { payment: id, opened }))?;
        Ok(Some(url))
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
        self.shop.run(&Actor::System, Hear { provider: provider.kind(), event: id, kind, news, account, live })
    }

    /// Has the provider do a refund that somebody decided. It may have been asked before: the same wish gives back once.
    pub async fn refund(&self, id: RefundId) -> Outcome<RefundState> {
        self.ask_refund(id, async |provider, wish, _| refused_is_failed(provider.refund(wish).await, wish)).await
    }

    /// Asks how a refund stands.
    pub async fn look_refund(&self, id: RefundId) -> Outcome<RefundState> {
        self.ask_refund(id, async |provider, wish, reference| match reference {
            "" => refused_is_failed(provider.refund(wish).await, wish),
            reference => provider.look_refund(wish, reference).await,
        })
        .await
    }

    async fn ask_refund(
        &self,
        id: RefundId,
        ask: impl AsyncFn(&Provider, &RefundWish, &str) -> Outcome<RefundTold>,
    ) -> Outcome<RefundState> {
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
        let told = in_time(ask(&provider, &wish, &refund.reference)).await?;
        door(|| self.shop.run(&Actor::System, SettleRefund { refund: id, told }))
    }

    /// Has a provider give back money that no payment of ours was for. The page is its own key: it gives back once.
    pub async fn return_stranger(&self, id: AttentionId) -> Outcome {
        let Trouble::Stranger { provider, session, amount } = door(|| self.shop.read()?.get(id))?.trouble else { return Ok(()) };
        let kind = PaymentKind::ALL.into_iter().find(|kind| kind.key() == provider);
        let known = kind.map(|kind| door(|| self.of(kind))).transpose()?.flatten();
        let known = known.ok_or_else(|| Fault::Outside(format!("no provider is set up for {provider}")))?;
        let idempotency_key = format!("stranger-{session}");
        // The number of no refund: nothing here waits for its news.
        let wish = RefundWish { refund: RefundId::new(0), session, reference: String::new(), amount, idempotency_key };
        let told = in_time(async { refused_is_failed(known.refund(&wish).await, &wish) }).await?;
        let refused = matches!(told.standing, RefundStanding::Failed { .. });
        let fate = if refused { StrangerFate::Refused } else { StrangerFate::Returned };
        door(|| self.shop.run(&Actor::System, NoteStranger { attention: id, fate }))
    }

    /// Whether money that came so can go back by a press. Blocks.
    pub fn can_refund(&self, kind: PaymentKind) -> Outcome<bool> {
        Ok(self.of(kind)?.is_some_and(|provider| provider.skills().refund))
    }

    /// Asks about every payment from which something may still come, and says how many moved. A provider that does not answer for
    /// one payment does not keep us from asking about the next.
    pub async fn reconcile(&self) -> Outcome<usize> {
        const STEP: usize = 200;
        let (mut skip, mut moved) = (0, 0);
        loop {
            let open = door(|| payment::open(&self.shop.read()?, Page::first(STEP).skipping(skip)))?;
            for payment in &open {
                match self.look(payment).await {
                    Ok(state) if state != payment.state => moved += 1,
                    Ok(_) => skip += 1,
                    Err(e) => {
                        skip += 1;
                        tracing::warn!(payment = %payment.id, error = %e, "reconciliation: no answer, asked again next time");
                    }
                }
            }
            if open.len() < STEP {
                break;
            }
        }
        for refund in door(|| refund::open(&self.shop.read()?, Page::first(STEP)))? {
            match self.look_refund(refund.id).await {
                Ok(state) if state != refund.state => moved += 1,
                Ok(_) => {}
                Err(e) => tracing::warn!(refund = %refund.id, error = %e, "reconciliation: no answer, asked again next time"),
            }
        }
        Ok(moved)
    }

    fn settle(&self, provider: &Provider, payment: PaymentId, told: Told) -> Outcome<State> {
        let (account, live) = (provider.account().to_owned(), provider.live());
        self.shop.run(&Actor::System, Settle { payment, told, account, live })
    }

    pub(super) fn provider(&self, payment: &Payment) -> Outcome<Provider> {
        let missing = || Fault::Outside(format!("no provider is set up for {}", payment.kind.key()));
        Ok(self.of(payment.kind)?.ok_or_else(missing)?)
    }

    fn wish(&self, payment: &Payment) -> Outcome<Wish> {
        let snapshot = self.shop.read()?;
        let order = snapshot.get(payment.order)?;
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
            expires: payment.expires.unwrap_or(payment.started + PAGE_OPEN),
            idempotency_key: format!("payment-{}", payment.id),
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
    let late = |_| Fault::Outside("the provider does not answer in time".to_owned());
    tokio::time::timeout(time, answer).await.map_err(late)?
}
