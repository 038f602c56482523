//! The journal of a shop and its menus, written and arranged through the same commands as in any other shop.

use super::content::Post;
use super::fill::Filling;
use super::together::Together;
use crate::base::{Fault, Id, MenuEntryId, Outcome, Span, Words};
use crate::shop::catalog::category;
use crate::shop::content::menu::{MenuPlace, Target, entries};
use crate::shop::content::{DeleteMenuEntry, PageFacts, PageKind, SaveMenuEntry, SavePage, Wish, by_handle};

/// Posts appear on the days that they bear.
pub fn journal(filling: &Filling) -> Outcome {
    let posts = filling.content.posts.iter().map(|post| facts(filling, post)).collect::<Outcome<Vec<_>>>()?;
    let save = |facts| SavePage { id: None, facts, wish: Wish::Publish };
    filling.first(Together(posts.into_iter().map(save).collect())).map(drop)
}

fn facts(filling: &Filling, post: &Post) -> Outcome<PageFacts> {
    Ok(PageFacts {
        kind: PageKind::Post,
        handle: Some(post.handle.clone()),
        title: post.title.clone(),
        teaser: post.teaser.clone(),
        body: with_pictures(filling, &post.body),
        picture: Some(filling.picture(&post.picture)?),
        from: Some(filling.now - Span::days(post.days_ago)),
        author: post.author.clone(),
        tags: post.tags.clone(),
        products: post.products.clone(),
        ..PageFacts::default()
    })
}

/// The files name pictures by their own names, the shop by its numbers.
fn with_pictures(filling: &Filling, body: &Words) -> Words {
    let numbered =
        |text: String, (name, id): (&String, &crate::base::MediaId)| text.replace(&format!("]({name})"), &format!("]({})", id.get()));
    body.map(|text| filling.media.iter().fold(text.to_owned(), numbered))
}

/// What the main menu shows: shelves that open, another one, and what there is to read. The foot names pages one by one.
pub fn menus(filling: &Filling) -> Outcome {
    for entry in entries(&filling.shop.read()?)?.into_iter().filter(|entry| matches!(entry.menu, MenuPlace::Main | MenuPlace::Help)) {
        filling.first(DeleteMenuEntry { entry: entry.id })?;
    }
    for shelf in &filling.content.settings.menu {
        let category = filling.shelf(shelf)?;
        let top = filling.first(entry(MenuPlace::Main, Target::Category { category }, None))?;
        if !category::children(&filling.shop.read()?, Some(category))?.is_empty() {
            filling.first(entry(MenuPlace::Main, Target::Categories, Some(top)))?;
        }
    }
    filling.first(entry(MenuPlace::Main, Target::Journal, None))?;
    let pages = [(MenuPlace::Main, "about"), (MenuPlace::Help, "delivery"), (MenuPlace::Help, "returns"), (MenuPlace::Help, "care")];
    for (menu, name) in pages {
        let page = by_handle(&filling.shop.read()?, PageKind::Page, name)?;
        let page = page.ok_or_else(|| Fault::Bug(format!("pages.json: there is no page {name}")))?.id;
        filling.first(entry(menu, Target::Page { page }, None))?;
    }
    filling.first(entry(MenuPlace::Help, Target::Contact, None)).map(drop)
}

fn entry(menu: MenuPlace, target: Target, above: Option<MenuEntryId>) -> SaveMenuEntry {
    SaveMenuEntry { id: None, menu, above, label: Words::default(), target, words: String::new(), from: None, until: None }
}
