//! The letter with a gift card: its code stands here and nowhere else.

use super::draft::{Block, Draft, Paper};
use super::letters::{Letter, Sender, written};
use crate::base::{Email, Locale, Money};

#[derive(Clone, Debug)]
pub struct GiftCardView {
    pub shop: Sender,
    pub locale: Locale,
    pub to: Email,
    /// Who it is for; may be empty.
    pub name: String,
    pub giver: Giver,
    /// What the giver says; may be empty.
    pub message: String,
    pub amount: Money,
    /// In groups of four.
    pub code: String,
    /// The last day on which it pays, in words; `None`: it has no end.
    pub until: Option<String>,
    /// The page that says what is left on it.
    pub balance_url: String,
}

/// Where a card comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Giver {
    /// The shop issued it.
    Shop,
    /// Whoever gets the letter bought it.
    Buyer,
    /// Somebody bought it for whoever gets the letter.
    Somebody { name: String },
}

pub fn compose_gift_card(view: &GiftCardView) -> Letter {
    let (locale, amount) = (view.locale, view.locale.money(view.amount));
    let gaps = [("shop", view.shop.name.as_str()), ("amount", amount.as_str()), ("name", view.name.as_str())];
    let t = |key: &str| locale.t_with(key, &gaps).into_owned();
    let heading = if view.name.is_empty() { t("mail-gift-card-heading") } else { t("mail-gift-card-heading-name") };
    let mut blocks = Vec::new();
    if let Giver::Somebody { name } = &view.giver {
        blocks.push(Block::Say(locale.t_with("mail-gift-card-from", &[("giver", name)]).into_owned()));
    }
    if !view.message.is_empty() {
        blocks.push(Block::Lines(view.message.lines().map(str::to_owned).collect()));
    }
    blocks.push(Block::Say(t("mail-gift-card-say")));
    blocks.push(Block::Facts(vec![(t("gift-card-code"), view.code.clone())]));
    let until = match &view.until {
        Some(day) => locale.t_with("mail-gift-card-until", &[("day", day)]).into_owned(),
        None => t("mail-gift-card-endless"),
    };
    blocks.push(Block::Say(until));
    blocks.push(Block::Button { label: t("mail-gift-card-shop"), url: view.shop.base_url.clone() });
    blocks.push(Block::Quiet(t("mail-gift-card-how")));
    blocks.push(Block::Button { label: t("mail-gift-card-balance"), url: view.balance_url.clone() });
    let draft = Draft { subject: t("mail-gift-card-subject"), preview: t("mail-gift-card-preview"), heading, blocks };
    let why = if view.giver == Giver::Buyer { "mail-foot-why-gift-card-bought" } else { "mail-foot-why-gift-card" };
    let paper = Paper { shop: &view.shop, locale, why };
    written(&paper, &draft, &view.to, &view.name)
}
