# The admin: pages for staff. Keys: admin-…

# Navigation and what every page has
admin-nav = Hauptnavigation
admin-nav-home = Übersicht
admin-nav-orders = Bestellungen
admin-nav-stock = Bestand
admin-nav-attention = Zu klären
admin-nav-attention-short = Offenes
admin-nav-settings = Einstellungen
admin-nav-shipping = Versand
admin-nav-payment-methods = Zahlungsarten
admin-nav-tax = Steuern
admin-nav-pages = Seiten
admin-nav-locations = Lagerorte
admin-nav-letters = E-Mails
admin-nav-flows = Abläufe
admin-nav-staff = Mitarbeitende und Rollen
admin-nav-me = Ihr Konto
admin-nav-me-line = Sprache, Passwort, Abmelden
admin-nav-view-shop-line = Wie ihn Kunden sehen
admin-nav-shop = Shop
admin-nav-view-shop = Shop ansehen
admin-views = Ansichten
admin-all = Alle
admin-all-n = Alle { $n }
admin-search-clear = Suche aufheben
admin-find-none = Nichts gefunden zu „{ PLAIN($q) }“
admin-rows = { $from } bis { $to }
admin-rows-of = { $from } bis { $to } von { $total }
admin-page-back = Zurück
admin-page-on = Weiter
admin-save = Sichern
admin-saved = Gesichert.
admin-done = Erledigt.
admin-deleted = Gelöscht.
admin-change = Ändern
admin-continue = Fortfahren
admin-delete = Löschen
admin-delete-title = „{ PLAIN($name) }“ löschen?
admin-delete-about = Der Eintrag verschwindet aus dem Shop und lässt sich nicht wiederherstellen. Bestellungen, die ihn nennen, behalten, was sie brauchen.
admin-keep = Behalten
admin-retry = Noch einmal versuchen
admin-dismiss = Weglegen
admin-choose = Bitte wählen
admin-none = Ohne
admin-form-mistakes = { $n ->
    [one] Eine Angabe braucht eine Korrektur. Noch wurde nichts gesichert, und Ihre Eingaben sind alle da.
   *[other] { $n } Angaben brauchen eine Korrektur. Noch wurde nichts gesichert, und Ihre Eingaben sind alle da.
}
admin-since = seit
admin-today-at = heute, { $time }
admin-yesterday-at = gestern, { $time }
admin-until = bis
admin-when = Wann
admin-who = Wer
admin-who-shop = Der Shop selbst

# Words of forms and tables
admin-name = Name
admin-value = Wert
admin-note = Hinweis
admin-kind = Art
admin-state = Status
admin-address = Adresse
admin-email = E-Mail-Adresse
admin-phone = Telefon
admin-country = Land
admin-countries = Länder
admin-countries-help = Wohin Pakete auf diesem Weg gehen. Bei Abholung: wo sie ist.
admin-region-eu = Europäische Union
admin-region-europe = Weitere Länder Europas
admin-region-world = Alle übrigen Länder
admin-currency = Währung
admin-language = Sprache
admin-language-en = Englisch
admin-language-de = Deutsch
admin-time-zone = Zeitzone
admin-prices = Preise im Shop
admin-prices-gross = Einschließlich Steuer, wie für Privatkunden üblich
admin-prices-net = Ohne Steuer; sie kommt am Ende hinzu
admin-picture = Bild
admin-position = Platz in der Liste
admin-position-help = Kleine Zahlen stehen vorn.
admin-group-offer = Angebot
admin-order = Bestellung
admin-placed = Eingegangen
admin-customer = Kundin oder Kunde
admin-delivery = Lieferart
admin-product = Artikel
admin-category = Kategorie
admin-tags = Schlagwörter
admin-tags-help = Durch Kommas getrennt.

# Sign-in, first owner
admin-sign-in = Anmelden
admin-sign-in-to = Bei { PLAIN($shop) } anmelden
admin-password = Passwort
admin-password-help = Mindestens 12 Zeichen. Ein ganzer Satz ist leicht zu merken und schwer zu erraten.
admin-sign-in-mismatch = E-Mail-Adresse und Passwort passen nicht zusammen. Nach zehn Fehlversuchen folgt eine Pause.
admin-sign-in-wait = { $n ->
    [one] Das waren zu viele Versuche. In einer Minute geht es weiter.
   *[other] Das waren zu viele Versuche. In { $n } Minuten geht es weiter.
}
admin-sign-in-over = Sie wurden abgemeldet, weil dieser Browser lange still war. Alles Gesicherte ist da.
admin-sign-in-demo = Dies ist eine Vorführung. Zum Umsehen dient:
admin-sign-in-lost = Passwort verloren? Eine Inhaberin oder ein Inhaber kann einen neuen Link schicken oder auf dem Server aufrufen:
admin-sign-out = Abmelden
admin-first-title = Die Schlüssel zu Ihrem Shop
admin-first-about = Hier beginnt, wem der Shop gehört. Dieser Link gilt ein einziges Mal.
admin-first-do = Beginnen
admin-your-name = Ihr Name
admin-your-name-help = Kolleginnen und Kollegen sehen ihn neben dem, was Sie getan haben.
admin-link-over-title = Dieser Link ist verbraucht
admin-link-over-about = Jeder Link gilt einmal und einen Tag lang. Bitten Sie um einen neuen, oder sehen Sie nach, was der Server beim Start ausgibt.

