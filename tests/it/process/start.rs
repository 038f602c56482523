//! Starting and ending.

use super::program::{Running, found, run, sutler, text};
use crate::http::agent::Agent;
use crate::http::page::Page;
use crate::http::served::ADDRESS;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

#[test]
fn an_empty_folder_becomes_a_shop() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/shop");
    let mut running = Running::serve(&data);
    let line = running.line();
    let link = line.trim().split_once("one-time link: ").map(|(_, link)| link.to_owned()).unwrap_or_else(|| panic!("{line:?}"));
    let mut agent = Agent::new(running.at);
    assert_eq!(agent.get("/healthz").status, 200);
    // Before it is set up the shop is empty, but it stands.
    for path in [
        "/",
        "/cart",
        "/search",
        "/nothing",
        "/admin",
        "/robots.txt",
        "/sitemap.xml",
        "/checkout",
        "/categories/a",
        "/products/a",
        "/pages/a",
    ] {
        let answer = agent.get(path);
        assert!(answer.status < 500 || answer.status == 503, "{path} gave {}", answer.status);
    }
    let path = agent.path_of(&link);
    let page = Page::of(&agent.get(&path));
    let joined = page
        .form(&path)
        .send(&mut agent, &[("email", "ada@example.org"), ("name", "Ada Owner"), ("password", "marram and rye in the wind")]);
    assert_eq!(joined.location(), "/admin/setup", "{}", joined.text());
    assert!(joined.header("set-cookie").unwrap().contains("SameSite=Strict"));
    let country = Page::of(&agent.follow(&joined));
    assert!(!country.forms.is_empty());
    let setup = Page::of(&agent.get("/admin/setup?country=DE"));
    let done = setup.form("/admin/setup").send(&mut agent, &[("shop_name", "Marram & Rye")]);
    assert_eq!(done.location(), "/admin", "{}", done.text());
    assert!(Page::of(&agent.get("/")).title.contains("Marram & Rye"));
    assert_eq!(agent.get(&path).status, 410, "the link worked once");
    let mode = |name: &str| {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(data.join(name)).unwrap().permissions().mode() & 0o777
    };
    assert_eq!((mode("secrets"), mode("secrets/link.key"), mode("control.sock")), (0o700, 0o600, 0o600));
    running.signal("TERM");
    assert_eq!(running.wait().0, Some(0));
    // The second start has an owner and prints no link.
    let mut again = Running::serve(&data);
    let mut agent = Agent::new(again.at);
    assert!(Page::of(&agent.get("/")).title.contains("Marram & Rye"));
    again.signal("INT");
    assert_eq!(again.wait().0, Some(0));
    let mut rest = String::new();
    again.stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
    assert_eq!(run(&["check", "--data", data.to_str().unwrap()]).status.code(), Some(0));
}

#[test]
fn running_requests_are_finished_and_silent_connections_do_not_hold_it_up() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let mut running = Running::serve(folder.path());
    // One that has sent half a head, one that is kept open, one that sends its form slowly.
    let mut half = TcpStream::connect(running.at).unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n").unwrap();
    let idle = TcpStream::connect(running.at).unwrap();
    let mut slow = TcpStream::connect(running.at).unwrap();
    let head = format!(
        "POST /cart/lines HTTP/1.1\r\nhost: {}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 24\r\n\r\nproduct=towel",
        running.at
    );
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    running.signal("TERM");
    std::thread::sleep(Duration::from_millis(300));
    slow.write_all(b"&quantity=1").unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(TcpStream::connect(running.at).is_err(), "nobody new is let in");
    let (code, took) = running.wait();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");
    drop((half, idle));
}

#[test]
fn a_form_that_never_ends_does_not_keep_the_shop_open() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let mut running = Running::serve(folder.path());
    let mut slow = TcpStream::connect(running.at).unwrap();
    slow.write_all(
        b"POST /cart/lines HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 24\r\n\r\nx",
    )
    .unwrap();
    std::thread::sleep(Duration::from_millis(200));
    running.signal("TERM");
    let (code, took) = running.wait();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(run(&["check", "--data", folder.path().to_str().unwrap()]).status.code(), Some(0));
}

