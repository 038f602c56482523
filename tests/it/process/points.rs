//! kill -9 at each point between the press on the button and the letter, with the real program beside a double of Stripe and a mail
//! server that know when to strike. Whatever the moment: one order, paid once, told once. `SUTLER_KILL_SEEDS` says how often each.

use super::program::{Running, found, sutler, text};
use crate::crash::{Dice, figure};
use crate::http::agent::{Agent, exchange};
use crate::http::page::Page;
use crate::http::served::{ADDRESS, STRIPE_ACCOUNT, STRIPE_KEY, STRIPE_SECRET, answer};
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::post;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use sutler::app::boot;
use sutler::app::clock;
use sutler::shop::Actor;
use sutler::shop::order::{List, Paid, view};
use sutler::shop::payment::connect::NoteEnvironment;
use sutler::shop::payment::{self, PaymentKind};
use sutler::store::Page as Rows;
use sutler::web::double::DoubleConfig;
use sutler::web::stripe_double::{ROOT, StripeDouble};
use tempfile::TempDir;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Point {
    /// The form is on its way.
    FormSent,
    /// Stripe is asked for a page.
    PageAsked,
    /// It has made one, and not said so.
    PageMade,
    /// It has said so, a moment ago.
    PageAnswered,
    /// The buyer is sent to it.
    Redirected,
    /// The buyer sees it.
    OnPage,
    /// The buyer has paid; nobody has told the shop.
    BuyerPaid,
    /// The webhook is on its way.
    WebhookSent,
    /// The shop has taken it, and Stripe does not know.
    WebhookTaken,
    /// The buyer is on the way back.
    BackAsked,
    /// The buyer is back.
    BackAnswered,
    /// The mail server was greeted.
    LetterBegun,
    /// The letter is on its way.
    LetterSent,
    /// The mail server has it, and has not said so.
    LetterTaken,
    /// It has said so, a moment ago.
    LetterAnswered,
}

use Point::*;

const POINTS: [Point; 15] = [
    FormSent,
    PageAsked,
    PageMade,
    PageAnswered,
    Redirected,
    OnPage,
    BuyerPaid,
    WebhookSent,
    WebhookTaken,
    BackAsked,
    BackAnswered,
    LetterBegun,
    LetterSent,
    LetterTaken,
    LetterAnswered,
];

/// Kills the shop at one point, once.
struct Trap {
    point: Point,
    /// How long after it, in microseconds.
    after: u64,
    sprung: AtomicBool,
    shop: AtomicU32,
}

impl Trap {
    /// The point is reached.
    fn at(&self, point: Point) {
        if self.point == point && !self.sprung.swap(true, Ordering::SeqCst) {
            std::thread::sleep(Duration::from_micros(self.after));
            let pid = self.shop.load(Ordering::SeqCst).to_string();
            assert!(Command::new("kill").args(["-KILL", &pid]).status().unwrap().success());
        }
    }

    /// The same, while whoever reached it goes on.
    fn behind(self: &Arc<Trap>, point: Point) {
        if self.point == point {
            let trap = self.clone();
            std::thread::spawn(move || trap.at(point));
        }
    }
}

/// Stripe, and the way of its webhooks to the shop.
fn stripe(trap: &Arc<Trap>, at: SocketAddr, shop: SocketAddr, folder: &Path) -> axum::Router {
    let double = StripeDouble::open(DoubleConfig {
        folder: folder.join("stripe"),
        public_url: format!("http://{at}{ROOT}"),
        client: String::new(),
        secret_key: STRIPE_KEY.to_owned(),
        webhook_url: format!("http://{at}/relay"),
        webhook_secret: STRIPE_SECRET.to_owned(),
        account: STRIPE_ACCOUNT.to_owned(),
        shop_name: "Marram & Rye".to_owned(),
        retries: vec![Duration::from_millis(100); 3],
        late: Duration::from_millis(150),
        now: clock::now,
        random: clock::random,
    })
    .unwrap();
    let watched = double.router().layer(middleware::from_fn_with_state(trap.clone(), watch));
    let relay = axum::Router::new().route("/relay", post(relay)).with_state((trap.clone(), shop));
    relay.fallback_service(watched)
}

