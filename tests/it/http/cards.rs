//! Stolen cards that are tried out over HTTP: programs get a few payment pages and then none, people get theirs with and without a
//! script, and it ends by itself.

use super::agent::{Agent, Answer};
use super::page::Page;
use super::paying::{ask, last, press, troubles};
use super::served::{ADDRESS, Served};
use std::time::Instant;
use sutler::base::Span;
use sutler::shop::attention::Trouble;
use sutler::shop::job::LetterKind;
use sutler::shop::order::{Order, Paid};
use sutler::shop::payment::proof::{LASTS, TASKS, ZEROS};
use sutler::shop::payment::watch::EndCardWatch;
use sutler::shop::payment::{Payment, Proof, Standing, of_order};
use sutler::shop::staff::Role;
use sutler::shop::{Job, queue};
use sutler::store::{Page as Rows, Reads};

const CARD: &str = "Test card (no real money)";

/// Enough cards are declined that it is no chance.
fn try_out(served: &Served) {
    let cup = served.world.stocked("Cup", 1_000, 99);
    for _ in 0..20 {
        let (_, payment) = served.world.buy_by_card(&[(&cup, 1)]);
        served.world.settle(payment, Standing::Declined).unwrap();
    }
}

fn tried_out() -> Served {
    let served = Served::new();
    try_out(&served);
    served
}

/// What the script of the page does; `None` where there is nothing to do.
fn solve(page: &str) -> Option<String> {
    let challenge = page.split("data-challenge=\"").nth(1)?.split('"').next()?;
    let is_solved = |number: &u64| {
        let hash = ring::digest::digest(&ring::digest::SHA256, format!("{challenge}.{number}").as_bytes());
        u32::from_be_bytes(hash.as_ref()[..4].try_into().unwrap()).leading_zeros() >= ZEROS
    };
    let numbers: String = (0..).filter(is_solved).take(TASKS).map(|number| format!(".{number}")).collect();
    Some(format!("{challenge}{numbers}"))
}

/// Orders from a checkout page by card, with this proof.
fn place(served: &Served, agent: &mut Agent, page: &Page, proof: &str) -> Answer {
    let card = served.choice(CARD);
    let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", card.as_str()), ("proof", proof)]).collect();
    page.form("/checkout").send(agent, &changes)
}

/// A visitor at the checkout, with the page as it came.
fn at_checkout(served: &Served) -> (Agent, Page, String) {
    served.world.later(Span(1)); // lists put the newest first, to the second
    let mut agent = served.with_cart("thing-9", 1);
    let answer = agent.get("/checkout");
    (agent, Page::of(&answer), answer.text())
}

fn pages(served: &Served) -> usize {
    served.world.read().all::<Payment>(Rows::first(5_000)).unwrap().iter().filter(|payment| payment.session.is_some()).count()
}

fn orders(served: &Served) -> usize {
    served.world.read().all::<Order>(Rows::first(5_000)).unwrap().len()
}

fn payment(served: &Served) -> Payment {
    of_order(&served.world.read(), last(served).id).unwrap().pop().unwrap()
}

/// What a page of the test card company is called.
fn is_hosted(answer: &Answer) -> bool {
    answer.location().contains("/testpay/")
}

/// A thousand carts, each of a program that sends nothing but the two forms; the n-th comes from the address that `from` gives.
fn a_thousand_carts(served: &Served, from: impl Fn(usize) -> String) {
    let mut agent = served.agent();
    let product = Page::of(&agent.get("/products/thing-9"));
    let add: Vec<(String, String)> = product.form("/cart/lines").with(&[("quantity", "1")]);
    let (_, page, _) = at_checkout(served);
    let card = served.choice(CARD);
    let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", card.as_str())]).collect();
    let form = page.form("/checkout").with(&changes);
    let pairs = |form: &[(String, String)]| -> Vec<(String, String)> { form.to_vec() };
    for nth in 0..1_000 {
        let mut bot = served.agent();
        bot.headers.push(("x-forwarded-for".to_owned(), from(nth)));
        for (path, pairs) in [("/cart/lines", pairs(&add)), ("/checkout", pairs(&form))] {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            bot.post(path, &pairs);
        }
    }
}

/// The jobs of payments that were begun, as the worker does them a little later.
fn open_pages_later(served: &Served) {
    for queued in queue::all(&served.world.read(), 5_000).unwrap() {
        if let Job::OpenPayment { payment } = queued.job {
            ask(served.site.payments.page_of(payment)).unwrap();
        }
    }
}

