//! Passwords: which are taken, and that a wrong one never fits.

use sutler::shop::staff::password::{check, hash, verify, verify_or_pretend};

#[test]
fn passwords_that_everybody_guesses_are_refused() {
    let known = ["Marram & Rye", "anna.jensen@example.org", "Anna Jensen"];
    let cases: &[(&str, Option<&str>)] = &[
        ("quiet lamps over the harbour", None),
        ("Zw0lf-Zeichen!", None),
        ("ääääöööößßßü", None),
        ("short", Some("wrong-password-short")),
        ("eleven char", Some("wrong-password-short")),
        ("Password1234", Some("wrong-password-common")),
        ("p-a-s-s-w-o-r-d-1234", Some("wrong-password-common")),
        ("Chocolate-123456", Some("wrong-password-common")),
        ("2024 manchester 1", Some("wrong-password-common")),
        ("aaaaaaaaaaaaaaa", Some("wrong-password-common")),
        ("abcabcabcabcabc", Some("wrong-password-common")),
        ("123456789012", Some("wrong-password-common")),
        ("0987654321098", Some("wrong-password-common")),
        ("qwertyuiopasdf", Some("wrong-password-common")),
        ("marramandrye marramrye", None),
        ("Marram-Rye-26", Some("wrong-password-common")),
        ("anna.jensen12", Some("wrong-password-common")),
        ("annajensen2026", None),
        ("            ", Some("wrong-password-common")),
    ];
    for (password, expected) in cases {
        assert_eq!(check(password, &known).err().map(|w| w.say.key), *expected, "{password}");
    }
    assert_eq!(check(&"x y".repeat(43), &known).err().map(|w| w.say.key), Some("wrong-too-long"));
}

#[test]
fn only_the_right_password_fits() {
    let kept = hash("quiet lamps over the harbour", [3; 16]).unwrap();
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    assert!(verify("quiet lamps over the harbour", &kept));
    assert!(!verify("quiet lamps over the harbor", &kept));
    assert!(!verify("quiet lamps over the harbour", "no hash"));
    assert!(verify_or_pretend("quiet lamps over the harbour", Some(&kept)));
    assert!(!verify_or_pretend("nobody has this password", None));
    // One spelling of an umlaut is as good as the other.
    assert!(verify("gru\u{308}ne Lampen", &hash("gr\u{fc}ne Lampen", [1; 16]).unwrap()));
}
