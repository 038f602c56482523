//! How often one may try: one bucket a caller and kind of wish, in memory, bounded.

use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

type Bucket = RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock>;

/// One bucket a kind of wish. People never meet them; scripts do.
pub struct Limits {
    sign_in: Bucket,
    place_order: Bucket,
    search: Bucket,
    suggest: Bucket,
    order_link: Bucket,
    message: Bucket,
    newsletter: Bucket,
    gift_card: Bucket,
    pay_page: Bucket,
    find_order: Bucket,
}

/// What is limited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    SignIn,
    PlaceOrder,
    Search,
    /// Suggestions while a search is typed: one a pause of the fingers.
    Suggest,
    /// Opening an order by a link that leads nowhere.
    OrderLink,
    /// Asking for the link to an order: each may cause a letter to somebody.
    FindOrder,
    /// Writing to the shop.
    Message,
    /// A provider's page to pay on: scripts try out stolen cards there.
    PayPage,
    /// Asking for the newsletter: each may cause a letter to somebody.
    Newsletter,
    /// Entering the code of a gift card, whether it is one or not.
    GiftCard,
}

/// More callers than this are not told apart: the oldest are forgotten.
const CALLERS_MAX: usize = 100_000;

fn bucket(per_minute: u32, burst: u32) -> Bucket {
    let per_minute = NonZeroU32::new(per_minute.max(1)).unwrap_or(NonZeroU32::MIN);
    let burst = NonZeroU32::new(burst.max(1)).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_minute(per_minute).allow_burst(burst))
}

impl Limits {
    /// Whether this caller may do it now; counts as a try. Only signing in is limited for callers on the machine itself: a proxy
    /// there is one caller for everybody.
    pub fn allows(&self, wish: Wish, caller: IpAddr) -> bool {
        let bucket = match wish {
            Wish::SignIn => &self.sign_in,
            _ if caller.is_loopback() => return true,
            Wish::PlaceOrder => &self.place_order,
            Wish::Search => &self.search,
            Wish::Suggest => &self.suggest,
            Wish::OrderLink => &self.order_link,
            Wish::FindOrder => &self.find_order,
            Wish::Message => &self.message,
            Wish::Newsletter => &self.newsletter,
            Wish::GiftCard => &self.gift_card,
            Wish::PayPage => &self.pay_page,
        };
        if bucket.len() > CALLERS_MAX {
            bucket.retain_recent();
        }
        bucket.check_key(&network(caller)).is_ok()
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            sign_in: bucket(5, 10),
            place_order: bucket(20, 30),
            search: bucket(60, 60),
            suggest: bucket(180, 120),
            order_link: bucket(10, 20),
            message: bucket(2, 5),
            find_order: bucket(2, 5),
            newsletter: bucket(2, 5),
            gift_card: bucket(5, 15),
            // Five at once, then one in two minutes: five in ten.
            pay_page: RateLimiter::keyed(
                Quota::with_period(Duration::from_secs(120)).expect("more than nothing").allow_burst(NonZeroU32::MIN.saturating_add(4)),
            ),
        }
    }
}

/// A home has one address of IPv4 but a /64 of IPv6: all of that counts as one caller.
fn network(caller: IpAddr) -> IpAddr {
    match caller {
        IpAddr::V4(_) => caller,
        IpAddr::V6(v6) => {
            let mut octets = v6.octets();
            octets[8..].fill(0);
            IpAddr::from(octets)
        }
    }
}
