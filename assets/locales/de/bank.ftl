# Der Schweizer Zahlteil. Die Wörter sind die der Norm (SIX, QR-Rechnung, Anhang D) und dürfen nicht geändert werden.

slip-title = Bestellung { PLAIN($number) }
slip-payment-part = Zahlteil
slip-receipt = Empfangsschein
slip-separate = Vor der Einzahlung abzutrennen
slip-payable-to = Konto / Zahlbar an
slip-reference = Referenz
slip-further = Zusätzliche Informationen
slip-payable-by = Zahlbar durch
slip-payable-by-field = Zahlbar durch (Name/Adresse)
slip-currency = Währung
slip-amount = Betrag
slip-office = Annahmestelle

# Das Bankkonto
admin-bank = Kontoauszüge
admin-bank-about = Laden Sie den Kontoauszug hoch, den Ihre Bank zum Herunterladen anbietet. Zahlungen mit richtiger Referenz und richtigem Betrag buchen sich selbst; bei den anderen sagen Sie, wofür sie sind. Derselbe Auszug zweimal schadet nicht.
admin-bank-choose = Kontoauszug
admin-bank-choose-hint = camt.053, camt.052 oder camt.054 (XML), MT940 (STA) oder CSV, bis 16 MB.
admin-bank-take = Einlesen
admin-bank-refused = Diese Datei wurde nicht eingelesen, und nichts wurde gebucht
admin-bank-taken-new = { $n ->
    [0] In diesem Auszug war nichts Neues.
    [one] Eine neue Buchung.
   *[other] { $n } neue Buchungen.
}
admin-bank-taken-booked = { $n ->
    [one] Eine hat sich selbst gebucht.
   *[other] { $n } haben sich selbst gebucht.
}
admin-bank-taken-open = { $n ->
    [one] Bei einer müssen Sie sagen, wofür sie ist.
   *[other] Bei { $n } müssen Sie sagen, wofür sie sind.
}
admin-bank-taken-known = { $n ->
    [one] Eine war schon da und blieb, wie sie ist.
   *[other] { $n } waren schon da und blieben, wie sie sind.
}
admin-bank-taken-pending = { $n ->
    [one] Eine ist erst vorgemerkt und kommt wieder, wenn sie gebucht ist.
   *[other] { $n } sind erst vorgemerkt und kommen wieder, wenn sie gebucht sind.
}
admin-bank-taken-foreign = { $n ->
    [one] Eine steht in einer unbekannten Währung und wurde ausgelassen.
   *[other] { $n } stehen in unbekannten Währungen und wurden ausgelassen.
}
admin-bank-open = Zu entscheiden
admin-bank-booked = Gebucht
admin-bank-ignored = Für keine Bestellung
admin-bank-outgoing = Nicht unsere
admin-bank-new = Noch kein Kontoauszug
admin-bank-new-line = Der erste zeigt hier, wer bezahlt hat.
admin-bank-none = Hier ist nichts
admin-bank-none-line = Was die Bank sagt, steht in einer der anderen Listen.
admin-bank-who = Von
admin-bank-text = Text
admin-bank-for = Bestellung
admin-bank-day = Gebucht am
admin-bank-value = Wertstellung
admin-bank-iban = Konto
admin-bank-end-to-end = Nummer des Zahlers
admin-bank-id = Nummer der Bank
admin-bank-account = Auszug von
admin-bank-reversal = Nimmt etwas zurück
admin-bank-nobody = Unbekannt
admin-bank-unknown = Unbekannt
admin-bank-title = { $amount } von { PLAIN($name) }
admin-bank-said = Was die Bank sagt
admin-bank-which = Für welche Bestellung ist das?
admin-bank-no-offer = Weder Referenz noch Nummer, Betrag oder Name sind die einer Bestellung.
admin-bank-because = Dafür spricht: { $reasons }
admin-bank-reason-reference = Referenz
admin-bank-reason-number = Bestellnummer
admin-bank-reason-digits = Ziffern der Nummer
admin-bank-reason-amount = Betrag
admin-bank-reason-name = Name
admin-bank-means-exact = { $amount }: genau das, was offen ist.
admin-bank-means-under = { $amount } bleiben zu zahlen. Die Seite der Bestellung sagt es dem Käufer.
admin-bank-means-over = { $amount } zu viel: Das steht dem Käufer zu und bleibt unter „Zu klären“, bis Sie es zurückgeben.
admin-bank-means-cancelled = Die Bestellung ist storniert. { $amount } stehen dem Käufer zu und bleiben unter „Zu klären“, bis Sie sie zurückgeben.
admin-bank-means-currency = Eine andere Währung: Offen sind { $amount }. Das lässt sich nicht buchen; bitte überweisen Sie es zurück.
admin-bank-book = Auf { PLAIN($number) } buchen
admin-bank-number = Nummer einer anderen Bestellung
admin-bank-number-any = Nummer der Bestellung
admin-bank-book-number = Auf diese Bestellung buchen
admin-bank-no-order = Es gibt keine Bestellung mit dieser Nummer. Bitte übernehmen Sie sie aus der Liste der Bestellungen.
admin-bank-ignore = Für keine Bestellung
admin-bank-reopen = Noch einmal entscheiden
admin-bank-ignored-line = Jemand hat gesagt, dass dieses Geld für keine Bestellung ist.
admin-bank-outgoing-line = Dieses Geld ging hinaus. Es steht hier, damit nichts fehlt, und wird hier nicht gebucht.
admin-bank-by-itself = Hat sich selbst gebucht
admin-bank-decide = Entscheiden
admin-attention-bank-entry = Geld, das nicht passt
admin-attention-bank-entry-for = { $amount } kamen für Bestellung { PLAIN($number) } und passen nicht
admin-attention-bank-entry-line = Die Überweisung nennt die Bestellung, aber der Betrag oder der Stand der Bestellung passt nicht. Bitte sagen Sie, was damit geschehen soll.
admin-event-bank-entry-taken = Buchung des Bankkontos eingelesen
admin-event-bank-entry-booked = Vom Kontoauszug gebucht
admin-event-bank-entry-ignored = Buchung des Bankkontos weggelegt
admin-event-bank-entry-reopened = Buchung des Bankkontos wieder zu entscheiden

