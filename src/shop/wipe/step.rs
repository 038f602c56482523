//! One step after another, until nothing of the demo is left.

use super::{FILLED, LAST_LOOK, Stand, WIPING, goods, line_of, people, seen_of, stand, texts};
use crate::base::{Id, Outcome, SettingsId};
use crate::shop::catalog::{Category, Media, Product};
use crate::shop::content::{ContentPage, MenuEntry};
use crate::shop::payment::{PaymentKind, PaymentMethod, method};
use crate::shop::settings::{self, Settings};
use crate::shop::{Actor, Command, Event, Permission, Shop, Tx, content};
use serde::{Deserialize, Serialize};

/// After the people, who must be gone first: what they bought hangs on goods.
const CLEARS: &[fn(&mut Tx) -> Outcome<usize>] =
    &[goods::products, texts::pages, goods::categories, texts::menus, texts::look, goods::pictures];

/// The worker: one step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WipeStep {}

/// Whether there is more to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wiped {
    Partly,
    Wholly,
}

impl Command for WipeStep {
    type Done = Wiped;
    const NAME: &'static str = "wipe_step";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<Wiped> {
        if stand(tx)? != Stand::BeingWiped {
            return Ok(Wiped::Wholly);
        }
        for clear in people::CLEARS.iter().chain(CLEARS) {
            if clear(tx)? > 0 {
                return Ok(Wiped::Partly);
            }
        }
        finish(tx)?;
        Ok(Wiped::Wholly)
    }
}

/// From here on it is a shop like any other: orders are numbered from the beginning, and nobody pays with a card that is none.
fn finish(tx: &mut Tx) -> Outcome {
    texts::begin_anew(tx)?;
    for way in method::methods(tx)?.into_iter().filter(|way| way.kind == PaymentKind::TestCard && way.active) {
        let payment_method = way.id;
        tx.put(&PaymentMethod { active: false, ..way })?;
        tx.tell(Event::PaymentMethodSaved { payment_method });
    }
    let lost = lost_link(tx, &settings::the(tx)?)?;
    tx.change(SettingsId::new(settings::THE), |settings| {
        settings.demo = false;
        if let Some(line) = settings.announcement.as_mut().filter(|_| lost) {
            line.link = String::new();
        }
        Ok(())
    })?;
    tx.tell(Event::SettingsChanged);
    let lines = [line_of::<Product>(), line_of::<Category>(), line_of::<Media>(), line_of::<ContentPage>(), line_of::<MenuEntry>()];
    let seen = [seen_of::<Product>(), seen_of::<Media>(), seen_of::<ContentPage>()];
    for mark in lines.iter().chain(&seen).map(String::as_str).chain([FILLED, WIPING, LAST_LOOK, crate::shop::checkout::NUMBERS]) {
        tx.set_mark(mark, 0);
    }
    tx.tell(Event::DemoWiped);
    Ok(())
}

/// Whether the line above every page leads to a page that is gone.
fn lost_link(tx: &Tx, settings: &Settings) -> Outcome<bool> {
    let Some(handle) = settings.announcement.as_ref().and_then(|line| line.link.strip_prefix("/pages/")) else { return Ok(false) };
    Ok(content::by_handle(tx, content::PageKind::Page, handle)?.is_none())
}

/// All steps; what `Job::WipeDemo` does. Begun again after a crash, it goes on where it stood.
pub fn wipe(shop: &Shop) -> Outcome {
    while shop.run(&Actor::System, WipeStep {})? == Wiped::Partly {}
    Ok(())
}
