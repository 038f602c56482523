//! Pages, journal, menus, contact and closing as visitors and staff meet them.

use super::page::Page;
use super::served::Served;
use crate::shop::world::{en, wrong};
use std::net::{IpAddr, Ipv4Addr};
use sutler::base::{Handle, PageId, Span};
use sutler::shop::content::menu::{MenuPlace, Target};
use sutler::shop::content::{PageFacts, PageKind, SaveMenuEntry, SavePage, SharePreview, Wish};
use sutler::shop::message::{Message, Tray, list};
use sutler::shop::settings::{Announcement, SaveHome};
use sutler::shop::staff::Role;
use sutler::store::Page as Rows;
use sutler::web::limit::{Limits, Wish as Try};

fn write(served: &Served, facts: PageFacts) -> PageId {
    served.world.run(SavePage { id: None, facts, wish: Wish::Publish }).unwrap()
}

fn post(title: &str) -> PageFacts {
    PageFacts { kind: PageKind::Post, title: en(title), teaser: en("A teaser & more."), body: en("One.\n\nTwo."), ..PageFacts::default() }
}

/// Pages keep what they show for a while; a moment later they look again.
fn a_moment_later(served: &Served) {
    served.world.later(Span::minutes(1));
}

#[test]
fn a_page_is_written_drafted_published_and_restored_through_forms() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let blank = Page::of(&staff.get("/admin/pages/new"));
    let words = [("title.en", "Care"), ("body.en", "Wash by hand."), ("intent", "draft")];
    let drafted = blank.form("/admin/pages/new").send(&mut staff, &words);
    let editor = Page::of(&staff.follow(&drafted));
    assert_eq!(served.agent().get("/pages/care").status, 404);

    let own = drafted.location().split('?').next().unwrap().to_owned();
    let published = editor.form(&own).send(&mut staff, &[("intent", "publish")]);
    a_moment_later(&served);
    assert!(Page::of(&served.agent().get("/pages/care")).says("Wash by hand."));

    let editor = Page::of(&staff.follow(&published));
    let wrong =
        editor.form(&own).send(&mut staff, &[("title.en", ""), ("body.en", "Kept text"), ("until", "never"), ("intent", "publish")]);
    assert_eq!(wrong.status, 422);
    let again = Page::of(&wrong);
    assert_eq!(again.form(&own).value("body.en"), "Kept text", "nothing typed is lost");

    let saved = again.form(&own).send(&mut staff, &[("title.en", "Care"), ("body.en", "Oil it."), ("until", ""), ("intent", "draft")]);
    let editor = staff.follow(&saved).text();
    a_moment_later(&served);
    assert!(Page::of(&served.agent().get("/pages/care")).says("Wash by hand."), "the draft waits");

    let oldest = editor.split(&format!("href=\"{own}/versions/")).last().unwrap().split('"').next().unwrap().to_owned();
    let version = Page::of(&staff.get(&format!("{own}/versions/{oldest}")));
    assert!(version.says("Wash by hand."));
    let restored = version.form(&format!("{own}/versions/{oldest}")).send(&mut staff, &[]);
    assert_eq!(Page::of(&staff.follow(&restored)).form(&own).value("body.en"), "Wash by hand.");
    served.world.check();
}

#[test]
fn a_preview_is_for_those_with_the_link_and_for_a_while() {
    let served = Served::new();
    let draft = SavePage { id: None, facts: post("Secret plans"), wish: Wish::Draft };
    let page = served.world.run(draft).unwrap();
    let path = format!("/preview/{}", served.world.run(SharePreview { page }).unwrap());
    let answer = served.agent().get(&path);
    let shown = answer.text();
    assert!(shown.contains("Secret plans") && shown.contains("noindex") && !shown.contains("rel=\"canonical\""), "{shown}");
    assert_eq!((answer.header("referrer-policy"), answer.header("cache-control")), (Some("no-referrer"), Some("private, no-store")));
    assert_eq!(served.agent().get("/journal/secret-plans").status, 404);
    served.world.later(Span::days(7));
    assert_eq!(served.agent().get(&path).status, 410);
}

