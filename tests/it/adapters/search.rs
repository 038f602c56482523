//! The search index: it follows the log, comes back from damage, and finds what people mean.

use serde::{Deserialize, Serialize};
use std::path::Path;
use sutler::adapters::search::{Found, Search};
use sutler::base::{CategoryId, Currency, Handle, Id, Locale, Money, Outcome, ProductId, Sku, TaxClassId, Time, VariantId, Words};
use sutler::shop::catalog::product::{Attribute, AttributeValue, StockRule};
use sutler::shop::catalog::{Category, Product, ProductState, Variant};
use sutler::shop::writer::Surroundings;
use sutler::shop::{Actor, Command, Event, Permission, Shop, Tx};
use sutler::store::{Page, Store};

/// Stands for all commands that change products.
#[derive(Serialize, Deserialize)]
struct Put {
    products: Vec<Product>,
    category: Option<Category>,
    gone: Option<ProductId>,
}

impl Command for Put {
    type Done = ();
    const NAME: &'static str = "put";
    const NEEDS: Permission = Permission::Catalog;
    fn run(self, tx: &mut Tx) -> Outcome {
        for product in self.products {
            tx.put(&product)?;
            tx.tell(Event::ProductSaved { product: product.id });
        }
        if let Some(category) = self.category {
            tx.put(&category)?;
            tx.tell(Event::CategorySaved { category: category.id });
        }
        if let Some(product) = self.gone {
            tx.delete(product)?;
            tx.tell(Event::ProductDeleted { product });
        }
        Ok(())
    }
}

fn shop() -> Shop {
    let surroundings = Surroundings { now: || Time::at(1_800_000_000), random: |bytes| bytes.fill(7), secret: [7; 32] };
    Shop::open(Store::memory().unwrap(), surroundings).unwrap()
}

fn words(en: &str, de: &str) -> Words {
    Words { en: en.to_owned(), de: de.to_owned() }
}

fn product(id: u64, title: Words) -> Product {
    let variant = Variant {
        id: VariantId::new(id),
        sku: Sku::parse(&format!("TH-{id:04}/A")),
        barcode: if id == 1 { "04006381333931".to_owned() } else { String::new() },
        values: Vec::new(),
        price: Money::new(1_000, Currency::EUR),
        compare_at: None,
        weight_g: 100,
        content: None,
        tax_class: TaxClassId::new(1),
        picture: None,
        stock: StockRule::Counted,
    };
    Product {
        id: ProductId::new(id),
        handle: Handle::of(&format!("{} {id}", title.en)),
        kind: sutler::shop::catalog::ProductKind::Goods,
        title,
        subtitle: Words::default(),
        description: Words::default(),
        brand: "Thrum".to_owned(),
        categories: vec![CategoryId::new(1)],
        listed_in: [CategoryId::new(1)].into(),
        tags: Vec::new(),
        options: Vec::new(),
        variants: vec![variant],
        video: None,
        pictures: Vec::new(),
        attributes: Vec::new(),
        state: ProductState::Active,
        published: None,
        created: Time::at(1),
        changed: Time::at(1),
        source: None,
    }
}

fn shelf(title: Words) -> Category {
    let (id, handle) = (CategoryId::new(1), Handle::of("shelf"));
    Category { id, parent: None, handle, path: "shelf".to_owned(), title, intro: Words::default(), picture: None, position: 0 }
}

fn put(shop: &Shop, products: Vec<Product>) {
    shop.run(&Actor::System, Put { products, category: None, gone: None }).unwrap();
}

fn goods() -> Vec<Product> {
    let mut mug = product(1, words("Day mug", "Tasse für jeden Tag"));
    mug.subtitle = words("Stoneware, 280 ml", "Steinzeug, 280 ml");
    mug.attributes = vec![Attribute {
        key: "glaze".to_owned(),
        name: words("Glaze", "Glasur"),
        value: AttributeValue::Text(words("celadon", "Seladon")),
    }];
    let mut board = product(2, words("Cheese board", "Käsebrett"));
    board.tags = vec!["kitchen".to_owned()];
    let mut oil = product(3, words("Linseed oil soap", "Ölseife"));
    oil.description = words("For wooden floors and boards.", "Für Holzböden und Bretter.");
    let towels = product(4, words("Kitchen towels", "Küchentücher"));
    let mut draft = product(5, words("Secret mug", "Geheime Tasse"));
    draft.state = ProductState::Draft;
    vec![mug, board, oil, towels, draft]
}

