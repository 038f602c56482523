//! Prices, numbers, dates and texts in both languages.

use sutler::base::{Currency, Locale, Money, Rate, Say, Time};

/// Spaces that the tables show as `_` (no-break) and `~` (narrow, no-break).
fn shown(text: String) -> String {
    text.replace('\u{a0}', "_").replace('\u{202f}', "~")
}

#[test]
fn prices() {
    let table = [
        (199_900, "EUR", "€1,999.00", "1.999,00_€"),
        (5, "EUR", "€0.05", "0,05_€"),
        (0, "EUR", "€0.00", "0,00_€"),
        (-1_560, "EUR", "−€15.60", "−15,60_€"),
        (123_456_789, "EUR", "€1,234,567.89", "1.234.567,89_€"),
        (199_900, "CHF", "CHF_1,999.00", "1.999,00_CHF"),
        (199_900, "USD", "US$1,999.00", "1.999,00_$"),
        (199_900, "GBP", "£1,999.00", "1.999,00_£"),
        (1_999, "JPY", "JP¥1,999", "1.999_¥"),
        (1_999, "KWD", "KWD_1.999", "1,999_KWD"),
        (1_999_500, "KWD", "KWD_1,999.500", "1.999,500_KWD"),
        (199_900, "SEK", "SEK_1,999.00", "1.999,00_SEK"),
        (199_900, "PLN", "PLN_1,999.00", "1.999,00_PLN"),
        (199_900, "CAD", "CA$1,999.00", "1.999,00_CA$"),
    ];
    for (minor, code, english, german) in table {
        let amount = Money::new(minor, Currency::from_code(code).expect("in ISO 4217"));
        assert_eq!((shown(Locale::En.money(amount)), shown(Locale::De.money(amount))), (english.to_owned(), german.to_owned()));
    }
    assert_eq!(Locale::En.money(Money::new(i64::MIN, Currency::EUR)), "−€92,233,720,368,547,758.08");
}

#[test]
fn numbers_and_percentages() {
    for (n, english, german) in [(0, "0", "0"), (999, "999", "999"), (1_234, "1,234", "1.234"), (-12_345_678, "−12,345,678", "−12.345.678")]
    {
        assert_eq!((Locale::En.number(n).as_str(), Locale::De.number(n).as_str()), (english, german));
    }
    for (ppm, english, german) in [(190_000, "19%", "19~%"), (81_000, "8.1%", "8,1~%"), (88_750, "8.875%", "8,875~%"), (0, "0%", "0~%")] {
        assert_eq!((shown(Locale::En.percent(Rate(ppm))), shown(Locale::De.percent(Rate(ppm)))), (english.to_owned(), german.to_owned()));
    }
}

/// 2026-11-21T13:05:00Z.
const NOON: Time = Time::at(1_795_266_300);

#[test]
fn dates() {
    assert_eq!(NOON.rfc3339(), "2026-11-21T13:05:00Z");
    let berlin = "Europe/Berlin";
    assert_eq!(Locale::En.date(NOON, berlin), "21 November 2026");
    assert_eq!(Locale::De.date(NOON, berlin), "21. November 2026");
    assert_eq!(Locale::En.date_time(NOON, berlin), "21 November 2026, 14:05");
    assert_eq!(Locale::De.date_time(NOON, berlin), "21. November 2026, 14:05");
    assert_eq!(Locale::En.short_date(NOON, berlin), "21 Nov 2026");
    assert_eq!(Locale::De.short_date(NOON, berlin), "21.11.2026");
    let tuesday = Time::at(NOON.seconds() + 3 * 86_400);
    assert_eq!(Locale::En.weekday_date(tuesday, berlin), "Tue 24 November");
    assert_eq!(Locale::De.weekday_date(tuesday, berlin), "Di., 24. November");
}

#[test]
fn zones_move_the_day() {
    let late = Time::at(NOON.seconds() + 10 * 3_600);
    assert_eq!(Locale::En.date_time(late, "Europe/Berlin"), "22 November 2026, 00:05");
    assert_eq!(Locale::En.date_time(late, "America/New_York"), "21 November 2026, 18:05");
    assert_eq!(Locale::En.date_time(late, "No/Such_Place"), "21 November 2026, 23:05");
    // Summer time ended on 25 October 2026 at 01:00 UTC.
    assert_eq!(Locale::De.date_time(Time::at(1_792_889_999), "Europe/Berlin"), "25. Oktober 2026, 02:59");
    assert_eq!(Locale::De.date_time(Time::at(1_792_890_000), "Europe/Berlin"), "25. Oktober 2026, 02:00");
    assert_eq!(Locale::En.date(Time::at(i64::MAX), "UTC"), "30 December 9999");
    let _ = Locale::De.date(Time::at(i64::MIN), "Pacific/Auckland");
}

#[test]
fn texts_fill_their_gaps() {
    assert_eq!(Locale::En.t("no-such-key"), "no-such-key");
    assert_eq!(Locale::De.t("address-street"), "Straße und Hausnummer");
    assert!(Locale::En.t_with("wrong-too-long", &[("max", "1200")]).contains("1,200 characters"));
    assert!(Locale::De.t_with("wrong-too-long", &[("max", "1200")]).contains("1.200 Zeichen"));
    assert!(Locale::En.t_with("wrong-too-many-lines", &[("max", "1")]).contains("one line"));
    assert!(Locale::De.t_with("wrong-too-many-lines", &[("max", "3")]).contains("3 Zeilen"));
    for example in ["10115", "01067", "SW1A 1AA"] {
        let say = Say::new("wrong-postal-code").with("example", example);
        assert!(Locale::En.say(&say).ends_with(&format!(": {example}")), "{}", Locale::En.say(&say));
    }
    let great = i64::MAX.to_string();
    assert!(Locale::En.t_with("wrong-too-long", &[("max", &great)]).contains("9,223,372,036,854,775,807 characters"));
}
