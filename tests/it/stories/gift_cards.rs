//! Gift cards: issued, spent, given back, ended; each story says exactly what was told.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, conflict, eur, wrong};
use sutler::base::{Currency, Email, GiftCardId, Id, Locale, Money, Outcome, Span, Time};
use sutler::shop::cart;
use sutler::shop::checkout::PlaceOrder;
use sutler::shop::gift_card::{
    AdjustGiftCard, Block, BlockGiftCard, ExpireGiftCards, IssueGiftCard, Reason, Standing, TakeOffGiftCard, Validity, by_code, entries,
    ledger, search,
};
use sutler::shop::order::as_gift::GiveAsGift;
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder, Expired};
use sutler::shop::order::pay::MarkPaid;
use sutler::shop::order::refund::RefundOrder;
use sutler::shop::order::{CancelReason, Paid};
use sutler::shop::payment::{PaymentKind, RefundReason, Standing as Said, State};
use sutler::shop::price::Quote;
use sutler::shop::shipping::ShippingKind;

fn owed(world: &World) -> i64 {
    ledger::owed(&world.read(), Currency::EUR).unwrap().minor()
}

/// What is in the ledger of a card, the oldest first: reason and minor units.
fn ledger_of(world: &World, card: GiftCardId) -> Vec<(Reason, i64)> {
    let mut all = entries(&world.read(), card, 100).unwrap();
    all.reverse();
    all.into_iter().map(|entry| (entry.reason, entry.by.minor())).collect()
}

fn issue(minor: i64, name: &str) -> IssueGiftCard {
    IssueGiftCard {
        amount: eur(minor),
        email: Email::parse("grace@example.org").unwrap(),
        name: name.to_owned(),
        message: "  Happy\r\nbirthday ".to_owned(),
        locale: Locale::De,
        validity: Validity::ThreeYears,
        note: "for the broken bowl".to_owned(),
    }
}

#[test]
fn a_card_is_issued_and_its_code_is_nowhere() {
    let world = World::open();
    for (minor, fields) in [(0, "amount wrong-gift-card-amount"), (-1, "amount wrong-amount"), (500_001, "amount wrong-gift-card-amount")] {
        assert_eq!(wrong(world.run(issue(minor, ""))), [fields], "{minor}");
    }
    assert_eq!(wrong(world.run(IssueGiftCard { amount: Money::new(5, Currency::CHF), ..issue(1, "") })), ["amount wrong-currency"]);
    assert_eq!(wrong(world.run(issue(1, &"x".repeat(201)))).len(), 1);
    assert_eq!(world.told(), Vec::<String>::new());

    let id = world.run(issue(5_000, " Grace ")).unwrap();
    assert_eq!(world.told(), ["gift_card_moved", "gift_card_issued"]);
    let (card, code) = (world.card(id), world.shop.gift_card_code(id));
    assert_eq!((card.name.as_str(), card.message.as_str(), card.balance), ("Grace", "Happy\nbirthday", eur(5_000)));
    assert!(code.ends_with(&card.last) && code.len() == 20);
    // 2026-11-21 and three years to the end of the year, where the shop is: 2029-12-31T23:00Z is midnight in Berlin.
    let end = card.expires.unwrap();
    assert_eq!((end, card.standing(end - Span(1)), card.standing(end)), (Time::at(1_893_452_400), Standing::Good, Standing::Expired));
    let kept = serde_json::to_string(&card).unwrap();
    assert!(!kept.contains(&code) && !kept.contains(&code[..8]), "{kept}");
    let read = world.read();
    assert_eq!(by_code(&read, &code.to_lowercase()).unwrap().unwrap().id, id);
    assert_eq!(by_code(&read, "4444 4444 4444 4444 4444").unwrap(), None);
    for query in [card.last.as_str(), &card.last.to_lowercase(), "GRACE@", "grace@example.org"] {
        assert_eq!(search(&read, query, 10).unwrap().len(), 1, "{query}");
    }
    assert_eq!(search(&read, "ada", 10).unwrap().len(), 0);
    assert_eq!((ledger_of(&world, id), owed(&world)), (vec![(Reason::Issued, 5_000)], 5_000));
    world.check();
}

