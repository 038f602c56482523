//! Stripe, played by the double: buyers pay, decline, come late and twice; the network and the provider misbehave; money goes back.
//! Whatever happens, an order is paid once, with the right money, and nothing is lost.

use super::agent::Agent;
use super::page::Page;
use super::paying::{ask, last, payment, press, refund_of, troubles, until, wish, work};
use super::served::{STRIPE_ACCOUNT, STRIPE_KEY, STRIPE_SECRET, Served};
use crate::shop::buyer::odd;
use crate::shop::world::{conflict, eur, wrong};
use std::sync::Barrier;
use std::time::Duration;
use sutler::adapters::provider::Provider;
use sutler::adapters::signature::sign;
use sutler::adapters::stripe::Stripe;
use sutler::base::{Money, PaymentId, Span};
use sutler::shop::attention::Trouble;
use sutler::shop::order::Paid;
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::capture::CapturePayment;
use sutler::shop::payment::connect::DisconnectProvider;
use sutler::shop::payment::{Capture, Opened, PaymentKind, RefundState, State, of_order, refund};
use sutler::shop::queue;
use sutler::shop::staff::Role;
use sutler::shop::{Actor, Event};
use sutler::store::Reads;
use sutler::web::double::Trick;

/// A visitor orders so many of a thing and wants to pay by Stripe: the agent, and where it is sent.
fn order(served: &Served, handle: &str, quantity: u32) -> (Agent, String) {
    super::paying::order(served, "Card and more, online", (handle, quantity))
}

