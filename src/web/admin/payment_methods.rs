//! Payment methods in the admin: all of it.

use crate::base::{CategoryId, Country, Currency, CustomerGroupId, Money, Outcome, PaymentMethodId, Sku, Words};
use crate::shop::Permission;
use crate::shop::customer::group::groups;
use crate::shop::payment::{DeletePaymentMethod, MovePaymentMethod, PaymentKind, PaymentMethod, Rule, SavePaymentMethod, method};
use crate::shop::typed::Way;
use crate::store::{Reads, Snapshot};
use crate::web::admin::asked::id;
use crate::web::admin::categories::shelves;
use crate::web::admin::described;
use crate::web::admin::resource::{Column, Resource};
use crate::web::admin::resource_pages::ListView;
use crate::web::admin::resource_serve::Answer;
use crate::web::admin::shipping::offered;
use crate::web::admin::signed_in::StaffForm;
use crate::web::admin::ui::PostButton;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::input::{Count, Countries, Currencies, Several, Skus, WordsLine, WordsLineOrNone};
use crate::web::field::{Choice, Form, form};
use crate::web::ui::ChoiceView;
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, Render, html};

impl Choice for PaymentKind {
    const ALL: &'static [PaymentKind] = &PaymentKind::ALL;
    fn key(self) -> &'static str {
        PaymentKind::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            PaymentKind::BankTransfer => "admin-pay-bank-transfer",
            PaymentKind::Invoice => "admin-pay-invoice",
            PaymentKind::CashOnDelivery => "admin-pay-cash-on-delivery",
            PaymentKind::PayAtPickup => "admin-pay-at-pickup",
            PaymentKind::Stripe => "admin-pay-stripe",
            PaymentKind::PayPal => "admin-pay-paypal",
            PaymentKind::TestCard => "admin-pay-test-card",
            PaymentKind::GiftCard => "gift-card",
        }
    }
}

/// What the form says.
#[derive(Clone, Debug)]
pub struct MethodFacts {
    pub kind: PaymentKind,
    pub name: Words,
    pub note: Words,
    pub fee: Option<Money>,
    pub due_days: u32,
    pub countries: Vec<Country>,
    pub currencies: Vec<Currency>,
    pub from: Option<Money>,
    pub to: Option<Money>,
    pub groups: Vec<CustomerGroupId>,
    pub without_categories: Vec<CategoryId>,
    pub without_skus: Vec<Sku>,
    pub active: bool,
}

pub struct PaymentMethods;
impl Resource for PaymentMethods {
    type Id = PaymentMethodId;
    type Facts = MethodFacts;
    type Save = SavePaymentMethod;
    type Delete = DeletePaymentMethod;
    const PATH: &'static str = "/admin/payment-methods";
    const WORD: &'static str = "admin-pay";
    const NEEDS: Permission = Permission::Settings;
    const FORM: Form<MethodFacts> = form!(MethodFacts {
        kind: PaymentKind = "admin-kind", "", preset = "bank_transfer";
        name: WordsLine = "admin-name", "admin-pay-name-help";
        note: WordsLineOrNone = "admin-note", "admin-pay-note-help";
        fee: Option<Money> = "admin-pay-fee", "admin-pay-fee-help";
        due_days: Count = "admin-pay-due", "admin-pay-due-help", preset = "14";
        ["admin-pay-rule", "admin-pay-rule-help"]
        countries: Countries = "admin-countries", "admin-pay-countries-help";
        currencies: Currencies = "admin-pay-currencies", "admin-pay-currencies-help";
        from: Option<Money> = "admin-pay-from", "admin-pay-from-help";
        to: Option<Money> = "admin-pay-to", "";
        groups: Several<CustomerGroupId> = "admin-pay-groups", "admin-pay-groups-help";
        without_categories: Several<CategoryId> = "admin-pay-without-categories", "admin-pay-without-categories-help";
        without_skus: Skus = "admin-pay-without-skus", "admin-pay-without-skus-help";
        ["admin-group-offer", ""]
        active: bool = "admin-pay-active", "", preset = "on";
    });
    const COLUMNS: &'static [Column<PaymentMethod>] = &[
        Column { head: "admin-name", class: "", cell: |m, cx| html! { (m.name.get(cx.locale)) } },
        Column { head: "admin-kind", class: "muted off", cell: |m, cx| html! { (cx.t(Choice::label(m.kind))) } },
        Column { head: "admin-pay-fee", class: "num", cell: |m, cx| html! { @if let Some(fee) = m.fee { (cx.money(fee)) } } },
        Column { head: "admin-state", class: "tags", cell: |m, cx| html! { (offered(m.active.into(), cx)) } },
        Column { head: "admin-menu-order", class: "act", cell: order },
    ];
    const DELETE: Option<fn(PaymentMethodId) -> DeletePaymentMethod> = Some(|payment_method| DeletePaymentMethod { payment_method });

    fn facts(m: PaymentMethod) -> MethodFacts {
        let PaymentMethod { kind, name, note, fee, due_days, countries, rule, active, .. } = m;
        let Rule { currencies, from, to, groups, without_categories, without_skus } = rule;
        MethodFacts { kind, name, note, fee, due_days, countries, currencies, from, to, groups, without_categories, without_skus, active }
    }
    fn save(id: Option<PaymentMethodId>, facts: MethodFacts) -> SavePaymentMethod {
        let MethodFacts {
            kind,
            name,
            note,
            fee,
            due_days,
            countries,
            currencies,
            from,
            to,
            groups,
            without_categories,
            without_skus,
            active,
        } = facts;
        let rule = Rule { currencies, from, to, groups, without_categories, without_skus };
        SavePaymentMethod { id, kind, name, note, fee, countries, rule, due_days, active, position: None }
    }
    fn name(m: &PaymentMethod, cx: &Cx) -> String {
        m.name.get(cx.locale).to_owned()
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<PaymentMethod>> {
        method::methods(reads)
    }
    /// Each with its rule below its name, and what its provider takes.
    fn list(reads: &Snapshot, cx: &Cx) -> Outcome<ListView> {
        let methods = Self::rows(reads)?;
        let mut view = ListView::of::<Self>(&methods, cx);
        for (row, method) in view.rows.iter_mut().zip(&methods) {
            let says = [sentence(reads, cx, method)?, described::amounts(cx, method.kind)];
            let name = std::mem::take(&mut row.cells[0]);
            let says = says.iter().filter(|says| !says.is_empty());
            row.cells[0] = html! { span { (name) @for says in says { br; small.muted { (says) } } } };
        }
        Ok(view)
    }
    fn options(reads: &Snapshot, field: &str, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
        if field == "groups" {
            return Ok(groups(reads)?.into_iter().map(|group| ChoiceView::new(group.id.to_string(), group.name)).collect());
        }
        shelves(reads, cx)
    }
}

