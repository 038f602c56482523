//! What pages show of settings, categories, pages and methods, kept in memory until one of them changes.

use crate::base::{CategoryId, Country, Id, Locale, Money, Outcome, ProductId, Rate, Span, TaxClassId, Time};
use crate::shop::catalog::{Category, Media, category, product};
use crate::shop::checkout::offer::ways_for_anybody;
use crate::shop::content::{self, ContentPage, MenuPlace, PagePlace};
use crate::shop::follow::FACTS;
use crate::shop::order::selling;
use crate::shop::payment::PaymentMethod;
use crate::shop::settings::{self, PriceDisplay, Settings};
use crate::shop::shipping::ShippingMethod;
use crate::shop::theme::{Design, Look, ThemeName};
use crate::shop::{payment, shipping, tax, theme};
use crate::store::{Page, Reads, Snapshot};
use crate::web::cx::{AnnouncementFace, ContactFace, Favicon, LegalHrefs, Logo, MenuLink, NewsletterFace, ShopFace};
use crate::web::drawn::Drawn;
use crate::web::menu::Menus;
use crate::web::selling::selling;
use crate::web::theme::{Preview, Stylesheet};
use crate::web::ui::IndexEntry;
use crate::web::url;
use crate::web::view::picture_of;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub struct Facts {
    /// The state of the mark when this was read.
    mark: u64,
    read: Time,
    /// When counts of products are read again, and what a date begins or ends is looked at: they move too often to follow each change,
    /// and need not be exact.
    stale: Time,
    /// `None` before the set-up.
    pub settings: Option<Settings>,
    pub categories: BTreeMap<CategoryId, Shelf>,
    /// Those that visitors may read.
    pub pages: Vec<ContentPage>,
    menus: Menus,
    pub shipping: Vec<ShippingMethod>,
    pub payment: Vec<PaymentMethod>,
    /// Those that everybody is offered.
    pub ways_to_pay: Vec<PaymentMethod>,
    pub design: Design,
    /// What sells, counted again now and then.
    pub bestsellers: Vec<ProductId>,
    counted: Time,
    style: Arc<Stylesheet>,
    /// That of the draft, made when somebody first looks at it.
    draft_style: OnceLock<Arc<Stylesheet>>,
    /// Those of every other look that is kept and of each theme as it comes, made when one of them is first asked for.
    other_styles: OnceLock<Vec<Arc<Stylesheet>>>,
    rates: BTreeMap<TaxClassId, Rate>,
    faces: Vec<(Locale, Arc<ShopFace>)>,
}

/// A category with its picture and how many products stand in it.
pub struct Shelf {
    pub category: Category,
    pub picture: Option<Media>,
    pub products: u32,
    pub children: Vec<CategoryId>,
}

/// How long counts of products are kept.
const COUNTS_KEPT: Span = Span::seconds(20);
/// How long the list of what sells is kept: it costs reading some hundred orders.
const BESTSELLERS_KEPT: Span = Span::minutes(10);
/// More than a row, since some may be sold out of the shop.
const BESTSELLERS: usize = 24;
/// Counts beside categories go no further.
const COUNT_MAX: usize = 5_000;

impl Facts {
    /// Whether nothing kept here has changed.
    pub fn are_fresh(&self, reads: &impl Reads, now: Time) -> Outcome<bool> {
        Ok(self.mark == reads.mark(FACTS)? && now < self.stale)
    }

    /// What was kept before saves what has not changed since.
    pub fn read(snapshot: &Snapshot, now: Time, base_url: &str, before: Option<&Facts>) -> Outcome<Facts> {
        let (settings, design) = (settings::settings(snapshot)?, theme::design(snapshot)?);
        let counted = before.filter(|before| before.counted <= now && now < before.counted + BESTSELLERS_KEPT);
        let same_look = before.filter(|before| before.design.published == design.published);
        let same_draft = before.filter(|before| before.design.draft == design.draft);
        let mut facts = Facts {
            mark: snapshot.mark(FACTS)?,
            read: now,
            stale: now + COUNTS_KEPT,
            categories: shelves(snapshot)?,
            pages: content::pages(snapshot)?.into_iter().filter(|page| page.is_public(now)).collect(),
            menus: Menus::read(snapshot, now)?,
            shipping: shipping::methods(snapshot)?,
            payment: payment::method::methods(snapshot)?,
            ways_to_pay: settings.as_ref().map_or_else(|| Ok(Vec::new()), |settings| ways_for_anybody(snapshot, settings))?,
            bestsellers: match counted {
                Some(before) => before.bestsellers.clone(),
                None => selling::bestsellers(snapshot, BESTSELLERS)?,
            },
            counted: counted.map_or(now, |before| before.counted),
            style: same_look.map_or_else(|| Arc::new(Stylesheet::of(&design.published)), |before| before.style.clone()),
            design,
            draft_style: same_draft.map_or_else(OnceLock::new, |before| before.draft_style.clone()),
            other_styles: OnceLock::new(),
            rates: BTreeMap::new(),
            faces: Vec::new(),
            settings,
        };
        if let Some(settings) = &facts.settings {
            for class in tax::classes(snapshot)? {
                facts.rates.insert(class.id, tax::rate(snapshot, settings.country, settings.country, class.id)?);
            }
        }
        for locale in Locale::ALL {
            let face = facts.wearing(facts.face(locale, base_url), snapshot, &facts.design.published, locale)?;
            facts.faces.push((locale, Arc::new(face)));
        }
        Ok(facts)
    }

