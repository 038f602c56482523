//! Below the forms: heads that are too large, requests that two readers would cut differently, and people who never finish.

use super::agent::exchange;
use super::served::Served;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

fn status(served: &Served, bytes: &[u8]) -> u16 {
    exchange(served.at, bytes).map_or(0, |answer| answer.status)
}

#[test]
fn heads_have_a_size() {
    let served = Served::new();
    let large = format!("GET / HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n", "a".repeat(20_000));
    assert_eq!(status(&served, large.as_bytes()), 431);
    let many = format!("GET / HTTP/1.1\r\nhost: a\r\n{}\r\n", "x: 1\r\n".repeat(200));
    assert_eq!(status(&served, many.as_bytes()), 431);
    let long = format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(70_000));
    assert!(matches!(status(&served, long.as_bytes()), 414 | 431));
    let cookie = format!("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncookie: {}cart=x\r\n\r\n", "a=b; ".repeat(1_500));
    assert_eq!(status(&served, cookie.as_bytes()), 200);
}

/// A browser looks at the answer only after it has sent everything.
#[test]
fn whoever_sends_too_much_hears_why() {
    let served = Served::new();
    let length = 10 << 20;
    for path in ["/language", "/hooks/testpay", "/admin/pictures"] {
        let mut stream = TcpStream::connect(served.at).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {0}\r\norigin: http://{0}\r\ncontent-type: application/x-www-form-urlencoded\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n",
            served.at
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&vec![b'a'; length]).unwrap_or_else(|e| panic!("{path}: {e}"));
        let mut got = Vec::new();
        stream.read_to_end(&mut got).unwrap_or_else(|e| panic!("{path}: {e}"));
        let text = String::from_utf8_lossy(&got);
        assert!(text.starts_with("HTTP/1.1 4") || text.starts_with("HTTP/1.1 303"), "{path}: {text}");
    }
}

#[test]
fn what_is_not_http_is_refused() {
    let served = Served::new();
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost a\r\n\r\n",
        b"GET / HTTP/1.1\r\nho st: a\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nhost: a\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        assert!(matches!(status(&served, bytes), 0 | 400 | 505), "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(status(&served, b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"), 200);
}

/// Bodies whose end two readers would see at different places. After each hides a second request.
const SMUGGLED: &[&str] = &[
    "content-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nG",
    "transfer-encoding: chunked\r\ncontent-length: 6\r\n\r\n0\r\n\r\nG",
    "content-length: 4\r\ncontent-length: 30\r\n\r\nx=1&GET /healthz HTTP/1.1\r\n\r\n",
    "transfer-encoding: xchunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n",
    "transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n",
    "transfer-encoding : chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n",
    "content-length: +4\r\n\r\nx=1&GET /healthz HTTP/1.1\r\n\r\n",
    "content-length: -1\r\n\r\nx=1&GET /healthz HTTP/1.1\r\n\r\n",
    "content-length: 0x4\r\n\r\nx=1&GET /healthz HTTP/1.1\r\n\r\n",
    "content-length: 99999999999999999999\r\n\r\nx=1&",
    "transfer-encoding: chunked\r\n\r\nZZ\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n",
    "transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n",
];

#[test]
fn no_second_request_hides_in_a_body() {
    let served = Served::new();
    for body in SMUGGLED {
        let request =
            format!("POST /language HTTP/1.1\r\nhost: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n{body}", served.at);
        let mut stream = TcpStream::connect(served.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        let began = Instant::now();
        stream.write_all(request.as_bytes()).unwrap();
        // Nothing more comes: whoever kept the connection for a second request would wait here for its head.
        let mut got = Vec::new();
        let closed = stream.read_to_end(&mut got).is_ok() && began.elapsed() < Duration::from_secs(4);
        let text = String::from_utf8_lossy(&got);
        assert_eq!(text.matches("HTTP/1.1 ").count(), 1, "{body:?}: {text}");
        // With both lengths the chunks count (RFC 9112 §6.1); whichever was named first, the connection is not used again.
        let both = body.contains("transfer-encoding: chunked\r\n") && body.contains("content-length: 6");
        assert!(both || text.starts_with("HTTP/1.1 400"), "{body:?}: {text}");
        assert!(closed, "{body:?} left the connection open");
    }
}

#[test]
fn chunked_forms_are_read_like_others() {
    let served = Served::new();
    let body = "transfer-encoding: chunked\r\n\r\n9\r\nlocale=de\r\n0\r\n\r\n";
    let request = format!("POST /language HTTP/1.1\r\nhost: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n{body}", served.at);
    let answer = exchange(served.at, request.as_bytes()).unwrap();
    assert_eq!((answer.status, answer.header("connection")), (303, Some("close")), "whoever hides a length is not kept");
}

/// Takes about ten seconds: the time that a head may take.
#[test]
fn whoever_never_finishes_is_shown_out() {
    let served = Served::new();
    let slow: Vec<(&str, TcpStream)> = ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: a\r\nx: "]
        .into_iter()
        .map(|head| {
            let mut stream = TcpStream::connect(served.at).unwrap();
            stream.write_all(head.as_bytes()).unwrap();
            (head, stream)
        })
        .collect();
    let began = Instant::now();
    for (head, mut stream) in slow {
        // A letter now and then does not help.
        let mut drip = stream.try_clone().unwrap();
        if !head.is_empty() {
            std::thread::spawn(move || {
                while drip.write_all(b"a").is_ok() && began.elapsed() < Duration::from_secs(30) {
                    std::thread::sleep(Duration::from_millis(500));
                }
            });
        }
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut got = Vec::new();
        let ended = stream.read_to_end(&mut got);
        let timed_out = ended.as_ref().is_err_and(|e| matches!(e.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut));
        assert!(!timed_out, "{head:?} is still open after {:?}", began.elapsed());
        assert!(began.elapsed() < Duration::from_secs(13), "{head:?} took {:?}", began.elapsed());
    }
    assert_eq!(status(&served, b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"), 200);
}
