//! A small bank as the load: each transfer moves two accounts with their indexes, writes a record, an event, a job and an answer,
//! so that half a transfer cannot hide.

use super::disk::Disk;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Once};
use sutler::base::{Error, Fault, Id, OrderId, Outcome, Refusal, Time};
use sutler::shop::attention::Attention;
use sutler::shop::event::Subject;
use sutler::shop::job::LetterKind;
use sutler::shop::queue::QueuedJob;
use sutler::shop::writer::Surroundings;
use sutler::shop::{Actor, Command, Event, Job, Permission, Shop, Tx};
use sutler::store::check::{Kind, check};
use sutler::store::journal::{Begun, Files, Plan};
use sutler::store::log::LogReads;
use sutler::store::once::once_key;
use sutler::store::{About, Entry, Index, Keys, Names, Page, Reads, Record, Store, Table};

pub const ACCOUNTS: u64 = 12;
const START: i64 = 1_000;

macro_rules! id {
    ($name:ident, $record:ident) => {
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub struct $name(u64);
        impl Id for $name {
            fn new(number: u64) -> Self {
                $name(number)
            }
            fn get(self) -> u64 {
                self.0
            }
        }
        impl Names for $name {
            type Record = $record;
        }
    };
}
id!(AccountId, Account);
id!(TransferId, Transfer);

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Account {
    id: AccountId,
    name: String,
    balance: i64,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Transfer {
    id: TransferId,
    number: u64,
    from: AccountId,
    to: AccountId,
    amount: i64,
    note: String,
}

const BY_NAME: Index<Account, str> = Index::unique(250);
const BY_BALANCE: Index<Account, i64> = Index::many(251);
const BY_NUMBER: Index<Transfer, u64> = Index::unique(252);
const BY_ACCOUNT: Index<Transfer, AccountId> = Index::many(253);

impl Record for Account {
    const TABLE: Table = Table::new(250, "account").journaled();
    type Id = AccountId;
    fn id(&self) -> AccountId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_NAME, self.name.as_str());
        keys.add(&BY_BALANCE, &self.balance);
    }
}

impl Record for Transfer {
    const TABLE: Table = Table::new(251, "transfer").journaled();
    type Id = TransferId;
    fn id(&self) -> TransferId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_NUMBER, &self.number);
        keys.add(&BY_ACCOUNT, &self.from);
        keys.add(&BY_ACCOUNT, &self.to);
    }
}

/// Opens the accounts.
#[derive(Serialize, Deserialize)]
pub struct OpenBank;

impl Command for OpenBank {
    type Done = ();
    const NAME: &'static str = "open_bank";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome {
        for n in 1..=ACCOUNTS {
            let id = tx.next()?;
            tx.put(&Account { id, name: format!("account {n}"), balance: START })?;
        }
        Ok(())
    }
}

/// How a transfer ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum End {
    Well,
    /// Refused after everything was written.
    Refused,
    /// Panics after everything was written.
    Panic,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Move {
    pub number: u64,
    pub from: u64,
    pub to: u64,
    pub amount: i64,
    pub end: End,
}

impl Move {
    fn accounts(&self, tx: &mut Tx) -> Outcome {
        let change = |tx: &mut Tx, id: u64, by: i64| {
            tx.change(AccountId::new(id), |account| {
                account.balance += by;
                Ok(())
            })
        };
        change(tx, self.from, -self.amount)?;
        change(tx, self.to, self.amount)
    }

    fn papers(&self, tx: &mut Tx) -> Outcome {
        let (from, to) = (AccountId::new(self.from), AccountId::new(self.to));
        let note = "a note that makes the record longer ".repeat(usize::try_from(self.number % 9).unwrap());
        let transfer = Transfer { id: tx.next()?, number: self.number, from, to, amount: self.amount, note };
        tx.put(&transfer)?;
        let order = OrderId::new(self.number);
        tx.tell(Event::OrderNoted { order });
        tx.enqueue(Job::Letter { letter: LetterKind::OrderReceived, order: Some(order) })?;
        let now = tx.now;
        tx.answer(&once_key("move", &self.number.to_string()), now, &transfer.id);
        Ok(())
    }
}

impl Command for Move {
    type Done = TransferId;
    const NAME: &'static str = "move";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome<TransferId> {
        let key = once_key("move", &self.number.to_string());
        if let Some(done) = tx.answered(&key)? {
            return Ok(done);
        }
        self.accounts(tx)?;
        self.papers(tx)?;
        match self.end {
            End::Well => Ok(tx.answered(&key)?.expect("it was just answered")),
            End::Refused => Err(Refusal::conflict("planted").into()),
            End::Panic => panic!("planted"),
        }
    }
}

/// The planted half command: the same transfer in two commits.
#[derive(Serialize, Deserialize)]
pub struct FirstHalf(pub Move);
#[derive(Serialize, Deserialize)]
pub struct SecondHalf(pub Move);

impl Command for FirstHalf {
    type Done = ();
    const NAME: &'static str = "first_half";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome {
        self.0.accounts(tx)
    }
}

impl Command for SecondHalf {
    type Done = ();
    const NAME: &'static str = "second_half";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome {
        self.0.papers(tx)
    }
}

