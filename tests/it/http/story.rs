//! Buying, in two coats: the same story through forms and through commands leaves the same order and says the same events.

use super::agent::{Agent, Answer};
use super::page::Page;
use super::served::{ADDRESS, Served};
use crate::shop::world::{conflict, eur};
use sutler::base::limits::NOTE_CHARS_MAX;
use sutler::base::{Address, AddressField, Country, Email, Id, Locale, Span};
use sutler::shop::Actor;
use sutler::shop::cart::change::{AddToCart, SetQuantity};
use sutler::shop::catalog::ProductFacts;
use sutler::shop::catalog::product::{BY_HANDLE, Product};
use sutler::shop::checkout::PlaceOrder;
use sutler::shop::order::{List, Order, Paid, view};
use sutler::shop::payment::of_order;
use sutler::store::{Page as Rows, Reads};

fn orders(served: &Served) -> Vec<Order> {
    view::list(&served.world.read(), List::All, Rows::first(100)).unwrap().0
}

fn product(served: &Served, handle: &str) -> Product {
    served.world.read().lookup(&BY_HANDLE, &handle.to_owned()).unwrap().unwrap()
}

/// The form of the checkout, filled with the address and this besides.
fn place(agent: &mut Agent, page: &Page, more: &[(&str, &str)]) -> Answer {
    let changes: Vec<(&str, &str)> = ADDRESS.iter().chain(more).copied().collect();
    page.form("/checkout").send(agent, &changes)
}

/// What must be the same whichever way an order came.
fn facts(order: &Order) -> String {
    let lines: Vec<String> = order.lines.iter().map(|l| format!("{} {} {} {}", l.quantity, l.title, l.choice, l.total.minor())).collect();
    format!(
        "{} {lines:?} {:?} {:?} {} {} {} {:?} {:?} {:?}",
        order.number,
        order.charges,
        order.taxes,
        order.total.minor(),
        order.email,
        order.message,
        order.ship_to.lines(),
        order.bill_to,
        order.notes
    )
}

fn through_forms(served: &Served) -> Order {
    let mut agent = served.agent();
    let page = Page::of(&agent.get("/products/day-mug"));
    assert!(agent.cookies.is_empty(), "no cookie before it is needed");
    let added = page.form("/cart/lines").send(&mut agent, &[("option-0", "Sage"), ("quantity", "2")]);
    let cart = Page::of(&agent.follow(&added));
    assert!(cart.says("Day mug") && cart.says("€40.00"), "{}", cart.words);
    let line = cart.forms.iter().find(|f| f.action.starts_with("/cart/lines/")).unwrap();
    let changed = line.send(&mut agent, &[("quantity", "3")]);
    // Enter in the field presses the first button of the form, which changes and does not take out.
    let changed = if changed.status == 303 { changed } else { panic!("{}", changed.text()) };
    assert!(Page::of(&agent.follow(&changed)).says("€60.00"));
    let checkout = Page::of(&agent.get("/checkout"));
    let bank = served.choice("Bank transfer");
    let placed = place(&mut agent, &checkout, &[("payment", &bank), ("message", "Ring twice")]);
    let to = placed.location();
    assert!(to.starts_with("/orders/") && to.len() == "/orders/".len() + 48, "{to}");
    let used_up = Page::of(&agent.get("/cart"));
    assert!(used_up.says("Your cart is empty") && used_up.words.contains("See your order 1001"), "{}", used_up.words);
    let shown = Page::of(&agent.follow(&placed));
    for words in ["1001", "€64.90", "DE89 3704 0044 0532 0130 00", "Ada Buyer", "Ring twice"] {
        assert!(shown.says(words), "{words}: {}", shown.words);
    }
    orders(served).remove(0)
}

fn home() -> Address {
    let typed = |field: AddressField| ADDRESS.iter().find(|(name, _)| *name == field.name()).map_or("", |(_, value)| value);
    Address::parse(Country::DE, typed).unwrap()
}

