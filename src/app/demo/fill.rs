//! Filling an empty shop, step by step, from the bare walls to this morning's orders.

use super::content::{Content, PageKind, Picture, Status, Tax, Thing, Way, WayKind};
use super::together::Together;
use super::{DemoClock, DemoLogin, DemoOptions, DemoShop, generate, history, look, stories, subscribers};
use crate::adapters::picture::head;
use crate::adapters::video;
use crate::base::{
    CategoryId, Error, Fault, Handle, MediaId, Outcome, PaymentMethodId, Refusal, ShippingMethodId, Span, StaffId, TaxClassId, Time, Words,
};
use crate::shop::catalog::product::{Attribute, AttributeValue, OptionValue, ProductOption, StockRule};
use crate::shop::catalog::{AddMedia, ProductFacts, ProductKind, ProductState, SaveCategory, VariantFacts, Video};
use crate::shop::content::{PageFacts, PageKind as Kind, PagePlace, SavePage, Wish, by_handle};
use crate::shop::gift_card::{IssueGiftCard, Validity, code};
use crate::shop::import::{Fate, ImportProducts, ImportedProduct};
use crate::shop::payment::{PaymentKind, SaveBankAccount, SavePaymentMethod, method};
use crate::shop::settings::{Announcement, BankAccount, Contact, Newsletter, SaveContact, SaveHome, SaveNewsletter, SaveSettings, SetUp};
use crate::shop::shipping::{self, SaveShippingMethod, ShippingKind, ShippingPrice, WeightStep};
use crate::shop::staff::{AddStaff, Role, password};
use crate::shop::{Actor, Command, Shop, settings, tax};
use crate::store::Pace;
use crate::store::blob::Blobs;
use std::collections::BTreeMap;

/// The shop that is being filled, and the clock by which it goes. When it is dropped, the present holds again.
pub(super) struct Filling<'a> {
    pub shop: &'a Shop,
    pub content: &'a Content,
    pub which: DemoShop,
    pub clock: DemoClock,
    /// The present.
    pub now: Time,
    /// Whoever keeps the shop.
    pub owner: Actor,
    pub shelves: BTreeMap<Handle, CategoryId>,
    pub media: BTreeMap<String, MediaId>,
    pub ways: BTreeMap<String, ShippingMethodId>,
    pub payments: Vec<(PaymentKind, PaymentMethodId)>,
    pub reduced: Option<TaxClassId>,
}

impl Drop for Filling<'_> {
    fn drop(&mut self) {
        (self.clock.set)(None);
        let _ = self.shop.set_pace(Pace::Synced); // when it cannot be set, nothing that follows can be kept either, and says so
    }
}

impl Filling<'_> {
    /// Runs a command as if it were that moment.
    pub fn at<C: Command>(&self, moment: Time, actor: &Actor, command: C) -> Outcome<C::Done> {
        (self.clock.set)(Some(moment));
        self.shop.run(actor, command)
    }

    /// When it all began.
    pub fn beginning(&self) -> Time {
        self.now - Span::days(self.which.days_of_orders() + 30)
    }

    /// Before the doors open.
    pub fn first<C: Command>(&self, command: C) -> Outcome<C::Done> {
        self.at(self.beginning(), &self.owner, command)
    }

    pub fn shelf(&self, handle: &Handle) -> Outcome<CategoryId> {
        Ok(*self.shelves.get(handle).ok_or_else(|| Fault::Bug(format!("there is no category {handle}")))?)
    }

    pub fn picture(&self, file: &str) -> Outcome<MediaId> {
        Ok(*self.media.get(file).ok_or_else(|| Fault::Bug(format!("there is no picture {file}")))?)
    }

    /// Keeps products with their first stock. What is refused is a mistake of ours.
    pub fn keep(&self, moment: Time, products: Vec<ImportedProduct>) -> Outcome {
        for fate in self.at(moment, &self.owner, ImportProducts { products })? {
            if let Fate::Refused(wrong) = fate {
                return Err(Refusal::Invalid(wrong).into());
            }
        }
        Ok(())
    }
}

