//! The books: disputes that are told in every order, payouts that are explained, money that arrives, and what was owed at any moment.

use crate::crash::Dice;
use crate::shop::world::{World, eur};
use std::collections::BTreeMap;
use sutler::base::{BankEntryId, Currency, Day, DisputeId, Money, OrderId, PaymentId, PayoutId, Span, Time};
use sutler::shop::attention::Trouble;
use sutler::shop::books::dispute;
use sutler::shop::books::facts::{FactKind, between, by_day};
use sutler::shop::books::owed::{self, Owed};
use sutler::shop::books::{
    DisputeStanding, DisputeTold, ExplainPayout, Explained, MoveTold, PartKind, PartTold, PayoutState, PayoutTold, SettleDispute,
    TakeParts, TakePayout,
};
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::refund::{RefundOrder, SettleRefund};
use sutler::shop::order::{CancelReason, Order, Paid, Standing as OrderStanding};
use sutler::shop::payment::PaymentKind::{self, BankTransfer, TestCard};
use sutler::shop::payment::{RefundReason, RefundStanding, RefundTold, Standing};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::statement::{BankEntry, Booking, EntryState, TakeBookings, Tray, keyed, list};
use sutler::shop::{Command, Permission, Tx, check, order, payment};
use sutler::store::{Page, Reads};

pub fn dispute_told(payment: PaymentId, standing: DisputeStanding, moves: &[(&str, i64)]) -> DisputeTold {
    DisputeTold {
        name: "dp_1".to_owned(),
        payment: Some(payment),
        reference: String::new(),
        amount: eur(1_490),
        reason: "fraudulent".to_owned(),
        standing,
        due: Some(Time::at(1_796_000_000)),
        opened: Time::at(1_795_200_000),
        as_of: None,
        page: "https://pay.example/dp_1".to_owned(),
        moves: moves.iter().map(|(name, minor)| MoveTold { name: (*name).to_owned(), amount: eur(*minor) }).collect(),
    }
}

fn tell(world: &World, told: &DisputeTold) -> Option<DisputeId> {
    world.run(SettleDispute { provider: TestCard, told: told.clone() }).unwrap()
}

#[test]
fn a_dispute_is_a_fact_of_its_order_and_no_refund() {
    use DisputeStanding::{Answered, Asked, Lost, Won};
    let world = World::open();
    let (order, payment) = world.paid_by_card();
    let taken = [("txn_1", -1_490)];
    let dispute = tell(&world, &dispute_told(payment, Asked, &taken)).unwrap();
    assert_eq!(world.told(), ["dispute_opened", "attention_raised", "dispute_moved"], "once");
    let now = world.order(order);
    assert_eq!((now.paid(), now.captured, now.refunded, now.withdrawn()), (Paid::Disputed, eur(1_490), eur(0), eur(1_490)));
    assert!(!now.may_send() && now.outstanding().is_zero(), "the bank decides, and nobody is asked to pay again");
    assert_eq!(world.troubles(), [Trouble::Dispute { dispute }]);

    // Whoever has answered waits for the bank.
    tell(&world, &dispute_told(payment, Answered, &taken));
    assert_eq!((world.told(), world.troubles()), (vec!["attention_settled".to_owned(), "dispute_stands".to_owned()], vec![]));
    // What is told late leads nowhere back.
    tell(&world, &dispute_told(payment, Asked, &taken));
    assert_eq!((world.told(), world.troubles()), (vec![], vec![]));

    tell(&world, &dispute_told(payment, Won, &[("txn_1", -1_490), ("txn_2", 1_490)]));
    let now = world.order(order);
    assert_eq!((now.paid(), now.withdrawn()), (Paid::Fully, eur(0)));
    assert!(now.may_send());
    world.check();

    let (lost, payment) = world.paid_by_card();
    tell(&world, &DisputeTold { name: "dp_2".to_owned(), ..dispute_told(payment, Lost, &taken) });
    let now = world.order(lost);
    assert_eq!((now.paid(), now.outstanding()), (Paid::Disputed, eur(0)));
    // What the bank took is not owed a second time when the order is cancelled.
    world.run(CancelOrder { order: lost, why: CancelReason::Fraud, note: String::new() }).unwrap();
    assert_eq!((world.order(lost).outstanding(), world.order(lost).standing()), (eur(0), OrderStanding::Cancelled));
    let refund = RefundOrder::of_amount(lost, eur(1), RefundReason::Other, "");
    assert_eq!(crate::shop::world::conflict(world.run(refund)), "not-allowed-now");
    world.check();

    // Somebody else's.
    let stranger = DisputeTold { payment: None, reference: "pi_of_nobody".to_owned(), ..dispute_told(payment, Lost, &taken) };
    assert_eq!(tell(&world, &stranger), None);
}

