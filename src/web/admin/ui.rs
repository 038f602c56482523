//! The parts of admin pages: the frame with its navigation, the head with one main action, tables, tags, panels.

use crate::base::Time;
use crate::shop::Permission;
use crate::web::assets;
use crate::web::cx::Cx;
use crate::web::ui::{Document, Dress, icon};
use maud::{Markup, PreEscaped, Render, html};
use std::borrow::Cow;

/// What every page of the admin is drawn with.
pub struct Desk<'a> {
    pub cx: &'a Cx,
    pub counts: Counts,
    /// Text key of what has just been done, shown once above the page.
    pub said: Option<&'static str>,
}

/// Values of `said` in the query after something was done.
pub const SAID_SAVED: &str = "saved";
pub const SAID_DELETED: &str = "deleted";
pub const SAID_DONE: &str = "done";
pub const SAID_SENT: &str = "sent";
pub const SAID_READY: &str = "ready";
pub const SAID_PAID: &str = "paid";
pub const SAID_CANCELLED: &str = "cancelled";
pub const SAID_REFUNDED: &str = "refunded";
pub const SAID_GIFT: &str = "gift";
pub const SAID_PUBLISHED: &str = "published";
pub const SAID_DRAFT: &str = "draft";

/// The text key for what `said` says; anything unknown says nothing.
pub fn said_key(said: &str) -> Option<&'static str> {
    match said {
        SAID_SAVED => Some("admin-saved"),
        SAID_DELETED => Some("admin-deleted"),
        SAID_DONE => Some("admin-done"),
        SAID_SENT => Some("admin-said-sent"),
        SAID_READY => Some("admin-said-ready"),
        SAID_PAID => Some("admin-said-paid"),
        SAID_CANCELLED => Some("admin-said-cancelled"),
        SAID_REFUNDED => Some("admin-said-refunded"),
        SAID_GIFT => Some("admin-said-gift"),
        SAID_PUBLISHED => Some("admin-said-published"),
        SAID_DRAFT => Some("admin-said-draft"),
        _ => None,
    }
}

impl Desk<'_> {
    /// The text `key` in the reader's language.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.cx.t(key)
    }

    /// The text `key` for `n` things.
    pub fn t_n(&self, key: &str, n: u64) -> Cow<'static, str> {
        self.cx.t_with(key, &[("n", &n.to_string())])
    }

    pub fn count(&self, n: u64) -> String {
        self.cx.number(n.try_into().unwrap_or(i64::MAX))
    }
}

/// The numbers in the navigation.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    pub to_ship: u64,
    pub attention: u64,
    /// Messages that nobody answered.
    pub messages: u64,
}

/// A link with its words, already translated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub href: String,
    pub label: String,
}

impl Link {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Link {
        Link { href: href.into(), label: label.into() }
    }
}

/// A whole page of the admin.
pub struct Page<'a> {
    pub desk: &'a Desk<'a>,
    pub title: &'a str,
    pub crumbs: &'a [Link],
    /// Beside the title: tags and a remark.
    pub beside: Markup,
    /// At the top right; the main action last.
    pub acts: Markup,
    /// A script beside the one of every page.
    pub script: Option<&'static str>,
    /// "" for wide pages, "narrow" for forms and short lists.
    pub width: &'static str,
    pub body: Markup,
}

impl Render for Page<'_> {
    fn render(&self) -> Markup {
        let cx = self.desk.cx;
        let body = html! {
            a.skip href="#main" { (cx.t("word-skip-to-content")) }
            (navigation(self.desk))
            div.sheet-main { main.page.(self.width) #main {
                (near(self.desk))
                (self.head())
                @if let Some(said) = self.desk.said {
                    div.notice.good.said role="status" { (icon("check")) span { (cx.t(said)) } }
                }
                (self.body)
            } }
        };
        document(cx, self.title, self.script, body)
    }
}

