//! Import: good rows are kept, mistakes are reported with their line, and the same file twice changes nothing.

use crate::shop::world::{World, conflict, en};
use std::path::PathBuf;
use sutler::adapters::import::{Fate, Format, Mode, Report, Wish, import, import_file};
use sutler::base::{CategoryId, Locale};
use sutler::shop::Actor;
use sutler::shop::catalog::product::{AttributeValue, BY_SKU, StockRule, Video};
use sutler::shop::catalog::{AddMedia, Category, ProductFacts, ProductKind, ProductState, SaveCategory, SaveProduct, list};
use sutler::shop::stock::available;
use sutler::store::Reads;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)
}

fn wish(mode: Mode) -> Wish<'static> {
    Wish { actor: &Actor::System, format: None, mode }
}

fn counts(report: &Report) -> (u64, u64, u64, u64) {
    (report.created, report.changed, report.unchanged, report.refused)
}

/// Line, field and text key of each note.
fn notes(report: &Report) -> Vec<String> {
    report.notes.iter().map(|n| format!("{} {} {} {}", n.line, n.product, n.wrong.field, n.wrong.say.key)).collect()
}

#[test]
fn sutlers_own_format_twice() {
    let world = World::new();
    let mut seen = Vec::new();
    let dry = import_file(&world.shop, &data("sutler-200.ndjson.gz"), wish(Mode::DryRun), &mut |_| {}).unwrap();
    assert_eq!(counts(&dry), (200, 0, 0, 0));
    assert_eq!(world.told(), Vec::<String>::new());
    let first = import_file(&world.shop, &data("sutler-200.ndjson.gz"), wish(Mode::Keep), &mut |p| seen.push(p)).unwrap();
    assert_eq!((counts(&first), first.notes.len()), ((200, 0, 0, 0), 0), "{:?}", notes(&first));
    assert_eq!(seen.last().unwrap().products, 200);
    assert!(seen.last().unwrap().bytes > 40_000);
    let told = world.told();
    assert_eq!(told.iter().filter(|name| *name == "product_saved").count(), 200);
    assert!(told.iter().all(|name| name == "product_saved" || name == "category_saved"));

    let second = import_file(&world.shop, &data("sutler-200.ndjson.gz"), wish(Mode::Keep), &mut |_| {}).unwrap();
    assert_eq!(counts(&second), (0, 0, 200, 0));
    assert_eq!(world.told(), Vec::<String>::new());

    let read = world.read();
    let laptop = read.lookup(&BY_SKU, &"2101957".to_owned()).unwrap().unwrap();
    assert_eq!((laptop.brand.as_str(), laptop.variants[0].price.minor(), laptop.state), ("HP", 10_995, ProductState::Active));
    assert_eq!((laptop.variants[0].barcode.as_str(), laptop.variants[0].stock), ("0884420588030", StockRule::Backorder));
    assert_eq!(read.get(laptop.categories[0]).unwrap().title, en("Notebook"));
    let value = |key: &str| laptop.attributes.iter().find(|a| a.key == key).map(|a| a.value.clone());
    assert_eq!(value("model"), Some(AttributeValue::Text(en("dv7-1211ea"))));
    assert_eq!(value("released"), Some(AttributeValue::Text(en("2008-12-19"))));
    assert_eq!(value("processor-frequency"), Some(AttributeValue::Number("2.13".to_owned())));
    assert_eq!(value("display-diagonal"), Some(AttributeValue::Number("17".to_owned())));
    assert_eq!(value("touchscreen"), Some(AttributeValue::Flag(false)));
    let power = laptop.attributes.iter().find(|a| a.key == "thermal-design-power-tdp").unwrap();
    assert_eq!(power.name, en("Thermal design power (tdp)"));
    world.check();
}

