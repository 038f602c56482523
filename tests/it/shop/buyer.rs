//! Somebody who buys: the steps of a visitor and of the staff, with the choices that a test does not care about made already.

use super::world::{World, en, eur, goods};
use sutler::base::{Address, AddressField, Country, Email, GiftCardId, Id, Locale, Money, OrderId, Outcome, PaymentId, VariantId};
use sutler::shop::attention::{self, Trouble};
use sutler::shop::cart::change::AddToCart;
use sutler::shop::cart::{self, CartLine};
use sutler::shop::catalog::product::StockRule;
use sutler::shop::catalog::{Product, ProductFacts, VariantFacts};
use sutler::shop::checkout::{Bill, Choice, PlaceOrder, Placed, bill, offers};
use sutler::shop::fulfilment::{ParcelLine, SendParcel};
use sutler::shop::gift_card::{self, ApplyGiftCard, GiftCard, IssueGiftCard, Validity};
use sutler::shop::order::Order;
use sutler::shop::order::pay::MarkPaid;
use sutler::shop::payment::account::Mode;
use sutler::shop::payment::connect::ConnectProvider;
use sutler::shop::payment::rule::About;
use sutler::shop::payment::settle::Settle;
use sutler::shop::payment::start::NotePage;
use sutler::shop::payment::{self, Capture, Opened, Payment, PaymentKind, Rule, SaveBankAccount, SavePaymentMethod, Standing, State, Told};
use sutler::shop::price::{Quote, basket};
use sutler::shop::settings::{self, BankAccount};
use sutler::shop::shipping::{self, ShippingKind};
use sutler::shop::stock::{self, MoveStock, Reason};
use sutler::shop::{Actor, Command};
use sutler::store::Reads;

/// The account whose money is the shop's.
pub const ACCOUNT: &str = "acct_shop";

impl World {
    /// A shop where one can pay in every way: with a bank account, and cash on delivery for 3.00 EUR more.
    pub fn open() -> World {
        let world = World::new();
        let account =
            BankAccount { holder: "Marram & Rye".to_owned(), iban: "DE89370400440532013000".to_owned(), ..BankAccount::default() };
        world.run(SaveBankAccount { account: Some(account) }).unwrap();
        for kind in [PaymentKind::Stripe, PaymentKind::PayPal] {
            let (key, account) = ("sk_test_1".to_owned(), ACCOUNT.to_owned());
            let connect = ConnectProvider { kind, key, client: "app".to_owned(), mode: Mode::default(), account, capture: Capture::AtOnce };
            world.run(connect).unwrap();
        }
        let cod = payment::method::methods(&world.read()).unwrap().into_iter().find(|m| m.kind == PaymentKind::CashOnDelivery).unwrap();
        let (id, kind, name) = (Some(cod.id), cod.kind, cod.name);
        let cod = SavePaymentMethod {
            id,
            kind,
            name,
            note: en(""),
            fee: Some(eur(300)),
            countries: Vec::new(),
            rule: Rule::default(),
            due_days: 0,
            active: true,
            position: None,
        };
        world.run(cod).unwrap();
        world.told();
        world
    }

    /// Everybody may pay by invoice, within 14 days.
    pub fn offer_invoices(&self) {
        let (kind, due_days, rule) = (PaymentKind::Invoice, 14, Rule::default());
        let (name, note, fee, countries, position) = (en("Invoice"), en(""), None, Vec::new(), None);
        self.run(SavePaymentMethod { id: None, kind, name, note, fee, countries, rule, due_days, active: true, position }).unwrap();
        self.told();
    }

    /// A product of one counted variant, and pieces of it at the first place.
    pub fn stocked(&self, title: &str, minor: i64, pieces: i64) -> Product {
        let product = self.product(goods(title, minor));
        self.receive(product.variants[0].id, pieces);
        self.told();
        product
    }

    /// A product that follows another rule than being counted.
    pub fn ruled(&self, title: &str, minor: i64, stock: StockRule) -> Product {
        let variants = vec![VariantFacts { stock, ..VariantFacts::priced(eur(minor)) }];
        let product = self.product(ProductFacts { variants, ..goods(title, minor) });
        self.told();
        product
    }

