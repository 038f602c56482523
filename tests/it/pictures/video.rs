//! Videos: what is taken in and what is refused, that nothing stays of where it was taken, and how a shop sends them.

use super::hostile::Room;
use super::story::{pairs, send_from};
use super::{drawn, key, wait};
use crate::http::agent::Agent;
use crate::http::page::Page;
use crate::http::served::Served;
use std::fs;
use std::path::Path;
use sutler::adapters::video;
use sutler::base::limits::VIDEO_BYTES_MAX;
use sutler::base::{Locale, MediaId, Outcome, Words};
use sutler::shop::Actor;
use sutler::shop::catalog::product::{BY_HANDLE, Product};
use sutler::shop::catalog::{Media, SaveCategory};
use sutler::shop::staff::Role;
use sutler::store::Reads;

/// What was written beside picture and sound.
const SECRETS: [&str; 4] = ["behind-the-kiln", "+54.7937", "VideoHandler", "Lavc59.37.100 libx264"];

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new("tests/data/video").join(name)).unwrap()
}

impl Room {
    fn take_in_video(&self, bytes: &[u8], name: &str) -> Outcome<MediaId> {
        let (studio, shop, file, name) = (self.studio.clone(), self.world.shop.clone(), self.file(bytes), name.to_owned());
        wait(async move { studio.take_in_video(&shop, &Actor::System, &file, &name).await })
    }
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn a_video_is_kept_without_what_the_camera_wrote() {
    let room = Room::new();
    for (name, mime, size) in [
        ("telephone.mp4", "video/mp4", (64, 48)),
        ("upright.mp4", "video/mp4", (48, 64)),
        ("pieces.mp4", "video/mp4", (64, 48)),
        ("clip.webm", "video/webm", (64, 48)),
    ] {
        let sent = sample(name);
        assert!(SECRETS.iter().any(|secret| has(&sent, secret)), "{name} has something to lose");
        let media = room.media(room.take_in_video(&sent, &format!("My {name}")).unwrap());
        assert_eq!((media.mime.as_str(), (media.width, media.height)), (mime, size), "{name}");
        assert_eq!(media.name, format!("my-{name}"));
        assert!(media.is_made() && media.is_video());
        if name != "pieces.mp4" {
            assert!((900..1100).contains(&media.millis), "{name}: {}", media.millis);
        }
        let kept = fs::read(room.media.path(&media.hash)).unwrap();
        assert_eq!(kept.len(), sent.len(), "{name}: no offset moves");
        for secret in SECRETS {
            assert!(!has(&kept, secret), "{name} still says {secret}");
        }
        // Looked at again, nothing is left to be done.
        let again = room.file(&kept);
        assert_eq!(video::clean(&again).unwrap().unwrap().size, size);
        assert_eq!(fs::read(&again).unwrap(), kept, "{name}");
    }
    room.world.check();
}

/// The film of the demo lies in its shop as it lies in the source: nothing is to be overwritten, so its name holds.
#[test]
fn the_film_of_the_demo_is_clean() {
    let room = Room::new();
    let film = fs::read("assets/demo/maker/photos/mug-film.mp4").unwrap();
    assert!(film.len() <= 600_000, "{} bytes", film.len());
    let file = room.file(&film);
    let clip = video::clean(&file).unwrap().unwrap();
    assert_eq!((clip.size, fs::read(&file).unwrap() == film), ((720, 900), true));
}

/// A box of MP4.
fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let size = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
    [&size[..], kind, body].concat()
}

