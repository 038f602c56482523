//! The outermost HTML of any page: language, title, stylesheet, fonts, script.

use crate::base::Locale;
use crate::web::assets;
use maud::{DOCTYPE, Markup, Render, html};

/// Which clothes a page wears.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dress {
    Shop,
    Admin,
    /// Invoices and slips, for A4.
    Papers,
}

/// A whole HTML document.
pub struct Document<'a> {
    pub locale: Locale,
    pub dress: Dress,
    pub title: &'a str,
    /// Address of the sign in the browser's tab.
    pub favicon: &'a str,
    /// What else belongs into `head`.
    pub head: Markup,
    pub body: Markup,
}

impl Render for Document<'_> {
    fn render(&self) -> Markup {
        let (css, fonts): (_, &[&str]) = match self.dress {
            Dress::Shop => ("shop.css", &["hedvig-latin.woff2", "instrument-latin.woff2"]),
            Dress::Admin => ("admin.css", &["instrument-latin.woff2"]),
            Dress::Papers => ("papers.css", &["instrument-latin.woff2"]),
        };
        html! {
            (DOCTYPE)
            html lang=(self.locale.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    meta name="color-scheme" content="light dark";
                    @for font in fonts {
                        link rel="preload" href=(assets::url(font)) as="font" type="font/woff2" crossorigin;
                    }
                    link rel="stylesheet" href=(assets::url(css));
                    link rel="icon" href=(self.favicon);
                    (self.head)
                    @if self.dress != Dress::Papers {
                        script src=(assets::url("shop.js")) type="module" {}
                    }
                }
                body { (self.body) }
            }
        }
    }
}
