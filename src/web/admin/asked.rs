//! What is asked for in paths and queries of the admin: ids, and pages of lists.

use crate::base::Refusal;
use crate::base::limits::ADMIN_PAGE;
use crate::web::admin::ui::Pager;
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::url::with_query;
use std::str::FromStr;

/// An id in a path; anything else leads nowhere.
pub fn id<T: FromStr>(path: &str) -> Result<T, Failure> {
    path.parse().map_err(|_| Refusal::NotFound { what: "page" }.into())
}

pub fn query(query: Option<String>) -> Result<Raw, Failure> {
    Ok(Raw::parse(query.unwrap_or_default().as_bytes())?)
}

/// The pages of a list that nobody turns over further than this.
const PAGES_MAX: usize = 1_000;

/// One page of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Turn {
    /// From 1.
    page: usize,
}

impl Turn {
    /// `page` of the query; anything else is the first.
    pub fn of(query: &Raw) -> Turn {
        Turn { page: query.get("page").parse().unwrap_or(1).clamp(1, PAGES_MAX) }
    }

    /// Entries on the pages before.
    pub const fn skip(self) -> usize {
        (self.page - 1) * ADMIN_PAGE
    }

    /// The way to the other pages of `path` with these pairs in its query.
    pub fn pager(self, shown: usize, total: usize, path: &str, pairs: &[(&str, &str)]) -> Pager {
        let to = |page: usize| {
            let number = if page == 1 { String::new() } else { page.to_string() };
            with_query(path, &[pairs, &[("page", number.as_str())]].concat())
        };
        let (from, end) = (self.skip() + 1, self.skip() + shown);
        Pager {
            from: if shown == 0 { 0 } else { from as u64 },
            to: if shown == 0 { 0 } else { end as u64 },
            total: Some(total as u64),
            back: (self.page > 1).then(|| to(self.page - 1)),
            on: (end < total && self.page < PAGES_MAX).then(|| to(self.page + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Turn;
    use crate::web::form::Raw;

    #[test]
    fn pages_lead_to_one_another() {
        let turn = |query: &str| Turn::of(&Raw::parse(query.as_bytes()).expect("UTF-8"));
        assert_eq!((turn("").skip(), turn("page=3").skip(), turn("page=-1").skip()), (0, 100, 0));
        let second = turn("page=2").pager(50, 120, "/x", &[("q", "mug")]);
        assert_eq!((second.from, second.to, second.total), (51, 100, Some(120)));
        assert_eq!((second.back.as_deref(), second.on.as_deref()), (Some("/x?q=mug"), Some("/x?q=mug&page=3")));
        assert_eq!(turn("page=3").pager(20, 120, "/x", &[]).on, None);
    }
}
