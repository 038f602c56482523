//! Ids of records: 64-bit numbers from a counter, one type per kind, so that an order's id cannot be taken for a product's.
//! They never leave the shop's own pages: the public sees order numbers, handles and random tokens.

use serde::{Deserialize, Serialize};
use std::fmt::Debug;
use std::hash::Hash;

/// What every id can do.
pub trait Id: Copy + Eq + Ord + Hash + Debug + Send + Sync + 'static {
    fn new(number: u64) -> Self;
    fn get(self) -> u64;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u64);
        impl Id for $name {
            fn new(number: u64) -> Self { $name(number) }
            fn get(self) -> u64 { self.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}", self.0) }
        }
        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map($name) }
        }
    )* }
}

ids! {
    AttentionId;
    BankEntryId;
    CardWatchId;
    CartId;
    CategoryId;
    CustomerGroupId;
    CustomerId;
    /// The one record of the shop's look.
    DesignId;
    DisputeId;
    FulfilmentId;
    /// An entry of the ledger of gift cards.
    GiftCardEntryId;
    GiftCardId;
    HeardId;
    InvitationId;
    JobId;
    LetterId;
    LocationId;
    MediaId;
    MenuEntryId;
    MessageId;
    MovementId;
    OrderId;
    PageId;
    PageVersionId;
    PaymentId;
    PaymentMethodId;
    PayoutId;
    PayoutPartId;
    ProductId;
    ProviderAccountId;
    RefundId;
    ReservationId;
    /// The one record of shop-wide settings.
    SettingsId;
    SessionId;
    ShippingMethodId;
    StaffId;
    StockId;
    SubscriptionId;
    TaxClassId;
    TaxRateId;
    VariantId;
}
