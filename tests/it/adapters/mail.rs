//! Letters: what they say in both languages and forms, and what becomes of them on the way.

use base64::Engine as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use sutler::adapters::mail::{
    Dress, Enclosure, GoodsLine, Letter, LetterView, Logo, MailConfig, Mailer, Matter, MessageView, NewsletterView, Next, Parcel,
    PaymentNote, RowKind, Sender, Sign, Step, Tone, TotalRow, TransferNote, compose, compose_message, compose_newsletter,
};
use sutler::adapters::slip::Drawn;
use sutler::base::{Address, AddressField, Colour, Country, Currency, Email, Error, Fault, Id, LetterId, Locale, Money, Outcome, Time};
use sutler::shop::payment::{Payer, Transfer};
use sutler::shop::settings::BankAccount;
use sutler::shop::theme::{Look, Role, Scheme, ThemeName};

const EUR: Currency = Currency::EUR;
const NOW: Time = Time::at(1_795_258_920); // 2026-11-21T11:02:00Z

fn transfer() -> Transfer {
    let account = BankAccount {
        holder: "Thrum GmbH".to_owned(),
        iban: "DE02120300000000202051".to_owned(),
        bic: "BYLADEM1001".to_owned(),
        ..BankAccount::default()
    };
    let country = Country::from_code("DE").unwrap();
    let address = Address::parse(country, |field| match field {
        AddressField::Name => "Marit Hansen",
        AddressField::Street => "Engelsgrube 31",
        AddressField::PostalCode => "23552",
        AddressField::City => "Lübeck",
        _ => "",
    });
    Transfer::of(account, &Payer { number: "10427", address: &address.unwrap(), amount: Money::new(13_200, EUR) })
}

fn view(locale: Locale) -> LetterView {
    let line = |title: &str, choice: &str, quantity, minor| GoodsLine {
        title: title.to_owned(),
        choice: choice.to_owned(),
        quantity,
        total: Money::new(minor, EUR),
    };
    let row = |kind, label: &str, minor| TotalRow { kind, label: label.to_owned(), amount: Money::new(minor, EUR) };
    LetterView {
        shop: Sender {
            name: "Thrum".to_owned(),
            base_url: "https://thrum.example".to_owned(),
            email: Email::parse("hello@thrum.example"),
            phone: "+49 461 555 01 20".to_owned(),
            dress: Dress::default(),
            address_lines: vec!["Am Kai 9".to_owned(), "24937 Flensburg".to_owned()],
        },
        locale,
        time_zone: "Europe/Berlin".to_owned(),
        to: Email::parse("marit@example.org").unwrap(),
        name: "Marit Hansen".to_owned(),
        order_number: "10427".to_owned(),
        order_url: "https://thrum.example/orders/aV3x9Qk2mN8rT5wZ7yB1cD4fG6hJ0lPs".to_owned(),
        placed: NOW,
        lines: vec![
            line("Day mug", "Oat, 280 ml, pair", 1, 6_400),
            line("Kitchen towels, two, of the heavy linen that dries everything at once", "Linen, ink stripe", 2, 6_800),
        ],
        totals: vec![
            row(RowKind::Plain, "3 things", 13_200),
            row(RowKind::Delivery, "Delivery, DHL standard", 0),
            row(RowKind::Plain, "VAT 19 %, included", 2_108),
            row(RowKind::Total, "Total", 13_200),
        ],
        shipping: "DHL standard".to_owned(),
        pickup: false,
        arrives: None,
        customs: None,
        address: vec!["Marit Hansen".to_owned(), "Engelsgrube 31".to_owned(), "23552 Lübeck".to_owned()],
        payment: PaymentNote::BankTransfer(Box::new(TransferNote {
            transfer: transfer(),
            due: Some(Time::at(NOW.seconds() + 7 * 86_400)),
            code: None,
            slip: None,
        })),
    }
}

