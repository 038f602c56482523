//! The admin: pages for staff under `/admin`. Page functions take plain data; what a page shows is declared beside it.

pub mod account;
pub mod account_serve;
pub mod asked;
pub mod attention;
pub mod attention_serve;
pub mod bank;
pub mod bank_serve;
pub mod books;
pub mod books_compared;
pub mod books_csv;
pub mod books_serve;
pub mod categories;
pub mod customer_groups;
pub mod customers;
pub mod described;
pub mod disputes;
pub mod enter;
pub mod flows;
pub mod flows_paying;
pub mod flows_serve;
pub mod gift_cards;
pub mod gift_cards_serve;
pub mod home;
pub mod home_serve;
pub mod letters;
pub mod letters_serve;
pub mod locations;
pub mod me;
pub mod me_serve;
pub mod menus;
pub mod messages;
pub mod messages_serve;
pub mod newsletter;
pub mod newsletter_serve;
pub mod order;
pub mod order_balance;
pub mod order_cards;
pub mod order_facts;
pub mod order_new;
pub mod order_new_page;
pub mod order_refunds;
pub mod order_serve;
pub mod order_steps;
pub mod order_story;
pub mod orders;
pub mod orders_serve;
pub mod pages;
pub mod pages_serve;
pub mod payment_methods;
pub mod pickups;
pub mod pictures;
pub mod pictures_serve;
pub mod product;
pub mod product_amounts;
pub mod product_facts;
pub mod product_form;
pub mod product_serve;
pub mod product_video;
pub mod product_view;
pub mod products;
pub mod products_serve;
pub mod refund;
pub mod refund_serve;
pub mod remedies;
pub mod remedies_serve;
pub mod remedy;
pub mod resource;
pub mod resource_pages;
pub mod resource_routes;
pub mod resource_serve;
pub mod sections_serve;
pub mod settings;
pub mod settings_serve;
pub mod setup;
pub mod shipping;
pub mod sign_in;
pub mod signed_in;
pub mod staff;
pub mod staff_serve;
pub mod stock;
pub mod stock_serve;
pub mod styleguide;
pub mod styleguide_parts;
pub mod styleguide_texts;
pub mod tax;
pub mod theme;
pub mod theme_serve;
pub mod trial;
pub mod trial_serve;
pub mod trouble;
pub mod ui;
pub mod week;
pub mod wipe;
pub mod wipe_serve;

use crate::web::site::Site;
use account_serve::{PAYPAL_PAGES, STRIPE_PAGES, TrialStep};
use axum::Router;
use axum::routing::{get, post};

/// Every address of the admin.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(sign_in::SIGN_IN, get(enter::sign_in).post(enter::sign_in_form))
        .route(sign_in::SIGN_OUT, post(enter::sign_out))
        .route("/admin/join/{token}", get(enter::join).post(enter::join_form))
        .route(setup::SETUP, get(enter::set_up).post(enter::set_up_form))
        .merge(work())
        .merge(goods())
        .merge(resource_routes::routes::<tax::TaxRates>())
        .merge(resource_routes::routes::<tax::TaxClasses>())
        .merge(resource_routes::routes::<shipping::ShippingMethods>())
        .merge(resource_routes::routes::<payment_methods::PaymentMethods>())
        .route("/admin/payment-methods/{id}/move", post(payment_methods::shift))
        .merge(resource_routes::routes::<customer_groups::CustomerGroups>())
        .merge(resource_routes::routes::<categories::Categories>())
        .merge(pages_serve::routes())
        .merge(resource_routes::routes::<menus::Menus>())
        .route("/admin/menus/{id}/move", post(menus::shift))
        .merge(resource_routes::routes::<locations::Locations>())
}

