//! Pages that are kept: what is answered from memory is what would have been drawn, for everybody, after everything that happens.

use super::agent::Answer;
use super::page::Page;
use super::served::Served;
use crate::shop::world::goods;
use sutler::shop::catalog::{ProductFacts, list};
use sutler::shop::staff::Role;
use sutler::store::Reads;

/// Pages of each kind that is kept.
const PAGES: [&str; 6] =
    ["/", "/products/day-mug", "/products/day-mug?option-0=Sage", "/categories/things", "/pages/legal-notice", "/journal"];

/// What a visitor is answered, without what each answer has of its own.
fn seen(answer: &Answer) -> (u16, Vec<(String, String)>, String) {
    let headers = answer.headers.iter().filter(|(name, _)| name != "date").cloned().collect();
    (answer.status, headers, answer.text())
}

#[test]
fn what_is_kept_is_what_was_drawn() {
    let served = Served::new();
    for path in PAGES {
        let first = served.agent().get(path);
        assert_eq!(first.status, 200, "{path}");
        // The second time it is kept, the third time it comes from there.
        let before = served.site.pages().hits();
        for hits in 0..2 {
            assert_eq!(seen(&served.agent().get(path)), seen(&first), "{path}");
            assert_eq!(served.site.pages().hits() - before, hits, "{path}");
        }
        // Somebody of whom more is known is answered anew, and sees the same as long as nothing lies in the cart.
        let mut other = served.agent();
        other.cookies.insert("cart".to_owned(), "not-a-cart".to_owned());
        assert_eq!(seen(&other.get(path)), seen(&first), "{path}");
    }
}

#[test]
fn whatever_happens_is_seen_at_once() {
    let served = Served::new();
    let world = &served.world;
    let price = || Page::of(&served.agent().get("/products/towel")).says("€12.00");
    let towel = list::id_by_handle(&world.read(), "towel").unwrap();
    assert!(price() && price() && price());
    world.save(towel, ProductFacts { categories: vec![served.shelf()], ..goods("Towel", 1300) }).unwrap();
    assert!(!price(), "the price has changed");
    let left = || served.agent().get("/products/towel").text();
    left();
    let before = left();
    served.with_order();
    assert_ne!(left(), before, "there is one less");
    world.check();
}

#[test]
fn nobody_is_shown_what_was_drawn_for_somebody_else() {
    let served = Served::new();
    let mut buyer = served.with_cart("towel", 2);
    for path in PAGES {
        let mine = buyer.get(path).text();
        assert!(mine.contains("class=\"count\""), "{path}: two pieces lie in the cart");
        for _ in 0..3 {
            assert!(!served.agent().get(path).text().contains("class=\"count\""), "{path}");
        }
        assert!(buyer.get(path).text().contains("class=\"count\""), "{path}: also after somebody without a cart was here");
        let mut german = served.agent();
        german.headers = vec![("accept-language".to_owned(), "de".to_owned())];
        assert_eq!(
            (Page::of(&german.get(path)).language, Page::of(&served.agent().get(path)).language),
            ("de".into(), "en".into()),
            "{path}"
        );
    }
    // What staff see while they work on the look is theirs.
    let mut staff = served.staff(Role::Owner);
    let draft = staff.send("GET", "/?draft", &[], b"");
    assert_eq!(draft.header("x-frame-options"), Some("SAMEORIGIN"));
    assert_eq!(served.agent().get("/?draft").header("x-frame-options"), Some("DENY"));
}

/// What no header can change for those who come after.
#[test]
fn a_page_cannot_be_poisoned() {
    let served = Served::new();
    const SENT: [(&str, &str); 9] = [
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-for", "203.0.113.9"),
        ("x-original-url", "/admin"),
        ("x-rewrite-url", "/cart"),
        ("forwarded", "host=evil.example"),
        ("sec-fetch-dest", "iframe"),
        ("origin", "https://evil.example"),
        ("if-none-match", "*"),
    ];
    for path in PAGES {
        let and = if path.contains('?') { '&' } else { '?' };
        let clean = seen(&served.agent().get(&format!("{path}{and}n=99")));
        for (n, header) in (10..).zip(SENT) {
            // An address that nobody asked for yet, so that the second request is the one whose answer is kept.
            let own = format!("{path}{and}n={n}");
            for _ in 0..2 {
                served.agent().send("GET", &own, &[header], b"");
            }
            let (status, headers, text) = seen(&served.agent().get(&own));
            let same = (status, headers, text.replace(&format!("n={n}\""), "n=99\"")) == clean;
            assert!(same, "{path}: {header:?}");
        }
    }
}

#[test]
fn a_kept_page_is_packed_for_those_who_can_unpack_it() {
    let served = Served::new();
    for _ in 0..3 {
        let packed = served.agent().send("GET", "/products/day-mug", &[("accept-encoding", "gzip")], b"");
        assert_eq!(packed.header("content-encoding"), Some("gzip"));
        let plain = served.agent().get("/products/day-mug");
        assert_eq!(plain.header("content-encoding"), None);
        assert!(plain.text().contains("</html>"));
    }
}

/// Pages of visitors with a cart are put together from parts that others were shown.
#[test]
fn what_stands_inside_a_page_is_everybodys_and_what_was_typed_is_not() {
    let served = Served::new();
    let world = &served.world;
    let mut buyer = served.with_cart("day-mug", 2);
    let mut typed = served.with_cart("day-mug", 1);
    for path in ["/products/day-mug", "/products/day-mug?option-0=Sage", "/products/day-mug?utm_source=letter"] {
        let mine = buyer.get(path).text();
        let and = if path.contains('?') { '&' } else { '?' };
        let more = typed.get(&format!("{path}{and}quantity=7")).text();
        assert!(more.contains("value=\"7\"") && !mine.contains("value=\"7\""), "{path}");
        for _ in 0..3 {
            assert_eq!(buyer.get(path).text(), mine, "{path}: also after somebody typed a number");
        }
        assert!(mine.contains(&format!("name=\"back\" value=\"{path}\"")), "{path}: the way back is the visitor's own");
    }
    let sage = buyer.get("/products/day-mug?option-0=Sage").text();
    assert_ne!(sage.replace("?option-0=Sage", ""), buyer.get("/products/day-mug").text(), "another choice is another page");
    // What is no choice stands for none, however it is spelt.
    for _ in 0..3 {
        buyer.get("/products/day-mug?option-0=Sage%26option-1%3DX");
    }
    let spelt = typed.get("/products/day-mug?option-0=Sage&option-1=X").text();
    assert!(spelt.contains("value=\"Sage\" checked"), "the address of another chooses nothing here");
    // Whatever happens is seen at once here too.
    let towel = list::id_by_handle(&world.read(), "towel").unwrap();
    for path in ["/products/towel", "/categories/things?page=2"] {
        let mut price = |amount: &str| (0..3).all(|_| buyer.get(path).text().contains(amount));
        let before = world.read().get(towel.unwrap()).unwrap().variants[0].price.minor();
        let shown = |minor: i64| format!("€{}.{:02}", minor / 100, minor % 100);
        assert!(price(&shown(before)), "{path}: {before}");
        // An odd one, which nothing else costs.
        world.save(towel, ProductFacts { categories: vec![served.shelf()], ..goods("Towel", before + 37) }).unwrap();
        assert!(price(&shown(before + 37)), "{path}: the price has changed");
    }
    world.check();
}
