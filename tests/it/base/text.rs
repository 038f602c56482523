//! E-mail addresses, handles, SKUs, barcodes and clean lines.

use sutler::base::text::{chapters, is_gtin, line, lines};
use sutler::base::{Email, Handle, Sku};

#[test]
fn email_addresses() {
    let kept = |typed: &str| Email::parse(typed).map(|email| email.as_str().to_owned());
    for good in ["anna@example.org", "a.b+c@sub.example.co.uk", "o'neil@example.org", "jörg@müller.example", "x@a-b.example"] {
        assert_eq!(kept(good).as_deref(), Some(good));
        assert!(good.parse::<lettre::Address>().is_ok(), "a letter can be addressed to {good}");
    }
    assert_eq!(kept("  Anna@Example.ORG ").as_deref(), Some("Anna@example.org"));
    assert_eq!(Email::parse("Anna@Example.org").map(|e| e.folded()).as_deref(), Some("anna@example.org"));
    let bad = [
        "",
        "anna",
        "@example.org",
        "anna@",
        "anna@example",
        "anna@.org",
        "anna@example.",
        "an na@example.org",
        "anna@exa mple.org",
        "a@b@example.org",
        "anna@-a.org",
        "anna@a-.org",
        "anna@example..org",
        "<anna@example.org>",
        "anna@example.org\nBcc: x@y.org",
        "a,b@example.org",
        "anna@exam_ple.org",
        ".anna@example.org",
        "anna.@example.org",
        "an..na@example.org",
        "anna\u{200b}@example.org",
        "\"anna\"@example.org",
    ];
    for bad in bad {
        assert_eq!(kept(bad), None, "{bad:?}");
    }
    assert!(Email::parse(&format!("{}@example.org", "a".repeat(64))).is_some());
    assert!(Email::parse(&format!("{}@example.org", "a".repeat(65))).is_none());
    assert!(Email::parse(&format!("a@{}.org", "b".repeat(64))).is_none());
    assert!(Email::parse(&format!("a@{}org", "abcdefgh.".repeat(30))).is_none());
}

#[test]
fn handles() {
    for good in ["a", "linen-towel", "500-ml", "a1"] {
        assert!(Handle::parse(good).is_some(), "{good}");
    }
    for bad in ["", "-a", "a-", "a--b", "A", "ä", "a b", "a/b", "..", &"a".repeat(121)] {
        assert!(Handle::parse(bad).is_none(), "{bad}");
    }
    let table = [
        ("Äpfel & Öl, 500 ml", "aepfel-oel-500-ml"),
        ("Café crème", "cafe-creme"),
        ("  Straße  ", "strasse"),
        ("½ Liter", "1-2-liter"),
        ("東京", "item"),
        ("", "item"),
        ("Smørrebrød på Åland", "smoerrebroed-paa-aaland"),
    ];
    for (title, handle) in table {
        assert_eq!(Handle::of(title).as_str(), handle);
    }
    let long = Handle::of(&"lang ".repeat(100));
    assert!(Handle::parse(long.as_str()).is_some() && Handle::parse(long.numbered(1_000_000).as_str()).is_some());
}

#[test]
fn skus_and_barcodes() {
    assert_eq!(Sku::parse("  AB-12/x ").map(|sku| sku.as_str().to_owned()).as_deref(), Some("AB-12/x"));
    assert!(Sku::parse(&"ä".repeat(64)).is_some());
    for bad in ["", "   ", "a\tb", "a\nb", &"a".repeat(65)] {
        assert!(Sku::parse(bad).is_none(), "{bad:?}");
    }
    for good in ["4006381333931", "96385074", "036000291452", "10614141000415", "9780306406157"] {
        assert!(is_gtin(good), "{good}");
    }
    for bad in ["4006381333932", "400638133393", "", "96385075", "4006381 33393", "abcdefgh", "٤٠٠٦٣٨١٣٣٣٩٣١"] {
        assert!(!is_gtin(bad), "{bad}");
    }
}

#[test]
fn clean_lines() {
    assert_eq!(line("  a \t b\r\nc\u{7} "), "a b c");
    assert_eq!(line("e\u{301}"), "é");
    assert_eq!(lines("a\r\nb\rc\u{0}\n\n"), "a\nb\nc");
    assert_eq!(lines("  "), "");
}

#[test]
fn stored_texts_are_checked_when_read() {
    assert!(serde_json::from_str::<Email>("\"no address\"").is_err());
    assert!(serde_json::from_str::<Handle>("\"No\"").is_err());
    assert_eq!(serde_json::to_string(&Handle::of("Tea")).ok().as_deref(), Some("\"tea\""));
}

#[test]
fn a_text_has_chapters() {
    let of = |text: &str| chapters(text);
    let pair = |heading: &str, words: &str| (heading.to_owned(), words.to_owned());
    assert_eq!(of("Just a lead.\n\nOf two."), ("Just a lead.\n\nOf two.".to_owned(), vec![]));
    assert_eq!(
        of("A.\n## Care\n\nWash.\n\nDry.\n## Repair\nGlue."),
        ("A.".to_owned(), vec![pair("Care", "Wash.\n\nDry."), pair("Repair", "Glue.")])
    );
    assert_eq!(of("## Care\nWash."), (String::new(), vec![pair("Care", "Wash.")]));
    assert_eq!(of("A.\n## \nlost\n## Empty\n### Care\n##Care"), ("A.".to_owned(), vec![pair("Empty", "### Care\n##Care")]));
}
