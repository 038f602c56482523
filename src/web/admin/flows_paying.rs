//! What is really known of each payment provider: when it last said something, what waits for it, what it could not do.

use crate::base::{Outcome, PaymentId, RefundId};
use crate::shop::order::return_owed::loose;
use crate::shop::payment::{self, Payment, PaymentKind};
use crate::shop::queue::QueuedJob;
use crate::shop::{Event, Job};
use crate::store::log::LogReads;
use crate::store::{Entry, Page, Reads, Snapshot};
use crate::web::admin::flows::{FlowRow, Last};
use crate::web::admin::flows_serve::JOBS_MAX;
use crate::web::cx::Cx;
use crate::web::field::Choice;
use crate::web::site::Site;
use std::collections::BTreeMap;

/// Entries of the log in which the last word of a provider is looked for.
const LOOK_BACK: u64 = 2_000;

/// The flow of every provider that is set up.
pub fn flows(reads: &Snapshot, cx: &Cx, site: &Site, queued: &[QueuedJob]) -> Outcome<Vec<FlowRow>> {
    let mut known = Vec::new();
    for kind in PaymentKind::ALL {
        if site.payments.of(kind)?.is_some() {
            known.push(kind);
        }
    }
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let open = payment::open(reads, Page::first(JOBS_MAX))?;
    let mut failed: Vec<PaymentKind> = Vec::new();
    for gave_up in queued.iter().filter(|queued| queued.gave_up.is_some()) {
        failed.extend(provider_of(reads, &gave_up.job)?);
    }
    let (spoke, never) = last_words(reads, known.len())?;
    let count = |all: &mut dyn Iterator<Item = PaymentKind>, kind: PaymentKind| all.filter(|of| *of == kind).count() as u64;
    let row = |kind: PaymentKind| FlowRow {
        name: cx.t(kind.label()).into_owned(),
        about: cx.t("admin-flow-payments").into_owned(),
        last: spoke.iter().find(|(of, _)| *of == kind).map_or(never, |(_, last)| *last),
        backlog: count(&mut open.iter().map(|payment| payment.kind), kind),
        failures: count(&mut failed.iter().copied(), kind),
        state: None,
    };
    Ok(known.into_iter().map(row).collect())
}

/// Which provider a job asks for something; `None`: it asks none.
fn provider_of(reads: &Snapshot, job: &Job) -> Outcome<Option<PaymentKind>> {
    Ok(match job {
        Job::OpenPayment { payment }
        | Job::ClosePayment { payment }
        | Job::LookPayment { payment }
        | Job::LookReturned { payment, .. }
        | Job::CapturePayment { payment } => kind_of(reads, *payment)?,
        Job::SendRefund { refund } | Job::LookRefund { refund } => kind_of_refund(reads, *refund)?,
        Job::LookDispute { provider, .. } => PaymentKind::of_key(provider),
        Job::ReturnStranger { attention } => match reads.find(*attention)? {
            Some(open) => loose(reads, &open.trouble)?.map(|loose| loose.provider),
            None => None,
        },
        // It asks how the payments stand before it ends anything.
        Job::ExpireOrder { order } => {
            let of_order = payment::of_order(reads, *order)?;
            of_order.iter().map(|payment: &Payment| payment.kind).rfind(|kind| kind.has_provider())
        }
        Job::Letter { .. }
        | Job::RemindOrder { .. }
        | Job::Relist { .. }
        | Job::MakePicture { .. }
        | Job::DropPicture { .. }
        | Job::DropLetter { .. }
        | Job::WipeDemo {} => None,
    })
}

fn kind_of(reads: &Snapshot, payment: PaymentId) -> Outcome<Option<PaymentKind>> {
    Ok(reads.find(payment)?.map(|payment| payment.kind))
}

fn kind_of_refund(reads: &Snapshot, refund: RefundId) -> Outcome<Option<PaymentKind>> {
    reads.find(refund)?.map_or(Ok(None), |refund| kind_of(reads, refund.payment))
}

/// When each provider last said something that was written down, through the commands that nothing else runs; the search ends once
/// all `known` of them did. And what is true of those that did not.
fn last_words(reads: &Snapshot, known: usize) -> Outcome<(Vec<(PaymentKind, Last)>, Last)> {
    let from = reads.log_end()?.saturating_sub(LOOK_BACK);
    let entries: Vec<Entry<Event>> = reads.log_after(from, usize::try_from(LOOK_BACK).unwrap_or(usize::MAX))?;
    let heard = |entry: &&Entry<Event>| matches!(entry.command.as_str(), "settle" | "note_page" | "hear" | "settle_refund");
    let (mut spoke, mut seen) = (Vec::new(), BTreeMap::new());
    for entry in entries.iter().rev().filter(heard) {
        let kind = match entry.event {
            Event::RefundSent { refund, .. } | Event::RefundDone { refund, .. } | Event::RefundFailed { refund, .. } => {
                kind_of_refund(reads, refund)?
            }
            ref other => match payment_in(other) {
                Some(payment) => match seen.get(&payment) {
                    Some(kind) => *kind,
                    None => *seen.entry(payment).or_insert(kind_of(reads, payment)?),
                },
                None => None,
            },
        };
        if let Some(kind) = kind.filter(|kind| spoke.iter().all(|(of, _)| of != kind)) {
            spoke.push((kind, Last::At(entry.time)));
        }
        if spoke.len() == known {
            break;
        }
    }
    Ok((spoke, if from == 0 { Last::Never } else { Last::NotLately }))
}

/// The payment of which something was said.
fn payment_in(event: &Event) -> Option<PaymentId> {
    match *event {
        Event::PaymentOpened { payment, .. }
        | Event::PaymentDeclined { payment, .. }
        | Event::PaymentAuthorized { payment, .. }
        | Event::PaymentCaptured { payment, .. }
        | Event::PaymentVoided { payment, .. }
        | Event::PaymentPuzzled { payment, .. }
        | Event::PaymentOnItsWay { payment, .. }
        | Event::PaymentBounced { payment, .. }
        | Event::HoldEnded { payment, .. } => Some(payment),
        _ => None,
    }
}
