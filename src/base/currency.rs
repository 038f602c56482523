//! A currency of ISO 4217: its code and how many digits its minor unit has.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// One currency of ISO 4217. Stored and sent as its three-letter code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    pub const EUR: Currency = Currency(iso_currency::Currency::EUR);
    pub const CHF: Currency = Currency(iso_currency::Currency::CHF);
    pub const USD: Currency = Currency(iso_currency::Currency::USD);
    pub const JPY: Currency = Currency(iso_currency::Currency::JPY);

    /// Reads a code such as `EUR`; `None` when ISO 4217 has no such currency.
    pub fn from_code(code: &str) -> Option<Currency> {
        iso_currency::Currency::from_code(code).map(Currency)
    }

    /// The three capital letters of ISO 4217.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn digits(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }

    /// The sign that people know, such as `€`; the code where there is none.
    pub fn symbol(self) -> String {
        self.0.symbol().to_string()
    }

    /// How many minor units make one: 100 for EUR, 1 for JPY.
    pub fn minor_per_unit(self) -> i64 {
        10_i64.pow(self.digits())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Currency, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Currency::from_code(&code).ok_or_else(|| de::Error::custom(format!("{code} is not a currency of ISO 4217")))
    }
}
