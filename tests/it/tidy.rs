//! The rules of the house that a machine can hold: who may use whom, sizes, names, and what is not written. Each rule is a pure
//! function from a file to what it breaks, and a test beside it shows that it bites.

use crate::source::{Source, code, files, is_word, item_end, line_of, module, paths, without_tests};

/// The modules in the order of their dependencies: each may name those before it.
pub const ORDER: &[&str] = &["base", "store", "shop", "adapters", "jobs", "web", "app"];
/// These two stand side by side: neither may name the other.
const APART: (&str, &str) = ("jobs", "web");

/// The features of the shop in the order of their dependencies: each may name those before it. A new one goes to its place here.
const FEATURES: &[&str] = &[
    "settings",
    "staff",
    "newsletter",
    "customer",
    "catalog",
    "stock",
    "import",
    "tax",
    "shipping",
    "promotion",
    "price",
    "cart",
    "payment",
    "gift_card",
    "fulfilment",
    "returns",
    "order",
    "books",
    "statement",
    "remedy",
    "checkout",
    "invoice",
    "letter",
    "message",
    "content",
    "theme",
    "picture_use",
    "rebuild",
    "wipe",
    "report",
];
/// Parts of `shop` that know no feature; every feature may use them.
const KERNEL: &[&str] = &["actor", "attention", "command", "event", "job", "queue", "token", "tx", "typed"];
/// Parts of `shop` that know the features; no feature may use them.
const ABOVE_FEATURES: &[&str] = &["check", "follow", "schema", "writer"];
/// Plain facts: they use `base` alone, so that every feature may tell them without a circle.
const FACTS: &[&str] = &["event", "job"];

/// Crates, and the modules that may name them. What is not listed may be named everywhere.
const CONFINED: &[(&str, &[&str])] = &[
    ("redb", &["store"]),
    ("axum", &["web", "app"]),
    ("tower", &["web", "app"]),
    ("hyper", &["web", "app"]),
    ("hyper_util", &["web", "app"]),
    ("http_body_util", &["web", "app"]),
    ("cookie", &["web"]),
    ("rust_embed", &["web", "app", "base"]),
    ("maud", &["web", "adapters/mail"]),
    ("tantivy", &["adapters/search"]),
    ("reqwest", &["adapters", "app"]),
    ("rustls", &["adapters", "app"]),
    ("webpki_roots", &["adapters", "app"]),
    ("lettre", &["adapters/mail"]),
    ("csv", &["adapters"]),
    ("tokio", &["web", "jobs", "adapters", "app"]),
    ("clap", &["app"]),
    ("indicatif", &["app"]),
    ("tracing_subscriber", &["app"]),
    ("getrandom", &["app", "web", "shop/writer"]),
    ("governor", &["web", "app"]),
    ("image", &["adapters/picture"]),
    ("imagesize", &["adapters/picture"]),
    ("fast_image_resize", &["adapters/picture"]),
    ("moxcms", &["adapters/picture"]),
    ("webp", &["adapters/picture"]),
    ("qrcode", &["adapters/slip"]),
    ("quick_xml", &["adapters/statement"]),
    ("encoding_rs", &["adapters/statement"]),
    ("multer", &["web"]),
    ("argon2", &["shop/staff", "web", "app"]),
    ("jiff", &["base", "web/field"]),
    ("fluent_bundle", &["base"]),
    ("unic_langid", &["base"]),
    ("icu_decimal", &["base"]),
    ("icu_datetime", &["base"]),
    ("icu_collator", &["base"]),
    ("iso_currency", &["base"]),
    ("rust_iso3166", &["base"]),
];

/// Words that stand for nothing in particular.
const NO_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "services", "service"];

/// What is not written outside tests, and what to do instead.
const NOT_WRITTEN: &[(&str, &str)] = &[
    (".unwrap()", "say why it cannot fail with expect(\"…\"), or return the error"),
    (".unwrap_err()", "match instead"),
    ("todo!", "finish it"),
    ("unimplemented!", "finish it"),
    ("dbg!", "use tracing"),
    ("SystemTime::now", "time comes with the command; only `app` has a clock"),
];
/// Where one of them is right all the same.
const WRITTEN_HERE: &[(&str, &str)] = &[("SystemTime::now", "app")];

/// The only places with floating point numbers: scores of the search are no amounts.
const FLOATS_IN: &[&str] = &["adapters/search"];

const FILE_LINES_MAX: usize = 700;
const FUNCTION_LINES_MAX: usize = 70;
/// Half of all files are shorter than this.
const MEDIAN_LINES_MAX: usize = 150;
/// Crates in Cargo.lock, all platforms and tests included: 428 measured (thirty of them read and write pictures: JPEG, PNG, WebP, GIF,
/// colour profiles, forms with files), and ten to grow.
const CRATES_MAX: usize = 438;

