//! What stands around every page of the storefront: announcement, header with menu and search, footer. The checkout and pages
//! about trouble have a plain frame without ways to wander off.

use crate::web::cx::{Cx, Favicon, Logo, MenuLink, SellingFace};
use crate::web::theme::preview::Reader;
use crate::web::ui::menu_line::places;
use crate::web::ui::sign_up::{IN_FOOTER, SignUp, sign_up};
use crate::web::ui::{Document, Dress, PictureView, icon, icon_as, icon_m, icon_xs};
use crate::web::{assets, url};
use maud::{Markup, PreEscaped, Render as _, html};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Robots {
    Index,
    /// Not for search engines: cart, checkout, orders, results, errors.
    Stay,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frame {
    Full,
    /// Logo and one way back.
    Checkout,
    /// The logo alone: there is nothing else to go to.
    Closed,
}

/// A page of the storefront. Start from `Page::new` and set what differs.
pub struct Page<'a> {
    pub cx: &'a Cx,
    /// Without the name of the shop, which is added; empty on the home page.
    pub title: String,
    pub description: String,
    /// The path under which search engines shall know the page.
    pub canonical: Option<String>,
    pub robots: Robots,
    pub picture: Option<PictureView>,
    /// `website`, `product`, `article`.
    pub og_type: &'static str,
    /// Facts for search engines.
    pub json_ld: Vec<Markup>,
    /// Path of the page before and after this one of a list.
    pub before: Option<String>,
    pub after: Option<String>,
    pub frame: Frame,
    /// Whether feed readers find the journal here.
    pub feed: bool,
    /// The script of this kind of page, when it is not that of every page.
    pub script: Option<&'static str>,
    pub main_class: &'static str,
    /// `rtl` where the page runs from right to left.
    pub dir: Option<&'static str>,
    pub main: Markup,
}

impl<'a> Page<'a> {
    pub fn new(cx: &'a Cx, title: impl Into<String>, main: Markup) -> Page<'a> {
        Page {
            cx,
            title: title.into(),
            description: String::new(),
            canonical: None,
            robots: Robots::Index,
            picture: None,
            og_type: "website",
            json_ld: Vec::new(),
            before: None,
            after: None,
            frame: Frame::Full,
            feed: false,
            script: None,
            main_class: "wrap page-top",
            dir: None,
            main,
        }
    }

    fn head(&self) -> Markup {
        let cx = self.cx;
        let description = if self.description.is_empty() { &cx.shop.tagline } else { &self.description };
        let title = if self.title.is_empty() { &cx.shop.name } else { &self.title };
        html! {
            meta name="description" content=(description);
            @if self.robots == Robots::Stay { meta name="robots" content="noindex"; }
            @if let Some(path) = &self.canonical {
                link rel="canonical" href=(cx.absolute(path));
                meta property="og:url" content=(cx.absolute(path));
            }
            @if let Some(path) = &self.before { link rel="prev" href=(cx.absolute(path)); }
            @if let Some(path) = &self.after { link rel="next" href=(cx.absolute(path)); }
            @if self.robots == Robots::Index {
                meta property="og:site_name" content=(cx.shop.name);
                meta property="og:type" content=(self.og_type);
                meta property="og:title" content=(title);
                meta property="og:description" content=(description);
                @if let Some(p) = &self.picture {
                    meta property="og:image" content=(cx.absolute(&p.url));
                    meta property="og:image:width" content=(p.width);
                    meta property="og:image:height" content=(p.height);
                    @if !p.alt.is_empty() { meta property="og:image:alt" content=(p.alt); }
                }
            }
            @if self.feed { link rel="alternate" type="application/atom+xml" title=(cx.t("storefront-journal")) href=(cx.absolute(url::FEED)); }
            @for facts in &self.json_ld { (facts) }
        }
    }
}

/// What stands inside the frame of a page, drawn: the same for everybody, while the frame has the visitor's cart and the page's address.
#[derive(Clone, Debug)]
pub struct Inside {
    title: String,
    head: Markup,
    main: Markup,
    frame: Frame,
    script: Option<&'static str>,
    main_class: &'static str,
    dir: Option<&'static str>,
}

impl Page<'_> {
    pub fn inside(self) -> Inside {
        let (cx, head) = (self.cx, self.head());
        let title = if self.title.is_empty() { cx.shop.name.clone() } else { format!("{} | {}", self.title, cx.shop.name) };
        let Page { frame, script, main_class, dir, main, .. } = self;
        Inside { title, head, main, frame, script, main_class, dir }
    }

    pub fn render(self) -> Markup {
        let cx = self.cx;
        self.inside().framed(cx)
    }
}

