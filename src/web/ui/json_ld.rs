//! Facts for search engines (schema.org as JSON-LD). Data, not script: nothing in it is ever run.

use crate::web::cx::Cx;
use crate::web::ui::Crumb;
use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

/// JSON inside of a `script` element. `<` is written as `\u003c`, so that no value can end the element.
pub fn data(kind: &str, id: Option<&str>, value: &Value) -> Markup {
    let text = value.to_string().replace('<', "\\u003c");
    html! { script type=(kind) id=[id] { (PreEscaped(text)) } }
}

pub fn json_ld(value: &Value) -> Markup {
    data("application/ld+json", None, value)
}

pub fn organization(cx: &Cx) -> Value {
    let contact = &cx.shop.contact;
    json!({
        "@context": "https://schema.org", "@type": "OnlineStore", "name": cx.shop.name, "description": cx.shop.tagline,
        "url": cx.absolute("/"), "email": contact.email, "telephone": contact.phone,
        "address": contact.address_lines.join(", "),
    })
}

pub fn breadcrumbs(cx: &Cx, crumbs: &[Crumb]) -> Value {
    let items: Vec<Value> = crumbs
        .iter()
        .enumerate()
        .map(|(i, crumb)| match &crumb.href {
            Some(href) => json!({ "@type": "ListItem", "position": i + 1, "name": crumb.label, "item": cx.absolute(href) }),
            None => json!({ "@type": "ListItem", "position": i + 1, "name": crumb.label }),
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
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
