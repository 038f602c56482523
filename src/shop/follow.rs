//! When X happens, Y always follows, in the same transaction. This is the page on which one reads everything that follows from
//! anything. There is no `_` arm: a new event does not compile until someone decides.

use super::attention::{self, Trouble};
use super::job::LetterKind;
use super::message::Seems;
use super::newsletter::LETTERS_MAX;
use super::order::reinstate::reinstate;
use super::order::return_owed::settle_owed;
use super::order::{self, Order, Paid, PlacedBy, asked, gift_sale, let_rest_go};
use super::payment::PaymentKind;
use super::payment::start::PAGE_OPEN;
use super::stock::reserve;
use super::{Event, Job, Tx, books, catalog, checkout, content, letter, payment, settings, shipping, statement, stock, tax};
use crate::base::{CategoryId, FulfilmentId, JobId, MessageId, Money, OrderId, Outcome, PaymentId, Rate, RefundId, SubscriptionId};
use crate::store::Reads;

#[rustfmt::skip] // the lists at the end are read as paragraphs
pub fn follow(tx: &mut Tx, event: &Event) -> Outcome {
    use Event::*;
    match event {
        OrderPlaced { order, .. } => confirm(tx, *order),
        OrderPaid { order } => paid(tx, *order),
        FulfilmentSent { order, fulfilment } => sent(tx, *order, *fulfilment),
        OrderCancelled { order } => cancelled(tx, *order),
        OrderReminded { order, nth } => letter(tx, LetterKind::PaymentReminder { nth: *nth }, *order),
        PaymentCaptured { order, payment, amount } => money_came(tx, *order, *payment, *amount),
        MoneyReturned { order, .. } | DisputeMoved { order, .. } => owed_no_more(tx, *order),
        BankEntryUnbooked { order, payment, .. } => unbooked(tx, *order, *payment),
        PaymentOpened { order, payment } => page_made(tx, *order, *payment),
        HoldEnded { order, .. } => end_later(tx, *order),
        RefundDecided { refund, .. } => order::gift::send(tx, *refund),
        RefundFound { refund, .. } => books::take_parts::adopt(tx, *refund),
        RefundWithdrawn { order, refund, .. } => owed_again(tx, *order, *refund),
        RefundDone { order, refund, .. } => {
            owed_no_more(tx, *order)?;
            let_rest_go::need_no_more(tx, *order)?;
            letter(tx, LetterKind::OrderRefunded { refund: *refund }, *order)
        }
        RefundFailed { order, refund, .. } => attention::raise(tx, Trouble::Refund { refund: *refund }, Some(*order)),
        PaymentWithheld { order, payment } => letter(tx, LetterKind::PayByMail { payment: *payment }, *order),
        PaymentBounced { order, payment } => letter(tx, LetterKind::PaymentBounced { payment: *payment }, *order),
        PaymentChanged { order } => tell_total(tx, *order),
        OrderLinkAsked { order, nth } => letter(tx, LetterKind::OrderLink { nth: *nth }, *order),
        PaymentLinkSent { order, nth } => letter(tx, LetterKind::PaymentLink { nth: *nth }, *order),
        PaymentPuzzled { order, payment, code, session } => payment_odd(tx, *order, (*payment, code, session)),
        PayoutTaken { payout } => statement::payout::find_arrival(tx, *payout),
        JobGaveUp { job } => given_up(tx, *job),
        AttentionSettled { attention, .. } => payment::quarantine::settle(tx, *attention),
        GiftCardIssued { card, order, .. } => {
            tx.enqueue(Job::Letter { letter: LetterKind::GiftCard { card: *card }, order: *order }).map(drop)
        }
        MessageReceived { message } => tell_of_message(tx, *message),
        NewsletterAsked { subscription, letter } => {
            loose_letter(tx, LetterKind::NewsletterConfirm { subscription: *subscription, nth: *letter })
        }
        NewsletterConfirmed { subscription } => loose_letter(tx, LetterKind::NewsletterWelcome { subscription: *subscription }),
        NewsletterErased { subscription } => forget_letters(tx, *subscription),
        CategoryMoved { category } | CategoryDeleted { category } => relist(tx, *category),
        MediaAdded { media } => catalog::make_media::make_widths(tx, *media),
        MediaDeleted { hash, .. } => {
            tx.count_up(FACTS)?;
            tx.enqueue(Job::DropPicture { hash: hash.clone() }).map(drop)
        }
        // What a merchant would otherwise make by hand.
        ShopSetUp { standard_rate, reduced_rate, delivery } => begin(tx, [*standard_rate, *reduced_rate], *delivery),
        // What lies on a shelf or is promised to somebody cannot be dropped: the command is refused.
        VariantDropped { variant, .. } => stock::must_be_gone(tx, *variant),
        // What pages keep in memory is stale.
        SettingsChanged | DemoWiped | LookDrafted | LookShared | LookPublished { .. } | CategorySaved { .. } | MediaSaved { .. } | MediaMade { .. } | PageSaved { .. } | PageDeleted { .. } | PageWithdrawn { .. }
        | MenuEntrySaved { .. } | MenuEntryDeleted { .. } | TaxClassSaved { .. }
        | TaxClassDeleted { .. } | TaxRateSaved { .. } | TaxRateDeleted { .. } | ShippingMethodSaved { .. } | ShippingMethodDeleted { .. }
        | PaymentMethodSaved { .. } | PaymentMethodDeleted { .. } | LocationSaved { .. } => tx.count_up(FACTS).map(drop),
        // Known to need nothing: followers read them from the log.
        DemoWipeBegun | StaffInvited { .. } | InvitationRevoked { .. } | StaffAdded { .. } | StaffChanged { .. } | StaffSignedIn { .. } | PasswordChanged { .. }
        | PageDrafted { .. } | PageDraftDropped { .. } | PagePreviewShared { .. } | MessageAnswered { .. }
        | MessageReopened { .. } | MessageDeleted { .. } | NewsletterLeft { .. } | ProductSaved { .. } | ProductDeleted { .. } | StockMoved { .. } | StockReserved { .. }
        | GiftCardMoved { .. } | GiftCardBlocked { .. } | GiftCardUnblocked { .. }
        | StockReleased { .. } | OrderReinstated { .. } | OrderNoted { .. } | FulfilmentDelivered { .. } | PaymentStarted { .. }
        | PaymentOnItsWay { .. } | CustomerGroupSaved { .. } | CustomerGroupDeleted { .. } | CustomerGrouped { .. } | CustomerLinkDrawn { .. }
        | PaymentDeclined { .. } | PaymentAuthorized { .. } | PaymentVoided { .. } | CaptureDecided { .. } | RefundSent { .. } | RestLetGo { .. } | StrangerReturned { .. } | QuarantineReturned { .. } | LetterKept { .. } | LetterSent { .. }
        | BankEntryTaken { .. } | BankEntryBooked { .. } | BankEntryIgnored { .. } | BankEntryReopened { .. }
        | DisputeOpened { .. } | DisputeStands { .. } | PayoutArrived { .. }
        | JobRetried { .. } | JobDismissed { .. } | AttentionRaised { .. } => Ok(()),
    }
}

