# Die Bücher
admin-books = Bücher
admin-books-about = Was kam, was zurückging, was Anbieter behielten und was sie auszahlten, Tag für Tag. Die Zeiten sind die des Shops.
admin-books-months = Monate
admin-books-before = Monat davor
admin-books-after = Monat danach
admin-books-none = In diesem Monat hat sich nichts bewegt
admin-books-none-line = Sobald jemand zahlt oder Geld zurückbekommt, steht es hier.
admin-books-day = Tag
admin-books-provider = Über
admin-books-sum = Summe
admin-books-whole = Alles zusammen
admin-books-payment = Zahlung
admin-books-payments = Zahlungen
admin-books-refund = Erstattung
admin-books-refunds = Erstattungen
admin-books-fee = Gebühr
admin-books-fees = Gebühren
admin-books-disputes = Streitfälle
admin-books-correction = Korrektur
admin-books-corrections = Korrekturen
admin-books-foreign = Nicht von diesem Shop
admin-books-payout = Auszahlung
admin-books-payouts = Auszahlungen
admin-books-csv = Datei für die Buchhaltung
admin-books-fetch = Jetzt abrufen
admin-books-fetched = Abgerufen
admin-books-not-fetched = Nicht alle Bücher ließen sich lesen. { PLAIN($why) }. Was gelesen wurde, bleibt; der Rest wird heute Nacht gelesen. Um es jetzt zu versuchen, drücken Sie in einigen Minuten wieder „Jetzt abrufen“.
admin-books-no-payouts = In diesem Monat gab es keine Auszahlung, soweit der Anbieter es gesagt hat. Seine Bücher werden jede Nacht gelesen.
admin-books-no-provider = Es ist kein Anbieter eingerichtet, der von seinen Auszahlungen berichtet.
admin-books-payout-of = Auszahlung von { $amount }
admin-books-on-its-way = Unterwegs
admin-books-paid-out = Ausgezahlt
admin-books-arrived = Auf dem Konto
admin-books-failed = Zurückgekommen
admin-books-explained = Auf den Cent erklärt
admin-books-unexplained = Nicht erklärt
admin-books-not-read = Teile noch nicht gelesen
admin-books-not-read-line = Ihre Teile werden heute Nacht gelesen, oder mit „Jetzt abrufen“.
admin-books-by-hand = Von Hand ausgezahlt
admin-books-by-hand-line = Jemand hat sie von Hand ausgezahlt. Der Anbieter sagt nicht, aus welchen Teilen eine solche Auszahlung besteht.
admin-books-made-of = Woraus sie besteht
admin-books-rest = Nicht erklärt
admin-books-parts = Teile
admin-books-part = Teil
admin-books-net = Netto
admin-books-not-ours = Nicht von diesem Shop
admin-books-known = Was bekannt ist
admin-books-made = Ausgezahlt am
admin-books-expected = Auf dem Konto erwartet
admin-books-name = Name beim Anbieter
admin-books-descriptor = Auf dem Kontoauszug

# Was offen war
admin-books-owed = Was offen war
admin-books-owed-about = Aus allen datierten Vorgängen neu errechnet, wie es am Ende eines Tages stand, den Sie wählen. Was ein Anbieter spät meldet, zählt für den Tag, an dem es geschah.
admin-books-owed-on = Am Ende des
admin-books-owed-show = Anzeigen
admin-books-owed-at = Wie es am { $at } stand
admin-books-owed-wrong = Bitte wählen Sie einen Tag, der schon begonnen hat, etwa 2026-11-21. Angezeigt ist jetzt.
admin-books-owed-more = { $n ->
    [one] Eine weitere steckt in der Summe und ist nicht gezeigt.
   *[other] { $n } weitere stecken in der Summe und sind nicht gezeigt.
}
admin-books-claims = Käufer mussten zahlen
admin-books-claims-none = Jede Bestellung war bezahlt oder storniert.
admin-books-debts = Käufern zustehend
admin-books-debts-none = Niemand hatte zu viel bezahlt.
admin-books-held = Bei Anbietern
admin-books-held-none = Kein Anbieter hielt Geld für den Shop.
admin-books-way = Unterwegs zum Konto
admin-books-way-none = Keine Auszahlung war unterwegs.

