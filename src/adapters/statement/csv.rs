//! CSV as banks write it. There is no standard; but every file has a line that names its columns, and banks name them in few ways. What
//! each column means is looked up in one table; a file whose columns are not in it is refused with the names that were missed.

use super::{Statement, add, amount, wrong};
use crate::base::{Currency, Money, Wrong};
use crate::shop::statement::Booking;

/// What a column says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    Booked,
    Value,
    Amount,
    /// Two columns instead of one with a sign.
    CameIn,
    WentOut,
    /// Words for the sign: `H` and `S`, `Bij` and `Af`, `Credit` and `Debit`.
    Sign,
    Currency,
    /// Whoever sent it, where the file has columns for both sides.
    Payer,
    Payee,
    Name,
    Iban,
    Text,
    /// What kind of booking it is; the text where there is no other.
    Kind,
    Reference,
    EndToEnd,
    Id,
    Account,
    State,
}

/// Names of columns in small letters, as the exports of these banks have them: Sparkassen (CSV-CAMT), Volksbanken, DKB, ING, Deutsche Bank,
/// Commerzbank, comdirect, Postbank, GLS, N26; Erste Bank and Raiffeisen (Austria); PostFinance, UBS, ZKB, Raiffeisen (Switzerland); ING and
/// Rabobank (Netherlands); Revolut, Wise, Qonto.
const COLUMNS: &[(Column, &[&str])] = &[
    (
        Column::Booked,
        &[
            "buchungstag",
            "buchungsdatum",
            "buchung",
            "booking date",
            "bookingdate",
            "datum",
            "date",
            "completed date",
            "completed date (utc)",
            "date completed (utc)",
            "boekdatum",
            "abschlussdatum",
            "settlement date (utc)",
        ],
    ),
    (
        Column::Value,
        &[
            "valutadatum",
            "wertstellung",
            "wertstellungsdatum",
            "wert",
            "valuta",
            "value date",
            "rentedatum",
            "wertstellung (valuta)",
            "valuta datum",
        ],
    ),
    (
        Column::Amount,
        &[
            "betrag",
            "betrag (eur)",
            "betrag (€)",
            "betrag (chf)",
            "betrag in eur",
            "umsatz",
            "umsatz in eur",
            "amount",
            "amount (eur)",
            "bedrag",
            "bedrag (eur)",
            "total amount (incl. vat)",
            "betrag in chf",
            "einzelbetrag",
        ],
    ),
    (
        Column::CameIn,
        &[
            "haben",
            "gutschrift",
            "gutschrift in chf",
            "gutschrift in eur",
            "gutschrift chf",
            "credit",
            "eingang",
            "paid in",
            "credit in chf",
        ],
    ),
    (
        Column::WentOut,
        &[
            "soll",
            "lastschrift",
            "lastschrift in chf",
            "lastschrift in eur",
            "belastung",
            "belastung chf",
            "debit",
            "ausgang",
            "paid out",
            "debit in chf",
        ],
    ),
    (Column::Sign, &["soll/haben", "soll / haben", "s/h", "af bij", "debit/credit", "debet/credit"]),
    (Column::Currency, &["währung", "waehrung", "currency", "munt", "waers", "payment currency"]),
    (Column::Payer, &["zahlungspflichtige*r", "zahlungspflichtiger", "auftraggeber", "absender"]),
    (Column::Payee, &["zahlungsempfänger*in", "zahlungsempfänger", "empfänger"]),
    (
        Column::Name,
        &[
            "beguenstigter/zahlungspflichtiger",
            "begünstigter/zahlungspflichtiger",
            "name zahlungsbeteiligter",
            "auftraggeber/empfänger",
            "auftraggeber / begünstigter",
            "begünstigter / auftraggeber",
            "auftraggeber/zahlungsempfänger",
            "empfänger/auftraggeber",
            "partner name",
            "partnername",
            "payee",
            "name",
            "counterparty",
            "counterparty name",
            "naam tegenpartij",
            "naam / omschrijving",
            "name / description",
            "gegenpartei",
            "payer name",
            "zahlungsbeteiligter",
        ],
    ),
    (
        Column::Iban,
        &[
            "kontonummer/iban",
            "iban zahlungsbeteiligter",
            "iban",
            "partner iban",
            "account number",
            "tegenrekening iban/bban",
            "tegenrekening",
            "counterparty",
            "iban / account number",
            "kontonummer",
            "gegenkonto",
            "iban auftraggeber",
            "partner account number",
        ],
    ),
    (
        Column::Text,
        &[
            "verwendungszweck",
            "purpose",
            "payment reference",
            "reference",
            "buchungsdetails",
            "avisierungstext",
            "notification text",
            "mitteilungen",
            "notifications",
            "omschrijving-1",
            "mededelingen",
            "description",
            "zahlungsgrund",
            "payment details",
            "beschreibung1",
            "beschreibung",
            "zahlungszweck",
            "beschreibung 1",
            "details",
        ],
    ),
    (Column::Kind, &["buchungstext", "umsatzart", "vorgang", "umsatztyp", "transaction type", "type", "vorgang/verwendungszweck", "text"]),
    (Column::Reference, &["zahlungsreferenz", "referenznummer", "qr-referenz", "betalingskenmerk", "structured reference", "referenz"]),
    (
        Column::EndToEnd,
        &["kundenreferenz (end-to-end)", "end-to-end-referenz", "kundenreferenz", "customer reference", "ende-zu-ende-referenz"],
    ),
    (
        Column::Id,
        &[
            "transaction id",
            "transaktions-id",
            "transferwise id",
            "volgnr",
            "transaktions-nr.",
            "bankreferenz",
            "id",
            "transaction no.",
            "umsatz-id",
        ],
    ),
    (Column::Account, &["auftragskonto", "iban auftragskonto", "rekening", "iban/bban", "eigene iban", "konto"]),
    (Column::State, &["status", "info", "state", "kategorie des umsatzes"]),
];

