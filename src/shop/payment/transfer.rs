//! A bank transfer, ready to be made: the reference that finds its order again, and the code that banking apps read. Which code follows
//! from the account: the Swiss QR-bill for accounts in Switzerland and Liechtenstein, the EPC QR code for euros elsewhere in SEPA.

use crate::base::bank::{creditor_reference, in_fours, is_in_sepa, is_qr_iban, is_swiss, qr_reference, qr_reference_in_fives};
use crate::base::{Address, Currency, Money};
use crate::shop::settings::BankAccount;
use unicode_normalization::UnicodeNormalization as _;

/// Who pays, and for what.
pub struct Payer<'a> {
    /// The order's number, from which the reference is made.
    pub number: &'a str,
    pub address: &'a Address,
    pub amount: Money,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transfer {
    pub account: BankAccount,
    pub amount: Money,
    pub reference: Reference,
    /// What banking apps read; `None` where no standard covers account and currency.
    pub code: Option<Code>,
}

/// What stands on the transfer; without spaces, its check digits are right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reference {
    /// `RF…` (ISO 11649).
    Creditor(String),
    /// The 27 digits that a QR-IBAN wants.
    Qr(String),
    /// The number as it is, where nothing in it can be part of a reference.
    Plain(String),
}

impl Reference {
    /// The reference by which transfers to this account name the order.
    pub fn of(number: &str, iban: &str) -> Reference {
        let qr = is_qr_iban(iban).then(|| qr_reference(digits_of(number))).flatten().map(Reference::Qr);
        let creditor = || creditor_reference(number).map(Reference::Creditor);
        qr.or_else(creditor).unwrap_or_else(|| Reference::Plain(number.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        match self {
            Reference::Creditor(text) | Reference::Qr(text) | Reference::Plain(text) => text,
        }
    }

    /// In groups, as each is printed.
    pub fn shown(&self) -> String {
        match self {
            Reference::Creditor(text) => in_fours(text),
            Reference::Qr(digits) => qr_reference_in_fives(digits),
            Reference::Plain(text) => text.clone(),
        }
    }
}

/// The digits at the end of an order's number: what its prefix does not change.
pub fn digits_of(number: &str) -> &str {
    let end = number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    &number[end..]
}

/// A code for banking apps, as the text in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Code {
    Epc(String),
    Swiss(Box<Bill>),
}

/// A Swiss QR-bill: what stands in its code and on its slip (SIX, Implementation Guidelines QR-bill 2.3). Every text is within its limits
/// and of its signs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bill {
    pub iban: String,
    pub creditor: Party,
    pub amount: Money,
    /// Left for the payer to write where it is not known well enough.
    pub debtor: Option<Party>,
    pub reference: Reference,
    /// The order's number, for people.
    pub message: String,
}

/// A structured address, the only kind that is taken since November 2025.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    pub name: String,
    pub street: String,
    pub house: String,
    pub postal_code: String,
    pub city: String,
    pub country: String,
}

/// Most characters of a name in both codes.
pub const HOLDER_CHARS_MAX: usize = 70;

impl Transfer {
    pub fn of(account: BankAccount, payer: &Payer<'_>) -> Transfer {
        let reference = Reference::of(payer.number, &account.iban);
        let currency = payer.amount.currency();
        let code = if payer.amount.minor() <= 0 {
            None
        } else if is_swiss(&account.iban) {
            bill(&account, payer, &reference).map(|bill| Code::Swiss(Box::new(bill)))
        } else if currency == Currency::EUR && is_in_sepa(&account.iban) {
            epc(&account, payer.amount, &reference).map(Code::Epc)
        } else {
            None
        };
        Transfer { amount: payer.amount, reference, code, account }
    }
}

/// Greatest amount of either code, in minor units: 999,999,999.99.
const AMOUNT_MINOR_MAX: i64 = 99_999_999_999;

