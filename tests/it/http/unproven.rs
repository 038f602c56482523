//! PayPal is asked whether a webhook is its own, and does not say: what is forged is never believed for that, and what is true is not
//! lost, but comes again.

use super::paying::{last, order, troubles, work};
use super::served::Served;
use std::time::{Duration, Instant};
use sutler::shop::order::Paid;
use sutler::shop::payment::inbox::Heard;
use sutler::shop::payment::{Capture, of_order};
use sutler::shop::{Job, queue};
use sutler::store::{Page as Rows, Reads};
use sutler::web::double::Trick;

/// Each longer than anybody waits for an answer; the client hangs up after ten seconds.
const HANGS: Duration = Duration::from_secs(30);

fn heard(served: &Served) -> usize {
    served.world.read().all::<Heard>(Rows::first(10)).unwrap().len()
}

/// Waits for as long as the slowest of the tricks takes, and some.
fn until(what: &str, so: impl Fn() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(25));
    }
}

fn play(trick: &Trick) {
    let served = Served::with_paypal(Capture::AtOnce);
    let proof = || Trick::Proof(Box::new(trick.clone()));
    let is_over = || {
        let left = served.paypal.next_trick(|trick| matches!(trick, Trick::Proof(_)));
        let over = left.is_none();
        left.into_iter().for_each(|trick| served.paypal.play(trick));
        over
    };
    // Somebody says that an order was agreed to, and PayPal does not say whether it said so.
    let (mut agent, hosted) = order(&served, "PayPal", ("thing-9", 1));
    let forged = last(&served).id;
    served.paypal.play(Trick::ForgeWebhook);
    served.paypal.play(proof());
    agent.post(&hosted, &[("answer", "pay")]);
    until("asked", is_over);
    // PayPal itself says it of another one, and does not say that it did.
    let (mut agent, hosted) = order(&served, "PayPal", ("thing-9", 1));
    let is_true = last(&served).id;
    served.paypal.play(proof());
    agent.post(&hosted, &[("answer", "pay")]);
    until("it comes again", || heard(&served) == 1);
    let asks_of_forged = |queued: &queue::QueuedJob| {
        let of_it = of_order(&served.world.read(), forged).unwrap();
        of_it.iter().any(|payment| queued.job == Job::LookPayment { payment: payment.id })
    };
    assert!(!queue::all(&served.world.read(), 500).unwrap().iter().any(asks_of_forged), "{trick:?}: nothing follows from what is forged");
    work(&served);
    let paid = |id| served.world.order(id).paid();
    assert_eq!((paid(is_true), paid(forged)), (Paid::Fully, Paid::No), "{trick:?}");
    assert_eq!(troubles(&served), [], "{trick:?}");
    served.world.check();
}

#[test]
fn a_proof_that_does_not_come_makes_nothing_true_and_loses_nothing() {
    let tricks = [Trick::FailAfterSuccess, Trick::Answer(500), Trick::Answer(429), Trick::UnknownStatus, Trick::Huge, Trick::Hang(HANGS)];
    std::thread::scope(|scope| tricks.iter().for_each(|trick| drop(scope.spawn(move || play(trick)))));
}
