//! What holds although something else was tried, decided or told meanwhile: the terms of a transfer or an invoice, what a person settled,
//! and the need for a person where an amount changes.

use crate::shop::buyer::{ACCOUNT, parcel, told};
use crate::shop::world::{World, conflict, eur};
use sutler::base::{OrderId, Outcome, PaymentId, Span};
use sutler::shop::attention::{self, Attention, Trouble};
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::checkout::fee::owed_by;
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::capture::CapturePayment;
use sutler::shop::order::let_rest_go::LetRestGo;
use sutler::shop::order::loose_failed::NoteLooseFailed;
use sutler::shop::order::refund::{RefundOrder, SettleRefund};
use sutler::shop::order::refund_unseen::{NoteWentBack, WentBack};
use sutler::shop::order::remind::{RemindOrder, Reminded};
use sutler::shop::order::return_owed::{LooseFate, NoteLoose};
use sutler::shop::order::{Shipped, Standing as OrderStanding};
use sutler::shop::payment::PaymentKind::{BankTransfer, CashOnDelivery, Invoice, PayPal, Stripe, TestCard};
use sutler::shop::payment::compare::Compare;
use sutler::shop::payment::method::methods;
use sutler::shop::payment::quarantine::Decision;
use sutler::shop::payment::start::PAGE_OPEN;
use sutler::shop::payment::{PaymentKind, RefundReason, RefundStanding, RefundTold, SavePaymentMethod, Standing, Told};
use sutler::shop::remedy::{ApplyRemedy, Remedy};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::store::Reads;

fn change(world: &World, order: OrderId, kind: PaymentKind) -> Outcome<Option<PaymentId>> {
    let method = methods(&world.read()).unwrap().into_iter().find(|method| method.kind == kind).unwrap();
    let expected = owed_by(&world.order(order), &method);
    world.visit(ChangePayment { order: world.shop.order_token(order), method: method.id, expected })
}

/// A page is tried, and nothing comes of it.
fn try_card(world: &World, order: OrderId) {
    let card = change(world, order, TestCard).unwrap().expect("a page");
    world.note_page(card).unwrap();
    world.settle(card, Standing::Declined).unwrap();
}

fn open(world: &World) -> Vec<Attention> {
    attention::open(&world.read(), 100).unwrap()
}

fn apply(attention: &Attention, remedy: Remedy) -> ApplyRemedy {
    ApplyRemedy { attention: attention.id, remedy, seen: None, note: "looked at it".to_owned() }
}

#[test]
fn a_page_that_was_tried_ends_no_reminders() {
    let world = World::open();
    super::reminders::set(&world, &[3], 7);
    world.offer_invoices();
    let mug = world.stocked("Mug", 1_000, 9);
    // A transfer.
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    try_card(&world, order);
    world.later(Span::days(4));
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::Written);
    // An invoice: it is sent all the same, has its day, and is reminded of.
    let order = world.buy(&[(&mug, 1)], Delivery, Invoice).order;
    try_card(&world, order);
    assert!(world.order(order).may_send(), "on the terms of the invoice");
    world.run(parcel(order, &[(0, 1)])).unwrap();
    let due = world.now() + Span::days(14);
    assert_eq!(world.order(order).due_on(), Some(due));
    try_card(&world, order);
    assert_eq!(world.order(order).due_on(), Some(due));
    world.later(Span::days(20));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow);
    // Who has just paid on a page is not asked; when it comes to nothing, the next day.
    let card = change(&world, order, PayPal).unwrap().unwrap();
    world.note_page(card).unwrap();
    world.settle(card, Standing::OnItsWay).unwrap();
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::Later { at: world.now() + Span::days(1) });
    world.settle(card, Standing::Void).unwrap();
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::Written);
    // A card alone was never to be reminded of.
    let (order, _) = world.buy_by_card(&[(&mug, 1)]);
    world.later(Span::days(4));
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::NotNow);
    world.check();
}

#[test]
fn who_was_to_pay_at_the_door_and_tries_a_page_is_waited_for_as_long_as_for_any_page() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, CashOnDelivery).order;
    try_card(&world, order);
    let card = world.payments(order).last().unwrap().id;
    assert!(!world.order(order).may_send());
    world.later(PAGE_OPEN + Span::minutes(3));
    world.settle(card, Standing::Void).unwrap();
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    assert_eq!((world.order(order).standing(), world.available(&mug)), (OrderStanding::Cancelled, 9));
    // Who goes back to the door in time has the order as before.
    let order = world.buy(&[(&mug, 1)], Delivery, CashOnDelivery).order;
    let before = world.order(order).total;
    try_card(&world, order);
    change(&world, order, CashOnDelivery).unwrap();
    world.later(Span::days(9));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow);
    let now = world.order(order);
    assert_eq!((now.may_send(), now.total, now.shipped()), (true, before, Shipped::No));
    world.check();
}

