//! Of what generated products are made: kinds of things with their sizes and pictures, and for each family its materials, colours,
//! makers and what can be said about it. English and German side by side.

/// The same in English and German.
pub type Both = (&'static str, &'static str);

/// A kind of thing.
pub struct Kind {
    /// Handle of the category.
    pub shelf: &'static str,
    pub noun: Both,
    pub family: Family,
    /// Least and greatest price of the smallest size, in minor units.
    pub price: (i64, i64),
    /// Of the smallest size.
    pub weight_g: u32,
    /// The smallest first.
    pub sizes: &'static [&'static str],
    pub pictures: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Clay,
    Glass,
    Wood,
    Enamel,
    Linen,
    Wax,
    Paper,
    Soap,
    Willow,
    Tea,
}

/// What the things of a family have in common.
pub struct Traits {
    pub materials: &'static [Both],
    /// What tells two things of one name apart: the picture whose file name has the key, and the words behind the name.
    pub looks: &'static [(&'static str, Both)],
    /// Name and place.
    pub makers: &'static [(&'static str, &'static str)],
    pub made: &'static [Both],
    pub use_it: &'static [Both],
    pub care: &'static [Both],
    pub dishwasher: Option<Both>,
}

/// Names of series: every beginning with every ending.
pub const BEGINNINGS: [&str; 24] = [
    "Al", "Ber", "Birk", "Dor", "El", "Fal", "Gar", "Hal", "Il", "Jor", "Kel", "Lin", "Mar", "Nor", "Ol", "Per", "Ran", "Sol", "Tor", "Ul",
    "Var", "Wen", "Yl", "Hed",
];
pub const ENDINGS: [&str; 16] =
    ["da", "en", "ik", "la", "mar", "na", "run", "sund", "va", "vik", "holt", "by", "is", "ander", "ling", "mo"];

const fn kind(
    shelf: &'static str,
    noun: Both,
    family: Family,
    (price, weight_g): ((i64, i64), u32),
    sizes: &'static [&'static str],
    pictures: &'static [&'static str],
) -> Kind {
    Kind { shelf, noun, family, price, weight_g, sizes, pictures }
}

const MUGS: &[&str] = &["mug-oat.jpg", "mug-sage.jpg", "mug-ink.jpg", "mug-chalk.jpg", "mug-rose.jpg", "mug-tenmoku.jpg"];
const BOWLS: &[&str] = &["bowl-chalk.jpg", "bowl-ink.jpg", "bowl-celadon.jpg", "bowl-set.jpg"];
const PLATES: &[&str] = &["plate-stack.jpg"];
const JUGS: &[&str] = &["jug-chalk.jpg", "jug-celadon.jpg"];
const POTS: &[&str] = &["teapot-sage.jpg", "teapot-sage-detail.jpg"];
const VASES: &[&str] = &["vase-chalk.jpg", "vase-celadon.jpg", "vase-terracotta.jpg"];
const JARS: &[&str] = &["jar-oat.jpg", "jar-ink.jpg"];
const ENAMEL_MUGS: &[&str] = &["enamel-mugs.jpg", "enamel-mugs-detail.jpg"];
const ENAMEL_POTS: &[&str] = &["enamel-pot.jpg", "enamel-pot-cream.jpg"];
const CANS: &[&str] = &["watering-can.jpg", "watering-can-slate.jpg"];
const TOWELS: &[&str] = &["linen-towels.jpg", "linen-towels-detail.jpg"];
const NAPKINS: &[&str] = &["napkins-rose.jpg", "linen-towels.jpg"];
const BOARDS: &[&str] = &["board-oak.jpg", "board-walnut.jpg", "board-walnut-detail.jpg"];
const STOOLS: &[&str] = &["stool-oak.jpg", "stool-black.jpg"];
const PILLARS: &[&str] = &["candle-beeswax.jpg", "candle-ivory.jpg"];
const BOOKS: &[&str] = &["notebooks-detail.jpg", "notebooks.jpg"];
const SOAPS: &[&str] = &["soap-bars.jpg", "soap-bars-detail.jpg"];
const BRUSHES: &[&str] = &["dish-brush.jpg", "dish-brush-detail.jpg"];
const BASKETS: &[&str] = &["basket-willow.jpg", "basket-willow-detail.jpg"];
const TINS: &[&str] = &["tea-tins-detail.jpg", "tea-tins.jpg"];

