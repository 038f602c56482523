//! Letters as files of mail (RFC 5322), written by us and read again by us alone.

use super::letters::{Enclosed, Enclosure, Letter};
use crate::base::text::line;
use crate::base::{Email, Fault, LetterId, Outcome, Time};
use lettre::message::header::{ContentDisposition, ContentId, ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use std::time::{Duration, SystemTime};

/// The letter as it goes over the wire. The same letter gives the same bytes but for its date, and always the same Message-ID: a
/// letter that was sent twice because an answer got lost is shown once by programs that look at it (RFC 5322 §3.6.4).
pub fn message(id: LetterId, letter: &Letter, from: &Email, now: Time) -> Outcome<Message> {
    let bad = |e: &dyn std::fmt::Display| Fault::Outside(format!("the letter cannot be written: {e}"));
    let mark = mark(id, letter);
    let multipart = |kind: MultiPartKind, sign: char| MultiPart::builder().kind(kind).boundary(format!("=_{sign}{mark}"));
    let part = |kind: ContentType, text: &str| {
        // Quoted-printable keeps lines short whatever is in them, and is the one encoding that `read` must know.
        let body = Body::new_with_encoding(with_crlf(text), ContentTransferEncoding::QuotedPrintable);
        body.map(|body| SinglePart::builder().header(kind).body(body)).map_err(|_| Fault::Bug("a body that cannot be quoted".into()))
    };
    let (shown, beside): (Vec<&Enclosed>, Vec<&Enclosed>) = letter.files.iter().partition(|file| file.place == Enclosure::Shown);
    let words = multipart(MultiPartKind::Alternative, 'a').singlepart(part(ContentType::TEXT_PLAIN, &letter.text)?);
    let html = part(ContentType::TEXT_HTML, &letter.html)?;
    let words = if shown.is_empty() {
        words.singlepart(html)
    } else {
        let pictures = multipart(MultiPartKind::Related, 'r').singlepart(html);
        words.multipart(shown.into_iter().try_fold(pictures, |all, file| enclosed(file).map(|file| all.singlepart(file)))?)
    };
    let parts = if beside.is_empty() {
        words
    } else {
        let all = multipart(MultiPartKind::Mixed, 'm').multipart(words);
        beside.into_iter().try_fold(all, |all, file| enclosed(file).map(|file| all.singlepart(file)))?
    };
    let mut builder = Message::builder()
        .message_id(Some(format!("<letter-{id}.{mark}@{}>", domain(from))))
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

fn enclosed(file: &Enclosed) -> Outcome<SinglePart> {
    let kind = ContentType::parse(file.kind).map_err(|e| Fault::Bug(format!("{}: {e}", file.kind)))?;
    let body = Body::new_with_encoding(file.bytes.clone(), ContentTransferEncoding::Base64);
    let body = body.map_err(|_| Fault::Bug("a file that cannot be sent".to_owned()))?;
    let part = SinglePart::builder().header(kind);
    Ok(match file.place {
        Enclosure::Shown => {
            let name = ContentDisposition::inline_with_name(&file.name);
            part.header(name).header(ContentId::from(format!("<{}>", file.name))).body(body)
        }
        Enclosure::Beside => part.header(ContentDisposition::attachment(&file.name)).body(body),
    })
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

/// The bodies of a letter that `message` wrote, text and HTML; empty where a part is missing. Pictures that the HTML shows stand in it.
pub fn bodies(eml: &[u8]) -> (String, String) {
    let mut read = Read::default();
    read.part(&String::from_utf8_lossy(eml));
    let Read { plain, html, pictures } = read;
    let html = pictures.iter().fold(html, |html, (name, data)| html.replace(&format!("cid:{name}"), data));
    (plain, html)
}

#[derive(Default)]
struct Read {
    plain: String,
    html: String,
    /// Name, and the picture as an address (RFC 2397).
    pictures: Vec<(String, String)>,
}

impl Read {
    /// Takes in a part: its head, an empty line, and its body or the parts in it.
    fn part(&mut self, text: &str) {
        let Some((head, body)) = text.split_once("\r\n\r\n") else { return };
        let between = |from: &str, to: &str| head.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(found, _)| found);
        if let Some(boundary) = between("boundary=\"", "\"") {
            return body.split(&format!("--{boundary}")).skip(usize::from(!body.starts_with("--"))).for_each(|part| self.part(part));
        }
        let body = body.strip_suffix("\r\n").unwrap_or(body);
        if head.contains("text/plain") {
            self.plain = unquoted(body).replace("\r\n", "\n");
        } else if head.contains("text/html") {
            self.html = unquoted(body).replace("\r\n", "\n");
        } else if let (true, Some(name)) = (head.contains("image/png"), between("Content-ID: <", ">")) {
            let data: String = body.split_whitespace().collect();
            self.pictures.push((name.to_owned(), format!("data:image/png;base64,{data}")));
        }
    }
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
