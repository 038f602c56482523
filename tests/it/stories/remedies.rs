//! What a person does about money that is not as it should be: it is the order's, it goes back, it was settled elsewhere; orders of which
//! a part is paid; and refunds that are withdrawn.

use super::statement::booking;
use crate::shop::buyer::told;
use crate::shop::world::{World, conflict, eur, goods, wrong};
use sutler::base::{AttentionId, OrderId, PaymentId, Span};
use sutler::shop::attention::{self, Attention, Trouble};
use sutler::shop::catalog::{ProductFacts, ProductKind};
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::job::LetterKind;
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder, Expired};
use sutler::shop::order::find::FindOrder;
use sutler::shop::order::let_rest_go::LetRestGo;
use sutler::shop::order::note::NoteOrder;
use sutler::shop::order::pay::PayOrder;
use sutler::shop::order::refund::RefundOrder;
use sutler::shop::order::refund_found::TakeRefund;
use sutler::shop::order::refund_lines::GivenBack;
use sutler::shop::order::refund_unseen::{NoteWentBack, WentBack};
use sutler::shop::order::remind::RemindOrder;
use sutler::shop::order::return_excess::ReturnExcess;
use sutler::shop::order::return_owed::{LooseFate, NoteLoose};
use sutler::shop::order::send_link::SendPaymentLink;
use sutler::shop::order::withdraw_refund::WithdrawRefund;
use sutler::shop::order::{CancelReason, Paid};
use sutler::shop::payment::method::methods;
use sutler::shop::payment::settle::{Ours, Settle};
use sutler::shop::payment::start::PAGE_OPEN;
use sutler::shop::payment::{Fate, PaymentKind, RefundReason, RefundStanding, RefundState, RefundTold, Standing, State, Told, refund};
use sutler::shop::queue;
use sutler::shop::remedy::{ApplyRemedy, Around, Bar, Remedy, offers};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::statement::{TakeBookings, keyed};
use sutler::shop::{Job, payment};
use sutler::store::Reads;

fn open(world: &World) -> Vec<Attention> {
    attention::open(&world.read(), 100).unwrap()
}

fn one(world: &World) -> AttentionId {
    let all = open(world);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].id
}

fn apply(attention: AttentionId, remedy: Remedy) -> ApplyRemedy {
    ApplyRemedy { attention, remedy, seen: None, note: "looked at it".to_owned() }
}

/// What is offered, and what is not possible.
fn offered(world: &World, id: AttentionId) -> Vec<(Remedy, Option<Bar>)> {
    let reads = world.read();
    let around = Around { now: world.now(), reach: &|_| Ok(true) };
    offers(&reads, &reads.get(id).unwrap(), &around).unwrap().into_iter().map(|offer| (offer.remedy, offer.bar)).collect()
}

/// Two mugs for 24.90 by card, and another amount came.
fn odd(world: &World, minor: i64) -> (OrderId, PaymentId) {
    let mug = world.stocked("Mug", 1_000, 10);
    let (order, payment) = world.buy_by_card(&[(&mug, 2)]);
    world.settle(payment, Standing::Captured { amount: eur(minor) }).unwrap();
    assert_eq!(world.order(order).paid(), Paid::No);
    world.told();
    (order, payment)
}

#[test]
fn another_amount_is_the_orders_when_a_person_says_so() {
    for (minor, paid) in [(2_491, Paid::TooMuch), (2_489, Paid::Partly)] {
        let world = World::open();
        let (order, payment) = odd(&world, minor);
        let id = one(&world);
        let all = [(Remedy::SendBack, None), (Remedy::TakeIn, None), (Remedy::AskAgain, None), (Remedy::Settled, None)];
        assert_eq!(offered(&world, id), all);
        let seen = Some(minor + 1);
        assert_eq!(conflict(world.run(ApplyRemedy { seen, ..apply(id, Remedy::TakeIn) })), "changed", "another amount was shown");
        for _ in 0..2 {
            world.run(apply(id, Remedy::TakeIn)).unwrap();
        }
        let now = world.order(order);
        assert_eq!((now.captured, now.paid(), world.payment(payment).amount), (eur(minor), paid, eur(minor)));
        // The provider says it again for ever, and it is no news.
        world.settle(payment, Standing::Captured { amount: eur(minor) }).unwrap();
        assert_eq!(world.order(order).captured, eur(minor));
        assert!(open(&world).iter().all(|open| !matches!(open.trouble, Trouble::Payment { .. })));
        world.check();
    }
}

