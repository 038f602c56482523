//! Keys that are wrong, taken back or may too little, a provider that is down, a clock that is wrong: the merchant reads what to do in
//! the admin, in either language, and the buyer has an order and every other way to pay.

use super::agent::Agent;
use super::page::Page;
use super::paying::{ask, last, order, payment, press, troubles};
use super::served::{PAYPAL_ACCOUNT, PAYPAL_CLIENT, STRIPE_ACCOUNT, STRIPE_SECRET, Served};
use sutler::adapters::provider::Provider;
use sutler::adapters::signature::sign;
use sutler::base::Span;
use sutler::shop::attention::Trouble;
use sutler::shop::order::Paid;
use sutler::shop::payment::account::{self, Mode};
use sutler::shop::payment::connect::{ConnectProvider, NoteEnvironment};
use sutler::shop::payment::{Capture, PaymentKind};
use sutler::shop::queue::{self, FailJob, Outlook};
use sutler::shop::staff::Role;
use sutler::shop::{Actor, Job};
use sutler::web::double::{Double, Trick};

const WAYS: [(PaymentKind, &str); 2] = [(PaymentKind::Stripe, "Card and more, online"), (PaymentKind::PayPal, "PayPal")];

/// What keeps a provider from answering, and what the merchant is told to do, in English and German.
const KEYS: [&str; 2] = ["please copy valid ones from the provider’s dashboard", "kopieren Sie gültige aus der Übersicht des Anbieters"];
const PERMISSION: [&str; 2] = ["please give it the permission", "geben Sie ihm in der Übersicht des Anbieters das Recht"];
const BUSY: [&str; 2] = ["please try again in some minutes", "versuchen Sie es in einigen Minuten noch einmal"];
const UNREACHABLE: [&str; 2] = ["whether this machine is on the internet", "ob dieser Rechner im Internet ist"];

pub fn served_with(kind: PaymentKind) -> Served {
    if kind == PaymentKind::Stripe { Served::with_stripe(Capture::AtOnce) } else { Served::with_paypal(Capture::AtOnce) }
}

fn double(served: &Served, kind: PaymentKind) -> &Double {
    if kind == PaymentKind::Stripe { &served.stripe } else { &served.paypal }
}

/// The provider takes the keys back, and the shop does not know.
fn revoke(served: &Served, kind: PaymentKind) {
    let (client, account) =
        if kind == PaymentKind::Stripe { (String::new(), STRIPE_ACCOUNT) } else { (PAYPAL_CLIENT.to_owned(), PAYPAL_ACCOUNT) };
    let key = "of_yesterday".to_owned();
    let revoked = ConnectProvider { kind, key, client, mode: Mode::default(), account: account.to_owned(), capture: Capture::AtOnce };
    served.world.run(revoked).unwrap();
}

/// The same person, reading both languages.
fn readers(staff: &Agent) -> [Agent; 2] {
    ["en", "de"].map(|tag| Agent { headers: vec![("accept-language".to_owned(), tag.to_owned())], ..staff.clone() })
}

/// What is said on a page of the admin, in each language.
fn is_said(staff: &Agent, path: &str, words: [&str; 2]) {
    for (mut reader, words) in readers(staff).into_iter().zip(words) {
        let page = Page::of(&reader.get(path));
        assert!(page.says(words), "{path}: {words}: {}", page.words);
    }
}

/// The last order has no page; the job that asks for one comes to nothing with what the adapter says.
fn gave_up(served: &Served) {
    let fault = ask(served.site.payments.page_of(payment(served).id)).unwrap_err();
    let wanted = Job::OpenPayment { payment: payment(served).id };
    let job = queue::all(&served.world.read(), 500).unwrap().into_iter().find(|queued| queued.job == wanted).unwrap().id;
    served.world.shop.run(&Actor::System, FailJob { outlook: Outlook::Hopeless, ..FailJob::of(job, &fault) }).unwrap();
}

/// The buyer has the order, is told that the page is not there, and pays otherwise.
fn pays_otherwise(served: &Served, agent: &mut Agent, to: &str) {
    assert!(to.starts_with("/orders/"), "{to}");
    let page = Page::of(&agent.get(to));
    let bank = served.choice("Bank transfer");
    assert!(page.says("Only the payment is missing") && page.says("Test card (no real money)"), "{}", page.words);
    let pay = page.forms.iter().find(|form| form.action.ends_with("/pay")).unwrap();
    let changed = pay.send(agent, &[("payment", bank.as_str())]);
    assert!(Page::of(&agent.follow(&changed)).says("DE89 3704 0044 0532 0130 00"));
    assert_eq!(last(served).payment.kind, PaymentKind::BankTransfer);
}

#[test]
fn keys_that_were_taken_back_are_said_and_the_buyer_pays_otherwise() {
    for (kind, way) in WAYS {
        let served = served_with(kind);
        revoke(&served, kind);
        let (mut agent, to) = order(&served, way, ("thing-4", 1));
        gave_up(&served);
        let staff = served.staff(Role::Owner);
        is_said(&staff, "/admin/attention", KEYS);
        is_said(&staff, "/admin/flows", KEYS);
        pays_otherwise(&served, &mut agent, &to);
        served.world.check();
    }
}

#[test]
fn a_provider_in_trouble_or_a_key_that_may_too_little_is_said_and_the_buyer_pays_otherwise() {
    for (kind, way) in WAYS {
        for (status, words) in [(403, PERMISSION), (500, BUSY), (503, BUSY), (429, BUSY)] {
            let served = served_with(kind);
            double(&served, kind).play(Trick::Answer(status));
            let (mut agent, to) = order(&served, way, ("thing-4", 1));
            double(&served, kind).play(Trick::Answer(status));
            gave_up(&served);
            is_said(&served.staff(Role::Owner), "/admin/attention", words);
            pays_otherwise(&served, &mut agent, &to);
            served.world.check();
        }
    }
}

