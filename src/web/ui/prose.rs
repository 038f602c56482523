//! Text that merchants and translators write, as markup. Everything is escaped; there is no way to write HTML.

use maud::{Markup, html};

enum Block<'a> {
    Heading(&'a str),
    List(Vec<&'a str>),
    Paragraph(Vec<&'a str>),
}

/// Blocks are separated by blank lines; `## ` starts a heading and `- ` an item of a list, also without one.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut out: Vec<Block> = Vec::new();
    let mut apart = true;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            apart = true;
            continue;
        }
        if let Some(heading) = line.strip_prefix("## ") {
            out.push(Block::Heading(heading.trim()));
            apart = true;
            continue;
        }
        match (line.strip_prefix("- "), out.last_mut()) {
            (Some(item), Some(Block::List(items))) if !apart => items.push(item.trim()),
            (Some(item), _) => out.push(Block::List(vec![item.trim()])),
            (None, Some(Block::Paragraph(lines))) if !apart => lines.push(line),
            (None, _) => out.push(Block::Paragraph(vec![line])),
        }
        apart = false;
    }
    out
}

/// A longer text: paragraphs, headings (as `h2`), lists. Line ends inside of a paragraph are kept, for addresses.
pub fn prose(text: &str) -> Markup {
    html! {
        @for block in blocks(text) {
            @match block {
                Block::Heading(words) => h2 { (words) },
                Block::List(items) => ul { @for item in items { li { (item) } } },
                Block::Paragraph(lines) => p {
                    @for (i, line) in lines.iter().enumerate() { @if i > 0 { br; } (line) }
                },
            }
        }
    }
}

/// A text in which nothing but blank lines means anything.
pub fn paragraphs(text: &str) -> Markup {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    html! { @for part in parts { p { (part) } } }
}

/// A sentence of the translation files with links in it: `See our <terms>terms and conditions</terms>.` becomes a link to the
/// address given for `terms`; without an address only the words stay.
pub fn linked(text: &str, links: &[(&str, Option<&str>)]) -> Markup {
    let found = links.iter().filter_map(|(name, href)| {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let start = text.find(&open)?;
        let end = start + text[start..].find(&close)?;
        Some((start, end, open.len(), close.len(), *href))
    });
    let Some((start, end, open, close, href)) = found.min_by_key(|f| f.0) else {
        return html! { (text) };
    };
    let words = &text[start + open..end];
    html! {
        (text[..start])
        @if let Some(href) = href { a href=(href) { (words) } } @else { (words) }
        (linked(&text[end + close..], links))
    }
}

#[cfg(test)]
mod tests {
    use super::{linked, paragraphs, prose};

    #[test]
    fn blocks_become_elements_and_nothing_else_does() {
        let out = prose("## Care\nWash by hand.\nDry in air.\n- oil\n- salt\n\n<b>never</b> & so on").into_string();
        assert_eq!(
            out,
            "<h2>Care</h2><p>Wash by hand.<br>Dry in air.</p><ul><li>oil</li><li>salt</li></ul><p>&lt;b&gt;never&lt;/b&gt; &amp; so on</p>"
        );
        assert_eq!(paragraphs("a\n\n\n- b").into_string(), "<p>a</p><p>- b</p>");
        assert_eq!(prose("").into_string(), "");
    }

    #[test]
    fn links_stand_where_the_sentence_has_them() {
        let links = [("a", Some("/a?x=1&y")), ("b", None)];
        assert_eq!(linked("See <b>b</b> or <a>that</a>.", &links).into_string(), "See b or <a href=\"/a?x=1&amp;y\">that</a>.");
        assert_eq!(linked("<i>x</i>", &links).into_string(), "&lt;i&gt;x&lt;/i&gt;");
    }
}
