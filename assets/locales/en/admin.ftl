# The admin: pages for staff. Keys: admin-…

# Navigation and what every page has
admin-nav = Main navigation
admin-nav-home = Home
admin-nav-orders = Orders
admin-nav-stock = Stock
admin-nav-attention = Needs attention
admin-nav-attention-short = Attention
admin-nav-settings = Settings
admin-nav-shipping = Shipping
admin-nav-payment-methods = Ways to pay
admin-nav-tax = Tax
admin-nav-pages = Pages
admin-nav-locations = Stock locations
admin-nav-letters = Mail
admin-nav-flows = Flows
admin-nav-staff = Staff and roles
admin-nav-me = Your account
admin-nav-me-line = Language, password, signing out
admin-nav-view-shop-line = As customers see it
admin-nav-shop = Shop
admin-nav-view-shop = View shop
admin-views = Views
admin-all = All
admin-all-n = All { $n }
admin-search-clear = clear the search
admin-find-none = Nothing found for “{ PLAIN($q) }”
admin-rows = { $from } to { $to }
admin-rows-of = { $from } to { $to } of { $total }
admin-page-back = Back
admin-page-on = Next
admin-save = Save
admin-saved = Saved.
admin-done = Done.
admin-deleted = Deleted.
admin-change = Change
admin-continue = Continue
admin-delete = Delete
admin-delete-title = Delete “{ PLAIN($name) }”?
admin-delete-about = It disappears from the shop and cannot be brought back. Orders that name it keep what they need.
admin-keep = Keep it
admin-retry = Try again
admin-dismiss = Put away
admin-choose = Please choose
admin-none = None
admin-form-mistakes = { $n ->
    [one] One thing needs mending. Nothing was saved yet, and nothing you typed is lost.
   *[other] { $n } things need mending. Nothing was saved yet, and nothing you typed is lost.
}
admin-since = since
admin-today-at = today, { $time }
admin-yesterday-at = yesterday, { $time }
admin-until = until
admin-when = When
admin-who = Who
admin-who-shop = The shop itself

# Words of forms and tables
admin-name = Name
admin-value = Value
admin-note = Note
admin-kind = Kind
admin-state = State
admin-address = Address
admin-email = E-mail address
admin-phone = Telephone
admin-country = Country
admin-countries = Countries
admin-countries-help = Where parcels go this way. For a pickup: where it is.
admin-region-eu = European Union
admin-region-europe = More of Europe
admin-region-world = All other countries
admin-currency = Currency
admin-language = Language
admin-language-en = English
admin-language-de = German
admin-time-zone = Time zone
admin-prices = Prices in the shop
admin-prices-gross = Include tax, as private customers expect
admin-prices-net = Without tax, which is added at the end
admin-picture = Picture
admin-position = Place in the list
admin-position-help = Small numbers come first.
admin-group-offer = Offer
admin-order = Order
admin-placed = Placed
admin-customer = Customer
admin-delivery = Delivery
admin-product = Product
admin-category = Category
admin-tags = Tags
admin-tags-help = Separated by commas.

# Sign-in, first owner
admin-sign-in = Sign in
admin-sign-in-to = Sign in to { PLAIN($shop) }
admin-password = Password
admin-password-help = 12 characters or more. A sentence is easy to remember and hard to guess.
admin-sign-in-mismatch = E-mail address and password do not match. After ten wrong tries there is a pause.
admin-sign-in-wait = { $n ->
    [one] There were too many tries. The next one counts in one minute.
   *[other] There were too many tries. The next one counts in { $n } minutes.
}
admin-sign-in-over = You were signed out because this browser was quiet for long. What was saved is safe.
admin-sign-in-demo = This is a demo. Everyone may look around with:
admin-sign-in-lost = Password lost? An owner can send a new link, or run on the server:
admin-sign-out = Sign out
admin-first-title = The keys to your shop
admin-first-about = Whoever owns the shop begins here. This link works once.
admin-first-do = Begin
admin-your-name = Your name
admin-your-name-help = Colleagues see it beside what you did.
admin-link-over-title = This link has been used
admin-link-over-about = Each link works once and for a day. Ask an owner for a new one, or look at what the server prints when it starts.

