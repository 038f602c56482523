//! Products: what is taken, what is not, who keeps which id, and what a change tells.

use crate::shop::world::{World, conflict, en, eur, goods, wrong};
use sutler::base::{Currency, Handle, Id, Money, Sku, Span, Time, VariantId};
use sutler::shop::catalog::product::{Attribute, AttributeValue, OptionValue, ProductOption};
use sutler::shop::catalog::{
    AddMedia, DeleteProduct, Focus, Gone, ProductFacts, ProductState, SaveMedia, SaveProduct, SetProductState, VariantFacts, list,
};
use sutler::shop::stock::{MoveStock, Reason, locations};
use sutler::store::Reads;

fn handle(text: &str) -> Handle {
    Handle::parse(text).unwrap()
}

fn option(key: &str, values: &[&str]) -> ProductOption {
    let values = values.iter().map(|v| OptionValue { key: handle(v), name: en(v), colour: None }).collect();
    ProductOption { key: handle(key), name: en(key), values }
}

fn variant(minor: i64, sku: &str, values: &[&str]) -> VariantFacts {
    VariantFacts { sku: Sku::parse(sku), values: values.iter().map(|v| handle(v)).collect(), ..VariantFacts::priced(eur(minor)) }
}

/// A mug in two colours.
fn mug() -> ProductFacts {
    ProductFacts {
        options: vec![option("colour", &["oat", "blue"])],
        variants: vec![variant(1850, "MUG-OAT", &["oat"]), variant(1950, "MUG-BLUE", &["blue"])],
        ..goods("Day mug", 0)
    }
}

#[test]
fn a_product_is_saved_changed_and_found() {
    let world = World::new();
    let first = world.product(mug());
    assert_eq!(world.told(), ["product_saved"]);
    assert_eq!((first.handle.as_str(), first.price_from(), first.published), ("day-mug", eur(1850), Some(world.now())));
    let second = world.product(ProductFacts { variants: vec![variant(100, "OTHER", &[])], options: vec![], ..mug() });
    assert_eq!(second.handle.as_str(), "day-mug-2");
    world.told();

    // Saved as it is, nothing happens.
    let same = SaveProduct { id: Some(first.id), seen: Some(first.changed), facts: ProductFacts::from(&first) };
    world.run(same).unwrap();
    assert_eq!(world.told(), Vec::<String>::new());

    // A third colour: those that were there keep their ids, named or not.
    let mut facts = mug();
    facts.options[0].values.push(OptionValue { key: handle("red"), name: en("Red"), colour: None });
    facts.variants.push(variant(2050, "MUG-RED", &["red"]));
    facts.variants[1].id = Some(first.variants[1].id);
    world.run(SaveProduct { id: Some(first.id), seen: Some(first.changed), facts: facts.clone() }).unwrap();
    let changed = world.read().get(first.id).unwrap();
    assert_eq!(changed.variants[..2], first.variants[..]);
    assert!(changed.changed > first.changed, "even within one second");
    assert_eq!(changed.handle, first.handle);
    assert_eq!(conflict(world.run(SaveProduct { id: Some(first.id), seen: Some(first.changed), facts })), "changed");
    assert_eq!(world.told(), ["product_saved"]);
    assert_eq!(list::by_handle(&world.read(), "day-mug").unwrap().unwrap().id, first.id);
    world.check();
}