/// Orders, and what the shop does by itself.
fn work() -> Router<Site> {
    Router::new()
        .route("/admin", get(home_serve::show))
        .route(orders::ORDERS, get(orders_serve::list))
        .route("/admin/orders/new", get(order_new::blank).post(order_new::enter))
        .route("/admin/orders/{id}", get(order_serve::show))
        .route(pickups::PICKUPS, get(pickups::show))
        .route("/admin/orders/{id}/fulfil", post(order_serve::send))
        .route("/admin/orders/{id}/mark-paid", post(order_serve::mark_paid))
        .route("/admin/orders/{id}/give-back", post(order_serve::give_back))
        .route("/admin/orders/{id}/return-excess", post(order_serve::return_excess))
        .route("/admin/orders/{id}/let-rest-go", post(order_serve::let_rest_go))
        .route("/admin/orders/{id}/capture", post(order_serve::capture))
        .route("/admin/orders/{id}/gift", post(order_serve::gift))
        .route("/admin/orders/{id}/refund", get(refund_serve::show).post(refund_serve::decide))
        .route("/admin/orders/{id}/cancel", post(order_serve::cancel))
        .route("/admin/orders/{id}/send-link", post(order_serve::send_link))
        .route("/admin/orders/{id}/note", post(order_serve::note))
        .route("/admin/refunds/{id}/given", post(order_serve::refund_given))
        .route("/admin/refunds/{id}/withdraw", post(order_serve::refund_withdrawn))
        .route("/admin/parcels/{id}/delivered", post(order_serve::delivered))
        .route(customers::CUSTOMERS, get(customers::list))
        .route("/admin/customers/{id}", get(customers::show))
        .route("/admin/customers/{id}/groups", post(customers::set_groups))
        .route("/admin/customers/{id}/link", post(customers::draw_link))
        .route(attention::ATTENTION, get(attention_serve::list))
        .route("/admin/attention/{id}/remedy", post(remedies_serve::apply))
        .route("/admin/attention/{id}/reserve", post(attention_serve::reserve))
        .route("/admin/jobs/{id}/retry", post(attention_serve::retry))
        .route("/admin/jobs/{id}/dismiss", post(attention_serve::dismiss))
        .route(messages::MESSAGES, get(messages_serve::list))
        .route("/admin/messages/{id}", get(messages_serve::show))
        .route("/admin/messages/{id}/answer", post(messages_serve::answer))
        .route("/admin/messages/{id}/delete", post(messages_serve::delete))
        .route(newsletter::NEWSLETTER, get(newsletter_serve::list))
        .route("/admin/newsletter/export", get(newsletter_serve::export))
        .route("/admin/newsletter/{id}", get(newsletter_serve::show))
        .route("/admin/newsletter/{id}/end", post(newsletter_serve::end))
        .route("/admin/newsletter/{id}/delete", get(newsletter_serve::ask_erase).post(newsletter_serve::erase))
        .route(gift_cards::GIFT_CARDS, get(gift_cards_serve::list))
        .route("/admin/gift-cards/new", get(gift_cards_serve::blank).post(gift_cards_serve::issue))
        .route("/admin/gift-cards/{id}", get(gift_cards_serve::show))
        .route("/admin/gift-cards/{id}/adjust", post(gift_cards_serve::adjust))
        .route("/admin/gift-cards/{id}/block", post(gift_cards_serve::block))
        .route(bank::BANK, get(bank_serve::list).post(bank_serve::take))
        .route("/admin/bank/{id}", get(bank_serve::show))
        .route("/admin/bank/{id}/book", post(bank_serve::book))
        .route("/admin/bank/{id}/ignore", post(bank_serve::ignore))
        .route("/admin/bank/{id}/payout", post(bank_serve::payout))
        .route("/admin/bank/{id}/reopen", post(bank_serve::reopen))
        .route("/admin/bank/{id}/unbook", post(bank_serve::unbook))
        .route(books::BOOKS, get(books_serve::month))
        .route(books::OWED, get(books_serve::owed))
        .route(books::CSV, get(books_csv::month))
        .route("/admin/books/fetch", post(books_serve::fetch))
        .route("/admin/books/compare", post(books_serve::compare))
        .route("/admin/books/payouts/{id}", get(books_serve::payout))
        .route(letters::LETTERS, get(letters_serve::list))
        .route("/admin/letters/{id}", get(letters_serve::show))
        .route("/admin/letters/{id}/html", get(letters_serve::html))
        .route(flows::FLOWS, get(flows_serve::list))
}

