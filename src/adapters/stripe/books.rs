//! Stripe's books: payouts, the movements of the balance of which they are made, and disputes.

use super::objects::{BalanceTransaction, Dispute, DisputeStatus, Expandable, List, Metadata, Payout, PayoutStatus, Source, SourceFacts};
use super::{LIST_PAGES_MAX, LIST_STEP, STRIPE_URL, Stripe, money, name};
use crate::base::{Money, Outcome, Time};
use crate::shop::books::{DisputeStanding, DisputeTold, Exchanged, MoveTold, PartKind, PartTold, PayoutState, PayoutTold};
use serde::de::DeserializeOwned;

/// Where people see their disputes, and give evidence.
const DASHBOARD: &str = "https://dashboard.stripe.com";
/// What banks write beside a payout, unless the account says otherwise.
const DESCRIPTOR: &str = "STRIPE";
/// Movements that are the payout itself and no part of it.
const THE_PAYOUT: &[&str] = &["payout", "payout_cancel", "payout_failure"];
/// What each movement is (docs.stripe.com/reports/balance-transaction-types); everything else sets something right.
const KINDS: &[(&str, PartKind)] = &[
    ("charge", PartKind::Payment),
    ("payment", PartKind::Payment),
    ("refund", PartKind::Refund),
    ("payment_refund", PartKind::Refund),
    ("refund_failure", PartKind::Refund),
    ("payment_failure_refund", PartKind::Refund),
    ("stripe_fee", PartKind::Fee),
    ("stripe_fx_fee", PartKind::Fee),
    ("tax_fee", PartKind::Fee),
];
/// Movements of the type `adjustment` that a dispute caused, by their category in reports.
const OF_DISPUTES: &[&str] = &["dispute", "dispute_reversal"];

/// A page of movements, and what to ask for the next with.
pub struct Parts {
    pub parts: Vec<PartTold>,
    pub next: Option<String>,
}

impl Stripe {
    /// Every payout made since, the newest first; at most ten thousand.
    pub async fn payouts(&self, since: Time) -> Outcome<Vec<PayoutTold>> {
        self.all("/v1/payouts", since, &[], |payout: &Payout| &payout.id).await?.iter().map(payout_told).collect()
    }

    /// A page of the movements since a moment, or of those of which a payout is made.
    pub async fn parts(&self, of: PartsOf<'_>, after: Option<&str>) -> Outcome<Parts> {
        let since;
        let mut query = vec![("limit", LIST_STEP), ("expand[]", "data.source")];
        match of {
            PartsOf::Since(moment) => {
                since = moment.seconds().to_string();
                query.push(("created[gte]", &since));
            }
            PartsOf::Payout(payout) => query.push(("payout", name(payout)?)),
        }
        query.extend(after.map(|after| ("starting_after", after)));
        let page: List<BalanceTransaction> = self.get("/v1/balance_transactions", &query).await?;
        let next = page.data.last().filter(|_| page.has_more).map(|last| last.id.clone());
        let parts = page.data.iter().filter(|one| !THE_PAYOUT.contains(&one.kind.as_str()));
        Ok(Parts { parts: parts.map(|one| self.part_told(one)).collect::<Outcome<_>>()?, next })
    }

    /// Asks how a dispute stands.
    pub async fn dispute(&self, id: &str) -> Outcome<DisputeTold> {
        self.dispute_told(&self.get(&format!("/v1/disputes/{}", name(id)?), &[("expand[]", "payment_intent")]).await?)
    }

    /// Every dispute opened since, the newest first; at most ten thousand.
    pub async fn disputes(&self, since: Time) -> Outcome<Vec<DisputeTold>> {
        let all = self.all("/v1/disputes", since, &[("expand[]", "data.payment_intent")], |dispute: &Dispute| &dispute.id).await?;
        all.iter().map(|dispute| self.dispute_told(dispute)).collect()
    }

    /// Reads a list to its end.
    pub(super) async fn all<T: DeserializeOwned>(
        &self,
        path: &str,
        since: Time,
        with: &[(&str, &str)],
        id: fn(&T) -> &String,
    ) -> Outcome<Vec<T>> {
        let (mut found, mut after) = (Vec::new(), None::<String>);
        let since = since.seconds().to_string();
        for _ in 0..LIST_PAGES_MAX {
            let mut query = vec![("limit", LIST_STEP), ("created[gte]", since.as_str())];
            query.extend(with);
            query.extend(after.as_deref().map(|after| ("starting_after", after)));
            let page: List<T> = self.get(path, &query).await?;
            after = page.data.last().map(|last| id(last).clone());
            found.extend(page.data);
            if !page.has_more || after.is_none() {
                break;
            }
        }
        Ok(found)
    }

    fn part_told(&self, one: &BalanceTransaction) -> Outcome<PartTold> {
        let kind = match KINDS.iter().find(|(kind, _)| *kind == one.kind) {
            Some((_, kind)) => *kind,
            None if OF_DISPUTES.contains(&one.reporting_category.as_str()) => PartKind::Dispute,
            None => PartKind::Correction,
        };
        let source = match &one.source {
            Some(Source::Whole(facts)) => facts.clone(),
            Some(Source::Name(id)) => SourceFacts { id: id.clone(), ..SourceFacts::default() },
            None => SourceFacts::default(),
        };
        let ours = self.is_ours(source.metadata.as_ref());
        let exchanged = exchanged(one, &source)?;
        Ok(PartTold {
            name: one.id.clone(),
            at: Time::at(one.created),
            kind,
            amount: money(one.amount, Some(&one.currency))?,
            fee: money(one.fee, Some(&one.currency))?,
            payment: ours.as_ref().and_then(|ours| ours.payment),
            refund: ours.and_then(|ours| ours.refund),
            reference: source.payment_intent.unwrap_or_default(),
            source: source.id,
            text: one.description.clone().unwrap_or_default(),
            exchanged,
        })
    }

