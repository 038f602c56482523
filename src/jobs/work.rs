//! What each job does.

use super::{Worker, letter};
use crate::adapters::door::door;
use crate::base::{Error, Fault, OrderId, Outcome, PaymentId, Span};
use crate::shop::order::cancel::{ExpireOrder, Expired};
use crate::shop::order::remind::{RemindOrder, Reminded};
use crate::shop::payment::State;
use crate::shop::queue::{Enqueue, QueuedJob};
use crate::shop::{Actor, Job, catalog, payment, wipe};
use crate::store::Reads;

/// Does a job. It may have been done before, wholly or in part.
pub async fn work(worker: &Worker, queued: &QueuedJob) -> Outcome {
    match queued.job.clone() {
        Job::Letter { letter, order } => letter::write(worker, queued.id, letter, order).await,
        Job::OpenPayment { payment } => worker.payments.page_of(payment).await.map(drop),
        Job::ClosePayment { payment } => close(worker, payment).await,
        Job::LookPayment { payment } => look(worker, payment).await,
        Job::CapturePayment { payment } => worker.payments.capture(payment).await.map(drop),
        Job::SendRefund { refund } | Job::LookRefund { refund } => worker.payments.refund(refund).await.map(drop),
        Job::ReturnStranger { attention } => worker.payments.return_loose(attention).await,
        Job::LookReturned { payment, heard } => worker.payments.look_returned(payment, heard).await.map(drop),
        Job::LookDispute { provider, dispute } => worker.payments.look_dispute(&provider, &dispute).await,
        Job::ExpireOrder { order } => expire(worker, order).await,
        Job::RemindOrder { order } => remind(worker, order),
        Job::MakePicture { media } => worker.studio.make(&worker.shop, media).await,
        Job::DropPicture { hash } => worker.studio.drop_file(&worker.shop, &hash).await,
        Job::WipeDemo {} => door(|| wipe::step::wipe(&worker.shop)),
        Job::DropLetter { letter } => door(|| worker.mailer.forget(letter)),
        Job::Relist { category, after } => door(|| catalog::relist::relist(&worker.shop, category, after)),
    }
}

/// How long to wait for money of which nobody can say when it comes.
const ON_ITS_WAY: Span = Span::hours(6);

async fn close(worker: &Worker, payment: PaymentId) -> Outcome {
    let payment = door(|| worker.shop.read()?.get(payment))?;
    // A page may have come for a payment that had ended here; only money ends it for good.
    if payment.state.taken().is_none() { worker.payments.close(&payment).await.map(drop) } else { Ok(()) }
}

async fn look(worker: &Worker, payment: PaymentId) -> Outcome {
    let payment = door(|| worker.shop.read()?.get(payment))?;
    worker.payments.look(&payment).await.map(drop)
}

fn remind(worker: &Worker, order: OrderId) -> Outcome {
    door(|| {
        // Once one is written, the next has its time.
        let mut reminded = worker.shop.run(&Actor::System, RemindOrder { order })?;
        if reminded == Reminded::Written {
            reminded = worker.shop.run(&Actor::System, RemindOrder { order })?;
        }
        let Reminded::Later { at } = reminded else { return Ok(()) };
        let wait = at - worker.shop.now();
        worker.shop.run(&Actor::System, Enqueue { job: Job::RemindOrder { order }, wait }).map(drop)
    })
}

/// The time to pay is over. A provider is asked first whether money is on its way; goods are free only when it has said no.
async fn expire(worker: &Worker, order: OrderId) -> Outcome {
    for _ in 0..2 {
        let expired = door(|| worker.shop.run(&Actor::System, ExpireOrder { order }))?;
        match expired {
            Expired::Cancelled | Expired::NotNow => return Ok(()),
            Expired::Later { at } => {
                let wait = at - worker.shop.now() + Span::minutes(2);
                return door(|| worker.shop.run(&Actor::System, Enqueue { job: Job::ExpireOrder { order }, wait })).map(drop);
            }
            Expired::AskProvider => {
                for payment in door(|| payment::of_order(&worker.shop.read()?, order))? {
                    // What the buyer agreed to in time, and nobody has taken yet, is taken first; what is held stays held.
                    let now = match worker.payments.look(&payment).await {
                        Err(Error::Fault(Fault::Final(_))) => payment.state,
                        now => now?,
                    };
                    if matches!(now, State::Started { .. }) {
                        worker.payments.close(&payment).await?;
                    }
                }
            }
        }
    }
    // The page is through, and the money on its way: a direct debit takes days.
    let (job, wait) = (Job::ExpireOrder { order }, ON_ITS_WAY);
    door(|| worker.shop.run(&Actor::System, Enqueue { job, wait })).map(drop)
}
