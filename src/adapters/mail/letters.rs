//! What the letters say. Each has a first line with what happened, then what to do, one button, then the goods.

use super::draft::{Block, Draft, Goods, Paper};
use super::dress::Dress;
use super::{html, text};
use crate::base::bank::{in_fours, squeezed};
use crate::base::text::line;
use crate::base::{Email, Locale, Money, Time};
use crate::shop::payment::Transfer;

/// Everything that a letter about an order may need to know.
#[derive(Clone, Debug)]
pub struct LetterView {
    pub shop: Sender,
    pub locale: Locale,
    /// IANA name: dates are written as in the shop.
    pub time_zone: String,
    pub to: Email,
    /// The buyer's name, for the greeting; may be empty.
    pub name: String,
    pub order_number: String,
    /// The order's own page, by its secret link.
    pub order_url: String,
    pub placed: Time,
    pub lines: Vec<GoodsLine>,
    /// What stands under the goods; the last one is the total.
    pub totals: Vec<TotalRow>,
    /// The method's name: `DHL standard`.
    pub shipping: String,
    /// Fetched at the shop: `address` is the shop's then.
    pub pickup: bool,
    /// The first and the last day on which it arrives, as far as that is known.
    pub arrives: Option<[Time; 2]>,
    /// The country behind a customs border to which it goes.
    pub customs: Option<String>,
    /// Where it goes, a line each, as the country writes it.
    pub address: Vec<String>,
    pub payment: PaymentNote,
}

/// The shop, as it stands on its letters.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    pub name: String,
    /// Without a slash at the end.
    pub base_url: String,
    /// Where answers go.
    pub email: Option<Email>,
    pub phone: String,
    pub address_lines: Vec<String>,
    /// How its letters look.
    pub dress: Dress,
}

#[derive(Clone, Debug)]
pub struct GoodsLine {
    pub title: String,
    /// `Oat, 280 ml`; may be empty.
    pub choice: String,
    pub quantity: u32,
    pub total: Money,
}

#[derive(Clone, Debug)]
pub struct TotalRow {
    pub kind: RowKind,
    pub label: String,
    pub amount: Money,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowKind {
    /// A sum, discount, fee or tax.
    Plain,
    /// Nothing is said as "free".
    Delivery,
    /// What is paid in the end.
    Total,
}

/// How the buyer pays, as far as the buyer must do something.
#[derive(Clone, PartialEq, Debug)]
pub enum PaymentNote {
    /// It is paid, or nothing is to pay.
    Nothing,
    BankTransfer(Box<TransferNote>),
    /// A transfer that is due after the goods were sent.
    Invoice(Box<TransferNote>),
    /// The same before the last of them has left: so many days after that.
    InvoiceLater {
        days: u32,
    },
    /// The buyer chooses on the order's page.
    Open {
        amount: Money,
    },
    CashOnDelivery {
        amount: Money,
    },
    PayAtPickup {
        amount: Money,
    },
    /// On a provider's page; not confirmed yet.
    Online,
}

/// A transfer, with what it is made from.
#[derive(Clone, PartialEq, Debug)]
pub struct TransferNote {
    pub transfer: Transfer,
    /// Until then the goods are kept; for ever where there is none.
    pub due: Option<Time>,
    /// The code for banking apps as PNG.
    pub code: Option<Vec<u8>>,
    /// The payment slip as PDF.
    pub slip: Option<Vec<u8>>,
}

/// How a reminder speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    Kind,
    Again,
    Last,
}

/// What happens when the money does not come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// The order ends by itself, and nothing is owed.
    Ends { at: Time },
    /// The goods are there: the claim stays, with what the law adds to it (Directive 2011/7/EU between businesses; in Germany BGB §§ 286
    /// and 288 for everybody).
    Claim,
    /// It waits, and nothing is sent.
    Waits,
}