use Family::*;
pub const KINDS: [Kind; 40] = [
    kind("mugs-and-cups", ("mug", "Becher"), Clay, ((2_200, 4_200), 310), &["220 ml", "280 ml", "350 ml", "400 ml"], MUGS),
    kind("mugs-and-cups", ("espresso cup", "Espressotasse"), Clay, ((1_600, 2_800), 160), &["60 ml", "90 ml"], MUGS),
    kind("bowls-and-plates", ("cereal bowl", "Müslischale"), Clay, ((2_400, 3_900), 420), &["14 cm", "16 cm", "18 cm"], BOWLS),
    kind("bowls-and-plates", ("serving bowl", "Servierschale"), Clay, ((4_900, 8_900), 980), &["22 cm", "26 cm", "30 cm"], BOWLS),
    kind("bowls-and-plates", ("dinner plate", "Essteller"), Clay, ((2_900, 4_600), 690), &["24 cm", "27 cm"], PLATES),
    kind("bowls-and-plates", ("side plate", "Brotteller"), Clay, ((1_900, 3_200), 380), &["16 cm", "19 cm", "21 cm"], PLATES),
    kind("jugs-and-teapots", ("jug", "Krug"), Clay, ((4_400, 7_800), 760), &["0.5 l", "0.8 l", "1.2 l"], JUGS),
    kind("jugs-and-teapots", ("milk jug", "Milchkännchen"), Clay, ((2_200, 3_800), 260), &["150 ml", "250 ml"], JUGS),
    kind("jugs-and-teapots", ("teapot", "Teekanne"), Clay, ((7_900, 13_900), 890), &["0.5 l", "0.8 l", "1.1 l"], POTS),
    kind("vases-and-jars", ("vase", "Vase"), Clay, ((3_900, 8_900), 850), &["16 cm", "22 cm", "28 cm"], VASES),
    kind("vases-and-jars", ("bud vase", "Knospenvase"), Clay, ((1_900, 3_400), 240), &["9 cm", "12 cm"], VASES),
    kind("vases-and-jars", ("storage jar", "Vorratsdose"), Clay, ((3_600, 5_900), 640), &["0.4 l", "0.7 l", "1.1 l"], JARS),
    kind("glass", ("tumbler", "Trinkglas"), Glass, ((1_400, 2_800), 190), &["180 ml", "240 ml", "320 ml"], &["tumbler-smoke.jpg"]),
    kind("glass", ("carafe", "Karaffe"), Glass, ((4_200, 7_400), 620), &["0.6 l", "0.9 l", "1.2 l"], &["carafe-clear.jpg"]),
    kind("boards-and-trays", ("bread board", "Brotbrett"), Wood, ((3_900, 7_200), 1_400), &["36 cm", "42 cm", "48 cm"], BOARDS),
    kind("boards-and-trays", ("breakfast board", "Frühstücksbrett"), Wood, ((1_900, 3_400), 420), &["22 cm", "26 cm"], BOARDS),
    kind("boards-and-trays", ("tray", "Tablett"), Wood, ((6_900, 11_900), 1_300), &["40 cm", "46 cm", "56 cm"], &["tray-ash.jpg"]),
    kind(
        "mills-spoons-mortars",
        ("pepper mill", "Pfeffermühle"),
        Wood,
        ((4_400, 7_900), 330),
        &["16 cm", "21 cm", "26 cm"],
        &["mills.jpg"],
    ),
    kind("mills-spoons-mortars", ("wooden spoon", "Kochlöffel"), Wood, ((900, 1_900), 60), &["26 cm", "31 cm", "36 cm"], &["spoons.jpg"]),
    kind("mills-spoons-mortars", ("rolling pin", "Nudelholz"), Wood, ((2_200, 3_900), 520), &["36 cm", "42 cm"], &["rolling-pin.jpg"]),
    kind("enamel", ("camping mug", "Campingbecher"), Enamel, ((1_500, 2_200), 150), &["250 ml", "350 ml", "500 ml"], ENAMEL_MUGS),
    kind("enamel", ("stew pot", "Schmortopf"), Enamel, ((6_900, 10_900), 1_900), &["2 l", "2.5 l", "4 l"], ENAMEL_POTS),
    kind("enamel", ("saucepan", "Stielkasserolle"), Enamel, ((3_900, 6_400), 1_000), &["1 l", "1.5 l"], ENAMEL_POTS),
    kind("linen", ("kitchen towel", "Geschirrtuch"), Linen, ((1_600, 2_600), 110), &["48 × 70 cm", "50 × 80 cm"], TOWELS),
    kind("linen", ("napkin", "Serviette"), Linen, ((900, 1_600), 50), &["33 × 33 cm", "42 × 42 cm", "50 × 50 cm"], NAPKINS),
    kind("linen", ("table runner", "Tischläufer"), Linen, ((3_900, 6_400), 240), &["45 × 120 cm", "45 × 150 cm", "45 × 200 cm"], NAPKINS),
    kind("linen", ("apron", "Schürze"), Linen, ((4_400, 6_900), 330), &["70 × 85 cm", "80 × 95 cm"], TOWELS),
    kind("light", ("pillar candle", "Stumpenkerze"), Wax, ((1_200, 2_600), 300), &["10 cm", "15 cm", "20 cm"], PILLARS),
    kind("light", ("dipped taper", "Tafelkerze"), Wax, ((500, 900), 70), &["22 cm", "26 cm", "32 cm"], &["tapers.jpg"]),
    kind("pantry", ("herbal tea", "Kräutertee"), Tea, ((900, 1_600), 80), &["60 g", "80 g", "150 g"], TINS),
    kind("pantry", ("black tea", "Schwarztee"), Tea, ((1_100, 1_900), 100), &["80 g", "150 g"], TINS),
    kind("pantry", ("fruit tea", "Früchtetee"), Tea, ((850, 1_500), 130), &["100 g", "150 g", "250 g"], TINS),
    kind("paper", ("notebook", "Notizbuch"), Paper, ((1_200, 2_200), 240), &["A6", "A5", "A4"], BOOKS),
    kind("paper", ("sketchbook", "Skizzenbuch"), Paper, ((1_900, 3_400), 420), &["A5", "A4"], BOOKS),
    kind("care", ("hand soap", "Handseife"), Soap, ((700, 1_300), 110), &["100 g", "150 g"], SOAPS),
    kind("care", ("dish brush", "Spülbürste"), Wood, ((1_100, 1_900), 90), &["23 cm", "26 cm"], BRUSHES),
    kind("house", ("basket", "Korb"), Willow, ((3_900, 7_400), 700), &["28 cm", "34 cm", "40 cm"], BASKETS),
    kind("house", ("log basket", "Holzkorb"), Willow, ((8_900, 14_900), 2_400), &["46 cm", "52 cm"], BASKETS),
    kind("house", ("stool", "Hocker"), Wood, ((14_900, 22_900), 3_800), &["38 cm", "44 cm", "62 cm"], STOOLS),
    kind("house", ("watering can", "Gießkanne"), Enamel, ((4_400, 6_900), 620), &["0.8 l", "1.2 l", "2 l"], CANS),
];

