//! What happened to an order, from the log, in words. There is no `_` arm: a new event does not compile until somebody finds words.

use crate::base::{DisputeId, FulfilmentId, LetterId, Money, Outcome, PaymentId, RefundId, StaffId};
use crate::shop::attention::Trouble;
use crate::shop::event::Event;
use crate::shop::fulfilment::Fulfilment;
use crate::shop::order::Order;
use crate::shop::payment::{Payment, PaymentKind};
use crate::shop::shipping::ShippingKind;
use crate::store::{Entry, Reads, Snapshot};
use crate::web::admin::bank::BANK;
use crate::web::admin::disputes;
use crate::web::admin::letters::LETTERS;
use crate::web::admin::order::{Happened, Weight};
use crate::web::admin::order_facts::content;
use crate::web::cx::Cx;
use crate::web::field::Choice;
use std::collections::BTreeMap;

/// What an order's timeline is told from.
pub struct Story<'a> {
    pub cx: &'a Cx,
    pub reads: &'a Snapshot,
    pub order: &'a Order,
    pub payments: &'a [Payment],
    pub parcels: &'a [Fulfilment],
}

/// A remark and where more of it is to be seen; both may be empty.
type Detail = (String, String);

impl Story<'_> {
    /// The entries of the log in words, in the same order.
    pub fn tell(&self, log: &[Entry<Event>]) -> Outcome<Vec<Happened>> {
        let mut names = BTreeMap::new();
        let mut told = Vec::with_capacity(log.len());
        for entry in log {
            let (detail, href) = self.detail(&entry.event)?;
            told.push(Happened {
                at: entry.time,
                what: self.cx.t(&self.words(&entry.event)).into_owned(),
                detail,
                href,
                who: self.who(&entry.actor, &mut names)?,
                weight: weight(&entry.event),
            });
        }
        Ok(told)
    }

    /// What is fetched is never sent.
    fn words(&self, event: &Event) -> String {
        match event {
            Event::FulfilmentSent { .. } if self.order.shipping.kind == ShippingKind::Pickup => "admin-event-pickup-ready".to_owned(),
            Event::FulfilmentDelivered { .. } if self.order.shipping.kind == ShippingKind::Pickup => {
                "admin-event-pickup-handed-over".to_owned()
            }
            other => words(other),
        }
    }

    /// A colleague by name; what the shop does by itself has nobody's.
    fn who(&self, actor: &str, names: &mut BTreeMap<String, String>) -> Outcome<String> {
        if let Some(name) = names.get(actor) {
            return Ok(name.clone());
        }
        let visitor = || if actor == "visitor" { self.cx.t("admin-who-customer").into_owned() } else { String::new() };
        let name = match colleague(self.reads, actor)? {
            // Of a shop that was rebuilt: who that was is in no journal.
            Some(name) if name == actor => self.cx.t_with("admin-who-gone", &[("n", actor.trim_start_matches("staff:"))]).into_owned(),
            name => name.unwrap_or_else(visitor),
        };
        names.insert(actor.to_owned(), name.clone());
        Ok(name)
    }

    fn detail(&self, event: &Event) -> Outcome<Detail> {
        let plain = |text: String| Ok((text, String::new()));
        match event {
            Event::OrderPlaced { total, .. } => plain(self.cx.money(*total)),
            Event::OrderCancelled { .. } => plain(self.reason()),
            Event::FulfilmentSent { fulfilment, .. } => plain(self.parcel(*fulfilment)),
            Event::FulfilmentDelivered { fulfilment, .. } => plain(self.tracking(*fulfilment)),
            Event::PaymentStarted { payment, amount, .. } => plain(self.payment(*payment, Some(*amount))),
            Event::PaymentAuthorized { payment, amount, .. } | Event::CaptureDecided { payment, amount, .. } => {
                plain(self.payment(*payment, Some(*amount)))
            }
            Event::PaymentCaptured { payment, amount, .. } => plain(self.captured(*payment, *amount)),
            Event::PaymentOnItsWay { payment, .. } | Event::PaymentBounced { payment, .. } => plain(self.payment(*payment, None)),
            Event::PaymentOpened { payment, .. } | Event::PaymentDeclined { payment, .. } | Event::PaymentVoided { payment, .. } => {
                plain(self.payment(*payment, None))
            }
            Event::PaymentPuzzled { code, .. } => plain(puzzle(self.cx, code)),
            Event::LetterKept { letter, .. } | Event::LetterSent { letter, .. } => self.letter(*letter),
            Event::BankEntryBooked { entry, amount, .. } | Event::BankEntryUnbooked { entry, amount, .. } => {
                Ok((self.cx.money(*amount), format!("{BANK}/{entry}")))
            }
            Event::RefundDecided { refund, amount, .. } => plain(self.refund(*refund, *amount)?),
            Event::MoneyReturned { amount, .. }
            | Event::RestLetGo { amount, .. }
            | Event::RefundWithdrawn { amount, .. }
            | Event::QuarantineReturned { amount, .. }
            | Event::RefundFound { amount, .. }
            | Event::RefundDone { amount, .. }
            | Event::RefundFailed { amount, .. } => plain(self.cx.money(*amount)),
            Event::DisputeMoved { amount, .. } => plain(self.cx.money(*amount)),
            Event::DisputeOpened { dispute, amount, .. } => plain(disputes::asked(self.cx, self.disputed_at(*dispute)?, *amount)),
            Event::DisputeStands { dispute, code, .. } => plain(disputes::standing(self.cx, self.disputed_at(*dispute)?, code)),
            Event::AttentionRaised { attention, .. } | Event::AttentionSettled { attention, .. } => {
                let raised = self.reads.find(*attention)?;
                plain(raised.map_or(String::new(), |raised| trouble(self.cx, &raised.trouble)))
            }
            _ => plain(String::new()),
        }
    }

    fn disputed_at(&self, dispute: DisputeId) -> Outcome<PaymentKind> {
        Ok(self.reads.get(dispute)?.provider)
    }

    fn reason(&self) -> String {
        let Some(cancelled) = &self.order.cancelled else { return String::new() };
        let why = self.cx.t(cancelled.why.label());
        if cancelled.note.is_empty() { why.into_owned() } else { format!("{why}: {}", cancelled.note) }
    }

    fn parcel(&self, id: FulfilmentId) -> String {
        let Some(parcel) = self.parcels.iter().find(|parcel| parcel.id == id) else { return String::new() };
        let content = content(self.cx, self.order, &parcel.lines).join(", ");
        match self.tracking(id) {
            tracking if tracking.is_empty() => content,
            tracking => format!("{content}; {tracking}"),
        }
    }

    fn tracking(&self, id: FulfilmentId) -> String {
        let parcel = self.parcels.iter().find(|parcel| parcel.id == id);
        parcel.map_or(String::new(), |parcel| format!("{} {}", parcel.carrier, parcel.tracking).trim().to_owned())
    }

    /// Which way of paying, and how much.
    fn payment(&self, id: PaymentId, amount: Option<Money>) -> String {
        let kind = self.payments.iter().find(|payment| payment.id == id).map(|payment| self.cx.t(payment.kind.label()).into_owned());
        let amount = amount.map(|amount| self.cx.money(amount));
        [amount, kind].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn captured(&self, id: PaymentId, amount: Money) -> String {
        let said = self.payment(id, Some(amount));
        let reference = self.payments.iter().find(|payment| payment.id == id).map_or("", |payment| payment.reference.as_str());
        if reference.is_empty() { said } else { format!("{said}, {reference}") }
    }

    /// How much, why, and what whoever decided wanted to say.
    fn refund(&self, id: RefundId, amount: Money) -> Outcome<String> {
        let Some(refund) = self.reads.find(id)? else { return Ok(self.cx.money(amount)) };
        let said = format!("{}, {}", self.cx.money(amount), self.cx.t(refund.why.label()));
        Ok(if refund.note.is_empty() { said } else { format!("{said}: {}", refund.note) })
    }

    fn letter(&self, id: LetterId) -> Outcome<Detail> {
        let letter = self.reads.find(id)?;
        Ok(letter.map_or_else(Default::default, |letter| (letter.subject, format!("{LETTERS}/{id}"))))
    }
}