# Set-up
admin-setup = Set-up
admin-setup-two-steps = Two short steps. Almost everything can be changed later.
admin-setup-where = Where is your shop?
admin-setup-where-about = Currency, tax, language and the form of addresses follow from it.
admin-setup-other-country = Another country
admin-setup-none-of-them = One of those above
admin-setup-step-shop = Your shop
admin-setup-shop = What is it called?
admin-setup-shop-about = Name and address are yours to say. The rest follows from the country; change what does not fit.
admin-setup-means = { PLAIN($country) } means
admin-setup-name = Name of the shop
admin-setup-name-help = Stands above every page and in every letter.
admin-setup-email = E-mail address for customers
admin-setup-email-help = Letters come from here, and answers go here.
admin-setup-currency-help = Stays as it is: every price is kept in it.
admin-setup-do = Open the back office
admin-step-of = { $n } of { $all }

# Home
admin-home-today = today
admin-home-revenue = Ordered
admin-home-paid-or-agreed = paid, or paid on delivery
admin-home-waiting = waiting for money
admin-home-low = Low stock
admin-home-low-none = Everything is well stocked.
admin-home-last-orders = Last orders
admin-home-all-orders = All orders
admin-home-ready = Ready to sell
admin-home-ready-of = { $done } of { $all }
admin-ready-products = Put something on sale
admin-ready-delivery = Goods can be sent
admin-ready-pickup = Goods can be picked up; none are sent yet
admin-ready-no-way = Offer a delivery or a pickup: without one nobody can order
admin-ready-pay = Offer a way to pay
admin-ready-legal = Write the legal pages
admin-ready-mail = Set a mail server, so that letters leave
admin-stock-left = { $n } left
admin-stock-out = Sold out

# Needs attention
admin-attention-order = money first, then promises, then machines
admin-attention-none = Nothing needs you
admin-attention-none-line = What the shop cannot solve by itself will stand here, with a button that solves it.
admin-attention-promises = Promises
admin-attention-machines = Machines
admin-attention-more = and { $n } more
admin-attention-look = Look
admin-attention-settle = Taken care of
admin-attention-owed = { $amount } owed to the customer
admin-attention-owed-for = { $amount } to give back for order { PLAIN($number) }
admin-attention-owed-cancelled = The order is cancelled, but money came. Please give { $amount } back the way it came, then book it on the order.
admin-attention-owed-too-much = More came than was due. Please give { $amount } back the way it came, then book it on the order.
admin-attention-puzzle = A payment for order { PLAIN($number) } does not fit
admin-puzzle-other-session = The provider spoke of another payment page than ours.
admin-puzzle-other-account = The money went to another account than yours.
admin-puzzle-other-mode = Test money came where real money was wanted, or the other way round.
admin-puzzle-other-currency = The money came in another currency.
admin-puzzle-other-amount = Another amount came than was asked for.
admin-puzzle-second-page = The provider made a second payment page. The first one counts.
admin-puzzle-does-not-fit = What the provider says does not fit what is known. Please compare with its books.
admin-job-failed-letter = A letter could not be sent
admin-job-failed-open-payment = No payment page could be had
admin-job-failed-close-payment = A payment page could not be closed
admin-job-failed-expire-order = An unpaid order could not be ended
admin-job-failed-relist = The shelves could not be put in order
admin-job-failed-make-picture = A picture could not be made in all sizes
admin-job-failed-drop-picture = The file of a deleted picture could not be removed

