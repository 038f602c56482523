//! The demo: a shop filled to the brim, with an order for every way in which one can stand.

mod returns;
mod wipe;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use sutler::app::demo::{DemoClock, DemoLogin, DemoOptions, DemoShop, fill, is_filled};
use sutler::base::{Email, Time};
use sutler::shop::attention::Trouble;
use sutler::shop::cart::Cart;
use sutler::shop::catalog::product::{BY_SOURCE, Product};
use sutler::shop::catalog::{Category, list};
use sutler::shop::customer::group::MEMBERS;
use sutler::shop::fulfilment::{self, ParcelState};
use sutler::shop::gift_card::GiftCard;
use sutler::shop::job::Lane;
use sutler::shop::order::{Order, Paid, Shipped};
use sutler::shop::payment::{self, PaymentKind, State};
use sutler::shop::queue::QueuedJob;
use sutler::shop::settings::{self, PriceDisplay};
use sutler::shop::shipping::ShippingKind;
use sutler::shop::staff::{self, password};
use sutler::shop::writer::Surroundings;
use sutler::shop::{Job, Shop, attention, check, queue, stock};
use sutler::store::blob::Blobs;
use sutler::store::{Page, Reads, Snapshot, Store};

/// A Tuesday in November, half past ten in Flensburg.
const NOW: i64 = 1_794_994_200;
static PRESENT: AtomicI64 = AtomicI64::new(NOW);
static MOMENT: AtomicI64 = AtomicI64::new(NOW);
/// Whoever turns the clock back is alone.
static ALONE: Mutex<()> = Mutex::new(());

fn now() -> Time {
    Time::at(MOMENT.load(Ordering::SeqCst))
}

fn set(moment: Option<Time>) {
    MOMENT.store(moment.map_or(PRESENT.load(Ordering::SeqCst), Time::seconds), Ordering::SeqCst);
}

fn random(out: &mut [u8]) {
    getrandom::fill(out).unwrap();
}

fn filled(store: Store, products: usize, present: i64) -> (Shop, DemoLogin, Vec<String>, tempfile::TempDir) {
    filled_as(DemoShop::Maker, store, products, present)
}

fn filled_as(kind: DemoShop, store: Store, products: usize, present: i64) -> (Shop, DemoLogin, Vec<String>, tempfile::TempDir) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    PRESENT.store(present, Ordering::SeqCst);
    set(None);
    let shop = Shop::open(store, Surroundings { now, random, secret: [7; 32] }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let media = Blobs::open(folder.path()).unwrap();
    assert!(!is_filled(&shop.read().unwrap()).unwrap());
    let mut said = Vec::new();
    let options = DemoOptions { products, shop: kind, clock: DemoClock { set } };
    let login = fill(&shop, &media, &options, &mut |line| said.push(line.to_owned())).unwrap();
    assert!(is_filled(&shop.read().unwrap()).unwrap());
    assert_eq!(now(), Time::at(present), "the present holds again");
    (shop, login, said, folder)
}

#[test]
fn the_demo_is_a_shop_in_full_swing() {
    let (shop, login, said, _folder) = filled(Store::memory().unwrap(), 130, NOW);
    let snapshot = shop.read().unwrap();
    assert_eq!(check::all(&snapshot).unwrap(), Vec::<String>::new());
    assert!(said.len() >= 4);
    house(&snapshot, &login);
    journal(&snapshot, 4, 250..=500);
    shelves(&snapshot);
    orders(&snapshot);
    todo_list(&snapshot);
    returns::believable(&snapshot);
}

/// Each shop wears its theme, with a home page that says something.
#[test]
fn each_shop_wears_its_theme() {
    for kind in [DemoShop::Electronics, DemoShop::Deli] {
        let (shop, ..) = filled_as(kind, Store::memory().unwrap(), 0, NOW);
        let design = sutler::shop::theme::design(&shop.read().unwrap()).unwrap();
        assert_eq!((design.published.theme, design.draft), (kind.theme(), None));
        let pictures = design.published.sections.iter().filter(|placed| placed.section.picture().is_some()).count();
        assert_eq!(pictures, 3, "hero, story and quote");
        assert_eq!(shop.check().unwrap(), Vec::<String>::new());
    }
}

