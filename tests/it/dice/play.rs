//! One random history: a small shop, and a step at a time something that a buyer, the staff, a provider or the clock may do.

mod bank;
mod money;
mod people;

use crate::crash::Dice;
use crate::shop::buyer::{ACCOUNT, page, parcel, told};
use crate::shop::world::{World, eur, goods};
use sutler::base::{Email, Error, Locale, Money, Outcome, Span};
use sutler::shop::cart::change::{AddToCart, SetQuantity};
use sutler::shop::cart::purge::PurgeCarts;
use sutler::shop::catalog::product::StockRule;
use sutler::shop::catalog::{Product, ProductFacts, ProductState, SaveProduct, SetProductState, VariantFacts};
use sutler::shop::checkout::PlaceOrder;
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::checkout::fee::owed_by;
use sutler::shop::fulfilment::{Fulfilment, MarkDelivered};
use sutler::shop::gift_card::{
    AdjustGiftCard, ApplyGiftCard, Block, BlockGiftCard, ExpireGiftCards, GiftCard, IssueGiftCard, TakeOffGiftCard, Validity,
};
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder};
use sutler::shop::order::pay::{MarkPaid, PayOrder};
use sutler::shop::order::send_link::SendPaymentLink;
use sutler::shop::order::{CancelReason, Order};
use sutler::shop::payment::method::methods;
use sutler::shop::payment::settle::Settle;
use sutler::shop::payment::start::NotePage;
use sutler::shop::payment::{Payment, PaymentKind, Standing};
use sutler::shop::settings::SaveSettings;
use sutler::shop::shipping::ShippingKind;
use sutler::shop::stock::{CountStock, MoveStock, Reason, SaveLocation, levels, locations};
use sutler::shop::{Actor, Command, tax};
use sutler::store::{Page, Reads};
use sutler::web::admin::settings::shop_facts;
use sutler::web::goods::{Good, Goods};

/// Commands that every run must have done; held money is rarely taken, and is beside them.
pub const ALPHABET: [&str; 47] = [
    "add_to_cart",
    "adjust_gift_card",
    "apply_gift_card",
    "apply_remedy",
    "block_gift_card",
    "book_entry",
    "cancel_order",
    "change_payment",
    "compare",
    "count_stock",
    "expire_gift_cards",
    "expire_order",
    "explain_payout",
    "give_as_gift",
    "give_back",
    "give_refund",
    "hear",
    "ignore_entry",
    "issue_gift_card",
    "mark_delivered",
    "mark_paid",
    "move_stock",
    "note_loose",
    "note_missing",
    "note_page",
    "pay_order",
    "place_for_customer",
    "place_order",
    "purge_carts",
    "refund_order",
    "remind_order",
    "reopen_entry",
    "return_owed",
    "save_product",
    "send_parcel",
    "send_payment_link",
    "set_product_state",
    "set_quantity",
    "settle",
    "settle_dispute",
    "settle_refund",
    "take_bookings",
    "take_off_gift_card",
    "take_parts",
    "take_payout",
    "take_refund",
    "unbook_entry",
];

pub struct Play {
    pub world: World,
    dice: Dice,
    pub products: Vec<Product>,
    /// What pages keep in memory.
    goods: Goods,
    carts: Vec<String>,
    forms: Vec<PlaceOrder>,
    /// What was done, a line a command: name, outcome, the command itself.
    pub done: Vec<String>,
}

impl Play {
    pub fn new(seed: u64) -> Play {
        let world = World::open();
        world.offer_invoices();
        let settings = sutler::shop::settings::the(&world.read()).unwrap();
        world.run(SaveSettings { remind_days: vec![1, 2], hold_days: 30, ..shop_facts(settings) }).unwrap();
        world.run(SaveLocation { id: None, name: "Market stall".to_owned(), position: 1 }).unwrap();
        let classes = tax::classes(&world.read()).unwrap();
        let rules = [(1_999, StockRule::Counted), (333, StockRule::Counted), (1_000, StockRule::Backorder), (50, StockRule::Endless)];
        let mut products = Vec::new();
        for (n, (minor, stock)) in rules.into_iter().enumerate() {
            let variants = vec![VariantFacts { stock, tax_class: Some(classes[n % 2].id), ..VariantFacts::priced(eur(minor)) }];
            let product = world.product(ProductFacts { variants, ..goods(&format!("Thing {n}"), 0) });
            world.receive(product.variants[0].id, if stock == StockRule::Counted { 6 } else { 0 });
            products.push(product);
        }
        Play { world, dice: Dice(seed), products, goods: Goods::default(), carts: Vec::new(), forms: Vec::new(), done: Vec::new() }
    }