/// Fills an empty shop, and says through `say` how far it is. Runs before the shop serves anybody: meanwhile its clock stands in
/// the past. A shop that has been set up already is refused.
pub fn fill(shop: &Shop, media: &Blobs, options: &DemoOptions, say: &mut dyn FnMut(&str)) -> Outcome<DemoLogin> {
    let content = Content::read(options.shop)?;
    let (none, now) = (BTreeMap::new(), shop.now());
    let mut filling = Filling {
        shop,
        content: &content,
        which: options.shop,
        clock: options.clock,
        now,
        owner: Actor::System,
        shelves: BTreeMap::new(),
        media: none,
        ways: BTreeMap::new(),
        payments: Vec::new(),
        reduced: None,
    };
    say("Setting up the shop");
    let mut login = people(&mut filling)?;
    house_rules(&mut filling)?;
    say("Unpacking the photographs");
    pictures(&mut filling, media)?;
    shelves(&mut filling)?;
    texts(&filling, options)?;
    say(&format!("Filling the shelves: {} products", content.catalog.products.len()));
    goods(&filling)?;
    stories::journal(&filling)?;
    stories::menus(&filling)?;
    generate::products(&filling, options.products, say)?;
    say(&format!("Writing {} months of orders", options.shop.days_of_orders() / 30));
    // Nobody has seen the shop yet: should the power fail now, all of it is filled anew.
    shop.set_pace(Pace::Hurried)?;
    login.gift_card = gift_card(&filling)?;
    subscribers::write(&filling)?;
    history::write(&filling)?;
    Ok(login)
}

/// Sets up the shop and makes the owner's account.
fn people(filling: &mut Filling) -> Outcome<DemoLogin> {
    let content = filling.content;
    let facts = &content.settings;
    let delivery = facts.shipping.first().map(|way| content.money(way.price));
    filling.first(SetUp {
        name: facts.name.clone(),
        country: facts.country,
        currency: facts.currency,
        locale: facts.locale,
        prices: settings::PriceDisplay::Gross,
        time_zone: Some(facts.time_zone.clone()),
        email: Some(facts.contact.email.clone()),
        base_url: None,
        standard_rate: content.rate(Tax::Standard),
        reduced_rate: content.rate(Tax::Reduced),
        delivery,
        demo: true,
    })?;
    // The starter's classes are the standard one, the reduced one, and none.
    filling.reduced = tax::classes(&filling.shop.read()?)?.get(1).map(|class| class.id);
    let (password, salt) = (spoken(&filling.shop.random()), filling.shop.random());
    let salt = *salt.first_chunk().expect("sixteen of thirty-two bytes");
    let owner = &facts.owner;
    let account = AddStaff {
        email: owner.email.clone(),
        name: owner.name.clone(),
        role: Role::Owner,
        password_hash: password::hash(&password, salt)?,
    };
    let id: StaffId = filling.first(account)?;
    filling.owner = Actor::Staff { id, may: Role::Owner.permissions().to_vec() };
    Ok(DemoLogin { email: owner.email.to_string(), password, gift_card: String::new() })
}

/// A gift card to try at the checkout, given to the first of the customers yesterday: its code.
fn gift_card(filling: &Filling) -> Outcome<String> {
    let content = filling.content;
    let Some(person) = content.people.customers.first() else { return Ok(String::new()) };
    let card = IssueGiftCard {
        amount: content.money(GIFT),
        email: person.email.clone(),
        name: String::new(),
        message: String::new(),
        locale: person.locale,
        validity: Validity::ThreeYears,
        note: String::new(),
    };
    let card = filling.at(filling.now - Span::days(1), &filling.owner, card)?;
    Ok(code::in_fours(&filling.shop.gift_card_code(card)))
}

/// In minor units: less than most carts come to, so that the rest is paid in another way.
const GIFT: i64 = 2_500;

