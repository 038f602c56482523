//! Photographs in the widths that a layout wants, with their measures, so that nothing moves when they arrive.

use crate::shop::catalog::Focus;
use maud::{Markup, html};

/// One picture: where it is, what it shows, its size in pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureView {
    /// Its largest width, for whatever takes one file: previews, search engines, the zoom.
    pub url: String,
    /// What it shows, for those who do not see it; empty where it only repeats what stands beside it.
    pub alt: String,
    pub width: u32,
    pub height: u32,
    /// Widths that are ready, and what stands before `480.webp` in their addresses.
    pub widths: Vec<u32>,
    pub base: String,
    /// See `Media::haze`.
    pub haze: String,
    pub focus: Focus,
}

impl PictureView {
    /// The same picture where it only decorates.
    pub fn silent(&self) -> PictureView {
        PictureView { alt: String::new(), ..self.clone() }
    }

    /// The address of a width at least this large, for one that is always drawn at the same size.
    pub fn at_least(&self, width: u32) -> String {
        let found = self.widths.iter().find(|&&ready| ready >= width).or(self.widths.last());
        found.map_or_else(|| self.url.clone(), |ready| format!("{}{ready}.jpg", self.base))
    }
}

/// Where a picture stands; from it follows how wide it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In a row of cards.
    Card,
    /// The stage of the product's page.
    Stage,
    /// Across the page.
    Hero,
    /// Beside a text, half a page.
    Story,
    /// A line of the cart.
    Line,
    /// Some 64 pixels.
    Thumb,
}

impl Place {
    /// How wide it is drawn (HTML, "sizes attribute"), and the least and the largest width that are offered for that: from a plain
    /// phone to twice that on a dense screen.
    const fn sizes(self) -> (&'static str, u32, u32) {
        match self {
            Place::Card => ("(width >= 90rem) 21rem, (width >= 48rem) 28vw, 46vw", 320, 800),
            Place::Stage => ("(width >= 75rem) 44rem, (width >= 60rem) 50vw, 100vw", 480, 1920),
            Place::Hero => ("(width >= 90rem) 86rem, 100vw", 480, 1920),
            Place::Story => ("(width >= 60rem) 56vw, 100vw", 480, 1920),
            Place::Line => ("7.5rem", 160, 320),
            Place::Thumb => ("4.5rem", 160, 160),
        }
    }

    /// Whether a placeholder is worth its bytes.
    const fn is_large(self) -> bool {
        !matches!(self, Place::Line | Place::Thumb)
    }
}

/// When a picture is fetched, and how it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    First,
    Later,
    /// In another size than elsewhere on the page, from the same file.
    Again,
    /// Over another, seen on hover and focus.
    Over,
}

/// A picture that is seen at once: fetched before everything else.
pub fn picture_first(p: &PictureView, place: Place) -> Markup {
    draw(p, place, Way::First)
}

/// A picture further down: fetched when it comes near.
pub fn picture_later(p: &PictureView, place: Place) -> Markup {
    draw(p, place, Way::Later)
}

/// A picture that the page shows at that place already, drawn small: the file is there, and no other is fetched. It only decorates.
pub fn picture_again(p: &PictureView, place: Place) -> Markup {
    draw(&p.silent(), place, Way::Again)
}

/// Another view of the picture before it, seen on hover and focus. It only decorates.
pub fn picture_over(p: &PictureView, place: Place) -> Markup {
    draw(&p.silent(), place, Way::Over)
}

fn draw(p: &PictureView, place: Place, way: Way) -> Markup {
    let (sizes, least, most) = place.sizes();
    let mut fits: Vec<u32> = p.widths.iter().copied().filter(|width| (least..=most).contains(width)).collect();
    if fits.is_empty() {
        // A small picture, or one of which only the first widths are made.
        fits.extend(p.widths.iter().rfind(|&&width| width < least).or(p.widths.first()));
    }
    // What is fetched late can be measured first, where the browser knows how.
    let auto = (!matches!(way, Way::First | Way::Again)).then(|| format!("auto, {sizes}"));
    let srcset = fits.iter().map(|width| format!("{}{width}.webp {width}w", p.base)).collect::<Vec<_>>().join(", ");
    let haze = (place.is_large() && !matches!(way, Way::Again | Way::Over) && !p.haze.is_empty()).then_some(&p.haze);
    html! {
        @if let Some(haze) = haze {
            img.haze src={ "data:image/webp;base64," (haze) } alt="" width=(p.width) height=(p.height);
        }
        @match fits.get(fits.len() / 2) {
            None => (image(p, way, &p.url, None)),
            // Browsers that know no WebP are few, and are given one width.
            Some(middle) => picture {
                source type="image/webp" srcset=(srcset) sizes=(auto.as_deref().unwrap_or(sizes));
                (image(p, way, &format!("{}{middle}.jpg", p.base), auto.as_ref().map(|auto| (auto, *middle))))
            },
        }
    }
}

