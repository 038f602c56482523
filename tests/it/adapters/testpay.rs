//! The test card provider and our side of it, over real HTTP: pages, decisions, webhooks that come, come twice, late or never.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use hyper_util::server::graceful::GracefulShutdown;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use sutler::adapters::http;
use sutler::adapters::payments::Payments;
use sutler::adapters::paypal::Shared;
use sutler::adapters::provider::{PayPalSource, Provider, Providers, StripeSource};
use sutler::adapters::signature::sign;
use sutler::adapters::testpay::{SIGNATURE_HEADER, TestPay};
use sutler::app::connection::{self, Doorkeeper};
use sutler::base::{Cure, Currency, Error, Fault, Id, Money, PaymentId, Refusal, Time};
use sutler::shop::payment::{News, PaymentKind, Standing, Told, Wish};
use sutler::web::testpay::{Delays, TestPayConfig, TestPayService};
use tokio::net::TcpListener;

const SECRET: &str = "whsec_test";
const KEY: &str = "sk_test";
const NOW: Time = Time::at(1_795_258_920);

fn now() -> Time {
    NOW
}

fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap();
}

/// The shop's side: reads webhooks as the shop would and refuses the first ones if told so.
struct Shop {
    provider: TestPay,
    /// How many webhooks are answered 503 first.
    refuse: Mutex<u32>,
    got: Mutex<Vec<(String, Told)>>,
}