impl<'a> Page<'a> {
    /// A page with a title and a body; change what differs with `..Page::new(…)`.
    pub fn new(desk: &'a Desk<'a>, title: &'a str, body: Markup) -> Page<'a> {
        Page { desk, title, crumbs: &[], beside: nothing(), acts: nothing(), script: None, width: "", body }
    }
}

impl Page<'_> {
    fn head(&self) -> Markup {
        html! {
            header.page-head {
                @if !self.crumbs.is_empty() {
                    nav.crumbs aria-label=(self.desk.cx.t("word-breadcrumb")) {
                        @for crumb in self.crumbs { a href=(crumb.href) { (crumb.label) } " " }
                    }
                }
                div.t { h1 { (self.title) } (self.beside) }
                div.acts { (self.acts) }
            }
        }
    }
}

/// A page without the navigation: sign-in, first owner, set-up. `class` is that of its one box: `login` or `setup`.
pub fn bare_page(cx: &Cx, title: &str, class: &str, body: Markup) -> Markup {
    document(cx, title, None, html! { div class=(class) { (body) } })
}

fn document(cx: &Cx, title: &str, script: Option<&str>, body: Markup) -> Markup {
    let head = html! { meta name="robots" content="noindex"; };
    let title = format!("{title} | {}", cx.shop.name);
    let favicon = assets::url("sutler-favicon.svg");
    Document { locale: cx.locale, dress: Dress::Admin, scheme: None, dir: None, title: &title, favicon, script, head: &head, body }.render()
}

/// One entry of the navigation: path, icon, text key, and where it is found on phones.
struct Entry {
    path: &'static str,
    icon: &'static str,
    label: &'static str,
    /// Who does not have it does not see the entry.
    needs: Permission,
    /// The entries beside which it is found on phones, where the bar has no room for it; none: it stands in the bar.
    phone: &'static [&'static str],
    /// Pages below it, shown while one is there.
    below: &'static [(&'static str, &'static str, Permission)],
}

const DAILY: &[Entry] = &[
    Entry { path: "/admin", icon: "home", label: "admin-nav-home", needs: Permission::Orders, phone: &[], below: &[] },
    Entry {
        path: "/admin/orders",
        icon: "bag",
        label: "admin-nav-orders",
        needs: Permission::Orders,
        phone: &[],
        below: &[
            ("/admin/customers", "admin-customers", Permission::Orders),
            ("/admin/bank", "admin-bank", Permission::Orders),
            ("/admin/books", "admin-books", Permission::Orders),
            ("/admin/gift-cards", "gift-cards", Permission::Orders),
        ],
    },
    Entry {
        path: "/admin/products",
        icon: "tag",
        label: "word-products",
        needs: Permission::Catalog,
        phone: &[],
        below: &[
            ("/admin/categories", "word-categories", Permission::Catalog),
            ("/admin/stock", "admin-nav-stock", Permission::Catalog),
            ("/admin/pictures", "admin-pictures", Permission::Catalog),
        ],
    },
    Entry {
        path: "/admin/journal",
        icon: "page",
        label: "admin-nav-content",
        needs: Permission::Catalog,
        phone: &["/admin/products"],
        below: &[
            ("/admin/journal", "admin-post-list", Permission::Catalog),
            ("/admin/pages", "admin-nav-pages", Permission::Catalog),
            ("/admin/menus", "admin-menu-list", Permission::Catalog),
            ("/admin/newsletter", "admin-newsletter", Permission::Catalog),
        ],
    },
    Entry {
        path: "/admin/messages",
        icon: "mail",
        label: "admin-messages",
        needs: Permission::Orders,
        phone: &["/admin", "/admin/orders"],
        below: &[],
    },
    Entry {
        path: "/admin/attention",
        icon: "alert",
        label: "admin-nav-attention-short",
        needs: Permission::Orders,
        phone: &[],
        below: &[],
    },
    Entry {
        path: "/admin/settings",
        icon: "settings",
        label: "admin-nav-settings",
        needs: Permission::Settings,
        phone: &[],
        below: &[
            ("/admin/theme", "admin-nav-theme", Permission::Settings),
            ("/admin/shipping", "admin-nav-shipping", Permission::Settings),
            ("/admin/payment-methods", "admin-nav-payment-methods", Permission::Settings),
            ("/admin/customer-groups", "admin-customer-group-list", Permission::Settings),
            ("/admin/tax", "admin-nav-tax", Permission::Settings),
            ("/admin/letters", "admin-nav-letters", Permission::Orders),
            ("/admin/flows", "admin-nav-flows", Permission::Orders),
            ("/admin/staff", "admin-nav-staff", Permission::Staff),
        ],
    },
];

