//! What the scripts ask for: suggestions while a search is typed, and the cart beside a page. Nothing but a script leads there.

use super::page::{Page, tags};
use super::served::Served;

#[test]
fn what_is_typed_is_suggested() {
    let served = Served::new();
    let mut agent = served.agent();
    // What is typed, the addresses of the options in their order, and what a reader hears.
    let cases: [(&str, &[&str], &str); 6] = [
        ("tow", &["/products/towel", "/search?q=tow"], "1 suggestion"),
        ("thi", &["/products/thing-", "/categories/things", "/search?q=thi"], "7 suggestions"),
        ("lam%20", &["/products/lamp", "/search?q=lam"], "1 suggestion"),
        ("zzzz", &[], "No suggestions"),
        ("", &[], "No suggestions"),
        ("%3Cb%3E", &[], "No suggestions"),
    ];
    for (typed, starts, said) in cases {
        let answer = agent.get(&format!("/search/suggest?q={typed}"));
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some("private, max-age=60")), "{typed}");
        let tags = tags(&answer.text());
        assert_eq!(tags[0].get("data-said"), Some(said), "{typed}");
        let mut options: Vec<String> =
            tags.iter().filter(|t| t.get("role") == Some("option")).map(|t| t.get("href").unwrap().to_owned()).collect();
        assert!(options.iter().filter(|href| href.starts_with("/products/")).count() <= 6, "{options:?}");
        // However many things there are, they stand together.
        options.dedup_by(|a, b| a.starts_with("/products/thing-") && b.starts_with("/products/thing-"));
        assert_eq!(options.len(), starts.len(), "{typed}: {options:?}");
        assert!(options.iter().zip(starts).all(|(option, start)| option.starts_with(start)), "{typed}: {options:?}");
        assert!(options.iter().all(|href| agent.get(href).status == 200), "{typed}");
    }
    assert!(agent.get("/search/suggest?q=thi").text().contains("All 33 results for “thi”"), "the shelf is called so, too");
    // The field is a plain one until the script takes it.
    let home = agent.get("/").text();
    let field = tags(&home).into_iter().find(|t| t.get("id") == Some("q")).unwrap();
    assert_eq!((field.get("data-suggest"), field.get("role"), field.get("type")), (Some("/search/suggest"), None, Some("search")));
}

#[test]
fn the_cart_stands_beside_a_page_for_those_who_ask() {
    let served = Served::new();
    let mut agent = served.agent();
    let page = Page::of(&agent.get("/products/day-mug"));
    let form = page.form("/cart/lines");
    let plain = form.send(&mut agent, &[("option-0", "Sage")]);
    assert_eq!(plain.location(), "/cart", "without the script all is as it was");
    let pairs = |quantity| [("product", "day-mug"), ("option-0", "Sage"), ("quantity", quantity), ("drawer", "1")];
    let added = agent.post("/cart/lines", &pairs("2"));
    let drawer = agent.follow(&added);
    let text = drawer.text();
    assert!(!text.contains("<html"), "a part, not a page");
    for part in
        ["data-pieces=\"3\"", "data-cart=\"Cart, 3 pieces\"", "Added: Day mug, Sage", "€60.00", "href=\"/checkout\"", "href=\"/cart\""]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    // A line is changed where it stands.
    let line = Page::of(&drawer).forms.iter().find(|f| f.action.starts_with("/cart/lines/")).unwrap().action.clone();
    let less = agent.post(&line, &[("quantity", "1"), ("drawer", "1")]);
    assert_eq!(less.location(), "/cart/drawer");
    assert!(agent.follow(&less).text().contains("data-pieces=\"1\""));
    let refused = agent.post(&line, &[("quantity", "0.5"), ("drawer", "1")]);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("role=\"alert\"") && refused.text().contains("data-pieces=\"1\""), "{}", refused.text());
    // What cannot be put in is said by the product's page, from which the script takes it.
    let too_many = agent.post("/cart/lines", &pairs("900"));
    assert_eq!((too_many.status, too_many.text().contains("class=\"errors\"")), (422, true));
    let gone = agent.post(&line, &[("remove", "1"), ("drawer", "1")]);
    let empty = agent.follow(&gone).text();
    assert!(empty.contains("Your cart is empty") && !empty.contains("href=\"/checkout\""), "{empty}");
    assert!(served.agent().get("/cart/drawer?added=1").text().contains("data-pieces=\"0\""), "whoever has no cart has an empty one");
}
