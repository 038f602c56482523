//! The theme editor: controls at the left, the shop with the draft in a frame at the right, contrast beside each colour.

use crate::base::{Colour, MediaId};
use crate::shop::theme::arrange::Step;
use crate::shop::theme::contrast::Faint;
use crate::shop::theme::look::Look;
use crate::shop::theme::section::Placed;
use crate::shop::theme::{FaceName, Role, Scheme, Section, TextFace, ThemeName};
use crate::web::admin::pictures::ACCEPT;
use crate::web::admin::resource_pages::{link_made, trouble};
use crate::web::admin::ui::{Desk, Look as Dot, Page, PostButton, Tag, csrf, moment};
use crate::web::cx::Cx;
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::input::{Corners, decimal};
use crate::web::field::{Choice, Form, ReadCx, form};
use crate::web::theme::preview::PARAMETER;
use crate::web::ui::{ChoiceView, FieldKind, FieldView, Tone, choices, icon, icon_m, notice};
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const THEME: &str = "/admin/theme";

impl Choice for ThemeName {
    const ALL: &'static [ThemeName] = &ThemeName::ALL;
    fn key(self) -> &'static str {
        match self {
            ThemeName::Thrum => "thrum",
            ThemeName::Volta => "volta",
            ThemeName::Deli => "deli",
        }
    }
    fn label(self) -> &'static str {
        match self {
            ThemeName::Thrum => "admin-theme-thrum",
            ThemeName::Volta => "admin-theme-volta",
            ThemeName::Deli => "admin-theme-deli",
        }
    }
}

impl Choice for FaceName {
    const ALL: &'static [FaceName] = &FaceName::ALL;
    fn key(self) -> &'static str {
        match self {
            FaceName::Hedvig => "hedvig",
            FaceName::Instrument => "instrument",
            FaceName::InstrumentWide => "instrument-wide",
            FaceName::Bricolage => "bricolage",
        }
    }
    fn label(self) -> &'static str {
        match self {
            FaceName::Hedvig => "admin-face-hedvig",
            FaceName::Instrument => "admin-face-instrument",
            FaceName::InstrumentWide => "admin-face-instrument-wide",
            FaceName::Bricolage => "admin-face-bricolage",
        }
    }
}

impl Choice for TextFace {
    const ALL: &'static [TextFace] = &TextFace::ALL;
    fn key(self) -> &'static str {
        Choice::key(self.name())
    }
    fn label(self) -> &'static str {
        self.name().label()
    }
}

/// What a merchant changes besides colours.
#[derive(Clone, Debug)]
pub struct LookFacts {
    pub headings: Option<FaceName>,
    pub text: Option<TextFace>,
    pub corners: Option<u32>,
    pub logo: Option<MediaId>,
    pub favicon: Option<MediaId>,
}

pub const LOOK: Form<LookFacts> = form!(LookFacts {
    headings: Option<FaceName> = "admin-theme-headings", "admin-theme-as-it-comes";
    text: Option<TextFace> = "admin-theme-text", "admin-theme-text-help";
    corners: Option<Corners> = "admin-theme-corners", "admin-theme-as-it-comes";
    logo: Option<MediaId> = "admin-theme-logo", "admin-theme-logo-help";
    favicon: Option<MediaId> = "admin-theme-favicon", "admin-theme-favicon-help";
});

/// The file boxes of the editor, and the field that their picture is chosen in.
pub const SIGNS: [(&str, &str); 2] = [("logo-file", "logo"), ("favicon-file", "favicon")];

/// The name of a colour's field.
pub fn colour_field(role: Role, scheme: Scheme) -> String {
    format!("{}.{}", role.key(), scheme.key())
}

/// One colour that can be chosen, and how well it is read.
#[derive(Clone, Debug)]
pub struct Swatch {
    pub role: Role,
    pub scheme: Scheme,
    pub colour: Colour,
    /// The worst ratio of what is written in it or on it: `4.9`.
    pub ratio: String,
    /// A colour near it that would do, where this one does not.
    pub mended: Option<Colour>,
}

