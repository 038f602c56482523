# The Swiss payment slip. The words are those of the standard (SIX, QR-bill, annex D) and must not be changed.

slip-title = Order { PLAIN($number) }
slip-payment-part = Payment part
slip-receipt = Receipt
slip-separate = Separate before paying in
slip-payable-to = Account / Payable to
slip-reference = Reference
slip-further = Additional information
slip-payable-by = Payable by
slip-payable-by-field = Payable by (name/address)
slip-currency = Currency
slip-amount = Amount
slip-office = Acceptance point

# The bank account
admin-bank = Bank statements
admin-bank-about = Send the statement that your bank offers for download. Payments with the right reference and amount book themselves; for the others you say what they are for. The same statement twice does no harm.
admin-bank-choose = Bank statement
admin-bank-choose-hint = camt.053, camt.052 or camt.054 (XML), MT940 (STA) or CSV, up to 16 MB.
admin-bank-take = Take in
admin-bank-refused = This file was not taken in, and nothing was booked
admin-bank-taken-new = { $n ->
    [0] Nothing new was in this statement.
    [one] One new booking.
   *[other] { $n } new bookings.
}
admin-bank-taken-booked = { $n ->
    [one] One booked itself.
   *[other] { $n } booked themselves.
}
admin-bank-taken-open = { $n ->
    [one] One waits for you to say what it is for.
   *[other] { $n } wait for you to say what they are for.
}
admin-bank-taken-known = { $n ->
    [one] One was here before and was left as it is.
   *[other] { $n } were here before and were left as they are.
}
admin-bank-taken-pending = { $n ->
    [one] One is only announced and comes again when it is booked.
   *[other] { $n } are only announced and come again when they are booked.
}
admin-bank-taken-foreign = { $n ->
    [one] One is in a currency that is not known and was left out.
   *[other] { $n } are in currencies that are not known and were left out.
}
admin-bank-open = To decide
admin-bank-booked = Booked
admin-bank-ignored = For no order
admin-bank-outgoing = Not ours
admin-bank-new = No statement yet
admin-bank-new-line = The first one shows here who paid.
admin-bank-none = Nothing here
admin-bank-none-line = What the bank says stands in one of the other lists.
admin-bank-who = From
admin-bank-text = Text
admin-bank-for = Order
admin-bank-day = Booked on
admin-bank-value = Value date
admin-bank-iban = Account
admin-bank-end-to-end = Payer’s own number
admin-bank-id = Bank’s number
admin-bank-account = Statement of
admin-bank-reversal = Takes something back
admin-bank-nobody = Unknown
admin-bank-unknown = Unknown
admin-bank-title = { $amount } from { PLAIN($name) }
admin-bank-said = What the bank says
admin-bank-which = Which order is it for?
admin-bank-no-offer = Neither reference, number, amount nor name is that of an order.
admin-bank-because = Speaks for it: { $reasons }
admin-bank-reason-reference = reference
admin-bank-reason-number = order number
admin-bank-reason-digits = digits of the number
admin-bank-reason-amount = amount
admin-bank-reason-name = name
admin-bank-means-exact = { $amount }: exactly what is due.
admin-bank-means-under = { $amount } stays to be paid. The order’s page tells the buyer.
admin-bank-means-over = { $amount } too much: it is owed to the buyer, and stands under Needs attention until you give it back.
admin-bank-means-cancelled = The order is cancelled. { $amount } is owed to the buyer, and stands under Needs attention until you give it back.
admin-bank-means-currency = Another currency: { $amount } is due. It cannot be booked; please send it back.
admin-bank-book = Book to { PLAIN($number) }
admin-bank-number = Number of another order
admin-bank-number-any = Number of the order
admin-bank-book-number = Book to this order
admin-bank-no-order = There is no order with this number. Please copy it from the list of orders.
admin-bank-ignore = It is for no order
admin-bank-reopen = Decide again
admin-bank-ignored-line = Somebody said that this money is for no order.
admin-bank-outgoing-line = This money went out. It is listed so that nothing is missing, and is not booked here.
admin-bank-by-itself = Booked itself
admin-bank-decide = Decide
admin-attention-bank-entry = Money that does not fit
admin-attention-bank-entry-for = { $amount } came for order { PLAIN($number) } and does not fit
admin-attention-bank-entry-line = The transfer names the order, but its amount or the state of the order does not fit. Please say what to do with it.
admin-event-bank-entry-taken = Booking of the bank account taken in
admin-event-bank-entry-booked = Booked from the bank statement
admin-event-bank-entry-ignored = Booking of the bank account put away
admin-event-bank-entry-reopened = Booking of the bank account to be decided again

