//! `GET` and `POST /admin/orders/new`: an order that staff enter for somebody. The page works it out as often as one likes, and places
//! it for exactly the total that it showed.

use crate::adapters::search::Search;
use crate::base::{Address, Country, Email, Error, Locale, Money, Outcome, Refusal, Say, ShippingMethodId, Sku, Wrong};
use crate::shop::checkout::manual::{Reckoned, reckon};
use crate::shop::checkout::offer::destinations;
use crate::shop::checkout::{LinkGoes, ManualLine, PlaceForCustomer};
use crate::shop::settings::{self, PriceDisplay, Settings};
use crate::shop::{Permission, token};
use crate::store::{Reads, Snapshot};
use crate::web::admin::order_new_page::{FoundRow, LineRow, NewOrderView, SumRow, new_order_page};
use crate::web::admin::orders::ORDERS;
use crate::web::admin::products_serve::found;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::SAID_DONE;
use crate::web::error::Failure;
use crate::web::field::draw::mistakes;
use crate::web::field::{Choice as _, Input, ReadCx};
use crate::web::form::Raw;
use crate::web::storefront::checkout_form::{Part, address};
use crate::web::ui::{ChoiceView, FieldKind, FieldView};
use axum::response::Response;

/// Rows that the form has at least, and beyond those that are filled.
const ROWS_MIN: usize = 3;
/// Rows that are read.
const ROWS_MAX: usize = 100;
/// Articles that a search shows.
const FOUND_MAX: usize = 20;

pub async fn blank(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let reads = ask.shop.read()?;
        Ok(Answer::Page(new_order_page(&ask.desk(), &Draft::of(ask, &reads, &Raw::default())?.view(ask, &reads, &[])?)))
    })
}

pub async fn enter(form: StaffForm) -> Result<Response, Failure> {
    let search = form.who.visit.site.search.clone();
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let reads = ask.shop.read()?;
        let mut draft = Draft::of(ask, &reads, &form.raw)?;
        draft.find(ask, &reads, &search)?;
        if form.raw.get("intent") != "place" {
            return Ok(Answer::Page(new_order_page(&ask.desk(), &draft.view(ask, &reads, &[])?)));
        }
        let refusal = match draft.command(ask).and_then(|command| ask.shop.run(ask.actor, command)) {
            Ok(placed) => return Ok(Answer::Go(format!("{ORDERS}/{}?said={SAID_DONE}", placed.order))),
            Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
            Err(other) => return Err(other),
        };
        let reads = ask.shop.read()?;
        draft.reckon(&reads)?;
        let mut view = draft.view(ask, &reads, mistakes(&refusal).unwrap_or_default())?;
        if let Refusal::Conflict { code } = &refusal {
            view.trouble = Some(ask.cx.refused(code));
            return Ok(Answer::Refused(new_order_page(&ask.desk(), &view)));
        }
        // What is wrong with no field in particular is said above the form.
        let mut wrong = mistakes(&refusal).unwrap_or_default().iter();
        view.trouble = wrong.find(|wrong| wrong.field.is_empty()).map(|wrong| ask.cx.say(&wrong.say).into_owned());
        Ok(Answer::Mend(new_order_page(&ask.desk(), &view)))
    })
}

/// The form as it was typed, and what it comes to so far.
struct Draft<'a> {
    raw: &'a Raw,
    settings: Settings,
    country: Country,
    locale: Locale,
    /// The language of whoever enters it: what the page calls goods by.
    reader: Locale,
    rows: Vec<[String; 4]>,
    /// The lines, or what is wrong with them.
    lines: Result<Vec<ManualLine>, Vec<Wrong>>,
    reckoned: Option<Reckoned>,
    wrong: Vec<Wrong>,
    /// What a search found, where one was asked for.
    found: Option<Vec<FoundRow>>,
}

/// The ends of the names of a row's boxes: `line-0-sku`.
pub const PARTS: [&str; 4] = ["sku", "quantity", "price", "reason"];

