//! The books over HTTP, with the double of Stripe: payouts explained, disputes opened and ended, the page, the file and the statement.

use super::agent::Agent;
use super::page::Page;
use super::served::{ADDRESS, Served};
use crate::shop::world::eur;
use std::time::Duration;
use sutler::base::{Money, OrderId, RefundId, Time};
use sutler::shop::attention::{self, Trouble};
use sutler::shop::books;
use sutler::shop::books::{
    DisputeStanding, ExplainPayout, Explained, PartKind, PartTold, Payout, PayoutPart, PayoutState, PayoutTold, TakeParts, TakePayout,
    dispute,
};
use sutler::shop::order::refund::RefundOrder;
use sutler::shop::order::refund_found::TakeRefund;
use sutler::shop::order::{List, Order, Paid, view};
use sutler::shop::payment::PaymentKind::TestCard;
use sutler::shop::payment::compare::compared;
use sutler::shop::payment::{Capture, PaymentKind, RefundReason, RefundStanding, RefundTold, Standing, of_order};
use sutler::shop::staff::Role;
use sutler::shop::{Job, queue};
use sutler::store::{Page as Rows, Reads};
use sutler::web::double::Trick;

fn ask<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap().block_on(work)
}

fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..400 {
        if so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    panic!("never: {what}");
}

/// Somebody buys one thing by Stripe and pays: the order, and Stripe's name of the money's way.
fn paid(served: &Served) -> (OrderId, String) {
    let (mut agent, page) = served.at_checkout("thing-7", 1);
    let card = served.choice("Card and more, online");
    let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", card.as_str())]).collect();
    let placed = page.form("/checkout").send(&mut agent, &changes);
    let hosted = agent.path_of(&placed.location());
    let decided = agent.post(&hosted, &[("answer", "pay")]);
    agent.get(&agent.path_of(&decided.location()));
    let order = view::list(&served.world.read(), List::All, Rows::first(1)).unwrap().0.remove(0);
    assert_eq!(order.paid(), Paid::Fully);
    (order.id, of_order(&served.world.read(), order.id).unwrap().remove(0).reference)
}

fn payouts(served: &Served) -> Vec<Payout> {
    served.world.read().all(Rows::first(50)).unwrap()
}

fn parts(served: &Served) -> usize {
    served.world.read().total::<PayoutPart>(10_000).unwrap()
}

fn troubles(served: &Served) -> Vec<Trouble> {
    attention::open(&served.world.read(), 100).unwrap().into_iter().map(|open| open.trouble).collect()
}

/// Does the jobs that ask after disputes, as the worker would.
fn look(served: &Served) {
    for queued in queue::all(&served.world.read(), 500).unwrap() {
        if let Job::LookDispute { provider, dispute } = &queued.job {
            ask(served.site.payments.look_dispute(provider, dispute)).unwrap();
        }
    }
}

/// Presses a button of the double's dashboard.
fn act(served: &Served, deed: &str, of: &str) {
    let mut agent = served.agent();
    let done = agent.post("/stripe-double/dashboard", &[("do", deed), ("of", of)]);
    assert!(agent.follow(&done).text().contains("Stripe, played by a double"));
}

fn press(staff: &mut Agent, verb: &str) -> String {
    let page = Page::of(&staff.get("/admin/books"));
    let answer = page.form(verb).send(staff, &[]);
    if answer.status == 303 { staff.follow(&answer).text() } else { answer.text() }
}