    /// The shop's face with the signs of a look.
    fn wearing(&self, face: ShopFace, reads: &impl Reads, look: &Look, locale: Locale) -> Outcome<ShopFace> {
        let logo = picture_of(reads, look.logo, locale)?.map(Logo::Picture);
        let favicon = picture_of(reads, look.favicon, locale)?.map(|picture| Favicon::Href(picture.url));
        Ok(ShopFace { logo: logo.unwrap_or(face.logo), favicon: favicon.unwrap_or(face.favicon), lists: look.theme().list, ..face })
    }

    /// The face as the draft of the look has it.
    pub fn draft_face(&self, reads: &impl Reads, locale: Locale, preview: Preview) -> Outcome<ShopFace> {
        let preview = Preview { of_draft: self.design.draft.is_some(), ..preview };
        let face = ShopFace { style: self.current_style().clone(), preview: Some(preview), ..(*self.face_in(locale)).clone() };
        self.wearing(face, reads, self.design.current(), locale)
    }

    /// That of the draft where there is one, otherwise that of visitors.
    fn current_style(&self) -> &Arc<Stylesheet> {
        self.design.draft.as_ref().map_or(&self.style, |look| self.draft_style.get_or_init(|| Arc::new(Stylesheet::of(look))))
    }

    /// The stylesheet at an address: that of visitors, or of any look that is kept, for pages that were opened before; or of a theme
    /// as it comes, for the styleguide.
    pub fn style_of(&self, hash: &str) -> Option<Arc<Stylesheet>> {
        if self.style.has_hash(hash) {
            return Some(self.style.clone());
        }
        if self.current_style().has_hash(hash) {
            return Some(self.current_style().clone());
        }
        let others = self.other_styles.get_or_init(|| {
            let themes = ThemeName::ALL.map(Look::of);
            self.design.looks().chain(&themes).map(|look| Arc::new(Stylesheet::of(look))).collect()
        });
        others.iter().find(|style| style.has_hash(hash)).cloned()
    }

    /// The shop's face in a language.
    pub fn face_in(&self, locale: Locale) -> Arc<ShopFace> {
        let found = self.faces.iter().find(|(known, _)| *known == locale).or(self.faces.first());
        found.map(|(_, face)| face.clone()).expect("there is a face for every language")
    }

    /// The rate of a class at home, for the note beside a price.
    pub fn rate(&self, class: TaxClassId) -> Option<Rate> {
        self.rates.get(&class).copied()
    }

    /// Shelves at the root, in their order.
    pub fn roots(&self) -> impl Iterator<Item = &Shelf> {
        let mut roots: Vec<&Shelf> = self.categories.values().filter(|shelf| shelf.category.parent.is_none()).collect();
        roots.sort_by_key(|shelf| (shelf.category.position, shelf.category.id));
        roots.into_iter()
    }

    /// The shelf and those above it, the root first.
    pub fn line(&self, id: CategoryId) -> Vec<&Shelf> {
        let mut line = Vec::new();
        let mut next = self.categories.get(&id);
        while let Some(shelf) = next.filter(|_| line.len() < category::DEPTH_MAX) {
            line.insert(0, shelf);
            next = shelf.category.parent.and_then(|parent| self.categories.get(&parent));
        }
        line
    }

    pub fn shelf_at(&self, path: &str) -> Option<&Shelf> {
        self.categories.values().find(|shelf| shelf.category.path == path)
    }

    /// The root categories for an index of everything.
    pub fn index(&self, locale: Locale) -> Vec<IndexEntry> {
        let entry = |shelf: &Shelf| IndexEntry {
            label: shelf.category.title.get(locale).to_owned(),
            href: url::category(&shelf.category.path),
            count: Some(shelf.products),
            picture: shelf.picture.as_ref().map(|media| crate::web::view::picture(media, locale)),
        };
        self.roots().filter(|shelf| shelf.products > 0).map(entry).collect()
    }

