//! A sheet of A4 as PDF (ISO 32000): text and filled shapes, measured in micrometres from its top left corner. What is written here is a
//! few objects in plain text; a library for layout would bring more than it takes away.

use super::code::Shade;
use super::font::Codes;
use std::fmt::Write as _;

/// Of the sheet, in micrometres.
pub const WIDTH: u32 = 210_000;
pub const HEIGHT: u32 = 297_000;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    Plain,
    Bold,
}

#[derive(Default)]
pub struct Sheet {
    content: String,
    codes: Codes,
}

/// Points of type in micrometres: 72 are an inch of 25.4 mm.
pub const fn points(points: u32) -> u32 {
    points * 25_400 / 72
}

/// Millimetres with three decimals.
fn mm(micrometres: u32) -> String {
    format!("{}.{:03}", micrometres / 1_000, micrometres % 1_000)
}

impl Sheet {
    /// Writes a line; `y` is that of its foot, `size` in points.
    pub fn text(&mut self, (x, y): (u32, u32), (face, size): (Face, u32), text: &str) {
        let mut shown = String::new();
        for sign in text.chars() {
            let code = self.codes.of(sign);
            // Every byte that could mean something in a string is written as a number.
            let _ = if code.is_ascii_alphanumeric() || code == b' ' {
                write!(shown, "{}", char::from(code))
            } else {
                write!(shown, "\\{code:03o}")
            };
        }
        let font = if face == Face::Bold { "B" } else { "P" };
        let _ = writeln!(self.content, "BT /{font} {} Tf {} {} Td ({shown}) Tj ET", mm(points(size)), mm(x), mm(HEIGHT - y));
    }

    /// Fills a rectangle, given by its top left corner; black, or white over what lies below.
    pub fn fill(&mut self, (x, y): (u32, u32), (width, height): (u32, u32), shade: Shade) {
        let shade = if shade == Shade::Dark { 0 } else { 1 };
        let _ = writeln!(self.content, "{shade} g {} {} {} {} re f 0 g", mm(x), mm(HEIGHT - y - height), mm(width), mm(height));
    }

    /// A thin line: 0.75 points, as the standard has its frames.
    pub fn line(&mut self, from: (u32, u32), to: (u32, u32)) {
        let at = |(x, y): (u32, u32)| format!("{} {}", mm(x), mm(HEIGHT - y));
        let _ = writeln!(self.content, "0.265 w {} m {} l S", at(from), at(to));
    }

    /// The file.
    pub fn finish(self, title: &str) -> Vec<u8> {
        // From here on a unit is a millimetre.
        let content = format!("2.8346457 0 0 2.8346457 0 0 cm\n{}", self.content);
        let font = |base: &str| {
            let differences = self.codes.differences();
            format!(
                "<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding \
                 /Differences [{differences} ] >> >>"
            )
        };
        let title: String = title.encode_utf16().fold("FEFF".to_owned(), |hex, unit| format!("{hex}{unit:04X}"));
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.276 841.890] /Contents 6 0 R /Resources << /Font << /P 4 0 R /B 5 0 R >> >> >>"
                .to_owned(),
            font("Helvetica"),
            font("Helvetica-Bold"),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
            format!("<< /Title <{title}> >>"),
        ];
        let mut file = "%PDF-1.4\n".to_owned();
        let mut places = Vec::new();
        for (n, object) in (1..).zip(&objects) {
            places.push(file.len());
            let _ = write!(file, "{n} 0 obj\n{object}\nendobj\n");
        }
        let table = file.len();
        let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for place in places {
            let _ = writeln!(file, "{place:010} 00000 n ");
        }
        let _ = write!(file, "trailer\n<< /Size {} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
        file.into_bytes()
    }
}
