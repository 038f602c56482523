# Geld zurückgeben, und Geld, das spät kommt.
admin-refunds = Erstattungen
admin-refund-title = Erstattung zu Bestellung { PLAIN($number) }
admin-refund-about = Der Zahlungsanbieter gibt das Geld auf demselben Weg zurück. Was der Kundschaft nicht ohnehin zusteht, wird von der Bestellung abgezogen.
admin-refund-lines = Wofür
admin-refund-no-lines = Es sind keine Stücke mehr übrig. Ein Betrag kann trotzdem zurückgehen.
admin-refund-unsent = { $n ->
    [one] 1 nicht verschickt
   *[other] { $n } nicht verschickt
}
admin-refund-with-customer = { $n ->
    [one] 1 bei der Kundschaft
   *[other] { $n } bei der Kundschaft
}
admin-refund-pieces = Stück
admin-refund-goods = Was damit geschieht
admin-refund-not-sent = Nicht verschickt, wieder frei
admin-refund-kept = Nicht zurück ins Lager
admin-refund-shelf = Zurück ins Lager: { PLAIN($place) }
admin-refund-charges = Versand und Gebühren
admin-refund-charges-help = Der Teil, der zurückgeht, samt Steuer. Leer lassen, um ihn zu behalten.
admin-refund-amount-help = Leer lassen, um zu erstatten, was Stücke und Versand ergeben. Bei einem anderen Betrag sagt die Notiz, warum.
admin-refund-sum = Erstattung
admin-refund-left = Höchstens { $left } können auf einmal zurückgehen.
admin-refund-owed = { $owed } stehen der Kundschaft ohnehin zu.
admin-refund-calculate = Berechnen
admin-refund-comes-to = Ergibt
wrong-refund-pieces = { $left ->
    [one] Davon ist nur eines übrig.
   *[other] Davon sind nur { $left } übrig.
} Bitte geben Sie weniger ein oder wählen Sie etwas anderes dafür.
wrong-refund-charges = Von Versand und Gebühren ist nur { $left } übrig. Bitte geben Sie weniger ein.
wrong-refund-note = Die Stücke ergeben { $amount }. Bitte sagen Sie, warum ein anderer Betrag zurückgeht.
wrong-refund-nothing = Bitte wählen Sie Stücke oder geben Sie einen Betrag ein.
wrong-refund-shelf = Dorthin kann es nicht: Artikel oder Ort gibt es nicht mehr, oder er wird nicht gezählt. Bitte wählen Sie etwas anderes.
mail-goods-refunded = Wofür
mail-refund-charges = Versand und Gebühren
mail-refund-total = Erstattet
storefront-refunds = Erstattungen
storefront-refund-on-its-way = unterwegs
storefront-refund-done = zurückgegeben
storefront-refund-charges = Versand
admin-event-order-reinstated = Spät bezahlt, die Bestellung geht weiter
admin-letter-order-reinstated = Spät bezahlt, die Bestellung geht weiter
mail-reinstated-subject = Bestellung { PLAIN($number) } geht weiter: { $amount } sind da
mail-reinstated-heading = Ihre Bestellung geht weiter
mail-reinstated-says = Ihre Zahlung kam, nachdem wir Bestellung { PLAIN($number) } storniert hatten. Alles daraus ist noch da, wir haben sie also wieder aufgenommen.
admin-event-stranger-returned = Fremdes Geld ging zurück
admin-job-return-stranger = Fremdes Geld zurückgeben lassen
admin-job-failed-return-stranger = Fremdes Geld konnte nicht zurückgeschickt werden
admin-refund-about-by-hand = Das Geld geben Sie selbst zurück, meist durch eine Überweisung. Danach bestätigen Sie es auf der Seite der Bestellung. Was der Kundschaft nicht ohnehin zusteht, wird von der Bestellung abgezogen.
admin-refund-about-card = Das Geld kommt sofort auf den Gutschein zurück, mit dem bezahlt wurde. Was der Kundschaft nicht ohnehin zusteht, wird von der Bestellung abgezogen.
admin-refund-by-hand = Noch zu überweisen
admin-refund-given = Geld ist zurückgegeben
admin-money-going-back = Auf dem Weg zurück
admin-paid-going-back = Wird erstattet
admin-attention-refund-by-hand = { $amount } sind für Bestellung { PLAIN($number) } zurückzugeben
admin-attention-refund-by-hand-about = Die Erstattung ist beschlossen, und kein Zahlungsanbieter führt sie aus. Überweisen Sie den Betrag, dann bestätigen Sie es auf der Seite der Bestellung.
mail-refunded-says-by-hand = Wir haben Ihnen { $amount } für Bestellung { PLAIN($number) } zurückgegeben.
