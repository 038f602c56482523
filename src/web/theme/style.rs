//! The one stylesheet of the storefront: tokens of a look, the base, and what its theme adds. Its address holds the hash of its
//! content, so that another look is another address and browsers may keep each for ever.

use crate::shop::theme::Look;
use crate::web::assets;
use crate::web::pack::gzipped;
use crate::web::theme::css;
use flate2::Compression;
use std::sync::OnceLock;

/// The file name in its address.
pub const NAME: &str = "shop.css";

#[derive(Debug)]
pub struct Stylesheet {
    /// `/assets/{hash}/shop.css`
    pub url: String,
    /// Names of the font files that pages fetch at once.
    pub fonts: Vec<String>,
    pub css: String,
    gzip: OnceLock<Vec<u8>>,
}

impl Stylesheet {
    pub fn of(look: &Look) -> Stylesheet {
        let css = css::tight(&assets::linked(&[&css::tokens(look), &assets::css("base.css"), look.theme().css].join("\n")));
        let url = format!("/assets/{}/{NAME}", &blake3::hash(css.as_bytes()).to_hex()[..12]);
        let fonts = css::faces(look).into_iter().map(|name| format!("{}-{}.woff2", name.face().file, css::FIRST)).collect();
        Stylesheet { url, fonts, css, gzip: OnceLock::new() }
    }

    /// Whether this is the stylesheet at that address.
    pub fn has_hash(&self, hash: &str) -> bool {
        self.url.split('/').nth(2) == Some(hash)
    }

    /// The same with gzip, made when it is first asked for.
    pub fn gzip(&self) -> &[u8] {
        self.gzip.get_or_init(|| gzipped(self.css.as_bytes(), Compression::best()))
    }
}
