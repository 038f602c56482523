//! The part of a history that is about money after it came: held money is taken, money goes back and the provider says how that went,
//! banks want it again, and the provider tells of movements and payouts.

use super::Play;
use crate::stories::books::{dispute_told, part, payout_told};
use sutler::base::Money;
use sutler::shop::Actor;
use sutler::shop::books::{
    DisputeStanding, DisputeTold, ExplainPayout, PartKind, PartTold, PayoutState, PayoutTold, SettleDispute, TakeParts, TakePayout,
};
use sutler::shop::order::capture::CapturePayment;
use sutler::shop::order::refund::{RefundOrder, SettleRefund};
use sutler::shop::order::refund_lines::GivenBack;
use sutler::shop::payment::refund::Refund;
use sutler::shop::payment::{Fate, Payment, PaymentKind, RefundReason, RefundStanding, RefundTold, State};
use sutler::shop::stock::locations;
use sutler::store::{Page, Reads};

impl Play {
    pub(super) fn money(&mut self) -> Result<(), String> {
        match self.dice.below(12) {
            0..=4 => self.refund_order(),
            5..=7 => self.settle_refund(),
            8 => self.capture_payment(),
            9 => self.settle_dispute(),
            _ => self.pay_out(),
        }
    }

    /// One of the last payments by card of which this holds.
    fn card(&mut self, is: impl Fn(&State) -> bool) -> Option<Payment> {
        let last: Vec<Payment> = self.world.read().all(Page::last(50)).unwrap();
        let fit: Vec<Payment> = last.into_iter().filter(|p| p.kind == PaymentKind::TestCard && is(&p.state)).collect();
        self.pick(&fit)
    }

    /// Pieces or an amount, now and then more of either than there is.
    fn refund_order(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        let captured = order.captured.minor();
        let minor = [captured, captured / 2, 1, captured + 1][self.dice.below(4) as usize];
        let places = locations(&self.world.read()).unwrap();
        let location = self.pick(&places).expect("two places").id;
        let mut lines = Vec::new();
        for (line, ordered) in order.lines.iter().enumerate() {
            let goods = [Fate::NotSent, Fate::Kept, Fate::Restocked { location }][self.dice.below(3) as usize];
            let quantity = self.dice.below(u64::from(ordered.quantity) + 1) as u32 + u32::from(self.dice.one_in(20));
            if quantity > 0 && self.dice.one_in(2) {
                lines.push(GivenBack { line, quantity, goods });
            }
        }
        let why = self.pick(&RefundReason::ALL).expect("seven reasons");
        let amount = Money::new(minor, order.total.currency());
        let refund = RefundOrder { lines, ..RefundOrder::of_amount(order.id, amount, why, "dice") };
        self.run(&Actor::System, refund).map(drop)
    }

    /// Whoever gives the money back says how that went. A gift card has its part back at once, and nobody speaks of it.
    fn settle_refund(&mut self) -> Result<(), String> {
        let last: Vec<Refund> = self.world.read().all(Page::last(6)).unwrap();
        let by_card = |refund: &Refund| self.world.payment(refund.payment).kind == PaymentKind::GiftCard;
        let spoken_of: Vec<Refund> = last.into_iter().filter(|refund| !by_card(refund)).collect();
        let Some(refund) = self.pick(&spoken_of) else { return self.refund_order() };
        let cent = Money::new(1, refund.amount.currency());
        let amount = if self.dice.one_in(10) { refund.amount + cent } else { refund.amount };
        let standing = match self.dice.below(6) {
            0 => RefundStanding::OnItsWay,
            1 => RefundStanding::Failed { why: "the account is closed".to_owned() },
            _ => RefundStanding::Done,
        };
        let told = RefundTold { reference: format!("re_{}", refund.id), amount, standing };
        self.run(&Actor::System, SettleRefund { refund: refund.id, told }).map(drop)
    }

    fn capture_payment(&mut self) -> Result<(), String> {
        let Some(payment) = self.card(|state| matches!(state, State::Authorized { .. })) else { return self.settle() };
        self.run(&Actor::System, CapturePayment { order: payment.order, amount: payment.amount }).map(drop)
    }

    fn settle_dispute(&mut self) -> Result<(), String> {
        use DisputeStanding::{Answered, Asked, Closed, Lost, Won};
        let Some(payment) = self.card(|state| state.taken().is_some()) else { return self.settle() };
        let (took, gave) = (format!("took {}", payment.id), format!("gave {}", payment.id));
        let minor = payment.amount.minor();
        let (standing, moves): (_, &[(&str, i64)]) = match self.dice.below(5) {
            0 => (Closed, &[]),
            1 => (Answered, &[(&took, -minor)]),
            2 => (Lost, &[(&took, -minor)]),
            3 => (Won, &[(&took, -minor), (&gave, minor)]),
            _ => (Asked, &[(&took, -minor)]),
        };
        let told = dispute_told(payment.id, standing, moves);
        let told = DisputeTold { name: format!("dp_{}", payment.id), amount: payment.amount, ..told };
        self.run(&Actor::System, SettleDispute { provider: PaymentKind::TestCard, told }).map(drop)
    }

    /// The provider tells what moved, pays it out, now and then a cent less than it comes to, and is asked to explain it.
    fn pay_out(&mut self) -> Result<(), String> {
        let Some(payment) = self.card(|state| state.taken().is_some()) else { return self.settle() };
        let (provider, now, n) = (PaymentKind::TestCard, self.world.now(), self.done.len());
        let (minor, fee) = (payment.amount.minor(), 25);
        let moved = |name: String, kind, minor, fee, payment| PartTold { at: now, ..part(&name, kind, minor, fee, payment) };
        let parts = vec![
            moved(format!("txn_{}", payment.id), PartKind::Payment, minor, fee, Some(payment.id)),
            moved(format!("txn_fee_{n}"), PartKind::Fee, -30, 0, None),
        ];
        let off = i64::from(self.dice.one_in(4));
        let name = if self.dice.one_in(3) { "po_again".to_owned() } else { format!("po_{n}") };
        let told = PayoutTold { name, made: now, ..payout_told(minor - fee - 30 - off, PayoutState::Paid) };
        let payout = self.run(&Actor::System, TakePayout { provider, told })?;
        let of_it = payout.filter(|_| !self.dice.one_in(3));
        self.run(&Actor::System, TakeParts { provider, payout: of_it, parts })?;
        match payout {
            Some(payout) => self.run(&Actor::System, ExplainPayout { payout }).map(drop),
            None => Ok(()),
        }
    }
}
