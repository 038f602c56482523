//! Statements of banks: what real files say, how much bending they bear, and what is refused at once.

use crate::source::root;
use std::time::{Duration, Instant};
use sutler::adapters::statement::{Statement, read};
use sutler::base::{Currency, Refusal};
use sutler::shop::statement::{Booking, keyed};

const EUR: Currency = Currency::EUR;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/data/bank").join(name)).unwrap()
}

fn good(bytes: &[u8]) -> Statement {
    read(bytes, EUR).unwrap_or_else(|e| panic!("{e:?}"))
}

/// The key of the sentence with which a file is refused.
fn refused(bytes: &[u8]) -> &'static str {
    match read(bytes, EUR) {
        Err(Refusal::Invalid(wrong)) => wrong[0].say.key,
        other => panic!("taken: {other:?}"),
    }
}

/// What a booking says, in one line: days, amount, who, account, text, reference, the payer's number, the bank's.
fn line(b: &Booking) -> String {
    let value = b.value.map_or("-".to_owned(), |day| day.to_string());
    let amount = format!("{} {}", b.amount.plain(), b.amount.currency().code());
    let back = if b.reversal { "back" } else { "" };
    [&b.booked.to_string(), &value, &amount, &b.name, &b.iban, &b.text, &b.reference, &b.end_to_end, &b.bank_id, back].join("|")
}

fn lines(statement: &Statement) -> Vec<String> {
    statement.bookings.iter().map(line).collect()
}

#[test]
fn camt_says_the_same_in_every_version() {
    let cases = [
        ("camt053.v2.minimal.xml", "2014-12-31|2015-01-02|8.85 EUR|NAME NAME|NL56AGDH9619008421||4654654654654654|||"),
        ("camt053.v2.minimal.ultimate.xml", "2014-12-31|2015-01-02|8.85 EUR|DEBTOR NAME NM|||4654654654654654|||"),
        ("camt053.v4.xml", "2014-12-31|2015-01-02|8.85 EUR|NAME NAME|NL56AGDH9619008421||4654654654654654||AAAASESS-FP-CN_98765/01|"),
        (
            "camt053.v8.xml",
            "2014-12-31|2015-01-02|8.85 EUR|NAME NAME|NL56AGDH9619008421||4654654654654654|MUELL/FINP/RA12345|AAAASESS-FP-CN_98765/01|",
        ),
    ];
    for (name, expected) in cases {
        let statement = good(&file(&format!("camt/{name}")));
        assert_eq!(lines(&statement), [expected], "{name}");
        assert_eq!(statement.bookings[0].account, "NL26VAYB8060476890");
    }
}

#[test]
fn a_notification_whose_parts_are_of_another_currency_stays_one_booking() {
    let statement = good(&file("camt/camt054.v8.xml"));
    assert_eq!(statement.bookings.len(), 1, "{:?}", lines(&statement));
    let booking = &statement.bookings[0];
    assert_eq!((booking.amount.plain().as_str(), booking.amount.currency().code()), ("-200000.00", "SEK"));
    assert_eq!((booking.account.as_str(), booking.bank_id.as_str()), ("CH2801234000123456789", "ACSR160617103200001"));
    assert!(booking.text.contains("V1"), "what the parts say is kept for whoever decides: {}", booking.text);
}

#[test]
fn a_bank_message_without_a_statement_is_refused() {
    assert_eq!(refused(&file("camt/camt053.v2.wrong.xml")), "wrong-statement-none-inside");
    assert_eq!(refused(b"<?xml version=\"1.0\"?><rss><channel/></rss>"), "wrong-statement-other-xml");
}

/// A statement of version 08 with these entries.
fn camt(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p:Document xmlns:p=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><p:BkToCstmrStmt>\
         <p:Stmt><p:Id>1</p:Id><p:CreDtTm>2026-11-21T08:00:00</p:CreDtTm><p:Acct><p:Id><p:IBAN>DE89370400440532013000</p:IBAN></p:Id></p:Acct>\
         {entries}</p:Stmt></p:BkToCstmrStmt></p:Document>"
    )
}

fn entry(amount: &str, sign: &str, more: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20+01:00</Dt></BookgDt>{more}</Ntry>"
    )
}

