//! A running `sutler serve` of a test, and errands of the command line.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};
use sutler::app::boot;
use sutler::base::{Country, Rate};
use sutler::shop::Actor;
use sutler::shop::catalog::product::StockRule;
use sutler::shop::catalog::{ProductFacts, SaveProduct};
use sutler::shop::payment::SaveBankAccount;
use sutler::shop::settings::{BankAccount, SetUp};

pub const BINARY: &str = env!("CARGO_BIN_EXE_sutler");

/// The program without anything from this environment that could change it.
pub fn sutler(arguments: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SUTLER_")) {
        command.env_remove(name);
    }
    command.args(arguments).env("SUTLER_LOG", "warn");
    command
}

pub fn run(arguments: &[&str]) -> Output {
    sutler(arguments).output().unwrap()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A shop that runs as a process of its own; killed when the test lets go of it.
pub struct Running {
    pub child: Child,
    pub at: SocketAddr,
    pub stdout: BufReader<ChildStdout>,
}

impl Running {
    pub fn start(mut command: Command) -> Running {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let at = line.trim().strip_prefix("listening on http://").unwrap_or_else(|| panic!("it said {line:?}"));
        let at = at.parse().unwrap();
        Running { child, at, stdout }
    }

    pub fn serve(data: &Path) -> Running {
        Running::start(sutler(&["serve", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]))
    }

    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap().success());
    }

    /// The exit code, and how long it took.
    pub fn wait(&mut self) -> (Option<i32>, Duration) {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), began.elapsed());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it does not end");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sets a shop up in this folder: one thing without end, bought by bank transfer.
pub fn found(data: &Path) {
    let booted = boot::open(data).unwrap();
    let run = &booted.shop;
    let set_up = SetUp {
        standard_rate: Some(Rate(190_000)),
        delivery: Some(crate::shop::world::eur(490)),
        ..SetUp::new("Marram & Rye", Country::DE)
    };
    run.run(&Actor::System, set_up).unwrap();
    let account = BankAccount { holder: "Marram & Rye".to_owned(), iban: "DE89370400440532013000".to_owned(), ..BankAccount::default() };
    run.run(&Actor::System, SaveBankAccount { account: Some(account) }).unwrap();
    let mut facts: ProductFacts = crate::shop::world::goods("Towel", 1200);
    facts.variants[0].stock = StockRule::Endless;
    run.run(&Actor::System, SaveProduct { id: None, seen: None, facts }).unwrap();
    booted.shop.stop();
}
