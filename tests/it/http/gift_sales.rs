//! A gift card that is bought over HTTP: made at the desk, found, given to somebody, paid, sent by letter, spent, and taken back.

use super::gift_cards::newest_letter;
use super::page::Page;
use super::served::Served;
use crate::shop::world::eur;
use sutler::shop::catalog::list::id_by_handle;
use sutler::shop::catalog::{Product, ProductKind};
use sutler::shop::gift_card::sold::of_order;
use sutler::shop::gift_card::{GiftCard, code};
use sutler::shop::order::{List, Order, Standing, view};
use sutler::shop::staff::Role;
use sutler::store::{Page as Rows, Reads};

/// What somebody types who sells gift cards for the first time.
const CARD: [(&str, &str); 5] =
    [("title.en", "Gift card"), ("title.de", "Gutschein"), ("state", "active"), ("kind", "gift_card"), ("intent", "save")];

fn made(served: &Served) -> Product {
    let mut desk = served.staff(Role::Owner);
    let blank = Page::of(&desk.get("/admin/products/new"));
    let form = blank.form("/admin/products/new");
    let wrong = form.send(&mut desk, &[&CARD[..], &[("amounts", "a lot")]].concat());
    assert_eq!((wrong.status, Page::of(&wrong).form("/admin/products/new").value("amounts")), (422, "a lot".to_owned()));
    let saved = form.send(&mut desk, &[&CARD[..], &[("amounts", "25, 50")]].concat());
    assert_eq!(saved.status, 303, "{}", saved.text());
    let read = served.world.read();
    let product = read.get(id_by_handle(&read, "gutschein").unwrap().expect("a product")).unwrap();
    assert_eq!((product.kind, product.variants.iter().map(|v| v.price).collect()), (ProductKind::GiftCard, vec![eur(2_500), eur(5_000)]));
    product
}

fn order(served: &Served) -> Order {
    view::list(&served.world.read(), List::All, Rows::first(1)).unwrap().0.remove(0)
}

#[test]
fn from_the_shelf_to_somebody_else() {
    let served = Served::new();
    let product = made(&served);
    let amount = |at: usize| product.options[0].values[at].name.get(sutler::base::Locale::En).to_owned();
    let mut buyer = served.agent();
    let answer = buyer.get("/products/gutschein");
    let page = Page::of(&answer);
    for words in ["By e-mail, as soon as it is paid", "No VAT now", "Give it to somebody"] {
        assert!(page.says(words), "{words}: {}", page.words);
    }
    assert!(!answer.text().contains("weight") && answer.text().contains("DeliveryModeDirectDownload"), "{}", answer.text());

    // What cannot be comes back with what was typed.
    let form = page.form("/cart/lines");
    let chosen = [("option-0", amount(1)), ("gift_email", "nobody".to_owned()), ("gift_name", "Anna".to_owned())];
    let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let wrong = form.send(&mut buyer, &chosen);
    let again = Page::of(&wrong);
    assert_eq!((wrong.status, again.form("/cart/lines").value("gift_name")), (422, "Anna".to_owned()));
    assert!(!again.mistakes.is_empty());
    let right = [("gift_email", "anna@example.org"), ("gift_message", "Happy <b>birthday</b>")];
    assert_eq!(again.form("/cart/lines").send(&mut buyer, &right).location(), "/cart");
    let line = format!("/cart/lines/{}/gift", product.variants[1].id);
    let cart = Page::of(&buyer.get("/cart"));
    assert!(cart.says("For Anna, anna@example.org") && cart.says("Happy <b>birthday</b>"), "{}", cart.words);
    let wrong = cart.form(&line).send(&mut buyer, &[("gift_email", "x")]);
    assert_eq!((wrong.status, Page::of(&wrong).form(&line).value("gift_email")), (422, "x".to_owned()));
    cart.form(&line).send(&mut buyer, &[("gift_email", "grace@example.org"), ("gift_name", "Grace")]);

    // Neither an address nor a way of delivery is asked for.
    let checkout = Page::of(&buyer.get("/checkout"));
    let form = checkout.form("/checkout");
    assert!(checkout.says("By e-mail") && checkout.says("Gift cards cannot be bought with a gift card"), "{}", checkout.words);
    for field in ["street", "city", "postal-code", "gift_card", "billing_same"] {
        assert!(!form.names().contains(&field), "{field}");
    }
    let bank = served.choice("Bank transfer");
    let nameless = form.send(&mut buyer, &[("email", "ada@example.org"), ("payment", &bank)]);
    assert_eq!(nameless.status, 422);
    let placed = form.send(&mut buyer, &[("email", "ada@example.org"), ("name", "Ada"), ("payment", &bank)]);
    assert_eq!(placed.status, 303, "{}", placed.text());
    let thanks = Page::of(&buyer.follow(&placed));
    assert!(thanks.says("As soon as the order is paid, the codes go out by e-mail"), "{}", thanks.words);
    let bought = order(&served);
    assert_eq!(
        (bought.total, bought.ship_to.name.as_str(), of_order(&served.world.read(), bought.id).unwrap().len()),
        (eur(5_000), "Ada", 0)
    );

    // The money comes: a letter goes to Grace, and the page says so without the code.
    served.world.mark_paid(bought.id, eur(5_000)).unwrap();
    let card: GiftCard = of_order(&served.world.read(), bought.id).unwrap().remove(0);
    let printed = code::in_fours(&served.world.shop.gift_card_code(card.id));
    let (subject, text) = newest_letter(&served);
    assert!(subject.contains("€50.00"), "{subject}");
    for words in ["Ada bought it for you", "A gift card for you, Grace", "Happy <b>birthday</b>", printed.as_str(), "/gift-card"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let answer = buyer.get(&placed.location());
    let thanks = Page::of(&answer);
    assert!(thanks.says("Sent to grace@example.org") && thanks.says(&card.shown()), "{}", thanks.words);
    assert!(!answer.text().contains(&printed[..9]), "the buyer's page hides the code");
    assert_eq!(order(&served).standing(), Standing::Done);

    // At the desk: the card stands beside the order, goes back with its money, and the books say what is owed.
    let mut desk = served.staff(Role::Manager);
    let at = format!("/admin/orders/{}", bought.id);
    let page = Page::of(&desk.get(&at));
    assert!(page.says(&card.shown()) && page.says("Unspent"), "{}", page.words);
    let books = Page::of(&desk.get("/admin/books"));
    assert!(books.says("Owed by gift cards"), "{}", books.words);
    let csv = desk.get("/admin/books/facts.csv").text();
    for row in
        [format!("gift_card_sold,gift_card,\"{}\",,,,50.00,EUR", bought.number), "gift_card_outstanding,gift_card,,,,,50.00,EUR".to_owned()]
    {
        assert!(csv.contains(&row), "{row}: {csv}");
    }
    let owed = Page::of(&desk.get("/admin/books/owed"));
    assert!(owed.says("Owed by gift cards") && owed.says("€50.00"), "{}", owed.words);
    page.form(&format!("{at}/cancel")).send(&mut desk, &[]);
    assert_eq!(served.world.card(card.id).balance, eur(0));
    let thanks = Page::of(&buyer.get(&placed.location()));
    assert!(thanks.says("Taken back"), "{}", thanks.words);
    served.world.check();
}
