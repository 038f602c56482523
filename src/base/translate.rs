//! Texts of the shop, read from the Fluent files of each language. All files of a language are one bundle; see
//! <https://projectfluent.org> for how they are written. Beside Fluent's own functions a text may use `PLAIN($number)`: a whole
//! number without marks between thousands, as years, order numbers and codes are written.

use super::{Locale, format};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/locales/"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

/// Fluent counts in numbers that hold whole numbers exactly up to here; greater ones go in as text.
const EXACT_MAX: u64 = 1 << 53;

/// The text `key`, in English where the language has none, else the key itself.
pub fn text(locale: Locale, key: &str, args: &[(&str, &str)]) -> Cow<'static, str> {
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        values.set(*name, parsed(locale, value));
    }
    let values = if args.is_empty() { None } else { Some(&values) };
    of(locale, key, values).or_else(|| of(Locale::En, key, values)).unwrap_or_else(|| Cow::Owned(key.to_owned()))
}

/// A gap that has no value shows its name; nothing else can go wrong here, so Fluent's list of errors is not looked at.
fn of(locale: Locale, key: &str, args: Option<&FluentArgs>) -> Option<Cow<'static, str>> {
    let bundle = bundle(locale);
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()))
}

/// Whole numbers in plain figures become numbers, all else (`007`, `+5`, `1.5`) stays as it is.
fn parsed<'a>(locale: Locale, value: &'a str) -> FluentValue<'a> {
    match value.parse::<i64>() {
        Ok(n) if n.unsigned_abs() > EXACT_MAX => FluentValue::from(format::number(locale, n)),
        Ok(n) if n.to_string() == value => FluentValue::from(n),
        _ => FluentValue::from(value),
    }
}

fn bundle(locale: Locale) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];
    BUNDLES[locale as usize].get_or_init(|| load(locale))
}

/// A mistake in a file must not keep a shop from opening: what can be read of it is used. The test `texts` finds it before.
fn load(locale: Locale) -> Bundle {
    let language = locale.tag().parse().expect("our own tags are well formed");
    let mut bundle = Bundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::En => |value, _| whole(Locale::En, value),
        Locale::De => |value, _| whole(Locale::De, value),
    }));
    bundle.add_builtins().expect("a new bundle has no functions");
    bundle.add_function("PLAIN", plain).expect("the only function of that name");
    let folder = format!("{}/", locale.tag());
    for path in Files::iter().filter(|path| path.starts_with(&folder) && path.ends_with(".ftl")) {
        let file = Files::get(&path).map(|file| file.data.into_owned()).unwrap_or_default();
        let source = String::from_utf8_lossy(&file).into_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

fn whole(locale: Locale, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let n = number.value as i64;
    Some(if number.options.use_grouping { format::number(locale, n) } else { format::plain(n) })
}

fn plain<'a>(values: &[FluentValue<'a>], _: &FluentArgs) -> FluentValue<'a> {
    match values.first() {
        Some(FluentValue::Number(number)) => {
            let mut number = number.clone();
            number.options.use_grouping = false;
            FluentValue::Number(number)
        }
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}
