//! Pictures: all that the shop has, what each shows, and the answers of a list for forms that name one.

use crate::base::{MediaId, Outcome, Words};
use crate::shop::catalog::Media;
use crate::store::{Page as Part, Reads, Snapshot};
use crate::web::admin::ui::{Desk, Link, Page, Pager, csrf, empty, nothing};
use crate::web::cx::Cx;
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::input::WordsLineOrNone;
use crate::web::field::{Form, form};
use crate::web::ui::{ChoiceView, FieldView};
use maud::{Markup, Render, html};

pub const PICTURES: &str = "/admin/pictures";

/// The newest pictures that a list offers.
const OFFERED_MAX: usize = 500;

/// By what they show, else by their file's name; the newest first.
pub fn options(reads: &Snapshot, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
    let all: Vec<Media> = reads.all(Part::last(OFFERED_MAX))?;
    let label = |m: &Media| if m.alt.is_empty() { m.name.clone() } else { format!("{} ({})", m.alt.get(cx.locale), m.name) };
    Ok(all.iter().map(|m| ChoiceView::new(m.id.to_string(), label(m))).collect())
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
    pub url: String,
    pub name: String,
    /// Empty where nobody has said it yet.
    pub shows: String,
    /// Pixels.
    pub size: (u32, u32),
}

#[derive(Clone, Debug)]
pub struct PicturesView {
    pub rows: Vec<PictureRow>,
    pub pager: Pager,
}

pub fn pictures_page(desk: &Desk<'_>, view: &PicturesView) -> Markup {
    let title = desk.t("admin-pictures");
    let body = html! {
        @if view.rows.is_empty() { (empty(&desk.t("admin-pictures-none"), &desk.t("admin-pictures-none-line"), nothing())) }
        @else {
            p.muted.lead-s { (desk.t("admin-pictures-about")) }
            ul.rows { @for row in &view.rows { li {
                img.thumb src=(row.url) alt="" width="36" height="36" loading="lazy";
                a href={ (PICTURES) "/" (row.id) } {
                    @if row.shows.is_empty() { span.warn-c { (desk.t("admin-picture-shows-nothing")) } } @else { (row.shows) }
                    small { (row.name) }
                }
                span.muted.s { (row.size.0) " × " (row.size.1) }
            } } }
            (view.pager.draw(desk.cx))
        }
    };
    Page { width: "narrow", ..Page::new(desk, &title, body) }.render()
}

#[derive(Clone, Debug)]
pub struct PictureView {
    pub row: PictureRow,
    /// Fields of `ALT`.
    pub fields: Vec<FieldView>,
}

pub fn picture_page(desk: &Desk<'_>, view: &PictureView) -> Markup {
    let (width, height) = view.row.size;
    let body = html! {
        (summary(desk.cx, &view.fields))
        section.setting {
            div { img src=(view.row.url) alt=(view.row.shows) width=(width) height=(height); p { (width) " × " (height) } }
            div { form #form method="post" action={ (PICTURES) "/" (view.row.id) } { (csrf(desk.cx)) (draw_fields(desk.cx, &view.fields)) } }
        }
    };
    let acts = html! { button.btn form="form" { (desk.t("admin-save")) } };
    let crumbs = [Link::new(PICTURES, desk.t("admin-pictures"))];
    Page { crumbs: &crumbs, acts, width: "narrow", ..Page::new(desk, &view.row.name, body) }.render()
}
