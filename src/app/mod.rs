//! The program: command line, start, stop, demo. The only place with a clock and randomness.

pub mod demo;
