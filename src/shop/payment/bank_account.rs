//! Saving where buyers transfer money to. An account number that cannot be right is not taken: money would go astray.

use super::transfer::HOLDER_CHARS_MAX;
use super::{PaymentKind, method};
use crate::base::bank::{is_bic, is_iban, is_swiss, squeezed};
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
            // An invoice is for whom the merchant says: it goes with the account, and does not come back by itself.
            let follows = method.kind == PaymentKind::BankTransfer || (method.kind.is_transfer() && !has_one);
            if had_one != has_one && follows && method.active != has_one {
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
    // Both codes for banking apps take no more.
    let holder = typed.required_line("holder", &account.holder, HOLDER_CHARS_MAX);
    let (iban, bic) = (squeezed(&account.iban), squeezed(&account.bic));
    if account.iban.trim().is_empty() {
        typed.wrong("iban", "wrong-required");
    } else if !is_iban(&iban) {
        typed.wrong("iban", "wrong-iban");
    }
    if !account.bic.trim().is_empty() && !is_bic(&bic) {
        typed.wrong("bic", "wrong-bic");
    }
    let bank = typed.line("bank", &account.bank, LINE_CHARS_MAX);
    // The limits of the Swiss QR-bill, which alone prints the address.
    let [street, house, postal_code, city] = [
        ("street", &account.street, 70),
        ("house", &account.house, 16),
        ("postal_code", &account.postal_code, 16),
        ("city", &account.city, 35),
    ]
    .map(|(field, text, max)| typed.line(field, text, max));
    if is_iban(&iban) && is_swiss(&iban) {
        for (field, text) in [("postal_code", &postal_code), ("city", &city)] {
            if text.is_empty() {
                typed.wrong(field, "wrong-swiss-address");
            }
        }
    }
    typed.all_right()?;
    Ok(BankAccount { holder, iban, bic, bank, street, house, postal_code, city })
}
