//! Groups of customers, whom the merchant knows better than others: regulars, traders. What is offered to a group alone needs proof
//! of who asks, and an address that somebody types at the checkout proves nothing. The proof is the customer's personal link, which
//! staff hand over: whoever has it is the customer, and a new one makes those before worthless.

use super::{Customer, CustomerId};
use crate::base::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::base::{CustomerGroupId, Outcome, Refusal};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx, token};
use crate::store::{Index, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CustomerGroup {
    pub id: CustomerGroupId,
    pub name: String,
    /// For staff: who belongs in it.
    #[serde(default)]
    pub note: String,
}

pub const GROUPS_MAX: usize = 50;
pub const MEMBERS: Index<Customer, CustomerGroupId> = Index::many(220);

impl Names for CustomerGroupId {
    type Record = CustomerGroup;
}
impl Record for CustomerGroup {
    const TABLE: Table = Table::new(85, "customer group");
    type Id = CustomerGroupId;
    fn id(&self) -> CustomerGroupId {
        self.id
    }
    fn index(&self, _: &mut crate::store::Keys<Self>) {}
}

/// All of them by name.
pub fn groups(reads: &impl Reads) -> Outcome<Vec<CustomerGroup>> {
    let mut all: Vec<CustomerGroup> = reads.all(Page::first(GROUPS_MAX))?;
    all.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(all)
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveCustomerGroup {
    #[serde(default)]
    pub id: Option<CustomerGroupId>,
    pub name: String,
    #[serde(default)]
    pub note: String,
}

impl Command for SaveCustomerGroup {
    type Done = CustomerGroupId;
    const NAME: &'static str = "save_customer_group";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<CustomerGroupId> {
        let mut typed = Typed::new();
        let name = typed.required_line("name", &self.name, LINE_CHARS_MAX);
        let note = typed.lines("note", &self.note, NOTE_CHARS_MAX);
        let known = groups(tx)?;
        if known.iter().any(|group| group.name == name && Some(group.id) != self.id) {
            typed.wrong("name", "wrong-taken");
        }
        if self.id.is_none() && known.len() >= GROUPS_MAX {
            typed.wrong_with("name", "wrong-too-many", "max", GROUPS_MAX);
        }
        typed.all_right()?;
        let id = match self.id {
            Some(id) => tx.get(id)?.id,
            None => tx.next()?,
        };
        tx.put(&CustomerGroup { id, name, note })?;
        tx.tell(Event::CustomerGroupSaved { customer_group: id });
        Ok(id)
    }
}

/// Only an empty one. A way to pay that was for this group alone is for nobody afterwards, until the merchant says for whom.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteCustomerGroup {
    pub customer_group: CustomerGroupId,
}

impl Command for DeleteCustomerGroup {
    type Done = ();
    const NAME: &'static str = "delete_customer_group";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        if tx.count(&MEMBERS, &self.customer_group, 1)? > 0 {
            return Err(Refusal::conflict("in-use").into());
        }
        tx.delete(self.customer_group)?;
        tx.tell(Event::CustomerGroupDeleted { customer_group: self.customer_group });
        Ok(())
    }
}

/// Staff say in which groups a customer is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetCustomerGroups {
    pub customer: CustomerId,
    pub groups: Vec<CustomerGroupId>,
}

impl Command for SetCustomerGroups {
    type Done = ();
    const NAME: &'static str = "set_customer_groups";
    const NEEDS: Permission = Permission::Orders;

    fn run(self, tx: &mut Tx) -> Outcome {
        let known = groups(tx)?;
        if self.groups.iter().any(|wanted| known.iter().all(|group| group.id != *wanted)) {
            return Err(Refusal::wrong("groups", "wrong-choice").into());
        }
        let groups: Vec<CustomerGroupId> = known.iter().map(|group| group.id).filter(|id| self.groups.contains(id)).collect();
        tx.change(self.customer, |customer| {
            customer.groups = groups;
            Ok(())
        })?;
        tx.tell(Event::CustomerGrouped { customer: self.customer });
        Ok(())
    }
}

/// Staff draw a customer's personal link anew: the one before fell into wrong hands, or was passed on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DrawCustomerLink {
    pub customer: CustomerId,
}

impl Command for DrawCustomerLink {
    type Done = ();
    const NAME: &'static str = "draw_customer_link";
    const NEEDS: Permission = Permission::Orders;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.change(self.customer, |customer| {
            customer.links = customer.links.saturating_add(1);
            Ok(())
        })?;
        tx.tell(Event::CustomerLinkDrawn { customer: self.customer });
        Ok(())
    }
}

/// The customer behind a personal link; `None` for one that was made up or is worthless by now. `draw` gives the token that is right.
pub fn behind(reads: &impl Reads, link: &str, draw: impl Fn(CustomerId, u32) -> String) -> Outcome<Option<Customer>> {
    let Some(id) = link.split('-').next().and_then(|id| id.parse::<CustomerId>().ok()) else { return Ok(None) };
    let Some(customer) = reads.find(id)? else { return Ok(None) };
    // Hashes are compared, so that the time it takes says nothing of the token.
    let is_right = token::hash(link) == token::hash(&draw(id, customer.links));
    Ok(is_right.then_some(customer))
}
