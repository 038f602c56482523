//! Ways to pay over HTTP: what is for members alone, an order that staff enter, and changing one's mind on the order's page.

use crate::http::page::Page;
use crate::http::served::{ADDRESS, Served};
use crate::shop::world::{en, eur};
use sutler::base::{Sku, Span};
use sutler::shop::catalog::{ProductFacts, VariantFacts};
use sutler::shop::customer::{SaveCustomerGroup, SetCustomerGroups};
use sutler::shop::order::Order;
use sutler::shop::payment::PaymentKind;
use sutler::shop::payment::{Rule, SavePaymentMethod, Standing};
use sutler::shop::staff::Role;
use sutler::store::{Page as Part, Reads};

fn last(served: &Served) -> Order {
    served.world.read().all::<Order>(Part::last(1)).unwrap().remove(0)
}

#[test]
fn a_member_finds_the_invoice_and_nobody_else_does() {
    let served = Served::new();
    let world = &served.world;
    let group = world.run(SaveCustomerGroup { id: None, name: "Traders".to_owned(), note: String::new() }).unwrap();
    let rule = Rule { groups: vec![group], to: Some(eur(50_000)), ..Rule::default() };
    let (kind, name, note, fee, countries) = (PaymentKind::Invoice, en("Pay later"), en(""), None, Vec::new());
    world.run(SavePaymentMethod { id: None, kind, name, note, fee, countries, rule, due_days: 14, active: true, position: None }).unwrap();
    let (_, path) = served.with_order();
    let customer = last(&served).customer;
    world.run(SetCustomerGroups { customer, groups: vec![group] }).unwrap();
    assert!(!served.agent().get(&path).text().contains("Pay later"), "the order of somebody who typed the address");

    let mut staff = served.staff(Role::Owner);
    let list = staff.get("/admin/payment-methods").text();
    assert!(list.contains("Offered for orders up to €500.00; only to Traders; payable 14 days after the last parcel."), "{list}");
    let page = staff.get(&format!("/admin/customers/{customer}")).text();
    let link = page.split("/for/").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();
    assert!(staff.get("/admin/customers").text().contains("Traders"));
    assert!(staff.get("/admin/customers?q=ada%40example.org").text().contains(&format!("/admin/customers/{customer}\"")));

    let (mut agent, page) = served.at_checkout("thing-1", 1);
    assert!(!page.says("Pay later"), "{}", page.words);
    assert_eq!(agent.get(&format!("/for/{customer}-{}", "0".repeat(48))).status, 410, "a link that was made up");
    let hello = agent.get(&format!("/for/{link}"));
    assert!(hello.status == 200 && hello.text().contains("knows you on this device"), "{}", hello.text());
    let page = Page::of(&agent.get("/checkout"));
    assert!(page.says("Pay later"), "{}", page.words);
    let invoice = served.choice("Pay later");
    let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", invoice.as_str())]).collect();
    let placed = page.form("/checkout").send(&mut agent, &changes);
    assert_eq!(placed.status, 303, "{}", placed.text());
    let seen = agent.get(&placed.location()).text();
    assert!(seen.contains("within 14 days after the last parcel") && seen.contains("Pay another way"), "{seen}");
    assert_eq!((last(&served).customer, last(&served).payment.kind), (customer, PaymentKind::Invoice));

    // On a device that has forgotten, it is gone again.
    assert_eq!(agent.post(&format!("/for/{link}"), &[]).status, 200);
    let mut again = served.with_cart("thing-1", 1);
    assert!(!again.get("/checkout").text().contains("Pay later"));
    world.check();
}

