//! Forgetting carts that nobody came back for.

use super::{BY_CHANGED, Cart, day};
use crate::base::{Outcome, Time};
use crate::shop::{Command, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// Removes carts that were not touched since the day of `before`, at most `most`, and says how many.
#[derive(Serialize, Deserialize)]
pub struct PurgeCarts {
    pub before: Time,
    pub most: usize,
}

impl Command for PurgeCarts {
    type Done = usize;
    const NAME: &'static str = "purge_carts";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        let old = tx.ids_between::<Cart, _, _, _>(&BY_CHANGED, &Time::at(i64::MIN), &day(self.before), Page::first(self.most))?;
        for id in &old {
            tx.delete(*id)?;
        }
        Ok(old.len())
    }
}
