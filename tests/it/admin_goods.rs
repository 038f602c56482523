//! The admin's work with products, stock, settings and staff, as a browser does it: every form, its mistakes, and who may see what.

use crate::shop::world::{World, en, goods};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Method, Request, StatusCode};
use http_body_util::BodyExt;
use std::cell::RefCell;
use std::sync::Arc;
use sutler::adapters::mail::Mailer;
use sutler::adapters::payments::Payments;
use sutler::adapters::provider::Providers;
use sutler::adapters::search::Search;
use sutler::base::{Email, Locale, MediaId, ProductId, SessionId, Span, StaffId};
use sutler::shop::catalog::list::by_handle;
use sutler::shop::catalog::{AddMedia, Product, ProductFacts, ProductState, SaveProduct};
use sutler::shop::settings;
use sutler::shop::staff::session::sessions;
use sutler::shop::staff::{self, AddStaff, Invite, Role, SignIn, password};
use sutler::shop::stock::{Location, levels};
use sutler::store::blob::Blobs;
use sutler::store::{Page, Reads};
use sutler::web;
use sutler::web::admin::signed_in::{STAFF_COOKIE, csrf_of};
use sutler::web::limit::Limits;
use sutler::web::site::{Parts, Proxy, Site};
use tower::ServiceExt;

const PASSWORD: &str = "a loom in the window";

struct Desk {
    world: World,
    site: Site,
    router: axum::Router,
    runtime: tokio::runtime::Runtime,
    /// The token of whoever is signed in.
    token: RefCell<String>,
    _folder: tempfile::TempDir,
}

/// What came back.
struct Seen {
    status: StatusCode,
    to: String,
    text: String,
}

impl Seen {
    fn has(&self, part: &str) -> bool {
        self.text.contains(part)
    }

    /// The value of an input by its name, as a browser would send it again.
    fn value(&self, name: &str) -> String {
        let tag = self.text.split('<').find(|tag| tag.contains(&format!(" name=\"{name}\""))).unwrap_or_else(|| panic!("no box {name}"));
        tag.split(" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    }

    #[track_caller]
    fn went(self, to: &str) -> Seen {
        assert_eq!((self.status, self.to.as_str()), (StatusCode::SEE_OTHER, to), "{}", self.text);
        self
    }

    #[track_caller]
    fn is(self, status: u16) -> Seen {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }
}

impl Desk {
    fn over(world: World) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let (shop, base_url) = (world.shop.clone(), "http://shop.test".to_owned());
        let mailer = Arc::new(Mailer::folder(&folder.path().join("mail"), Email::parse("shop@shop.test").unwrap()));
        let search = Arc::new(Search::open(&folder.path().join("search")));
        let payments = Payments { shop: shop.clone(), providers: Arc::new(Providers::default()), base_url: base_url.clone() };
        let media = Blobs::open(&folder.path().join("media")).unwrap();
        let studio = crate::pictures::studio(folder.path(), &media);
        let (behind_proxy, limits) = (Proxy::None, Limits::default());
        let site = Site::new(Parts { shop, media, studio, search, mailer, payments, base_url, behind_proxy, limits });
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        Desk { world, router: web::router(site.clone()), site, runtime, token: RefCell::default(), _folder: folder }
    }

    /// A shop that is set up, with its owner signed in.
    fn open() -> Desk {
        let desk = Desk::over(World::new());
        desk.sign_in(desk.member(Role::Owner));
        desk
    }

    fn member(&self, role: Role) -> StaffId {
        let email = Email::parse(&format!("{}@thrum.example", role.key())).unwrap();
        let password_hash = password::hash(PASSWORD, [7; 16]).unwrap();
        self.world.run(AddStaff { email, name: format!("Ane {}", role.key()), role, password_hash }).unwrap()
    }

    fn sign_in(&self, staff: StaffId) {
        let verified = self.world.read().get(staff).unwrap().password_hash;
        *self.token.borrow_mut() = self.world.run(SignIn { staff, verified }).unwrap();
    }

    fn send(&self, method: Method, path: &str, body: String) -> Seen {
        let cookie = format!("{STAFF_COOKIE}={}; locale=en", self.token.borrow());
        let request = Request::builder().method(method).uri(path).header(COOKIE, cookie);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body)).unwrap();
        let router = self.router.clone();
        let response = self.runtime.block_on(self.runtime.spawn(async move { router.oneshot(request).await.unwrap() })).unwrap();
        let header = |name| response.headers().get(name).map_or("", |v| v.to_str().unwrap()).to_owned();
        let (status, to, cookie) = (response.status(), header(LOCATION), header(SET_COOKIE));
        if let Some(token) = cookie.strip_prefix(&format!("{STAFF_COOKIE}=")).and_then(|rest| rest.split(';').next()) {
            *self.token.borrow_mut() = token.to_owned();
        }
        let bytes = self.runtime.block_on(response.into_body().collect()).unwrap().to_bytes();
        Seen { status, to, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    fn get(&self, path: &str) -> Seen {
        self.send(Method::GET, path, String::new())
    }

    fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Seen {
        let csrf = csrf_of(&self.token.borrow());
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &csrf).extend_pairs(pairs);
        self.send(Method::POST, path, body.finish())
    }

