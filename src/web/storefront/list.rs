//! A category: its products, narrowed and ordered as the visitor chooses.

use crate::base::{Outcome, Refusal};
use crate::shop::catalog::list as catalog;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::facts::Shelf;
use crate::web::form::Raw;
use crate::web::site::glance;
use crate::web::storefront::narrow::Wanted;
use crate::web::storefront::pages::list::{ListView, list};
use crate::web::ui::Crumb;
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::{Path, RawQuery};
use axum::response::Response;

pub async fn show(visit: Visit, Path(path): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = query.unwrap_or_default();
    let name = format!("list {path}?{query}");
    let inside = glance(|| visit.inside(name, || Ok(list(&visit.cx, &category(&visit, &path, &Raw::parse(query.as_bytes())?)?))))?;
    Ok(reply::page(inside.framed(&visit.cx)))
}

fn category(visit: &Visit, path: &str, query: &Raw) -> Outcome<ListView> {
    let (cx, facts) = (&visit.cx, &visit.facts);
    let shelf = facts.shelf_at(path.trim_matches('/')).ok_or(Refusal::NotFound { what: "category" })?;
    let snapshot = visit.site.shop.read()?;
    let (browse, own, id) = (visit.site.browse(&snapshot)?, url::category(&shelf.category.path), Some(shelf.category.id));
    let table = browse.table(id)?;
    let wanted = Wanted::read(query, cx, table.as_deref());
    let found = wanted.list(&snapshot, id, table.as_deref())?;
    let span = catalog::price_span(&snapshot, id)?;
    Ok(ListView {
        title: shelf.category.title.get(cx.locale).to_owned(),
        lead: shelf.category.intro.get(cx.locale).to_owned(),
        crumbs: crumbs(cx, &facts.line(shelf.category.id), None),
        path: own.clone(),
        picture: shelf.picture.as_ref().map(|media| view::picture(media, cx.locale)),
        subcategories: shelf
            .children
            .iter()
            .filter_map(|id| facts.categories.get(id))
            .map(|shelf| facts.shelf_link(shelf, cx.locale))
            .collect(),
        narrow: wanted.view(cx, &own, "", table.as_deref(), span),
        total: u32::try_from(found.total).unwrap_or(u32::MAX),
        cards: view::list_cards(&browse, cx, &found.ids)?,
        pager: wanted.pager(found.total, &own, ""),
    })
}

/// From the shop's name to the last shelf, and to a thing in it.
pub fn crumbs(cx: &Cx, line: &[&Shelf], last: Option<&str>) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb { label: cx.shop.name.clone(), href: Some(url::HOME.to_owned()) }];
    let shelf =
        |shelf: &&Shelf| Crumb { label: shelf.category.title.get(cx.locale).to_owned(), href: Some(url::category(&shelf.category.path)) };
    crumbs.extend(line.iter().map(shelf));
    crumbs.extend(last.map(|label| Crumb { label: label.to_owned(), href: None }));
    crumbs
}
