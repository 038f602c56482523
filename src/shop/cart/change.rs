//! Putting things into a cart, changing how many, taking them out.

use super::{Cart, CartLine, buyable, by_token, can_promise};
use crate::base::limits::{CART_LINES_MAX, QUANTITY_MAX};
use crate::base::{Outcome, Refusal, VariantId, Wrong};
use crate::shop::{Command, Permission, Tx, token};
use serde::{Deserialize, Serialize};

/// More of a variant into the cart of a cookie; without a known one a new cart is begun.
#[derive(Serialize, Deserialize)]
pub struct AddToCart {
    pub cart: Option<String>,
    pub variant: VariantId,
    pub quantity: u32,
}

/// The cookie's token, new or old.
impl Command for AddToCart {
    type Done = String;
    const NAME: &'static str = "add_to_cart";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome<String> {
        let (product, variant) = buyable(tx, self.variant)?.ok_or(Refusal::NotFound { what: "product" })?;
        let known = self.cart.as_deref().map_or(Ok(None), |token| by_token(tx, token))?;
        let (mut cart, token) = match (known, self.cart) {
            (Some(cart), Some(token)) => (cart, token),
            _ => {
                let token = token::fresh(tx.random());
                let (id, token_hash, changed) = (tx.next()?, token::hash(&token), tx.now);
                (Cart { id, token_hash, lines: Vec::new(), gift_cards: Vec::new(), changed, ordered: None }, token)
            }
        };
        let before = cart.lines.iter().find(|line| line.variant == variant.id).map_or(0, |line| line.quantity);
        let quantity = before.saturating_add(self.quantity);
        check_quantity(self.quantity)?;
        check_quantity(quantity)?;
        check_left(can_promise(tx, &variant)?, quantity, before)?;
        let full = cart.lines.len() >= CART_LINES_MAX;
        match cart.lines.iter_mut().find(|line| line.variant == variant.id) {
            Some(line) => (line.quantity, line.seen) = (quantity, variant.price),
            None if full => {
                return Err(Refusal::Invalid(vec![Wrong::new("quantity", "wrong-cart-full").with("max", CART_LINES_MAX)]).into());
            }
            None => cart.lines.push(CartLine { product: product.id, variant: variant.id, quantity, seen: variant.price, gift: None }),
        }
        cart.changed = tx.now;
        tx.put(&cart)?;
        Ok(token)
    }
}

/// How many of a variant are wanted; 0 takes the line out. What was said about the line counts as seen.
#[derive(Serialize, Deserialize)]
pub struct SetQuantity {
    pub cart: String,
    pub variant: VariantId,
    pub quantity: u32,
}

impl Command for SetQuantity {
    type Done = ();
    const NAME: &'static str = "set_quantity";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome {
        let mut cart = by_token(tx, &self.cart)?.ok_or(Refusal::NotFound { what: "cart" })?;
        let at = cart.lines.iter().position(|line| line.variant == self.variant).ok_or(Refusal::NotFound { what: "cart line" })?;
        if self.quantity == 0 {
            cart.lines.remove(at);
        } else {
            let (_, variant) = buyable(tx, self.variant)?.ok_or(Refusal::conflict("no-longer-sold"))?;
            check_quantity(self.quantity)?;
            check_left(can_promise(tx, &variant)?, self.quantity, 0)?;
            (cart.lines[at].quantity, cart.lines[at].seen) = (self.quantity, variant.price);
        }
        cart.changed = tx.now;
        tx.put(&cart)
    }
}

fn check_quantity(quantity: u32) -> Outcome {
    if (1..=QUANTITY_MAX).contains(&quantity) { Ok(()) } else { Err(Refusal::wrong("quantity", "wrong-quantity").into()) }
}

/// Refuses more than can be promised, and says how many that is.
fn check_left(left: Option<u32>, wanted: u32, in_cart: u32) -> Outcome {
    match left {
        Some(0) => Err(Refusal::wrong("quantity", "wrong-sold-out").into()),
        Some(left) if wanted > left && in_cart > 0 => {
            Err(Refusal::Invalid(vec![Wrong::new("quantity", "wrong-only-left-in-cart").with("left", left).with("cart", in_cart)]).into())
        }
        Some(left) if wanted > left => Err(Refusal::Invalid(vec![Wrong::new("quantity", "wrong-only-left").with("left", left)]).into()),
        _ => Ok(()),
    }
}