/// What the letter is about.
#[derive(Clone, Debug)]
pub enum Matter {
    OrderReceived,
    /// The transfer has not come yet.
    PaymentReminder {
        tone: Tone,
        /// What happens next; the last one says it.
        next: Option<Next>,
    },
    /// Money that was on its way does not come.
    PaymentBounced,
    /// So much had paid it, and was booked to the wrong order.
    PaymentUnbooked {
        amount: Money,
    },
    /// Another way to pay was chosen, which makes another total.
    TotalChanged {
        way: String,
        /// What it costs; `None`: nothing, and the way before did.
        fee: Option<Money>,
        before: Money,
        total: Money,
    },
    /// By this link one pays.
    PaymentLink,
    /// The link to the order's page, for whoever asked where it is.
    OrderLink,
    /// A part came, and by this link one pays the rest.
    PaymentRest {
        paid: Money,
        rest: Money,
    },
    /// By this one the provider's page opens at once.
    PayByMail {
        url: String,
    },
    OrderPaid {
        amount: Money,
        at: Time,
    },
    /// The money came late, and the order that had ended goes on.
    OrderReinstated {
        amount: Money,
        at: Time,
    },
    OrderShipped {
        /// What is in it; `view.lines` when empty.
        contents: Vec<GoodsLine>,
        parcels: Vec<Parcel>,
        /// More parcels will follow.
        partial: bool,
    },
    OrderCancelled {
        /// Words for the buyer; may be empty.
        reason: String,
        /// What was paid and goes back.
        refund: Option<Money>,
        /// What is back on gift cards.
        card: Option<Money>,
    },
    OrderRefunded {
        amount: Money,
        way: BackBy,
        /// Words for the buyer; may be empty.
        reason: String,
        /// The pieces that it is for; empty when it is for an amount alone.
        contents: Vec<GoodsLine>,
        /// What stands under them: the part for delivery, and the whole.
        totals: Vec<TotalRow>,
    },
}

/// How money went back to a buyer.
#[derive(Clone, Debug)]
pub enum BackBy {
    /// The provider by which it came.
    Provider,
    /// The gift card by which it came: `•••• 7K3Q`.
    Card(String),
    /// People: a transfer most often.
    Hand,
}

#[derive(Clone, Debug, Default)]
pub struct Parcel {
    pub carrier: String,
    pub tracking: String,
    /// Where the carrier shows it.
    pub url: Option<String>,
}

/// A letter, ready to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    pub to: Email,
    pub to_name: String,
    /// The shop's name; the address behind it is the mailer's.
    pub from_name: String,
    pub reply_to: Option<Email>,
    /// The sender; `None`: the one with which the mailer was set up.
    pub from: Option<Email>,
    pub subject: String,
    /// 60 columns.
    pub text: String,
    pub html: String,
    /// The address at which a press of the mail program's own button leaves the list that it belongs to (RFC 8058).
    pub unsubscribe: Option<String>,
    pub files: Vec<Enclosed>,
}

/// A file that goes with a letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enclosed {
    /// ASCII, with its ending.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    pub bytes: Vec<u8>,
    pub place: Enclosure,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Enclosure {
    /// The HTML shows it, under its name (RFC 2392).
    Shown,
    /// It lies beside the text.
    Beside,
}

