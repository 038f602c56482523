//! Pickup with times: chosen at the checkout, never given away twice, free again when an order is cancelled.

use super::world::{World, en, eur, wrong};
use sutler::base::{Country, Day, OrderId, Outcome, ShippingMethodId, Span, Time};
use sutler::shop::Actor;
use sutler::shop::checkout::{PlaceOrder, Placed, pickup};
use sutler::shop::order::CancelReason;
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::payment::PaymentKind;
use sutler::shop::shipping::{Opening, PickupHours, SaveShippingMethod, ShippingKind, ShippingPrice, methods};
use sutler::store::Reads;

/// The world begins on Saturday 2026-11-21 at 09:00 in Berlin.
const BERLIN: &str = "Europe/Berlin";

pub fn hours(per_slot: u16) -> PickupHours {
    let open = |weekday, from: u16, until: u16| Opening { weekday, from: from * 60, until: until * 60 };
    PickupHours {
        week: vec![open(6, 9, 12), open(2, 7, 9)],
        slot_minutes: 30,
        per_slot,
        lead_minutes: 60,
        days_ahead: 7,
        closed: Vec::new(),
    }
}

/// The way of picking up of this world gets times.
pub fn with_hours(world: &World, hours: PickupHours) -> Outcome<ShippingMethodId> {
    let known = methods(&world.read()).unwrap().into_iter().find(|method| method.kind == ShippingKind::Pickup).unwrap();
    world.run(SaveShippingMethod {
        id: Some(known.id),
        name: en("Pickup"),
        note: en("At the back door"),
        kind: ShippingKind::Pickup,
        countries: vec![Country::DE],
        price: ShippingPrice::Flat(eur(0)),
        free_from: None,
        days: None,
        pickup: Some(hours),
        active: true,
        position: 0,
    })
}

fn at(day: &str, minutes: u16) -> Time {
    Day::parse(day).unwrap().at(minutes, BERLIN)
}

fn open(per_slot: u16) -> (World, sutler::shop::catalog::Product) {
    let world = World::open();
    let bread = world.stocked("Bread", 640, 500);
    with_hours(&world, hours(per_slot)).unwrap();
    (world, bread)
}

fn form(world: &World, bread: &sutler::shop::catalog::Product, slot: Option<Time>) -> PlaceOrder {
    let cart = world.cart(&[(bread, 1)]);
    PlaceOrder { slot, ..world.form(&cart, ShippingKind::Pickup, PaymentKind::PayAtPickup) }
}

fn order(world: &World, bread: &sutler::shop::catalog::Product, slot: Option<Time>) -> Outcome<OrderId> {
    world.visit(form(world, bread, slot)).map(|placed: Placed| placed.order)
}

#[test]
fn a_time_is_asked_for_and_kept_with_the_order() {
    let (world, bread) = open(2);
    assert_eq!(wrong(order(&world, &bread, None)), ["slot wrong-required"]);
    for (day, minutes, why) in [
        ("2026-11-21", 9 * 60 + 30, "less than an hour from now"),
        ("2026-11-21", 10 * 60 + 15, "no beginning of a slot"),
        ("2026-11-21", 12 * 60, "closed by then"),
        ("2026-11-22", 10 * 60, "a Sunday"),
        ("2026-11-28", 10 * 60, "too far ahead"),
    ] {
        assert_eq!(wrong(order(&world, &bread, Some(at(day, minutes)))), ["slot wrong-slot-gone"], "{why}");
    }
    assert!(world.told().iter().all(|name| name != "order_placed"));
    let chosen = at("2026-11-24", 7 * 60 + 30);
    let placed = order(&world, &bread, Some(chosen)).unwrap();
    let slot = world.order(placed).shipping.slot.unwrap();
    assert_eq!((slot.from, slot.until), (chosen, chosen + Span::minutes(30)));
    // Later changes of the hours leave it as it was agreed.
    with_hours(&world, PickupHours { week: vec![Opening { weekday: 1, from: 60, until: 120 }], ..hours(1) }).unwrap();
    assert_eq!(world.order(placed).shipping.slot, Some(slot));
    // What is sent has no time, whatever the form says.
    let cart = world.cart(&[(&bread, 1)]);
    let sent = world.form(&cart, ShippingKind::Delivery, PaymentKind::BankTransfer);
    let sent = world.visit(PlaceOrder { slot: Some(chosen), ..sent }).unwrap();
    assert_eq!(world.order(sent.order).shipping.slot, None);
    world.check();
}

#[test]
fn a_full_slot_is_full_until_somebody_cancels() {
    let (world, bread) = open(2);
    let slot = at("2026-11-24", 7 * 60);
    let first = order(&world, &bread, Some(slot)).unwrap();
    order(&world, &bread, Some(slot)).unwrap();
    assert_eq!(wrong(order(&world, &bread, Some(slot))), ["slot wrong-slot-full"]);
    let method = world.read().get(world.order(first).shipping.method).unwrap();
    let shown = pickup::slots(&world.read(), &method, world.now(), BERLIN).unwrap().concat();
    assert_eq!(shown.iter().filter(|(_, room)| !room).map(|(slot, _)| slot.from).collect::<Vec<_>>(), [slot]);
    world.run(CancelOrder { order: first, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    order(&world, &bread, Some(slot)).unwrap();
    assert_eq!(wrong(order(&world, &bread, Some(slot))), ["slot wrong-slot-full"]);
    world.check();
}

/// The same form sent twice is one order and one place.
#[test]
fn a_form_that_comes_twice_takes_one_place() {
    let (world, bread) = open(1);
    let form = form(&world, &bread, Some(at("2026-11-24", 8 * 60)));
    let placed = world.visit(form.clone()).unwrap();
    assert_eq!(world.visit(form).unwrap(), placed);
    world.check();
}

#[test]
fn many_at_once_for_the_last_places() {
    let (world, bread) = open(3);
    let slot = Some(at("2026-11-24", 8 * 60 + 30));
    let forms: Vec<PlaceOrder> = (0..40).map(|_| form(&world, &bread, slot)).collect();
    let answers: Vec<Outcome<Placed>> = std::thread::scope(|scope| {
        let send = |form: PlaceOrder| {
            let shop = world.shop.clone();
            scope.spawn(move || shop.run(&Actor::Visitor, form))
        };
        let threads: Vec<_> = forms.into_iter().map(send).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (placed, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!((placed.len(), refused.len()), (3, 37));
    assert!(refused.into_iter().all(|answer| wrong(answer) == ["slot wrong-slot-full"]));
    world.check();
}

#[test]
fn hours_that_cannot_be_are_refused() {
    let world = World::open();
    let open = |weekday, from, until| Opening { weekday, from, until };
    let bad_weeks =
        [vec![], vec![open(1, 600, 600)], vec![open(8, 60, 120)], vec![open(1, 60, 1_441)], vec![open(1, 60, 180), open(1, 120, 240)]];
    for week in bad_weeks {
        assert_eq!(wrong(with_hours(&world, PickupHours { week, ..hours(1) })), ["week wrong-opening-hours"]);
    }
    let odd = PickupHours { slot_minutes: 0, per_slot: 0, lead_minutes: 99_999, days_ahead: 0, ..hours(1) };
    let names = ["slot_minutes", "per_slot", "lead_minutes", "days_ahead"].map(|name| format!("{name} wrong-between"));
    assert_eq!(wrong(with_hours(&world, odd)), names);
}
