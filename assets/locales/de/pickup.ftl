# Choosing when to fetch an order.
storefront-slot-when = Wann kommen Sie vorbei?
storefront-slot-left = { $n ->
    [0] ausgebucht
    [one] { $n } Zeit frei
   *[other] { $n } Zeiten frei
}
storefront-slot-full = belegt
storefront-slot-none = In den nächsten Tagen ist keine Zeit frei. Bitte wählen Sie eine andere Lieferart oder fragen Sie uns.
wrong-slot-gone = Diese Zeit lässt sich nicht mehr wählen. Bitte wählen Sie eine andere; es wurde noch nichts bestellt.
wrong-slot-full = Den letzten Platz zu dieser Zeit hat gerade jemand anderes genommen. Bitte wählen Sie eine andere; es wurde noch nichts bestellt.
wrong-opening-hours = Zeiten müssen nach ihrem Anfang enden, und Zeiten eines Tages dürfen sich nicht überschneiden.
wrong-opening-line = „{ $line }“ lässt sich nicht lesen. Schreiben Sie eine Zeile wie „Di–Fr 7:00–18:00“.
wrong-between = Bitte geben Sie eine Zahl aus { $range } ein.
wrong-day = „{ $day }“ ist kein Tag. Schreiben Sie ihn wie 24.12.2026.
admin-pickup-group = Abholzeiten
admin-pickup-group-help = Nur für Abholung. Mit Zeiten wählen Käufer an der Kasse Tag und Uhrzeit, und keine Zeit wird an mehr Bestellungen vergeben, als Sie sagen.
admin-pickup-week = Zeiten
admin-pickup-week-help = Eine Zeile für Tage mit gleichen Zeiten: „Di–Fr 7:00–12:00, 14:00–18:00“. Leer: Käufer wählen keine Zeit.
admin-pickup-weekdays = Mo Di Mi Do Fr Sa So
admin-pickup-slot = Länge eines Zeitfensters
admin-pickup-per-slot = Bestellungen je Zeitfenster
admin-pickup-lead = Vorlauf
admin-pickup-lead-help = So lange liegt mindestens zwischen Bestellung und Zeitfenster.
admin-pickup-ahead = Wählbare Tage, heute mitgezählt
admin-pickup-closed = Geschlossen am
admin-pickup-closed-help = Ein Tag je Zeile, zum Beispiel 24.12.2026. Bestellungen, die für so einen Tag angenommen wurden, bleiben: Sie finden sie in der Tagesliste.
admin-pickup-slot-head = Zeit
admin-pickup-goods = Waren
admin-pickups-list = Abholungen
admin-pickups-of = Abholungen am { $day }
admin-pickups-none = An diesem Tag kommt niemand
admin-pickups-about = Hier stehen Bestellungen, für die eine Zeit gewählt wurde, in der Reihenfolge der Abholung. Die Seite lässt sich als Liste drucken.
admin-pickups-before = Tag davor
admin-pickups-after = Tag danach
admin-pickups-n = { $n ->
    [one] { $n } Bestellung
   *[other] { $n } Bestellungen
}
