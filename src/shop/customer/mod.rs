//! Customers: people who have ordered, known by their e-mail address. Guests are customers too.

pub mod group;

pub use group::{CustomerGroup, DeleteCustomerGroup, SaveCustomerGroup, SetCustomerGroups};

use super::Tx;
use crate::base::{CustomerGroupId, CustomerId, Email, Locale, Outcome, Time};
use crate::store::{Direction, Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Customer {
    pub id: CustomerId,
    pub email: Email,
    pub name: String,
    pub locale: Locale,
    pub since: Time,
    /// What staff put the customer in.
    #[serde(default)]
    pub groups: Vec<CustomerGroupId>,
    /// How often the personal link was drawn anew; each makes those before worthless.
    #[serde(default)]
    pub links: u32,
}

pub const BY_EMAIL: Index<Customer, String> = Index::unique(9);

impl Names for CustomerId {
    type Record = Customer;
}
impl Record for Customer {
    const TABLE: Table = Table::new(22, "customer").journaled();
    type Id = CustomerId;
    fn id(&self) -> CustomerId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_EMAIL, &self.email.folded());
        for group in &self.groups {
            keys.add(&group::MEMBERS, group);
        }
    }
}

/// Customers, the latest first.
pub fn latest(reads: &impl Reads, page: Page) -> Outcome<Vec<Customer>> {
    reads.all(Page { direction: Direction::Backward, ..page })
}

/// The customer with this address.
pub fn find_by_email(reads: &impl Reads, email: &Email) -> Outcome<Option<Customer>> {
    reads.lookup(&BY_EMAIL, &email.folded())
}

/// The customer with this address; made when there is none. A guest proves nothing, so what is known is not overwritten.
pub fn by_email(tx: &mut Tx, email: &Email, name: &str, locale: Locale) -> Outcome<CustomerId> {
    if let Some(known) = find_by_email(tx, email)? {
        return Ok(known.id);
    }
    let customer =
        Customer { id: tx.next()?, email: email.clone(), name: name.to_owned(), locale, since: tx.now, groups: Vec::new(), links: 0 };
    tx.insert(&customer)?;
    Ok(customer.id)
}
