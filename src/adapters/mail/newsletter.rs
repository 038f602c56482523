//! The letters about the newsletter: the one with the link to confirm, and the one that says that one is on the list and how to leave.

use super::draft::{Block, Draft, Paper};
use super::letters::{Letter, Sender, written};
use crate::base::{Email, Locale};

#[derive(Clone, Debug)]
pub struct NewsletterView {
    pub shop: Sender,
    /// The language in which it was asked for.
    pub locale: Locale,
    pub to: Email,
    /// What comes, and about how often; may be empty.
    pub promise: String,
    pub step: Step,
}

#[derive(Clone, Debug)]
pub enum Step {
    /// Somebody entered the address; this link leads to the page with the button.
    Confirm { url: String },
    /// It is confirmed; this link leaves.
    Welcome { leave: String },
}

pub fn compose_newsletter(view: &NewsletterView) -> Letter {
    let t = |key: &str| view.locale.t_with(key, &[("shop", &view.shop.name)]).into_owned();
    let promise = (!view.promise.is_empty()).then(|| Block::Say(view.promise.clone()));
    let (draft, why, unsubscribe) = match &view.step {
        Step::Confirm { url } => {
            let mut blocks = vec![Block::Say(t("mail-newsletter-confirm-say"))];
            blocks.extend(promise);
            blocks.push(Block::Button { label: t("mail-newsletter-confirm-button"), url: url.clone() });
            blocks.push(Block::Quiet(t("mail-newsletter-confirm-else")));
            let (subject, preview) = (t("mail-newsletter-confirm-subject"), t("mail-newsletter-confirm-preview"));
            (Draft { subject, preview, heading: t("mail-newsletter-confirm-heading"), blocks }, "mail-foot-why-newsletter-asked", None)
        }
        Step::Welcome { leave } => {
            let mut blocks = vec![Block::Say(t("mail-newsletter-welcome-say"))];
            blocks.extend(promise);
            blocks.push(Block::Quiet(t("mail-newsletter-welcome-leave")));
            blocks.push(Block::Button { label: t("mail-newsletter-welcome-button"), url: leave.clone() });
            let (subject, preview) = (t("mail-newsletter-welcome-subject"), t("mail-newsletter-welcome-preview"));
            let draft = Draft { subject, preview, heading: t("mail-newsletter-welcome-heading"), blocks };
            (draft, "mail-foot-why-newsletter", Some(leave.clone()))
        }
    };
    let paper = Paper { shop: &view.shop, locale: view.locale, why };
    Letter { unsubscribe, ..written(&paper, &draft, &view.to, "") }
}
