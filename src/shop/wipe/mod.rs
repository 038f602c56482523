//! "Wipe the demo, keep my settings": a filled demo becomes the empty shop of whoever tried it.
//!
//! Everybody who bought goes with all that was bought. Of goods, texts and pictures goes what came with the demo; what was added
//! since, and pages that were changed, stay. It is done in steps by a job, so that nobody waits for it and a crash in the middle is
//! finished by the next start; every step leaves a store in which all rules hold.

pub mod begin;
pub mod goods;
pub mod people;
pub mod step;
pub mod texts;

pub use begin::WipeDemo;
pub use step::WipeStep;

use super::Tx;
use super::catalog::{Category, Media, Product};
use super::content::{ContentPage, MenuEntry, PageKind};
use super::customer::Customer;
use super::message::Message;
use super::newsletter::Subscription;
use super::order::Order;
use super::theme::design;
use crate::base::{Id, Outcome, Time};
use crate::store::{Names, Page, Reads, Record};

/// The mark that the last step of filling a demo sets: when that was, in UTC seconds.
pub const FILLED: &str = "demo filled";
/// The mark that stands while the demo is being wiped.
pub(super) const WIPING: &str = "demo being wiped";
/// Records of the demo in one step.
pub(super) const STEP: usize = 100;
/// Counts for people go no further.
const COUNT_MAX: usize = 100_000;

/// What becomes of the records of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    Goes,
    Stays,
    /// What came with the demo goes, what was added stays.
    CameWithIt,
}

/// The fate of every kind of record, by the name of its table. A new kind is decided here.
pub const FATES: &[(&str, Fate)] = &[
    ("job", Fate::Goes),
    ("attention", Fate::Goes),
    ("settings", Fate::Stays),
    ("staff", Fate::Stays),
    ("session", Fate::Stays),
    ("invitation", Fate::Stays),
    ("customer", Fate::Goes),
    ("customer group", Fate::Stays),
    ("category", Fate::CameWithIt),
    ("media", Fate::CameWithIt),
    ("product", Fate::CameWithIt),
    ("location", Fate::Stays),
    ("stock", Fate::CameWithIt),
    ("movement", Fate::CameWithIt),
    ("reservation", Fate::Goes),
    ("tax class", Fate::Stays),
    ("tax rate", Fate::Stays),
    ("shipping method", Fate::Stays),
    ("page", Fate::CameWithIt),
    ("page version", Fate::CameWithIt),
    ("menu entry", Fate::CameWithIt),
    ("message", Fate::Goes),
    ("subscription", Fate::Goes),
    ("payment method", Fate::Stays),
    ("cart", Fate::Goes),
    ("payment", Fate::Goes),
    ("refund", Fate::Goes),
    ("card watch", Fate::Stays),
    ("webhook", Fate::Goes),
    ("provider account", Fate::Stays),
    ("bank entry", Fate::Goes),
    ("gift card", Fate::Goes),
    ("gift card entry", Fate::Goes),
    ("dispute", Fate::Goes),
    ("payout", Fate::Goes),
    ("payout part", Fate::Goes),
    ("order", Fate::Goes),
    ("fulfilment", Fate::Goes),
    ("letter", Fate::Goes),
    ("design", Fate::Stays),
];

/// The mark with the last id that a kind of record had when the demo was filled.
pub(super) fn line_of<R: Record>() -> String {
    format!("demo last {}", R::TABLE.name)
}

/// The mark with the id up to which a kind was looked at.
pub(super) fn seen_of<R: Record>() -> String {
    format!("demo wiped {}", R::TABLE.name)
}

/// The mark with the number of the last look that was published while the demo was filled.
pub(super) const LAST_LOOK: &str = "demo last look";

/// The demo is filled: what comes from now on is its owner's.
pub fn draw_line(tx: &mut Tx) -> Outcome {
    note_last::<Product>(tx)?;
    note_last::<Category>(tx)?;
    note_last::<Media>(tx)?;
    note_last::<ContentPage>(tx)?;
    note_last::<MenuEntry>(tx)?;
    let look = design(tx)?.versions.first().map_or(0, |newest| newest.number);
    tx.set_mark(LAST_LOOK, u64::from(look));
    let now = tx.now.seconds().unsigned_abs();
    tx.set_mark(FILLED, now);
    Ok(())
}

