//! Facts for search engines (schema.org as JSON-LD). Data, not script: nothing in it is ever run.

use crate::web::cx::Cx;
use crate::web::ui::Crumb;
use maud::{Markup, PreEscaped, html};
use serde::Serialize;
use serde_json::json;

/// JSON inside of a `script` element. `<` is written as `\u003c`, so that no value can end the element.
pub fn data(kind: &str, id: Option<&str>, value: &impl Serialize) -> Markup {
    let text = serde_json::to_string(value).expect("plain data").replace('<', "\\u003c");
    html! { script type=(kind) id=[id] { (PreEscaped(text)) } }
}

pub fn json_ld(value: &impl Serialize) -> Markup {
    data("application/ld+json", None, value)
}

pub fn organization(cx: &Cx) -> Markup {
    let contact = &cx.shop.contact;
    json_ld(&json!({
        "@context": "https://schema.org", "@type": "OnlineStore", "name": cx.shop.name, "description": cx.shop.tagline,
        "url": cx.absolute("/"), "email": contact.email, "telephone": contact.phone,
        "address": contact.address_lines.join(", "),
    }))
}

/// A thing of schema.org with its type and, at the root, where its words are defined.
#[derive(Serialize)]
pub struct Thing<T> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(flatten)]
    of: T,
}

impl<T> Thing<T> {
    pub fn root(kind: &'static str, of: T) -> Thing<T> {
        Thing { context: Some("https://schema.org"), kind, of }
    }

    pub fn part(kind: &'static str, of: T) -> Thing<T> {
        Thing { context: None, kind, of }
    }
}

pub fn breadcrumbs(cx: &Cx, crumbs: &[Crumb]) -> Markup {
    #[derive(Serialize)]
    struct Item<'a> {
        position: usize,
        name: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<String>,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct List<'a> {
        item_list_element: Vec<Thing<Item<'a>>>,
    }
    let items = crumbs.iter().enumerate().map(|(i, crumb)| {
        let item = crumb.href.as_ref().map(|href| cx.absolute(href));
        Thing::part("ListItem", Item { position: i + 1, name: &crumb.label, item })
    });
    json_ld(&Thing::root("BreadcrumbList", List { item_list_element: items.collect() }))
}

#[cfg(test)]
mod tests {
    use super::json_ld;

    #[test]
    fn a_value_cannot_end_the_element() {
        let out = json_ld(&serde_json::json!({ "name": "</script><script>alert(1)</script>" })).into_string();
        assert_eq!(out.matches('<').count(), 2, "{out}");
    }
}