/// For whom and for what a method is offered, as one sentence; "" for everybody and everything.
fn sentence(reads: &Snapshot, cx: &Cx, method: &PaymentMethod) -> Outcome<String> {
    let rule = &method.rule;
    let mut parts = Vec::new();
    let mut say = |key: &str, gaps: &[(&str, &str)]| parts.push(cx.t_with(key, gaps).into_owned());
    if !method.countries.is_empty() {
        let names: Vec<&str> = method.countries.iter().map(|country| country.name(cx.locale)).collect();
        say("admin-rule-countries", &[("names", &names.join(", "))]);
    }
    if !rule.currencies.is_empty() {
        let codes: Vec<&str> = rule.currencies.iter().map(|currency| currency.code()).collect();
        say("admin-rule-currencies", &[("names", &codes.join(", "))]);
    }
    match (rule.from.map(|from| cx.money(from)), rule.to.map(|to| cx.money(to))) {
        (Some(from), Some(to)) => say("admin-rule-between", &[("from", &from), ("to", &to)]),
        (Some(from), None) => say("admin-rule-from", &[("from", &from)]),
        (None, Some(to)) => say("admin-rule-to", &[("to", &to)]),
        (None, None) => {}
    }
    if !rule.groups.is_empty() {
        let known = groups(reads)?;
        let names = known.iter().filter(|group| rule.groups.contains(&group.id)).map(|group| group.name.as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        if names.is_empty() { say("admin-rule-nobody", &[]) } else { say("admin-rule-groups", &[("names", &names)]) }
    }
    let mut goods: Vec<String> = Vec::new();
    for category in &rule.without_categories {
        goods.extend(reads.find(*category)?.map(|category| category.title.get(cx.locale).to_owned()));
    }
    goods.extend(rule.without_skus.iter().map(|sku| sku.as_str().to_owned()));
    if !goods.is_empty() {
        say("admin-rule-without", &[("names", &goods.join(", "))]);
    }
    if method.kind == PaymentKind::Invoice {
        say("admin-rule-due", &[("n", &method.due_days.to_string())]);
    }
    Ok(if parts.is_empty() { String::new() } else { cx.t_with("admin-rule", &[("parts", &parts.join("; "))]).into_owned() })
}

/// Two buttons that work without a script.
fn order(method: &PaymentMethod, cx: &Cx) -> Markup {
    let to = format!("{}/{}/move", PaymentMethods::PATH, method.id);
    let button = |way: &str, label: &str| {
        let label = cx.t(label);
        let hidden = [("way", way.to_owned())];
        PostButton { cx, to: &to, label: &label, icon: "", class: "ghost small", hidden: &hidden }.render()
    };
    html! { div.cluster { (button("up", "admin-menu-up")) (button("down", "admin-menu-down")) } }
}

/// `POST /admin/payment-methods/{id}/move`
pub async fn shift(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let payment_method: PaymentMethodId = id(&path)?;
    form.who.answer(|ask| {
        let way = if form.raw.get("way") == "up" { Way::Up } else { Way::Down };
        ask.shop.run(ask.actor, MovePaymentMethod { payment_method, way })?;
        Ok(Answer::Go(PaymentMethods::PATH.to_owned()))
    })
}
