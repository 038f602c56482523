//! Looking around: languages, search, lists in order and between prices, pages of a list, what machines ask for.

use super::page::Page;
use super::served::{Served, THINGS, mug};
use crate::shop::world::{en, eur, goods};
use flate2::read::GzDecoder;
use std::io::Read;
use sutler::shop::catalog::product::StockRule;
use sutler::shop::catalog::{Content, ProductFacts};

#[test]
fn a_language_is_chosen_once_and_kept() {
    let served = Served::new();
    let mut agent = served.agent();
    let page = Page::of(&agent.get("/products/towel?quantity=2"));
    assert_eq!(page.language, "en");
    let german = page.form("/language").send(&mut agent, &[("locale", "de")]);
    assert_eq!(german.location(), "/products/towel?quantity=2", "back to where one was");
    assert_eq!(Page::of(&agent.follow(&german)).language, "de");
    assert!(Page::of(&agent.get("/cart")).says("Warenkorb"));
    // Without a cookie, the browser's wish; then the shop's own language.
    for (wish, language) in [("de-AT,en;q=0.5", "de"), ("fr,en", "en"), ("fr", "de"), ("", "de"), ("\u{fffd}", "de")] {
        let mut other = served.agent();
        other.headers = vec![("accept-language".to_owned(), wish.to_owned())];
        assert_eq!(Page::of(&other.get("/")).language, language, "{wish}");
    }
    let unknown = agent.post("/language", &[("locale", "xx"), ("back", "/cart")]);
    assert_eq!((unknown.location().as_str(), unknown.header("set-cookie")), ("/cart", None));
}

/// The links to products of the list, in their order.
fn products(page: &Page) -> Vec<String> {
    let mut found: Vec<String> = page.links.iter().filter_map(|link| link.strip_prefix("/products/")).map(str::to_owned).collect();
    found.dedup();
    found
}

#[test]
fn search_finds_narrows_and_orders() {
    let served = Served::new();
    let mut agent = served.agent();
    let home = Page::of(&agent.get("/"));
    let found = Page::of(&home.form("/search").send(&mut agent, &[("q", "towel")]));
    assert_eq!(products(&found).first().map(String::as_str), Some("towel"), "{:?}", found.links);
    let nothing = agent.get("/search?q=zzzzzzzz");
    assert_eq!(nothing.status, 200);
    let cheap = Page::of(&agent.get("/search?q=thing&sort=price&price_min=5&price_max=7"));
    assert_eq!(products(&cheap), ["thing-5", "thing-6", "thing-7"]);
    for query in
        ["\"", "a AND (", "title:x", "*", "~", "\u{0}", "a OR", "+", "-", "\\", "[a TO", "\u{1f4a9}", "^2", "\"a", &"x".repeat(300)]
    {
        let encoded = form_urlencoded::Serializer::new(String::new()).append_pair("q", query).finish();
        assert_eq!(agent.get(&format!("/search?{encoded}")).status, 200, "{query:?}");
    }
}