/// Weekdays, hours and the turn of the clock move the history about; it must come out sound at any of them.
#[test]
fn it_can_be_filled_on_any_day() {
    for hours in [5, 13, 48, 77, 120, 3_351] {
        let (shop, ..) = filled(Store::memory().unwrap(), 0, NOW + hours * 3_600);
        let snapshot = shop.read().unwrap();
        assert_eq!(check::all(&snapshot).unwrap(), Vec::<String>::new());
        let all: Vec<Order> = snapshot.all(Page::first(1_000)).unwrap();
        let states: BTreeSet<&str> = all.iter().map(|order| stands(&snapshot, order)).collect();
        assert!(states.len() == 17 && !states.contains("odd"), "{states:?}");
    }
}

/// The other shops have goods, people and a look of their own, and as many ways in which an order can stand.
#[test]
fn each_shop_of_the_demo_is_its_own() {
    for which in [DemoShop::Electronics, DemoShop::Deli] {
        let (shop, login, ..) = filled_as(which, Store::memory().unwrap(), 0, NOW);
        let snapshot = shop.read().unwrap();
        assert_eq!(check::all(&snapshot).unwrap(), Vec::<String>::new());
        house(&snapshot, &login);
        journal(&snapshot, 1, 60..=300);
        let products: Vec<Product> = snapshot.all(Page::first(100)).unwrap();
        assert!(products.len() >= 12 && (3..=5).contains(&snapshot.total::<Category>(100).unwrap()));
        for product in &products {
            assert!(!product.pictures.is_empty() && !product.brand.is_empty() && product.attributes.len() >= 6, "{}", product.handle);
            assert!(product.description.en.len() > 150 && product.description.de.len() > 150, "{}", product.handle);
        }
        let all: Vec<Order> = snapshot.all(Page::first(1_000)).unwrap();
        let states: BTreeSet<&str> = all.iter().map(|order| stands(&snapshot, order)).collect();
        // Bread comes back broken at most.
        let whole = usize::from(states.contains("came back"));
        assert!(states.len() == 16 + whole && !states.contains("odd"), "{states:?}");
        assert!(which != DemoShop::Deli || whole == 0);
        let said = serde_json::to_string(&(settings::the(&snapshot).unwrap(), &products)).unwrap();
        assert!(!said.contains("Thrum") && !said.contains("thrum.example"));
    }
}

fn house(snapshot: &Snapshot, login: &DemoLogin) {
    let settings = settings::the(snapshot).unwrap();
    assert!(settings.demo && settings.bank.is_some() && settings.prices == PriceDisplay::Gross);
    let owner = staff::by_email(snapshot, &Email::parse(&login.email).unwrap()).unwrap().unwrap();
    assert!(password::check(&login.password, &[&settings.name, &owner.name, &login.email]).is_ok());
    assert!(password::verify(&login.password, &owner.password_hash));
    let ways: Vec<PaymentKind> = payment::method::methods(snapshot).unwrap().iter().filter(|m| m.active).map(|m| m.kind).collect();
    // Stripe and PayPal are offered once an account is connected; an invoice only to those whom the merchant knows.
    let by_itself = |kind: &PaymentKind| payment::account::number(*kind).is_none() && *kind != PaymentKind::Invoice;
    let expected: Vec<PaymentKind> = PaymentKind::ALL.into_iter().filter(by_itself).chain([PaymentKind::Invoice]).collect();
    assert_eq!(ways, expected);
    let invoice = payment::method::methods(snapshot).unwrap().into_iter().find(|method| method.kind == PaymentKind::Invoice).unwrap();
    let regulars = snapshot.count(&MEMBERS, &invoice.rule.groups[0], 10).unwrap();
    assert!(invoice.rule.groups.len() == 1 && (1..=3).contains(&regulars), "{regulars} regulars");
    let pages = sutler::shop::content::pages(snapshot).unwrap();
    assert!(pages.len() == 9 && pages.iter().all(|page| page.facts.body.en.len() > 200 && page.facts.body.de.len() > 200));
}

/// Every post has a picture, names goods and is as long as one reads with a cup of tea.
fn journal(snapshot: &Snapshot, posts_there: usize, words: RangeInclusive<usize>) {
    let posts = sutler::shop::content::posts(snapshot, "", Time::at(i64::MAX), Page::first(10)).unwrap();
    assert_eq!(posts.len(), posts_there);
    assert!(posts.iter().all(|post| post.facts.picture.is_some() && !post.facts.products.is_empty()));
    for text in posts.iter().flat_map(|post| [&post.facts.body.en, &post.facts.body.de]) {
        assert!(words.contains(&text.split_whitespace().count()) && !text.contains(".jpg)"), "{text}");
    }
}

