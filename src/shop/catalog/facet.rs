//! By what a list can be narrowed: options, facts and availability of its products, how many of them have each value, and which are
//! left for a choice. Pure: no store, no language, no address.

use super::product::{Attribute, AttributeValue, Product};
use crate::base::colour::Colour;
use crate::base::{Handle, ProductId, Words};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// Where a facet comes from; also the order in which they stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A choice of the product: each of its variants has one value.
    Option,
    /// Whether a variant is there or made when ordered; what is sold out has neither.
    Availability,
    /// A fact about the whole product.
    Attribute,
}

/// How a value is said.
#[derive(Clone, PartialEq, Debug)]
pub enum Label {
    Words(Words),
    /// A decimal number with a point.
    Figures(String),
    Yes,
    No,
    InStock,
    ToOrder,
}

/// Values of one kind to choose from. Of one facet any value fits, of several facets each must.
#[derive(Clone, PartialEq, Debug)]
pub struct Facet {
    pub kind: Kind,
    /// Names it across products and in addresses.
    pub key: String,
    /// Empty for the availability.
    pub name: Words,
    pub values: Vec<Value>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Value {
    pub key: String,
    pub label: Label,
    /// As the first product has it that says one.
    pub colour: Option<Colour>,
    /// Its number in the table, by which it is chosen and counted.
    pub number: Number,
}

pub type Number = usize;

/// What a visitor wants of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chosen {
    pub values: BTreeSet<Number>,
    /// Lowest price of a product in minor units, both ends included.
    pub price_from: Option<i64>,
    pub price_to: Option<i64>,
}

/// What is left of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// The rows that fit, in their order.
    pub rows: Vec<usize>,
    /// For every value how many products there would be if it were ticked and nothing else in its facet: all other facets and the
    /// price count.
    pub counts: Vec<u32>,
}

/// A list as it is narrowed: every product with what can be said of it, in numbers.
#[derive(Debug, Default)]
pub struct Table {
    /// Those that are worth offering.
    pub facets: Vec<Facet>,
    /// Which facet each number belongs to; `None` when that is not offered.
    facet_of: Vec<Option<usize>>,
    rows: Vec<Row>,
    /// The tally when nothing is chosen.
    all: Tally,
}

#[derive(Debug)]
struct Row {
    id: ProductId,
    price: i64,
    /// What all variants share.
    own: Vec<Number>,
    /// What each variant has besides; equal ones once.
    kinds: BTreeSet<Vec<Number>>,
}

/// More facets nobody reads; at most 32, a bit each.
const FACETS_MAX: usize = 8;
/// Facts with more values than this do not sort things, they tell them apart; of options the most frequent are shown.
const FACT_VALUES_MAX: usize = 12;
const OPTION_VALUES_MAX: usize = 40;
/// Longer values are sentences.
const LABEL_CHARS_MAX: usize = 40;
/// A facet is offered when at least one in so many products knows it.
const KNOWN_BY: usize = 10;

impl Table {
    /// The table of products in the order of their list, each with what can be promised of its variants.
    pub fn of<'a>(list: impl IntoIterator<Item = (&'a Product, &'a [Option<u32>])>) -> Table {
        let mut reading = Reading::default();
        let rows: Vec<Row> = list.into_iter().map(|(product, left)| reading.row(product, left)).collect();
        reading.offer(rows)
    }

    /// How many products it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn ids(&self, rows: &[usize]) -> Vec<ProductId> {
        rows.iter().map(|at| self.rows[*at].id).collect()
    }

    /// The lowest price of the product in that row, in minor units.
    pub fn price(&self, row: usize) -> i64 {
        self.rows[row].price
    }

    /// Least and greatest price of all, in minor units.
    pub fn price_span(&self) -> Option<(i64, i64)> {
        let prices = || self.rows.iter().map(|row| row.price);
        prices().min().zip(prices().max())
    }

    pub fn tally(&self, chosen: &Chosen) -> Tally {
        if *chosen == Chosen::default() { self.all.clone() } else { self.count(chosen) }
    }

    fn count(&self, chosen: &Chosen) -> Tally {
        let ticked: Vec<bool> = (0..self.facet_of.len()).map(|number| chosen.values.contains(&number)).collect();
        // One bit a facet.
        let bit = |number: Number| self.facet_of[number].map_or(0, |facet| 1_u32 << facet);
        let met = |numbers: &[Number]| numbers.iter().filter(|n| ticked[**n]).fold(0, |met, n| met | bit(*n));
        let wanted = (0..ticked.len()).filter(|n| ticked[*n]).fold(0, |wanted, n| wanted | bit(n));
        let mut tally = Tally { rows: Vec::new(), counts: vec![0; ticked.len()] };
        // A value counts once a product, however many variants have it.
        let mut seen = vec![usize::MAX; ticked.len()];
        for (at, row) in self.rows.iter().enumerate() {
            if chosen.price_from.is_some_and(|from| row.price < from) || chosen.price_to.is_some_and(|to| row.price > to) {
                continue;
            }
            let (missed_by_all, mut fits) = (wanted & !met(&row.own), false);
            for kind in &row.kinds {
                let missed = missed_by_all & !met(kind);
                if missed.count_ones() > 1 {
                    continue;
                }
                fits |= missed == 0;
                for &number in row.own.iter().chain(kind) {
                    // What misses one facet alone would fit if another value of that facet were ticked.
                    if (missed == 0 || missed == bit(number)) && seen[number] != at {
                        seen[number] = at;
                        tally.counts[number] += 1;
                    }
                }
            }
            if fits {
                tally.rows.push(at);
            }
        }
        tally
    }
}

