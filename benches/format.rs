//! What it costs to write a price, a number, a date and a text. Pages do it hundreds of times.

use divan::{Bencher, black_box};
use sutler::base::{Currency, Locale, Money, Time};

fn main() {
    // The first call reads the data of the language; it is not what is measured.
    for locale in Locale::ALL {
        black_box((locale.money(Money::new(1, Currency::EUR)), locale.date(Time::at(0), "Europe/Berlin"), locale.t("wrong-required")));
    }
    divan::main();
}

#[divan::bench(args = Locale::ALL)]
fn money(bencher: Bencher, locale: Locale) {
    bencher.bench(|| locale.money(black_box(Money::new(199_900, Currency::EUR))));
}

#[divan::bench(args = Locale::ALL)]
fn number(bencher: Bencher, locale: Locale) {
    bencher.bench(|| locale.number(black_box(1_234_567)));
}

#[divan::bench(args = Locale::ALL)]
fn date(bencher: Bencher, locale: Locale) {
    bencher.bench(|| locale.date(black_box(Time::at(1_795_262_400)), "Europe/Berlin"));
}

#[divan::bench(args = Locale::ALL)]
fn weekday_date(bencher: Bencher, locale: Locale) {
    bencher.bench(|| locale.weekday_date(black_box(Time::at(1_795_262_400)), "Europe/Berlin"));
}

#[divan::bench(args = Locale::ALL)]
fn text(bencher: Bencher, locale: Locale) {
    bencher.bench(|| locale.t(black_box("wrong-required")));
}

#[divan::bench(args = Locale::ALL)]
fn text_with_number(bencher: Bencher, locale: Locale) {
    bencher.bench(|| locale.t_with(black_box("wrong-too-long"), &[("max", "1200")]));
}
