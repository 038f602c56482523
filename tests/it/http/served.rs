//! A shop behind a real socket, in this process: the same accept loop, limits and router as `sutler serve`, over a store in memory
//! whose clock a test can move; and a second router that plays the test card company.

use super::agent::Agent;
use super::page::Page;
use crate::shop::world::{World, en, eur, goods};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;
use sutler::adapters::mail::Mailer;
use sutler::adapters::payments::Payments;
use sutler::adapters::paypal::Shared;
use sutler::adapters::provider::{PayPalSource, Provider, Providers, StripeSource};
use sutler::adapters::search::Search;
use sutler::adapters::testpay::TestPay;
use sutler::app::connection::{self, Doorkeeper};
use sutler::base::colour::Colour;
use sutler::base::{CategoryId, Country, Email, Handle, Span, Time, VariantId};
use sutler::jobs::{Sender, Worker};
use sutler::shop::catalog::product::{OptionValue, ProductOption};
use sutler::shop::catalog::{ProductFacts, SaveCategory, VariantFacts};
use sutler::shop::payment::account::Mode;
use sutler::shop::payment::connect::{ConnectProvider, NoteWebhook};
use sutler::shop::payment::{Capture, PaymentKind, SaveBankAccount};
use sutler::shop::settings::BankAccount;
use sutler::shop::shipping::{SaveShippingMethod, ShippingKind, ShippingPrice};
use sutler::shop::staff::{AddStaff, Role, SignIn};
use sutler::shop::stock::{MoveStock, Reason, locations};
use sutler::shop::{Actor, Shop};
use sutler::store::blob::Blobs;
use sutler::web::double::DoubleConfig;
use sutler::web::limit::Limits;
use sutler::web::paypal_double::{self, PayPalDouble};
use sutler::web::site::{Parts, Proxy, Site};
use sutler::web::stripe_double::{self, StripeDouble};
use sutler::web::testpay::{Delays, TestPayConfig, TestPayService};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// A shop that answers on a port of this machine.
pub struct Server {
    pub at: SocketAddr,
    pub site: Site,
    /// Asleep until the shop is connected with it.
    pub stripe: StripeDouble,
    /// Likewise.
    pub paypal: PayPalDouble,
    _folder: TempDir,
    _runtime: Runtime,
}

fn random(out: &mut [u8]) {
    getrandom::fill(out).unwrap();
}

impl Server {
    pub fn of(shop: &Shop, now: fn() -> Time) -> Server {
        Server::behind(shop, now, Proxy::None)
    }

    fn behind(shop: &Shop, now: fn() -> Time, proxy: Proxy) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let media = Blobs::open(&folder.path().join("media")).unwrap();
        Server::over(shop, now, (folder, media), proxy)
    }

    /// Over a folder in which there are pictures already.
    pub fn over(shop: &Shop, now: fn() -> Time, (folder, media): (TempDir, Blobs), behind_proxy: Proxy) -> Server {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let at = listener.local_addr().unwrap();
        let base_url = format!("http://{at}");
        let (ours, service) = test_card(&base_url, &folder, now);
        let payments = Payments {
            shop: shop.clone(),
            providers: Arc::new(Providers {
                test_card: Some(Provider::TestPay(ours)),
                stripe: Some(stripe_source(&base_url)),
                paypal: Some(paypal_source(&base_url)),
            }),
            base_url: base_url.clone(),
        };
        let search = Arc::new(Search::open(&folder.path().join("search")));
        search.catch_up(shop).unwrap();
        let site = Site::new(Parts {
            shop: shop.clone(),
            studio: crate::pictures::studio(folder.path(), &media),
            media,
            search,
            mailer: Arc::new(Mailer::folder(&folder.path().join("mail"), Email::parse("shop@example.org").unwrap())),
            payments,
            base_url,
            behind_proxy,
            limits: Limits::default(),
        });
        let service = runtime.block_on(async { TestPayService::open(service) }).unwrap();
        let stripe = StripeDouble::open(stripe_double(&site.base_url, &folder, now)).unwrap();
        let paypal = PayPalDouble::open(paypal_double(&site.base_url, &folder, now)).unwrap();
        let doubles = stripe.router().fallback_service(paypal.router().fallback_service(sutler::web::router(site.clone())));
        let router = service.router().fallback_service(doubles);
        runtime.spawn(answer(listener, router));
        Server { at, site, stripe, paypal, _folder: folder, _runtime: runtime }
    }

    pub fn agent(&self) -> Agent {
        Agent::new(self.at)
    }

    /// A worker of this shop, which hands letters over so.
    pub fn worker(&self, mailer: Arc<Mailer>) -> Worker {
        let site = &self.site;
        Worker {
            shop: site.shop.clone(),
            mailer,
            payments: site.payments.clone(),
            search: site.search.clone(),
            studio: site.studio.clone(),
            base_url: site.base_url.clone(),
            sender: Sender::Shop,
        }
    }

    pub fn staff(&self, role: Role) -> Agent {
        Agent::signed_in(self.at, &session_of(&self.site.shop, role))
    }
}

