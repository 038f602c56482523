//! Product CSV of Shopify: rows of one handle are one product; the first says what it is, each may add a variant or a picture.

use super::html;
use super::intake::{Different, Found, Intake};
use super::lines::WithoutReturns;
use super::unreadable;
use crate::base::limits::{OPTIONS_MAX, VARIANTS_MAX};
use crate::base::{Fault, Handle, Money, Outcome, Refusal, Sku, Words, Wrong};
use crate::shop::catalog::product::{OptionValue, ProductOption, StockRule};
use crate::shop::catalog::{Content, ProductFacts, ProductState, VariantFacts};
use crate::shop::import::ImportedProduct;
use csv::{ErrorKind, ReaderBuilder, StringRecord};
use std::collections::BTreeMap;
use std::io::BufRead;

/// Rows of one product: variants and pictures.
const ROWS_MAX: usize = 4 * VARIANTS_MAX;

/// Where each column stands, by its name in small letters.
struct Columns(BTreeMap<String, usize>);

impl Columns {
    fn cell<'a>(&self, row: &'a StringRecord, name: &str) -> &'a str {
        self.0.get(name).and_then(|&at| row.get(at)).unwrap_or_default().trim()
    }
}

/// The rows of one product with their lines.
struct Group {
    handle: String,
    rows: Vec<(u64, StringRecord)>,
}

pub(super) fn read(file: impl BufRead, intake: &mut Intake) -> Outcome {
    let mut csv = ReaderBuilder::new().flexible(true).from_reader(WithoutReturns(file));
    let head = csv.headers().map_err(|e| broken(&e))?;
    let columns =
        Columns(head.iter().enumerate().map(|(at, name)| (name.trim_start_matches('\u{feff}').trim().to_lowercase(), at)).collect());
    if !columns.0.contains_key("handle") || !columns.0.contains_key("title") {
        return Err(Refusal::conflict("import-format").into());
    }
    let mut group: Option<Group> = None;
    let mut row = StringRecord::new();
    loop {
        let line = csv.position().line();
        match csv.read_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {}
            Err(e) if matches!(e.kind(), ErrorKind::Utf8 { .. }) => {
                intake.refuse(line, "", vec![Wrong::new("line", "wrong-import-utf8")]);
                continue;
            }
            Err(e) => return Err(broken(&e).into()),
        }
        let line = row.position().map_or(line, csv::Position::line);
        let handle = columns.cell(&row, "handle");
        if handle.is_empty() {
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                intake.refuse(line, "", vec![Wrong::new("handle", "wrong-required")]);
            }
            continue;
        }
        match &mut group {
            Some(open) if open.handle == handle => {
                if open.rows.len() < ROWS_MAX {
                    open.rows.push((line, row.clone()));
                }
            }
            _ => {
                let next = Group { handle: handle.to_owned(), rows: vec![(line, row.clone())] };
                if let Some(done) = group.replace(next) {
                    take(intake, &columns, done)?;
                }
            }
        }
    }
    group.map_or(Ok(()), |last| take(intake, &columns, last))
}

fn broken(e: &csv::Error) -> Fault {
    match e.kind() {
        ErrorKind::Io(io) => unreadable(io),
        _ => Fault::Outside(format!("the file is no CSV: {e}")),
    }
}

fn take(intake: &mut Intake, columns: &Columns, group: Group) -> Outcome {
    let Group { handle, rows } = group;
    let Some((line, first)) = rows.first() else { return Ok(()) };
    let cell = |name: &str| columns.cell(first, name);
    if cell("gift card").eq_ignore_ascii_case("true") {
        intake.refuse(*line, &handle, vec![Wrong::new("gift card", "wrong-import-gift-card")]);
        return Ok(());
    }
    let mut options = Options::of(columns, first, intake.locale);
    let (mut variants, mut opening, mut variant_lines, mut wrong) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (line, row) in &rows {
        let picture = columns.cell(row, "image src");
        if !picture.is_empty() {
            intake.without(*line, &handle, Wrong::new("image src", "wrong-import-picture").with("url", picture));
        }
        let cells = ["option1 value", "variant price", "variant sku"];
        if cells.iter().all(|name| columns.cell(row, name).is_empty()) {
            continue;
        }
        if columns.cell(row, "variant taxable").eq_ignore_ascii_case("false") {
            intake.without(*line, &handle, Wrong::new("variant taxable", "wrong-import-untaxed"));
        }
        if let Some(Err(wrong)) = content(columns, row) {
            intake.without(*line, &handle, wrong);
        }
        match variant(columns, row, &mut options, intake) {
            Ok((facts, pieces)) => {
                variants.push(facts);
                opening.push(pieces);
                variant_lines.push(*line);
            }
            Err(mistakes) => wrong.extend(mistakes.into_iter().map(|wrong| (*line, wrong))),
        }
    }
    if let Some((line, _)) = wrong.first() {
        intake.refuse(*line, &handle, wrong.into_iter().map(|(_, wrong)| wrong).collect());
        return Ok(());
    }
    let words = |text: &str| Words::of(intake.locale, text);
    let kind = cell("type");
    let facts = ProductFacts {
        handle: Handle::parse(&handle),
        title: words(cell("title")),
        description: words(&html::paragraphs(cell("body (html)"))),
        brand: cell("vendor").to_owned(),
        tags: cell("tags").split(',').map(str::to_owned).collect(),
        options: options.all,
        variants,
        state: state(cell("status"), cell("published")),
        ..ProductFacts::default()
    };
    let category = (!kind.is_empty()).then(|| words(kind));
    let product = ImportedProduct { source: format!("shopify:{handle}"), facts, category, opening };
    intake.take(Found { line: *line, variant_lines, name: handle, product })
}

