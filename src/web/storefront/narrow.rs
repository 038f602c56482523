//! How a list is narrowed and ordered: what an address wants of it, what that leaves, and the controls that show it. Names that no
//! facet of the list has are ignored, so that old and foreign links lead somewhere.

use crate::base::limits::STOREFRONT_PAGE;
use crate::base::{CategoryId, Money, Outcome, ProductId};
use crate::shop::catalog::facet::{AVAILABILITY, Chosen, Facet, Kind, Label, Table, Value};
use crate::shop::catalog::list::{self as catalog, Sort};
use crate::store::Snapshot;
use crate::web::cx::Cx;
use crate::web::form::Raw;
use crate::web::storefront::pages::narrow::{ChipView, FacetView, NarrowView, TickView};
use crate::web::ui::{ChoiceView, PagerView};
use crate::web::{url, view};

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

/// Names in the addresses of lists that are ours: a facet of the same name gets a hyphen behind its own.
const OURS: [&str; 6] = ["q", "sort", "page", "price_min", "price_max", AVAILABILITY];
/// Deeper than this nobody leafs.
const PAGES_MAX: usize = 500;

/// The name of a facet in addresses.
fn name(facet: &Facet) -> String {
    let taken = facet.kind != Kind::Availability && OURS.contains(&facet.key.as_str());
    if taken { format!("{}-", facet.key) } else { facet.key.clone() }
}

/// What a visitor wants to see of a list, read from the query of an address.
#[derive(Clone, PartialEq, Debug)]
pub struct Wanted {
    pub sort: Sort,
    pub page: usize,
    pub chosen: Chosen,
    /// Name and value of everything that is ticked, in the order of the facets.
    ticked: Vec<(String, String)>,
    typed: [String; 2],
    price_error: bool,
}

/// A page of a list, and how many there are on all pages.
pub struct Listed {
    pub ids: Vec<ProductId>,
    pub total: usize,
}

impl Wanted {
    /// Without a table there is nothing to tick.
    pub fn read(query: &Raw, cx: &Cx, table: Option<&Table>) -> Wanted {
        let typed = ["price_min", "price_max"].map(|name| query.get(name).trim().chars().take(20).collect::<String>());
        let read = |text: &String| Money::parse(text, cx.shop.currency).map(Money::minor);
        let [least, most] = [read(&typed[0]), read(&typed[1])];
        let unread = typed.iter().zip([least, most]).any(|(text, value)| !text.is_empty() && value.is_none());
        let crossed = matches!((least, most), (Some(a), Some(b)) if a > b);
        let sort = Sort::ALL.into_iter().find(|sort| value(*sort) == query.get("sort")).unwrap_or_default();
        let page = query.get("page").parse().unwrap_or(1).clamp(1, PAGES_MAX);
        let mut wanted = Wanted {
            sort,
            page,
            chosen: Chosen { price_from: least, price_to: most, ..Chosen::default() },
            ticked: Vec::new(),
            typed,
            price_error: unread || crossed,
        };
        for facet in table.map_or(&[][..], |table| &table.facets) {
            let name = name(facet);
            let asked: Vec<&str> = query.all(&name).collect();
            for value in facet.values.iter().filter(|value| asked.contains(&value.key.as_str())) {
                wanted.chosen.values.insert(value.number);
                wanted.ticked.push((name.clone(), value.key.clone()));
            }
        }
        wanted
    }

    pub fn is_narrowed(&self) -> bool {
        self.chosen != Chosen::default()
    }

    pub fn skip(&self) -> usize {
        (self.page - 1) * STOREFRONT_PAGE
    }

    /// The wanted page of what a table leaves.
    pub fn pick(&self, table: &Table) -> Listed {
        let mut rows = table.tally(&self.chosen).rows;
        match self.sort {
            Sort::New => {}
            Sort::PriceUp => rows.sort_by_key(|row| table.price(*row)),
            Sort::PriceDown => rows.sort_by_key(|row| std::cmp::Reverse(table.price(*row))),
        }
        let page: Vec<usize> = rows.iter().skip(self.skip()).take(STOREFRONT_PAGE).copied().collect();
        Listed { ids: table.ids(&page), total: rows.len() }
    }

    /// The wanted page of a category, or of everything. A list that is too long for a table is cut by price alone.
    pub fn list(&self, snapshot: &Snapshot, category: Option<CategoryId>, table: Option<&Table>) -> Outcome<Listed> {
        if let Some(table) = table {
            return Ok(self.pick(table));
        }
        let Chosen { price_from, price_to, .. } = self.chosen;
        let asked = catalog::Wanted { category, sort: self.sort, price_from, price_to };
        let found = catalog::list(snapshot, &asked, self.skip(), STOREFRONT_PAGE)?;
        Ok(Listed { ids: found.ids, total: found.total })
    }

    /// The pages of a list of `total` things.
    pub fn pager(&self, total: usize, path: &str, query: &str) -> PagerView {
        let pages = total.div_ceil(STOREFRONT_PAGE).clamp(1, PAGES_MAX);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        PagerView { page: number(self.page.min(pages)), pages: number(pages), base: self.address(path, query, |_| true) }
    }

