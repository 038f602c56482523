//! What happened at Stripe: payment pages with what went back of their money, one by one or all since a moment.

use super::objects::{List, Refund, Session};
use super::{LIST_STEP, Stripe, name, refund_told};
use crate::adapters::provider::Listed;
use crate::base::{Outcome, Time};
use crate::shop::payment::RefundListed;
use std::collections::BTreeMap;

impl Stripe {
    /// Every payment page made since, with our own mark where it is one of ours, and what went back of it since; at most ten thousand.
    pub async fn list(&self, since: Time) -> Outcome<Vec<Listed>> {
        let mut returned: BTreeMap<String, Vec<RefundListed>> = BTreeMap::new();
        for refund in self.all("/v1/refunds", since, &[], |refund: &Refund| &refund.id).await? {
            let intent = refund.payment_intent.clone().unwrap_or_default();
            returned.entry(intent).or_default().push(self.refund_listed(&refund)?);
        }
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

    fn listed(&self, page: &Session, refunds: impl FnOnce(&str) -> Vec<RefundListed>) -> Outcome<Listed> {
        let told = self.told(page)?;
        let ours = self.is_ours(page.metadata.as_ref()).and_then(|ours| ours.payment);
        Ok(Listed { refunds: refunds(&told.reference), told, ours, parts: Vec::new() })
    }

    fn refund_listed(&self, refund: &Refund) -> Outcome<RefundListed> {
        let ours = self.is_ours(refund.metadata.as_ref()).and_then(|ours| ours.refund);
        Ok(RefundListed { told: refund_told(refund)?, ours })
    }
}
