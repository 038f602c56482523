//! Parts of pages as they were drawn, for whoever comes next: what stands around every page and looks alike to all, and what stands
//! inside a page that is the same for everybody. Kept with the shop's face, and dropped with it: at any change of the settings, and
//! after some seconds. Visitors with a cart, whose pages cannot be kept whole (`web/kept`), get theirs put together from these.

use crate::base::Outcome;
use crate::store::log::Position;
use crate::web::kept::Once;
use crate::web::ui::Inside;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Insides of pages that one face keeps, in bytes; when they are more, all are dropped. They are kept when they are asked for again.
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
    once: Once,
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
        let is_wanted = kept.once.again(&name);
        if kept.at < at || (is_wanted && kept.bytes + size > BYTES_MAX) {
            *kept = Insides { at, once: std::mem::take(&mut kept.once), ..Insides::default() };
        }
        if is_wanted && size <= BYTES_MAX && kept.by_name.insert(name, inside.clone()).is_none() {
            kept.bytes += size;
        }
        Ok(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES_MAX, Drawn};
    use crate::web::ui::Inside;
    use std::cell::Cell;

    #[test]
    fn what_is_asked_for_again_is_kept_and_what_machines_think_of_pushes_nothing_out() {
        let (drawn, times) = (Drawn::default(), Cell::new(0));
        let ask = |name: &str, at: u64, bytes: usize| {
            let before = times.get();
            let draw = || {
                times.set(before + 1);
                Ok(Inside::of_size(bytes))
            };
            drawn.inside(name.to_owned(), at, draw).unwrap();
            times.get() > before
        };
        assert!(ask("home", 1, 100) && ask("home", 1, 100) && !ask("home", 1, 100), "drawn twice, then kept");
        for n in 0..1_000 {
            assert!(ask(&format!("list ?gclid={n}"), 1, BYTES_MAX / 100));
        }
        assert!(!ask("home", 1, 100), "it is still there");
        assert!(ask("home", 2, 100), "something has happened");
        assert!(!ask("home", 2, 100), "who asked before need not ask twice again");
        assert!(ask("home", 1, 100), "what was read before that is not shown as new");
        for _ in 0..3 {
            assert!(ask("large", 2, BYTES_MAX + 1), "too large for one");
        }
    }
}
