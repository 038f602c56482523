//! What the addresses of pages and posts do: the lists, the editor, and the steps beside it.

use crate::base::{Error, Locale, Outcome, PageId, PageVersionId, Refusal};
use crate::shop::content::version::{newest, versions};
use crate::shop::content::{
    self, BY_SHELF, ContentPage, DeletePage, DiscardDraft, PageKind, PageState, RestorePage, SavePage, SharePreview, Shelf, Wish,
    WithdrawPage,
};
use crate::shop::{Command, Permission};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::asked::{Turn, id, query};
use crate::web::admin::order_story::colleague;
use crate::web::admin::pages::{
    EditorView, OF_PAGES, OF_POSTS, PAGES, PageRow, Sort, Standing, VersionRow, VersionView, editor_page, pages_page, version_page,
};
use crate::web::admin::pictures;
use crate::web::admin::resource_pages::{ConfirmView, confirm_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DELETED, SAID_DONE, SAID_DRAFT, SAID_PUBLISHED};
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, conflict, mistakes};
use crate::web::field::{Choice, Kind, ReadCx};
use crate::web::form::Raw;
use crate::web::site::Site;
use crate::web::storefront::text::body;
use crate::web::url;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use axum::routing::{get, post};
use maud::Markup;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/admin/pages", get(list_pages))
        .route("/admin/journal", get(list_posts))
        .route("/admin/pages/new", get(new_page).post(create_page))
        .route("/admin/journal/new", get(new_post).post(create_post))
        .route("/admin/pages/{id}", get(edit).post(update))
        .route("/admin/pages/{id}/delete", get(ask_delete).post(delete))
        .route("/admin/pages/{id}/preview", post(share))
        .route("/admin/pages/{id}/withdraw", post(withdraw))
        .route("/admin/pages/{id}/discard", post(discard))
        .route("/admin/pages/{id}/versions/{version}", get(version).post(restore))
}

async fn list_pages(who: SignedIn, query: RawQuery) -> Result<Response, Failure> {
    list(&who, &OF_PAGES, query)
}

async fn list_posts(who: SignedIn, query: RawQuery) -> Result<Response, Failure> {
    list(&who, &OF_POSTS, query)
}

async fn new_page(who: SignedIn) -> Result<Response, Failure> {
    blank(&who, &OF_PAGES)
}

async fn new_post(who: SignedIn) -> Result<Response, Failure> {
    blank(&who, &OF_POSTS)
}

async fn create_page(form: StaffForm) -> Result<Response, Failure> {
    create(&form, &OF_PAGES)
}

async fn create_post(form: StaffForm) -> Result<Response, Failure> {
    create(&form, &OF_POSTS)
}

fn list(who: &SignedIn, sort: &Sort, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let turn = Turn::of(&query(asked)?);
    who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let reads = ask.shop.read()?;
        let all = match sort.kind {
            PageKind::Page => content::pages(&reads)?,
            // What is being written stands before what is published.
            PageKind::Post => {
                let most = turn.skip() + crate::base::limits::ADMIN_PAGE;
                let mut posts: Vec<ContentPage> = reads.scan(&BY_SHELF, &(Shelf::Drafts as u8), Page::first(most))?;
                posts.extend(reads.scan(&BY_SHELF, &(Shelf::Posts as u8), Page::first(most - posts.len()))?);
                posts
            }
        };
        let total = match sort.kind {
            PageKind::Page => all.len(),
            PageKind::Post => {
                let count = |shelf: Shelf| reads.count(&BY_SHELF, &(shelf as u8), content::POSTS_MAX);
                count(Shelf::Drafts)? + count(Shelf::Posts)?
            }
        };
        let rows: Vec<PageRow> = all.iter().skip(turn.skip()).take(crate::base::limits::ADMIN_PAGE).map(|page| row(ask, page)).collect();
        let pager = turn.pager(rows.len(), total, sort.list, &[]);
        Ok(Answer::Page(pages_page(&ask.desk(), sort, &rows, &pager)))
    })
}