fn filled() -> (Shop, tempfile::TempDir, Search) {
    let (shop, folder) = (shop(), tempfile::tempdir().unwrap());
    let category = Some(shelf(words("Table", "Tisch")));
    shop.run(&Actor::System, Put { products: goods(), category, gone: None }).unwrap();
    let search = Search::open(&folder.path().join("search"));
    assert_eq!(search.catch_up(&shop).unwrap(), 5);
    (shop, folder, search)
}

fn find(search: &Search, locale: Locale, query: &str) -> Found {
    search.find(locale, query, Page::first(24)).unwrap()
}

fn ids(search: &Search, locale: Locale, query: &str) -> Vec<u64> {
    find(search, locale, query).ids.into_iter().map(Id::get).collect()
}

#[test]
fn people_find_what_they_mean() {
    let (_shop, _folder, search) = filled();
    let cases: &[(Locale, &str, &[u64])] = &[
        (Locale::En, "mug", &[1]),
        (Locale::En, "Mugs", &[1]),
        (Locale::En, "the MUG for", &[1]),
        (Locale::En, "celadon", &[1]),
        (Locale::En, "stoneware mug", &[1]),
        (Locale::En, "cheese bo", &[2]),
        (Locale::En, "board wooden", &[3]), // all words before some words
        (Locale::En, "Käsebrett", &[2]),    // a title in the other language
        (Locale::De, "Tasse", &[1]),
        (Locale::De, "tassen", &[1]),
        (Locale::De, "Käsebrett", &[2]),
        (Locale::De, "kaesebrett", &[2]),
        (Locale::De, "kasebrett", &[2]),
        (Locale::De, "Ölseife", &[3]),
        (Locale::De, "oelseife", &[3]),
        (Locale::De, "olsei", &[3]),
        (Locale::De, "KÜCHENTÜCHER", &[4]),
        (Locale::De, "küchentuch", &[4]),
        (Locale::De, "Holzboden", &[3]),
        (Locale::En, "TH-0002/A", &[2]),
        (Locale::En, "th0003a", &[3]),
        (Locale::En, "th 0004 a", &[4]),
        (Locale::En, "4006381333931", &[1]),
        (Locale::En, "04006381333931", &[1]),
        (Locale::En, "secret", &[]),
        (Locale::En, "", &[]),
        (Locale::En, "+title_en:mug -(", &[1]),
    ];
    for (locale, query, expected) in cases {
        assert_eq!(ids(&search, *locale, query), *expected, "{locale:?} {query:?}");
    }
    assert_eq!(find(&search, Locale::En, "thrum").total, 4);
    let mut of_shelf = ids(&search, Locale::De, "Tisch");
    of_shelf.sort_unstable();
    assert_eq!(of_shelf, [1, 2, 3, 4]);
}

#[test]
fn pages_do_not_overlap_and_have_limits() {
    let (_shop, _folder, search) = filled();
    let page = |skip, take| search.find(Locale::En, "thrum", Page::first(take).skipping(skip)).unwrap();
    let mut all: Vec<_> = (0..4).flat_map(|skip| page(skip, 1).ids).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 4);
    assert_eq!((page(4, 2).ids.len(), page(4, 2).total), (0, 4));
    assert_eq!(page(0, 0), Found::default());
    assert_eq!(page(usize::MAX, usize::MAX).ids.len(), 0);
}

#[test]
fn some_words_and_mistyped_words_are_said() {
    let (_shop, _folder, search) = filled();
    let found = find(&search, Locale::En, "kitchn towles");
    assert_eq!((found.ids.first().map(|id| id.get()), found.corrected.as_deref()), (Some(4), Some("kitchen towels")));
    let found = find(&search, Locale::De, "Käsebret Xylophonspieler");
    assert_eq!((found.ids.first().map(|id| id.get()), found.some_words_only), (Some(2), true));
    assert_eq!(find(&search, Locale::En, "xylophone"), Found::default());
}

