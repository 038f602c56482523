# Was nicht ging und welche Eingabe nicht angenommen werden kann. Jeder Text sagt, was geschah, was erhalten blieb und wie es weitergeht.
# `refused-CODE`: öffentlicher Code eines Widerspruchs. `wrong-GRUND`: steht unter einem Feld; die Eingabe steht noch darin.

refused-already-cancelled = Diese Bestellung ist bereits storniert; es wurde nichts geändert. Möchten Sie die Ware doch haben, bestellen Sie bitte neu.
refused-already-paid = Hier ist bereits bezahlt, und die Zahlung ist sicher. Es wurde nichts ein zweites Mal abgebucht; Sie müssen nichts weiter tun.
refused-already-set-up = Dieser Shop ist bereits eingerichtet; es wurde nichts geändert. Alles, was hier gefragt wurde, lässt sich in den Einstellungen bearbeiten.
refused-already-shipped = Das Paket ist schon unterwegs und lässt sich nicht mehr ändern. Alles bleibt, wie es war; Versandtes können Sie als Retoure zurückschicken.
refused-busy = Gerade geschieht sehr viel auf einmal, und dieser Schritt kam nicht an die Reihe. Es wurde nichts geändert und nichts abgebucht. Bitte versuchen Sie es in einigen Sekunden noch einmal.
refused-cart-empty = Der Warenkorb ist leer, es gibt also nichts zu bestellen. Bitte legen Sie etwas hinein und kommen Sie wieder.
refused-changed = Jemand anderes hat dies geändert, während es hier offen war. Jene Änderung bleibt erhalten, Ihre ist noch nicht gespeichert. Bitte laden Sie die Seite neu, vergleichen Sie und speichern Sie noch einmal.
refused-expired = Es hat länger gedauert, als wir dies bereithalten; der Schritt wurde nicht ausgeführt. Es wurde nichts abgebucht. Bitte beginnen Sie ihn noch einmal.
refused-import-format = Diese Datei gleicht keinem der Formate, die hier gelesen werden können. Es wurde nichts importiert. Bitte nennen Sie das Format, oder exportieren Sie die Datei noch einmal.
refused-in-use = Dies wird an anderer Stelle noch verwendet und wurde deshalb nicht entfernt. Bitte lösen Sie es zuerst dort, dann lässt es sich hier entfernen.
refused-last-owner = Der Shop braucht mindestens eine aktive Inhaberin oder einen aktiven Inhaber; deshalb wurde nichts gespeichert. Bitte geben Sie zuerst jemand anderem diese Rolle.
refused-link-expired = Dieser Link gilt nicht mehr: Er wurde schon benutzt, oder seine Zeit ist abgelaufen. Bitte lassen Sie sich einen neuen geben.
refused-no-location = Es gibt noch keinen Ort für den Bestand; deshalb wurde nichts eingetragen. Bitte legen Sie zuerst in den Einstellungen einen an.
refused-no-tax-class = Es gibt noch keine Steuerklasse; deshalb lässt sich kein Produkt speichern. Bitte legen Sie zuerst in den Einstellungen eine an.
refused-no-longer-sold = Ein Artikel im Warenkorb wird nicht mehr verkauft; es wurde nichts bestellt. Ihr Warenkorb bleibt erhalten – bitte entfernen Sie diesen Artikel.
refused-not-allowed-now = Im jetzigen Zustand geht das nicht; alles bleibt, wie es war. Bitte laden Sie die Seite neu, dann sehen Sie, welche Schritte offenstehen.
refused-payments-open = Bei diesem Anbieter sind noch Zahlungen offen, nach denen danach niemand mehr fragen könnte. Es wurde nichts geändert; bitte versuchen Sie es wieder, wenn sie abgeschlossen sind (höchstens eine halbe Stunde).
refused-out-of-stock = Es sind weniger Stücke da, als gewählt wurden. Der Warenkorb bleibt erhalten; bitte wählen Sie eine kleinere Menge oder nehmen Sie den Artikel heraus.
refused-taken = Ein anderer Eintrag trägt schon diesen Namen oder diese Nummer. Es wurde nichts überschrieben; bitte wählen Sie etwas anderes.
refused-too-many = Das ist mehr, als auf einmal geht. Es wurde nichts geändert; bitte teilen Sie es auf.

