//! The cart: showing it, putting things in, changing how many, taking them out.

use crate::base::{Error, Money, Outcome, Refusal, VariantId};
use crate::shop::cart::change::{AddToCart, SetQuantity};
use crate::shop::cart::gift::AddGiftCard;
use crate::shop::cart::{self, Notice, ShownLine};
use crate::shop::catalog::ProductKind;
use crate::shop::checkout;
use crate::shop::order::Order;
use crate::shop::payment::rule::About;
use crate::shop::price::{self, Quote, Why};
use crate::shop::settings::Settings;
use crate::shop::{Actor, settings};
use crate::store::{Reads, Snapshot};
use crate::web::body::Form;
use crate::web::error::{Failure, status};
use crate::web::form::Raw;
use crate::web::reply::{self, Audience};
use crate::web::site::{door, glance};
use crate::web::storefront::pages::cart::{CartLine, CartView, LastOrder, LineNote, cart as cart_page};
use crate::web::storefront::pages::drawer::drawer as drawer_page;
use crate::web::storefront::pages::product::product as product_page;
use crate::web::storefront::personal::groups_of;
use crate::web::storefront::{gift_wish, product};
use crate::web::ui::{Amount, PriceView, TotalRow};
use crate::web::visit::{CART_COOKIE, Visit};
use crate::web::{url, view};
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::Response;
use maud::Markup;

/// Days that a cart is kept in the browser and in the shop.
pub const CART_DAYS: i64 = 30;

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let view = glance(|| view_of(&visit, None))?;
    Ok(reply::page(cart_page(&visit.cx, &view)))
}

/// The cart beside a page, for the script.
pub async fn drawer(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let view = glance(|| drawer_view(&visit, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    Ok(reply::page(drawer_page(&visit.cx, &view)))
}

/// The cart, with a word about the line that was just put in.
fn drawer_view(visit: &Visit, query: &Raw) -> Outcome<CartView> {
    let mut view = view_of(visit, None)?;
    view.said = view.lines.iter().find(|line| line.key == query.get("added")).map(|line| {
        let name = if line.facts.is_empty() { line.title.clone() } else { format!("{}, {}", line.title, line.facts) };
        visit.cx.t_with("storefront-drawer-added", &[("name", &name)]).into_owned()
    });
    Ok(view)
}

/// Puts a thing into the cart. What cannot be put in comes back on the product's page, with what was chosen.
pub async fn add(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    let handle = typed.get("product").to_owned();
    let good = glance(|| product::by_handle(&visit.site.browse(&visit.site.shop.read()?)?, &handle))?;
    let added = door(|| add_variant(&visit, &good.product, &typed));
    match added {
        Ok((token, variant)) => {
            let answer = reply::see_other(&after(&typed, Some(variant)));
            Ok(reply::with_cookie(answer, &visit, Audience::Shop, CART_COOKIE, &token, CART_DAYS))
        }
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let view = door(|| product::view_of(&visit, &handle, &typed, &wrong))?;
            Ok(reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, product_page(&visit.cx, &view).render()))
        }
        Err(e) => Err(e.into()),
    }
}

/// Where a form of the cart leads once it was taken: to the cart, or to the drawer from which it came.
fn after(typed: &Raw, added: Option<VariantId>) -> String {
    match (typed.has("drawer"), added) {
        (false, _) => url::CART.to_owned(),
        (true, None) => url::DRAWER.to_owned(),
        (true, Some(variant)) => url::with_query(url::DRAWER, &[("added", &variant.to_string())]),
    }
}

/// Also which variant it was.
fn add_variant(visit: &Visit, product: &crate::shop::catalog::Product, typed: &Raw) -> Outcome<(String, VariantId)> {
    let variant = product::variant_of(product, typed).ok_or(Refusal::wrong("option-0", "wrong-no-such-choice"))?;
    let quantity = quantity(typed).ok_or(Refusal::wrong("quantity", "wrong-quantity"))?;
    let add = AddToCart { cart: visit.cart.clone(), variant: variant.id, quantity };
    let shop = &visit.site.shop;
    let token = match product.kind {
        ProductKind::Goods => shop.run(&Actor::Visitor, add)?,
        ProductKind::GiftCard => shop.run(&Actor::Visitor, AddGiftCard { add, gift: gift_wish::typed(typed) })?,
    };
    Ok((token, variant.id))
}

/// A whole number without a sign; an empty field means one.
fn quantity(typed: &Raw) -> Option<u32> {
    let text = typed.get("quantity").trim();
    if text.is_empty() { Some(1) } else { text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten() }
}

