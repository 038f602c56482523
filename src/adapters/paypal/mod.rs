//! PayPal, through its own page (Orders v2): the buyer agrees there, and we take the money when they have. A thin client of our own
//! for the few calls that we make.

pub mod amount;
mod call;
mod dispute;
mod history;
mod objects;
mod order;
mod set_up;
mod webhook;

pub use call::Shared;
pub use history::EVENTS_KEPT;

use crate::adapters::http;
use crate::base::{Currency, Fault, Money, Outcome, PaymentId, RefundId};
use crate::shop::payment::{Capture, Opened, RefundStanding, RefundTold, RefundWish, Standing, Told, Wish};
use amount::{from_paypal, to_paypal};
use call::{Call, done, refusal};
use objects::{Amount, AuthorizationStatus, CaptureStatus, Intent, Order, OrderStatus, Refund, RefundStatus, Unit};
use serde_json::{Value, json};

/// Where PayPal is, and where its world for trying is.
pub const PAYPAL_URL: &str = "https://api-m.paypal.com";
pub const SANDBOX_URL: &str = "https://api-m.sandbox.paypal.com";
/// Where buyers agree, in each.
const PAY_PAGE: &str = "https://www.paypal.com";
const SANDBOX_PAGE: &str = "https://www.sandbox.paypal.com";
/// What PayPal says when this buyer cannot pay so, and another card or account may help
/// (developer.paypal.com/api/rest/reference/orders/v2/errors).
const DECLINES: &[&str] = &[
    "INSTRUMENT_DECLINED",
    "PAYER_ACCOUNT_LOCKED_OR_CLOSED",
    "PAYER_ACCOUNT_RESTRICTED",
    "PAYER_CANNOT_PAY",
    "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING",
    "TRANSACTION_REFUSED",
];

/// An account with PayPal.
#[derive(Clone)]
pub struct PayPal {
    /// Without a slash at the end. It alone says whether the money is real.
    pub url: String,
    /// Client id and secret of an app.
    pub client: String,
    pub secret: String,
    /// PayPal's names of the places to which it sends webhooks: the present one, and while it is being changed the one before. None:
    /// every webhook is refused.
    pub webhooks: Vec<String>,
    /// The merchant id; empty as long as nobody asked. The keys alone say whose money it is.
    pub account: String,
    /// When the money is taken.
    pub capture: Capture,
    /// Which shop asks: several may share an account.
    pub shop: String,
    pub shared: Shared,
    pub http: http::Client,
}

impl PayPal {
    pub fn live(&self) -> bool {
        self.url == PAYPAL_URL
    }

    /// Where buyers agree; a double shows its page itself.
    pub fn pay_page(&self) -> String {
        match self.url.as_str() {
            PAYPAL_URL => PAY_PAGE.to_owned(),
            SANDBOX_URL => SANDBOX_PAGE.to_owned(),
            other => other.to_owned(),
        }
    }

    /// Asks for a page on which the buyer agrees. The same wish gets the same page.
    pub async fn open(&self, wish: &Wish) -> Outcome<Opened> {
        let body = order::body(self, wish)?;
        let call = Call { path: "/v2/checkout/orders", body: &body, key: Some(&wish.idempotency_key) };
        let order: Order = done(self.post(call).await?)?;
        let link = |rel: &str| order.links.iter().find(|link| link.rel == rel).map(|link| link.href.clone());
        let url = link("payer-action").or_else(|| link("approve"));
        let url = url.ok_or_else(|| Fault::Outside("PayPal made an order without a page".to_owned()))?;
        Ok(Opened { session: order.id, url })
    }

    /// Asks how a payment stands. What is approved waits for `take`.
    pub async fn look(&self, session: &str) -> Outcome<Told> {
        self.told(&self.order(session).await?)
    }

    /// Takes what the buyer has agreed to, or has it held, as was said when the page was made. An order is taken once, whoever asks
    /// how often; the key is for answers that get lost. It goes with the state of the order: what was declined and then agreed to
    /// anew is another try.
    pub async fn take(&self, session: &str, key: &str) -> Outcome<Told> {
        let now = self.order(session).await?;
        let told = self.told(&now)?;
        if !matches!(told.standing, Standing::Approved { .. }) {
            return Ok(told);
        }
        let verb = if now.intent == Some(Intent::Authorize) { "authorize" } else { "capture" };
        let state = blake3::hash(now.update_time.as_bytes()).to_hex();
        let (path, key) = (format!("/v2/checkout/orders/{}/{verb}", name(session)?), format!("{key}-{}", &state[..8]));
        match self.post::<Value>(Call { path: &path, body: &json!({}), key: Some(&key) }).await? {
            Err((422, said)) if said.details.iter().any(|detail| DECLINES.contains(&detail.issue.as_str())) => {
                Ok(Told { standing: Standing::Declined, ..told })
            }
            // Somebody else took it in this moment, or it cannot be taken: the order says which.
            Err((422, said)) => match self.look(session).await? {
                Told { standing: Standing::Approved { .. }, .. } => Err(refusal(422, &said).into()),
                told => Ok(told),
            },
            said => {
                done(said)?;
                self.look(session).await
            }
        }
    }

