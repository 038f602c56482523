//! Texts with rules: e-mail addresses, handles, SKUs. Parsed once at the edge; afterwards they are known to be good.

use super::limits::{EMAIL_CHARS_MAX, HANDLE_CHARS_MAX, NOTE_CHARS_MAX, SKU_CHARS_MAX};
use super::{Refusal, Wrong};
use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

macro_rules! parsed {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);
        impl $name {
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<$name, String> {
                $name::parse(&text).ok_or_else(|| format!("{text:?} is no {}", stringify!($name)))
            }
        }
        impl From<$name> for String {
            fn from(text: $name) -> String { text.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl super::KeyPart for $name {
            fn write(&self, out: &mut Vec<u8>) { self.0.as_str().write(out) }
        }
    )* }
}

parsed! {
    /// An e-mail address: one `@`, something on both sides, a dot in the domain, no spaces, at most 254 characters. The part before
    /// the `@` is a dot-atom (RFC 5322 §3.2.3) with the letters of all scripts (RFC 6532); quoted names are not taken.
    /// Kept as typed but for the domain, which is lower case. Mail decides whether it exists.
    Email;
    /// The part of a URL that names a thing: lower-case letters, digits and single hyphens, 1 to 120.
    Handle;
    /// A merchant's own number of a variant: 1 to 64 characters, no control characters, no spaces at the ends.
    Sku;
}

impl Email {
    pub fn parse(text: &str) -> Option<Email> {
        let text = text.trim();
        let (name, domain) = text.rsplit_once('@')?;
        let domain = domain.to_lowercase();
        let labels = domain.split('.').count();
        let atom = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
        let good = name.len() <= 64
            && text.chars().count() <= EMAIL_CHARS_MAX
            && name.split('.').all(|part| !part.is_empty() && part.chars().all(atom))
            && labels >= 2
            && domain.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        good.then(|| Email(format!("{name}@{domain}")))
    }

    /// The form by which two spellings of one address are found to be the same: all lower case.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl Handle {
    pub fn parse(text: &str) -> Option<Handle> {
        let good = !text.is_empty()
            && text.len() <= HANDLE_CHARS_MAX
            && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        good.then(|| Handle(text.to_owned()))
    }

    /// Makes a handle of any title: `Äpfel & Öl, 500 ml` becomes `aepfel-oel-500-ml`. Letters of other scripts are dropped;
    /// a title without any letter or digit of ASCII becomes `item`.
    pub fn of(title: &str) -> Handle {
        let mut out = String::new();
        for c in title.to_lowercase().chars() {
            match c {
                'ä' => out.push_str("ae"),
                'ö' => out.push_str("oe"),
                'ü' => out.push_str("ue"),
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'ø' => out.push_str("oe"),
                'å' => out.push_str("aa"),
                _ => out.extend(
                    c.nfkd()
                        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
                        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }),
                ),
            }
        }
        let joined = out.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let cut = joined.get(..HANDLE_CHARS_MAX - 10).map_or(joined.as_str(), |part| part.trim_end_matches('-'));
        Handle(if cut.is_empty() { "item".to_owned() } else { cut.to_owned() })
    }

    /// The same handle with a number behind it, for when it is taken.
    pub fn numbered(&self, n: u32) -> Handle {
        Handle(format!("{}-{n}", self.0))
    }
}

impl Sku {
    pub fn parse(text: &str) -> Option<Sku> {
        let text = text.trim();
        (!text.is_empty() && text.chars().count() <= SKU_CHARS_MAX && !text.chars().any(char::is_control)).then(|| Sku(text.to_owned()))
    }
}

/// The text in Unicode NFC. Almost all text is already, which is quick to see and slow to make.
fn composed(text: &str) -> impl Iterator<Item = char> {
    let (as_it_is, composed) = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => (Some(text.chars()), None),
        IsNormalized::No | IsNormalized::Maybe => (None, Some(text.nfc())),
    };
    as_it_is.into_iter().flatten().chain(composed.into_iter().flatten())
}

/// A line as it is kept: Unicode NFC, no control characters, runs of white space as one space, none at the ends.
pub fn line(text: &str) -> String {
    let clean: String = composed(text).map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of several lines as it is kept: Unicode NFC, line ends as `\n`, no other control characters, none at the ends.
pub fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = composed(&text).filter(|&c| c == '\n' || c == '\t' || !c.is_control()).collect();
    clean.trim().to_owned()
}

/// What somebody says in words of their own, as it is kept; `field` is where it was typed.
///
/// # Errors
/// `wrong-too-long` beyond `NOTE_CHARS_MAX` characters: nothing of it is cut off unseen.
pub fn note(field: &'static str, typed: &str) -> Result<String, Refusal> {
    let note = lines(typed);
    if note.chars().count() > NOTE_CHARS_MAX {
        return Err(Refusal::Invalid(vec![Wrong::new(field, "wrong-too-long").with("max", NOTE_CHARS_MAX)]));
    }
    Ok(note)
}

/// A text and the chapters that fold out below it: a line `## Care` begins one. What stands before the first is the lead; a chapter without
/// words, or one whose heading is empty, is none.
pub fn chapters(text: &str) -> (String, Vec<(String, String)>) {
    let (mut lead, mut chapters) = (String::new(), Vec::<(String, String)>::new());
    for line in text.lines() {
        match (line.strip_prefix("## "), chapters.last_mut()) {
            (Some(heading), _) => chapters.push((heading.trim().to_owned(), String::new())),
            (None, Some((_, words))) => *words += &format!("{line}\n"),
            (None, None) => lead += &format!("{line}\n"),
        }
    }
    let trimmed = chapters.into_iter().map(|(heading, words)| (heading, words.trim().to_owned()));
    (lead.trim().to_owned(), trimmed.filter(|(heading, words)| !heading.is_empty() && !words.is_empty()).collect())
}

/// Whether an address is a path of this shop: no other host can be read into it.
pub fn is_own_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.chars().any(|c| c.is_control() || c == '\\')
}

/// Whether an address may be a link: a path of this shop, a part of this page, the web, mail, telephone. Never a script.
pub fn is_link(address: &str) -> bool {
    let clean = !address.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\');
    clean && (is_own_path(address) || ["https://", "http://", "mailto:", "tel:", "#"].iter().any(|begin| address.starts_with(begin)))
}

/// Whether a barcode has the right length and check digit (GS1 General Specifications §7.9: GTIN-8, -12, -13, -14).
pub fn is_gtin(code: &str) -> bool {
    let digits: Vec<u32> = code.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != code.len() || !matches!(digits.len(), 8 | 12 | 13 | 14) {
        return false;
    }
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 0 { *d } else { 3 * d }).sum();
    sum.is_multiple_of(10)
}

/// Whether it is a number in plain figures: a minus or none, digits, and digits after a point or none: `43.2`, `-7`.
pub fn is_decimal(text: &str) -> bool {
    let figures = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = figures.split_once('.').unwrap_or((figures, "0"));
    [whole, part].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
