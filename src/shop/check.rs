//! What must hold in every store: proven after every test, and by `sutler check`. Each proof walks its table in steps.

use super::cart::Cart;
use super::catalog::Product;
use super::catalog::category::{Category, DEPTH_MAX, line};
use super::catalog::plan::listed_in;
use super::fulfilment::Fulfilment;
use super::job::Job;
use super::letter::Letter;
use super::payment::Payment;
use super::queue::QueuedJob;
use super::schema::KINDS;
use super::staff::{Role, Staff};
use super::statement::{BankEntry, EntryState};
use super::stock::{Location, Movement, Reservation, StockLevel};
use super::tax::{TaxClass, TaxRate};
use super::wipe::{self, Stand};
use super::{books, gift_card, order, settings, staff, theme};
use crate::base::limits::{CART_LINES_MAX, QUANTITY_MAX};
use crate::base::{CategoryId, CustomerId, Id, MediaId, OrderId, Outcome, StockId, TaxClassId, VariantId};
use crate::store::{Finding, Names, Reads, Record, Snapshot, check};
use std::collections::{BTreeMap, BTreeSet};

type Proof = fn(&Snapshot, &mut Vec<Finding>) -> Outcome;

/// The rules of the shop, each with its proof.
const PROOFS: &[Proof] = &[
    order::check::check,
    books::check::check,
    orders_are_there,
    bank_entries_agree,
    gift_cards_agree,
    carts_can_be_ordered,
    stock_is_sum,
    categories_agree,
    products_agree,
    rates_agree,
    looks_have_their_pictures,
    somebody_owns,
];

/// Everything that is not as it must be, in words; empty in a sound store.
pub fn all(snapshot: &Snapshot) -> Outcome<Vec<Finding>> {
    let mut findings = check::check(snapshot, KINDS)?;
    // Records that cannot be read were found above; walking over them again would only fail.
    if findings.is_empty() {
        for proof in PROOFS {
            proof(snapshot, &mut findings)?;
        }
    }
    Ok(findings)
}

/// Hands every record of a kind to `look`, without holding them all.
fn each<R: Record>(snapshot: &Snapshot, mut look: impl FnMut(&R) -> Outcome) -> Outcome {
    snapshot.each(|record: R| look(&record))
}

fn ids<I: Names>(snapshot: &Snapshot) -> Outcome<BTreeSet<I>> {
    let mut all = BTreeSet::new();
    each(snapshot, |record: &I::Record| {
        all.insert(record.id());
        Ok(())
    })?;
    Ok(all)
}

/// What names an order names one that is there, and its customer is known.
fn orders_are_there(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let customers: BTreeSet<CustomerId> = ids(snapshot)?;
    let mut orders = BTreeSet::new();
    each(snapshot, |order: &order::Order| {
        orders.insert(order.id);
        if !customers.contains(&order.customer) {
            findings.push(format!("order {}: there is no customer {}", order.number, order.customer));
        }
        Ok(())
    })?;
    astray(snapshot, &orders, findings, |p: &Payment| Some(p.order))?;
    astray(snapshot, &orders, findings, |f: &Fulfilment| Some(f.order))?;
    astray(snapshot, &orders, findings, |r: &Reservation| Some(r.order))?;
    astray(snapshot, &orders, findings, |l: &Letter| l.order)
}

/// Gift cards hold what their entries say, and every payment by one is an entry.
fn gift_cards_agree(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    gift_card::check::check(snapshot, findings)?;
    // Cards of a demo that is being wiped go before the orders that they paid.
    if wipe::stand(snapshot)? == Stand::BeingWiped {
        return Ok(());
    }
    order::gift_sale::check(snapshot, findings)?;
    gift_card::check::payments_have_entries(snapshot, findings)
}

