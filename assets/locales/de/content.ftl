# Was der Shop außer seinen Waren zu sagen hat: Seiten, Journal, Menüs, Nachrichten, Schließen.

# Storefront
storefront-preview-note = Eine Vorschau: Besucher sehen das noch nicht.
storefront-journal = Journal
storefront-journal-lead = Wie Dinge entstehen, wer sie macht und was wir dabei gelernt haben.
storefront-journal-tagged = Zum Thema: { $tag }.
storefront-journal-all = Alle Beiträge
storefront-journal-none = Hier steht noch nichts.
storefront-journal-feed = Im Feedreader lesen (Atom)
storefront-journal-related = In dieser Geschichte
storefront-journal-more = Mehr aus dem Journal
storefront-journal-before = Früher
storefront-journal-after = Später
storefront-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
storefront-tags = Themen:
storefront-menu-all = Alles aus { $name }
storefront-contact-title = Schreiben oder anrufen
storefront-contact-lead = Schreiben Sie uns, rufen Sie an oder kommen Sie vorbei.
storefront-contact-write = Ihre Nachricht
storefront-contact-name = Name
storefront-contact-email = E-Mail
storefront-contact-email-help = Dorthin geht unsere Antwort.
storefront-contact-order = Bestellnummer
storefront-contact-text = Nachricht
storefront-contact-trap = Dieses Feld bitte leer lassen
storefront-contact-kept = Wir nutzen Ihre Angaben für die Antwort und löschen sie nach einem Jahr. <privacy>Datenschutz</privacy>
storefront-contact-send = Absenden
storefront-contact-ways = Andere Wege
storefront-contact-place = Vor Ort
storefront-contact-sent = Ihre Nachricht ist da
storefront-contact-next = Ein Mensch liest sie und antwortet per E-Mail, meist innerhalb von zwei Werktagen. Sie müssen nichts weiter tun.
storefront-contact-sooner = Falls es nicht warten kann:
storefront-closed = Zurzeit geschlossen
storefront-closed-until = Wieder da am { $date }.
storefront-closed-lead = Bitte schauen Sie später noch einmal vorbei.
storefront-closed-to-others = Der Shop ist geschlossen: Nur Sie sehen ihn.
storefront-closed-open = Zum Öffnen
storefront-closed-urgent = Eilig?

# Mistakes
wrong-until = Das liegt vor dem Beginn. Bitte wählen Sie einen späteren Zeitpunkt.
wrong-past = Dieser Zeitpunkt ist schon vorbei. Bitte wählen Sie einen, der noch kommt.
wrong-moment = Bitte schreiben Sie Tag und Uhrzeit so: 2026-11-21 09:00.
wrong-no-product = Es gibt kein Produkt „{ $name }“. Sein Kürzel ist der letzte Teil seiner Adresse.
wrong-link = Ein Link beginnt mit / für diesen Shop oder mit https://, mailto: oder tel:.
wrong-above = Dort kann er nicht stehen. Menüs haben zwei Ebenen, und das nur im Hauptmenü.
refused-inbox-full = Wir können gerade keine weiteren Nachrichten annehmen. Nichts wurde gesendet; bitte schreiben Sie eine E-Mail oder rufen Sie an.
refused-messages-too-many = Das waren viele Nachrichten in kurzer Zeit. Nichts wurde gesendet; bitte warten Sie eine Minute und senden Sie dann noch einmal ab.

