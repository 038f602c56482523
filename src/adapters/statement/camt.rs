//! camt.053 (statement), camt.052 (report within the day) and camt.054 (notification) of ISO 20022, versions 001.02 to 001.13: what differs
//! between them does not matter here.

use super::xml::{Element, walk};
use super::{Statement, add, amount, wrong};
use crate::base::{Currency, Day, Money, Wrong};
use crate::shop::statement::Booking;

/// Statement, report, notification.
const HOLDERS: [&str; 3] = ["Stmt", "Rpt", "Ntfctn"];
const MESSAGES: [&str; 3] = ["BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"];

/// Reads a message of any of the three kinds.
pub fn read(text: &str) -> Result<Statement, Wrong> {
    let mut reading = Reading::default();
    let wants = |name: &str, parent: &str| HOLDERS.contains(&parent) && matches!(name, "Acct" | "Ntry" | "CreDtTm" | "Id");
    let outline = walk(text, wants, &mut |element| reading.take(element))?;
    if !outline.iter().any(|name| MESSAGES.contains(&name.as_str())) {
        return Err(wrong("wrong-statement-other-xml"));
    }
    if !outline.iter().any(|name| HOLDERS.contains(&name.as_str())) {
        return Err(wrong("wrong-statement-none-inside"));
    }
    Ok(reading.statement)
}

#[derive(Default)]
struct Reading {
    statement: Statement,
    /// Of the statement that is being read.
    account: String,
    /// When it was written: for bookings that bear no day.
    made: Option<Day>,
}

impl Reading {
    fn take(&mut self, element: &Element) -> Result<(), Wrong> {
        match element.name.as_str() {
            // Each statement begins with its own number.
            "Id" => (self.account, self.made) = (String::new(), None),
            "CreDtTm" => self.made = day(&element.text),
            "Acct" => self.account = element.text(&["Id/IBAN", "Id/Othr/Id"]).to_owned(),
            _ => return self.entry(element),
        }
        Ok(())
    }

    fn entry(&mut self, entry: &Element) -> Result<(), Wrong> {
        // Version 02 has the code itself, later ones put it into an element. `PDNG` and `INFO` are not booked.
        if !matches!(entry.text(&["Sts/Cd", "Sts"]), "BOOK" | "") {
            self.statement.pending += 1;
            return Ok(());
        }
        let Some(amount) = self.signed(entry, entry.find("Amt"))? else { return Ok(()) };
        let Some(booked) = date(entry, "BookgDt").or_else(|| date(entry, "ValDt")).or(self.made) else {
            return Err(wrong("wrong-statement-day").with("n", self.statement.bookings.len() + 1));
        };
        let whole = Booking {
            account: self.account.clone(),
            booked,
            value: date(entry, "ValDt"),
            amount,
            name: String::new(),
            iban: String::new(),
            text: entry.text(&["AddtlNtryInf"]).to_owned(),
            reference: String::new(),
            end_to_end: String::new(),
            bank_id: entry.text(&["AcctSvcrRef"]).to_owned(),
            reversal: entry.text(&["RvslInd"]) == "true",
        };
        let details = entry.all("NtryDtls/TxDtls");
        if let Some(parts) = parts(&whole, entry, &details) {
            return parts.into_iter().try_for_each(|part| add(&mut self.statement, part));
        }
        if let [one] = details.as_slice() {
            return add(&mut self.statement, detailed(&whole, one));
        }
        // Of several, none is the payer; what they say is kept for whoever decides.
        let bare = Booking { text: String::new(), ..whole.clone() };
        let said = details.iter().map(|one| detailed(&bare, one).text).chain([whole.text.clone()]);
        let text = said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        add(&mut self.statement, Booking { text, ..whole })
    }

