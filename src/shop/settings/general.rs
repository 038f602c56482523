//! Saving what holds for the whole shop. The currency is missing on purpose: every price is kept in it.

use super::PriceDisplay;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::time::is_zone;
use crate::base::{Country, Id, Locale, Outcome, SettingsId, Words};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

/// Longest text before an order number.
pub const ORDER_PREFIX_CHARS_MAX: usize = 10;
/// Texts before order numbers that are remembered after they were changed.
const FORMER_PREFIXES_MAX: usize = 10;
/// Longest wait for a bank transfer, in days.
pub const HOLD_DAYS_MAX: u32 = 60;
/// Reminders of one transfer: who does not answer that many is not asked by letter any more.
pub const REMINDERS_MAX: usize = 5;
/// Longest time before goods leave, in working days.
pub const DISPATCH_DAYS_MAX: u32 = 60;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveSettings {
    pub name: String,
    #[serde(default)]
    pub tagline: Words,
    pub country: Country,
    pub locale: Locale,
    pub prices: PriceDisplay,
    /// IANA name.
    pub time_zone: String,
    #[serde(default)]
    pub base_url: Option<String>,
    pub hold_days: u32,
    /// Each more than the one before.
    #[serde(default)]
    pub remind_days: Vec<u32>,
    pub dispatch_days: u32,
    #[serde(default)]
    pub order_prefix: String,
}

impl Command for SaveSettings {
    type Done = ();
    const NAME: &'static str = "save_settings";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let name = typed.required_line("name", &self.name, LINE_CHARS_MAX);
        let tagline = typed.words("tagline", &self.tagline, LINE_CHARS_MAX);
        let time_zone = time_zone(&mut typed, &self.time_zone);
        let base_url = self.base_url.as_deref().and_then(|url| base_url(&mut typed, url));
        let order_prefix = typed.line("order_prefix", &self.order_prefix, ORDER_PREFIX_CHARS_MAX);
        if !order_prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.')) {
            typed.wrong("order_prefix", "wrong-order-prefix");
        }
        if self.hold_days > HOLD_DAYS_MAX {
            typed.wrong_with("hold_days", "wrong-dispatch-days", "max", HOLD_DAYS_MAX);
        }
        reminders(&mut typed, &self.remind_days, self.hold_days);
        if self.dispatch_days > DISPATCH_DAYS_MAX {
            typed.wrong_with("dispatch_days", "wrong-dispatch-days", "max", DISPATCH_DAYS_MAX);
        }
        typed.all_right()?;
        tx.change(SettingsId::new(super::THE), |settings| {
            settings.name = name;
            settings.tagline = tagline;
            settings.country = self.country;
            settings.locale = self.locale;
            settings.prices = self.prices;
            settings.time_zone = time_zone;
            settings.base_url = base_url;
            settings.hold_days = self.hold_days;
            settings.remind_days = self.remind_days;
            settings.dispatch_days = self.dispatch_days;
            let before = std::mem::replace(&mut settings.order_prefix, order_prefix);
            settings.former_prefixes.retain(|known| *known != settings.order_prefix && *known != before);
            if before != settings.order_prefix {
                settings.former_prefixes.push(before);
            }
            let surplus = settings.former_prefixes.len().saturating_sub(FORMER_PREFIXES_MAX);
            settings.former_prefixes.drain(..surplus);
            Ok(())
        })?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}

/// Days after which one is reminded of a transfer, while the order still waits for it.
fn reminders(typed: &mut Typed, days: &[u32], hold_days: u32) {
    let last = days.last().copied().unwrap_or(0);
    if days.len() > REMINDERS_MAX {
        typed.wrong_with("remind_days", "wrong-too-many", "max", REMINDERS_MAX);
    } else if days.first() == Some(&0) || !days.is_sorted_by(|a, b| a < b) {
        typed.wrong("remind_days", "wrong-remind-order");
    } else if last > HOLD_DAYS_MAX {
        typed.wrong_with("remind_days", "wrong-dispatch-days", "max", HOLD_DAYS_MAX);
    } else if hold_days > 0 && last >= hold_days {
        typed.wrong("remind_days", "wrong-remind-late");
    }
}

/// The name of a time zone that the calendar knows.
pub(super) fn time_zone(typed: &mut Typed, name: &str) -> String {
    let name = typed.required_line("time_zone", name, LINE_CHARS_MAX);
    if !name.is_empty() && !is_zone(&name) {
        typed.wrong("time_zone", "wrong-choice");
    }
    name
}

/// The address of the shop without a slash at the end; `None` when the field is empty.
pub(super) fn base_url(typed: &mut Typed, url: &str) -> Option<String> {
    let url = typed.line("base_url", url, LINE_CHARS_MAX).trim_end_matches('/').to_owned();
    if url.is_empty() {
        return None;
    }
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let good = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    if !good {
        typed.wrong("base_url", "wrong-base-url");
    }
    Some(url)
}