#[test]
fn a_category_is_narrowed_ordered_and_leafed_through() {
    let served = Served::new();
    let mut agent = served.agent();
    let all = Page::of(&agent.get("/categories/things"));
    assert!(all.headings == ["Things"]);
    let narrow = all.forms.iter().find(|f| f.action == "/categories/things" && f.names().contains(&"price_min")).unwrap();
    let between = Page::of(&narrow.send(&mut agent, &[("price_min", "2"), ("price_max", "4.00")]));
    assert_eq!(products(&between), ["thing-4", "thing-3", "thing-2"]);
    let orders = all.forms.iter().find(|f| f.names().contains(&"sort")).unwrap().choices("sort");
    let [_, up, down] = orders.as_slice() else { panic!("{orders:?}") };
    let sorted = Page::of(&agent.get(&format!("/categories/things?sort={up}&price_min=2&price_max=4")));
    assert_eq!(products(&sorted), ["thing-2", "thing-3", "thing-4"]);
    let dear = Page::of(&agent.get(&format!("/categories/things?sort={down}")));
    assert_eq!(products(&dear)[..2], ["lamp", "thing-30"]);

    let mut seen: Vec<String> = Vec::new();
    let mut next = Some(format!("/categories/things?sort={up}"));
    while let Some(path) = next {
        let answer = agent.get(&path);
        let page = Page::of(&answer);
        seen.extend(products(&page));
        let onward = super::page::tags(&answer.text()).into_iter().find(|t| t.name == "a" && t.get("rel") == Some("next"));
        next = onward.and_then(|tag| tag.get("href").map(str::to_owned));
    }
    let mut unique = seen.clone();
    unique.sort();
    unique.dedup();
    assert_eq!((seen.len(), unique.len()), (THINGS + 3, THINGS + 3), "every product once: {seen:?}");
    // What makes no sense is shown, not thrown.
    for query in
        ["page=0", "page=-1", "page=99999999999999999999", "page=a", "sort=x", "price_min=-5", "price_min=abc", "price_min=9&price_max=1"]
    {
        let answer = agent.get(&format!("/categories/things?{query}"));
        assert_eq!(answer.status, 200, "{query}");
        assert_eq!(Page::of(&answer).headings.len(), 1, "{query}");
    }
    let typed = Page::of(&agent.get("/categories/things?price_min=abc"));
    assert!(typed.forms.iter().any(|f| f.value("price_min") == "abc"), "what was typed comes back");
}

/// Name, value, whether it is ticked and whether it cannot be, of every box of the facets.
fn boxes(page: &Page) -> Vec<(String, String, bool, bool)> {
    let form = page.forms.iter().find(|form| form.names().contains(&"price_min")).unwrap();
    let boxes = form.fields.iter().filter(|field| field.kind == "checkbox");
    boxes.map(|field| (field.name.clone(), field.value.clone(), field.checked, field.disabled)).collect()
}

#[test]
fn a_list_is_narrowed_by_what_its_products_are() {
    let served = Served::new();
    for (name, price) in [("Cup", 900), ("Bowl", 2500)] {
        let mut facts = ProductFacts { title: en(name), ..mug(served.shelf()) };
        facts.variants.retain(|variant| name == "Bowl" || variant.values[0].as_str() == "oat");
        facts.variants.iter_mut().for_each(|variant| variant.price = eur(price));
        served.world.product(facts);
    }
    served.server.site.search.catch_up(&served.world.shop).unwrap();
    let mut agent = served.agent();
    let all = Page::of(&agent.get("/categories/things"));
    // Two in three of the glazed ones are sold out: the lamp, the cup and the bowl have nothing.
    let unticked = [("availability", "in-stock")].map(|(name, value)| (name.to_owned(), value.to_owned(), false, false));
    assert_eq!(boxes(&all), unticked, "a glaze of three in thirty-five things narrows little");

    // Among what search finds, glaze divides.
    let found = Page::of(&agent.get("/search?q=oat"));
    assert_eq!(boxes(&found).iter().map(|b| b.1.as_str()).collect::<Vec<_>>(), ["oat", "sage", "in-stock"]);
    // A value that has a colour shows it, in the facet and on the product's page.
    for path in ["/search?q=oat", "/products/day-mug"] {
        assert_eq!(agent.get(path).text().matches("fill=\"#8e9a83\"").count(), 1, "{path}");
    }
    let sage = Page::of(&agent.get("/search?q=oat&glaze=sage&glaze=puce&utm_source=x"));
    let mut both = products(&sage);
    both.sort();
    assert_eq!(both, ["bowl", "day-mug"]);
    assert!(boxes(&sage).contains(&("glaze".into(), "sage".into(), true, false)));
    assert!(sage.links.iter().any(|link| link == "/search?q=oat"), "the chip leads back: {:?}", sage.links);
    // The order keeps what narrows, the facets keep the order.
    let sorted = sage.forms.iter().find(|f| !f.choices("sort").is_empty()).unwrap().send(&mut agent, &[("sort", "price-down")]);
    assert_eq!(products(&Page::of(&sorted)), ["bowl", "day-mug"]);
    let form = Page::of(&sorted).forms.iter().find(|f| f.names().contains(&"price_min")).unwrap().clone();
    assert_eq!((form.value("sort"), form.value("q")), ("price-down".to_owned(), "oat".to_owned()));
    let there = Page::of(&agent.get("/search?q=oat&glaze=sage&availability=in-stock"));
    assert_eq!(products(&there), ["day-mug"]);
    // Sage costs 20.00 there and the cup has none of it: what would leave nothing cannot be ticked.
    let cheap = agent.get("/search?q=oat&price_max=10");
    assert!(boxes(&Page::of(&cheap)).contains(&("glaze".into(), "sage".into(), false, true)), "{:?}", boxes(&Page::of(&cheap)));
    assert_eq!(products(&Page::of(&cheap)), ["cup"]);
}

