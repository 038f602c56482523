//! The list under a search field, drawn for the script that shows it: options of a listbox, each a link. Not a page of its own.

use crate::web::cx::{Cx, MenuLink};
use crate::web::ui::{CardView, Place, icon_m, picture_later, price, unit_price};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct SuggestView {
    /// As typed.
    pub words: String,
    pub cards: Vec<CardView>,
    pub categories: Vec<MenuLink>,
    /// How many products there are in all, and the address of their list.
    pub total: u32,
    pub all: String,
}

/// `data-said` is what readers hear of it.
pub fn suggest(cx: &Cx, v: &SuggestView) -> Markup {
    let count = u32::try_from(v.cards.len() + v.categories.len()).unwrap_or(u32::MAX);
    html! {
        div data-said=(cx.t_n("storefront-suggestions", count)) {
            @if !v.cards.is_empty() {
                div role="group" aria-label=(cx.t("word-products")) {
                    @for card in &v.cards { (thing(cx, v, card)) }
                }
            }
            @if !v.categories.is_empty() {
                div role="group" aria-label=(cx.t("word-categories")) {
                    p.k aria-hidden="true" { (cx.t("word-categories")) }
                    @for link in &v.categories {
                        a role="option" tabindex="-1" href=(link.href) {
                            (icon_m("tag"))
                            span { (marked(&link.label, &v.words)) }
                            @if let Some(n) = link.count { span.muted.num { (n) } }
                        }
                    }
                }
            }
            @if !v.cards.is_empty() {
                a.allof role="option" tabindex="-1" href=(v.all) {
                    span { (cx.t_with("storefront-suggest-all", &[("n", &v.total.to_string()), ("query", &v.words)])) }
                    (icon_m("arrow"))
                }
            }
        }
    }
}

fn thing(cx: &Cx, v: &SuggestView, card: &CardView) -> Markup {
    html! {
        a role="option" tabindex="-1" href=(card.href) {
            span.pic { @if let Some(picture) = &card.picture { (picture_later(&picture.silent(), Place::Thumb)) } }
            span { (marked(&card.title, &v.words)) @if !card.facts.is_empty() { small { (card.facts) } } }
            span.cost { (price(cx, &card.price)) @if card.price.content.is_some() { small { (unit_price(cx, &card.price)) } } }
        }
    }
}

/// The text with what was typed of it marked: the words that begin so.
fn marked(text: &str, words: &str) -> Markup {
    let typed: Vec<Vec<char>> = words.split_whitespace().map(|word| word.chars().flat_map(char::to_lowercase).collect()).collect();
    let length = |word: &str| {
        let small: Vec<char> = word.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
        let begun = typed.iter().filter(|typed| small.starts_with(typed)).map(Vec::len).max().unwrap_or(0);
        word.char_indices().nth(begun).map_or(word.len(), |(at, _)| at)
    };
    html! {
        @for word in text.split_inclusive(' ') {
            @let (begun, rest) = word.split_at(length(word));
            @if !begun.is_empty() { mark { (begun) } } (rest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn words_are_marked_as_far_as_they_were_typed() {
        let cases = [
            ("Second-cup teapot", "tea", "Second-cup <mark>tea</mark>pot"),
            ("Ölkanne für Öl", "öl", "<mark>Öl</mark>kanne für <mark>Öl</mark>"),
            ("Day mug", "MUG day", "<mark>Day</mark> <mark>mug</mark>"),
            ("Day mug", "ay", "Day mug"),
            ("a <b> mug", "<b", "a <mark>&lt;b</mark>&gt; mug"),
        ];
        for (text, words, out) in cases {
            assert_eq!(marked(text, words).into_string(), out, "{text} {words}");
        }
    }
}
