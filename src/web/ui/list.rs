//! Ordered things: where a page stands, and what happened and comes next.

use crate::web::cx::Cx;
use maud::{Markup, html};

/// One step of the way from the home page to here; without `href` it is this page.
#[derive(Clone, Debug)]
pub struct Crumb {
    pub label: String,
    pub href: Option<String>,
}

pub fn crumbs(cx: &Cx, crumbs: &[Crumb]) -> Markup {
    html! {
        nav aria-label=(cx.t("word-breadcrumb")) {
            ol.crumbs {
                @for crumb in crumbs {
                    li {
                        @if let Some(href) = &crumb.href { a href=(href) { (crumb.label) } }
                        @else { span aria-current="page" { (crumb.label) } }
                    }
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepState {
    Done,
    Now,
    Next,
}

/// One step of a timeline, in words of the page's language.
#[derive(Clone, Debug)]
pub struct StepView {
    pub state: StepState,
    pub title: String,
    pub note: String,
}

pub fn timeline(steps: &[StepView]) -> Markup {
    html! {
        ol.timeline {
            @for step in steps {
                @let class = match step.state {
                    StepState::Done => None,
                    StepState::Now => Some("now"),
                    StepState::Next => Some("next"),
                };
                li class=[class] aria-current=[(step.state == StepState::Now).then_some("step")] {
                    div {
                        @if step.state == StepState::Now { b { (step.title) } } @else { (step.title) }
                        @if !step.note.is_empty() { small { (step.note) } }
                    }
                }
            }
        }
    }
}
