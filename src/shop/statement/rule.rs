//! Which order a booking is for. Pure: from what a bank says and what orders want to reasons, the strongest first.

use super::Booking;
use crate::base::bank::{QR_REFERENCE_DIGITS, references_in, squeezed};
use crate::base::{Money, OrderId, Outcome};
use crate::shop::order::{self, List, Order};
use crate::shop::payment::transfer::digits_of;
use crate::shop::payment::{self, Reference};
use crate::shop::settings::{self, Settings};
use crate::store::{Page, Reads};
use std::collections::BTreeSet;

/// Why a booking may be for an order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// Its reference with the right check digits.
    Reference,
    /// Its number as it is written.
    Number,
    /// The digits of its number, without what stands before them.
    Digits,
    /// What is still to be paid.
    Amount,
    /// Who ordered.
    Name,
}

impl Reason {
    const fn weight(self) -> u32 {
        match self {
            Reason::Reference => 100,
            Reason::Number => 50,
            Reason::Amount => 30,
            Reason::Name => 20,
            Reason::Digits => 10,
        }
    }
}

/// An order that a booking may be for.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    pub order: Order,
    /// In the order of their strength.
    pub reasons: Vec<Reason>,
}

/// What the amount means for the order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fit {
    Exact,
    /// So much stays to be paid.
    Under(Money),
    /// So much is owed to the buyer.
    Over(Money),
    OtherCurrency,
}

/// What an order would be short of, or have too much, once the booking is booked to it.
pub fn fit(amount: Money, order: &Order) -> Fit {
    let outstanding = order.outstanding();
    if amount.currency() != outstanding.currency() {
        return Fit::OtherCurrency;
    }
    let rest = outstanding - amount;
    match rest.minor() {
        0 => Fit::Exact,
        1.. => Fit::Under(rest),
        _ if outstanding.is_negative() => Fit::Over(amount),
        _ => Fit::Over(rest.negated()),
    }
}

/// What a booking says about orders, read once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clues {
    /// References whose check digits are right.
    references: BTreeSet<String>,
    /// Runs of digits that an order's number may end with.
    digits: BTreeSet<String>,
    /// All of it, letters and digits alone.
    squeezed: String,
    /// The payer's name in words.
    name: BTreeSet<String>,
}

/// Digits that are looked up; a text of nothing but numbers is looked through no further.
const DIGITS_MAX: usize = 30;

impl Clues {
    pub fn of(booking: &Booking) -> Clues {
        let parts = [&booking.reference, &booking.end_to_end, &booking.text];
        let references = parts.iter().flat_map(|part| references_in(part)).collect();
        let runs = parts.iter().flat_map(|part| part.split(|c: char| !c.is_ascii_digit()));
        let digits = runs.filter(|run| (1..=18).contains(&run.len())).take(DIGITS_MAX).map(str::to_owned).collect();
        let squeezed = parts.map(|part| squeezed(part)).join(" ");
        Clues { references, digits, squeezed, name: words(&booking.name) }
    }

    /// Numbers of orders that the clues may mean, for what stands or stood before them.
    fn numbers<'a>(&self, prefixes: impl Iterator<Item = &'a str> + Clone) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for prefix in prefixes {
            let plain = squeezed(prefix);
            let of_references = self.references.iter().filter_map(|reference| {
                let core = reference.strip_prefix("RF").and_then(|rest| rest.get(2..));
                match core {
                    Some(core) => core.strip_prefix(plain.as_str()),
                    None => reference.get(..QR_REFERENCE_DIGITS - 1)?.trim_start_matches('0').strip_prefix(digits_of(prefix)),
                }
            });
            let of_text = self.digits.iter().filter_map(|run| run.strip_prefix(digits_of(prefix)));
            let good = of_references.chain(of_text).filter(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
            found.extend(good.map(|rest| format!("{prefix}{rest}")));
        }
        found
    }

    /// Why a booking of this amount may be for the order; empty where nothing speaks for it.
    pub fn reasons(&self, amount: Money, order: &Order) -> Vec<Reason> {
        let mut reasons = Vec::new();
        // One account may have given way to another, which wants the other kind of reference.
        let names_it = |iban: &str| self.references.contains(Reference::of(&order.number, iban).as_str());
        let number = squeezed(&order.number);
        let prefix = number.strip_suffix(digits_of(&order.number)).unwrap_or_default();
        let has_digits = self.digits.contains(digits_of(&order.number));
        if names_it("") || names_it(QR_IBAN) {
            reasons.push(Reason::Reference);
        }
        if if prefix.is_empty() { has_digits } else { self.squeezed.contains(&number) } {
            reasons.push(Reason::Number);
        } else if has_digits {
            reasons.push(Reason::Digits);
        }
        if fit(amount, order) == Fit::Exact {
            reasons.push(Reason::Amount);
        }
        if self.is_named(order) {
            reasons.push(Reason::Name);
        }
        reasons
    }

    /// Whether every word of the buyer's name, or of the company's, stands in the payer's, in whatever order.
    fn is_named(&self, order: &Order) -> bool {
        let addresses = std::iter::once(&order.ship_to).chain(&order.bill_to);
        let mut names = addresses.flat_map(|address| [words(&address.name), words(&address.company)]);
        !self.name.is_empty() && names.any(|name| !name.is_empty() && name.is_subset(&self.name))
    }
}

