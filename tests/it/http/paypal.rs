//! PayPal, played by a double that holds every request to PayPal's own schemas. The buyer agrees on its page; the money is there when
//! the shop has taken it, whoever gets to that first.

use super::agent::Agent;
use super::page::Page;
use super::paying::{ask, last, payment, press, refund_of, troubles, until, work};
use super::served::{PAYPAL_ACCOUNT, PAYPAL_CLIENT, PAYPAL_SECRET, Served};
use crate::shop::buyer::odd;
use crate::shop::world::{conflict, eur, wrong};
use std::time::Duration;
use sutler::adapters::provider::Provider;
use sutler::base::{Money, Span};
use sutler::shop::order::Paid;
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::capture::CapturePayment;
use sutler::shop::payment::account::{self, Mode};
use sutler::shop::payment::connect::{ConnectProvider, DisconnectProvider, NoteEnvironment};
use sutler::shop::payment::{Capture, PaymentKind, RefundState, State, of_order, refund};
use sutler::shop::staff::Role;
use sutler::shop::{Job, queue};
use sutler::store::Reads;
use sutler::web::double::Trick;

fn order(served: &Served, handle: &str, quantity: u32) -> (Agent, String) {
    super::paying::order(served, "PayPal", (handle, quantity))
}

/// Whether money is on its way by the hands of this shop alone: the buyer agrees and is never seen again, and no webhook comes.
fn agree_unheard(served: &Served, handle: &str) -> Agent {
    let (mut agent, hosted) = order(served, handle, 1);
    agent.post(&hosted, &[("answer", "pay-lose-webhook")]);
    agent
}

