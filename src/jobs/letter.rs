//! Letters: what is in them is gathered here, their words are made by `adapters/mail`.

use super::letter_dress::dress;
use super::{Sender as Whose, Worker};
use crate::adapters::door::door;
use crate::adapters::mail::{
    BackBy, GiftCardView, Giver, GoodsLine, Letter, LetterView, Matter, MessageView, NewsletterView, Next, Parcel, PaymentNote, RowKind,
    Sender, Step, Tone, TotalRow, TransferNote, compose, compose_gift_card, compose_message, compose_newsletter,
};
use crate::adapters::slip::{Above, Drawn, slip};
use crate::base::{Fault, GiftCardId, Id, JobId, LetterId, Locale, MessageId, Money, OrderId, Outcome, SubscriptionId, Time};
use crate::shop::fulfilment::{Fulfilment, carrier};
use crate::shop::job::LetterKind;
use crate::shop::letter::{Fate, NoteLetter, is_told_paid, written};
use crate::shop::newsletter::State;
use crate::shop::order::capture::is_coming;
use crate::shop::order::{self, CancelReason, Order, Shipped};
use crate::shop::payment::transfer::Code;
use crate::shop::payment::{self, PaymentKind, Refund, RefundReason};
use crate::shop::price::Why;
use crate::shop::settings::{self, Settings};
use crate::shop::shipping::{self, ShippingKind};
use crate::shop::token::{NewsletterLink, newsletter_path};
use crate::shop::{Actor, gift_card, token};
use crate::store::{Reads, Snapshot};

/// Writes a letter, hands it over, and notes it. The number of the job is the letter's, so that a second try is the same letter.
pub async fn write(worker: &Worker, job: JobId, kind: LetterKind, order: Option<OrderId>) -> Outcome {
    let Some(mut letter) = door(|| gather(worker, kind, order))? else { return Ok(()) };
    let id = LetterId::new(job.get());
    if worker.sender == Whose::Configured {
        letter.from = None;
    }
    worker.mailer.send(id, word(kind), &letter, worker.shop.now()).await?;
    let fate = if worker.mailer.sends() { Fate::Sent } else { Fate::Kept };
    let note = NoteLetter { id, kind, order, to: letter.to.clone(), subject: letter.subject.clone(), fate };
    door(|| worker.shop.run(&Actor::System, note))
}

/// The kind in names of files and text keys.
pub const fn word(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::OrderReceived => "order_received",
        LetterKind::OrderPaid => "order_paid",
        LetterKind::OrderShipped { .. } => "order_shipped",
        LetterKind::OrderCancelled => "order_cancelled",
        LetterKind::OrderRefunded { .. } => "order_refunded",
        LetterKind::PaymentReminder { .. } => "payment_reminder",
        LetterKind::OrderReinstated => "order_reinstated",
        LetterKind::PaymentBounced { .. } => "payment_bounced",
        LetterKind::PaymentUnbooked { .. } => "payment_taken_back",
        LetterKind::TotalChanged { .. } => "total_changed",
        LetterKind::OrderPaidAnew { .. } => "order_paid_anew",
        LetterKind::PaymentLink { .. } => "payment_link",
        LetterKind::OrderLink { .. } => "order_link",
        LetterKind::PayByMail { .. } => "pay_by_mail",
        LetterKind::MessageReceived { .. } => "message_received",
        LetterKind::NewsletterConfirm { .. } => "newsletter_confirm",
        LetterKind::NewsletterWelcome { .. } => "newsletter_welcome",
        LetterKind::GiftCard { .. } => "gift_card",
    }
}