#[test]
fn what_does_not_fit_goes_back_beside_the_order() {
    let world = World::open();
    let (order, payment) = odd(&world, 9_900);
    let id = one(&world);
    for _ in 0..2 {
        world.run(apply(id, Remedy::SendBack)).unwrap();
    }
    assert_eq!(world.told(), ["attention_settled"]);
    let jobs = || queue::all(&world.read(), 500).unwrap().into_iter().filter(|queued| matches!(queued.job, Job::ReturnStranger { .. }));
    assert_eq!(jobs().count(), 1, "pressed twice it is asked for once");
    let kept = world.payment(payment).quarantine[0].decided.clone().unwrap();
    assert_eq!((kept.why.as_str(), kept.at), ("looked at it", world.now()));
    // The provider refuses: a person is asked again, and may try again.
    world.run(NoteLoose { attention: id, fate: LooseFate::Refused, reference: String::new() }).unwrap();
    world.told();
    let again = one(&world);
    world.run(apply(again, Remedy::SendBack)).unwrap();
    for _ in 0..2 {
        world.run(NoteLoose { attention: again, fate: LooseFate::Returned, reference: String::new() }).unwrap();
    }
    assert_eq!(world.told(), ["attention_settled", "quarantine_returned", "payment_voided"]);
    // Its page is used up. The provider says the same of it for ever; the order is paid by another.
    world.settle(payment, Standing::Captured { amount: eur(9_900) }).unwrap();
    assert_eq!((world.payment(payment).state, world.order(order).captured, open(&world).len()), (State::Voided, eur(0), 0));
    world.check();
}

#[test]
fn money_of_a_second_page_is_a_payment_of_its_own() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let (order, payment) = world.buy_by_card(&[(&mug, 2)]);
    world.settle(payment, Standing::Captured { amount: eur(2_490) }).unwrap();
    let twice = |session: &str| {
        let told = Told { session: session.to_owned(), ..told(payment, Standing::Captured { amount: eur(2_490) }) };
        world.run(Settle { payment, account: told.account.clone(), live: told.live, told }).unwrap();
    };
    // Each page is put before a person, once.
    for session in ["second", "third", "second", "third"] {
        twice(session);
    }
    let entries = open(&world);
    assert_eq!(entries.len(), 2);
    world.run(apply(entries[0].id, Remedy::TakeIn)).unwrap();
    let now = world.order(order);
    assert_eq!((now.captured, now.paid(), payment::of_order(&world.read(), order).unwrap().len()), (eur(4_980), Paid::TooMuch, 2));
    world.run(ApplyRemedy { note: "at Stripe".to_owned(), ..apply(entries[1].id, Remedy::Settled) }).unwrap();
    twice("second");
    twice("third");
    assert_eq!(world.order(order).captured, eur(4_980));
    let owed = open(&world);
    assert!(matches!(owed[..], [Attention { trouble: Trouble::MoneyOwed { .. }, .. }]), "{owed:?}");
    world.check();
}

#[test]
fn what_is_out_of_reach_says_so_and_leaves_a_trace() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let (_, payment) = world.buy_by_card(&[(&mug, 2)]);
    let elsewhere = Told { account: "acct_other".to_owned(), ..told(payment, Standing::Captured { amount: eur(2_490) }) };
    let ours = told(payment, Standing::Open);
    world.run(Settle { payment, told: elsewhere, account: ours.account, live: ours.live }).unwrap();
    let id = one(&world);
    let far = Some(Bar::OtherAccount);
    assert_eq!(offered(&world, id), [(Remedy::SendBack, far), (Remedy::TakeIn, far), (Remedy::AskAgain, None), (Remedy::Settled, None)]);
    assert_eq!(conflict(world.run(apply(id, Remedy::SendBack))), "remedy-other-account");
    assert_eq!(wrong(world.run(ApplyRemedy { note: " ".to_owned(), ..apply(id, Remedy::Settled) })), ["note wrong-remedy-note"]);
    world.run(apply(id, Remedy::Settled)).unwrap();
    assert_eq!(world.read().get(id).unwrap().settled.unwrap().note, "looked at it");
    world.check();
}

