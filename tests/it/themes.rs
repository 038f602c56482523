//! Themes: their colours can be read, their pages stay light, and what a merchant changes is a draft until it is published.

use crate::http::served::Served;
use crate::shop::world::{World, en};
use sutler::base::{Colour, Error, Id, MediaId, Refusal, Span, Window};
use sutler::shop::settings::SetUp;
use sutler::shop::staff::Role;
use sutler::shop::theme::contrast::{READINGS, faint};
use sutler::shop::theme::look::{CHOSEN, Chosen, Colours};
use sutler::shop::theme::section::{Hero, Story};
use sutler::shop::theme::tokens::{Palette, admin};
use sutler::shop::theme::{
    AddSection, ChooseTheme, DiscardLook, FaceName, Look, MoveSection, PublishLook, RemoveSection, RestoreLook, Role as Ink, SaveLook,
    SaveSection, Scheme, Section, ShareLook, Step, TextFace, ThemeName, design,
};
use sutler::web::assets;
use sutler::web::theme::Stylesheet;

fn palettes() -> Vec<(String, Palette)> {
    let mut all: Vec<(String, Palette)> = ThemeName::ALL.iter().map(|theme| (format!("{theme:?}"), Look::of(*theme).palette())).collect();
    all.push(("admin".to_owned(), admin().clone()));
    all
}

#[test]
fn every_pair_of_every_theme_can_be_read() {
    for (name, palette) in palettes() {
        for role in READINGS.iter().flat_map(|reading| [reading.what, reading.on]) {
            assert!(palette.0.contains_key(&role), "{name} has no {role:?}");
        }
        assert_eq!(faint(&palette), [], "{name}");
    }
    // The figures that were measured once by hand.
    let thrum = Look::default().palette();
    let ratio = |what, on, scheme| thrum.get(what, scheme).contrast(thrum.get(on, scheme)).plain();
    assert_eq!([Scheme::Light, Scheme::Dark].map(|s| ratio(Ink::Ink, Ink::Paper, s)), ["15.4", "14.8"]);
    assert_eq!([Scheme::Light, Scheme::Dark].map(|s| ratio(Ink::Edge, Ink::Paper, s)), ["3.7", "4.4"]);
}

/// Compressed bytes of a page of the storefront: 20 KB of CSS and 12 KB of script at most.
#[test]
fn what_a_page_of_the_storefront_loads_stays_small() {
    for theme in ThemeName::ALL {
        let style = Stylesheet::of(&Look::of(theme));
        assert!(style.gzip().len() <= 20 * 1024, "{theme:?}: {}", style.gzip().len());
        for part in style.css.split("url(").skip(1) {
            assert!(part.starts_with("/assets/") || part.starts_with("\"data:"), "{theme:?}: {}", &part[..40]);
        }
        for font in &style.fonts {
            assert_ne!(assets::url(font), "/assets/none", "{theme:?}: {font}");
        }
    }
    let packed = |name: &str| assets::get(assets::url(name).split('/').nth(2).unwrap(), name).unwrap().gzip.as_ref().unwrap().len();
    for script in assets::names().filter(|name| name.ends_with(".js")) {
        assert!(packed(script) <= 12 * 1024, "{script}: {}", packed(script));
    }
}

/// A page may run from right to left: nothing in a stylesheet knows where left is.
#[test]
fn styles_know_neither_left_nor_right() {
    let physical = regex::Regex::new(
        r"(margin|padding|border|inset-inline)-(left|right)|[;{ ](left|right): ?|(text-align|float): ?(left|right)|inset: ?[^;}]* auto auto|inset: ?[^ ;}]+ [^ ;}]+ [^ ;}]+ auto",
    );
    let physical = physical.unwrap();
    for theme in ThemeName::ALL {
        let css = Stylesheet::of(&Look::of(theme)).css;
        let found: Vec<&str> = physical.find_iter(&css).map(|found| found.as_str()).collect();
        assert!(found.is_empty(), "{theme:?}: {found:?}");
    }
}