# Set-up
admin-setup = Einrichtung
admin-setup-two-steps = Zwei kurze Schritte. Fast alles lässt sich später ändern.
admin-setup-where = Wo ist Ihr Shop?
admin-setup-where-about = Daraus folgen Währung, Steuer, Sprache und die Form der Adressen.
admin-setup-other-country = Ein anderes Land
admin-setup-none-of-them = Eines der obigen
admin-setup-step-shop = Ihr Shop
admin-setup-shop = Wie heißt er?
admin-setup-shop-about = Name und Adresse bestimmen Sie. Das Übrige folgt aus dem Land; ändern Sie, was nicht passt.
admin-setup-means = { PLAIN($country) } bedeutet
admin-setup-name = Name des Shops
admin-setup-name-help = Steht über jeder Seite und in jeder E-Mail.
admin-setup-email = E-Mail-Adresse für Kunden
admin-setup-email-help = Von hier kommen E-Mails, und hierher gehen die Antworten.
admin-setup-currency-help = Bleibt, wie sie ist: Alle Preise sind darin festgehalten.
admin-setup-do = Zur Verwaltung
admin-step-of = { $n } von { $all }

# Home
admin-home-today = heute
admin-home-revenue = Bestellwert
admin-home-paid-or-agreed = bezahlt oder zahlbar bei Lieferung
admin-home-waiting = warten auf Geld
admin-home-low = Knapper Bestand
admin-home-low-none = Von allem ist genug da.
admin-home-last-orders = Neueste Bestellungen
admin-home-all-orders = Alle Bestellungen
admin-home-ready = Bereit zum Verkaufen
admin-home-ready-of = { $done } von { $all }
admin-ready-products = Etwas zum Verkauf anbieten
admin-ready-delivery = Ware kann versandt werden
admin-ready-pickup = Ware kann abgeholt werden; versandt wird noch nichts
admin-ready-no-way = Eine Lieferung oder Abholung anbieten: Ohne sie kann niemand bestellen
admin-ready-pay = Eine Zahlungsart anbieten
admin-ready-legal = Die Rechtstexte schreiben
admin-ready-mail = Einen Mailserver einstellen, damit E-Mails hinausgehen
admin-stock-left = noch { $n }
admin-stock-out = Ausverkauft

# Needs attention
admin-attention-order = erst Geld, dann Zusagen, dann Technik
admin-attention-none = Nichts wartet auf Sie
admin-attention-none-line = Was der Shop nicht allein lösen kann, steht dann hier, mit einem Knopf, der es löst.
admin-attention-promises = Zusagen
admin-attention-machines = Technik
admin-attention-more = und { $n } weitere
admin-attention-look = Ansehen
admin-attention-settle = Ist erledigt
admin-attention-owed = { $amount } an den Kunden zurückzuzahlen
admin-attention-owed-for = { $amount } zurückzuzahlen zu Bestellung { PLAIN($number) }
admin-attention-owed-cancelled = Die Bestellung ist storniert, doch es kam Geld. Bitte geben Sie { $amount } auf demselben Weg zurück und buchen Sie das bei der Bestellung.
admin-attention-owed-too-much = Es kam mehr, als offen war. Bitte geben Sie { $amount } auf demselben Weg zurück und buchen Sie das bei der Bestellung.
admin-attention-puzzle = Eine Zahlung zu Bestellung { PLAIN($number) } passt nicht
admin-puzzle-other-session = Der Zahlungsdienst meldet eine andere Bezahlseite als unsere.
admin-puzzle-other-account = Das Geld ging auf ein anderes Konto als Ihres.
admin-puzzle-other-mode = Es kam Testgeld statt echtem Geld oder umgekehrt.
admin-puzzle-other-currency = Das Geld kam in einer anderen Währung.
admin-puzzle-other-amount = Es kam ein anderer Betrag als gefordert.
admin-puzzle-second-page = Der Zahlungsdienst hat eine zweite Bezahlseite angelegt. Es gilt die erste.
admin-puzzle-does-not-fit = Was der Zahlungsdienst meldet, passt nicht zu dem, was bekannt ist. Bitte vergleichen Sie es mit dessen Aufstellung.
admin-job-failed-letter = Eine E-Mail ließ sich nicht senden
admin-job-failed-open-payment = Es war keine Bezahlseite zu bekommen
admin-job-failed-close-payment = Eine Bezahlseite ließ sich nicht schließen
admin-job-failed-expire-order = Eine unbezahlte Bestellung ließ sich nicht beenden
admin-job-failed-relist = Die Regale ließen sich nicht neu ordnen
admin-job-failed-make-picture = Ein Bild ließ sich nicht in allen Größen anlegen
admin-job-failed-drop-picture = Die Datei eines gelöschten Bildes ließ sich nicht entfernen

