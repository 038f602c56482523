# The storefront's texts. Voice: a quiet shopkeeper who knows the goods. Keys: storefront-…
# <name>words</name> marks the words that become a link.

## Around every page
storefront-notice = Notice
storefront-demo-line = Demo shop: nothing is sold or charged.
storefront-nav-main = Main
storefront-menu = Menu
storefront-more = More
storefront-all-things = All things
storefront-see-all-things = See all things
storefront-search-placeholder = What are you looking for?
storefront-cart-link = { $n ->
    [0] Cart, empty
    [one] Cart, { $n } piece
   *[other] Cart, { $n } pieces
}
storefront-back-to-cart = Back to cart
storefront-foot-shop = Shop
storefront-foot-help = Help
storefront-foot-contact = Where we are
storefront-foot-gross = All prices include VAT; delivery is extra.
storefront-foot-net = All prices are net; VAT and delivery are extra.
storefront-language = Language
storefront-help-line = Help: { PLAIN($phone) }

## Home
storefront-home-new = New on the shelf
storefront-scroll = Scroll sideways
storefront-home-bestsellers = What people take home

## Price and stock
storefront-price-before = before
storefront-price-from = from { $price }
storefront-unit-price = { $price } / { PLAIN($unit) }
storefront-unit-piece = piece
storefront-price-note-gross = Includes { $rate } VAT, plus <delivery>delivery</delivery>
storefront-price-note-gross-plain = Includes VAT, plus <delivery>delivery</delivery>
storefront-price-note-net = Plus { $rate } VAT and <delivery>delivery</delivery>
storefront-price-note-net-plain = Plus VAT and <delivery>delivery</delivery>
storefront-stock-in = In stock, ready to send
storefront-stock-low = { $n ->
    [one] The last one
   *[other] Only { $n } left
}
storefront-stock-to-order = Made to order
storefront-stock-sold-out = Sold out
storefront-badge-new = New
storefront-badge-sale = −{ $n } %
storefront-card-choices = { $n } to choose from

## Lists and search
storefront-filters = Filters
storefront-filter = Filter
storefront-active-filters = Active filters
storefront-remove-filter = Remove filter
storefront-clear-filters = Clear all filters
storefront-facet-more = { $n } more
storefront-availability = Availability
storefront-availability-in = In stock
storefront-kind = Category
storefront-price-min = From, { $currency }
storefront-price-max = To, { $currency }
storefront-price-to = to
storefront-price-over = From { PLAIN($min) }
storefront-price-under = Up to { PLAIN($max) }
storefront-price-between = { PLAIN($min) } to { PLAIN($max) }
storefront-apply = Apply
storefront-count = { $n ->
    [one] { $n } thing
   *[other] { $n } things
}
storefront-sort-by = Sort by
storefront-sort = Sort
storefront-sort-new = Newest
storefront-sort-best = Best match
storefront-sort-price-up = Price, low to high
storefront-sort-price-down = Price, high to low
storefront-list-none = This shelf is empty
storefront-list-none-lead = Nothing stands here at the moment. The other shelves are full.
storefront-list-none-narrow = Nothing fits all of that
storefront-suggestions = { $n ->
    [0] No suggestions
    [one] { $n } suggestion
   *[other] { $n } suggestions
}
storefront-suggest-all = { $n ->
    [one] The one result for “{ PLAIN($query) }”
   *[other] All { $n } results for “{ PLAIN($query) }”
}
storefront-search-title = Results for “{ PLAIN($query) }”
storefront-search-corrected = Nothing is called “{ PLAIN($query) }”. These are the things for “{ PLAIN($used) }”.
storefront-search-none = Nothing for “{ PLAIN($query) }”
storefront-search-none-lead = Perhaps another word finds it. Or <ask>ask us</ask>: we often know who makes it.
storefront-search-near = Close to it
storefront-price-error = Please write prices in figures, the lower one first.

## Product
storefront-pictures = Pictures
storefront-pictures-scroll = Pictures, scroll sideways
storefront-picture-choose = Choose a picture
storefront-picture-n = Picture { $n }: { $alt }
storefront-video-n = Video: { $alt }
storefront-video-file = Open the video
storefront-picture-large = Show it large
storefront-picture-close = Close
storefront-picture-before = Picture before
storefront-picture-next = Next picture
storefront-value-sold-out = sold out
storefront-value-not-made = not made in this choice
storefront-add = Add to cart
storefront-not-added = Not in the cart yet
storefront-show-price = Show price and stock of this choice
storefront-about-it = What it is
storefront-details = Details
storefront-article = Article
storefront-related = Goes well with it
storefront-one-less = One less
storefront-one-more = One more
storefront-one-less-of = One less of { PLAIN($name) }
storefront-one-more-of = One more of { PLAIN($name) }
storefront-quantity-of = Quantity of { PLAIN($name) }
storefront-promise-arrives = With you { $days }
storefront-promise-by = if ordered today, with { $name }
storefront-promise-free-from = if ordered today, with { $name }; free from { $amount }

