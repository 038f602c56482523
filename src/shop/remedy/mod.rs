//! What a person can do about an entry under *Needs attention*: the remedies of every kind of trouble in one table, and why one that
//! a person would look for is not possible.

pub mod apply;

pub use apply::ApplyRemedy;

use super::attention::{Attention, Trouble};
use super::order::refund_lines::lesser;
use super::order::{reinstate, return_owed};
use super::payment::refund;
use super::payment::{Payment, PaymentKind, RefundState, State};
use crate::base::{Money, Outcome, PaymentId, Time};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// All of it goes back the way it came.
    SendBack,
    /// It is the order's: booked to it, or the order goes on.
    TakeIn,
    /// The provider is asked now; the answer settles the entry, or does not.
    AskAgain,
    /// The order counts as paid with what has come.
    LetRestGo,
    /// The buyer gets the link by which one pays, and what is missing.
    Remind,
    /// A refund was transferred, or handed over.
    Given,
    /// A refund is decided no more.
    Withdraw,
    /// A person has done it elsewhere, and says how.
    Settled,
}

impl Remedy {
    pub const ALL: [Remedy; 8] = [
        Remedy::SendBack,
        Remedy::TakeIn,
        Remedy::AskAgain,
        Remedy::LetRestGo,
        Remedy::Remind,
        Remedy::Given,
        Remedy::Withdraw,
        Remedy::Settled,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Remedy::SendBack => "send_back",
            Remedy::TakeIn => "take_in",
            Remedy::AskAgain => "ask_again",
            Remedy::LetRestGo => "let_rest_go",
            Remedy::Remind => "remind",
            Remedy::Given => "given",
            Remedy::Withdraw => "withdraw",
            Remedy::Settled => "settled",
        }
    }
}

/// Why a remedy is not possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bar {
    OtherCurrency,
    /// It lies in an account that is not connected here.
    OtherAccount,
    /// It is play money, or real money that came while cards are played with.
    OtherMode,
    /// The provider knows nothing of it.
    NotThere,
    /// Another amount of the same page is booked to the order already.
    Booked,
    /// Nothing came: only word of it.
    NoMoney,
    /// The provider is not connected, or gives nothing back.
    NoProvider,
    /// Only the bank moves it.
    ByBank,
    /// No order of this shop is named.
    NoOrder,
    /// The order is not paid in full, some of it went back, or its goods or its slot are gone.
    CannotGoOn,
    /// It went back already, or lies with another payment.
    NotLeft,
}

impl Bar {
    /// The public code of the refusal; its words are the text `refused-CODE`.
    pub const fn code(self) -> &'static str {
        match self {
            Bar::OtherCurrency => "remedy-other-currency",
            Bar::OtherAccount => "remedy-other-account",
            Bar::OtherMode => "remedy-other-mode",
            Bar::NotThere => "remedy-not-there",
            Bar::Booked => "remedy-booked",
            Bar::NoMoney => "remedy-no-money",
            Bar::NoProvider => "remedy-no-provider",
            Bar::ByBank => "remedy-by-bank",
            Bar::NoOrder => "remedy-no-order",
            Bar::CannotGoOn => "remedy-cannot-go-on",
            Bar::NotLeft => "remedy-not-left",
        }
    }
}

/// A remedy that fits, or would if it were not for something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    pub remedy: Remedy,
    /// How much it is about, where that is one amount.
    pub amount: Option<Money>,
    pub bar: Option<Bar>,
}

impl Offer {
    const fn of(remedy: Remedy) -> Offer {
        Offer { remedy, amount: None, bar: None }
    }

    const fn about(remedy: Remedy, amount: Money, bar: Option<Bar>) -> Offer {
        Offer { remedy, amount: Some(amount), bar }
    }
}

/// Whether whoever says that an entry is settled has to say how: money that is nowhere in the books needs a trace.
pub const fn wants_note(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Payment { .. }
            | Trouble::MoneyOwed { .. }
            | Trouble::Stranger { .. }
            | Trouble::Refund { .. }
            | Trouble::BankEntry { .. }
            | Trouble::RefundMisfit { .. }
            | Trouble::RefundUnseen { .. }
            | Trouble::PaidInPart { .. }
    )
}

/// What is known around an entry.
pub struct Around<'a> {
    pub now: Time,
    /// Of a provider: whether it is connected and gives back.
    pub reach: &'a dyn Fn(PaymentKind) -> Outcome<bool>,
}

impl Around<'_> {
    fn bar(&self, kind: PaymentKind) -> Outcome<Option<Bar>> {
        Ok((!(self.reach)(kind)?).then_some(Bar::NoProvider))
    }
}