# Orders
admin-orders-open = Offen
admin-orders-unpaid = Unbezahlt
admin-orders-to-send = Zu versenden
admin-orders-done = Abgeschlossen
admin-orders-cancelled = Storniert
admin-orders-find = Nummer, Name, E-Mail, Ort
admin-orders-find-none-line = Gesucht wird in Nummer, Name, E-Mail-Adresse, Postleitzahl und Ort.
admin-orders-see-all = Alle Bestellungen zeigen
admin-orders-none-yet = Noch keine Bestellungen
admin-orders-none-yet-line = Sobald jemand etwas kauft, steht es hier.
admin-orders-none-here = Diese Liste ist leer
admin-orders-none-here-line = Bestellungen kommen und gehen von selbst, wenn sie bezahlt und versandt werden.
admin-parcel-state = Paket
admin-paid = Bezahlt
admin-paid-waits = Wartet auf Zahlung
admin-paid-authorized = Autorisiert
admin-paid-part = Teilweise bezahlt
admin-paid-too-much = Zu viel bezahlt
admin-paid-failed = Zahlung gescheitert
admin-paid-refunded = Erstattet
admin-paid-on-delivery = Bei Lieferung
admin-paid-at-pickup = Bei Abholung
admin-paid-nothing = Nichts offen
admin-shipped = Versandt
admin-shipped-ready = Bereit oder abgeholt
admin-shipped-to-make-ready = Zurückzulegen
admin-shipped-not-yet = Noch nicht begonnen
admin-shipped-to-ship = Zu packen
admin-shipped-part = Teilweise versandt
admin-shipped-cancelled = Abgesagt

# One order
admin-order-n = Bestellung { PLAIN($number) }
admin-order-to-pack = Zu packen sind
admin-order-lines = Bestellt wurde
admin-order-as-customer = Wie der Kunde sie sieht
admin-lines-n = { $n ->
    [one] eine Position
   *[other] { $n } Positionen
}
admin-line-shipped = { $n } versandt
admin-line-cancelled = { $n } storniert
admin-pack-of = Stück { PLAIN($name) } in diesem Paket
admin-packed = alles gepackt
admin-fulfil = Packen und senden
admin-fulfil-about = Der Kunde erhält eine E-Mail mit der Sendungsnummer.
admin-carrier = Versanddienst
admin-tracking = Sendungsnummer
admin-delivered = Als zugestellt kennzeichnen
admin-parcel-delivered = Zugestellt
admin-money = Geld
admin-money-paid = Eingegangen sind
admin-money-refunded = Zurückgegeben
admin-money-due = Noch offen
admin-money-too-much = Zu viel, dem Kunden geschuldet
admin-sum-goods = Waren
admin-sum-fee = Gebühr
admin-sum-tax = Steuer { $rate }
admin-sum-tax-on = auf { $net } netto
admin-sum-tax-in = Steuer { $rate }: { $tax } = { $gross } − { $net } netto
admin-payment-started = Wird erwartet
admin-payment-declined = Abgelehnt
admin-payment-captured = Eingegangen
admin-payment-voided = Nicht zustande gekommen
admin-mark-paid = Als bezahlt kennzeichnen
admin-mark-paid-about = Für Geld, das anders ankam: auf dem Konto, bar.
admin-give-back = Geld zurückgegeben
admin-give-back-about = Tragen Sie hier ein, was Sie zurücküberwiesen haben. Es wird gebucht, und die Erinnerung verschwindet.
admin-returned-amount = Zurückgegebener Betrag
admin-make-ready = Bereit zur Abholung
admin-make-ready-about = Der Kunde erhält eine E-Mail, dass alles bereitliegt.
admin-order-to-make-ready = Zurückzulegen
admin-pickups = Abholung
admin-pickup-of = Zurückgelegte Stücke von { PLAIN($name) }
admin-parcel-ready = Bereit zur Abholung
admin-hand-over = Übergeben
admin-handed-over = Übergeben
admin-paid-amount = Eingegangener Betrag
admin-reference = Verwendungszweck
admin-reference-help = Was auf dem Kontoauszug steht, um ihn wiederzufinden.
admin-cancel = Bestellung stornieren
admin-cancel-about = Die Ware wird wieder frei, und der Kunde erhält eine E-Mail. Das lässt sich nicht zurücknehmen. Eingegangenes Geld wird geschuldet und bleibt sichtbar.
admin-cancel-why = Grund
admin-cancel-customer-wish = Wunsch des Kunden
admin-cancel-not-paid = Nicht rechtzeitig bezahlt
admin-cancel-out-of-stock = Doch nicht lieferbar
admin-cancel-fraud = Betrugsverdacht
admin-cancel-other = Anderer Grund
admin-note-staff = Notiz für Kolleginnen und Kollegen
admin-note-staff-help = Kunden sehen sie nie.
admin-note-for-staff = Interne Notiz
admin-note-keep = Notiz sichern
admin-note-of-customer = Vom Kunden
admin-parcels = Pakete
admin-parcel-by-hand = Übergeben
admin-timeline = Verlauf
admin-who-customer = Kunde
admin-steps = Weitere Schritte
admin-ship-to = Lieferung an
admin-picked-up-by = Wird abgeholt von
admin-bill-to = Rechnung an
admin-bill-same = Rechnung an dieselbe Adresse

