//! The journal: the list of posts, and a post.

use crate::base::{Locale, Time};
use crate::web::cx::Cx;
use crate::web::storefront::pages::text::{Reader, before_publishing};
use crate::web::ui::json_ld::{breadcrumbs, json_ld};
use crate::web::ui::{
    CardView, Crumb, Heading, Page, PagerView, PictureView, Place, Robots, cards, crumbs, icon_m, pager, picture_first, picture_later,
};
use crate::web::url;
use maud::{Markup, html};
use serde_json::json;

/// A post in the list, and beside another post.
#[derive(Clone, Debug)]
pub struct PostCard {
    pub title: String,
    pub href: String,
    pub teaser: String,
    pub date: Time,
    pub minutes: u32,
    pub picture: Option<PictureView>,
    /// Where its words are in another language than the page.
    pub lang: Option<Locale>,
}

#[derive(Clone, Debug)]
pub struct JournalView {
    pub posts: Vec<PostCard>,
    /// Only posts with this tag; empty for all.
    pub tag: String,
    pub pager: PagerView,
}

#[derive(Clone, Debug)]
pub struct PostView {
    /// As the list shows it, for search engines.
    pub search_title: String,
    pub description: String,
    pub title: String,
    pub handle: String,
    pub teaser: String,
    pub text: Markup,
    pub picture: Option<PictureView>,
    pub author: String,
    pub date: Time,
    pub changed: Time,
    pub minutes: u32,
    pub tags: Vec<String>,
    pub related: Vec<CardView>,
    /// The post before this one and the one after it.
    pub before: Option<PostCard>,
    pub after: Option<PostCard>,
    pub lang: Option<Locale>,
    pub reader: Reader,
}

pub fn journal(cx: &Cx, v: &JournalView) -> Markup {
    let title = cx.t("storefront-journal");
    let line = if v.tag.is_empty() { String::new() } else { cx.t_with("storefront-journal-tagged", &[("tag", &v.tag)]).into_owned() };
    let main = html! {
        h1 { (title) }
        p.lead.muted {
            @if v.tag.is_empty() { (cx.t("storefront-journal-lead")) }
            @else { (line) " " a href=(url::JOURNAL) { (cx.t("storefront-journal-all")) } }
        }
        @if v.posts.is_empty() { p { (cx.t("storefront-journal-none")) } }
        @else { div.gap-up { (post_cards(cx, &v.posts, Heading::H2)) } }
        (pager(cx, &v.pager))
        p.muted.s.gap-up { a href=(url::FEED) { (cx.t("storefront-journal-feed")) } }
    };
    Page {
        description: cx.t("storefront-journal-lead").into_owned(),
        canonical: Some(if v.pager.page > 1 { v.pager.href(v.pager.page) } else { v.pager.base.clone() }),
        before: v.pager.before(),
        after: v.pager.after(),
        feed: true,
        ..Page::new(cx, if v.tag.is_empty() { title.into_owned() } else { format!("{title}: {}", v.tag) }, main)
    }
    .render()
}

/// Posts side by side. On a page of their own the first two pictures are fetched with it.
pub fn post_cards(cx: &Cx, posts: &[PostCard], heading: Heading) -> Markup {
    html! { div.posts { @for (n, post) in posts.iter().enumerate() { (card(cx, post, heading, n)) } } }
}

fn card(cx: &Cx, post: &PostCard, heading: Heading, n: usize) -> Markup {
    let at_once = heading == Heading::H2 && n < 2;
    html! {
        article lang=[post.lang.map(Locale::tag)] {
            div.pic.land { @if let Some(picture) = &post.picture {
                @if at_once { (picture_first(&picture.silent(), Place::Story)) } @else { (picture_later(&picture.silent(), Place::Story)) }
            } }
            @match heading {
                Heading::H2 => h2.h3 { a href=(post.href) { (post.title) } },
                Heading::H3 => h3 { a href=(post.href) { (post.title) } },
            }
            p.muted { (post.teaser) }
            p.muted.s { (day(cx, post.date)) ", " (cx.t_n("storefront-minutes", post.minutes)) }
        }
    }
}