# Orders
admin-orders-open = Open
admin-orders-unpaid = Unpaid
admin-orders-to-send = To send
admin-orders-done = Done
admin-orders-cancelled = Cancelled
admin-orders-find = Number, name, e-mail, town
admin-orders-find-none-line = Orders are found by number, name, e-mail address, postal code and town.
admin-orders-see-all = See all orders
admin-orders-none-yet = No orders yet
admin-orders-none-yet-line = As soon as somebody buys something it stands here.
admin-orders-none-here = Nothing in this list
admin-orders-none-here-line = Orders come and go by themselves, as they are paid and sent.
admin-parcel-state = Parcel
admin-paid = Paid
admin-paid-waits = Waits for payment
admin-paid-authorized = Authorised
admin-paid-part = Part paid
admin-paid-too-much = Paid too much
admin-paid-failed = Payment failed
admin-paid-refunded = Refunded
admin-paid-on-delivery = On delivery
admin-paid-at-pickup = At pickup
admin-paid-nothing = Nothing due
admin-shipped = Sent
admin-shipped-ready = Ready or fetched
admin-shipped-to-make-ready = To put aside
admin-shipped-not-yet = Not started
admin-shipped-to-ship = To pack
admin-shipped-part = Part sent
admin-shipped-cancelled = Called off

# One order
admin-order-n = Order { PLAIN($number) }
admin-order-to-pack = What to pack
admin-order-lines = What was ordered
admin-order-as-customer = As the customer sees it
admin-lines-n = { $n ->
    [one] one line
   *[other] { $n } lines
}
admin-line-shipped = { $n } sent
admin-line-cancelled = { $n } cancelled
admin-pack-of = Pieces of { PLAIN($name) } in this parcel
admin-packed = all packed
admin-fulfil = Pack and send
admin-fulfil-about = The customer gets a letter with the tracking number.
admin-carrier = Carrier
admin-tracking = Tracking number
admin-delivered = Mark as delivered
admin-parcel-delivered = Delivered
admin-money = Money
admin-money-paid = Received
admin-money-refunded = Given back
admin-money-due = Still due
admin-money-too-much = Too much, owed to the customer
admin-sum-goods = Goods
admin-sum-fee = Fee
admin-sum-tax = Tax { $rate }
admin-sum-tax-on = on { $net } net
admin-sum-tax-in = Tax { $rate }: { $tax } = { $gross } − { $net } net
admin-payment-started = Waits for it
admin-payment-declined = Declined
admin-payment-captured = Received
admin-payment-voided = Came to nothing
admin-mark-paid = Mark as paid
admin-mark-paid-about = For money that came by another way: on the bank account, in cash.
admin-give-back = Money given back
admin-give-back-about = Say here what you have transferred back. It is booked, and the reminder goes away.
admin-returned-amount = Amount given back
admin-make-ready = Ready for pickup
admin-make-ready-about = The customer gets a letter that everything is ready to be fetched.
admin-order-to-make-ready = What to put aside
admin-pickups = Pickups
admin-pickup-of = Pieces of { PLAIN($name) } put aside
admin-parcel-ready = Ready for pickup
admin-hand-over = Handed over
admin-handed-over = Handed over
admin-paid-amount = Amount received
admin-reference = Reference
admin-reference-help = What the bank statement says, to find it again.
admin-cancel = Cancel the order
admin-cancel-about = The goods are free for others, and the customer gets a letter. This cannot be taken back. Money that came is owed and stays visible.
admin-cancel-why = Why
admin-cancel-customer-wish = The customer wishes it
admin-cancel-not-paid = Not paid in time
admin-cancel-out-of-stock = Not in stock after all
admin-cancel-fraud = Looks like fraud
admin-cancel-other = Another reason
admin-note-staff = Note for colleagues
admin-note-staff-help = Customers never see it.
admin-note-for-staff = Internal note
admin-note-keep = Keep note
admin-note-of-customer = From the customer
admin-parcels = Parcels
admin-parcel-by-hand = Handed over
admin-timeline = Timeline
admin-who-customer = Customer
admin-steps = More steps
admin-ship-to = Deliver to
admin-picked-up-by = Picked up by
admin-bill-to = Invoice to
admin-bill-same = Invoice to the same address

