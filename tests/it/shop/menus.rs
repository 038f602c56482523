//! Menus: what may stand where, and in which order.

use super::world::{World, en, wrong};
use sutler::base::{Id, MenuEntryId, Words};
use sutler::shop::catalog::SaveCategory;
use sutler::shop::content::menu::{MenuPlace, Target, entries};
use sutler::shop::content::menu_save::{MoveMenuEntry, Way};
use sutler::shop::content::{DeleteMenuEntry, SaveMenuEntry};

fn entry(label: &str, target: Target) -> SaveMenuEntry {
    SaveMenuEntry { id: None, menu: MenuPlace::Main, above: None, label: en(label), target, words: String::new(), from: None, until: None }
}

/// The main menu: names, those of the second level behind a dash.
fn main(world: &World) -> Vec<String> {
    let all = entries(&world.read()).unwrap().into_iter().filter(|entry| entry.menu == MenuPlace::Main);
    all.map(|entry| format!("{}{}", if entry.above.is_some() { "- " } else { "" }, entry.label.en)).collect()
}

fn usual(world: &World) -> MenuEntryId {
    entries(&world.read()).unwrap()[0].id
}

#[test]
fn a_new_shop_has_every_category_and_every_page_in_its_menus() {
    let world = World::new();
    let made: Vec<_> = entries(&world.read()).unwrap().into_iter().map(|entry| (entry.menu.key(), entry.target.key())).collect();
    let expected = [("main", "categories"), ("shop", "categories"), ("help", "pages:help"), ("legal", "pages:legal")];
    assert_eq!(made, expected.map(|(menu, target)| (menu, target.to_owned())));
    world.check();
}

#[test]
fn entries_are_added_moved_and_taken_out() {
    let world = World::new();
    world.run(DeleteMenuEntry { entry: usual(&world) }).unwrap();
    let a = world.run(entry("A", Target::Journal)).unwrap();
    let b = world.run(entry("B", Target::Contact)).unwrap();
    let c = world.run(SaveMenuEntry { above: Some(a), ..entry("C", Target::Everything) }).unwrap();
    assert_eq!(world.told(), ["menu_entry_deleted", "menu_entry_saved", "menu_entry_saved", "menu_entry_saved"]);
    assert_eq!(main(&world), ["A", "- C", "B"]);
    world.run(MoveMenuEntry { entry: b, way: Way::Up }).unwrap();
    assert_eq!(main(&world), ["B", "A", "- C"]);
    assert_eq!(world.told(), ["menu_entry_saved"]);
    world.run(MoveMenuEntry { entry: b, way: Way::Up }).unwrap();
    world.run(MoveMenuEntry { entry: c, way: Way::Down }).unwrap();
    assert_eq!((main(&world), world.told()), (vec!["B".to_owned(), "A".to_owned(), "- C".to_owned()], Vec::new()), "nowhere to go");
    world.run(SaveMenuEntry { id: Some(b), ..entry("Bee", Target::Contact) }).unwrap();
    assert_eq!(main(&world), ["Bee", "A", "- C"], "a changed entry keeps its place");
    world.run(DeleteMenuEntry { entry: a }).unwrap();
    assert_eq!(main(&world), ["Bee"], "with what stands below it");
    assert_eq!(world.told(), ["menu_entry_saved", "menu_entry_deleted", "menu_entry_deleted"]);
    world.check();
}

#[test]
fn two_levels_in_the_main_menu_and_no_more() {
    let world = World::new();
    let top = world.run(entry("Top", Target::Journal)).unwrap();
    let below = world.run(SaveMenuEntry { above: Some(top), ..entry("Below", Target::Contact) }).unwrap();
    let third = SaveMenuEntry { above: Some(below), ..entry("Third", Target::Contact) };
    assert_eq!(wrong(world.run(third)), ["above wrong-above"]);
    let foot = SaveMenuEntry { menu: MenuPlace::Help, above: Some(top), ..entry("Foot", Target::Contact) };
    assert_eq!(wrong(world.run(foot)), ["above wrong-above"]);
    let other = usual(&world);
    let sunk = SaveMenuEntry { id: Some(top), above: Some(other), ..entry("Top", Target::Journal) };
    assert_eq!(wrong(world.run(sunk)), ["above wrong-above"], "what has entries below it stays on top");
    let own = SaveMenuEntry { id: Some(top), above: Some(top), ..entry("Top", Target::Journal) };
    assert_eq!(wrong(world.run(own)), ["above wrong-above"]);
    world.check();
}

#[test]
fn an_entry_leads_somewhere() {
    let world = World::new();
    let gone = [
        (entry("", Target::Category { category: Id::new(99) }), "target wrong-choice"),
        (entry("", Target::Page { page: Id::new(99) }), "target wrong-choice"),
        (SaveMenuEntry { words: "no-mug".to_owned(), ..entry("", Target::Product) }, "words wrong-no-product"),
        (entry("Oak", Target::Search), "words wrong-required"),
        (SaveMenuEntry { words: "javascript:alert(1)".to_owned(), ..entry("X", Target::Address) }, "words wrong-link"),
        (
            SaveMenuEntry { words: "https://example.org".to_owned(), label: Words::default(), ..entry("", Target::Address) },
            "label wrong-required",
        ),
    ];
    for (entry, expected) in gone {
        assert_eq!(wrong(world.run(entry)), [expected]);
    }
    let category = world.run(SaveCategory { title: en("Mugs"), ..SaveCategory::default() }).unwrap();
    world.run(entry("", Target::Category { category })).unwrap();
    for target in [Target::Category { category }, Target::Journal, Target::Search] {
        assert_eq!(Target::from_key(&target.key()), Some(target));
    }
    assert_eq!(Target::from_key("category:x"), None);
    world.check();
}
