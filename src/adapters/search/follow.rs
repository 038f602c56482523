//! Following the log: what changed since the last time is read again and indexed. When the index is new, or so far behind that
//! this would take longer, all products are walked through instead.

use super::document::{Shelves, document};
use super::index::{Mark, Opened, Search, Trouble, Writing};
use super::schema::VERSION;
use crate::base::{CategoryId, Fault, Id, Outcome, ProductId};
use crate::shop::catalog::{Product, product};
use crate::shop::{Event, Shop};
use crate::store::log::LogReads;
use crate::store::{Entry, Page, Position, Reads};
use std::collections::BTreeSet;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use tantivy::indexer::IndexWriterOptions;
use tantivy::{IndexWriter, Term};

/// Heap of the writer, in bytes.
const HEAP: usize = 20 << 20;
/// Entries of the log, and products, that are read at once.
const BATCH: usize = 500;
/// Products after which what was written becomes visible even though there is more to do.
const COMMIT_EVERY: usize = 5_000;
/// Entries after which walking through all products is the shorter way.
const BEHIND_MAX: Position = 50_000;
/// Entries that say nothing about products may be read again after a restart, but not more of them than this.
const UNMARKED_MAX: Position = 10_000;

impl Search {
    /// Brings the index to the state of the shop and says how many products were looked at. Doing it twice changes nothing.
    /// Call it after commits and now and then; one caller at a time works, others wait.
    pub fn catch_up(&self, shop: &Shop) -> Outcome<usize> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.failed.swap(false, Ordering::AcqRel) {
            tracing::warn!("a search failed: the index is built anew");
            *writing = Writing::default();
            self.begin_anew();
        }
        let done = follow(&self.opened(), &mut writing, shop).or_else(|trouble| match trouble {
            Trouble::Damaged(why) => {
                tracing::warn!(why, "the search index is damaged and is built anew");
                *writing = Writing::default();
                follow(&self.begin_anew(), &mut writing, shop)
            }
            other => Err(other),
        });
        done.map_err(|trouble| {
            *writing = Writing::default(); // a writer that failed refuses everything afterwards
            match trouble {
                Trouble::Shop(e) => e,
                Trouble::Later(why) | Trouble::Damaged(why) => Fault::Store(format!("search index: {why}")).into(),
            }
        })
    }
}

fn follow(opened: &Opened, writing: &mut Writing, shop: &Shop) -> Result<usize, Trouble> {
    let Some(from) = start(opened, writing, shop)? else {
        let count = rebuild(opened, writing, shop)?;
        return Ok(count);
    };
    let (mut at, mut count, mut pending) = (from, 0, 0);
    loop {
        let snapshot = shop.read()?;
        let entries: Vec<Entry<Event>> = snapshot.log_after(at, BATCH)?;
        let Some(last) = entries.last() else { break };
        at = last.at;
        let touched = touched(&snapshot, &entries)?;
        if !touched.is_empty() {
            let writer = writer(opened, writing)?;
            let shelves = Shelves::read(&snapshot)?;
            for id in &touched {
                renew(opened, writer, *id, snapshot.find(*id)?.as_ref(), &shelves)?;
            }
            (count, pending) = (count + touched.len(), pending + touched.len());
        }
        if pending >= COMMIT_EVERY {
            commit(opened, writing, shop, at)?;
            pending = 0;
        }
    }
    let unmarked = at - opened.mark()?.map_or(0, |mark| mark.position);
    if pending > 0 || unmarked > UNMARKED_MAX {
        commit(opened, writing, shop, at)?;
    } else if count == 0 {
        rest(writing)?;
    }
    writing.read = Some(at);
    Ok(count)
}

/// Where to go on; `None` when all must be walked through.
fn start(opened: &Opened, writing: &Writing, shop: &Shop) -> Result<Option<Position>, Trouble> {
    if let Some(read) = writing.read {
        return Ok(Some(read));
    }
    let Some(mark) = opened.mark()? else { return Ok(None) };
    let snapshot = shop.read()?;
    let end = snapshot.log_end()?;
    let same_history = mark.position <= end && entry_hash(&snapshot, mark.position)? == mark.entry;
    Ok(Some(mark.position).filter(|&at| same_history && end - at <= BEHIND_MAX))
}