wrong-amount = Beträge reichen hier von null bis zehn Millionen. Bitte prüfen Sie die Ziffern.
wrong-bank-account-missing = Ihre Kundschaft wüsste nicht, wohin das Geld soll. Bitte tragen Sie zuerst in den Einstellungen das Bankkonto ein.
wrong-provider-missing = Mit diesem Anbieter ist kein Konto verbunden. Bitte verbinden Sie es zuerst unter Einstellungen, Zahlungen.
wrong-key = { PLAIN($why) } Es wurde nichts geändert.
wrong-key-permissions = Der Schlüssel ist gültig, darf aber nicht alles, was nötig ist. Es fehlt: { PLAIN($missing) }. Bitte geben Sie ihm diese Rechte im Dashboard von { PLAIN($provider) } und verbinden Sie dann noch einmal.
wrong-provider-currency = { PLAIN($provider) } nimmt kein { PLAIN($currency) } an, die Währung dieses Shops. Es wurde nichts gespeichert; bitte bieten Sie einen anderen Zahlungsweg an.
wrong-barcode = Die Ziffern ergeben keinen Strichcode. Eine GTIN hat 8, 12, 13 oder 14 Ziffern, und die letzte prüft die übrigen; bitte vergleichen Sie mit dem Etikett.
wrong-base-url = Das ist keine Adresse eines Shops. Bitte schreiben Sie sie wie https://shop.example, ohne etwas hinter dem Namen.
wrong-bic = Eine BIC hat 8 oder 11 Buchstaben und Ziffern. Bitte vergleichen Sie mit einem Kontoauszug, oder lassen Sie das Feld leer.
wrong-choice = Das steht nicht in der Liste. Bitte wählen Sie einen der Einträge.
wrong-circle = Eine Kategorie kann nicht unter sich selbst hängen. Bitte wählen Sie einen anderen Platz.
wrong-currency = Die Preise dieses Shops stehen in { $currency }. Bitte geben Sie den Betrag in dieser Währung an.
wrong-date = Diesen Tag gibt es im Kalender nicht. Bitte schreiben Sie Jahr, Monat und Tag, zum Beispiel 2026-11-21.
wrong-days = Bitte wählen Sie 1 bis { $max } Tage.
wrong-dispatch-days = Bitte wählen Sie höchstens { $max } Tage.
wrong-remind-late = Dann ist die Bestellung schon storniert. Bitte erinnern Sie früher, oder warten Sie länger auf die Überweisung.
wrong-days-order = Zuerst kommt die kleinere Zahl. Bitte vertauschen Sie die beiden.
wrong-decimal = Das ist keine einfache Zahl. Bitte schreiben Sie Ziffern und einen Punkt, zum Beispiel 43.2.
wrong-content = Das ist kein Inhalt, den wir lesen können. Bitte schreiben Sie eine Zahl und eine Einheit, zum Beispiel 500 g, 0,75 l, 2 m oder 12 Stück.
wrong-email = Ein Teil der E-Mail-Adresse fehlt oder kann darin nicht vorkommen. Bitte schreiben Sie sie wie anna@example.org.
wrong-file-name = Der Dateiname darf Kleinbuchstaben, Ziffern, Punkte und Bindestriche enthalten. Bitte benennen Sie die Datei um.
wrong-handle = Hier können nur kleine Buchstaben von a bis z, Ziffern und einzelne Bindestriche stehen, zum Beispiel handtuch-leinen.
wrong-iban = Das ist keine Kontonummer: Prüfziffern oder Länge stimmen nicht. Bitte vergleichen Sie mit einem Kontoauszug.
wrong-swiss-address = Eine Schweizer QR-Rechnung braucht Postleitzahl und Ort des Kontoinhabers. Bitte füllen Sie beides aus.
wrong-import-gift-card = Gutscheine lassen sich hier noch nicht verkaufen; dieses Produkt wurde ausgelassen.
wrong-import-no-price = Die Datei nennt keinen Preis. Das Produkt wurde als Entwurf übernommen; bitte geben Sie ihm vor dem Verkauf einen Preis.
wrong-import-picture = Bilder von anderen Orten werden nicht geholt. Das Produkt wurde ohne dieses übernommen: { $url }
wrong-import-row = Diese Zeile lässt sich nicht lesen ({ $why }) und wurde ausgelassen.
wrong-import-twice = Dasselbe Produkt steht weiter oben schon in der Datei. Jenes gilt, dieses wurde ausgelassen.
wrong-import-untaxed = Die Datei nennt dies steuerfrei. Es wurde mit der normalen Steuerklasse übernommen; bitte prüfen Sie das.
wrong-import-utf8 = Diese Zeile enthält Zeichen, die kein UTF-8 sind, und wurde ausgelassen. Bitte speichern Sie die Datei als UTF-8.
wrong-import-value = Der Wert dieses Merkmals hat eine Form, für die hier kein Platz ist. Das Produkt wurde ohne ihn übernommen.
wrong-money = Das lässt sich nicht eindeutig als Betrag lesen. Bitte schreiben Sie Ziffern, zum Beispiel 19,99, und Tausende ohne Punkt, zum Beispiel 1999.
wrong-number = Das lässt sich nicht als ganze Zahl lesen. Bitte schreiben Sie nur Ziffern, zum Beispiel 12.
wrong-order-prefix = Vor einer Bestellnummer können nur Buchstaben, Ziffern und die Zeichen - / . stehen.
wrong-password-common = Dieses Passwort haben auch andere, oder es ist leicht zu erraten. Bitte nehmen Sie einen Satz, den nur Sie so schreiben würden.
wrong-password-short = Das Passwort ist zu kurz, um sicher zu sein. Bitte nehmen Sie { $min } Zeichen oder mehr; ein ganzer Satz lässt sich leicht merken.
wrong-percent = Das lässt sich nicht als Prozentsatz lesen. Bitte schreiben Sie Ziffern, zum Beispiel 19 oder 8,1.
wrong-phone = Diese Nummer lässt sich nicht wählen. Bitte schreiben Sie sie mit Vorwahl, zum Beispiel +49 461 123456, oder lassen Sie das Feld leer.
wrong-picture-kind = Zeigen lassen sich nur Bilder im Format JPEG, PNG, WebP oder GIF. Bitte speichern Sie es in einem davon.
wrong-picture-size = Ein Bild darf bis zu { $max } Pixel breit und hoch sein. Bitte verkleinern Sie es.
wrong-picture-empty = „{ $file }“ ist leer: Es kam nichts davon an. Bitte wählen Sie die Datei noch einmal aus.
wrong-picture-bytes = „{ $file }“ ist größer als { $max } MB. Bitte speichern Sie das Bild kleiner, zum Beispiel 3.000 Pixel breit als JPEG.
wrong-picture-svg = „{ $file }“ ist eine Zeichnung (SVG), die Programme enthalten kann. Bitte speichern Sie sie als PNG und senden Sie dieses.
wrong-picture-phone = „{ $file }“ hat ein Format, das nur manche Telefone zeigen (HEIC oder AVIF). Bitte speichern Sie es als JPEG. Auf einem iPhone: Einstellungen, Kamera, Formate, Maximale Kompatibilität.
wrong-picture-video = „{ $file }“ ist ein Video. Bitte wählen Sie es auf der Seite eines Produkts unter „Video“ aus.
wrong-video-bytes = „{ $file }“ hat mehr als { $max } MB. Bitte exportieren Sie es kürzer oder kleiner, zum Beispiel 1.080 Pixel breit.
wrong-video-unknown = „{ $file }“ ist kein Video in MP4 oder WebM, egal wie die Datei heißt. Bitte exportieren Sie es als MP4 mit H.264.
wrong-video-codec = „{ $file }“ ist so kodiert, dass es nicht jeder Browser abspielt. Bitte exportieren Sie es als MP4 mit H.264 (8 Bit) und AAC. Auf einem iPhone: Einstellungen, Kamera, Formate, Maximale Kompatibilität.
wrong-video-tracks = „{ $file }“ enthält mehr als Bild und Ton, etwa Messwerte der Kamera oder Untertitel. Bitte exportieren Sie es noch einmal nur mit Bild und Ton.
wrong-video-wide = „{ $file }“ ist mehr als { $max } Pixel breit oder hoch. Bitte exportieren Sie es kleiner; 1.080 Pixel sind reichlich.
wrong-video-broken = „{ $file }“ hört zu früh auf oder ist beschädigt. Bitte exportieren oder senden Sie es noch einmal.
wrong-picture-unknown = „{ $file }“ ist kein JPEG, PNG, WebP oder GIF, was immer der Name sagt. Bitte speichern Sie das Bild in einem dieser Formate.
wrong-picture-wide = „{ $file }“ ist mehr als { $max } Pixel breit oder hoch. Bitte verkleinern Sie es.
wrong-picture-pixels = „{ $file }“ hat mehr als { $max } Megapixel. Bitte verkleinern Sie es; 3.000 Pixel in der Breite sind reichlich.
wrong-picture-broken = „{ $file }“ lässt sich nicht öffnen: Die Datei endet zu früh oder ist beschädigt. Bitte speichern oder exportieren Sie sie noch einmal.
wrong-picture-cmyk = „{ $file }“ hat Druckfarben (CMYK), die auf einem Bildschirm falsch aussähen. Bitte speichern Sie es in RGB.
wrong-picture-heavy = „{ $file }“ brauchte zu viel Speicher oder Zeit zum Öffnen. Bitte speichern Sie es noch einmal, kleiner, als einfaches JPEG oder PNG.
wrong-picture-none = Es war kein Bild ausgewählt. Bitte wählen Sie eines oder mehrere aus und laden Sie sie dann hoch.
wrong-picture-many = „{ $file }“ war eines zu viel: Bis zu { $max } Bilder lassen sich auf einmal senden. Bitte senden Sie es mit den nächsten.
wrong-postal-code = Dort sehen Postleitzahlen anders aus. Bitte vergleichen Sie mit diesem Beispiel: { PLAIN($example) }
wrong-quantity = Bitte wählen Sie eine Menge von 1 bis 999.
wrong-required = Hier fehlt noch etwas. Bitte füllen Sie das Feld aus.
wrong-sku = Eine Artikelnummer hat 1 bis 64 Buchstaben, Ziffern und Zeichen. Bitte kürzen oder ergänzen Sie sie.
wrong-steps-order = Jede Stufe muss weiter reichen als die vorige. Bitte ordnen Sie sie aufsteigend.
wrong-stock = An einem Ort können 0 bis 10 Millionen Stück liegen. Bitte prüfen Sie die Zahl.
wrong-stock-less = Es sind nur { $on_hand } da, mehr lässt sich nicht wegnehmen. Bitte prüfen Sie die Zahl, oder zählen Sie neu.
wrong-taken = Das ist schon vergeben. Bitte wählen Sie etwas anderes.
wrong-test-card = Die Testkarte nimmt kein echtes Geld ein und ist nur für Demo-Shops da. Bitte wählen Sie eine andere Zahlungsart.
wrong-too-deep = Kategorien lassen sich { $max } Stufen tief schachteln. Bitte wählen Sie einen Platz weiter oben.
wrong-too-heavy = Das ist schwerer als { $max } Gramm. Bitte prüfen Sie die Zahl.
wrong-too-long = Das ist länger als die { $max } Zeichen, die hier Platz haben. Bitte kürzen Sie es.
wrong-too-many-lines = Hier ist Platz für { $max ->
    [one] eine Zeile
   *[other] { $max } Zeilen
}. Bitte fassen Sie einige zusammen.
wrong-twice = Das steht hier zweimal. Bitte ändern oder entfernen Sie eines davon.
wrong-variant-has-stock = Von einer Variante, die wegfiele, sind noch Stücke da oder Käufern versprochen. Bitte räumen Sie zuerst ihren Bestand.
wrong-cart-full = Ein Warenkorb fasst bis zu { $max } verschiedene Dinge. Es wurde nichts hinzugefügt; bitte bestellen Sie erst diese.
wrong-more-than-due = Offen sind nur noch { $due }. Bitte prüfen Sie den Betrag.
wrong-more-than-owed = Der Kundschaft stehen nur { $owed } zu. Bitte prüfen Sie den Betrag.
wrong-more-than-held = Der Anbieter hält nicht mehr als { $held } fest. Bitte prüfen Sie den Betrag.
wrong-more-than-refundable = Auf diesem Weg können nur noch { $left } zurück: Der Rest wurde schon erstattet oder kam anders. Bitte prüfen Sie den Betrag.
wrong-more-than-left = { $left ->
    [one] Davon ist nur noch eines zu versenden.
   *[other] Davon sind nur noch { $left } zu versenden.
} Bitte verringern Sie die Menge.
wrong-no-delivery = Dorthin können wir diese Dinge nicht senden. Bitte wählen Sie ein anderes Land, oder schreiben Sie uns.
wrong-no-such-choice = Diese Zusammenstellung gibt es nicht. Bitte wählen Sie eine andere; der Warenkorb ist unverändert.
wrong-nothing-chosen = In diesem Paket ist noch nichts. Bitte geben Sie an, wie viele Stücke es enthält.
wrong-only-left = { $left ->
    [one] Es ist nur noch eines da.
   *[other] Es sind nur noch { $left } da.
} Bitte wählen Sie weniger; der Warenkorb ist unverändert.
wrong-only-left-in-cart = { $left ->
    [one] Es ist nur noch eines da
   *[other] Es sind nur noch { $left } da
}, und { $cart } { $cart ->
    [one] liegt
   *[other] liegen
} schon in Ihrem Warenkorb. Er ist unverändert.
wrong-payment-not-offered = Diese Zahlungsart passt nicht zur Lieferung. Bitte wählen Sie eine andere.
wrong-sold-out = Das ist ausverkauft. Es wurde nichts in den Warenkorb gelegt.
wrong-too-many = Das sind mehr als { $max }. Bitte nehmen Sie etwas heraus.
wrong-colour = Eine Farbe ist eine Raute mit sechs Ziffern, zum Beispiel #2b4170.
wrong-own-path = Ein Link führt zu einer Seite dieses Ladens und beginnt mit einem Schrägstrich, zum Beispiel /pages/about.
wrong-number-most = Bitte wählen Sie höchstens { $max }.
refused-no-draft = Es gibt keinen Entwurf zu veröffentlichen: Er wurde inzwischen veröffentlicht oder verworfen. Was Besucher sehen, ist unverändert.
refused-too-faint = Einige Farben sind nicht gut genug lesbar, darum wurde nichts veröffentlicht. Der Entwurf bleibt erhalten; die Paare stehen bei den Farben.
refused-too-many-sections = Die Startseite ist voll. Bitte nehmen Sie erst einen Abschnitt heraus.

