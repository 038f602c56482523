//! Every way in which the doubles of Stripe and PayPal misbehave, played by hand on their pages, and what Sutler does about it: in the
//! end an order is paid once with the right money, or a person is asked.

use super::page::Page;
use super::paying::{ask, last, order, payment, press, refund_of, troubles, until, work};
use super::served::Served;
use crate::shop::buyer::odd;
use sutler::base::{Money, OrderId};
use sutler::shop::order::Paid;
use sutler::shop::payment::inbox::Heard;
use sutler::shop::payment::{Capture, of_order};
use sutler::store::{Page as Rows, Reads};
use sutler::web::double::page::MISHAPS;
use sutler::web::double::{Double, Trick};

const STRIPE: &str = "Card and more, online";
const PAYPAL: &str = "PayPal";

fn served_with(way: &str) -> Served {
    if way == STRIPE { Served::with_stripe(Capture::AtOnce) } else { Served::with_paypal(Capture::AtOnce) }
}

fn double<'a>(served: &'a Served, way: &str) -> &'a Double {
    if way == STRIPE { &served.stripe } else { &served.paypal }
}

/// What a person is told when this was played; `None`: nothing, for the order is paid.
fn told(way: &str, answer: &str) -> Option<&'static str> {
    match (answer, way) {
        ("pay-more" | "pay-less", _) => Some("other-amount"),
        ("pay-currency", _) => Some("other-currency"),
        ("pay-account", PAYPAL) => Some("other-account"),
        // Stripe's word about somebody else's account is refused at the door, and the truth is asked for with our own key.
        _ => None,
    }
}

/// Whoever can say something about the money does: the jobs, and reconciliation.
fn hear_all(served: &Served) {
    work(served);
    ask(served.site.payments.reconcile()).unwrap();
}

/// A euro goes back, and is back once.
fn give_back(served: &Served, id: OrderId) {
    let euro = Money::new(100, last(served).total.currency());
    served.world.run(refund_of(id, euro.minor())).unwrap();
    until("back", || {
        work(served);
        last(served).refunded == euro
    });
    work(served);
    assert_eq!(last(served).refunded, euro);
}

fn play(way: &str, answer: &str) {
    let served = served_with(way);
    let (mut agent, hosted) = order(&served, way, ("thing-9", 1));
    assert!(agent.get(&hosted).text().contains(&format!(r#"value="{answer}""#)), "{way}: there is a button for {answer}");
    press(&mut agent, &hosted, answer);
    let (id, payment) = (last(&served).id, payment(&served).id);
    match told(way, answer) {
        None => {
            until(answer, || {
                hear_all(&served);
                last(&served).paid() == Paid::Fully
            });
            give_back(&served, id);
            assert_eq!(troubles(&served), [], "{way}: {answer}");
        }
        Some(code) => {
            until(answer, || {
                hear_all(&served);
                troubles(&served).contains(&odd(&served.world, payment, code))
            });
            assert_eq!(last(&served).paid(), Paid::No, "{way}: {answer}");
        }
    }
    let order = last(&served);
    assert!(order.captured.is_zero() || order.captured == order.total, "{way}: {answer}");
    assert_eq!(of_order(&served.world.read(), id).unwrap().len(), 1, "{way}: {answer}");
    served.world.check();
}

#[test]
fn whatever_stripe_does_an_order_is_paid_once_or_a_person_is_asked() {
    MISHAPS.iter().for_each(|(answer, ..)| play(STRIPE, answer));
}

#[test]
fn whatever_paypal_does_an_order_is_paid_once_or_a_person_is_asked() {
    MISHAPS.iter().for_each(|(answer, ..)| play(PAYPAL, answer));
}

#[test]
fn a_button_pressed_twice_is_one_trick() {
    for way in [STRIPE, PAYPAL] {
        let served = served_with(way);
        let (mut agent, hosted) = order(&served, way, ("thing-9", 1));
        for _ in 0..2 {
            agent.post(&hosted, &[("answer", "pay-forge")]);
        }
        assert_eq!(double(&served, way).next_trick(|trick| *trick == Trick::ForgeWebhook), None, "{way}");
    }
}

#[test]
fn a_webhook_that_is_lost_or_forged_is_never_heard() {
    // Stripe has one word for a payment; PayPal has two, that the buyer agrees and that the money was taken.
    for (way, words) in [(STRIPE, 1), (PAYPAL, 2)] {
        for trick in [Trick::LoseWebhook, Trick::ForgeWebhook] {
            let served = served_with(way);
            let heard = || served.world.read().all::<Heard>(Rows::first(10)).unwrap().len();
            for disturbed in [true, false] {
                let (mut agent, hosted) = order(&served, way, ("thing-9", 1));
                (0..words).filter(|_| disturbed).for_each(|_| double(&served, way).play(trick.clone()));
                press(&mut agent, &hosted, "pay");
                assert_eq!(last(&served).paid(), Paid::Fully, "{way}: who comes back has paid all the same");
            }
            // The second was heard, so the first would have been long before.
            until("heard", || heard() >= words);
            assert_eq!((heard(), double(&served, way).next_trick(|_| true)), (words, None), "{way}: {trick:?}");
            served.world.check();
        }
    }
}

#[test]
fn words_in_another_order_come_to_the_same_end() {
    for (way, last_word) in [(STRIPE, "payment_intent.payment_failed"), (PAYPAL, "CHECKOUT.ORDER.APPROVED")] {
        let served = served_with(way);
        let (mut agent, hosted) = order(&served, way, ("thing-9", 1));
        double(&served, way).play(Trick::SwapWebhook);
        // Stripe says that the first card was declined after it said that the second paid; PayPal, that the buyer agrees after it
        // said that the money was taken.
        if way == STRIPE {
            agent.post(&hosted, &[("answer", "decline")]);
            agent.post(&hosted, &[("answer", "pay")]);
        } else {
            press(&mut agent, &hosted, "pay");
        }
        let heard = || served.world.read().all::<Heard>(Rows::first(10)).unwrap();
        until(last_word, || heard().iter().any(|heard| heard.kind == last_word));
        work(&served);
        let kinds: Vec<String> = heard().into_iter().map(|heard| heard.kind).collect();
        assert!(kinds.len() == 2 && kinds[1] == last_word, "{way}: {kinds:?}");
        let order = last(&served);
        assert_eq!((order.paid(), order.captured, troubles(&served)), (Paid::Fully, order.total, vec![]), "{way}");
        served.world.check();
    }
}

#[test]
fn a_page_whose_time_is_over_costs_nothing_but_a_new_one() {
    for way in [STRIPE, PAYPAL] {
        let served = served_with(way);
        let (mut agent, hosted) = order(&served, way, ("thing-9", 1));
        let page = press(&mut agent, &hosted, "expire");
        hear_all(&served);
        assert_eq!((last(&served).paid(), last(&served).cancelled.is_some()), (Paid::No, false), "{way}");
        let pay = page.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap();
        if way == STRIPE {
            let again = pay.send(&mut agent, &[]).location();
            let again = agent.path_of(&again);
            assert!(again.starts_with("/stripe-double/pay/") && again != hosted, "{again}");
            press(&mut agent, &again, "pay");
            assert_eq!(last(&served).captured, last(&served).total);
        } else {
            // PayPal forgets such an order without a word: there is every other way to pay.
            let bank = served.choice("Bank transfer");
            let changed = pay.send(&mut agent, &[("payment", bank.as_str())]);
            assert!(Page::of(&agent.follow(&changed)).says("DE89 3704 0044 0532 0130 00"));
        }
        assert_eq!(troubles(&served), [], "{way}");
        served.world.check();
    }
}