/// Accounts and transfers are money. Small files, so that there are many.
const JOURNAL: Plan = Plan { kinds: &[Kind::of::<Account>(), Kind::of::<Transfer>()], marks: &[], events: |_| None, file_bytes: 8 << 10 };

/// Opens the bank over a disk with its journal.
pub fn open(store: Store, journal: impl Files + 'static) -> Outcome<Shop> {
    quiet();
    let (store, begun) = store.with_journal(Arc::new(journal), JOURNAL)?;
    assert!(begun != Begun::AnewAfterDamage, "the journal lacks what the store has");
    Shop::open(store, Surroundings { now: || Time::at(1_700_000_000), random: |out| out.fill(7), secret: [1; 32] })
}

/// Panics that were planted are not printed.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if info.payload().downcast_ref::<&str>() != Some(&"planted") {
                print(info);
            }
        }));
    });
}

/// Whether the answer is the one that the command was to get.
pub fn as_wished(end: End, answer: &Outcome<TransferId>) -> bool {
    match answer {
        Ok(_) => end == End::Well,
        Err(Error::Refused(refusal)) => end == End::Refused && *refusal == Refusal::conflict("planted"),
        Err(Error::Fault(Fault::Bug(why))) => end == End::Panic && why == "planted",
        Err(Error::Fault(_)) => false,
    }
}

/// Whether the command that opens the bank was acknowledged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Bank {
    Open,
    /// The cut may have come before.
    Unknown,
}

/// Opens an image and proves it: nothing told is lost, nothing is there by half.
pub fn prove(disk: &Disk, told: &[u64], bank: Bank) -> Result<BTreeSet<u64>, String> {
    let store = Store::over(disk.source()).map_err(|e| format!("it does not open: {e}"))?;
    let (store, begun) = store.with_journal(Arc::new(disk.clone()), JOURNAL).map_err(|e| format!("its journal does not open: {e}"))?;
    if begun == Begun::AnewAfterDamage || (begun == Begun::Anew && bank == Bank::Open) {
        return Err(format!("the journal does not go with it: {begun:?}"));
    }
    audit(&store, told, bank)
}

pub fn audit(store: &Store, told: &[u64], bank: Bank) -> Result<BTreeSet<u64>, String> {
    audit_with(store, told, bank).map_err(|e| format!("it cannot be read: {e}"))?
}

fn audit_with(store: &Store, told: &[u64], bank: Bank) -> Outcome<Result<BTreeSet<u64>, String>> {
    let snapshot = store.read()?;
    let kinds = [Kind::of::<Account>(), Kind::of::<Transfer>(), Kind::of::<QueuedJob>(), Kind::of::<Attention>()];
    if let Some(finding) = check(&snapshot, &kinds)?.first() {
        return Ok(Err(format!("the check finds: {finding}")));
    }
    let mut findings = Vec::new();
    store.compare_journal(&snapshot, &mut findings)?;
    if let Some(finding) = findings.first() {
        return Ok(Err(finding.clone()));
    }
    let accounts: Vec<Account> = snapshot.all(Page::first(1_000))?;
    let transfers: Vec<Transfer> = snapshot.all(Page::first(100_000))?;
    let there: BTreeSet<u64> = transfers.iter().map(|t| t.number).collect();
    if let Some(lost) = told.iter().find(|number| !there.contains(number)) {
        return Ok(Err(format!("acknowledged and lost: {lost}")));
    }
    if accounts.is_empty() && bank == Bank::Unknown && transfers.is_empty() {
        return Ok(Ok(there));
    }
    let mut balances: BTreeMap<u64, i64> = (1..=ACCOUNTS).map(|n| (n, START)).collect();
    for t in &transfers {
        *balances.entry(t.from.get()).or_default() -= t.amount;
        *balances.entry(t.to.get()).or_default() += t.amount;
    }
    if accounts.iter().map(|a| (a.id.get(), a.balance)).collect::<BTreeMap<_, _>>() != balances {
        return Ok(Err("half a command: the accounts are not what the transfers say".to_owned()));
    }
    let jobs: Vec<QueuedJob> = snapshot.all(Page::first(100_000))?;
    let letters: BTreeSet<u64> = jobs.iter().filter_map(|queued| queued.job.order()).map(OrderId::get).collect();
    let log: Vec<Entry<Event>> = snapshot.log_after(0, 100_000)?;
    let told_of: BTreeSet<u64> =
        log.iter().filter_map(|entry| if let Event::OrderNoted { order } = entry.event { Some(order.get()) } else { None }).collect();
    if letters != there || told_of != there || jobs.len() != there.len() || log.len() != there.len() {
        return Ok(Err("half a command: transfers, jobs and events are not the same".to_owned()));
    }
    let last = transfers.last().map_or(0, |t| t.id.get());
    if last != transfers.len() as u64 {
        return Ok(Err(format!("there are {} transfers, the last is {last}", transfers.len())));
    }
    if let Some(t) = transfers.last() {
        let (kind, id) = Subject::Order(OrderId::new(t.number)).key();
        if snapshot.log_about::<Event>(About { kind, id }, 10)?.len() != 1 {
            return Ok(Err("half a command: the event is not listed".to_owned()));
        }
    }
    Ok(Ok(there))
}

pub const VISITOR: Actor = Actor::Visitor;
