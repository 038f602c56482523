//! Codes for banking apps and the Swiss payment slip, read by strangers: zbar reads the codes, poppler draws the slip.

use std::path::Path;
use std::process::Command;
use sutler::adapters::slip::{Above, Drawn, slip};
use sutler::base::{Address, Country, Currency, Locale, Money};
use sutler::shop::payment::transfer::{Code, Payer, Reference, Transfer};
use sutler::shop::settings::BankAccount;

/// What zbar reads in a picture.
fn read(picture: &Path) -> String {
    let out = Command::new("zbarimg").args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sbinary"]).arg(picture).output();
    let out = out.expect("zbarimg is installed by tests/run tools");
    assert!(out.status.success(), "zbar reads no code in {}", picture.display());
    String::from_utf8(out.stdout).unwrap().trim_end_matches('\n').to_owned()
}

fn address(country: Country, name: &str, city: &str) -> Address {
    Address {
        country,
        name: name.to_owned(),
        company: String::new(),
        street: "Engelsgrube 31\nHinterhaus".to_owned(),
        postal_code: "23552".to_owned(),
        city: city.to_owned(),
        region: String::new(),
        phone: String::new(),
    }
}

fn account(iban: &str) -> BankAccount {
    BankAccount {
        holder: "Käserei Müller & Söhne AG".to_owned(),
        iban: iban.to_owned(),
        bic: "POFICHBEXXX".to_owned(),
        bank: "PostFinance".to_owned(),
        street: "Marktgasse".to_owned(),
        house: "28".to_owned(),
        postal_code: "9400".to_owned(),
        city: "Rorschach".to_owned(),
    }
}

fn transfer(iban: &str, minor: i64, currency: Currency) -> Transfer {
    let address = address(Country::DE, "Łucja Ćwiek", "Lübeck");
    Transfer::of(account(iban), &Payer { number: "TH-1042", address: &address, amount: Money::new(minor, currency) })
}

const GERMAN: &str = "DE89370400440532013000";
const SWISS: &str = "CH9300762011623852957";
const QR: &str = "CH4431999123000889012";

#[test]
fn account_and_currency_say_which_code_it_is() {
    let usd = Currency::USD;
    let kind = |iban: &str, currency| match transfer(iban, 100, currency).code {
        Some(Code::Epc(_)) => "epc",
        Some(Code::Swiss(_)) => "swiss",
        None => "none",
    };
    for (iban, currency, expected) in [
        (GERMAN, Currency::EUR, "epc"),
        (GERMAN, Currency::CHF, "none"),
        (SWISS, Currency::CHF, "swiss"),
        (SWISS, Currency::EUR, "swiss"),
        (QR, Currency::CHF, "swiss"),
        (SWISS, usd, "none"),
        ("GB29NWBK60161331926819", Currency::EUR, "epc"),
        ("BR1800360305000010009795493C1", Currency::EUR, "none"),
    ] {
        assert_eq!(kind(iban, currency), expected, "{iban} {currency:?}");
    }
    assert_eq!(transfer(GERMAN, 0, Currency::EUR).code, None, "nothing is to be paid");
    assert_eq!(transfer(QR, 100, Currency::CHF).reference, Reference::Qr("000000000000000000000010429".to_owned()));
    assert_eq!(transfer(SWISS, 100, Currency::CHF).reference.shown(), "RF45 TH10 42");
    let nowhere = BankAccount { city: String::new(), ..account(SWISS) };
    let address = address(Country::DE, "A", "B");
    let payer = Payer { number: "1", address: &address, amount: Money::new(1, Currency::CHF) };
    assert_eq!(Transfer::of(nowhere, &payer).code, None, "without a place no bank takes the bill");
}

#[test]
fn an_epc_code_is_read_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("epc.png");
    let mut most = transfer(GERMAN, 99_999_999_999, Currency::EUR);
    let long = BankAccount { holder: "Ö".repeat(90), ..account(GERMAN) };
    let address = address(Country::DE, "A", "B");
    let payer = Payer { number: "PREFIXPRE-12345678", address: &address, amount: Money::new(1, Currency::EUR) };
    for (transfer, amount, holder) in [
        (transfer(GERMAN, 13_200, Currency::EUR), "EUR132.00", "Käserei Müller & Söhne AG".to_owned()),
        (std::mem::replace(&mut most, Transfer::of(long, &payer)), "EUR999999999.99", "Käserei Müller & Söhne AG".to_owned()),
        (most, "EUR0.01", "Ö".repeat(70)),
    ] {
        std::fs::write(&picture, Drawn::of(transfer.code.as_ref().unwrap()).unwrap().png().unwrap()).unwrap();
        let text = read(&picture);
        let lines: Vec<&str> = text.split('\n').collect();
        // EPC069-12 version 2.1: service tag, version, UTF-8, SCT, BIC, name, IBAN, amount, purpose, structured reference.
        let expected = ["BCD", "002", "1", "SCT", "POFICHBEXXX", &holder, GERMAN, amount, "", transfer.reference.as_str()];
        assert_eq!(lines, expected);
        assert!(text.len() <= 331);
    }
}

/// The lines of a Swiss code (SIX, QR-bill 2.3, §4.2.2), as read from a picture of a slip at 300 dots an inch.
fn from_slip(transfer: &Transfer, folder: &Path, locale: Locale) -> Vec<String> {
    let Some(Code::Swiss(bill)) = &transfer.code else { panic!("no Swiss bill") };
    let above = Above { shop: "Käserei".to_owned(), title: "Bestellung TH-1042".to_owned() };
    let pdf = folder.join("slip.pdf");
    std::fs::write(&pdf, slip(bill, &above, locale).unwrap()).unwrap();
    let drawn = Command::new("pdftoppm").args(["-r", "300", "-png", "-singlefile"]).args([&pdf, &folder.join("slip")]).output().unwrap();
    assert!(drawn.status.success() && drawn.stderr.is_empty(), "{}", String::from_utf8_lossy(&drawn.stderr));
    read(&folder.join("slip.png")).split('\n').map(str::to_owned).collect()
}

