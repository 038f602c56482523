//! Several commands at one moment, in one commit: the same verbs under the same names, without a sync after each.

use crate::base::{Address, Email, JobId, Locale, Outcome, PaymentMethodId, Refusal, ShippingMethodId, VariantId};
use crate::shop::cart::change::AddToCart;
use crate::shop::cart::{buyable, by_token};
use crate::shop::checkout::{PlaceOrder, Placed, bill, offers, pickup};
use crate::shop::gift_card::ApplyGiftCard;
use crate::shop::gift_card::apply::in_cart;
use crate::shop::payment::rule::About;
use crate::shop::payment::settle::Settle;
use crate::shop::payment::start::NotePage;
use crate::shop::price::basket;
use crate::shop::queue::FinishJob;
use crate::shop::{Command, Permission, Tx, settings, wipe};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The same verb many times.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "C: DeserializeOwned"))]
pub struct Together<C: Command>(pub Vec<C>);

impl<C: Command> Command for Together<C> {
    type Done = Vec<C::Done>;
    const NAME: &'static str = C::NAME;
    const NEEDS: Permission = C::NEEDS;

    fn run(self, tx: &mut Tx) -> Outcome<Vec<C::Done>> {
        self.0.into_iter().map(|command| command.run(tx)).collect()
    }
}

/// What a visitor does in half an hour: things into the cart, a look at the total, the order.
#[derive(Serialize, Deserialize)]
pub struct Buy {
    pub goods: Vec<(VariantId, u32)>,
    /// Codes of gift cards that pay first.
    pub cards: Vec<String>,
    pub email: Email,
    pub ship_to: Address,
    pub shipping: ShippingMethodId,
    pub payment: PaymentMethodId,
    pub message: String,
    pub locale: Locale,
}

impl Command for Buy {
    type Done = Placed;
    const NAME: &'static str = PlaceOrder::NAME;
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome<Placed> {
        let mut token = None;
        for &(variant, quantity) in &self.goods {
            token = Some(AddToCart { cart: token, variant, quantity }.run(tx)?);
        }
        let token = token.ok_or(Refusal::conflict("cart-empty"))?;
        for code in self.cards {
            ApplyGiftCard { cart: token.clone(), code }.run(tx)?;
        }
        let cart = by_token(tx, &token)?.ok_or(Refusal::conflict("cart-empty"))?;
        let settings = settings::the(tx)?;
        let mut wanted = Vec::new();
        for line in &cart.lines {
            wanted.extend(buyable(tx, line.variant)?.map(|(product, variant)| (product, variant, line.quantity)));
        }
        let country = self.ship_to.country;
        let basket = basket(tx, &settings, country, wanted.iter().map(|(product, variant, quantity)| (product, variant, *quantity)))?;
        let about = About::of(&[], wanted.iter().map(|(product, variant, _)| (product, variant)));
        let choice = offers(tx, &settings, country, &basket, about)?.choose(Some(self.shipping), Some(self.payment));
        let bill = bill(choice, &basket, &in_cart(tx, &cart, settings.currency, tx.now)?);
        let slot = match &bill.choice.shipping {
            Some(offer) => pickup::first_free(tx, &offer.method, tx.now, &settings.time_zone)?,
            None => None,
        };
        let order = PlaceOrder {
            once: token.clone(),
            cart: token,
            email: self.email,
            ship_to: self.ship_to,
            bill_to: None,
            shipping: bill.choice.shipping.as_ref().map_or(self.shipping, |offer| offer.method.id),
            payment: self.payment,
            expected: bill.quote.total,
            covered: Some(bill.covered()),
            message: self.message,
            locale: self.locale,
            newsletter: None,
            slot: slot.map(|slot| slot.from),
            link: None,
        };
        order.run(tx)
    }
}

/// The provider made its page, and later said what became of it. In the past both are known at once.
#[derive(Serialize, Deserialize)]
pub struct Hear {
    pub page: NotePage,
    pub said: Settle,
}

impl Command for Hear {
    type Done = ();
    const NAME: &'static str = Settle::NAME;
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome {
        self.page.run(tx)?;
        self.said.run(tx).map(drop)
    }
}

/// The demo is filled: jobs whose time is long over are done, and the mark is set.
#[derive(Serialize, Deserialize)]
pub struct FinishFilling {
    pub jobs: Vec<JobId>,
}

impl Command for FinishFilling {
    type Done = ();
    const NAME: &'static str = "finish_filling";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome {
        for job in self.jobs {
            FinishJob { job }.run(tx)?;
        }
        wipe::draw_line(tx)
    }
}
