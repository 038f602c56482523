//! Stock: the lists of levels, of what is low and of movements; one variant with its change and its count.

use crate::adapters::search::Search;
use crate::base::limits::ADMIN_PAGE;
use crate::base::{Error, LocationId, Outcome, ProductId, Refusal, VariantId, Wrong, text};
use crate::shop::catalog::list::{COUNT_MAX, by_variant};
use crate::shop::catalog::product::{self, Product, Variant};
use crate::shop::stock::ledger::ledger;
use crate::shop::stock::low::low;
use crate::shop::stock::{CountStock, Location, MoveStock, Movement, levels, locations};
use crate::shop::{Permission, staff};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::asked::{self, Turn};
use crate::web::admin::products::PRODUCTS;
use crate::web::admin::products_serve::found;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::stock::{
    CountedView, LevelRow, MovementRow, STOCK, STOCK_CHANGE, StockTab, StockView, VariantStockView, stock_page, variant_stock_page,
};
use crate::web::admin::ui::{Link, Pager, SAID_SAVED};
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, conflict, mistakes};
use crate::web::field::{Input, ReadCx};
use crate::web::form::Raw;
use crate::web::ui::ChoiceView;
use crate::web::view;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use std::collections::BTreeMap;

pub async fn list(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = asked::query(query)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let view = view_of(ask, &who.visit.site.search, &query)?;
        Ok(Answer::Page(stock_page(&ask.desk(), &view)))
    })
}

fn view_of(ask: &Ask<'_>, search: &Search, query: &Raw) -> Outcome<StockView> {
    let (reads, turn) = (ask.shop.read()?, Turn::of(query));
    let tab = StockTab::from_key(query.get("view"));
    let q: String = text::line(query.get("q")).chars().take(200).collect();
    let low = low(&reads)?;
    let low_count = Some(low.len() as u64);
    let pairs = [("view", tab.key()), ("q", q.as_str())];
    let mut view = StockView { tab, q: q.clone(), low_count, levels: Vec::new(), movements: Vec::new(), pager: Pager::default() };
    if tab == StockTab::Ledger {
        let page: Vec<Movement> = reads.all(Page::last(ADMIN_PAGE).skipping(turn.skip()))?;
        view.pager = turn.pager(page.len(), reads.total::<Movement>(COUNT_MAX)?, STOCK, &pairs);
        view.movements = movements(ask, &reads, &page)?;
        return Ok(view);
    }
    let (variants, total) = if !q.is_empty() {
        let mut all = of_products(&reads, &found(&reads, search, ask.cx.locale, &q)?, &q)?;
        if tab == StockTab::Low {
            all.retain(|(_, variant)| low.iter().any(|low| low.variant == variant.id));
        }
        let total = all.len();
        (all.into_iter().skip(turn.skip()).take(ADMIN_PAGE).collect(), total)
    } else if tab == StockTab::Low {
        let total = low.len();
        let part = low.into_iter().skip(turn.skip()).take(ADMIN_PAGE);
        (part.filter_map(|low| low.product.variant(low.variant).cloned().map(|v| (low.product, v))).collect(), total)
    } else {
        (every(&reads, turn)?, reads.count(&product::BY_VARIANT, &(), COUNT_MAX)?)
    };
    view.pager = turn.pager(variants.len(), total, STOCK, &pairs);
    let places = locations(&reads)?;
    for (product, variant) in &variants {
        view.levels.extend(rows(ask, &reads, &places, product, variant)?);
    }
    Ok(view)
}

type Sold = (Product, Variant);

/// All variants, the oldest first. The index names the product alone: the n-th time, its n-th variant by age is meant.
fn every(reads: &Snapshot, turn: Turn) -> Outcome<Vec<Sold>> {
    let ids: Vec<ProductId> = reads.ids(&product::BY_VARIANT, &(), Page::first(turn.skip() + ADMIN_PAGE))?;
    let mut times: BTreeMap<ProductId, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for (place, id) in ids.into_iter().enumerate() {
        let time = times.entry(id).or_default();
        if place >= turn.skip() {
            let product = reads.get(id)?;
            let mut variants: Vec<&Variant> = product.variants.iter().collect();
            variants.sort_by_key(|variant| variant.id);
            if let Some(variant) = variants.get(*time).copied().cloned() {
                all.push((product, variant));
            }
        }
        *time += 1;
    }
    Ok(all)
}

