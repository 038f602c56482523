//! Between the shop and its payment providers: asks for pages, asks how payments stand, and takes every answer to the one function
//! that settles. The provider is never called inside a transaction: the wish is written, the call carries an idempotency key, the
//! answer is written.

use super::door::door;
use super::provider::{Provider, Providers};
use crate::base::{Fault, Outcome, PaymentId, Refusal};
use crate::shop::payment::settle::Settle;
use crate::shop::payment::start::{NotePage, PAGE_OPEN};
use crate::shop::payment::{self, Payment, State, Told, Wish};
use crate::shop::{Actor, Shop, settings, token};
use crate::store::{Page, Reads};
use std::sync::Arc;
use std::time::Duration;

/// How long one question to a provider may take.
const ANSWER_TIME: Duration = Duration::from_secs(12);

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
        let provider = self.provider(&payment)?;
        let wish = door(|| self.wish(&payment))?;
        let opened = in_time(provider.open(&wish)).await?;
        let url = opened.url.clone();
        door(|| self.shop.run(&Actor::System, NotePage { payment: id, opened }))?;
        Ok(Some(url))
    }

    /// Asks how a payment stands and settles what is said.
    pub async fn look(&self, payment: &Payment) -> Outcome<State> {
        let Some(opened) = &payment.session else { return Ok(payment.state) };
        let told = in_time(self.provider(payment)?.look(&opened.session)).await?;
        self.settle_payment(payment, told)
    }

    /// Asks to take no money any more, and settles what is said: what was paid before stays paid. A payment for which no page was
    /// ever made has nothing to close.
    pub async fn close(&self, payment: &Payment) -> Outcome<State> {
        let Some(opened) = &payment.session else { return Ok(payment.state) };
        let told = in_time(self.provider(payment)?.close(&opened.session)).await?;
        self.settle_payment(payment, told)
    }

    /// Takes what a webhook says to the payment it is about.
    pub fn hear(&self, provider: &Provider, told: Told) -> Outcome<State> {
        let payment = payment::by_session(&self.shop.read()?, provider.kind(), &told.session)?;
        self.settle(provider, payment.ok_or(Refusal::NotFound { what: "payment" })?.id, told)
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
                return Ok(moved);
            }
        }
    }

    fn settle_payment(&self, payment: &Payment, told: Told) -> Outcome<State> {
        let provider = self.provider(payment)?;
        door(|| self.settle(provider, payment.id, told))
    }

    fn settle(&self, provider: &Provider, payment: PaymentId, told: Told) -> Outcome<State> {
        let (account, live) = (provider.account().to_owned(), provider.live());
        self.shop.run(&Actor::System, Settle { payment, told, account, live })
    }

    fn provider(&self, payment: &Payment) -> Outcome<&Provider> {
        let missing = || Fault::Outside(format!("no provider is set up for {}", payment.kind.key()));
        Ok(self.providers.of(payment.kind).ok_or_else(missing)?)
    }

    fn wish(&self, payment: &Payment) -> Outcome<Wish> {
        let snapshot = self.shop.read()?;
        let order = snapshot.get(payment.order)?;
        let base = settings::the(&snapshot)?.base_url.unwrap_or_else(|| self.base_url.clone());
        let path = token::order_path(&self.shop.order_token(order.id));
        Ok(Wish {
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

async fn in_time<T>(answer: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let late = |_| Fault::Outside("the provider does not answer in time".to_owned());
    tokio::time::timeout(ANSWER_TIME, answer).await.map_err(late)?
}
