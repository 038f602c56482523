//! Categories: paths that follow moves, no circles, and products that are listed anew.

use crate::shop::world::{World, conflict, en, goods, wrong};
use sutler::base::{CategoryId, Handle};
use sutler::shop::catalog::list::{Wanted, by_path, list, tree};
use sutler::shop::catalog::{DeleteCategory, ProductFacts, SaveCategory, relist};
use sutler::shop::job::Lane;
use sutler::shop::queue::{self, FinishJob};
use sutler::shop::{Actor, Job};
use sutler::store::Reads;

fn save(world: &World, title: &str, parent: Option<CategoryId>) -> CategoryId {
    world.run(SaveCategory { title: en(title), parent, ..SaveCategory::default() }).unwrap()
}

/// What the worker does.
fn work(world: &World) {
    for queued in queue::due(&world.read(), Lane::Prompt, world.now(), 100).unwrap() {
        let Job::Relist { category, after } = queued.job else { continue };
        relist(&world.shop, category, after).unwrap();
        world.run(FinishJob { job: queued.id }).unwrap();
    }
}

#[test]
fn a_category_that_moves_takes_everything_along() {
    let world = World::new();
    let home = save(&world, "Home", None);
    let kitchen = save(&world, "Kitchen", Some(home));
    let mugs = save(&world, "Mugs & Cups", Some(kitchen));
    assert_eq!(world.told(), ["category_saved"; 3]);
    assert_eq!(world.read().get(mugs).unwrap().path, "home/kitchen/mugs-cups");
    let mug = world.product(ProductFacts { categories: vec![mugs], ..goods("Mug", 1800) });
    assert_eq!(mug.listed_in, [home, kitchen, mugs].into());
    world.told();

    world
        .run(SaveCategory { id: Some(kitchen), title: en("Kitchen"), handle: Handle::parse("cooking"), ..SaveCategory::default() })
        .unwrap();
    assert_eq!(world.told(), ["category_saved", "category_moved"]);
    assert_eq!(by_path(&world.read(), "cooking/mugs-cups").unwrap().unwrap().id, mugs);
    world.check();
    work(&world);
    assert_eq!(world.told(), ["product_saved"]);
    assert_eq!(world.read().get(mug.id).unwrap().listed_in, [kitchen, mugs].into());
    let listed = |category| list(&world.read(), &Wanted { category: Some(category), ..Wanted::default() }, 0, 10).unwrap().total;
    assert_eq!((listed(home), listed(kitchen), listed(mugs)), (0, 1, 1));
    let tree = tree(&world.read()).unwrap();
    assert_eq!(tree.iter().map(|b| (b.category.path.as_str(), b.below.len())).collect::<Vec<_>>(), [("home", 0), ("cooking", 1)]);
    world.check();
}

#[test]
fn circles_twins_and_towers_are_refused() {
    let world = World::new();
    let a = save(&world, "A", None);
    let mut line = vec![a];
    for title in ["B", "C", "D", "E"] {
        line.push(save(&world, title, line.last().copied()));
    }
    let again = |id, title: &str, parent, handle: Option<&str>| {
        world.run(SaveCategory { id, title: en(title), parent, handle: handle.and_then(Handle::parse), ..SaveCategory::default() })
    };
    assert_eq!(wrong(again(None, "F", Some(line[4]), None)), ["parent wrong-too-deep"]);
    assert_eq!(wrong(again(Some(a), "A", Some(line[2]), None)), ["parent wrong-circle"]);
    assert_eq!(wrong(again(Some(a), "A", Some(a), None)), ["parent wrong-circle"]);
    let root = save(&world, "Root", None);
    assert_eq!(wrong(again(Some(a), "A", Some(root), None)), ["parent wrong-too-deep"], "it would take four levels along");
    assert_eq!(wrong(again(None, "Other", None, Some("a"))), ["handle wrong-taken"]);
    assert_eq!(wrong(again(None, "", Some(sutler::base::Id::new(99)), None)), ["title wrong-required", "parent wrong-choice"]);
    let twin = save(&world, "A", None);
    assert_eq!(world.read().get(twin).unwrap().path, "a-2");
    world.check();
}

#[test]
fn products_outlive_their_shelf() {
    let world = World::new();
    let home = save(&world, "Home", None);
    let mugs = save(&world, "Mugs", Some(home));
    let mug = world.product(ProductFacts { categories: vec![mugs, home], ..goods("Mug", 1800) });
    assert_eq!(conflict(world.run(DeleteCategory { category: home })), "in-use");
    world.told();
    world.shop.run(&Actor::System, DeleteCategory { category: mugs }).unwrap();
    assert_eq!(world.told(), ["category_deleted"]);
    work(&world);
    let now = world.read().get(mug.id).unwrap();
    assert_eq!((now.categories, now.listed_in), (vec![home], [home].into()));
    assert_eq!(queue::backlog(&world.read(), 10).unwrap(), (0, 0));
    world.check();
}
