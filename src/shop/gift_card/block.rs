//! Blocking a card whose code got into wrong hands, and lifting that again.

use crate::base::{GiftCardId, Outcome};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    Set,
    Lifted,
}

/// Said twice it is done once. The money stays on the card.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BlockGiftCard {
    pub card: GiftCardId,
    pub block: Block,
}

impl Command for BlockGiftCard {
    type Done = ();
    const NAME: &'static str = "block_gift_card";
    const NEEDS: Permission = Permission::Orders;

    fn run(self, tx: &mut Tx) -> Outcome {
        let BlockGiftCard { card: id, block } = self;
        let mut card = tx.get(id)?;
        let blocked = (block == Block::Set).then_some(tx.now);
        if card.blocked.is_some() == blocked.is_some() {
            return Ok(());
        }
        card.blocked = blocked;
        tx.put(&card)?;
        tx.tell(if block == Block::Set { Event::GiftCardBlocked { card: id } } else { Event::GiftCardUnblocked { card: id } });
        Ok(())
    }
}
