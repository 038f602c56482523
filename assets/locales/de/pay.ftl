# Ways to pay by rule, groups of customers, invoices, links to pay, money that is on its way.
admin-pay-invoice = Rechnung nach Lieferung
admin-pay-due = Zahlungsziel in Tagen
admin-pay-due-help = Gezählt ab dem letzten Paket. Nur für „Rechnung nach Lieferung“.
admin-pay-rule = Für wen und wofür
admin-pay-rule-help = Käufer sehen nur die Zahlungsarten, die ihnen nach diesen Regeln angeboten werden; anderes wird nicht angenommen.
admin-pay-currencies = Währungen
admin-pay-currencies-help = Kürzel wie EUR, CHF. Leer gilt sie für jede Währung.
admin-pay-from = Bestellungen ab
admin-pay-from-help = Waren und Versand zusammen, mit Steuer, ohne die Gebühr dieser Zahlungsart.
admin-pay-to = Bestellungen bis
admin-pay-groups = Nur für diese Gruppen
admin-pay-groups-help = Ohne Auswahl gilt sie für alle. Mitglieder sehen sie, sobald sie ihren persönlichen Link geöffnet haben, der auf der Seite des Kunden steht: Eine Adresse, die jemand an der Kasse eintippt, beweist nichts.
admin-pay-without-categories = Nicht mit Waren dieser Kategorien
admin-pay-without-categories-help = Samt allem, was darunter steht. Ein einziger solcher Artikel im Warenkorb genügt.
admin-pay-without-skus = Nicht mit diesen Artikeln
admin-pay-without-skus-help = Artikelnummern (SKU), durch Kommas getrennt.
admin-rule = Angeboten { $parts }.
admin-rule-countries = für Waren nach { $names }
admin-rule-currencies = für Bestellungen in { $names }
admin-rule-between = für Bestellungen von { $from } bis { $to }
admin-rule-from = für Bestellungen ab { $from }
admin-rule-to = für Bestellungen bis { $to }
admin-rule-groups = nur für { $names }
admin-rule-nobody = für niemanden, denn ihre Gruppen gibt es nicht mehr
admin-rule-without = nicht mit { $names }
admin-rule-due = { $n ->
    [one] zahlbar { $n } Tag nach dem letzten Paket
   *[other] zahlbar { $n } Tage nach dem letzten Paket
}
wrong-amounts-order = Der obere Betrag ist kleiner als der untere. Es wurde noch nichts gespeichert.
refused-payment-on-its-way = Ihre Zahlung ist unterwegs. Es wurde nichts ein zweites Mal begonnen; bitte warten Sie, bis Ihre Bank geantwortet hat.
refused-fee-changed = Was diese Zahlungsart kostet, hat sich geändert. Es wurde noch nichts geändert; bitte sehen Sie sich den neuen Betrag an, und wählen Sie noch einmal.
storefront-pay-then = dann zu zahlen: { $total }

admin-customer-group-list = Kundengruppen
admin-customer-group-about = Menschen, die Sie kennen: Stammkunden, Händler. Eine Zahlungsart kann allein für eine Gruppe gelten.
admin-customer-group-one = Gruppe
admin-customer-group-new = Neue Gruppe
admin-customer-group-none = Noch keine Gruppen
admin-customer-group-note-help = Für Sie und Ihre Kollegen: wer hineingehört.
admin-customer-group-members = Mitglieder
admin-customers = Kunden
admin-customers-find = E-Mail-Adresse
admin-customers-none = Hier ist kein Kunde
admin-customers-none-line = Wer bestellt, steht danach hier. Suchen Sie nach der ganzen E-Mail-Adresse.
admin-customer-email = E-Mail
admin-customer-since = Seit
admin-customer-link = Persönlicher Link
admin-customer-link-about = Wer diesen Link öffnet, ist 90 Tage lang als dieser Kunde bekannt und sieht, was nur für seine Gruppen gilt. Geben Sie ihn niemand anderem. Ein neuer Link macht den alten wertlos.
admin-customer-link-anew = Neuen Link erzeugen

