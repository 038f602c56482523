//! The newsletter as visitors, mail programs and staff meet it.

use super::agent::Agent;
use super::page::Page;
use super::served::Served;
use crate::shop::world::en;
use std::net::{IpAddr, Ipv4Addr};
use sutler::base::{Email, Locale, Span};
use sutler::shop::newsletter::{ConfirmSubscription, Source, State, Subscribe, Subscription, list};
use sutler::shop::settings::{Newsletter, SaveNewsletter};
use sutler::shop::staff::Role;
use sutler::shop::theme::{AddSection, PublishLook};
use sutler::shop::token::{NewsletterLink, newsletter_path};
use sutler::store::Page as Rows;
use sutler::web::limit::{Limits, Wish as Try};

fn served() -> Served {
    let served = Served::new();
    let newsletter = Newsletter { offered: true, promise: en("Eight times a year: new bowls.") };
    served.world.run(SaveNewsletter { newsletter }).unwrap();
    served
}

fn all(served: &Served, state: State) -> Vec<Subscription> {
    list(&served.world.read(), state, Rows::first(50)).unwrap()
}

fn path(served: &Served, link: NewsletterLink, known: &Subscription) -> String {
    newsletter_path(link, &served.world.shop.newsletter_token(known.id, link))
}

/// A member of the list.
fn member(served: &Served, email: &str) -> Subscription {
    let email = Email::parse(email).unwrap();
    served.world.run(Subscribe { email, locale: Locale::En, source: Source::Home, words: "Yes".to_owned() }).unwrap();
    let known = all(served, State::Waiting).remove(0);
    let token = served.world.shop.newsletter_token(known.id, NewsletterLink::Confirm);
    served.world.run(ConfirmSubscription { token }).unwrap();
    known
}

#[test]
fn from_the_footer_to_the_list_and_off_it() {
    let served = served();
    let mut agent = served.agent();
    let asked = Page::of(&agent.get("/pages/terms")).form("/newsletter").send(&mut agent, &[("email", "ada@example.org")]);
    assert!(Page::of(&agent.follow(&asked)).says("An e-mail with a link is on its way"));
    let known = all(&served, State::Waiting).remove(0);
    assert_eq!(known.source, Source::Footer);
    assert!(known.words.contains("Eight times a year") && known.words.contains("Marram & Rye"), "{}", known.words);

    let confirm = path(&served, NewsletterLink::Confirm, &known);
    let answer = agent.get(&confirm);
    assert_eq!((answer.header("referrer-policy"), answer.header("cache-control")), (Some("no-referrer"), Some("private, no-store")));
    assert_eq!(all(&served, State::Subscribed).len(), 0, "a program that opens every link confirms nothing");
    let pressed = Page::of(&answer).form(&confirm).send(&mut agent, &[]);
    let welcome = agent.follow(&pressed).text();
    assert_eq!(all(&served, State::Subscribed).len(), 1);
    let leave = path(&served, NewsletterLink::Leave, &known);
    assert!(welcome.contains("You are on the list") && welcome.contains(&leave), "{welcome}");

    let page = Page::of(&agent.get(&leave));
    assert_eq!(all(&served, State::Left).len(), 0);
    let left = page.form(&leave).send(&mut agent, &[]);
    assert!((left.status, all(&served, State::Left).len()) == (200, 1) && left.text().contains("You are off the list"));
    assert!(agent.get(&leave).text().contains("You are off the list"));
    assert_eq!((agent.get(&confirm).status, agent.get("/newsletter/leave/1").status), (410, 410));
    served.world.check();
}

