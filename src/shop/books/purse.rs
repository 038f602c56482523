//! Sums of money, one a currency.

use crate::base::{Currency, Money};

/// Amounts of several currencies; those that came to nothing are still known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Purse(Vec<Money>);

impl Purse {
    pub fn add(&mut self, amount: Money) {
        match self.0.iter_mut().find(|sum| sum.currency() == amount.currency()) {
            Some(sum) => *sum += amount,
            None => self.0.push(amount),
        }
    }

    pub fn of(&self, currency: Currency) -> Money {
        self.0.iter().find(|sum| sum.currency() == currency).copied().unwrap_or_else(|| Money::zero(currency))
    }

    /// By the code of the currency.
    pub fn sums(&self) -> Vec<Money> {
        let mut sums = self.0.clone();
        sums.sort_by_key(|sum| sum.currency().code());
        sums
    }
}

impl FromIterator<Money> for Purse {
    fn from_iter<I: IntoIterator<Item = Money>>(amounts: I) -> Purse {
        let mut purse = Purse::default();
        amounts.into_iter().for_each(|amount| purse.add(amount));
        purse
    }
}