/// Products, stock, settings, staff and one's own account.
fn goods() -> Router<Site> {
    Router::new()
        .route(products::PRODUCTS, get(products_serve::list))
        .route("/admin/products/new", get(product_serve::blank).post(product_serve::create))
        .route("/admin/products/{id}", get(product_serve::edit).post(product_serve::update))
        .route("/admin/products/{id}/state", post(product_serve::set_state))
        .route("/admin/products/{id}/delete", get(product_serve::ask_delete).post(product_serve::delete))
        .route(pictures::PICTURES, get(pictures_serve::list).post(pictures_serve::send))
        .route("/admin/pictures/{id}", get(pictures_serve::edit).post(pictures_serve::save))
        .route("/admin/pictures/{id}/delete", get(pictures_serve::ask_delete).post(pictures_serve::delete))
        .route(stock::STOCK, get(stock_serve::list))
        .route("/admin/stock/{variant}", get(stock_serve::variant).post(stock_serve::change))
        .route("/admin/stock/{variant}/count", post(stock_serve::count))
        .route(staff::STAFF, get(staff_serve::list))
        .route("/admin/staff/new", get(staff_serve::ask_invite).post(staff_serve::invite))
        .route("/admin/staff/invitations/{id}/revoke", post(staff_serve::revoke))
        .route("/admin/staff/{id}", get(staff_serve::edit).post(staff_serve::update))
        .route(me::ME, get(me_serve::show).post(me_serve::save))
        .route(me::ME_PASSWORD, post(me_serve::change_password))
        .route(me::ME_SESSIONS, post(me_serve::end_others))
        .route(wipe::WIPE, get(wipe_serve::show).post(wipe_serve::wipe))
        .merge(look())
        .merge(settings_serve::routes())
        .route("/admin/settings/stripe", get(|who| STRIPE_PAGES.show(who)).post(|form| STRIPE_PAGES.connect(form)))
        .route("/admin/settings/stripe/webhook", post(|form| STRIPE_PAGES.webhook(form)))
        .route("/admin/settings/stripe/test", post(|form| STRIPE_PAGES.test(form)))
        .route("/admin/settings/stripe/trial", post(|form| STRIPE_PAGES.trial(form, TrialStep::Pay)))
        .route("/admin/settings/stripe/trial-look", post(|form| STRIPE_PAGES.trial(form, TrialStep::Look)))
        .route("/admin/settings/stripe/trial-back", post(|form| STRIPE_PAGES.trial(form, TrialStep::GiveBack)))
        .route("/admin/settings/paypal/trial", post(|form| PAYPAL_PAGES.trial(form, TrialStep::Pay)))
        .route("/admin/settings/paypal/trial-look", post(|form| PAYPAL_PAGES.trial(form, TrialStep::Look)))
        .route("/admin/settings/paypal/trial-back", post(|form| PAYPAL_PAGES.trial(form, TrialStep::GiveBack)))
        .route("/admin/settings/stripe/disconnect", post(|form| STRIPE_PAGES.disconnect(form)))
        .route("/admin/settings/paypal", get(|who| PAYPAL_PAGES.show(who)).post(|form| PAYPAL_PAGES.connect(form)))
        .route("/admin/settings/paypal/webhook", post(|form| PAYPAL_PAGES.webhook(form)))
        .route("/admin/settings/paypal/test", post(|form| PAYPAL_PAGES.test(form)))
        .route("/admin/settings/paypal/disconnect", post(|form| PAYPAL_PAGES.disconnect(form)))
}

/// The theme editor.
fn look() -> Router<Site> {
    Router::new()
        .route(theme::THEME, get(theme_serve::show))
        .route(styleguide::STYLEGUIDE, get(styleguide::show))
        .route("/admin/theme/choose", post(theme_serve::choose))
        .route("/admin/theme/look", post(theme_serve::save))
        .route("/admin/theme/publish", post(theme_serve::publish))
        .route("/admin/theme/discard", post(theme_serve::discard))
        .route("/admin/theme/restore", post(theme_serve::restore))
        .route("/admin/theme/try", post(theme_serve::attempt))
        .route("/admin/theme/share", post(theme_serve::share))
        .route("/admin/theme/sections", post(sections_serve::add))
        .route("/admin/theme/sections/{key}", get(sections_serve::edit).post(sections_serve::save))
        .route("/admin/theme/sections/{key}/try", post(sections_serve::attempt))
        .route("/admin/theme/sections/{key}/move", post(sections_serve::shift))
        .route("/admin/theme/sections/{key}/remove", post(sections_serve::remove))
}
