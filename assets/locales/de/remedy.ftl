# Was mit Geld geschieht, das nicht ist, wie es sein soll.

admin-attention-decide = Entscheiden
admin-attention-odd = { $amount } kamen für Bestellung { PLAIN($number) } und passen nicht
admin-attention-odd-where = { PLAIN($provider) } führt sie als { PLAIN($name) }; verlangt waren { $wanted }. Für die Bestellung zählt das Geld nicht.
admin-attention-part = Bestellung { PLAIN($number) } ist teilweise bezahlt: { $rest } fehlen
admin-attention-part-about = { $paid } kamen, und die Zeit zum Bezahlen ist um. Die Bestellung wird weder storniert noch verschickt, und ihre Ware bleibt reserviert, bis Sie entscheiden. Um sie zu beenden und das Geld zurückzugeben, stornieren Sie sie auf ihrer Seite.
admin-attention-unseen = { PLAIN($provider) } sagt, dass Geld von Bestellung { PLAIN($number) } zurückging
admin-attention-unseen-about = Hier ist keine Erstattung davon bekannt, und { PLAIN($provider) } zeigt noch keine. Bis eine zu sehen ist, gilt die Bestellung als bezahlt: Bitte sehen Sie dort nach, bevor Sie etwas verschicken.
admin-trouble-part = Teilweise bezahlt, und die Zeit zum Bezahlen ist um
admin-trouble-unseen = Geld ging zurück, und keine Erstattung ist bekannt

admin-remedy-note = Warum, oder wie
admin-remedy-note-help = Es wird mit Ihrem Namen aufbewahrt. Nötig, wenn Sie es selbst erledigt haben.
admin-remedy-send-back = { $amount } zurückgeben
admin-remedy-take-in = { $amount } für diese Bestellung nehmen
admin-remedy-go-on = Bestellung weiterführen
admin-remedy-ask-again = Noch einmal fragen
admin-remedy-let-go = Den Rest erlassen ({ $amount })
admin-remedy-remind = Die Kundschaft erinnern
admin-remedy-given = Ich habe { $amount } zurückgegeben
admin-remedy-withdraw = Erstattung von { $amount } zurücknehmen
admin-remedy-settled = Ich habe das selbst erledigt
admin-remedy-barred = Nicht möglich: { $remedy }. { $why }
admin-remedy-asked-in-order = Der Anbieter wurde gefragt: Es ist jetzt in Ordnung.
admin-remedy-asked-amount = Der Anbieter wurde gefragt: Er sagt weiter { $amount }. Nichts hat sich geändert.
admin-remedy-asked-same = Der Anbieter wurde gefragt: Nichts hat sich geändert.
admin-remedy-asked-unknown = Der Anbieter wurde gefragt: Er weiß nichts davon.
wrong-remedy-note = Bitte sagen Sie, wie es erledigt wurde: Das ist die einzige Spur, die davon bleibt.

refused-remedy-other-currency = Es ist in einer anderen Währung als die Bestellung.
refused-remedy-other-account = Es liegt in einem Konto, das hier nicht verbunden ist; wer jenes Konto hat, kann es dort zurückgeben.
refused-remedy-other-mode = Es ist aus der anderen Welt: Geld zum Ausprobieren unter echtem Geld, oder umgekehrt. Die verbundenen Schlüssel reichen nicht dorthin.
refused-remedy-not-there = Der Anbieter weiß nichts von dieser Zahlung, also hat er nichts zurückzugeben.
refused-remedy-booked = Ein anderer Betrag derselben Zahlung ist für die Bestellung schon gebucht. Bitte vergleichen Sie beide beim Anbieter.
refused-remedy-no-money = Es wurde nichts genommen: Nur die Rede war davon.
refused-remedy-no-provider = Der Anbieter ist nicht verbunden oder gibt nichts zurück. Tun Sie es in seiner Übersicht, dann sagen Sie es hier.
refused-remedy-by-bank = Nur Ihre Bank kann eine Überweisung zurückgeben. Tun Sie es dort, dann sagen Sie es hier.
refused-remedy-no-order = Keine Bestellung dieses Shops ist genannt. Schreiben Sie die Bestellung neu und markieren Sie sie als bezahlt, oder geben Sie das Geld zurück.
refused-remedy-cannot-go-on = Ihr Preis ist nicht ganz da, etwas davon ging zurück, oder ihre Ware oder ihre Abholzeit ist nicht mehr frei.
refused-remedy-not-left = Es ging schon zurück oder liegt bei einer anderen Zahlung der Bestellung. Entscheiden Sie auf der Seite der Bestellung.
refused-let-go-gift-cards = Die Bestellung kauft Gutscheine. Sie sind wert, was für sie bezahlt ist; der Rest kann also nicht erlassen werden.
refused-withdraw-goods = Die Erstattung hat Stücke freigegeben oder ins Regal gelegt, und sie sind inzwischen verkauft oder anderen versprochen. Sie kann nicht mehr zurückgenommen werden.
refused-withdraw-gift-cards = Die Erstattung hat Gutscheine zurückgenommen, und diese können nicht wieder gültig werden. Sie kann nicht mehr zurückgenommen werden.

