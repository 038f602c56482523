//! The admin's work with orders, as a browser does it: pages, every step, what is refused, and who may see it.

use crate::shop::world::{World, eur, goods};
use axum::body::Body;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Method, Request, StatusCode};
use http_body_util::BodyExt;
use std::sync::Arc;
use sutler::adapters::mail::Mailer;
use sutler::adapters::payments::Payments;
use sutler::adapters::provider::Providers;
use sutler::adapters::search::Search;
use sutler::base::{Address, Country, Email, Locale, OrderId, Span, VariantId};
use sutler::jobs::Worker;
use sutler::shop::cart::change::AddToCart;
use sutler::shop::checkout::place::PlaceOrder;
use sutler::shop::job::Lane;
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::pay::MarkPaid;
use sutler::shop::order::{CancelReason, Order, Paid, Shipped};
use sutler::shop::payment::bank_account::SaveBankAccount;
use sutler::shop::payment::{PaymentKind, method};
use sutler::shop::settings::BankAccount;
use sutler::shop::staff::{AddStaff, Role, SignIn, password};
use sutler::shop::stock::{MoveStock, Reason, locations};
use sutler::shop::{Job, letter, queue, shipping};
use sutler::store::blob::Blobs;
use sutler::store::{Page, Reads};
use sutler::web;
use sutler::web::admin::signed_in::{STAFF_COOKIE, csrf_of};
use sutler::web::limit::Limits;
use sutler::web::site::{Parts, Proxy, Site};
use tower::ServiceExt;

const PASSWORD: &str = "a loom in the window";

struct Desk {
    world: World,
    router: axum::Router,
    worker: Worker,
    mug: VariantId,
    _folder: tempfile::TempDir,
}

/// What came back.
struct Seen {
    status: StatusCode,
    to: String,
    policy: String,
    cookie: String,
    text: String,
}

impl Desk {
    fn open() -> Desk {
        let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
        let account = BankAccount { holder: "Thrum".into(), iban: "DE89370400440532013000".into(), ..BankAccount::default() };
        world.run(SaveBankAccount { account: Some(account) }).unwrap();
        let mug = world.product(goods("Day mug", 3_400)).variants[0].id;
        let location = locations(&world.read()).unwrap()[0].id;
        world.run(MoveStock { variant: mug, location, by: 9, reason: Reason::Received, note: String::new() }).unwrap();
        let (shop, base_url) = (world.shop.clone(), "http://shop.test".to_owned());
        let mailer = Arc::new(Mailer::folder(&folder.path().join("mail"), Email::parse("shop@shop.test").unwrap()));
        let search = Arc::new(Search::open(&folder.path().join("search")));
        let payments = Payments { shop: shop.clone(), providers: Arc::new(Providers::default()), base_url: base_url.clone() };
        let media = Blobs::open(&folder.path().join("media")).unwrap();
        let studio = crate::pictures::studio(folder.path(), &media);
        let worker = Worker {
            shop: shop.clone(),
            mailer: mailer.clone(),
            payments: payments.clone(),
            search: search.clone(),
            studio: studio.clone(),
            sender: sutler::jobs::Sender::Shop,
            base_url: base_url.clone(),
        };
        let (behind_proxy, limits) = (Proxy::None, Limits::default());
        let site = Site::new(Parts { shop, media, studio, search, mailer, payments, base_url, behind_proxy, limits });
        Desk { world, router: web::router(site), worker, mug, _folder: folder }
    }

