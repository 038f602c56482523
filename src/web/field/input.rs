//! The kinds of input: what a browser shows for each, and how what was typed becomes a value.
//!
//! A kind is a type. Where the value has a type of its own (`Email`, `Rate`) that is the kind; where facts hold plain text or
//! numbers, a marker says what is meant: `Line`, `LineOrNone`, `Text`, `Grams`.

use crate::base::limits::{
    EMAIL_CHARS_MAX, HANDLE_CHARS_MAX, LINE_CHARS_MAX, MESSAGE_CHARS_MAX, NOTE_CHARS_MAX, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN,
    PHONE_CHARS_MAX, PRICE_MINOR_MAX, SKU_CHARS_MAX, STOCK_MAX, TAGS_MAX, TEXT_CHARS_MAX, WEIGHT_G_MAX,
};
use crate::base::{
    CategoryId, Country, Currency, Email, Handle, Id, Locale, LocationId, MediaId, MenuEntryId, Money, Rate, Say, Sku, StaffId, TaxClassId,
    Time, Words, text,
};
use crate::shop::catalog::Content;
use crate::web::field::ReadCx;
use crate::web::form::Raw;
use serde::Serialize;

/// What a field looks like in a browser, and its name in the API.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Line,
    Text,
    Note,
    /// What somebody writes to the shop.
    Message,
    Email,
    Phone,
    Password,
    Handle,
    Sku,
    Amount,
    Percent,
    Count,
    /// A count that may have a minus.
    Change,
    Tick,
    /// One of a fixed list.
    Choice,
    /// One of a list that is known when the form is drawn: another record, a country.
    Pick,
    /// A day and time of day where the shop is.
    Moment,
    /// Several lines or words of their own, separated by commas.
    List,
    /// Any number of countries.
    Countries,
    /// Any number of a list that is known when the form is drawn.
    Several,
}

impl Kind {
    /// Most characters that are taken.
    pub const fn chars_max(self) -> Option<usize> {
        match self {
            Kind::Line => Some(LINE_CHARS_MAX),
            Kind::Text => Some(TEXT_CHARS_MAX),
            Kind::Note => Some(NOTE_CHARS_MAX),
            Kind::Message => Some(MESSAGE_CHARS_MAX),
            Kind::Email => Some(EMAIL_CHARS_MAX),
            Kind::Phone => Some(PHONE_CHARS_MAX),
            Kind::Password => Some(PASSWORD_CHARS_MAX),
            Kind::Handle => Some(HANDLE_CHARS_MAX),
            Kind::Sku => Some(SKU_CHARS_MAX),
            Kind::Amount
            | Kind::Percent
            | Kind::Count
            | Kind::Change
            | Kind::Tick
            | Kind::Choice
            | Kind::Pick
            | Kind::Moment
            | Kind::List
            | Kind::Several
            | Kind::Countries => None,
        }
    }
}

/// A kind of input: how a value is shown in its box, and read from it.
pub trait Input {
    type Value;
    const KIND: Kind;
    const REQUIRED: bool = true;
    const UNIT: &'static str = "";

    fn show(value: &Self::Value, cx: &ReadCx) -> String;
    fn read(typed: &str, cx: &ReadCx) -> Result<Self::Value, Say>;

    /// The languages that have a box of their own, named `title.en`; none for everything but `Words`.
    const PARTS: &'static [Locale] = &[];

    /// What stands in the box of one language.
    fn show_part(value: &Self::Value, _: Locale, cx: &ReadCx) -> String {
        Self::show(value, cx)
    }

    /// From the whole form, by the field's name.
    fn read_from(name: &str, raw: &Raw, cx: &ReadCx) -> Result<Self::Value, Say> {
        Self::read(raw.get(name), cx)
    }

    /// Value and text key of each answer, for `Kind::Choice`.
    fn choices() -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }
}

/// An enum that a form offers as a list.
pub trait Choice: Copy + PartialEq + 'static {
    const ALL: &'static [Self];
    /// The value in forms and in the API: kebab-case, never changed.
    fn key(self) -> &'static str;
    /// Text key of the words for it.
    fn label(self) -> &'static str;
}