/// What an order is owed and asks for, whatever came, went back, was waived and was taken: total 100.00 EUR.
#[test]
fn what_a_dispute_takes_is_not_asked_for_again() {
    let world = World::open();
    let (id, _) = world.paid_by_card();
    let blank = Order { total: eur(10_000), ..world.order(id) };
    // captured, refunded, waived, withdrawn: due, outstanding
    let cases = [
        ([10_000, 0, 0, 0], [10_000, 0]),
        ([10_000, 0, 0, 10_000], [0, 0]),
        ([10_000, 0, 0, 4_000], [6_000, 0]),
        // Too much had come: the bank takes first what was owed anyway.
        ([11_000, 0, 0, 1_000], [10_000, 0]),
        ([11_000, 0, 0, 11_000], [0, 0]),
        ([11_000, 0, 0, 400], [10_000, -600]),
        // A part was given back of goodwill, and the bank took all: the buyer has it twice.
        ([10_000, 3_000, 3_000, 10_000], [0, 3_000]),
        // A part had never come.
        ([6_000, 0, 0, 6_000], [4_000, 4_000]),
    ];
    for ([captured, refunded, waived, withdrawn], expected) in cases {
        let order = Order {
            captured: eur(captured),
            refunded: eur(refunded),
            waived: Some(eur(waived)),
            withdrawn: Some(eur(withdrawn)),
            ..blank.clone()
        };
        assert_eq!([order.due(), order.outstanding()], expected.map(eur), "{captured} {refunded} {waived} {withdrawn}");
    }
}

/// How it stands, and what it has moved.
type Telling = (DisputeStanding, &'static [(&'static str, i64)]);

#[test]
fn in_whatever_order_a_dispute_is_told_the_end_is_the_same() {
    use DisputeStanding::{Answered, Asked, Lost, Won};
    const TAKEN: &[(&str, i64)] = &[("txn_1", -1_490)];
    const BOTH: &[(&str, i64)] = &[("txn_1", -1_490), ("txn_2", 1_490)];
    let tales: [[Telling; 4]; 2] =
        [[(Asked, &[]), (Asked, TAKEN), (Answered, TAKEN), (Lost, TAKEN)], [(Asked, TAKEN), (Answered, TAKEN), (Won, TAKEN), (Won, BOTH)]];
    for (tale, (standing, withdrawn)) in tales.iter().zip([(Lost, 1_490), (Won, 0)]) {
        let world = World::open();
        for order_of_telling in permutations(4) {
            let (order, payment) = world.paid_by_card();
            // Each is told twice, the second time after all the others.
            for n in order_of_telling.iter().chain(&order_of_telling) {
                let (standing, moves) = tale[*n];
                tell(&world, &DisputeTold { name: format!("dp_{order}"), ..dispute_told(payment, standing, moves) });
            }
            let known = dispute::of_order(&world.read(), order).unwrap();
            assert_eq!((known.len(), known[0].standing, known[0].withdrawn()), (1, standing, eur(withdrawn)), "{order_of_telling:?}");
            assert_eq!(world.order(order).withdrawn(), eur(withdrawn));
            assert_eq!(world.troubles(), []);
            world.later(Span::seconds(1));
        }
        world.check();
    }
}

fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(n - 1);
    shorter.iter().flat_map(|one| (0..n).map(|at| [&one[..at], &[n - 1], &one[at..]].concat())).collect()
}

pub fn part(name: &str, kind: PartKind, amount: i64, fee: i64, payment: Option<PaymentId>) -> PartTold {
    PartTold {
        name: name.to_owned(),
        at: Time::at(1_795_248_000),
        kind,
        amount: eur(amount),
        fee: eur(fee),
        payment,
        refund: None,
        reference: String::new(),
        source: String::new(),
        text: String::new(),
        exchanged: None,
    }
}

pub fn payout_told(minor: i64, state: PayoutState) -> PayoutTold {
    PayoutTold {
        name: "po_1".to_owned(),
        amount: eur(minor),
        made: Time::at(1_795_250_000),
        arrives: Time::at(1_795_400_000),
        state,
        descriptor: "STRIPE".to_owned(),
        by_hand: false,
    }
}

impl World {
    fn pay_out(&self, minor: i64, parts: Vec<PartTold>) -> PayoutId {
        let payout = self.run(TakePayout { provider: TestCard, told: payout_told(minor, PayoutState::Paid) }).unwrap();
        self.run(TakeParts { provider: TestCard, payout: Some(payout), parts }).unwrap();
        self.run(ExplainPayout { payout }).unwrap();
        payout
    }

