//! A browser without a screen: speaks HTTP/1.1 over a plain socket, keeps cookies, and sends what browsers send with a form. It is
//! written by hand so that it can also send what no browser would.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone, Debug)]
pub struct Agent {
    pub at: SocketAddr,
    pub cookies: BTreeMap<String, String>,
    /// Sent with every request, such as `accept-language`.
    pub headers: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where a redirect leads; a panic when it is none.
    pub fn location(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.text());
        self.header("location").unwrap().to_owned()
    }

    pub fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }
}

impl Agent {
    pub fn new(at: SocketAddr) -> Agent {
        Agent { at, cookies: BTreeMap::new(), headers: vec![("accept-language".to_owned(), "en".to_owned())] }
    }

    /// One that a member of staff uses who signed in before.
    pub fn signed_in(at: SocketAddr, session: &str) -> Agent {
        let mut agent = Agent::new(at);
        agent.cookies.insert("staff".to_owned(), session.to_owned());
        agent
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.at)
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    /// A form as a browser sends it.
    pub fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.try_post(path, pairs).unwrap()
    }

    pub fn try_post(&mut self, path: &str, pairs: &[(&str, &str)]) -> std::io::Result<Answer> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let origin = self.origin();
        let headers =
            [("content-type", "application/x-www-form-urlencoded"), ("origin", origin.as_str()), ("sec-fetch-site", "same-origin")];
        self.try_send("POST", path, &headers, body.as_bytes())
    }

    /// The page to which a form's answer leads.
    pub fn follow(&mut self, answer: &Answer) -> Answer {
        let to = self.path_of(&answer.location());
        self.get(&to)
    }

    /// The path of an address of this shop.
    pub fn path_of(&self, address: &str) -> String {
        address.strip_prefix(&self.origin()).unwrap_or(address).to_owned()
    }

    pub fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.try_send(method, path, headers, body).unwrap()
    }

    pub fn try_send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> std::io::Result<Answer> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.at);
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            head.push_str(&format!("cookie: {}\r\n", cookies.join("; ")));
        }
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in own.chain(headers.iter().copied()) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if method != "GET" && method != "HEAD" {
            head.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        let answer = exchange(self.at, &[head.as_bytes(), body].concat())?;
        self.keep_cookies(&answer);
        Ok(answer)
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for (_, value) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, rest) = value.split_once('=').unwrap();
            let kept = rest.split(';').next().unwrap_or_default();
            if kept.is_empty() || value.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), kept.to_owned());
            }
        }
    }
}

/// Sends these bytes and reads until the other side closes or its answer is whole.
pub fn exchange(at: SocketAddr, bytes: &[u8]) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(at)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    // Whoever sends too much is answered before everything was sent: the answer counts, not the broken pipe.
    let sent = stream.write_all(bytes);
    let mut got = Vec::new();
    let read = read_answer(&mut stream, &mut got);
    match parse(&got) {
        Some(answer) => Ok(answer),
        None => Err(sent.and(read).err().unwrap_or_else(|| std::io::Error::other("half an answer"))),
    }
}

fn read_answer(stream: &mut TcpStream, got: &mut Vec<u8>) -> std::io::Result<()> {
    let mut buffer = [0; 16 << 10];
    loop {
        match stream.read(&mut buffer)? {
            0 => return Ok(()),
            n => got.extend_from_slice(&buffer[..n]),
        }
    }
}

/// The first answer in these bytes, if it is whole.
pub fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let field = |line: &str| line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    let mut answer = Answer { status, headers: lines.filter_map(field).collect(), body: Vec::new() };
    let rest = &bytes[end + 4..];
    if answer.header("transfer-encoding").is_some() {
        answer.body = dechunked(rest)?;
    } else if let Some(length) = answer.header("content-length").and_then(|value| value.parse().ok()) {
        answer.body = rest.get(..length).or(Some(rest).filter(|rest| rest.is_empty()))?.to_vec();
    } else {
        answer.body = rest.to_vec();
    }
    Some(answer)
}

fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..line]).ok()?.split(';').next()?, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(line + 2..line + 2 + size)?);
        rest = rest.get(line + 4 + size..)?;
    }
}
