//! What one piece contains, and what that comes to for a kilogram, litre, metre or square metre, so that packs of different sizes
//! can be compared. Directive 98/6/EC art. 3 asks for it where goods are sold by quantity; in Germany §§ 4 and 5 PAngV, which name
//! these units. Counted pieces (12 dishwasher tablets) are the merchant's choice.

use crate::base::{Locale, Money, Round};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// What is measured. The names are of the smallest amount in which it is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Unit {
    #[serde(rename = "mg")]
    Mass,
    /// Thousandths of a millilitre.
    #[serde(rename = "ul")]
    Volume,
    #[serde(rename = "mm")]
    Length,
    #[serde(rename = "mm2")]
    Area,
    #[serde(rename = "piece")]
    Pieces,
}

/// What one piece contains: net, without packaging; drained where it lies in a liquid (PAngV § 5 (4)).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    /// In the smallest amounts of the unit; at most 4 tonnes, 4 cubic metres, 4,000 km.
    pub amount: NonZeroU32,
    pub unit: Unit,
}

/// How amounts are written: sign, unit, and how many of the smallest amounts it is. The smaller first; the first sign of an amount is
/// the one that is shown, the others are read as well.
const MEASURES: [(&str, Unit, u32); 21] = [
    ("mg", Unit::Mass, 1),
    ("g", Unit::Mass, 1_000),
    ("kg", Unit::Mass, 1_000_000),
    ("ml", Unit::Volume, 1_000),
    ("l", Unit::Volume, 1_000_000),
    ("mm", Unit::Length, 1),
    ("cm", Unit::Length, 10),
    ("m", Unit::Length, 1_000),
    ("cm²", Unit::Area, 100),
    ("m²", Unit::Area, 1_000_000),
    ("pc", Unit::Pieces, 1),
    // Read, but not shown.
    ("cl", Unit::Volume, 10_000),
    ("cm2", Unit::Area, 100),
    ("m2", Unit::Area, 1_000_000),
    ("pcs", Unit::Pieces, 1),
    ("piece", Unit::Pieces, 1),
    ("pieces", Unit::Pieces, 1),
    ("st", Unit::Pieces, 1),
    ("stk", Unit::Pieces, 1),
    ("stück", Unit::Pieces, 1),
    ("item", Unit::Pieces, 1),
];
/// So many of them are shown.
const SHOWN: usize = 11;

impl Unit {
    /// How many of the smallest amounts the price is for: 1 kg, 1 l, 1 m, 1 m² (PAngV § 5 (1)), one piece.
    pub const fn base(self) -> u32 {
        match self {
            Unit::Mass | Unit::Volume | Unit::Area => 1_000_000,
            Unit::Length => 1_000,
            Unit::Pieces => 1,
        }
    }

    /// The sign of the base unit; of pieces it is a word, which languages have their own of.
    pub const fn sign(self) -> Option<&'static str> {
        match self {
            Unit::Mass => Some("kg"),
            Unit::Volume => Some("l"),
            Unit::Length => Some("m"),
            Unit::Area => Some("m²"),
            Unit::Pieces => None,
        }
    }

    /// Its code in UN/CEFACT Recommendation 20, which schema.org uses.
    pub const fn code(self) -> &'static str {
        match self {
            Unit::Mass => "KGM",
            Unit::Volume => "LTR",
            Unit::Length => "MTR",
            Unit::Area => "MTK",
            Unit::Pieces => "C62",
        }
    }
}

/// What one base unit costs when a piece with this content costs `price`: to the nearest minor unit, a half up, as is the trade's
/// custom where the law names none.
pub fn unit_price(price: Money, content: Content) -> Money {
    price.for_other(content.unit.base(), content.amount, Round::HalfUp)
}

impl Content {
    /// Reads `500 g`, `0,75 l`, `1.5kg`, `2 m²`, `12 pieces`. `None` for anything else, for nothing at all, and for what is finer than
    /// the smallest amount.
    pub fn parse(text: &str) -> Option<Content> {
        let text = text.trim().to_lowercase();
        let at = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
        let (number, sign) = (&text[..at], text[at..].trim());
        let (_, unit, factor) = MEASURES.into_iter().find(|(known, ..)| *known == sign)?;
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
        if whole.is_empty() || whole.len() > 9 || part.len() > 6 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let millionths = whole.parse::<u64>().ok()? * 1_000_000 + format!("{part:0<6}").parse::<u64>().ok()?;
        let exact = millionths.checked_mul(u64::from(factor))?;
        let amount = u32::try_from(exact / 1_000_000).ok().filter(|_| exact.is_multiple_of(1_000_000))?;
        Some(Content { amount: NonZeroU32::new(amount)?, unit })
    }

    /// As people write it, and as it is read back: `500 g`, `1.5 kg`, in German `1,5 kg`.
    pub fn written(self, locale: Locale) -> String {
        let own = || MEASURES.into_iter().take(SHOWN).filter(|(_, unit, _)| *unit == self.unit);
        let (sign, _, factor) = own().rfind(|(.., factor)| *factor <= self.amount.get()).or(own().next()).expect("every unit has a sign");
        let number = decimal(self.amount.get(), factor);
        match locale {
            Locale::En => format!("{number} {sign}"),
            Locale::De => format!("{} {}", number.replace('.', ","), if self.unit == Unit::Pieces { "St" } else { sign }),
        }
    }

    /// How many base units it is, in plain figures with a point: `0.5`.
    pub fn base_units(self) -> String {
        decimal(self.amount.get(), self.unit.base())
    }
}

/// One number by another that is a power of ten.
fn decimal(amount: u32, by: u32) -> String {
    let (whole, rest) = (amount / by, amount % by);
    if rest == 0 {
        return whole.to_string();
    }
    let digits = by.ilog10() as usize;
    format!("{whole}.{rest:0digits$}").trim_end_matches('0').to_owned()
}
