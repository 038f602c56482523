//! `GET /admin/attention`, and what is pressed there: this is settled, try that job again, put it away.

use crate::base::{AttentionId, Error, JobId, Outcome, RefundId, Refusal};
use crate::shop::attention::{self, Attention, SettleAttention, Trouble};
use crate::shop::payment::RefundState;
use crate::shop::queue::{DismissJob, QueuedJob, RetryJob};
use crate::shop::{Command, Job, Permission};
use crate::store::{Reads, Snapshot};
use crate::web::admin::attention::{ATTENTION, AttentionKind, AttentionRow, AttentionView, Solve, attention_page};
use crate::web::admin::bank::BANK;
use crate::web::admin::flows::FLOWS;
use crate::web::admin::flows_serve;
use crate::web::admin::letters::LETTERS;
use crate::web::admin::order_serve::id_in;
use crate::web::admin::order_story::puzzle;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::SAID_DONE;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use axum::extract::Path;
use axum::response::Response;

/// Entries that are shown at once.
const ROWS_MAX: usize = 200;

pub async fn list(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| Ok(Answer::Page(attention_page(&ask.desk(), &view(ask)?))))
}

fn view(ask: &Ask<'_>) -> Outcome<AttentionView> {
    ask.actor.must(Permission::Orders)?;
    let reads = ask.shop.read()?;
    let rows = rows(&reads, ask.cx, ROWS_MAX)?;
    let more = attention::open_count(&reads)?.saturating_sub(rows.len()) as u64;
    Ok(AttentionView { rows, more, trouble: None })
}

/// What is open, the most urgent first.
pub fn rows(reads: &Snapshot, cx: &Cx, most: usize) -> Outcome<Vec<AttentionRow>> {
    attention::open(reads, most)?.iter().map(|open| row(reads, cx, open)).collect()
}

fn row(reads: &Snapshot, cx: &Cx, open: &Attention) -> Outcome<AttentionRow> {
    let t = |key: &str| cx.t(key).into_owned();
    let order = open.order.map(|id| reads.find(id)).transpose()?.flatten();
    let number = order.as_ref().map_or(String::new(), |order| order.number.clone());
    let href = order.as_ref().map_or(String::new(), |order| format!("{ORDERS}/{}", order.id));
    let settle = Solve::Press { to: format!("{ATTENTION}/{}/settle", open.id), label: t("admin-attention-settle") };
    let look = (!href.is_empty()).then(|| Solve::Go { href: href.clone(), label: t("admin-attention-look") });
    let blank = AttentionRow {
        kind: AttentionKind::Money,
        icon: "alert",
        title: String::new(),
        href,
        detail: String::new(),
        since: open.raised,
        solve: look.into_iter().chain([settle.clone()]).collect(),
    };
    Ok(match &open.trouble {
        Trouble::MoneyOwed { amount, .. } => {
            let amount = cx.money(*amount);
            let cancelled = order.as_ref().is_some_and(|order| order.cancelled.is_some());
            let key = if cancelled { "admin-attention-owed-cancelled" } else { "admin-attention-owed-too-much" };
            AttentionRow {
                title: cx.t_with("admin-attention-owed-for", &[("amount", &amount), ("number", &number)]).into_owned(),
                detail: cx.t_with(key, &[("amount", &amount)]).into_owned(),
                ..blank
            }
        }
        Trouble::BankEntry { entry } => {
            let amount = reads.find(*entry)?.map_or(String::new(), |entry| cx.money(entry.booking.amount));
            let decide = Solve::Go { href: format!("{BANK}/{entry}"), label: t("admin-bank-decide") };
            AttentionRow {
                icon: "bank",
                title: cx.t_with("admin-attention-bank-entry-for", &[("amount", &amount), ("number", &number)]).into_owned(),
                detail: t("admin-attention-bank-entry-line"),
                solve: vec![decide, settle],
                ..blank
            }
        }
        Trouble::CardTesting { .. } => {
            AttentionRow { icon: "card", title: t("admin-attention-card-testing"), detail: t("admin-attention-card-testing-line"), ..blank }
        }
        Trouble::Payment { code, .. } => AttentionRow {
            icon: "card",
            title: cx.t_with("admin-attention-puzzle", &[("number", &number)]).into_owned(),
            detail: puzzle(cx, code),
            ..blank
        },
        Trouble::Stranger { provider, session, amount } => AttentionRow {
            icon: "card",
            title: cx.t_with("admin-attention-stranger", &[("amount", &cx.money(*amount))]).into_owned(),
            detail: cx.t_with("admin-attention-stranger-about", &[("provider", provider), ("session", session)]).into_owned(),
            ..blank
        },
        Trouble::Refund { refund } => refund_row(reads, cx, *refund, &number, blank)?,
        Trouble::Job { job } => {
            let queued = reads.find(*job)?;
            let solve = queued.as_ref().map_or_else(|| vec![settle], |queued| presses(cx, queued));
            job_row(cx, queued.as_ref(), &number, AttentionRow { kind: AttentionKind::Machine, solve, ..blank })
        }
    })
}

