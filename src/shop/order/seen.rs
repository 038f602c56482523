//! A step on an order as somebody saw it: refused when the order has changed since, in the same transaction.

use super::Order;
use super::find::Looked;
use crate::base::{OrderId, Outcome, Refusal};
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

impl Order {
    /// A number that is another one as soon as anything in the order is another. What only belongs to it, such as a letter that
    /// went out, does not count.
    pub fn version(&self) -> u64 {
        let bytes = serde_json::to_vec(&Order { looked: Looked::default(), reminded: Vec::new(), links_sent: 0, ..self.clone() })
            .expect("records are plain data");
        let hash = blake3::hash(&bytes);
        u64::from_be_bytes(hash.as_bytes()[..8].try_into().expect("a hash has 32 bytes"))
    }
}

/// Does the step if the order is still what the person saw. A form sent twice is done once: the second comes too late.
#[derive(Serialize, Deserialize)]
#[serde(bound(serialize = "C: Serialize", deserialize = "C: Deserialize<'de>"))]
pub struct AsSeen<C> {
    pub order: OrderId,
    /// `Order::version` when it was shown; `None`: whatever it is now.
    pub seen: Option<u64>,
    pub step: C,
}

impl<C: Command> Command for AsSeen<C> {
    type Done = C::Done;
    const NAME: &'static str = C::NAME;
    const NEEDS: Permission = C::NEEDS;
    fn run(self, tx: &mut Tx) -> Outcome<C::Done> {
        let now = tx.get(self.order)?.version();
        if self.seen.is_some_and(|seen| seen != now) {
            return Err(Refusal::conflict("changed").into());
        }
        self.step.run(tx)
    }
}