/// Whether a module stands in one of these places (`adapters/mail` is in `adapters`).
fn stands_in(here: &[String], places: &[&str]) -> bool {
    places.iter().any(|place| place.split('/').enumerate().all(|(n, part)| here.get(n).is_some_and(|h| h == part)))
}

fn rank(list: &[&str], name: &str) -> Option<usize> {
    list.iter().position(|one| *one == name)
}

fn says_what_it_is_for(_: &str, text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("//! ").is_some_and(|rest| !rest.trim().is_empty());
    if said { vec![] } else { vec!["does not begin with `//!` and what it is for".to_owned()] }
}

fn is_short(_: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if lines > FILE_LINES_MAX { vec![format!("{lines} lines, more than {FILE_LINES_MAX}: it is two things")] } else { vec![] }
}

fn has_short_functions(_: &str, text: &str) -> Vec<String> {
    let code = without_tests(&code(text));
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let name: String = code[at + 3..].trim_start().chars().take_while(|&c| is_word(c)).collect();
        // `fn(` is a type, and a word that ends in "fn" is no function.
        if name.is_empty() || code[..at].ends_with(is_word) {
            continue;
        }
        let lines = line_of(&code, item_end(code.as_bytes(), at)) - line_of(&code, at) + 1;
        if lines > FUNCTION_LINES_MAX {
            found.push(format!("{}: `{name}` has {lines} lines, more than {FUNCTION_LINES_MAX}", line_of(&code, at)));
        }
    }
    found
}

fn uses_only_what_stands_before(path: &str, text: &str) -> Vec<String> {
    let here = module(path);
    let Some(top) = here.first() else { return vec![] };
    let Some(own) = rank(ORDER, top) else { return vec![format!("`{top}` has no place in the order of modules: {ORDER:?}")] };
    let code = without_tests(&code(text));
    let mut found = Vec::new();
    for (at, used) in paths(&here, &code) {
        let Some(name) = used.first() else { continue };
        let apart = (top.as_str(), name.as_str()) == APART || (name.as_str(), top.as_str()) == APART;
        if apart || rank(ORDER, name).is_some_and(|r| r > own) {
            found.push(format!("{}: `{top}` must not use `{name}`", line_of(&code, at)));
        }
    }
    found
}

fn keeps_the_order_of_features(path: &str, text: &str) -> Vec<String> {
    let here = module(path);
    let [top, part, ..] = here.as_slice() else { return vec![] };
    if top != "shop" {
        return vec![];
    }
    let known = |list: &[&str]| list.contains(&part.as_str());
    let own = rank(FEATURES, part);
    if own.is_none() && !known(KERNEL) && !known(ABOVE_FEATURES) {
        return vec![format!("`shop/{part}` has no place in the order of features: give it one in tests/it/tidy.rs")];
    }
    if known(ABOVE_FEATURES) {
        return vec![];
    }
    let code = without_tests(&code(text));
    let mut found = Vec::new();
    for (at, used) in paths(&here, &code) {
        if used.first().is_none_or(|u| u != "shop") {
            if known(FACTS) && used.first().is_some_and(|u| u != "base") {
                found.push(format!("{}: `{part}` may use `base` alone", line_of(&code, at)));
            }
            continue;
        }
        let Some(name) = used.get(1) else { continue };
        let line = line_of(&code, at);
        match (own, rank(FEATURES, name)) {
            _ if name == part => {}
            _ if known(FACTS) => found.push(format!("{line}: `{part}` may use `base` alone, not `shop::{name}`")),
            (Some(mine), Some(theirs)) if theirs > mine => {
                found.push(format!("{line}: `{part}` must not use `{name}`, which comes after it"))
            }
            (None, Some(_)) => found.push(format!("{line}: `{part}` knows no feature, so not `{name}` either")),
            (Some(_), None) if ABOVE_FEATURES.contains(&name.as_str()) => found.push(format!("{line}: no feature may use `{name}`")),
            _ => {}
        }
    }
    found
}

fn names_crates_where_they_belong(path: &str, text: &str) -> Vec<String> {
    let here = module(path);
    if path == "src/main.rs" {
        return vec![];
    }
    let code = without_tests(&code(text));
    let mut found = Vec::new();
    for (name, places) in CONFINED {
        for (at, _) in code.match_indices(name) {
            let whole = !code[..at].ends_with(is_word) && !code[..at].ends_with("::") && !code[..at].ends_with('.');
            let used = code[at + name.len()..].starts_with("::")
                || (code[..at].ends_with("use ") && code[at + name.len()..].starts_with([';', ' ']));
            if whole && used && !stands_in(&here, places) {
                found.push(format!("{}: the crate `{name}` belongs to {places:?} only", line_of(&code, at)));
            }
        }
    }
    found
}