fn matters() -> Vec<Matter> {
    let parcel = Parcel {
        carrier: "DHL".to_owned(),
        tracking: "00340434161094015902".to_owned(),
        url: Some("https://dhl.example/00340434161094015902".to_owned()),
    };
    vec![
        Matter::OrderReceived,
        Matter::OrderPaid { amount: Money::new(13_200, EUR), at: NOW },
        Matter::OrderReinstated { amount: Money::new(13_200, EUR), at: NOW },
        Matter::OrderShipped { contents: vec![], parcels: vec![parcel], partial: true },
        Matter::OrderCancelled { reason: "The kiln broke.".to_owned(), refund: Some(Money::new(13_200, EUR)), card: None },
    ]
}

#[test]
fn every_letter_says_the_same_in_text_and_html() {
    for locale in Locale::ALL {
        for matter in matters() {
            let letter = compose(&view(locale), &matter);
            let number = if letter.subject.starts_with("mail-") { "" } else { "10427" }; // before texts are loaded, keys stand for them
            assert!(letter.subject.contains(number), "{}", letter.subject);
            for body in [&letter.text, &letter.html] {
                for part in
                    ["Day mug", "Oat, 280 ml, pair", "2 × Kitchen towels", "Thrum, Am Kai 9, 24937 Flensburg", "hello@thrum.example"]
                {
                    assert!(body.contains(part), "{part:?} is missing in {body}");
                }
                assert!(body.contains("https://thrum.example/orders/") || body.contains("https://dhl.example/"), "{body}");
            }
            let wide = letter.text.lines().filter(|line| !line.contains("://")).find(|line| line.chars().count() > 60);
            assert_eq!(wide, None, "wider than 60 columns");
            for foreign in ["<img", "<script", "src=", "@import", "url("] {
                assert!(!letter.html.contains(foreign), "{foreign} in {}", letter.html);
            }
        }
    }
}

/// The colours, corners and headings of the look stand in the elements, those for dark rooms in the style sheet; the text is the same.
#[test]
fn a_letter_wears_the_look_of_the_shop() {
    let plain = compose(&view(Locale::En), &Matter::OrderReceived);
    for theme in ThemeName::ALL {
        let look = Look { corners: Some(9), ..Look::of(theme) }.with(Role::Btn, Scheme::Light, Colour::parse("#123456"));
        let shop = Sender { dress: Dress::of(&look), ..view(Locale::En).shop };
        let letter = compose(&LetterView { shop, ..view(Locale::En) }, &Matter::OrderReceived);
        assert_eq!(letter.text, plain.text, "{theme:?}");
        let palette = look.palette();
        for (part, role) in [("background:", Role::Paper), ("background:", Role::Btn), ("color:", Role::OnBtn), ("color:", Role::Muted)] {
            let said = format!("{part}{}", palette.get(role, Scheme::Light));
            assert!(letter.html.contains(&said), "{theme:?} {said}");
            let night = format!("{part}{}!important", palette.get(role, Scheme::Dark));
            assert!(letter.html.contains(&night), "{theme:?} {night}");
        }
        assert!(letter.html.contains("border-radius:9px") && letter.html.contains("background:#123456"), "{theme:?}");
        let heading = letter.html.split("<h1").nth(1).unwrap().split('>').next().unwrap();
        assert_eq!(heading.contains("Georgia"), theme == ThemeName::Thrum, "{heading}");
        assert!(heading.contains(&format!("color:{}", palette.get(Role::Ink, Scheme::Light))), "{heading}");
        assert!(letter.html.contains(">Thrum</p>") && !letter.html.contains("<img"), "without a logo the name stands there");
    }
}

