//! Pages and posts: drafts, dates, previews and history, through commands, with what exactly was told.

use super::world::{World, conflict, en, is_forbidden, wrong};
use sutler::base::{Handle, Id, Locale, PageId, Span, Words};
use sutler::shop::content::version::{VERSIONS_MAX, newest, versions};
use sutler::shop::content::{
    self, ContentPage, DeletePage, DiscardDraft, PageFacts, PageKind, PagePlace, PageState, RestorePage, SavePage, SharePreview, Wish,
    WithdrawPage, neighbours, posts, preview,
};
use sutler::shop::settings::Settings;
use sutler::shop::{Actor, Permission};
use sutler::store::{Page, Reads, Record, Store};

fn facts(title: &str) -> PageFacts {
    PageFacts { title: en(title), body: en(&format!("About {title}.")), ..PageFacts::default() }
}

fn post(title: &str) -> PageFacts {
    PageFacts { kind: PageKind::Post, ..facts(title) }
}

fn save(world: &World, id: Option<PageId>, facts: PageFacts, wish: Wish) -> PageId {
    world.run(SavePage { id, facts, wish }).unwrap()
}

fn page(world: &World, id: PageId) -> ContentPage {
    world.read().get(id).unwrap()
}

/// The titles of the posts that visitors see now, the newest first.
fn journal(world: &World, tag: &str) -> Vec<String> {
    let found = posts(&world.read(), tag, world.now(), Page::first(100)).unwrap();
    found.into_iter().filter(|post| post.is_public(world.now())).map(|post| post.facts.title.en).collect()
}

#[test]
fn a_draft_is_nobodys_until_it_is_published() {
    let world = World::new();
    let id = save(&world, None, facts("Care"), Wish::Draft);
    assert_eq!((page(&world, id).state, page(&world, id).is_public(world.now())), (PageState::Draft, false));
    assert_eq!(world.told(), ["page_drafted"]);

    save(&world, Some(id), facts("Care of wood"), Wish::Publish);
    assert!(page(&world, id).is_public(world.now()));
    assert_eq!(page(&world, id).handle(), "care", "an address stays when the title changes");
    assert_eq!(world.told(), ["page_saved"]);

    // What is drafted now waits beside what visitors read.
    save(&world, Some(id), facts("Care of everything"), Wish::Draft);
    let waiting = page(&world, id);
    assert_eq!(waiting.facts.title.en, "Care of wood");
    assert_eq!(newest(&world.read(), &waiting).unwrap().title.en, "Care of everything");
    assert_eq!(world.told(), ["page_drafted"]);

    world.run(DiscardDraft { page: id }).unwrap();
    assert_eq!(page(&world, id).draft, None);
    assert_eq!(conflict(world.run(DiscardDraft { page: id })), "no-draft");
    assert_eq!(world.told(), ["page_draft_dropped"]);

    world.run(WithdrawPage { page: id }).unwrap();
    world.run(WithdrawPage { page: id }).unwrap();
    assert!(!page(&world, id).is_public(world.now()));
    assert_eq!(world.told(), ["page_withdrawn"], "once");
    world.check();
}

#[test]
fn dates_begin_and_end_what_visitors_read() {
    let world = World::new();
    let (tomorrow, in_a_week) = (world.now() + Span::days(1), world.now() + Span::days(7));
    let sale = save(&world, None, PageFacts { from: Some(tomorrow), until: Some(in_a_week), ..facts("Sale") }, Wish::Publish);
    let shown = |world: &World| page(world, sale).is_public(world.now());
    assert!(!shown(&world));
    world.later(Span::days(1));
    assert!(shown(&world));
    world.later(Span::days(6));
    assert!(!shown(&world));
    let backwards = PageFacts { from: Some(in_a_week), until: Some(tomorrow), ..facts("Never") };
    assert_eq!(wrong(world.run(SavePage { facts: backwards, ..SavePage::default() })), ["until wrong-until"]);
    world.check();
}

