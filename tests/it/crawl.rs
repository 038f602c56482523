//! Follows every link and sends every form of a filled demo shop, as anybody, as a buyer and as the owner: no page falls over, no
//! link leads nowhere, every page has a name.

use crate::http::agent::{Agent, Answer};
use crate::http::page::{Field, Form, Page, tags};
use crate::http::served::{ADDRESS, Server, session_of};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use sutler::app::clock;
use sutler::app::demo::{DemoClock, DemoOptions, DemoShop, fill};
use sutler::shop::Shop;
use sutler::shop::staff::Role;
use sutler::shop::writer::Surroundings;
use sutler::store::Store;
use sutler::store::blob::Blobs;
use sutler::web::site::Proxy;

/// Pages of one kind (`/products/{}`) that are looked at: the others are made by the same code.
const OF_A_KIND: usize = 12;
/// And forms of one kind that are sent.
const FORMS_OF_A_KIND: usize = 3;
const PAGES_MAX: usize = 700;

fn demo() -> (Shop, Server) {
    let shop = Shop::open(Store::memory().unwrap(), Surroundings { now: clock::now, random: clock::random, secret: [9; 32] }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let media = Blobs::open(&folder.path().join("media")).unwrap();
    let options = DemoOptions { products: 60, shop: DemoShop::Maker, clock: DemoClock { set: clock::set_override } };
    fill(&shop, &media, &options, &mut |_| ()).unwrap();
    let server = Server::over(&shop, clock::now, (folder, media), Proxy::None);
    (shop, server)
}

/// A path with what names one thing of many taken out: ids, handles below a folder, values of a query.
fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let folders = ["/products/", "/categories/", "/orders/", "/media/", "/assets/", "/testpay/pay/", "/admin/join/"];
    let path = match folders.iter().find(|folder| path.starts_with(**folder)) {
        Some(folder) => {
            let tail: Vec<&str> = path[folder.len()..].split('/').skip(1).filter(|part| ["pay", "back"].contains(part)).collect();
            format!("{folder}{{}}{}", tail.join("/"))
        }
        None => path
            .split('/')
            .map(|part| if part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty() { "{}" } else { part })
            .collect::<Vec<_>>()
            .join("/"),
    };
    let mut names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    format!("{path}?{}", names.join("&"))
}

struct Crawl {
    agent: Agent,
    queue: VecDeque<(String, String)>,
    known: BTreeSet<String>,
    kinds: BTreeMap<String, usize>,
    forms: BTreeMap<String, usize>,
    sent: usize,
    looked: usize,
    /// Answers to forms by status.
    answers: BTreeMap<u16, usize>,
    wrong: Vec<String>,
}

impl Crawl {
    fn new(agent: Agent) -> Crawl {
        Crawl {
            agent,
            queue: VecDeque::new(),
            known: BTreeSet::new(),
            kinds: BTreeMap::new(),
            forms: BTreeMap::new(),
            sent: 0,
            looked: 0,
            answers: BTreeMap::new(),
            wrong: Vec::new(),
        }
    }

    fn add(&mut self, path: &str, from: &str) {
        let path = self.agent.path_of(path);
        let path = path.split('#').next().unwrap_or_default().to_owned();
        if !path.starts_with('/') || path.starts_with("//") || !self.known.insert(path.clone()) {
            return;
        }
        let count = self.kinds.entry(kind(&path)).or_default();
        *count += 1;
        if *count <= OF_A_KIND {
            self.queue.push_back((path, from.to_owned()));
        }
    }

    /// Looks at everything that is linked, then sends the forms that were found.
    fn run(&mut self, start: &[&str]) {
        start.iter().for_each(|path| self.add(path, "the start"));
        let mut forms: Vec<(String, Form)> = Vec::new();
        while let Some((path, from)) = self.queue.pop_front() {
            if self.looked >= PAGES_MAX {
                break;
            }
            let answer = self.agent.get(&path);
            self.looked += 1;
            self.judge(&path, &from, &answer);
            if let Some(to) = answer.header("location").map(str::to_owned) {
                self.add(&to, &path);
            }
            if answer.is_html() {
                for form in Page::of(&answer).forms {
                    let times = self.forms.entry(format!("{} {}", form.method, kind(&form.action))).or_default();
                    *times += 1;
                    if *times <= FORMS_OF_A_KIND {
                        forms.push((path.clone(), form));
                    }
                }
            }
            if self.queue.is_empty() {
                for (from, form) in std::mem::take(&mut forms) {
                    self.send(&from, &form);
                }
            }
        }
    }

    fn judge(&mut self, path: &str, from: &str, answer: &Answer) {
        let mut wrong = |what: String| self.wrong.push(format!("{path} (from {from}): {what}"));
        if !matches!(answer.status, 200 | 303) {
            wrong(format!("{} {}", answer.status, Page::of(answer).title));
        }
        if answer.is_html() {
            let page = Page::of(answer);
            if page.title.is_empty() || page.headings.len() != 1 || page.headings[0].trim().is_empty() || page.language.is_empty() {
                wrong(format!("title {:?}, headings {:?}, language {:?}", page.title, page.headings, page.language));
            }
            let dead: Vec<&String> =
                page.links.iter().filter(|l| l.strip_prefix('#').is_some_and(|id| !id.is_empty() && !page.has_id(id))).collect();
            if !dead.is_empty() {
                wrong(format!("links lead nowhere on it: {dead:?}"));
            }
            let sources: Vec<String> =
                tags(&answer.text()).iter().filter_map(|t| t.get("src").or(t.get("srcset")).map(str::to_owned)).collect();
            for source in sources {
                self.add(&source, path);
            }
            for link in page.links {
                self.add(&link, path);
            }
        }
    }

