//! What tests of payment providers share: somebody orders, presses a button of the hosted page, and the jobs are done.

use super::agent::Agent;
use super::page::Page;
use super::served::{ADDRESS, Served};
use crate::shop::world::eur;
use std::time::Duration;
use sutler::base::{Id, OrderId, PaymentId, Span};
use sutler::shop::attention::{self, Trouble};
use sutler::shop::order::refund::RefundOrder;
use sutler::shop::order::{List, Order, view};
use sutler::shop::payment::{Payment, RefundReason, Wish, of_order};
use sutler::shop::{Job, queue};
use sutler::store::Page as Rows;

pub fn last(served: &Served) -> Order {
    view::list(&served.world.read(), List::All, Rows::first(1)).unwrap().0.remove(0)
}

pub fn payment(served: &Served) -> Payment {
    of_order(&served.world.read(), last(served).id).unwrap().pop().unwrap()
}

pub fn troubles(served: &Served) -> Vec<Trouble> {
    attention::open(&served.world.read(), 100).unwrap().into_iter().map(|open| open.trouble).collect()
}

/// A visitor orders so many of a thing and wants to pay in this way: the agent, and where it is sent.
pub fn order(served: &Served, way: &str, (handle, quantity): (&str, u32)) -> (Agent, String) {
    served.world.later(Span(1)); // lists put the newest first, to the second
    let (mut agent, page) = served.at_checkout(handle, quantity);
    let way = served.choice(way);
    let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", way.as_str())]).collect();
    let placed = page.form("/checkout").send(&mut agent, &changes);
    assert_eq!(placed.status, 303, "{}", placed.text());
    let to = agent.path_of(&placed.location());
    (agent, to)
}

/// Presses a button of the hosted page and comes back to the shop: the order's page.
pub fn press(agent: &mut Agent, hosted: &str, answer: &str) -> Page {
    let decided = agent.post(hosted, &[("answer", answer)]);
    let back = agent.path_of(&decided.location());
    assert!(back.starts_with("/orders/") && back.ends_with("/back"), "{back}");
    let returned = agent.get(&back);
    Page::of(&agent.follow(&returned))
}

/// A page for 7 EUR and a payment that this shop does not have, as another shop with the same account asks for it.
pub fn wish(served: &Served, number: u64) -> Wish {
    Wish {
        payment: PaymentId::new(number),
        order_number: format!("{number}"),
        amount: eur(700),
        lines: Vec::new(),
        ship_to: None,
        email: "ada@example.org".to_owned(),
        locale: "en".to_owned(),
        return_url: "http://127.0.0.1/orders/x/back".to_owned(),
        expires: served.world.now() + Span::hours(1),
        idempotency_key: format!("payment-{number}"),
    }
}

/// Waits until something is so; the other side works at its own pace.
pub fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..400 {
        if so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    panic!("never: {what}");
}

pub fn ask<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap().block_on(work)
}

/// Does the jobs about money that are due, as the worker would.
pub fn work(served: &Served) {
    let payments = &served.site.payments;
    for queued in queue::all(&served.world.read(), 500).unwrap() {
        match queued.job {
            Job::SendRefund { refund } | Job::LookRefund { refund } => drop(ask(payments.refund(refund))),
            Job::LookPayment { payment } => {
                let payment = sutler::store::Reads::get(&served.world.read(), payment).unwrap();
                drop(ask(payments.look(&payment)));
            }
            Job::LookReturned { payment, heard } => drop(ask(payments.look_returned(payment, heard))),
            Job::ReturnStranger { attention } => drop(ask(payments.return_loose(attention))),
            _ => {}
        }
    }
}

pub fn refund_of(order: OrderId, minor: i64) -> RefundOrder {
    RefundOrder::of_amount(order, eur(minor), RefundReason::Goodwill, "a chip in the glaze")
}