/// What was booked from a statement is a payment of that order and amount, and no other entry brought it.
fn bank_entries_agree(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let mut paid = BTreeSet::new();
    each(snapshot, |entry: &BankEntry| {
        let EntryState::Booked { order, payment, .. } = entry.state else { return Ok(()) };
        let found = snapshot.find(payment)?.filter(|p| p.order == order && p.taken() == Some(entry.booking.amount));
        if found.is_none() {
            findings.push(format!("bank entry {}: there is no payment of order {order} that it brought", entry.id));
        }
        if !paid.insert(payment) {
            findings.push(format!("bank entry {}: another one brought the payment {payment}", entry.id));
        }
        Ok(())
    })
}

/// Records of a kind that name an order which is not there.
fn astray<R: Record>(
    snapshot: &Snapshot,
    orders: &BTreeSet<OrderId>,
    findings: &mut Vec<Finding>,
    order_of: fn(&R) -> Option<OrderId>,
) -> Outcome {
    each(snapshot, |record: &R| {
        if let Some(order) = order_of(record).filter(|order| !orders.contains(order)) {
            findings.push(format!("{} {}: there is no order {order}", R::TABLE.name, record.id().get()));
        }
        Ok(())
    })
}

/// Quantities and lines keep to their limits, and nothing stands in a cart twice.
fn carts_can_be_ordered(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    each(snapshot, |cart: &Cart| {
        let different: BTreeSet<VariantId> = cart.lines.iter().map(|line| line.variant).collect();
        if cart.lines.len() > CART_LINES_MAX || cart.lines.iter().any(|line| !(1..=QUANTITY_MAX).contains(&line.quantity)) {
            findings.push(format!("cart {}: more than can be ordered at once", cart.id));
        }
        if different.len() < cart.lines.len() {
            findings.push(format!("cart {}: a variant stands in two lines", cart.id));
        }
        Ok(())
    })
}

/// On hand is the sum of the movements, reserved is the sum of the reservations.
fn stock_is_sum(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let (mut moved, mut promised) = (BTreeMap::<StockId, i64>::new(), BTreeMap::<StockId, i64>::new());
    each(snapshot, |m: &Movement| {
        *moved.entry(m.level).or_default() += m.by;
        Ok(())
    })?;
    each(snapshot, |r: &Reservation| {
        for promise in &r.promises {
            *promised.entry(promise.level).or_default() += i64::from(promise.quantity);
        }
        Ok(())
    })?;
    let mut places = BTreeSet::new();
    each(snapshot, |location: &Location| {
        places.insert(location.id);
        Ok(())
    })?;
    each(snapshot, |level: &StockLevel| {
        let (on_hand, reserved) = (moved.remove(&level.id).unwrap_or_default(), promised.remove(&level.id).unwrap_or_default());
        if level.on_hand != on_hand {
            findings.push(format!("stock {}: {} on hand, the movements say {on_hand}", level.id, level.on_hand));
        }
        if level.reserved != reserved {
            findings.push(format!("stock {}: {} reserved, the reservations say {reserved}", level.id, level.reserved));
        }
        if !places.contains(&level.location) {
            findings.push(format!("stock {}: there is no location {}", level.id, level.location));
        }
        Ok(())
    })?;
    findings.extend(moved.keys().map(|id| format!("movements of stock {id}, which does not exist")));
    findings.extend(promised.keys().map(|id| format!("reservations of stock {id}, which does not exist")));
    Ok(())
}

/// Parents exist, nothing is its own ancestor, and paths are the handles from the root.
fn categories_agree(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let media: BTreeSet<MediaId> = ids(snapshot)?;
    each(snapshot, |category: &Category| {
        if category.parent.map(|parent| snapshot.find(parent)).transpose()?.is_some_and(|found| found.is_none()) {
            findings.push(format!("category {}: its parent does not exist", category.id));
            return Ok(());
        }
        let line = line(snapshot, category.id)?;
        let path: Vec<&str> = line.iter().map(|c| c.handle.as_str()).collect();
        if line.len() > DEPTH_MAX || line.first().is_some_and(|root| root.parent.is_some()) {
            findings.push(format!("category {}: it hangs too deep or in a circle", category.id));
        } else if path.join("/") != category.path {
            findings.push(format!("category {}: its path is {}, the handles say {}", category.id, category.path, path.join("/")));
        }
        if category.picture.is_some_and(|picture| !media.contains(&picture)) {
            findings.push(format!("category {}: its picture does not exist", category.id));
        }
        Ok(())
    })
}