#[test]
fn collective_bookings_are_split_when_their_parts_add_up() {
    let part = |amount: &str, name: &str| {
        format!(
            "<TxDtls><Refs><AcctSvcrRef>B</AcctSvcrRef></Refs><Amt Ccy=\"EUR\">{amount}</Amt><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr>\
             </RltdPties><RmtInf><Ustrd>A &amp; B &#x20AC; <![CDATA[<x>]]></Ustrd><Ustrd>RF18</Ustrd></RmtInf></TxDtls>"
        )
    };
    let details = format!("<NtryDtls>{}{}</NtryDtls>", part("1.5", "Ä"), part("2", "B"));
    let statement = good(camt(&entry("3.50", "CRDT", &details)).as_bytes());
    let said = "A & B € <x> RF18";
    assert_eq!(lines(&statement), [format!("2026-11-20|-|1.50 EUR|Ä||{said}|||B|"), format!("2026-11-20|-|2.00 EUR|B||{said}|||B|")]);
    let statement = good(camt(&entry("3.51", "CRDT", &details)).as_bytes());
    assert_eq!(lines(&statement), [format!("2026-11-20|-|3.51 EUR|||{said} {said}||||")], "a cent is missing: nobody knows of which");
}

#[test]
fn what_is_not_booked_yet_or_takes_back_is_told_apart() {
    let pending = entry("1", "CRDT", "").replace("BOOK", "PDNG");
    let old = entry("1", "CRDT", "").replace("<Cd>BOOK</Cd>", "INFO");
    let strange = entry("1", "CRDT", "").replace("EUR", "XYZ");
    let back = entry("0.01", "DBIT", "<RvslInd>true</RvslInd>");
    let statement = good(camt(&[pending, old, strange, back].concat()).as_bytes());
    assert_eq!((statement.pending, statement.foreign), (2, 1));
    assert_eq!(lines(&statement), ["2026-11-20|-|-0.01 EUR|||||||back"]);
}

#[test]
fn amounts_are_read_without_doubt_or_not_at_all() {
    for (amount, plain) in
        [("8.85", "8.85"), ("8.8", "8.80"), ("8", "8.00"), ("0008.850000", "8.85"), (".5", "0.50"), ("999999999.99", "999999999.99")]
    {
        assert_eq!(good(camt(&entry(amount, "CRDT", "")).as_bytes()).bookings[0].amount.plain(), plain);
    }
    for amount in ["", "8,85", "8.855", "-1", "+1", "1e3", "1 000", "0x1", "12.3.4", "9999999999999999.00", "１"] {
        assert_eq!(refused(camt(&entry(amount, "CRDT", "")).as_bytes()), "wrong-statement-amount", "{amount:?}");
    }
    assert_eq!(refused(camt(&entry("1", "crdt", "")).as_bytes()), "wrong-statement-amount");
}

#[test]
fn hostile_files_are_refused_at_once() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>".to_owned() + &camt(&entry("1", "CRDT", "&b;"));
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x>&e;</x>".to_owned();
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("entities", laughs.into_bytes(), "wrong-statement-entities"),
        ("outside", outside.into_bytes(), "wrong-statement-entities"),
        ("undeclared", camt(&entry("1", "CRDT", "<AcctSvcrRef>&boom;</AcctSvcrRef>")).into_bytes(), "wrong-statement-entities"),
        ("deep", "<a>".repeat(1_000_000).into_bytes(), "wrong-statement-xml"),
        ("deep inside", camt(&"<Ntry>".repeat(100)).into_bytes(), "wrong-statement-xml"),
        ("cut", camt(&entry("1", "CRDT", "")).as_bytes()[..400].to_vec(), "wrong-statement-xml"),
        ("crossed", b"<a><b></a></b>".to_vec(), "wrong-statement-xml"),
        ("two roots", b"<a></a><b></b>".to_vec(), "wrong-statement-xml"),
        ("many attributes", format!("<a{}>", " b=\"c\"".repeat(10_000)).into_bytes(), "wrong-statement-xml"),
        ("long text", camt(&format!("<Ntry>{}</Ntry>", "x".repeat(1_000_000))).into_bytes(), "wrong-statement-xml"),
        ("nothing", Vec::new(), "wrong-statement-empty"),
        ("spaces", vec![b' '; 100_000], "wrong-statement-empty"),
        ("large", vec![b'<'; 17 << 20], "wrong-statement-large"),
        ("zip", b"PK\x03\x04rest".to_vec(), "wrong-statement-packed"),
        ("pdf", b"%PDF-1.7".to_vec(), "wrong-statement-paper"),
        ("words", b"Dear bank, please send money.".to_vec(), "wrong-statement-columns"),
        ("noise", (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect(), "wrong-statement-columns"),
    ];
    for (name, bytes, key) in files {
        // The best of three: other tests run beside this one.
        let time = |_| {
            let begun = Instant::now();
            assert_eq!(refused(&bytes), key, "{name}");
            begun.elapsed()
        };
        let best = (0..3).map(time).min().unwrap();
        assert!(best <= Duration::from_millis(10), "{name}: {best:?}");
    }
}