personal-known = Guten Tag, { PLAIN($name) }
personal-known-say = { PLAIN($shop) } kennt Sie jetzt auf diesem Gerät. An der Kasse finden Sie die Zahlungsarten, die für Sie gelten.
personal-leave = Auf diesem Gerät vergessen
personal-left = Auf diesem Gerät sind Sie nicht mehr bekannt
personal-left-say = Die Zahlungsarten, die nur für Sie gelten, werden hier nicht mehr gezeigt. Ihr Link bringt sie zurück.

admin-paid-invoice = Auf Rechnung
admin-paid-on-its-way = Geld unterwegs
admin-due-on = fällig am { $date }
admin-overdue-since = überfällig seit { $date }
admin-send-link = Zahlungslink senden
admin-send-link-about = Der Käufer bekommt eine E-Mail mit dem Link zur Bestellung und wählt dort, wie er zahlt.
admin-letter-payment-bounced = Zahlung kam nicht an
admin-letter-payment-link = Zahlungslink
admin-event-customer-group-saved = Kundengruppe gespeichert
admin-event-customer-group-deleted = Kundengruppe gelöscht
admin-event-customer-grouped = Gruppen eines Kunden geändert
admin-event-customer-link-drawn = Neuer persönlicher Link
admin-event-payment-on-its-way = Geld ist unterwegs
admin-event-payment-bounced = Geld, das unterwegs war, kommt nicht
admin-event-payment-link-sent = Zahlungslink gesendet

storefront-order-invoice-title = Vielen Dank, { PLAIN($name) }. Ihre Artikel sind unterwegs.
storefront-order-invoice-lead = Das ist Ihre offene Rechnung. Die Angaben unten gingen auch an { $email }.
storefront-order-invoice-later-title = Vielen Dank, { PLAIN($name) }. Wir packen schon.
storefront-order-invoice-later-lead = Sie bezahlen nach der Lieferung. Die Bestätigung ging an { $email }.
storefront-order-on-its-way-title = Vielen Dank, { PLAIN($name) }. Ihre Zahlung ist unterwegs.
storefront-order-on-its-way-lead = Bitte zahlen Sie nicht noch einmal: Diese Seite und eine E-Mail an { $email } sagen Ihnen, wenn sie angekommen ist.
storefront-pay-on-its-way = Sie haben alles getan. Eine Lastschrift braucht bis zu sieben Werktage, ein Rechnungsdienst einige Stunden. Ihre Artikel bleiben so lange reserviert.
storefront-pay-by-invoice = { $amount } auf Rechnung, nach der Lieferung
storefront-pay-invoice-later = { $n ->
    [one] Sie überweisen { $amount } innerhalb von { $n } Tag, nachdem das letzte Paket das Haus verlassen hat. Die Bankverbindung kommt mit der E-Mail, die das meldet.
   *[other] Sie überweisen { $amount } innerhalb von { $n } Tagen, nachdem das letzte Paket das Haus verlassen hat. Die Bankverbindung kommt mit der E-Mail, die das meldet.
}
storefront-transfer-due = Bis zum { $date }
storefront-pay-otherwise = Anders bezahlen
storefront-pay-otherwise-do = So bezahlen