/// Changes a line. What is refused is said on the cart's page, where nothing was changed.
pub async fn change(visit: Visit, Path(key): Path<String>, Form(typed): Form) -> Result<Response, Failure> {
    let changed = door(|| change_line(&visit, &key, &typed));
    match changed {
        Ok(()) => Ok(reply::see_other(&after(&typed, None))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let why = gift_wish::words(&visit.cx, &wrong);
            let view = door(|| view_of(&visit, Some(why)))?;
            Ok(reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, shown(&visit, &typed, &view)))
        }
        Err(e @ Error::Refused(Refusal::Conflict { code })) => {
            let view = door(|| view_of(&visit, Some(visit.cx.refused(code))))?;
            Ok(reply::page_with(status(&e), shown(&visit, &typed, &view)))
        }
        Err(e) => Err(e.into()),
    }
}

/// The cart as it was asked for: as its page, or as the drawer.
fn shown(visit: &Visit, typed: &Raw, view: &CartView) -> Markup {
    if typed.has("drawer") { drawer_page(&visit.cx, view) } else { cart_page(&visit.cx, view) }
}

fn change_line(visit: &Visit, key: &str, typed: &Raw) -> Outcome {
    let gone = Refusal::NotFound { what: "cart line" };
    let variant: VariantId = key.parse().map_err(|_| gone)?;
    let cart = visit.cart.clone().ok_or(Refusal::NotFound { what: "cart" })?;
    let quantity = match typed.has("remove") {
        true => 0,
        false => quantity(typed).ok_or(Refusal::wrong("quantity", "wrong-quantity"))?,
    };
    visit.site.shop.run(&Actor::Visitor, SetQuantity { cart, variant, quantity })
}

pub fn view_of(visit: &Visit, error: Option<String>) -> Outcome<CartView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let lines = shown_lines(visit, &snapshot)?;
    let settings = settings::the(&snapshot)?;
    let sold = lines.iter().filter_map(|l| l.sold.as_ref().map(|(product, variant)| (product, variant, l.line.quantity)));
    let basket = price::basket(&snapshot, &settings, settings.country, sold)?;
    let about = About::of(&groups_of(visit)?, lines.iter().filter_map(|l| l.sold.as_ref().map(|(product, variant)| (product, variant))));
    let offers = checkout::offers(&snapshot, &settings, settings.country, &basket, about)?;
    let shipping = offers.choose(None, None).shipping;
    let quote = checkout::Choice { shipping: shipping.clone(), payment: None }.quote(&basket);
    let goods = basket.goods();
    let blocked = lines.iter().any(|l| l.notices.iter().any(|n| n.blocks()));
    let free = visit.facts.free_from(settings.country).filter(|free| *free > goods && !basket.is_sent_by_email()).map(|free| free - goods);
    let open = offers.payment.iter().filter(|method| offers.barred(method, shipping.as_ref()).is_none());
    let ways = open.map(|m| m.name.get(cx.locale).to_owned()).collect::<Vec<_>>();
    let arrival = shipping.as_ref().and_then(|offer| offer.method.arrival(cx.now, settings.dispatch_days, &cx.shop.time_zone));
    let arrives =
        arrival.filter(|_| !blocked).map(|days| cx.t_with("storefront-sum-arrives", &[("days", &cx.days_between(days))]).into_owned());
    Ok(CartView {
        totals: totals(visit, &quote, arrives),
        total: quote.total,
        total_note: tax_note(visit, &settings, &quote),
        free_delivery_in: free.filter(|rest| rest.minor() * 2 <= goods.minor()),
        said: None,
        last_order: if lines.is_empty() { last_order(visit, &snapshot)? } else { None },
        error,
        can_check_out: !blocked && !lines.is_empty(),
        suggestions: Vec::new(),
        ways_to_pay: if ways.is_empty() { String::new() } else { format!("{}.", ways.join(", ")) },
        lines: lines.iter().map(|l| line_view(visit, &snapshot, l)).collect::<Outcome<_>>()?,
    })
}

/// What was ordered last with this cart: whoever comes back from a provider's page finds it here.
fn last_order(visit: &Visit, snapshot: &Snapshot) -> Outcome<Option<LastOrder>> {
    let cart = visit.cart.as_ref().map_or(Ok(None), |token| cart::by_token(snapshot, token))?;
    let order = cart.and_then(|cart| cart.ordered).map_or(Ok(None), |id| snapshot.find(id))?;
    Ok(order.map(|order: Order| LastOrder {
        href: url::order(&visit.site.shop.order_token(order.id)),
        waits: order.cancelled.is_none() && order.payment.kind.has_provider() && order.outstanding().minor() > 0,
        number: order.number,
    }))
}