/// The logo goes with the letter, so that nothing is fetched; the name is read where pictures are not shown. It lies beside a code that the
/// letter shows too.
#[test]
fn the_logo_goes_with_the_letter() {
    let sign = |bytes: &[u8]| Sign { kind: "image/png", bytes: bytes.to_vec() };
    for dark in [None, Some(sign(b"night"))] {
        let files = 1 + usize::from(dark.is_some());
        let logo = Some(Logo { light: sign(b"day"), dark, width: 95, height: 34 });
        let mut view =
            LetterView { shop: Sender { dress: Dress { logo, ..Dress::default() }, ..view(Locale::En).shop }, ..view(Locale::En) };
        if let PaymentNote::BankTransfer(note) = &mut view.payment {
            note.code = Some(b"code".to_vec());
        }
        let letter = compose(&view, &Matter::OrderReceived);
        assert!(letter.html.contains("src=\"cid:logo.png\" alt=\"Thrum\" width=\"95\" height=\"34\""), "{}", letter.html);
        assert_eq!(letter.html.matches("cid:logo").count(), files);
        assert!(!letter.html.contains(">Thrum</p>") && letter.html.contains("cid:code.png"));
        assert!(letter.files.iter().all(|file| file.place == Enclosure::Shown) && letter.files.len() == files + 1);
        let paid = compose(&view, &Matter::OrderPaid { amount: Money::new(13_200, EUR), at: NOW });
        assert_eq!(paid.files.len(), files, "every letter carries it");
    }
}

#[test]
fn a_transfer_can_be_made_from_the_letter() {
    let letter = compose(&view(Locale::De), &Matter::OrderReceived);
    for body in [&letter.text, &letter.html] {
        for part in ["DE02 1203 0000 0000 2020 51", "BYLADEM1001", "Thrum GmbH", "RF66 1042 7"] {
            assert!(body.contains(part), "{part} is missing in {body}");
        }
    }
    let mut view = view(Locale::De);
    view.payment = PaymentNote::Nothing;
    assert!(!compose(&view, &Matter::OrderReceived).text.contains("DE02"));
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

fn from() -> Email {
    Email::parse("shop@thrum.example").unwrap()
}

#[test]
fn letters_are_kept_where_there_is_no_server() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail");
    let mailer = Mailer::folder(&path, from());
    assert!(!mailer.sends());
    assert_eq!(mailer.read(LetterId::new(7)).unwrap(), None);
    let letter = compose(&view(Locale::De), &Matter::OrderReceived);
    for _ in 0..2 {
        run(mailer.send(LetterId::new(7), "order_received", &letter, NOW)).unwrap();
    }
    let names: Vec<String> = std::fs::read_dir(&path).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names, ["7-order_received.eml"]);
    let file = path.join(&names[0]);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let kept = mailer.read(LetterId::new(7)).unwrap().unwrap();
    assert_eq!(kept.text, letter.text);
    assert_eq!(kept.html, letter.html);
    let raw = std::fs::read_to_string(&file).unwrap();
    for header in ["Auto-Submitted: auto-generated", "Message-ID: <letter-7.", "MIME-Version: 1.0", "Reply-To: ", "Date: Sat, 21 Nov 2026"]
    {
        assert!(raw.contains(header), "{header} is missing in {raw}");
    }
    assert!(raw.lines().all(|line| line.len() <= 998), "RFC 5322 §2.1.1");
    // Nobody leaves the folder through the name of a kind.
    run(mailer.send(LetterId::new(8), "../../etc/x", &letter, NOW)).unwrap();
    assert!(path.join("8-etcx.eml").exists());
}

/// RFC 8058 §3.1: both headers, on what belongs to the list, and on nothing else. A letter to somebody who is forgotten is forgotten too.
#[test]
fn the_newsletter_is_left_with_the_button_of_the_mail_program() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(folder.path(), from());
    let (leave, url) = ("https://thrum.example/newsletter/leave/01".to_owned(), "https://thrum.example/newsletter/confirm/02".to_owned());
    for (id, step, shown) in [(1, Step::Welcome { leave: leave.clone() }, &leave), (2, Step::Confirm { url: url.clone() }, &url)] {
        let (shop, to) = (view(Locale::De).shop, Email::parse("marit@example.org").unwrap());
        let promise = "Achtmal im Jahr.".to_owned();
        let is_of_the_list = matches!(step, Step::Welcome { .. });
        let letter = compose_newsletter(&NewsletterView { shop, locale: Locale::De, to, promise, step });
        assert!([&letter.text, &letter.html].iter().all(|body| body.contains("Achtmal im Jahr.") && body.contains(shown.as_str())));
        run(mailer.send(LetterId::new(id), "newsletter", &letter, NOW)).unwrap();
        let file = std::fs::read_to_string(folder.path().join(format!("{id}-newsletter.eml"))).unwrap();
        for header in [format!("List-Unsubscribe: <{leave}>\r\n"), "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".to_owned()] {
            assert_eq!(file.contains(&header), is_of_the_list, "{file}");
        }
    }
    for _ in 0..2 {
        mailer.forget(LetterId::new(1)).unwrap();
    }
    assert_eq!(mailer.read(LetterId::new(1)).unwrap(), None);
    assert!(mailer.read(LetterId::new(2)).unwrap().is_some());
}

