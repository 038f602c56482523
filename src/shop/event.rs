//! Everything that can have happened, in the past tense: ids and amounts only, never a name or an address, so that forgetting a
//! person never needs the log. Variants are never removed; fields are only added.

use crate::base::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// The shop was set up, with these rates and this price of a delivery.
    ShopSetUp {
        standard_rate: Option<Rate>,
        reduced_rate: Option<Rate>,
        delivery: Option<Money>,
    },
    SettingsChanged,
    /// An owner wants what came with the demo to go; a job does it.
    DemoWipeBegun,
    DemoWiped,
    StaffInvited {
        invitation: InvitationId,
    },
    InvitationRevoked {
        invitation: InvitationId,
    },
    StaffAdded {
        staff: StaffId,
    },
    StaffChanged {
        staff: StaffId,
    },
    StaffSignedIn {
        staff: StaffId,
    },
    PasswordChanged {
        staff: StaffId,
    },

    CategorySaved {
        category: CategoryId,
    },
    CategoryMoved {
        category: CategoryId,
    },
    CategoryDeleted {
        category: CategoryId,
    },
    ProductSaved {
        product: ProductId,
    },
    ProductDeleted {
        product: ProductId,
    },
    /// A variant is no longer one: it was left out, or its product was deleted.
    VariantDropped {
        product: ProductId,
        variant: VariantId,
    },
    MediaAdded {
        media: MediaId,
    },
    MediaSaved {
        media: MediaId,
    },
    /// Its widths were made.
    MediaMade {
        media: MediaId,
    },
    /// The hash names the file that may be left alone now.
    MediaDeleted {
        media: MediaId,
        hash: String,
    },
    PageSaved {
        page: PageId,
    },
    PageDeleted {
        page: PageId,
    },
    /// A version was kept that visitors do not read yet.
    PageDrafted {
        page: PageId,
    },
    /// What waited to be published was dropped.
    PageDraftDropped {
        page: PageId,
    },
    /// Visitors read it no more.
    PageWithdrawn {
        page: PageId,
    },
    /// Whoever has the new link reads it before it is published.
    PagePreviewShared {
        page: PageId,
    },
    MenuEntrySaved {
        entry: MenuEntryId,
    },
    MenuEntryDeleted {
        entry: MenuEntryId,
    },
    /// Somebody wrote to the shop.
    MessageReceived {
        message: MessageId,
    },
    MessageAnswered {
        message: MessageId,
    },
    MessageReopened {
        message: MessageId,
    },
    MessageDeleted {
        message: MessageId,
    },
    /// An address was entered for the newsletter, or again; its letter of that number, from 1, is due.
    NewsletterAsked {
        subscription: SubscriptionId,
        letter: u8,
    },
    NewsletterConfirmed {
        subscription: SubscriptionId,
    },
    NewsletterLeft {
        subscription: SubscriptionId,
    },
    /// It is forgotten with its proof.
    NewsletterErased {
        subscription: SubscriptionId,
    },
    /// The draft of the look was changed or thrown away.
    LookDrafted,
    /// Whoever has the new link sees the draft of the look.
    LookShared,
    /// Visitors see another look; the one before is kept under this number.
    LookPublished {
        version: u32,
    },
    LocationSaved {
        location: LocationId,
    },
    TaxClassSaved {
        tax_class: TaxClassId,
    },
    TaxClassDeleted {
        tax_class: TaxClassId,
    },
    TaxRateSaved {
        tax_rate: TaxRateId,
    },
    TaxRateDeleted {
        tax_rate: TaxRateId,
    },
    ShippingMethodSaved {
        shipping_method: ShippingMethodId,
    },
    ShippingMethodDeleted {
        shipping_method: ShippingMethodId,
    },
    PaymentMethodSaved {
        payment_method: PaymentMethodId,
    },
    PaymentMethodDeleted {
        payment_method: PaymentMethodId,
    },

    /// On hand went up or down; `on_hand` is the state after it.
    StockMoved {
        variant: VariantId,
        product: ProductId,
        location: LocationId,
        by: i64,
        on_hand: i64,
    },
    StockReserved {
        order: OrderId,
        goods: Vec<Goods>,
    },
    StockReleased {
        order: OrderId,
        goods: Vec<Goods>,
    },

    OrderPlaced {
        order: OrderId,
        customer: CustomerId,
        total: Money,
    },
    OrderCancelled {
        order: OrderId,
    },
    OrderPaid {
        order: OrderId,
    },
    /// It had ended because nobody paid, the money came all the same, and its goods were there.
    OrderReinstated {
        order: OrderId,
    },
    /// Its transfer had not come for as long as the merchant waits, and a letter says so.
    OrderReminded {
        order: OrderId,
        /// Which time it is, counted from 0.
        #[serde(default)]
        nth: u32,
    },
    OrderNoted {
        order: OrderId,
    },
    /// A person gave money back by another way than the provider's.
    MoneyReturned {
        order: OrderId,
        amount: Money,
    },
    /// The buyer wants to pay another way.
    PaymentChanged {
        order: OrderId,
    },
    /// The provider has let go of money that it held.
    HoldEnded {
        order: OrderId,
        payment: PaymentId,
    },
    /// A person decided that money which is held shall be taken.
    CaptureDecided {
        order: OrderId,
        payment: PaymentId,
        amount: Money,
    },
    /// A person decided to give money back by the way on which it came.
    RefundDecided {
        order: OrderId,
        refund: RefundId,
        amount: Money,
    },
    /// The provider has taken it on.
    RefundSent {
        order: OrderId,
        refund: RefundId,
    },
    RefundDone {
        order: OrderId,
        refund: RefundId,
        amount: Money,
    },
    /// The money is ours again.
    RefundFailed {
        order: OrderId,
        refund: RefundId,
        amount: Money,
    },
    /// Somebody gave money back at the provider's dashboard, without us; what became of it follows.
    RefundFound {
        order: OrderId,
        refund: RefundId,
        amount: Money,
    },
    /// The merchant asks for no more of an order of which a part is paid.
    RestLetGo {
        order: OrderId,
        amount: Money,
    },
    /// A refund that a person would have carried out is decided no more.
    RefundWithdrawn {
        order: OrderId,
        refund: RefundId,
        amount: Money,
    },
    /// Money that did not fit its payment went back to whoever paid it, beside the order.
    QuarantineReturned {
        order: OrderId,
        payment: PaymentId,
        amount: Money,
    },
    /// Money that no payment of ours was for went back.
    StrangerReturned {
        attention: AttentionId,
        amount: Money,
    },
    FulfilmentSent {
        order: OrderId,
        fulfilment: FulfilmentId,
    },
    FulfilmentDelivered {
        order: OrderId,
        fulfilment: FulfilmentId,
    },

    PaymentStarted {
        order: OrderId,
        payment: PaymentId,
        amount: Money,
    },
    PaymentOpened {
        order: OrderId,
        payment: PaymentId,
    },
    PaymentDeclined {
        order: OrderId,
        payment: PaymentId,
    },
    PaymentAuthorized {
        order: OrderId,
        payment: PaymentId,
        amount: Money,
    },
    PaymentCaptured {
        order: OrderId,
        payment: PaymentId,
        amount: Money,
    },
    PaymentVoided {
        order: OrderId,
        payment: PaymentId,
    },
    /// What the provider said does not fit: another amount, another currency, money after a void.
    PaymentPuzzled {
        order: OrderId,
        payment: PaymentId,
        code: String,
        /// The provider's name of the page that it was said of; "" in entries from before it was noted.
        #[serde(default)]
        session: String,
    },

    /// The buyer has paid on a provider's page, and the money needs days.
    PaymentOnItsWay {
        order: OrderId,
        payment: PaymentId,
    },
    /// Money that was on its way does not come.
    PaymentBounced {
        order: OrderId,
        payment: PaymentId,
    },
    /// No page was made for whoever proved nothing while cards were tried out: the link to pay goes to the buyer.
    PaymentWithheld {
        order: OrderId,
        payment: PaymentId,
    },
    /// The link by which one pays goes to the buyer; the number counts from 1.
    PaymentLinkSent {
        order: OrderId,
        nth: u32,
    },
    /// Somebody who knows its number and address asked for the link to it; the number counts from 1.
    OrderLinkAsked {
        order: OrderId,
        nth: u32,
    },
    CustomerGroupSaved {
        customer_group: CustomerGroupId,
    },
    CustomerGroupDeleted {
        customer_group: CustomerGroupId,
    },
    /// Staff put a customer into groups, or took them out.
    CustomerGrouped {
        customer: CustomerId,
    },
    /// The customer's personal link was drawn anew.
    CustomerLinkDrawn {
        customer: CustomerId,
    },

    /// A booking of the bank account was taken in.
    BankEntryTaken {
        entry: BankEntryId,
    },
    BankEntryBooked {
        entry: BankEntryId,
        order: OrderId,
        payment: PaymentId,
        amount: Money,
    },
    /// It was booked to the wrong order, and taken back.
    BankEntryUnbooked {
        entry: BankEntryId,
        order: OrderId,
        payment: PaymentId,
        amount: Money,
    },
    BankEntryIgnored {
        entry: BankEntryId,
    },
    BankEntryReopened {
        entry: BankEntryId,
    },

    /// A gift card was made; with the order that it was bought with or given back for.
    GiftCardIssued {
        card: GiftCardId,
        amount: Money,
        order: Option<OrderId>,
    },
    /// Its balance went up or down; `balance` is the state after it.
    GiftCardMoved {
        card: GiftCardId,
        by: Money,
        balance: Money,
    },
    GiftCardBlocked {
        card: GiftCardId,
    },
    GiftCardUnblocked {
        card: GiftCardId,
    },
    /// A buyer's bank, or the buyer at PayPal, asks for money back.
    DisputeOpened {
        order: OrderId,
        dispute: DisputeId,
        amount: Money,
    },
    /// It took money (less than nothing) or gave it back.
    DisputeMoved {
        order: OrderId,
        dispute: DisputeId,
        amount: Money,
    },
    /// It stands otherwise: evidence was given, or it is decided; the code is the end of a text key.
    DisputeStands {
        order: OrderId,
        dispute: DisputeId,
        code: String,
    },
    /// A provider sends money to the bank account.
    PayoutTaken {
        payout: PayoutId,
    },
    /// The bank has booked it.
    PayoutArrived {
        payout: PayoutId,
        entry: BankEntryId,
    },

    LetterKept {
        letter: LetterId,
        order: Option<OrderId>,
    },
    LetterSent {
        letter: LetterId,
        order: Option<OrderId>,
    },
    JobGaveUp {
        job: JobId,
    },
    JobRetried {
        job: JobId,
    },
    JobDismissed {
        job: JobId,
    },
    AttentionRaised {
        attention: AttentionId,
        order: Option<OrderId>,
    },
    AttentionSettled {
        attention: AttentionId,
        #[serde(default)]
        order: Option<OrderId>,
    },
}

