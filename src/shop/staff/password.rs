//! Passwords of staff: which are taken, and how they are kept. Hashing is slow on purpose: never call it in the writer.

use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::base::{Fault, Outcome, Wrong};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::cmp::Ordering;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB, passes and lanes (OWASP Password Storage; ASVS 5.0, appendix C).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// What everybody chooses: lower case, letters and digits only, sorted, one a line. See `assets/data/README.md`.
const COMMON: &str = include_str!("../../../assets/data/passwords.txt");
/// Rows that fingers run along.
const ROWS: &[&str] =
    &["012345678901234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm"];

/// Whether a password may be taken: 12 to 128 characters, none that everybody guesses first. `known` is what an attacker sees
/// anyway: the shop's name, the person's e-mail address and name.
pub fn check(password: &str, known: &[&str]) -> Result<(), Wrong> {
    let chars = password.nfc().count();
    if chars < PASSWORD_CHARS_MIN {
        return Err(Wrong::new("password", "wrong-password-short").with("min", PASSWORD_CHARS_MIN));
    }
    if chars > PASSWORD_CHARS_MAX {
        return Err(Wrong::new("password", "wrong-too-long").with("max", PASSWORD_CHARS_MAX));
    }
    let plain = plain(password);
    // `dragon1234567` is `dragon` and what everybody puts around it.
    let core = plain.trim_matches(|c: char| c.is_ascii_digit());
    if is_common(&plain) || is_common(core) || repeats(&plain) || runs(&plain) || known.iter().any(|word| is_mostly(&plain, word)) {
        return Err(Wrong::new("password", "wrong-password-common"));
    }
    Ok(())
}

/// Lower case, letters and digits only: what remains of `My-Password_1234!`.
fn plain(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the list has it: halved again and again where it lies, without reading the rest.
fn is_common(plain: &str) -> bool {
    let mut rest = COMMON.trim_end();
    while !rest.is_empty() {
        let middle = (0..=rest.len() / 2).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
        let begin = rest[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = rest[begin..].find('\n').map_or(rest.len(), |at| begin + at);
        match plain.cmp(&rest[begin..end]) {
            Ordering::Equal => return true,
            Ordering::Less => rest = rest[..begin].trim_end(),
            Ordering::Greater => rest = rest[end..].trim_start(),
        }
    }
    false
}

/// The same one to four characters again and again.
fn repeats(plain: &str) -> bool {
    let chars: Vec<char> = plain.chars().collect();
    (1..=4).any(|unit| chars.iter().enumerate().all(|(i, c)| *c == chars[i % unit.min(chars.len())]))
}

/// A piece of a row, forwards or backwards.
fn runs(plain: &str) -> bool {
    let back: String = plain.chars().rev().collect();
    ROWS.iter().any(|row| row.contains(plain) || row.contains(&back))
}

/// A known word with no more than three characters around it.
fn is_mostly(plain: &str, word: &str) -> bool {
    let words = [self::plain(word), self::plain(word.split('@').next().unwrap_or_default())];
    words.iter().any(|word| word.chars().count() >= 4 && plain.contains(word.as_str()) && plain.len() <= word.len() + 3)
}

/// The password as it is kept: argon2id in PHC form. Takes tens of milliseconds and 19 MiB.
pub fn hash(password: &str, salt: [u8; 16]) -> Outcome<String> {
    let failed = |e: &dyn std::fmt::Display| Fault::Bug(format!("argon2: {e}"));
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|e| failed(&e))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = argon2.hash_password_with_salt(composed(password).as_bytes(), &salt).map_err(|e| failed(&e))?;
    Ok(hash.to_string())
}

/// Whether it is the password behind the hash. As slow as `hash`.
pub fn verify(password: &str, phc: &str) -> bool {
    Argon2::default().verify_password(composed(password).as_bytes(), phc).is_ok()
}

/// The same for whoever may not exist: an unknown e-mail address takes as long as a known one.
pub fn verify_or_pretend(password: &str, phc: Option<&str>) -> bool {
    static NOBODY: OnceLock<String> = OnceLock::new();
    match phc {
        Some(phc) => verify(password, phc),
        None => {
            let nobody = NOBODY.get_or_init(|| hash("nobody has this password", [7; 16]).unwrap_or_default());
            verify(password, nobody);
            false
        }
    }
}

/// Whether it is what `hash` makes; a command never takes a password itself.
pub(super) fn is_hash(phc: &str) -> bool {
    phc.starts_with("$argon2id$v=19$m=") && phc.len() <= 200
}

/// One spelling of an umlaut, whatever keyboard it came from.
fn composed(password: &str) -> String {
    password.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::{COMMON, is_common};

    #[test]
    fn the_list_is_sorted_large_and_found_in() {
        let words: Vec<&str> = COMMON.lines().collect();
        assert!(words.len() > 30_000 && words.is_sorted() && words.iter().all(|word| !word.is_empty()));
        assert!(words.iter().all(|word| is_common(word)));
        for other in ["", "0", "quietlampsovertheharbour", "zzzzzzzzzzzzzzzzzzzzzzz", "passwordx9"] {
            assert!(!is_common(other), "{other}");
        }
    }
}
