//! The admin of a shop that came back from its journal: what happened stands where it stood, and what is missing is one press away.

use super::agent::Agent;
use super::page::Page;
use super::served::{Server, session_of};
use crate::shop::buyer::parcel;
use crate::shop::world::{World, eur};
use crate::stories::rebuild::{import, stocked};
use sutler::base::{Country, Span};
use sutler::shop::Actor;
use sutler::shop::payment::Standing;
use sutler::shop::settings::SetUp;
use sutler::shop::staff::Role;

/// What stands under "Timeline" on the page of an order, line by line.
fn timeline(page: &str) -> Vec<String> {
    let (_, list) = page.split_once("<ol class=\"timeline\">").expect("a timeline");
    let (list, _) = list.split_once("</ol>").unwrap();
    list.split("<li").skip(1).map(str::to_owned).collect()
}

#[test]
fn staff_read_the_story_and_reserve_the_goods() {
    let world = World::open();
    let (mug, bowl) = (stocked(&world, "MUG", 9), stocked(&world, "BOWL", 9));
    let (order, payment) = world.buy_by_card(&[(&mug, 2), (&bowl, 1)]);
    let amount = world.payment(payment).amount;
    world.settle(payment, Standing::Captured { amount }).unwrap();
    world.later(Span::hours(2));
    world.run(parcel(order, &[(0, 1)])).unwrap();
    let path = format!("/admin/orders/{order}");
    let staff = |server: &Server| Agent::signed_in(server.at, &session_of(&server.site.shop, Role::Owner));
    let before = {
        let server = Server::of(&world.shop, world.clock());
        timeline(&staff(&server).get(&path).text())
    };
    assert!(before.len() > 5, "{before:?}");

    let shop = world.rebuilt();
    shop.run(&Actor::System, SetUp { delivery: Some(eur(490)), ..SetUp::new("Marram & Rye", Country::DE) }).unwrap();
    let server = Server::of(&shop, world.clock());
    let mut desk = staff(&server);
    assert_eq!(timeline(&desk.get(&path).text()), before);
    let page = Page::of(&desk.get("/admin/attention"));
    assert!(page.says("The goods of one open order are not reserved") && page.says("Import your goods with their stock"), "{}", page.words);
    for sku in ["MUG", "BOWL"] {
        import(&shop, sku, 5);
    }
    let press = page.forms.iter().find(|form| form.action.ends_with("/reserve")).expect("a press");
    assert_eq!(press.send(&mut desk, &[]).status, 303);
    assert!(Page::of(&desk.get("/admin/attention")).says("Nothing needs you"));
    assert_eq!(shop.check().unwrap(), Vec::<String>::new());
}
