//! Forgetting: addresses that nobody confirmed, and proofs whose time is over.

use super::{BY_STATE, State, Subscription};
use crate::base::{Outcome, Time};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Removes what waits since before the one moment and what left before the other, at most `most`; says how many.
#[derive(Serialize, Deserialize)]
pub struct ForgetSubscriptions {
    pub waiting_before: Time,
    pub left_before: Time,
    pub most: usize,
}

impl Command for ForgetSubscriptions {
    type Done = usize;
    const NAME: &'static str = "forget_subscriptions";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        let mut old = Vec::new();
        for (state, before) in [(State::Waiting, self.waiting_before), (State::Left, self.left_before)] {
            // The latest stand first, so the old ones are the last of their state.
            let from = (state as u8, Reverse(Time::at(before.seconds().saturating_sub(1))));
            let page = Page::first(self.most - old.len());
            old.extend(tx.ids_between::<Subscription, _, _, _>(&BY_STATE, &from, &(state as u8 + 1), page)?);
        }
        for &subscription in &old {
            tx.delete(subscription)?;
            tx.tell(Event::NewsletterErased { subscription });
        }
        Ok(old.len())
    }
}
