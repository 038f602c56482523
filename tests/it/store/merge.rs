//! A session sees its own writes over those of the group over those of the file, in both directions: compared with a plain map
//! over random histories.

use super::things::{BY_PRICE, Thing, ThingId, findings, ids, thing};
use crate::crash::Dice;
use std::collections::BTreeMap;
use sutler::base::{Id, Outcome, Refusal};
use sutler::store::{Page, Reads, Store, Write};

type Model = BTreeMap<u64, i64>;

fn agree(reads: &impl Reads, model: &Model, dice: &mut Dice) {
    let mut by_price: Vec<(i64, u64)> = model.iter().map(|(id, price)| (*price, *id)).collect();
    by_price.sort_unstable();
    let (low, high) = (amount(dice), amount(dice));
    let (skip, take) = (usize::try_from(dice.below(4)).unwrap(), usize::try_from(dice.below(8)).unwrap());
    let between: Vec<u64> = by_price.iter().filter(|(price, _)| (low..high).contains(price)).map(|(_, id)| *id).collect();
    let cut = |list: &mut dyn Iterator<Item = &u64>| list.skip(skip).take(take).copied().collect::<Vec<_>>();
    let found = |page: Page| ids(reads.scan_between(&BY_PRICE, &low, &high, page.skipping(skip)).unwrap());
    assert_eq!(found(Page::first(take)), cut(&mut between.iter()));
    assert_eq!(found(Page::last(take)), cut(&mut between.iter().rev()));
    assert_eq!(ids(reads.all(Page::first(take).skipping(skip)).unwrap()), cut(&mut model.keys()));
    assert_eq!(ids(reads.all(Page::last(take).skipping(skip)).unwrap()), cut(&mut model.keys().rev()));
    assert_eq!(reads.total::<Thing>(1_000).unwrap(), model.len());
    let id = 1 + dice.below(40);
    assert_eq!(reads.find(ThingId::new(id)).unwrap().map(|t| t.price), model.get(&id).copied());
}

fn amount(dice: &mut Dice) -> i64 {
    i64::try_from(dice.below(24)).unwrap() - 12
}

fn step(w: &mut Write, model: &mut Model, dice: &mut Dice) -> Outcome {
    let id = 1 + dice.below(40);
    if dice.one_in(3) && model.contains_key(&id) {
        model.remove(&id);
        w.delete(ThingId::new(id))
    } else {
        let price = amount(dice);
        model.insert(id, price);
        w.put(&thing(id, &format!("S{id}"), price, &[]))
    }
}

#[test]
fn sessions_over_groups_over_the_file_are_one_ordered_map() {
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let (store, mut model) = (Store::memory().unwrap(), Model::new());
        for _ in 0..8 {
            let group = |group: &mut sutler::store::open::Group| {
                for _ in 0..dice.below(5) {
                    let mut mine = model.clone();
                    let kept = group.session(|w| {
                        for _ in 0..dice.below(9) {
                            step(w, &mut mine, &mut dice)?;
                            agree(w, &mine, &mut dice);
                        }
                        if dice.one_in(3) { Err(Refusal::Forbidden.into()) } else { Ok(()) }
                    });
                    if kept.is_ok() {
                        model = mine;
                    }
                }
            };
            store.group(group).unwrap();
            agree(&store.read().unwrap(), &model, &mut dice);
        }
        assert_eq!(findings(&store), Vec::<String>::new(), "seed {seed}");
    }
}
