//! `check`, `user` and `import`, beside a running shop and without one: the same words and the same codes.

use super::kill::form;
use super::program::{Running, found, run, sutler, text};
use crate::http::agent::Agent;
use std::path::Path;

/// Does the same offline and through a running shop.
fn both(folder: &Path, what: impl Fn(&str)) {
    what("offline");
    let running = Running::serve(folder);
    what("live");
    drop(running);
}

#[test]
fn check_says_whether_all_is_well() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let data = folder.path().to_str().unwrap();
    both(folder.path(), |how| {
        let checked = run(&["check", "--data", data]);
        assert_eq!((checked.status.code(), text(&checked.stdout)), (Some(0), String::new()), "{how}");
        assert!(text(&checked.stderr).contains("clean"), "{how}: {}", text(&checked.stderr));
    });
    let nowhere = run(&["check", "--data", folder.path().join("none").to_str().unwrap()]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(text(&nowhere.stderr).contains("there is no shop in"), "{}", text(&nowhere.stderr));
    assert!(!folder.path().join("none").exists(), "asking makes no folder");
}

/// Orders a towel, and gives the way to the order.
fn order(agent: &mut Agent) -> String {
    let form = form(agent);
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    agent.post("/checkout", &pairs).location().to_owned()
}

/// The file of the shop is gone, and its orders are not.
#[test]
fn orders_come_back_from_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    found(folder.path());
    let running = Running::serve(folder.path());
    let links: Vec<String> = (0..3).map(|_| order(&mut Agent::new(running.at))).collect();
    drop(running);
    let rebuild = |more: &[&str]| run(&[&["rebuild", "--data", data, "--from-journal"][..], more].concat());
    let nothing = rebuild(&[]);
    assert_eq!((nothing.status.code(), text(&nothing.stdout)), (Some(0), String::new()), "{}", text(&nothing.stderr));

    std::fs::remove_file(folder.path().join("shop.redb")).unwrap();
    let serve = sutler(&["serve", "--listen", "127.0.0.1:0", "--data", data]).output().unwrap();
    assert_eq!(serve.status.code(), Some(1));
    assert!(text(&serve.stderr).contains("sutler rebuild --from-journal"), "{}", text(&serve.stderr));
    let rebuilt = rebuild(&[]);
    assert_eq!((rebuilt.status.code(), text(&rebuilt.stdout)), (Some(0), String::new()), "{}", text(&rebuilt.stderr));
    assert!(text(&rebuilt.stderr).contains("3 orders and 3 payments are there"), "{}", text(&rebuilt.stderr));
    found(folder.path()); // it is set up anew, as any shop
    let running = Running::serve(folder.path());
    for link in &links {
        assert_eq!(Agent::new(running.at).get(link).status, 200, "the link that the buyer has still leads to the order");
    }
    drop(running);

    // Into another shop, with a secret of its own.
    let other = tempfile::tempdir().unwrap();
    let (journal, elsewhere) = (folder.path().join("journal"), other.path().to_str().unwrap());
    let taken = run(&["rebuild", "--data", elsewhere, "--from-journal", journal.to_str().unwrap()]);
    assert_eq!(taken.status.code(), Some(0), "{}", text(&taken.stderr));
    assert!(text(&taken.stderr).contains("3 orders have new links"), "{}", text(&taken.stderr));
    assert_eq!(run(&["check", "--data", elsewhere]).status.code(), Some(0));
    let again = run(&["rebuild", "--data", elsewhere, "--from-journal", journal.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("This shop has orders of its own"), "{}", text(&again.stderr));
}

