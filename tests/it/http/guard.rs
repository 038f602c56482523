//! What every answer carries and what no request gets past: headers, foreign forms, tokens, and that looking changes nothing.

use super::agent::{Agent, Answer};
use super::page::Page;
use super::served::Served;
use sutler::shop::staff::Role;
use sutler::store::log::LogReads;

#[test]
fn every_answer_carries_the_security_headers() {
    let served = Served::new();
    let (mut agent, order) = served.with_order();
    let asset = sutler::web::assets::url("shop.js");
    let mut staff = served.staff(Role::Owner);
    let public =
        ["/", "/products/towel", "/categories/things", "/search?q=a", "/cart", "/checkout", "/pages/terms", "/robots.txt", "/sitemap.xml"];
    let plain = ["/healthz", "/nothing", "/media/00/x", "/products/%FF", "/hooks/x", "/admin/sign-in", asset, order.as_str()];
    for path in public.iter().chain(&plain) {
        carries(path, &agent.get(path));
    }
    for path in ["/admin", "/admin/tax", "/admin/shipping", "/admin/categories/new", "/admin/tax/99"] {
        carries(path, &staff.get(path));
        carries(path, &agent.get(path));
    }
    carries("/cart/lines", &agent.post("/cart/lines", &[("product", "towel"), ("quantity", "x")]));
    carries("/cart/lines", &agent.send("POST", "/cart/lines", &[("sec-fetch-site", "cross-site")], b""));
    carries("/", &agent.send("DELETE", "/", &[], b""));
}

