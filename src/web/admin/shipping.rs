//! Shipping methods in the admin: all of it.

use crate::base::{Country, Money, Say, Words};
use crate::shop::shipping::{ShippingKind, ShippingMethod, ShippingPrice, WeightStep};
use crate::web::field::input::{Countries, Kind, Position, WordsLine, WordsLineOrNone};
use crate::web::field::{Choice, Form, Input, ReadCx, form};

impl Choice for ShippingKind {
    const ALL: &'static [ShippingKind] = &ShippingKind::ALL;
    fn key(self) -> &'static str {
        ShippingKind::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            ShippingKind::Delivery => "admin-shipping-kind-delivery",
            ShippingKind::Pickup => "admin-shipping-kind-pickup",
        }
    }
}

/// One amount, or a line for each weight: `2000 g: 4.90`.
pub struct Price;
impl Input for Price {
    type Value = ShippingPrice;
    const KIND: Kind = Kind::Note;
    fn show(value: &ShippingPrice, cx: &ReadCx) -> String {
        match value {
            ShippingPrice::Flat(price) => Money::show(price, cx),
            ShippingPrice::ByWeight(steps) => {
                let lines = steps.iter().map(|s| format!("{} g: {}", s.up_to_g, Money::show(&s.price, cx)));
                lines.collect::<Vec<_>>().join("\n")
            }
        }
    }
    fn read(typed: &str, cx: &ReadCx) -> Result<ShippingPrice, Say> {
        if !typed.contains([':', '=']) {
            return Money::read(typed, cx).map(ShippingPrice::Flat);
        }
        let mut steps: Vec<WeightStep> = Vec::new();
        for line in typed.lines().filter(|line| !line.trim().is_empty()) {
            let bad = || Say::new("wrong-weight-steps").with("line", line.trim());
            let (weight, price) = line.split_once([':', '=']).ok_or_else(bad)?;
            let up_to_g: u32 = weight.trim().trim_end_matches('g').trim().parse().map_err(|_| bad())?;
            let price = Money::read(price, cx).map_err(|_| bad())?;
            if steps.last().is_some_and(|last| last.up_to_g >= up_to_g) {
                return Err(bad());
            }
            steps.push(WeightStep { up_to_g, price });
        }
        Ok(ShippingPrice::ByWeight(steps))
    }
}

/// Working days, `2` or `2-3`.
pub struct Days;
impl Input for Days {
    type Value = Option<(u8, u8)>;
    const KIND: Kind = Kind::Line;
    const REQUIRED: bool = false;
    fn show(value: &Option<(u8, u8)>, _: &ReadCx) -> String {
        match value {
            None => String::new(),
            Some((least, most)) if least == most => least.to_string(),
            Some((least, most)) => format!("{least}–{most}"),
        }
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Option<(u8, u8)>, Say> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let (least, most) = typed.split_once(['-', '–']).unwrap_or((typed, typed));
        match (least.trim().parse::<u8>(), most.trim().parse::<u8>()) {
            (Ok(least), Ok(most)) if least <= most => Ok(Some((least, most))),
            _ => Err(Say::new("wrong-day-range")),
        }
    }
}

#[derive(Clone, Debug)]
pub struct ShippingFacts {
    pub name: Words,
    pub note: Words,
    pub kind: ShippingKind,
    pub countries: Vec<Country>,
    pub price: ShippingPrice,
    pub free_from: Option<Money>,
    pub days: Option<(u8, u8)>,
    pub active: bool,
    pub position: u32,
}

pub const SHIPPING: Form<ShippingFacts> = form!(ShippingFacts {
    ["admin-shipping-group-name", "admin-shipping-group-name-help"]
    name: WordsLine = "admin-name", "";
    note: WordsLineOrNone = "admin-note", "admin-shipping-note-help";
    kind: ShippingKind = "admin-kind", "", preset = "delivery";
    ["admin-shipping-group-where", "admin-shipping-group-where-help"]
    countries: Countries = "admin-countries", "admin-countries-help";
    days: Days = "admin-shipping-days", "admin-shipping-days-help";
    ["admin-shipping-group-price", "admin-shipping-group-price-help"]
    price: Price = "word-price", "admin-shipping-price-help";
    free_from: Option<Money> = "admin-shipping-free-from", "admin-shipping-free-from-help";
    ["admin-group-offer", ""]
    active: bool = "admin-shipping-active", "", preset = "on";
    position: Position = "admin-position", "admin-position-help", preset = "0";
});

impl From<ShippingMethod> for ShippingFacts {
    fn from(m: ShippingMethod) -> ShippingFacts {
        let ShippingMethod { name, note, kind, countries, price, free_from, days, active, position, id: _ } = m;
        ShippingFacts { name, note, kind, countries, price, free_from, days, active, position }
    }
}

#[cfg(test)]
mod tests {
    use super::{Days, Price};
    use crate::base::{Currency, Locale, Money};
    use crate::shop::shipping::{ShippingPrice, WeightStep};
    use crate::web::field::{Input, ReadCx};

    const CX: ReadCx = ReadCx { currency: Currency::EUR, locale: Locale::De };

    #[test]
    fn one_price_or_steps() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        assert_eq!(Price::read("4,90", &CX), Ok(ShippingPrice::Flat(eur(490))));
        let steps = vec![WeightStep { up_to_g: 2000, price: eur(490) }, WeightStep { up_to_g: 10_000, price: eur(850) }];
        let by_weight = ShippingPrice::ByWeight(steps);
        assert_eq!(Price::read("2000 g: 4,90\n10000 = 8.50\n", &CX), Ok(by_weight.clone()));
        assert_eq!(Price::read(&Price::show(&by_weight, &CX), &CX), Ok(by_weight));
        for bad in ["", "2000: x", "5000: 1\n2000: 2", "a: 1"] {
            assert!(Price::read(bad, &CX).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_from_to() {
        assert_eq!((Days::read("2–3", &CX), Days::read(" 1 ", &CX), Days::read("", &CX)), (Ok(Some((2, 3))), Ok(Some((1, 1))), Ok(None)));
        assert!(Days::read("3-2", &CX).is_err() && Days::read("soon", &CX).is_err());
    }
}
