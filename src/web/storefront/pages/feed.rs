//! The journal as an Atom feed (RFC 4287). Addresses in it are whole, for it is read elsewhere.

use crate::base::Time;
use crate::shop::content::ContentPage;
use crate::web::cx::Cx;
use crate::web::storefront::text::description;
use crate::web::url;
use std::fmt::Write;

/// The feed of these posts, the newest first. It was changed when the newest of them was; an empty one never was.
pub fn feed(cx: &Cx, posts: &[ContentPage]) -> String {
    let updated = |post: &ContentPage| post.changed.max(post.date());
    let newest = posts.iter().map(updated).max().unwrap_or(Time::at(0));
    let own = cx.absolute(url::FEED);
    let title = format!("{}: {}", cx.shop.name, cx.t("storefront-journal"));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n\
         <id>{own}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
         <updated>{}</updated>\n<author><name>{}</name></author>\n",
        cx.locale.tag(),
        escaped(&title),
        escaped(&cx.absolute(url::JOURNAL)),
        newest.rfc3339(),
        escaped(&cx.shop.name),
        own = escaped(&own),
    );
    for post in posts {
        let (facts, address) = (&post.facts, escaped(&cx.absolute(&url::post(post.handle()))));
        let author =
            if facts.author.is_empty() { String::new() } else { format!("<author><name>{}</name></author>", escaped(&facts.author)) };
        // Writing into a string cannot fail.
        let _ = writeln!(
            xml,
            "<entry><title>{}</title><id>{address}</id><link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\
             <published>{}</published><updated>{}</updated>{author}<summary>{}</summary></entry>",
            escaped(facts.title.get(cx.locale)),
            post.date().rfc3339(),
            updated(post).rfc3339(),
            escaped(&description(facts, cx.locale)),
        );
    }
    xml.push_str("</feed>\n");
    xml
}

/// Text as it stands in XML, in elements and in attributes.
pub fn escaped(text: &str) -> String {
    let safe = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    safe.collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
