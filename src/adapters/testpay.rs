//! Our side of the test card provider: asks for payment pages, asks how they stand, and reads its webhooks. The provider itself
//! is `web/testpay`; the two share nothing but what goes over HTTP, as with a real one.

use crate::adapters::http;
use crate::adapters::provider::WebhookEvent;
use crate::adapters::signature::is_signed;
use crate::base::{Cure, Currency, Fault, Money, Outcome, Refusal, Time};
use crate::shop::payment::{News, Opened, RefundStanding, RefundTold, RefundWish, Standing, Told, Wish};
use reqwest::header::HeaderMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The header of a webhook that proves who sent it: `t=SECONDS,v1=HEX[,v1=HEX…]`.
pub const SIGNATURE_HEADER: &str = "Sutler-Test-Signature";

/// An account with the provider.
#[derive(Clone)]
pub struct TestPay {
    /// Without a slash at the end: `http://127.0.0.1:8080/testpay`.
    pub base_url: String,
    pub secret_key: String,
    /// Secrets of webhooks: the present one, and while it is being changed the one before. None: every webhook is refused.
    pub webhook_secrets: Vec<String>,
    /// Our account there; what was said about another one is not for us.
    pub account: String,
    pub http: http::Client,
}

/// A session in the provider's words. Fields that we do not know are passed over.
#[derive(Deserialize)]
struct Session {
    id: String,
    url: String,
    status: Status,
    /// Minor units.
    amount: i64,
    currency: String,
    account: String,
    live: bool,
    /// Name of the money's way, once there is money.
    #[serde(default)]
    charge: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Open,
    Declined,
    Paid,
    Closed,
    Expired,
}

#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    session: Session,
}

/// A refund in the provider's words: it is always done at once.
#[derive(Deserialize)]
struct Refund {
    id: String,
    /// Minor units.
    amount: i64,
}

impl TestPay {
    /// Asks for a payment page. The same wish gets the same page.
    pub async fn open(&self, wish: &Wish) -> Outcome<Opened> {
        let body = serde_json::json!({
            "amount": wish.amount.minor(),
            "currency": wish.amount.currency().code(),
            "reference": wish.order_number,
            "client_reference": format!("payment-{}", wish.payment),
            "email": wish.email,
            "locale": wish.locale,
            "return_url": wish.return_url,
            "expires_at": wish.expires.seconds(),
        });
        let request = self.http.post(format!("{}/v1/sessions", self.base_url)).header("Idempotency-Key", &wish.idempotency_key).json(&body);
        let session: Session = self.ask(request).await?;
        Ok(Opened { session: session.id, url: session.url })
    }

    /// Asks how a payment stands.
    pub async fn look(&self, session: &str) -> Outcome<Told> {
        told(self.ask(self.http.get(self.session_url(session)?)).await?)
    }

    /// Asks to take no money any more. What was paid before stays paid, and the answer says so.
    pub async fn close(&self, session: &str) -> Outcome<Told> {
        told(self.ask(self.http.post(format!("{}/close", self.session_url(session)?))).await?)
    }

    fn session_url(&self, session: &str) -> Outcome<String> {
        let good = !session.is_empty() && session.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        if !good {
            return Err(Fault::Bug("the name of a session has other signs in it".to_owned()).into());
        }
        Ok(format!("{}/v1/sessions/{session}", self.base_url))
    }

    /// Asks to give money back. The same wish gives back once.
    pub async fn refund(&self, wish: &RefundWish) -> Outcome<RefundTold> {
        let body = serde_json::json!({ "amount": wish.amount.minor() });
        let url = format!("{}/refunds", self.session_url(&wish.session)?);
        let refund: Refund = self.ask(self.http.post(url).header("Idempotency-Key", &wish.idempotency_key).json(&body)).await?;
        let amount = Money::new(refund.amount, wish.amount.currency());
        Ok(RefundTold { reference: refund.id, amount, standing: RefundStanding::Done })
    }

    async fn ask<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Outcome<T> {
        let (status, body) = http::answer(request.bearer_auth(&self.secret_key)).await?;
        if !(200..300).contains(&status) {
            let said: String = String::from_utf8_lossy(&body).chars().filter(|c| !c.is_control()).take(200).collect();
            let cure = if status == 401 { Cure::Keys } else { Cure::Patience };
            return Err(Fault::ailing(cure, format!("the test card provider answered {status}: {said}")).into());
        }
        let answer = serde_json::from_slice(&body);
        Ok(answer.map_err(|e| Fault::Outside(format!("the test card provider's answer cannot be read: {e}")))?)
    }

    /// Reads a webhook. Who sent it is proven from the raw bytes before anything in them is looked at.
    pub fn read_webhook(&self, headers: &HeaderMap, body: &[u8], now: Time) -> Result<WebhookEvent, Refusal> {
        let mut signatures = headers.get_all(SIGNATURE_HEADER).iter();
        let (Some(signature), None) = (signatures.next(), signatures.next()) else { return Err(Refusal::Forbidden) };
        let signature = signature.to_str().map_err(|_| Refusal::Forbidden)?;
        if !is_signed(signature, body, &self.webhook_secrets, now) {
            return Err(Refusal::Forbidden);
        }
        let unreadable = || Refusal::wrong("body", "wrong-choice");
        let event: Event = serde_json::from_slice(body).map_err(|_| unreadable())?;
        let told = told(event.session).map_err(|_| unreadable())?;
        if told.account != self.account {
            return Err(Refusal::Forbidden);
        }
        Ok(WebhookEvent { id: event.id, kind: event.kind, news: News::Payment(told), dispute: None })
    }
}

/// The provider's words in ours.
fn told(session: Session) -> Outcome<Told> {
    let currency = Currency::from_code(&session.currency)
        .ok_or_else(|| Fault::Outside(format!("the test card provider speaks of the currency {:?}", session.currency)))?;
    let amount = Money::new(session.amount, currency);
    let standing = match session.status {
        Status::Open => Standing::Open,
        Status::Declined => Standing::Declined,
        Status::Paid => Standing::Captured { amount },
        Status::Closed | Status::Expired => Standing::Void,
    };
    let reference = session.charge.unwrap_or_default();
    Ok(Told { session: session.id, standing, account: session.account, live: session.live, reference })
}
