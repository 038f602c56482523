//! Sections of the home page in the theme editor: each kind has its form.

use crate::base::{CategoryId, Error, MediaId, Outcome, Refusal, Time, Window};
use crate::shop::theme::section::{Featured, Hero, Invitation, Placed, Quote, Side, Story, Titled};
use crate::shop::theme::{AddSection, MoveSection, RemoveSection, SaveSection, Section, design};
use crate::shop::{Command, Permission, catalog};
use crate::store::{Page, Reads};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::theme::{Glass, SectionPage, THEME, section_label, section_page};
use crate::web::admin::theme_serve::{glass, step};
use crate::web::admin::ui::{SAID_DELETED, SAID_SAVED};
use crate::web::admin::{asked, pictures};
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, mistakes};
use crate::web::field::input::{LineOrNone, WordsLine, WordsLineOrNone, WordsNote};
use crate::web::field::{Choice, Form, ReadCx, form};
use crate::web::form::Raw;
use crate::web::theme::Preview;
use crate::web::theme::preview::Reader;
use crate::web::theme::sections::sections;
use crate::web::theme::show::Show;
use crate::web::ui::{ChoiceView, FieldView};
use crate::web::url;
use crate::web::url::with_query;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use maud::Markup;
use maud::html;
use std::sync::Arc;

const HERO: Form<Hero> = form!(Hero {
    headline: WordsLineOrNone = "admin-section-headline", "admin-section-headline-help";
    text: WordsNote = "admin-section-text", "";
    picture: Option<MediaId> = "admin-picture", "";
    caption: WordsLineOrNone = "admin-section-caption", "";
    button: WordsLineOrNone = "admin-section-button", "";
    link: LineOrNone = "admin-section-link", "admin-section-link-help";
});

const FEATURED: Form<Featured> = form!(Featured {
    title: WordsLineOrNone = "admin-section-title", "";
    category: Option<CategoryId> = "admin-section-category", "";
    tag: LineOrNone = "admin-section-tag", "admin-section-tag-help";
});

const STORY: Form<Story> = form!(Story {
    title: WordsLine = "admin-section-title", "";
    text: WordsNote = "admin-section-text", "";
    picture: Option<MediaId> = "admin-picture", "";
    side: Side = "admin-section-side", "";
    button: WordsLineOrNone = "admin-section-button", "";
    link: LineOrNone = "admin-section-link", "admin-section-link-help";
});

const QUOTE: Form<Quote> = form!(Quote {
    quote: WordsLine = "admin-section-said", "";
    by: WordsLineOrNone = "admin-section-by", "";
    picture: Option<MediaId> = "admin-picture", "";
});

const TITLED: Form<Titled> = form!(Titled {
    title: WordsLineOrNone = "admin-section-title", "admin-section-title-help";
});

const INVITATION: Form<Invitation> = form!(Invitation {
    title: WordsLineOrNone = "admin-section-title", "admin-section-title-help";
    text: WordsNote = "admin-section-text", "admin-section-newsletter-text-help";
});

/// Every section may have its time.
const WHEN: Form<Window> = form!(Window {
    from: Option<Time> = "admin-page-from", "admin-section-from-help";
    until: Option<Time> = "admin-page-until", "admin-section-until-help";
});

impl Choice for Side {
    const ALL: &'static [Side] = &[Side::Start, Side::End];
    fn key(self) -> &'static str {
        match self {
            Side::Start => "start",
            Side::End => "end",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Side::Start => "admin-section-side-start",
            Side::End => "admin-section-side-end",
        }
    }
}

/// The fields of a section, filled.
fn fields(ask: &Ask<'_>, placed: &Placed, tried: Tried<'_>) -> Outcome<Vec<FieldView>> {
    let (reads, cx) = (ask.shop.read()?, ask.cx);
    let photos = pictures::options(&reads, cx)?;
    let shelves: Vec<catalog::Category> = reads.all(Page::first(catalog::category::CATEGORIES_MAX))?;
    let shelf = |c: &catalog::Category| ChoiceView::new(c.id.to_string(), c.title.get(cx.locale));
    let options = |name: &str| if name == "picture" { photos.clone() } else { shelves.iter().map(shelf).collect() };
    let (typed, wrong) = (tried.raw, tried.refusal.and_then(mistakes).unwrap_or_default());
    macro_rules! filled {
        ($form:expr, $facts:expr) => {
            Filled { form: &$form, facts: Some($facts), typed, wrong, options: &options }.fields(cx)
        };
    }
    let own = match &placed.section {
        Section::Hero(s) => filled!(HERO, s),
        Section::Featured(s) => filled!(FEATURED, s),
        Section::Story(s) => filled!(STORY, s),
        Section::Quote(s) => filled!(QUOTE, s),
        Section::Newsletter(s) => filled!(INVITATION, s),
        Section::Categories(s) | Section::New(s) | Section::Bestsellers(s) | Section::Journal(s) => {
            filled!(TITLED, s)
        }
    };
    Ok(own.into_iter().chain(filled!(WHEN, &placed.window)).collect())
}

