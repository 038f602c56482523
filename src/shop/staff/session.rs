//! Sessions: signing in and out, and how long a browser stays signed in.

use super::account::must_be_own;
use super::{BY_SEEN, BY_STAFF, BY_TOKEN, Invitation, Session, Staff};
use crate::base::{Outcome, Refusal, SessionId, Span, StaffId, Time};
use crate::shop::token::{self, TokenHash};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// Without a click for this long, one signs in again; and after that long in any case (ASVS 5.0, 7.3).
pub const IDLE_MAX: Span = Span::minutes(30);
pub const AGE_MAX: Span = Span::hours(12);
/// How exact `seen` is: a click does not have to be a write.
const SEEN_STEP: Span = Span::minutes(1);
/// Browsers of one person; the one that was idle the longest goes first.
const SESSIONS_MAX: usize = 20;

impl Session {
    pub fn holds(&self, now: Time) -> bool {
        now < self.seen + IDLE_MAX && now < self.since + AGE_MAX
    }

    /// Whether it is time for `TouchSession`.
    pub fn should_be_touched(&self, now: Time) -> bool {
        now - self.seen >= SEEN_STEP
    }
}

/// Who is signed in with this token now.
pub fn session(reads: &impl Reads, token: &str, now: Time) -> Outcome<Option<(Session, Staff)>> {
    let Some(session) = reads.lookup(&BY_TOKEN, &token::hash(token))?.filter(|s| s.holds(now)) else { return Ok(None) };
    let staff = reads.get(session.staff)?;
    Ok(staff.active.then_some((session, staff)))
}

/// Browsers in which this person is signed in.
pub fn sessions(reads: &impl Reads, staff: StaffId, now: Time) -> Outcome<Vec<Session>> {
    let mut found = reads.scan(&BY_STAFF, &staff, Page::last(SESSIONS_MAX))?;
    found.retain(|session| session.holds(now));
    Ok(found)
}

/// The shop itself, after the password was found right.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignIn {
    pub staff: StaffId,
    /// The hash against which the password was checked: if it is no longer that one, the password was changed meanwhile.
    pub verified: String,
}

impl Command for SignIn {
    /// The token for the cookie, never seen before: nothing from before the sign-in lives on in it.
    type Done = String;
    const NAME: &'static str = "sign_in";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<String> {
        let staff = tx.get(self.staff)?;
        if !staff.active || staff.password_hash != self.verified {
            return Err(Refusal::Forbidden.into());
        }
        let mut others = tx.scan(&BY_STAFF, &self.staff, Page::first(SESSIONS_MAX * 2))?;
        others.sort_by_key(|session| std::cmp::Reverse(session.seen));
        for (i, other) in others.iter().enumerate() {
            if i + 1 >= SESSIONS_MAX || !other.holds(tx.now) {
                tx.delete(other.id)?;
            }
        }
        let token = token::fresh(tx.random());
        let (since, seen) = (tx.now, tx.now);
        let session = Session { id: tx.next()?, token_hash: token::hash(&token), staff: staff.id, since, seen };
        tx.put(&session)?;
        tx.tell(Event::StaffSignedIn { staff: staff.id });
        Ok(token)
    }
}

/// Whoever has the cookie. Signing out twice is no mistake.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignOut {
    pub token_hash: TokenHash,
}

impl Command for SignOut {
    type Done = ();
    const NAME: &'static str = "sign_out";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.lookup(&BY_TOKEN, &self.token_hash)?.map_or(Ok(()), |session| tx.delete(session.id))
    }
}

/// The shop itself: there was a click. At most one write a minute.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TouchSession {
    pub session: SessionId,
}

impl Command for TouchSession {
    type Done = ();
    const NAME: &'static str = "touch_session";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome {
        match tx.find(self.session)? {
            Some(session) if session.holds(tx.now) && session.should_be_touched(tx.now) => {
                let seen = tx.now;
                tx.put(&Session { seen, ..session })
            }
            _ => Ok(()),
        }
    }
}

/// Signs a person out everywhere: oneself, or whom one may manage.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndSessions {
    pub staff: StaffId,
    /// The session in which it is wished goes on.
    #[serde(default)]
    pub keep: Option<SessionId>,
}

impl Command for EndSessions {
    type Done = ();
    const NAME: &'static str = "end_sessions";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        must_be_own(tx, self.staff)?;
        end_all(tx, self.staff, self.keep)?;
        tx.tell(Event::StaffChanged { staff: self.staff });
        Ok(())
    }
}

pub(super) fn end_all(tx: &mut Tx, staff: StaffId, but: Option<SessionId>) -> Outcome {
    for id in tx.ids(&BY_STAFF, &staff, Page::first(SESSIONS_MAX * 2))? {
        if Some(id) != but {
            tx.delete(id)?;
        }
    }
    Ok(())
}

/// The calendar: drops sessions and invitations that no longer hold, some at a time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgetSessions {}

/// Dropped at a time.
const FORGET_MAX: usize = 500;

impl Command for ForgetSessions {
    /// How many were dropped.
    type Done = usize;
    const NAME: &'static str = "forget_sessions";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        let now = tx.now;
        let old: Vec<Session> = tx.scan(&BY_SEEN, &(), Page::first(FORGET_MAX))?.into_iter().filter(|s: &Session| !s.holds(now)).collect();
        let links: Vec<Invitation> = tx.all::<Invitation>(Page::first(FORGET_MAX))?.into_iter().filter(|i| i.expires <= now).collect();
        for session in &old {
            tx.delete(session.id)?;
        }
        for link in &links {
            tx.delete(link.id)?;
        }
        Ok(old.len() + links.len())
    }
}
