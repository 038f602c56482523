//! What stands in the field :86: of MT940, where SWIFT leaves to each bank what to write: the German subfields (`?20`), the words between
//! slashes of the Netherlands (`/REMI/`), or plain text.

use crate::shop::statement::Booking;

/// Reads the lines of the field into the booking.
pub fn read(lines: &[&str], booking: &mut Booking) {
    let first = lines.first().map_or("", |line| line.trim_start());
    if let Some(mark) = subfields(first) {
        // Lines end where they are full, in the middle of words.
        let text: String = lines.iter().map(|line| line.trim_matches(['\r', '\n'])).collect();
        german(text.trim_start(), mark, booking);
    } else if is_slashed(first) {
        slashed(&lines.concat(), booking);
    } else {
        booking.text = joined(lines);
    }
}

/// The sign between subfields: three digits of a code, the sign, and two digits of the first subfield.
fn subfields(text: &str) -> Option<char> {
    let mut signs = text.chars();
    let is_code = signs.by_ref().take(3).filter(char::is_ascii_digit).count() == 3;
    let mark = signs.next().filter(|c| is_code && !c.is_alphanumeric() && !c.is_whitespace())?;
    (signs.take(2).filter(char::is_ascii_digit).count() == 2).then_some(mark)
}

/// Subfields of the German banks (DFÜ agreement, annex 3, §8.2.3): 20 to 29 and 60 to 63 what it is for, 30 bank, 31 account, 32 and 33 name,
/// 38 IBAN.
fn german(text: &str, mark: char, booking: &mut Booking) {
    let mut purpose = Vec::new();
    for field in text.split(mark).skip(1) {
        let Some((code, value)) = field.split_at_checked(2).filter(|(code, _)| code.bytes().all(|b| b.is_ascii_digit())) else {
            // The sign itself stood in a text.
            purpose.push(field);
            continue;
        };
        match code.parse::<u8>().unwrap_or(0) {
            20..=29 | 60..=63 => purpose.push(value),
            31 if booking.iban.is_empty() => value.trim().clone_into(&mut booking.iban),
            38 => value.trim().clone_into(&mut booking.iban),
            32 => value.trim().clone_into(&mut booking.name),
            33 => {
                booking.name.push(' ');
                booking.name.push_str(value.trim());
            }
            _ => {}
        }
    }
    let text = purpose.concat();
    booking.text = match keyword(&text, "SVWZ+") {
        Some(said) => said,
        None => text.clone(),
    };
    booking.end_to_end = keyword(&text, "EREF+").filter(|id| id.trim() != "NOTPROVIDED").unwrap_or_default();
    if let Some(name) = keyword(&text, "ABWA+").filter(|_| booking.name.is_empty()) {
        booking.name = name;
    }
}

/// Words of SEPA within what it is for; each runs to the next.
const KEYWORDS: [&str; 11] = ["EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "COAM+", "OAMT+", "MTLG:"];

fn keyword(text: &str, word: &str) -> Option<String> {
    let rest = &text[text.find(word)? + word.len()..];
    let end = KEYWORDS.iter().filter_map(|next| rest.find(next)).min().unwrap_or(rest.len());
    Some(rest[..end].trim().to_owned())
}

/// Words between slashes that begin a part. What follows until the next one belongs to it.
const PARTS: [&str; 24] = [
    "EREF", "KREF", "PREF", "IREF", "MARF", "CSID", "TRTP", "TRCD", "RTRN", "IBAN", "BIC", "NAME", "REMI", "BENM", "ORDP", "ISDT", "CNTP",
    "ULTD", "ULTB", "ULTC", "PURP", "ADDR", "ID", "CREF",
];

fn is_slashed(text: &str) -> bool {
    text.strip_prefix('/').and_then(|rest| rest.split_once('/')).is_some_and(|(word, _)| PARTS.contains(&word))
}

fn slashed(text: &str, booking: &mut Booking) {
    let mut part = "";
    let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
    for piece in text.split('/').skip(1) {
        if PARTS.contains(&piece) && piece != part {
            part = piece;
            values.push((part, Vec::new()));
        } else if let Some((_, pieces)) = values.last_mut() {
            pieces.push(piece);
        }
    }
    let value = |name: &str| values.iter().find(|(part, _)| *part == name).map(|(_, pieces)| pieces.join("/").trim_matches('/').to_owned());
    booking.name = value("NAME").unwrap_or_default();
    booking.iban = value("IBAN").unwrap_or_default();
    booking.end_to_end = value("EREF").filter(|id| id != "NOTPROVIDED").unwrap_or_default();
    // `/CNTP/IBAN/BIC/NAME/CITY/`, where only the slashes say what is what.
    if let Some((_, pieces)) = values.iter().find(|(part, _)| *part == "CNTP") {
        booking.iban = pieces.first().copied().unwrap_or_default().to_owned();
        booking.name = pieces.get(2).copied().filter(|name| !name.is_empty()).map_or_else(|| booking.name.clone(), str::to_owned);
    }
    let said = value("REMI").unwrap_or_default();
    let structured = said.strip_prefix("STRD/").and_then(|rest| rest.rsplit('/').next());
    if let Some(reference) = structured {
        reference.clone_into(&mut booking.reference);
    }
    booking.text = said.strip_prefix("USTD//").unwrap_or(&said).to_owned();
}

/// Plain lines: a full one goes on in the middle of a word, a short one ended.
fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.trim_end_matches(['\r', '\n']);
        text.push_str(line);
        if line.chars().count() < 64 {
            text.push(' ');
        }
    }
    text.trim().to_owned()
}
