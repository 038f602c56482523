//! Between the shop and its payment providers: asks for pages, asks how payments stand, and takes every answer to the one function
//! that settles. The provider is never called inside a transaction: the wish is written, the call carries an idempotency key, the
//! answer is written.

use super::door::door;
use super::provider::{Provider, Providers, StripeSource, WebhookEvent};
use super::stripe::{KeyTest, STRIPE_URL, Stripe};
use crate::base::{Error, Fault, Money, Outcome, PaymentId, RefundId, Time};
use crate::shop::order::Order;
use crate::shop::order::refund::SettleRefund;
use crate::shop::payment::account::{self, ProviderAccount};
use crate::shop::payment::compare::Compare;
use crate::shop::payment::connect::NoteAccount;
use crate::shop::payment::inbox::Hear;
use crate::shop::payment::settle::Settle;
use crate::shop::payment::start::{NotePage, PAGE_OPEN};
use crate::shop::payment::{
    self, Capture, Listed, Payment, PaymentKind, RefundStanding, RefundState, RefundTold, RefundWish, State, Told, Wish, WishLine, refund,
};
use crate::shop::price::Why;
use crate::shop::{Actor, Shop, settings, token};
use crate::store::{Page, Reads};
use std::sync::Arc;
use std::time::Duration;

/// How long one question to a provider may take.
const ANSWER_TIME: Duration = Duration::from_secs(12);
/// How long a list of months may take.
const LIST_TIME: Duration = Duration::from_secs(600);

#[derive(Clone)]
pub struct Payments {
    pub shop: Shop,
    pub providers: Arc<Providers>,
    /// Where the shop is reached when the settings do not say.
    pub base_url: String,
}

impl Payments {
    /// Where the buyer pays: the page that is open already, or one asked for now. `None` when nothing is to be paid any more.
    pub async fn page_of(&self, id: PaymentId) -> Outcome<Option<String>> {
        let payment: Payment = door(|| self.shop.read()?.get(id))?;
        if !payment.state.is_open() || !payment.kind.has_provider() {
            return Ok(None);
        }
        if let Some(opened) = payment.session {
            return Ok(Some(opened.url));
        }
        let provider = door(|| self.provider(&payment))?;
        let wish = door(|| self.wish(&payment))?;
        let opened = in_time(provider.open(&wish)).await?;
        let url = opened.url.clone();
        door(|| self.shop.run(&Actor::System, NotePage { payment: id, opened }))?;
        Ok(Some(url))
    }

