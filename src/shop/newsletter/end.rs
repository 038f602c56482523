//! What staff do with a sign-up: end it, because somebody asked on the telephone, and erase it.

use super::link::end;
use crate::base::{Outcome, SubscriptionId};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Takes an address off the list; the proof of what was once agreed to is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndSubscription {
    pub subscription: SubscriptionId,
}

impl Command for EndSubscription {
    type Done = ();
    const NAME: &'static str = "end_subscription";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let known = tx.get(self.subscription)?;
        end(tx, &known)
    }
}

/// Forgets an address with its proof (GDPR art. 17).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EraseSubscription {
    pub subscription: SubscriptionId,
}

impl Command for EraseSubscription {
    type Done = ();
    const NAME: &'static str = "erase_subscription";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.subscription)?;
        tx.tell(Event::NewsletterErased { subscription: self.subscription });
        Ok(())
    }
}