# Was geschehen ist, für Zeitleisten
admin-event-shop-set-up = Shop eingerichtet
admin-event-settings-changed = Einstellungen geändert
admin-event-staff-invited = Jemand aus dem Team eingeladen
admin-event-staff-added = Jemand ist ins Team gekommen
admin-event-staff-changed = Angaben im Team geändert
admin-event-staff-signed-in = Angemeldet
admin-event-password-changed = Passwort geändert
admin-event-category-saved = Regal gesichert
admin-event-category-moved = Regal verschoben
admin-event-category-deleted = Regal gelöscht
admin-event-product-saved = Artikel gesichert
admin-event-product-deleted = Artikel gelöscht
admin-event-variant-dropped = Variante herausgenommen
admin-event-media-added = Bild hinzugefügt
admin-event-media-saved = Bildtext gesichert
admin-event-media-made = Größen eines Bildes angelegt
admin-event-media-deleted = Bild gelöscht
admin-event-page-saved = Textseite gesichert
admin-event-page-deleted = Textseite gelöscht
admin-event-location-saved = Lagerort gesichert
admin-event-tax-class-saved = Steuerklasse gesichert
admin-event-tax-class-deleted = Steuerklasse gelöscht
admin-event-tax-rate-saved = Steuersatz gesichert
admin-event-tax-rate-deleted = Steuersatz gelöscht
admin-event-shipping-method-saved = Versandart gesichert
admin-event-shipping-method-deleted = Versandart gelöscht
admin-event-payment-method-saved = Zahlungsart gesichert
admin-event-payment-method-deleted = Zahlungsart gelöscht
admin-event-stock-moved = Bestand geändert
admin-event-stock-reserved = Bestand reserviert
admin-event-stock-released = Bestand wieder frei
admin-event-order-placed = Bestellung eingegangen
admin-event-order-cancelled = Bestellung storniert
admin-event-order-paid = Vollständig bezahlt
admin-event-order-noted = Interne Notiz geändert
admin-event-fulfilment-sent = Paket versandt
admin-event-fulfilment-delivered = Paket angekommen
admin-event-pickup-ready = Bereit zur Abholung
admin-event-pickup-handed-over = Übergeben
admin-event-money-returned = Geld zurückgegeben
admin-event-invitation-revoked = Einladung zurückgenommen
admin-trouble-forbidden = Das gehört nicht zu Ihrer Rolle
admin-trouble-forbidden-line = Es wurde nichts geändert. Wer Inhaber des Shops ist, kann Ihnen eine andere Rolle geben.
admin-trouble-not-found = Unter dieser Adresse gibt es nichts
admin-trouble-not-found-line = Vielleicht wurde es gelöscht, oder die Adresse ist vertippt. Es wurde nichts geändert.
admin-trouble-other = Das hat nicht geklappt
admin-trouble-other-line = Es wurde nichts geändert. Bitte gehen Sie zurück, laden Sie die Seite neu und wiederholen Sie den Schritt.
admin-event-payment-started = Zahlung begonnen
admin-event-payment-opened = Bezahlseite geöffnet
admin-event-payment-declined = Zahlung abgelehnt
admin-event-payment-authorized = Zahlung autorisiert
admin-event-payment-captured = Geld eingegangen
admin-event-payment-voided = Zahlung nicht zustande gekommen
admin-event-payment-puzzled = Eine Zahlung passt nicht
admin-event-letter-kept = E-Mail geschrieben und aufbewahrt
admin-event-letter-sent = E-Mail verschickt
admin-event-job-gave-up = Eine Aufgabe ist gescheitert
admin-event-job-retried = Eine Aufgabe wird noch einmal versucht
admin-event-job-dismissed = Eine Aufgabe wurde weggelegt
admin-event-attention-raised = Braucht Aufmerksamkeit
admin-event-attention-settled = Erledigt