#[test]
fn each_is_refused_with_its_own_sentence() {
    let room = Room::new();
    let whole = sample("telephone.mp4");
    let webm = sample("clip.webm");
    let html = b"<!doctype html><script>alert(1)</script>";
    let after = [&whole[..], html].concat();
    let too_large = {
        let mut bytes = whole.clone();
        bytes.resize(usize::try_from(VIDEO_BYTES_MAX).unwrap() + 1, 0);
        bytes
    };
    // A box that says that it reaches beyond the end, and one that says that it is shorter than its own head.
    let (mut beyond, mut within) = (whole.clone(), whole.clone());
    beyond[0] = 0x7f;
    within[3] = 4;
    // A piece of picture that would lie outside of the file.
    let mut outside = whole.clone();
    let table = outside.windows(4).position(|four| four == b"stco").unwrap();
    outside[table + 12..table + 16].fill(0xff);
    let empty = [boxed(b"ftyp", b"isom\0\0\0\0isom"), boxed(b"moov", &boxed(b"mvhd", &[0; 100]))].concat();
    let deep = (0..40).fold(Vec::new(), |inner, n| boxed(if n % 2 == 0 { b"trak" } else { b"moov" }, &inner));
    let deep = [boxed(b"ftyp", b"isom\0\0\0\0isom"), boxed(b"moov", &deep)].concat();
    let mut unknown_length = webm.clone();
    let segment = unknown_length.windows(4).position(|four| four == [0x18, 0x53, 0x80, 0x67]).unwrap();
    unknown_length[segment + 4..segment + 12].copy_from_slice(&[1, 255, 255, 255, 255, 255, 255, 255]);
    let cases: [(&str, &[u8], &str); 18] = [
        ("nothing.mp4", b"", "wrong-picture-empty"),
        ("page.mp4", html, "wrong-video-unknown"),
        ("photo.mp4", &drawn::jpeg(30, 20), "wrong-video-unknown"),
        ("camera.mov", &sample("camera.mov"), "wrong-video-unknown"),
        ("film.webm", &sample("film.mkv"), "wrong-video-unknown"),
        ("telephone.mp4", &sample("hevc.mp4"), "wrong-video-codec"),
        ("ten-bit.mp4", &sample("ten-bit.mp4"), "wrong-video-codec"),
        ("subtitles.mp4", &sample("subtitles.mp4"), "wrong-video-tracks"),
        ("half.mp4", &whole[..whole.len() / 2], "wrong-video-broken"),
        ("less.mp4", &whole[..whole.len() - 1], "wrong-video-broken"),
        ("half.webm", &webm[..webm.len() / 2], "wrong-video-broken"),
        ("polyglot.mp4", &after, "wrong-video-broken"),
        ("beyond.mp4", &beyond, "wrong-video-broken"),
        ("within.mp4", &within, "wrong-video-broken"),
        ("outside.mp4", &outside, "wrong-video-broken"),
        ("empty.mp4", &empty, "wrong-video-broken"),
        ("deep.mp4", &deep, "wrong-video-broken"),
        ("live.webm", &unknown_length, "wrong-video-broken"),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(key(room.take_in_video(bytes, name).unwrap_err()), expected, "{name}");
    }
    assert_eq!(key(room.take_in_video(&too_large, "long.mp4").unwrap_err()), "wrong-video-bytes");
    for film in ["telephone.mp4", "camera.mov", "clip.webm"] {
        assert_eq!(key(room.take_in(&sample(film), "photo.jpg").unwrap_err()), "wrong-picture-video", "{film}");
    }
    assert_eq!(room.left(), Vec::<String>::new());
}

/// A page hidden where a player does not look, before and behind the picture: it is gone, the video is not.
#[test]
fn what_hides_in_a_video_is_overwritten() {
    let room = Room::new();
    let whole = sample("telephone.mp4");
    let first = usize::try_from(u32::from_be_bytes(whole[..4].try_into().unwrap())).unwrap();
    let page = boxed(b"free", b"<!doctype html><script>alert(1)</script>");
    let mine = boxed(b"uuid", b"0123456789abcdefGPS 54.7937N 9.4469E");
    // Behind everything else, so that no offset moves.
    let sent = [&whole[..], &page, &mine].concat();
    let media = room.media(room.take_in_video(&sent, "hidden.mp4").unwrap());
    let kept = fs::read(room.media.path(&media.hash)).unwrap();
    assert!(!has(&kept, "script") && !has(&kept, "GPS") && kept[..first] == whole[..first]);
    let mut cut = whole;
    cut.truncate(first);
    assert_eq!(key(room.take_in_video(&[cut, page].concat(), "only-a-page.mp4").unwrap_err()), "wrong-video-broken");
}

fn towel(served: &Served) -> Product {
    served.world.read().lookup(&BY_HANDLE, &"towel".to_owned()).unwrap().unwrap()
}

/// What the form of the product would send, without its file boxes.
fn typed(page: &Page, path: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pairs = pairs(page, path, changes);
    pairs.retain(|(name, _)| !name.ends_with("-file"));
    pairs
}