#[test]
fn staff_enter_an_order_and_the_buyer_pays_by_its_link() {
    let served = Served::new();
    let world = &served.world;
    let variants = vec![VariantFacts { sku: Sku::parse("JUG-1"), ..VariantFacts::priced(eur(2_500)) }];
    let jug = world.product(ProductFacts { categories: vec![served.shelf()], variants, ..crate::shop::world::goods("Jug", 2_500) });
    world.receive(jug.variants[0].id, 5);
    let mut staff = served.staff(Role::Owner);
    let send =
        |staff: &mut crate::http::agent::Agent, page: &Page, changes: &[(&str, &str)]| page.form("/admin/orders/new").send(staff, changes);
    let blank = Page::of(&staff.get("/admin/orders/new"));
    let found = send(&mut staff, &blank, &[("find", "JUG-1"), ("intent", "find")]);
    assert!(found.status == 200 && found.text().contains("name=\"add\" value=\"JUG-1\""), "{}", found.text());
    let line = [("line-0-sku", "JUG-1"), ("line-0-quantity", "2"), ("line-0-price", "20"), ("intent", "look")];
    let told = Page::of(&send(&mut staff, &blank, &line));
    assert!(told.says("Line 1, Why that price: Please say why it costs something else"), "{}", told.words);
    let looked = Page::of(&send(&mut staff, &blank, &[&line[..], &[("line-0-reason", "a chip")]].concat()));
    assert!(looked.says("€44.90"), "{}", looked.words);
    let delivery = looked.form("/admin/orders/new").value("delivery");
    let empty = send(&mut staff, &looked, &[("intent", "place"), ("delivery", &delivery), ("email", "x")]);
    assert!(empty.status == 422 && empty.text().contains("a chip"), "what was typed comes back: {}", empty.text());
    let whole: Vec<(&str, &str)> =
        ADDRESS.into_iter().chain([("intent", "place"), ("locale", "en"), ("delivery", delivery.as_str())]).collect();
    let placed = send(&mut staff, &looked, &whole);
    assert_eq!(placed.status, 303, "{}", placed.text());
    let order = last(&served);
    assert_eq!((order.total, order.links_sent), (eur(4_490), 1));
    let desk = staff.get(&format!("/admin/orders/{}", order.id));
    assert!(desk.text().contains("<small>Another price: a chip</small>") && desk.text().contains("Link to pay sent"), "{}", desk.text());
    let again = Page::of(&desk).form(&format!("/admin/orders/{}/send-link", order.id)).send(&mut staff, &[]);
    assert_eq!((again.status, last(&served).links_sent), (303, 2));

    // The buyer opens the link and chooses a transfer, then rather a card, in the same order.
    let path = format!("/orders/{}", world.shop.order_token(order.id));
    let mut buyer = served.agent();
    let page = Page::of(&buyer.get(&path));
    let bank = served.choice("Bank transfer");
    let card = served.choice("Test card (no real money)");
    let chosen = page.form(&format!("{path}/pay")).send(&mut buyer, &[("payment", &bank)]);
    assert_eq!(chosen.location(), path);
    let page = Page::of(&buyer.get(&path));
    assert!(page.says("Please transfer") && page.says("Pay another way"), "{}", page.words);
    let hosted = page.form(&format!("{path}/pay")).send(&mut buyer, &[("payment", &card)]);
    assert!(hosted.status == 303 && hosted.location() != path, "{}", hosted.location());
    assert_eq!((last(&served).id, last(&served).payment.kind), (order.id, PaymentKind::TestCard));
    world.check();
}

#[test]
fn an_invoice_that_nobody_paid_is_seen() {
    let served = Served::new();
    let world = &served.world;
    world.offer_invoices();
    let cup = world.stocked("Cup", 1_000, 5);
    let order = world.buy(&[(&cup, 1)], sutler::shop::shipping::ShippingKind::Delivery, PaymentKind::Invoice).order;
    let mut staff = served.staff(Role::Owner);
    assert!(staff.get("/admin/orders?view=unpaid").text().contains("By invoice"));
    world.run(crate::shop::buyer::parcel(order, &[(0, 1)])).unwrap();
    let due = staff.get("/admin/orders?view=unpaid").text();
    assert!(due.contains(">due "), "{due}");
    let path = format!("/orders/{}", world.shop.order_token(order));
    let page = served.agent().get(&path).text();
    assert!(page.contains("Please transfer") && page.contains("RF"), "{page}");
    world.later(Span::days(15));
    let mut staff = served.staff(Role::Owner);
    assert!(staff.get("/admin/orders?view=unpaid").text().contains("overdue since"));
    world.check();
}

#[test]
fn whose_money_is_on_its_way_is_not_asked_again() {
    let served = Served::new();
    let world = &served.world;
    let cup = world.stocked("Cup", 1_000, 5);
    let (order, payment) = world.buy_by_card(&[(&cup, 1)]);
    world.settle(payment, Standing::OnItsWay).unwrap();
    let path = format!("/orders/{}", world.shop.order_token(order));
    let mut buyer = served.agent();
    let page = Page::of(&buyer.get(&path));
    assert!(page.says("Your payment is on its way") && page.says("up to seven working days"), "{}", page.words);
    assert!(!page.actions().iter().any(|action| action.ends_with("/pay")), "{:?}", page.actions());
    // From a page that was open before.
    let again = buyer.post(&format!("{path}/pay"), &[]);
    assert!(again.status == 409 && again.text().contains("Nothing was started a second time"), "{}", again.text());
    let mut staff = served.staff(Role::Owner);
    assert!(staff.get("/admin/orders?view=unpaid").text().contains("Money on its way"));
    world.settle(payment, Standing::Void).unwrap();
    assert!(Page::of(&buyer.get(&path)).says("did not"), "{}", Page::of(&buyer.get(&path)).words);
    world.check();
}
