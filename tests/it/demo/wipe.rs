//! "Wipe the demo, keep my settings": what came with the demo is gone, what was its owner's is there, and all rules hold after every step.

use super::{ALONE, NOW, filled, set};
use crate::shop::world::{conflict, en, goods, is_forbidden, wrong};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;
use sutler::adapters::search::Search;
use sutler::base::{Id, Locale, StaffId, Time};
use sutler::shop::attention::Attention;
use sutler::shop::catalog::{Category, Media, Product, SaveProduct};
use sutler::shop::content::{ContentPage, PageFacts, PageKind, SavePage, Wish, by_handle};
use sutler::shop::customer::Customer;
use sutler::shop::order::Order;
use sutler::shop::payment::{PaymentKind, method};
use sutler::shop::queue::QueuedJob;
use sutler::shop::schema::KINDS;
use sutler::shop::staff::{Role, Staff};
use sutler::shop::theme::design;
use sutler::shop::wipe::step::{WipeStep, Wiped, wipe};
use sutler::shop::wipe::{FATES, Fate, Stand, WipeDemo, inventory, stand};
use sutler::shop::{Actor, Job, Shop, check, settings, tax};
use sutler::store::{Page, Reads, Store};

fn owner() -> Actor {
    Actor::Staff { id: StaffId::new(1), may: Role::Owner.permissions().to_vec() }
}

/// What its owner did with the demo: another thing on the shelf with stock, a page changed, a page added.
fn tried_out(shop: &Shop) {
    let shelf: Category = shop.read().unwrap().all(Page::first(1)).unwrap().remove(0);
    let mut own = goods("My own bowl", 4_200);
    own.categories = vec![shelf.id];
    let product = shop.run(&owner(), SaveProduct { id: None, seen: None, facts: own }).unwrap();
    let variant = shop.read().unwrap().get(product).unwrap().variants[0].id;
    let location = sutler::shop::stock::locations(&shop.read().unwrap()).unwrap()[0].id;
    let reason = sutler::shop::stock::Reason::Received;
    shop.run(&owner(), sutler::shop::stock::MoveStock { variant, location, by: 4, reason, note: String::new() }).unwrap();
    let terms = by_handle(&shop.read().unwrap(), PageKind::Page, "terms").unwrap().unwrap();
    let facts = PageFacts { body: en("My own terms."), ..terms.facts };
    shop.run(&owner(), SavePage { id: Some(terms.id), facts, wish: Wish::Publish }).unwrap();
    let facts = PageFacts { kind: PageKind::Post, title: en("My first post"), body: en("Hello."), ..PageFacts::default() };
    shop.run(&owner(), SavePage { id: None, facts, wish: Wish::Publish }).unwrap();
}

/// One kind is decided for each kind of record: whoever adds one decides.
#[test]
fn every_kind_of_record_has_its_fate() {
    let known: BTreeSet<&str> = FATES.iter().map(|(name, _)| *name).collect();
    let all: BTreeSet<&str> = KINDS.iter().map(|kind| kind.table.name).collect();
    assert_eq!(known, all, "shop/wipe says what becomes of every kind of record");
    assert_eq!(known.len(), FATES.len());
}

