//! A shop that lost its file and comes back from its journal: what happened is told as before, no letter goes out again, and the
//! goods of open orders are theirs again as soon as there are any.

use crate::crash::Disk;
use crate::shop::buyer::parcel;
use crate::shop::staff::HASH;
use crate::shop::world::{World, eur, goods};
use std::collections::BTreeSet;
use sutler::base::{AttentionId, Country, Email, Id, JobId, LetterId, OrderId, ProductId, Sku, Span, StaffId, Time};
use sutler::shop::attention::{self, Trouble};
use sutler::shop::catalog::{Product, ProductFacts, SaveProduct, VariantFacts};
use sutler::shop::job::{Lane, LetterKind};
use sutler::shop::letter::{Fate, NoteLetter};
use sutler::shop::order::note::NoteOrder;
use sutler::shop::order::view::timeline;
use sutler::shop::order::{CancelReason, Order, cancel::CancelOrder};
use sutler::shop::payment::{PaymentKind, Standing};
use sutler::shop::queue::{FinishJob, due};
use sutler::shop::rebuild::{ReserveAgain, events, goods::waits};
use sutler::shop::settings::SetUp;
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::staff::{AcceptInvitation, Invite, Role};
use sutler::shop::stock::{self, MoveStock, Reason, StockLevel};
use sutler::shop::{Actor, Event, Job, Shop};
use sutler::store::log::LogReads;
use sutler::store::{Page, Reads, Store};

/// A product with an SKU.
fn known(sku: &str) -> ProductFacts {
    let variants = vec![VariantFacts { sku: Sku::parse(sku), ..VariantFacts::priced(eur(1_000)) }];
    ProductFacts { variants, ..goods(sku, 1_000) }
}

pub fn stocked(world: &World, sku: &str, pieces: i64) -> Product {
    let product = world.product(known(sku));
    world.receive(product.variants[0].id, pieces);
    product
}

/// Goods as they come after a loss, under new numbers.
pub fn import(shop: &Shop, sku: &str, pieces: i64) -> ProductId {
    let id = shop.run(&Actor::System, SaveProduct { id: None, seen: None, facts: known(sku) }).unwrap();
    let reads = shop.read().unwrap();
    let (variant, location) = (reads.get(id).unwrap().variants[0].id, stock::locations(&reads).unwrap()[0].id);
    shop.run(&Actor::System, MoveStock { variant, location, by: pieces, reason: Reason::Received, note: String::new() }).unwrap();
    id
}

fn colleague() -> Actor {
    Actor::Staff { id: StaffId::new(7), may: Role::Owner.permissions().to_vec() }
}

/// What the admin shows of an order, but for its place in the log.
fn story(shop: &Shop, order: OrderId) -> Vec<(Time, String, String, Event)> {
    let told = timeline(&shop.read().unwrap(), order, 1_000).unwrap();
    told.into_iter().map(|entry| (entry.time, entry.actor, entry.command, entry.event)).collect()
}

fn letters(shop: &Shop) -> Vec<(JobId, LetterKind, OrderId)> {
    let jobs = due(&shop.read().unwrap(), Lane::Prompt, shop.now(), 1_000).unwrap().into_iter();
    jobs.filter_map(|queued| match queued.job {
        Job::Letter { letter, order: Some(order) } => Some((queued.id, letter, order)),
        _ => None,
    })
    .collect()
}

/// Every letter that waits goes out.
fn write_letters(world: &World) {
    for (job, kind, order) in letters(&world.shop) {
        let (id, to, subject) = (LetterId::new(job.get()), Email::parse("ada@example.org").unwrap(), format!("{kind:?}"));
        world.run(NoteLetter { id, kind, order: Some(order), to, subject, fate: Fate::Sent }).unwrap();
        world.run(FinishJob { job }).unwrap();
    }
}

fn reserved(shop: &Shop) -> i64 {
    let levels: Vec<StockLevel> = shop.read().unwrap().next_after(None, 1_000).unwrap();
    levels.iter().map(|level| level.reserved).sum()
}

fn lacking(shop: &Shop) -> Option<u32> {
    let open = attention::open(&shop.read().unwrap(), 100).unwrap();
    open.iter().find_map(|open| if let Trouble::Unreserved { orders } = open.trouble { Some(orders) } else { None })
}

