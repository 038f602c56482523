//! The inbox: every proven webhook, kept before it is answered, and done once however often it comes.

use super::settle::{Ours, settle_told};
use super::{News, Payment, PaymentKind, by_reference, by_session};
use crate::base::{HeardId, Outcome, PaymentId, Time};
use crate::shop::{Command, Job, Permission, Tx};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

/// A webhook as it came.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Heard {
    pub id: HeardId,
    pub provider: PaymentKind,
    /// The provider's name of the event.
    pub event: String,
    /// The provider's type of it.
    pub kind: String,
    pub at: Time,
    pub news: News,
    /// The page that it is about, as long as we know of none such: it may come before our own note of the page.
    #[serde(default)]
    pub waits_for: Option<String>,
}

const BY_EVENT: Index<Heard, String> = Index::unique(42);
const BY_PAGE: Index<Heard, String> = Index::many(43);

impl Names for HeardId {
    type Record = Heard;
}
impl Record for Heard {
    const TABLE: Table = Table::new(41, "webhook");
    type Id = HeardId;
    fn id(&self) -> HeardId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_EVENT, &named(self.provider, &self.event));
        if let Some(session) = &self.waits_for {
            keys.add(&BY_PAGE, &named(self.provider, session));
        }
    }
}

fn named(provider: PaymentKind, name: &str) -> String {
    format!("{} {name}", provider.key())
}

/// A provider says something. `account` and `live` are from our configuration, never from the message.
#[derive(Serialize, Deserialize)]
pub struct Hear {
    pub provider: PaymentKind,
    pub event: String,
    pub kind: String,
    pub news: News,
    pub account: String,
    pub live: bool,
}

impl Command for Hear {
    type Done = ();
    const NAME: &'static str = "hear";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let event: String = self.event.chars().take(200).collect();
        if tx.lookup_id(&BY_EVENT, &named(self.provider, &event))?.is_some() {
            return Ok(());
        }
        // Stripe's messages say when they were signed; PayPal itself says whether one is from there.
        if self.provider == PaymentKind::Stripe {
            super::clock::is_right(tx)?;
        }
        let kind = self.kind.chars().take(200).collect();
        let mut heard = Heard { id: tx.next()?, provider: self.provider, event, kind, at: tx.now, news: self.news, waits_for: None };
        match heard.news.clone() {
            News::Payment(told) => match by_session(tx, self.provider, &told.session)? {
                Some(payment) => settle_told(tx, &payment, &told, Ours { account: &self.account, live: self.live }).map(drop)?,
                None => heard.waits_for = Some(told.session),
            },
            // Numbers on things of theirs may be another shop's: what is not ours is asked about by nobody.
            News::Look { payment } if tx.find(payment)?.is_some() => tx.enqueue(Job::LookPayment { payment }).map(drop)?,
            News::Refund { refund, .. } if tx.find(refund)?.is_some() => tx.enqueue(Job::LookRefund { refund }).map(drop)?,
            News::Returned { payment, reference, told } => {
                // Money of a second page bears the mark of the first one's payment, and may be a payment of its own by now.
                let known = match by_reference(tx, self.provider, &reference)? {
                    Some(known) => Some(known),
                    None => payment.map(|id| tx.find(id)).transpose()?.flatten(),
                };
                if let Some(payment) = known.filter(|payment| payment.kind == self.provider) {
                    // It may be all that is ever said of it: providers forget.
                    tx.enqueue(Job::LookReturned { payment: payment.id, heard: told.map(|_| heard.id) })?;
                }
            }
            News::Dispute { name } => {
                tx.enqueue(Job::LookDispute { provider: self.provider.key().to_owned(), dispute: name }).map(drop)?;
            }
            News::Look { .. } | News::Refund { .. } | News::Nothing => {}
        }
        tx.insert(&heard)
    }
}

/// A page was noted: what came about it before is asked for now.
pub fn catch_up(tx: &mut Tx, payment: PaymentId) -> Outcome {
    let known = tx.get(payment)?;
    let Some(opened) = &known.session else { return Ok(()) };
    let waiting = tx.ids(&BY_PAGE, &named(known.kind, &opened.session), Page::first(100))?;
    for id in &waiting {
        tx.change(*id, |heard| {
            heard.waits_for = None;
            Ok(())
        })?;
    }
    if waiting.is_empty() { Ok(()) } else { tx.enqueue(Job::LookPayment { payment }).map(drop) }
}

/// The shop: what came before `before` is forgotten, at most `most` of it. Says how many.
#[derive(Serialize, Deserialize)]
pub struct ForgetHeard {
    pub before: Time,
    pub most: usize,
}

impl Command for ForgetHeard {
    type Done = usize;
    const NAME: &'static str = "forget_heard";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        // They are numbered as they come: the oldest are the first of the table.
        let old: Vec<Heard> = tx.all(Page::first(self.most))?;
        let old: Vec<HeardId> = old.iter().take_while(|heard| heard.at < self.before).map(|heard| heard.id).collect();
        old.iter().try_for_each(|id| tx.delete(*id))?;
        Ok(old.len())
    }
}

/// The first webhook about the money of a payment, of the newest that came.
pub fn about(reads: &impl Reads, payment: &Payment) -> Outcome<Option<Heard>> {
    let session = payment.session.as_ref().map(|opened| opened.session.as_str());
    let last: Vec<Heard> = reads.all(Page::last(LOOKED_THROUGH))?;
    Ok(last.into_iter().find(|heard| {
        let is_it = match &heard.news {
            News::Payment(told) => session == Some(told.session.as_str()),
            News::Look { payment: id } => *id == payment.id,
            News::Refund { .. } | News::Returned { .. } | News::Dispute { .. } | News::Nothing => false,
        };
        is_it && heard.provider == payment.kind
    }))
}

/// Webhooks that are looked through for one that has just come.
const LOOKED_THROUGH: usize = 500;

/// The newest webhook of a provider, for whoever asks whether it speaks to us at all.
pub fn newest(reads: &impl Reads, provider: PaymentKind) -> Outcome<Option<Heard>> {
    let last: Vec<Heard> = reads.all(Page::last(50))?;
    Ok(last.into_iter().find(|heard| heard.provider == provider))
}