#[test]
fn search_engines_keep_to_the_plain_list() {
    let served = Served::new();
    let mut agent = served.agent();
    let head = |answer: &super::agent::Answer| {
        let tags = super::page::tags(&answer.text());
        let canonical =
            tags.iter().find(|t| t.name == "link" && t.get("rel") == Some("canonical")).and_then(|t| t.get("href")).map(str::to_owned);
        let noindex = tags.iter().any(|t| t.name == "meta" && t.get("name") == Some("robots") && t.get("content") == Some("noindex"));
        (canonical.map(|href| href.split_once("/categories/").unwrap().1.to_owned()), noindex)
    };
    // The address, under which one it is known, and whether it stays out.
    for (query, canonical, stays) in [
        ("", "things", false),
        ("?page=2", "things?page=2", false),
        ("?utm_source=letter", "things", false),
        ("?availability=in-stock", "things", true),
        ("?availability=in-stock&page=2", "things", true),
        ("?sort=price", "things", true),
        ("?price_min=2", "things", true),
    ] {
        let answer = agent.get(&format!("/categories/things{query}"));
        assert_eq!(head(&answer), (Some(canonical.to_owned()), stays), "{query}");
        let narrowing = super::page::tags(&answer.text()).into_iter().filter(|t| t.name == "a" && t.get("rel") != Some("nofollow"));
        let narrowing: Vec<String> =
            narrowing.filter_map(|t| t.get("href").map(str::to_owned)).filter(|href| href.contains('?') && query.is_empty()).collect();
        assert!(narrowing.iter().all(|href| href.ends_with("?page=2")), "{narrowing:?}");
    }
    let robots = agent.get("/robots.txt").text();
    assert!(robots.contains("Disallow: /categories/*?\nAllow: /categories/*?page=\n"), "{robots}");
}

#[test]
fn a_choice_is_shown_without_a_script() {
    let served = Served::new();
    let mut agent = served.agent();
    let sage = Page::of(&agent.get("/products/day-mug?option-0=Sage"));
    assert!(sage.says("€20.00"), "{}", sage.words);
    assert_eq!(sage.form("/cart/lines").value("option-0"), "Sage");
    let unknown = agent.get("/products/day-mug?option-0=Puce&quantity=zz");
    assert_eq!(unknown.status, 200);
    let refused = agent.post("/cart/lines", &[("product", "day-mug"), ("option-0", "Puce"), ("quantity", "1")]);
    assert_eq!(refused.status, 422);
}

/// Directive 98/6/EC art. 4: unmistakable wherever the price stands.
#[test]
fn the_price_of_a_kilogram_stands_beside_the_price() {
    let served = Served::new();
    let mut facts = ProductFacts { categories: vec![served.shelf()], ..goods("Smoke tea", 1050) };
    facts.variants[0].content = Content::parse("80 g");
    facts.variants[0].stock = StockRule::Backorder;
    served.world.product(facts);
    served.server.site.search.catch_up(&served.world.shop).unwrap();
    let mut agent = served.agent();
    let added = Page::of(&agent.get("/products/smoke-tea")).form("/cart/lines").send(&mut agent, &[]);
    assert_eq!(added.status, 303);
    for path in [
        "/products/smoke-tea",
        "/categories/things",
        "/search?q=smoke",
        "/search/suggest?q=smo",
        "/cart",
        "/cart/drawer",
        "/compare?p=smoke-tea",
    ] {
        let page = agent.get(path).text();
        assert!(page.contains("€131.25 / kg"), "{path}: {page}");
    }
    let product = agent.get("/products/smoke-tea").text();
    for part in ["\"@type\":\"UnitPriceSpecification\"", "\"unitCode\":\"KGM\",\"value\":\"0.08\""] {
        assert!(product.contains(part), "{part}");
    }
    assert!(!agent.get("/products/towel").text().contains("UnitPriceSpecification"));
}

