//! An account with a payment provider: how it stands, its form, and what can be done with it.

use crate::base::Time;
use crate::shop::payment::account::Mode;
use crate::shop::payment::{Capture, PaymentKind};
use crate::web::admin::described;
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::trial::{self, TrialView};
use crate::web::admin::ui::{Desk, Link, Look, Page, Panel, PostButton, Tag, csrf, moment};
use crate::web::field::draw::{GroupView, draw_groups, summary};
use crate::web::field::input::LineOrNone;
use crate::web::field::{Choice, Form, form};
use crate::web::ui::icon;
use maud::{Markup, Render, html};

impl Choice for Capture {
    const ALL: &'static [Capture] = &[Capture::AtOnce, Capture::ByHand];
    fn key(self) -> &'static str {
        match self {
            Capture::AtOnce => "at_once",
            Capture::ByHand => "by_hand",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Capture::AtOnce => "admin-account-capture-at-once",
            Capture::ByHand => "admin-account-capture-by-hand",
        }
    }
}

impl Choice for Mode {
    const ALL: &'static [Mode] = &[Mode::Live, Mode::Sandbox];
    fn key(self) -> &'static str {
        match self {
            Mode::Live => "live",
            Mode::Sandbox => "sandbox",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Mode::Live => "admin-paypal-mode-live",
            Mode::Sandbox => "admin-paypal-mode-sandbox",
        }
    }
}

#[derive(Clone, Debug)]
pub struct AccountFacts {
    /// What goes with the key: PayPal's client id.
    pub client: String,
    /// Empty: the one that is there stays.
    pub key: String,
    pub mode: Mode,
    pub capture: Capture,
    /// Of webhooks. Empty: those that are there stay.
    pub secret: String,
}

const STRIPE_FORM: Form<AccountFacts> = form!(AccountFacts with { client: String::new(), mode: Mode::Live } {
    ["admin-stripe-account", "admin-stripe-account-about"]
    key: LineOrNone = "admin-stripe-key", "admin-stripe-key-help", autocomplete = "off";
    capture: Capture = "admin-account-capture", "admin-stripe-capture-help", preset = "at_once";
    secret: LineOrNone = "admin-stripe-secret", "admin-stripe-secret-help", autocomplete = "off";
});
const PAYPAL_FORM: Form<AccountFacts> = form!(AccountFacts with { secret: String::new() } {
    ["admin-paypal-account", "admin-paypal-account-about"]
    mode: Mode = "admin-paypal-mode", "admin-paypal-mode-help", preset = "live";
    client: LineOrNone = "admin-paypal-client", "admin-paypal-client-help", autocomplete = "off";
    key: LineOrNone = "admin-paypal-secret", "admin-paypal-secret-help", autocomplete = "off";
    capture: Capture = "admin-account-capture", "admin-paypal-capture-help", preset = "at_once";
});
/// Where the environment of the program says where PayPal is.
const PAYPAL_HERE_FORM: Form<AccountFacts> = form!(AccountFacts with { secret: String::new(), mode: Mode::Live } {
    ["admin-paypal-account", "admin-paypal-account-about"]
    client: LineOrNone = "admin-paypal-client", "admin-paypal-client-help", autocomplete = "off";
    key: LineOrNone = "admin-paypal-secret", "admin-paypal-secret-help", autocomplete = "off";
    capture: Capture = "admin-account-capture", "admin-paypal-capture-help", preset = "at_once";
});
/// Without these nothing is connected; later each may be left as it is.
pub const KEYS: [&str; 2] = ["client", "key"];

/// A provider with whom one has an account: what its page is about.
pub struct Account {
    pub kind: PaymentKind,
    pub path: &'static str,
    /// As people call it.
    pub brand: &'static str,
    title: &'static str,
    /// By what people know which key is in use.
    key_label: &'static str,
    pub form: &'static Form<AccountFacts>,
    /// The form where the environment says where the provider is.
    pub form_here: &'static Form<AccountFacts>,
}

pub const STRIPE: &str = "/admin/settings/stripe";
pub const PAYPAL: &str = "/admin/settings/paypal";

pub const STRIPE_ACCOUNT: Account = Account {
    kind: PaymentKind::Stripe,
    path: STRIPE,
    brand: "Stripe",
    title: "admin-settings-stripe",
    key_label: "admin-stripe-key",
    form: &STRIPE_FORM,
    form_here: &STRIPE_FORM,
};
pub const PAYPAL_ACCOUNT: Account = Account {
    kind: PaymentKind::PayPal,
    path: PAYPAL,
    brand: "PayPal",
    title: "admin-settings-paypal",
    key_label: "admin-paypal-client",
    form: &PAYPAL_FORM,
    form_here: &PAYPAL_HERE_FORM,
};

/// All of them.
pub const ACCOUNTS: [&Account; 2] = [&STRIPE_ACCOUNT, &PAYPAL_ACCOUNT];

/// An account that is connected.
#[derive(Clone, Debug)]
pub struct Connected {
    /// The provider's name of it; "" while nobody has told.
    pub account: String,
    /// The last four characters of the key, or of what goes with it.
    pub key_end: String,
    pub live: bool,
    /// The key comes from the environment of the program.
    pub environment: bool,
    /// Whether webhooks can be believed: what proves them is known.
    pub hears: bool,
    /// When the provider last told something by itself.
    pub heard: Option<Time>,
}

