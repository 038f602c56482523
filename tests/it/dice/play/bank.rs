//! The part of a history that is about money without a page: statements of the bank and what people do with their bookings, reminders,
//! money that goes back by hand or by a press, and what providers tell of money by themselves or when they are compared.

use super::Play;
use crate::shop::buyer::{ACCOUNT, told};
use crate::stories::booking;
use sutler::base::Money;
use sutler::shop::Actor;
use sutler::shop::attention::{self, Trouble};
use sutler::shop::order::Order;
use sutler::shop::order::as_gift::GiveAsGift;
use sutler::shop::order::give_back::GiveBack;
use sutler::shop::order::refund_found::TakeRefund;
use sutler::shop::order::remind::RemindOrder;
use sutler::shop::order::return_owed::ReturnOwed;
use sutler::shop::payment::compare::Compare;
use sutler::shop::payment::inbox::Hear;
use sutler::shop::payment::{News, Payment, PaymentKind, Reference, RefundStanding, RefundTold, refund};
use sutler::shop::statement::{BankEntry, BookEntry, EntryState, IgnoreEntry, ReopenEntry, TakeBookings, UnbookEntry, keyed};
use sutler::store::{Page, Reads};

impl Play {
    pub(super) fn bank(&mut self) -> Result<(), String> {
        match self.dice.below(16) {
            0..=3 => self.take_bookings(),
            4..=8 => self.decide_entry(),
            9 => self.remind(),
            10 => self.give_back(),
            11 => self.give_as_gift(),
            12 => self.return_owed(),
            13 => self.take_refund(),
            _ => self.tell(),
        }
    }

    /// A statement: money for an order, with its reference or without, as much as is due or not; now and then the same line again.
    fn take_bookings(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        let due = order.outstanding().minor();
        let minor = [due, due, due + 1, 500, -700][self.dice.below(5) as usize];
        let account = sutler::shop::settings::the(&self.world.read()).unwrap().bank.unwrap_or_default();
        let reference = Reference::of(&order.number, &account.iban).shown();
        let text = if self.dice.one_in(2) { reference } else { format!("line {}", self.done.len()) };
        let minor = if minor == 0 { 500 } else { minor };
        self.run(&Actor::System, TakeBookings { bookings: keyed(vec![booking(minor, &text)]) }).map(drop)
    }

    /// A person decides about one of the last bookings, whatever was decided before.
    fn decide_entry(&mut self) -> Result<(), String> {
        let last: Vec<BankEntry> = self.world.read().all(Page::last(6)).unwrap();
        let (Some(entry), Some(order)) = (self.pick(&last), self.order()) else { return self.take_bookings() };
        let (is_wrong, other) = (self.dice.one_in(10), self.dice.below(3));
        match (entry.state, other) {
            (EntryState::Booked { order, .. }, _) => {
                let sent: u32 = self.world.order(order).lines.iter().map(|line| line.sent).sum();
                let unbook = UnbookEntry { entry: entry.id, order, sent: sent + u32::from(is_wrong), reason: "dice".to_owned() };
                self.run(&Actor::System, unbook).map(drop)
            }
            (EntryState::Ignored { .. }, _) => self.run(&Actor::System, ReopenEntry { entry: entry.id }).map(drop),
            (_, 0) => self.run(&Actor::System, IgnoreEntry { entry: entry.id }).map(drop),
            _ => self.run(&Actor::System, BookEntry { entry: entry.id, order: order.id }).map(drop),
        }
    }

    fn remind(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        self.run(&Actor::System, RemindOrder { order: order.id }).map(drop)
    }

    /// One of the last orders of which this holds.
    fn order_with(&mut self, is: impl Fn(&Play, &Order) -> bool) -> Option<Order> {
        let last: Vec<Order> = self.world.read().all(Page::last(100)).unwrap();
        let fit: Vec<Order> = last.into_iter().filter(|order| is(self, order)).collect();
        self.pick(&fit)
    }

    fn owed(&self, order: &Order) -> Money {
        order.owed(&refund::of_order(&self.world.read(), order.id).unwrap())
    }

    /// What is owed goes back by hand; now and then a cent more than that.
    fn give_back(&mut self) -> Result<(), String> {
        let Some(order) = self.order_with(|play, order| play.owed(order).minor() > 0) else { return self.mark_paid() };
        let cent = Money::new(i64::from(self.dice.one_in(8)), order.total.currency());
        let amount = self.owed(&order) + cent;
        self.run(&Actor::System, GiveBack { order: order.id, amount, reference: "by hand".to_owned() }).map(drop)
    }

    fn give_as_gift(&mut self) -> Result<(), String> {
        let Some(order) = self.order_with(|_, order| order.captured.minor() > 0) else { return self.mark_paid() };
        let amount = Money::new(1 + self.dice.below(order.captured.minor() as u64 + 1) as i64, order.total.currency());
        self.run(&Actor::System, GiveAsGift { order: order.id, amount, message: String::new() }).map(drop)
    }

    fn return_owed(&mut self) -> Result<(), String> {
        let mut open = attention::open(&self.world.read(), 50).unwrap();
        // Of most that needs a person nothing is owed.
        if !self.dice.one_in(5) {
            open.retain(|entry| matches!(entry.trouble, Trouble::MoneyOwed { .. } | Trouble::Refund { .. }));
        }
        let Some(entry) = self.pick(&open) else { return self.mark_paid() };
        self.run(&Actor::System, ReturnOwed { attention: entry.id, note: String::new() }).map(drop)
    }

    /// Somebody gave money back at the provider's dashboard; it is told again and again.
    fn take_refund(&mut self) -> Result<(), String> {
        let Some(payment) = self.page(|payment| payment.state.taken().is_some()) else { return self.settle() };
        let amount = Money::new(1 + self.dice.below(payment.amount.minor() as u64) as i64, payment.amount.currency());
        let reference = format!("there_{}_{}", payment.id, self.dice.below(2));
        let told = RefundTold { reference, amount, standing: RefundStanding::Done };
        self.run(&Actor::System, TakeRefund { payment: payment.id, told }).map(drop)
    }

    /// A payment with a page at the provider of which this holds.
    fn page(&mut self, is: impl Fn(&Payment) -> bool) -> Option<Payment> {
        let last: Vec<Payment> = self.world.read().all(Page::last(50)).unwrap();
        let fit: Vec<Payment> = last.into_iter().filter(|p| p.kind == PaymentKind::TestCard && p.session.is_some() && is(p)).collect();
        self.pick(&fit)
    }

    /// What a provider says of a payment by itself, twice now and then, or when it is compared with what is known here.
    fn tell(&mut self) -> Result<(), String> {
        let Some(payment) = self.page(|_| true) else { return self.settle() };
        let standing = self.standing(payment.amount);
        let (provider, account, live) = (PaymentKind::TestCard, ACCOUNT.to_owned(), false);
        let told = told(payment.id, standing);
        if self.dice.one_in(3) {
            return self.run(&Actor::System, Compare { provider, payment: payment.id, told, account, live }).map(drop);
        }
        let event = if self.dice.one_in(4) { "evt_again".to_owned() } else { format!("evt_{}", self.done.len()) };
        self.run(&Actor::System, Hear { provider, event, kind: "payment".to_owned(), news: News::Payment(told), account, live }).map(drop)
    }
}
