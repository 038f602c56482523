# The books
admin-books = Books
admin-books-about = What came, what went back, what providers kept and what they paid out, by day. Times are those of the shop.
admin-books-months = Months
admin-books-before = Month before
admin-books-after = Month after
admin-books-none = Nothing moved in this month
admin-books-none-line = As soon as somebody pays or gets money back, it stands here.
admin-books-day = Day
admin-books-provider = By
admin-books-sum = Sum
admin-books-whole = All together
admin-books-payment = Payment
admin-books-payments = Payments
admin-books-refund = Refund
admin-books-refunds = Refunds
admin-books-fee = Fee
admin-books-fees = Fees
admin-books-disputes = Disputes
admin-books-correction = Correction
admin-books-corrections = Corrections
admin-books-foreign = Not of this shop
admin-books-payout = Payout
admin-books-payouts = Payouts
admin-books-csv = File for the bookkeeper
admin-books-fetch = Fetch now
admin-books-fetched = Fetched
admin-books-not-fetched = Not all books could be read. { PLAIN($why) }. What was read is kept; the rest is read tonight. To try it now, press “Fetch now” again in a few minutes.
admin-books-no-payouts = No payout was made in this month, as far as the provider has told. Its books are read every night.
admin-books-no-provider = No provider is set up that tells of its payouts.
admin-books-payout-of = Payout of { $amount }
admin-books-on-its-way = On its way
admin-books-paid-out = Paid out
admin-books-arrived = At the bank
admin-books-failed = Came back
admin-books-explained = Explained to the cent
admin-books-unexplained = Not explained
admin-books-not-read = Parts not read yet
admin-books-not-read-line = Its parts are read tonight, or with “Fetch now”.
admin-books-by-hand = Paid out by hand
admin-books-by-hand-line = Somebody paid it out by hand. The provider does not say of which parts such a payout is made.
admin-books-made-of = What it is made of
admin-books-rest = Not explained
admin-books-parts = Parts
admin-books-part = Part
admin-books-net = Net
admin-books-not-ours = Not of this shop
admin-books-known = What is known
admin-books-made = Paid out on
admin-books-expected = Expected at the bank
admin-books-name = The provider’s name
admin-books-descriptor = On the statement

# What we owe and are owed
admin-books-owed = What was owed
admin-books-owed-about = Worked out anew from every dated fact, as it stood at the end of a day you choose. What a provider tells late counts for the day on which it happened.
admin-books-owed-on = At the end of
admin-books-owed-show = Show
admin-books-owed-at = As it stood on { $at }
admin-books-owed-wrong = Please choose a day that has begun, as 2026-11-21. Shown is now.
admin-books-owed-more = { $n ->
    [one] One more is in the sum and not shown.
   *[other] { $n } more are in the sum and not shown.
}
admin-books-claims = Buyers had to pay
admin-books-claims-none = Every order was paid or cancelled.
admin-books-debts = Owed to buyers
admin-books-debts-none = Nobody had paid too much.
admin-books-held = With providers
admin-books-held-none = No provider held money for the shop.
admin-books-way = On its way to the bank
admin-books-way-none = No payout was on its way.

