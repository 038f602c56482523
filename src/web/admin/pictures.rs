//! Pictures: all that the shop has, what each shows and where, and the answers of a list for forms that name one.

use crate::base::{MediaId, Outcome, Words};
use crate::shop::catalog::{Focus, Media};
use crate::store::{Page as Part, Reads, Snapshot};
use crate::web::admin::ui::{Desk, Link, Look, Page, Pager, Panel, Tab, Tag, button_link, csrf, empty, nothing, tabs};
use crate::web::cx::Cx;
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::input::WordsLineOrNone;
use crate::web::field::{Form, form};
use crate::web::ui::{ChoiceView, FieldView, Mistake, PictureView, VideoView, error_summary, icon, video};
use crate::web::view;
use maud::{Markup, Render, html};

pub const PICTURES: &str = "/admin/pictures";

/// What a file box offers to choose.
pub const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/gif";

/// The newest pictures that a list offers.
const OFFERED_MAX: usize = 500;

/// By what they show, else by their file's name; the newest first.
pub fn options(reads: &Snapshot, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
    let mut all: Vec<Media> = reads.all(Part::last(OFFERED_MAX))?;
    all.retain(Media::is_picture);
    let label = |m: &Media| if m.alt.is_empty() { m.name.clone() } else { format!("{} ({})", m.alt.get(cx.locale), m.name) };
    let small = |m: &Media| view::picture(m, cx.locale).at_least(160);
    Ok(all.iter().map(|m| ChoiceView { picture: small(m), ..ChoiceView::new(m.id.to_string(), label(m)) }).collect())
}

/// What a picture shows, for those who do not see it.
#[derive(Clone, Debug)]
pub struct AltFacts {
    pub alt: Words,
}

pub const ALT: Form<AltFacts> = form!(AltFacts {
    alt: WordsLineOrNone = "admin-picture-shows", "admin-picture-shows-help";
});

#[derive(Clone, Debug)]
pub struct PictureRow {
    pub id: MediaId,
    pub picture: PictureView,
    pub name: String,
    /// How many products and pages show it; counted up to a hundred products.
    pub places: usize,
    /// Nobody has said yet what it shows.
    pub is_silent: bool,
    /// Not all of its widths are made yet.
    pub is_waiting: bool,
    /// A video, and its facts.
    pub video: Option<(VideoView, String)>,
}

#[derive(Clone, Debug)]
pub struct PicturesView {
    pub tabs: Vec<Tab>,
    pub rows: Vec<PictureRow>,
    pub pager: Pager,
    /// What was wrong with pictures that were sent just now, in words; how many of the others were taken.
    pub refused: Vec<String>,
    pub taken: usize,
}

pub fn pictures_page(desk: &Desk<'_>, view: &PicturesView) -> Markup {
    let title = desk.t("admin-pictures");
    let mistakes: Vec<Mistake> =
        view.refused.iter().map(|text| Mistake { field_id: "picture-files".to_owned(), text: text.clone() }).collect();
    let heading = desk.t_n("admin-pictures-some-taken", view.taken as u64);
    let body = html! {
        (error_summary(&heading, &mistakes))
        (tabs(desk.cx, &view.tabs))
        p.muted.lead-s.gap-a { (desk.t("admin-pictures-about")) }
        form.upload method="post" action=(PICTURES) enctype="multipart/form-data" {
            (csrf(desk.cx))
            label.drop for="picture-files" { (icon("upload")) span { (desk.t("admin-pictures-choose")) } }
            input #picture-files type="file" name="picture-files" multiple required accept=(ACCEPT) aria-describedby="picture-files-hint";
            p.muted.s #picture-files-hint { (desk.t("admin-pictures-choose-hint")) }
            button.btn { (icon("upload")) (desk.t("admin-pictures-upload")) }
        }
        @if view.rows.is_empty() { (empty(&desk.t("admin-pictures-none"), &desk.t("admin-pictures-none-line"), nothing())) }
        @else {
            ul.media.lib.list.gap-a { @for row in &view.rows { li { (shot(desk, row)) } } }
            (view.pager.draw(desk.cx))
        }
    };
    Page::new(desk, &title, body).render()
}

