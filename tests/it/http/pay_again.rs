//! A page that is over: whoever presses "pay" on the order's page again comes to a new one, whatever the provider said of the old.
//! And each provider's trouble is its own on the page of flows.

use super::agent::Agent;
use super::keys::served_with;
use super::page::Page;
use super::paying::{last, order, payment, press, troubles};
use super::served::Served;
use sutler::shop::order::Paid;
use sutler::shop::payment::{Capture, PaymentKind, State, of_order};
use sutler::shop::queue::{self, FailJob, Outlook};
use sutler::shop::staff::Role;
use sutler::store::Reads;
use sutler::web::double::Trick;

/// How "pay" on the order's page answers: the path to which it leads.
fn pay_again(agent: &mut Agent, order: &str) -> String {
    let page = Page::of(&agent.get(order));
    let pay = page.forms.iter().find(|form| form.action.ends_with("/pay")).expect("one can pay");
    let sent = pay.send(agent, &[]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    agent.path_of(&sent.location())
}

#[test]
fn a_page_that_is_over_is_followed_by_another() {
    for (kind, way) in [(PaymentKind::PayPal, "PayPal"), (PaymentKind::Stripe, "Card and more, online")] {
        let served = served_with(kind);
        let (mut agent, hosted) = order(&served, way, ("thing-4", 1));
        let first = payment(&served);
        // Nobody is told: PayPal says nothing when the time of an order is over, and of Stripe's word one may be lost.
        served.stripe.play(Trick::LoseWebhook);
        let gone = agent.post(&hosted, &[("answer", "expire")]);
        let home = agent.path_of(&gone.location()).replace("/back", "");
        assert!(home.starts_with("/orders/"), "{kind:?}: {home}");
        let anew = pay_again(&mut agent, &home);
        assert!(anew != hosted && agent.get(&anew).status == 200, "{kind:?}: {anew} is a page on which one can pay");
        let payments = of_order(&served.world.read(), last(&served).id).unwrap();
        assert_eq!((payments.len(), payments[0].id, payments[0].state), (2, first.id, State::Voided), "{kind:?}");
        press(&mut agent, &anew, "pay");
        assert_eq!(last(&served).paid(), Paid::Fully, "{kind:?}");
        assert_eq!(troubles(&served), [], "{kind:?}");
        served.world.check();
    }
}

/// While the provider does not answer, the page that is there is what one gets; and one that the buyer has agreed on is taken.
#[test]
fn a_page_is_not_given_up_for_nothing() {
    let served = Served::with_paypal(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "PayPal", ("thing-4", 1));
    let home = format!("/orders/{}", served.world.shop.order_token(last(&served).id));
    served.paypal.play(Trick::Answer(503));
    assert_eq!(pay_again(&mut agent, &home), hosted, "in trouble");
    assert_eq!(pay_again(&mut agent, &home), hosted, "and well");
    agent.post(&hosted, &[("answer", "pay-lose-webhook")]);
    assert_eq!(last(&served).paid(), Paid::No);
    assert_eq!(pay_again(&mut agent, &home), home, "there is nothing to pay any more");
    assert_eq!((last(&served).paid(), of_order(&served.world.read(), last(&served).id).unwrap().len()), (Paid::Fully, 1));
    served.world.check();
}

/// What PayPal cannot do is no trouble of the others, and what it said is not said of them.
#[test]
fn flows_are_counted_by_provider() {
    let served = Served::with_paypal(Capture::AtOnce);
    let (_, to) = order(&served, "PayPal", ("thing-4", 1));
    assert!(to.starts_with("/paypal-double/"), "{to}");
    served.paypal.play(Trick::Answer(503));
    order(&served, "PayPal", ("thing-4", 1));
    let failed = payment(&served).id;
    let mut job = queue::all(&served.world.read(), 500).unwrap().into_iter();
    let job = job.rfind(|queued| queued.job == sutler::shop::Job::OpenPayment { payment: failed }).unwrap().id;
    served.world.run(FailJob { job, trouble: "in trouble".to_owned(), cure: None, outlook: Outlook::Hopeless }).unwrap();
    assert!(served.world.read().get(job).unwrap().gave_up.is_some());
    let mut staff = served.staff(Role::Owner);
    let page = Page::of(&staff.get("/admin/flows"));
    // Before what a flow is for stands its name, behind it when it last worked, what waits and how it is.
    let parts: Vec<&str> =
        page.words.split("Payment pages that are open now. News that gets lost is asked for every few minutes.").collect();
    let flow = |name: &str| {
        let at = parts.iter().position(|part| part.trim_end().ends_with(name)).unwrap_or_else(|| panic!("{name}: {}", page.words));
        parts[at + 1].split_whitespace().take(12).collect::<Vec<_>>().join(" ")
    };
    assert!(flow("PayPal").contains("1 failed") && !flow("PayPal").starts_with("never"), "{}", flow("PayPal"));
    assert!(flow("Test card").starts_with("never yet 0 Well"), "{}", flow("Test card"));
}
