//! Accounts with payment providers: other keys of the same account, other money, another account.

use crate::shop::buyer::ACCOUNT;
use crate::shop::world::{World, conflict};
use sutler::shop::payment::account::{Mode, ProviderAccount, account};
use sutler::shop::payment::connect::{ConnectProvider, NoteWebhook};
use sutler::shop::payment::{Capture, PaymentKind};
use sutler::shop::shipping::ShippingKind;

fn keys(account: &str, mode: Mode) -> ConnectProvider {
    let (kind, key, account) = (PaymentKind::Stripe, "rk_1".to_owned(), account.to_owned());
    ConnectProvider { kind, key, client: String::new(), mode, account, capture: Capture::AtOnce }
}

/// A shop that tries its ways of paying, and hears what becomes of them.
fn trying() -> World {
    let world = World::open();
    world.run(keys(ACCOUNT, Mode::Sandbox)).unwrap();
    world.run(NoteWebhook { kind: PaymentKind::Stripe, webhook: "we_1".to_owned(), secret: "whsec_1".to_owned() }).unwrap();
    world
}

fn there(world: &World) -> ProviderAccount {
    account(&world.read(), PaymentKind::Stripe).unwrap().unwrap()
}

#[test]
fn a_new_key_of_the_same_account_goes_on_hearing() {
    let world = trying();
    world.run(keys(ACCOUNT, Mode::Sandbox)).unwrap();
    assert_eq!((there(&world).webhook.as_str(), there(&world).webhook_secrets), ("we_1", vec!["whsec_1".to_owned()]));
}

#[test]
fn real_money_and_other_accounts_have_webhooks_of_their_own() {
    for (account, mode) in [(ACCOUNT, Mode::Live), ("acct_other", Mode::Sandbox), ("", Mode::Sandbox)] {
        let world = trying();
        world.run(keys(account, mode)).unwrap();
        assert_eq!((there(&world).webhook, there(&world).webhook_secrets), (String::new(), Vec::new()), "{account} {mode:?}");
        world.check();
    }
}

#[test]
fn nothing_is_exchanged_while_a_payment_is_open() {
    let world = trying();
    let mug = world.stocked("Mug", 1_000, 5);
    world.buy(&[(&mug, 1)], ShippingKind::Delivery, PaymentKind::Stripe);
    for (account, mode) in [(ACCOUNT, Mode::Live), ("acct_other", Mode::Sandbox)] {
        assert_eq!(conflict(world.run(keys(account, mode))), "payments-open", "{account} {mode:?}");
    }
    world.run(keys(ACCOUNT, Mode::Sandbox)).unwrap();
    assert_eq!(there(&world).webhook, "we_1");
    world.check();
}