/// What fits an entry, the way out first, and at the end that it was settled elsewhere.
pub fn offers(reads: &impl Reads, open: &Attention, around: &Around<'_>) -> Outcome<Vec<Offer>> {
    let mut offers = match &open.trouble {
        Trouble::Payment { payment, code, session } => of_odd(reads, (*payment, code, session), around)?,
        Trouble::MoneyOwed { payment, amount } => of_owed(reads, (*payment, *amount), around)?,
        Trouble::Refund { refund } => match reads.find(*refund)? {
            Some(refund) => of_refund(reads, &refund, around)?,
            None => Vec::new(),
        },
        Trouble::Stranger { amount, .. } => {
            let far = match return_owed::loose(reads, &open.trouble)? {
                Some(loose) => around.bar(loose.provider)?,
                None => Some(Bar::NoProvider),
            };
            let ask = Offer { bar: far, ..Offer::of(Remedy::AskAgain) };
            vec![Offer::about(Remedy::SendBack, *amount, far), Offer::about(Remedy::TakeIn, *amount, Some(Bar::NoOrder)), ask]
        }
        Trouble::BankEntry { entry } => match (reads.find(*entry)?, open.order.map(|id| reads.find(id)).transpose()?.flatten()) {
            (Some(entry), Some(order)) => {
                let amount = entry.booking.amount;
                let bar = (amount.currency() != order.total.currency()).then_some(Bar::OtherCurrency);
                vec![Offer::about(Remedy::TakeIn, amount, bar), Offer::about(Remedy::SendBack, amount, Some(Bar::ByBank))]
            }
            _ => Vec::new(),
        },
        Trouble::PaidInPart { order, .. } => {
            let order = reads.get(*order)?;
            vec![Offer::about(Remedy::LetRestGo, order.outstanding(), None), Offer::of(Remedy::Remind)]
        }
        Trouble::RefundByHand { refund } => {
            let amount = reads.get(*refund)?.amount;
            vec![Offer::about(Remedy::Given, amount, None), Offer::about(Remedy::Withdraw, amount, None)]
        }
        Trouble::RefundMisfit { .. } | Trouble::RefundUnseen { .. } | Trouble::Dispute { .. } => vec![Offer::of(Remedy::AskAgain)],
        Trouble::Job { .. }
        | Trouble::Journal {}
        | Trouble::Unreserved { .. }
        | Trouble::Clock {}
        | Trouble::Payout { .. }
        | Trouble::RefundFound { .. }
        | Trouble::CardTesting { .. } => Vec::new(),
    };
    // A refund that waits for a person is given or withdrawn: it is not settled otherwise.
    if !matches!(open.trouble, Trouble::RefundByHand { .. } | Trouble::Job { .. }) {
        offers.push(Offer::of(Remedy::Settled));
    }
    Ok(offers)
}

/// Money that does not fit its payment.
fn of_odd(reads: &impl Reads, (id, code, session): (PaymentId, &str, &str), around: &Around<'_>) -> Outcome<Vec<Offer>> {
    let payment = reads.get(id)?;
    let far = around.bar(payment.kind)?;
    let ask = Offer { bar: far, ..Offer::of(Remedy::AskAgain) };
    let odd = payment.quarantined(code, session).and_then(|odd| odd.amount().map(|amount| (odd, amount)));
    let Some((odd, amount)) = odd else {
        let nothing = Offer { bar: Some(if code == "missing" { Bar::NotThere } else { Bar::NoMoney }), ..Offer::of(Remedy::SendBack) };
        return Ok(vec![ask, nothing]);
    };
    let out_of_reach = match code {
        "other-account" => Some(Bar::OtherAccount),
        "other-mode" => Some(Bar::OtherMode),
        _ => far,
    };
    let bar = out_of_reach.or_else(|| (payment.is_page(session) && !is_free(&payment)).then_some(Bar::Booked));
    let order = reads.get(payment.order)?;
    let take = bar.or_else(|| (amount.currency() != order.total.currency()).then_some(Bar::OtherCurrency));
    let take = take.or_else(|| odd.captured().is_none().then_some(Bar::NoMoney));
    Ok(vec![Offer::about(Remedy::SendBack, amount, bar), Offer::about(Remedy::TakeIn, amount, take), ask])
}

/// Whether no money of its own page is booked by a payment, or held for it.
const fn is_free(payment: &Payment) -> bool {
    matches!(payment.state, State::Started { .. } | State::Voided)
}

/// Money for an order that wants none, or less.
fn of_owed(reads: &impl Reads, (id, most): (PaymentId, Money), around: &Around<'_>) -> Outcome<Vec<Offer>> {
    let payment = reads.get(id)?;
    let (order, refunds) = (reads.get(payment.order)?, refund::of_order(reads, payment.order)?);
    let owed = order.owed(&refunds);
    if owed.is_zero() {
        return Ok(Vec::new());
    }
    let amount = return_owed::returnable(&order, &payment, &refunds, most);
    let far = if payment.kind.has_provider() { around.bar(payment.kind)? } else { None };
    let bar = far.or_else(|| amount.is_zero().then_some(Bar::NotLeft));
    // What nobody can send back is said in full.
    let shown = if amount.is_zero() { lesser(most, owed) } else { amount };
    let mut offers = vec![Offer::about(Remedy::SendBack, shown, bar)];
    if order.cancelled.is_some() {
        let bar = (!reinstate::may_go_on(reads, &order, around.now)?).then_some(Bar::CannotGoOn);
        offers.push(Offer { bar, ..Offer::of(Remedy::TakeIn) });
    }
    Ok(offers)
}

/// A refund that failed, or of which another amount went back.
fn of_refund(reads: &impl Reads, refund: &refund::Refund, around: &Around<'_>) -> Outcome<Vec<Offer>> {
    let mut offers = match refund.state {
        RefundState::Failed { .. } => of_owed(reads, (refund.payment, refund.amount), around)?,
        _ => Vec::new(),
    };
    offers.retain(|offer| offer.remedy == Remedy::SendBack);
    let kind = reads.get(refund.payment)?.kind;
    if kind.has_provider() {
        offers.push(Offer { bar: around.bar(kind)?, ..Offer::of(Remedy::AskAgain) });
    }
    Ok(offers)
}