#[test]
fn staff_change_and_block_a_card() {
    let world = World::open();
    let id = world.gift_card(5_000);
    let adjust =
        |to: i64, seen: i64, why: &str| world.run(AdjustGiftCard { card: id, balance: eur(to), seen: eur(seen), why: why.to_owned() });
    assert_eq!(wrong(adjust(6_000, 5_000, "  ")), ["why wrong-required"]);
    assert_eq!(wrong(adjust(-1, 5_000, "why not")), ["balance wrong-amount"]);
    assert_eq!(conflict(adjust(6_000, 4_999, "late")), "changed");
    adjust(6_000, 5_000, "goodwill").unwrap();
    adjust(6_000, 6_000, "the same again").unwrap();
    adjust(0, 6_000, "by mistake").unwrap();
    adjust(250, 0, "half back").unwrap();
    assert_eq!(world.told(), ["gift_card_moved"; 3]);
    assert_eq!(
        ledger_of(&world, id),
        [(Reason::Issued, 5_000), (Reason::Adjusted, 1_000), (Reason::Adjusted, -6_000), (Reason::Adjusted, 250)]
    );
    for block in [Block::Set, Block::Set, Block::Lifted, Block::Lifted] {
        world.run(BlockGiftCard { card: id, block }).unwrap();
    }
    assert_eq!(world.told(), ["gift_card_blocked", "gift_card_unblocked"]);
    assert_eq!(owed(&world), 250);
    world.check();
}

#[test]
fn only_a_card_that_pays_goes_into_a_cart() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let cart = world.cart(&[(&mug, 1)]);
    let code = |code: &str| world.visit(sutler::shop::gift_card::ApplyGiftCard { cart: cart.clone(), code: code.to_owned() });
    for typed in ["", "7K3Q", "nonsense", "4444 4444 4444 4444 4444", &"4".repeat(10_000)] {
        assert_eq!(wrong(code(typed)), ["gift_card wrong-gift-card-unknown"]);
    }
    let (blocked, empty, good) = (world.gift_card(5_000), world.gift_card(5_000), world.gift_card(300));
    world.run(BlockGiftCard { card: blocked, block: Block::Set }).unwrap();
    world.run(AdjustGiftCard { card: empty, balance: eur(0), seen: eur(5_000), why: "x".to_owned() }).unwrap();
    assert_eq!(wrong(world.apply(&cart, blocked)), ["gift_card wrong-gift-card-blocked"]);
    assert_eq!(wrong(world.apply(&cart, empty)), ["gift_card wrong-gift-card-empty"]);
    world.apply(&cart, good).unwrap();
    world.apply(&cart, good).unwrap();
    let known = || cart::by_token(&world.read(), &cart).unwrap().unwrap().gift_cards;
    assert_eq!(known(), [good], "entered twice it is there once");
    let more: Vec<GiftCardId> = (0..5).map(|_| world.gift_card(100)).collect();
    for card in &more[..4] {
        world.apply(&cart, *card).unwrap();
    }
    assert_eq!(wrong(world.apply(&cart, more[4])), ["gift_card wrong-gift-card-many"]);
    world.visit(TakeOffGiftCard { cart: cart.clone(), card: good }).unwrap();
    world.apply(&cart, more[4]).unwrap();
    assert_eq!(known(), more);
    // Four years later they have ended.
    world.later(Span::days(4 * 366));
    assert_eq!(wrong(world.apply(&cart, good)), ["gift_card wrong-gift-card-expired"]);
    assert_eq!(world.bill(&cart, ShippingKind::Delivery, PaymentKind::TestCard).covered(), eur(0));
    // What an end takes is owed no more, once; cards of which nothing is left stay as they are.
    let (before, mut written_off) = (owed(&world), 0);
    while world.run(ExpireGiftCards { most: 3 }).unwrap() > 0 {
        written_off += 1;
    }
    assert_eq!((before, written_off, owed(&world)), (5_000 + 300 + 500, 3, 0));
    assert_eq!(ledger_of(&world, good), [(Reason::Issued, 300), (Reason::Expired, -300)]);
    world.check();
}

#[test]
fn another_currency_is_refused_and_pays_nothing() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let cart = world.cart(&[(&mug, 1)]);
    let id = world.gift_card(5_000);
    world.apply(&cart, id).unwrap();
    let known = cart::by_token(&world.read(), &cart).unwrap().unwrap();
    let pays = sutler::shop::gift_card::apply::in_cart(&world.read(), &known, Currency::CHF, world.now()).unwrap();
    assert_eq!(pays, [], "euros pay no francs");
}

