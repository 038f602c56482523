//! What an order's facts amount to.

use super::{ChosenPayment, List, Order, PlacedBy, Waits};
use crate::base::{Country, Span, Time};
use crate::shop::payment::{Payment, PaymentKind};
use crate::shop::shipping::{self, ShippingKind};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paid {
    No,
    Partly,
    Fully,
    /// More came than is due: owed to the buyer.
    TooMuch,
    Returned,
    /// A bank has taken it back by a dispute that is open or lost.
    Disputed,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shipped {
    No,
    Partly,
    Fully,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Open,
    Done,
    Cancelled,
}

impl Paid {
    pub const fn key(self) -> &'static str {
        match self {
            Paid::No => "no",
            Paid::Partly => "partly",
            Paid::Fully => "fully",
            Paid::TooMuch => "too_much",
            Paid::Returned => "returned",
            Paid::Disputed => "disputed",
        }
    }
}

impl Shipped {
    pub const fn key(self) -> &'static str {
        match self {
            Shipped::No => "no",
            Shipped::Partly => "partly",
            Shipped::Fully => "fully",
        }
    }
}

impl Standing {
    pub const fn key(self) -> &'static str {
        match self {
            Standing::Open => "open",
            Standing::Done => "done",
            Standing::Cancelled => "cancelled",
        }
    }
}

impl Order {
    /// Whether its buyer has had a letter about it. One that staff entered is written about when they have its link sent, when money
    /// comes and when things go.
    pub fn was_written_about(&self) -> bool {
        let is_underway = self.links_sent > 0 || self.captured.minor() > 0 || self.lines.iter().any(|line| line.sent > 0);
        self.placed_by != PlacedBy::Trial && (self.placed_by != PlacedBy::Staff || is_underway)
    }

    pub fn paid(&self) -> Paid {
        let (net, due) = (self.kept().minor(), self.due().minor());
        match net {
            _ if self.withdrawn().minor() > 0 => Paid::Disputed,
            0 if self.refunded.minor() > 0 => Paid::Returned,
            0 if due == 0 && self.cancelled.is_none() => Paid::Fully,
            0 => Paid::No,
            n if n < due => Paid::Partly,
            n if n == due => Paid::Fully,
            _ => Paid::TooMuch,
        }
    }

    pub fn shipped(&self) -> Shipped {
        let sent: u32 = self.lines.iter().map(|line| line.sent).sum();
        let wanted: u32 = self.lines.iter().map(|line| line.quantity - line.cancelled).sum();
        match sent {
            0 if wanted > 0 || self.cancelled.is_some() => Shipped::No,
            sent if sent < wanted => Shipped::Partly,
            _ => Shipped::Fully,
        }
    }

    pub fn standing(&self) -> Standing {
        if self.cancelled.is_some() {
            Standing::Cancelled
        } else if self.shipped() == Shipped::Fully && self.outstanding().is_zero() {
            Standing::Done
        } else {
            Standing::Open
        }
    }

    /// On what terms it waits for its money: those of the way that was chosen; while a page is tried, and when nothing came of it, those of
    /// the transfer or the invoice before it.
    pub fn terms(&self) -> &ChosenPayment {
        self.agreed.as_ref().unwrap_or(&self.payment)
    }

    /// All of its money came, the last of it in this way: what was agreed on has had its day, or was how it was paid.
    pub(in crate::shop) fn is_paid_by(&mut self, kind: PaymentKind) {
        if let Some(agreed) = self.agreed.take().filter(|agreed| agreed.kind == kind) {
            self.payment = agreed;
        }
    }

    /// Until when the money may come, as far as the buyer was told; `None`: no day was named.
    pub fn open_until(&self, payments: &[Payment]) -> Option<Time> {
        match (&self.agreed, self.waits) {
            (Some(_), Waits::Until { at }) => Some(at),
            (Some(_), Waits::ForItsPayment | Waits::ForEver) => None,
            (None, _) => payments.iter().find(|payment| payment.state.is_open()).and_then(|payment| payment.expires),
        }
    }

    /// Whether goods may leave the house: they are paid for, or are paid for later.
    pub fn may_send(&self) -> bool {
        let later = self.terms().kind.is_paid_after();
        self.cancelled.is_none() && self.shipped() != Shipped::Fully && (later || matches!(self.paid(), Paid::Fully | Paid::TooMuch))
    }

    /// When an invoice is to be paid: so many days after the last parcel; not known before all has left.
    pub fn due_on(&self) -> Option<Time> {
        let all_left = self.shipped() == Shipped::Fully && self.cancelled.is_none() && self.outstanding().minor() > 0;
        let sent = self.last_sent.filter(|_| all_left && self.terms().kind == PaymentKind::Invoice)?;
        Some(sent + Span::days(i64::from(self.terms().due_days)))
    }

    /// The first and the last day on which it arrives: counted from the last parcel when all has left, from now on when goods are
    /// free to go. Before that no day can be promised.
    pub fn arrival(&self, last_sent: Option<Time>, now: Time, zone: &str) -> Option<[Time; 2]> {
        let way = (self.shipping.kind, self.shipping.days);
        match last_sent.filter(|_| self.shipped() == Shipped::Fully) {
            Some(sent) => shipping::arrival(sent, 0, way, zone),
            None if self.may_send() => shipping::arrival(now, self.shipping.dispatch_days, way, zone),
            None => None,
        }
    }

    /// The country to which the goods go, when they cross a customs border on their way from the shop's.
    pub fn customs(&self, home: Country) -> Option<Country> {
        let to = self.ship_to.country;
        (self.shipping.kind == ShippingKind::Delivery && to.is_import_from(home)).then_some(to)
    }

    /// Whether the order stands in one of the admin's lists.
    pub fn is_in(&self, list: List) -> bool {
        match list {
            List::All => true,
            List::Open => self.standing() == Standing::Open,
            // Nobody waits for the money of a try, and no booking is for it.
            List::Unpaid => {
                self.placed_by != PlacedBy::Trial && self.standing() == Standing::Open && matches!(self.paid(), Paid::No | Paid::Partly)
            }
            List::ToSend => self.may_send(),
            List::Done => self.standing() == Standing::Done,
            List::Cancelled => self.standing() == Standing::Cancelled,
        }
    }
}