/// What was typed, as a section of the same kind.
fn read(section: &Section, raw: &Raw, cx: &ReadCx) -> Result<Section, Refusal> {
    let titled = || TITLED.read(raw, cx);
    match section {
        Section::Hero(_) => HERO.read(raw, cx).map(Section::Hero),
        Section::Featured(_) => FEATURED.read(raw, cx).map(Section::Featured),
        Section::Story(_) => STORY.read(raw, cx).map(Section::Story),
        Section::Quote(_) => QUOTE.read(raw, cx).map(Section::Quote),
        Section::Categories(_) => titled().map(Section::Categories),
        Section::New(_) => titled().map(Section::New),
        Section::Bestsellers(_) => titled().map(Section::Bestsellers),
        Section::Journal(_) => titled().map(Section::Journal),
        Section::Newsletter(_) => INVITATION.read(raw, cx).map(Section::Newsletter),
    }
}

/// Two parts of one form: the mistakes of both are said at once.
fn both<A, B>(a: Result<A, Refusal>, b: Result<B, Refusal>) -> Result<(A, B), Refusal> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(Refusal::Invalid(mut wrong)), Err(Refusal::Invalid(more))) => {
            wrong.extend(more);
            Err(Refusal::Invalid(wrong))
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    }
}

/// The section of a path, in the draft.
fn found(ask: &Ask<'_>, key: u32) -> Outcome<Placed> {
    ask.actor.must(Permission::Settings)?;
    let design = design(&ask.shop.read()?)?;
    Ok(design.current().section(key).cloned().ok_or(Refusal::NotFound { what: "section" })?)
}

/// A form that comes back.
#[derive(Clone, Copy, Default)]
struct Tried<'a> {
    raw: Option<&'a Raw>,
    refusal: Option<&'a Refusal>,
}

fn page(ask: &Ask<'_>, glass: Glass, placed: &Placed, tried: Tried<'_>) -> Outcome<Markup> {
    let fields = fields(ask, placed, tried)?;
    let title = ask.desk().t(section_label(&placed.section)).into_owned();
    Ok(section_page(&ask.desk(), &SectionPage { key: placed.key, title, fields, glass }))
}

pub async fn edit(who: SignedIn, Path(path): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = asked::query(query)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        let key = number(&path)?;
        Ok(Answer::Page(page(ask, glass(&query), &found(ask, key)?, Tried::default())?))
    })
}

pub async fn save(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        let key = number(&path)?;
        let kept = found(ask, key)?;
        let read_cx = ReadCx::of(ask.cx);
        let typed = both(read(&kept.section, &form.raw, &read_cx), WHEN.read(&form.raw, &read_cx)).map_err(Error::from);
        match typed.and_then(|(section, window)| ask.shop.run(ask.actor, SaveSection { key, section, window })) {
            Ok(()) => Ok(Answer::Go(format!("{THEME}?said={SAID_SAVED}"))),
            Err(Error::Refused(refusal @ Refusal::Invalid(_))) => {
                let tried = Tried { raw: Some(&form.raw), refusal: Some(&refusal) };
                Ok(Answer::Mend(page(ask, Glass::default(), &kept, tried)?))
            }
            Err(other) => Err(other),
        }
    })
}

pub async fn add(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        let key = ask.shop.run(ask.actor, AddSection { kind: form.raw.get("kind").to_owned() })?;
        Ok(Answer::Go(format!("{THEME}/sections/{key}")))
    })
}

/// Back to the editor, which says where it stands now and leaves the focus on its button.
pub async fn shift(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let said = form.raw.get("step");
    form.who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        let (key, step) = (number(&path)?, step(said).ok_or(Refusal::NotFound { what: "step" })?);
        ask.shop.run(ask.actor, MoveSection { key, step })?;
        Ok(Answer::Go(with_query(THEME, &[("moved", &key.to_string()), ("step", said)])))
    })
}

/// What stands inside the home page as it would be with what is typed, for the frame: nothing is kept.
pub async fn attempt(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let visit = &form.who.visit;
    form.who.answer(|ask| {
        let (key, read_cx) = (number(&path)?, ReadCx::of(ask.cx));
        let placed = found(ask, key)?;
        let section = read(&placed.section, &form.raw, &read_cx)?;
        let (snapshot, facts) = (ask.shop.read()?, &visit.facts);
        let mut look = facts.design.current().clone();
        look.sections.iter_mut().filter(|other| other.key == key).for_each(|other| other.section = section.clone());
        let preview = Preview { scheme: None, of_draft: true, reader: Reader::Staff };
        let face = facts.draft_face(&snapshot, ask.cx.locale, preview)?;
        let cx = &Cx { shop: Arc::new(face), path: url::HOME.to_owned(), ..ask.cx.clone() };
        let views = Show { cx, facts, snapshot: &snapshot, goods: visit.site.browse(&snapshot)? }.all(&look)?;
        Ok(Answer::Page(html! { main { (sections(cx, &views)) } }))
    })
}

pub async fn remove(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Settings)?;
        change(ask, RemoveSection { key: number(&path)? }, SAID_DELETED)
    })
}

fn change<C: Command<Done = ()>>(ask: &Ask<'_>, command: C, said: &str) -> Outcome<Answer> {
    ask.shop.run(ask.actor, command)?;
    Ok(Answer::Go(format!("{THEME}?said={said}")))
}

fn number(path: &str) -> Outcome<u32> {
    Ok(path.parse().map_err(|_| Refusal::NotFound { what: "section" })?)
}