/// A password that can be read aloud: four of 128 words and two digits, some 34 bits. Sign-in counts the tries.
fn spoken(random: &[u8; 32]) -> String {
    const WORDS: &str = "acorn alder amber anvil apple apron arbor ashen aspen bacon badge baker barge basil basin beech berry birch \
        board boat bowl brass bread brick brook brush candle canal canoe cedar chalk cherry clay cliff cloak cloth clover coast cobalt \
        coffee coral cotton crane cream crumb curlew daisy delta drift dune eider elder ember enamel fable felt fern ferry field finch \
        fjord flax flint flour forge frost garden ginger glass glaze goose grain gravel grove gull hammer harbor hazel heath heron \
        honey island ivory ivy jetty juniper kettle kiln lamp lantern larch lark ledge lemon linen lobby loom maple marble marsh \
        meadow mill mint moss nettle oak oat olive orchard otter paper pear pebble pine plum poppy quill raft reed ribbon river robin \
        saddle sage slate spoon thyme walnut willow";
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let number = |at: usize| usize::from(u16::from_be_bytes([random[at], random[at + 1]]));
    let chosen: Vec<&str> = (0..4).map(|i| words[number(2 * i) % words.len()]).collect();
    format!("{}-{:02}", chosen.join("-"), number(8) % 100)
}

/// Contact, bank account, ways to deliver and to pay.
fn house_rules(filling: &mut Filling) -> Outcome {
    let content = filling.content;
    let facts = &content.settings;
    let (bank, contact) = (&facts.bank, &facts.contact);
    filling.first(SaveSettings {
        name: facts.name.clone(),
        tagline: facts.tagline.clone(),
        country: facts.country,
        locale: facts.locale,
        prices: settings::PriceDisplay::Gross,
        time_zone: facts.time_zone.clone(),
        base_url: None,
        hold_days: bank.hold_days,
        remind_days: vec![4],
        dispatch_days: 1,
        order_prefix: String::new(),
    })?;
    let account = BankAccount { holder: bank.name.clone(), iban: bank.iban.clone(), bic: bank.bic.clone(), ..BankAccount::default() };
    filling.first(SaveBankAccount { account: Some(account) })?;
    let address = format!("{}\n{}\n{} {}", contact.company, contact.street, contact.postal_code, contact.city);
    let (email, phone, opening) = (Some(contact.email.clone()), contact.phone.clone(), contact.opening.clone());
    filling.first(SaveContact { contact: Contact { email, phone, address, opening } })?;
    ways(filling)?;
    pay(filling)
}

/// The two methods that every shop begins with become the first of their kind here.
fn ways(filling: &mut Filling) -> Outcome {
    let mut begun = shipping::methods(&filling.shop.read()?)?;
    let mut commands = Vec::new();
    for (position, way) in (0..).zip(&filling.content.settings.shipping) {
        let kind = if way.kind == WayKind::Pickup { ShippingKind::Pickup } else { ShippingKind::Delivery };
        let known = begun.iter().position(|method| method.kind == kind).map(|at| begun.remove(at));
        commands.push(SaveShippingMethod {
            id: known.map(|method| method.id),
            name: way.name.clone(),
            note: way.note.clone(),
            kind,
            countries: way.countries.clone(),
            price: price(filling.content, way),
            free_from: way.free_from.map(|minor| filling.content.money(minor)),
            days: Some(way.days),
            pickup: way.pickup.clone(),
            active: true,
            position,
        });
    }
    let ids = filling.first(Together(commands))?;
    filling.ways = filling.content.settings.shipping.iter().map(|way| way.key.clone()).zip(ids).collect();
    Ok(())
}

fn price(content: &Content, way: &Way) -> ShippingPrice {
    if way.kind != WayKind::Weight {
        return ShippingPrice::Flat(content.money(way.price));
    }
    let step = |step: &super::content::Step| WeightStep { up_to_g: step.up_to_g, price: content.money(step.price) };
    ShippingPrice::ByWeight(way.steps.iter().map(step).collect())
}

/// Every way to pay is offered, the test card first.
fn pay(filling: &mut Filling) -> Outcome {
    let fee = filling.content.money(filling.content.settings.cash_on_delivery_fee);
    let save = |method: method::PaymentMethod| SavePaymentMethod {
        id: Some(method.id),
        kind: method.kind,
        name: method.name,
        note: method.note,
        fee: (method.kind == PaymentKind::CashOnDelivery).then_some(fee),
        // Carriers take the money at doors of their own country alone.
        countries: if method.kind == PaymentKind::CashOnDelivery { vec![filling.content.settings.country] } else { Vec::new() },
        rule: method.rule,
        due_days: method.due_days,
        active: true,
        position: Some(method.position),
    };
    let begun = method::methods(&filling.shop.read()?)?;
    filling.payments = begun.iter().map(|method| (method.kind, method.id)).collect();
    filling.first(Together(begun.into_iter().map(save).collect())).map(drop)
}

