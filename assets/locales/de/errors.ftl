# Was nicht ging und welche Eingabe nicht angenommen werden kann. Jeder Text sagt, was geschah, was erhalten blieb und wie es weitergeht.
# `refused-CODE`: öffentlicher Code eines Widerspruchs. `wrong-GRUND`: steht unter einem Feld; die Eingabe steht noch darin.

refused-already-cancelled = Diese Bestellung ist bereits storniert; es wurde nichts geändert. Möchten Sie die Ware doch haben, bestellen Sie bitte neu.
refused-already-paid = Hier ist bereits bezahlt, und die Zahlung ist sicher. Es wurde nichts ein zweites Mal abgebucht; Sie müssen nichts weiter tun.
refused-already-shipped = Das Paket ist schon unterwegs und lässt sich nicht mehr ändern. Alles bleibt, wie es war; Versandtes können Sie als Retoure zurückschicken.
refused-busy = Gerade geschieht sehr viel auf einmal, und dieser Schritt kam nicht an die Reihe. Es wurde nichts geändert und nichts abgebucht. Bitte versuchen Sie es in einigen Sekunden noch einmal.
refused-cart-empty = Der Warenkorb ist leer, es gibt also nichts zu bestellen. Bitte legen Sie etwas hinein und kommen Sie wieder.
refused-changed = Jemand anderes hat dies geändert, während es hier offen war. Jene Änderung bleibt erhalten, Ihre ist noch nicht gespeichert. Bitte laden Sie die Seite neu, vergleichen Sie und speichern Sie noch einmal.
refused-expired = Es hat länger gedauert, als wir dies bereithalten; der Schritt wurde nicht ausgeführt. Es wurde nichts abgebucht. Bitte beginnen Sie ihn noch einmal.
refused-in-use = Dies wird an anderer Stelle noch verwendet und wurde deshalb nicht entfernt. Bitte lösen Sie es zuerst dort, dann lässt es sich hier entfernen.
refused-not-allowed-now = Im jetzigen Zustand geht das nicht; alles bleibt, wie es war. Bitte laden Sie die Seite neu, dann sehen Sie, welche Schritte offenstehen.
refused-out-of-stock = Es sind weniger Stücke da, als gewählt wurden. Der Warenkorb bleibt erhalten; bitte wählen Sie eine kleinere Menge oder nehmen Sie den Artikel heraus.
refused-taken = Ein anderer Eintrag trägt schon diesen Namen oder diese Nummer. Es wurde nichts überschrieben; bitte wählen Sie etwas anderes.

wrong-barcode = Die Ziffern ergeben keinen Strichcode. Eine GTIN hat 8, 12, 13 oder 14 Ziffern, und die letzte prüft die übrigen; bitte vergleichen Sie mit dem Etikett.
wrong-choice = Das steht nicht in der Liste. Bitte wählen Sie einen der Einträge.
wrong-date = Diesen Tag gibt es im Kalender nicht. Bitte schreiben Sie Jahr, Monat und Tag, zum Beispiel 2026-11-21.
wrong-email = Ein Teil der E-Mail-Adresse fehlt oder kann darin nicht vorkommen. Bitte schreiben Sie sie wie anna@example.org.
wrong-handle = Hier können nur kleine Buchstaben von a bis z, Ziffern und einzelne Bindestriche stehen, zum Beispiel handtuch-leinen.
wrong-money = Das lässt sich nicht als Betrag lesen. Bitte schreiben Sie Ziffern, zum Beispiel 19,99.
wrong-number = Das lässt sich nicht als ganze Zahl lesen. Bitte schreiben Sie nur Ziffern, zum Beispiel 12.
wrong-password-short = Das Passwort ist zu kurz, um sicher zu sein. Bitte nehmen Sie { $min } Zeichen oder mehr; ein ganzer Satz lässt sich leicht merken.
wrong-percent = Das lässt sich nicht als Prozentsatz lesen. Bitte schreiben Sie Ziffern, zum Beispiel 19 oder 8,1.
wrong-phone = Diese Nummer lässt sich nicht wählen. Bitte schreiben Sie sie mit Vorwahl, zum Beispiel +49 461 123456, oder lassen Sie das Feld leer.
wrong-postal-code = Dort sehen Postleitzahlen anders aus. Bitte vergleichen Sie mit diesem Beispiel: { PLAIN($example) }
wrong-quantity = Bitte wählen Sie eine Menge von 1 bis 999.
wrong-required = Hier fehlt noch etwas. Bitte füllen Sie das Feld aus.
wrong-sku = Eine Artikelnummer hat 1 bis 64 Buchstaben, Ziffern und Zeichen. Bitte kürzen oder ergänzen Sie sie.
wrong-taken = Das ist schon vergeben. Bitte wählen Sie etwas anderes.
wrong-too-long = Das ist länger als die { $max } Zeichen, die hier Platz haben. Bitte kürzen Sie es.
wrong-too-many-lines = Hier ist Platz für { $max ->
    [one] eine Zeile
   *[other] { $max } Zeilen
}. Bitte fassen Sie einige zusammen.
