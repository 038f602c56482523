//! Issuing a gift card: the letter with its code follows from it.

use super::code::last;
use super::ledger::{Entry, enter};
use super::{GiftCard, Reason, Sold};
use crate::base::limits::{GIFT_CARD_MINOR_MAX, LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::base::{Day, Email, GiftCardId, Locale, Money, OrderId, Outcome, Time};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx, settings, token};
use serde::{Deserialize, Serialize};

/// A person gives somebody a card.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IssueGiftCard {
    pub amount: Money,
    /// Where the letter with the code goes.
    pub email: Email,
    #[serde(default)]
    pub name: String,
    /// What the letter says beside the code.
    #[serde(default)]
    pub message: String,
    pub locale: Locale,
    #[serde(default)]
    pub validity: Validity,
    /// For staff only.
    #[serde(default)]
    pub note: String,
}

/// How long a card can be spent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// Until the end of the third year after that in which it was issued: so long a claim lasts in German law (§§ 195, 199 BGB), and
    /// less would not hold in general terms.
    #[default]
    ThreeYears,
    Endless,
}

impl Validity {
    pub const ALL: [Validity; 2] = [Validity::ThreeYears, Validity::Endless];

    /// The first moment at which a card that is issued now pays no more.
    pub fn end(self, now: Time, zone: &str) -> Option<Time> {
        match self {
            Validity::ThreeYears => Day::on(Day::of(now, zone).year() + 4, 1, 1).map(|day| day.at(0, zone)),
            Validity::Endless => None,
        }
    }
}

impl Command for IssueGiftCard {
    type Done = GiftCardId;
    const NAME: &'static str = "issue_gift_card";
    const NEEDS: Permission = Permission::Orders;

    fn run(self, tx: &mut Tx) -> Outcome<GiftCardId> {
        let settings = settings::the(tx)?;
        let mut typed = Typed::new();
        typed.price("amount", self.amount, settings.currency);
        if typed.is_right() && !(1..=GIFT_CARD_MINOR_MAX).contains(&self.amount.minor()) {
            typed.wrong_with("amount", "wrong-gift-card-amount", "most", Money::new(GIFT_CARD_MINOR_MAX, settings.currency));
        }
        let name = typed.line("name", &self.name, LINE_CHARS_MAX);
        let message = typed.lines("message", &self.message, NOTE_CHARS_MAX);
        let note = typed.lines("note", &self.note, NOTE_CHARS_MAX);
        typed.all_right()?;
        let expires = self.validity.end(tx.now, &settings.time_zone);
        issue(
            tx,
            New { amount: self.amount, email: self.email, name, message, locale: self.locale, expires, note, order: None, sold: None },
        )
    }
}

/// A card to be made; every text is clean.
pub(in crate::shop) struct New {
    pub amount: Money,
    pub email: Email,
    pub name: String,
    pub message: String,
    pub locale: Locale,
    pub expires: Option<Time>,
    pub note: String,
    /// What it follows from.
    pub order: Option<OrderId>,
    /// The piece of that order that it is, if somebody bought it.
    pub sold: Option<Sold>,
}

/// Makes a card with money on it.
pub(in crate::shop) fn issue(tx: &mut Tx, new: New) -> Outcome<GiftCardId> {
    let New { amount, email, name, message, locale, expires, note, order, sold } = new;
    let id: GiftCardId = tx.next()?;
    let code = tx.gift_card_code(id);
    let mut card = GiftCard {
        id,
        code_hash: token::hash(&code),
        last: last(&code),
        balance: Money::zero(amount.currency()),
        issued: tx.now,
        expires,
        blocked: None,
        email,
        name,
        message,
        locale,
        note,
        sold,
    };
    let reason = if sold.is_some() { Reason::Sold } else { Reason::Issued };
    enter(tx, &mut card, Entry { by: amount, reason, order, payment: None, note: String::new() })?;
    tx.tell(Event::GiftCardIssued { card: id, amount, order });
    Ok(id)
}
