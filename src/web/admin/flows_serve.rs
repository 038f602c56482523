//! `GET /admin/flows`: what is really known of each flow, and the queue.

use crate::base::{Outcome, Time};
use crate::shop::job::LetterKind;
use crate::shop::letter::{self, Fate};
use crate::shop::queue::{self, QueuedJob};
use crate::shop::{Event, Job, Permission, payment};
use crate::store::log::LogReads;
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::attention_serve::job_path;
use crate::web::admin::flows::{FlowRow, FlowsView, JobRow, Last, flows_page};
use crate::web::admin::flows_paying;
use crate::web::admin::letters::LetterFace;
use crate::web::admin::remedy;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::SignedIn;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::site::Site;
use axum::response::Response;
use maud::Markup;

/// Jobs that are looked at: more are counted, not shown.
pub const JOBS_MAX: usize = 500;
/// Jobs that are shown.
const ROWS_MAX: usize = 100;
/// Counting stops here.
const COUNT_MAX: usize = 10_000;

pub async fn list(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| page(ask, &who.visit.site, None).map(Answer::Page))
}

pub fn page(ask: &Ask<'_>, site: &Site, trouble: Option<String>) -> Outcome<Markup> {
    ask.actor.must(Permission::Orders)?;
    let reads = ask.shop.read()?;
    let queued = queue::all(&reads, JOBS_MAX)?;
    let (waiting, given_up) = queue::backlog(&reads, COUNT_MAX)?;
    let mut jobs: Vec<JobRow> = Vec::new();
    for job in &queued {
        let row = job_row(&reads, ask.cx, job)?;
        match jobs.iter().position(|known| is_alike(known, &row)) {
            Some(at) => jobs[at].alike += 1,
            None if jobs.len() < ROWS_MAX => jobs.push(row),
            None => {}
        }
    }
    let flows = flows(&reads, ask.cx, site, &queued)?;
    let view = FlowsView { flows, jobs, jobs_total: (waiting + given_up) as u64, trouble };
    Ok(flows_page(&ask.desk(), &view))
}

fn flows(reads: &Snapshot, cx: &Cx, site: &Site, queued: &[QueuedJob]) -> Outcome<Vec<FlowRow>> {
    let t = |key: &str| cx.t(key).into_owned();
    let (backlog, failures) = of_kind(queued, |job| matches!(job, Job::Letter { .. }));
    let fate = if site.mailer.sends() { Fate::Sent } else { Fate::Kept };
    let newest = letter::newest(reads, Page::first(100))?;
    let mut flows = vec![FlowRow {
        name: t("admin-nav-letters"),
        about: t(if site.mailer.sends() { "admin-flow-letters" } else { "admin-letters-no-server" }),
        last: match newest.iter().find(|letter| letter.fate == fate) {
            Some(letter) => Last::At(letter.written),
            None if newest.is_empty() => Last::Never,
            None => Last::NotLately,
        },
        backlog,
        failures,
        state: (!site.mailer.sends()).then(|| LetterFace::Kept.tag(cx)),
    }];
    flows.extend(flows_paying::flows(reads, cx, site, queued)?);
    flows.push(search(reads, cx, site)?);
    Ok(flows)
}

/// How many of these jobs wait, and how many wait for a person.
fn of_kind(queued: &[QueuedJob], is: impl Fn(&Job) -> bool) -> (u64, u64) {
    let (given_up, waiting): (Vec<&QueuedJob>, Vec<&QueuedJob>) = queued.iter().filter(|q| is(&q.job)).partition(|q| q.gave_up.is_some());
    (waiting.len() as u64, given_up.len() as u64)
}

/// The search follows the log; what it has not read yet waits.
fn search(reads: &Snapshot, cx: &Cx, site: &Site) -> Outcome<FlowRow> {
    let end = reads.log_end()?;
    let read = site.search.read_up_to();
    let last: Option<Time> = match read.and_then(|at| at.checked_sub(1)) {
        Some(before) => reads.log_after::<Event>(before, 1)?.first().map(|entry| entry.time),
        None => None,
    };
    Ok(FlowRow {
        name: cx.t("word-search").into_owned(),
        about: cx.t("admin-flow-search").into_owned(),
        last: last.map_or(Last::Never, Last::At),
        backlog: end.saturating_sub(read.unwrap_or(0)),
        failures: 0,
        state: None,
    })
}