#[test]
fn the_code_goes_with_the_letter_and_so_does_the_slip() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(folder.path(), from());
    let png = Drawn::of(transfer().code.as_ref().unwrap()).unwrap().png().unwrap();
    let mut view = view(Locale::De);
    let (code, slip) = (Some(png.clone()), Some(b"%PDF-1.4 \x00\xff".to_vec()));
    view.payment = PaymentNote::BankTransfer(Box::new(TransferNote { transfer: transfer(), due: None, code, slip }));
    let letter = compose(&view, &Matter::OrderReceived);
    assert!(letter.html.contains("src=\"cid:code.png\"") && letter.text.contains("RF66 1042 7"), "{}", letter.html);
    run(mailer.send(LetterId::new(1), "order_received", &letter, NOW)).unwrap();
    let raw = std::fs::read_to_string(folder.path().join("1-order_received.eml")).unwrap();
    for part in [
        "multipart/mixed",
        "multipart/alternative",
        "multipart/related",
        "Content-ID: <code.png>",
        "Content-Disposition: inline; filename=\"code.png\"",
        "Content-Disposition: attachment; filename=\"qr-bill-10427.pdf\"",
    ] {
        assert!(raw.contains(part), "{part} is missing in {raw}");
    }
    // The admin shows the letter as the buyer sees it, from the same file.
    let kept = mailer.read(LetterId::new(1)).unwrap().unwrap();
    assert_eq!(kept.text, letter.text);
    let shown = kept.html.split("data:image/png;base64,").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(base64::engine::general_purpose::STANDARD.decode(shown).unwrap(), png);
    let later = compose(&view, &Matter::OrderPaid { amount: Money::new(1, EUR), at: NOW });
    assert!(later.files.is_empty(), "nobody pays twice");
}

#[test]
fn nothing_typed_becomes_a_header() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(folder.path(), from());
    let attacks = [
        "Eve\r\nBcc: everyone@example.org",
        "Eve\nBcc: everyone@example.org",
        "Eve\rBcc: everyone@example.org",
        "Eve\u{2028}Bcc: everyone@example.org",
        "\"Eve\" <eve@example.org>, Bcc",
        "=?utf-8?q?Eve=0ABcc:?=",
        "Eve\0\u{1b}[31m\u{202e}",
        "",
        "Ünïcödé 🫖 名前",
    ];
    for (n, attack) in attacks.iter().enumerate() {
        let mut view = view(Locale::En);
        (view.name, view.order_number, view.shop.name) = ((*attack).to_owned(), (*attack).to_owned(), (*attack).to_owned());
        view.order_url = format!("javascript:{attack}");
        view.lines[0].title = (*attack).repeat(50);
        view.address = vec![(*attack).to_owned()];
        let letter = compose(&view, &Matter::OrderReceived);
        assert!(!letter.html.contains("href=\"javascript"));
        let letter = Letter { subject: format!("Order {attack}"), ..letter };
        let id = LetterId::new(u64::try_from(n).unwrap() + 1);
        run(mailer.send(id, "x", &letter, NOW)).unwrap();
        let raw = std::fs::read_to_string(folder.path().join(format!("{id}-x.eml"))).unwrap();
        let (head, _) = raw.split_once("\r\n\r\n").unwrap();
        let names: Vec<&str> = head.split("\r\n").filter(|l| !l.starts_with([' ', '\t'])).map(|l| l.split(':').next().unwrap()).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        let expected = ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Reply-To", "Subject", "To"];
        assert_eq!(sorted, expected, "{head}");
        assert!(!head.replace("\r\n", "").contains(['\r', '\n', '\0', '\u{1b}']), "{head:?}");
        assert_eq!(head.split("\r\n").filter(|l| l.starts_with("To:")).flat_map(|l| l.matches('@')).count(), 1, "{head}");
    }
}