#[test]
fn a_card_pays_a_part_and_the_rest_is_paid_by_card() {
    let world = World::open();
    let mug = world.stocked("Mug", 3_000, 20);
    let (first, second) = (world.gift_card(500), world.gift_card(1_500));
    let cart = world.cart(&[(&mug, 1)]);
    let bare: Quote = world.bill(&cart, ShippingKind::Delivery, PaymentKind::TestCard).quote;
    world.apply(&cart, first).unwrap();
    world.apply(&cart, second).unwrap();
    let bill = world.bill(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    assert_eq!((bill.covered(), bill.rest()), (eur(2_000), eur(1_490)));
    assert_eq!(bill.quote, bare, "it is money, not a discount: no amount and no tax moves");
    let form = world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    // Whoever did not see it has not agreed.
    for covered in [None, Some(eur(1_999))] {
        assert_eq!(conflict(world.visit(PlaceOrder { covered, ..form.clone() })), "changed");
    }
    assert_eq!(world.told(), Vec::<String>::new());
    let placed = world.visit(form).unwrap();
    assert_eq!(
        world.told(),
        [
            "order_placed",
            "stock_reserved",
            "payment_started",
            "gift_card_moved",
            "payment_captured",
            "payment_started",
            "gift_card_moved",
            "payment_captured",
            "payment_started"
        ]
        .into_iter()
        .fold(Vec::new(), |mut all, one| {
            // Reserving is told before the order is written.
            if one == "stock_reserved" {
                all.insert(0, one)
            } else {
                all.push(one)
            }
            all
        })
    );
    let order = world.order(placed.order);
    assert_eq!((order.captured, order.outstanding(), order.paid()), (eur(2_000), eur(1_490), Paid::Partly));
    assert!(!order.may_send() && order.total == bare.total && order.taxes == bare.taxes);
    let payments = world.payments(order.id);
    let facts: Vec<_> = payments.iter().map(|p| (p.kind, p.amount.minor(), p.gift_card, p.reference.clone())).collect();
    let last = |card| world.card(card).last;
    assert_eq!(
        facts,
        [
            (PaymentKind::GiftCard, 500, Some(first), last(first)),
            (PaymentKind::GiftCard, 1_500, Some(second), last(second)),
            (PaymentKind::TestCard, 1_490, None, String::new())
        ]
    );
    assert_eq!((world.card(first).balance, owed(&world)), (eur(0), 0));
    let card = placed.payment.unwrap();
    world.note_page(card).unwrap();
    world.settle(card, Said::Captured { amount: eur(1_490) }).unwrap();
    assert_eq!(world.order(order.id).paid(), Paid::Fully);
    world.check();
}

#[test]
fn a_card_pays_everything_without_another_way() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let id = world.gift_card(5_000);
    let cart = world.cart(&[(&mug, 1)]);
    world.apply(&cart, id).unwrap();
    // Cash on delivery would cost 3.00 EUR more; nobody pays cash here.
    let bill = world.bill(&cart, ShippingKind::Delivery, PaymentKind::CashOnDelivery);
    assert_eq!((bill.quote.total, bill.choice.payment.is_some(), bill.is_covered()), (eur(1_490), false, true));
    let placed = world.visit(world.form(&cart, ShippingKind::Delivery, PaymentKind::CashOnDelivery)).unwrap();
    assert_eq!(placed.payment, None);
    assert_eq!(world.told(), ["stock_reserved", "order_placed", "payment_started", "gift_card_moved", "payment_captured", "order_paid"]);
    let order = world.order(placed.order);
    assert_eq!((order.paid(), order.payment.kind, world.card(id).balance), (Paid::Fully, PaymentKind::GiftCard, eur(3_510)));
    assert!(order.may_send());
    assert_eq!(world.run(ExpireOrder { order: order.id }).unwrap(), Expired::NotNow);
    assert_eq!(cart::by_token(&world.read(), &cart).unwrap().unwrap().gift_cards, [], "the next cart begins without it");
    world.run(parcel(order.id, &[(0, 1)])).unwrap();
    assert_eq!(conflict(world.run(CancelOrder { order: order.id, why: CancelReason::Other, note: String::new() })), "already-shipped");
    world.check();
}

fn paid_in_part(world: &World, id: GiftCardId) -> (sutler::base::OrderId, sutler::base::PaymentId) {
    let mug = world.stocked("Mug", 3_000, 20);
    let cart = world.cart(&[(&mug, 1)]);
    world.apply(&cart, id).unwrap();
    let placed = world.visit(world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard)).unwrap();
    world.note_page(placed.payment.unwrap()).unwrap();
    world.told();
    (placed.order, placed.payment.unwrap())
}

