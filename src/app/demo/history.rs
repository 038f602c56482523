//! Months in the life of the shop: everything in the order in which it happened, each command at its moment.

use super::content::{Person, Thing, WayKind};
use super::dice::Dice;
use super::fill::{Filling, product};
use super::script::{Deed, Fits, NOTES, Route, Tale, tales};
use super::together::{Buy, FinishFilling, Hear, Together};
use super::{books, gifts, returns};
use crate::base::{Country, Fault, FulfilmentId, JobId, Money, OrderId, Outcome, PaymentId, ShippingMethodId, Span, Time, VariantId};
use crate::shop::cart::change::AddToCart;
use crate::shop::cart::{buyable, can_promise};
use crate::shop::catalog::ProductKind;
use crate::shop::catalog::product::{BY_SKU, Product};
use crate::shop::checkout::Placed;
use crate::shop::fulfilment::{MarkDelivered, ParcelLine, SendParcel};
use crate::shop::job::Lane;
use crate::shop::order::Order;
use crate::shop::order::cancel::{CancelOrder, ExpireOrder};
use crate::shop::order::pay::MarkPaid;
use crate::shop::payment::settle::Settle;
use crate::shop::payment::start::NotePage;
use crate::shop::payment::{Opened, PaymentKind, Standing, Told};
use crate::shop::queue::{self, QueuedJob};
use crate::shop::shipping::ShippingKind;
use crate::shop::stock::{MoveStock, Reason, locations};
use crate::shop::{Actor, Job};
use crate::store::{Pace, Reads, Snapshot};

/// Our account at the card provider, as far as the past is concerned.
const ACCOUNT: &str = "test";
/// How long new things have been there, the oldest and the newest, in days.
const NEW_DAYS: (i64, i64) = (21, 3);
/// What is promised to nobody in the past: so much stays on the shelf, or none of it is sold.
const LEFT_MIN: u32 = 5;
/// Days between deliveries, and how many days ago the last one came.
const RESTOCK_EVERY: i64 = 30;
const LAST_RESTOCK: i64 = 60;
/// Letters about what is older than this were read long ago; nobody writes them now.
const LETTERS: Span = Span::days(7);

/// What happens at one moment.
enum Act {
    /// The thing of that number in `catalog.json` comes onto the shelf.
    Arrives(usize),
    /// Something happens to the order of that number.
    Order(usize, Deed),
    /// The workshops bring what was sold.
    Restock,
}

/// Orders as far as they have come.
struct Lives<'a, 'b> {
    filling: &'a Filling<'b>,
    tales: Vec<Tale>,
    placed: Vec<Option<Placed>>,
    parcels: Vec<Vec<FulfilmentId>>,
}

pub fn write(filling: &Filling) -> Outcome {
    let days = filling.which.days_of_orders();
    let tales = tales(filling.now, filling.which);
    let mut acts: Vec<(Time, Act)> = arrivals(filling);
    let deliveries = (1..).map(|n| days - n * RESTOCK_EVERY).take_while(|ago| *ago >= LAST_RESTOCK);
    acts.extend(deliveries.map(|ago| (filling.now - Span::days(ago), Act::Restock)));
    for (number, tale) in tales.iter().enumerate() {
        acts.extend(tale.acts.iter().map(|&(at, deed)| (at, Act::Order(number, deed))));
    }
    acts.sort_by_key(|(at, _)| *at);
    let mut lives =
        Lives { filling, placed: tales.iter().map(|_| None).collect(), parcels: tales.iter().map(|_| Vec::new()).collect(), tales };
    for (at, act) in acts {
        match act {
            Act::Arrives(thing) => filling.keep(at, vec![product(filling, &filling.content.catalog.products[thing])?])?,
            Act::Order(number, deed) => lives.live(at, number, deed)?,
            Act::Restock => restock(filling, at)?,
        }
    }
    carts(filling)?;
    gifts::write(filling)?;
    books::write(filling)?;
    let jobs = done_jobs(&filling.shop.read()?, filling.now)?;
    // With the last commit everything is on the disk.
    filling.shop.set_pace(Pace::Synced)?;
    filling.at(filling.now, &Actor::System, FinishFilling { jobs })
}

