//! Power cuts, disks that fail, and the first start: what was acknowledged is there afterwards, whole, and nothing is there by half.

mod bank;
mod dice;
mod disk;
mod errors;
mod first_start;
mod images;
mod power;

pub use dice::{Dice, figure};
pub use disk::{Disk, Op};