/// Writes the letter.
pub fn compose(view: &LetterView, matter: &Matter) -> Letter {
    let draft = match matter {
        Matter::OrderReceived => received(view),
        Matter::PaymentReminder { tone, next } => reminder(view, *tone, *next),
        Matter::PaymentBounced => asking(view, &view.order_url, ["mail-bounced-subject", "mail-bounced-heading", "mail-bounced-say"]),
        Matter::OrderLink => here_it_is(view),
        Matter::PaymentUnbooked { amount } => unbooked(view, *amount),
        Matter::TotalChanged { way, fee, before, total } => total_changed(view, way, *fee, [*before, *total]),
        Matter::PaymentLink => asking(view, &view.order_url, ["mail-link-subject", "mail-link-heading", "mail-link-say"]),
        Matter::PaymentRest { paid, rest } => rest_missing(view, *paid, *rest),
        Matter::PayByMail { url } => asking(view, url, ["mail-by-mail-subject", "mail-by-mail-heading", "mail-by-mail-say"]),
        Matter::OrderPaid { amount, at } => paid(view, *amount, *at),
        Matter::OrderReinstated { amount, at } => reinstated(view, *amount, *at),
        Matter::OrderShipped { contents, parcels, partial } => {
            let goods = if contents.is_empty() { &view.lines } else { contents };
            shipped(view, &Shipment { goods, parcels, partial: *partial })
        }
        Matter::OrderCancelled { reason, refund, card } => cancelled(view, reason, [*refund, *card]),
        Matter::OrderRefunded { amount, reason, way, contents, totals } => refunded(view, *amount, reason, way, (contents, totals)),
    };
    let paper = Paper { shop: &view.shop, locale: view.locale, why: "mail-foot-why" };
    let mut letter = written(&paper, &draft, &view.to, &view.name);
    if matter.asks_for_money(&view.payment) {
        letter.files.extend(enclosed(view));
    }
    letter
}

/// The letter on its paper, from the shop and with answers to it.
pub(super) fn written(paper: &Paper<'_>, draft: &Draft, to: &Email, to_name: &str) -> Letter {
    Letter {
        from: None,
        to: to.clone(),
        to_name: line(to_name),
        from_name: line(&paper.shop.name),
        reply_to: paper.shop.email.clone(),
        subject: line(&draft.subject),
        text: text::write(paper, draft),
        html: html::write(paper, draft),
        unsubscribe: None,
        files: paper.shop.dress.files(),
    }
}

impl Matter {
    /// Whether the letter says how to pay.
    const fn asks_for_money(&self, note: &PaymentNote) -> bool {
        let invoice = matches!((self, note), (Matter::OrderShipped { .. }, PaymentNote::Invoice(_)));
        invoice
            || matches!(
                self,
                Matter::OrderReceived
                    | Matter::PaymentReminder { .. }
                    | Matter::PaymentUnbooked { .. }
                    | Matter::TotalChanged { .. }
                    | Matter::PaymentRest { .. }
            )
    }
}

impl LetterView {
    pub(super) fn t(&self, key: &str) -> String {
        self.locale.t(key).into_owned()
    }

    pub(super) fn t_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.t_with(key, args).into_owned()
    }

    /// A text about this order: `$number` and one more gap.
    fn about(&self, key: &str, more: (&str, &str)) -> String {
        self.t_with(key, &[("number", &self.order_number), more])
    }

    fn money(&self, amount: Money) -> String {
        self.locale.money(amount)
    }

    fn date(&self, at: Time) -> String {
        self.locale.date(at, &self.time_zone)
    }

    fn button(&self, key: &str) -> Block {
        Block::Button { label: self.t(key), url: self.order_url.clone() }
    }

    /// Where it goes, or where it is fetched.
    fn place(&self) -> Vec<Block> {
        if self.address.is_empty() {
            return Vec::new();
        }
        let heading = if self.pickup { "mail-pickup-place" } else { "mail-goes-to" };
        let mut blocks = vec![Block::Heading(self.t(heading)), Block::Lines(self.address.clone())];
        if !self.shipping.is_empty() && !self.pickup {
            let arrives = self.arrives.map(|days| self.locale.days_between(days, &self.time_zone));
            let says = [
                Some(self.t_with("mail-delivery", &[("method", &self.shipping)])),
                arrives.map(|days| self.t_with("mail-arrives", &[("days", &days)])),
            ];
            blocks.push(Block::Quiet(says.into_iter().flatten().collect::<Vec<_>>().join(" ")));
            blocks.extend(self.customs.as_ref().map(|country| Block::Quiet(self.t_with("word-customs", &[("country", country)]))));
        }
        blocks
    }

    fn goods(&self, heading: &str, lines: &[GoodsLine], totals: &[TotalRow]) -> Vec<Block> {
        let row = |line: &GoodsLine| Goods {
            title: if line.quantity == 1 { line.title.clone() } else { format!("{} × {}", line.quantity, line.title) },
            choice: line.choice.clone(),
            amount: self.money(line.total),
        };
        let total = |row: &TotalRow| {
            let free = row.kind == RowKind::Delivery && row.amount.is_zero();
            let amount = if free { self.t("mail-free") } else { self.money(row.amount) };
            (row.label.clone(), amount, row.kind == RowKind::Total)
        };
        let table = Block::Table { goods: lines.iter().map(row).collect(), totals: totals.iter().map(total).collect() };
        vec![Block::Heading(self.t(heading)), table]
    }
}

