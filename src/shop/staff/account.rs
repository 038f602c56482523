//! Accounts of staff: making one, and changing its password.

use super::session::end_all;
use super::{BY_EMAIL, Role, STAFF_MAX, Staff, any, password};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Email, Fault, Outcome, Refusal, SessionId, StaffId};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Without an invitation: for the demo and `sutler user add`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddStaff {
    pub email: Email,
    pub name: String,
    pub role: Role,
    /// From `password::hash`.
    pub password_hash: String,
}

impl Command for AddStaff {
    type Done = StaffId;
    const NAME: &'static str = "add_staff";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<StaffId> {
        add(tx, self.email, &self.name, self.role, self.password_hash)
    }
}

pub(super) fn add(tx: &mut Tx, email: Email, name: &str, role: Role, password_hash: String) -> Outcome<StaffId> {
    must_be_hash(&password_hash)?;
    let mut typed = Typed::new();
    let name = typed.required_line("name", name, LINE_CHARS_MAX);
    if tx.lookup(&BY_EMAIL, &email.folded())?.is_some() {
        typed.wrong("email", "wrong-taken");
    }
    if tx.total::<Staff>(STAFF_MAX)? >= STAFF_MAX {
        typed.wrong_with("email", "wrong-too-many", "max", STAFF_MAX);
    }
    typed.all_right()?;
    if role != Role::Owner && !any(tx)? {
        return Err(Refusal::conflict("last-owner").into());
    }
    let staff = Staff { id: tx.next()?, email, name, role, password_hash, active: true, since: tx.now, locale: None };
    tx.put(&staff)?;
    tx.tell(Event::StaffAdded { staff: staff.id });
    Ok(staff.id)
}

/// One's own, or that of somebody who forgot it. All other sessions of that person end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangePassword {
    pub staff: StaffId,
    /// From `password::hash`.
    pub password_hash: String,
    /// The session in which it was changed goes on.
    #[serde(default)]
    pub keep: Option<SessionId>,
}

impl Command for ChangePassword {
    type Done = ();
    const NAME: &'static str = "change_password";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        must_be_own(tx, self.staff)?;
        must_be_hash(&self.password_hash)?;
        tx.change(self.staff, |staff| {
            staff.password_hash = self.password_hash;
            Ok(())
        })?;
        end_all(tx, self.staff, self.keep)?;
        tx.tell(Event::PasswordChanged { staff: self.staff });
        Ok(())
    }
}

/// One's own account, or the permission for those of others.
pub(super) fn must_be_own(tx: &Tx, staff: StaffId) -> Outcome {
    let allowed = tx.actor.staff() == Some(staff) || tx.actor.may(Permission::Staff);
    if allowed { Ok(()) } else { Err(Refusal::Forbidden.into()) }
}

fn must_be_hash(phc: &str) -> Outcome {
    if password::is_hash(phc) { Ok(()) } else { Err(Fault::Bug("a password came unhashed".to_owned()).into()) }
}
