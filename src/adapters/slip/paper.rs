//! The Swiss payment slip on a sheet of A4: receipt on the left, payment part on the right, both at the foot, to the millimetre (SIX,
//! Implementation Guidelines QR-bill 2.3, §3, and its style guide).

use super::code::{Drawn, Shade};
use super::font;
use super::pdf::{Face, HEIGHT, Sheet, WIDTH, points};
use crate::base::bank::in_fours;
use crate::base::{Locale, Money, Outcome};
use crate::shop::payment::transfer::{Bill, Code, Party, Reference};

/// Micrometres: the slip is 210 × 105 mm, of which 62 mm are the receipt.
const SLIP_HEIGHT: u32 = 105_000;
const RECEIPT_WIDTH: u32 = 62_000;
const TOP: u32 = HEIGHT - SLIP_HEIGHT;
const EDGE: u32 = 5_000;
/// Where the payment part begins behind its edge, and where its facts do, right of the code.
const PAYMENT_X: u32 = RECEIPT_WIDTH + EDGE;
const FACTS_X: u32 = 118_000;
const CODE_SIDE: u32 = 46_000;
/// Where titles, code and amounts begin below the upper edge of the slip.
const TITLE_Y: u32 = EDGE;
const RECEIPT_FACTS_Y: u32 = 12_000;
const CODE_Y: u32 = 17_000;
const AMOUNT_Y: u32 = 68_000;
const OFFICE_Y: u32 = 82_000;

/// What stands above the slip.
pub struct Above {
    /// The shop's name.
    pub shop: String,
    /// What is paid: `Order TH-1001`.
    pub title: String,
}

/// A column of facts, as each part has one: its place, its width, and the sizes of its headings and texts in points.
struct Column {
    x: u32,
    y: u32,
    width: u32,
    heading: u32,
    text: u32,
    /// From line to line, in points.
    step: u32,
}

/// The sheet as PDF.
pub fn slip(bill: &Bill, above: &Above, locale: Locale) -> Outcome<Vec<u8>> {
    let drawn = Drawn::of(&Code::Swiss(Box::new(bill.clone())))?;
    let mut sheet = Sheet::default();
    sheet.text((EDGE * 4, 30_000), (Face::Bold, 14), &above.shop);
    sheet.text((EDGE * 4, 38_000), (Face::Plain, 11), &above.title);
    edges(&mut sheet, locale);
    receipt(&mut sheet, bill, locale);
    payment_part(&mut sheet, bill, &drawn, locale);
    Ok(sheet.finish(&above.title))
}

/// Where it is cut: lines, and a sentence that says so.
fn edges(sheet: &mut Sheet, locale: Locale) {
    let says = locale.t("slip-separate");
    let x = (WIDTH - font::width(&says) * points(7) / 1_000) / 2;
    sheet.text((x, TOP - 1_500), (Face::Plain, 7), &says);
    sheet.line((0, TOP), (WIDTH, TOP));
    sheet.line((RECEIPT_WIDTH, TOP), (RECEIPT_WIDTH, HEIGHT));
}

fn receipt(sheet: &mut Sheet, bill: &Bill, locale: Locale) {
    title(sheet, EDGE, &locale.t("slip-receipt"));
    let mut column = Column { x: EDGE, y: TOP + RECEIPT_FACTS_Y, width: RECEIPT_WIDTH - 2 * EDGE, heading: 6, text: 8, step: 9 };
    facts(sheet, &mut column, bill, locale);
    debtor(sheet, &mut column, bill, locale, (52_000, 20_000));
    amount(sheet, EDGE, (6, 8, 9), bill.amount, locale);
    let says = locale.t("slip-office");
    // Bold letters are about a twentieth wider.
    let wide = font::width(&says) * points(6) / 1_000 * 21 / 20;
    sheet.text((RECEIPT_WIDTH - EDGE - wide, TOP + OFFICE_Y + points(6)), (Face::Bold, 6), &says);
}

fn payment_part(sheet: &mut Sheet, bill: &Bill, drawn: &Drawn, locale: Locale) {
    title(sheet, PAYMENT_X, &locale.t("slip-payment-part"));
    code(sheet, drawn);
    amount(sheet, PAYMENT_X, (8, 10, 13), bill.amount, locale);
    let mut column = Column { x: FACTS_X, y: TOP + EDGE, width: WIDTH - EDGE - FACTS_X, heading: 8, text: 10, step: 11 };
    facts(sheet, &mut column, bill, locale);
    if !bill.message.is_empty() {
        fact(sheet, &mut column, &locale.t("slip-further"), std::slice::from_ref(&bill.message));
    }
    debtor(sheet, &mut column, bill, locale, (65_000, 25_000));
}

