# Giving money back, and money that comes late.
admin-refunds = Refunds
admin-refund-title = Refund for order { PLAIN($number) }
admin-refund-about = The provider gives the money back the way it came. What the customer is not owed anyway is taken off the order.
admin-refund-lines = What it is for
admin-refund-no-lines = No pieces are left. An amount can still go back.
admin-refund-unsent = { $n ->
    [one] 1 not sent
   *[other] { $n } not sent
}
admin-refund-with-customer = { $n ->
    [one] 1 with the customer
   *[other] { $n } with the customer
}
admin-refund-pieces = Pieces
admin-refund-goods = What becomes of them
admin-refund-not-sent = Not sent, free for others
admin-refund-kept = Not put back in stock
admin-refund-shelf = Back in stock: { PLAIN($place) }
admin-refund-charges = Delivery and fees
admin-refund-charges-help = The part that goes back, tax included. Leave it empty to keep it.
admin-refund-amount-help = Leave it empty to refund what pieces and delivery come to. If you choose another amount for them, the note says why.
admin-refund-sum = Refund
admin-refund-left = At most { $left } can go back at once.
admin-refund-owed = The customer is owed { $owed } in any case.
admin-refund-calculate = Calculate
admin-refund-comes-to = Comes to
wrong-refund-pieces = { $left ->
    [one] Only one of these is left.
   *[other] Only { $left } of these are left.
} Please enter fewer, or choose something else for them.
wrong-refund-charges = Only { $left } of delivery and fees is left. Please enter less.
wrong-refund-note = The pieces come to { $amount }. Please say why another amount goes back.
wrong-refund-nothing = Please choose pieces, or enter an amount.
wrong-refund-shelf = It cannot be put there: the product or the place is gone, or it is not counted. Please choose something else.
mail-goods-refunded = What it is for
mail-refund-charges = Delivery and fees
mail-refund-total = Refunded
storefront-refunds = Refunds
storefront-refund-on-its-way = on its way
storefront-refund-done = sent back
storefront-refund-charges = delivery
admin-event-order-reinstated = Paid late, the order goes on
admin-letter-order-reinstated = Paid late, the order goes on
mail-reinstated-subject = Order { PLAIN($number) } goes on: your { $amount } arrived
mail-reinstated-heading = Your order goes on
mail-reinstated-says = Your payment came after we had cancelled order { PLAIN($number) }. Everything in it is still there, so we have taken it up again.
admin-event-stranger-returned = Money of a stranger went back
admin-job-return-stranger = Have a stranger's money given back
admin-job-failed-return-stranger = Money of a stranger could not be sent back
admin-refund-about-by-hand = You give the money back yourself, most often by a transfer. Then you confirm it on the page of the order. What the customer is not owed anyway is taken off the order.
admin-refund-about-card = The money is on the gift card that paid at once. What the customer is not owed anyway is taken off the order.
admin-refund-by-hand = To be transferred
admin-refund-given = Money was given back
admin-money-going-back = On its way back
admin-paid-going-back = Being refunded
admin-attention-refund-by-hand = { $amount } has to be given back for order { PLAIN($number) }
admin-attention-refund-by-hand-about = The refund is decided, and no provider carries it out. Transfer the amount, then confirm it on the page of the order.
mail-refunded-says-by-hand = We have given { $amount } for order { PLAIN($number) } back to you.
