//! Invitations: a link with which somebody becomes a member of staff, once.

use super::account::add;
use super::{BY_INVITATION_TOKEN, Invitation, Role};
use crate::base::{Email, InvitationId, Outcome, Refusal, Span, StaffId};
use crate::shop::{Actor, Command, Event, Permission, Tx, token};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// The link printed at the first start, and those that staff give to one another.
const FIRST_LINK: Span = Span::hours(24);
const LINK: Span = Span::days(7);

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invite {
    pub role: Role,
}

impl Command for Invite {
    /// The token for the link. It is not kept and cannot be told again.
    type Done = String;
    const NAME: &'static str = "invite";
    const NEEDS: Permission = Permission::Staff;

    fn run(self, tx: &mut Tx) -> Outcome<String> {
        let token = token::fresh(tx.random());
        let lasts = if tx.actor == Actor::System { FIRST_LINK } else { LINK };
        let invitation = Invitation { id: tx.next()?, token_hash: token::hash(&token), role: self.role, expires: tx.now + lasts };
        tx.put(&invitation)?;
        tx.tell(Event::StaffInvited { invitation: invitation.id });
        Ok(token)
    }
}

/// Whoever has the link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AcceptInvitation {
    pub token: String,
    pub email: Email,
    pub name: String,
    /// From `password::hash`.
    pub password_hash: String,
}

impl Command for AcceptInvitation {
    type Done = StaffId;
    const NAME: &'static str = "accept_invitation";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome<StaffId> {
        let invitation = find(tx, &self.token, tx.now)?.ok_or(Refusal::conflict("link-expired"))?;
        let staff = add(tx, self.email, &self.name, invitation.role, self.password_hash)?;
        tx.delete(invitation.id)?;
        Ok(staff)
    }
}

/// Takes an invitation back: its link leads nowhere from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevokeInvitation {
    pub invitation: InvitationId,
}

impl Command for RevokeInvitation {
    type Done = ();
    const NAME: &'static str = "revoke_invitation";
    const NEEDS: Permission = Permission::Staff;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.invitation)?;
        tx.tell(Event::InvitationRevoked { invitation: self.invitation });
        Ok(())
    }
}

/// The invitation behind a link, while it holds.
pub fn find(reads: &impl Reads, token: &str, now: crate::base::Time) -> Outcome<Option<Invitation>> {
    let found = reads.lookup(&BY_INVITATION_TOKEN, &token::hash(token))?;
    Ok(found.filter(|invitation| invitation.expires > now))
}