    /// From which total on delivery at home is free, if it ever is.
    pub fn free_from(&self, country: Country) -> Option<Money> {
        let delivery = self.shipping.iter().filter(|m| m.goes_to(country) && m.kind == shipping::ShippingKind::Delivery);
        delivery.filter_map(|m| m.free_from).min_by_key(|free| free.minor())
    }

    fn face(&self, locale: Locale, base_url: &str) -> ShopFace {
        let blank = Settings::new("Sutler", Country::DE);
        let settings = self.settings.as_ref().unwrap_or(&blank);
        let menu = |place: MenuPlace| self.menus.links(self, place, locale);
        let thrum = settings.is_thrum();
        ShopFace {
            name: settings.name.clone(),
            tagline: settings.tagline.get(locale).to_owned(),
            base_url: settings.base_url.clone().unwrap_or_else(|| base_url.to_owned()),
            currency: settings.currency,
            country: settings.country,
            time_zone: settings.time_zone.clone(),
            contact: ContactFace {
                email: settings.contact.email.as_ref().map_or(String::new(), |e| e.as_str().to_owned()),
                phone: settings.contact.phone.clone(),
                address_lines: settings.contact.address.lines().map(str::to_owned).collect(),
                opening: settings.contact.opening.get(locale).to_owned(),
            },
            // The shop's own language leads.
            locales: std::iter::once(settings.locale).chain(Locale::ALL.into_iter().filter(|other| *other != settings.locale)).collect(),
            shelves: self.shelf_links(locale),
            menu: menu(MenuPlace::Main),
            shop_menu: menu(MenuPlace::Shop),
            help_pages: menu(MenuPlace::Help),
            legal_pages: menu(MenuPlace::Legal),
            legal: self.legal(),
            selling: selling(self, settings, locale),
            newsletter: settings.newsletter.offered.then(|| NewsletterFace { promise: settings.newsletter.promise.get(locale).to_owned() }),
            announcement: settings
                .announcement
                .clone()
                .filter(|line| line.window().holds(self.read))
                .map(|line| AnnouncementFace { text: line.text.get(locale).to_owned(), href: line.link }),
            logo: if thrum { Logo::Drawn { asset: "thrum.svg", width: 81, height: 29 } } else { Logo::Word },
            favicon: Favicon::Asset(if thrum { "thrum-favicon.svg" } else { "sutler-favicon.svg" }),
            style: self.style.clone(),
            lists: self.design.published.theme().list,
            preview: None,
            gross_prices: settings.prices == PriceDisplay::Gross,
            is_demo: settings.demo,
            is_closed_to_others: false,
            drawn: Drawn::default(),
        }
    }

    /// Links to the pages of a place that visitors may read.
    pub fn page_links(&self, place: PagePlace, locale: Locale) -> Vec<MenuLink> {
        let there = self.pages.iter().filter(|page| page.facts.place == place);
        there.map(|page| MenuLink::new(page.facts.title.get(locale), url::page(page.handle()))).collect()
    }

    /// Links to the categories at the root in which something stands.
    pub fn shelf_links(&self, locale: Locale) -> Vec<MenuLink> {
        self.roots().filter(|shelf| shelf.products > 0).map(|shelf| self.shelf_link(shelf, locale)).collect()
    }

    pub fn shelf_link(&self, shelf: &Shelf, locale: Locale) -> MenuLink {
        let link = MenuLink::new(shelf.category.title.get(locale), url::category(&shelf.category.path));
        MenuLink { count: Some(shelf.products), ..link }
    }

    fn legal(&self) -> LegalHrefs {
        let page = |handle: &str| self.pages.iter().find(|page| page.handle() == handle).map(|page| url::page(page.handle()));
        LegalHrefs { terms: page("terms"), withdrawal: page("withdrawal"), privacy: page("privacy"), delivery: page("delivery") }
    }
}

fn shelves(snapshot: &Snapshot) -> Outcome<BTreeMap<CategoryId, Shelf>> {
    let all: Vec<Category> = snapshot.all(Page::first(category::CATEGORIES_MAX))?;
    let mut shelves = BTreeMap::new();
    for category in all {
        let children = category::children(snapshot, Some(category.id))?.into_iter().map(|child| child.id).collect();
        let products = snapshot.count(&product::BY_NEW, &category.id.get(), COUNT_MAX)?;
        let picture = category.picture.map_or(Ok(None), |id| snapshot.find(id))?;
        let products = u32::try_from(products).unwrap_or(u32::MAX);
        shelves.insert(category.id, Shelf { category, picture, products, children });
    }
    Ok(shelves)
}
