//! Who gets the demo's newsletter: some of the people who buy there signed up in the past weeks, most of them confirmed it, one left.

use super::content::Person;
use super::fill::Filling;
use super::together::Together;
use crate::base::{Locale, Outcome, Span};
use crate::shop::Actor;
use crate::shop::newsletter::{ConfirmSubscription, LIVE, LeaveNewsletter, Source, Subscribe};
use crate::shop::token::NewsletterLink;
use crate::store::Reads;

/// So many days ago people signed up together: a letter of the shop had gone round.
const WAVES: [i64; 5] = [96, 61, 33, 12, 2];
/// Of the people of `people.json` so many in a wave; of the last wave one has not confirmed yet.
const IN_A_WAVE: usize = 5;

pub fn write(filling: &Filling) -> Outcome {
    let people: Vec<&Person> = filling.content.people.customers.iter().step_by(2).collect();
    for (wave, (ago, people)) in WAVES.into_iter().zip(people.chunks(IN_A_WAVE)).enumerate() {
        let asked = filling.now - Span::days(ago);
        let places = [Source::Footer, Source::Home, Source::Page];
        let wish = |(n, person): (usize, &&Person)| Subscribe {
            email: person.email.clone(),
            locale: person.locale,
            source: places[n % places.len()],
            words: words(filling, person.locale),
        };
        filling.at(asked, &Actor::Visitor, Together(people.iter().enumerate().map(wish).collect()))?;
        let tokens = |link: NewsletterLink| -> Outcome<Vec<String>> {
            let reads = filling.shop.read()?;
            let known = people.iter().map(|person| reads.lookup_id(&LIVE, &person.email.folded()));
            let known: Vec<_> = known.collect::<Outcome<_>>()?;
            Ok(known.into_iter().flatten().map(|id| filling.shop.newsletter_token(id, link)).collect())
        };
        let last = wave + 1 == WAVES.len();
        let confirm = tokens(NewsletterLink::Confirm)?.into_iter().skip(usize::from(last)).map(|token| ConfirmSubscription { token });
        filling.at(asked + Span::minutes(40), &Actor::Visitor, Together(confirm.collect()))?;
        if wave == 1 {
            let leave = tokens(NewsletterLink::Leave)?.into_iter().take(1).map(|token| LeaveNewsletter { token });
            filling.at(asked + Span::days(20), &Actor::Visitor, Together(leave.collect()))?;
        }
    }
    Ok(())
}

/// What stood at the form.
fn words(filling: &Filling, locale: Locale) -> String {
    let facts = &filling.content.settings;
    format!("{}\n{}", facts.newsletter.get(locale), locale.t_with("newsletter-consent", &[("shop", &facts.name)]))
}
