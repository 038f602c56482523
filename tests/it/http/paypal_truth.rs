//! What happens at PayPal without the shop, and whether the books say so: fees, refunds made at its dashboard, disputes, and money of which
//! no message arrived. The double holds every call to PayPal's own schemas.

use super::page::Page;
use super::paying::{ask, last, payment, press, refund_of, troubles, until, wish, work};
use super::served::Served;
use crate::shop::buyer::odd;
use crate::shop::world::eur;
use sutler::adapters::provider::Provider;
use sutler::base::{Money, Span};
use sutler::shop::attention::Trouble;
use sutler::shop::books::facts::{FactKind, between};
use sutler::shop::books::{Dispute, DisputeStanding, PartKind, PayoutPart};
use sutler::shop::order::Paid;
use sutler::shop::payment::compare::compared;
use sutler::shop::payment::{Capture, Opened, PaymentKind, Refund, RefundState, Standing, refund};
use sutler::shop::staff::Role;
use sutler::store::{Page as Rows, Reads};
use sutler::web::double::Trick;

/// A visitor has paid one thing: PayPal's name of the money.
fn paid(served: &Served, handle: &str) -> String {
    let (mut agent, hosted) = super::paying::order(served, "PayPal", (handle, 1));
    press(&mut agent, &hosted, "pay");
    assert_eq!(last(served).paid(), Paid::Fully);
    payment(served).reference
}

/// Presses a button of the double's dashboard; its webhook is lost where that is asked for.
fn act(served: &Served, deed: &str, of: &str, trick: Option<Trick>) {
    trick.into_iter().for_each(|trick| served.paypal.play(trick));
    let mut agent = served.agent();
    let done = agent.post("/paypal-double/dashboard", &[("do", deed), ("of", of)]);
    assert!(agent.follow(&done).text().contains("PayPal, played by a double"));
}

fn compare(served: &Served) -> usize {
    ask(served.site.payments.compare(served.world.now() - Span::days(90))).unwrap()
}

fn refunds(served: &Served) -> Vec<Refund> {
    refund::of_order(&served.world.read(), last(served).id).unwrap()
}

fn parts(served: &Served) -> Vec<PayoutPart> {
    served.world.read().all(Rows::first(100)).unwrap()
}

fn sum(served: &Served, kind: FactKind) -> Money {
    let (from, to) = (served.world.now() - Span::days(2), served.world.now() + Span::days(2));
    let facts = between(&served.world.read(), from, to).unwrap();
    Money::sum(eur(0).currency(), facts.into_iter().filter(|fact| fact.kind == kind).map(|fact| fact.amount))
}

fn fee(amount: Money) -> Money {
    eur(amount.minor() * 299 / 10_000 + 39)
}

#[test]
fn what_paypal_keeps_of_payments_stands_in_the_books_once() {
    let served = Served::with_paypal(Capture::AtOnce);
    paid(&served, "thing-2");
    let total = last(&served).total;
    let id = served.world.run(refund_of(last(&served).id, 100)).unwrap();
    ask(served.site.payments.refund(id)).unwrap();
    let read = ask(served.site.payments.fetch_books()).unwrap();
    assert_eq!(read.parts, 2, "the payment and the refund");
    assert_eq!((sum(&served, FactKind::Fee), sum(&served, FactKind::Payment)), (fee(total).negated(), total));
    assert_eq!((sum(&served, FactKind::Refund), sum(&served, FactKind::Correction)), (eur(-100), eur(0)));
    let back = parts(&served).into_iter().find(|part| part.kind == PartKind::Refund).unwrap();
    assert_eq!((back.amount, back.refund, back.order), (eur(-100), Some(id), Some(last(&served).id)));
    assert_eq!(ask(served.site.payments.fetch_books()).unwrap().parts, 0, "read again, it is there once");
    let page = served.staff(Role::Manager).get("/admin/books").text();
    assert!(page.contains("PayPal does not tell of what it pays out"), "{page}");
    served.world.check();
}

#[test]
fn a_comparison_reads_what_paypal_kept_and_is_none_while_paypal_is_silent() {
    let served = Served::with_paypal(Capture::AtOnce);
    paid(&served, "thing-2");
    let done = || compared(&served.world.read(), PaymentKind::PayPal).unwrap();
    (0..9).for_each(|_| served.paypal.play(Trick::Answer(500)));
    compare(&served);
    assert_eq!((done(), parts(&served).len()), (None, 0), "tomorrow it is asked again");
    while served.paypal.next_trick(|_| true).is_some() {}
    compare(&served);
    assert_eq!((done().map(|(at, _)| at), parts(&served).len()), (Some(served.world.now()), 1));
    served.world.check();
}

