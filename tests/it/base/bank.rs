//! Numbers of banks: every published example is taken, and every slip of a finger is seen.

use sutler::base::bank::*;

#[test]
fn account_numbers_are_checked() {
    // Examples of the IBAN Registry of SWIFT, one a structure.
    for good in [
        "AD1200012030200359100100",
        "AT611904300234573201",
        "BE68539007547034",
        "CH9300762011623852957",
        "DE89370400440532013000",
        "FR1420041010050500013M02606",
        "GB29NWBK60161331926819",
        "IT60X0542811101000000123456",
        "LC55HEMM000100010012001200023015",
        "LI21088100002324013AA",
        "MT84MALT011000012345MTLCAST001S",
        "NL91ABNA0417164300",
        "NO9386011117947",
        "PL61109010140000071219812874",
        "SE4550000000058398257466",
        "XK051212012345678906",
    ] {
        assert!(is_iban(good), "{good}");
        // One digit wrong, or two neighbours exchanged, is always seen (ISO 7064).
        for at in 4..good.len() {
            let mut signs: Vec<u8> = good.bytes().collect();
            signs[at] = if signs[at] == b'7' { b'8' } else { b'7' };
            assert!(!is_iban(std::str::from_utf8(&signs).unwrap()), "{good} with another sign at {at}");
            let mut signs: Vec<u8> = good.bytes().collect();
            signs.swap(at, at - 1);
            assert!(signs == good.as_bytes() || at == 4 || !is_iban(std::str::from_utf8(&signs).unwrap()), "{good} exchanged at {at}");
        }
    }
    for bad in
        ["DE8937040044053201300", "", "DE", "XX00", "de89370400440532013000", "DE89 3704", "1234567890123456", "US64SVBKUS6S3300958879"]
    {
        assert!(!is_iban(bad), "{bad}");
    }
    assert!(is_bic("COBADEFFXXX") && is_bic("COBADEFF") && !is_bic("COBADEF") && !is_bic("C0BADEFF"));
    assert_eq!(in_fours("DE02 217500000001234567"), "DE02 2175 0000 0001 2345 67");
}

#[test]
fn accounts_say_which_code_they_take() {
    // SIX, QR-bill 2.3: institutions 30000 to 31999 are QR-IBANs.
    let cases = [
        ("CH4431999123000889012", true, true),
        ("CH6431961000004421557", true, true),
        ("CH9300762011623852957", true, false),
        ("LI21088100002324013AA", true, false),
        ("DE89370400440532013000", false, false),
    ];
    for (iban, swiss, qr) in cases {
        assert!(is_iban(iban), "{iban}");
        assert_eq!((is_swiss(iban), is_qr_iban(iban), is_in_sepa(iban)), (swiss, qr, true), "{iban}");
    }
    assert!(!is_in_sepa("BR1800360305000010009795493C1") && !is_in_sepa(""));
}

#[test]
fn creditor_references_carry_their_proof() {
    // ISO 11649, SIX (QR-bill, annex B) and the European Payments Council.
    for (name, reference) in [("539007547034", "RF18539007547034"), ("2348 236", "RF332348236"), ("g72-uur", "RF45G72UUR")] {
        assert_eq!(creditor_reference(name).as_deref(), Some(reference));
    }
    for number in ["1001", "T-1042", "th/2026.17", "MEHL-99999", "ä1"] {
        let reference = creditor_reference(number).unwrap();
        assert!(is_creditor_reference(&reference), "{number}: {reference}");
        assert!(reference.ends_with(&squeezed(number)));
    }
    assert_eq!(creditor_reference("äöü-"), None);
    assert_eq!(creditor_reference(&"1".repeat(40)).unwrap().len(), 25);
    for bad in ["", "RF", "RF18", "RF19539007547034", "RF1853900754703", "XX18539007547034", "RFA8539007547034", "rf18539007547034"] {
        assert!(!is_creditor_reference(bad), "{bad}");
    }
}

#[test]
fn qr_references_carry_their_proof() {
    // SIX, QR-bill 2.3, annex B and its examples.
    for (digits, reference) in [
        ("21000000000313947143000901", "210000000003139471430009017"),
        ("1001", "000000000000000000000010017"),
        ("0", "000000000000000000000000000"),
    ] {
        assert_eq!(qr_reference(digits).unwrap()[..26], reference[..26]);
        assert!(digits == "0" || is_qr_reference(&qr_reference(digits).unwrap()), "{digits}");
    }
    assert_eq!(qr_reference("21000000000313947143000901").as_deref(), Some("210000000003139471430009017"));
    assert_eq!(qr_reference_in_fives("210000000003139471430009017"), "21 00000 00003 13947 14300 09017");
    assert!(!is_qr_reference("210000000003139471430009018") && !is_qr_reference("21000000000313947143000901"));
    assert!(!is_qr_reference(&"0".repeat(27)), "nothing is no reference");
    assert_eq!((qr_reference(""), qr_reference("12a"), qr_reference(&"1".repeat(27))), (None, None, None));
}

#[test]
fn references_are_found_however_they_are_written() {
    let texts = [
        ("RF18539007547034", vec!["RF18539007547034"]),
        ("rf18 5390 0754 7034", vec!["RF18539007547034"]),
        ("Rechnung RF18-5390-0754-7034 vom 3.11., danke", vec!["RF18539007547034"]),
        ("SVWZ+RF18 5390 0754 70\n34", vec!["RF18539007547034"]),
        ("21 00000 00003 13947 14300 09017", vec!["210000000003139471430009017"]),
        ("RF19 5390 0754 7034", vec![]),
        ("", vec![]),
        ("RF", vec![]),
    ];
    for (text, expected) in texts {
        let found = references_in(text);
        for reference in &expected {
            assert!(found.iter().any(|one| one == reference), "{text:?}: {found:?}");
        }
        assert_eq!(found.is_empty(), expected.is_empty(), "{text:?}: {found:?}");
    }
}
