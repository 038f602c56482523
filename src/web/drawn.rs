//! Parts of pages as they were drawn, for whoever comes next: what stands around every page and looks alike to all, and what stands
//! inside a page that is the same for everybody. Kept with the shop's face, and dropped with it: at any change of the settings, and
//! after some seconds. Visitors with a cart, whose pages cannot be kept whole (`web/kept`), get theirs put together from these.

use crate::base::Outcome;
use crate::store::log::Position;
use crate::web::ui::Inside;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Insides of pages that one face keeps, in bytes; when they are more, all are dropped.
const BYTES_MAX: usize = 2 << 20;

/// What was drawn with one face.
#[derive(Default, Debug)]
pub struct Drawn {
    pub frame: FrameParts,
    insides: RwLock<Insides>,
}

/// What does not change from page to page, but for the few things that are put between.
#[derive(Default, Debug)]
pub struct FrameParts {
    pub menus: OnceLock<String>,
    pub foot: OnceLock<String>,
}

#[derive(Default, Debug)]
struct Insides {
    /// The end of the log when they were drawn.
    at: Position,
    bytes: usize,
    by_name: HashMap<String, Arc<Inside>>,
}

/// A face that is changed has drawn nothing yet.
impl Clone for Drawn {
    fn clone(&self) -> Drawn {
        Drawn::default()
    }
}

impl Drawn {
    /// The inside of that name as it was drawn while the log ended at `at`, or drawn now.
    pub fn inside(&self, name: String, at: Position, draw: impl FnOnce() -> Outcome<Inside>) -> Outcome<Arc<Inside>> {
        {
            let kept = self.insides.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = kept.by_name.get(&name).filter(|_| kept.at == at) {
                return Ok(known.clone());
            }
        }
        let inside = Arc::new(draw()?);
        let mut kept = self.insides.write().unwrap_or_else(PoisonError::into_inner);
        if kept.at > at {
            return Ok(inside); // something has happened since
        }
        let size = name.len() + inside.size();
        if kept.at < at || kept.bytes + size > BYTES_MAX {
            *kept = Insides { at, ..Insides::default() };
        }
        if size <= BYTES_MAX && kept.by_name.insert(name, inside.clone()).is_none() {
            kept.bytes += size;
        }
        Ok(inside)
    }
}