/// How the frame shows the shop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Glass {
    pub phone: bool,
    pub scheme: Option<Scheme>,
}

impl Glass {
    fn href(self, here: &str) -> String {
        with_query(here, &[("width", if self.phone { "phone" } else { "" }), ("scheme", self.scheme.map_or("", Scheme::key))])
    }
}

/// A section that was moved, and the way it went: its button has the focus again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moved {
    pub key: u32,
    pub step: Step,
}

#[derive(Clone, Debug)]
pub struct ThemeView {
    pub look: Look,
    pub has_draft: bool,
    pub swatches: Vec<Swatch>,
    pub faint: Vec<Faint>,
    /// Fields of `LOOK`.
    pub fields: Vec<FieldView>,
    /// Number of each version to go back to, and until when visitors saw it.
    pub versions: Vec<(u32, crate::base::Time)>,
    pub glass: Glass,
    /// The section that was moved just now.
    pub moved: Option<Moved>,
    /// The link to the draft, in the answer that made it and nowhere else.
    pub link: Option<String>,
    /// Until when a link that was made holds.
    pub link_until: Option<crate::base::Time>,
    pub trouble: Option<String>,
}

pub fn theme_page(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    let title = desk.t("admin-nav-theme");
    let body = html! {
        (trouble(v.trouble.as_deref()))
        (summary(desk.cx, &v.fields))
        (link_made(desk, v.link.as_deref(), "admin-theme-link-made"))
        p.hide data-moved aria-live="polite" { @if let Some(words) = moved_words(desk, v) { (words) } }
        div.editor-2 {
            div.ctl { (character(desk, v)) (colours_and_letters(desk, v)) (arrangement(desk, v)) (shared(desk, v)) (versions(desk, v)) }
            (glass(desk, v.glass, THEME))
        }
    };
    let button = |end: &str, label: &str, icon: &str, class: &str| {
        PostButton { cx: desk.cx, to: &format!("{THEME}/{end}"), label: &desk.t(label), icon, class, hidden: &[] }.render()
    };
    let acts = html! { @if v.has_draft {
        (button("discard", "admin-theme-discard", "undo", "ghost"))
        @if v.faint.is_empty() { (button("publish", "admin-theme-publish", "check", "")) }
    } };
    let beside = if v.has_draft {
        html! { (Tag::new(Dot::Half, desk.t("admin-theme-draft"))) span.muted { (desk.t("admin-theme-draft-line")) } }
    } else {
        html! { (Tag::new(Dot::Done, desk.t("admin-theme-published"))) }
    };
    Page { beside, acts, script: Some("theme.js"), ..Page::new(desk, &title, body) }.render()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    Open,
    Closed,
}

fn fold(title: &str, state: Fold, body: Markup) -> Markup {
    html! { details.fold open[state == Fold::Open] { summary { (title) } div.stack { (body) } } }
}

fn character(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    let option = |theme: &ThemeName| ChoiceView {
        note: desk.t(&format!("{}-line", Choice::label(*theme))).into_owned(),
        picked: *theme == v.look.theme,
        ..ChoiceView::new(Choice::key(*theme), desk.t(Choice::label(*theme)))
    };
    let options = ThemeName::ALL.iter().map(option).collect();
    let field = FieldView { options, ..FieldView::new(FieldKind::Radios, "theme", desk.t("admin-theme-character")) };
    fold(
        &desk.t("admin-theme-character"),
        Fold::Open,
        html! {
            form.stack method="post" action={ (THEME) "/choose" } {
                (csrf(desk.cx))
                (choices(&field))
                p.hint.muted.s { (desk.t("admin-theme-character-help")) }
                p { button.btn.ghost.small { (desk.t("admin-theme-choose")) } }
            }
        },
    )
}

/// The words for a role.
pub fn role_words(cx: &Cx, role: Role) -> String {
    cx.t(&format!("admin-colour-{}", role.key())).into_owned()
}