    /// The amount with its sign; `None`, and counted, in a currency that is none.
    fn signed(&mut self, entry: &Element, amount: Option<&Element>) -> Result<Option<Money>, Wrong> {
        let unread = || wrong("wrong-statement-amount").with("n", self.statement.bookings.len() + 1);
        let amount = amount.ok_or_else(unread)?;
        let Some(currency) = Currency::from_code(&amount.currency) else {
            self.statement.foreign += 1;
            return Ok(None);
        };
        let value = amount::plain(amount.text.trim(), '.', currency).ok_or_else(unread)?;
        match entry.text(&["CdtDbtInd"]) {
            "CRDT" => Ok(Some(value)),
            "DBIT" => Ok(Some(value.negated())),
            _ => Err(unread()),
        }
    }
}

/// The payments of a collective booking, when each has its amount and they add up to the whole.
fn parts(whole: &Booking, entry: &Element, details: &[&Element]) -> Option<Vec<Booking>> {
    if details.len() < 2 {
        return None;
    }
    let currency = whole.amount.currency();
    let mut parts = Vec::new();
    for one in details {
        let found = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"].into_iter().filter_map(|path| one.find(path));
        let value = found.filter(|amount| amount.currency == currency.code()).find_map(|a| amount::plain(a.text.trim(), '.', currency))?;
        let amount = match one.text(&["CdtDbtInd"]) {
            "CRDT" => value,
            "DBIT" => value.negated(),
            _ if entry.text(&["CdtDbtInd"]) == "DBIT" => value.negated(),
            _ => value,
        };
        parts.push(Booking { amount, ..detailed(&Booking { amount, ..whole.clone() }, one) });
    }
    let sum: i128 = parts.iter().map(|part| i128::from(part.amount.minor())).sum();
    (sum == i128::from(whole.amount.minor())).then_some(parts)
}

/// What the details of a payment add to its booking.
fn detailed(whole: &Booking, one: &Element) -> Booking {
    let [party, ultimate] = if whole.amount.is_negative() { ["Cdtr", "UltmtCdtr"] } else { ["Dbtr", "UltmtDbtr"] };
    let parties = one.find("RltdPties");
    let of_party = |path: &str| parties.map_or("", |parties| parties.text(&[path]));
    // Since version 08 a party may be a person or a bank.
    let names = [format!("{party}/Nm"), format!("{party}/Pty/Nm"), format!("{ultimate}/Nm"), format!("{ultimate}/Pty/Nm")];
    let iban = [format!("{party}Acct/Id/IBAN"), format!("{party}Acct/Id/Othr/Id")];
    let first = |paths: &[String]| paths.iter().map(|path| of_party(path)).find(|text| !text.is_empty()).unwrap_or_default().to_owned();
    let said = ["RmtInf/Ustrd", "RmtInf/Strd/AddtlRmtInf", "RmtInf/Strd/RfrdDocInf/Nb", "AddtlTxInf"];
    let said = said.iter().flat_map(|path| one.all(path)).map(|e| e.text.trim());
    let text: Vec<&str> = said.chain([whole.text.as_str()]).filter(|text| !text.is_empty()).collect();
    let end_to_end = one.text(&["Refs/EndToEndId"]);
    let bank_id = one.text(&["Refs/AcctSvcrRef"]);
    Booking {
        name: first(&names),
        iban: first(&iban),
        text: text.join(" "),
        reference: one.text(&["RmtInf/Strd/CdtrRefInf/Ref"]).to_owned(),
        end_to_end: if end_to_end == "NOTPROVIDED" { String::new() } else { end_to_end.to_owned() },
        bank_id: if bank_id.is_empty() { whole.bank_id.clone() } else { bank_id.to_owned() },
        ..whole.clone()
    }
}

fn date(entry: &Element, name: &str) -> Option<Day> {
    day(entry.find(name)?.text(&["Dt", "DtTm"]))
}

/// Of a day or a moment, the day where the bank is.
fn day(text: &str) -> Option<Day> {
    amount::day(text.trim().get(..10)?)
}
