//! The table of countries, and what a shop there begins with.

use sutler::base::{Country, Currency, Locale, Rate};

fn country(code: &str) -> Country {
    Country::from_code(code).unwrap_or_else(|| panic!("{code} is in ISO 3166-1"))
}

#[test]
fn countries_are_complete() {
    let mut codes: Vec<&str> = rust_iso3166::ALL.iter().map(|known| known.alpha2).collect();
    codes.sort_unstable();
    let ours: Vec<Country> = Country::all().collect();
    assert_eq!(ours.iter().map(Country::code).collect::<Vec<_>>(), codes);
    for country in ours {
        for locale in Locale::ALL {
            assert!(!country.name(locale).is_empty());
        }
        assert!(jiff::tz::TimeZone::get(country.time_zone()).is_ok(), "{country:?} {}", country.time_zone());
        // Euro is the fallback; it must not hide a slip in the table.
        let row = include_str!("../../../assets/data/countries.txt").lines().find(|line| line.starts_with(country.code())).expect("a row");
        assert!(row.contains(&format!("|{}|", country.currency().code())), "{row}");
    }
}

#[test]
fn only_codes_of_the_standard_are_countries() {
    for no in ["", "D", "DEU", "de", "EU", "XK", "ZZ", "UK", "EL"] {
        assert_eq!(Country::from_code(no), None, "{no}");
    }
    assert!(serde_json::from_str::<Country>("\"ZZ\"").is_err());
    assert_eq!(serde_json::to_string(&Country::DE).ok().as_deref(), Some("\"DE\""));
}

#[test]
fn names_and_their_order() {
    assert_eq!((country("AT").name(Locale::En), country("AT").name(Locale::De)), ("Austria", "Österreich"));
    assert_eq!((country("CI").name(Locale::En), country("CI").name(Locale::De)), ("Côte d’Ivoire", "Elfenbeinküste"));
    let german: Vec<&str> = Country::by_name(Locale::De).iter().map(Country::code).collect();
    let at = |code: &str| german.iter().position(|c| *c == code).expect("in the list");
    assert_eq!(german.len(), 249);
    assert!(at("NO") < at("AT") && at("AT") < at("PK"), "Österreich stands between Norwegen and Pakistan");
    assert!(at("AF") < at("EG") && at("EG") < at("AL"), "Ägypten stands between Afghanistan and Albanien");
}

#[test]
fn what_a_shop_begins_with() {
    let table = [
        ("DE", "EUR", "Europe/Berlin", Locale::De, true),
        ("CH", "CHF", "Europe/Zurich", Locale::De, false),
        ("GB", "GBP", "Europe/London", Locale::En, false),
        ("BG", "EUR", "Europe/Sofia", Locale::En, true),
        ("HR", "EUR", "Europe/Zagreb", Locale::En, true),
        ("SE", "SEK", "Europe/Stockholm", Locale::En, true),
        ("US", "USD", "America/New_York", Locale::En, false),
        ("JP", "JPY", "Asia/Tokyo", Locale::En, false),
        ("AU", "AUD", "Australia/Sydney", Locale::En, false),
    ];
    for (code, money, zone, locale, eu) in table {
        let c = country(code);
        assert_eq!(
            (c.currency(), c.time_zone(), c.locale(), c.is_eu()),
            (Currency::from_code(money).expect("a currency"), zone, locale, eu),
            "{code}"
        );
    }
    assert_eq!(Country::all().filter(|c| c.is_eu()).count(), 27);
}

#[test]
fn suggested_rates() {
    let rates = |code: &str| country(code).tax_suggestion().map(|tax| (tax.standard, tax.reduced));
    assert_eq!(rates("DE"), Some((Rate(190_000), vec![Rate(70_000)])));
    assert_eq!(rates("CH"), Some((Rate(81_000), vec![Rate(38_000), Rate(26_000)])));
    assert_eq!(rates("DK"), Some((Rate(250_000), vec![])));
    assert_eq!(rates("US"), None);
    for c in Country::all().filter(|c| c.is_eu() || ["CH", "GB", "NO"].contains(&c.code())) {
        let tax = c.tax_suggestion().unwrap_or_else(|| panic!("{c:?} has rates"));
        // Directive 2006/112/EC, Article 97: the standard rate is 15 % at least.
        assert!(!c.is_eu() || tax.standard >= Rate(150_000), "{c:?}");
        assert!(tax.reduced.iter().all(|rate| *rate < tax.standard) && tax.reduced.is_sorted_by(|a, b| a > b), "{c:?}");
    }
}