async fn hook(State(shop): State<Arc<Shop>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let Ok(event) = shop.provider.read_webhook(&headers, &body, NOW) else { return StatusCode::FORBIDDEN };
    let mut refuse = shop.refuse.lock().unwrap();
    if *refuse > 0 {
        *refuse -= 1;
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    let News::Payment(told) = event.news else { return StatusCode::NOT_IMPLEMENTED };
    shop.got.lock().unwrap().push((event.id, told));
    StatusCode::OK
}

struct World {
    shop: Arc<Shop>,
    provider: TestPay,
    base: String,
    http: reqwest::Client,
    _folder: Option<tempfile::TempDir>,
}

impl World {
    async fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let world = World::over(folder.path(), 0).await;
        World { _folder: Some(folder), ..world }
    }

    /// A provider over a folder of sessions, and a shop that refuses some webhooks.
    async fn over(folder: &Path, refuse: u32) -> World {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let provider = TestPay {
            base_url: format!("{base}/testpay"),
            secret_key: KEY.to_owned(),
            webhook_secrets: vec!["whsec_before".to_owned(), SECRET.to_owned()],
            account: "acct_demo".to_owned(),
            http: http::client().unwrap(),
        };
        let shop = Arc::new(Shop { provider: provider.clone(), refuse: Mutex::new(refuse), got: Mutex::default() });
        let service = TestPayService::open(TestPayConfig {
            folder: folder.to_owned(),
            public_url: provider.base_url.clone(),
            secret_key: KEY.to_owned(),
            webhook_url: format!("{base}/hooks/testpay"),
            webhook_secret: SECRET.to_owned(),
            account: "acct_demo".to_owned(),
            shop_name: "Thrum".to_owned(),
            delays: Delays {
                late: vec![Duration::from_millis(150), Duration::from_millis(300)],
                retries: vec![Duration::from_millis(50); 5],
            },
            now,
            random,
        });
        let hooks = axum::Router::new().route("/hooks/testpay", axum::routing::post(hook)).with_state(shop.clone());
        let app = service.unwrap().router().merge(hooks);
        tokio::spawn(async move { serve(listener, app).await });
        World { shop, provider, base, http: http::client().unwrap(), _folder: None }
    }

    async fn choose(&self, url: &str, choice: &str) -> (u16, String) {
        let answer = self.http.post(url).header("Content-Type", "application/x-www-form-urlencoded").body(format!("answer={choice}"));
        let answer = answer.send().await.unwrap();
        let to = answer.headers().get("location").map_or(String::new(), |to| to.to_str().unwrap().to_owned());
        (answer.status().as_u16(), to)
    }

    fn got(&self) -> Vec<(String, Told)> {
        self.shop.got.lock().unwrap().clone()
    }

    async fn got_after(&self, n: usize) -> Vec<(String, Told)> {
        for _ in 0..200 {
            if self.got().len() >= n {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.got()
    }
}

/// Serves as the program does.
async fn serve(listener: TcpListener, app: axum::Router) {
    let (keeper, graceful) = (Doorkeeper::default(), GracefulShutdown::new());
    loop {
        let (stream, peer) = listener.accept().await.unwrap();
        let ticket = keeper.admit(peer.ip()).unwrap();
        connection::serve(stream, peer, ticket, app.clone(), &graceful);
    }
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

fn wish(n: u64) -> Wish {
    Wish {
        payment: PaymentId::new(n),
        order_number: format!("TH-1042{n}"),
        amount: Money::new(14_040, Currency::EUR),
        lines: Vec::new(),
        ship_to: None,
        email: "marit@example.org".to_owned(),
        locale: "de".to_owned(),
        return_url: "http://127.0.0.1:8080/orders/token".to_owned(),
        expires: Time::at(NOW.seconds() + 1_800),
        idempotency_key: format!("payment-{n}"),
    }
}

const PAID: Standing = Standing::Captured { amount: Money::new(14_040, Currency::EUR) };

#[test]
fn a_payment_is_asked_for_made_and_told() {
    run(async {
        let world = World::new().await;
        let opened = world.provider.open(&wish(1)).await.unwrap();
        assert_eq!(opened.url, format!("{}/testpay/pay/{}", world.base, opened.session));
        assert_eq!(world.provider.look(&opened.session).await.unwrap().standing, Standing::Open);

        let page = world.http.get(&opened.url).send().await.unwrap();
        let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("form-action 'self' http://127.0.0.1:8080;"), "{policy}");
        let html = page.text().await.unwrap();
        for choice in ["pay", "decline", "pay-lose-webhook", "pay-late-twice"] {
            assert!(html.contains(&format!("name=\"answer\" value=\"{choice}\"")), "{html}");
        }
        assert!(
            html.contains("<html lang=\"de\">")
                && html.contains("Thrum")
                && html.contains("TH-10421")
                && !html.contains("<script")
                && !html.contains(" style=")
        );

        assert_eq!(world.choose(&opened.url, "pay").await, (303, wish(1).return_url));
        let got = world.got_after(1).await;
        let told = &got[0].1;
        assert_eq!((told.standing, told.account.as_str(), told.live), (PAID, "acct_demo", false));
        assert_eq!(told.session, opened.session);
        assert!(told.reference.starts_with("ch_"));
        assert_eq!(world.provider.look(&opened.session).await.unwrap(), *told, "a look says the same as the webhook");

        // Whatever comes after: it is paid, once.
        for choice in ["pay", "decline", "cancel", "pay-late-twice"] {
            assert_eq!(world.choose(&opened.url, choice).await.0, 303);
        }
        assert_eq!(world.provider.close(&opened.session).await.unwrap().standing, PAID);
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(world.got().len(), 1);
    });
}

#[test]
fn each_button_does_what_it_says() {
    run(async {
        let world = World::new().await;
        let opened = world.provider.open(&wish(1)).await.unwrap();
        world.choose(&opened.url, "decline").await;
        assert_eq!(world.got_after(1).await[0].1.standing, Standing::Declined);
        assert_eq!(world.provider.look(&opened.session).await.unwrap().standing, Standing::Declined);
        world.choose(&opened.url, "pay-lose-webhook").await;
        assert_eq!(world.provider.look(&opened.session).await.unwrap().standing, PAID, "after a decline one may try again");
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(world.got().len(), 1, "the webhook is lost");

        let late = world.provider.open(&wish(2)).await.unwrap();
        world.choose(&late.url, "pay-late-twice").await;
        assert_eq!(world.got().len(), 1, "not yet");
        let got = world.got_after(3).await;
        assert_eq!(got.len(), 3);
        assert_eq!(got[1], got[2], "the same event, twice");

        let left = world.provider.open(&wish(3)).await.unwrap();
        assert_eq!(world.choose(&left.url, "nonsense").await.0, 200, "the page again");
        world.choose(&left.url, "cancel").await;
        assert_eq!(world.got_after(4).await[3].1.standing, Standing::Void);
        assert_eq!(world.http.get(&left.url).send().await.unwrap().status().as_u16(), 303, "nothing left to decide");
        assert_eq!(world.choose(&format!("{}/testpay/pay/ts_none", world.base), "pay").await.0, 404);
    });
}

#[test]
fn the_same_wish_is_one_session() {
    run(async {
        let world = World::new().await;
        let first = world.provider.open(&wish(1)).await.unwrap();
        assert_eq!(world.provider.open(&wish(1)).await.unwrap(), first);
        let other = Wish { amount: Money::new(1, Currency::EUR), ..wish(1) };
        let refused = world.provider.open(&other).await;
        assert!(matches!(&refused, Err(Error::Fault(Fault::Ailing { why, .. })) if why.contains("409")), "{refused:?}");
        assert_ne!(world.provider.open(&wish(2)).await.unwrap().session, first.session);

        let expired = Wish { expires: NOW, ..wish(3) };
        let opened = world.provider.open(&expired).await.unwrap();
        assert_eq!(world.choose(&opened.url, "pay").await.0, 303);
        assert_eq!(world.provider.look(&opened.session).await.unwrap().standing, Standing::Void, "too late");

        let closed = world.provider.open(&wish(4)).await.unwrap();
        assert_eq!(world.provider.close(&closed.session).await.unwrap().standing, Standing::Void);
        world.choose(&closed.url, "pay").await;
        assert_eq!(world.provider.look(&closed.session).await.unwrap().standing, Standing::Void);
    });
}

#[test]
fn strangers_and_nonsense_are_refused() {
    run(async {
        let world = World::new().await;
        let opened = world.provider.open(&wish(1)).await.unwrap();
        let stranger = TestPay { secret_key: "sk_other".to_owned(), ..world.provider.clone() };
        for answer in [stranger.look(&opened.session).await, stranger.close(&opened.session).await] {
            assert!(matches!(&answer, Err(Error::Fault(Fault::Ailing { why, .. })) if why.contains("401")), "{answer:?}");
        }
        assert!(stranger.open(&wish(2)).await.is_err());
        assert!(world.provider.look("ts_none").await.is_err());
        assert!(world.provider.look("../../secrets").await.is_err());

        let url = format!("{}/testpay/v1/sessions", world.base);
        let post = |body: String| world.http.post(&url).bearer_auth(KEY).header("Idempotency-Key", "k").body(body).send();
        let good =
            serde_json::json!({"amount": 1, "currency": "EUR", "reference": "1", "return_url": "https://x.example/", "expires_at": 1});
        let with = |key: &str, value: serde_json::Value| {
            let mut body = good.clone();
            body[key] = value;
            body.to_string()
        };
        let bad = [
            String::new(),
            "{".to_owned(),
            with("amount", 0.into()),
            with("amount", (-5).into()),
            with("amount", serde_json::json!(1.5)),
            with("currency", "XXQ".into()),
            with("return_url", "javascript:alert(1)".into()),
            with("return_url", "https://x.example/\r\nSet-Cookie: a=b".into()),
            with("reference", "x".repeat(5_000).into()),
        ];
        for body in bad {
            assert_eq!(post(body.clone()).await.unwrap().status().as_u16(), 400, "{body}");
        }
        assert_eq!(post("x".repeat(1 << 20)).await.unwrap().status().as_u16(), 413);
        assert_eq!(post(with("surprise", 1.into())).await.unwrap().status().as_u16(), 201, "unknown fields are harmless");
    });
}

#[test]
fn a_restart_forgets_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // The shop refuses everything; then the provider ends in the middle of its tries.
    let (session, url) = run(async {
        let world = World::over(folder.path(), 1_000).await;
        let opened = world.provider.open(&wish(1)).await.unwrap();
        world.choose(&opened.url, "pay").await;
        tokio::time::sleep(Duration::from_millis(80)).await;
        (opened.session, opened.url)
    });
    run(async {
        let world = World::over(folder.path(), 2).await;
        assert_eq!(world.provider.look(&session).await.unwrap().standing, PAID);
        assert_eq!(world.got_after(1).await[0].1.standing, PAID, "the webhook is tried until it is taken");
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(world.got().len(), 1);
        assert_eq!(world.provider.open(&wish(1)).await.unwrap().url, url, "idempotency keys are remembered");
    });
    run(async {
        let world = World::over(folder.path(), 0).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(world.got(), [], "what was delivered is not delivered again");
    });
}

#[test]
fn a_provider_that_is_silent_or_talks_too_much_is_a_fault() {
    run(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let app = axum::Router::new()
            .route("/v1/sessions/{id}", axum::routing::get(|| async { "x".repeat(2 << 20) }))
            .route("/v1/sessions", axum::routing::post(|| async { (StatusCode::FOUND, [("location", "http://127.0.0.1:1/")]) }));
        tokio::spawn(async move { serve(listener, app).await });
        let provider = TestPay {
            base_url,
            secret_key: KEY.to_owned(),
            webhook_secrets: vec![],
            account: "acct_demo".to_owned(),
            http: http::client().unwrap(),
        };
        assert!(matches!(provider.look("ts_1").await, Err(Error::Fault(Fault::Outside(why))) if why.contains("larger")));
        assert!(
            matches!(provider.open(&wish(1)).await, Err(Error::Fault(Fault::Ailing { why, .. })) if why.contains("302")),
            "no redirects"
        );
        let gone = TestPay { base_url: "http://127.0.0.1:9".to_owned(), ..provider };
        assert!(matches!(gone.look("ts_1").await, Err(Error::Fault(Fault::Ailing { cure: Cure::Connection, .. }))));
    });
}