/// The letter in words, from the shop; `None` when it was written before, or when there is nobody to write to.
fn gather(worker: &Worker, kind: LetterKind, order: Option<OrderId>) -> Outcome<Option<Letter>> {
    let snapshot = worker.shop.read()?;
    if written(&snapshot, order, kind)?.is_some() {
        return Ok(None);
    }
    let settings = settings::the(&snapshot)?;
    let letter = match (kind, order) {
        (LetterKind::MessageReceived { message }, _) => message_letter(worker, &snapshot, &settings, message)?,
        (LetterKind::NewsletterConfirm { subscription, .. }, _) => {
            newsletter_letter(worker, &snapshot, &settings, (subscription, NewsletterLink::Confirm))?
        }
        (LetterKind::NewsletterWelcome { subscription }, _) => {
            newsletter_letter(worker, &snapshot, &settings, (subscription, NewsletterLink::Leave))?
        }
        (LetterKind::GiftCard { card }, _) => gift_card_letter(worker, &snapshot, &settings, card)?,
        (LetterKind::OrderRefunded { refund }, _) if order::gift::is_told(&snapshot, refund)? => None,
        (_, Some(id)) => {
            // A demo that was wiped meanwhile has no orders any more.
            let Some(order): Option<Order> = snapshot.find(id)? else { return Ok(None) };
            // The money came while the letter waited.
            if asks_for_money(kind) && order.outstanding().minor() <= 0 {
                return Ok(None);
            }
            if !is_true(&snapshot, kind, &order)? {
                return Ok(None);
            }
            // The browser has worked meanwhile, or cards are not tried out any more and the page is open.
            if matches!(kind, LetterKind::PayByMail { payment } if snapshot.get(payment)?.session.is_some()) {
                return Ok(None);
            }
            let matter = matter(worker, &snapshot, &settings, (kind, &order))?;
            let arrives = arrives(worker, &snapshot, kind, &order, &settings.time_zone)?;
            let view = LetterView { arrives, ..view(worker, &snapshot, &settings, &order)? };
            Some(compose(&view, &matter))
        }
        (_, None) => return Err(Fault::Bug("a letter about an order names none".to_owned()).into()),
    };
    Ok(letter.map(|letter| Letter { from: settings.contact.email.clone(), ..letter }))
}

/// Whether a letter has nothing to say once all is paid.
const fn asks_for_money(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::PaymentReminder { .. }
            | LetterKind::PaymentBounced { .. }
            | LetterKind::PaymentUnbooked { .. }
            | LetterKind::TotalChanged { .. }
            | LetterKind::PaymentLink { .. }
            | LetterKind::PayByMail { .. }
    )
}

/// Whether what a letter says of money that was booked wrongly is so: nobody is told that an order is paid once that was taken back,
/// and of the taking back hears only who had been told.
fn is_true(snapshot: &Snapshot, kind: LetterKind, order: &Order) -> Outcome<bool> {
    Ok(match kind {
        LetterKind::OrderPaid | LetterKind::OrderPaidAnew { .. } => {
            order.outstanding().minor() <= 0 || payment::of_order(snapshot, order.id)?.iter().all(|payment| payment.unbooked.is_none())
        }
        LetterKind::PaymentUnbooked { .. } => is_told_paid(snapshot, order.id)?,
        // The buyer may have changed back meanwhile.
        LetterKind::TotalChanged { nth } => asked_before(order, nth) != Some(order.due()),
        _ => true,
    })
}

/// `None` when the message was deleted meanwhile, or the shop has no address.
fn message_letter(worker: &Worker, snapshot: &Snapshot, settings: &Settings, id: MessageId) -> Outcome<Option<Letter>> {
    let (Some(message), Some(to)) = (snapshot.find(id)?, settings.contact.email.clone()) else { return Ok(None) };
    let shop = sender(worker, snapshot, settings)?;
    let view = MessageView {
        url: format!("{}/admin/messages/{id}", shop.base_url),
        shop,
        locale: settings.locale,
        to,
        name: message.name,
        email: message.email,
        order_number: message.order_number,
        text: message.text,
    };
    Ok(Some(compose_message(&view)))
}

