# Die Texte des Shops. Ton: jemand, der die Ware kennt und leise spricht; „Sie“. Schlüssel: storefront-…
# <name>Wörter</name> bezeichnet die Wörter, die ein Verweis werden.

## Um jede Seite herum
storefront-notice = Hinweis
storefront-demo-line = Vorführshop: Hier wird nichts verkauft.
storefront-nav-main = Hauptmenü
storefront-menu = Menü
storefront-more = Mehr
storefront-all-things = Alle Dinge
storefront-see-all-things = Alle Dinge ansehen
storefront-search-placeholder = Wonach suchen Sie?
storefront-cart-link = { $n ->
    [0] Warenkorb, leer
    [one] Warenkorb, { $n } Stück
   *[other] Warenkorb, { $n } Stück
}
storefront-back-to-cart = Zurück zum Warenkorb
storefront-foot-shop = Sortiment
storefront-foot-help = Hilfe
storefront-foot-contact = So erreichen Sie uns
storefront-foot-gross = Alle Preise enthalten die Mehrwertsteuer; der Versand kommt hinzu.
storefront-foot-net = Alle Preise sind netto; Mehrwertsteuer und Versand kommen hinzu.
storefront-language = Sprache
storefront-help-line = Hilfe: { PLAIN($phone) }

## Startseite
storefront-home-new = Neu im Regal
storefront-scroll = Seitlich blättern
storefront-home-bestsellers = Was andere mitnehmen

## Preis und Bestand
storefront-price-before = vorher
storefront-price-from = ab { $price }
storefront-unit-price = { $price } / { PLAIN($unit) }
storefront-unit-piece = Stück
storefront-price-note-gross = inkl. { $rate } MwSt., zzgl. <delivery>Versand</delivery>
storefront-price-note-gross-plain = inkl. MwSt., zzgl. <delivery>Versand</delivery>
storefront-price-note-net = zzgl. { $rate } MwSt. und <delivery>Versand</delivery>
storefront-price-note-net-plain = zzgl. MwSt. und <delivery>Versand</delivery>
storefront-stock-in = Auf Lager, versandbereit
storefront-stock-low = { $n ->
    [one] Das letzte Stück
   *[other] Nur noch { $n } Stück
}
storefront-stock-to-order = Wird für Sie angefertigt
storefront-stock-sold-out = Ausverkauft
storefront-badge-new = Neu
storefront-badge-sale = −{ $n } %
storefront-card-choices = { $n } zur Auswahl

## Listen und Suche
storefront-filters = Filter
storefront-filter = Filtern
storefront-active-filters = Gesetzte Filter
storefront-remove-filter = Filter entfernen
storefront-clear-filters = Alle Filter entfernen
storefront-facet-more = { $n } weitere
storefront-availability = Verfügbarkeit
storefront-availability-in = Auf Lager
storefront-kind = Kategorie
storefront-price-min = Von, { $currency }
storefront-price-max = Bis, { $currency }
storefront-price-to = bis
storefront-price-over = Ab { PLAIN($min) }
storefront-price-under = Bis { PLAIN($max) }
storefront-price-between = { PLAIN($min) } bis { PLAIN($max) }
storefront-apply = Anwenden
storefront-count = { $n ->
    [one] { $n } Artikel
   *[other] { $n } Artikel
}
storefront-sort-by = Sortieren nach
storefront-sort = Sortieren
storefront-sort-new = Neueste zuerst
storefront-sort-best = Beste Treffer
storefront-sort-price-up = Preis, aufsteigend
storefront-sort-price-down = Preis, absteigend
storefront-list-none = Dieses Regal ist leer
storefront-list-none-lead = Hier steht im Augenblick nichts. Die anderen Regale sind voll.
storefront-list-none-narrow = Darauf passt nichts
storefront-suggestions = { $n ->
    [0] Keine Vorschläge
    [one] { $n } Vorschlag
   *[other] { $n } Vorschläge
}
storefront-suggest-all = { $n ->
    [one] Das eine Ergebnis für „{ PLAIN($query) }“
   *[other] Alle { $n } Ergebnisse für „{ PLAIN($query) }“
}
storefront-search-title = Ergebnisse für „{ PLAIN($query) }“
storefront-search-corrected = Für „{ PLAIN($query) }“ gibt es nichts. Das sind die Artikel zu „{ PLAIN($used) }“.
storefront-search-none = Nichts zu „{ PLAIN($query) }“
storefront-search-none-lead = Vielleicht hilft ein anderes Wort. Oder <ask>fragen Sie uns</ask>: Oft wissen wir, wer so etwas macht.
storefront-search-near = Ganz in der Nähe
storefront-price-error = Bitte schreiben Sie die Preise in Ziffern, den niedrigeren zuerst.