#[test]
fn a_payout_is_explained_from_the_provider_to_the_page() {
    let served = Served::with_stripe(Capture::AtOnce);
    let mut staff = served.staff(Role::Manager);
    assert!(staff.get("/admin/books").text().contains("No payout was made in this month"));
    let ((first, _), (second, _)) = (paid(&served), paid(&served));
    let total = served.world.order(first).total;
    let refund = RefundOrder::of_amount(first, eur(300), RefundReason::Damaged, "");
    let refund: RefundId = served.world.run(refund).unwrap();
    ask(served.site.payments.refund(refund)).unwrap();
    served.stripe.pay_stranger().unwrap();
    served.stripe.pay_out().unwrap().expect("there is money");

    let month = press(&mut staff, "/admin/books/fetch");
    assert!(month.contains("Explained to the cent"), "{month}");
    let payout = payouts(&served).remove(0);
    let fee = |amount: Money| amount.minor() * 150 / 10_000 + 25;
    let sum = 2 * (total.minor() - fee(total)) - 300 + 999 - 39;
    assert_eq!((payout.amount, payout.explained), (eur(sum), Explained::Read { rest: eur(0) }));
    let page = staff.get(&format!("/admin/books/payouts/{}", payout.id)).text();
    let numbers = [first, second].map(|order| served.world.order(order).number);
    for says in ["Not of this shop", &numbers[0], &numbers[1], "On its way", "Payments", "Refunds", "Fees"] {
        assert!(page.contains(says), "{says:?} is missing in {page}");
    }
    // Read again and again, everything is there once.
    let before = parts(&served);
    press(&mut staff, "/admin/books/fetch");
    assert_eq!((parts(&served), payouts(&served).len()), (before, 1));
    // It arrives, and Stripe says so.
    act(&served, "arrived", &payout.name);
    press(&mut staff, "/admin/books/fetch");
    assert_eq!(payouts(&served)[0].state, PayoutState::Paid);
    let owed = staff.get("/admin/books/owed").text();
    assert!(owed.contains("No payout was on its way") || owed.contains("On its way to the bank"), "{owed}");

    // One that is not what its parts are.
    paid(&served);
    served.stripe.play(Trick::PayoutOff(-1));
    served.stripe.pay_out().unwrap().expect("there is money");
    assert!(press(&mut staff, "/admin/books/fetch").contains("Not explained"));
    let payout = payouts(&served).remove(1);
    assert_eq!((payout.rest(), troubles(&served)), (Some(eur(-1)), vec![Trouble::Payout { payout: payout.id }]));
    assert!(staff.get("/admin/attention").text().contains("explained by none of its parts"));
    served.world.check();
}

#[test]
fn a_long_list_is_read_to_its_end_and_a_provider_in_trouble_costs_nothing() {
    let served = Served::with_stripe(Capture::AtOnce);
    let mut staff = served.staff(Role::Owner);
    paid(&served);
    for _ in 0..230 {
        served.stripe.pay_stranger().unwrap();
    }
    served.stripe.pay_out().unwrap().expect("there is money");
    served.stripe.play(Trick::Answer(500));
    let said = press(&mut staff, "/admin/books/fetch");
    assert!(said.contains("Not all books could be read. Stripe: ") && said.contains("press “Fetch now” again"), "{said}");
    // The list of disputes was refused; the others were read all the same, and nothing is said to be read to its end.
    assert_eq!((parts(&served), books::fetched(&served.world.read(), PaymentKind::Stripe).unwrap()), (231, None));
    assert!(!press(&mut staff, "/admin/books/fetch").contains("Not all books"));
    assert!(books::fetched(&served.world.read(), PaymentKind::Stripe).unwrap().is_some());
    assert_eq!((parts(&served), payouts(&served)[0].rest()), (231, Some(eur(0))));
    let page = staff.get(&format!("/admin/books/payouts/{}?page=2", payouts(&served)[0].id)).text();
    assert!(page.contains("51") && page.contains("231"), "{page}");
    served.world.check();
}

/// What did not answer is said with its next step, and known differences are no agreement.
#[test]
fn a_comparison_says_what_it_could_not_ask_and_what_still_waits() {
    let served = Served::with_stripe(Capture::AtOnce);
    let mut staff = served.staff(Role::Owner);
    let (order, _) = paid(&served);
    served.stripe.play(Trick::Answer(500));
    let said = press(&mut staff, "/admin/books/compare");
    assert!(said.contains("Not everything could be compared. Stripe: ") && said.contains("press “Compare now” again"), "{said}");
    assert_eq!(compared(&served.world.read(), PaymentKind::Stripe).unwrap(), None);
    assert!(press(&mut staff, "/admin/books/compare").contains("No difference"));
    let payment = of_order(&served.world.read(), order).unwrap().remove(0);
    let told = RefundTold { reference: "re_1".to_owned(), amount: payment.amount + eur(1), standing: RefundStanding::Done };
    served.world.run(TakeRefund { payment: payment.id, told }).unwrap();
    let said = press(&mut staff, "/admin/books/compare");
    assert!(said.contains("Nothing new, 1 waits under “Needs attention”") && !said.contains("No difference"), "{said}");
    served.world.check();
}