# Products
admin-products-find = Name, Artikelnummer, Strichcode
admin-products-find-none = Kein solcher Artikel
admin-products-find-none-line = Suchen Sie nach einem Teil des Namens, einer Artikelnummer oder einem Strichcode, oder nehmen Sie einen Filter weg.
admin-products-see-all = Alle Artikel zeigen
admin-products-none = Noch nichts zu verkaufen
admin-products-none-line = Beginnen Sie mit einem Artikel: Name, Bild, Preis.
admin-product-new = Neuer Artikel
admin-product-view = Im Shop ansehen
admin-product-texts = Texte
admin-product-place = Veröffentlichen
admin-product-title = Titel
admin-product-handle = Adresse im Shop
admin-product-handle-help = Das Ende der Adresse: tagesbecher. Bleibt das Feld leer, entsteht sie aus dem Titel.
admin-product-subtitle = Zeile mit Fakten
admin-product-subtitle-help = Material und Maß, unter dem Namen.
admin-product-description = Beschreibung
admin-product-description-help = Eine Leerzeile beginnt einen neuen Absatz.
admin-product-brand = Marke oder Hersteller
admin-product-also = { $n ->
    [0] Weitere Kategorien
    [one] In einer weiteren Kategorie
   *[other] In { $n } weiteren Kategorien
}
admin-product-variants-n = { $n ->
    [one] eine Variante
   *[other] { $n } Varianten
}
admin-product-see-kept = Jetzigen Stand ansehen
admin-product-steps-about = Was oben eingegeben wurde, wird nur mit „Sichern“ übernommen.
admin-product-archive = Aus dem Shop nehmen
admin-product-archive-title = „{ PLAIN($name) }“ aus dem Shop nehmen?
admin-product-archive-about = Niemand findet oder kauft es mehr. Bestellungen, in denen es vorkommt, behalten es, und es kann wieder veröffentlicht werden.
admin-product-delete-about = Es war nie im Shop. Texte und Varianten sind danach endgültig gelöscht; die Bilder bleiben.
admin-categories-all = Alle Kategorien
admin-state-draft = Entwurf
admin-state-active = Aktiv
admin-state-archived = Archiviert
admin-price-from = ab { PLAIN($price) }
admin-pictures = Bilder
admin-pictures-none = Noch keine Bilder.
admin-pictures-order = Das erste ist das Hauptbild
admin-picture-alt = Was Bild { $n } zeigt
admin-picture-place = Position
admin-pictures-none-line = Wählen Sie oben welche aus: Fotos aus Kamera oder Telefon sind genau richtig.
admin-pictures-about = Was ein Bild zeigt, wird Menschen vorgelesen, die es nicht sehen, und Suchmaschinen.
admin-picture-shows = Was es zeigt
admin-picture-shows-help = Ein schlichter Satz: Ein Becher in Hafer, von links gesehen.
admin-picture-shows-nothing = Noch nicht beschrieben
admin-picture-add = Bild hinzufügen
admin-pictures-choose = Bilder auswählen oder hierher ziehen
admin-pictures-choose-hint = JPEG, PNG, WebP oder GIF, je bis 32 MB und 40 Megapixel. Ort und Kamera werden entfernt.
admin-pictures-send = In die Liste aufnehmen
admin-pictures-upload = Hochladen
admin-pictures-some-taken = { $n ->
    [0] Kein Bild ließ sich aufnehmen
    [one] Ein Bild wurde aufgenommen, andere nicht
   *[other] { $n } Bilder wurden aufgenommen, andere nicht
  }
admin-picture-more = Bildmitte, Sprachen
admin-picture-waiting = Größen werden angelegt
admin-picture-silent = Nicht beschrieben
admin-picture-unused = Unbenutzt
admin-picture-places = { $n ->
    [one] Eine Stelle
   *[other] { $n } Stellen
  }
admin-picture-facts = Zur Datei
admin-picture-size = Größe
admin-picture-made = Daraus angelegt
admin-picture-used-in = Zu sehen in
admin-picture-used-nowhere = Nirgends. Was 30 Tage lang nirgends zu sehen ist, wird entfernt.
admin-picture-focus = Was im Blick bleiben muss
admin-picture-focus-about = Listen und Telefone schneiden Bilder zu. Tippen Sie auf den wichtigsten Teil.
admin-focus-top-left = Oben links
admin-focus-top = Oben
admin-focus-top-right = Oben rechts
admin-focus-left = Links
admin-focus-centre = Mitte
admin-focus-right = Rechts
admin-focus-bottom-left = Unten links
admin-focus-bottom = Unten
admin-focus-bottom-right = Unten rechts
admin-picture-delete-about = Es ist nirgends zu sehen. Das Bild und alle seine Größen sind danach endgültig fort.
refused-picture-in-use = Dieses Bild ist noch irgendwo zu sehen und wurde deshalb behalten. Nehmen Sie es dort zuerst heraus.
admin-options = Optionen
admin-options-about = Was zur Wahl steht. Werte werden durch Kommas getrennt, oder durch Semikolons, wo ein Wert selbst ein Komma hat.
admin-options-apply = Varianten bilden
admin-option = Option
admin-option-example = Glasur
admin-option-values = Werte
admin-option-values-example = Hafer, Salbei, Tinte
admin-attributes = Merkmale
admin-attributes-about = Fakten für die Merkmalstabelle und für Filter.
admin-attribute-name-n = Name des Merkmals { $n }
admin-attribute-value-n = Wert des Merkmals { $n }
admin-variants = Varianten
admin-variants-n = { $n ->
    [one] eine
   *[other] { $n }
}
admin-variants-scroll = Varianten, seitwärts blättern
admin-variant = Variante
admin-variant-only = Die einzige
admin-sku = Artikelnummer
admin-barcode = Strichcode (GTIN)
admin-compare-at = Vorher
admin-weight-g = Gewicht g
admin-stock-rule = Verkauf
admin-stock-rule-counted = solange da
admin-stock-rule-backorder = auch auf Bestellung
admin-stock-rule-endless = ungezählt
admin-tax-class = Steuerklasse

# Categories
admin-category-about = Die Regale des Shops. Ein Artikel steht in seiner Kategorie und in allen darüber.
admin-category-new = Neue Kategorie
admin-category-none = Noch keine Regale
admin-category-parent = Steht in
admin-category-parent-help = Ohne: auf der obersten Ebene.
admin-category-handle-help = Bleibt das Feld leer, entsteht sie aus dem Titel. Wird sie geändert, ändern sich auch die Adressen darunter.
admin-category-list = Regale
admin-category-one = Regal
admin-category-picture-help = Im Verzeichnis des Shops zu sehen.
admin-category-intro = Einleitung
admin-category-intro-help = Einige Sätze über der Liste.

