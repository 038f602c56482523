//! What a new shop begins with: the three classes that nearly every country has, with the rates that were given.

use super::{TaxClass, TaxRate};
use crate::base::{Outcome, Rate};
use crate::shop::{Event, Tx, settings};

pub fn make(tx: &mut Tx, standard: Option<Rate>, reduced: Option<Rate>) -> Outcome {
    let settings = settings::the(tx)?;
    let classes = [("starter-tax-standard", standard), ("starter-tax-reduced", reduced), ("starter-tax-zero", Some(Rate::ZERO))];
    for (key, rate) in classes {
        let class = TaxClass { id: tx.next()?, name: settings.locale.t(key).into_owned() };
        tx.put(&class)?;
        tx.tell(Event::TaxClassSaved { tax_class: class.id });
        if let Some(rate) = rate {
            let rate = TaxRate { id: tx.next()?, country: settings.country, class: class.id, rate };
            tx.put(&rate)?;
            tx.tell(Event::TaxRateSaved { tax_rate: rate.id });
        }
    }
    Ok(())
}
