//! Codes of gift cards as people read and type them.

use crate::shop::token::{CODE_LENGTH, CODE_SIGNS};

/// Signs by which people name a card.
pub const LAST: usize = 4;

/// In groups of four, as it is printed: `7K3Q 9MDX …`.
pub fn in_fours(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What was typed, without gaps and in capitals; `None` when it can be no code: too long, too short, a sign that no code has.
pub fn clean(typed: &str) -> Option<String> {
    let is_gap = |c: &char| c.is_whitespace() || matches!(c, '-' | '–' | '.' | '_' | '•');
    let signs = typed.chars().filter(|c| !is_gap(c)).take(CODE_LENGTH + 1).map(|c| c.to_ascii_uppercase());
    let code: String = signs.collect();
    let known = code.bytes().all(|byte| CODE_SIGNS.contains(&byte));
    (known && code.len() == CODE_LENGTH).then_some(code)
}

/// The last four signs.
pub fn last(code: &str) -> String {
    code.chars().skip(CODE_LENGTH - LAST).collect()
}

#[cfg(test)]
mod tests {
    use super::{clean, in_fours, last};
    use crate::base::{GiftCardId, Id};
    use crate::shop::token::{CODE_SIGNS, of_gift_card};

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = of_gift_card(&[5; 32], GiftCardId::new(7));
        let printed = in_fours(&code);
        assert_eq!(printed.len(), 24);
        for typed in [code.clone(), printed.clone(), printed.to_lowercase(), printed.replace(' ', "-"), format!("  {printed}\t")] {
            assert_eq!(clean(&typed).as_ref(), Some(&code), "{typed}");
        }
        assert!(code.ends_with(&last(&code)) && last(&code).len() == 4);
        for typed in ["", "7K3Q", &code[1..], &format!("{code}A"), &format!("{}0", &code[1..]), &"A".repeat(10_000)] {
            assert_eq!(clean(typed), None, "{typed}");
        }
    }

    #[test]
    fn codes_differ_and_use_every_sign_alike() {
        let codes: Vec<String> = (0..2_000).map(|n| of_gift_card(&[5; 32], GiftCardId::new(n))).collect();
        let different: std::collections::BTreeSet<&String> = codes.iter().collect();
        assert_eq!(different.len(), codes.len());
        assert_ne!(codes[1], of_gift_card(&[6; 32], GiftCardId::new(1)), "another shop, another code");
        let all = codes.concat();
        for sign in CODE_SIGNS {
            let times = all.bytes().filter(|byte| byte == sign).count();
            // 40,000 signs of 24 kinds: 1,667 each, give or take 40; the same in every run.
            assert!((1_450..1_900).contains(&times), "{} stands there {times} times", char::from(*sign));
        }
    }
}
