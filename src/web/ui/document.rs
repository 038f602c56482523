//! The outermost HTML of any page: language, title, stylesheet, fonts, script.

use crate::base::Locale;
use crate::shop::theme::Scheme;
use crate::web::assets;
use crate::web::theme::Stylesheet;
use maud::{DOCTYPE, Markup, Render, html};

/// Which clothes a page wears.
#[derive(Clone, Copy, Debug)]
pub enum Dress<'a> {
    /// The theme of the shop.
    Shop(&'a Stylesheet),
    Admin,
    /// Invoices and slips, for A4.
    Papers,
}

/// A whole HTML document.
pub struct Document<'a> {
    pub locale: Locale,
    pub dress: Dress<'a>,
    /// Light or dark for once, whatever the reader's system says.
    pub scheme: Option<Scheme>,
    /// `rtl` where the page runs from right to left.
    pub dir: Option<&'static str>,
    pub title: &'a str,
    /// Address of the sign in the browser's tab.
    pub favicon: &'a str,
    /// The script of this kind of page, which has that of every page in it.
    pub script: Option<&'a str>,
    /// What else belongs into `head`.
    pub head: &'a Markup,
    pub body: Markup,
}

impl Render for Document<'_> {
    fn render(&self) -> Markup {
        let (css, fonts): (&str, &[String]) = match self.dress {
            Dress::Shop(style) => (&style.url, &style.fonts),
            Dress::Admin => (assets::url("admin.css"), &["instrument-first.woff2".to_owned()]),
            Dress::Papers => (assets::url("papers.css"), &["instrument-first.woff2".to_owned()]),
        };
        html! {
            (DOCTYPE)
            html lang=(self.locale.tag()) dir=[self.dir] data-scheme=[self.scheme.map(Scheme::key)] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    meta name="color-scheme" content="light dark";
                    // Before the fonts, because nothing is drawn without it, and the first to ask gets the connection that is open.
                    link rel="stylesheet" href=(css);
                    @for font in fonts {
                        link rel="preload" href=(assets::url(font)) as="font" type="font/woff2" crossorigin;
                    }
                    link rel="icon" href=(self.favicon);
                    (self.head)
                    @if !matches!(self.dress, Dress::Papers) {
                        script src=(assets::url(self.script.unwrap_or(assets::SCRIPT))) type="module" {}
                    }
                }
                body { (self.body) }
            }
        }
    }
}
