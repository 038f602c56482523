//! The server: binds, prints where, serves, and ends within five seconds of being asked to.

use super::boot::Booted;
use super::cli::ServeOptions;
use super::connection::{Doorkeeper, serve as serve_connection};
use super::control;
use crate::adapters::door::serving_threads;
use crate::adapters::provider::Providers;
use crate::base::{Fault, Outcome};
use crate::jobs::Sender;
use crate::shop::payment::connect::NoteEnvironment;
use crate::shop::payment::{PaymentKind, account};
use crate::shop::staff::{self, Role, invite::Invite};
use crate::shop::{Actor, Shop};
use crate::web;
use crate::web::double::DoubleConfig;
use crate::web::limit::Limits;
use crate::web::paypal_double::PayPalDouble;
use crate::web::site::{Parts, Proxy, Site};
use crate::web::stripe_double::StripeDouble;
use crate::web::testpay::{TestPayConfig, TestPayService};
use axum::Router;
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Requests that run get this long to end.
const LAST_REQUESTS: Duration = Duration::from_secs(4);

/// What the demo adds to a shop.
pub struct Extras {
    pub providers: Providers,
    /// The test card provider, served beside the shop.
    pub testpay: Option<TestPayConfig>,
    /// The double of Stripe, likewise.
    pub stripe_double: Option<DoubleConfig>,
    pub paypal_double: Option<DoubleConfig>,
    /// Lines for the person who started it.
    pub say: Vec<String>,
}

/// A bound address; known before anything is built that must carry it.
pub fn bind(listen: &str) -> Outcome<(std::net::TcpListener, SocketAddr)> {
    let fault = |e: std::io::Error| Fault::Outside(format!("cannot listen on {listen}: {e}"));
    let listener = std::net::TcpListener::bind(listen).map_err(fault)?;
    listener.set_nonblocking(true).map_err(fault)?;
    let address = listener.local_addr().map_err(fault)?;
    Ok((listener, address))
}

/// Serves until a signal comes.
pub fn run(booted: Booted, options: &ServeOptions, bound: (std::net::TcpListener, SocketAddr), extras: Extras) -> Outcome {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(serving_threads()).enable_all().build();
    let runtime = runtime.map_err(|e| Fault::Outside(format!("cannot start: {e}")))?;
    let shop = booted.shop.clone();
    let served = runtime.block_on(serve(booted, options, bound, extras));
    runtime.shutdown_timeout(Duration::from_millis(500));
    shop.stop();
    served
}

async fn serve(booted: Booted, options: &ServeOptions, bound: (std::net::TcpListener, SocketAddr), extras: Extras) -> Outcome {
    let (listener, address) = bound;
    let io = |e: std::io::Error| Fault::Outside(e.to_string());
    let listener = TcpListener::from_std(listener).map_err(io)?;
    let base_url = options.base_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let mailer = Arc::new(booted.mailer(options.smtp_url.as_deref(), options.mail_from.as_deref())?);
    let sender = if options.mail_from.is_some() { Sender::Configured } else { Sender::Shop };
    for kind in PaymentKind::ALL.into_iter().filter(|kind| account::number(*kind).is_some()) {
        let note = NoteEnvironment { kind, has_key: extras.providers.has_key(kind) };
        tokio::task::block_in_place(|| booted.shop.run(&Actor::System, note))?;
    }
    let worker = booted.worker(mailer.clone(), sender, extras.providers, &base_url);
    let site = Site::new(Parts {
        shop: booted.shop.clone(),
        media: booted.media.clone(),
        studio: booted.studio.clone(),
        search: booted.search.clone(),
        mailer,
        payments: worker.payments.clone(),
        base_url: base_url.clone(),
        behind_proxy: if options.behind_proxy { Proxy::One } else { Proxy::None },
        limits: Limits::default(),
    });
    let router = web::router(site);
    let router = match extras.testpay {
        Some(config) => TestPayService::open(config)?.router().fallback_service(router),
        None => router,
    };
    let router = match extras.stripe_double {
        Some(config) => StripeDouble::open(config)?.router().fallback_service(router),
        None => router,
    };
    let router = match extras.paypal_double {
        Some(config) => PayPalDouble::open(config)?.router().fallback_service(router),
        None => router,
    };
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(worker.run(stopped.clone()));
    let control = control::listen(&booted.data, booted.shop.clone(), base_url.clone(), stopped.clone())?;
    say(&booted.shop, &format!("http://{address}"), &extras.say)?;
    accept(listener, router).await.map_err(io)?;
    let _ = stop.send(true);
    let _ = tokio::time::timeout(Duration::from_millis(500), working).await;
    control.abort();
    Ok(())
}

/// Tells where the shop is, and (while nobody can sign in) the link with which its owner begins.
fn say(shop: &Shop, at: &str, more: &[String]) -> Outcome {
    let mut lines = more.to_vec();
    if !tokio::task::block_in_place(|| staff::any(&shop.read()?))? {
        let token = tokio::task::block_in_place(|| shop.run(&Actor::System, Invite { role: Role::Owner }))?;
        lines.push(format!("create the owner with this one-time link: {at}/admin/join/{token}"));
    }
    super::cli::print(&format!("listening on {at}"));
    lines.iter().for_each(|line| super::cli::print(line));
    Ok(())
}

async fn accept(listener: TcpListener, router: Router) -> std::io::Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (keeper, graceful) = (Doorkeeper::default(), GracefulShutdown::new());
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    if let Some(ticket) = keeper.admit(peer.ip()) {
                        serve_connection(stream, peer, ticket, router.clone(), &graceful);
                    }
                }
                // Out of file descriptors, for example: others end soon.
                Err(e) => {
                    tracing::warn!(error = %e, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            _ = terminate.recv() => break,
            _ = interrupt.recv() => break,
        }
    }
    drop(listener);
    tracing::info!("ending: running requests are finished first");
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(LAST_REQUESTS) => tracing::warn!("some requests did not end in time"),
    }
    Ok(())
}