# What happened, for timelines
admin-event-shop-set-up = Shop set up
admin-event-settings-changed = Settings changed
admin-event-staff-invited = Colleague invited
admin-event-staff-added = Colleague joined
admin-event-staff-changed = Colleague’s entry changed
admin-event-staff-signed-in = Signed in
admin-event-password-changed = Password changed
admin-event-category-saved = Shelf saved
admin-event-category-moved = Shelf moved
admin-event-category-deleted = Shelf deleted
admin-event-product-saved = Product saved
admin-event-product-deleted = Product deleted
admin-event-variant-dropped = Variant taken out
admin-event-media-added = Picture added
admin-event-media-saved = Words of a picture saved
admin-event-media-made = Sizes of a picture made
admin-event-media-deleted = Picture deleted
admin-event-page-saved = Page of text saved
admin-event-page-deleted = Page of text deleted
admin-event-location-saved = Stock location saved
admin-event-tax-class-saved = Tax class saved
admin-event-tax-class-deleted = Tax class deleted
admin-event-tax-rate-saved = Tax rate saved
admin-event-tax-rate-deleted = Tax rate deleted
admin-event-shipping-method-saved = Shipping method saved
admin-event-shipping-method-deleted = Shipping method deleted
admin-event-payment-method-saved = Way to pay saved
admin-event-payment-method-deleted = Way to pay deleted
admin-event-stock-moved = Stock changed
admin-event-stock-reserved = Stock reserved
admin-event-stock-released = Stock free again
admin-event-order-placed = Order placed
admin-event-order-cancelled = Order cancelled
admin-event-order-paid = Fully paid
admin-event-order-noted = Internal note changed
admin-event-fulfilment-sent = Parcel sent
admin-event-fulfilment-delivered = Parcel arrived
admin-event-pickup-ready = Ready for pickup
admin-event-pickup-handed-over = Handed over
admin-event-money-returned = Money given back
admin-event-invitation-revoked = Invitation taken back
admin-trouble-forbidden = This is not part of your role
admin-trouble-forbidden-line = Nothing was changed. An owner of the shop can give you another role.
admin-trouble-not-found = There is nothing at this address
admin-trouble-not-found-line = It may have been deleted, or the address is mistyped. Nothing was changed.
admin-trouble-other = That did not work
admin-trouble-other-line = Nothing was changed. Please go back, load the page again and repeat the step.
admin-event-payment-started = Payment begun
admin-event-payment-opened = Payment page opened
admin-event-payment-declined = Payment declined
admin-event-payment-authorized = Payment authorised
admin-event-payment-captured = Money received
admin-event-payment-voided = Payment came to nothing
admin-event-payment-puzzled = A payment did not fit
admin-event-letter-kept = Letter written and kept
admin-event-letter-sent = Letter sent
admin-event-job-gave-up = A job came to nothing
admin-event-job-retried = A job is tried again
admin-event-job-dismissed = A job was put away
admin-event-attention-raised = Needs attention
admin-event-attention-settled = Taken care of

