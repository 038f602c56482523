# Womit ein neuer Shop beginnt, und Wörter des Imports.
import-kept = übernommen
import-model = Modell
import-refused = ausgelassen
import-released = Erschienen

starter-bank-transfer = Überweisung
starter-card = Karte und mehr, online
starter-paypal = PayPal
starter-cash-on-delivery = Nachnahme
starter-delivery = Paketversand
starter-location = Hauptlager
starter-page-body = Diese Seite wird gerade geschrieben.
starter-page-delivery = Versand und Zahlung
starter-page-legal-notice = Impressum
starter-page-privacy = Datenschutz
starter-page-terms = Allgemeine Geschäftsbedingungen
starter-page-withdrawal = Widerrufsrecht
starter-pay-at-pickup = Bei Abholung bezahlen
starter-pickup = Selbst abholen
starter-tax-reduced = Ermäßigt
starter-tax-standard = Normal
starter-tax-zero = Null
starter-test-card = Testkarte (kein echtes Geld)
