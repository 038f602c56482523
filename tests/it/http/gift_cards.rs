//! Gift cards over HTTP: issued at the desk, sent by letter, spent at the checkout, given back; guessed at in vain; and two hundred
//! who press the button at once with one card.

use super::agent::{Agent, Answer};
use super::page::Page;
use super::served::{ADDRESS, Served, stock};
use crate::shop::world::{eur, goods};
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use sutler::base::{GiftCardId, Id, Span};
use sutler::jobs::work;
use sutler::shop::gift_card::{Block, BlockGiftCard, GiftCard, code, ledger};
use sutler::shop::order::{List, Order, Paid, view};
use sutler::shop::payment::{self, PaymentKind};
use sutler::shop::queue::{self, FinishJob};
use sutler::shop::staff::Role;
use sutler::shop::{Job, letter};
use sutler::store::{Page as Rows, Reads};
use sutler::web::limit::{Limits, Wish as Try};

fn orders(served: &Served) -> Vec<Order> {
    view::list(&served.world.read(), List::All, Rows::first(1_000)).unwrap().0
}

fn printed(served: &Served, card: GiftCardId) -> String {
    code::in_fours(&served.world.shop.gift_card_code(card))
}

/// Writes every letter that is due, and gives the newest.
pub fn newest_letter(served: &Served) -> (String, String) {
    let site = &served.server.site;
    let worker = served.worker(site.mailer.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let due = queue::due(&served.world.read(), sutler::shop::job::Lane::Prompt, served.world.now(), 100).unwrap();
    for queued in due.iter().filter(|queued| matches!(queued.job, Job::Letter { .. })) {
        runtime.block_on(work::work(&worker, queued)).unwrap();
        served.world.run(FinishJob { job: queued.id }).unwrap();
    }
    let newest = letter::newest(&served.world.read(), Rows::first(10)).unwrap().into_iter().max_by_key(|letter| letter.id).unwrap();
    let text = site.mailer.read(newest.id).unwrap().unwrap().text;
    (newest.subject, text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The form of the checkout with the address, the way to pay and this besides.
fn place(agent: &mut Agent, page: &Page, payment: &str, more: &[(&str, &str)]) -> Answer {
    let changes: Vec<(&str, &str)> = ADDRESS.iter().chain(&[("payment", payment)]).chain(more).copied().collect();
    page.form("/checkout").send(agent, &changes)
}

#[test]
fn from_the_desk_to_the_checkout_and_back_to_the_card() {
    let served = Served::new();
    let mut desk = served.staff(Role::Manager);
    let empty = Page::of(&desk.get("/admin/gift-cards"));
    assert!(empty.says("No gift card yet"));
    let blank = Page::of(&desk.get("/admin/gift-cards/new"));
    let form = blank.form("/admin/gift-cards/new");
    let wrong = form.send(&mut desk, &[("amount", "0"), ("email", "nobody")]);
    assert_eq!((wrong.status, Page::of(&wrong).form("/admin/gift-cards/new").value("email")), (422, "nobody".to_owned()));
    let facts = [("amount", "20.00"), ("email", "grace@example.org"), ("name", "Grace"), ("message", "Happy birthday"), ("locale", "en")];
    let issued = form.send(&mut desk, &facts);
    let at = issued.location();
    let card: GiftCard = served.world.read().all(Rows::first(1)).unwrap().remove(0);
    let printed = printed(&served, card.id);
    let shown = desk.follow(&issued);
    assert!(Page::of(&shown).says(&card.last) && !shown.text().contains(&printed[..9]), "staff read no code");
    let list = Page::of(&desk.get(&format!("/admin/gift-cards?q={}", card.last.to_lowercase())));
    assert!(list.says("grace@example.org") && list.says("You owe €20.00"), "{}", list.words);

    let (subject, text) = newest_letter(&served);
    assert!(subject.contains("€20.00"), "{subject}");
    for words in ["Happy birthday", printed.as_str(), "31 December 2029", "/gift-card"] {
        assert!(text.contains(words), "{words}: {text}");
    }

    // The page of the balance takes what was copied from the letter.
    let mut grace = served.agent();
    let page = Page::of(&grace.get("/gift-card"));
    let balance = page.form("/gift-card").send(&mut grace, &[("gift_card", &printed.replace(' ', "\u{a0}"))]);
    assert!(balance.status == 200 && Page::of(&balance).says("€20.00"));
    assert_eq!(page.form("/gift-card").send(&mut grace, &[("gift_card", "7K3Q")]).status, 422);

    // Without the script: the button shows what the card pays before anything is ordered.
    let (mut grace, page) = served.at_checkout("day-mug", 2);
    let test_card = served.choice("Test card (no real money)");
    let seen = place(&mut grace, &page, &test_card, &[("gift_card", &printed)]);
    assert_eq!((seen.status, orders(&served).len()), (409, 0));
    let again = Page::of(&seen);
    for words in ["Something changed", "€20.00", "Left to pay", "€20.90", &format!("•••• {}", card.last)] {
        assert!(again.says(words), "{words}: {}", again.words);
    }
    let form = again.form("/checkout");
    assert_eq!((form.value("city").as_str(), form.value("gift_card").as_str(), form.value("covered").as_str()), ("Flensburg", "", "2000"));

    // Taken out and put in again, as the script does it.
    let off = place(&mut grace, &again, &test_card, &[("gift_card_off", &card.id.to_string()), ("intent", "refresh")]);
    assert!(off.status == 200 && !Page::of(&off).says("Left to pay") && Page::of(&off).form("/checkout").value("covered") == "0");
    let on = place(&mut grace, &Page::of(&off), &test_card, &[("gift_card", &printed), ("intent", "refresh")]);
    let agreed = Page::of(&on);
    assert!(agreed.says("Left to pay") && !agreed.says("Something changed"));

    // The rest is paid by the test card.
    let placed = place(&mut grace, &agreed, &test_card, &[]);
    let hosted = grace.path_of(&placed.location());
    assert!(Page::of(&grace.get(&hosted)).says("€20.90"), "the provider asks for the rest alone");
    let decided = grace.post(&hosted, &[("answer", "pay")]);
    let back = grace.path_of(&decided.location());
    let returned = grace.get(&back);
    let bought = Page::of(&grace.follow(&returned));
    assert!(bought.says(&format!("Gift card •••• {}", card.last)) && bought.says("−€20.00"), "{}", bought.words);
    let order = orders(&served).remove(0);
    assert_eq!((order.paid(), order.total), (Paid::Fully, eur(4_090)));
    let (_, text) = newest_letter(&served);
    assert!(text.contains(&format!("Gift card •••• {}", card.last)) && text.contains("−€20.00"), "{text}");
    let desk_order = format!("/admin/orders/{}", order.id);
    let page = Page::of(&desk.get(&desk_order));
    assert!(page.says(&format!("Gift card •••• {}", card.last)) && page.links.contains(&at.split('?').next().unwrap().to_owned()));

    // Cancelled at the desk: the card has its money back, the letter says so, the rest waits for a person.
    let cancelled = page.form(&format!("{desk_order}/cancel")).send(&mut desk, &[]);
    assert_eq!(cancelled.status, 303, "{}", cancelled.text());
    let (_, text) = newest_letter(&served);
    assert!(text.contains("€20.00 are back on your gift card") && text.contains("You have paid €20.90"), "{text}");
    let ledger = Page::of(&desk.get(&at));
    for words in ["Given back from order", "Spent on order", "Issued", &order.number] {
        assert!(ledger.says(words), "{words}: {}", ledger.words);
    }
    assert_eq!(ledger::owed(&served.world.read(), eur(0).currency()).unwrap(), eur(2_000));
    served.world.check();
}

#[test]
fn a_card_that_pays_everything_needs_no_provider_and_takes_refunds_back() {
    let served = Served::new();
    let id = served.world.gift_card(10_000);
    let (mut grace, page) = served.at_checkout("day-mug", 1);
    let bank = served.choice("Bank transfer");
    let on = place(&mut grace, &page, &bank, &[("gift_card", &printed(&served, id)), ("intent", "refresh")]);
    let agreed = Page::of(&on);
    assert!(agreed.says("Nothing is left to pay in another way"), "{}", agreed.words);
    assert_eq!(agreed.form("/checkout").choices("payment"), Vec::<String>::new());
    let placed = agreed.form("/checkout").send(&mut grace, &[]);
    assert!(placed.location().starts_with("/orders/"), "{}", placed.text());
    let order = orders(&served).remove(0);
    assert_eq!((order.paid(), order.payment.kind), (Paid::Fully, PaymentKind::GiftCard));
    let bought = Page::of(&grace.follow(&placed));
    assert!(bought.says("Paid") && bought.says("−€22.90"), "{}", bought.words);
    assert_eq!(served.world.card(id).balance, eur(7_710));

    let mut desk = served.staff(Role::Manager);
    let at = format!("/admin/orders/{}/refund", order.id);
    let page = Page::of(&desk.get(&at));
    let refunded = page.form(&at).send(&mut desk, &[("refund_amount", "4.90"), ("refund_why", "goodwill"), ("intent", "decide")]);
    assert_eq!(refunded.status, 303, "{}", refunded.text());
    assert_eq!(served.world.card(id).balance, eur(8_200));
    let (subject, text) = newest_letter(&served);
    assert!(subject.contains("€4.90") && text.contains("It is back on your gift card"), "{subject}: {text}");
    served.world.check();
}

#[test]
fn what_is_wrong_with_a_code_is_said_beside_it_and_nothing_is_lost() {
    let served = Served::new();
    let (blocked, good) = (served.world.gift_card(1_000), served.world.gift_card(1_000));
    served.world.run(BlockGiftCard { card: blocked, block: Block::Set }).unwrap();
    let (mut grace, page) = served.at_checkout("towel", 1);
    let bank = served.choice("Bank transfer");
    let cases = [
        ("nonsense".to_owned(), "We know no gift card with this code"),
        ("4444 4444 4444 4444 4444".to_owned(), "We know no gift card with this code"),
        (printed(&served, blocked), "This gift card is blocked"),
    ];
    for (typed, says) in &cases {
        for (intent, status) in [("place", 422), ("refresh", 200)] {
            let answer = place(&mut grace, &page, &bank, &[("gift_card", typed), ("intent", intent)]);
            let again = Page::of(&answer);
            assert_eq!(answer.status, status, "{typed}");
            assert!(again.says(says), "{says}: {}", again.words);
            let form = again.form("/checkout");
            assert_eq!((form.value("gift_card"), form.value("city")), (typed.clone(), "Flensburg".to_owned()));
            assert!(form.fields.iter().any(|field| field.name == "gift_card" && field.invalid));
        }
    }
    let mut other = served.agent();
    let page = Page::of(&other.get("/gift-card"));
    let answer = page.form("/gift-card").send(&mut other, &[("gift_card", &printed(&served, blocked))]);
    assert!(answer.status == 200 && answer.text().contains("This gift card is blocked"));
    served.world.later(Span::days(4 * 366));
    let (mut late, page) = served.at_checkout("towel", 1);
    let answer = place(&mut late, &page, &bank, &[("gift_card", &printed(&served, good))]);
    assert!(answer.status == 422 && Page::of(&answer).says("This gift card has expired"));
    assert_eq!(orders(&served).len(), 0);
    served.world.check();
}

#[test]
fn nobody_guesses_for_long() {
    let (limits, caller) = (Limits::default(), IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)));
    let allowed = (0..10_000).filter(|_| limits.allows(Try::GiftCard, caller)).count();
    // 24^20 codes; at five tries a minute a card in a million would be met after 10^16 years.
    assert!((15..=20).contains(&allowed), "{allowed}");
    assert!(limits.allows(Try::GiftCard, IpAddr::V4(Ipv4Addr::new(203, 0, 113, 8))), "others are not kept waiting");
}

/// Who buys, and what the form says.
type Ready = (Agent, Vec<(String, String)>);

const BUYERS: usize = 200;
/// Threads that fill the carts before.
const FILLERS: usize = 8;

#[test]
fn two_hundred_buyers_with_one_card_spend_it_once() {
    let served = Served::new();
    let print = served.world.product(goods("Print", 4_000));
    stock(&served.world, print.variants[0].id, 1_000);
    let id = served.world.gift_card(4_490);
    let (printed, bank) = (printed(&served, id), served.choice("Bank transfer"));
    let ready: Mutex<Vec<Ready>> = Mutex::default();
    thread::scope(|scope| {
        for filler in 0..FILLERS {
            let (served, ready, printed, bank) = (&served.server, &ready, &printed, &bank);
            scope.spawn(move || {
                for _ in (filler..BUYERS).step_by(FILLERS) {
                    let mut agent = served.agent();
                    assert_eq!(agent.post("/cart/lines", &[("product", "print"), ("quantity", "1")]).status, 303);
                    let page = Page::of(&agent.get("/checkout"));
                    let applied = place(&mut agent, &page, bank, &[("gift_card", printed), ("intent", "refresh")]);
                    let pairs = Page::of(&applied).form("/checkout").pairs();
                    assert!(pairs.contains(&("covered".to_owned(), "4490".to_owned())), "everybody sees the card pay all of it");
                    ready.lock().unwrap().push((agent, pairs));
                }
            });
        }
    });
    let barrier = Arc::new(Barrier::new(BUYERS));
    let press = |(mut agent, pairs): Ready| {
        let barrier = barrier.clone();
        let press = move || {
            barrier.wait();
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = agent.post("/checkout", &pairs);
            (answer.status, Page::of(&answer).words)
        };
        thread::Builder::new().stack_size(256 << 10).spawn(press).unwrap()
    };
    let buyers: Vec<_> = ready.into_inner().unwrap().into_iter().map(press).collect();
    let answers: Vec<(u16, String)> = buyers.into_iter().map(|buyer| buyer.join().unwrap()).collect();
    let mut by_status: BTreeMap<u16, usize> = BTreeMap::new();
    answers.iter().for_each(|(status, _)| *by_status.entry(*status).or_default() += 1);
    println!("{BUYERS} buyers with one gift card: {by_status:?}");
    assert_eq!(by_status, BTreeMap::from([(303, 1), (409, BUYERS - 1)]));
    for (_, said) in answers.iter().filter(|(status, _)| *status == 409) {
        assert!(said.contains("Something changed") && said.contains("€44.90"), "{said}");
    }
    let (all, card) = (orders(&served), served.world.card(id));
    assert_eq!((all.len(), all[0].paid(), card.balance), (1, Paid::Fully, eur(0)));
    let paid = payment::of_order(&served.world.read(), all[0].id).unwrap();
    assert_eq!(paid.iter().map(|p| (p.gift_card, p.amount)).collect::<Vec<_>>(), [(Some(id), eur(4_490))]);
    assert_eq!(all[0].payment.method, Id::new(0));
    served.world.check();
}