admin-balance-missing = { $amount } fehlen
admin-balance-missing-about = { $paid } von { $due } sind bezahlt. Bitten Sie um den Rest, erlassen Sie ihn, oder buchen Sie, was auf anderem Weg kam.
admin-balance-too-much = { $amount } zu viel wurden bezahlt
admin-balance-too-much-about = { $paid } kamen, verlangt werden { $due }. Was zu viel ist, gehört der Kundschaft.
admin-balance-decide = Bitte entscheiden
admin-return-excess = Zurückgeben
admin-let-go = Den Rest erlassen
admin-let-go-about = Die Bestellung verlangt nichts mehr und gilt mit dem, was kam, als bezahlt. Die Kundschaft erfährt, dass sie bezahlt ist.
admin-refund-withdraw = Zurücknehmen
admin-event-rest-let-go = Der Rest wurde erlassen
admin-event-refund-withdrawn = Erstattung zurückgenommen
admin-event-quarantine-returned = Geld, das nicht passte, wurde zurückgegeben

mail-rest-subject = Bestellung { PLAIN($number) }: { $rest } fehlen noch
mail-rest-heading = { $rest } fehlen noch
mail-rest-say = { $paid } sind für Bestellung { PLAIN($number) } angekommen, danke. { $rest } fehlen noch; Ihre Bestellung bleibt aufgehoben, bis sie da sind.

admin-account-steps = Der Weg zu echtem Geld
admin-account-steps-of = { $done } von { $all }
admin-account-step-key = Der Schlüssel von { PLAIN($provider) } ist eingetragen und wurde geprüft
admin-account-step-webhook = { PLAIN($provider) } weiß, wohin seine Nachrichten gehen, und sie sind glaubhaft
admin-account-step-heard = Eine Nachricht von { PLAIN($provider) } ist angekommen
admin-account-step-live = Echtes Geld: Der Schlüssel ist einer für den Ernst
admin-account-step-done = Erledigt
admin-account-step-next = Als Nächstes
admin-account-set = Von der Umgebung gesetzt
admin-account-set-about = Das ist dort gesetzt, wo das Programm gestartet wird. Es geht vor dem, was hier eingetragen ist, und wird nur dort geändert.