/// The card provider speaks about the payment of an order.
pub(super) fn hear(filling: &Filling, at: Time, placed: &Placed, standing: fn(Money) -> Standing) -> Outcome {
    let payment: PaymentId = placed.payment.ok_or_else(|| Fault::Bug("a card without a payment".to_owned()))?;
    let amount = filling.shop.read()?.get(payment)?.amount;
    let session = format!("demo_{}", placed.number);
    let (account, reference) = (ACCOUNT.to_owned(), format!("demo_charge_{}", placed.number));
    let page = NotePage { payment, opened: Opened { session: session.clone(), url: String::new() } };
    let told = Told { session, standing: standing(amount), account: account.clone(), live: false, reference };
    filling.at(at, &Actor::System, Hear { page, said: Settle { payment, told, account, live: false } })
}

/// Brings every shelf back to what it held when the shop opened.
fn restock(filling: &Filling, at: Time) -> Outcome {
    let snapshot = filling.shop.read()?;
    let Some(location) = locations(&snapshot)?.first().map(|place| place.id) else { return Ok(()) };
    let mut moves = Vec::new();
    for piece in filling.content.catalog.products.iter().flat_map(|thing| &thing.variants) {
        let Some(product) = snapshot.lookup(&BY_SKU, &piece.sku.as_str().to_owned())? else { continue };
        let Some(variant) = product.variants.iter().find(|variant| variant.sku.as_ref() == Some(&piece.sku)) else { continue };
        let missing = piece.stock - can_promise(&snapshot, variant)?.map_or(piece.stock, i64::from);
        if missing > 0 {
            moves.push(MoveStock { variant: variant.id, location, by: missing, reason: Reason::Received, note: String::new() });
        }
    }
    filling.at(at, &filling.owner, Together(moves)).map(drop)
}

/// When the new things came.
fn arrivals(filling: &Filling) -> Vec<(Time, Act)> {
    let (first, last) = NEW_DAYS;
    let new = &filling.content.settings.home.new.products;
    let things = filling.content.catalog.products.iter().enumerate().filter(|(_, thing)| new.contains(&thing.handle));
    let step = (first - last) * 86_400 / i64::try_from(new.len().max(1)).expect("a short list");
    let at = |i: i64| filling.now - Span::days(first) + Span::seconds(i * step);
    (0..).zip(things).map(|(i, (thing, _))| (at(i), Act::Arrives(thing))).collect()
}

impl Lives<'_, '_> {
    fn live(&mut self, at: Time, number: usize, deed: Deed) -> Outcome {
        if deed == Deed::Place {
            self.placed[number] = Some(self.place(at, number)?);
            return Ok(());
        }
        let placed =
            self.placed[number].clone().ok_or_else(|| Fault::Bug("something happens to an order before it is placed".to_owned()))?;
        let (filling, order) = (self.filling, placed.order);
        let as_owner = &filling.owner;
        match deed {
            Deed::Place => Ok(()),
            Deed::CardTaken => hear(filling, at, &placed, |amount| Standing::Captured { amount }),
            Deed::CardDeclined => hear(filling, at, &placed, |_| Standing::Declined),
            Deed::CardClosed => hear(filling, at, &placed, |_| Standing::Void),
            Deed::MoneyCame | Deed::HalfCame => {
                let due = self.order(order)?.outstanding();
                let amount = if deed == Deed::HalfCame { due.split(&[1, 1])[0] } else { due };
                filling.at(at, as_owner, MarkPaid { order, amount, reference: placed.number })
            }
            Deed::SendFirst | Deed::SendRest => self.send(at, number, &placed, deed),
            Deed::Deliver => {
                let parcels = std::mem::take(&mut self.parcels[number]);
                parcels.into_iter().try_for_each(|fulfilment| filling.at(at, as_owner, MarkDelivered { fulfilment }))
            }
            Deed::Cancel(why) => filling.at(at, as_owner, CancelOrder { order, why, note: String::new() }),
            Deed::Return(giving) => returns::give_back(filling, at, order, giving),
            Deed::Expire => filling.at(at, &Actor::System, ExpireOrder { order }).map(drop),
        }
    }

    fn order(&self, order: OrderId) -> Outcome<Order> {
        self.filling.shop.read()?.get(order)
    }