#[test]
fn a_program_with_a_thousand_carts_gets_five_pages_and_a_buyer_gets_one() {
    let served = Served::behind_proxy();
    let began = Instant::now();
    a_thousand_carts(&served, |_| "192.0.2.7".to_owned());
    open_pages_later(&served);
    // Five at once and one in two minutes, should the machine be that slow.
    let most = 5 + usize::try_from(began.elapsed().as_secs() / 120).unwrap();
    assert!((5..=most).contains(&pages(&served)), "{}", pages(&served));
    let before = pages(&served);
    let (mut agent, page, text) = at_checkout(&served);
    assert_eq!(solve(&text), None, "nothing is declined, so nothing is asked for");
    agent.headers.push(("x-forwarded-for".to_owned(), "192.0.2.8".to_owned()));
    let card = served.choice(CARD);
    let changes: Vec<(&str, &str)> = ADDRESS.into_iter().chain([("payment", card.as_str())]).collect();
    assert!(is_hosted(&page.form("/checkout").send(&mut agent, &changes)));
    assert_eq!(pages(&served), before + 1);
    served.world.check();
}

#[test]
fn while_cards_are_tried_out_a_thousand_addresses_get_no_page_without_a_proof() {
    let served = Served::behind_proxy();
    try_out(&served);
    let (before, known) = (pages(&served), orders(&served));
    a_thousand_carts(&served, |nth| format!("198.51.{}.{}", nth / 250, nth % 250));
    assert!(orders(&served) >= known + 900, "every order stands: {}", orders(&served) - known);
    open_pages_later(&served);
    assert_eq!(pages(&served), before);
    served.world.check();
}

#[test]
fn a_buyer_whose_browser_works_pays_as_ever() {
    let served = tried_out();
    let (mut agent, page, text) = at_checkout(&served);
    let placed = place(&served, &mut agent, &page, &solve(&text).unwrap());
    assert!(is_hosted(&placed), "{}", placed.location());
    assert!(matches!(payment(&served).proof, Proof::Given { .. }));
    // The same form again is the same order with the same page.
    let again = place(&served, &mut agent, &page, &solve(&text).unwrap());
    assert_eq!((again.location(), of_order(&served.world.read(), last(&served).id).unwrap().len()), (placed.location(), 1));
    let hosted = agent.path_of(&placed.location());
    press(&mut agent, &hosted, "pay");
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert!(!letters(&served).iter().any(|kind| matches!(kind, LetterKind::PayByMail { .. })), "nobody needs a letter");
    served.world.check();
}

fn letters(served: &Served) -> Vec<LetterKind> {
    let queued = queue::all(&served.world.read(), 5_000).unwrap().into_iter();
    queued.filter_map(|queued| if let Job::Letter { letter, .. } = queued.job { Some(letter) } else { None }).collect()
}

#[test]
fn a_buyer_without_a_script_orders_as_ever_and_pays_by_the_letter() {
    let served = tried_out();
    let (mut agent, page, _) = at_checkout(&served);
    let path = place(&served, &mut agent, &page, "").location();
    assert!(path.starts_with("/orders/"), "{path}");
    let shown = Page::of(&agent.get(&path));
    assert!(shown.says("The link to pay has been sent to ada@example.org"), "{}", shown.words);
    let (order, withheld) = (last(&served), payment(&served));
    assert_eq!(letters(&served).iter().filter(|kind| **kind == LetterKind::PayByMail { payment: withheld.id }).count(), 1);
    // Whoever presses all the same, or waits for the job, gets no page and no second letter.
    let pressed = shown.form(&format!("{path}/pay")).send(&mut agent, &[]);
    assert_eq!(pressed.location(), path);
    open_pages_later(&served);
    assert_eq!(payment(&served), withheld);
    assert_eq!(letters(&served).iter().filter(|kind| matches!(kind, LetterKind::PayByMail { .. })).count(), 1);
    assert!(withheld.session.is_none() && withheld.expires.unwrap() - served.world.now() > Span::minutes(110), "{withheld:?}");

    let token = served.world.shop.pay_token(order.id);
    let own = path.trim_start_matches("/orders/");
    assert!(!token.contains(own) && !shown.words.contains(&token));
    for made_up in [format!("{}-{own}", order.id), "0".repeat(48), format!("{token}0"), own.to_owned()] {
        assert_eq!(agent.get(&format!("/orders/pay/{made_up}")).status, 410, "{made_up}");
    }
    let opened = agent.get(&format!("/orders/pay/{token}"));
    assert!(is_hosted(&opened), "{}", opened.location());
    let hosted = agent.path_of(&opened.location());
    press(&mut agent, &hosted, "pay");
    assert_eq!(last(&served).paid(), Paid::Fully);
    assert_eq!(agent.get(&format!("/orders/pay/{token}")).location(), path, "once it is paid, its page says so");
    served.world.check();
}

