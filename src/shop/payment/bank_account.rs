//! Saving where buyers transfer money to. An account number that cannot be right is not taken: money would go astray.

use super::{PaymentKind, method};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Id, Outcome, SettingsId};
use crate::shop::settings::{self, BankAccount, the};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

/// `None` takes the account away; bank transfer is then no longer offered. With the first account it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveBankAccount {
    #[serde(default)]
    pub account: Option<BankAccount>,
}

impl Command for SaveBankAccount {
    type Done = ();
    const NAME: &'static str = "save_bank_account";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let had_one = the(tx)?.bank.is_some();
        let bank = self.account.map(clean).transpose()?;
        let has_one = bank.is_some();
        tx.change(SettingsId::new(settings::THE), |settings| {
            settings.bank = bank;
            Ok(())
        })?;
        tx.tell(Event::SettingsChanged);
        for mut method in method::methods(tx)? {
            if had_one != has_one && method.kind == PaymentKind::BankTransfer && method.active != has_one {
                method.active = has_one;
                tx.put(&method)?;
                tx.tell(Event::PaymentMethodSaved { payment_method: method.id });
            }
        }
        Ok(())
    }
}

fn clean(account: BankAccount) -> Outcome<BankAccount> {
    let mut typed = Typed::new();
    let holder = typed.required_line("holder", &account.holder, LINE_CHARS_MAX);
    let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let (iban, bic) = (squeeze(&account.iban), squeeze(&account.bic));
    if iban.is_empty() {
        typed.wrong("iban", "wrong-required");
    } else if !is_iban(&iban) {
        typed.wrong("iban", "wrong-iban");
    }
    if !bic.is_empty() && !is_bic(&bic) {
        typed.wrong("bic", "wrong-bic");
    }
    typed.all_right()?;
    Ok(BankAccount { holder, iban, bic })
}

/// How long an IBAN is, by country (IBAN Registry of SWIFT). Countries that are not listed are held to the check digits alone.
const IBAN_CHARS: &[(&str, usize)] = &[
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
];

/// Whether the length fits the country and the check digits are right (ISO 13616: read as one number with the first four
/// characters at the end and letters as 10 to 35, the remainder by 97 is 1). Capital letters and digits, no spaces.
pub fn is_iban(iban: &str) -> bool {
    let good = (15..=34).contains(&iban.len())
        && iban.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && iban.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && iban.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
    if !good || IBAN_CHARS.iter().any(|(country, chars)| iban.starts_with(country) && iban.len() != *chars) {
        return false;
    }
    let turned = iban[4..].bytes().chain(iban[..4].bytes());
    let remainder = turned.fold(0_u32, |rest, b| {
        if b.is_ascii_digit() { (rest * 10 + u32::from(b - b'0')) % 97 } else { (rest * 100 + u32::from(b - b'A') + 10) % 97 }
    });
    remainder == 1
}

/// Whether it has the form of ISO 9362: four letters, the country, two characters, and three more or none.
pub fn is_bic(bic: &str) -> bool {
    matches!(bic.len(), 8 | 11)
        && bic.bytes().take(6).all(|b| b.is_ascii_uppercase())
        && bic.bytes().skip(6).all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