#[test]
fn late_money_takes_up_an_order_that_somebody_cancelled() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let (order, payment) = world.buy_by_card(&[(&mug, 2)]);
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    world.settle(payment, Standing::Captured { amount: eur(2_490) }).unwrap();
    let id = one(&world);
    // Somebody else has one of them for a while.
    world.receive(mug.variants[0].id, -1);
    assert_eq!(conflict(world.run(apply(id, Remedy::TakeIn))), "remedy-cannot-go-on");
    world.receive(mug.variants[0].id, 1);
    for _ in 0..2 {
        world.run(apply(id, Remedy::TakeIn)).unwrap();
    }
    let now = world.order(order);
    assert_eq!((now.paid(), now.cancelled, world.available(&mug), open(&world).len()), (Paid::Fully, None, 0, 0));
    assert_eq!(conflict(world.run(apply(id, Remedy::SendBack))), "changed", "somebody else decided otherwise");
    world.check();
}

#[test]
fn an_order_whose_gift_cards_were_taken_back_goes_on_no_more() {
    let world = World::open();
    let card = world.product(ProductFacts { kind: ProductKind::GiftCard, ..goods("Gift card", 5_000) });
    let (order, payment) = world.buy_by_card(&[(&card, 1)]);
    world.settle(payment, Standing::Captured { amount: eur(5_000) }).unwrap();
    assert_eq!(world.order(order).lines[0].sent, 1);
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    let id = open(&world).into_iter().find(|open| matches!(open.trouble, Trouble::MoneyOwed { .. })).unwrap().id;
    assert_eq!(conflict(world.run(apply(id, Remedy::TakeIn))), "remedy-cannot-go-on", "the card that was issued is worth nothing now");
    world.check();
}

#[test]
fn bank_money_is_booked_or_settled_by_a_press() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let orders: Vec<_> = (0..2).map(|_| world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer)).collect();
    let short = |nth: usize| {
        let number = world.order(orders[nth].order).number;
        booking(1_000 + i64::try_from(nth).unwrap(), &number)
    };
    world.run(TakeBookings { bookings: keyed(vec![short(0), short(1)]) }).unwrap();
    let entries = open(&world);
    assert_eq!(entries.len(), 2, "{entries:?}");
    assert!(offered(&world, entries[0].id).contains(&(Remedy::SendBack, Some(Bar::ByBank))));
    for _ in 0..2 {
        world.run(apply(entries[0].id, Remedy::TakeIn)).unwrap();
        world.run(apply(entries[1].id, Remedy::Settled)).unwrap();
    }
    let captured: i64 = orders.iter().map(|placed| world.order(placed.order).captured.minor()).sum();
    assert!([1_000, 1_001].contains(&captured), "one of them: {captured}");
    assert_eq!(open(&world).len(), 0);
    assert_eq!(conflict(world.run(apply(entries[1].id, Remedy::TakeIn))), "changed", "it was settled otherwise");
    world.check();
}

#[test]
fn an_order_paid_in_part_comes_before_a_person_and_its_rest_is_let_go() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let (order, payment) = world.buy_by_card(&[(&mug, 2)]);
    world.settle(payment, Standing::Authorized { amount: eur(2_490) }).unwrap();
    world.settle(payment, Standing::Captured { amount: eur(1_490) }).unwrap();
    assert_eq!((world.order(order).paid(), world.order(order).may_send()), (Paid::Partly, false));
    world.later(PAGE_OPEN + Span::hours(1));
    for _ in 0..2 {
        assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow, "it is not cancelled silently");
    }
    let id = one(&world);
    assert_eq!(open(&world)[0].trouble, Trouble::PaidInPart { order, rest: Some(eur(1_000)) });
    world.run(apply(id, Remedy::Remind)).unwrap();
    assert_eq!(open(&world).len(), 1, "who is reminded has not paid yet");
    world.told();
    for _ in 0..2 {
        world.run(apply(id, Remedy::LetRestGo)).unwrap();
    }
    let now = world.order(order);
    assert_eq!((now.paid(), now.may_send(), now.due(), now.waived), (Paid::Fully, true, eur(1_490), Some(eur(1_000))));
    assert_eq!((now.let_go[0].amount, now.let_go[0].why.as_str()), (eur(1_000), "looked at it"));
    let events = world.told();
    assert!(events.contains(&"rest_let_go".to_owned()) && events.contains(&"order_paid".to_owned()), "{events:?}");
    assert_eq!(open(&world).len(), 0);
    let letters = queue::all(&world.read(), 500).unwrap();
    assert!(letters.iter().any(|queued| queued.job == Job::Letter { letter: LetterKind::OrderPaid, order: Some(order) }));
    world.check();
}