/// A facet while the list is read: its values in the order of their first appearance.
#[derive(Default)]
struct Found {
    name: Words,
    values: Vec<Value>,
    numbers: HashMap<String, Number>,
    /// How many products know it, and the row of the last of them.
    known: usize,
    last: Option<usize>,
}

#[derive(Default)]
struct Reading {
    /// The facets of each kind by their keys.
    facets: [HashMap<String, Found>; 3],
    numbers: Number,
    colours: HashMap<Number, Colour>,
    rows: usize,
}

impl Reading {
    fn row(&mut self, product: &Product, left: &[Option<u32>]) -> Row {
        let mut own = Vec::new();
        for attribute in &product.attributes {
            self.fact(attribute, &mut own);
        }
        let options = self.options(product);
        // Known to all, whether there is any or not.
        self.found(Kind::Availability, AVAILABILITY, &Words::default());
        let (mut there, mut ordered) = (None, None);
        let kinds = product.variants.iter().enumerate().map(|(at, variant)| {
            let named = |(option, key): (&Vec<(&str, Number)>, &Handle)| {
                option.iter().find(|(known, _)| *known == key.as_str()).map(|(_, number)| *number)
            };
            let mut kind: Vec<Number> = options.iter().zip(&variant.values).filter_map(named).collect();
            kind.extend(match left.get(at).copied().unwrap_or(Some(0)) {
                Some(0) => None,
                Some(_) => Some(*there.get_or_insert_with(|| self.availability("in-stock", Label::InStock))),
                None => Some(*ordered.get_or_insert_with(|| self.availability("to-order", Label::ToOrder))),
            });
            kind
        });
        let kinds = kinds.collect();
        own.sort_unstable();
        own.dedup();
        self.rows += 1;
        Row { id: product.id, price: product.price_from().minor(), own, kinds }
    }

    /// The values of a fact; none where it is a sentence.
    fn fact(&mut self, attribute: &Attribute, own: &mut Vec<Number>) {
        let short = |text: &str| !text.is_empty() && text.chars().count() <= LABEL_CHARS_MAX;
        let mut add = |key: &str, label: &dyn Fn() -> Label| {
            own.push(self.number(Kind::Attribute, &attribute.key, &attribute.name, key, label));
        };
        match &attribute.value {
            AttributeValue::Text(words) if words.all().all(short) => {
                words.all().take(1).for_each(|key| add(key, &|| Label::Words(words.clone())));
            }
            AttributeValue::Text(_) => {}
            AttributeValue::Number(figures) => add(figures, &|| Label::Figures(figures.clone())),
            AttributeValue::Flag(true) => add("yes", &|| Label::Yes),
            AttributeValue::Flag(false) => add("no", &|| Label::No),
            AttributeValue::List(items) => {
                let named = |item: &String| Label::Words(Words { en: item.clone(), de: item.clone() });
                items.iter().filter(|item| short(item)).for_each(|item| add(item, &|| named(item)));
            }
        }
    }