fn colours_and_letters(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    let letters = if v.fields.iter().any(|f| f.error.is_some()) { Fold::Open } else { Fold::Closed };
    html! {
        form method="post" action={ (THEME) "/look" } enctype="multipart/form-data" data-try={ (THEME) "/try" } {
            (csrf(desk.cx))
            (fold(&desk.t("admin-theme-colours"), Fold::Open, html! {
                (swatches(desk, v))
                p.hint.muted.s { (desk.t("admin-theme-colours-help")) }
            }))
            (fold(&desk.t("admin-theme-letters"), letters, html! { @for field in &v.fields { (draw_fields(desk.cx, std::slice::from_ref(field))) (upload(desk, field)) } }))
            p.save { button.btn { (desk.t("admin-theme-save")) } }
        }
    }
}

/// The colours, and what is wrong with them.
fn swatches(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    html! {
        div data-faint aria-live="polite" { @if !v.faint.is_empty() { (faint(desk, v)) } }
        div.swatches {
            div.swrow.s.muted aria-hidden="true" { span {} @for scheme in Scheme::ALL { span { (desk.t(scheme_label(scheme))) } } }
            @for pair in v.swatches.chunks(2) { (swatch_row(desk, pair)) }
        }
    }
}

/// What the editor shows while somebody still chooses: the colours with their ratios, and the tokens for the frame.
pub fn tried(desk: &Desk<'_>, v: &ThemeView, tokens: &str) -> Markup {
    html! { (swatches(desk, v)) pre data-tokens { (tokens) } }
}

/// Below the choice of a logo or favicon: another picture, sent along with the form.
fn upload(desk: &Desk<'_>, chosen: &FieldView) -> Markup {
    html! { @if let Some((name, _)) = SIGNS.iter().find(|(_, field)| *field == chosen.name) {
        div.field {
            label for=(name) { (desk.t("admin-theme-upload")) " " small { "(" (desk.t("word-optional")) ")" } }
            input id=(name) name=(name) type="file" accept=(ACCEPT) aria-describedby={ (name) "-h" };
            p.hint id={ (name) "-h" } { (desk.t(if *name == "logo-file" { "admin-theme-upload-logo" } else { "admin-theme-upload-favicon" })) }
        }
    } }
}

const fn scheme_label(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Light => "admin-theme-light",
        Scheme::Dark => "admin-theme-dark",
    }
}

fn swatch_row(desk: &Desk<'_>, pair: &[Swatch]) -> Markup {
    html! {
        @if let Some(first) = pair.first() {
            @let words = role_words(desk.cx, first.role);
            div.swrow role="group" aria-label=(words) {
                span { (words) }
                @for s in pair {
                    @let name = colour_field(s.role, s.scheme);
                    label {
                        span.hide { (words) ", " (desk.t(scheme_label(s.scheme))) }
                        input type="color" name=(name) value=(s.colour);
                        span class=(if s.mended.is_some() { "num warn-c" } else { "num muted" }) { (s.ratio) }
                    }
                }
            }
            @for s in pair { @if let Some(mended) = s.mended {
                p.err.s { (icon("alert")) span { (desk.cx.t_with("admin-theme-would-do", &[("scheme", &desk.t(scheme_label(s.scheme))), ("colour", &mended.to_string())])) }
                    button.btn.ghost.small name="mend" value=(format!("{}={mended}", colour_field(s.role, s.scheme))) { (desk.t("admin-theme-mend")) } }
            } }
        }
    }
}

fn faint(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    let read_cx = ReadCx::of(desk.cx);
    let words = html! {
        (desk.t("admin-theme-faint"))
        ul { @for f in &v.faint { li {
            (desk.cx.t_with("admin-theme-faint-pair", &[
                ("what", &role_words(desk.cx, f.what)), ("on", &role_words(desk.cx, f.on)), ("scheme", &desk.t(scheme_label(f.scheme))),
                ("ratio", &decimal(f.ratio.plain(), &read_cx)), ("least", &decimal(f.least.plain(), &read_cx)),
            ]))
        } } }
    };
    notice(Tone::Warn, "alert", &words)
}

