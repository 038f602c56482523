//! What becomes of each order: which way it goes, how it is paid, and what is done to it when.

use super::dice::Dice;
use crate::base::{Span, Time};
use crate::shop::order::CancelReason;
use crate::shop::payment::PaymentKind;
use Deed::*;
use PaymentKind::*;

/// How it is to reach the buyer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The usual way to the buyer's country.
    Post,
    /// The usual way, within the shop's own country.
    Home,
    /// By tomorrow noon, within the shop's own country.
    Express,
    Pickup,
}

/// One thing that happens to an order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Place,
    /// The card provider says so.
    CardTaken,
    CardDeclined,
    CardClosed,
    /// Money came: all that is due, or the first part of it.
    MoneyCame,
    HalfCame,
    /// The first line leaves the house; everything that is left does.
    SendFirst,
    SendRest,
    Deliver,
    Cancel(CancelReason),
    /// The time to pay is over.
    Expire,
}

/// One order and its life.
pub struct Tale {
    pub route: Route,
    pub payment: PaymentKind,
    /// In rising order; the first is `Place`.
    pub acts: Vec<(Time, Deed)>,
}

/// Orders of today and the last days, one for each way in which an order can stand. Each act is so many minutes ago.
type Recent = (PaymentKind, Route, &'static [(i64, Deed)]);
const RECENT: &[Recent] = &[
    // Waiting for the transfer: since three days, since five hours.
    (BankTransfer, Route::Home, &[(4_330, Place)]),
    (BankTransfer, Route::Post, &[(310, Place)]),
    (BankTransfer, Route::Home, &[(3_100, Place), (1_490, HalfCame)]),
    // Paid and to be packed.
    (TestCard, Route::Home, &[(245, Place), (243, CardTaken)]),
    (TestCard, Route::Express, &[(95, Place), (94, CardTaken)]),
    (TestCard, Route::Post, &[(1_610, Place), (1_608, CardTaken)]),
    (BankTransfer, Route::Home, &[(5_050, Place), (1_380, MoneyCame)]),
    // The buyer sits before the card provider's page: the shop asks for that page when it starts.
    (TestCard, Route::Home, &[(2, Place)]),
    // The card was declined and the page given up; the order waits for another try.
    (TestCard, Route::Post, &[(14, Place), (11, CardDeclined), (10, CardClosed)]),
    // Declined, and then it worked.
    (TestCard, Route::Home, &[(1_900, Place), (1_898, CardDeclined), (1_895, CardTaken)]),
    // Declined and never paid.
    (TestCard, Route::Home, &[(11_600, Place), (11_597, CardDeclined), (11_565, CardClosed), (11_563, Expire)]),
    // Paid to the postman: to be packed, on its way, paid.
    (CashOnDelivery, Route::Home, &[(1_150, Place)]),
    (CashOnDelivery, Route::Home, &[(4_200, Place), (2_750, SendRest)]),
    (CashOnDelivery, Route::Home, &[(8_700, Place), (7_300, SendRest), (4_420, Deliver), (1_400, MoneyCame)]),
    // Picked up: waiting, waiting and paid, fetched.
    (PayAtPickup, Route::Pickup, &[(400, Place)]),
    (TestCard, Route::Pickup, &[(520, Place), (518, CardTaken)]),
    (PayAtPickup, Route::Pickup, &[(3_000, Place), (1_560, SendRest), (1_559, MoneyCame)]),
    // On its way: in part, whole, and there since today.
    (TestCard, Route::Home, &[(4_500, Place), (4_498, CardTaken), (2_900, SendFirst)]),
    (TestCard, Route::Post, &[(3_200, Place), (3_198, CardTaken), (1_450, SendRest)]),
    (TestCard, Route::Home, &[(4_600, Place), (4_597, CardTaken), (2_950, SendFirst), (1_510, SendRest), (130, Deliver)]),
    // Cancelled: on the buyer's wish, because no money came, and after it had come, so that it must go back.
    (BankTransfer, Route::Home, &[(3_500, Place), (2_980, Cancel(CancelReason::CustomerWish))]),
    (BankTransfer, Route::Post, &[(13_900, Place), (3_818, Expire)]),
    (TestCard, Route::Home, &[(1_750, Place), (1_748, CardTaken), (1_420, Cancel(CancelReason::CustomerWish))]),
];

/// Orders before those, and the days over which they are spread: so many days ago, the first and the last.
const OLDER: usize = 72;
const OLDER_DAYS: (i64, i64) = (90, 5);

/// All orders, the oldest first. What would happen after `now` has not happened yet.
pub fn tales(now: Time) -> Vec<Tale> {
    let (first, last) = OLDER_DAYS;
    let span = (first - last) * 86_400;
    let older = (0..OLDER).map(|i| {
        let mut dice = Dice::of(0x0074_6872_756d, u64::try_from(i).expect("a small number"));
        let step = span / i64::try_from(OLDER).expect("a small number");
        let about = now - Span::days(first) + Span::seconds(step * i64::try_from(i).expect("a small number"));
        let placed = at_hour(about + Span::seconds(dice.between(0, step / 2)), &mut dice, (6, 21));
        older(&mut dice, placed)
    });
    let recent = RECENT.iter().map(|&(payment, route, acts)| {
        let acts = acts.iter().map(|&(ago, deed)| (now - Span::minutes(ago), deed)).collect();
        Tale { route, payment, acts }
    });
    let mut all: Vec<Tale> = older.chain(recent).collect();
    for tale in &mut all {
        tale.acts.retain(|(at, _)| *at <= now);
    }
    all
}

/// An order of the past, which mostly went well.
fn older(dice: &mut Dice, placed: Time) -> Tale {
    let (payment, route) = match dice.below(100) {
        0..48 => (TestCard, if dice.percent(12) { Route::Express } else { Route::Post }),
        48..56 => (TestCard, Route::Pickup),
        56..82 => (BankTransfer, Route::Post),
        82..91 => (CashOnDelivery, Route::Home),
        _ => (PayAtPickup, Route::Pickup),
    };
    let mut acts = vec![(placed, Place)];
    let paid = match payment {
        Stripe | TestCard => {
            if dice.percent(12) {
                acts.push((placed + Span::minutes(2), CardDeclined));
            }
            let taken = placed + Span::minutes(dice.between(3, 9));
            acts.push((taken, CardTaken));
            Some(taken)
        }
        BankTransfer if dice.percent(10) => {
            // The hold of seven days, and the two minutes after which an order ends.
            acts.push((placed + Span::days(7) + Span::minutes(3), Expire));
            return Tale { route, payment, acts };
        }
        BankTransfer => {
            let came = next_day(placed, dice, (1, 4));
            acts.push((came, MoneyCame));
            Some(came)
        }
        CashOnDelivery | PayAtPickup => None,
    };
    send(dice, &mut acts, route, paid.unwrap_or(placed));
    if paid.is_none() {
        let last = acts.last().map_or(placed, |(at, _)| *at);
        let came = if route == Route::Pickup { last + Span::minutes(1) } else { next_day(last, dice, (2, 4)) };
        acts.push((came, MoneyCame));
    }
    Tale { route, payment, acts }
}

/// Packed on one of the next days, and there some days later. A pickup is over when it was handed over.
fn send(dice: &mut Dice, acts: &mut Vec<(Time, Deed)>, route: Route, ready: Time) {
    let mut sent = next_day(ready, dice, (1, 2));
    if route != Route::Pickup && dice.percent(10) {
        acts.push((sent, SendFirst));
        sent = next_day(sent, dice, (2, 5));
    }
    acts.push((sent, SendRest));
    if route != Route::Pickup {
        acts.push((next_day(sent, dice, if route == Route::Post { (1, 4) } else { (1, 2) }), Deliver));
    }
}

/// A working hour some days later; nobody works on a Sunday.
fn next_day(from: Time, dice: &mut Dice, (least, most): (i64, i64)) -> Time {
    let at = at_hour(from + Span::days(dice.between(least, most)), dice, (8, 14));
    // The first of January 1970 was a Thursday.
    let sunday = (at.seconds().div_euclid(86_400) + 4).rem_euclid(7) == 0;
    if sunday { at + Span::days(1) } else { at }
}

/// The same day at an hour between both, in UTC.
fn at_hour(day: Time, dice: &mut Dice, (least, most): (i64, i64)) -> Time {
    let midnight = day.seconds().div_euclid(86_400) * 86_400;
    Time::at(midnight + dice.between(least * 3_600, most * 3_600))
}

/// To what the notes of `people.json` fit, in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// Whatever is sent.
    Sent,
    Pickup,
    /// An order with a product whose handle begins so.
    With(&'static str),
}

pub const NOTES: [Fits; 12] = [
    Fits::Sent,
    Fits::Sent,
    Fits::With("day-mug"),
    Fits::Pickup,
    Fits::With("cooking-spoons"),
    Fits::Sent,
    Fits::Sent,
    Fits::Sent,
    Fits::With("day-mug"),
    Fits::With("three-workbooks"),
    Fits::Sent,
    Fits::With("day-mug"),
];
