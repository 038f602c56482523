//! How the demo looks: its theme, and what its home page says.

use super::DemoOptions;
use super::fill::Filling;
use crate::base::{Outcome, Window};
use crate::shop::theme::section::{Hero, Quote, Side, Story};
use crate::shop::theme::{AddSection, ChooseTheme, MoveSection, PublishLook, SaveSection, Section, Step, design};

/// Chooses the theme, fills its hero, adds a story and a quote, and shows it to everybody.
pub fn put_on(filling: &Filling, options: &DemoOptions) -> Outcome {
    filling.first(ChooseTheme { theme: options.shop.theme() })?;
    let facts = &filling.content.settings;
    let (words, story, quote) = (&facts.hero, &facts.home.story, &facts.home.quote);
    let many = options.products > 0;
    let (headline, text) = if many { (&words.headline_many, &words.line_many) } else { (&words.headline, &words.line) };
    let picture = Some(filling.picture(&words.picture)?);
    let hero = Hero { headline: headline.clone(), text: text.clone(), picture, ..Hero::default() };
    let look = design(&filling.shop.read()?)?;
    if let Some(placed) = look.current().sections.iter().find(|placed| matches!(placed.section, Section::Hero(_))) {
        filling.first(SaveSection { key: placed.key, section: Section::Hero(hero), window: Window::default() })?;
    }
    let story = Story {
        title: story.title.clone(),
        text: story.text.clone(),
        picture: Some(filling.picture(&story.picture)?),
        side: Side::Start,
        button: story.button.clone(),
        link: story.link.clone(),
    };
    let quote = Quote { quote: quote.text.clone(), by: quote.who.clone(), picture: Some(filling.picture(&quote.picture)?) };
    for (section, place) in [(Section::Story(story), 2), (Section::Quote(quote), 5)] {
        let key = filling.first(AddSection { kind: section.key().to_owned() })?;
        filling.first(SaveSection { key, section, window: Window::default() })?;
        filling.first(MoveSection { key, step: Step::To(place) })?;
    }
    filling.first(PublishLook {})
}
