//! The letter as HTML. The rules stand in the elements, because some mail programs drop the head; what cannot stand there (dark
//! colours, narrow screens) is in a small style sheet that only adds comfort. Nothing is loaded from outside: pictures go with the letter.

use super::draft::{Block, Draft, Goods, Paper};
use crate::base::text::line;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const SANS: &str = "'Instrument Sans',-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const HAIR: &str = "border-top:1px solid #ddd6ca";

const ADDED: &str = "
:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
body{background:#171614!important;color:#ede8df!important}.m{color:#aaa297!important}.w{color:#ede8df!important}
.b{background:#ede8df!important;color:#191816!important}.x{background:#211f1c!important}.h{border-color:#37332e!important}
}
@media (max-width:480px){h1{font-size:27px!important}.b{display:block!important;text-align:center!important}}
";

pub fn write(paper: &Paper<'_>, draft: &Draft) -> String {
    let body = format!("margin:0;background:#f8f6f2;color:#201e1b;font:16px/1.55 {SANS};-webkit-text-size-adjust:100%");
    let page = html! {
        (DOCTYPE)
        html lang=(paper.locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (draft.subject) }
                style { (PreEscaped(ADDED)) }
            }
            body style=(body) {
                div style="max-width:600px;margin:0 auto;padding:28px 20px 40px" {
                    div style="display:none;max-height:0;overflow:hidden" aria-hidden="true" { (draft.preview) }
                    p class="w" style="margin:0 0 32px;font:400 24px/1.2 Georgia,'Times New Roman',serif;color:#201e1b" { (paper.shop.name) }
                    h1 style="margin:0 0 12px;font:400 32px/1.12 Georgia,'Times New Roman',serif;letter-spacing:-.01em" { (draft.heading) }
                    @for part in &draft.blocks { (block(part)) }
                    (foot(paper))
                }
            }
        }
    };
    page.into_string()
}

fn block(block: &Block) -> Markup {
    let heading = format!("margin:36px 0 10px;font:600 16px/1.4 {SANS}");
    html! {
        @match block {
            Block::Heading(text) => { h2 style=(heading) { (text) } }
            Block::Say(text) => { p style="margin:0 0 14px" { (text) } }
            Block::Quiet(text) => { p class="m" style="margin:0 0 14px;color:#645e54;font-size:14px" { (text) } }
            Block::Button { label, url } => {
                @if is_web_address(url) {
                    p style="margin:20px 0 14px" {
                        a class="b" href=(url) style="display:inline-block;padding:14px 26px;border-radius:2px;background:#201e1b;color:#fbf9f5;font-weight:500;text-decoration:none" { (label) }
                    }
                }
            }
            Block::Lines(lines) => {
                p style="margin:0 0 14px" {
                    @for (n, text) in lines.iter().enumerate() { @if n > 0 { br; } (text) }
                }
            }
            Block::Facts(facts) => { (facts_box(facts)) }
            // Dark on white whatever the program wears, with the white edge that readers need.
            Block::Picture { name, label } => {
                p style="margin:0 0 10px" { img src={ "cid:" (name) } width="220" height="220" alt=(label) style="display:block;background:#fff;border:0"; }
            }
            Block::Table { goods, totals } => { (table(goods, totals)) }
        }
    }
}

/// Labels and values in a tinted box; a single one is large.
fn facts_box(facts: &[(String, String)]) -> Markup {
    let value = if facts.len() == 1 { "font-size:20px;font-weight:600" } else { "font-weight:600" };
    html! {
        div class="x" style="margin:0 0 14px;padding:18px 20px 6px;background:#efebe3;border-radius:3px" {
            @for (label, text) in facts {
                p style="margin:0 0 12px;font-variant-numeric:tabular-nums" {
                    span class="m" style="color:#645e54;font-size:14px" { (label) }
                    br;
                    span style=(value) { (text) }
                }
            }
        }
    }
}

fn table(goods: &[Goods], totals: &[(String, String, bool)]) -> Markup {
    let left = format!("padding:12px 0;{HAIR};text-align:left;vertical-align:top;font-weight:400");
    let right = format!("padding:12px 0 12px 16px;{HAIR};text-align:right;vertical-align:top;white-space:nowrap");
    html! {
        table class="r" style="width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums" {
            tbody {
                @for goods in goods {
                    tr {
                        th class="h" scope="row" style=(left) {
                            (goods.title)
                            @if !goods.choice.is_empty() {
                                br;
                                span class="m" style="color:#645e54;font-size:14px" { (goods.choice) }
                            }
                        }
                        td class="h" style=(right) { (goods.amount) }
                    }
                }
            }
            @if !totals.is_empty() {
                tfoot { @for (n, row) in totals.iter().enumerate() { (total(n, row)) } }
            }
        }
    }
}

fn total(n: usize, (label, amount, is_sum): &(String, String, bool)) -> Markup {
    let edge = if n == 0 { "border-top:1px solid #857d71;padding-top:12px" } else { "border:0" };
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
    let style = format!("margin-top:44px;padding-top:18px;{HAIR};color:#645e54;font-size:13px;line-height:1.5");
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
