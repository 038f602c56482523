//! Orders that staff enter for somebody: priced and placed as every order, paid by whoever gets the link.

use crate::shop::buyer::berlin;
use crate::shop::world::{World, conflict, en, eur, goods, is_forbidden, wrong};
use sutler::base::{CustomerGroupId, Email, Locale, OrderId, Outcome, Sku, Span};
use sutler::shop::Actor;
use sutler::shop::catalog::{Product, ProductFacts, VariantFacts};
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::checkout::{LinkGoes, ManualLine, PlaceForCustomer, Placed};
use sutler::shop::customer::{SaveCustomerGroup, SetCustomerGroups};
use sutler::shop::event::Event;
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::pay::PayOrder;
use sutler::shop::order::{Paid, PlacedBy, Standing};
use sutler::shop::payment::PaymentKind::{self, BankTransfer, Invoice};
use sutler::shop::payment::method::methods;
use sutler::shop::payment::{self, Rule, SavePaymentMethod};
use sutler::shop::settings::the;
use sutler::shop::shipping::{self, ShippingKind};
use sutler::store::Reads;

fn article(world: &World, title: &str, sku: &str, minor: i64, pieces: i64) -> Product {
    let variants = vec![VariantFacts { sku: Sku::parse(sku), ..VariantFacts::priced(eur(minor)) }];
    let product = world.product(ProductFacts { variants, ..goods(title, minor) });
    world.receive(product.variants[0].id, pieces);
    world.told();
    product
}

fn line(sku: &str, quantity: u32) -> ManualLine {
    ManualLine { sku: Sku::parse(sku).unwrap(), quantity, price: None, reason: String::new() }
}

fn order(world: &World, lines: Vec<ManualLine>, expected: i64) -> PlaceForCustomer {
    let shipping = shipping::methods(&world.read()).unwrap().into_iter().find(|m| m.kind == ShippingKind::Delivery).unwrap().id;
    let (email, ship_to, expected) = (Email::parse("grace@example.org").unwrap(), berlin(), eur(expected));
    let (note, locale, link) = ("On the telephone".to_owned(), Locale::De, LinkGoes::ByLetter);
    PlaceForCustomer { once: "1".to_owned(), email, ship_to, lines, shipping, expected, note, locale, link }
}

/// An order that staff entered, with nothing chosen yet to pay it by.
pub fn by_telephone(world: &World) -> OrderId {
    article(world, "Mug", "MUG-1", 1_000, 5);
    world.run(order(world, vec![line("MUG-1", 1)], 1_490)).unwrap().order
}

fn id_of(world: &World, kind: PaymentKind) -> sutler::base::PaymentMethodId {
    methods(&world.read()).unwrap().into_iter().find(|m| m.kind == kind).unwrap().id
}

fn change(world: &World, order: OrderId, kind: PaymentKind) -> Outcome<Option<sutler::base::PaymentId>> {
    world.visit(ChangePayment { order: world.shop.order_token(order), method: id_of(world, kind), expected: None })
}

#[test]
fn from_the_telephone_to_the_money() {
    let world = World::open();
    let (mug, _) = (article(&world, "Mug", "MUG-1", 1_850, 5), article(&world, "Bread", "BREAD-1", 420, 5));
    let dented = ManualLine { price: Some(eur(1_000)), reason: "dented".to_owned(), ..line("MUG-1", 2) };
    let lines = vec![dented, line("BREAD-1", 1)];
    let total = 2 * 1_000 + 420 + 490;
    let placed = world.run(order(&world, lines.clone(), total)).unwrap();
    let id = placed.order;
    assert_eq!(world.told(), ["stock_reserved", "order_placed", "payment_link_sent"]);
    assert_eq!(world.run(order(&world, lines, total)).unwrap(), placed, "the same form is the same order");
    let known = world.order(id);
    assert_eq!((known.total, known.placed_by, known.staff_note.as_str()), (eur(total), PlacedBy::Staff, "On the telephone"));
    assert_eq!(known.lines.iter().map(|l| l.price_reason.as_str()).collect::<Vec<_>>(), ["dented", ""]);
    assert_eq!((world.available(&mug), world.payments(id).len(), known.may_send()), (3, 0, false));

    // The buyer tries a card, leaves it, and transfers in the end; it is one order all the time.
    let hold = the(&world.read()).unwrap().hold().unwrap();
    let until = known.placed + hold;
    world.later(Span::hours(1));
    let card = world.visit(PayOrder { order: world.shop.order_token(id) }).unwrap();
    world.note_page(card).unwrap();
    world.later(Span::hours(1));
    assert_eq!(world.run(ExpireOrder { order: id }).unwrap(), Expired::Later { at: until }, "it waits as long as was said");
    world.settle(card, payment::Standing::Void).unwrap();
    assert_eq!(change(&world, id, BankTransfer).unwrap(), None);
    world.mark_paid(id, eur(total)).unwrap();
    assert_eq!(world.order(id).paid(), Paid::Fully);
    world.check();
}

