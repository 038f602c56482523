//! Placing an order: the same form twice, and what happened between the look and the order.

use crate::shop::world::{World, conflict, en, eur, wrong};
use sutler::base::{Country, Money, Rate};
use sutler::shop::catalog::{Product, ProductFacts, ProductState, SetProductState};
use sutler::shop::checkout::PlaceOrder;
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::selling::bestsellers;
use sutler::shop::order::{CancelReason, Order};
use sutler::shop::payment::{PaymentKind, SaveBankAccount, SavePaymentMethod, method};
use sutler::shop::shipping::{self, DeleteShippingMethod, SaveShippingMethod, ShippingKind, ShippingPrice};
use sutler::shop::tax::{self, SaveTaxRate};
use sutler::store::Reads;

impl World {
    /// Everything that is written, as a fingerprint: refused commands leave it as it was.
    fn written(&self) -> (usize, usize, u64, i64, usize) {
        let read = self.read();
        let payments = read.total::<sutler::shop::payment::Payment>(1_000).unwrap();
        let reserved: Vec<sutler::shop::stock::StockLevel> = read.next_after(None, 1_000).unwrap();
        let customers = read.total::<sutler::shop::customer::Customer>(1_000).unwrap();
        let orders = read.total::<Order>(1_000).unwrap();
        (orders, payments, read.mark("order number").unwrap(), reserved.iter().map(|l| l.reserved).sum(), customers)
    }
}

#[test]
fn the_same_form_twice_is_one_order() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let cart = world.cart(&[(&mug, 1)]);
    let form = world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    let first = world.visit(form.clone()).unwrap();
    assert_eq!(world.told(), ["stock_reserved", "order_placed", "payment_started"]);
    // Sent again, even with another text in it, and even when everything has changed since.
    let again = PlaceOrder { message: "again".to_owned(), expected: eur(1), ..form.clone() };
    assert_eq!(world.visit(form.clone()).unwrap(), first);
    assert_eq!(world.visit(again).unwrap(), first);
    assert_eq!(world.told(), Vec::<String>::new());
    assert_eq!(conflict(world.visit(PlaceOrder { once: "another form".to_owned(), ..form.clone() })), "cart-empty");
    let stranger = PlaceOrder { cart: "another cart".to_owned(), ..form };
    assert_eq!(conflict(world.visit(stranger)), "cart-empty", "who knows only the form's number sees nobody's order");
    assert_eq!((world.written().0, world.lines(&cart).len()), (1, 0));
    assert_eq!(world.available(&mug), 8);
    world.check();
}

#[test]
fn guests_with_one_address_are_one_customer() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let buy = |email: &str| {
        let cart = world.cart(&[(&mug, 1)]);
        let mut form = world.form(&cart, ShippingKind::Pickup, PaymentKind::PayAtPickup);
        form.email = sutler::base::Email::parse(email).unwrap();
        world.order(world.visit(form).unwrap().order)
    };
    let (first, second, third) = (buy("ada@example.org"), buy("ADA@example.org"), buy("bob@example.org"));
    assert_eq!((first.customer, first.number.as_str(), second.number.as_str()), (second.customer, "1001", "1002"));
    assert_ne!(first.customer, third.customer);
    assert_eq!(second.email.as_str(), "ADA@example.org", "letters go where the buyer said");
    world.check();
}

type Change = fn(&World, &Product);

fn price(world: &World, mug: &Product) {
    let mut facts = ProductFacts::from(mug);
    facts.variants[0].price = eur(999);
    world.save(Some(mug.id), facts).unwrap();
}

fn delivery(world: &World) -> sutler::shop::shipping::ShippingMethod {
    shipping::methods(&world.read()).unwrap().into_iter().find(|m| m.kind == ShippingKind::Delivery).unwrap()
}

fn save_delivery(world: &World, price: Money, countries: Vec<Country>) {
    let m = delivery(world);
    let (id, kind, position) = (Some(m.id), m.kind, m.position);
    let price = ShippingPrice::Flat(price);
    let m = SaveShippingMethod {
        id,
        name: m.name,
        note: m.note,
        kind,
        countries,
        price,
        free_from: None,
        days: None,
        pickup: None,
        active: true,
        position,
    };
    world.run(m).unwrap();
}

/// Cash on delivery for this fee more; `None` switches it off.
fn save_cod(world: &World, fee: Option<Money>) {
    let active = fee.is_some();
    let m = method::methods(&world.read()).unwrap().into_iter().find(|m| m.kind == PaymentKind::CashOnDelivery).unwrap();
    let (id, kind, position) = (Some(m.id), m.kind, Some(m.position));
    world
        .run(SavePaymentMethod {
            id,
            kind,
            name: m.name,
            note: en(""),
            fee,
            countries: m.countries,
            rule: m.rule,
            due_days: 0,
            active,
            position,
        })
        .unwrap();
}

/// What the answer must be when this happens between the look at the checkout and the order.
const BETWEEN: &[(&str, Change, &str)] = &[
    ("the price fell", price, "changed"),
    ("delivery costs more", |w, _| save_delivery(w, eur(500), vec![Country::DE]), "changed"),
    ("delivery is gone", |w, _| drop(w.run(DeleteShippingMethod { shipping_method: delivery(w).id })), "changed"),
    ("the fee rose", |w, _| save_cod(w, Some(eur(301))), "changed"),
    ("the fee fell away", |w, _| save_cod(w, Some(eur(0))), "changed"),
    ("nobody pays so any more", |w, _| save_cod(w, None), "payment wrong-payment-not-offered"),
    ("somebody was quicker", |w, mug| drop(w.buy(&[(mug, 2)], ShippingKind::Pickup, PaymentKind::PayAtPickup)), "out-of-stock"),
    ("it is no longer sold", |w, mug| w.run(SetProductState { product: mug.id, state: ProductState::Archived }).unwrap(), "no-longer-sold"),
];

