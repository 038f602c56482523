//! Opens a data folder: store, migrations, secrets, files, search, mail.

use super::clock;
use crate::adapters::mail::{MailConfig, Mailer};
use crate::adapters::payments::Payments;
use crate::adapters::picture::Studio;
use crate::adapters::provider::Providers;
use crate::adapters::search::Search;
use crate::base::{Email, Fault, Outcome};
use crate::jobs::{Sender, Worker};
use crate::shop::rebuild::{MendRebuilt, Mended, NoteDamagedJournal};
use crate::shop::writer::Surroundings;
use crate::shop::{Actor, Shop, schema, settings};
use crate::store::blob::Blobs;
use crate::store::file::sync_folder;
use crate::store::journal::{self, Begun};
use crate::store::{Finding, Store};
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The shop of a data folder, with everything that belongs to it.
pub struct Booted {
    pub shop: Shop,
    pub media: Blobs,
    pub studio: Studio,
    pub search: Arc<Search>,
    pub data: PathBuf,
}

/// Opens the folder, which becomes this process's own.
pub fn open(data: &Path) -> Outcome<Booted> {
    let store = store(data)?;
    let (store, begun) = store.with_journal(Arc::new(journal::Folder::make(&data.join(JOURNAL))?), schema::JOURNAL)?;
    let shop = shop(data, store)?;
    if begun == Begun::AnewAfterDamage {
        tracing::error!("the journal was damaged: a new one was begun, the old one lies beside it");
        shop.run(&Actor::System, NoteDamagedJournal {})?;
    }
    let media = Blobs::open(&data.join("media"))?;
    Ok(Booted {
        shop,
        studio: Studio::open(&program(), &data.join("work"), media.clone())?,
        media,
        search: Arc::new(Search::open(&data.join("search"))),
        data: data.to_owned(),
    })
}

/// The folder of the journal, in the data folder.
pub const JOURNAL: &str = "journal";

/// The store of a data folder, brought to this version.
fn store(data: &Path) -> Outcome<Store> {
    let fault = |e: io::Error| Fault::Store(format!("{}: {e}", data.display()));
    fs::DirBuilder::new().recursive(true).mode(0o700).create(data).map_err(fault)?;
    let store = Store::open(data)?;
    for step in store.migrate(schema::MIGRATIONS)? {
        tracing::info!(step, "the data was brought to this version");
    }
    Ok(store)
}

fn shop(data: &Path, store: Store) -> Outcome<Shop> {
    let secret = secret(data, "link.key").map_err(|e| Fault::Store(format!("{}: {e}", data.display())))?;
    Shop::open(store, Surroundings { now: clock::now, random: clock::random, secret })
}

/// Takes orders and payments over from a journal, and says how many there are now and what is not as it should be.
pub fn rebuild(data: &Path, from: &Path) -> Outcome<(Mended, Vec<Finding>)> {
    let store = store(data)?;
    let mut findings = store.rebuild(&journal::Folder::at(from), schema::JOURNAL)?.damage;
    let (store, _) = store.with_journal(Arc::new(journal::Folder::make(&data.join(JOURNAL))?), schema::JOURNAL)?;
    let shop = shop(data, store)?;
    let mended = shop.run(&Actor::System, MendRebuilt {})?;
    findings.extend(shop.check()?);
    shop.stop();
    Ok((mended, findings))
}

impl Booted {
    /// The mailer: through a server when one is set, else into `mail/`.
    pub fn mailer(&self, smtp: Option<&str>, from: Option<&str>) -> Outcome<Mailer> {
        let set = settings::settings(&self.shop.read()?)?.and_then(|s| s.contact.email);
        let from = match from {
            Some(text) => Email::parse(text).ok_or_else(|| Fault::Outside(format!("SUTLER_MAIL_FROM: {text:?} is no e-mail address")))?,
            None => set.or_else(|| Email::parse("shop@shop.invalid")).ok_or_else(|| Fault::Bug("no sender".to_owned()))?,
        };
        match smtp {
            Some(url) => Mailer::smtp(&MailConfig { url: url.to_owned(), from }),
            None => Ok(Mailer::folder(&self.data.join("mail"), from)),
        }
    }

    /// What does the jobs.
    pub fn worker(&self, mailer: Arc<Mailer>, sender: Sender, providers: Providers, base_url: &str) -> Worker {
        let payments = Payments { shop: self.shop.clone(), providers: Arc::new(providers), base_url: base_url.to_owned() };
        Worker {
            shop: self.shop.clone(),
            mailer,
            payments,
            search: self.search.clone(),
            studio: self.studio.clone(),
            base_url: base_url.to_owned(),
            sender,
        }
    }
}

/// This program, even when another version has been put in its place meanwhile.
fn program() -> PathBuf {
    let own = PathBuf::from("/proc/self/exe");
    if own.exists() { own } else { std::env::current_exe().unwrap_or(own) }
}

/// A secret of 32 bytes in `secrets/`, made at the first start and readable by nobody else.
pub fn secret(data: &Path, name: &str) -> io::Result<[u8; 32]> {
    let folder = data.join("secrets");
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let path = folder.join(name);
    match fs::read(&path) {
        Ok(bytes) => bytes.try_into().map_err(|_| io::Error::other("a secret has the wrong length; restore it from a backup")),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            let mut secret = [0; 32];
            clock::random(&mut secret);
            let draft = path.with_extension("new");
            let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
            file.write_all(&secret)?;
            file.sync_all()?;
            fs::rename(&draft, &path)?;
            sync_folder(&folder)?;
            Ok(secret)
        }
        Err(e) => Err(e),
    }
}
