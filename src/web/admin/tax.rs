//! Tax rates and classes in the admin: all of it.

use crate::base::{Country, Outcome, Rate, TaxClassId, TaxRateId};
use crate::shop::tax::{DeleteTaxClass, DeleteTaxRate, SaveTaxClass, SaveTaxRate, TaxClass, TaxRate, classes, rates};
use crate::shop::{Permission, tax};
use crate::store::Snapshot;
use crate::web::admin::resource::{Column, Resource};
use crate::web::admin::resource_pages::{ListView, list_table};
use crate::web::admin::ui::{Desk, Panel, button_link};
use crate::web::cx::Cx;
use crate::web::field::input::Line;
use crate::web::field::{Form, form};
use crate::web::ui::ChoiceView;
use maud::{Markup, html};

pub struct TaxRates;
impl Resource for TaxRates {
    type Id = TaxRateId;
    type Facts = SaveTaxRate;
    type Save = SaveTaxRate;
    type Delete = DeleteTaxRate;
    const PATH: &'static str = "/admin/tax";
    const WORD: &'static str = "admin-tax-rate";
    const NEEDS: Permission = Permission::Settings;
    const FORM: Form<SaveTaxRate> = form!(SaveTaxRate with { id: None } {
        country: Country = "admin-country", "";
        class: TaxClassId = "admin-tax-class", "";
        rate: Rate = "admin-tax-rate", "";
    });
    const COLUMNS: &'static [Column<TaxRate>] = &[
        Column { head: "admin-country", class: "", cell: |r, cx| html! { (r.country.name(cx.locale)) } },
        Column { head: "admin-tax-rate", class: "num", cell: |r, cx| html! { (cx.percent(r.rate)) } },
    ];
    const DELETE: Option<fn(TaxRateId) -> DeleteTaxRate> = Some(|tax_rate| DeleteTaxRate { tax_rate });

    fn facts(r: TaxRate) -> SaveTaxRate {
        SaveTaxRate { id: Some(r.id), country: r.country, class: r.class, rate: r.rate }
    }
    fn save(id: Option<TaxRateId>, facts: SaveTaxRate) -> SaveTaxRate {
        SaveTaxRate { id, ..facts }
    }
    fn name(r: &TaxRate, cx: &Cx) -> String {
        format!("{}, {}", r.country.name(cx.locale), cx.percent(r.rate))
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<TaxRate>> {
        rates(reads)
    }
    /// With the class of each rate, which only its record names.
    fn list(reads: &Snapshot, cx: &Cx) -> Outcome<ListView> {
        let (rates, classes) = (rates(reads)?, classes(reads)?);
        let mut list = ListView::of::<Self>(&rates, cx);
        list.heads.insert(1, ("admin-tax-class", ""));
        for (row, rate) in list.rows.iter_mut().zip(&rates) {
            let name = classes.iter().find(|class| class.id == rate.class).map_or("", |class| class.name.as_str());
            row.cells.insert(1, html! { (name) });
        }
        Ok(list)
    }
    fn options(reads: &Snapshot, field: &str, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
        if field == "class" { class_options(reads) } else { Ok(countries(cx)) }
    }
    fn more(reads: &Snapshot, desk: &Desk<'_>) -> Outcome<Markup> {
        let view = ListView::of::<TaxClasses>(&classes(reads)?, desk.cx);
        let new = html! { (button_link("/admin/tax-classes/new", "ghost small", "plus", &desk.t("admin-tax-class-new"))) };
        let panel = Panel { id: "classes", title: &desk.t("admin-tax-class-list"), aside: new, body: list_table(desk, &view) };
        Ok(html! { div.gap-a { (panel) } })
    }
}

pub struct TaxClasses;
impl Resource for TaxClasses {
    type Id = TaxClassId;
    type Facts = SaveTaxClass;
    type Save = SaveTaxClass;
    type Delete = DeleteTaxClass;
    const PATH: &'static str = "/admin/tax-classes";
    const WORD: &'static str = "admin-tax-class";
    const NEEDS: Permission = Permission::Settings;
    const FORM: Form<SaveTaxClass> = form!(SaveTaxClass with { id: None } { name: Line = "admin-name", "admin-tax-class-name-help"; });
    const COLUMNS: &'static [Column<TaxClass>] = &[Column { head: "admin-name", class: "", cell: |c, _| html! { (c.name) } }];
    const DELETE: Option<fn(TaxClassId) -> DeleteTaxClass> = Some(|tax_class| DeleteTaxClass { tax_class });

    fn facts(c: TaxClass) -> SaveTaxClass {
        SaveTaxClass { id: Some(c.id), name: c.name }
    }
    fn save(id: Option<TaxClassId>, facts: SaveTaxClass) -> SaveTaxClass {
        SaveTaxClass { id, ..facts }
    }
    fn name(c: &TaxClass, _: &Cx) -> String {
        c.name.clone()
    }
}

/// The classes, for lists of other forms too.
pub fn class_options(reads: &Snapshot) -> Outcome<Vec<ChoiceView>> {
    Ok(tax::classes(reads)?.into_iter().map(|class| ChoiceView::new(class.id.to_string(), class.name)).collect())
}

/// Every country by its name in the reader's language; the shop's own first.
pub fn countries(cx: &Cx) -> Vec<ChoiceView> {
    let own = cx.shop.country;
    let others = Country::by_name(cx.locale).iter().copied().filter(|c| *c != own);
    std::iter::once(own).chain(others).map(|c| ChoiceView::new(c.code(), c.name(cx.locale))).collect()
}