    fn product(&self, handle: &str) -> Product {
        by_handle(&self.world.read(), handle).unwrap().unwrap()
    }

    fn check(self) {
        self.world.check();
    }
}

/// The text part of a product's form.
const MUG: [(&str, &str); 8] = [
    ("kind", "goods"),
    ("handle", "day-mug"),
    ("title.en", "Day mug"),
    ("title.de", "Tagesbecher"),
    ("state", "active"),
    ("tags", "new"),
    ("option-0-name", "Glaze"),
    ("option-0-values", "Oat, Sage"),
];

#[test]
fn a_shop_is_set_up_and_filled_through_forms() {
    let desk = Desk::over(World::empty());
    let token = desk.world.run(Invite { role: Role::Owner }).unwrap();
    let join = format!("/admin/join/{token}");
    desk.get("/admin/products").went("/admin/sign-in?next=%2Fadmin%2Fproducts");
    desk.get(&join).is(200);
    let short = desk.post(&join, &[("name", "Jette"), ("email", "jette@thrum.example"), ("password", "short")]).is(422);
    assert!(short.has("Jette") && !short.has("value=\"short\""));
    desk.post(&join, &[("name", "Jette"), ("email", "jette@thrum.example"), ("password", PASSWORD)]).went("/admin/setup");
    desk.get(&join).is(410);
    desk.get("/admin/products").went("/admin/setup");
    desk.get("/admin/setup").is(200);
    let second = desk.get("/admin/setup?country=DE").is(200);
    assert_eq!(second.value("contact_email"), "jette@thrum.example");
    let facts = [("country", "DE"), ("currency", "EUR"), ("prices", "gross"), ("language", "de"), ("time_zone", "Europe/Berlin")];
    let named = [&facts[..], &[("shop_name", "Thrum"), ("contact_email", "hallo@thrum.example")]].concat();
    desk.post("/admin/setup", &facts).is(422);
    desk.post("/admin/setup", &named).went("/admin");
    assert_eq!(settings::the(&desk.world.read()).unwrap().name, "Thrum");

    desk.post("/admin/categories/new", &[("title.en", "Mugs"), ("title.de", "Becher"), ("position", "0")])
        .went("/admin/categories?said=saved");
    desk.get("/admin/products/new").is(200);
    let options = [&MUG[..], &[("option-1-name", "Size"), ("option-1-values", "S, M, L"), ("intent", "variants")]].concat();
    let sheet = desk.post("/admin/products/new", &options).is(200);
    assert_eq!(sheet.text.matches("-values\" value=\"Sage\"").count(), 3);
    assert!(by_handle(&desk.world.read(), "day-mug").unwrap().is_none());

    let mut form: Vec<(String, String)> = options[..10].iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    form.push(("category".into(), "1".into()));
    for i in 0..6 {
        let (glaze, size) = (["Oat", "Sage"][i / 3], ["S", "M", "L"][i % 3]);
        form.push((format!("variant-{i}-values"), glaze.into()));
        form.push((format!("variant-{i}-values"), size.into()));
        form.push((format!("variant-{i}-sku"), format!("DM-{i}")));
        form.push((format!("variant-{i}-price"), format!("{}.50", 30 + i)));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let saved = desk.post("/admin/products/new", &form);
    let mug = desk.product("day-mug");
    saved.went(&format!("/admin/products/{}?said=saved", mug.id));
    assert_eq!((mug.variants.len(), mug.options.len(), mug.state), (6, 2, ProductState::Active));
    assert_eq!(mug.variants[5].price.minor(), 3_550);

    let public = desk.get("/products/day-mug").is(200);
    assert!(public.has("Day mug") && public.has("Sage") && public.has("30.50"));
    assert!(desk.get("/categories/becher").is(200).has("Day mug"));
    let list = desk.get("/admin/products").is(200);
    assert!(list.has("Mugs, 6 variants") && list.has("from €30.50"));
    desk.check();
}

impl Desk {
    /// The form of a product with one option, as the editor shows it, with what is typed instead.
    fn typed(&self, id: ProductId, instead: &[(&str, &str)]) -> Vec<(String, String)> {
        let page = self.get(&format!("/admin/products/{id}")).is(200);
        let mut form: Vec<(String, String)> = Vec::new();
        let names = ["version", "title.en", "title.de", "handle", "brand", "tags", "option-0-name", "option-0-values"];
        let rows =
            ["variant-0-", "variant-1-"].map(|row| ["id", "values", "sku", "price", "weight_g", "barcode"].map(|c| format!("{row}{c}")));
        for name in names.iter().map(|n| (*n).to_owned()).chain(rows.into_iter().flatten()) {
            let value = instead.iter().find(|(n, _)| *n == name).map_or_else(|| page.value(&name), |(_, v)| (*v).to_owned());
            form.push((name, value));
        }
        let others =
            instead.iter().filter(|(name, _)| !form.iter().any(|(n, _)| n == name)).map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        let others: Vec<(String, String)> = others.collect();
        form.extend(others);
        for (name, value) in [("state", "active"), ("kind", "goods")] {
            if !instead.iter().any(|(typed, _)| *typed == name) {
                form.push((name.into(), value.into()));
            }
        }
        form
    }

    fn send_typed(&self, id: ProductId, instead: &[(&str, &str)]) -> Seen {
        let form = self.typed(id, instead);
        let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        self.post(&format!("/admin/products/{id}"), &form)
    }

    fn mug(&self) -> ProductId {
        let rows = [("variant-0-values", "Oat"), ("variant-0-sku", "OA"), ("variant-0-price", "34"), ("variant-1-values", "Sage")];
        let form = [&MUG[..], &rows, &[("variant-1-sku", "SA"), ("variant-1-price", "34")]].concat();
        self.post("/admin/products/new", &form).is(303);
        self.product("day-mug").id
    }
}

#[test]
fn mistakes_stand_in_their_boxes_and_nothing_typed_is_lost() {
    let desk = Desk::open();
    let id = desk.mug();
    desk.world.product(ProductFacts { variants: vec![sku("TAKEN")], ..goods("Bowl", 2_000) });
    desk.world.told();
    let mistakes = [
        ("title.en", ""),
        ("title.de", ""),
        ("brand", "Töpferei <Brandt>"),
        ("variant-0-price", "a lot"),
        ("variant-1-barcode", "123"),
        ("attribute-0-name", "Material"),
        ("attribute-0-value", ""),
    ];
    let page = desk.send_typed(id, &mistakes).is(422);
    // The shop is German: its own language is the one that must be there.
    assert!(page.has("id=\"title-de\" name=\"title.de\" type=\"text\" autocomplete=\"off\" value=\"\" required"), "{}", page.text);
    for id in ["title-de-e", "variant-0-price-e", "variant-1-barcode-e", "attribute-0-value-e"] {
        assert!(page.has(&format!("id=\"{id}\"")), "{id} is missing in {}", page.text);
    }
    assert_eq!((page.value("variant-0-price"), page.value("attribute-0-name")), ("a lot".to_owned(), "Material".to_owned()));
    assert_eq!(page.value("brand"), "Töpferei &lt;Brandt&gt;");
    // What only the command knows, in the row of the form: the first one goes, so the command sees one variant.
    let page = desk.send_typed(id, &[("variant-0-remove", "1"), ("variant-1-sku", "TAKEN")]).is(422);
    assert!(page.has("id=\"variant-1-sku-e\"") && page.has("already taken"));
    let page = desk.send_typed(id, &[("option-0-values", "Oat, Ink")]).is(422);
    assert!(page.has("id=\"variant-1-sku-e\"") && page.has("Make the variants"));
    assert_eq!(desk.world.told(), Vec::<String>::new());
    // A value that is spelled anew keeps its row; another one does not.
    let renamed = desk.send_typed(id, &[("option-0-values", "Oat, Sage green"), ("intent", "variants")]).is(200);
    assert_eq!((renamed.value("variant-1-values"), renamed.value("variant-1-sku")), ("Sage green".to_owned(), "SA".to_owned()));
    let other = desk.send_typed(id, &[("option-0-values", "Oat, Ink"), ("intent", "variants")]).is(200);
    assert_eq!((other.value("variant-1-values"), other.value("variant-1-sku")), ("Ink".to_owned(), String::new()));
    desk.check();
}

fn sku(sku: &str) -> sutler::shop::catalog::VariantFacts {
    let price = crate::shop::world::eur(2_000);
    sutler::shop::catalog::VariantFacts { sku: sutler::base::Sku::parse(sku), ..sutler::shop::catalog::VariantFacts::priced(price) }
}

#[test]
fn what_another_saved_meanwhile_is_shown_and_not_overwritten_unseen() {
    let desk = Desk::open();
    let id = desk.mug();
    let before = desk.world.read().get(id).unwrap();
    let page = desk.get(&format!("/admin/products/{id}"));
    let version = page.value("version");
    let facts = ProductFacts { brand: "Brandt".into(), ..ProductFacts::from(&before) };
    desk.world.run(SaveProduct { id: Some(id), seen: None, facts }).unwrap();
    let refused = desk.send_typed(id, &[("version", &version), ("brand", "Mine")]).is(409);
    assert!(refused.has("Someone else changed this") && refused.value("brand") == "Mine");
    assert_eq!(desk.product("day-mug").brand, "Brandt");
    // Saved once more, knowingly.
    let again = desk.send_typed(id, &[("version", &refused.value("version")), ("brand", "Mine")]);
    again.went(&format!("/admin/products/{id}?said=saved"));
    assert_eq!(desk.product("day-mug").brand, "Mine");
    // Unchanged, nothing is written.
    desk.world.told();
    desk.send_typed(id, &[]).is(303);
    assert_eq!(desk.world.told(), Vec::<String>::new());
    desk.check();
}

#[test]
fn products_are_found_published_archived_and_deleted() {
    let desk = Desk::open();
    let id = desk.mug();
    let draft = desk.world.product(ProductFacts { state: ProductState::Draft, title: en("Linen towel"), ..goods("x", 900) });
    desk.site.search.catch_up(&desk.world.shop).unwrap();
    let find = |query: &str| {
        let page = desk.get(&format!("/admin/products?{query}")).is(200);
        (page.has("Day mug"), page.has("Linen towel"))
    };
    assert_eq!(find(""), (true, true));
    assert_eq!(find("state=draft"), (false, true));
    assert_eq!(find("q=mug"), (true, false));
    assert_eq!(find("q=SA"), (true, false));
    assert_eq!(find("q=towel"), (false, true));
    assert_eq!(find("q=towel&state=active"), (false, false));
    assert_eq!(find("page=999999999999&state=nonsense&category=x"), (false, false));
    desk.post("/admin/categories/new", &[("title.en", "Mugs"), ("position", "0")]).is(303);
    assert_eq!(find("category=1"), (false, false));
    desk.send_typed(id, &[("category", "1")]).is(303);
    assert_eq!(find("category=1"), (true, false));

    let path = format!("/admin/products/{id}");
    assert!(desk.get(&format!("{path}/delete")).is(200).has("out of the shop?"));
    desk.post(&format!("{path}/delete"), &[]).went(&format!("{path}?said=done"));
    assert_eq!(desk.product("day-mug").state, ProductState::Archived);
    desk.get("/products/day-mug").is(404);
    desk.post(&format!("{path}/state"), &[("state", "active")]).went(&format!("{path}?said=published"));
    desk.post(&format!("{path}/state"), &[("state", "sold")]).is(422);
    desk.get("/products/day-mug").is(200);

    let path = format!("/admin/products/{}", draft.id);
    let variant = draft.variants[0].id;
    desk.post(&format!("/admin/stock/{variant}"), &[("location", "1"), ("by", "4"), ("reason", "received")]).is(303);
    assert!(desk.post(&format!("{path}/delete"), &[]).is(409).has("There are still pieces"));
    desk.post(&format!("/admin/stock/{variant}"), &[("location", "1"), ("by", "-4"), ("reason", "damaged")]).is(303);
    assert!(desk.get(&format!("{path}/delete")).is(200).has("Delete “Linen towel”?"));
    desk.post(&format!("{path}/delete"), &[]).went("/admin/products?said=deleted");
    desk.get(&path).is(404);
    desk.get("/admin/products/none").is(404);
    assert!(desk.get("/admin/stock?view=ledger").is(200).has("Broken or lost"));
    desk.check();
}

#[test]
fn pictures_are_ordered_described_and_taken_out() {
    let desk = Desk::open();
    let id = desk.mug();
    let add = |name: &str, digit: &str| {
        let picture =
            AddMedia { hash: digit.repeat(64), name: name.into(), mime: "image/jpeg".into(), width: 4, height: 5, ..AddMedia::default() };
        desk.world.run(picture).unwrap()
    };
    let (oat, sage) = (add("oat.jpg", "a"), add("sage.jpg", "b"));
    let number = |id: MediaId| id.to_string();
    desk.send_typed(id, &[("picture-add", &number(oat))]).is(303);
    let row = [("picture-0-media", number(oat)), ("picture-0-alt", "A mug".into()), ("picture-0-place", "2".into())];
    let mut row: Vec<(&str, &str)> = row.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (oat_id, sage_id) = (number(oat), number(sage));
    desk.send_typed(id, &[&row[..], &[("picture-add", &sage_id)]].concat()).is(303);
    assert_eq!(desk.product("day-mug").pictures, [oat, sage]);
    assert_eq!(desk.world.read().get(oat).unwrap().alt.exact(Locale::En), "A mug");
    assert_eq!(desk.get(&format!("/admin/products/{id}")).value("picture-0-alt"), "A mug");
    row.extend([("picture-1-media", sage_id.as_str()), ("picture-1-alt", ""), ("picture-1-place", "1")]);
    desk.send_typed(id, &row).is(303);
    assert_eq!(desk.product("day-mug").pictures, [sage, oat]);
    row.push(("picture-0-remove", "1"));
    desk.send_typed(id, &row).is(303);
    assert_eq!(desk.product("day-mug").pictures, [sage]);
    let unknown = [("picture-0-media", "77"), ("picture-0-alt", ""), ("picture-0-place", "1"), ("picture-1-media", oat_id.as_str())];
    assert!(desk.get("/admin/pictures").is(200).has("<span class=\"tag warn\">Not described</span>"));
    let (path, long) = (format!("/admin/pictures/{sage}"), "a".repeat(201));
    desk.get(&path).is(200);
    assert_eq!(desk.post(&path, &[("alt.en", &long), ("alt.de", "Salbei")]).is(422).value("alt.de"), "Salbei");
    desk.post(&path, &[("alt.en", "In sage")]).went(&format!("{path}?said=saved"));
    assert_eq!(desk.world.read().get(sage).unwrap().alt, en("In sage"));
    assert!(desk.send_typed(id, &unknown).is(422).has("href=\"#pictures\""));
    desk.check();
}

#[test]
fn stock_is_changed_counted_and_never_less_than_nothing() {
    let desk = Desk::open();
    let id = desk.mug();
    let variant = desk.world.read().get(id).unwrap().variants[0].id;
    let path = format!("/admin/stock/{variant}");
    assert!(desk.get("/admin/stock").is(200).has(&path));
    desk.get(&path).is(200);
    desk.post(&path, &[("location", "1"), ("by", "12"), ("reason", "received"), ("note", "Kiln 41")]).went(&format!("{path}?said=saved"));
    let wrong = desk.post(&path, &[("location", "1"), ("by", "-13"), ("reason", "damaged"), ("note", "fell down")]).is(422);
    assert!(wrong.has("Only 12 are there") && wrong.value("by") == "-13" && wrong.value("note") == "fell down");
    desk.post(&path, &[("location", "1"), ("by", "1"), ("reason", "sold")]).is(422);
    desk.post(&path, &[("location", "9"), ("by", "1"), ("reason", "received")]).is(404);
    desk.post(&format!("{path}/count"), &[("location", "1"), ("seen", "12"), ("counted", "10")]).went(&format!("{path}?said=saved"));
    let count = format!("{path}/count");
    assert!(desk.post(&count, &[("location", "1"), ("seen", "12"), ("counted", "9")]).is(409).has("Someone else changed this"));
    let wrong = desk.post(&count, &[("location", "1"), ("seen", "10"), ("counted", "-1")]).is(422);
    assert!(wrong.has("id=\"counted-1-e\"") && wrong.value("counted") == "-1");
    let on_hand: Vec<i64> = levels(&desk.world.read(), variant).unwrap().iter().map(|level| level.on_hand).collect();
    assert_eq!(on_hand, [10]);
    let page = desk.get(&path);
    assert!(page.has("Kiln 41") && page.has("Ane owner") && page.has("\u{2212}2"));
    let find = |query: &str| desk.get(&format!("/admin/stock?{query}")).is(200).has(&path);
    assert_eq!([find("q=OA"), find("q=SA"), find("view=low"), find("view=ledger")], [true, false, false, true]);
    desk.post(&count, &[("location", "1"), ("seen", "10"), ("counted", "2")]).is(303);
    assert!(find("view=low"));
    desk.get("/admin/stock/999").is(404);
    assert_eq!(desk.world.read().total::<Location>(9).unwrap(), 1);
    desk.check();
}

#[test]
fn settings_are_saved_section_by_section() {
    let desk = Desk::open();
    assert!(desk.get("/admin/settings").is(200).has("/admin/settings/bank"));
    for section in ["shop", "contact", "home", "bank"] {
        desk.get(&format!("/admin/settings/{section}")).is(200);
    }
    let shop = [
        ("country", "AT"),
        ("prices", "gross"),
        ("locale", "de"),
        ("time_zone", "Europe/Vienna"),
        ("hold_days", "5"),
        ("remind_days", "3"),
        ("dispatch_days", "2"),
    ];
    let page = desk.post("/admin/settings/shop", &[&shop[..], &[("name", ""), ("base_url", "nonsense")]].concat()).is(422);
    assert!(page.has("id=\"name-e\"") && page.value("base_url") == "nonsense" && page.value("hold_days") == "5");
    let named = [&shop[..], &[("name", "Thrum"), ("order_prefix", "T-")]].concat();
    desk.post("/admin/settings/shop", &named).went("/admin/settings/shop?said=saved");
    assert!(desk.get("/admin/settings/shop?said=saved").has("Thrum"));
    desk.post("/admin/settings/contact", &[("email", "not one")]).is(422);
    desk.post("/admin/settings/contact", &[("email", "hallo@thrum.example"), ("address", "Norderstr. 1\nFlensburg")]).is(303);
    desk.post("/admin/settings/home", &[("announcement.en", "Closed on Monday")]).is(303);
    assert!(desk.get("/").is(200).has("Closed on Monday"));
    let account = [("holder", "Thrum"), ("iban", "DE89370400440532013001"), ("bic", "")];
    assert!(desk.post("/admin/settings/bank", &account).is(422).has("DE89370400440532013001"));
    desk.get("/admin/settings/bank/delete").is(200);
    desk.post("/admin/settings/bank", &[("holder", "Thrum"), ("iban", "DE89 3704 0044 0532 0130 00")]).is(303);
    let kept = settings::the(&desk.world.read()).unwrap();
    assert_eq!((kept.name.as_str(), kept.country.code(), kept.hold_days), ("Thrum", "AT", 5));
    assert_eq!(kept.bank.map(|bank| bank.iban), Some("DE89370400440532013000".to_owned()));
    desk.post("/admin/settings/bank/delete", &[]).went("/admin/settings/bank?said=deleted");
    assert_eq!(settings::the(&desk.world.read()).unwrap().bank, None);
    desk.check();
}

#[test]
fn a_colleague_is_invited_joins_and_gets_another_role() {
    let desk = Desk::open();
    let owner = desk.token.borrow().clone();
    desk.get("/admin/staff/new").is(200);
    desk.post("/admin/staff/new", &[("role", "king")]).is(422);
    let page = desk.post("/admin/staff/new", &[("role", "fulfilment")]).is(200);
    let link = page.text.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();
    assert!(!desk.get("/admin/staff").is(200).has(&link), "the link is shown once");
    let join = link.strip_prefix("http://shop.test").unwrap();
    desk.post(join, &[("name", "Ove"), ("email", "ove@thrum.example"), ("password", PASSWORD)]).went("/admin");
    desk.get("/admin/products").is(403);
    let ove = desk.token.replace(owner.clone());
    let id = staff::all(&desk.world.read()).unwrap()[1].id;
    let member = format!("/admin/staff/{id}");
    assert!(desk.get(&member).is(200).has("ove@thrum.example"));
    desk.post(&member, &[("name", ""), ("role", "manager"), ("active", "1")]).is(422);
    desk.post(&member, &[("name", "Ove"), ("role", "manager"), ("active", "1")]).went("/admin/staff?said=saved");
    desk.token.replace(ove.clone());
    desk.get("/admin/products").is(200);
    desk.get("/admin/staff").is(403);
    desk.token.replace(owner);
    desk.post(&member, &[("name", "Ove"), ("role", "manager")]).is(303);
    // Nobody can lock everybody out.
    let own = format!("/admin/staff/{}", staff::all(&desk.world.read()).unwrap()[0].id);
    assert!(desk.post(&own, &[("name", "Ane"), ("role", "manager"), ("active", "1")]).is(409).has("at least one active owner"));
    desk.token.replace(ove);
    desk.get("/admin/products").went("/admin/sign-in?next=%2Fadmin%2Fproducts");
    desk.check();
}

#[test]
fn a_new_password_signs_out_everywhere_else() {
    let desk = Desk::open();
    let packer = desk.member(Role::Fulfilment);
    desk.sign_in(packer);
    let other = desk.token.borrow().clone();
    desk.sign_in(packer);
    let open = || -> Vec<SessionId> { sessions(&desk.world.read(), packer, desk.world.now()).unwrap().iter().map(|s| s.id).collect() };
    assert_eq!(open().len(), 2);
    assert!(desk.get("/admin/me").is(200).has("Sign out everywhere else"));
    desk.post("/admin/me", &[("name", ""), ("language", "de")]).is(422);
    desk.post("/admin/me", &[("name", "Ove"), ("language", "de")]).went("/admin/me?said=saved");
    assert!(desk.get("/admin/me").has("lang=\"de\""));
    desk.post("/admin/me", &[("name", "Ove"), ("language", "")]).is(303);

    let change = |old: &str, new: &str| desk.post("/admin/me/password", &[("old_password", old), ("password", new)]);
    let wrong = change("not the old one", "a warp and a weft").is(422);
    assert!(wrong.has("id=\"old_password-e\"") || wrong.has("id=\"old-password-e\""), "{}", wrong.text);
    assert!(!wrong.has("a warp and a weft"));
    change(PASSWORD, "short").is(422);
    change(PASSWORD, "fulfilment12").is(422);
    change(PASSWORD, "a warp and a weft").went("/admin/me?said=saved");
    assert_eq!(open().len(), 1);
    desk.get("/admin/me").is(200);
    let mine = desk.token.replace(other);
    desk.get("/admin/me").is(303);
    desk.sign_in(packer);
    desk.token.replace(mine);
    desk.post("/admin/me/sessions", &[]).went("/admin/me?said=done");
    assert_eq!(open().len(), 1);
    // Who sits at a browser that is signed in gets no further with guesses than at the door.
    let tries: Vec<u16> = (0..12).map(|_| change("guess", "a warp and a weft").status.as_u16()).collect();
    assert!(tries.contains(&429), "{tries:?}");
    desk.world.later(Span::days(1));
    desk.get("/admin/me").is(303);
    desk.check();
}

/// Everything of this area: who may get it. What is sent must not change anything for those who may not.
const ROUTES: [(&str, [bool; 3]); 22] = {
    const CATALOG: [bool; 3] = [true, true, false];
    const OWNER: [bool; 3] = [true, false, false];
    const ALL: [bool; 3] = [true, true, true];
    [
        ("GET /admin/products", CATALOG),
        ("GET /admin/products/new", CATALOG),
        ("POST /admin/products/new", CATALOG),
        ("GET /admin/products/1", CATALOG),
        ("POST /admin/products/1", CATALOG),
        ("POST /admin/products/1/state", CATALOG),
        ("GET /admin/products/1/delete", CATALOG),
        ("GET /admin/stock", CATALOG),
        ("GET /admin/stock/1", CATALOG),
        ("POST /admin/stock/1", CATALOG),
        ("POST /admin/stock/1/count", CATALOG),
        ("GET /admin/pictures", CATALOG),
        ("POST /admin/pictures/1", CATALOG),
        ("GET /admin/settings", CATALOG),
        ("GET /admin/settings/shop", CATALOG),
        ("POST /admin/settings/shop", CATALOG),
        ("GET /admin/settings/bank/delete", CATALOG),
        ("GET /admin/staff", OWNER),
        ("POST /admin/staff/new", OWNER),
        ("GET /admin/staff/1", OWNER),
        ("GET /admin/me", ALL),
        ("POST /admin/me", ALL),
    ]
};

/// A form of each kind that would be taken.
const FORM: [(&str, &str); 21] = [
    ("kind", "goods"),
    ("title.en", "Day mug"),
    ("state", "active"),
    ("variant-0-sku", "X"),
    ("variant-0-price", "3"),
    ("location", "1"),
    ("by", "1"),
    ("reason", "received"),
    ("seen", "0"),
    ("counted", "0"),
    ("name", "Thrum"),
    ("country", "DE"),
    ("prices", "gross"),
    ("locale", "de"),
    ("time_zone", "Europe/Berlin"),
    ("hold_days", "7"),
    ("remind_days", "3"),
    ("dispatch_days", "1"),
    ("role", "manager"),
    ("active", "1"),
    ("language", "en"),
];

#[test]
fn each_role_gets_what_it_may_and_no_form_without_its_token_is_taken() {
    let desk = Desk::over(World::new());
    desk.world.product(goods("Day mug", 3_400));
    let picture =
        AddMedia { hash: "a".repeat(64), name: "a.jpg".into(), mime: "image/jpeg".into(), width: 4, height: 5, ..AddMedia::default() };
    desk.world.run(picture).unwrap();
    let people = [Role::Owner, Role::Manager, Role::Fulfilment].map(|role| desk.member(role));
    for (place, person) in people.into_iter().enumerate() {
        desk.sign_in(person);
        for (route, may) in ROUTES {
            let (method, path) = route.split_once(' ').unwrap();
            desk.world.told();
            let seen = if method == "GET" { desk.get(path) } else { desk.post(path, &FORM) };
            let status = seen.status.as_u16();
            if may[place] {
                assert!(matches!(status, 200 | 303 | 409 | 422), "{route} answers {status} to a {place}");
            } else {
                assert_eq!((status, desk.world.told()), (403, vec![]), "{route} to a {place}");
            }
        }
    }
    desk.sign_in(people[0]);
    desk.world.told();
    for (route, _) in ROUTES.iter().filter(|(route, _)| route.starts_with("POST")) {
        let path = route.split_once(' ').unwrap().1;
        assert_eq!(desk.send(Method::POST, path, "name=x&csrf=00".into()).status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(desk.send(Method::POST, path, "name=x".into()).status, StatusCode::FORBIDDEN, "{path}");
    }
    desk.token.replace(String::new());
    for (route, _) in ROUTES {
        let (method, path) = route.split_once(' ').unwrap();
        let seen = if method == "GET" { desk.get(path) } else { desk.post(path, &FORM) };
        assert_eq!((seen.status, seen.to.starts_with("/admin/sign-in")), (StatusCode::SEE_OTHER, true), "{route}");
    }
    assert_eq!(desk.world.told(), Vec::<String>::new());
    assert_eq!(desk.world.read().all::<Product>(Page::first(9)).unwrap().len(), 2);
    desk.check();
}