# Products
admin-products-find = Name, SKU, barcode
admin-products-find-none = No product like that
admin-products-find-none-line = Look for a part of the name, an SKU or a barcode, or take away a filter.
admin-products-see-all = See all products
admin-products-none = Nothing to sell yet
admin-products-none-line = Begin with one product: a name, a picture, a price.
admin-product-new = New product
admin-product-view = View in shop
admin-product-texts = Text
admin-product-place = Publish
admin-product-title = Title
admin-product-handle = Address in the shop
admin-product-handle-help = The end of its address: day-mug. Left empty, it is made from the title.
admin-product-subtitle = Line of facts
admin-product-subtitle-help = Material and measure, below the name.
admin-product-description = Description
admin-product-description-help = An empty line begins a new paragraph.
admin-product-brand = Brand or maker
admin-product-also = { $n ->
    [0] More categories
    [one] In one more category
   *[other] In { $n } more categories
}
admin-product-variants-n = { $n ->
    [one] one variant
   *[other] { $n } variants
}
admin-product-see-kept = See what is kept now
admin-product-steps-about = What was typed above is saved only with Save.
admin-product-archive = Take out of the shop
admin-product-archive-title = Take “{ PLAIN($name) }” out of the shop?
admin-product-archive-about = Nobody finds or buys it any more. Orders that name it keep it, and it can be published again.
admin-product-delete-about = It was never in the shop. Its texts and variants are gone for good; its pictures stay.
admin-categories-all = All categories
admin-state-draft = Draft
admin-state-active = Active
admin-state-archived = Archived
admin-price-from = from { PLAIN($price) }
admin-pictures = Pictures
admin-pictures-none = No pictures yet.
admin-pictures-order = The first is the main one
admin-picture-alt = What picture { $n } shows
admin-picture-place = Position
admin-pictures-none-line = Choose some above: photographs from a camera or a telephone will do.
admin-pictures-about = What a picture shows is read to people who do not see it, and to search engines.
admin-picture-shows = What it shows
admin-picture-shows-help = One plain sentence: A mug in oat, seen from the left.
admin-picture-shows-nothing = Not described yet
admin-picture-add = Add a picture
admin-pictures-choose = Choose pictures, or drop them here
admin-pictures-choose-hint = JPEG, PNG, WebP or GIF, up to 32 MB and 40 megapixels each. Place and camera are removed.
admin-pictures-send = Add them to the list
admin-pictures-upload = Upload
admin-pictures-some-taken = { $n ->
    [0] No picture could be taken in
    [one] One picture was taken in, others could not be
   *[other] { $n } pictures were taken in, others could not be
  }
admin-picture-more = Focus, languages
admin-picture-waiting = Sizes are being made
admin-picture-silent = Not described
admin-picture-unused = Unused
admin-picture-places = { $n ->
    [one] One place
   *[other] { $n } places
  }
admin-picture-facts = About the file
admin-picture-size = Size
admin-picture-made = Made from it
admin-picture-used-in = Used in
admin-picture-used-nowhere = Nothing. What nothing shows for 30 days is removed.
admin-picture-focus = What must stay in sight
admin-picture-focus-about = Lists and phones crop pictures. Press the part that matters most.
admin-focus-top-left = Top left
admin-focus-top = Top
admin-focus-top-right = Top right
admin-focus-left = Left
admin-focus-centre = Middle
admin-focus-right = Right
admin-focus-bottom-left = Bottom left
admin-focus-bottom = Bottom
admin-focus-bottom-right = Bottom right
admin-picture-delete-about = Nothing shows it. The picture and all its sizes are gone for good.
refused-picture-in-use = This picture is still shown somewhere, so it was kept. Take it out there first.
admin-options = Options
admin-options-about = What there is to choose. Values are separated by commas, or by semicolons where a value has a comma in it.
admin-options-apply = Make the variants
admin-option = Option
admin-option-example = Glaze
admin-option-values = Values
admin-option-values-example = Oat, Sage, Ink
admin-attributes = Details
admin-attributes-about = Facts for the table of details and for filters.
admin-attribute-name-n = Name of detail { $n }
admin-attribute-value-n = Value of detail { $n }
admin-variants = Variants
admin-variants-n = { $n ->
    [one] one
   *[other] { $n }
}
admin-variants-scroll = Variants, scroll sideways
admin-variant = Variant
admin-variant-only = The one there is
admin-sku = SKU
admin-barcode = Barcode (GTIN)
admin-compare-at = Before
admin-weight-g = Weight g
admin-stock-rule = Sold
admin-stock-rule-counted = while it lasts
admin-stock-rule-backorder = to order too
admin-stock-rule-endless = not counted
admin-tax-class = Tax class

# Categories
admin-category-about = The shelves of the shop. A product stands in its category and in all above it.
admin-category-new = New category
admin-category-none = No shelves yet
admin-category-parent = Stands in
admin-category-parent-help = None: on the top level.
admin-category-handle-help = Left empty, it is made from the title. If you change it, the address of everything below it changes too.
admin-category-list = Shelves
admin-category-one = Shelf
admin-category-picture-help = Shown in the index of the shop.
admin-category-intro = Introduction
admin-category-intro-help = A few sentences above the list.

