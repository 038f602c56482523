//! `GET` and `POST /admin/orders/{id}/refund`: calculates, or decides. What is refused comes back with what was typed and why.

use crate::base::{Error, LocationId, Money, OrderId, Outcome, Refusal, Wrong};
use crate::shop::Permission;
use crate::shop::catalog::list::by_variant;
use crate::shop::gift_card::sold::of_line;
use crate::shop::order::refund::{RefundOrder, by, is_counted, refundable};
use crate::shop::order::refund_lines::{Decision, GivenBack, lesser};
use crate::shop::order::seen::AsSeen;
use crate::shop::order::{Line, Order};
use crate::shop::payment::refund::Refund;
use crate::shop::payment::{self, Fate, PaymentKind, RefundReason, refund};
use crate::shop::stock::locations;
use crate::store::{Reads, Snapshot};
use crate::web::admin::order_facts::tax_words;
use crate::web::admin::order_serve::id_in;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::refund::{
    CALCULATE, ProposedView, REFUNDED, RefundFacts, RefundRow, RefundView, fate_key, read_pieces, refund_page,
};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::SAID_REFUNDED;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::{Filled, mistakes};
use crate::web::field::input::Input;
use crate::web::form::Raw;
use crate::web::ui::{ChoiceView, FieldKind, FieldView};
use crate::web::view;
use axum::extract::Path;
use axum::response::Response;
use maud::Markup;

/// A form that comes back.
#[derive(Default)]
struct Back<'a> {
    raw: Option<&'a Raw>,
    refusal: Option<&'a Refusal>,
    /// What was calculated.
    decision: Option<Decision>,
}

/// The order as it is when a refund is thought of.
struct Case<'a> {
    ask: &'a Ask<'a>,
    reads: Snapshot,
    order: Order,
    refunds: Vec<Refund>,
    /// Most that can go back at once.
    left: Money,
    /// How it goes back.
    kind: PaymentKind,
}

impl<'a> Case<'a> {
    fn of(ask: &'a Ask<'a>, id: &str) -> Outcome<Case<'a>> {
        ask.actor.must(Permission::Orders)?;
        let reads = ask.shop.read()?;
        let order = reads.get(id_in::<OrderId>(id)?)?;
        let (payments, refunds) = (payment::of_order(&reads, order.id)?, refund::of_order(&reads, order.id)?);
        let left = refundable(&order, &payments, &refunds);
        let kind = by(&order, &payments, &refunds).map_or(order.payment.kind, |payment| payment.kind);
        Ok(Case { ask, reads, order, refunds, left, kind })
    }

    /// Where the order is.
    fn path(&self) -> String {
        format!("{ORDERS}/{}", self.order.id)
    }
}

pub async fn show(who: SignedIn, Path(id): Path<String>) -> Result<Response, Failure> {
    who.answer(|ask| {
        let case = Case::of(ask, &id)?;
        if case.left.is_zero() { Ok(Answer::Go(case.path())) } else { case.page(Back::default()).map(Answer::Page) }
    })
}

pub async fn decide(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let case = Case::of(ask, &id)?;
        let (calculates, typed) = (raw.get("intent") == CALCULATE, case.typed(raw));
        let outcome = match typed {
            Ok((given, facts)) if calculates => case.calculate(&given, &facts).map(Some),
            Ok((given, facts)) => case.run(raw, given, facts).map(|()| None),
            Err(refusal) => Err(refusal.into()),
        };
        let refusal = match outcome {
            Ok(None) => return Ok(Answer::Go(format!("{}?said={SAID_REFUNDED}", case.path()))),
            Ok(decision) => return case.page(Back { raw: Some(raw), refusal: None, decision }).map(Answer::Page),
            Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
            Err(other) => return Err(other),
        };
        // As it is now: something else may have happened to it.
        let case = Case::of(ask, &id)?;
        let page = case.page(Back { raw: Some(raw), refusal: Some(&refusal), decision: None })?;
        Ok(if matches!(refusal, Refusal::Invalid(_)) { Answer::Mend(page) } else { Answer::Refused(page) })
    })
}

