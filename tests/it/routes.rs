//! Who may go where: every address in `tests/data/routes.txt` with who may use it, held to the source and to the running shop.

use crate::http::agent::Agent;
use crate::http::served::Served;
use crate::source::{Source, files, root};
use std::collections::{BTreeMap, BTreeSet};
use sutler::shop::Permission;
use sutler::shop::staff::Role;

/// One line of the table.
struct Row {
    method: String,
    path: String,
    who: String,
}

fn table() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("tests/data/routes.txt")).unwrap();
    let rows = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    rows.map(|line| {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [method, path, who] = parts.as_slice() else { panic!("three words a line: {line:?}") };
        Row { method: (*method).to_owned(), path: (*path).to_owned(), who: (*who).to_owned() }
    })
    .collect()
}

/// Constants that hold a path, by module and name: `sign_in::SIGN_IN`.
fn constants() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in files(&["src/web"]) {
        let module = crate::source::module(&source.path).pop().unwrap_or_default();
        for line in source.text.lines() {
            let Some((name, rest)) = line.trim().trim_start_matches("pub ").trim_start_matches("const ").split_once(": &") else {
                continue;
            };
            let value = rest.split_once("= \"").and_then(|(_, value)| value.strip_suffix("\";"));
            if let Some(value) = value.filter(|value| value.starts_with('/') && line.contains("const ")) {
                found.insert(format!("{module}::{name}"), value.to_owned());
            }
        }
    }
    found
}

/// What the first argument of `.route(` stands for: a literal, a constant, a constant with an ending, or the path of every section.
fn paths(argument: &str, source: &Source, constants: &BTreeMap<String, String>) -> Vec<String> {
    let module = crate::source::module(&source.path).pop().unwrap_or_default();
    let constant = |name: &str| {
        let ending = format!("::{name}");
        let own = constants.get(name).or(constants.get(&format!("{module}::{name}")));
        let found = own.or(constants.iter().find(|(known, _)| known.ends_with(&ending)).map(|(_, path)| path));
        found.unwrap_or_else(|| panic!("{}: what path is {name}?", source.path)).clone()
    };
    if let Some(literal) = argument.strip_prefix('"') {
        return vec![literal.trim_end_matches('"').to_owned()];
    }
    if let Some((name, ending)) = argument.strip_prefix("&format!(\"{").and_then(|rest| rest.split_once('}')) {
        return vec![format!("{}{}", constant(name), ending.trim_end_matches([')', '"']))];
    }
    if argument == "of.path" {
        let fields = source.text.lines().filter_map(|line| line.strip_prefix("    path: ")?.strip_suffix(','));
        let path = |value: &str| value.strip_prefix('"').map_or_else(|| constant(value), |text| text.trim_end_matches('"').to_owned());
        return fields.filter(|value| !value.starts_with('&')).map(path).collect();
    }
    vec![constant(argument)]
}