#[test]
fn a_swiss_slip_is_read_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    for (iban, kind, reference) in [(QR, "QRR", "000000000000000000000010429"), (SWISS, "SCOR", "RF45TH1042")] {
        for (currency, code) in [(Currency::CHF, "CHF"), (Currency::EUR, "EUR")] {
            let transfer = transfer(iban, 194_975, currency);
            let creditor = ["S", "Käserei Müller & Söhne AG", "Marktgasse", "28", "9400", "Rorschach", "CH"];
            let debtor = ["S", "Łucja Ćwiek", "Engelsgrube 31", "", "23552", "Lübeck", "DE"];
            let expected =
                [&["SPC", "0200", "1", iban][..], &creditor, &[""; 7], &["1949.75", code], &debtor, &[kind, reference, "TH-1042", "EPD"]];
            assert_eq!(from_slip(&transfer, folder.path(), Locale::De), expected.concat());
            let picture = folder.path().join("code.png");
            std::fs::write(&picture, Drawn::of(transfer.code.as_ref().unwrap()).unwrap().png().unwrap()).unwrap();
            assert_eq!(read(&picture), expected.concat().join("\n"), "the picture of the letter, with the cross in its middle");
        }
    }
}

#[test]
fn who_cannot_be_written_is_left_for_the_payer_to_fill_in() {
    let folder = tempfile::tempdir().unwrap();
    let payer = |name: &str, city: &str| {
        let address = address(Country::DE, name, city);
        Transfer::of(account(SWISS), &Payer { number: "1042", address: &address, amount: Money::new(5, Currency::CHF) })
    };
    let lines = from_slip(&payer("王小明", "北京"), folder.path(), Locale::En);
    assert_eq!(lines[20..27], [""; 7].map(str::to_owned));
    let lines = from_slip(&payer("Nguyễn Thị Hồng", "Zürich"), folder.path(), Locale::En);
    assert_eq!(
        (lines[21].as_str(), lines[18].as_str()),
        ("Nguyen Thi Hong", "0.05"),
        "signs that the standard does not know lose their marks"
    );
}

/// What stands on the slip, and that it stands where the standard wants it: the words of a box, in millimetres of the sheet.
#[test]
fn the_slip_keeps_to_its_millimetres() {
    let folder = tempfile::tempdir().unwrap();
    let transfer = transfer(QR, 19_497_500, Currency::CHF);
    from_slip(&transfer, folder.path(), Locale::De);
    let words_in = |x: u32, y: u32, width: u32, height: u32| {
        // At 254 dots an inch a millimetre is ten dots.
        let args = [("-x", x), ("-y", y), ("-W", width), ("-H", height)].map(|(name, mm)| [name.to_owned(), (mm * 10).to_string()]);
        let pdf = folder.path().join("slip.pdf");
        let out = Command::new("pdftotext").args(["-r", "254", "-layout"]).args(args.concat()).arg(pdf).arg("-").output().unwrap();
        let text = String::from_utf8(out.stdout).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let account = "Konto / Zahlbar an CH44 3199 9123 0008 8901 2 Käserei Müller & Söhne AG Marktgasse 28 9400 Rorschach";
    let reference = "Referenz 00 00000 00000 00000 00000 10429";
    let debtor = "Zahlbar durch Łucja Ćwiek Engelsgrube 31 23552 Lübeck";
    // Left of the slip 62 mm of receipt, right 148 mm of payment part; their sections as the style guide draws them.
    assert_eq!(words_in(5, 197, 52, 7), "Empfangsschein");
    assert_eq!(words_in(5, 204, 52, 56), format!("{account} {reference} {debtor}"));
    assert_eq!(words_in(5, 260, 52, 14), "Währung Betrag CHF 194 975.00");
    assert_eq!(words_in(5, 274, 52, 18), "Annahmestelle");
    assert_eq!(words_in(67, 197, 51, 7), "Zahlteil");
    assert_eq!(words_in(67, 260, 51, 22), "Währung Betrag CHF 194 975.00");
    assert_eq!(words_in(118, 197, 87, 85), format!("{account} {reference} Zusätzliche Informationen TH-1042 {debtor}"));
    assert_eq!(words_in(0, 188, 210, 4), "Vor der Einzahlung abzutrennen");
    // The code fills 46 × 46 mm at 67, 17 mm of the payment part, and round it nothing stands for 5 mm.
    let picture = std::fs::read(folder.path().join("slip.png")).unwrap();
    let picture = image::load_from_memory(&picture).unwrap().into_luma8();
    let dot = |mm: f64| (mm * 300.0 / 25.4).round() as u32;
    let dark = |x: f64, y: f64| picture.get_pixel(dot(x), dot(y)).0[0] < 128;
    let (left, top) = (67.0, 192.0 + 17.0);
    for (x, y) in [(0.3, 0.3), (45.7, 0.3), (0.3, 45.7), (23.0, 20.2), (20.2, 23.0)] {
        assert!(dark(left + x, top + y), "{x}, {y} mm in the code is dark");
    }
    for (x, y) in [(-0.3, 10.0), (46.3, 10.0), (10.0, -0.3), (10.0, 46.3), (-4.0, -4.0), (23.0, 23.0), (23.0, 19.7), (23.0, 24.7)] {
        assert!(!dark(left + x, top + y), "{x}, {y} mm of the code is white");
    }
}
