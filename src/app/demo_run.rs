//! `sutler demo`: a data folder filled at its first start, with the test card provider beside the shop.

use super::boot::{self, Booted};
use super::cli::{DemoOptions, DemoPayments, ServeOptions};
use super::clock;
use super::demo::{self, DemoClock, DemoLogin, DemoShop};
use super::serve::{self, Extras};
use crate::adapters::http;
use crate::adapters::provider::{Provider, Providers};
use crate::adapters::testpay::TestPay;
use crate::base::{Fault, Outcome};
use crate::shop::payment::PaymentKind;
use crate::shop::settings;
use crate::web::double::DoubleConfig;
use crate::web::testpay::{Delays, TestPayConfig};
use crate::web::{paypal_double, stripe_double};
use std::path::Path;
use std::time::Duration;

/// The shop's account at the test card provider.
pub const ACCOUNT: &str = "acct_demo";

pub fn run(options: &DemoOptions) -> Outcome {
    let temporary = options.data.is_none();
    let data = options.data.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("sutler-demo-{}", std::process::id())));
    let bound = serve::bind(&options.listen.address)?;
    let booted = boot::open(&data)?;
    let login = fill(&booted, options)?;
    let at = options.listen.base_url.clone().unwrap_or_else(|| format!("http://{}", bound.1));
    let extras = extras(&booted, &data, [&format!("http://{}", bound.1), &at], options, login)?;
    let options = ServeOptions { data: data.clone(), listen: options.listen.clone() };
    let served = serve::run(booted, &options, bound, extras);
    if temporary {
        let _ = std::fs::remove_dir_all(&data);
    }
    served
}

/// Fills an empty folder; one that holds a shop already is left as it is.
fn fill(booted: &Booted, options: &DemoOptions) -> Outcome<Option<DemoLogin>> {
    let snapshot = booted.shop.read()?;
    if demo::is_filled(&snapshot)? {
        return Ok(None);
    }
    if settings::settings(&snapshot)?.is_some() {
        return Err(
            Fault::Outside("this folder holds a real shop; the demo does not touch it. Choose another with --data.".to_owned()).into()
        );
    }
    if options.products > 0 && options.shop != DemoShop::Maker {
        return Err(Fault::Outside("generated products are made for the maker's shop: leave out --products or --shop.".to_owned()).into());
    }
    let options = demo::DemoOptions { products: options.products, shop: options.shop, clock: DemoClock { set: clock::set_override } };
    demo::fill(&booted.shop, &booted.media, &options, &mut |line| tracing::info!("{line}")).map(Some)
}

/// The provider: its client on our side, its service beside the shop, with keys that only this folder knows.
fn extras(booted: &Booted, data: &Path, [own, public]: [&str; 2], options: &DemoOptions, login: Option<DemoLogin>) -> Outcome<Extras> {
    let key = |name: &str| boot::secret(data, name).map_err(|e| Fault::Store(e.to_string()));
    let hex = |bytes: [u8; 32]| crate::shop::token::fresh(bytes);
    let (secret_key, webhook_secret) = (hex(key("testpay.key")?), hex(key("testpay-webhook.key")?));
    let ours = TestPay {
        base_url: format!("{own}/testpay"),
        secret_key: secret_key.clone(),
        webhook_secrets: vec![webhook_secret.clone()],
        account: ACCOUNT.to_owned(),
        http: http::client()?,
    };
    let service = TestPayConfig {
        folder: data.join("testpay"),
        public_url: format!("{public}/testpay"),
        secret_key,
        webhook_url: format!("{own}/hooks/testpay"),
        webhook_secret,
        account: ACCOUNT.to_owned(),
        shop_name: settings::the(&booted.shop.read()?)?.name.clone(),
        delays: Delays::default(),
        now: clock::now,
        random: clock::random,
    };
    let (mut stripe, mut paypal) = (options.listen.stripe.source()?, options.listen.paypal.source()?);
    let double = |root: &str, kind: PaymentKind| -> Outcome<DoubleConfig> {
        let name = root.trim_start_matches('/');
        let (secret_key, webhook_secret) = (hex(key(&format!("{name}.key"))?), hex(key(&format!("{name}-webhook.key"))?));
        let (public_url, webhook_url) = (format!("{public}{root}"), format!("{own}/hooks/{}", kind.key()));
        let shop_name = service.shop_name.clone();
        Ok(DoubleConfig { secret_key, webhook_secret, public_url, webhook_url, shop_name, ..double_in(&data.join(name)) })
    };
    let (mut stripe_double, mut paypal_double) = (None, None);
    match (options.payments, &mut stripe, &mut paypal) {
        (DemoPayments::StripeDouble, Some(stripe), _) => {
            let made = double(stripe_double::ROOT, PaymentKind::Stripe)?;
            let (secret_key, webhook_secret) = (format!("sk_test_{}", made.secret_key), format!("whsec_{}", made.webhook_secret));
            stripe.url = format!("{own}{}", stripe_double::ROOT);
            (stripe.key, stripe.webhook_secret) = (Some(secret_key.clone()), Some(webhook_secret.clone()));
            stripe_double = Some(DoubleConfig { secret_key, webhook_secret, ..made });
        }
        (DemoPayments::PayPalDouble, _, Some(paypal)) => {
            let made = double(paypal_double::ROOT, PaymentKind::PayPal)?;
            // Merchant ids are thirteen letters and digits; names of places for webhooks no more than fifty.
            let (account, webhook_secret) =
                ("SUTLERDEMXMP2".to_owned(), made.webhook_secret.chars().filter(char::is_ascii_alphanumeric).take(17).collect());
            let made = DoubleConfig { account, webhook_secret, ..made };
            paypal.url = Some(format!("{own}{}", paypal_double::ROOT));
            paypal.keys = Some((made.client.clone(), made.secret_key.clone()));
            paypal.webhook = Some(made.webhook_secret.clone());
            paypal_double = Some(made);
        }
        _ => {}
    }
    let say = match login {
        Some(login) => vec![
            format!("staff login at {public}/admin: {} {}", login.email, login.password),
            format!("gift card to try at the checkout: {}", login.gift_card),
        ],
        None => vec![format!("this demo was filled before; its staff login at {public}/admin was printed at its first start")],
    };
    let providers = Providers { test_card: Some(Provider::TestPay(ours)), stripe, paypal };
    Ok(Extras { providers, testpay: Some(service), stripe_double, paypal_double, say })
}

/// What every double of the demo begins with.
fn double_in(folder: &Path) -> DoubleConfig {
    DoubleConfig {
        folder: folder.to_owned(),
        public_url: String::new(),
        client: "double".to_owned(),
        secret_key: String::new(),
        webhook_url: String::new(),
        webhook_secret: String::new(),
        account: "acct_double".to_owned(),
        shop_name: String::new(),
        retries: Delays::default().retries,
        late: Duration::from_secs(15),
        now: clock::now,
        random: clock::random,
    }
}
