# Letters about orders. First what happened, then what to do; the text twin is built from the same sentences.

mail-goods = What you ordered
mail-goods-cancelled = What was ordered
mail-contents = In it
mail-goes-to = Where it goes
mail-pickup-place = Where you pick it up
mail-delivery = With { $method }.
mail-arrives = It should be with you { $days }.
mail-free = free
mail-foot-why = You get this e-mail because you ordered from us. It belongs to your order and is not advertising.
mail-foot-no-tracking = No tracking pixel, no counted links.

mail-received-subject = Order { PLAIN($number) } has arrived with us
mail-received-preview = Order { PLAIN($number) }, { $total }. Here is everything about it.
mail-received-thanks = Thank you. We have your order.
mail-received-thanks-name = Thank you, { $name }. We have your order.
mail-received-order = Order { PLAIN($number) } of { $date }. This e-mail confirms that it arrived.
mail-received-button = See where it stands

mail-pay-transfer = Please transfer { $amount } by { $date }. Until then we keep your things for you, and we pack as soon as the money is here.
mail-pay-transfer-any-time = Please transfer { $amount }. We pack as soon as the money is here.
mail-pay-online = As soon as your payment is confirmed, you get an e-mail that says so. If something interrupted it, you can go on paying on the page of your order.
mail-pay-on-delivery = You pay { $amount } when the parcel is handed to you. Please have the amount ready.
mail-pay-at-pickup = You pay { $amount } when you pick it up.
mail-bank-amount = Amount
mail-bank-holder = Account holder
mail-bank-iban = IBAN
mail-bank-bic = BIC
mail-bank-reference = Reference
mail-bank-name = Bank
mail-bank-code = QR code for your banking app
mail-bank-scan = Scan it with your banking app, or type in what stands below.
mail-bank-scan-swiss = Scan it with your banking app, or print the QR-bill that goes with this e-mail.

mail-paid-subject = { $amount } received for order { PLAIN($number) }
mail-paid-preview = Nothing is left to pay.
mail-paid-heading = Your payment is here.
mail-paid-arrived = { $amount } for order { PLAIN($number) } arrived on { $date }.
mail-paid-next = Now we pack. When the parcel leaves, you get an e-mail with the number to follow it.
mail-paid-next-pickup = Now we get everything ready. You get an e-mail when you can pick it up.
mail-paid-button = Open the order

mail-shipped-subject = Order { PLAIN($number) } is on its way
mail-shipped-heading = Your parcel is on its way
mail-shipped-heading-part = Part of your order is on its way
mail-shipped-say = Everything of order { PLAIN($number) } has left us.
mail-shipped-say-part = This is a part of order { PLAIN($number) }. The rest follows, and you get an e-mail for it too.
mail-shipped-button = Follow the parcel
mail-tracking = Tracking number { $carrier }

mail-ready-subject = Order { PLAIN($number) } is ready
mail-ready-heading = Ready for you to pick up
mail-ready-say = Order { PLAIN($number) } is packed and waits for you. Please bring the order number.

mail-cancelled-subject = Order { PLAIN($number) } is cancelled
mail-cancelled-heading = Order { PLAIN($number) } is cancelled
mail-cancelled-refund = You have paid { $amount }. We pay it back the way it came.
mail-cancelled-nothing-owed = You owe nothing for it. Should money of yours be under way, it goes back to you.
mail-refunded-subject = { $amount } refunded for order { PLAIN($number) }
mail-refunded-heading = Your money is on its way back.
mail-refunded-says = We have refunded { $amount } of order { PLAIN($number) }, the way it was paid.
mail-refunded-days = It may take a few working days until you see it on your account.
mail-refund-cancelled = The order was cancelled.
mail-refund-returned = Your goods have come back to us.
mail-refund-damaged = Goods had come to harm.
mail-refund-not-available = We could not deliver all of it.
mail-refund-paid-too-much = More was paid than was due.
mail-refund-goodwill = It is a gesture of goodwill.

# The sums
mail-sum-goods = Goods
mail-sum-fee = Payment fee
mail-sum-tax = plus { $rate } VAT
mail-sum-tax-included = including { $rate } VAT
mail-sum-total = Total

# Why an order was cancelled
mail-cancel-customer-wish = As you wished.
mail-cancel-not-paid = No payment arrived in the time for which we kept the things.
mail-cancel-out-of-stock = We are sorry: something in it is no longer in stock.

# The link to an order, for whoever asked where it is
mail-order-link-subject = Order { PLAIN($number) }: the link to it
mail-order-link-heading = Here is your order
mail-order-link-say = You asked for order { PLAIN($number) } of { $date }. On its page you see where it stands.
mail-order-link-button = See the order
mail-order-link-not-you = It was not you? Then somebody knows the number and your address, no more: the link goes to you alone. Nothing needs to be done.
