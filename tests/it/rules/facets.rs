//! By what lists are narrowed, as tables: which products fit, what each value counts, and which facets are offered at all.

use crate::shop::world::{en, eur};
use std::collections::BTreeMap;
use sutler::base::{Handle, Id, ProductId, TaxClassId, Time, VariantId};
use sutler::shop::catalog::facet::{Chosen, Kind, Table};
use sutler::shop::catalog::product::{Attribute, AttributeValue, OptionValue, ProductOption, StockRule};
use sutler::shop::catalog::{Product, ProductState, Variant};

type Left = Vec<Option<u32>>;

/// `colour` and `size` of each variant with what is left of it, the price, and one fact.
fn product(id: u64, price: i64, variants: &[(&str, &str, Option<u32>)], material: &str) -> (Product, Left) {
    let handle = |text: &str| Handle::parse(text).unwrap();
    let option = |key: &str, values: Vec<&str>| {
        let mut seen: Vec<&str> = Vec::new();
        values.into_iter().for_each(|value| {
            if !seen.contains(&value) {
                seen.push(value)
            }
        });
        let values = seen.into_iter().map(|value| OptionValue { key: handle(value), name: en(value), colour: None }).collect();
        ProductOption { key: handle(key), name: en(key), values }
    };
    let variant = |n: usize, colour: &str, size: &str| Variant {
        id: VariantId::new(id * 100 + n as u64),
        sku: None,
        barcode: String::new(),
        values: vec![handle(colour), handle(size)],
        price: eur(price),
        compare_at: None,
        weight_g: 0,
        content: None,
        tax_class: TaxClassId::new(1),
        picture: None,
        stock: StockRule::Counted,
    };
    let product = Product {
        id: ProductId::new(id),
        handle: handle(&format!("p{id}")),
        kind: sutler::shop::catalog::ProductKind::Goods,
        title: en("P"),
        subtitle: en(""),
        description: en(""),
        brand: String::new(),
        categories: vec![],
        listed_in: Default::default(),
        tags: vec![],
        options: vec![option("colour", variants.iter().map(|v| v.0).collect()), option("size", variants.iter().map(|v| v.1).collect())],
        variants: variants.iter().enumerate().map(|(n, v)| variant(n, v.0, v.1)).collect(),
        video: None,
        pictures: vec![],
        attributes: vec![Attribute { key: "material".into(), name: en("Material"), value: AttributeValue::Text(en(material)) }],
        state: ProductState::Active,
        published: None,
        created: Time::at(0),
        changed: Time::at(0),
        source: None,
    };
    (product, variants.iter().map(|v| v.2).collect())
}

fn five() -> Vec<(Product, Left)> {
    let some = Some(9);
    vec![
        product(1, 1_000, &[("oat", "s", some), ("oat", "l", Some(0)), ("ink", "l", some)], "Clay"),
        product(2, 2_000, &[("oat", "l", some)], "Clay"),
        product(3, 3_000, &[("ink", "s", None)], "Glass"),
        product(4, 4_000, &[("rose", "s", Some(0))], "Glass"),
        product(5, 5_000, &[("rose", "l", some), ("oat", "s", None)], "Clay"),
    ]
}

fn table(list: &[(Product, Left)]) -> Table {
    Table::of(list.iter().map(|(product, left)| (product, left.as_slice())))
}

/// `colour=oat` and the like, or a price `1000..3000`, as what is chosen.
fn chosen(table: &Table, words: &str) -> Chosen {
    let mut chosen = Chosen::default();
    for word in words.split_whitespace() {
        if let Some((from, to)) = word.split_once("..") {
            (chosen.price_from, chosen.price_to) = (from.parse().ok(), to.parse().ok());
        } else {
            let (facet, key) = word.split_once('=').unwrap();
            let facet = table.facets.iter().find(|f| f.key == facet).unwrap();
            chosen.values.insert(facet.values.iter().find(|value| value.key == key).unwrap().number);
        }
    }
    chosen
}

/// Ids that are left, and all counts above zero in words.
fn seen(table: &Table, words: &str) -> (Vec<u64>, String) {
    let tally = table.tally(&chosen(table, words));
    let counts = &tally.counts;
    let counted: BTreeMap<String, u32> = table
        .facets
        .iter()
        .flat_map(|facet| facet.values.iter().map(move |value| (format!("{}={}", facet.key, value.key), counts[value.number])))
        .filter(|(_, count)| *count > 0)
        .collect();
    let said = counted.iter().map(|(value, count)| format!("{value}:{count}")).collect::<Vec<_>>().join(" ");
    (table.ids(&tally.rows).iter().map(|id| id.get()).collect(), said)
}

