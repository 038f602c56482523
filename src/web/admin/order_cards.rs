//! The gift cards that an order sold: which, for whom, what is left on each.

use crate::base::{GiftCardId, Money, Outcome};
use crate::shop::gift_card::sold::of_order;
use crate::shop::job::LetterKind;
use crate::shop::letter::written;
use crate::shop::order::Order;
use crate::store::Snapshot;
use crate::web::admin::gift_cards::GIFT_CARDS;
use crate::web::admin::ui::{Desk, Look, Panel, Tag, nothing};
use crate::web::cx::Cx;
use crate::web::ui::icon;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct CardRow {
    pub id: GiftCardId,
    /// `•••• 7K3Q`
    pub shown: String,
    /// To whom, and whether the letter was written.
    pub to: String,
    pub value: Money,
    pub left: Money,
    pub state: Tag,
}

pub fn card_rows(cx: &Cx, reads: &Snapshot, order: &Order) -> Outcome<Vec<CardRow>> {
    let mut rows = Vec::new();
    for card in of_order(reads, order.id)? {
        let value = order.value_of(&card);
        let letter = written(reads, Some(order.id), LetterKind::GiftCard { card: card.id })?;
        let to = match letter {
            Some(letter) => cx.t_with("gift-sold-sent", &[("to", &card.email.to_string()), ("date", &cx.date_time(letter.written))]),
            None => cx.t_with("gift-sold-soon", &[("to", &card.email.to_string())]),
        };
        let (look, key) = match card.sold.and_then(|sold| sold.taken_back) {
            Some(_) => (Look::Idle, "admin-gift-entry-taken-back"),
            None if card.balance >= value => (Look::Done, "admin-order-card-unspent"),
            None if card.balance.is_zero() => (Look::Idle, "admin-gift-empty"),
            None => (Look::Half, "admin-order-card-part"),
        };
        let (shown, left) = (card.shown(), card.balance);
        rows.push(CardRow { id: card.id, shown, to: to.into_owned(), value, left, state: Tag::new(look, cx.t(key)) });
    }
    Ok(rows)
}

pub fn cards_panel(desk: &Desk<'_>, rows: &[CardRow]) -> Markup {
    let body = html! { ul.rows.wide-rows { @for card in rows { li {
        (icon("card"))
        a href={ (GIFT_CARDS) "/" (card.id) } { (card.shown) small { (card.to) } }
        span.cluster {
            (card.state)
            span.num { @if card.left != card.value { (desk.cx.money(card.left)) " / " } (desk.cx.money(card.value)) }
        }
    } } } };
    html! { @if !rows.is_empty() { (Panel { id: "gift-cards", title: &desk.t("admin-order-cards"), aside: nothing(), body }) } }
}
