//! Lists of products: a category, or everything, in an order and price range that the visitor chooses.

use crate::base::limits::STOREFRONT_PAGE;
use crate::base::{CategoryId, Currency, Money, Outcome, Refusal};
use crate::shop::catalog::list::{self as catalog, Listing, Sort};
use crate::store::Snapshot;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::facts::Shelf;
use crate::web::form::Raw;
use crate::web::site::glance;
use crate::web::storefront::pages::list::{ListView, NarrowView, list};
use crate::web::ui::{ChoiceView, Crumb, PagerView};
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::{Path, RawQuery};
use axum::response::Response;

pub async fn show(visit: Visit, Path(path): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let view = glance(|| category(&visit, &path, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    Ok(reply::page(list(&visit.cx, &view)))
}

/// The text key of an order.
const fn label(sort: Sort) -> &'static str {
    match sort {
        Sort::New => "storefront-sort-new",
        Sort::PriceUp => "storefront-sort-price-up",
        Sort::PriceDown => "storefront-sort-price-down",
    }
}

/// The value of an order in addresses; the usual one has none.
const fn value(sort: Sort) -> &'static str {
    match sort {
        Sort::New => "",
        other => other.key(),
    }
}

/// What a visitor wants to see of a list, read from the query of an address.
#[derive(Clone, PartialEq, Debug)]
pub struct Wanted {
    pub sort: Sort,
    /// Least and most price in minor units.
    pub least: Option<i64>,
    pub most: Option<i64>,
    pub page: usize,
    typed: [String; 2],
    price_error: bool,
}

/// Deeper than this nobody leafs.
const PAGES_MAX: usize = 500;

impl Wanted {
    pub fn read(query: &Raw, currency: Currency) -> Wanted {
        let typed = ["price_min", "price_max"].map(|name| query.get(name).trim().chars().take(20).collect::<String>());
        let read = |text: &String| Money::parse(text, currency).map(Money::minor);
        let [least, most] = [read(&typed[0]), read(&typed[1])];
        let unread = typed.iter().zip([least, most]).any(|(text, value)| !text.is_empty() && value.is_none());
        let crossed = matches!((least, most), (Some(a), Some(b)) if a > b);
        let sort = Sort::ALL.into_iter().find(|sort| value(*sort) == query.get("sort")).unwrap_or_default();
        let page = query.get("page").parse().unwrap_or(1).clamp(1, PAGES_MAX);
        Wanted { sort, least, most, page, typed, price_error: unread || crossed }
    }

    pub fn is_narrowed(&self) -> bool {
        self.least.is_some() || self.most.is_some()
    }

    /// The controls that show what is wanted. `action` is where they lead, `span` the least and greatest price there is.
    pub fn view(&self, cx: &Cx, action: &str, query: &str, span: Option<(i64, i64)>) -> NarrowView {
        let plain = |minor: i64| Money::new(minor, cx.shop.currency).plain();
        let (lowest, highest) = span.map_or_else(Default::default, |(low, high)| (plain(low), plain(high)));
        let choice = |sort: Sort| ChoiceView { picked: sort == self.sort, ..ChoiceView::new(value(sort), cx.t(label(sort))) };
        NarrowView {
            action: action.to_owned(),
            query: query.to_owned(),
            sorts: Sort::ALL.into_iter().map(choice).collect(),
            sort: value(self.sort).to_owned(),
            price_min: self.typed[0].clone(),
            price_max: self.typed[1].clone(),
            min: self.least.map(|minor| Money::new(minor, cx.shop.currency)),
            max: self.most.map(|minor| Money::new(minor, cx.shop.currency)),
            price_min_hint: lowest,
            price_max_hint: highest,
            price_error: self.price_error.then(|| cx.t("storefront-price-error").into_owned()),
        }
    }

    /// Address of the list without the page, for the pager.
    pub fn base(&self, path: &str, query: &str) -> String {
        url::with_query(path, &[("q", query), ("sort", value(self.sort)), ("price_min", &self.typed[0]), ("price_max", &self.typed[1])])
    }

    pub fn skip(&self) -> usize {
        (self.page - 1) * STOREFRONT_PAGE
    }
}

/// A page of a list as wanted; without a category, of everything.
pub fn listing(snapshot: &Snapshot, category: Option<CategoryId>, wanted: &Wanted) -> Outcome<Listing> {
    let asked = catalog::Wanted { category, sort: wanted.sort, price_from: wanted.least, price_to: wanted.most };
    catalog::list(snapshot, &asked, wanted.skip(), STOREFRONT_PAGE)
}

/// The pages of a list of `total` things.
pub fn pager(wanted: &Wanted, total: usize, base: String) -> PagerView {
    let pages = total.div_ceil(STOREFRONT_PAGE).clamp(1, PAGES_MAX);
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    PagerView { page: number(wanted.page.min(pages)), pages: number(pages), base }
}

fn category(visit: &Visit, path: &str, query: &Raw) -> Outcome<ListView> {
    let (cx, facts) = (&visit.cx, &visit.facts);
    let shelf = facts.shelf_at(path.trim_matches('/')).ok_or(Refusal::NotFound { what: "category" })?;
    let snapshot = visit.site.shop.read()?;
    let wanted = Wanted::read(query, cx.shop.currency);
    let own = url::category(&shelf.category.path);
    let found = listing(&snapshot, Some(shelf.category.id), &wanted)?;
    let span = catalog::price_span(&snapshot, Some(shelf.category.id))?;
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
        narrow: wanted.view(cx, &own, "", span),
        total: u32::try_from(found.total).unwrap_or(u32::MAX),
        cards: view::list_cards(&visit.site.browse(&snapshot)?, cx, &found.ids)?,
        pager: pager(&wanted, found.total, wanted.base(&own, "")),
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