#[derive(Clone, Debug, Default)]
pub struct AccountView {
    pub connected: Option<Connected>,
    /// Where the provider is to send its webhooks, when that address can be reached from outside.
    pub hook: Option<String>,
    /// Of an account that is connected.
    pub trial: Option<TrialView>,
    pub groups: Vec<GroupView>,
    pub trouble: Option<String>,
    /// What came of trying the key.
    pub tried: Option<String>,
    /// What the environment of the program sets: the variable, and its value or its end.
    pub set: Vec<(&'static str, String)>,
}

pub fn account_page(desk: &Desk<'_>, of: &Account, view: &AccountView) -> Markup {
    let environment = view.connected.as_ref().is_some_and(|connected| connected.environment);
    let body = html! {
        (trouble(view.trouble.as_deref()))
        @if let Some(tried) = &view.tried { p.notice role="status" { (tried) } }
        (steps(desk, of, view)) div.gap-a {}
        @if let Some(connected) = &view.connected { (state(desk, of, (view, connected))) div.gap-a {} }
        @if let Some(tried) = &view.trial { (trial::panel(desk, of, tried)) div.gap-a {} }
        @if let Some(provider) = of.kind.describe() { (described::panel(desk, provider, of.kind, of.brand)) div.gap-a {} }
        @if !view.set.is_empty() { (set_rows(desk, view)) div.gap-a {} }
        (summary(desk.cx, view.groups.iter().flat_map(|group| &group.fields)))
        form #form method="post" action=(of.path) {
            (csrf(desk.cx))
            (draw_groups(desk.cx, &view.groups))
        }
        @if view.connected.is_some() && !environment {
            section.setting { div {} div {
                p.muted.s { (says(desk, of, "admin-account-disconnect-about")) }
                (press(desk, of, ("disconnect", "admin-account-disconnect", "danger")))
            } }
        }
    };
    let label = if environment { "admin-save" } else { "admin-account-connect" };
    let acts = html! { button.btn form="form" { (desk.t(label)) } };
    let crumbs = [Link::new("/admin/settings", desk.t("admin-nav-settings"))];
    Page { crumbs: &crumbs, acts, width: "narrow", ..Page::new(desk, &desk.t(of.title), body) }.render()
}

/// A text in which the provider is named.
fn says(desk: &Desk<'_>, of: &Account, key: &str) -> String {
    desk.cx.t_with(key, &[("provider", of.brand)]).into_owned()
}

/// The way to real money, step by step, and how far it is gone.
fn steps(desk: &Desk<'_>, of: &Account, view: &AccountView) -> Markup {
    let is = |so: fn(&Connected) -> bool| view.connected.as_ref().is_some_and(so);
    let steps = [
        ("admin-account-step-key", is(|_| true)),
        ("admin-account-step-webhook", is(|connected| connected.hears)),
        ("admin-account-step-heard", is(|connected| connected.heard.is_some())),
        ("admin-account-step-live", is(|connected| connected.live)),
    ];
    let next = steps.iter().position(|(_, done)| !done);
    let body = html! { ol.rows.steps-to-live { @for (nth, (key, done)) in steps.iter().enumerate() { li {
        (icon(if *done { "check" } else { "clock" }))
        span { (says(desk, of, key)) }
        @if *done { (Tag::new(Look::Done, desk.t("admin-account-step-done"))) }
        @else if next == Some(nth) { (Tag::new(Look::Todo, desk.t("admin-account-step-next"))) }
    } } } };
    let done = steps.iter().filter(|(_, done)| *done).count().to_string();
    let all = steps.len().to_string();
    let aside = html! { span.muted { (desk.cx.t_with("admin-account-steps-of", &[("done", &done), ("all", &all)])) } };
    Panel { id: "steps", title: &desk.t("admin-account-steps"), aside, body }.render()
}

/// What the environment sets: rows to read, and nothing to type.
fn set_rows(desk: &Desk<'_>, view: &AccountView) -> Markup {
    let body = html! { div.in.stack {
        p.muted.s { (desk.t("admin-account-set-about")) }
        dl.kv { @for (name, value) in &view.set { dt { code.break { (name) } } dd { code.break { (value) } } } }
    } };
    Panel { id: "set", title: &desk.t("admin-account-set"), aside: html! {}, body }.render()
}

fn state(desk: &Desk<'_>, of: &Account, (view, connected): (&AccountView, &Connected)) -> Markup {
    let mode = if connected.live { "admin-account-live" } else { "admin-account-test" };
    let tag = Tag::new(if connected.live { Look::Done } else { Look::Half }, desk.t(mode));
    let body = html! { div.in.stack {
        dl.kv {
            dt { (desk.t("admin-account-is")) } dd { @if connected.account.is_empty() { "–" } @else { code { (connected.account) } } }
            dt { (desk.t(of.key_label)) } dd { code { "… " (connected.key_end) }
                @if connected.environment { " " span.muted.s { (desk.t("admin-account-environment")) } } }
            dt { (says(desk, of, "admin-account-heard")) } dd {
                @match (connected.hears, connected.heard) {
                    (false, _) => (desk.t("admin-account-deaf")),
                    (true, Some(at)) => (moment(desk.cx, at)),
                    (true, None) => (desk.t("admin-account-not-heard")),
                }
            }
        }
        p.muted.s {
            @match &view.hook {
                Some(hook) => { (says(desk, of, "admin-account-hook")) " " code { (hook) } }
                None => (says(desk, of, "admin-account-no-hook")),
            }
        }
        div.cluster {
            (press(desk, of, ("test", "admin-account-try", "ghost small")))
            @if view.hook.is_some() { (press(desk, of, ("webhook", "admin-account-register", "ghost small"))) }
        }
    } };
    Panel { id: "state", title: &desk.t("admin-account-state"), aside: tag.render(), body }.render()
}

fn press(desk: &Desk<'_>, of: &Account, (verb, label, class): (&str, &str, &str)) -> Markup {
    PostButton { cx: desk.cx, to: &format!("{}/{verb}", of.path), label: &desk.t(label), icon: "", class, hidden: &[] }.render()
}
