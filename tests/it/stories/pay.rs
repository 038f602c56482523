//! Ways to pay that are not for everybody, invoices after delivery, money that is on its way, and changing one's mind.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, conflict, en, eur, wrong};
use sutler::base::{CustomerGroupId, OrderId, PaymentMethodId, Span};
use sutler::shop::attention::{self, SettleAttention, Trouble};
use sutler::shop::checkout::PlaceOrder;
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::customer::group::{DrawCustomerLink, behind};
use sutler::shop::customer::{DeleteCustomerGroup, SaveCustomerGroup, SetCustomerGroups};
use sutler::shop::job::{Lane, LetterKind};
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::pay::PayOrder;
use sutler::shop::order::remind::{RemindOrder, Reminded};
use sutler::shop::order::send_link::SendPaymentLink;
use sutler::shop::order::{Order, Paid, PlacedBy, Standing};
use sutler::shop::payment::PaymentKind::{BankTransfer, CashOnDelivery, Invoice, TestCard};
use sutler::shop::payment::method::methods;
use sutler::shop::payment::testing::NoteCardTesting;
use sutler::shop::payment::{self, MovePaymentMethod, PaymentKind, Rule, SavePaymentMethod, State};
use sutler::shop::queue::due;
use sutler::shop::settings::{SaveSettings, the};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::typed::Way;
use sutler::shop::{Event, Job};
use sutler::store::Reads;
use sutler::web::admin::settings::shop_facts;
use sutler::web::limit::{Limits, Wish};

fn group(world: &World, name: &str) -> CustomerGroupId {
    world.run(SaveCustomerGroup { id: None, name: name.to_owned(), note: String::new() }).unwrap()
}

fn method(kind: PaymentKind, rule: Rule) -> SavePaymentMethod {
    let (id, name, note, fee, countries) = (None, en("Pay"), en(""), None, Vec::new());
    SavePaymentMethod { id, kind, name, note, fee, countries, rule, due_days: 14, active: true, position: None }
}

fn token(world: &World, order: OrderId) -> String {
    world.shop.order_token(order)
}

fn letters(world: &World, order: OrderId) -> Vec<LetterKind> {
    let jobs = due(&world.read(), Lane::Prompt, world.now(), 200).unwrap();
    let letter = |job: &Job| if let Job::Letter { letter, order: Some(of) } = job { (*of == order).then_some(*letter) } else { None };
    jobs.iter().filter_map(|queued| letter(&queued.job)).collect()
}

fn id_of(world: &World, kind: PaymentKind) -> PaymentMethodId {
    methods(&world.read()).unwrap().into_iter().find(|m| m.kind == kind).unwrap().id
}

/// The form of somebody who wants to pay like this, whatever is shown.
fn wanting(world: &World, cart: &str, payment: PaymentMethodId, link: Option<String>) -> PlaceOrder {
    PlaceOrder { payment, link, ..world.form(cart, Delivery, BankTransfer) }
}

