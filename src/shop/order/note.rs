//! What staff write about an order, for themselves.

use crate::base::text;
use crate::base::{OrderId, Outcome};
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct NoteOrder {
    pub order: OrderId,
    pub note: String,
}

impl Command for NoteOrder {
    type Done = ();
    const NAME: &'static str = "note_order";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let note = text::note("note", &self.note)?;
        tx.change(self.order, |order| {
            order.staff_note = note;
            Ok(())
        })?;
        tx.tell(Event::OrderNoted { order: self.order });
        Ok(())
    }
}
