//! The check bites: each way in which an order, a cart or the stock could be wrong is planted, and found.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, eur};
use serde::{Deserialize, Serialize};
use sutler::base::{CustomerId, Id, OrderId, Outcome, Time};
use sutler::shop::attention::Attention;
use sutler::shop::cart::Cart;
use sutler::shop::fulfilment::Fulfilment;
use sutler::shop::order::{CancelReason, Cancelled, Order};
use sutler::shop::payment::{Payment, PaymentKind, State};
use sutler::shop::shipping::ShippingKind;
use sutler::shop::stock::Reservation;
use sutler::shop::{Command, Permission, Tx, check};
use sutler::store::{Page, Reads};

/// Writes what no command of the shop would write.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
enum Spoil {
    Captured,
    Refunded,
    Total,
    Note,
    Tax,
    Charge,
    LineTotal,
    Customer,
    Sent,
    Promise,
    CancelledAndAsking,
    NobodyTold,
    StrayPayment,
    StrayReservation,
    ParcelOfNothing,
    CartTwice,
    CartTooMuch,
}

fn first<R: sutler::store::Record>(tx: &Tx) -> R {
    tx.next_after(None, 1).unwrap().remove(0)
}

impl Command for Spoil {
    type Done = ();
    const NAME: &'static str = "spoil";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let mut order: Order = first(tx);
        let mut payment: Payment = first(tx);
        match self {
            Spoil::Captured => order.captured += eur(1),
            Spoil::Refunded => order.refunded += eur(1),
            Spoil::Total => order.total += eur(1),
            Spoil::Note => order.notes[0].amount += eur(1),
            Spoil::Tax => order.taxes[0].tax += eur(1),
            Spoil::Charge => order.charges[0].amount += eur(1),
            Spoil::LineTotal => order.lines[0].total += eur(1),
            Spoil::Customer => order.customer = CustomerId::new(99),
            Spoil::Sent => order.lines[1].sent += 1,
            Spoil::CancelledAndAsking => {
                order.cancelled = Some(Cancelled { at: Time::at(0), why: CancelReason::Other, note: String::new() });
            }
            Spoil::NobodyTold => {
                order.captured = order.total + eur(1);
                payment.state = State::Captured { taken: order.captured };
            }
            Spoil::StrayPayment => payment.order = OrderId::new(99),
            Spoil::Promise | Spoil::StrayReservation => {
                let mut promise: Reservation = first(tx);
                match self {
                    Spoil::Promise => promise.promises[0].quantity -= 1,
                    _ => promise.order = OrderId::new(99),
                }
                tx.put(&promise)?;
            }
            Spoil::ParcelOfNothing => {
                let mut parcel: Fulfilment = first(tx);
                parcel.lines[0].line = 9;
                tx.put(&parcel)?;
            }
            Spoil::CartTwice | Spoil::CartTooMuch => {
                let mut cart = tx.all::<Cart>(Page::first(50))?.into_iter().find(|cart| !cart.lines.is_empty()).unwrap();
                match self {
                    Spoil::CartTwice => cart.lines.push(cart.lines[0].clone()),
                    _ => cart.lines[0].quantity = 1_000,
                }
                tx.put(&cart)?;
            }
        }
        tx.put(&payment)?;
        tx.put(&order)
    }
}

#[test]
fn what_is_wrong_is_found() {
    let cases = [
        (Spoil::Captured, "order 1001: its payments took 0.00 EUR, it says 0.01 EUR"),
        (Spoil::Refunded, "order 1001: more was refunded than captured"),
        (Spoil::Total, "order 1001: its notes add up to 41.90 EUR, its total is 41.91 EUR"),
        (Spoil::Note, "order 1001: line 0 does not cost quantity times price"),
        (Spoil::Tax, "order 1001: its taxes do not add up to its total"),
        (Spoil::Charge, "order 1001: its lines, charges and added taxes are not its total"),
        (Spoil::LineTotal, "order 1001: its lines, charges and added taxes are not its total"),
        (Spoil::Customer, "order 1001: there is no customer 99"),
        (Spoil::Sent, "order 1001: line 1: parcels hold 0 pieces, it says 1"),
        (Spoil::Promise, "order 1001: line 0: 1 pieces are promised, 2 are to be sent"),
        (Spoil::CancelledAndAsking, "order 1001: it is cancelled and still asks for money"),
        (Spoil::NobodyTold, "order 1001: too much was paid, and nobody was told"),
        (Spoil::NobodyTold, "order 1001: its events tell that 0.00 EUR was captured, it says 41.91 EUR"),
        (Spoil::StrayPayment, "payment 1: there is no order 99"),
        (Spoil::StrayReservation, "reservation 1: there is no order 99"),
        (Spoil::ParcelOfNothing, "order 1001: a parcel holds what was not ordered"),
        (Spoil::CartTwice, "cart 2: a variant stands in two lines"),
        (Spoil::CartTooMuch, "cart 2: more than can be ordered at once"),
    ];
    for (spoil, expected) in cases {
        let world = World::open();
        let (mug, bread) = (world.stocked("Mug", 1_000, 9), world.stocked("Bread", 400, 9));
        let order = world.buy(&[(&mug, 3), (&bread, 1)], ShippingKind::Delivery, PaymentKind::CashOnDelivery).order;
        world.run(parcel(order, &[(0, 1)])).unwrap();
        world.cart(&[(&bread, 1)]);
        world.check();
        assert_eq!(world.read().total::<Attention>(1).unwrap(), 0);
        world.run(spoil).unwrap();
        let found = check::all(&world.read()).unwrap();
        assert!(found.iter().any(|finding| finding == expected), "{spoil:?} gave {found:#?}");
    }
}
