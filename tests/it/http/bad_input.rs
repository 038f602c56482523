//! What nobody would type: each gets a clear page in the shop's clothes with the right status, and nothing is written.

use super::agent::Agent;
use super::page::Page;
use super::served::{ADDRESS, Served};
use sutler::base::Span;
use sutler::base::limits::FORM_BYTES_MAX;
use sutler::shop::Actor;
use sutler::shop::staff::{Invite, Role};

/// A body of this type, as a page of the shop would send it.
fn post_raw(agent: &mut Agent, path: &str, kind: &str, body: &[u8]) -> super::agent::Answer {
    let origin = agent.origin();
    agent.send("POST", path, &[("content-type", kind), ("origin", &origin)], body)
}

const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn quantities_are_whole_numbers_from_one_to_999() {
    let served = Served::new();
    let mut agent = served.with_cart("thing-1", 5);
    let commits = served.world.shop.commits();
    let pieces = |agent: &mut Agent| {
        let cart = Page::of(&agent.get("/cart"));
        cart.forms.iter().find(|f| f.action.starts_with("/cart/lines/")).unwrap().clone()
    };
    let line = pieces(&mut agent).action;
    let bad = ["0", "-1", "1000", "99999999999999999999", "1.5", "1e3", "0x10", "٣", "５", "½", "abc", "1 2", "+1", "\u{0}", "1'--", "NaN"];
    for quantity in bad {
        let put = agent.post("/cart/lines", &[("product", "thing-1"), ("quantity", quantity)]);
        assert_eq!(put.status, 422, "{quantity:?} into the cart");
        if quantity != "0" {
            let set = agent.post(&line, &[("quantity", quantity)]);
            assert_eq!(set.status, 422, "{quantity:?} in the cart");
            assert_eq!(Page::of(&set).mistakes.len(), 1, "{quantity:?}");
        }
    }
    assert_eq!(pieces(&mut agent).value("quantity"), "5");
    // 995 + 5 is too many even though each was allowed.
    assert_eq!(agent.post("/cart/lines", &[("product", "thing-1"), ("quantity", "995")]).status, 422);
    assert_eq!(served.world.told(), Vec::<String>::new());
    assert!(served.world.shop.commits() - commits <= 2 * bad.len() as u64 + 1);
    served.world.check();
}

#[test]
fn addresses_that_lead_nowhere_say_so() {
    let served = Served::new();
    let mut agent = served.with_cart("towel", 1);
    let commits = served.world.shop.commits();
    let token = "0".repeat(48);
    let paths = [
        "/nothing".to_owned(),
        "/products/none".to_owned(),
        "/products/%00".to_owned(),
        "/products/..%2f..%2fetc%2fpasswd".to_owned(),
        "/products/Towel".to_owned(),
        "/categories/none".to_owned(),
        "/categories/things/none".to_owned(),
        "/pages/none".to_owned(),
        format!("/orders/{token}"),
        "/orders/1".to_owned(),
        format!("/orders/{token}/back"),
        "/media/0000/x.jpg".to_owned(),
        "/media/..%2fshop.redb/x".to_owned(),
        "/assets/000000000000/shop.css".to_owned(),
        "/hooks".to_owned(),
        "/admin/nothing".to_owned(),
        "//evil.example/".to_owned(),
        format!("/{}", "a".repeat(4000)),
    ];
    for path in &paths {
        let answer = agent.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.text());
        let plain = ["/media", "/assets", "/hooks"].iter().any(|p| path.starts_with(p));
        assert!(plain || Page::of(&answer).headings.len() == 1, "{path}");
    }
    let wishes = [
        ("/cart/lines", vec![("product", "none"), ("quantity", "1")]),
        ("/cart/lines/99999", vec![("quantity", "1")]),
        ("/cart/lines/abc", vec![("quantity", "1")]),
        ("/cart/lines/18446744073709551616", vec![("remove", "1")]),
        ("/hooks/nobody", vec![]),
    ];
    for (path, pairs) in wishes {
        assert_eq!(agent.post(path, &pairs).status, 404, "{path}");
    }
    assert_eq!(agent.post(&format!("/orders/{token}/pay"), &[]).status, 404);
    // A cookie that is worth nothing is no cart.
    agent.cookies.insert("cart".to_owned(), "x".repeat(64));
    assert_eq!(agent.get("/cart").status, 200);
    assert_eq!(agent.get("/checkout").location(), "/cart");
    assert_eq!(agent.post("/cart/lines/1", &[("quantity", "1")]).status, 404);
    assert_eq!(agent.post("/checkout", &ADDRESS).location(), "/cart");
    assert_eq!(served.world.told(), Vec::<String>::new());
    assert!(served.world.shop.commits() - commits < 12);
    served.world.check();
}