#[test]
fn what_changed_before_the_order_is_refused_and_writes_nothing() {
    for (name, change, expected) in BETWEEN {
        let world = World::open();
        let (bread, mug) = (world.stocked("Bread", 400, 9), world.stocked("Mug", 1_000, 3));
        let cart = world.cart(&[(&bread, 1), (&mug, 2)]);
        let form = world.form(&cart, ShippingKind::Delivery, PaymentKind::CashOnDelivery);
        change(&world, &mug);
        world.told();
        let before = world.written();
        let outcome = world.visit(form.clone());
        let got = match outcome {
            Err(sutler::base::Error::Refused(sutler::base::Refusal::Conflict { code })) => code.to_owned(),
            other => wrong(other).join(" "),
        };
        assert_eq!(got, *expected, "{name}");
        assert_eq!((world.told(), world.written()), (Vec::new(), before), "{name}: nothing is written");
        assert_eq!(world.lines(&cart).len(), 2, "{name}: the cart is kept");
        world.check();
        // Whoever sees the difference and agrees to it can order with the same form.
        if *expected == "changed" {
            let seen = world.form(&cart, ShippingKind::Delivery, PaymentKind::CashOnDelivery);
            let (choice, quote) = world.stand(&cart, ShippingKind::Delivery, PaymentKind::CashOnDelivery);
            let payment = choice.payment.unwrap().id;
            world.visit(PlaceOrder { once: form.once, expected: quote.total, payment, ..seen }).unwrap();
            world.check();
        }
    }
}

#[test]
fn nothing_goes_where_nothing_is_sent() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 3);
    let cart = world.cart(&[(&mug, 1)]);
    let mut form = world.form(&cart, ShippingKind::Delivery, PaymentKind::BankTransfer);
    form.ship_to.country = Country::from_code("AT").unwrap();
    assert_eq!(wrong(world.visit(form.clone())), ["country wrong-no-delivery"]);
    let long = PlaceOrder { message: "x".repeat(2_001), ..world.form(&cart, ShippingKind::Delivery, PaymentKind::BankTransfer) };
    assert_eq!(wrong(world.visit(long)), ["message wrong-too-long"]);
    let pickup = shipping::methods(&world.read()).unwrap().into_iter().find(|m| m.kind == ShippingKind::Pickup).unwrap().id;
    let cod = world.form(&cart, ShippingKind::Delivery, PaymentKind::CashOnDelivery).payment;
    let unfit = PlaceOrder { shipping: pickup, payment: cod, ..world.form(&cart, ShippingKind::Pickup, PaymentKind::BankTransfer) };
    assert_eq!(wrong(world.visit(unfit)), ["payment wrong-payment-not-offered"], "no cash on delivery without a delivery");
    let transfer = world.form(&cart, ShippingKind::Delivery, PaymentKind::BankTransfer);
    world.run(SaveBankAccount { account: None }).unwrap();
    assert_eq!(wrong(world.visit(transfer)), ["payment wrong-payment-not-offered"]);
    assert_eq!(world.written().0, 0);
    world.check();
}

/// An order is what it was when it was placed, whatever becomes of product, rate and method.
#[test]
fn an_order_keeps_what_it_was() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_190, 3);
    let placed = world.buy(&[(&mug, 1)], ShippingKind::Pickup, PaymentKind::PayAtPickup);
    let before = world.order(placed.order);
    price(&world, &mug);
    let rate = tax::rates(&world.read()).unwrap().into_iter().find(|r| r.rate == Rate(190_000)).unwrap();
    world.run(SaveTaxRate { id: Some(rate.id), country: rate.country, class: rate.class, rate: Rate(200_000) }).unwrap();
    let pickup = before.shipping.method;
    world.run(DeleteShippingMethod { shipping_method: pickup }).unwrap();
    assert_eq!(world.order(placed.order), before);
    assert_eq!((before.total, before.taxes[0].tax, before.lines[0].title.as_str()), (eur(1_190), eur(190), "Mug"));
    world.check();
}

/// Counted by orders, not by pieces; what nobody kept does not count.
#[test]
fn what_sells_is_counted_from_orders() {
    let world = World::open();
    let [mug, bread, jar] = ["Mug", "Bread", "Jar"].map(|title| world.stocked(title, 1_000, 50));
    let buy = |lines: &[(&Product, u32)]| world.buy(lines, ShippingKind::Delivery, PaymentKind::CashOnDelivery).order;
    buy(&[(&bread, 1), (&mug, 1)]);
    buy(&[(&bread, 1)]);
    buy(&[(&mug, 20)]);
    buy(&[(&bread, 1)]);
    for _ in 0..4 {
        let order = buy(&[(&jar, 1)]);
        world.run(CancelOrder { order, why: CancelReason::Other, note: String::new() }).unwrap();
    }
    assert_eq!(bestsellers(&world.read(), 9).unwrap(), [bread.id, mug.id]);
    assert_eq!(bestsellers(&world.read(), 1).unwrap(), [bread.id]);
    world.check();
}