mail-pay-invoice = Bitte überweisen Sie { $amount } bis zum { $date }.
mail-pay-invoice-later = { $n ->
    [one] Sie bezahlen nach der Lieferung: innerhalb von { $n } Tag, nachdem das letzte Paket das Haus verlassen hat. Die Bankverbindung kommt mit der E-Mail, die das meldet.
   *[other] Sie bezahlen nach der Lieferung: innerhalb von { $n } Tagen, nachdem das letzte Paket das Haus verlassen hat. Die Bankverbindung kommt mit der E-Mail, die das meldet.
}
mail-pay-open = Zu zahlen sind { $amount }. Auf der Seite Ihrer Bestellung wählen Sie, wie.
mail-link-subject = Bestellung { PLAIN($number) }: Zahlungsart wählen
mail-link-heading = Ihre Bestellung kann bezahlt werden
mail-link-say = Für Bestellung { PLAIN($number) } sind { $total } zu zahlen. Auf ihrer Seite sehen Sie alles und wählen, wie Sie zahlen.
mail-link-button = Bestellung ansehen und bezahlen
mail-bounced-subject = Bestellung { PLAIN($number) }: Ihre Zahlung kam nicht an
mail-bounced-heading = Ihre Zahlung kam nicht an
mail-bounced-say = Ihre Bank hat die Zahlung von { $total } für Bestellung { PLAIN($number) } nicht ausgeführt. Es wurde nichts abgebucht. Ihre Artikel bleiben reserviert: Auf der Seite Ihrer Bestellung können Sie anders bezahlen.

wrong-no-sku = Es ist kein Artikel „{ PLAIN($sku) }“ im Verkauf. Es wurde noch nichts gespeichert.
wrong-price-reason = Bitte sagen Sie, warum es etwas anderes kostet. Es wurde noch nichts bestellt.
refused-no-way-to-pay = Diese Bestellung könnte niemand bezahlen: Für sie wird keine Zahlungsart angeboten. Es wurde nichts bestellt. Bitte sehen Sie unter „Zahlungsarten“ in den Einstellungen nach.
admin-order-new = Neue Bestellung
admin-order-new-about = Für Bestellungen per Telefon, Brief oder auf der Messe. Der Käufer bekommt einen Link und wählt dort, wie er zahlt; bis dahin sind die Artikel reserviert.
admin-order-new-goods = Artikel
admin-order-new-line = Zeile { $n }
admin-order-new-sku = Artikelnummer (SKU)
admin-order-new-quantity = Menge
admin-order-new-price = Anderer Preis
admin-order-new-reason = Grund für den Preis
admin-order-new-look = Berechnen
admin-order-new-find = Artikel suchen
admin-order-new-add = Hinzufügen
admin-order-new-no-total = Artikel eintragen und „Berechnen“ drücken.
admin-order-new-note-help = Für Sie und Ihre Kollegen.
admin-order-new-letter = Den Zahlungslink gleich per E-Mail senden
admin-order-new-place = Für { $total } bestellen
admin-order-price-reason = Anderer Preis: { PLAIN($reason) }

# Stolen cards that are tried out
wrong-pay-often = Aus Ihrem Netz wurden eben viele Zahlungen begonnen, darum wartet diese Zahlungsart zehn Minuten. Es wurde noch nichts bestellt; bitte wählen Sie eine andere Zahlungsart oder kommen Sie etwas später wieder.
refused-pages-too-many = Für diese Bestellung oder aus Ihrem Netz wurden eben viele Zahlungen begonnen. Es wurde nichts begonnen und nichts abgebucht; bitte wählen Sie eine andere Zahlungsart oder versuchen Sie es in einer Stunde noch einmal.
admin-attention-card-testing = Womöglich probiert jemand gestohlene Karten aus
admin-attention-card-testing-line = Innerhalb einer Stunde wurden sehr viele Zahlungen abgelehnt, oder ein Netz wollte mehr Bezahlseiten als Menschen sie brauchen. Es wurde dort aufgehalten; andere Zahlungsarten und andere Käufer betrifft das nicht. Bitte sehen Sie die abgelehnten Zahlungen bei Ihrem Anbieter an und erstatten Sie, was falsch aussieht, bevor jemand widerspricht.

