//! What happened at PayPal: one order with everything that its money did, what PayPal kept of it, and the list of events.

use super::call::done;
use super::objects::{Amount, Breakdown, Capture, CaptureStatus, Event, Events, Order, Refund};
use super::{PayPal, Standing, captured, money, name, refund_told, unit};
use crate::adapters::provider::Listed;
use crate::base::{Id, Money, Outcome, PaymentId, RefundId, Span, Time};
use crate::shop::books::{DisputeTold, PartKind, PartTold};
use crate::shop::order::refund_unseen::WentBack;
use crate::shop::payment::{RefundListed, RefundStanding, Told};
use serde_json::Value;
use std::collections::BTreeSet;

/// PayPal lists events for this long (developer.paypal.com/api/rest/webhooks/rest).
pub const EVENTS_KEPT: Span = Span::days(30);
/// Events of one page, and pages of one list: ten thousand.
const EVENTS_STEP: usize = 100;
const EVENTS_PAGES_MAX: usize = 100;

impl PayPal {
    /// An order with all that its money did. PayPal forgets orders after some time, and the money of theirs later: then what was taken
    /// is asked for by its own name. `None`: it knows of neither.
    pub async fn find(&self, session: &str, reference: &str) -> Outcome<Option<Listed>> {
        match self.get::<Order>(&format!("/v2/checkout/orders/{}", name(session)?)).await? {
            Err((404, _)) if reference.is_empty() => return Ok(None),
            Err((404, _)) => {}
            said => return self.listed(&done(said)?).map(Some),
        }
        match self.get::<Capture>(&format!("/v2/payments/captures/{}", name(reference)?)).await? {
            Err((404, _)) => Ok(None),
            said => self.listed_by_capture(session, done(said)?).map(Some),
        }
    }

    /// Orders of which PayPal's list of events tells since, but for those that are known. One that is forgotten is left alone: there is
    /// no money in it.
    pub async fn list(&self, since: Time, now: Time, known: &BTreeSet<String>) -> Outcome<Vec<Listed>> {
        let mut orders = BTreeSet::new();
        for event in self.events(since, now).await? {
            let is_ours = self.marked(&event.resource).is_some();
            let order = order_of(&event).filter(|order| is_ours && !known.contains(*order));
            orders.extend(order.map(str::to_owned));
        }
        let mut found = Vec::new();
        for order in &orders {
            found.extend(self.find(order, "").await?);
        }
        Ok(found)
    }

    /// Disputes of which the list of events tells since, each as it stood last.
    pub async fn disputes(&self, since: Time, now: Time) -> Outcome<Vec<DisputeTold>> {
        let events = self.events(since, now).await?;
        let mut told: Vec<DisputeTold> = events.iter().filter_map(|event| self.dispute_told(event)).collect();
        told.sort_by_key(|dispute| dispute.as_of);
        Ok(told)
    }

    /// Every event since, the newest first as PayPal lists them; as far back as it does. Of the way to the next page only what it asks for
    /// is taken: we ask nobody but PayPal.
    async fn events(&self, since: Time, now: Time) -> Outcome<Vec<Event>> {
        let (size, from, to) = (EVENTS_STEP.to_string(), since.max(now - EVENTS_KEPT).rfc3339(), now.rfc3339());
        let asked = [("page_size", size.as_str()), ("start_time", &from), ("end_time", &to)];
        let mut query = form_urlencoded::Serializer::new(String::new()).extend_pairs(asked).finish();
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for _ in 0..EVENTS_PAGES_MAX {
            let page: Events = done(self.get(&format!("/v1/notifications/webhooks-events?{query}")).await?)?;
            let known = seen.len();
            found.extend(page.events.into_iter().filter(|event| seen.insert(event.id.clone())));
            let next = page.links.iter().find(|link| link.rel == "next").and_then(|link| link.href.split_once('?'));
            match next.filter(|_| seen.len() > known) {
                Some((_, next)) => query = next.to_owned(),
                None => break,
            }
        }
        Ok(found)
    }

    fn listed(&self, order: &Order) -> Outcome<Listed> {
        let (told, unit) = (self.told(order)?, unit(order)?);
        let mark = unit.payments.captures.iter().map(|capture| capture.custom_id.as_str()).chain([unit.custom_id.as_str()]);
        let ours = mark.into_iter().find_map(|mark| self.payment_of(mark));
        let refunds = unit.payments.refunds.iter();
        let mut parts = Vec::new();
        for capture in &unit.payments.captures {
            parts.extend(part_of_capture(capture, ours)?);
        }
        for refund in refunds.clone() {
            parts.extend(self.part_of_refund(refund, ours)?);
        }
        let refunds = refunds.map(|refund| self.refund_listed(refund)).collect::<Outcome<_>>()?;
        let went_back = unit.payments.captures.last().map_or(WentBack::Unsaid, went_back);
        Ok(Listed { told, ours, refunds, went_back, parts })
    }

