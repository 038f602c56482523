//! From the refunds of an order to what its page shows the buyer. One that failed is the shop's trouble: it is given back another way.

use crate::shop::order::Order;
use crate::shop::payment::refund::{Refund, RefundState};
use crate::web::cx::Cx;
use crate::web::storefront::pages::refunds::RefundView;

pub fn refund_views(cx: &Cx, order: &Order, refunds: &[Refund]) -> Vec<RefundView> {
    refunds.iter().filter_map(|refund| refund_view(cx, order, refund)).collect()
}

fn refund_view(cx: &Cx, order: &Order, refund: &Refund) -> Option<RefundView> {
    let state = match refund.state {
        RefundState::Decided | RefundState::OnItsWay => "storefront-refund-on-its-way",
        RefundState::Done => "storefront-refund-done",
        RefundState::Failed { .. } | RefundState::Withdrawn => return None,
    };
    let piece = |given: &crate::shop::payment::RefundLine| {
        let line = order.lines.get(given.line)?;
        let choice = if line.choice.is_empty() { String::new() } else { format!(", {}", line.choice) };
        Some(format!("{} × {}{choice}", cx.number(given.quantity.into()), line.title))
    };
    let charges = refund.charges.map(|_| cx.t("storefront-refund-charges").into_owned());
    Some(RefundView {
        amount: cx.money(refund.amount),
        state: cx.t(state).into_owned(),
        at: refund.decided,
        content: refund.lines.iter().filter_map(piece).chain(charges).collect(),
    })
}
