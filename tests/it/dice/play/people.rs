//! The part of a history that staff decide: orders that they enter, refunds that they hand over, whatever needs a person; and what
//! providers say of money that is no order's.

use super::Play;
use crate::shop::buyer::{ACCOUNT, berlin, told};
use crate::shop::world::{eur, goods};
use sutler::base::{Country, Email, Id, Locale, PaymentId, Sku};
use sutler::shop::Actor;
use sutler::shop::attention::{self, Attention, Trouble};
use sutler::shop::catalog::product::BY_SKU;
use sutler::shop::catalog::{ProductFacts, SaveProduct, VariantFacts};
use sutler::shop::checkout::manual::reckon;
use sutler::shop::checkout::{LinkGoes, ManualLine, PlaceForCustomer};
use sutler::shop::order::give_refund::GiveRefund;
use sutler::shop::order::loose_failed::NoteLooseFailed;
use sutler::shop::order::return_owed::{LooseFate, NoteLoose};
use sutler::shop::payment::compare::{Compare, NoteMissing};
use sutler::shop::payment::refund::Refund;
use sutler::shop::payment::{Payment, PaymentKind, RefundStanding, RefundTold, Standing, Told};
use sutler::shop::remedy::{ApplyRemedy, Around, Remedy, offers};
use sutler::shop::shipping::{self, ShippingKind};
use sutler::store::{Page, Reads};

impl Play {
    pub(super) fn people(&mut self) -> Result<(), String> {
        match self.dice.below(16) {
            0..=1 => self.place_for_customer(),
            2 => self.give_refund(),
            3 => self.note_missing(),
            4 => self.stranger(),
            5..=7 => self.note_loose(),
            _ => self.apply_remedy(),
        }
    }

    /// By telephone: an article of its own, at the shop's price or at another one.
    fn place_for_customer(&mut self) -> Result<(), String> {
        let sku = Sku::parse("BY-PHONE").unwrap();
        if self.world.read().lookup(&BY_SKU, &sku.as_str().to_owned()).unwrap().is_none() {
            let variants = vec![VariantFacts { sku: Some(sku.clone()), ..VariantFacts::priced(eur(700)) }];
            let facts = ProductFacts { variants, ..goods("By telephone", 700) };
            let made = self.run(&Actor::System, SaveProduct { id: None, seen: None, facts })?.expect("an article");
            let variant = self.world.read().get(made).unwrap().variants[0].id;
            self.world.receive(variant, 200);
        }
        let cheaper = self.dice.one_in(3);
        let line = ManualLine {
            sku,
            quantity: 1 + self.dice.below(3) as u32,
            price: cheaper.then(|| eur(650)),
            reason: if cheaper { "a friend".to_owned() } else { String::new() },
        };
        let (lines, email, locale) = (vec![line], Email::parse("grace@example.org").unwrap(), Locale::De);
        let reads = self.world.read();
        let shipping = shipping::methods(&reads).unwrap().into_iter().find(|m| m.kind == ShippingKind::Delivery).unwrap().id;
        let settings = sutler::shop::settings::the(&reads).unwrap();
        let whom = (Country::DE, locale, Some(&email));
        let Ok(reckoned) = reckon(&reads, &settings, whom, &lines, Some(shipping)) else { return self.move_stock() };
        let expected = reckoned.quote.total + eur(i64::from(self.dice.one_in(10)));
        let once = format!("{}", if self.dice.one_in(5) { 0 } else { self.done.len() });
        let (ship_to, note, link) = (berlin(), String::new(), LinkGoes::ByLetter);
        let place = PlaceForCustomer { once, email, ship_to, lines, shipping, expected, note, locale, link };
        self.run(&Actor::System, place).map(drop)
    }

    fn give_refund(&mut self) -> Result<(), String> {
        let last: Vec<Refund> = self.world.read().all(Page::last(40)).unwrap();
        let by_hand = |refund: &Refund| self.world.payment(refund.payment).kind.is_by_hand() && refund.state.is_open();
        let fit: Vec<Refund> = last.iter().filter(|refund| by_hand(refund)).cloned().collect();
        let any = if fit.is_empty() || self.dice.one_in(5) { last } else { fit };
        let Some(refund) = self.pick(&any) else { return self.mark_paid() };
        self.run(&Actor::System, GiveRefund { refund: refund.id, reference: "handed over".to_owned() }).map(drop)
    }

