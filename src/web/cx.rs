//! What every page knows: the shop's public face, the language, who is asking and when. Filled by the handlers, read by pages.

use crate::base::{Country, Currency, Locale, MenuEntryId, Money, Rate, Say, Time};
use crate::shop::Permission;
use crate::shop::theme::tokens::ListLayout;
use crate::web::drawn::Drawn;
use crate::web::theme::{Preview, Stylesheet};
use crate::web::ui::PictureView;
use std::borrow::Cow;
use std::sync::Arc;

/// The surroundings of one request. Pages get it beside their own view.
#[derive(Clone, Debug)]
pub struct Cx {
    pub shop: Arc<ShopFace>,
    pub locale: Locale,
    /// Path and query of this request, such as `/search?q=mug`.
    pub path: String,
    /// Pieces in the visitor's cart.
    pub cart_count: u32,
    /// For forms of the admin: the value of their hidden field `csrf`.
    pub csrf: String,
    pub staff: Option<StaffFace>,
    pub now: Time,
}

/// What the public may see of the shop's settings, in the language of the request.
#[derive(Clone, Debug)]
pub struct ShopFace {
    pub name: String,
    /// One sentence that says what the shop sells.
    pub tagline: String,
    /// Scheme and host without a slash at the end: `https://thrum.example`.
    pub base_url: String,
    pub currency: Currency,
    pub country: Country,
    /// IANA name, such as `Europe/Berlin`.
    pub time_zone: String,
    pub contact: ContactFace,
    /// The shop's own first: the one in which texts must be written.
    pub locales: Vec<Locale>,
    /// The categories at the root.
    pub shelves: Vec<MenuLink>,
    /// The main menu, two levels deep.
    pub menu: Vec<MenuLink>,
    /// In the foot: ways into the shop.
    pub shop_menu: Vec<MenuLink>,
    /// Pages that help before and after buying: delivery, returns, contact.
    pub help_pages: Vec<MenuLink>,
    pub legal_pages: Vec<MenuLink>,
    pub legal: LegalHrefs,
    pub selling: SellingFace,
    /// Visitors can ask for it.
    pub newsletter: Option<NewsletterFace>,
    /// One line above the header.
    pub announcement: Option<AnnouncementFace>,
    pub logo: Logo,
    pub favicon: Favicon,
    pub style: Arc<Stylesheet>,
    pub lists: ListLayout,
    /// Staff look at the draft of the look.
    pub preview: Option<Preview>,
    /// Prices contain the tax (shops for consumers) or not (shops for firms).
    pub gross_prices: bool,
    /// Nothing is really sold here; every page says so.
    pub is_demo: bool,
    /// Only staff see the shop now; every page says so to them.
    pub is_closed_to_others: bool,
    /// Parts of pages that were drawn with this face.
    pub drawn: Drawn,
}

#[derive(Clone, Debug, Default)]
pub struct ContactFace {
    pub email: String,
    pub phone: String,
    pub address_lines: Vec<String>,
    /// As the merchant writes it: `Tue–Fri 11–18`. May have several lines.
    pub opening: String,
}

/// What the foot says of buying here: names of the ways to pay, sentences about delivery, and what a buyer can count on.
#[derive(Clone, Debug, Default)]
pub struct SellingFace {
    pub pay: Vec<String>,
    pub delivery: Vec<String>,
    pub cared: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct AnnouncementFace {
    pub text: String,
    /// Where it leads; may be empty.
    pub href: String,
}

#[derive(Clone, Debug, Default)]
pub struct NewsletterFace {
    /// What comes, and about how often.
    pub promise: String,
}

/// A link of the menu or the footer.
#[derive(Clone, Debug)]
pub struct MenuLink {
    pub label: String,
    pub href: String,
    /// How many products are behind it, where that is of use.
    pub count: Option<u32>,
    /// The second level of the main menu.
    pub below: Vec<MenuLink>,
    /// The entry of a menu that it was made from, where it was.
    pub entry: Option<MenuEntryId>,
}

impl MenuLink {
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> MenuLink {
        MenuLink { label: label.into(), href: href.into(), count: None, below: Vec::new(), entry: None }
    }
}

/// Where sentences of the checkout link to; a sentence whose page is missing stays without a link.
#[derive(Clone, Debug, Default)]
pub struct LegalHrefs {
    pub terms: Option<String>,
    pub withdrawal: Option<String>,
    pub privacy: Option<String>,
    pub delivery: Option<String>,
}

/// How the shop's name is drawn in the header.
#[derive(Clone, Debug)]
pub enum Logo {
    /// The name in the display face.
    Word,
    /// An own drawing of `assets/img` whose shape has the id `mark`; takes the colour of the text. Width and height of its box.
    Drawn { asset: &'static str, width: u32, height: u32 },
    /// A picture that the merchant uploaded.
    Picture(PictureView),
}

/// The small sign in the tab of the browser.
#[derive(Clone, Debug)]
pub enum Favicon {
    Asset(&'static str),
    Href(String),
}

/// Who of the staff is signed in.
#[derive(Clone, Debug)]
pub struct StaffFace {
    pub name: String,
    pub email: String,
    pub role: String,
    /// What the role allows: the menu shows no more.
    pub may: Vec<Permission>,
}

impl Cx {
    /// The text `key` in the language of the request.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.locale.t(key)
    }

    /// The text `key` with values in its gaps.
    pub fn t_with(&self, key: &str, args: &[(&str, &str)]) -> Cow<'static, str> {
        self.locale.t_with(key, args)
    }

    /// Why something was not done, by the public code of the refusal.
    pub fn refused(&self, code: &str) -> String {
        self.t(&format!("refused-{code}")).into_owned()
    }

    /// The text `key` for `n` things; the number is its gap `n` and chooses the plural.
    pub fn t_n(&self, key: &str, n: u32) -> Cow<'static, str> {
        self.locale.t_with(key, &[("n", &n.to_string())])
    }

    /// A mistake or notice of the rules in words.
    pub fn say(&self, say: &Say) -> Cow<'static, str> {
        self.locale.say(say)
    }

    pub fn money(&self, amount: Money) -> String {
        self.locale.money(amount)
    }

    pub fn number(&self, n: i64) -> String {
        self.locale.number(n)
    }

    pub fn percent(&self, rate: Rate) -> String {
        self.locale.percent(rate)
    }

    /// The day in the shop's time zone.
    pub fn date(&self, at: Time) -> String {
        self.locale.date(at, &self.shop.time_zone)
    }

    /// Day and time of day in the shop's time zone.
    pub fn date_time(&self, at: Time) -> String {
        self.locale.date_time(at, &self.shop.time_zone)
    }

    /// `Tue 24 to Wed 25 November`: the days on which something may arrive.
    pub fn days_between(&self, days: [Time; 2]) -> String {
        self.locale.days_between(days, &self.shop.time_zone)
    }

    /// The full address of a path of this shop.
    pub fn absolute(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.shop.base_url) } else { path.to_owned() }
    }
}
