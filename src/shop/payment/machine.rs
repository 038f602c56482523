//! The life of one payment: a total function of its state and what is told. Told twice, late or in another order, the end is the same.

use crate::base::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum State {
    /// Waiting for the buyer. A decline is not an end. Providers are asked again and again and say the same again, so declines are
    /// not counted.
    Started { declined: bool },
    /// Held for us by the provider.
    Authorized { held: Money },
    /// Ours.
    Captured { taken: Money },
    /// No money will come.
    Voided,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Update {
    Declined,
    Authorized { held: Money },
    Captured { taken: Money },
    Voided,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Moved(State),
    /// Known already, or overtaken by what is known.
    Same,
}

/// It does not fit: recorded and shown to a person, never swallowed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Puzzle {
    pub state: State,
    pub update: Update,
}

impl State {
    pub fn apply(self, update: Update) -> Result<Step, Puzzle> {
        use State as S;
        use Update as U;
        let moved = match (self, update) {
            (S::Started { declined: false }, U::Declined) => S::Started { declined: true },
            (S::Started { .. }, U::Authorized { held }) => S::Authorized { held },
            // Money is stronger than an end, whichever is told first: a paid order is never lost, and never becomes unpaid.
            (S::Started { .. } | S::Voided, U::Captured { taken }) => S::Captured { taken },
            (S::Captured { .. }, U::Voided) => return Ok(Step::Same),
            (S::Started { .. } | S::Authorized { .. }, U::Voided) => S::Voided,
            (S::Authorized { held }, U::Captured { taken }) if taken.currency() == held.currency() && taken.minor() <= held.minor() => {
                S::Captured { taken }
            }
            // Told again.
            (S::Started { declined: true }, U::Declined) => return Ok(Step::Same),
            (S::Authorized { held }, U::Authorized { held: again }) if held == again => return Ok(Step::Same),
            (S::Captured { taken }, U::Captured { taken: again }) if taken == again => return Ok(Step::Same),
            (S::Voided, U::Voided) => return Ok(Step::Same),
            // Told late: a step that has been passed. What was held is let go with the end.
            (S::Voided, U::Authorized { .. }) => return Ok(Step::Same),
            (S::Authorized { .. } | S::Captured { .. } | S::Voided, U::Declined) => return Ok(Step::Same),
            (S::Captured { taken }, U::Authorized { held }) if taken.currency() == held.currency() && taken.minor() <= held.minor() => {
                return Ok(Step::Same);
            }
            (S::Authorized { .. } | S::Captured { .. }, U::Authorized { .. } | U::Captured { .. }) => {
                return Err(Puzzle { state: self, update });
            }
        };
        Ok(Step::Moved(moved))
    }

    /// Whether something can still come of it.
    pub const fn is_open(self) -> bool {
        matches!(self, State::Started { .. } | State::Authorized { .. })
    }

    /// Money that is ours by it.
    pub const fn taken(self) -> Option<Money> {
        match self {
            State::Captured { taken } => Some(taken),
            State::Started { .. } | State::Authorized { .. } | State::Voided => None,
        }
    }

    pub const fn key(self) -> &'static str {
        match self {
            State::Started { .. } => "started",
            State::Authorized { .. } => "authorized",
            State::Captured { .. } => "captured",
            State::Voided => "voided",
        }
    }
}
