//! Gift cards that are bought: one for each piece whose money is there, however that comes; taken back as far as they are unspent.

use crate::shop::buyer::told;
use crate::shop::world::{World, conflict, eur, goods, wrong};
use sutler::base::limits::GIFT_PIECES_MAX;
use sutler::base::{Currency, Day, GiftCardId, OrderId, Span, Time, VariantId};
use sutler::shop::Actor;
use sutler::shop::cart::change::AddToCart;
use sutler::shop::cart::gift::{AddGiftCard, GiftTyped, SetGift};
use sutler::shop::catalog::product::StockRule;
use sutler::shop::catalog::{Product, ProductFacts, ProductKind, VariantFacts};
use sutler::shop::gift_card::sold::of_order;
use sutler::shop::gift_card::{AdjustGiftCard, GiftCard, ledger, movement};
use sutler::shop::job::{Job, Lane, LetterKind};
use sutler::shop::order::as_gift::GiveAsGift;
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder};
use sutler::shop::order::refund::{RefundOrder, SettleRefund};
use sutler::shop::order::refund_lines::GivenBack;
use sutler::shop::order::{CancelReason, Paid, Shipped, Standing};
use sutler::shop::payment::settle::Settle;
use sutler::shop::payment::start::PAGE_OPEN;
use sutler::shop::payment::{Fate, PaymentKind, RefundReason, RefundStanding, RefundTold, Standing as Said};
use sutler::shop::queue::due;
use sutler::shop::shipping::ShippingKind;

/// A gift card of 50.00 EUR, weighed, counted and marked down by somebody who did not know better.
fn voucher(world: &World) -> Product {
    let variant =
        VariantFacts { weight_g: 40, compare_at: Some(eur(6_000)), stock: StockRule::Counted, ..VariantFacts::priced(eur(5_000)) };
    let facts = ProductFacts { kind: ProductKind::GiftCard, variants: vec![variant], ..goods("Gift card", 5_000) };
    let product = world.product(facts);
    world.told();
    product
}

fn sold(world: &World, order: OrderId) -> Vec<GiftCard> {
    of_order(&world.read(), order).unwrap()
}

fn owed(world: &World) -> i64 {
    ledger::owed(&world.read(), Currency::EUR).unwrap().minor()
}

/// The cards whose letters wait to be written.
fn letters(world: &World) -> Vec<GiftCardId> {
    let jobs = due(&world.read(), Lane::Prompt, world.now(), 100).unwrap().into_iter().map(|queued| queued.job);
    jobs.filter_map(|job| if let Job::Letter { letter: LetterKind::GiftCard { card }, .. } = job { Some(card) } else { None }).collect()
}

fn add(cart: Option<String>, variant: VariantId, quantity: u32, [email, name, message]: [&str; 3]) -> AddGiftCard {
    let gift = GiftTyped { email: email.to_owned(), name: name.to_owned(), message: message.to_owned() };
    AddGiftCard { add: AddToCart { cart, variant, quantity }, gift }
}

fn back(order: OrderId, lines: &[(usize, u32, Fate)], minor: i64) -> RefundOrder {
    let lines = lines.iter().map(|&(line, quantity, goods)| GivenBack { line, quantity, goods }).collect();
    let note = "as agreed".to_owned();
    RefundOrder { order, lines, charges: None, amount: eur(minor), why: RefundReason::Goodwill, note, after: None }
}

fn refund(world: &World, wish: RefundOrder) {
    let amount = wish.amount;
    let refund = world.run(wish).unwrap();
    let told = RefundTold { reference: "re_1".to_owned(), amount, standing: RefundStanding::Done };
    world.run(SettleRefund { refund, told }).unwrap();
}

#[test]
fn a_gift_card_has_no_weight_no_stock_and_costs_what_is_on_it() {
    let world = World::open();
    let product = voucher(&world);
    let variant = &product.variants[0];
    assert_eq!((variant.weight_g, variant.stock, variant.compare_at, variant.content), (0, StockRule::Endless, None, None));
    let nothing = ProductFacts { kind: ProductKind::GiftCard, ..goods("Nothing", 0) };
    assert_eq!(wrong(world.save(None, nothing)), ["variant-0-price wrong-required"]);
    world.check();
}