    /// Does one thing. A refusal is an answer; a fault is a finding, and so is a page that shows yesterday's goods.
    pub fn step(&mut self) -> Result<(), String> {
        self.deed()?;
        let snapshot = self.world.read();
        let look = self.goods.browse(&snapshot).unwrap();
        for product in &self.products {
            let (seen, true_one) = (look.good(product.id).unwrap(), snapshot.find(product.id).unwrap());
            let true_one = true_one.map(|product| Good::read(&snapshot, product).unwrap());
            if seen.as_deref() != true_one.as_ref() {
                return Err(format!("pages would show {seen:?} where {true_one:?} is true"));
            }
        }
        Ok(())
    }

    fn deed(&mut self) -> Result<(), String> {
        match self.dice.below(72) {
            0..=4 => self.add_to_cart(),
            5 => self.set_quantity(),
            6..=10 => self.place_order(),
            11..=13 => self.mark_paid(),
            14..=18 => self.settle(),
            19..=21 => self.send_parcel(),
            22 => self.mark_delivered(),
            23 => self.cancel_order(),
            24 => self.expire_order(),
            25 => self.pay_order(),
            26 => self.move_stock(),
            27 => self.count_stock(),
            28 => self.save_product(),
            29 => self.set_product_state(),
            30 => self.time_passes(),
            31 => self.change_payment(),
            32 => self.send_link(),
            33 => self.purge_carts(),
            34..=41 => self.gift_card(),
            42..=51 => self.money(),
            52..=59 => self.people(),
            _ => self.bank(),
        }
    }

    fn run<C: Command>(&mut self, actor: &Actor, command: C) -> Result<Option<C::Done>, String> {
        let said = serde_json::to_string(&command).unwrap();
        let outcome: Outcome<C::Done> = self.world.shop.run(actor, command);
        let word = match &outcome {
            Ok(_) => "done".to_owned(),
            Err(Error::Refused(refusal)) => format!("refused {refusal:?}"),
            Err(Error::Fault(fault)) => format!("fault {fault:?}"),
        };
        self.done.push(format!("{} {word} {said}", C::NAME));
        match outcome {
            Err(Error::Fault(fault)) => Err(format!("{}: {fault:?}", C::NAME)),
            outcome => Ok(outcome.ok()),
        }
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        (!from.is_empty()).then(|| from[self.dice.below(from.len() as u64) as usize].clone())
    }

    /// Mostly one of the last few, so that histories get somewhere.
    fn order(&mut self) -> Option<Order> {
        let most = if self.dice.one_in(3) { 100 } else { 3 };
        let last: Vec<Order> = self.world.read().all(Page::last(most)).unwrap();
        self.pick(&last)
    }

    fn add_to_cart(&mut self) -> Result<(), String> {
        let product = self.pick(&self.products.clone()).expect("there are products");
        let known = if self.dice.one_in(3) { None } else { self.pick(&self.carts.clone()) };
        let quantity = 1 + self.dice.below(3) as u32 + if self.dice.one_in(20) { 1_000 } else { 0 };
        let add = AddToCart { cart: known.clone(), variant: product.variants[0].id, quantity };
        let token = self.run(&Actor::Visitor, add)?;
        self.carts.extend(token.filter(|token| known.as_ref() != Some(token)));
        Ok(())
    }

    fn set_quantity(&mut self) -> Result<(), String> {
        let Some(cart) = self.pick(&self.carts.clone()) else { return self.add_to_cart() };
        let product = self.pick(&self.products.clone()).expect("there are products");
        let quantity = self.dice.below(5) as u32;
        self.run(&Actor::Visitor, SetQuantity { cart, variant: product.variants[0].id, quantity }).map(drop)
    }

