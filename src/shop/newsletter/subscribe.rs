//! Asking for the newsletter. The answer is the same whoever asks for whichever address: nobody learns who is subscribed.

use super::{COUNT_MAX, LETTER_PAUSE, LETTERS_MAX, LIVE, Source, State, Subscription, WAITING_MAX, count};
use crate::base::limits::NOTE_CHARS_MAX;
use crate::base::{Email, Locale, Outcome, Refusal, text};
use crate::shop::token::{self, NewsletterLink};
use crate::shop::{Command, Event, Permission, Tx, settings};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

const _: () = assert!(WAITING_MAX < COUNT_MAX, "those that wait are counted to the end");

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Subscribe {
    pub email: Email,
    pub locale: Locale,
    pub source: Source,
    /// What was read there, as the proof keeps it; cut at 2,000 characters.
    pub words: String,
}

/// What became of it, for whoever must not fail because of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Noted,
    /// Too many wait at once: nothing was kept.
    Full,
}

impl Command for Subscribe {
    type Done = ();
    const NAME: &'static str = "subscribe";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        if !settings::the(tx)?.newsletter.offered {
            return Err(Refusal::conflict("no-newsletter").into());
        }
        match ask(tx, self)? {
            Asked::Noted => Ok(()),
            Asked::Full => Err(Refusal::conflict("newsletter-full").into()),
        }
    }
}

/// Notes the wish. An address that waits gets another letter after a while, and no more than `LETTERS_MAX`; one that is subscribed gets
/// none. Each case writes, so that none is told from another by how long it takes.
pub fn ask(tx: &mut Tx, wish: Subscribe) -> Outcome<Asked> {
    let now = tx.now;
    let Some(known) = tx.lookup(&LIVE, &wish.email.folded())? else {
        return begin(tx, wish);
    };
    let writes = known.state() == State::Waiting && known.letters < LETTERS_MAX && now >= known.wrote + LETTER_PAUSE;
    let (letters, wrote) = if writes { (known.letters + 1, now) } else { (known.letters, known.wrote) };
    tx.replace(&known, &Subscription { again: Some(now), letters, wrote, ..known.clone() })?;
    if writes {
        tx.tell(Event::NewsletterAsked { subscription: known.id, letter: letters });
    }
    Ok(Asked::Noted)
}

fn begin(tx: &mut Tx, wish: Subscribe) -> Outcome<Asked> {
    if count(tx, State::Waiting)? >= WAITING_MAX {
        return Ok(Asked::Full);
    }
    let (id, asked) = (tx.next()?, tx.now);
    let hash = |link: NewsletterLink| token::hash(&tx.newsletter_token(id, link));
    let (confirm_hash, leave_hash) = (hash(NewsletterLink::Confirm), hash(NewsletterLink::Leave));
    let Subscribe { email, locale, source, words } = wish;
    let words = text::lines(&words).chars().take(NOTE_CHARS_MAX).collect();
    tx.insert(&Subscription {
        id,
        email,
        locale,
        source,
        words,
        asked,
        again: None,
        letters: 1,
        wrote: asked,
        confirmed: None,
        left: None,
        confirm_hash,
        leave_hash,
    })?;
    tx.tell(Event::NewsletterAsked { subscription: id, letter: 1 });
    Ok(Asked::Noted)
}
