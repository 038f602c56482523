//! What a page has to tell before anything else: mistakes in a form, and notices.

use crate::web::ui::{Tone, icon_m};
use maud::{Markup, html};

/// One mistake and the id of the field that mends it.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub field_id: String,
    pub text: String,
}

/// What is wrong with a form, with links to the fields. Takes the focus when the script runs; readers hear it at once.
pub fn error_summary(title: &str, mistakes: &[Mistake]) -> Markup {
    html! {
        @if !mistakes.is_empty() {
            div.errors role="alert" tabindex="-1" {
                h2 { (title) }
                ul { @for m in mistakes { li {
                    @if m.field_id.is_empty() { (m.text) } @else { a href=(format!("#{}", m.field_id)) { (m.text) } }
                } } }
            }
        }
    }
}

/// A notice with its icon. `content` is one or more inline elements.
pub fn notice(tone: Tone, icon_name: &str, content: &Markup) -> Markup {
    let class = match tone {
        Tone::Good => "notice good",
        Tone::Warn => "notice warn",
        Tone::Bad => "notice bad",
        Tone::Plain | Tone::Sale => "notice",
    };
    html! { div class=(class) { (icon_m(icon_name)) div { (content) } } }
}
