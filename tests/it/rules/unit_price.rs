//! What a piece contains and what that comes to for a base unit, as tables.

use sutler::base::{Currency, Locale, Money};
use sutler::shop::catalog::Content;
use sutler::shop::catalog::unit_price::{Unit, unit_price};

fn content(text: &str) -> Content {
    Content::parse(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn a_price_is_brought_to_its_base_unit() {
    let eur = Currency::EUR;
    let yen = Currency::from_code("JPY").unwrap();
    // Price in minor units, content, price of a kilogram, litre, metre, square metre or piece.
    let cases = [
        (640, eur, "1 kg", 640),
        (330, eur, "500 g", 660),
        (1_490, eur, "750 ml", 1_987), // 19.8666…
        (199, eur, "330 ml", 603),     // 6.0303…
        (100, eur, "80 g", 1_250),
        (1, eur, "3 kg", 0),      // 0.333… of a cent
        (1, eur, "2 kg", 1),      // half a cent goes up
        (1, eur, "2.1 kg", 0),    // 0.476…
        (499, eur, "2,5 m", 200), // 1.996
        (2_400, eur, "140 cm", 1_714),
        (9_900, eur, "2.2 m²", 4_500),
        (899, eur, "40 pieces", 22),                         // 22.475 cents
        (1_000_000_000, eur, "1 mg", 1_000_000_000_000_000), // the dearest and the least
        (980, yen, "350 g", 2_800),
    ];
    for (price, currency, text, per) in cases {
        let found = unit_price(Money::new(price, currency), content(text));
        assert_eq!(found, Money::new(per, currency), "{price} for {text}");
    }
}

#[test]
fn contents_are_read_as_people_write_them() {
    let same = [
        ("500 g", "0.5 kg"),
        ("500g", "0,5 KG"),
        (" 1500 ml ", "1.5 l"),
        ("75 cl", "750 ml"),
        ("1.25 m", "125 cm"),
        ("2 m2", "20000 cm²"),
        ("12 Stück", "12 pieces"),
        ("0.5 ml", "0,50ml"),
    ];
    for (one, other) in same {
        assert_eq!(content(one), content(other), "{one} and {other}");
    }
    for wrong in [
        "",
        "g",
        "500",
        "0 g",
        "-5 g",
        "5 oz",
        "1.2.3 kg",
        "1,000.5 g",
        "0.0001 mg",
        "5000000000 g",
        "12345678901 g",
        "5 g g",
        ".5 l",
        "½ l",
        "1e3 g",
    ] {
        assert_eq!(Content::parse(wrong), None, "{wrong:?}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let cases = [
        ("500 g", "500 g", "500 g", "0.5", Unit::Mass),
        ("1500 g", "1.5 kg", "1,5 kg", "1.5", Unit::Mass),
        ("2.5 g", "2.5 g", "2,5 g", "0.0025", Unit::Mass),
        ("0.5 ml", "0.5 ml", "0,5 ml", "0.0005", Unit::Volume),
        ("75 cl", "750 ml", "750 ml", "0.75", Unit::Volume),
        ("140 cm", "1.4 m", "1,4 m", "1.4", Unit::Length),
        ("70 cm2", "70 cm²", "70 cm²", "0.007", Unit::Area),
        ("12 st", "12 pc", "12 St", "12", Unit::Pieces),
    ];
    for (typed, english, german, base, unit) in cases {
        let content = content(typed);
        let written = (content.written(Locale::En), content.written(Locale::De), content.base_units(), content.unit);
        assert_eq!(written, (english.to_owned(), german.to_owned(), base.to_owned(), unit), "{typed}");
        assert_eq!((Content::parse(english), Content::parse(german)), (Some(content), Some(content)), "{typed}");
        let kept = serde_json::to_string(&content).unwrap();
        assert_eq!(serde_json::from_str::<Content>(&kept).unwrap(), content, "{kept}");
    }
    assert!(serde_json::from_str::<Content>(r#"{"amount":0,"unit":"mg"}"#).is_err(), "nothing has no price by the kilogram");
}
