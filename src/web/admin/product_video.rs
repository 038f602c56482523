//! The video in the product editor: what is typed of it, and its panel.
//!
//! Names of the boxes: `video-media` and `video-poster`, ids; `video-file` and `poster-file`, new files for them; `video-alt`;
//! `video-remove`; `video-poster-remove`.

use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{MediaId, Outcome, Wrong, text};
use crate::shop::catalog::{Media, Product, Video};
use crate::store::{Reads, Snapshot};
use crate::web::admin::pictures::{ACCEPT, PICTURES};
use crate::web::admin::product::{ProductView, described, mistake_below};
use crate::web::admin::ui::{Desk, Look, Panel, Tag};
use crate::web::cx::Cx;
use crate::web::form::Raw;
use crate::web::ui::{PictureView, VideoView, icon, video};
use crate::web::upload::VIDEO_BOX;
use crate::web::view;
use maud::{Markup, Render, html};

/// The boxes for files, and the fields in which the form says which one was chosen.
pub const BOXES: [(&str, &str); 2] = [(VIDEO_BOX, "video-media"), ("poster-file", "video-poster")];

/// What a file box offers to choose.
const ACCEPT_VIDEO: &str = "video/mp4,video/webm";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VideoTyped {
    pub media: String,
    pub poster: String,
    pub alt: String,
    pub remove: bool,
    /// The first picture is to stand in its place again.
    pub poster_remove: bool,
}

impl VideoTyped {
    pub fn of(raw: &Raw) -> VideoTyped {
        VideoTyped {
            media: raw.get("video-media").to_owned(),
            poster: raw.get("video-poster").to_owned(),
            alt: raw.get("video-alt").to_owned(),
            remove: raw.has("video-remove"),
            poster_remove: raw.has("video-poster-remove"),
        }
    }

    /// The one that a product has, without what it shows, which stands with the video itself.
    pub fn kept(product: &Product) -> VideoTyped {
        let Some(video) = product.video else { return VideoTyped::default() };
        let poster = video.poster.map(|id| id.to_string()).unwrap_or_default();
        VideoTyped { media: video.media.to_string(), poster, ..VideoTyped::default() }
    }

    /// The video that is to be kept, with what it shows.
    pub fn read(&self, wrong: &mut Vec<Wrong>) -> Option<(Video, String)> {
        let alt = text::line(&self.alt);
        if alt.chars().count() > LINE_CHARS_MAX {
            wrong.push(Wrong::new("video-alt", "wrong-too-long").with("max", LINE_CHARS_MAX));
        }
        let media: MediaId = self.media.parse().ok().filter(|_| !self.remove)?;
        let poster = self.poster.parse().ok().filter(|_| !self.poster_remove);
        Some((Video { media, poster }, alt))
    }
}

/// What the panel shows.
#[derive(Clone, Debug)]
pub struct VideoEdit {
    pub typed: VideoTyped,
    /// The video as visitors see it, and its facts; `None` where there is none.
    pub shown: Option<(VideoView, String)>,
    /// Its own poster.
    pub poster: Option<PictureView>,
}

pub fn edit(reads: &Snapshot, cx: &Cx, typed: VideoTyped, first: Option<&str>) -> Outcome<VideoEdit> {
    let find = |id: &str| id.parse::<MediaId>().map_or(Ok(None), |id| reads.find(id));
    let poster = find(&typed.poster)?.map(|media| view::picture(&media, cx.locale));
    let stands = first.map_or(Ok(None), find)?.map(|media| view::picture(&media, cx.locale));
    let shown = find(&typed.media)?.map(|media: Media| {
        let facts = facts(cx, &media);
        (view::video(&media, poster.clone().or(stands), cx.locale), facts)
    });
    Ok(VideoEdit { typed, shown, poster })
}

/// `0:08 · 800 × 1000 px`
pub fn facts(cx: &Cx, media: &Media) -> String {
    let seconds = media.millis.div_ceil(1000);
    let size = cx.t_with("admin-video-size", &[("width", &media.width.to_string()), ("height", &media.height.to_string())]);
    if seconds == 0 { size.into_owned() } else { format!("{}:{:02} · {size}", seconds / 60, seconds % 60) }
}

pub fn panel(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let VideoEdit { typed, shown, poster } = &view.video;
    let body = html! {
        @if let Some((clip, facts)) = shown {
            div.in.clip {
                (video(desk.cx, clip, &desk.t("admin-video")))
                p.cluster {
                    span.muted.s { (facts) }
                    label.tick { input type="checkbox" name="video-remove" value="1" checked[typed.remove]; span.s { (desk.t("admin-video-remove")) } }
                    a.s href={ (PICTURES) "/" (typed.media) } target="_blank" { (desk.t("admin-video-more")) }
                }
                @if typed.alt.is_empty() { p { (Tag::new(Look::Todo, desk.t("admin-picture-shows-nothing"))) } }
                div.field {
                    @let (invalid, by) = described(view, "video-alt");
                    label for="video-alt" { (desk.t("admin-video-alt")) }
                    input #video-alt name="video-alt" type="text" value=(typed.alt) maxlength="200" aria-invalid=[invalid] aria-describedby=[by];
                    (mistake_below(view, "video-alt"))
                }
                input type="hidden" name="video-media" value=(typed.media);
                @if poster.is_some() {
                    input type="hidden" name="video-poster" value=(typed.poster);
                    label.tick { input type="checkbox" name="video-poster-remove" value="1" checked[typed.poster_remove]; span.s { (desk.t("admin-video-poster-remove")) } }
                } @else { p.muted.s { (desk.t("admin-video-poster-first")) } }
            }
        } @else { div.in { p.muted { (desk.t("admin-video-none")) } } }
        div.upload {
            (file_box(desk, view, BOXES[0], ACCEPT_VIDEO, if shown.is_some() { "admin-video-replace" } else { "admin-video-choose" }))
            p.muted.s #video-file-hint { (desk.t("admin-video-hint")) }
            @if shown.is_some() { (file_box(desk, view, BOXES[1], ACCEPT, "admin-video-poster-choose")) }
            button.btn.ghost.small name="intent" value="pictures" formnovalidate { (desk.t("admin-video-send")) }
        }
    };
    Panel { id: "video", title: &desk.t("admin-video"), aside: html! {}, body }.render()
}

/// The box for a file carries the name of the field that it decides, so that what is wrong with it is found.
fn file_box(desk: &Desk<'_>, view: &ProductView, (name, id): (&str, &str), accept: &str, label: &str) -> Markup {
    let (invalid, by) = described(view, id);
    let by = [by, (name == VIDEO_BOX).then(|| "video-file-hint".to_owned())].into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        label.drop for=(id) { (icon("upload")) span { (desk.t(label)) } }
        input id=(id) type="file" name=(name) accept=(accept) aria-invalid=[invalid] aria-describedby=[(!by.is_empty()).then_some(by)];
        (mistake_below(view, id))
    }
}
