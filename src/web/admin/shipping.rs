//! Shipping methods in the admin: all of it.

use crate::base::{Country, Day, Money, Outcome, Say, ShippingMethodId, Words};
use crate::shop::Permission;
use crate::shop::shipping::{
    DeleteShippingMethod, Opening, PickupHours, SaveShippingMethod, ShippingKind, ShippingMethod, ShippingPrice, WeightStep, methods,
};
use crate::store::Snapshot;
use crate::web::admin::resource::{Column, Resource};
use crate::web::admin::ui::{Look, Tag};
use crate::web::admin::week::{ClosedDays, Week};
use crate::web::cx::Cx;
use crate::web::field::input::{Count, Countries, Kind, Position, WordsLine, WordsLineOrNone};
use crate::web::field::{Choice, Form, Input, ReadCx, form};
use maud::{Markup, html};

impl Choice for ShippingKind {
    const ALL: &'static [ShippingKind] = &ShippingKind::ALL;
    fn key(self) -> &'static str {
        ShippingKind::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            ShippingKind::Delivery => "admin-shipping-kind-delivery",
            ShippingKind::Pickup => "admin-shipping-kind-pickup",
            ShippingKind::Email => "shipping-by-email",
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

/// What the form says; hours that name no day are none.
#[derive(Clone, Debug)]
pub struct ShippingFacts {
    pub name: Words,
    pub note: Words,
    pub kind: ShippingKind,
    pub countries: Vec<Country>,
    pub days: Option<(u8, u8)>,
    pub price: ShippingPrice,
    pub free_from: Option<Money>,
    pub week: Vec<Opening>,
    pub slot_minutes: u32,
    pub per_slot: u32,
    pub lead_minutes: u32,
    pub days_ahead: u32,
    pub closed: Vec<Day>,
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
    ["admin-pickup-group", "admin-pickup-group-help"]
    week: Week = "admin-pickup-week", "admin-pickup-week-help";
    slot_minutes: Count = "admin-pickup-slot", "", preset = "30", unit = "min";
    per_slot: Count = "admin-pickup-per-slot", "", preset = "4";
    lead_minutes: Count = "admin-pickup-lead", "admin-pickup-lead-help", preset = "60", unit = "min";
    days_ahead: Count = "admin-pickup-ahead", "", preset = "7";
    closed: ClosedDays = "admin-pickup-closed", "admin-pickup-closed-help";
    ["admin-group-offer", ""]
    active: bool = "admin-shipping-active", "", preset = "on";
    position: Position = "admin-position", "admin-position-help", preset = "0";
});

pub struct ShippingMethods;
impl Resource for ShippingMethods {
    type Id = ShippingMethodId;
    type Facts = ShippingFacts;
    type Save = SaveShippingMethod;
    type Delete = DeleteShippingMethod;
    const PATH: &'static str = "/admin/shipping";
    const WORD: &'static str = "admin-shipping";
    const NEEDS: Permission = Permission::Settings;
    const FORM: Form<ShippingFacts> = SHIPPING;
    const COLUMNS: &'static [Column<ShippingMethod>] = &[
        Column { head: "admin-name", class: "", cell: |m, cx| html! { (m.name.get(cx.locale)) } },
        Column { head: "admin-countries", class: "why2 muted", cell: |m, cx| html! { (places(m, cx)) } },
        Column { head: "word-price", class: "num", cell: |m, cx| html! { (price(m, cx)) } },
        Column { head: "admin-state", class: "tags", cell: |m, cx| html! { (offered(m.active.into(), cx)) } },
    ];
    const DELETE: Option<fn(ShippingMethodId) -> DeleteShippingMethod> = Some(|shipping_method| DeleteShippingMethod { shipping_method });

    fn facts(m: ShippingMethod) -> ShippingFacts {
        let ShippingMethod { name, note, kind, countries, price, free_from, days, pickup, active, position, .. } = m;
        let usual = PickupHours { slot_minutes: 30, per_slot: 4, lead_minutes: 60, days_ahead: 7, ..PickupHours::default() };
        let hours = pickup.unwrap_or(usual);
        ShippingFacts {
            name,
            note,
            kind,
            countries,
            days,
            price,
            free_from,
            week: hours.week,
            slot_minutes: hours.slot_minutes.into(),
            per_slot: hours.per_slot.into(),
            lead_minutes: hours.lead_minutes,
            days_ahead: hours.days_ahead.into(),
            closed: hours.closed,
            active,
            position,
        }
    }
    fn save(id: Option<ShippingMethodId>, facts: ShippingFacts) -> SaveShippingMethod {
        // A number that no field of the record holds is too large, and the command says so.
        let small = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
        let ShippingFacts { name, note, kind, countries, days, price, free_from, week, closed, active, position, .. } = facts;
        let pickup = (!week.is_empty()).then(|| PickupHours {
            week,
            slot_minutes: small(facts.slot_minutes),
            per_slot: small(facts.per_slot),
            lead_minutes: facts.lead_minutes,
            days_ahead: small(facts.days_ahead),
            closed,
        });
        SaveShippingMethod { id, name, note, kind, countries, price, free_from, days, pickup, active, position }
    }
    fn name(m: &ShippingMethod, cx: &Cx) -> String {
        m.name.get(cx.locale).to_owned()
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<ShippingMethod>> {
        methods(reads)
    }
}

/// Few countries by name, many by their letters.
fn places(m: &ShippingMethod, cx: &Cx) -> String {
    match m.countries.as_slice() {
        [] => cx.t("admin-shipping-everywhere").into_owned(),
        few if few.len() <= 3 => few.iter().map(|c| c.name(cx.locale)).collect::<Vec<_>>().join(", "),
        many => many.iter().map(Country::code).collect::<Vec<_>>().join(", "),
    }
}

fn price(m: &ShippingMethod, cx: &Cx) -> Markup {
    let least = match &m.price {
        ShippingPrice::Flat(price) => cx.money(*price),
        ShippingPrice::ByWeight(steps) => {
            steps.first().map(|s| cx.t_with("admin-price-from", &[("price", &cx.money(s.price))]).into_owned()).unwrap_or_default()
        }
    };
    html! { (least) @if let Some(from) = m.free_from { " " small.muted { (cx.t_with("admin-shipping-free-from-n", &[("amount", &cx.money(from))])) } } }
}

/// Whether customers can choose it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offer {
    Open,
    Closed,
}

impl From<bool> for Offer {
    fn from(active: bool) -> Offer {
        if active { Offer::Open } else { Offer::Closed }
    }
}

pub fn offered(offer: Offer, cx: &Cx) -> Tag {
    match offer {
        Offer::Open => Tag::new(Look::Done, cx.t("admin-active")),
        Offer::Closed => Tag::new(Look::Idle, cx.t("admin-inactive")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Days, Price};
    use crate::base::{Currency, Locale, Money};
    use crate::shop::shipping::{ShippingPrice, WeightStep};
    use crate::web::field::{Input, ReadCx};

    const CX: ReadCx = ReadCx { currency: Currency::EUR, locale: Locale::De, zone: std::borrow::Cow::Borrowed("Europe/Berlin") };

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
