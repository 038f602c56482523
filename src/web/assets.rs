//! Stylesheets, scripts, fonts and drawings that are part of the program. Each has an address with the hash of its content, so
//! that browsers may keep it for ever; a page needs one stylesheet and one script. The stylesheet of the storefront is made in
//! `web/theme/style`; icons stand in the pages themselves (`web/ui/icon`).

use crate::shop::theme::{Look, tokens};
use crate::web::pack::gzipped;
use crate::web::theme::css;
use flate2::Compression;
use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "assets/css"]
struct Css;

#[derive(RustEmbed)]
#[folder = "assets/js"]
struct Js;

#[derive(RustEmbed)]
#[folder = "assets/fonts"]
struct Fonts;

#[derive(RustEmbed)]
#[folder = "assets/img"]
struct Img;

/// Stylesheets as they are served: each is one file made of several, in this order.
const BUNDLES: [(&str, &[&str]); 3] = [
    ("admin.css", &[TOKENS, "base.css", ADMIN_COLOURS, "admin.css"]),
    ("papers.css", &[TOKENS, "base.css", "print.css"]),
    ("testpay.css", &["testpay.css"]),
];
/// The script of every page.
pub const SCRIPT: &str = "shop.js";
/// Scripts of some kinds of pages. All others are fetched when what they are for is first used.
const OF_PAGES: [&str; 2] = ["product.js", "theme.js"];
/// Parts that are written by the program: the tokens of the first theme, and the admin's own colours.
const TOKENS: &str = "tokens";
const ADMIN_COLOURS: &str = "admin colours";

/// One file as it is served.
#[derive(Debug)]
pub struct Asset {
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
    /// The same with gzip, for text.
    pub gzip: Option<Vec<u8>>,
    /// `/assets/{hash}/{name}`
    pub url: String,
    hash: String,
    /// A drawing as an address that holds it (RFC 2397); "" for anything else.
    held: String,
}

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(load);

/// The address of a file, by its name: `url("shop.css")`, `url("fringe.svg")`. Naming a file that does not exist is a bug of
/// ours, found by the first page that is drawn; it gives an address that leads nowhere.
pub fn url(name: &str) -> &'static str {
    ASSETS.get(name).map_or("/assets/none", |asset| &asset.url)
}

/// The file at `/assets/{hash}/{name}`; `None` when there is none, or none with that content any more.
pub fn get(hash: &str, name: &str) -> Option<&'static Asset> {
    ASSETS.get(name).filter(|asset| asset.hash == hash)
}

/// The names of all files.
pub fn names() -> impl Iterator<Item = &'static str> {
    ASSETS.keys().map(String::as_str)
}

fn load() -> HashMap<String, Asset> {
    let mut all = HashMap::new();
    let mut add = |name: &str, bytes: Vec<u8>| all.insert(name.to_owned(), asset(name, bytes));
    for name in Js::iter() {
        add(&name, script(&name));
    }
    for name in Fonts::iter() {
        add(&name, file(Fonts::get(&name)));
    }
    for name in Img::iter() {
        add(&name, file(Img::get(&name)));
    }
    let urls: HashMap<String, String> = all.iter().map(|(name, asset)| (name.clone(), asset.url.clone())).collect();
    for (name, parts) in BUNDLES {
        let css = parts.iter().map(|part| part_of(part)).collect::<Vec<_>>().join("\n");
        let css = with_addresses(&css, |file| urls.get(file).map(String::as_str));
        all.insert(name.to_owned(), asset(name, css::tight(&css).into_bytes()));
    }
    all
}

/// A script as it is served: what only some pages need follows what all need, in a scope of its own, so that each page fetches one.
fn script(name: &str) -> Vec<u8> {
    let own = file(Js::get(name));
    if !OF_PAGES.contains(&name) {
        return own;
    }
    [&file(Js::get(SCRIPT))[..], b"\n{\n", &own[..], b"}\n"].concat()
}

/// What is drawn in a file of `assets/img`, for setting into a page; empty when there is no such drawing.
pub fn drawing(name: &str) -> &'static str {
    let file = ASSETS.get(name).and_then(|asset| std::str::from_utf8(&asset.bytes).ok());
    let inside = |svg: &'static str| Some(svg.split_once('>')?.1.rsplit_once("</svg>")?.0);
    file.and_then(inside).unwrap_or_default()
}