#[test]
fn counts_take_all_other_facets_into_account() {
    let table = table(&five());
    // What is chosen; who fits; what each value would leave if it stood alone in its facet.
    let cases: [(&str, &[u64], &str); 9] = [
        (
            "",
            &[1, 2, 3, 4, 5],
            "availability=in-stock:3 availability=to-order:2 colour=ink:2 colour=oat:3 colour=rose:2 material=Clay:3 material=Glass:2 size=l:3 size=s:4",
        ),
        // The other colours keep their counts: ticking one more widens the list.
        (
            "colour=oat",
            &[1, 2, 5],
            "availability=in-stock:2 availability=to-order:1 colour=ink:2 colour=oat:3 colour=rose:2 material=Clay:3 size=l:2 size=s:2",
        ),
        (
            "colour=oat colour=ink",
            &[1, 2, 3, 5],
            "availability=in-stock:2 availability=to-order:2 colour=ink:2 colour=oat:3 colour=rose:2 material=Clay:3 material=Glass:1 size=l:2 size=s:3",
        ),
        // One variant must have all of it: product 5 has rose in l only.
        ("colour=rose size=s", &[4], "colour=ink:1 colour=oat:2 colour=rose:1 material=Glass:1 size=l:1 size=s:1"),
        // Of what is there, oat in l of product 1 is not.
        (
            "colour=oat size=l availability=in-stock",
            &[2],
            "availability=in-stock:1 colour=ink:1 colour=oat:1 colour=rose:1 material=Clay:1 size=l:1 size=s:1",
        ),
        ("material=Glass", &[3, 4], "availability=to-order:1 colour=ink:1 colour=rose:1 material=Clay:3 material=Glass:2 size=s:2"),
        ("material=Glass size=l", &[], "material=Clay:3 size=s:2"),
        // The price has both ends.
        (
            "2000..4000",
            &[2, 3, 4],
            "availability=in-stock:1 availability=to-order:1 colour=ink:1 colour=oat:1 colour=rose:1 material=Clay:1 material=Glass:2 size=l:1 size=s:2",
        ),
        ("5001..", &[], ""),
    ];
    for (words, fits, counts) in cases {
        assert_eq!(seen(&table, words), (fits.to_vec(), counts.to_owned()), "{words:?}");
    }
    assert_eq!(table.price_span(), Some((1_000, 5_000)));
}

/// The rule in one sentence, held for every pair of values: a count is what a list shows that has this value alone in its facet.
#[test]
fn a_count_is_what_ticking_alone_would_show() {
    let list = five();
    let table = table(&list);
    let all: Vec<(usize, usize)> =
        table.facets.iter().enumerate().flat_map(|(at, facet)| facet.values.iter().map(move |value| (at, value.number))).collect();
    for &(_, first) in &all {
        for &(_, second) in &all {
            let chosen = Chosen { values: [first, second].into(), ..Chosen::default() };
            let counts = table.tally(&chosen).counts;
            for &(facet, number) in &all {
                let others = chosen.values.iter().copied().filter(|n| all.iter().any(|(f, known)| known == n && *f != facet));
                let alone = Chosen { values: others.chain([number]).collect(), ..Chosen::default() };
                assert_eq!(counts[number] as usize, table.tally(&alone).rows.len(), "{first} and {second}, then {number}");
            }
        }
    }
}

#[test]
fn only_what_divides_a_list_is_offered() {
    let offered = |list: &[(Product, Left)]| -> Vec<(Kind, String, Vec<String>)> {
        let keys = |facet: &sutler::shop::catalog::facet::Facet| facet.values.iter().map(|v| v.key.clone()).collect();
        table(list).facets.iter().map(|facet| (facet.kind, facet.key.clone(), keys(facet))).collect()
    };
    let names = |list: &[(Product, Left)]| offered(list).into_iter().map(|(_, key, _)| key).collect::<Vec<_>>();
    assert_eq!(names(&five()), ["colour", "size", "availability", "material"]);
    assert_eq!(names(&[]), Vec::<String>::new());
    assert_eq!(names(&five()[..1]), Vec::<String>::new(), "one product is not narrowed");
    // All the same everywhere.
    let same: Vec<_> = (1..=4).map(|id| product(id, 100, &[("oat", "s", Some(1))], "Clay")).collect();
    assert_eq!(names(&same), Vec::<String>::new());
    // A fact that tells things apart instead of sorting them, and one that is a sentence.
    let apart: Vec<_> = (1..=4).map(|id| product(id, 100, &[("oat", "s", Some(1))], &format!("Clay {id}"))).collect();
    assert_eq!(names(&apart), Vec::<String>::new());
    let sentence = ["x".repeat(41), "y".repeat(41)];
    let long: Vec<_> = (1..=4).map(|id| product(id, 100, &[("oat", "s", Some(1))], &sentence[id as usize % 2])).collect();
    assert_eq!(names(&long), Vec::<String>::new());
    // So has an option of which every value belongs to one thing.
    let own: Vec<_> =
        ["ada", "bob", "cleo"].into_iter().zip(1..).map(|(kind, id)| product(id, 100, &[(kind, "s", Some(1))], "Clay")).collect();
    assert_eq!(names(&own), Vec::<String>::new());
    // Sizes stand by their size, other options as the merchant has them.
    let sizes = [("rose", "100-ml", Some(1)), ("oat", "90-ml", Some(1)), ("oat", "1-5-l", Some(1))];
    let mut list = vec![product(1, 100, &sizes, "Clay"), product(2, 100, &sizes, "Clay")];
    for (product, _) in &mut list {
        for (value, name) in product.options[1].values.iter_mut().zip(["100 ml", "90 ml", "1.5 l"]) {
            value.name = en(name);
        }
    }
    let found = offered(&list);
    assert_eq!(found[0].2, ["rose", "oat"]);
    assert_eq!(found[1].2, ["1-5-l", "90-ml", "100-ml"]);
}