/// What the fake server does with the line after the letter.
#[derive(Clone, Copy, PartialEq)]
enum Temper {
    Accepts,
    RefusesRecipient(&'static str),
    RefusesLetter(&'static str),
    Hangs,
    HangsUp,
}

/// A server of one language and one visitor at a time; keeps what it was given.
fn server(temper: Temper) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken: Arc<Mutex<Vec<String>>> = Arc::default();
    let its = taken.clone();
    std::thread::spawn(move || {
        for visitor in listener.incoming() {
            let _ = talk(visitor.unwrap(), temper, &its);
        }
    });
    (port, taken)
}

fn talk(visitor: TcpStream, temper: Temper, taken: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut out = visitor.try_clone()?;
    let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes());
    if temper == Temper::Hangs {
        std::thread::sleep(Duration::from_secs(30));
    }
    if temper == Temper::HangsUp {
        return Ok(());
    }
    say("220 fake.example ready")?;
    let (mut letter, mut in_letter) = (String::new(), false);
    for line in BufReader::new(visitor).lines() {
        let line = line?;
        if in_letter {
            if line != "." {
                letter.push_str(&line);
                letter.push('\n');
                continue;
            }
            in_letter = false;
            if let Temper::RefusesLetter(why) = temper {
                say(why)?;
                continue;
            }
            taken.lock().unwrap().push(std::mem::take(&mut letter));
            say("250 taken")?;
            continue;
        }
        match line.split(' ').next().unwrap() {
            "EHLO" => say("250-fake.example\r\n250-8BITMIME\r\n250 SMTPUTF8")?,
            "RCPT" => match temper {
                Temper::RefusesRecipient(why) => say(why)?,
                _ => say("250 ok")?,
            },
            "DATA" => {
                in_letter = true;
                say("354 go on")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
    Ok(())
}

fn send_to(temper: Temper, times: usize) -> (Vec<Outcome>, Vec<String>) {
    let (port, taken) = server(temper);
    let config = MailConfig { url: format!("smtp://127.0.0.1:{port}"), from: from() };
    let mailer = Mailer::smtp(&config).unwrap().with_deadline(Duration::from_secs(2));
    let letter = compose(&view(Locale::De), &Matter::OrderReceived);
    let answers = run(async {
        let mut answers = Vec::new();
        for _ in 0..times {
            answers.push(mailer.send(LetterId::new(7), "order_received", &letter, NOW).await);
        }
        answers
    });
    let taken = taken.lock().unwrap().clone();
    (answers, taken)
}

fn trouble(answer: &Outcome) -> &str {
    match answer {
        Err(Error::Fault(Fault::Outside(why) | Fault::Final(why))) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_takes_letters_and_can_tell_repetitions() {
    let (answers, taken) = send_to(Temper::Accepts, 2);
    assert_eq!(answers, [Ok(()), Ok(())]);
    let id = |letter: &String| letter.lines().find(|line| line.starts_with("Message-ID:")).map(str::to_owned);
    assert!(id(&taken[0]).unwrap().ends_with("@thrum.example>"));
    assert_eq!(id(&taken[0]), id(&taken[1]));
    assert!(taken[0].contains("To: \"Marit Hansen\" <marit@example.org>") || taken[0].contains("To: Marit Hansen <marit@example.org>"));
    assert!(taken[0].contains("text/plain; charset=utf-8") && taken[0].contains("text/html; charset=utf-8"));
}

#[test]
fn a_server_that_refuses_or_is_silent_is_a_fault_and_no_more() {
    let (answers, taken) = send_to(Temper::RefusesRecipient("550 5.1.1 nobody here"), 1);
    assert!(matches!(answers[0], Err(Error::Fault(Fault::Final(_)))), "5yz is the last word: {answers:?}");
    assert!(trouble(&answers[0]).contains("550") || trouble(&answers[0]).contains("nobody here"), "{answers:?}");
    assert!(taken.is_empty());
    let (answers, taken) = send_to(Temper::RefusesLetter("451 4.3.0 later"), 1);
    assert!(matches!(answers[0], Err(Error::Fault(Fault::Outside(_)))), "4yz may be taken later: {answers:?}");
    assert!(trouble(&answers[0]).contains("later"), "{answers:?}");
    assert!(taken.is_empty());
    let (answers, _) = send_to(Temper::HangsUp, 1);
    trouble(&answers[0]);
    let before = std::time::Instant::now();
    let (answers, _) = send_to(Temper::Hangs, 1);
    assert!(trouble(&answers[0]).contains("no answer"), "{answers:?}");
    assert!(before.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_server_that_is_not_there_or_has_no_address_is_a_fault() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let letter = compose(&view(Locale::En), &Matter::OrderReceived);
    let config = MailConfig { url: format!("smtp://127.0.0.1:{port}"), from: from() };
    trouble(&run(Mailer::smtp(&config).unwrap().send(LetterId::new(1), "x", &letter, NOW)));
    for url in ["", "mail.example", "http://mail.example", "smtp://", "smtp://u:secret@mail.example?tls=maybe"] {
        let answer = Mailer::smtp(&MailConfig { url: url.to_owned(), from: from() }).map(|_| ());
        assert!(!trouble(&answer).contains("secret"), "{url}");
    }
    for url in ["smtps://u:p%40ss@mail.example", "smtp://mail.example:587?tls=required", "smtp://mail.example/shop.example"] {
        assert!(Mailer::smtp(&MailConfig { url: url.to_owned(), from: from() }).is_ok(), "{url}");
    }
}

#[test]
fn a_message_is_answered_to_whoever_wrote_it() {
    let message = MessageView {
        shop: view(Locale::De).shop,
        locale: Locale::De,
        to: Email::parse("moin@thrum.example").unwrap(),
        name: "Marit\r\nBcc: all@example.org".to_owned(),
        email: Email::parse("marit@example.org").unwrap(),
        order_number: String::new(),
        text: "Ist der Becher wieder da?\n<b>Grüße</b>".to_owned(),
        url: "https://thrum.example/admin/messages/7".to_owned(),
    };
    let letter = compose_message(&message);
    assert_eq!((letter.to.as_str(), letter.reply_to.as_ref().map(Email::as_str)), ("moin@thrum.example", Some("marit@example.org")));
    assert_eq!(letter.subject, "Marit Bcc: all@example.org hat Ihnen geschrieben", "a name is no header");
    assert!(letter.text.contains("Ist der Becher wieder da?") && letter.text.contains("/admin/messages/7"), "{}", letter.text);
    assert!(letter.text.contains("Kontaktformular") && !letter.text.contains("bestellt haben"), "{}", letter.text);
    assert!(letter.html.contains("&lt;b&gt;Grüße") && !letter.text.contains("Bestellung:"), "{}", letter.html);
}

#[test]
fn an_invoice_comes_with_the_last_parcel_and_a_link_leads_to_the_order() {
    let shipped = || Matter::OrderShipped { contents: vec![], parcels: vec![], partial: false };
    let note = |due| Box::new(TransferNote { transfer: transfer(), due, code: Some(vec![1]), slip: None });
    for locale in Locale::ALL {
        let invoice = LetterView { payment: PaymentNote::Invoice(note(Some(NOW))), ..view(locale) };
        let letter = compose(&invoice, &shipped());
        let day = locale.date(NOW, &invoice.time_zone);
        assert!(letter.text.contains("RF66 1042 7") && letter.text.replace('\n', " ").contains(&day), "{}", letter.text);
        assert_eq!(letter.files.len(), 1, "the code for banking apps");
        let before = LetterView { payment: PaymentNote::InvoiceLater { days: 14 }, ..view(locale) };
        for matter in [Matter::OrderReceived, shipped()] {
            let letter = compose(&before, &matter);
            assert!(letter.text.contains("14") && !letter.text.contains("RF66") && letter.files.is_empty(), "{}", letter.text);
        }
        let owed = LetterView { payment: PaymentNote::BankTransfer(note(None)), ..view(locale) };
        let letter = compose(&owed, &Matter::PaymentUnbooked { amount: transfer().amount });
        assert!(letter.subject.contains("10427") && letter.text.contains("RF66") && letter.files.len() == 1, "{}", letter.text);
        let [before, total, fee] = [100, 400, 300].map(|minor| Money::new(minor, transfer().amount.currency()));
        for fee in [Some(fee), None] {
            let way = "Cash & carry".to_owned();
            let letter = compose(&owed, &Matter::TotalChanged { way: way.clone(), fee, before, total });
            // Lines break where they must, and no space keeps words together.
            let plain = |text: &str| text.replace(['\n', '\u{a0}'], " ");
            let (said, money) = (plain(&letter.text), |amount| plain(&locale.money(amount)));
            assert!([money(before), money(total), way].iter().all(|part| said.contains(part)), "{said}");
            assert_eq!(fee.is_some_and(|fee| said.contains(&money(fee))), fee.is_some(), "{said}");
            assert!(plain(&letter.subject).contains(&money(total)) && said.contains("RF66"), "{said}");
        }
        for matter in [Matter::PaymentLink, Matter::PaymentBounced] {
            let letter = compose(&view(locale), &matter);
            assert!(letter.subject.contains("10427") && letter.text.contains(&view(locale).order_url), "{}", letter.text);
            assert!(!letter.text.contains("RF66"), "how to pay is chosen on the page: {}", letter.text);
        }
        let url = "https://shop.example.org/orders/pay/7-abc".to_owned();
        let letter = compose(&view(locale), &Matter::PayByMail { url: url.clone() });
        assert!(letter.subject.contains("10427") && letter.text.contains(&url), "{}", letter.text);
        assert!(!letter.text.contains(&view(locale).order_url), "one link, and that leads on: {}", letter.text);
    }
}

#[test]
fn reminders_grow_firmer_and_the_last_says_what_happens_next() {
    for locale in Locale::ALL {
        let note = Box::new(TransferNote { transfer: transfer(), due: Some(NOW), code: None, slip: None });
        let owed = LetterView { payment: PaymentNote::BankTransfer(note), ..view(locale) };
        let written = |tone, next| {
            let letter = compose(&owed, &Matter::PaymentReminder { tone, next });
            let text = letter.text.replace('\n', " ");
            assert!(letter.subject.contains("10427") && text.contains("RF66"), "what to pay, and how: {text}");
            (letter.subject, text)
        };
        let day = locale.date(NOW, &owed.time_zone);
        let ends = locale.t_with("mail-reminder-ends", &[("number", "10427"), ("date", &day)]);
        let [claim, waits] = ["mail-reminder-claim", "mail-reminder-waits"].map(|key| locale.t(key));
        let (kind, again) = (written(Tone::Kind, None), written(Tone::Again, None));
        let lasts = [Next::Ends { at: NOW }, Next::Claim, Next::Waits].map(|next| written(Tone::Last, Some(next)));
        assert!(kind.0 != again.0 && again.0 != lasts[0].0, "each is another letter");
        for (n, says) in [&ends, &claim, &waits].into_iter().enumerate() {
            assert!(lasts[n].1.contains(&**says), "{}", lasts[n].1);
            assert!(!kind.1.contains(&**says) && !again.1.contains(&**says));
        }
        // One alone stays kind: it says when the order ends, and threatens nobody.
        assert!(written(Tone::Kind, Some(Next::Ends { at: NOW })).1.contains(&*ends));
        assert!(!written(Tone::Kind, Some(Next::Claim)).1.contains(&*claim));
    }
}