fn navigation(desk: &Desk<'_>) -> Markup {
    let cx = desk.cx;
    let host = cx.shop.base_url.trim_start_matches("https://").trim_start_matches("http://");
    html! {
        nav.rail-nav aria-label=(cx.t("admin-nav")) {
            a.brand href="/admin" { img src=(assets::url("sutler-favicon.svg")) alt="" width="26" height="26"; span { (cx.shop.name) small { (host) } } }
            ul {
                @for entry in DAILY.iter().filter(|entry| may(cx, entry.needs)) { (nav_entry(desk, entry)) }
                // Wide screens have it at the foot.
                li.phone-only { a href="/admin/me" aria-current=[current(path(cx), "/admin/me")] { (icon("user")) span { (cx.t("admin-me")) } } }
            }
            p.label { (cx.t("admin-nav-shop")) }
            ul.wide-only { li { a href="/" { (icon("eye")) span { (cx.t("admin-nav-view-shop")) } } } }
            div.foot { @if let Some(staff) = &cx.staff {
                ul { li { a href="/admin/me" aria-current=[current(path(cx), "/admin/me")] { (icon("user")) span { (staff.name) span.muted { ", " (staff.role) } } } } }
            } }
        }
    }
}

fn nav_entry(desk: &Desk<'_>, entry: &Entry) -> Markup {
    let (cx, path) = (desk.cx, path(desk.cx));
    let n = waiting(desk, entry.path);
    let open = is_open(path, entry);
    html! {
        li class=[(!entry.phone.is_empty()).then_some("wide-only")] {
            a href=(entry.path) aria-current=[open.then_some(if path == entry.path { "page" } else { "true" })] {
                (icon(entry.icon)) span { (cx.t(entry.label)) }
                @if n > 0 { span.n { (cx.number(n.try_into().unwrap_or(i64::MAX))) } }
            }
            @if open && !entry.below.is_empty() {
                ul.sub { @for (below, label, _) in entry.below.iter().filter(|(.., needs)| may(cx, *needs)) { li { a href=(below) aria-current=[current(path, below)] { (cx.t(label)) } } } }
            }
        }
    }
}

/// How many things wait behind an entry.
fn waiting(desk: &Desk<'_>, path: &str) -> u64 {
    match path {
        "/admin/orders" => desk.counts.to_ship,
        "/admin/attention" => desk.counts.attention,
        "/admin/messages" => desk.counts.messages,
        _ => 0,
    }
}

fn is_open(path: &str, entry: &Entry) -> bool {
    is_at(path, entry.path) || entry.below.iter().any(|(below, ..)| is_at(path, below))
}

/// On phones, above the page: what stands below the open entry, and what the bar has no room for.
fn near(desk: &Desk<'_>) -> Markup {
    let (cx, path) = (desk.cx, path(desk.cx));
    let Some(open) = DAILY.iter().find(|entry| is_open(path, entry)) else { return nothing() };
    // What has nothing below it is shown among its neighbours.
    let home = open.phone.last().filter(|_| open.below.is_empty());
    let open = DAILY.iter().find(|entry| home == Some(&entry.path)).unwrap_or(open);
    let below = open.below.iter().map(|(path, label, needs)| (*path, *label, *needs));
    let moved = DAILY.iter().filter(|entry| entry.phone.contains(&open.path)).map(|entry| (entry.path, entry.label, entry.needs));
    let links: Vec<Tab> = std::iter::once((open.path, open.label, open.needs))
        .chain(moved)
        .chain(below)
        .filter(|(.., needs)| may(cx, *needs))
        .map(|(to, label, _)| Tab {
            link: Link::new(to, cx.t(label)),
            count: Some(waiting(desk, to)).filter(|n| *n > 0),
            is_current: to == path,
        })
        .collect();
    html! { @if links.len() > 1 && links.iter().any(|tab| tab.is_current) { div.phone-only { (tabs(cx, &links)) } } }
}