    /// Money whose order PayPal has forgotten. What went back of it is known by the refunds alone.
    fn listed_by_capture(&self, session: &str, capture: Capture) -> Outcome<Listed> {
        let standing = if captured(&capture) { Standing::Captured { amount: money(&capture.amount)? } } else { Standing::Void };
        let payee = capture.payee.as_ref().map(|payee| payee.merchant_id.clone()).filter(|payee| !payee.is_empty());
        let told = self.told_of(session, standing);
        let account = payee.filter(|_| !self.account.is_empty()).unwrap_or(told.account);
        let ours = self.payment_of(&capture.custom_id);
        let parts = part_of_capture(&capture, ours)?.into_iter().collect();
        let went_back = went_back(&capture);
        Ok(Listed { told: Told { account, reference: capture.id, ..told }, ours, refunds: Vec::new(), went_back, parts })
    }

    pub(super) fn refund_listed(&self, refund: &Refund) -> Outcome<RefundListed> {
        Ok(RefundListed { told: refund_told(refund)?, ours: self.refund_of(&refund.custom_id) })
    }

    /// The refund is there by itself; what it did to the fee stands beside it.
    fn part_of_refund(&self, refund: &Refund, ours: Option<PaymentId>) -> Outcome<Option<PartTold>> {
        let told = refund_told(refund)?;
        if told.standing != RefundStanding::Done {
            return Ok(None);
        }
        let fee = fee(refund.seller_payable_breakdown.as_ref(), told.amount)?.negated();
        let made = (refund.id.as_str(), refund.create_time.as_str());
        Ok(Some(PartTold { refund: self.refund_of(&refund.custom_id), ..part(PartKind::Refund, made, (told.amount.negated(), fee), ours) }))
    }

    /// Our number in a mark of ours.
    fn number<'a>(&self, mark: &'a str) -> Option<&'a str> {
        mark.strip_prefix(self.shop.as_str())?.strip_prefix('-')
    }

    pub(super) fn payment_of(&self, mark: &str) -> Option<PaymentId> {
        self.number(mark)?.parse().ok().map(Id::new)
    }

    pub(super) fn refund_of(&self, mark: &str) -> Option<RefundId> {
        self.number(mark)?.strip_prefix('r')?.parse().ok().map(Id::new)
    }

    /// The mark of ours that a thing of theirs has.
    pub(super) fn marked<'a>(&self, resource: &'a Value) -> Option<&'a str> {
        let marks = [&resource["custom_id"], &resource["purchase_units"][0]["custom_id"]];
        marks.into_iter().find_map(|mark| mark.as_str().filter(|mark| self.number(mark).is_some()))
    }
}

/// What the state of money that was taken says of what went back of it.
const fn went_back(capture: &Capture) -> WentBack {
    match capture.status {
        Some(CaptureStatus::Refunded) => WentBack::Whole,
        Some(CaptureStatus::PartiallyRefunded) => WentBack::Part,
        _ => WentBack::Unsaid,
    }
}

/// The order that an event is about.
fn order_of(event: &Event) -> Option<&str> {
    let resource = &event.resource;
    match event.event_type.starts_with("CHECKOUT.") {
        true => resource["id"].as_str(),
        false => resource["supplementary_data"]["related_ids"]["order_id"].as_str(),
    }
}

fn part_of_capture(capture: &Capture, ours: Option<PaymentId>) -> Outcome<Option<PartTold>> {
    let Some(breakdown) = capture.seller_receivable_breakdown.as_ref().filter(|_| captured(capture)) else { return Ok(None) };
    let amount = money(&capture.amount)?;
    let fee = fee(Some(breakdown), amount)?;
    Ok(Some(part(PartKind::Payment, (&capture.id, &capture.create_time), (amount, fee), ours)))
}

/// What PayPal kept, in the money of the payment; nothing where it says nothing of that.
fn fee(breakdown: Option<&Breakdown>, of: Money) -> Outcome<Money> {
    let said = breakdown.and_then(|breakdown| breakdown.paypal_fee.as_ref()).map(|fee: &Amount| money(fee)).transpose()?;
    Ok(said.filter(|fee| fee.currency() == of.currency()).unwrap_or_else(|| Money::zero(of.currency())))
}

fn part(kind: PartKind, (name, made): (&str, &str), (amount, fee): (Money, Money), payment: Option<PaymentId>) -> PartTold {
    PartTold {
        name: name.to_owned(),
        at: Time::from_rfc3339(made).unwrap_or_default(),
        kind,
        amount,
        fee,
        payment,
        refund: None,
        reference: String::new(),
        source: name.to_owned(),
        text: String::new(),
        exchanged: None,
    }
}
