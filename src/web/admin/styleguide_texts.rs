//! What the styleguide shows of longer words: texts, tables, what folds, lines of an order, an index, forms in the foot; and every drawing.

use crate::web::cx::Cx;
use crate::web::ui::frame::{contact_links, logo};
use crate::web::ui::icon::names;
use crate::web::ui::sign_up::{ON_PAGE, SignUp, sign_up};
use crate::web::ui::{
    CardView, ChoiceView, FieldKind, FieldView, IndexEntry, MiniLine, choices, dot, icon, icon_m, icon_xs, index, linked, mini_lines,
    paragraphs, prose, spec_table,
};
use maud::{Markup, html};

/// Everything that a merchant can write in a longer text.
fn sample(name: &str, words: &str) -> String {
    format!(
        "## {name}\n\n{words} **{name}**, *{name}*, [{name}](/).\n\n- {words}\n- {name}\n\n1. {name}\n2. {words}\n\n> {words}\n\n| {name} | {name} |\n| --- | --- |\n| 1 | 2 |"
    )
}

pub fn texts(cx: &Cx, list: &[CardView]) -> Markup {
    let (name, words, wrong) = (&cx.shop.name, &cx.shop.tagline, cx.t("wrong-email"));
    let line = |card: &CardView| MiniLine {
        title: card.title.clone(),
        facts: card.facts.clone(),
        quantity: 2,
        total: card.price.now.times(2),
        picture: card.picture.clone(),
    };
    let entry =
        |card: &CardView| IndexEntry { label: card.title.clone(), href: card.href.clone(), count: Some(3), picture: card.picture.clone() };
    let (lines, entries): (Vec<MiniLine>, Vec<IndexEntry>) = (list.iter().take(2).map(line).collect(), list.iter().map(entry).collect());
    let options = vec![
        ChoiceView::new("a", cx.t("word-yes")),
        ChoiceView { note: words.clone(), picked: true, ..ChoiceView::new("b", cx.t("word-no")) },
    ];
    let field = FieldView { options, ..FieldView::new(FieldKind::Radios, "g-choices", cx.t("admin-prices")) };
    html! {
        div.prose { (prose(&sample(name, words))) (paragraphs(words)) p { (linked(&format!("<a>{name}</a>"), &[("a", Some("/"))])) } }
        (spec_table(name, &[(name.clone(), words.clone()), (words.clone(), name.clone())]))
        div.folds { @for at in 0..2 { details.fold open[at == 0] { summary { h3 { (name) } } div.prose.muted { (paragraphs(words)) } } } }
        (choices(&field))
        div.sum { (mini_lines(cx, &lines)) }
        (index(&entries))
        (sign_up(cx, &SignUp { place: ON_PAGE, typed: "hello@", error: Some(&wrong), ..SignUp::default() }))
        p { (contact_links(cx)) }
        p.logo { (logo(cx)) }
        @for card in list.iter().filter(|card| !card.dots.is_empty()).take(1) { p.dots { @for colour in &card.dots { (dot(*colour)) } } }
    }
}

/// Every drawing with its name, in its three sizes.
pub fn signs() -> Markup {
    html! { ul.cluster { @for name in names() { li.cluster.xs { (icon(name)) (icon_m(name)) (icon_xs(name)) code { (name) } } } } }
}
