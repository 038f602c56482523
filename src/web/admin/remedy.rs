//! What the merchant does about what keeps a payment provider from answering, in their language. The adapters' own words, in which the
//! names of permissions and the provider's sentence stand, follow it.

use crate::web::cx::Cx;

/// What stands in the words of our adapters, and the text that says what to do; the first that fits.
const REMEDIES: [(&str, &str); 7] = [
    ("does not know", "admin-remedy-keys"),
    ("lacks the permission", "admin-remedy-permission"),
    ("forbids it", "admin-remedy-permission"),
    ("no connection", "admin-remedy-unreachable"),
    ("no answer in time", "admin-remedy-unreachable"),
    ("the call failed", "admin-remedy-unreachable"),
    (" answered ", "admin-remedy-busy"),
];

/// Whole sentences about a fault of the outside.
pub fn words(cx: &Cx, why: &str) -> String {
    let known = REMEDIES.iter().find(|(mark, _)| why.contains(mark));
    known.map_or_else(
        || format!("{}.", why.trim_end_matches('.')),
        |(_, key)| cx.t_with(key, &[("why", why.trim_end_matches('.'))]).into_owned(),
    )
}
