//! The mail server is gone: orders come in as ever, letters are tried again with more and more patience, then a person is told; and once
//! it is back, one press writes what was waiting.

use super::page::Page;
use super::paying::{last, troubles, until};
use super::served::Served;
use std::sync::Arc;
use std::time::Duration;
use sutler::adapters::mail::{MailConfig, Mailer};
use sutler::base::{Email, OrderId, Span};
use sutler::jobs::Worker;
use sutler::shop::attention::Trouble;
use sutler::shop::job::LetterKind;
use sutler::shop::queue::QueuedJob;
use sutler::shop::staff::Role;
use sutler::shop::{Job, letter, queue};

/// The worker does its work meanwhile.
fn while_working(worker: Worker, act: impl FnOnce()) {
    let (stop, stopped) = tokio::sync::watch::channel(false);
    std::thread::scope(|scope| {
        scope.spawn(|| super::paying::ask(worker.run(stopped)));
        act();
        stop.send(true).unwrap();
    });
}

fn waiting(served: &Served, order: OrderId) -> Option<QueuedJob> {
    let jobs = queue::all(&served.world.read(), 500).unwrap();
    jobs.into_iter().find(|queued| matches!(queued.job, Job::Letter { order: Some(of), .. } if of == order))
}

#[test]
fn no_order_waits_for_the_mail_server() {
    let served = Served::new();
    // Nobody listens there.
    let config = MailConfig { url: "smtp://127.0.0.1:1".to_owned(), from: Email::parse("shop@example.org").unwrap() };
    let gone = Arc::new(Mailer::smtp(&config).unwrap().with_deadline(Duration::from_secs(5)));
    let (mut waits, mut orders) = (Vec::new(), Vec::new());
    while_working(served.worker(gone), || {
        let (_, placed) = served.with_order();
        assert!(placed.starts_with("/orders/"), "{placed}");
        let first = last(&served).id;
        orders.push(first);
        let tries_max = waiting(&served, first).map_or(10, |queued| queued.job.tries_max());
        for tries in 1..=tries_max {
            until("it was tried", || waiting(&served, first).is_some_and(|queued| queued.tries == tries));
            let wait = waiting(&served, first).unwrap().due - served.world.now();
            waits.push(wait);
            served.world.later(wait);
            if tries == 3 {
                served.with_order();
                orders.push(last(&served).id);
            }
        }
        let told = |order| {
            troubles(&served)
                .iter()
                .any(|trouble| matches!(trouble, Trouble::Job { job } if Some(*job) == waiting(&served, order).map(|queued| queued.id)))
        };
        until("a person is told", || told(first));
        assert!(waiting(&served, first).unwrap().gave_up.is_some());
    });
    assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
    assert!(
        waits[0] <= Span::minutes(1) && waits.iter().copied().fold(Span(0), |sum, wait| Span(sum.0 + wait.0)) >= Span::hours(4),
        "{waits:?}"
    );
    assert!(orders.iter().all(|order| letter::of_order(&served.world.read(), *order).unwrap().is_empty()), "nothing is said to be sent");

    // It is back. What waits goes by itself, what was given up by a press; each letter once, however often that is pressed.
    while_working(served.worker(served.site.mailer.clone()), || {
        let mut staff = served.staff(Role::Owner);
        let page = Page::of(&staff.get("/admin/attention"));
        let retry = page.forms.iter().find(|form| form.action.ends_with("/retry")).unwrap();
        for _ in 0..2 {
            assert!(retry.send(&mut staff, &[]).status < 500);
        }
        served.world.later(Span::hours(7));
        until("all is written", || orders.iter().all(|order| waiting(&served, *order).is_none()));
    });
    for order in orders {
        let kinds: Vec<LetterKind> = letter::of_order(&served.world.read(), order).unwrap().iter().map(|letter| letter.kind).collect();
        assert_eq!(kinds, [LetterKind::OrderReceived]);
    }
    assert_eq!(troubles(&served), []);
    served.world.check();
}
