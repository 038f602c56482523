//! Places where goods lie.

use super::{LOCATIONS_MAX, Location};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{LocationId, Outcome};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveLocation {
    #[serde(default)]
    pub id: Option<LocationId>,
    pub name: String,
    #[serde(default)]
    pub position: u32,
}

impl Command for SaveLocation {
    type Done = LocationId;
    const NAME: &'static str = "save_location";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<LocationId> {
        let mut typed = Typed::new();
        let name = typed.required_line("name", &self.name, LINE_CHARS_MAX);
        if self.id.is_none() && tx.total::<Location>(LOCATIONS_MAX)? >= LOCATIONS_MAX {
            typed.wrong_with("name", "wrong-too-many", "max", LOCATIONS_MAX);
        }
        typed.all_right()?;
        let id = match self.id {
            Some(id) => tx.get(id)?.id,
            None => tx.next()?,
        };
        tx.put(&Location { id, name, position: self.position })?;
        tx.tell(Event::LocationSaved { location: id });
        Ok(id)
    }
}
