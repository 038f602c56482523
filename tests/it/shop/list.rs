//! Lists: sorted, cut to a price range, turned over, counted.

use crate::shop::world::{World, en, goods};
use sutler::base::{Id, ProductId, Span};
use sutler::shop::catalog::list::{Sort, Wanted, by_variant, in_state, list, near, price_span};
use sutler::shop::catalog::{ProductFacts, ProductState, SaveCategory};
use sutler::store::Reads;

#[test]
fn lists_are_sorted_and_cut() {
    let world = World::new();
    let shelf = world.run(SaveCategory { title: en("Shelf"), ..SaveCategory::default() }).unwrap();
    let mut all = Vec::new();
    for (n, price) in [500, 100, 300, 200, 400].into_iter().enumerate() {
        let categories = if n < 4 { vec![shelf] } else { vec![] };
        all.push(world.product(ProductFacts { categories, ..goods(&format!("P{price}"), price) }));
        world.later(Span::hours(1));
    }
    world.product(ProductFacts { state: ProductState::Draft, ..goods("Draft", 50) });
    let price = |id| world.read().get::<ProductId>(id).unwrap().price_from().minor();
    let prices = |wanted: Wanted, skip, take| {
        let listing = list(&world.read(), &wanted, skip, take).unwrap();
        (listing.ids.iter().map(|id| price(*id)).collect::<Vec<_>>(), listing.total)
    };
    let in_shelf = Wanted { category: Some(shelf), ..Wanted::default() };
    assert_eq!(prices(Wanted::default(), 0, 10), (vec![400, 200, 300, 100, 500], 5));
    assert_eq!(prices(in_shelf, 1, 2), (vec![300, 100], 4));
    assert_eq!(prices(Wanted { sort: Sort::PriceUp, ..in_shelf }, 0, 10), (vec![100, 200, 300, 500], 4));
    assert_eq!(prices(Wanted { sort: Sort::PriceDown, ..Wanted::default() }, 0, 2), (vec![500, 400], 5));
    let range = Wanted { price_from: Some(200), price_to: Some(400), ..Wanted::default() };
    assert_eq!(prices(range, 0, 10), (vec![400, 200, 300], 3));
    assert_eq!(prices(Wanted { sort: Sort::PriceDown, ..range }, 0, 10), (vec![400, 300, 200], 3));
    assert_eq!(prices(Wanted { sort: Sort::PriceUp, price_to: None, ..range }, 1, 10), (vec![300, 400, 500], 4));
    assert_eq!(prices(Wanted { category: Some(Id::new(99)), ..range }, 0, 10), (vec![], 0));
    assert_eq!(price_span(&world.read(), Some(shelf)).unwrap(), Some((100, 500)));
    assert_eq!(price_span(&world.read(), Some(Id::new(99))).unwrap(), None);

    let beside: Vec<i64> = near(&world.read(), all[0].id, [shelf], 2).unwrap().into_iter().map(price).collect();
    assert_eq!(beside, [200, 300]);
    assert_eq!(near(&world.read(), all[4].id, [], 2).unwrap(), Vec::new());
    assert_eq!(by_variant(&world.read(), all[2].variants[0].id).unwrap().unwrap().id, all[2].id);
    assert_eq!(in_state(&world.read(), ProductState::Draft, 0, 10).unwrap().1, 1);
    assert_eq!(in_state(&world.read(), ProductState::Active, 0, 2).unwrap().0.len(), 2);
    world.check();
}
