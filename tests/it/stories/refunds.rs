//! Refunds by lines: what pieces come to, what becomes of them, and that all parts of an order together are the order.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, conflict, eur, goods, wrong};
use sutler::base::{Money, OrderId, Outcome, RefundId};
use sutler::shop::catalog::{Product, ProductFacts, VariantFacts};
use sutler::shop::order::give_back::GiveBack;
use sutler::shop::order::give_refund::GiveRefund;
use sutler::shop::order::refund::{RefundOrder, SettleRefund};
use sutler::shop::order::refund_lines::GivenBack;
use sutler::shop::order::{Paid, Shipped};
use sutler::shop::payment::refund::{self, Fate, Refund, RefundState};
use sutler::shop::payment::{PaymentKind, RefundReason, RefundStanding, RefundTold, Standing};
use sutler::shop::settings::{self, PriceDisplay, SaveSettings};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::stock::{self, Movement, Reason};
use sutler::shop::tax;
use sutler::store::{Page, Reads};
use sutler::web::admin::settings::shop_facts;

const SENT: Fate = Fate::Kept;

/// Paid by card: three mugs, one book of the reduced rate.
fn bought(world: &World) -> (Product, Product, OrderId) {
    let mug = world.stocked("Mug", 1_999, 5);
    let classes = tax::classes(&world.read()).unwrap();
    let variants = vec![VariantFacts { tax_class: Some(classes[1].id), ..VariantFacts::priced(eur(777)) }];
    let book = world.product(ProductFacts { variants, ..goods("Book", 0) });
    world.receive(book.variants[0].id, 5);
    let (order, payment) = world.buy_by_card(&[(&mug, 3), (&book, 1)]);
    world.settle(payment, Standing::Captured { amount: world.order(order).total }).unwrap();
    world.told();
    (mug, book, order)
}

fn given(line: usize, quantity: u32, goods: Fate) -> GivenBack {
    GivenBack { line, quantity, goods }
}

fn refund_of(order: OrderId, lines: &[GivenBack], charges: i64, minor: i64) -> RefundOrder {
    let charges = (charges > 0).then(|| eur(charges));
    RefundOrder { lines: lines.to_vec(), charges, ..RefundOrder::of_amount(order, eur(minor), RefundReason::Returned, "") }
}

fn refunds(world: &World, order: OrderId) -> Vec<Refund> {
    refund::of_order(&world.read(), order).unwrap()
}

/// What they come to, then as a decision.
fn give(world: &World, order: OrderId, lines: &[GivenBack], charges: i64) -> Outcome<RefundId> {
    let charged = (charges > 0).then(|| eur(charges));
    let amount = world.order(order).propose(&refunds(world, order), lines, charged).map_or(eur(1), |chosen| chosen.amount);
    world.run(refund_of(order, lines, charges, amount.minor()))
}

/// The provider has done it.
fn done(world: &World, id: RefundId) {
    let amount = world.read().get(id).unwrap().amount;
    let told = RefundTold { reference: "re_1".to_owned(), amount, standing: RefundStanding::Done };
    world.run(SettleRefund { refund: id, told }).unwrap();
}

fn reserved(world: &World, product: &Product) -> i64 {
    stock::levels(&world.read(), product.variants[0].id).unwrap().iter().map(|level| level.reserved).sum()
}

#[test]
fn what_was_not_sent_is_free_again_and_what_came_back_lies_there() {
    let world = World::open();
    let (mug, book, order) = bought(&world);
    let shelf = stock::locations(&world.read()).unwrap()[0].id;
    assert_eq!((reserved(&world, &mug), world.available(&mug)), (3, 2));

    let first = give(&world, order, &[given(0, 1, Fate::NotSent)], 0).unwrap();
    assert_eq!(world.told(), ["stock_released", "refund_decided"]);
    assert_eq!((reserved(&world, &mug), world.available(&mug), world.order(order).lines[0].cancelled), (2, 3, 1));
    assert_eq!(world.read().get(first).unwrap().amount, eur(1_999));
    done(&world, first);

    // One is sent; it can come back, and the other one need not leave.
    world.run(parcel(order, &[(0, 1), (1, 1)])).unwrap();
    world.told();
    assert_eq!(wrong(give(&world, order, &[given(0, 2, SENT)], 0)), ["pieces-0 wrong-refund-pieces"]);
    assert_eq!(wrong(give(&world, order, &[given(0, 2, Fate::NotSent)], 0)), ["pieces-0 wrong-refund-pieces"]);
    let back = give(&world, order, &[given(0, 1, Fate::Restocked { location: shelf }), given(1, 1, SENT)], 0).unwrap();
    assert_eq!(world.told(), ["stock_moved", "refund_decided"]);
    let kept = world.read().get(back).unwrap();
    assert_eq!((kept.amount, kept.lines.len(), world.available(&mug), world.available(&book)), (eur(1_999 + 777), 2, 4, 4));
    let moves: Vec<Movement> = world.read().all(Page::last(1)).unwrap();
    assert_eq!((moves[0].reason, moves[0].by, moves[0].order), (Reason::Returned, 1, Some(order)));
    assert_eq!(wrong(give(&world, order, &[given(1, 1, SENT)], 0)), ["pieces-1 wrong-refund-pieces"], "no piece goes back twice");
    done(&world, back);

    let last = give(&world, order, &[given(0, 1, Fate::NotSent)], 490).unwrap();
    done(&world, last);
    let now = world.order(order);
    assert_eq!((now.paid(), now.shipped(), now.outstanding(), now.refunded), (Paid::Returned, Shipped::Fully, eur(0), now.total));
    assert_eq!((reserved(&world, &mug), world.available(&mug)), (0, 5));
    assert_eq!(conflict(give(&world, order, &[], 0)), "not-allowed-now", "all that came has gone back");
    world.check();
}