    fn note_missing(&mut self) -> Result<(), String> {
        let last: Vec<Payment> = self.world.read().all(Page::last(30)).unwrap();
        let fit: Vec<Payment> = last.into_iter().filter(|p| p.kind.has_provider()).collect();
        let Some(payment) = self.pick(&fit) else { return self.settle() };
        self.run(&Actor::System, NoteMissing { payment: payment.id }).map(drop)
    }

    /// Money of a payment that this shop does not have; or of a second page of one that it has.
    fn stranger(&mut self) -> Result<(), String> {
        let (n, amount) = (self.dice.below(40), eur(500));
        let page = |payment, session: String| Told { session, ..told(payment, Standing::Captured { amount }) };
        let last: Vec<Payment> = self.world.read().all(Page::last(10)).unwrap();
        let ours: Vec<Payment> = last.into_iter().filter(|p| p.kind == PaymentKind::TestCard).collect();
        let known = if self.dice.one_in(2) { self.pick(&ours) } else { None };
        let (payment, session) = match known {
            Some(payment) => (payment.id, format!("second page of {}", payment.id)),
            None => (PaymentId::new(900_000 + n), format!("page of stranger {n}")),
        };
        let compare =
            Compare { provider: PaymentKind::TestCard, payment, told: page(payment, session), account: ACCOUNT.to_owned(), live: false };
        self.run(&Actor::System, compare).map(drop)
    }

    /// What became of money that a person sent back beside the orders: it went, it did not, or it came again days later.
    fn note_loose(&mut self) -> Result<(), String> {
        let last: Vec<Attention> = self.world.read().all(Page::last(60)).unwrap();
        let is_loose = |a: &&Attention| matches!(a.trouble, Trouble::Payment { .. } | Trouble::Stranger { .. });
        let sent: Vec<Attention> = last.iter().filter(is_loose).filter(|a| a.decided == Remedy::SendBack.key()).cloned().collect();
        let Some(entry) = self.pick(&sent) else { return self.stranger() };
        if let Some((_, reference)) = entry.went_by.split_once(' ').filter(|_| self.dice.one_in(2)) {
            let standing = RefundStanding::Failed { why: "the account is closed".to_owned() };
            let told = RefundTold { reference: reference.to_owned(), amount: eur(500), standing };
            return self.run(&Actor::System, NoteLooseFailed { provider: PaymentKind::TestCard, told }).map(drop);
        }
        let fate = if self.dice.one_in(4) { LooseFate::Refused } else { LooseFate::Returned };
        let reference = format!("loose_{}", entry.id);
        self.run(&Actor::System, NoteLoose { attention: entry.id, fate, reference }).map(drop)
    }

    /// One of what is offered, now and then something else, or of what is settled.
    fn apply_remedy(&mut self) -> Result<(), String> {
        let reads = self.world.read();
        let mut entries = attention::open(&reads, 100).unwrap();
        if self.dice.one_in(8) {
            entries = reads.all(Page::last(20)).unwrap();
        }
        let Some(entry) = self.pick(&entries) else { return self.stranger() };
        let around = Around { now: self.world.now(), reach: &|_| Ok(true) };
        let offered: Vec<Remedy> = offers(&reads, &entry, &around).unwrap().into_iter().map(|offer| offer.remedy).collect();
        drop(reads);
        let known = if self.dice.one_in(8) { None } else { self.pick(&offered) };
        let remedy = match known {
            Some(remedy) => remedy,
            None => self.pick(&Remedy::ALL).expect("eight remedies"),
        };
        let note = if self.dice.one_in(6) { String::new() } else { "dice".to_owned() };
        self.run(&Actor::System, ApplyRemedy { attention: entry.id, remedy, seen: None, note }).map(drop)
    }
}
