//! The amounts of a gift card: typed in one line, they become its option and its rows of the sheet.

use crate::base::{Money, Say, text};
use crate::shop::catalog::ProductKind;
use crate::web::admin::product_form::{OptionTyped, ProductTyped};
use crate::web::field::{Choice, Input, Kind, ReadCx};
use crate::web::form::Raw;

impl Choice for ProductKind {
    const ALL: &'static [ProductKind] = &ProductKind::ALL;
    fn key(self) -> &'static str {
        ProductKind::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            ProductKind::Goods => "admin-product-kind-goods",
            ProductKind::GiftCard => "gift-card",
        }
    }
}

/// Amounts with gaps or semicolons between them: `25 50 100`, `19,50; 30`.
pub struct Amounts;

impl Input for Amounts {
    type Value = Vec<Money>;
    const KIND: Kind = Kind::Line;
    const REQUIRED: bool = false;

    fn show(amounts: &Vec<Money>, cx: &ReadCx) -> String {
        amounts.iter().map(|amount| <Money as Input>::show(amount, cx)).collect::<Vec<_>>().join("; ")
    }

    fn read(typed: &str, cx: &ReadCx) -> Result<Vec<Money>, Say> {
        let parts = typed.split(|c: char| c == ';' || c.is_whitespace()).map(|part| part.trim_end_matches(','));
        let mut amounts: Vec<Money> = Vec::new();
        for part in parts.filter(|part| !part.is_empty() && *part != cx.currency.symbol()) {
            let amount = <Money as Input>::read(part, cx)?;
            if amount.is_zero() {
                return Err(Say::new("wrong-money"));
            }
            if !amounts.contains(&amount) {
                amounts.push(amount);
            }
        }
        Ok(amounts)
    }
}

/// The form with a row for each amount that was typed. A row that has the amount already stays what it is; without amounts, or for goods,
/// the sheet is as it was sent.
pub fn spread(raw: Raw, cx: &ReadCx) -> Raw {
    let amounts = <Amounts as Input>::read(raw.get("amounts"), cx).unwrap_or_default();
    if raw.get("kind") != ProductKind::GiftCard.key() || amounts.is_empty() {
        return raw;
    }
    let known = ProductTyped::of(&raw).variants;
    let is_of_sheet = |name: &str| name.starts_with("option-") || name.starts_with("variant-");
    let mut spread = raw.pairs().filter(|(name, _)| !is_of_sheet(name)).fold(Raw::default(), |form, (name, value)| form.with(name, value));
    // As an option's values are read back: a price has a gap that never breaks, a name has none.
    let names: Vec<String> = amounts.iter().map(|amount| text::line(&cx.locale.money(*amount))).collect();
    let values = OptionTyped::join(&names.iter().map(String::as_str).collect::<Vec<_>>());
    spread = spread.with("option-0-name", cx.locale.t("admin-gift-amount")).with("option-0-values", values);
    for (i, (amount, name)) in amounts.iter().zip(&names).enumerate() {
        let row = known.iter().find(|row| <Money as Input>::read(&row.price, cx).is_ok_and(|price| price == *amount));
        let price = <Money as Input>::show(amount, cx);
        let of = |cell: &str| row.map_or("", |row| row.cell(cell));
        let cells =
            [("id", row.map_or("", |row| &row.id)), ("values", name), ("sku", of("sku")), ("barcode", of("barcode")), ("price", &price)];
        spread = cells.into_iter().fold(spread, |form, (cell, value)| form.with(format!("variant-{i}-{cell}"), value));
        spread = spread.with(format!("variant-{i}-stock"), "endless");
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::{Amounts, spread};
    use crate::base::{Currency, Locale};
    use crate::web::admin::product_form::read as read_form;
    use crate::web::field::{Input, ReadCx};
    use crate::web::form::Raw;

    const fn reads(locale: Locale) -> ReadCx {
        ReadCx { currency: Currency::EUR, locale, zone: std::borrow::Cow::Borrowed("Europe/Berlin") }
    }

    /// Also a second time, when one amount is left out and another is new: what stays keeps its number.
    #[test]
    fn amounts_become_the_sheet_in_every_language() {
        for locale in Locale::ALL {
            let title = format!("title.{}", locale.tag());
            let form = Raw::default().with(title, "x").with("state", "draft").with("kind", "gift_card");
            let sheet = |form: Raw| read_form(&spread(form, &reads(locale)), &reads(locale)).expect("a whole sheet").variants;
            let first = sheet(form.clone().with("amounts", "25 50").with("variant-0-sku", "").with("variant-0-price", ""));
            assert_eq!(first.iter().map(|v| v.price.minor()).collect::<Vec<_>>(), [2_500, 5_000], "{locale:?}");
            let known = form.with("variant-0-id", "7").with("variant-0-sku", "GC-50").with("variant-0-price", "50");
            let second = sheet(known.with("amounts", "50 100"));
            let shown = second.iter().map(|v| (v.id.is_some(), v.sku.is_some(), v.price.minor())).collect::<Vec<_>>();
            assert_eq!(shown, [(true, true, 5_000), (false, false, 10_000)], "{locale:?}");
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let read = |typed: &str, locale: Locale| {
            <Amounts as Input>::read(typed, &reads(locale)).map(|amounts| amounts.iter().map(|amount| amount.minor()).collect::<Vec<_>>())
        };
        for (typed, amounts) in [
            ("", vec![]),
            ("25 50 100", vec![2_500, 5_000, 10_000]),
            ("25, 50, 100", vec![2_500, 5_000, 10_000]),
            ("25 €; 50 €", vec![2_500, 5_000]),
            ("19,50; 30; 30", vec![1_950, 3_000]),
        ] {
            assert_eq!(read(typed, Locale::De), Ok(amounts), "{typed}");
        }
        for wrong in ["0", "a few", "-5"] {
            assert!(read(wrong, Locale::De).is_err(), "{wrong}");
        }
    }
}