#[test]
fn loose_money_whose_refund_fails_later_comes_before_a_person_again() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let (_, payment) = world.buy_by_card(&[(&mug, 2)]);
    world.settle(payment, Standing::Captured { amount: eur(9_900) }).unwrap();
    // And one of a payment that this shop does not have.
    let unknown = sutler::base::Id::new(4_711);
    let standing = Standing::Captured { amount: eur(500) };
    let strange = Told { session: "page of nobody".to_owned(), account: ACCOUNT.to_owned(), ..told(payment, standing) };
    let compare = Compare { provider: Stripe, payment: unknown, told: strange, account: ACCOUNT.to_owned(), live: false };
    assert!(world.run(compare).unwrap());
    let kinds = [world.payment(payment).kind, Stripe];
    let entries = open(&world);
    assert_eq!(entries.len(), 2, "{entries:?}");
    for entry in &entries {
        let kind = if matches!(entry.trouble, Trouble::Stranger { .. }) { kinds[1] } else { kinds[0] };
        world.run(apply(entry, Remedy::SendBack)).unwrap();
        let reference = format!("re_{}", entry.id);
        world.run(NoteLoose { attention: entry.id, fate: LooseFate::Returned, reference: reference.clone() }).unwrap();
        let says =
            |standing| NoteLooseFailed { provider: kind, told: RefundTold { reference: reference.clone(), amount: eur(1), standing } };
        let failed = || RefundStanding::Failed { why: "account closed".to_owned() };
        assert!(!world.run(says(RefundStanding::Done)).unwrap());
        assert!(world.run(says(failed())).unwrap(), "it came again");
        let again: Vec<_> = open(&world).into_iter().filter(|open| open.trouble == entry.trouble).collect();
        assert_eq!(again.len(), 1);
        assert!(!world.run(says(failed())).unwrap(), "said again");
        // With its remedies, and it goes by another refund.
        world.run(apply(&again[0], Remedy::SendBack)).unwrap();
        assert!(!world.run(says(failed())).unwrap());
        world.run(NoteLoose { attention: again[0].id, fate: LooseFate::Returned, reference: "re_2".to_owned() }).unwrap();
        assert!(!open(&world).iter().any(|open| open.trouble == entry.trouble));
    }
    world.check();
}

#[test]
fn what_needs_a_person_is_raised_again_with_another_amount() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 2)], Delivery, BankTransfer).order;
    let part = |rest: i64| Trouble::PaidInPart { order, rest: Some(eur(rest)) };
    world.mark_paid(order, eur(490)).unwrap();
    world.later(Span::days(60));
    for _ in 0..2 {
        world.run(ExpireOrder { order }).unwrap();
    }
    assert_eq!(world.troubles(), [part(2_000)]);
    // More comes: what stands there says how much is missing now.
    world.mark_paid(order, eur(500)).unwrap();
    assert_eq!(world.troubles(), [part(1_500)]);
    world.run(apply(&open(&world)[0], Remedy::Settled)).unwrap();
    world.run(ExpireOrder { order }).unwrap();
    assert_eq!(world.troubles(), [], "it was settled so");
    world.mark_paid(order, eur(500)).unwrap();
    assert_eq!(world.troubles(), [part(1_000)], "and this is something else");
    world.mark_paid(order, eur(1_000)).unwrap();
    assert_eq!(world.troubles(), []);
    // What went back unseen: a part, then all.
    let (_, payment) = world.buy_by_card(&[(&mug, 1)]);
    let total = world.payment(payment).amount;
    world.settle(payment, Standing::Captured { amount: total }).unwrap();
    let says = |went_back| world.run(NoteWentBack { payment, went_back }).unwrap();
    assert!(says(WentBack::Part));
    world.run(apply(&open(&world)[0], Remedy::Settled)).unwrap();
    assert_eq!([says(WentBack::Part), says(WentBack::Whole), says(WentBack::Whole)], [false, true, false]);
    assert_eq!(world.troubles(), [Trouble::RefundUnseen { payment, gone: Some(total) }]);
    world.check();
}

#[test]
fn what_was_settled_stays_settled_in_a_shop_that_is_rebuilt() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let odd = |minor: i64| {
        let (_, payment) = world.buy_by_card(&[(&mug, 1)]);
        world.settle(payment, Standing::Captured { amount: eur(minor) }).unwrap();
        payment
    };
    let settled = odd(9_900);
    world.run(apply(&open(&world)[0], Remedy::Settled)).unwrap();
    let decided = world.payment(settled).quarantine[0].decided.clone().unwrap();
    assert_eq!((decided.what, decided.why.as_str()), (Decision::Settled, "looked at it"));
    let waiting = odd(8_800);
    let troubles = |shop: &sutler::shop::Shop| -> Vec<PaymentId> {
        let all = attention::open(&shop.read().unwrap(), 100).unwrap();
        all.iter().filter_map(|open| if let Trouble::Payment { payment, .. } = open.trouble { Some(payment) } else { None }).collect()
    };
    assert_eq!(troubles(&world.shop), [waiting]);
    assert_eq!(troubles(&world.rebuilt()), [waiting], "nobody decides twice");
    // Told again it is no news; another amount is.
    world.settle(settled, Standing::Captured { amount: eur(9_900) }).unwrap();
    assert_eq!(troubles(&world.shop), [waiting]);
    world.settle(settled, Standing::Captured { amount: eur(9_901) }).unwrap();
    assert_eq!(troubles(&world.shop), [waiting, settled]);
    world.check();
}