async fn watch(State(trap): State<Arc<Trap>>, request: Request, next: Next) -> Response {
    let creates = request.method() == "POST" && request.uri().path().ends_with("/v1/checkout/sessions");
    if !creates {
        return next.run(request).await;
    }
    trap.at(PageAsked);
    let answer = next.run(request).await;
    trap.at(PageMade);
    trap.behind(PageAnswered);
    answer
}

async fn relay(State((trap, shop)): State<(Arc<Trap>, SocketAddr)>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers["stripe-signature"].to_str().unwrap().to_owned();
    let forward = move || {
        trap.at(BuyerPaid);
        let head = format!(
            "POST /hooks/stripe HTTP/1.1\r\nhost: {shop}\r\nconnection: close\r\nstripe-signature: {signature}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        trap.behind(WebhookSent);
        let status = exchange(shop, &[head.as_bytes(), &body].concat()).map_or(502, |answer| answer.status);
        if status == 204 {
            trap.at(WebhookTaken);
        }
        // What Stripe hears when the shop was killed in between.
        if trap.point == WebhookTaken { 502 } else { status }
    };
    StatusCode::from_u16(tokio::task::spawn_blocking(forward).await.unwrap()).unwrap()
}

/// A mail server: every letter that it took, by its Message-ID.
fn mail(listener: TcpListener, trap: Arc<Trap>) -> Arc<Mutex<Vec<String>>> {
    let letters: Arc<Mutex<Vec<String>>> = Arc::default();
    let its = letters.clone();
    std::thread::spawn(move || {
        for visitor in listener.incoming() {
            let _ = talk(visitor.unwrap(), &trap, &its); // a shop that was killed hangs up
        }
    });
    letters
}

fn talk(visitor: TcpStream, trap: &Arc<Trap>, letters: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut out = visitor.try_clone()?;
    let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes());
    say("220 mail.example ready")?;
    let (mut id, mut in_letter) = (String::new(), false);
    for line in BufReader::new(visitor).lines() {
        let line = line?;
        match line.split(' ').next().unwrap_or_default() {
            "." if in_letter => {
                in_letter = false;
                letters.lock().unwrap().push(std::mem::take(&mut id));
                trap.at(LetterTaken);
                say("250 taken")?;
                trap.behind(LetterAnswered);
            }
            _ if in_letter => {
                if let Some(said) = line.strip_prefix("Message-ID: ") {
                    id = said.to_owned();
                    trap.at(LetterSent);
                }
            }
            "EHLO" => {
                trap.at(LetterBegun);
                say("250-mail.example\r\n250-8BITMIME\r\n250 SMTPUTF8")?;
            }
            "DATA" => {
                in_letter = true;
                say("354 go on")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
    Ok(())
}

/// A port for a shop that comes back to it: of those that the system gives to nobody by itself (below 32768), so that nobody has it
/// while the shop is away.
fn own_port() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let port = 20_000 + (std::process::id() * 97 + NEXT.fetch_add(1, Ordering::SeqCst)) % 12_000;
        let at = SocketAddr::from(([127, 0, 0, 1], u16::try_from(port).unwrap()));
        if TcpListener::bind(at).is_ok() {
            return at;
        }
    }
}

/// One buyer, one shop, one kill.
struct Scene {
    trap: Arc<Trap>,
    data: TempDir,
    shop: SocketAddr,
    stripe: SocketAddr,
    mail: SocketAddr,
    letters: Arc<Mutex<Vec<String>>>,
    running: Option<Running>,
    /// What Stripe is called in the form.
    way: String,
    _runtime: tokio::runtime::Runtime,
}

/// A shop that takes cards, and what that way to pay is called in the form.
fn template(folder: &Path) -> String {
    found(folder);
    let booted = boot::open(folder).unwrap();
    booted.shop.run(&Actor::System, NoteEnvironment { kind: PaymentKind::Stripe, has_key: true }).unwrap();
    let methods = payment::method::methods(&booted.shop.read().unwrap()).unwrap();
    booted.shop.stop();
    methods.into_iter().find(|method| method.kind == PaymentKind::Stripe).unwrap().id.to_string()
}

impl Scene {
    fn open(template: &Path, way: &str, point: Point, after: u64) -> Scene {
        let data = tempfile::tempdir().unwrap();
        copy(template, data.path());
        let [stripe_at, mail_at] = [0; 2].map(|_| TcpListener::bind("127.0.0.1:0").unwrap());
        let at = [own_port(), stripe_at.local_addr().unwrap(), mail_at.local_addr().unwrap()];
        let trap = Arc::new(Trap { point, after, sprung: AtomicBool::new(false), shop: AtomicU32::new(0) });
        let letters = mail(mail_at, trap.clone());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let router = stripe(&trap, at[1], at[0], data.path());
        stripe_at.set_nonblocking(true).unwrap();
        runtime.spawn(async move { answer(tokio::net::TcpListener::from_std(stripe_at).unwrap(), router).await });
        let mut scene =
            Scene { trap, data, shop: at[0], stripe: at[1], mail: at[2], letters, running: None, way: way.to_owned(), _runtime: runtime };
        scene.start();
        scene
    }

    fn start(&mut self) {
        let (listen, data) = (self.shop.to_string(), self.data.path().join("shop"));
        let mut command = sutler(&["serve", "--listen", &listen, "--data", data.to_str().unwrap()]);
        command.env("SUTLER_STRIPE_KEY", STRIPE_KEY).env("SUTLER_STRIPE_WEBHOOK_SECRET", STRIPE_SECRET);
        command.env("SUTLER_STRIPE_URL", format!("http://{}{ROOT}", self.stripe));
        command.env("SUTLER_SMTP_URL", format!("smtp://{}", self.mail)).env("SUTLER_BASE_URL", format!("http://{listen}"));
        let running = Running::start(command);
        self.trap.shop.store(running.child.id(), Ordering::SeqCst);
        self.running = Some(running);
    }

    /// Starts the shop again when it was killed.
    fn revive(&mut self) {
        let ended = self.running.as_mut().unwrap().child.try_wait().unwrap();
        if ended.is_some() {
            self.start();
        }
    }

    /// Does something as a buyer, and again when the shop was gone.
    fn act<T>(&mut self, point: Option<Point>, what: impl Fn() -> std::io::Result<T>) -> T {
        for _ in 0..200 {
            if let Some(point) = point {
                self.trap.behind(point);
            }
            if let Ok(done) = what() {
                self.revive();
                return done;
            }
            std::thread::sleep(Duration::from_millis(10));
            self.revive();
        }
        panic!("{:?}: the shop does not answer", self.trap.point);
    }

    /// The whole way of one order.
    fn play(&mut self) {
        let agent = Mutex::new(Agent::new(self.shop));
        let get = |path: &str| agent.lock().unwrap().try_send("GET", path, &[], b"");
        let send = |path: &str, pairs: &[(String, String)]| {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            agent.lock().unwrap().try_post(path, &pairs)
        };
        let towel = [("product".to_owned(), "towel".to_owned()), ("quantity".to_owned(), "1".to_owned())];
        self.act(None, || send("/cart/lines", &towel));
        let page = Page::of(&self.act(None, || get("/checkout")));
        let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", self.way.as_str())]).collect();
        let pairs: Vec<(String, String)> = page.form("/checkout").with(&changes);
        let placed = self.act(Some(FormSent), || send("/checkout", &pairs));
        let hosted = placed.location();
        assert!(hosted.contains("/stripe-double/pay/"), "{hosted}");
        self.trap.at(Redirected);
        let path = hosted.strip_prefix(&format!("http://{}", self.stripe)).unwrap();
        let mut at_stripe = Agent::new(self.stripe);
        at_stripe.get(path);
        self.trap.at(OnPage);
        let back = at_stripe.post(path, &[("answer", "pay")]).location();
        let back = back.strip_prefix(&format!("http://{}", self.shop)).unwrap().to_owned();
        let returned = self.act(Some(BackAsked), || get(&back));
        self.trap.at(BackAnswered);
        let order = returned.location();
        let began = Instant::now();
        while !(self.trap.sprung.load(Ordering::SeqCst) && self.told().len() == 2 && self.is_paid(&order)) {
            assert!(began.elapsed() < Duration::from_secs(60), "{:?}: {:?} letters, {:?}", self.trap.point, self.told(), self.trap.sprung);
            std::thread::sleep(Duration::from_millis(20));
            self.revive();
        }
    }

    fn told(&self) -> BTreeSet<String> {
        self.letters.lock().unwrap().iter().cloned().collect()
    }

    fn is_paid(&self, order: &str) -> bool {
        Agent::new(self.shop).try_send("GET", order, &[], b"").is_ok_and(|answer| answer.status == 200 && answer.text().contains("Paid"))
    }

    /// Once the shop has ended: what it kept.
    fn prove(mut self) {
        let mut running = self.running.take().unwrap();
        std::thread::sleep(Duration::from_millis(self.trap.after / 1_000 + 20)); // a trap that sprang at the end has closed
        running.signal("TERM");
        running.wait();
        let point = self.trap.point;
        let booted = boot::open(&self.data.path().join("shop")).unwrap();
        assert_eq!(booted.shop.check().unwrap(), Vec::<String>::new(), "{point:?}");
        let orders = view::list(&booted.shop.read().unwrap(), List::All, Rows::first(10)).unwrap().0;
        assert_eq!(orders.len(), 1, "{point:?}");
        assert_eq!((orders[0].paid(), orders[0].captured), (Paid::Fully, orders[0].total), "{point:?}");
        assert_eq!(self.told().len(), 2, "{point:?}: received and paid, each told in one letter");
    }
}

fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").args(["-a", from.to_str().unwrap(), to.to_str().unwrap()]).output().unwrap();
    assert!(done.status.success(), "{}", text(&done.stderr));
}