/// `None` when it stands otherwise by now: confirmed meanwhile, left, forgotten.
fn newsletter_letter(
    worker: &Worker,
    snapshot: &Snapshot,
    settings: &Settings,
    (id, link): (SubscriptionId, NewsletterLink),
) -> Outcome<Option<Letter>> {
    let wanted = match link {
        NewsletterLink::Confirm => State::Waiting,
        NewsletterLink::Leave => State::Subscribed,
    };
    let Some(known) = snapshot.find(id)?.filter(|known| known.state() == wanted) else { return Ok(None) };
    let shop = sender(worker, snapshot, settings)?;
    let url = format!("{}{}", shop.base_url, newsletter_path(link, &worker.shop.newsletter_token(id, link)));
    let step = match link {
        NewsletterLink::Confirm => Step::Confirm { url },
        NewsletterLink::Leave => Step::Welcome { leave: url },
    };
    let promise = settings.newsletter.promise.get(known.locale).to_owned();
    Ok(Some(compose_newsletter(&NewsletterView { shop, locale: known.locale, to: known.email, promise, step })))
}

/// `None` when the demo was wiped meanwhile. The code grows from the shop's secret here and stands in the letter alone.
fn gift_card_letter(worker: &Worker, snapshot: &Snapshot, settings: &Settings, id: GiftCardId) -> Outcome<Option<Letter>> {
    let Some(card) = snapshot.find(id)? else { return Ok(None) };
    let shop = sender(worker, snapshot, settings)?;
    let first = gift_card::entries(snapshot, id, gift_card::COUNT_MAX)?.pop();
    let bought = card.sold.map_or(Ok(None), |sold| snapshot.find(sold.order))?;
    let giver = match bought {
        Some(order) if order.email == card.email => Giver::Buyer,
        Some(order) => Giver::Somebody { name: order.ship_to.name },
        None => Giver::Shop,
    };
    let view = GiftCardView {
        giver,
        balance_url: format!("{}{}", shop.base_url, token::GIFT_CARD_PATH),
        shop,
        locale: card.locale,
        to: card.email,
        name: card.name,
        message: card.message,
        amount: first.map_or(card.balance, |entry| entry.by),
        code: gift_card::code::in_fours(&worker.shop.gift_card_code(id)),
        until: card.expires.map(|end| card.locale.date(gift_card::last_day(end), &settings.time_zone)),
    };
    Ok(Some(compose_gift_card(&view)))
}

fn sender(worker: &Worker, snapshot: &Snapshot, settings: &Settings) -> Outcome<Sender> {
    Ok(Sender {
        name: settings.name.clone(),
        base_url: base_url(worker, settings).to_owned(),
        email: settings.contact.email.clone(),
        phone: settings.contact.phone.clone(),
        address_lines: settings.contact.address.lines().map(str::to_owned).collect(),
        dress: dress(worker, snapshot, settings)?,
    })
}

/// Where the shop is reached.
fn base_url<'a>(worker: &'a Worker, settings: &'a Settings) -> &'a str {
    settings.base_url.as_ref().unwrap_or(&worker.base_url)
}

