//! A static page: legal texts, help, contact.

use crate::web::cx::Cx;
use crate::web::ui::{Page, prose};
use crate::web::url;
use maud::{Markup, Render, html};

#[derive(Clone, Debug)]
pub struct TextView {
    pub handle: String,
    pub title: String,
    /// Blank lines between paragraphs, `## ` before headings, `- ` before items of a list.
    pub text: String,
}

pub fn text(cx: &Cx, v: &TextView) -> Markup {
    let main = html! {
        h1 { (v.title) }
        div.prose { (prose(&v.text)) }
    };
    let first = v.text.lines().find(|line| !line.trim().is_empty() && !line.starts_with(['#', '-'])).unwrap_or_default();
    Page {
        description: first.chars().take(160).collect(),
        canonical: Some(url::page(&v.handle)),
        og_type: "article",
        ..Page::new(cx, v.title.clone(), main)
    }
    .render()
}
