//! The first start: the file of the shop appears whole or not at all, and what a cut first start left behind never harms.

use std::fs;
use sutler::base::Fault;
use sutler::store::file::create;
use sutler::store::{Reads, Store};

#[test]
fn a_draft_that_was_left_behind_is_replaced() {
    let sound = {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open(folder.path()).unwrap());
        fs::read(folder.path().join("shop.redb")).unwrap()
    };
    let cuts = (0..24).map(|n| sound.len() * n / 24).chain([1, 7, 63, 64, 319, 320, 511, 512, 4_095]);
    for cut in cuts {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("shop.new");
        let mut left = sound[..cut].to_vec();
        left.extend(std::iter::repeat_n(0xa5, cut % 5 * 700));
        fs::write(&draft, left).unwrap();
        let store = Store::open(folder.path()).unwrap_or_else(|e| panic!("draft cut at {cut}: {e}"));
        store.write(|w| w.count_up("start").map(drop)).unwrap();
        assert_eq!(store.read().unwrap().mark("start").unwrap(), 1);
        assert!(!draft.exists());
    }
}

#[test]
fn a_first_start_that_fails_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.redb");
    let failed = create(&path, |draft| {
        fs::write(draft, b"half of it").unwrap();
        Err(Fault::Store("no space left".into()).into())
    });
    assert!(failed.is_err() && !path.exists());
    drop(Store::open(folder.path()).unwrap());
    assert!(path.exists() && !folder.path().join("shop.new").exists());
}

/// As soon as the name is there, what it names can be opened.
#[test]
fn the_file_appears_whole() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.redb");
        let seen = std::thread::scope(|scope| {
            let watch = scope.spawn(|| {
                loop {
                    if let Ok(bytes) = fs::read(&path) {
                        return bytes;
                    }
                    std::hint::spin_loop();
                }
            });
            drop(Store::open(folder.path()).unwrap());
            watch.join().unwrap()
        });
        let copy = tempfile::tempdir().unwrap();
        fs::write(copy.path().join("shop.redb"), seen).unwrap();
        Store::open(copy.path()).unwrap();
    }
}

#[test]
fn an_emptied_file_is_not_taken_for_a_new_shop() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    fs::write(folder.path().join("shop.redb"), b"").unwrap();
    let why = Store::open(folder.path()).err().expect("an empty file is damage").to_string();
    assert!(why.contains("is empty"), "{why}");
}