fn shelves(snapshot: &Snapshot) {
    let products: Vec<Product> = snapshot.all(Page::first(1_000)).unwrap();
    let own = |p: &&Product| p.source.as_ref().is_some_and(|s| s.starts_with("demo:"));
    assert!(products.iter().filter(own).count() >= 40);
    assert_eq!(products.len() - products.iter().filter(own).count(), 130);
    assert!(snapshot.lookup(&BY_SOURCE, &"demo-generated:129".to_owned()).unwrap().is_some());
    assert!(snapshot.total::<Category>(100).unwrap() >= 6);
    let titles: BTreeSet<&str> = products.iter().map(|p| p.title.de.as_str()).collect();
    assert_eq!(titles.len(), products.len());
    for product in &products {
        assert!(!product.pictures.is_empty() && !product.categories.is_empty() && !product.brand.is_empty(), "{}", product.handle);
        assert!(
            product.variants.iter().all(|v| v.sku.is_some() && (v.weight_g > 0 || product.kind.is_gift_card()) && v.price.minor() >= 300),
            "{}",
            product.handle
        );
    }
    let newest = list::list(snapshot, &list::Wanted::default(), 0, 6).unwrap().ids;
    assert!(
        newest.iter().all(|p| snapshot.get(*p).unwrap().published.unwrap() > Time::at(NOW - 22 * 86_400)),
        "what is new is Thrum's own"
    );
    let sold: Vec<GiftCard> = snapshot.all::<GiftCard>(Page::first(10)).unwrap().into_iter().filter(|card| card.sold.is_some()).collect();
    assert!(sold.len() == 1 && sold[0].balance.is_zero(), "one was bought, and paid a part of something");
    let low = products.iter().filter(own).flat_map(|p| &p.variants);
    assert!(low.filter(|v| (1..5).contains(&stock::available(snapshot, v.id).unwrap())).count() >= 3);
    let carts: Vec<Cart> = snapshot.all(Page::first(500)).unwrap();
    assert_eq!(carts.iter().filter(|cart| !cart.lines.is_empty()).count(), 2);
}

/// How an order stands, as a reader of the admin's list would say it.
fn stands(snapshot: &Snapshot, order: &Order) -> &'static str {
    let payments = payment::of_order(snapshot, order.id).unwrap();
    let parcels = fulfilment::of_order(snapshot, order.id).unwrap();
    let there = !parcels.is_empty() && parcels.iter().all(|p| matches!(p.state, ParcelState::Delivered { .. }));
    let declined = payments.iter().any(|p| p.state == State::Voided) && order.payment.kind == PaymentKind::TestCard;
    let on_arrival = matches!(order.payment.kind, PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup);
    match (order.paid(), order.shipped(), order.payment.kind) {
        (Paid::TooMuch, ..) => "cancelled after payment",
        _ if order.cancelled.is_some() && declined => "declined and cancelled",
        _ if order.cancelled.is_some() => "cancelled unpaid",
        (Paid::Returned, ..) => "came back",
        _ if order.refunded.minor() > 0 => "came back in part",
        (Paid::Partly, ..) => "partly paid",
        (Paid::No, Shipped::No, PaymentKind::BankTransfer) => "waiting for the transfer",
        (Paid::No, Shipped::No, PaymentKind::TestCard) if declined => "card declined",
        (Paid::No, Shipped::No, PaymentKind::TestCard) => "card open",
        (Paid::No, Shipped::No, PaymentKind::CashOnDelivery) => "cash on delivery, to pack",
        (Paid::No, Shipped::No, PaymentKind::PayAtPickup) => "to be picked up",
        (Paid::No, ..) if on_arrival => "on its way, to be paid on arrival",
        (Paid::Fully, Shipped::No, _) => "paid, to pack",
        (Paid::Fully, Shipped::Partly, _) => "partly sent",
        (Paid::Fully, Shipped::Fully, _) if order.shipping.kind == ShippingKind::Pickup => "picked up",
        (Paid::Fully, Shipped::Fully, _) if there => "delivered",
        (Paid::Fully, Shipped::Fully, _) => "sent",
        _ => "odd",
    }
}