#[test]
fn what_the_merchant_added_survives_the_next_import() {
    let world = World::new();
    import_file(&world.shop, &data("sutler-200.ndjson.gz"), wish(Mode::Keep), &mut |_| {}).unwrap();
    let offers: CategoryId = world.run(SaveCategory { title: en("Offers"), ..SaveCategory::default() }).unwrap();
    let product = world.read().lookup(&BY_SKU, &"2101957".to_owned()).unwrap().unwrap();
    let mut facts = ProductFacts::from(&product);
    facts.categories.push(offers);
    facts.tags = vec!["used".to_owned()];
    facts.variants[0].stock = StockRule::Counted;
    facts.state = ProductState::Archived;
    let clip =
        AddMedia { hash: "a".repeat(64), name: "a.mp4".into(), mime: "video/mp4".into(), width: 4, height: 5, ..AddMedia::default() };
    facts.video = Some(Video { media: world.run(clip).unwrap(), poster: None });
    world.run(SaveProduct { id: Some(product.id), seen: None, facts: facts.clone() }).unwrap();
    world.told();
    let again = import_file(&world.shop, &data("sutler-200.ndjson.gz"), wish(Mode::Keep), &mut |_| {}).unwrap();
    assert_eq!(counts(&again), (0, 0, 200, 0));
    facts.variants[0].price = crate::shop::world::eur(1);
    world.run(SaveProduct { id: Some(product.id), seen: None, facts }).unwrap();
    let again = import_file(&world.shop, &data("sutler-200.ndjson.gz"), wish(Mode::Keep), &mut |_| {}).unwrap();
    assert_eq!(counts(&again), (0, 1, 199, 0), "the price is the file's");
    let now = world.read().get(product.id).unwrap();
    assert_eq!((now.variants[0].price.minor(), now.state, now.tags.len()), (10_995, ProductState::Archived, 1));
    assert!(now.categories.contains(&offers) && now.video.is_some());
    // What was made a gift card stays one.
    let card = ProductFacts { kind: ProductKind::GiftCard, ..ProductFacts::from(&now) };
    world.run(SaveProduct { id: Some(product.id), seen: None, facts: card }).unwrap();
    let again = import_file(&world.shop, &data("sutler-200.ndjson.gz"), wish(Mode::Keep), &mut |_| {}).unwrap();
    assert_eq!(counts(&again), (0, 0, 200, 0));
    assert_eq!(world.read().get(product.id).unwrap().kind, ProductKind::GiftCard);
    world.check();
}

#[test]
fn bad_lines_do_not_keep_good_ones_out() {
    let world = World::new();
    let lines: Vec<Vec<u8>> = vec![
        br#"{"id":"1","title":"Good","price_minor":100,"ean":"4006381333931"}"#.to_vec(),
        b"not json".to_vec(),
        b"".to_vec(),
        br#"{"id":"2"}"#.to_vec(),
        br#"{"id":"3","title":"","price_minor":100}"#.to_vec(),
        br#"{"id":"4","title":"No price"}"#.to_vec(),
        br#"{"id":"5","title":"Bad EAN","price_minor":5,"ean":"4006381333932"}"#.to_vec(),
        br#"{"id":"1","title":"Again","price_minor":100}"#.to_vec(),
        b"{\"id\":\"6\",\"title\":\"\xff\xfe\"}".to_vec(),
        br#"{"id":"7","title":"Negative","price_minor":-5}"#.to_vec(),
        br#"{"id":"8","title":"Odd","price_minor":5,"type":"1","attributes":{"a":{"b":1},"c":[1],"d":null,"e":"x","A":1e-06}}"#.to_vec(),
        br#"{"id":"9","title":"Last","price_minor":900}"#.to_vec(),
    ];
    let file = lines.join(&b"\r\n"[..]);
    let dry = import(&world.shop, &file[..], wish(Mode::DryRun), &mut |_| {}).unwrap();
    let report = import(&world.shop, &file[..], wish(Mode::Keep), &mut |_| {}).unwrap();
    let expected = [
        "2  line wrong-import-row",
        "4  line wrong-import-row",
        "5 3 title wrong-required",
        "6 4 price_minor wrong-import-no-price",
        "7 5 ean wrong-barcode",
        "8 1 id wrong-import-twice",
        "9  line wrong-import-utf8",
        "10 7 variant-0-price wrong-amount",
        "11 8 a wrong-import-value",
        "11 8 c wrong-import-value",
    ];
    assert_eq!(notes(&report), expected);
    assert_eq!((notes(&dry), counts(&dry)), (notes(&report), counts(&report)), "a dry run says the same");
    assert_eq!(counts(&report), (5, 0, 0, 6));
    assert_eq!(report.notes.iter().filter(|n| n.fate == Fate::Kept).count(), 4);
    assert!(report.notes[0].row(Locale::En).starts_with("2\t\tleft out\tline\tThis row cannot be read"));
    let read = world.read();
    assert_eq!(list::count(&read, None).unwrap(), 4);
    assert_eq!(read.total::<Category>(10).unwrap(), 0, "a type without letters is no shelf");
    let odd = read.lookup(&BY_SKU, &"8".to_owned()).unwrap().unwrap();
    assert_eq!(odd.attributes.iter().map(|a| a.key.as_str()).collect::<Vec<_>>(), ["e", "a"]);
    assert_eq!(odd.attributes[1].value, AttributeValue::Number("0.000001".to_owned()));
    world.check();
}