fn matter(worker: &Worker, snapshot: &Snapshot, settings: &Settings, (kind, order): (LetterKind, &Order)) -> Outcome<Matter> {
    Ok(match kind {
        LetterKind::OrderReceived => Matter::OrderReceived,
        LetterKind::PaymentReminder { nth } => reminder(snapshot, settings, order, nth)?,
        LetterKind::PaymentBounced { .. } => Matter::PaymentBounced,
        LetterKind::PaymentLink { .. } if order.is_paid_in_part() => Matter::PaymentRest { paid: order.kept(), rest: order.outstanding() },
        LetterKind::PaymentLink { .. } => Matter::PaymentLink,
        LetterKind::OrderLink { .. } => Matter::OrderLink,
        LetterKind::TotalChanged { nth } => {
            let fee = order.charges.iter().find(|charge| charge.why == Why::PaymentFee).map(|charge| charge.amount);
            let (before, way) = (asked_before(order, nth).unwrap_or(order.total), order.payment.name.get(order.locale).to_owned());
            Matter::TotalChanged { way, fee, before, total: order.due() }
        }
        LetterKind::PaymentUnbooked { payment } => {
            let came = snapshot.get(payment)?.state.taken();
            Matter::PaymentUnbooked { amount: came.unwrap_or_else(|| Money::zero(order.total.currency())) }
        }
        LetterKind::PayByMail { .. } => {
            Matter::PayByMail { url: format!("{}{}", base_url(worker, settings), token::pay_path(&worker.shop.pay_token(order.id))) }
        }
        LetterKind::OrderPaid | LetterKind::OrderPaidAnew { .. } | LetterKind::OrderReinstated => {
            let payments = payment::of_order(snapshot, order.id)?;
            let at = payments.iter().filter(|p| p.taken().is_some()).map(|p| p.started).max().unwrap_or(order.placed);
            match kind {
                LetterKind::OrderReinstated => Matter::OrderReinstated { amount: order.captured, at: order.reinstated.unwrap_or(at) },
                _ => Matter::OrderPaid { amount: order.captured, at },
            }
        }
        LetterKind::OrderShipped { fulfilment } => {
            let parcel: Fulfilment = snapshot.get(fulfilment)?;
            let url = carrier::tracking_page(&parcel.carrier, &parcel.tracking);
            let contents = parcel.lines.iter().filter_map(|l| Some((order.lines.get(l.line)?, l.quantity)));
            Matter::OrderShipped {
                contents: contents.map(|(line, quantity)| goods(line, quantity)).collect(),
                parcels: vec![Parcel { carrier: parcel.carrier.clone(), tracking: parcel.tracking.clone(), url }],
                partial: order.shipped() != Shipped::Fully,
            }
        }
        LetterKind::OrderCancelled => {
            let why = order.cancelled.as_ref().map_or(CancelReason::Other, |c| c.why);
            let owed = order.kept();
            let card = order::gift::back_on_cards(snapshot, order.id)?;
            Matter::OrderCancelled { reason: reason(order.locale, why), refund: (owed.minor() > 0).then_some(owed), card }
        }
        LetterKind::OrderRefunded { refund } => {
            let refund = snapshot.get(refund)?;
            let payment = snapshot.get(refund.payment)?;
            let way = match payment.kind {
                kind if kind.is_by_hand() => BackBy::Hand,
                PaymentKind::GiftCard => BackBy::Card(gift_card::shown(&payment.reference)),
                _ => BackBy::Provider,
            };
            refunded(order, &refund, way)
        }
        LetterKind::MessageReceived { .. }
        | LetterKind::NewsletterConfirm { .. }
        | LetterKind::NewsletterWelcome { .. }
        | LetterKind::GiftCard { .. } => {
            return Err(Fault::Bug("it is about no order".to_owned()).into());
        }
    })
}

/// What the order had asked for before it asked for so many things.
fn asked_before(order: &Order, nth: u32) -> Option<Money> {
    order.asked.get((nth as usize).checked_sub(1)?).map(|asked| asked.due)
}

/// How a reminder speaks: the first kindly, the last of what happens next.
fn reminder(snapshot: &Snapshot, settings: &Settings, order: &Order, nth: u32) -> Outcome<Matter> {
    let is_last = settings.reminder(nth as usize + 1).is_none();
    let tone = match nth {
        0 => Tone::Kind,
        _ if is_last => Tone::Last,
        _ => Tone::Again,
    };
    let ends = order.open_until(&payment::of_order(snapshot, order.id)?);
    let next = match (order.terms().kind, ends) {
        (PaymentKind::Invoice, _) => Next::Claim,
        (_, Some(at)) => Next::Ends { at },
        (_, None) => Next::Waits,
    };
    Ok(Matter::PaymentReminder { tone, next: Some(next).filter(|_| is_last) })
}

/// What went back, and the pieces that it was for.
fn refunded(order: &Order, refund: &Refund, way: BackBy) -> Matter {
    let pieces = refund.lines.iter().filter_map(|given| {
        let line = order.lines.get(given.line)?;
        Some(GoodsLine { total: given.amount, ..goods(line, given.quantity) })
    });
    let row = |kind: RowKind, key: &str, amount: Money| TotalRow { kind, label: order.locale.t(key).into_owned(), amount };
    let charges = refund.charges.map(|amount| row(RowKind::Plain, "mail-refund-charges", amount));
    let whole = row(RowKind::Total, "mail-refund-total", refund.amount);
    Matter::OrderRefunded {
        amount: refund.amount,
        way,
        reason: refund_reason(order.locale, refund.why),
        contents: pieces.collect(),
        totals: charges.into_iter().chain([whole]).collect(),
    }
}