    pub fn receive(&self, variant: VariantId, pieces: i64) {
        let location = stock::locations(&self.read()).unwrap()[0].id;
        if pieces != 0 {
            self.run(MoveStock { variant, location, by: pieces, reason: Reason::Received, note: String::new() }).unwrap();
        }
    }

    pub fn read_product(&self, product: &Product) -> Product {
        self.read().get(product.id).unwrap()
    }

    pub fn available(&self, product: &Product) -> i64 {
        stock::available(&self.read(), product.variants[0].id).unwrap()
    }

    /// As somebody in the shop.
    pub fn visit<C: Command>(&self, command: C) -> Outcome<C::Done> {
        self.shop.run(&Actor::Visitor, command)
    }

    /// A cart with these things in it.
    pub fn cart(&self, things: &[(&Product, u32)]) -> String {
        let mut token = None;
        for (product, quantity) in things {
            let variant = product.variants[0].id;
            token = Some(self.visit(AddToCart { cart: token, variant, quantity: *quantity }).unwrap());
        }
        token.unwrap()
    }

    pub fn lines(&self, cart: &str) -> Vec<CartLine> {
        cart::by_token(&self.read(), cart).unwrap().map_or(Vec::new(), |cart| cart.lines)
    }

    /// What the checkout of a cart would show now.
    pub fn stand(&self, cart: &str, by: ShippingKind, pay: PaymentKind) -> (Choice, Quote) {
        let bill = self.bill(cart, by, pay);
        (bill.choice, bill.quote)
    }

    /// The same with what gift cards pay of it.
    pub fn bill(&self, cart: &str, by: ShippingKind, pay: PaymentKind) -> Bill {
        let read = self.read();
        let settings = settings::the(&read).unwrap();
        let cart = cart::by_token(&read, cart).unwrap().expect("a cart");
        let shown = cart::show(&read, &cart).unwrap();
        let sold = shown.iter().filter_map(|l| l.sold.as_ref().map(|(product, variant)| (product, variant, l.line.quantity)));
        let about = About::of(&[], shown.iter().filter_map(|l| l.sold.as_ref().map(|(product, variant)| (product, variant))));
        let basket = basket(&read, &settings, Country::DE, sold).unwrap();
        let shipping = shipping::methods(&read).unwrap().into_iter().find(|m| m.kind == by && m.active).map(|m| m.id);
        let payment = payment::method::methods(&read).unwrap().into_iter().find(|m| m.kind == pay && m.active).map(|m| m.id);
        let choice = offers(&read, &settings, Country::DE, &basket, about).unwrap().choose(shipping, payment);
        let cards = gift_card::apply::in_cart(&read, &cart, settings.currency, self.now()).unwrap();
        bill(choice, &basket, &cards)
    }

    /// The form that a buyer sends who agrees to everything that is shown.
    pub fn form(&self, cart: &str, by: ShippingKind, pay: PaymentKind) -> PlaceOrder {
        let bill = self.bill(cart, by, pay);
        let covered = Some(bill.covered());
        let Bill { choice, quote, .. } = bill;
        PlaceOrder {
            cart: cart.to_owned(),
            once: format!("form of {cart}"),
            email: Email::parse("ada@example.org").unwrap(),
            ship_to: berlin(),
            bill_to: None,
            shipping: choice.shipping.unwrap().method.id,
            payment: choice.payment.map_or(Id::new(0), |method| method.id),
            expected: quote.total,
            covered,
            message: String::new(),
            locale: Locale::En,
            newsletter: None,
            slot: None,
            link: None,
        }
    }

    pub fn buy(&self, things: &[(&Product, u32)], by: ShippingKind, pay: PaymentKind) -> Placed {
        let cart = self.cart(things);
        let form = self.form(&cart, by, pay);
        self.visit(form).unwrap()
    }