#[test]
fn a_refund_made_at_paypal_is_a_row_of_the_order_whoever_tells_first() {
    for lost in [None, Some(Trick::LoseWebhook), Some(Trick::DoubleWebhook)] {
        let served = Served::with_paypal(Capture::AtOnce);
        let capture = paid(&served, "thing-2");
        let total = last(&served).total;
        act(&served, "refund-half", &capture, lost.clone());
        let half = eur(total.minor() / 2);
        if lost == Some(Trick::LoseWebhook) {
            assert_eq!(compare(&served), 1, "found by asking");
        } else {
            until("told", || {
                work(&served);
                !refunds(&served).is_empty()
            });
        }
        let found = refunds(&served).remove(0);
        assert_eq!((found.amount, &found.state, found.elsewhere), (half, &RefundState::Done, true));
        let order = last(&served);
        assert_eq!((order.refunded, order.due(), order.paid()), (half, total - half, Paid::Fully));
        assert_eq!(troubles(&served), [Trouble::RefundFound { refund: found.id }]);
        assert_eq!((compare(&served), refunds(&served).len()), (0, 1), "said once");
        // The rest goes back too, before anybody asks.
        act(&served, "refund", &capture, Some(Trick::LoseWebhook));
        assert_eq!(compare(&served), 1);
        assert_eq!((last(&served).paid(), last(&served).kept()), (Paid::Returned, eur(0)));
        assert!(!last(&served).may_send());
        ask(served.site.payments.fetch_books()).unwrap();
        assert_eq!((sum(&served, FactKind::Refund), sum(&served, FactKind::Correction)), (total.negated(), eur(0)));
        let mut staff = served.staff(Role::Manager);
        let page = staff.get("/admin/attention").text();
        assert!(page.contains("dashboard") && page.contains("still to be sent"), "{page}");
        let page = staff.get(&format!("/admin/orders/{}", last(&served).id)).text();
        assert!(page.contains("Made at PayPal’s dashboard"), "{page}");
        served.world.check();
    }
}

/// PayPal forgets orders, and money later. The message that something went back says all of it.
#[test]
fn a_refund_of_money_that_paypal_has_forgotten_is_known_by_its_message() {
    let served = Served::with_paypal(Capture::AtOnce);
    let capture = paid(&served, "thing-2");
    act(&served, "refund-half", &capture, None);
    served.paypal.book.change(|pages| pages.objects.clear()).unwrap();
    until("told", || {
        work(&served);
        !refunds(&served).is_empty()
    });
    let found = refunds(&served).remove(0);
    assert_eq!((found.amount, found.state, found.elsewhere), (eur(last(&served).total.minor() / 2), RefundState::Done, true));
    compare(&served);
    assert_eq!(refunds(&served).len(), 1);
    served.world.check();
}

#[test]
fn a_dispute_is_known_by_its_webhook_or_without() {
    for lost in [false, true] {
        let served = Served::with_paypal(Capture::AtOnce);
        let capture = paid(&served, "thing-2");
        let total = last(&served).total;
        let trick = || lost.then_some(Trick::LoseWebhook);
        let disputes = || -> Vec<Dispute> { served.world.read().all(Rows::first(10)).unwrap() };
        let hear = |what: &str, so: &dyn Fn() -> bool| {
            if lost {
                ask(served.site.payments.fetch_books()).unwrap();
            }
            until(what, so);
        };
        act(&served, "dispute", &capture, trick());
        hear("opened", &|| !disputes().is_empty());
        let opened = disputes().remove(0);
        assert_eq!((opened.amount, opened.standing, opened.due.is_some()), (total, DisputeStanding::Asked, true));
        assert_eq!(troubles(&served), [Trouble::Dispute { dispute: opened.id }]);
        let page = served.staff(Role::Manager).get("/admin/attention").text();
        assert!(page.contains("Evidence is taken until") && page.contains("back through PayPal") && !page.contains("A bank"), "{page}");
        assert!(page.contains("Answer or accept it at PayPal") && page.contains(&opened.page), "{page}");
        served.world.later(Span(5));
        act(&served, "answer", &opened.name, trick());
        hear("answered", &|| disputes()[0].standing == DisputeStanding::Answered);
        let page = served.staff(Role::Manager).get(&format!("/admin/orders/{}", opened.order)).text();
        assert!(
            page.contains("asked by the buyer at PayPal") && page.contains("PayPal decides") && !page.contains("bank decides"),
            "{page}"
        );
        assert_eq!((troubles(&served), last(&served).paid()), (vec![], Paid::Fully));
        served.world.later(Span(5));
        act(&served, "lost", &opened.name, trick());
        hear("decided", &|| disputes()[0].standing == DisputeStanding::Lost);
        assert_eq!((last(&served).paid(), last(&served).withdrawn()), (Paid::Disputed, total));
        assert_eq!(sum(&served, FactKind::Dispute), total.negated());
        // Read in whatever order, it ends the same.
        ask(served.site.payments.fetch_books()).unwrap();
        assert_eq!((disputes()[0].standing, last(&served).withdrawn()), (DisputeStanding::Lost, total));
        served.world.check();
    }
}

