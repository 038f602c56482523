//! Shipping methods: where they go, what they cost, how long they take.

pub mod pickup;
pub mod save;
pub mod starter;

pub use pickup::{Opening, PickupHours, Slot};
pub use save::{DeleteShippingMethod, SaveShippingMethod};

use crate::base::{Country, Currency, Id, Money, Outcome, ShippingMethodId, Time, Words};
use crate::store::{Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ShippingMethod {
    pub id: ShippingMethodId,
    pub name: Words,
    /// A line below the name: the place and hours of a pickup, for example.
    #[serde(default)]
    pub note: Words,
    pub kind: ShippingKind,
    /// Where it goes. For a pickup: where it is.
    pub countries: Vec<Country>,
    pub price: ShippingPrice,
    /// Free for goods of at least this total.
    #[serde(default)]
    pub free_from: Option<Money>,
    /// Working days on the way, at least and at most.
    #[serde(default)]
    pub days: Option<(u8, u8)>,
    /// Of a way of picking up at which one chooses when to come.
    #[serde(default)]
    pub pickup: Option<PickupHours>,
    #[serde(default = "yes")]
    pub active: bool,
    #[serde(default)]
    pub position: u32,
}

const fn yes() -> bool {
    true
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShippingKind {
    Delivery,
    Pickup,
    /// What is not a thing: gift cards. The shop's own way, which no merchant sets up.
    Email,
}

impl ShippingKind {
    /// Those of the ways that a merchant sets up.
    pub const ALL: [ShippingKind; 2] = [ShippingKind::Delivery, ShippingKind::Pickup];

    pub const fn key(self) -> &'static str {
        match self {
            ShippingKind::Delivery => "delivery",
            ShippingKind::Pickup => "pickup",
            ShippingKind::Email => "email",
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShippingPrice {
    Flat(Money),
    /// Steps in rising order: up to so many grams (included) it costs so much; heavier parcels do not go this way.
    ByWeight(Vec<WeightStep>),
}

impl ShippingPrice {
    /// What the lightest parcel costs; `None` where no parcel goes.
    pub fn least(&self) -> Option<Money> {
        match self {
            ShippingPrice::Flat(price) => Some(*price),
            ShippingPrice::ByWeight(steps) => steps.first().map(|step| step.price),
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WeightStep {
    pub up_to_g: u32,
    pub price: Money,
}

pub const SHIPPING_METHODS_MAX: usize = 200;

impl Names for ShippingMethodId {
    type Record = ShippingMethod;
}
impl Record for ShippingMethod {
    const TABLE: Table = Table::new(32, "shipping method");
    type Id = ShippingMethodId;
    fn id(&self) -> ShippingMethodId {
        self.id
    }
}

impl ShippingMethod {
    /// The way of what is sent by e-mail: it costs nothing, and has the number 0, which no kept method has.
    pub fn by_email(currency: Currency) -> ShippingMethod {
        ShippingMethod {
            id: ShippingMethodId::new(0),
            name: Words::told("shipping-by-email"),
            note: Words::default(),
            kind: ShippingKind::Email,
            countries: Vec::new(),
            price: ShippingPrice::Flat(Money::zero(currency)),
            free_from: None,
            days: None,
            pickup: None,
            active: true,
            position: 0,
        }
    }
}

/// The methods in the merchant's order.
pub fn methods(reads: &impl Reads) -> Outcome<Vec<ShippingMethod>> {
    let mut all: Vec<ShippingMethod> = reads.all(Page::first(SHIPPING_METHODS_MAX))?;
    all.sort_by_key(|m| (m.position, m.id));
    Ok(all)
}

/// The first and the last day on which something arrives: the working days that the shop needs before it leaves, then those on the way.
/// The one place that reckons them; `None` for what is fetched, and where nobody said how long the way takes.
pub fn arrival(from: Time, dispatch_days: u32, (kind, days): (ShippingKind, Option<(u8, u8)>), zone: &str) -> Option<[Time; 2]> {
    let (first, last) = days.filter(|_| kind == ShippingKind::Delivery)?;
    Some([first, last.max(first)].map(|days| from.working_days_later(dispatch_days + u32::from(days), zone)))
}

impl ShippingMethod {
    /// When it brings what is ordered at `from`.
    pub fn arrival(&self, from: Time, dispatch_days: u32, zone: &str) -> Option<[Time; 2]> {
        arrival(from, dispatch_days, (self.kind, self.days), zone)
    }

    /// What it costs for goods of this total and weight; `None` when it does not carry them.
    pub fn cost(&self, goods: Money, weight_g: u64) -> Option<Money> {
        let price = match &self.price {
            ShippingPrice::Flat(price) => *price,
            ShippingPrice::ByWeight(steps) => steps.iter().find(|step| weight_g <= u64::from(step.up_to_g))?.price,
        };
        let free = self.free_from.is_some_and(|from| goods >= from);
        Some(if free { Money::zero(price.currency()) } else { price })
    }

    /// Whether it goes to a country at all.
    pub fn goes_to(&self, country: Country) -> bool {
        self.active && self.countries.contains(&country)
    }
}
