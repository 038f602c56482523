//! Money that goes back at the double: by the interface, or by somebody at its dashboard.

use super::api::example;
use crate::web::double::Pages;
use serde_json::{Value, json};

fn given(pages: &Pages, intent: &str) -> i64 {
    let of_it = |refund: &&Value| refund["object"] == "refund" && refund["payment_intent"] == json!(intent) && refund["status"] != "failed";
    pages.objects.values().filter(of_it).filter_map(|refund| refund["amount"].as_i64()).sum()
}

/// What can still go back of a payment.
pub(super) fn left(pages: &Pages, intent: &str) -> i64 {
    pages.objects.get(intent).map_or(0, |money| money["amount_received"].as_i64().unwrap_or(0)) - given(pages, intent)
}

/// Gives so much back: the refund, and the charge as it is then. `None`: so much is not there.
pub(super) fn give_back(
    pages: &mut Pages,
    intent: &str,
    amount: i64,
    (name, now): (&str, i64),
    metadata: &Value,
) -> Option<(Value, Value)> {
    let money = pages.objects.get(intent).cloned()?;
    if !(1..=left(pages, intent)).contains(&amount) {
        return None;
    }
    let mut refund = example("refund");
    for (field, value) in [
        ("id", json!(name)),
        ("amount", json!(amount)),
        ("currency", money["currency"].clone()),
        ("created", json!(now)),
        ("payment_intent", json!(intent)),
        ("metadata", metadata.clone()),
        ("status", json!("succeeded")),
    ] {
        refund[field] = value;
    }
    pages.objects.insert(name.to_owned(), refund.clone());
    let mut charge = example("charge");
    let back = given(pages, intent);
    for (field, value) in [
        ("id", json!(format!("ch_{intent}"))),
        ("amount", money["amount_received"].clone()),
        ("amount_refunded", json!(back)),
        ("refunded", json!(money["amount_received"].as_i64() == Some(back))),
        ("currency", money["currency"].clone()),
        ("payment_intent", json!(intent)),
        ("metadata", money["metadata"].clone()),
    ] {
        charge[field] = value;
    }
    Some((refund, charge))
}