fn note_last<R: Record>(tx: &mut Tx) -> Outcome {
    let last: Vec<R> = tx.all(Page::last(1))?;
    tx.set_mark(&line_of::<R>(), last.first().map_or(0, |record| record.id().get()));
    Ok(())
}

/// Whether a record came with the demo.
pub(super) fn came_with_it<I: Names>(reads: &impl Reads, id: I) -> Outcome<bool> {
    Ok(id.get() <= reads.mark(&line_of::<I::Record>())?)
}

/// How a shop stands to being wiped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stand {
    /// It did not come from `sutler demo`, or is its owner's own already.
    NoDemo,
    Filled,
    BeingWiped,
}

pub fn stand(reads: &impl Reads) -> Outcome<Stand> {
    Ok(match (reads.mark(FILLED)?, reads.mark(WIPING)?) {
        (0, _) => Stand::NoDemo,
        (_, 0) => Stand::Filled,
        _ => Stand::BeingWiped,
    })
}

/// What goes and what stays, for whoever decides. Numbers are counted up to 100,000.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inventory {
    pub orders: usize,
    pub customers: usize,
    pub messages: usize,
    pub subscribers: usize,
    pub products: usize,
    pub pictures: usize,
    pub posts: usize,
    pub own_products: usize,
    pub own_posts: usize,
    /// Pages that were written or changed since the demo was filled.
    pub own_pages: Vec<ContentPage>,
}

pub fn inventory(reads: &impl Reads) -> Outcome<Inventory> {
    let (products, own_products) = split::<Product>(reads)?;
    let (pictures, _) = split::<Media>(reads)?;
    let mut found = Inventory {
        orders: reads.total::<Order>(COUNT_MAX)?,
        customers: reads.total::<Customer>(COUNT_MAX)?,
        messages: reads.total::<Message>(COUNT_MAX)?,
        subscribers: reads.total::<Subscription>(COUNT_MAX)?,
        products,
        pictures,
        own_products,
        ..Inventory::default()
    };
    for page in reads.all::<ContentPage>(Page::first(COUNT_MAX))? {
        match (page.facts.kind, texts::goes(reads, &page)?) {
            (PageKind::Post, true) => found.posts += 1,
            (PageKind::Post, false) => found.own_posts += 1,
            (PageKind::Page, false) => found.own_pages.push(page),
            (PageKind::Page, true) => {}
        }
    }
    Ok(found)
}

/// How many of a kind came with the demo, and how many were added.
fn split<R: Record>(reads: &impl Reads) -> Outcome<(usize, usize)> {
    let (all, line) = (reads.total::<R>(COUNT_MAX)?, reads.mark(&line_of::<R>())?);
    let own = reads.next_after::<R>(Some(R::Id::new(line)), COUNT_MAX)?.len();
    Ok((all.saturating_sub(own), own))
}

/// When the demo was filled.
pub(super) fn filled(reads: &impl Reads) -> Outcome<Time> {
    Ok(Time::at(i64::try_from(reads.mark(FILLED)?).unwrap_or(i64::MAX)))
}

/// Hands the next records of a kind that came with the demo to `look`, each once; says how many these were.
pub(super) fn next_of_demo<R: Record>(tx: &mut Tx, mut look: impl FnMut(&mut Tx, &R) -> Outcome) -> Outcome<usize> {
    let (line, seen) = (tx.mark(&line_of::<R>())?, tx.mark(&seen_of::<R>())?);
    let mut found: Vec<R> = tx.next_after(Some(R::Id::new(seen)), STEP)?;
    found.retain(|record| record.id().get() <= line);
    for record in &found {
        look(tx, record)?;
    }
    if let Some(last) = found.last() {
        tx.set_mark(&seen_of::<R>(), last.id().get());
    }
    Ok(found.len())
}