/// What an order keeps in step with its own facts, whatever happened to it: once it has earned them it has its gift cards, what it
/// asks for is dated, and whoever was asked about its rest knows how much that is. Done at the end of a command for each order that its events are about.
pub fn keep_in_step(tx: &mut Tx, order: OrderId) -> Outcome {
    let Some(order) = tx.find(order)? else { return Ok(()) };
    gift_sale::keep(tx, &order)?;
    let_rest_go::keep(tx, &order)?;
    asked::keep(tx, &order)
}

/// The mark that moves whenever settings, categories, pages, taxes or methods change.
pub const FACTS: &str = "facts";

/// Whoever tries a provider sees on the page what came of it, and gets no letter.
fn letter(tx: &mut Tx, letter: LetterKind, order: OrderId) -> Outcome {
    if tx.get(order)?.placed_by == PlacedBy::Trial { Ok(()) } else { tx.enqueue(Job::Letter { letter, order: Some(order) }).map(drop) }
}

/// The confirmation of an order. What staff entered is confirmed by the letter with the link to it, where they want one.
fn confirm(tx: &mut Tx, order: OrderId) -> Outcome {
    if tx.get(order)?.placed_by == PlacedBy::Staff { Ok(()) } else { letter(tx, LetterKind::OrderReceived, order) }
}

/// Nothing more is asked for. Whoever pays late learns both from one letter.
fn paid(tx: &mut Tx, order: OrderId) -> Outcome {
    stop_asking(tx, order)?;
    let late = tx.get(order)?.reinstated == Some(tx.now);
    letter(tx, if late { LetterKind::OrderReinstated } else { paid_letter(tx, order)? }, order)
}

