//! One request as handlers see it: language, cart, caller. Made of headers alone; nothing is written.

use crate::base::{Locale, Outcome};
use crate::shop::cart;
use crate::store::log::LogReads;
use crate::web::closed::ClosedToOthers;
use crate::web::cx::{Cx, ShopFace};
use crate::web::error::Failure;
use crate::web::facts::Facts;
use crate::web::site::{Proxy, Site, glance};
use crate::web::theme::Preview;
use crate::web::ui::{Inside, Page};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// The name of the cart's cookie, and of the one that keeps the language.
pub const CART_COOKIE: &str = "cart";
pub const LOCALE_COOKIE: &str = "locale";
/// And of the one that keeps a customer's personal link.
pub const LINK_COOKIE: &str = "link";

#[derive(Clone)]
pub struct Visit {
    pub site: Site,
    pub facts: Arc<Facts>,
    pub cx: Cx,
    /// The token in the cart's cookie, whatever it is worth.
    pub cart: Option<String>,
    /// The token of a customer's personal link, whatever it is worth.
    pub link: Option<String>,
    pub caller: IpAddr,
}

/// Who is at the other end of the connection; put there by the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

impl FromRequestParts<Site> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Visit, Failure> {
        Ok(Visit::of(parts, site)?)
    }
}

impl Visit {
    pub fn of(parts: &Parts, site: &Site) -> Outcome<Visit> {
        let path = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let [cart, link] = [CART_COOKIE, LINK_COOKIE].map(|name| cookie(&parts.headers, name));
        glance(|| {
            let facts = site.facts()?;
            let locale = locale(&parts.headers, &facts);
            let cart_count = match &cart {
                Some(token) => cart::by_token(&site.shop.read()?, token)?.map_or(0, |cart| cart.pieces()),
                None => 0,
            };
            let shop = match parts.extensions.get::<Preview>() {
                Some(preview) => Arc::new(facts.draft_face(&site.shop.read()?, locale, *preview)?),
                None => facts.face_in(locale),
            };
            let shop = match parts.extensions.get::<ClosedToOthers>() {
                Some(ClosedToOthers) => Arc::new(ShopFace { is_closed_to_others: true, ..(*shop).clone() }),
                None => shop,
            };
            let cx = Cx { shop, locale, path, cart_count, csrf: String::new(), staff: None, now: site.shop.now() };
            Ok(Visit { site: site.clone(), facts, cx, cart, link, caller: caller(parts, site) })
        })
    }

    /// What stands inside a page that is the same for everybody who has this face of the shop: as it was drawn, or drawn now.
    pub fn inside<'a>(&'a self, name: String, draw: impl FnOnce() -> Outcome<Page<'a>>) -> Outcome<Arc<Inside>> {
        // Looked at before anything of the page is read: what happens meanwhile makes it newer than it is taken for.
        let at = self.site.shop.read()?.log_end()?;
        self.cx.shop.drawn.inside(name, at, || draw().map(Page::inside))
    }
}

/// The language of the cookie, else the best that the browser asks for, else the shop's own.
pub fn locale(headers: &HeaderMap, facts: &Facts) -> Locale {
    let chosen = cookie(headers, LOCALE_COOKIE).and_then(|tag| Locale::from_tag(&tag));
    let own = facts.settings.as_ref().map_or(Locale::En, |settings| settings.locale);
    chosen.or_else(|| asked_for(headers)).unwrap_or(own)
}

/// The first language of `Accept-Language` that the shop speaks (RFC 9110 §12.5.4; browsers send them by preference).
fn asked_for(headers: &HeaderMap) -> Option<Locale> {
    let wanted = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    wanted.split(',').take(20).find_map(|part| {
        let tag = part.split(';').next()?.trim();
        Locale::from_tag(&tag.split('-').next()?.to_ascii_lowercase())
    })
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name || key.strip_prefix("__Host-") == Some(name)).then(|| value.to_owned())
    })
}

/// The caller's address: the connection's, or what the nearest proxy says when there is one.
pub fn caller(parts: &Parts, site: &Site) -> IpAddr {
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    if site.behind_proxy == Proxy::None {
        return peer;
    }
    let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    forwarded.and_then(|list| list.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer)
}
