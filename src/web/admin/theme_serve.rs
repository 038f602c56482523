//! What the theme editor does: everything changes the draft, until it is published.

use crate::base::{Colour, Error, Outcome, Refusal, Wrong};
use crate::shop::theme::look::{CHOSEN, Colours, Look};
use crate::shop::theme::{
    ChooseTheme, DiscardLook, PublishLook, RestoreLook, SaveLook, Scheme, ShareLook, Step, ThemeName, contrast, design,
};
use crate::shop::{Command, Permission};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::theme::{Glass, LOOK, LookFacts, Moved, SIGNS, Swatch, THEME, ThemeView, colour_field, theme_page, tried};
use crate::web::admin::ui::{SAID_DONE, SAID_PUBLISHED, SAID_SAVED};
use crate::web::admin::{asked, pictures};
use crate::web::assets;
use crate::web::error::Failure;
use crate::web::field::draw::Filled;
use crate::web::field::input::decimal;
use crate::web::field::{Input, ReadCx};
use crate::web::form::Raw;
use crate::web::theme::css;
use crate::web::upload::{PictureForm, Taken};
use crate::web::url;
use axum::extract::RawQuery;
use axum::response::Response;
use maud::Markup;

/// A form that comes back.
#[derive(Default)]
struct Tried<'a> {
    raw: Option<&'a Raw>,
    wrong: &'a [Wrong],
    trouble: Option<String>,
    moved: Option<Moved>,
    link: Option<String>,
}

pub async fn show(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = asked::query(query)?;
    let moved = query.get("moved").parse().ok().map(|key| Moved { key, step: step(query.get("step")).unwrap_or(Step::To(0)) });
    who.answer(|ask| Ok(Answer::Page(page(ask, glass(&query), Tried { moved, ..Tried::default() })?)))
}

/// How the frame shows the shop, from the query.
pub fn glass(query: &Raw) -> Glass {
    let scheme = Scheme::ALL.into_iter().find(|scheme| scheme.key() == query.get("scheme"));
    Glass { phone: query.get("width") == "phone", scheme }
}

/// `up`, `down` or a place from 0, as the script sends it after dragging.
pub fn step(said: &str) -> Option<Step> {
    match said {
        "up" => Some(Step::Up),
        "down" => Some(Step::Down),
        place => place.parse().ok().map(Step::To),
    }
}

fn page(ask: &Ask<'_>, glass: Glass, tried: Tried<'_>) -> Outcome<Markup> {
    Ok(theme_page(&ask.desk(), &view(ask, glass, tried)?))
}

fn view(ask: &Ask<'_>, glass: Glass, tried: Tried<'_>) -> Outcome<ThemeView> {
    ask.actor.must(Permission::Settings)?;
    let reads = ask.shop.read()?;
    let design = design(&reads)?;
    let kept = design.current();
    let photos = pictures::options(&reads, ask.cx)?;
    let facts = LookFacts { headings: kept.headings, text: kept.text, corners: kept.corners, logo: kept.logo, favicon: kept.favicon };
    let filled = Filled { form: &LOOK, facts: Some(&facts), typed: tried.raw, wrong: tried.wrong, options: &|_| photos.clone() };
    // What was typed is shown with its ratios, although it is not kept yet.
    let typed = tried.raw.and_then(|raw| colours(raw, kept).ok());
    let look = Look { colours: typed.unwrap_or_else(|| kept.colours.clone()), ..kept.clone() };
    Ok(ThemeView {
        swatches: swatches(&look, &ReadCx::of(ask.cx)),
        faint: contrast::faint(&look.palette()),
        fields: filled.fields(ask.cx),
        has_draft: design.draft.is_some(),
        versions: design.versions.iter().map(|version| (version.number, version.until)).collect(),
        link_until: design.preview.filter(|preview| preview.holds(ask.cx.now)).map(|preview| preview.expires),
        look,
        glass,
        moved: tried.moved,
        link: tried.link,
        trouble: tried.trouble,
    })
}

fn swatches(look: &Look, cx: &ReadCx) -> Vec<Swatch> {
    let palette = look.palette();
    let one = |role, scheme| Swatch {
        role,
        scheme,
        colour: palette.get(role, scheme),
        ratio: decimal(contrast::worst(&palette, role, scheme).plain(), cx),
        mended: look.mended(role, scheme),
    };
    CHOSEN.into_iter().flat_map(|role| Scheme::ALL.map(|scheme| one(role, scheme))).collect()
}

