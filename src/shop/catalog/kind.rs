//! What a product is: goods, or a gift card, of which other rules hold.

use super::product::{StockRule, Variant};
use crate::shop::typed::Typed;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    /// It is sent, or fetched.
    #[default]
    Goods,
    /// Money that is paid before anything is chosen. Each variant is an amount: its price is what lies on the card. It weighs nothing, is
    /// never sold out and goes by e-mail.
    ///
    /// It is a multi-purpose voucher (Art. 30a and 30b of Directive 2006/112/EC, put there by Directive (EU) 2016/1065; § 3 (15) UStG):
    /// selling it is not taxed, the goods are when it is spent.
    GiftCard,
}

impl ProductKind {
    pub const ALL: [ProductKind; 2] = [ProductKind::Goods, ProductKind::GiftCard];

    pub const fn key(self) -> &'static str {
        match self {
            ProductKind::Goods => "goods",
            ProductKind::GiftCard => "gift_card",
        }
    }

    pub fn is_gift_card(self) -> bool {
        self == ProductKind::GiftCard
    }

    /// Whether there is something, and all of it is gift cards: nothing is sent but letters, and no gift card pays for it.
    pub fn are_all_gift_cards(kinds: impl IntoIterator<Item = ProductKind>) -> bool {
        let mut kinds = kinds.into_iter().peekable();
        kinds.peek().is_some() && kinds.all(ProductKind::is_gift_card)
    }

    /// A variant of this kind: what a gift card cannot have is left out, and an amount of nothing is a mistake.
    pub(super) fn shape(self, typed: &mut Typed, at: usize, variant: Variant) -> Variant {
        if self == ProductKind::Goods {
            return variant;
        }
        if variant.price.is_zero() {
            typed.wrong(format!("variant-{at}-price"), "wrong-required");
        }
        Variant { compare_at: None, weight_g: 0, content: None, stock: StockRule::Endless, ..variant }
    }
}