fn orders(snapshot: &Snapshot) {
    let all: Vec<Order> = snapshot.all(Page::first(1_000)).unwrap();
    assert!((280..=400).contains(&all.len()), "{}", all.len());
    assert!(all.iter().all(|o| o.placed >= Time::at(NOW - 366 * 86_400) && o.placed <= Time::at(NOW)));
    a_believable_year(&all);
    let placed: Vec<Time> = all.iter().map(|o| o.placed).collect();
    assert!(placed.is_sorted(), "numbers rise with time");
    assert_eq!(all.iter().map(|o| o.locale.tag()).collect::<BTreeSet<_>>().len(), 2);
    assert!(all.iter().map(|o| o.ship_to.country).collect::<BTreeSet<_>>().len() >= 4);
    assert!(all.iter().any(|o| !o.message.is_empty()));
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for order in &all {
        *states.entry(stands(snapshot, order)).or_default() += 1;
    }
    println!("{} orders: {states:#?}", all.len());
    let wanted = [
        "cancelled after payment",
        "declined and cancelled",
        "cancelled unpaid",
        "partly paid",
        "waiting for the transfer",
        "card declined",
        "card open",
        "cash on delivery, to pack",
        "to be picked up",
        "on its way, to be paid on arrival",
        "paid, to pack",
        "partly sent",
        "picked up",
        "delivered",
        "sent",
        "came back",
        "came back in part",
    ];
    assert_eq!(states.keys().copied().collect::<BTreeSet<_>>(), BTreeSet::from(wanted));
}

/// No month without orders; December above July, Sundays above Saturdays, and the last quarter above the first.
fn a_believable_year(all: &[Order]) {
    let (mut months, mut weekdays) = (BTreeMap::<String, usize>::new(), [0; 7]);
    for order in all {
        *months.entry(order.placed.rfc3339()[5..7].to_owned()).or_default() += 1;
        weekdays[(order.placed.seconds().div_euclid(86_400) + 4).rem_euclid(7) as usize] += 1;
    }
    println!("{months:?} {weekdays:?}");
    assert_eq!(months.len(), 12);
    assert!(months["12"] > months["07"] && weekdays[0] > weekdays[6]);
    let days_ago = |order: &&Order| (Time::at(NOW) - order.placed).0 / 86_400;
    let (young, old) = (all.iter().filter(|o| days_ago(o) < 91).count(), all.iter().filter(|o| days_ago(o) > 274).count());
    assert!(young > old, "{young} in the last quarter, {old} in the first");
}

/// What is left for the worker and for people.
fn todo_list(snapshot: &Snapshot) {
    let open = attention::open(snapshot, 10).unwrap();
    assert!(matches!(open.as_slice(), [one] if matches!(one.trouble, Trouble::MoneyOwed { .. })), "{open:?}");
    let jobs: Vec<QueuedJob> = snapshot.all(Page::first(5_000)).unwrap();
    let letters = jobs.iter().filter(|queued| matches!(queued.job, Job::Letter { .. })).count();
    println!("{} jobs, {letters} of them letters", jobs.len());
    assert!((10..=100).contains(&letters), "{letters}");
    // What is at the provider is what the provider can still be asked for.
    let at_provider = payment::open(snapshot, Page::first(10)).unwrap();
    assert!(
        matches!(at_provider.as_slice(), [one] if one.session.is_none() && one.expires > Some(Time::at(NOW + 1_900))),
        "{at_provider:?}"
    );
    let ends = queue::due(snapshot, Lane::Prompt, Time::at(NOW), 5_000).unwrap();
    assert!(ends.iter().all(|queued| !matches!(queued.job, Job::ExpireOrder { .. })), "no order ends as soon as the shop starts");
}

/// `cargo test --release -- --ignored --nocapture a_hundred_thousand`: how long it takes on a real disk.
#[test]
#[ignore = "measures; a minute in a debug build"]
fn a_hundred_thousand_products_take_less_than_a_minute() {
    let folder = tempfile::tempdir().unwrap();
    for products in [0, 100_000] {
        let begin = Instant::now();
        let (shop, ..) = filled(Store::open(&folder.path().join(products.to_string())).unwrap(), products, NOW);
        println!("{products} products: {:.1} s", begin.elapsed().as_secs_f32());
        assert!(begin.elapsed().as_secs() < 60 || cfg!(debug_assertions));
        let begin = Instant::now();
        assert_eq!(shop.check().unwrap(), Vec::<String>::new());
        println!("check: {:.1} s", begin.elapsed().as_secs_f32());
    }
}