#[test]
fn money_of_which_nobody_told_is_found_in_the_list_of_events() {
    let served = Served::with_paypal(Capture::AtOnce);
    let Some(Provider::PayPal(paypal)) = served.site.payments.of(PaymentKind::PayPal).unwrap() else { panic!("connected") };
    let pay = |paypal: &sutler::adapters::paypal::PayPal, number: u64| {
        let Opened { session, url } = ask(paypal.open(&wish(&served, number))).unwrap();
        served.agent().post(&served.agent().path_of(&url), &[("answer", "pay-lose-webhook")]);
        served.paypal.play(Trick::LoseWebhook);
        let told = ask(paypal.take(&session, &format!("take-{number}"))).unwrap();
        assert_eq!(told.standing, Standing::Captured { amount: eur(700) });
        session
    };
    // Another shop that uses the account, and this shop before a backup was played back; many events lie in between.
    pay(&sutler::adapters::paypal::PayPal { shop: "another".to_owned(), ..paypal.clone() }, 77);
    let session = pay(&paypal, 4_711);
    for number in 0..60 {
        pay(&sutler::adapters::paypal::PayPal { shop: "another".to_owned(), ..paypal.clone() }, 1_000 + number);
    }
    assert_eq!(compare(&served), 1);
    assert_eq!(troubles(&served), [Trouble::Stranger { provider: "paypal".to_owned(), session, amount: eur(700) }]);
    assert_eq!(compare(&served), 0, "said once");
    let mut staff = served.staff(Role::Owner);
    let page = Page::of(&staff.get("/admin/attention"));
    assert_eq!(page.forms.iter().filter(|form| form.action.ends_with("/remedy")).count(), 1, "one press sends it back");
    assert_eq!(compared(&served.world.read(), PaymentKind::PayPal).unwrap().unwrap().1, 0);
    let books = staff.get("/admin/books").text();
    assert!(books.contains("goes back 30 days"), "the limit is said: {books}");
    let again = Page::of(&staff.get("/admin/books")).form("/admin/books/compare").send(&mut staff, &[]);
    assert_eq!(again.status, 303);
    served.world.check();
}

#[test]
fn what_paypal_does_not_know_or_knows_otherwise_is_before_a_person() {
    let served = Served::with_paypal(Capture::AtOnce);
    paid(&served, "thing-2");
    let mine = payment(&served);
    // Its memory is another's: neither the order nor the money is there.
    served.paypal.book.change(|pages| pages.objects.clear()).unwrap();
    assert_eq!(compare(&served), 1);
    assert_eq!(troubles(&served), [odd(&served.world, mine.id, "missing")]);
    assert_eq!((compare(&served), last(&served).paid()), (0, Paid::Fully), "said once, and nothing is taken away");
    // Another amount and another currency than we know of.
    for (field, value, code) in [("value", "999.00", "other-amount"), ("currency_code", "USD", "other-currency")] {
        let capture = paid(&served, "thing-2");
        let mine = payment(&served);
        let session = mine.session.clone().unwrap().session;
        let changed = |pages: &mut sutler::web::double::Pages| {
            pages.objects.get_mut(&session).unwrap()["purchase_units"][0]["payments"]["captures"][0]["amount"][field] = value.into();
        };
        served.paypal.book.change(changed).unwrap();
        compare(&served);
        assert!(troubles(&served).contains(&odd(&served.world, mine.id, code)), "{capture} {code}");
        assert_eq!(last(&served).captured, last(&served).total);
    }
    served.world.check();
}
