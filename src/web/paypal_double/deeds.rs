//! What happens at PayPal without the shop: somebody gives money back at the dashboard, a buyer disputes, PayPal decides.

use super::PayPalDouble;
use super::money::{Return, give_back, left, of_kind};
use super::order::fresh;
use super::webhook;
use crate::base::{Money, Outcome, Span};
use crate::web::double::{Pages, Told};
use serde_json::{Value, json};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deed {
    /// All that is left of a payment goes back, or half.
    Refund,
    RefundHalf,
    /// The buyer says that nothing came.
    Dispute,
    /// The shop answers in PayPal's resolution centre.
    Answer,
    ForBuyer,
    ForSeller,
}

impl Deed {
    pub(super) const ALL: [(&'static str, Deed); 6] = [
        ("refund", Deed::Refund),
        ("refund-half", Deed::RefundHalf),
        ("dispute", Deed::Dispute),
        ("answer", Deed::Answer),
        ("lost", Deed::ForBuyer),
        ("won", Deed::ForSeller),
    ];
}

/// When it happens, what new things are called, and where the interface is.
struct Scene {
    name: String,
    now: String,
    due: String,
    api: String,
}

impl PayPalDouble {
    /// Does something to a payment or a dispute of that name, and tells the shop. Blocks.
    pub(super) fn act(&self, deed: Deed, of: &str) -> Outcome {
        let now = self.now();
        let (now, due) = (now.rfc3339(), (now + Span::days(10)).rfc3339());
        let scene = Scene { name: fresh(self), now, due, api: self.config.public_url.clone() };
        let told = self.book.change(|pages| happen(pages, deed, of, &scene))?;
        if let Some(told) = told {
            webhook::tell(self, told.kind, &told.object);
        }
        Ok(())
    }
}

fn happen(pages: &mut Pages, deed: Deed, of: &str, scene: &Scene) -> Option<Told> {
    match deed {
        Deed::Refund | Deed::RefundHalf => {
            let money = of_kind(pages, of, "captures")?;
            let left = left(pages, &money);
            let amount = if deed == Deed::Refund { left } else { Money::new(left.minor() / 2, left.currency()) };
            let wish = Return { name: &scene.name, now: &scene.now, api: &scene.api, amount, mark: &Value::Null };
            give_back(pages, money, &wish).map(|object| Told { kind: "PAYMENT.CAPTURE.REFUNDED", object })
        }
        Deed::Dispute => open(pages, of, scene),
        Deed::Answer | Deed::ForBuyer | Deed::ForSeller => decide(pages, deed, of, scene),
    }
}

fn open(pages: &mut Pages, capture: &str, scene: &Scene) -> Option<Told> {
    let money = of_kind(pages, capture, "captures")?;
    let id = format!("PP-D-{}", &scene.name[..8]);
    let dispute = json!({
        "dispute_id": id, "create_time": scene.now, "update_time": scene.now,
        "disputed_transactions": [{ "seller_transaction_id": capture, "custom": money["custom_id"], "invoice_number": money["invoice_id"] }],
        "reason": "MERCHANDISE_OR_SERVICE_NOT_RECEIVED", "status": "WAITING_FOR_SELLER_RESPONSE",
        "dispute_amount": money["amount"], "dispute_life_cycle_stage": "CHARGEBACK", "seller_response_due_date": scene.due,
    });
    pages.objects.insert(id.clone(), dispute.clone());
    pages.disputes.push(id);
    Some(Told { kind: "CUSTOMER.DISPUTE.CREATED", object: dispute })
}

fn decide(pages: &mut Pages, deed: Deed, id: &str, scene: &Scene) -> Option<Told> {
    let dispute = pages.objects.get_mut(id).filter(|object| object["dispute_id"].is_string())?;
    dispute["update_time"] = json!(scene.now);
    let (status, code, kind) = match deed {
        Deed::ForBuyer => ("RESOLVED", "RESOLVED_BUYER_FAVOUR", "CUSTOMER.DISPUTE.RESOLVED"),
        Deed::ForSeller => ("RESOLVED", "RESOLVED_SELLER_FAVOUR", "CUSTOMER.DISPUTE.RESOLVED"),
        _ => ("UNDER_REVIEW", "", "CUSTOMER.DISPUTE.UPDATED"),
    };
    dispute["status"] = json!(status);
    if !code.is_empty() {
        dispute["dispute_outcome"] = json!({ "outcome_code": code });
        if deed == Deed::ForBuyer {
            dispute["dispute_outcome"]["amount_refunded"] = dispute["dispute_amount"].clone();
        }
    }
    Some(Told { kind, object: dispute.clone() })
}