    fn place_order(&mut self) -> Result<(), String> {
        if self.dice.one_in(8)
            && let Some(again) = self.pick(&self.forms.clone())
        {
            return self.run(&Actor::Visitor, again).map(drop);
        }
        let carts: Vec<String> = self.carts.iter().filter(|cart| !self.world.lines(cart).is_empty()).cloned().collect();
        let Some(cart) = self.pick(&carts) else { return self.add_to_cart() };
        let by = self.pick(&ShippingKind::ALL).expect("two ways");
        let kinds = [PaymentKind::ALL.to_vec(), vec![PaymentKind::TestCard; 3]].concat();
        let pay = self.pick(&kinds).expect("four ways");
        let mut form = self.world.form(&cart, by, pay);
        form.once = format!("{}", self.done.len());
        if self.dice.one_in(10) {
            form.expected += eur(1);
        }
        self.forms.push(form.clone());
        self.run(&Actor::Visitor, form).map(drop)
    }

    fn mark_paid(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        let due = order.outstanding().minor();
        let minor = match self.dice.below(5) {
            0 => due + 1,
            1 => 1,
            2 => due / 2,
            _ => due,
        };
        self.run(&Actor::System, MarkPaid { order: order.id, amount: eur(minor), reference: "by hand".to_owned() }).map(drop)
    }

    fn settle(&mut self) -> Result<(), String> {
        let cards: Vec<Payment> = self.world.read().all(Page::last(50)).unwrap();
        let cards: Vec<Payment> = cards.into_iter().filter(|p| p.kind.has_provider()).collect();
        let recent = &cards[..cards.len().min(if self.dice.one_in(3) { 50 } else { 2 })];
        let Some(payment) = self.pick(recent) else { return self.place_order() };
        if payment.session.is_none() {
            let opened = page(payment.id);
            return self.run(&Actor::System, NotePage { payment: payment.id, opened }).map(drop);
        }
        let amount = if self.dice.one_in(10) { payment.amount + eur(1) } else { payment.amount };
        let standing = self.standing(amount);
        let mut settle = Settle { payment: payment.id, told: told(payment.id, standing), account: ACCOUNT.to_owned(), live: false };
        if self.dice.one_in(20) {
            settle.told.account = "acct_thief".to_owned();
        }
        self.run(&Actor::System, settle).map(drop)
    }

    fn standing(&mut self, amount: Money) -> Standing {
        match self.dice.below(8) {
            0 => Standing::Open,
            4 => Standing::OnItsWay,
            1 => Standing::Declined,
            2 => Standing::Authorized { amount },
            3 => Standing::Void,
            _ => Standing::Captured { amount },
        }
    }

    fn send_parcel(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        let mut lines = Vec::new();
        for (at, line) in order.lines.iter().enumerate() {
            let quantity = if self.dice.one_in(2) { line.quantity } else { self.dice.below(u64::from(line.quantity) + 1) as u32 };
            lines.push((at, quantity.min(line.quantity - line.cancelled - line.sent + u32::from(self.dice.one_in(20)))));
        }
        self.run(&Actor::System, parcel(order.id, &lines)).map(drop)
    }

    fn mark_delivered(&mut self) -> Result<(), String> {
        let parcels: Vec<Fulfilment> = self.world.read().all(Page::last(50)).unwrap();
        let Some(parcel) = self.pick(&parcels) else { return self.send_parcel() };
        self.run(&Actor::System, MarkDelivered { fulfilment: parcel.id }).map(drop)
    }

    fn cancel_order(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        let why = self.pick(&CancelReason::ALL).expect("five reasons");
        self.run(&Actor::System, CancelOrder { order: order.id, why, note: String::new() }).map(drop)
    }

