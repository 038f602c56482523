//! The bill: what a basket costs with what was chosen, what gift cards pay of it, and what is left for the other way to pay.

use super::offer::Choice;
use crate::base::{GiftCardId, Money};
use crate::shop::gift_card::GiftCard;
use crate::shop::price::{Basket, Quote};

#[derive(Clone, PartialEq, Debug)]
pub struct Bill {
    /// Without a way to pay when gift cards pay all of it.
    pub choice: Choice,
    pub quote: Quote,
    /// One a card that pays something, in the order in which they were entered.
    pub shares: Vec<Share>,
}

/// What a gift card pays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Share {
    pub card: GiftCardId,
    /// The last signs of its code.
    pub last: String,
    /// More than nothing.
    pub amount: Money,
}

/// Cards pay first, for everything but gift cards: money that is owed buys no other that is owed. When they pay everything, no other way is
/// wanted, and none charges its fee.
pub fn bill(choice: Choice, basket: &Basket, cards: &[GiftCard]) -> Bill {
    let currency = basket.currency;
    let there = Money::sum(currency, cards.iter().map(|card| card.balance));
    let bare = Choice { payment: None, ..choice.clone() };
    let alone = bare.quote(basket);
    let buys_cards = !basket.gift_cards().is_zero();
    let pays_all = alone.total.minor() > 0 && there >= alone.total && !buys_cards;
    let (choice, quote) = if pays_all { (bare, alone) } else { (choice.clone(), choice.quote(basket)) };
    let mut left = if basket.is_sent_by_email() { Money::zero(currency) } else { quote.total - basket.gift_cards() };
    let mut shares = Vec::new();
    for card in cards {
        let amount = if card.balance < left { card.balance } else { left };
        if amount.minor() > 0 {
            left -= amount;
            shares.push(Share { card: card.id, last: card.last.clone(), amount });
        }
    }
    Bill { choice, quote, shares }
}

impl Bill {
    /// What gift cards pay.
    pub fn covered(&self) -> Money {
        Money::sum(self.quote.total.currency(), self.shares.iter().map(|share| share.amount))
    }

    /// What is left to pay in another way.
    pub fn rest(&self) -> Money {
        self.quote.total - self.covered()
    }

    /// Whether gift cards pay all of it.
    pub fn is_covered(&self) -> bool {
        !self.shares.is_empty() && self.rest().is_zero()
    }
}
