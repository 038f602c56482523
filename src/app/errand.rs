//! What the command line asks of a shop, whether this process has the data folder or a running server does.

use crate::adapters::import::{self, Format, Mode, Wish};
use crate::base::{Error, Locale, Outcome, Refusal};
use crate::shop::staff::{self, Role, invite::Invite};
use crate::shop::{Actor, Shop, settings};
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Errand {
    Check,
    Import { file: PathBuf, format: Option<String>, dry_run: bool, report: Option<PathBuf> },
    UserList,
    UserInvite { role: Role },
}

/// What the person sees of it, line by line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Line {
    Out {
        text: String,
    },
    Err {
        text: String,
    },
    /// How far it is; of how much, in bytes.
    Progress {
        done: u64,
        of: u64,
        products: u64,
    },
    End {
        code: u8,
    },
}

/// Does it; the code is what the program exits with.
pub fn run(shop: &Shop, base_url: &str, errand: &Errand, say: &mut dyn FnMut(Line)) -> u8 {
    let done = match errand {
        Errand::Check => check_shop(shop, say),
        Errand::Import { file, format, dry_run, report } => {
            let mode = if *dry_run { Mode::DryRun } else { Mode::Keep };
            import_file(shop, file, format.as_deref(), mode, report.as_deref(), say)
        }
        Errand::UserList => user_list(shop, say),
        Errand::UserInvite { role } => user_invite(shop, base_url, *role, say),
    };
    done.unwrap_or_else(|e| {
        say(Line::Err { text: words(&e) });
        1
    })
}

/// An error in words, in English: the language of the command line.
pub(super) fn words(error: &Error) -> String {
    match error {
        Error::Refused(Refusal::Conflict { code }) => Locale::En.t(&format!("refused-{code}")).into_owned(),
        Error::Refused(Refusal::Invalid(wrong)) => {
            wrong.iter().map(|w| format!("{}: {}", w.field, Locale::En.say(&w.say))).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

fn out(say: &mut dyn FnMut(Line), text: impl Into<String>) {
    say(Line::Out { text: text.into() });
}

fn check_shop(shop: &Shop, say: &mut dyn FnMut(Line)) -> Outcome<u8> {
    let findings = shop.check()?;
    findings.iter().for_each(|finding| out(say, finding.clone()));
    if findings.is_empty() {
        say(Line::Err {
            text: "clean: every record can be read, every index and every sum is right, and the journal says the same".to_owned(),
        });
    }
    Ok(u8::from(!findings.is_empty()))
}

fn import_file(
    shop: &Shop,
    file: &Path,
    format: Option<&str>,
    mode: Mode,
    report: Option<&Path>,
    say: &mut dyn FnMut(Line),
) -> Outcome<u8> {
    if settings::settings(&shop.read()?)?.is_none() {
        say(Line::Err {
            text: "This shop is not set up yet. Start `sutler serve`, open the link that it prints, and import after that.".to_owned(),
        });
        return Ok(1);
    }
    let format = match format {
        None => None,
        Some("sutler") => Some(Format::Sutler),
        Some("shopify") => Some(Format::Shopify),
        Some(other) => {
            say(Line::Err { text: format!("The format {other} is not known. Known are: sutler, shopify.") });
            return Ok(1);
        }
    };
    let of = std::fs::metadata(file).map_or(0, |m| m.len());
    let wish = Wish { actor: &Actor::System, format, mode };
    let found = import::import_file(shop, file, wish, &mut |p| say(Line::Progress { done: p.bytes, of, products: p.products }))?;
    if let Some(path) = report {
        write_report(path, &found).map_err(|e| crate::base::Fault::Outside(format!("{}: {e}", path.display())))?;
    } else {
        for note in found.notes.iter().take(20) {
            say(Line::Err { text: note.row(Locale::En) });
        }
        let more = found.notes.len().saturating_sub(20) as u64 + found.more_notes;
        if more > 0 {
            say(Line::Err { text: format!("… and {more} more notes; --report FILE keeps them all.") });
        }
    }
    let kept = if mode == Mode::DryRun { "would be " } else { "" };
    out(
        say,
        format!(
            "{} products: {kept}created {}, changed {}, unchanged {}, refused {}",
            found.products, found.created, found.changed, found.unchanged, found.refused
        ),
    );
    Ok(if found.is_whole() { 0 } else { 3 })
}

fn write_report(path: &Path, found: &import::Report) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(file, "line\tproduct\tfate\tfield\twhy")?;
    for note in &found.notes {
        writeln!(file, "{}", note.row(Locale::En))?;
    }
    file.flush()
}

fn user_list(shop: &Shop, say: &mut dyn FnMut(Line)) -> Outcome<u8> {
    for member in staff::all(&shop.read()?)? {
        let state = if member.active { "active" } else { "inactive" };
        out(say, format!("{}\t{}\t{}\t{state}", member.email, member.name, member.role.key()));
    }
    Ok(0)
}

fn user_invite(shop: &Shop, base_url: &str, role: Role, say: &mut dyn FnMut(Line)) -> Outcome<u8> {
    let token = shop.run(&Actor::System, Invite { role })?;
    let base = settings::settings(&shop.read()?)?.and_then(|s| s.base_url).unwrap_or_else(|| base_url.to_owned());
    out(say, format!("{base}/admin/join/{token}"));
    say(Line::Err { text: "This link works once, and for 24 hours.".to_owned() });
    Ok(0)
}
