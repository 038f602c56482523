//! What holds for the HTML of every page of the storefront, in both languages: the pages of the preview are looked at.

#[path = "../../examples/pages/fixtures.rs"]
mod fixtures;
#[path = "../../examples/pages/orders.rs"]
mod orders;

use regex::Regex;
use std::collections::BTreeSet;
use sutler::base::Locale;

/// Name and HTML of every page.
fn pages() -> Vec<(String, String)> {
    let of =
        |l: Locale| fixtures::pages(l).into_iter().chain(orders::pages(l)).map(move |(name, page)| (format!("{}/{name}", l.tag()), page));
    Locale::ALL.into_iter().flat_map(of).map(|(name, page)| (name, page.into_string())).collect()
}

fn all<'a>(pattern: &str, html: &'a str) -> Vec<&'a str> {
    let pattern = Regex::new(pattern).expect("a pattern of ours");
    pattern.captures_iter(html).map(|found| found.get(1).map_or("", |group| group.as_str())).collect()
}

#[test]
fn nothing_in_a_page_needs_a_looser_policy() {
    for (name, html) in pages() {
        assert_eq!(all(r#"<[a-z][^>]*\s(style|on[a-z]+)="#, &html), Vec::<&str>::new(), "{name}");
        assert_eq!(
            all(r#"<script(?: type="(?:application/[a-z+]+|module)"| id="[a-z]+"| src="/assets/[^"]+")*()>"#, &html).len(),
            html.matches("<script").count(),
            "{name}"
        );
        let foreign = all(r#"(?:src|srcset|action)="((?:https?:)?//[^"]+)"#, &html);
        assert!(foreign.is_empty(), "{name}: {foreign:?}");
    }
}

#[test]
fn headings_ids_and_labels_are_in_order() {
    for (name, html) in pages() {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        let ids = all(r#"\sid="([^"]+)""#, &html);
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name} has an id twice");
        for target in all(r##"\s(?:for|aria-labelledby)="([^"]+)""##, &html) {
            assert!(unique.contains(&target), "{name}: nothing has the id {target}");
        }
        for target in all(r##"href="#([^"]+)""##, &html) {
            assert!(unique.contains(&target), "{name}: a link leads to #{target}");
        }
        for target in all(r#"aria-describedby="([^"]+)""#, &html).iter().flat_map(|list| list.split(' ')) {
            assert!(unique.contains(&target), "{name}: nothing has the id {target}");
        }
    }
}

#[test]
fn every_text_is_in_words() {
    for (name, html) in pages() {
        let keys = all(r#"[>"]((?:storefront|word|address)-[a-z-]+)[<"]"#, &html);
        assert!(keys.is_empty(), "{name} shows a key: {keys:?}");
    }
}

#[test]
fn the_button_that_places_the_order_is_the_only_one_of_its_form() {
    for (name, html) in pages().into_iter().filter(|(name, _)| name.contains("checkout")) {
        let form = html.split("action=\"/checkout\"").nth(1).and_then(|rest| rest.split("</form>").next()).unwrap_or_default();
        assert_eq!(form.matches("<button").count(), 1, "{name}");
        assert_eq!(form.matches("type=\"submit\"").count(), 1, "{name}");
        for field in ["once", "expected", "intent"] {
            assert!(form.contains(&format!("<input type=\"hidden\" name=\"{field}\"")), "{name}: {field}");
        }
        assert!(form.contains("<textarea class=\"one\" id=\"street\""), "{name}");
    }
}
