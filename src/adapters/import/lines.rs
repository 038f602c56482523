//! Lines of a file, none of them longer than we are willing to hold.

use std::io::{self, BufRead, Read};

/// Longest line, in bytes.
pub const LINE_BYTES_MAX: usize = 4 << 20;

/// One line, or what is wrong with it.
pub enum Line {
    Text(String),
    TooLong,
    /// Not UTF-8.
    Broken,
}

/// The next line without its end; `None` at the end of the file.
pub fn next(text: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let read = text.by_ref().take(LINE_BYTES_MAX as u64 + 1).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.len() > LINE_BYTES_MAX && !bytes.ends_with(b"\n") {
        skip_line(text)?;
        return Ok(Some(Line::TooLong));
    }
    while bytes.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
        bytes.pop();
    }
    Ok(Some(String::from_utf8(bytes).map_or(Line::Broken, Line::Text)))
}

fn skip_line(text: &mut impl BufRead) -> io::Result<()> {
    loop {
        let part = text.fill_buf()?;
        let (used, done) = match part.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (part.len(), part.is_empty()),
        };
        text.consume(used);
        if done {
            return Ok(());
        }
    }
}

/// The same bytes without `\r`: lines then end in one way, and are counted right whoever wrote the file.
pub struct WithoutReturns<R>(pub R);

impl<R: Read> Read for WithoutReturns<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.0.read(out)?;
            let mut kept = 0;
            for at in 0..read {
                if out[at] != b'\r' {
                    out[kept] = out[at];
                    kept += 1;
                }
            }
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}