#[test]
fn wrong_verbs_are_refused() {
    let served = Served::new();
    let mut agent = served.agent();
    for (method, path) in [
        ("DELETE", "/"),
        ("PUT", "/cart"),
        ("POST", "/products/towel"),
        ("GET", "/cart/lines"),
        ("GET", "/language"),
        ("PATCH", "/checkout"),
    ] {
        let answer = agent.send(method, path, &[], b"");
        assert_eq!(answer.status, 405, "{method} {path}");
        assert_eq!(Page::of(&answer).headings.len(), 1, "{method} {path}");
    }
}

#[test]
fn bodies_that_are_no_forms_are_refused_before_they_mean_anything() {
    let served = Served::new();
    let mut agent = served.with_cart("towel", 1);
    let commits = served.world.shop.commits();
    for (path, _) in FORMS {
        for body in [&b"email=%FF%FE"[..], b"name=\xff\xfe", b"%C3%28=1", b"a=%ED%A0%80"] {
            let answer = post_raw(&mut agent, path, FORM, body);
            assert_eq!(answer.status, 400, "{path}");
            assert_eq!(Page::of(&answer).headings.len(), 1, "{path}");
        }
        for kind in ["application/json", "text/plain", "multipart/form-data; boundary=x", "", "text/html"] {
            assert_eq!(post_raw(&mut agent, path, kind, b"product=towel&quantity=1").status, 415, "{path} {kind}");
        }
    }
    assert_eq!(agent.send("POST", "/cart/lines", &[], b"product=towel").status, 415, "no type at all");
    let many = b"a&".repeat(10_001);
    assert_eq!(post_raw(&mut agent, "/cart/lines", FORM, &many).status, 400);
    // Half an escape is what it is, letter by letter.
    assert_eq!(post_raw(&mut agent, "/cart/lines", FORM, b"product=%zz%&quantity=1").status, 404);
    // Queries are read in the same way.
    for path in ["/search?q=%FF", "/products/towel?option-0=%FF", "/categories/things?sort=%C3%28", "/admin/sign-in?next=%FF"] {
        assert_eq!(agent.get(path).status, 400, "{path}");
    }
    assert_eq!(agent.get("/products/%FF").status, 400);
    assert_eq!(served.world.shop.commits(), commits, "nothing was written");
    served.world.check();
}

/// Forms that anybody may send, and a field of each.
const FORMS: [(&str, &str); 5] =
    [("/cart/lines", "product"), ("/cart/lines/1", "quantity"), ("/checkout", "email"), ("/language", "back"), ("/admin/sign-in", "email")];

#[test]
fn ten_megabytes_are_too_many() {
    let served = Served::new();
    let mut agent = served.with_cart("towel", 1);
    let commits = served.world.shop.commits();
    let mut body = b"x=".to_vec();
    body.resize(10 << 20, b'a');
    for (path, _) in FORMS {
        let answer = post_raw(&mut agent, path, FORM, &body);
        assert_eq!(answer.status, 413, "{path}");
        assert!(Page::of(&answer).headings.len() == 1, "{path}");
    }
    assert_eq!(post_raw(&mut agent, "/hooks/testpay", "application/json", &body).status, 413);
    // A megabyte is still a form.
    body.truncate(FORM_BYTES_MAX);
    assert_eq!(post_raw(&mut agent, "/language", FORM, &body).status, 303);
    assert_eq!(served.world.shop.commits(), commits);
    served.world.check();
}

