//! HTML of other shops as plain paragraphs: tags go, what scripts and styles say goes with them, entities become characters. Nothing
//! of it is ever shown as HTML, so this has to be readable, not perfect.

use crate::base::text;

/// Elements that begin a new line, and those that begin a paragraph.
const LINES: &[&str] = &["br", "li", "tr", "dt", "dd"];
const PARAGRAPHS: &[&str] =
    &["p", "div", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "hr"];
/// Elements whose content is not for people.
const UNSEEN: &[&str] = &["script", "style", "head", "iframe", "noscript", "template", "svg", "object"];

/// Paragraphs separated by blank lines; entries of lists begin with `- `.
pub fn paragraphs(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        write_text(&mut out, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        // A `<` that begins no tag is a character: `5 < 6`.
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(end) = rest.find('>').filter(|_| is_tag) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        let tag = rest[1..end].to_ascii_lowercase();
        rest = &rest[end + 1..];
        let (closes, name) = tag.strip_prefix('/').map_or((false, tag.as_str()), |name| (true, name));
        let name: &str = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if UNSEEN.contains(&name) && !closes && !tag.ends_with('/') {
            rest = after_closing(rest, name);
        } else if PARAGRAPHS.contains(&name) {
            out.push_str("\n\n");
        } else if LINES.contains(&name) && !(closes && name != "tr") {
            out.push_str(if name == "li" { "\n- " } else { "\n" });
        } else if matches!(name, "td" | "th") {
            out.push(' ');
        }
    }
    write_text(&mut out, rest);
    tidy(&out)
}

fn after_closing<'a>(rest: &'a str, name: &str) -> &'a str {
    let lower = rest.to_ascii_lowercase();
    let Some(at) = lower.find(&format!("</{name}")) else { return "" };
    rest[at..].split_once('>').map_or("", |(_, after)| after)
}

/// Text between tags: line ends in it are spaces, entities are characters.
fn write_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        push_flat(out, &rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    push_flat(out, rest);
}

fn push_flat(out: &mut String, text: &str) {
    out.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
        return char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?).filter(|c| !c.is_control());
    }
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("bdquo", '„'),
        ("sbquo", '‚'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("bull", '•'),
        ("middot", '·'),
        ("deg", '°'),
        ("copy", '©'),
        ("reg", '®'),
        ("trade", '™'),
        ("euro", '€'),
        ("pound", '£'),
        ("times", '×'),
        ("frac12", '½'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("agrave", 'à'),
        ("ccedil", 'ç'),
        ("ntilde", 'ñ'),
        ("aring", 'å'),
        ("oslash", 'ø'),
        ("aelig", 'æ'),
        ("shy", '\u{ad}'),
    ];
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

/// No space at the ends of lines, no more than one blank line in a row.
fn tidy(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().map(text::line) {
        let blank = line.is_empty() || line == "-";
        if !blank {
            out.push(line);
        } else if out.last().is_some_and(|last| !last.is_empty()) {
            out.push(String::new());
        }
    }
    text::lines(&out.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn html_becomes_paragraphs() {
        let cases = [
            ("<p>Classic blown clay pot for plants</p>", "Classic blown clay pot for plants"),
            ("One<br>two<br/>three", "One\ntwo\nthree"),
            ("<p>A &amp; B</p>\n<p>&lt;b&gt; &#8364; &#x20AC; &unknown; &</p>", "A & B\n\n<b> € € &unknown; &"),
            ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
            ("a<script>alert('<p>x</p>')</script>b<STYLE>p{}</STYLE>c", "abc"),
            ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
            ("<!-- hidden <p> -->shown", "shown"),
            ("broken <p", "broken <p"),
            ("<img src=x onerror=alert(1)>text", "text"),
            ("plain\ntext", "plain text"),
            ("", ""),
        ];
        for (html, plain) in cases {
            assert_eq!(paragraphs(html), plain, "{html}");
        }
    }
}
