//! Providers that did not answer, or not in words that can be read: what one of them keeps to itself keeps nobody else's news back.

use crate::base::{Error, Fault, Outcome, Refusal};
use crate::shop::payment::PaymentKind;

/// Payments in a row that are asked about in vain; then the provider is down, and is asked again the next time.
pub(super) const IN_VAIN_MAX: usize = 20;

/// The providers that were not heard to their end, each with what came first instead.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Unheard(Vec<(PaymentKind, String)>);

impl Unheard {
    /// The answer, where one came.
    ///
    /// # Errors
    /// Faults of our own store: nothing could be kept.
    pub(super) fn hear<T>(&mut self, provider: PaymentKind, answer: Outcome<T>) -> Outcome<Option<T>> {
        let why = match answer {
            Ok(heard) => return Ok(Some(heard)),
            Err(Error::Fault(ours @ (Fault::Store(_) | Fault::Corrupt { .. } | Fault::Busy))) => return Err(ours.into()),
            Err(Error::Fault(Fault::Outside(why) | Fault::Ailing { why, .. } | Fault::Final(why) | Fault::Bug(why))) => why,
            Err(Error::Refused(Refusal::Conflict { code })) => code.to_owned(),
            Err(Error::Refused(refusal)) => format!("{refusal:?}"),
        };
        tracing::warn!(provider = provider.key(), why, "a payment provider was not heard to its end, and is asked again tomorrow");
        if !self.has(provider) {
            self.0.push((provider, why));
        }
        Ok(None)
    }

    pub fn has(&self, provider: PaymentKind) -> bool {
        self.0.iter().any(|(known, _)| *known == provider)
    }

    pub fn all(&self) -> &[(PaymentKind, String)] {
        &self.0
    }

    pub(super) fn join(&mut self, other: Unheard) {
        self.0.extend(other.0);
    }
}