impl Inside {
    /// One that holds so many bytes.
    #[cfg(test)]
    pub fn of_size(bytes: usize) -> Inside {
        let main = PreEscaped("x".repeat(bytes));
        Inside { title: String::new(), head: html! {}, main, frame: Frame::Full, script: None, main_class: "", dir: None }
    }

    /// Bytes of markup.
    pub fn size(&self) -> usize {
        self.title.len() + self.head.0.len() + self.main.0.len()
    }

    /// The whole page.
    pub fn framed(&self, cx: &Cx) -> Markup {
        let class = (!self.main_class.is_empty()).then_some(self.main_class);
        let body = html! {
            a.skip href="#main" { (cx.t("word-skip-to-content")) }
            (announcement(cx))
            @match self.frame {
                Frame::Full => (header(cx)),
                frame => (plain_header(cx, frame)),
            }
            main id="main" class=[class] { (self.main) }
            @if self.frame == Frame::Full { (footer(cx)) } @else { (thin_footer(cx)) }
        };
        let favicon = match &cx.shop.favicon {
            // Search engines want an address for it, and look at the home page alone; everywhere else it is one request less.
            Favicon::Asset(name) if cx.path == url::HOME => assets::url(name),
            Favicon::Asset(name) => assets::held(name),
            Favicon::Href(href) => href.as_str(),
        };
        let (dress, scheme) = (Dress::Shop(&cx.shop.style), cx.shop.preview.and_then(|preview| preview.scheme));
        let (title, script) = (&self.title, self.script);
        Document { locale: cx.locale, dress, scheme, dir: self.dir, title, favicon, script, head: &self.head, body }.render()
    }
}

/// The shop's name as it is drawn, without a link.
pub fn logo(cx: &Cx) -> Markup {
    match &cx.shop.logo {
        Logo::Word => html! { span.word { (cx.shop.name) } },
        Logo::Drawn { asset, width, height } => html! {
            svg viewBox=(format!("0 0 {width} {height}")) role="img" aria-label=(cx.shop.name) { (PreEscaped(assets::drawing(asset))) }
        },
        Logo::Picture(p) => html! { img src=(p.url) alt=(cx.shop.name) width=(p.width) height=(p.height); },
    }
}

/// Where staff open the shop again.
pub const CLOSING: &str = "/admin/settings/closing";

fn announcement(cx: &Cx) -> Markup {
    html! {
        @let draft = cx.shop.preview.filter(|preview| preview.of_draft);
        @if draft.is_some() || cx.shop.is_closed_to_others || cx.shop.is_demo || cx.shop.announcement.is_some() {
            div.announce role="region" aria-label=(cx.t("storefront-notice")) {
                @if let Some(draft) = draft {
                    p { b { (cx.t("storefront-draft-line")) } }
                    @if draft.reader == Reader::Guest { form action=(url::LEAVE_LOOK) method="post" { button { (cx.t("storefront-draft-leave")) } } }
                }
                @if cx.shop.is_closed_to_others { p { b { (cx.t("storefront-closed-to-others")) } " " a href=(CLOSING) { (cx.t("storefront-closed-open")) } } }
                @if cx.shop.is_demo { p { (cx.t("storefront-demo-line")) } }
                @if let Some(line) = &cx.shop.announcement { p { @if line.href.is_empty() { (line.text) } @else { a href=(line.href) { (line.text) } } } }
            }
        }
    }
}

fn here(cx: &Cx, link: &MenuLink) -> Option<&'static str> {
    (link.href == cx.path).then_some("page")
}

fn header(cx: &Cx) -> Markup {
    // Pages to which no entry leads mark none, and share what is drawn once.
    let entries = cx.shop.menu.iter().chain(&cx.shop.shelves).flat_map(|link| std::iter::once(link).chain(&link.below));
    let marks = [url::ALL, url::ORDERS].contains(&cx.path.as_str()) || entries.into_iter().any(|link| here(cx, link).is_some());
    let shared = || menus(&Cx { path: String::new(), ..cx.clone() }).into_string();
    html! {
        header.head {
            div.wrap {
                @if marks { (menus(cx)) } @else { (PreEscaped(cx.shop.drawn.frame.menus.get_or_init(shared))) }
                a.logo href=(url::HOME) aria-label=(cx.shop.name) { (logo(cx)) }
                div.tools { (tools(cx)) }
            }
        }
    }
}