/// The text key of a kind of section.
pub fn section_label(section: &Section) -> &'static str {
    match section {
        Section::Hero(_) => "admin-section-hero",
        Section::Featured(_) => "admin-section-featured",
        Section::Story(_) => "admin-section-story",
        Section::Categories(_) => "word-categories",
        Section::New(_) => "admin-section-new",
        Section::Bestsellers(_) => "admin-section-bestsellers",
        Section::Quote(_) => "admin-section-quote",
        Section::Journal(_) => "admin-section-journal",
        Section::Newsletter(_) => "newsletter",
    }
}

/// The merchant's own words in a section, to tell it from others.
fn own_words<'a>(cx: &Cx, section: &'a Section) -> &'a str {
    let words = match section {
        Section::Hero(s) => &s.headline,
        Section::Featured(s) => &s.title,
        Section::Story(s) => &s.title,
        Section::Quote(s) => &s.quote,
        Section::Newsletter(s) => &s.title,
        Section::Categories(s) | Section::New(s) | Section::Bestsellers(s) | Section::Journal(s) => &s.title,
    };
    words.get(cx.locale)
}

fn arrangement(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    let last = v.look.sections.len().saturating_sub(1);
    fold(
        &desk.t("admin-theme-sections"),
        Fold::Open,
        html! {
            ol.arrange data-arrange { @for (at, placed) in v.look.sections.iter().enumerate() { (section_row(desk, placed, at, last, v.moved)) } }
            form.cluster method="post" action={ (THEME) "/sections" } {
                (csrf(desk.cx))
                select name="kind" aria-label=(desk.t("admin-theme-add-what")) {
                    @for section in &Section::all() {
                        option value=(section.key()) { (desk.t(section_label(section))) }
                    }
                }
                button.btn.ghost.small { (icon("plus")) (desk.t("admin-theme-add")) }
            }
        },
    )
}

fn section_row(desk: &Desk<'_>, placed: &Placed, at: usize, last: usize, moved: Option<Moved>) -> Markup {
    let to = format!("{THEME}/sections/{}", placed.key);
    let (kind, own) = (desk.t(section_label(&placed.section)), own_words(desk.cx, &placed.section));
    // At the end of its way the button back has the focus: the one that was pressed can do nothing more.
    let held = moved.filter(|moved| moved.key == placed.key).map(|moved| match moved.step {
        Step::Up if at > 0 => "up",
        Step::Down if at < last => "down",
        _ if at == last => "up",
        _ => "down",
    });
    let step = |name: &str, label: &str, idle: bool| {
        html! { button.sq name="step" value=(name) disabled[idle] autofocus[held == Some(name)] aria-label={ (desk.t(label)) ": " (kind) } { (icon("down")) } }
    };
    html! {
        li data-to=(to) {
            span.grip aria-hidden="true" { (icon("grip")) }
            span { a href=(to) { (kind) }
                @if !own.is_empty() { small { (own) } }
                @if let Some(from) = placed.window.from { small { (desk.t("admin-page-from")) " " (moment(desk.cx, from)) } }
                @if let Some(until) = placed.window.until { small { (desk.t("admin-page-until")) " " (moment(desk.cx, until)) } }
            }
            form method="post" action={ (to) "/move" } {
                (csrf(desk.cx))
                (step("up", "admin-theme-up", at == 0))
                (step("down", "admin-theme-down", at == last))
            }
        }
    }
}

/// Where the section that was moved stands now, for those who do not see it go.
fn moved_words(desk: &Desk<'_>, v: &ThemeView) -> Option<String> {
    let at = v.look.sections.iter().position(|placed| Some(placed.key) == v.moved.map(|moved| moved.key))?;
    let (name, all) = (desk.t(section_label(&v.look.sections[at].section)), v.look.sections.len());
    let said = [("name", &*name), ("place", &(at + 1).to_string()), ("all", &all.to_string())];
    Some(desk.cx.t_with("admin-theme-moved", &said).into_owned())
}