#[test]
fn a_dispute_is_shown_until_it_ends() {
    let served = Served::with_stripe(Capture::AtOnce);
    let mut staff = served.staff(Role::Manager);
    let [(lost, first), (won, second), (asked, third)] = [(); 3].map(|()| paid(&served));
    let order = |id: OrderId| -> Order { served.world.order(id) };
    let disputes = |id: OrderId| dispute::of_order(&served.world.read(), id).unwrap();
    let jobs = || queue::all(&served.world.read(), 500).unwrap().iter().filter(|queued| queued.job.name() == "look_dispute").count();

    // The word comes by webhook, twice, and what it is about is asked for.
    served.stripe.play(Trick::DoubleWebhook);
    act(&served, "dispute", &first);
    until("webhooks", || jobs() >= 2);
    look(&served);
    look(&served);
    assert_eq!((disputes(lost).len(), order(lost).paid()), (1, Paid::Disputed));
    let page = staff.get("/admin/attention").text();
    assert!(
        page.contains("A bank wants") && page.contains("Evidence is taken until") && page.contains("/stripe-double/dashboard"),
        "{page}"
    );
    let page = staff.get(&format!("/admin/orders/{lost}")).text();
    assert!(
        page.contains("Evidence wanted")
            && page.contains("Taken back in a dispute")
            && page.contains("asked by the buyer’s bank")
            && page.contains("Answer or accept it at Stripe"),
        "{page}"
    );

    // The buyer is asked for nothing.
    let buyer = served.agent().get(&format!("/orders/{}", served.world.shop.order_token(lost))).text();
    assert!(buyer.contains("In dispute") && !buyer.contains("name=\"payment\""), "{buyer}");

    // All webhooks are lost: the nightly list tells.
    served.stripe.play(Trick::LoseWebhook);
    served.stripe.play(Trick::LoseWebhook);
    act(&served, "dispute", &second);
    let fetched = ask(served.site.payments.fetch_books()).unwrap();
    assert_eq!((fetched.disputes, order(won).withdrawn()), (2, order(won).total));
    let [name, other] = [lost, won].map(|id| disputes(id)[0].name.clone());
    for (deed, of) in [("evidence", &other), ("won", &other), ("lost", &name)] {
        act(&served, deed, of);
    }
    ask(served.site.payments.fetch_books()).unwrap();
    assert_eq!([lost, won].map(|id| disputes(id)[0].standing), [DisputeStanding::Lost, DisputeStanding::Won]);
    assert_eq!([lost, won].map(|id| order(id).paid()), [Paid::Disputed, Paid::Fully]);
    assert_eq!(troubles(&served), []);
    assert!(staff.get(&format!("/admin/orders/{lost}")).text().contains("Lost"));

    // A question that takes no money.
    act(&served, "inquiry", &third);
    ask(served.site.payments.fetch_books()).unwrap();
    assert_eq!((disputes(asked)[0].withdrawn(), order(asked).paid(), troubles(&served).len()), (eur(0), Paid::Fully, 1));
    act(&served, "lost", &disputes(asked)[0].name);
    ask(served.site.payments.fetch_books()).unwrap();
    assert_eq!((disputes(asked)[0].standing, troubles(&served)), (DisputeStanding::Closed, vec![]));

    // What it cost is in the next payout, to the cent.
    served.stripe.pay_out().unwrap().expect("there is money");
    ask(served.site.payments.fetch_books()).unwrap();
    assert_eq!(payouts(&served)[0].rest(), Some(eur(0)));
    served.world.check();
}

