//! What must still be done, outside of a transaction or later: a closed list, written in the same commit as what it follows from.

use crate::base::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Job {
    /// Write a letter and send it, or keep it when no mail server is set.
    Letter { letter: LetterKind, order: Option<OrderId> },
    /// Ask the provider for a payment page.
    OpenPayment { payment: PaymentId },
    /// Tell the provider that no money is wanted any more.
    ClosePayment { payment: PaymentId },
    /// Ask the provider how a payment stands.
    LookPayment { payment: PaymentId },
    /// Have the provider take money that it holds.
    CapturePayment { payment: PaymentId },
    /// Have the provider give money back.
    SendRefund { refund: RefundId },
    /// Have the provider give back money that no payment of ours was for.
    ReturnStranger { attention: AttentionId },
    /// Ask the provider how a refund stands.
    LookRefund { refund: RefundId },
    /// Ask the provider what went back of a payment, with us or without, and take in what the message said from which it is known.
    #[serde(rename = "look_refunds")]
    LookReturned {
        payment: PaymentId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heard: Option<HeardId>,
    },
    /// Ask the provider (by the key of its kind) how a dispute of that name stands.
    LookDispute { provider: String, dispute: String },
    /// The time to pay is over: cancel the order unless money has come.
    ExpireOrder { order: OrderId },
    /// A transfer has not come: write a letter, unless it has.
    RemindOrder { order: OrderId },
    /// A category moved in the tree: list its products anew, in steps.
    Relist { category: CategoryId, after: u64 },
    /// Make the widths of a picture.
    MakePicture { media: MediaId },
    /// Remove a file and its widths, unless a picture has it again.
    DropPicture { hash: String },
    /// Remove the file of a letter, where letters are kept: whoever it was written to is forgotten.
    DropLetter { letter: LetterId },
    /// Remove what came with the demo, step by step.
    WipeDemo {},
}

/// Jobs of one lane are done one after another; the lanes do not wait for each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
    Prompt,
    /// What takes seconds of a processor, and nobody waits for.
    Slow,
}

/// The letters that an order, a message or a sign-up causes; each is sent at most once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LetterKind {
    OrderReceived,
    OrderPaid,
    OrderShipped {
        fulfilment: FulfilmentId,
    },
    OrderCancelled,
    /// Money is on its way back.
    OrderRefunded {
        refund: RefundId,
    },
    /// A transfer has not come yet.
    PaymentReminder {
        /// Which time it is, counted from 0.
        #[serde(default)]
        nth: u32,
    },
    /// A gift card with its code, to whom it is for.
    GiftCard {
        card: GiftCardId,
    },
    /// Paid late: it goes on.
    OrderReinstated,
    /// Money that was on its way does not come; so one pays another way.
    PaymentBounced {
        payment: PaymentId,
    },
    /// What had paid it was booked to the wrong order: it wants its money again.
    #[serde(rename = "payment_taken_back")]
    PaymentUnbooked {
        payment: PaymentId,
    },
    /// Another way to pay makes another total; the number is how often the order had asked for something before.
    TotalChanged {
        nth: u32,
    },
    /// The same as `OrderPaid`, of an order that was told so before and had it taken back.
    OrderPaidAnew {
        payment: PaymentId,
    },
    /// By this link one pays at once, while cards are tried out.
    PayByMail {
        payment: PaymentId,
    },
    /// By this link one pays; the number counts such letters of one order from 1.
    PaymentLink {
        nth: u32,
    },
    /// The link to the order, for whoever asked where it is; the number counts such letters of one order from 1.
    OrderLink {
        nth: u32,
    },
    /// To the shop itself: somebody wrote through the contact form.
    MessageReceived {
        message: MessageId,
    },
    /// With the link to confirm that one wants the newsletter; the number counts letters of one sign-up from 1.
    NewsletterConfirm {
        subscription: SubscriptionId,
        nth: u8,
    },
    /// One is on the list, and so one leaves it.
    NewsletterWelcome {
        subscription: SubscriptionId,
    },
}

