//! Money that a provider tells of and that does not fit its payment: kept as it was told, and out of the order, until a person says
//! what becomes of it.

use super::{Payment, Standing, Told};
use crate::base::limits::NOTE_CHARS_MAX;
use crate::base::{AttentionId, Money, Outcome, PaymentId, StaffId, Time};
use crate::shop::Tx;
use crate::shop::attention::Trouble;
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Things of one payment that are kept; more of the same kind replace nothing and are counted no further.
const KEPT_MAX: usize = 20;

/// What was told, why it does not fit, and what became of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Quarantined {
    /// The end of a text key: `other-amount`, `other-session`, …
    pub code: String,
    /// `None`: nothing was told, as of a payment that the provider does not know.
    #[serde(default)]
    pub told: Option<Told>,
    pub at: Time,
    #[serde(default)]
    pub decided: Option<Decided>,
}

/// What a person decided about it, when and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Decided {
    pub at: Time,
    #[serde(default)]
    pub by: Option<StaffId>,
    pub what: Decision,
    #[serde(default)]
    pub why: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It goes back the way it came; the worker has the provider do it.
    SendBack,
    /// It is the order's.
    TakenIn,
    /// It was settled elsewhere, as the note says.
    Settled,
}

impl Quarantined {
    /// The page on which it was paid; "" where nothing was told.
    pub fn session(&self) -> &str {
        self.told.as_ref().map_or("", |told| told.session.as_str())
    }

    /// How much came, or is held.
    pub fn amount(&self) -> Option<Money> {
        self.told.as_ref()?.standing.amount()
    }

    /// How much came and is with the provider, taken.
    pub fn captured(&self) -> Option<Money> {
        self.told.as_ref().and_then(taken)
    }

    /// Whether a person has said where it goes; what is told of it from then on is no news.
    fn goes_its_way(&self) -> bool {
        self.decided.as_ref().is_some_and(|decided| decided.what != Decision::Settled)
    }
}

impl Payment {
    /// What does not fit for this reason, on this page.
    pub fn quarantined(&self, code: &str, session: &str) -> Option<&Quarantined> {
        self.quarantine.iter().find(|odd| odd.code == code && odd.session() == session)
    }
}

fn taken(told: &Told) -> Option<Money> {
    if let Standing::Captured { amount } = told.standing { Some(amount) } else { None }
}

/// Keeps what was told and does not fit. Whether it is news: said again it is none, unless what was only held has been taken by then.
pub(super) fn keep(tx: &mut Tx, payment: &Payment, code: &str, told: Option<&Told>) -> Outcome<bool> {
    let session = told.map_or("", |told| told.session.as_str());
    let known = payment.quarantined(code, session);
    let is_full = known.is_none() && payment.quarantine.len() >= KEPT_MAX;
    if is_full || known.is_some_and(|odd| odd.goes_its_way() || odd.told.as_ref() == told) {
        return Ok(false);
    }
    let taken = told.and_then(taken);
    // What was settled was settled as it was: another amount is something else.
    let is_other = |odd: &Quarantined| odd.captured().is_none() || (odd.decided.is_some() && odd.captured() != taken);
    let (news, now) = (known.is_none_or(|odd| taken.is_some() && is_other(odd)), tx.now);
    tx.change(payment.id, |payment| {
        match payment.quarantine.iter_mut().find(|odd| odd.code == code && odd.session() == session) {
            Some(odd) => {
                odd.told = told.cloned();
                odd.decided.take_if(|_| news);
            }
            None => payment.quarantine.push(Quarantined { code: code.to_owned(), told: told.cloned(), at: now, decided: None }),
        }
        if payment.puzzles.iter().all(|known| known != code) {
            payment.puzzles.push(code.to_owned());
        }
        Ok(())
    })?;
    Ok(news)
}

/// Notes what a person decided about it.
pub fn decide(tx: &mut Tx, payment: PaymentId, (code, session): (&str, &str), (what, why): (Decision, &str)) -> Outcome {
    let decided = Decided { at: tx.now, by: tx.actor.staff(), what, why: why.chars().take(NOTE_CHARS_MAX).collect() };
    change(tx, payment, (code, session), Some(decided))
}

/// What a person settled under *Needs attention* stays settled, also in a shop that is made from the journal, which has the payments and
/// not that list.
pub fn settle(tx: &mut Tx, attention: AttentionId) -> Outcome {
    let entry = tx.get(attention)?;
    let Trouble::Payment { payment, code, session } = &entry.trouble else { return Ok(()) };
    let is_undecided = tx.get(*payment)?.quarantined(code, session).is_some_and(|odd| odd.decided.is_none());
    let note = entry.settled.map_or(String::new(), |settled| settled.note);
    if is_undecided { decide(tx, *payment, (code, session), (Decision::Settled, &note)) } else { Ok(()) }
}

/// It did not come to what was decided: it waits for a person again.
pub fn undecide(tx: &mut Tx, payment: PaymentId, about: (&str, &str)) -> Outcome {
    change(tx, payment, about, None)
}

fn change(tx: &mut Tx, payment: PaymentId, (code, session): (&str, &str), decided: Option<Decided>) -> Outcome {
    let mut payment = tx.get(payment)?;
    if let Some(odd) = payment.quarantine.iter_mut().find(|odd| odd.code == code && odd.session() == session) {
        odd.decided = decided;
    }
    tx.put(&payment)
}
