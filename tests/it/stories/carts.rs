//! Carts: what goes in, what is said when things changed, and what happens to those that nobody comes back for.

use crate::shop::world::{World, conflict, eur, goods, wrong};
use sutler::base::{Error, Id, Refusal, Span, VariantId};
use sutler::shop::cart::change::{AddToCart, SetQuantity};
use sutler::shop::cart::purge::PurgeCarts;
use sutler::shop::cart::{self, Notice};
use sutler::shop::catalog::product::StockRule;
use sutler::shop::catalog::{Product, ProductFacts, ProductState, SetProductState};
use sutler::shop::payment::PaymentKind;
use sutler::shop::shipping::ShippingKind;

fn add(cart: Option<&str>, product: &Product, quantity: u32) -> AddToCart {
    AddToCart { cart: cart.map(str::to_owned), variant: product.variants[0].id, quantity }
}

fn set(cart: &str, product: &Product, quantity: u32) -> SetQuantity {
    SetQuantity { cart: cart.to_owned(), variant: product.variants[0].id, quantity }
}

fn pieces(world: &World, cart: &str) -> Vec<u32> {
    world.lines(cart).iter().map(|line| line.quantity).collect()
}

fn notices(world: &World, cart: &str) -> Vec<Vec<Notice>> {
    let read = world.read();
    let cart = cart::by_token(&read, cart).unwrap().unwrap();
    cart::show(&read, &cart).unwrap().into_iter().map(|line| line.notices).collect()
}

fn is_unknown<T>(outcome: Result<T, Error>, thing: &str) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound { what })) if what == thing)
}

#[test]
fn the_same_thing_twice_is_one_line() {
    let world = World::open();
    let (mug, bread) = (world.stocked("Mug", 1_000, 9), world.stocked("Bread", 400, 9));
    let cart = world.visit(add(None, &mug, 1)).unwrap();
    assert_eq!(world.visit(add(Some(&cart), &bread, 2)).unwrap(), cart);
    world.visit(add(Some(&cart), &mug, 3)).unwrap();
    assert_eq!(pieces(&world, &cart), [4, 2]);
    world.visit(set(&cart, &mug, 2)).unwrap();
    assert_eq!(pieces(&world, &cart), [2, 2]);
    world.visit(set(&cart, &mug, 0)).unwrap();
    assert_eq!(pieces(&world, &cart), [2]);
    assert!(is_unknown(world.visit(set(&cart, &mug, 1)), "cart line"));
    assert!(is_unknown(world.visit(set("unknown", &mug, 1)), "cart"));
    let nothing = AddToCart { cart: None, variant: VariantId::new(999), quantity: 1 };
    assert!(is_unknown(world.visit(nothing), "product"));
    assert_eq!(world.told(), Vec::<String>::new(), "a cart is nobody's business yet");

    let other = world.visit(add(Some("a cookie of last year"), &mug, 1)).unwrap();
    assert_ne!(other, "a cookie of last year", "nobody chooses the token of a cart");
    assert_eq!((pieces(&world, &other), other.len()), (vec![1], 64));
    world.check();
}

#[test]
fn quantities_have_limits() {
    let world = World::open();
    let advice = world.ruled("Advice", 100, StockRule::Endless);
    for bad in [0, 1_000, u32::MAX] {
        assert_eq!(wrong(world.visit(add(None, &advice, bad))), ["quantity wrong-quantity"]);
    }
    let cart = world.visit(add(None, &advice, 999)).unwrap();
    assert_eq!(wrong(world.visit(add(Some(&cart), &advice, 1))), ["quantity wrong-quantity"]);
    assert_eq!(wrong(world.visit(add(Some(&cart), &advice, u32::MAX))), ["quantity wrong-quantity"]);
    assert_eq!(wrong(world.visit(set(&cart, &advice, 1_000))), ["quantity wrong-quantity"]);
    assert_eq!(pieces(&world, &cart), [999]);

    let mut more = Vec::new();
    for n in 1..=100 {
        more.push(world.ruled(&format!("Thing {n}"), 100, StockRule::Endless));
    }
    for thing in &more[..99] {
        world.visit(add(Some(&cart), thing, 1)).unwrap();
    }
    assert_eq!(wrong(world.visit(add(Some(&cart), &more[99], 1))), ["quantity wrong-cart-full"]);
    world.visit(add(Some(&cart), &more[0], 1)).unwrap();
    assert_eq!(pieces(&world, &cart).len(), 100);
    world.check();
}

