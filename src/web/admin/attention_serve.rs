//! `GET /admin/attention`, and what is pressed there about jobs and goods: try it again, put it away, reserve. The remedies of everything
//! else are in `remedies_serve`.

use crate::adapters::payments::Payments;
use crate::base::{AttentionId, DisputeId, Error, JobId, Money, Outcome, PaymentId, PayoutId, RefundId, Refusal};
use crate::shop::attention::{self, Attention, Trouble};
use crate::shop::order::{Line, List, Order};
use crate::shop::payment::testing::hour_of;
use crate::shop::payment::{PaymentKind, RefundState, watch};
use crate::shop::queue::{DismissJob, QueuedJob, RetryJob};
use crate::shop::rebuild::ReserveAgain;
use crate::shop::{Command, Job, Permission};
use crate::store::{Reads, Snapshot};
use crate::web::admin::attention::{ATTENTION, AttentionKind, AttentionRow, AttentionView, Remedies, Solve, attention_page};
use crate::web::admin::bank::BANK;
use crate::web::admin::books::PAYOUTS;
use crate::web::admin::disputes;
use crate::web::admin::flows::FLOWS;
use crate::web::admin::flows_serve;
use crate::web::admin::letters::LETTERS;
use crate::web::admin::order_serve::id_in;
use crate::web::admin::order_story::puzzle;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::remedies::{Typed, remedies};
use crate::web::admin::remedy;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::SAID_DONE;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::Choice;
use axum::extract::Path;
use axum::response::Response;

/// Entries that are shown at once.
const ROWS_MAX: usize = 200;

pub async fn list(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| Ok(Answer::Page(attention_page(&ask.desk(), &view(ask, &who.visit.site.payments, Back::default())?))))
}

/// A page that comes back.
#[derive(Default)]
pub struct Back<'a> {
    pub typed: Option<Typed<'a>>,
    /// Why something was not done.
    pub trouble: Option<String>,
    /// What a provider answered.
    pub told: Option<String>,
}

pub fn view(ask: &Ask<'_>, payments: &Payments, back: Back<'_>) -> Outcome<AttentionView> {
    ask.actor.must(Permission::Orders)?;
    let reads = ask.shop.read()?;
    let with_remedies = |open: &Attention| {
        let row = row(&reads, ask.cx, open)?;
        let view = remedies(&reads, ask.cx, payments, open, back.typed)?;
        let remedies = if view.buttons.is_empty() { Remedies::None } else { Remedies::Here(Box::new(view)) };
        Ok(AttentionRow { remedies, ..row })
    };
    let rows: Vec<AttentionRow> = attention::open(&reads, ROWS_MAX)?.iter().map(with_remedies).collect::<Outcome<_>>()?;
    let more = attention::open_count(&reads)?.saturating_sub(rows.len()) as u64;
    Ok(AttentionView { rows, more, trouble: back.trouble, told: back.told })
}

/// What is open, the most urgent first, at most so much; what is done about it stands on the page of all entries.
pub fn rows(reads: &Snapshot, cx: &Cx, most: usize) -> Outcome<Vec<AttentionRow>> {
    attention::open(reads, most)?.iter().map(|open| row(reads, cx, open)).collect()
}