    fn arrives(&self, minor: i64, text: &str) -> BankEntry {
        let booking = Booking {
            account: "DE89370400440532013000".to_owned(),
            booked: Day::on(2026, 11, 23).unwrap(),
            value: None,
            amount: eur(minor),
            name: if text.is_empty() { "Marit Hansen" } else { "Stripe Payments Europe" }.to_owned(),
            iban: String::new(),
            text: text.to_owned(),
            reference: String::new(),
            end_to_end: String::new(),
            bank_id: String::new(),
            reversal: false,
        };
        self.run(TakeBookings { bookings: keyed(vec![booking]) }).unwrap();
        let all: Vec<BankEntry> = self.read().all(Page::last(1)).unwrap();
        all.into_iter().next().unwrap()
    }
}

#[test]
fn a_payout_is_its_parts_to_the_cent() {
    let world = World::open();
    let (order, payment) = world.paid_by_card();
    let parts = || {
        vec![
            part("txn_1", PartKind::Payment, 1_490, 47, Some(payment)),
            part("txn_2", PartKind::Fee, -200, 0, None),
            part("txn_3", PartKind::Payment, 999, 39, None),
        ]
    };
    let payout = world.pay_out(1_490 - 47 - 200 + 999 - 39, parts());
    assert_eq!(world.read().get(payout).unwrap().explained, Explained::Read { rest: eur(0) });
    assert_eq!(world.troubles(), []);
    // Told again, nothing is there twice.
    assert_eq!(world.run(TakeParts { provider: TestCard, payout: None, parts: parts() }).unwrap(), 0);
    let (from, to) = (Time::at(1_795_000_000), Time::at(1_796_000_000));
    let facts: Vec<(FactKind, Money, Option<OrderId>)> =
        between(&world.read(), from, to).unwrap().into_iter().map(|fact| (fact.kind, fact.amount, fact.order)).collect();
    let expected = [
        (FactKind::Payment, 1_490, Some(order)),
        (FactKind::Fee, -47, Some(order)),
        (FactKind::Fee, -200, None),
        (FactKind::Fee, -39, None),
        (FactKind::Foreign, 999, None),
        (FactKind::Payout, -2_203, None),
    ];
    assert_eq!(facts, expected.map(|(kind, minor, order)| (kind, eur(minor), order)));
    let lines = by_day(&world.read(), [Day::on(2026, 11, 21).unwrap()], "UTC").unwrap();
    assert_eq!((lines.len(), lines[0].sums), (1, [1_490, 0, -286, 0, 0, 999, 0, -2_203].map(eur)));
    // Nothing is left with the provider, and the payout is on its way until the bank says so, or its day is over.
    let stood = owed::at(&world.read(), Time::at(1_795_300_000)).unwrap();
    assert_eq!((stood.held[0].1.of(Currency::EUR), stood.travelling.of(Currency::EUR)), (eur(0), eur(2_203)));
    let stood = owed::at(&world.read(), Time::at(1_795_400_000)).unwrap();
    assert!(stood.on_its_way.is_empty());
    world.check();
}

#[test]
fn what_no_part_explains_is_put_before_a_person() {
    let world = World::open();
    let (_, payment) = world.paid_by_card();
    let payout = world.pay_out(1_400, vec![part("txn_1", PartKind::Payment, 1_490, 47, Some(payment))]);
    assert_eq!(world.read().get(payout).unwrap().rest(), Some(eur(-43)));
    assert_eq!(world.troubles(), [Trouble::Payout { payout }]);
    world.check();
    // The missing part is told later.
    world
        .run(TakeParts { provider: TestCard, payout: Some(payout), parts: vec![part("txn_2", PartKind::Correction, -43, 0, None)] })
        .unwrap();
    assert_eq!(world.run(ExplainPayout { payout }).unwrap(), eur(0));
    assert_eq!(world.troubles(), []);
    // It comes back, after it was paid; that it was paid is told again, late.
    for state in [PayoutState::Failed, PayoutState::Paid] {
        world.run(TakePayout { provider: TestCard, told: payout_told(1_400, state) }).unwrap();
    }
    assert_eq!(world.read().get(payout).unwrap().state, PayoutState::Failed);
    assert_eq!(world.troubles(), [Trouble::Payout { payout }]);
    assert_eq!(owed::at(&world.read(), world.now()).unwrap().held[0].1.of(Currency::EUR), eur(1_400));
    world.check();
}