#[test]
fn a_card_is_declined_then_pays_and_the_page_shows_every_line() {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-7", 3);
    assert!(hosted.starts_with("/stripe-double/pay/cs_test_"), "{hosted}");
    let page = agent.get(&hosted).text();
    let total = last(&served).total;
    assert!(page.contains("3 × Thing 7") && page.contains(&total.plain().replace(" EUR", "")), "{page}");
    let declined = press(&mut agent, &hosted, "decline");
    assert!(declined.says("Your bank said no"), "{}", declined.words);
    assert_eq!(last(&served).paid(), Paid::No);
    // The same page is open still: the second try needs no second order.
    let again = declined.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap().send(&mut agent, &[]);
    assert_eq!(agent.path_of(&again.location()), hosted);
    press(&mut agent, &hosted, "pay");
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert!(payment(&served).reference.starts_with("pi_"));
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn however_the_word_comes_the_order_is_paid_once() {
    let served = Served::with_stripe(Capture::AtOnce);
    for answer in ["pay", "pay-twice", "pay-late", "debit"] {
        let (mut agent, hosted) = order(&served, "thing-1", 1);
        // The buyer closes the tab: only the webhook can tell.
        agent.post(&hosted, &[("answer", answer)]);
        until(answer, || last(&served).paid() == Paid::Fully);
        std::thread::sleep(Duration::from_millis(200));
        assert_eq!(last(&served).captured, last(&served).total, "{answer}");
    }
    // Lost, and nobody comes back: reconciliation asks.
    let (mut agent, hosted) = order(&served, "thing-1", 1);
    agent.post(&hosted, &[("answer", "pay-lose-webhook")]);
    assert_eq!(last(&served).paid(), Paid::No);
    assert_eq!(ask(served.site.payments.reconcile()).unwrap(), 1);
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert_eq!(ask(served.site.payments.reconcile()).unwrap(), 0);
    // A direct debit that bounces leaves the order to be paid another way.
    let (mut agent, hosted) = order(&served, "thing-1", 1);
    agent.post(&hosted, &[("answer", "debit-fails")]);
    until("bounces", || payment(&served).state == State::Voided);
    assert_eq!(last(&served).paid(), Paid::No);
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn a_forged_word_and_the_wrong_money_are_not_believed() {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-2", 1);
    served.stripe.play(Trick::ForgeWebhook);
    agent.post(&hosted, &[("answer", "pay")]);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(last(&served).paid(), Paid::No, "a webhook signed by somebody else");
    ask(served.site.payments.reconcile()).unwrap();
    assert_eq!(last(&served).paid(), Paid::Fully);
    let cases = [(Trick::OtherAmount(1), "other-amount"), (Trick::OtherAmount(-1), "other-amount"), (Trick::OtherMode, "other-mode")];
    for (trick, code) in cases {
        let (mut agent, hosted) = order(&served, "thing-2", 1);
        served.stripe.play(trick);
        press(&mut agent, &hosted, "pay");
        let payment = payment(&served);
        assert_eq!(last(&served).paid(), Paid::No, "{code}");
        until(code, || troubles(&served).contains(&odd(&served.world, payment.id, code)));
    }
    served.world.check();
}

#[test]
fn a_word_that_comes_before_our_own_note_is_kept_and_acted_on() {
    let served = Served::with_stripe(Capture::AtOnce);
    let told = |session: &str, total: Money| {
        let event = serde_json::json!({
            "id": "evt_early", "object": "event", "type": "checkout.session.completed", "livemode": false,
            "data": { "object": { "object": "checkout.session", "id": session, "status": "complete", "payment_status": "paid",
                "amount_total": total.minor(), "currency": "eur", "livemode": false, "payment_intent": "pi_early" } },
        });
        event.to_string()
    };
    let send = |body: &str| {
        let signature = sign(STRIPE_SECRET, body.as_bytes(), (served.world.clock())());
        served.agent().send("POST", "/hooks/stripe", &[("stripe-signature", &signature)], body.as_bytes()).status
    };
    assert_eq!(send(&told("cs_test_nobody", eur(100))), 204, "kept, though we know of no such page");
    let [unknown, foreign] = [
        r#"{"id":"evt_1","type":"never.heard.of","livemode":false,"data":{"object":{}}}"#,
        r#"{"id":"evt_2","type":"x","livemode":false,"account":"acct_other","data":{"object":{}}}"#,
    ];
    assert_eq!(send(unknown), 204, "unknown types are kept and mean nothing");
    assert_eq!(send(foreign), 400, "another account's are refused");
    // The page is made and paid, and told of, in the moment before we could write it down.
    let (_, hosted) = order(&served, "thing-3", 1);
    let payment = payment(&served);
    let session = hosted.rsplit('/').next().unwrap().to_owned();
    assert_eq!(payment.session.as_ref().unwrap().session, session);
    assert_eq!(last(&served).paid(), Paid::No);
    let body = told(&session, last(&served).total).replace("evt_early", "evt_now");
    for _ in 0..3 {
        assert_eq!(send(&body), 204);
    }
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert_eq!(last(&served).captured, last(&served).total);
    served.world.check();
}

#[test]
fn a_provider_in_trouble_costs_the_buyer_no_order_and_makes_no_second_page() {
    let served = Served::with_stripe(Capture::AtOnce);
    let tricks = [Trick::FailAfterSuccess, Trick::Answer(409), Trick::Answer(429), Trick::Answer(500), Trick::Huge];
    for trick in tricks {
        served.stripe.play(trick.clone());
        let (mut agent, to) = order(&served, "thing-4", 1);
        assert!(to.starts_with("/orders/"), "{trick:?}: the order is there, the page is not: {to}");
        assert!(payment(&served).session.is_none());
        let page = Page::of(&agent.get(&to));
        let pay = page.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap();
        let hosted = pay.send(&mut agent, &[]).location();
        let hosted = agent.path_of(&hosted);
        assert!(hosted.starts_with("/stripe-double/pay/"), "{trick:?}: {hosted}");
        press(&mut agent, &hosted, "pay");
        assert_eq!(last(&served).paid(), Paid::Fully, "{trick:?}");
    }
    // What is answered in words that nobody knows yet is no end and no money.
    let (mut agent, hosted) = order(&served, "thing-4", 1);
    served.stripe.play(Trick::UnknownStatus);
    ask(served.site.payments.reconcile()).unwrap();
    assert_eq!(last(&served).paid(), Paid::No);
    press(&mut agent, &hosted, "pay");
    assert_eq!(last(&served).paid(), Paid::Fully);
    // Every page that was made is one of ours, and each payment has one.
    let made = ask(served.site.payments.named("stripe").unwrap().unwrap().list(
        sutler::base::Time::at(0),
        served.world.now(),
        &Default::default(),
    ))
    .unwrap();
    let mut ours: Vec<Option<PaymentId>> = made.iter().map(|listed| listed.ours).collect();
    ours.sort();
    let before = ours.len();
    ours.dedup();
    assert_eq!((ours.len(), ours.contains(&None)), (before, false));
    served.world.check();
}

#[test]
fn money_goes_back_once_and_never_more_than_came() {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-10", 2);
    press(&mut agent, &hosted, "pay");
    let paid = last(&served);
    let total = paid.total.minor();
    // Fifty clicks on the same page: one refund.
    let staff = served.staff(Role::Owner);
    let page = Page::of(&staff.clone().get(&format!("/admin/orders/{}/refund", paid.id)));
    let form = page.forms.iter().find(|form| form.action.ends_with("/refund")).unwrap();
    let start = Barrier::new(50);
    let done: Vec<u16> = std::thread::scope(|scope| {
        let clicks: Vec<_> = (0..50)
            .map(|_| {
                let (mut staff, start) = (staff.clone(), &start);
                scope.spawn(move || {
                    let typed = [("refund_amount", "2.00"), ("refund_why", "goodwill"), ("intent", "decide")];
                    start.wait();
                    form.send(&mut staff, &typed).status
                })
            })
            .collect();
        clicks.into_iter().map(|click| click.join().unwrap()).collect()
    });
    let refunds = || refund::of_order(&served.world.read(), paid.id).unwrap();
    assert_eq!(done.iter().filter(|status| **status == 303).count(), 1, "{done:?}");
    let spoken: i64 = refunds().iter().map(|refund| refund.amount.minor()).sum();
    assert_eq!((refunds().len(), spoken), (1, 200));
    // Two at once that together are more than is left: one of them.
    let left = total - spoken;
    let both = std::thread::scope(|scope| {
        let tries = [left, left - 1].map(|minor| {
            let shop = served.world.shop.clone();
            scope.spawn(move || shop.run(&Actor::System, refund_of(paid.id, minor)).is_ok())
        });
        tries.map(|refunded| refunded.join().unwrap())
    });
    assert_eq!(both.iter().filter(|done| **done).count(), 1);
    let rest = total - refunds().iter().map(|refund| refund.amount.minor()).sum::<i64>();
    assert!((0..2).contains(&rest));
    // The provider does it once, whatever goes wrong on the way.
    served.stripe.play(Trick::FailAfterSuccess);
    work(&served);
    // Even when a day has gone by before we ask again, and the key is forgotten.
    served.stripe.forget_keys().unwrap();
    for _ in 0..2 {
        work(&served);
    }
    assert!(refunds().iter().all(|refund| refund.state == RefundState::Done), "{:?}", refunds());
    let now = last(&served);
    assert_eq!(now.refunded.minor(), total - rest);
    assert!(now.outstanding().minor() == 0 && now.waived == Some(now.refunded), "what went back is not asked for again");
    let token = served.world.shop.order_token(now.id);
    let page = Page::of(&served.agent().get(&format!("/orders/{token}")));
    assert!(page.says("went back the way it came") && !page.forms.iter().any(|form| form.action.ends_with("/pay")), "{}", page.words);
    served.world.check();
}

/// Stripe answers a key as it did before, its own trouble too, for a day: what was not done must still be done, and once.
#[test]
fn trouble_that_stripe_keeps_under_a_key_keeps_nothing_from_being_done_once() {
    let nothing = || Trick::Hang(Duration::ZERO);
    for done_there in [false, true] {
        let served = Served::with_stripe(Capture::AtOnce);
        let trouble = || if done_there { Trick::FailAfterSuccess } else { Trick::Answer(500) };
        // A page.
        served.stripe.play(trouble());
        let (mut agent, to) = order(&served, "thing-10", 1);
        assert!(to.starts_with("/orders/"), "{to}");
        let hosted = ask(served.site.payments.page_of(payment(&served).id)).unwrap().expect("a page after all");
        let hosted = agent.path_of(&hosted);
        press(&mut agent, &hosted, "pay");
        assert_eq!(last(&served).paid(), Paid::Fully, "{done_there}");
        // A refund. It is looked for by two questions, which nothing happens to, before it is asked for.
        let id = served.world.run(refund_of(last(&served).id, 100)).unwrap();
        [nothing(), nothing(), trouble()].into_iter().for_each(|trick| served.stripe.play(trick));
        assert!(ask(served.site.payments.refund(id)).is_err());
        assert_eq!(served.world.read().get(id).unwrap().state, RefundState::Decided);
        ask(served.site.payments.refund(id)).unwrap();
        assert_eq!((served.world.read().get(id).unwrap().state, last(&served).refunded), (RefundState::Done, eur(100)));
        let session = payment(&served).session.unwrap().session;
        let stripe = served.site.payments.named("stripe").unwrap().unwrap();
        let there = ask(stripe.find(&session, "")).unwrap().unwrap();
        assert_eq!(there.refunds.len(), 1, "{done_there}: given back once");
        let made = ask(stripe.list(sutler::base::Time::at(0), served.world.now(), &Default::default())).unwrap();
        assert_eq!(made.len(), 1, "{done_there}: one page");
        served.world.check();
    }
    // Money that is held.
    for done_there in [false, true] {
        let served = Served::with_stripe(Capture::ByHand);
        let (mut agent, hosted) = order(&served, "thing-10", 1);
        press(&mut agent, &hosted, "pay");
        let total = last(&served).total;
        served.world.run(CapturePayment { order: last(&served).id, amount: total }).unwrap();
        let trouble = if done_there { Trick::FailAfterSuccess } else { Trick::Answer(500) };
        [nothing(), trouble].into_iter().for_each(|trick| served.stripe.play(trick));
        assert!(ask(served.site.payments.capture(payment(&served).id)).is_err(), "{done_there}");
        ask(served.site.payments.capture(payment(&served).id)).unwrap();
        assert_eq!(last(&served).captured, total, "{done_there}");
        served.world.check();
    }
}

#[test]
fn a_refund_that_the_provider_refuses_is_put_before_a_person() {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-10", 1);
    press(&mut agent, &hosted, "pay");
    let order = last(&served).id;
    let id = served.world.run(refund_of(order, 100)).unwrap();
    // It is looked for first, by two questions, and then asked for.
    for trick in [Trick::Hang(Duration::ZERO), Trick::Hang(Duration::ZERO), Trick::Answer(400)] {
        served.stripe.play(trick);
    }
    ask(served.site.payments.refund(id)).unwrap();
    let refused = served.world.read().get(id).unwrap();
    assert!(matches!(&refused.state, RefundState::Failed { why } if why.contains("400")), "{:?}", refused.state);
    assert_eq!(troubles(&served), [Trouble::Refund { refund: id }]);
    // What only the key is to blame for says nothing about the money: it stays decided, and is tried again.
    let third = served.world.run(refund_of(order, 50)).unwrap();
    for trouble in [401, 403, 429, 500] {
        served.stripe.play(Trick::Answer(trouble));
        assert!(ask(served.site.payments.refund(third)).is_err(), "{trouble}");
        served.stripe.play(Trick::Answer(trouble));
        assert!(ask(served.site.payments.refund(third)).is_err(), "{trouble}");
        assert_eq!(served.world.read().get(third).unwrap().state, RefundState::Decided);
    }
    ask(served.site.payments.refund(third)).unwrap();
    served.stripe.play(Trick::Answer(404));
    assert!(ask(served.site.payments.refund(third)).is_err() && served.world.read().get(third).unwrap().state == RefundState::Done);
    // The customer is still owed it, and the next try has a key of its own.
    assert_eq!(last(&served).outstanding(), eur(-50), "half of it has reached the customer");
    let again = served.world.run(refund_of(order, 50)).unwrap();
    ask(served.site.payments.refund(again)).unwrap();
    assert_eq!((last(&served).refunded, last(&served).outstanding()), (eur(100), eur(0)));
    served.world.check();
}

#[test]
fn what_is_set_up_is_offered_and_what_is_not_is_not() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("thing-1", 1);
    assert!(!page.says("Card and more, online"));
    let policy = |agent: &mut Agent| agent.get("/checkout").header("content-security-policy").unwrap_or_default().to_owned();
    assert!(policy(&mut agent).contains("form-action 'self';"));
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, page) = served.at_checkout("thing-1", 1);
    assert!(page.says("Card and more, online"));
    let allowed = format!("form-action 'self' {};", agent.origin());
    assert!(policy(&mut agent).contains(&allowed), "browsers may follow to the page on which one pays");
    // A merchant who lets go of it offers it no more; what is open keeps the account until it is decided.
    let (mut agent, hosted) = order(&served, "thing-1", 1);
    let disconnect = || served.world.run(DisconnectProvider { kind: PaymentKind::Stripe });
    assert_eq!(conflict(disconnect()), "payments-open");
    press(&mut agent, &hosted, "pay");
    disconnect().unwrap();
    let (_, page) = served.at_checkout("thing-1", 1);
    assert!(!page.says("Card and more, online"));
    served.world.check();
}