/// How often each point is cut.
const SEEDS: u64 = 20;
/// Scenes that are played at the same time: each waits for a worker's look, a webhook's second try or a port more than it reckons.
const AT_ONCE: usize = 6;

#[test]
fn an_order_is_whole_wherever_it_was_cut() {
    let (seeds, seed, began) = (figure("SUTLER_KILL_SEEDS", SEEDS), figure("SUTLER_SEED", 5), Instant::now());
    let folder = tempfile::tempdir().unwrap();
    let shop = folder.path().join("shop");
    let way = template(&shop);
    let scenes: Vec<(Point, u64)> = POINTS.into_iter().flat_map(|point| (0..seeds).map(move |n| (point, n))).collect();
    let next = Mutex::new(scenes.iter());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let Some((point, n)) = next.lock().unwrap().next().copied() else { return };
                    // Most right there, some a little later.
                    let mut dice = Dice(seed ^ (n << 16) ^ point as u64);
                    let after = if n % 2 == 0 { dice.below(800) } else { dice.below(20_000) };
                    let mut scene = Scene::open(&shop, &way, point, after);
                    scene.play();
                    scene.prove();
                }
            });
        }
    });
    println!("{} points, {seeds} seeds each: {} kills, every order whole, {:?}", POINTS.len(), scenes.len(), began.elapsed());
}
