//! What the pipeline needs to know, gathered from the records.

use crate::base::{Country, Currency, Money, Outcome, Rate};
use crate::shop::catalog::{Product, ProductKind, Variant};
use crate::shop::settings::{PriceDisplay, Settings};
use crate::shop::tax;
use crate::store::Reads;

/// Things and circumstances, without any record.
#[derive(Clone, PartialEq, Debug)]
pub struct Basket {
    pub items: Vec<Item>,
    pub currency: Currency,
    pub prices: PriceDisplay,
    /// `None` as long as no method is chosen.
    pub shipping: Option<Money>,
    pub fee: Option<Money>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub kind: ProductKind,
    pub unit: Money,
    pub quantity: u32,
    pub rate: Rate,
    /// Grams of one piece.
    pub weight_g: u32,
}

impl Basket {
    /// What is sent, or fetched, costs before charges and, with net prices, before tax.
    pub fn goods(&self) -> Money {
        self.of_kind(ProductKind::Goods)
    }

    /// What the gift cards in it cost.
    pub fn gift_cards(&self) -> Money {
        self.of_kind(ProductKind::GiftCard)
    }

    fn of_kind(&self, kind: ProductKind) -> Money {
        Money::sum(self.currency, self.items.iter().filter(|item| item.kind == kind).map(|item| item.unit.times(item.quantity)))
    }

    /// Whether everything in it goes by e-mail.
    pub fn is_sent_by_email(&self) -> bool {
        ProductKind::are_all_gift_cards(self.items.iter().map(|item| item.kind))
    }

    /// Grams of everything.
    pub fn weight_g(&self) -> u64 {
        self.items.iter().map(|item| u64::from(item.weight_g) * u64::from(item.quantity)).sum()
    }
}

/// A basket of variants that go to a country, without shipping and fee.
pub fn basket<'a>(
    reads: &impl Reads,
    settings: &Settings,
    destination: Country,
    wanted: impl IntoIterator<Item = (&'a Product, &'a Variant, u32)>,
) -> Outcome<Basket> {
    let mut rates = Vec::new();
    let mut items = Vec::new();
    for (product, variant, quantity) in wanted {
        let kind = product.kind;
        if kind.is_gift_card() {
            items.push(Item { kind, unit: variant.price, quantity, rate: Rate::ZERO, weight_g: 0 });
            continue;
        }
        let class = variant.tax_class;
        let rate = match rates.iter().find(|(known, _)| *known == class) {
            Some((_, rate)) => *rate,
            None => {
                let rate = tax::rate(reads, settings.country, destination, class)?;
                rates.push((class, rate));
                rate
            }
        };
        items.push(Item { kind, unit: variant.price, quantity, rate, weight_g: variant.weight_g });
    }
    Ok(Basket { items, currency: settings.currency, prices: settings.prices, shipping: None, fee: None })
}
