//! Lists of products: a category, or everything, in an order and price range that the visitor chooses.

use crate::base::limits::STOREFRONT_PAGE;
use crate::base::{Currency, Id, Money, Outcome, ProductId, Refusal};
use crate::shop::catalog::product;
use crate::store::{Direction, Page, Reads, Snapshot};
use crate::web::cx::{Cx, MenuLink};
use crate::web::error::Failure;
use crate::web::facts::Shelf;
use crate::web::form::Raw;
use crate::web::site::door;
use crate::web::storefront::pages::list::{ListView, NarrowView, list};
use crate::web::ui::{ChoiceView, Crumb, PagerView};
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::{Path, RawQuery};
use axum::response::Response;

pub async fn show(visit: Visit, Path(path): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let view = door(|| category(&visit, &path, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    Ok(reply::page(list(&visit.cx, &view)))
}

/// How a list is ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    #[default]
    New,
    PriceUp,
    PriceDown,
}

impl Sort {
    const ALL: [Sort; 3] = [Sort::New, Sort::PriceUp, Sort::PriceDown];

    /// The value in addresses; the usual order has none.
    const fn value(self) -> &'static str {
        match self {
            Sort::New => "",
            Sort::PriceUp => "price-up",
            Sort::PriceDown => "price-down",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Sort::New => "storefront-sort-new",
            Sort::PriceUp => "storefront-sort-price-up",
            Sort::PriceDown => "storefront-sort-price-down",
        }
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
        let sort = Sort::ALL.into_iter().find(|sort| sort.value() == query.get("sort")).unwrap_or_default();
        let page = query.get("page").parse().unwrap_or(1).clamp(1, PAGES_MAX);
        Wanted { sort, least, most, page, typed, price_error: unread || crossed }
    }

    pub fn is_narrowed(&self) -> bool {
        self.least.is_some() || self.most.is_some()
    }

    /// The controls that show what is wanted. `action` is where they lead.
    pub fn view(&self, cx: &Cx, action: &str, query: &str) -> NarrowView {
        let choice = |sort: Sort| ChoiceView { picked: sort == self.sort, ..ChoiceView::new(sort.value(), cx.t(sort.label())) };
        NarrowView {
            action: action.to_owned(),
            query: query.to_owned(),
            sorts: Sort::ALL.into_iter().map(choice).collect(),
            sort: self.sort.value().to_owned(),
            price_min: self.typed[0].clone(),
            price_max: self.typed[1].clone(),
            min: self.least.map(|minor| Money::new(minor, cx.shop.currency)),
            max: self.most.map(|minor| Money::new(minor, cx.shop.currency)),
            price_min_hint: String::new(),
            price_max_hint: String::new(),
            price_error: self.price_error.then(|| cx.t("storefront-price-error").into_owned()),
        }
    }

    /// Address of the list without the page, for the pager.
    pub fn base(&self, path: &str, query: &str) -> String {
        url::with_query(path, &[("q", query), ("sort", self.sort.value()), ("price_min", &self.typed[0]), ("price_max", &self.typed[1])])
    }

    pub fn skip(&self) -> usize {
        (self.page - 1) * STOREFRONT_PAGE
    }
}

/// Counts go no further; nobody leafs through more.
const COUNT_MAX: usize = PAGES_MAX * STOREFRONT_PAGE;

/// The products of a list (0: all) as wanted, and how many there are.
pub fn products(snapshot: &Snapshot, list: u64, wanted: &Wanted) -> Outcome<(Vec<ProductId>, usize)> {
    let page = Page::first(STOREFRONT_PAGE).skipping(wanted.skip());
    if wanted.sort == Sort::New && !wanted.is_narrowed() {
        return Ok((snapshot.ids(&product::BY_NEW, &list, page)?, snapshot.count(&product::BY_NEW, &list, COUNT_MAX)?));
    }
    let from = (list, wanted.least.unwrap_or(0));
    let to = (list, wanted.most.map_or(i64::MAX, |most| most.saturating_add(1)));
    if wanted.sort == Sort::New {
        return newest_between(snapshot, (from, to), wanted);
    }
    let direction = if wanted.sort == Sort::PriceDown { Direction::Backward } else { Direction::Forward };
    let found = snapshot.ids_between(&product::BY_PRICE, &from, &to, Page { direction, ..page })?;
    let total = snapshot.ids_between(&product::BY_PRICE, &from, &to, Page::first(COUNT_MAX))?.len();
    Ok((found, total))
}

/// The index by price has no dates: what lies in the range is put in the order of the newest by its id.
fn newest_between(snapshot: &Snapshot, range: ((u64, i64), (u64, i64)), wanted: &Wanted) -> Outcome<(Vec<ProductId>, usize)> {
    let mut all: Vec<ProductId> = snapshot.ids_between(&product::BY_PRICE, &range.0, &range.1, Page::first(COUNT_MAX))?;
    all.sort_by_key(|id| std::cmp::Reverse(*id));
    let total = all.len();
    Ok((all.into_iter().skip(wanted.skip()).take(STOREFRONT_PAGE).collect(), total))
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
    let (ids, total) = products(&snapshot, shelf.category.id.get(), &wanted)?;
    let kind = |shelf: &Shelf| MenuLink {
        label: shelf.category.title.get(cx.locale).to_owned(),
        href: url::category(&shelf.category.path),
        count: Some(shelf.products),
    };
    Ok(ListView {
        title: shelf.category.title.get(cx.locale).to_owned(),
        lead: shelf.category.intro.get(cx.locale).to_owned(),
        crumbs: crumbs(cx, &facts.line(shelf.category.id), None),
        path: own.clone(),
        picture: shelf.picture.as_ref().map(|media| view::picture(media, cx.locale)),
        subcategories: shelf.children.iter().filter_map(|id| facts.categories.get(id)).map(kind).collect(),
        narrow: wanted.view(cx, &own, ""),
        total: u32::try_from(total).unwrap_or(u32::MAX),
        cards: view::cards(&snapshot, cx, &ids)?,
        pager: pager(&wanted, total, wanted.base(&own, "")),
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