/// When what the letter speaks of arrives.
fn arrives(worker: &Worker, snapshot: &Snapshot, kind: LetterKind, order: &Order, zone: &str) -> Outcome<Option<[Time; 2]>> {
    Ok(match kind {
        LetterKind::OrderReceived | LetterKind::OrderPaid | LetterKind::OrderPaidAnew { .. } | LetterKind::OrderReinstated => {
            order.arrival(None, worker.shop.now(), zone)
        }
        LetterKind::OrderShipped { fulfilment } => {
            shipping::arrival(snapshot.get(fulfilment)?.sent, 0, (order.shipping.kind, order.shipping.days), zone)
        }
        LetterKind::OrderCancelled
        | LetterKind::PaymentReminder { .. }
        | LetterKind::PaymentBounced { .. }
        | LetterKind::PaymentUnbooked { .. }
        | LetterKind::TotalChanged { .. }
        | LetterKind::PaymentLink { .. }
        | LetterKind::OrderLink { .. }
        | LetterKind::PayByMail { .. }
        | LetterKind::OrderRefunded { .. }
        | LetterKind::MessageReceived { .. }
        | LetterKind::NewsletterConfirm { .. }
        | LetterKind::NewsletterWelcome { .. }
        | LetterKind::GiftCard { .. } => None,
    })
}

/// Words for the buyer; what concerns staff alone says nothing.
fn reason(locale: Locale, why: CancelReason) -> String {
    match why {
        CancelReason::CustomerWish | CancelReason::NotPaid | CancelReason::OutOfStock => {
            locale.t(&format!("mail-cancel-{}", why.key().replace('_', "-"))).into_owned()
        }
        CancelReason::Fraud | CancelReason::Other => String::new(),
    }
}

/// Words for the buyer; "" where there is nothing to say.
fn refund_reason(locale: Locale, why: RefundReason) -> String {
    match why {
        RefundReason::Other => String::new(),
        why => locale.t(&format!("mail-refund-{}", why.key().replace('_', "-"))).into_owned(),
    }
}

fn view(worker: &Worker, snapshot: &Snapshot, settings: &Settings, order: &Order) -> Outcome<LetterView> {
    let shop = sender(worker, snapshot, settings)?;
    let path = token::order_path(&worker.shop.order_token(order.id));
    let pickup = order.shipping.kind == ShippingKind::Pickup;
    let address = if pickup {
        let note = order.shipping.note.get(order.locale);
        let when = order.shipping.slot.map(|slot| slot.words(order.locale, &settings.time_zone));
        let place = std::iter::once(order.shipping.name.get(order.locale)).chain(note.lines()).map(str::to_owned);
        when.into_iter().chain(place).collect()
    } else if order.shipping.kind == ShippingKind::Email {
        // Nothing goes anywhere.
        Vec::new()
    } else {
        order.ship_to.lines_from(settings.country, order.locale)
    };
    Ok(LetterView {
        order_url: format!("{}{path}", shop.base_url),
        shop,
        locale: order.locale,
        time_zone: settings.time_zone.clone(),
        to: order.email.clone(),
        name: order.ship_to.name.clone(),
        order_number: order.number.clone(),
        placed: order.placed,
        lines: order.lines.iter().map(|line| goods(line, line.quantity)).collect(),
        totals: totals(snapshot, order)?,
        shipping: order.shipping.name.get(order.locale).to_owned(),
        pickup,
        arrives: None,
        customs: order.customs(settings.country).map(|country| country.name(order.locale).to_owned()),
        address,
        payment: payment_note(snapshot, settings, order)?,
    })
}

