//! Places where goods lie, in the admin: all of it.

use crate::base::{LocationId, Outcome};
use crate::shop::Permission;
use crate::shop::stock::{Location, SaveLocation, locations};
use crate::store::Snapshot;
use crate::web::admin::resource::{Column, NeverDelete, Resource};
use crate::web::cx::Cx;
use crate::web::field::input::{Line, Position};
use crate::web::field::{Form, form};
use maud::html;

pub struct Locations;
impl Resource for Locations {
    type Id = LocationId;
    type Facts = SaveLocation;
    type Save = SaveLocation;
    type Delete = NeverDelete;
    const PATH: &'static str = "/admin/locations";
    const WORD: &'static str = "admin-location";
    const NEEDS: Permission = Permission::Settings;
    const FORM: Form<SaveLocation> = form!(SaveLocation with { id: None } {
        name: Line = "admin-name", "";
        position: Position = "admin-position", "admin-position-help", preset = "0";
    });
    const COLUMNS: &'static [Column<Location>] = &[Column { head: "admin-name", class: "", cell: |l, _| html! { (l.name) } }];
    const DELETE: Option<fn(LocationId) -> NeverDelete> = None;

    fn facts(l: Location) -> SaveLocation {
        SaveLocation { id: Some(l.id), name: l.name, position: l.position }
    }
    fn save(id: Option<LocationId>, facts: SaveLocation) -> SaveLocation {
        SaveLocation { id, ..facts }
    }
    fn name(l: &Location, _: &Cx) -> String {
        l.name.clone()
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<Location>> {
        locations(reads)
    }
}