#[test]
fn people_are_listed_and_invited() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let data = folder.path().to_str().unwrap();
    let mut links = Vec::new();
    for (how, role) in [("offline", "owner"), ("live", "manager")] {
        let running = (how == "live").then(|| Running::serve(folder.path()));
        assert_eq!(text(&run(&["user", "list", "--data", data]).stdout), "", "{how}");
        let invited = run(&["user", "invite", "--role", role, "--data", data, "--base-url", "https://shop.example"]);
        assert_eq!(invited.status.code(), Some(0), "{how}");
        let link = text(&invited.stdout).trim().to_owned();
        let token = link.strip_prefix("https://shop.example/admin/join/").unwrap_or_else(|| panic!("{how}: {link}"));
        assert_eq!(token.len(), 64);
        assert!(text(&invited.stderr).contains("works once"), "{how}");
        links.push(token.to_owned());
        drop(running);
    }
    let running = Running::serve(folder.path());
    for (n, token) in links.iter().enumerate() {
        let mut agent = Agent::new(running.at);
        let (email, path) = (format!("m{n}@example.org"), format!("/admin/join/{token}"));
        let joined = agent.post(&path, &[("email", &email), ("name", "Mo"), ("password", "a meadow full of marram")]);
        assert_eq!(joined.location(), "/admin", "{}", joined.text());
    }
    let listed = text(&run(&["user", "list", "--data", data]).stdout);
    assert_eq!(listed, "m0@example.org\tMo\towner\tactive\nm1@example.org\tMo\tmanager\tactive\n");
    assert_eq!(run(&["user", "invite", "--role", "king", "--data", data]).status.code(), Some(2));
}

/// Two good rows of our own format.
const ROWS: &str = concat!(
    "{\"id\": \"A-1\", \"title\": \"Washed linen\", \"brand\": \"Marram\", \"price_minor\": 1990}\n",
    "{\"id\": \"A-2\", \"title\": \"Rough linen\", \"brand\": \"Marram\", \"price_minor\": 2990}\n",
);

#[test]
fn imports_keep_good_rows_report_bad_ones_and_change_nothing_the_second_time() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let data = folder.path().to_str().unwrap();
    let file = |name: &str, rows: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, rows).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = file("good.ndjson", ROWS);
    let bad = file("bad.ndjson", &format!("{}{{\"id\": \"B-3\", \"title\n", ROWS.replace("A-", "B-")));
    let report = folder.path().join("report.tsv");
    let import = |file: &str, more: &[&str]| {
        let done = run(&[&["import", file, "--data", data], more].concat());
        (done.status.code(), text(&done.stdout), text(&done.stderr))
    };
    for how in ["offline", "live"] {
        let running = (how == "live").then(|| Running::serve(folder.path()));
        let (code, said, trouble) = import(&good, &["--dry-run"]);
        assert_eq!(code, Some(0), "{how}: {said}{trouble}");
        let first = if how == "offline" { "created 2" } else { "created 0" };
        assert!(said.contains(first), "{how}: {said}");
        let (code, said, _) = import(&good, &[]);
        assert_eq!(code, Some(0), "{how}");
        assert!(said.contains(first), "{how}: {said}");
        let (code, said, _) = import(&good, &["--format", "sutler"]);
        assert_eq!(code, Some(0), "{how}");
        assert!(said.contains("created 0, changed 0, unchanged 2, refused 0"), "{how}: {said}");
        let (code, said, trouble) = import(&bad, &["--report", report.to_str().unwrap()]);
        assert_eq!(code, Some(3), "{how}: {said}{trouble}");
        let reported = std::fs::read_to_string(&report).unwrap();
        assert!(reported.lines().count() == 2 && reported.contains("\n3\t"), "{how}: {reported}");
        std::fs::remove_file(&report).unwrap();
        let (code, _, trouble) = import("/nowhere/at/all", &[]);
        assert_eq!(code, Some(1), "{how}: {trouble}");
        let (code, _, trouble) = import(&good, &["--format", "magento"]);
        assert_eq!(code, Some(1), "{how}");
        assert!(trouble.contains("magento"), "{how}: {trouble}");
        drop(running);
    }
    assert_eq!(run(&["check", "--data", data]).status.code(), Some(0));
    // What was imported beside a running shop is found there at once.
    let running = Running::serve(folder.path());
    let mut agent = Agent::new(running.at);
    for _ in 0..100 {
        if agent.get("/search?q=linen").text().contains("Washed linen") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("search does not find what was imported");
}