fn event(account: &str) -> String {
    let session = serde_json::json!({"id": "ts_1", "url": "u", "status": "paid", "amount": 14_040, "currency": "EUR", "account": account,
        "live": false, "charge": "ch_1", "novelty": {"a": [1]}});
    serde_json::json!({"id": "ev_1", "type": "session.paid", "session": session, "later": true}).to_string()
}

fn headers(values: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append(SIGNATURE_HEADER, HeaderValue::from_str(value).unwrap());
    }
    headers
}

#[test]
fn only_proven_webhooks_are_read() {
    let provider = TestPay {
        base_url: String::new(),
        secret_key: KEY.to_owned(),
        webhook_secrets: vec![SECRET.to_owned(), "whsec_before".to_owned()],
        account: "acct_demo".to_owned(),
        http: http::client().unwrap(),
    };
    let body = event("acct_demo");
    let body = body.as_bytes();
    let good = sign(SECRET, body, NOW);
    let read = |headers: &HeaderMap, body: &[u8]| provider.read_webhook(headers, body, NOW);
    let event_read = read(&headers(&[&good]), body).unwrap();
    assert!(matches!(&event_read.news, News::Payment(told) if told.standing == PAID) && event_read.id == "ev_1");
    assert!(read(&headers(&[&sign("whsec_before", body, NOW)]), body).is_ok(), "the secret before");
    let (t, v1) = good.split_once(',').unwrap();
    assert!(read(&headers(&[&format!("{t},v1={},{v1},v0=abc", "0".repeat(64))]), body).is_ok(), "several signatures");

    let at = |seconds: i64| sign(SECRET, body, Time::at(NOW.seconds() + seconds));
    assert!(read(&headers(&[&at(-300)]), body).is_ok() && read(&headers(&[&at(300)]), body).is_ok());
    let (old, early, other) = (at(-301), at(301), sign("whsec_wrong", body, NOW));
    let (v0, no_time, empty) = (good.replace("v1=", "v0="), v1.to_owned(), sign("", body, NOW));
    let two_times = format!("t=1,{good}");
    for signature in [&old, &early, &other, &v0, &no_time, &two_times, &empty, "", "t=,v1=", "t=x,v1=00", "v1=é"] {
        assert_eq!(read(&headers(&[signature]), body), Err(Refusal::Forbidden), "{signature}");
    }
    assert_eq!(read(&headers(&[]), body), Err(Refusal::Forbidden));
    assert_eq!(read(&headers(&[&good, &good]), body), Err(Refusal::Forbidden), "two headers");

    for secrets in [vec![], vec![String::new()]] {
        let none = TestPay { webhook_secrets: secrets, ..provider.clone() };
        assert_eq!(none.read_webhook(&headers(&[&good]), body, NOW), Err(Refusal::Forbidden), "no secret, no webhook");
        assert_eq!(none.read_webhook(&headers(&[&empty]), body, NOW), Err(Refusal::Forbidden), "no secret, no webhook");
    }
    let foreign = event("acct_other");
    assert_eq!(read(&headers(&[&sign(SECRET, foreign.as_bytes(), NOW)]), foreign.as_bytes()), Err(Refusal::Forbidden));
    let signed_nonsense = sign(SECRET, b"{}", NOW);
    assert!(matches!(read(&headers(&[&signed_nonsense]), b"{}"), Err(Refusal::Invalid(_))));
}

