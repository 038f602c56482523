//! The newsletter: asked for, confirmed, left, proven, forgotten; and that nobody is written to again and again.

use super::world::{World, conflict, is_forbidden, wrong};
use sutler::base::{Email, Error, Id, Locale, Outcome, Refusal, Span, SubscriptionId, Words};
use sutler::shop::job::{Lane, LetterKind};
use sutler::shop::newsletter::{
    CONFIRM_KEPT, ConfirmSubscription, EndSubscription, EraseSubscription, ForgetSubscriptions, LETTER_PAUSE, LETTERS_MAX, LeaveNewsletter,
    PROOF_KEPT, Source, State, Subscribe, Subscription, list, search,
};
use sutler::shop::payment::PaymentKind;
use sutler::shop::queue::due;
use sutler::shop::settings::{Newsletter, SaveNewsletter};
use sutler::shop::shipping::ShippingKind;
use sutler::shop::token::NewsletterLink;
use sutler::shop::{Actor, Job, Permission};
use sutler::store::{Page, Reads};

fn offer(world: &World) {
    let promise = Words { en: "Eight times a year.".to_owned(), de: String::new() };
    world.run(SaveNewsletter { newsletter: Newsletter { offered: true, promise } }).unwrap();
    world.told();
}

fn open() -> World {
    let world = World::new();
    offer(&world);
    world
}

fn wish(email: &str) -> Subscribe {
    let email = Email::parse(email).unwrap();
    Subscribe { email, locale: Locale::De, source: Source::Footer, words: "Yes, I want it.".to_owned() }
}

fn ask(world: &World, email: &str) {
    world.shop.run(&Actor::Visitor, wish(email)).unwrap();
}

/// Those that stand so, the latest first.
fn all(world: &World, state: State) -> Vec<Subscription> {
    list(&world.read(), state, Page::first(100)).unwrap()
}

fn letters(world: &World) -> Vec<LetterKind> {
    let letter = |job: Job| if let Job::Letter { letter, .. } = job { Some(letter) } else { None };
    due(&world.read(), Lane::Prompt, world.now(), 100).unwrap().into_iter().filter_map(|queued| letter(queued.job)).collect()
}

fn confirm(world: &World, id: SubscriptionId) -> Outcome {
    let token = world.shop.newsletter_token(id, NewsletterLink::Confirm);
    world.shop.run(&Actor::Visitor, ConfirmSubscription { token })
}

fn leave(world: &World, id: SubscriptionId) -> Outcome {
    let token = world.shop.newsletter_token(id, NewsletterLink::Leave);
    world.shop.run(&Actor::Visitor, LeaveNewsletter { token })
}

fn is_nowhere<T>(outcome: Outcome<T>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound { .. })))
}

#[test]
fn it_counts_once_its_owner_has_confirmed_it() {
    let world = open();
    ask(&world, "Marit@Example.org");
    let waiting = all(&world, State::Waiting).remove(0);
    let id = waiting.id;
    assert_eq!(letters(&world), [LetterKind::NewsletterConfirm { subscription: id, nth: 1 }]);
    assert_eq!((waiting.asked, waiting.source, waiting.words.as_str()), (world.now(), Source::Footer, "Yes, I want it."), "the proof");
    world.later(Span::hours(2));
    for _ in 0..2 {
        confirm(&world, id).unwrap();
    }
    assert_eq!(world.told(), ["newsletter_asked", "newsletter_confirmed"]);
    let known = all(&world, State::Subscribed).remove(0);
    assert_eq!((known.confirmed, known.asked), (Some(world.now()), waiting.asked));
    assert_eq!(letters(&world)[1], LetterKind::NewsletterWelcome { subscription: id });

    for _ in 0..2 {
        leave(&world, id).unwrap();
    }
    assert_eq!(world.told(), ["newsletter_left"]);
    assert!(is_nowhere(confirm(&world, id)), "an old letter brings nobody back");
    ask(&world, "marit@example.org");
    let again = all(&world, State::Waiting).remove(0);
    assert_ne!(again.id, id, "whoever comes back consents anew");
    assert_eq!(all(&world, State::Left).remove(0).words, "Yes, I want it.", "and the old proof stays");
    world.check();
}

#[test]
fn a_link_does_what_it_says_and_nothing_else() {
    let world = open();
    ask(&world, "a@example.org");
    let id = all(&world, State::Waiting)[0].id;
    let (yes, no) = (world.shop.newsletter_token(id, NewsletterLink::Confirm), world.shop.newsletter_token(id, NewsletterLink::Leave));
    assert!(is_nowhere(world.run(ConfirmSubscription { token: no })) && is_nowhere(world.run(LeaveNewsletter { token: yes })));
    assert!(is_nowhere(world.run(ConfirmSubscription { token: String::new() })));
    assert_eq!(all(&world, State::Waiting).len(), 1);
}

