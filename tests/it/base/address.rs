//! Addresses: what each country asks for, how codes are tidied, and how the lines are written.

use sutler::base::AddressField::{City, Company, Name, Phone, PostalCode, Region, Street};
use sutler::base::{Address, AddressField, Country, Locale, Wrong};

fn country(code: &str) -> Country {
    Country::from_code(code).unwrap_or_else(|| panic!("{code} is in ISO 3166-1"))
}

fn parse(code: &str, typed: &[(AddressField, &'static str)]) -> Result<Address, Vec<Wrong>> {
    Address::parse(country(code), |field| typed.iter().find(|(of, _)| *of == field).map_or("", |(_, text)| text))
}

fn mistakes(code: &str, typed: &[(AddressField, &'static str)]) -> Vec<(String, &'static str)> {
    parse(code, typed).err().unwrap_or_default().into_iter().map(|wrong| (wrong.field.into_owned(), wrong.say.key)).collect()
}

/// Country, what was typed (street, code, city, region), the lines within the country, the lines from Germany.
type Row = (&'static str, [&'static str; 4], &'static [&'static str], &'static [&'static str]);

const TABLE: [Row; 16] = [
    ("DE", ["Am Hafen 1", "d-24937", "Flensburg", ""], &["Am Hafen 1", "24937 Flensburg"], &["Am Hafen 1", "24937 Flensburg"]),
    ("AT", ["Ring 1", "A-1010", "Wien", ""], &["Ring 1", "1010 Wien"], &["Ring 1", "1010 Wien", "ÖSTERREICH"]),
    ("CH", ["Gasse 1", "8001", "Zürich", ""], &["Gasse 1", "8001 Zürich"], &["Gasse 1", "CH-8001 Zürich", "SCHWEIZ"]),
    ("FR", ["1 rue X", "75 001", "Paris", ""], &["1 rue X", "75001 PARIS"], &["1 rue X", "75001 PARIS", "FRANKREICH"]),
    ("NL", ["Straat 1", "1234ab", "Delft", ""], &["Straat 1", "1234 AB Delft"], &["Straat 1", "1234 AB Delft", "NIEDERLANDE"]),
    (
        "GB",
        ["1 High St", "sw1a1aa", "London", ""],
        &["1 High St", "LONDON", "SW1A 1AA"],
        &["1 High St", "LONDON", "SW1A 1AA", "VEREINIGTES KÖNIGREICH"],
    ),
    (
        "IE",
        ["1 Main St", "d02af30", "Dublin", "Co. Dublin"],
        &["1 Main St", "Dublin", "Co. Dublin", "D02 AF30"],
        &["1 Main St", "Dublin", "Co. Dublin", "D02 AF30", "IRLAND"],
    ),
    ("IT", ["Via X 1", "00144", "Roma", "Roma"], &["Via X 1", "00144 ROMA RM"], &["Via X 1", "00144 ROMA RM", "ITALIEN"]),
    (
        "ES",
        ["Calle X 1", "28001", "Madrid", "madrid"],
        &["Calle X 1", "28001 MADRID MADRID"],
        &["Calle X 1", "28001 MADRID MADRID", "SPANIEN"],
    ),
    ("PL", ["ul. X 1", "00950", "Warszawa", ""], &["ul. X 1", "00-950 Warszawa"], &["ul. X 1", "00-950 Warszawa", "POLEN"]),
    ("SE", ["Gatan 1", "SE-11455", "Stockholm", ""], &["Gatan 1", "114 55 Stockholm"], &["Gatan 1", "SE-114 55 Stockholm", "SCHWEDEN"]),
    ("LV", ["Iela 1", "1073", "Rīga", ""], &["Iela 1", "Rīga, LV-1073"], &["Iela 1", "Rīga, LV-1073", "LETTLAND"]),
    (
        "US",
        ["1 Main St", "95014", "Cupertino", "california"],
        &["1 Main St", "CUPERTINO, CA 95014"],
        &["1 Main St", "CUPERTINO, CA 95014", "VEREINIGTE STAATEN"],
    ),
    (
        "CA",
        ["1 Main St", "h3z2y7", "Montréal", "QC"],
        &["1 Main St", "MONTRÉAL QC H3Z 2Y7"],
        &["1 Main St", "MONTRÉAL QC H3Z 2Y7", "KANADA"],
    ),
    ("JP", ["Chuo 1-2-3", "1540023", "", "Tokyo"], &["Chuo 1-2-3, TOKYO", "154-0023"], &["Chuo 1-2-3, TOKYO", "154-0023", "JAPAN"]),
    ("SG", ["1 Road", "238801", "", ""], &["1 Road", "SINGAPORE 238801"], &["1 Road", "SINGAPORE 238801", "SINGAPUR"]),
];

#[test]
fn lines_of_sixteen_countries() {
    for (code, [street, postal_code, city, region], within, abroad) in TABLE {
        let typed = [(Name, "  Anna \t Ek "), (Street, street), (PostalCode, postal_code), (City, city), (Region, region)];
        let address = parse(code, &typed).unwrap_or_else(|wrong| panic!("{code}: {wrong:?}"));
        let with_name = |lines: &[&str]| std::iter::once("Anna Ek").chain(lines.iter().copied()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(address.lines(), with_name(within), "{code}");
        assert_eq!(address.lines_from(Country::DE, Locale::De), with_name(abroad), "{code}");
        // What is kept is taken again as it is.
        assert_eq!(Address::parse(address.country, |field| address.field(field)), Ok(address.clone()), "{code}");
        assert_eq!(serde_json::from_str::<Address>(&serde_json::to_string(&address).expect("it can be written")).ok(), Some(address));
    }
}

#[test]
fn companies_streets_and_other_scripts() {
    let typed = [
        (Name, "Anna Ek"),
        (Company, "Ek GmbH"),
        (Street, "Hof 3 \r\n\n c/o Berg"),
        (PostalCode, "1010"),
        (City, "Wien"),
        (Phone, "+43 1 234567"),
    ];
    let address = parse("AT", &typed).expect("a good address");
    assert_eq!(address.street, "Hof 3\nc/o Berg");
    assert_eq!(address.lines(), ["Ek GmbH", "Anna Ek", "Hof 3", "c/o Berg", "1010 Wien"]);
    let typed = [(Name, "山田花子"), (Street, "千代田1-1"), (PostalCode, "100-0001"), (Region, "Tokyo")];
    let address = parse("JP", &typed).expect("a good address");
    assert_eq!(address.region, "東京都");
    assert_eq!(address.lines(), ["〒100-0001", "東京都", "千代田1-1", "山田花子"]);
    let typed = [(Name, "Anna"), (Street, "Road 1"), (City, "Galway")];
    assert_eq!(parse("IE", &typed).expect("a good address").lines(), ["Anna", "Road 1", "Galway"]);
}

#[test]
fn every_mistake_is_said() {
    let required = |fields: &[&str]| fields.iter().map(|f| ((*f).to_owned(), "wrong-required")).collect::<Vec<_>>();
    assert_eq!(mistakes("DE", &[]), required(&["name", "street", "postal-code", "city"]));
    assert_eq!(mistakes("US", &[]), required(&["name", "street", "city", "region", "postal-code"]));
    assert_eq!(mistakes("HK", &[]), required(&["name", "street", "region"]));
    assert_eq!(mistakes("AO", &[]), required(&["name", "street", "city"]));
    let typed = [(Name, "A"), (Street, "a\nb\nc\nd"), (PostalCode, "1011"), (City, "B"), (Phone, "ring me")];
    let said = [("street", "wrong-too-many-lines"), ("postal-code", "wrong-postal-code"), ("phone", "wrong-phone")];
    assert_eq!(mistakes("DE", &typed), said.map(|(field, key)| (field.to_owned(), key)));
    let long: &'static str = "x".repeat(201).leak();
    assert_eq!(mistakes("DE", &[(Name, long), (Street, "S"), (PostalCode, "10115"), (City, "B")]), [("name".to_owned(), "wrong-too-long")]);
    let us = [(Name, "A"), (Street, "S"), (PostalCode, "95014"), (City, "B"), (Region, "Bavaria")];
    assert_eq!(mistakes("US", &us), [("region".to_owned(), "wrong-choice")]);
    // What the country does not have is left out.
    let de = [(Name, "A"), (Street, "S"), (PostalCode, "10115"), (City, "B"), (Region, "Bavaria")];
    assert_eq!(parse("DE", &de).map(|address| address.region), Ok(String::new()));
}

#[test]
fn postal_codes_are_tidied() {
    let table = [
        ("DE", "10 115", Some("10115")),
        ("DE", "DE-10115", Some("10115")),
        ("DE", "D 10115", Some("10115")),
        ("DE", "1011", None),
        ("DE", "X10115", None),
        ("DE", "101155", None),
        ("LU", "l1234", Some("1234")),
        ("LI", "FL-9490", Some("9490")),
        ("LI", "8001", None),
        ("PT", "2725079", Some("2725-079")),
        ("CZ", "10000", Some("100 00")),
        ("GR", "GR 15124", Some("151 24")),
        ("GB", "m25bq", Some("M2 5BQ")),
        ("GB", "EC1A 1BB", Some("EC1A 1BB")),
        ("GB", "B33 8TH", Some("B33 8TH")),
        ("GB", "12345", None),
        ("US", "221621010", Some("22162-1010")),
        ("MT", "vlt1117", Some("VLT 1117")),
        ("AD", "500", Some("AD500")),
        ("BR", "40301110", Some("40301-110")),
        ("PL", "00–950", Some("00-950")),
        ("HR", "HR-10000", Some("10000")),
        ("JP", "１５４", None),
        ("HK", "anything", Some("anything")),
    ];
    for (code, typed, kept) in table {
        assert_eq!(country(code).address_format().postal_code(typed).as_deref(), kept, "{code} {typed}");
    }
}

#[test]
fn address_data_is_sound() {
    for c in Country::all() {
        let format = c.address_format();
        assert_eq!(format.fields().last(), Some(&Phone), "{c:?}");
        assert!(format.requires(Name) && format.requires(Street) && !format.requires(Phone) && !format.requires(Company), "{c:?}");
        for example in format.postal_examples() {
            assert_eq!(format.postal_code(example).as_ref(), Some(example), "{c:?}");
        }
        for region in format.regions() {
            assert_eq!(format.region(&region.key).as_ref(), Some(&region.key), "{c:?}");
            assert!(region.name.chars().any(|letter| letter.is_alphabetic() && letter < '\u{370}'), "{c:?} {region:?}");
        }
        for &field in format.fields() {
            let key = format.label(field);
            assert!(Locale::ALL.iter().all(|locale| locale.t(key) != key), "{c:?} {key}");
        }
    }
}

#[test]
fn fields_are_called_as_people_there_do() {
    let label = |code: &str, field| Locale::En.t(country(code).address_format().label(field)).into_owned();
    assert_eq!(label("US", PostalCode), "ZIP code");
    assert_eq!(label("IE", PostalCode), "Eircode");
    assert_eq!(label("AU", City), "Suburb");
    assert_eq!(label("JP", Region), "Prefecture");
    assert_eq!(label("GB", City), "Post town");
    assert_eq!(label("DE", PostalCode), "Postcode");
}
