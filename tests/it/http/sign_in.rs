//! Signing in and out: the same words for every mistake, a new session each time, nothing left of an old one, and patience that ends.

use super::agent::Agent;
use super::page::Page;
use super::served::Served;
use sutler::base::{Email, Span};
use sutler::shop::staff::{AddStaff, Role, password};

const PASSWORD: &str = "marram and rye in the wind";

fn served() -> Served {
    let served = Served::new();
    let password_hash = password::hash(PASSWORD, [3; 16]).unwrap();
    let email = Email::parse("ada@staff.example.org").unwrap();
    served.world.run(AddStaff { email, name: "Ada".to_owned(), role: Role::Owner, password_hash }).unwrap();
    served
}

fn try_in(agent: &mut Agent, email: &str, password: &str) -> super::agent::Answer {
    let page = Page::of(&agent.get("/admin/sign-in"));
    page.form("/admin/sign-in").send(agent, &[("email", email), ("password", password)])
}

#[test]
fn nobody_learns_who_works_here() {
    let served = served();
    let mut agent = served.agent();
    let wrong = try_in(&mut agent, "ada@staff.example.org", "not her password");
    let unknown = try_in(&mut agent, "bob@staff.example.org", "not her password");
    assert_eq!((wrong.status, unknown.status), (422, 422));
    assert_eq!(wrong.text().replace("ada@", "bob@"), unknown.text());
    assert!(!wrong.text().contains("not her password"), "a password is never sent back");
    assert_eq!(wrong.header("set-cookie"), None);
    // After ten tries in a minute nobody is let in, with any password; the page says to wait.
    let mut last = 0;
    for _ in 0..12 {
        last = try_in(&mut agent, "ada@staff.example.org", "x").status;
    }
    assert_eq!(last, 429);
    assert_eq!(try_in(&mut agent, "ada@staff.example.org", PASSWORD).status, 429);
}

#[test]
fn a_session_is_new_at_each_sign_in_and_dead_after_signing_out() {
    let served = served();
    let mut agent = served.agent();
    agent.cookies.insert("staff".to_owned(), "f".repeat(64));
    let entered = try_in(&mut agent, "ADA@staff.example.org", PASSWORD);
    assert_eq!(entered.location(), "/admin");
    let cookie = entered.header("set-cookie").unwrap();
    assert!(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"), "{cookie}");
    let first = agent.cookies["staff"].clone();
    assert_ne!(first, "f".repeat(64), "nothing that was there before is taken over");
    let mut thief = agent.clone();
    assert_eq!(thief.get("/admin/tax").status, 200);
    let page = Page::of(&agent.get("/admin/me"));
    let out = page.form("/admin/sign-out").send(&mut agent, &[]);
    assert_eq!(out.location(), "/admin/sign-in");
    assert!(!agent.cookies.contains_key("staff"));
    assert!(thief.get("/admin/tax").location().starts_with("/admin/sign-in"), "a stolen cookie is worth nothing any more");

    try_in(&mut agent, "ada@staff.example.org", PASSWORD);
    assert_ne!(agent.cookies["staff"], first);
    served.world.later(Span::minutes(31));
    let idle = agent.get("/admin/tax?x=1&y=2");
    assert_eq!(idle.location(), "/admin/sign-in?next=%2Fadmin%2Ftax%3Fx%3D1%26y%3D2");
    let page = Page::of(&agent.follow(&idle));
    let entered = page.form("/admin/sign-in").send(&mut agent, &[("email", "ada@staff.example.org"), ("password", PASSWORD)]);
    assert_eq!(entered.location(), "/admin/tax?x=1&y=2", "back to where one was");
    served.world.check();
}
