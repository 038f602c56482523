//! A populated shop, filled through the same commands as any other, with what it sells, who bought it, and months of orders in
//! every state. Its words and pictures are a folder of `assets/demo`; everything that is drawn is drawn from fixed seeds.

mod books;
mod content;
mod dice;
mod fill;
mod generate;
mod gifts;
mod history;
mod kinds;
mod look;
mod returns;
mod script;
mod stories;
mod subscribers;
mod together;

pub use fill::fill;

use crate::base::{Outcome, Time};
use crate::shop::theme::ThemeName;
use crate::shop::wipe;
use crate::store::Reads;

/// Which shop it is. Each has its theme, and its words and pictures in a folder of `assets/demo`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum DemoShop {
    /// Thrum: things made by hand.
    #[default]
    Maker,
    /// Volta 9: sound, desk and power; bold and dense, with comparison.
    Electronics,
    /// Mehl & Meer: a bakery and deli.
    Deli,
}

impl DemoShop {
    pub const fn theme(self) -> ThemeName {
        match self {
            DemoShop::Maker => ThemeName::Thrum,
            DemoShop::Electronics => ThemeName::Volta,
            DemoShop::Deli => ThemeName::Deli,
        }
    }

    /// How far back its orders go.
    pub const fn days_of_orders(self) -> i64 {
        match self {
            DemoShop::Maker => 365,
            DemoShop::Electronics | DemoShop::Deli => 90,
        }
    }

    /// The folder in `assets/demo`.
    pub const fn folder(self) -> &'static str {
        match self {
            DemoShop::Maker => "maker",
            DemoShop::Electronics => "electronics",
            DemoShop::Deli => "deli",
        }
    }
}

/// How the demo is filled.
#[derive(Clone, Copy)]
pub struct DemoOptions {
    /// Generated products, on top of those that Thrum has.
    pub products: usize,
    pub shop: DemoShop,
    pub clock: DemoClock,
}

/// The way to turn back the clock by which the shop's writer goes, so that the demo has a past.
#[derive(Clone, Copy)]
pub struct DemoClock {
    /// Another moment holds; with `None`, the present again.
    pub set: fn(Option<Time>),
}

/// With what one signs in to the filled demo and pays there. Only hashes of password and code are kept, so they are told once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DemoLogin {
    pub email: String,
    pub password: String,
    /// The code of a gift card, in groups of four.
    pub gift_card: String,
}

/// Whether a demo was filled here, to the end.
pub fn is_filled(reads: &impl Reads) -> Outcome<bool> {
    Ok(reads.mark(wipe::FILLED)? > 0)
}
