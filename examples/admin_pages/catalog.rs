//! Products, categories, stock.

use crate::desk::{ago, cx, desk, eur, say};
use maud::Markup;
use sutler::base::{Id, Locale, LocationId, ProductId};
use sutler::shop::catalog::ProductState;
use sutler::shop::stock::Reason;
use sutler::web::admin::product::{PictureEdit, ProductView, VariantEdit, product_page};
use sutler::web::admin::product_form::{self, PLACE, ProductTyped, TEXTS};
use sutler::web::admin::product_video::VideoEdit;
use sutler::web::admin::products::{ProductRow, ProductsView, products_page};
use sutler::web::admin::stock::{
    LevelRow, MovementRow, STOCK_CHANGE, StockTab, StockView, VariantStockView, stock_page, variant_stock_page,
};
use sutler::web::admin::ui::{Link, Pager};
use sutler::web::cx::Cx;
use sutler::web::field::ReadCx;
use sutler::web::field::draw::Filled;
use sutler::web::form::Raw;
use sutler::web::ui::ChoiceView;

fn shelves(locale: Locale) -> Vec<ChoiceView> {
    let shelf = |id: u64, en, de| ChoiceView::new(id.to_string(), say(locale, en, de));
    vec![shelf(1, "Ceramics", "Keramik"), shelf(2, "Ceramics / Mugs", "Keramik / Becher"), shelf(3, "Textiles", "Textilien")]
}

const TYPED: &str = "title.de=Tagesbecher&title.en=Day+mug&subtitle.de=Steinzeug,+280+ml&subtitle.en=Stoneware,+280+ml\
    &description.de=Die+Wand+ist+am+Rand+d%C3%BCnn+und+am+Fu%C3%9F+schwerer.%0A%0AJeder+ist+anders.&description.en=The+wall+is+thin+at+the+lip.\
    &handle=day-mug&brand=T%C3%B6pferei+Brandt&state=active&category=2&tags=new,+gift\
    &option-0-name=Glaze&option-0-values=Oat,+Sage,+Ink&option-1-name=Size&option-1-values=280+ml,+400+ml\
    &picture-0-media=1&picture-0-alt=Oat,+from+the+side&picture-0-place=1&picture-1-media=2&picture-1-alt=&picture-1-place=2\
    &attribute-0-name=Material&attribute-0-value=Stoneware&attribute-1-name=Dishwasher&attribute-1-value=yes\
    &variant-0-id=1&variant-0-values=Oat&variant-0-values=280+ml&variant-0-sku=HT-1014-OA&variant-0-price=34.00&variant-0-weight_g=340&variant-0-barcode=4006381333931\
    &variant-1-id=2&variant-1-values=Oat&variant-1-values=400+ml&variant-1-sku=HT-1015-OA&variant-1-price=38.00&variant-1-weight_g=455&variant-1-barcode=123\
    &variant-2-id=3&variant-2-values=Sage&variant-2-values=280+ml&variant-2-sku=HT-1016-SA&variant-2-price=&variant-2-weight_g=340";

fn product(cx: &Cx, body: &str) -> ProductView {
    let raw = Raw::parse(body.as_bytes()).expect("UTF-8");
    let mut typed = ProductTyped::of(&raw);
    typed.arrange();
    let refusal = product_form::read(&raw, &ReadCx::of(cx)).err();
    let wrong = refusal.as_ref().and_then(|r| sutler::web::field::draw::mistakes(r)).unwrap_or_default();
    let own = |name: &str| name.starts_with("variant") || name.starts_with("option");
    let options = |_: &str| shelves(cx.locale);
    let photos = ["mug-oat", "mug-sage", "mug-ink"];
    ProductView {
        id: body.contains("day-mug").then(|| ProductId::new(14)),
        title: say(cx.locale, "Day mug", "Tagesbecher").into(),
        version: 3,
        state: ProductState::Active,
        public_href: Some("/products/day-mug".into()),
        texts: Filled { form: &TEXTS, facts: None, typed: Some(&raw), wrong, options: &options }.fields(cx),
        place: Filled { form: &PLACE, facts: None, typed: Some(&raw), wrong, options: &options }.fields(cx),
        video: VideoEdit { typed: typed.video.clone(), shown: None, poster: None },
        also: shelves(cx.locale),
        pictures: typed
            .pictures
            .iter()
            .zip(photos)
            .map(|(p, name)| PictureEdit { url: format!("/photos/{name}.jpg"), is_waiting: false, typed: p.clone() })
            .collect(),
        more_pictures: vec![ChoiceView::new("3", "mug-ink.jpg")],
        options: typed.options.clone(),
        variants: typed
            .variants
            .iter()
            .map(|v| VariantEdit {
                typed: v.clone(),
                picture: None,
                available: (!v.id.is_empty()).then_some(11),
                stock_href: "/admin/stock/7".into(),
            })
            .collect(),
        attributes: typed.attributes.clone(),
        tax_classes: vec![
            ChoiceView::new("1", say(cx.locale, "Standard", "Regelsatz")),
            ChoiceView::new("2", say(cx.locale, "Reduced", "Ermäßigt")),
        ],
        was_published: body.contains("day-mug"),
        trouble: None,
        mistakes: wrong.iter().filter(|w| own(&w.field)).map(|w| (w.field.to_string(), cx.say(&w.say).into_owned())).collect(),
    }
}

