//! The texts: both languages have the same, all that are asked for exist, and none lies about unused.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Keys that are built at run time, by how they begin.
const BUILT: [(&str, &str); 7] = [
    ("admin-event-", "made of the name of an event, in the timeline of an order"),
    ("mail-refund-", "made of the reason for which money goes back"),
    ("admin-colour-", "made of the role of a colour, in the theme editor"),
    ("refused-", "made of the public code of a conflict, where the answer is written"),
    ("mail-cancel-", "made of the reason for which an order was cancelled"),
    ("storefront-order-", "made of how the payment stands, above the page of an order"),
    ("wrong-", "the common words for mistakes; not every form has every mistake yet"),
];

/// Ends that are put behind a key that stands in the source: the words of a resource, and the line below a name.
const ENDS: [&str; 6] = ["-list", "-about", "-one", "-new", "-none", "-line"];

/// Gaps whose numbers bear no marks between thousands: a text shows them with PLAIN($name).
const PLAIN: [&str; 8] = ["code", "example", "invoice", "number", "order", "postal-code", "sku", "year"];

/// What the files of one language say: the key of each text, and the text with its attributes.
fn texts(language: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let start = pattern(r"^([a-z][a-z0-9-]*) *=");
    for path in files(&root().join("assets/locales").join(language), "ftl") {
        let source = read(&path);
        if let Err((_, mistakes)) = fluent_bundle::FluentResource::try_new(source.clone()) {
            panic!("{}: {mistakes:?}", path.display());
        }
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some(found) = start.captures(line) {
                key = found[1].to_owned();
                assert!(all.insert(key.clone(), String::new()).is_none(), "{key} is twice in {language}");
            }
            if let Some(text) = all.get_mut(&key) {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    all
}

fn gaps(text: &str) -> BTreeSet<String> {
    pattern(r"\$([a-zA-Z][a-zA-Z0-9_-]*)").captures_iter(text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn both_languages_say_the_same() {
    let (english, german) = (texts("en"), texts("de"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&english).symmetric_difference(&keys(&german)).collect::<Vec<_>>(), Vec::<&String>::new(), "in one language only");
    for (key, text) in &english {
        assert_eq!(gaps(text), gaps(&german[key]), "the gaps of {key}");
    }
}

#[test]
fn order_numbers_and_years_bear_no_marks() {
    for (key, text) in texts("en").into_iter().chain(texts("de")) {
        for name in gaps(&text).iter().filter(|name| PLAIN.contains(&name.as_str())) {
            let (all, plain) = (text.matches(&format!("${name}")).count(), text.matches(&format!("PLAIN(${name}")).count());
            assert_eq!(all, plain, "{key} shows ${name} with marks between thousands: write PLAIN(${name})");
        }
    }
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let english = texts("en");
    // The field of a mistake may be an expression; the key is the literal behind it.
    let asks = [
        (r#"\b(?:t|t_with|Say::new)\(\s*"([^"]+)""#, ""),
        (r#"\b(?:Wrong::new|Refusal::wrong)\(\s*(?:[^,()"]|"[^"]*"|\((?:[^()]|\([^()]*\))*\))+,\s*"([^"]+)""#, ""),
        (r#"\bconflict\(\s*"([^"]+)""#, "refused-"),
    ];
    let mut missing = BTreeSet::new();
    for path in files(&root().join("src"), "rs") {
        let source = code(&path);
        for (ask, prefix) in &asks {
            for found in pattern(ask).captures_iter(&source) {
                let key = format!("{prefix}{}", &found[1]);
                if !english.contains_key(&key) {
                    missing.insert(format!("{key} in {}", path.strip_prefix(root()).unwrap_or(&path).display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "texts that are missing: {missing:#?}");
}

#[test]
fn every_event_has_words() {
    let english = texts("en");
    for line in include_str!("../data/events.jsonl").lines().filter(|line| !line.starts_with('#')) {
        let event: sutler::shop::Event = serde_json::from_str(line).unwrap();
        let key = format!("admin-event-{}", event.name().replace('_', "-"));
        assert!(english.contains_key(&key), "{key} is missing");
    }
}

#[test]
fn no_text_lies_about_unused() {
    let literal = pattern(r#""([a-z][a-z0-9-]*)""#);
    let sources: Vec<String> = files(&root().join("src"), "rs").iter().map(|path| code(path)).collect();
    let mut used: BTreeSet<String> = sources.iter().flat_map(|s| literal.captures_iter(s).map(|found| found[1].to_owned())).collect();
    // A text may be a part of another one.
    let english = texts("en");
    let part = pattern(r"\{ *([a-z][a-z0-9-]*) *\}");
    used.extend(english.values().flat_map(|text| part.captures_iter(text).map(|found| found[1].to_owned())));
    let is_used = |key: &str| used.contains(key) || ENDS.iter().any(|end| key.strip_suffix(end).is_some_and(|stem| used.contains(stem)));
    let unused: Vec<&String> =
        english.keys().filter(|key| !is_used(key) && !BUILT.iter().any(|(prefix, _)| key.starts_with(prefix))).collect();
    assert!(unused.is_empty(), "texts that nothing asks for: {unused:#?}");
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of ours")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// A source file without its comment lines.
fn code(path: &Path) -> String {
    read(path).lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display())) {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
