//! The client for calls that Sutler makes to others over HTTP: one way to speak TLS, no redirects, a deadline, a bounded answer.

use crate::base::{Cure, Fault, Outcome};
use std::sync::Arc;
use std::time::Duration;

pub use reqwest::Client;
use reqwest::header::HeaderMap;

/// A whole call, from the name look-up to the last byte.
pub const DEADLINE: Duration = Duration::from_secs(10);
const CONNECT_DEADLINE: Duration = Duration::from_secs(5);
/// Largest answer that is read, in bytes.
pub const ANSWER_BYTES_MAX: usize = 1 << 20;

/// A client for addresses that the merchant or we ourselves have set. It trusts the roots in the binary, follows no redirect and
/// asks no proxy. Addresses that a visitor could choose need another one, which refuses private networks.
pub fn client() -> Outcome<Client> {
    let broken = |why: String| Fault::Bug(format!("the HTTP client cannot be made: {why}"));
    let roots: rustls::RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    let mut tls = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| broken(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let client = Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(DEADLINE)
        .connect_timeout(CONNECT_DEADLINE)
        .user_agent(concat!("Sutler/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|e| broken(e.to_string()))?;
    Ok(client)
}

/// What was answered.
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// The status and the body of an answer; a body that is too large is a fault.
pub async fn answer(request: reqwest::RequestBuilder) -> Outcome<(u16, Vec<u8>)> {
    let Reply { status, body, .. } = reply(request).await?;
    Ok((status, body))
}

/// The same with its headers.
pub async fn reply(request: reqwest::RequestBuilder) -> Outcome<Reply> {
    let mut response = request.send().await.map_err(|e| outside(&e))?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|e| outside(&e))? {
        if body.len() + chunk.len() > ANSWER_BYTES_MAX {
            return Err(Fault::Outside(format!("the answer is larger than {ANSWER_BYTES_MAX} bytes")).into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Reply { status, headers, body })
}

/// What went wrong, with its causes and without the address, which may hold secrets.
fn outside(e: &reqwest::Error) -> Fault {
    let kind = if e.is_timeout() {
        "no answer in time"
    } else if e.is_connect() {
        "no connection"
    } else {
        "the call failed"
    };
    let mut why = kind.to_owned();
    let mut cause = std::error::Error::source(e);
    while let Some(error) = cause {
        why.push_str(": ");
        why.push_str(&error.to_string());
        cause = error.source();
    }
    Fault::ailing(Cure::Connection, why.chars().filter(|c| !c.is_control()).take(300).collect::<String>())
}