#[test]
fn all_mistakes_are_said_at_once() {
    let world = World::new();
    let known = world.product(mug());
    let cases: Vec<(&str, ProductFacts, Vec<&str>)> = vec![
        ("nothing", ProductFacts::default(), vec!["title wrong-required", "variants wrong-required"]),
        ("taken sku", goods_with(|f| f.variants[0].sku = Sku::parse("MUG-OAT")), vec!["variant-0-sku wrong-taken"]),
        ("taken handle", goods_with(|f| f.handle = Some(known.handle.clone())), vec!["handle wrong-taken"]),
        ("two without options", goods_with(|f| f.variants.push(variant(1, "B", &[]))), vec!["variant-1-values wrong-twice"]),
        ("no such category", goods_with(|f| f.categories = vec![Id::new(77)]), vec!["categories wrong-choice"]),
        ("no such picture", goods_with(|f| f.pictures = vec![Id::new(77)]), vec!["picture-0-media wrong-choice"]),
        ("no such tax", goods_with(|f| f.variants[0].tax_class = Some(Id::new(77))), vec!["variant-0-tax_class wrong-choice"]),
        ("foreign money", goods_with(|f| f.variants[0].price = Money::new(1, Currency::CHF)), vec!["variant-0-price wrong-currency"]),
        ("negative", goods_with(|f| f.variants[0].price = eur(-1)), vec!["variant-0-price wrong-amount"]),
        ("too heavy", goods_with(|f| f.variants[0].weight_g = 1_000_001), vec!["variant-0-weight wrong-too-heavy"]),
        ("foreign variant", goods_with(|f| f.variants[0].id = Some(VariantId::new(1))), vec!["variant-0-id wrong-choice"]),
        ("unfit value", goods_with(|f| f.options = vec![option("size", &["s"])]), vec!["variant-0-values wrong-choice"]),
        (
            "empty option",
            goods_with(|f| f.options = vec![option("size", &[])]),
            vec!["option-0-values wrong-required", "variant-0-values wrong-choice"],
        ),
        ("long title", goods_with(|f| f.title = en(&"x".repeat(301))), vec!["title.en wrong-too-long"]),
        ("tags", goods_with(|f| f.tags = (0..51).map(|n| format!("t{n}")).collect()), vec!["tags wrong-too-many"]),
        (
            "number",
            goods_with(|f| f.attributes = vec![attribute("w", AttributeValue::Number("1e3".into()))]),
            vec!["attribute-0-value wrong-decimal"],
        ),
        (
            "attribute twice",
            goods_with(|f| f.attributes = vec![attribute("w", AttributeValue::Flag(true)), attribute("w", AttributeValue::Flag(false))]),
            vec!["attribute-1-name wrong-twice"],
        ),
    ];
    world.told();
    for (name, facts, expected) in cases {
        assert_eq!(wrong(world.save(None, facts)), expected, "{name}");
    }
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

fn goods_with(change: impl FnOnce(&mut ProductFacts)) -> ProductFacts {
    let mut facts = goods("Thing", 100);
    change(&mut facts);
    facts
}

fn attribute(key: &str, value: AttributeValue) -> Attribute {
    Attribute { key: key.to_owned(), name: en(key), value }
}

#[test]
fn a_variant_with_stock_stays() {
    let world = World::new();
    let mug_there = world.product(mug());
    let location = locations(&world.read()).unwrap()[0].id;
    let blue = mug_there.variants[1].id;
    let move_by = |by| world.run(MoveStock { variant: blue, location, by, reason: Reason::Received, note: String::new() });
    move_by(3).unwrap();
    world.told();
    let mut less = mug();
    less.variants.pop();
    assert_eq!(wrong(world.save(Some(mug_there.id), less.clone())), ["variants wrong-variant-has-stock"]);
    assert_eq!(world.told(), Vec::<String>::new());
    world.run(MoveStock { variant: blue, location, by: -3, reason: Reason::Damaged, note: String::new() }).unwrap();
    world.told();
    world.save(Some(mug_there.id), less).unwrap();
    assert_eq!(world.told(), ["variant_dropped", "product_saved"]);
    world.check();
}

#[test]
fn drafts_go_and_what_was_sold_is_archived() {
    let world = World::new();
    let draft = world.product(ProductFacts { state: ProductState::Draft, ..mug() });
    assert_eq!(draft.published, None);
    assert_eq!(world.run(DeleteProduct { product: draft.id }).unwrap(), Gone::Deleted);
    assert_eq!(world.told(), ["product_saved", "variant_dropped", "variant_dropped", "product_deleted"]);

    let sold = world.product(mug());
    world.later(Span::days(1));
    world.run(SetProductState { product: sold.id, state: ProductState::Draft }).unwrap();
    world.run(SetProductState { product: sold.id, state: ProductState::Active }).unwrap();
    assert_eq!(world.read().get(sold.id).unwrap().published, sold.published, "the first time counts");
    assert_eq!(world.run(DeleteProduct { product: sold.id }).unwrap(), Gone::Archived);
    assert_eq!(world.read().get(sold.id).unwrap().state, ProductState::Archived);
    assert_eq!(world.told(), ["product_saved"; 4]);
    assert_eq!(list::count(&world.read(), None).unwrap(), 0);
    world.check();
}

#[test]
fn the_thousandth_of_a_name_has_a_handle_too() {
    let world = World::new();
    for _ in 0..30 {
        world.product(goods("Mug", 100));
    }
    let handles: std::collections::BTreeSet<String> =
        world.read().next_after::<sutler::shop::catalog::Product>(None, 100).unwrap().iter().map(|p| p.handle.to_string()).collect();
    assert_eq!(handles.len(), 30);
    assert!(handles.contains("mug") && handles.contains("mug-30"));
    world.check();
}

#[test]
fn pictures_are_added_once_and_described() {
    let world = World::new();
    let add = AddMedia {
        hash: "ab".repeat(32),
        name: "mug-oat.jpg".to_owned(),
        mime: "image/jpeg".to_owned(),
        width: 1200,
        height: 900,
        alt: en("A mug"),
        ..AddMedia::default()
    };
    let id = world.run(add.clone()).unwrap();
    assert_eq!(world.run(add.clone()).unwrap(), id);
    world.run(SaveMedia { id, alt: en("A mug in oat, seen from the left"), focus: Focus::Top }).unwrap();
    assert_eq!(world.told(), ["media_added", "media_saved"]);
    let bad = AddMedia { hash: "AB".to_owned(), name: "../x".to_owned(), mime: "image/svg+xml".to_owned(), width: 0, ..add };
    let expected = ["hash wrong-choice", "name wrong-file-name", "mime wrong-picture-kind", "width wrong-picture-size"];
    assert_eq!(wrong(world.run(bad)), expected);
    let product = world.product(ProductFacts { pictures: vec![id], ..mug() });
    assert_eq!(product.pictures, [id]);
    assert_eq!(product.created, Time::at(crate::shop::world::START));
    world.check();
}
