//! Comparing products. What is compared stands in the address, so that it can be sent to others and needs no cookie.

use crate::base::Outcome;
use crate::base::limits::ATTRIBUTES_MAX;
use crate::shop::catalog::{Product, list};
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::goods::Good;
use crate::web::site::glance;
use crate::web::storefront::pages::compare::{CompareView, Compared, compare};
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::RawQuery;
use axum::response::Response;
use std::sync::Arc;

/// Products side by side.
const MOST: usize = 4;

pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let view = glance(|| view_of(&visit, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    Ok(reply::page(compare(&visit.cx, &view)))
}

fn view_of(visit: &Visit, query: &Raw) -> Outcome<CompareView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let browse = visit.site.browse(&snapshot)?;
    let mut goods: Vec<Arc<Good>> = Vec::with_capacity(MOST);
    for handle in query.all("p").take(MOST * 4) {
        let found = list::id_by_handle(&snapshot, handle)?.map_or(Ok(None), |id| browse.on_sale(id))?;
        goods.extend(found.filter(|new| goods.len() < MOST && goods.iter().all(|known| known.product.id != new.product.id)));
    }
    let products: Vec<&Product> = goods.iter().map(|good| &good.product).collect();
    let without = |left_out: &Product| {
        let others: Vec<(&str, &str)> = products.iter().filter(|p| p.id != left_out.id).map(|p| ("p", p.handle.as_str())).collect();
        url::with_query(url::COMPARE, &others)
    };
    let compared = goods.iter().map(|good| Compared { card: view::card(cx, good), without: without(&good.product) }).collect();
    let mut keys: Vec<&str> = Vec::new();
    for fact in products.iter().flat_map(|p| &p.attributes).take(ATTRIBUTES_MAX) {
        if !keys.contains(&fact.key.as_str()) {
            keys.push(&fact.key);
        }
    }
    let rows = keys.into_iter().map(|key| {
        let of = |p: &&Product| p.attributes.iter().find(|fact| fact.key == key).map(|fact| view::attribute(cx, fact));
        let said: Vec<Option<(String, String)>> = products.iter().map(of).collect();
        let name = said.iter().flatten().next().map(|(name, _)| name.clone()).unwrap_or_default();
        (name, said.into_iter().map(|one| one.map(|(_, value)| value).unwrap_or_default()).collect())
    });
    Ok(CompareView { products: compared, rows: rows.collect(), most: MOST })
}
