# What is done about money that is not as it should be.

admin-attention-decide = Decide
admin-attention-odd = { $amount } came for order { PLAIN($number) } and does not fit
admin-attention-odd-where = { PLAIN($provider) } has it as { PLAIN($name) }; { $wanted } was asked for. It is not counted for the order.
admin-attention-part = Order { PLAIN($number) } is paid in part: { $rest } is missing
admin-attention-part-about = { $paid } came, and the time to pay is over. The order is neither cancelled nor sent, and its goods stay reserved, until you decide. To end it and give the money back, cancel it on its page.
admin-attention-unseen = { PLAIN($provider) } says that money of order { PLAIN($number) } went back
admin-attention-unseen-about = No refund of it is known here, and { PLAIN($provider) } shows none yet. Until one is seen the order counts as paid: please look there before you send anything.
admin-trouble-part = Paid in part, and the time to pay is over
admin-trouble-unseen = Money went back, and no refund of it is known

admin-remedy-note = Why, or how
admin-remedy-note-help = It is kept with your name. Needed when you have settled it yourself.
admin-remedy-send-back = Send back { $amount }
admin-remedy-take-in = Take { $amount } for this order
admin-remedy-go-on = Let the order go on
admin-remedy-ask-again = Ask again
admin-remedy-let-go = Let the rest go ({ $amount })
admin-remedy-remind = Remind the customer
admin-remedy-given = I have given back { $amount }
admin-remedy-withdraw = Withdraw the refund of { $amount }
admin-remedy-settled = I have settled this myself
admin-remedy-barred = Not possible: { $remedy }. { $why }
admin-remedy-asked-in-order = The provider was asked: it is in order now.
admin-remedy-asked-amount = The provider was asked: it still says { $amount }. Nothing has changed.
admin-remedy-asked-same = The provider was asked: nothing has changed.
admin-remedy-asked-unknown = The provider was asked: it knows nothing of it.
wrong-remedy-note = Please say how it was settled: it is the only trace that is kept of it.

refused-remedy-other-currency = It is in another currency than the order.
refused-remedy-other-account = It lies in an account that is not connected here; whoever has that account can send it back there.
refused-remedy-other-mode = It is of the other world: money for trying among real money, or the other way round. The keys that are connected do not reach it.
refused-remedy-not-there = The provider knows nothing of this payment, so it has nothing to give back.
refused-remedy-booked = Another amount of the same payment is booked to the order already. Please compare both at the provider.
refused-remedy-no-money = Nothing was taken: there is only word of it.
refused-remedy-no-provider = The provider is not connected, or gives nothing back. Do it in its dashboard, then say so here.
refused-remedy-by-bank = Only your bank can send a transfer back. Do it there, then say so here.
refused-remedy-no-order = No order of this shop is named. Write the order anew and mark it as paid, or send the money back.
refused-remedy-cannot-go-on = Not all of its price is here, something of it went back, or its goods or its time for pickup are gone.
refused-remedy-not-left = It went back already, or lies with another payment of the order. Decide on the page of the order.
refused-let-go-gift-cards = The order buys gift cards. They are worth what is paid for them, so the rest cannot be let go.
refused-withdraw-goods = The refund set pieces free or put them on a shelf, and they are sold or promised to others by now. It can no longer be withdrawn.
refused-withdraw-gift-cards = The refund took gift cards back, and they cannot be made valid again. It can no longer be withdrawn.

admin-balance-missing = { $amount } is missing
admin-balance-missing-about = { $paid } of { $due } is paid. Ask for the rest, let it go, or book what came by another way.
admin-balance-too-much = { $amount } too much was paid
admin-balance-too-much-about = { $paid } came, { $due } is asked for. What is too much belongs to the customer.
admin-balance-decide = Please decide
admin-return-excess = Send it back
admin-let-go = Let the rest go
admin-let-go-about = The order asks for no more and counts as paid with what has come. The customer is told that it is paid.
admin-refund-withdraw = Withdraw it
admin-event-rest-let-go = The rest was let go
admin-event-refund-withdrawn = Refund withdrawn
admin-event-quarantine-returned = Money that did not fit was sent back

