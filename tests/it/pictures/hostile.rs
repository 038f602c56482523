//! What strangers send instead of pictures: each is refused with a sentence of its own, and leaves nothing behind.

use super::drawn;
use super::{key, studio, wait};
use crate::shop::world::World;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use sutler::adapters::picture::{Studio, head};
use sutler::base::limits::PICTURE_BYTES_MAX;
use sutler::base::{MediaId, Outcome};
use sutler::shop::Actor;
use sutler::shop::catalog::Media;
use sutler::store::Reads;
use sutler::store::blob::Blobs;

pub struct Room {
    pub world: World,
    pub studio: Studio,
    pub media: Blobs,
    pub folder: tempfile::TempDir,
}

impl Room {
    pub fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let media = Blobs::open(&folder.path().join("media")).unwrap();
        Room { world: World::new(), studio: studio(folder.path(), &media), media, folder }
    }

    /// The same, with another program as its children.
    fn with_program(script: &str) -> Room {
        let room = Room::new();
        let program = room.folder.path().join("child.sh");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        Room { studio: Studio::open(&program, &room.folder.path().join("work"), room.media.clone()).unwrap(), ..room }
    }

    pub fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("sent");
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn take_in(&self, bytes: &[u8], name: &str) -> Outcome<MediaId> {
        let (studio, shop, file, name) = (self.studio.clone(), self.world.shop.clone(), self.file(bytes), name.to_owned());
        wait(async move { studio.take_in(&shop, &Actor::System, &file, &name).await })
    }

    pub fn media(&self, id: MediaId) -> Media {
        self.world.read().get(id).unwrap()
    }

    /// Everything that lies in the folders of pictures.
    pub fn left(&self) -> Vec<String> {
        fn walk(folder: &Path, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { walk(&path, found) } else { found.push(path.display().to_string()) }
            }
        }
        let mut found = Vec::new();
        walk(&self.folder.path().join("media"), &mut found);
        walk(&self.folder.path().join("work"), &mut found);
        found
    }
}

#[test]
fn each_is_refused_with_its_own_sentence() {
    let room = Room::new();
    let whole = drawn::jpeg(300, 200);
    let too_large = vec![0xff; usize::try_from(PICTURE_BYTES_MAX).unwrap() + 1];
    let svg = b"<?xml version=\"1.0\"?><!-- a logo --><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let cases: [(&str, &[u8], &str); 12] = [
        ("nothing.jpg", b"", "wrong-picture-empty"),
        ("logo.png", svg, "wrong-picture-svg"),
        ("page.jpg", b"<!doctype html><script>alert(1)</script>", "wrong-picture-unknown"),
        ("program.png", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "wrong-picture-unknown"),
        ("telephone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "wrong-picture-phone"),
        ("large.jpg", &too_large, "wrong-picture-bytes"),
        ("bomb.png", &drawn::png_saying(100_000, 100_000, &[]), "wrong-picture-wide"),
        ("strip.png", &drawn::png_saying(1, 100_000, &[]), "wrong-picture-wide"),
        ("poster.png", &drawn::png_saying(16_000, 16_000, &[]), "wrong-picture-pixels"),
        ("hollow.png", &drawn::png_saying(5_000, 8_000, &[]), "wrong-picture-broken"),
        ("half.jpg", &whole[..whole.len() / 2], "wrong-picture-broken"),
        ("press.jpg", &drawn::cmyk(), "wrong-picture-cmyk"),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(key(room.take_in(bytes, name).unwrap_err()), expected, "{name}");
        assert_eq!(room.left(), Vec::<String>::new(), "{name}");
    }
    let half = drawn::cut_out(300, 200);
    assert_eq!(key(room.take_in(&half[..half.len() / 2], "half.png").unwrap_err()), "wrong-picture-broken");
    assert_eq!(room.world.read().total::<Media>(10).unwrap(), 0);
    room.world.check();
}

