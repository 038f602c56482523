//! Staff: invited, signed in, signed out, demoted; and never without an owner.

use crate::shop::world::{World, conflict, is_forbidden, wrong};
use sutler::base::{Email, Span, StaffId};
use sutler::shop::staff::session::{session, sessions};
use sutler::shop::staff::{
    AcceptInvitation, AddStaff, ChangePassword, EndSessions, ForgetSessions, Invite, RevokeInvitation, Role, SaveStaff, SignIn, SignOut,
    TouchSession, any,
};
use sutler::shop::{Actor, token};
use sutler::store::Reads;

/// Commands never see a password; any hash of the right form will do here.
pub const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA";
const OTHER: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$b3RoZXI";

fn accept(token: &str, email: &str) -> AcceptInvitation {
    let (email, name) = (Email::parse(email).unwrap(), "Anna".to_owned());
    AcceptInvitation { token: token.to_owned(), email, name, password_hash: HASH.to_owned() }
}

fn owner(world: &World) -> StaffId {
    let token = world.run(Invite { role: Role::Owner }).unwrap();
    let id = world.shop.run(&Actor::Visitor, accept(&token, "anna@example.org")).unwrap();
    world.told();
    id
}

fn add(world: &World, email: &str, role: Role) -> StaffId {
    let (email, name) = (Email::parse(email).unwrap(), "Bo".to_owned());
    world.run(AddStaff { email, name, role, password_hash: HASH.to_owned() }).unwrap()
}

#[test]
fn an_invitation_is_taken_back() {
    let world = World::empty();
    let token = world.run(Invite { role: Role::Manager }).unwrap();
    let invitation = world.read().all::<sutler::shop::staff::Invitation>(sutler::store::Page::first(1)).unwrap()[0].id;
    world.told();
    world.run(RevokeInvitation { invitation }).unwrap();
    assert_eq!(world.told(), ["invitation_revoked"]);
    assert_eq!(conflict(world.run(accept(&token, "anna@example.org"))), "link-expired");
    assert!(world.run(RevokeInvitation { invitation }).is_err());
    world.check();
}

#[test]
fn an_invitation_works_once_and_not_for_ever() {
    let world = World::empty();
    assert!(!any(&world.read()).unwrap());
    let token = world.run(Invite { role: Role::Owner }).unwrap();
    assert_eq!(token.len(), 64);
    assert_eq!(world.told(), ["staff_invited"]);
    assert_eq!(conflict(world.run(accept(&"0".repeat(64), "anna@example.org"))), "link-expired");
    let id = world.shop.run(&Actor::Visitor, accept(&token, "anna@example.org")).unwrap();
    assert_eq!(world.told(), ["staff_added"]);
    assert_eq!(conflict(world.run(accept(&token, "bo@example.org"))), "link-expired");

    let staff = world.read().get(id).unwrap().actor();
    let late = world.shop.run(&staff, Invite { role: Role::Manager }).unwrap();
    assert_eq!(wrong(world.run(accept(&late, "ANNA@example.org"))), ["email wrong-taken"]);
    world.later(Span::days(7));
    assert_eq!(conflict(world.run(accept(&late, "bo@example.org"))), "link-expired");
    assert!(is_forbidden(world.shop.run(&Actor::Visitor, Invite { role: Role::Owner })));
    assert_eq!(world.run(ForgetSessions {}).unwrap(), 1, "the link that is over");
    world.check();
}

