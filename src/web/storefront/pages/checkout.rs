//! The checkout: one page, one column of questions, the sum always in sight. The button that places the order is the only
//! submit button of its form.

use crate::base::Money;
use crate::web::cx::Cx;
use crate::web::storefront::checkout_form::BY_EMAIL;
use crate::web::storefront::pages::payment::work;
use crate::web::ui::{
    ChoiceView, FieldKind, FieldView, Frame, MiniLine, Mistake, Page, Robots, Tone, TotalRow, choices, error_summary, field, icon_m,
    icon_xs, linked, mini_lines, notice, totals,
};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct CheckoutView {
    /// E-mail address, perhaps more.
    pub contact: Vec<FieldView>,
    /// Where it goes: country first, then what that country's addresses have, in its order.
    pub address: Vec<FieldView>,
    /// The invoice goes to the same address.
    pub same_billing: bool,
    /// The fields of another address for the invoice.
    pub billing: Vec<FieldView>,
    /// Ways of delivery: a `Radios` field named `delivery`.
    pub delivery: FieldView,
    /// When to come, where it is fetched and one chooses that.
    pub slots: Option<SlotsView>,
    /// Ways to pay: a `Radios` field named `payment`.
    pub payment: FieldView,
    /// The country behind a customs border to which it goes.
    pub customs: Option<String>,
    /// Gift cards alone: nobody needs an address, and no gift card pays.
    pub by_email: bool,
    /// One can pay by card here.
    pub has_card: bool,
    /// A word to the shop, where the shop wants one.
    pub note: Option<FieldView>,
    pub lines: Vec<MiniLine>,
    pub totals: Vec<TotalRow>,
    /// What the buyer agrees to pay; sent back as `expected` in minor units.
    pub total: Money,
    /// Gift cards, and where their codes are entered.
    pub gift: GiftView,
    /// `includes €22.42 VAT (19 %)`.
    pub total_note: String,
    /// What a browser works on before it opens a provider's page, while cards are tried out.
    pub challenge: Option<String>,
    /// Makes sending the form twice one order; sent back as `once`.
    pub once: String,
    /// What is different since the page was shown.
    pub changes: Vec<ChangeView>,
    /// Mistakes that belong to no field.
    pub mistakes: Vec<Mistake>,
}

/// Gift cards at the checkout.
#[derive(Clone, Debug)]
pub struct GiftView {
    /// Where a code is typed.
    pub code: FieldView,
    /// Those that pay: a box to tick for each that shall not, and what it pays.
    pub cards: Vec<GiftLine>,
    /// What they pay together; sent back as `covered` in minor units.
    pub covered: Money,
    /// What is left to pay.
    pub rest: Money,
}

/// What a gift card pays.
#[derive(Clone, Debug)]
pub struct GiftLine {
    /// Its number, for the form; "" on pages where nothing can be changed.
    pub id: String,
    /// `Gift card •••• 7K3Q`
    pub label: String,
    pub amount: Money,
}

impl GiftView {
    /// Whether gift cards pay all of it.
    fn is_all(&self) -> bool {
        !self.cards.is_empty() && self.rest.is_zero()
    }
}