## Cart
storefront-cart-empty = Your cart is empty
storefront-cart-last-order = See your order { PLAIN($number) }
storefront-cart-order-waits = Order { PLAIN($number) } is here and kept for you. Only its payment is missing.
storefront-cart-order-pay = Go to order { PLAIN($number) } and pay
storefront-cart-empty-lead = What you put into it stays there, also when you close the page.
storefront-cart-error = That did not work. Your cart is as it was.
storefront-cart-things = Things in the cart
storefront-cart-price-was = Since you put it in, the price changed from { $before }.
storefront-cart-only-left = { $n ->
    [one] There is only one left.
   *[other] There are only { $n } left.
}
storefront-cart-sold-out = Sold out by now. Please take it out of the cart.
storefront-cart-no-longer-sold = We no longer sell this. Please take it out of the cart.
storefront-cart-mend-first = One line above needs you before you can order.
storefront-each = { $price } each
storefront-keep-looking = Keep looking
storefront-free-delivery-in = { $rest } more and delivery is free.
storefront-to-checkout = Go to checkout
storefront-no-account-needed = No account needed.
storefront-small-things = Small things that fit into the parcel
storefront-drawer = In your cart
storefront-drawer-added = Added: { PLAIN($name) }
storefront-drawer-cart = View cart
storefront-cart-gone-thing = A thing that we no longer have
storefront-sum-things = { $n ->
    [one] { $n } piece
   *[other] { $n } pieces
}
storefront-sum-delivery = Delivery
storefront-sum-arrives = with you { $days }
storefront-sum-payment-fee = Payment fee
storefront-sum-tax-included = includes { $tax } VAT ({ $rates })
storefront-sum-tax-of = VAT { $rate }, included
storefront-sum-tax = VAT { $rate }

## Checkout
storefront-checkout = Checkout
storefront-checkout-mistakes = { $n ->
    [one] One thing needs a look. Nothing was charged, everything you typed is still here.
   *[other] { $n } things need a look. Nothing was charged, everything you typed is still here.
}
storefront-changed = Something changed while you were here. Nothing was ordered yet.
storefront-changed-what = What
storefront-changed-was = before
storefront-changed-now = now
storefront-changed-agree = If that is fine, press the button once more.
storefront-show-order = Show your order
storefront-contact = Contact
storefront-deliver-to = Deliver to
storefront-billing-same = The invoice goes to the same address
storefront-billing = Invoice to
storefront-your-order = Your order
storefront-place-order = Order with obligation to pay { $total }
storefront-place-legal = By ordering you accept our <terms>terms</terms>. You can change your mind: see <withdrawal>withdrawal</withdrawal> and <privacy>privacy</privacy>.
storefront-checkout-safe = Card numbers go straight to the payment provider; this shop never sees them.
storefront-email = E-mail address
storefront-email-hint = For the confirmation and the link to your order only.
storefront-message = A word to us