impl<T: Choice> Input for T {
    type Value = T;
    const KIND: Kind = Kind::Choice;
    fn show(value: &T, _: &ReadCx) -> String {
        value.key().to_owned()
    }
    fn read(typed: &str, _: &ReadCx) -> Result<T, Say> {
        T::ALL.iter().copied().find(|c| c.key() == typed).ok_or(Say::new("wrong-choice"))
    }
    fn choices() -> Vec<(&'static str, &'static str)> {
        T::ALL.iter().map(|c| (c.key(), c.label())).collect()
    }
}

/// Left empty it is `None`.
impl<I: Input> Input for Option<I> {
    type Value = Option<I::Value>;
    const KIND: Kind = I::KIND;
    const REQUIRED: bool = false;
    const UNIT: &'static str = I::UNIT;
    fn show(value: &Self::Value, cx: &ReadCx) -> String {
        value.as_ref().map(|v| I::show(v, cx)).unwrap_or_default()
    }
    fn read(typed: &str, cx: &ReadCx) -> Result<Self::Value, Say> {
        if typed.trim().is_empty() { Ok(None) } else { I::read(typed, cx).map(Some) }
    }
    fn choices() -> Vec<(&'static str, &'static str)> {
        I::choices()
    }
}

fn required(text: String) -> Result<String, Say> {
    if text.is_empty() { Err(Say::new("wrong-required")) } else { Ok(text) }
}

fn within(text: String, kind: Kind) -> Result<String, Say> {
    match kind.chars_max() {
        Some(max) if text.chars().count() > max => Err(Say::new("wrong-too-long").with("max", max)),
        _ => Ok(text),
    }
}

/// Kinds whose value is text: marker, look, whether required, how it is cleaned.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $kind:ident, $required:literal, $clean:path;)*) => { $(
        $(#[$doc])*
        pub struct $name;
        impl Input for $name {
            type Value = String;
            const KIND: Kind = Kind::$kind;
            const REQUIRED: bool = $required;
            fn show(value: &String, _: &ReadCx) -> String {
                value.clone()
            }
            fn read(typed: &str, _: &ReadCx) -> Result<String, Say> {
                let text = within($clean(typed), Self::KIND)?;
                if $required { required(text) } else { Ok(text) }
            }
        }
    )* };
}

texts! {
    /// One line that must be filled.
    Line = Line, true, text::line;
    /// One line, or nothing.
    LineOrNone = Line, false, text::line;
    /// Several lines, or nothing.
    Text = Text, false, text::lines;
    /// A short remark of several lines, or nothing.
    Note = Note, false, text::lines;
    /// What somebody writes to the shop.
    Message = Message, true, text::lines;
    /// A telephone number as people write it, or nothing.
    Phone = Phone, false, text::line;
}

/// A new password, taken as typed. Never shown again.
pub struct Password;
impl Input for Password {
    type Value = String;
    const KIND: Kind = Kind::Password;
    fn show(_: &String, _: &ReadCx) -> String {
        String::new()
    }
    fn read(typed: &str, _: &ReadCx) -> Result<String, Say> {
        let count = typed.chars().count();
        if count < PASSWORD_CHARS_MIN {
            return Err(Say::new("wrong-password-short").with("min", PASSWORD_CHARS_MIN));
        }
        within(typed.to_owned(), Kind::Password)
    }
}

/// Kinds whose value knows how to read itself: type, look, the mistake's text key, reader.
macro_rules! parsed {
    ($($name:ident = $kind:ident, $wrong:literal, $read:expr, $show:expr;)*) => { $(
        impl Input for $name {
            type Value = $name;
            const KIND: Kind = Kind::$kind;
            fn show(value: &$name, _: &ReadCx) -> String {
                $show(value)
            }
            fn read(typed: &str, _: &ReadCx) -> Result<$name, Say> {
                let typed = required(typed.trim().to_owned())?;
                $read(&typed).ok_or(Say::new($wrong))
            }
        }
    )* };
}

parsed! {
    Email = Email, "wrong-email", Email::parse, Email::to_string;
    Handle = Handle, "wrong-handle", Handle::parse, Handle::to_string;
    Sku = Sku, "wrong-sku", Sku::parse, Sku::to_string;
    Country = Pick, "wrong-choice", Country::from_code, |c: &Country| c.code().to_owned();
    Currency = Pick, "wrong-choice", Currency::from_code, |c: &Currency| c.code().to_owned();
    CategoryId = Pick, "wrong-choice", id, shown_id;
    MenuEntryId = Pick, "wrong-choice", id, shown_id;
    LocationId = Pick, "wrong-choice", id, shown_id;
    MediaId = Pick, "wrong-choice", id, shown_id;
    StaffId = Pick, "wrong-choice", id, shown_id;
    TaxClassId = Pick, "wrong-choice", id, shown_id;
}

