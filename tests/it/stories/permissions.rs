//! Who may do what: every command with what it needs, and people who try.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, eur, goods, is_forbidden};
use crate::source::{code, files, without_tests};
use regex::Regex;
use std::collections::BTreeSet;
use sutler::base::{Id, StaffId};
use sutler::shop::catalog::SaveProduct;
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder};
use sutler::shop::order::pay::MarkPaid;
use sutler::shop::order::{CancelReason, note::NoteOrder};
use sutler::shop::payment::{PaymentKind, SaveBankAccount};
use sutler::shop::queue::FinishJob;
use sutler::shop::shipping::ShippingKind;
use sutler::shop::staff::{Invite, Role};
use sutler::shop::{Actor, Permission};

const GOLDEN: &str = include_str!("../../data/commands.txt");

/// Every command of the source: its name in the log, the permission that it needs, its type. One that wraps others bears the name
/// or the permission of its type parameter or of another command: `PlaceOrder::NAME`.
fn commands() -> Vec<String> {
    let head = Regex::new(r"impl(?:<[^{}]*>)? Command for (\w+)").unwrap();
    let body = Regex::new(r#"const NAME: &'static str = "?([\w:]+)"?;\s*const NEEDS: Permission = (?:Permission::)?([\w:]+);"#).unwrap();
    let mut found = Vec::new();
    for source in files(&["src"]).into_iter().filter(|source| !source.path.ends_with("/tests.rs")) {
        // Strings are blank in the code, so the names are read from the text; which of them are real is read from the code.
        let real: BTreeSet<String> = head.captures_iter(&without_tests(&code(&source.text))).map(|c| c[1].to_owned()).collect();
        let heads: Vec<_> = head.captures_iter(&source.text).filter(|c| real.contains(&c[1])).collect();
        assert_eq!(heads.len(), real.len(), "{}: two commands of one type", source.path);
        for one in heads {
            let said = body.captures(&source.text[one.get(0).unwrap().end()..]).expect("a command has a name and needs something");
            found.push(format!("{} {} {}", &said[1], &said[2], &one[1]));
        }
    }
    found.sort();
    found
}

/// A command that is new, gone or needs something else is decided by a person: change tests/data/commands.txt with it. A name
/// stands in every log for ever.
#[test]
fn every_command_needs_what_was_decided() {
    let known: Vec<&str> = GOLDEN.lines().filter(|line| !line.starts_with('#')).collect();
    let found = commands();
    assert!(known == found, "commands.txt should say:\n{}", found.join("\n"));
    let own: Vec<&str> = known.iter().filter_map(|line| line.split(' ').next()).filter(|name| !name.contains("::")).collect();
    assert_eq!(own.iter().collect::<BTreeSet<_>>().len(), own.len(), "two commands of one name");
}

#[test]
fn who_may() {
    use Permission::{Anyone, Catalog, Orders, Settings, Staff, System};
    let all = [Anyone, Orders, Catalog, Settings, Staff, System];
    let staff = |role: Role| Actor::Staff { id: StaffId::new(1), may: role.permissions().to_vec() };
    // One who was given everything is still a person.
    let everything = Actor::Staff { id: StaffId::new(1), may: all.to_vec() };
    let table = [
        (Actor::Visitor, [true, false, false, false, false, false]),
        (staff(Role::Fulfilment), [true, true, false, false, false, false]),
        (staff(Role::Manager), [true, true, true, true, false, false]),
        (staff(Role::Owner), [true, true, true, true, true, false]),
        (everything, [true, true, true, true, true, false]),
        (Actor::System, [true; 6]),
    ];
    for (actor, expected) in table {
        assert_eq!(all.map(|needed| actor.may(needed)), expected, "{actor:?}");
    }
}

#[test]
fn packers_pack_and_visitors_buy() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 3);
    let placed = world.buy(&[(&mug, 1)], ShippingKind::Pickup, PaymentKind::BankTransfer);
    let order = placed.order;
    let packer = Actor::Staff { id: StaffId::new(7), may: Role::Fulfilment.permissions().to_vec() };
    world.told();
    let paid = || MarkPaid { order, amount: eur(1_000), reference: String::new() };
    let cancel = || CancelOrder { order, why: CancelReason::Fraud, note: String::new() };
    let note = || NoteOrder { order, note: "Is it a gift?".to_owned() };
    assert!(is_forbidden(world.visit(paid())) && is_forbidden(world.visit(cancel())) && is_forbidden(world.visit(note())));
    assert!(is_forbidden(world.visit(parcel(order, &[(0, 1)]))));
    assert!(is_forbidden(world.visit(ExpireOrder { order })) && is_forbidden(world.shop.run(&packer, ExpireOrder { order })));
    assert!(is_forbidden(world.visit(FinishJob { job: Id::new(1) })));
    assert!(is_forbidden(world.shop.run(&packer, SaveProduct { id: None, seen: None, facts: goods("Mug", 1) })));
    assert!(is_forbidden(world.shop.run(&packer, SaveBankAccount { account: None })));
    assert!(is_forbidden(world.shop.run(&packer, Invite { role: Role::Owner })));
    assert_eq!(world.told(), Vec::<String>::new());

    world.shop.run(&packer, note()).unwrap();
    world.shop.run(&packer, paid()).unwrap();
    world.shop.run(&packer, parcel(order, &[(0, 1)])).unwrap();
    assert_eq!(world.told(), ["order_noted", "payment_captured", "order_paid", "stock_moved", "fulfilment_sent"]);
    assert_eq!(world.order(order).staff_note, "Is it a gift?");
    let log = sutler::shop::order::view::timeline(&world.read(), order, 10).unwrap();
    assert_eq!((log[0].actor.as_str(), log[0].command.as_str()), ("staff:7", "send_parcel"));
    world.check();
}
