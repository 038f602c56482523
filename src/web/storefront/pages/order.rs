//! An order by its secret link: thanks, what to do, what happens next, what was bought. No account needed.

use crate::base::{Money, Time};
use crate::web::cx::Cx;
use crate::web::storefront::pages::checkout::{GiftLine, customs, settled};
use crate::web::storefront::pages::gift_sold::{SoldView, sold};
use crate::web::storefront::pages::payment::{PaymentView, Told, paid_with, payment};
use crate::web::storefront::pages::refunds::{RefundView, refunds};
use crate::web::ui::frame::contact_links;
use crate::web::ui::{MiniLine, Page, Robots, StepView, Tone, TotalRow, badge, mini_lines, notice, timeline, totals};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct OrderView {
    /// Why what was wanted was not done.
    pub notice: Option<String>,
    /// Where the shop sees what came of trying a provider: this order is nothing else.
    pub tried: Option<String>,
    /// The public number.
    pub number: String,
    pub token: String,
    pub placed: Time,
    /// How to call the buyer.
    pub name: String,
    pub email: String,
    pub told: Told,
    pub badges: Vec<(Tone, String)>,
    pub payment: PaymentView,
    /// What a browser works on before it opens a provider's page, while cards are tried out.
    pub challenge: Option<String>,
    pub refunds: Vec<RefundView>,
    /// What happened and what comes, with dates in words.
    pub steps: Vec<StepView>,
    pub parcels: Vec<ParcelView>,
    /// Gift cards that were bought.
    pub sold: SoldView,
    /// Lines of the address, or of the place where it is picked up.
    pub deliver_to: Vec<String>,
    pub is_pickup: bool,
    /// The country behind a customs border to which it goes.
    pub customs: Option<String>,
    /// Lines of the address for the invoice, when it is another.
    pub bill_to: Vec<String>,
    pub lines: Vec<MiniLine>,
    /// Goods, delivery, and a row for each rate of tax.
    pub totals: Vec<TotalRow>,
    pub total: Money,
    /// What gift cards paid of it.
    pub cards: Vec<GiftLine>,
    /// Still to be paid.
    pub left: Money,
    pub note: String,
}

#[derive(Clone, Debug)]
pub struct ParcelView {
    pub carrier: String,
    pub tracking: String,
    /// The carrier's page about it.
    pub href: Option<String>,
    pub sent: Time,
    /// `1 × Day mug, 2 × Kitchen towels`.
    pub content: String,
}

pub fn order(cx: &Cx, v: &OrderView) -> Markup {
    let main = html! {
        (thanks(cx, v))
        @if let Some(says) = &v.notice { div.gap-down role="alert" { (notice(Tone::Warn, "clock", &html! { (says) })) } }
        div.two {
            div {
                (payment(cx, &v.token, v.challenge.as_deref(), &v.payment))
                (refunds(cx, &v.refunds))
                (sold(cx, &v.sold))
                (parcels(cx, &v.parcels))
                @if !v.steps.is_empty() {
                    section aria-labelledby="h-next" {
                        h2.d-1 id="h-next" { (cx.t("storefront-what-next")) }
                        (timeline(&v.steps))
                    }
                }
                (customs(cx, v.customs.as_deref()))
                (facts(cx, v))
            }
            aside.side aria-labelledby="h-receipt" {
                div.sum {
                    h2 id="h-receipt" { (cx.t("storefront-your-order")) }
                    (mini_lines(cx, &v.lines))
                    hr;
                    (totals(cx, &v.totals, v.total, ""))
                    (settled(cx, &v.cards, v.left))
                }
            }
        }
    };
    let title = cx.t_with("storefront-order-title", &[("number", &v.number)]);
    Page { robots: Robots::Stay, main_class: "wrap page-top order", ..Page::new(cx, title, main) }.render()
}

fn thanks(cx: &Cx, v: &OrderView) -> Markup {
    let [usual, lead] = v.payment.headline(v.told);
    let title = match &v.payment {
        PaymentView::Transfer(_) if v.sold.alone => "gift-thanks-transfer",
        PaymentView::Paid { .. } if v.sold.alone => "gift-thanks-paid",
        _ => usual,
    };
    let until = v.payment.until().map(|at| cx.date_time(at));
    let reason = match &v.payment {
        PaymentView::Open(open) => open.failed.as_deref().unwrap_or_default(),
        _ => "",
    };
    html! {
        div.stack.thanks {
            p.muted { (cx.t_with("storefront-order-line", &[("number", &v.number), ("date", &cx.date_time(v.placed))])) }
            // Nobody bought anything, and no letter went out.
            @if let Some(tried) = &v.tried {
                h1 { (cx.t("storefront-order-trial-title")) }
                p.lead.muted { @if !reason.is_empty() { (reason) " " } (cx.t("storefront-order-trial")) " " a href=(tried) { (cx.t("storefront-order-trial-see")) } }
            } @else {
                h1 { (cx.t_with(title, &[("name", &v.name)])) }
                p.lead.muted {
                    @if !reason.is_empty() { (reason) " " }
                    (cx.t_with(lead, &[("email", &v.email)]))
                    @if let Some(until) = until { " " (cx.t_with("storefront-order-kept-until", &[("until", &until)])) }
                }
            }
            @if !v.badges.is_empty() { p.cluster.marks { @for (tone, text) in &v.badges { (badge(*tone, text)) " " } } }
        }
    }
}

fn parcels(cx: &Cx, parcels: &[ParcelView]) -> Markup {
    html! {
        @if !parcels.is_empty() {
            section.gap-down aria-labelledby="h-parcels" {
                h2.d-1 id="h-parcels" { (cx.t("storefront-parcels")) }
                ul.links { @for p in parcels {
                    li {
                        span {
                            @if let Some(href) = &p.href {
                                a.txt href=(href) rel="noreferrer" { (cx.t_with("storefront-parcel-follow", &[("carrier", &p.carrier)])) }
                            } @else { (p.carrier) }
                            span.muted.s { (p.content) }
                        }
                        span.muted.s.num { (p.tracking) br; (cx.date(p.sent)) }
                    }
                } }
            }
        }
    }
}

fn facts(cx: &Cx, v: &OrderView) -> Markup {
    html! {
        div.pair.facts-3 {
            div {
                h2.label { (cx.t(if v.is_pickup { "storefront-pick-up-at" } else { "storefront-delivered-to" })) }
                (address(&v.deliver_to))
            }
            @if !v.bill_to.is_empty() { div { h2.label { (cx.t("storefront-billed-to")) } (address(&v.bill_to)) } }
            div { h2.label { (cx.t("word-payment")) } (paid_with(cx, &v.payment)) }
            @if !v.note.is_empty() { div { h2.label { (cx.t("storefront-your-note")) } p { (v.note) } } }
            div.no-print {
                h2.label { (cx.t("storefront-questions")) }
                p { (cx.t("storefront-questions-text")) br; (contact_links(cx)) }
                @if let Some(href) = &cx.shop.legal.withdrawal { p { a href=(href) { (cx.t("storefront-withdraw")) } } }
            }
        }
    }
}

fn address(lines: &[String]) -> Markup {
    html! { address.address { @for (i, line) in lines.iter().enumerate() { @if i > 0 { br; } (line) } } }
}