# Bank statements
refused-bank-other-currency = Dieses Geld steht in einer anderen Währung als die Bestellung. Es wurde nicht gebucht; bitte überweisen Sie es zurück oder entscheiden Sie von Hand.
wrong-statement-amount = Der Betrag der Buchung { $n } lässt sich nicht zweifelsfrei lesen. Nichts wurde eingelesen; bitte laden Sie den Auszug noch einmal herunter.
wrong-statement-columns = Keine Zeile dieser Datei nennt ihre Spalten so, wie sie hier bekannt sind (nötig sind ein Tag und ein Betrag). Bitte laden Sie den Auszug als camt.053 oder MT940 herunter oder als CSV mit den Überschriften der Bank.
wrong-statement-day = Den Tag der Buchung { $n } gibt es im Kalender nicht. Nichts wurde eingelesen; bitte laden Sie den Auszug noch einmal herunter.
wrong-statement-empty = Es wurde keine Datei gewählt, oder sie ist leer. Bitte wählen Sie den Auszug, den Ihre Bank zum Herunterladen anbietet.
wrong-statement-entities = Diese Datei erklärt einen Dokumenttyp oder eigene Abkürzungen, wie es keine Bank tut. Sie wurde nicht gelesen; bitte laden Sie den Auszug noch einmal bei Ihrer Bank herunter.
wrong-statement-large = Diese Datei ist größer als { $max } MB. Bitte laden Sie einen kürzeren Zeitraum herunter.
wrong-statement-line = Zeile oder Buchung { $n } lässt sich nicht lesen. Nichts wurde eingelesen; bitte laden Sie den Auszug noch einmal herunter.
wrong-statement-long = Dieser Auszug enthält mehr als { $max } Buchungen. Bitte laden Sie einen kürzeren Zeitraum herunter.
wrong-statement-none-inside = Diese Datei ist eine Nachricht der Bank ohne Auszug darin. Bitte wählen Sie einen Zeitraum mit Buchungen.
wrong-statement-other-xml = Das ist XML, aber kein Kontoauszug der Art camt.052, camt.053 oder camt.054. Bitte wählen Sie eine davon bei Ihrer Bank.
wrong-statement-packed = Diese Datei ist gepackt (ZIP). Bitte entpacken Sie sie und senden Sie die Dateien darin nacheinander.
wrong-statement-paper = Das ist der Auszug auf Papier (PDF). Bitte laden Sie ihn als camt.053, MT940 oder CSV herunter.
wrong-statement-xml = Diese Datei ist beschädigt: Hinter Byte { $at } lässt sie sich nicht lesen. Nichts wurde eingelesen; bitte laden Sie den Auszug noch einmal herunter.
