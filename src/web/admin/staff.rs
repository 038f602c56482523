//! Staff: who works here and what they may do. A new one gets a link and chooses the password themselves.

use crate::base::{InvitationId, StaffId, Time};
use crate::shop::staff::Role;
use crate::web::admin::resource_pages::{FormView, form_page};
use crate::web::admin::ui::{Desk, Link, Look, Page, Panel, PostButton, Tag, button_link, moment};
use crate::web::field::draw::GroupView;
use crate::web::field::{Choice, Form, form};
use crate::web::ui::{FieldView, Tone, icon, notice};
use maud::{Markup, Render, html};

pub const STAFF: &str = "/admin/staff";

impl Choice for Role {
    const ALL: &'static [Role] = &Role::ALL;
    fn key(self) -> &'static str {
        Role::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            Role::Owner => "admin-role-owner",
            Role::Manager => "admin-role-manager",
            Role::Fulfilment => "admin-role-fulfilment",
        }
    }
}

/// Who is invited; the answer is a link, shown once.
#[derive(Clone, Debug)]
pub struct InviteFacts {
    pub role: Role,
}

pub const INVITE: Form<InviteFacts> = form!(InviteFacts {
    role: Role = "admin-role", "admin-role-help", preset = "manager";
});

/// A member of staff as others may change them.
#[derive(Clone, Debug)]
pub struct StaffFacts {
    pub name: String,
    pub role: Role,
    pub active: bool,
}

pub const STAFF_FORM: Form<StaffFacts> = form!(StaffFacts {
    name: crate::web::field::input::Line = "admin-name", "";
    role: Role = "admin-role", "admin-role-help";
    active: bool = "admin-staff-active", "admin-staff-active-help", preset = "on";
});

#[derive(Clone, Debug)]
pub struct StaffRow {
    pub id: StaffId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub is_active: bool,
    pub seen: Option<Time>,
}

#[derive(Clone, Debug)]
pub struct StaffView {
    pub rows: Vec<StaffRow>,
    /// Invitations that nobody has used yet: role, last day.
    pub invited: Vec<(InvitationId, Role, Time)>,
    /// A link made just now; it is never shown again.
    pub new_link: Option<String>,
}

pub fn staff_page(desk: &Desk<'_>, view: &StaffView) -> Markup {
    let title = desk.t("admin-nav-staff");
    let people = html! { ul.rows { @for row in &view.rows { li {
        (icon("user"))
        a href={ (STAFF) "/" (row.id) } { (row.name) small { (row.email) } }
        span.cluster {
            @if let Some(at) = row.seen { span.muted.s { (moment(desk.cx, at)) } }
            @if !row.is_active { (Tag::new(Look::Idle, desk.t("admin-staff-inactive"))) }
            (Tag::new(Look::Flat, desk.t(row.role.label())))
        }
    } } @for (id, role, until) in &view.invited { li {
        (icon("mail"))
        span { (desk.t("admin-staff-invited")) small { (desk.t("admin-until")) " " (desk.cx.date(*until)) } }
        span.cluster { (Tag::new(Look::Half, desk.t(role.label())))
            (PostButton { cx: desk.cx, to: &format!("{STAFF}/invitations/{id}/revoke"), label: &desk.t("admin-staff-revoke"), icon: "", class: "ghost small", hidden: &[] }) }
    } } } };
    let roles = html! { dl.in.role-list { @for role in Role::ALL {
        dt { b { (desk.t(role.label())) } } dd.muted { (desk.t(role_about(role))) }
    } } };
    let body = html! {
        @if let Some(link) = &view.new_link {
            div.said role="status" { (notice(Tone::Good, "key", &html! { (desk.t("admin-staff-link")) br; code { (link) } })) }
        }
        (Panel { id: "people", title: &desk.t("admin-staff-people"), aside: html! { span.muted.s { (desk.count(view.rows.len() as u64)) } }, body: people })
        (Panel { id: "roles", title: &desk.t("admin-staff-roles"), aside: html! {}, body: roles })
    };
    let acts = html! { (button_link(&format!("{STAFF}/new"), "", "plus", &desk.t("admin-staff-invite"))) };
    Page { acts, width: "narrow", ..Page::new(desk, &title, body) }.render()
}

const fn role_about(role: Role) -> &'static str {
    match role {
        Role::Owner => "admin-role-owner-about",
        Role::Manager => "admin-role-manager-about",
        Role::Fulfilment => "admin-role-fulfilment-about",
    }
}

/// Asks for the role of a new colleague; `fields` are those of `INVITE`.
pub fn invite_page(desk: &Desk<'_>, fields: Vec<FieldView>) -> Markup {
    let view = FormView {
        title: desk.t("admin-staff-invite-title").into_owned(),
        crumbs: vec![Link::new(STAFF, desk.t("admin-nav-staff"))],
        to: format!("{STAFF}/new"),
        groups: vec![GroupView { title: String::new(), about: String::new(), fields }],
        save: desk.t("admin-staff-invite-do").into_owned(),
        delete: None,
        hidden: Vec::new(),
        trouble: None,
    };
    form_page(desk, &view)
}