#[test]
fn only_who_proves_it_pays_as_a_member() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let traders = group(&world, "Traders");
    let invoice = world.run(method(Invoice, Rule { groups: vec![traders], ..Rule::default() })).unwrap();
    let known = world.order(world.buy(&[(&mug, 1)], Delivery, BankTransfer).order).customer;
    world.run(SetCustomerGroups { customer: known, groups: vec![traders, traders] }).unwrap();
    assert_eq!(world.read().get(known).unwrap().groups, [traders]);

    // A stranger types the member's address: nothing opens.
    let cart = world.cart(&[(&mug, 1)]);
    assert_eq!(wrong(world.visit(wanting(&world, &cart, invoice, None))), ["payment wrong-payment-not-offered"]);
    let old = world.shop.customer_token(known, 0);
    let forged = format!("{known}-{}", "0".repeat(48));
    for link in [forged, String::new(), "x".to_owned(), format!("{known}"), world.shop.customer_token(known, 1)] {
        assert_eq!(wrong(world.visit(wanting(&world, &cart, invoice, Some(link)))), ["payment wrong-payment-not-offered"]);
    }
    // Whoever holds the link is the customer, whichever address the letters shall go to.
    let placed = world.visit(wanting(&world, &cart, invoice, Some(old.clone()))).unwrap();
    let order = world.order(placed.order);
    assert_eq!((order.customer, order.placed_by, order.payment.kind), (known, PlacedBy::Customer, Invoice));

    // A new link makes the old one worthless.
    world.run(DrawCustomerLink { customer: known }).unwrap();
    let cart = world.cart(&[(&mug, 1)]);
    assert_eq!(wrong(world.visit(wanting(&world, &cart, invoice, Some(old)))), ["payment wrong-payment-not-offered"]);
    let draw = |customer, nth| world.shop.customer_token(customer, nth);
    let new = world.shop.customer_token(known, 1);
    assert_eq!(behind(&world.read(), &new, draw).unwrap().map(|customer| customer.id), Some(known));

    // A stranger's order is not moved to the invoice by its page either.
    let stranger = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    assert_eq!(world.order(stranger).customer, known, "the same address");
    let change = ChangePayment { order: token(&world, stranger), method: invoice, expected: None };
    assert_eq!(conflict(world.visit(change)), "not-allowed-now");

    assert_eq!(conflict(world.run(DeleteCustomerGroup { customer_group: traders })), "in-use");
    world.run(SetCustomerGroups { customer: known, groups: Vec::new() }).unwrap();
    world.run(DeleteCustomerGroup { customer_group: traders }).unwrap();
    assert_eq!(wrong(world.visit(wanting(&world, &cart, invoice, Some(new)))), ["payment wrong-payment-not-offered"]);
    assert_eq!(wrong(world.run(SetCustomerGroups { customer: known, groups: vec![traders] })), ["groups wrong-choice"]);
    world.check();
}

#[test]
fn what_the_rule_refuses_is_not_placed() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 50);
    // 2 mugs and the delivery cost 24.90.
    let at_least = |from| method(BankTransfer, Rule { from: Some(eur(from)), ..Rule::default() });
    let [within, above] = [2_490, 2_491].map(|from| world.run(at_least(from)).unwrap());
    let cart = world.cart(&[(&mug, 2)]);
    assert_eq!(wrong(world.visit(wanting(&world, &cart, above, None))), ["payment wrong-payment-not-offered"]);
    world.visit(wanting(&world, &cart, within, None)).unwrap();

    let both = Rule { from: Some(eur(2)), to: Some(eur(1)), ..Rule::default() };
    assert_eq!(wrong(world.run(method(BankTransfer, both))), ["to wrong-amounts-order"]);
    let unknown = Rule { without_skus: vec![sutler::base::Sku::parse("NO-SUCH").unwrap()], ..Rule::default() };
    assert_eq!(wrong(world.run(method(BankTransfer, unknown))), ["without_skus wrong-no-sku"]);

    let order = || methods(&world.read()).unwrap().iter().map(|m| m.id).collect::<Vec<_>>();
    let before = order();
    let last = *before.last().unwrap();
    world.run(MovePaymentMethod { payment_method: last, way: Way::Down }).unwrap();
    assert_eq!(order(), before, "at the end it stays");
    world.run(MovePaymentMethod { payment_method: last, way: Way::Up }).unwrap();
    assert_eq!(order()[before.len() - 2], last);
    world.check();
}

