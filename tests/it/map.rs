//! Holds the map in `src/lib.rs` to the source: what exists is named with a sentence, and what is named exists.

use crate::source::{files, module, root};
use crate::tidy::ORDER;
use std::collections::BTreeMap;
use std::fs;

/// One line of the map: which module, and what it says.
struct Entry {
    name: String,
    says: String,
}

/// The documentation of a file: its `//!` lines without the marks.
fn doc(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("//!")).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect()
}

/// The entries of the map: lines like "- `base/money`: Amounts in minor units.", lines that go on included.
fn entries(doc: &[&str]) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut open = false;
    for line in doc {
        let inner = line.trim_start();
        if let Some((name, says)) = inner.strip_prefix("- `").and_then(|rest| rest.split_once('`')) {
            let says = says.strip_prefix(": ").unwrap_or_default();
            found.push(Entry { name: name.to_owned(), says: says.to_owned() });
            open = true;
        } else if open && line.starts_with(' ') && !inner.is_empty() {
            let last = found.last_mut().expect("only open after an entry");
            last.says.push(' ');
            last.says.push_str(inner);
        } else {
            open = false;
        }
    }
    found
}

/// Every module of the first two levels, with the first sentence of its own documentation.
fn existing() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in files(&["src"]) {
        let here = module(&source.path);
        let says = doc(&source.text).into_iter().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        if (1..=2).contains(&here.len()) && here.last().is_some_and(|last| last != "tests") {
            found.insert(here.join("/"), says);
        } else if here.len() > 2 {
            // A folder without a `mod.rs` of its own is still a module.
            found.entry(here[..2].join("/")).or_default();
        }
    }
    found
}

/// What is wrong with a map, given what exists.
fn breaches(doc: &[&str], existing: &BTreeMap<String, String>) -> Vec<String> {
    let map = entries(doc);
    let mut found = Vec::new();
    for (name, says) in existing {
        match map.iter().filter(|e| e.name == *name).count() {
            0 => found.push(format!("not on the map, add: - `{name}`: {says}")),
            1 => {}
            times => found.push(format!("`{name}` stands on the map {times} times")),
        }
    }
    for entry in &map {
        if !existing.contains_key(&entry.name) {
            found.push(format!("on the map, but not there: `{}`", entry.name));
        }
        if !entry.says.ends_with('.') || entry.says.len() < 10 {
            found.push(format!("`{}` has no sentence", entry.name));
        }
    }
    let tops: Vec<&str> = map.iter().map(|e| e.name.as_str()).filter(|name| !name.contains('/')).collect();
    let ordered: Vec<&str> = ORDER.iter().copied().filter(|name| tops.contains(name)).collect();
    if tops != ordered {
        found.push(format!("the modules stand in the order {tops:?}, their dependencies in the order {ORDER:?}"));
    }
    found.extend(strays(doc, &map));
    found
}

/// Modules and test files that the prose names in backticks although they do not exist.
fn strays(doc: &[&str], map: &[Entry]) -> Vec<String> {
    let text = doc.join("\n");
    let quoted = text.split('`').skip(1).step_by(2).filter(|name| name.contains('/'));
    let exists = |name: &str| map.iter().any(|e| e.name == name) || root().join(name).exists();
    quoted.filter(|name| !exists(name)).map(|name| format!("the prose names `{name}`, which is not there")).collect()
}

#[test]
fn the_map_is_true() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let found = breaches(&doc(&text), &existing());
    assert!(found.is_empty(), "src/lib.rs, {} things:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_map_test_bites() {
    let there = BTreeMap::from(["base", "base/money", "web"].map(|name| (name.to_owned(), "Says it.".to_owned())));
    let wrong = |text: &str| breaches(&text.lines().collect::<Vec<_>>(), &there);
    assert_eq!(
        wrong("- `base`: Words for all.\n  - `base/money`: Amounts and\n    their sums.\n- `web`: Pages for people."),
        Vec::<String>::new()
    );
    assert_eq!(wrong("- `base`: Words for all.\n- `web`: Pages for people."), ["not on the map, add: - `base/money`: Says it."]);
    assert_eq!(wrong("- `base`: Words for all.\n  - `base/money`\n- `web`: Pages for people."), ["`base/money` has no sentence"]);
    let extra = "- `base`: Words for all.\n  - `base/money`: Amounts of money.\n  - `base/coins`: Amounts too.\n- `web`: Pages for people.\n\nSee `base/gold`.";
    assert_eq!(wrong(extra), ["on the map, but not there: `base/coins`", "the prose names `base/gold`, which is not there"]);
    let order = "- `web`: Pages for people.\n- `base`: Words for all.\n  - `base/money`: Amounts of money.";
    assert_eq!(wrong(order).len(), 1);
}
