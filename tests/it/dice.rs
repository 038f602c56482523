//! Dice: whatever is done to a shop in whatever order, its invariants hold. Random histories from a seed; a failure prints the seed
//! and the shortest beginning of the history that fails. `SUTLER_DICE` plays more of them, from `SUTLER_DICE_SEED` on.
//!
//! Shown to bite by planted bugs: a cancelled order that frees its first two lines only was found by seed 183 in 8 steps (before
//! money went back in these histories); a webhook that captures a second time, by one of the first thirty.

mod play;
mod proofs;

use crate::crash::figure;
use play::Play;

const HISTORIES: u64 = 200;
const STEPS: usize = 60;

/// Plays a history; what is wrong at its end, and what was done.
fn play(seed: u64, steps: usize) -> (Vec<String>, Vec<String>) {
    let mut play = Play::new(seed);
    let mut found = Vec::new();
    for _ in 0..steps {
        if let Err(fault) = play.step() {
            found.push(fault);
            break;
        }
    }
    found.extend(play.findings());
    (found, play.done)
}

/// The first step after which something is wrong.
fn shortest(seed: u64) -> usize {
    (1..=STEPS).find(|&steps| !play(seed, steps).0.is_empty()).unwrap_or(STEPS)
}

#[test]
fn whatever_is_done_the_shop_adds_up() {
    let first = figure("SUTLER_DICE_SEED", 1);
    let mut done = std::collections::BTreeMap::<String, usize>::new();
    for seed in first..first + figure("SUTLER_DICE", HISTORIES) {
        let (found, said) = play(seed, STEPS);
        if !found.is_empty() {
            let steps = shortest(seed);
            let (found, said) = play(seed, steps);
            panic!("seed {seed}, {steps} steps:\n{}\nis not right:\n{}", said.join("\n"), found.join("\n"));
        }
        for line in said {
            *done.entry(line.split(' ').take(2).collect::<Vec<_>>().join(" ")).or_default() += 1;
        }
    }
    println!("{done:#?}");
    // Dice that only ever meet refusals prove nothing.
    for name in play::ALPHABET {
        assert!(done.get(&format!("{name} done")).is_some_and(|n| *n >= 10), "{name} hardly ever does anything: {done:?}");
    }
}
