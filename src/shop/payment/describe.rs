//! What each provider takes and can, as its own documentation says it. Offering a way to pay, the admin's buttons and what is shown
//! where methods are set up all ask here, and nobody asks for a provider's name.
//!
//! Stripe: docs.stripe.com/currencies (currencies; smallest and largest amounts; three-decimal currencies, whose last digit is 0) and
//! stripe.com/global (countries). PayPal: developer.paypal.com/api/rest/reference/currency-codes. Read in November 2026.

use super::PaymentKind;
use crate::base::{Country, Currency, Money};

/// A provider, described.
#[derive(Debug)]
pub struct Description {
    /// Where a business can have an account; "": almost everywhere, and who has one knows it.
    countries: &'static str,
    /// Codes of ISO 4217; "": all of them.
    currencies: &'static str,
    /// Digits behind the point that an amount may have, where they are fewer than those of ISO 4217.
    digits: &'static [(&'static str, u32)],
    /// Smallest amounts, in minor units; of other currencies the smallest is one.
    least: &'static [(&'static str, i64)],
    /// Largest amount in minor units, of any currency; `None`: the provider names none, each account has its own.
    most: Option<i64>,
    /// What it can do beside taking money.
    pub can: &'static [Step],
}

/// What can be asked of a provider after a page was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Hold money, to be taken later.
    Hold,
    /// Take a part of what is held; the rest is let go.
    CapturePart,
    /// Let go of what is held.
    Void,
    /// Give back all of what came.
    Refund,
    /// Give back a part.
    RefundPart,
    /// List what happened since a moment, with us or without.
    List,
    /// List what it paid out to the bank.
    Payouts,
}

impl Step {
    pub const ALL: [Step; 7] = [Step::Hold, Step::CapturePart, Step::Void, Step::Refund, Step::RefundPart, Step::List, Step::Payouts];
}

/// Why a provider does not take an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotTaken {
    Currency,
    /// It has more digits than the provider can say.
    Fraction,
    TooLittle,
    TooMuch,
}

impl Description {
    /// Whether a business of a country can have an account.
    pub fn is_in(&self, country: Country) -> bool {
        is_listed(self.countries, country.code())
    }

    pub fn takes(&self, currency: Currency) -> bool {
        is_listed(self.currencies, currency.code())
    }

    /// How many currencies it takes; `None`: all.
    pub fn count_of_currencies(&self) -> Option<usize> {
        Some(self.currencies.split(' ').count()).filter(|_| !self.currencies.is_empty())
    }

    /// Digits behind the point that an amount of a currency may have.
    pub fn digits(&self, currency: Currency) -> u32 {
        of(self.digits, currency).unwrap_or_else(|| currency.digits())
    }

    /// The smallest amount that it takes.
    pub fn least(&self, currency: Currency) -> Money {
        let step = 10_i64.pow(currency.digits().saturating_sub(self.digits(currency)));
        Money::new(of(self.least, currency).unwrap_or(step), currency)
    }

    /// The largest amount; `None`: none is named.
    pub fn most(&self, currency: Currency) -> Option<Money> {
        self.most.map(|minor| Money::new(minor, currency))
    }

    /// Why it does not take this amount; `None` when it does.
    pub fn refuses(&self, amount: Money) -> Option<NotTaken> {
        let currency = amount.currency();
        let step = 10_i64.pow(currency.digits().saturating_sub(self.digits(currency)));
        let checks = [
            (!self.takes(currency), NotTaken::Currency),
            (amount.minor() % step != 0, NotTaken::Fraction),
            (amount < self.least(currency), NotTaken::TooLittle),
            (self.most(currency).is_some_and(|most| amount > most), NotTaken::TooMuch),
        ];
        checks.into_iter().find_map(|(refused, why)| refused.then_some(why))
    }
}

/// Whether a list of codes has one; the empty list has all.
fn is_listed(codes: &str, code: &str) -> bool {
    codes.is_empty() || codes.split(' ').any(|known| known == code)
}