#[test]
fn money_that_is_held_is_taken_by_a_person_and_keeps_the_order_alive() {
    let served = Served::with_stripe(Capture::ByHand);
    let bought = |handle: &str| {
        let (mut agent, hosted) = order(&served, handle, 1);
        press(&mut agent, &hosted, "pay");
        last(&served)
    };
    let state = || payment(&served).state;
    // Taken in part, once, however often the worker asks.
    let first = bought("thing-20");
    assert_eq!(state(), State::Authorized { held: first.total });
    assert_eq!((first.paid(), first.may_send()), (Paid::No, false));
    let take = |minor: i64| served.world.run(CapturePayment { order: first.id, amount: eur(minor) });
    assert_eq!(wrong(take(first.total.minor() + 1)), ["amount wrong-more-than-held"]);
    take(1_500).unwrap();
    assert_eq!(conflict(take(100)), "not-allowed-now", "it is on its way already");
    served.stripe.play(Trick::FailAfterSuccess);
    assert!(ask(served.site.payments.capture(payment(&served).id)).is_err());
    ask(served.site.payments.capture(payment(&served).id)).unwrap();
    assert_eq!((state(), last(&served).captured), (State::Captured { taken: eur(1_500) }, eur(1_500)));
    assert_eq!(last(&served).paid(), Paid::Partly);
    // The time to pay is over long ago, but the money is held: the order lives. When it is let go, the order ends.
    let second = bought("thing-21");
    served.world.later(Span::days(1));
    let expire = || served.world.run(ExpireOrder { order: second.id }).unwrap();
    assert_eq!(expire(), Expired::NotNow);
    ask(served.site.payments.close(&payment(&served))).unwrap();
    assert_eq!(state(), State::Voided);
    let told = served.world.told();
    assert!(told.contains(&"hold_ended".to_owned()), "{told:?}");
    let queued = queue::all(&served.world.read(), 500).unwrap();
    assert!(
        queued.iter().any(|queued| queued.job == sutler::shop::Job::ExpireOrder { order: second.id } && queued.due > served.world.now())
    );
    assert_eq!(expire(), Expired::Cancelled);
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn what_the_provider_lists_is_compared_with_what_we_know() {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-5", 1);
    agent.post(&hosted, &[("answer", "pay-lose-webhook")]);
    // Another shop that uses the account, and this shop before a backup was played back.
    let Some(Provider::Stripe(stripe)) = served.site.payments.of(PaymentKind::Stripe).unwrap() else { panic!("connected") };
    let pay = |opened: Opened| served.agent().post(&served.agent().path_of(&opened.url), &[("answer", "pay-lose-webhook")]);
    let other = Stripe { shop: "another".to_owned(), ..stripe.clone() };
    pay(ask(other.open(&wish(&served, 77))).unwrap());
    let lost = ask(stripe.open(&wish(&served, 4_711))).unwrap();
    let session = lost.session.clone();
    pay(lost);
    let since = served.world.now() - Span::days(90);
    assert_eq!(ask(served.site.payments.compare(since)).unwrap(), 2);
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert_eq!(troubles(&served), [Trouble::Stranger { provider: "stripe".to_owned(), session, amount: eur(700) }]);
    assert_eq!(ask(served.site.payments.compare(since)).unwrap(), 0, "said once");
    // One press sends it back, two are no more; Stripe has it on its list of refunds once.
    let mut staff = served.staff(Role::Owner);
    let refunded = |page: &Page| page.forms.iter().filter(|form| form.action.ends_with("/remedy")).cloned().collect::<Vec<_>>();
    let presses = refunded(&Page::of(&staff.get("/admin/attention")));
    assert_eq!(presses.len(), 1);
    for _ in 0..2 {
        assert_eq!(presses[0].send(&mut staff, &[("remedy", "send_back")]).status, 303);
    }
    served.stripe.play(Trick::FailAfterSuccess);
    for _ in 0..3 {
        work(&served);
    }
    assert_eq!(refunded(&Page::of(&staff.get("/admin/attention"))).len(), 0);
    let told = served.world.events();
    assert_eq!(told.iter().filter(|event| matches!(event, Event::StrangerReturned { .. })).count(), 1, "{told:?}");
    served.world.check();
}

#[test]
fn another_way_to_pay_is_the_same_order() {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-6", 1);
    let page = press(&mut agent, &hosted, "decline");
    let number = last(&served).number;
    for name in ["Card and more, online", "Test card (no real money)", "Bank transfer"] {
        assert!(page.says(name), "{name}");
    }
    assert!(!page.says("Pay when you collect"), "it is sent to somebody");
    let pay = page.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap().clone();
    // What is not offered changes nothing.
    let foreign = served.choice("Pay when you collect");
    assert_eq!(agent.path_of(&agent.clone().post(&pay.action, &[("payment", &foreign)]).location()), pay.action.trim_end_matches("/pay"));
    assert_eq!(last(&served).payment.kind, PaymentKind::Stripe);
    let bank = served.choice("Bank transfer");
    let changed = pay.send(&mut agent, &[("payment", bank.as_str())]);
    let page = Page::of(&agent.follow(&changed));
    assert!(page.says("DE89 3704 0044 0532 0130 00"), "{}", page.words);
    let order = last(&served);
    assert_eq!((order.number, order.payment.kind), (number, PaymentKind::BankTransfer));
    let payments = of_order(&served.world.read(), order.id).unwrap();
    assert_eq!(payments.len(), 2);
    // The page at Stripe is closed; should it have been paid in that moment, the order is paid and nothing more is asked for.
    press(&mut agent, &hosted, "pay");
    until("booked", || last(&served).paid() == Paid::Fully);
    let payments = of_order(&served.world.read(), order.id).unwrap();
    assert_eq!(payments.iter().filter(|payment| payment.state.taken().is_some()).count(), 1);
    assert!(payments.iter().all(|payment| !payment.state.is_open()));
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn an_account_is_connected_through_the_admin() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let path = "/admin/settings/stripe";
    let connect = |staff: &mut Agent, key: &str| Page::of(&staff.get(path)).form(path).send(staff, &[("key", key)]);
    let refused = connect(&mut staff, "sk_test_of_nobody");
    assert_eq!(refused.status, 422);
    assert!(Page::of(&refused).says("does not know the key"), "{}", Page::of(&refused).words);
    assert_eq!(Page::of(&refused).form(path).value("key"), "sk_test_of_nobody", "what was typed comes back");
    assert_eq!(connect(&mut staff, "").status, 422);
    assert!(served.site.payments.of(PaymentKind::Stripe).unwrap().is_none(), "nothing was kept");

    assert_eq!(connect(&mut staff, STRIPE_KEY).status, 303);
    let page = Page::of(&staff.get(path));
    assert!(page.says(STRIPE_ACCOUNT) && page.says("none yet") && !page.says(STRIPE_KEY), "{}", page.words);
    // The webhook was registered: its secret signs what the double tells, and tells of a payment whose buyer never comes back.
    let (mut agent, hosted) = order(&served, "thing-8", 1);
    agent.post(&hosted, &[("answer", "pay")]);
    until("told", || last(&served).paid() == Paid::Fully);
    let secrets = || match served.site.payments.of(PaymentKind::Stripe).unwrap() {
        Some(Provider::Stripe(stripe)) => stripe.webhook_secrets,
        _ => panic!("connected"),
    };
    let first = secrets();
    assert_eq!(first.len(), 1);
    let press = |staff: &mut Agent, verb: &str| Page::of(&staff.get(path)).form(&format!("{path}/{verb}")).send(staff, &[]);
    assert_eq!(press(&mut staff, "webhook").status, 303);
    assert_eq!((secrets().len(), &secrets()[1]), (2, &first[0]), "the old one is believed until nothing signed with it comes");
    assert!(Page::of(&press(&mut staff, "test")).says("The key is good"));
    assert_eq!(press(&mut staff, "disconnect").status, 303);
    assert!(served.site.payments.of(PaymentKind::Stripe).unwrap().is_none());
    served.world.check();
}
