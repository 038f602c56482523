//! What the merchant does about what keeps a payment provider from answering, in their language. The adapters' own words, in which the
//! names of permissions and the provider's sentence stand, follow it.

use crate::base::{Cure, Error, Fault};
use crate::shop::queue::QueuedJob;
use crate::web::cx::Cx;

/// Whole sentences about a fault of the outside.
///
/// # Errors
/// Any other error, as it is.
pub fn of_error(cx: &Cx, error: Error) -> Result<String, Error> {
    match &error {
        Error::Fault(fault @ (Fault::Outside(why) | Fault::Final(why) | Fault::Ailing { why, .. })) => Ok(words(cx, why, fault.cure())),
        _ => Err(error),
    }
}

/// The same about what a job failed at; "" while it did not.
pub fn of_job(cx: &Cx, queued: &QueuedJob) -> String {
    queued.trouble.as_ref().map_or_else(String::new, |why| words(cx, why, queued.cure))
}

fn words(cx: &Cx, why: &str, cure: Option<Cure>) -> String {
    let why = why.trim_end_matches('.');
    let key = match cure {
        None => return format!("{why}."),
        Some(Cure::Keys) => "admin-remedy-keys",
        Some(Cure::Permission) => "admin-remedy-permission",
        Some(Cure::Connection) => "admin-remedy-unreachable",
        Some(Cure::Patience) => "admin-remedy-busy",
    };
    cx.t_with(key, &[("why", why)]).into_owned()
}