#[test]
fn a_session_ends_when_idle_when_old_and_when_the_password_changes() {
    let world = World::empty();
    let anna = owner(&world);
    let sign_in = || world.run(SignIn { staff: anna, verified: HASH.to_owned() }).unwrap();
    let signed_in = |token: &str| session(&world.read(), token, world.now()).unwrap();
    let token = sign_in();
    assert_eq!(world.told(), ["staff_signed_in"]);
    assert_eq!(signed_in(&token).unwrap().1.id, anna);
    assert!(signed_in(&token.to_uppercase()).is_none());

    world.later(Span::minutes(29));
    let (first, _) = signed_in(&token).unwrap();
    world.run(TouchSession { session: first.id }).unwrap();
    world.later(Span::minutes(29));
    assert!(signed_in(&token).is_some(), "it was used in between");
    world.later(Span::minutes(1));
    assert!(signed_in(&token).is_none(), "idle for half an hour");

    let token = sign_in();
    for _ in 0..24 {
        world.later(Span::minutes(29));
        let Some((found, _)) = signed_in(&token) else { panic!("gone too early") };
        world.run(TouchSession { session: found.id }).unwrap();
    }
    world.later(Span::minutes(24));
    assert!(signed_in(&token).is_none(), "twelve hours are over");

    let (token, other) = (sign_in(), sign_in());
    let keep = signed_in(&token).unwrap().0.id;
    world.told();
    let actor = world.read().get(anna).unwrap().actor();
    world.shop.run(&actor, ChangePassword { staff: anna, password_hash: OTHER.to_owned(), keep: Some(keep) }).unwrap();
    assert_eq!(world.told(), ["password_changed"]);
    assert!(signed_in(&token).is_some() && signed_in(&other).is_none());
    assert!(is_forbidden(world.run(SignIn { staff: anna, verified: HASH.to_owned() })), "the old password was checked");

    world.shop.run(&Actor::Visitor, SignOut { token_hash: token::hash(&token) }).unwrap();
    world.shop.run(&Actor::Visitor, SignOut { token_hash: token::hash(&token) }).unwrap();
    assert!(signed_in(&token).is_none());
    assert_eq!(sessions(&world.read(), anna, world.now()).unwrap(), Vec::new());
    world.check();
}

#[test]
fn there_is_always_an_owner() {
    let world = World::empty();
    let first = AddStaff {
        email: Email::parse("m@example.org").unwrap(),
        name: "M".to_owned(),
        role: Role::Manager,
        password_hash: HASH.to_owned(),
    };
    assert_eq!(conflict(world.run(first)), "last-owner");
    let anna = owner(&world);
    let save = |id, role, active| world.run(SaveStaff { id, name: "Anna".to_owned(), role, active, locale: None });
    assert_eq!(conflict(save(anna, Role::Manager, true)), "last-owner");
    assert_eq!(conflict(save(anna, Role::Owner, false)), "last-owner");
    let bo = add(&world, "bo@example.org", Role::Owner);
    let token = world.run(SignIn { staff: anna, verified: HASH.to_owned() }).unwrap();
    world.told();
    save(anna, Role::Fulfilment, false).unwrap();
    assert_eq!(world.told(), ["staff_changed"]);
    assert!(session(&world.read(), &token, world.now()).unwrap().is_none());
    assert!(is_forbidden(world.run(SignIn { staff: anna, verified: HASH.to_owned() })));
    assert_eq!(conflict(save(bo, Role::Manager, true)), "last-owner");
    world.check();
}

#[test]
fn nobody_manages_others_without_the_permission() {
    let world = World::empty();
    let anna = owner(&world);
    let packer = add(&world, "p@example.org", Role::Fulfilment);
    let actor = world.read().get(packer).unwrap().actor();
    let change = |staff| ChangePassword { staff, password_hash: OTHER.to_owned(), keep: None };
    assert!(is_forbidden(world.shop.run(&actor, change(anna))));
    assert!(is_forbidden(world.shop.run(&actor, EndSessions { staff: anna, keep: None })));
    assert!(is_forbidden(world.shop.run(&Actor::Visitor, change(anna))));
    world.shop.run(&actor, change(packer)).unwrap();
    world.shop.run(&actor, EndSessions { staff: packer, keep: None }).unwrap();
    let save = SaveStaff { id: packer, name: "P".to_owned(), role: Role::Owner, active: true, locale: None };
    assert!(is_forbidden(world.shop.run(&actor, save)));
    world.check();
}