fn goods(line: &crate::shop::order::Line, quantity: u32) -> GoodsLine {
    GoodsLine { title: line.title.clone(), choice: line.choice.clone(), quantity, total: line.unit.times(quantity) }
}

fn totals(snapshot: &Snapshot, order: &Order) -> Outcome<Vec<TotalRow>> {
    let t = |key: &str| order.locale.t(key).into_owned();
    let goods = Money::sum(order.total.currency(), order.lines.iter().map(|line| line.total));
    let mut rows = vec![TotalRow { kind: RowKind::Plain, label: t("mail-sum-goods"), amount: goods }];
    for charge in &order.charges {
        rows.push(match charge.why {
            Why::PaymentFee => TotalRow { kind: RowKind::Plain, label: t("mail-sum-fee"), amount: charge.amount },
            _ => TotalRow { kind: RowKind::Delivery, label: order.shipping.name.get(order.locale).to_owned(), amount: charge.amount },
        });
    }
    for tax in order.taxes.iter().filter(|tax| !tax.tax.is_zero()) {
        let included = order.notes.iter().any(|n| n.why == Why::Tax { rate: tax.rate } && n.included);
        let key = if included { "mail-sum-tax-included" } else { "mail-sum-tax" };
        let label = order.locale.t_with(key, &[("rate", &order.locale.percent(tax.rate))]).into_owned();
        rows.push(TotalRow { kind: RowKind::Plain, label, amount: tax.tax });
    }
    rows.push(TotalRow { kind: RowKind::Total, label: t("mail-sum-total"), amount: order.total });
    let cards = order::gift::lines(&payment::of_order(snapshot, order.id)?);
    for line in &cards {
        let label = order.locale.t_with("gift-card-line", &[("card", &gift_card::shown(&line.last))]).into_owned();
        rows.push(TotalRow { kind: RowKind::Plain, label, amount: line.amount.negated() });
    }
    let left = order.outstanding();
    if !cards.is_empty() && left.minor() > 0 {
        rows.push(TotalRow { kind: RowKind::Plain, label: t("gift-card-left"), amount: left });
    }
    Ok(rows)
}

fn payment_note(snapshot: &Snapshot, settings: &Settings, order: &Order) -> Outcome<PaymentNote> {
    let amount = order.outstanding();
    if amount.minor() <= 0 {
        return Ok(PaymentNote::Nothing);
    }
    let payments = payment::of_order(snapshot, order.id)?;
    if payments.is_empty() {
        return Ok(PaymentNote::Open { amount });
    }
    if is_coming(&payments) {
        return Ok(PaymentNote::Online);
    }
    let terms = order.terms();
    Ok(match terms.kind {
        PaymentKind::CashOnDelivery => PaymentNote::CashOnDelivery { amount },
        PaymentKind::PayAtPickup => PaymentNote::PayAtPickup { amount },
        PaymentKind::Stripe | PaymentKind::PayPal | PaymentKind::TestCard | PaymentKind::GiftCard => PaymentNote::Online,
        PaymentKind::Invoice if order.due_on().is_none() => PaymentNote::InvoiceLater { days: terms.due_days },
        PaymentKind::BankTransfer | PaymentKind::Invoice => {
            let bank =
                settings.bank.clone().ok_or_else(|| Fault::Outside("no bank account is set: enter one in the settings".to_owned()))?;
            let due = order.due_on().or(order.open_until(&payments));
            let transfer = order.transfer(bank);
            let code = transfer.code.as_ref().map(|code| Drawn::of(code)?.png()).transpose()?;
            let title = order.locale.t_with("slip-title", &[("number", &order.number)]).into_owned();
            let above = Above { shop: settings.name.clone(), title };
            let slip = match &transfer.code {
                Some(Code::Swiss(bill)) => Some(slip(bill, &above, order.locale)?),
                Some(Code::Epc(_)) | None => None,
            };
            let note = Box::new(TransferNote { transfer, due, code, slip });
            if terms.kind == PaymentKind::Invoice { PaymentNote::Invoice(note) } else { PaymentNote::BankTransfer(note) }
        }
    })
}
