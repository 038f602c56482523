//! The account with Stripe: how it stands, its form, and what can be done with it.

use crate::base::Time;
use crate::shop::payment::Capture;
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Link, Look, Page, Panel, PostButton, Tag, csrf, moment};
use crate::web::field::draw::{GroupView, draw_groups, summary};
use crate::web::field::input::LineOrNone;
use crate::web::field::{Choice, Form, form};
use maud::{Markup, Render, html};

pub const STRIPE: &str = "/admin/settings/stripe";

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
            Capture::AtOnce => "admin-stripe-capture-at-once",
            Capture::ByHand => "admin-stripe-capture-by-hand",
        }
    }
}

#[derive(Clone, Debug)]
pub struct StripeFacts {
    /// Empty: the one that is there stays.
    pub key: String,
    pub capture: Capture,
    /// Empty: those that are there stay.
    pub secret: String,
}

pub const STRIPE_FORM: Form<StripeFacts> = form!(StripeFacts {
    ["admin-stripe-account", "admin-stripe-account-about"]
    key: LineOrNone = "admin-stripe-key", "admin-stripe-key-help", autocomplete = "off";
    capture: Capture = "admin-stripe-capture", "admin-stripe-capture-help", preset = "at_once";
    secret: LineOrNone = "admin-stripe-secret", "admin-stripe-secret-help", autocomplete = "off";
});

/// An account that is connected.
#[derive(Clone, Debug)]
pub struct Connected {
    /// `acct_…`; "" while nobody has told.
    pub account: String,
    /// The last four characters of the key.
    pub key_end: String,
    pub live: bool,
    /// The key comes from the environment of the program.
    pub environment: bool,
    /// Whether webhooks can be believed: a secret is there.
    pub hears: bool,
    /// When Stripe last told something by itself.
    pub heard: Option<Time>,
}

#[derive(Clone, Debug, Default)]
pub struct StripeView {
    pub connected: Option<Connected>,
    /// Where Stripe is to send its webhooks, when that address can be reached from outside.
    pub hook: Option<String>,
    pub groups: Vec<GroupView>,
    pub trouble: Option<String>,
    /// What came of trying the key.
    pub tried: Option<String>,
}

pub fn stripe_page(desk: &Desk<'_>, view: &StripeView) -> Markup {
    let body = html! {
        (trouble(view.trouble.as_deref()))
        @if let Some(tried) = &view.tried { p.notice role="status" { (tried) } }
        @if let Some(connected) = &view.connected { (state(desk, view, connected)) div.gap-a {} }
        (summary(desk.cx, view.groups.iter().flat_map(|group| &group.fields)))
        form #form method="post" action=(STRIPE) {
            (csrf(desk.cx))
            (draw_groups(desk.cx, &view.groups))
        }
        @if view.connected.as_ref().is_some_and(|connected| !connected.environment) {
            section.setting { div {} div {
                p.muted.s { (desk.t("admin-stripe-disconnect-about")) }
                (press(desk, "disconnect", "admin-stripe-disconnect", "danger"))
            } }
        }
    };
    let acts = html! { button.btn form="form" { (desk.t("admin-stripe-connect")) } };
    let crumbs = [Link::new("/admin/settings", desk.t("admin-nav-settings"))];
    Page { crumbs: &crumbs, acts, width: "narrow", ..Page::new(desk, &desk.t("admin-settings-stripe"), body) }.render()
}

fn state(desk: &Desk<'_>, view: &StripeView, connected: &Connected) -> Markup {
    let mode = if connected.live { "admin-stripe-live" } else { "admin-stripe-test" };
    let tag = Tag::new(if connected.live { Look::Done } else { Look::Half }, desk.t(mode));
    let body = html! { div.in.stack {
        dl.kv {
            dt { (desk.t("admin-stripe-account-is")) } dd { @if connected.account.is_empty() { "–" } @else { code { (connected.account) } } }
            dt { (desk.t("admin-stripe-key")) } dd { code { "… " (connected.key_end) }
                @if connected.environment { " " span.muted.s { (desk.t("admin-stripe-environment")) } } }
            dt { (desk.t("admin-stripe-heard")) } dd {
                @match (connected.hears, connected.heard) {
                    (false, _) => (desk.t("admin-stripe-deaf")),
                    (true, Some(at)) => (moment(desk.cx, at)),
                    (true, None) => (desk.t("admin-stripe-not-heard")),
                }
            }
        }
        p.muted.s {
            @match &view.hook {
                Some(hook) => { (desk.t("admin-stripe-hook")) " " code { (hook) } }
                None => (desk.t("admin-stripe-no-hook")),
            }
        }
        div.cluster {
            (press(desk, "test", "admin-stripe-try", "ghost small"))
            @if view.hook.is_some() { (press(desk, "webhook", "admin-stripe-register", "ghost small")) }
        }
    } };
    Panel { id: "state", title: &desk.t("admin-stripe-state"), aside: tag.render(), body }.render()
}

fn press(desk: &Desk<'_>, verb: &str, label: &str, class: &str) -> Markup {
    PostButton { cx: desk.cx, to: &format!("{STRIPE}/{verb}"), label: &desk.t(label), icon: "", class, hidden: &[] }.render()
}
