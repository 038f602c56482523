//! Every page of the storefront with invented content, written into a folder to look at:
//! `cargo run --example pages -- OUT PHOTOS && python3 -m http.server --directory OUT`, where PHOTOS holds pictures of the demo.

#[path = "pages/fixtures.rs"]
mod fixtures;
#[path = "pages/orders.rs"]
mod orders;

use maud::Markup;
use std::fs;
use std::path::{Path, PathBuf};
use sutler::base::Locale;
use sutler::web::assets;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let out = args.next().unwrap_or_else(|| PathBuf::from("target/pages"));
    if let Some(photos) = args.next() {
        let to = out.join("photos");
        fs::create_dir_all(&to)?;
        for file in fs::read_dir(photos)? {
            let file = file?;
            fs::copy(file.path(), to.join(file.file_name()))?;
        }
    }
    for name in assets::names() {
        let url = assets::url(name);
        let hash = url.split('/').nth(2).unwrap_or_default();
        let asset = assets::get(hash, name).expect("its own address");
        write(&out.join(url.trim_start_matches('/')), &asset.bytes)?;
    }
    for locale in Locale::ALL {
        for (name, page) in pages(locale) {
            let page = page.into_string();
            write(&out.join(locale.tag()).join(format!("{name}.html")), page.as_bytes())?;
            println!("{}/{name}.html {}", locale.tag(), page.len());
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(path.parent().expect("inside of the folder"))?;
    fs::write(path, bytes)
}

fn pages(locale: Locale) -> Vec<(String, Markup)> {
    let mut all = fixtures::pages(locale);
    all.extend(orders::pages(locale));
    all.into_iter().map(|(name, page)| (name.to_owned(), page)).collect()
}
