//! Carriers that the shop knows, and where their parcels can be followed.

/// A carrier and the address of its tracking page; `{}` stands for the number.
struct Carrier {
    name: &'static str,
    page: &'static str,
}

const CARRIERS: &[Carrier] = &[
    Carrier { name: "DHL", page: "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={}" },
    Carrier { name: "Deutsche Post", page: "https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode={}" },
    Carrier { name: "DPD", page: "https://tracking.dpd.de/status/de_DE/parcel/{}" },
    Carrier { name: "GLS", page: "https://gls-group.com/track/{}" },
    Carrier { name: "Hermes", page: "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#{}" },
    Carrier { name: "UPS", page: "https://www.ups.com/track?tracknum={}" },
    Carrier { name: "Österreichische Post", page: "https://www.post.at/sv/sendungsdetails?snr={}" },
    Carrier { name: "Swiss Post", page: "https://service.post.ch/ekp-web/ui/entry/search/{}" },
    Carrier { name: "PostNord", page: "https://tracking.postnord.com/tracking?id={}" },
    Carrier { name: "PostNL", page: "https://jouw.postnl.nl/track-and-trace/{}" },
];

/// The names, for the form.
pub fn names() -> impl Iterator<Item = &'static str> {
    CARRIERS.iter().map(|carrier| carrier.name)
}

/// Where a parcel can be followed; `None` for carriers that we do not know and numbers with odd characters.
pub fn tracking_page(carrier: &str, number: &str) -> Option<String> {
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let known = CARRIERS.iter().find(|known| known.name.eq_ignore_ascii_case(carrier))?;
    plain.then(|| known.page.replace("{}", number))
}