# Stock
admin-stock-levels = Bestände
admin-stock-ledger = Bewegungen
admin-stock-ledger-about = Nichts wird je überschrieben: Ein Fehler bekommt eine Zeile, die ihn zurücknimmt.
admin-stock-find = Name oder Artikelnummer
admin-stock-none = Nichts zu zeigen
admin-stock-none-line = Bestände erscheinen hier mit dem ersten Artikel.
admin-stock-none-low = Nichts ist knapp.
admin-stock-place = Lagerort
admin-stock-on-hand = Vorhanden
admin-stock-reserved = Reserviert
admin-stock-available = Verfügbar
admin-stock-available-small = verfügbar
admin-stock-sum = { $on_hand } vorhanden, { $reserved } reserviert
admin-stock-change = Bestand ändern
admin-stock-book = Änderung buchen
admin-stock-count-do = Zählung eintragen
admin-stock-by = Änderung um
admin-stock-by-help = 12 kommt hinzu, -2 geht ab.
admin-stock-after = Danach
admin-stock-reason = Anlass
admin-stock-note = Bemerkung
admin-stock-opening = Anfangsbestand
admin-stock-received = Wareneingang
admin-stock-sold = Mit einer Bestellung gegangen
admin-stock-returned = Zurückgekommen
admin-stock-damaged = Beschädigt oder verloren
admin-stock-counted = Gezählt

# Stock locations
admin-location-list = Orte
admin-location-about = Wo Ware liegt. Bestellungen werden vom ersten Ort bedient, der sie hat.
admin-location-one = Ort
admin-location-new = Neuer Ort
admin-location-none = Noch kein Ort

# Shipping
admin-shipping-list = Versandarten
admin-shipping-about = Wie Ware zum Kunden kommt. An der Kasse stehen jene, die in das Land des Kunden gehen.
admin-shipping-one = Versandart
admin-shipping-new = Neue Versandart
admin-shipping-none = Noch kein Versand möglich
admin-shipping-kind-delivery = Lieferung zum Kunden
admin-shipping-kind-pickup = Abholung
admin-shipping-group-name = Bezeichnung
admin-shipping-group-name-help = So steht es an der Kasse.
admin-shipping-note-help = Zum Beispiel Ort und Zeiten der Abholung.
admin-shipping-group-where = Wohin und wie schnell
admin-shipping-group-where-help = Aus den Tagen folgt das Datum, das der Shop zusagt.
admin-shipping-days = Werktage
admin-shipping-days-help = 2 oder 2–3.
admin-shipping-group-price = Kosten
admin-shipping-group-price-help = In Shops mit Bruttopreisen: einschließlich Steuer.
admin-shipping-price-help = Ein Betrag, oder je Gewicht eine Zeile, das leichteste zuerst: 2000 g: 4,90
admin-shipping-free-from = Frei ab
admin-shipping-free-from-help = Summe der Waren. Leer: nie frei.
admin-shipping-active = An der Kasse anbieten
admin-shipping-free-from-n = frei ab { PLAIN($amount) }
admin-shipping-everywhere = noch kein Land
admin-active = Angeboten
admin-inactive = Nicht angeboten

# Ways to pay
admin-pay-list = Zahlarten
admin-pay-about = Was an der Kasse zur Wahl steht, in dieser Reihenfolge.
admin-pay-one = Zahlungsart
admin-pay-new = Neue Zahlungsart
admin-pay-none = Noch kann niemand bezahlen
admin-pay-bank-transfer = Überweisung
admin-pay-cash-on-delivery = Nachnahme
admin-pay-at-pickup = Zahlung bei Abholung
admin-pay-test-card = Testkarte
admin-pay-name-help = So liest es der Kunde.
admin-pay-note-help = Ein Satz unter dem Namen.
admin-pay-fee = Gebühr
admin-pay-fee-help = Einschließlich Steuer. Nicht überall erlaubt: bitte das Recht Ihres Landes beachten.
admin-pay-countries-help = Wohin Ware gehen darf, die so bezahlt wird. Ohne Auswahl gilt es für alle Länder.
admin-pay-active = Kunden können sie wählen

# Tax
admin-tax-rate-list = Steuersätze
admin-tax-rate-about = Welcher Teil eines Preises Steuer ist, je Land und Klasse. Ein Land ohne eigenen Satz wird wie Ihres besteuert.
admin-tax-rate-one = Steuersatz
admin-tax-rate-new = Neuer Satz
admin-tax-rate-none = Noch keine Sätze
admin-tax-rate = Satz
admin-tax-class-list = Steuerklassen
admin-tax-class-about = Arten von Waren, die gleich besteuert werden.
admin-tax-class-one = Klasse
admin-tax-class-new = Neue Klasse
admin-tax-class-none = Noch keine Klassen
admin-tax-class-name-help = Zum Beispiel: Regelsatz, ermäßigt.

