//! The home page: one sentence, one picture, then the things.

use crate::web::cx::Cx;
use crate::web::ui::json_ld::organization;
use crate::web::ui::{
    CardView, Heading, IndexEntry, Page, PictureView, Place, cards, icon_m, index, paragraphs, picture_first, picture_later,
};
use crate::web::url;
use maud::{Markup, Render, html};

#[derive(Clone, Debug, Default)]
pub struct HomeView {
    /// A sentence that only this shop could say.
    pub headline: String,
    pub lead: String,
    pub hero: Option<PictureView>,
    pub hero_caption: String,
    pub featured_title: String,
    /// Up to five; the first is drawn large.
    pub featured: Vec<CardView>,
    pub story: Option<StoryView>,
    pub categories: Vec<IndexEntry>,
    pub fresh: Vec<CardView>,
}

/// A picture and a few sentences about the shop.
#[derive(Clone, Debug)]
pub struct StoryView {
    pub title: String,
    /// Paragraphs with blank lines between.
    pub text: String,
    pub picture: PictureView,
    pub link: Option<(String, String)>,
}

pub fn home(cx: &Cx, v: &HomeView) -> Markup {
    let main = html! {
        (hero(cx, v))
        @if !v.featured.is_empty() {
            section.section.wrap aria-labelledby="h-featured" {
                (row_title(cx, "h-featured", &v.featured_title))
                div.lookout { (cards(cx, &v.featured, Heading::H3, 0)) }
            }
        }
        @if let Some(story) = &v.story { (self::story(story)) }
        @if !v.categories.is_empty() {
            section.section.wrap aria-labelledby="h-categories" {
                h2.hide id="h-categories" { (cx.t("word-categories")) }
                (index(&v.categories))
            }
        }
        @if !v.fresh.is_empty() {
            section.section.wrap aria-labelledby="h-new" {
                (row_title(cx, "h-new", &cx.t("storefront-home-new")))
                div.rail tabindex="0" role="group" aria-label=(cx.t("storefront-scroll")) { (cards(cx, &v.fresh, Heading::H3, 0)) }
            }
        }
    };
    Page {
        description: v.lead.clone(),
        canonical: Some(url::HOME.to_owned()),
        picture: v.hero.clone(),
        json_ld: vec![organization(cx)],
        main_class: "",
        ..Page::new(cx, "", main)
    }
    .render()
}

fn hero(cx: &Cx, v: &HomeView) -> Markup {
    html! {
        section.hero.wrap {
            div.say {
                h1.d-4 { (v.headline) }
                div.stack {
                    @if !v.lead.is_empty() { p.lead.muted { (v.lead) } }
                    p { a.btn href=(url::ALL) { (cx.t("storefront-see-all-things")) } }
                }
            }
            @if let Some(p) = &v.hero {
                figure {
                    div.pic.wide { (picture_first(p, Place::Hero)) }
                    @if !v.hero_caption.is_empty() { figcaption { span { (v.hero_caption) } } }
                }
            }
        }
    }
}

fn row_title(cx: &Cx, id: &str, title: &str) -> Markup {
    html! {
        div.title {
            h2 id=(id) { (title) }
            a.more href=(url::ALL) { (cx.t("storefront-all-things")) " " (icon_m("arrow")) }
        }
    }
}

fn story(s: &StoryView) -> Markup {
    html! {
        section.section.wrap.story aria-labelledby="h-story" {
            div.pic.land { (picture_later(&s.picture, Place::Story)) }
            div.stack {
                h2 id="h-story" { (s.title) }
                (paragraphs(&s.text))
                @if let Some((label, href)) = &s.link { p { a.more href=(href) { (label) " " (icon_m("arrow")) } } }
            }
        }
    }
}