# Disputes
admin-dispute = Dispute
admin-dispute-since = Asked on { $day }
admin-dispute-until = Evidence until { $day }
admin-dispute-page = Answer or accept it at { $provider }
admin-dispute-by-bank = { $amount }, asked by the buyer’s bank
admin-dispute-by-buyer = { $amount }, asked by the buyer at PayPal
admin-dispute-asked = Evidence wanted
admin-dispute-answered = The bank decides
admin-dispute-answered-paypal = PayPal decides
admin-dispute-closed = Ended without loss
admin-dispute-lost = Lost
admin-dispute-won = Won
admin-dispute-fraudulent = the card was used by somebody else
admin-dispute-not-received = the goods did not come
admin-dispute-unacceptable = the goods were not as described
admin-dispute-no-credit = a refund did not come
admin-dispute-duplicate = charged twice
admin-dispute-subscription = a subscription had ended
admin-dispute-unrecognized = the charge is not recognised
admin-dispute-bank = the bank could not process it
admin-dispute-general = no reason given
admin-paid-disputed = Taken back in a dispute
admin-money-withdrawn = Taken back in a dispute
admin-attention-dispute = A bank wants { $amount } of order { PLAIN($number) } back
admin-attention-dispute-buyer = A buyer wants { $amount } of order { PLAIN($number) } back through PayPal
admin-attention-dispute-until = The reason given: { $reason }. Evidence is taken until { $day }; without any the money is lost. It can be answered or accepted at the provider only.
admin-attention-dispute-about = The reason given: { $reason }. Answer soon; without evidence the money is lost. It can be answered or accepted at the provider only.
admin-attention-payout = A payout that is not in order
admin-attention-payout-of = The payout of { $amount } is not in order
admin-attention-payout-rest = { $rest } of it are explained by none of its parts. Compare it with the provider’s own list.
admin-attention-payout-failed = It came back from the bank and is with the provider again. Check the account that the provider has.
admin-event-dispute-opened = Money is asked back in a dispute
admin-event-dispute-moved = Moved by a dispute
admin-event-dispute-stands = The dispute stands otherwise
admin-event-payout-taken = A provider pays out
admin-event-payout-arrived = A payout has arrived
admin-job-look-dispute = Ask how a dispute stands
admin-job-failed-look-dispute = The provider does not say how a dispute stands
storefront-badge-disputed = In dispute
storefront-stripe-double-board = This page stands in for Stripe’s dashboard. No money moves: choose what shall happen.
storefront-stripe-double-payout = Pay out what is there
storefront-stripe-double-payments = Payments
storefront-stripe-double-dispute = The bank takes it back
storefront-stripe-double-inquiry = The bank asks a question
storefront-stripe-double-disputes = Disputes
storefront-stripe-double-evidence = Give evidence
storefront-stripe-double-won = The shop wins
storefront-stripe-double-lost = The shop loses
storefront-stripe-double-payouts = Payouts
storefront-stripe-double-arrived = It arrives
storefront-stripe-double-failed = It comes back

# Made at the provider's dashboard, without this shop.
admin-event-refund-found = Refund made at the provider’s
admin-refund-elsewhere = Made at { PLAIN($provider) }’s dashboard
admin-attention-refund-found = { $amount } of order { PLAIN($number) } was refunded at { PLAIN($provider) }’s dashboard
admin-attention-refund-found-to-send = The order asks for that much less now, and its goods are still to be sent. Send only what is paid for, or cancel the order.
admin-attention-refund-found-partly = The order asks for that much less now. A part of its goods was sent, the rest is still to be sent: send only what is paid for, and ask for the rest back if it should come back.
admin-attention-refund-found-sent = The goods were sent already. Ask for them back if they should come back, and put them on the shelf again when they do.
admin-attention-refund-misfit = { $amount } of order { PLAIN($number) } went back at { PLAIN($provider) } and does not fit
admin-attention-refund-misfit-about = That is more than came by this payment less what went back already. It was not counted ({ PLAIN($name) }). Please compare with { PLAIN($provider) }’s dashboard.
admin-puzzle-missing = The provider does not know this payment (any more). Was the account changed? If not, please ask the provider before anything is sent.
admin-job-look-returned = Ask what went back
admin-job-failed-look-returned = The provider does not say what went back of a payment

# What happens at the doubles without the shop.
storefront-double-refund = Refund what is left
storefront-double-refund-half = Refund half of it
storefront-paypal-double-board = This page stands in for PayPal’s dashboard. No money moves: choose what shall happen.
storefront-paypal-double-dispute = The buyer says that nothing came
storefront-paypal-double-answer = The shop answers

# Whether shop and providers agree.
admin-compared = Shop and providers agree?
admin-compared-about = Every night each payment of the last { $days } days is compared: missing, another amount, another currency, unknown here, refunded there. Whatever differs waits under “Needs attention”.
admin-compared-limit = What this shop does not know is found in { PLAIN($provider) }’s list of events, which goes back { $days } days. Payments of this shop are asked for one by one.
admin-compared-at = Compared
admin-compared-never = Never compared to the end
admin-compared-same = No difference
admin-compared-differed = { $n ->
    [one] One difference
   *[other] { $n } differences
}
admin-compared-waiting = { $n ->
    [one] Nothing new, { $n } waits under “Needs attention”
   *[other] Nothing new, { $n } wait under “Needs attention”
}
admin-compared-now = Compare now
admin-compared-not = Not everything could be compared. { PLAIN($why) }. New differences so far: { $n }; each waits under “Needs attention”. The rest is compared tonight. To try it now, press “Compare now” again in a few minutes.
admin-books-paypal-payouts = PayPal does not tell of what it pays out: its money goes when you send it. What stands here as held by PayPal is therefore without what you have sent to your bank account.

# What the environment of the program sets.
admin-account-environment-secret = What proves webhooks comes from the environment of the program, and is changed there. Here you decide the rest.

# Payments in another currency than the provider’s balance.
admin-books-exchange = Exchanged
admin-books-exchanged = { $was } at a rate of { PLAIN($rate) }