/// A colour that is written out in a theme stays as it is, whatever a merchant chooses.
#[test]
fn themes_name_colours_by_their_roles() {
    let written = regex::Regex::new(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|lab|color)\(|:\s*(white|black)\b").unwrap();
    for theme in ThemeName::ALL {
        let found: Vec<&str> = written.find_iter(theme.theme().css).map(|found| found.as_str()).collect();
        assert!(found.is_empty(), "{theme:?}: {found:?}");
    }
}

/// All that is written in Rust and in scripts, as words: a class or drawing that is not among them is drawn for nobody.
fn words_of_the_program() -> std::collections::HashSet<String> {
    let word = regex::Regex::new(r"[\w-]+").unwrap();
    let mut words = std::collections::HashSet::new();
    let mut folders = vec![std::path::PathBuf::from("src"), "assets/js".into()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                words.extend(word.find_iter(&std::fs::read_to_string(entry).unwrap()).map(|found| found.as_str().to_owned()));
            }
        }
    }
    words
}

#[test]
fn no_class_and_no_drawing_is_there_for_nobody() {
    let mut words = words_of_the_program();
    // How deep a category stands is reckoned.
    words.extend((1..=4).map(|depth| format!("depth-{depth}")));
    let read = |path: &str| std::fs::read_to_string(path).unwrap();
    let css: Vec<String> = ["assets/css/base.css", "assets/css/admin.css"]
        .map(read)
        .into_iter()
        .chain(ThemeName::ALL.map(|t| t.theme().css.to_owned()))
        .collect();
    let aside = regex::Regex::new(r#"(?s)/\*.*?\*/|"[^"\n]*""#).unwrap();
    let class = regex::Regex::new(r"\.(-?[a-zA-Z_][\w-]*)").unwrap();
    let plain = aside.replace_all(&css.join("\n"), "").into_owned();
    let unused: std::collections::BTreeSet<&str> =
        class.captures_iter(&plain).map(|found| found.get(1).unwrap().as_str()).filter(|name| !words.contains(*name)).collect();
    assert!(unused.is_empty(), "classes that nothing has: {unused:?}");
    let sprite = read("assets/icons.svg");
    let drawn = regex::Regex::new(r#"<symbol id="([\w-]+)""#).unwrap();
    let unused: Vec<&str> =
        drawn.captures_iter(&sprite).map(|found| found.get(1).unwrap().as_str()).filter(|name| !words.contains(*name)).collect();
    assert!(unused.is_empty(), "drawings that nothing shows: {unused:?}");
}

/// Parts that the styleguide does not show by themselves: those of every page, those that other parts bring, and what is nothing to see.
const SHOWN_BY_OTHERS: [&str; 15] = [
    "bank_code",
    "breadcrumbs",
    "data",
    "icon_as",
    "illustrated",
    "inline",
    "json_ld",
    "organization",
    "picture_again",
    "picture_first",
    "picture_later",
    "picture_over",
    "trap",
    "video",
    "unit_price",
];

#[test]
fn the_styleguide_shows_every_part() {
    let part = regex::Regex::new(r"(?m)^pub fn (\w+)[^{]*-> Markup").unwrap();
    let shown: String = ["styleguide", "styleguide_parts", "styleguide_texts"]
        .iter()
        .map(|name| std::fs::read_to_string(format!("src/web/admin/{name}.rs")).unwrap())
        .collect();
    let mut missing = Vec::new();
    for entry in std::fs::read_dir("src/web/ui").unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for found in part.captures_iter(&source) {
            let name = found[1].to_owned();
            if !shown.contains(&format!("{name}(")) && !SHOWN_BY_OTHERS.contains(&name.as_str()) {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// The ground of the foot: where it is the paper it goes with the paper, where it is not it waits to be chosen; and what is written on
/// it can always be read.
#[test]
fn the_foot_wears_what_was_chosen() {
    let [night, paper] = ["#101840", "#e8f0ff"].map(|colour| Colour::parse(colour).unwrap());
    for theme in ThemeName::ALL {
        let look = Look::of(theme).with(Ink::Deep, Scheme::Light, Some(night));
        assert_eq!(look.palette().get(Ink::Deep, Scheme::Light), night);
        assert!(look.is_readable(), "{theme:?}");
        let foot = Look::of(theme).with(Ink::Paper, Scheme::Light, Some(paper)).palette().get(Ink::Deep, Scheme::Light);
        let own = theme.theme().palette.get(Ink::Deep, Scheme::Light);
        assert_eq!(foot, if theme == ThemeName::Thrum { paper } else { own }, "{theme:?}");
        let css = Stylesheet::of(&look).css;
        assert!(css.contains("--deep:light-dark(#101840,") && css.contains("background:var(--deep)"), "{theme:?}");
    }
}

#[test]
fn the_text_has_a_face_of_its_choice() {
    let look = Look { text: Some(TextFace::Hedvig), ..Look::of(ThemeName::Volta) };
    let style = Stylesheet::of(&look);
    assert!(style.css.contains("--font-text:\"Hedvig\""), "{}", &style.css[..400]);
    assert_eq!(style.fonts, ["instrument-wide-first.woff2", "hedvig-first.woff2"]);
    assert!(!style.css.contains("\"Instrument\""), "nothing is fetched that is not seen");
}

/// Somebody who was sent the link sees the draft on every page, until it ends or they leave; nobody else does.
#[test]
fn a_draft_is_shown_to_whoever_has_the_link() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let csrf = sutler::web::admin::signed_in::csrf_of(&staff.cookies["staff"]);
    assert_eq!(staff.post("/admin/theme/share", &[("csrf", &csrf)]).status, 409, "without a draft there is nothing to show");
    served.world.run(ChooseTheme { theme: ThemeName::Volta }).unwrap();
    let page = staff.post("/admin/theme/share", &[("csrf", &csrf)]).text();
    let token = page.split("/preview/look/").nth(1).unwrap()[..64].to_owned();
    let link = format!("/preview/look/{token}");
    let is_draft = |answer: &crate::http::agent::Answer| answer.text().contains("You see a draft");
    let mut guest = served.agent();
    assert!(!is_draft(&guest.get("/")));
    let entered = guest.get(&link);
    assert_eq!((entered.status, entered.header("location")), (303, Some("/")));
    assert!(entered.header("referrer-policy").is_some_and(|policy| policy == "no-referrer"), "a secret is told to nobody");
    for path in ["/", "/search?q=mug", "/cart"] {
        let page = guest.get(path);
        assert!(is_draft(&page) && page.text().contains("action=\"/preview/look\""), "{path}");
        assert_eq!(page.header("x-frame-options"), Some("DENY"), "{path}");
        assert!(!is_draft(&served.agent().get(path)), "nobody else sees it: {path}");
    }
    assert_eq!(guest.post("/preview/look", &[]).status, 303);
    assert!(!is_draft(&guest.get("/")), "whoever leaves it sees what everybody sees");
    guest.get(&link);
    let newer = served.world.run(ShareLook {}).unwrap();
    assert!(!is_draft(&guest.get("/")), "a new link ends the one before");
    assert_eq!(guest.get(&link).status, 410);
    guest.get(&format!("/preview/look/{newer}"));
    assert!(is_draft(&guest.get("/")));
    served.world.run(DiscardLook {}).unwrap();
    served.world.run(ChooseTheme { theme: ThemeName::Deli }).unwrap();
    assert!(!is_draft(&guest.get("/")), "a link ends with its draft");
    guest.get(&format!("/preview/look/{}", served.world.run(ShareLook {}).unwrap()));
    assert!(is_draft(&guest.get("/")));
    for theme in [Look::default().theme, ThemeName::Deli] {
        served.world.run(ChooseTheme { theme }).unwrap();
    }
    assert!(!is_draft(&guest.get("/")), "a draft that was changed back by hand is over, and its link with it");
    let last = served.world.run(ShareLook {}).unwrap();
    guest.get(&format!("/preview/look/{last}"));
    assert!(is_draft(&guest.get("/")));
    served.world.later(Span::days(7));
    assert!(!is_draft(&guest.get("/")), "it is over after seven days");
    served.world.check();
}

/// What is typed is shown and not kept; a section that was moved is named with its place, and its button has the focus.
#[test]
fn the_editor_shows_what_is_typed_and_says_where_a_section_went() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let csrf = sutler::web::admin::signed_in::csrf_of(&staff.cookies["staff"]);
    let palette = Look::default().palette();
    let mut form =
        vec![("csrf".to_owned(), csrf.clone()), ("corners".to_owned(), "9".to_owned()), ("text".to_owned(), "hedvig".to_owned())];
    for (role, scheme) in CHOSEN.into_iter().flat_map(|role| Scheme::ALL.map(|scheme| (role, scheme))) {
        let colour = if role == Ink::Accent { "#eeee00".to_owned() } else { palette.get(role, scheme).to_string() };
        form.push((format!("{}.{}", role.key(), scheme.key()), colour));
    }
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let tried = staff.post("/admin/theme/try", &pairs).text();
    for part in [
        "--accent:light-dark(#eeee00,#eeee00)",
        "--r-m:9px",
        "--font-text:&quot;Hedvig&quot;",
        "name=\"mend\"",
        "cannot be read well enough",
    ] {
        assert!(tried.contains(part), "{part}: {tried}");
    }
    let sections = design(&served.world.read()).unwrap().published.sections;
    let (first, second) = (sections[0].key, sections[1].key);
    let typed = [("csrf", csrf.as_str()), ("headline.en", "Woven <by> hand"), ("title.en", "Woven <by> hand")];
    let tried = staff.post(&format!("/admin/theme/sections/{first}/try"), &typed);
    assert!(tried.status == 200 && tried.text().contains("Woven &lt;by&gt; hand"));
    assert_eq!(design(&served.world.read()).unwrap().draft, None, "nothing was kept");

    let to = format!("/admin/theme/sections/{first}/move");
    let moved = staff.post(&to, &[("csrf", &csrf), ("step", "down")]);
    let page = staff.get(moved.header("location").unwrap()).text();
    let said = format!("is now at place 2 of {}.", sections.len());
    assert!(page.contains(&said), "{said}");
    let focused = |page: &str| {
        page.split("<button").find(|button| button.contains("autofocus")).map(|button| button[..button.find('>').unwrap()].to_owned())
    };
    assert!(focused(&page).unwrap().contains("value=\"down\""));
    let moved = staff.post(&to, &[("csrf", &csrf), ("step", "up")]);
    let page = staff.get(moved.header("location").unwrap()).text();
    assert!(focused(&page).unwrap().contains("value=\"down\""), "at the top it goes no further up");
    assert_eq!(design(&served.world.read()).unwrap().current().sections[1].key, second);
    served.world.check();
}

/// A block that is left open swallows all that follows, and the theme with it.
#[test]
fn layers_stand_side_by_side() {
    let quoted = regex::Regex::new(r#"(?s)/\*.*?\*/|"[^"\n]*""#).unwrap();
    for theme in ThemeName::ALL {
        let css = Stylesheet::of(&Look::of(theme)).css;
        let mut depth = 0_i32;
        for line in quoted.replace_all(&css, "").split_inclusive('}').flat_map(|block| block.split_inclusive(';')) {
            assert!(depth == 0 || !line.starts_with("@layer"), "{theme:?}: a block before it is still open: {line}");
            depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
        }
        assert_eq!(depth, 0, "{theme:?}");
    }
}

#[test]
fn every_face_has_its_files() {
    for name in FaceName::ALL {
        for part in ["first", "latin", "latin-ext"] {
            assert_ne!(assets::url(&format!("{}-{part}.woff2", name.face().file)), "/assets/none", "{name:?}");
        }
    }
}

fn colours(role: Ink, light: &str) -> Colours {
    Colours::from([(role, Chosen { light: Colour::parse(light), dark: None })])
}

fn save(colours: Colours) -> SaveLook {
    SaveLook { colours, ..SaveLook::default() }
}

fn code<T: std::fmt::Debug>(outcome: sutler::base::Outcome<T>) -> String {
    match outcome {
        Err(Error::Refused(Refusal::Conflict { code })) => code.to_string(),
        Err(Error::Refused(Refusal::Invalid(wrong))) => format!("{} {}", wrong[0].field, wrong[0].say.key),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_colour_that_nobody_can_read_is_kept_and_never_published() {
    let world = World::new();
    world.run(save(colours(Ink::Accent, "#dddd44"))).unwrap();
    assert_eq!(code(world.run(PublishLook {})), "too-faint");
    let draft = design(&world.read()).unwrap().draft.expect("what was chosen is kept");
    let mended = draft.mended(Ink::Accent, Scheme::Light).expect("there is one near it");
    assert!(draft.mended(Ink::Accent, Scheme::Dark).is_none(), "nothing is wrong there");
    world.run(save(draft.with(Ink::Accent, Scheme::Light, Some(mended)).colours)).unwrap();
    world.run(PublishLook {}).unwrap();
    let published = design(&world.read()).unwrap().published;
    assert_eq!(published.palette().get(Ink::Accent, Scheme::Light), mended);
    assert_eq!(code(world.run(PublishLook {})), "no-draft");
    assert_eq!(code(world.run(save(colours(Ink::Muted, "#000000")))), "colours wrong-choice");
    let sign = SaveLook { logo: Some(MediaId::new(99)), ..save(Colours::new()) };
    assert_eq!(code(world.run(sign)), "logo wrong-choice");
    world.check();
}

/// Whatever is mended can be read, for every role and many colours, and a colour on its way never stops half-way.
#[test]
fn what_is_mended_can_be_read() {
    for theme in ThemeName::ALL {
        for role in CHOSEN {
            for scheme in Scheme::ALL {
                for grey in ["#000000", "#404040", "#808080", "#c0c0c0", "#ffffff", "#ff0000", "#ffff00", "#0000ff"] {
                    let look = Look::of(theme).with(role, scheme, Colour::parse(grey));
                    if let Some(mended) = look.mended(role, scheme) {
                        assert!(look.with(role, scheme, Some(mended)).is_readable(), "{theme:?} {role:?} {scheme:?} {grey} {mended}");
                    }
                }
            }
        }
    }
}

#[test]
fn another_theme_keeps_what_was_written_and_brings_its_own_colours() {
    let world = World::new();
    world.run(save(colours(Ink::Accent, "#334455"))).unwrap();
    world.run(ChooseTheme { theme: ThemeName::Volta }).unwrap();
    let look = design(&world.read()).unwrap().draft.unwrap();
    assert_eq!(look, Look::of(ThemeName::Volta), "untouched sections become those of the theme");
    let key = look.sections[0].key;
    let hero = Section::Hero(Hero { headline: en("Sixty hours"), ..Hero::default() });
    world.run(SaveSection { key, section: hero.clone(), window: Window::default() }).unwrap();
    world.run(ChooseTheme { theme: ThemeName::Deli }).unwrap();
    let look = design(&world.read()).unwrap().draft.unwrap();
    assert_eq!((look.theme, look.section(key).map(|placed| &placed.section)), (ThemeName::Deli, Some(&hero)));
    world.run(DiscardLook {}).unwrap();
    assert_eq!(design(&world.read()).unwrap().draft, None);
    world.check();
}

#[test]
fn sections_are_put_in_filled_moved_and_taken_out() {
    let world = World::new();
    let kinds = || design(&world.read()).unwrap().current().sections.iter().map(|p| p.section.key()).collect::<Vec<_>>();
    let before = kinds();
    let key = world.run(AddSection { kind: "story".to_owned() }).unwrap();
    assert_eq!(code(world.run(AddSection { kind: "carousel".to_owned() })), "kind wrong-choice");
    assert_eq!(
        code(world.run(SaveSection { key, section: Section::Story(Story::default()), window: Window::default() })),
        "title wrong-required"
    );
    for link in ["https://elsewhere.example", "//elsewhere.example", "javascript:alert(1)", "/\\elsewhere"] {
        let story = Story { title: en("Jette"), link: link.to_owned(), ..Story::default() };
        assert_eq!(
            code(world.run(SaveSection { key, section: Section::Story(story), window: Window::default() })),
            "link wrong-own-path",
            "{link}"
        );
    }
    world.run(MoveSection { key, step: Step::To(1) }).unwrap();
    world.run(MoveSection { key, step: Step::Up }).unwrap();
    world.run(MoveSection { key, step: Step::Up }).unwrap();
    assert_eq!(kinds()[..2], ["story", before[0]]);
    world.run(MoveSection { key, step: Step::To(999) }).unwrap();
    assert_eq!(*kinds().last().unwrap(), "story");
    world.run(RemoveSection { key }).unwrap();
    assert_eq!(kinds(), before);
    world.run(RemoveSection { key }).unwrap();
    assert_eq!(kinds(), before, "taken out twice is taken out once");
    for _ in 0..40 {
        let _ = world.run(AddSection { kind: "quote".to_owned() });
    }
    assert_eq!(kinds().len(), sutler::shop::theme::section::SECTIONS_MAX);
    world.check();
}

#[test]
fn one_can_go_back_and_the_past_is_bounded() {
    let world = World::new();
    let corners = || design(&world.read()).unwrap().published.corners;
    for n in 0..15 {
        world.run(SaveLook { corners: Some(n), ..save(Colours::new()) }).unwrap();
        world.run(PublishLook {}).unwrap();
    }
    let versions = design(&world.read()).unwrap().versions;
    assert_eq!(versions.len(), sutler::shop::theme::VERSIONS_MAX);
    let newest = &versions[0];
    assert_eq!((corners(), newest.look.corners, newest.number), (Some(14), Some(13), 15));
    world.run(RestoreLook { version: 15 }).unwrap();
    assert_eq!(corners(), Some(13));
    world.run(RestoreLook { version: 16 }).unwrap();
    assert_eq!(corners(), Some(14), "going back can itself be taken back");
    assert!(world.run(RestoreLook { version: 1 }).is_err(), "forgotten");
    world.check();
}

/// A section has its time; in the preview it is seen before.
#[test]
fn a_section_comes_and_goes_with_its_time() {
    let served = Served::new();
    let now = served.world.now();
    let key = served.world.run(AddSection { kind: "story".to_owned() }).unwrap();
    let story = || Section::Story(Story { title: en("Closed for the fair"), ..Story::default() });
    let (from, until) = (Some(now + Span::days(1)), Some(now + Span::days(3)));
    let turned = SaveSection { key, section: story(), window: Window { from: until, until: from } };
    assert_eq!(code(served.world.run(turned)), "until wrong-until");
    served.world.run(SaveSection { key, section: story(), window: Window { from, until } }).unwrap();
    let seen = |served: &Served| served.agent().get("/").text().contains("Closed for the fair");
    assert!(served.staff(Role::Owner).get("/?draft=on").text().contains("Closed for the fair"), "staff see what comes");
    served.world.run(PublishLook {}).unwrap();
    let mut told = Vec::new();
    for _ in 0..4 {
        told.push(seen(&served));
        served.world.later(Span::days(1));
    }
    assert_eq!(told, [false, true, true, false]);
    let mut staff = served.staff(Role::Owner);
    let path = format!("/admin/theme/sections/{key}");
    let page = crate::http::page::Page::of(&staff.get(&path));
    assert_eq!(page.form(&path).value("from"), from.unwrap().local("Europe/Berlin"));
    let wrong = page.form(&path).send(&mut staff, &[("title.en", ""), ("until", "never")]);
    assert_eq!((wrong.status, crate::http::page::Page::of(&wrong).mistakes.len()), (422, 2), "both parts say what is wrong");
    served.world.check();
}

#[test]
fn staff_see_the_draft_and_visitors_what_was_published() {
    let served = Served::new();
    let (mut visitor, mut staff) = (served.agent(), served.staff(Role::Owner));
    let packer = served.staff(Role::Fulfilment);
    let key = design(&served.world.read()).unwrap().published.sections[0].key;
    let hero = Hero { headline: en("Made slowly"), ..Hero::default() };
    served.world.run(ChooseTheme { theme: ThemeName::Volta }).unwrap();
    served.world.run(SaveSection { key, section: Section::Hero(hero), window: Window::default() }).unwrap();

    let draft = staff.get("/?draft=dark");
    assert!(draft.text().contains("Made slowly") && draft.text().contains("data-scheme=\"dark\""));
    assert_eq!(draft.header("x-frame-options"), Some("SAMEORIGIN"));
    assert!(draft.header("content-security-policy").unwrap().contains("frame-ancestors 'self'"));
    let framed = staff.send("GET", "/search", &[("sec-fetch-dest", "iframe")], b"");
    assert!(framed.text().contains("class=\"rowlist\""), "pages that are reached in the frame show the draft too");
    for (who, mut agent) in [("visitor", visitor.clone()), ("packer", packer)] {
        for path in ["/?draft=dark", "/"] {
            let page = agent.send("GET", path, &[("sec-fetch-dest", "iframe")], b"");
            assert!(!page.text().contains("Made slowly"), "{who} {path}");
            assert_eq!(page.header("x-frame-options"), Some("DENY"), "{who} {path}");
        }
    }
    assert!(!staff.get("/").text().contains("Made slowly"), "outside of the frame staff see what everybody sees");
    let style = |page: &str| page.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (old, new) = (style(&visitor.get("/").text()), style(&draft.text()));
    assert_ne!(old, new, "another look is another address");

    let csrf = sutler::web::admin::signed_in::csrf_of(&staff.cookies["staff"]);
    assert_eq!(staff.post("/admin/theme/publish", &[("csrf", &csrf)]).status, 303);
    let page = visitor.get("/");
    assert!(page.text().contains("Made slowly") && style(&page.text()) == new);
    for path in [&old, &new] {
        let css = visitor.get(path);
        assert_eq!(css.status, 200, "pages that were opened before keep their style: {path}");
        assert!(css.header("cache-control").unwrap().contains("immutable"));
    }
    assert_eq!(visitor.get("/assets/000000000000/shop.css").status, 404);
    served.world.check();
}

#[test]
fn the_editor_brings_back_what_was_typed_and_says_what_is_wrong() {
    let served = Served::new();
    let mut staff = served.staff(Role::Owner);
    let csrf = sutler::web::admin::signed_in::csrf_of(&staff.cookies["staff"]);
    let mut form: Vec<(String, String)> = vec![("csrf".to_owned(), csrf.clone())];
    let palette = Look::default().palette();
    for role in CHOSEN {
        for scheme in Scheme::ALL {
            form.push((format!("{}.{}", role.key(), scheme.key()), palette.get(role, scheme).to_string()));
        }
    }
    let sent = |form: &[(String, String)]| form.iter().map(|(a, b)| (a.clone(), b.clone())).collect::<Vec<_>>();
    let mut post = |form: Vec<(String, String)>| {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        staff.post("/admin/theme/look", &pairs)
    };
    assert_eq!(post(sent(&form)).status, 303);
    let kept = || design(&served.world.read()).unwrap().current().clone();
    assert!(kept().colours.is_empty(), "the theme's own colours are no choice");
    let wrong = post([sent(&form), vec![("corners".to_owned(), "99".to_owned())]].concat());
    assert!(wrong.status == 422 && wrong.text().contains("value=\"99\""));
    let accent = form.iter_mut().find(|(name, _)| name == "accent.light").unwrap();
    accent.1 = "#eeee00".to_owned();
    assert_eq!(post(sent(&form)).status, 303);
    let page = served.staff(Role::Owner).get("/admin/theme").text();
    assert!(page.contains("value=\"#eeee00\"") && page.contains("name=\"mend\"") && !page.contains("/admin/theme/publish"));
    let mend = page.split("name=\"mend\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(post([sent(&form), vec![("mend".to_owned(), mend)]].concat()).status, 303);
    assert!(kept().is_readable());
    accent_is_read(&mut post, &form);
    served.world.check();
}

fn accent_is_read(post: &mut impl FnMut(Vec<(String, String)>) -> crate::http::agent::Answer, form: &[(String, String)]) {
    let mut broken = form.to_vec();
    broken.iter_mut().filter(|(name, _)| name == "ink.dark").for_each(|(_, value)| *value = "red".to_owned());
    assert_eq!(post(broken).status, 422);
}

#[test]
fn products_stand_side_by_side() {
    let served = Served::new();
    let mut agent = served.agent();
    assert!(agent.get("/compare").text().contains("Nothing to compare yet"));
    let page = agent.get("/compare?p=towel&p=day-mug&p=towel&p=nothing").text();
    assert_eq!(page.matches("scope=\"col\"").count(), 2, "each once, and only what there is");
    assert!(page.contains("href=\"/compare?p=day-mug\""), "each can be taken out");
    served.world.check();
}

/// A home page has one first heading whatever sections it has, and a shop that was never touched has one too.
#[test]
fn a_home_page_of_any_sections_is_sound() {
    let served = Served::new();
    let mut agent = served.agent();
    for theme in ThemeName::ALL {
        served.world.run(ChooseTheme { theme }).unwrap();
        let published = code(served.world.run(PublishLook {}));
        assert!(published == "Ok(())" || theme == ThemeName::default(), "{published}");
        assert_eq!(agent.get("/").text().matches("<h1").count(), 1, "{theme:?}");
    }
    for placed in design(&served.world.read()).unwrap().published.sections {
        served.world.run(RemoveSection { key: placed.key }).unwrap();
    }
    served.world.run(PublishLook {}).unwrap();
    let page = agent.get("/");
    assert!(page.status == 200 && page.text().matches("<h1").count() == 1);
    let set_up = SetUp::new("Bare", sutler::base::Country::DE);
    let world = World::empty();
    world.run(set_up).unwrap();
    assert_eq!(design(&world.read()).unwrap().published, Look::default());
}