/// In whatever parts an order is given back, net and tax of every rate are those of the order in the end.
#[test]
fn all_parts_together_are_the_order() {
    for prices in [PriceDisplay::Gross, PriceDisplay::Net] {
        let world = World::open();
        let settings = settings::the(&world.read()).unwrap();
        world.run(SaveSettings { prices, ..shop_facts(settings) }).unwrap();
        let (_, _, order) = bought(&world);
        let charges = world.order(order).charges_left(&[]);
        let steps: [(&[GivenBack], i64); 4] = [
            (&[given(0, 1, Fate::NotSent)], 100),
            (&[given(0, 1, Fate::NotSent), given(1, 1, Fate::NotSent)], 0),
            (&[], charges.minor() - 101),
            (&[given(0, 1, Fate::NotSent)], 1),
        ];
        for (lines, charges) in steps {
            let id = give(&world, order, lines, charges).unwrap();
            let refund = world.read().get(id).unwrap();
            assert_eq!(Money::sum(refund.amount.currency(), refund.taxes.iter().map(|tax| tax.gross)), refund.amount, "{prices:?}");
            done(&world, id);
        }
        let (now, refunds) = (world.order(order), refunds(&world, order));
        for tax in &now.taxes {
            let of = |what: fn(&sutler::shop::price::TaxSum) -> Money| {
                Money::sum(tax.gross.currency(), refunds.iter().flat_map(|r| &r.taxes).filter(|t| t.rate == tax.rate).map(what))
            };
            assert_eq!([of(|t| t.gross), of(|t| t.net), of(|t| t.tax)], [tax.gross, tax.net, tax.tax], "{prices:?} {:?}", tax.rate);
        }
        assert_eq!((now.refunded, now.waived, now.outstanding()), (now.total, Some(now.total), eur(0)));
        world.check();
    }
}

#[test]
fn another_amount_wants_a_word_and_a_form_sent_twice_decides_once() {
    let world = World::open();
    let (_, _, order) = bought(&world);
    let pieces = [given(0, 1, Fate::NotSent)];
    assert_eq!(wrong(world.run(refund_of(order, &pieces, 0, 1_500))), ["note wrong-refund-note"]);
    assert_eq!(world.order(order).lines[0].cancelled, 0, "refused work leaves no trace");
    let note = "a chip in the glaze".to_owned();
    let reasoned = || RefundOrder { note: note.clone(), after: Some(0), ..refund_of(order, &pieces, 0, 1_500) };
    let id = world.run(reasoned()).unwrap();
    assert_eq!(conflict(world.run(reasoned())), "changed");
    let refund = world.read().get(id).unwrap();
    assert_eq!((refund.taxes.len(), refund.taxes[0].gross, refund.lines[0].amount), (1, eur(1_500), eur(1_999)));
    assert_eq!(wrong(give(&world, order, &[], 491)), ["charges wrong-refund-charges"]);
    // More than pieces cost is taken off what else there is, rate by rate.
    let more = RefundOrder { note, ..refund_of(order, &[given(1, 1, Fate::NotSent)], 0, 1_777) };
    let more = world.run(more).unwrap();
    let taxes = world.read().get(more).unwrap().taxes;
    assert_eq!(Money::sum(eur(0).currency(), taxes.iter().map(|tax| tax.gross)), eur(1_777));
    assert!(taxes.len() == 2 && taxes.iter().all(|tax| tax.net + tax.tax == tax.gross), "{taxes:?}");
    world.check();
}

