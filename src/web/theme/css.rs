//! Tokens as CSS: the faces, and one block of custom properties that everything else goes by.

use crate::shop::theme::look::Look;
use crate::shop::theme::tokens::{Face, FaceName, Palette};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The letters in each of a face's files. The first has those that English and German are written with (`assets/studio/fonts.py`) and is
/// fetched with the page, the others where a page has one of theirs. None stands in two: a browser might fetch both.
const RANGES: [(&str, &str); 3] = [
    (
        FIRST,
        "U+20-7E, U+A0, U+A7, U+A9, U+AB, U+B0, U+B2, U+B7, U+BB, U+C4, U+D6-D7, U+DC, U+DF, U+E4, U+E8-E9, U+F6, U+FC, U+2013-2014, U+2018-201A, U+201C-201E, U+2026, U+202F, U+20AC, U+2212",
    ),
    (
        "latin",
        "U+A1-A6, U+A8, U+AA, U+AC-AF, U+B1, U+B3-B6, U+B8-BA, U+BC-C3, U+C5-D5, U+D8-DB, U+DD-DE, U+E0-E3, U+E5-E7, U+EA-F5, U+F7-FB, U+FD-FF, U+131, U+152-153, U+2010-2012, U+2015-2017, U+201B, U+201F-2025, U+2027-202E, U+2030-203A, U+2044, U+2122, U+2190-2193",
    ),
    ("latin-ext", "U+100-130, U+132-151, U+154-17F, U+218-21B, U+1E80-1EF3"),
];

/// The part of a face that every page fetches at once.
pub const FIRST: &str = "first";

/// The order of all layers, the faces, and the tokens of a look.
pub fn tokens(look: &Look) -> String {
    let theme = look.theme();
    let (headings, text) = (look.headings(), look.text());
    let mut css = String::from("@layer tokens, reset, elements, layout, parts, theme, admin;\n");
    for name in faces(look) {
        face(&mut css, name.face());
    }
    let mut measures = theme.measures.clone();
    let display = headings.face();
    let own = [
        ("font-display", stack(display)),
        ("font-text", stack(text.face())),
        ("display-weight", display.weight.clone()),
        ("display-track", display.track.clone()),
    ];
    measures.extend(own.map(|(name, value)| (name.to_owned(), value)));
    if let Some(px) = look.corners {
        corners(&mut measures, px);
    }
    css.push_str("@layer tokens { :root { color-scheme: light dark; &[data-scheme=light] { color-scheme: light } &[data-scheme=dark] { color-scheme: dark }\n");
    for (name, value) in &measures {
        let _ = write!(css, "--{name}: {value}; ");
    }
    css.push_str(&colours(&look.palette()));
    css.push_str("} }\n");
    css
}

/// The same stylesheet without what only people read: comments, indents, spaces around signs. Quoted text stays as it is. It is a
/// tenth shorter on the way, which is what lets it arrive in the first packets of a connection (RFC 6928: ten segments).
pub fn tight(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let step = match c {
            '"' | '\'' => {
                let end = rest[1..].find(c).map_or(rest.len(), |at| at + 2);
                out.push_str(&rest[..end]);
                end
            }
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            c if c.is_ascii_whitespace() => {
                let end = rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(rest.len());
                let next = rest[end..].chars().next().unwrap_or('}');
                // After a colon only in a declaration: no selector is written with a space there.
                if !out.is_empty()
                    && !out.ends_with(['{', '}', ';', ',', ':', ' '])
                    && !matches!(next, '{' | '}' | ';' | ',')
                    && !rest[end..].starts_with("/*")
                {
                    out.push(' ');
                }
                end
            }
            '}' => {
                while out.ends_with([';', ' ']) {
                    out.pop();
                }
                out.push(c);
                1
            }
            c => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[step..];
    }
    out
}

/// The faces of a look, each once.
pub fn faces(look: &Look) -> Vec<FaceName> {
    let mut faces = vec![look.headings(), look.text()];
    faces.dedup();
    faces
}

/// The colours of a palette as custom properties.
pub fn colours(palette: &Palette) -> String {
    let mut css = String::new();
    for (role, pair) in &palette.0 {
        let _ = write!(css, "--{}: light-dark({}, {}); ", role.key(), pair.0, pair.1);
    }
    css
}

fn corners(measures: &mut BTreeMap<String, String>, px: u32) {
    for (name, halves) in [("r-s", 1), ("r-m", 2), ("r-l", 3), ("r-btn", 2)] {
        measures.insert(name.to_owned(), format!("{}px", px * halves / 2));
    }
}

/// The face, what stands in for it, and whatever else there is.
fn stack(face: &Face) -> String {
    let mut stack = format!("\"{}\"", face.family);
    let mut names: Vec<&str> = face.fallbacks.iter().map(|fallback| fallback.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let _ = write!(stack, ", \"{name}\"");
    }
    format!("{stack}, {}", face.generic)
}

fn face(css: &mut String, face: &Face) {
    for (part, range) in RANGES {
        let _ = writeln!(
            css,
            "@font-face {{ font-family: \"{}\"; src: url(fonts/{}-{part}.woff2) format(\"woff2\"); font-weight: {}; font-display: optional; unicode-range: {range} }}",
            face.family, face.file, face.weights
        );
    }
    for fallback in &face.fallbacks {
        let local: Vec<String> = fallback.local.iter().map(|name| format!("local(\"{name}\")")).collect();
        let weight = if fallback.weight.is_empty() { String::new() } else { format!(" font-weight: {};", fallback.weight) };
        let _ = writeln!(
            css,
            "@font-face {{ font-family: \"{}\"; src: {};{weight} size-adjust: {}; ascent-override: {}; descent-override: {}; line-gap-override: 0% }}",
            fallback.name,
            local.join(", "),
            fallback.size,
            fallback.ascent,
            fallback.descent
        );
    }
}

#[cfg(test)]
mod tests {
    use super::tight;

    #[test]
    fn only_what_people_read_is_left_out() {
        let css = "/* why */\n.a , .b > .c {\n  color: var(--x);  margin: 0 -1px;\n  &:hover { content: \" ; } \" }\n}\n@media (width < 4rem) { a :is(b, i) { top: 0; } }";
        let same = ".a,.b > .c{color:var(--x);margin:0 -1px;&:hover{content:\" ; } \"}}@media (width < 4rem){a :is(b,i){top:0}}";
        assert_eq!(tight(css), same);
        assert_eq!(tight(same), same);
        assert_eq!(tight("a /* b */ c{--q: 'it /* is'}"), "a c{--q:'it /* is'}");
    }
}