#[test]
fn one_process_owns_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let data = folder.path().to_str().unwrap();
    let _running = Running::serve(folder.path());
    let second = run(&["serve", "--listen", "127.0.0.1:0", "--data", data]);
    assert_eq!(second.status.code(), Some(1));
    let said = text(&second.stderr);
    assert!(said.contains("sutler:") && (said.contains("another") || said.contains("already")) && said.contains(data), "{said}");
    assert_eq!(text(&second.stdout), "");
    let demo = run(&["demo", "--listen", "127.0.0.1:0", "--data", data]);
    assert_eq!(demo.status.code(), Some(1));
}

#[test]
fn a_port_that_is_taken_is_said_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("none");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = run(&["serve", "--listen", &address, "--data", data.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains(&format!("cannot listen on {address}")), "{}", text(&refused.stderr));
    assert!(!data.exists());
}

#[test]
fn every_option_is_a_variable_too() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let mut command = sutler(&["serve"]);
    command.env("SUTLER_DATA", folder.path()).env("SUTLER_LISTEN", "127.0.0.1:0").env("SUTLER_BASE_URL", "https://shop.example");
    let running = Running::start(command);
    let mut agent = Agent::new(running.at);
    assert!(agent.get("/robots.txt").text().contains("Sitemap: https://shop.example/sitemap.xml"));
    // Behind HTTPS, cookies are bound to this host.
    let added = agent.post("/cart/lines", &[("product", "towel"), ("quantity", "1")]);
    let cookie = added.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-cart=") && cookie.contains("Secure"), "{cookie}");
    let mut check = sutler(&["check"]);
    assert_eq!(check.env("SUTLER_DATA", folder.path()).status().unwrap().code(), Some(0));
    let help = text(&run(&["serve", "--help"]).stdout);
    for option in ["--data", "--listen", "--base-url", "--smtp-url", "--mail-from", "--behind-proxy", "--log", "--log-format"] {
        let variable = format!("SUTLER_{}", option.trim_start_matches('-').replace('-', "_").to_uppercase());
        assert!(help.contains(option) && help.contains(&variable), "{option}: {help}");
    }
}

#[test]
fn the_demo_is_one_command_and_can_be_bought_from() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let mut running = Running::start(sutler(&["demo", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]));
    let line = running.line();
    let words: Vec<&str> = line.split_whitespace().collect();
    let [email, password] = words[words.len() - 2..] else { panic!("{line}") };
    let mut staff = Agent::new(running.at);
    let page = Page::of(&staff.get("/admin/sign-in?next=/admin/orders"));
    let entered = page.form("/admin/sign-in").send(&mut staff, &[("email", email), ("password", password)]);
    assert_eq!(entered.location(), "/admin/orders", "{}", Page::of(&entered).words);
    assert_eq!(staff.follow(&entered).status, 200);

    let mut buyer = Agent::new(running.at);
    let shelf = Page::of(&buyer.get("/search"));
    let product = shelf.links.iter().filter(|link| link.starts_with("/products/")).find(|link| {
        let page = Page::of(&buyer.get(link));
        page.forms.iter().find(|f| f.action == "/cart/lines").is_some_and(|form| form.send(&mut buyer, &[]).status == 303)
    });
    assert!(product.is_some(), "nothing can be bought");
    let checkout = Page::of(&buyer.get("/checkout"));
    let placed = checkout.form("/checkout").send(&mut buyer, &ADDRESS);
    let hosted = buyer.path_of(&placed.location());
    assert!(hosted.starts_with("/testpay/pay/"), "the test card comes first: {hosted}");
    // The webhook is lost: what the buyer sees on coming back was asked of the provider.
    let decided = buyer.post(&hosted, &[("answer", "pay-lose-webhook")]);
    let back = buyer.path_of(&decided.location());
    let returned = buyer.get(&back);
    let order = Page::of(&buyer.follow(&returned));
    assert!(order.says("Paid"), "{}", order.words);

    running.signal("KILL");
    running.wait();
    let mut again = Running::start(sutler(&["demo", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]));
    assert!(again.line().contains("filled before"));
    let mut buyer = Agent { at: again.at, ..buyer };
    assert!(Page::of(&buyer.get(back.trim_end_matches("/back"))).says("Paid"));
    again.signal("TERM");
    assert_eq!(again.wait().0, Some(0));
    assert_eq!(run(&["check", "--data", data.to_str().unwrap()]).status.code(), Some(0));
}