fn of<T: Copy>(table: &[(&str, T)], currency: Currency) -> Option<T> {
    table.iter().find(|(code, _)| *code == currency.code()).map(|(_, value)| *value)
}

impl PaymentKind {
    /// The provider behind it; `None`: there is none, and people do what providers do.
    pub const fn describe(self) -> Option<&'static Description> {
        match self {
            PaymentKind::Stripe => Some(&STRIPE),
            PaymentKind::PayPal => Some(&PAYPAL),
            PaymentKind::TestCard => Some(&TEST_CARD),
            PaymentKind::BankTransfer
            | PaymentKind::Invoice
            | PaymentKind::CashOnDelivery
            | PaymentKind::PayAtPickup
            | PaymentKind::GiftCard => None,
        }
    }

    /// Whether its provider can do a step. Where there is none, people can.
    pub fn can(self, step: Step) -> bool {
        self.describe().is_none_or(|provider| provider.can.contains(&step))
    }
}

const STRIPE: Description = Description {
    countries: "AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE \
                SG SI SK TH US",
    currencies: "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY \
                 COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD \
                 JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD \
                 NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STN SZL \
                 THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW",
    digits: &[("BHD", 2), ("JOD", 2), ("KWD", 2), ("MGA", 0), ("OMR", 2), ("TND", 2)],
    // Of an account that settles in the same currency; where Stripe converts, what it comes to counts, which only Stripe knows.
    least: &[
        ("AED", 200),
        ("ARS", 50),
        ("AUD", 50),
        ("BRL", 50),
        ("CAD", 50),
        ("CHF", 50),
        ("COP", 50),
        ("CZK", 1_500),
        ("DKK", 250),
        ("EUR", 50),
        ("GBP", 30),
        ("HKD", 400),
        ("HUF", 17_500),
        ("IDR", 50),
        ("ILS", 50),
        ("INR", 50),
        ("JPY", 50),
        ("KRW", 50),
        ("MXN", 1_000),
        ("MYR", 200),
        ("NOK", 300),
        ("NZD", 50),
        ("PHP", 50),
        ("PLN", 200),
        ("RON", 200),
        ("RUB", 50),
        ("SEK", 300),
        ("SGD", 50),
        ("THB", 1_000),
        ("USD", 50),
        ("ZAR", 50),
    ],
    // Twelve digits, by card; ways beside cards take less, and Stripe's page leaves them out.
    most: Some(999_999_999_999),
    can: &Step::ALL,
};

const PAYPAL: Description = Description {
    countries: "",
    currencies: "AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD",
    digits: &[("HUF", 0), ("TWD", 0)],
    least: &[],
    most: None,
    // A transfer to the bank is in no list of the interface that a shop's own keys may read.
    can: &[Step::Hold, Step::CapturePart, Step::Void, Step::Refund, Step::RefundPart, Step::List],
};

/// The demo's own: it takes what it is asked for, holds nothing, and lives with the shop, so that there is nothing to list.
const TEST_CARD: Description =
    Description { countries: "", currencies: "", digits: &[], least: &[], most: None, can: &[Step::Void, Step::Refund, Step::RefundPart] };

#[cfg(test)]
mod tests {
    use super::{Country, Currency, PaymentKind};

    #[test]
    fn every_code_is_one() {
        for provider in PaymentKind::ALL.into_iter().filter_map(PaymentKind::describe) {
            let named = provider.digits.iter().map(|(code, _)| *code).chain(provider.least.iter().map(|(code, _)| *code));
            for code in provider.currencies.split_terminator(' ').chain(named) {
                let currency = Currency::from_code(code).expect(code);
                assert!(provider.takes(currency) && provider.digits(currency) <= currency.digits(), "{code}");
                assert_eq!(provider.refuses(provider.least(currency)), None, "{code}");
            }
            for code in provider.countries.split_terminator(' ') {
                assert!(Country::from_code(code).is_some_and(|country| provider.is_in(country)), "{code}");
            }
        }
    }
}