/// Names the entry at a position, and with it the history up to there.
fn entry_hash(reads: &impl Reads, at: Position) -> Outcome<String> {
    let Some(before) = at.checked_sub(1) else { return Ok(String::new()) };
    let entry: Vec<Entry<Event>> = reads.log_after(before, 1)?;
    let text = serde_json::to_vec(&entry).expect("events are plain data");
    Ok(blake3::hash(&text).to_hex().to_string())
}

/// The products whose text may have changed. Stock is not in the index, so its movements are passed over; a category's title is,
/// and stands with all that is listed in it.
fn touched(reads: &impl Reads, entries: &[Entry<Event>]) -> Outcome<BTreeSet<ProductId>> {
    let mut touched = BTreeSet::new();
    let mut shelves: BTreeSet<CategoryId> = BTreeSet::new();
    for entry in entries {
        match &entry.event {
            Event::StockMoved { .. } | Event::StockReserved { .. } | Event::StockReleased { .. } => {}
            Event::CategorySaved { category } | Event::CategoryMoved { category } | Event::CategoryDeleted { category } => {
                shelves.insert(*category);
            }
            other => touched.extend(other.products()),
        }
    }
    for shelf in shelves {
        for step in 0.. {
            let page = Page::first(BATCH).skipping(step * BATCH);
            let ids = reads.ids(&product::BY_NEW, &shelf.get(), page)?;
            touched.extend(&ids);
            if ids.len() < BATCH {
                break;
            }
        }
    }
    Ok(touched)
}

/// Walks through all products. What was there before stays findable until the end.
fn rebuild(opened: &Opened, writing: &mut Writing, shop: &Shop) -> Result<usize, Trouble> {
    let first = shop.read()?;
    let (at, shelves) = (first.log_end()?, Shelves::read(&first)?);
    drop(first);
    let writer = writer(opened, writing)?;
    writer.delete_all_documents()?;
    let (mut last, mut count) = (None, 0);
    loop {
        let products: Vec<Product> = shop.read()?.next_after(last, BATCH)?;
        for product in products.iter().filter(|product| product.can_be_bought()) {
            writer.add_document(document(&opened.fields, product, &shelves))?;
        }
        count += products.len();
        last = products.last().map(|product| product.id);
        if products.len() < BATCH {
            break;
        }
    }
    commit(opened, writing, shop, at)?;
    writing.read = Some(at);
    Ok(count)
}

fn renew(opened: &Opened, writer: &IndexWriter, id: ProductId, product: Option<&Product>, shelves: &Shelves) -> Result<(), Trouble> {
    writer.delete_term(Term::from_field_u64(opened.fields.id, id.get()));
    if let Some(product) = product.filter(|product| product.can_be_bought()) {
        writer.add_document(document(&opened.fields, product, shelves))?;
    }
    Ok(())
}

fn writer<'a>(opened: &Opened, writing: &'a mut Writing) -> Result<&'a mut IndexWriter, Trouble> {
    if writing.writer.is_none() {
        let options = IndexWriterOptions::builder().num_worker_threads(1).num_merge_threads(1).memory_budget_per_thread(HEAP).build();
        writing.writer = Some(opened.index.writer_with_options(options)?);
    }
    Ok(writing.writer.as_mut().expect("made above"))
}

/// Makes what was written visible, together with the position up to which it is true.
fn commit(opened: &Opened, writing: &mut Writing, shop: &Shop, at: Position) -> Result<(), Trouble> {
    let mark = Mark { version: VERSION, position: at, entry: entry_hash(&shop.read()?, at)? };
    let mut prepared = writer(opened, writing)?.prepare_commit()?;
    prepared.set_payload(&serde_json::to_string(&mark).expect("plain data"));
    prepared.commit()?;
    opened.reader.reload()?;
    Ok(())
}

/// Nothing to do: lets merges finish and gives the heap back.
fn rest(writing: &mut Writing) -> Result<(), Trouble> {
    if let Some(writer) = writing.writer.take() {
        writer.wait_merging_threads()?;
    }
    Ok(())
}