    /// An order of so many mugs, to be paid by bank transfer.
    fn order(&self, quantity: u32) -> OrderId {
        let (world, reads) = (&self.world, self.world.read());
        let cart = world.run(AddToCart { cart: None, variant: self.mug, quantity }).unwrap();
        let pay = method::methods(&reads).unwrap().into_iter().find(|m| m.kind == PaymentKind::BankTransfer).unwrap().id;
        let way = shipping::methods(&reads).unwrap().into_iter().find(|m| m.kind == shipping::ShippingKind::Delivery).unwrap();
        let total = eur(3_400 * i64::from(quantity) + 490);
        let text = |text: &str| text.to_owned();
        let ship_to = Address {
            country: Country::DE,
            name: text("Marit Hansen"),
            company: String::new(),
            street: text("Engelsgrube 31"),
            postal_code: text("23552"),
            city: text("Lübeck"),
            region: String::new(),
            phone: String::new(),
        };
        let place = PlaceOrder {
            cart,
            once: text("1"),
            email: Email::parse("marit@example.org").unwrap(),
            ship_to,
            bill_to: None,
            shipping: way.id,
            payment: pay,
            expected: total,
            covered: None,
            message: text("A <b>present</b>."),
            locale: Locale::En,
            newsletter: None,
            slot: None,
            link: None,
        };
        world.run(place).unwrap().order
    }

    fn get(&self, id: OrderId) -> Order {
        self.world.read().get(id).unwrap()
    }

    /// The cookie of somebody who is signed in. The first is the owner.
    fn member(&self, role: Role) -> String {
        let hash = password::hash(PASSWORD, [7; 16]).unwrap();
        let email = Email::parse(&format!("{}@thrum.example", role.key())).unwrap();
        let add = AddStaff { email, name: format!("Ane {}", role.key()), role, password_hash: hash.clone() };
        let staff = self.world.run(add).unwrap();
        self.world.run(SignIn { staff, verified: hash }).unwrap()
    }

    async fn ask(&self, method: Method, path: &str, token: &str, body: String) -> Seen {
        let mut request = Request::builder().method(method).uri(path).header("accept-language", "en");
        if !token.is_empty() {
            request = request.header(COOKIE, format!("{STAFF_COOKIE}={token}"));
        }
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let header = |name| response.headers().get(name).map_or(String::new(), |v| v.to_str().unwrap().to_owned());
        let (status, to, policy, cookie) = (response.status(), header(LOCATION), header(CONTENT_SECURITY_POLICY), header(SET_COOKIE));
        let text = String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        Seen { status, to, policy, cookie, text }
    }

    async fn page(&self, path: &str, token: &str) -> String {
        let seen = self.ask(Method::GET, path, token, String::new()).await;
        assert_eq!(seen.status, StatusCode::OK, "{path}: {}", seen.text);
        assert!(!seen.text.contains(">admin-") && !seen.text.contains("\"admin-event"), "{path} shows a key");
        seen.text
    }

    /// Sends a form with its token.
    async fn send(&self, path: &str, token: &str, pairs: &[(&str, &str)]) -> Seen {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &csrf_of(token)).extend_pairs(pairs);
        self.ask(Method::POST, path, token, body.finish()).await
    }

    /// Does the jobs that are due.
    async fn work(&self) {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let working = tokio::spawn(self.worker.clone().run(stopped));
        for _ in 0..100 {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            if queue::due(&self.world.read(), Lane::Prompt, self.world.now(), 10).unwrap().is_empty() {
                break;
            }
        }
        stop.send(true).unwrap();
        working.await.unwrap();
    }
}

