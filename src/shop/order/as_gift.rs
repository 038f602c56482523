//! Giving money back as a gift card: it stays in the shop, and the buyer has it at once. Only where the buyer agrees: what is owed by
//! law goes back by the way on which it came (§ 357 (3) BGB, Art. 13 (1) Directive 2011/83/EU).

use super::Returned;
use super::give_back::RETURNS_MAX;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{GiftCardId, Money, OrderId, Outcome, Refusal, Wrong, text};
use crate::shop::gift_card::Validity;
use crate::shop::gift_card::issue::{New, issue};
use crate::shop::payment::refund::{self, Refund};
use crate::shop::{Command, Event, Permission, Tx, gift_card, settings};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: so much of what was paid becomes a gift card for the buyer. What is not owed anyway is waived.
#[derive(Serialize, Deserialize)]
pub struct GiveAsGift {
    pub order: OrderId,
    pub amount: Money,
    /// What the letter with the card says.
    #[serde(default)]
    pub message: String,
}

impl Command for GiveAsGift {
    type Done = GiftCardId;
    const NAME: &'static str = "give_as_gift";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<GiftCardId> {
        let order = tx.get(self.order)?;
        let refunds = refund::of_order(tx, order.id)?;
        let left = order.giveable(&refunds);
        if left.minor() <= 0 || order.returned.len() >= RETURNS_MAX {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if self.amount.currency() != left.currency() || self.amount.minor() <= 0 {
            return Err(Refusal::wrong("amount", "wrong-money").into());
        }
        if self.amount > left {
            return Err(Refusal::Invalid(vec![Wrong::new("amount", "wrong-more-than-refundable").with("left", left)]).into());
        }
        let message: String = text::line(&self.message).chars().take(LINE_CHARS_MAX).collect();
        let expires = Validity::ThreeYears.end(tx.now, &settings::the(tx)?.time_zone);
        let (amount, email, locale) = (self.amount, order.email.clone(), order.locale);
        let name = order.ship_to.name.clone();
        let card = issue(
            tx,
            New { amount, email, name, message, locale, expires, note: order.number.clone(), order: Some(order.id), sold: None },
        )?;
        let returned = Returned { at: tx.now, amount, reference: gift_card::shown(&tx.get(card)?.last), refund: None };
        let more = amount - order.owed(&refunds);
        tx.change(self.order, |order| {
            order.refunded += amount;
            order.returned.push(returned);
            if more.minor() > 0 {
                order.waive(more);
            }
            Ok(())
        })?;
        tx.tell(Event::MoneyReturned { order: self.order, amount });
        Ok(card)
    }
}

impl super::Order {
    /// What can be given as a gift card: all that came and neither went back, nor is on its way, nor lies on gift cards that the buyer has.
    pub fn giveable(&self, refunds: &[Refund]) -> Money {
        let left = self.beside_cards(refunds, &[]);
        if left.is_negative() { Money::zero(left.currency()) } else { left }
    }
}