fn row(ask: &Ask<'_>, page: &ContentPage) -> PageRow {
    let (cx, facts) = (ask.cx, &page.facts);
    let missing = |locale: &&Locale| facts.body.exact(**locale).is_empty() && !facts.body.is_empty();
    PageRow {
        id: page.id,
        title: facts.title.get(cx.locale).to_owned(),
        address: address(page),
        standing: Standing::of(page.state, facts, cx.now),
        has_draft: page.draft.is_some(),
        missing: cx
            .shop
            .locales
            .iter()
            .filter(missing)
            .map(|locale| cx.t_with("admin-page-not-in", &[("language", &cx.t(locale.label()))]).into_owned())
            .collect(),
    }
}

fn address(page: &ContentPage) -> String {
    match page.facts.kind {
        PageKind::Page => url::page(page.handle()),
        PageKind::Post => url::post(page.handle()),
    }
}

fn blank(who: &SignedIn, sort: &Sort) -> Result<Response, Failure> {
    who.answer(|ask| Ok(Answer::Page(editor(ask, sort, None, &Tried::default())?)))
}

async fn edit(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id: PageId = id(&path)?;
    who.answer(|ask| {
        let (sort, page) = of(ask, id)?;
        Ok(Answer::Page(editor(ask, sort, Some(page), &Tried::default())?))
    })
}

fn of(ask: &Ask<'_>, id: PageId) -> Outcome<(&'static Sort, ContentPage)> {
    ask.actor.must(Permission::Catalog)?;
    let page = ask.shop.read()?.get(id)?;
    Ok((Sort::of(page.facts.kind), page))
}

async fn update(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: PageId = id(&path)?;
    form.who.answer(|ask| {
        let (sort, _) = of(ask, id)?;
        save(ask, &form.raw, sort, Some(id))
    })
}

fn create(form: &StaffForm, sort: &Sort) -> Result<Response, Failure> {
    form.who.answer(|ask| save(ask, &form.raw, sort, None))
}

fn save(ask: &Ask<'_>, raw: &Raw, sort: &Sort, id: Option<PageId>) -> Outcome<Answer> {
    ask.actor.must(Permission::Catalog)?;
    let wish = if raw.get("intent") == "publish" { Wish::Publish } else { Wish::Draft };
    let read = sort.form.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
    let refusal = match read.and_then(|facts| ask.shop.run(ask.actor, SavePage { id, facts, wish })) {
        Ok(id) => return Ok(Answer::Go(format!("{PAGES}/{id}?said={}", if wish == Wish::Publish { SAID_PUBLISHED } else { SAID_DRAFT }))),
        Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
        Err(other) => return Err(other),
    };
    let page = id.map(|id| of(ask, id)).transpose()?.map(|(_, page)| page);
    Ok(Answer::Mend(editor(ask, sort, page, &Tried { raw: Some(raw), refusal: Some(&refusal), preview: None })?))
}

/// A form that comes back, or a link that is shown once.
#[derive(Default)]
struct Tried<'a> {
    raw: Option<&'a Raw>,
    refusal: Option<&'a Refusal>,
    preview: Option<String>,
}

fn editor(ask: &Ask<'_>, sort: &Sort, page: Option<ContentPage>, tried: &Tried<'_>) -> Outcome<Markup> {
    ask.actor.must(Permission::Catalog)?;
    let (cx, desk, reads) = (ask.cx, ask.desk(), ask.shop.read()?);
    let facts = page.as_ref().map(|page| newest(&reads, page)).transpose()?;
    let photos = pictures::options(&reads, cx)?;
    let options = |_: &str| photos.clone();
    let wrong = tried.refusal.and_then(mistakes).unwrap_or_default();
    let filled = Filled { form: &sort.form, facts: facts.as_ref(), typed: tried.raw, wrong, options: &options };
    debug_assert!(sort.form.fields.iter().filter(|field| field.kind == Kind::Pick).count() == 1, "pictures are the one thing to pick");
    let titled = facts.as_ref().map(|facts| facts.title.get(cx.locale).to_owned());
    let view = EditorView {
        title: titled.unwrap_or_else(|| desk.t(&sort.key("new")).into_owned()),
        groups: filled.groups(cx),
        trouble: tried.refusal.and_then(|refusal| conflict(cx, refusal)),
        id: page.as_ref().map(|page| page.id),
        standing: page.as_ref().map_or(Standing::Draft, |page| Standing::of(page.state, &page.facts, cx.now)),
        has_draft: page.as_ref().is_some_and(|page| page.draft.is_some()),
        public_href: page.as_ref().filter(|page| page.is_public(cx.now)).map(address),
        preview: tried.preview.clone(),
        preview_until: page.as_ref().filter(|page| page.has_preview(cx.now)).and_then(|page| Some(page.preview.as_ref()?.expires)),
        versions: page.as_ref().map_or(Ok(Vec::new()), |page| history(&reads, page.id))?,
    };
    Ok(editor_page(&desk, sort, &view))
}

