//! Menus in the admin: the entries of the head and the foot, in their order.

use crate::base::{MenuEntryId, Outcome, Say, Time, Window};
use crate::shop::Permission;
use crate::shop::content::menu::{MenuEntry, MenuPlace, Target, entries};
use crate::shop::content::menu_save::{MoveMenuEntry, Way};
use crate::shop::content::{DeleteMenuEntry, PagePlace, SaveMenuEntry, pages};
use crate::store::{Reads, Snapshot};
use crate::web::admin::asked::id;
use crate::web::admin::categories::shelves;
use crate::web::admin::resource::{Column, Resource};
use crate::web::admin::resource_serve::Answer;
use crate::web::admin::signed_in::StaffForm;
use crate::web::admin::ui::PostButton;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::input::{LineOrNone, WordsLineOrNone};
use crate::web::field::{Choice, Form, Input, Kind, ReadCx, form};
use crate::web::ui::ChoiceView;
use crate::web::ui::menu_line::places;
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

impl Choice for MenuPlace {
    const ALL: &'static [MenuPlace] = &MenuPlace::ALL;
    fn key(self) -> &'static str {
        MenuPlace::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            MenuPlace::Main => "admin-menu-main",
            MenuPlace::Shop => "admin-menu-shop",
            MenuPlace::Help => "admin-menu-help",
            MenuPlace::Legal => "admin-menu-legal",
        }
    }
}

impl Input for Target {
    type Value = Target;
    const KIND: Kind = Kind::Pick;
    fn show(value: &Target, _: &ReadCx) -> String {
        value.key()
    }
    fn read(typed: &str, _: &ReadCx) -> Result<Target, Say> {
        Target::from_key(typed).ok_or(Say::new("wrong-choice"))
    }
}

pub struct Menus;
impl Resource for Menus {
    type Id = MenuEntryId;
    type Facts = SaveMenuEntry;
    type Save = SaveMenuEntry;
    type Delete = DeleteMenuEntry;
    const PATH: &'static str = "/admin/menus";
    const WORD: &'static str = "admin-menu";
    const NEEDS: Permission = Permission::Catalog;
    const FORM: Form<SaveMenuEntry> = form!(SaveMenuEntry with { id: None } {
        menu: MenuPlace = "admin-menu-which", "", preset = "main";
        above: Option<MenuEntryId> = "admin-menu-above", "admin-menu-above-help";
        target: Target = "admin-menu-target", "admin-menu-target-help";
        words: LineOrNone = "admin-menu-words", "admin-menu-words-help";
        label: WordsLineOrNone = "admin-menu-label", "admin-menu-label-help";
        from: Option<Time> = "admin-page-from", "admin-menu-from-help";
        until: Option<Time> = "admin-page-until", "admin-menu-until-help";
    });
    const COLUMNS: &'static [Column<MenuEntry>] = &[
        Column {
            head: "admin-menu-label",
            class: "",
            cell: |e, cx| html! { span class=[e.above.map(|_| "depth-1")] { (name(e, cx)) @if let Some(when) = when(e, cx) { br; small.muted { (when) } } } },
        },
        Column {
            head: "admin-menu-target",
            class: "muted off",
            cell: |e, cx| html! { (kind(e.target, cx)) @if !e.words.is_empty() { " " (e.words) } },
        },
        Column {
            head: "admin-menu-which",
            class: "muted",
            cell: |e, cx| html! { (cx.t(Choice::label(e.menu))) @if let Some(where_it_is) = line(e, cx) { br; small { (where_it_is) } } },
        },
        Column { head: "admin-menu-order", class: "act", cell: order },
    ];
    const DELETE: Option<fn(MenuEntryId) -> DeleteMenuEntry> = Some(|entry| DeleteMenuEntry { entry });

    fn facts(e: MenuEntry) -> SaveMenuEntry {
        let MenuEntry { id, menu, above, label, target, words, window: Window { from, until }, position: _ } = e;
        SaveMenuEntry { id: Some(id), menu, above, label, target, words, from, until }
    }
    fn save(id: Option<MenuEntryId>, facts: SaveMenuEntry) -> SaveMenuEntry {
        SaveMenuEntry { id, ..facts }
    }
    fn name(e: &MenuEntry, cx: &Cx) -> String {
        name(e, cx)
    }
    fn rows(reads: &Snapshot) -> Outcome<Vec<MenuEntry>> {
        named(reads)
    }
    fn options(reads: &Snapshot, field: &str, cx: &Cx) -> Outcome<Vec<ChoiceView>> {
        if field == "above" {
            let tops = named(reads)?.into_iter().filter(|e| e.menu == MenuPlace::Main && e.above.is_none());
            return Ok(tops.map(|e| ChoiceView::new(e.id.to_string(), name(&e, cx))).collect());
        }
        let plain = [Target::Categories, Target::Everything, Target::Journal, Target::Contact].into_iter();
        let pages_of = PagePlace::ALL.into_iter().filter(|place| *place != PagePlace::Nowhere).map(|place| Target::Pages { place });
        let written = [Target::Product, Target::Search, Target::Address].into_iter();
        let choice = |target: Target| ChoiceView::new(target.key(), kind(target, cx));
        let mut options: Vec<ChoiceView> = plain.chain(pages_of).chain(written).map(choice).collect();
        for page in pages(reads)? {
            let label = cx.t_with("admin-menu-to-page", &[("name", page.facts.title.get(cx.locale))]);
            options.push(ChoiceView::new(Target::Page { page: page.id }.key(), label));
        }
        for shelf in shelves(reads, cx)? {
            let label = cx.t_with("admin-menu-to-category", &[("name", &shelf.label)]);
            options.push(ChoiceView::new(format!("category:{}", shelf.value), label));
        }
        Ok(options)
    }
}

