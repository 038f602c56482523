//! Opening hours as a merchant writes them: `Tue–Fri 7:00–12:00, 14:00–18:00`, a line for days with the same hours.

use crate::base::{Day, Say};
use crate::shop::shipping::Opening;
use crate::web::field::input::{Kind, parts};
use crate::web::field::{Input, ReadCx};

/// Days of the week by how their names begin, in every language that the program speaks; Monday first.
const DAYS: [&[&str]; 7] = [&["mo"], &["tu", "di"], &["we", "mi"], &["th", "do"], &["fr"], &["sa"], &["su", "so"]];

/// The week of a place.
pub struct Week;

impl Input for Week {
    type Value = Vec<Opening>;
    const KIND: Kind = Kind::Note;
    const REQUIRED: bool = false;

    fn show(week: &Vec<Opening>, cx: &ReadCx) -> String {
        let names = cx.locale.t("admin-pickup-weekdays");
        let names: Vec<&str> = names.split_whitespace().collect();
        let name = |day: u8| names.get(usize::from(day - 1)).copied().unwrap_or_default();
        let hours = |day: u8| {
            let of_day = week.iter().filter(|hours| hours.weekday == day);
            of_day.map(|hours| format!("{}–{}", clock(hours.from), clock(hours.until))).collect::<Vec<_>>().join(", ")
        };
        let days: Vec<(u8, String)> = (1..=7).map(|day| (day, hours(day))).filter(|(_, hours)| !hours.is_empty()).collect();
        let lines = days.chunk_by(|a, b| a.0 + 1 == b.0 && a.1 == b.1).filter_map(|group| {
            let (first, last) = (group.first()?, group.last()?);
            let days = if first.0 == last.0 { name(first.0).to_owned() } else { format!("{}–{}", name(first.0), name(last.0)) };
            Some(format!("{days} {}", first.1))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn read(typed: &str, _: &ReadCx) -> Result<Vec<Opening>, Say> {
        let mut week = Vec::new();
        for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
            week.extend(openings(line).ok_or_else(|| Say::new("wrong-opening-line").with("line", line))?);
        }
        Ok(week)
    }
}

/// The hours that one line names, for each of its days.
fn openings(line: &str) -> Option<Vec<Opening>> {
    let (days, hours) = line.split_at(line.find(|c: char| c.is_ascii_digit())?);
    let mut found = Vec::new();
    for range in days.split(',').map(str::trim).filter(|range| !range.is_empty()) {
        let (first, last) = range.split_once(['-', '–']).unwrap_or((range, range));
        let (first, last) = (weekday(first)?, weekday(last)?);
        // "Sat–Mon" goes over the end of the week.
        let span = (last + 7 - first) % 7;
        for day in (0..=span).map(|n| (first - 1 + n) % 7 + 1) {
            for range in hours.split(',') {
                let (from, until) = range.split_once(['-', '–'])?;
                found.push(Opening { weekday: day, from: minutes(from)?, until: minutes(until)? });
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

fn weekday(name: &str) -> Option<u8> {
    let name = name.trim().trim_end_matches([':', '.']).to_lowercase();
    let at = DAYS.iter().position(|beginnings| beginnings.iter().any(|beginning| name.starts_with(beginning)))?;
    u8::try_from(at + 1).ok()
}

/// `7`, `7:30` and `7.30` are times of the day; so is `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && hour * 60 + minute <= 1_440 && hour <= 24).then_some(hour * 60 + minute)
}

fn clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Days without hours, one a line, as `2026-12-24` or `24.12.2026`.
pub struct ClosedDays;

impl Input for ClosedDays {
    type Value = Vec<Day>;
    const KIND: Kind = Kind::Note;
    const REQUIRED: bool = false;

    fn show(days: &Vec<Day>, _: &ReadCx) -> String {
        days.iter().map(Day::to_string).collect::<Vec<_>>().join("\n")
    }

    fn read(typed: &str, _: &ReadCx) -> Result<Vec<Day>, Say> {
        parts(typed).map(|day| Day::parse(day).or_else(|| of_dots(day)).ok_or_else(|| Say::new("wrong-day").with("day", day))).collect()
    }
}

/// `24.12.2026`, as it is written in German.
fn of_dots(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Day::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::{ClosedDays, Week};
    use crate::base::{Currency, Locale};
    use crate::shop::shipping::Opening;
    use crate::web::field::{Input, ReadCx};

    const CX: ReadCx = ReadCx { currency: Currency::EUR, locale: Locale::De, zone: std::borrow::Cow::Borrowed("Europe/Berlin") };

    #[test]
    fn a_week_is_read_as_it_is_shown() {
        let open = |weekday, from: u16, until: u16| Opening { weekday, from, until };
        let week = vec![open(2, 420, 720), open(2, 840, 1080), open(3, 420, 720), open(3, 840, 1080), open(6, 450, 780)];
        assert_eq!(Week::read("Tue - Wed 7-12, 14:00–18.00\n\nSamstag: 7:30-13", &CX), Ok(week.clone()));
        assert_eq!(Week::show(&week, &CX), "Di–Mi 7:00–12:00, 14:00–18:00\nSa 7:30–13:00");
        assert_eq!(Week::read(&Week::show(&week, &CX), &CX), Ok(week));
        let over: Vec<u8> = Week::read("Sa–Mo 8-9", &CX).into_iter().flatten().map(|hours| hours.weekday).collect();
        assert_eq!((over, Week::read("", &CX)), (vec![6, 7, 1], Ok(Vec::new())));
        for bad in ["7-9", "Tue", "Tue 7", "Xyz 7-9", "Tue 7-25", "Tue 7:70-9"] {
            assert!(Week::read(bad, &CX).is_err(), "{bad}");
        }
        assert!(ClosedDays::read("24.12.", &CX).is_err());
        assert_eq!(
            ClosedDays::read("2026-12-24, 2026-12-26", &CX).map(|days| ClosedDays::show(&days, &CX)),
            Ok("2026-12-24\n2026-12-26".to_owned())
        );
    }
}
