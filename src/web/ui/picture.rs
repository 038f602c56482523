//! Photographs with their measures, so that nothing moves when they arrive.

use maud::{Markup, html};

/// One picture: where it is, what it shows, its size in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureView {
    pub url: String,
    /// What it shows, for those who do not see it; empty where it only repeats what stands beside it.
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

impl PictureView {
    /// The same picture where it only decorates.
    pub fn silent(&self) -> PictureView {
        PictureView { alt: String::new(), ..self.clone() }
    }
}

/// A picture that is seen at once: fetched before everything else.
pub fn picture_first(p: &PictureView) -> Markup {
    html! { img src=(p.url) alt=(p.alt) width=(p.width) height=(p.height) fetchpriority="high"; }
}

/// A picture further down: fetched when it comes near.
pub fn picture_later(p: &PictureView) -> Markup {
    html! { img src=(p.url) alt=(p.alt) width=(p.width) height=(p.height) loading="lazy" decoding="async"; }
}
