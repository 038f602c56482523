//! People who run the shop: who they are, how they prove it, what they may do.

pub mod account;
pub mod invite;
pub mod password;
pub mod save;
pub mod session;

pub use account::{AddStaff, ChangePassword};
pub use invite::{AcceptInvitation, Invite, RevokeInvitation};
pub use save::{SaveOwnAccount, SaveStaff};
pub use session::{EndSessions, ForgetSessions, SignIn, SignOut, TouchSession};

use super::{Actor, Permission};
use crate::base::{Email, InvitationId, Outcome, SessionId, StaffId, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Staff {
    pub id: StaffId,
    pub email: Email,
    pub name: String,
    pub role: Role,
    /// argon2id in PHC form.
    pub password_hash: String,
    /// An inactive member cannot sign in; what they did stays theirs.
    pub active: bool,
    pub since: Time,
    #[serde(default)]
    pub locale: Option<crate::base::Locale>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Owner,
    Manager,
    /// Packs and sends.
    Fulfilment,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Owner, Role::Manager, Role::Fulfilment];

    pub const fn permissions(self) -> &'static [Permission] {
        match self {
            Role::Owner => &[Permission::Orders, Permission::Catalog, Permission::Settings, Permission::Staff],
            Role::Manager => &[Permission::Orders, Permission::Catalog, Permission::Settings],
            Role::Fulfilment => &[Permission::Orders],
        }
    }

    pub const fn key(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Manager => "manager",
            Role::Fulfilment => "fulfilment",
        }
    }
}

/// A browser in which somebody is signed in. The cookie holds a random token; here lies only its hash.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Session {
    pub id: SessionId,
    /// BLAKE3 of the token.
    pub token_hash: [u8; 32],
    pub staff: StaffId,
    pub since: Time,
    /// Last use, exact to the minute.
    pub seen: Time,
}

/// A link with which somebody becomes a member of staff, once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Invitation {
    pub id: InvitationId,
    /// BLAKE3 of the token in the link.
    pub token_hash: [u8; 32],
    pub role: Role,
    pub expires: Time,
}

pub const BY_EMAIL: Index<Staff, String> = Index::unique(4);
pub const BY_TOKEN: Index<Session, [u8; 32]> = Index::unique(5);
pub const BY_STAFF: Index<Session, StaffId> = Index::many(6);
pub const BY_SEEN: Index<Session, Time> = Index::many(7);
pub const BY_INVITATION_TOKEN: Index<Invitation, [u8; 32]> = Index::unique(8);

impl Names for StaffId {
    type Record = Staff;
}
impl Record for Staff {
    const TABLE: Table = Table::new(19, "staff");
    type Id = StaffId;
    fn id(&self) -> StaffId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_EMAIL, &self.email.folded());
    }
}

impl Names for SessionId {
    type Record = Session;
}
impl Record for Session {
    const TABLE: Table = Table::new(20, "session");
    type Id = SessionId;
    fn id(&self) -> SessionId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_TOKEN, &self.token_hash);
        keys.add(&BY_STAFF, &self.staff);
        keys.add(&BY_SEEN, &self.seen);
    }
}

impl Names for InvitationId {
    type Record = Invitation;
}
impl Record for Invitation {
    const TABLE: Table = Table::new(21, "invitation");
    type Id = InvitationId;
    fn id(&self) -> InvitationId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_INVITATION_TOKEN, &self.token_hash);
    }
}

/// How many members of staff there may be.
pub const STAFF_MAX: usize = 1_000;

impl Staff {
    /// What commands of this person run as.
    pub fn actor(&self) -> Actor {
        Actor::Staff { id: self.id, may: self.role.permissions().to_vec() }
    }
}

/// Everyone, the oldest first.
pub fn all(reads: &impl Reads) -> Outcome<Vec<Staff>> {
    reads.all(Page::first(STAFF_MAX))
}

/// Whether there is anybody yet; before that the first link is printed.
pub fn any(reads: &impl Reads) -> Outcome<bool> {
    Ok(reads.total::<Staff>(1)? > 0)
}

pub fn by_email(reads: &impl Reads, email: &Email) -> Outcome<Option<Staff>> {
    reads.lookup(&BY_EMAIL, &email.folded())
}
