//! Times to pick up as buyers and staff meet them: chosen without a script, said on the order's page, listed for the day.

use super::page::Page;
use super::served::{ADDRESS, Served};
use crate::shop::pickup::{hours, with_hours};
use sutler::base::Day;
use sutler::shop::order::Order;
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