fn carries(path: &str, answer: &Answer) {
    let has = |name: &str| answer.header(name).unwrap_or_else(|| panic!("{path} ({}) has no {name}", answer.status));
    assert_eq!(has("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(has("cross-origin-opener-policy"), "same-origin", "{path}");
    assert_eq!(has("cross-origin-resource-policy"), "same-origin", "{path}");
    assert!(has("permissions-policy").contains("camera=()"), "{path}");
    let policy = has("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
    if path.starts_with("/media/") {
        assert!(policy.starts_with("sandbox"), "{path}");
    } else {
        for part in
            ["frame-ancestors 'none'", "base-uri 'none'", "script-src 'self'", "form-action 'self'", "require-trusted-types-for 'script'"]
        {
            assert!(policy.contains(part), "{path}: {part}");
        }
    }
    let secret = ["/admin", "/orders/", "/cart", "/checkout"].iter().any(|p| path.starts_with(p));
    assert_eq!(has("referrer-policy"), if secret { "no-referrer" } else { "strict-origin-when-cross-origin" }, "{path}");
    let cache = has("cache-control");
    let immutable = path.starts_with("/assets/") || path.starts_with("/media/");
    assert!(cache.contains("private") || immutable && cache.contains("immutable") || answer.status == 404, "{path}: {cache}");
    assert!(!secret || cache.contains("no-store"), "{path}: {cache}");
}

#[test]
fn no_cookie_before_the_first_thing_in_the_cart_and_then_a_careful_one() {
    let served = Served::new();
    let mut agent = served.agent();
    for path in [
        "/",
        "/products/towel",
        "/categories/things",
        "/search?q=a",
        "/cart",
        "/checkout",
        "/pages/terms",
        "/nothing",
        "/admin/sign-in",
        "/admin",
    ] {
        let answer = agent.get(path);
        assert_eq!(answer.header("set-cookie"), None, "{path}");
    }
    let page = Page::of(&agent.get("/products/towel"));
    let added = page.form("/cart/lines").send(&mut agent, &[]);
    let cookie = added.header("set-cookie").unwrap();
    assert!(
        cookie.starts_with("cart=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
        "{cookie}"
    );
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    assert!(token.len() == 64 && token.bytes().all(|b| b.is_ascii_hexdigit()), "opaque and random: {cookie}");
}

/// Where a browser may say that a form comes from, and whether it is taken.
const SENDERS: [(&[(&str, &str)], bool); 10] = [
    (&[("sec-fetch-site", "same-origin")], true),
    (&[("sec-fetch-site", "none")], true),
    (&[("sec-fetch-site", "cross-site")], false),
    (&[("sec-fetch-site", "same-site")], false),
    (&[("sec-fetch-site", "SAME-ORIGIN ")], false),
    (&[("origin", "https://evil.example")], false),
    (&[("origin", "null")], false),
    (&[("origin", "http://127.0.0.1")], false),
    (&[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("referer", "http://127.0.0.1/")], false),
    (&[], true),
];

#[test]
fn forms_from_elsewhere_are_refused() {
    let served = Served::new();
    let mut owner = served.staff(Role::Owner);
    let commits = served.world.shop.commits();
    for (headers, taken) in SENDERS {
        for path in ["/cart/lines", "/language", "/checkout", "/admin/sign-in", "/admin/sign-out", "/admin/tax/new"] {
            let mut sent = vec![("content-type", "application/x-www-form-urlencoded")];
            sent.extend(headers);
            let answer = owner.send("POST", path, &sent, b"x=1");
            let foreign = answer.status == 403;
            // Forms of the admin need their token besides.
            let expected = !taken || (path.starts_with("/admin/") && path != "/admin/sign-in");
            assert_eq!(foreign, expected, "{headers:?} to {path}: {}", answer.status);
        }
    }
    let origin = owner.origin();
    let upper = origin.replace("http", "https");
    let sent = [("content-type", "application/x-www-form-urlencoded"), ("origin", upper.as_str())];
    assert_eq!(owner.send("POST", "/language", &sent, b"locale=de").status, 303, "a proxy before us may speak https");
    assert_eq!(served.world.shop.commits(), commits);
    served.world.check();
}

#[test]
fn forms_of_the_admin_need_their_token() {
    let served = Served::new();
    let mut owner = served.staff(Role::Owner);
    let mut other = served.staff(Role::Manager);
    let page = Page::of(&owner.get("/admin/tax-classes/new"));
    let form = page.form("/admin/tax-classes/new");
    let foreign = Page::of(&other.get("/admin/tax-classes/new")).form("/admin/tax-classes/new").value("csrf");
    let own = form.value("csrf");
    assert!(own.len() == 32 && own != foreign);
    served.world.told();
    for token in ["", "x", &foreign, &own[..31], &own.to_uppercase().replace(|c: char| c.is_ascii_digit(), "0")] {
        assert_eq!(form.send(&mut owner, &[("csrf", token)]).status, 403, "{token}");
    }
    assert_eq!(served.world.told(), Vec::<String>::new());
    // Signed out, the form leads to the sign-in and nothing else happens.
    let mut nobody = served.agent();
    let answer = form.send(&mut nobody, &[]);
    assert_eq!(answer.location(), "/admin/sign-in");
    served.world.check();
}

/// Everything that is linked to, starting here, at most so many pages.
fn reachable(agent: &mut Agent, start: &[&str], most: usize) -> Vec<String> {
    let mut known: Vec<String> = start.iter().map(|s| (*s).to_owned()).collect();
    let mut at = 0;
    while at < known.len().min(most) {
        let answer = agent.get(&known[at].clone());
        at += 1;
        if answer.is_html() {
            for link in Page::of(&answer).links {
                let path = link.split('#').next().unwrap_or_default().to_owned();
                if path.starts_with('/') && !known.contains(&path) {
                    known.push(path);
                }
            }
        }
    }
    known.truncate(most);
    known
}

#[test]
fn looking_changes_nothing() {
    let served = Served::new();
    let (mut buyer, order) = served.with_order();
    let mut with_cart = served.with_cart("towel", 2);
    let mut owner = served.staff(Role::Owner);
    let last = served.world.read().log_end().unwrap();
    let commits = served.world.shop.commits();
    let mut seen = 0;
    for agent in [&mut buyer, &mut with_cart, &mut owner] {
        let start = [
            "/",
            "/cart",
            "/checkout",
            "/admin",
            "/admin/tax",
            "/admin/shipping",
            "/admin/categories",
            "/robots.txt",
            "/sitemap.xml",
            &order,
        ];
        seen += reachable(agent, &start, 120).len();
        for path in [
            "/cart/lines",
            "/cart/lines/1?remove=1",
            "/language?locale=de",
            "/admin/sign-out",
            &format!("{order}/pay"),
            &format!("{order}/back"),
        ] {
            agent.get(path);
        }
    }
    assert!(seen > 100, "{seen}");
    assert_eq!(served.world.read().log_end().unwrap(), last);
    assert_eq!(served.world.shop.commits(), commits, "a GET wrote something");
    served.world.check();
}

/// Ways of writing an address of another host so that it looks like a path (OWASP, PortSwigger and our own).
const ELSEWHERE: &[&str] = &[
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\u{0}//evil.example",
    "/\u{0}/evil.example",
    "http://evil.example",
    "HTTPS://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "evil.example",
    ".evil.example",
    "@evil.example",
    "?next=//evil.example",
    "#//evil.example",
    "",
    " ",
    "/\r\nSet-Cookie: a=b",
    "/\r\n\r\n<script>",
    "/%0d%0aSet-Cookie:a=b",
    "／／evil.example",
    "/／evil.example",
    "//evil.example/%2f..",
    "/%5cevil.example",
    "/%2f%2fevil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/x/..//evil.example",
    "/ü",
    "/cart\u{85}",
    "/\u{2028}/evil.example",
    "ftp://evil.example",
    "file:///etc/passwd",
    "//127.0.0.1.evil.example",
    "//evil.example@127.0.0.1",
    "http:\\\\evil.example",
];

/// Where a browser ends up: the path, never a host.
fn stays_here(to: &str) -> bool {
    to.starts_with('/') && !to[1..].starts_with(['/', '\\']) && to.bytes().all(|b| (0x21..0x7f).contains(&b))
}

#[test]
fn nobody_is_sent_elsewhere() {
    let served = Served::new();
    let mut agent = served.agent();
    for to in ELSEWHERE {
        let answer = agent.post("/language", &[("locale", "en"), ("back", to)]);
        assert!(stays_here(&answer.location()), "{to:?} led to {:?}", answer.location());
        assert_eq!(answer.headers.iter().filter(|(name, _)| name == "set-cookie").count(), 1, "{to:?}");
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", to).finish();
        let page = Page::of(&agent.get(&format!("/admin/sign-in?{query}")));
        let form = page.form("/admin/sign-in");
        let next = form.fields.iter().find(|f| f.name == "next").map(|f| f.value.clone()).unwrap_or_default();
        assert!(next.is_empty() || next.starts_with('/') && !next.starts_with("//") && !next.contains('\\'), "{to:?} became {next:?}");
    }
}

#[test]
fn hosts_are_not_believed() {
    let served = Served::new();
    let mut agent = served.agent();
    let before = agent.get("/").text();
    for (name, value) in [
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "https"),
        ("forwarded", "host=evil.example"),
        ("x-original-url", "/admin"),
    ] {
        assert_eq!(agent.send("GET", "/", &[(name, value)], b"").text(), before, "{name}");
    }
    let raw = b"GET /sitemap.xml HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n";
    let answer = super::agent::exchange(served.at, raw).unwrap();
    assert!(!answer.text().contains("evil.example"), "links come from the settings, never from the request");
}
