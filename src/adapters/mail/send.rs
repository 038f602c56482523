//! How letters leave: through the merchant's mail server, or, where none is set, into the folder `mail/`, from which the admin
//! shows them.

use super::eml;
use super::letters::Letter;
use crate::base::{Email, Error, Fault, LetterId, Outcome, Time};
use crate::store::file;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A whole delivery, from the name look-up to the server's last word.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// Where letters are handed over. It holds a password and has therefore no `Debug`.
#[derive(Clone)]
pub struct MailConfig {
    /// `smtps://user:password@host:465` (TLS from the first byte), `smtp://user:password@host:587?tls=required` (STARTTLS),
    /// `smtp://host:25` (neither; for a server on the same machine). A path (`/shop.example`) is the name said in EHLO.
    pub url: String,
    /// The address behind the shop's name.
    pub from: Email,
}

pub enum Mailer {
    Smtp {
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        from: Email,
        deadline: Duration,
    },
    /// No server is set: letters are kept.
    Folder {
        folder: PathBuf,
        from: Email,
    },
}

/// A letter as the admin shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptLetter {
    pub text: String,
    pub html: String,
}

impl Mailer {
    pub fn smtp(config: &MailConfig) -> Outcome<Mailer> {
        // The library's own words may hold the address, and with it the password.
        let bad = |_| Error::from(Fault::Outside("the address of the mail server cannot be read".to_owned()));
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.url).map_err(bad)?.timeout(Some(DEADLINE));
        let names_itself =
            config.url.split("://").nth(1).and_then(|rest| rest.split(['?', '#']).next()).is_some_and(|rest| {
                rest.rsplit('@').next().and_then(|host| host.split_once('/')).is_some_and(|(_, path)| !path.is_empty())
            });
        if !names_itself && let Ok(address) = eml::address(&config.from) {
            builder = builder.hello_name(ClientId::Domain(address.domain().to_owned()));
        }
        Ok(Mailer::Smtp { transport: Box::new(builder.build()), from: config.from.clone(), deadline: DEADLINE })
    }

    /// Keeps letters in `folder`, which is made when the first one comes.
    pub fn folder(folder: &Path, from: Email) -> Mailer {
        Mailer::Folder { folder: folder.to_owned(), from }
    }

    /// For tests: a shorter wait.
    pub fn with_deadline(self, wait: Duration) -> Mailer {
        match self {
            Mailer::Smtp { transport, from, .. } => Mailer::Smtp { transport, from, deadline: wait },
            folder => folder,
        }
    }

    /// Whether letters really go out.
    pub const fn sends(&self) -> bool {
        matches!(self, Mailer::Smtp { .. })
    }

    /// The address that letters come from.
    pub const fn from(&self) -> &Email {
        match self {
            Mailer::Smtp { from, .. } | Mailer::Folder { from, .. } => from,
        }
    }

    /// Hands the letter over. Done means: the server has taken it, or it lies synced in the folder. After a fault it may have gone
    /// out all the same; sending it again under the same id does no harm. `kind` names the file: `order_received`.
    pub async fn send(&self, id: LetterId, kind: &str, letter: &Letter, now: Time) -> Outcome {
        match self {
            Mailer::Smtp { transport, from, deadline } => {
                let message = eml::message(id, letter, letter.from.as_ref().unwrap_or(from), now)?;
                match tokio::time::timeout(*deadline, transport.send(message)).await {
                    Ok(Ok(_)) => Ok(()),
                    Ok(Err(e)) => Err(refused(&e)),
                    Err(_) => Err(Fault::Outside(format!("the mail server gave no answer in {} s", deadline.as_secs())).into()),
                }
            }
            Mailer::Folder { folder, from } => {
                let bytes = eml::message(id, letter, letter.from.as_ref().unwrap_or(from), now)?.formatted();
                let (folder, path) = (folder.clone(), folder.join(format!("{id}-{}.eml", file_word(kind))));
                tokio::task::spawn_blocking(move || keep(&folder, &path, &bytes)).await.map_err(|e| Fault::Bug(e.to_string()))?
            }
        }
    }

    /// Forgets a letter that is kept here; what a server took is out of our hands. Call it on a blocking thread.
    pub fn forget(&self, id: LetterId) -> Outcome {
        match self {
            Mailer::Smtp { .. } => Ok(()),
            Mailer::Folder { folder, .. } => drop_kept(folder, id),
        }
    }

    /// A kept letter; `None` when it was sent, or never written. Reads a folder and a file: call it on a blocking thread.
    pub fn read(&self, id: LetterId) -> Outcome<Option<KeptLetter>> {
        match self {
            Mailer::Smtp { .. } => Ok(None),
            Mailer::Folder { folder, .. } => read_kept(folder, id),
        }
    }
}

/// A letter kept in a folder, whatever the shop does with letters now.
pub fn read_kept(folder: &Path, id: LetterId) -> Outcome<Option<KeptLetter>> {
    let Some(path) = kept_file(folder, id)? else { return Ok(None) };
    let (text, html) = eml::bodies(&std::fs::read(&path).map_err(|e| Fault::Store(format!("{}: {e}", path.display())))?);
    Ok(Some(KeptLetter { text, html }))
}

/// Where a kept letter lies. Its name begins with its number.
fn kept_file(folder: &Path, id: LetterId) -> Outcome<Option<PathBuf>> {
    let fault = |e: std::io::Error| Fault::Store(format!("{}: {e}", folder.display()));
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(fault(e).into()),
    };
    let begins = format!("{id}-");
    for entry in entries {
        let entry = entry.map_err(fault)?;
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(&begins) && name.ends_with(".eml")) {
            return Ok(Some(entry.path()));
        }
    }
    Ok(None)
}

/// Removes a kept letter; one that is not there is removed already.
pub fn drop_kept(folder: &Path, id: LetterId) -> Outcome {
    match kept_file(folder, id)? {
        None => Ok(()),
        Some(path) => match std::fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Fault::Store(format!("{}: {e}", path.display())).into()),
            _ => Ok(()),
        },
    }
}

fn keep(folder: &Path, path: &Path, bytes: &[u8]) -> Outcome {
    let fault = |path: &Path, e: std::io::Error| Fault::Store(format!("{}: {e}", path.display()));
    std::fs::create_dir_all(folder).map_err(|e| fault(folder, e))?;
    file::create(path, |draft| std::fs::write(draft, bytes).map_err(|e| fault(draft, e).into()))
}

/// What can stand in the name of a file.
fn file_word(kind: &str) -> String {
    kind.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).take(40).collect()
}

/// What the server said, in one line, for the page of what needs attention.
fn refused(e: &lettre::transport::smtp::Error) -> Error {
    let mut why = e.to_string();
    let mut cause = std::error::Error::source(e);
    while let Some(error) = cause {
        let more = error.to_string();
        if !why.contains(&more) {
            why = format!("{why}: {more}");
        }
        cause = error.source();
    }
    let why: String = crate::base::text::line(&why).chars().take(300).collect();
    let why = format!("the mail server did not take the letter: {why}");
    // RFC 5321, 4.2.1: after 5yz the same letter is refused again, after 4yz it may be taken later.
    if e.is_permanent() { Fault::Final(why).into() } else { Fault::Outside(why).into() }
}
