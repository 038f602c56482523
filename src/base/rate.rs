//! A share of something, such as a tax rate, and the ways to round.

use serde::{Deserialize, Serialize};

/// Parts per million: 19 % is `Rate(190_000)`, 8.875 % is `Rate(88_750)`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Rate(pub u32);

impl Rate {
    pub const ZERO: Rate = Rate(0);
    /// 100 %.
    pub const WHOLE: u32 = 1_000_000;

    /// Reads a percentage as people write it, with `.` or `,` and at most four decimals: `19`, `8.875`, `2,6`.
    pub fn from_percent(text: &str) -> Option<Rate> {
        let text = text.trim().trim_end_matches('%').trim_end();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 3 || part.len() > 4 || !digits(whole) || !digits(part) {
            return None;
        }
        let whole: u32 = whole.parse().ok()?;
        let part: u32 = format!("{part:0<4}").parse().ok()?;
        Some(Rate(whole * 10_000 + part))
    }

    /// The percentage in plain figures with a point: `19`, `8.875`.
    pub fn percent(self) -> String {
        let text = format!("{}.{:04}", self.0 / 10_000, self.0 % 10_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// How a fraction of a minor unit is rounded. The caller always says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Round {
    /// To the nearest; a half goes up (towards plus infinity).
    HalfUp,
    /// Towards minus infinity.
    Down,
}