#[test]
fn a_payout_is_recognised_at_the_bank_whichever_comes_first() {
    let state = |world: &World, entry: BankEntryId| world.read().get(entry).unwrap().state;
    let world = World::open();
    let payout = world.pay_out(5_000, vec![part("txn_1", PartKind::Correction, 5_000, 0, None)]);
    let entry = world.arrives(5_000, "STRIPE P1");
    assert!(matches!(state(&world, entry.id), EntryState::Payout { payout: known, .. } if known == payout));
    assert_eq!(world.read().get(payout).unwrap().arrived.unwrap().entry, entry.id);
    // Equal money with equal words is another one's.
    let second = world.arrives(5_000, "STRIPE P2");
    assert_eq!(state(&world, second.id), EntryState::Open);
    world.check();

    let world = World::open();
    let [other, right, wordless] = [(4_999, "STRIPE"), (5_000, "STRIPE"), (5_000, "")].map(|(minor, text)| world.arrives(minor, text));
    let [other, right] = [other, right].map(|entry| entry.id);
    let payout = world.pay_out(5_000, vec![part("txn_1", PartKind::Correction, 5_000, 0, None)]);
    assert!(matches!(state(&world, right), EntryState::Payout { payout: known, .. } if known == payout));
    assert_eq!((state(&world, other), wordless.state), (EntryState::Open, EntryState::Open));
    assert_eq!(list(&world.read(), Tray::Open, Page::first(9)).unwrap().len(), 2);
    world.check();
}

/// Spoils something that `check` must see.
#[derive(serde::Serialize, serde::Deserialize)]
struct Spoil(u8, OrderId, PaymentId, PayoutId);
impl Command for Spoil {
    type Done = ();
    const NAME: &'static str = "spoil";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> sutler::base::Outcome {
        let Spoil(what, order, payment, payout) = self;
        match what {
            0 => tx.change(payout, |payout| {
                payout.amount += eur(1);
                Ok(())
            }),
            1 => tx.change(payment, |payment| {
                payment.came = None;
                Ok(())
            }),
            2 => tx.change(order, |order| {
                order.withdrawn = Some(eur(7));
                Ok(())
            }),
            _ => tx.change(order, |order| {
                order.asked.clear();
                Ok(())
            }),
        }
    }
}

#[test]
fn the_proof_of_the_books_bites() {
    for (what, says) in ["its parts are", "it came without a moment", "disputes took", "it asks for"].into_iter().enumerate() {
        let world = World::open();
        let (order, payment) = world.paid_by_card();
        let payout = world.pay_out(1_443, vec![part("txn_1", PartKind::Payment, 1_490, 47, Some(payment))]);
        world.check();
        world.run(Spoil(what as u8, order, payment, payout)).unwrap();
        let found = check::all(&world.read()).unwrap();
        assert!(found.iter().any(|finding| finding.contains(says)), "{says}: {found:?}");
    }
}

/// What older files lack.
#[derive(serde::Serialize, serde::Deserialize)]
struct AsBefore(OrderId, PaymentId);
impl Command for AsBefore {
    type Done = ();
    const NAME: &'static str = "as_before";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> sutler::base::Outcome {
        tx.change(self.0, |order| {
            order.asked.clear();
            Ok(())
        })?;
        tx.change(self.1, |payment| {
            payment.came = None;
            Ok(())
        })?;
        order::asked::date(tx)?;
        payment::date(tx)
    }
}

#[test]
fn older_files_learn_their_moments() {
    let world = World::open();
    let (order, payment) = world.paid_by_card();
    let came = world.payment(payment).came;
    world.later(Span::hours(1));
    world.run(CancelOrder { order, why: CancelReason::Other, note: String::new() }).unwrap();
    let asked = world.order(order).asked;
    world.later(Span::hours(1));
    world.run(AsBefore(order, payment)).unwrap();
    assert_eq!((world.order(order).asked, world.payment(payment).came), (asked, came));
    world.check();
}

/// What is true now, counted live: claims, debts, and what the card provider holds.
fn live(world: &World, held: Money) -> [Money; 3] {
    let all: Vec<Order> = world.read().all(Page::first(1_000)).unwrap();
    let sum = |wanted: fn(&Money) -> bool| Money::sum(Currency::EUR, all.iter().map(Order::outstanding).filter(wanted));
    [sum(|amount| amount.minor() > 0), sum(|amount| amount.is_negative()), held]
}

fn stood(owed: &Owed) -> [Money; 3] {
    let held = owed.held.iter().find(|(provider, _)| *provider == TestCard).map_or(eur(0), |(_, purse)| purse.of(Currency::EUR));
    [owed.claimed.of(Currency::EUR), owed.indebted.of(Currency::EUR), held]
}

