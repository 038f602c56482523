//! The letter as HTML. The rules stand in the elements, because some mail programs drop the head; what cannot stand there (dark
//! colours, narrow screens) is in a small style sheet that only adds comfort. Nothing is loaded from outside: pictures go with the letter.

use super::draft::{Block, Draft, Goods, Paper};
use super::dress::Dress;
use crate::base::text::line;
use crate::shop::theme::Role;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const HAIR: &str = "border-top:1px solid";

/// What cannot stand in the elements: colours for dark rooms, and narrow screens.
fn added(dress: &Dress) -> String {
    let night = |role: Role| dress.night(role);
    let [paper, ink, muted, btn] = [Role::Paper, Role::Ink, Role::Muted, Role::Btn].map(night);
    let [on_btn, surface, line] = [Role::OnBtn, Role::Surface, Role::Line].map(night);
    let has_dark = dress.logo.as_ref().is_some_and(|logo| logo.dark.is_some());
    let logo = if has_dark { ".l{display:none!important}.d{display:block!important}" } else { "" };
    format!(
        "
:root{{color-scheme:light dark}}
@media (prefers-color-scheme:dark){{
body{{background:{paper}!important;color:{ink}!important}}.m{{color:{muted}!important}}.w{{color:{ink}!important}}
.b{{background:{btn}!important;color:{on_btn}!important}}.x{{background:{surface}!important}}.h{{border-color:{line}!important}}{logo}
}}
@media (max-width:480px){{h1{{font-size:27px!important}}.b{{display:block!important;text-align:center!important}}}}
"
    )
}

pub fn write(paper: &Paper<'_>, draft: &Draft) -> String {
    let dress = &paper.shop.dress;
    let (ink, weight, headings) = (dress.day(Role::Ink), dress.weight, dress.headings);
    let body =
        format!("margin:0;background:{};color:{ink};font:16px/1.55 {};-webkit-text-size-adjust:100%", dress.day(Role::Paper), dress.text);
    let heading = format!("margin:0 0 12px;font:{weight} 32px/1.12 {headings};letter-spacing:-.01em;color:{ink}");
    let page = html! {
        (DOCTYPE)
        html lang=(paper.locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (draft.subject) }
                style { (PreEscaped(added(dress))) }
            }
            body style=(body) {
                div style="max-width:600px;margin:0 auto;padding:28px 20px 40px" {
                    div style="display:none;max-height:0;overflow:hidden" aria-hidden="true" { (draft.preview) }
                    (sign(paper))
                    h1 class="w" style=(heading) { (draft.heading) }
                    @for part in &draft.blocks { (block(dress, part)) }
                    (foot(paper))
                }
            }
        }
    };
    page.into_string()
}

/// The logo, else the shop's name in letters. Whoever sees no pictures reads the name.
fn sign(paper: &Paper<'_>) -> Markup {
    let (dress, name) = (&paper.shop.dress, &paper.shop.name);
    let word = format!("margin:0 0 32px;font:{} 24px/1.2 {};color:{}", dress.weight, dress.headings, dress.day(Role::Ink));
    let plate = if dress.logo.as_ref().is_some_and(|logo| logo.dark.is_none()) {
        ";padding:8px 10px;background:#fff;border-radius:3px"
    } else {
        ""
    };
    let [light, dark] = ["display:block", "display:none"].map(|shown| format!("{shown};border:0;max-width:100%;height:auto;{word}{plate}"));
    html! {
        @if let Some(logo) = &dress.logo {
            // The files are in the order light, dark.
            @for (file, (class, style)) in dress.files().iter().zip([("l w", light), ("d w", dark)]) {
                img class=(class) src={ "cid:" (file.name) } alt=(if class == "l w" { name } else { "" }) width=(logo.width) height=(logo.height) style=(style);
            }
        } @else { p class="w" style=(word) { (name) } }
    }
}

fn block(dress: &Dress, block: &Block) -> Markup {
    let heading = format!("margin:36px 0 10px;font:600 16px/1.4 {}", dress.text);
    let quiet = format!("margin:0 0 14px;color:{};font-size:14px", dress.day(Role::Muted));
    html! {
        @match block {
            Block::Heading(text) => { h2 style=(heading) { (text) } }
            Block::Say(text) => { p style="margin:0 0 14px" { (text) } }
            Block::Quiet(text) => { p class="m" style=(quiet) { (text) } }
            Block::Button { label, url } => { (button(dress, label, url)) }
            Block::Lines(lines) => {
                p style="margin:0 0 14px" {
                    @for (n, text) in lines.iter().enumerate() { @if n > 0 { br; } (text) }
                }
            }
            Block::Facts(facts) => { (facts_box(dress, facts)) }
            // Dark on white whatever the program wears, with the white edge that readers need.
            Block::Picture { name, label } => {
                p style="margin:0 0 10px" { img src={ "cid:" (name) } width="220" height="220" alt=(label) style="display:block;background:#fff;border:0"; }
            }
            Block::Table { goods, totals } => { (table(dress, goods, totals)) }
        }
    }
}

