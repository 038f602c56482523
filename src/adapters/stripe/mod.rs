//! Stripe, through its hosted Checkout: the buyer pays on Stripe's page, and no card number ever comes near the shop (PCI DSS,
//! SAQ A). A thin client of our own for the few calls that we make, at a pinned version of the interface.

mod again;
pub mod amount;
mod books;
mod call;
mod history;
mod objects;
mod set_up;
mod webhook;

pub use books::PartsOf;

use crate::base::{Currency, Fault, Money, Outcome, PaymentId, RefundId};
use crate::shop::payment::{Capture, Opened, RefundStanding, RefundTold, RefundWish, Standing, Told, Wish, WishLine, WishPart};
use again::{Once, keys, troubled};
use amount::{from_stripe, to_stripe};
use call::Form;
use objects::{Expandable, Intent, IntentStatus, PaymentStatus, Refund, RefundStatus, Session, SessionStatus};

use crate::adapters::http;

/// Where Stripe is, unless the environment says otherwise.
pub const STRIPE_URL: &str = "https://api.stripe.com";
const PAY_PAGE: &str = "https://checkout.stripe.com";
/// What we were written against. Stripe keeps it working for us while it moves on (docs.stripe.com/api/versioning).
const VERSION: &str = "2025-09-30.clover";
/// Lines that one page shows (`line_items`).
const LINES_MAX: usize = 100;
/// Characters of a line's name.
const NAME_CHARS_MAX: usize = 200;
/// Entries of one page of a list.
const LIST_STEP: &str = "100";
/// Pages of a list that are read at most.
const LIST_PAGES_MAX: usize = 100;
/// Languages of the page (`locale`); for others it guesses.
const LOCALES: &[&str] = &["da", "de", "en", "es", "fr", "it", "nb", "nl", "pl", "pt", "sv"];

/// An account with Stripe.
#[derive(Clone)]
pub struct Stripe {
    /// Without a slash at the end.
    pub url: String,
    /// Secret or restricted: `sk_live_…`, `rk_test_…`.
    pub key: String,
    /// Secrets of webhooks: the present one, and while it is being changed the one before. None: every webhook is refused.
    pub webhook_secrets: Vec<String>,
    /// `acct_…`; empty as long as nobody asked. The key alone says whose money it is.
    pub account: String,
    /// When the money is taken.
    pub capture: Capture,
    /// Which shop asks: several may share an account.
    pub shop: String,
    pub http: http::Client,
}

impl Stripe {
    /// Whether the money is real: the key says so.
    pub fn live(&self) -> bool {
        self.key.contains("_live_")
    }

    /// Where its payment pages are; a double shows them itself.
    pub fn pay_page(&self) -> String {
        if self.url == STRIPE_URL { PAY_PAGE.to_owned() } else { self.url.clone() }
    }

    /// Asks for a payment page. The same wish gets the same page.
    pub async fn open(&self, wish: &Wish) -> Outcome<Opened> {
        let mut form = Form::new();
        form.set("mode", "payment");
        form.set("client_reference_id", format!("{}-{}", self.shop, wish.payment));
        form.set("customer_email", &wish.email);
        form.set("locale", LOCALES.iter().find(|tag| **tag == wish.locale).copied().unwrap_or("auto"));
        form.set("success_url", &wish.return_url);
        form.set("cancel_url", &wish.return_url);
        form.set("expires_at", wish.expires.seconds());
        lines(wish, &mut form)?;
        form.set("payment_intent_data[description]", &wish.order_number);
        if self.capture == Capture::ByHand {
            form.set("payment_intent_data[capture_method]", "manual");
        }
        // On the page and on the money's way: events speak of either.
        for place in ["metadata", "payment_intent_data[metadata]"] {
            form.set(&format!("{place}[shop]"), &self.shop);
            form.set(&format!("{place}[payment]"), wish.payment);
            form.set(&format!("{place}[order]"), &wish.order_number);
        }
        for key in keys(&wish.idempotency_key) {
            match self.post_once("/v1/checkout/sessions", &form, &key).await? {
                Once::Said(session) => return opened(session),
                Once::InVain => {
                    if let Some(made) = self.page_made(wish.payment).await? {
                        return opened(made);
                    }
                }
            }
        }
        Err(troubled().into())
    }

    /// Asks how a payment stands.
    pub async fn look(&self, session: &str) -> Outcome<Told> {
        self.told(&self.session(session).await?)
    }