impl Case<'_> {
    /// Mistakes of both parts of the form are said at once.
    fn typed(&self, raw: &Raw) -> Result<(Vec<GivenBack>, RefundFacts), Refusal> {
        let cx = ReadCx::of(self.ask.cx);
        match (read_pieces(raw, self.order.lines.len(), &cx), REFUNDED.read(raw, &cx)) {
            (Ok(given), Ok(facts)) => Ok((given, facts)),
            (given, facts) => {
                let wrong = [given.err(), facts.err()].into_iter().flatten();
                Err(Refusal::Invalid(wrong.flat_map(|refusal| mistakes(&refusal).unwrap_or_default().to_vec()).collect()))
            }
        }
    }

    fn calculate(&self, given: &[GivenBack], facts: &RefundFacts) -> Outcome<Decision> {
        Ok(self.order.judge((&self.refunds, self.left), (given, facts.charges), facts.refund_amount)?)
    }

    /// Decides: what was typed as the amount, or what was left to be calculated.
    fn run(&self, raw: &Raw, given: Vec<GivenBack>, facts: RefundFacts) -> Outcome {
        let amount = match facts.refund_amount {
            Some(amount) => amount,
            None => self.calculate(&given, &facts)?.amount,
        };
        let RefundFacts { charges, refund_why: why, refund_note: note, .. } = facts;
        let seen = |name: &str| Some(raw.get(name)).filter(|typed| !typed.is_empty());
        let after = seen("after").map(|typed| typed.parse().unwrap_or(usize::MAX));
        let step = RefundOrder { order: self.order.id, lines: given, charges, amount, why, note, after };
        let seen = seen("version").map(|typed| typed.parse().unwrap_or(0));
        self.ask.shop.run(self.ask.actor, AsSeen { order: self.order.id, seen, step }).map(drop)
    }

    fn page(&self, back: Back<'_>) -> Outcome<Markup> {
        let (cx, order) = (self.ask.cx, &self.order);
        let wrong: Vec<Wrong> = back.refusal.and_then(mistakes).unwrap_or_default().iter().map(named).collect();
        let owed = order.owed(&self.refunds);
        let facts = RefundFacts {
            charges: None,
            refund_amount: (owed.minor() > 0).then(|| lesser(owed, self.left)),
            refund_why: match order.cancelled {
                Some(_) => RefundReason::Cancelled,
                None if owed.minor() > 0 => RefundReason::PaidTooMuch,
                None => RefundReason::Returned,
            },
            refund_note: String::new(),
        };
        let filled = Filled { form: &REFUNDED, facts: Some(&facts), typed: back.raw, wrong: &wrong, options: &|_| Vec::new() };
        let mut fields = filled.fields(cx);
        if let Some(decision) = &back.decision {
            let typed = <Money as Input>::show(&decision.amount, &ReadCx::of(cx));
            fields.iter_mut().filter(|field| field.name == "refund_amount").for_each(|field| field.value.clone_from(&typed));
        }
        let lines = order.lines.iter().enumerate();
        let rows: Vec<RefundRow> =
            lines.filter_map(|(at, line)| self.row(at, line, back.raw, &wrong).transpose()).collect::<Outcome<_>>()?;
        let placed: Vec<&str> = rows.iter().flat_map(|row| &row.fields).chain(&fields).map(|field| field.name.as_str()).collect();
        let trouble = match back.refusal {
            Some(Refusal::Conflict { code }) => Some(cx.refused(code)),
            _ => wrong.iter().find(|w| !placed.contains(&w.field.as_ref())).map(|w| cx.say(&w.say).into_owned()),
        };
        let view = RefundView {
            order: order.id,
            number: order.number.clone(),
            version: order.version(),
            after: self.refunds.len(),
            fields,
            left: self.left,
            about: match self.kind {
                kind if kind.is_by_hand() => "admin-refund-about-by-hand",
                PaymentKind::GiftCard => "admin-refund-about-card",
                _ => "admin-refund-about",
            },
            owed,
            proposed: back.decision.map(|decision| proposed(cx, &decision)),
            trouble,
            rows,
        };
        Ok(refund_page(&self.ask.desk(), &view))
    }

    /// A line of which pieces are left, with what can become of them.
    fn row(&self, at: usize, line: &Line, typed: Option<&Raw>, wrong: &[Wrong]) -> Outcome<Option<RefundRow>> {
        let cx = self.ask.cx;
        let (unsent, sent) = (self.order.unsendable(at), self.order.returnable(at, &self.refunds));
        if unsent + sent == 0 {
            return Ok(None);
        }
        let is_gift_card = line.gift.is_some();
        let whole = of_line(&self.reads, self.order.id, at)?.iter().filter(|card| card.is_whole(line.unit)).count();
        let mut options = Vec::new();
        if unsent > 0 {
            options.push(ChoiceView::new(fate_key(Fate::NotSent), cx.t("admin-refund-not-sent")));
        }
        if sent > 0 && is_gift_card {
            options.push(ChoiceView::new(fate_key(Fate::TakenBack), cx.t("admin-refund-taken-back")));
        } else if sent > 0 {
            options.push(ChoiceView::new(fate_key(Fate::Kept), cx.t("admin-refund-kept")));
            let counted = by_variant(&self.reads, line.variant)?.is_some_and(|product| is_counted(&product, line.variant));
            for place in locations(&self.reads)?.iter().filter(|_| counted) {
                options.push(shelf(cx, place.id, &place.name));
            }
        }
        let field = |kind: FieldKind, word: &str, label: &str| {
            let name = format!("{word}-{at}");
            let error = wrong.iter().find(|w| w.field == name.as_str()).map(|w| cx.say(&w.say).into_owned());
            let value = typed.map_or_else(String::new, |raw| raw.get(&name).to_owned());
            FieldView { value, error, ..FieldView::new(kind, name, cx.t(label)) }
        };
        let mut goods = field(FieldKind::Select, "goods", "admin-refund-goods");
        if goods.value.is_empty() {
            goods.value = options.first().map_or(String::new(), |first| first.value.clone());
        }
        goods.options = options;
        let words = |key: &str, n: u32| if n == 0 { String::new() } else { cx.t_n(key, n).into_owned() };
        let with_customer = if is_gift_card { String::new() } else { words("admin-refund-with-customer", sent) };
        // Why some of them cannot go back, before anybody tries.
        let cards = u32::try_from(whole).unwrap_or(u32::MAX);
        let unspent = if is_gift_card && sent > 0 { cx.t_n("admin-refund-cards-unspent", cards).into_owned() } else { String::new() };
        let left = [words("admin-refund-unsent", unsent), with_customer, unspent];
        Ok(Some(RefundRow {
            title: line.title.clone(),
            options: line.choice.clone(),
            picture: view::picture_of(&self.reads, line.picture, cx.locale)?.map(|picture| picture.at_least(80)),
            left: left.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", "),
            total: line.total,
            ordered: line.quantity,
            fields: [field(FieldKind::Digits, "pieces", "admin-refund-pieces"), goods],
        }))
    }
}

fn shelf(cx: &Cx, id: LocationId, name: &str) -> ChoiceView {
    ChoiceView::new(fate_key(Fate::Restocked { location: id }), cx.t_with("admin-refund-shelf", &[("place", name)]))
}

fn proposed(cx: &Cx, decision: &Decision) -> ProposedView {
    let zero = Money::zero(decision.amount.currency());
    ProposedView {
        goods: Money::sum(zero.currency(), decision.chosen.lines.iter().map(|line| line.amount)),
        charges: decision.chosen.charges.unwrap_or(zero),
        amount: decision.amount,
        taxes: tax_words(cx, &decision.taxes),
    }
}

/// Some fields bear another name in the page than in the command.
fn named(wrong: &Wrong) -> Wrong {
    const NAMES: &[(&str, &str)] = &[("note", "refund_note"), ("amount", "refund_amount")];
    let name = NAMES.iter().find(|(field, _)| *field == wrong.field).map(|(_, name)| *name);
    Wrong { field: name.map_or_else(|| wrong.field.clone(), Into::into), ..wrong.clone() }
}