/// A drawing as an address that holds it, for what is too small to be worth a request.
pub fn held(name: &str) -> &'static str {
    ASSETS.get(name).map_or("", |asset| &asset.held)
}

fn address_that_holds(drawing: &[u8]) -> String {
    let mut address = String::from("data:image/svg+xml,");
    for byte in drawing {
        match byte {
            b'"' => address.push('\''),
            b' ' | b'#' | b'%' | b'<' | b'>' | b'\n' => address.push_str(&format!("%{byte:02X}")),
            byte => address.push(char::from(*byte)),
        }
    }
    address
}

fn part_of(part: &str) -> String {
    match part {
        TOKENS => css::tokens(&Look::default()),
        ADMIN_COLOURS => format!("@layer admin {{ :root {{ {} }} }}", css::colours(tokens::admin())),
        file => css(file),
    }
}

/// A stylesheet of `assets/css` as it was written.
pub fn css(name: &str) -> String {
    String::from_utf8_lossy(&file(Css::get(name))).into_owned()
}

/// A stylesheet in which `url(fonts/…)` and `url(img/…)` lead to where these files are served.
pub fn linked(css: &str) -> String {
    with_addresses(css, |name| ASSETS.get(name).map(|asset| asset.url.as_str()))
}

fn with_addresses<'a>(css: &str, of: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut out = String::with_capacity(css.len() + css.len() / 8);
    for (at, piece) in css.split("url(").enumerate() {
        let named = piece.split_once(')').filter(|_| at > 0).and_then(|(path, rest)| {
            let name = path.strip_prefix("fonts/").or_else(|| path.strip_prefix("img/"))?;
            Some((of(name)?, rest))
        });
        if at > 0 {
            out.push_str("url(");
        }
        match named {
            Some((url, rest)) => out.extend([url, ")", rest]),
            None => out.push_str(piece),
        }
    }
    out
}

fn file(found: Option<rust_embed::EmbeddedFile>) -> Vec<u8> {
    found.expect("the names come from the program itself").data.into_owned()
}

fn asset(name: &str, bytes: Vec<u8>) -> Asset {
    let hash = blake3::hash(&bytes).to_hex()[..12].to_owned();
    let content_type = content_type(name);
    let gzip = (content_type.contains("charset") || content_type.ends_with("xml")).then(|| gzipped(&bytes, Compression::best()));
    let held = if content_type == "image/svg+xml" { address_that_holds(&bytes) } else { String::new() };
    Asset { content_type, gzip, url: format!("/assets/{hash}/{name}"), hash, held, bytes }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{BUNDLES, drawing, get, held, names, url};

    #[test]
    fn an_address_leads_back_to_its_file() {
        for name in names() {
            let hash = url(name).split('/').nth(2).unwrap();
            assert!(get(hash, name).is_some(), "{name}");
        }
        assert!(get("000000000000", "admin.css").is_none());
    }

    #[test]
    fn stylesheets_name_files_that_exist() {
        for (name, _) in BUNDLES {
            let hash = url(name).split('/').nth(2).unwrap();
            let asset = get(hash, name).unwrap();
            let css = String::from_utf8(asset.bytes.clone()).unwrap();
            for part in css.split("url(").skip(1) {
                assert!(part.starts_with("/assets/") || part.starts_with("\"data:"), "{name}: {}", &part[..40]);
            }
        }
    }

    #[test]
    fn what_a_page_loads_stays_small() {
        let weight = |name: &str| get(url(name).split('/').nth(2).unwrap(), name).unwrap().gzip.as_ref().unwrap().len();
        assert!(weight("admin.css") <= 24 * 1024, "{}", weight("admin.css"));
        for name in names().filter(|name| name.ends_with(".js")) {
            assert!(weight(name) <= 12 * 1024, "{name}: {}", weight(name));
        }
    }

    #[test]
    fn a_drawing_is_set_into_pages_and_addresses() {
        assert!(drawing("thrum.svg").starts_with("<path") && drawing("thrum.svg").ends_with("/>"));
        assert_eq!(drawing("none.svg"), "");
        let held = held("thrum-favicon.svg");
        assert!(held.starts_with("data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'") && held.ends_with("%3C/svg%3E"));
        assert!(!held.contains(['"', '#', '<', '>', ' ']) && held.len() < 1_000);
    }
}