/// Keeps the photographs. Each is synced, so several are written at once.
fn pictures(filling: &mut Filling, media: &Blobs) -> Outcome {
    const AT_ONCE: usize = 8;
    let all = filling.content.pictures();
    let keep = |&(file, alt): &(&str, &Words)| -> Outcome<AddMedia> {
        let bytes = filling.content.photo(file)?;
        let head = head::of_bytes(&bytes).map_err(|unfit| Fault::Bug(format!("{file}: {unfit:?}")))?;
        let (hash, (width, height)) = (media.put(&bytes)?, head.size);
        let (name, mime, alt, ready, haze) = (file.to_owned(), head.mime.to_owned(), alt.clone(), Vec::new(), String::new());
        Ok(AddMedia { hash, name, mime, width, height, alt, ready, haze, millis: 0 })
    };
    let lost = |_| Error::from(Fault::Bug("a thread that kept photographs panicked".to_owned()));
    let parts: Vec<Outcome<Vec<AddMedia>>> = std::thread::scope(|scope| {
        let part = |part| scope.spawn(move || <[_]>::iter(part).map(keep).collect());
        let threads: Vec<_> = all.chunks(all.len().div_ceil(AT_ONCE)).map(part).collect();
        threads.into_iter().map(|thread| thread.join().map_err(lost)?).collect()
    });
    let mut commands = Vec::new();
    for part in parts {
        commands.extend(part?);
    }
    commands.extend(films(filling.content, media)?);
    let names: Vec<String> = commands.iter().map(|command| command.name.clone()).collect();
    filling.media = names.into_iter().zip(filling.first(Together(commands))?).collect();
    Ok(())
}

/// Keeps the films. The poster is the first picture of the product.
fn films(content: &Content, media: &Blobs) -> Outcome<Vec<AddMedia>> {
    let films = content.catalog.products.iter().filter_map(|thing| thing.video.as_ref());
    let keep = |film: &Picture| {
        let hash = media.put(&content.photo(&film.file)?)?;
        let clip = video::clean(&media.path(&hash))?.map_err(|unfit| Fault::Bug(format!("{}: {unfit:?}", film.file)))?;
        let (name, mime, (width, height)) = (film.file.clone(), clip.mime.to_owned(), clip.size);
        Ok(AddMedia { hash, name, mime, width, height, alt: film.alt.clone(), millis: clip.millis, ..AddMedia::default() })
    };
    films.map(keep).collect()
}

/// Categories, level by level: those below need the ids of those above.
fn shelves(filling: &mut Filling) -> Outcome {
    let all = &filling.content.catalog.categories;
    while filling.shelves.len() < all.len() {
        let known = |shelf: &super::content::Shelf| shelf.parent.as_ref().is_none_or(|above| filling.shelves.contains_key(above));
        let ready = (0..).zip(all).filter(|(_, shelf)| !filling.shelves.contains_key(&shelf.handle) && known(shelf));
        let (mut commands, mut handles) = (Vec::new(), Vec::new());
        for (position, shelf) in ready {
            handles.push(shelf.handle.clone());
            commands.push(SaveCategory {
                id: None,
                parent: shelf.parent.as_ref().map(|above| filling.shelf(above)).transpose()?,
                handle: Some(shelf.handle.clone()),
                title: shelf.title.clone(),
                intro: shelf.intro.clone(),
                picture: Some(filling.picture(&shelf.picture)?),
                position,
            });
        }
        if commands.is_empty() {
            return Err(Fault::Bug("catalog.json: a category hangs below none that exists".to_owned()).into());
        }
        let ids = filling.first(Together(commands))?;
        filling.shelves.extend(handles.into_iter().zip(ids));
    }
    Ok(())
}