#[test]
fn it_goes_by_email_and_is_paid_before() {
    let world = World::open();
    world.offer_invoices();
    let (card, mug) = (voucher(&world), world.stocked("Mug", 1_000, 5));
    // Alone: no way of delivery but one, which costs nothing, and no tax.
    let cart = world.cart(&[(&card, 2)]);
    for pay in [PaymentKind::CashOnDelivery, PaymentKind::PayAtPickup, PaymentKind::Invoice] {
        let (choice, quote) = world.stand(&cart, ShippingKind::Delivery, pay);
        assert!(choice.payment.is_none_or(|method| !method.kind.is_paid_after()), "{pay:?}");
        let shipping = choice.shipping.unwrap();
        assert_eq!((shipping.method.kind, shipping.cost, quote.total, quote.tax()), (ShippingKind::Email, eur(0), eur(10_000), eur(0)));
    }
    // Beside goods: they are sent as ever, and the card makes nothing dearer or cheaper.
    let mixed = world.cart(&[(&card, 1), (&mug, 1)]);
    let (choice, quote) = world.stand(&mixed, ShippingKind::Delivery, PaymentKind::TestCard);
    assert_eq!((choice.shipping.unwrap().cost, quote.total), (eur(490), eur(6_490)));
    // A card buys the mug and its way, and no card.
    let gift = world.gift_card(20_000);
    assert_eq!(wrong(world.apply(&cart, gift)), ["gift_card wrong-gift-card-buys-none"]);
    world.apply(&mixed, gift).unwrap();
    let bill = world.bill(&mixed, ShippingKind::Delivery, PaymentKind::TestCard);
    assert_eq!((bill.covered(), bill.rest(), bill.is_covered()), (eur(1_490), eur(5_000), false));
    world.check();
}

#[test]
fn for_whom_it_is_is_asked_with_limits() {
    let world = World::open();
    let (card, mug) = (voucher(&world), world.stocked("Mug", 1_000, 5));
    let variant = card.variants[0].id;
    let long = "x".repeat(301);
    assert_eq!(wrong(world.visit(add(None, variant, 1, ["nobody", "", ""]))), ["gift_email wrong-email"]);
    assert_eq!(wrong(world.visit(add(None, variant, 1, ["", &long, &long]))), ["gift_name wrong-too-long", "gift_message wrong-too-long"]);
    assert_eq!(wrong(world.visit(add(None, mug.variants[0].id, 1, ["", "Anna", ""]))), ["gift_email wrong-choice"]);
    let anna = ["anna@example.org", " Anna ", "Happy\r\nbirthday"];
    let cart = world.visit(add(None, variant, 1, anna)).unwrap();
    world.visit(add(Some(cart.clone()), variant, 1, ["", "", ""])).unwrap();
    assert_eq!(wrong(world.visit(add(Some(cart.clone()), variant, 1, ["bob@example.org", "", ""]))), ["gift_email wrong-gift-other"]);
    let line = world.lines(&cart).remove(0);
    let gift = line.gift.unwrap();
    assert_eq!((line.quantity, gift.name.as_str(), gift.message.as_str()), (2, "Anna", "Happy\nbirthday"), "one more is for the same");
    let other = GiftTyped { email: "bob@example.org".to_owned(), ..GiftTyped::default() };
    world.visit(SetGift { cart: cart.clone(), variant, gift: other }).unwrap();
    assert_eq!(world.lines(&cart)[0].gift.as_ref().unwrap().to.as_ref().unwrap().as_str(), "bob@example.org");
    world.check();
}

#[test]
fn each_piece_that_is_paid_is_one_card() {
    let world = World::open();
    let card = voucher(&world);
    let cart = world.visit(add(None, card.variants[0].id, 2, ["anna@example.org", "Anna", "From me"])).unwrap();
    let form = world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    let placed = world.visit(form).unwrap();
    let (order, payment) = (placed.order, placed.payment.unwrap());
    world.note_page(payment).unwrap();
    assert_eq!((sold(&world, order).len(), world.order(order).shipped()), (0, Shipped::No), "nothing before the money");
    world.check();
    world.told();
    for _ in 0..3 {
        world.settle(payment, Said::Captured { amount: eur(10_000) }).unwrap();
    }
    let told = world.told();
    assert_eq!(told.iter().filter(|name| *name == "gift_card_issued").count(), 2, "{told:?}");
    let cards = sold(&world, order);
    assert_eq!(
        cards.iter().map(|card| (card.email.as_str(), card.name.as_str(), card.message.as_str(), card.balance)).collect::<Vec<_>>(),
        [("anna@example.org", "Anna", "From me", eur(5_000)); 2]
    );
    assert_ne!(cards[0].code_hash, cards[1].code_hash);
    assert_eq!((letters(&world), owed(&world)), (vec![cards[0].id, cards[1].id], 10_000));
    let paid = world.order(order);
    assert_eq!((paid.paid(), paid.standing(), paid.may_send(), paid.revenue()), (Paid::Fully, Standing::Done, false, eur(0)));
    world.check();
}