#[test]
fn what_came_with_the_demo_goes_and_what_is_its_owners_stays() {
    let (shop, _, _, folder) = filled(Store::memory().unwrap(), 120, NOW);
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    set(Some(Time::at(NOW + 3_600)));
    let search = Search::open(&folder.path().join("search"));
    tried_out(&shop);
    search.catch_up(&shop).unwrap();
    let before = shop.read().unwrap();
    let (classes, theme) = (tax::classes(&before).unwrap(), design(&before).unwrap().published.theme);
    let found = inventory(&before).unwrap();
    assert_eq!((found.own_products, found.own_posts, found.own_pages.len(), found.posts), (1, 1, 1, 4));
    assert!(found.products > 120 && found.orders > 20 && found.subscribers > 10);

    let manager = Actor::Staff { id: StaffId::new(1), may: Role::Manager.permissions().to_vec() };
    let word = |name: &str| WipeDemo { name: name.to_owned() };
    assert!(is_forbidden(shop.run(&manager, word("Thrum"))));
    assert_eq!(wrong(shop.run(&owner(), word("Thumb"))), ["name wrong-shop-name"]);
    assert_eq!(stand(&shop.read().unwrap()).unwrap(), Stand::Filled);
    shop.run(&owner(), word(" thrum ")).unwrap();
    assert_eq!(conflict(shop.run(&owner(), word("Thrum"))), "no-demo", "once is enough");

    // The machine stops after any step: what is there is sound, and the job is there to go on.
    let mut steps = 0;
    while shop.run(&Actor::System, WipeStep {}).unwrap() == Wiped::Partly {
        steps += 1;
        let reads = shop.read().unwrap();
        assert_eq!(check::all(&reads).unwrap(), Vec::<String>::new(), "after step {steps}");
        assert!(reads.all::<QueuedJob>(Page::first(5_000)).unwrap().iter().any(|queued| queued.job == Job::WipeDemo {}));
    }
    assert!(steps > 5, "{steps} steps");
    wipe(&shop).unwrap();
    let reads = shop.read().unwrap();
    assert_eq!(check::all(&reads).unwrap(), Vec::<String>::new());
    assert_eq!(stand(&reads).unwrap(), Stand::NoDemo);
    let left: BTreeMap<&str, usize> = KINDS
        .iter()
        .filter(|kind| FATES.iter().any(|(name, fate)| *name == kind.table.name && *fate == Fate::Goes))
        .map(|kind| (kind.table.name, total(&reads, kind.table.name)))
        .collect();
    assert!(left.values().all(|n| *n == 0), "{left:?}");

    let products: Vec<Product> = reads.all(Page::first(10)).unwrap();
    assert_eq!(products.iter().map(|product| product.title.en.as_str()).collect::<Vec<_>>(), ["My own bowl"]);
    assert_eq!(sutler::shop::stock::available(&reads, products[0].variants[0].id).unwrap(), 4);
    let shelves: Vec<Category> = reads.all(Page::first(10)).unwrap();
    assert!(shelves.len() == 1 && products[0].categories == [shelves[0].id], "the shelf on which it stands");
    let pictures: Vec<Media> = reads.all(Page::first(100)).unwrap();
    assert!(pictures.len() <= 1, "but for that of the shelf");
    let pages: Vec<ContentPage> = reads.all(Page::first(50)).unwrap();
    let handles: BTreeSet<&str> = pages.iter().map(ContentPage::handle).collect();
    assert_eq!(handles, BTreeSet::from(["my-first-post", "terms", "privacy", "legal-notice", "withdrawal", "delivery"]));
    assert_eq!(by_handle(&reads, PageKind::Page, "terms").unwrap().unwrap().facts.body.en, "My own terms.");

    let kept = settings::the(&reads).unwrap();
    assert!(!kept.demo && kept.name == "Thrum" && kept.bank.is_some());
    assert_eq!((tax::classes(&reads).unwrap(), design(&reads).unwrap().published.theme), (classes, theme));
    let card = method::methods(&reads).unwrap().into_iter().find(|way| way.kind == PaymentKind::TestCard).unwrap();
    assert!(!card.active, "nobody pays with a card that is none");
    assert_eq!(reads.total::<Staff>(9).unwrap(), 1);
    search.catch_up(&shop).unwrap();
    assert_eq!((found_by(&search, "mug"), found_by(&search, "bowl")), (0, 1));
}

fn found_by(search: &Search, words: &str) -> usize {
    search.find(Locale::En, words, Page::first(10)).unwrap().total
}

fn total(reads: &sutler::store::Snapshot, table: &str) -> usize {
    let most = 10;
    match table {
        "order" => reads.total::<Order>(most),
        "customer" => reads.total::<Customer>(most),
        "attention" => reads.total::<Attention>(most),
        "cart" => reads.total::<sutler::shop::cart::Cart>(most),
        "payment" => reads.total::<sutler::shop::payment::Payment>(most),
        "refund" => reads.total::<sutler::shop::payment::Refund>(most),
        "webhook" => reads.total::<sutler::shop::payment::inbox::Heard>(most),
        "gift card" => reads.total::<sutler::shop::gift_card::GiftCard>(most),
        "gift card entry" => reads.total::<sutler::shop::gift_card::GiftCardEntry>(most),
        "bank entry" => reads.total::<sutler::shop::statement::BankEntry>(most),
        "dispute" => reads.total::<sutler::shop::books::Dispute>(most),
        "payout" => reads.total::<sutler::shop::books::Payout>(most),
        "payout part" => reads.total::<sutler::shop::books::PayoutPart>(most),
        "fulfilment" => reads.total::<sutler::shop::fulfilment::Fulfilment>(most),
        "letter" => reads.total::<sutler::shop::letter::Letter>(most),
        "message" => reads.total::<sutler::shop::message::Message>(most),
        "subscription" => reads.total::<sutler::shop::newsletter::Subscription>(most),
        "reservation" => reads.total::<sutler::shop::stock::Reservation>(most),
        // Of the jobs those go that would speak of what is gone.
        "job" => Ok(0),
        other => panic!("count {other} too"),
    }
    .unwrap()
}

/// A shop that is nobody's demo cannot be wiped.
#[test]
fn a_real_shop_is_not_wiped() {
    let world = crate::shop::world::World::new();
    let name = settings::the(&world.read()).unwrap().name;
    assert_eq!(conflict(world.shop.run(&owner(), WipeDemo { name })), "no-demo");
    assert_eq!(world.run(WipeStep {}).unwrap(), Wiped::Wholly);
    assert!(settings::the(&world.read()).unwrap().demo);
    world.check();
}
