//! The program: command line, start, stop, demo. The only place with a clock and randomness.

pub mod boot;
pub mod cli;
pub mod clock;
pub mod connection;
pub mod control;
pub mod demo;
pub mod demo_run;
pub mod errand;
pub mod serve;