## Artikel
storefront-pictures = Bilder
storefront-pictures-scroll = Bilder, seitlich blättern
storefront-picture-choose = Bild auswählen
storefront-picture-n = Bild { $n }: { $alt }
storefront-video-n = Video: { $alt }
storefront-video-file = Video öffnen
storefront-picture-large = Groß zeigen
storefront-picture-close = Schließen
storefront-picture-before = Bild davor
storefront-picture-next = Nächstes Bild
storefront-value-sold-out = ausverkauft
storefront-value-not-made = so nicht erhältlich
storefront-add = In den Warenkorb
storefront-not-added = Noch nicht im Warenkorb
storefront-show-price = Preis und Bestand dieser Auswahl zeigen
storefront-about-it = Was es ist
storefront-details = Einzelheiten
storefront-article = Artikelnummer
storefront-related = Passt gut dazu
storefront-one-less = Eins weniger
storefront-one-more = Eins mehr
storefront-one-less-of = { PLAIN($name) }: eins weniger
storefront-one-more-of = { PLAIN($name) }: eins mehr
storefront-quantity-of = { PLAIN($name) }: Menge
storefront-promise-arrives = Bei Ihnen: { $days }
storefront-promise-by = bei Bestellung heute, mit { $name }
storefront-promise-free-from = bei Bestellung heute, mit { $name }; ab { $amount } kostenlos

## Warenkorb
storefront-cart-empty = Ihr Warenkorb ist leer
storefront-cart-last-order = Ihre Bestellung { PLAIN($number) } ansehen
storefront-cart-order-waits = Ihre Bestellung { PLAIN($number) } ist da und bleibt für Sie zurückgelegt. Es fehlt nur noch die Zahlung.
storefront-cart-order-pay = Zur Bestellung { PLAIN($number) } und bezahlen
storefront-cart-empty-lead = Was Sie hineinlegen, bleibt darin, auch wenn Sie die Seite schließen.
storefront-cart-error = Das hat nicht geklappt. Ihr Warenkorb ist unverändert.
storefront-cart-things = Artikel im Warenkorb
storefront-cart-price-was = Der Preis hat sich geändert, seit Sie den Artikel hineingelegt haben; vorher { $before }.
storefront-cart-only-left = { $n ->
    [one] Es gibt nur noch ein Stück.
   *[other] Es gibt nur noch { $n } Stück.
}
storefront-cart-sold-out = Inzwischen ausverkauft. Bitte entfernen Sie den Artikel.
storefront-cart-no-longer-sold = Diesen Artikel führen wir nicht mehr. Bitte entfernen Sie ihn.
storefront-cart-mend-first = Bitte sehen Sie sich zuerst die markierte Zeile an; danach können Sie bestellen.
storefront-each = je { $price }
storefront-keep-looking = Weiter stöbern
storefront-free-delivery-in = Noch { $rest } und der Versand ist kostenlos.
storefront-to-checkout = Zur Kasse
storefront-no-account-needed = Ohne Kundenkonto.
storefront-small-things = Kleines, das noch ins Paket passt
storefront-drawer = In Ihrem Warenkorb
storefront-drawer-added = Dazugelegt: { PLAIN($name) }
storefront-drawer-cart = Warenkorb ansehen
storefront-cart-gone-thing = Ein Artikel, den es nicht mehr gibt
storefront-sum-things = { $n ->
    [one] { $n } Stück
   *[other] { $n } Stück
}
storefront-sum-delivery = Versand
storefront-sum-arrives = bei Ihnen: { $days }
storefront-sum-payment-fee = Zahlungsgebühr
storefront-sum-tax-included = inkl. { $tax } MwSt. ({ $rates })
storefront-sum-tax-of = darin { $rate } MwSt.
storefront-sum-tax = { $rate } MwSt.