impl<'a> Draft<'a> {
    fn of(ask: &Ask<'_>, reads: &Snapshot, raw: &'a Raw) -> Outcome<Draft<'a>> {
        let settings = settings::the(reads)?;
        let rows = (0..ROWS_MAX).map(|n| PARTS.map(|part| raw.get(&format!("line-{n}-{part}")).trim().to_owned()));
        let mut rows: Vec<[String; 4]> = rows.filter(|row| row.iter().any(|text| !text.is_empty())).collect();
        if !raw.get("add").is_empty() {
            rows.push([raw.get("add").to_owned(), "1".to_owned(), String::new(), String::new()]);
        }
        let lines = read_lines(&rows, &ReadCx::of(ask.cx));
        let locale = Locale::from_tag(raw.get("locale")).unwrap_or(settings.locale);
        let country = Country::from_code(raw.get("country")).unwrap_or(settings.country);
        let (reckoned, wrong, found) = (None, Vec::new(), None);
        let reader = ask.cx.locale;
        let mut draft = Draft { raw, settings, country, locale, reader, rows, lines, reckoned, wrong, found };
        draft.reckon(reads)?;
        Ok(draft)
    }

    /// Works it out; what is wrong is kept for the page.
    fn reckon(&mut self, reads: &Snapshot) -> Outcome {
        let lines = match &self.lines {
            Ok(lines) if lines.is_empty() => return Ok(()),
            Ok(lines) => lines,
            Err(wrong) => {
                self.wrong = wrong.clone();
                return Ok(());
            }
        };
        let email = Email::parse(self.raw.get("email"));
        match reckon(reads, &self.settings, (self.country, self.reader, email.as_ref()), lines, self.shipping()) {
            Ok(reckoned) => self.reckoned = Some(reckoned),
            Err(Error::Refused(Refusal::Invalid(wrong))) => self.wrong = wrong,
            Err(other) => return Err(other),
        }
        Ok(())
    }

    fn shipping(&self) -> Option<ShippingMethodId> {
        self.raw.get("delivery").parse().ok()
    }

    /// What a search for goods finds.
    fn find(&mut self, ask: &Ask<'_>, reads: &Snapshot, search: &Search) -> Outcome {
        let q = self.raw.get("find").trim();
        if q.is_empty() || self.raw.get("intent") != "find" {
            return Ok(());
        }
        let mut rows = Vec::new();
        for id in found(reads, search, ask.cx.locale, q)?.into_iter().take(FOUND_MAX) {
            let Some(product) = reads.find(id)?.filter(|product| product.can_be_bought()) else { continue };
            for variant in &product.variants {
                let Some(sku) = &variant.sku else { continue };
                let choice = product.choice(variant).get(ask.cx.locale).to_owned();
                let title = product.title.get(ask.cx.locale);
                let title = if choice.is_empty() { title.to_owned() } else { format!("{title}, {choice}") };
                rows.push(FoundRow { title, sku: sku.as_str().to_owned(), price: variant.price });
            }
        }
        rows.truncate(FOUND_MAX);
        self.found = Some(rows);
        Ok(())
    }

    /// The order, for exactly the total that the page showed; every mistake at once.
    fn command(&self, ask: &Ask<'_>) -> Outcome<PlaceForCustomer> {
        let mut wrong = Vec::new();
        let email = Email::parse(self.raw.get("email"));
        if email.is_none() {
            wrong.push(Wrong::new("email", "wrong-email"));
        }
        let ship_to = Address::parse(self.country, |field| self.raw.get(field.name())).map_err(|more| wrong.extend(more)).ok();
        let lines = self.lines.clone().map_err(|more| wrong.extend(more)).ok();
        let (Some(email), Some(ship_to), Some(lines)) = (email, ship_to, lines) else { return Err(Refusal::Invalid(wrong).into()) };
        let expected = self.raw.get("expected").parse().unwrap_or(-1);
        Ok(PlaceForCustomer {
            once: self.once(ask),
            email,
            ship_to,
            lines,
            shipping: self.shipping().ok_or(Refusal::wrong("delivery", "wrong-required"))?,
            expected: Money::new(expected, self.settings.currency),
            note: self.raw.get("note").to_owned(),
            locale: self.locale,
            link: if self.raw.get("letter").is_empty() { LinkGoes::ByHand } else { LinkGoes::ByLetter },
        })
    }

    fn once(&self, ask: &Ask<'_>) -> String {
        let known = self.raw.get("once");
        if known.is_empty() { token::fresh(ask.shop.random()) } else { known.chars().take(100).collect() }
    }

    fn view(&self, ask: &Ask<'_>, reads: &Snapshot, wrong: &[Wrong]) -> Outcome<NewOrderView> {
        let cx = ask.cx;
        let all: Vec<&Wrong> = self.wrong.iter().chain(wrong).collect();
        let says = |name: &str| all.iter().find(|w| w.field == name).map(|w| cx.say(&w.say).into_owned());
        let mut email = FieldView::new(FieldKind::Email, "email", cx.t("admin-customer-email"));
        email.required = true;
        let mut language = FieldView::new(FieldKind::Select, "locale", cx.t("admin-message-language"));
        language.options = cx.shop.locales.iter().map(|locale| ChoiceView::new(locale.tag(), cx.t(locale.label()))).collect();
        let known = destinations(reads)?;
        let places: Vec<Country> = Country::by_name(cx.locale).iter().copied().filter(|country| known.contains(country)).collect();
        let mut contact = vec![email];
        contact.extend((language.options.len() > 1).then_some(language));
        contact.extend(address(cx, self.country, &places, Part::Shipping));
        for field in &mut contact {
            // The browser knows the addresses of staff, not of buyers.
            (field.autocomplete, field.refreshes) = ("off".to_owned(), false);
            field.value = match field.name.as_str() {
                "locale" => self.locale.tag().to_owned(),
                "country" => self.country.code().to_owned(),
                name => self.raw.get(name).to_owned(),
            };
            field.error = says(&field.name);
        }
        let mut note = FieldView::new(FieldKind::Lines, "note", cx.t("admin-note"));
        (note.value, note.error) = (self.raw.get("note").to_owned(), says("note"));
        note.hint = Some(cx.t("admin-order-new-note-help").into_owned());
        let mut letter = FieldView::new(FieldKind::Tick, "letter", cx.t("admin-order-new-letter"));
        letter.value = if self.raw.has("once") { self.raw.get("letter").to_owned() } else { "1".to_owned() };
        Ok(NewOrderView {
            contact,
            lines: self.line_rows(&says),
            find: self.raw.get("find").to_owned(),
            found: self.found.clone(),
            delivery: self.delivery(ask, says("delivery").or_else(|| says("country").filter(|_| self.reckoned.is_some()))),
            note,
            letter,
            sums: self.sums(ask),
            total: self.reckoned.as_ref().map(|reckoned| reckoned.quote.total),
            once: self.once(ask),
            trouble: None,
        })
    }

    fn line_rows(&self, says: &impl Fn(&str) -> Option<String>) -> Vec<LineRow> {
        let filled = self.rows.len();
        let row = |n: usize| LineRow {
            typed: self.rows.get(n).cloned().unwrap_or_default(),
            errors: PARTS.map(|part| says(&format!("line-{n}-{part}"))),
            about: self.reckoned.as_ref().and_then(|reckoned| reckoned.names.get(n).cloned()),
        };
        (0..(filled + 1).max(ROWS_MIN)).map(row).collect()
    }

    fn delivery(&self, ask: &Ask<'_>, error: Option<String>) -> Option<FieldView> {
        let (reckoned, cx) = (self.reckoned.as_ref()?, ask.cx);
        let mut field = FieldView::new(FieldKind::Radios, "delivery", cx.t("word-delivery"));
        let chosen = reckoned.choice.shipping.as_ref().map(|offer| offer.method.id);
        let choice = |offer: &crate::shop::checkout::ShippingOffer| ChoiceView {
            price: if offer.cost.is_zero() { cx.t("word-free").into_owned() } else { cx.money(offer.cost) },
            picked: chosen == Some(offer.method.id),
            ..ChoiceView::new(offer.method.id.to_string(), offer.method.name.get(cx.locale))
        };
        field.options = reckoned.offers.shipping.iter().map(choice).collect();
        field.error = error;
        Some(field)
    }

    fn sums(&self, ask: &Ask<'_>) -> Vec<SumRow> {
        let Some(Reckoned { quote, choice, .. }) = &self.reckoned else { return Vec::new() };
        let cx = ask.cx;
        let mut rows = vec![SumRow { label: cx.t("admin-sum-goods").into_owned(), amount: quote.goods() }];
        for charge in &quote.charges {
            let name = choice.shipping.as_ref().map_or("", |offer| offer.method.name.get(cx.locale));
            rows.push(SumRow { label: name.to_owned(), amount: charge.amount });
        }
        // What is in the prices already is no row of the sum.
        let added = self.settings.prices == PriceDisplay::Net;
        for tax in quote.taxes.iter().filter(|tax| added && !tax.tax.is_zero()) {
            let label = cx.t_with("admin-sum-tax", &[("rate", &cx.percent(tax.rate))]).into_owned();
            rows.push(SumRow { label, amount: tax.tax });
        }
        rows
    }
}

/// The lines of the rows; a mistake bears the name of its box.
fn read_lines(rows: &[[String; 4]], cx: &ReadCx) -> Result<Vec<ManualLine>, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut lines = Vec::new();
    for (n, [sku, quantity, price, reason]) in rows.iter().enumerate() {
        let mut bad = |part: &str, say: Say| wrong.push(Wrong { field: format!("line-{n}-{part}").into(), say });
        let sku = Sku::read(sku, cx).map_err(|say| bad("sku", say)).ok();
        let quantity = if quantity.is_empty() { Some(1) } else { quantity.parse().ok() };
        if quantity.is_none() {
            bad("quantity", Say::new("wrong-quantity"));
        }
        let price = Option::<Money>::read(price, cx).map_err(|say| bad("price", say)).ok();
        if let (Some(sku), Some(quantity), Some(price)) = (sku, quantity, price) {
            lines.push(ManualLine { sku, quantity, price, reason: reason.clone() });
        }
    }
    if wrong.is_empty() { Ok(lines) } else { Err(wrong) }
}