## Order
storefront-order-title = Order { PLAIN($number) }
storefront-order-line = Order { PLAIN($number) }, { $date }
storefront-order-paid-title = Thank you, { PLAIN($name) }. It is paid.
storefront-order-paid-lead = A confirmation went to { $email }. Keep this page: it shows where things stand, without an account.
storefront-order-transfer-title = Thank you, { PLAIN($name) }. One transfer, and we pack.
storefront-order-transfer-lead = The details below also went to { $email }.
storefront-order-on-delivery-title = Thank you, { PLAIN($name) }. We are packing.
storefront-order-on-delivery-lead = You pay when the parcel is at your door. A confirmation went to { $email }.
storefront-order-at-pickup-title = Thank you, { PLAIN($name) }. We put it aside for you.
storefront-order-at-pickup-lead = You pay when you fetch it. A confirmation went to { $email }.
storefront-order-waiting-title = Thank you, { PLAIN($name) }. We are waiting for your payment.
storefront-order-waiting-lead = The payment provider has not answered yet. Please do not pay again: this page and an e-mail to { $email } tell you.
storefront-order-open-title = Thank you, { PLAIN($name) }. Only the payment is missing.
storefront-order-open-lead = Your order is here, and so are your things. This link also went to { $email }.
storefront-order-by-hand-lead = Your things are put aside. Keep this link: it shows where things stand and leads back here, without an account.
storefront-order-failed-title = That did not go through. Nothing was charged.
storefront-order-failed-lead = Address, delivery and things are kept. Please try again.
storefront-order-cancelled-title = This order is cancelled.
storefront-order-cancelled-lead = Nothing will be sent. If that surprises you, please write to us.
storefront-order-kept-until = Your things are kept until { $until }.
storefront-what-next = What happens next
storefront-delivered-to = Delivered to
storefront-pick-up-at = Fetch it at
storefront-billed-to = Invoice to
storefront-your-note = Your note
storefront-questions = Questions
storefront-questions-text = Give us the order number, then we find it at once.
storefront-withdraw = Right of withdrawal
storefront-parcels = Parcels
storefront-parcel-follow = Follow it with { $carrier }
storefront-badge-cancelled = Cancelled
storefront-badge-paid = Paid
storefront-badge-partly-paid = Partly paid
storefront-badge-not-paid = Not paid yet
storefront-badge-refunded = Refunded
storefront-badge-sent = Sent
storefront-badge-partly-sent = Partly sent
storefront-badge-not-sent = Not sent yet
storefront-step-placed = Ordered
storefront-step-to-pay = We wait for your payment
storefront-step-paid = Paid
storefront-step-pay-by = by { $until }
storefront-step-pack = We pack it and hand it to the carrier
storefront-step-pack-rest = We pack the rest
storefront-step-sent = On its way
storefront-step-part-sent = A part is on its way
storefront-step-pickup = We put everything aside
storefront-step-handed-over = Fetched
storefront-step-ready = Ready to be fetched
storefront-step-arrives = With you
storefront-step-cancelled = Cancelled
storefront-step-expired = Cancelled, because no payment arrived

## Payment
storefront-transfer = Please transfer
storefront-transfer-holder = Account holder
storefront-transfer-reference = Reference
storefront-transfer-bank = Bank
storefront-transfer-code = QR code for your banking app
storefront-transfer-scan = Scan it with your banking app, and everything below is filled in. Or type it in by hand.
storefront-transfer-scan-swiss = Scan it with your banking app, or pay with the slip at a counter.
storefront-transfer-slip = QR-bill to print (PDF)
storefront-transfer-note = Please keep the reference as it is. With it the payment finds its order by itself; without it a person has to look for it.
storefront-pay-now = Pay { $amount }
storefront-pay-waiting = This usually takes seconds, at most ten minutes. You may close the page.
storefront-pay-waiting-short = on its way
storefront-pay-refunded = { $amount } went back the way it came. Banks need up to five working days to show it.
storefront-pay-by-transfer = Bank transfer of { $amount }, not here yet
storefront-pay-on-delivery = { $amount } in cash to the driver
storefront-pay-at-pickup = { $amount } when you fetch it
storefront-pay-open = { $amount } to be paid
storefront-pay-goes-back = { $amount } that you paid goes back to you. You get an e-mail when it has left.
storefront-pay-none = Nothing to pay
storefront-pay-declined = Your bank said no and gave no reason.

## Trouble
storefront-trouble-not-found = An empty shelf
storefront-trouble-not-found-lead = Nothing stands at this address. It may have been a thing that sold out for good, or a link with a letter missing.
storefront-trouble-gone = This link has run out
storefront-trouble-gone-lead = It was good once and is not any more. A newer e-mail from us may hold a newer link.
storefront-trouble-forbidden = Not this way
storefront-trouble-forbidden-lead = This page is not for you, or the form came from another address than this shop.
storefront-trouble-unreadable = We could not read that
storefront-trouble-unreadable-lead = What arrived here was not what the form sends, or it was too long. Nothing was changed. Please go back and try again.
storefront-trouble-refused = This cannot be done now
storefront-trouble-too-many = A little slower, please
storefront-trouble-too-many-lead = There were many requests from your connection in a short time. In a minute everything works again.
storefront-trouble-broken = Something fell over
storefront-trouble-broken-lead = It is our fault, and it is written down. Please try again in a moment, or call us.
storefront-trouble-busy = Many hands at the till
storefront-trouble-busy-lead = The shop is busy or taking stock. Your cart is kept, your orders are safe. Please look again in a moment.
storefront-trouble-reference = For asking us: { PLAIN($reference) }
storefront-look-again = Look again
storefront-to-home = To the first page