## Kasse
storefront-checkout = Kasse
storefront-checkout-mistakes = { $n ->
    [one] Eine Angabe braucht noch einen Blick. Es wurde nichts abgebucht, Ihre Eingaben sind erhalten.
   *[other] { $n } Angaben brauchen noch einen Blick. Es wurde nichts abgebucht, Ihre Eingaben sind erhalten.
}
storefront-changed = Es hat sich etwas geändert, während Sie hier waren. Noch ist nichts bestellt.
storefront-changed-what = Was
storefront-changed-was = vorher
storefront-changed-now = jetzt
storefront-changed-agree = Wenn das so in Ordnung ist, bestätigen Sie bitte noch einmal.
storefront-show-order = Bestellung anzeigen
storefront-contact = Kontakt
storefront-deliver-to = Lieferadresse
storefront-billing-same = Die Rechnung geht an dieselbe Adresse
storefront-billing = Rechnungsadresse
storefront-your-order = Ihre Bestellung
# § 312j BGB: nichts als diese Wörter darf auf der Schaltfläche stehen, deshalb bleibt der Betrag weg.
storefront-place-order = { $total ->
   *[other] Zahlungspflichtig bestellen
}
storefront-place-legal = Mit der Bestellung gelten unsere <terms>AGB</terms>. Sie haben ein Widerrufsrecht: <withdrawal>Widerrufsbelehrung</withdrawal>. Was wir speichern: <privacy>Datenschutzerklärung</privacy>.
storefront-checkout-safe = Kartendaten gehen direkt an den Zahlungsdienst; dieser Shop sieht sie nie.
storefront-email = E-Mail-Adresse
storefront-email-hint = Nur für die Bestellbestätigung und den Link zu Ihrer Bestellung.
storefront-message = Ihre Nachricht an uns

