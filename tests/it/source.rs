//! Reads the source files of the project for the tests that judge them: which files there are, and what in them is code.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file: its path below the package (`src/base/money.rs`) and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// The folder of the package. The variable is read when the test runs, so that a compiled test can judge another copy of the tree.
pub fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

/// Every Rust file below these folders of the package, in the order of their paths.
pub fn files(folders: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    for folder in folders {
        gather(&root, &root.join(folder), &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no source files below {folders:?}");
    found
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// Where the module of a file stands: `src/shop/order/place.rs` is `["shop", "order", "place"]`, a `mod.rs` is its folder.
pub fn module(path: &str) -> Vec<String> {
    let inner = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    inner.split('/').filter(|part| !["mod", "lib", "main"].contains(part)).map(str::to_owned).collect()
}

/// The text with everything blanked that is not code: comments, and what is inside of strings and characters. Lines stay lines,
/// so that a place in the result is a place in the text.
pub fn code(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => at + chars[at..].iter().take_while(|&&c| c != '\n').count(),
            '/' if chars.get(at + 1) == Some(&'*') => block_comment_end(&chars, at),
            '"' => string_end(&chars, at),
            'r' if !follows_word(&chars, at) => raw_string_end(&chars, at).unwrap_or(at),
            '\'' => character_end(&chars, at),
            _ => at,
        };
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

fn follows_word(chars: &[char], at: usize) -> bool {
    // `br"…"` and `cr"…"` are raw strings too; any other letter before the `r` makes it part of a word.
    at > 0 && is_word(chars[at - 1]) && !(matches!(chars[at - 1], 'b' | 'c') && (at < 2 || !is_word(chars[at - 2])))
}

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn block_comment_end(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at.min(chars.len())
}

fn string_end(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn raw_string_end(chars: &[char], start: usize) -> Option<usize> {
    let hashes = chars[start + 1..].iter().take_while(|&&c| c == '#').count();
    let open = start + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closes = |at: usize| chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes;
    let close = (open + 1..chars.len()).find(|&at| closes(at))?;
    Some(close + 1 + hashes)
}

/// The end of a character literal, or the same place if this is the start of a lifetime.
fn character_end(chars: &[char], start: usize) -> usize {
    if chars.get(start + 1) == Some(&'\\') {
        // What follows the backslash belongs to it, be it a quote; then up to the closing quote (`'\u{1F600}'`).
        let rest = chars.get(start + 3..).unwrap_or_default();
        return (start + 4 + rest.iter().take_while(|&&c| c != '\'').count()).min(chars.len());
    }
    if chars.get(start + 2) == Some(&'\'') { start + 3 } else { start }
}

/// The code without what only tests see: every item under `#[cfg(test)]` is blanked.
pub fn without_tests(code: &str) -> String {
    let mut bytes = code.as_bytes().to_vec();
    let mut from = 0;
    while let Some(start) = find(&bytes, b"#[cfg(test)]", from) {
        let end = item_end(&bytes, start);
        for byte in &mut bytes[start..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        from = end;
    }
    String::from_utf8(bytes).unwrap()
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    bytes[from..].windows(what.len()).position(|w| w == what).map(|at| from + at)
}

/// Where the item ends that starts here (attributes before it included): after its `;` or after its closing brace.
pub fn item_end(bytes: &[u8], start: usize) -> usize {
    let (mut braces, mut others) = (0_i32, 0_i32);
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => others += 1,
            b')' | b']' => others -= 1,
            b'{' => braces += 1,
            b'}' => braces -= 1,
            _ => {}
        }
        let closed = *byte == b'}' || *byte == b';';
        if closed && braces <= 0 && others <= 0 {
            return at + 1;
        }
    }
    bytes.len()
}

/// The line, counted from 1, of a place in a text.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count() + 1
}

/// Every path that the code names, from the root of the crate: `crate::` and `super::` resolved, braces opened. `here` is the
/// module of the file. A path counts once for each of its ends, with its place in the text.
pub fn paths(here: &[String], code: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if !code[..at].ends_with(is_word) {
            open_tree(code, at + "crate::".len(), &[], &mut found);
        }
    }
    for (start, _) in code.match_indices("super::") {
        if code[..start].ends_with(is_word) || code[..start].ends_with("super::") {
            continue;
        }
        let mut base = here.to_vec();
        let mut at = start;
        while code[at..].starts_with("super::") {
            base.pop();
            at += "super::".len();
        }
        open_tree(code, at, &base, &mut found);
    }
    found
}

/// Reads a path, or a tree of paths in braces, and notes every end. Returns where it stopped.
fn open_tree(code: &str, mut at: usize, before: &[String], found: &mut Vec<(usize, Vec<String>)>) -> usize {
    let mut path = before.to_vec();
    loop {
        at += code[at..].len() - code[at..].trim_start().len();
        let rest = &code[at..];
        if rest.starts_with('{') {
            at += 1;
            loop {
                at = open_tree(code, at, &path, found);
                let rest = code[at..].trim_start();
                at = code.len() - rest.len();
                if !rest.starts_with(',') {
                    return at + usize::from(rest.starts_with('}'));
                }
                at += 1;
            }
        }
        let word: String = rest.chars().take_while(|&c| is_word(c)).collect();
        at += word.len();
        if !word.is_empty() {
            path.push(word);
        } else if code[at..].starts_with('*') {
            at += 1;
        }
        if !code[at..].starts_with("::") {
            break;
        }
        at += 2;
    }
    if path.len() > before.len() || before.is_empty() {
        found.push((at, path));
    }
    skip_alias(code, at)
}

/// After ` as name` of an import.
fn skip_alias(code: &str, at: usize) -> usize {
    let Some(rest) = code[at..].trim_start().strip_prefix("as ") else { return at };
    let rest = rest.trim_start();
    code.len() - rest.len() + rest.chars().take_while(|&c| is_word(c)).map(char::len_utf8).sum::<usize>()
}

#[test]
fn comments_and_strings_are_not_code() {
    let text = "a \"x{}\" 'b' '\\'' 'life r#\"raw \" }\"# /* /* y */ } */ br\"z\" // }\nb";
    let code = code(text);
    assert_eq!(code.len(), text.len());
    assert_eq!(code.split_whitespace().collect::<Vec<_>>(), ["a", "'life", "b", "b"]);
}

#[test]
fn what_only_tests_see_is_blanked() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { [1]; } }\nfn c() {}\n#[cfg(test)]\nmod tests;\nfn d() {}";
    let left = without_tests(text);
    assert_eq!(left.split_whitespace().collect::<String>(), "fna(){}fnc(){}fnd(){}");
}

#[test]
fn paths_are_opened() {
    let here = ["shop".to_owned(), "order".to_owned(), "place".to_owned()];
    let named = |code: &str| paths(&here, code).into_iter().map(|(_, p)| p.join("::")).collect::<Vec<_>>();
    assert_eq!(named("use crate::{base::*, shop::{cart, tax as t, Tx}};"), ["base", "shop::cart", "shop::tax", "shop::Tx"]);
    assert_eq!(named("super::super::payment::settle(super::line())"), ["shop::payment::settle", "shop::order::line"]);
    assert_eq!(named("$crate::x; mycrate::y; super::{a::{b, c}, d}"), ["x", "shop::order::a::b", "shop::order::a::c", "shop::order::d"]);
}
