//! While stolen cards are tried out: whose payment pages are withheld, and that a proof serves once, whoever is quick.

use crate::shop::world::{World, conflict, eur};
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::order::withhold::{Release, ReleasePage, WithholdPage, is_withheld, proven};
use sutler::shop::payment::method::methods;
use sutler::shop::payment::{Payment, PaymentKind, Standing};
use sutler::shop::shipping::ShippingKind::Delivery;

fn tried_out() -> World {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 99);
    let begun: Vec<_> = (0..20).map(|_| world.buy_by_card(&[(&mug, 1)]).1).collect();
    for payment in begun {
        world.settle(payment, Standing::Declined).unwrap();
    }
    world.told();
    world
}

fn withheld(world: &World, payment: &Payment) -> bool {
    is_withheld(&world.read(), payment, world.now()).unwrap()
}

#[test]
fn the_page_is_withheld_from_strangers_alone_and_said_once() {
    let world = tried_out();
    let cup = world.stocked("Cup", 1_000, 9);
    let stranger = world.payment(world.buy(&[(&cup, 1)], Delivery, PaymentKind::TestCard).payment.unwrap());
    assert!(withheld(&world, &stranger));
    world.told();
    for _ in 0..2 {
        world.run(WithholdPage { payment: stranger.id }).unwrap();
    }
    assert_eq!(world.told(), ["payment_withheld"]);
    // What staff entered nobody's program has made.
    let order = super::manual::by_telephone(&world);
    let method = methods(&world.read()).unwrap().into_iter().find(|method| method.kind == PaymentKind::TestCard).unwrap().id;
    let known = world.visit(ChangePayment { order: world.shop.order_token(order), method, expected: None }).unwrap().unwrap();
    assert!(!withheld(&world, &world.payment(known)));
    world.told();
    world.run(WithholdPage { payment: known }).unwrap();
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

#[test]
fn one_proof_releases_one_payment() {
    let world = tried_out();
    let cup = world.stocked("Cup", 1_000, 9);
    let placed = world.buy(&[(&cup, 1)], Delivery, PaymentKind::TestCard);
    let release = |payment, proven| world.run(ReleasePage { payment, by: Release::Work { proven } });
    let first = placed.payment.unwrap();
    assert_eq!(conflict(release(first, 1)), "proof-stale");
    for _ in 0..2 {
        release(first, 0).unwrap();
    }
    assert!(!withheld(&world, &world.payment(first)));
    world.note_page(first).unwrap();
    world.settle(first, Standing::Void).unwrap();
    let method = world.order(placed.order).payment.method;
    let second = world.visit(ChangePayment { order: world.shop.order_token(placed.order), method, expected: None }).unwrap().unwrap();
    assert!(second != first && proven(&world.payments(placed.order)) == 1);
    assert_eq!(conflict(release(second, 0)), "proof-stale", "whoever was quick with the same proof has its page");
    release(second, 1).unwrap();
    assert_eq!(world.order(placed.order).outstanding(), eur(1_490));
    world.check();
}