## Bestellung
storefront-order-title = Bestellung { PLAIN($number) }
storefront-order-line = Bestellung { PLAIN($number) }, { $date }
storefront-order-paid-title = Vielen Dank, { PLAIN($name) }. Alles ist bezahlt.
storefront-order-paid-lead = Die Bestätigung ging an { $email }. Diese Seite zeigt Ihnen jederzeit den Stand, ganz ohne Kundenkonto.
storefront-order-transfer-title = Vielen Dank, { PLAIN($name) }. Eine Überweisung, dann packen wir.
storefront-order-transfer-lead = Die Angaben unten gingen auch an { $email }.
storefront-order-on-delivery-title = Vielen Dank, { PLAIN($name) }. Wir packen schon.
storefront-order-on-delivery-lead = Sie bezahlen, wenn das Paket vor Ihrer Tür steht. Die Bestätigung ging an { $email }.
storefront-order-at-pickup-title = Vielen Dank, { PLAIN($name) }. Wir legen alles für Sie zurück.
storefront-order-at-pickup-lead = Sie bezahlen bei der Abholung. Die Bestätigung ging an { $email }.
storefront-order-waiting-title = Vielen Dank, { PLAIN($name) }. Wir warten auf Ihre Zahlung.
storefront-order-waiting-lead = Der Zahlungsdienst hat noch nicht geantwortet. Bitte zahlen Sie nicht noch einmal: Diese Seite und eine E-Mail an { $email } sagen Ihnen Bescheid.
storefront-order-open-title = Vielen Dank, { PLAIN($name) }. Es fehlt nur noch die Zahlung.
storefront-order-open-lead = Ihre Bestellung ist da, und Ihre Artikel liegen bereit. Dieser Link ging auch an { $email }.
storefront-order-by-hand-lead = Ihre Sachen sind zurückgelegt. Bewahren Sie diesen Link auf: Er zeigt den Stand und führt wieder hierher, ohne Konto.
storefront-order-failed-title = Das hat nicht geklappt. Es wurde nichts abgebucht.
storefront-order-failed-lead = Adresse, Versand und Artikel sind gespeichert. Bitte versuchen Sie es noch einmal.
storefront-order-cancelled-title = Diese Bestellung ist storniert.
storefront-order-cancelled-lead = Es wird nichts versandt. Falls Sie das überrascht, schreiben Sie uns bitte.
storefront-order-kept-until = Ihre Artikel sind bis { $until } reserviert.
storefront-what-next = Wie es weitergeht
storefront-delivered-to = Lieferadresse
storefront-pick-up-at = Abholung
storefront-billed-to = Rechnungsadresse
storefront-your-note = Ihre Nachricht
storefront-questions = Fragen
storefront-questions-text = Nennen Sie uns die Bestellnummer, dann finden wir alles sofort.
storefront-withdraw = Widerrufsrecht
storefront-parcels = Pakete
storefront-parcel-follow = Sendung bei { $carrier } verfolgen
storefront-badge-cancelled = Storniert
storefront-badge-paid = Bezahlt
storefront-badge-partly-paid = Teilweise bezahlt
storefront-badge-not-paid = Noch nicht bezahlt
storefront-badge-refunded = Erstattet
storefront-badge-sent = Versandt
storefront-badge-partly-sent = Teilweise versandt
storefront-badge-not-sent = Noch nicht versandt
storefront-step-placed = Bestellt
storefront-step-to-pay = Wir warten auf Ihre Zahlung
storefront-step-paid = Bezahlt
storefront-step-pay-by = bis { $until }
storefront-step-pack = Wir packen und übergeben es dem Paketdienst
storefront-step-pack-rest = Wir packen den Rest
storefront-step-sent = Unterwegs zu Ihnen
storefront-step-part-sent = Ein Teil ist unterwegs zu Ihnen
storefront-step-pickup = Wir legen alles für Sie zurück
storefront-step-handed-over = Abgeholt
storefront-step-ready = Bereit zur Abholung
storefront-step-arrives = Bei Ihnen
storefront-step-cancelled = Storniert
storefront-step-expired = Storniert, weil keine Zahlung eintraf

## Zahlung
storefront-transfer = Bitte überweisen Sie
storefront-transfer-holder = Kontoinhaber
storefront-transfer-reference = Verwendungszweck
storefront-transfer-bank = Bank
storefront-transfer-code = QR-Code für Ihre Banking-App
storefront-transfer-scan = Mit der Banking-App einlesen, und alles steht da. Oder von Hand eintippen.
storefront-transfer-scan-swiss = Mit der Banking-App einlesen oder mit dem Zahlteil am Schalter bezahlen.
storefront-transfer-slip = QR-Rechnung zum Drucken (PDF)
storefront-transfer-note = Bitte übernehmen Sie den Verwendungszweck genau so. Damit findet die Zahlung ihre Bestellung von selbst; ohne ihn muss ein Mensch suchen.
storefront-pay-now = { $amount } bezahlen
storefront-pay-waiting = Das dauert meist Sekunden, höchstens zehn Minuten. Sie können die Seite schließen.
storefront-pay-waiting-short = unterwegs
storefront-pay-refunded = { $amount } gehen auf demselben Weg zurück. Bis Ihre Bank den Betrag zeigt, dauert es bis zu fünf Werktage.
storefront-pay-by-transfer = Überweisung über { $amount }, noch nicht eingetroffen
storefront-pay-on-delivery = { $amount } bar bei der Zustellung
storefront-pay-at-pickup = { $amount } bei der Abholung
storefront-pay-open = { $amount } offen
storefront-pay-goes-back = { $amount }, die Sie bezahlt haben, gehen an Sie zurück. Sie bekommen eine E-Mail, wenn das Geld unterwegs ist.
storefront-pay-none = Nichts zu zahlen
storefront-pay-declined = Ihre Bank hat abgelehnt und keinen Grund genannt.

