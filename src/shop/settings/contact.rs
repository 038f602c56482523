//! Saving how the shop is reached.

use super::Contact;
use crate::base::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX, PHONE_CHARS_MAX};
use crate::base::{Id, Outcome, SettingsId};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveContact {
    pub contact: Contact,
}

impl Command for SaveContact {
    type Done = ();
    const NAME: &'static str = "save_contact";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let contact = Contact {
            email: self.contact.email,
            phone: phone(&mut typed, &self.contact.phone),
            address: typed.lines("address", &self.contact.address, NOTE_CHARS_MAX),
            opening: typed.words("opening", &self.contact.opening, LINE_CHARS_MAX),
        };
        typed.all_right()?;
        tx.change(SettingsId::new(super::THE), |settings| {
            settings.contact = contact;
            Ok(())
        })?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}

/// Digits with the signs that people write between them.
fn phone(typed: &mut Typed, phone: &str) -> String {
    let phone = typed.line("phone", phone, PHONE_CHARS_MAX);
    let known = phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '/' | '(' | ')' | '.' | ' '));
    if !phone.is_empty() && (!known || phone.chars().filter(char::is_ascii_digit).count() < 3) {
        typed.wrong("phone", "wrong-phone");
    }
    phone
}
