//! The pages of a long list.

use crate::web::cx::Cx;
use crate::web::ui::icon_m;
use maud::{Markup, html};

/// Which page of how many, counted from 1, and the addresses of those that are shown.
#[derive(Clone, Debug, Default)]
pub struct PagerView {
    pub page: u32,
    pub pages: u32,
    /// Path and query of the list without the page: `/search?q=mug&sort=new`.
    pub base: String,
}

impl PagerView {
    /// Path of page `n`; the first has no number.
    pub fn href(&self, n: u32) -> String {
        let mark = if self.base.contains('?') { '&' } else { '?' };
        if n <= 1 { self.base.clone() } else { format!("{}{mark}page={n}", self.base) }
    }

    pub fn before(&self) -> Option<String> {
        (self.page > 1).then(|| self.href(self.page - 1))
    }

    pub fn after(&self) -> Option<String> {
        (self.page < self.pages).then(|| self.href(self.page + 1))
    }

    /// The first, the last and those around the current one; 0 stands for a gap.
    fn shown(&self) -> Vec<u32> {
        let mut out = Vec::new();
        for n in 1..=self.pages {
            if n == 1 || n == self.pages || n.abs_diff(self.page) <= 1 {
                out.push(n);
            } else if out.last() != Some(&0) {
                out.push(0);
            }
        }
        out
    }
}

pub fn pager(cx: &Cx, p: &PagerView) -> Markup {
    html! {
        @if p.pages > 1 {
            nav.pager aria-label=(cx.t("word-pages")) {
                @if let Some(href) = p.before() {
                    a href=(href) rel="prev" aria-label=(cx.t("word-page-before")) { (icon_m("left")) }
                }
                @for n in p.shown() {
                    @if n == 0 { span aria-hidden="true" { "…" } }
                    @else if n == p.page { span aria-current="page" { (n) } }
                    @else { a href=(p.href(n)) aria-label=(cx.t_n("word-page-n", n)) { (n) } }
                }
                @if let Some(href) = p.after() {
                    a href=(href) rel="next" aria-label=(cx.t("word-page-after")) { (icon_m("right")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PagerView;

    #[test]
    fn long_lists_show_the_ends_and_the_middle() {
        let pager = |page| PagerView { page, pages: 20, base: "/search?q=a".into() };
        assert_eq!(pager(10).shown(), [1, 0, 9, 10, 11, 0, 20]);
        assert_eq!(pager(1).shown(), [1, 2, 0, 20]);
        assert_eq!(pager(2).before().as_deref(), Some("/search?q=a"));
        assert_eq!(pager(2).after().as_deref(), Some("/search?q=a&page=3"));
        assert_eq!(pager(20).after(), None);
    }
}
