//! Many at once, through the one writer: what there is once is sold once, and what is said often is done once.

use crate::shop::world::{World, eur};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use sutler::base::{Error, OrderId, Outcome, Refusal};
use sutler::shop::checkout::{PlaceOrder, Placed};
use sutler::shop::order::pay::MarkPaid;
use sutler::shop::order::{Order, Paid};
use sutler::shop::payment::{self, PaymentKind};
use sutler::shop::shipping::ShippingKind;
use sutler::shop::{Actor, Command, Shop};
use sutler::store::Reads;

const THREADS: usize = 64;

/// Runs every command as a visitor or member of staff would, from many threads, and counts the answers.
fn race<C: Command>(shop: &Shop, actor: &Actor, commands: Vec<C>) -> Vec<Outcome<C::Done>> {
    let (next, answers) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let commands: Vec<Mutex<Option<C>>> = commands.into_iter().map(|c| Mutex::new(Some(c))).collect();
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(command) = commands.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let command = command.lock().unwrap().take().expect("taken once");
                    let answer = shop.run(actor, command);
                    answers.lock().unwrap().push(answer);
                }
            });
        }
    });
    answers.into_inner().unwrap()
}

fn counted<T>(answers: &[Outcome<T>]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for answer in answers {
        let word = match answer {
            Ok(_) => "done",
            Err(Error::Refused(Refusal::Conflict { code })) => code,
            Err(other) => panic!("neither done nor refused for a reason: {other}"),
        };
        *counts.entry(word).or_default() += 1;
    }
    counts
}

#[test]
fn five_hundred_buyers_on_twenty_pieces() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let form = |n: usize| {
        let cart = world.cart(&[(&mug, 1)]);
        let pay = [PaymentKind::TestCard, PaymentKind::BankTransfer, PaymentKind::CashOnDelivery][n % 3];
        world.form(&cart, ShippingKind::Delivery, pay)
    };
    let forms: Vec<PlaceOrder> = (0..500).map(form).collect();
    let answers = race(&world.shop, &Actor::Visitor, forms);
    assert_eq!(counted(&answers), BTreeMap::from([("done", 20), ("out-of-stock", 480)]));
    let orders: Vec<Order> = world.read().next_after(None, 1_000).unwrap();
    let numbers: Vec<&str> = orders.iter().map(|o| o.number.as_str()).collect();
    let expected: Vec<String> = (1_001..=1_020).map(|n: u32| n.to_string()).collect();
    assert_eq!(numbers, expected, "refused orders use up no number");
    assert_eq!(world.available(&mug), 0);
    world.check();
}

#[test]
fn one_form_from_many_threads_is_one_order() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let cart = world.cart(&[(&mug, 2)]);
    let form = world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    let answers = race(&world.shop, &Actor::Visitor, vec![form; 8 * THREADS]);
    let placed: Vec<Placed> = answers.into_iter().map(Result::unwrap).collect();
    assert!(placed.windows(2).all(|two| two[0] == two[1]), "all of them are told the same");
    assert_eq!((world.read().total::<Order>(10).unwrap(), world.available(&mug)), (1, 18));
    world.check();
}

#[test]
fn one_cart_in_many_forms_is_one_order() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let cart = world.cart(&[(&mug, 2)]);
    let form = world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    let forms = (0..100).map(|n| PlaceOrder { once: format!("tab {n}"), ..form.clone() }).collect();
    assert_eq!(counted(&race(&world.shop, &Actor::Visitor, forms)), BTreeMap::from([("cart-empty", 99), ("done", 1)]));
    world.check();
}

fn marks(order: OrderId, minor: i64, times: usize) -> Vec<MarkPaid> {
    (0..times).map(|n| MarkPaid { order, amount: eur(minor), reference: format!("statement {n}") }).collect()
}

#[test]
fn money_is_marked_once() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let order = world.buy(&[(&mug, 1)], ShippingKind::Pickup, PaymentKind::BankTransfer).order;
    world.told();
    let answers = race(&world.shop, &Actor::System, marks(order, 1_000, 50));
    assert_eq!(counted(&answers), BTreeMap::from([("already-paid", 49), ("done", 1)]));
    assert_eq!(world.told(), ["payment_captured", "order_paid"]);
    assert_eq!((world.order(order).paid(), payment::of_order(&world.read(), order).unwrap().len()), (Paid::Fully, 1));

    let order = world.buy(&[(&mug, 1)], ShippingKind::Pickup, PaymentKind::BankTransfer).order;
    let answers = race(&world.shop, &Actor::System, marks(order, 100, 50));
    assert_eq!(counted(&answers), BTreeMap::from([("already-paid", 40), ("done", 10)]), "ten parts are the whole");
    assert_eq!(world.order(order).captured, eur(1_000));
    world.check();
}