## Wenn etwas nicht geht
storefront-trouble-not-found = Ein leeres Regal
storefront-trouble-not-found-lead = Unter dieser Adresse steht nichts. Vielleicht war es ein Artikel, der für immer ausverkauft ist, oder im Link fehlt ein Buchstabe.
storefront-trouble-gone = Dieser Link ist abgelaufen
storefront-trouble-gone-lead = Er war einmal gültig und ist es nicht mehr. Vielleicht steht in einer neueren E-Mail von uns ein neuer.
storefront-trouble-forbidden = Hier geht es nicht weiter
storefront-trouble-forbidden-lead = Diese Seite ist nicht für Sie bestimmt, oder das Formular kam von einer anderen Adresse als diesem Shop.
storefront-trouble-unreadable = Das konnten wir nicht lesen
storefront-trouble-unreadable-lead = Hier kam etwas anderes an, als das Formular sendet, oder es war zu lang. Geändert wurde nichts. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
storefront-trouble-refused = Das geht gerade nicht
storefront-trouble-too-many = Bitte etwas langsamer
storefront-trouble-too-many-lead = Von Ihrem Anschluss kamen in kurzer Zeit sehr viele Anfragen. In einer Minute geht alles wieder.
storefront-trouble-broken = Da ist etwas umgefallen
storefront-trouble-broken-lead = Das ist unser Fehler, und er ist notiert. Bitte versuchen Sie es gleich noch einmal oder rufen Sie uns an.
storefront-trouble-busy = Viele Hände an der Kasse
storefront-trouble-busy-lead = Im Shop ist gerade viel los, oder wir zählen das Lager. Ihr Warenkorb bleibt erhalten, Ihre Bestellungen sind sicher. Bitte sehen Sie gleich noch einmal nach.
storefront-trouble-reference = Für Ihre Rückfrage: { PLAIN($reference) }
storefront-look-again = Noch einmal nachsehen
storefront-to-home = Zur Startseite

## Der Test-Zahlungsdienst
storefront-testpay = Testzahlung
storefront-testpay-to = an { PLAIN($shop) }, { PLAIN($purpose) }
storefront-testpay-warn = Diese Seite steht für einen Kartenanbieter. Keine Karte, kein Geld: Wählen Sie, was geschehen soll.
storefront-testpay-pay = Bezahlen
storefront-testpay-decline = Karte ablehnen
storefront-testpay-lose = Bezahlen, aber die Meldung an den Shop geht verloren
storefront-testpay-late = Bezahlen, und die Meldung kommt spät und doppelt
storefront-testpay-debit = Per Lastschrift bezahlen, die eine Weile dauert
storefront-testpay-debit-fails = Per Lastschrift bezahlen, die dann platzt
storefront-double-expire = Die Zeit zum Bezahlen ablaufen lassen
storefront-double-mishaps = Bezahlen, und etwas geht schief
storefront-double-lose = Die Meldung an den Shop geht verloren
storefront-double-twice = Die Meldung kommt doppelt
storefront-double-late = Die Meldung kommt spät
storefront-double-swap = Die Meldung kommt nach der nächsten
storefront-double-forge = Die Meldung hat jemand anderes unterschrieben
storefront-double-more = Ein Cent mehr als verlangt wird bezahlt
storefront-double-less = Ein Cent weniger wird bezahlt
storefront-double-currency = Es wird in einer anderen Währung bezahlt
storefront-double-account = Es ist das Konto eines anderen Händlers
storefront-double-500 = Der Shop fragt als Nächstes und bekommt den Fehler 500
storefront-double-429 = Der Shop fragt als Nächstes: 429, zu viele Anfragen
storefront-double-409 = Der Shop fragt als Nächstes: 409, gerade in Arbeit
storefront-double-unheard = Der nächste Wunsch des Shops wird erfüllt und mit 500 beantwortet
storefront-double-slow = Der Shop fragt als Nächstes und wartet 30 Sekunden
storefront-double-huge = Der Shop fragt als Nächstes und bekommt zehn Megabyte
storefront-double-unknown = Der Shop fragt als Nächstes und bekommt unbekannte Wörter
storefront-stripe-double = Stripe, gespielt von einem Double
storefront-stripe-double-warn = Diese Seite steht für die Kasse von Stripe. Keine Karte, kein Geld: Wählen Sie, was geschehen soll.
storefront-paypal-double = PayPal, gespielt von einem Double
storefront-paypal-double-shipping = Versand
storefront-paypal-double-handling = Gebühr für die Zahlung
storefront-paypal-double-tax = Steuer
storefront-paypal-double-warn = Diese Seite steht für die von PayPal. Kein Konto, kein Geld: Wählen Sie, was geschehen soll.
storefront-testpay-cancel = Ohne Zahlung zurück zu { PLAIN($shop) }