mail-rest-subject = Order { PLAIN($number) }: { $rest } is still missing
mail-rest-heading = { $rest } is still missing
mail-rest-say = { $paid } has arrived for order { PLAIN($number) }, thank you. { $rest } is still missing; your order is kept until it is here.

admin-account-steps = The way to real money
admin-account-steps-of = { $done } of { $all }
admin-account-step-key = { PLAIN($provider) }’s key is entered and was checked
admin-account-step-webhook = { PLAIN($provider) } is told where to send its messages, and they can be believed
admin-account-step-heard = A message from { PLAIN($provider) } arrived
admin-account-step-live = Real money: the key is a live one
admin-account-step-done = Done
admin-account-step-next = Next
admin-account-set = Set by the environment
admin-account-set-about = These are set where the program is started. They go before what is entered here and are changed there only.

# Trying a provider with money
trial-payment = Test payment
admin-trial = Test payment
admin-trial-live = Real money
admin-trial-play = No money moves
admin-trial-about = You pay { $amount } through this account, see whether every step works, and give the money back. It is an order of its own that sells nothing: the books show it to the cent, and the figures of the day leave it out.
admin-trial-real = This is real money: it leaves your own card or account and comes back within days. { PLAIN($provider) } may keep its fee.
admin-trial-no-money = The account is in test mode: pay with one of { PLAIN($provider) }’s test cards or test accounts, and no money moves.
admin-trial-not-taken = { PLAIN($provider) } does not take the currency of this shop, so there is nothing to try.
admin-trial-pay = Make a test payment of { $amount }
admin-trial-page = Pay on { PLAIN($provider) }’s page
admin-trial-look = Look again
admin-trial-back = Give it back
admin-trial-failed = Look at this
admin-trial-order = Order { PLAIN($number) }
admin-trial-made = { PLAIN($provider) } made the payment page
admin-trial-no-page = The payment page is not made yet
admin-trial-to-pay = To be paid on { PLAIN($provider) }’s page
admin-trial-paid = Paid, as { PLAIN($provider) } says
admin-trial-held = The money is held, because you take money later: take it on the page of the order
admin-trial-on-its-way = The money is on its way; the bank needs days to say yes or no
admin-trial-declined = The payment was declined. The page is still open: try again, there or with another card
admin-trial-void = Nothing was paid, and the page is closed. Make another test payment
admin-trial-odd = What { PLAIN($provider) } says does not fit what was asked for. See what needs attention
admin-trial-hears = The shop waits for the webhook
admin-trial-heard = The webhook came, and is proven to be from { PLAIN($provider) }
admin-trial-unheard = The webhook did not come: check that { PLAIN($provider) } sends to the address above, and that it can be reached from the internet; then register the webhook anew. Until then the shop asks every few minutes, and no payment is lost
admin-trial-deaf = No webhook can be believed: register it above. Until then the shop asks every few minutes
admin-trial-to-give-back = To be given back
admin-trial-going-back = The money is on its way back
admin-trial-given-back = Given back
admin-trial-not-back = The money could not be given back: { PLAIN($why) }
admin-trial-trouble = The test payment went no further: { PLAIN($why) } What was done before is kept; press again when that is mended.
refused-trial-not-back = The money of the last test payment is not given back yet. Please give it back first; then you can make another.
storefront-order-trial-title = A test payment
storefront-order-trial = This order is a test payment of the shop.
storefront-order-trial-see = See every step

# The letter about another total
mail-total-subject = Order { PLAIN($number) }: the total is now { $total }
mail-total-heading = Another way to pay, another total
mail-total-say-fee = For your order { PLAIN($number) } you chose another way to pay: { $way }. It costs { $fee }, so the order now comes to { $total } instead of { $before }.
mail-total-say = For your order { PLAIN($number) } you chose another way to pay: { $way }. The fee for the way before is taken off, so the order now comes to { $total } instead of { $before }.
mail-total-not-you = On the page of your order you can choose otherwise, as long as it is not paid.
admin-letter-total-changed = New total

# Payouts that nobody lists
admin-bank-payout = It is a payout of { PLAIN($provider) }
admin-bank-no-payout = It is no payout after all
admin-can-payouts = list its payouts