# Stock
admin-stock-levels = Levels
admin-stock-ledger = Ledger
admin-stock-ledger-about = Nothing is ever overwritten: a mistake gets a line that takes it back.
admin-stock-find = Name or SKU
admin-stock-none = Nothing to show
admin-stock-none-line = Stock appears here with the first product.
admin-stock-none-low = Nothing is low.
admin-stock-place = Location
admin-stock-on-hand = On hand
admin-stock-reserved = Reserved
admin-stock-available = Available
admin-stock-available-small = available
admin-stock-sum = { $on_hand } on hand, { $reserved } reserved
admin-stock-change = Change the stock
admin-stock-book = Book the change
admin-stock-count-do = Enter the count
admin-stock-by = Change by
admin-stock-by-help = 12 adds, -2 takes away.
admin-stock-after = After it
admin-stock-reason = Reason
admin-stock-note = Remark
admin-stock-opening = Opening count
admin-stock-received = Goods received
admin-stock-sold = Left with an order
admin-stock-returned = Came back
admin-stock-damaged = Broken or lost
admin-stock-counted = Counted

# Stock locations
admin-location-list = Places
admin-location-about = Where goods lie. Orders are filled from the first place that has them.
admin-location-one = Place
admin-location-new = New place
admin-location-none = No place yet

# Shipping
admin-shipping-list = Shipping methods
admin-shipping-about = How goods reach the customer. The checkout offers those that go to the customer’s country.
admin-shipping-one = Shipping method
admin-shipping-new = New method
admin-shipping-none = Nothing can be sent yet
admin-shipping-kind-delivery = Delivery to the customer
admin-shipping-kind-pickup = Pickup
admin-shipping-group-name = What it is called
admin-shipping-group-name-help = As the customer reads it at the checkout.
admin-shipping-note-help = Place and hours of a pickup, for example.
admin-shipping-group-where = Where and how fast
admin-shipping-group-where-help = From the days follows the date that the shop promises.
admin-shipping-days = Working days
admin-shipping-days-help = 2 or 2–3.
admin-shipping-group-price = What it costs
admin-shipping-group-price-help = In shops with gross prices: including tax.
admin-shipping-price-help = One amount, or a line for each weight, the lightest first: 2000 g: 4.90
admin-shipping-free-from = Free from
admin-shipping-free-from-help = Total of the goods. Empty: never free.
admin-shipping-active = Offered at the checkout
admin-shipping-free-from-n = free from { PLAIN($amount) }
admin-shipping-everywhere = no country yet
admin-active = Offered
admin-inactive = Not offered

# Ways to pay
admin-pay-list = Methods
admin-pay-about = What the customer can choose at the checkout, in this order.
admin-pay-one = Way to pay
admin-pay-new = New way to pay
admin-pay-none = Nobody can pay yet
admin-pay-bank-transfer = Bank transfer
admin-pay-cash-on-delivery = Cash on delivery
admin-pay-at-pickup = Pay at pickup
admin-pay-test-card = Test card
admin-pay-name-help = As the customer reads it.
admin-pay-note-help = One sentence below the name.
admin-pay-fee = Fee
admin-pay-fee-help = Including tax. Not allowed everywhere: please check your country’s law.
admin-pay-countries-help = Where goods may go to be paid this way. Choose none, and it is offered everywhere.
admin-pay-active = Customers can choose it

# Tax
admin-tax-rate-list = Tax rates
admin-tax-rate-about = The share of a price that is tax, by country and class. A country without a rate of its own is taxed like yours.
admin-tax-rate-one = Tax rate
admin-tax-rate-new = New rate
admin-tax-rate-none = No rates yet
admin-tax-rate = Rate
admin-tax-class-list = Tax classes
admin-tax-class-about = Kinds of goods that are taxed alike.
admin-tax-class-one = Class
admin-tax-class-new = New class
admin-tax-class-none = No classes yet
admin-tax-class-name-help = Such as: standard, reduced.