# Before the set-up
storefront-not-open = Dieser Laden öffnet bald
storefront-not-open-lead = Er wird gerade eingerichtet. Den Link dazu zeigt das Programm dort an, wo es gestartet wurde.
storefront-draft-line = Sie sehen einen Entwurf. Besucher sehen den Laden, wie er zuletzt veröffentlicht wurde.
storefront-draft-leave = Zurück zum Laden, wie er ist
storefront-home-quote = Von einer Kundin
storefront-compare = Vergleichen
storefront-compare-hint = Kreuzen Sie bis zu vier Artikel an, um sie nebeneinander zu sehen.
storefront-compare-chosen = Angekreuzte vergleichen
storefront-compare-title = Nebeneinander
storefront-compare-lead = Bis zu { $max } Artikel. Was überall gleich ist, steht grau.
storefront-compare-none = Noch nichts zu vergleichen
storefront-compare-none-lead = Kreuzen Sie in einer Liste bis zu { $max } Artikel an und sehen Sie sie hier an.
storefront-compare-fact = Eigenschaft
storefront-compare-remove = Herausnehmen

# Eine Bestellung wiederfinden, und was im Fuß über das Einkaufen steht
storefront-orders = Ihre Bestellungen
storefront-find-lead = Wir senden den Link zu Ihrer Bestellung an die E-Mail-Adresse, mit der Sie bestellt haben. Dort sehen Sie, wie weit sie ist, können bezahlen oder uns schreiben.
storefront-find-number = Bestellnummer
storefront-find-number-help = Sie steht in jeder E-Mail zur Bestellung, etwa 10427.
storefront-find-email = E-Mail-Adresse
storefront-find-email-help = Die, mit der Sie bestellt haben.
storefront-find-send = Link zusenden
storefront-find-lost = Nummer verloren, oder inzwischen eine andere Adresse?
storefront-find-asked = Sehen Sie in Ihre E-Mails
storefront-find-next = Gibt es eine Bestellung mit dieser Nummer und Adresse, ist ihr Link unterwegs. Das dauert höchstens ein paar Minuten.
storefront-find-none = Nichts angekommen? Sehen Sie bei den unerwünschten E-Mails nach, prüfen Sie Nummer und Adresse, oder fragen Sie uns:
storefront-find-again = Andere Nummer versuchen
refused-orders-too-many = Das wurde gerade sehr oft angefragt. Bitte warten Sie eine Minute und versuchen Sie es noch einmal; Ihre Eingaben sind noch da.
storefront-foot-pay = Zahlungsarten
storefront-foot-delivery = Versand
storefront-foot-trust = Gut zu wissen
storefront-foot-to = Nach { $countries }
storefront-foot-to-many = Nach { $country } und in { $n } weitere Länder
storefront-foot-free = Kostenlos ab { $amount }
storefront-foot-private = Keine Nachverfolgung, nichts von Dritten
storefront-foot-withdrawal = Widerrufsrecht für Verbraucher
storefront-delivery-returns = Versand und Rückgabe
storefront-returns-line = Sie können es zurückgeben: Das <withdrawal>Widerrufsrecht</withdrawal> sagt, wie und bis wann.
storefront-returns-ask = Ob und wie es zurückgeht, steht auf der <delivery>Seite zum Versand</delivery>; oder fragen Sie uns.
storefront-delivery-line = { $name } nach { $country }: { $price }
storefront-delivery-free = { $line }, kostenlos ab { $amount }