/// The variants of what was found; when SKUs were typed, only those.
fn of_products(reads: &Snapshot, ids: &[ProductId], q: &str) -> Outcome<Vec<Sold>> {
    let mut all: Vec<Sold> = Vec::new();
    for id in ids {
        if let Some(product) = reads.find(*id)? {
            all.extend(product.variants.iter().map(|v| (product.clone(), v.clone())));
        }
    }
    let q = q.to_lowercase();
    let is_meant = |v: &Variant| v.sku.as_ref().is_some_and(|sku| sku.as_str().to_lowercase().contains(&q));
    if all.iter().any(|(_, variant)| is_meant(variant)) {
        all.retain(|(_, variant)| is_meant(variant));
    }
    Ok(all)
}

/// A row for each place where it lies or lay; the first place for what never lay anywhere.
fn rows(ask: &Ask<'_>, reads: &Snapshot, places: &[Location], product: &Product, variant: &Variant) -> Outcome<Vec<LevelRow>> {
    let known = levels(reads, variant.id)?;
    let picture = match variant.picture {
        Some(_) => view::picture_of(reads, variant.picture, ask.cx.locale)?,
        None => view::cover(reads, product, ask.cx.locale)?,
    };
    let mut rows = Vec::new();
    for (i, place) in places.iter().enumerate() {
        let level = known.iter().find(|level| level.location == place.id);
        if level.is_none() && (i > 0 || !known.is_empty()) {
            continue;
        }
        rows.push(LevelRow {
            location_id: place.id,
            title: product.title.get(ask.cx.locale).to_owned(),
            detail: detail(ask, product, variant),
            picture: picture.as_ref().map(|picture| picture.at_least(80)),
            href: format!("{STOCK}/{}", variant.id),
            location: place.name.clone(),
            on_hand: level.map_or(0, |level| level.on_hand),
            reserved: level.map_or(0, |level| level.reserved),
        });
    }
    Ok(rows)
}

/// Choice and SKU.
fn detail(ask: &Ask<'_>, product: &Product, variant: &Variant) -> String {
    let choice = product.choice(variant).get(ask.cx.locale).to_owned();
    let sku = variant.sku.as_ref().map(ToString::to_string).unwrap_or_default();
    [choice, sku].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn movements(ask: &Ask<'_>, reads: &Snapshot, page: &[Movement]) -> Outcome<Vec<MovementRow>> {
    let places = locations(reads)?;
    let mut rows = Vec::new();
    for movement in page {
        let level = reads.get(movement.level)?;
        let mut row = movement_row(ask, reads, &places, movement, level.location)?;
        // What was deleted since then has no name any more.
        if let Some(product) = by_variant(reads, level.variant)?
            && let Some(variant) = product.variant(level.variant)
        {
            row.title = product.title.get(ask.cx.locale).to_owned();
            row.detail = detail(ask, &product, variant);
            row.href = format!("{STOCK}/{}", variant.id);
        }
        rows.push(row);
    }
    Ok(rows)
}

fn movement_row(ask: &Ask<'_>, reads: &Snapshot, places: &[Location], m: &Movement, at: LocationId) -> Outcome<MovementRow> {
    let order = m.order.map_or(Ok(None), |id| reads.find(id))?;
    let member: Option<staff::Staff> = m.staff.map_or(Ok(None), |id| reads.find(id))?;
    Ok(MovementRow {
        at: m.at,
        title: String::new(),
        detail: String::new(),
        href: String::new(),
        location: places.iter().find(|place| place.id == at).map(|place| place.name.clone()).unwrap_or_default(),
        reason: m.reason,
        order: order.map(|order| Link::new(format!("/admin/orders/{}", order.id), order.number)),
        note: m.note.clone(),
        by: m.by,
        on_hand: None,
        who: member.map_or_else(|| ask.cx.t("admin-who-shop").into_owned(), |member| member.name),
    })
}

pub async fn variant(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        Ok(Answer::Page(variant_page(ask, id, Back::default())?))
    })
}

/// What came back.
#[derive(Default)]
struct Back<'a> {
    change: Option<&'a Raw>,
    wrong: &'a [Wrong],
    counted: Option<CountedView>,
    trouble: Option<String>,
}