#[test]
fn a_part_of_the_money_is_no_card_and_too_much_is_no_second_one() {
    let world = World::open();
    let card = voucher(&world);
    let order = world.buy(&[(&card, 1)], ShippingKind::Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, eur(4_999)).unwrap();
    assert_eq!(sold(&world, order).len(), 0);
    world.mark_paid(order, eur(2_000)).unwrap();
    let cards = sold(&world, order);
    assert_eq!((cards.len(), cards[0].email.as_str(), cards[0].name.as_str()), (1, "ada@example.org", "Ada Example"), "the buyer's own");
    assert_eq!(world.order(order).paid(), Paid::TooMuch);
    assert_eq!(conflict(world.mark_paid(order, eur(1))), "already-paid");
    assert_eq!((sold(&world, order).len(), owed(&world)), (1, 5_000));
    world.check();
}

#[test]
fn late_money_is_a_card_all_the_same() {
    let world = World::open();
    let card = voucher(&world);
    let (order, payment) = world.buy_by_card(&[(&card, 1)]);
    world.later(PAGE_OPEN + Span::minutes(5));
    world.settle(payment, Said::Void).unwrap();
    world.run(ExpireOrder { order }).unwrap();
    assert_eq!((world.order(order).cancelled.is_some(), sold(&world, order).len()), (true, 0));
    for _ in 0..2 {
        world.settle(payment, Said::Captured { amount: eur(5_000) }).unwrap();
    }
    assert_eq!((world.order(order).cancelled.is_some(), sold(&world, order).len()), (false, 1));
    world.check();
}

#[test]
fn late_money_for_an_order_that_stays_cancelled_is_no_card() {
    let world = World::open();
    let (card, mug) = (voucher(&world), world.stocked("Mug", 1_000, 1));
    let (order, payment) = world.buy_by_card(&[(&card, 1), (&mug, 1)]);
    world.later(PAGE_OPEN + Span::minutes(5));
    world.settle(payment, Said::Void).unwrap();
    world.run(ExpireOrder { order }).unwrap();
    world.buy_by_card(&[(&mug, 1)]);
    let amount = world.payment(payment).amount;
    world.settle(payment, Said::Captured { amount }).unwrap();
    assert_eq!((world.order(order).cancelled.is_some(), world.order(order).paid()), (true, Paid::TooMuch), "its mug is gone");
    assert_eq!((sold(&world, order).len(), owed(&world)), (0, 0));
    world.check();
}

#[test]
fn an_order_sells_so_many_cards_and_no_more() {
    let world = World::open();
    let card = voucher(&world);
    let other = world.product(ProductFacts { kind: ProductKind::GiftCard, ..goods("Another card", 1_000) });
    let place = |more: u32| {
        let cart = world.cart(&[(&card, GIFT_PIECES_MAX - 1), (&other, more)]);
        world.visit(world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard))
    };
    assert_eq!(wrong(place(2)), [" wrong-gift-cards-many"]);
    let placed = place(1).unwrap();
    let total = world.order(placed.order).total;
    world.note_page(placed.payment.unwrap()).unwrap();
    world.settle(placed.payment.unwrap(), Said::Captured { amount: total }).unwrap();
    assert_eq!(world.order(placed.order).paid(), Paid::Fully);
    assert_eq!(world.order(placed.order).lines.iter().map(|line| line.sent).sum::<u32>(), GIFT_PIECES_MAX);
    world.check();
}

#[test]
fn sixty_four_webhooks_at_once_are_one_card() {
    let world = World::open();
    let card = voucher(&world);
    let (order, payment) = world.buy_by_card(&[(&card, 3)]);
    let shop = &world.shop;
    std::thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(move || {
                let told = told(payment, Said::Captured { amount: eur(15_000) });
                let account = crate::shop::buyer::ACCOUNT.to_owned();
                shop.run(&Actor::System, Settle { payment, told, account, live: false }).unwrap();
            });
        }
    });
    assert_eq!((sold(&world, order).len(), owed(&world)), (3, 15_000));
    world.check();
}

