//! For whom the gift cards of a line are: who gets the letter, and what the giver says.

use super::change::AddToCart;
use super::{Cart, by_token};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Email, Outcome, Refusal, VariantId, Wrong};
use crate::shop::typed::Typed;
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Signs of what a giver says.
pub const MESSAGE_CHARS_MAX: usize = 300;

/// Everything may be empty: then the cards go to the buyer.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Gift {
    /// Where the letter with the code goes; `None`: to the buyer.
    #[serde(default)]
    pub to: Option<Email>,
    #[serde(default)]
    pub name: String,
    /// At most `MESSAGE_CHARS_MAX` signs.
    #[serde(default)]
    pub message: String,
}

/// As it was typed into a form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GiftTyped {
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub message: String,
}

impl GiftTyped {
    /// What was typed, cleaned.
    ///
    /// # Errors
    /// `gift_email`, `gift_name` and `gift_message` for what cannot be.
    pub fn read(&self) -> Outcome<Gift> {
        let mut typed = Typed::new();
        let name = typed.line("gift_name", &self.name, LINE_CHARS_MAX);
        let message = typed.lines("gift_message", &self.message, MESSAGE_CHARS_MAX);
        let to = Email::parse(&self.email);
        if to.is_none() && !self.email.trim().is_empty() {
            typed.wrong("gift_email", "wrong-email");
        }
        typed.all_right()?;
        Ok(Gift { to, name, message })
    }
}

impl From<&Gift> for GiftTyped {
    fn from(gift: &Gift) -> GiftTyped {
        let email = gift.to.as_ref().map_or(String::new(), |to| to.as_str().to_owned());
        GiftTyped { email, name: gift.name.clone(), message: gift.message.clone() }
    }
}

/// Gift cards into the cart, with the word for whom they are.
#[derive(Serialize, Deserialize)]
pub struct AddGiftCard {
    pub add: AddToCart,
    pub gift: GiftTyped,
}

/// The cookie's token, new or old.
impl Command for AddGiftCard {
    type Done = String;
    const NAME: &'static str = "add_gift_card";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome<String> {
        let (variant, wanted) = (self.add.variant, self.gift.read()?);
        let known = self.add.cart.as_deref().map_or(Ok(None), |token| by_token(tx, token))?;
        let line = known.and_then(|cart| cart.lines.into_iter().find(|line| line.variant == variant));
        let before = line.and_then(|line| line.gift).filter(|before| *before != Gift::default());
        // A line has one receiver. Whoever wants a second one is told, and the first is not forgotten; one card more is for the same.
        let gift = match before {
            Some(before) if wanted == Gift::default() => before,
            Some(before) if wanted != before => return Err(Refusal::wrong("gift_email", "wrong-gift-other").into()),
            _ => wanted,
        };
        let token = self.add.run(tx)?;
        let cart = by_token(tx, &token)?.ok_or(Refusal::NotFound { what: "cart" })?;
        give(tx, cart, variant, gift)?;
        Ok(token)
    }
}

/// The giver thinks of something else.
#[derive(Serialize, Deserialize)]
pub struct SetGift {
    pub cart: String,
    pub variant: VariantId,
    pub gift: GiftTyped,
}

impl Command for SetGift {
    type Done = ();
    const NAME: &'static str = "set_gift";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome {
        let wanted = self.gift.read()?;
        let cart = by_token(tx, &self.cart)?.ok_or(Refusal::NotFound { what: "cart" })?;
        give(tx, cart, self.variant, wanted)
    }
}

/// Only gift cards are for somebody.
fn give(tx: &mut Tx, mut cart: Cart, variant: VariantId, gift: Gift) -> Outcome {
    let line = cart.lines.iter_mut().find(|line| line.variant == variant).ok_or(Refusal::NotFound { what: "cart line" })?;
    if !tx.get(line.product)?.kind.is_gift_card() {
        return Err(Refusal::Invalid(vec![Wrong::new("gift_email", "wrong-choice")]).into());
    }
    line.gift = Some(gift);
    cart.changed = tx.now;
    tx.put(&cart)
}