    fn dispute_told(&self, dispute: &Dispute) -> Outcome<DisputeTold> {
        let (reference, metadata): (String, Option<&Metadata>) = match &dispute.payment_intent {
            Some(Expandable::Whole(marked)) => (marked.id.clone(), marked.metadata.as_ref()),
            Some(Expandable::Name(id)) => (id.clone(), None),
            None => (String::new(), None),
        };
        let amount = money(dispute.amount, Some(&dispute.currency))?;
        let moves = dispute.balance_transactions.iter().map(|one| moved(one, amount)).collect::<Outcome<_>>()?;
        Ok(DisputeTold {
            name: dispute.id.clone(),
            payment: self.is_ours(metadata).and_then(|ours| ours.payment),
            reference,
            amount,
            reason: dispute.reason.clone(),
            standing: standing(dispute.status),
            due: dispute.evidence_details.as_ref().and_then(|details| details.due_by).map(Time::at),
            opened: Time::at(dispute.created),
            as_of: None,
            page: self.dispute_page(&dispute.id),
            moves,
        })
    }

    /// Where a person gives evidence; a double has a page of its own.
    fn dispute_page(&self, id: &str) -> String {
        match (self.url == STRIPE_URL, self.live()) {
            (true, true) => format!("{DASHBOARD}/disputes/{id}"),
            (true, false) => format!("{DASHBOARD}/test/disputes/{id}"),
            (false, _) => format!("{}/dashboard", self.url),
        }
    }
}

/// Of which movements a page is asked for.
#[derive(Clone, Copy)]
pub enum PartsOf<'a> {
    Since(Time),
    Payout(&'a str),
}

/// What a movement was in the money of its source; `None` where that is the money of the balance, or nobody says what it was.
fn exchanged(one: &BalanceTransaction, source: &SourceFacts) -> Outcome<Option<Exchanged>> {
    let taken = source.amount_captured.or(source.amount);
    let (Some(amount), Some(currency)) = (taken, source.currency.as_deref()) else { return Ok(None) };
    if currency == one.currency {
        return Ok(None);
    }
    let was = money(if one.amount < 0 { -amount.abs() } else { amount.abs() }, Some(currency))?;
    Ok(Some(Exchanged { was, rate: one.exchange_rate.as_ref().map_or(String::new(), ToString::to_string) }))
}

/// What a dispute moved, in the money of the payment: Stripe counts it in that of the account.
fn moved(one: &BalanceTransaction, disputed: Money) -> Outcome<MoveTold> {
    let told = money(one.amount, Some(&one.currency))?;
    let amount = match told.currency() == disputed.currency() {
        true => told,
        false if told.is_negative() => disputed.negated(),
        false => disputed,
    };
    Ok(MoveTold { name: one.id.clone(), amount })
}

fn standing(status: Option<DisputeStatus>) -> DisputeStanding {
    match status {
        Some(DisputeStatus::UnderReview | DisputeStatus::WarningUnderReview) => DisputeStanding::Answered,
        Some(DisputeStatus::WarningClosed | DisputeStatus::Prevented) => DisputeStanding::Closed,
        Some(DisputeStatus::Lost) => DisputeStanding::Lost,
        Some(DisputeStatus::Won) => DisputeStanding::Won,
        // What nobody has heard of is looked at by a person.
        Some(DisputeStatus::NeedsResponse | DisputeStatus::WarningNeedsResponse | DisputeStatus::Unknown) | None => DisputeStanding::Asked,
    }
}

fn payout_told(payout: &Payout) -> Outcome<PayoutTold> {
    let said = payout.statement_descriptor.as_deref().filter(|text| !text.is_empty());
    Ok(PayoutTold {
        name: payout.id.clone(),
        amount: money(payout.amount, Some(&payout.currency))?,
        made: Time::at(payout.created),
        arrives: Time::at(payout.arrival_date),
        state: match payout.status {
            Some(PayoutStatus::Paid) => PayoutState::Paid,
            Some(PayoutStatus::Failed | PayoutStatus::Canceled) => PayoutState::Failed,
            Some(PayoutStatus::Pending | PayoutStatus::InTransit | PayoutStatus::Unknown) | None => PayoutState::OnItsWay,
        },
        descriptor: said.unwrap_or(DESCRIPTOR).to_owned(),
        by_hand: !payout.automatic,
    })
}

#[cfg(test)]
mod tests {
    use super::{BalanceTransaction, SourceFacts, exchanged};
    use crate::base::Currency;

    /// Of 100 dollars that were held, 40 were taken: those became euros.
    #[test]
    fn what_was_exchanged_is_what_was_taken() {
        let moved: BalanceTransaction = serde_json::from_str(
            r#"{"id":"txn_1","type":"charge","amount":3600,"fee":100,"currency":"eur","exchange_rate":0.9,"created":1795248000}"#,
        )
        .unwrap();
        let was = |more: &str| {
            let source: SourceFacts = serde_json::from_str(&format!(r#"{{"id":"ch_1","amount":10000,"currency":"usd"{more}}}"#)).unwrap();
            exchanged(&moved, &source).unwrap().unwrap().was
        };
        assert_eq!((was("").minor(), was("").currency()), (10_000, Currency::USD));
        assert_eq!(was(r#","amount_captured":4000"#).minor(), 4_000);
    }
}