#[test]
fn the_journal_lists_links_and_feeds() {
    let served = Served::new();
    let origin = served.agent().origin();
    let mug = Handle::parse("day-mug").unwrap();
    write(&served, PageFacts { tags: vec!["clay & fire".to_owned()], ..post("Older") });
    served.world.later(Span::hours(1));
    write(&served, PageFacts { products: vec![mug], author: "Ane <Holm>".to_owned(), ..post("Newer \"one\"") });
    write(&served, PageFacts { from: Some(served.world.now() + Span::days(1)), ..post("Tomorrow") });
    let mut agent = served.agent();
    let list = agent.get("/journal").text();
    assert!(list.find("Newer").unwrap() < list.find("Older").unwrap() && !list.contains("Tomorrow"), "{list}");
    assert!(!agent.get("/journal?tag=clay+%26+fire").text().contains("Newer"));

    let newer = agent.get("/journal/newer-one").text();
    assert!(newer.contains("\"@type\":\"Article\"") && newer.contains("href=\"/products/day-mug\""), "{newer}");
    assert!(newer.contains("rel=\"prev\" href=\"/journal/older\"") && !newer.contains("rel=\"next\" href=\"/journal"), "{newer}");
    assert_eq!(agent.get("/journal/tomorrow").status, 404);

    let answer = agent.get("/journal/feed.xml");
    assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    let feed = answer.text();
    assert_eq!((feed.matches("<entry>").count(), feed.matches("</entry>").count()), (2, 2));
    assert!(feed.contains(&format!("<id>{origin}/journal/newer-one</id>")) && feed.contains("A teaser &amp; more."), "{feed}");
    assert!(feed.contains("Newer &quot;one&quot;") && feed.contains("Ane &lt;Holm&gt;"), "{feed}");
    assert!(!feed.contains("href=\"/"), "addresses are whole");

    let sitemap = agent.get("/sitemap.xml").text();
    assert!(sitemap.contains("/journal/older</loc>") && !sitemap.contains("tomorrow"), "{sitemap}");
    served.world.later(Span::days(1));
    assert!(agent.get("/journal").text().contains("Tomorrow"));
}