#[test]
fn the_first_look_needs_no_decoder() {
    let head = |bytes: &[u8]| head::of_bytes(bytes).map(|head| (head.mime, head.size));
    assert_eq!(head(&drawn::jpeg(30, 20)), Ok(("image/jpeg", (30, 20))));
    assert_eq!(head(&drawn::from_telephone(30, 20)), Ok(("image/jpeg", (30, 20))));
    assert_eq!(head(&drawn::png16(7, 9)), Ok(("image/png", (7, 9))));
    assert_eq!(head(&drawn::moving_gif()), Ok(("image/gif", (40, 30))));
    assert_eq!(head(&drawn::moving_webp()), Ok(("image/webp", (40, 30))));
}

/// A gigabyte of nothing in a profile, and a picture as large as one may be: whichever way it ends, it ends in the child.
#[test]
fn bombs_end_in_the_child() {
    let room = Room::new();
    if let Err(e) = room.take_in(&drawn::profile_bomb(), "bomb.png") {
        assert!(["wrong-picture-heavy", "wrong-picture-broken"].contains(&key(e)));
    }
    if let Err(e) = room.take_in(&drawn::large_and_empty(), "large.png") {
        assert!(["wrong-picture-heavy", "wrong-picture-broken"].contains(&key(e)));
    }
    let next = room.take_in(&drawn::jpeg(30, 20), "next.jpg").unwrap();
    assert_eq!(room.media(next).ready, [30]);
}

#[test]
fn a_child_that_dies_or_lies_is_a_refused_upload_and_no_more() {
    let picture = drawn::jpeg(30, 20);
    let lie = |facts: &str| format!("cat > /dev/null; printf '{{\"made\":{facts}}}'");
    for script in [
        "kill -9 $$",
        "exit 3",
        "cat /dev/zero",
        "printf 'what?'",
        // It says that it made what is not there, or what nobody asked for.
        &lie(r#"{"width":30,"height":20,"ready":[30],"haze":""}"#),
        &lie(r#"{"width":30,"height":20,"ready":[],"haze":""}"#),
        &format!("ln -s /etc/passwd 30.webp; ln -s /etc/passwd 30.jpg; {}", lie(r#"{"width":30,"height":20,"ready":[30],"haze":""}"#)),
        &format!("echo x > 30.webp; echo x > 30.jpg; {}", lie(r#"{"width":30,"height":20,"ready":[30],"haze":"\\" onload=x"}"#)),
    ] {
        let room = Room::with_program(script);
        assert_eq!(key(room.take_in(&picture, "mug.jpg").unwrap_err()), "wrong-picture-heavy", "{script}");
        assert_eq!(room.left(), Vec::<String>::new(), "{script}");
    }
}

/// What is a picture and a program at once is only a picture afterwards.
#[test]
fn of_a_polyglot_only_the_pixels_stay() {
    let room = Room::new();
    let script = b"*/=1;alert('<script>');//<?php system('id'); ?>";
    for (name, bytes) in [("a.gif", drawn::moving_gif()), ("b.png", drawn::cut_out(40, 30)), ("c.jpg", drawn::jpeg(40, 30))] {
        let id = room.take_in(&[bytes, script.to_vec()].concat(), name).unwrap();
        let media = room.media(id);
        for ending in ["40.webp", "40.jpg"] {
            let made = room.media.get_beside(&media.hash, ending).unwrap().unwrap();
            assert!(!made.windows(5).any(|five| five == b"alert"), "{name} {ending}");
        }
    }
}

/// While one picture is being opened, the next waits for its turn, and the shop is as quick as ever.
#[test]
fn the_shop_answers_while_pictures_are_made() {
    let served = crate::http::served::Served::new();
    let room = Room::with_program("touch ../../open; while [ ! -e ../../enough ]; do sleep 0.05; done; exit 1");
    let (studio, shop, file) = (room.studio.clone(), served.world.shop.clone(), room.file(&drawn::jpeg(30, 20)));
    let hanging = std::thread::spawn(move || wait(async move { studio.take_in(&shop, &Actor::System, &file, "mug.jpg").await }));
    while !room.folder.path().join("open").exists() {
        std::thread::yield_now();
    }
    for path in ["/", "/products/day-mug", "/cart", "/healthz"] {
        assert_eq!(served.agent().get(path).status, 200, "{path}");
    }
    assert!(!hanging.is_finished());
    fs::write(room.folder.path().join("enough"), "").unwrap();
    assert_eq!(key(hanging.join().unwrap().unwrap_err()), "wrong-picture-heavy");
    served.world.check();
}