#[test]
fn no_mutation_of_a_webhook_passes() {
    let provider = TestPay {
        base_url: String::new(),
        secret_key: KEY.to_owned(),
        webhook_secrets: vec![SECRET.to_owned()],
        account: "acct_demo".to_owned(),
        http: http::client().unwrap(),
    };
    let body = event("acct_demo").into_bytes();
    let good = sign(SECRET, &body, NOW);
    let forged = |signature: &[u8], body: &[u8]| {
        let mut headers = HeaderMap::new();
        let Ok(value) = HeaderValue::from_bytes(signature) else { return };
        headers.append(SIGNATURE_HEADER, value);
        assert!(provider.read_webhook(&headers, body, NOW).is_err(), "{}", String::from_utf8_lossy(signature));
    };
    for bit in 0..body.len() * 8 {
        let mut other = body.clone();
        other[bit / 8] ^= 1 << (bit % 8);
        forged(good.as_bytes(), &other);
    }
    for bit in 0..good.len() * 8 {
        let mut other = good.clone().into_bytes();
        other[bit / 8] ^= 1 << (bit % 8);
        // Hexadecimal digits are the same in capitals.
        if !other.eq_ignore_ascii_case(good.as_bytes()) {
            forged(&other, &body);
        }
    }
    for cut in 0..body.len() {
        forged(good.as_bytes(), &body[..cut]);
    }
}

