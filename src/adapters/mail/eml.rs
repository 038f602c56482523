//! Letters as files of mail (RFC 5322), written by us and read again by us alone.

use super::letters::Letter;
use crate::base::text::line;
use crate::base::{Email, Fault, LetterId, Outcome, Time};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use std::time::{Duration, SystemTime};

/// The letter as it goes over the wire. The same letter gives the same bytes but for its date, and always the same Message-ID: a
/// letter that was sent twice because an answer got lost is shown once by programs that look at it (RFC 5322 §3.6.4).
pub fn message(id: LetterId, letter: &Letter, from: &Email, now: Time) -> Outcome<Message> {
    let bad = |e: &dyn std::fmt::Display| Fault::Outside(format!("the letter cannot be written: {e}"));
    let boundary = format!("=_{}", mark(id, letter));
    let part = |kind: ContentType, text: &str| {
        // Quoted-printable keeps lines short whatever is in them, and is the one encoding that `read` must know.
        let body = Body::new_with_encoding(with_crlf(text), ContentTransferEncoding::QuotedPrintable);
        body.map(|body| SinglePart::builder().header(kind).body(body)).map_err(|_| Fault::Bug("a body that cannot be quoted".into()))
    };
    let parts = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(boundary)
        .singlepart(part(ContentType::TEXT_PLAIN, &letter.text)?)
        .singlepart(part(ContentType::TEXT_HTML, &letter.html)?);
    let mut builder = Message::builder()
        .message_id(Some(format!("<letter-{id}.{}@{}>", mark(id, letter), domain(from))))
        .date(moment(now))
        .from(mailbox(&letter.from_name, from)?)
        .to(mailbox(&letter.to_name, &letter.to)?)
        .subject(line(&letter.subject))
        // Keeps automatic answers (holiday notices) from answering (RFC 3834 §5).
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
    if let Some(url) = &letter.unsubscribe {
        // RFC 2369 §3.2 and RFC 8058 §3.1; both stand under the signature of whoever signs the letter.
        let header = |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        builder = builder
            .raw_header(header("List-Unsubscribe", format!("<{url}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    if let Some(reply_to) = &letter.reply_to {
        builder = builder.reply_to(mailbox(&letter.from_name, reply_to)?);
    }
    Ok(builder.multipart(parts).map_err(|e| bad(&e))?)
}

/// Names a letter for ever: its id, and to whom it goes, since ids begin anew in another data folder.
fn mark(id: LetterId, letter: &Letter) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(id.to_string().as_bytes()).update(&[0]).update(letter.to.as_str().as_bytes());
    hasher.finalize().to_hex()[..16].to_owned()
}

fn domain(from: &Email) -> String {
    address(from).map_or_else(|_| "localhost".to_owned(), |address| address.domain().to_owned())
}

fn moment(now: Time) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(now.seconds()).unwrap_or(0))
}

/// Exactly one address, and a name without anything that could end the line.
fn mailbox(name: &str, email: &Email) -> Outcome<Mailbox> {
    let name = line(name);
    Ok(Mailbox::new(Some(name).filter(|name| !name.is_empty()), address(email)?))
}

pub(super) fn address(email: &Email) -> Outcome<Address> {
    let parsed: Result<Address, _> = email.as_str().parse();
    Ok(parsed.map_err(|e| Fault::Outside(format!("{email} cannot be written to: {e}")))?)
}

fn with_crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// The bodies of a letter that `message` wrote, text and HTML; empty where a part is missing.
pub fn bodies(eml: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(eml);
    let boundary = text.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let (mut plain, mut html) = (String::new(), String::new());
    if boundary.is_empty() {
        return (plain, html);
    }
    for part in text.split(&format!("--{boundary}")).skip(1) {
        let Some((head, body)) = part.split_once("\r\n\r\n") else { continue };
        let body = body.strip_suffix("\r\n").unwrap_or(body);
        let place = if head.contains("text/plain") { &mut plain } else { &mut html };
        *place = unquoted(body).replace("\r\n", "\n");
    }
    (plain, html)
}

/// Quoted-printable, read (RFC 2045 §6.7). What is not well formed stays as it is.
fn unquoted(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'=' {
            out.push(byte);
        } else if let Some(tail) = tail.strip_prefix(b"\r\n") {
            rest = tail;
        } else if let Some(code) = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|h| u8::from_str_radix(h, 16).ok())
        {
            out.push(code);
            rest = &tail[2..];
        } else {
            out.push(byte);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