#[test]
fn a_rest_is_let_go_of_nothing_else() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    let go = || world.run(LetRestGo { order, note: String::new() });
    assert_eq!(conflict(go()), "not-allowed-now", "nothing came");
    world.mark_paid(order, eur(1_000)).unwrap();
    go().unwrap();
    assert_eq!(conflict(go()), "not-allowed-now", "it is paid");
    assert_eq!(conflict(world.run(ReturnExcess { order })), "not-allowed-now");
    world.check();
    // What is held pays the rest.
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, eur(1_000)).unwrap();
    let card = methods(&world.read()).unwrap().into_iter().find(|method| method.kind == PaymentKind::TestCard).unwrap();
    let change = ChangePayment { order: world.shop.order_token(order), method: card.id, expected: None };
    let payment = world.visit(change).unwrap().unwrap();
    world.note_page(payment).unwrap();
    world.settle(payment, Standing::Authorized { amount: eur(1_490) }).unwrap();
    assert_eq!(conflict(world.run(LetRestGo { order, note: String::new() })), "not-allowed-now");
    world.settle(payment, Standing::Captured { amount: eur(1_490) }).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    world.check();
}

#[test]
fn what_is_too_much_goes_back_once() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, eur(3_000)).unwrap();
    world.run(ReturnExcess { order }).unwrap();
    assert_eq!(conflict(world.run(ReturnExcess { order })), "not-allowed-now");
    let refunds = refund::of_order(&world.read(), order).unwrap();
    assert_eq!((refunds.len(), refunds[0].amount, refunds[0].why), (1, eur(510), RefundReason::PaidTooMuch));
    world.check();
}

#[test]
fn a_refund_by_hand_that_is_withdrawn_leaves_the_order_as_it_was() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, eur(2_490)).unwrap();
    let before = world.order(order);
    let lines = vec![GivenBack { line: 0, quantity: 1, goods: Fate::NotSent }];
    let decide = RefundOrder { lines, ..RefundOrder::of_amount(order, eur(1_000), RefundReason::Goodwill, "she asked") };
    let refund = world.run(decide).unwrap();
    assert_eq!((world.order(order).due(), world.available(&mug)), (eur(1_490), 9));
    let id = one(&world);
    for _ in 0..2 {
        world.run(apply(id, Remedy::Withdraw)).unwrap();
    }
    let after = world.order(order);
    assert_eq!((after.due(), after.paid(), after.lines[0].cancelled, world.available(&mug)), (before.due(), Paid::Fully, 0, 8));
    assert_eq!((world.read().get(refund).unwrap().state, open(&world).len()), (RefundState::Withdrawn, 0));
    assert_eq!(conflict(world.run(apply(id, Remedy::Given))), "not-allowed-now", "whoever has transferred it learns that nobody wants it");
    world.check();
    // What it had set free is sold by then: it stays decided.
    let all = vec![GivenBack { line: 0, quantity: 2, goods: Fate::NotSent }];
    let decide = RefundOrder { lines: all, ..RefundOrder::of_amount(order, eur(2_000), RefundReason::Goodwill, "she asked") };
    let again = world.run(decide).unwrap();
    world.buy(&[(&mug, 9)], Delivery, PaymentKind::BankTransfer);
    assert_eq!(conflict(world.run(WithdrawRefund { refund: again, note: String::new() })), "withdraw-goods");
    assert_eq!(world.read().get(again).unwrap().state, RefundState::Decided);
    world.check();
}

