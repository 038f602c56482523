//! The command line, which is a contract: tests and scripts rely on it. Every option is also an environment variable.

use super::demo::DemoShop;
use super::errand::{Errand, Line};
use super::serve::Extras;
use super::{boot, control, errand, serve};
use crate::adapters::http;
use crate::adapters::paypal::Shared;
use crate::adapters::provider::{PayPalSource, Providers, StripeSource};
use crate::adapters::stripe::STRIPE_URL;
use crate::base::{Error, Fault, Outcome};
use crate::shop::staff::Role;
use clap::{Args, Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// A complete online shop in one binary.
#[derive(Parser)]
#[command(name = "sutler", version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    /// What is logged: error, warn, info, debug, or a filter such as `sutler=debug`.
    #[arg(long, global = true, env = "SUTLER_LOG", default_value = "info")]
    log: String,
    #[arg(long, global = true, env = "SUTLER_LOG_FORMAT", default_value = "text")]
    log_format: LogFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LogFormat {
    Text,
    Json,
}

#[derive(Subcommand)]
enum Verb {
    /// Run the shop of a data folder.
    Serve(ServeOptions),
    /// Run a shop full of invented products, to look at and to try.
    Demo(DemoOptions),
    /// Take over products from a file.
    Import(ImportOptions),
    /// Prove that the data agrees with itself. Exit code 0: clean; 1: a finding a line.
    Check(DataOption),
    /// Bring back orders and payments from the journal, into a shop that has none or has lost its last ones. Stop the shop first.
    /// Exit code 0: all came back; 1: a finding a line.
    Rebuild(RebuildOptions),
    /// People who run the shop.
    #[command(subcommand)]
    User(UserVerb),
    /// Open the picture on standard input and write it in its first so many widths into this folder. The server calls it.
    #[command(hide = true)]
    Picture { steps: usize },
}

#[derive(Args, Clone)]
struct DataOption {
    /// Where the shop keeps its data.
    #[arg(long, env = "SUTLER_DATA", default_value = "sutler-data")]
    data: PathBuf,
    /// Scheme and host of the shop, for links: https://shop.example
    #[arg(long, env = "SUTLER_BASE_URL")]
    base_url: Option<String>,
}

#[derive(Args, Clone)]
pub struct ServeOptions {
    /// Where the shop keeps its data.
    #[arg(long, env = "SUTLER_DATA", default_value = "sutler-data")]
    pub data: PathBuf,
    #[command(flatten)]
    pub listen: ListenOptions,
}

impl std::ops::Deref for ServeOptions {
    type Target = ListenOptions;
    fn deref(&self) -> &ListenOptions {
        &self.listen
    }
}

#[derive(Args, Clone)]
pub struct ListenOptions {
    /// Address and port to listen on.
    #[arg(long = "listen", env = "SUTLER_LISTEN", default_value = "127.0.0.1:8080")]
    pub address: String,
    /// Scheme and host of the shop, for links: https://shop.example
    #[arg(long, env = "SUTLER_BASE_URL")]
    pub base_url: Option<String>,
    /// The mail server: smtps://user:password@host:465 or smtp://…?tls=required. Without one, letters are kept in `mail/`.
    #[arg(long, env = "SUTLER_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The sender of letters; else the shop's own address.
    #[arg(long, env = "SUTLER_MAIL_FROM")]
    pub mail_from: Option<String>,
    #[command(flatten)]
    pub stripe: StripeOptions,
    #[command(flatten)]
    pub paypal: PayPalOptions,
    /// A proxy stands before the shop; its X-Forwarded-For is believed.
    #[arg(long, env = "SUTLER_BEHIND_PROXY")]
    pub behind_proxy: bool,
}

/// Stripe from the environment: for containers and tests. A merchant enters the key in the admin instead.
#[derive(Args, Clone)]
pub struct StripeOptions {
    /// A secret or restricted key of Stripe; goes before the one entered in the admin.
    #[arg(long, env = "SUTLER_STRIPE_KEY", hide_env_values = true)]
    stripe_key: Option<String>,
    /// The secret with which Stripe signs its webhooks.
    #[arg(long, env = "SUTLER_STRIPE_WEBHOOK_SECRET", hide_env_values = true)]
    stripe_webhook_secret: Option<String>,
    /// Where Stripe is.
    #[arg(long, env = "SUTLER_STRIPE_URL", default_value = STRIPE_URL)]
    stripe_url: String,
}

/// PayPal from the environment, likewise.
#[derive(Args, Clone)]
pub struct PayPalOptions {
    /// The client id of an app at PayPal; with its secret it goes before those entered in the admin.
    #[arg(long, env = "SUTLER_PAYPAL_CLIENT_ID", hide_env_values = true)]
    paypal_client_id: Option<String>,
    #[arg(long, env = "SUTLER_PAYPAL_SECRET", hide_env_values = true, requires = "paypal_client_id")]
    paypal_secret: Option<String>,
    /// PayPal's name of the place to which it sends its webhooks.
    #[arg(long, env = "SUTLER_PAYPAL_WEBHOOK_ID")]
    paypal_webhook_id: Option<String>,
    /// Where PayPal is; else live, or in the sandbox when the admin says so.
    #[arg(long, env = "SUTLER_PAYPAL_URL")]
    paypal_url: Option<String>,
}

impl PayPalOptions {
    pub fn source(&self) -> Outcome<Option<PayPalSource>> {
        Ok(Some(PayPalSource {
            url: set(&self.paypal_url).map(|url| url.trim_end_matches('/').to_owned()),
            keys: set(&self.paypal_client_id).zip(set(&self.paypal_secret)),
            webhook: set(&self.paypal_webhook_id),
            shared: Shared::default(),
            http: http::client()?,
        }))
    }
}

/// What the environment says; an empty text is nothing.
fn set(value: &Option<String>) -> Option<String> {
    value.as_deref().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
}

impl StripeOptions {
    pub fn source(&self) -> Outcome<Option<StripeSource>> {
        Ok(Some(StripeSource {
            url: self.stripe_url.trim_end_matches('/').to_owned(),
            key: set(&self.stripe_key),
            webhook_secret: set(&self.stripe_webhook_secret),
            http: http::client()?,
        }))
    }
}

#[derive(Args, Clone)]
pub struct DemoOptions {
    /// Where the demo keeps its data; else a temporary folder.
    #[arg(long, env = "SUTLER_DATA")]
    pub data: Option<PathBuf>,
    /// So many generated products more.
    #[arg(long, env = "SUTLER_PRODUCTS", default_value_t = 0)]
    pub products: usize,
    /// Which shop to look at; each wears its own theme.
    #[arg(long, env = "SUTLER_SHOP", default_value = "maker")]
    pub shop: DemoShop,
    /// Who plays the payment provider: a test card of our own, or a double of Stripe or PayPal as well.
    #[arg(long, env = "SUTLER_PAYMENTS", default_value = "test-card")]
    pub payments: DemoPayments,
    #[command(flatten)]
    pub listen: ListenOptions,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum DemoPayments {
    TestCard,
    StripeDouble,
    #[value(name = "paypal-double")]
    PayPalDouble,
}

#[derive(Args)]
struct ImportOptions {
    /// A file of products: Sutler's own lines of JSON (also .gz), or a Shopify CSV.
    file: PathBuf,
    /// sutler or shopify; guessed when it is not said.
    #[arg(long, env = "SUTLER_FORMAT")]
    format: Option<String>,
    /// Judge every row and keep nothing.
    #[arg(long, env = "SUTLER_DRY_RUN")]
    dry_run: bool,
    /// Where to write what is wrong with which row.
    #[arg(long, env = "SUTLER_REPORT")]
    report: Option<PathBuf>,
    #[command(flatten)]
    data: DataOption,
}

#[derive(Args)]
struct RebuildOptions {
    /// The folder of the journal; without a name that in the data folder.
    #[arg(long, required = true, num_args = 0..=1, value_name = "DIR")]
    #[expect(clippy::option_option, reason = "said without a value, and not said, are two things")]
    from_journal: Option<Option<PathBuf>>,
    /// Where the shop keeps its data.
    #[arg(long, env = "SUTLER_DATA", default_value = "sutler-data")]
    data: PathBuf,
}

#[derive(Subcommand)]
enum UserVerb {
    /// Who there is.
    List(DataOption),
    /// Make a one-time link with which somebody joins.
    Invite {
        #[arg(long, default_value = "owner")]
        role: RoleName,
        #[command(flatten)]
        data: DataOption,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    Owner,
    Manager,
    Fulfilment,
}

/// The program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // Before anything else is set up: what this child has, its limits must cover.
    if let Verb::Picture { steps } = cli.verb {
        return crate::adapters::picture::child::run(steps);
    }
    start_log(&cli.log, cli.log_format);
    let done = match cli.verb {
        Verb::Serve(options) => run_serve(&options).map(|()| 0),
        Verb::Demo(options) => super::demo_run::run(&options).map(|()| 0),
        Verb::Import(o) => {
            let file = std::fs::canonicalize(&o.file).unwrap_or(o.file);
            let report = o.report.map(|path| std::path::absolute(&path).unwrap_or(path));
            run_errand(&o.data, &Errand::Import { file, format: o.format, dry_run: o.dry_run, report })
        }
        Verb::Picture { .. } => Ok(0), // done above
        Verb::Check(data) => run_errand(&data, &Errand::Check),
        Verb::Rebuild(options) => run_rebuild(&options),
        Verb::User(UserVerb::List(data)) => run_errand(&data, &Errand::UserList),
        Verb::User(UserVerb::Invite { role, data }) => {
            let role = match role {
                RoleName::Owner => Role::Owner,
                RoleName::Manager => Role::Manager,
                RoleName::Fulfilment => Role::Fulfilment,
            };
            run_errand(&data, &Errand::UserInvite { role })
        }
    };
    done.map_or_else(
        |e| {
            complain(&e);
            ExitCode::FAILURE
        },
        ExitCode::from,
    )
}

fn start_log(filter: &str, format: LogFormat) {
    let filter = EnvFilter::try_new(format!("{filter},tantivy=warn")).unwrap_or_else(|_| EnvFilter::new("info,tantivy=warn"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => builder.compact().init(),
        LogFormat::Json => builder.json().init(),
    }
}

/// A line for the person, at once. Nobody may be reading.
pub fn print(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn complain(error: &Error) {
    let text = match error {
        Error::Fault(Fault::Store(why) | Fault::Outside(why) | Fault::Ailing { why, .. } | Fault::Final(why)) => why.clone(),
        other => errand::words(other),
    };
    let _ = writeln!(std::io::stderr(), "sutler: {text}");
}

fn run_serve(options: &ServeOptions) -> Outcome {
    let bound = serve::bind(&options.address)?;
    let booted = boot::open(&options.data)?;
    serve::run(
        booted,
        options,
        bound,
        Extras {
            providers: Providers { test_card: None, stripe: options.stripe.source()?, paypal: options.paypal.source()? },
            testpay: None,
            stripe_double: None,
            paypal_double: None,
            say: Vec::new(),
        },
    )
}

/// Through the running shop when there is one, else with the folder itself. A folder that does not exist is not made.
fn run_errand(data: &DataOption, errand: &Errand) -> Outcome<u8> {
    let bar = ProgressBar::hidden();
    let mut say = |line: Line| show(&bar, line);
    if let Some(code) = control::ask(&data.data, data.base_url.as_deref(), errand, &mut say) {
        return Ok(code);
    }
    must_exist(&data.data)?;
    let booted = boot::open(&data.data)?;
    let base_url = data.base_url.as_deref().unwrap_or("http://127.0.0.1:8080");
    let code = errand::run(&booted.shop, base_url, errand, &mut say);
    booted.shop.stop();
    Ok(code)
}

/// With the folder itself: a shop that runs would go on with what it lacks.
fn run_rebuild(options: &RebuildOptions) -> Outcome<u8> {
    let journal = options.from_journal.clone().flatten().unwrap_or_else(|| options.data.join(boot::JOURNAL));
    if !journal.is_dir() {
        return Err(Fault::Outside(format!("there is no journal in {}. Nothing was changed.", journal.display())).into());
    }
    let (mended, findings) = boot::rebuild(&options.data, &journal)?;
    let say = |text: &str| drop(writeln!(std::io::stderr(), "{text}"));
    findings.iter().for_each(|finding| print(finding));
    say(&format!(
        "{} orders and {} payments are there, with what happened to them. Not in a journal: goods, stock and the words of letters.",
        mended.orders, mended.payments
    ));
    if mended.unreserved > 0 {
        say(&format!(
            "{} open orders wait for goods that are not in this shop, or not enough of them. They are reserved as soon as they are: \
             import the goods, then look at \"Needs attention\".",
            mended.unreserved
        ));
    }
    if mended.relinked > 0 {
        say(&format!("{} orders have new links, because secrets/link.key is not the one they were made with.", mended.relinked));
    }
    Ok(u8::from(!findings.is_empty()))
}

fn must_exist(data: &Path) -> Outcome {
    if data.join("shop.redb").exists() {
        return Ok(());
    }
    Err(Fault::Outside(format!("there is no shop in {}. Say with --data where it is.", data.display())).into())
}

fn show(bar: &ProgressBar, line: Line) {
    match line {
        Line::Out { text } => bar.suspend(|| print(&text)),
        Line::Err { text } => bar.suspend(|| drop(writeln!(std::io::stderr(), "{text}"))),
        Line::Progress { done, of, products } => {
            if bar.length() != Some(of) {
                let style = ProgressStyle::with_template("{bar:40} {percent:>3} %  {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
                bar.set_style(style);
                bar.set_length(of);
                bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            }
            bar.set_position(done);
            bar.set_message(format!("{products} products"));
        }
        Line::End { .. } => bar.finish_and_clear(),
    }
}