/// How much an entry stands out.
fn weight(event: &Event) -> Weight {
    match event {
        Event::OrderPlaced { .. } | Event::OrderPaid { .. } | Event::OrderReinstated { .. } | Event::FulfilmentSent { .. } => Weight::Key,
        Event::OrderCancelled { .. }
        | Event::PaymentDeclined { .. }
        | Event::PaymentBounced { .. }
        | Event::PaymentPuzzled { .. }
        | Event::RefundFailed { .. }
        | Event::DisputeOpened { .. }
        | Event::AttentionRaised { .. }
        | Event::JobGaveUp { .. } => Weight::Bad,
        _ => Weight::Plain,
    }
}

/// What does not fit, in words; a code that is not known here is shown as it is.
pub fn puzzle(cx: &Cx, code: &str) -> String {
    let key = match code {
        "other-session" => "admin-puzzle-other-session",
        "other-account" => "admin-puzzle-other-account",
        "other-mode" => "admin-puzzle-other-mode",
        "other-currency" => "admin-puzzle-other-currency",
        "other-amount" => "admin-puzzle-other-amount",
        "missing" => "admin-puzzle-missing",
        "does-not-fit" => "admin-puzzle-does-not-fit",
        other => return other.to_owned(),
    };
    cx.t(key).into_owned()
}