fn day(cx: &Cx, at: Time) -> Markup {
    html! { time datetime=(at.rfc3339()) { (cx.date(at)) } }
}

pub fn post(cx: &Cx, v: &PostView) -> Markup {
    let path = url::post(&v.handle);
    let way = [
        Crumb { label: cx.shop.name.clone(), href: Some(url::HOME.to_owned()) },
        Crumb { label: cx.t("storefront-journal").into_owned(), href: Some(url::JOURNAL.to_owned()) },
        Crumb { label: v.title.clone(), href: None },
    ];
    let main = html! {
        div.wrap.page-top { (before_publishing(cx, v.reader)) (crumbs(cx, &way)) }
        article.article.wrap lang=[v.lang.map(Locale::tag)] {
            header {
                p.muted.s { (day(cx, v.date)) ", " (cx.t_n("storefront-minutes", v.minutes)) @if !v.author.is_empty() { ", " (v.author) } }
                h1 { (v.title) }
                @if !v.teaser.is_empty() { p.lead { (v.teaser) } }
            }
            @if let Some(picture) = &v.picture { figure { div.pic.wide { (picture_first(picture, Place::Hero)) } } }
            div.body { (v.text) }
            @if !v.tags.is_empty() {
                p.tags-line.s.muted { (cx.t("storefront-tags")) " " @for (i, tag) in v.tags.iter().enumerate() { @if i > 0 { ", " } a href=(url::tagged(tag)) rel="tag" { (tag) } } }
            }
        }
        @if !v.related.is_empty() {
            section.section.wrap aria-labelledby="h-related" {
                div.title { h2 id="h-related" { (cx.t("storefront-journal-related")) } }
                div.cards.four { (cards(cx, &v.related, Heading::H3, 0)) }
            }
        }
        @if v.before.is_some() || v.after.is_some() {
            nav.section.wrap.beside aria-label=(cx.t("storefront-journal-more")) {
                (beside(cx, v.before.as_ref(), "prev", "storefront-journal-before"))
                (beside(cx, v.after.as_ref(), "next", "storefront-journal-after"))
            }
        }
    };
    Page {
        description: v.description.clone(),
        canonical: (v.reader == Reader::Visitor).then(|| path.clone()),
        robots: if v.reader == Reader::Visitor { Robots::Index } else { Robots::Stay },
        picture: v.picture.clone(),
        og_type: "article",
        json_ld: vec![article(cx, v), breadcrumbs(cx, &way)],
        feed: true,
        main_class: "",
        ..Page::new(cx, v.search_title.clone(), main)
    }
    .render()
}

fn beside(cx: &Cx, post: Option<&PostCard>, rel: &str, label: &str) -> Markup {
    html! { @if let Some(post) = post {
        a rel=(rel) href=(post.href) lang=[post.lang.map(Locale::tag)] {
            span.muted.s { @if rel == "prev" { (icon_m("left")) } (cx.t(label)) @if rel == "next" { (icon_m("right")) } }
            b { (post.title) }
        }
    } @else { span {} } }
}

/// The post for search engines.
fn article(cx: &Cx, post: &PostView) -> Markup {
    let publisher = json!({ "@type": "Organization", "name": cx.shop.name, "url": cx.absolute("/") });
    let author = if post.author.is_empty() { publisher.clone() } else { json!({ "@type": "Person", "name": post.author }) };
    let mut value = json!({
        "@context": "https://schema.org", "@type": "Article", "headline": post.title, "description": post.description,
        "datePublished": post.date.rfc3339(), "dateModified": post.changed.rfc3339(), "author": author, "publisher": publisher,
        "inLanguage": post.lang.unwrap_or(cx.locale).tag(), "mainEntityOfPage": cx.absolute(&url::post(&post.handle)),
    });
    if let Some(picture) = &post.picture {
        value["image"] = json!(cx.absolute(&picture.url));
    }
    json_ld(&value)
}
