//! Stock: the ledger and its sums, counted and moved by hand.

use crate::shop::world::{World, conflict, goods, wrong};
use sutler::base::Id;
use sutler::shop::Event;
use sutler::shop::stock::ledger::ledger;
use sutler::shop::stock::{CountStock, MoveStock, Reason, SaveLocation, available, locations};

#[test]
fn what_is_there_is_the_sum_of_what_moved() {
    let world = World::new();
    let product = world.product(goods("Mug", 1800));
    let variant = product.variants[0].id;
    let first = locations(&world.read()).unwrap()[0].id;
    let second = world.run(SaveLocation { id: None, name: "Market stall".to_owned(), position: 1 }).unwrap();
    world.told();
    let move_by = |location, by, reason| world.run(MoveStock { variant, location, by, reason, note: " from  the van ".to_owned() });
    assert_eq!(move_by(first, 10, Reason::Received).unwrap(), 10);
    assert_eq!(move_by(second, 5, Reason::Received).unwrap(), 5);
    assert_eq!(move_by(first, -2, Reason::Damaged).unwrap(), 8);
    let moved = Event::StockMoved { variant, product: product.id, location: first, by: -2, on_hand: 8 };
    assert_eq!(world.events().last(), Some(&moved));
    assert_eq!(available(&world.read(), variant).unwrap(), 13);

    assert_eq!(wrong(move_by(first, -9, Reason::Damaged)), ["by wrong-stock-less"]);
    assert_eq!(wrong(move_by(first, 10_000_000, Reason::Received)), ["by wrong-stock"]);
    assert_eq!(wrong(move_by(first, i64::MIN, Reason::Received)), ["by wrong-stock-less"]);
    assert_eq!(wrong(move_by(first, i64::MAX, Reason::Received)), ["by wrong-stock"]);
    assert_eq!(wrong(move_by(first, 0, Reason::Sold)), ["reason wrong-choice", "by wrong-required"]);
    assert!(move_by(Id::new(99), 1, Reason::Received).is_err());
    assert_eq!(world.told(), Vec::<String>::new());

    let count = |counted, seen| world.run(CountStock { variant, location: first, counted, seen });
    assert_eq!(conflict(count(7, 10)), "changed");
    count(7, 8).unwrap();
    count(7, 7).unwrap();
    assert_eq!(wrong(count(-1, 7)), ["counted wrong-stock"]);
    assert_eq!(world.told(), ["stock_moved"], "a count that agrees moves nothing");
    let entries: Vec<(i64, Reason)> = ledger(&world.read(), variant, 10).unwrap().iter().map(|(m, _)| (m.by, m.reason)).collect();
    assert_eq!(entries, [(-1, Reason::Counted), (-2, Reason::Damaged), (5, Reason::Received), (10, Reason::Received)]);
    assert_eq!(ledger(&world.read(), variant, 10).unwrap()[1].0.note, "from the van");
    world.check();
}