#[test]
fn the_same_address_is_not_written_to_again_and_again() {
    let world = open();
    for minutes in (0..350).step_by(7) {
        ask(&world, "a@example.org");
        ask(&world, "A@EXAMPLE.ORG");
        let most = 1 + minutes / 60;
        assert!(letters(&world).len() <= most.min(3), "an hour lies between two letters: {minutes} minutes");
        world.later(Span::minutes(7));
    }
    let id = all(&world, State::Waiting)[0].id;
    let sent = (1..=LETTERS_MAX).map(|nth| LetterKind::NewsletterConfirm { subscription: id, nth });
    assert_eq!(letters(&world), sent.collect::<Vec<_>>(), "three in six hours, and then no more");
    assert_eq!((all(&world, State::Waiting).len(), world.told().len()), (1, 3));
    confirm(&world, id).unwrap();
    world.told();
    world.later(LETTER_PAUSE);
    ask(&world, "a@example.org");
    assert!(world.told().is_empty(), "whoever is on the list gets no letter");
    assert_eq!(all(&world, State::Subscribed)[0].again, Some(world.now()), "but it was written, as for all others");
    world.check();
}

#[test]
fn what_nobody_confirms_is_forgotten_and_a_proof_after_its_time() {
    let world = open();
    ask(&world, "waits@example.org");
    ask(&world, "leaves@example.org");
    ask(&world, "stays@example.org");
    let id = |email: &str| search(&world.read(), email, Page::first(1)).unwrap().remove(0).id;
    let (waits, leaves) = (id("waits"), id("leaves"));
    for one in [leaves, id("stays")] {
        confirm(&world, one).unwrap();
    }
    leave(&world, leaves).unwrap();
    let forget = |now| ForgetSubscriptions { waiting_before: now - CONFIRM_KEPT, left_before: now - PROOF_KEPT, most: 10 };
    world.later(CONFIRM_KEPT);
    assert_eq!(world.run(forget(world.now())).unwrap(), 0, "the link holds to the end of its last day");
    world.later(Span::seconds(1));
    assert!(is_nowhere(confirm(&world, waits)), "a link that is over");
    world.told();
    assert_eq!(world.run(forget(world.now())).unwrap(), 1);
    assert_eq!((world.told(), all(&world, State::Waiting).len()), (vec!["newsletter_erased".to_owned()], 0));
    world.later(PROOF_KEPT);
    assert_eq!(world.run(forget(world.now())).unwrap(), 1);
    assert_eq!((all(&world, State::Left).len(), all(&world, State::Subscribed).len()), (0, 1));
    world.check();
}

#[test]
fn staff_end_and_erase_and_letters_go_too() {
    let world = open();
    ask(&world, "a@example.org");
    let subscription = all(&world, State::Waiting)[0].id;
    let kind = LetterKind::NewsletterConfirm { subscription, nth: 1 };
    let email = Email::parse("a@example.org").unwrap();
    let letter = sutler::shop::letter::NoteLetter {
        id: Id::new(9),
        kind,
        order: None,
        to: email,
        subject: "Please confirm".to_owned(),
        fate: sutler::shop::letter::Fate::Kept,
    };
    world.run(letter).unwrap();
    let packer = Actor::Staff { id: Id::new(2), may: vec![Permission::Orders] };
    let editor = Actor::Staff { id: Id::new(3), may: vec![Permission::Catalog] };
    assert!(is_forbidden(world.shop.run(&packer, EndSubscription { subscription })));
    assert!(is_forbidden(world.shop.run(&packer, EraseSubscription { subscription })));
    world.told();
    world.shop.run(&editor, EndSubscription { subscription }).unwrap();
    assert_eq!(all(&world, State::Left)[0].left.unwrap().by, Some(Id::new(3)));
    world.shop.run(&editor, EraseSubscription { subscription }).unwrap();
    assert_eq!(world.told(), ["newsletter_left", "newsletter_erased"]);
    assert_eq!(sutler::shop::letter::written(&world.read(), None, kind).unwrap(), None);
    let jobs: Vec<Job> = due(&world.read(), Lane::Prompt, world.now(), 10).unwrap().into_iter().map(|queued| queued.job).collect();
    assert!(jobs.contains(&Job::DropLetter { letter: Id::new(9) }), "{jobs:?}");
    assert_eq!(world.read().total::<Subscription>(10).unwrap(), 0);
    world.check();
}

#[test]
fn it_is_offered_with_a_promise_or_not_at_all() {
    let world = World::new();
    assert_eq!(conflict(world.run(wish("a@example.org"))), "no-newsletter");
    let silent = Newsletter { offered: true, promise: Words::default() };
    assert_eq!(wrong(world.run(SaveNewsletter { newsletter: silent })), ["promise wrong-required"]);
    offer(&world);
    ask(&world, "a@example.org");
}

#[test]
fn the_box_at_the_checkout_signs_up_with_the_order() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 3);
    let place = |world: &World, newsletter: Option<&str>| {
        let cart = world.cart(&[(&mug, 1)]);
        let form = world.form(&cart, ShippingKind::Pickup, PaymentKind::BankTransfer);
        world.visit(sutler::shop::checkout::PlaceOrder { newsletter: newsletter.map(str::to_owned), ..form }).unwrap().order
    };
    place(&world, Some("Yes"));
    assert_eq!(all(&world, State::Waiting).len(), 0, "no newsletter is offered, and the order stands");
    offer(&world);
    place(&world, None);
    assert_eq!(all(&world, State::Waiting).len(), 0);
    let order = place(&world, Some("Yes"));
    let known = all(&world, State::Waiting).remove(0);
    assert_eq!((known.source, known.words.as_str()), (Source::Checkout { order }, "Yes"));
    world.check();
}
