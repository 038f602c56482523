//! A page of text: legal texts, help, what the shop is.

use crate::base::Locale;
use crate::web::cx::Cx;
use crate::web::ui::{Page, PictureView, Robots, Tone, notice};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct TextView {
    pub handle: String,
    pub title: String,
    /// For search engines.
    pub search_title: String,
    pub description: String,
    pub picture: Option<PictureView>,
    pub text: Markup,
    /// Where the text is in another language than the page.
    pub lang: Option<Locale>,
    pub reader: Reader,
}

/// Who reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    Visitor,
    /// Somebody with the secret link, before it is published.
    Preview,
}

pub fn text(cx: &Cx, v: &TextView) -> Markup {
    let main = html! {
        (before_publishing(cx, v.reader))
        h1 lang=[v.lang.map(Locale::tag)] { (v.title) }
        div.prose lang=[v.lang.map(Locale::tag)] { (v.text) }
    };
    Page {
        description: v.description.clone(),
        canonical: (v.reader == Reader::Visitor).then(|| url::page(&v.handle)),
        robots: if v.reader == Reader::Visitor { Robots::Index } else { Robots::Stay },
        picture: v.picture.clone(),
        og_type: "article",
        ..Page::new(cx, v.search_title.clone(), main)
    }
    .render()
}

/// Says of a preview that it is one.
pub fn before_publishing(cx: &Cx, reader: Reader) -> Markup {
    html! { @if reader == Reader::Preview { (notice(Tone::Warn, "eye", &html! { (cx.t("storefront-preview-note")) })) } }
}