    /// Asks to take no money any more, and says how it stands now: what was paid before stays paid.
    pub async fn close(&self, session: &str) -> Outcome<Told> {
        let now = self.session(session).await?;
        match self.told(&now)?.standing {
            Standing::Open | Standing::Declined if now.status == Some(SessionStatus::Open) => {
                let path = format!("/v1/checkout/sessions/{}/expire", name(session)?);
                // It may have been paid this moment: then the answer is no, and the truth is asked for again.
                let _: Option<Session> = self.post(&path, &Form::new()).await.ok();
            }
            Standing::Authorized { .. } => {
                if let Some(intent) = &now.payment_intent {
                    let path = format!("/v1/payment_intents/{}/cancel", name(intent.id())?);
                    let _: Option<Intent> = self.post(&path, &Form::new()).await.ok();
                }
            }
            _ => return self.told(&now),
        }
        self.look(session).await
    }

    /// Asks for money that is held: all of it or a part; what is left is let go. The same key takes it once.
    pub async fn capture(&self, session: &str, amount: Money, key: &str) -> Outcome<Told> {
        let now = self.session(session).await?;
        let intent = now.payment_intent.as_ref().ok_or_else(|| Fault::Final("Stripe knows of no money for it".to_owned()))?;
        let mut form = Form::new();
        form.set("amount_to_capture", in_stripe(amount)?);
        let path = format!("/v1/payment_intents/{}/capture", name(intent.id())?);
        for key in keys(key) {
            match self.post_once::<Intent>(&path, &form, &key).await? {
                Once::InVain if self.is_held(session).await? => {}
                Once::Said(_) | Once::InVain => return self.look(session).await,
            }
        }
        Err(troubled().into())
    }

    /// Asks to give money back. The same wish gives it back once.
    pub async fn refund(&self, wish: &RefundWish) -> Outcome<RefundTold> {
        let mut form = Form::new();
        form.set("payment_intent", self.intent_of(wish).await?);
        form.set("amount", in_stripe(wish.amount)?);
        form.set("metadata[shop]", &self.shop);
        form.set("metadata[refund]", wish.refund);
        for key in keys(&wish.idempotency_key) {
            match self.post_once::<Refund>("/v1/refunds", &form, &key).await? {
                Once::Said(made) => return refund_told(&made),
                Once::InVain => {
                    if let Some(made) = self.refund_made(wish).await? {
                        return Ok(made);
                    }
                }
            }
        }
        Err(troubled().into())
    }

    /// Asks how a refund stands.
    pub async fn look_refund(&self, reference: &str) -> Outcome<RefundTold> {
        refund_told(&self.get(&format!("/v1/refunds/{}", name(reference)?), &[]).await?)
    }

    async fn session(&self, session: &str) -> Outcome<Session> {
        self.get(&format!("/v1/checkout/sessions/{}", name(session)?), &[("expand[]", "payment_intent")]).await
    }

    /// The money's way of a payment: noted when it was paid, or asked for now.
    async fn intent_of(&self, wish: &RefundWish) -> Outcome<String> {
        if wish.reference.starts_with("pi_") {
            return Ok(wish.reference.clone());
        }
        let intent = self.session(&wish.session).await?.payment_intent;
        Ok(intent.map(|intent| intent.id().to_owned()).ok_or_else(|| Fault::Final("Stripe knows of no money for it".to_owned()))?)
    }

    /// Stripe's words in ours.
    fn told(&self, session: &Session) -> Outcome<Told> {
        let standing = standing(session)?;
        let reference = session.payment_intent.as_ref().map_or(String::new(), |intent| intent.id().to_owned());
        Ok(Told { session: session.id.clone(), standing, account: self.account.clone(), live: session.livemode, reference })
    }

    /// What our own marks say; `None` when they are another shop's, or nobody's.
    fn is_ours(&self, metadata: Option<&objects::Metadata>) -> Option<Ours> {
        let metadata = metadata.filter(|metadata| metadata.get("shop").is_some_and(|shop| *shop == self.shop))?;
        let number = |name: &str| metadata.get(name).and_then(|text| text.parse().ok());
        Some(Ours { payment: number("payment").map(crate::base::Id::new), refund: number("refund").map(crate::base::Id::new) })
    }
}

/// The page, with where it is.
fn opened(session: Session) -> Outcome<Opened> {
    let url = session.url.ok_or_else(|| Fault::Outside("Stripe made a page without an address".to_owned()))?;
    Ok(Opened { session: session.id, url })
}

/// What an object of theirs is about, by our own marks on it.
struct Ours {
    payment: Option<PaymentId>,
    refund: Option<RefundId>,
}