/// Each letter goes out once; what was said and taken back is said again.
fn paid_letter(tx: &Tx, order: OrderId) -> Outcome<LetterKind> {
    let payments = payment::of_order(tx, order)?;
    let newest = payments.iter().filter(|payment| payment.taken().is_some()).max_by_key(|payment| (payment.came, payment.id));
    let anew = newest.filter(|_| payments.iter().any(|payment| payment.unbooked.is_some()));
    Ok(anew.map_or(LetterKind::OrderPaid, |newest| LetterKind::OrderPaidAnew { payment: newest.id }))
}

/// Money that was booked to the wrong order: who was told that it is paid is told that it is not.
fn unbooked(tx: &mut Tx, order: OrderId, payment: PaymentId) -> Outcome {
    owed_no_more(tx, order)?;
    letter(tx, LetterKind::PaymentUnbooked { payment }, order)
}

/// Goods are free, gift cards have theirs back, other money is owed.
fn cancelled(tx: &mut Tx, order: OrderId) -> Outcome {
    reserve::release_all(tx, order)?;
    stop_asking(tx, order)?;
    order::refund_found::need_no_more(tx, order)?;
    order::gift::give_all_back(tx, order)?;
    money_owed_for(tx, order)?;
    letter(tx, LetterKind::OrderCancelled, order)
}

/// Whoever agreed to one total has another one in writing when the way to pay makes it that.
fn tell_total(tx: &mut Tx, order: OrderId) -> Outcome {
    let known = tx.get(order)?;
    // What it asks for is dated at the end of the command.
    if known.is_asked_rightly() || !known.was_written_about() {
        return Ok(());
    }
    letter(tx, LetterKind::TotalChanged { nth: u32::try_from(known.asked.len()).unwrap_or(u32::MAX) }, order)
}

/// Once all has left, an invoice has its day, and may have to be reminded of.
fn sent(tx: &mut Tx, order: OrderId, fulfilment: FulfilmentId) -> Outcome {
    if let (Some(due), Some(wait)) = (tx.get(order)?.due_on(), settings::the(tx)?.reminder(0)) {
        let wait = due + wait - tx.now;
        tx.enqueue_in(wait, Job::RemindOrder { order })?;
    }
    letter(tx, LetterKind::OrderShipped { fulfilment }, order)
}

/// What does not fit is put before a person.
fn payment_odd(tx: &mut Tx, order: OrderId, (payment, code, session): (PaymentId, &str, &str)) -> Outcome {
    let trouble = Trouble::Payment { payment, code: code.to_owned(), session: session.to_owned() };
    attention::raise(tx, trouble, Some(order))
}

/// A person must look at a job; the order that it is about is named.
fn given_up(tx: &mut Tx, job: JobId) -> Outcome {
    let queued = tx.get(job)?;
    let order = payment::order_of(tx, &queued.job)?;
    attention::raise(tx, Trouble::Job { job }, order)
}

/// A letter that is about no order.
fn loose_letter(tx: &mut Tx, letter: LetterKind) -> Outcome {
    tx.enqueue(Job::Letter { letter, order: None }).map(drop)
}

/// Of whoever is forgotten no letter is kept either.
fn forget_letters(tx: &mut Tx, subscription: SubscriptionId) -> Outcome {
    let confirm = (1..=LETTERS_MAX).map(|nth| LetterKind::NewsletterConfirm { subscription, nth });
    for kind in confirm.chain([LetterKind::NewsletterWelcome { subscription }]) {
        if let Some(written) = letter::written(tx, None, kind)? {
            tx.delete(written.id)?;
            tx.enqueue(Job::DropLetter { letter: written.id })?;
        }
    }
    Ok(())
}

/// The shop learns of what a person wrote; what a machine did waits in its tray.
fn tell_of_message(tx: &mut Tx, message: MessageId) -> Outcome {
    match tx.get(message)?.seems {
        Seems::Person => loose_letter(tx, LetterKind::MessageReceived { message }),
        Seems::Machine => Ok(()),
    }
}

