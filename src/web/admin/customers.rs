//! Customers: who bought, what they ordered, in which groups they are, and their personal link.

use crate::base::limits::ADMIN_PAGE;
use crate::base::{CustomerGroupId, CustomerId, Email, Outcome, Refusal};
use crate::shop::customer::group::{DrawCustomerLink, SetCustomerGroups, groups};
use crate::shop::customer::{self, Customer};
use crate::shop::order::BY_CUSTOMER;
use crate::shop::{Permission, token};
use crate::store::{Direction, Page as Part, Reads, Snapshot};
use crate::web::admin::asked::{Turn, id, query};
use crate::web::admin::orders::orders_table;
use crate::web::admin::orders_serve::order_row;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{
    Desk, Find, Link, Look, Page, Pager, Panel, PostButton, SAID_DONE, SAID_SAVED, Tag, csrf, empty, moment, nothing,
};
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::draw_fields;
use crate::web::field::input::{Input, Several};
use crate::web::form::Raw;
use crate::web::ui::{ChoiceView, FieldKind, FieldView};
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use maud::{Markup, Render, html};

pub const CUSTOMERS: &str = "/admin/customers";
/// Counts go no further.
const COUNT_MAX: usize = 100_000;
/// Orders that a customer's page shows.
const ORDERS_MAX: usize = 50;

pub async fn list(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    who.answer(|ask| show_list(ask, &query))
}

fn show_list(ask: &Ask<'_>, query: &Raw) -> Outcome<Answer> {
    ask.actor.must(Permission::Orders)?;
    let (reads, turn, q) = (ask.shop.read()?, Turn::of(query), query.get("q").trim());
    let (rows, total) = match (q, Email::parse(q)) {
        ("", _) => (customer::latest(&reads, Part::first(ADMIN_PAGE).skipping(turn.skip()))?, reads.total::<Customer>(COUNT_MAX)?),
        (_, Some(email)) => {
            let found: Vec<Customer> = customer::find_by_email(&reads, &email)?.into_iter().collect();
            let n = found.len();
            (found, n)
        }
        (_, None) => (Vec::new(), 0),
    };
    let pager = turn.pager(rows.len(), total, CUSTOMERS, &[("q", q)]);
    Ok(Answer::Page(list_page(&ask.desk(), &reads, (q, &rows, &pager))?))
}

fn list_page(desk: &Desk<'_>, reads: &Snapshot, (q, rows, pager): (&str, &[Customer], &Pager)) -> Outcome<Markup> {
    let title = desk.t("admin-customers");
    let known = groups(reads)?;
    let names = |customer: &Customer| known.iter().filter(|g| customer.groups.contains(&g.id)).map(|g| g.name.clone()).collect::<Vec<_>>();
    let hint = desk.t("admin-customers-find");
    let body = html! {
        (Find { to: CUSTOMERS, q, hint: &hint, kept: &[], filters: nothing() }.draw(desk.cx))
        @if rows.is_empty() { (empty(&desk.t("admin-customers-none"), &desk.t("admin-customers-none-line"), nothing())) } @else {
            div.bleed { table.table.leaf {
                caption.hide { (title) }
                thead { tr {
                    th scope="col" { (desk.t("admin-name")) } th scope="col" { (desk.t("admin-customer-email")) }
                    th scope="col" { (desk.t("admin-customer-group-list")) } th.num scope="col" { (desk.t("admin-customer-since")) }
                } }
                tbody { @for row in rows { tr {
                    td.grow { a href={ (CUSTOMERS) "/" (row.id) } { (row.name) } }
                    td.muted { (row.email) }
                    td.tags { @for name in names(row) { (Tag::new(Look::Flat, name)) " " } }
                    td.num { (moment(desk.cx, row.since)) }
                } } }
            } }
            (pager.draw(desk.cx))
        }
    };
    Ok(Page::new(desk, &title, body).render())
}

pub async fn show(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let customer: CustomerId = id(&path)?;
    who.answer(|ask| Ok(Answer::Page(page(ask, customer, None)?)))
}

