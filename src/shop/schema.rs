//! Every kind of record and every migration, in one list each.

use super::{
    attention, books, cart, catalog, checkout, content, customer, fulfilment, gift_card, letter, message, newsletter, order, payment,
    queue, rebuild, settings, shipping, staff, statement, stock, tax, theme,
};
use crate::store::Migration;
use crate::store::check::Kind;
use crate::store::journal::Plan;

/// Every kind of record. Numbers of tables and indexes are never used again for something else.
pub const KINDS: &[Kind] = &[
    Kind::of::<queue::QueuedJob>(),
    Kind::of::<attention::Attention>(),
    Kind::of::<settings::Settings>(),
    Kind::of::<staff::Staff>(),
    Kind::of::<staff::Session>(),
    Kind::of::<staff::Invitation>(),
    Kind::of::<customer::Customer>(),
    Kind::of::<customer::CustomerGroup>(),
    Kind::of::<catalog::Category>(),
    Kind::of::<catalog::Media>(),
    Kind::of::<catalog::Product>(),
    Kind::of::<stock::Location>(),
    Kind::of::<stock::StockLevel>(),
    Kind::of::<stock::Movement>(),
    Kind::of::<stock::Reservation>(),
    Kind::of::<tax::TaxClass>(),
    Kind::of::<tax::TaxRate>(),
    Kind::of::<shipping::ShippingMethod>(),
    Kind::of::<content::ContentPage>(),
    Kind::of::<content::PageVersion>(),
    Kind::of::<content::MenuEntry>(),
    Kind::of::<message::Message>(),
    Kind::of::<newsletter::Subscription>(),
    Kind::of::<payment::PaymentMethod>(),
    Kind::of::<cart::Cart>(),
    Kind::of::<payment::Payment>(),
    Kind::of::<payment::Refund>(),
    Kind::of::<payment::watch::CardWatch>(),
    Kind::of::<payment::inbox::Heard>(),
    Kind::of::<payment::account::ProviderAccount>(),
    Kind::of::<gift_card::GiftCard>(),
    Kind::of::<gift_card::GiftCardEntry>(),
    Kind::of::<order::Order>(),
    Kind::of::<fulfilment::Fulfilment>(),
    Kind::of::<letter::Letter>(),
    Kind::of::<theme::Design>(),
    Kind::of::<statement::BankEntry>(),
    Kind::of::<books::Dispute>(),
    Kind::of::<books::Payout>(),
    Kind::of::<books::PayoutPart>(),
];

/// What the journal keeps: records of tables that say so, the counter of order numbers, and what the log says of both.
pub const JOURNAL: Plan = Plan { kinds: KINDS, marks: &[checkout::NUMBERS], events: rebuild::events::kept, file_bytes: 4 << 20 };

/// Steps that bring older data to what this binary expects. Order is the number: only append.
pub const MIGRATIONS: &[Migration] = &[
    Migration { say: "pages are listed by kind and date", run: content::version::list_anew },
    Migration { say: "menus can be changed", run: content::menu::add_usual },
    Migration { say: "payments know when they came", run: payment::date },
    Migration { say: "orders know what they asked for and when", run: order::asked::date },
    Migration { say: "gift cards are in the books", run: gift_card::movement::list },
    // The journal is begun anew after every step, with a copy of all that it keeps now.
    Migration { say: "the journal has what happened to orders", run: |_| Ok(()) },
];