/// Answers all who come, as the program does.
pub async fn answer(listener: TcpListener, router: axum::Router) {
    let (keeper, graceful) = (Doorkeeper::default(), GracefulShutdown::new());
    while let Ok((stream, peer)) = listener.accept().await {
        if let Some(ticket) = keeper.admit(peer.ip()) {
            connection::serve(stream, peer, ticket, router.clone(), &graceful);
        }
    }
}

fn test_card(base_url: &str, folder: &TempDir, now: fn() -> Time) -> (TestPay, TestPayConfig) {
    let (key, secret, account) = ("sk_test".to_owned(), "whsec_test".to_owned(), "acct_demo".to_owned());
    let ours = TestPay {
        base_url: format!("{base_url}/testpay"),
        secret_key: key.clone(),
        webhook_secrets: vec![secret.clone()],
        account: account.clone(),
        http: sutler::adapters::http::client().unwrap(),
    };
    let service = TestPayConfig {
        folder: folder.path().join("testpay"),
        public_url: format!("{base_url}/testpay"),
        secret_key: key,
        webhook_url: format!("{base_url}/hooks/testpay"),
        webhook_secret: secret,
        account,
        shop_name: "Marram & Rye".to_owned(),
        delays: Delays { late: vec![Duration::from_millis(150); 2], retries: vec![Duration::from_millis(50); 5] },
        now,
        random,
    };
    (ours, service)
}

pub const STRIPE_KEY: &str = "sk_test_double";
pub const STRIPE_SECRET: &str = "whsec_double";
pub const STRIPE_ACCOUNT: &str = "acct_double";

/// Where Stripe is; the key is the merchant's to enter.
fn stripe_source(base_url: &str) -> StripeSource {
    let http = sutler::adapters::http::client().unwrap();
    StripeSource { url: format!("{base_url}{}", stripe_double::ROOT), key: None, webhook_secret: None, http }
}

fn stripe_double(base_url: &str, folder: &TempDir, now: fn() -> Time) -> DoubleConfig {
    DoubleConfig {
        folder: folder.path().join("stripe"),
        public_url: format!("{base_url}{}", stripe_double::ROOT),
        client: String::new(),
        secret_key: STRIPE_KEY.to_owned(),
        webhook_url: format!("{base_url}/hooks/stripe"),
        webhook_secret: STRIPE_SECRET.to_owned(),
        account: STRIPE_ACCOUNT.to_owned(),
        shop_name: "Marram & Rye".to_owned(),
        retries: vec![Duration::from_millis(50); 5],
        late: Duration::from_millis(150),
        now,
        random,
    }
}

pub const PAYPAL_CLIENT: &str = "client_of_the_double";
pub const PAYPAL_SECRET: &str = "secret_of_the_double";
pub const PAYPAL_WEBHOOK: &str = "5GP028458E2496506";
pub const PAYPAL_ACCOUNT: &str = "SUTLERTESTMXP";

/// Where PayPal is; the keys are the merchant's to enter.
fn paypal_source(base_url: &str) -> PayPalSource {
    let http = sutler::adapters::http::client().unwrap();
    PayPalSource { url: Some(format!("{base_url}{}", paypal_double::ROOT)), keys: None, webhook: None, shared: Shared::default(), http }
}

