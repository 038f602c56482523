//! For whom, and for what, a way to pay is offered. One pure function says why one is not; what the checkout shows and what placing an
//! order takes both follow from it.

use super::{NotTaken, PaymentKind, PaymentMethod};
use crate::base::{CategoryId, Country, Currency, CustomerGroupId, Money, Sku};
use crate::shop::catalog::{Product, Variant};
use crate::shop::shipping::ShippingKind;
use crate::shop::typed::Typed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the merchant demands, beside the country.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Rule {
    /// Only for orders in one of these; empty: in any.
    #[serde(default)]
    pub currencies: Vec<Currency>,
    /// Goods and delivery together cost at least and at most this, with tax and without the fee of the method itself.
    #[serde(default)]
    pub from: Option<Money>,
    #[serde(default)]
    pub to: Option<Money>,
    /// Only for customers of one of these; empty: for everybody.
    #[serde(default)]
    pub groups: Vec<CustomerGroupId>,
    /// Not for carts with anything of these categories, or of those below them.
    #[serde(default)]
    pub without_categories: Vec<CategoryId>,
    /// Not for carts with any of these.
    #[serde(default)]
    pub without_skus: Vec<Sku>,
}

/// Entries of one list of a rule.
const LIST_MAX: usize = 200;

/// What the rule is held against, beside goods and buyer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Case {
    pub country: Country,
    /// In which it is paid.
    pub currency: Currency,
    /// How it is delivered and what goods and delivery cost together; `None` as long as nobody chose: then neither is looked at.
    pub delivered: Option<(ShippingKind, Money)>,
    /// What would be paid so: with the fee of the method, without what gift cards pay. `None` as long as nobody knows.
    pub asked: Option<Money>,
}

/// Who buys, as far as that is proven, and what.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct About {
    pub groups: Vec<CustomerGroupId>,
    /// Of all goods, with those above.
    pub categories: BTreeSet<CategoryId>,
    pub skus: Vec<Sku>,
    /// Some of it are gift cards.
    pub has_gift_cards: bool,
}

impl About {
    /// Goods for a buyer who is in these groups.
    pub fn of<'a>(groups: &[CustomerGroupId], goods: impl IntoIterator<Item = (&'a Product, &'a Variant)>) -> About {
        let mut about = About { groups: groups.to_vec(), ..About::default() };
        for (product, variant) in goods {
            about.categories.extend(&product.listed_in);
            about.has_gift_cards |= product.kind.is_gift_card();
            about.skus.extend(variant.sku.clone());
        }
        about
    }
}

/// Why a way to pay is not offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotOffered {
    Off,
    Country,
    /// The buyer is in none of the groups, or did not prove it.
    Group,
    Goods,
    /// A gift card is money: it is sold for money that has come, and never for a promise.
    GiftCard,
    /// It does not go with this way of delivery.
    Delivery,
    /// The rule says so, or the provider's.
    TooLittle,
    TooMuch,
    /// The provider cannot say the amount: it has a part of the smallest coin that the provider knows.
    Fraction,
    /// The rule or the provider does not take it; or it has changed since an amount was set, and nobody can say what that means.
    Currency,
}

/// Whether one can pay so when it is delivered so.
pub const fn fit(payment: PaymentKind, shipping: ShippingKind) -> bool {
    match payment {
        PaymentKind::CashOnDelivery => matches!(shipping, ShippingKind::Delivery),
        PaymentKind::PayAtPickup => matches!(shipping, ShippingKind::Pickup),
        PaymentKind::BankTransfer
        | PaymentKind::Invoice
        | PaymentKind::Stripe
        | PaymentKind::PayPal
        | PaymentKind::TestCard
        | PaymentKind::GiftCard => true,
    }
}

impl PaymentMethod {
    /// Why it is not offered; `None` when it is.
    pub fn refuses(&self, case: &Case, about: &About) -> Option<NotOffered> {
        let rule = &self.rule;
        let limits = || rule.from.iter().chain(&rule.to).chain(&self.fee);
        let worth = case.delivered.map(|(_, worth)| worth);
        let checks = [
            (!self.active, NotOffered::Off),
            (!self.countries.is_empty() && !self.countries.contains(&case.country), NotOffered::Country),
            (!rule.currencies.is_empty() && !rule.currencies.contains(&case.currency), NotOffered::Currency),
            (self.kind.describe().is_some_and(|provider| !provider.takes(case.currency)), NotOffered::Currency),
            (!rule.groups.is_empty() && !rule.groups.iter().any(|group| about.groups.contains(group)), NotOffered::Group),
            (rule.without_categories.iter().any(|category| about.categories.contains(category)), NotOffered::Goods),
            (rule.without_skus.iter().any(|sku| about.skus.contains(sku)), NotOffered::Goods),
            (about.has_gift_cards && self.kind.is_paid_after(), NotOffered::GiftCard),
            (case.delivered.is_some_and(|(by, _)| !fit(self.kind, by)), NotOffered::Delivery),
            (worth.is_some_and(|worth| limits().any(|limit| limit.currency() != worth.currency())), NotOffered::Currency),
        ];
        let amounts = || {
            let worth = worth?;
            let too_little = rule.from.is_some_and(|from| worth < from).then_some(NotOffered::TooLittle);
            too_little.or(rule.to.is_some_and(|to| worth > to).then_some(NotOffered::TooMuch))
        };
        let provider = || {
            let why = self.kind.describe()?.refuses(case.asked.filter(|asked| !asked.is_zero())?)?;
            Some(match why {
                NotTaken::Currency => NotOffered::Currency,
                NotTaken::Fraction => NotOffered::Fraction,
                NotTaken::TooLittle => NotOffered::TooLittle,
                NotTaken::TooMuch => NotOffered::TooMuch,
            })
        };
        checks.into_iter().find_map(|(refused, why)| refused.then_some(why)).or_else(amounts).or_else(provider)
    }
}

impl Rule {
    /// The same without repeats; what cannot be is noted.
    pub(super) fn cleaned(self, typed: &mut Typed, currency: Currency) -> Rule {
        for (field, limit) in [("from", self.from), ("to", self.to)] {
            if let Some(limit) = limit {
                typed.price(field, limit, currency);
            }
        }
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from.currency() == to.currency()
            && from > to
        {
            typed.wrong("to", "wrong-amounts-order");
        }
        Rule {
            currencies: once(typed, "currencies", self.currencies),
            groups: once(typed, "groups", self.groups),
            without_categories: once(typed, "without_categories", self.without_categories),
            without_skus: once(typed, "without_skus", self.without_skus),
            ..self
        }
    }
}

fn once<T: PartialEq>(typed: &mut Typed, field: &'static str, list: Vec<T>) -> Vec<T> {
    if list.len() > LIST_MAX {
        typed.wrong_with(field, "wrong-too-many", "max", LIST_MAX);
    }
    list.into_iter().fold(Vec::new(), |mut seen, one| {
        if !seen.contains(&one) {
            seen.push(one);
        }
        seen
    })
}