#[test]
fn a_failed_refund_is_owed_and_its_pieces_are_gone() {
    let world = World::open();
    let (_, _, order) = bought(&world);
    let id = give(&world, order, &[given(0, 1, Fate::NotSent)], 0).unwrap();
    let told = RefundTold { reference: String::new(), amount: eur(1_999), standing: RefundStanding::Failed { why: "closed".to_owned() } };
    world.run(SettleRefund { refund: id, told }).unwrap();
    assert_eq!(world.order(order).owed(&refunds(&world, order)), eur(1_999));
    // What is owed goes back without costing the order a second time.
    let again = world.run(RefundOrder::of_amount(order, eur(1_999), RefundReason::Returned, "")).unwrap();
    let kept = world.read().get(again).unwrap();
    assert_eq!((kept.taxes, world.order(order).waived), (Vec::new(), Some(eur(1_999))));
    done(&world, again);
    assert_eq!((world.order(order).paid(), world.order(order).lines[0].cancelled), (Paid::Fully, 1));
    world.check();
}

#[test]
fn money_beyond_the_price_has_no_tax() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 1);
    let order = world.buy(&[(&mug, 1)], Delivery, PaymentKind::TestCard).order;
    let card = world.payments(order)[0].id;
    world.note_page(card).unwrap();
    world.mark_paid(order, eur(490)).unwrap();
    world.settle(card, Standing::Captured { amount: eur(1_490) }).unwrap();
    let id = world.run(RefundOrder::of_amount(order, eur(500), RefundReason::PaidTooMuch, "")).unwrap();
    let refund = world.read().get(id).unwrap();
    assert_eq!(
        (refund.taxes.len(), refund.taxes[0].gross, world.order(order).waived),
        (1, eur(10), Some(eur(10))),
        "490 of it was too much"
    );
    world.check();
}

#[test]
fn of_an_order_that_waits_for_more_nothing_that_people_brought_goes_back() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 5);
    let order = world.buy(&[(&mug, 3)], Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, eur(500)).unwrap();
    let wish = || world.run(RefundOrder::of_amount(order, eur(100), RefundReason::Goodwill, "a chip"));
    assert_eq!(conflict(wish()), "not-allowed-now");
    world.mark_paid(order, world.order(order).outstanding()).unwrap();
    wish().unwrap();
    world.check();
}

/// What was transferred goes back by a transfer: a person decides, pieces and taxes are written down, and a person says when it is done.
#[test]
fn what_people_brought_is_given_back_by_people_once() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 5);
    let order = world.buy(&[(&mug, 3)], Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, world.order(order).total).unwrap();
    world.run(parcel(order, &[(0, 3)])).unwrap();
    world.told();
    let id = give(&world, order, &[given(0, 1, SENT)], 0).unwrap();
    assert_eq!(world.told(), ["refund_decided", "attention_raised"]);
    let now = world.order(order);
    assert_eq!(
        (now.refunded, now.waived, now.owed(&refunds(&world, order))),
        (eur(0), Some(eur(1_000)), eur(0)),
        "it is decided, not done"
    );
    assert_eq!(conflict(world.run(GiveBack { order, amount: eur(1_000), reference: String::new() })), "not-allowed-now", "nor owed twice");
    let left = now.total - eur(1_000);
    let too_much = RefundOrder::of_amount(order, left + eur(1), RefundReason::Goodwill, "");
    assert_eq!(wrong(world.run(too_much)), ["amount wrong-more-than-refundable"]);
    world.check();

    let given_back = || world.run(GiveRefund { refund: id, reference: " SEPA  12 ".to_owned() });
    given_back().unwrap();
    assert_eq!(world.told(), ["attention_settled", "refund_done"]);
    given_back().unwrap();
    assert_eq!(world.told(), Vec::<String>::new(), "pressed twice it is given back once");
    let (now, known) = (world.order(order), world.read().get(id).unwrap());
    assert_eq!((now.refunded, now.returned.len(), now.outstanding(), now.paid()), (eur(1_000), 1, eur(0), Paid::Fully));
    assert_eq!((known.state, known.reference.as_str(), known.taxes[0].gross), (RefundState::Done, "SEPA 12", eur(1_000)));
    // What a provider gives back is not for a person to say.
    let (_, _, by_card) = bought(&world);
    let id = give(&world, by_card, &[given(0, 1, Fate::NotSent)], 0).unwrap();
    assert_eq!(conflict(world.run(GiveRefund { refund: id, reference: String::new() })), "not-allowed-now");
    world.check();
}