# Admin: pages and posts
admin-nav-content = Inhalte
admin-page-languages = Wo eine Sprache fehlt, lesen Besucher die andere. Geschrieben sein sollte es mindestens in der Sprache des Shops.
admin-page-teaser = Anreißer
admin-page-teaser-help = Ein, zwei Sätze für Listen und Suchmaschinen.
admin-page-picture-help = Erscheint, wo die Seite geteilt wird.
admin-page-where = Wo und wann
admin-page-from = Ab
admin-page-from-help = Leer: sofort. Uhrzeit wie im Shop.
admin-page-until = Bis
admin-page-until-help = Leer: für immer.
admin-page-search = Für Suchmaschinen
admin-page-search-about = Nur wo es von Titel und Anreißer abweichen soll.
admin-page-search-title = Titel
admin-page-search-description = Beschreibung
admin-page-draft = Entwurf
admin-page-later = Ab { $date }
admin-page-public = Öffentlich
admin-page-over = Vorbei seit { $date }
admin-page-draft-waits = Entwurf wartet
admin-page-draft-about = Sie sehen einen Entwurf. Besucher lesen die Fassung davor, bis Sie diese veröffentlichen.
admin-page-not-in = Nicht auf { $language }
admin-page-save-draft = Als Entwurf sichern
admin-page-publish = Veröffentlichen
admin-page-preview = Vorschau-Link erzeugen
admin-page-preview-made = Wer diesen Link hat, liest die Seite sieben Tage lang so, wie sie hier steht. Er wird nur jetzt gezeigt; ein früherer gilt nicht mehr.
admin-page-preview-holds = Ein Vorschau-Link gilt bis { $date }.
admin-page-discard = Entwurf verwerfen
admin-page-withdraw = Offline nehmen
admin-page-steps = Weitere Schritte
admin-page-steps-about = Sie gelten für das Gesicherte, nicht für das, was oben getippt ist.
admin-page-history = Verlauf
admin-page-history-about = Die letzten 50 Fassungen
admin-page-version = Fassung vom { $date }
admin-page-restore = Als Entwurf wieder aufnehmen
admin-page-delete-public = Die Seite und ihr Verlauf sind endgültig weg, und Links dorthin führen ins Leere. Wer sie offline nimmt, behält alles.
admin-post-list = Journal
admin-post-about = Was Sie zu erzählen haben: über Dinge, Menschen und wie man es macht.
admin-post-new = Neuer Beitrag
admin-post-none = Noch nichts geschrieben
admin-post-teaser = Anreißer
admin-post-teaser-help = Ein, zwei Sätze unter dem Titel, in der Liste und im Feed.
admin-post-picture-help = Über dem Text und in der Liste.
admin-post-from = Datum
admin-post-from-help = Ab dann wird er gelesen. Leer: der Moment, in dem Sie ihn veröffentlichen.
admin-post-author = Geschrieben von
admin-post-author-help = Leer: der Shop.
admin-post-tags-help = Wörter, mit Komma getrennt. Jedes führt zu allen Beiträgen damit.
admin-post-products = Dinge in dieser Geschichte
admin-post-products-help = Kürzel von Produkten, mit Komma getrennt; sie stehen unter dem Text.

# Admin: menus
admin-menu-list = Menüs
admin-menu-list-line = Was im Kopf und im Fuß jeder Seite steht
admin-menu-about = Die Links im Kopf und im Fuß jeder Seite. Was zu nichts Öffentlichem führt, fällt von selbst weg. Im Kopf steht „Alle Dinge“ mit Ihren Kategorien von selbst vorn; was daneben keinen Platz hat, steht unter „Mehr“.
admin-menu-one = Menüeintrag
admin-menu-new = Neuer Eintrag
admin-menu-none = Keine Einträge
admin-menu-which = Menü
admin-menu-main = Hauptmenü
admin-menu-shop = Fuß: Shop
admin-menu-help = Fuß: Hilfe
admin-menu-legal = Fuß: Rechtliches
admin-menu-above = Unter
admin-menu-above-help = Nur im Hauptmenü: Er klappt mit dem Eintrag darüber auf.
admin-menu-target = Führt zu
admin-menu-target-help = Unter einer Kategorie meint „Alle Kategorien“ die darin.
admin-menu-words = Produkt, Suchwörter oder Adresse
admin-menu-words-help = Nur für diese drei: day-mug, Brett Eiche oder https://example.org
admin-menu-label = Name
admin-menu-label-help = Leer: der Name dessen, wohin er führt.
admin-menu-from-help = Leer: sofort. Vor seiner Zeit sieht ihn niemand.
admin-menu-until-help = Leer: auf Dauer. Was darunter steht, kommt und geht mit ihm.
admin-menu-from = ab { $date }
admin-menu-until = bis { $date }
admin-menu-in-line = In der Zeile
admin-menu-in-line-from = Unter „Mehr“, ab { PLAIN($width) } px Breite in der Zeile
admin-menu-below-more = Unter „Mehr“
admin-menu-order = Reihenfolge
admin-menu-up = Hoch
admin-menu-down = Runter
admin-menu-to-categories = Alle Kategorien
admin-menu-to-help-pages = Alle Hilfeseiten
admin-menu-to-legal-pages = Alle Rechtsseiten
admin-menu-to-other-pages = Alle übrigen Seiten
admin-menu-to-product = Ein Produkt
admin-menu-to-search = Eine Suche
admin-menu-to-address = Eine Adresse
admin-menu-to-page = Seite: { $name }
admin-menu-to-category = Kategorie: { $name }