    /// Somebody buys something.
    fn place(&self, at: Time, number: usize) -> Outcome<Placed> {
        let (filling, tale) = (self.filling, &self.tales[number]);
        let mut dice = Dice::of(0x006f_7264_6572, u64::try_from(number).expect("a small number"));
        let person = self.buyer(&mut dice, tale.route);
        let goods = goods(filling, &filling.shop.read()?, &mut dice, tale)?;
        let message = if dice.percent(25) { note(filling, &mut dice, tale.route, person, &goods) } else { String::new() };
        let payment = filling.payments.iter().find(|(kind, _)| *kind == tale.payment).map(|(_, id)| *id);
        let buy = Buy {
            goods: goods.iter().map(|(_, variant, quantity)| (*variant, *quantity)).collect(),
            cards: Vec::new(),
            email: person.email.clone(),
            ship_to: person.address.clone(),
            shipping: self.way(tale.route, person.address.country)?,
            payment: payment.ok_or_else(|| Fault::Bug(format!("nobody can pay by {}", tale.payment.key())))?,
            message,
            locale: person.locale,
        };
        filling.at(at, &Actor::Visitor, buy)
    }

    /// Whoever lives where the way leads: what is picked up is picked up by neighbours.
    fn buyer(&self, dice: &mut Dice, route: Route) -> &Person {
        let settings = &self.filling.content.settings;
        let home = settings.country;
        // The first two digits of a German postal code name the region.
        let region = settings.contact.postal_code.get(..2).unwrap_or_default();
        let near = |person: &&Person| match route {
            Route::Post => true,
            Route::Home | Route::Express => person.address.country == home,
            Route::Pickup => person.address.country == home && person.address.postal_code.starts_with(region),
        };
        let all: Vec<&Person> = self.filling.content.people.customers.iter().filter(near).collect();
        all[dice.below(all.len())]
    }

    fn way(&self, route: Route, country: Country) -> Outcome<ShippingMethodId> {
        let fits = |way: &&super::content::Way| {
            let kind = match route {
                Route::Pickup => way.kind == WayKind::Pickup,
                Route::Express => way.key.ends_with("express"),
                Route::Post | Route::Home => way.kind != WayKind::Pickup && !way.key.ends_with("express"),
            };
            kind && way.countries.contains(&country)
        };
        let way = self.filling.content.settings.shipping.iter().find(fits);
        let id = way.and_then(|way| self.filling.ways.get(&way.key)).copied();
        Ok(id.ok_or_else(|| Fault::Bug(format!("nothing goes to {}", country.code())))?)
    }

    fn send(&mut self, at: Time, number: usize, placed: &Placed, deed: Deed) -> Outcome {
        let order = self.order(placed.order)?;
        let left = order.lines.iter().enumerate().map(|(line, l)| ParcelLine { line, quantity: l.to_send() });
        let most = if deed == Deed::SendFirst { 1 } else { usize::MAX };
        let lines = left.filter(|l| l.quantity > 0).take(most).collect();
        let (carrier, tracking) = if order.shipping.kind == ShippingKind::Pickup {
            (String::new(), String::new())
        } else {
            self.carrier(&order, self.parcels[number].len())
        };
        let parcel = SendParcel { order: order.id, lines, carrier, tracking };
        let sent = self.filling.at(at, &self.filling.owner, parcel)?;
        self.parcels[number].push(sent);
        Ok(())
    }

    /// Who carries it, and a number that looks like theirs.
    fn carrier(&self, order: &Order, parcels: usize) -> (String, String) {
        let mut dice = Dice::of(0x7061_7263_656c, crate::base::Id::get(order.id) * 8 + u64::try_from(parcels).expect("few parcels"));
        let country = order.ship_to.country;
        let Some(style) = self.filling.content.people.carriers.iter().find(|style| style.countries.contains(&country)) else {
            return (String::new(), String::new());
        };
        let digit = |c: char| if c == '#' { char::from_digit(u32::try_from(dice.below(10)).unwrap_or(0), 10).unwrap_or('0') } else { c };
        let tracking = style.pattern.chars().map(digit).filter(char::is_ascii_digit).collect();
        (style.name.en.clone(), tracking)
    }
}

/// A thing, which of it, and how many.
type Good = (Product, VariantId, u32);

