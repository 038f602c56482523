//! Products from files: read row by row, kept in batches, every mistake reported with its line. Good rows are kept whatever the others
//! are like, and the same file twice changes nothing.

mod attributes;
mod html;
mod intake;
mod lines;
pub mod report;
mod shopify;
mod sutler;

pub use report::{Fate, Note, Report};

use crate::base::{Fault, Outcome, Refusal};
use crate::shop::rebuild::{ReserveAgain, goods};
use crate::shop::{Actor, Shop};
use flate2::bufread::MultiGzDecoder;
use intake::Intake;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One JSON object a line: `id`, `title`, `price_minor` (EUR), `attributes`, ….
    Sutler,
    /// The product CSV of Shopify: several rows a product.
    Shopify,
}

impl Format {
    pub const ALL: [Format; 2] = [Format::Sutler, Format::Shopify];

    /// Its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Format::Sutler => "sutler",
            Format::Shopify => "shopify",
        }
    }
}

/// Whether anything is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Keep,
    /// Every row is judged as if it were kept, and nothing is.
    DryRun,
}

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    pub actor: &'a Actor,
    /// `None`: guessed from the content.
    pub format: Option<Format>,
    pub mode: Mode,
}

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Bytes read of the file, packed as it is.
    pub bytes: u64,
    pub products: u64,
}

/// Imports a file, gzip or not. A fault ends it; what was kept until then stays, and the next run finds it unchanged.
pub fn import_file(shop: &Shop, path: &Path, wish: Wish, progress: &mut dyn FnMut(Progress)) -> Outcome<Report> {
    let file = File::open(path).map_err(|e| Fault::Outside(format!("{}: {e}", path.display())))?;
    import(shop, file, wish, progress)
}

/// Imports whatever bytes come.
pub fn import(shop: &Shop, bytes: impl Read, wish: Wish, progress: &mut dyn FnMut(Progress)) -> Outcome<Report> {
    let seen = Rc::new(Cell::new(0));
    let mut bytes = BufReader::with_capacity(1 << 16, Counted { bytes, seen: seen.clone() });
    let packed = bytes.fill_buf().map_err(|e| unreadable(&e))?.starts_with(&[0x1f, 0x8b]);
    let mut text: Box<dyn BufRead + '_> =
        if packed { Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(bytes))) } else { Box::new(bytes) };
    let head = text.fill_buf().map_err(|e| unreadable(&e))?;
    let format = wish.format.or_else(|| guess(head)).ok_or(Refusal::conflict("import-format"))?;
    let mut intake = Intake::new(shop, wish, Box::new(move |products| progress(Progress { bytes: seen.get(), products })))?;
    match format {
        Format::Sutler => sutler::read(text, &mut intake)?,
        Format::Shopify => shopify::read(text, &mut intake)?,
    }
    let report = intake.finish()?;
    if wish.mode != Mode::DryRun && goods::waits(&shop.read()?)? {
        // Whoever imports need not be one who may touch orders.
        shop.run(&Actor::System, ReserveAgain {})?;
    }
    Ok(report)
}

/// What the first bytes look like.
fn guess(head: &[u8]) -> Option<Format> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if head.starts_with(b"{") {
        return Some(Format::Sutler);
    }
    let first = head.split(|b| *b == b'\n').next().unwrap_or_default().to_ascii_lowercase();
    let has = |word: &[u8]| first.windows(word.len()).any(|part| part == word);
    (has(b"handle") && has(b"title") && has(b",")).then_some(Format::Shopify)
}

fn unreadable(e: &io::Error) -> Fault {
    Fault::Outside(format!("the file cannot be read further: {e}"))
}

/// Counts the bytes that were read.
struct Counted<R> {
    bytes: R,
    seen: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(out)?;
        self.seen.set(self.seen.get() + n as u64);
        Ok(n)
    }
}
