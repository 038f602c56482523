//! From the sections of a look to what they show now: products, categories and pictures are read when the page is drawn.

use crate::base::limits::STOREFRONT_PAGE;
use crate::base::{Id, MediaId, Outcome, ProductId, Words};
use crate::shop::catalog::product;
use crate::shop::content;
use crate::shop::theme::Section;
use crate::shop::theme::look::Look;
use crate::shop::theme::section::{Featured, Hero, Invitation, Quote, Story, Titled};
use crate::store::{Page, Reads, Snapshot};
use crate::web::cx::Cx;
use crate::web::facts::Facts;
use crate::web::storefront::journal;
use crate::web::theme::sections::{HeroView, QuoteView, RowView, SectionView, StoryView, Way, all_things};
use crate::web::ui::PictureView;
use crate::web::{goods, url, view};

/// Things in a row.
const ROW: usize = 8;
const FEATURED: usize = 5;
/// Posts of the journal in a row.
const POSTS: usize = 4;

/// What a section is drawn with.
pub struct Show<'a> {
    pub cx: &'a Cx,
    pub facts: &'a Facts,
    pub snapshot: &'a Snapshot,
    pub goods: goods::Browse<'a>,
}

impl Show<'_> {
    /// Every section that has something to show, and whose time it is; staff who look at the draft see those too whose time comes.
    pub fn all(&self, look: &Look) -> Outcome<Vec<SectionView>> {
        let mut views = Vec::with_capacity(look.sections.len());
        let preview = self.cx.shop.preview.is_some();
        for placed in look.sections.iter().filter(|placed| preview || placed.window.holds(self.cx.now)) {
            views.extend(self.one(&placed.section)?);
        }
        Ok(views)
    }

    fn one(&self, section: &Section) -> Outcome<Option<SectionView>> {
        Ok(match section {
            Section::Hero(s) => Some(SectionView::Hero(self.hero(s)?)),
            Section::Featured(s) => self.featured(s)?.map(SectionView::Featured),
            Section::Story(s) => self.story(s)?.map(SectionView::Story),
            Section::Categories(s) => {
                let entries = self.facts.index(self.cx.locale);
                (!entries.is_empty()).then(|| SectionView::Categories { title: self.said(&s.title, ""), entries })
            }
            Section::New(s) => {
                let newest = self.snapshot.ids(&product::BY_NEW, &0_u64, Page::first(STOREFRONT_PAGE))?;
                self.row(self.said(&s.title, "storefront-home-new"), &newest, ROW, all_things(self.cx))?.map(SectionView::Row)
            }
            Section::Bestsellers(s) => {
                let title = self.said(&s.title, "storefront-home-bestsellers");
                self.row(title, &self.facts.bestsellers, FEATURED, all_things(self.cx))?.map(SectionView::Featured)
            }
            Section::Quote(s) if s.quote.is_empty() => None,
            Section::Quote(s) => Some(SectionView::Quote(self.quote(s)?)),
            Section::Journal(s) => self.journal(s)?,
            Section::Newsletter(s) => self.newsletter(s),
        })
    }

    /// The latest posts; nothing where there are none.
    fn journal(&self, s: &Titled) -> Outcome<Option<SectionView>> {
        let posts = content::posts(self.snapshot, "", self.cx.now, Page::first(POSTS))?;
        let posts = journal::cards(self.snapshot, self.cx, posts)?;
        let title = self.said(&s.title, "storefront-journal");
        Ok((!posts.is_empty()).then_some(SectionView::Journal { title, posts }))
    }

    fn newsletter(&self, s: &Invitation) -> Option<SectionView> {
        let face = self.cx.shop.newsletter.as_ref()?;
        let text = if s.text.is_empty() { face.promise.clone() } else { self.said(&s.text, "") };
        Some(SectionView::Newsletter { title: self.said(&s.title, "newsletter-usual-title"), text })
    }

    /// The merchant's words, or the usual ones.
    fn said(&self, words: &Words, usual: &str) -> String {
        match words.get(self.cx.locale) {
            "" if usual.is_empty() => String::new(),
            "" => self.cx.t(usual).into_owned(),
            own => own.to_owned(),
        }
    }

    fn picture(&self, id: Option<MediaId>) -> Outcome<Option<PictureView>> {
        view::picture_of(self.snapshot, id, self.cx.locale)
    }

    fn hero(&self, s: &Hero) -> Outcome<HeroView> {
        let shop = &self.cx.shop;
        let or = |words: &Words, other: &str| Some(words.get(self.cx.locale)).filter(|own| !own.is_empty()).unwrap_or(other).to_owned();
        Ok(HeroView {
            headline: or(&s.headline, &shop.name),
            lead: or(&s.text, &shop.tagline),
            picture: self.picture(s.picture)?,
            caption: self.said(&s.caption, ""),
            button: (self.said(&s.button, "storefront-see-all-things"), if s.link.is_empty() { url::ALL } else { &s.link }.to_owned()),
        })
    }

    fn featured(&self, s: &Featured) -> Outcome<Option<RowView>> {
        let page = Page::first(STOREFRONT_PAGE);
        let shelf = s.category.and_then(|id| self.facts.categories.get(&id));
        let ids = match shelf {
            _ if !s.tag.is_empty() => self.snapshot.ids(&product::BY_TAG, &s.tag, page)?,
            Some(shelf) => self.snapshot.ids(&product::BY_NEW, &shelf.category.id.get(), page)?,
            None => self.snapshot.ids(&product::BY_NEW, &0_u64, page)?,
        };
        let more = match shelf.filter(|_| s.tag.is_empty()) {
            Some(shelf) => (shelf.category.title.get(self.cx.locale).to_owned(), url::category(&shelf.category.path)),
            None => all_things(self.cx),
        };
        let title = if s.title.is_empty() { more.0.clone() } else { self.said(&s.title, "") };
        self.row(title, &ids, FEATURED, more)
    }

    /// The first products that can be bought; nothing where there is none.
    fn row(&self, title: String, ids: &[ProductId], most: usize, more: Way) -> Outcome<Option<RowView>> {
        let mut cards = Vec::with_capacity(most);
        for id in ids {
            if cards.len() == most {
                break;
            }
            cards.extend(view::cards(&self.goods, self.cx, std::slice::from_ref(id))?);
        }
        Ok((!cards.is_empty()).then_some(RowView { title, cards, more }))
    }

    fn story(&self, s: &Story) -> Outcome<Option<StoryView>> {
        if s.title.is_empty() {
            return Ok(None);
        }
        let button = (!s.button.is_empty() && !s.link.is_empty()).then(|| (self.said(&s.button, ""), s.link.clone()));
        let (title, text) = (self.said(&s.title, ""), self.said(&s.text, ""));
        Ok(Some(StoryView { title, text, picture: self.picture(s.picture)?, side: s.side, button }))
    }

    fn quote(&self, s: &Quote) -> Outcome<QuoteView> {
        Ok(QuoteView { quote: self.said(&s.quote, ""), by: self.said(&s.by, ""), picture: self.picture(s.picture)? })
    }
}