/// One to four things of which there are enough.
fn goods(filling: &Filling, snapshot: &Snapshot, dice: &mut Dice, tale: &Tale) -> Outcome<Vec<Good>> {
    let in_parts = tale.acts.iter().any(|(_, deed)| *deed == Deed::SendFirst);
    let lines = if in_parts { 3 } else { *dice.pick(&[1, 1, 1, 2, 2, 3, 4]) };
    let things: Vec<&Thing> = filling.content.catalog.products.iter().filter(|thing| thing.kind == ProductKind::Goods).collect();
    let mut chosen: Vec<Good> = Vec::new();
    // Most throws hit something that is there; the bound is for a catalogue that somebody emptied.
    for _ in 0..200 {
        if chosen.len() == lines {
            break;
        }
        let thing = *dice.pick(&things);
        // What sells well sells more.
        if !thing.tags.iter().any(|tag| tag == "bestseller") && dice.percent(40) {
            continue;
        }
        let (piece, quantity) = (dice.pick(&thing.variants), *dice.pick(&[1, 1, 1, 1, 1, 2, 2, 3]));
        let Some(product) = snapshot.lookup(&BY_SKU, &piece.sku.as_str().to_owned())? else { continue };
        let found = product.variants.iter().find(|variant| variant.sku.as_ref() == Some(&piece.sku)).map(|variant| variant.id);
        let Some((product, variant)) = found.map_or(Ok(None), |id| buyable(snapshot, id))? else { continue };
        let enough = can_promise(snapshot, &variant)?.is_none_or(|left| left >= quantity + LEFT_MIN);
        if enough && !chosen.iter().any(|(other, ..)| other.id == product.id) {
            chosen.push((product, variant.id, quantity));
        }
    }
    if chosen.is_empty() { Err(Fault::Bug("there is nothing left to buy".to_owned()).into()) } else { Ok(chosen) }
}

/// What the buyer wanted to say, if one of the notes fits.
fn note(filling: &Filling, dice: &mut Dice, route: Route, person: &Person, goods: &[Good]) -> String {
    let fits = |fits: Fits| match fits {
        Fits::Sent => route != Route::Pickup,
        Fits::Pickup => route == Route::Pickup,
        Fits::With(beginning) => goods.iter().any(|(product, ..)| product.handle.as_str().starts_with(beginning)),
    };
    let all: Vec<_> = filling.content.people.notes.iter().zip(NOTES).filter(|(_, for_what)| fits(*for_what)).collect();
    if all.is_empty() { String::new() } else { dice.pick(&all).0.get(person.locale).to_owned() }
}

/// Two people who are still thinking.
fn carts(filling: &Filling) -> Outcome {
    for (number, ago) in [(1, Span::hours(7)), (2, Span::minutes(20))] {
        let at = filling.now - ago;
        let tale = Tale { route: Route::Home, payment: PaymentKind::TestCard, acts: Vec::new() };
        let mut token = None;
        for (_, variant, quantity) in goods(filling, &filling.shop.read()?, &mut Dice::of(0x6361_7274, number), &tale)? {
            token = Some(filling.at(at, &Actor::Visitor, AddToCart { cart: token, variant, quantity })?);
        }
    }
    Ok(())
}

/// Jobs that would come to nothing now: pages of payments that are over, ends of orders that are paid or cancelled, and old letters.
fn done_jobs(snapshot: &Snapshot, now: Time) -> Outcome<Vec<JobId>> {
    let over = |queued: &QueuedJob| -> Outcome<bool> {
        Ok(match queued.job {
            Job::Letter { .. } => queued.queued < now - LETTERS,
            Job::OpenPayment { payment }
            | Job::ClosePayment { payment }
            | Job::LookPayment { payment }
            | Job::CapturePayment { payment } => !snapshot.get(payment)?.state.is_open(),
            Job::ExpireOrder { order } | Job::RemindOrder { order } => {
                let order = snapshot.get(order)?;
                order.cancelled.is_some() || order.captured.minor() > 0
            }
            Job::SendRefund { refund } | Job::LookRefund { refund } => !snapshot.get(refund)?.state.is_open(),
            Job::ReturnStranger { .. }
            | Job::LookReturned { .. }
            | Job::LookDispute { .. }
            | Job::Relist { .. }
            | Job::MakePicture { .. }
            | Job::DropPicture { .. }
            | Job::DropLetter { .. }
            | Job::WipeDemo {} => false,
        })
    };
    let mut done = Vec::new();
    for queued in queue::due(snapshot, Lane::Prompt, now + Span::days(60), 10_000)? {
        if over(&queued)? {
            done.push(queued.id);
        }
    }
    Ok(done)
}
