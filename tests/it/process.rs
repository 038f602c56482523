//! The program itself: starts, says where it is, does errands beside a running shop and without one, ends when it is asked to, and
//! is killed in the middle of it.

mod errands;
mod kill;
mod points;
pub mod program;
mod start;
