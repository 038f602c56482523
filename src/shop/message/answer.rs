//! What staff do with messages, and forgetting them after a while.

use super::{BY_TIME, Message, Seems};
use crate::base::{MessageId, Outcome, Time};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Given,
    /// It waits for one, again or because a person wrote it after all.
    Open,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetAnswered {
    pub message: MessageId,
    pub answer: Answer,
}

impl Command for SetAnswered {
    type Done = ();
    const NAME: &'static str = "set_answered";
    const NEEDS: Permission = Permission::Orders;

    fn run(self, tx: &mut Tx) -> Outcome {
        let (message, now) = (self.message, tx.now);
        let before: Message = tx.get(message)?;
        let mut after = before.clone();
        match self.answer {
            Answer::Given => after.answered = before.answered.or(Some(now)),
            Answer::Open => (after.answered, after.seems) = (None, Seems::Person),
        }
        if after != before {
            tx.put(&after)?;
            tx.tell(match self.answer {
                Answer::Given => Event::MessageAnswered { message },
                Answer::Open => Event::MessageReopened { message },
            });
        }
        Ok(())
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteMessage {
    pub message: MessageId,
}

impl Command for DeleteMessage {
    type Done = ();
    const NAME: &'static str = "delete_message";
    const NEEDS: Permission = Permission::Orders;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.message)?;
        tx.tell(Event::MessageDeleted { message: self.message });
        Ok(())
    }
}

/// Removes messages sent before that moment, at most `most`, and says how many.
#[derive(Serialize, Deserialize)]
pub struct ForgetMessages {
    pub before: Time,
    pub most: usize,
}

impl Command for ForgetMessages {
    type Done = usize;
    const NAME: &'static str = "forget_messages";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        let old = tx.ids_between::<Message, _, _, _>(&BY_TIME, &Time::at(i64::MIN), &self.before, Page::first(self.most))?;
        for message in &old {
            tx.delete(*message)?;
            tx.tell(Event::MessageDeleted { message: *message });
        }
        Ok(old.len())
    }
}
