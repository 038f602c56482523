//! Passwords of staff: which are taken, and how they are kept. Hashing is slow on purpose: never call it in the writer.

use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::base::{Fault, Outcome, Wrong};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB, passes and lanes (OWASP Password Storage; ASVS 5.0, appendix C).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Long passwords that everybody knows. Shorter ones are refused by their length.
const COMMON: &[&str] = &[
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc",
    "1qaz2wsx3edc4rfv",
    "abcd1234abcd",
    "adminadmin123",
    "administrator",
    "administrator1",
    "correcthorsebatterystaple",
    "changeme1234",
    "changemenow1",
    "dragon123456",
    "football1234",
    "helloworld123",
    "iloveyou1234",
    "letmein12345",
    "letmeinplease",
    "liverpool123",
    "masterpasswort",
    "mypassword123",
    "passwort1234",
    "passwort12345",
    "passw0rd1234",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "p@ssw0rd1234",
    "princess1234",
    "qwerty123456",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdfghjkl",
    "qwertzuiop123",
    "secret123456",
    "starwars1234",
    "sunshine1234",
    "superman1234",
    "test12345678",
    "testtesttest",
    "thisisapassword",
    "trustno1trustno1",
    "welcome12345",
    "willkommen123",
    "zaq12wsxcde3",
];
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
    let common = COMMON.iter().any(|word| self::plain(word) == plain);
    if common || repeats(&plain) || runs(&plain) || known.iter().any(|word| is_mostly(&plain, word)) {
        return Err(Wrong::new("password", "wrong-password-common"));
    }
    Ok(())
}

/// Lower case, letters and digits only: what remains of `My-Password_1234!`.
fn plain(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
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
