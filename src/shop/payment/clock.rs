//! A clock that is wrong: messages of providers that are signed with our secret are not believed, because they seem to be of another
//! time. Nothing is lost, for providers are asked too; but somebody has to set the clock.

use crate::base::Outcome;
use crate::shop::attention::{self, Trouble};
use crate::shop::{Command, Permission, Tx};
use serde::{Deserialize, Serialize};

/// The code of the refusal of a message that is ours and of another time.
pub const UNTIMELY: &str = "untimely";

/// The door: a message was proven, and of another time.
#[derive(Serialize, Deserialize)]
pub struct NoteClock {}

impl Command for NoteClock {
    type Done = ();
    const NAME: &'static str = "note_clock";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        attention::raise(tx, Trouble::Clock {}, None)
    }
}

/// A message was believed: the clock is right again.
pub(super) fn is_right(tx: &mut Tx) -> Outcome {
    attention::settle_where(tx, &Trouble::Clock {})
}