/// Any QR-IBAN: all make the same reference of a number.
const QR_IBAN: &str = "CH4431999123000889012";

/// Words in small letters without marks, as banks write names: `MÜLLER, Jürgen` and `Juergen Mueller` are the same.
fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let text = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")].iter().fold(text, |text, (from, to)| text.replace(from, to));
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    words.map(str::to_owned).collect()
}

/// Orders that the clues name, by reference or number.
pub fn named(reads: &impl Reads, settings: &Settings, clues: &Clues) -> Outcome<Vec<Order>> {
    let numbers = clues.numbers(settings.prefixes().collect::<Vec<_>>().into_iter());
    let found = numbers.iter().map(|number| reads.lookup(&order::BY_NUMBER, number)).collect::<Outcome<Vec<_>>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Unpaid orders among which those with the right amount or name are looked for: the newest.
const UNPAID_MAX: usize = 500;
/// Orders that are offered for one booking.
const OFFERS_MAX: usize = 5;

/// Orders that wait for money, for looking at many bookings.
pub fn unpaid(reads: &impl Reads) -> Outcome<Vec<Order>> {
    reads.scan(&order::BY_LIST, &(List::Unpaid as u8), Page::first(UNPAID_MAX))
}

/// What a booking may be for, the likeliest first.
pub fn matches(reads: &impl Reads, booking: &Booking, unpaid: &[Order]) -> Outcome<Vec<Match>> {
    let clues = Clues::of(booking);
    let named = named(reads, &settings::the(reads)?, &clues)?;
    let known: BTreeSet<OrderId> = named.iter().map(|order| order.id).collect();
    let others = unpaid.iter().filter(|order| !known.contains(&order.id)).cloned();
    let offer = |order: Order| Match { reasons: clues.reasons(booking.amount, &order), order };
    let mut all: Vec<Match> = named.into_iter().chain(others).map(offer).filter(|found| !found.reasons.is_empty()).collect();
    let weight = |found: &Match| found.reasons.iter().map(|reason| reason.weight()).sum::<u32>();
    all.sort_by_key(|found| (std::cmp::Reverse(weight(found)), std::cmp::Reverse(found.order.id)));
    all.truncate(OFFERS_MAX);
    Ok(all)
}

/// What can be said of a booking without a person.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict {
    /// One order by its reference, and to the cent what it asked for.
    Exact(Box<Order>),
    /// An order is named, but something does not fit: a person looks at it.
    Doubtful(OrderId),
    /// Nothing is named.
    Silent,
}

/// Judges an incoming booking. Of a cancelled order that was never paid the whole total is what fits: the money is late, and owed.
pub fn judge(reads: &impl Reads, settings: &Settings, booking: &Booking) -> Outcome<Verdict> {
    let clues = Clues::of(booking);
    let named = named(reads, settings, &clues)?;
    let has = |order: &Order, reason: Reason| clues.reasons(booking.amount, order).contains(&reason);
    let mut by_reference: Vec<Order> = named.iter().filter(|order| has(order, Reason::Reference)).cloned().collect();
    if let [order] = by_reference.as_slice()
        && !booking.reversal
        && booking.amount == wanted(reads, order)?
    {
        return Ok(Verdict::Exact(Box::new(by_reference.remove(0))));
    }
    let doubtful = by_reference.first().or_else(|| named.iter().find(|order| has(order, Reason::Number)));
    Ok(doubtful.map_or(Verdict::Silent, |order| Verdict::Doubtful(order.id)))
}

/// What the order asks for, or asked for before it was cancelled. Counted from its payments: what earlier bookings of the same statement
/// brought is in them already, and in the order's own sum only after the command.
fn wanted(reads: &impl Reads, order: &Order) -> Outcome<Money> {
    let payments = payment::of_order(reads, order.id)?;
    let taken = Money::sum(order.total.currency(), payments.iter().filter_map(|payment| payment.taken()));
    Ok(order.total - (taken - order.refunded))
}
