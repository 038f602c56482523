//! Form fields as Stripe reads them: `a[b][0][c]=x` is a field of an object in a list of an object.

use serde_json::{Map, Value};

/// The fields as one object. Numbered parts make lists, `[]` adds to one; texts stay texts.
pub fn parse(body: &[u8]) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, value) in form_urlencoded::parse(body) {
        let (first, rest) = name.split_once('[').map_or((name.as_ref(), None), |(first, rest)| (first, Some(rest)));
        let path = std::iter::once(first).chain(rest.into_iter().flat_map(|rest| rest.split('[')).map(|part| part.trim_end_matches(']')));
        put(&mut root, &path.collect::<Vec<_>>(), value.into_owned());
    }
    lists(&mut root);
    root
}

fn put(at: &mut Value, path: &[&str], value: String) {
    let Some((first, rest)) = path.split_first() else {
        *at = Value::String(value);
        return;
    };
    if !at.is_object() {
        *at = Value::Object(Map::new());
    }
    let Some(object) = at.as_object_mut() else { return };
    let key = if first.is_empty() { object.len().to_string() } else { (*first).to_owned() };
    put(object.entry(key).or_insert(Value::Null), rest, value);
}

/// Objects whose keys are 0, 1, 2 … are lists.
fn lists(value: &mut Value) {
    let Value::Object(object) = value else { return };
    object.values_mut().for_each(lists);
    let numbered = !object.is_empty() && (0..object.len()).all(|n| object.contains_key(&n.to_string()));
    if numbered {
        let taken: Vec<Value> = (0..object.len()).filter_map(|n| object.remove(&n.to_string())).collect();
        *value = Value::Array(taken);
    }
}