/// The line that names the columns is looked for in so many lines: banks write who and when before it.
const HEAD_LINES: usize = 40;
/// States of bookings that are not done.
const PENDING: [&str; 6] = ["vorgemerkt", "umsatz vorgemerkt", "pending", "umsatz vorgemerkt und nicht gebucht", "reverted", "declined"];

pub fn read(text: &str, home: Currency) -> Result<Statement, Wrong> {
    let lines: Vec<&str> = text.lines().take(HEAD_LINES).collect();
    let found = lines.iter().enumerate().find_map(|(at, line)| {
        let mark = [';', ',', '\t', '|'].into_iter().max_by_key(|mark| line.matches(*mark).count())?;
        let head = columns(line, mark);
        is_head(&head).then_some((at, mark, head))
    });
    let Some((at, mark, head)) = found else { return Err(wrong("wrong-statement-columns")) };
    let body: usize = text.split_inclusive('\n').take(at + 1).map(str::len).sum();
    let mut rows = ::csv::ReaderBuilder::new();
    // Banks do not double the quotes that stand in texts, but they do quote line breaks.
    let mark = u8::try_from(u32::from(mark)).unwrap_or(b';');
    let mut rows = rows.delimiter(mark).has_headers(false).flexible(true).from_reader(&text.as_bytes()[body..]);
    let mut statement = Statement::default();
    for (n, row) in rows.records().enumerate() {
        let unread = |key| wrong(key).with("n", at + n + 2);
        let row = row.map_err(|_| unread("wrong-statement-line"))?;
        let cells = Row { head: &head, cells: row.iter().map(str::trim).collect() };
        // Sums and remarks at the end have no day of booking.
        let Some(booked) = amount::day(cells.of(Column::Booked)) else {
            if cells.has_amount() && !cells.of(Column::Booked).is_empty() {
                return Err(unread("wrong-statement-day"));
            }
            continue;
        };
        if PENDING.contains(&cells.of(Column::State).to_lowercase().as_str()) {
            statement.pending += 1;
            continue;
        }
        let code = cells.of(Column::Currency);
        let Some(currency) =
            (if code.is_empty() { cells.currency_in_head().or(Some(home)) } else { Currency::from_code(&code.to_uppercase()) })
        else {
            statement.foreign += 1;
            continue;
        };
        let amount = cells.amount(currency).ok_or_else(|| unread("wrong-statement-amount"))?;
        if !amount.is_zero() {
            add(&mut statement, cells.booking(booked, amount))?;
        }
    }
    Ok(statement)
}