#[test]
fn posts_bear_their_date_and_stand_in_its_order() {
    let world = World::new();
    let first = save(&world, None, post("First"), Wish::Publish);
    assert_eq!(page(&world, first).facts.from, Some(world.now()), "the moment of publishing is its date");
    world.later(Span::days(1));
    let later = world.now() + Span::days(3);
    save(&world, None, PageFacts { from: Some(later), ..post("Planned") }, Wish::Publish);
    save(&world, None, post("Written"), Wish::Draft);
    let tagged = PageFacts { tags: vec!["clay".to_owned(), "fire".to_owned(), "clay".to_owned()], ..post("Second") };
    let second = save(&world, None, tagged, Wish::Publish);
    assert_eq!(journal(&world, ""), ["Second", "First"]);
    assert_eq!(page(&world, second).facts.tags, ["clay", "fire"]);
    assert_eq!((journal(&world, "clay"), journal(&world, "wood")), (vec!["Second".to_owned()], Vec::new()));
    world.later(Span::days(3));
    assert_eq!(journal(&world, ""), ["Planned", "Second", "First"]);

    let names = |id: PageId| {
        let post = page(&world, id);
        neighbours(&world.read(), &post, world.now()).unwrap().map(|other| other.map(|post| post.facts.title.en))
    };
    assert_eq!(names(first), [None, Some("Second".to_owned())]);
    assert_eq!(names(second), [Some("First".to_owned()), Some("Planned".to_owned())]);

    // A post whose time is over is passed over.
    let over = PageFacts { until: Some(world.now()), ..page(&world, second).facts };
    save(&world, Some(second), over, Wish::Publish);
    assert_eq!(journal(&world, ""), ["Planned", "First"]);
    assert_eq!(names(first), [None, Some("Planned".to_owned())]);
    world.check();
}

#[test]
fn posts_and_pages_do_not_take_each_others_addresses() {
    let world = World::new();
    save(&world, None, facts("Care"), Wish::Publish);
    let id = save(&world, None, post("Care"), Wish::Publish);
    let read = world.read();
    assert_eq!(content::by_handle(&read, PageKind::Post, "care").unwrap().map(|post| post.id), Some(id));
    assert_eq!(wrong(world.run(SavePage { facts: post("Care"), ..SavePage::default() })), ["handle wrong-taken"]);
    let kept = save(&world, Some(id), PageFacts { place: PagePlace::Legal, ..facts("Care, again") }, Wish::Publish);
    assert_eq!(page(&world, kept).facts.kind, PageKind::Post, "a post stays one");
    world.check();
}

#[test]
fn what_is_named_must_exist() {
    let world = World::new();
    let gone = PageFacts { picture: Some(Id::new(99)), products: vec![Handle::parse("no-such-mug").unwrap()], ..post("") };
    let said = wrong(world.run(SavePage { facts: gone, ..SavePage::default() }));
    assert_eq!(said, ["title wrong-required", "picture wrong-choice", "products wrong-no-product"]);
    assert!(world.told().is_empty());
    let packer = Actor::Staff { id: Id::new(1), may: vec![Permission::Orders] };
    assert!(is_forbidden(world.shop.run(&packer, SavePage { facts: facts("Mine"), ..SavePage::default() })));
}

#[test]
fn every_version_is_kept_and_comes_back_as_a_draft() {
    let world = World::new();
    let editor = Actor::Staff { id: Id::new(7), may: vec![Permission::Catalog] };
    let id = world.shop.run(&editor, SavePage { facts: facts("One"), ..SavePage::default() }).unwrap();
    let first = world.now();
    world.later(Span::minutes(5));
    save(&world, Some(id), facts("Two"), Wish::Publish);
    world.told();
    let history: Vec<_> = versions(&world.read(), id).unwrap().into_iter().map(|v| (v.facts.title.en, v.by, v.saved)).collect();
    assert_eq!(history, [("Two".to_owned(), "system".to_owned(), world.now()), ("One".to_owned(), "staff:7".to_owned(), first)]);

    let oldest = versions(&world.read(), id).unwrap().pop().unwrap().id;
    world.run(RestorePage { page: id, version: oldest }).unwrap();
    assert_eq!(world.told(), ["page_drafted"]);
    let restored = page(&world, id);
    assert_eq!(restored.facts.title.en, "Two", "visitors read what they read before");
    assert_eq!(newest(&world.read(), &restored).unwrap().title.en, "One");
    let other = save(&world, None, facts("Other"), Wish::Publish);
    assert!(world.run(RestorePage { page: other, version: oldest }).is_err(), "a version belongs to its page");

    for n in 0..VERSIONS_MAX + 5 {
        save(&world, Some(id), facts(&format!("Version {n}")), Wish::Draft);
    }
    let kept = versions(&world.read(), id).unwrap();
    assert_eq!(kept.len(), VERSIONS_MAX);
    assert_eq!(Some(kept[0].id), page(&world, id).draft, "the draft that waits is the newest");
    assert!(world.read().find(oldest).unwrap().is_none());

    world.run(DeletePage { page: id }).unwrap();
    assert_eq!(versions(&world.read(), id).unwrap(), []);
    world.check();
}

