//! A QR code (ISO/IEC 18004) drawn from its text: squares, and the Swiss cross in the middle of a QR-bill.

use crate::adapters::picture::grey_png;
use crate::base::{Fault, Outcome};
use crate::shop::payment::transfer::Code;
use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};
use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// The squares of a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// Squares on a side.
    pub side: usize,
    /// Row by row; true is dark.
    dark: Vec<bool>,
    pub cross: Option<Cross>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shade {
    Dark,
    Light,
}

/// The Swiss cross: a white field, on it a black square, on it a white cross. All in millionths of the code's side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cross {
    /// x, y, width, height and shade; later ones lie on earlier ones.
    pub fields: [(u32, u32, u32, u32, Shade); 4],
}

/// A part of the 46 mm of the code's side, in millionths; micrometres in.
const fn of_46_mm(micrometres: u32) -> u32 {
    (micrometres as u64 * 1_000_000 / 46_000) as u32
}

/// A field in the middle, so wide and so high; micrometres.
const fn middle(width: u32, height: u32, shade: Shade) -> (u32, u32, u32, u32, Shade) {
    (of_46_mm((46_000 - width) / 2), of_46_mm((46_000 - height) / 2), of_46_mm(width), of_46_mm(height), shade)
}

/// 7 × 7 mm with its white edge (SIX, QR-bill 2.3, §5.4.2); the arms are those of the flag.
const SWISS_CROSS: Cross = Cross {
    fields: [
        middle(7_000, 7_000, Shade::Light),
        middle(6_000, 6_000, Shade::Dark),
        middle(1_170, 3_900, Shade::Light),
        middle(3_900, 1_170, Shade::Light),
    ],
};

/// Sizes of each standard's code (EPC069-12 §3.2; SIX, QR-bill 2.3, §5.2). Both want error correction M. Below 14 a code has an aid for
/// readers in its very middle, where the Swiss cross covers it, and some (zbar among them) then read nothing at all.
const fn versions(code: &Code) -> RangeInclusive<i16> {
    match code {
        Code::Epc(_) => 1..=13,
        Code::Swiss(_) => 14..=25,
    }
}

impl Drawn {
    /// Refused as a fault when the text is longer than its standard allows.
    pub fn of(code: &Code) -> Outcome<Drawn> {
        let text = code.text();
        let drawn = versions(code).find_map(|version| {
            // As bytes and nothing else: choosing among kinds, an encoder would take pieces of UTF-8 for Japanese.
            let mut bits = Bits::new(Version::Normal(version));
            bits.push_byte_data(text.as_bytes()).ok()?;
            bits.push_terminator(EcLevel::M).ok()?;
            QrCode::with_bits(bits, EcLevel::M).ok()
        });
        let drawn = drawn.ok_or_else(|| Fault::Bug(format!("{} bytes do not fit into a code for banks", text.len())))?;
        let cross = matches!(code, Code::Swiss(_)).then_some(SWISS_CROSS);
        Ok(Drawn { side: drawn.width(), dark: drawn.to_colors().into_iter().map(|c| c == Color::Dark).collect(), cross })
    }

    /// Runs of dark squares: column, row, and how many stand side by side.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.dark.chunks(self.side).enumerate().flat_map(|(y, row)| {
            let mut x = 0;
            row.chunk_by(|a, b| a == b).filter_map(move |run| {
                let from = x;
                x += run.len();
                run[0].then_some((from, y, run.len()))
            })
        })
    }

    /// The dark squares as the outline of an SVG path, one unit a square.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (x, y, n) in self.runs() {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{x} {y}h{n}v1h-{n}z");
        }
        path
    }

    /// A picture for programs that show no drawings: PNG in grey with the free edge of four squares that readers need.
    pub fn png(&self) -> Outcome<Vec<u8>> {
        const SQUARE: usize = 8;
        const EDGE: usize = 4 * SQUARE;
        let side = self.side * SQUARE;
        let whole = side + 2 * EDGE;
        let mut grey = vec![0xff_u8; whole * whole];
        let mut fill = |x: usize, y: usize, (w, h): (usize, usize), shade: u8| {
            for row in grey.chunks_mut(whole).skip(EDGE + y).take(h) {
                row[EDGE + x..EDGE + x + w].fill(shade);
            }
        };
        for (x, y, n) in self.runs() {
            fill(x * SQUARE, y * SQUARE, (n * SQUARE, SQUARE), 0);
        }
        let part = |millionths: u32| (millionths as usize * side + 500_000) / 1_000_000;
        for (x, y, w, h, shade) in self.cross.iter().flat_map(|cross| cross.fields) {
            fill(part(x), part(y), (part(w), part(h)), if shade == Shade::Dark { 0 } else { 0xff });
        }
        grey_png(&grey, u32::try_from(whole).unwrap_or(u32::MAX))
    }
}