/// Times at which an order can be fetched.
#[derive(Clone, Debug, Default)]
pub struct SlotsView {
    pub days: Vec<SlotDay>,
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct SlotDay {
    /// `Tue 24 November`
    pub title: String,
    /// Times with room.
    pub left: usize,
    pub slots: Vec<ChoiceView>,
}

/// Something that changed between looking and ordering.
#[derive(Clone, Debug)]
pub struct ChangeView {
    pub what: String,
    pub was: String,
    pub now: String,
}

impl CheckoutView {
    fn all_mistakes(&self) -> Vec<Mistake> {
        let billing: &[FieldView] = if self.same_billing { &[] } else { &self.billing };
        let fields = self
            .contact
            .iter()
            .chain(&self.address)
            .chain(billing)
            .chain([&self.delivery, &self.gift.code, &self.payment])
            .chain(&self.note);
        let slot = self.slots.as_ref().and_then(|slots| slots.error.clone());
        let slot = slot.map(|text| Mistake { field_id: "slot".to_owned(), text });
        self.mistakes.iter().cloned().chain(fields.filter_map(FieldView::mistake)).chain(slot).collect()
    }
}

pub fn checkout(cx: &Cx, v: &CheckoutView) -> Markup {
    let mistakes = v.all_mistakes();
    let title = cx.t_n("storefront-checkout-mistakes", u32::try_from(mistakes.len()).unwrap_or(u32::MAX));
    let main = html! {
        h1 { (cx.t("storefront-checkout")) }
        (peek(cx, &v.lines, v.gift.rest))
        form.two action=(url::CHECKOUT) method="post" novalidate {
            input type="hidden" name="intent" value="place";
            input type="hidden" name="once" value=(v.once);
            (work(v.challenge.as_deref()))
            // What was said stands in the form: nobody orders through customs unwarned.
            @if v.by_email { input type="hidden" name=(BY_EMAIL) value="1"; }
            @if let Some(country) = &v.customs { input type="hidden" name="customs" value=(country); }
            input type="hidden" name="expected" value=(v.total.minor());
            input type="hidden" name="covered" value=(v.gift.covered.minor());
            div {
                (error_summary(&title, &mistakes))
                (changed(cx, &v.changes))
                section.form-section { h2 { (cx.t("storefront-contact")) } (fields(cx, &v.contact)) }
                @if !v.by_email { (addresses(cx, v)) }
                (radios(&v.delivery))
                @if let Some(slots) = &v.slots { (when(cx, slots)) }
                (customs(cx, v.customs.as_deref()))
                @if v.by_email { div.form-section { p.s.muted { (cx.t("wrong-gift-card-buys-none")) } } } @else { (gift(cx, &v.gift)) }
                @if v.gift.is_all() { (covered(cx, &v.payment.label)) } @else { (radios(&v.payment)) }
                @if let Some(note) = &v.note { div.form-section { (field(cx, note)) } }
            }
            (summary(cx, v))
        }
    };
    Page { robots: Robots::Stay, frame: Frame::Checkout, ..Page::new(cx, cx.t("storefront-checkout"), main) }.render()
}

/// The lines again, folded, for phones.
pub fn peek(cx: &Cx, lines: &[MiniLine], total: Money) -> Markup {
    html! {
        details.peek {
            summary { span.more { (cx.t("storefront-show-order")) " " (icon_xs("down")) } span.price { (cx.money(total)) } }
            div.sum { (mini_lines(cx, lines)) }
        }
    }
}

fn changed(cx: &Cx, changes: &[ChangeView]) -> Markup {
    html! {
        @if !changes.is_empty() {
            div.changed role="alert" tabindex="-1" {
                h2 { (cx.t("storefront-changed")) }
                table.spec {
                    caption.hide { (cx.t("storefront-changed")) }
                    thead { tr {
                        th scope="col" { (cx.t("storefront-changed-what")) }
                        th scope="col" { (cx.t("storefront-changed-was")) }
                        th scope="col" { (cx.t("storefront-changed-now")) }
                    } }
                    tbody { @for c in changes { tr { th scope="row" { (c.what) } td { s { (c.was) } } td { b { (c.now) } } } } }
                }
                p { (cx.t("storefront-changed-agree")) }
            }
        }
    }
}

fn addresses(cx: &Cx, v: &CheckoutView) -> Markup {
    let mut same = FieldView::new(FieldKind::Tick, "billing_same", cx.t("storefront-billing-same"));
    same.value = if v.same_billing { "1".to_owned() } else { String::new() };
    html! {
        section.form-section { h2 { (cx.t("storefront-deliver-to")) } (fields(cx, &v.address)) (field(cx, &same)) }
        section.form-section.billing { h2 { (cx.t("storefront-billing")) } (fields(cx, &v.billing)) }
    }
}

/// What part of an address a field asks for, by its autocomplete token.
fn part(f: &FieldView) -> &str {
    f.autocomplete.rsplit(' ').next().unwrap_or_default()
}

/// Fields below each other; postcode, town and state share a row, as they share a line on a letter.
fn fields(cx: &Cx, list: &[FieldView]) -> Markup {
    let in_row = |f: &FieldView| matches!(part(f), "postal-code" | "address-level2" | "address-level1");
    let rows = list.chunk_by(|a, b| in_row(a) && in_row(b));
    html! {
        @for row in rows {
            @if row.len() > 1 {
                div class=(if part(&row[0]) == "postal-code" && row.len() == 2 { "pair code" } else { "pair" }) {
                    @for f in row { (field(cx, f)) }
                }
            } @else { @for f in row { (field(cx, f)) } }
        }
    }
}

fn radios(f: &FieldView) -> Markup {
    html! {
        fieldset.form-section {
            legend { (f.label) }
            @if let Some(text) = &f.error { p.field-err id=(format!("{}-e", f.id())) { (text) } }
            (choices(f))
        }
    }
}

/// A fold for whoever has a code; open when one pays already or was refused.
fn gift(cx: &Cx, v: &GiftView) -> Markup {
    html! {
        details.form-section.gift open[!v.cards.is_empty() || v.code.error.is_some()] {
            summary { h2 { (cx.t("gift-card-use")) } (icon_xs("down")) }
            @if !v.cards.is_empty() {
                ul.links { @for card in &v.cards { li {
                    span { (card.label) }
                    b.num { (cx.money(card.amount.negated())) }
                    label.tick {
                        input type="checkbox" id=(format!("gift-{}", card.id)) name="gift_card_off" value=(card.id) data-refresh;
                        span { (cx.t("gift-card-off")) span.hide { " " (card.label) } }
                    }
                } } }
            }
            (field(cx, &v.code))
        }
    }
}

/// In place of ways to pay.
fn covered(cx: &Cx, title: &str) -> Markup {
    html! {
        section.form-section { h2 { (title) } (notice(Tone::Good, "check", &html! { (cx.t("gift-card-covers")) })) }
    }
}

/// When to come: a fold for each day, its times in it. All are one set of radio buttons, so it needs no script.
fn when(cx: &Cx, v: &SlotsView) -> Markup {
    let is_open = |at: usize, day: &SlotDay| match v.days.iter().position(|day| day.slots.iter().any(|slot| slot.picked)) {
        Some(chosen) => chosen == at,
        None => day.left > 0 && v.days.iter().take(at).all(|before| before.left == 0),
    };
    html! {
        fieldset.form-section.pickup id="slot" tabindex="-1" {
            legend { (cx.t("storefront-slot-when")) }
            @if let Some(text) = &v.error { p.field-err id="slot-e" { (text) } }
            @if v.days.iter().all(|day| day.left == 0) { p.muted { (cx.t("storefront-slot-none")) } }
            @for (at, day) in v.days.iter().enumerate() {
                details.fold name="pickup-day" open[is_open(at, day)] {
                    summary { (day.title) " " small.muted { (cx.t_n("storefront-slot-left", u32::try_from(day.left).unwrap_or(u32::MAX))) } }
                    div.choice { @for slot in &day.slots {
                        label {
                            input type="radio" name="slot" value=(slot.value) checked[slot.picked] disabled[slot.barred]
                                aria-describedby=[v.error.as_ref().map(|_| "slot-e")];
                            (slot.label)
                            @if !slot.note.is_empty() { small { (slot.note) } }
                        }
                    } }
                }
            }
        }
    }
}

/// What is for the receiver when goods cross a customs border.
pub fn customs(cx: &Cx, country: Option<&str>) -> Markup {
    html! {
        @if let Some(country) = country {
            div.up-s.gap-down { (notice(Tone::Warn, "box", &html! { (cx.t_with("word-customs", &[("country", country)])) })) }
        }
    }
}

/// What gift cards pay of the total, and what is left; nothing where there are none.
pub fn settled(cx: &Cx, cards: &[GiftLine], rest: Money) -> Markup {
    html! {
        @if !cards.is_empty() {
            dl.totals.settled {
                @for card in cards { dt { (card.label) } dd { (cx.money(card.amount.negated())) } }
                dt.all { (cx.t("gift-card-left")) }
                dd.all { (cx.money(rest)) }
            }
        }
    }
}

fn summary(cx: &Cx, v: &CheckoutView) -> Markup {
    let legal = &cx.shop.legal;
    let links = [("terms", legal.terms.as_deref()), ("withdrawal", legal.withdrawal.as_deref()), ("privacy", legal.privacy.as_deref())];
    html! {
        aside.side.stack aria-labelledby="h-sum" {
            div.sum {
                h2 id="h-sum" { (cx.t("storefront-your-order")) }
                (mini_lines(cx, &v.lines))
                hr;
                (totals(cx, &v.totals, v.total, &v.total_note))
                (settled(cx, &v.gift.cards, v.gift.rest))
                button.btn.wide.place type="submit" {
                    @if v.gift.is_all() { (cx.t("gift-card-place-order")) }
                    @else { (cx.t_with("storefront-place-order", &[("total", &cx.money(v.gift.rest))])) }
                }
                p.xs.muted { (linked(&cx.t("storefront-place-legal"), &links)) }
            }
            @if v.has_card { (notice(Tone::Plain, "lock", &html! { (cx.t("storefront-checkout-safe")) })) }
            p.s.hide-wide { a.more href=(url::CART) { (icon_m("left")) (cx.t("storefront-back-to-cart")) } }
        }
    }
}