#[test]
fn a_preview_shows_the_draft_until_its_link_is_over() {
    let world = World::new();
    let id = save(&world, None, facts("Live"), Wish::Publish);
    save(&world, Some(id), facts("Next"), Wish::Draft);
    world.told();
    let token = world.run(SharePreview { page: id }).unwrap();
    assert_eq!(world.told(), ["page_preview_shared"]);
    let shown = |token: &str| {
        let found = preview::by_token(&world.read(), token, world.now()).unwrap();
        found.map(|page| page.facts.title.en)
    };
    assert_eq!(shown(&token), Some("Next".to_owned()));
    assert_eq!(shown("something else"), None);
    let newer = world.run(SharePreview { page: id }).unwrap();
    assert_eq!(shown(&token), None, "a new link ends the one before");
    save(&world, Some(id), facts("Published"), Wish::Publish);
    assert_eq!(shown(&newer), Some("Published".to_owned()));
    world.later(Span::days(preview::PREVIEW_DAYS));
    assert_eq!(shown(&newer), None);
    world.check();
}

#[test]
fn a_missing_language_is_read_in_the_other() {
    let world = World::new();
    let half = PageFacts { body: Words { en: String::new(), de: "Nur deutsch.".to_owned() }, ..facts("Half") };
    let id = save(&world, None, half, Wish::Publish);
    assert_eq!(page(&world, id).facts.body.get(Locale::En), "Nur deutsch.");
}

#[test]
fn pages_of_older_files_are_public_and_found() {
    let old = r#"{"id":5,"handle":"terms","title":{"en":"Terms"},"body":{"en":"Old."},"place":"legal","position":3}"#;
    let page: ContentPage = serde_json::from_str(old).unwrap();
    assert_eq!((page.handle(), page.state, page.facts.kind), ("terms", PageState::Public, PageKind::Page));
    assert_eq!((page.facts.body.en.as_str(), page.facts.place, page.facts.position), ("Old.", PagePlace::Legal, 3));
}

#[test]
fn older_settings_keep_their_announcement() {
    let kept = |old: &str| {
        let mut value = serde_json::json!({"name": "Thrum", "country": "DE", "currency": "EUR", "locale": "de", "prices": "gross",
            "time_zone": "Europe/Berlin", "contact": {}});
        value["announcement"] = serde_json::from_str(old).unwrap();
        let settings: Settings = serde_json::from_value(Settings::upgrade(1, value)).unwrap();
        settings.announcement.map(|line| line.text.en)
    };
    assert_eq!((kept(r#"{"en":"Closed on Monday"}"#), kept("{}")), (Some("Closed on Monday".to_owned()), None));
}

#[test]
fn older_files_are_listed_anew_and_get_their_menus() {
    let store = Store::memory().unwrap();
    store
        .write(|w| {
            let page: ContentPage =
                serde_json::from_str(r#"{"id":5,"handle":"terms","title":{"en":"Terms"},"body":{},"place":"legal"}"#).unwrap();
            w.put(&page)?;
            content::version::list_anew(w)?;
            content::menu::add_usual(w)
        })
        .unwrap();
    let read = store.read().unwrap();
    assert_eq!(content::pages(&read).unwrap().len(), 1);
    assert!(content::by_handle(&read, PageKind::Page, "terms").unwrap().is_some());
    assert_eq!(content::menu::entries(&read).unwrap().len(), 4);
}
