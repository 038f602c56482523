//! Asking again after trouble at Stripe. What Stripe answered to a key it answers for a day, its own trouble too (500), and says that it
//! does (docs.stripe.com/api/idempotent_requests). So the key that protects from doing a thing twice would keep it from being done at
//! all. But an answer that is said again is of a call that is over: nothing is under way any more, and Stripe can be asked what came of
//! it. Where nothing did, another key asks anew.

use super::call::{Form, read};
use super::objects::{IntentStatus, List, Session, SessionStatus};
use super::{LIST_STEP, Stripe};
use crate::adapters::http;
use crate::base::{Fault, Outcome, PaymentId};
use crate::shop::payment::{RefundTold, RefundWish};
use serde::de::DeserializeOwned;

/// Keys that are used for one thing: Stripe in trouble each time is asked again later, and by then has forgotten the first.
const KEYS_MAX: usize = 4;
/// Says that an answer is the one that the key got before.
const REPLAYED: &str = "idempotent-replayed";

/// What became of a call that has a key.
pub(super) enum Once<T> {
    Said(T),
    /// The call with this key is over and came to trouble; whether anything was done, Stripe's objects say.
    InVain,
}

/// The key of each further try, the first as it was given.
pub(super) fn keys(key: &str) -> impl Iterator<Item = String> {
    (0..KEYS_MAX).map(move |nth| if nth == 0 { key.to_owned() } else { format!("{key}-{nth}") })
}

/// Nothing is lost: the job that asked asks again.
pub(super) fn troubled() -> Fault {
    Fault::Outside("Stripe has trouble with this and says so again and again".to_owned())
}

impl Stripe {
    /// The same key with the same fields is done once, however often it is sent.
    pub(super) async fn post_once<T: DeserializeOwned>(&self, path: &str, form: &Form, key: &str) -> Outcome<Once<T>> {
        let request = self.posting(path, form).header("Idempotency-Key", format!("{}-{key}", self.shop));
        let reply = http::reply(self.signed(request)).await?;
        let again = reply.headers.get(REPLAYED).is_some_and(|said| said == "true");
        if again && reply.status >= 500 { Ok(Once::InVain) } else { read(reply.status, &reply.body).map(Once::Said) }
    }

    /// The open page of a payment that was made although trouble was all that was answered.
    pub(super) async fn page_made(&self, payment: PaymentId) -> Outcome<Option<Session>> {
        let newest: List<Session> = self.get("/v1/checkout/sessions", &[("limit", LIST_STEP)]).await?;
        let is_its = |session: &Session| {
            let ours = self.is_ours(session.metadata.as_ref()).and_then(|ours| ours.payment);
            ours == Some(payment) && session.status == Some(SessionStatus::Open)
        };
        Ok(newest.data.into_iter().find(is_its))
    }

    /// Whether the money of a page is held still.
    pub(super) async fn is_held(&self, session: &str) -> Outcome<bool> {
        let session = self.session(session).await?;
        let intent = session.payment_intent.as_ref().and_then(|intent| intent.whole());
        Ok(intent.is_some_and(|intent| intent.status == IntentStatus::RequiresCapture))
    }

    /// The refund that was made although trouble was all that was answered.
    pub(super) async fn refund_made(&self, wish: &RefundWish) -> Outcome<Option<RefundTold>> {
        let listed = self.find(&wish.session).await?;
        let refunds = listed.into_iter().flat_map(|listed| listed.refunds);
        Ok(refunds.into_iter().find(|refund| refund.ours == Some(wish.refund)).map(|refund| refund.told))
    }
}