/// The colours of a form; those that are the theme's own are not kept, so that they follow it.
fn colours(raw: &Raw, look: &Look) -> Result<Colours, Wrong> {
    let (mended, own) = (raw.get("mend").split_once('='), &look.theme().palette);
    let mut chosen = Look { colours: Colours::new(), ..look.clone() };
    for role in CHOSEN {
        for scheme in Scheme::ALL {
            let name = colour_field(role, scheme);
            let typed = mended.filter(|(field, _)| *field == name).map_or(raw.get(&name), |(_, colour)| colour);
            let colour = Colour::parse(typed).ok_or_else(|| Wrong::new("colours", "wrong-colour"))?;
            if colour != own.get(role, scheme) {
                chosen = chosen.with(role, scheme, Some(colour));
            }
        }
    }
    Ok(chosen.colours)
}

/// Runs a command; a refusal brings the editor back with what was typed.
fn done<C: Command>(ask: &Ask<'_>, raw: &Raw, command: Result<C, Error>, said: &str) -> Outcome<Answer> {
    ask.actor.must(Permission::Settings)?;
    match command.and_then(|command| ask.shop.run(ask.actor, command)) {
        Ok(_) => Ok(Answer::Go(format!("{THEME}?said={said}"))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let trouble = wrong.iter().find(|w| w.field == "colours").map(|w| ask.cx.say(&w.say).into_owned());
            Ok(Answer::Mend(page(ask, Glass::default(), Tried { raw: Some(raw), wrong: &wrong, trouble, ..Tried::default() })?))
        }
        Err(Error::Refused(Refusal::Conflict { code })) => {
            let trouble = Some(ask.cx.refused(code));
            Ok(Answer::Refused(page(ask, Glass::default(), Tried { trouble, ..Tried::default() })?))
        }
        Err(other) => Err(other),
    }
}

pub async fn choose(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        let read = ThemeName::read(form.raw.get("theme"), &ReadCx::of(ask.cx));
        let command =
            read.map(|theme| ChooseTheme { theme }).map_err(|say| Refusal::Invalid(vec![Wrong { field: "theme".into(), say }]).into());
        done(ask, &Raw::default(), command, SAID_SAVED)
    })
}

/// A picture that comes with the form is taken in first, and stands in the form as chosen: whatever else is wrong, it is not lost.
pub async fn save(form: PictureForm) -> Result<Response, Failure> {
    let Taken { who, raw, refused: unfit, .. } = form.take_in(&SIGNS).await?;
    who.answer(|ask| {
        let kept = design(&ask.shop.read()?)?;
        let read = if unfit.is_empty() { LOOK.read(&raw, &ReadCx::of(ask.cx)) } else { Err(Refusal::Invalid(unfit)) };
        let command = read.and_then(|LookFacts { headings, text, corners, logo, favicon }| {
            let colours = colours(&raw, kept.current()).map_err(|wrong| Refusal::Invalid(vec![wrong]))?;
            Ok(SaveLook { colours, headings, text, corners, logo, favicon })
        });
        done(ask, &raw, command.map_err(Error::from), SAID_SAVED)
    })
}

/// What was chosen so far, for the frame: nothing is kept. What cannot be read yet changes nothing.
pub async fn attempt(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        let (kept, raw) = (design(&ask.shop.read()?)?.current().clone(), &form.raw);
        let typed = LOOK.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from)?;
        let colours = colours(raw, &kept).map_err(|wrong| Refusal::Invalid(vec![wrong]))?;
        let look = Look { colours, headings: typed.headings, text: typed.text, corners: typed.corners, ..kept };
        let tokens = css::tight(&assets::linked(&css::tokens(&look)));
        let view = view(ask, Glass::default(), Tried { raw: Some(raw), ..Tried::default() })?;
        Ok(Answer::Page(tried(&ask.desk(), &view, &tokens)))
    })
}

/// The link stands in the answer and nowhere else: a redirect would have to carry it.
pub async fn share(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| match ask.shop.run(ask.actor, ShareLook {}) {
        Ok(token) => {
            let link = Some(ask.cx.absolute(&url::look(&token)));
            Ok(Answer::Page(page(ask, Glass::default(), Tried { link, ..Tried::default() })?))
        }
        Err(refused) => done(ask, &Raw::default(), Err::<DiscardLook, Error>(refused), SAID_DONE),
    })
}

pub async fn publish(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| done(ask, &Raw::default(), Ok(PublishLook {}), SAID_PUBLISHED))
}

pub async fn discard(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| done(ask, &Raw::default(), Ok(DiscardLook {}), SAID_DONE))
}

pub async fn restore(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        let version = form.raw.get("version").parse().map_err(|_| Refusal::NotFound { what: "version" })?;
        done(ask, &Raw::default(), Ok(RestoreLook { version }), SAID_DONE)
    })
}