#[test]
fn what_is_let_go_is_not_taxed() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 2)], Delivery, BankTransfer).order;
    world.mark_paid(order, eur(1_490)).unwrap();
    world.run(LetRestGo { order, note: String::new() }).unwrap();
    let now = world.order(order);
    let whole = now.taxes[0].clone();
    let gone = now.let_go[0].taxes[0].clone();
    assert_eq!((gone.gross, gone.net + gone.tax, gone.rate), (eur(1_000), eur(1_000), whole.rate));
    assert_eq!(gone.tax, eur(160), "19 % that are in 10.00");
    // What goes back afterwards is the rest of the tax, to the cent.
    let refund = world.run(RefundOrder::of_amount(order, eur(1_490), RefundReason::Goodwill, "all of it")).unwrap();
    let back = world.read().get(refund).unwrap().taxes[0].clone();
    assert_eq!((back.gross, back.tax + gone.tax), (eur(1_490), whole.tax));
    world.check();
}

#[test]
fn nothing_is_taken_of_whom_holds_nothing() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let (order, payment) = world.buy_by_card(&[(&mug, 1)]);
    assert_eq!(world.payment(payment).kind, TestCard);
    let amount = world.payment(payment).amount;
    world.settle(payment, Standing::Authorized { amount }).unwrap();
    assert_eq!(conflict(world.run(CapturePayment { order, amount })), "not-allowed-now");
    assert_eq!(world.payment(payment).capturing, None);
    world.check();
}

#[test]
fn who_chooses_another_sum_has_let_go_of_what_was_agreed() {
    let world = World::open();
    let card = methods(&world.read()).unwrap().into_iter().find(|method| method.kind == TestCard).unwrap();
    let (id, kind, name, note, countries, rule) = (Some(card.id), card.kind, card.name, card.note, card.countries, card.rule);
    let dear = SavePaymentMethod { id, kind, name, note, fee: Some(eur(300)), countries, rule, due_days: 0, active: true, position: None };
    world.run(dear).unwrap();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    let before = world.order(order).total;
    try_card(&world, order);
    let now = world.order(order);
    assert_eq!((now.total, now.terms().kind), (before + eur(300), TestCard), "nobody is asked to transfer the fee of a card");
    change(&world, order, BankTransfer).unwrap();
    let now = world.order(order);
    assert_eq!((now.total, now.terms().kind), (before, BankTransfer));
    world.check();
}

#[test]
fn an_invoice_is_not_ended_by_the_day_of_a_transfer_before_it() {
    let world = World::open();
    super::reminders::set(&world, &[], 7);
    world.offer_invoices();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    try_card(&world, order);
    change(&world, order, Invoice).unwrap();
    try_card(&world, order);
    let end_pages = || {
        for page in world.payments(order).iter().filter(|payment| payment.state.is_open() && payment.kind == TestCard) {
            world.settle(page.id, Standing::Void).unwrap();
        }
    };
    end_pages();
    world.later(Span::days(30));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow);
    assert!(world.order(order).may_send());
    // And a transfer after an invoice has its day.
    change(&world, order, BankTransfer).unwrap();
    let until = world.order(order).open_until(&world.payments(order)).expect("a last day is named");
    try_card(&world, order);
    end_pages();
    assert_eq!(world.order(order).open_until(&world.payments(order)), Some(until), "as the buyer was told");
    world.later(until - world.now() + Span::minutes(1));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    world.check();
}

#[test]
fn what_was_agreed_is_over_once_all_is_paid() {
    let world = World::open();
    world.offer_invoices();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, Invoice).order;
    let card = change(&world, order, TestCard).unwrap().unwrap();
    world.note_page(card).unwrap();
    assert!(world.order(order).may_send(), "on the invoice");
    let amount = world.order(order).total;
    world.settle(card, Standing::Captured { amount }).unwrap();
    world.run(RefundOrder::of_amount(order, amount, RefundReason::Goodwill, "she asked")).unwrap();
    let refund = sutler::shop::payment::refund::of_order(&world.read(), order).unwrap().pop().unwrap();
    let told = RefundTold { reference: "re_1".to_owned(), amount, standing: RefundStanding::Done };
    world.run(SettleRefund { refund: refund.id, told }).unwrap();
    let now = world.order(order);
    assert_eq!((now.terms().kind, now.may_send()), (TestCard, false), "what was given back whole is not sent on an invoice");
    // Paid as it was agreed: that is how it was paid.
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    try_card(&world, order);
    world.mark_paid(order, world.order(order).total).unwrap();
    let now = world.order(order);
    assert_eq!((now.payment.kind, now.agreed.is_none()), (BankTransfer, true));
    world.check();
}
