//! Trying a provider with money, end to end: a small payment through the connected account, which goes back.
//!
//! It is an order that sells nothing: one charge, no goods, no tax. So all that is true of money is true of it without another word: its
//! page is asked for like any other, what the provider tells settles it, the nightly comparison knows it, the books explain what came,
//! what went back and what the provider kept of it to the cent, and who forgets to pay has it ended with its page. It is no business:
//! the figures of the day leave it out, no letter is written about it, and it is paid by no other way.

use super::ShippingOffer;
use super::placing::{Buyer, Terms, begin_payment, place};
use crate::base::{Address, Id, Money, OrderId, Outcome, PaymentId, Refusal, Words};
use crate::shop::order::refund::refundable;
use crate::shop::order::{ChosenPayment, Order, PlacedBy, Waits};
use crate::shop::payment::account::{Mode, account};
use crate::shop::payment::settle::Ours;
use crate::shop::payment::{self, Payment, PaymentKind, refund};
use crate::shop::price::Quote;
use crate::shop::settings;
use crate::shop::shipping::ShippingMethod;
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: a payment to try this provider. As long as the last one waits to be paid, it is that one.
///
/// # Errors
/// `trial-not-back` as long as money of the last one is not given back.
#[derive(Serialize, Deserialize)]
pub struct TryProvider {
    pub kind: PaymentKind,
    /// Whether the keys that are connected now move real money.
    pub mode: Mode,
}

impl Command for TryProvider {
    type Done = PaymentId;
    const NAME: &'static str = "try_provider";
    const NEEDS: Permission = Permission::Settings;
    fn run(self, tx: &mut Tx) -> Outcome<PaymentId> {
        let settings = settings::the(tx)?;
        let amount = amount(self.kind, &settings).ok_or(Refusal::conflict("not-allowed-now"))?;
        if !payment::account::is_there(tx, self.kind)? {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if let Some((order, Some(last))) = newest(tx, self.kind, self.mode)? {
            if order.cancelled.is_none() && last.state.is_open() {
                return Ok(last.id);
            }
            if !left(tx, &order)?.is_zero() {
                return Err(Refusal::conflict("trial-not-back").into());
            }
        }
        let email = match tx.actor.staff() {
            Some(staff) => tx.get(staff)?.email,
            None => settings.contact.email.clone().ok_or(Refusal::conflict("not-allowed-now"))?,
        };
        let name = Words::told("trial-payment");
        let (country, street) = (settings.country, String::new());
        let at = Address {
            country,
            name: settings.name.clone(),
            company: String::new(),
            street,
            postal_code: String::new(),
            city: String::new(),
            region: String::new(),
            phone: String::new(),
        };
        let buyer = Buyer {
            customer: None,
            email,
            ship_to: at,
            bill_to: None,
            locale: settings.locale,
            message: String::new(),
            staff_note: String::new(),
            placed_by: PlacedBy::Trial,
            waits: Waits::ForItsPayment,
        };
        let shipping = ShippingOffer {
            method: ShippingMethod { name: name.clone(), ..ShippingMethod::by_email(settings.currency) },
            cost: Money::zero(settings.currency),
            total: amount,
        };
        let payment = ChosenPayment { kind: self.kind, name, ..ChosenPayment::of(None) };
        let terms = Terms { shipping, slot: None, payment, quote: Quote::of_trial(amount), cards: Vec::new() };
        let order = place(tx, &settings, buyer, Vec::new(), terms)?;
        tx.set_mark(&mark(self.kind), order.id.get());
        let begun = begin_payment(tx, &settings, order.id, self.kind, amount)?;
        Ok(begun.ok_or(Refusal::conflict("not-allowed-now"))?)
    }
}

/// What is paid to try a provider: one of the shop's currency, or the least that the provider takes; `None` where it takes neither, or
/// there is no provider.
pub fn amount(kind: PaymentKind, settings: &settings::Settings) -> Option<Money> {
    let (provider, currency) = (kind.describe()?, settings.currency);
    let (least, one) = (provider.least(currency), Money::new(10_i64.pow(currency.digits()), currency));
    let amount = if least > one { least } else { one };
    provider.refuses(amount).is_none().then_some(amount)
}

/// What came by a try and is not given back.
pub fn left(reads: &impl Reads, order: &Order) -> Outcome<Money> {
    Ok(refundable(order, &payment::of_order(reads, order.id)?, &refund::of_order(reads, order.id)?))
}

/// The last try of a provider, and its payment; none where its money lies in another account than the one that is connected now, or
/// was play money and now is real.
pub fn newest(reads: &impl Reads, kind: PaymentKind, mode: Mode) -> Outcome<Option<(Order, Option<Payment>)>> {
    let known = reads.mark(&mark(kind))?;
    // A shop that was wiped, or made from its journal, may count anew.
    let Some(order) = reads.find(OrderId::new(known))?.filter(|order: &Order| order.placed_by == PlacedBy::Trial) else {
        return Ok(None);
    };
    let account = account(reads, kind)?.map_or(String::new(), |account| account.account);
    let ours = Ours { account: &account, live: mode == Mode::Live };
    let payment = payment::of_order(reads, order.id)?.pop();
    Ok(Some((order, payment)).filter(|(_, payment)| payment.as_ref().is_none_or(|payment| payment.is_of(ours))))
}

fn mark(kind: PaymentKind) -> String {
    format!("tried {}", kind.key())
}