fn row(reads: &Snapshot, cx: &Cx, open: &Attention) -> Outcome<AttentionRow> {
    let t = |key: &str| cx.t(key).into_owned();
    let order = open.order.map(|id| reads.find(id)).transpose()?.flatten();
    let number = order.as_ref().map_or(String::new(), |order| order.number.clone());
    let href = order.as_ref().map_or(String::new(), |order| format!("{ORDERS}/{}", order.id));
    let look = (!href.is_empty()).then(|| Solve::Go { href: href.clone(), label: t("admin-attention-look") });
    let blank = AttentionRow {
        kind: AttentionKind::Money,
        icon: "alert",
        title: String::new(),
        href,
        detail: String::new(),
        since: open.raised,
        solve: look.into_iter().collect(),
        // A job is tried again or put away, and nothing else: `solve` says it.
        remedies: if matches!(open.trouble, Trouble::Job { .. }) { Remedies::None } else { Remedies::Elsewhere },
        id: open.id,
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
                solve: vec![decide],
                ..blank
            }
        }
        Trouble::Dispute { dispute } => dispute_row(reads, cx, *dispute, &number, blank)?,
        Trouble::Payout { payout } => payout_row(reads, cx, *payout, blank)?,
        Trouble::CardTesting { hour } => testing_row(reads, cx, *hour, blank)?,
        Trouble::Clock {} => told(cx, (AttentionKind::Machine, "clock"), ["admin-attention-clock", "admin-attention-clock-about"], blank),
        Trouble::Payment { payment, code, session } => odd_row(reads, cx, (*payment, code, session), &number, blank)?,
        Trouble::PaidInPart { .. } => part_row(cx, order.as_ref(), blank),
        Trouble::RefundUnseen { payment, .. } => unseen_row(reads, cx, *payment, &number, blank)?,
        Trouble::Stranger { provider, session, amount } => stranger_row(cx, (provider, session, *amount), blank),
        Trouble::Journal {} => {
            told(cx, (AttentionKind::Machine, "flow"), ["admin-attention-journal", "admin-attention-journal-about"], blank)
        }
        Trouble::Unreserved { orders } => unreserved_row(cx, open.id, *orders, blank),
        Trouble::RefundFound { refund } => found_row(reads, cx, *refund, &number, blank)?,
        Trouble::RefundMisfit { .. } => misfit_row(reads, cx, &open.trouble, &number, blank)?,
        Trouble::Refund { refund } => refund_row(reads, cx, *refund, &number, blank)?,
        Trouble::RefundByHand { refund } => by_hand_row(reads, cx, *refund, &number, blank)?,
        Trouble::Job { job } => {
            let queued = reads.find(*job)?;
            let solve = queued.as_ref().map_or_else(Vec::new, |queued| presses(cx, queued));
            job_row(cx, queued.as_ref(), &number, AttentionRow { kind: AttentionKind::Machine, solve, ..blank })
        }
    })
}

/// Money that does not fit its payment: how much, where, and why.
fn odd_row(
    reads: &Snapshot,
    cx: &Cx,
    (id, code, session): (PaymentId, &str, &str),
    number: &str,
    blank: AttentionRow,
) -> Outcome<AttentionRow> {
    let Some(payment) = reads.find(id)? else { return Ok(blank) };
    let provider = cx.t(payment.kind.label()).into_owned();
    let told = payment.quarantined(code, session).and_then(|odd| Some((odd.amount()?, odd.told.as_ref()?)));
    let title = match told {
        Some((amount, _)) => cx.t_with("admin-attention-odd", &[("amount", &cx.money(amount)), ("number", number)]).into_owned(),
        None => cx.t_with("admin-attention-puzzle", &[("number", number)]).into_owned(),
    };
    let wanted = cx.money(payment.amount);
    let at = told.map_or("", |(_, told)| if told.reference.is_empty() { &told.session } else { &told.reference });
    let where_words = cx.t_with("admin-attention-odd-where", &[("provider", &provider), ("wanted", &wanted), ("name", at)]);
    let detail = if at.is_empty() { puzzle(cx, code) } else { format!("{} {where_words}", puzzle(cx, code)) };
    Ok(AttentionRow { icon: "card", title, detail, ..blank })
}

/// An order of which a part is paid, and whose time to pay is over.
fn part_row(cx: &Cx, order: Option<&Order>, blank: AttentionRow) -> AttentionRow {
    let Some(order) = order else { return blank };
    let (kept, rest) = (cx.money(order.kept()), cx.money(order.outstanding()));
    let about = [("number", order.number.as_str()), ("paid", kept.as_str()), ("rest", rest.as_str())];
    AttentionRow {
        title: cx.t_with("admin-attention-part", &about).into_owned(),
        detail: cx.t_with("admin-attention-part-about", &about).into_owned(),
        ..blank
    }
}

/// A provider says that money went back, and shows no refund.
fn unseen_row(reads: &Snapshot, cx: &Cx, payment: PaymentId, number: &str, blank: AttentionRow) -> Outcome<AttentionRow> {
    let provider = reads.find(payment)?.map_or(String::new(), |payment| cx.t(payment.kind.label()).into_owned());
    let about = [("number", number), ("provider", provider.as_str())];
    Ok(AttentionRow {
        icon: "undo",
        title: cx.t_with("admin-attention-unseen", &about).into_owned(),
        detail: cx.t_with("admin-attention-unseen-about", &about).into_owned(),
        ..blank
    })
}

