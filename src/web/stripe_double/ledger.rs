//! The double's balance: a movement for every payment, refund and dispute, with Stripe's fee, and payouts made of them.

use super::api::example;
use super::refunds;
use crate::web::double::{Pages, Told, Trick};
use serde_json::{Value, json};

/// What a payment costs: parts in ten thousand, and cents (cards of the European Economic Area).
const FEE_SHARE: i64 = 150;
const FEE_EACH: i64 = 25;
/// What a dispute costs, won or lost.
const DISPUTE_FEE: i64 = 2_000;
const DAY: i64 = 86_400;

/// Brings the balance up to date: payments and refunds that have no movement yet get one, the oldest first.
pub(super) fn catch_up(pages: &mut Pages) {
    let has_come = |object: &Value| object["amount_received"].as_i64().unwrap_or(0) > 0 || object["object"] == "refund";
    let mut new: Vec<Value> =
        pages.objects.values().filter(|object| has_come(object) && object["double_moved"].is_null()).cloned().collect();
    new.sort_by_key(|object| (object["created"].as_i64(), object["object"] == "refund"));
    for object in new {
        let name = object["id"].as_str().unwrap_or_default().to_owned();
        let is_refund = object["object"] == "refund";
        let amount = object[if is_refund { "amount" } else { "amount_received" }].as_i64().unwrap_or(0);
        // A charge has the marks of its payment intent; a refund has its own.
        let source = json!({
            "id": if is_refund { name.clone() } else { format!("ch_{name}") },
            "object": if is_refund { "refund" } else { "charge" },
            "payment_intent": if is_refund { object["payment_intent"].clone() } else { json!(name) },
            "metadata": object["metadata"].clone(),
            "amount": amount,
            "currency": object["currency"].clone(),
        });
        let other = pages.settles_in.clone().filter(|(currency, _)| object["currency"] != currency.as_str());
        let amount = other.as_ref().map_or(amount, |(_, rate)| amount * rate / 1_000_000);
        let (kind, amount, fee) = match is_refund {
            true => ("refund", -amount, 0),
            false => ("charge", amount, amount * FEE_SHARE / 10_000 + FEE_EACH),
        };
        let movement =
            Movement { name: format!("txn_{name}"), kind, category: kind, amount, fee, created: object["created"].clone(), source };
        let currency = other.as_ref().map_or_else(|| object["currency"].clone(), |(currency, _)| json!(currency));
        add(pages, movement, &currency);
        if let (Some((_, rate)), Some(transaction)) = (&other, pages.objects.get_mut(&format!("txn_{name}"))) {
            let rate = format!("{}.{:06}", rate / 1_000_000, rate % 1_000_000);
            transaction["exchange_rate"] = serde_json::from_str(&rate).unwrap_or_default();
        }
        if let Some(object) = pages.objects.get_mut(&name) {
            object["double_moved"] = json!(true);
        }
    }
}

struct Movement {
    name: String,
    kind: &'static str,
    category: &'static str,
    amount: i64,
    fee: i64,
    created: Value,
    source: Value,
}

fn add(pages: &mut Pages, movement: Movement, currency: &Value) -> Value {
    let mut transaction = example("balance_transaction");
    for (name, value) in [
        ("id", json!(movement.name)),
        ("type", json!(movement.kind)),
        ("reporting_category", json!(movement.category)),
        ("amount", json!(movement.amount)),
        ("fee", json!(movement.fee)),
        ("net", json!(movement.amount - movement.fee)),
        ("currency", currency.clone()),
        ("created", movement.created),
        ("description", Value::Null),
        ("source", movement.source["id"].clone()),
        ("double_source", movement.source),
    ] {
        transaction[name] = value;
    }
    pages.objects.insert(movement.name.clone(), transaction.clone());
    pages.transactions.push(movement.name);
    transaction
}

/// Somebody else is paid on the same account.
pub(super) fn stranger(pages: &mut Pages, name: String, now: i64) {
    let source = json!({ "id": format!("ch_{name}"), "object": "charge", "payment_intent": name, "metadata": {} });
    let movement =
        Movement { name: format!("txn_{name}"), kind: "charge", category: "charge", amount: 999, fee: 39, created: json!(now), source };
    add(pages, movement, &json!("eur"));
}

/// Pays out whatever is there, two days on its way; `None` where nothing is.
pub(super) fn pay_out(pages: &mut Pages, name: &str, now: i64, trick: Option<&Trick>) -> Option<Value> {
    catch_up(pages);
    let waits: Vec<String> = pages.transactions.iter().filter(|id| pages.objects[*id]["double_payout"].is_null()).cloned().collect();
    let currency = pages.objects.get(waits.first()?)?["currency"].clone();
    let mut sum = 0;
    for id in &waits {
        let Some(transaction) = pages.objects.get_mut(id) else { continue };
        sum += transaction["net"].as_i64().unwrap_or(0);
        transaction["double_payout"] = json!(name);
    }
    if let Some(Trick::PayoutOff(by)) = trick {
        sum += by;
    }
    let mut payout = example("payout");
    for (field, value) in [
        ("id", json!(name)),
        ("amount", json!(sum)),
        ("currency", currency.clone()),
        ("created", json!(now)),
        ("arrival_date", json!(now + 2 * DAY)),
        ("status", json!("in_transit")),
    ] {
        payout[field] = value;
    }
    pages.objects.insert(name.to_owned(), payout.clone());
    pages.payouts.push(name.to_owned());
    // Stripe lists the payout itself among its parts.
    let source = json!({ "id": name, "object": "payout" });
    let own =
        Movement { name: format!("txn_{name}"), kind: "payout", category: "payout", amount: -sum, fee: 0, created: json!(now), source };
    add(pages, own, &currency);
    pages.objects.get_mut(&format!("txn_{name}"))?["double_payout"] = json!(name);
    Some(payout)
}