#[test]
fn an_invoice_from_the_parcel_to_the_reminder() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    world.offer_invoices();
    world.run(SaveSettings { remind_days: vec![3], ..shop_facts(the(&world.read()).unwrap()) }).unwrap();
    let order = world.buy(&[(&mug, 2)], Delivery, Invoice).order;
    let is_due = || world.order(order).due_on();
    assert!(world.order(order).may_send() && is_due().is_none());
    world.later(Span::days(60));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow, "an invoice is never cancelled by itself");
    world.run(parcel(order, &[(0, 1)])).unwrap();
    assert_eq!(is_due(), None, "not all has left");
    world.later(Span::days(1));
    world.run(parcel(order, &[(0, 1)])).unwrap();
    let at = world.now() + Span::days(14);
    assert_eq!(is_due(), Some(at));
    assert!(letters(&world, order).iter().any(|letter| matches!(letter, LetterKind::OrderShipped { .. })));
    let wait = the(&world.read()).unwrap().reminder(0).unwrap();
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::Later { at: at + wait });
    world.later(Span(Span::days(14).0 + wait.0));
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::Written);
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow);
    world.mark_paid(order, world.order(order).total + eur(1)).unwrap();
    assert_eq!(world.order(order).paid(), Paid::TooMuch, "a transfer is booked as it came");
    assert_eq!(is_due(), None);
    world.check();
}

#[test]
fn from_a_transfer_to_a_card_and_back() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    let until = world.payments(order)[0].expires.unwrap();
    let change = |kind| world.visit(ChangePayment { order: token(&world, order), method: id_of(&world, kind), expected: None });
    assert_eq!(change(BankTransfer).unwrap(), None, "it is paid so already");
    assert_eq!(world.payments(order).len(), 1);
    let card = change(TestCard).unwrap().expect("a page");
    let states = |world: &World| world.payments(order).iter().map(|p| p.state.key()).collect::<Vec<_>>();
    assert_eq!(states(&world), ["voided", "started"]);
    world.note_page(card).unwrap();
    // The card came to nothing. What the buyer was told of the transfer still holds.
    world.later(Span::hours(2));
    world.settle(card, payment::Standing::Void).unwrap();
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Later { at: until });
    assert_eq!(change(BankTransfer).unwrap(), None);
    assert_eq!(states(&world), ["voided", "voided", "started"]);
    let paid = change(TestCard).unwrap().unwrap();
    world.note_page(paid).unwrap();
    world.settle(paid, payment::Standing::Captured { amount: world.order(order).total }).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    assert_eq!(conflict(change(BankTransfer)), "not-allowed-now");
    // Once a carrier has the goods and takes the money, there is no other way.
    let cod = methods(&world.read()).unwrap().into_iter().find(|m| m.kind == CashOnDelivery).unwrap();
    let (id, kind, name, note) = (Some(cod.id), cod.kind, cod.name, cod.note);
    world.run(SavePaymentMethod { id, name, note, ..method(kind, Rule::default()) }).unwrap();
    let order = world.buy(&[(&mug, 1)], Delivery, CashOnDelivery).order;
    world.run(parcel(order, &[(0, 1)])).unwrap();
    let change = ChangePayment { order: token(&world, order), method: id_of(&world, TestCard), expected: None };
    assert_eq!(conflict(world.visit(change)), "not-allowed-now");
    world.check();
}

#[test]
fn money_on_its_way_is_waited_for() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let (order, payment) = world.buy_by_card(&[(&mug, 1)]);
    world.settle(payment, payment::Standing::OnItsWay).unwrap();
    assert_eq!(world.events(), [Event::PaymentOnItsWay { order, payment }]);
    world.settle(payment, payment::Standing::OnItsWay).unwrap();
    assert_eq!(world.told(), Vec::<String>::new(), "said again");
    assert_eq!(conflict(world.visit(PayOrder { order: token(&world, order) })), "payment-on-its-way");
    let other = ChangePayment { order: token(&world, order), method: id_of(&world, BankTransfer), expected: None };
    assert_eq!(conflict(world.visit(other)), "payment-on-its-way");
    world.later(Span::days(5));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::AskProvider);
    assert_eq!(world.order(order).standing(), Standing::Open);
    world.settle(payment, payment::Standing::Void).unwrap();
    assert_eq!(world.told(), ["payment_bounced", "payment_voided"]);
    assert!(letters(&world, order).contains(&LetterKind::PaymentBounced { payment }));
    assert!(world.visit(PayOrder { order: token(&world, order) }).is_ok(), "another try");

    // Declined once before, and then on its way: that it does not come is said all the same.
    let (order, payment) = world.buy_by_card(&[(&mug, 1)]);
    world.settle(payment, payment::Standing::Declined).unwrap();
    world.settle(payment, payment::Standing::OnItsWay).unwrap();
    world.told();
    world.settle(payment, payment::Standing::Declined).unwrap();
    assert_eq!(world.told(), ["payment_bounced"]);
    // It comes in the end.
    world.settle(payment, payment::Standing::OnItsWay).unwrap();
    world.settle(payment, payment::Standing::Captured { amount: world.order(order).total }).unwrap();
    assert!(matches!(world.payment(payment).state, State::Captured { .. }) && !world.payment(payment).is_on_its_way());
    world.settle(payment, payment::Standing::OnItsWay).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    world.check();
}

