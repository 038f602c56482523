//! What happened at Stripe: payment pages with what went back of their money, one by one or all since a moment.

use super::objects::{List, Refund, Session};
use super::{LIST_STEP, Stripe, name, refund_told};
use crate::adapters::provider::Listed;
use crate::base::{Outcome, Time};
use crate::shop::order::refund_unseen::WentBack;
use crate::shop::payment::RefundListed;
use std::collections::BTreeMap;

impl Stripe {
    /// Every payment page made since, with our own mark where it is one of ours, and what went back of it since; at most ten thousand.
    pub async fn list(&self, since: Time) -> Outcome<Vec<Listed>> {
        let refunds = self.all("/v1/refunds", since, &[], |refund: &Refund| &refund.id).await?;
        let mut returned = self.by_way(&refunds)?;
        let expand = [("expand[]", "data.payment_intent")];
        let pages = self.all("/v1/checkout/sessions", since, &expand, |session: &Session| &session.id).await?;
        pages.iter().map(|page| self.listed(page, |intent| returned.remove(intent).unwrap_or_default())).collect()
    }

    /// One page with what went back of its money; `None`: Stripe knows of no such page.
    pub async fn find(&self, session: &str) -> Outcome<Option<Listed>> {
        let path = format!("/v1/checkout/sessions/{}", name(session)?);
        let Some(page) = self.get_if_there::<Session>(&path, &[("expand[]", "payment_intent")]).await? else { return Ok(None) };
        let mut refunds = Vec::new();
        if let Some(intent) = &page.payment_intent {
            let query = [("limit", LIST_STEP), ("payment_intent", intent.id())];
            let all: List<Refund> = self.get("/v1/refunds", &query).await?;
            refunds = all.data.iter().map(|refund| self.refund_listed(refund)).collect::<Outcome<_>>()?;
        }
        self.listed(&page, |_| refunds).map(Some)
    }

    /// What went back, by the way on which its money came. Without one it was no money of a payment page.
    fn by_way(&self, refunds: &[Refund]) -> Outcome<BTreeMap<String, Vec<RefundListed>>> {
        let mut by_way: BTreeMap<String, Vec<RefundListed>> = BTreeMap::new();
        for refund in refunds {
            let Some(intent) = refund.payment_intent.clone().filter(|intent| !intent.is_empty()) else { continue };
            by_way.entry(intent).or_default().push(self.refund_listed(refund)?);
        }
        Ok(by_way)
    }

    fn listed(&self, page: &Session, refunds: impl FnOnce(&str) -> Vec<RefundListed>) -> Outcome<Listed> {
        let told = self.told(page)?;
        let ours = self.is_ours(page.metadata.as_ref()).and_then(|ours| ours.payment);
        Ok(Listed { refunds: refunds(&told.reference), told, ours, went_back: WentBack::Unsaid, parts: Vec::new() })
    }

    fn refund_listed(&self, refund: &Refund) -> Outcome<RefundListed> {
        let ours = self.is_ours(refund.metadata.as_ref()).and_then(|ours| ours.refund);
        Ok(RefundListed { told: refund_told(refund)?, ours })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stripe;
    use super::Refund;
    use crate::adapters::http;
    use crate::shop::payment::Capture;

    /// Money that no payment page brought goes back too, and is no payment's.
    #[test]
    fn a_refund_without_a_way_is_no_payments() {
        let stripe = Stripe {
            url: String::new(),
            key: "rk_test_1".to_owned(),
            webhook_secrets: Vec::new(),
            account: String::new(),
            capture: Capture::AtOnce,
            shop: String::new(),
            http: http::client().unwrap(),
        };
        let one = |id: &str, way: &str| -> Refund {
            serde_json::from_str(&format!(r#"{{"id":"{id}","status":"succeeded","amount":100,"currency":"eur"{way}}}"#)).unwrap()
        };
        let told = [one("re_1", ""), one("re_2", r#","payment_intent":"pi_1""#), one("re_3", r#","payment_intent":null"#)];
        let by_way = stripe.by_way(&told).unwrap();
        assert_eq!(by_way.keys().collect::<Vec<_>>(), ["pi_1"]);
        assert_eq!(by_way["pi_1"].len(), 1);
    }
}
