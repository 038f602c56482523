//! Opening a picture: decoded under limits, made smaller, turned upright, its colours brought to sRGB in 8 bits. What else was in the
//! file (place, camera, thumbnails, programs) is not taken over.

use super::{Unfit, head};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, GrayAlphaImage, GrayImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// A picture as its file has it, with what must be known to show it rightly.
pub struct Opened {
    image: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

/// Most memory for one buffer of a decoder, in bytes: 40 megapixels in four colours of 16 bits.
const BUFFER: u64 = 320 << 20;

/// The first frame, where there are several.
pub fn open(bytes: &[u8]) -> Result<Opened, Unfit> {
    let said = head::of_bytes(bytes)?;
    if said.mime == "image/jpeg" {
        is_whole_jpeg(bytes)?;
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Unfit::Broken)?;
    let mut decoder = reader.into_decoder().map_err(unfit)?;
    head::fits(decoder.dimensions())?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(BUFFER);
    decoder.set_limits(limits).map_err(unfit)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let image = DynamicImage::from_decoder(decoder).map_err(unfit)?;
    Ok(Opened { image, orientation, profile })
}

fn unfit(error: image::ImageError) -> Unfit {
    match error {
        image::ImageError::Limits(_) => Unfit::TooHeavy,
        _ => Unfit::Broken,
    }
}

/// Decoders fill the rest of a JPEG that ends early with grey, and guess at the colours of one that is meant for the press. Walks the
/// segments (ITU-T T.81, B.1) up to the first scan, behind which the mark of the end must come.
fn is_whole_jpeg(bytes: &[u8]) -> Result<(), Unfit> {
    const CMYK: u8 = 4;
    let mut rest = bytes.get(2..).ok_or(Unfit::Broken)?;
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return Err(Unfit::Broken) };
        if marker == 0xff {
            rest = &rest[1..]; // a byte that fills
            continue;
        }
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) && rest.get(9) == Some(&CMYK) {
            return Err(Unfit::Cmyk);
        }
        rest = rest.get(2 + usize::from(u16::from_be_bytes([high, low]))..).ok_or(Unfit::Broken)?;
        if marker == 0xda {
            let ends = rest.windows(2).any(|two| two == [0xff, 0xd9]);
            return if ends { Ok(()) } else { Err(Unfit::Broken) };
        }
    }
}

impl Opened {
    /// Pixels, turned as the camera says.
    pub fn size(&self) -> (u32, u32) {
        let (width, height) = (self.image.width(), self.image.height());
        if self.is_on_its_side() { (height, width) } else { (width, height) }
    }

    const fn is_on_its_side(&self) -> bool {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(self.orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    }

    /// The picture in this size (as `size` counts it), upright, in sRGB with 8 bits a colour; four channels only where it can be seen
    /// through. It is made smaller first: everything else then has little to do.
    pub fn plain(self, (width, height): (u32, u32)) -> Result<DynamicImage, Unfit> {
        let lying = if self.is_on_its_side() { (height, width) } else { (width, height) };
        let small = resized(&self.image, lying)?;
        drop(self.image);
        let mut plain = srgb(small, self.profile.as_deref())?;
        plain.apply_orientation(self.orientation);
        Ok(match plain {
            DynamicImage::ImageRgba8(clear) if clear.pixels().any(|p| p.0[3] != u8::MAX) => DynamicImage::ImageRgba8(clear),
            other => DynamicImage::ImageRgb8(other.into_rgb8()),
        })
    }
}

/// The picture in this size, in 8 bits a colour.
pub fn resized(image: &DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, Unfit> {
    let kind = match image.color() {
        ColorType::L8 => PixelType::U8,
        ColorType::La8 => PixelType::U8x2,
        ColorType::Rgb8 => PixelType::U8x3,
        ColorType::Rgba8 => PixelType::U8x4,
        ColorType::L16 => PixelType::U16,
        ColorType::La16 => PixelType::U16x2,
        ColorType::Rgb16 => PixelType::U16x3,
        ColorType::Rgba16 => PixelType::U16x4,
        _ => return Err(Unfit::UnknownKind),
    };
    let from = ImageRef::new(image.width(), image.height(), image.as_bytes(), kind).map_err(|_| Unfit::Broken)?;
    let mut to = Image::new(width, height, kind);
    Resizer::new().resize(&from, &mut to, None).map_err(|_| Unfit::Broken)?;
    let channels = image.color().channel_count();
    let wide = image.color().bytes_per_pixel() > channels;
    let bytes = if wide { to.buffer().chunks_exact(2).map(narrow).collect() } else { to.into_vec() };
    let made = match channels {
        1 => GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8),
        2 => GrayAlphaImage::from_raw(width, height, bytes).map(DynamicImage::ImageLumaA8),
        3 => RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        _ => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
    };
    made.ok_or(Unfit::Broken)
}

/// The nearest 8-bit value of a 16-bit one.
fn narrow(two: &[u8]) -> u8 {
    let wide = u32::from(u16::from_ne_bytes([two[0], two[1]]));
    u8::try_from((wide + 128) / 257).unwrap_or(u8::MAX)
}

/// In sRGB, with three or four channels. A profile that cannot be read, or belongs to other channels, says nothing.
fn srgb(image: DynamicImage, profile: Option<&[u8]>) -> Result<DynamicImage, Unfit> {
    let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
    let grey = !image.color().has_color();
    let known = profile.filter(|p| p.color_space == if grey { DataColorSpace::Gray } else { DataColorSpace::Rgb });
    let clear = image.color().has_alpha();
    let Some(profile) = known else {
        return Ok(if clear { image.into_rgba8().into() } else { image.into_rgb8().into() });
    };
    let (from, to, channels) = match (grey, clear) {
        (true, false) => (Layout::Gray, Layout::Rgb, 3),
        (true, true) => (Layout::GrayAlpha, Layout::Rgba, 4),
        (false, false) => (Layout::Rgb, Layout::Rgb, 3),
        (false, true) => (Layout::Rgba, Layout::Rgba, 4),
    };
    let transform = profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default());
    let (width, height) = (image.width(), image.height());
    let mut bytes = vec![0; width as usize * height as usize * channels];
    let turned = transform.and_then(|transform| transform.transform(image.as_bytes(), &mut bytes));
    turned.map_err(|_| Unfit::Broken)?;
    let made = if clear {
        RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
    } else {
        RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    };
    made.ok_or(Unfit::Broken)
}