fn received(view: &LetterView) -> Draft {
    let name = line(&view.name);
    let heading =
        if name.is_empty() { view.t("mail-received-thanks") } else { view.t_with("mail-received-thanks-name", &[("name", &name)]) };
    let placed = view.locale.date_time(view.placed, &view.time_zone);
    let mut blocks = vec![Block::Quiet(view.about("mail-received-order", ("date", &placed)))];
    blocks.extend(how_to_pay(view));
    blocks.push(view.button("mail-received-button"));
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    blocks.extend(view.place());
    let total = view.totals.iter().find(|row| row.kind == RowKind::Total).map_or(String::new(), |row| view.money(row.amount));
    Draft {
        subject: view.about("mail-received-subject", ("shop", &view.shop.name)),
        preview: view.about("mail-received-preview", ("total", &total)),
        heading,
        blocks,
    }
}

fn reminder(view: &LetterView, tone: Tone, next: Option<Next>) -> Draft {
    let [subject, heading, say] = match tone {
        Tone::Kind => ["mail-reminder-subject", "mail-reminder-heading", "mail-reminder-say"],
        Tone::Again => ["mail-reminder-again-subject", "mail-reminder-again-heading", "mail-reminder-again-say"],
        Tone::Last => ["mail-reminder-last-subject", "mail-reminder-last-heading", "mail-reminder-last-say"],
    };
    let placed = view.date(view.placed);
    let mut blocks = vec![Block::Say(view.about(say, ("date", &placed)))];
    // One reminder alone stays kind, and says no more than when the order ends.
    let next = match next.filter(|next| tone == Tone::Last || matches!(next, Next::Ends { .. })) {
        Some(Next::Ends { at }) => Some(view.about("mail-reminder-ends", ("date", &view.date(at)))),
        Some(Next::Claim) => Some(view.t("mail-reminder-claim")),
        Some(Next::Waits) => Some(view.t("mail-reminder-waits")),
        None => None,
    };
    blocks.extend(next.map(Block::Say));
    blocks.extend(how_to_pay(view));
    blocks.push(Block::Quiet(view.t("mail-reminder-crossed")));
    blocks.push(view.button("mail-received-button"));
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    Draft {
        subject: view.about(subject, ("shop", &view.shop.name)),
        preview: view.about(say, ("date", &placed)),
        heading: view.t(heading),
        blocks,
    }
}

/// What happened, what is owed now, and what to do for who has paid all the same.
fn unbooked(view: &LetterView, amount: Money) -> Draft {
    let amount = view.money(amount);
    let mut blocks = vec![Block::Say(view.about("mail-taken-back-say", ("amount", &amount)))];
    blocks.extend(how_to_pay(view));
    blocks.push(Block::Quiet(view.t("mail-taken-back-else")));
    blocks.push(view.button("mail-received-button"));
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    Draft {
        subject: view.about("mail-taken-back-subject", ("shop", &view.shop.name)),
        preview: view.about("mail-taken-back-say", ("amount", &amount)),
        heading: view.t("mail-taken-back-heading"),
        blocks,
    }
}