/// The lines as the order has them; where they are not the whole amount (a rest is paid), the amount in one line.
fn lines(wish: &Wish, form: &mut Form) -> Outcome {
    let sum = Money::sum(wish.amount.currency(), wish.lines.iter().map(|line| line.unit.times(line.quantity)));
    let whole = sum == wish.amount && wish.lines.len() <= LINES_MAX;
    let rest = [WishLine { part: WishPart::Goods, name: wish.order_number.clone(), quantity: 1, unit: wish.amount }];
    for (at, line) in if whole { &wish.lines[..] } else { &rest[..] }.iter().enumerate() {
        let mut set = |field: &str, value: String| form.set(&format!("line_items[{at}]{field}"), value);
        set("[quantity]", line.quantity.to_string());
        set("[price_data][currency]", wish.amount.currency().code().to_lowercase());
        set("[price_data][unit_amount]", in_stripe(line.unit)?.to_string());
        set("[price_data][product_data][name]", line.name.chars().take(NAME_CHARS_MAX).collect());
    }
    Ok(())
}

/// How the money of a page stands. The money's own way is believed before the page, where it is there: it alone says what was
/// really taken.
fn standing(session: &Session) -> Outcome<Standing> {
    let intent = session.payment_intent.as_ref().and_then(Expandable::whole);
    if let Some(intent) = intent {
        match intent.status {
            IntentStatus::Succeeded => return Ok(Standing::Captured { amount: money(intent.amount_received, Some(&intent.currency))? }),
            IntentStatus::RequiresCapture => {
                return Ok(Standing::Authorized { amount: money(intent.amount_capturable, Some(&intent.currency))? });
            }
            IntentStatus::Canceled => return Ok(Standing::Void),
            _ => {}
        }
    }
    Ok(match (session.status, session.payment_status) {
        (_, Some(PaymentStatus::Paid)) => {
            Standing::Captured { amount: money(session.amount_total.unwrap_or(0), session.currency.as_deref())? }
        }
        (Some(SessionStatus::Expired), _) => Standing::Void,
        // The page is through and takes no second try: the money did not come, or it is on its way, as with SEPA.
        (Some(SessionStatus::Complete), _) if intent.is_some_and(|i| i.status == IntentStatus::RequiresPaymentMethod) => Standing::Void,
        (Some(SessionStatus::Complete), _) if intent.is_some_and(|i| i.status == IntentStatus::Processing) => Standing::OnItsWay,
        (Some(SessionStatus::Open), _) if intent.is_some_and(|i| i.last_payment_error.is_some()) => Standing::Declined,
        _ => Standing::Open,
    })
}

fn money(amount: i64, currency: Option<&str>) -> Outcome<Money> {
    let code = currency.unwrap_or_default().to_uppercase();
    let strange = || Fault::Outside(format!("Stripe speaks of {amount} {code:?}, which is no amount of money"));
    Ok(Currency::from_code(&code).and_then(|currency| from_stripe(amount, currency)).ok_or_else(strange)?)
}

fn in_stripe(amount: Money) -> Outcome<i64> {
    Ok(to_stripe(amount).ok_or_else(|| Fault::Final(format!("Stripe cannot take {}", amount.plain())))?)
}

fn refund_told(refund: &Refund) -> Outcome<RefundTold> {
    let standing = match refund.status {
        Some(RefundStatus::Succeeded) => RefundStanding::Done,
        Some(RefundStatus::Failed | RefundStatus::Canceled) => {
            RefundStanding::Failed { why: refund.failure_reason.clone().unwrap_or_default() }
        }
        Some(RefundStatus::Pending | RefundStatus::RequiresAction | RefundStatus::Unknown) | None => RefundStanding::OnItsWay,
    };
    Ok(RefundTold { reference: refund.id.clone(), amount: money(refund.amount, Some(&refund.currency))?, standing })
}

/// A name of theirs that goes into an address.
fn name(text: &str) -> Outcome<&str> {
    let good = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if good { Ok(text) } else { Err(Fault::Bug("a name at Stripe has other signs in it".to_owned()).into()) }
}

#[cfg(test)]
mod tests {
    use super::{Session, Standing, standing};
    use serde_json::json;

    #[test]
    fn a_debit_that_the_bank_has_not_answered_is_on_its_way() {
        let told = |page: &str, money: &str| {
            let intent = json!({ "id": "pi_1", "status": money, "currency": "eur", "amount_received": 1_000 });
            let session = json!({ "id": "cs_1", "livemode": false, "status": page, "payment_status": "unpaid", "payment_intent": intent });
            standing(&serde_json::from_value::<Session>(session).expect("a session")).expect("a standing")
        };
        assert_eq!(told("complete", "processing"), Standing::OnItsWay);
        assert_eq!(told("complete", "requires_payment_method"), Standing::Void);
        assert_eq!(told("open", "processing"), Standing::Open, "the buyer is not through");
        assert!(matches!(told("complete", "succeeded"), Standing::Captured { .. }));
    }
}