/// The menus of wide and of narrow windows.
fn menus(cx: &Cx) -> Markup {
    html! {
        div {
            (navigation(cx))
            details.burger {
                summary aria-label=(cx.t("storefront-menu")) { (icon_as("menu", "icon m")) (icon_as("close", "icon x")) }
                nav.sheet aria-label=(cx.t("storefront-menu")) {
                    @if cx.shop.shelves.is_empty() { (sheet_link(cx, &MenuLink::new(cx.t("storefront-all-things"), url::ALL))) } @else {
                        details { summary { (cx.t("storefront-all-things")) (icon_m("down")) }
                            (sheet_link(cx, &MenuLink::new(cx.t("storefront-see-all-things"), url::ALL)))
                            @for shelf in &cx.shop.shelves { (sheet_link(cx, shelf)) }
                        }
                    }
                    @for link in &cx.shop.menu { @if link.below.is_empty() { (sheet_link(cx, link)) } @else {
                        details { summary { (link.label) (icon_m("down")) } (sheet_link(cx, link)) @for below in &link.below { (sheet_link(cx, below)) } }
                    } }
                    (sheet_link(cx, &MenuLink::new(cx.t("storefront-orders"), url::ORDERS)))
                }
            }
        }
    }
}

/// The main menu. What has a second level opens it; its own page is the first entry there. What has no room in the line at the width
/// stands below *More*.
fn navigation(cx: &Cx) -> Markup {
    let places = places(cx);
    let entries = || cx.shop.menu.iter().zip(&places);
    // The last entry leaves *More* last, and with it *More* goes.
    let more = places.last().and_then(|last| last.below_more());
    html! {
        nav.nav aria-label=(cx.t("storefront-nav-main")) {
            details name="menu" {
                summary { (cx.t("storefront-all-things")) (icon_xs("down")) }
                div.drop { div.wrap { ul.menu-list {
                    li { a href=(url::ALL) { b { (cx.t("storefront-all-things")) } } }
                    @for link in &cx.shop.shelves { li { (menu_link(cx, link)) } }
                } } }
            }
            @for (link, class) in entries().filter_map(|(link, stands)| Some((link, stands.in_line()?))) { @if link.below.is_empty() {
                a class=[some(class)] href=(link.href) aria-current=[here(cx, link)] { (link.label) }
            } @else {
                details class=[some(class)] name="menu" {
                    summary { (link.label) (icon_xs("down")) }
                    div.drop { div.wrap { ul.menu-list {
                        li { a href=(link.href) aria-current=[here(cx, link)] { b { (cx.t_with("storefront-menu-all", &[("name", &link.label)])) } } }
                        @for below in &link.below { li { (menu_link(cx, below)) } }
                    } } }
                }
            } }
            @if let Some(class) = more {
                details class=[some(class)] name="menu" {
                    summary { (cx.t("storefront-more")) (icon_xs("down")) }
                    div.drop { div.wrap { ul.menu-list {
                        @for (link, class) in entries().filter_map(|(link, stands)| Some((link, stands.below_more()?))) {
                            @for link in std::iter::once(link).chain(&link.below) { li class=[some(class)] { (menu_link(cx, link)) } }
                        }
                    } } }
                }
            }
        }
    }
}

