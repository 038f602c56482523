# Die Zahlungsseite des Testanbieters. Sie spielt ein anderes Unternehmen.

testpay-title = Testkarte
testpay-for = Bestellung { PLAIN($reference) }
testpay-note = Dies ist ein Spiel: Niemand fragt nach einer Karte, und kein Geld bewegt sich. Die Knöpfe spielen durch, was mit einer Zahlung geschehen kann.
testpay-pay = Bezahlen
testpay-decline = Karte ablehnen
testpay-pay-lose-webhook = Bezahlen, aber der Webhook geht verloren
testpay-pay-twice-late = Bezahlen, der Webhook kommt zweimal und spät
testpay-cancel = Zahlung abbrechen
testpay-back = Zurück zum Shop
testpay-declined = Die Karte wurde abgelehnt. Es wurde nichts abgebucht; bitte versuchen Sie es noch einmal.
testpay-paid = Hier ist bereits bezahlt. Es gibt nichts mehr zu tun.
testpay-closed = Diese Zahlung wurde abgebrochen. Es wurde nichts abgebucht.
testpay-expired = Die Zeit zum Bezahlen ist abgelaufen. Es wurde nichts abgebucht.
testpay-unknown = Diese Zahlung gibt es nicht.