fn total_changed(view: &LetterView, way: &str, fee: Option<Money>, amounts: [Money; 2]) -> Draft {
    let [before, total] = amounts.map(|amount| view.money(amount));
    let fee = fee.map(|fee| view.money(fee));
    let key = if fee.is_some() { "mail-total-say-fee" } else { "mail-total-say" };
    let gaps = [("number", view.order_number.as_str()), ("way", way), ("before", &before), ("total", &total)];
    let say = view.t_with(key, &[&gaps[..], &[("fee", fee.as_deref().unwrap_or_default())]].concat());
    let mut blocks = vec![Block::Say(say.clone())];
    blocks.extend(how_to_pay(view));
    blocks.push(Block::Quiet(view.t("mail-total-not-you")));
    blocks.push(view.button("mail-received-button"));
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    Draft { subject: view.about("mail-total-subject", ("total", &total)), preview: say, heading: view.t("mail-total-heading"), blocks }
}

/// The way to the order's page.
fn here_it_is(view: &LetterView) -> Draft {
    let about = |key: &str| view.about(key, ("date", &view.date(view.placed)));
    let mut blocks = vec![
        Block::Say(about("mail-order-link-say")),
        view.button("mail-order-link-button"),
        Block::Quiet(view.t("mail-order-link-not-you")),
    ];
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    Draft {
        subject: about("mail-order-link-subject"),
        preview: about("mail-order-link-say"),
        heading: view.t("mail-order-link-heading"),
        blocks,
    }
}

/// A letter whose one step is to pay on the order's page.
fn asking(view: &LetterView, url: &str, [subject, heading, say]: [&str; 3]) -> Draft {
    let total = view.totals.last().map_or(String::new(), |row| view.money(row.amount));
    let about = |key: &str| view.about(key, ("total", &total));
    let label = view.t(if url == view.order_url { "mail-link-button" } else { "mail-by-mail-button" });
    let mut blocks = vec![Block::Say(about(say)), Block::Button { label, url: url.to_owned() }];
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    blocks.extend(view.place());
    Draft { subject: about(subject), preview: about(say), heading: about(heading), blocks }
}

/// A part came: what is missing, and how it is paid.
fn rest_missing(view: &LetterView, paid: Money, rest: Money) -> Draft {
    let (paid, rest) = (view.money(paid), view.money(rest));
    let say = view.t_with("mail-rest-say", &[("number", &view.order_number), ("paid", &paid), ("rest", &rest)]);
    let mut blocks = vec![Block::Say(say.clone())];
    blocks.extend(how_to_pay(view));
    blocks.push(Block::Button { label: view.t("mail-link-button"), url: view.order_url.clone() });
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    let about = |key: &str| view.about(key, ("rest", &rest));
    Draft { subject: about("mail-rest-subject"), preview: say, heading: about("mail-rest-heading"), blocks }
}

/// What the buyer must do before the goods leave.
fn how_to_pay(view: &LetterView) -> Vec<Block> {
    let say = |key: &str, amount: &Money| vec![Block::Say(view.t_with(key, &[("amount", &view.money(*amount))]))];
    match &view.payment {
        PaymentNote::Nothing => Vec::new(),
        PaymentNote::Online => vec![Block::Say(view.t("mail-pay-online"))],
        PaymentNote::CashOnDelivery { amount } => say("mail-pay-on-delivery", amount),
        PaymentNote::PayAtPickup { amount } => say("mail-pay-at-pickup", amount),
        PaymentNote::Open { amount } => say("mail-pay-open", amount),
        PaymentNote::InvoiceLater { days } => vec![Block::Say(view.t_with("mail-pay-invoice-later", &[("n", &days.to_string())]))],
        PaymentNote::BankTransfer(note) | PaymentNote::Invoice(note) => {
            let TransferNote { transfer, due, code, slip } = &**note;
            let amount = view.money(transfer.amount);
            let says = match due {
                Some(due) if matches!(view.payment, PaymentNote::Invoice(_)) => {
                    view.t_with("mail-pay-invoice", &[("amount", &amount), ("date", &view.date(*due))])
                }
                Some(due) => view.t_with("mail-pay-transfer", &[("amount", &amount), ("date", &view.date(*due))]),
                None => view.t_with("mail-pay-transfer-any-time", &[("amount", &amount)]),
            };
            let mut blocks = vec![Block::Say(says)];
            if code.is_some() {
                blocks.push(Block::Picture { name: CODE, label: view.t("mail-bank-code") });
                let scan = if slip.is_some() { "mail-bank-scan-swiss" } else { "mail-bank-scan" };
                blocks.push(Block::Quiet(view.t(scan)));
            }
            blocks.push(Block::Facts(facts_of(view, transfer)));
            blocks
        }
    }
}