fn paypal_double(base_url: &str, folder: &TempDir, now: fn() -> Time) -> DoubleConfig {
    DoubleConfig {
        folder: folder.path().join("paypal"),
        public_url: format!("{base_url}{}", paypal_double::ROOT),
        client: PAYPAL_CLIENT.to_owned(),
        secret_key: PAYPAL_SECRET.to_owned(),
        webhook_url: format!("{base_url}/hooks/paypal"),
        webhook_secret: PAYPAL_WEBHOOK.to_owned(),
        account: PAYPAL_ACCOUNT.to_owned(),
        ..stripe_double(base_url, folder, now)
    }
}

/// Commands never see a password; any hash of the right form will do.
pub const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA";

/// Somebody of that role, signed in: the token for the cookie. There is an owner in any case: no shop is without one.
pub fn session_of(shop: &Shop, role: Role) -> String {
    let mut last = String::new();
    for role in [Role::Owner, role] {
        let email = Email::parse(&format!("{}@staff.example.org", role.key())).unwrap();
        let known = sutler::shop::staff::by_email(&shop.read().unwrap(), &email).unwrap();
        let id = known.map(|member| member.id).unwrap_or_else(|| {
            let add = AddStaff { email, name: format!("The {}", role.key()), role, password_hash: HASH.to_owned() };
            shop.run(&Actor::System, add).unwrap()
        });
        last = shop.run(&Actor::System, SignIn { staff: id, verified: HASH.to_owned() }).unwrap();
    }
    last
}

/// A shop with something of everything, served.
pub struct Served {
    pub world: World,
    pub server: Server,
}

impl Deref for Served {
    type Target = Server;
    fn deref(&self) -> &Server {
        &self.server
    }
}

/// How many things lie on the long shelf: two pages.
pub const THINGS: usize = 30;

impl Served {
    /// Germany and Austria, bank transfer and the test card: a mug in two glazes, a towel of which there are three, a sold-out
    /// lamp, and a long shelf of things.
    pub fn new() -> Served {
        Served::behind(Proxy::None)
    }

    /// The same behind a proxy that says who calls.
    pub fn behind_proxy() -> Served {
        Served::behind(Proxy::One)
    }

    fn behind(proxy: Proxy) -> Served {
        let world = World::new();
        let account =
            BankAccount { holder: "Marram & Rye".to_owned(), iban: "DE89370400440532013000".to_owned(), ..BankAccount::default() };
        world.run(SaveBankAccount { account: Some(account) }).unwrap();
        let delivery = |name: &str, countries: &[Country], minor: i64| SaveShippingMethod {
            id: None,
            name: en(name),
            note: en(""),
            kind: ShippingKind::Delivery,
            countries: countries.to_vec(),
            price: ShippingPrice::Flat(eur(minor)),
            free_from: None,
            days: None,
            pickup: None,
            active: true,
            position: 9,
        };
        world.run(delivery("Express", &[Country::DE], 990)).unwrap();
        world.run(delivery("To Austria", &[Country::from_code("AT").unwrap()], 1290)).unwrap();
        let shelf = world.run(SaveCategory { title: en("Things"), ..SaveCategory::default() }).unwrap();
        let mug = world.product(mug(shelf));
        for variant in &mug.variants {
            stock(&world, variant.id, 50);
        }
        let towel = world.product(ProductFacts { categories: vec![shelf], ..goods("Towel", 1200) });
        stock(&world, towel.variants[0].id, 3);
        world.product(ProductFacts { categories: vec![shelf], ..goods("Lamp", 9900) });
        for n in 1..=THINGS {
            world.later(Span(1)); // so that the last is the newest
            let thing = world.product(ProductFacts { categories: vec![shelf], ..goods(&format!("Thing {n}"), 100 * n as i64) });
            stock(&world, thing.variants[0].id, 1000);
        }
        world.told();
        let server = Server::behind(&world.shop, world.clock(), proxy);
        Served { world, server }
    }

    /// The same, and Stripe besides, taking money as `capture` says.
    pub fn with_stripe(capture: Capture) -> Served {
        let served = Served::new();
        served.connect(PaymentKind::Stripe, capture, ["", STRIPE_KEY, STRIPE_ACCOUNT, STRIPE_SECRET]);
        served
    }

