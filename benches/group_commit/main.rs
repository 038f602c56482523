//! Orders a second.

fn main() {}
