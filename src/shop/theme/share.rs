//! The secret link under which somebody who does not work here sees the draft of the look, all through the shop.

use super::{Design, design};
use crate::base::{Outcome, Refusal, Time};
use crate::shop::content::Preview;
use crate::shop::{Command, Event, Permission, Tx, token};
use serde::{Deserialize, Serialize};

/// Makes a link to the draft; the one before is over. It ends with the draft, whether that is published or thrown away.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShareLook {}

impl Command for ShareLook {
    /// The token for the link. It is not kept and cannot be told again.
    type Done = String;
    const NAME: &'static str = "share_look";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<String> {
        let design = design(tx)?;
        if design.draft.is_none() {
            return Err(Refusal::conflict("no-draft").into());
        }
        let token = token::fresh(tx.random());
        let preview = Some(Preview::of(&token, tx.now));
        tx.put(&Design { preview, ..design })?;
        tx.tell(Event::LookShared);
        Ok(token)
    }
}

impl Design {
    /// Whether a token shows the draft at that moment.
    pub fn is_shown_to(&self, token: &str, now: Time) -> bool {
        let open = self.preview.as_ref().filter(|preview| self.draft.is_some() && preview.holds(now));
        open.is_some_and(|preview| preview.token_hash == token::hash(token))
    }
}