fn page(ask: &Ask<'_>, id: CustomerId, error: Option<String>) -> Outcome<Markup> {
    ask.actor.must(Permission::Orders)?;
    let (reads, desk, cx) = (ask.shop.read()?, ask.desk(), ask.cx);
    let customer: Customer = reads.get(id)?;
    let orders = reads.scan(&BY_CUSTOMER, &id, Part { direction: Direction::Backward, ..Part::first(ORDERS_MAX) })?;
    let rows = orders.iter().map(|order| order_row(&reads, cx, order)).collect::<Outcome<Vec<_>>>()?;
    let facts = html! { div.in { dl.kv {
        dt { (desk.t("admin-customer-email")) } dd { a href={ "mailto:" (customer.email) } { (customer.email) } }
        dt { (desk.t("admin-customer-since")) } dd { (moment(cx, customer.since)) }
    } } };
    let body = html! { div.layout {
        div { (Panel { id: "orders", title: &desk.t("admin-nav-orders"), aside: nothing(), body: orders_table(&desk, &rows) }) }
        div {
            (Panel { id: "facts", title: &desk.t("admin-customer"), aside: nothing(), body: facts })
            (Panel { id: "groups", title: &desk.t("admin-customer-group-list"), aside: nothing(), body: groups_form(&desk, &reads, &customer, error)? })
            (Panel { id: "link", title: &desk.t("admin-customer-link"), aside: nothing(), body: link(ask, &desk, &customer) })
        }
    } };
    Ok(Page { crumbs: &[Link::new(CUSTOMERS, desk.t("admin-customers"))], ..Page::new(&desk, &customer.name, body) }.render())
}

fn groups_form(desk: &Desk<'_>, reads: &Snapshot, customer: &Customer, error: Option<String>) -> Outcome<Markup> {
    let known = groups(reads)?;
    let mut field = FieldView::new(FieldKind::Ticks, "groups", desk.t("admin-customer-group-list"));
    field.options = known.iter().map(|group| ChoiceView::new(group.id.to_string(), group.name.clone())).collect();
    field.value = Several::<CustomerGroupId>::show(&customer.groups, &ReadCx::of(desk.cx));
    field.error = error;
    Ok(html! { div.in {
        @if known.is_empty() { p.muted { (desk.t("admin-customer-group-about")) } } @else {
            form method="post" action={ (CUSTOMERS) "/" (customer.id) "/groups" } {
                (csrf(desk.cx)) (draw_fields(desk.cx, &[field])) button.btn.ghost { (desk.t("admin-save")) }
            }
        }
    } })
}

/// The link that proves who somebody is. It is shown to staff alone, who hand it over.
fn link(ask: &Ask<'_>, desk: &Desk<'_>, customer: &Customer) -> Markup {
    let path = token::customer_path(&ask.shop.customer_token(customer.id, customer.links));
    let to = format!("{CUSTOMERS}/{}/link", customer.id);
    let label = desk.t("admin-customer-link-anew");
    html! { div.in.stack {
        p.muted { (desk.t("admin-customer-link-about")) }
        p { code.break { (desk.cx.shop.base_url) (path) } }
        (PostButton { cx: desk.cx, to: &to, label: &label, icon: "", class: "ghost small", hidden: &[] })
    } }
}

/// `POST /admin/customers/{id}/groups`
pub async fn set_groups(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let customer: CustomerId = id(&path)?;
    form.who.answer(|ask| {
        let read = Several::<CustomerGroupId>::read_from("groups", &form.raw, &ReadCx::of(ask.cx));
        let groups = read.map_err(|say| Refusal::Invalid(vec![crate::base::Wrong { field: "groups".into(), say }]));
        let done =
            groups.map_err(crate::base::Error::from).and_then(|groups| ask.shop.run(ask.actor, SetCustomerGroups { customer, groups }));
        match done {
            Ok(()) => Ok(Answer::Go(format!("{CUSTOMERS}/{customer}?said={SAID_SAVED}"))),
            Err(crate::base::Error::Refused(Refusal::Invalid(wrong))) => {
                let says = wrong.first().map(|wrong| ask.cx.say(&wrong.say).into_owned());
                Ok(Answer::Mend(page(ask, customer, says)?))
            }
            Err(other) => Err(other),
        }
    })
}

/// `POST /admin/customers/{id}/link`: the link before is worthless from now on.
pub async fn draw_link(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let customer: CustomerId = id(&path)?;
    form.who.answer(|ask| {
        ask.shop.run(ask.actor, DrawCustomerLink { customer })?;
        Ok(Answer::Go(format!("{CUSTOMERS}/{customer}?said={SAID_DONE}")))
    })
}
