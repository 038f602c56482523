//! What machines ask for: robots.txt, the sitemap, whether the shop is well; and the language, which people choose.

use crate::base::{Locale, Outcome, ProductId, Time};
use crate::shop::catalog::{Product, product};
use crate::shop::content::{self, POSTS_MAX};
use crate::store::{Page, Reads};
use crate::web::body::Form;
use crate::web::error::Failure;
use crate::web::reply::{self, Audience};
use crate::web::site::{Site, door, glance};
use crate::web::storefront::pages::feed::escaped;
use crate::web::url;
use crate::web::visit::{LOCALE_COOKIE, Visit};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use std::fmt::Write;

/// Addresses in one sitemap (sitemaps.org: at most 50,000).
const SITEMAP_MAX: usize = 50_000;

/// Of what is narrowed or ordered there is no end, so only the pages of a list are for crawlers (RFC 9309 §2.2.2: the longer rule wins).
pub async fn robots(visit: Visit) -> Response {
    let base = &visit.cx.shop.base_url;
    format!(
        "User-agent: *\nDisallow: /admin\nDisallow: /cart\nDisallow: /checkout\nDisallow: /orders/\nDisallow: /search\nDisallow: /compare\nDisallow: /categories/*?\nAllow: /categories/*?page=\n\nSitemap: {base}/sitemap.xml\n"
    )
    .into_response()
}

pub async fn sitemap(visit: Visit) -> Result<Response, Failure> {
    let xml = door(|| sitemap_of(&visit))?;
    let mut response = xml.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
    Ok(response)
}

fn sitemap_of(visit: &Visit) -> Outcome<String> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut add = |path: &str, changed: Option<String>| {
        let changed = changed.map_or(String::new(), |day| format!("<lastmod>{day}</lastmod>"));
        let _ = writeln!(xml, "<url><loc>{}</loc>{changed}</url>", escaped(&cx.absolute(path)));
    };
    add(url::HOME, None);
    for shelf in visit.facts.categories.values().filter(|shelf| shelf.products > 0) {
        add(&url::category(&shelf.category.path), None);
    }
    for page in &visit.facts.pages {
        add(&url::page(page.handle()), Some(page.changed.rfc3339()).filter(|_| page.changed > Time::at(0)));
    }
    let posts = content::posts(&snapshot, "", cx.now, Page::first(POSTS_MAX))?;
    if !posts.is_empty() {
        add(url::JOURNAL, None);
    }
    for post in posts.iter().filter(|post| post.is_public(cx.now)) {
        add(&url::post(post.handle()), Some(post.changed.rfc3339()));
    }
    let ids: Vec<ProductId> = snapshot.ids(&product::BY_NEW, &0_u64, Page::first(SITEMAP_MAX - POSTS_MAX - 3_000))?;
    for id in ids {
        let product: Product = snapshot.get(id)?;
        add(&url::product(product.handle.as_str()), Some(product.changed.rfc3339()));
    }
    xml.push_str("</urlset>\n");
    Ok(xml)
}

/// 200 when the store can be read.
pub async fn health(State(site): State<Site>) -> Response {
    match glance(|| site.shop.read().and_then(|snapshot| snapshot.mark("log"))) {
        Ok(_) => "ok\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store cannot be read\n").into_response(),
    }
}

/// Another language: kept in a cookie, then back to where one was.
pub async fn language(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    let back = reply::see_other(reply::own_path(typed.get("back")));
    Ok(match Locale::from_tag(typed.get("locale")) {
        Some(locale) => reply::with_cookie(back, &visit, Audience::Shop, LOCALE_COOKIE, locale.tag(), 365),
        None => back,
    })
}
