//! Payment methods in the admin: all of it.

use crate::base::{Money, Outcome, PaymentMethodId};
use crate::shop::Permission;
use crate::shop::payment::{DeletePaymentMethod, PaymentKind, PaymentMethod, SavePaymentMethod, method};
use crate::store::Snapshot;
use crate::web::admin::resource::{Column, Resource};
use crate::web::admin::shipping::offered;
use crate::web::cx::Cx;
use crate::web::field::input::{Countries, Position, WordsLine, WordsLineOrNone};
use crate::web::field::{Choice, Form, form};
use maud::html;

impl Choice for PaymentKind {
    const ALL: &'static [PaymentKind] = &PaymentKind::ALL;
    fn key(self) -> &'static str {
        PaymentKind::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            PaymentKind::BankTransfer => "admin-pay-bank-transfer",
            PaymentKind::CashOnDelivery => "admin-pay-cash-on-delivery",
            PaymentKind::PayAtPickup => "admin-pay-at-pickup",
            PaymentKind::Stripe => "admin-pay-stripe",
            PaymentKind::PayPal => "admin-pay-paypal",
            PaymentKind::TestCard => "admin-pay-test-card",
            PaymentKind::GiftCard => "gift-card",
        }
    }
}

pub struct PaymentMethods;
impl Resource for PaymentMethods {
    type Id = PaymentMethodId;
    type Facts = SavePaymentMethod;
    type Save = SavePaymentMethod;
    type Delete = DeletePaymentMethod;
    const PATH: &'static str = "/admin/payment-methods";
    const WORD: &'static str = "admin-pay";
    const NEEDS: Permission = Permission::Settings;
    const FORM: Form<SavePaymentMethod> = form!(SavePaymentMethod with { id: None } {
        kind: PaymentKind = "admin-kind", "", preset = "bank_transfer";
        name: WordsLine = "admin-name", "admin-pay-name-help";
        note: WordsLineOrNone = "admin-note", "admin-pay-note-help";
        fee: Option<Money> = "admin-pay-fee", "admin-pay-fee-help";
        countries: Countries = "admin-countries", "admin-pay-countries-help";
        active: bool = "admin-pay-active", "", preset = "on";
        position: Position = "admin-position", "admin-position-help", preset = "0";
    });
    const COLUMNS: &'static [Column<PaymentMethod>] = &[
        Column { head: "admin-name", class: "", cell: |m, cx| html! { (m.name.get(cx.locale)) } },
        Column { head: "admin-kind", class: "muted", cell: |m, cx| html! { (cx.t(Choice::label(m.kind))) } },
        Column { head: "admin-pay-fee", class: "num", cell: |m, cx| html! { @if let Some(fee) = m.fee { (cx.money(fee)) } } },
        Column { head: "admin-state", class: "tags", cell: |m, cx| html! { (offered(m.active.into(), cx)) } },
    ];
    const DELETE: Option<fn(PaymentMethodId) -> DeletePaymentMethod> = Some(|payment_method| DeletePaymentMethod { payment_method });

    fn facts(m: PaymentMethod) -> SavePaymentMethod {
        let PaymentMethod { id, kind, name, note, fee, countries, active, position } = m;
        SavePaymentMethod { id: Some(id), kind, name, note, fee, countries, active, position }
    }
    fn save(id: Option<PaymentMethodId>, facts: SavePaymentMethod) -> SavePaymentMethod {
        SavePaymentMethod { id, ..facts }
    }
    fn name(m: &PaymentMethod, cx: &Cx) -> String {
        m.name.get(cx.locale).to_owned()
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<PaymentMethod>> {
        method::methods(reads)
    }
}