fn level(locale: Locale, en: &str, de: &str, sku: &str, photo: &str, on_hand: i64, reserved: i64) -> LevelRow {
    LevelRow {
        location_id: LocationId::new(1),
        title: say(locale, en, de).into(),
        detail: sku.into(),
        picture: Some(format!("/photos/{photo}.jpg")),
        href: "/admin/stock/7".into(),
        location: say(locale, "Flensburg store", "Laden Flensburg").into(),
        on_hand,
        reserved,
    }
}

fn movement(locale: Locale, minutes: i64, named: &str, reason: Reason, by: i64, on_hand: i64) -> MovementRow {
    MovementRow {
        at: ago(minutes),
        title: named.into(),
        detail: if named.is_empty() { String::new() } else { "HT-1014-OA".into() },
        href: "/admin/stock/7".into(),
        location: say(locale, "Flensburg store", "Laden Flensburg").into(),
        reason,
        order: (reason == Reason::Sold).then(|| Link::new("/admin/orders/27", "10427")),
        note: if reason == Reason::Received { say(locale, "Kiln 41 opened", "Brand 41 geöffnet").into() } else { String::new() },
        by,
        on_hand: Some(on_hand),
        who: "Jette".into(),
    }
}

pub fn pages(locale: Locale) -> Vec<(&'static str, Markup)> {
    let (list_cx, edit_cx, stock_cx) = (cx(locale, "/admin/products"), cx(locale, "/admin/products/14"), cx(locale, "/admin/stock"));
    let row = |id, en, de, detail: &str, photo: &str, least, most, available, state| ProductRow {
        id: ProductId::new(id),
        title: say(locale, en, de).into(),
        detail: detail.into(),
        picture: Some(format!("/photos/{photo}.jpg")),
        least_price: eur(least),
        most_price: eur(most),
        available: Some(available),
        state,
    };
    let products = ProductsView {
        q: String::new(),
        state: None,
        counts: [Some(48), Some(2), Some(44), Some(2)],
        categories: shelves(locale),
        rows: vec![
            row(
                14,
                "Day mug",
                "Tagesbecher",
                say(locale, "Mugs, 6 variants", "Becher, 6 Varianten"),
                "mug-oat",
                3_400,
                3_800,
                42,
                ProductState::Active,
            ),
            row(
                30,
                "Kitchen towels, two",
                "Küchentücher, zwei",
                say(locale, "Textiles, 2 variants", "Textilien, 2 Varianten"),
                "linen-towels",
                3_400,
                3_400,
                0,
                ProductState::Active,
            ),
            row(
                70,
                "Hand-dipped candle",
                "Handgezogene Kerze",
                say(locale, "Light", "Licht"),
                "candle-beeswax",
                2_400,
                2_400,
                61,
                ProductState::Draft,
            ),
        ],
        pager: Pager { from: 1, to: 3, total: Some(48), back: None, on: Some("/admin/products?page=2".into()) },
    };
    let none = ProductsView { counts: [None; 4], categories: vec![], rows: vec![], pager: Pager::default(), ..products.clone() };
    let mug = say(locale, "Day mug, oat", "Tagesbecher, Hafer");
    let stock = StockView {
        tab: StockTab::Levels,
        q: String::new(),
        low_count: Some(6),
        levels: vec![
            level(locale, "Day mug, oat", "Tagesbecher, Hafer", "HT-1014-OA", "mug-oat", 13, 2),
            level(locale, "Kitchen towels, ink", "Küchentücher, Tinte", "HT-3002-IN", "linen-towels", 2, 2),
        ],
        movements: vec![],
        pager: Pager { from: 1, to: 2, total: Some(142), ..Pager::default() },
    };
    let ledger = StockView {
        tab: StockTab::Ledger,
        levels: vec![],
        movements: vec![
            movement(locale, 20, mug, Reason::Sold, -1, 12),
            movement(locale, 62, mug, Reason::Received, 24, 13),
            movement(locale, 92, mug, Reason::Damaged, -1, 0),
        ],
        ..stock.clone()
    };
    let options = |_: &str| vec![ChoiceView::new("1", say(locale, "Flensburg store", "Laden Flensburg"))];
    let variant = VariantStockView {
        title: mug.into(),
        detail: "HT-1014-OA".into(),
        product: Link::new("/admin/products/14", say(locale, "Day mug", "Tagesbecher")),
        levels: vec![level(locale, "", "", "", "mug-oat", 13, 2)],
        to: "/admin/stock/7".into(),
        count_to: "/admin/stock/7/count".into(),
        fields: Filled { form: &STOCK_CHANGE, facts: None, typed: None, wrong: &[], options: &options }.fields(&stock_cx),
        counted: None,
        trouble: None,
        movements: vec![movement(locale, 20, "", Reason::Sold, -1, 12), movement(locale, 62, "", Reason::Received, 24, 13)],
    };
    vec![
        ("products", products_page(&desk(&list_cx), &products)),
        ("products-none", products_page(&desk(&list_cx), &none)),
        ("product", product_page(&desk(&edit_cx), &product(&edit_cx, TYPED))),
        ("product-new", product_page(&desk(&edit_cx), &product(&edit_cx, ""))),
        ("stock", stock_page(&desk(&stock_cx), &stock)),
        ("stock-ledger", stock_page(&desk(&stock_cx), &ledger)),
        ("stock-variant", variant_stock_page(&desk(&stock_cx), &variant)),
    ]
}
