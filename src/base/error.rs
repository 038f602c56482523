//! What can go wrong: a refusal (an answer for the person who asked) or a fault (for the log). Knows nothing of HTTP.

use super::Money;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

pub type Outcome<T = ()> = Result<T, Error>;

/// Why a command or query gave no result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
    /// An answer: the person who asked can understand and mend it.
    Refused(Refusal),
    /// Our trouble: logged once where the request ends, never shown.
    Fault(Fault),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There is no such thing, or not for this person.
    NotFound { what: &'static str },
    /// What was typed cannot be taken: one entry a mistake.
    Invalid(Vec<Wrong>),
    /// It cannot be done now. The code is public and never changes; the words are the text `refused-CODE`.
    Conflict { code: &'static str },
    /// This person may not do it.
    Forbidden,
}

/// One mistake in what was typed: which field, and the words for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    pub field: Cow<'static, str>,
    pub say: Say,
}

impl Wrong {
    pub fn new(field: impl Into<Cow<'static, str>>, key: &'static str) -> Wrong {
        Wrong { field: field.into(), say: Say::new(key) }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Gap>) -> Wrong {
        self.say = self.say.with(name, value);
        self
    }
}

/// A text of the translation files, with what stands in its gaps. Turned into words where the language is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Say {
    pub key: &'static str,
    pub args: Vec<(&'static str, Gap)>,
}

/// What stands in a gap of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gap {
    Text(String),
    /// Written as the language writes amounts.
    Money(Money),
}

impl<T: ToString> From<T> for Gap {
    fn from(value: T) -> Gap {
        Gap::Text(value.to_string())
    }
}

impl From<Money> for Gap {
    fn from(amount: Money) -> Gap {
        Gap::Money(amount)
    }
}

impl Say {
    pub fn new(key: &'static str) -> Say {
        Say { key, args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Gap>) -> Say {
        self.args.push((name, value.into()));
        self
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The storage engine failed.
    Store(String),
    /// A record cannot be read.
    Corrupt { table: &'static str, id: u64, why: String },
    /// The queue of the writer is full; try again in a moment.
    Busy,
    /// Our own mistake.
    Bug(String),
    /// Something outside did not do its part.
    Outside(String),
    /// The same, where it is known what helps.
    Ailing { why: String, cure: Cure },
    /// Something outside said no, and will say no again: trying once more is of no use.
    Final(String),
}

/// What helps when something outside does not do its part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cure {
    /// Other keys: these are not known (any more).
    Keys,
    /// A permission that the key lacks.
    Permission,
    /// A connection: it cannot be reached.
    Connection,
    /// Waiting: it is in trouble, or has too much to do.
    Patience,
}

impl Fault {
    /// Something outside did not do its part, and this helps.
    pub fn ailing(cure: Cure, why: impl Into<String>) -> Fault {
        Fault::Ailing { why: why.into(), cure }
    }

    /// What helps, where that is known.
    pub const fn cure(&self) -> Option<Cure> {
        match self {
            Fault::Ailing { cure, .. } => Some(*cure),
            _ => None,
        }
    }
}

impl Refusal {
    /// One mistake, in one field.
    pub fn wrong(field: impl Into<Cow<'static, str>>, key: &'static str) -> Refusal {
        Refusal::Invalid(vec![Wrong::new(field, key)])
    }

    pub const fn conflict(code: &'static str) -> Refusal {
        Refusal::Conflict { code }
    }
}

/// `Ok` when nothing is wrong; else all mistakes at once.
pub fn all_right(wrong: Vec<Wrong>) -> Outcome {
    if wrong.is_empty() { Ok(()) } else { Err(Refusal::Invalid(wrong).into()) }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(refusal)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        Error::Fault(fault)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Refused(Refusal::NotFound { what }) => write!(f, "there is no such {what}"),
            Error::Refused(Refusal::Invalid(wrong)) => {
                let list: Vec<String> = wrong.iter().map(|w| format!("{}: {}", w.field, w.say.key)).collect();
                write!(f, "not taken: {}", list.join(", "))
            }
            Error::Refused(Refusal::Conflict { code }) => write!(f, "refused: {code}"),
            Error::Refused(Refusal::Forbidden) => write!(f, "not allowed"),
            Error::Fault(Fault::Store(why)) => write!(f, "the store failed: {why}"),
            Error::Fault(Fault::Corrupt { table, id, why }) => write!(f, "{table} {id} cannot be read: {why}"),
            Error::Fault(Fault::Busy) => write!(f, "busy"),
            Error::Fault(Fault::Bug(why)) => write!(f, "bug: {why}"),
            Error::Fault(Fault::Outside(why) | Fault::Ailing { why, .. } | Fault::Final(why)) => write!(f, "outside: {why}"),
        }
    }
}

impl std::error::Error for Error {}
