//! Takes products as they are read, hands them to the shop in batches, and writes the report.

use super::report::{Fate, Note, Report};
use super::{Mode, Wish};
use crate::base::limits::SKU_CHARS_MAX;
use crate::base::{Currency, Locale, Outcome, Wrong};
use crate::shop::import::{self, BATCH_MAX, BATCH_VARIANTS_MAX, ImportProducts, ImportedProduct};
use crate::shop::settings;
use crate::shop::{Actor, Shop};
use std::collections::{BTreeMap, HashMap, HashSet};

pub(super) struct Intake<'a> {
    shop: &'a Shop,
    actor: &'a Actor,
    mode: Mode,
    pub currency: Currency,
    pub locale: Locale,
    waiting: Vec<Found>,
    waiting_variants: usize,
    report: Report,
    /// Sources of this file, shortened to 64 bits of their hash.
    sources: HashSet<u64>,
    /// In a dry run, which product of this file was the first with a SKU: no record says so.
    skus: HashMap<String, u64>,
    progress: Box<dyn FnMut(u64) + 'a>,
}

/// A product and where it stands in the file.
pub(super) struct Found {
    pub line: u64,
    /// Lines of the variants, where they have lines of their own.
    pub variant_lines: Vec<u64>,
    /// As the file names it.
    pub name: String,
    pub product: ImportedProduct,
}

impl<'a> Intake<'a> {
    pub fn new(shop: &'a Shop, wish: Wish<'a>, progress: Box<dyn FnMut(u64) + 'a>) -> Outcome<Intake<'a>> {
        let settings = settings::the(&shop.read()?)?;
        Ok(Intake {
            shop,
            actor: wish.actor,
            mode: wish.mode,
            currency: settings.currency,
            locale: settings.locale,
            waiting: Vec::new(),
            waiting_variants: 0,
            report: Report::default(),
            sources: HashSet::new(),
            skus: HashMap::new(),
            progress,
        })
    }

    /// A product to be kept.
    pub fn take(&mut self, found: Found) -> Outcome {
        let hash = blake3::hash(found.product.source.as_bytes());
        let short = hash.as_bytes().first_chunk().map_or(0, |part| u64::from_be_bytes(*part));
        if !self.sources.insert(short) {
            self.refuse(found.line, &found.name, vec![Wrong::new("id", "wrong-import-twice")]);
            return Ok(());
        }
        let variants = found.product.facts.variants.len();
        if self.waiting.len() >= BATCH_MAX || self.waiting_variants + variants > BATCH_VARIANTS_MAX {
            self.flush()?;
        }
        self.waiting_variants += variants;
        self.waiting.push(found);
        Ok(())
    }

    /// A row of which nothing can be kept.
    pub fn refuse(&mut self, line: u64, product: &str, wrong: Vec<Wrong>) {
        self.report.products += 1;
        self.report.refused += 1;
        for wrong in wrong {
            self.note(line, product, Fate::Refused, wrong);
        }
    }

    /// Something that the product is kept without.
    pub fn without(&mut self, line: u64, product: &str, wrong: Wrong) {
        self.note(line, product, Fate::Kept, wrong);
    }

    fn note(&mut self, line: u64, product: &str, fate: Fate, wrong: Wrong) {
        let product: String = product.chars().take(SKU_CHARS_MAX).collect();
        self.report.note(Note { line, product, fate, wrong });
    }

    fn flush(&mut self) -> Outcome {
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting_variants = 0;
        let (places, products): (Vec<_>, Vec<_>) = waiting.into_iter().map(|f| ((f.line, f.variant_lines, f.name), f.product)).unzip();
        let fates = match self.mode {
            Mode::Keep => self.shop.run(self.actor, ImportProducts { products })?,
            Mode::DryRun => self.preview(&products)?,
        };
        for ((line, variant_lines, name), fate) in places.into_iter().zip(fates) {
            match fate {
                import::Fate::Refused(wrong) => {
                    self.report.products += 1;
                    self.report.refused += 1;
                    for wrong in wrong {
                        let line = line_of(&wrong, &variant_lines).unwrap_or(line);
                        self.note(line, &name, Fate::Refused, wrong);
                    }
                    continue;
                }
                import::Fate::Created => self.report.created += 1,
                import::Fate::Changed => self.report.changed += 1,
                import::Fate::Unchanged => self.report.unchanged += 1,
            }
            self.report.products += 1;
        }
        (self.progress)(self.report.products);
        Ok(())
    }

    fn preview(&mut self, products: &[ImportedProduct]) -> Outcome<Vec<import::Fate>> {
        let mut fates = import::preview(&self.shop.read()?, products, self.shop.now())?;
        for (at, (product, fate)) in products.iter().zip(&mut fates).enumerate() {
            let mine = self.report.products + at as u64;
            let mut taken = Vec::new();
            for (i, variant) in product.facts.variants.iter().enumerate() {
                let Some(sku) = &variant.sku else { continue };
                if *self.skus.entry(sku.to_string()).or_insert(mine) != mine {
                    taken.push(Wrong::new(format!("variant-{i}-sku"), "wrong-taken"));
                }
            }
            match fate {
                _ if taken.is_empty() => {}
                import::Fate::Refused(wrong) => wrong.extend(taken),
                other => *other = import::Fate::Refused(taken),
            }
        }
        Ok(fates)
    }

    /// Keeps what still waits and gives the report, its notes in the order of the file.
    pub fn finish(mut self) -> Outcome<Report> {
        self.flush()?;
        self.report.notes.sort_by_key(|note| note.line);
        Ok(self.report)
    }
}

/// The line of the variant that a mistake is about: `variant-3-price`.
fn line_of(wrong: &Wrong, variant_lines: &[u64]) -> Option<u64> {
    let number = wrong.field.strip_prefix("variant-")?.split('-').next()?;
    variant_lines.get(number.parse::<usize>().ok()?).copied()
}

/// Numbers names that are taken: the second `size` becomes `size-2`.
#[derive(Default)]
pub(super) struct Different {
    taken: BTreeMap<String, u32>,
}

impl Different {
    pub fn name(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while self.taken.contains_key(&name) {
            let n = self.taken.entry(wanted.to_owned()).or_insert(1);
            *n += 1;
            name = format!("{wanted}-{n}");
        }
        self.taken.insert(name.clone(), 1);
        name
    }
}
