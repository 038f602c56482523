# Ways to pay by rule, groups of customers, invoices, links to pay, money that is on its way.
admin-pay-invoice = Invoice after delivery
admin-pay-due = Days to pay an invoice
admin-pay-due-help = Counted from the last parcel. Only for “Invoice after delivery”.
admin-pay-rule = For whom and for what
admin-pay-rule-help = Buyers see only the ways to pay that these rules offer them, and nothing else is taken.
admin-pay-currencies = Currencies
admin-pay-currencies-help = Codes such as EUR, CHF. Leave it empty for every currency.
admin-pay-from = Orders from
admin-pay-from-help = Goods and delivery together, with tax, without the fee of this way to pay.
admin-pay-to = Orders up to
admin-pay-groups = Only for these groups
admin-pay-groups-help = Choose none, and it is for everybody. Members see it once they have opened their personal link, which stands on the customer’s page: an address that somebody types at the checkout proves nothing.
admin-pay-without-categories = Not with goods of these categories
admin-pay-without-categories-help = With what stands below them. One such thing in the cart is enough.
admin-pay-without-skus = Not with these articles
admin-pay-without-skus-help = Article numbers (SKU) with commas between.
admin-rule = Offered { $parts }.
admin-rule-countries = for goods to { $names }
admin-rule-currencies = for orders in { $names }
admin-rule-between = for orders from { $from } to { $to }
admin-rule-from = for orders from { $from }
admin-rule-to = for orders up to { $to }
admin-rule-groups = only to { $names }
admin-rule-nobody = to nobody, for its groups are gone
admin-rule-without = not with { $names }
admin-rule-due = { $n ->
    [one] payable { $n } day after the last parcel
   *[other] payable { $n } days after the last parcel
}
wrong-amounts-order = The upper amount is less than the lower one. Nothing was saved yet.
refused-payment-on-its-way = Your payment is on its way. Nothing was started a second time; please wait until your bank has answered.
refused-fee-changed = What this way to pay costs has changed. Nothing was changed yet; please look at the new sum, and choose again.
storefront-pay-then = to pay then: { $total }

admin-customer-group-list = Customer groups
admin-customer-group-about = People whom you know: regulars, traders. A way to pay can be for a group alone.
admin-customer-group-one = Group
admin-customer-group-new = New group
admin-customer-group-none = No groups yet
admin-customer-group-note-help = For you and your colleagues: who belongs in it.
admin-customer-group-members = Members
admin-customers = Customers
admin-customers-find = E-mail address
admin-customers-none = No customer here
admin-customers-none-line = Whoever orders stands here afterwards. Search by the whole e-mail address.
admin-customer-email = E-mail
admin-customer-since = Since
admin-customer-link = Personal link
admin-customer-link-about = Whoever opens this link is known as this customer for 90 days, and sees what is for their groups alone. Give it to nobody else. A new link makes the old one worthless.
admin-customer-link-anew = Make a new link

personal-known = Hello, { PLAIN($name) }
personal-known-say = { PLAIN($shop) } knows you on this device now. At the checkout you find the ways to pay that are for you.
personal-leave = Forget me on this device
personal-left = You are not known on this device any more
personal-left-say = The ways to pay that are for you alone are no longer shown here. Your link brings them back.

admin-paid-invoice = By invoice
admin-paid-on-its-way = Money on its way
admin-due-on = due { $date }
admin-overdue-since = overdue since { $date }
admin-send-link = Send payment link
admin-send-link-about = The buyer gets a letter with the link to the order, and chooses there how to pay.
admin-letter-payment-bounced = Payment did not come
admin-letter-payment-link = Link to pay
admin-event-customer-group-saved = Customer group saved
admin-event-customer-group-deleted = Customer group deleted
admin-event-customer-grouped = Groups of a customer changed
admin-event-customer-link-drawn = New personal link
admin-event-payment-on-its-way = Money is on its way
admin-event-payment-bounced = Money that was on its way does not come
admin-event-payment-link-sent = Link to pay sent

storefront-order-invoice-title = Thank you, { PLAIN($name) }. Your things are on their way.
storefront-order-invoice-lead = This is your invoice to pay. The details below also went to { $email }.
storefront-order-invoice-later-title = Thank you, { PLAIN($name) }. We are packing.
storefront-order-invoice-later-lead = You pay after delivery. A confirmation went to { $email }.
storefront-order-on-its-way-title = Thank you, { PLAIN($name) }. Your payment is on its way.
storefront-order-on-its-way-lead = Please do not pay again: this page and an e-mail to { $email } tell you when it has arrived.
storefront-pay-on-its-way = You have done all there is to do. A direct debit takes up to seven working days, an invoice service some hours. Your things are kept for you meanwhile.
storefront-pay-by-invoice = { $amount } by invoice, after delivery
storefront-pay-invoice-later = { $n ->
    [one] You pay { $amount } by transfer, within { $n } day after the last parcel has left. The bank details come with the e-mail that says so.
   *[other] You pay { $amount } by transfer, within { $n } days after the last parcel has left. The bank details come with the e-mail that says so.
}
storefront-transfer-due = By { $date }
storefront-pay-otherwise = Pay another way
storefront-pay-otherwise-do = Pay this way

