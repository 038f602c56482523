//! The widths of a picture, each as WebP and as JPEG, and the few pixels that stand in until they come. Pixels are all that is written.

use super::open::{Opened, resized};
use super::{Made, Unfit};
use crate::base::{Fault, Outcome};
use crate::shop::catalog::media::{height_at, widths as ladder};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, RgbImage};
use std::fs::File;
use std::io::{BufWriter, Write as _};

/// By eye no different from the original; sizes and times are in benches/README.md. JPEG is for the few browsers without WebP.
const WEBP_QUALITY: u8 = 78;
const JPEG_QUALITY: u8 = 78;
/// For the placeholder, which is seen for a moment and never sharp.
const HAZE_QUALITY: u8 = 30;
const HAZE_WIDTH: u32 = 12;
/// A picture that is much higher than wide has none: it would be larger than it is worth.
const HAZE_BYTES_MAX: usize = 300;

/// Writes the first so many widths into the folder in which this process stands.
pub fn widths(opened: Opened, steps: usize) -> Result<Made, Unfit> {
    let (width, height) = opened.size();
    let ready: Vec<u32> = ladder(width).into_iter().take(steps).collect();
    let largest = ready.last().copied().unwrap_or(width);
    let at = |width_at: u32| (width_at, height_at((width, height), width_at));
    let whole = opened.plain(at(largest))?;
    for &step in &ready {
        let picture = resized(&whole, at(step))?;
        write(&format!("{step}.webp"), &webp(&picture, WEBP_QUALITY)?)?;
        write_jpeg(&format!("{step}.jpg"), picture)?;
    }
    Ok(Made { width, height, ready, haze: haze(&whole, at(HAZE_WIDTH))? })
}

fn webp(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Unfit> {
    let (width, height) = (picture.width(), picture.height());
    let encoder = match picture {
        DynamicImage::ImageRgba8(clear) => webp::Encoder::from_rgba(clear, width, height),
        other => webp::Encoder::from_rgb(other.as_bytes(), width, height),
    };
    let written = encoder.encode_simple(false, quality.into()).map_err(|_| Unfit::Broken)?;
    Ok(written.to_vec())
}

fn write_jpeg(name: &str, picture: DynamicImage) -> Result<(), Unfit> {
    let mut out = BufWriter::new(File::create(name).map_err(|_| Unfit::TooHeavy)?);
    JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY).encode_image(&on_white(picture)).map_err(|_| Unfit::TooHeavy)?;
    out.flush().map_err(|_| Unfit::TooHeavy)
}

/// A JPEG cannot be seen through: what was clear becomes white.
fn on_white(picture: DynamicImage) -> RgbImage {
    let DynamicImage::ImageRgba8(clear) = picture else { return picture.into_rgb8() };
    let over = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
    };
    let mut white = RgbImage::new(clear.width(), clear.height());
    for (to, from) in white.pixels_mut().zip(clear.pixels()) {
        let [red, green, blue, alpha] = from.0;
        to.0 = [over(red, alpha), over(green, alpha), over(blue, alpha)];
    }
    white
}

/// A square in shades of grey, a byte a pixel, as PNG.
pub fn grey_png(grey: &[u8], side: u32) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let written = PngEncoder::new(&mut bytes).write_image(grey, side, side, ExtendedColorType::L8);
    written.map_err(|e| Fault::Bug(format!("a picture of our own cannot be written: {e}")))?;
    Ok(bytes)
}

fn haze(whole: &DynamicImage, size: (u32, u32)) -> Result<String, Unfit> {
    if whole.color().has_alpha() || size.1 > 4 * size.0 {
        return Ok(String::new());
    }
    let bytes = webp(&resized(whole, size)?, HAZE_QUALITY)?;
    Ok(if bytes.len() > HAZE_BYTES_MAX { String::new() } else { STANDARD.encode(bytes) })
}

fn write(name: &str, bytes: &[u8]) -> Result<(), Unfit> {
    std::fs::write(name, bytes).map_err(|_| Unfit::TooHeavy)
}
