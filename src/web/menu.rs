//! Menus as pages show them: entries of the merchant become links, in the language of the page.

use crate::base::{Locale, Outcome, Time, Words};
use crate::shop::catalog::{Product, list};
use crate::shop::content::menu::{self, MenuEntry, MenuPlace, Target};
use crate::store::Reads;
use crate::web::cx::MenuLink;
use crate::web::facts::{Facts, Shelf};
use crate::web::url;
use std::collections::BTreeMap;

/// The entries of every menu whose time it is, and the names of the products that they name.
#[derive(Default)]
pub struct Menus {
    entries: Vec<MenuEntry>,
    products: BTreeMap<String, Words>,
}

impl Menus {
    pub fn read(reads: &impl Reads, now: Time) -> Outcome<Menus> {
        let mut entries = menu::entries(reads)?;
        entries.retain(|entry| entry.window.holds(now));
        let mut menus = Menus { entries, ..Menus::default() };
        for entry in menus.entries.iter().filter(|entry| entry.target == Target::Product) {
            if let Some(product) = list::by_handle(reads, &entry.words)?.filter(Product::can_be_bought) {
                menus.products.insert(entry.words.clone(), product.title);
            }
        }
        Ok(menus)
    }

    /// The links of a menu, those below an entry with it. An entry that leads nowhere now is left out, and what stands below it too.
    pub fn links(&self, facts: &Facts, menu: MenuPlace, locale: Locale) -> Vec<MenuLink> {
        let tops = self.entries.iter().filter(|entry| entry.menu == menu && entry.above.is_none());
        let with_below = |entry: &MenuEntry| {
            let mut links = self.of(facts, entry, None, locale);
            let below = self.entries.iter().filter(|other| other.above == Some(entry.id));
            if let [only] = links.as_mut_slice() {
                only.below = below.flat_map(|other| self.of(facts, other, Some(entry), locale)).collect();
            }
            links
        };
        tops.flat_map(with_below).collect()
    }

    fn of(&self, facts: &Facts, entry: &MenuEntry, above: Option<&MenuEntry>, locale: Locale) -> Vec<MenuLink> {
        let links = self.leading(facts, entry, above, locale).into_iter();
        links.map(|link| MenuLink { entry: Some(entry.id), ..link }).collect()
    }

    /// Some entries are several links, some are none.
    fn leading(&self, facts: &Facts, entry: &MenuEntry, above: Option<&MenuEntry>, locale: Locale) -> Vec<MenuLink> {
        let named = |own: &str| if entry.label.is_empty() { own.to_owned() } else { entry.label.get(locale).to_owned() };
        let link = |own: &str, href: String| vec![MenuLink::new(named(own), href)];
        let shelf = |shelf: &Shelf| MenuLink { label: named(shelf.category.title.get(locale)), ..facts.shelf_link(shelf, locale) };
        match entry.target {
            Target::Categories => match above.map(|above| above.target) {
                Some(Target::Category { category }) => {
                    let children = facts.categories.get(&category).map_or(&[][..], |shelf| &shelf.children);
                    children
                        .iter()
                        .filter_map(|id| facts.categories.get(id))
                        .filter(|s| s.products > 0)
                        .map(|s| facts.shelf_link(s, locale))
                        .collect()
                }
                _ => facts.shelf_links(locale),
            },
            Target::Pages { place } => facts.page_links(place, locale),
            Target::Category { category } => facts.categories.get(&category).map(shelf).into_iter().collect(),
            Target::Page { page } => {
                let found = facts.pages.iter().find(|one| one.id == page);
                found.map_or(Vec::new(), |page| link(page.facts.title.get(locale), url::page(page.handle())))
            }
            Target::Journal => link(&locale.t("storefront-journal"), url::JOURNAL.to_owned()),
            Target::Contact => link(&locale.t("storefront-contact"), url::CONTACT.to_owned()),
            Target::Everything => link(&locale.t("storefront-all-things"), url::ALL.to_owned()),
            Target::Product => {
                let found = self.products.get(&entry.words);
                found.map_or(Vec::new(), |title| link(title.get(locale), url::product(&entry.words)))
            }
            Target::Search => link(&entry.words, url::search(&entry.words)),
            Target::Address => link(&entry.words, entry.words.clone()),
        }
    }
}
