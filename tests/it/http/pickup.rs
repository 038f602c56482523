//! Times to pick up as buyers and staff meet them: chosen without a script, said on the order's page, listed for the day.

use super::page::Page;
use super::paying::{ask, last, payment, troubles};
use super::served::{ADDRESS, STRIPE_SECRET, Served};
use crate::shop::pickup::{hours, with_hours};
use sutler::adapters::signature::sign;
use sutler::base::{Day, Span};
use sutler::shop::attention::Trouble;
use sutler::shop::order::Order;
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::payment::Capture;
use sutler::shop::shipping::{Opening, PickupHours};
use sutler::shop::staff::Role;
use sutler::store::{Page as Rows, Reads};

#[test]
fn a_time_is_chosen_seen_and_listed() {
    let served = Served::new();
    let method = with_hours(&served.world, hours(1)).unwrap().to_string();
    let (mut agent, page) = served.at_checkout("towel", 1);
    let pay = served.choice("Pay when you collect");
    // Without a script the times come with the answer to the form, and nothing is lost on the way.
    let chosen = [&ADDRESS[..], &[("delivery", method.as_str()), ("payment", pay.as_str())]].concat();
    let answer = page.form("/checkout").send(&mut agent, &chosen);
    assert_eq!(answer.status, 409, "another way of delivery costs something else");
    let page = Page::of(&answer);
    let form = page.form("/checkout");
    let times = form.choices("slot");
    let first = Day::parse("2026-11-21").unwrap().at(10 * 60 + 30, "Europe/Berlin").seconds().to_string();
    assert_eq!((times.first(), form.value("slot")), (Some(&first), first.clone()), "the first free one is chosen");
    assert!(answer.text().contains("Sat 21 November") && answer.text().contains("10:30–11:00"));

    let second = times[1].clone();
    let placed = form.send(&mut agent, &[("slot", second.as_str())]);
    let shown = agent.follow(&placed).text();
    assert!(shown.contains("11:00–11:30"), "{shown}");
    let order: Order = served.world.read().all(Rows::last(1)).unwrap().remove(0);
    assert_eq!(order.shipping.slot.unwrap().from.seconds().to_string(), second);

    // Whoever comes with the same time now is told beside the times, and keeps what was typed.
    let (mut late, page) = served.at_checkout("towel", 1);
    let page = Page::of(&page.form("/checkout").send(&mut late, &chosen));
    let refused = page.form("/checkout").send(&mut late, &[("slot", second.as_str())]);
    assert_eq!(refused.status, 422);
    let page = Page::of(&refused);
    assert!(page.says("Somebody else took the last place") && page.has_id("slot"));
    assert_eq!(page.form("/checkout").value("email"), "ada@example.org");

    let mut staff = served.staff(Role::Fulfilment);
    let list = staff.get("/admin/orders").text();
    assert!(list.contains("11:00–11:30") && list.contains("/admin/pickups"));
    let day = staff.get("/admin/pickups?day=2026-11-21").text();
    assert!(day.contains(&order.number) && day.contains("1 × Towel") && day.contains("11:00–11:30"), "{day}");
    assert!(!staff.get("/admin/pickups?day=2026-11-24").text().contains(&order.number));
    assert!(staff.get(&format!("/admin/orders/{}", order.id)).text().contains("11:00–11:30"));
    served.world.check();
}

#[test]
fn hours_are_written_as_one_says_them() {
    let served = Served::new();
    let method = with_hours(&served.world, hours(1)).unwrap();
    let mut staff = served.staff(Role::Owner);
    let path = format!("/admin/shipping/{method}");
    let page = Page::of(&staff.get(&path));
    assert_eq!(page.form(&path).value("week"), "Tue 7:00–9:00\nSat 9:00–12:00");
    let wrong = page.form(&path).send(&mut staff, &[("week", "Tue whenever"), ("closed", "2026-12-24")]);
    assert!(wrong.status == 422 && Page::of(&wrong).form(&path).value("week") == "Tue whenever");
    let saved = page.form(&path).send(&mut staff, &[("week", "Mon-Wed 8-12"), ("closed", "24.12.2026\n2026-12-26"), ("per_slot", "3")]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let kept = served.world.read().get(method).unwrap().pickup.unwrap();
    assert_eq!((kept.week.len(), kept.per_slot, kept.closed[0].to_string().as_str()), (3, 3, "2026-12-24"));
    assert_eq!(Page::of(&staff.get(&path)).form(&path).value("closed"), "2026-12-24\n2026-12-26");
    let none = Page::of(&staff.get(&path)).form(&path).send(&mut staff, &[("week", "")]);
    assert_eq!((none.status, served.world.read().get(method).unwrap().pickup), (303, None));
}

#[test]
fn late_money_for_a_slot_that_is_gone_goes_to_a_person() {
    // Somebody else has it, or the merchant opens at other times.
    for taken in [true, false] {
        let served = Served::with_stripe(Capture::AtOnce);
        let world = &served.world;
        let method = with_hours(world, hours(1)).unwrap().to_string();
        let card = served.choice("Card and more, online");
        let chosen = [&ADDRESS[..], &[("delivery", method.as_str()), ("payment", card.as_str())]].concat();
        let place = |slot: Option<&str>| {
            let (mut agent, page) = served.at_checkout("towel", 1);
            let page = Page::of(&page.form("/checkout").send(&mut agent, &chosen));
            let form = page.form("/checkout");
            let slot = slot.map_or_else(|| form.choices("slot")[3].clone(), str::to_owned);
            assert_eq!(form.send(&mut agent, &[("slot", &slot)]).status, 303);
            slot
        };
        let slot = place(None);
        let (order, payment) = (last(&served), payment(&served));
        // The time to pay is over; nobody paid until then.
        ask(served.site.payments.close(&payment)).unwrap();
        world.later(Span::minutes(40));
        assert_eq!(world.run(ExpireOrder { order: order.id }).unwrap(), Expired::Cancelled);
        if taken {
            place(Some(&slot));
        } else {
            let other = PickupHours { week: vec![Opening { weekday: 6, from: 9 * 60, until: 12 * 60 }], ..hours(1) };
            with_hours(world, other).unwrap();
        }
        // Stripe says that the money came after all.
        let session = payment.session.unwrap().session;
        let body = serde_json::json!({
            "id": "evt_late", "object": "event", "type": "checkout.session.completed", "livemode": false,
            "data": { "object": { "object": "checkout.session", "id": session, "status": "complete", "payment_status": "paid",
                "amount_total": order.total.minor(), "currency": "eur", "livemode": false, "payment_intent": "pi_late" } },
        });
        let body = body.to_string();
        let signature = sign(STRIPE_SECRET, body.as_bytes(), (world.clock())());
        assert_eq!(served.agent().send("POST", "/hooks/stripe", &[("stripe-signature", &signature)], body.as_bytes()).status, 204);
        let now = world.order(order.id);
        assert!(now.cancelled.is_some() && now.captured == order.total, "it is not taken up again, and the money is known");
        assert!(matches!(troubles(&served)[..], [Trouble::MoneyOwed { .. }]), "{:?}", troubles(&served));
        let mut staff = served.staff(Role::Owner);
        let page = Page::of(&staff.get("/admin/attention"));
        assert!(page.says(&now.number) && page.forms.iter().any(|form| form.action.ends_with("/remedy")), "{}", page.words);
        world.check();
    }
}
