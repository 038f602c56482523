//! Saving and deleting tax classes and rates. What goods still use cannot go.

use super::{BY_COUNTRY, TAX_CLASSES_MAX, TAX_RATES_MAX, TaxClass, TaxRate, classes, rates};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Country, Outcome, Rate, Refusal, TaxClassId, TaxRateId};
use crate::shop::catalog::product::BY_TAX_CLASS;
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveTaxClass {
    #[serde(default)]
    pub id: Option<TaxClassId>,
    pub name: String,
}

impl Command for SaveTaxClass {
    type Done = TaxClassId;
    const NAME: &'static str = "save_tax_class";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<TaxClassId> {
        let mut typed = Typed::new();
        let name = typed.required_line("name", &self.name, LINE_CHARS_MAX);
        let known = classes(tx)?;
        if known.iter().any(|class| class.name == name && Some(class.id) != self.id) {
            typed.wrong("name", "wrong-taken");
        }
        if self.id.is_none() && known.len() >= TAX_CLASSES_MAX {
            typed.wrong_with("name", "wrong-too-many", "max", TAX_CLASSES_MAX);
        }
        typed.all_right()?;
        let id = match self.id {
            Some(id) => tx.get(id)?.id,
            None => tx.next()?,
        };
        tx.put(&TaxClass { id, name })?;
        tx.tell(Event::TaxClassSaved { tax_class: id });
        Ok(id)
    }
}

/// With its rates. The standard class, which new products get, stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteTaxClass {
    pub tax_class: TaxClassId,
}

impl Command for DeleteTaxClass {
    type Done = ();
    const NAME: &'static str = "delete_tax_class";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.get(self.tax_class)?;
        let standard = classes(tx)?.first().map(|class| class.id) == Some(self.tax_class);
        if standard || tx.count(&BY_TAX_CLASS, &self.tax_class, 1)? > 0 {
            return Err(Refusal::conflict("in-use").into());
        }
        for rate in rates(tx)?.into_iter().filter(|rate| rate.class == self.tax_class) {
            tx.delete(rate.id)?;
            tx.tell(Event::TaxRateDeleted { tax_rate: rate.id });
        }
        tx.delete(self.tax_class)?;
        tx.tell(Event::TaxClassDeleted { tax_class: self.tax_class });
        Ok(())
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveTaxRate {
    #[serde(default)]
    pub id: Option<TaxRateId>,
    pub country: Country,
    pub class: TaxClassId,
    pub rate: Rate,
}

impl Command for SaveTaxRate {
    type Done = TaxRateId;
    const NAME: &'static str = "save_tax_rate";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<TaxRateId> {
        let mut typed = Typed::new();
        typed.exists("class", tx.find(self.class)?);
        if self.rate.0 > Rate::WHOLE {
            typed.wrong("rate", "wrong-percent");
        }
        let other = tx.lookup(&BY_COUNTRY, &(self.country.code().to_owned(), self.class))?;
        if other.is_some_and(|other| Some(other.id) != self.id) {
            typed.wrong("country", "wrong-taken");
        }
        if self.id.is_none() && tx.total::<TaxRate>(TAX_RATES_MAX)? >= TAX_RATES_MAX {
            typed.wrong_with("country", "wrong-too-many", "max", TAX_RATES_MAX);
        }
        typed.all_right()?;
        let id = match self.id {
            Some(id) => tx.get(id)?.id,
            None => tx.next()?,
        };
        tx.put(&TaxRate { id, country: self.country, class: self.class, rate: self.rate })?;
        tx.tell(Event::TaxRateSaved { tax_rate: id });
        Ok(id)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteTaxRate {
    pub tax_rate: TaxRateId,
}

impl Command for DeleteTaxRate {
    type Done = ();
    const NAME: &'static str = "delete_tax_rate";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.tax_rate)?;
        tx.tell(Event::TaxRateDeleted { tax_rate: self.tax_rate });
        Ok(())
    }
}
