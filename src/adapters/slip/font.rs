//! Helvetica, one of the four fonts that the Swiss standard allows, and one of the fourteen that every PDF reader has, so that none is
//! embedded. Here is how wide its letters are, and under which code each is written.

use unicode_normalization::UnicodeNormalization as _;

/// Widths of the signs from space to `~` in thousandths of the font's size (Adobe's font metrics of Helvetica).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
    278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
    556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The names of U+0100 to U+017F in the Adobe Glyph List.
const CENTRAL: &str = "Amacron amacron Abreve abreve Aogonek aogonek Cacute cacute Ccircumflex ccircumflex Cdotaccent cdotaccent Ccaron \
    ccaron Dcaron dcaron Dcroat dcroat Emacron emacron Ebreve ebreve Edotaccent edotaccent Eogonek eogonek Ecaron ecaron Gcircumflex \
    gcircumflex Gbreve gbreve Gdotaccent gdotaccent Gcommaaccent gcommaaccent Hcircumflex hcircumflex Hbar hbar Itilde itilde Imacron \
    imacron Ibreve ibreve Iogonek iogonek Idotaccent dotlessi IJ ij Jcircumflex jcircumflex Kcommaaccent kcommaaccent kgreenlandic Lacute \
    lacute Lcommaaccent lcommaaccent Lcaron lcaron Ldot ldot Lslash lslash Nacute nacute Ncommaaccent ncommaaccent Ncaron ncaron \
    napostrophe Eng eng Omacron omacron Obreve obreve Ohungarumlaut ohungarumlaut OE oe Racute racute Rcommaaccent rcommaaccent Rcaron \
    rcaron Sacute sacute Scircumflex scircumflex Scedilla scedilla Scaron scaron Tcommaaccent tcommaaccent Tcaron tcaron Tbar tbar Utilde \
    utilde Umacron umacron Ubreve ubreve Uring uring Uhungarumlaut uhungarumlaut Uogonek uogonek Wcircumflex wcircumflex Ycircumflex \
    ycircumflex Ydieresis Zacute zacute Zdotaccent zdotaccent Zcaron zcaron longs";

/// How wide a text is, in thousandths of the font's size. Letters with marks are as wide as those without.
pub fn width(text: &str) -> u32 {
    let of = |c: char| {
        let plain = c.nfd().next().unwrap_or(c);
        let at = (plain as usize).checked_sub(usize::from(b' '));
        at.and_then(|at| WIDTHS.get(at)).copied().map_or(556, u32::from)
    };
    text.chars().map(of).sum()
}

/// Words in lines that are at most so wide; a word that is wider is broken.
pub fn lines(text: &str, most: u32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let current = lines.last_mut().expect("there is always a line");
        let joined = if current.is_empty() { word.to_owned() } else { format!("{current} {word}") };
        if width(&joined) <= most {
            *current = joined;
            continue;
        }
        if !current.is_empty() {
            lines.push(String::new());
        }
        for sign in word.chars() {
            let current = lines.last_mut().expect("there is always a line");
            if !current.is_empty() && width(current) + width(sign.encode_utf8(&mut [0; 4])) > most {
                lines.push(String::new());
            }
            lines.last_mut().expect("there is always a line").push(sign);
        }
    }
    lines
}

/// Codes of signs: Latin-1 has its own; the others that a document needs get what Latin-1 leaves free.
#[derive(Default)]
pub struct Codes {
    others: Vec<char>,
}

impl Codes {
    const FREE: std::ops::RangeInclusive<u8> = 0x80..=0x9f;

    pub fn of(&mut self, sign: char) -> u8 {
        if let ' '..='~' | '\u{a0}'..='\u{ff}' = sign {
            return u8::try_from(u32::from(sign)).unwrap_or(b'?');
        }
        if name(sign).is_none() {
            return b'?';
        }
        let at = self.others.iter().position(|other| *other == sign).unwrap_or_else(|| {
            self.others.push(sign);
            self.others.len() - 1
        });
        u8::try_from(at).ok().and_then(|at| Self::FREE.start().checked_add(at)).filter(|code| Self::FREE.contains(code)).unwrap_or(b'?')
    }

    /// What the font's encoding says beyond Latin-1: code and name of the sign.
    pub fn differences(&self) -> String {
        let names = Self::FREE.zip(&self.others).filter_map(|(code, sign)| Some(format!(" {code} /{}", name(*sign)?)));
        names.collect()
    }
}

fn name(sign: char) -> Option<&'static str> {
    match sign {
        '€' => Some("Euro"),
        'Ș' => Some("Scommaaccent"),
        'ș' => Some("scommaaccent"),
        'Ț' => Some("Tcommaaccent"),
        'ț' => Some("tcommaaccent"),
        '\u{100}'..='\u{17f}' => CENTRAL.split_whitespace().nth(sign as usize - 0x100),
        _ => None,
    }
}
