//! A video as the browser plays it: nothing of it is fetched before somebody asks, and the poster only when it comes near.

use crate::base::Time;
use crate::web::cx::Cx;
use crate::web::ui::PictureView;
use maud::{Markup, html};
use serde_json::{Value, json};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoView {
    pub url: String,
    pub mime: String,
    /// What it shows, for those who do not see it; empty where nobody has said.
    pub alt: String,
    /// Pixels.
    pub width: u32,
    pub height: u32,
    /// See `Media::millis`.
    pub millis: u32,
    pub added: Time,
    /// Stands in its place until it is played.
    pub poster: Option<PictureView>,
}

/// Wide enough for a stage on a phone and on a screen; it is looked at for a moment.
const POSTER_WIDTH: u32 = 800;

/// The player of the browser itself: it knows keys, screen readers and full screens. `label` names it where nobody has said what it shows.
pub fn video(cx: &Cx, v: &VideoView, label: &str) -> Markup {
    let poster = v.poster.as_ref().map(|poster| poster.at_least(POSTER_WIDTH));
    let label = if v.alt.is_empty() { label } else { &v.alt };
    html! {
        video controls preload="none" playsinline loading="lazy" poster=[poster] width=(v.width) height=(v.height) aria-label=(label) {
            source src=(v.url) type=(v.mime);
            a href=(v.url) { (cx.t("storefront-video-file")) }
        }
    }
}

/// The same for search engines (schema.org/VideoObject), where all is known that they ask for.
pub fn video_ld(cx: &Cx, v: &VideoView, name: &str) -> Option<Value> {
    let poster = v.poster.as_ref()?;
    if v.alt.is_empty() || v.millis == 0 {
        return None;
    }
    Some(json!({
        "@context": "https://schema.org", "@type": "VideoObject", "name": name, "description": v.alt,
        "thumbnailUrl": [cx.absolute(&poster.url)], "contentUrl": cx.absolute(&v.url), "uploadDate": v.added.rfc3339(),
        "duration": format!("PT{}S", v.millis.div_ceil(1000)),
    }))
}