/// The month as a file, to the byte: what a bookkeeper's program was made for must not change by itself.
#[test]
fn the_file_for_the_bookkeeper_keeps_its_form() {
    let served = Served::new();
    let world = &served.world;
    let mug = world.stocked("Bookkept", 1_000, 5);
    let (order, payment) = world.buy_by_card(&[(&mug, 1)]);
    world.settle(payment, Standing::Captured { amount: world.order(order).total }).unwrap();
    let at = world.now();
    let part = |name: &str, kind: PartKind, amount: i64, fee: i64, payment| PartTold {
        name: name.to_owned(),
        at,
        kind,
        amount: eur(amount),
        fee: eur(fee),
        payment,
        refund: None,
        reference: String::new(),
        source: String::new(),
        text: String::new(),
        exchanged: None,
    };
    let told = PayoutTold {
        name: "=po_1".to_owned(),
        amount: eur(1_490 - 47 - 12),
        made: at,
        arrives: Time::at(at.seconds() + 86_400),
        state: PayoutState::OnItsWay,
        descriptor: "STRIPE".to_owned(),
        by_hand: false,
    };
    let payout = world.run(TakePayout { provider: TestCard, told }).unwrap();
    let parts = vec![
        part("txn_1", PartKind::Payment, world.order(order).total.minor(), 47, Some(payment)),
        part("txn_\"2\"", PartKind::Correction, -12, 0, None),
    ];
    world.run(TakeParts { provider: TestCard, payout: Some(payout), parts }).unwrap();
    world.run(ExplainPayout { payout }).unwrap();
    let mut staff = served.staff(Role::Owner);
    let answer = staff.get("/admin/books/facts.csv?month=2026-11");
    assert_eq!(answer.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"books-2026-11.csv\""));
    assert_eq!(answer.text(), include_str!("../../data/books/month.csv"));
    assert_eq!(staff.get("/admin/books/facts.csv?month=2026-10").text().lines().count(), 1, "the names of the columns alone");
    let page = staff.get("/admin/books?month=2026-11").text();
    assert!(page.contains("Corrections") && page.contains("Test card"), "{page}");
    assert!(staff.get("/admin/books?month=2026-10").text().contains("Nothing moved in this month"));
    assert_eq!(staff.get("/admin/books/owed?on=2031-01-01").status, 422);
    assert!(staff.get("/admin/books/owed?on=2026-11-20").text().contains("Every order was paid"));
    world.check();
}

#[test]
fn what_is_settled_in_another_currency_is_explained_in_that_and_never_added() {
    use sutler::base::Currency;
    use sutler::shop::books::facts::{FactKind, between};
    let served = Served::with_stripe(Capture::AtOnce);
    served.stripe.settle_in("usd", 1_080_500).unwrap();
    let (order, _) = paid(&served);
    let total = served.world.order(order).total;
    let refund: RefundId = served.world.run(RefundOrder::of_amount(order, eur(300), RefundReason::Damaged, "")).unwrap();
    ask(served.site.payments.refund(refund)).unwrap();
    served.stripe.pay_out().unwrap().expect("there is money");
    ask(served.site.payments.fetch_books()).unwrap();
    let payout = payouts(&served).remove(0);
    let dollars = |cents: i64| Money::new(cents, Currency::USD);
    let came = total.minor() * 1_080_500 / 1_000_000;
    let fee = came * 150 / 10_000 + 25;
    let back = -300 * 1_080_500 / 1_000_000;
    assert_eq!((payout.amount, payout.explained), (dollars(came - fee + back), Explained::Read { rest: dollars(0) }));
    // Of euros nothing is left there, and of dollars nothing either: each cent of both is in the books.
    let facts = between(&served.world.read(), Time::at(0), Time::at(i64::MAX)).unwrap();
    for currency in [Currency::EUR, Currency::USD] {
        let of_it = facts.iter().filter(|fact| fact.amount.currency() == currency).map(|fact| fact.amount);
        assert_eq!(Money::sum(currency, of_it), Money::zero(currency), "{facts:?}");
    }
    assert_eq!(facts.iter().filter(|fact| fact.kind == FactKind::Exchange).count(), 4);
    let mut staff = served.staff(Role::Manager);
    let page = staff.get(&format!("/admin/books/payouts/{}", payout.id)).text();
    assert!(page.contains("at a rate of 1.0805") && page.contains("Explained to the cent"), "{page}");
    assert_eq!(staff.get("/admin/books").status, 200);
    served.world.check();
}