# Pages of text
admin-page-list = Pages of text
admin-page-about = Delivery, terms, legal notice: what a customer may want to read, and what the law wants there.
admin-page-one = Page
admin-page-new = New page
admin-page-none = No pages yet
admin-page-body = What it says
admin-page-body-help = An empty line begins a paragraph, ## a heading, - or 1. an item of a list, > a quotation, | a row of a table. **strong**, *stressed*, [words](/address), and alone in a line ![caption](12) for picture 12.
admin-page-handle-help = Left empty, it is made from the title.
admin-page-place = Where it is linked
admin-page-place-about = Legal pages are also linked beside the order button.
admin-page-place-help = In the footer, among help
admin-page-place-legal = In the footer, legal
admin-page-place-nowhere = Only where a text links to it

# Settings
admin-settings-of-shop = The shop
admin-settings-of-selling = Selling
admin-settings-of-work = Behind the counter
admin-settings-shop = Name, country, prices
admin-settings-shop-line = What it is called, where it is, how prices are shown
admin-settings-shop-about = Stands above every page.
admin-settings-contact = Contact
admin-settings-contact-line = Address, telephone, hours
admin-settings-contact-about = In the footer, on papers and in letters.
admin-settings-home = Home page
admin-settings-home-line = Headline, picture, announcement
admin-settings-home-about = What a visitor sees first.
admin-nav-pages-line = Terms, privacy, delivery, legal notice
admin-nav-shipping-line = Where goods go, and for how much
admin-nav-payment-methods-line = What customers can choose
admin-settings-bank = Bank account
admin-settings-bank-line = Where transfers go to
admin-settings-bank-about = Shown to customers who pay by bank transfer.
admin-nav-tax-line = Rates by country and class
admin-nav-locations-line = Where goods lie
admin-nav-staff-line = Who works here, and what they may do
admin-nav-letters-line = What the shop has written
admin-nav-flows-line = What runs by itself, and what waits
admin-settings-tagline = What it sells, in one sentence
admin-settings-tagline-help = For search engines and below the name.
admin-settings-base-url = Address of the shop
admin-settings-base-url-help = Links in letters begin with it: https://shop.example. Under any other name, but for 127.0.0.1 and localhost, the shop then gives no answer.
admin-settings-money = Money and time
admin-settings-money-about = The currency is fixed since the set-up.
admin-settings-locale-help = For visitors who have not chosen one.
admin-settings-orders = Numbers and waiting
admin-settings-orders-about = Holds for orders that come in from now on.
admin-settings-prefix = Before every order number
admin-settings-prefix-help = Such as T- for T-1042.
admin-settings-hold = Days that goods wait for a transfer
admin-settings-hold-help = After that the order is cancelled and the goods are free.
admin-settings-dispatch = Working days before a parcel leaves
admin-settings-dispatch-help = Pages and letters add them to the days of the carrier. Weekends are no working days; 0 means the same day.
admin-settings-email-help = Letters are sent from it; people write to it.
admin-settings-address = Postal address
admin-settings-address-help = As on an envelope, a line each.
admin-settings-opening = Opening hours
admin-settings-opening-help = Such as: Tue–Fri 11–18.
admin-settings-announcement = Announcement
admin-settings-announcement-about = One line above every page. Empty: none.
admin-announcement = The line
admin-home-headline = Headline
admin-home-headline-help = A sentence that only your shop could say.
admin-home-text = Text below it
admin-bank-delete-title = Remove the bank account?
admin-bank-delete-about = Bank transfer is then no longer offered. Customers who have not paid yet no longer see where to send the money.
admin-bank-holder = Account holder