#[test]
fn sent_with_the_product_and_played_in_the_shop() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let path = format!("/admin/products/{}", towel(&served).id);
    let page = Page::of(&staff.get(&path));
    assert!(page.says("No video yet"), "{}", page.words);
    // Two that cannot be: each is said, and the title that was typed stays.
    let files: [(&str, &str, &[u8]); 2] = [("video-file", "page.mp4", b"<html>"), ("poster-file", "mark.svg", b"<svg/>")];
    let back = send_from(&mut staff, &path, &typed(&page, &path, &[("title.en", "Linen towel")]), &files);
    assert_eq!(back.status, 422);
    let page = Page::of(&back);
    assert!(page.says("“page.mp4” is no MP4 or WebM video") && page.says("“mark.svg” is a drawing"), "{}", page.words);
    assert!(back.text().contains("href=\"#video-media\"") && back.text().contains("aria-describedby=\"video-media-e video-file-hint\""));
    assert_eq!(page.form(&path).value("title.en"), "Linen towel");
    // A video alone, then what it shows and a poster of its own.
    let (film, photo) = (sample("telephone.mp4"), drawn::jpeg(300, 400));
    let sent = send_from(&mut staff, &path, &typed(&page, &path, &[("intent", "save")]), &[("video-file", "Towel.mp4", &film)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = Page::of(&staff.get(&path));
    assert!(page.says("0:01 · 64 × 48 px") && page.says("Not described yet"), "{}", page.words);
    let shown = [("intent", "save"), ("video-alt", "The towel in the wind")];
    let sent = send_from(&mut staff, &path, &typed(&page, &path, &shown), &[("poster-file", "front.jpg", &photo)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let video = towel(&served).video.unwrap();
    let media: Media = served.world.read().get(video.media).unwrap();
    assert_eq!((media.alt.exact(Locale::En), video.poster.is_some()), ("The towel in the wind", true));
    let mut agent = served.agent();
    let drawn = agent.get("/products/towel");
    assert!(drawn.header("content-security-policy").unwrap().contains("media-src 'self'"));
    played(&mut agent, &drawn.text(), &media);
    // Where it is shown it cannot be deleted; in the list of pictures it is no picture that one could choose.
    assert!(Page::of(&staff.get(&format!("/admin/pictures/{}", media.id))).says("0:01 · 64 × 48 px"));
    assert!(!staff.get("/admin/categories/new").text().contains("towel.mp4"));
    let page = Page::of(&staff.get(&path));
    assert_eq!(send_from(&mut staff, &path, &typed(&page, &path, &[("intent", "save"), ("video-remove", "1")]), &[]).status, 303);
    assert_eq!(towel(&served).video, None);
    assert!(!agent.get("/products/towel").text().contains("<video"));
    served.world.check();
}

/// What the page says of it, and what a player gets.
fn played(agent: &mut Agent, page: &str, media: &Media) {
    let file = format!("/media/{}/towel.mp4", media.hash);
    for part in [
        format!("<source src=\"{file}\" type=\"video/mp4\">"),
        "controls preload=\"none\" playsinline loading=\"lazy\" poster=\"/media/".to_owned(),
        "width=\"64\" height=\"48\" aria-label=\"The towel in the wind\"".to_owned(),
        "\"@type\":\"VideoObject\"".to_owned(),
        "\"duration\":\"PT1S\"".to_owned(),
    ] {
        assert!(page.contains(&part), "{part}\n{page}");
    }
    let all = agent.get(&file);
    let len = all.body.len();
    assert_eq!((all.status, all.header("content-type"), all.header("accept-ranges")), (200, Some("video/mp4"), Some("bytes")));
    assert!(all.header("cache-control").unwrap().contains("immutable"));
    assert_eq!(all.header("x-content-type-options"), Some("nosniff"));
    assert!(all.header("content-security-policy").unwrap().starts_with("sandbox"));
    assert_eq!(all.header("content-length"), Some(len.to_string().as_str()));
    let tag = all.header("etag").unwrap().to_owned();
    // The first thing that Safari asks for.
    let part = agent.send("GET", &file, &[("range", "bytes=0-1")], &[]);
    assert_eq!((part.status, part.header("content-range")), (206, Some(format!("bytes 0-1/{len}").as_str())));
    assert_eq!((part.header("content-length"), &part.body[..]), (Some("2"), &all.body[..2]));
    let rest = agent.send("GET", &file, &[("range", "bytes=100-"), ("if-range", &tag)], &[]);
    assert_eq!((rest.status, &rest.body[..]), (206, &all.body[100..]));
    let other = agent.send("GET", &file, &[("range", "bytes=100-"), ("if-range", "\"another\"")], &[]);
    assert_eq!((other.status, other.body.len()), (200, len), "another file is sent as a whole");
    let none = agent.send("GET", &file, &[("range", &format!("bytes={len}-"))], &[]);
    assert_eq!((none.status, none.header("content-range")), (416, Some(format!("bytes */{len}").as_str())));
    assert!(!none.header("cache-control").unwrap().contains("immutable"));
    // Under whatever name, it is what it is.
    assert_eq!(agent.get(&format!("/media/{}/page.html", media.hash)).header("content-type"), Some("video/mp4"));
    assert_eq!(agent.get(&format!("/media/{}/x~480.webp", media.hash)).status, 404);
}

/// A video takes the place of no picture, and none is shown as a video.
#[test]
fn a_video_is_no_picture() {
    let room = Room::new();
    let film = room.take_in_video(&sample("clip.webm"), "clip.webm").unwrap();
    let photo = room.take_in(&drawn::jpeg(60, 40), "photo.jpg").unwrap();
    let shelf = |picture| SaveCategory { title: Words::of(Locale::En, "Things"), picture: Some(picture), ..SaveCategory::default() };
    assert_eq!(key(room.world.run(shelf(film)).unwrap_err()), "wrong-choice");
    assert!(room.world.run(shelf(photo)).is_ok());
}
