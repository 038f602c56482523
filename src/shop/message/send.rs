//! Writing to the shop.

use super::{MESSAGES_MAX, Message};
use crate::base::limits::{LINE_CHARS_MAX, MESSAGE_CHARS_MAX};
use crate::base::{Email, Locale, MessageId, Outcome, Refusal};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendMessage {
    pub name: String,
    pub email: Email,
    #[serde(default)]
    pub order_number: String,
    pub text: String,
    pub locale: Locale,
    pub seems: Seems,
}

/// Who filled in the form, as far as one can tell: machines fill fields that people do not see.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seems {
    Person,
    /// It is kept all the same, apart from the others, for it may be wrong.
    Machine,
}

impl Command for SendMessage {
    type Done = MessageId;
    const NAME: &'static str = "send_message";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome<MessageId> {
        let mut typed = Typed::new();
        let name = typed.line("name", &self.name, LINE_CHARS_MAX);
        let order_number = typed.line("order_number", &self.order_number, LINE_CHARS_MAX);
        let text = typed.lines("text", &self.text, MESSAGE_CHARS_MAX);
        if text.is_empty() {
            typed.wrong("text", "wrong-required");
        }
        typed.all_right()?;
        if tx.total::<Message>(MESSAGES_MAX)? >= MESSAGES_MAX {
            return Err(Refusal::conflict("inbox-full").into());
        }
        let SendMessage { email, locale, seems, .. } = self;
        let (id, sent) = (tx.next()?, tx.now);
        tx.insert(&Message { id, name, email, order_number, text, locale, sent, seems, answered: None })?;
        tx.tell(Event::MessageReceived { message: id });
        Ok(id)
    }
}
