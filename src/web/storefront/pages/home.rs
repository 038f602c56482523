//! The home page: whatever sections the shop has, in its order.

use crate::web::cx::Cx;
use crate::web::theme::SectionView;
use crate::web::theme::sections::sections;
use crate::web::ui::Page;
use crate::web::ui::json_ld::organization;
use crate::web::url;

pub fn home<'a>(cx: &'a Cx, views: &[SectionView]) -> Page<'a> {
    let hero = views.iter().find_map(|view| if let SectionView::Hero(hero) = view { Some(hero) } else { None });
    Page {
        description: hero.map(|hero| hero.lead.clone()).unwrap_or_default(),
        canonical: Some(url::HOME.to_owned()),
        picture: hero.and_then(|hero| hero.picture.clone()),
        json_ld: vec![organization(cx)],
        main_class: "",
        ..Page::new(cx, "", sections(cx, views))
    }
}