    /// The numbers of all values of each option by their keys: in the merchant's order, so that small stands before large whatever is
    /// made of it.
    fn options<'a>(&mut self, product: &'a Product) -> Vec<Vec<(&'a str, Number)>> {
        let mut options = Vec::with_capacity(product.options.len());
        for option in &product.options {
            let mut numbers = Vec::with_capacity(option.values.len());
            for value in &option.values {
                let (key, label) = (value.key.as_str(), || Label::Words(value.name.clone()));
                let number = self.number(Kind::Option, option.key.as_str(), &option.name, key, &label);
                if let Some(colour) = value.colour {
                    self.colours.entry(number).or_insert(colour);
                }
                numbers.push((key, number));
            }
            options.push(numbers);
        }
        options
    }

    fn availability(&mut self, key: &str, label: Label) -> Number {
        self.number(Kind::Availability, AVAILABILITY, &Words::default(), key, &|| label.clone())
    }

    /// The facet, known to the product of this row too.
    fn found(&mut self, kind: Kind, facet: &str, name: &Words) -> &mut Found {
        let (facets, row) = (&mut self.facets[kind as usize], self.rows);
        if !facets.contains_key(facet) {
            facets.insert(facet.to_owned(), Found { name: name.clone(), ..Found::default() });
        }
        let found = facets.get_mut(facet).expect("it was put there");
        found.known += usize::from(found.last.replace(row) != Some(row));
        found
    }

    /// The number of a value; the label is made when it is a new one. A thousand products name the same few values over and over.
    fn number(&mut self, kind: Kind, facet: &str, name: &Words, key: &str, label: &dyn Fn() -> Label) -> Number {
        let next = self.numbers;
        let found = self.found(kind, facet, name);
        if let Some(number) = found.numbers.get(key) {
            return *number;
        }
        found.numbers.insert(key.to_owned(), next);
        found.values.push(Value { key: key.to_owned(), label: label(), colour: None, number: next });
        self.numbers += 1;
        next
    }

    /// Keeps what is worth offering: what divides the list, and what enough products know.
    fn offer(self, rows: Vec<Row>) -> Table {
        let count = self.numbers;
        let mut table = Table { facet_of: vec![None; count], rows, ..Table::default() };
        // With nothing chosen all of them count, offered or not.
        table.all = table.count(&Chosen::default());
        let had = &table.all.counts;
        let total = |values: &[Value]| values.iter().map(|value| had[value.number] as usize).sum::<usize>();
        let [options, stock, facts] = self.facets;
        let taken: BTreeSet<String> = options.keys().cloned().collect();
        let of = |kind: Kind, found: HashMap<String, Found>| found.into_iter().map(move |(key, found)| (kind, key, found));
        let all = of(Kind::Option, options).chain(of(Kind::Availability, stock)).chain(of(Kind::Attribute, facts));
        let mut offered: Vec<(Reverse<usize>, Facet)> = Vec::new();
        for (kind, key, mut found) in all {
            found.values.retain(|value| had[value.number] > 0);
            let divides = found.values.len() > 1 || found.values.iter().any(|value| (had[value.number] as usize) < table.len());
            let common = found.known > 1 && found.known * KNOWN_BY >= table.len();
            let sorts = match kind {
                // Values that are those of one product each name it, they do not sort.
                Kind::Option => found.values.len() > 1 && total(&found.values) * 2 >= found.values.len() * 3,
                Kind::Availability => true,
                // An option of the same name says the same better.
                Kind::Attribute => found.values.len() <= FACT_VALUES_MAX && found.values.len() * 2 <= found.known && !taken.contains(&key),
            };
            if divides && common && sorts {
                found.values.iter_mut().for_each(|value| value.colour = self.colours.get(&value.number).copied());
                arrange(kind, &mut found.values, had);
                offered.push((Reverse(found.known), Facet { kind, key, name: found.name, values: found.values }));
            }
        }
        offered.sort_by(|(a, x), (b, y)| (x.kind, a, &x.key).cmp(&(y.kind, b, &y.key)));
        table.facets = offered.into_iter().map(|(_, facet)| facet).take(FACETS_MAX).collect();
        for (at, facet) in table.facets.iter().enumerate() {
            facet.values.iter().for_each(|value| table.facet_of[value.number] = Some(at));
        }
        table
    }
}

/// The key of the facet of availability.
pub const AVAILABILITY: &str = "availability";

/// Numbers and sizes by their size; else options as the merchant has them, facts by how many have them.
fn arrange(kind: Kind, values: &mut Vec<Value>, had: &[u32]) {
    if kind == Kind::Option && values.len() > OPTION_VALUES_MAX {
        values.sort_by_key(|value| Reverse(had[value.number]));
        values.truncate(OPTION_VALUES_MAX);
        values.sort_by_key(|value| value.number);
    }
    let sizes: Option<Vec<i64>> = values.iter().map(|value| size(&value.label)).collect();
    match (sizes, kind) {
        (Some(_), Kind::Option | Kind::Attribute) => values.sort_by_key(|value| size(&value.label)),
        (_, Kind::Attribute) => values.sort_by_key(|value| (Reverse(had[value.number]), value.number)),
        (_, Kind::Availability) => values.sort_by_key(|value| value.label != Label::InStock),
        (None, Kind::Option) => {}
    }
}

/// The number with which a label begins, in thousandths.
fn size(label: &Label) -> Option<i64> {
    let text = match label {
        Label::Words(words) => words.all().next()?,
        Label::Figures(figures) => figures,
        Label::Yes | Label::No | Label::InStock | Label::ToOrder => return None,
    };
    let (minus, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let (whole, part) = text[..end].split_once(['.', ',']).unwrap_or((&text[..end], ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let (whole, part): (i64, i64) = (whole.parse().ok()?, part.parse().ok()?);
    whole.checked_mul(1_000)?.checked_add(part).map(|size| minus * size)
}
