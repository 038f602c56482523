//! "Where is my order?": whoever knows its number and the e-mail address that stands in it is sent the link to it, to that address.

use super::BY_NUMBER;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Email, Outcome, Span, Time};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Letters with the link that one order can have sent so, and how long after one the next is written: more would be a nuisance.
const ASKED_MAX: u32 = 20;
const PAUSE: Span = Span::minutes(10);

/// How often somebody asked where the order is, and when they did last.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Looked {
    pub times: u32,
    pub last: Option<Time>,
}

/// The answer is always the same: whether there is such an order, and whose it is, is nobody's business who does not read its letters.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FindOrder {
    pub number: String,
    pub email: Email,
}

impl Command for FindOrder {
    type Done = ();
    const NAME: &'static str = "find_order";
    const NEEDS: Permission = Permission::Anyone;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let number = typed.line("number", &self.number, LINE_CHARS_MAX);
        if number.is_empty() {
            typed.wrong("number", "wrong-required");
        }
        typed.all_right()?;
        // Every answer waits for its sync alike: one that wrote nothing would come sooner, and tell that there is no such order.
        tx.count_up("orders looked for")?;
        let now = tx.now;
        // People write `#10427` as letters do.
        let found = tx.lookup(&BY_NUMBER, &number.trim_start_matches('#').trim().to_owned())?;
        let Some(order) = found.filter(|order| order.email.folded() == self.email.folded()) else { return Ok(()) };
        let Looked { times, last } = order.looked;
        if times >= ASKED_MAX || last.is_some_and(|last| now < last + PAUSE) {
            return Ok(());
        }
        let nth = times + 1;
        tx.change(order.id, |order| {
            order.looked = Looked { times: nth, last: Some(now) };
            Ok(())
        })?;
        tx.tell(Event::OrderLinkAsked { order: order.id, nth });
        Ok(())
    }
}
