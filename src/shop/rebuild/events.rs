//! What of the log the journal keeps, and what a rebuilt shop must know of it: which numbers were given, which letters went out.

use crate::base::{AttentionId, Id, JobId, LetterId, MediaId, Outcome, ProductId, StaffId};
use crate::shop::event::Subject;
use crate::shop::order::Order;
use crate::shop::queue::QueuedJob;
use crate::shop::{Event, Job, Tx, command};
use crate::store::log::LogReads;
use crate::store::{About, Entry, Reads};

/// For the journal: what an entry is about, if it is about orders, money or those who bought. Goods are not in a journal, so that
/// they were promised or freed is not either.
pub fn kept(entry: &[u8]) -> Option<Vec<About>> {
    let entry: Entry<Event> = serde_json::from_slice(entry).ok()?;
    is_kept(&entry.event).then(|| command::about(&entry.event))
}

/// Whether the journal keeps it.
pub fn is_kept(event: &Event) -> bool {
    use Event::*;
    let of_people = |subject: Subject| matches!(subject, Subject::Order(_) | Subject::Customer(_));
    // What is about money, and stands on no timeline.
    let of_money = matches!(
        event,
        GiftCardIssued { .. }
            | GiftCardMoved { .. }
            | GiftCardBlocked { .. }
            | GiftCardUnblocked { .. }
            | BankEntryTaken { .. }
            | BankEntryIgnored { .. }
            | BankEntryReopened { .. }
            | PayoutTaken { .. }
            | PayoutArrived { .. }
            | StrangerReturned { .. }
    );
    of_money || event.about().into_iter().any(of_people)
}

/// Entries of the log looked at in one step.
const STEP: usize = 500;

/// Numbers that orders or the log name are not given to anything else; and a letter that went out is not written again by the job
/// of an older store. Says how many letters that were.
pub(super) fn agree(tx: &mut Tx) -> Outcome<usize> {
    let (mut at, mut dropped) = (0, 0);
    loop {
        let entries: Vec<Entry<Event>> = tx.log_after(at, STEP)?;
        for entry in &entries {
            if let Some(staff) = entry.actor.strip_prefix("staff:").and_then(|id| id.parse::<StaffId>().ok()) {
                tx.keep_id(staff)?;
            }
            match entry.event {
                Event::LetterKept { letter, .. } | Event::LetterSent { letter, .. } => dropped += usize::from(went_out(tx, letter)?),
                Event::AttentionRaised { attention, .. }
                | Event::AttentionSettled { attention, .. }
                | Event::StrangerReturned { attention, .. } => tx.keep_id::<AttentionId>(attention)?,
                _ => {}
            }
        }
        at = entries.last().map_or(at, |last| last.at);
        if entries.len() < STEP {
            return Ok(dropped);
        }
    }
}

/// A letter has the number of the job that wrote it.
fn went_out(tx: &mut Tx, letter: LetterId) -> Outcome<bool> {
    let job = JobId::new(letter.get());
    tx.keep_id(job)?;
    let waits = tx.find(job)?.is_some_and(|queued: QueuedJob| matches!(queued.job, Job::Letter { .. }));
    if waits {
        tx.delete(job)?;
    }
    Ok(waits)
}

/// What an order was for is nothing else, although goods and pictures are in no journal.
pub(super) fn keep_goods(tx: &mut Tx, order: &Order) -> Outcome {
    for line in &order.lines {
        tx.keep_id::<ProductId>(line.product)?;
        tx.keep_mark("variant", line.variant.get())?;
        line.picture.map_or(Ok(()), |picture| tx.keep_id::<MediaId>(picture))?;
    }
    Ok(())
}
