//! Saving and deleting shipping methods.

use super::pickup::PickupHours;
use super::{SHIPPING_METHODS_MAX, ShippingKind, ShippingMethod, ShippingPrice};
use crate::base::limits::{LINE_CHARS_MAX, WEIGHT_G_MAX};
use crate::base::{Country, Currency, Money, Outcome, ShippingMethodId, Words};
use crate::shop::settings;
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Steps of one method.
const STEPS_MAX: usize = 50;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveShippingMethod {
    #[serde(default)]
    pub id: Option<ShippingMethodId>,
    pub name: Words,
    #[serde(default)]
    pub note: Words,
    pub kind: ShippingKind,
    pub countries: Vec<Country>,
    pub price: ShippingPrice,
    #[serde(default)]
    pub free_from: Option<Money>,
    /// Working days, at least and at most.
    #[serde(default)]
    pub days: Option<(u8, u8)>,
    /// Only for what is picked up.
    #[serde(default)]
    pub pickup: Option<PickupHours>,
    pub active: bool,
    #[serde(default)]
    pub position: u32,
}

impl Command for SaveShippingMethod {
    type Done = ShippingMethodId;
    const NAME: &'static str = "save_shipping_method";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<ShippingMethodId> {
        let currency = settings::the(tx)?.currency;
        let mut typed = Typed::new();
        let name = typed.required_words("name", &self.name, LINE_CHARS_MAX);
        let note = typed.words("note", &self.note, LINE_CHARS_MAX);
        let countries = Country::each_once(&self.countries);
        if countries.is_empty() {
            typed.wrong("countries", "wrong-required");
        }
        price(&mut typed, &self.price, currency);
        if let Some(from) = self.free_from {
            typed.price("free_from", from, currency);
        }
        if self.days.is_some_and(|(least, most)| least > most) {
            typed.wrong("days", "wrong-days-order");
        }
        if self.kind == ShippingKind::Email {
            typed.wrong("kind", "wrong-choice");
        }
        let pickup = self.pickup.filter(|_| self.kind == ShippingKind::Pickup).map(|hours| hours.cleaned(&mut typed));
        if self.id.is_none() && tx.total::<ShippingMethod>(SHIPPING_METHODS_MAX)? >= SHIPPING_METHODS_MAX {
            typed.wrong_with("name", "wrong-too-many", "max", SHIPPING_METHODS_MAX);
        }
        typed.all_right()?;
        let id = match self.id {
            Some(id) => tx.get(id)?.id,
            None => tx.next()?,
        };
        tx.put(&ShippingMethod {
            id,
            name,
            note,
            kind: self.kind,
            countries,
            price: self.price,
            free_from: self.free_from,
            days: self.days,
            pickup,
            active: self.active,
            position: self.position,
        })?;
        tx.tell(Event::ShippingMethodSaved { shipping_method: id });
        Ok(id)
    }
}

fn price(typed: &mut Typed, price: &ShippingPrice, currency: Currency) {
    let steps = match price {
        ShippingPrice::Flat(price) => return typed.price("price", *price, currency),
        ShippingPrice::ByWeight(steps) => steps,
    };
    if steps.is_empty() {
        typed.wrong("steps", "wrong-required");
    }
    if steps.len() > STEPS_MAX {
        typed.wrong_with("steps", "wrong-too-many", "max", STEPS_MAX);
    }
    for (i, step) in steps.iter().enumerate().take(STEPS_MAX) {
        typed.price(format!("step-{i}-price"), step.price, currency);
        if i > 0 && step.up_to_g <= steps[i - 1].up_to_g {
            typed.wrong(format!("step-{i}-up_to"), "wrong-steps-order");
        }
        if !(1..=WEIGHT_G_MAX * 10).contains(&step.up_to_g) {
            typed.wrong_with(format!("step-{i}-up_to"), "wrong-too-heavy", "max", WEIGHT_G_MAX * 10);
        }
    }
}

/// Orders keep what they need of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteShippingMethod {
    pub shipping_method: ShippingMethodId,
}

impl Command for DeleteShippingMethod {
    type Done = ();
    const NAME: &'static str = "delete_shipping_method";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.shipping_method)?;
        tx.tell(Event::ShippingMethodDeleted { shipping_method: self.shipping_method });
        Ok(())
    }
}
