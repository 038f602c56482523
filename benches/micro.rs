//! What single steps cost: reading and writing the store, a quote, and whole pages through the router, over the demo shop in memory.
//!
//! `cargo bench --bench micro`
#![allow(clippy::unwrap_used, reason = "in a measurement, a surprise should panic where it is")]

use axum::body::Body;
use axum::http::Request;
use divan::{Bencher, black_box};
use std::sync::{Arc, LazyLock};
use sutler::adapters::mail::Mailer;
use sutler::adapters::payments::Payments;
use sutler::adapters::picture::Studio;
use sutler::adapters::provider::Providers;
use sutler::adapters::search::Search;
use sutler::app::clock;
use sutler::app::demo::{self, DemoClock, DemoOptions, DemoShop};
use sutler::base::{Currency, Email, Money, ProductId, Rate};
use sutler::shop::cart::change::AddToCart;
use sutler::shop::catalog::ProductKind;
use sutler::shop::catalog::facet::{Chosen, Table};
use sutler::shop::catalog::{Product, list, product};
use sutler::shop::price::{Basket, Item, quote};
use sutler::shop::settings::PriceDisplay;
use sutler::shop::writer::Surroundings;
use sutler::shop::{Actor, Shop};
use sutler::store::blob::Blobs;
use sutler::store::{Page, Reads, Store};
use sutler::web;
use sutler::web::limit::Limits;
use sutler::web::site::{Parts, Proxy, Site};
use tower::ServiceExt;

fn main() {
    divan::main();
}

/// The demo shop in memory, and its pages.
struct World {
    shop: Shop,
    router: axum::Router,
    runtime: tokio::runtime::Runtime,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("sutler-micro-{}", std::process::id()));
    let surroundings = Surroundings { now: clock::now, random: clock::random, secret: [5; 32] };
    let shop = Shop::open(Store::memory().unwrap(), surroundings).unwrap();
    let media = Blobs::open(&folder.join("media")).unwrap();
    let options = DemoOptions { products: 0, shop: DemoShop::Maker, clock: DemoClock { set: clock::set_override } };
    demo::fill(&shop, &media, &options, &mut |_| ()).unwrap();
    let search = Arc::new(Search::open(&folder.join("search")));
    search.catch_up(&shop).unwrap();
    let base_url = "http://127.0.0.1:8080".to_owned();
    let site = Site::new(Parts {
        shop: shop.clone(),
        // No picture is opened here, so its children are never started.
        studio: Studio::open(&std::env::current_exe().unwrap(), &folder.join("work"), media.clone()).unwrap(),
        media,
        search,
        mailer: Arc::new(Mailer::folder(&folder.join("mail"), Email::parse("shop@example.org").unwrap())),
        payments: Payments { shop: shop.clone(), providers: Arc::new(Providers::default()), base_url: base_url.clone() },
        base_url,
        behind_proxy: Proxy::None,
        limits: Limits::default(),
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    World { shop, router: web::router(site), runtime }
});

/// Under another address with each request, so that the page is drawn anew and not the one that was kept.
fn page(bencher: Bencher, path: &'static str) {
    let world = &*WORLD;
    let (mut nth, mark) = (0_u64, if path.contains('?') { '&' } else { '?' });
    bencher.bench_local(|| {
        nth += 1;
        let path = format!("{path}{mark}n={nth}");
        world.runtime.block_on(async {
            let request = Request::get(&path).header("host", "127.0.0.1:8080").body(Body::empty()).unwrap();
            let answer = tokio::spawn(world.router.clone().oneshot(request)).await.unwrap().unwrap();
            assert_eq!(answer.status(), 200, "{path}");
            black_box(axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().len())
        })
    });
}

#[divan::bench]
fn page_home(bencher: Bencher) {
    page(bencher, "/");
}

#[divan::bench]
fn page_category(bencher: Bencher) {
    page(bencher, "/categories/ceramics");
}

#[divan::bench]
fn page_product(bencher: Bencher) {
    page(bencher, "/products/day-mug");
}

#[divan::bench]
fn page_search(bencher: Bencher) {
    page(bencher, "/search?q=mug");
}

#[divan::bench]
fn store_read_product(bencher: Bencher) {
    let snapshot = WORLD.shop.read().unwrap();
    let ids: Vec<ProductId> = snapshot.ids(&product::BY_NEW, &0_u64, Page::first(24)).unwrap();
    let mut next = 0;
    bencher.bench_local(|| {
        next = (next + 1) % ids.len();
        black_box(snapshot.get(ids[next]).unwrap())
    });
}

/// A list of a thousand: the demo's products again and again.
fn thousand() -> Vec<(Product, Vec<Option<u32>>)> {
    let snapshot = WORLD.shop.read().unwrap();
    let ids: Vec<ProductId> = snapshot.ids(&product::BY_NEW, &0_u64, Page::first(100)).unwrap();
    let good = |n: usize| -> (Product, Vec<Option<u32>>) {
        let product: Product = snapshot.get(ids[n % ids.len()]).unwrap();
        let left = vec![Some(7); product.variants.len()];
        (product, left)
    };
    (0..1_000).map(good).collect()
}

fn table(list: &[(Product, Vec<Option<u32>>)]) -> Table {
    Table::of(list.iter().map(|(product, left)| (product, left.as_slice())))
}

#[divan::bench]
fn facets_of_1000_products(bencher: Bencher) {
    let list = thousand();
    bencher.bench_local(|| black_box(table(&list)));
}

#[divan::bench]
fn facets_counted_for_a_choice(bencher: Bencher) {
    let table = table(&thousand());
    let values = table.facets.iter().filter_map(|facet| facet.values.first()).map(|value| value.number).take(2).collect();
    let chosen = Chosen { values, ..Chosen::default() };
    bencher.bench_local(|| black_box(table.tally(&chosen)));
}

#[divan::bench]
fn store_snapshot() {
    black_box(WORLD.shop.read().unwrap());
}

#[divan::bench]
fn store_put_through_the_writer(bencher: Bencher) {
    let shop = &WORLD.shop;
    let mug = list::by_handle(&shop.read().unwrap(), "day-mug").unwrap().unwrap();
    bencher
        .bench_local(|| black_box(shop.run(&Actor::Visitor, AddToCart { cart: None, variant: mug.variants[0].id, quantity: 1 }).unwrap()));
}

#[divan::bench(args = [1, 10, 100])]
fn quote_of_lines(bencher: Bencher, lines: i64) {
    let rates = [Rate(190_000), Rate(70_000)];
    let item = |n: i64| Item {
        kind: ProductKind::Goods,
        unit: Money::new(1_000 + n, Currency::EUR),
        quantity: 2,
        rate: rates[n as usize % 2],
        weight_g: 300,
    };
    let basket = Basket {
        items: (0..lines).map(item).collect(),
        currency: Currency::EUR,
        prices: PriceDisplay::Gross,
        shipping: Some(Money::new(490, Currency::EUR)),
        fee: None,
    };
    bencher.bench_local(|| black_box(quote(black_box(&basket))));
}