#[test]
fn no_more_than_there_is() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 3);
    assert_eq!(wrong(world.visit(add(None, &mug, 4))), ["quantity wrong-only-left"]);
    let cart = world.visit(add(None, &mug, 2)).unwrap();
    assert_eq!(wrong(world.visit(add(Some(&cart), &mug, 2))), ["quantity wrong-only-left-in-cart"]);
    assert_eq!(wrong(world.visit(set(&cart, &mug, 4))), ["quantity wrong-only-left"]);
    world.visit(set(&cart, &mug, 3)).unwrap();
    assert_eq!(notices(&world, &cart), [[]]);

    // A cart promises nothing: somebody else may be quicker.
    world.buy(&[(&mug, 2)], ShippingKind::Pickup, PaymentKind::PayAtPickup);
    assert_eq!(notices(&world, &cart), [[Notice::OnlyLeft { left: 1 }]]);
    world.buy(&[(&mug, 1)], ShippingKind::Pickup, PaymentKind::PayAtPickup);
    assert_eq!(notices(&world, &cart), [[Notice::SoldOut]]);
    assert_eq!(wrong(world.visit(set(&cart, &mug, 1))), ["quantity wrong-sold-out"]);
    assert_eq!(wrong(world.visit(add(None, &mug, 1))), ["quantity wrong-sold-out"]);
    world.visit(set(&cart, &mug, 0)).unwrap();

    let made = world.ruled("Made", 100, StockRule::Backorder);
    world.visit(add(Some(&cart), &made, 500)).unwrap();
    assert_eq!(notices(&world, &cart), [[]], "made to order is never sold out");
    world.check();
}

#[test]
fn what_changed_is_said_until_it_was_seen() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let cart = world.cart(&[(&mug, 2)]);
    let price = |minor| {
        let mut facts = ProductFacts::from(&world.read_product(&mug));
        facts.variants[0].price = eur(minor);
        world.save(Some(mug.id), facts).unwrap();
    };
    price(1_200);
    let changed = Notice::PriceChanged { from: eur(1_000), to: eur(1_200) };
    assert_eq!(notices(&world, &cart), [[changed]]);
    assert!(!changed.blocks() && Notice::SoldOut.blocks() && Notice::NoLongerSold.blocks() && Notice::OnlyLeft { left: 1 }.blocks());
    world.visit(set(&cart, &mug, 2)).unwrap();
    assert_eq!(notices(&world, &cart), [[]]);

    world.run(SetProductState { product: mug.id, state: ProductState::Archived }).unwrap();
    assert_eq!(notices(&world, &cart), [[Notice::NoLongerSold]]);
    assert_eq!(conflict(world.visit(set(&cart, &mug, 1))), "no-longer-sold");
    assert!(is_unknown(world.visit(add(Some(&cart), &mug, 1)), "product"));
    // The cart's page still adds up although nothing in it is sold.
    let (_, quote) = world.stand(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    assert_eq!((quote.total, quote.lines.len()), (eur(0), 0));
    world.run(SetProductState { product: mug.id, state: ProductState::Active }).unwrap();
    assert_eq!(notices(&world, &cart), [[]]);
    world.visit(set(&cart, &mug, 0)).unwrap();
    assert_eq!(world.lines(&cart), []);
    world.check();
}

#[test]
fn a_cart_waits_for_a_month() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    world.product(goods("Other", 1));
    let old = world.cart(&[(&mug, 1)]);
    world.later(Span::days(1));
    let newer = world.cart(&[(&mug, 1)]);
    let purge = |before, most| world.run(PurgeCarts { before, most }).unwrap();
    let now = world.now();
    assert_eq!(purge(now - Span::days(1), 10), 0, "it was touched on that day");
    assert_eq!(purge(now, 0), 0);
    assert_eq!(purge(now, 10), 1);
    assert_eq!((pieces(&world, &old), pieces(&world, &newer)), (vec![], vec![1]));
    assert_eq!(purge(now, 10), 0);
    world.check();
}