fn shot(desk: &Desk<'_>, row: &PictureRow) -> Markup {
    let places = if row.places == 0 { desk.t("admin-picture-unused") } else { desk.t_n("admin-picture-places", row.places as u64) };
    html! {
        a.shot href={ (PICTURES) "/" (row.id) } {
            span.pic.sq.play[row.video.is_some()] {
                @if let Some((clip, _)) = &row.video {
                    @if let Some(poster) = &clip.poster { img src=(poster.at_least(320)) alt="" width=(poster.width) height=(poster.height) loading="lazy"; }
                    (icon("play"))
                } @else { img src=(row.picture.at_least(320)) alt="" width=(row.picture.width) height=(row.picture.height) loading="lazy"; }
            }
            span.s { (row.name) }
            small.muted { @if row.is_waiting { (desk.t("admin-picture-waiting")) } @else { (places) } }
        }
        @if row.is_silent { (Tag::new(Look::Todo, desk.t("admin-picture-silent"))) }
    }
}

/// One picture with everything about it.
#[derive(Clone, Debug)]
pub struct PictureCard {
    pub row: PictureRow,
    /// Fields of `ALT`.
    pub fields: Vec<FieldView>,
    /// The widths that are made, in words.
    pub made: String,
    /// Where it is shown.
    pub places: Vec<Link>,
}

pub fn picture_page(desk: &Desk<'_>, view: &PictureCard) -> Markup {
    let picture = &view.row.picture;
    let body = html! {
        (summary(desk.cx, &view.fields))
        form #form method="post" action={ (PICTURES) "/" (view.row.id) } {
            (csrf(desk.cx))
            div.layout {
                div {
                    @if let Some((clip, _)) = &view.row.video { div.clip { (video(desk.cx, clip, &view.row.name)) } }
                    @else { (focal(desk, picture)) }
                }
                div {
                    (Panel { id: "words", title: &desk.t("admin-picture-shows"), aside: html! {}, body: html! { div.in { (draw_fields(desk.cx, &view.fields)) } } }.render())
                    (Panel { id: "facts", title: &desk.t("admin-picture-facts"), aside: html! {}, body: facts(desk, view) }.render())
                }
            }
        }
    };
    let acts = html! {
        @if view.places.is_empty() { (button_link(&format!("{PICTURES}/{}/delete", view.row.id), "danger", "trash", &desk.t("admin-delete"))) }
        button.btn form="form" { (desk.t("admin-save")) }
    };
    let crumbs = [Link::new(PICTURES, desk.t("admin-pictures"))];
    Page { crumbs: &crumbs, acts, ..Page::new(desk, &view.row.name, body) }.render()
}

/// The picture under nine places of which one is chosen: a press on the picture chooses it, with or without a script.
fn focal(desk: &Desk<'_>, picture: &PictureView) -> Markup {
    html! {
        fieldset.focal {
            legend { (desk.t("admin-picture-focus")) }
            p.muted.s { (desk.t("admin-picture-focus-about")) }
            div.whole {
                img src=(picture.at_least(800)) alt=(picture.alt) width=(picture.width) height=(picture.height);
                div.nine { @for focus in Focus::ALL {
                    label {
                        input type="radio" name="focus" value=(focus.key()) checked[focus == picture.focus];
                        span.hide { (desk.t(focus_label(focus))) }
                    }
                } }
            }
        }
    }
}

const fn focus_label(focus: Focus) -> &'static str {
    match focus {
        Focus::TopLeft => "admin-focus-top-left",
        Focus::Top => "admin-focus-top",
        Focus::TopRight => "admin-focus-top-right",
        Focus::Left => "admin-focus-left",
        Focus::Centre => "admin-focus-centre",
        Focus::Right => "admin-focus-right",
        Focus::BottomLeft => "admin-focus-bottom-left",
        Focus::Bottom => "admin-focus-bottom",
        Focus::BottomRight => "admin-focus-bottom-right",
    }
}

fn facts(desk: &Desk<'_>, view: &PictureCard) -> Markup {
    let picture = &view.row.picture;
    html! { div.in { dl.kv {
        dt { (desk.t("admin-picture-size")) }
        @if let Some((_, facts)) = &view.row.video { dd { (facts) } }
        @else {
            dd { (picture.width) " × " (picture.height) }
            dt { (desk.t("admin-picture-made")) } dd {
                @if view.row.is_waiting { (desk.t("admin-picture-waiting")) @if !view.made.is_empty() { br; } }
                (view.made)
            }
        }
        dt { (desk.t("admin-picture-used-in")) } dd {
            @if view.places.is_empty() { (desk.t("admin-picture-used-nowhere")) }
            @for (i, place) in view.places.iter().enumerate() { @if i > 0 { ", " } a href=(place.href) { (place.label) } }
        }
    } } }
}
