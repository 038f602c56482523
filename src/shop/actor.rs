//! Who acts, and what they may do.

use crate::base::{Outcome, Refusal, StaffId};
use serde::{Deserialize, Serialize};

/// What a command needs. Deny by default: a command names exactly one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Whoever visits the shop.
    Anyone,
    /// See and handle orders: pack, mark paid, cancel; solve what needs attention.
    Orders,
    /// Products, categories, pictures, stock, pages, the newsletter.
    Catalog,
    /// Settings, shipping, tax, payment methods.
    Settings,
    /// Other members of staff.
    Staff,
    /// The shop's own worker and the provider's word; no person.
    System,
}

/// Who runs a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Actor {
    /// Somebody in the shop, known by nothing but what they send.
    Visitor,
    Staff {
        id: StaffId,
        may: Vec<Permission>,
    },
    /// The shop itself: worker, import, start.
    System,
}

impl Actor {
    pub fn may(&self, needed: Permission) -> bool {
        match self {
            Actor::System => true,
            Actor::Visitor => needed == Permission::Anyone,
            Actor::Staff { may, .. } => needed == Permission::Anyone || (needed != Permission::System && may.contains(&needed)),
        }
    }

    pub fn must(&self, needed: Permission) -> Outcome {
        if self.may(needed) { Ok(()) } else { Err(Refusal::Forbidden.into()) }
    }

    /// The form in which the log keeps it: `visitor`, `staff:3`, `system`.
    pub fn short(&self) -> String {
        match self {
            Actor::Visitor => "visitor".to_owned(),
            Actor::Staff { id, .. } => format!("staff:{id}"),
            Actor::System => "system".to_owned(),
        }
    }

    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Actor::Staff { id, .. } => Some(*id),
            Actor::Visitor | Actor::System => None,
        }
    }
}