#[test]
fn the_registry_knows_who_takes_the_money() {
    let world = crate::shop::world::World::new();
    let of = |providers: Providers| Payments { shop: world.shop.clone(), providers: Arc::new(providers), base_url: String::new() };
    let none = of(Providers::default());
    assert!(PaymentKind::ALL.iter().all(|kind| none.of(*kind).unwrap().is_none()) && none.named("testpay").unwrap().is_none());
    let provider = TestPay {
        base_url: String::new(),
        secret_key: String::new(),
        webhook_secrets: vec![],
        account: "acct_demo".to_owned(),
        http: http::client().unwrap(),
    };
    let url = "http://127.0.0.1:9".to_owned();
    let stripe = StripeSource { url, key: None, webhook_secret: None, http: http::client().unwrap() };
    let keys = Some(("app".to_owned(), "secret".to_owned()));
    let http = http::client().unwrap();
    let paypal = |keys| PayPalSource { url: None, keys, webhook: None, shared: Shared::default(), http: http.clone() };
    let with = |stripe, keys| {
        let test_card = Some(Provider::TestPay(provider.clone()));
        of(Providers { test_card, stripe: Some(stripe), paypal: Some(paypal(keys)) })
    };
    let all = with(StripeSource { key: Some("rk_live_1".to_owned()), ..stripe.clone() }, keys);
    for kind in PaymentKind::ALL {
        assert_eq!(all.of(kind).unwrap().is_some(), kind.has_provider());
    }
    assert!(all.of(PaymentKind::Stripe).unwrap().unwrap().live());
    let paypal = all.of(PaymentKind::PayPal).unwrap().unwrap();
    assert_eq!((paypal.live(), paypal.pay_page().as_deref()), (true, Some("https://www.paypal.com")), "keys of the environment are live");
    let keyless = with(stripe, None);
    assert_eq!(keyless.named("testpay").unwrap().unwrap().account(), "acct_demo");
    assert!(keyless.named("stripe").unwrap().is_none(), "without a key there is nobody to ask");
}