#[test]
fn a_cancelled_order_gives_the_card_its_money_back() {
    let world = World::open();
    let id = world.gift_card(2_000);
    let (order, card) = paid_in_part(&world, id);
    world.settle(card, Said::Captured { amount: eur(1_490) }).unwrap();
    world.told();
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    assert_eq!(world.told(), ["order_cancelled", "stock_released", "refund_decided", "attention_raised", "gift_card_moved", "refund_done"]);
    assert_eq!((world.card(id).balance, owed(&world)), (eur(2_000), 2_000));
    assert_eq!(ledger_of(&world, id), [(Reason::Issued, 2_000), (Reason::Spent, -2_000), (Reason::GivenBack, 2_000)]);
    let known = world.order(order);
    assert_eq!((known.captured, known.refunded, known.paid()), (eur(3_490), eur(2_000), Paid::TooMuch), "the card payment is for a person");
    // What is left goes back by the way on which it came, and no more than that.
    let refund = |minor: i64| world.run(RefundOrder::of_amount(order, eur(minor), RefundReason::Cancelled, ""));
    assert_eq!(wrong(refund(1_491)), ["amount wrong-more-than-refundable"]);
    refund(1_490).unwrap();
    assert_eq!(world.told(), ["refund_decided"], "the worker asks the provider");
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    assert_eq!((world.told(), world.card(id).balance), (Vec::new(), eur(2_000)), "said twice it is done once");
    world.check();
}

#[test]
fn an_order_that_waits_for_the_rest_ends_and_frees_the_card() {
    let world = World::open();
    let id = world.gift_card(2_000);
    let (order, card) = paid_in_part(&world, id);
    assert_eq!(world.card(id).balance, eur(0));
    world.settle(card, Said::Void).unwrap();
    world.later(Span::minutes(40));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    assert_eq!((world.card(id).balance, world.order(order).paid()), (eur(2_000), Paid::Returned));
    world.check();

    // A transfer of which a part came is for a person, whatever a gift card paid.
    let mug = world.stocked("Bowl", 3_000, 20);
    let cart = world.cart(&[(&mug, 1)]);
    world.apply(&cart, id).unwrap();
    let placed = world.visit(world.form(&cart, ShippingKind::Delivery, PaymentKind::BankTransfer)).unwrap();
    world.run(MarkPaid { order: placed.order, amount: eur(100), reference: String::new() }).unwrap();
    world.later(Span::days(30));
    assert_eq!(world.run(ExpireOrder { order: placed.order }).unwrap(), Expired::NotNow);
    world.run(MarkPaid { order: placed.order, amount: eur(1_390), reference: String::new() }).unwrap();
    assert_eq!(world.order(placed.order).paid(), Paid::Fully);
    world.check();
}

#[test]
fn a_refund_of_what_a_card_paid_goes_to_the_card_at_once() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let id = world.gift_card(5_000);
    let cart = world.cart(&[(&mug, 1)]);
    world.apply(&cart, id).unwrap();
    let order = world.visit(world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard)).unwrap().order;
    world.told();
    let refund = |minor: i64| world.run(RefundOrder::of_amount(order, eur(minor), RefundReason::Damaged, ""));
    refund(490).unwrap();
    assert_eq!(world.told(), ["refund_decided", "gift_card_moved", "refund_done"]);
    let known = world.order(order);
    assert_eq!((known.refunded, known.waived, known.paid(), world.card(id).balance), (eur(490), Some(eur(490)), Paid::Fully, eur(4_000)));
    // A blocked card has it back too, and one that has ended gets a new end.
    world.run(BlockGiftCard { card: id, block: Block::Set }).unwrap();
    world.later(Span::days(5 * 366));
    world.run(ExpireGiftCards { most: 10 }).unwrap();
    refund(100).unwrap();
    let card = world.card(id);
    assert_eq!((card.balance, card.standing(world.now())), (eur(100), Standing::Blocked));
    assert!(card.expires.is_some_and(|end| end > world.now() + Span::days(3 * 365)));
    assert_eq!(wrong(refund(901)), ["amount wrong-more-than-refundable"]);
    refund(900).unwrap();
    assert_eq!(conflict(refund(1)), "not-allowed-now");
    assert_eq!((world.order(order).paid(), owed(&world)), (Paid::Returned, 1_000));
    world.check();
}

