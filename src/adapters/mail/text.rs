//! The letter as plain text, 60 columns wide.

use super::draft::{Block, Draft, Goods, Paper};
use crate::base::text::line;

const COLUMNS: usize = 60;

pub fn write(paper: &Paper<'_>, draft: &Draft) -> String {
    let mut out = Vec::new();
    say(&mut out, &draft.heading);
    let mut after_heading = false;
    for block in &draft.blocks {
        if !after_heading {
            out.push(String::new());
        }
        after_heading = matches!(block, Block::Heading(_));
        match block {
            Block::Heading(text) => say(&mut out, &format!("{}:", line(text))),
            Block::Say(text) | Block::Quiet(text) => say(&mut out, text),
            // An address is never broken: half of it would lead nowhere.
            Block::Button { label, url } => out.extend([format!("{}:", line(label)), line(url)]),
            Block::Lines(lines) => lines.iter().for_each(|text| say(&mut out, text)),
            Block::Facts(facts) => facts.iter().for_each(|(label, value)| out.extend(row(&format!("{label}:"), value))),
            // What it holds stands beside it in words.
            Block::Picture { .. } => {}
            Block::Table { goods, totals } => table(&mut out, goods, totals),
        }
    }
    foot(&mut out, paper);
    without_gaps(&out)
}

fn table(out: &mut Vec<String>, goods: &[Goods], totals: &[(String, String, bool)]) {
    for goods in goods {
        out.extend(row(&goods.title, &goods.amount));
        out.extend(wrapped(&goods.choice, COLUMNS - 2).into_iter().map(|text| format!("  {text}")));
    }
    if !totals.is_empty() {
        out.push("-".repeat(COLUMNS));
    }
    for (label, amount, _) in totals {
        out.extend(row(label, amount));
    }
}

fn foot(out: &mut Vec<String>, paper: &Paper<'_>) {
    // "-- " with its space begins a signature (RFC 3676 §4.3).
    out.extend([String::new(), "-- ".to_owned()]);
    say(out, &paper.locale.t(paper.why));
    say(out, &std::iter::once(&paper.shop.name).chain(&paper.shop.address_lines).map(|l| line(l)).collect::<Vec<_>>().join(", "));
    let email = paper.shop.email.as_ref().map_or("", |email| email.as_str());
    let reach = [paper.shop.phone.as_str(), email, &paper.shop.base_url];
    out.extend(reach.into_iter().map(line).filter(|text| !text.is_empty()));
}

/// What is left and right of one row; the amount stands on the first line, at the right edge.
fn row(left: &str, right: &str) -> Vec<String> {
    let right = line(right);
    let room = COLUMNS.saturating_sub(width(&right) + 2).max(20);
    let mut lines = wrapped(left, room);
    if lines.is_empty() {
        lines.push(String::new());
    }
    let gap = COLUMNS.saturating_sub(width(&lines[0]) + width(&right)).max(2);
    lines[0] = format!("{}{}{right}", lines[0], " ".repeat(gap));
    lines
}

fn say(out: &mut Vec<String>, text: &str) {
    out.extend(wrapped(text, COLUMNS));
}

/// Words in lines of at most so many columns. A word that is longer has a line of its own; no-break spaces hold.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let clean = text.replace(|c: char| c.is_control() && c != '\n', " ");
    let mut lines: Vec<String> = Vec::new();
    for paragraph in clean.lines() {
        let mut current = String::new();
        for word in paragraph.split([' ', '\t']).filter(|word| !word.is_empty()) {
            if !current.is_empty() && width(&current) + 1 + width(word) > columns {
                lines.push(std::mem::take(&mut current));
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
        }
        lines.push(current);
    }
    lines.retain(|text| !text.is_empty());
    lines
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// Lines joined, never more than one empty line after another.
fn without_gaps(lines: &[String]) -> String {
    let mut out = String::new();
    let mut empty_before = true;
    for text in lines {
        if !(text.is_empty() && empty_before) {
            out.push_str(text);
            out.push('\n');
        }
        empty_before = text.is_empty();
    }
    out
}