/// Whether whoever is signed in may see what needs this.
fn may(cx: &Cx, needs: Permission) -> bool {
    cx.staff.as_ref().is_some_and(|staff| staff.may.contains(&needs))
}

fn path(cx: &Cx) -> &str {
    cx.path.split('?').next().unwrap_or_default()
}

/// Whether the page is `place` or below it; home is only itself.
fn is_at(path: &str, place: &str) -> bool {
    path == place || (place != "/admin" && path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/')))
}

fn current(path: &str, place: &str) -> Option<&'static str> {
    is_at(path, place).then_some(if path == place { "page" } else { "true" })
}

/// How a state looks: the shape says how far it is, the colour whether it is well.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    pub look: Look,
    pub word: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// Empty dot: nothing has happened.
    Idle,
    /// Empty dot, in the colour of things to do.
    Todo,
    /// Half a dot: part of it has happened.
    Half,
    /// Full dot: all of it has happened.
    Done,
    /// Full dot in the colour of trouble.
    Bad,
    /// No dot: a kind, not a state.
    Flat,
}

impl Tag {
    pub fn new(look: Look, word: impl Into<String>) -> Tag {
        Tag { look, word: word.into() }
    }
}

impl Render for Tag {
    fn render(&self) -> Markup {
        let class = match self.look {
            Look::Idle => "",
            Look::Todo => "warn",
            Look::Half => "info half",
            Look::Done => "good full",
            Look::Bad => "bad full",
            Look::Flat => "flat",
        };
        html! { span class={ "tag " (class) } { (self.word) } }
    }
}

/// A box with a heading. `aside` stands right in its head, `body` brings its own padding.
pub struct Panel<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub aside: Markup,
    pub body: Markup,
}

impl Render for Panel<'_> {
    fn render(&self) -> Markup {
        html! {
            section.panel #(self.id) aria-labelledby={ (self.id) "-h" } {
                header { h2 id={ (self.id) "-h" } { (self.title) } (self.aside) }
                (self.body)
            }
        }
    }
}

/// A tab over a list: a saved way to look at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tab {
    pub link: Link,
    pub count: Option<u64>,
    pub is_current: bool,
}

pub fn tabs(cx: &Cx, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(cx.t("admin-views")) { @for tab in tabs {
            a href=(tab.link.href) aria-current=[tab.is_current.then_some("page")] {
                (tab.link.label)
                @if let Some(n) = tab.count { span.n { (cx.number(n.try_into().unwrap_or(i64::MAX))) } }
            }
        } }
    }
}

/// The search field over a list. `kept` are the pairs of the query that a new search keeps.
pub struct Find<'a> {
    pub to: &'a str,
    pub q: &'a str,
    /// What can be found: "Number, name, e-mail".
    pub hint: &'a str,
    pub kept: &'a [(&'a str, &'a str)],
    /// Other filters, as selects.
    pub filters: Markup,
}

impl Find<'_> {
    pub fn draw(&self, cx: &Cx) -> Markup {
        html! {
            form.tools action=(self.to) method="get" role="search" {
                @for (name, value) in self.kept { @if !value.is_empty() { input type="hidden" name=(name) value=(value); } }
                div.find { (icon("search")) input type="search" name="q" value=(self.q) aria-label=(cx.t("word-search")) placeholder=(self.hint); }
                (self.filters)
                button.btn.ghost.small { (cx.t("word-search")) }
                @if !self.q.is_empty() {
                    a.chip href=(self.to) { (self.q) (icon("close")) span.hide { (cx.t("admin-search-clear")) } }
                }
            }
        }
    }
}