#[test]
fn menus_show_what_the_merchant_put_there() {
    let served = Served::new();
    let hidden =
        served.world.run(SavePage { id: None, facts: PageFacts { title: en("Hidden"), ..PageFacts::default() }, wish: Wish::Draft });
    let entry = |label: &str, target: Target| SaveMenuEntry {
        id: None,
        menu: MenuPlace::Main,
        above: None,
        label: en(label),
        target,
        words: String::new(),
        from: None,
        until: None,
    };
    let top = served.world.run(entry("Read", Target::Journal)).unwrap();
    served.world.run(SaveMenuEntry { above: Some(top), ..entry("Write us", Target::Contact) }).unwrap();
    served.world.run(entry("Nowhere", Target::Page { page: hidden.unwrap() })).unwrap();
    let mug = SaveMenuEntry { menu: MenuPlace::Help, words: "day-mug".to_owned(), ..entry("", Target::Product) };
    served.world.run(mug).unwrap();
    a_moment_later(&served);
    let home = served.agent().get("/").text();
    let nav = home.split("<nav class=\"nav\"").nth(1).unwrap().split("</nav>").next().unwrap();
    assert!(nav.contains("href=\"/categories/things\""), "what is there from the beginning stays: {nav}");
    assert!(nav.contains("<summary>Read") && nav.contains("href=\"/journal\"") && nav.contains("href=\"/contact\""), "{nav}");
    assert!(!nav.contains("Nowhere"), "{nav}");
    let foot = home.split("<footer").nth(1).unwrap();
    assert!(foot.contains("href=\"/products/day-mug\">Day mug"), "{foot}");
    // An entry comes at its time and goes, and what stands below it with it.
    let now = served.world.now();
    let (from, until) = (Some(now + Span::hours(1)), Some(now + Span::hours(3)));
    let early = SaveMenuEntry { from: until, until: from, ..entry("Early", Target::Everything) };
    assert_eq!(wrong(served.world.run(early)), ["until wrong-until"]);
    let sale = served.world.run(SaveMenuEntry { from, until, ..entry("Winter sale", Target::Everything) }).unwrap();
    served.world.run(SaveMenuEntry { above: Some(sale), ..entry("Last pieces", Target::Contact) }).unwrap();
    for (shown, wait) in [(false, 0), (true, 1), (false, 2)] {
        served.world.later(Span::hours(wait));
        a_moment_later(&served);
        let home = served.agent().get("/").text();
        assert_eq!((home.contains("Winter sale"), home.contains("Last pieces")), (shown, shown), "after {wait} hours more");
    }

    // What has no room in the line at any width stands below another word, each in one place only at each width.
    for n in 1..=14 {
        served.world.run(entry(&format!("A rather long entry {n:02}"), Target::Journal)).unwrap();
    }
    a_moment_later(&served);
    let home = served.agent().get("/").text();
    let nav = home.split("<nav class=\"nav\"").nth(1).unwrap().split("</nav>").next().unwrap();
    let (line, more) = nav.split_once("<summary>More").unwrap();
    assert!(line.contains("<summary>Read") && !more.contains("Read"), "{nav}");
    assert!(!line.contains("entry 14") && more.contains("entry 14"), "{nav}");
    for n in 1..=14 {
        let name = format!("entry {n:02}");
        let shown = nav.matches(&name).count();
        assert!(shown == 1 || (shown == 2 && line.contains(&name) && more.contains(&name)), "{name}: {nav}");
    }

    let mut staff = served.staff(Role::Owner);
    let list = Page::of(&staff.get("/admin/menus"));
    assert!(list.says("In the line") && list.says("Below “More”"), "{}", list.words);
    let moved = list.form(&format!("/admin/menus/{top}/move")).send(&mut staff, &[("way", "up")]);
    assert_eq!(moved.status, 303);
    served.world.check();
}

#[test]
fn an_announcement_has_its_time_and_its_link() {
    let served = Served::new();
    let now = served.world.now();
    let line = Announcement { text: en("Closed on Monday"), link: "/contact".to_owned(), from: None, until: Some(now + Span::days(1)) };
    served.world.run(SaveHome { announcement: Some(line) }).unwrap();
    a_moment_later(&served);
    assert!(served.agent().get("/").text().contains("<a href=\"/contact\">Closed on Monday</a>"));
    served.world.later(Span::days(1));
    assert!(!served.agent().get("/").text().contains("Closed on Monday"));
}

fn inbox(served: &Served, tray: Tray) -> Vec<Message> {
    list(&served.world.read(), tray, Rows::first(10)).unwrap()
}

const LETTER: [(&str, &str); 4] = [("name", "Marit"), ("email", "marit@example.org"), ("order_number", ""), ("text", "Is it back?\nYours")];

#[test]
fn writing_to_the_shop() {
    let served = Served::new();
    let mut agent = served.agent();
    let page = Page::of(&agent.get("/contact?order_number=1001"));
    assert_eq!(page.form("/contact").value("order_number"), "1001", "a link may carry the number");
    let wrong = page.form("/contact").send(&mut agent, &[("email", "marit"), ("text", "Is it back?")]);
    assert_eq!(wrong.status, 422);
    assert_eq!(Page::of(&wrong).form("/contact").value("text"), "Is it back?");

    let sent = page.form("/contact").send(&mut agent, &LETTER);
    assert!(Page::of(&agent.follow(&sent)).says("answers by e-mail"));
    let kept = inbox(&served, Tray::Open);
    assert_eq!((kept.len(), kept[0].text.as_str()), (1, "Is it back?\nYours"));

    let trapped: Vec<(&str, &str)> = LETTER.into_iter().chain([("homepage", "https://spam.example")]).collect();
    assert_eq!(page.form("/contact").send(&mut agent, &trapped).status, 303, "a machine is told nothing");
    assert_eq!((inbox(&served, Tray::Open).len(), inbox(&served, Tray::Doubtful).len()), (1, 1));

    let mut staff = served.staff(Role::Fulfilment);
    assert!(Page::of(&staff.get("/admin/messages")).says("Marit"));
    let own = format!("/admin/messages/{}", kept[0].id);
    let shown = staff.get(&own);
    assert!(shown.text().contains("mailto:marit@example.org?subject="));
    let marked = Page::of(&shown).form(&format!("{own}/answer")).send(&mut staff, &[]);
    assert_eq!(marked.status, 303);
    assert_eq!(inbox(&served, Tray::Answered).len(), 1);
    served.world.check();
}