#[test]
fn a_provider_that_cannot_be_reached_is_said() {
    for (kind, way) in WAYS {
        let served = served_with(kind);
        double(&served, kind).play(Trick::Answer(500));
        order(&served, way, ("thing-4", 1));
        // Nobody listens there.
        let nowhere = "http://127.0.0.1:9".to_owned();
        let fault = match served.site.payments.of(kind).unwrap().unwrap() {
            Provider::Stripe(mut stripe) => {
                stripe.url = nowhere;
                ask(stripe.look("cs_test_x")).unwrap_err()
            }
            Provider::PayPal(mut paypal) => {
                paypal.url = nowhere;
                ask(paypal.look("X")).unwrap_err()
            }
            Provider::TestPay(_) => unreachable!(),
        };
        let wanted = Job::OpenPayment { payment: payment(&served).id };
        let job = queue::all(&served.world.read(), 500).unwrap().into_iter().find(|queued| queued.job == wanted).unwrap().id;
        served.world.shop.run(&Actor::System, FailJob { outlook: Outlook::Hopeless, ..FailJob::of(job, &fault) }).unwrap();
        is_said(&served.staff(Role::Owner), "/admin/attention", UNREACHABLE);
    }
}

#[test]
fn keys_are_refused_with_what_to_do_in_either_language() {
    for (kind, _) in WAYS {
        let served = Served::new();
        let path = format!("/admin/settings/{}", kind.key());
        let typed = [("key", "sk_of_nobody"), ("capture", "at_once"), ("client", PAYPAL_CLIENT)];
        // Stripe has one key.
        let typed = if kind == PaymentKind::Stripe { &typed[..2] } else { &typed[..] };
        for (mut reader, words) in readers(&served.staff(Role::Owner)).into_iter().zip(KEYS) {
            let refused = Page::of(&reader.get(&path)).form(&path).send(&mut reader, typed);
            let page = Page::of(&refused);
            assert!(refused.status == 422 && page.says(words) && page.form(&path).value("key") == "sk_of_nobody", "{}", page.words);
        }
        assert!(served.site.payments.of(kind).unwrap().is_none(), "nothing was kept");
    }
}

#[test]
fn a_clock_that_is_ten_minutes_off_is_said_and_no_money_is_lost() {
    let served = Served::with_stripe(Capture::AtOnce);
    let body = r#"{"id":"evt_1","type":"never.heard.of","livemode":false,"data":{"object":{}}}"#;
    let send = |secret: &str, off: Span| {
        let signature = sign(secret, body.as_bytes(), (served.world.clock())() + off);
        served.agent().send("POST", "/hooks/stripe", &[("stripe-signature", &signature)], body.as_bytes()).status
    };
    // Of another time, and signed by nobody we know: that is no clock.
    assert_eq!(send("whsec_of_somebody_else", Span::minutes(10)), 400);
    assert_eq!(troubles(&served), []);
    for off in [Span::minutes(10), Span(-600)] {
        assert_eq!(send(STRIPE_SECRET, off), 400);
        assert_eq!(troubles(&served), [Trouble::Clock {}], "said once");
    }
    let words = ["Please set the clock", "Bitte stellen Sie die Uhr"];
    is_said(&served.staff(Role::Owner), "/admin/attention", words);
    // The buyer notices nothing: Stripe is asked.
    let (mut agent, hosted) = order(&served, WAYS[0].1, ("thing-4", 1));
    press(&mut agent, &hosted, "pay-lose-webhook");
    assert_eq!((last(&served).paid(), troubles(&served)), (Paid::Fully, vec![Trouble::Clock {}]));
    // With the next message that is believed it is over.
    assert_eq!(send(STRIPE_SECRET, Span(0)), 204);
    assert_eq!(troubles(&served), []);
    served.world.check();
}

/// What is no key is kept while the provider is down, wherever the keys are from; a key is not.
#[test]
fn while_the_provider_is_down_everything_but_keys_can_be_changed() {
    for (kind, _) in WAYS {
        for from_environment in [false, true] {
            let served = served_with(kind);
            if from_environment {
                served.world.run(NoteEnvironment { kind, has_key: true }).unwrap();
            }
            let before = account::account(&served.world.read(), kind).unwrap().unwrap();
            let path = format!("/admin/settings/{}", kind.key());
            let mut staff = served.staff(Role::Owner);
            double(&served, kind).play(Trick::Answer(503));
            let form = Page::of(&staff.get(&path)).form(&path).clone();
            // PayPal's webhooks have no secret that one could type.
            let (secret, rest) = ([("secret", "whsec_another_secret")], [("capture", "by_hand")]);
            let typed = if kind == PaymentKind::Stripe { [&rest[..], &secret].concat() } else { rest.to_vec() };
            let saved = form.send(&mut staff, &typed);
            assert_eq!(saved.status, 303, "{path}: {}", saved.text());
            let now = account::account(&served.world.read(), kind).unwrap().unwrap();
            assert_eq!(now.capture, Capture::ByHand);
            assert_eq!(now.webhook_secrets[0] == "whsec_another_secret", kind == PaymentKind::Stripe);
            assert!(now.key == before.key && now.client == before.client && now.account == before.account && now.mode == before.mode);
            // Nobody was called: the trick still waits, and the first who types a key meets it.
            if !from_environment {
                let refused = form.send(&mut staff, &[("key", "another"), ("capture", "at_once")]);
                assert_eq!(refused.status, 422);
                assert!(account::account(&served.world.read(), kind).unwrap().unwrap() == now, "nothing was kept");
            }
            served.world.check();
        }
    }
}
