//! Rates of value added tax, as a first suggestion. The merchant confirms them; what counts is what the shop's settings then say.
//!
//! Compared on 2026-11-21 with the PyPI package eu-vat-rates-data 2026.9.29 (MIT), which takes the rates of member states from the
//! European Commission's Taxes in Europe Database and those of others from their tax authorities. Left out are the zero rate and rates
//! of single regions (Jungholz, Corsica, the Azores and Madeira, Greek islands); parking rates stand among the reduced ones where
//! shops meet them, and Ireland has its rate for livestock besides (Council Directive 2006/112/EC, Articles 96 to 119).

use crate::base::Rate;

/// Rates of value added tax of one country, the reduced ones from high to low.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaxSuggestion {
    pub standard: Rate,
    pub reduced: Vec<Rate>,
}

/// Country, standard rate, reduced rates; tenths of a percent.
const RATES: [(&str, u32, &[u32]); 32] = [
    ("AT", 200, &[130, 100, 49]),
    ("BE", 210, &[120, 60]),
    ("BG", 200, &[90]),
    ("CH", 81, &[38, 26]),
    ("CY", 190, &[90, 50, 30]),
    ("CZ", 210, &[120]),
    ("DE", 190, &[70]),
    ("DK", 250, &[]),
    ("EE", 240, &[130, 90]),
    ("ES", 210, &[100, 40]),
    ("FI", 255, &[135, 100]),
    ("FR", 200, &[100, 55, 21]),
    ("GB", 200, &[50]),
    ("GR", 240, &[130, 60]),
    ("HR", 250, &[130, 50]),
    ("HU", 270, &[180, 50]),
    ("IE", 230, &[135, 90, 48]),
    ("IT", 220, &[100, 50, 40]),
    ("LI", 81, &[38, 26]),
    ("LT", 210, &[120, 50]),
    ("LU", 170, &[140, 80, 30]),
    ("LV", 210, &[120, 50]),
    ("MC", 200, &[100, 55, 21]),
    ("MT", 180, &[120, 70, 50]),
    ("NL", 210, &[90]),
    ("NO", 250, &[150, 120]),
    ("PL", 230, &[80, 50]),
    ("PT", 230, &[130, 60]),
    ("RO", 210, &[110]),
    ("SE", 250, &[120, 60]),
    ("SI", 220, &[95, 50]),
    ("SK", 230, &[190, 50]),
];

pub fn suggestion(code: &str) -> Option<TaxSuggestion> {
    let rate = |tenths: &u32| Rate(tenths * 1_000);
    let (_, standard, reduced) = RATES.iter().find(|(country, ..)| *country == code)?;
    Some(TaxSuggestion { standard: rate(standard), reduced: reduced.iter().map(rate).collect() })
}