/// A class, where there is one.
fn some(class: &'static str) -> Option<&'static str> {
    (!class.is_empty()).then_some(class)
}

fn sheet_link(cx: &Cx, link: &MenuLink) -> Markup {
    html! { a href=(link.href) aria-current=[here(cx, link)] { (link.label) (icon_m("right")) } }
}

fn menu_link(cx: &Cx, link: &MenuLink) -> Markup {
    html! {
        a href=(link.href) aria-current=[here(cx, link)] {
            (link.label)
            @if let Some(n) = link.count { " " span.muted.num { (n) } }
        }
    }
}

fn tools(cx: &Cx) -> Markup {
    let cart = cx.t_n("storefront-cart-link", cx.cart_count);
    html! {
        search.find {
            form action=(url::ALL) {
                label.hide for="q" { (cx.t("word-search")) }
                (icon_m("search"))
                input id="q" type="search" name="q" placeholder=(cx.t("storefront-search-placeholder")) maxlength="200"
                    data-suggest=(url::SUGGEST) data-script=(assets::url("suggest.js"));
            }
        }
        a.tool.search href=(url::ALL) aria-label=(cx.t("word-search")) { (icon("search")) }
        a.tool.account href=(url::ORDERS) aria-label=(cx.t("storefront-orders")) aria-current=[(cx.path == url::ORDERS).then_some("page")] { (icon("user")) }
        a.tool href=(url::CART) aria-label=(cart) data-cart-link {
            (icon("bag"))
            @if cx.cart_count > 0 { span.count aria-hidden="true" { (cx.cart_count.min(999)) } }
        }
    }
}

fn plain_header(cx: &Cx, frame: Frame) -> Markup {
    html! {
        header.plain {
            div.wrap {
                @if frame == Frame::Closed { span.logo { (logo(cx)) } } @else { a.logo href=(url::HOME) aria-label=(cx.shop.name) { (logo(cx)) } }
                @if frame == Frame::Checkout { a.more.s href=(url::CART) { (icon_m("left")) (cx.t("storefront-back-to-cart")) } }
            }
        }
    }
}

/// Links of the foot's first list.
const FOOT_MAX: usize = 8;

fn link_list(links: &[MenuLink]) -> Markup {
    html! { ul.list { @for link in links { li { a href=(link.href) { (link.label) } } } } }
}

fn footer(cx: &Cx) -> Markup {
    html! {
        footer.foot-page {
            div.wrap {
                (PreEscaped(cx.shop.drawn.frame.foot.get_or_init(|| foot(cx).into_string())))
                (selling(cx))
                div.legal {
                    @if !cx.shop.legal_pages.is_empty() {
                        ul.cluster data-tight { @for link in &cx.shop.legal_pages { li { a href=(link.href) { (link.label) } } } }
                    }
                    span { (cx.t(if cx.shop.gross_prices { "storefront-foot-gross" } else { "storefront-foot-net" })) }
                    (languages(cx))
                }
            }
        }
    }
}

/// What stands in the footer of every page alike.
fn foot(cx: &Cx) -> Markup {
    let shop = &cx.shop;
    html! {
        div.tops {
            div {
                span.logo { (logo(cx)) }
                p.muted data-narrow { (shop.tagline) }
                (sign_up(cx, &SignUp { place: IN_FOOTER, ..SignUp::default() }))
            }
            @if !shop.shop_menu.is_empty() {
                nav aria-labelledby="foot-shop" {
                    h2 id="foot-shop" { (cx.t("storefront-foot-shop")) }
                    (link_list(&shop.shop_menu[..shop.shop_menu.len().min(FOOT_MAX)]))
                }
            }
            nav aria-labelledby="foot-help" {
                h2 id="foot-help" { (cx.t("storefront-foot-help")) }
                ul.list {
                    @for link in &shop.help_pages { li { a href=(link.href) { (link.label) } } }
                    li { a href=(url::ORDERS) { (cx.t("storefront-orders")) } }
                }
            }
            (contact(cx))
        }
    }
}

/// How one pays here and where it goes, as it is set up; nothing where nothing is. The page of an order has its own ways to pay, and no
/// others beside them.
fn selling(cx: &Cx) -> Markup {
    let SellingFace { pay, delivery, cared } = &cx.shop.selling;
    let row = |sign: &str, label: &str, words: &[String]| html! { @if !words.is_empty() { div { dt { (icon_m(sign)) (cx.t(label)) } @for one in words { dd { (one) } } } } };
    html! { @if !cx.path.starts_with("/orders/") && (!pay.is_empty() || !delivery.is_empty()) {
        dl.selling {
            (row("card", "storefront-foot-pay", pay))
            (row("truck", "storefront-foot-delivery", delivery))
            (row("shield", "storefront-foot-trust", cared))
        }
    } }
}

fn contact(cx: &Cx) -> Markup {
    let contact = &cx.shop.contact;
    html! {
        div.stack {
            h2 { (cx.t("storefront-foot-contact")) }
            address.address {
                @for line in &contact.address_lines { (line) br; }
                @for line in contact.opening.lines() { (line) br; }
            }
            p { (contact_links(cx)) }
        }
    }
}

/// Phone and mail as links, as far as the shop has them.
pub fn contact_links(cx: &Cx) -> Markup {
    let contact = &cx.shop.contact;
    html! {
        @if !contact.phone.is_empty() { a href=(url::tel(&contact.phone)) { (contact.phone) } br; }
        @if !contact.email.is_empty() { a href=(format!("mailto:{}", contact.email)) { (contact.email) } }
    }
}

/// The way to another language: a form, because it leaves a cookie.
fn languages(cx: &Cx) -> Markup {
    html! {
        @if cx.shop.locales.len() > 1 {
            form.langs action=(url::LANGUAGE) method="post" aria-label=(cx.t("storefront-language")) {
                input type="hidden" name="back" value=(cx.path);
                @for locale in &cx.shop.locales {
                    @if *locale == cx.locale {
                        span aria-current="true" { (locale.t("word-language-own")) }
                    } @else {
                        button name="locale" value=(locale.tag()) lang=(locale.tag()) { (locale.t("word-language-own")) }
                    }
                }
            }
        }
    }
}

fn thin_footer(cx: &Cx) -> Markup {
    html! {
        footer.thin {
            div.wrap.cluster.xs.muted {
                @for link in &cx.shop.legal_pages { a href=(link.href) { (link.label) } }
                (languages(cx))
                @if !cx.shop.contact.phone.is_empty() {
                    span { (cx.t_with("storefront-help-line", &[("phone", &cx.shop.contact.phone)])) }
                }
            }
        }
    }
}