/// What each column of a line means; `None` for columns that say nothing here.
fn columns(line: &str, mark: char) -> Vec<(Option<Column>, String)> {
    let name = |cell: &str| cell.trim().trim_matches(['"', '\u{feff}']).trim().to_lowercase();
    let means = |name: &str| COLUMNS.iter().find(|(_, names)| names.contains(&name)).map(|(column, _)| *column);
    line.trim_end().split(mark).map(name).map(|name| (means(&name), name)).collect()
}

fn is_head(head: &[(Option<Column>, String)]) -> bool {
    let has = |column: Column| head.iter().any(|(means, _)| *means == Some(column));
    has(Column::Booked) && (has(Column::Amount) || (has(Column::CameIn) && has(Column::WentOut)))
}

struct Row<'a> {
    head: &'a [(Option<Column>, String)],
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The first cell of such a column that says something.
    fn of(&self, column: Column) -> &'a str {
        let cells = self.head.iter().zip(&self.cells).filter(|((means, _), _)| *means == Some(column));
        cells.map(|(_, cell)| *cell).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn has_amount(&self) -> bool {
        [Column::Amount, Column::CameIn, Column::WentOut].into_iter().any(|column| !self.of(column).is_empty())
    }

    /// The currency that stands in the name of the column: `Gutschrift in CHF`, `Betrag (€)`.
    fn currency_in_head(&self) -> Option<Currency> {
        let amounts = [Some(Column::Amount), Some(Column::CameIn)];
        let name = self.head.iter().find(|(means, _)| amounts.contains(means)).map(|(_, name)| name)?;
        if name.contains('€') {
            return Some(Currency::EUR);
        }
        let last = name.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty())?;
        Currency::from_code(&last.to_uppercase())
    }

    /// More than nothing came in; `None` where it cannot be read, or says two things.
    fn amount(&self, currency: Currency) -> Option<Money> {
        let one = self.of(Column::Amount);
        if !one.is_empty() {
            let amount = amount::typed(one, currency)?;
            return match self.of(Column::Sign).to_lowercase().as_str() {
                "" | "h" | "haben" | "bij" | "credit" | "c" | "k" => Some(amount),
                "s" | "soll" | "af" | "debit" | "debet" | "d" if !amount.is_negative() => Some(amount.negated()),
                "s" | "soll" | "af" | "debit" | "debet" | "d" => Some(amount),
                _ => None,
            };
        }
        let size = |text: &str| amount::typed(text, currency).map(|amount| Money::new(amount.minor().abs(), currency));
        match (self.of(Column::CameIn), self.of(Column::WentOut)) {
            ("", "") => None,
            (came, "") => size(came),
            ("", went) => size(went).map(Money::negated),
            (came, went) => match (size(came)?, size(went)?) {
                (came, went) if went.is_zero() => Some(came),
                (came, went) if came.is_zero() => Some(went.negated()),
                _ => None,
            },
        }
    }

    fn booking(&self, booked: crate::base::Day, amount: Money) -> Booking {
        let side = if amount.is_negative() { Column::Payee } else { Column::Payer };
        let first = |columns: &[Column]| columns.iter().map(|column| self.of(*column)).find(|text| !text.is_empty()).unwrap_or_default();
        // The texts of several columns belong together.
        let texts = self.head.iter().zip(&self.cells).filter(|((means, _), _)| *means == Some(Column::Text)).map(|(_, cell)| *cell);
        let text = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        Booking {
            account: self.of(Column::Account).to_owned(),
            booked,
            value: amount::day(self.of(Column::Value)),
            amount,
            name: first(&[side, Column::Name]).to_owned(),
            iban: self.of(Column::Iban).to_owned(),
            text: if text.is_empty() { self.of(Column::Kind).to_owned() } else { text },
            reference: self.of(Column::Reference).to_owned(),
            end_to_end: self.of(Column::EndToEnd).to_owned(),
            bank_id: self.of(Column::Id).to_owned(),
            reversal: false,
        }
    }
}