#[test]
fn shopifys_format() {
    let world = World::new();
    let dry = import_file(&world.shop, &data("shopify.csv"), wish(Mode::DryRun), &mut |_| {}).unwrap();
    let report = import_file(&world.shop, &data("shopify.csv"), wish(Mode::Keep), &mut |_| {}).unwrap();
    let expected = [
        "2 oat-mug image src wrong-import-picture",
        "4 oat-mug image src wrong-import-picture",
        "6 oat-mug image src wrong-import-picture",
        "7 tea-towel variant taxable wrong-import-untaxed",
        "9 bad-price variant price wrong-money",
        "10 gift gift card wrong-import-gift-card",
        "11 double-sku variant-0-sku wrong-taken",
        "13  handle wrong-required",
        "14 oat-mug id wrong-import-twice",
    ];
    assert_eq!(notes(&report), expected);
    assert_eq!(counts(&report), (3, 0, 0, 5));
    assert_eq!((notes(&dry), counts(&dry)), (notes(&report), counts(&report)), "a dry run says the same");
    let read = world.read();
    let mug = list::by_handle(&read, "oat-mug").unwrap().unwrap();
    assert_eq!(mug.description.de, "Thrown by hand & glazed.\n\n- 280 ml\n- Dishwasher safe");
    assert_eq!((mug.tags.join("|"), mug.brand.as_str()), ("mug|kitchen".to_owned(), "Kiln"));
    assert_eq!(read.get(mug.categories[0]).unwrap().path, "tableware");
    let values: Vec<String> = mug.variants.iter().map(|v| mug.choice(v).de).collect();
    assert_eq!(values, ["Oat, Small", "Oat, Large", "Night blue, Small"]);
    let (small, large, blue) = (&mug.variants[0], &mug.variants[1], &mug.variants[2]);
    assert_eq!((small.price.minor(), small.compare_at.map(|m| m.minor()), small.weight_g), (1850, Some(2200), 310));
    assert_eq!((small.barcode.as_str(), large.weight_g), ("4006381333931", 420));
    assert_eq!((small.stock, blue.stock), (StockRule::Counted, StockRule::Backorder));
    let there: Vec<i64> = mug.variants.iter().map(|v| available(&read, v.id).unwrap()).collect();
    assert_eq!(there, [4, 0, 0]);
    let towel = list::by_handle(&read, "tea-towel").unwrap().unwrap();
    assert_eq!((towel.options.len(), towel.variants.len(), available(&read, towel.variants[0].id).unwrap()), (0, 1, 3));
    let service = list::by_handle(&read, "sharpening").unwrap().unwrap();
    assert_eq!((service.state, service.variants[0].stock), (ProductState::Draft, StockRule::Endless));

    world.told();
    let again = import_file(&world.shop, &data("shopify.csv"), wish(Mode::Keep), &mut |_| {}).unwrap();
    assert_eq!(counts(&again), (0, 0, 3, 5));
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

/// What a piece contains comes along where the file measures it in our units, and stays where a later file says nothing of it.
#[test]
fn contents_are_imported() {
    let world = World::new();
    let head = "Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant SKU,Unit Price Total Measure,Unit Price Total Measure Unit\n";
    let file = |measures: [&str; 4]| {
        let sizes = ["S", "M", "L", "XL"].into_iter().zip(measures);
        let row = |(n, (size, measure)): (usize, (&str, &str))| {
            let names = if n == 0 { "Oil,Size" } else { "," };
            format!("oil,{names},{size},{}.00,OIL-{size},{measure}\n", n + 1)
        };
        head.to_owned() + &sizes.enumerate().map(row).collect::<String>()
    };
    let import = |text: String| import(&world.shop, text.as_bytes(), wish(Mode::Keep), &mut |_| {}).unwrap();
    let contents = || {
        let oil = list::by_handle(&world.read(), "oil").unwrap().unwrap();
        oil.variants.iter().map(|v| v.content.map_or(String::new(), |content| content.written(Locale::En))).collect::<Vec<_>>()
    };
    let report = import(file(["250.0,ml", "0.5,L", "8,floz", ","]));
    assert_eq!(notes(&report), ["4 oil unit price total measure wrong-content"]);
    assert_eq!((counts(&report), contents()), ((1, 0, 0, 0), vec!["250 ml".to_owned(), "500 ml".into(), String::new(), String::new()]));
    let report = import(file([",", "0.75,l", ",", "0,"]));
    assert_eq!((notes(&report), contents()[..2].to_vec()), (vec![], vec!["250 ml".to_owned(), "750 ml".into()]));
    world.check();
}

#[test]
fn a_file_of_no_known_form_is_refused() {
    let world = World::new();
    for text in ["", "hello", "a,b,c\n1,2,3\n", "<html>"] {
        assert_eq!(conflict(import(&world.shop, text.as_bytes(), wish(Mode::Keep), &mut |_| {})), "import-format", "{text}");
    }
    let named = Wish { format: Some(Format::Shopify), ..wish(Mode::Keep) };
    assert_eq!(conflict(import(&world.shop, &b"a,b\n1,2\n"[..], named, &mut |_| {})), "import-format");
    let cut = std::fs::read(data("sutler-200.ndjson.gz")).unwrap();
    assert!(import(&world.shop, &cut[..30_000], wish(Mode::Keep), &mut |_| {}).is_err(), "a file that is cut off");
    world.check();
}