/// Products have variants, stand in the right lists, and name only what exists.
fn products_agree(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let categories: BTreeSet<CategoryId> = ids(snapshot)?;
    let media: BTreeSet<MediaId> = ids(snapshot)?;
    let classes: BTreeSet<TaxClassId> = ids(snapshot)?;
    // After a move, a job lists products anew; until it is done, they may stand where they stood.
    let mut relisting = BTreeSet::new();
    each(snapshot, |queued: &QueuedJob| {
        if let Job::Relist { category, .. } = queued.job {
            relisting.insert(category);
        }
        Ok(())
    })?;
    let mut variants: BTreeSet<VariantId> = BTreeSet::new();
    each(snapshot, |p: &Product| {
        let mut say = |what: &str| findings.push(format!("product {}: {what}", p.id));
        if p.variants.is_empty() {
            say("it has no variant");
        }
        if p.can_be_bought() && p.published.is_none() {
            say("it can be bought and was never published");
        }
        let waits = p.listed_in.iter().chain(&p.categories).any(|id| relisting.contains(id));
        if !waits && p.categories.iter().any(|id| !categories.contains(id)) {
            say("one of its categories does not exist");
        } else if !waits && listed_in(snapshot, &p.categories)? != p.listed_in {
            say("it stands in other lists than its categories say");
        }
        if p.media().any(|id| !media.contains(&id)) {
            say("one of its pictures does not exist");
        }
        if p.variants.iter().any(|v| !classes.contains(&v.tax_class)) {
            say("one of its tax classes does not exist");
        }
        if p.variants.iter().any(|v| v.id.get() == 0 || !variants.insert(v.id)) {
            say("one of its variants bears the id of another");
        }
        if p.variants.iter().any(|v| v.values.len() != p.options.len()) {
            say("one of its variants leaves a choice open");
        }
        Ok(())
    })
}

fn rates_agree(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let classes: BTreeSet<TaxClassId> = ids(snapshot)?;
    each(snapshot, |rate: &TaxRate| {
        if !classes.contains(&rate.class) {
            findings.push(format!("tax rate {}: its class does not exist", rate.id));
        }
        Ok(())
    })?;
    let set_up = settings::settings(snapshot)?;
    if set_up.is_some() && snapshot.total::<TaxClass>(1)? == 0 {
        findings.push("there is no tax class".to_owned());
    }
    Ok(())
}

/// Every look that is kept names pictures that exist, and visitors can read what they see.
fn looks_have_their_pictures(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let design = theme::design(snapshot)?;
    for look in design.looks() {
        let pictures = look.sections.iter().filter_map(|placed| placed.section.picture());
        for picture in pictures.chain(look.logo).chain(look.favicon) {
            if snapshot.find(picture)?.is_none() {
                findings.push(format!("the picture {picture} of the look does not exist"));
            }
        }
    }
    if !design.published.is_readable() {
        findings.push("the colours that visitors see are too faint".to_owned());
    }
    Ok(())
}

/// As soon as there is staff, somebody can let others in; and every session is somebody's.
fn somebody_owns(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    let all: Vec<Staff> = staff::all(snapshot)?;
    if !all.is_empty() && !all.iter().any(|s| s.active && s.role == Role::Owner) {
        findings.push("there is staff and no active owner".to_owned());
    }
    each(snapshot, |session: &staff::Session| {
        if all.iter().all(|s| s.id != session.staff) {
            findings.push(format!("session {}: there is no staff {}", session.id, session.staff));
        }
        Ok(())
    })
}
