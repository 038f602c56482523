//! Saving a member of staff: name, role, whether they may sign in; and what everybody may change of oneself.

use super::session::end_all;
use super::{Role, all};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Locale, Outcome, Refusal, StaffId};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveStaff {
    pub id: StaffId,
    pub name: String,
    pub role: Role,
    pub active: bool,
    #[serde(default)]
    pub locale: Option<Locale>,
}

impl Command for SaveStaff {
    type Done = ();
    const NAME: &'static str = "save_staff";
    const NEEDS: Permission = Permission::Staff;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let name = typed.required_line("name", &self.name, LINE_CHARS_MAX);
        typed.all_right()?;
        tx.change(self.id, |staff| {
            (staff.name, staff.role, staff.active, staff.locale) = (name, self.role, self.active, self.locale);
            Ok(())
        })?;
        // Somebody must be able to let others in.
        if !all(tx)?.iter().any(|staff| staff.active && staff.role == Role::Owner) {
            return Err(Refusal::conflict("last-owner").into());
        }
        if !self.active {
            end_all(tx, self.id, None)?;
        }
        tx.tell(Event::StaffChanged { staff: self.id });
        Ok(())
    }
}

/// One's own name and language, whatever the role.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveOwnAccount {
    pub name: String,
    /// `None`: that of the shop.
    #[serde(default)]
    pub locale: Option<Locale>,
}

impl Command for SaveOwnAccount {
    type Done = ();
    const NAME: &'static str = "save_own_account";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        let own = tx.actor.staff().ok_or(Refusal::Forbidden)?;
        let mut typed = Typed::new();
        let name = typed.required_line("name", &self.name, LINE_CHARS_MAX);
        typed.all_right()?;
        tx.change(own, |staff| {
            (staff.name, staff.locale) = (name, self.locale);
            Ok(())
        })?;
        tx.tell(Event::StaffChanged { staff: own });
        Ok(())
    }
}
