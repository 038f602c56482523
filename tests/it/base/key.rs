//! Keys: their bytes sort as the values do.

use proptest::prelude::*;
use std::cmp::Reverse;
use sutler::base::{Id, OrderId, Time, key};

#[test]
fn keys_sort_as_values_do() {
    let words = ["", "\0", "\0\0", "\0\u{1}", "a", "a\0", "a\0b", "a\u{1}", "ab", "b", "ä", "ﬀ", "😀"];
    for (at, a) in words.iter().enumerate() {
        for (bt, b) in words.iter().enumerate() {
            assert_eq!(key(*a).cmp(&key(*b)), at.cmp(&bt), "{a:?} {b:?}");
            // Whatever follows does not change it.
            assert_eq!(
                key(&((*a).to_owned(), u64::MAX)).cmp(&key(&((*b).to_owned(), 0_u64))),
                at.cmp(&bt).then(std::cmp::Ordering::Greater)
            );
        }
    }
    let numbers = [i64::MIN, -256, -255, -1, 0, 1, 255, 256, i64::MAX];
    assert!(numbers.is_sorted_by_key(key));
    assert!(numbers.iter().rev().is_sorted_by_key(|n| key(&Reverse(*n))));
    assert!(key(&OrderId::new(1)) < key(&OrderId::new(256)));
    assert!(key(&Time::at(-1)) < key(&Time::at(0)));
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[\\x00\\x01a\u{ff}ä]{0,4}", "\\PC{0,8}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_keys_is_order_of_values(
        a in (word(), any::<i64>(), any::<u64>()), b in (word(), any::<i64>(), any::<u64>()), same in 0..3_u8,
    ) {
        // Often the first part or parts are the same, so that the later ones decide.
        let b = match same {
            0 => b,
            1 => (a.0.clone(), b.1, b.2),
            _ => (a.0.clone(), a.1, b.2),
        };
        prop_assert_eq!(key(&a).cmp(&key(&b)), a.cmp(&b));
        let (x, y) = ((a.1, a.0.clone(), Reverse(a.2)), (b.1, b.0.clone(), Reverse(b.2)));
        prop_assert_eq!(key(&x).cmp(&key(&y)), x.cmp(&y));
    }
}
