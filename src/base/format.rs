//! How each language writes prices, numbers and dates. Grouping, decimal marks and names of days and months come from CLDR by way
//! of ICU; signs of currencies are our own table after CLDR 47, since ICU4X has no stable formatter for them.

use super::{Currency, Locale, Money, Month, Rate, Time};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{E, MD, YM, YMD};
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::locale;
use jiff::{Zoned, tz::TimeZone};
use std::cell::OnceCell;
use std::fmt::Write;
use std::rc::Rc;

const NO_BREAK_SPACE: char = '\u{a0}';
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';
/// Before what is negative; a hyphen is too short beside figures.
const MINUS: char = '−';

struct Formats {
    decimal: DecimalFormatter,
    long: DateTimeFormatter<YMD>,
    short: DateTimeFormatter<YMD>,
    day: DateTimeFormatter<MD>,
    month: DateTimeFormatter<YM>,
    weekday: DateTimeFormatter<E>,
}

/// English is written as in Great Britain: days before months, 24 hours.
fn formats(locale: Locale) -> Rc<Formats> {
    // Each thread has its own, since ICU's formatters are not shared between threads; building one takes up to a tenth of a millisecond.
    thread_local!(static FORMATS: [OnceCell<Rc<Formats>>; Locale::ALL.len()] = const { [const { OnceCell::new() }; Locale::ALL.len()] });
    const CARRIED: &str = "ICU carries the data of our languages";
    let build = || {
        let icu = match locale {
            Locale::En => locale!("en-GB"),
            Locale::De => locale!("de-DE"),
        };
        Rc::new(Formats {
            decimal: DecimalFormatter::try_new((&icu).into(), Default::default()).expect(CARRIED),
            long: DateTimeFormatter::try_new((&icu).into(), YMD::long()).expect(CARRIED),
            short: DateTimeFormatter::try_new((&icu).into(), YMD::medium()).expect(CARRIED),
            day: DateTimeFormatter::try_new((&icu).into(), MD::long()).expect(CARRIED),
            month: DateTimeFormatter::try_new((&icu).into(), YM::long()).expect(CARRIED),
            weekday: DateTimeFormatter::try_new((&icu).into(), E::short()).expect(CARRIED),
        })
    };
    FORMATS.with(|all| Rc::clone(all[locale as usize].get_or_init(build)))
}

/// The day of a local time as ICU takes it. (A macro, since ICU's date crate does not name the type of the calendar.)
macro_rules! day {
    ($local:expr) => {{
        let (year, month, day) = ($local.year(), $local.month().unsigned_abs(), $local.day().unsigned_abs());
        Date::try_new_iso(i32::from(year), month, day).expect("a day of one calendar is one of the other")
    }};
}

pub fn number(locale: Locale, n: i64) -> String {
    let mut out = String::with_capacity(16);
    minus(&mut out, n);
    figures(&mut out, locale, &Decimal::from(n.unsigned_abs()));
    out
}

/// A whole number without marks between thousands.
pub fn plain(n: i64) -> String {
    let mut out = String::with_capacity(16);
    minus(&mut out, n);
    let _ = write!(out, "{}", n.unsigned_abs());
    out
}

pub fn money(locale: Locale, amount: Money) -> String {
    let mut exact = Decimal::from(amount.minor().unsigned_abs());
    exact.multiply_pow10(-digits(amount.currency()));
    let sign = sign(locale, amount.currency());
    let mut out = String::with_capacity(24);
    minus(&mut out, amount.minor());
    match locale {
        Locale::En => {
            out.push_str(sign);
            if sign.ends_with(char::is_alphabetic) {
                out.push(NO_BREAK_SPACE);
            }
            figures(&mut out, locale, &exact);
        }
        Locale::De => {
            figures(&mut out, locale, &exact);
            out.push(NO_BREAK_SPACE);
            out.push_str(sign);
        }
    }
    out
}

pub fn percent(locale: Locale, rate: Rate) -> String {
    let mut exact = Decimal::from(rate.0);
    exact.multiply_pow10(-4);
    exact.trim_end();
    let mut out = String::with_capacity(12);
    figures(&mut out, locale, &exact);
    match locale {
        Locale::En => {}
        Locale::De => out.push(NARROW_NO_BREAK_SPACE),
    }
    out.push('%');
    out
}

pub fn date(locale: Locale, at: Time, zone: &str) -> String {
    formats(locale).long.format(&day!(local(at, zone))).to_string()
}

pub fn date_time(locale: Locale, at: Time, zone: &str) -> String {
    let local = local(at, zone);
    format!("{}, {:02}:{:02}", formats(locale).long.format(&day!(local)), local.hour(), local.minute())
}

pub fn short_date(locale: Locale, at: Time, zone: &str) -> String {
    formats(locale).short.format(&day!(local(at, zone))).to_string()
}

pub fn month(locale: Locale, month: Month) -> String {
    formats(locale).month.format(&day!(local(month.first().noon(), "UTC"))).to_string()
}

pub fn weekday_date(locale: Locale, at: Time, zone: &str) -> String {
    let (formats, day) = (formats(locale), day!(local(at, zone)));
    let mark = match locale {
        Locale::En => "",
        Locale::De => ".,",
    };
    format!("{}{mark} {}", formats.weekday.format(&day), formats.day.format(&day))
}

/// `Tue 24 to Wed 25 November`; one day when both are the same.
pub fn days_between(locale: Locale, [first, last]: [Time; 2], zone: &str) -> String {
    let [first, last] = [first, last].map(|day| weekday_date(locale, day, zone));
    if first == last { first } else { locale.t_with("word-days-between", &[("first", &first), ("last", &last)]).into_owned() }
}

fn minus(out: &mut String, n: i64) {
    if n < 0 {
        out.push(MINUS);
    }
}

fn figures(out: &mut String, locale: Locale, exact: &Decimal) {
    let _ = write!(out, "{}", formats(locale).decimal.format(exact));
}

fn digits(currency: Currency) -> i16 {
    i16::try_from(currency.digits()).expect("no currency has more than four digits")
}

/// The time in that place; UTC where no such place is known.
fn local(at: Time, zone: &str) -> Zoned {
    at.timestamp().to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
}

/// What people of that language write for a currency: a sign where CLDR has one, else the code.
fn sign(locale: Locale, currency: Currency) -> &'static str {
    match (currency.code(), locale) {
        ("EUR", _) => "€",
        ("GBP", _) => "£",
        ("USD", Locale::En) => "US$",
        ("USD", Locale::De) => "$",
        ("JPY", Locale::En) => "JP¥",
        ("JPY", Locale::De) => "¥",
        ("AUD", Locale::En) => "A$",
        ("AUD", Locale::De) => "AU$",
        ("BRL", _) => "R$",
        ("CAD", _) => "CA$",
        ("CNY", _) => "CN¥",
        ("HKD", _) => "HK$",
        ("ILS", _) => "₪",
        ("INR", _) => "₹",
        ("KRW", _) => "₩",
        ("MXN", _) => "MX$",
        ("NZD", _) => "NZ$",
        ("PHP", Locale::En) => "₱",
        ("THB", Locale::De) => "฿",
        ("TWD", _) => "NT$",
        ("VND", _) => "₫",
        ("XAF", _) => "FCFA",
        ("XCD", _) => "EC$",
        ("XOF", _) => "F\u{202f}CFA",
        ("XPF", _) => "CFPF",
        (code, _) => code,
    }
}
