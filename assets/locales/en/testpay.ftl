# The hosted page of the test card provider. It plays another company.

testpay-title = Test card
testpay-for = Order { PLAIN($reference) }
testpay-note = This is a game: no card is asked for and no money moves. The buttons play what can happen to a payment.
testpay-pay = Pay
testpay-decline = Decline the card
testpay-pay-lose-webhook = Pay, but lose the webhook
testpay-pay-twice-late = Pay, and send the webhook twice, late
testpay-cancel = Cancel the payment
testpay-back = Back to the shop
testpay-declined = The card was declined. Nothing was charged; please try again.
testpay-paid = This has been paid. There is nothing more to do here.
testpay-closed = This payment was cancelled. Nothing was charged.
testpay-expired = The time to pay is over. Nothing was charged.
testpay-unknown = There is no such payment.
