//! Forms read and drawn: every mistake reported, what was typed kept.

use crate::base::{Currency, Email, Locale, Money, Rate, Refusal};
use crate::web::field::input::{Countries, Grams, Kind, Line, LineOrNone};
use crate::web::field::{Form, ReadCx};
use crate::web::form::Raw;

#[derive(Debug, PartialEq)]
struct Facts {
    name: String,
    phone: String,
    mail: Option<Email>,
    rate: Rate,
    price: Money,
    compare_at: Option<Money>,
    weight_g: u32,
    to: Vec<crate::base::Country>,
    gross: bool,
}

const FORM: Form<Facts> = form!(Facts {
    name: Line = "n", "";
    phone: LineOrNone = "p", "";
    mail: Option<Email> = "m", "", autocomplete = "email";
    ["group", "about"]
    rate: Rate = "r", "";
    price: Money = "price", "";
    compare_at: Option<Money> = "c", "";
    weight_g: Grams = "w", "", preset = "0";
    to: Countries = "t", "";
    gross: bool = "g", "", preset = "on";
});
const DE: ReadCx = ReadCx { currency: Currency::EUR, locale: Locale::De, zone: std::borrow::Cow::Borrowed("Europe/Berlin") };

#[test]
fn reads_what_people_type() {
    let raw = Raw::parse("name=+Day++mug&rate=8,1&price=1.999,00+€&weight_g=340&to=de+ch,at&gross=on".as_bytes()).expect("utf-8");
    let facts = FORM.read(&raw, &DE).expect("all right");
    assert_eq!((facts.name.as_str(), facts.rate, facts.weight_g, facts.gross), ("Day mug", Rate(81_000), 340, true));
    assert_eq!((facts.price, facts.compare_at), (Money::new(199_900, Currency::EUR), None));
    let shown: Vec<String> = FORM.fields.iter().map(|f| (f.show)(&facts, Locale::De, &DE)).collect();
    assert_eq!(shown, ["Day mug", "", "", "8,1", "1999,00", "", "340", "AT, CH, DE", "on"]);
}

#[test]
fn reports_every_mistake() {
    let raw = Raw::parse(b"mail=a%40b&rate=101&price=-3&compare_at=x&weight_g=1.5&to=Germany").expect("utf-8");
    let Err(Refusal::Invalid(wrong)) = FORM.read(&raw, &DE) else { panic!("taken") };
    let said: Vec<(&str, &str)> = wrong.iter().map(|w| (w.field.as_ref(), w.say.key)).collect();
    let expected = [
        ("name", "wrong-required"),
        ("mail", "wrong-email"),
        ("rate", "wrong-percent"),
        ("price", "wrong-money"),
        ("compare_at", "wrong-money"),
        ("weight_g", "wrong-number"),
        ("to", "wrong-countries"),
    ];
    assert_eq!(said, expected);
}

#[test]
fn describes_itself() {
    let described = FORM.describe();
    assert_eq!((described[0].kind, described[0].required, described[0].chars_max), (Kind::Line, true, Some(200)));
    assert_eq!((described[5].kind, described[5].required), (Kind::Amount, false));
    assert_eq!(FORM.fields[3].group, Some(("group", "about")));
}