## The test card provider
storefront-testpay = Test payment
storefront-testpay-to = to { PLAIN($shop) }, { PLAIN($purpose) }
storefront-testpay-warn = This page stands in for a card provider. No card, no money: choose what shall happen.
storefront-testpay-pay = Pay
storefront-testpay-decline = Decline the card
storefront-testpay-lose = Pay, but lose the message to the shop
storefront-testpay-late = Pay, and send the message late and twice
storefront-testpay-debit = Pay by direct debit, which takes a while
storefront-testpay-debit-fails = Pay by direct debit, which then bounces
storefront-double-expire = Let the time to pay run out
storefront-double-mishaps = Pay, and something goes wrong
storefront-double-lose = The message to the shop gets lost
storefront-double-twice = The message comes twice
storefront-double-late = The message comes late
storefront-double-swap = The message comes after the next one
storefront-double-forge = The message is signed by somebody else
storefront-double-more = A cent more is paid than was asked for
storefront-double-less = A cent less is paid
storefront-double-currency = It is paid in another currency
storefront-double-account = It is another merchant’s account
storefront-double-500 = The shop asks next, and gets error 500
storefront-double-429 = The shop asks next: 429, too many requests
storefront-double-409 = The shop asks next: 409, in use just now
storefront-double-unheard = The shop’s next wish is done, and answered with 500
storefront-double-slow = The shop asks next, and waits 30 seconds
storefront-double-huge = The shop asks next, and gets ten megabytes
storefront-double-unknown = The shop asks next, and gets unknown words
storefront-stripe-double = Stripe, played by a double
storefront-stripe-double-warn = This page stands in for Stripe Checkout. No card, no money: choose what shall happen.
storefront-paypal-double = PayPal, played by a double
storefront-paypal-double-shipping = Shipping
storefront-paypal-double-handling = Payment fee
storefront-paypal-double-tax = Tax
storefront-paypal-double-warn = This page stands in for PayPal's. No account, no money: choose what shall happen.
storefront-testpay-cancel = Back to { PLAIN($shop) } without paying

# Before the set-up
storefront-not-open = This shop opens soon
storefront-not-open-lead = Its owner is setting it up. The link for that was printed where the shop was started.
storefront-draft-line = You see a draft. Visitors see the shop as it was published last.
storefront-draft-leave = Back to the shop as it is
storefront-home-quote = From a customer
storefront-compare = Compare
storefront-compare-hint = Tick up to four products to see them side by side.
storefront-compare-chosen = Compare what is ticked
storefront-compare-title = Side by side
storefront-compare-lead = Up to { $max } products. What is the same everywhere is grey.
storefront-compare-none = Nothing to compare yet
storefront-compare-none-lead = Tick up to { $max } products in a list, then look at them here.
storefront-compare-fact = Fact
storefront-compare-remove = Take out

# Finding an order again, and what the foot says of buying
storefront-orders = Your orders
storefront-find-lead = We send the link to your order to the e-mail address that you ordered with. There you see where it stands, and pay or write to us.
storefront-find-number = Order number
storefront-find-number-help = It stands in every e-mail about the order, such as 10427.
storefront-find-email = E-mail address
storefront-find-email-help = The one that you ordered with.
storefront-find-send = Send me the link
storefront-find-lost = Number lost, or another address by now?
storefront-find-asked = Look into your mail
storefront-find-next = If there is an order with this number and address, its link is on the way. That takes a few minutes at most.
storefront-find-none = Nothing came? Look among the unwanted mail, check number and address, or ask us:
storefront-find-again = Try another number
refused-orders-too-many = That was asked for very often just now. Please wait a minute and try again; what you typed is still here.
storefront-foot-pay = Pay with
storefront-foot-delivery = Delivery
storefront-foot-trust = Good to know
storefront-foot-to = To { $countries }
storefront-foot-to-many = To { $country } and { $n } other countries
storefront-foot-free = Free from { $amount }
storefront-foot-private = No tracking, nothing from third parties
storefront-foot-withdrawal = Right of withdrawal for consumers
storefront-delivery-returns = Delivery and returns
storefront-returns-line = You can send it back: the <withdrawal>right of withdrawal</withdrawal> says how and until when.
storefront-returns-ask = Whether and how it goes back, the <delivery>page about delivery</delivery> says, or ask us.
storefront-delivery-line = { $name } to { $country }: { $price }
storefront-delivery-free = { $line }, free from { $amount }
