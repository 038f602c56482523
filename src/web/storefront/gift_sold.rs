//! The gift cards that an order sold, as its buyer sees them: to whom each went, and of the code only the last signs.

use crate::base::Outcome;
use crate::shop::gift_card::sold::of_order;
use crate::shop::job::LetterKind;
use crate::shop::letter::written;
use crate::shop::order::Order;
use crate::store::Snapshot;
use crate::web::cx::Cx;
use crate::web::storefront::pages::gift_sold::{SoldCard, SoldView};

pub fn sold_view(cx: &Cx, snapshot: &Snapshot, order: &Order) -> Outcome<SoldView> {
    let mut cards = Vec::new();
    for card in of_order(snapshot, order.id)? {
        let letter = written(snapshot, Some(order.id), LetterKind::GiftCard { card: card.id })?;
        let value = order.value_of(&card);
        let to = card.email.to_string();
        let sent = match (card.sold.and_then(|sold| sold.taken_back), letter) {
            (Some(at), _) => cx.t_with("gift-sold-taken-back", &[("date", &cx.date(at))]),
            (None, Some(letter)) => cx.t_with("gift-sold-sent", &[("to", &to), ("date", &cx.date_time(letter.written))]),
            (None, None) => cx.t_with("gift-sold-soon", &[("to", &to)]),
        };
        cards.push(SoldCard { shown: card.shown(), value, sent: sent.into_owned() });
    }
    let waits = order.cancelled.is_none() && order.gift_lines().any(|(_, line)| line.to_send() > 0);
    Ok(SoldView { cards, waits, alone: order.is_gift_cards_alone() })
}
