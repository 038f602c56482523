//! Holds requests and answers to PayPal's own OpenAPI schemas (`assets/paypal`), with the part of JSON Schema that these use. Stricter
//! than PayPal in one thing: a field that no schema knows is a mistake, so that one of the client's shows here.

use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static DOCUMENTS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../assets/paypal/schemas.json")).expect("our own file is well formed"));

/// Which body of a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Request,
    Answer,
}

/// Whether a body is as PayPal says of this call (`POST /v2/checkout/orders`); else where it is not, and why.
pub fn check(call: &str, side: Side, body: &Value) -> Result<(), String> {
    let found = DOCUMENTS.as_object().into_iter().flatten().find(|(_, document)| document["calls"][call].is_object());
    let (_, document) = found.ok_or_else(|| format!("PayPal has no call {call}"))?;
    let schema = &document["calls"][call][if side == Side::Request { "request" } else { "answer" }];
    if schema.is_null() { Ok(()) } else { fits(document, schema, body, "") }
}

fn fits(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    is_shaped(document, schema, value, at)?;
    let Some(object) = value.as_object() else { return Ok(()) };
    let mut names = BTreeSet::new();
    name_all(document, schema, &mut names);
    // A schema that names nothing takes everything.
    match object.keys().find(|name| !names.is_empty() && !names.contains(name.as_str())) {
        Some(strange) => Err(format!("{at}/{strange}: no such field")),
        None => Ok(()),
    }
}

/// The schema itself, or the one that it points to.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/components/schemas/"));
    name.map_or(schema, |name| resolved(document, &document["schemas"][name]))
}

fn parts<'a>(schema: &'a Value, word: &str) -> &'a [Value] {
    schema[word].as_array().map_or(&[], Vec::as_slice)
}

/// The names of all fields that any part of the schema knows.
fn name_all<'a>(document: &'a Value, schema: &'a Value, names: &mut BTreeSet<&'a str>) {
    let schema = resolved(document, schema);
    names.extend(schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str()));
    for word in ["allOf", "anyOf", "oneOf"] {
        parts(schema, word).iter().for_each(|part| name_all(document, part, names));
    }
}

fn is_shaped(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let schema = resolved(document, schema);
    let wrong = |what: &str| Err(format!("{at}: {what}"));
    let typed = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        _ => true,
    };
    if !typed {
        return wrong("another type");
    }
    if !schema["enum"].is_null() && !parts(schema, "enum").contains(value) {
        return wrong("none of the values that there are");
    }
    parts(schema, "allOf").iter().try_for_each(|part| is_shaped(document, part, value, at))?;
    for word in ["anyOf", "oneOf"] {
        let ways = parts(schema, word);
        if !ways.is_empty() && !ways.iter().any(|way| is_shaped(document, way, value, at).is_ok()) {
            return wrong("none of the shapes that there are");
        }
    }
    match value {
        Value::String(text) => is_text(schema, text).or_else(wrong),
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            let within =
                schema["minimum"].as_f64().is_none_or(|min| number >= min) && schema["maximum"].as_f64().is_none_or(|max| number <= max);
            if within { Ok(()) } else { wrong("too small or too large") }
        }
        Value::Array(entries) => {
            is_within(schema, ["minItems", "maxItems"], entries.len()).or_else(wrong)?;
            let one = |(n, entry): (usize, &Value)| fits(document, &schema["items"], entry, &format!("{at}/{n}"));
            entries.iter().enumerate().try_for_each(one)
        }
        Value::Object(fields) => {
            if let Some(missing) = parts(schema, "required").iter().filter_map(Value::as_str).find(|name| !fields.contains_key(*name)) {
                return wrong(&format!("{missing} is missing"));
            }
            let known = fields.iter().filter_map(|(name, value)| Some((name, value, schema["properties"].get(name)?)));
            known.into_iter().try_for_each(|(name, value, schema)| fits(document, schema, value, &format!("{at}/{name}")))
        }
        Value::Null | Value::Bool(_) => Ok(()),
    }
}

fn is_text(schema: &Value, text: &str) -> Result<(), &'static str> {
    is_within(schema, ["minLength", "maxLength"], text.chars().count())?;
    // One pattern of theirs looks ahead, which this engine does not: it holds nobody up.
    let pattern = schema["pattern"].as_str().and_then(|pattern| Regex::new(pattern).ok());
    if pattern.is_none_or(|pattern| pattern.is_match(text)) { Ok(()) } else { Err("not of the pattern") }
}

fn is_within(schema: &Value, [min, max]: [&str; 2], count: usize) -> Result<(), &'static str> {
    let count = count as u64;
    let within = schema[min].as_u64().is_none_or(|min| count >= min) && schema[max].as_u64().is_none_or(|max| count <= max);
    if within { Ok(()) } else { Err("too short or too long") }
}