/// Cards that are tried out: as long as it goes on, since when, and what the shop does; then what had happened.
fn testing_row(reads: &Snapshot, cx: &Cx, hour: u64, blank: AttentionRow) -> Outcome<AttentionRow> {
    let now = watch::since(reads, cx.now)?.filter(|since| hour_of(*since) == hour);
    let row = told(cx, (AttentionKind::Money, "card"), ["admin-attention-card-testing", "admin-attention-card-testing-line"], blank);
    Ok(match now {
        Some(since) => AttentionRow {
            title: cx.t("admin-attention-cards-tried").into_owned(),
            detail: cx.t_with("admin-attention-cards-tried-line", &[("since", &cx.date_time(since))]).into_owned(),
            ..row
        },
        None => row,
    })
}

/// What is always said in the same words: title and detail.
fn told(cx: &Cx, (kind, icon): (AttentionKind, &'static str), [title, detail]: [&str; 2], blank: AttentionRow) -> AttentionRow {
    AttentionRow { kind, icon, title: cx.t(title).into_owned(), detail: cx.t(detail).into_owned(), ..blank }
}

/// The goods of open orders are not there, or not enough of them, after the shop was rebuilt.
fn unreserved_row(cx: &Cx, id: AttentionId, orders: u32, blank: AttentionRow) -> AttentionRow {
    let again = Solve::Press { to: format!("{ATTENTION}/{id}/reserve"), label: cx.t("admin-attention-unreserved-again").into_owned() };
    AttentionRow {
        kind: AttentionKind::Promise,
        icon: "box",
        href: format!("{ORDERS}?list={}", List::Open.key()),
        title: cx.t_with("admin-attention-unreserved", &[("orders", &orders.to_string())]).into_owned(),
        detail: cx.t("admin-attention-unreserved-about").into_owned(),
        solve: std::iter::once(again).chain(blank.solve.clone()).collect(),
        ..blank
    }
}

/// Money came for nothing that this shop knows.
fn stranger_row(cx: &Cx, (provider, session, amount): (&str, &str, Money), blank: AttentionRow) -> AttentionRow {
    AttentionRow {
        icon: "card",
        title: cx.t_with("admin-attention-stranger", &[("amount", &cx.money(amount))]).into_owned(),
        detail: cx.t_with("admin-attention-stranger-about", &[("provider", provider), ("session", session)]).into_owned(),
        ..blank
    }
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

/// A refund that waits for a person to transfer it.
fn by_hand_row(reads: &Snapshot, cx: &Cx, id: RefundId, number: &str, blank: AttentionRow) -> Outcome<AttentionRow> {
    let amount = reads.find(id)?.map_or(String::new(), |refund| cx.money(refund.amount));
    Ok(AttentionRow {
        title: cx.t_with("admin-attention-refund-by-hand", &[("amount", &amount), ("number", number)]).into_owned(),
        detail: cx.t("admin-attention-refund-by-hand-about").into_owned(),
        ..blank
    })
}

/// More went back than came by a payment, as far as we know.
fn misfit_row(reads: &Snapshot, cx: &Cx, trouble: &Trouble, number: &str, blank: AttentionRow) -> Outcome<AttentionRow> {
    let Trouble::RefundMisfit { payment, reference, amount } = trouble else { return Ok(blank) };
    let provider = reads.find(*payment)?.map_or(String::new(), |payment| cx.t(payment.kind.label()).into_owned());
    let amount = cx.money(*amount);
    let about = [("amount", amount.as_str()), ("number", number), ("provider", &provider), ("name", reference)];
    Ok(AttentionRow {
        icon: "undo",
        title: cx.t_with("admin-attention-refund-misfit", &about).into_owned(),
        detail: cx.t_with("admin-attention-refund-misfit-about", &about).into_owned(),
        ..blank
    })
}

/// Money went back at the provider's dashboard: what the goods of the order need now.
fn found_row(reads: &Snapshot, cx: &Cx, id: RefundId, number: &str, blank: AttentionRow) -> Outcome<AttentionRow> {
    let Some(refund) = reads.find(id)? else { return Ok(blank) };
    let provider = reads.find(refund.payment)?.map_or(String::new(), |payment| cx.t(payment.kind.label()).into_owned());
    let order = reads.get(refund.order)?;
    let count = |of: fn(&Line) -> u32| order.lines.iter().map(of).sum::<u32>() > 0;
    let key = match (count(Line::to_send), count(|line| line.sent)) {
        (true, true) => "admin-attention-refund-found-partly",
        (true, false) => "admin-attention-refund-found-to-send",
        (false, _) => "admin-attention-refund-found-sent",
    };
    let about = [("amount", cx.money(refund.amount)), ("number", number.to_owned()), ("provider", provider)];
    let about: Vec<(&str, &str)> = about.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(AttentionRow {
        icon: "undo",
        title: cx.t_with("admin-attention-refund-found", &about).into_owned(),
        detail: cx.t(key).into_owned(),
        ..blank
    })
}

/// A bank, or a buyer at PayPal, asks for money back: until when, and where one answers.
fn dispute_row(reads: &Snapshot, cx: &Cx, id: DisputeId, number: &str, blank: AttentionRow) -> Outcome<AttentionRow> {
    let Some(dispute) = reads.find(id)? else { return Ok(blank) };
    let about = [
        ("reason", disputes::reason(cx, &dispute.reason)),
        ("day", disputes::deadline(&dispute).map_or(String::new(), |due| cx.date_time(due))),
    ];
    let about: Vec<(&str, &str)> = about.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let key = if dispute.due.is_some() { "admin-attention-dispute-until" } else { "admin-attention-dispute-about" };
    let answer = Solve::Go { href: dispute.page.clone(), label: disputes::there(cx, dispute.provider) };
    let by_buyer = dispute.provider == PaymentKind::PayPal;
    let title = if by_buyer { "admin-attention-dispute-buyer" } else { "admin-attention-dispute" };
    Ok(AttentionRow {
        icon: "card",
        title: cx.t_with(title, &[("amount", &cx.money(dispute.amount)), ("number", number)]).into_owned(),
        detail: cx.t_with(key, &about).into_owned(),
        solve: Some(answer).filter(|_| !dispute.page.is_empty()).into_iter().chain(blank.solve).collect(),
        ..blank
    })
}

/// A payout that is not what its parts add up to, or came back.
fn payout_row(reads: &Snapshot, cx: &Cx, id: PayoutId, blank: AttentionRow) -> Outcome<AttentionRow> {
    let Some(payout) = reads.find(id)? else { return Ok(blank) };
    let amount = cx.money(payout.amount);
    let (key, rest) = match payout.rest().filter(|rest| !rest.is_zero()) {
        Some(rest) => ("admin-attention-payout-rest", cx.money(rest)),
        None => ("admin-attention-payout-failed", String::new()),
    };
    let look = Solve::Go { href: format!("{PAYOUTS}/{id}"), label: cx.t("admin-attention-look").into_owned() };
    Ok(AttentionRow {
        icon: "bank",
        href: format!("{PAYOUTS}/{id}"),
        title: cx.t_with("admin-attention-payout-of", &[("amount", &amount)]).into_owned(),
        detail: cx.t_with(key, &[("rest", &rest)]).into_owned(),
        solve: std::iter::once(look).chain(blank.solve).collect(),
        ..blank
    })
}

/// `None`: the job was done or put away meanwhile.
fn job_row(cx: &Cx, queued: Option<&QueuedJob>, number: &str, blank: AttentionRow) -> AttentionRow {
    let name = cx.t(queued.map_or("admin-event-job-gave-up", |queued| failed(&queued.job))).into_owned();
    AttentionRow {
        icon: if queued.is_some_and(|queued| matches!(queued.job, Job::Letter { .. })) { "mail" } else { "flow" },
        title: if number.is_empty() { name } else { format!("{name} ({number})") },
        detail: queued.map_or_else(String::new, |queued| remedy::of_job(cx, queued)),
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
        Job::ReturnStranger { .. } => "admin-job-failed-return-stranger",
        Job::LookRefund { .. } => "admin-job-failed-look-refund",
        Job::LookReturned { .. } => "admin-job-failed-look-returned",
        Job::LookDispute { .. } => "admin-job-failed-look-dispute",
        Job::ExpireOrder { .. } => "admin-job-failed-expire-order",
        Job::RemindOrder { .. } => "admin-job-failed-remind-order",
        Job::Relist { .. } => "admin-job-failed-relist",
        Job::MakePicture { .. } => "admin-job-failed-make-picture",
        Job::DropPicture { .. } => "admin-job-failed-drop-picture",
        Job::DropLetter { .. } => "admin-job-failed-drop-letter",
        Job::WipeDemo {} => "admin-job-failed-wipe-demo",
    }
}

/// What the goods allow is reserved; what is still lacking stays on the list.
pub async fn reserve(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.shop.run(ask.actor, ReserveAgain {})?;
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
        let trouble = Some(ask.cx.refused(code));
        if back == ATTENTION {
            let back = Back { trouble, ..Back::default() };
            return Ok(Answer::Refused(attention_page(&ask.desk(), &view(ask, &form.who.visit.site.payments, back)?)));
        }
        flows_serve::page(ask, &form.who.visit.site, trouble).map(Answer::Refused)
    })
}