# Streitfälle
admin-dispute = Streitfall
admin-dispute-since = Gefordert am { $day }
admin-dispute-until = Belege bis { $day }
admin-dispute-page = Bei { $provider } antworten oder annehmen
admin-dispute-by-bank = { $amount }, gefordert von der Bank des Käufers
admin-dispute-by-buyer = { $amount }, gefordert vom Käufer bei PayPal
admin-dispute-asked = Belege gefragt
admin-dispute-answered = Die Bank entscheidet
admin-dispute-answered-paypal = PayPal entscheidet
admin-dispute-closed = Ohne Verlust beendet
admin-dispute-lost = Verloren
admin-dispute-won = Gewonnen
admin-dispute-fraudulent = jemand anderes hat die Karte benutzt
admin-dispute-not-received = die Ware kam nicht an
admin-dispute-unacceptable = die Ware war nicht wie beschrieben
admin-dispute-no-credit = eine Erstattung kam nicht an
admin-dispute-duplicate = doppelt abgebucht
admin-dispute-subscription = ein Abo war beendet
admin-dispute-unrecognized = die Abbuchung ist unbekannt
admin-dispute-bank = die Bank konnte sie nicht verarbeiten
admin-dispute-general = kein Grund genannt
admin-paid-disputed = Im Streitfall zurückgeholt
admin-money-withdrawn = Im Streitfall zurückgeholt
admin-attention-dispute = Eine Bank will { $amount } aus Bestellung { PLAIN($number) } zurück
admin-attention-dispute-buyer = Ein Käufer will { $amount } aus Bestellung { PLAIN($number) } über PayPal zurück
admin-attention-dispute-until = Angegebener Grund: { $reason }. Belege werden bis { $day } angenommen; ohne sie ist das Geld verloren. Antworten oder annehmen können Sie nur beim Anbieter.
admin-attention-dispute-about = Angegebener Grund: { $reason }. Antworten Sie bald; ohne Belege ist das Geld verloren. Antworten oder annehmen können Sie nur beim Anbieter.
admin-attention-payout = Eine Auszahlung, die nicht stimmt
admin-attention-payout-of = Die Auszahlung von { $amount } stimmt nicht
admin-attention-payout-rest = { $rest } davon erklärt keiner ihrer Teile. Vergleichen Sie sie mit der Liste des Anbieters.
admin-attention-payout-failed = Sie kam von der Bank zurück und liegt wieder beim Anbieter. Prüfen Sie das Konto, das der Anbieter hat.
admin-event-dispute-opened = In einem Streitfall wird Geld zurückgefordert
admin-event-dispute-moved = Durch einen Streitfall bewegt
admin-event-dispute-stands = Der Streitfall steht anders
admin-event-payout-taken = Ein Anbieter zahlt aus
admin-event-payout-arrived = Eine Auszahlung ist angekommen
admin-job-look-dispute = Nach einem Streitfall fragen
admin-job-failed-look-dispute = Der Anbieter sagt nicht, wie es um einen Streitfall steht
storefront-badge-disputed = Strittig
storefront-stripe-double-board = Diese Seite steht für die Übersicht von Stripe. Kein Geld bewegt sich: Wählen Sie, was geschehen soll.
storefront-stripe-double-payout = Auszahlen, was da ist
storefront-stripe-double-payments = Zahlungen
storefront-stripe-double-dispute = Die Bank holt es zurück
storefront-stripe-double-inquiry = Die Bank fragt nach
storefront-stripe-double-disputes = Streitfälle
storefront-stripe-double-evidence = Belege geben
storefront-stripe-double-won = Der Shop gewinnt
storefront-stripe-double-lost = Der Shop verliert
storefront-stripe-double-payouts = Auszahlungen
storefront-stripe-double-arrived = Sie kommt an
storefront-stripe-double-failed = Sie kommt zurück