fn history(reads: &Snapshot, page: PageId) -> Outcome<Vec<VersionRow>> {
    let all = versions(reads, page)?.into_iter();
    all.map(|version| Ok(VersionRow { id: version.id, saved: version.saved, by: colleague(reads, &version.by)?.unwrap_or_default() }))
        .collect()
}

async fn version(who: SignedIn, Path((page, version)): Path<(String, String)>) -> Result<Response, Failure> {
    let (page, version): (PageId, PageVersionId) = (id(&page)?, id(&version)?);
    who.answer(|ask| {
        let (_, page) = of(ask, page)?;
        let reads = ask.shop.read()?;
        let version = Some(reads.get(version)?).filter(|version| version.page == page.id).ok_or(Refusal::NotFound { what: "version" })?;
        let mut texts = Vec::new();
        for locale in Locale::ALL.into_iter().filter(|locale| !version.facts.title.exact(*locale).is_empty()) {
            let facts = &version.facts;
            let (title, teaser) = (facts.title.get(locale).to_owned(), facts.teaser.get(locale).to_owned());
            texts.push((ask.cx.t(locale.label()).into_owned(), title, teaser, body(&reads, facts, locale)?));
        }
        let view = VersionView {
            page: Link::new(format!("{PAGES}/{}", page.id), page.facts.title.get(ask.cx.locale)),
            id: version.id,
            page_id: page.id,
            saved: version.saved,
            by: colleague(&reads, &version.by)?.unwrap_or_default(),
            texts,
        };
        Ok(Answer::Page(version_page(&ask.desk(), &view)))
    })
}

async fn restore(Path((page, version)): Path<(String, String)>, form: StaffForm) -> Result<Response, Failure> {
    let (page, version) = (id(&page)?, id(&version)?);
    step(&form, page, RestorePage { page, version })
}

async fn withdraw(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let page = id(&path)?;
    step(&form, page, WithdrawPage { page })
}

async fn discard(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let page = id(&path)?;
    step(&form, page, DiscardDraft { page })
}

/// Runs a command and goes back to the editor.
fn step(form: &StaffForm, page: PageId, command: impl Command<Done = ()>) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.shop.run(ask.actor, command)?;
        Ok(Answer::Go(format!("{PAGES}/{page}?said={SAID_DONE}")))
    })
}

/// The link stands in the answer and nowhere else: a redirect would have to carry it.
async fn share(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let page: PageId = id(&path)?;
    form.who.answer(|ask| {
        let token = ask.shop.run(ask.actor, SharePreview { page })?;
        let (sort, page) = of(ask, page)?;
        let preview = Some(ask.cx.absolute(&url::preview(&token)));
        Ok(Answer::Page(editor(ask, sort, Some(page), &Tried { preview, ..Tried::default() })?))
    })
}

async fn ask_delete(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let page: PageId = id(&path)?;
    who.answer(|ask| {
        let (_, page) = of(ask, page)?;
        let (desk, name) = (ask.desk(), page.facts.title.get(ask.cx.locale).to_owned());
        let here = format!("{PAGES}/{}", page.id);
        let public = if page.state == PageState::Public { "admin-page-delete-public" } else { "admin-delete-about" };
        let view = ConfirmView {
            title: ask.cx.t_with("admin-delete-title", &[("name", &name)]).into_owned(),
            about: desk.t(public).into_owned(),
            to: format!("{here}/delete"),
            label: desk.t("admin-delete").into_owned(),
            back: Link::new(here, name),
            hidden: Vec::new(),
            trouble: None,
        };
        Ok(Answer::Page(confirm_page(&desk, &view)))
    })
}

async fn delete(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let page: PageId = id(&path)?;
    form.who.answer(|ask| {
        let (sort, _) = of(ask, page)?;
        ask.shop.run(ask.actor, DeletePage { page })?;
        Ok(Answer::Go(format!("{}?said={SAID_DELETED}", sort.list)))
    })
}
