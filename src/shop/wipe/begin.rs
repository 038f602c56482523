//! The owner's word. From then on it is done, whatever happens to the machine.

use super::{Stand, WIPING, stand};
use crate::base::{Outcome, Refusal};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Job, Permission, Tx, settings};
use serde::{Deserialize, Serialize};

/// Only an owner may: managers cannot change who works here either.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WipeDemo {
    /// The name of the shop, typed once more: nothing brings back what goes.
    pub name: String,
}

impl Command for WipeDemo {
    type Done = ();
    const NAME: &'static str = "wipe_demo";
    const NEEDS: Permission = Permission::Staff;

    fn run(self, tx: &mut Tx) -> Outcome {
        if stand(tx)? != Stand::Filled {
            return Err(Refusal::conflict("no-demo").into());
        }
        let mut typed = Typed::new();
        if typed.line("name", &self.name, crate::base::limits::LINE_CHARS_MAX).to_lowercase() != settings::the(tx)?.name.to_lowercase() {
            typed.wrong("name", "wrong-shop-name");
        }
        typed.all_right()?;
        tx.set_mark(WIPING, 1);
        tx.enqueue(Job::WipeDemo {})?;
        tx.tell(Event::DemoWipeBegun);
        Ok(())
    }
}
