//! What is made of a picture: its widths, upright, in plain colours, with nothing beside the pixels.

use super::drawn;
use super::hostile::Room;
use super::wait;
use crate::shop::world::{conflict, en, goods};
use image::{DynamicImage, ImageFormat};
use sutler::base::{MediaId, Span};
use sutler::shop::Job;
use sutler::shop::catalog::media::{FIRST_WIDTHS, widths};
use sutler::shop::catalog::{ProductFacts, SaveCategory};
use sutler::shop::content::{PageFacts, SavePage, Wish};
use sutler::shop::job::Lane;
use sutler::shop::picture_use::forget::UNUSED_KEPT;
use sutler::shop::picture_use::{DeleteMedia, SweepMedia, places};
use sutler::shop::queue;
use sutler::shop::theme::SaveLook;
use sutler::store::Reads;

impl Room {
    /// A width of a picture, opened again.
    fn open(&self, id: MediaId, width: u32, form: &str) -> DynamicImage {
        let bytes = self.bytes(id, width, form);
        image::load_from_memory_with_format(&bytes, if form == "webp" { ImageFormat::WebP } else { ImageFormat::Jpeg }).unwrap()
    }

    fn bytes(&self, id: MediaId, width: u32, form: &str) -> Vec<u8> {
        self.media.get_beside(&self.media(id).hash, &format!("{width}.{form}")).unwrap().unwrap()
    }

    fn make(&self, id: MediaId) {
        let (studio, shop) = (self.studio.clone(), self.world.shop.clone());
        wait(async move { studio.make(&shop, id).await }).unwrap();
    }
}

/// Whether a pixel has about this colour.
#[track_caller]
fn is(picture: &DynamicImage, at: (u32, u32), colour: [u8; 3]) {
    let found = picture.to_rgb8().get_pixel(at.0, at.1).0;
    assert!(found.iter().zip(colour).all(|(a, b)| a.abs_diff(b) <= 12), "{found:?} is not {colour:?}");
}

#[test]
fn the_first_widths_at_once_the_others_by_a_job() {
    let room = Room::new();
    let id = room.take_in(&drawn::jpeg(1000, 500), "Großer Krug (2).JPEG").unwrap();
    let media = room.media(id);
    assert_eq!((media.width, media.height, media.mime.as_str()), (1000, 500, "image/jpeg"));
    assert!(media.name.ends_with(".jpg") && !media.name.contains(' '), "{}", media.name);
    assert!(media.alt.is_empty(), "what it shows is asked for, never invented");
    assert_eq!(media.ready, widths(1000)[..FIRST_WIDTHS]);
    assert!(!media.haze.is_empty() && !media.is_made());
    let job = queue::due(&room.world.read(), Lane::Slow, room.world.now(), 10).unwrap().pop().unwrap().job;
    assert_eq!(job, Job::MakePicture { media: id });
    room.make(id);
    let media = room.media(id);
    assert_eq!(media.ready, [160, 320, 480, 680, 1000]);
    assert!(media.is_made());
    for form in ["webp", "jpg"] {
        for width in &media.ready {
            let made = room.open(id, *width, form);
            assert_eq!((made.width(), made.height()), (*width, width / 2));
            is(&made, (width / 4, 10), [220, 20, 20]);
            is(&made, (width * 3 / 4, 10), [20, 20, 220]);
        }
    }
    assert!(room.bytes(id, 680, "webp").len() < 10_000);
    room.world.check();
}

#[test]
fn it_stands_upright_and_says_nothing_of_its_camera() {
    let room = Room::new();
    let sent = drawn::from_telephone(400, 200);
    assert!(sent.windows(drawn::SECRET.len()).any(|words| words == drawn::SECRET.as_bytes()));
    let id = room.take_in(&sent, "kiln.jpg").unwrap();
    room.make(id);
    let media = room.media(id);
    assert_eq!((media.width, media.height), (200, 400));
    // Turned clockwise: what was left is above.
    let made = room.open(id, 200, "jpg");
    assert_eq!((made.width(), made.height()), (200, 400));
    is(&made, (100, 20), [220, 20, 20]);
    is(&made, (100, 380), [20, 20, 220]);
    for (width, form) in [(160, "webp"), (160, "jpg"), (200, "webp"), (200, "jpg")] {
        let bytes = room.bytes(id, width, form);
        for mark in [b"Exif".as_slice(), b"ICC_PROFILE", b"http://ns.adobe", &drawn::SECRET.as_bytes()[..8]] {
            assert!(!bytes.windows(mark.len()).any(|found| found == mark), "{width}.{form}");
        }
    }
}

#[test]
fn colours_are_brought_to_what_screens_show() {
    let room = Room::new();
    let deep = room.take_in(&drawn::png16(50, 40), "deep.png").unwrap();
    is(&room.open(deep, 50, "webp"), (25, 20), [255, 128, 0]);
    // A red that more than sRGB can show is said by the same numbers in a wider space.
    let wide = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let id = room.take_in(&drawn::jpeg_with_profile([200, 80, 60], wide), "wide.jpg").unwrap();
    let red = room.open(id, 64, "jpg").to_rgb8().get_pixel(30, 30).0[0];
    assert!(red > 208, "{red}");
    let id = room.take_in(&drawn::jpeg_with_profile([200, 80, 60], b"no profile at all".to_vec()), "odd.jpg").unwrap();
    is(&room.open(id, 64, "jpg"), (30, 30), [200, 80, 60]);
}

