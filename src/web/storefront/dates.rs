//! Days on which something arrives.

use crate::base::{Span, Time};
use crate::web::cx::Cx;

/// The day that is `working` working days after `from`. Saturdays and Sundays are none; holidays differ by region and are not known.
pub fn after_working_days(from: Time, working: u8) -> Time {
    let mut day = from;
    let mut left = working;
    while left > 0 {
        day = day + Span::days(1);
        // 1970-01-01 was a Thursday: day 2 and 3 of a count from there are Saturday and Sunday.
        if !matches!(day.seconds().div_euclid(86_400).rem_euclid(7), 2 | 3) {
            left -= 1;
        }
    }
    day
}

/// `Tue 24 to Wed 25 November`: from the first to the last day on which it may arrive.
pub fn between(cx: &Cx, from: Time, first: u8, last: u8) -> String {
    let zone = &cx.shop.time_zone;
    let [first, last] = [first, last.max(first)].map(|days| cx.locale.weekday_date(after_working_days(from, days), zone));
    if first == last { first } else { cx.t_with("storefront-days-between", &[("first", &first), ("last", &last)]).into_owned() }
}
