//! What stands in for the dashboard of a provider: its objects by kind, each with a button for what can happen to it.

use crate::base::{Locale, Money};
use crate::web::testpay_page::{guarded, own_page};
use axum::body::Bytes;
use axum::response::Response;
use maud::{Markup, html};

/// Things of a kind that are shown, the newest.
pub const SHOWN_MAX: usize = 50;

/// The page: text keys of its name and its warning, a button that is about nothing in particular, and the objects.
pub struct Board<'a> {
    pub locale: Locale,
    pub brand: &'a str,
    pub warn: &'a str,
    pub alone: Option<(&'a str, &'a str)>,
    pub groups: Vec<Group<'a>>,
}

/// Objects of a kind, and what can happen to each: the value of `do`, and the text key of the button.
pub struct Group<'a> {
    pub title: &'a str,
    pub rows: Vec<Row>,
    pub deeds: &'a [(&'a str, &'a str)],
}

pub struct Row {
    pub id: String,
    pub amount: Money,
    /// What is known of it, in words.
    pub about: String,
}

/// German where the address asks for it.
pub fn locale(query: Option<String>) -> Locale {
    if query.is_some_and(|query| query.contains("lang=de")) { Locale::De } else { Locale::En }
}

/// What was pressed, and of what.
pub fn pressed(body: &Bytes) -> (String, String) {
    let field = |wanted: &str| form_urlencoded::parse(body).find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned());
    (field("do").unwrap_or_default(), field("of").unwrap_or_default())
}

impl Board<'_> {
    pub fn answer(&self, public_url: &str) -> Response {
        guarded(&self.drawn(), public_url)
    }

    fn drawn(&self) -> Markup {
        let t = |key: &str| self.locale.t(key);
        let main = html! {
            p.warn { (t(self.warn)) }
            @if let Some((deed, key)) = self.alone { form method="post" { button name="do" value=(deed) { (t(key)) } } }
            @for group in &self.groups { (self.group(group)) }
        };
        own_page(self.locale, self.brand, &main)
    }

    fn group(&self, group: &Group<'_>) -> Markup {
        html! { @if !group.rows.is_empty() {
            h2 { (self.locale.t(group.title)) }
            @for row in &group.rows { form method="post" {
                p { b { (self.locale.money(row.amount)) } " " (row.about) }
                input type="hidden" name="of" value=(row.id);
                @for (deed, key) in group.deeds { button name="do" value=(deed) { (self.locale.t(key)) } }
            } }
        } }
    }
}