impl Family {
    pub const fn traits(self) -> &'static Traits {
        match self {
            Clay => &CLAY,
            Glass => &GLASS,
            Wood => &WOOD,
            Enamel => &ENAMEL,
            Linen => &LINEN,
            Wax => &WAX,
            Paper => &PAPER,
            Soap => &SOAP,
            Willow => &WILLOW,
            Tea => &TEA,
        }
    }
}

const YES: Option<Both> = Some(("Yes", "Ja"));
const NO: Option<Both> = Some(("No, wash by hand", "Nein, von Hand spülen"));

/// Colours that are dyed, glazed or painted.
const COLOURS: &[(&str, Both)] = &[
    ("sage", ("in sage", "in Salbei")),
    ("ink", ("in ink", "in Tinte")),
    ("chalk", ("in chalk", "in Kreide")),
    ("oat", ("in oat", "in Hafer")),
    ("rose", ("in rose", "in Rosé")),
    ("celadon", ("in celadon", "in Seladon")),
    ("terracotta", ("in terracotta", "in Terrakotta")),
    ("slate", ("in slate", "in Schiefer")),
    ("cream", ("in cream", "in Creme")),
    ("moss", ("in moss", "in Moos")),
    ("amber", ("in amber", "in Bernstein")),
    ("fog", ("in fog", "in Nebel")),
];

