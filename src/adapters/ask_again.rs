//! Asking a provider for the truth about one entry under *Needs attention*, because a person wants to know now.

use super::door::door;
use super::payments::{Payments, in_time};
use crate::base::{AttentionId, Error, Fault, Money, Outcome, PaymentId};
use crate::shop::Actor;
use crate::shop::attention::{SettleAttention, Trouble};
use crate::shop::payment::settle::{Ours, misfit};
use crate::shop::payment::{Payment, PaymentKind, RefundStanding, RefundState, RefundTold};
use crate::store::Reads;

/// What came of asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It is in order now, and the entry is settled.
    InOrder,
    /// It is as it was.
    Same { amount: Option<Money> },
    /// The provider knows nothing of it.
    Unknown,
}

impl Payments {
    /// Asks how what an entry is about stands, takes the answer in like any other, and settles the entry when the answer does.
    ///
    /// # Errors
    /// A fault of the outside where the provider does not answer; nothing is changed then.
    pub async fn ask_again(&self, id: AttentionId) -> Outcome<Answer> {
        let open = door(|| self.shop.read()?.get(id))?;
        let answer = match open.trouble {
            Trouble::Payment { payment, session, .. } => self.ask_odd(payment, &session).await?,
            Trouble::Stranger { provider, session, amount } => self.ask_stranger(&provider, (&session, amount)).await?,
            Trouble::Refund { refund } => {
                let state = self.refund(refund).await?;
                if state == RefundState::Done { Answer::InOrder } else { Answer::Same { amount: None } }
            }
            Trouble::RefundMisfit { payment, .. } | Trouble::RefundUnseen { payment, .. } => {
                self.look_returned(payment, None).await?;
                Answer::Same { amount: None }
            }
            Trouble::Dispute { dispute } => {
                let dispute = door(|| self.shop.read()?.get(dispute))?;
                self.look_dispute(dispute.provider.key(), &dispute.name).await?;
                Answer::Same { amount: None }
            }
            _ => Answer::Same { amount: None },
        };
        if answer == Answer::InOrder {
            door(|| self.shop.run(&Actor::System, SettleAttention { attention: id, note: String::new() }))?;
        }
        // What was told may have settled it by itself.
        let is_settled = door(|| Ok::<_, Error>(self.shop.read()?.get(id)?.settled.is_some()))?;
        Ok(if is_settled { Answer::InOrder } else { answer })
    }

    /// What does not fit a payment: whether what the provider says of it now does.
    async fn ask_odd(&self, id: PaymentId, session: &str) -> Outcome<Answer> {
        let payment: Payment = door(|| self.shop.read()?.get(id))?;
        let provider = door(|| self.provider(&payment))?;
        let own = payment.session.as_ref().map_or("", |opened| opened.session.as_str());
        let page = if session.is_empty() { own } else { session };
        let Some(listed) = in_time(provider.find(page, &payment.reference)).await? else { return Ok(Answer::Unknown) };
        let (told, ours) = (listed.told.clone(), Ours { account: provider.account(), live: provider.live() });
        door(|| self.take_listed(&provider, id, listed))?;
        let now: Payment = door(|| self.shop.read()?.get(id))?;
        let amount = told.standing.amount();
        let fits = misfit(&now, &told, ours).is_none() && amount.is_none_or(|amount| now.taken().is_none_or(|taken| taken == amount));
        Ok(if fits { Answer::InOrder } else { Answer::Same { amount } })
    }

    /// Money of a stranger: whether it went back.
    async fn ask_stranger(&self, provider: &str, (session, amount): (&str, Money)) -> Outcome<Answer> {
        let kind = PaymentKind::of_key(provider).ok_or_else(|| Fault::Bug(format!("{provider} is no way to pay")))?;
        let known = door(|| self.must(kind))?;
        let Some(listed) = in_time(known.find(session, "")).await? else { return Ok(Answer::Unknown) };
        let went =
            |told: &RefundTold| !matches!(told.standing, RefundStanding::Failed { .. }) && told.amount.currency() == amount.currency();
        let returned = Money::sum(
            amount.currency(),
            listed.refunds.iter().map(|refund| &refund.told).filter(|told| went(told)).map(|told| told.amount),
        );
        Ok(if returned >= amount { Answer::InOrder } else { Answer::Same { amount: Some(amount) } })
    }
}