    /// Sent home, paid by card: the order and its payment, whose page is open.
    pub fn buy_by_card(&self, things: &[(&Product, u32)]) -> (OrderId, PaymentId) {
        let placed = self.buy(things, ShippingKind::Delivery, PaymentKind::TestCard);
        let payment = placed.payment.unwrap();
        self.note_page(payment).unwrap();
        self.told();
        (placed.order, payment)
    }

    /// An order for 14.90 EUR that was paid by card, and its payment.
    pub fn paid_by_card(&self) -> (OrderId, PaymentId) {
        let mug = self.stocked("Mug", 1_000, 5);
        let (order, payment) = self.buy_by_card(&[(&mug, 1)]);
        self.settle(payment, Standing::Captured { amount: eur(1_490) }).unwrap();
        self.told();
        (order, payment)
    }

    /// What needs a person.
    pub fn troubles(&self) -> Vec<Trouble> {
        attention::open(&self.read(), 100).unwrap().into_iter().map(|open| open.trouble).collect()
    }

    pub fn note_page(&self, payment: PaymentId) -> Outcome {
        self.run(NotePage { payment, opened: page(payment) }).map(drop)
    }

    /// The provider says how a payment stands.
    pub fn settle(&self, payment: PaymentId, standing: Standing) -> Outcome<State> {
        self.run(Settle { payment, told: told(payment, standing), account: ACCOUNT.to_owned(), live: false })
    }

    /// A gift card with so much on it.
    pub fn gift_card(&self, minor: i64) -> GiftCardId {
        let card = IssueGiftCard {
            amount: eur(minor),
            email: Email::parse("grace@example.org").unwrap(),
            name: "Grace".to_owned(),
            message: String::new(),
            locale: Locale::En,
            validity: Validity::ThreeYears,
            note: String::new(),
        };
        let id = self.run(card).unwrap();
        self.told();
        id
    }

    pub fn card(&self, id: GiftCardId) -> GiftCard {
        self.read().get(id).unwrap()
    }

    /// The card's code is entered at the checkout of a cart.
    pub fn apply(&self, cart: &str, card: GiftCardId) -> Outcome<GiftCardId> {
        self.visit(ApplyGiftCard { cart: cart.to_owned(), code: self.shop.gift_card_code(card) })
    }

    pub fn order(&self, id: OrderId) -> Order {
        self.read().get(id).unwrap()
    }

    pub fn payment(&self, id: PaymentId) -> Payment {
        self.read().get(id).unwrap()
    }

    pub fn payments(&self, order: OrderId) -> Vec<Payment> {
        payment::of_order(&self.read(), order).unwrap()
    }

    pub fn mark_paid(&self, order: OrderId, amount: Money) -> Outcome {
        self.run(MarkPaid { order, amount, reference: String::new() })
    }
}

/// Pieces of lines, by the number of the line.
pub fn parcel(order: OrderId, lines: &[(usize, u32)]) -> SendParcel {
    let lines = lines.iter().map(|&(line, quantity)| ParcelLine { line, quantity }).collect();
    SendParcel { order, lines, carrier: "DHL".to_owned(), tracking: "JJD0001".to_owned() }
}

pub fn page(payment: PaymentId) -> Opened {
    Opened { session: format!("cs_{payment}"), url: format!("https://pay.example/cs_{payment}") }
}

pub fn told(payment: PaymentId, standing: Standing) -> Told {
    Told { session: page(payment).session, standing, account: ACCOUNT.to_owned(), live: false, reference: "ch_1".to_owned() }
}

pub fn berlin() -> Address {
    let typed = |field| match field {
        AddressField::Name => "Ada Example",
        AddressField::Street => "Invalidenstr. 1",
        AddressField::PostalCode => "10115",
        AddressField::City => "Berlin",
        _ => "",
    };
    Address::parse(Country::DE, typed).unwrap()
}

/// What is said of something that does not fit a payment.
pub fn odd(world: &World, payment: PaymentId, code: &str) -> Trouble {
    let known = world.payment(payment).quarantine.into_iter().find(|odd| odd.code == code);
    Trouble::Payment { payment, code: code.to_owned(), session: known.map_or_else(String::new, |odd| odd.session().to_owned()) }
}