# Solange gestohlene Karten ausprobiert werden
admin-attention-cards-tried = Jemand probiert gestohlene Karten aus
admin-attention-cards-tried-line = Seit { $since } scheitern sehr viele Zahlungen: mindestens 20 in einer halben Stunde, und drei oder mehr auf jede bezahlte. Darum muss jeder Browser einen Augenblick rechnen, bevor er eine Bezahlseite bekommt; Menschen merken es nicht, Programme schon. Wer kein JavaScript hat, bekommt den Link zum Bezahlen per E-Mail. Bestellungen und andere Zahlungsarten laufen weiter wie immer. Es endet von selbst eine halbe Stunde nach dem Letzten davon, und dieser Eintrag mit ihm. Bitte sehen Sie die Zahlungen bei Ihrem Anbieter an und erstatten Sie, was falsch aussieht, bevor jemand widerspricht.
admin-letter-pay-by-mail = Link zur Bezahlseite
admin-event-payment-withheld = Bezahlseite zurückgehalten, solange Karten ausprobiert werden; der Link dorthin geht per E-Mail
refused-proof-stale = Diese Seite war zu lange offen oder wurde schon einmal abgeschickt, darum ließ sich die Bezahlseite nicht öffnen. Dadurch wurde nichts bestellt und nichts abgebucht, und was Sie eingegeben haben, steht noch da; bitte drücken Sie die Schaltfläche noch einmal.
storefront-pay-by-mail = Zurzeit werden hier sehr viele Karten abgelehnt, darum stellen wir sicher, dass ein Mensch die Bezahlseite öffnet und kein Programm. Der Link zum Bezahlen wurde an { PLAIN($email) } geschickt; er öffnet die Seite sofort. Wo JavaScript an ist, öffnet sie auch die Schaltfläche unten.
mail-by-mail-subject = Bestellung { PLAIN($number) }: der Link zum Bezahlen
mail-by-mail-heading = Hier geht es zur Bezahlseite
mail-by-mail-say = Für Bestellung { PLAIN($number) } sind { $total } zu zahlen. Zurzeit werden in unserem Shop sehr viele Karten abgelehnt, darum schicken wir Ihnen den Link zur Bezahlseite hier. Wir halten Ihre Bestellung zwei Stunden lang bereit.
mail-by-mail-button = Bezahlseite öffnen

# Was Händler tun, wenn ein Zahlungsdienst nicht antwortet
admin-remedy-keys = Die Schlüssel gelten nicht (mehr): Bitte kopieren Sie gültige aus der Übersicht des Anbieters und tragen Sie sie in den Einstellungen ein. Die Antwort war: { PLAIN($why) }.
admin-remedy-permission = Der Schlüssel darf das nicht: Bitte geben Sie ihm in der Übersicht des Anbieters das Recht dazu. Die Antwort war: { PLAIN($why) }.
admin-remedy-unreachable = Der Anbieter ist nicht zu erreichen. Bitte sehen Sie nach, ob dieser Rechner im Internet ist und ob der Anbieter eine Störung meldet; was wartet, wird von selbst noch einmal versucht. Der Grund war: { PLAIN($why) }.
admin-remedy-busy = Der Anbieter ist gestört oder überlastet. Das geht vorüber: Bitte versuchen Sie es in einigen Minuten noch einmal; was wartet, wird von selbst noch einmal versucht. Der Grund war: { PLAIN($why) }.
admin-attention-clock = Die Uhr dieses Rechners geht offenbar falsch
admin-attention-clock-about = Eine Meldung von Stripe trug unsere Unterschrift und eine Zeit, die mehr als fünf Minuten von der dieses Rechners abweicht; deshalb wurde ihr nicht geglaubt. Keine Zahlung geht verloren: Stripe wird alle paar Minuten gefragt. Bitte stellen Sie die Uhr (timedatectl set-ntp true); mit der nächsten Meldung verschwindet dieser Hinweis. Geht die Uhr richtig, wiederholt jemand alte Meldungen, und daraus wird nichts.
refused-untimely = Die Meldung ist von einer anderen Zeit als der dieses Rechners. Es wurde nichts geändert; bitte stellen Sie die Uhr.

# Der Weg zu einer Bezahlseite unter einer eigenen Adresse des Shops.
storefront-go = Weiter zur Bezahlseite
storefront-go-where = Bezahlt wird bei { PLAIN($host) }. Falls nichts geschieht, drücken Sie den Knopf.
storefront-go-now = Weiter zur Bezahlseite
storefront-go-back = Zurück zur Bestellung
