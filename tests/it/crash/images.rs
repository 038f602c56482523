//! What a disk may hold after a power cut: everything up to the last sync, and any part of what was written after it.

use super::dice::Dice;
use super::disk::{Op, lay};

const SECTOR: usize = 512;

/// Goes through a log and keeps what is surely on the disk at each point of it.
pub struct Cutter<'a> {
    log: &'a [Op],
    surely: Vec<Vec<u8>>,
    /// How many operations of the log are surely on the disk, of each file.
    synced: Vec<usize>,
    at: usize,
    told: Vec<u64>,
}

/// How what was written after the last sync got to the disk.
#[derive(Clone, Copy)]
enum Style {
    HalfTheSectors,
    AlmostAllSectors,
    OnlyTheHeader,
    InOrder,
    TornHeader,
}

impl<'a> Cutter<'a> {
    pub fn new(base: Vec<Vec<u8>>, log: &'a [Op]) -> Cutter<'a> {
        Cutter { log, synced: vec![0; base.len()], surely: base, at: 0, told: Vec::new() }
    }

    /// Goes on to the cut before operation `at`; never back.
    pub fn go(&mut self, at: usize) {
        assert!(at >= self.at, "a cutter goes forward only");
        while self.at < at {
            match &self.log[self.at] {
                Op::Told(number) => self.told.push(*number),
                Op::Made(bytes) => {
                    self.surely.push(bytes.clone());
                    self.synced.push(self.at);
                }
                Op::Sync(file) => {
                    for op in &self.log[self.synced[*file]..self.at] {
                        match op {
                            Op::Write(of, offset, data) if of == file => lay(&mut self.surely[*file], *offset, data),
                            Op::SetLen(of, len) if of == file => self.surely[*file].resize(usize::try_from(*len).unwrap(), 0),
                            _ => {}
                        }
                    }
                    self.synced[*file] = self.at;
                }
                Op::Write(..) | Op::SetLen(..) => {}
            }
            self.at += 1;
        }
    }

    /// Who was told before the cut.
    pub fn told(&self) -> &[u64] {
        &self.told
    }

    /// One of the many images that the cut may leave, of every file on its own.
    pub fn image(&self, dice: &mut Dice) -> Vec<Vec<u8>> {
        (0..self.surely.len()).map(|file| self.image_of(file, dice)).collect()
    }

    fn image_of(&self, file: usize, dice: &mut Dice) -> Vec<u8> {
        use Style::*;
        let style = [HalfTheSectors, AlmostAllSectors, OnlyTheHeader, InOrder, TornHeader][usize::try_from(dice.below(5)).unwrap()];
        let pending: Vec<&Op> = self.log[self.synced[file]..self.at]
            .iter()
            .filter(|op| matches!(op, Op::Write(of, ..) | Op::SetLen(of, _) if *of == file))
            .collect();
        let in_order = usize::try_from(dice.below(pending.len() as u64 + 1)).unwrap();
        let new_length = matches!(style, InOrder) || dice.one_in(2);
        let mut image = self.surely[file].clone();
        for (n, op) in pending.into_iter().enumerate() {
            match op {
                Op::SetLen(_, len) if new_length && (n < in_order || !matches!(style, InOrder)) => {
                    image.resize(usize::try_from(*len).unwrap(), 0);
                }
                Op::Write(_, offset, data) => {
                    for (chunk, sector) in data.chunks(SECTOR).enumerate() {
                        let kept = match style {
                            HalfTheSectors => dice.one_in(2),
                            AlmostAllSectors => !dice.one_in(12),
                            OnlyTheHeader => *offset == 0,
                            InOrder => n < in_order,
                            TornHeader => *offset == 0 || dice.one_in(2),
                        };
                        let from = offset + (chunk * SECTOR) as u64;
                        let fits = usize::try_from(from).unwrap() + sector.len() <= image.len();
                        if kept && (fits || new_length) {
                            let torn = matches!(style, TornHeader) && *offset == 0 && fits;
                            lay_sector(&mut image, from, sector, torn.then_some(&mut *dice));
                        }
                    }
                }
                Op::SetLen(..) | Op::Sync(_) | Op::Made(..) | Op::Told(_) => {}
            }
        }
        image
    }
}

/// Writes a sector, or only some of its bytes.
fn lay_sector(image: &mut Vec<u8>, from: u64, sector: &[u8], torn: Option<&mut Dice>) {
    let Some(dice) = torn else { return lay(image, from, sector) };
    let from = usize::try_from(from).unwrap();
    for (at, byte) in sector.iter().enumerate() {
        if dice.one_in(2) {
            image[from + at] = *byte;
        }
    }
}
