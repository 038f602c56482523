//! Disputes at PayPal: a buyer, or the bank of a buyer, asks for money back. Webhooks carry all of a dispute; the list of events tells of
//! those that got lost.

use super::objects::{Dispute, DisputeStatus, Event, OutcomeCode};
use super::{PAYPAL_URL, PayPal, SANDBOX_URL, money};
use crate::base::{Money, Time};
use crate::shop::books::{DisputeStanding, DisputeTold, MoveTold};
use serde::Deserialize;

/// Events about disputes begin so.
const DISPUTES: &str = "CUSTOMER.DISPUTE.";
/// Where people see their disputes, and answer.
const RESOLUTION: &str = "/resolutioncenter/";
const LIVE_SITE: &str = "https://www.paypal.com";
const SANDBOX_SITE: &str = "https://www.sandbox.paypal.com";

impl PayPal {
    /// What an event says of a dispute; `None`: it is about none, or cannot be read.
    pub(super) fn dispute_told(&self, event: &Event) -> Option<DisputeTold> {
        let dispute = Some(event).filter(|event| event.event_type.starts_with(DISPUTES)).map(|event| &event.resource)?;
        let dispute = Dispute::deserialize(dispute).ok()?;
        let amount = money(&dispute.dispute_amount).ok()?;
        let of = dispute.disputed_transactions.first();
        let as_of = [&dispute.update_time, &event.create_time].into_iter().find_map(|text| Time::from_rfc3339(text));
        Some(DisputeTold {
            payment: of.and_then(|of| self.payment_of(&of.custom)),
            reference: of.map_or(String::new(), |of| of.seller_transaction_id.clone()),
            amount,
            reason: reason(&dispute.reason),
            standing: standing(&dispute),
            due: Time::from_rfc3339(&dispute.seller_response_due_date),
            opened: Time::from_rfc3339(&dispute.create_time).or(as_of).unwrap_or_default(),
            as_of,
            page: self.dispute_page(&dispute.dispute_id),
            moves: moved(&dispute, amount).into_iter().collect(),
            name: dispute.dispute_id,
        })
    }

    fn dispute_page(&self, id: &str) -> String {
        match self.url.as_str() {
            PAYPAL_URL => format!("{LIVE_SITE}{RESOLUTION}{id}"),
            SANDBOX_URL => format!("{SANDBOX_SITE}{RESOLUTION}{id}"),
            double => format!("{double}/dashboard"),
        }
    }
}

/// Why somebody disputes, in the codes by which the shop knows it; one that it does not know stays PayPal's.
const REASONS: [(&str, &str); 9] = [
    ("UNAUTHORISED", "fraudulent"),
    ("MERCHANDISE_OR_SERVICE_NOT_RECEIVED", "product_not_received"),
    ("MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED", "product_unacceptable"),
    ("CREDIT_NOT_PROCESSED", "credit_not_processed"),
    ("DUPLICATE_TRANSACTION", "duplicate"),
    ("PAYMENT_BY_OTHER_MEANS", "duplicate"),
    ("CANCELED_RECURRING_BILLING", "subscription_canceled"),
    ("PROBLEM_WITH_REMITTANCE", "bank_cannot_process"),
    ("OTHER", "general"),
];

fn reason(code: &str) -> String {
    let known = REASONS.iter().find(|(theirs, _)| *theirs == code);
    known.map_or_else(|| code.to_lowercase(), |(_, ours)| (*ours).to_owned())
}

fn standing(dispute: &Dispute) -> DisputeStanding {
    let outcome = dispute.dispute_outcome.as_ref().and_then(|outcome| outcome.outcome_code);
    match dispute.status {
        Some(DisputeStatus::UnderReview | DisputeStatus::WaitingForBuyerResponse) => DisputeStanding::Answered,
        Some(DisputeStatus::Resolved) => match outcome {
            Some(OutcomeCode::ResolvedBuyerFavour) => DisputeStanding::Lost,
            Some(OutcomeCode::ResolvedSellerFavour | OutcomeCode::ResolvedWithPayout | OutcomeCode::Denied) => DisputeStanding::Won,
            _ => DisputeStanding::Closed,
        },
        // What nobody has heard of is looked at by a person.
        Some(DisputeStatus::Open | DisputeStatus::WaitingForSellerResponse | DisputeStatus::Unknown) | None => DisputeStanding::Asked,
    }
}

/// What it took: nothing before it is decided, for PayPal holds the money until then. What a shop gives back by its own will is a
/// refund, and told as one.
fn moved(dispute: &Dispute, disputed: Money) -> Option<MoveTold> {
    let outcome = dispute.dispute_outcome.as_ref().filter(|_| standing(dispute) == DisputeStanding::Lost)?;
    let said = outcome.amount_refunded.as_ref().and_then(|amount| money(amount).ok());
    let taken = said.filter(|said| said.currency() == disputed.currency() && !said.is_zero()).unwrap_or(disputed);
    Some(MoveTold { name: format!("{}-lost", dispute.dispute_id), amount: taken.negated() })
}