fn refund_row(reads: &Snapshot, cx: &Cx, id: RefundId, number: &str, blank: AttentionRow) -> Outcome<AttentionRow> {
    let refund = reads.find(id)?;
    let amount = refund.as_ref().map_or(String::new(), |refund| cx.money(refund.amount));
    let why = match refund.map(|refund| refund.state) {
        Some(RefundState::Failed { why }) if !why.is_empty() => format!("{why}."),
        _ => String::new(),
    };
    Ok(AttentionRow {
        title: cx.t_with("admin-attention-refund", &[("amount", &amount), ("number", number)]).into_owned(),
        detail: cx.t_with("admin-attention-refund-about", &[("why", &why)]).trim_start().to_owned(),
        ..blank
    })
}

/// `None`: the job was done or put away meanwhile.
fn job_row(cx: &Cx, queued: Option<&QueuedJob>, number: &str, blank: AttentionRow) -> AttentionRow {
    let name = cx.t(queued.map_or("admin-event-job-gave-up", |queued| failed(&queued.job))).into_owned();
    AttentionRow {
        icon: if queued.is_some_and(|queued| matches!(queued.job, Job::Letter { .. })) { "mail" } else { "flow" },
        title: if number.is_empty() { name } else { format!("{name} ({number})") },
        detail: queued.and_then(|queued| queued.trouble.clone()).unwrap_or_default(),
        ..blank
    }
}

fn presses(cx: &Cx, queued: &QueuedJob) -> Vec<Solve> {
    let press = |verb: &str, label: &str| Solve::Press { to: job_path(queued.id, verb), label: cx.t(label).into_owned() };
    vec![press("retry", "admin-retry"), press("dismiss", "admin-dismiss")]
}

pub fn job_path(job: JobId, verb: &str) -> String {
    format!("/admin/jobs/{job}/{verb}")
}

/// What a job that came to nothing leaves undone.
const fn failed(job: &Job) -> &'static str {
    match job {
        Job::Letter { .. } => "admin-job-failed-letter",
        Job::OpenPayment { .. } => "admin-job-failed-open-payment",
        Job::ClosePayment { .. } => "admin-job-failed-close-payment",
        Job::LookPayment { .. } => "admin-job-failed-look-payment",
        Job::CapturePayment { .. } => "admin-job-failed-capture-payment",
        Job::SendRefund { .. } => "admin-job-failed-send-refund",
        Job::LookRefund { .. } => "admin-job-failed-look-refund",
        Job::ExpireOrder { .. } => "admin-job-failed-expire-order",
        Job::RemindOrder { .. } => "admin-job-failed-remind-order",
        Job::Relist { .. } => "admin-job-failed-relist",
        Job::MakePicture { .. } => "admin-job-failed-make-picture",
        Job::DropPicture { .. } => "admin-job-failed-drop-picture",
        Job::DropLetter { .. } => "admin-job-failed-drop-letter",
        Job::WipeDemo {} => "admin-job-failed-wipe-demo",
    }
}

pub async fn settle(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let attention: AttentionId = id_in(&id)?;
        ask.shop.run(ask.actor, SettleAttention { attention })?;
        Ok(Answer::Go(format!("{ATTENTION}?said={SAID_DONE}")))
    })
}

pub async fn retry(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    press(&form, &id, |job| RetryJob { job })
}

pub async fn dismiss(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    press(&form, &id, |job| DismissJob { job })
}

/// Back to the page where it was pressed. A job that was done meanwhile is no mistake of whoever pressed.
fn press<C: Command<Done = ()>>(form: &StaffForm, id: &str, command: impl FnOnce(JobId) -> C) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let back = [FLOWS, LETTERS].into_iter().find(|page| *page == form.raw.get("back")).unwrap_or(ATTENTION);
        let code = match ask.shop.run(ask.actor, command(id_in(id)?)) {
            Ok(()) => return Ok(Answer::Go(format!("{back}?said={SAID_DONE}"))),
            Err(Error::Refused(Refusal::NotFound { .. })) => "job-gone",
            Err(Error::Refused(Refusal::Conflict { code })) => code,
            Err(other) => return Err(other),
        };
        let trouble = Some(ask.cx.t(&format!("refused-{code}")).into_owned());
        if back == ATTENTION {
            return Ok(Answer::Refused(attention_page(&ask.desk(), &AttentionView { trouble, ..view(ask)? })));
        }
        flows_serve::page(ask, &form.who.visit.site, trouble).map(Answer::Refused)
    })
}
