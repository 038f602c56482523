//! Tax classes and rates: which share of a price is tax, by country and kind of goods.

pub mod save;
pub mod starter;

pub use save::{DeleteTaxClass, DeleteTaxRate, SaveTaxClass, SaveTaxRate};

use crate::base::{Country, Outcome, Rate, TaxClassId, TaxRateId};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

/// A kind of goods that is taxed alike: standard, reduced.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TaxClass {
    pub id: TaxClassId,
    pub name: String,
}

/// The rate of one class in one country.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TaxRate {
    pub id: TaxRateId,
    pub country: Country,
    pub class: TaxClassId,
    pub rate: Rate,
}

pub const BY_COUNTRY: Index<TaxRate, (String, TaxClassId)> = Index::unique(24);
pub const TAX_CLASSES_MAX: usize = 50;
pub const TAX_RATES_MAX: usize = 2_000;

impl Names for TaxClassId {
    type Record = TaxClass;
}
impl Record for TaxClass {
    const TABLE: Table = Table::new(30, "tax class");
    type Id = TaxClassId;
    fn id(&self) -> TaxClassId {
        self.id
    }
}

impl Names for TaxRateId {
    type Record = TaxRate;
}
impl Record for TaxRate {
    const TABLE: Table = Table::new(31, "tax rate");
    type Id = TaxRateId;
    fn id(&self) -> TaxRateId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_COUNTRY, &(self.country.code().to_owned(), self.class));
    }
}

/// The classes, the standard one (the oldest) first.
pub fn classes(reads: &impl Reads) -> Outcome<Vec<TaxClass>> {
    reads.all(Page::first(TAX_CLASSES_MAX))
}

/// All rates, by country and class.
pub fn rates(reads: &impl Reads) -> Outcome<Vec<TaxRate>> {
    reads.scan(&BY_COUNTRY, &(), Page::first(TAX_RATES_MAX))
}

/// The rate of a class for goods that go to `destination` from a shop in `home`: the destination's where the merchant has entered
/// one, else the home country's (a seller below the threshold of Directive 2006/112/EC Art. 59c taxes at home), else none.
pub fn rate(reads: &impl Reads, home: Country, destination: Country, class: TaxClassId) -> Outcome<Rate> {
    for country in [destination, home] {
        if let Some(found) = reads.lookup(&BY_COUNTRY, &(country.code().to_owned(), class))? {
            return Ok(found.rate);
        }
    }
    Ok(Rate::ZERO)
}
