//! `sutler demo`: a data folder filled at its first start, with the test card provider beside the shop.

use super::boot;
use super::cli::{DemoOptions, ServeOptions};
use super::serve::{self, Extras};
use crate::adapters::provider::Providers;
use crate::base::Outcome;

pub fn run(options: &DemoOptions) -> Outcome {
    let temporary = options.data.is_none();
    let data = options.data.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("sutler-demo-{}", std::process::id())));
    let bound = serve::bind(&options.listen.address)?;
    let booted = boot::open(&data)?;
    let options = ServeOptions { data: data.clone(), listen: options.listen.clone() };
    let served = serve::run(booted, &options, bound, Extras { providers: Providers::default(), routes: None, say: Vec::new() });
    if temporary {
        let _ = std::fs::remove_dir_all(&data);
    }
    served
}
