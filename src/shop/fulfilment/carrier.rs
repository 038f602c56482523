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
    Carrier { name: "FedEx", page: "https://www.fedex.com/fedextrack/?trknbr={}" },
    Carrier { name: "Österreichische Post", page: "https://www.post.at/sv/sendungsdetails?snr={}" },
    Carrier { name: "Schweizerische Post", page: "https://service.post.ch/ekp-web/ui/entry/search/{}" },
    Carrier { name: "Royal Mail", page: "https://www.royalmail.com/track-your-item#/tracking-results/{}" },
    Carrier { name: "La Poste", page: "https://www.laposte.fr/outils/suivre-vos-envois?code={}" },
    Carrier { name: "Colissimo", page: "https://www.laposte.fr/outils/suivre-vos-envois?code={}" },
    Carrier { name: "Chronopost", page: "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT={}" },
    Carrier { name: "Correos", page: "https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number={}" },
    Carrier { name: "Poste Italiane", page: "https://www.poste.it/cerca/#/risultati-spedizioni/{}" },
    Carrier { name: "bpost", page: "https://track.bpost.cloud/btr/web/#/search?itemCode={}" },
    Carrier { name: "InPost", page: "https://inpost.pl/sledzenie-przesylek?number={}" },
    Carrier { name: "PostNord", page: "https://tracking.postnord.com/tracking?id={}" },
    Carrier { name: "PostNL", page: "https://jouw.postnl.nl/track-and-trace/{}" },
];

/// Other names of the same carriers.
const ALSO: &[(&str, &str)] =
    &[("Austrian Post", "Österreichische Post"), ("Post AG", "Österreichische Post"), ("Swiss Post", "Schweizerische Post")];

/// The names, for the form.
pub fn names() -> impl Iterator<Item = &'static str> {
    CARRIERS.iter().map(|carrier| carrier.name)
}

/// Where a parcel can be followed; `None` for carriers that we do not know and numbers with odd characters.
pub fn tracking_page(carrier: &str, number: &str) -> Option<String> {
    // Numbers are often written in groups.
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let name = ALSO.iter().find(|(also, _)| also.eq_ignore_ascii_case(carrier)).map_or(carrier, |(_, name)| *name);
    let known = CARRIERS.iter().find(|known| known.name.eq_ignore_ascii_case(name))?;
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain.then(|| known.page.replace("{}", &number))
}

#[cfg(test)]
mod tests {
    use super::{names, tracking_page};

    #[test]
    fn every_known_carrier_has_a_page_for_a_number() {
        for name in names() {
            let page = tracking_page(name, "AB 1234 5678-9").unwrap_or_default();
            assert!(page.starts_with("https://") && page.contains("AB12345678-9"), "{name}: {page}");
        }
        assert_eq!(tracking_page("swiss post", "99"), tracking_page("Schweizerische Post", "99"));
        for (carrier, number) in [("DHL", ""), ("DHL", "1&x=2"), ("DHL", "../1"), ("", "123"), ("A friend", "123")] {
            assert_eq!(tracking_page(carrier, number), None, "{carrier} {number}");
        }
    }
}