/// What must stand on the transfer.
fn facts_of(view: &LetterView, transfer: &Transfer) -> Vec<(String, String)> {
    let facts = [
        ("mail-bank-amount", view.money(transfer.amount)),
        ("mail-bank-holder", transfer.account.holder.clone()),
        ("mail-bank-iban", in_fours(&transfer.account.iban)),
        ("mail-bank-bic", transfer.account.bic.clone()),
        ("mail-bank-name", transfer.account.bank.clone()),
        ("mail-bank-reference", transfer.reference.shown()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (view.t(key), value)).collect()
}

/// The name of the picture of the code.
const CODE: &str = "code.png";

/// What goes with a letter that says how to transfer.
fn enclosed(view: &LetterView) -> Vec<Enclosed> {
    let (PaymentNote::BankTransfer(note) | PaymentNote::Invoice(note)) = &view.payment else { return Vec::new() };
    let TransferNote { code, slip, .. } = &**note;
    let code = code.iter().map(|png| Enclosed { name: CODE.to_owned(), kind: "image/png", bytes: png.clone(), place: Enclosure::Shown });
    let name = format!("qr-bill-{}.pdf", squeezed(&view.order_number));
    let slip =
        slip.iter().map(|pdf| Enclosed { name: name.clone(), kind: "application/pdf", bytes: pdf.clone(), place: Enclosure::Beside });
    code.chain(slip).collect()
}

fn paid(view: &LetterView, amount: Money, at: Time) -> Draft {
    let amount = view.money(amount);
    let arrived = view.t_with("mail-paid-arrived", &[("amount", &amount), ("date", &view.date(at)), ("number", &view.order_number)]);
    let next = if view.pickup {
        "mail-paid-next-pickup"
    } else if view.address.is_empty() {
        "mail-paid-next-email"
    } else {
        "mail-paid-next"
    };
    let mut blocks = vec![Block::Say(arrived), Block::Say(view.t(next)), view.button("mail-paid-button")];
    blocks.extend(view.goods("mail-goods", &view.lines, &view.totals));
    blocks.extend(view.place());
    Draft {
        subject: view.about("mail-paid-subject", ("amount", &amount)),
        preview: view.t("mail-paid-preview"),
        heading: view.t("mail-paid-heading"),
        blocks,
    }
}

/// Paid after all: the order that had ended goes on.
fn reinstated(view: &LetterView, amount: Money, at: Time) -> Draft {
    let mut draft = paid(view, amount, at);
    draft.blocks.insert(0, Block::Say(view.about("mail-reinstated-says", ("amount", &view.money(amount)))));
    Draft {
        subject: view.about("mail-reinstated-subject", ("amount", &view.money(amount))),
        heading: view.t("mail-reinstated-heading"),
        ..draft
    }
}

/// What left, or lies ready.
struct Shipment<'a> {
    goods: &'a [GoodsLine],
    parcels: &'a [Parcel],
    partial: bool,
}