# Erinnerungen
admin-letter-payment-reminder = Erinnerung an eine Überweisung
admin-job-remind-order = An eine Überweisung erinnern
admin-job-failed-remind-order = Ein Käufer wurde nicht an die Überweisung erinnert
admin-event-order-reminded = An die Überweisung erinnert
mail-reminder-subject = Bestellung { PLAIN($number) } wartet auf Ihre Überweisung
mail-reminder-heading = Ihre Überweisung ist noch nicht da
mail-reminder-say = Sie haben am { $date } bestellt, und das Geld für Bestellung { PLAIN($number) } ist noch nicht eingetroffen. Alles liegt weiter für Sie bereit.
mail-reminder-crossed = Falls Sie in den letzten Tagen bezahlt haben, haben sich dieser Brief und Ihr Geld gekreuzt. Dann müssen Sie nichts mehr tun.
mail-reminder-again-subject = Bestellung { PLAIN($number) } ist noch nicht bezahlt
mail-reminder-again-heading = Ihre Überweisung fehlt noch immer
mail-reminder-again-say = Sie haben am { $date } bestellt. Wir haben Ihnen schon geschrieben, und das Geld für Bestellung { PLAIN($number) } ist noch immer nicht da. Bitte überweisen Sie es, oder antworten Sie auf diesen Brief, wenn Sie etwas daran hindert.
mail-reminder-last-subject = Letzte Erinnerung: Bestellung { PLAIN($number) } ist nicht bezahlt
mail-reminder-last-heading = Unsere letzte Erinnerung
mail-reminder-last-say = Sie haben am { $date } bestellt, und auch nach mehr als einer Erinnerung ist das Geld für Bestellung { PLAIN($number) } nicht da.
mail-reminder-ends = Kommt es nicht bis zum { $date }, endet Bestellung { PLAIN($number) } von selbst: Ihre Waren gehen an andere, und Sie schulden nichts.
mail-reminder-claim = Bitte überweisen Sie innerhalb von sieben Tagen. Danach können wir Verzugszinsen und Kosten verlangen, wie das Gesetz es erlaubt. Stimmt etwas mit der Ware nicht, antworten Sie bitte zuerst auf diesen Brief; wir finden gemeinsam einen Weg.
mail-reminder-waits = Solange es nicht da ist, wird nichts verschickt. Wenn Sie die Bestellung nicht mehr wollen, antworten Sie auf diesen Brief, und wir stornieren sie.
wrong-remind-order = Bitte schreiben Sie jede Zahl von Tagen einmal, die kleinste zuerst, etwa 3, 7, 10.
wrong-days-list = Bitte schreiben Sie ganze Zahlen von Tagen, mit Kommas dazwischen, etwa 3, 7, 10.

# Zurücknehmen, was zur falschen Bestellung gebucht wurde
admin-bank-undo-title = Zur falschen Bestellung gebucht?
admin-bank-undo-about = Zurücknehmen: Die Bestellung verlangt ihr Geld wieder, und diese Buchung kann einer anderen zugeordnet werden. Nichts wird gelöscht; beides bleibt in den Büchern.
admin-bank-undo-sent = Ware dieser Bestellung wurde schon versandt. Sie gilt dann als versandt und nicht bezahlt: Bitten Sie um das Geld oder um die Ware.
admin-bank-undo-reason = Warum
admin-bank-undo = Zurücknehmen
admin-bank-undone = War irrtümlich zu { PLAIN($number) } gebucht und wurde am { $at } zurückgenommen ({ PLAIN($by) }): { PLAIN($reason) }
admin-event-bank-entry-unbooked = Buchung des Bankkontos zurückgenommen
admin-payment-taken-back = Zurückgenommen
refused-unbook-refunded = Geld dieser Bestellung ging schon zurück, und ohne diese Buchung wäre mehr zurückgegangen als kam. Es wurde nichts geändert. Klären Sie das zuerst mit dem Käufer.
refused-unbook-gift-cards = Auf dieses Geld wurden Geschenkkarten ausgestellt, und der Käufer hat sie. Es wurde nichts geändert. Stornieren Sie zuerst die Bestellung: Das nimmt die Karten zurück, die nicht eingelöst sind. Nehmen Sie dann die Buchung zurück.

# Eine Buchung, die zur falschen Bestellung kam, wird zurückgenommen.
admin-letter-payment-taken-back = Doch nicht bezahlt
mail-taken-back-subject = Bestellung { PLAIN($number) } ist doch nicht bezahlt
mail-taken-back-heading = Ihre Bestellung ist doch nicht bezahlt
mail-taken-back-say = Wir haben Ihnen geschrieben, Bestellung { PLAIN($number) } sei bezahlt. Das war unser Fehler: { $amount }, die auf unserem Konto ankamen, waren für etwas anderes bestimmt, und wir hatten sie Ihrer Bestellung zugeordnet. Das haben wir zurückgenommen; wir bitten um Entschuldigung.
mail-taken-back-else = Falls Sie diese Bestellung selbst bezahlt haben, antworten Sie bitte auf diese E-Mail und schreiben Sie, wann und von welchem Konto: Wir suchen Ihr Geld sofort, und Sie müssen nicht noch einmal bezahlen.