#[test]
fn machines_find_what_they_look_for() {
    let served = Served::new();
    let mut agent = served.agent();
    assert_eq!(agent.get("/healthz").text(), "ok\n");
    let robots = agent.get("/robots.txt").text();
    assert!(robots.contains("Disallow: /checkout") && robots.contains(&format!("Sitemap: {}/sitemap.xml", agent.origin())));
    let sitemap = agent.get("/sitemap.xml");
    assert!(sitemap.header("content-type").unwrap().starts_with("application/xml"));
    let text = sitemap.text();
    let places: Vec<&str> = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    assert!(places.len() > THINGS, "{}", places.len());
    for place in places {
        let path = agent.path_of(place);
        assert_eq!(agent.get(&path).status, 200, "{place}");
    }
    let product = agent.get("/products/day-mug").text();
    for part in ["\"@type\":\"Product\"", "\"@type\":\"BreadcrumbList\"", "rel=\"canonical\"", "property=\"og:title\""] {
        assert!(product.contains(part), "{part}");
    }
    // schema.org: an OnlineStore is an Organization.
    assert!(agent.get("/").text().contains("\"@type\":\"OnlineStore\""));
}

/// Packed for who asks, the same when unpacked; never where a secret stands beside what a stranger may have put there.
#[test]
fn pages_are_packed_for_those_who_ask() {
    let served = Served::new();
    let mut agent = served.agent();
    let gzip = [("accept-encoding", "br, gzip")];
    for path in ["/", "/products/day-mug", "/search?q=mug", "/sitemap.xml"] {
        let (plain, packed) = (agent.get(path), agent.send("GET", path, &gzip, b""));
        assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), (None, Some("gzip")), "{path}");
        let mut unpacked = Vec::new();
        GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == plain.body && packed.body.len() < plain.body.len() / 2, "{path}");
    }
    for path in ["/admin/sign-in", "/checkout/nothing", "/orders/nothing", "/healthz"] {
        assert_eq!(agent.send("GET", path, &gzip, b"").header("content-encoding"), None, "{path}");
    }
}

/// Of cart and checkout only what is the same for everybody is packed: what was typed stands there letter by letter, however often the
/// page says it.
#[test]
fn what_was_typed_is_never_packed() {
    let served = Served::new();
    let mut agent = served.agent();
    let page = Page::of(&agent.get("/products/towel"));
    page.form("/cart/lines").send(&mut agent, &[]);
    for path in ["/cart", "/checkout"] {
        let (plain, packed) = (agent.get(path), agent.send("GET", path, &[("accept-encoding", "gzip")], b""));
        assert_eq!(packed.header("content-encoding"), Some("gzip"), "{path}");
        let mut unpacked = String::new();
        GzDecoder::new(packed.body.as_slice()).read_to_string(&mut unpacked).unwrap();
        assert!(without_once(&unpacked) == without_once(&plain.text()) && packed.body.len() < plain.body.len() * 3 / 4, "{path}");
        let main = &unpacked[unpacked.find("<main").unwrap()..unpacked.find("</main>").unwrap()];
        let typed = main.split("<select").map(|part| part.split_once("</select>").map_or(part, |(_, after)| after));
        for part in typed {
            assert!(packed.body.windows(part.len()).any(|here| here == part.as_bytes()), "{path}: {part}");
        }
    }
}

/// The page without the number that is another with each answer.
fn without_once(page: &str) -> String {
    let (before, rest) = page.split_once("name=\"once\" value=\"").unwrap_or((page, "\""));
    format!("{before}{}", rest.split_once('"').unwrap().1)
}

#[test]
fn head_is_get_without_a_body() {
    let served = Served::new();
    let mut agent = served.agent();
    for path in ["/", "/products/towel", "/healthz", "/nothing-here"] {
        let (get, head) = (agent.get(path), agent.send("HEAD", path, &[], b""));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
}