#[test]
fn the_index_follows_the_shop() {
    let (shop, folder, search) = filled();
    assert_eq!(search.catch_up(&shop).unwrap(), 0, "nothing new, nothing done");

    let mut all = goods();
    all[0].title = words("Night mug", "Tasse für die Nacht");
    all[1].state = ProductState::Archived;
    all[4].state = ProductState::Active;
    put(&shop, vec![all[0].clone(), all[1].clone(), all[4].clone()]);
    shop.run(&Actor::System, Put { products: vec![], category: None, gone: Some(ProductId::new(3)) }).unwrap();
    assert_eq!(search.catch_up(&shop).unwrap(), 4);
    assert_eq!(ids(&search, Locale::En, "night"), [1]);
    assert_eq!(ids(&search, Locale::En, "day"), Vec::<u64>::new());
    assert_eq!(ids(&search, Locale::En, "cheese"), Vec::<u64>::new());
    assert_eq!(ids(&search, Locale::En, "soap"), Vec::<u64>::new());
    assert_eq!(ids(&search, Locale::En, "secret"), [5]);

    shop.run(&Actor::System, Put { products: vec![], category: Some(shelf(words("Pantry", "Speisekammer"))), gone: None }).unwrap();
    assert_eq!(search.catch_up(&shop).unwrap(), 3);
    assert_eq!(find(&search, Locale::En, "pantry").total, 3);
    assert_eq!(find(&search, Locale::En, "table").total, 0);

    drop(search);
    let search = Search::open(&folder.path().join("search"));
    assert_eq!(search.catch_up(&shop).unwrap(), 0, "the position was kept");
    assert_eq!(search.len().unwrap(), 3);
}

#[test]
fn a_lost_or_damaged_index_is_built_again() {
    let (shop, folder, search) = filled();
    drop(search);
    let path = folder.path().join("search");
    let damages: [&dyn Fn(&Path); 5] = [
        &|path| std::fs::remove_dir_all(path).unwrap(),
        &|path| std::fs::write(path.join("meta.json"), "{ not json").unwrap(),
        &|path| std::fs::write(path.join("meta.json"), "").unwrap(),
        &|path| {
            let segment = std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).find(|p| p.extension().is_some_and(|e| e == "term"));
            let segment = segment.unwrap();
            let mut bytes = std::fs::read(&segment).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0xff;
            std::fs::write(segment, bytes).unwrap();
        },
        &|path| {
            std::fs::remove_dir_all(path).unwrap();
            std::fs::write(path, "a file where a folder should be").unwrap();
        },
    ];
    for (n, damage) in damages.iter().enumerate() {
        damage(&path);
        let search = Search::open(&path);
        assert_eq!(find(&search, Locale::En, "mug").total, 0, "damage {n}: begins empty");
        assert_eq!(search.catch_up(&shop).unwrap(), 5, "damage {n}");
        assert_eq!(ids(&search, Locale::En, "mug"), [1], "damage {n}");
        assert_eq!(search.len().unwrap(), 4, "damage {n}");
    }
}

#[test]
fn reading_the_log_again_does_no_harm() {
    let (shop, folder, search) = filled();
    for _ in 0..3 {
        put(&shop, goods());
    }
    assert_eq!(search.catch_up(&shop).unwrap(), 5, "each product once, however often it was saved");
    assert_eq!(search.len().unwrap(), 4);

    // An older state of the folder, as a power cut or a restored backup brings back: the log is read again from there.
    let (path, older) = (folder.path().join("search"), folder.path().join("older"));
    drop(search);
    std::fs::create_dir(&older).unwrap();
    for file in std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()) {
        std::fs::copy(&file, older.join(file.file_name().unwrap())).unwrap();
    }
    let mut mug = goods().remove(0);
    mug.title = words("Night mug", "Tasse für die Nacht");
    put(&shop, vec![mug]);
    assert_eq!(Search::open(&path).catch_up(&shop).unwrap(), 1);
    let search = Search::open(&older);
    assert_eq!(ids(&search, Locale::En, "day mug"), [1]);
    assert_eq!(search.catch_up(&shop).unwrap(), 1);
    assert_eq!(ids(&search, Locale::En, "night mug"), [1]);
    assert_eq!(search.len().unwrap(), 4);
}

#[test]
fn an_index_of_another_shop_is_not_believed() {
    let (_first, folder, search) = filled();
    drop(search);
    let other = shop();
    put(&other, (10..20).map(|id| product(id, words("Other thing", "Anderes Ding"))).collect());
    let search = Search::open(&folder.path().join("search"));
    assert_eq!(search.catch_up(&other).unwrap(), 10);
    assert_eq!(ids(&search, Locale::En, "mug"), Vec::<u64>::new());
    assert_eq!(find(&search, Locale::En, "other").total, 10);
}

#[test]
fn hostile_queries_cost_little_and_break_nothing() {
    let (_shop, _folder, search) = filled();
    let long = "a ".repeat(100_000);
    let odd = [
        "\0\0\0",
        "*",
        "\u{202e}mug",
        "%s%n",
        "title_en:/.*/",
        "a".repeat(10_000).leak(),
        &long,
        "''; DROP TABLE",
        "🫖🫖🫖",
        "ﷺ ﷺ ﷺ",
        "ᵐᵘᵍ",
    ];
    for query in odd {
        for locale in Locale::ALL {
            search.find(locale, query, Page::first(24)).unwrap();
        }
    }
}