#[test]
fn a_buyer_is_declined_then_pays_and_the_page_shows_every_line() {
    let served = Served::with_paypal(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-7", 3);
    assert!(hosted.starts_with("/paypal-double/pay/"), "{hosted}");
    let page = agent.get(&hosted).text();
    assert!(
        page.contains("1 × Shipping") && page.contains("3 × Thing 7") && page.contains(&last(&served).total.plain().replace(" EUR", "")),
        "{page}"
    );
    let declined = press(&mut agent, &hosted, "decline");
    assert!(declined.says("Your bank said no"), "{}", declined.words);
    assert_eq!((last(&served).paid(), payment(&served).state), (Paid::No, State::Started { declined: true }));
    for other in ["Bank transfer", "Test card (no real money)"] {
        assert!(declined.says(other), "another way to pay: {other}");
    }
    let again = declined.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap().send(&mut agent, &[]);
    assert_eq!(agent.path_of(&again.location()), hosted, "the same page, and no second order");
    press(&mut agent, &hosted, "pay");
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert!(!payment(&served).reference.is_empty());
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn whoever_takes_it_the_order_is_paid_once() {
    let served = Served::with_paypal(Capture::AtOnce);
    for answer in ["pay", "pay-twice", "pay-late"] {
        let (mut agent, hosted) = order(&served, "thing-1", 1);
        // The buyer closes the tab: the webhook says that there is something to take.
        agent.post(&hosted, &[("answer", answer)]);
        until(answer, || {
            work(&served);
            last(&served).paid() == Paid::Fully
        });
        std::thread::sleep(Duration::from_millis(200));
        work(&served);
        assert_eq!(last(&served).captured, last(&served).total, "{answer}");
    }
    // Tab closed and webhook lost: reconciliation takes it.
    agree_unheard(&served, "thing-1");
    assert_eq!(last(&served).paid(), Paid::No, "agreeing is no money");
    assert_eq!(ask(served.site.payments.reconcile()).unwrap(), 1);
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert_eq!(ask(served.site.payments.reconcile()).unwrap(), 0);
    // All at once: the page to which the buyer returns, reconciliation, and a job.
    let (agent, hosted) = order(&served, "thing-1", 1);
    let payments = served.site.payments.clone();
    std::thread::scope(|scope| {
        scope.spawn(|| press(&mut agent.clone(), &hosted, "pay-twice"));
        for _ in 0..4 {
            scope.spawn(|| ask(payments.reconcile()).unwrap());
        }
    });
    until("taken", || {
        work(&served);
        last(&served).paid() == Paid::Fully
    });
    assert_eq!(last(&served).captured, last(&served).total);
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn money_from_a_bank_comes_later_or_not_at_all() {
    let served = Served::with_paypal(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-1", 1);
    press(&mut agent, &hosted, "debit");
    assert_eq!(last(&served).paid(), Paid::No, "taken, and on its way");
    until("comes", || {
        work(&served);
        last(&served).paid() == Paid::Fully
    });
    let (mut agent, hosted) = order(&served, "thing-1", 1);
    press(&mut agent, &hosted, "debit-fails");
    until("does not come", || {
        work(&served);
        payment(&served).state == State::Voided
    });
    assert_eq!((last(&served).paid(), troubles(&served)), (Paid::No, vec![]));
    served.world.check();
}

#[test]
fn an_answer_that_was_lost_on_the_way_is_asked_for_again() {
    let served = Served::with_paypal(Capture::AtOnce);
    // The money is taken, and nobody hears of it: the next who asks finds it taken.
    agree_unheard(&served, "thing-4");
    served.paypal.play(Trick::Answer(200));
    served.paypal.play(Trick::LoseWebhook);
    assert_eq!(ask(served.site.payments.reconcile()).unwrap(), 0, "the first answer has no sense in it");
    served.paypal.play(Trick::FailAfterSuccess);
    assert_eq!(ask(served.site.payments.reconcile()).unwrap(), 0);
    assert_eq!(last(&served).paid(), Paid::No);
    assert_eq!(ask(served.site.payments.reconcile()).unwrap(), 1);
    assert_eq!(last(&served).captured, last(&served).total);
    // In trouble when the page is asked for: the order is there, and gets one page.
    for trick in [Trick::FailAfterSuccess, Trick::Answer(409), Trick::Answer(429), Trick::Answer(500), Trick::Huge] {
        served.paypal.play(trick.clone());
        let (mut agent, to) = order(&served, "thing-4", 1);
        assert!(to.starts_with("/orders/"), "{trick:?}: {to}");
        assert!(payment(&served).session.is_none());
        let page = Page::of(&agent.get(&to));
        let pay = page.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap();
        let hosted = pay.send(&mut agent, &[]).location();
        let hosted = agent.path_of(&hosted);
        press(&mut agent, &hosted, "pay");
        assert_eq!(last(&served).paid(), Paid::Fully, "{trick:?}");
    }
    // A token that PayPal does not take any more is asked for anew.
    served.paypal.forget_tokens();
    let (mut agent, hosted) = order(&served, "thing-4", 1);
    // What is answered in words that nobody knows yet is no end and no money.
    served.paypal.play(Trick::UnknownStatus);
    ask(served.site.payments.reconcile()).unwrap();
    assert_eq!(last(&served).paid(), Paid::No);
    served.paypal.forget_tokens();
    press(&mut agent, &hosted, "pay");
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn what_is_agreed_to_after_the_end_is_never_taken() {
    let served = Served::with_paypal(Capture::AtOnce);
    // The time is over; the page at PayPal cannot be closed.
    let (mut agent, hosted) = order(&served, "thing-3", 1);
    let late = last(&served).id;
    ask(served.site.payments.close(&payment(&served))).unwrap();
    served.world.later(Span::hours(1));
    assert_eq!(served.world.run(ExpireOrder { order: late }).unwrap(), Expired::Cancelled);
    press(&mut agent, &hosted, "pay");
    until("told", || queue::all(&served.world.read(), 500).unwrap().iter().any(|queued| matches!(queued.job, Job::LookPayment { .. })));
    work(&served);
    ask(served.site.payments.reconcile()).unwrap();
    let order_now = served.world.read().get(late).unwrap();
    assert!(order_now.cancelled.is_some() && order_now.captured.is_zero() && payment(&served).state == State::Voided);
    // Another way to pay was chosen, and then the old tab.
    let (mut agent, hosted) = order(&served, "thing-3", 1);
    let page = press(&mut agent, &hosted, "decline");
    let bank = served.choice("Bank transfer");
    page.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap().send(&mut agent, &[("payment", &bank)]);
    let first = of_order(&served.world.read(), last(&served).id).unwrap().remove(0);
    ask(served.site.payments.close(&first)).unwrap();
    press(&mut agent, &hosted, "pay");
    work(&served);
    assert_eq!((last(&served).paid(), last(&served).captured.minor()), (Paid::No, 0));
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn what_was_agreed_to_in_time_is_taken_before_the_order_ends() {
    let served = Served::with_paypal(Capture::AtOnce);
    agree_unheard(&served, "thing-3");
    // The shop was away until long after the end.
    served.world.later(Span::hours(2));
    let worker = served.worker(served.site.mailer.clone());
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let working = std::thread::spawn(|| ask(worker.run(stopped)));
    let ends = || queue::all(&served.world.read(), 500).unwrap().iter().any(|queued| matches!(queued.job, Job::ExpireOrder { .. }));
    until("looked at", || !ends());
    stop.send(true).unwrap();
    working.join().unwrap();
    let order = last(&served);
    assert_eq!((order.paid(), order.cancelled.is_some()), (Paid::Fully, false));
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn a_forged_word_and_the_wrong_money_are_not_believed() {
    let served = Served::with_paypal(Capture::AtOnce);
    served.paypal.play(Trick::ForgeWebhook);
    let (mut agent, hosted) = order(&served, "thing-2", 1);
    agent.post(&hosted, &[("answer", "pay")]);
    std::thread::sleep(Duration::from_millis(500));
    work(&served);
    assert_eq!(last(&served).paid(), Paid::No, "a webhook proven by somebody else");
    assert!(queue::all(&served.world.read(), 500).unwrap().iter().all(|queued| !matches!(queued.job, Job::LookPayment { .. })));
    // Taken, but another amount than agreed to.
    for by in [1, -1] {
        let (mut agent, hosted) = order(&served, "thing-2", 1);
        served.paypal.play(Trick::OtherAmount(by));
        press(&mut agent, &hosted, "pay");
        let id = payment(&served).id;
        assert_eq!(last(&served).paid(), Paid::No, "{by} cent");
        assert!(troubles(&served).contains(&odd(&served.world, id, "other-amount")));
    }
    // An order that is not the one we made is not even taken.
    for (trick, code) in [(Trick::OtherCurrency, "other-currency"), (Trick::OtherAccount, "other-account")] {
        let (mut agent, hosted) = order(&served, "thing-2", 1);
        served.paypal.play(trick);
        press(&mut agent, &hosted, "pay");
        let payment = payment(&served);
        assert_eq!(last(&served).paid(), Paid::No, "{code}");
        assert!(payment.reference.is_empty());
        assert!(troubles(&served).contains(&odd(&served.world, payment.id, code)));
    }
    served.world.check();
}

#[test]
fn a_webhook_without_its_proof_is_refused() {
    let served = Served::with_paypal(Capture::AtOnce);
    let body = r#"{"id":"WH-1","event_version":"1.0","event_type":"CHECKOUT.ORDER.APPROVED","resource":{"custom_id":"x-1"}}"#;
    let good: Vec<(&str, String)> = vec![
        ("paypal-auth-algo", "SHA256withRSA".to_owned()),
        ("paypal-cert-url", "https://api.paypal.com/v1/notifications/certs/CERT-1".to_owned()),
        ("paypal-transmission-id", "t1".to_owned()),
        ("paypal-transmission-sig", "c2lnbmF0dXJl".to_owned()),
        ("paypal-transmission-time", "2026-11-21T10:00:00Z".to_owned()),
    ];
    let send = |headers: &[(&str, String)], body: &str| {
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        served.agent().send("POST", "/hooks/paypal", &headers, body.as_bytes()).status
    };
    assert_eq!(send(&good, body), 400, "PayPal does not know it");
    for missing in 0..good.len() {
        let mut headers = good.clone();
        headers.remove(missing);
        assert_eq!(send(&headers, body), 400);
        headers.extend([good[missing].clone(), good[missing].clone()]);
        assert_eq!(send(&headers, body), 400, "said twice");
    }
    for url in ["http://api.paypal.com/x", "https://api.paypal.com.evil.example/x", "https://evil.example/api.paypal.com/", ""] {
        let mut headers = good.clone();
        headers[1].1 = url.to_owned();
        assert_eq!(send(&headers, body), 400, "{url}");
    }
    for body in ["", "{", "[]", r#"{"id":"WH-1"}"#] {
        assert_eq!(send(&good, body), 400);
    }
    // PayPal does not say, here because the secret was changed there: it shall come again.
    let (client, key, account) = (PAYPAL_CLIENT.to_owned(), "of_yesterday".to_owned(), PAYPAL_ACCOUNT.to_owned());
    let revoked = ConnectProvider { kind: PaymentKind::PayPal, key, client, mode: Mode::Live, account, capture: Capture::AtOnce };
    served.world.run(revoked).unwrap();
    assert_eq!(send(&good, body), 500);
    served.world.run(DisconnectProvider { kind: PaymentKind::PayPal }).unwrap();
    assert_eq!(send(&good, body), 404, "nobody is set up");
    served.world.check();
}

#[test]
fn money_goes_back_whole_and_in_part() {
    let served = Served::with_paypal(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, "thing-10", 2);
    press(&mut agent, &hosted, "pay");
    let (id, total) = (last(&served).id, last(&served).total.minor());
    let refunds = || refund::of_order(&served.world.read(), id).unwrap();
    served.world.run(refund_of(id, 200)).unwrap();
    // Done, and the answer is lost: it goes back once.
    served.paypal.play(Trick::FailAfterSuccess);
    work(&served);
    served.paypal.forget_keys().unwrap();
    for _ in 0..2 {
        work(&served);
    }
    assert_eq!((refunds()[0].state.clone(), last(&served).refunded), (RefundState::Done, eur(200)));
    assert_eq!(wrong(served.world.run(refund_of(id, total - 199)).map(drop)).len(), 1, "more than is left");
    served.world.run(refund_of(id, total - 200)).unwrap();
    work(&served);
    assert_eq!(last(&served).refunded.minor(), total);
    for refund in refunds() {
        assert_eq!(ask(served.site.payments.refund(refund.id)).unwrap(), RefundState::Done);
    }
    // The webhook of a refund is about the refund, and moves nothing twice.
    std::thread::sleep(Duration::from_millis(200));
    work(&served);
    assert_eq!(last(&served).refunded.minor(), total);
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn money_that_is_held_is_taken_in_part_or_let_go() {
    let served = Served::with_paypal(Capture::ByHand);
    let bought = |handle: &str| {
        let (mut agent, hosted) = order(&served, handle, 1);
        press(&mut agent, &hosted, "pay");
        last(&served)
    };
    let first = bought("thing-20");
    assert_eq!(payment(&served).state, State::Authorized { held: first.total });
    assert_eq!((first.paid(), first.may_send()), (Paid::No, false));
    served.world.run(CapturePayment { order: first.id, amount: eur(1_500) }).unwrap();
    served.paypal.play(Trick::FailAfterSuccess);
    assert!(ask(served.site.payments.capture(payment(&served).id)).is_err());
    ask(served.site.payments.capture(payment(&served).id)).unwrap();
    assert_eq!((payment(&served).state, last(&served).captured), (State::Captured { taken: eur(1_500) }, eur(1_500)));
    served.world.run(refund_of(first.id, 500)).unwrap();
    work(&served);
    assert_eq!(last(&served).refunded, eur(500), "what was taken later goes back as well");
    // Held, and let go.
    let second = bought("thing-21");
    served.world.later(Span::days(1));
    let expire = || served.world.run(ExpireOrder { order: second.id }).unwrap();
    assert_eq!(expire(), Expired::NotNow, "held money keeps the order alive");
    ask(served.site.payments.close(&payment(&served))).unwrap();
    assert_eq!((payment(&served).state, expire()), (State::Voided, Expired::Cancelled));
    // Nobody comes back, nothing is heard: held by reconciliation.
    agree_unheard(&served, "thing-22");
    ask(served.site.payments.reconcile()).unwrap();
    assert_eq!(payment(&served).state, State::Authorized { held: last(&served).total });
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn an_account_is_connected_through_the_admin() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let path = "/admin/settings/paypal";
    let connect = |staff: &mut Agent, [client, key]: [&str; 2]| {
        Page::of(&staff.get(path)).form(path).send(staff, &[("client", client), ("key", key), ("capture", "at_once")])
    };
    let refused = connect(&mut staff, ["nobody", "nothing"]);
    assert_eq!(refused.status, 422);
    let page = Page::of(&refused);
    assert!(page.says("does not know this client id and secret"), "{}", page.words);
    assert_eq!(page.form(path).value("client"), "nobody", "what was typed comes back");
    assert_eq!(connect(&mut staff, ["", ""]).status, 422);
    // The app may do nothing, or PayPal is down: each is said, and nothing is kept.
    for (status, words) in [(403, "Missing: Orders"), (500, "PayPal answered 500"), (429, "PayPal answered 429")] {
        served.paypal.play(Trick::Answer(status));
        let refused = connect(&mut staff, [PAYPAL_CLIENT, PAYPAL_SECRET]);
        assert_eq!(refused.status, 422);
        assert!(Page::of(&refused).says(words), "{status}: {}", Page::of(&refused).words);
    }
    assert!(served.site.payments.of(PaymentKind::PayPal).unwrap().is_none(), "nothing was kept");
    let (mut agent, page) = served.at_checkout("thing-1", 1);
    assert!(
        !page.says("PayPal")
            && !agent.get("/checkout").header("content-security-policy").unwrap_or_default().contains("form-action 'self' ")
    );

    assert_eq!(connect(&mut staff, [PAYPAL_CLIENT, PAYPAL_SECRET]).status, 303);
    let page = Page::of(&staff.get(path));
    assert!(page.says(PAYPAL_ACCOUNT) && page.says("none yet") && !page.says(PAYPAL_SECRET), "{}", page.words);
    let (mut agent, page) = served.at_checkout("thing-1", 1);
    assert!(page.says("PayPal"));
    let policy = agent.get("/checkout").header("content-security-policy").unwrap_or_default().to_owned();
    assert!(policy.contains(&format!("form-action 'self' {};", agent.origin())), "{policy}");
    // The webhook was registered: the double tells of a buyer who never comes back.
    let (mut agent, hosted) = order(&served, "thing-8", 1);
    agent.post(&hosted, &[("answer", "pay")]);
    until("told", || {
        work(&served);
        last(&served).paid() == Paid::Fully
    });
    let press_verb = |staff: &mut Agent, verb: &str| Page::of(&staff.get(path)).form(&format!("{path}/{verb}")).send(staff, &[]);
    let places = || match served.site.payments.of(PaymentKind::PayPal).unwrap() {
        Some(Provider::PayPal(paypal)) => paypal.webhooks,
        _ => panic!("connected"),
    };
    let before = places();
    assert_eq!(press_verb(&mut staff, "webhook").status, 303);
    assert_eq!(places(), before, "an address is registered once: the place that there is stays");
    assert!(Page::of(&press_verb(&mut staff, "test")).says("The key is good"));
    // When the money is taken can be changed without typing the secret again.
    let form = Page::of(&staff.get(path)).form(path).clone();
    assert_eq!(form.send(&mut staff, &[("capture", "by_hand")]).status, 303);
    let (mut agent, hosted) = order(&served, "thing-9", 1);
    press(&mut agent, &hosted, "pay");
    assert!(matches!(payment(&served).state, State::Authorized { .. }));
    assert_eq!(conflict(served.world.run(DisconnectProvider { kind: PaymentKind::PayPal })), "payments-open");
    ask(served.site.payments.close(&payment(&served))).unwrap();
    assert_eq!(press_verb(&mut staff, "disconnect").status, 303);
    assert!(served.site.payments.of(PaymentKind::PayPal).unwrap().is_none());
    served.world.check();
}

#[test]
fn with_keys_from_the_environment_the_rest_is_decided_in_the_admin() {
    let served = Served::with_paypal(Capture::AtOnce);
    for kind in [PaymentKind::Stripe, PaymentKind::PayPal] {
        served.world.run(NoteEnvironment { kind, has_key: true }).unwrap();
        let typed = ConnectProvider {
            kind,
            key: "typed".to_owned(),
            client: "typed".to_owned(),
            mode: Mode::Sandbox,
            account: "other".to_owned(),
            capture: Capture::ByHand,
        };
        served.world.run(typed).unwrap();
        let kept = account::account(&served.world.read(), kind).unwrap().unwrap();
        assert_eq!(kept.capture, Capture::ByHand);
        assert!(kept.key != "typed" && kept.client != "typed" && kept.account != "other", "what was typed is not kept beside it");
    }
    served.world.check();
}

#[test]
fn amounts_are_written_as_paypal_writes_them() {
    use sutler::adapters::paypal::amount::{digits, from_paypal, to_paypal};
    let of = |code: &str| sutler::base::Currency::from_code(code).unwrap();
    let said = |minor: i64, code: &str| to_paypal(Money::new(minor, of(code)));
    let table = [(1_234, "EUR", "12.34"), (5, "USD", "0.05"), (120_000, "HUF", "1200"), (1_200, "JPY", "1200"), (120_000, "TWD", "1200")];
    for (minor, code, text) in table {
        assert_eq!(said(minor, code).as_deref(), Some(text), "{code}");
        assert_eq!(from_paypal(text, of(code)), Some(Money::new(minor, of(code))), "{code}");
    }
    assert_eq!((said(-1_05, "EUR").as_deref(), said(150, "HUF"), said(100, "KWD")), (Some("-1.05"), None, None));
    assert_eq!(digits(of("ISK")), None);
    for wrong in ["", ".", "1,00", "1.001", "1e3", "--1", "1.0000000", " 1", "99999999999999999999"] {
        assert_eq!(from_paypal(wrong, of("EUR")), None, "{wrong:?}");
    }
    assert_eq!(from_paypal("7.100", of("EUR")), Some(eur(710)));
}

#[test]
fn the_double_refuses_what_is_not_of_the_schema() {
    use sutler::web::paypal_double::{Side, check};
    let call = "POST /v2/checkout/orders";
    let good = serde_json::json!({
        "intent": "CAPTURE",
        "purchase_units": [{ "amount": { "currency_code": "EUR", "value": "1.00" }, "items": [
            { "name": "A mug", "quantity": "1", "unit_amount": { "currency_code": "EUR", "value": "1.00" } } ] }],
    });
    assert_eq!(check(call, Side::Request, &good), Ok(()));
    let changes: [(&str, serde_json::Value, &str); 8] = [
        ("/intent", serde_json::json!("TAKE"), "/intent"),
        ("/intent", serde_json::Value::Null, "/intent"),
        ("/purchase_units", serde_json::json!([]), "/purchase_units"),
        ("/purchase_units/0/amount/value", serde_json::json!("1,00"), "/purchase_units/0/amount/value"),
        ("/purchase_units/0/amount/value", serde_json::json!(1), "/purchase_units/0/amount/value"),
        ("/purchase_units/0/amount/currency_code", serde_json::json!("EURO"), "/purchase_units/0/amount/currency_code"),
        ("/purchase_units/0/items/0/quantity", serde_json::json!("0"), "/purchase_units/0/items/0/quantity"),
        (
            "/purchase_units/0/amount",
            serde_json::json!({ "value": "1.00", "currency_code": "EUR", "tip": "1" }),
            "/purchase_units/0/amount/tip",
        ),
    ];
    for (at, value, place) in changes {
        let mut body = good.clone();
        *body.pointer_mut(at).unwrap() = value;
        let why = check(call, Side::Request, &body).unwrap_err();
        assert!(why.starts_with(place), "{at}: {why}");
    }
    assert!(check("POST /v2/nothing", Side::Request, &good).is_err());
}
