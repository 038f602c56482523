//! Staff: the list, the link for a new colleague, and what others may change of somebody.

use crate::base::{Error, InvitationId, Outcome, Refusal, StaffId};
use crate::shop::Permission;
use crate::shop::staff::session::sessions;
use crate::shop::staff::{self, Invitation, Invite, RevokeInvitation, SaveStaff};
use crate::store::{Page, Reads};
use crate::web::admin::asked;
use crate::web::admin::enter::join_path;
use crate::web::admin::resource_pages::{FormView, form_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::staff::{INVITE, STAFF, STAFF_FORM, StaffFacts, StaffRow, StaffView, invite_page, staff_page};
use crate::web::admin::ui::{Link, SAID_DONE, SAID_SAVED};
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::{Filled, conflict, mistakes};
use crate::web::form::Raw;
use axum::extract::Path;
use axum::response::Response;

/// Invitations that are shown; more than these nobody gives out in a week.
const INVITED_MAX: usize = 100;

pub async fn list(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| people(ask, None))
}

fn people(ask: &Ask<'_>, new_link: Option<String>) -> Outcome<Answer> {
    ask.actor.must(Permission::Staff)?;
    let (reads, now) = (ask.shop.read()?, ask.cx.now);
    let mut rows = Vec::new();
    for member in staff::all(&reads)? {
        let seen = sessions(&reads, member.id, now)?.iter().map(|session| session.seen).max();
        let staff::Staff { id, email, name, role, active, .. } = member;
        rows.push(StaffRow { id, name, email: email.to_string(), role, is_active: active, seen });
    }
    let invited: Vec<Invitation> = reads.all(Page::last(INVITED_MAX))?;
    let invited = invited.into_iter().filter(|link| link.expires > now).map(|link| (link.id, link.role, link.expires)).collect();
    Ok(Answer::Page(staff_page(&ask.desk(), &StaffView { rows, invited, new_link })))
}

pub async fn ask_invite(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.actor.must(Permission::Staff)?;
        Ok(Answer::Page(invite_form(ask, None, None)))
    })
}

fn invite_form(ask: &Ask<'_>, typed: Option<&Raw>, refusal: Option<&Refusal>) -> maud::Markup {
    let wrong = refusal.and_then(mistakes).unwrap_or_default();
    invite_page(&ask.desk(), Filled { form: &INVITE, facts: None, typed, wrong, options: &|_| Vec::new() }.fields(ask.cx))
}

/// The link stands in the answer and nowhere else: a redirect would have to carry it.
pub async fn invite(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Staff)?;
        match INVITE.read(&form.raw, &ReadCx::of(ask.cx)) {
            Ok(facts) => {
                let token = ask.shop.run(ask.actor, Invite { role: facts.role })?;
                people(ask, Some(ask.cx.absolute(&join_path(&token))))
            }
            Err(refusal) => Ok(Answer::Mend(invite_form(ask, Some(&form.raw), Some(&refusal)))),
        }
    })
}

/// An invitation that is gone already is as good as taken back.
pub async fn revoke(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let invitation: InvitationId = asked::id(&path)?;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Staff)?;
        match ask.shop.run(ask.actor, RevokeInvitation { invitation }) {
            Ok(()) | Err(Error::Refused(Refusal::NotFound { .. })) => Ok(Answer::Go(format!("{STAFF}?said={SAID_DONE}"))),
            Err(other) => Err(other),
        }
    })
}

pub async fn edit(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    who.answer(|ask| Ok(Answer::Page(member_page(ask, id, None, None)?)))
}

fn member_page(ask: &Ask<'_>, id: StaffId, typed: Option<&Raw>, refusal: Option<&Refusal>) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Staff)?;
    let (cx, desk) = (ask.cx, ask.desk());
    let member = ask.shop.read()?.get(id)?;
    let facts = StaffFacts { name: member.name, role: member.role, active: member.active };
    let wrong = refusal.and_then(mistakes).unwrap_or_default();
    let filled = Filled { form: &STAFF_FORM, facts: Some(&facts), typed, wrong, options: &|_| Vec::new() };
    let mut groups = filled.groups(cx);
    if let Some(first) = groups.first_mut() {
        first.title = member.email.to_string();
    }
    let view = FormView {
        title: facts.name.clone(),
        crumbs: vec![Link::new(STAFF, desk.t("admin-nav-staff"))],
        to: format!("{STAFF}/{id}"),
        groups,
        save: desk.t("admin-save").into_owned(),
        delete: None,
        hidden: Vec::new(),
        trouble: refusal.and_then(|refusal| conflict(cx, refusal)),
    };
    Ok(form_page(&desk, &view))
}

pub async fn update(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: StaffId = asked::id(&path)?;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Staff)?;
        let member = ask.shop.read()?.get(id)?;
        let read = STAFF_FORM.read(&form.raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        let done = read.and_then(|StaffFacts { name, role, active }| {
            ask.shop.run(ask.actor, SaveStaff { id, name, role, active, locale: member.locale })
        });
        match done {
            Ok(()) => Ok(Answer::Go(format!("{STAFF}?said={SAID_SAVED}"))),
            Err(Error::Refused(refusal @ Refusal::Invalid(_))) => Ok(Answer::Mend(member_page(ask, id, Some(&form.raw), Some(&refusal))?)),
            Err(Error::Refused(refusal @ Refusal::Conflict { .. })) => {
                Ok(Answer::Refused(member_page(ask, id, Some(&form.raw), Some(&refusal))?))
            }
            Err(other) => Err(other),
        }
    })
}