fn title(sheet: &mut Sheet, x: u32, text: &str) {
    sheet.text((x, TOP + TITLE_Y + points(11)), (Face::Bold, 11), text);
}

fn code(sheet: &mut Sheet, drawn: &Drawn) {
    let side = u32::try_from(drawn.side).unwrap_or(u32::MAX);
    let (x, y) = (PAYMENT_X, TOP + CODE_Y);
    // Both ends are rounded, so that neighbours meet.
    let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX) * CODE_SIDE / side;
    for (column, row, n) in drawn.runs() {
        sheet.fill((x + at(column), y + at(row)), (at(column + n) - at(column), at(row + 1) - at(row)), Shade::Dark);
    }
    let part = |millionths: u32| millionths * (CODE_SIDE / 1_000) / 1_000;
    for (left, top, width, height, shade) in drawn.cross.iter().flat_map(|cross| cross.fields) {
        sheet.fill((x + part(left), y + part(top)), (part(width), part(height)), shade);
    }
}

/// Account and reference, as both parts show them.
fn facts(sheet: &mut Sheet, column: &mut Column, bill: &Bill, locale: Locale) {
    let mut account = vec![in_fours(&bill.iban)];
    account.extend(party(&bill.creditor));
    fact(sheet, column, &locale.t("slip-payable-to"), &account);
    if !matches!(bill.reference, Reference::Plain(_)) {
        fact(sheet, column, &locale.t("slip-reference"), &[bill.reference.shown()]);
    }
}

/// A heading, and lines below it.
fn fact(sheet: &mut Sheet, column: &mut Column, heading: &str, lines: &[String]) {
    column.y += points(column.step);
    sheet.text((column.x, column.y), (Face::Bold, column.heading), heading);
    let most = column.width * 1_000 / points(column.text);
    for line in lines.iter().flat_map(|line| font::lines(line, most)) {
        column.y += points(column.step);
        sheet.text((column.x, column.y), (Face::Plain, column.text), &line);
    }
    // An empty line between facts.
    column.y += points(column.step);
}

/// Who pays; where that is not known, the corners of a field to write it in.
fn debtor(sheet: &mut Sheet, column: &mut Column, bill: &Bill, locale: Locale, field: (u32, u32)) {
    if let Some(debtor) = &bill.debtor {
        return fact(sheet, column, &locale.t("slip-payable-by"), &party(debtor));
    }
    column.y += points(column.step);
    sheet.text((column.x, column.y), (Face::Bold, column.heading), &locale.t("slip-payable-by-field"));
    let (x, y) = (column.x, column.y + 1_000);
    let (right, foot) = (x + field.0, y + field.1);
    const CORNER: u32 = 3_000;
    for (at, across, down) in [
        ((x, y), x + CORNER, y + CORNER),
        ((right, y), right - CORNER, y + CORNER),
        ((x, foot), x + CORNER, foot - CORNER),
        ((right, foot), right - CORNER, foot - CORNER),
    ] {
        sheet.line(at, (across, at.1));
        sheet.line(at, (at.0, down));
    }
}

/// Name, street and place. The country stands in the code alone.
fn party(party: &Party) -> Vec<String> {
    let joined = |a: &str, b: &str| format!("{a} {b}").trim().to_owned();
    let lines = [party.name.clone(), joined(&party.street, &party.house), joined(&party.postal_code, &party.city)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Currency and amount; a space stands between thousands, a point before the hundredths.
fn amount(sheet: &mut Sheet, x: u32, (heading, text, step): (u32, u32, u32), amount: Money, locale: Locale) {
    let second = x + if heading == 6 { 12_000 } else { 15_000 };
    let (first_y, second_y) = (TOP + AMOUNT_Y + points(heading), TOP + AMOUNT_Y + points(heading + step));
    sheet.text((x, first_y), (Face::Bold, heading), &locale.t("slip-currency"));
    sheet.text((second, first_y), (Face::Bold, heading), &locale.t("slip-amount"));
    sheet.text((x, second_y), (Face::Plain, text), amount.currency().code());
    sheet.text((second, second_y), (Face::Plain, text), &in_threes(&amount.plain()));
}

fn in_threes(plain: &str) -> String {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "00"));
    let groups: Vec<&[u8]> = whole.as_bytes().rchunks(3).rev().collect();
    let whole = groups.into_iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    format!("{whole}.{part}")
}