#[test]
fn what_was_spent_meanwhile_is_said_and_nothing_is_placed() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let id = world.gift_card(2_000);
    let [one, two] = [(); 2].map(|()| {
        let cart = world.cart(&[(&mug, 1)]);
        world.apply(&cart, id).unwrap();
        cart
    });
    let forms = [&one, &two].map(|cart| world.form(cart, ShippingKind::Delivery, PaymentKind::TestCard));
    let [first, second] = forms;
    world.visit(first).unwrap();
    world.told();
    assert_eq!(conflict(world.visit(second)), "changed");
    assert_eq!(world.told(), Vec::<String>::new());
    // Shown anew and agreed to, it pays what is left.
    let placed = world.visit(world.form(&two, ShippingKind::Delivery, PaymentKind::TestCard)).unwrap();
    let payments = world.payments(placed.order);
    assert_eq!(payments.iter().map(|p| p.amount.minor()).collect::<Vec<_>>(), [510, 980]);
    assert!(matches!(payments[0].state, State::Captured { .. }) && payments[1].state.is_open());
    assert_eq!(world.card(id).balance, eur(0));
    world.check();
}

#[test]
fn nobody_makes_such_payments_without_a_card() {
    let world = World::open();
    let method = sutler::shop::payment::SavePaymentMethod {
        id: None,
        kind: PaymentKind::GiftCard,
        name: crate::shop::world::en("Gift card"),
        note: crate::shop::world::en(""),
        fee: None,
        countries: Vec::new(),
        active: true,
        position: Some(0),
        rule: sutler::shop::payment::Rule::default(),
        due_days: 0,
    };
    assert_eq!(wrong(world.run(method)), ["kind wrong-choice"]);
    // Money that comes by hand for an order that a card paid is a transfer, and too much.
    let mug = world.stocked("Mug", 1_000, 20);
    let id = world.gift_card(5_000);
    let cart = world.cart(&[(&mug, 1)]);
    world.apply(&cart, id).unwrap();
    let order = world.visit(world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard)).unwrap().order;
    let outcome: Outcome = world.mark_paid(order, eur(100));
    assert_eq!(conflict(outcome), "already-paid");
    assert_eq!(world.order(order).payment.method, Id::new(0));
    world.check();
}

#[test]
fn a_refund_can_be_a_new_card() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 20);
    let (order, payment) = world.buy_by_card(&[(&mug, 1)]);
    let give = |minor: i64| world.run(GiveAsGift { order, amount: eur(minor), message: " Sorry  for the chip ".to_owned() });
    assert_eq!(conflict(give(1)), "not-allowed-now", "nothing was paid yet");
    world.settle(payment, Said::Captured { amount: eur(1_490) }).unwrap();
    world.told();
    assert_eq!(wrong(give(1_491)), ["amount wrong-more-than-refundable"]);
    assert_eq!(wrong(give(0)), ["amount wrong-money"]);
    let id = give(490).unwrap();
    assert_eq!(world.told(), ["gift_card_moved", "gift_card_issued", "money_returned"]);
    let (card, known) = (world.card(id), world.order(order));
    assert_eq!((card.email.as_str(), card.message.as_str(), card.balance), ("ada@example.org", "Sorry for the chip", eur(490)));
    assert_eq!((known.refunded, known.waived, known.paid(), owed(&world)), (eur(490), Some(eur(490)), Paid::Fully, 490));
    assert_eq!(known.returned[0].reference, card.shown());
    // What is left can go back by the card, and not a cent more.
    let refund = RefundOrder::of_amount(order, eur(1_001), RefundReason::Goodwill, "");
    assert_eq!(wrong(world.run(refund)), ["amount wrong-more-than-refundable"]);
    world.check();

    // An order that a card paid and that was given as another one gives nothing back twice when it is cancelled.
    let cart = world.cart(&[(&mug, 1)]);
    let first = world.gift_card(5_000);
    world.apply(&cart, first).unwrap();
    let order = world.visit(world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard)).unwrap().order;
    world.run(GiveAsGift { order, amount: eur(1_000), message: String::new() }).unwrap();
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    let known = world.order(order);
    assert_eq!((known.refunded, known.paid(), world.card(first).balance), (eur(1_490), Paid::Returned, eur(3_510 + 490)));
    world.check();
}