#[test]
fn nobody_pays_and_it_ends() {
    let world = World::open();
    let mug = article(&world, "Mug", "MUG-1", 1_850, 5);
    let by_hand = PlaceForCustomer { link: LinkGoes::ByHand, ..order(&world, vec![line("MUG-1", 1)], 1_850 + 490) };
    let Placed { order, .. } = world.run(by_hand).unwrap();
    assert!(world.events().iter().all(|event| !matches!(event, Event::PaymentLinkSent { .. })));
    world.later(Span(the(&world.read()).unwrap().hold().unwrap().0 + 120));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    assert_eq!((world.order(order).standing(), world.available(&mug)), (Standing::Cancelled, 5));
    world.check();
}

#[test]
fn a_link_from_staff_opens_what_is_for_a_group() {
    let world = World::open();
    article(&world, "Mug", "MUG-1", 1_850, 5);
    let traders: CustomerGroupId = world.run(SaveCustomerGroup { id: None, name: "Traders".to_owned(), note: String::new() }).unwrap();
    let rule = Rule { groups: vec![traders], ..Rule::default() };
    let (name, note, fee, countries, position) = (en("Invoice"), en(""), None, Vec::new(), None);
    let save = SavePaymentMethod { id: None, kind: Invoice, name, note, fee, countries, rule, due_days: 30, active: true, position };
    world.run(save).unwrap();
    let first = world.run(order(&world, vec![line("MUG-1", 1)], 2_340)).unwrap().order;
    assert_eq!(conflict(change(&world, first, Invoice)), "not-allowed-now", "she is in no group yet");
    world.run(SetCustomerGroups { customer: world.order(first).customer, groups: vec![traders] }).unwrap();
    assert_eq!(change(&world, first, Invoice).unwrap(), None);
    let known = world.order(first);
    assert_eq!((known.payment.kind, known.payment.due_days, known.may_send()), (Invoice, 30, true));
    world.later(Span::days(90));
    assert_eq!(world.run(ExpireOrder { order: first }).unwrap(), Expired::NotNow);
    world.check();
}

#[test]
fn what_does_not_fit_is_said_and_nothing_is_written() {
    let world = World::open();
    let mug = article(&world, "Mug", "MUG-1", 1_850, 1);
    let try_lines = |lines| world.run(order(&world, lines, 2_340));
    assert_eq!(wrong(try_lines(vec![])), ["line-0-sku wrong-required"]);
    let bad = vec![line("NO-1", 1), line("MUG-1", 0), ManualLine { price: Some(eur(-1)), ..line("MUG-1", 1) }];
    let expected = [
        "line-0-sku wrong-no-sku",
        "line-1-quantity wrong-quantity",
        "line-2-sku wrong-twice",
        "line-2-price wrong-amount",
        "line-2-reason wrong-price-reason",
    ];
    assert_eq!(wrong(try_lines(bad)), expected);
    assert_eq!(conflict(try_lines(vec![line("MUG-1", 2)])), "changed", "another total was seen");
    assert_eq!(conflict(world.run(order(&world, vec![line("MUG-1", 2)], 2 * 1_850 + 490))), "out-of-stock");
    assert!(is_forbidden(world.shop.run(&Actor::Visitor, order(&world, vec![line("MUG-1", 1)], 2_340))));
    for method in methods(&world.read()).unwrap() {
        let (id, kind, rule) = (Some(method.id), method.kind, method.rule);
        let (name, note, fee, countries) = (method.name, method.note, method.fee, method.countries);
        world.run(SavePaymentMethod { id, kind, name, note, fee, countries, rule, due_days: 0, active: false, position: None }).unwrap();
    }
    assert_eq!(conflict(try_lines(vec![line("MUG-1", 1)])), "no-way-to-pay");
    assert_eq!(world.available(&mug), 1);
    assert_eq!(world.read().total::<sutler::shop::order::Order>(10).unwrap(), 0);
    world.check();
}