#[test]
fn what_moves_stands_still_and_what_is_clear_stays_clear() {
    let room = Room::new();
    for (name, bytes) in [("a.gif", drawn::moving_gif()), ("b.webp", drawn::moving_webp())] {
        let id = room.take_in(&bytes, name).unwrap();
        is(&room.open(id, 40, "webp"), (20, 15), [255, 0, 0]);
    }
    let id = room.take_in(&drawn::cut_out(100, 60), "cut.png").unwrap();
    let clear = room.open(id, 100, "webp").to_rgba8();
    assert_eq!((clear.get_pixel(10, 30).0[3], clear.get_pixel(90, 30).0[3]), (0, 255));
    is(&room.open(id, 100, "jpg"), (10, 30), [255, 255, 255]);
    assert_eq!(room.media(id).haze, "", "it would shine through");
    // A wrong ending is mended, not believed.
    assert_eq!(room.media(room.take_in(&drawn::cut_out(10, 10), "mug.jpg").unwrap()).name, "mug.png");
}

#[test]
fn what_nothing_shows_goes_after_thirty_days() {
    let room = Room::new();
    let (world, sweep) = (&room.world, || room.world.run(SweepMedia { after: None, most: 500 }).unwrap());
    let used = room.take_in(&drawn::jpeg(30, 20), "used.jpg").unwrap();
    let unused = room.take_in(&drawn::jpeg(20, 30), "unused.jpg").unwrap();
    world.product(ProductFacts { pictures: vec![used], ..goods("Mug", 100) });
    assert_eq!(conflict(world.run(DeleteMedia { media: used })), "picture-in-use");
    sweep();
    world.later(Span(UNUSED_KEPT.0 - 1));
    sweep();
    let kept = room.media(unused);
    world.later(Span::seconds(1));
    sweep();
    assert!(world.read().find(unused).unwrap().is_none());
    assert!(room.media(used).unused_since.is_none());
    let jobs = queue::due(&world.read(), Lane::Slow, world.now(), 10).unwrap();
    let drop = jobs.into_iter().map(|queued| queued.job).find(|job| matches!(job, Job::DropPicture { .. }));
    assert_eq!(drop, Some(Job::DropPicture { hash: kept.hash.clone() }));
    // Somebody sent the same file again before its turn came: it stays.
    let again = room.take_in(&drawn::jpeg(20, 30), "again.jpg").unwrap();
    let drop_file = || {
        let (studio, shop, hash) = (room.studio.clone(), world.shop.clone(), kept.hash.clone());
        wait(async move { studio.drop_file(&shop, &hash).await }).unwrap();
        room.media.get_beside(&kept.hash, "20.webp").unwrap().is_some() && room.media.get(&kept.hash).unwrap().is_some()
    };
    assert!(drop_file());
    world.run(DeleteMedia { media: again }).unwrap();
    assert!(!drop_file());
    assert!(room.media.get(&kept.hash).unwrap().is_none() && room.media.get_beside(&kept.hash, "20.webp").unwrap().is_none());
    world.check();
}

#[test]
fn whatever_shows_a_picture_keeps_it() {
    let room = Room::new();
    let world = &room.world;
    let taken: Vec<MediaId> = (10..16).map(|side| room.take_in(&drawn::jpeg(side, side), "p.jpg").unwrap()).collect();
    let [product, shelf, cover, in_text, in_draft, logo] = taken[..] else { panic!("six") };
    world.product(ProductFacts { pictures: vec![product], ..goods("Mug", 100) });
    world.run(SaveCategory { title: en("Shelf"), picture: Some(shelf), ..SaveCategory::default() }).unwrap();
    let facts = PageFacts { title: en("Kiln"), body: en(&format!("Look:\n\n![The kiln]({in_text})")), ..PageFacts::default() };
    let page = world.run(SavePage { facts: PageFacts { picture: Some(cover), ..facts.clone() }, ..SavePage::default() }).unwrap();
    let draft = PageFacts { picture: Some(in_draft), ..facts };
    world.run(SavePage { id: Some(page), facts: draft, wish: Wish::Draft }).unwrap();
    world.run(SaveLook { logo: Some(logo), ..SaveLook::default() }).unwrap();
    for media in &taken {
        assert_eq!(places(&world.read(), *media, 9).unwrap().len(), 1, "{media}");
        assert_eq!(conflict(world.run(DeleteMedia { media: *media })), "picture-in-use");
    }
    for _ in 0..2 {
        world.run(SweepMedia { after: None, most: 500 }).unwrap();
        world.later(UNUSED_KEPT);
    }
    assert!(taken.iter().all(|media| world.read().find(*media).unwrap().is_some()));
    world.check();
}
