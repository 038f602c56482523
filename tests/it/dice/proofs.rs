//! What must hold after any history: the shop's own invariants, and what only the log can show.

use super::play::Play;
use std::collections::BTreeMap;
use sutler::base::{Money, OrderId, PaymentId, VariantId};
use sutler::shop::catalog::product::StockRule;
use sutler::shop::order::{Order, Paid};
use sutler::shop::payment::{Payment, PaymentKind, State};
use sutler::shop::queue::QueuedJob;
use sutler::shop::{Event, Job};
use sutler::store::{Page, Reads};

impl Play {
    pub fn findings(&self) -> Vec<String> {
        let mut found = self.world.shop.check().unwrap();
        found.extend(self.oversold());
        found.extend(self.orders_and_log());
        found
    }

    /// Nothing is promised that is not there; here nobody takes away what is promised.
    fn oversold(&self) -> Vec<String> {
        let counted = self.products.iter().filter(|p| p.variants[0].stock == StockRule::Counted);
        counted
            .filter(|p| self.world.available(p) < 0)
            .map(|p| format!("product {} is oversold: {}", p.id, self.world.available(p)))
            .collect()
    }

    /// Orders and payments are what the log tells of them, each thing told once.
    fn orders_and_log(&self) -> Vec<String> {
        let read = self.world.read();
        let orders: Vec<Order> = read.all(Page::first(1_000)).unwrap();
        let payments: Vec<Payment> = read.all(Page::first(1_000)).unwrap();
        let told = Told::of(&self.world.events());
        let mut found = Vec::new();
        for order in &orders {
            let mut say = |what: String| found.push(format!("order {}: {what}", order.number));
            let times = |what| told.times.get(&(order.id, what)).copied().unwrap_or(0);
            let ended = times("cancelled") - times("reinstated");
            // What a person took back was paid, and may be paid again; and one that ended and goes on is paid again.
            let often = 1 + times("unbooked") + times("reinstated");
            if times("placed") != 1 || ended != u32::from(order.cancelled.is_some()) || times("paid") > often {
                say(format!("told as placed, cancelled, paid: {:?}", ["placed", "cancelled", "paid"].map(times)));
            }
            let captured = told.captured.get(&order.id).copied().unwrap_or(Money::zero(order.total.currency()));
            if captured != order.captured {
                say(format!("{captured:?} were told to be captured, it says {:?}", order.captured));
            }
            let paid = order.cancelled.is_none() && matches!(order.paid(), Paid::Fully | Paid::TooMuch);
            if paid && !order.total.is_zero() && times("paid") == 0 {
                say("it is paid and nobody was told".to_owned());
            }
            let in_time = matches!(order.payment.kind, PaymentKind::BankTransfer | PaymentKind::TestCard) && !order.total.is_zero();
            let by_card =
                payments.iter().filter(|p| p.order == order.id && p.kind == PaymentKind::GiftCard).filter_map(|p| p.state.taken());
            let nothing_else = order.captured == Money::sum(order.total.currency(), by_card) && order.outstanding().minor() > 0;
            if in_time && order.cancelled.is_none() && nothing_else && !self.waits(order.id) {
                say("it is not paid and would never end".to_owned());
            }
        }
        for payment in &payments {
            let times = told.captures.get(&payment.id).copied().unwrap_or(0);
            if times != u32::from(payment.state.taken().is_some()) {
                found.push(format!("payment {}: captured {times} times by the log, its state is {:?}", payment.id, payment.state));
            }
            if matches!(payment.state, State::Captured { taken } if taken != payment.amount) {
                found.push(format!("payment {}: other money came than was wanted", payment.id));
            }
        }
        found.extend(self.stock_and_log(&told));
        found
    }

    fn stock_and_log(&self, told: &Told) -> Vec<String> {
        let on_hand = |variant| {
            let all = sutler::shop::stock::levels(&self.world.read(), variant).unwrap();
            all.iter().map(|l| l.on_hand).sum::<i64>()
        };
        let moved = told.moved.iter().filter(|(variant, by)| on_hand(**variant) != **by);
        moved.map(|(variant, by)| format!("variant {variant}: {by} moved by the log, {} on hand", on_hand(*variant))).collect()
    }

    /// Whether a job will look at the end of an order.
    fn waits(&self, order: OrderId) -> bool {
        let jobs: Vec<QueuedJob> = self.world.read().all(Page::first(1_000)).unwrap();
        jobs.iter().any(|q| q.job == Job::ExpireOrder { order })
    }
}

/// Sums over the log.
#[derive(Default)]
struct Told {
    times: BTreeMap<(OrderId, &'static str), u32>,
    captured: BTreeMap<OrderId, Money>,
    captures: BTreeMap<PaymentId, u32>,
    amounts: BTreeMap<PaymentId, Money>,
    moved: BTreeMap<VariantId, i64>,
}

impl Told {
    fn of(events: &[Event]) -> Told {
        let mut told = Told::default();
        for event in events {
            match *event {
                Event::OrderPlaced { order, .. } => *told.times.entry((order, "placed")).or_default() += 1,
                Event::OrderCancelled { order } => *told.times.entry((order, "cancelled")).or_default() += 1,
                Event::OrderReinstated { order } => *told.times.entry((order, "reinstated")).or_default() += 1,
                Event::BankEntryUnbooked { order, payment, .. } => {
                    *told.times.entry((order, "unbooked")).or_default() += 1;
                    let amount = told.amounts.get(&payment).copied();
                    told.captured.entry(order).and_modify(|sum| *sum -= amount.unwrap_or(Money::zero(sum.currency())));
                }
                Event::OrderPaid { order } => *told.times.entry((order, "paid")).or_default() += 1,
                Event::StockMoved { variant, by, .. } => *told.moved.entry(variant).or_default() += by,
                Event::PaymentCaptured { order, payment, amount } => {
                    *told.captures.entry(payment).or_default() += 1;
                    told.amounts.insert(payment, amount);
                    let sum = told.captured.entry(order).or_insert(Money::zero(amount.currency()));
                    *sum += amount;
                }
                _ => {}
            }
        }
        told
    }
}