/// The element itself. A `source` beside it may say `auto` only where it says so too, and then it must name a width (HTML, "allows
/// auto-sizes").
fn image(p: &PictureView, way: Way, src: &str, auto: Option<(&String, u32)>) -> Markup {
    let (sizes, srcset) = auto.map(|(sizes, width)| (sizes, format!("{src} {width}w"))).unzip();
    let over = (way == Way::Over).then_some("over");
    let class: Vec<&str> = over.into_iter().chain((p.focus != Focus::Centre).then(|| focus_class(p.focus))).collect();
    let class = (!class.is_empty()).then(|| class.join(" "));
    let (lazy, calm) = if way == Way::First { (None, None) } else { (Some("lazy"), Some("async")) };
    // `sizes` before `srcset` and `src`, and `loading` before all: a browser may begin to fetch as soon as it has read them.
    html! {
        img class=[class] loading=[lazy] decoding=[calm] fetchpriority=[(way == Way::First).then_some("high")]
            sizes=[sizes] srcset=[srcset] src=(src) alt=(p.alt) width=(p.width) height=(p.height);
    }
}

/// What keeps that part in sight.
const fn focus_class(focus: Focus) -> &'static str {
    match focus {
        Focus::TopLeft => "at-top-left",
        Focus::Top => "at-top",
        Focus::TopRight => "at-top-right",
        Focus::Left => "at-left",
        Focus::Centre => "",
        Focus::Right => "at-right",
        Focus::BottomLeft => "at-bottom-left",
        Focus::Bottom => "at-bottom",
        Focus::BottomRight => "at-bottom-right",
    }
}

#[cfg(test)]
mod tests {
    use super::{PictureView, Place, picture_again, picture_first, picture_later, picture_over};
    use crate::shop::catalog::Focus;

    fn mug(widths: &[u32]) -> PictureView {
        let (url, base) = ("/media/ab/mug.jpg".to_owned(), "/media/ab/mug~".to_owned());
        PictureView { url, base, alt: "A mug".to_owned(), width: 1000, height: 1250, widths: widths.to_vec(), ..PictureView::default() }
    }

    #[test]
    fn a_place_gets_the_widths_that_it_can_use() {
        let made = mug(&[160, 320, 480, 800, 1000]);
        let card = picture_later(&made, Place::Card).into_string();
        assert!(card.contains(
            "<source type=\"image/webp\" srcset=\"/media/ab/mug~320.webp 320w, /media/ab/mug~480.webp 480w, /media/ab/mug~800.webp 800w\""
        ));
        assert!(!card.contains("1000w") && card.contains("loading=\"lazy\"") && card.contains("sizes=\"auto, "));
        assert!(
            card.contains(" srcset=\"/media/ab/mug~480.jpg 480w\" src=\"/media/ab/mug~480.jpg\""),
            "one width for those who know no WebP"
        );
        assert!(card.contains("width=\"1000\" height=\"1250\""));
        let stage = picture_first(&made, Place::Stage).into_string();
        assert!(stage.contains("1000w") && stage.contains("fetchpriority=\"high\"") && !stage.contains("lazy") && !stage.contains("auto"));
        assert!(picture_later(&mug(&[1900]), Place::Thumb).into_string().contains("~1900.webp 1900w"), "the only one there is");
    }

    #[test]
    fn one_that_is_not_made_yet_is_shown_as_it_came() {
        let drawn = picture_later(&mug(&[]), Place::Card).into_string();
        assert!(drawn.contains("src=\"/media/ab/mug.jpg\"") && !drawn.contains("srcset") && !drawn.contains("<picture"));
    }

    #[test]
    fn focus_haze_and_the_second_view() {
        let p = PictureView { haze: "UklGRg==".to_owned(), focus: Focus::Top, ..mug(&[160]) };
        assert!(picture_later(&p, Place::Card).into_string().starts_with("<img class=\"haze\" src=\"data:image/webp;base64,UklGRg==\""));
        assert!(picture_later(&p, Place::Card).into_string().contains("class=\"at-top\""));
        assert!(!picture_later(&p, Place::Thumb).into_string().contains("haze"));
        let again = picture_again(&p, Place::Stage).into_string();
        assert!(again.contains("sizes=\"(width") && again.contains("loading=\"lazy\"") && !again.contains("haze"));
        let over = picture_over(&p, Place::Card).into_string();
        assert!(over.contains("class=\"over at-top\"") && over.contains("alt=\"\"") && !over.contains("haze"));
    }
}