    /// Asks to take no money any more, and says how it stands now. PayPal lets nobody end an order; one that is not paid is simply not
    /// taken any more, whatever the buyer agrees to after this. What is held is let go.
    pub async fn close(&self, session: &str) -> Outcome<Told> {
        let now = match self.get::<Order>(&format!("/v2/checkout/orders/{}", name(session)?)).await? {
            // PayPal forgets orders that nobody paid after some hours.
            Err((404, _)) => return Ok(self.told_of(session, Standing::Void)),
            said => done(said)?,
        };
        let told = self.told(&now)?;
        match told.standing {
            Standing::Approved { .. } | Standing::Declined => Ok(Told { standing: Standing::Void, ..told }),
            // Through, and nothing is said of the money yet.
            Standing::Open if now.status == Some(OrderStatus::Completed) => Ok(told),
            Standing::Open => Ok(Told { standing: Standing::Void, ..told }),
            Standing::Authorized { .. } => {
                for held in unit(&now)?.payments.authorizations.iter() {
                    let path = format!("/v2/payments/authorizations/{}/void", name(&held.id)?);
                    // It may have been taken this moment: then the answer is no, and the truth is asked for again.
                    let key = format!("void-{}", held.id);
                    self.send(Call { path: &path, body: &json!({}), key: Some(&key) }).await?;
                }
                self.look(session).await
            }
            Standing::Captured { .. } | Standing::OnItsWay | Standing::Void => Ok(told),
        }
    }

    /// Asks for money that is held: all of it or a part; what is left is let go. The same key takes it once.
    pub async fn capture(&self, session: &str, amount: Money, key: &str) -> Outcome<Told> {
        let now = self.order(session).await?;
        let held = unit(&now)?.payments.authorizations.first();
        let held = held.ok_or_else(|| Fault::Final("PayPal holds no money for it".to_owned()))?;
        let path = format!("/v2/payments/authorizations/{}/capture", name(&held.id)?);
        let body = json!({ "amount": in_paypal(amount)?, "final_capture": true });
        let _: Value = done(self.post(Call { path: &path, body: &body, key: Some(key) }).await?)?;
        self.look(session).await
    }

    /// Asks to give money back. The same wish gives it back once.
    pub async fn refund(&self, wish: &RefundWish) -> Outcome<RefundTold> {
        let capture = if wish.reference.is_empty() { self.look(&wish.session).await?.reference } else { wish.reference.clone() };
        let path = format!("/v2/payments/captures/{}/refund", name(&capture)?);
        let body = json!({ "amount": in_paypal(wish.amount)?, "custom_id": self.mark_of_refund(wish.refund) });
        let made: Refund = done(self.post(Call { path: &path, body: &body, key: Some(&wish.idempotency_key) }).await?)?;
        refund_told(&made)
    }

    /// Asks how a refund stands.
    pub async fn look_refund(&self, reference: &str) -> Outcome<RefundTold> {
        refund_told(&done(self.get(&format!("/v2/payments/refunds/{}", name(reference)?)).await?)?)
    }

    async fn order(&self, session: &str) -> Outcome<Order> {
        done(self.get(&format!("/v2/checkout/orders/{}", name(session)?)).await?)
    }

    /// PayPal's words in ours.
    fn told(&self, order: &Order) -> Outcome<Told> {
        let unit = unit(order)?;
        let payee = unit.payee.as_ref().map(|payee| payee.merchant_id.clone()).filter(|payee| !payee.is_empty());
        let payments = &unit.payments;
        let reference = payments.captures.last().map(|c| &c.id).or(payments.authorizations.last().map(|a| &a.id));
        let told = self.told_of(&order.id, standing(order, unit)?);
        // As long as nobody knows who we are, the keys are the proof: they show no order of somebody else's.
        let account = payee.filter(|_| !self.account.is_empty()).unwrap_or(told.account);
        Ok(Told { account, reference: reference.cloned().unwrap_or_default(), ..told })
    }

