//! Customer groups in the admin: all of it.

use crate::base::{CustomerGroupId, Outcome};
use crate::shop::Permission;
use crate::shop::customer::group::{MEMBERS, groups};
use crate::shop::customer::{CustomerGroup, DeleteCustomerGroup, SaveCustomerGroup};
use crate::store::{Reads, Snapshot};
use crate::web::admin::resource::{Column, Resource};
use crate::web::admin::resource_pages::ListView;
use crate::web::cx::Cx;
use crate::web::field::input::{Line, Note};
use crate::web::field::{Form, form};
use maud::html;

/// Counts of members go no further.
const COUNT_MAX: usize = 10_000;

pub struct CustomerGroups;
impl Resource for CustomerGroups {
    type Id = CustomerGroupId;
    type Facts = SaveCustomerGroup;
    type Save = SaveCustomerGroup;
    type Delete = DeleteCustomerGroup;
    const PATH: &'static str = "/admin/customer-groups";
    const WORD: &'static str = "admin-customer-group";
    const NEEDS: Permission = Permission::Settings;
    const FORM: Form<SaveCustomerGroup> = form!(SaveCustomerGroup with { id: None } {
        name: Line = "admin-name", "";
        note: Note = "admin-note", "admin-customer-group-note-help";
    });
    const COLUMNS: &'static [Column<CustomerGroup>] = &[
        Column { head: "admin-name", class: "", cell: |group, _| html! { (group.name) } },
        Column { head: "admin-note", class: "muted off", cell: |group, _| html! { (group.note) } },
    ];
    const DELETE: Option<fn(CustomerGroupId) -> DeleteCustomerGroup> = Some(|customer_group| DeleteCustomerGroup { customer_group });

    fn facts(group: CustomerGroup) -> SaveCustomerGroup {
        let CustomerGroup { id, name, note } = group;
        SaveCustomerGroup { id: Some(id), name, note }
    }
    fn save(id: Option<CustomerGroupId>, facts: SaveCustomerGroup) -> SaveCustomerGroup {
        SaveCustomerGroup { id, ..facts }
    }
    fn name(group: &CustomerGroup, _: &Cx) -> String {
        group.name.clone()
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<CustomerGroup>> {
        groups(reads)
    }
    /// Each with the number of its members.
    fn list(reads: &Snapshot, cx: &Cx) -> Outcome<ListView> {
        let all = Self::rows(reads)?;
        let mut view = ListView::of::<Self>(&all, cx);
        view.heads.push(("admin-customer-group-members", "num"));
        for (row, group) in view.rows.iter_mut().zip(&all) {
            let members = reads.count(&MEMBERS, &group.id, COUNT_MAX)?;
            row.cells.push(html! { (cx.number(i64::try_from(members).unwrap_or(i64::MAX))) });
        }
        Ok(view)
    }
}