#[test]
fn money_goes_back_with_its_card_only() {
    let world = World::open();
    let (card, mug) = (voucher(&world), world.stocked("Mug", 1_000, 5));
    let (order, payment) = world.buy_by_card(&[(&card, 2), (&mug, 1)]);
    world.settle(payment, Said::Captured { amount: eur(11_490) }).unwrap();
    let cards = sold(&world, order);
    // Beside the cards there are 14.90: more goes back with a card only, and as no gift either.
    assert_eq!(wrong(world.run(back(order, &[], 1_491))), ["amount wrong-refund-gift-card"]);
    let gift = |minor: i64| GiveAsGift { order, amount: eur(minor), message: String::new() };
    assert_eq!(wrong(world.run(gift(1_491))), ["amount wrong-more-than-refundable"]);
    for fate in [Fate::Kept, Fate::NotSent] {
        assert!(world.run(back(order, &[(0, 1, fate)], 5_000)).is_err(), "{fate:?}");
    }
    assert_eq!(conflict(world.run(back(order, &[(1, 1, Fate::TakenBack)], 1_000))), "changed", "a mug is no card");
    // One is spent in part: the other can go back, and that one not.
    world.run(AdjustGiftCard { card: cards[0].id, balance: eur(4_999), seen: eur(5_000), why: "spent".to_owned() }).unwrap();
    assert_eq!(wrong(world.run(back(order, &[(0, 2, Fate::TakenBack)], 10_000))), ["pieces-0 wrong-gift-card-spent"]);
    refund(&world, back(order, &[(0, 1, Fate::TakenBack)], 5_000));
    assert_eq!([world.card(cards[0].id).balance, world.card(cards[1].id).balance], [eur(4_999), eur(0)]);
    assert_eq!(wrong(world.run(back(order, &[(0, 1, Fate::TakenBack)], 5_000))), ["pieces-0 wrong-gift-card-spent"]);
    let cancel = CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() };
    assert_eq!(conflict(world.run(cancel)), "gift-card-spent");
    assert_eq!((world.order(order).cancelled.is_some(), owed(&world)), (false, 4_999));
    refund(&world, back(order, &[], 1_490));
    world.check();
}

#[test]
fn a_cancelled_order_has_no_cards_left() {
    let world = World::open();
    let card = voucher(&world);
    let (order, payment) = world.buy_by_card(&[(&card, 2)]);
    world.settle(payment, Said::Captured { amount: eur(10_000) }).unwrap();
    let cancel = || CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() };
    world.run(cancel()).unwrap();
    world.run(cancel()).unwrap();
    assert_eq!((sold(&world, order).iter().all(|card| card.balance.is_zero()), owed(&world)), (true, 0));
    refund(&world, back(order, &[], 10_000));
    assert_eq!(world.order(order).paid(), Paid::Returned);
    world.check();
}

#[test]
fn the_books_say_what_was_sold_spent_and_is_owed() {
    let world = World::open();
    let (card, mug) = (voucher(&world), world.stocked("Mug", 1_000, 5));
    let (order, payment) = world.buy_by_card(&[(&card, 2)]);
    world.settle(payment, Said::Captured { amount: eur(10_000) }).unwrap();
    world.gift_card(700);
    let days = || [0, 1, 2].map(|n| Day::of(Time::at(world.now().seconds() - n * 86_400), "UTC"));
    world.later(Span::days(1));
    let cart = world.cart(&[(&mug, 1)]);
    world.apply(&cart, sold(&world, order)[0].id).unwrap();
    let form = world.form(&cart, ShippingKind::Delivery, PaymentKind::TestCard);
    world.visit(form).unwrap();
    let mut days = days();
    days.reverse();
    let lines = movement::by_day(&world.read(), Currency::EUR, days, "UTC").unwrap();
    let shown = |line: &movement::CardDay| [line.moved.sold, line.moved.spent, line.moved.other, line.owed].map(|amount| amount.minor());
    assert_eq!(lines.iter().map(shown).collect::<Vec<_>>(), [[10_000, 0, 700, 10_700], [0, -1_490, 0, 9_210]]);
    let at = |time: Time| sutler::shop::books::owed::at(&world.read(), time).unwrap().cards.of(Currency::EUR).minor();
    assert_eq!([at(Time::at(world.now().seconds() - 1)), at(world.now()), owed(&world)], [10_700, 9_210, 9_210]);
    world.check();
}

#[test]
fn a_card_comes_back_from_the_journal() {
    let world = World::open();
    let (card, mug) = (voucher(&world), world.stocked("Mug", 1_000, 5));
    let (order, payment) = world.buy_by_card(&[(&card, 2), (&mug, 1)]);
    world.settle(payment, Said::Captured { amount: eur(11_490) }).unwrap();
    world.check();
    let rebuilt = world.rebuilt();
    assert_eq!(rebuilt.check().unwrap(), Vec::<String>::new());
    let read = rebuilt.read().unwrap();
    assert_eq!(of_order(&read, order).unwrap(), sold(&world, order));
    assert_eq!(ledger::owed(&read, Currency::EUR).unwrap(), eur(10_000));
}