/// The value of the hidden field with which every step says which order it saw.
fn version(page: &str) -> String {
    let after = page.split("name=\"version\" value=\"").nth(1).expect("the page has a form");
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_signed_in_is_sent_to_sign_in_and_back() {
    let desk = Desk::open();
    let order = desk.order(1);
    let path = format!("/admin/orders/{order}");
    let seen = desk.ask(Method::GET, &path, "", String::new()).await;
    assert_eq!(
        (seen.status, seen.to.as_str()),
        (StatusCode::SEE_OTHER, format!("/admin/sign-in?next=%2Fadmin%2Forders%2F{order}").as_str())
    );
    let seen = desk.ask(Method::POST, &format!("{path}/cancel"), "", "why=fraud".to_owned()).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, "/admin/sign-in"));
    assert!(desk.get(order).cancelled.is_none());

    desk.member(Role::Owner);
    let body = format!("email=owner%40thrum.example&password={}&next=%2Fadmin%2Forders", PASSWORD.replace(' ', "+"));
    let seen = desk.ask(Method::POST, "/admin/sign-in", "", body).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, "/admin/orders"));
    let token = seen.cookie.split(['=', ';']).nth(1).unwrap().to_owned();
    assert!(desk.page("/admin/orders", &token).await.contains("Marit Hansen"));
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_its_token_does_nothing() {
    let desk = Desk::open();
    let (order, token) = (desk.order(1), desk.member(Role::Owner));
    for verb in ["fulfil", "mark-paid", "cancel", "note"] {
        for csrf in ["", "csrf=0123456789abcdef0123456789abcdef"] {
            let body = format!("{csrf}&why=fraud&amount=1&note=x&quantity-0=1");
            let seen = desk.ask(Method::POST, &format!("/admin/orders/{order}/{verb}"), &token, body).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{verb}");
        }
    }
    for path in ["/admin/attention/1/remedy", "/admin/jobs/1/retry", "/admin/jobs/1/dismiss", "/admin/parcels/1/delivered"] {
        assert_eq!(desk.ask(Method::POST, path, &token, String::new()).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let now = desk.get(order);
    assert!(now.cancelled.is_none() && now.captured.is_zero() && now.staff_note.is_empty());
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_paid_packed_in_two_parcels_and_done() {
    let desk = Desk::open();
    let (order, token) = (desk.order(3), desk.member(Role::Owner));
    let path = format!("/admin/orders/{order}");
    let at = |verb: &str| format!("{path}/{verb}");
    let home = desk.page("/admin", &token).await;
    assert!(home.contains("€106.90") && home.contains("Marit Hansen"), "today's revenue and the last order");
    let page = desk.page(&path, &token).await;
    assert!(page.contains("A &lt;b&gt;present&lt;/b&gt;.") && page.contains("Engelsgrube 31") && page.contains("Order placed"));
    assert!(page.contains("mark-paid") && page.contains("/cancel") && !page.contains("/fulfil"), "exactly what is allowed");

    // Not paid yet: a parcel that somebody sends all the same is refused, and says why.
    let seen = desk.send(&at("fulfil"), &token, &[("quantity-0", "1")]).await;
    assert_eq!(seen.status, StatusCode::CONFLICT);
    assert!(seen.text.contains("role=\"alert\""));

    let typed = [("amount", "0.00"), ("reference", "Kto 4711")];
    let seen = desk.send(&at("mark-paid"), &token, &typed).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(seen.text.contains("value=\"0.00\"") && seen.text.contains("value=\"Kto 4711\"") && seen.text.contains("id=\"amount-e\""));
    let seen = desk.send(&at("mark-paid"), &token, &[("amount", "abc")]).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);

    let seen_at = version(&page);
    let part = [("version", seen_at.as_str()), ("amount", "6.90"), ("reference", "first")];
    let seen = desk.send(&at("mark-paid"), &token, &part).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, format!("{path}?said=paid").as_str()));
    assert!(desk.page(&seen.to, &token).await.contains("The payment is booked."));
    assert_eq!((desk.get(order).paid(), desk.get(order).captured), (Paid::Partly, eur(690)));
    // The same form again comes too late.
    let seen = desk.send(&at("mark-paid"), &token, &part).await;
    assert_eq!((seen.status, desk.get(order).captured), (StatusCode::CONFLICT, eur(690)));
    let seen = desk.send(&at("mark-paid"), &token, &[("version", &version(&seen.text)), ("amount", "100")]).await;
    assert_eq!((seen.status, desk.get(order).paid()), (StatusCode::SEE_OTHER, Paid::Fully));

    let page = desk.page(&path, &token).await;
    assert!(page.contains("/fulfil") && !page.contains("mark-paid") && page.contains("Fully paid") && page.contains("Ane owner"));
    for (quantity, mark) in [("4", "value=\"4\""), ("two", "value=\"two\""), ("0", "role=\"alert\""), ("-1", "quantity-0-e")] {
        let seen = desk.send(&at("fulfil"), &token, &[("quantity-0", quantity), ("carrier", "DHL"), ("tracking", "T 7")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{quantity}");
        assert!(seen.text.contains(mark) && seen.text.contains("value=\"T 7\""), "{quantity} comes back");
    }
    let parcel = [("version", version(&page)), ("quantity-0", "2".into()), ("carrier", "DHL".into()), ("tracking", "0034".into())];
    let parcel: Vec<(&str, &str)> = parcel.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(desk.send(&at("fulfil"), &token, &parcel).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.send(&at("fulfil"), &token, &parcel).await.status, StatusCode::CONFLICT, "the same form twice is one parcel");
    assert_eq!((desk.get(order).shipped(), desk.get(order).lines[0].sent), (Shipped::Partly, 2));
    let seen = desk.send(&at("cancel"), &token, &[("why", "customer_wish")]).await;
    assert_eq!(seen.status, StatusCode::CONFLICT, "goods are on their way");
    assert_eq!(desk.send(&at("fulfil"), &token, &[("quantity-0", "1")]).await.status, StatusCode::SEE_OTHER);

    let page = desk.page(&path, &token).await;
    assert!(page.contains("piececode=0034") && page.contains("2 × Day mug") && page.contains("Handed over"));
    let deliver = page.split("action=\"/admin/parcels/").nth(1).unwrap().split('"').next().unwrap();
    let seen = desk.send(&format!("/admin/parcels/{deliver}"), &token, &[]).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, format!("{path}?said=done").as_str()));
    assert!(desk.page(&path, &token).await.contains("Parcel arrived"));
    assert!(desk.page("/admin/orders?view=done", &token).await.contains("Marit Hansen"));
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_and_cancelling() {
    let desk = Desk::open();
    let (order, token) = (desk.order(1), desk.member(Role::Owner));
    let path = format!("/admin/orders/{order}");
    let page = desk.page(&path, &token).await;
    let seen = desk.send(&format!("{path}/note"), &token, &[("version", &version(&page)), ("note", "Look at <this>")]).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, format!("{path}?said=saved").as_str()));
    assert!(desk.page(&path, &token).await.contains("Look at &lt;this&gt;"));
    // A colleague's note is not written over by whoever has not seen it.
    let seen = desk.send(&format!("{path}/note"), &token, &[("version", &version(&page)), ("note", "Mine")]).await;
    assert_eq!(seen.status, StatusCode::CONFLICT);
    assert!(seen.text.contains("Mine</textarea>") && desk.get(order).staff_note == "Look at <this>");
    let long = "x".repeat(5_000);
    for (verb, pairs) in [("note", [("note", long.as_str()), ("", "")]), ("cancel", [("cancel_note", &long), ("why", "fraud")])] {
        let seen = desk.send(&format!("{path}/{verb}"), &token, &pairs).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{verb}");
        assert!(seen.text.contains(&long), "{verb}: what was typed is still there");
    }
    assert_eq!(desk.send(&format!("{path}/cancel"), &token, &[("why", "boredom")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let cancel = [("why", "out_of_stock"), ("cancel_note", "Broken in the kiln")];
    assert_eq!(desk.send(&format!("{path}/cancel"), &token, &cancel).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get(order).cancelled.unwrap().why, CancelReason::OutOfStock);
    let page = desk.page(&path, &token).await;
    assert!(page.contains("Not in stock after all: Broken in the kiln") && !page.contains("mark-paid") && !page.contains("/cancel\""));
    assert!(desk.page("/admin/orders?view=cancelled", &token).await.contains("Marit Hansen"));
    assert!(!desk.page("/admin/orders?view=open", &token).await.contains("Marit Hansen"));
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_searched_and_turned_over() {
    let desk = Desk::open();
    let token = desk.member(Role::Owner);
    assert!(desk.page("/admin/orders", &token).await.contains("No orders yet"));
    let orders: Vec<OrderId> = (0..6).map(|_| desk.order(1)).collect();
    let number = desk.get(orders[3]).number;
    let found = desk.page(&format!("/admin/orders?q={number}+marit"), &token).await;
    assert_eq!(found.matches("<td class=\"id\">").count(), 1);
    assert_eq!(desk.page("/admin/orders?q=l%C3%BCb&view=unpaid", &token).await.matches("<td class=\"id\">").count(), 6);
    assert_eq!(desk.page("/admin/orders?q=marit&view=done", &token).await.matches("<td class=\"id\">").count(), 0);
    assert!(desk.page("/admin/orders?q=%22%3Cnobody%3E", &token).await.contains("&lt;nobody&gt;"));
    for odd in ["page=0", "page=-1", "page=99999999999999999999", "page=x", "view=nothing", "q=%00"] {
        desk.page(&format!("/admin/orders?{odd}"), &token).await;
    }
    for (path, status) in [("0", 404), ("x", 404), ("99", 404), ("-1", 404), ("18446744073709551616", 404), ("1%FF", 404)] {
        let seen = desk.ask(Method::GET, &format!("/admin/orders/{path}"), &token, String::new()).await;
        assert!(seen.status.as_u16() == status || seen.status == StatusCode::BAD_REQUEST, "{path}: {}", seen.status);
    }
    assert_eq!(desk.send("/admin/orders/99/cancel", &token, &[("why", "fraud")]).await.status, StatusCode::NOT_FOUND);
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_kept_and_read_where_nothing_of_them_runs() {
    let desk = Desk::open();
    let (order, token) = (desk.order(1), desk.member(Role::Owner));
    let waiting = desk.page("/admin/letters?view=waiting", &token).await;
    assert!(waiting.contains("Order received") && waiting.contains("No mail server is set"));
    let job = queue::all(&desk.world.read(), 10).unwrap().into_iter().find(|q| matches!(q.job, Job::Letter { .. })).unwrap().id;
    assert!(desk.page(&format!("/admin/letters/{job}"), &token).await.contains("It is written when it is sent."));
    desk.work().await;
    let written = letter::newest(&desk.world.read(), Page::first(5)).unwrap();
    assert_eq!(written.len(), 1);
    let id = written[0].id;
    assert!(desk.page("/admin/letters", &token).await.contains(&written[0].subject));
    let page = desk.page(&format!("/admin/letters/{id}"), &token).await;
    assert!(page.contains("Day mug") && page.contains(&format!("/admin/letters/{id}/html")));
    let html = desk.ask(Method::GET, &format!("/admin/letters/{id}/html"), &token, String::new()).await;
    assert_eq!(html.status, StatusCode::OK);
    assert!(html.policy.starts_with("sandbox; default-src 'none'") && html.text.contains("Day mug"), "{}", html.policy);
    assert!(desk.page(&format!("/admin/orders/{order}"), &token).await.contains(&format!("/admin/letters/{id}\"")));
    for path in ["/admin/letters/99", "/admin/letters/99/html", "/admin/letters/x"] {
        assert_eq!(desk.ask(Method::GET, path, &token, String::new()).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_needs_a_person_is_settled_retried_or_put_away() {
    let desk = Desk::open();
    let (order, token) = (desk.order(1), desk.member(Role::Owner));
    assert!(desk.page("/admin/attention", &token).await.contains("Nothing needs you"));
    desk.world.run(MarkPaid { order, amount: eur(3_890), reference: String::new() }).unwrap();
    desk.world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    let page = desk.page("/admin/attention", &token).await;
    assert!(page.contains("€38.90 to give back for order"));
    assert!(desk.page("/admin", &token).await.contains("€38.90 to give back for order"));
    let settle = page.split("action=\"").find(|part| part.starts_with("/admin/attention/")).unwrap().split('"').next().unwrap();
    let seen = desk.send(settle, &token, &[("remedy", "settled")]).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "money leaves a trace");
    let note = format!("note-{}", settle.split('/').nth(3).unwrap());
    let press = [("remedy", "settled"), (note.as_str(), "paid out in the shop")];
    let seen = desk.send(settle, &token, &press).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, "/admin/attention?said=done"));
    assert_eq!(desk.send(settle, &token, &press).await.status, StatusCode::SEE_OTHER, "settled twice is settled once");
    assert!(desk.page("/admin/attention", &token).await.contains("Nothing needs you"));

    let letters = queue::all(&desk.world.read(), 50).unwrap().into_iter().filter(|q| matches!(q.job, Job::Letter { .. }));
    let jobs: Vec<_> = letters.map(|queued| queued.id).collect();
    for job in &jobs[..2] {
        for _ in 0..10 {
            desk.world
                .run(queue::FailJob { job: *job, trouble: "535 password <refused>".into(), cure: None, outlook: queue::Outlook::TryAgain })
                .unwrap();
        }
    }
    let page = desk.page("/admin/attention", &token).await;
    assert_eq!(page.matches("A letter could not be sent").count(), 2);
    assert!(page.contains("535 password &lt;refused&gt;"));
    let flows = desk.page("/admin/flows", &token).await;
    assert!(flows.contains("2 failed") && flows.contains("Waits for you") && flows.contains("Search"));
    let (first, second) = (jobs[0], jobs[1]);
    let seen = desk.send(&format!("/admin/jobs/{first}/retry"), &token, &[]).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, "/admin/attention?said=done"));
    let seen = desk.send(&format!("/admin/jobs/{second}/dismiss"), &token, &[("back", "/admin/flows")]).await;
    assert_eq!((seen.status, seen.to.as_str()), (StatusCode::SEE_OTHER, "/admin/flows?said=done"));
    for (path, back) in [(format!("/admin/jobs/{second}/retry"), ""), (format!("/admin/jobs/{first}/dismiss"), "/admin/flows")] {
        let seen = desk.send(&path, &token, &[("back", back)]).await;
        assert_eq!(seen.status, StatusCode::CONFLICT, "{path}");
        assert!(seen.text.contains("role=\"alert\""));
    }
    assert!(desk.page("/admin/attention", &token).await.contains("Nothing needs you"));
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_packs_sees_orders_and_nothing_that_leads_elsewhere() {
    let desk = Desk::open();
    let order = desk.order(9);
    desk.member(Role::Owner);
    let token = desk.member(Role::Fulfilment);
    for path in ["/admin", "/admin/orders", "/admin/attention", "/admin/letters", "/admin/flows"] {
        desk.page(path, &token).await;
    }
    let page = desk.page(&format!("/admin/orders/{order}"), &token).await;
    assert!(page.contains("Day mug") && !page.contains("href=\"/admin/products/"));
    let home = desk.page("/admin", &token).await;
    assert!(!home.contains("Ready to sell") && !home.contains("Low stock"), "what only others can change");
    let seen = desk.send(&format!("/admin/orders/{order}/mark-paid"), &token, &[("amount", "310,90")]).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER);
    desk.world.later(Span::hours(1));
    let seen = desk.ask(Method::GET, "/admin/orders", &token, String::new()).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "an hour without a click");
    desk.world.check();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_sees_what_runs_low_and_what_is_missing() {
    let desk = Desk::open();
    let token = desk.member(Role::Owner);
    let home = desk.page("/admin", &token).await;
    assert!(home.contains("Everything is well stocked") && home.contains("Ready to sell") && home.contains("3 of 5"));
    desk.order(7);
    let home = desk.page("/admin", &token).await;
    assert!(home.contains("2 left"), "nine were there");
    desk.world.check();
}
