//! "Where is my order?" over HTTP: the link goes to the address that stands in the order, and the answer tells nobody anything.

use super::gift_cards::newest_letter;
use super::page::Page;
use super::served::Served;
use sutler::base::{Email, Span};
use sutler::shop::Event;
use sutler::shop::order::find::FindOrder;
use sutler::shop::order::{List, Order, view};
use sutler::store::Page as Rows;

fn order(served: &Served) -> Order {
    view::list(&served.world.read(), List::All, Rows::first(1)).unwrap().0.remove(0)
}

/// How often since it was last looked.
fn asked(served: &Served) -> usize {
    served.world.events().iter().filter(|event| matches!(event, Event::OrderLinkAsked { .. })).count()
}

#[test]
fn the_link_goes_to_the_address_in_the_order() {
    let served = Served::new();
    let (_, path) = served.with_order();
    let order = order(&served);
    let mut agent = served.agent();
    assert!(agent.get("/").text().matches("href=\"/orders\"").count() >= 3, "in the head, in the menu of phones, in the foot");
    let form = Page::of(&agent.get("/orders"));
    let right = [("number", format!(" #{}", order.number)), ("email", order.email.as_str().to_uppercase())];
    let right = right.each_ref().map(|(name, value)| (*name, value.as_str()));
    let sent = form.form("/orders").send(&mut agent, &right);
    assert_eq!((sent.status, sent.header("location")), (303, Some("/orders?asked=1")));
    let (subject, text) = newest_letter(&served);
    assert!(subject.contains(&order.number) && text.contains(&path), "{subject} {text}");
    assert_eq!(asked(&served), 1);
    let kept = sutler::store::Reads::get(&served.world.read(), order.id).unwrap();
    assert_eq!((kept.looked.times, kept.total), (1, order.total));
    served.world.check();
}

/// The same page for every number and address, and not one letter.
#[test]
fn nobody_learns_whether_there_is_an_order() {
    let served = Served::new();
    served.with_order();
    let order = order(&served);
    let mut agent = served.agent();
    let form = Page::of(&agent.get("/orders"));
    let (number, email) = (order.number.clone(), order.email.as_str().to_owned());
    let mut answers = Vec::new();
    for pair in [[number.as_str(), email.as_str()], [&number, "else@example.org"], ["99999", &email], [&number, &email]] {
        let fields = [("number", pair[0]), ("email", pair[1])];
        let sent = form.form("/orders").send(&mut agent, &fields);
        let to = sent.header("location").unwrap_or_default().to_owned();
        answers.push((sent.status, to.clone(), agent.get(&to).text()));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "every answer is the same");
    assert_eq!(asked(&served), 1, "and a letter goes to the right address alone, once in a while");
    let machine = form.form("/orders").send(&mut agent, &[("number", &number), ("email", &email), ("homepage", "https://spam.example")]);
    assert_eq!((machine.status, asked(&served)), (303, 0));
    let wrong = form.form("/orders").send(&mut agent, &[("number", ""), ("email", "nobody")]);
    assert_eq!((wrong.status, Page::of(&wrong).mistakes.len()), (422, 2));
    assert!(wrong.text().contains("value=\"nobody\""), "what was typed comes back");
    served.world.check();
}

#[test]
fn letters_with_the_link_are_bounded() {
    let served = Served::new();
    served.with_order();
    let order = order(&served);
    for _ in 0..40 {
        served.world.run(FindOrder { number: order.number.clone(), email: Email::parse(order.email.as_str()).unwrap() }).unwrap();
        served.world.later(Span::minutes(10));
    }
    assert_eq!(asked(&served), 20);
    served.world.check();
}

/// The foot says how one pays and where it goes, as it is set up; a product says what delivery costs, and folds its chapters.
#[test]
fn every_page_says_how_one_pays_and_where_it_goes() {
    let served = Served::new();
    let mut facts = super::served::mug(served.shelf());
    facts.title = crate::shop::world::en("Folded mug");
    facts.handle = None;
    facts.description = crate::shop::world::en("Thin at the lip.\n\n## Care\n\nWash it.\n\nBy hand.\n## Empty\n");
    let product = served.world.product(facts);
    let page = served.agent().get(&format!("/products/{}", product.handle)).text();
    let foot = page.split("<footer").nth(1).unwrap();
    assert!(foot.contains("Pay with") && foot.contains("To Germany") && foot.contains("No tracking"), "{foot}");
    for part in ["<summary><h3>Care</h3></summary>", "<p>Wash it.</p><p>By hand.</p>", "<h3>Delivery and returns</h3>"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("## ") && !page.contains(">Empty<"), "marks are not shown, and a chapter without words is none");
    served.world.check();
}
