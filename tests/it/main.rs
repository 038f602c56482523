//! All tests from outside: one crate, a file a subject.

mod crash;
mod store;
