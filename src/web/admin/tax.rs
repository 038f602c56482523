//! Tax classes and rates in the admin: all of it.

use crate::base::{Country, Rate, TaxClassId};
use crate::web::field::input::Line;
use crate::web::field::{Form, form};

#[derive(Clone, Debug)]
pub struct TaxClassFacts {
    pub name: String,
}

pub const TAX_CLASS: Form<TaxClassFacts> = form!(TaxClassFacts {
    name: Line = "admin-name", "admin-tax-class-name-help";
});

#[derive(Clone, Debug)]
pub struct TaxRateFacts {
    pub country: Country,
    pub class: TaxClassId,
    pub rate: Rate,
}

pub const TAX_RATE: Form<TaxRateFacts> = form!(TaxRateFacts {
    country: Country = "admin-country", "";
    class: TaxClassId = "admin-tax-class", "";
    rate: Rate = "admin-tax-rate", "";
});
