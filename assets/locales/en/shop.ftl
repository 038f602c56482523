# What a new shop begins with, and words of the import.
import-kept = kept
import-model = Model
import-refused = left out
import-released = Released

starter-bank-transfer = Bank transfer
starter-card = Card and more, online
starter-paypal = PayPal
starter-cash-on-delivery = Cash on delivery
starter-delivery = Parcel delivery
starter-location = Main stock
starter-page-body = This page is being written.
starter-page-delivery = Delivery and payment
starter-page-legal-notice = Legal notice
starter-page-privacy = Privacy
starter-page-terms = Terms and conditions
starter-page-withdrawal = Right of withdrawal
starter-pay-at-pickup = Pay when you collect
starter-pickup = Collect in person
starter-tax-reduced = Reduced
starter-tax-standard = Standard
starter-tax-zero = Zero
starter-test-card = Test card (no real money)