/// The link to the draft, while there is one.
fn shared(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    html! { @if v.has_draft {
        (fold(&desk.t("admin-theme-share"), Fold::Closed, html! {
            p.muted.s { (desk.t("admin-theme-share-about")) }
            @if let Some(until) = v.link_until { p.muted.s { (desk.cx.t_with("admin-theme-link-holds", &[("date", &desk.cx.date_time(until))])) } }
            (PostButton { cx: desk.cx, to: &format!("{THEME}/share"), label: &desk.t("admin-theme-share-make"), icon: "", class: "ghost small", hidden: &[] })
        }))
    } }
}

fn versions(desk: &Desk<'_>, v: &ThemeView) -> Markup {
    fold(
        &desk.t("admin-theme-versions"),
        Fold::Closed,
        html! {
            @if v.versions.is_empty() { p.muted.s { (desk.t("admin-theme-versions-none")) } }
            @else {
                p.muted.s { (desk.t("admin-theme-versions-about")) }
                ul.arrange { @for (number, until) in &v.versions { li {
                    span.grip { (icon("clock")) }
                    span { (desk.cx.t_with("admin-theme-version", &[("number", &number.to_string())])) small { (desk.t("admin-theme-until")) " " (moment(desk.cx, *until)) } }
                    (PostButton { cx: desk.cx, to: &format!("{THEME}/restore"), label: &desk.t("admin-theme-restore"), icon: "", class: "ghost small", hidden: &[("version", number.to_string())] })
                } } }
            }
        },
    )
}

/// The shop in its frame; the switches lead back to `here`.
fn glass(desk: &Desk<'_>, g: Glass, here: &str) -> Markup {
    let switch = |to: Glass, label: &str, current: bool| html! { a href=(to.href(here)) aria-current=[current.then_some("true")] { (desk.t(label)) } };
    let frame = with_query("/", &[(PARAMETER, g.scheme.map_or("on", Scheme::key))]);
    html! {
        section.preview aria-label=(desk.t("admin-theme-preview")) {
            div.pv-bar {
                nav.seg data-sets="width" aria-label=(desk.t("admin-theme-width")) {
                    (switch(Glass { phone: false, ..g }, "admin-theme-desk", !g.phone))
                    (switch(Glass { phone: true, ..g }, "admin-theme-phone", g.phone))
                }
                nav.seg data-sets="scheme" aria-label=(desk.t("admin-theme-scheme")) {
                    // What nobody has chosen follows the device, and says so.
                    (switch(Glass { scheme: None, ..g }, "admin-theme-system", g.scheme.is_none()))
                    @for scheme in Scheme::ALL { (switch(Glass { scheme: Some(scheme), ..g }, scheme_label(scheme), g.scheme == Some(scheme))) }
                }
                a.muted.s href=(frame) { (desk.t("admin-theme-open")) }
            }
            div.stage { iframe class=(if g.phone { "phone" } else { "desk" }) src=(frame) title=(desk.t("admin-theme-frame")) loading="lazy" {} }
        }
    }
}

/// The page of one section: its form, and the button that takes it out.
pub struct SectionPage {
    pub key: u32,
    pub title: String,
    pub fields: Vec<FieldView>,
    pub glass: Glass,
}

pub fn section_page(desk: &Desk<'_>, v: &SectionPage) -> Markup {
    let to = format!("{THEME}/sections/{}", v.key);
    let body = html! {
        (summary(desk.cx, &v.fields))
        div.editor-2 {
            div.ctl.stack {
                p.muted.s { (desk.t("admin-section-about")) }
                form.stack #form method="post" action=(to) data-try={ (to) "/try" } { (csrf(desk.cx)) (draw_fields(desk.cx, &v.fields)) }
                p { (PostButton { cx: desk.cx, to: &format!("{to}/remove"), label: &desk.t("admin-section-remove"), icon: "trash", class: "danger", hidden: &[] }) }
            }
            (glass(desk, v.glass, &to))
        }
    };
    let crumbs = [crate::web::admin::ui::Link::new(THEME, desk.t("admin-nav-theme"))];
    let acts = html! { button.btn form="form" { (icon_m("check")) (desk.t("admin-save")) } };
    Page { crumbs: &crumbs, acts, script: Some("theme.js"), ..Page::new(desk, &v.title, body) }.render()
}