const CLAY: Traits = Traits {
    materials: &[("Stoneware", "Steinzeug"), ("Stoneware with grog", "Steinzeug mit Schamotte"), ("Pale stoneware", "Helles Steinzeug")],
    looks: COLOURS,
    makers: &[
        ("Töpferei Lühr", "Husum"),
        ("Keramik Adomeit", "Stralsund"),
        ("Werkstatt Rieger", "Dießen"),
        ("Stine Brodersen", "Sønderborg"),
    ],
    made: &[
        (
            "Thrown on the wheel in small batches, so no two are quite alike.",
            "In kleinen Auflagen auf der Scheibe gedreht, kein Stück wie das andere.",
        ),
        ("Glazed by hand; the colour breaks a little at the rim.", "Von Hand glasiert, am Rand bricht die Farbe ein wenig auf."),
        ("Fired twice, the second time at 1,240 °C.", "Zweimal gebrannt, beim zweiten Mal bei 1.240 °C."),
    ],
    use_it: &[
        ("Stands firmly and feels good to the touch.", "Steht sicher und fasst sich gut an."),
        ("The foot is ground flat and leaves no mark on wood.", "Der Fuß ist plan geschliffen und hinterlässt auf Holz keine Spuren."),
        ("Keeps warm what is warm, and cold what is cold.", "Hält Warmes warm und Kaltes kalt."),
    ],
    care: &[("Goes into the dishwasher.", "Darf in die Spülmaschine.")],
    dishwasher: YES,
};
const GLASS: Traits = Traits {
    materials: &[("Mouth-blown glass", "Mundgeblasenes Glas"), ("Recycled glass", "Altglas, mundgeblasen")],
    looks: &[
        ("clear", ("clear", "klar")),
        ("smoke", ("in smoke", "in Rauch")),
        ("amber", ("in amber", "in Bernstein")),
        ("sea", ("in sea green", "in Seegrün")),
        ("ice", ("in ice blue", "in Eisblau")),
        ("rose", ("in rose", "in Rosé")),
        ("moss", ("in moss", "in Moos")),
        ("dusk", ("in dusk", "in Dämmerung")),
        ("opal", ("in opal", "in Opal")),
        ("honey", ("in honey", "in Honig")),
        ("plum", ("in plum", "in Pflaume")),
        ("straw", ("in straw", "in Stroh")),
    ],
    makers: &[("Glashütte Senft", "Frauenau"), ("Glasmacherei Ohm", "Lauscha"), ("Hytten Kvist", "Ebeltoft")],
    made: &[
        ("Blown into a wooden mould and cut by hand.", "In eine Holzform geblasen und von Hand geschliffen."),
        ("A small bubble here and there comes from the breath.", "Hier und da sitzt ein Bläschen: Das ist Atem."),
    ],
    use_it: &[
        ("Thin at the lip, heavy at the base.", "Dünn am Rand, schwer am Boden."),
        ("Good for water, better for wine.", "Gut für Wasser, besser für Wein."),
    ],
    care: &[("Rinse warm and dry at once.", "Warm spülen und gleich abtrocknen.")],
    dishwasher: NO,
};
const WOOD: Traits = Traits {
    materials: &[
        ("Solid wood, oiled", "Massivholz, geölt"),
        ("Solid wood, waxed", "Massivholz, gewachst"),
        ("Solid wood, soaped", "Massivholz, geseift"),
    ],
    looks: &[
        ("oak", ("in oak", "aus Eiche")),
        ("walnut", ("in walnut", "aus Nussbaum")),
        ("ash", ("in ash", "aus Esche")),
        ("beech", ("in beech", "aus Buche")),
        ("cherry", ("in cherry", "aus Kirsche")),
        ("maple", ("in maple", "aus Ahorn")),
        ("elm", ("in elm", "aus Ulme")),
        ("pear", ("in pear", "aus Birne")),
        ("larch", ("in larch", "aus Lärche")),
        ("birch", ("in birch", "aus Birke")),
        ("black", ("in smoked oak", "aus Räuchereiche")),
        ("plum", ("in plum", "aus Zwetschge")),
    ],
    makers: &[
        ("Drechslerei Wulff", "Wismar"),
        ("Tischlerei Hansen & Kuhr", "Eckernförde"),
        ("Werkstatt Gasser", "Sand in Taufers"),
        ("Holzwerk Petri", "Seiffen"),
    ],
    made: &[
        ("Cut from one plank, so the grain runs through.", "Aus einer Bohle geschnitten, die Maserung läuft durch."),
        ("Dried in the air for four years before it is worked.", "Vier Jahre an der Luft getrocknet, bevor daran gearbeitet wird."),
        ("Planed rather than sanded: the surface stays closed.", "Gehobelt statt geschliffen: Die Oberfläche bleibt geschlossen."),
    ],
    use_it: &[
        ("Will outlive whoever buys it.", "Überlebt, wer es kauft."),
        ("Gets better with every year of use.", "Wird mit jedem Jahr im Gebrauch besser."),
    ],
    care: &[
        ("Wash by hand and oil it twice a year.", "Von Hand abwaschen und zweimal im Jahr ölen."),
        ("Wipe with a damp cloth.", "Mit einem feuchten Tuch abwischen."),
    ],
    dishwasher: NO,
};
const ENAMEL: Traits = Traits {
    materials: &[("Enamelled steel", "Emaillierter Stahl"), ("Enamelled steel, steel rim", "Emaillierter Stahl mit Stahlrand")],
    looks: COLOURS,
    makers: &[("Emaille Riedl", "Ybbsitz"), ("Emalia Bielik", "Olkusz"), ("Kjeld Emaljeværk", "Odense")],
    made: &[
        ("Dipped twice and fired at 830 °C.", "Zweimal getaucht und bei 830 °C gebrannt."),
        ("Every rim is painted by hand.", "Jeder Rand ist von Hand gemalt."),
    ],
    use_it: &[
        ("Does not mind heat, frost or a fall.", "Nimmt Hitze, Frost und Stürze nicht übel."),
        ("Light, and hard to break.", "Leicht und kaum kaputt zu kriegen."),
    ],
    care: &[("A chip does not matter; dry it well and go on.", "Eine Macke macht nichts: gut abtrocknen und weiter.")],
    dishwasher: YES,
};
const LINEN: Traits = Traits {
    materials: &[("Linen", "Leinen"), ("Half linen", "Halbleinen"), ("Washed linen", "Gewaschenes Leinen")],
    looks: COLOURS,
    makers: &[("Weberei Thomsen", "Lübbecke"), ("Leinenweberei Kramer", "Neukirch"), ("Väveri Lindqvist", "Växbo")],
    made: &[
        ("Woven on old looms, hemmed by hand.", "Auf alten Stühlen gewebt, von Hand gesäumt."),
        ("The yarn is dyed before it is woven.", "Das Garn ist vor dem Weben gefärbt."),
    ],
    use_it: &[
        ("Dries fast and leaves no fluff.", "Trocknet schnell und fusselt nicht."),
        ("Soft after the third wash.", "Nach der dritten Wäsche weich."),
    ],
    care: &[("Wash at 60 °C, iron damp or not at all.", "Bei 60 °C waschen, feucht bügeln oder gar nicht.")],
    dishwasher: None,
};
const WAX: Traits = Traits {
    materials: &[("Beeswax", "Bienenwachs"), ("Stearin", "Stearin"), ("Rapeseed wax", "Rapswachs")],
    looks: COLOURS,
    makers: &[("Kerzenzieherei Moll", "Landsberg"), ("Lysstøberiet Holm", "Ribe"), ("Wachswerk Ebner", "Murau")],
    made: &[
        ("Dipped by hand, layer on layer.", "Von Hand gezogen, Schicht um Schicht."),
        ("The wick is cotton, without a core of metal.", "Der Docht ist aus Baumwolle, ohne Metallkern."),
    ],
    use_it: &[
        ("Burns evenly and hardly drips.", "Brennt gleichmäßig und tropft kaum."),
        ("Smells of nothing but itself.", "Duftet nach nichts als nach sich selbst."),
    ],
    care: &[("Trim the wick to one centimetre; never leave it alone.", "Docht auf einen Zentimeter kürzen, nie unbeaufsichtigt lassen.")],
    dishwasher: None,
};
const PAPER: Traits = Traits {
    materials: &[
        ("Cloth-bound, 100 g paper", "Leineneinband, 100 g Papier"),
        ("Paper-bound, 90 g recycled paper", "Pappband, 90 g Recyclingpapier"),
    ],
    looks: COLOURS,
    makers: &[("Buchbinderei Nolte", "Leipzig"), ("Papierwerkstatt Egli", "Basel"), ("Bogbinderi Friis", "Aarhus")],
    made: &[
        ("Thread-sewn, so it lies flat on every page.", "Fadengeheftet, liegt auf jeder Seite flach."),
        ("The edges are cut, the corners rounded by hand.", "Schnitt und Ecken sind von Hand gemacht."),
    ],
    use_it: &[
        ("Takes ink without showing through.", "Tinte schlägt nicht durch."),
        ("Has 144 pages and a ribbon.", "Hat 144 Seiten und ein Lesebändchen."),
    ],
    care: &[("Keep it dry and fill it.", "Trocken halten und vollschreiben.")],
    dishwasher: None,
};
const SOAP: Traits = Traits {
    materials: &[("Olive and rapeseed oil", "Oliven- und Rapsöl"), ("Olive and almond oil", "Oliven- und Mandelöl")],
    looks: &[
        ("sage", ("with sage", "mit Salbei")),
        ("lavender", ("with lavender", "mit Lavendel")),
        ("rosemary", ("with rosemary", "mit Rosmarin")),
        ("clay", ("with red clay", "mit roter Tonerde")),
        ("oat", ("with oats", "mit Hafer")),
        ("honey", ("with honey", "mit Honig")),
        ("pine", ("with pine", "mit Kiefer")),
        ("mint", ("with mint", "mit Minze")),
        ("sea", ("with sea salt", "mit Meersalz")),
        ("rose", ("with rose", "mit Rose")),
        ("charcoal", ("with charcoal", "mit Holzkohle")),
        ("plain", ("without scent", "ohne Duft")),
    ],
    makers: &[("Seifensiederei Jacobs", "Wyk"), ("Sæbehuset", "Tønder"), ("Siederei Alm", "Bregenz")],
    made: &[("Stirred cold and dried for two months.", "Kalt gerührt und zwei Monate getrocknet.")],
    use_it: &[
        ("Foams little and cleans well.", "Schäumt wenig und reinigt gut."),
        ("Kind to hands that do things.", "Gut zu Händen, die etwas tun."),
    ],
    care: &[("Let it dry on a dish with holes.", "Auf einer Schale mit Löchern trocknen lassen.")],
    dishwasher: None,
};
const WILLOW: Traits = Traits {
    materials: &[("Peeled willow", "Geschälte Weide"), ("Brown willow", "Ungeschälte Weide"), ("Split willow", "Weidenschienen")],
    looks: &[
        ("round", ("round", "rund")),
        ("oval", ("oval", "oval")),
        ("square", ("square", "eckig")),
        ("deep", ("deep", "tief")),
        ("flat", ("flat", "flach")),
        ("handle", ("with a handle", "mit Henkel")),
        ("lid", ("with a lid", "mit Deckel")),
        ("leather", ("with leather straps", "mit Lederriemen")),
        ("stripe", ("with a brown stripe", "mit braunem Streifen")),
        ("lined", ("lined with linen", "mit Leinenfutter")),
        ("open", ("open weave", "durchbrochen")),
        ("double", ("with a double base", "mit doppeltem Boden")),
    ],
    makers: &[("Korbmacherei Stahl", "Michelau"), ("Flechtwerk Dierks", "Dahlenburg"), ("Pileflet Mols", "Ebeltoft")],
    made: &[(
        "Woven from rods that were cut in winter and soaked for a week.",
        "Aus Ruten, im Winter geschnitten und eine Woche gewässert.",
    )],
    use_it: &[
        ("Carries more than one can lift.", "Trägt mehr, als man heben kann."),
        ("Creaks a little for the first month.", "Knarrt im ersten Monat ein wenig."),
    ],
    care: &[(
        "Put it out into the rain once a year; then it stays supple.",
        "Einmal im Jahr in den Regen stellen, dann bleibt die Weide geschmeidig.",
    )],
    dishwasher: None,
};
const TEA: Traits = Traits {
    materials: &[("In a tin", "In der Dose"), ("In a paper bag", "In der Papiertüte")],
    looks: &[
        ("mint", ("with mint", "mit Minze")),
        ("lemon", ("with lemon balm", "mit Melisse")),
        ("thyme", ("with thyme", "mit Thymian")),
        ("smoke", ("smoked", "geräuchert")),
        ("orange", ("with orange peel", "mit Orangenschale")),
        ("cardamom", ("with cardamom", "mit Kardamom")),
        ("vanilla", ("with vanilla", "mit Vanille")),
        ("cinnamon", ("with cinnamon", "mit Zimt")),
        ("apple", ("with apple", "mit Apfel")),
        ("elder", ("with elderflower", "mit Holunderblüte")),
        ("fennel", ("with fennel", "mit Fenchel")),
        ("cocoa", ("with cocoa husks", "mit Kakaoschalen")),
    ],
    makers: &[("Kontor Brar", "Bremen"), ("Kräuterhof Innerhofer", "Martell"), ("Teehaus Sievers", "Rostock")],
    made: &[
        ("Grown by people whom the maker knows by name.", "Von Leuten angebaut, die der Hersteller beim Namen kennt."),
        ("Blended in batches of ten kilograms.", "In Partien von zehn Kilogramm gemischt."),
    ],
    use_it: &[
        ("For the second half of the morning.", "Für die zweite Hälfte des Vormittags."),
        ("Good on its own, good with milk.", "Pur gut, mit Milch auch."),
    ],
    care: &[("Keep it dry, dark and closed.", "Trocken, dunkel und geschlossen lagern.")],
    dishwasher: None,
};
