//! The remedies under *Needs attention* as staff press them: at once, by many at a time, and once.

use super::page::Page;
use super::paying::{ask, last, order, payment, press, troubles, until, work};
use super::served::Served;
use crate::shop::world::eur;
use std::sync::Barrier;
use sutler::shop::attention;
use sutler::shop::order::Paid;
use sutler::shop::payment::{Capture, PaymentKind, State};
use sutler::shop::staff::Role;
use sutler::web::double::Trick;

const STRIPE: &str = "Card and more, online";
const PRESSES: usize = 12;

/// Money of another amount came by Stripe.
fn odd() -> Served {
    let served = Served::with_stripe(Capture::AtOnce);
    let (mut agent, hosted) = order(&served, STRIPE, ("thing-9", 1));
    press(&mut agent, &hosted, "pay-more");
    until("a person is asked", || !troubles(&served).is_empty());
    served
}

/// Many members of staff press one button in the same moment; what each is answered.
fn press_at_once(served: &Served, remedy: &str) -> Vec<u16> {
    let barrier = Barrier::new(PRESSES);
    let form = |agent: &mut super::agent::Agent| {
        let page = Page::of(&agent.get("/admin/attention"));
        page.forms.iter().find(|form| form.action.ends_with("/remedy")).unwrap().clone()
    };
    let ready: Vec<_> = (0..PRESSES)
        .map(|_| {
            let mut agent = served.staff(Role::Owner);
            let form = form(&mut agent);
            (agent, form)
        })
        .collect();
    std::thread::scope(|scope| {
        let barrier = &barrier;
        let presses: Vec<_> = ready
            .into_iter()
            .map(|(mut agent, form)| {
                scope.spawn(move || {
                    barrier.wait();
                    form.send(&mut agent, &[("remedy", remedy)]).status
                })
            })
            .collect();
        presses.into_iter().map(|press| press.join().unwrap()).collect()
    })
}

#[test]
fn parallel_presses_send_it_back_once() {
    let served = odd();
    assert_eq!(press_at_once(&served, "send_back"), [303; PRESSES]);
    for _ in 0..3 {
        work(&served);
    }
    let (stripe, paid) = (served.site.payments.of(PaymentKind::Stripe).unwrap().unwrap(), payment(&served));
    let listed = ask(stripe.find(&paid.session.unwrap().session, "")).unwrap().unwrap();
    assert_eq!(listed.refunds.len(), 1, "one refund at Stripe");
    assert_eq!((last(&served).captured, payment(&served).state), (eur(0), State::Voided));
    // Stripe goes on saying that so much came, and that it went back: neither is news.
    let since = served.world.now() - sutler::base::Span::days(90);
    ask(served.site.payments.compare(since)).unwrap();
    assert_eq!(troubles(&served), []);
    served.world.check();
}

#[test]
fn parallel_presses_take_it_once() {
    let served = odd();
    assert_eq!(press_at_once(&served, "take_in"), [303; PRESSES]);
    let now = last(&served);
    assert_eq!((now.paid(), now.captured), (Paid::TooMuch, payment(&served).amount));
    assert_eq!(attention::open_count(&served.world.read()).unwrap(), 1, "what is too much is owed, and nothing else is asked");
    served.world.check();
}

#[test]
fn asked_again_the_provider_says_how_it_stands() {
    let served = odd();
    let mut staff = served.staff(Role::Owner);
    let form = |agent: &mut super::agent::Agent| {
        let page = Page::of(&agent.get("/admin/attention"));
        page.forms.into_iter().find(|form| form.action.ends_with("/remedy")).unwrap()
    };
    let asked = form(&mut staff);
    let note = asked.fields.iter().map(|field| field.name.clone()).find(|name| name.starts_with("note-")).unwrap();
    let typed = [("remedy", "ask_again"), (note.as_str(), "we gave it back at the dashboard")];
    let answer = asked.send(&mut staff, &typed);
    let told = Page::of(&answer);
    assert!(told.says("it still says") && answer.text().contains(typed[1].1), "{}", told.words);
    served.stripe.play(Trick::Answer(500));
    let refused = form(&mut staff).send(&mut staff, &typed);
    assert!(refused.status == 409 && refused.text().contains(typed[1].1));
    assert!(Page::of(&refused).says("The provider is in trouble"), "{}", refused.text());
    // What was typed comes back with what is missing.
    let wrong = form(&mut staff).send(&mut staff, &[("remedy", "settled")]);
    assert_eq!(wrong.status, 422);
    assert!(Page::of(&wrong).says("Please say how it was settled"), "{}", wrong.text());
    // A form without its token does nothing.
    let action = form(&mut staff).action;
    assert_eq!(staff.post(&action, &[("remedy", "settled")]).status, 403);
    assert_eq!(troubles(&served).len(), 1);
    served.world.check();
}