fn through_commands(served: &Served) -> Order {
    let shop = &served.world.shop;
    let sage = product(served, "day-mug").variants[1].id;
    let cart = shop.run(&Actor::Visitor, AddToCart { cart: None, variant: sage, quantity: 2 }).unwrap();
    shop.run(&Actor::Visitor, SetQuantity { cart: cart.clone(), variant: sage, quantity: 3 }).unwrap();
    let id = |name: &str| served.choice(name).parse().unwrap();
    let order = PlaceOrder {
        cart,
        once: "once".to_owned(),
        email: Email::parse("ada@example.org").unwrap(),
        ship_to: home(),
        bill_to: None,
        shipping: Id::new(id("Parcel delivery")),
        payment: Id::new(id("Bank transfer")),
        expected: eur(6490),
        covered: None,
        message: "Ring twice".to_owned(),
        locale: Locale::En,
        newsletter: None,
        slot: None,
        link: None,
    };
    shop.run(&Actor::Visitor, order).unwrap();
    orders(served).remove(0)
}

#[test]
fn the_same_story_in_both_coats() {
    let (forms, commands) = (Served::new(), Served::new());
    assert_eq!(facts(&through_forms(&forms)), facts(&through_commands(&commands)));
    let told = forms.world.told();
    assert_eq!(told, commands.world.told());
    assert!(told.contains(&"order_placed".to_owned()), "{told:?}");
    forms.world.check();
    commands.world.check();
}

#[test]
fn mistakes_come_back_with_what_was_typed() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("towel", 1);
    let commits = served.world.shop.commits();
    let wrong = [("email", "ada at example"), ("name", ""), ("postal-code", "ABC"), ("street", "  "), ("city", "<b>Flensburg")];
    let answer = page.form("/checkout").send(&mut agent, &wrong);
    assert_eq!(answer.status, 422);
    let again = Page::of(&answer);
    let form = again.form("/checkout");
    for (name, value) in wrong {
        assert_eq!(form.value(name), value, "{name}");
    }
    let invalid: Vec<&str> = form.fields.iter().filter(|f| f.invalid).map(|f| f.name.as_str()).collect();
    assert_eq!(invalid, ["email", "name", "street", "postal-code"]);
    assert_eq!(again.mistakes.len(), 4, "{:?}", again.mistakes);
    assert!(again.links.iter().filter_map(|link| link.strip_prefix('#')).all(|id| again.has_id(id)), "{:?}", again.links);
    assert_eq!(form.value("once"), page.form("/checkout").value("once"), "the same form, so the same order");
    assert_eq!(served.world.shop.commits(), commits, "nothing was written");

    let long = "x".repeat(NOTE_CHARS_MAX + 1);
    let answer = place(&mut agent, &again, &[("message", &long)]);
    assert_eq!(answer.status, 422);
    let long_again = Page::of(&answer);
    assert_eq!(long_again.form("/checkout").value("message"), long);

    let placed = place(&mut agent, &again, &[]);
    assert_eq!(placed.status, 303, "{}", placed.text());
    assert_eq!(orders(&served).len(), 1);
    served.world.check();
}

#[test]
fn another_address_for_the_invoice_is_read_and_judged() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("towel", 1);
    let mut changes = page.form("/checkout").with(&ADDRESS);
    changes.retain(|(name, _)| name != "billing_same");
    let send = |agent: &mut Agent, changes: &[(String, String)]| {
        let pairs: Vec<(&str, &str)> = changes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        agent.post("/checkout", &pairs)
    };
    let answer = send(&mut agent, &changes);
    assert_eq!(answer.status, 422);
    let again = Page::of(&answer);
    let invalid: Vec<&str> = again.form("/checkout").fields.iter().filter(|f| f.invalid).map(|f| f.name.as_str()).collect();
    assert_eq!(invalid, ["billing-name", "billing-street", "billing-postal-code", "billing-city"]);
    assert!(!again.form("/checkout").fields.iter().any(|f| f.name == "billing_same" && f.checked), "the box stays unticked");
    for (name, value) in
        [("billing-name", "Firma"), ("billing-street", "Weg 1"), ("billing-postal-code", "10115"), ("billing-city", "Berlin")]
    {
        changes.retain(|(known, _)| known != name);
        changes.push((name.to_owned(), value.to_owned()));
    }
    assert_eq!(send(&mut agent, &changes).status, 303);
    assert_eq!(orders(&served)[0].bill_to.as_ref().map(|a| a.city.as_str()), Some("Berlin"));
    served.world.check();
}