# Staff
admin-staff-people = People
admin-staff-roles = What each role may do
admin-staff-invite = Invite
admin-staff-invite-title = Invite a colleague
admin-staff-invite-do = Make the link
admin-staff-invited = Invited, link not used yet
admin-staff-revoke = Take back
admin-staff-link = Send this link to your colleague. It works once, and is shown only now.
admin-staff-active = May sign in
admin-staff-active-help = Without it, whoever it is stays known and is signed out everywhere.
admin-staff-inactive = Blocked
admin-role = Role
admin-role-help = Decides what can be seen and done.
admin-role-owner = Owner
admin-role-owner-about = Everything, also other people and their roles.
admin-role-manager = Manager
admin-role-manager-about = Orders, products, stock and settings.
admin-role-fulfilment = Packing
admin-role-fulfilment-about = See orders, pack and send, take payments.

# Letters
admin-letter = Letter
admin-letter-to = To
admin-letter-from = From
admin-letter-text = As text
admin-letter-as-html = As HTML
admin-letter-answer = Answer of the server
admin-letter-waits = Waits
admin-letter-sent = Sent off
admin-letter-kept = Kept here
admin-letter-failed = Came to nothing
admin-letters-waiting = Waiting
admin-letter-order-received = Order received
admin-letter-order-paid = Payment received
admin-letter-order-shipped = Parcel on its way
admin-letter-order-cancelled = Order cancelled
admin-letter-not-written = It is written when it is sent.
admin-letter-not-kept = It has left the house; its text was not kept here.
admin-letters-no-server = No mail server is set, so letters stay here. Customers get none of them.
admin-letters-none = No letters yet
admin-letters-none-line = Every order brings some: received, paid, on its way.

# Flows and jobs
admin-flows-about = What the shop does by itself. Nothing that waits here is lost.
admin-flow = Flow
admin-flow-last = Last success
admin-flow-never = never yet
admin-flow-not-lately = not lately
admin-flow-letters = To customers, through your mail server. While it is down, letters wait here.
admin-flow-payments = Payment pages that are open now. News that gets lost is asked for every few minutes.
admin-flow-search = Follows every change of the products, and can be built anew at any time.
admin-flow-backlog = Waiting now
admin-flow-failed = { $n } failed
admin-flow-busy = At work
admin-flow-well = Well
admin-jobs = Jobs
admin-jobs-none = Everything is done.
admin-job-open-payment = Ask for a payment page
admin-job-close-payment = Close a payment page
admin-job-expire-order = End the order unless it is paid
admin-job-relist = Put products on their shelves anew
admin-job-make-picture = Make the sizes of a picture
admin-job-drop-picture = Remove the file of a deleted picture
admin-job-next = next try
admin-job-due = due
admin-job-gave-up = Waits for you
admin-job-tries = { $n ->
    [one] Tried once
   *[other] Tried { $n } times
}

# The one who is signed in
admin-me = You
admin-me-you = About you
admin-language-me-help = Of these pages. None: that of the shop.
admin-password-now = Password now
admin-password-new = New password
admin-password-change = Change the password
admin-me-sessions = Where you are signed in
admin-me-this-browser = This browser
admin-me-other-browser = Another browser
admin-me-seen = seen
admin-me-end-others = Sign out everywhere else

# Mistakes that only these forms know
wrong-old-password = This is not the password you sign in with now. Please try again.
wrong-no-variant = There is nothing to buy yet. Please fill in the price of at least one variant.
wrong-variant-values = The options have changed, and this row does not fit them. Please press “Make the variants” first.
wrong-countries = “{ PLAIN($code) }” is no country code. Please use two letters, such as DE, AT, CH.
wrong-weight-steps = “{ PLAIN($line) }” cannot be read. Please write a weight in grams and a price, and begin with the lightest: 2000 g: 4.90
wrong-day-range = Please write working days as 2 or as 2–3.
wrong-too-large = This is more than { $max }, the most that fits. Please check it.
refused-form-too-long = This form is larger than the shop can take. Nothing was changed. Please send it in smaller parts.
refused-form-not-utf8 = The form arrived broken, so nothing was changed. Please go back and send it again.
refused-job-gone = This is no longer in the queue: it was done or put away meanwhile. There is nothing more to do.