    fn expire_order(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.time_passes() };
        self.run(&Actor::System, ExpireOrder { order: order.id }).map(drop)
    }

    fn pay_order(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        let order = self.world.shop.order_token(order.id);
        self.run(&Actor::Visitor, PayOrder { order }).map(drop)
    }

    /// Another way to pay, whether it is offered or not.
    fn change_payment(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        let all = methods(&self.world.read()).unwrap();
        let method = self.pick(&all).expect("there are ways to pay");
        let expected = if self.dice.one_in(8) { None } else { owed_by(&order, &method) };
        let order = self.world.shop.order_token(order.id);
        self.run(&Actor::Visitor, ChangePayment { order, method: method.id, expected }).map(drop)
    }

    fn send_link(&mut self) -> Result<(), String> {
        let Some(order) = self.order() else { return self.place_order() };
        self.run(&Actor::System, SendPaymentLink { order: order.id }).map(drop)
    }

    /// Goods come, get lost or break; what is promised already stays where it is.
    fn move_stock(&mut self) -> Result<(), String> {
        let product = self.pick(&self.products.clone()).expect("there are products");
        let places = locations(&self.world.read()).unwrap();
        let (location, variant) = (self.pick(&places).expect("two places").id, product.variants[0].id);
        let there = levels(&self.world.read(), variant).unwrap().into_iter().find(|l| l.location == location).map_or(0, |l| l.available());
        let by = if self.dice.one_in(3) { -there.clamp(0, 2) } else { 1 + self.dice.below(5) as i64 };
        let reason = if by < 0 { Reason::Damaged } else { Reason::Received };
        self.run(&Actor::System, MoveStock { variant, location, by, reason, note: String::new() }).map(drop)
    }

    fn count_stock(&mut self) -> Result<(), String> {
        let product = self.pick(&self.products.clone()).expect("there are products");
        let variant = product.variants[0].id;
        let all = levels(&self.world.read(), variant).unwrap();
        let Some(level) = self.pick(&all) else { return self.move_stock() };
        let more = self.dice.below(3) as i64;
        let count =
            CountStock { variant, location: level.location, counted: level.on_hand.max(level.reserved) + more, seen: level.on_hand };
        self.run(&Actor::System, count).map(drop)
    }

    fn save_product(&mut self) -> Result<(), String> {
        let product = self.pick(&self.products.clone()).expect("there are products");
        let now = self.world.read_product(&product);
        let mut facts = ProductFacts::from(&now);
        facts.variants[0].price = eur(self.dice.below(2_500) as i64);
        self.run(&Actor::System, SaveProduct { id: Some(now.id), seen: Some(now.changed), facts }).map(drop)
    }

    fn set_product_state(&mut self) -> Result<(), String> {
        let product = self.pick(&self.products.clone()).expect("there are products").id;
        let state = if self.dice.one_in(3) { ProductState::Archived } else { ProductState::Active };
        self.run(&Actor::System, SetProductState { product, state }).map(drop)
    }

    fn time_passes(&mut self) -> Result<(), String> {
        let span = [Span::minutes(1), Span::minutes(40), Span::days(1), Span::days(8)][self.dice.below(4) as usize];
        self.world.later(span);
        self.done.push(format!("{} seconds pass", span.0));
        Ok(())
    }

    fn gift_card(&mut self) -> Result<(), String> {
        let cards: Vec<GiftCard> = self.world.read().all(Page::last(20)).unwrap();
        let (Some(card), false) = (self.pick(&cards), self.dice.one_in(4)) else { return self.issue_gift_card() };
        let cart = self.pick(&self.carts.clone());
        match (self.dice.below(8), cart) {
            (0, _) => {
                let balance = eur(self.dice.below(2_000) as i64);
                let adjust = AdjustGiftCard { card: card.id, balance, seen: card.balance, why: "dice".to_owned() };
                self.run(&Actor::System, adjust).map(drop)
            }
            (1, _) => {
                let block = if card.blocked.is_some() { Block::Lifted } else { Block::Set };
                self.run(&Actor::System, BlockGiftCard { card: card.id, block }).map(drop)
            }
            (2, _) => self.run(&Actor::System, ExpireGiftCards { most: 2 }).map(drop),
            (3, Some(cart)) => self.run(&Actor::Visitor, TakeOffGiftCard { cart, card: card.id }).map(drop),
            (_, Some(cart)) => {
                let code = self.world.shop.gift_card_code(card.id);
                self.run(&Actor::Visitor, ApplyGiftCard { cart, code }).map(drop)
            }
            (_, None) => self.add_to_cart(),
        }
    }

    fn issue_gift_card(&mut self) -> Result<(), String> {
        let card = IssueGiftCard {
            amount: eur([500, 2_000, 20_000][self.dice.below(3) as usize]),
            email: Email::parse("grace@example.org").unwrap(),
            name: String::new(),
            message: String::new(),
            locale: Locale::En,
            validity: if self.dice.one_in(2) { Validity::Endless } else { Validity::ThreeYears },
            note: String::new(),
        };
        self.run(&Actor::System, card).map(drop)
    }

    fn purge_carts(&mut self) -> Result<(), String> {
        let before = self.world.now() - Span::days(2 + self.dice.below(5) as i64);
        let most = self.dice.below(3) as usize;
        self.run(&Actor::System, PurgeCarts { before, most })?;
        let read = self.world.read();
        self.carts.retain(|token| sutler::shop::cart::by_token(&read, token).unwrap().is_some());
        Ok(())
    }
}
