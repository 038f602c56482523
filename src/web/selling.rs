//! What every page says of buying here: how one pays, where it goes and what that costs, and what a buyer can count on. All of it is what
//! the settings say; nothing is promised that nobody set up.

use crate::base::{Country, Locale};
use crate::shop::settings::Settings;
use crate::shop::shipping::{ShippingKind, ShippingMethod};
use crate::web::cx::SellingFace;
use crate::web::facts::Facts;
use std::collections::BTreeSet;

/// More countries than these are counted.
const NAMED_MAX: usize = 4;

pub fn selling(facts: &Facts, settings: &Settings, locale: Locale) -> SellingFace {
    let withdrawal = facts.pages.iter().any(|page| page.handle() == "withdrawal");
    let cared = [Some("storefront-foot-private"), withdrawal.then_some("storefront-foot-withdrawal")];
    SellingFace {
        pay: facts.ways_to_pay.iter().map(|method| method.name.get(locale).to_owned()).collect(),
        delivery: delivery(facts, settings, locale),
        cared: cared.into_iter().flatten().map(|key| locale.t(key).into_owned()).collect(),
    }
}

/// Where it goes, from when on that is free at home, and where it can be fetched.
fn delivery(facts: &Facts, settings: &Settings, locale: Locale) -> Vec<String> {
    let of_kind = |kind: ShippingKind| move |method: &&ShippingMethod| method.active && method.kind == kind;
    let countries: BTreeSet<Country> =
        facts.shipping.iter().filter(of_kind(ShippingKind::Delivery)).flat_map(|method| method.countries.iter().copied()).collect();
    let mut said = Vec::new();
    if !countries.is_empty() {
        // Home leads.
        let named = countries
            .iter()
            .filter(|country| **country == settings.country)
            .chain(countries.iter().filter(|country| **country != settings.country));
        let names: Vec<&str> = named.map(|country| country.name(locale)).collect();
        said.push(if names.len() <= NAMED_MAX {
            locale.t_with("storefront-foot-to", &[("countries", &names.join(", "))]).into_owned()
        } else {
            locale.t_with("storefront-foot-to-many", &[("country", names[0]), ("n", &(names.len() - 1).to_string())]).into_owned()
        });
    }
    if let Some(free) = facts.free_from(settings.country) {
        said.push(locale.t_with("storefront-foot-free", &[("amount", &locale.money(free))]).into_owned());
    }
    let pickup = facts.shipping.iter().find(of_kind(ShippingKind::Pickup));
    said.extend(pickup.map(|method| method.name.get(locale).to_owned()));
    said
}
