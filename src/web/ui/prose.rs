//! Text that merchants and translators write, as markup. Everything is escaped; there is no way to write HTML.
//!
//! A blank line begins a paragraph. `## ` and `### ` begin headings, `- ` and `1. ` items of lists, `> ` a quotation, `|` a row of a
//! table whose head stands over a row of `---`. A line `![words](12)` is the picture with that number, and its caption; two such
//! lines stand side by side. Inside of a line: `**strong**`, `*stressed*`, `[words](/address)`.

use crate::base::MediaId;
use crate::base::text::is_link;
use crate::shop::content::markup::picture_of;
use crate::web::ui::picture::{PictureView, Place, picture_later};
use maud::{Markup, html};

enum Block<'a> {
    Heading(Level, &'a str),
    List(Ordered, Vec<&'a str>),
    Quote(Vec<&'a str>),
    Table(Vec<Vec<&'a str>>),
    Pictures(Vec<(MediaId, &'a str)>),
    Paragraph(Vec<&'a str>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Two,
    Three,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ordered {
    No,
    Yes,
}

/// What one line begins, by itself.
fn begun(line: &str) -> Block<'_> {
    if let Some(words) = line.strip_prefix("### ") {
        return Block::Heading(Level::Three, words.trim());
    }
    if let Some(words) = line.strip_prefix("## ") {
        return Block::Heading(Level::Two, words.trim());
    }
    if let Some(item) = line.strip_prefix("- ") {
        return Block::List(Ordered::No, vec![item.trim()]);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(item) = line.get(digits..).and_then(|rest| rest.strip_prefix(". ")).filter(|_| (1..=3).contains(&digits)) {
        return Block::List(Ordered::Yes, vec![item.trim()]);
    }
    if let Some(words) = line.strip_prefix('>') {
        return Block::Quote(vec![words.trim()]);
    }
    if let Some(cells) = line.strip_prefix('|') {
        return Block::Table(vec![cells.trim_end_matches('|').split('|').map(str::trim).collect()]);
    }
    if let Some(picture) = picture_of(line) {
        return Block::Pictures(vec![picture]);
    }
    Block::Paragraph(vec![line])
}

/// Lines that follow one another without a blank one and begin the same are one block.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut out: Vec<Block> = Vec::new();
    let mut apart = true;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            apart = true;
            continue;
        }
        match (out.last_mut().filter(|_| !apart), begun(line)) {
            (Some(Block::List(before, items)), Block::List(ordered, mut new)) if *before == ordered => items.append(&mut new),
            (Some(Block::Quote(lines)), Block::Quote(mut new)) => lines.append(&mut new),
            (Some(Block::Table(rows)), Block::Table(mut new)) => rows.append(&mut new),
            (Some(Block::Pictures(pictures)), Block::Pictures(mut new)) => pictures.append(&mut new),
            (Some(Block::Paragraph(lines)), Block::Paragraph(mut new)) => lines.append(&mut new),
            (_, block) => out.push(block),
        }
        apart = matches!(out.last(), Some(Block::Heading(..)));
    }
    out
}

/// A longer text without pictures.
pub fn prose(text: &str) -> Markup {
    illustrated(text, &|_| None)
}

/// A longer text. Line ends inside of a paragraph are kept, for addresses; a picture that `find` does not know is left out.
pub fn illustrated(text: &str, find: &dyn Fn(MediaId) -> Option<PictureView>) -> Markup {
    html! {
        @for block in blocks(text) {
            @match block {
                Block::Heading(Level::Two, words) => h2 { (inline(words)) },
                Block::Heading(Level::Three, words) => h3 { (inline(words)) },
                Block::List(Ordered::No, items) => ul { @for item in items { li { (inline(item)) } } },
                Block::List(Ordered::Yes, items) => ol { @for item in items { li { (inline(item)) } } },
                Block::Quote(lines) => blockquote { p { (broken(&lines)) } },
                Block::Table(rows) => (table(&rows)),
                Block::Pictures(pictures) => (figure(&pictures, find)),
                Block::Paragraph(lines) => p { (broken(&lines)) },
            }
        }
    }
}

fn broken(lines: &[&str]) -> Markup {
    html! { @for (i, line) in lines.iter().enumerate() { @if i > 0 { br; } (inline(line)) } }
}

/// The first cell of each row names it. A row of `---` under the first one makes that the head.
fn table(rows: &[Vec<&str>]) -> Markup {
    let is_rule = |row: &Vec<&str>| row.iter().all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')));
    let (head, body) = match rows {
        [head, rule, body @ ..] if is_rule(rule) => (Some(head), body),
        all => (None, all),
    };
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    html! {
        div.rows-wide {
            table.spec.rows-3[columns > 2] {
                @if let Some(head) = head { thead { tr { @for cell in head { th scope="col" { (inline(cell)) } } } } }
                tbody { @for row in body { tr { @for (i, cell) in row.iter().enumerate() {
                    @if i == 0 { th scope="row" { (inline(cell)) } } @else { td { (inline(cell)) } }
                } } } }
            }
        }
    }
}

/// One picture, or two side by side.
fn figure(pictures: &[(MediaId, &str)], find: &dyn Fn(MediaId) -> Option<PictureView>) -> Markup {
    html! { @for pair in pictures.chunks(2) {
        @let found: Vec<(PictureView, &str)> = pair.iter().filter_map(|(id, caption)| Some((find(*id)?, *caption))).collect();
        @if !found.is_empty() {
            figure {
                div.duo[found.len() == 2] { @for (picture, _) in &found {
                    div.pic.land[found.len() == 1 && picture.width > picture.height] { (picture_later(picture, Place::Story)) }
                } }
                @let captions = found.iter().map(|(_, caption)| *caption).filter(|caption| !caption.is_empty()).collect::<Vec<_>>();
                @if !captions.is_empty() { figcaption { (inline(&captions.join(" "))) } }
            }
        }
    } }
}

/// Marks inside of a line are looked for this deep and over this many bytes, so that no text takes long.
const DEPTH_MAX: usize = 4;
const REACH: usize = 2_000;

enum Piece<'a> {
    Strong(&'a str),
    Stressed(&'a str),
    Link(&'a str, &'a str),
}

/// Words with stress and links.
pub fn inline(text: &str) -> Markup {
    nested(text, DEPTH_MAX)
}

fn nested(text: &str, depth: usize) -> Markup {
    let (mut parts, mut done, mut from) = (Vec::new(), 0, 0);
    while let Some(at) = text[from..].find(['*', '[']).map(|at| from + at).filter(|_| depth > 0) {
        from = at + 1;
        if let Some((piece, len)) = piece(&text[at..]) {
            parts.push(html! {
                (text[done..at])
                @match piece {
                    Piece::Strong(words) => strong { (nested(words, depth - 1)) },
                    Piece::Stressed(words) => em { (nested(words, depth - 1)) },
                    Piece::Link(words, href) => a href=(href) { (nested(words, depth - 1)) },
                }
            });
            (done, from) = (at + len, at + len);
        }
    }
    html! { @for part in &parts { (part) } (text[done..]) }
}

/// The piece at the beginning of a text, and how long it is. Stress stands close to its words, so that `2 * 3 * 4` is none.
fn piece(text: &str) -> Option<(Piece<'_>, usize)> {
    let near = |rest: &str, end: &str| rest[..rest.floor_char_boundary(REACH)].find(end).filter(|at| *at > 0);
    let is_close = |words: &str| !words.starts_with(' ') && !words.ends_with(' ');
    if let Some(rest) = text.strip_prefix("**") {
        let end = near(rest, "**").filter(|at| is_close(&rest[..*at]))?;
        return Some((Piece::Strong(&rest[..end]), end + 4));
    }
    if let Some(rest) = text.strip_prefix('*') {
        let end = near(rest, "*").filter(|at| is_close(&rest[..*at]))?;
        return Some((Piece::Stressed(&rest[..end]), end + 2));
    }
    let rest = text.strip_prefix('[')?;
    let middle = near(rest, "](")?;
    let address = &rest[middle + 2..];
    let end = near(address, ")").filter(|at| is_link(&address[..*at]))?;
    Some((Piece::Link(&rest[..middle], &address[..end]), middle + end + 4))
}

/// The words of the first paragraph without marks, cut at a word: for descriptions.
pub fn gist(text: &str, most: usize) -> String {
    let first = blocks(text).into_iter().find_map(|block| if let Block::Paragraph(lines) = block { Some(lines.join(" ")) } else { None });
    let words = bare(&first.unwrap_or_default());
    if words.chars().count() <= most {
        return words;
    }
    let cut: String = words.chars().take(most).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before).trim_end_matches([',', '.', ';', ':']))
}

/// Words without their marks.
fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '[']) {
        out.push_str(&rest[..at]);
        let len = match piece(&rest[at..]) {
            Some((Piece::Strong(words) | Piece::Stressed(words) | Piece::Link(words, _), len)) => {
                out.push_str(&bare(words));
                len
            }
            None => {
                out.push_str(&rest[at..=at]);
                1
            }
        };
        rest = &rest[at + len..];
    }
    out + rest
}

