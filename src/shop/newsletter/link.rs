//! What the secret links in letters do: confirm, and leave.

use super::{BY_CONFIRM, BY_LEAVE, Left, State, Subscription};
use crate::base::{Outcome, Refusal};
use crate::shop::token::{self, TokenHash};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::{Index, Reads};
use serde::{Deserialize, Serialize};

/// The sign-up whose link to confirm, or to leave, has this token.
pub fn by_link(reads: &impl Reads, index: &Index<Subscription, TokenHash>, token: &str) -> Outcome<Option<Subscription>> {
    reads.lookup(index, &token::hash(token))
}

/// Whoever reads the letters of that address wants the newsletter. Said twice it is the same; a link that is over is not found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConfirmSubscription {
    pub token: String,
}

impl Command for ConfirmSubscription {
    type Done = ();
    const NAME: &'static str = "confirm_subscription";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        let known = by_link(tx, &BY_CONFIRM, &self.token)?.ok_or(Refusal::NotFound { what: "subscription" })?;
        if known.state() == State::Subscribed {
            return Ok(());
        }
        if !known.can_confirm(tx.now) {
            return Err(Refusal::NotFound { what: "subscription" }.into());
        }
        let confirmed = Some(tx.now);
        tx.replace(&known, &Subscription { confirmed, ..known.clone() })?;
        tx.tell(Event::NewsletterConfirmed { subscription: known.id });
        Ok(())
    }
}

/// Whoever has the link leaves, with one press (RFC 8058). Said twice it is the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeaveNewsletter {
    pub token: String,
}

impl Command for LeaveNewsletter {
    type Done = ();
    const NAME: &'static str = "leave_newsletter";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        let known = by_link(tx, &BY_LEAVE, &self.token)?.ok_or(Refusal::NotFound { what: "subscription" })?;
        end(tx, &known)
    }
}

/// The end of a sign-up; its proof is kept.
pub(super) fn end(tx: &mut Tx, known: &Subscription) -> Outcome {
    if known.state() == State::Left {
        return Ok(());
    }
    let left = Some(Left { at: tx.now, by: tx.actor.staff() });
    tx.replace(known, &Subscription { left, ..known.clone() })?;
    tx.tell(Event::NewsletterLeft { subscription: known.id });
    Ok(())
}