/// What needs a person, in a few words.
fn trouble(cx: &Cx, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Job { .. } => cx.t("admin-event-job-gave-up").into_owned(),
        Trouble::Payment { code, .. } => puzzle(cx, code),
        Trouble::Stranger { amount, .. } => cx.money(*amount),
        Trouble::Refund { .. } => cx.t("admin-event-refund-failed").into_owned(),
        Trouble::RefundByHand { .. } => cx.t("admin-refund-by-hand").into_owned(),
        Trouble::RefundFound { .. } => cx.t("admin-event-refund-found").into_owned(),
        Trouble::RefundMisfit { amount, .. } => cx.money(*amount),
        Trouble::PaidInPart { .. } => cx.t("admin-trouble-part").into_owned(),
        Trouble::RefundUnseen { .. } => cx.t("admin-trouble-unseen").into_owned(),
        Trouble::CardTesting { .. } => cx.t("admin-attention-card-testing").into_owned(),
        Trouble::BankEntry { .. } => cx.t("admin-attention-bank-entry").into_owned(),
        Trouble::Unreserved { .. } => cx.t("admin-attention-unreserved-again").into_owned(),
        Trouble::Journal {} => cx.t("admin-attention-journal").into_owned(),
        Trouble::Clock {} => cx.t("admin-attention-clock").into_owned(),
        Trouble::Dispute { .. } => cx.t("admin-dispute-asked").into_owned(),
        Trouble::Payout { .. } => cx.t("admin-attention-payout").into_owned(),
        Trouble::MoneyOwed { amount, .. } => cx.t_with("admin-attention-owed", &[("amount", &cx.money(*amount))]).into_owned(),
    }
}

/// The text key of what happened: its name behind a prefix.
pub fn words(event: &Event) -> String {
    format!("admin-event-{}", event.name().replace('_', "-"))
}

/// The name of a member of staff whom the log calls `staff:3`; `None` for everybody else.
pub fn colleague(reads: &Snapshot, actor: &str) -> Outcome<Option<String>> {
    let Some(id) = actor.strip_prefix("staff:").and_then(|id| id.parse::<StaffId>().ok()) else { return Ok(None) };
    Ok(Some(reads.find(id)?.map_or_else(|| actor.to_owned(), |staff| staff.name)))
}