/// Minutes that reading takes, at least one: some 200 words in each.
pub fn minutes(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count().div_ceil(200).max(1)).unwrap_or(u32::MAX)
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
    use super::{gist, illustrated, linked, paragraphs, prose};
    use crate::base::{Id, MediaId};
    use crate::shop::content::markup::pictures_in;
    use crate::web::ui::PictureView;

    fn said(text: &str) -> String {
        prose(text).into_string()
    }

    #[test]
    fn lines_have_stress_and_links() {
        assert_eq!(said("*A* **b *c*** d"), "<p><em>A</em> <strong>b *c</strong>* d</p>");
        assert_eq!(said("2 * 3 * 4, **"), "<p>2 * 3 * 4, **</p>");
        assert_eq!(said("See [the *mugs*](/categories/mugs)."), "<p>See <a href=\"/categories/mugs\">the <em>mugs</em></a>.</p>");
    }

    #[test]
    fn no_address_is_a_script_and_no_mark_takes_long() {
        for address in ["javascript:alert(1)", " javascript:x", "//evil.example", "data:text/html,x", "/a\\b", "java\tscript:x"] {
            assert!(!said(&format!("[x]({address})")).contains("href"), "{address}");
        }
        assert!(said("[x](https://a.example/?q=\"><script>)").contains("?q=&quot;&gt;&lt;script&gt;"));
        said(&"*[".repeat(50_000));
    }

    #[test]
    fn lists_quotes_and_tables() {
        assert_eq!(
            said("1. one\n2. two\n\n> said\n> twice"),
            "<ol><li>one</li><li>two</li></ol><blockquote><p>said<br>twice</p></blockquote>"
        );
        let table = said("| When | until |\n|---|---|\n| Order | 10 years |");
        assert!(
            table.contains("<thead><tr><th scope=\"col\">When</th>") && table.contains("<th scope=\"row\">Order</th><td>10 years</td>")
        );
        assert_eq!(said("### Small\n2026 was good."), "<h3>Small</h3><p>2026 was good.</p>");
    }

    #[test]
    fn pictures_stand_where_they_are_known() {
        let text = "![The board](12)\n![The mug](13)\n\n![gone](99)";
        assert_eq!(pictures_in(text).len(), 3);
        let find = |id: MediaId| {
            let view = PictureView { url: format!("/media/x/{id}"), alt: "Alt".to_owned(), width: 3, height: 2, ..PictureView::default() };
            (id.get() < 99).then_some(view)
        };
        let out = illustrated(text, &find).into_string();
        assert_eq!(out.matches("<figure>").count(), 1, "{out}");
        assert!(out.contains("class=\"duo\"") && out.contains("<figcaption>The board The mug</figcaption>"), "{out}");
        assert_eq!(prose(text).into_string(), "");
    }

    #[test]
    fn a_gist_is_plain_and_cut_at_a_word() {
        assert_eq!(gist("## No\n\nSee [the **mugs**](/m) now.", 160), "See the mugs now.");
        assert_eq!(gist("One two, three", 10), "One two …");
    }

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