    fn told_of(&self, session: &str, standing: Standing) -> Told {
        Told { session: session.to_owned(), standing, account: self.account.clone(), live: self.live(), reference: String::new() }
    }

    /// Our own mark on things of theirs (`custom_id`).
    fn mark(&self, payment: PaymentId) -> String {
        format!("{}-{payment}", self.shop)
    }

    fn mark_of_refund(&self, refund: RefundId) -> String {
        format!("{}-r{refund}", self.shop)
    }
}

/// Whether money came, whatever went back of it since.
fn captured(capture: &objects::Capture) -> bool {
    use CaptureStatus as C;
    matches!(capture.status, Some(C::Completed | C::PartiallyRefunded | C::Refunded))
}

fn unit(order: &Order) -> Outcome<&Unit> {
    Ok(order.purchase_units.first().ok_or_else(|| Fault::Outside("PayPal speaks of an order for nothing".to_owned()))?)
}

/// How the money of an order stands. What was taken is believed before what is held, and that before the order.
fn standing(order: &Order, unit: &Unit) -> Outcome<Standing> {
    use CaptureStatus as C;
    let captures = &unit.payments.captures;
    let is = |status: Option<C>, any: &[C]| status.is_some_and(|status| any.contains(&status));
    let taken: Vec<Money> =
        captures.iter().filter(|capture| captured(capture)).map(|capture| money(&capture.amount)).collect::<Outcome<_>>()?;
    if let Some(first) = taken.first() {
        if taken.iter().any(|amount| amount.currency() != first.currency()) {
            return Err(Fault::Outside("PayPal took one order in two currencies".to_owned()).into());
        }
        return Ok(Standing::Captured { amount: Money::sum(first.currency(), taken.iter().copied()) });
    }
    if let Some(held) = unit.payments.authorizations.first() {
        return Ok(match held.status {
            Some(AuthorizationStatus::Created) => Standing::Authorized { amount: money(&held.amount)? },
            Some(AuthorizationStatus::Denied | AuthorizationStatus::Voided | AuthorizationStatus::Expired) => Standing::Void,
            Some(AuthorizationStatus::Pending) => Standing::OnItsWay,
            // It is being taken.
            _ => Standing::Open,
        });
    }
    Ok(match order.status {
        Some(OrderStatus::Approved) => {
            let amount = unit.amount.as_ref().ok_or_else(|| Fault::Outside("PayPal speaks of an order without an amount".to_owned()))?;
            Standing::Approved { amount: money(amount)? }
        }
        Some(OrderStatus::Voided) => Standing::Void,
        // A bank debit, or PayPal looks at it.
        Some(OrderStatus::Completed) if captures.iter().any(|c| is(c.status, &[C::Pending])) => Standing::OnItsWay,
        // Through, and nothing came of it: this page takes no second try. Where nothing is said of the money, nothing is known.
        Some(OrderStatus::Completed) if !captures.is_empty() && captures.iter().all(|c| is(c.status, &[C::Declined, C::Failed])) => {
            Standing::Void
        }
        _ => Standing::Open,
    })
}

fn money(amount: &Amount) -> Outcome<Money> {
    let strange = || Fault::Outside(format!("PayPal speaks of {:?} {:?}, which is no amount of money", amount.value, amount.currency_code));
    let found = Currency::from_code(&amount.currency_code).and_then(|currency| from_paypal(&amount.value, currency));
    Ok(found.ok_or_else(strange)?)
}

fn in_paypal(amount: Money) -> Outcome<Value> {
    let value = to_paypal(amount).ok_or_else(|| Fault::Final(format!("PayPal cannot take {}", amount.plain())))?;
    Ok(json!({ "currency_code": amount.currency().code(), "value": value }))
}

fn refund_told(refund: &Refund) -> Outcome<RefundTold> {
    let standing = match refund.status {
        Some(RefundStatus::Completed) => RefundStanding::Done,
        Some(RefundStatus::Failed | RefundStatus::Cancelled) => RefundStanding::Failed { why: refund.status_details.reason.clone() },
        Some(RefundStatus::Pending | RefundStatus::Unknown) | None => RefundStanding::OnItsWay,
    };
    Ok(RefundTold { reference: refund.id.clone(), amount: money(&refund.amount)?, standing })
}

/// A name of theirs that goes into an address.
fn name(text: &str) -> Outcome<&str> {
    let good = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if good { Ok(text) } else { Err(Fault::Bug("a name at PayPal has other signs in it".to_owned()).into()) }
}