#[test]
fn the_link_to_pay_goes_out_as_often_as_it_is_wanted_within_reason() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    for nth in 1..=20 {
        world.run(SendPaymentLink { order }).unwrap();
        assert!(letters(&world, order).contains(&LetterKind::PaymentLink { nth }));
    }
    assert_eq!(conflict(world.run(SendPaymentLink { order })), "too-many");
    let paid: Order = world.order(world.buy(&[(&mug, 1)], Delivery, BankTransfer).order);
    world.mark_paid(paid.id, paid.total).unwrap();
    assert_eq!(conflict(world.run(SendPaymentLink { order: paid.id })), "not-allowed-now");
    world.check();
}

#[test]
fn an_order_gets_no_more_pages_than_people_need_and_other_ways_stay() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, TestCard).order;
    let pay = || world.visit(PayOrder { order: token(&world, order) });
    let close = |payment| {
        world.note_page(payment).unwrap();
        world.settle(payment, payment::Standing::Void).unwrap();
    };
    close(pay().unwrap());
    for _ in 0..4 {
        close(pay().unwrap());
    }
    assert_eq!(conflict(pay()), "pages-too-many");
    let change = |kind| world.visit(ChangePayment { order: token(&world, order), method: id_of(&world, kind), expected: None });
    assert_eq!(conflict(change(PaymentKind::Stripe)), "pages-too-many");
    assert_eq!(change(BankTransfer).unwrap(), None, "a transfer is still possible");
    world.later(Span::hours(1));
    assert!(change(TestCard).unwrap().is_some(), "and after an hour a card again");
    world.check();
}

#[test]
fn many_declined_cards_are_shown_once_an_hour() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 99);
    let declined = |n: usize| {
        for _ in 0..n {
            let (_, payment) = world.buy_by_card(&[(&mug, 1)]);
            world.settle(payment, payment::Standing::Declined).unwrap();
        }
    };
    let open = || attention::open(&world.read(), 10).unwrap();
    declined(19);
    assert_eq!(open(), []);
    world.later(Span::hours(1));
    declined(19);
    assert_eq!(open(), [], "the hour before is over");
    declined(1);
    assert!(matches!(open().as_slice(), [one] if matches!(one.trouble, Trouble::CardTesting { .. })));
    world.run(SettleAttention { attention: open()[0].id, note: String::new() }).unwrap();
    declined(5);
    world.run(NoteCardTesting {}).unwrap();
    assert_eq!(open(), [], "who has put it away is not told again at once");
    world.later(Span::hours(1));
    world.run(NoteCardTesting {}).unwrap();
    assert_eq!(open().len(), 1);
    world.check();
}

#[test]
fn a_network_opens_five_payment_pages_at_once_and_no_more() {
    let limits = Limits::default();
    let [script, home] = ["192.0.2.7", "192.0.2.8"].map(|address| address.parse().unwrap());
    let opened = (0..20).filter(|_| limits.allows(Wish::PayPage, script)).count();
    assert_eq!((opened, limits.allows(Wish::PayPage, home)), (5, true));
}