/// Every entry, under the name of what it leads to where it has none of its own.
fn named(reads: &Snapshot) -> Outcome<Vec<MenuEntry>> {
    let mut all = entries(reads)?;
    for entry in all.iter_mut().filter(|entry| entry.label.is_empty()) {
        let found = match entry.target {
            Target::Category { category } => reads.find(category)?.map(|category| category.title),
            Target::Page { page } => reads.find(page)?.map(|page| page.facts.title),
            _ => None,
        };
        entry.label = found.unwrap_or_default();
    }
    Ok(all)
}

fn name(entry: &MenuEntry, cx: &Cx) -> String {
    match (entry.label.is_empty(), entry.words.is_empty()) {
        (false, _) => entry.label.get(cx.locale).to_owned(),
        (true, false) => entry.words.clone(),
        (true, true) => kind(entry.target, cx),
    }
}

/// When it stands there, where that is not always.
fn when(entry: &MenuEntry, cx: &Cx) -> Option<String> {
    let Window { from, until } = entry.window;
    let words = |key: &str, at: Option<Time>| at.map(|at| cx.t_with(key, &[("date", &cx.date_time(at))]).into_owned());
    let said: Vec<String> = [words("admin-menu-from", from), words("admin-menu-until", until)].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// What kind of thing it leads to.
fn kind(target: Target, cx: &Cx) -> String {
    let key = match target {
        Target::Categories => "admin-menu-to-categories",
        Target::Pages { place: PagePlace::Help } => "admin-menu-to-help-pages",
        Target::Pages { place: PagePlace::Legal } => "admin-menu-to-legal-pages",
        Target::Pages { place: PagePlace::Nowhere } => "admin-menu-to-other-pages",
        Target::Category { .. } => "admin-category",
        Target::Page { .. } => "admin-page-one",
        Target::Journal => "storefront-journal",
        Target::Contact => "storefront-contact",
        Target::Everything => "storefront-all-things",
        Target::Product => "admin-menu-to-product",
        Target::Search => "admin-menu-to-search",
        Target::Address => "admin-menu-to-address",
    };
    cx.t(key).into_owned()
}

/// Where an entry of the main menu stands on wide screens: in the line, or below *More*.
fn line(entry: &MenuEntry, cx: &Cx) -> Option<String> {
    let is_top = entry.menu == MenuPlace::Main && entry.above.is_none();
    let nth = cx.shop.menu.iter().position(|link| link.entry == Some(entry.id)).filter(|_| is_top)?;
    Some(
        match places(cx).get(nth)?.from() {
            Some(0) => cx.t("admin-menu-in-line"),
            Some(width) => cx.t_with("admin-menu-in-line-from", &[("width", &width.to_string())]),
            None => cx.t("admin-menu-below-more"),
        }
        .into_owned(),
    )
}

/// Two buttons that work without a script.
fn order(entry: &MenuEntry, cx: &Cx) -> Markup {
    let to = format!("{}/{}/move", Menus::PATH, entry.id);
    let button = |way: &str, label: &str| {
        let hidden = [("way", way.to_owned())];
        html! { (PostButton { cx, to: &to, label: &cx.t(label), icon: "", class: "ghost small", hidden: &hidden }) }
    };
    html! { div.cluster { (button("up", "admin-menu-up")) (button("down", "admin-menu-down")) } }
}

pub async fn shift(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let entry: MenuEntryId = id(&path)?;
    form.who.answer(|ask| {
        let way = if form.raw.get("way") == "up" { Way::Up } else { Way::Down };
        ask.shop.run(ask.actor, MoveMenuEntry { entry, way })?;
        Ok(Answer::Go(Menus::PATH.to_owned()))
    })
}
