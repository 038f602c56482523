//! Every page of the admin with invented content, written into a folder to look at:
//! `cargo run --example admin_pages -- OUT PHOTOS && python3 -m http.server --directory OUT`, where PHOTOS holds pictures of the demo.

#[path = "admin_pages/catalog.rs"]
mod catalog;
#[path = "admin_pages/desk.rs"]
mod desk;
#[path = "admin_pages/forms.rs"]
mod forms;
#[path = "admin_pages/orders.rs"]
mod orders;

use std::fs;
use std::path::{Path, PathBuf};
use sutler::base::Locale;
use sutler::web::assets;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let out = args.next().unwrap_or_else(|| PathBuf::from("target/admin-pages"));
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
        let pages = [desk::pages(locale), orders::pages(locale), catalog::pages(locale), forms::pages(locale)];
        for (name, page) in pages.into_iter().flatten() {
            write(&out.join(locale.tag()).join(format!("{name}.html")), page.into_string().as_bytes())?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(path.parent().expect("inside of the folder"))?;
    fs::write(path, bytes)
}
