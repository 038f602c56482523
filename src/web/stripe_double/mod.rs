//! A double of Stripe: a small server that speaks its interface (Checkout, intents, refunds, webhooks) with objects of its shape,
//! shows a hosted page with a button for everything that happens to payments, and misbehaves on demand. It never touches the shop:
//! what the shop learns, it learns over HTTP. For developers (`sutler demo --payments stripe-double`) and for tests.

mod api;
mod dashboard;
mod ledger;
mod lists;
mod nested;
mod page;
mod refunds;
mod webhook;

use super::double::{self, BODY_BYTES_MAX, Double, DoubleConfig, Trick, Trouble};
use crate::base::Outcome;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{delete, get, post};
use std::ops::Deref;

/// Where it listens, below the address of whoever serves it.
pub const ROOT: &str = "/stripe-double";

/// The running double; copies share it.
#[derive(Clone)]
pub struct StripeDouble(Double);

impl Deref for StripeDouble {
    type Target = Double;
    fn deref(&self) -> &Double {
        &self.0
    }
}

impl StripeDouble {
    /// Reads the objects of before. Blocks.
    pub fn open(config: DoubleConfig) -> Outcome<StripeDouble> {
        let trouble = |status: StatusCode| api::refuse(status, "api_error", "Something went wrong on our end.");
        Ok(StripeDouble(Double::open(config, trouble, Trouble::IsKept)?))
    }

    /// All of its addresses, each below `ROOT`.
    pub fn router(&self) -> Router {
        let api = Router::new()
            .route("/stripe-double/v1/account", get(api::account))
            .route("/stripe-double/v1/checkout/sessions", post(api::create_session).get(lists::sessions))
            .route("/stripe-double/v1/checkout/sessions/{id}", get(api::show_session))
            .route("/stripe-double/v1/checkout/sessions/{id}/expire", post(api::expire_session))
            .route("/stripe-double/v1/payment_intents/{id}", get(api::show_intent))
            .route("/stripe-double/v1/payment_intents/{id}/capture", post(api::capture))
            .route("/stripe-double/v1/payment_intents/{id}/cancel", post(api::cancel))
            .route("/stripe-double/v1/refunds", post(api::create_refund).get(lists::refunds))
            .route("/stripe-double/v1/refunds/{id}", get(api::show_refund))
            .route("/stripe-double/v1/balance_transactions", get(lists::transactions))
            .route("/stripe-double/v1/payouts", get(lists::payouts))
            .route("/stripe-double/v1/disputes", get(lists::disputes))
            .route("/stripe-double/v1/disputes/{id}", get(lists::show_dispute))
            .route("/stripe-double/v1/webhook_endpoints", post(api::create_endpoint))
            .route("/stripe-double/v1/webhook_endpoints/{id}", delete(api::delete_endpoint))
            .layer(axum::middleware::from_fn_with_state(self.0.clone(), double::play))
            .layer(axum::middleware::from_fn_with_state(self.clone(), api::guard));
        api.route("/stripe-double/pay/{id}", get(page::show).post(page::choose))
            .route("/stripe-double/dashboard", get(dashboard::show).post(dashboard::press))
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
            .with_state(self.clone())
    }

    /// Pays out whatever is on the balance; its name. Blocks.
    pub fn pay_out(&self) -> Outcome<Option<String>> {
        let (name, now) = (self.name("po_"), self.now().seconds());
        let trick = self.next_trick(|trick| matches!(trick, Trick::PayoutOff(_)));
        let paid = self.book.change(|pages| ledger::pay_out(pages, &name, now, trick.as_ref()))?;
        Ok(paid.map(|_| name))
    }

    /// From now on the balance is in this currency, whatever buyers pay in; one of theirs is worth so many millionths of it. Blocks.
    pub fn settle_in(&self, currency: &str, rate: i64) -> Outcome {
        self.book.change(|pages| pages.settles_in = Some((currency.to_owned(), rate)))
    }

    /// Somebody else is paid on the same account. Blocks.
    pub fn pay_stranger(&self) -> Outcome {
        let (name, now) = (self.name("pi_"), self.now().seconds());
        self.book.change(|pages| ledger::stranger(pages, name, now))
    }

    /// Does something to a payment, dispute or payout of that name, and tells the shop. Blocks.
    fn act(&self, deed: ledger::Deed, of: &str) -> Outcome {
        let (name, now) = (self.name("dp_"), self.now().seconds());
        let told = self.book.change(|pages| ledger::act(pages, deed, of, &name, now))?;
        told.iter().for_each(|told| webhook::tell(self, told.kind, &told.object));
        Ok(())
    }
}