mail-pay-invoice = Please transfer { $amount } by { $date }.
mail-pay-invoice-later = { $n ->
    [one] You pay after delivery: within { $n } day after the last parcel has left. The bank details come with the e-mail that says so.
   *[other] You pay after delivery: within { $n } days after the last parcel has left. The bank details come with the e-mail that says so.
}
mail-pay-open = { $amount } is to be paid. On the page of your order you choose how.
mail-link-subject = Order { PLAIN($number) }: choose how to pay
mail-link-heading = Your order is ready to be paid
mail-link-say = { $total } is to be paid for order { PLAIN($number) }. On its page you see everything, and choose how to pay.
mail-link-button = See the order and pay
mail-bounced-subject = Order { PLAIN($number) }: your payment did not arrive
mail-bounced-heading = Your payment did not arrive
mail-bounced-say = Your bank did not carry out the payment of { $total } for order { PLAIN($number) }. Nothing was charged. Your things are still kept: on the page of your order you can pay another way.

wrong-no-sku = There is no article “{ PLAIN($sku) }” on sale. Nothing was saved yet.
wrong-price-reason = Please say why it costs something else. Nothing was placed yet.
refused-no-way-to-pay = Nobody could pay this order: no way to pay is offered for it. Nothing was placed. Please look at “Ways to pay” in the settings.
admin-order-new = New order
admin-order-new-about = For orders by telephone, letter or at a fair. The buyer gets a link and chooses there how to pay; until then the things are reserved.
admin-order-new-goods = Articles
admin-order-new-line = Line { $n }
admin-order-new-sku = Article number (SKU)
admin-order-new-quantity = Quantity
admin-order-new-price = Another price
admin-order-new-reason = Why that price
admin-order-new-look = Work it out
admin-order-new-find = Look for an article
admin-order-new-add = Add
admin-order-new-no-total = Enter articles and press “Work it out”.
admin-order-new-note-help = For you and your colleagues.
admin-order-new-letter = Send the link to pay by e-mail at once
admin-order-new-place = Place the order for { $total }
admin-order-price-reason = Another price: { PLAIN($reason) }

# Stolen cards that are tried out
wrong-pay-often = Many payments were begun from your network just now, so this way to pay waits for ten minutes. Nothing was ordered yet; please choose another way to pay, or come back a little later.
refused-pages-too-many = Many payments were begun for this order or from your network just now. Nothing was started or charged; please choose another way to pay, or try again in an hour.
admin-attention-card-testing = Somebody may be trying out stolen cards
admin-attention-card-testing-line = Within an hour very many payments were declined, or one network wanted more payment pages than people do. It was stopped there; other ways to pay and other buyers are not touched. Please look at the declined payments at your provider, and refund what looks wrong before somebody disputes it.

# While stolen cards are tried out
admin-attention-cards-tried = Somebody is trying out stolen cards
admin-attention-cards-tried-line = Since { $since } very many payments fail: at least 20 within half an hour, and three or more for each that is paid. So each browser has to work a moment before it gets a payment page, which buyers do not notice and programs do; whoever has no JavaScript gets the link to pay by e-mail. Orders and other ways to pay go on as ever. It ends by itself half an hour after the last of it, and this entry with it. Please look at the payments at your provider, and refund what looks wrong before somebody disputes it.
admin-letter-pay-by-mail = Link to the payment page
admin-event-payment-withheld = Payment page withheld while cards are tried out; the link to it goes by e-mail
refused-proof-stale = This page was open for too long or was sent before, so the payment page could not be opened. Nothing was ordered or charged by it, and all you entered is still here; please press the button once more.
storefront-pay-by-mail = Very many cards are being declined here at the moment, so we make sure that a person opens the payment page and no program does. The link to pay has been sent to { PLAIN($email) }; it opens the page at once. Where JavaScript is on, the button below opens it too.
mail-by-mail-subject = Order { PLAIN($number) }: the link to pay
mail-by-mail-heading = This way to the payment page
mail-by-mail-say = { $total } is to be paid for order { PLAIN($number) }. Very many cards are being declined in our shop at the moment, so we send you the link to the payment page here. We keep your order for two hours.
mail-by-mail-button = Open the payment page

# What a merchant does about what keeps a provider from answering
admin-remedy-keys = The keys are not valid (any more): please copy valid ones from the provider’s dashboard and enter them under Settings. It said: { PLAIN($why) }.
admin-remedy-permission = The key may not do this: please give it the permission in the provider’s dashboard. It said: { PLAIN($why) }.
admin-remedy-unreachable = The provider cannot be reached. Please look whether this machine is on the internet and whether the provider reports trouble; what waits is tried again by itself. It was: { PLAIN($why) }.
admin-remedy-busy = The provider is in trouble, or has too much to do. That passes: please try again in some minutes; what waits is tried again by itself. It was: { PLAIN($why) }.
admin-attention-clock = The clock of this machine seems to be wrong
admin-attention-clock-about = A message from Stripe bore our signature and a time that is more than five minutes from that of this machine, so it was not believed. No payment is lost: Stripe is asked every few minutes. Please set the clock (timedatectl set-ntp true); this goes away with the next message. If the clock is right, somebody repeats old messages, of which nothing comes.
refused-untimely = The message is of another time than that of this machine. Nothing was changed; please set the clock.

# The way to a payment page under a domain of the shop's own.
storefront-go = On to the payment page
storefront-go-where = You pay at { PLAIN($host) }. If nothing happens, press the button.
storefront-go-now = On to the payment page
storefront-go-back = Back to the order