fn state(status: &str, published: &str) -> ProductState {
    match status.to_lowercase().as_str() {
        "draft" => ProductState::Draft,
        "archived" => ProductState::Archived,
        _ if published.eq_ignore_ascii_case("false") => ProductState::Draft,
        _ => ProductState::Active,
    }
}

/// What can be chosen, growing as rows bring values.
struct Options {
    all: Vec<ProductOption>,
    /// Handles by what the file writes, for each option.
    handles: Vec<(BTreeMap<String, Handle>, Different)>,
    locale: crate::base::Locale,
}

impl Options {
    /// Names stand in the first row. The one option `Title` with the value `Default Title` is Shopify's way to say that there are none.
    fn of(columns: &Columns, first: &StringRecord, locale: crate::base::Locale) -> Options {
        let mut options = Options { all: Vec::new(), handles: Vec::new(), locale };
        let mut keys = Different::default();
        let none = columns.cell(first, "option1 value").eq_ignore_ascii_case("default title");
        for n in (1..=OPTIONS_MAX).filter(|_| !none) {
            let name = columns.cell(first, &format!("option{n} name"));
            if !name.is_empty() {
                let key = Handle::parse(&keys.name(Handle::of(name).as_str())).expect("a handle with a number behind it");
                options.all.push(ProductOption { key, name: Words::of(locale, name), values: Vec::new() });
                options.handles.push(Default::default());
            }
        }
        options
    }

    /// The handle of a value of the option; what is new is added.
    fn value(&mut self, option: usize, text: &str) -> Handle {
        let (known, different) = &mut self.handles[option];
        if let Some(handle) = known.get(text) {
            return handle.clone();
        }
        let key = Handle::parse(&different.name(Handle::of(text).as_str())).expect("a handle with a number behind it");
        known.insert(text.to_owned(), key.clone());
        self.all[option].values.push(OptionValue { key: key.clone(), name: Words::of(self.locale, text), colour: None });
        key
    }
}

/// One variant and how many pieces there are; or all that is wrong with the row.
fn variant(
    columns: &Columns,
    row: &StringRecord,
    options: &mut Options,
    intake: &Intake,
) -> Result<(VariantFacts, Option<i64>), Vec<Wrong>> {
    let cell = |name: &str| columns.cell(row, name).trim_start_matches('\'');
    let mut wrong = Vec::new();
    let mut money = |name: &'static str| {
        let text = cell(name);
        let amount = Money::parse(text, intake.currency);
        if amount.is_none() && !text.is_empty() {
            wrong.push(Wrong::new(name, "wrong-money"));
        }
        amount
    };
    let (price, compare_at) = (money("variant price"), money("variant compare at price"));
    if cell("variant price").is_empty() {
        wrong.push(Wrong::new("variant price", "wrong-required"));
    }
    let mut whole = |name: &'static str| {
        let text = cell(name);
        // Exports write whole numbers as `250.0` too.
        let number = text.split_once('.').map_or(text, |(whole, part)| if part.bytes().all(|b| b == b'0') { whole } else { text });
        let number: Option<i64> = number.parse().ok();
        if number.is_none() && !text.is_empty() {
            wrong.push(Wrong::new(name, "wrong-number"));
        }
        number
    };
    let (grams, pieces) = (whole("variant grams"), whole("variant inventory qty"));
    let sku = cell("variant sku");
    let parsed = Sku::parse(sku);
    if parsed.is_none() && !sku.is_empty() {
        wrong.push(Wrong::new("variant sku", "wrong-sku"));
    }
    let mut values = Vec::new();
    for option in 0..options.all.len() {
        let text = cell(&format!("option{} value", option + 1));
        if text.is_empty() {
            wrong.push(Wrong::new(format!("option{} value", option + 1), "wrong-required"));
        } else {
            values.push(options.value(option, text));
        }
    }
    let (Some(price), true) = (price, wrong.is_empty()) else { return Err(wrong) };
    let content = content(columns, row).and_then(Result::ok);
    let stock = rule(cell("variant inventory tracker"), cell("variant inventory policy"), pieces);
    let facts = VariantFacts {
        sku: parsed,
        barcode: cell("variant barcode").to_owned(),
        values,
        compare_at,
        content,
        weight_g: u32::try_from(grams.unwrap_or(0)).unwrap_or(u32::MAX),
        stock,
        ..VariantFacts::priced(price)
    };
    // Sold beyond the stock there: here it begins with none.
    Ok((facts, pieces.map(|n| n.max(0)).filter(|_| stock != StockRule::Endless)))
}

/// What one piece contains, where the file says it; a mistake where it is measured in units that we do not know.
fn content(columns: &Columns, row: &StringRecord) -> Option<Result<Content, Wrong>> {
    let [measure, unit] = ["unit price total measure", "unit price total measure unit"].map(|name| columns.cell(row, name));
    let said = measure.bytes().any(|b| (b'1'..=b'9').contains(&b));
    said.then(|| Content::parse(&format!("{measure} {unit}")).ok_or(Wrong::new("unit price total measure", "wrong-content")))
}

/// A number of pieces is counted, even where Shopify was told not to look at it: better to sell one too few than one too many.
fn rule(tracker: &str, policy: &str, pieces: Option<i64>) -> StockRule {
    match (tracker.is_empty(), pieces) {
        (true, None) => StockRule::Endless,
        _ if policy.eq_ignore_ascii_case("continue") => StockRule::Backorder,
        _ => StockRule::Counted,
    }
}
