//! A form as it arrived: name and value pairs in their order, names repeated where the browser repeats them.

use crate::base::Refusal;
use std::borrow::Cow;

/// Most pairs of one form: a product with all its variants and attributes has about 5,000.
const PAIRS_MAX: usize = 10_000;

/// The pairs of a form, decoded but with no meaning yet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Raw(Vec<(String, String)>);

impl Raw {
    /// Reads a body or query of type `application/x-www-form-urlencoded` (WHATWG URL §5.1). Unlike the standard, which puts
    /// replacement characters, text that is not UTF-8 is refused: nobody typed it.
    pub fn parse(body: &[u8]) -> Result<Raw, Refusal> {
        let mut pairs = Vec::new();
        for piece in body.split(|&b| b == b'&').filter(|piece| !piece.is_empty()) {
            if pairs.len() == PAIRS_MAX {
                return Err(Refusal::conflict("form-too-long"));
            }
            let cut = piece.iter().position(|&b| b == b'=');
            let (name, value) = cut.map_or((piece, &[][..]), |at| (&piece[..at], &piece[at + 1..]));
            pairs.push((decode(name)?, decode(value)?));
        }
        Ok(Raw(pairs))
    }

    /// Pairs that came in another way than as one body.
    pub fn of(pairs: Vec<(String, String)>) -> Result<Raw, Refusal> {
        if pairs.len() > PAIRS_MAX { Err(Refusal::conflict("form-too-long")) } else { Ok(Raw(pairs)) }
    }

    /// The first value under that name; empty where there is none, as an unticked box sends nothing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Every value under that name, in order.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every value under that name with a space between: what several ticked boxes say together.
    pub fn joined(&self, name: &str) -> String {
        self.all(name).collect::<Vec<_>>().join(" ")
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The same form, saying this under that name and nothing else.
    pub fn saying(mut self, name: &str, value: &str) -> Raw {
        self.0.retain(|(known, _)| known != name);
        self.with(name, value)
    }

    /// The same form with one more pair.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Raw {
        self.0.push((name.into(), value.into()));
        self
    }
}

fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    let spaced: Cow<'_, [u8]> = if bytes.contains(&b'+') {
        Cow::Owned(bytes.iter().map(|&b| if b == b'+' { b' ' } else { b }).collect())
    } else {
        Cow::Borrowed(bytes)
    };
    let text = percent_encoding::percent_decode(&spaced).decode_utf8();
    text.map(Cow::into_owned).map_err(|_| Refusal::conflict("form-not-utf8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_repeats() {
        let raw = Raw::parse(b"tag=a&name=Caf%C3%A9+au+lait&tag=b&flag&&x=%3D%26").expect("good form");
        assert_eq!(raw.all("tag").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((raw.get("name"), raw.get("flag"), raw.get("x"), raw.get("none")), ("Café au lait", "", "=&", ""));
        assert!(raw.has("flag") && !raw.has("none"));
    }

    #[test]
    fn refuses_what_nobody_typed() {
        assert_eq!(Raw::parse(b"a=%FF%FE"), Err(Refusal::conflict("form-not-utf8")));
        assert_eq!(Raw::parse(&b"a&".repeat(PAIRS_MAX + 1)), Err(Refusal::conflict("form-too-long")));
    }
}