fn id<T: Id>(typed: &str) -> Option<T> {
    typed.parse().ok().map(T::new)
}

fn shown_id<T: Id>(id: &T) -> String {
    id.get().to_string()
}

impl Choice for Locale {
    const ALL: &'static [Locale] = &Locale::ALL;
    fn key(self) -> &'static str {
        self.tag()
    }
    fn label(self) -> &'static str {
        match self {
            Locale::En => "admin-language-en",
            Locale::De => "admin-language-de",
        }
    }
}

/// `19`, `19.5` or `19,5`.
impl Input for Rate {
    type Value = Rate;
    const KIND: Kind = Kind::Percent;
    const UNIT: &'static str = "%";
    fn show(value: &Rate, cx: &ReadCx) -> String {
        decimal(value.percent(), cx)
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Rate, Say> {
        let typed = required(typed.trim().to_owned())?;
        Rate::from_percent(&typed).filter(|r| r.0 <= Rate::WHOLE).ok_or(Say::new("wrong-percent"))
    }
}

/// An amount of the shop's currency, not negative.
impl Input for Money {
    type Value = Money;
    const KIND: Kind = Kind::Amount;
    fn show(value: &Money, cx: &ReadCx) -> String {
        decimal(value.plain(), cx)
    }
    fn read(typed: &str, cx: &ReadCx) -> Result<Money, Say> {
        let typed = required(typed.trim().to_owned())?;
        let sign = cx.currency.symbol();
        let bare = typed.trim_start_matches(&sign).trim_end_matches(&sign).trim_end_matches(cx.currency.code());
        let amount = Money::parse(bare, cx.currency).ok_or(Say::new("wrong-money"))?;
        if amount.minor() > PRICE_MINOR_MAX { Err(Say::new("wrong-amount")) } else { Ok(amount) }
    }
}

impl Input for Content {
    type Value = Content;
    const KIND: Kind = Kind::Line;
    fn show(value: &Content, cx: &ReadCx) -> String {
        value.written(cx.locale)
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Content, Say> {
        Content::parse(&required(typed.trim().to_owned())?).ok_or(Say::new("wrong-content"))
    }
}

/// With the decimal mark of the reader's language; both marks are read back.
pub fn decimal(plain: String, cx: &ReadCx) -> String {
    match cx.locale {
        Locale::En => plain,
        Locale::De => plain.replace('.', ","),
    }
}

/// Whole numbers: marker, value, greatest, unit.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident = $kind:ident, $value:ty, $least:expr, $most:expr, $unit:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name;
        impl Input for $name {
            type Value = $value;
            const KIND: Kind = Kind::$kind;
            const UNIT: &'static str = $unit;
            fn show(value: &$value, _: &ReadCx) -> String {
                value.to_string()
            }
            fn read(typed: &str, _: &ReadCx) -> Result<$value, Say> {
                let typed = required(typed.trim().replace('−', "-"))?;
                let n: i64 = typed.parse().map_err(|_| Say::new("wrong-number"))?;
                if n < $least {
                    return Err(Say::new("wrong-number"));
                }
                if n > i64::from($most) {
                    return Err(Say::new("wrong-too-large").with("max", $most));
                }
                <$value>::try_from(n).map_err(|_| Say::new("wrong-number"))
            }
        }
    )* };
}

numbers! {
    /// A weight in whole grams.
    Grams = Count, u32, 0, WEIGHT_G_MAX, "g";
    /// Pieces, from none.
    Pieces = Count, u32, 0, crate::base::limits::QUANTITY_MAX, "";
    /// Some of anything: days, tries.
    Count = Count, u32, 0, 1_000_000, "";
    /// A place in an order of things.
    Position = Count, u32, 0, 1_000_000, "";
    /// A radius in pixels.
    Corners = Count, u32, 0, crate::shop::theme::look::CORNERS_MAX, "px";
    /// A change of stock: pieces more, or fewer with a minus.
    StockChange = Change, i64, -STOCK_MAX, STOCK_MAX, "";
}

