//! Numbers of banks, which carry their own proof: IBAN, BIC, and the references by which money finds its order.

/// How long an IBAN is, by country: the IBAN Registry of SWIFT (ISO 13616), release 99 of December 2024. Who is not in it has none.
const IBAN_CHARS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 \
    EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 \
    IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 \
    NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 \
    SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/// Countries whose banks take SEPA credit transfers: the EPC's list of the SEPA scheme countries (EPC409-09).
const SEPA: &str = "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI \
    SK SM VA";

/// Letters and digits alone, in capitals: how people space and write a number means nothing.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// In fours, as it is printed so that it can be compared.
pub fn in_fours(number: &str) -> String {
    grouped(number, 0, 4)
}

/// Groups of `size` with spaces between; the first group has `first` characters, or `size` where that is 0.
fn grouped(number: &str, first: usize, size: usize) -> String {
    let signs: Vec<char> = number.chars().filter(|c| !c.is_whitespace()).collect();
    let (head, tail) = signs.split_at(first.min(signs.len()));
    let groups = std::iter::once(head).filter(|head| !head.is_empty()).chain(tail.chunks(size));
    groups.map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// The remainder by 97 of capital letters (10 to 35) and digits read as one number (ISO 7064, MOD 97-10). `None` for anything else.
fn mod_97<'a>(parts: impl IntoIterator<Item = &'a str>) -> Option<u32> {
    parts.into_iter().flat_map(str::bytes).try_fold(0_u32, |rest, b| match b {
        b'0'..=b'9' => Some((rest * 10 + u32::from(b - b'0')) % 97),
        b'A'..=b'Z' => Some((rest * 100 + u32::from(b - b'A') + 10) % 97),
        _ => None,
    })
}

/// Whether the length is that of its country and the check digits are right (ISO 13616: with the first four characters at the end, the
/// remainder by 97 is 1). Capital letters and digits, no spaces.
pub fn is_iban(iban: &str) -> bool {
    let Some((head, rest)) = iban.split_at_checked(4) else { return false };
    let (country, check) = head.split_at(2);
    let chars = IBAN_CHARS.split(' ').find_map(|entry| entry.strip_prefix(country)).and_then(|chars| chars.parse().ok());
    chars == Some(iban.len()) && check.bytes().all(|b| b.is_ascii_digit()) && mod_97([rest, head]) == Some(1)
}

/// Whether it has the form of ISO 9362: four letters, the country, two characters, and three more or none.
pub fn is_bic(bic: &str) -> bool {
    matches!(bic.len(), 8 | 11)
        && bic.bytes().take(6).all(|b| b.is_ascii_uppercase())
        && bic.bytes().skip(6).all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// Whether the account is led in Switzerland or Liechtenstein, where bills bear the Swiss QR code.
pub fn is_swiss(iban: &str) -> bool {
    iban.starts_with("CH") || iban.starts_with("LI")
}

/// Whether it is a QR-IBAN: one of the institutions 30000 to 31999, whose payments must bear a QR reference (SIX, QR-bill 2.3 §3.1).
pub fn is_qr_iban(iban: &str) -> bool {
    let institution = iban.get(4..9).and_then(|digits| digits.parse::<u32>().ok());
    is_swiss(iban) && institution.is_some_and(|number| (30_000..=31_999).contains(&number))
}

/// Whether a SEPA credit transfer can reach the account.
pub fn is_in_sepa(iban: &str) -> bool {
    iban.get(..2).is_some_and(|country| SEPA.split(' ').any(|one| one == country))
}

/// Most characters of a creditor reference behind its check digits.
const RF_CHARS_MAX: usize = 21;

/// The creditor reference (ISO 11649) of a name such as an order's number: `RF`, two check digits, then its letters and digits; the last
/// 21 of them where there are more. `None` where there are none.
pub fn creditor_reference(name: &str) -> Option<String> {
    let name = squeezed(name);
    let core = &name[name.len().saturating_sub(RF_CHARS_MAX)..];
    let rest = mod_97([core, "RF00"]).filter(|_| !core.is_empty())?;
    Some(format!("RF{:02}{core}", 98 - rest))
}

/// Whether it is a creditor reference whose check digits are right. Capital letters and digits, no spaces.
pub fn is_creditor_reference(text: &str) -> bool {
    let Some((head, core)) = text.split_at_checked(4) else { return false };
    let good = head.starts_with("RF") && head.bytes().skip(2).all(|b| b.is_ascii_digit());
    good && (1..=RF_CHARS_MAX).contains(&core.len()) && mod_97([core, head]) == Some(1)
}

/// Digits of a QR reference, its check digit among them.
pub const QR_REFERENCE_DIGITS: usize = 27;

/// The QR reference (SIX, QR-bill 2.3, annex B) of a number: 26 digits, zeros in front, and the check digit. `None` where there are no
/// digits or more than 26.
pub fn qr_reference(digits: &str) -> Option<String> {
    let good = !digits.is_empty() && digits.len() < QR_REFERENCE_DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
    let padded = good.then(|| format!("{digits:0>26}"))?;
    Some(format!("{padded}{}", recursive_mod_10(&padded)))
}

/// Whether it is a QR reference whose check digit is right. Digits alone.
pub fn is_qr_reference(text: &str) -> bool {
    text.len() == QR_REFERENCE_DIGITS && text.bytes().all(|b| b.is_ascii_digit()) && text.bytes().any(|b| b != b'0') && {
        let (number, check) = text.split_at(QR_REFERENCE_DIGITS - 1);
        check == recursive_mod_10(number).to_string()
    }
}

/// A QR reference as it is printed: two digits, then fives.
pub fn qr_reference_in_fives(reference: &str) -> String {
    grouped(reference, 2, 5)
}

/// The check digit "modulo 10, recursive" of the Swiss payment slips.
fn recursive_mod_10(digits: &str) -> usize {
    const NEXT: [usize; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    (10 - digits.bytes().fold(0, |carry, b| NEXT[(carry + usize::from(b - b'0')) % 10])) % 10
}

/// Every creditor reference and QR reference in a text whose check digits are right, however it is spaced or written. Banks wrap lines
/// within words and put words of their own beside it, so that more than one may be read out of one; look each up.
pub fn references_in(text: &str) -> Vec<String> {
    let text = squeezed(text);
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices("RF") {
        let lengths = (5..=4 + RF_CHARS_MAX).rev().filter_map(|chars| text.get(at..at + chars));
        found.extend(lengths.filter(|part| is_creditor_reference(part)).map(str::to_owned));
    }
    for at in 0..text.len() {
        found.extend(text.get(at..at + QR_REFERENCE_DIGITS).filter(|part| is_qr_reference(part)).map(str::to_owned));
    }
    found
}
