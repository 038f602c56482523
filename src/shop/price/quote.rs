//! The pipeline: line prices, shipping, payment fee, tax. Pure; what it needs comes in the basket.

use super::Basket;
use crate::base::{Money, Rate, Round};
use crate::shop::settings::PriceDisplay;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a basket costs, and why.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Quote {
    pub lines: Vec<QuoteLine>,
    /// Shipping and fees.
    pub charges: Vec<QuoteCharge>,
    /// One a rate, the highest first.
    pub taxes: Vec<TaxSum>,
    /// What is to be paid.
    pub total: Money,
    /// Where every cent of the total comes from.
    pub notes: Vec<Note>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct QuoteLine {
    pub unit: Money,
    pub quantity: u32,
    pub total: Money,
    pub rate: Rate,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct QuoteCharge {
    pub why: Why,
    pub amount: Money,
}

/// The tax of one rate. `net + tax` is exactly `gross`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TaxSum {
    pub rate: Rate,
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
}

/// Where an amount comes from.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Note {
    pub why: Why,
    pub amount: Money,
    /// Already inside another amount (tax in gross prices), so it adds nothing to the total.
    pub included: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Why {
    /// A line: the number counts from 0.
    Price {
        line: usize,
    },
    Shipping,
    PaymentFee,
    /// A line of gift cards: nothing is taxed, for a multi-purpose voucher is taxed when it is spent (see `ProductKind::GiftCard`).
    GiftCard {
        line: usize,
    },
    Tax {
        rate: Rate,
    },
    /// The shop tries a provider: nothing is sold, so nothing is taxed.
    Trial,
}

type Step = fn(&mut Quote, &Basket);
const STEPS: &[Step] = &[line_prices, shipping, payment_fee, taxes];

/// What the basket costs. The notes that are not included add up to the total.
pub fn quote(basket: &Basket) -> Quote {
    let zero = Money::zero(basket.currency);
    let mut quote = Quote { lines: Vec::new(), charges: Vec::new(), taxes: Vec::new(), total: zero, notes: Vec::new() };
    // Nothing is sold, so nothing is charged: a charge without goods would have no rate of tax.
    let steps: &[Step] = if basket.items.is_empty() { &[] } else { STEPS };
    for step in steps {
        step(&mut quote, basket);
    }
    assert!(quote.adds_up(), "every cent has a note");
    quote
}

impl Quote {
    /// What trying a provider costs, of which every cent goes back.
    pub fn of_trial(amount: Money) -> Quote {
        let (zero, rate) = (Money::zero(amount.currency()), Rate(0));
        let untaxed = Note { why: Why::Tax { rate }, amount: zero, included: true };
        let mut quote = Quote { lines: Vec::new(), charges: Vec::new(), taxes: Vec::new(), total: zero, notes: Vec::new() };
        quote.charges.push(QuoteCharge { why: Why::Trial, amount });
        quote.add(Why::Trial, amount);
        quote.taxes.push(TaxSum { rate, gross: amount, net: amount, tax: zero });
        quote.notes.push(untaxed);
        quote
    }

    /// What the goods cost, without charges.
    pub fn goods(&self) -> Money {
        Money::sum(self.total.currency(), self.lines.iter().map(|line| line.total))
    }

    /// All tax, included or added.
    pub fn tax(&self) -> Money {
        Money::sum(self.total.currency(), self.taxes.iter().map(|tax| tax.tax))
    }

    /// The amount of a charge, if there is one.
    pub fn charge(&self, why: Why) -> Option<Money> {
        self.charges.iter().find(|charge| charge.why == why).map(|charge| charge.amount)
    }

    /// Notes that are not included add up to the total, and net and tax of every rate to its gross amount, all of them to the total.
    pub fn adds_up(&self) -> bool {
        let currency = self.total.currency();
        let noted = Money::sum(currency, self.notes.iter().filter(|note| !note.included).map(|note| note.amount));
        let taxed = Money::sum(currency, self.taxes.iter().map(|tax| tax.gross));
        noted == self.total && taxed == self.total && self.taxes.iter().all(|tax| tax.net + tax.tax == tax.gross)
    }

    fn add(&mut self, why: Why, amount: Money) {
        self.notes.push(Note { why, amount, included: false });
        self.total += amount;
    }
}

fn line_prices(quote: &mut Quote, basket: &Basket) {
    for (line, item) in basket.items.iter().enumerate() {
        let total = item.unit.times(item.quantity);
        quote.lines.push(QuoteLine { unit: item.unit, quantity: item.quantity, total, rate: item.rate });
        quote.add(Why::Price { line }, total);
        if item.kind.is_gift_card() {
            quote.notes.push(Note { why: Why::GiftCard { line }, amount: Money::zero(basket.currency), included: true });
        }
    }
}

fn shipping(quote: &mut Quote, basket: &Basket) {
    if let Some(amount) = basket.shipping {
        quote.charges.push(QuoteCharge { why: Why::Shipping, amount });
        quote.add(Why::Shipping, amount);
    }
}

fn payment_fee(quote: &mut Quote, basket: &Basket) {
    if let Some(amount) = basket.fee.filter(|fee| !fee.is_zero()) {
        quote.charges.push(QuoteCharge { why: Why::PaymentFee, amount });
        quote.add(Why::PaymentFee, amount);
    }
}

/// Tax per rate over the whole order, never line by line. Charges share the rates of the goods in proportion to their value, as an
/// ancillary supply shares the fate of the principal one (CJEU C-349/96, C-71/18); gift cards are no supply and take no part of them
/// beside goods. Gross prices: tax = gross − net.
fn taxes(quote: &mut Quote, basket: &Basket) {
    let currency = basket.currency;
    let (zero, mut by_rate) = (Money::zero(currency), BTreeMap::<Rate, (Money, u64)>::new());
    let has_goods = basket.items.iter().any(|item| !item.kind.is_gift_card());
    for (line, item) in quote.lines.iter().zip(&basket.items) {
        let (goods, weight) = by_rate.entry(line.rate).or_insert((zero, 0));
        *goods += line.total;
        if !item.kind.is_gift_card() {
            *weight += u64::try_from(line.total.minor()).unwrap_or(0);
        }
    }
    let charges = Money::sum(currency, quote.charges.iter().map(|charge| charge.amount));
    let mut weights: Vec<u64> = by_rate.values().map(|(_, weight)| *weight).collect();
    if weights.iter().all(|weight| *weight == 0) {
        // Only free goods: equal parts among their rates.
        let is_charged = |rate: &Rate| !has_goods || basket.items.iter().any(|item| item.rate == *rate && !item.kind.is_gift_card());
        weights = by_rate.keys().map(|rate| u64::from(is_charged(rate))).collect();
    }
    for ((rate, (goods, _)), charge) in by_rate.into_iter().zip(charges.split(&weights)).rev() {
        let amount = goods + charge;
        let (gross, net) = match basket.prices {
            PriceDisplay::Gross => (amount, amount.without(rate, Round::HalfUp)),
            PriceDisplay::Net => (amount + amount.share(rate, Round::HalfUp), amount),
        };
        let tax = gross - net;
        quote.taxes.push(TaxSum { rate, gross, net, tax });
        let included = basket.prices == PriceDisplay::Gross;
        quote.notes.push(Note { why: Why::Tax { rate }, amount: tax, included });
        if !included {
            quote.total += tax;
        }
    }
}