# Pages of text
admin-page-list = Textseiten
admin-page-about = Lieferung, AGB, Impressum: was Kunden lesen wollen, und was das Recht verlangt.
admin-page-one = Seite
admin-page-new = Neue Seite
admin-page-none = Noch keine Seiten
admin-page-body = Inhalt
admin-page-body-help = Eine leere Zeile beginnt einen Absatz, ## eine Überschrift, - oder 1. einen Listenpunkt, > ein Zitat, | eine Tabellenzeile. **stark**, *betont*, [Wörter](/adresse) und allein in einer Zeile ![Bildunterschrift](12) für Bild 12.
admin-page-handle-help = Bleibt das Feld leer, entsteht sie aus dem Titel.
admin-page-place = Wo sie verlinkt ist
admin-page-place-about = Rechtstexte sind auch neben dem Bestellknopf verlinkt.
admin-page-place-help = In der Fußzeile bei der Hilfe
admin-page-place-legal = In der Fußzeile als Rechtstext
admin-page-place-nowhere = Nur wo ein Text darauf verweist

# Settings
admin-settings-of-shop = Der Shop
admin-settings-of-selling = Verkaufen
admin-settings-of-work = Hinter der Theke
admin-settings-shop = Name, Land, Preise
admin-settings-shop-line = Wie er heißt, wo er ist, wie Preise gezeigt werden
admin-settings-shop-about = Steht über jeder Seite.
admin-settings-contact = Kontakt
admin-settings-contact-line = Adresse, Telefon, Zeiten
admin-settings-contact-about = In der Fußzeile, auf Papieren und in E-Mails.
admin-settings-home = Startseite
admin-settings-home-line = Überschrift, Bild, Ankündigung
admin-settings-home-about = Was Besucher zuerst sehen.
admin-nav-pages-line = AGB, Datenschutz, Lieferung, Impressum
admin-nav-shipping-line = Wohin Ware geht, und zu welchem Preis
admin-nav-payment-methods-line = Was Kunden wählen können
admin-settings-bank = Bankkonto
admin-settings-bank-line = Wohin überwiesen wird
admin-settings-bank-about = Sehen Kunden, die per Überweisung bezahlen.
admin-nav-tax-line = Sätze je Land und Klasse
admin-nav-locations-line = Wo Ware liegt
admin-nav-staff-line = Wer hier arbeitet und was sie dürfen
admin-nav-letters-line = Was der Shop geschrieben hat
admin-nav-flows-line = Was von selbst läuft, und was wartet
admin-settings-tagline = Was er verkauft, in einem Satz
admin-settings-tagline-help = Für Suchmaschinen und unter dem Namen.
admin-settings-base-url = Adresse des Shops
admin-settings-base-url-help = Damit beginnen Links in E-Mails: https://shop.example. Unter jedem anderen Namen außer 127.0.0.1 und localhost antwortet der Shop dann nicht mehr.
admin-settings-money = Geld und Zeit
admin-settings-money-about = Die Währung steht seit der Einrichtung fest.
admin-settings-locale-help = Für alle, die keine gewählt haben.
admin-settings-orders = Nummern und Fristen
admin-settings-orders-about = Gilt für Bestellungen, die ab jetzt eingehen.
admin-settings-prefix = Vor jeder Bestellnummer
admin-settings-prefix-help = Zum Beispiel T- für T-1042.
admin-settings-hold = Tage, die Ware auf eine Überweisung wartet
admin-settings-hold-help = Danach wird storniert, und die Ware ist wieder frei.
admin-settings-dispatch = Werktage, bis ein Paket Sie verlässt
admin-settings-dispatch-help = Seiten und E-Mails rechnen sie zu den Tagen des Versanddienstes hinzu. Wochenenden zählen nicht; 0 heißt: am selben Tag.
admin-settings-email-help = Absender der E-Mails; hierhin wird geschrieben.
admin-settings-address = Postanschrift
admin-settings-address-help = Wie auf einem Umschlag, Zeile für Zeile.
admin-settings-opening = Öffnungszeiten
admin-settings-opening-help = Zum Beispiel: Di–Fr 11–18 Uhr.
admin-settings-announcement = Ankündigung
admin-settings-announcement-about = Eine Zeile über jeder Seite. Leer: keine.
admin-announcement = Die Zeile
admin-home-headline = Überschrift
admin-home-headline-help = Ein Satz, den nur Ihr Shop sagen kann.
admin-home-text = Text darunter
admin-bank-delete-title = Bankverbindung entfernen?
admin-bank-delete-about = Überweisung wird dann nicht mehr angeboten. Wer noch nicht gezahlt hat, sieht nicht mehr, wohin das Geld gehen soll.
admin-bank-holder = Kontoinhaber

# Staff
admin-staff-people = Personen
admin-staff-roles = Was jede Rolle darf
admin-staff-invite = Einladen
admin-staff-invite-title = Jemanden einladen
admin-staff-invite-do = Link erzeugen
admin-staff-invited = Eingeladen, Link noch nicht benutzt
admin-staff-revoke = Zurücknehmen
admin-staff-link = Schicken Sie diesen Link weiter. Er gilt einmal und wird nur jetzt gezeigt.
admin-staff-active = Darf sich anmelden
admin-staff-active-help = Ohne Haken bleibt die Person bekannt und wird überall abgemeldet.
admin-staff-inactive = Gesperrt
admin-role = Rolle
admin-role-help = Bestimmt, was zu sehen und zu tun ist.
admin-role-owner = Inhaber
admin-role-owner-about = Alles, auch andere Personen und ihre Rollen.
admin-role-manager = Leitung
admin-role-manager-about = Bestellungen, Artikel, Bestand und Einstellungen.
admin-role-fulfilment = Versandteam
admin-role-fulfilment-about = Bestellungen sehen, packen und senden, Zahlungen verbuchen.

