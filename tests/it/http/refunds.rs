//! The page on which a refund is decided: it calculates first, and every mistake stands beside its field with what was typed.

use super::page::Page;
use super::paying::{last, order, press};
use super::served::Served;
use crate::shop::world::eur;
use sutler::shop::order::refund::RefundOrder;
use sutler::shop::payment::{Capture, PaymentKind, RefundReason, refund};
use sutler::shop::shipping::ShippingKind;
use sutler::shop::staff::Role;
use sutler::store::Reads;

#[test]
fn a_refund_is_calculated_before_it_is_decided_and_mistakes_stand_beside_their_fields() {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "Card and more, online", ("thing-10", 2));
    press(&mut agent, &hosted, "pay");
    let id = last(&served).id;
    let path = format!("/admin/orders/{id}/refund");
    let mut staff = served.staff(Role::Owner);
    let blank = Page::of(&staff.get(&path));
    let mut send = |typed: &[(&str, &str)]| blank.form(&path).send(&mut staff, typed);
    let decided = || refund::of_order(&served.world.read(), id).unwrap().len();

    // One of two pieces at 10 EUR: the amount is filled in, and nothing has happened.
    let one = [("pieces-0", "1"), ("goods-0", "not-sent"), ("refund_why", "goodwill")];
    let answer = send(&[&one[..], &[("intent", "calculate")]].concat());
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = Page::of(&answer);
    assert_eq!((page.form(&path).value("refund_amount").as_str(), page.form(&path).value("pieces-0").as_str()), ("10.00", "1"));
    assert!(page.says("€10.00"), "{}", page.words);
    assert_eq!(decided(), 0);

    // Each mistake beside its field, all at once, and what was typed is there still.
    let bad = [("pieces-0", "three"), ("refund_amount", "ten"), ("charges", "-1"), ("refund_note", "a chip"), ("refund_why", "goodwill")];
    for intent in ["calculate", "decide"] {
        let answer = send(&[&bad[..], &[("intent", intent)]].concat());
        assert_eq!(answer.status, 422, "{intent}");
        let page = Page::of(&answer);
        for (name, typed) in bad {
            assert_eq!(page.form(&path).value(name), typed, "{intent}: {name}");
        }
        for name in ["pieces-0", "refund_amount", "charges"] {
            assert!(page.has_id(&format!("{}-e", name.replace('_', "-"))), "{intent}: nothing is said beside {name}: {}", page.words);
        }
    }
    let bounds = [
        ([("pieces-0", "3"), ("goods-0", "not-sent"), ("intent", "calculate")], "pieces-0"),
        ([("pieces-0", ""), ("refund_amount", "9999"), ("intent", "decide")], "refund_amount"),
        ([("pieces-0", ""), ("refund_amount", ""), ("intent", "calculate")], "refund_amount"),
        ([("pieces-0", ""), ("charges", "999"), ("intent", "calculate")], "charges"),
    ];
    for (typed, beside) in bounds {
        let answer = send(&typed);
        assert!(
            answer.status == 422 && Page::of(&answer).has_id(&format!("{}-e", beside.replace('_', "-"))),
            "{typed:?}: {}",
            Page::of(&answer).words
        );
    }
    assert_eq!(decided(), 0, "nothing was decided on the way");

    // What was calculated is decided, once, however often the form comes.
    let done = [&one[..], &[("refund_amount", "10.00"), ("intent", "decide")]].concat();
    assert_eq!(send(&done).status, 303);
    assert_ne!(send(&done).status, 303, "the order is another now");
    assert_eq!(decided(), 1);
    served.world.check();
}

/// What is wrong with the note of a refund by hand is said on the order's page, beside what was typed.
#[test]
fn a_refund_by_hand_that_is_refused_comes_back_with_the_order() {
    let served = Served::new();
    let world = &served.world;
    let mug = world.stocked("Given back", 1_000, 5);
    let order = world.buy(&[(&mug, 1)], ShippingKind::Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, world.order(order).total).unwrap();
    let id = world.run(RefundOrder::of_amount(order, eur(500), RefundReason::Goodwill, "")).unwrap();
    let (mut staff, path) = (served.staff(Role::Owner), format!("/admin/refunds/{id}/given"));
    let page = Page::of(&staff.get(&format!("/admin/orders/{order}")));
    let long = "x".repeat(201);
    let back = page.form(&path).send(&mut staff, &[("reference", &long)]);
    assert_eq!(back.status, 422, "{}", back.text());
    let page = Page::of(&back);
    assert_eq!(page.form(&path).value("reference"), long);
    assert!(page.has_id("reference-e"), "{}", page.words);
    assert_eq!(page.form(&path).send(&mut staff, &[("reference", "SEPA 12")]).status, 303);
    assert_eq!(world.read().get(id).unwrap().reference, "SEPA 12");
    world.check();
}
