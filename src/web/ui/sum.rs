//! The lines of an order in short, and what they come to.

use crate::base::Money;
use crate::web::cx::Cx;
use crate::web::ui::{PictureView, Place, picture_later};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub enum Amount {
    Of(Money),
    /// Nothing to pay: the word for free.
    Free,
    /// Not known yet, such as delivery before the address.
    Unknown(String),
}

impl Amount {
    pub fn words(&self, cx: &Cx) -> String {
        match self {
            Amount::Of(money) => cx.money(*money),
            Amount::Free => cx.t("word-free").into_owned(),
            Amount::Unknown(words) => words.clone(),
        }
    }
}

/// One row above the total.
#[derive(Clone, Debug)]
pub struct TotalRow {
    pub label: String,
    pub note: String,
    pub amount: Amount,
}

/// The rows, then the total with what it contains (`includes €22.42 VAT`).
pub fn totals(cx: &Cx, rows: &[TotalRow], total: Money, note: &str) -> Markup {
    html! {
        dl.totals {
            @for row in rows {
                dt { (row.label) @if !row.note.is_empty() { small { (row.note) } } }
                dd { (row.amount.words(cx)) }
            }
            dt.all { (cx.t("word-total")) @if !note.is_empty() { small { (note) } } }
            dd.all { (cx.money(total)) }
        }
    }
}

/// A line of an order in short.
#[derive(Clone, Debug)]
pub struct MiniLine {
    pub title: String,
    /// Chosen options: `Oat, 280 ml`.
    pub facts: String,
    pub quantity: u32,
    pub total: Money,
    pub picture: Option<PictureView>,
}

pub fn mini_lines(cx: &Cx, lines: &[MiniLine]) -> Markup {
    html! {
        @for line in lines {
            div.mini {
                div.pic { @if let Some(p) = &line.picture { (picture_later(&p.silent(), Place::Thumb)) } }
                span {
                    @if line.quantity != 1 { (cx.number(i64::from(line.quantity))) " × " }
                    (line.title)
                    @if !line.facts.is_empty() { br; span.muted { (line.facts) } }
                }
                span.price { (cx.money(line.total)) }
            }
        }
    }
}