#[test]
fn a_link_that_was_good_once_is_gone() {
    let served = Served::new();
    let mut agent = served.agent();
    let token = served.world.shop.run(&Actor::System, Invite { role: Role::Manager }).unwrap();
    let path = format!("/admin/join/{token}");
    let page = Page::of(&agent.get(&path));
    let fields = [("email", "bo@example.org"), ("name", "Bo"), ("password", "short")];
    let mistakes = page.form(&path).send(&mut agent, &fields);
    assert_eq!(mistakes.status, 422);
    assert_eq!(Page::of(&mistakes).form(&path).value("name"), "Bo");
    assert_eq!(Page::of(&mistakes).form(&path).value("password"), "", "a password is never sent back");
    served.world.later(Span::hours(25));
    assert_eq!(agent.get(&path).status, 410);
    assert_eq!(
        agent.post(&path, &[("email", "bo@example.org"), ("name", "Bo"), ("password", "a sentence that only Bo knows")]).status,
        410
    );
    for token in ["x", &"0".repeat(64), "%00", "..%2f"] {
        let answer = agent.get(&format!("/admin/join/{token}"));
        assert_eq!(answer.status, 410, "{token}");
        assert_eq!(Page::of(&answer).headings.len(), 1, "{token}");
    }
    served.world.check();
}

#[test]
fn the_checkout_takes_nothing_it_did_not_offer() {
    let served = Served::new();
    let (mut agent, page) = served.at_checkout("towel", 1);
    let form = page.form("/checkout").with(&ADDRESS);
    let (pickup, cash) = (served.choice("Collect in person"), served.choice("Pay when you collect"));
    for (changes, status, field) in [
        (vec![("delivery", "99999")], 422, "delivery"),
        (vec![("delivery", "-1")], 422, "delivery"),
        (vec![("delivery", "abc")], 422, "delivery"),
        (vec![("payment", "99999")], 422, "payment"),
        // It exists, but does not go with a parcel.
        (vec![("payment", cash.as_str())], 422, "payment"),
        (vec![("country", "XX")], 422, "country"),
        (vec![("country", "US"), ("postal-code", "12345"), ("region", "NY")], 422, "country"),
        (vec![("delivery", pickup.as_str())], 409, ""),
        (vec![("expected", "-1690")], 409, ""),
        (vec![("expected", "0")], 409, ""),
        (vec![("expected", "1689")], 409, ""),
    ] {
        let mut pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        pairs.retain(|(known, _)| !changes.iter().any(|(name, _)| name == known));
        pairs.extend(&changes);
        let answer = agent.post("/checkout", &pairs);
        assert_eq!(answer.status, status, "{changes:?}: {:?}", Page::of(&answer).mistakes);
        let again = Page::of(&answer);
        assert_eq!(again.form("/checkout").value("email"), "ada@example.org", "{changes:?}: what was typed comes back");
        assert_eq!(again.mistakes.len(), usize::from(!field.is_empty()), "{changes:?}: {:?}", again.mistakes);
        assert!(field.is_empty() || again.links.contains(&format!("#{field}")), "{changes:?}: {:?}", again.links);
    }
    assert_eq!(served.world.told(), Vec::<String>::new(), "nothing was ordered");
    // Numbers that are none: the shop's price holds.
    let mut pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    pairs.retain(|(name, _)| *name != "expected");
    pairs.push(("expected", "99999999999999999999"));
    assert_eq!(agent.post("/checkout", &pairs).status, 303);
    let orders: Vec<sutler::shop::order::Order> = sutler::store::Reads::all(&served.world.read(), sutler::store::Page::first(10)).unwrap();
    assert_eq!(orders[0].total.minor(), 1690);
    served.world.check();
}
