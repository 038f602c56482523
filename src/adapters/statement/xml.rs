//! XML under limits: no document type, no entities of its own, no deep nesting. What is read becomes small trees, one at a time.

use super::wrong;
use crate::base::Wrong;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The standard needs about twenty levels.
const DEPTH_MAX: usize = 64;
/// Elements in one booking: a collective one holds thousands of payments.
const ELEMENTS_MAX: usize = 500_000;
/// Characters between two tags; the longest text of the standard has 500.
const TEXT_MAX: usize = 20_000;

#[derive(Default, Debug)]
pub struct Element {
    /// Without its prefix.
    pub name: String,
    /// The attribute `Ccy`.
    pub currency: String,
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    /// The elements behind a path: `RltdPties/Dbtr/Nm`.
    pub fn all<'a>(&'a self, path: &str) -> Vec<&'a Element> {
        path.split('/').fold(vec![self], |found, name| found.into_iter().flat_map(|e| &e.children).filter(|e| e.name == name).collect())
    }

    /// The first element behind a path.
    pub fn find<'a>(&'a self, path: &str) -> Option<&'a Element> {
        path.split('/').try_fold(self, |element, name| element.children.iter().find(|e| e.name == name))
    }

    /// The text behind the first of these paths that has one; empty where none does.
    pub fn text(&self, paths: &[&str]) -> &str {
        paths.iter().filter_map(|path| self.find(path)).map(|e| e.text.trim()).find(|text| !text.is_empty()).unwrap_or_default()
    }
}

fn broken(reader: &Reader<&[u8]>) -> Wrong {
    wrong("wrong-statement-xml").with("at", reader.buffer_position())
}

/// Hands every element that is wanted (by its name and that of its parent) to `take`, whole. Says what stands on the three highest levels.
pub fn walk(text: &str, wants: fn(&str, &str) -> bool, take: &mut dyn FnMut(&Element) -> Result<(), Wrong>) -> Result<Vec<String>, Wrong> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    // The way from the root to where we are, and of it what is being kept.
    let (mut path, mut kept, mut outline): (Vec<String>, Vec<Element>, Vec<String>) = (Vec::new(), Vec::new(), Vec::new());
    let (mut elements, mut is_over) = (0, false);
    loop {
        let event = reader.read_event().map_err(|_| broken(&reader))?;
        match event {
            Event::Start(start) => {
                let element = opened(&start).ok_or_else(|| broken(&reader))?;
                if path.len() >= DEPTH_MAX || is_over {
                    return Err(broken(&reader));
                }
                elements += 1;
                let is_wanted = path.last().is_some_and(|parent| wants(&element.name, parent));
                if path.len() < 3 && outline.len() < 1_000 {
                    outline.push(element.name.clone());
                }
                path.push(element.name.clone());
                if is_wanted || !kept.is_empty() {
                    if elements > ELEMENTS_MAX {
                        return Err(wrong("wrong-statement-xml").with("at", reader.buffer_position()));
                    }
                    kept.push(element);
                }
            }
            Event::End(_) => {
                path.pop();
                is_over = path.is_empty();
                if let Some(element) = kept.pop() {
                    match kept.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => {
                            elements = 0;
                            take(&element)?;
                        }
                    }
                }
            }
            Event::Text(text) => {
                add_text(&mut kept, &text).ok_or_else(|| broken(&reader))?;
            }
            Event::CData(text) => {
                add_text(&mut kept, &text).ok_or_else(|| broken(&reader))?;
            }
            Event::GeneralRef(name) => {
                let sign = match name.resolve_char_ref().map_err(|_| broken(&reader))? {
                    Some(sign) => sign,
                    None => predefined(&name).ok_or_else(|| wrong("wrong-statement-entities"))?,
                };
                add_text(&mut kept, sign.encode_utf8(&mut [0; 4])).ok_or_else(|| broken(&reader))?;
            }
            // Entities are declared there; no bank needs any.
            Event::DocType(_) => return Err(wrong("wrong-statement-entities")),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if is_over => return Ok(outline),
            Event::Eof => return Err(broken(&reader)),
        }
    }
}

fn opened(start: &BytesStart<'_>) -> Option<Element> {
    let name = start.local_name().into_inner().to_owned();
    let mut currency = String::new();
    for attribute in start.attributes().take(20) {
        let attribute = attribute.ok()?;
        if attribute.key.local_name().into_inner() == "Ccy" {
            currency = attribute.value.chars().take(3).collect();
        }
    }
    Some(Element { name, currency, ..Element::default() })
}

fn add_text(kept: &mut [Element], text: &str) -> Option<()> {
    let Some(element) = kept.last_mut() else { return Some(()) };
    element.text.push_str(text);
    (element.text.len() <= TEXT_MAX).then_some(())
}

/// The five that XML itself knows (XML 1.0, §4.6).
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}
