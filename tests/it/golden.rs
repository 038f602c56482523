//! What is kept for ever keeps its form: each kind of event as JSON, as it was the day it was first written.

use crate::source::{code, root};
use std::collections::{BTreeMap, BTreeSet};
use sutler::shop::Event;

const EVENTS: &str = include_str!("../data/events.jsonl");

/// The names of the variants, from the source: no list beside it can be forgotten.
fn variants() -> BTreeSet<String> {
    let text = code(&std::fs::read_to_string(root().join("src/shop/event.rs")).unwrap());
    let (_, body) = text.split_once("pub enum Event {").expect("the enum of events");
    let (body, _) = body.split_once("\n}").expect("its end");
    let lines = body.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(char::is_uppercase));
    lines.map(|line| snake(line.trim_end_matches([',', '{', ' ', '}']))).collect()
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[test]
fn events_keep_their_form() {
    let mut newest: BTreeMap<String, &str> = BTreeMap::new();
    for line in EVENTS.lines().filter(|line| !line.starts_with('#')) {
        let event: Event = serde_json::from_str(line).unwrap_or_else(|e| panic!("an event of an old log cannot be read: {e}\n{line}"));
        newest.insert(event.name(), line);
    }
    for (name, line) in &newest {
        let event: Event = serde_json::from_str(line).unwrap();
        let now = serde_json::to_string(&event).unwrap();
        assert_eq!(now, *line, "{name} is written in another form now: if a field was added, add a line to tests/data/events.jsonl");
    }
    let known: BTreeSet<String> = newest.into_keys().collect();
    assert_eq!(known, variants(), "every event has a line in tests/data/events.jsonl");
}
