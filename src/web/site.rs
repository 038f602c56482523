//! What every handler holds: the shop, its files, search, payment providers, and what pages keep in memory.

pub use crate::adapters::door::{door, glance};
use crate::adapters::mail::Mailer;
use crate::adapters::payments::Payments;
use crate::adapters::picture::Studio;
use crate::adapters::search::Search;
use crate::base::Outcome;
use crate::shop::Shop;
use crate::store::Snapshot;
use crate::store::blob::Blobs;
use crate::web::facts::Facts;
use crate::web::goods::{Browse, Goods};
use crate::web::kept::Pages;
use crate::web::limit::Limits;
use std::sync::{Arc, PoisonError, RwLock};

/// A handle; copies share the same site.
#[derive(Clone)]
pub struct Site(Arc<Held>);

struct Held {
    parts: Parts,
    facts: RwLock<Option<Arc<Facts>>>,
    goods: Goods,
    pages: Pages,
}

/// What the program puts in when it starts.
pub struct Parts {
    pub shop: Shop,
    pub media: Blobs,
    pub studio: Studio,
    pub search: Arc<Search>,
    pub mailer: Arc<Mailer>,
    pub payments: Payments,
    /// Scheme and host under which the shop is reached when the settings do not say: `http://127.0.0.1:8080`.
    pub base_url: String,
    /// Proxies before us, whose `X-Forwarded-For` and `-Proto` are believed.
    pub behind_proxy: Proxy,
    pub limits: Limits,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proxy {
    None,
    /// The nearest proxy's word about the caller is taken.
    One,
}

impl std::ops::Deref for Site {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0.parts
    }
}

impl Site {
    pub fn new(parts: Parts) -> Site {
        Site(Arc::new(Held { parts, facts: RwLock::default(), goods: Goods::default(), pages: Pages::default() }))
    }

    /// Whether the shop is reached over HTTPS, as far as was last read.
    pub fn is_https(&self) -> bool {
        self.public_address().as_deref().unwrap_or(&self.base_url).starts_with("https://")
    }

    /// Where the settings say that the shop is reached, as far as was last read.
    pub fn public_address(&self) -> Option<String> {
        let kept = self.0.facts.read().unwrap_or_else(PoisonError::into_inner).clone();
        let facts = kept.or_else(|| self.facts().ok())?;
        facts.settings.as_ref()?.base_url.clone()
    }

    /// Settings, categories, pages and methods as pages show them; read again when they have changed.
    pub fn facts(&self) -> Outcome<Arc<Facts>> {
        let snapshot = self.shop.read()?;
        let now = self.shop.now();
        let kept = self.0.facts.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(facts) = &kept
            && facts.are_fresh(&snapshot, now)?
        {
            return Ok(facts.clone());
        }
        let fresh = Arc::new(Facts::read(&snapshot, now, &self.base_url, kept.as_deref())?);
        *self.0.facts.write().unwrap_or_else(PoisonError::into_inner) = Some(fresh.clone());
        Ok(fresh)
    }

    /// Products as the snapshot has them, from memory where they have not changed.
    pub fn browse<'a>(&'a self, snapshot: &'a Snapshot) -> Outcome<Browse<'a>> {
        self.0.goods.browse(snapshot)
    }

    /// Pages as they were sent.
    pub fn pages(&self) -> &Pages {
        &self.0.pages
    }
}