/// The text of an EPC QR code (EPC069-12 version 2.1, §3): UTF-8, SEPA credit transfer, structured reference.
fn epc(account: &BankAccount, amount: Money, reference: &Reference) -> Option<String> {
    if amount.minor() > AMOUNT_MINOR_MAX {
        return None;
    }
    // Only one of the two may be filled.
    let (structured, text) = match reference {
        Reference::Creditor(reference) => (reference.as_str(), ""),
        other => ("", other.as_str()),
    };
    let (name, amount) = (cut(&account.holder, HOLDER_CHARS_MAX), format!("EUR{}", amount.plain()));
    let lines = ["BCD", "002", "1", "SCT", &account.bic, &name, &account.iban, &amount, "", structured, text];
    Some(lines.join("\n").trim_end_matches('\n').to_owned())
}

fn bill(account: &BankAccount, payer: &Payer<'_>, reference: &Reference) -> Option<Bill> {
    let good = [Currency::CHF, Currency::EUR].contains(&payer.amount.currency()) && payer.amount.minor() <= AMOUNT_MINOR_MAX;
    // A QR-IBAN without a QR reference, or an address without a place, would be refused by every bank.
    let fits = is_qr_iban(&account.iban) == matches!(reference, Reference::Qr(_));
    if !good || !fits || account.postal_code.is_empty() || account.city.is_empty() {
        return None;
    }
    let creditor = Party {
        name: swiss(&account.holder, HOLDER_CHARS_MAX),
        street: swiss(&account.street, 70),
        house: swiss(&account.house, 16),
        postal_code: swiss(&account.postal_code, 16),
        city: swiss(&account.city, 35),
        country: if account.iban.starts_with("LI") { "LI" } else { "CH" }.to_owned(),
    };
    let a = payer.address;
    let debtor = Party {
        name: swiss(if a.company.is_empty() { &a.name } else { &a.company }, 70),
        street: swiss(a.street.lines().next().unwrap_or_default(), 70),
        house: String::new(),
        postal_code: swiss(&a.postal_code, 16),
        city: swiss(&a.city, 35),
        country: a.country.code().to_owned(),
    };
    let known = |party: &Party| [&party.name, &party.postal_code, &party.city].iter().all(|text| text.chars().any(char::is_alphanumeric));
    Some(Bill {
        iban: account.iban.clone(),
        creditor,
        amount: payer.amount,
        debtor: Some(debtor).filter(known),
        reference: reference.clone(),
        message: swiss(payer.number, 140),
    })
}

impl Bill {
    /// The text in the code, line by line (SIX, QR-bill 2.3, §4.2.2).
    pub fn text(&self) -> String {
        let (kind, reference) = match &self.reference {
            Reference::Qr(digits) => ("QRR", digits.as_str()),
            Reference::Creditor(text) => ("SCOR", text.as_str()),
            Reference::Plain(_) => ("NON", ""),
        };
        let (amount, nobody) = (self.amount.plain(), [""; 7]);
        let mut lines = vec!["SPC", "0200", "1", &self.iban];
        lines.extend(self.creditor.lines());
        // The ultimate creditor is for future use and must be empty.
        lines.extend(nobody);
        lines.extend([amount.as_str(), self.amount.currency().code()]);
        lines.extend(self.debtor.as_ref().map_or(nobody, Party::lines));
        lines.extend([kind, reference, &self.message, "EPD"]);
        lines.join("\n")
    }
}

impl Party {
    fn lines(&self) -> [&str; 7] {
        ["S", &self.name, &self.street, &self.house, &self.postal_code, &self.city, &self.country]
    }
}

impl Code {
    pub fn text(&self) -> String {
        match self {
            Code::Epc(text) => text.clone(),
            Code::Swiss(bill) => bill.text(),
        }
    }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim().to_owned()
}

/// A text in the signs that the Swiss standard takes (annex C: Latin of Western and Central Europe). Others lose what makes them others
/// (`ệ` becomes `e`), and where that does not help, a `?` says that something stood there.
fn swiss(text: &str, most: usize) -> String {
    let takes = |c: char| matches!(c, ' '..='~' | '\u{a0}'..='\u{17f}' | 'Ș' | 'ș' | 'Ț' | 'ț' | '€');
    let plain = |c: char| c.nfkd().find(|c| takes(*c)).unwrap_or('?');
    let text: String = text.nfc().map(|c| if takes(c) { c } else { plain(c) }).collect();
    cut(&text, most)
}
