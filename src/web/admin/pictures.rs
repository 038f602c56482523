//! Pictures as answers of a list, for forms that name one.

use crate::base::Outcome;
use crate::shop::catalog::Media;
use crate::store::{Page, Reads, Snapshot};
use crate::web::cx::Cx;
use crate::web::ui::ChoiceView;

/// The newest pictures that a list offers.
const PICTURES_MAX: usize = 500;

/// By what they show, else by their file's name; the newest first.
pub fn options(reads: &Snapshot, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
    let all: Vec<Media> = reads.all(Page::last(PICTURES_MAX))?;
    let label = |m: &Media| if m.alt.is_empty() { m.name.clone() } else { format!("{} ({})", m.alt.get(cx.locale), m.name) };
    Ok(all.iter().map(|m| ChoiceView::new(m.id.to_string(), label(m))).collect())
}