#[test]
fn a_proof_that_proves_nothing_is_refused_and_what_was_typed_is_kept() {
    let served = tried_out();
    let (mut agent, page, text) = at_checkout(&served);
    let (_, _, other) = at_checkout(&served);
    let (good, foreign) = (solve(&text).unwrap(), solve(&other).unwrap());
    let forged = good.replacen(['a', 'b'], "c", 1).replacen('.', ".0", 1);
    let undone = format!("{}.{}", good.split('.').take(2).collect::<Vec<_>>().join("."), "1.2.3.4.5.6.7.8");
    let known = orders(&served);
    for (what, proof) in [("another's", &foreign), ("forged", &forged), ("undone", &undone), ("torn", &good[..60].to_owned())] {
        let refused = place(&served, &mut agent, &page, proof);
        assert_eq!((refused.status, orders(&served)), (409, known), "{what}");
        let again = Page::of(&refused);
        assert!(again.says("please press the button once more"), "{what}: {}", again.words);
        assert_eq!(again.form("/checkout").value("street"), "Kieler Str. 12", "{what}");
        assert_eq!(again.form("/checkout").value("payment"), served.choice(CARD), "{what}");
    }
    // An old one: the page that comes back has a new challenge, and with that the order is placed.
    served.world.later(Span(LASTS.0 + 60));
    try_out(&served);
    let refused = place(&served, &mut agent, &page, &good);
    assert_eq!(refused.status, 409);
    let again = Page::of(&refused);
    let placed = place(&served, &mut agent, &again, &solve(&refused.text()).unwrap());
    assert!(is_hosted(&placed), "{}", placed.location());
    served.world.check();
}

#[test]
fn on_the_page_of_an_order_a_proof_serves_once() {
    let served = tried_out();
    let (mut agent, page, _) = at_checkout(&served);
    let path = place(&served, &mut agent, &page, "").location();
    let shown = agent.get(&path);
    let (form, proof) = (Page::of(&shown), solve(&shown.text()).unwrap());
    let pay = format!("{path}/pay");
    // That of another order opens nothing.
    let (mut stranger, theirs, _) = at_checkout(&served);
    let their_path = place(&served, &mut stranger, &theirs, "").location();
    let refused = Page::of(&stranger.get(&their_path)).form(&format!("{their_path}/pay")).send(&mut stranger, &[("proof", &proof)]);
    assert!(refused.status == 409 && payment(&served).session.is_none(), "{}", refused.text());

    let opened = form.form(&pay).send(&mut agent, &[("proof", &proof)]);
    assert!(is_hosted(&opened), "{}", opened.location());
    // Nobody pays there, and half an hour later another page is wanted.
    served.world.later(Span::minutes(36));
    ask(served.site.payments.reconcile()).unwrap();
    try_out(&served);
    let before = pages(&served);
    let card = served.choice(CARD);
    let again = form.form(&pay).send(&mut agent, &[("proof", &proof), ("payment", &card)]);
    assert_eq!((again.status, pages(&served)), (409, before), "{}", again.text());
    assert_eq!(Page::of(&again).form(&pay).value("payment"), card);
    // A new one does.
    let fresh = solve(&again.text()).unwrap();
    assert!(is_hosted(&Page::of(&again).form(&pay).send(&mut agent, &[("proof", &fresh)])));
    served.world.check();
}

#[test]
fn a_transfer_asks_for_no_proof() {
    let served = tried_out();
    let (_, path) = served.with_order();
    assert!(path.starts_with("/orders/") && served.agent().get(&path).text().contains("Please transfer"));
    assert!(!letters(&served).iter().any(|kind| matches!(kind, LetterKind::PayByMail { .. })));
    served.world.check();
}

#[test]
fn staff_see_it_and_it_ends_by_itself() {
    let served = tried_out();
    let mut staff = served.staff(Role::Owner);
    let desk = |staff: &mut Agent| Page::of(&staff.get("/admin/attention")).words;
    let seen = desk(&mut staff);
    assert!(seen.contains("Somebody is trying out stolen cards") && seen.contains("Since 21 November 2026"), "{seen}");
    let (mut agent, page, _) = at_checkout(&served);
    let path = place(&served, &mut agent, &page, "").location();
    served.world.run(EndCardWatch {}).unwrap();
    assert!(matches!(troubles(&served).as_slice(), [Trouble::CardTesting { .. }]), "it is not over");

    served.world.later(Span::minutes(31));
    assert!(!desk(&mut staff).contains("Since 21 November 2026"), "at once it is said as what has been");
    let shown = agent.get(&path);
    assert!(solve(&shown.text()).is_none() && !shown.text().contains("The link to pay has been sent"), "{}", shown.text());
    assert!(is_hosted(&Page::of(&shown).form(&format!("{path}/pay")).send(&mut agent, &[])));
    served.world.run(EndCardWatch {}).unwrap();
    assert_eq!(troubles(&served), []);
    // And begins anew.
    served.world.later(Span::hours(1));
    try_out(&served);
    assert!(matches!(troubles(&served).as_slice(), [Trouble::CardTesting { .. }]));
    served.world.check();
}