    /// The address of the list with what is wanted, as far as `keeps` says so of a name and value; without the page.
    fn address(&self, path: &str, query: &str, keeps: impl Fn((&str, &str)) -> bool) -> String {
        let ticked = self.ticked.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let [least, most] = &self.typed;
        let narrowing = ticked.chain([("price_min", least.as_str()), ("price_max", most.as_str())]).filter(|pair| keeps(*pair));
        let pairs: Vec<(&str, &str)> = [("q", query), ("sort", value(self.sort))].into_iter().chain(narrowing).collect();
        url::with_query(path, &pairs)
    }

    /// The controls that show what is wanted. `action` is where they lead, `span` the least and greatest price there is.
    pub fn view(&self, cx: &Cx, action: &str, query: &str, table: Option<&Table>, span: Option<(i64, i64)>) -> NarrowView {
        let said = |minor: i64| cx.money(Money::new(minor, cx.shop.currency));
        let (lowest, highest) = span.map_or_else(Default::default, |(low, high)| (said(low), said(high)));
        let choice = |sort: Sort| ChoiceView { picked: sort == self.sort, ..ChoiceView::new(value(sort), cx.t(label(sort))) };
        NarrowView {
            action: action.to_owned(),
            query: query.to_owned(),
            facets: table.map_or_else(Vec::new, |table| self.facets(cx, table)),
            sorts: Sort::ALL.into_iter().map(choice).collect(),
            sort: value(self.sort).to_owned(),
            kept: self.kept(),
            chips: self.chips(cx, action, query, table),
            clear: self.address(action, query, |_| false),
            price_min: self.typed[0].clone(),
            price_max: self.typed[1].clone(),
            price_min_hint: lowest,
            price_max_hint: highest,
            price_error: self.price_error.then(|| cx.t("storefront-price-error").into_owned()),
        }
    }

    /// What narrows, as the form that orders the list sends it along.
    fn kept(&self) -> Vec<(String, String)> {
        let prices = ["price_min", "price_max"].map(str::to_owned).into_iter().zip(self.typed.clone());
        self.ticked.iter().cloned().chain(prices.filter(|(_, typed)| !typed.is_empty())).collect()
    }

    fn facets(&self, cx: &Cx, table: &Table) -> Vec<FacetView> {
        let counts = table.tally(&self.chosen).counts;
        let tick = |value: &Value| TickView {
            value: value.key.clone(),
            label: words(cx, &value.label),
            colour: value.colour,
            count: counts[value.number],
            ticked: self.chosen.values.contains(&value.number),
        };
        let facet =
            |facet: &Facet| FacetView { name: name(facet), label: title(cx, facet), ticks: facet.values.iter().map(tick).collect() };
        table.facets.iter().map(facet).collect()
    }

    /// What narrows, each with the address of the list without it.
    fn chips(&self, cx: &Cx, path: &str, query: &str, table: Option<&Table>) -> Vec<ChipView> {
        let mut chips = Vec::new();
        for facet in table.map_or(&[][..], |table| &table.facets) {
            let name = name(facet);
            for value in facet.values.iter().filter(|value| self.chosen.values.contains(&value.number)) {
                let label = match &value.label {
                    // `Yes` alone says nothing.
                    Label::Yes | Label::No | Label::Figures(_) => format!("{}: {}", title(cx, facet), words(cx, &value.label)),
                    label => words(cx, label),
                };
                let href = self.address(path, query, |pair| pair != (name.as_str(), value.key.as_str()));
                chips.push(ChipView { label, href });
            }
        }
        let money = |minor: i64| cx.money(Money::new(minor, cx.shop.currency));
        let price = match (self.chosen.price_from.map(money), self.chosen.price_to.map(money)) {
            (None, None) => return chips,
            (Some(min), None) => cx.t_with("storefront-price-over", &[("min", &min)]),
            (None, Some(max)) => cx.t_with("storefront-price-under", &[("max", &max)]),
            (Some(min), Some(max)) => cx.t_with("storefront-price-between", &[("min", &min), ("max", &max)]),
        };
        let href = self.address(path, query, |(name, _)| !name.starts_with("price_m"));
        chips.push(ChipView { label: price.into_owned(), href });
        chips
    }
}

fn title(cx: &Cx, facet: &Facet) -> String {
    match facet.kind {
        Kind::Availability => cx.t("storefront-availability").into_owned(),
        Kind::Option | Kind::Attribute => facet.name.get(cx.locale).to_owned(),
    }
}

fn words(cx: &Cx, label: &Label) -> String {
    match label {
        Label::Words(words) => words.get(cx.locale).to_owned(),
        Label::Figures(figures) => view::figures(cx, figures),
        Label::Yes => cx.t("word-yes").into_owned(),
        Label::No => cx.t("word-no").into_owned(),
        Label::InStock => cx.t("storefront-availability-in").into_owned(),
        Label::ToOrder => cx.t("storefront-stock-to-order").into_owned(),
    }
}
