//! What a page says to a machine: its links, its forms, its headings. A small reader of tags that is tolerant where browsers are;
//! it does not build a tree.

use super::agent::{Agent, Answer};

/// One tag as it stands: `</p>` has the name `/p`.
#[derive(Clone, Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// The text up to the next tag, decoded.
    pub text: String,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// Every tag of a page in its order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            rest = &rest[1..];
            continue;
        }
        let (mut tag, after) = tag(rest);
        rest = after;
        // What stands in these is no markup.
        let raw = matches!(tag.name.as_str(), "script" | "style" | "textarea" | "title");
        let end = if raw { rest.to_ascii_lowercase().find(&format!("</{}", tag.name)) } else { rest.find('<') }.unwrap_or(rest.len());
        tag.text = if matches!(tag.name.as_str(), "script" | "style") { rest[..end].to_owned() } else { decoded(&rest[..end]) };
        rest = &rest[end..];
        found.push(tag);
    }
    found
}

/// The tag at the start of this text, and what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let name_end = text[1..].find(|c: char| c.is_whitespace() || c == '>' || (c == '/')).map_or(text.len(), |at| at + 1);
    let name_end = if text[1..].starts_with('/') {
        text[2..].find(|c: char| c.is_whitespace() || c == '>').map_or(text.len(), |at| at + 2)
    } else {
        name_end
    };
    let mut tag = Tag { name: text[1..name_end].to_ascii_lowercase(), attributes: Vec::new(), text: String::new() };
    let mut rest = &text[name_end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.strip_prefix('>').unwrap_or(rest));
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len()).max(1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
        }
        tag.attributes.push((name, decoded(value)));
    }
}

fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&nbsp;", "\u{a0}");
    text.replace("&amp;", "&")
}

/// One control of a form.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub name: String,
    /// `type` of an input, or `select`, `textarea`, `submit`.
    pub kind: String,
    /// What a browser would send; of boxes and buttons, what it would send if ticked or pressed.
    pub value: String,
    pub checked: bool,
    pub disabled: bool,
    /// The values of a select.
    pub options: Vec<String>,
    pub invalid: bool,
    pub max_chars: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub struct Form {
    pub action: String,
    pub method: String,
    pub fields: Vec<Field>,
}

impl Form {
    /// What a browser sends when nothing was touched, the first button pressed.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut pressed = false;
        for field in self.fields.iter().filter(|f| !f.disabled) {
            let sent = match field.kind.as_str() {
                "radio" | "checkbox" => field.checked,
                "submit" => !std::mem::replace(&mut pressed, true) && !field.name.is_empty(),
                _ => !field.name.is_empty(),
            };
            if sent {
                pairs.push((field.name.clone(), field.value.clone()));
            }
        }
        pairs
    }

    /// The same, with these values instead; an empty list of values takes a name away.
    pub fn with(&self, changes: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut pairs = self.pairs();
        for (name, value) in changes {
            assert!(self.fields.iter().any(|f| f.name == *name), "the form {} has no field {name}: {:?}", self.action, self.names());
            pairs.retain(|(known, _)| known != name);
            pairs.push(((*name).to_owned(), (*value).to_owned()));
        }
        pairs
    }

    pub fn names(&self) -> Vec<&str> {
        self.fields.iter().map(|f| f.name.as_str()).collect()
    }

    /// What is in a field now: typed, chosen or ticked.
    pub fn value(&self, name: &str) -> String {
        self.pairs().into_iter().find(|(known, _)| known == name).map(|(_, value)| value).unwrap_or_default()
    }

    /// The values that can be chosen for a name.
    pub fn choices(&self, name: &str) -> Vec<String> {
        let fields = self.fields.iter().filter(|f| f.name == name && !f.disabled);
        fields.flat_map(|f| if f.kind == "select" { f.options.clone() } else { vec![f.value.clone()] }).collect()
    }

    /// Sends the form with these changes.
    pub fn send(&self, agent: &mut Agent, changes: &[(&str, &str)]) -> Answer {
        let pairs = self.with(changes);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let path = agent.path_of(&self.action);
        if self.method == "post" {
            return agent.post(&path, &pairs);
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        agent.get(&format!("{path}?{query}"))
    }
}

#[derive(Clone, Debug, Default)]
pub struct Page {
    pub title: String,
    pub language: String,
    pub headings: Vec<String>,
    pub links: Vec<String>,
    pub forms: Vec<Form>,
    /// What is wrong, in the words of the summary.
    pub mistakes: Vec<String>,
    /// All words of the page with a blank between.
    pub words: String,
    ids: Vec<String>,
}

impl Page {
    pub fn of(answer: &Answer) -> Page {
        Page::read(&answer.text())
    }

