//! The short set-up of a new shop: the country first, then what follows from it, ready to be changed.

use crate::base::{Country, Currency, Email, Locale};
use crate::shop::settings::PriceDisplay;
use crate::web::admin::sign_in::logo;
use crate::web::admin::ui::{bare_page, csrf};
use crate::web::cx::Cx;
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::{
    Choice, Form, form,
    input::{Line, Zone},
};
use crate::web::ui::{ChoiceView, FieldKind, FieldView, field};
use maud::{Markup, html};

pub const SETUP: &str = "/admin/setup";

impl Choice for PriceDisplay {
    const ALL: &'static [PriceDisplay] = &[PriceDisplay::Gross, PriceDisplay::Net];
    fn key(self) -> &'static str {
        match self {
            PriceDisplay::Gross => "gross",
            PriceDisplay::Net => "net",
        }
    }
    fn label(self) -> &'static str {
        match self {
            PriceDisplay::Gross => "admin-prices-gross",
            PriceDisplay::Net => "admin-prices-net",
        }
    }
}

/// What the second step asks; all but name and address follows from the country.
#[derive(Clone, Debug)]
pub struct SetupFacts {
    pub shop_name: String,
    pub contact_email: Email,
    pub country: Country,
    pub currency: Currency,
    pub prices: PriceDisplay,
    pub language: Locale,
    pub time_zone: String,
}

/// `country`, `currency` and `time_zone` are picked from lists that the handler gives. The country is shown apart, on top.
pub const SETUP_FORM: Form<SetupFacts> = form!(SetupFacts {
    shop_name: Line = "admin-setup-name", "admin-setup-name-help", autocomplete = "organization";
    contact_email: Email = "admin-setup-email", "admin-setup-email-help", autocomplete = "email";
    country: Country = "admin-country", "";
    currency: Currency = "admin-currency", "admin-setup-currency-help";
    prices: PriceDisplay = "admin-prices", "";
    language: Locale = "admin-language", "";
    time_zone: Zone = "admin-time-zone", "";
});

/// The first step: a form that asks `country` and leads to the second with it in the query.
#[derive(Clone, Debug)]
pub struct CountryView {
    /// A few likely ones; the guessed one first.
    pub likely: Vec<ChoiceView>,
    /// All others, in the order of the language.
    pub others: Vec<ChoiceView>,
}

pub fn country_page(cx: &Cx, view: &CountryView) -> Markup {
    let mut others = vec![ChoiceView::new("", cx.t("admin-setup-none-of-them"))];
    others.extend(view.others.iter().cloned());
    let other = FieldView {
        required: true,
        autocomplete: "off".into(),
        options: others,
        ..FieldView::new(FieldKind::Select, "other", cx.t("admin-setup-other-country"))
    };
    let body = html! {
        header.setup-top { (logo()) span.muted.s { (cx.t("admin-setup-two-steps")) } }
        main #main {
            (steps(cx, 1))
            div { h1 { (cx.t("admin-setup-where")) } p.muted { (cx.t("admin-setup-where-about")) } }
            form.stack.setup-form method="get" action=(SETUP) {
                fieldset.field {
                    legend.hide { (cx.t("admin-country")) }
                    div.options { @for (i, country) in view.likely.iter().enumerate() {
                        label {
                            input type="radio" name="country" value=(country.value) checked[i == 0];
                            span { (country.label) }
                            @if !country.note.is_empty() { small { (country.note) } }
                        }
                    } }
                }
                (field(cx, &FieldView { required: false, ..other }))
                p { button.btn { (cx.t("admin-continue")) } }
            }
        }
    };
    bare_page(cx, &cx.t("admin-setup-where"), "setup", body)
}

/// The second step: `fields` are those of `SETUP_FORM` in its order, `follows` what the country means, in words.
#[derive(Clone, Debug)]
pub struct SetupView {
    pub country: String,
    pub follows: Vec<(String, String)>,
    pub fields: Vec<FieldView>,
}

pub fn setup_page(cx: &Cx, view: &SetupView) -> Markup {
    let hidden = |f: &&FieldView| f.name == "country";
    let shown: Vec<FieldView> = view.fields.iter().filter(|f| !hidden(f)).cloned().collect();
    let title = cx.t("admin-setup-shop");
    let means = cx.t_with("admin-setup-means", &[("country", &view.country)]);
    let body = html! {
        header.setup-top { (logo()) span.muted.s { (cx.t("admin-setup-two-steps")) } }
        main #main {
            (steps(cx, 2))
            div { h1 { (title) } p.muted { (cx.t("admin-setup-shop-about")) } }
            (summary(cx, &view.fields))
            form.layout method="post" action=(SETUP) {
                (csrf(cx))
                @for f in view.fields.iter().filter(hidden) { input type="hidden" name=(f.name) value=(f.value); }
                div.stack { (draw_fields(cx, &shown)) p { button.btn { (cx.t("admin-setup-do")) } } }
                section.panel aria-labelledby="means" {
                    header { h2 #means { (means) } a href=(SETUP) { (cx.t("admin-change")) } }
                    dl.kv.wide-kv { @for (name, value) in &view.follows { dt { (name) } dd { (value) } } }
                }
            }
        }
    };
    bare_page(cx, &title, "setup", body)
}

fn steps(cx: &Cx, now: usize) -> Markup {
    let names = ["admin-country", "admin-setup-step-shop"];
    let of = cx.t_with("admin-step-of", &[("n", &now.to_string()), ("all", "2")]);
    html! {
        ol.steps aria-label=(cx.t("admin-setup")) data-of=(of) { @for (i, name) in names.iter().enumerate() {
            li.done[i + 1 < now] aria-current=[(i + 1 == now).then_some("step")] { (cx.t(name)) }
        } }
    }
}
