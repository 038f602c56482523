//! Flows: what the shop does by itself and with the outside: last success, backlog, failures; and the jobs that wait.

use crate::base::Time;
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Look, Page, Panel, PostButton, Tag, moment};
use maud::{Markup, Render, html};

pub const FLOWS: &str = "/admin/flows";

/// One connection or follower.
#[derive(Clone, Debug)]
pub struct FlowRow {
    pub name: String,
    /// What it is for, and what happens when it stops.
    pub about: String,
    pub last: Last,
    pub backlog: u64,
    pub failures: u64,
    /// How it stands, where that does not follow from the figures.
    pub state: Option<Tag>,
}

/// When it last did what it is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Last {
    At(Time),
    /// It has not had anything to do yet.
    Never,
    /// Longer ago than anybody looked back.
    NotLately,
}

/// One waiting job.
#[derive(Clone, Debug)]
pub struct JobRow {
    pub what: String,
    pub about: String,
    /// How many there are of the kind, where nothing tells them apart.
    pub alike: u64,
    pub due: Time,
    pub tries: u32,
    /// What went wrong the last time.
    pub trouble: String,
    /// A person was asked: it waits for `retry` or `dismiss`.
    pub gave_up: bool,
    /// Paths of the POSTs: what was not tried yet cannot be tried again, what is tried again is not put away.
    pub retry: Option<String>,
    pub dismiss: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct FlowsView {
    pub flows: Vec<FlowRow>,
    /// What waits for a person first, then what is due next.
    pub jobs: Vec<JobRow>,
    /// How many jobs there are, those included that are not shown.
    pub jobs_total: u64,
    /// Why the last thing was not done.
    pub trouble: Option<String>,
}

pub fn flows_page(desk: &Desk<'_>, view: &FlowsView) -> Markup {
    let title = desk.t("admin-nav-flows");
    let body = html! {
        (trouble(view.trouble.as_deref()))
        p.muted.lead-s { (desk.t("admin-flows-about")) }
        (Panel { id: "flows", title: &desk.t("admin-nav-flows"), aside: html! {}, body: flows_table(desk, &view.flows) })
        (Panel { id: "jobs", title: &desk.t("admin-jobs"), aside: html! { span.muted.s { (desk.count(view.jobs_total)) } }, body: jobs_list(desk, &view.jobs) })
    };
    Page { width: "narrow", ..Page::new(desk, &title, body) }.render()
}

fn flows_table(desk: &Desk<'_>, flows: &[FlowRow]) -> Markup {
    html! { table.table.leaf.small-t {
        caption.hide { (desk.t("admin-nav-flows")) }
        thead { tr {
            th scope="col" { (desk.t("admin-flow")) }
            th scope="col" { (desk.t("admin-flow-last")) }
            th.num scope="col" { (desk.t("admin-flow-backlog")) }
            th scope="col" { (desk.t("admin-state")) }
        } }
        tbody { @for flow in flows { tr {
            td.grow { b { (flow.name) } small { (flow.about) } }
            td.muted { @match flow.last {
                Last::At(at) => (moment(desk.cx, at)),
                Last::Never => (desk.t("admin-flow-never")),
                Last::NotLately => (desk.t("admin-flow-not-lately")),
            } }
            td.num { (desk.count(flow.backlog)) }
            td.tags { (flow_tag(desk, flow)) }
        } } }
    } }
}

fn flow_tag(desk: &Desk<'_>, flow: &FlowRow) -> Tag {
    if flow.failures > 0 {
        Tag::new(Look::Bad, desk.t_n("admin-flow-failed", flow.failures))
    } else if let Some(state) = &flow.state {
        state.clone()
    } else if flow.backlog > 0 {
        Tag::new(Look::Half, desk.t("admin-flow-busy"))
    } else {
        Tag::new(Look::Done, desk.t("admin-flow-well"))
    }
}

fn jobs_list(desk: &Desk<'_>, jobs: &[JobRow]) -> Markup {
    html! {
        @if jobs.is_empty() { div.in { p.muted { (desk.t("admin-jobs-none")) } } }
        ul.rows.wide-rows.no-icon { @for job in jobs { li {
            span {
                (job.what) @if !job.about.is_empty() { " " span.muted { (job.about) } }
                @if job.alike > 1 { " " span.muted { "× " (desk.count(job.alike)) } }
                small { @if job.gave_up { (desk.t("admin-job-gave-up")) } @else { (desk.t(if job.tries > 0 { "admin-job-next" } else { "admin-job-due" })) " " (moment(desk.cx, job.due)) }
                    @if job.tries > 0 { ". " (desk.t_n("admin-job-tries", job.tries.into())) } }
                @if !job.trouble.is_empty() { small.mono { (job.trouble) } }
            }
            div.cluster {
                @if let Some(to) = &job.retry { (press(desk, to, "admin-retry", "ghost small")) }
                @if let Some(to) = &job.dismiss { (press(desk, to, "admin-dismiss", "bare small")) }
            }
        } } }
    }
}

fn press(desk: &Desk<'_>, to: &str, label: &str, class: &str) -> Markup {
    let back = [("back", FLOWS.to_owned())];
    PostButton { cx: desk.cx, to, label: &desk.t(label), icon: "", class, hidden: &back }.render()
}