#[test]
fn money_that_went_back_without_a_refund_comes_before_a_person_once() {
    for (went_back, known) in [(WentBack::Whole, 2_490), (WentBack::Part, 1)] {
        let gone = (went_back == WentBack::Whole).then_some(eur(2_490));
        let world = World::open();
        let mug = world.stocked("Mug", 1_000, 10);
        let (order, payment) = world.buy_by_card(&[(&mug, 2)]);
        let says = |went_back| world.run(NoteWentBack { payment, went_back }).unwrap();
        assert!(!says(went_back), "nothing came by it yet");
        world.settle(payment, Standing::Captured { amount: eur(2_490) }).unwrap();
        assert!(!says(WentBack::Unsaid));
        assert_eq!([says(went_back), says(went_back)], [true, false], "said every night, it is news once");
        assert_eq!(world.troubles(), [Trouble::RefundUnseen { payment, gone }]);
        // The refund is seen after all: nobody needs to look any more.
        let told = RefundTold { reference: "R1".to_owned(), amount: eur(known), standing: RefundStanding::Done };
        world.run(TakeRefund { payment, told }).unwrap();
        assert!(!says(went_back));
        assert!(!world.troubles().contains(&Trouble::RefundUnseen { payment, gone }));
        assert_eq!(world.order(order).refunded, eur(known));
        world.check();
    }
}

#[test]
fn whose_money_it_was_is_known_for_good() {
    let world = World::open();
    let (_, payment) = world.paid_by_card();
    let whose = world.payment(payment).whose.unwrap();
    let of = |account: &str, live: bool| world.payment(payment).is_of(Ours { account, live });
    assert!(of(&whose.account, whose.live));
    assert!(of("", whose.live), "a key that may not say whose it is is asked all the same");
    assert!(!of(&whose.account, !whose.live), "play money after going live");
    assert!(!of("acct_other", whose.live));
}

#[test]
fn the_button_says_what_goes_back() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let (order, _) = world.buy_by_card(&[(&mug, 2)]);
    // A part by bank, the rest by a page of its own: the one over all of it is of no use any more.
    world.mark_paid(order, eur(1_000)).unwrap();
    let closes = || queue::all(&world.read(), 500).unwrap().iter().filter(|queued| matches!(queued.job, Job::ClosePayment { .. })).count();
    let before = closes();
    let page = world.visit(PayOrder { order: world.shop.order_token(order) }).unwrap();
    assert_eq!((world.payment(page).amount, closes()), (eur(1_490), before + 1));
    assert_eq!(world.visit(PayOrder { order: world.shop.order_token(order) }).unwrap(), page, "there is one page");
    world.note_page(page).unwrap();
    world.settle(page, Standing::Captured { amount: eur(1_490) }).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    world.run(RefundOrder::of_amount(order, eur(500), RefundReason::Goodwill, "she asked")).unwrap();
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    let around = Around { now: world.now(), reach: &|_| Ok(true) };
    let owed: Vec<_> = open(&world).into_iter().filter(|open| matches!(open.trouble, Trouble::MoneyOwed { .. })).collect();
    assert_eq!(owed.len(), 2);
    let mut back = Vec::new();
    for entry in owed {
        let reads = world.read();
        let said = offers(&reads, &entry, &around).unwrap().into_iter().find(|offer| offer.remedy == Remedy::SendBack).unwrap().amount;
        let seen = said.map(|amount| amount.minor());
        world.run(ApplyRemedy { seen, ..apply(entry.id, Remedy::SendBack) }).unwrap();
        let newest = refund::of_order(&world.read(), order).unwrap().pop().unwrap();
        assert_eq!(Some(newest.amount), said);
        back.push(newest.amount.minor());
    }
    assert_eq!(back.iter().sum::<i64>(), 1_990, "{back:?}");
    world.check();
}

#[test]
fn a_refund_that_was_withdrawn_stands_in_no_orders_way() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, eur(2_490)).unwrap();
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    world.run(apply(one(&world), Remedy::SendBack)).unwrap();
    world.run(apply(one(&world), Remedy::Withdraw)).unwrap();
    world.run(apply(one(&world), Remedy::TakeIn)).unwrap();
    let now = world.order(order);
    assert_eq!((now.paid(), now.cancelled, open(&world).len()), (Paid::Fully, None, 0));
    world.check();
}

#[test]
fn a_letter_that_went_out_changes_no_order() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 10);
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    let seen = world.order(order).version();
    world.run(SendPaymentLink { order }).unwrap();
    let known = world.order(order);
    world.visit(FindOrder { number: known.number, email: known.email }).unwrap();
    world.run(RemindOrder { order }).unwrap();
    let after = world.order(order);
    assert_eq!(after.version(), seen);
    assert!(after.links_sent > 0 && after.looked != sutler::shop::order::find::Looked::default());
    world.run(NoteOrder { order, note: "call her".to_owned() }).unwrap();
    assert_ne!(world.order(order).version(), seen);
    world.check();
}
