//! Colours as screens show them, and how well one is read on another (WCAG 2.2, "contrast ratio"). Whole numbers throughout, so
//! that every machine says the same.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A colour of sRGB; in texts `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

/// The ratio of two luminances in hundredths: 450 is 4.5 : 1. From 100 (the same) to 2,100 (black on white).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Contrast(pub u32);

impl Colour {
    pub const WHITE: Colour = Colour([255; 3]);
    pub const BLACK: Colour = Colour([0; 3]);

    /// From `#rrggbb`; nothing else is taken.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Colour([part(0)?, part(2)?, part(4)?]))
    }

    /// This colour with so many parts of a hundred of another.
    pub fn mix(self, other: Colour, hundredths: u32) -> Colour {
        let share = hundredths.min(100);
        let one = |at: usize| {
            let mixed = (u32::from(self.0[at]) * (100 - share) + u32::from(other.0[at]) * share + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Colour([one(0), one(1), one(2)])
    }

    /// How well one is read on the other, rounded down: never better than it is.
    pub fn contrast(self, other: Colour) -> Contrast {
        let (a, b) = (self.luminance() + FLARE, other.luminance() + FLARE);
        Contrast(u32::try_from(a.max(b) * 100 / a.min(b)).unwrap_or(u32::MAX))
    }

    /// Relative luminance, 0 to `WHOLE`.
    fn luminance(self) -> u64 {
        let part = |at: usize| u64::from(LINEAR[usize::from(self.0[at])]);
        2_126 * part(0) + 7_152 * part(1) + 722 * part(2)
    }

    /// White or nearly black, whichever is read better on this.
    pub fn written_on(self) -> Colour {
        const INK: Colour = Colour([0x14, 0x13, 0x12]);
        if self.contrast(Colour::WHITE) >= self.contrast(INK) { Colour::WHITE } else { INK }
    }
}

/// Luminance of white.
const WHOLE: u64 = 10_000_000_000;
/// Light that every screen throws back: 0.05 of the whole.
const FLARE: u64 = WHOLE / 20;

/// Millionths of light for each value of a channel (IEC 61966-2-1: a short straight piece, then a power of 2.4).
#[rustfmt::skip]
const LINEAR: [u32; 256] = [
    0, 304, 607, 911, 1214, 1518, 1821, 2125, 2428, 2732, 3035, 3347,
    3677, 4025, 4391, 4777, 5182, 5605, 6049, 6512, 6995, 7499, 8023, 8568,
    9134, 9721, 10330, 10960, 11612, 12286, 12983, 13702, 14444, 15209, 15996, 16807,
    17642, 18500, 19382, 20289, 21219, 22174, 23153, 24158, 25187, 26241, 27321, 28426,
    29557, 30713, 31896, 33105, 34340, 35601, 36889, 38204, 39546, 40915, 42311, 43735,
    45186, 46665, 48172, 49707, 51269, 52861, 54480, 56128, 57805, 59511, 61246, 63010,
    64803, 66626, 68478, 70360, 72272, 74214, 76185, 78187, 80220, 82283, 84376, 86500,
    88656, 90842, 93059, 95307, 97587, 99899, 102242, 104616, 107023, 109462, 111932, 114435,
    116971, 119538, 122139, 124772, 127438, 130136, 132868, 135633, 138432, 141263, 144128, 147027,
    149960, 152926, 155926, 158961, 162029, 165132, 168269, 171441, 174647, 177888, 181164, 184475,
    187821, 191202, 194618, 198069, 201556, 205079, 208637, 212231, 215861, 219526, 223228, 226966,
    230740, 234551, 238398, 242281, 246201, 250158, 254152, 258183, 262251, 266356, 270498, 274677,
    278894, 283149, 287441, 291771, 296138, 300544, 304987, 309469, 313989, 318547, 323143, 327778,
    332452, 337164, 341914, 346704, 351533, 356400, 361307, 366253, 371238, 376262, 381326, 386429,
    391572, 396755, 401978, 407240, 412543, 417885, 423268, 428690, 434154, 439657, 445201, 450786,
    456411, 462077, 467784, 473531, 479320, 485150, 491021, 496933, 502886, 508881, 514918, 520996,
    527115, 533276, 539479, 545724, 552011, 558340, 564712, 571125, 577580, 584078, 590619, 597202,
    603827, 610496, 617207, 623960, 630757, 637597, 644480, 651406, 658375, 665387, 672443, 679542,
    686685, 693872, 701102, 708376, 715694, 723055, 730461, 737910, 745404, 752942, 760525, 768151,
    775822, 783538, 791298, 799103, 806952, 814847, 822786, 830770, 838799, 846873, 854993, 863157,
    871367, 879622, 887923, 896269, 904661, 913099, 921582, 930111, 938686, 947307, 955973, 964686,
    973445, 982251, 991102, 1_000_000,];

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl TryFrom<String> for Colour {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Colour, &'static str> {
        Colour::parse(&text).ok_or("a colour is #rrggbb")
    }
}

impl Contrast {
    /// `4.5`, with one digit, rounded down.
    pub fn plain(self) -> String {
        format!("{}.{}", self.0 / 100, self.0 / 10 % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Contrast, LINEAR};

    fn c(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn the_table_is_the_standard() {
        for (value, known) in LINEAR.iter().enumerate() {
            let c = value as f64 / 255.0;
            let light = if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
            assert!((f64::from(*known) - light * 1e6).abs() <= 0.5, "{value}");
        }
    }

    /// Ratios as the WebAIM and W3C checkers give them.
    #[test]
    fn ratios_are_those_of_the_standard() {
        for (a, b, hundredths) in
            [("#000000", "#ffffff", 2_100), ("#777777", "#ffffff", 447), ("#0000ff", "#ffffff", 859), ("#ff0000", "#000000", 525)]
        {
            assert_eq!(c(a).contrast(c(b)), Contrast(hundredths), "{a} on {b}");
            assert_eq!(c(b).contrast(c(a)), Contrast(hundredths));
        }
        assert_eq!(c("#123456").contrast(c("#123456")), Contrast(100));
    }

    #[test]
    fn only_whole_colours_are_read() {
        assert_eq!(c("#A1b2C3").to_string(), "#a1b2c3");
        for bad in ["", "#fff", "a1b2c3", "#12345", "#1234567", "#12345g", "#+12345", "#äbcd", "red"] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
        assert_eq!(c("#000000").mix(Colour::WHITE, 50), c("#808080"));
        assert_eq!(c("#2b4170").written_on(), Colour::WHITE);
        assert_eq!(Contrast(459).plain(), "4.5");
    }
}
