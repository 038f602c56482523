//! Pictures through the browser: sent by staff, described, shown to visitors; what is wrong comes back with everything else kept.

use super::{drawn, wait};
use crate::http::agent::{Agent, Answer};
use crate::http::page::Page;
use crate::http::served::Served;
use crate::process::program::{Running, found};
use std::time::Duration;
use sutler::app::boot;
use sutler::base::Locale;
use sutler::shop::catalog::product::{BY_HANDLE, Product};
use sutler::shop::catalog::{Focus, Media};
use sutler::shop::staff::Role;
use sutler::store::{Page as Rows, Reads};

/// A form with files, as browsers send it (RFC 7578).
fn send(agent: &mut Agent, path: &str, pairs: &[(String, String)], files: &[(&str, &[u8])]) -> Answer {
    let files: Vec<(&str, &str, &[u8])> = files.iter().map(|(file, bytes)| ("picture-files", *file, *bytes)).collect();
    send_from(agent, path, pairs, &files)
}

/// The same with the name of the box of each file.
pub fn send_from(agent: &mut Agent, path: &str, pairs: &[(String, String)], files: &[(&str, &str, &[u8])]) -> Answer {
    const EDGE: &str = "----edge7d1a";
    let mut body = Vec::new();
    for (name, value) in pairs {
        body.extend(format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    for (field, file, bytes) in files {
        let head = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{file}\"\r\nContent-Type: image/jpeg");
        body.extend(format!("--{EDGE}\r\n{head}\r\n\r\n").into_bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{EDGE}--\r\n").into_bytes());
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let origin = agent.origin();
    let headers = [("content-type", kind.as_str()), ("origin", origin.as_str()), ("sec-fetch-site", "same-origin")];
    agent.send("POST", path, &headers, &body)
}

/// What the form would send, without its file box.
pub fn pairs(page: &Page, action: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pairs = page.form(action).with(changes);
    pairs.retain(|(name, _)| !name.ends_with("-files") && !name.ends_with("-file"));
    pairs
}

fn towel(served: &Served) -> Product {
    served.world.read().lookup(&BY_HANDLE, &"towel".to_owned()).unwrap().unwrap()
}

/// Logo and favicon come with the form of the theme editor; a drawing is refused with a sentence, and what else was typed stays.
#[test]
fn a_logo_is_uploaded_where_it_is_chosen() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let look = "/admin/theme/look";
    let typed = |page: &Page, changes: &[(&str, &str)]| {
        let mut pairs = page.form(look).with(changes);
        pairs.retain(|(name, _)| !name.ends_with("-file"));
        pairs
    };
    let page = Page::of(&staff.get("/admin/theme"));
    let cut_out = drawn::cut_out(90, 60);
    let files: [(&str, &str, &[u8]); 2] = [("logo-file", "sign.svg", b"<svg><script/></svg>"), ("favicon-file", "tab.png", &cut_out)];
    let back = send_from(&mut staff, look, &typed(&page, &[("corners", "7")]), &files);
    assert_eq!(back.status, 422);
    let page = Page::of(&back);
    assert!(page.says("“sign.svg” is a drawing (SVG)"), "{}", page.words);
    let form = page.form(look);
    assert_eq!((form.value("corners").as_str(), form.value("favicon").is_empty()), ("7", false), "the other picture is not lost");
    let design = || sutler::shop::theme::design(&served.world.read()).unwrap();
    assert_eq!(design().draft, None, "nothing is saved by halves");

    let saved = send_from(&mut staff, look, &typed(&page, &[]), &[("logo-file", "sign.png", &cut_out)]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let draft = design().draft.unwrap();
    let name = |id: Option<sutler::base::MediaId>| served.world.read().get(id.unwrap()).unwrap().name;
    assert_eq!((name(draft.logo), name(draft.favicon), draft.corners), ("sign.png".to_owned(), "tab.png".to_owned(), Some(7)));
    let page = Page::of(&staff.get("/admin/theme"));
    let kept = send_from(&mut staff, look, &typed(&page, &[]), &[]);
    assert_eq!((kept.status, design().draft.unwrap().logo), (303, draft.logo), "an empty box changes nothing");
    served.world.check();
}

#[test]
fn sent_with_the_product_and_seen_in_the_shop() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let path = format!("/admin/products/{}", towel(&served).id);
    let page = Page::of(&staff.get(&path));
    // Two pictures and a drawing: nothing is saved, nothing is lost, and the sentence names the file.
    let photo = drawn::from_telephone(900, 600);
    let files: [(&str, &[u8]); 3] =
        [("Side view.jpg", &photo), ("logo.svg", b"<svg><script/></svg>"), ("cut.png", &drawn::cut_out(90, 60))];
    let typed = pairs(&page, &path, &[("title.en", "Linen towel")]);
    let back = send(&mut staff, &path, &typed, &files);
    assert_eq!(back.status, 422);
    let page = Page::of(&back);
    assert!(page.says("“logo.svg” is a drawing (SVG)"), "{}", page.words);
    let form = page.form(&path);
    assert_eq!(form.value("title.en"), "Linen towel");
    assert!(!form.value("picture-0-media").is_empty() && !form.value("picture-1-media").is_empty());
    assert!(towel(&served).pictures.is_empty());
    // Described and ordered, it is saved.
    let rows = [("picture-0-alt", "A towel on a line"), ("picture-0-place", "2"), ("picture-1-place", "1"), ("intent", "save")];
    let saved = send(&mut staff, &path, &pairs(&page, &path, &rows), &[]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let product = towel(&served);
    let media: Vec<Media> = product.pictures.iter().map(|id| served.world.read().get(*id).unwrap()).collect();
    assert_eq!((media[0].name.as_str(), media[1].name.as_str()), ("cut.png", "side-view.jpg"));
    assert_eq!(media[1].alt.exact(Locale::En), "A towel on a line");
    shown(&served, &media[1]);
}

/// Before and after its job, a picture is seen; and never the file that came from the camera.
fn shown(served: &Served, photo: &Media) {
    let mut agent = served.agent();
    let page = agent.get("/products/towel").text();
    let base = format!("/media/{}/side-view~", photo.hash);
    assert!(page.contains(&format!("{base}480.webp 480w")) && !page.contains(&format!("{base}600.webp")), "{page}");
    let (studio, shop, id) = (served.site.studio.clone(), served.world.shop.clone(), photo.id);
    wait(async move { studio.make(&shop, id).await }).unwrap();
    let page = agent.get("/products/towel").text();
    for part in [format!("{base}600.webp 600w"), format!("{base}600.jpg 600w"), "width=\"600\" height=\"900\"".to_owned()] {
        assert!(page.contains(&part), "{part}");
    }
    assert!(page.contains("alt=\"A towel on a line\"") && page.contains("fetchpriority=\"high\"") && !page.contains("style="));
    for (path, kind) in [(format!("{base}480.webp"), "image/webp"), (format!("{base}600.jpg"), "image/jpeg")] {
        let file = agent.get(&path);
        assert_eq!((file.status, file.header("content-type")), (200, Some(kind)), "{path}");
        assert!(file.header("cache-control").unwrap().contains("immutable"));
        assert!(file.header("content-security-policy").unwrap().starts_with("sandbox"));
    }
    let own = agent.get(&format!("/media/{}/side-view.jpg", photo.hash));
    assert_eq!(own.status, 200);
    assert!(!own.text().contains("behind the kiln"), "the original stays at home");
    for none in ["~481.webp", "~480.svg", "~.webp", "~99999.jpg", "~4800000.webp"] {
        assert_eq!(agent.get(&format!("/media/{}/x{none}", photo.hash)).status, 404, "{none}");
    }
}

#[test]
fn the_page_of_pictures_takes_several_and_says_what_is_missing() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let path = "/admin/pictures";
    let page = Page::of(&staff.get(path));
    let files: [(&str, &[u8]); 2] = [("a.jpg", &drawn::jpeg(60, 40)), ("b.gif", &drawn::moving_gif())];
    let sent = send(&mut staff, path, &pairs(&page, path, &[]), &files);
    assert_eq!(sent.location(), "/admin/pictures?said=done");
    assert!(Page::of(&staff.get("/admin/pictures?view=silent")).says("Not described"));
    let all: Vec<Media> = served.world.read().all(Rows::first(10)).unwrap();
    assert_eq!(all.len(), 2);
    let one = format!("{path}/{}", all[0].id);
    let form = Page::of(&staff.get(&one));
    let saved = form.form(&one).send(&mut staff, &[("alt.en", "A mug"), ("focus", "top-left")]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(served.world.read().get(all[0].id).unwrap().focus, Focus::TopLeft);
    let ask = Page::of(&staff.get(&format!("{one}/delete")));
    assert_eq!(ask.form(&format!("{one}/delete")).send(&mut staff, &[]).location(), "/admin/pictures?said=deleted");
    assert_eq!(served.world.read().total::<Media>(10).unwrap(), 1);
    // Nobody without the permission, nobody from another page, nothing endless.
    let mut packer = served.staff(Role::Fulfilment);
    assert_eq!(send(&mut packer, path, &[], &files).status, 403);
    assert_eq!(send(&mut staff, path, &[("csrf".to_owned(), "guessed".to_owned())], &files).status, 403);
    assert_eq!(send(&mut served.agent(), path, &[], &files).location(), "/admin/sign-in");
    let words = vec![("title.en".to_owned(), "x".repeat(2 << 20))];
    assert_eq!(send(&mut staff, path, &words, &[]).status, 413);
    let many: Vec<(&str, &[u8])> = vec![("many.svg", b"<svg/>"); 201];
    assert_eq!(send(&mut staff, path, &pairs(&page, path, &[]), &many).status, 413);
    served.world.check();
}

/// Fifty megabytes and two bombs sent to a real server: it answers each with a sentence, its memory stays, and the shop goes on.
#[test]
fn a_server_is_not_moved_by_bombs() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let booted = boot::open(folder.path()).unwrap();
    let session = crate::http::served::session_of(&booted.shop, Role::Owner);
    booted.shop.stop();
    drop(booted);
    let running = Running::serve(folder.path());
    let mut staff = Agent::signed_in(running.at, &session);
    let path = "/admin/pictures";
    let page = Page::of(&staff.get(path));
    let fields = pairs(&page, path, &[]);
    let memory = || {
        let status = std::fs::read_to_string(format!("/proc/{}/status", running.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap().to_owned();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() >> 10
    };
    send(&mut staff, path, &fields, &[("first.jpg", &drawn::jpeg(60, 40))]);
    let before = memory();
    let large = vec![7; 50 << 20];
    for (name, bytes, says) in [
        ("fifty.jpg", large.as_slice(), "more than 32 MB"),
        ("bomb.png", &drawn::png_saying(100_000, 100_000, &[]), "pixels wide or high"),
        ("hollow.png", &drawn::png_saying(8_000, 5_000, &[]), "cannot be opened"),
    ] {
        let answer = send(&mut staff, path, &fields, &[(name, bytes)]);
        assert!(answer.status == 422 && Page::of(&answer).says(says), "{name}: {} {}", answer.status, Page::of(&answer).words);
    }
    send(&mut staff, path, &fields, &[("profile.png", &drawn::profile_bomb()), ("large.png", &drawn::large_and_empty())]);
    assert!(memory() < before + 20, "{before} MB, then {} MB", memory());
    assert_eq!(Agent::new(running.at).get("/").status, 200);
    // What was taken in is still being made in its other widths; then nothing is left behind.
    let left = || std::fs::read_dir(folder.path().join("work")).unwrap().count();
    assert!((0..1_200).any(|_| left() == 0 || {
        std::thread::sleep(Duration::from_millis(50));
        false
    }));
}