# Einen Zahlungsanbieter mit Geld ausprobieren
trial-payment = Testzahlung
admin-trial = Testzahlung
admin-trial-live = Echtes Geld
admin-trial-play = Es fließt kein Geld
admin-trial-about = Sie zahlen { $amount } über dieses Konto, sehen, ob jeder Schritt klappt, und geben das Geld zurück. Es ist eine eigene Bestellung, die nichts verkauft: Die Bücher zeigen sie auf den Cent, die Zahlen des Tages lassen sie aus.
admin-trial-real = Das ist echtes Geld: Es geht von Ihrer eigenen Karte oder Ihrem Konto ab und kommt in einigen Tagen zurück. { PLAIN($provider) } behält womöglich die Gebühr.
admin-trial-no-money = Das Konto ist im Testbetrieb: Zahlen Sie mit einer Testkarte oder einem Testkonto von { PLAIN($provider) }, dann fließt kein Geld.
admin-trial-not-taken = { PLAIN($provider) } nimmt die Währung dieses Shops nicht, also gibt es nichts auszuprobieren.
admin-trial-pay = Testzahlung über { $amount } beginnen
admin-trial-page = Auf der Seite von { PLAIN($provider) } zahlen
admin-trial-look = Erneut nachsehen
admin-trial-back = Zurückgeben
admin-trial-failed = Bitte ansehen
admin-trial-order = Bestellung { PLAIN($number) }
admin-trial-made = { PLAIN($provider) } hat die Bezahlseite erstellt
admin-trial-no-page = Die Bezahlseite gibt es noch nicht
admin-trial-to-pay = Auf der Seite von { PLAIN($provider) } zu bezahlen
admin-trial-paid = Bezahlt, sagt { PLAIN($provider) }
admin-trial-held = Das Geld ist reserviert, weil Sie es später einziehen: Ziehen Sie es auf der Seite der Bestellung ein
admin-trial-on-its-way = Das Geld ist unterwegs; die Bank braucht Tage, um ja oder nein zu sagen
admin-trial-declined = Die Zahlung wurde abgelehnt. Die Seite ist noch offen: Versuchen Sie es dort erneut oder mit einer anderen Karte
admin-trial-void = Es wurde nichts bezahlt, und die Seite ist geschlossen. Beginnen Sie eine neue Testzahlung
admin-trial-odd = Was { PLAIN($provider) } sagt, passt nicht zu dem, was verlangt war. Sehen Sie nach, was Aufmerksamkeit braucht
admin-trial-hears = Der Shop wartet auf den Webhook
admin-trial-heard = Der Webhook kam an und stammt nachweislich von { PLAIN($provider) }
admin-trial-unheard = Der Webhook kam nicht an: Prüfen Sie, ob { PLAIN($provider) } an die Adresse oben sendet und ob sie aus dem Internet erreichbar ist; melden Sie den Webhook dann neu an. Bis dahin fragt der Shop alle paar Minuten nach, und keine Zahlung geht verloren
admin-trial-deaf = Keinem Webhook kann geglaubt werden: Melden Sie ihn oben an. Bis dahin fragt der Shop alle paar Minuten nach
admin-trial-to-give-back = Zurückzugeben
admin-trial-going-back = Das Geld ist auf dem Rückweg
admin-trial-given-back = Zurückgegeben
admin-trial-not-back = Das Geld ließ sich nicht zurückgeben: { PLAIN($why) }
admin-trial-trouble = Die Testzahlung kam nicht weiter: { PLAIN($why) } Was geschehen ist, bleibt; versuchen Sie es erneut, sobald das behoben ist.
refused-trial-not-back = Das Geld der letzten Testzahlung ist noch nicht zurückgegeben. Bitte geben Sie es zuerst zurück; dann können Sie eine weitere machen.
storefront-order-trial-title = Eine Testzahlung
storefront-order-trial = Diese Bestellung ist eine Testzahlung des Shops.
storefront-order-trial-see = Alle Schritte ansehen

# Der Brief über eine andere Summe
mail-total-subject = Bestellung { PLAIN($number) }: Die Summe beträgt jetzt { $total }
mail-total-heading = Anderer Zahlungsweg, andere Summe
mail-total-say-fee = Für Ihre Bestellung { PLAIN($number) } haben Sie einen anderen Zahlungsweg gewählt: { $way }. Er kostet { $fee }, die Bestellung beträgt darum jetzt { $total } statt { $before }.
mail-total-say = Für Ihre Bestellung { PLAIN($number) } haben Sie einen anderen Zahlungsweg gewählt: { $way }. Die Gebühr des Weges davor entfällt, die Bestellung beträgt darum jetzt { $total } statt { $before }.
mail-total-not-you = Auf der Seite Ihrer Bestellung können Sie sich anders entscheiden, solange sie nicht bezahlt ist.
admin-letter-total-changed = Neue Summe

# Auszahlungen, die niemand auflistet
admin-bank-payout = Es ist eine Auszahlung von { PLAIN($provider) }
admin-bank-no-payout = Es ist doch keine Auszahlung
admin-can-payouts = seine Auszahlungen auflisten
