//! Comparing what a provider lists with what we know, so that money which nobody told us of is found.

use super::settle::{Ours, puzzled, settle_told};
use super::start::NotePage;
use super::{Opened, PaymentKind, Told};
use crate::base::{Outcome, PaymentId, Time};
use crate::shop::attention::{self, Trouble};
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A page that a provider lists with our own mark on it. Done: whether something differed.
#[derive(Serialize, Deserialize)]
pub struct Compare {
    pub provider: PaymentKind,
    /// By the mark.
    pub payment: PaymentId,
    pub told: Told,
    pub account: String,
    pub live: bool,
}

impl Command for Compare {
    type Done = bool;
    const NAME: &'static str = "compare";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<bool> {
        let amount = self.told.standing.amount();
        let known = tx.find(self.payment)?.filter(|payment| payment.kind == self.provider);
        let Some(payment) = known else {
            // Nobody paid for what we do not know: nothing is owed.
            let Some(amount) = amount else { return Ok(false) };
            let trouble = Trouble::Stranger { provider: self.provider.key().to_owned(), session: self.told.session, amount };
            if attention::was_raised(tx, &trouble)? {
                return Ok(false);
            }
            attention::raise(tx, trouble, None)?;
            return Ok(true);
        };
        match &payment.session {
            // Made, and we ended before we could note it. Who asks again is given the same page with its address, which is not here.
            None if amount.is_none() => return Ok(false),
            None => {
                let opened = Opened { session: self.told.session.clone(), url: String::new() };
                NotePage { payment: payment.id, opened }.run(tx).map(drop)?;
            }
            Some(opened) if amount.is_none() && opened.session != self.told.session => return Ok(false),
            Some(_) => {}
        }
        let payment = tx.get(self.payment)?;
        let state = settle_told(tx, &payment, &self.told, Ours { account: &self.account, live: self.live })?;
        Ok(state != payment.state)
    }
}

/// The provider does not know a payment by which money came, as far as we know. Done: whether that was news.
#[derive(Serialize, Deserialize)]
pub struct NoteMissing {
    pub payment: PaymentId,
}

impl Command for NoteMissing {
    type Done = bool;
    const NAME: &'static str = "note_missing";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<bool> {
        const CODE: &str = "missing";
        let payment = tx.get(self.payment)?;
        let news = payment.state.taken().is_some() && payment.puzzles.iter().all(|known| known != CODE);
        if news {
            puzzled(tx, payment.id, CODE, None)?;
        }
        Ok(news)
    }
}

/// The shop: everything of a provider was compared, and so much differed.
#[derive(Serialize, Deserialize)]
pub struct NoteCompared {
    pub provider: PaymentKind,
    pub differed: usize,
}

impl Command for NoteCompared {
    type Done = ();
    const NAME: &'static str = "note_compared";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let [at, differed] = marks(self.provider);
        let now = tx.now.seconds().unsigned_abs();
        tx.set_mark(&at, now);
        tx.set_mark(&differed, self.differed as u64);
        Ok(())
    }
}

/// When shop and provider were compared to the end last, and how much differed; `None`: never.
pub fn compared(reads: &impl Reads, provider: PaymentKind) -> Outcome<Option<(Time, u64)>> {
    let [at, differed] = marks(provider);
    let (seconds, differed) = (reads.mark(&at)?, reads.mark(&differed)?);
    Ok((seconds > 0).then(|| (Time::at(i64::try_from(seconds).unwrap_or(i64::MAX)), differed)))
}

/// How much of what a provider says otherwise is before a person now; at most a thousand.
pub fn waiting(reads: &impl Reads, provider: PaymentKind) -> Outcome<u64> {
    const MOST: usize = 1_000;
    let mut waiting = 0;
    for open in attention::open(reads, MOST)? {
        let payment = match open.trouble {
            Trouble::Stranger { provider: told, .. } => {
                waiting += u64::from(told == provider.key());
                continue;
            }
            Trouble::Payment { payment, .. } | Trouble::RefundMisfit { payment, .. } | Trouble::RefundUnseen { payment, .. } => payment,
            Trouble::RefundFound { refund } => reads.get(refund)?.payment,
            _ => continue,
        };
        waiting += u64::from(reads.get(payment)?.kind == provider);
    }
    Ok(waiting)
}

fn marks(provider: PaymentKind) -> [String; 2] {
    ["compared", "differed"].map(|name| format!("{name} {}", provider.key()))
}
