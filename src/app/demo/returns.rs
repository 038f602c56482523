//! What comes back to the shop: pieces that lie on the shelf again, pieces that broke on the way, and the money for them, by the same
//! commands as in the admin.

use super::dice::Dice;
use super::fill::Filling;
use crate::base::{Fault, Id, OrderId, Outcome, Span, Time, Words};
use crate::shop::Actor;
use crate::shop::order::refund::{RefundOrder, SettleRefund};
use crate::shop::order::refund_lines::GivenBack;
use crate::shop::payment::refund::{self, Fate, RefundReason};
use crate::shop::payment::{RefundStanding, RefundTold};
use crate::shop::stock::locations;
use crate::store::Reads;
use serde::Deserialize;

/// What somebody gives back, or gets money for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Giving {
    /// The whole order: delivery is paid back too (directive 2011/83/EU, article 13).
    Everything,
    /// One piece of it; delivery stays paid.
    Piece,
    /// One piece broke on the way: the buyer keeps it.
    Broken,
}

/// What the shop wrote down each time.
#[derive(Deserialize)]
pub struct Notes {
    pub everything: Vec<Words>,
    pub piece: Vec<Words>,
    pub broken: Vec<Words>,
}

impl Notes {
    fn of(&self, giving: Giving) -> &[Words] {
        match giving {
            Giving::Everything => &self.everything,
            Giving::Piece => &self.piece,
            Giving::Broken => &self.broken,
        }
    }
}

/// How long the card provider takes to say that the money is on its way back.
const PROVIDER_TAKES: Span = Span::minutes(2);

pub fn give_back(filling: &Filling, at: Time, id: OrderId, giving: Giving) -> Outcome {
    let snapshot = filling.shop.read()?;
    let (order, refunds) = (snapshot.get(id)?, refund::of_order(&snapshot, id)?);
    let mut dice = Dice::of(0x0072_6574_7572_6e73, id.get());
    let shelf = locations(&snapshot)?.first().map(|place| place.id);
    let location = shelf.ok_or_else(|| Fault::Bug("a demo without a shelf".to_owned()))?;
    let goods = if giving == Giving::Broken { Fate::Kept } else { Fate::Restocked { location } };
    let there: Vec<(usize, u32)> =
        (0..order.lines.len()).map(|line| (line, order.returnable(line, &refunds))).filter(|(_, pieces)| *pieces > 0).collect();
    let chosen = if giving == Giving::Everything { there } else { vec![(dice.pick(&there).0, 1)] };
    let lines: Vec<GivenBack> = chosen.into_iter().map(|(line, quantity)| GivenBack { line, quantity, goods }).collect();
    let charges = (giving == Giving::Everything).then(|| order.charges_left(&refunds));
    let amount = order.propose(&refunds, &lines, charges)?.amount;
    let why = if giving == Giving::Broken { RefundReason::Damaged } else { RefundReason::Returned };
    let note = dice.pick(filling.content.people.returns.of(giving)).get(filling.content.settings.locale).to_owned();
    let decided = RefundOrder { order: id, lines, charges, amount, why, note, after: Some(refunds.len()) };
    let refund = filling.at(at, &filling.owner, decided)?;
    let told = RefundTold { reference: format!("demo_refund_{refund}"), amount, standing: RefundStanding::Done };
    filling.at(at + PROVIDER_TAKES, &Actor::System, SettleRefund { refund, told }).map(drop)
}
