//! Every kind of record and every migration, in one list each.

use super::{attention, queue};
use crate::store::Migration;
use crate::store::check::Kind;

/// Every kind of record. Numbers of tables and indexes are never used again for something else.
pub const KINDS: &[Kind] = &[Kind::of::<queue::QueuedJob>(), Kind::of::<attention::Attention>()];

/// Steps that bring older data to what this binary expects. Order is the number: only append.
pub const MIGRATIONS: &[Migration] = &[];