fn job_row(reads: &Snapshot, cx: &Cx, queued: &QueuedJob) -> Outcome<JobRow> {
    let what = match &queued.job {
        Job::Letter { letter, .. } => letter_words(*letter),
        Job::OpenPayment { .. } => "admin-job-open-payment",
        Job::ClosePayment { .. } => "admin-job-close-payment",
        Job::LookPayment { .. } => "admin-job-look-payment",
        Job::CapturePayment { .. } => "admin-job-capture-payment",
        Job::SendRefund { .. } => "admin-job-send-refund",
        Job::ReturnStranger { .. } => "admin-job-return-stranger",
        Job::LookRefund { .. } => "admin-job-look-refund",
        Job::LookReturned { .. } => "admin-job-look-returned",
        Job::LookDispute { .. } => "admin-job-look-dispute",
        Job::ExpireOrder { .. } => "admin-job-expire-order",
        Job::RemindOrder { .. } => "admin-job-remind-order",
        Job::Relist { .. } => "admin-job-relist",
        Job::MakePicture { .. } => "admin-job-make-picture",
        Job::DropPicture { .. } => "admin-job-drop-picture",
        Job::DropLetter { .. } => "admin-job-drop-letter",
        Job::WipeDemo {} => "admin-job-wipe-demo",
    };
    let order = payment::order_of(reads, &queued.job)?;
    let number = order.map(|id| reads.find(id)).transpose()?.flatten().map(|order| order.number);
    let gave_up = queued.gave_up.is_some();
    Ok(JobRow {
        what: cx.t(what).into_owned(),
        about: number.map_or(String::new(), |number| cx.t_with("admin-order-n", &[("number", &number)]).into_owned()),
        alike: 1,
        due: queued.due,
        tries: queued.tries,
        trouble: remedy::of_job(cx, queued),
        gave_up,
        retry: (gave_up || queued.tries > 0).then(|| job_path(queued.id, "retry")),
        dismiss: gave_up.then(|| job_path(queued.id, "dismiss")),
    })
}

/// Whether two jobs would be two equal lines: both wait for their first try, and neither says what it is about.
fn is_alike(known: &JobRow, row: &JobRow) -> bool {
    known.what == row.what && [known, row].iter().all(|job| job.about.is_empty() && job.tries == 0 && !job.gave_up)
}

/// Text key of a kind of letter.
pub const fn letter_words(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::OrderReceived => "admin-letter-order-received",
        LetterKind::OrderPaid => "admin-letter-order-paid",
        LetterKind::OrderShipped { .. } => "admin-letter-order-shipped",
        LetterKind::OrderCancelled => "admin-letter-order-cancelled",
        LetterKind::OrderRefunded { .. } => "admin-letter-order-refunded",
        LetterKind::OrderReinstated => "admin-letter-order-reinstated",
        LetterKind::PaymentReminder { .. } => "admin-letter-payment-reminder",
        LetterKind::PaymentBounced { .. } => "admin-letter-payment-bounced",
        LetterKind::PaymentUnbooked { .. } => "admin-letter-payment-taken-back",
        LetterKind::TotalChanged { .. } => "admin-letter-total-changed",
        LetterKind::OrderPaidAnew { .. } => "admin-letter-order-paid",
        LetterKind::OrderLink { .. } => "admin-letter-order-link",
        LetterKind::PaymentLink { .. } => "admin-letter-payment-link",
        LetterKind::PayByMail { .. } => "admin-letter-pay-by-mail",
        LetterKind::MessageReceived { .. } => "admin-letter-message-received",
        LetterKind::NewsletterConfirm { .. } => "admin-letter-newsletter-confirm",
        LetterKind::NewsletterWelcome { .. } => "admin-letter-newsletter-welcome",
        LetterKind::GiftCard { .. } => "admin-letter-gift-card",
    }
}