/// The lines of this visit's cart as they stand now.
pub fn shown_lines(visit: &Visit, snapshot: &Snapshot) -> Outcome<Vec<ShownLine>> {
    let cart = visit.cart.as_ref().map_or(Ok(None), |token| cart::by_token(snapshot, token))?;
    cart.map_or(Ok(Vec::new()), |cart| cart::show(snapshot, &cart))
}

fn line_view(visit: &Visit, snapshot: &Snapshot, shown: &ShownLine) -> Outcome<CartLine> {
    let (cx, line) = (&visit.cx, &shown.line);
    let notes = shown.notices.iter().map(|notice| match *notice {
        Notice::PriceChanged { from, .. } => LineNote::PriceWas(from),
        Notice::OnlyLeft { left } => LineNote::OnlyLeft(left),
        Notice::SoldOut => LineNote::SoldOut,
        Notice::NoLongerSold => LineNote::NoLongerSold,
    });
    let notes = notes.collect();
    let key = line.variant.to_string();
    let Some((product, variant)) = &shown.sold else {
        let was = snapshot.find(line.product)?;
        let title = was.map_or(String::new(), |p| p.title.get(cx.locale).to_owned());
        let zero = Money::zero(cx.shop.currency);
        let title = if title.is_empty() { cx.t("storefront-cart-gone-thing").into_owned() } else { title };
        let facts = String::new();
        let href = url::CART.to_owned();
        return Ok(CartLine {
            key,
            title,
            href,
            facts,
            picture: None,
            quantity: line.quantity,
            most: 0,
            unit: PriceView::plain(line.seen),
            total: zero,
            notes,
            gift: None,
        });
    };
    let left = cart::can_promise(snapshot, variant)?;
    Ok(CartLine {
        key,
        title: product.title.get(cx.locale).to_owned(),
        href: url::product(product.handle.as_str()),
        facts: product.choice(variant).get(cx.locale).to_owned(),
        picture: view::picture_of(snapshot, variant.picture.or(product.pictures.first().copied()), cx.locale)?,
        quantity: line.quantity,
        most: left.unwrap_or(u32::MAX).min(crate::base::limits::QUANTITY_MAX),
        unit: view::price(variant),
        total: variant.price.times(line.quantity),
        notes,
        gift: product.kind.is_gift_card().then(|| gift_wish::wish(cx, line.gift.as_ref())),
    })
}

/// Goods and charges as rows; free is a word. `arrives` stands beside the delivery.
pub fn totals(visit: &Visit, quote: &Quote, arrives: Option<String>) -> Vec<TotalRow> {
    let cx = &visit.cx;
    let pieces: u32 = quote.lines.iter().map(|line| line.quantity).sum();
    let amount = |amount: Money| if amount.is_zero() { Amount::Free } else { Amount::Of(amount) };
    let mut rows = vec![TotalRow {
        label: cx.t_n("storefront-sum-things", pieces).into_owned(),
        note: String::new(),
        amount: Amount::Of(quote.goods()),
    }];
    for charge in &quote.charges {
        let (label, note) = match charge.why {
            Why::PaymentFee => (cx.t("storefront-sum-payment-fee"), String::new()),
            _ => (cx.t("storefront-sum-delivery"), arrives.clone().unwrap_or_default()),
        };
        rows.push(TotalRow { label: label.into_owned(), note, amount: amount(charge.amount) });
    }
    let net = quote.notes.iter().filter(|note| !note.included && matches!(note.why, Why::Tax { .. }));
    for note in net {
        if let Why::Tax { rate } = note.why {
            let label = cx.t_with("storefront-sum-tax", &[("rate", &cx.percent(rate))]).into_owned();
            rows.push(TotalRow { label, note: String::new(), amount: Amount::Of(note.amount) });
        }
    }
    rows
}

/// `includes €22.42 VAT (19 %)`; with several rates the sum of all.
pub fn tax_note(visit: &Visit, settings: &Settings, quote: &Quote) -> String {
    let cx = &visit.cx;
    if settings.prices == settings::PriceDisplay::Net || quote.tax().is_zero() {
        return String::new();
    }
    let rates = quote.taxes.iter().filter(|t| !t.tax.is_zero()).map(|t| cx.percent(t.rate)).collect::<Vec<_>>().join(", ");
    cx.t_with("storefront-sum-tax-included", &[("tax", &cx.money(quote.tax())), ("rates", &rates)]).into_owned()
}
