//! Menus: what stands in the head and the foot of every page, in the merchant's order.

use super::PagePlace;
use crate::base::{CategoryId, Id, MenuEntryId, Outcome, PageId, Window, Words};
use crate::shop::{Event, Tx};
use crate::store::{Names, Page, Reads, Record, Table, Write};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MenuEntry {
    pub id: MenuEntryId,
    pub menu: MenuPlace,
    /// The entry under which it stands; menus have two levels at most.
    pub above: Option<MenuEntryId>,
    /// Its place among those beside it.
    pub position: u32,
    /// Empty: what it leads to says its name.
    pub label: Words,
    pub target: Target,
    /// A product's handle, words to search for, or an address; by `target`.
    pub words: String,
    /// When it stands there, and what stands below it.
    #[serde(default)]
    pub window: Window,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MenuPlace {
    /// In the head, two levels deep.
    #[default]
    Main,
    /// In the foot: ways into the shop.
    Shop,
    /// In the foot: before and after buying.
    Help,
    /// The foot's last line, and that of the checkout.
    Legal,
}

impl MenuPlace {
    pub const ALL: [MenuPlace; 4] = [MenuPlace::Main, MenuPlace::Shop, MenuPlace::Help, MenuPlace::Legal];

    pub const fn key(self) -> &'static str {
        match self {
            MenuPlace::Main => "main",
            MenuPlace::Shop => "shop",
            MenuPlace::Help => "help",
            MenuPlace::Legal => "legal",
        }
    }
}

/// What an entry leads to. What is gone or not public is passed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Target {
    /// Every category at the root, each an entry; below a category, those in it.
    Categories,
    /// Every page of that place, each an entry.
    Pages {
        place: PagePlace,
    },
    Category {
        category: CategoryId,
    },
    Page {
        page: PageId,
    },
    Journal,
    Contact,
    /// All products.
    Everything,
    Product,
    Search,
    Address,
}

impl Target {
    /// In forms: `category:5`.
    pub fn key(self) -> String {
        match self {
            Target::Categories => "categories".to_owned(),
            Target::Pages { place } => format!("pages:{}", place.key()),
            Target::Category { category } => format!("category:{category}"),
            Target::Page { page } => format!("page:{page}"),
            Target::Journal => "journal".to_owned(),
            Target::Contact => "contact".to_owned(),
            Target::Everything => "everything".to_owned(),
            Target::Product => "product".to_owned(),
            Target::Search => "search".to_owned(),
            Target::Address => "address".to_owned(),
        }
    }

    pub fn from_key(key: &str) -> Option<Target> {
        let plain =
            [Target::Categories, Target::Journal, Target::Contact, Target::Everything, Target::Product, Target::Search, Target::Address];
        let pages = PagePlace::ALL.map(|place| Target::Pages { place });
        let found = plain.into_iter().chain(pages).find(|target| target.key() == key);
        found.or_else(|| match key.split_once(':')? {
            ("category", id) => Some(Target::Category { category: CategoryId::new(id.parse().ok()?) }),
            ("page", id) => Some(Target::Page { page: PageId::new(id.parse().ok()?) }),
            _ => None,
        })
    }

    /// Whether `words` say where it leads.
    pub const fn wants_words(self) -> bool {
        matches!(self, Target::Product | Target::Search | Target::Address)
    }
}

pub const ENTRIES_MAX: usize = 200;

impl Names for MenuEntryId {
    type Record = MenuEntry;
}
impl Record for MenuEntry {
    const TABLE: Table = Table::new(46, "menu entry");
    type Id = MenuEntryId;
    fn id(&self) -> MenuEntryId {
        self.id
    }
}

/// Every entry: menu by menu, each followed by those below it.
pub fn entries(reads: &impl Reads) -> Outcome<Vec<MenuEntry>> {
    let mut all: Vec<MenuEntry> = reads.all(Page::first(ENTRIES_MAX))?;
    all.sort_by_key(|entry| (entry.menu, entry.position, entry.id));
    let (tops, below): (Vec<MenuEntry>, Vec<MenuEntry>) = all.into_iter().partition(|entry| entry.above.is_none());
    let with_those_below = |top: MenuEntry| {
        let own: Vec<MenuEntry> = below.iter().filter(|entry| entry.above == Some(top.id)).cloned().collect();
        std::iter::once(top).chain(own)
    };
    Ok(tops.into_iter().flat_map(with_those_below).collect())
}

/// The entries beside which one stands, in order.
pub fn beside(reads: &impl Reads, menu: MenuPlace, above: Option<MenuEntryId>) -> Outcome<Vec<MenuEntry>> {
    Ok(entries(reads)?.into_iter().filter(|entry| entry.menu == menu && entry.above == above).collect())
}

/// The menus of a new shop: every category, every page in its place.
const USUAL: [(MenuPlace, Target); 4] = [
    (MenuPlace::Main, Target::Categories),
    (MenuPlace::Shop, Target::Categories),
    (MenuPlace::Help, Target::Pages { place: PagePlace::Help }),
    (MenuPlace::Legal, Target::Pages { place: PagePlace::Legal }),
];

fn usual(id: MenuEntryId, (menu, target): (MenuPlace, Target)) -> MenuEntry {
    MenuEntry { id, menu, above: None, position: 0, label: Words::default(), target, words: String::new(), window: Window::default() }
}

/// The usual entry of each menu in which nothing stands.
pub fn make_missing(tx: &mut Tx) -> Outcome {
    let known = entries(tx)?;
    for one in USUAL.into_iter().filter(|(menu, _)| known.iter().all(|entry| entry.menu != *menu)) {
        let entry = tx.next()?;
        tx.put(&usual(entry, one))?;
        tx.tell(Event::MenuEntrySaved { entry });
    }
    Ok(())
}

/// For shops from before there were menus.
pub fn add_usual(write: &mut Write) -> Outcome {
    for one in USUAL {
        let id = write.next()?;
        write.put(&usual(id, one))?;
    }
    Ok(())
}