#[test]
fn what_differs_is_shown_and_nothing_is_written() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("towel", 1);
    let expected = page.form("/checkout").value("expected");
    let commits = served.world.shop.commits();
    // Another country has other ways; the total that was seen no longer holds. Both the script and the button lead here.
    for (intent, status) in [("refresh", 200), ("place", 409)] {
        let answer = place(&mut agent, &page, &[("country", "AT"), ("intent", intent), ("postal-code", "1010")]);
        assert_eq!(answer.status, status, "{intent}");
        let again = Page::of(&answer);
        // What somebody chose anew is no surprise; pressing the button on a total that no longer holds is one.
        assert!(again.says("€24.90"), "{intent}");
        assert_eq!(again.says("Something changed while you were here") && again.says("€16.90"), intent == "place", "{intent}");
        let form = again.form("/checkout");
        assert_eq!(
            (form.value("expected").as_str(), form.value("country").as_str(), form.value("city").as_str()),
            ("2490", "AT", "Flensburg")
        );
        assert_eq!(form.choices("delivery"), [served.choice("To Austria")]);
    }
    // A dearer way of delivery.
    let express = served.choice("Express");
    let answer = place(&mut agent, &page, &[("delivery", &express)]);
    assert_eq!(answer.status, 409);
    let again = Page::of(&answer);
    assert!(again.says("€21.90") && again.form("/checkout").value("delivery") == express);
    // A total that the page never said, lower than it is.
    let answer = place(&mut agent, &page, &[("expected", "1")]);
    assert_eq!(answer.status, 409);
    assert_eq!(orders(&served).len(), 0);
    assert_eq!(expected, "1690");
    // A refused command shares a commit with nobody and changes no record.
    assert_eq!(served.world.told(), Vec::<String>::new());
    assert!(served.world.shop.commits() <= commits + 3);
    let agreed = again.form("/checkout").send(&mut agent, &[]);
    assert_eq!(agreed.status, 303, "{}", agreed.text());
    assert_eq!(orders(&served)[0].total, eur(2190));
    served.world.check();
}

#[test]
fn a_price_or_stock_that_moved_is_said_before_anything_is_ordered() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("towel", 3);
    let towel = product(&served, "towel");
    let mut dearer = ProductFacts::from(&towel);
    dearer.variants[0].price = eur(1500);
    served.world.save(Some(towel.id), dearer).unwrap();
    let answer = place(&mut agent, &page, &[]);
    assert_eq!(answer.status, 409);
    let again = Page::of(&answer);
    assert!(again.says("€40.90") && again.says("€49.90"), "{}", again.words);

    let (mut quick, quick_page) = served.at_checkout("towel", 1);
    assert_eq!(place(&mut quick, &quick_page, &[]).status, 303);
    let answer = place(&mut agent, &again, &[]);
    assert_eq!(answer.status, 409, "{}", answer.text());
    assert!(Page::of(&answer).says("There are fewer pieces left than were chosen"));
    let cart = Page::of(&agent.get("/cart"));
    assert!(cart.says("There are only 2 left"), "{}", cart.words);
    assert_eq!(orders(&served).len(), 1);
    served.world.check();
}

#[test]
fn the_same_form_twice_is_one_order() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("towel", 1);
    let mut twin = agent.clone();
    let first = place(&mut agent, &page, &[]);
    let second = place(&mut twin, &page, &[]);
    assert_eq!(first.location(), second.location());
    assert_eq!(orders(&served).len(), 1);
    // Once more after coming back: the cart is empty, and the answer is the same order again.
    let third = place(&mut agent, &page, &[]);
    assert_eq!(third.location(), first.location());
    assert_eq!(orders(&served).len(), 1);
    served.world.check();
}