/// Three orders that went different ways: sent, cancelled with money that is owed, and open.
fn lived(world: &World) -> [OrderId; 3] {
    let (mug, bowl) = (stocked(world, "MUG", 9), stocked(world, "BOWL", 9));
    let (sent, paid) = world.buy_by_card(&[(&mug, 2), (&bowl, 1)]);
    world.later(Span::minutes(3));
    let amount = world.payment(paid).amount;
    world.settle(paid, Standing::Captured { amount }).unwrap();
    let (gone, paid) = world.buy_by_card(&[(&bowl, 2)]);
    world.later(Span::minutes(2));
    let amount = world.payment(paid).amount;
    world.settle(paid, Standing::Captured { amount }).unwrap();
    world.later(Span::hours(1));
    world.shop.run(&colleague(), NoteOrder { order: sent, note: "in the red box".to_owned() }).unwrap();
    world.shop.run(&colleague(), parcel(sent, &[(0, 2)])).unwrap();
    world.shop.run(&colleague(), CancelOrder { order: gone, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    write_letters(world);
    let open = world.buy(&[(&mug, 3), (&bowl, 1)], Delivery, PaymentKind::BankTransfer).order;
    write_letters(world);
    [sent, gone, open]
}

#[test]
fn what_happened_is_told_as_before_and_nobody_hears_of_it_twice() {
    let world = World::open();
    let orders = lived(&world);
    let before: Vec<_> = orders.iter().map(|order| story(&world.shop, *order)).collect();
    assert!(before.iter().all(|story| story.iter().any(|(.., event)| matches!(event, Event::LetterSent { .. }))));
    assert!(before[0].iter().any(|(_, actor, ..)| actor == "staff:7"));

    let rebuilt = world.rebuilt();
    for (order, before) in orders.iter().zip(before) {
        let now = story(&rebuilt, *order);
        let own = now.iter().take_while(|(.., command, _)| command == "mend_rebuilt").count();
        assert_eq!(now[own..], before, "what the rebuilding found to say comes after");
    }
    assert_eq!(letters(&rebuilt), []);
    assert_eq!(rebuilt.check().unwrap(), Vec::<String>::new());
    // What the log names keeps its number: nobody new did what a colleague of old had done.
    let named = world.read().log_after::<Event>(0, 9_999).unwrap().into_iter();
    let named = named.filter_map(|entry| if let Event::AttentionRaised { attention, .. } = entry.event { Some(attention) } else { None });
    let named: BTreeSet<AttentionId> = named.collect();
    let raised = attention::open(&rebuilt.read().unwrap(), 9).unwrap();
    assert!(!named.is_empty() && !raised.is_empty() && raised.iter().all(|open| !named.contains(&open.id)));
    let link = rebuilt.run(&Actor::System, Invite { role: Role::Owner }).unwrap();
    let (email, name) = (Email::parse("mo@example.org").unwrap(), "Mo".to_owned());
    rebuilt.run(&Actor::Visitor, AcceptInvitation { token: link, email, name, password_hash: HASH.to_owned() }).unwrap();
    assert!(sutler::shop::staff::all(&rebuilt.read().unwrap()).unwrap().iter().all(|new| new.id > StaffId::new(7)));
    world.check();
}

#[test]
fn goods_of_open_orders_are_theirs_again_as_soon_as_there_are_any() {
    let world = World::open();
    let [sent, _, open] = lived(&world);
    assert_eq!(reserved(&world.shop), 1 + 3 + 1);
    let shop = world.rebuilt();
    assert_eq!((reserved(&shop), lacking(&shop)), (0, Some(2)), "there are no goods at all");
    shop.run(&Actor::System, SetUp { delivery: Some(eur(490)), ..SetUp::new("Marram & Rye", Country::DE) }).unwrap();

    // What comes first is something else, and has not the number of what was ordered.
    let other = import(&shop, "LAMP", 50);
    assert!(world.order(open).lines.iter().all(|line| line.product != other));
    let bowl = import(&shop, "BOWL", 9);
    assert_eq!(shop.run(&Actor::System, ReserveAgain {}).unwrap(), 1, "the bowls are there, the mugs are not");
    assert_eq!((reserved(&shop), lacking(&shop)), (2, Some(1)));
    let mug = import(&shop, "MUG", 2);
    shop.run(&colleague(), ReserveAgain {}).unwrap();
    assert_eq!((reserved(&shop), lacking(&shop)), (2, Some(1)), "two mugs are not three");
    import_more(&shop, mug, 1);
    for _ in 0..2 {
        assert_eq!(shop.run(&Actor::System, ReserveAgain {}).unwrap(), 0);
        assert_eq!((reserved(&shop), lacking(&shop)), (5, None));
    }
    assert!(!waits(&shop.read().unwrap()).unwrap());
    // They go out as any others.
    shop.run(&Actor::System, parcel(sent, &[(1, 1)])).unwrap();
    let bowls = shop.read().unwrap().get(bowl).unwrap().variants[0].id;
    assert_eq!((stock::levels(&shop.read().unwrap(), bowls).unwrap()[0].on_hand, reserved(&shop)), (8, 4));
    assert_eq!(shop.check().unwrap(), Vec::<String>::new());
}

fn import_more(shop: &Shop, product: ProductId, pieces: i64) {
    let reads = shop.read().unwrap();
    let (variant, location) = (reads.get(product).unwrap().variants[0].id, stock::locations(&reads).unwrap()[0].id);
    shop.run(&Actor::System, MoveStock { variant, location, by: pieces, reason: Reason::Received, note: String::new() }).unwrap();
}

/// An older file and the newer journal: its stock follows what was sent, cancelled and ordered since, and a letter that went out
/// after the copy was taken is not written again by the job that the copy still has.
#[test]
fn an_older_file_catches_up() {
    let disk = Disk::default();
    let world = World::over(Store::over(disk.source()).unwrap());
    world.set_up();
    let mug = stocked(&world, "MUG", 20);
    let buy = |pieces: u32| world.buy_by_card(&[(&mug, pieces)]);
    let [(sent, paid), (gone, _), (stays, _)] = [buy(2), buy(3), buy(4)];
    let older = disk.bytes();
    assert_eq!(letters(&world.shop).len(), 3, "three confirmations wait in the copy");
    write_letters(&world);
    let amount = world.payment(paid).amount;
    world.settle(paid, Standing::Captured { amount }).unwrap();
    world.run(parcel(sent, &[(0, 2)])).unwrap();
    world.run(CancelOrder { order: gone, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    let (new, _) = buy(1);
    assert_eq!((world.available(&mug), reserved(&world.shop)), (13, 5));

    let shop = world.rebuilt_over(Store::over(Disk::of(older).source()).unwrap());
    assert_eq!((stock::available(&shop.read().unwrap(), mug.variants[0].id).unwrap(), reserved(&shop)), (13, 5));
    assert_eq!((letters(&shop), lacking(&shop)), (Vec::new(), None));
    for order in [sent, gone, stays, new] {
        let now = story(&shop, order);
        let own = now.iter().take_while(|(.., command, _)| command == "mend_rebuilt").count();
        assert_eq!(now[own..], story(&world.shop, order));
    }
    assert_eq!(shop.check().unwrap(), Vec::<String>::new());
}

/// Every event that names what the journal has is in the journal too; that goods were promised or freed is told anew.
#[test]
fn the_journal_keeps_every_event_about_what_it_has() {
    let anew = ["stock_reserved", "stock_released"];
    let names = ["order", "payment", "refund", "card", "entry", "payout", "dispute", "fulfilment", "customer"];
    let golden = include_str!("../../data/events.jsonl").lines().filter(|line| !line.starts_with('#'));
    for line in golden {
        let (value, event): (serde_json::Value, Event) = (serde_json::from_str(line).unwrap(), serde_json::from_str(line).unwrap());
        let about = names.iter().any(|name| value.get(name).is_some_and(|id| !id.is_null()));
        let about = about && !anew.contains(&event.name().as_str()) && !event.name().starts_with("menu_");
        let returned = matches!(event, Event::StrangerReturned { .. });
        assert_eq!(events::is_kept(&event), about || returned, "{line}");
    }
}

/// What the log costs the journal: printed, and less than the row of an order does that is written once.
#[test]
fn the_log_is_the_smaller_part_of_the_journal() {
    let world = World::open();
    let mug = stocked(&world, "MUG", 1_000);
    let (mut rows, mut log) = (0, 0);
    let orders = 100;
    let from = world.read().log_end().unwrap();
    for _ in 0..orders {
        let (_, payment) = world.buy_by_card(&[(&mug, 1)]);
        let amount = world.payment(payment).amount;
        world.settle(payment, Standing::Captured { amount }).unwrap();
    }
    write_letters(&world);
    for entry in world.read().log_after::<Event>(from, 10_000).unwrap() {
        let bytes = serde_json::to_vec(&entry).unwrap();
        log += events::kept(&bytes).map_or(0, |_| 9 + 6 + bytes.len());
    }
    for order in world.read().all::<Order>(Page::first(orders)).unwrap() {
        rows += 9 + 6 + serde_json::to_vec(&order).unwrap().len();
    }
    println!("bytes in the journal for an order paid by card, of its log: {}; of the order once: {}", log / orders, rows / orders);
    assert!(log < rows);
}
