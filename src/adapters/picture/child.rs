//! `sutler picture STEPS`: the process that opens a picture. It reads the file from its input, writes the widths into the folder in
//! which it stands, and says on its output what it made or why not. It trusts nothing that it reads, and nobody trusts it.

use super::{Made, Unfit, open, write};
use crate::base::limits::PICTURE_BYTES_MAX;
use crate::shop::catalog::media::FIRST_WIDTHS;
use rustix::process::{Resource, Rlimit, nice, setrlimit};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::process::ExitCode;

/// Address space, in bytes: 40 megapixels in 16 bits a colour are 320 MB, and as much again is needed beside them.
const MEMORY: u64 = 768 << 20;
/// Processor time, in seconds. Forty megapixels take 2 on a desktop and some 15 on a small board.
const PROCESSOR: u64 = 45;
/// Largest file that it may write, in bytes.
const FILE: u64 = 32 << 20;
/// Widths that nobody waits for are made below everything that somebody does.
const NICE: i32 = 10;

/// What the child says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Made(Made),
    Unfit(Unfit),
}

/// Makes the first so many widths of the picture on standard input.
pub fn run(steps: usize) -> ExitCode {
    // Without its limits it does not read a byte.
    let told = confine(steps).map_err(|_| Unfit::TooHeavy).and_then(|()| work(steps));
    let told = told.map_or_else(Told::Unfit, Told::Made);
    let line = serde_json::to_string(&told).unwrap_or_default();
    match io::stdout().write_all(line.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn confine(steps: usize) -> rustix::io::Result<()> {
    let limits = [(Resource::As, MEMORY), (Resource::Cpu, PROCESSOR), (Resource::Fsize, FILE), (Resource::Core, 0)];
    for (resource, most) in limits {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    if steps > FIRST_WIDTHS { nice(NICE).map(drop) } else { Ok(()) }
}

fn work(steps: usize) -> Result<Made, Unfit> {
    let mut bytes = Vec::new();
    io::stdin().take(PICTURE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|_| Unfit::Broken)?;
    if bytes.len() as u64 > PICTURE_BYTES_MAX {
        return Err(Unfit::TooManyBytes);
    }
    let opened = open::open(&bytes)?;
    drop(bytes);
    write::widths(opened, steps)
}