/// Pages of text and the home page. Pages that every shop begins with are written over.
fn texts(filling: &Filling, options: &DemoOptions) -> Outcome {
    let snapshot = filling.shop.read()?;
    let mut commands = Vec::new();
    for (position, page) in (0..).zip(&filling.content.pages) {
        let begun = if page.handle.as_str() == "imprint" { "legal-notice" } else { page.handle.as_str() };
        commands.push(SavePage {
            id: by_handle(&snapshot, Kind::Page, begun)?.map(|known| known.id),
            facts: PageFacts {
                handle: Some(page.handle.clone()),
                title: page.title.clone(),
                body: page.body.clone(),
                place: if page.kind == PageKind::Legal { PagePlace::Legal } else { PagePlace::Help },
                position,
                ..PageFacts::default()
            },
            wish: Wish::Publish,
        });
    }
    filling.first(Together(commands))?;
    let announcement = Some(Announcement {
        text: filling.content.settings.announcement.clone(),
        link: "/pages/delivery".to_owned(),
        ..Announcement::default()
    });
    filling.first(SaveHome { announcement })?;
    let newsletter = Newsletter { offered: true, promise: filling.content.settings.newsletter.clone() };
    filling.first(SaveNewsletter { newsletter })?;
    look::put_on(filling, options)
}

/// Thrum's own things, but for those that came later: `history` puts these on the shelf when their day has come.
fn goods(filling: &Filling) -> Outcome {
    let later = &filling.content.settings.home.new.products;
    let first = filling.content.catalog.products.iter().filter(|thing| !later.contains(&thing.handle));
    let products = first.map(|thing| product(filling, thing)).collect::<Outcome<Vec<_>>>()?;
    filling.keep(filling.beginning() + Span::hours(3), products)
}

pub(super) fn product(filling: &Filling, thing: &Thing) -> Outcome<ImportedProduct> {
    let class = if thing.tax == Tax::Reduced { filling.reduced } else { None };
    let mut variants = Vec::new();
    for piece in &thing.variants {
        variants.push(VariantFacts {
            sku: Some(piece.sku.clone()),
            barcode: piece.barcode.clone().unwrap_or_default(),
            values: piece.values.clone(),
            compare_at: piece.compare_at.map(|minor| filling.content.money(minor)),
            weight_g: piece.weight_g,
            content: piece
                .content
                .as_ref()
                .and_then(|holds| crate::shop::catalog::Content::parse(&format!("{} {}", holds.amount, holds.unit))),
            tax_class: class,
            picture: piece.picture.as_deref().map(|file| filling.picture(file)).transpose()?,
            stock: StockRule::Counted,
            ..VariantFacts::priced(filling.content.money(piece.price))
        });
    }
    let option = |choice: &super::content::Choice| ProductOption {
        key: Handle::of(&choice.name.en),
        name: choice.name.clone(),
        values: choice
            .values
            .iter()
            .map(|value| OptionValue { key: value.key.clone(), name: value.name.clone(), colour: value.colour })
            .collect(),
    };
    let maker = thing.attributes.iter().find(|fact| fact.name.en == "Made by").and_then(|fact| fact.value.en.split(',').next());
    let facts = ProductFacts {
        handle: Some(thing.handle.clone()),
        kind: thing.kind,
        title: thing.title.clone(),
        subtitle: thing.subtitle.clone(),
        description: thing.description.clone(),
        brand: maker.unwrap_or_default().to_owned(),
        categories: vec![filling.shelf(&thing.category)?],
        tags: thing.tags.clone(),
        options: thing.options.iter().map(option).collect(),
        variants,
        pictures: thing.pictures.iter().map(|picture| filling.picture(&picture.file)).collect::<Outcome<_>>()?,
        video: thing.video.as_ref().map(|film| filling.picture(&film.file)).transpose()?.map(|media| Video { media, poster: None }),
        attributes: thing.attributes.iter().map(|fact| attribute(&fact.name, &fact.value)).collect(),
        state: if thing.status == Status::Published { ProductState::Active } else { ProductState::Draft },
    };
    let opening = thing.variants.iter().map(|piece| (thing.kind == ProductKind::Goods).then_some(piece.stock)).collect();
    Ok(ImportedProduct { source: format!("demo:{}", thing.handle), facts, category: None, opening })
}

/// A fact in words, under the same key in every product.
pub(super) fn attribute(name: &Words, value: &Words) -> Attribute {
    Attribute { key: Handle::of(&name.en).to_string(), name: name.clone(), value: AttributeValue::Text(value.clone()) }
}