impl LetterKind {
    /// What makes it one letter: its kind, and which parcel where there may be several.
    pub fn key(self) -> (u8, u64) {
        match self {
            LetterKind::OrderReceived => (1, 0),
            LetterKind::OrderPaid => (2, 0),
            LetterKind::OrderShipped { fulfilment } => (3, fulfilment.get()),
            LetterKind::OrderCancelled => (4, 0),
            LetterKind::OrderRefunded { refund } => (5, refund.get()),
            LetterKind::PaymentReminder { nth } => (20, u64::from(nth)),
            LetterKind::OrderReinstated => (95, 0),
            LetterKind::PaymentBounced { payment } => (90, payment.get()),
            LetterKind::PaymentUnbooked { payment } => (120, payment.get()),
            LetterKind::TotalChanged { nth } => (140, u64::from(nth)),
            LetterKind::OrderPaidAnew { payment } => (121, payment.get()),
            LetterKind::PayByMail { payment } => (125, payment.get()),
            LetterKind::PaymentLink { nth } => (91, u64::from(nth)),
            LetterKind::OrderLink { nth } => (160, u64::from(nth)),
            LetterKind::MessageReceived { message } => (50, message.get()),
            // 61, 62, 63: a sign-up has three letters at most.
            LetterKind::NewsletterConfirm { subscription, nth } => (60 + nth, subscription.get()),
            LetterKind::NewsletterWelcome { subscription } => (70, subscription.get()),
            LetterKind::GiftCard { card } => (85, card.get()),
        }
    }
}

impl Job {
    /// The name in logs and on pages: `letter`.
    pub const fn name(&self) -> &'static str {
        match self {
            Job::Letter { .. } => "letter",
            Job::OpenPayment { .. } => "open_payment",
            Job::ClosePayment { .. } => "close_payment",
            Job::LookPayment { .. } => "look_payment",
            Job::CapturePayment { .. } => "capture_payment",
            Job::SendRefund { .. } => "send_refund",
            Job::ReturnStranger { .. } => "return_stranger",
            Job::LookRefund { .. } => "look_refund",
            Job::LookReturned { .. } => "look_returned",
            Job::LookDispute { .. } => "look_dispute",
            Job::ExpireOrder { .. } => "expire_order",
            Job::RemindOrder { .. } => "remind_order",
            Job::Relist { .. } => "relist",
            Job::MakePicture { .. } => "make_picture",
            Job::DropPicture { .. } => "drop_picture",
            Job::DropLetter { .. } => "drop_letter",
            Job::WipeDemo {} => "wipe_demo",
        }
    }

    pub const fn lane(&self) -> Lane {
        match self {
            Job::MakePicture { .. } | Job::DropPicture { .. } => Lane::Slow,
            _ => Lane::Prompt,
        }
    }

    /// The order it is for, where there is one.
    pub const fn order(&self) -> Option<OrderId> {
        match self {
            Job::Letter { order, .. } => *order,
            Job::ExpireOrder { order } | Job::RemindOrder { order } => Some(*order),
            Job::OpenPayment { .. }
            | Job::ClosePayment { .. }
            | Job::LookPayment { .. }
            | Job::CapturePayment { .. }
            | Job::SendRefund { .. }
            | Job::ReturnStranger { .. }
            | Job::LookRefund { .. }
            | Job::LookReturned { .. }
            | Job::LookDispute { .. }
            | Job::Relist { .. }
            | Job::MakePicture { .. }
            | Job::DropPicture { .. }
            | Job::DropLetter { .. }
            | Job::WipeDemo {} => None,
        }
    }

    /// After how many failed tries a person is asked.
    pub const fn tries_max(&self) -> u32 {
        match self {
            Job::Letter { .. }
            | Job::ClosePayment { .. }
            | Job::CapturePayment { .. }
            | Job::SendRefund { .. }
            | Job::ReturnStranger { .. } => 10,
            Job::OpenPayment { .. }
            | Job::LookPayment { .. }
            | Job::LookRefund { .. }
            | Job::LookReturned { .. }
            | Job::LookDispute { .. }
            | Job::ExpireOrder { .. }
            | Job::RemindOrder { .. }
            | Job::Relist { .. }
            | Job::DropPicture { .. }
            | Job::DropLetter { .. }
            | Job::WipeDemo {} => 5,
            Job::MakePicture { .. } => 3,
        }
    }

    /// How long to wait after the `tries`th failure: half a minute, doubled each time, at most six hours.
    pub fn wait_after(tries: u32) -> Span {
        Span::seconds((30_i64 << tries.saturating_sub(1).min(10)).min(6 * 3_600))
    }
}