    /// As it stands, with plausible values, and empty: each gets an answer that is no failure.
    fn send(&mut self, from: &str, form: &Form) {
        // Signing out ends the walk, what is deleted cannot be looked at, and the owner stays one.
        let ends = ["/admin/sign-out", "/delete", "/admin/me/sessions"].iter().any(|end| form.action.ends_with(end));
        let ends = ends || form.action.starts_with("/admin/staff/");
        for fill in [plausible as fn(&Field) -> String, |_| String::new(), |f| f.value.clone()] {
            if ends {
                continue;
            }
            let mut pairs = form.pairs();
            for (name, value) in &mut pairs {
                let typed = |f: &&Field| f.name == *name && !matches!(f.kind.as_str(), "hidden" | "submit" | "radio" | "checkbox");
                if let Some(field) = form.fields.iter().find(typed) {
                    *value = fill(field);
                }
            }
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let path = self.agent.path_of(&form.action);
            let answer = if form.method == "post" {
                self.agent.post(&path, &pairs)
            } else {
                let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
                self.agent.get(&format!("{path}?{query}"))
            };
            self.sent += 1;
            *self.answers.entry(answer.status).or_default() += 1;
            if !matches!(answer.status, 200 | 303 | 409 | 422 | 429) {
                self.wrong.push(format!("{} {path} (on {from}) gave {}: {pairs:?}", form.method, answer.status));
            }
            if let Some(to) = answer.header("location").map(str::to_owned) {
                self.add(&to, &format!("the form {path}"));
            } else if answer.is_html() && Page::of(&answer).headings.len() != 1 {
                self.wrong.push(format!("{path}: the answer to its form has {:?}", Page::of(&answer).headings));
            }
        }
    }

    fn done(self, who: &str) {
        println!("{who}: {} pages, {} forms, answers {:?}", self.looked, self.sent, self.answers);
        assert!(self.wrong.is_empty(), "{who}, {} things:\n{}", self.wrong.len(), self.wrong.join("\n"));
        assert!(self.looked < PAGES_MAX, "{who}: the walk has no end; which kind is new?\n{:#?}", self.kinds);
    }
}

/// What somebody could type there.
fn plausible(field: &Field) -> String {
    let name = field.name.trim_start_matches("billing-");
    if let Some((_, value)) = ADDRESS.iter().find(|(known, _)| *known == name) {
        return (*value).to_owned();
    }
    let text = match (field.kind.as_str(), name) {
        ("select", _) => field.options.last().cloned().unwrap_or_default(),
        ("email", _) => "crawl@example.org".to_owned(),
        ("password", _) => "a sentence that only the crawl knows".to_owned(),
        ("number", _) => "2".to_owned(),
        ("search", _) | (_, "q") => "mug".to_owned(),
        ("url", _) => "https://example.org".to_owned(),
        ("date", _) => "2026-11-21".to_owned(),
        (_, name) if ["price", "amount", "rate", "free", "fee", "min", "max"].iter().any(|part| name.contains(part)) => "5".to_owned(),
        (_, name) if name.contains("handle") => "crawled".to_owned(),
        _ if !field.value.is_empty() => field.value.clone(),
        _ => "Crawled".to_owned(),
    };
    text.chars().take(field.max_chars.unwrap_or(usize::MAX)).collect()
}

#[test]
fn every_link_and_form_of_the_demo_holds() {
    let (shop, server) = demo();
    let start = ["/", "/cart", "/checkout", "/search", "/robots.txt", "/sitemap.xml", "/healthz", "/admin/sign-in"];
    let mut anybody = Crawl::new(server.agent());
    anybody.run(&start);
    anybody.done("anybody");

    let (buyer, order) = buyer(&server);
    let mut crawl = Crawl::new(buyer);
    crawl.run(&["/cart", "/checkout", &order, "/"]);
    crawl.done("a buyer");

    let mut owner = Crawl::new(Agent::signed_in(server.at, &session_of(&shop, Role::Owner)));
    owner.run(&["/admin", "/admin/tax", "/admin/shipping"]);
    owner.done("the owner");
    assert_eq!(shop.check().unwrap(), Vec::<String>::new());
}

/// Somebody with an order who has put something into the cart again.
fn buyer(server: &Server) -> (Agent, String) {
    let mut agent = server.agent();
    let shelf = Page::of(&agent.get("/search?sort=price"));
    let products: Vec<String> = shelf.links.iter().filter(|link| link.starts_with("/products/")).cloned().collect();
    let put = |agent: &mut Agent| {
        let added = products.iter().any(|product| {
            let page = Page::of(&agent.get(product));
            page.forms.iter().find(|f| f.action == "/cart/lines").is_some_and(|form| form.send(agent, &[]).status == 303)
        });
        assert!(added, "nothing can be bought: {products:?}");
    };
    put(&mut agent);
    let page = Page::of(&agent.get("/checkout"));
    let placed = page.form("/checkout").send(&mut agent, &ADDRESS);
    let to = agent.path_of(&placed.location());
    put(&mut agent);
    (agent, to)
}