# Letters
admin-letter = E-Mail
admin-letter-to = An
admin-letter-from = Von
admin-letter-text = Als Text
admin-letter-as-html = Als HTML
admin-letter-answer = Antwort des Servers
admin-letter-waits = Wartet
admin-letter-sent = Verschickt
admin-letter-kept = Hier aufbewahrt
admin-letter-failed = Gescheitert
admin-letters-waiting = Wartend
admin-letter-order-received = Bestellung eingegangen
admin-letter-order-paid = Zahlung eingegangen
admin-letter-order-shipped = Paket unterwegs
admin-letter-order-cancelled = Bestellung storniert
admin-letter-not-written = Sie wird erst beim Senden geschrieben.
admin-letter-not-kept = Sie ist verschickt; ihr Text wurde hier nicht aufbewahrt.
admin-letters-no-server = Es ist kein Mailserver eingestellt, also bleiben E-Mails hier. Kunden erhalten sie nicht.
admin-letters-none = Noch keine E-Mails
admin-letters-none-line = Jede Bestellung bringt einige: eingegangen, bezahlt, unterwegs.

# Flows and jobs
admin-flows-about = Was der Shop von selbst tut. Was hier wartet, geht nicht verloren.
admin-flow = Ablauf
admin-flow-last = Letzter Erfolg
admin-flow-never = noch nie
admin-flow-not-lately = in letzter Zeit nicht
admin-flow-letters = An Kunden, über Ihren Mailserver. Solange er ausfällt, warten E-Mails hier.
admin-flow-payments = Bezahlseiten, die gerade offen sind. Nach verlorenen Meldungen wird alle paar Minuten gefragt.
admin-flow-search = Folgt jeder Änderung der Artikel und lässt sich jederzeit neu aufbauen.
admin-flow-backlog = Wartet jetzt
admin-flow-failed = { $n } gescheitert
admin-flow-busy = Arbeitet
admin-flow-well = Läuft
admin-jobs = Aufgaben
admin-jobs-none = Alles ist erledigt.
admin-job-open-payment = Bezahlseite anfordern
admin-job-close-payment = Bezahlseite schließen
admin-job-expire-order = Bestellung beenden, falls sie unbezahlt bleibt
admin-job-relist = Artikel neu in die Regale einordnen
admin-job-make-picture = Größen eines Bildes anlegen
admin-job-drop-picture = Datei eines gelöschten Bildes entfernen
admin-job-next = nächster Versuch
admin-job-due = fällig
admin-job-gave-up = Wartet auf Sie
admin-job-tries = { $n ->
    [one] Einmal versucht
   *[other] { $n }-mal versucht
}

# The one who is signed in
admin-me = Sie
admin-me-you = Über Sie
admin-language-me-help = Dieser Seiten. Ohne: die des Shops.
admin-password-now = Jetziges Passwort
admin-password-new = Neues Passwort
admin-password-change = Passwort ändern
admin-me-sessions = Wo Sie angemeldet sind
admin-me-this-browser = Dieser Browser
admin-me-other-browser = Ein anderer Browser
admin-me-seen = zuletzt
admin-me-end-others = Überall sonst abmelden

# Mistakes that only these forms know
wrong-old-password = Das ist nicht das Passwort, mit dem Sie sich jetzt anmelden. Bitte versuchen Sie es noch einmal.
wrong-no-variant = Noch gibt es nichts zu kaufen. Bitte geben Sie mindestens einer Variante einen Preis.
wrong-variant-values = Die Optionen haben sich geändert, und diese Zeile passt nicht dazu. Bitte zuerst „Varianten bilden“ wählen.
wrong-countries = „{ PLAIN($code) }“ ist kein Länderkürzel. Bitte verwenden Sie zwei Buchstaben, etwa DE, AT, CH.
wrong-weight-steps = „{ PLAIN($line) }“ ist nicht lesbar. Bitte schreiben Sie Gewicht in Gramm und Preis, das leichteste zuerst: 2000 g: 4,90
wrong-day-range = Bitte schreiben Sie Werktage als 2 oder als 2–3.
wrong-too-large = Das ist mehr als { $max }, mehr passt nicht. Bitte prüfen Sie die Zahl.
refused-form-too-long = Dieses Formular ist größer, als der Shop annehmen kann. Nichts wurde geändert. Bitte senden Sie es in kleineren Teilen.
refused-form-not-utf8 = Das Formular kam beschädigt an, deshalb wurde nichts geändert. Bitte gehen Sie zurück und senden Sie es erneut.
refused-job-gone = Diese Aufgabe steht nicht mehr an: Sie wurde inzwischen erledigt oder weggelegt. Es ist nichts weiter zu tun.
