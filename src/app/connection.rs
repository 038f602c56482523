//! Connections: how many, from whom, and how long each may do nothing. `axum::serve` limits none of it.

use crate::web::visit::Peer;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONNECTION, HeaderValue, TRANSFER_ENCODING};
use axum::response::Response;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep};
use tower::ServiceExt;

/// A request's head must be here after this; also how long a kept connection may be silent.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// Somebody who takes nothing of the answer for so long is gone.
const WRITE_STALL: Duration = Duration::from_secs(20);
/// How long a body that was refused may still come.
const UNWANTED_TIME: Duration = Duration::from_secs(30);
/// Largest head of a request, in bytes.
const HEAD_BYTES_MAX: usize = 16 << 10;
const CONNECTIONS_MAX: usize = 4_096;
const CONNECTIONS_PER_CALLER_MAX: usize = 64;

/// Counts connections, and refuses those that are too many.
#[derive(Clone, Default)]
pub struct Doorkeeper(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A counted connection; gone when dropped.
pub struct Ticket {
    keeper: Doorkeeper,
    caller: IpAddr,
}

impl Doorkeeper {
    /// `None` when there are too many, from everybody or from this caller. The machine itself is not limited: a proxy before the
    /// shop is one caller for all.
    pub fn admit(&self, caller: IpAddr) -> Option<Ticket> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let total: usize = open.values().sum();
        let of_caller = open.entry(caller).or_default();
        if total >= CONNECTIONS_MAX || (*of_caller >= CONNECTIONS_PER_CALLER_MAX && !caller.is_loopback()) {
            return None;
        }
        *of_caller += 1;
        Some(Ticket { keeper: self.clone(), caller })
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut open = self.keeper.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.caller) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.caller);
            }
        }
    }
}

/// Serves one connection until it ends, is silent for too long, or the program stops.
pub fn serve(stream: TcpStream, peer: SocketAddr, ticket: Ticket, router: Router, graceful: &GracefulShutdown) {
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        answer(router.clone(), request.map(|body| Body::new(Heard(Some(body)))))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(Patient::new(stream)), service);
    let watched = graceful.watch(connection);
    tokio::spawn(async move {
        let _ticket = ticket;
        if let Err(e) = watched.await {
            tracing::debug!(%peer, error = %e, "a connection ended early");
        }
    });
}

/// Two readers can see the end of a chunked body at different places, and take what hides behind it for a request of its own
/// (RFC 9112 §11.2): such a connection is used once. hyper goes by the chunks when a length is named too.
async fn answer(router: Router, request: Request) -> Result<Response, Infallible> {
    let chunked = request.headers().contains_key(TRANSFER_ENCODING);
    let mut response = router.oneshot(request).await?;
    if chunked {
        response.headers_mut().insert(CONNECTION, CLOSE);
    }
    Ok(response)
}

const CLOSE: HeaderValue = HeaderValue::from_static("close");

/// A body that is heard to its end although nobody wants it any more. A browser sends a whole form before it looks at the answer;
/// were the connection closed on it, it would show "connection reset" where the shop says what is too large (RFC 9112 §9.6).
struct Heard(Option<Incoming>);

impl hyper::body::Body for Heard {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        self.0.as_mut().map_or(Poll::Ready(None), |body| Pin::new(body).poll_frame(cx))
    }

    fn is_end_stream(&self) -> bool {
        self.0.as_ref().is_none_or(hyper::body::Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.as_ref().map_or_else(|| SizeHint::with_exact(0), hyper::body::Body::size_hint)
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        let left = self.0.take().filter(|body| !hyper::body::Body::is_end_stream(body));
        if let (Some(mut body), Ok(runtime)) = (left, Handle::try_current()) {
            let to_the_end = async move { while let Some(Ok(_)) = body.frame().await {} };
            runtime.spawn(tokio::time::timeout(UNWANTED_TIME, to_the_end));
        }
    }
}

/// A stream that gives up when what is written is not taken.
struct Patient {
    stream: TcpStream,
    stall: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn new(stream: TcpStream) -> Patient {
        let _ = stream.set_nodelay(true);
        Patient { stream, stall: None }
    }

    /// Runs the clock while a write waits, and stops it when one got through.
    fn watch<T>(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stall = None;
            return written;
        }
        let stall = self.stall.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(Instant::now() + WRITE_STALL)));
        ready!(stall.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.watch(cx, written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.watch(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.watch(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
