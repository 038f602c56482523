//! List, new and edit of anything that can say its columns and its fields. A simple resource is its record and commands in
//! `shop` and about 40 lines in `web/admin`: see `tax.rs`. Its pages are in `resource_pages`, its handlers in `resource_serve`. What has a life of its own (orders, products) writes its own pages
//! and keeps using `Form`; nobody adds hooks here.

use crate::base::{Outcome, Refusal};
use crate::shop::{Command, Permission, Tx};
use crate::store::{Names, Page as Part, Reads, Record, Snapshot};
use crate::web::admin::resource_pages::ListView;
use crate::web::admin::ui::Desk;
use crate::web::cx::Cx;
use crate::web::field::Form;
use crate::web::ui::ChoiceView;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

/// Most records that a list shows: resources are what a merchant sets up by hand.
pub const ROWS_MAX: usize = 2_000;

/// One column of a list. The first is the link to the record.
pub struct Column<R> {
    /// Text key of its head.
    pub head: &'static str,
    /// "" for words; "num" for figures, which stand right; "tags" for states.
    pub class: &'static str,
    pub cell: fn(&R, &Cx) -> Markup,
}

/// What it takes to have a list, a form and their addresses in the admin.
pub trait Resource: Send + Sync + 'static {
    type Id: Names<Record: Record + Send>;
    /// What the form fills.
    type Facts: Send + 'static;
    type Save: Command<Done = Self::Id>;
    type Delete: Command<Done = ()>;

    /// `/admin/tax`
    const PATH: &'static str;
    /// Beginning of its text keys: `WORD-list` (title of the list), `WORD-about` (a sentence), `WORD-one` (title of a form),
    /// `WORD-new` (the button), `WORD-none` (title of the empty list).
    const WORD: &'static str;
    /// Who may see it; saving needs what the command needs.
    const NEEDS: Permission;
    const FORM: Form<Self::Facts>;
    const COLUMNS: &'static [Column<<Self::Id as Names>::Record>];
    /// How a record is deleted; `None` where it stays for good.
    const DELETE: Option<fn(Self::Id) -> Self::Delete>;

    fn facts(record: <Self::Id as Names>::Record) -> Self::Facts;
    fn save(id: Option<Self::Id>, facts: Self::Facts) -> Self::Save;

    /// The records of the list in their order.
    fn rows(reads: &Snapshot) -> Outcome<Vec<<Self::Id as Names>::Record>> {
        reads.all(Part::first(ROWS_MAX))
    }

    /// The list as it is shown.
    fn list(reads: &Snapshot, cx: &Cx) -> Outcome<ListView>
    where
        Self: Sized,
    {
        Ok(ListView::of::<Self>(&Self::rows(reads)?, cx))
    }

    /// The answers of a field that picks one of several records.
    fn options(_reads: &Snapshot, _field: &str, _cx: &Cx) -> Outcome<Vec<ChoiceView>> {
        Ok(Vec::new())
    }

    /// What a record is called, for the title of its form and the question before it is deleted.
    fn name(record: &<Self::Id as Names>::Record, cx: &Cx) -> String;

    /// What stands below the list: another list that belongs to it.
    fn more(_reads: &Snapshot, _desk: &Desk<'_>) -> Outcome<Markup> {
        Ok(html! {})
    }
}

/// Stands for deleting where `DELETE` is `None`.
#[derive(Serialize, Deserialize)]
pub struct NeverDelete {}

impl Command for NeverDelete {
    type Done = ();
    const NAME: &'static str = "never_delete";
    const NEEDS: Permission = Permission::System;
    fn run(self, _: &mut Tx) -> Outcome {
        Err(Refusal::Forbidden.into())
    }
}
