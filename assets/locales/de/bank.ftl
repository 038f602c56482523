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