#[test]
fn the_test_card_pays_declines_and_may_lose_its_webhook() {
    let served = Served::new();
    for (answer, says) in [("pay", Paid::Fully), ("pay-lose-webhook", Paid::Fully), ("decline", Paid::No)] {
        served.world.later(Span(1)); // lists put the newest first, to the second
        let (mut agent, page) = served.at_checkout("thing-1", 1);
        let card = served.choice("Test card (no real money)");
        let placed = place(&mut agent, &page, &[("payment", &card)]);
        let hosted = agent.path_of(&placed.location());
        assert!(hosted.starts_with("/testpay/pay/"), "{hosted}");
        let decided = agent.post(&hosted, &[("answer", answer)]);
        let back = agent.path_of(&decided.location());
        assert!(back.starts_with("/orders/") && back.ends_with("/back"), "{back}");
        let returned = agent.get(&back);
        let order = Page::of(&agent.follow(&returned));
        let last = orders(&served).remove(0);
        assert_eq!(last.paid(), says, "{answer}: {:?}", of_order(&served.world.read(), last.id).unwrap());
        if answer == "decline" {
            assert!(order.says("Your bank said no"), "{}", order.words);
            let pay = order.forms.iter().find(|f| f.action.ends_with("/pay")).unwrap();
            let again = pay.send(&mut agent, &[]);
            let hosted = agent.path_of(&again.location());
            let decided = agent.post(&hosted, &[("answer", "pay")]);
            let back = agent.path_of(&decided.location());
            let returned = agent.get(&back);
            agent.follow(&returned);
            assert_eq!(orders(&served)[0].paid(), Paid::Fully);
        }
    }
    served.world.check();
}

#[test]
fn coming_back_proves_nothing() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("thing-1", 1);
    let placed = place(&mut agent, &page, &[("payment", &served.choice("Test card (no real money)"))]);
    assert_eq!(placed.status, 303);
    let order = orders(&served).remove(0);
    let token = served.world.shop.order_token(order.id);
    let back = agent.get(&format!("/orders/{token}/back"));
    assert_eq!(back.location(), format!("/orders/{token}"));
    assert_eq!(orders(&served)[0].paid(), Paid::No);
    // An order that waits for a transfer has no page to pay on: the link leads back to it.
    let (mut agent, page) = served.at_checkout("thing-2", 1);
    let placed = place(&mut agent, &page, &[("payment", &served.choice("Bank transfer"))]);
    let path = placed.location();
    assert_eq!(agent.post(&format!("{path}/pay"), &[]).location(), path);
    served.world.check();
}

#[test]
fn carts_say_what_cannot_be_had() {
    let served = Served::new();
    let mut agent = served.agent();
    let page = Page::of(&agent.get("/products/towel"));
    let answer = page.form("/cart/lines").send(&mut agent, &[("quantity", "4")]);
    assert_eq!(answer.status, 422);
    assert!(agent.cookies.is_empty(), "a refused wish leaves no cookie");
    let again = Page::of(&answer);
    assert_eq!(again.form("/cart/lines").value("quantity"), "4");
    assert_eq!(again.mistakes.len(), 1);
    assert_eq!(again.form("/cart/lines").send(&mut agent, &[("quantity", "3")]).status, 303);
    assert_eq!(again.form("/cart/lines").send(&mut agent, &[("quantity", "1")]).status, 422, "three are in the cart already");
    let cart = Page::of(&agent.get("/cart"));
    let line = cart.forms.iter().find(|f| f.action.starts_with("/cart/lines/")).unwrap();
    let too_many = line.send(&mut agent, &[("quantity", "4")]);
    assert_eq!(too_many.status, 422);
    assert!(Page::of(&too_many).says("€36.00"), "the line is as it was");
    let gone = agent.post(&line.action, &[("remove", "1")]);
    assert!(!Page::of(&agent.follow(&gone)).says("€36.00"));
    let sold_out = Page::of(&agent.get("/products/lamp"));
    let lamp = sold_out.form("/cart/lines").pairs();
    let pairs: Vec<(&str, &str)> = lamp.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(agent.post("/cart/lines", &pairs).status, 422);
    assert_eq!(conflict(served.world.run(order_of_nothing(&served))), "cart-empty");
    served.world.check();
}

fn order_of_nothing(served: &Served) -> PlaceOrder {
    PlaceOrder {
        cart: "0".repeat(64),
        once: "x".to_owned(),
        email: Email::parse("ada@example.org").unwrap(),
        ship_to: home(),
        bill_to: None,
        shipping: Id::new(served.choice("Express").parse().unwrap()),
        payment: Id::new(served.choice("Bank transfer").parse().unwrap()),
        expected: eur(0),
        covered: None,
        message: String::new(),
        locale: Locale::En,
        newsletter: None,
        slot: None,
        link: None,
    }
}