#[test]
fn german_mt940_names_payer_and_purpose() {
    let statement = good(&file("mt940/betterplace-sepa_snippet.sta"));
    let found = lines(&statement);
    assert_eq!(
        found[..4],
        [
            "2007-09-04|2007-09-07|50990.05 EUR|KARL KAUFMANN|DE14508800500194785000|Verw CTSc-01 BC-PPP TFNr 22 004||EndToEndId TFNR 22 004 00001|0724710333343453|",
            "2007-09-04|2007-09-07|154551.93 EUR|Quentin Quast|DE03508800500194791600|Strukturierter Verwendungszweck 30030004 DE||TFNR 0300300004|0724710324647450|",
            "2007-09-04|2007-09-07|154551.93 EUR|Karl Kaufmann|DE14508800500194785000|Strukturierter Verwendungszweck 50050004 DE||TFNR 0500500004|0724710324661090|",
            "2007-09-04|2007-09-04|-1500.00 EUR|||KREF+TFNr 01022 MSGID CTSc-01 EBB:22MTLG:SEPA-Ueberweisungsauftrag Datei mit 0000001 Zahlungen|||536D80EFEC56ACF8|",
        ]
        .map(|line| line.replace("EBB:22MTLG", "EBBMTLG"))
        .as_slice()
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
    );
    assert_eq!(statement.bookings[0].account, "50880050/0194787400888");
    assert_eq!(statement.bookings[4].account, "50880050/0194791600888", "each statement has its account");
    // A file whose field :86: became :25: loses the words, and not the money.
    let broken = good(&file("mt940/betterplace-sepa_snippet_broken.sta"));
    assert_eq!(lines(&broken), ["2007-09-04|2007-09-07|50990.05 EUR||||||0724710333343453|"]);
    assert_eq!(broken.bookings[0].account, "50880050/0194787400888");
}

