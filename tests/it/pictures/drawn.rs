//! Files that tests send: drawn here, so that each shows what it is about.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Frame, ImageBuffer, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::{Cursor, Write};

/// Left half red, right half blue: one sees when it was turned.
pub fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

pub fn bytes(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    bytes(halves(width, height), ImageFormat::Jpeg)
}

/// A JPEG whose profile says what its numbers mean.
pub fn jpeg_with_profile(colour: [u8; 3], profile: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, 95);
    encoder.set_icc_profile(profile).unwrap();
    encoder.encode_image(&RgbImage::from_pixel(64, 64, Rgb(colour))).unwrap();
    out
}

/// The words that a camera wrote beside the pixels.
pub const SECRET: &str = "54.7937N 9.4469E, behind the kiln";

/// A JPEG that lies on its side, as a telephone held upright writes it (Exif 2.32, orientation 6), and says where it was taken.
pub fn from_telephone(width: u32, height: u32) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    let words = u32::try_from(SECRET.len() + 1).unwrap().to_le_bytes();
    // Tag, type, count, value or where it is: description (text at byte 38), orientation (6).
    tiff.extend([&[0x0e, 0x01, 2, 0][..], &words, &[38, 0, 0, 0]].concat());
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(SECRET.as_bytes());
    tiff.push(0);
    let segment = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    let plain = jpeg(width, height);
    [&plain[..2], &[0xff, 0xe1], &length, &segment, &plain[2..]].concat()
}

/// Four colours for the press. No decoder is asked, so there need not be a picture behind the head.
pub fn cmyk() -> Vec<u8> {
    let frame = [0xff, 0xc0, 0, 20, 8, 0, 64, 0, 64, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
    [&[0xff, 0xd8][..], &frame, &[0xff, 0xd9]].concat()
}

pub fn png16(width: u32, height: u32) -> Vec<u8> {
    let picture: ImageBuffer<Rgb<u16>, Vec<u16>> = ImageBuffer::from_pixel(width, height, Rgb([0xffff, 0x8000, 0]));
    bytes(picture, ImageFormat::Png)
}

/// Clear on the left, green on the right.
pub fn cut_out(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x, _| if x < width / 2 { Rgba([0, 0, 0, 0]) } else { Rgba([0, 160, 0, 255]) };
    bytes(RgbaImage::from_fn(width, height, pixel), ImageFormat::Png)
}

/// Two frames: red, then blue.
pub fn moving_gif() -> Vec<u8> {
    let frame = |colour| Frame::new(RgbaImage::from_pixel(40, 30, Rgba(colour)));
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new(&mut out);
    encoder.encode_frames([frame([255, 0, 0, 255]), frame([0, 0, 255, 255])]).unwrap();
    drop(encoder);
    out
}

pub fn moving_webp() -> Vec<u8> {
    let config = webp::WebPConfig::new().unwrap();
    let (red, blue) = (RgbImage::from_pixel(40, 30, Rgb([255, 0, 0])), RgbImage::from_pixel(40, 30, Rgb([0, 0, 255])));
    let mut encoder = webp::AnimEncoder::new(40, 30, &config);
    encoder.add_frame(webp::AnimFrame::from_rgb(&red, 40, 30, 0));
    encoder.add_frame(webp::AnimFrame::from_rgb(&blue, 40, 30, 500));
    encoder.encode().to_vec()
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], kind, data, &crc.sum().to_be_bytes()].concat()
}

/// A PNG that says it is this large, in 8 bits of grey, with these chunks behind.
pub fn png_saying(width: u32, height: u32, chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let end = chunk(b"IEND", &[]);
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunks.concat(), end].concat()
}

/// So many megabytes of nothing, packed.
fn nothing(megabytes: usize) -> Vec<u8> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
    let piece = vec![0; 1 << 20];
    (0..megabytes).for_each(|_| out.write_all(&piece).unwrap());
    out.finish().unwrap()
}

/// A small picture with a profile that is a gigabyte when it is unpacked.
pub fn profile_bomb() -> Vec<u8> {
    let profile = [b"x\0\0".to_vec(), nothing(1024)].concat();
    png_saying(8, 8, &[chunk(b"iCCP", &profile), chunk(b"IDAT", &nothing(1))])
}

/// Forty megapixels in a few kilobytes: as large as a picture may be.
pub fn large_and_empty() -> Vec<u8> {
    png_saying(8_000, 5_000, &[chunk(b"IDAT", &nothing(40))])
}
