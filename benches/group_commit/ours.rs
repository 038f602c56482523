//! The real order under the same load: `PlaceOrder` through `Shop::run`, over 20,000 products with stock. The buyer's cart is written
//! by the same command, because an order uses it up; all else is what a visitor's order does: three products read, priced, taxed and
//! quoted, delivery and payment offered, stock promised, customer found, order, payment, letter and expiry job, events, answer kept.

use super::buyers::{PICKS, Wish};
use super::disk::SlowFolder;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use sutler::base::{
    Address, Country, Currency, Email, Id, Locale, Money, Outcome, PaymentMethodId, ProductId, Rate, ShippingMethodId, Sku, Time,
    VariantId, Words,
};
use sutler::shop::cart::{self, Cart, CartLine};
use sutler::shop::catalog::{ProductFacts, ProductState, facts::VariantFacts};
use sutler::shop::checkout::PlaceOrder;
use sutler::shop::import::{ImportProducts, ImportedProduct};
use sutler::shop::payment::bank_account::SaveBankAccount;
use sutler::shop::payment::{self, PaymentKind};
use sutler::shop::settings::BankAccount;
use sutler::shop::settings::set_up::SetUp;
use sutler::shop::shipping::{self, ShippingKind};
use sutler::shop::token;
use sutler::shop::writer::Surroundings;
use sutler::shop::{Actor, Command, Permission, Shop, Tx, schema};
use sutler::store::{Source, Store};

const PRICE: i64 = 1_999;
const DELIVERY: i64 = 490;

/// A shop with goods, and what buyers choose in it.
pub struct Ours {
    shop: Shop,
    shipping: ShippingMethodId,
    payment: PaymentMethodId,
}

/// A cart is filled and ordered, in one command. The cart is there already, as every buyer's is who orders.
#[derive(Serialize, Deserialize)]
struct Buy {
    picks: [u64; 3],
    order: PlaceOrder,
}

impl Command for Buy {
    type Done = ();
    const NAME: &'static str = "bench_buy";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome {
        // Products and their only variants were made in this order: their numbers are the same.
        let line = |pick: u64| CartLine {
            product: ProductId::new(pick + 1),
            variant: VariantId::new(pick + 1),
            quantity: 1,
            seen: Money::new(PRICE, Currency::EUR),
            gift: None,
        };
        let lines = self.picks.map(line).to_vec();
        match cart::by_token(tx, &self.order.cart)? {
            Some(cart) => tx.put(&Cart { lines, ..cart })?,
            None => {
                let (id, token_hash, changed) = (tx.next()?, token::hash(&self.order.cart), tx.now);
                tx.insert(&Cart { id, token_hash, lines, gift_cards: Vec::new(), changed, ordered: None })?;
            }
        }
        self.order.run(tx).map(drop)
    }
}

pub fn open(source: Source, journal: Option<SlowFolder>) -> Ours {
    let now = || Time::at(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(0)));
    let surroundings = Surroundings { now, random: |out| out.fill(9), secret: [3; 32] };
    let mut store = Store::over(source).unwrap();
    if let Some(files) = journal {
        store = store.with_journal(Arc::new(files), schema::JOURNAL).unwrap().0;
    }
    let shop = Shop::open(store, surroundings).unwrap();
    let begin = SetUp {
        standard_rate: Some(Rate(190_000)),
        reduced_rate: Some(Rate(70_000)),
        delivery: Some(Money::new(DELIVERY, Currency::EUR)),
        ..SetUp::new("Bench", Country::DE)
    };
    shop.run(&Actor::System, begin).unwrap();
    let account = BankAccount { holder: "Bench".to_owned(), iban: "DE02120300000000202051".to_owned(), ..BankAccount::default() };
    shop.run(&Actor::System, SaveBankAccount { account: Some(account) }).unwrap();
    let all: Vec<u64> = (0..PICKS).collect();
    for batch in all.chunks(100) {
        let products = batch.iter().map(|n| product(*n)).collect();
        shop.run(&Actor::System, ImportProducts { products }).unwrap();
    }
    let snapshot = shop.read().unwrap();
    let delivery = shipping::methods(&snapshot).unwrap().into_iter().find(|m| m.active && m.kind == ShippingKind::Delivery).unwrap();
    let transfer = payment::method::methods(&snapshot).unwrap().into_iter().find(|m| m.kind == PaymentKind::BankTransfer).unwrap();
    drop(snapshot);
    Ours { shop, shipping: delivery.id, payment: transfer.id }
}

fn product(n: u64) -> ImportedProduct {
    let variant =
        VariantFacts { sku: Sku::parse(&format!("SKU-{n}")), weight_g: 300, ..VariantFacts::priced(Money::new(PRICE, Currency::EUR)) };
    let facts = ProductFacts {
        title: Words::of(Locale::En, format!("A thing number {n} with a name")),
        description: Words::of(Locale::En, "x".repeat(150)),
        variants: vec![variant],
        state: ProductState::Active,
        ..ProductFacts::default()
    };
    ImportedProduct { source: format!("bench:{n}"), facts, category: None, opening: vec![Some(1_000_000)] }
}

impl Ours {
    /// One order through the real writer.
    pub fn place(&self, wish: Wish) -> bool {
        let Wish { buyer, number, picks } = wish;
        let order = PlaceOrder {
            cart: format!("cart {buyer}"),
            once: format!("once {number}"),
            email: Email::parse(&format!("buyer{buyer}@example.org")).unwrap(),
            ship_to: Address {
                country: Country::DE,
                name: "Robin Muster".to_owned(),
                company: String::new(),
                street: "Hauptstr. 5".to_owned(),
                postal_code: "10115".to_owned(),
                city: "Berlin".to_owned(),
                region: String::new(),
                phone: String::new(),
            },
            bill_to: None,
            shipping: self.shipping,
            payment: self.payment,
            expected: Money::new(3 * PRICE + DELIVERY, Currency::EUR),
            covered: None,
            message: String::new(),
            locale: Locale::En,
            newsletter: None,
            slot: None,
            link: None,
        };
        self.shop.run(&Actor::Visitor, Buy { picks, order }).is_ok()
    }
}
