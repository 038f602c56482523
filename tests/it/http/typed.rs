//! What people type is text and stays text: in every field, on every page where it is shown again, no tag and no attribute comes
//! of it.

use super::agent::{Agent, Answer};
use super::page::{Page, tags};
use super::served::{ADDRESS, Served};
use sutler::shop::staff::Role;

/// Texts that would leave an attribute, an element, a comment, a script or a style; each holds an element of its own.
const HOSTILE: &[&str] = &[
    "<canary>",
    "\"><canary>",
    "'><canary>",
    "</textarea><canary>",
    "</title><canary>",
    "</script><canary>",
    "--><canary>",
    "\" canary=\"1",
    "' canary='1",
    "x canary=1 ",
    "<img src=x canary=1>",
    "<svg/canary=1>",
    "&lt;canary&gt;<canary>",
    "<!--<canary>",
    "<![CDATA[<canary>]]>",
    "</option></select><canary>",
    "{{7*7}}${7*7}<canary>",
    "\u{feff}<canary>",
    "<CANARY>",
    "<canary\n>",
];

/// No element and no attribute called canary.
fn is_text(where_from: &str, answer: &Answer) {
    assert!(answer.status < 500, "{where_from} gave {}", answer.status);
    for tag in tags(&answer.text()) {
        let found = tag.name.contains("canary") || tag.attributes.iter().any(|(name, _)| name.contains("canary"));
        assert!(!found, "{where_from}: {tag:?}");
    }
    for script in tags(&answer.text()).iter().filter(|tag| tag.name == "script") {
        assert!(!script.text.contains('<'), "{where_from}: {}", script.text);
    }
}

#[test]
fn the_check_bites() {
    for html in
        ["<p><canary></p>", "<input value=\"\" canary=\"1\">", "<textarea></textarea><canary></textarea>", "<script>\"<canary>\"</script>"]
    {
        let answer = Answer { status: 200, headers: Vec::new(), body: html.as_bytes().to_vec() };
        assert!(std::panic::catch_unwind(|| is_text("planted", &answer)).is_err(), "{html}");
    }
}

fn post(agent: &mut Agent, path: &str, pairs: &[(String, String)]) -> Answer {
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    agent.post(path, &pairs)
}

#[test]
fn buyers_cannot_write_html() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("thing-1", 1);
    let mut form = page.form("/checkout").clone();
    form.fields.iter_mut().filter(|f| f.name == "billing_same").for_each(|f| f.checked = false);
    for text in HOSTILE {
        let pairs: Vec<(String, String)> = form
            .pairs()
            .into_iter()
            .map(|(name, value)| if name == "intent" { (name, value) } else { (name, (*text).to_owned()) })
            .collect();
        is_text(&format!("checkout with {text:?}"), &post(&mut agent, "/checkout", &pairs));
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish();
        for path in ["/search?", "/categories/things?price_min=1&", "/products/day-mug?option-0=x&", "/nothing?", "/cart?"] {
            is_text(path, &agent.get(&format!("{path}{query}")));
        }
        let value = query.trim_start_matches("q=");
        for path in [
            format!("/search?price_min={value}&sort={value}&page={value}"),
            format!("/products/day-mug?option-0={value}&quantity={value}"),
            format!("/admin/sign-in?next=/{value}"),
            format!("/{value}"),
            format!("/products/{value}"),
        ] {
            is_text(&path, &agent.get(&path.replace('+', "%20")));
        }
        is_text("sign-in", &agent.post("/admin/sign-in", &[("email", text), ("password", "x"), ("next", text)]));
        agent.cookies.insert("locale".to_owned(), "en".to_owned());
    }
}

#[test]
fn an_order_shows_what_was_typed_as_text() {
    let served = Served::new();
    let mut owner = served.staff(Role::Owner);
    for text in HOSTILE {
        let (mut agent, page) = served.at_checkout("thing-1", 1);
        let mut changes: Vec<(&str, &str)> = ADDRESS.to_vec();
        for name in ["name", "street", "city", "message"] {
            changes.retain(|(known, _)| *known != name);
            changes.push((name, text));
        }
        let placed = page.form("/checkout").send(&mut agent, &changes);
        assert_eq!(placed.status, 303, "{text:?}: {:?}", Page::of(&placed).mistakes);
        is_text("order page", &agent.follow(&placed));
    }
    for path in ["/admin", "/admin/orders", "/admin/orders/1", "/admin/customers", "/admin/letters"] {
        is_text(path, &owner.get(path));
    }
    served.world.check();
}

#[test]
fn names_from_the_admin_are_text_too() {
    let served = Served::new();
    let mut owner = served.staff(Role::Owner);
    let mut agent = served.agent();
    for (n, text) in HOSTILE.iter().enumerate() {
        for path in ["/admin/categories/new", "/admin/pages/new", "/admin/locations/new", "/admin/tax-classes/new", "/admin/shipping/new"] {
            let page = Page::of(&owner.get(path));
            let form = page.form(path);
            let mut pairs = form.pairs();
            for (name, value) in &mut pairs {
                let kind = form.fields.iter().find(|f| f.name == *name).map(|f| f.kind.clone()).unwrap_or_default();
                if matches!(kind.as_str(), "text" | "textarea") && value.is_empty() {
                    *value = format!("{n} {text}");
                }
            }
            is_text(path, &post(&mut owner, path, &pairs));
        }
    }
    for path in ["/admin/categories", "/admin/pages", "/admin/locations", "/admin/tax-classes", "/admin/shipping", "/admin/tax"] {
        is_text(path, &owner.get(path));
    }
    for path in ["/", "/search", "/categories/things", "/products/towel", "/cart"] {
        is_text(path, &agent.get(path));
    }
    served.world.check();
}