fn variant_page(ask: &Ask<'_>, id: VariantId, back: Back<'_>) -> Outcome<maud::Markup> {
    let (reads, cx) = (ask.shop.read()?, ask.cx);
    let product = by_variant(&reads, id)?.ok_or(Refusal::NotFound { what: "variant" })?;
    let variant = product.variant(id).ok_or(Refusal::NotFound { what: "variant" })?;
    let places = locations(&reads)?;
    // Every place, so that goods can be counted where there were none.
    let mut rows: Vec<LevelRow> = Vec::new();
    let known = levels(&reads, id)?;
    let mut sums: BTreeMap<LocationId, i64> = known.iter().map(|level| (level.location, level.on_hand)).collect();
    for place in &places {
        let level = known.iter().find(|level| level.location == place.id);
        rows.push(LevelRow {
            location_id: place.id,
            title: String::new(),
            detail: String::new(),
            picture: None,
            href: String::new(),
            location: place.name.clone(),
            on_hand: level.map_or(0, |level| level.on_hand),
            reserved: level.map_or(0, |level| level.reserved),
        });
    }
    let mut lines = Vec::new();
    for (movement, at) in ledger(&reads, id, ADMIN_PAGE)? {
        let sum = sums.entry(at).or_default();
        lines.push(MovementRow { on_hand: Some(*sum), ..movement_row(ask, &reads, &places, &movement, at)? });
        *sum -= movement.by;
    }
    let options = |_: &str| places.iter().map(|place| ChoiceView::new(place.id.to_string(), place.name.as_str())).collect();
    let view = VariantStockView {
        title: product.title.get(cx.locale).to_owned(),
        detail: detail(ask, &product, variant),
        product: Link::new(format!("{PRODUCTS}/{}", product.id), product.title.get(cx.locale)),
        levels: rows,
        to: format!("{STOCK}/{id}"),
        count_to: format!("{STOCK}/{id}/count"),
        fields: Filled { form: &STOCK_CHANGE, facts: None, typed: back.change, wrong: back.wrong, options: &options }.fields(cx),
        counted: back.counted,
        trouble: back.trouble,
        movements: lines,
    };
    Ok(variant_stock_page(&ask.desk(), &view))
}

/// A change by hand.
pub async fn change(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let variant: VariantId = asked::id(&path)?;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let read = STOCK_CHANGE.read(&form.raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        let done = read.and_then(|facts| {
            let reason = facts.reason.0;
            ask.shop.run(ask.actor, MoveStock { variant, location: facts.location, by: facts.by, reason, note: facts.note })
        });
        let refusal = match done {
            Ok(_) => return Ok(Answer::Go(format!("{STOCK}/{variant}?said={SAID_SAVED}"))),
            Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
            Err(other) => return Err(other),
        };
        let back = Back {
            change: Some(&form.raw),
            wrong: mistakes(&refusal).unwrap_or_default(),
            trouble: conflict(ask.cx, &refusal),
            ..Back::default()
        };
        answer(variant_page(ask, variant, back)?, &refusal)
    })
}

/// What was counted at one place.
pub async fn count(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let variant: VariantId = asked::id(&path)?;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let (location, seen) = (form.raw.get("location").parse().ok(), form.raw.get("seen").parse().ok());
        let (Some(location), Some(seen)) = (location, seen) else { return Err(Refusal::NotFound { what: "location" }.into()) };
        let typed = form.raw.get("counted");
        let read = crate::web::field::input::StockChange::read(typed, &ReadCx::of(ask.cx));
        let read = read.map_err(|say| Error::from(Refusal::Invalid(vec![Wrong { field: "counted".into(), say }])));
        let refusal = match read.and_then(|counted| ask.shop.run(ask.actor, CountStock { variant, location, counted, seen })) {
            Ok(()) => return Ok(Answer::Go(format!("{STOCK}/{variant}?said={SAID_SAVED}"))),
            Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
            Err(other) => return Err(other),
        };
        let wrong = mistakes(&refusal).and_then(|wrong| wrong.first()).map(|wrong| ask.cx.say(&wrong.say).into_owned());
        let counted = Some(CountedView { location, typed: typed.to_owned(), wrong });
        answer(variant_page(ask, variant, Back { counted, trouble: conflict(ask.cx, &refusal), ..Back::default() })?, &refusal)
    })
}

fn answer(page: maud::Markup, refusal: &Refusal) -> Outcome<Answer> {
    Ok(if matches!(refusal, Refusal::Conflict { .. }) { Answer::Refused(page) } else { Answer::Mend(page) })
}