/// What one does to a payout or a dispute on the double's dashboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deed {
    /// Money of a payment goes back, all that is left of it or half.
    Refund,
    RefundHalf,
    /// The bank asks for the money of a payment back, and Stripe takes it.
    Dispute,
    /// The bank asks a question first.
    Inquiry,
    Evidence,
    Won,
    Lost,
    Arrived,
    Failed,
}

impl Deed {
    pub(super) const ALL: [(&'static str, Deed); 9] = [
        ("refund", Deed::Refund),
        ("refund-half", Deed::RefundHalf),
        ("dispute", Deed::Dispute),
        ("inquiry", Deed::Inquiry),
        ("evidence", Deed::Evidence),
        ("won", Deed::Won),
        ("lost", Deed::Lost),
        ("arrived", Deed::Arrived),
        ("failed", Deed::Failed),
    ];
}

/// Does it to the object of that name; says what the shop is told of. `new`: a name for what comes of it.
pub(super) fn act(pages: &mut Pages, deed: Deed, of: &str, new: &str, now: i64) -> Vec<Told> {
    catch_up(pages);
    match deed {
        Deed::Refund | Deed::RefundHalf => {
            let left = refunds::left(pages, of);
            let amount = if deed == Deed::Refund { left } else { left / 2 };
            let made = refunds::give_back(pages, of, amount, (&new.replacen("dp_", "re_", 1), now), &json!({}));
            made.map_or(Vec::new(), |(refund, charge)| {
                vec![Told { kind: "charge.refunded", object: charge }, Told { kind: "refund.created", object: refund }]
            })
        }
        Deed::Dispute | Deed::Inquiry => open(pages, deed, of, new, now),
        Deed::Evidence | Deed::Won | Deed::Lost => decide(pages, deed, of, now),
        Deed::Arrived | Deed::Failed => {
            if let Some(payout) = pages.objects.get_mut(of).filter(|object| object["object"] == "payout") {
                payout["status"] = json!(if deed == Deed::Arrived { "paid" } else { "failed" });
            }
            Vec::new()
        }
    }
}

fn open(pages: &mut Pages, deed: Deed, intent: &str, new: &str, now: i64) -> Vec<Told> {
    let Some(money) = pages.objects.get(intent).filter(|object| object["amount_received"].as_i64().unwrap_or(0) > 0).cloned() else {
        return Vec::new();
    };
    let status = if deed == Deed::Inquiry { "warning_needs_response" } else { "needs_response" };
    let mut dispute = example("dispute");
    for (field, value) in [
        ("id", json!(new)),
        ("amount", money["amount_received"].clone()),
        ("currency", money["currency"].clone()),
        ("charge", json!(format!("ch_{intent}"))),
        ("payment_intent", json!(intent)),
        ("created", json!(now)),
        ("reason", json!("fraudulent")),
        ("status", json!(status)),
        ("livemode", money["livemode"].clone()),
    ] {
        dispute[field] = value;
    }
    dispute["evidence_details"]["due_by"] = json!(now + 7 * DAY);
    pages.objects.insert(new.to_owned(), dispute.clone());
    pages.disputes.push(new.to_owned());
    let mut told = vec![Told { kind: "charge.dispute.created", object: dispute }];
    if deed == Deed::Dispute {
        told.push(Told { kind: "charge.dispute.funds_withdrawn", object: moved(pages, new, "dispute", now) });
    }
    told
}

fn decide(pages: &mut Pages, deed: Deed, name: &str, now: i64) -> Vec<Told> {
    let Some(dispute) = pages.objects.get_mut(name).filter(|object| object["object"] == "dispute") else { return Vec::new() };
    let is_inquiry = dispute["status"].as_str().is_some_and(|status| status.starts_with("warning"));
    let (status, kind) = match (deed, is_inquiry) {
        (Deed::Evidence, true) => ("warning_under_review", "charge.dispute.updated"),
        (Deed::Evidence, false) => ("under_review", "charge.dispute.updated"),
        (_, true) => ("warning_closed", "charge.dispute.closed"),
        (Deed::Lost, false) => ("lost", "charge.dispute.closed"),
        (_, false) => ("won", "charge.dispute.closed"),
    };
    dispute["status"] = json!(status);
    let told = Told { kind, object: dispute.clone() };
    match status {
        "won" => vec![Told { kind: "charge.dispute.funds_reinstated", object: moved(pages, name, "dispute_reversal", now) }, told],
        _ => vec![told],
    }
}

/// Takes the money of a dispute, with the fee, or gives it back without; the dispute as it is then.
fn moved(pages: &mut Pages, name: &str, category: &'static str, now: i64) -> Value {
    let dispute = pages.objects[name].clone();
    let amount = dispute["amount"].as_i64().unwrap_or(0);
    let (amount, fee) = if category == "dispute" { (-amount, DISPUTE_FEE) } else { (amount, 0) };
    let source = json!({ "id": name, "object": "dispute", "payment_intent": dispute["payment_intent"].clone(), "metadata": {} });
    let movement =
        Movement { name: format!("txn_{category}_{name}"), kind: "adjustment", category, amount, fee, created: json!(now), source };
    let transaction = add(pages, movement, &dispute["currency"]);
    if let Some(dispute) = pages.objects.get_mut(name) {
        if let Some(known) = dispute["balance_transactions"].as_array_mut() {
            known.push(super::api::shown(&transaction));
        }
        return dispute.clone();
    }
    dispute
}