/// Pieces of a variant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Goods {
    pub product: ProductId,
    pub variant: VariantId,
    pub quantity: u32,
}

/// What an event can be about; the log is listed by it. The numbers are kept in the file and never change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    Order(OrderId),
    Product(ProductId),
    Category(CategoryId),
    Staff(StaffId),
    Customer(CustomerId),
}

impl Subject {
    /// The number of the kind, and the id.
    pub fn key(self) -> (u8, u64) {
        match self {
            Subject::Order(id) => (1, id.get()),
            Subject::Product(id) => (2, id.get()),
            Subject::Category(id) => (3, id.get()),
            Subject::Staff(id) => (4, id.get()),
            Subject::Customer(id) => (5, id.get()),
        }
    }
}

impl Event {
    /// What the event is about. Its timeline is where it will be read.
    #[rustfmt::skip] // the lists are read as paragraphs
    pub fn about(&self) -> Vec<Subject> {
        use Event::*;
        match *self {
            OrderPlaced { order, customer, .. } => vec![Subject::Order(order), Subject::Customer(customer)],
            OrderCancelled { order }
            | OrderPaid { order }
            | OrderReinstated { order }
            | OrderReminded { order, .. }
            | OrderNoted { order }
            | MoneyReturned { order, .. }
            | PaymentChanged { order }
            | HoldEnded { order, .. }
            | CaptureDecided { order, .. }
            | RefundDecided { order, .. }
            | RefundFound { order, .. }
            | RefundSent { order, .. }
            | RefundDone { order, .. }
            | RefundFailed { order, .. }
            | FulfilmentSent { order, .. }
            | FulfilmentDelivered { order, .. }
            | PaymentStarted { order, .. }
            | PaymentOpened { order, .. }
            | PaymentDeclined { order, .. }
            | PaymentAuthorized { order, .. }
            | PaymentCaptured { order, .. }
            | PaymentVoided { order, .. }
            | PaymentPuzzled { order, .. }
            | QuarantineReturned { order, .. }
            | RestLetGo { order, .. }
            | RefundWithdrawn { order, .. }
            | DisputeOpened { order, .. }
            | DisputeMoved { order, .. }
            | DisputeStands { order, .. }
            | PaymentOnItsWay { order, .. }
            | PaymentBounced { order, .. }
            | PaymentWithheld { order, .. }
            | PaymentLinkSent { order, .. }
            | OrderLinkAsked { order, .. }
            | BankEntryBooked { order, .. }
            | BankEntryUnbooked { order, .. } => vec![Subject::Order(order)],
            GiftCardIssued { order, .. } | LetterKept { order, .. } | LetterSent { order, .. } | AttentionRaised { order, .. } | AttentionSettled { order, .. } => {
                order.map(Subject::Order).into_iter().collect()
            }
            CustomerGrouped { customer } | CustomerLinkDrawn { customer } => vec![Subject::Customer(customer)],
            ProductSaved { product } | ProductDeleted { product } | VariantDropped { product, .. } => vec![Subject::Product(product)],
            StockMoved { product, .. } => vec![Subject::Product(product)],
            CategorySaved { category } | CategoryMoved { category } | CategoryDeleted { category } => vec![Subject::Category(category)],
            StaffAdded { staff } | StaffChanged { staff } | StaffSignedIn { staff } | PasswordChanged { staff } => {
                vec![Subject::Staff(staff)]
            }
            // That the order was placed or cancelled is said of the order already.
            StockReserved { .. } | StockReleased { .. } => Vec::new(),
            ShopSetUp { .. } | SettingsChanged | DemoWipeBegun | DemoWiped | StaffInvited { .. } | InvitationRevoked { .. }
            | MediaAdded { .. } | MediaSaved { .. } | MediaMade { .. } | MediaDeleted { .. } | PageSaved { .. }
            | PageDeleted { .. } | PageDrafted { .. } | PageDraftDropped { .. } | PageWithdrawn { .. } | PagePreviewShared { .. }
            | MenuEntrySaved { .. } | MenuEntryDeleted { .. } | MessageReceived { .. } | MessageAnswered { .. }
            | MessageReopened { .. } | MessageDeleted { .. } | NewsletterAsked { .. } | NewsletterConfirmed { .. }
            | NewsletterLeft { .. } | NewsletterErased { .. } | LookDrafted | LookShared | LookPublished { .. } | LocationSaved { .. }
            | TaxClassSaved { .. } | TaxClassDeleted { .. } | TaxRateSaved { .. } | TaxRateDeleted { .. }
            | ShippingMethodSaved { .. } | ShippingMethodDeleted { .. } | PaymentMethodSaved { .. } | PaymentMethodDeleted { .. }
            | GiftCardMoved { .. } | GiftCardBlocked { .. } | GiftCardUnblocked { .. }
            | CustomerGroupSaved { .. } | CustomerGroupDeleted { .. }
            | BankEntryTaken { .. } | BankEntryIgnored { .. } | BankEntryReopened { .. } | JobGaveUp { .. } | JobRetried { .. }
            | PayoutTaken { .. } | PayoutArrived { .. } | StrangerReturned { .. }
            | JobDismissed { .. } => Vec::new(),
        }
    }

    /// The products of which something changed: what is shown of them, or how many are left.
    pub fn products(&self) -> Vec<ProductId> {
        if let Event::StockReserved { goods, .. } | Event::StockReleased { goods, .. } = self {
            return goods.iter().map(|goods| goods.product).collect();
        }
        self.about().into_iter().filter_map(|subject| if let Subject::Product(id) = subject { Some(id) } else { None }).collect()
    }

    /// The name of what happened: `order_placed`.
    pub fn name(&self) -> String {
        let value = serde_json::to_value(self).expect("events are plain data");
        value["is"].as_str().expect("every event says what it is").to_owned()
    }
}