    pub fn read(html: &str) -> Page {
        let mut page = Page::default();
        let all = tags(html);
        let mut open: Option<usize> = None;
        let mut ids: Vec<Option<String>> = Vec::new();
        let mut in_h1 = false;
        let mut in_errors = false;
        for tag in &all {
            match tag.name.as_str() {
                "html" => page.language = tag.get("lang").unwrap_or_default().to_owned(),
                "title" => page.title = tag.text.trim().to_owned(),
                "h1" => page.headings.push(String::new()),
                "a" | "area" => page.links.extend(tag.get("href").map(str::to_owned)),
                "form" => {
                    let action = tag.get("action").unwrap_or_default().to_owned();
                    let method = tag.get("method").unwrap_or("get").to_ascii_lowercase();
                    page.forms.push(Form { action, method, fields: Vec::new() });
                    ids.push(tag.get("id").map(str::to_owned));
                    open = Some(page.forms.len() - 1);
                }
                "/form" => open = None,
                "div" if tag.get("class") == Some("errors") => in_errors = true,
                "/div" => in_errors = false,
                "li" if in_errors && !tag.text.trim().is_empty() => page.mistakes.push(tag.text.trim().to_owned()),
                _ => {}
            }
            if in_errors && tag.name == "a" {
                page.mistakes.push(tag.text.trim().to_owned());
            }
            in_h1 = (in_h1 || tag.name == "h1") && tag.name != "/h1";
            if in_h1 && let Some(last) = page.headings.last_mut() {
                last.push_str(&tag.text);
            }
            if !matches!(tag.name.as_str(), "script" | "style" | "title") {
                page.words.push_str(tag.text.trim());
                page.words.push(' ');
            }
            page.ids.extend(tag.get("id").map(str::to_owned));
            let form = tag.get("form").map_or(open, |id| ids.iter().position(|known| known.as_deref() == Some(id)));
            if let Some(form) = form.and_then(|at| page.forms.get_mut(at)) {
                control(form, tag);
            }
        }
        page
    }

    /// The form that leads there.
    pub fn form(&self, action: &str) -> &Form {
        let found = self.forms.iter().find(|form| form.action == action);
        found.unwrap_or_else(|| panic!("no form leads to {action}: {:?} on {:?}", self.actions(), self.title))
    }

    pub fn actions(&self) -> Vec<&str> {
        self.forms.iter().map(|form| form.action.as_str()).collect()
    }

    pub fn has_id(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// Whether the page says this, whatever kind of space stands between the words.
    pub fn says(&self, words: &str) -> bool {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        plain(&self.words).contains(&plain(words))
    }
}

fn control(form: &mut Form, tag: &Tag) {
    let kind = match tag.name.as_str() {
        "input" => tag.get("type").unwrap_or("text").to_owned(),
        "select" | "textarea" => tag.name.clone(),
        "button" => tag.get("type").unwrap_or("submit").to_owned(),
        "option" => {
            let value = tag.get("value").unwrap_or(tag.text.trim()).to_owned();
            let Some(select) = form.fields.last_mut().filter(|f| f.kind == "select") else { return };
            if tag.has("selected") || select.options.is_empty() {
                select.value.clone_from(&value);
            }
            if !tag.has("disabled") {
                select.options.push(value);
            }
            return;
        }
        _ => return,
    };
    let is_text = kind == "textarea";
    let absent = if matches!(kind.as_str(), "checkbox" | "radio") { "on" } else { "" };
    form.fields.push(Field {
        name: tag.get("name").unwrap_or_default().to_owned(),
        // A text area drops one line end at its start.
        value: if is_text {
            tag.text.strip_prefix('\n').unwrap_or(&tag.text).to_owned()
        } else {
            tag.get("value").unwrap_or(absent).to_owned()
        },
        checked: tag.has("checked"),
        disabled: tag.has("disabled") || kind == "button",
        options: Vec::new(),
        invalid: tag.get("aria-invalid") == Some("true"),
        max_chars: tag.get("maxlength").and_then(|text| text.parse().ok()),
        kind,
    });
}

#[test]
fn reads_forms_as_browsers_do() {
    let html = "<!doctype html><html lang=en><title>A &amp; B</title><h1>Two <b>words</b></h1><!-- <a href=no> -->\
        <form id=f action='/x' method=POST><input name=a value='1 &quot;2&quot;'><input type=checkbox name=b value=1 checked>\
        <input type=radio name=r value=x><input type=radio name=r value=y checked><select name=s><option value=''>-<option value=2 selected>two</select>\
        <textarea name=t>\n\n<b>hi</textarea><button name=go value=1>Go</button><button type=button name=no>No</button></form>\
        <button form=f name=late value=2>x</button><a href=\"/y?a=1&amp;b=2\">y</a>";
    let page = Page::read(html);
    assert_eq!((page.title.as_str(), page.headings.as_slice(), page.language.as_str()), ("A & B", &["Two words".to_owned()][..], "en"));
    assert_eq!(page.links, ["/y?a=1&b=2"]);
    let form = page.form("/x");
    let pairs: Vec<String> = form.pairs().iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(pairs, ["a=1 \"2\"", "b=1", "r=y", "s=2", "t=\n<b>hi", "go=1"]);
    assert_eq!(form.choices("r"), ["x", "y"]);
    assert_eq!(form.method, "post");
}
