//! Carts: what somebody means to buy. They live in the shop, survive restarts, and say when something changed since it was put in.

pub use gift::Gift;

use super::catalog::product::StockRule;
use super::catalog::{Product, Variant, product};
use super::token::TokenHash;
use super::{stock, token};
use crate::base::{CartId, GiftCardId, Money, OrderId, Outcome, ProductId, Time, VariantId};
use crate::store::{Index, Keys, Names, Reads, Record, Table};
use serde::{Deserialize, Serialize};

pub mod change;
pub mod gift;
pub mod purge;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Cart {
    pub id: CartId,
    /// Of the token in the visitor's cookie.
    pub token_hash: TokenHash,
    pub lines: Vec<CartLine>,
    /// Gift cards with which the visitor means to pay, in the order in which they are spent.
    #[serde(default)]
    pub gift_cards: Vec<GiftCardId>,
    pub changed: Time,
    /// What was ordered with it last, so that whoever comes back finds it.
    #[serde(default)]
    pub ordered: Option<OrderId>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CartLine {
    pub product: ProductId,
    pub variant: VariantId,
    pub quantity: u32,
    /// The price of one piece when the visitor last saw the line; what differs from it is said.
    pub seen: Money,
    /// Of gift cards: for whom they are, once the visitor has said so.
    #[serde(default)]
    pub gift: Option<Gift>,
}

pub const BY_TOKEN: Index<Cart, TokenHash> = Index::unique(26);
pub const BY_CHANGED: Index<Cart, Time> = Index::many(27);

impl Names for CartId {
    type Record = Cart;
}
impl Record for Cart {
    const TABLE: Table = Table::new(35, "cart");
    type Id = CartId;
    fn id(&self) -> CartId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_TOKEN, &self.token_hash);
        // Exact to the day, so that the entry does not move with every click.
        keys.add(&BY_CHANGED, &day(self.changed));
    }
}

/// The beginning of the day in UTC.
pub fn day(time: Time) -> Time {
    Time::at(time.seconds().div_euclid(86_400) * 86_400)
}

impl Cart {
    /// How many things: the number beside the cart's sign.
    pub fn pieces(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }
}

/// The cart of a cookie.
pub fn by_token(reads: &impl Reads, token: &str) -> Outcome<Option<Cart>> {
    reads.lookup(&BY_TOKEN, &token::hash(token))
}

/// A line with what it stands for now, and what the visitor must be told about it.
#[derive(Clone, PartialEq, Debug)]
pub struct ShownLine {
    pub line: CartLine,
    /// `None` when it is no longer sold; such a line is not ordered.
    pub sold: Option<(Product, Variant)>,
    pub notices: Vec<Notice>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    PriceChanged {
        from: Money,
        to: Money,
    },
    /// Fewer are left than are wanted.
    OnlyLeft {
        left: u32,
    },
    SoldOut,
    NoLongerSold,
}

impl Notice {
    /// Whether the line cannot be ordered as it is.
    pub const fn blocks(self) -> bool {
        !matches!(self, Notice::PriceChanged { .. })
    }
}

/// Every line as it stands now.
pub fn show(reads: &impl Reads, cart: &Cart) -> Outcome<Vec<ShownLine>> {
    cart.lines.iter().map(|line| show_line(reads, line)).collect()
}

fn show_line(reads: &impl Reads, line: &CartLine) -> Outcome<ShownLine> {
    let product = reads.find(line.product)?.filter(Product::can_be_bought);
    let found = product.and_then(|p| p.variant(line.variant).cloned().map(|v| (p, v)));
    let Some((product, variant)) = found else {
        return Ok(ShownLine { line: line.clone(), sold: None, notices: vec![Notice::NoLongerSold] });
    };
    let mut notices = Vec::new();
    if variant.price != line.seen {
        notices.push(Notice::PriceChanged { from: line.seen, to: variant.price });
    }
    match can_promise(reads, &variant)? {
        Some(0) => notices.push(Notice::SoldOut),
        Some(left) if left < line.quantity => notices.push(Notice::OnlyLeft { left }),
        _ => {}
    }
    Ok(ShownLine { line: line.clone(), sold: Some((product, variant)), notices })
}

/// How many pieces of a variant can still be promised; `None`: as many as one likes.
pub fn can_promise(reads: &impl Reads, variant: &Variant) -> Outcome<Option<u32>> {
    match variant.stock {
        StockRule::Backorder | StockRule::Endless => Ok(None),
        StockRule::Counted => {
            let available = stock::available(reads, variant.id)?.max(0);
            Ok(Some(u32::try_from(available).unwrap_or(u32::MAX)))
        }
    }
}

/// The product and variant that can be bought under this id.
pub fn buyable(reads: &impl Reads, variant: VariantId) -> Outcome<Option<(Product, Variant)>> {
    let product = reads.lookup(&product::BY_VARIANT, &variant)?.filter(Product::can_be_bought);
    Ok(product.and_then(|p| p.variant(variant).cloned().map(|v| (p, v))))
}