/// The order's sum follows its payments. Money for a cancelled order, or more than is due, is owed to the buyer.
fn money_came(tx: &mut Tx, order: OrderId, payment: PaymentId, amount: Money) -> Outcome {
    let is_paid = |order: &Order| order.cancelled.is_none() && matches!(order.paid(), Paid::Fully | Paid::TooMuch);
    let (wanted, was_enough) = tx.change(order, |order: &mut Order| {
        // An order that was given back whole wants nothing either: what comes then is owed, and it is not paid a second time.
        let wanted = order.cancelled.is_some() || order.outstanding().minor() > 0;
        let before = (wanted, order.captured >= order.total);
        order.captured += amount;
        Ok(before)
    })?;
    checkout::fee::forgo(tx, order, &tx.get(payment)?)?;
    if !was_enough && reinstate(tx, order)? {
        // What came before is wanted again.
        settle_owed(tx, order)?;
    }
    let after = tx.get(order)?;
    if after.paid() == Paid::TooMuch {
        // What was too much before is said already, about the payments by which it came.
        let owed = after.outstanding().negated();
        let amount = if owed > amount { amount } else { owed };
        attention::raise(tx, Trouble::MoneyOwed { payment, amount }, Some(order))?;
    }
    if wanted && is_paid(&after) {
        let kind = tx.get(payment)?.kind;
        tx.change(order, |order| {
            order.is_paid_by(kind);
            Ok(())
        })?;
        tx.tell(Event::OrderPaid { order });
    }
    // A part that a provider brought: the rest has as long as a page is open, and then a person decides.
    if after.is_paid_in_part() && tx.get(payment)?.kind.has_provider() {
        tx.enqueue_in(PAGE_OPEN, Job::ExpireOrder { order })?;
    }
    Ok(())
}

/// What was taken for an order that is now cancelled is owed to the buyer.
fn money_owed_for(tx: &mut Tx, order: OrderId) -> Outcome {
    // What went back, or is on its way, is owed no more.
    let refunds = payment::refund::of_order(tx, order)?;
    if tx.get(order)?.owed(&refunds).is_zero() {
        return Ok(());
    }
    // Gift cards have theirs back already.
    for payment in payment::of_order(tx, order)?.into_iter().filter(|payment| payment.kind != PaymentKind::GiftCard) {
        if let Some(amount) = payment.taken() {
            attention::raise_anew(tx, Trouble::MoneyOwed { payment: payment.id, amount }, Some(order))?;
        }
    }
    Ok(())
}

/// What a refund that is withdrawn was to give back is owed again, as far as it was owed.
fn owed_again(tx: &mut Tx, order: OrderId, refund: RefundId) -> Outcome {
    let (refund, refunds) = (tx.get(refund)?, payment::refund::of_order(tx, order)?);
    let owed = tx.get(order)?.owed(&refunds);
    if owed.is_zero() {
        return Ok(());
    }
    attention::raise_anew(tx, Trouble::MoneyOwed { payment: refund.payment, amount: owed }, Some(order))
}

/// Once nothing is owed any more, nobody needs to be reminded.
fn owed_no_more(tx: &mut Tx, order: OrderId) -> Outcome {
    if tx.get(order)?.paid() == Paid::TooMuch { Ok(()) } else { settle_owed(tx, order) }
}

/// No more money is wanted for an order: what no provider holds ends here, the others are asked to take no more.
fn stop_asking(tx: &mut Tx, order: OrderId) -> Outcome {
    payment::settle::void_unheld(tx, order)?;
    let_rest_go::need_no_more(tx, order)?;
    for payment in payment::of_order(tx, order)? {
        if payment.state.is_open() {
            tx.enqueue(Job::ClosePayment { payment: payment.id })?;
        }
    }
    Ok(())
}

/// Money that was held is let go of: the order waits for another one as long as a page is open, then it ends.
fn end_later(tx: &mut Tx, order: OrderId) -> Outcome {
    let known = tx.get(order)?;
    let ends = known.cancelled.is_none() && known.payment.kind.has_provider() && known.outstanding().minor() > 0;
    if ends { tx.enqueue_in(PAGE_OPEN, Job::ExpireOrder { order }).map(drop) } else { Ok(()) }
}

/// A place for goods, tax classes with the rates that were given, ways to deliver and to pay, pages that wait for their text.
fn begin(tx: &mut Tx, [standard, reduced]: [Option<Rate>; 2], delivery: Option<Money>) -> Outcome {
    stock::starter::make(tx)?;
    tax::starter::make(tx, standard, reduced)?;
    shipping::starter::make(tx, delivery)?;
    payment::starter::make(tx)?;
    content::starter::make(tx)
}

/// What came about a provider's page before is asked for; one that came when nothing was wanted any more is closed again.
fn page_made(tx: &mut Tx, order: OrderId, payment: PaymentId) -> Outcome {
    payment::inbox::catch_up(tx, payment)?;
    if tx.get(order)?.outstanding().minor() > 0 { Ok(()) } else { tx.enqueue(Job::ClosePayment { payment }).map(drop) }
}

fn relist(tx: &mut Tx, category: CategoryId) -> Outcome {
    tx.count_up(FACTS)?;
    tx.enqueue(Job::Relist { category, after: 0 }).map(drop)
}