fn has_only_what_we_write(path: &str, text: &str) -> Vec<String> {
    let here = module(path);
    let code = without_tests(&code(text));
    let mut found = Vec::new();
    for (what, instead) in NOT_WRITTEN {
        if WRITTEN_HERE.iter().any(|(w, place)| w == what && stands_in(&here, &[place])) {
            continue;
        }
        let starts_word = what.starts_with(is_word);
        for (at, _) in code.match_indices(what).filter(|(at, _)| !(starts_word && code[..*at].ends_with(is_word))) {
            found.push(format!("{}: `{what}`: {instead}", line_of(&code, at)));
        }
    }
    found
}

fn counts_without_floats(path: &str, text: &str) -> Vec<String> {
    if stands_in(&module(path), FLOATS_IN) {
        return vec![];
    }
    let code = without_tests(&code(text));
    let words = code.split(|c: char| !is_word(c));
    words
        .filter(|w| ["f32", "f64"].contains(w) || w.ends_with("_f64") && w.starts_with(char::is_numeric))
        .map(|w| format!("`{w}`: amounts and rates are integers"))
        .collect()
}

fn decides_every_event(path: &str, text: &str) -> Vec<String> {
    if !stands_in(&module(path), &["shop/follow"]) {
        return vec![];
    }
    let code = without_tests(&code(text));
    let arm = |at: usize| {
        let rest = code[at + 1..].trim_start();
        !code[..at].ends_with(is_word) && (rest.starts_with("=>") || rest.starts_with("if "))
    };
    let found = code.match_indices('_').filter(|(at, _)| arm(*at));
    found.map(|(at, _)| format!("{}: `_ =>`: what follows from each event is decided by a person", line_of(&code, at))).collect()
}

fn has_a_name_that_says_something(path: &str, _: &str) -> Vec<String> {
    let empty = module(path).into_iter().filter(|part| NO_NAMES.contains(&part.as_str()));
    empty.map(|part| format!("`{part}` says nothing: name it after what it knows")).collect()
}

type Rule = fn(&str, &str) -> Vec<String>;
/// For the source of the shop. Unit tests in files of their own (`tests.rs`) keep only the rules of size and form.
const RULES: &[Rule] = &[
    has_short_functions,
    uses_only_what_stands_before,
    keeps_the_order_of_features,
    names_crates_where_they_belong,
    has_only_what_we_write,
    counts_without_floats,
    decides_every_event,
    has_a_name_that_says_something,
];
/// For every file, those of tests and benches too.
const RULES_OF_FORM: &[Rule] = &[says_what_it_is_for, is_short];

fn judge(sources: &[Source], rules: &[Rule]) -> Vec<String> {
    let one = |s: &Source| rules.iter().flat_map(|rule| rule(&s.path, &s.text)).map(|b| format!("{}: {b}", s.path)).collect::<Vec<_>>();
    sources.iter().flat_map(one).collect()
}

