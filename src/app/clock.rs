//! The clock of the program, which the demo may turn back while it writes its own past.

use crate::base::Time;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The moment that holds instead of the system's, in UTC seconds; `i64::MIN` for none.
static OVERRIDE: AtomicI64 = AtomicI64::new(i64::MIN);

/// Now. A clock before 1970 is taken as 1970.
pub fn now() -> Time {
    match OVERRIDE.load(Ordering::Acquire) {
        i64::MIN => {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Time::at(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
        }
        seconds => Time::at(seconds),
    }
}

/// Lets another moment hold, or the system's again. Only for filling the demo, before the shop serves anybody.
pub fn set_override(moment: Option<Time>) {
    OVERRIDE.store(moment.map_or(i64::MIN, Time::seconds), Ordering::Release);
}

/// Fills with the system's randomness. Without it nothing secret can be made, so the program ends.
pub fn random(out: &mut [u8]) {
    getrandom::fill(out).expect("the system has randomness");
}