# Beim Anbieter selbst gemacht, ohne diesen Shop.
admin-event-refund-found = Beim Anbieter erstattet
admin-refund-elsewhere = Im Konto bei { PLAIN($provider) } erstattet
admin-attention-refund-found = { $amount } der Bestellung { PLAIN($number) } wurden im Konto bei { PLAIN($provider) } erstattet
admin-attention-refund-found-to-send = Die Bestellung verlangt jetzt entsprechend weniger, und ihre Ware ist noch zu versenden. Versenden Sie nur, was bezahlt ist, oder stornieren Sie die Bestellung.
admin-attention-refund-found-partly = Die Bestellung verlangt jetzt entsprechend weniger. Ein Teil der Ware wurde versandt, der Rest ist noch zu versenden: Versenden Sie nur, was bezahlt ist, und fordern Sie zurück, was zurückkommen soll.
admin-attention-refund-found-sent = Die Ware wurde schon versandt. Fordern Sie sie zurück, wenn sie zurückkommen soll, und buchen Sie sie dann wieder ins Lager.
admin-attention-refund-misfit = { $amount } der Bestellung { PLAIN($number) } gingen bei { PLAIN($provider) } zurück und passen nicht
admin-attention-refund-misfit-about = Das ist mehr, als mit dieser Zahlung kam, abzüglich dessen, was schon zurückging. Es wurde nicht gezählt ({ PLAIN($name) }). Bitte mit dem Konto bei { PLAIN($provider) } vergleichen.
admin-puzzle-missing = Der Anbieter kennt diese Zahlung nicht (mehr). Wurde das Konto gewechselt? Wenn nicht, bitte beim Anbieter nachfragen, bevor etwas versandt wird.
admin-job-look-returned = Nach Erstattungen fragen
admin-job-failed-look-returned = Der Anbieter sagt nicht, was von einer Zahlung zurückging

# Was bei den Nachbildungen ohne den Shop geschieht.
storefront-double-refund = Den Rest erstatten
storefront-double-refund-half = Die Hälfte erstatten
storefront-paypal-double-board = Diese Seite steht für das Konto bei PayPal. Es fließt kein Geld: Wählen Sie, was geschehen soll.
storefront-paypal-double-dispute = Der Käufer sagt, es sei nichts gekommen
storefront-paypal-double-answer = Der Shop antwortet

# Ob Shop und Anbieter übereinstimmen.
admin-compared = Stimmen Shop und Anbieter überein?
admin-compared-about = Jede Nacht wird jede Zahlung der letzten { $days } Tage verglichen: fehlt, anderer Betrag, andere Währung, hier unbekannt, dort erstattet. Was abweicht, wartet unter „Zu klären“.
admin-compared-limit = Was dieser Shop nicht kennt, findet sich in der Ereignisliste von { PLAIN($provider) }, die { $days } Tage zurückreicht. Zahlungen dieses Shops werden einzeln abgefragt.
admin-compared-at = Verglichen
admin-compared-never = Noch nie ganz verglichen
admin-compared-same = Kein Unterschied
admin-compared-differed = { $n ->
    [one] Ein Unterschied
   *[other] { $n } Unterschiede
}
admin-compared-waiting = { $n ->
    [one] Nichts Neues, { $n } wartet unter „Zu klären“
   *[other] Nichts Neues, { $n } warten unter „Zu klären“
}
admin-compared-now = Jetzt vergleichen
admin-compared-not = Nicht alles ließ sich vergleichen. { PLAIN($why) }. Neue Unterschiede bisher: { $n }; jeder wartet unter „Zu klären“. Der Rest wird heute Nacht verglichen. Um es jetzt zu versuchen, drücken Sie in einigen Minuten wieder „Jetzt vergleichen“.
admin-books-paypal-payouts = PayPal sagt nicht, was es auszahlt: Das Geld geht, wenn Sie es senden. Was hier bei PayPal liegt, ist deshalb ohne das, was Sie auf Ihr Bankkonto überwiesen haben.

# What the environment of the program sets.
admin-account-environment-secret = Was Webhooks beweist, kommt aus der Umgebung des Programms und wird dort geändert. Hier entscheiden Sie den Rest.

# Zahlungen in anderer Währung als das Guthaben beim Anbieter.
admin-books-exchange = Umgetauscht
admin-books-exchanged = { $was } zum Kurs { PLAIN($rate) }