#[test]
fn letters_come_a_few_at_a_time() {
    let limits = Limits::default();
    let (home, abroad) = (IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)));
    let allowed = (0..20).filter(|_| limits.allows(Try::Message, abroad)).count();
    assert_eq!(allowed, 5);
    assert!(limits.allows(Try::Message, IpAddr::V4(Ipv4Addr::new(203, 0, 113, 8))), "others are not kept waiting");
    assert!((0..20).all(|_| limits.allows(Try::Message, home)), "a proxy on this machine is everybody");
}

#[test]
fn while_it_is_closed_orders_go_on_and_staff_see_the_shop() {
    let served = Served::new();
    let (mut buyer, order) = served.with_order();
    let mut staff = served.staff(Role::Owner);
    let form = Page::of(&staff.get("/admin/settings/closing"));
    let until = (served.world.now() + Span::hours(2)).local("Europe/Berlin");
    let words = [("closed", "1"), ("text.en", "Taking stock tonight."), ("until", until.as_str())];
    assert_eq!(form.form("/admin/settings/closing").send(&mut staff, &words).status, 303);

    let mut visitor = served.agent();
    for path in ["/", "/products/day-mug", "/cart", "/search?q=mug", "/journal"] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 503, "{path}");
        let wait: i64 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!((7_000..=7_200).contains(&wait), "{wait}");
    }
    assert!(visitor.get("/").text().contains("Taking stock tonight."));
    assert_eq!(visitor.post("/checkout", &[]).status, 503, "nothing new is ordered");
    assert_eq!(buyer.get(&order).status, 200, "orders that were placed can be looked at");
    assert_ne!(buyer.post(&format!("{order}/pay"), &[]).status, 503, "and paid");
    assert_ne!(visitor.post("/hooks/testpay", &[]).status, 503, "and providers are heard");
    assert_eq!(visitor.get("/pages/legal-notice").status, 200);
    let seen = staff.get("/");
    assert_eq!(seen.status, 200, "staff see the shop");
    assert!(
        seen.text().contains("only you see it") && seen.text().contains("href=\"/admin/settings/closing\""),
        "and that nobody else does"
    );
    assert!(staff.get("/admin").text().contains("only you see it"));
    let page = Page::of(&visitor.get("/"));
    assert!(!page.says("promised") && !page.says("look in again later"), "it says what the merchant said, and no more: {}", page.words);

    let past = form.form("/admin/settings/closing").send(&mut staff, &[("closed", "1"), ("until", "2020-01-01T00:00")]);
    assert_eq!(past.status, 422);
    served.world.later(Span::hours(2));
    assert_eq!(visitor.get("/").status, 200, "it opens by itself");
    assert!(!staff.get("/").text().contains("only you see it") && !staff.get("/admin").text().contains("only you see it"));
    served.world.check();
}

#[test]
fn an_address_that_leads_nowhere_helps() {
    let served = Served::new();
    let answer = served.agent().get("/products/day-mug-oat");
    assert_eq!(answer.status, 404);
    let page = Page::of(&answer);
    assert!(page.forms.iter().any(|form| form.value("q") == "day mug oat"), "the search is filled with a guess");
    assert!(answer.text().contains("href=\"/categories/things\""));
}
