//! The letter to the shop itself: somebody wrote through the contact form. An answer goes to whoever wrote.

use super::draft::{Block, Draft, Paper};
use super::letters::{Letter, Sender, written};
use crate::base::text::line;
use crate::base::{Email, Locale};

#[derive(Clone, Debug)]
pub struct MessageView {
    pub shop: Sender,
    /// The language of the shop, not of whoever wrote.
    pub locale: Locale,
    /// The shop's own address.
    pub to: Email,
    pub name: String,
    pub email: Email,
    /// As it was typed; may be empty.
    pub order_number: String,
    pub text: String,
    /// The message in the admin.
    pub url: String,
}

pub fn compose_message(view: &MessageView) -> Letter {
    let locale = view.locale;
    let name = line(if view.name.is_empty() { view.email.as_str() } else { &view.name });
    let about = |key: &str| locale.t_with(key, &[("name", &name)]).into_owned();
    let facts = [
        ("mail-message-from", view.name.clone()),
        ("mail-message-email", view.email.to_string()),
        ("mail-message-order", view.order_number.clone()),
    ];
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let mut blocks = vec![Block::Facts(known.map(|(key, value)| (locale.t(key).into_owned(), value)).collect())];
    blocks.push(Block::Lines(view.text.lines().map(str::to_owned).collect()));
    blocks.push(Block::Quiet(locale.t("mail-message-reply").into_owned()));
    blocks.push(Block::Button { label: locale.t("mail-message-button").into_owned(), url: view.url.clone() });
    let draft = Draft { subject: about("mail-message-subject"), preview: line(&view.text), heading: about("mail-message-subject"), blocks };
    let paper = Paper { shop: &view.shop, locale, why: "mail-foot-why-message" };
    Letter { reply_to: Some(view.email.clone()), ..written(&paper, &draft, &view.to, &view.shop.name) }
}