/// RFC 8058: no cookie, no origin, whichever body, and no way to elsewhere.
#[test]
fn a_mail_program_leaves_with_one_request() {
    let served = served();
    for (n, (kind, body)) in [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        (
            "multipart/form-data; boundary=x",
            "--x\r\ncontent-disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let known = member(&served, &format!("ada{n}@example.org"));
        let leave = path(&served, NewsletterLink::Leave, &known);
        let answer = Agent::new(served.server.at).send("POST", &leave, &[("content-type", kind)], body.as_bytes());
        assert_eq!((answer.status, all(&served, State::Left).len()), (200, n + 1), "{kind}");
    }
}

#[test]
fn nobody_learns_who_is_subscribed() {
    let served = served();
    member(&served, "ada@example.org");
    let mut answers = Vec::new();
    for email in ["ada@example.org", "new@example.org", "new@example.org"] {
        let answer = served.agent().post("/newsletter", &[("email", email), ("place", "home"), ("homepage", "")]);
        answers.push((answer.status, answer.location(), answer.body));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[test]
fn what_is_wrong_comes_back_and_machines_are_told_nothing() {
    let served = served();
    let answer = served.agent().post("/newsletter", &[("email", "ada at example"), ("place", "footer")]);
    let page = Page::of(&answer);
    let form = page.forms.iter().find(|form| form.value("place") == "page").unwrap();
    assert_eq!((answer.status, form.value("email").as_str()), (422, "ada at example"));
    let trapped = served.agent().post("/newsletter", &[("email", "bot@example.org"), ("homepage", "buy!")]);
    assert_eq!((trapped.status, all(&served, State::Waiting).len()), (303, 0));
    let (limits, caller) = (Limits::default(), IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9)));
    assert_eq!((0..10).filter(|_| limits.allows(Try::Newsletter, caller)).count(), 5);
}

#[test]
fn it_stands_where_it_is_offered_and_nowhere_else() {
    let without = Served::new();
    let (mut agent, page) = without.at_checkout("towel", 1);
    assert!(!page.form("/checkout").names().contains(&"newsletter"));
    assert!(!agent.get("/").text().contains("/newsletter") && agent.get("/newsletter").status == 404);

    let served = served();
    served.world.run(AddSection { kind: "newsletter".to_owned() }).unwrap();
    served.world.run(PublishLook {}).unwrap();
    let home = served.agent().get("/").text();
    assert_eq!(home.matches("value=\"home\"").count(), 1, "one form, however many sections: {home}");
    assert!(home.contains("Eight times a year"));
    let (mut agent, page) = served.at_checkout("towel", 1);
    let form = page.form("/checkout");
    assert!(form.names().contains(&"newsletter") && form.value("newsletter").is_empty(), "nobody ticked it before");
    let refreshed = Page::of(&form.send(&mut agent, &[("newsletter", "1"), ("intent", "refresh")]));
    assert_eq!(refreshed.form("/checkout").value("newsletter"), "1");
    served.world.later(Span::minutes(1));
    served.world.check();
}

#[test]
fn staff_search_export_end_and_erase() {
    let served = served();
    let known = member(&served, "ada@example.org");
    member(&served, "zoe@example.org");
    let mut staff = served.staff(Role::Manager);
    let found = staff.get("/admin/newsletter?q=ADA").text();
    assert!(found.contains("ada@example.org") && !found.contains("zoe@example.org"));
    let file = staff.get("/admin/newsletter/export");
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    let lines: Vec<String> = file.text().lines().map(str::to_owned).collect();
    assert_eq!((lines.len(), &lines[0][..15], &lines[1][..27]), (3, "email,language,", "\"ada@example.org\",en,home,2"));
    assert_eq!(served.staff(Role::Fulfilment).get("/admin/newsletter/export").status, 403);

    let own = format!("/admin/newsletter/{}", known.id);
    let page = Page::of(&staff.get(&own));
    assert!(page.says("What was read") && page.says("Yes"));
    assert_eq!(page.form(&format!("{own}/end")).send(&mut staff, &[]).status, 303);
    assert_eq!(all(&served, State::Left).len(), 1);
    let erase = format!("{own}/delete");
    assert_eq!(Page::of(&staff.get(&erase)).form(&erase).send(&mut staff, &[]).status, 303);
    assert_eq!((all(&served, State::Left).len(), staff.get(&own).status), (0, 404));
    served.world.check();
}
