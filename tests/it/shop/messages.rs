//! Messages: kept, told of, answered, forgotten.

use super::world::{World, is_forbidden, wrong};
use sutler::base::limits::MESSAGE_CHARS_MAX;
use sutler::base::{Email, Id, Locale, MessageId, Span};
use sutler::shop::job::{Lane, LetterKind};
use sutler::shop::message::answer::Answer;
use sutler::shop::message::{DeleteMessage, ForgetMessages, Seems, SendMessage, SetAnswered, Tray, list};
use sutler::shop::queue::due;
use sutler::shop::{Actor, Job, Permission};
use sutler::store::Page;

fn letter(text: &str) -> SendMessage {
    SendMessage {
        name: " Marit  Hansen ".to_owned(),
        email: Email::parse("marit@example.org").unwrap(),
        order_number: "1001".to_owned(),
        text: text.to_owned(),
        locale: Locale::De,
        seems: Seems::Person,
    }
}

fn tray(world: &World, tray: Tray) -> Vec<MessageId> {
    list(&world.read(), tray, Page::first(10)).unwrap().into_iter().map(|message| message.id).collect()
}

fn jobs(world: &World) -> Vec<Job> {
    due(&world.read(), Lane::Prompt, world.now(), 10).unwrap().into_iter().map(|queued| queued.job).collect()
}

#[test]
fn a_message_is_kept_and_the_shop_is_told() {
    let world = World::new();
    let message = world.shop.run(&Actor::Visitor, letter("Is the mug back?\r\n\r\nYours")).unwrap();
    assert_eq!(world.told(), ["message_received"]);
    assert_eq!(jobs(&world), [Job::Letter { letter: LetterKind::MessageReceived { message }, order: None }]);
    let kept = list(&world.read(), Tray::Open, Page::first(1)).unwrap().remove(0);
    assert_eq!((kept.name.as_str(), kept.text.as_str(), kept.sent), ("Marit Hansen", "Is the mug back?\n\nYours", world.now()));
    world.check();
}

#[test]
fn what_a_machine_sends_waits_apart_and_nobody_is_told() {
    let world = World::new();
    let message = world.run(SendMessage { seems: Seems::Machine, ..letter("Buy links") }).unwrap();
    assert_eq!((tray(&world, Tray::Open), tray(&world, Tray::Doubtful)), (vec![], vec![message]));
    assert_eq!(jobs(&world), []);
    world.run(SetAnswered { message, answer: Answer::Open }).unwrap();
    assert_eq!(tray(&world, Tray::Open), [message], "it was a person after all");
    assert_eq!(world.told(), ["message_received", "message_reopened"]);
    world.check();
}

#[test]
fn messages_are_answered_reopened_and_deleted() {
    let world = World::new();
    let message = world.run(letter("Hello")).unwrap();
    world.told();
    for _ in 0..2 {
        world.run(SetAnswered { message, answer: Answer::Given }).unwrap();
    }
    assert_eq!((tray(&world, Tray::Answered), world.told()), (vec![message], vec!["message_answered".to_owned()]));
    world.run(SetAnswered { message, answer: Answer::Open }).unwrap();
    assert_eq!(tray(&world, Tray::Open), [message]);
    let editor = Actor::Staff { id: Id::new(1), may: vec![Permission::Catalog] };
    assert!(is_forbidden(world.shop.run(&editor, DeleteMessage { message })));
    world.run(DeleteMessage { message }).unwrap();
    assert_eq!(world.told(), ["message_reopened", "message_deleted"]);
    world.check();
}

#[test]
fn too_long_and_too_little_are_refused() {
    let world = World::new();
    assert_eq!(wrong(world.run(letter(" \n "))), ["text wrong-required"]);
    let long = SendMessage { name: "x".repeat(201), ..letter(&"x".repeat(MESSAGE_CHARS_MAX + 1)) };
    assert_eq!(wrong(world.run(long)), ["name wrong-too-long", "text wrong-too-long"]);
    assert!(world.told().is_empty());
}

#[test]
fn after_a_year_it_is_forgotten() {
    let world = World::new();
    world.run(letter("Old")).unwrap();
    world.later(Span::days(365));
    let young = world.run(letter("Young")).unwrap();
    world.told();
    let forget = || ForgetMessages { before: world.now() - Span::days(364), most: 10 };
    assert_eq!((world.run(forget()).unwrap(), world.run(forget()).unwrap()), (1, 0));
    assert_eq!((tray(&world, Tray::Open), world.told()), (vec![young], vec!["message_deleted".to_owned()]));
    world.check();
}