    /// The same, and PayPal.
    pub fn with_paypal(capture: Capture) -> Served {
        let served = Served::new();
        served.connect(PaymentKind::PayPal, capture, [PAYPAL_CLIENT, PAYPAL_SECRET, PAYPAL_ACCOUNT, PAYPAL_WEBHOOK]);
        served
    }

    fn connect(&self, kind: PaymentKind, capture: Capture, keys: [&str; 4]) {
        let [client, key, account, secret] = keys.map(str::to_owned);
        self.world.run(ConnectProvider { kind, key, client, mode: Mode::default(), account, capture }).unwrap();
        self.world.run(NoteWebhook { kind, webhook: String::new(), secret }).unwrap();
        self.world.told();
    }

    /// The category of all things.
    pub fn shelf(&self) -> CategoryId {
        sutler::shop::catalog::list::by_path(&self.world.read(), "things").unwrap().unwrap().id
    }

    /// A visitor with this in the cart.
    pub fn with_cart(&self, handle: &str, quantity: u32) -> Agent {
        let mut agent = self.agent();
        let page = Page::of(&agent.get(&format!("/products/{handle}")));
        let added = page.form("/cart/lines").send(&mut agent, &[("quantity", &quantity.to_string())]);
        assert_eq!(added.location(), "/cart");
        agent
    }

    /// A visitor at the checkout, with the page that is seen there.
    pub fn at_checkout(&self, handle: &str, quantity: u32) -> (Agent, Page) {
        let mut agent = self.with_cart(handle, quantity);
        let answer = agent.get("/checkout");
        assert_eq!(answer.status, 200, "{}", answer.text());
        (agent, Page::of(&answer))
    }

    /// A visitor who ordered a towel and transfers the money, and the path of the order's page.
    pub fn with_order(&self) -> (Agent, String) {
        let (mut agent, page) = self.at_checkout("towel", 1);
        let bank = self.choice("Bank transfer");
        let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", bank.as_str())]).collect();
        let placed = page.form("/checkout").send(&mut agent, &changes).location();
        (agent, placed)
    }

    /// What a way to pay or to deliver is called in the form, by its name on the page.
    pub fn choice(&self, name: &str) -> String {
        let reads = self.world.read();
        let shipping = sutler::shop::shipping::methods(&reads).unwrap().into_iter().map(|m| (m.name.en, m.id.to_string()));
        let payment = sutler::shop::payment::method::methods(&reads).unwrap().into_iter().map(|m| (m.name.en, m.id.to_string()));
        let found = shipping.chain(payment).find(|(known, _)| known == name);
        found.unwrap_or_else(|| panic!("nothing is called {name}")).1
    }
}

pub fn mug(shelf: CategoryId) -> ProductFacts {
    let handle = |text: &str| Handle::parse(text).unwrap();
    let value = |key: &str, name: &str| OptionValue {
        key: handle(key),
        name: en(name),
        colour: Colour::parse(if key == "sage" { "#8e9a83" } else { "" }),
    };
    let option = ProductOption { key: handle("glaze"), name: en("Glaze"), values: vec![value("oat", "Oat"), value("sage", "Sage")] };
    let of = |key: &str, minor: i64| VariantFacts { values: vec![handle(key)], ..VariantFacts::priced(eur(minor)) };
    ProductFacts {
        categories: vec![shelf],
        options: vec![option],
        variants: vec![of("oat", 1800), of("sage", 2000)],
        description: en("A mug for the day."),
        ..goods("Day mug", 1800)
    }
}

/// So many pieces come in.
pub fn stock(world: &World, variant: VariantId, by: i64) {
    let location = locations(&world.read()).unwrap()[0].id;
    world.run(MoveStock { variant, location, by, reason: Reason::Received, note: String::new() }).unwrap();
}

/// Whom it goes to.
pub const ADDRESS: [(&str, &str); 5] =
    [("email", "ada@example.org"), ("name", "Ada Buyer"), ("street", "Kieler Str. 12"), ("postal-code", "24937"), ("city", "Flensburg")];
