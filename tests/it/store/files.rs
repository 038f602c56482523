//! The data folder: one process has it; pictures and papers lie by hash.

use std::fs;
use sutler::store::blob::Blobs;
use sutler::store::{Pace, Reads, Store};

#[test]
fn the_second_to_open_a_folder_is_told_who_has_it() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("a/shop"); // missing folders are made
    let store = Store::open(&folder).unwrap();
    store.write(|w| w.count_up("n")).unwrap();
    let why = Store::open(&folder).err().expect("the folder is taken").to_string();
    let who = format!("is in use by another sutler (process {}). Nothing was changed.", std::process::id());
    assert!(why.contains(&who) && why.contains("--data"), "{why}");
    drop(store);
    assert_eq!(Store::open(&folder).unwrap().read().unwrap().mark("n").unwrap(), 1);
}

/// What is hurried is seen at once and may be lost with the power, whole; the next commit at the usual pace brings all of it to the disk.
#[test]
fn a_hurried_commit_is_safe_with_the_next_synced_one() {
    let folder = tempfile::tempdir().unwrap();
    let (here, copies) = (folder.path().join("here"), folder.path().join("copies"));
    let store = Store::open(&here).unwrap();
    store.write(|w| w.count_up("n")).unwrap();
    // What another machine would find in the file now.
    let on_the_disk = |name: &str| {
        let copy = copies.join(name);
        fs::create_dir_all(&copy).unwrap();
        fs::copy(here.join("shop.redb"), copy.join("shop.redb")).unwrap();
        Store::open(&copy).unwrap().read().unwrap().mark("n").unwrap()
    };
    store.set_pace(Pace::Hurried).unwrap();
    for _ in 0..10 {
        store.write(|w| w.count_up("n")).unwrap();
    }
    assert_eq!((store.read().unwrap().mark("n").unwrap(), on_the_disk("hurried")), (11, 1));
    store.set_pace(Pace::Synced).unwrap();
    store.write(|w| w.count_up("n")).unwrap();
    assert_eq!(on_the_disk("synced"), 12);
    store.set_pace(Pace::Hurried).unwrap();
    for _ in 0..64 {
        store.write(|w| w.count_up("n")).unwrap();
    }
    assert_eq!(on_the_disk("in between"), 76, "one in sixty-four is synced");
}

#[test]
fn the_same_bytes_are_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&folder.path().join("media")).unwrap();
    let hash = blobs.put(b"a picture").unwrap();
    assert_eq!(hash, blake3::hash(b"a picture").to_hex().as_str());
    assert_eq!(blobs.put(b"a picture").unwrap(), hash);
    assert_eq!(blobs.get(&hash).unwrap().unwrap(), b"a picture");
    assert_eq!(blobs.put(b"").unwrap().len(), 64);
    for none in ["", "../../etc/passwd", &hash.to_uppercase(), &"0".repeat(64), &hash[1..]] {
        assert_eq!(blobs.get(none).unwrap(), None);
    }
}

#[test]
fn many_may_keep_the_same_bytes_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path()).unwrap();
    let bytes = vec![7_u8; 300_000];
    for round in 0..5_u8 {
        let bytes = [&[round][..], &bytes].concat();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let hash = blobs.put(&bytes).unwrap();
                    assert!(blobs.get(&hash).unwrap().unwrap() == bytes);
                });
            }
        });
    }
    let drafts = fs::read_dir(folder.path()).unwrap().flat_map(|dir| fs::read_dir(dir.unwrap().path()).unwrap());
    assert_eq!(drafts.count(), 5, "no draft is left");
}
