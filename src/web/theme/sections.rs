//! Sections of the home page as markup. The same in every theme; what differs is in the theme's CSS.

use crate::shop::theme::section::Side;
use crate::web::cx::Cx;
use crate::web::storefront::pages::journal::{PostCard, post_cards};
use crate::web::ui::sign_up::{AT_HOME, SignUp, sign_up};
use crate::web::ui::{CardView, Heading, IndexEntry, PictureView, Place, cards, icon_m, index, paragraphs, picture_first, picture_later};
use crate::web::url;
use maud::{Markup, html};

/// A section with what it shows, ready to be drawn.
#[derive(Clone, Debug)]
pub enum SectionView {
    Hero(HeroView),
    /// The first card is drawn large.
    Featured(RowView),
    /// Cards side by side, to be pushed.
    Row(RowView),
    Story(StoryView),
    Categories {
        title: String,
        entries: Vec<IndexEntry>,
    },
    Quote(QuoteView),
    Journal {
        title: String,
        posts: Vec<PostCard>,
    },
    Newsletter {
        title: String,
        text: String,
    },
}

/// A link with its words.
pub type Way = (String, String);

#[derive(Clone, Debug)]
pub struct HeroView {
    pub headline: String,
    pub lead: String,
    pub picture: Option<PictureView>,
    pub caption: String,
    pub button: Way,
}

#[derive(Clone, Debug)]
pub struct RowView {
    pub title: String,
    pub cards: Vec<CardView>,
    /// Where there is more of it.
    pub more: Way,
}

/// A picture and a few sentences.
#[derive(Clone, Debug)]
pub struct StoryView {
    pub title: String,
    /// Paragraphs with blank lines between.
    pub text: String,
    pub picture: Option<PictureView>,
    pub side: Side,
    pub button: Option<Way>,
}

#[derive(Clone, Debug)]
pub struct QuoteView {
    pub quote: String,
    pub by: String,
    pub picture: Option<PictureView>,
}

/// All sections in their order. The first heading of the page is the first hero's; without one it is the shop's name, unseen.
pub fn sections(cx: &Cx, views: &[SectionView]) -> Markup {
    let first_hero = views.iter().position(|view| matches!(view, SectionView::Hero(_)));
    let first_letter = views.iter().position(|view| matches!(view, SectionView::Newsletter { .. }));
    html! {
        @if first_hero.is_none() { h1.hide { (cx.shop.name) } }
        @for (at, view) in views.iter().enumerate() {
            @let id = format!("s{at}");
            @match view {
                SectionView::Hero(v) => (hero(v, if Some(at) == first_hero { Rank::First } else { Rank::Later })),
                SectionView::Featured(v) => (row(&id, v, html! { div.lookout { (cards(cx, &v.cards, Heading::H3, 0)) } })),
                SectionView::Row(v) => (row(&id, v, html! {
                    div.rail tabindex="0" role="group" aria-label=(cx.t("storefront-scroll")) { (cards(cx, &v.cards, Heading::H3, 0)) }
                })),
                SectionView::Story(v) => (story(&id, v)),
                SectionView::Categories { title, entries } => section.section.wrap aria-labelledby=(id) {
                    @if title.is_empty() { h2.hide id=(id) { (cx.t("word-categories")) } }
                    @else { div.title { h2 id=(id) { (title) } } }
                    (index(entries))
                },
                SectionView::Quote(v) => (quote(cx, &id, v)),
                SectionView::Journal { title, posts } => section.section.wrap aria-labelledby=(id) {
                    div.title {
                        h2 id=(id) { (title) }
                        a.more href=(url::JOURNAL) { (cx.t("storefront-journal-all")) " " (icon_m("arrow")) }
                    }
                    (post_cards(cx, posts, Heading::H3))
                },
                SectionView::Newsletter { title, text } => section.letter.section aria-labelledby=(id) { div.wrap {
                    div.stack { h2.d-3 id=(id) { (title) } div.muted { (paragraphs(text)) } }
                    // A second form would bear the same ids; one is enough for everybody.
                    @if Some(at) == first_letter { (sign_up(cx, &SignUp { place: AT_HOME, said: text, ..SignUp::default() })) }
                } },
            }
        }
    }
}

/// The first hero of a page bears its heading, and its picture is fetched at once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    First,
    Later,
}

fn hero(v: &HeroView, rank: Rank) -> Markup {
    let leads = rank == Rank::First;
    html! {
        section.hero.wrap {
            div.say {
                @if leads { h1.d-4 { (v.headline) } } @else { h2.d-4 { (v.headline) } }
                div.stack {
                    @if !v.lead.is_empty() { p.lead.muted { (v.lead) } }
                    p { a.btn href=(v.button.1) { (v.button.0) } }
                }
            }
            @if let Some(p) = &v.picture {
                figure {
                    div.pic.wide { @if leads { (picture_first(p, Place::Hero)) } @else { (picture_later(p, Place::Hero)) } }
                    @if !v.caption.is_empty() { figcaption { span { (v.caption) } } }
                }
            }
        }
    }
}

fn row(id: &str, v: &RowView, shelf: Markup) -> Markup {
    html! {
        section.section.wrap aria-labelledby=(id) {
            div.title { h2 id=(id) { (v.title) } a.more href=(v.more.1) { (v.more.0) " " (icon_m("arrow")) } }
            (shelf)
        }
    }
}

fn story(id: &str, v: &StoryView) -> Markup {
    let class = if v.picture.is_none() {
        "section wrap story alone"
    } else if v.side == Side::End {
        "section wrap story turned"
    } else {
        "section wrap story"
    };
    html! {
        section class=(class) aria-labelledby=(id) {
            @if let Some(p) = &v.picture { div.pic.land { (picture_later(p, Place::Story)) } }
            div.stack {
                h2 id=(id) { (v.title) }
                (paragraphs(&v.text))
                @if let Some((label, href)) = &v.button { p { a.more href=(href) { (label) " " (icon_m("arrow")) } } }
            }
        }
    }
}

fn quote(cx: &Cx, id: &str, v: &QuoteView) -> Markup {
    html! {
        section class=(if v.picture.is_some() { "section wrap story flip" } else { "section wrap story alone" }) aria-labelledby=(id) {
            @if let Some(p) = &v.picture { div { div.pic.sq { (picture_later(p, Place::Story)) } } }
            figure.stack {
                h2.hide id=(id) { (cx.t("storefront-home-quote")) }
                blockquote { (v.quote) }
                @if !v.by.is_empty() { figcaption.muted.s { (v.by) } }
            }
        }
    }
}

/// Where *all things* are, in words.
pub fn all_things(cx: &Cx) -> Way {
    (cx.t("storefront-all-things").into_owned(), url::ALL.to_owned())
}