    /// Asks how a payment stands and settles what is said.
    pub async fn look(&self, payment: &Payment) -> Outcome<State> {
        let Some(opened) = &payment.session else { return Ok(payment.state) };
        let provider = door(|| self.provider(payment))?;
        let told = in_time(provider.look(&opened.session)).await?;
        door(|| self.settle(&provider, payment.id, told))
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
        let WebhookEvent { id, kind, news } = event;
        let (account, live) = (provider.account().to_owned(), provider.live());
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
        let provider = door(|| self.provider(&payment))?;
        let session =
            payment.session.map(|opened| opened.session).ok_or_else(|| Fault::Bug("a refund of a payment without a page".to_owned()))?;
        let idempotency_key = format!("refund-{id}");
        let wish = RefundWish { refund: id, session, reference: payment.reference, amount: refund.amount, idempotency_key };
        let told = in_time(ask(&provider, &wish, &refund.reference)).await?;
        door(|| self.shop.run(&Actor::System, SettleRefund { refund: id, told }))
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

    /// Compares what a provider lists since then with what we know: settles what it says of ours, and puts money before a person that
    /// came for a payment which this shop does not have (a backup was played back, for example). Says how many differed.
    pub async fn compare(&self, since: Time) -> Outcome<usize> {
        let mut differed = 0;
        for kind in PaymentKind::ALL.into_iter().filter(|kind| kind.has_provider()) {
            let Some(provider) = door(|| self.of(kind))? else { continue };
            let listed = match in_time_of(LIST_TIME, provider.list(since)).await {
                Ok(listed) => listed,
                Err(e) => {
                    tracing::warn!(provider = kind.key(), error = %e, "comparison: no answer, asked again tomorrow");
                    continue;
                }
            };
            for Listed { told, ours } in listed {
                let Some(ours) = ours else { continue };
                let compare =
                    Compare { provider: kind, payment: ours, told, account: provider.account().to_owned(), live: provider.live() };
                differed += usize::from(door(|| self.shop.run(&Actor::System, compare))?);
            }
        }
        Ok(differed)
    }

    fn settle(&self, provider: &Provider, payment: PaymentId, told: Told) -> Outcome<State> {
        let (account, live) = (provider.account().to_owned(), provider.live());
        self.shop.run(&Actor::System, Settle { payment, told, account, live })
    }

    fn provider(&self, payment: &Payment) -> Outcome<Provider> {
        let missing = || Fault::Outside(format!("no provider is set up for {}", payment.kind.key()));
        Ok(self.of(payment.kind)?.ok_or_else(missing)?)
    }

    /// Who takes the money for a way of paying, if somebody is set up. Blocks.
    pub fn of(&self, kind: PaymentKind) -> Outcome<Option<Provider>> {
        Ok(match kind {
            PaymentKind::Stripe => self.stripe()?.map(Provider::Stripe),
            PaymentKind::TestCard => self.providers.test_card.clone(),
            PaymentKind::BankTransfer | PaymentKind::Invoice | PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup => None,
        })
    }

    /// The provider of `/hooks/{name}`. Blocks.
    pub fn named(&self, name: &str) -> Outcome<Option<Provider>> {
        match name {
            "stripe" => self.of(PaymentKind::Stripe),
            "testpay" => self.of(PaymentKind::TestCard),
            _ => Ok(None),
        }
    }

    /// Whether the environment of the program has a key of Stripe.
    pub fn stripe_key_is_set(&self) -> bool {
        self.providers.stripe.as_ref().is_some_and(|source| source.key.is_some())
    }

    /// Asks whose account it is, where the key comes from the environment and nobody knows yet.
    pub async fn introduce(&self) -> Outcome {
        let Some(stripe) = door(|| self.stripe())?.filter(|stripe| stripe.account.is_empty()) else { return Ok(()) };
        let account = in_time(stripe.account()).await?;
        door(|| self.shop.run(&Actor::System, NoteAccount { kind: PaymentKind::Stripe, account }))
    }

    /// Tries a key of Stripe, or the one in use when none is given; `None` when there is none at all.
    pub async fn try_stripe(&self, key: &str) -> Outcome<Option<KeyTest>> {
        let known = door(|| self.stripe())?;
        let tried = match (known, &self.providers.stripe) {
            (Some(known), _) if key.is_empty() || self.stripe_key_is_set() => known,
            (_, Some(source)) if !key.is_empty() => self.stripe_with(source, key.trim().to_owned()),
            _ => return Ok(None),
        };
        in_time(tried.test_key()).await.map(Some)
    }

    /// Where a provider can send its webhooks, when the shop has an address that others reach. Blocks.
    pub fn hook(&self, name: &str) -> Outcome<Option<String>> {
        let base = settings::the(&self.shop.read()?)?.base_url.unwrap_or_else(|| self.base_url.clone());
        // A double stands beside us and reaches us as we are.
        let doubled = self.providers.stripe.as_ref().is_some_and(|source| source.url != STRIPE_URL);
        Ok((base.starts_with("https://") || doubled).then(|| format!("{base}/hooks/{name}")))
    }

    /// Where buyers are sent to pay, beside pages of our own; only its scheme and host count. Blocks.
    pub fn pay_page(&self) -> Outcome<Option<String>> {
        Ok(self.stripe()?.map(|stripe| stripe.pay_page()))
    }

    /// The account with Stripe: the key of the environment goes before that of the merchant.
    pub fn stripe(&self) -> Outcome<Option<Stripe>> {
        let Some(source) = &self.providers.stripe else { return Ok(None) };
        let entered = account::account(&self.shop.read()?, PaymentKind::Stripe)?;
        let key = source.key.clone().or_else(|| entered.as_ref().map(|entered| entered.key.clone())).filter(|key| !key.is_empty());
        let Some(key) = key else { return Ok(None) };
        let stripe = self.stripe_with(source, key);
        let Some(ProviderAccount { account, capture, webhook_secrets: known, .. }) = entered else { return Ok(Some(stripe)) };
        let webhook_secrets = stripe.webhook_secrets.iter().cloned().chain(known).collect();
        Ok(Some(Stripe { account, capture, webhook_secrets, ..stripe }))
    }

    /// With this key, and nothing of what the merchant entered.
    fn stripe_with(&self, source: &StripeSource, key: String) -> Stripe {
        let webhook_secrets = source.webhook_secret.iter().cloned().collect();
        let (url, shop, http) = (source.url.clone(), self.shop.mark(), source.http.clone());
        Stripe { url, key, webhook_secrets, account: String::new(), capture: Capture::default(), shop, http }
    }

    fn wish(&self, payment: &Payment) -> Outcome<Wish> {
        let snapshot = self.shop.read()?;
        let order = snapshot.get(payment.order)?;
        let base = settings::the(&snapshot)?.base_url.unwrap_or_else(|| self.base_url.clone());
        let path = token::order_path(&self.shop.order_token(order.id));
        Ok(Wish {
            lines: lines(&order),
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
        WishLine { name, quantity: line.quantity, unit: line.unit }
    });
    let one = |name: String, unit: Money| WishLine { name, quantity: 1, unit };
    let charges = order.charges.iter().map(|charge| match charge.why {
        Why::PaymentFee => one(order.locale.t("mail-sum-fee").into_owned(), charge.amount),
        _ => one(order.shipping.name.get(order.locale).to_owned(), charge.amount),
    });
    let taxes = order.notes.iter().filter(|note| !note.included).filter_map(|note| match note.why {
        Why::Tax { rate } => {
            let name = order.locale.t_with("mail-sum-tax", &[("rate", &order.locale.percent(rate))]);
            Some(one(name.into_owned(), note.amount))
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

async fn in_time<T>(answer: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    in_time_of(ANSWER_TIME, answer).await
}

async fn in_time_of<T>(time: Duration, answer: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let late = |_| Fault::Outside("the provider does not answer in time".to_owned());
    tokio::time::timeout(time, answer).await.map_err(late)?
}