#[test]
fn the_house_is_tidy() {
    let everything = files(&["src", "tests", "benches"]);
    let (src, rest): (Vec<_>, Vec<_>) = everything.into_iter().partition(|s| s.path.starts_with("src/") && !s.path.ends_with("/tests.rs"));
    let mut found = judge(&src, RULES);
    found.extend(judge(&src, RULES_OF_FORM));
    found.extend(judge(&rest, RULES_OF_FORM));

    let mut lengths: Vec<usize> = src.iter().map(|s| s.text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    println!(
        "{} files in src, {} lines, median {median}, longest {}",
        src.len(),
        lengths.iter().sum::<usize>(),
        lengths[lengths.len() - 1]
    );
    if median > MEDIAN_LINES_MAX {
        found.push(format!("half of all files have more than {median} lines; {MEDIAN_LINES_MAX} is the limit"));
    }
    assert!(found.is_empty(), "{} breaches:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_tree_of_crates_is_no_forest() {
    let lock = include_str!("../../Cargo.lock");
    let crates = lock.matches("[[package]]").count();
    assert!(crates <= CRATES_MAX, "{crates} crates, more than {CRATES_MAX}: is the new one worth it? Then raise the limit, and say why");
    // Two versions of one of these would be two stacks in one binary.
    for name in ["hyper", "http", "rustls", "ring", "tokio", "serde", "axum", "tower"] {
        assert!(lock.matches(&format!("name = \"{name}\"\n")).count() <= 1, "two versions of {name}");
    }
}

/// Each rule with a place and a text that breaks it this often.
const PLANTED: &[(Rule, &str, &str, usize)] = &[
    (says_what_it_is_for, "src/base/x.rs", "use std::fmt;\n", 1),
    (says_what_it_is_for, "src/base/x.rs", "//!\n", 1),
    (says_what_it_is_for, "src/base/x.rs", "//! Words.\n", 0),
    (uses_only_what_stands_before, "src/store/x.rs", "use crate::shop::Order;\nuse crate::base::Money;", 1),
    (uses_only_what_stands_before, "src/base/x.rs", "use crate::{base::y, shop::{a, b}, web};", 3),
    (uses_only_what_stands_before, "src/base/x.rs", "fn f() { super::super::store::open() }", 1),
    (uses_only_what_stands_before, "src/web/x.rs", "use crate::jobs::run;", 1),
    (uses_only_what_stands_before, "src/jobs/x.rs", "use crate::web::page;", 1),
    (uses_only_what_stands_before, "src/store/x.rs", "// crate::shop\n#[cfg(test)]\nmod tests { use crate::shop::Order; }", 0),
    (uses_only_what_stands_before, "src/stuff/x.rs", "", 1),
    (keeps_the_order_of_features, "src/shop/cart/x.rs", "use crate::shop::{order::Order, stock};", 1),
    (keeps_the_order_of_features, "src/shop/cart.rs", "use super::order::Order;", 1),
    (keeps_the_order_of_features, "src/shop/order/x.rs", "use crate::shop::{Tx, cart::Cart, event::Event};", 0),
    (keeps_the_order_of_features, "src/shop/order/x.rs", "use crate::shop::{follow, writer::Shop};", 2),
    (
        keeps_the_order_of_features,
        "src/shop/event.rs",
        "use crate::base::Id;\nuse super::order;\nuse crate::store::Record;\nuse super::Tx;",
        3,
    ),
    (keeps_the_order_of_features, "src/shop/tx.rs", "use super::{Event, order};", 1),
    (keeps_the_order_of_features, "src/shop/follow.rs", "use super::{Event, order};", 0),
    (keeps_the_order_of_features, "src/shop/gadget.rs", "", 1),
    (names_crates_where_they_belong, "src/shop/x.rs", "use redb::Database;\nuse axum::Json;\nuse tantivy;", 3),
    (names_crates_where_they_belong, "src/adapters/mail/x.rs", "use maud::html;", 0),
    (names_crates_where_they_belong, "src/adapters/feed.rs", "use maud::html;", 1),
    (names_crates_where_they_belong, "src/store/x.rs", "use redb::Database; // axum::Json\nfn cookie() {}", 0),
    (has_only_what_we_write, "src/web/x.rs", "fn f() { a.unwrap(); todo!(); dbg!(b); unimplemented!() }", 4),
    (has_only_what_we_write, "src/web/x.rs", "fn f() { SystemTime::now() }\n#[cfg(test)]\nmod tests { fn g() { a.unwrap() } }", 1),
    (has_only_what_we_write, "src/app/x.rs", "/// `a.unwrap()` panics\nfn f() { SystemTime::now(); a.unwrap_or(\"todo!\") }", 0),
    (counts_without_floats, "src/shop/x.rs", "fn f(price: f64) -> f32 { 1_f64; x.as_secs_f64() }", 3),
    (counts_without_floats, "src/adapters/search/x.rs", "fn f(score: f32) {}", 0),
    (decides_every_event, "src/shop/follow.rs", "match e { A => 1, _ => 2 }", 1),
    (decides_every_event, "src/shop/follow.rs", "match e { A { b: _ } => 1, x_ => 2, _ if true => 3 }", 1),
    (decides_every_event, "src/shop/order.rs", "match e { A => 1, _ => 2 }", 0),
    (has_a_name_that_says_something, "src/web/utils.rs", "", 1),
    (has_a_name_that_says_something, "src/web/common/x.rs", "", 1),
];

#[test]
fn every_rule_bites() {
    for (rule, path, text, times) in PLANTED {
        let found = rule(path, text);
        assert_eq!(found.len(), *times, "{path}: {text:?} gave {found:?}");
    }
    let long = format!("//! x\n{}", "\n".repeat(FILE_LINES_MAX));
    assert_eq!(is_short("src/base/x.rs", &long).len(), 1);
    let function = |lines: usize| {
        format!("//! x\nimpl A {{\n    pub fn f(a: [u8; 2]) -> X {{\n{}    }}\n}}\nfn g();\ntype T = fn (u8);\n", "a;\n".repeat(lines - 2))
    };
    assert_eq!(has_short_functions("src/base/x.rs", &function(FUNCTION_LINES_MAX)), Vec::<String>::new());
    assert_eq!(has_short_functions("src/base/x.rs", &function(FUNCTION_LINES_MAX + 1)).len(), 1);
}