fn button(dress: &Dress, label: &str, url: &str) -> Markup {
    let (ground, text, round) = (dress.day(Role::Btn), dress.day(Role::OnBtn), &dress.round);
    let style = format!(
        "display:inline-block;padding:14px 26px;border-radius:{round};background:{ground};color:{text};font-weight:500;text-decoration:none"
    );
    html! { @if is_web_address(url) { p style="margin:20px 0 14px" { a class="b" href=(url) style=(style) { (label) } } } }
}

/// Labels and values in a tinted box; a single one is large.
fn facts_box(dress: &Dress, facts: &[(String, String)]) -> Markup {
    let ground = format!("margin:0 0 14px;padding:18px 20px 6px;background:{};border-radius:3px", dress.day(Role::Sunk));
    let quiet = format!("color:{};font-size:14px", dress.day(Role::Muted));
    let value = if facts.len() == 1 { "font-size:20px;font-weight:600" } else { "font-weight:600" };
    html! {
        div class="x" style=(ground) {
            @for (label, text) in facts {
                p style="margin:0 0 12px;font-variant-numeric:tabular-nums" {
                    span class="m" style=(quiet) { (label) }
                    br;
                    span style=(value) { (text) }
                }
            }
        }
    }
}

fn table(dress: &Dress, goods: &[Goods], totals: &[(String, String, bool)]) -> Markup {
    let (hair, quiet) = (format!("{HAIR} {}", dress.day(Role::Line)), format!("color:{};font-size:14px", dress.day(Role::Muted)));
    let left = format!("padding:12px 0;{hair};text-align:left;vertical-align:top;font-weight:400");
    let right = format!("padding:12px 0 12px 16px;{hair};text-align:right;vertical-align:top;white-space:nowrap");
    html! {
        table class="r" style="width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums" {
            tbody {
                @for goods in goods {
                    tr {
                        th class="h" scope="row" style=(left) {
                            (goods.title)
                            @if !goods.choice.is_empty() {
                                br;
                                span class="m" style=(quiet) { (goods.choice) }
                            }
                        }
                        td class="h" style=(right) { (goods.amount) }
                    }
                }
            }
            @if !totals.is_empty() {
                tfoot { @for (n, row) in totals.iter().enumerate() { (total(dress, n, row)) } }
            }
        }
    }
}

fn total(dress: &Dress, n: usize, (label, amount, is_sum): &(String, String, bool)) -> Markup {
    let edge = if n == 0 { format!("{HAIR} {};padding-top:12px", dress.day(Role::Edge)) } else { "border:0".to_owned() };
    let size = if *is_sum { "font-size:18px;font-weight:600;padding-top:10px" } else { "font-size:14px;font-weight:400" };
    let left = format!("padding:6px 0;text-align:left;{edge};{size}");
    let right = format!("padding:6px 0 6px 16px;text-align:right;white-space:nowrap;{edge};{size}");
    html! {
        tr {
            th scope="row" style=(left) { (label) }
            td style=(right) { (amount) }
        }
    }
}

fn foot(paper: &Paper<'_>) -> Markup {
    let (line_colour, muted) = (paper.shop.dress.day(Role::Line), paper.shop.dress.day(Role::Muted));
    let style = format!("margin-top:44px;padding-top:18px;{HAIR} {line_colour};color:{muted};font-size:13px;line-height:1.5");
    let shop = std::iter::once(&paper.shop.name).chain(&paper.shop.address_lines).map(|l| line(l)).collect::<Vec<_>>().join(", ");
    let email = paper.shop.email.as_ref().map_or("", |email| email.as_str());
    html! {
        div class="m h" style=(style) {
            p style="margin:0 0 8px" { (paper.locale.t(paper.why)) }
            p style="margin:0 0 8px" { (shop) @if !paper.shop.phone.is_empty() { br; (paper.shop.phone) } @if !email.is_empty() { br; (email) } }
            p style="margin:0 0 8px" {
                @if is_web_address(&paper.shop.base_url) { a href=(paper.shop.base_url) style="color:inherit" { (paper.shop.base_url) } " · " }
                (paper.locale.t("mail-foot-no-tracking"))
            }
        }
    }
}

/// Links in letters lead to the web and nowhere else.
fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