#[test]
fn mt940_of_every_bank_is_read() {
    // File, bookings, left out, and some of what they say.
    type Case = (&'static str, usize, usize, &'static [(usize, &'static str)]);
    let cases: [Case; 8] = [
        (
            "cmxl-mt940.sta",
            5,
            11,
            &[
                (0, "2002-11-02|2002-11-01|-800.00 EUR|MUELLER|234567|Miete November|||55555|"),
                (1, "2002-11-02|2002-11-02|3000.00 EUR|MUELLER|0847564700|Gehalt OktoberFirmaMustermannGmbH|||55555|"),
                (2, "2003-10-20|2003-10-20|20000.00 PLN|"),
            ],
        ),
        ("jejik-abnamro.sta", 10, 0, &[(0, "2011-05-24|2011-05-24|-9.00 EUR|||GIRO   428428 KPN - DIGITENNE")]),
        ("jejik-ing.sta", 7, 0, &[(0, "2010-07-22|2010-07-22|-25.03 EUR"), (6, "2010-07-23|2010-07-23|1.00 EUR")]),
        (
            "jejik-postfinance.sta",
            4,
            0,
            &[
                (0, "2013-12-09|2013-12-09|79.70 CHF|||GIRO AUS ONLINE-SIC 80532 AUFTRAGGEBER: JANE DOE"),
                (2, "2013-12-16|2013-12-16|-79.90 CHF"),
            ],
        ),
        (
            "jejik-rabobank-iban.sta",
            4,
            0,
            &[
                (0, "2013-01-01|2013-01-01|-25.00 EUR|CONTRA ACCOUNT HOLDER|"),
                (1, "2013-01-02|2013-01-02|-10.00 EUR|JOHN DOE||Reference 201301234|"),
            ],
        ),
        ("self-provided-february_30.sta", 1, 0, &[(0, "2016-03-01|2016-02-29|-6.00 EUR|||Pauschalen|")]),
        ("self-provided-sparkassen.sta", 1, 0, &[(0, "2018-11-26|2018-11-26|30.00 EUR|||Test|")]),
        ("self-provided-transaction_details_wrapped.sta", 1, 0, &[(0, "2016-03-01|2016-02-29|-6.00 EUR|||Pauschalen2017-01-01T13:12:11|")]),
    ];
    for (name, bookings, foreign, said) in cases {
        let statement = good(&file(&format!("mt940/{name}")));
        let found = lines(&statement);
        assert_eq!((found.len(), statement.foreign), (bookings, foreign), "{name}: {found:#?}");
        for (at, begin) in said {
            let plain = found[*at].split_whitespace().collect::<Vec<_>>().join(" ");
            let begin = begin.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(plain.starts_with(&begin), "{name} {at}: {plain}");
        }
    }
}

#[test]
fn mt940_bends_only_so_far() {
    let of = |line: &str| {
        format!(":20:X\r\n:25:DE89370400440532013000\r\n:60F:C261120EUR0,\r\n:61:{line}\r\n:86:plain words\r\n:62F:C261120EUR0,\r\n-\r\n")
    };
    for (line, expected) in [
        ("2611201120C1,5NTRFNONREF", "2026-11-20|2026-11-20|1.50 EUR"),
        ("2612310102CR12,34NTRFNONREF//B1", "2027-01-02|2026-12-31|12.34 EUR"),
        ("2701021231CR12,34NTRFNONREF//B1", "2026-12-31|2027-01-02|12.34 EUR"),
        ("261120C7,NMSCX/Y//B1", "2026-11-20|2026-11-20|7.00 EUR||||"),
        ("261120RC7,NMSCX", "2026-11-20|2026-11-20|-7.00 EUR"),
        ("261120RD7,NMSCX", "2026-11-20|2026-11-20|7.00 EUR"),
    ] {
        let found = lines(&good(of(line).as_bytes()));
        let found = found[0].replace("plain words", "");
        assert!(found.starts_with(expected), "{line}: {found}");
    }
    assert_eq!(good(of("261120EC7,NMSCX").as_bytes()).pending, 1, "expected is not booked");
    for (line, key) in [
        ("261120C1,505NTRFNONREF", "wrong-statement-amount"),
        ("261120C,NTRFNONREF", "wrong-statement-line"),
        ("261320C1,NTRFNONREF", "wrong-statement-day"),
        ("261120X1,NTRFNONREF", "wrong-statement-line"),
        ("nonsense", "wrong-statement-line"),
    ] {
        assert_eq!(refused(of(line).as_bytes()), key, "{line}");
    }
}

#[test]
fn words_between_slashes_and_structured_references() {
    let of = |detail: &str| {
        format!(":20:X\n:25:NL71RABO0123456789\n:60F:C261120EUR0,\n:61:261120C1,NTRFNONREF\n:86:{detail}\n:62F:C261120EUR0,\n")
    };
    for (detail, expected) in [
        (
            "/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/J. Jansen/REMI/Bestelling TH-1042/EREF/NOTPROVIDED",
            "J. Jansen|NL91ABNA0417164300|Bestelling TH-1042||||",
        ),
        (
            "/EREF/X1//CNTP/NL32INGB0000012345/INGBNL2A/ING BANK N.V. inzake WeB///REMI/USTD//HUUR/",
            "ING BANK N.V. inzake WeB|NL32INGB0000012345|HUUR||X1||",
        ),
        (
            "/IBAN/BE68539007547034/NAME/X/REMI/STRD/CUR/RF18539007547034/",
            "X|BE68539007547034|STRD/CUR/RF18539007547034|RF18539007547034|||",
        ),
        (
            "166?00GUTSCHRIFT?20EREF+A?21SVWZ+RF45 TH10 42?22ABWA+Oma?30X?31DE89370400440532013000?32Marit",
            "Marit|DE89370400440532013000|RF45 TH10 42||A||",
        ),
        ("020<00Wplata<20Tytul<31PL61109010140000071219812874<32JAN", "JAN|PL61109010140000071219812874|Tytul||||"),
    ] {
        let found = lines(&good(of(detail).as_bytes()));
        assert_eq!(found[0].split_once("EUR|").unwrap().1, expected, "{detail}");
    }
}

#[test]
fn csv_of_common_banks_is_read() {
    // What each bank's export looks like, shortened; names and accounts are invented.
    let sparkasse = "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";\"Glaeubiger ID\";\"Mandatsreferenz\";\"Kundenreferenz (End-to-End)\";\"Sammlerreferenz\";\"Lastschrift Ursprungsbetrag\";\"Auslagenersatz Ruecklastschrift\";\"Beguenstigter/Zahlungspflichtiger\";\"Kontonummer/IBAN\";\"BIC (SWIFT-Code)\";\"Betrag\";\"Waehrung\";\"Info\"\n\
        \"DE1\";\"20.11.26\";\"21.11.26\";\"GUTSCHR. UEBERW.\";\"RF45 TH10 42 Gr\u{fc}\u{df}e\";\"\";\"\";\"E1\";\"\";\"\";\"\";\"M\u{fc}ller, J\";\"DE2\";\"X\";\"1.234,56\";\"EUR\";\"Umsatz gebucht\"\n\
        \"DE1\";\"21.11.26\";\"21.11.26\";\"X\";\"Y\";\"\";\"\";\"\";\"\";\"\";\"\";\"Z\";\"DE3\";\"X\";\"-5,00\";\"EUR\";\"Umsatz vorgemerkt\"\n";
    let dkb = "\"Girokonto\";\"DE12\"\n\"Zeitraum:\";\"01.11.2026 - 21.11.2026\"\n\"\"\n\"Buchungsdatum\";\"Wertstellung\";\"Status\";\"Zahlungspflichtige*r\";\"Zahlungsempfänger*in\";\"Verwendungszweck\";\"Umsatztyp\";\"IBAN\";\"Betrag (€)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\"\n\
        \"20.11.26\";\"20.11.26\";\"Gebucht\";\"Jane Doe\";\"Shop\";\"TH-1042\";\"Eingang\";\"DE9\";\"12\";\"\";\"\";\"\"\n\"20.11.26\";\"20.11.26\";\"Gebucht\";\"Shop\";\"Vermieter\";\"Miete\";\"Ausgang\";\"DE8\";\"-1.200\";\"\";\"\";\"\"\n";
    let ing_nl = "\"Datum\",\"Naam / Omschrijving\",\"Rekening\",\"Tegenrekening\",\"Code\",\"Af Bij\",\"Bedrag (EUR)\",\"Mutatiesoort\",\"Mededelingen\"\n\"20261120\",\"J Jansen\",\"NL1\",\"NL2\",\"OV\",\"Bij\",\"12,50\",\"Overschrijving\",\"TH-1042\"\n\"20261120\",\"Huur\",\"NL1\",\"NL3\",\"OV\",\"Af\",\"800,00\",\"Overschrijving\",\"\"\n";
    let postfinance = "Datum von:;2026-11-01\nKonto:;CH9300762011623852957\n\nDatum;Bewegungstyp;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Label\n20.11.2026;Gutschrift;GIRO QR 00 00000 00000 00000 00000 10429;1'949.75;;\n19.11.2026;Lastschrift;MIETE;;-1'200.00;\n\nDisclaimer:\nKein Anspruch auf Vollständigkeit\n";
    let n26 = "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Account Name\",\"Amount (EUR)\",\"Original Amount\"\n2026-11-20,2026-11-20,\"Jane, Doe\",DE9,Income,\"TH-1042, thanks\",Main,12.5,\n";
    let volksbank = "Bezeichnung Auftragskonto;IBAN Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung\nKonto;DE1;20.11.2026;20.11.2026;Jürgen Groß;DE2;Gutschrift;Kauf € 5;5,00;EUR;10,00\n";
    let (first, windows) = (
        sparkasse.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>(),
        encoding_rs::WINDOWS_1252.encode(volksbank).0.into_owned(),
    );
    let marked = [b"\xef\xbb\xbf".as_slice(), dkb.as_bytes()].concat();
    let latin9 = encoding_rs::ISO_8859_15.encode(volksbank).0.into_owned();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(n26.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: [(&str, &[u8], &[&str]); 8] = [
        ("sparkasse", &first, &["2026-11-20|2026-11-21|1234.56 EUR|Müller, J|DE2|RF45 TH10 42 Grüße||E1||"]),
        (
            "dkb",
            &marked,
            &["2026-11-20|2026-11-20|12.00 EUR|Jane Doe|DE9|TH-1042||||", "2026-11-20|2026-11-20|-1200.00 EUR|Vermieter|DE8|Miete||||"],
        ),
        ("ing", ing_nl.as_bytes(), &["2026-11-20|-|12.50 EUR|J Jansen|NL2|TH-1042||||", "2026-11-20|-|-800.00 EUR|Huur|NL3|||||"]),
        (
            "postfinance",
            postfinance.as_bytes(),
            &["2026-11-20|-|1949.75 CHF|||GIRO QR 00 00000 00000 00000 00000 10429||||", "2026-11-19|-|-1200.00 CHF|||MIETE||||"],
        ),
        ("n26", n26.as_bytes(), &["2026-11-20|2026-11-20|12.50 EUR|Jane, Doe|DE9|TH-1042, thanks||||"]),
        ("n26 in UTF-16", &wide, &["2026-11-20|2026-11-20|12.50 EUR|Jane, Doe|DE9|TH-1042, thanks||||"]),
        ("volksbank", &windows, &["2026-11-20|2026-11-20|5.00 EUR|Jürgen Groß|DE2|Kauf € 5||||"]),
        ("volksbank in ISO 8859-15", &latin9, &["2026-11-20|2026-11-20|5.00 EUR|Jürgen Groß|DE2|Kauf € 5||||"]),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(lines(&good(bytes)), expected, "{name}");
    }
    assert_eq!(good(&first).pending, 1);
    for (cell, key) in [("1,2,3", "wrong-statement-amount"), ("abc", "wrong-statement-amount"), ("1.234.5", "wrong-statement-amount")] {
        assert_eq!(refused(format!("Datum;Betrag\n20.11.2026;{cell}\n").as_bytes()), key, "{cell}");
    }
    assert_eq!(refused(b"Datum;Betrag\n31.13.2026;1,00\n"), "wrong-statement-day");
    assert_eq!(refused(b"a;b\n1;2\n"), "wrong-statement-columns");
}

#[test]
fn the_same_booking_has_the_same_key_in_every_file() {
    let same = |text: &str| entry("5", "CRDT", &format!("<AddtlNtryInf>{text}</AddtlNtryInf>"));
    let numbered = |id: &str, amount: &str| entry(amount, "CRDT", &format!("<AcctSvcrRef>{id}</AcctSvcrRef>"));
    let keys =
        |entries: &[String]| keyed(good(camt(&entries.concat()).as_bytes()).bookings).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let twice = keys(&[same("a"), same("a"), same("b")]);
    assert_eq!(twice.iter().collect::<std::collections::BTreeSet<_>>().len(), 3, "equal ones are told apart by their place among equals");
    assert_eq!(
        keys(&[same("b"), same("a"), same("a")]),
        [twice[2].clone(), twice[0].clone(), twice[1].clone()],
        "whatever else is in the file"
    );
    // The bank's number decides, however the words are written; but not a number that is none, or one for everything.
    let with = |id: &str, text: &str| numbered(id, "5").replace("</Ntry>", &format!("<AddtlNtryInf>{text}</AddtlNtryInf></Ntry>"));
    assert_eq!(keys(&[with("B1", "a")]), keys(&[with("B1", "b")]));
    for id in ["NONREF", "NOTPROVIDED", "0000", ""] {
        assert_ne!(keys(&[with(id, "a")]), keys(&[with(id, "b")]), "{id}");
    }
    assert_ne!(keys(&[numbered("1", "5")]), keys(&[numbered("1", "6")]));
}