/// Random histories: whatever happens afterwards, the statement of a past moment is what was true at that moment.
#[test]
fn the_statement_of_any_moment_is_what_was_true_then() {
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let world = World::open();
        let mug = world.stocked("Mug", 1_000, 1_000);
        let (mut held, mut names) = (eur(0), 0);
        let mut truth: BTreeMap<Time, [Money; 3]> = BTreeMap::new();
        let mut orders: Vec<OrderId> = Vec::new();
        for _ in 0..60 {
            world.later(Span::seconds(1 + i64::try_from(dice.below(40_000)).unwrap()));
            deed(&world, &mut dice, &mug, &mut orders, &mut held, &mut names);
            truth.insert(world.now(), live(&world, held));
        }
        let reads = world.read();
        for (at, then) in &truth {
            assert_eq!(stood(&owed::at(&reads, *at).unwrap()), *then, "seed {seed}, {at:?}");
            assert_eq!(stood(&owed::at(&reads, *at + Span::seconds(0)).unwrap()), *then);
        }
        assert_eq!(stood(&owed::at(&reads, Time::at(0)).unwrap()), [eur(0); 3], "before there was anything");
        world.check();
    }
}

/// One thing that a buyer, the staff, a bank or the provider may do.
fn deed(
    world: &World,
    dice: &mut Dice,
    mug: &sutler::shop::catalog::Product,
    orders: &mut Vec<OrderId>,
    held: &mut Money,
    names: &mut u32,
) {
    *names += 1;
    let some = (!orders.is_empty()).then(|| orders[usize::try_from(dice.below(orders.len() as u64)).unwrap()]);
    let kind: PaymentKind = if dice.below(3) == 0 { BankTransfer } else { TestCard };
    let Some(order) = some.filter(|_| dice.below(4) > 0) else {
        let placed = world.buy(&[(mug, 1 + u32::try_from(dice.below(3)).unwrap())], Delivery, kind);
        if let Some(payment) = placed.payment.filter(|_| kind == TestCard) {
            world.note_page(payment).unwrap();
        }
        orders.push(placed.order);
        return;
    };
    let known = world.order(order);
    let card = world.payments(order).into_iter().find(|payment| payment.kind == TestCard);
    match (dice.below(6), card) {
        (0 | 1, Some(payment)) => {
            let before = known.captured;
            world.settle(payment.id, Standing::Captured { amount: payment.amount }).unwrap();
            *held += world.order(order).captured - before;
        }
        (0 | 1, None) => drop(world.mark_paid(order, if dice.below(2) == 0 { eur(500) } else { known.total })),
        (2, _) => drop(world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() })),
        (3, Some(_)) => {
            let amount = eur(100 + i64::try_from(dice.below(900)).unwrap());
            if let Ok(refund) = world.run(RefundOrder::of_amount(order, amount, RefundReason::Goodwill, "")) {
                for standing in [RefundStanding::Done, RefundStanding::Failed { why: "closed".to_owned() }] {
                    let fails = matches!(standing, RefundStanding::Failed { .. });
                    if fails && dice.below(3) > 0 {
                        continue;
                    }
                    world.run(SettleRefund { refund, told: RefundTold { reference: "re_1".to_owned(), amount, standing } }).unwrap();
                    *held += if fails { amount } else { amount.negated() };
                }
            }
        }
        (4, Some(payment)) if known.captured.minor() > 0 => {
            let (took, gave) = (format!("took {order}"), format!("gave {order}"));
            let minor = payment.amount.minor();
            let won = dice.below(2) == 0 && known.withdrawn().minor() > 0;
            let moves: &[(&str, i64)] = if won { &[(&took, -minor), (&gave, minor)] } else { &[(&took, -minor)] };
            let standing = if won { DisputeStanding::Won } else { DisputeStanding::Asked };
            let told = DisputeTold { amount: payment.amount, name: format!("dp_{order}"), ..dispute_told(payment.id, standing, moves) };
            tell(world, &told);
            *held += known.withdrawn() - world.order(order).withdrawn();
        }
        // The provider takes a fee, or pays out; both are told at once.
        (5, _) => {
            let told = PartTold { at: world.now(), ..part(&format!("txn_{names}"), PartKind::Fee, -30, 0, None) };
            world.run(TakeParts { provider: TestCard, payout: None, parts: vec![told] }).unwrap();
            let payout = PayoutTold { name: format!("po_{names}"), made: world.now(), ..payout_told(100, PayoutState::Paid) };
            world.run(TakePayout { provider: TestCard, told: payout }).unwrap();
            *held -= eur(130);
        }
        _ => {}
    }
}