/// Where a list stands, and the ways to its other pages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pager {
    /// Places of the first and the last row on this page, from 1; 0 when there is none.
    pub from: u64,
    pub to: u64,
    pub total: Option<u64>,
    pub back: Option<String>,
    pub on: Option<String>,
}

impl Pager {
    pub fn draw(&self, cx: &Cx) -> Markup {
        let number = |n: u64| cx.number(n.try_into().unwrap_or(i64::MAX));
        let (from, to) = (number(self.from), number(self.to));
        html! { @if self.to > 0 {
            div.pages {
                span { @match self.total {
                    Some(total) => (cx.t_with("admin-rows-of", &[("from", &from), ("to", &to), ("total", &number(total))])),
                    None => (cx.t_with("admin-rows", &[("from", &from), ("to", &to)])),
                } }
                @if self.back.is_some() || self.on.is_some() {
                    nav.cluster aria-label=(cx.t("word-pages")) {
                        @if let Some(href) = &self.back { a.btn.ghost.small rel="prev" href=(href) { (icon("left")) (cx.t("admin-page-back")) } }
                        @if let Some(href) = &self.on { a.btn.ghost.small.after rel="next" href=(href) { (icon("right")) (cx.t("admin-page-on")) } }
                    }
                }
            }
        } }
    }
}

/// A list with nothing in it: a heading in plain words, one sentence, one way on.
pub fn empty(title: &str, line: &str, way: Markup) -> Markup {
    html! { div.empty { h2 { (title) } p.muted { (line) } (way) } }
}

/// A link that looks like a button.
pub fn button_link(href: &str, class: &str, icon_name: &str, label: &str) -> Markup {
    html! { a class={ "btn " (class) } href=(href) { @if !icon_name.is_empty() { (icon(icon_name)) } (label) } }
}

/// A form that is one button: for what needs no more than a press.
pub struct PostButton<'a> {
    pub cx: &'a Cx,
    pub to: &'a str,
    pub label: &'a str,
    pub icon: &'a str,
    /// Classes beside `btn`: "", "ghost small", "danger".
    pub class: &'a str,
    pub hidden: &'a [(&'a str, String)],
}

impl Render for PostButton<'_> {
    fn render(&self) -> Markup {
        html! {
            form method="post" action=(self.to) {
                (csrf(self.cx))
                @for (name, value) in self.hidden { input type="hidden" name=(name) value=(value); }
                button class={ "btn " (self.class) } { @if !self.icon.is_empty() { (icon(self.icon)) } (self.label) }
            }
        }
    }
}

/// The hidden field that shows that a form is ours.
pub fn csrf(cx: &Cx) -> Markup {
    html! { input type="hidden" name="csrf" value=(cx.csrf); }
}

/// A moment as people read it and as machines do: today and yesterday with the time of day, then the day; the whole of it on hover.
pub fn moment(cx: &Cx, at: Time) -> Markup {
    html! { time datetime=(at.rfc3339()) title=(cx.date_time(at)) { (short(cx, at)) } }
}

fn short(cx: &Cx, at: Time) -> String {
    let zone = &cx.shop.time_zone;
    let time = at.clock(zone);
    match at.days_before(cx.now, zone) {
        0 => cx.t_with("admin-today-at", &[("time", &time)]).into_owned(),
        1 => cx.t_with("admin-yesterday-at", &[("time", &time)]).into_owned(),
        _ => cx.locale.short_date(at, zone),
    }
}

/// A picture of 36 px, or an empty frame.
pub fn thumb(src: Option<&str>) -> Markup {
    match src {
        Some(src) => html! { img.thumb src=(src) alt="" width="36" height="36" loading="lazy"; },
        None => html! { span.thumb.no-pic aria-hidden="true" {} },
    }
}

/// Text with line ends kept as paragraphs and breaks.
pub fn lines(text: &str) -> Markup {
    html! { @for part in text.split("\n\n") { p { @for (i, line) in part.lines().enumerate() { @if i > 0 { br; } (line) } } } }
}

/// An empty piece of markup.
pub fn nothing() -> Markup {
    PreEscaped(String::new())
}
