//! What becomes of each order: which way it goes, how it is paid, and what is done to it when.

use super::DemoShop;
use super::dice::Dice;
use super::returns::Giving;
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
    /// Something comes back, or did not arrive whole.
    Return(Giving),
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
    // Broken on the way, and paid back since yesterday.
    (TestCard, Route::Home, &[(8_200, Place), (8_198, CardTaken), (6_900, SendRest), (5_500, Deliver), (1_330, Return(Giving::Broken))]),
];

/// Of a hundred orders that were paid by card and arrived, so many come back whole or in part, and so many arrive broken; nobody sends
/// bread back.
const fn coming_back(which: DemoShop) -> (u64, u64, u64) {
    match which {
        DemoShop::Maker => (3, 6, 3),
        DemoShop::Electronics => (6, 5, 2),
        DemoShop::Deli => (0, 0, 5),
    }
}

/// Orders before those: so many in a hundred days, until so many days ago.
const IN_HUNDRED_DAYS: i64 = 84;
const OLDER_UNTIL: i64 = 5;
/// How many orders a month brings against the mean, in hundredths: things made by hand are given away before Christmas and forgotten
/// in the holidays.
const MONTHS: [i64; 12] = [72, 78, 90, 100, 108, 86, 74, 76, 98, 110, 140, 168];
/// The same for the days of the week, Sunday first: people order from the sofa.
const WEEKDAYS: [i64; 7] = [128, 118, 104, 100, 94, 80, 76];
/// A year ago there were so many where there are a hundred now.
const A_YEAR_AGO: i64 = 55;

/// All orders, the oldest first. What would happen after `now` has not happened yet.
pub fn tales(now: Time, which: DemoShop) -> Vec<Tale> {
    let older = moments(now, which.days_of_orders()).into_iter().enumerate().map(|(i, placed)| {
        let mut dice = Dice::of(0x0074_6872_756d, u64::try_from(i).expect("a small number"));
        let mut tale = older(&mut dice, placed);
        returned(&mut Dice::of(0x6261_636b, u64::try_from(i).expect("a small number")), &mut tale, which);
        tale
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

/// When the older orders were placed, in rising order: more of them in good months, on good days, and as the shop is better known.
fn moments(now: Time, days: i64) -> Vec<Time> {
    let day = |ago: i64| now - Span::days(ago);
    let weight = |ago: i64| {
        let at = day(ago);
        let month: usize = at.rfc3339().get(5..7).and_then(|month| month.parse().ok()).unwrap_or(1);
        let weekday = (at.seconds().div_euclid(86_400) + 4).rem_euclid(7); // the first of January 1970 was a Thursday
        let known = 100 - (100 - A_YEAR_AGO) * ago / 365;
        MONTHS[month - 1] * WEEKDAYS[usize::try_from(weekday).expect("below seven")] * known
    };
    let all: i64 = (OLDER_UNTIL..=days).map(weight).sum();
    let orders = days * IN_HUNDRED_DAYS / 100;
    let mut dice = Dice::of(0x6d6f_6d65_6e74, u64::try_from(days).expect("some days"));
    let (mut due, mut found) = (0, Vec::new());
    for ago in (OLDER_UNTIL..=days).rev() {
        due += weight(ago) * orders;
        while due >= all {
            due -= all;
            found.push(at_hour(day(ago), &mut dice, (6, 21)));
        }
    }
    found.sort();
    found
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
        Stripe | PayPal | TestCard => {
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
        Invoice | CashOnDelivery | PayAtPickup | GiftCard => None,
    };
    send(dice, &mut acts, route, paid.unwrap_or(placed));
    if paid.is_none() {
        let last = acts.last().map_or(placed, |(at, _)| *at);
        let came = if route == Route::Pickup { last + Span::minutes(1) } else { next_day(last, dice, (2, 4)) };
        acts.push((came, MoneyCame));
    }
    Tale { route, payment, acts }
}

/// What came back of an order some days after it arrived. By other ways than the card money goes back by hand.
fn returned(dice: &mut Dice, tale: &mut Tale, which: DemoShop) {
    let Some(&(arrived, Deliver)) = tale.acts.last() else { return };
    let (everything, piece, broken) = coming_back(which);
    let drawn = u64::try_from(dice.below(100)).expect("below a hundred");
    let (giving, days) = match drawn {
        _ if tale.payment != TestCard => return,
        n if n < everything => (Giving::Everything, (5, 13)),
        n if n < everything + piece => (Giving::Piece, (4, 13)),
        n if n < everything + piece + broken => (Giving::Broken, (1, 2)),
        _ => return,
    };
    tale.acts.push((next_day(arrived, dice, days), Return(giving)));
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