/// A box that is ticked or not.
impl Input for bool {
    type Value = bool;
    const KIND: Kind = Kind::Tick;
    const REQUIRED: bool = false;
    fn show(value: &bool, _: &ReadCx) -> String {
        if *value { "on" } else { "" }.to_owned()
    }
    fn read(typed: &str, _: &ReadCx) -> Result<bool, Say> {
        Ok(!typed.is_empty())
    }
}

/// A day and time of day where the shop is.
impl Input for Time {
    type Value = Time;
    const KIND: Kind = Kind::Moment;
    fn show(value: &Time, cx: &ReadCx) -> String {
        value.local(&cx.zone)
    }
    fn read(typed: &str, cx: &ReadCx) -> Result<Time, Say> {
        let typed = required(typed.trim().to_owned())?;
        Time::from_local(&typed, &cx.zone).ok_or(Say::new("wrong-moment"))
    }
}

/// Handles separated by commas or spaces, without repeats.
pub struct Handles;
impl Input for Handles {
    type Value = Vec<Handle>;
    const KIND: Kind = Kind::List;
    const REQUIRED: bool = false;
    fn show(value: &Vec<Handle>, _: &ReadCx) -> String {
        value.iter().map(Handle::as_str).collect::<Vec<_>>().join(", ")
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Vec<Handle>, Say> {
        let mut handles = Vec::new();
        for part in parts(typed) {
            let handle = Handle::parse(part).ok_or(Say::new("wrong-no-product").with("name", part))?;
            if !handles.contains(&handle) {
                handles.push(handle);
            }
        }
        Ok(handles)
    }
}

/// What stands between commas and spaces.
pub fn parts(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(|c: char| c == ',' || c.is_whitespace()).filter(|part| !part.is_empty())
}

/// Numbers of days, separated by commas or spaces; 0 is none.
pub struct Days;
impl Input for Days {
    type Value = Vec<u32>;
    const KIND: Kind = Kind::List;
    const REQUIRED: bool = false;
    fn show(value: &Vec<u32>, _: &ReadCx) -> String {
        value.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Vec<u32>, Say> {
        let numbers = parts(typed);
        let read = |one: &str| one.parse::<u32>().map_err(|_| Say::new("wrong-days-list"));
        let days: Vec<u32> = numbers.map(read).collect::<Result<_, _>>()?;
        Ok(days.into_iter().filter(|days| *days > 0).collect())
    }
}

/// Words separated by commas, without repeats.
pub struct Tags;
impl Input for Tags {
    type Value = Vec<String>;
    const KIND: Kind = Kind::List;
    const REQUIRED: bool = false;
    fn show(value: &Vec<String>, _: &ReadCx) -> String {
        value.join(", ")
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Vec<String>, Say> {
        let mut tags: Vec<String> = Vec::new();
        for tag in typed.split([',', '\n']).map(text::line).filter(|t| !t.is_empty()) {
            if !tags.contains(&tag) {
                tags.push(within(tag, Kind::Line)?);
            }
        }
        if tags.len() > TAGS_MAX { Err(Say::new("wrong-too-many").with("max", TAGS_MAX)) } else { Ok(tags) }
    }
}

/// Countries, each ticked in a list of names; several letters in one value, separated by commas or spaces, are read as well.
pub struct Countries;
impl Input for Countries {
    type Value = Vec<Country>;
    const KIND: Kind = Kind::Countries;
    const REQUIRED: bool = false;
    fn show(value: &Vec<Country>, _: &ReadCx) -> String {
        value.iter().map(Country::code).collect::<Vec<_>>().join(", ")
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Vec<Country>, Say> {
        let codes = parts(typed);
        let read = |code: &str| Country::from_code(&code.to_ascii_uppercase()).ok_or(Say::new("wrong-countries").with("code", code));
        let mut countries: Vec<Country> = codes.map(read).collect::<Result<_, _>>()?;
        countries.sort();
        countries.dedup();
        Ok(countries)
    }
    fn read_from(name: &str, raw: &Raw, cx: &ReadCx) -> Result<Vec<Country>, Say> {
        Countries::read(&raw.joined(name), cx)
    }
}

/// Any number of records, each ticked in a list of names.
pub struct Several<T>(std::marker::PhantomData<T>);
impl<T: Id + PartialEq> Input for Several<T> {
    type Value = Vec<T>;
    const KIND: Kind = Kind::Several;
    const REQUIRED: bool = false;
    fn show(value: &Vec<T>, _: &ReadCx) -> String {
        value.iter().map(shown_id).collect::<Vec<_>>().join(" ")
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Vec<T>, Say> {
        typed.split_whitespace().map(|one| id(one).ok_or(Say::new("wrong-choice"))).collect()
    }
    fn read_from(name: &str, raw: &Raw, cx: &ReadCx) -> Result<Vec<T>, Say> {
        Several::<T>::read(&raw.joined(name), cx)
    }
}

/// Currencies by their codes, separated by commas or spaces.
pub struct Currencies;
impl Input for Currencies {
    type Value = Vec<Currency>;
    const KIND: Kind = Kind::List;
    const REQUIRED: bool = false;
    fn show(value: &Vec<Currency>, _: &ReadCx) -> String {
        value.iter().map(|currency| currency.code()).collect::<Vec<_>>().join(", ")
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Vec<Currency>, Say> {
        let codes = parts(typed);
        let read = |code: &str| Currency::from_code(&code.to_ascii_uppercase()).ok_or(Say::new("wrong-currencies").with("code", code));
        codes.map(read).collect()
    }
}

/// SKUs, separated by commas.
pub struct Skus;
impl Input for Skus {
    type Value = Vec<Sku>;
    const KIND: Kind = Kind::List;
    const REQUIRED: bool = false;
    fn show(value: &Vec<Sku>, _: &ReadCx) -> String {
        value.iter().map(Sku::as_str).collect::<Vec<_>>().join(", ")
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Vec<Sku>, Say> {
        let parts = typed.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| Sku::parse(part).ok_or(Say::new("wrong-sku"))).collect()
    }
}

/// A time zone by its name in the IANA database: `Europe/Berlin`.
pub struct Zone;
impl Input for Zone {
    type Value = String;
    const KIND: Kind = Kind::Pick;
    fn show(value: &String, _: &ReadCx) -> String {
        value.clone()
    }
    fn read(typed: &str, _: &ReadCx) -> Result<String, Say> {
        let typed = required(typed.trim().to_owned())?;
        jiff::tz::TimeZone::get(&typed).map(|_| typed).map_err(|_| Say::new("wrong-choice"))
    }
}

/// The name of the box for one language of a field.
pub fn part_name(name: &str, locale: Locale) -> String {
    format!("{name}.{}", locale.tag())
}

/// Texts in every language: marker, look, whether there must be one, how it is cleaned.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $kind:ident, $required:literal, $clean:path;)*) => { $(
        $(#[$doc])*
        pub struct $name;
        impl Input for $name {
            type Value = Words;
            const KIND: Kind = Kind::$kind;
            const REQUIRED: bool = $required;
            const PARTS: &'static [Locale] = &Locale::ALL;
            fn show(value: &Words, cx: &ReadCx) -> String {
                value.get(cx.locale).to_owned()
            }
            fn show_part(value: &Words, locale: Locale, _: &ReadCx) -> String {
                value.exact(locale).to_owned()
            }
            /// One text, in the reader's language.
            fn read(typed: &str, cx: &ReadCx) -> Result<Words, Say> {
                Ok(Words::of(cx.locale, within($clean(typed), Self::KIND)?))
            }
            fn read_from(name: &str, raw: &Raw, _: &ReadCx) -> Result<Words, Say> {
                let mut words = Words::default();
                for locale in Locale::ALL {
                    words.set(locale, within($clean(raw.get(&part_name(name, locale))), Self::KIND)?);
                }
                if $required && words.is_empty() { Err(Say::new("wrong-required")) } else { Ok(words) }
            }
        }
    )* };
}

words! {
    /// One line in at least one language.
    WordsLine = Line, true, text::line;
    /// One line in any language, or nothing.
    WordsLineOrNone = Line, false, text::line;
    /// Several lines in any language, or nothing.
    WordsText = Text, false, text::lines;
    /// A short remark in any language, or nothing.
    WordsNote = Note, false, text::lines;
}

/// A password that exists already: taken as typed, whatever its length.
pub struct OldPassword;
impl Input for OldPassword {
    type Value = String;
    const KIND: Kind = Kind::Password;
    fn show(_: &String, _: &ReadCx) -> String {
        String::new()
    }
    fn read(typed: &str, _: &ReadCx) -> Result<String, Say> {
        within(required(typed.to_owned())?, Kind::Password)
    }
}