/// Every `method path` that the source serves.
fn in_source() -> BTreeSet<String> {
    let constants = constants();
    let mut found = BTreeSet::new();
    for source in files(&["src"]).into_iter().filter(|s| !s.path.ends_with("/tests.rs") && !s.path.ends_with("resource_routes.rs")) {
        for piece in source.text.split(".route(").skip(1) {
            let (path, rest) = piece.split_once(',').unwrap();
            let handlers = rest.split(".route(").next().unwrap_or_default().split("\n").next().unwrap_or_default();
            for method in ["get", "post", "put", "patch", "delete"] {
                let called = [format!(" {method}("), format!(".{method}("), format!("routing::{method}(")];
                if called.iter().any(|call| format!(" {}", handlers.trim()).contains(call)) {
                    let paths = paths(path.trim(), &source, &constants);
                    found.extend(paths.into_iter().map(|path| format!("{} {path}", method.to_uppercase())));
                }
            }
        }
        for piece in source.text.split("resource_routes::routes::<").skip(1) {
            let name = piece.split('>').next().unwrap_or_default();
            let module = name.split("::").next().unwrap_or_default();
            let own = format!("impl Resource for {}", name.rsplit("::").next().unwrap_or_default());
            let text = std::fs::read_to_string(root().join(format!("src/web/admin/{module}.rs"))).unwrap();
            let after = text.split(&own).nth(1).unwrap_or_else(|| panic!("{name} is no resource of src/web/admin/{module}.rs"));
            let path = after.split("PATH: &'static str = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            found.insert(format!("GET {path}"));
            for end in ["/new", "/{id}", "/{id}/delete"] {
                found.extend([format!("GET {path}{end}"), format!("POST {path}{end}")]);
            }
        }
    }
    found
}

#[test]
fn every_route_has_a_row() {
    let rows = table();
    let known: BTreeSet<String> = rows.iter().map(|row| format!("{} {}", row.method, row.path)).collect();
    assert_eq!(known.len(), rows.len(), "a row stands there twice");
    let source = in_source();
    assert!(source.len() > 50, "the source is read wrongly: {source:?}");
    let missing: Vec<&String> = source.difference(&known).collect();
    let gone: Vec<&String> = known.difference(&source).collect();
    assert!(missing.is_empty(), "without a row in tests/data/routes.txt (who may?): {missing:#?}");
    assert!(gone.is_empty(), "in tests/data/routes.txt, but not served: {gone:#?}");
    for row in &rows {
        assert!(row.who.split('+').all(|who| WHO.contains(&who)), "{}: who is {}?", row.path, row.who);
    }
}

/// Words of the third column. `token`: who knows the secret of the link; `provider`: who can sign; `staff`: whoever is signed in.
const WHO: [&str; 9] = ["anyone", "token", "provider", "staff", "orders", "catalog", "settings", "people", "key"];

/// Who of the staff may.
fn may(who: &str, role: Role) -> bool {
    let needs = match who {
        "orders" => Permission::Orders,
        "catalog" => Permission::Catalog,
        "settings" => Permission::Settings,
        "people" => Permission::Staff,
        _ => return true,
    };
    role.permissions().contains(&needs)
}

/// A path with something in its gaps that exists where that is easy, and for sure nowhere else.
fn filled(path: &str, order: &str) -> String {
    let path = match path {
        "/products/{handle}" => "/products/towel".to_owned(),
        "/categories/{*path}" => "/categories/things".to_owned(),
        "/pages/{handle}" => "/pages/terms".to_owned(),
        "/assets/{hash}/{name}" => sutler::web::assets::url("shop.js").to_owned(),
        _ if path.starts_with("/orders/{token}") => path.replace("/orders/{token}", order),
        _ => path.to_owned(),
    };
    let mut out = String::new();
    for (at, part) in path.split('{').enumerate() {
        out.push_str(if at == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) });
        if path.matches('{').count() > at {
            out.push('1');
        }
    }
    out
}

#[test]
fn every_page_is_shown_to_those_who_may_and_to_nobody_else() {
    let served = Served::new();
    let (_, order) = served.with_order();
    let mut wrong = Vec::new();
    let roles = [None, Some(Role::Fulfilment), Some(Role::Manager), Some(Role::Owner)];
    for role in roles {
        let fresh = || role.map_or_else(|| served.agent(), |role| served.staff(role));
        let mut agent: Agent = fresh();
        for row in table().iter().filter(|row| {
            let others = ["/testpay", "/stripe-double", "/paypal-double"].iter().any(|start| row.path.starts_with(start));
            row.method == "GET" && row.who != "key" && !others
        }) {
            let path = filled(&row.path, &order);
            let status = agent.get(&path).status;
            let public = matches!(row.who.as_str(), "anyone" | "token" | "provider");
            let fine = match role {
                // Links that lead nowhere are not found or gone; an empty cart has no checkout.
                _ if public => matches!(status, 200 | 303 | 404 | 410),
                None => status == 303,
                Some(role) if may(&row.who, role) => matches!(status, 200 | 303 | 404),
                Some(_) => status == 403,
            };
            if !fine {
                wrong.push(format!("GET {path} as {role:?} gave {status}, and the table says {}", row.who));
            }
        }
    }
    assert!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
    served.world.check();
}

#[test]
fn every_form_is_taken_from_those_who_may_and_from_nobody_else() {
    let served = Served::new();
    let mut wrong = Vec::new();
    served.world.told();
    for role in [None, Some(Role::Fulfilment), Some(Role::Manager)] {
        for row in table().iter().filter(|row| row.method == "POST" && row.path.starts_with("/admin")) {
            if matches!(row.who.as_str(), "anyone" | "token") || row.path.ends_with("/sign-out") {
                continue;
            }
            let path = filled(&row.path, "/orders/none");
            let mut agent = role.map_or_else(|| served.agent(), |role| served.staff(role));
            served.world.told();
            let csrf = agent.cookies.get("staff").map(|token| sutler::web::admin::signed_in::csrf_of(token)).unwrap_or_default();
            let status = agent.post(&path, &[("csrf", csrf.as_str())]).status;
            let fine = match role {
                None => status == 303,
                Some(role) if may(&row.who, role) => matches!(status, 200 | 303 | 404 | 409 | 422),
                Some(_) => status == 403,
            };
            if !fine {
                wrong.push(format!("POST {path} as {role:?} gave {status}, and the table says {}", row.who));
            }
            let forbidden = role.is_none_or(|role| !may(&row.who, role));
            let told = served.world.told();
            if forbidden && !told.is_empty() {
                wrong.push(format!("POST {path} as {role:?} did something: {told:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
    served.world.check();
}