fn shipped(view: &LetterView, shipment: &Shipment) -> Draft {
    let Shipment { goods, parcels, partial } = *shipment;
    let (heading, say) = match (view.pickup, partial) {
        (true, _) => ("mail-ready-heading", "mail-ready-say"),
        (false, true) => ("mail-shipped-heading-part", "mail-shipped-say-part"),
        (false, false) => ("mail-shipped-heading", "mail-shipped-say"),
    };
    let mut blocks = vec![Block::Say(view.about(say, ("shop", &view.shop.name)))];
    if let PaymentNote::PayAtPickup { amount } | PaymentNote::CashOnDelivery { amount } = &view.payment {
        let key = if view.pickup { "mail-pay-at-pickup" } else { "mail-pay-on-delivery" };
        blocks.push(Block::Say(view.t_with(key, &[("amount", &view.money(*amount))])));
    }
    if matches!(view.payment, PaymentNote::Invoice(_) | PaymentNote::InvoiceLater { .. }) {
        blocks.extend(how_to_pay(view));
    }
    let mut follow = None;
    for parcel in parcels.iter().filter(|_| !view.pickup) {
        if !parcel.tracking.is_empty() {
            let label = view.t_with("mail-tracking", &[("carrier", &parcel.carrier)]);
            blocks.push(Block::Facts(vec![(label.trim().to_owned(), parcel.tracking.clone())]));
        } else if !parcel.carrier.is_empty() {
            blocks.push(Block::Quiet(view.t_with("mail-delivery", &[("method", &parcel.carrier)])));
        }
        follow = follow.or(parcel.url.clone());
    }
    blocks.push(match follow {
        Some(url) => Block::Button { label: view.t("mail-shipped-button"), url },
        None => view.button("mail-paid-button"),
    });
    blocks.extend(view.goods("mail-contents", goods, &[]));
    blocks.extend(view.place());
    let subject = if view.pickup { "mail-ready-subject" } else { "mail-shipped-subject" };
    let tracking = parcels.iter().map(|p| format!("{} {}", p.carrier, p.tracking)).collect::<Vec<_>>().join(", ");
    Draft {
        subject: view.about(subject, ("shop", &view.shop.name)),
        preview: if view.pickup { view.shop.address_lines.join(", ") } else { line(&tracking) },
        heading: view.t(heading),
        blocks,
    }
}

/// `back`: what goes back by the way on which it came, and what is back on gift cards.
fn cancelled(view: &LetterView, reason: &str, back: [Option<Money>; 2]) -> Draft {
    let about = |key: &str| view.about(key, ("shop", &view.shop.name));
    let mut blocks = Vec::new();
    if !line(reason).is_empty() {
        blocks.push(Block::Say(line(reason)));
    }
    let told = ["mail-cancelled-refund", "mail-cancelled-card"].into_iter().zip(back).filter_map(|(key, amount)| Some((key, amount?)));
    let told: Vec<String> = told.map(|(key, amount)| view.t_with(key, &[("amount", &view.money(amount))])).collect();
    let says = if told.is_empty() { view.t("mail-cancelled-nothing-owed") } else { told.join(" ") };
    blocks.push(Block::Say(says.clone()));
    blocks.push(view.button("mail-paid-button"));
    blocks.extend(view.goods("mail-goods-cancelled", &view.lines, &view.totals));
    Draft { subject: about("mail-cancelled-subject"), preview: says, heading: about("mail-cancelled-heading"), blocks }
}

fn refunded(view: &LetterView, amount: Money, reason: &str, way: &BackBy, (contents, totals): (&[GoodsLine], &[TotalRow])) -> Draft {
    let amount = view.money(amount);
    let (says, days) = match way {
        BackBy::Provider => ("mail-refunded-says", view.t("mail-refunded-days")),
        BackBy::Card(card) => ("mail-refunded-says", view.t_with("mail-refunded-card", &[("card", card)])),
        BackBy::Hand => ("mail-refunded-says-by-hand", view.t("mail-refunded-days")),
    };
    let says = view.t_with(says, &[("amount", &amount), ("number", &view.order_number)]);
    let mut blocks = vec![Block::Say(says)];
    if !line(reason).is_empty() {
        blocks.push(Block::Say(line(reason)));
    }
    blocks.push(Block::Say(days.clone()));
    blocks.push(view.button("mail-paid-button"));
    if !contents.is_empty() {
        blocks.extend(view.goods("mail-goods-refunded", contents, totals));
    }
    Draft {
        subject: view.t_with("mail-refunded-subject", &[("amount", &amount), ("number", &view.order_number)]),
        preview: days,
        heading: view.t("mail-refunded-heading"),
        blocks,
    }
}
