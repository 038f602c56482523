//! The socket of a running shop: one process owns the data, so the command line asks that one. A request is an errand in one line of
//! JSON, the answer a line of JSON for each line to show.

use super::errand::{self, Errand, Line};
use crate::base::{Fault, Outcome};
use crate::shop::Shop;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

/// Longest request, in bytes.
const REQUEST_MAX: u64 = 64 << 10;

fn path(data: &Path) -> PathBuf {
    data.join("control.sock")
}

/// Answers errands until the program stops. Only this user's own processes can reach the socket.
pub fn listen(data: &Path, shop: Shop, base_url: String, mut stop: watch::Receiver<bool>) -> Outcome<JoinHandle<()>> {
    let path = path(data);
    let fault = |e: io::Error| Fault::Outside(format!("{}: {e}", path.display()));
    let _ = std::fs::remove_file(&path); // left by a process that was killed; the folder's lock says that none runs
    let listener = UnixListener::bind(&path).map_err(fault)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).map_err(fault)?;
    Ok(tokio::spawn(async move {
        loop {
            tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => { tokio::spawn(answer(stream, shop.clone(), base_url.clone())); }
                    Err(e) => tracing::warn!(error = %e, "the control socket failed once"),
                },
                _ = stop.changed() => return,
            }
        }
    }))
}

async fn answer(stream: tokio::net::UnixStream, shop: Shop, own_url: String) {
    let (read, mut write) = stream.into_split();
    let mut request = String::new();
    let read = tokio::io::BufReader::new(read.take(REQUEST_MAX)).read_line(&mut request).await;
    let asked: Result<(Errand, Option<String>), _> = serde_json::from_str(&request);
    let (tell, mut told) = mpsc::channel::<Line>(64);
    if read.is_err() {
        return;
    }
    tokio::task::spawn_blocking(move || {
        let mut say = |line: Line| drop(tell.blocking_send(line));
        let code = match asked {
            Ok((errand, base_url)) => errand::run(&shop, base_url.as_deref().unwrap_or(&own_url), &errand, &mut say),
            Err(e) => {
                say(Line::Err { text: format!("the running shop does not understand this request ({e}); is it of another version?") });
                1
            }
        };
        say(Line::End { code });
    });
    while let Some(line) = told.recv().await {
        let mut text = serde_json::to_vec(&line).expect("lines are plain data");
        text.push(b'\n');
        if write.write_all(&text).await.is_err() {
            return;
        }
    }
}

/// Asks the shop that runs on this folder. `None` when none does.
pub fn ask(data: &Path, base_url: Option<&str>, errand: &Errand, say: &mut dyn FnMut(Line)) -> Option<u8> {
    let mut stream = UnixStream::connect(path(data)).ok()?;
    let mut request = serde_json::to_vec(&(errand, base_url)).expect("errands are plain data");
    request.push(b'\n');
    stream.write_all(&request).ok()?;
    for line in BufReader::new(stream).lines() {
        match line.ok().and_then(|text| serde_json::from_str(&text).ok())? {
            Line::End { code } => return Some(code),
            line => say(line),
        }
    }
    say(Line::Err { text: "The running shop ended before it had answered. Look at its log, then ask again.".to_owned() });
    Some(1)
}
