# Briefe zu Bestellungen. Zuerst, was geschehen ist, dann, was zu tun ist; die Textfassung entsteht aus denselben Sätzen.

mail-goods = Ihre Bestellung
mail-goods-cancelled = Was bestellt war
mail-contents = In der Sendung
mail-goes-to = Dorthin geht es
mail-pickup-place = Dort holen Sie es ab
mail-delivery = Mit { $method }.
mail-arrives = Die Lieferung sollte so bei Ihnen sein: { $days }.
mail-free = kostenlos
mail-foot-why = Sie erhalten diese Nachricht, weil Sie bei uns bestellt haben. Sie gehört zu Ihrer Bestellung und ist keine Werbung.
mail-foot-no-tracking = Kein Zählpixel, keine gezählten Links.

mail-received-subject = Ihre Bestellung { PLAIN($number) } ist bei uns eingegangen
mail-received-preview = Bestellung { PLAIN($number) }, { $total }. Hier steht alles dazu.
mail-received-thanks = Vielen Dank! Wir haben Ihre Bestellung.
mail-received-thanks-name = Vielen Dank, { $name }! Wir haben Ihre Bestellung.
mail-received-order = Bestellung { PLAIN($number) } vom { $date }. Diese Nachricht bestätigt, dass sie eingegangen ist.
mail-received-button = Zum Stand der Bestellung

mail-pay-transfer = Bitte überweisen Sie { $amount } bis zum { $date }. So lange heben wir alles für Sie auf, und sobald das Geld da ist, packen wir.
mail-pay-transfer-any-time = Bitte überweisen Sie { $amount }. Wir packen, sobald das Geld da ist.
mail-pay-online = Sobald Ihre Zahlung bestätigt ist, erhalten Sie eine Nachricht. Falls etwas dazwischenkam, können Sie auf der Seite Ihrer Bestellung weiterzahlen.
mail-pay-on-delivery = Sie zahlen { $amount } bei der Übergabe des Pakets. Bitte halten Sie den Betrag bereit.
mail-pay-at-pickup = Sie zahlen { $amount } bei der Abholung.
mail-bank-amount = Betrag
mail-bank-holder = Kontoinhaber
mail-bank-iban = IBAN
mail-bank-bic = BIC
mail-bank-reference = Verwendungszweck
mail-bank-name = Bank
mail-bank-code = QR-Code für Ihre Banking-App
mail-bank-scan = Mit der Banking-App einlesen oder eintippen, was darunter steht.
mail-bank-scan-swiss = Mit der Banking-App einlesen oder die beiliegende QR-Rechnung drucken.

mail-paid-subject = { $amount } für Bestellung { PLAIN($number) } erhalten
mail-paid-preview = Es ist nichts mehr offen.
mail-paid-heading = Ihre Zahlung ist da.
mail-paid-arrived = { $amount } für Bestellung { PLAIN($number) } sind am { $date } eingegangen.
mail-paid-next = Jetzt packen wir. Wenn das Paket uns verlässt, erhalten Sie die Nummer zur Sendungsverfolgung.
mail-paid-next-pickup = Jetzt stellen wir alles für Sie bereit. Sie erhalten eine Nachricht, sobald Sie es abholen können.
mail-paid-button = Bestellung ansehen

mail-shipped-subject = Ihre Bestellung { PLAIN($number) } ist unterwegs
mail-shipped-heading = Ihr Paket ist unterwegs
mail-shipped-heading-part = Ein Teil Ihrer Bestellung ist unterwegs
mail-shipped-say = Alles aus Bestellung { PLAIN($number) } hat uns verlassen.
mail-shipped-say-part = Dies ist ein Teil der Bestellung { PLAIN($number) }. Der Rest folgt, und auch dann schreiben wir Ihnen.
mail-shipped-button = Paket verfolgen
mail-tracking = Sendungsnummer { $carrier }

mail-ready-subject = Ihre Bestellung { PLAIN($number) } liegt bereit
mail-ready-heading = Alles liegt für Sie bereit
mail-ready-say = Bestellung { PLAIN($number) } ist gepackt und wartet auf Sie. Bitte bringen Sie die Bestellnummer mit.

mail-cancelled-subject = Ihre Bestellung { PLAIN($number) } ist storniert
mail-cancelled-heading = Bestellung { PLAIN($number) } ist storniert
mail-cancelled-refund = Sie haben { $amount } bezahlt. Wir zahlen den Betrag auf demselben Weg zurück.
mail-cancelled-nothing-owed = Dafür schulden Sie nichts. Sollte bereits Geld von Ihnen unterwegs sein, erhalten Sie es zurück.
mail-refunded-subject = { $amount } für Bestellung { PLAIN($number) } erstattet
mail-refunded-heading = Ihr Geld ist auf dem Rückweg.
mail-refunded-says = Wir haben { $amount } von Bestellung { PLAIN($number) } auf demselben Weg erstattet, auf dem Sie bezahlt haben.
mail-refunded-days = Bis Sie es auf Ihrem Konto sehen, können einige Werktage vergehen.
mail-refund-cancelled = Die Bestellung wurde storniert.
mail-refund-returned = Ihre Ware ist wieder bei uns.
mail-refund-damaged = Ware war beschädigt.
mail-refund-not-available = Wir konnten nicht alles liefern.
mail-refund-paid-too-much = Es wurde mehr bezahlt, als zu zahlen war.
mail-refund-goodwill = Es ist eine Kulanz von uns.

# Die Summen
mail-sum-goods = Waren
mail-sum-fee = Zahlungsgebühr
mail-sum-tax = zzgl. { $rate } MwSt.
mail-sum-tax-included = darin { $rate } MwSt.
mail-sum-total = Summe

# Warum eine Bestellung storniert wurde
mail-cancel-customer-wish = Wie Sie es gewünscht haben.
mail-cancel-not-paid = In der Zeit, für die wir die Dinge zurückgelegt hatten, ist keine Zahlung eingegangen.
mail-cancel-out-of-stock = Es tut uns leid: Etwas davon ist nicht mehr vorrätig.

# Der Link zu einer Bestellung, für alle, die nach ihr gefragt haben
mail-order-link-subject = Bestellung { PLAIN($number) }: der Link
mail-order-link-heading = Hier ist Ihre Bestellung
mail-order-link-say = Sie haben nach Bestellung { PLAIN($number) } vom { $date } gefragt. Auf ihrer Seite sehen Sie, wie weit sie ist.
mail-order-link-button = Bestellung ansehen
mail-order-link-not-you = Das waren nicht Sie? Dann kennt jemand die Nummer und Ihre Adresse, mehr nicht: Der Link geht nur an Sie. Sie müssen nichts tun.