# Reminders
admin-letter-payment-reminder = Reminder of a transfer
admin-job-remind-order = Reminding of a transfer
admin-job-failed-remind-order = A buyer was not reminded of a transfer
admin-event-order-reminded = Reminder of the transfer
mail-reminder-subject = Order { PLAIN($number) } waits for your transfer
mail-reminder-heading = Your transfer has not arrived yet
mail-reminder-say = You ordered on { $date }, and the money for order { PLAIN($number) } is not here yet. Everything is still kept for you.
mail-reminder-crossed = If you have paid in the last days, this e-mail and your money have crossed. You need do nothing more.
mail-reminder-again-subject = Order { PLAIN($number) } is still not paid
mail-reminder-again-heading = Your transfer is still missing
mail-reminder-again-say = You ordered on { $date }. We have written to you before, and the money for order { PLAIN($number) } is still not here. Please transfer it, or answer this e-mail if something keeps you from it.
mail-reminder-last-subject = Last reminder: order { PLAIN($number) } is not paid
mail-reminder-last-heading = Our last reminder
mail-reminder-last-say = You ordered on { $date }, and after more than one reminder the money for order { PLAIN($number) } is not here.
mail-reminder-ends = If it does not come by { $date }, order { PLAIN($number) } ends by itself: its goods go to others, and you owe nothing.
mail-reminder-claim = Please transfer it within seven days. After that we may ask for the interest and the costs of late payment that the law allows. If something is wrong with what you got, answer this e-mail first, and we look for a way together.
mail-reminder-waits = As long as it does not come, nothing is sent. If you do not want the order any more, answer this e-mail, and we cancel it.
wrong-remind-order = Please write each number of days once, the smallest first, such as 3, 7, 10.
wrong-days-list = Please write whole numbers of days with commas between, such as 3, 7, 10.

# Taking back what was booked to the wrong order
admin-bank-undo-title = Booked to the wrong order?
admin-bank-undo-about = Take it back: the order wants its money again, and this booking can be given to another. Nothing is deleted; both stay in the books.
admin-bank-undo-sent = Goods of this order were sent already. It will stand as sent and not paid: ask its buyer for the money, or for the goods.
admin-bank-undo-reason = Why
admin-bank-undo = Take it back
admin-bank-undone = Was booked to { PLAIN($number) } by mistake and taken back on { $at } ({ PLAIN($by) }): { PLAIN($reason) }
admin-event-bank-entry-unbooked = Booking of the bank account taken back
admin-payment-taken-back = Taken back
refused-unbook-refunded = Money of this order went back to its buyer already, and without this booking more would have gone back than came. Nothing was changed. Settle that with the buyer first.
refused-unbook-gift-cards = Gift cards were issued on this money, and the buyer has them. Nothing was changed. Cancel the order first: that takes back the cards that are unspent. Then take the booking back.

# A booking that went to the wrong order is taken back.
admin-letter-payment-taken-back = Not paid after all
mail-taken-back-subject = Order { PLAIN($number) } is not paid after all
mail-taken-back-heading = Your order is not paid after all
mail-taken-back-say = We wrote to you that order { PLAIN($number) } was paid. That was our mistake: { $amount } that arrived at our bank was meant for something else, and we had booked it to your order. We have taken it back, and we are sorry.
mail-taken-back-else = If you have paid for this order yourself, please answer this e-mail and say when and from which account: we look for your money at once, and you need not pay again.
