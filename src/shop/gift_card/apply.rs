//! Meaning to pay with a card: its number is kept in the cart. Nothing is taken from it before the order is placed.

use super::{GiftCard, Standing, by_code};
use crate::base::{Currency, GiftCardId, Outcome, Refusal, Time, Wrong};
use crate::shop::cart::{self, Cart};
use crate::shop::catalog::ProductKind;
use crate::shop::{Command, Permission, Tx, settings};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Cards with which one order can be paid.
pub const CARDS_MAX: usize = 5;

/// The card of a code into the cart of a cookie. Entered twice it is there once.
#[derive(Serialize, Deserialize)]
pub struct ApplyGiftCard {
    /// The token of the cart's cookie.
    pub cart: String,
    /// As it was typed.
    pub code: String,
}

impl Command for ApplyGiftCard {
    type Done = GiftCardId;
    const NAME: &'static str = "apply_gift_card";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome<GiftCardId> {
        let cart = cart::by_token(tx, &self.cart)?.ok_or(Refusal::NotFound { what: "cart" })?;
        let wrong = |key: &'static str| Refusal::wrong("gift_card", key);
        let card = by_code(tx, &self.code)?.ok_or(wrong("wrong-gift-card-unknown"))?;
        match card.standing(tx.now) {
            Standing::Good => {}
            Standing::Empty => return Err(wrong("wrong-gift-card-empty").into()),
            Standing::Blocked => return Err(wrong("wrong-gift-card-blocked").into()),
            Standing::Expired => return Err(wrong("wrong-gift-card-expired").into()),
        }
        if card.balance.currency() != settings::the(tx)?.currency {
            let code = card.balance.currency().code();
            return Err(Refusal::Invalid(vec![Wrong::new("gift_card", "wrong-gift-card-currency").with("currency", code)]).into());
        }
        if buys_cards_alone(tx, &cart)? {
            return Err(wrong("wrong-gift-card-buys-none").into());
        }
        if cart.gift_cards.contains(&card.id) {
            return Ok(card.id);
        }
        // Cards that pay nothing any more make room.
        let mut gift_cards: Vec<GiftCardId> = in_cart(tx, &cart, card.balance.currency(), tx.now)?.iter().map(|card| card.id).collect();
        if gift_cards.len() >= CARDS_MAX {
            return Err(Refusal::Invalid(vec![Wrong::new("gift_card", "wrong-gift-card-many").with("max", CARDS_MAX)]).into());
        }
        gift_cards.push(card.id);
        let changed = tx.now;
        tx.replace(&cart, &Cart { gift_cards, changed, ..cart.clone() })?;
        Ok(card.id)
    }
}

/// Money that is owed buys no other that is owed.
fn buys_cards_alone(reads: &impl Reads, cart: &Cart) -> Outcome<bool> {
    let mut kinds = Vec::new();
    for line in &cart.lines {
        kinds.push(reads.find(line.product)?.map_or(ProductKind::Goods, |product| product.kind));
    }
    Ok(ProductKind::are_all_gift_cards(kinds))
}

/// The visitor does not mean to pay with a card any more.
#[derive(Serialize, Deserialize)]
pub struct TakeOffGiftCard {
    pub cart: String,
    pub card: GiftCardId,
}

impl Command for TakeOffGiftCard {
    type Done = ();
    const NAME: &'static str = "take_off_gift_card";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        let cart = cart::by_token(tx, &self.cart)?.ok_or(Refusal::NotFound { what: "cart" })?;
        let mut kept = cart.clone();
        kept.gift_cards.retain(|card| *card != self.card);
        kept.changed = tx.now;
        tx.replace(&cart, &kept)
    }
}

/// The cards in a cart that pay now, in the order in which they were entered.
pub fn in_cart(reads: &impl Reads, cart: &Cart, currency: Currency, now: Time) -> Outcome<Vec<GiftCard>> {
    let mut cards = Vec::new();
    for id in &cart.gift_cards {
        let card = reads.find(*id)?;
        cards.extend(card.filter(|card| card.standing(now) == Standing::Good && card.balance.currency() == currency));
    }
    Ok(cards)
}