# Admin: messages
admin-messages = Nachrichten
admin-messages-open = Zu beantworten
admin-messages-answered = Beantwortet
admin-messages-doubtful = Zweifelhaft
admin-messages-open-none = Alles ist beantwortet
admin-messages-answered-none = Keine beantworteten Nachrichten
admin-messages-doubtful-none = Nichts Zweifelhaftes
admin-messages-about = Was Leute über das Kontaktformular schreiben, bleibt hier ein Jahr.
admin-message-from = Von
admin-message-says = Nachricht
admin-message-sent = Gesendet
admin-message-email = E-Mail
admin-message-order = Bestellung
admin-message-no-order = Keine Bestellung hat diese Nummer.
admin-message-language = Sprache
admin-message-mark-answered = Als beantwortet markieren
admin-message-mark-open = Doch noch zu beantworten
admin-message-mark-person = Das ist ein Mensch
admin-message-reply = Antworten
admin-message-subject = Ihre Nachricht an { $shop }
admin-letter-message-received = Brief über eine Nachricht
admin-event-page-drafted = Ein Entwurf wurde gesichert
admin-event-page-draft-dropped = Ein Entwurf wurde verworfen
admin-event-page-withdrawn = Eine Seite wurde offline genommen
admin-event-page-preview-shared = Ein Vorschau-Link wurde erzeugt
admin-event-menu-entry-saved = Ein Menü wurde geändert
admin-event-menu-entry-deleted = Ein Menüeintrag wurde entfernt
admin-event-message-received = Eine Nachricht kam an
admin-event-message-answered = Eine Nachricht wurde beantwortet
admin-event-message-reopened = Eine Nachricht ist noch zu beantworten
admin-event-message-deleted = Eine Nachricht wurde gelöscht

# Admin: announcement and closing
admin-announcement-link = Führt zu
admin-announcement-link-help = Ein Pfad dieses Shops wie /pages/delivery oder eine ganze Adresse. Leer: nirgendwohin.
admin-announcement-until-help = Leer: bis Sie es ändern.
admin-settings-closing = Vorübergehend schließen
admin-settings-closing-line = Eine Seite anstelle des Shops, für Urlaub, Umbau oder Inventur
admin-settings-closing-about = Besucher sehen eine Seite mit Ihren Worten. Sie selbst sehen den Shop wie immer, solange Sie angemeldet sind; aufgegebene Bestellungen lassen sich weiter ansehen und bezahlen.
admin-closing-closed = Der Shop ist geschlossen
admin-closing-text = Warum
admin-closing-text-help = Auch, wann Bestelltes kommt, wenn Sie solange nichts versenden: Die Seite verspricht von selbst nichts. Leer sagt sie nur, dass der Shop zurzeit geschlossen ist.
admin-closing-until = Wieder offen
admin-closing-until-help = Die Seite nennt diesen Zeitpunkt, und dann öffnet der Shop von selbst. Leer: wenn Sie das Häkchen entfernen.

# Mail
mail-message-subject = { $name } hat Ihnen geschrieben
mail-message-from = Name
mail-message-email = E-Mail
mail-message-order = Bestellung
mail-message-reply = Wenn Sie auf diesen Brief antworten, geht Ihre Antwort direkt an den Absender.
mail-message-button = In der Verwaltung öffnen
mail-foot-why-message = Sie erhalten diesen Brief, weil jemand das Kontaktformular Ihres Shops ausgefüllt hat.

## Theme editor
admin-theme-upload = Oder ein anderes Bild hochladen
admin-theme-upload-logo = Am besten wirkt PNG oder WebP mit durchsichtigem Grund, mindestens 400 Pixel breit. Zeichnungen (SVG) können Programme enthalten und werden nicht angenommen: Speichern Sie sie als PNG.
admin-theme-upload-favicon = Ein quadratisches PNG mit mindestens 180 Pixeln.
admin-section-from-help = Leer: sofort. In der Vorschau des Entwurfs ist er schon vor seiner Zeit zu sehen.
admin-section-until-help = Leer: auf Dauer.

# Gestaltung: was verschoben wurde, und der Link zum Entwurf
admin-theme-moved = { $name } steht jetzt an Stelle { $place } von { $all }.
admin-theme-text-help = Eine Schrift, in der man lange liest. Bleibt das Feld leer, gilt, was die Gestaltung vorsieht.
admin-theme-share = Jemandem zeigen
admin-theme-share-about = Wer den Link hat, sieht den ganzen Laden mit diesem Entwurf und allem, was Sie daran noch ändern. Er endet nach sieben Tagen oder wenn der Entwurf veröffentlicht oder verworfen wird.
admin-theme-share-make = Link erzeugen
admin-theme-link-made = Wer diesen Link öffnet, sieht den Laden sieben Tage lang mit diesem Entwurf. Er wird nur jetzt gezeigt; ein früherer gilt nicht mehr.
admin-theme-link-holds = Ein Link gilt bis { $date }.

# Orders that are found again
admin-letter-order-link = Link zur Bestellung
admin-event-order-link-asked = Der Link zur Bestellung wurde angefordert
