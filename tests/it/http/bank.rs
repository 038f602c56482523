//! A statement from the browser's file box to the buyer's letter: sent, booked, sent again, decided by hand.

use crate::http::agent::{Agent, Answer};
use crate::http::page::Page;
use crate::http::served::Served;
use sutler::shop::job::LetterKind;
use sutler::shop::order::Paid;
use sutler::shop::payment::PaymentKind::BankTransfer;
use sutler::shop::payment::Reference;
use sutler::shop::queue;
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::staff::Role;
use sutler::shop::{Job, job::Lane};

const EDGE: &str = "----statement-of-a-bank";

/// Sends a file as the form on the page does.
fn send(agent: &mut Agent, file: &str, bytes: &[u8]) -> Answer {
    let page = Page::of(&agent.get("/admin/bank"));
    let csrf = page.form("/admin/bank").value("csrf");
    let head = |name: &str| format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"");
    let mut body =
        format!("{}\r\n\r\n{csrf}\r\n{}; filename=\"{file}\"\r\nContent-Type: text/xml\r\n\r\n", head("csrf"), head("statement"))
            .into_bytes();
    body.extend_from_slice(bytes);
    body.extend(format!("\r\n--{EDGE}--\r\n").into_bytes());
    let (kind, origin) = (format!("multipart/form-data; boundary={EDGE}"), agent.origin());
    let headers = [("content-type", kind.as_str()), ("origin", origin.as_str()), ("sec-fetch-site", "same-origin")];
    agent.send("POST", "/admin/bank", &headers, &body)
}

/// An MT940 with these bookings: amount, purpose.
fn mt940(bookings: &[(&str, &str)]) -> String {
    let line = |(amount, purpose): &(&str, &str)| {
        format!(":61:2611201120{amount}NTRFNONREF\r\n:86:166?00GUTSCHRIFT?20SVWZ+{purpose}?32Marit Hansen\r\n")
    };
    let lines: String = bookings.iter().map(line).collect();
    format!(":20:A\r\n:25:DE89370400440532013000\r\n:28C:1/1\r\n:60F:C261119EUR0,\r\n{lines}:62F:C261120EUR0,\r\n-\r\n")
}

#[test]
fn from_the_file_to_the_letter() {
    let served = Served::new();
    let world = &served.world;
    let mug = world.stocked("Cup", 1_000, 5);
    let [first, second] = [(); 2].map(|()| world.buy(&[(&mug, 1)], Delivery, BankTransfer));
    let due = format!("CR{}", world.order(first.order).total.plain().replace('.', ","));
    let mut staff = served.staff(Role::Owner);
    assert!(staff.get("/admin/bank").text().contains("No statement yet"));
    let reference = Reference::of(&first.number, "DE89370400440532013000").shown();
    let file = mt940(&[
        (&due, &format!("Rechnung {}", reference.to_lowercase())),
        (&due, &format!("Order {} thanks", second.number)),
        ("DR9,99", "fee"),
    ]);

    let answer = send(&mut staff, "november.sta", file.as_bytes());
    let page = staff.follow(&answer).text();
    for says in ["3 new bookings.", "One booked itself.", "One waits for you to say what it is for.", "order number"] {
        assert!(page.contains(says), "{says:?} is missing in {page}");
    }
    assert_eq!((world.order(first.order).paid(), world.order(second.order).paid()), (Paid::Fully, Paid::No));
    let letters = queue::due(&world.read(), Lane::Prompt, world.now(), 100).unwrap();
    let paid = Job::Letter { letter: LetterKind::OrderPaid, order: Some(first.order) };
    assert!(letters.iter().any(|queued| queued.job == paid), "the buyer is told");

    // Sent again, nothing is booked again.
    let answer = send(&mut staff, "november.sta", file.as_bytes());
    assert!(staff.follow(&answer).text().contains("3 were here before"));
    assert_eq!(world.payments(first.order).len(), 1);

    // The other is decided by one click.
    let list = staff.get("/admin/bank").text();
    let entry = list.split("href=\"/admin/bank/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let path = format!("/admin/bank/{entry}");
    let page = staff.get(&path);
    let csrf = Page::of(&page).form(&format!("{path}/book")).value("csrf");
    let page = page.text();
    assert!(page.contains("exactly what is due") && page.contains("Speaks for it: order number, amount"), "{page}");
    let answer = staff.post(&format!("{path}/book"), &[("csrf", &csrf), ("number", "99999")]);
    assert!(answer.status == 422 && answer.text().contains("There is no order with this number") && answer.text().contains("99999"));
    let answer = staff.post(&format!("{path}/book"), &[("csrf", &csrf), ("order", &second.order.to_string())]);
    assert!(staff.follow(&answer).text().contains("Booked"), "{}", answer.text());
    assert_eq!(world.order(second.order).paid(), Paid::Fully);
    assert!(staff.get(&format!("/admin/orders/{}", second.order)).text().contains("Booked from the bank statement"));
    let answer = staff.post(&format!("{path}/ignore"), &[("csrf", &csrf)]);
    assert_eq!(answer.status, 409, "booked is booked");

    // It was for the first after all? Taken back with a reason, it is to be decided again.
    let page = Page::of(&staff.get(&path));
    let form = page.form(&format!("{path}/unbook")).clone();
    let answer = form.send(&mut staff, &[("reason", " ")]);
    assert_eq!(answer.status, 422);
    let answer = form.send(&mut staff, &[("reason", "meant for her sister")]);
    let page = staff.follow(&answer).text();
    assert!(page.contains("meant for her sister") && page.contains("Which order is it for?"), "{page}");
    assert_eq!(world.order(second.order).paid(), Paid::No);
    assert_eq!(form.send(&mut staff, &[("reason", "again")]).status, 303, "pressed twice it is done once");
    let order = staff.get(&format!("/admin/orders/{}", second.order)).text();
    assert!(order.contains("Taken back") && order.contains("Booking of the bank account taken back"), "{order}");
    world.check();
}

#[test]
fn what_is_no_statement_comes_back_with_a_sentence() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let hostile = "<!DOCTYPE x [<!ENTITY a \"ha\">]><Document/>";
    for (file, bytes, says) in [
        ("a.xml", hostile.as_bytes(), "declares a document type"),
        ("a.pdf", b"%PDF-1.7", "on paper (PDF)"),
        ("a.zip", b"PK\x03\x04", "is packed (ZIP)"),
        ("a.csv", b"a;b\n1;2\n", "names its columns"),
        ("", b"", "No file was chosen"),
    ] {
        let answer = send(&mut staff, file, bytes);
        assert_eq!(answer.status, 422, "{file}");
        assert!(answer.text().contains(says), "{file}: {}", answer.text());
    }
    served.world.check();
}
