# What could not be done, and what was typed that cannot be taken. Each says what happened, what was kept, and how to mend it.
# `refused-CODE`: the public code of a conflict. `wrong-REASON`: stands below a field; what was typed is still in it.

refused-already-cancelled = This order has already been cancelled, so nothing was changed. If it is still wanted, please place a new order.
refused-already-paid = This has already been paid, and the payment is safe. Nothing was charged a second time; there is nothing more to do.
refused-already-set-up = This shop has already been set up, so nothing was changed. Everything that was asked here can be edited in the settings.
refused-already-shipped = The parcel has already left, so this can no longer be changed. Everything stays as it was; what has been sent can come back as a return.
refused-busy = Very much is being done at once, and this did not get its turn. Nothing was changed or charged. Please wait a few seconds and try again.
refused-cart-empty = There is nothing in the cart, so there is nothing to order. Please add something and come back.
refused-changed = Someone else changed this while it was open here. Their change is kept, and yours is not saved yet. Please load the page again, compare, and save once more.
refused-expired = This took longer than it is held for, so it was not carried out. Nothing was charged. Please start this step again.
refused-import-format = This file looks like none of the formats that can be read here. Nothing was imported. Please say which format it is, or export it again.
refused-in-use = This is still used elsewhere and therefore was not removed. Please take it out of use there first, then remove it here.
refused-last-owner = The shop needs at least one active owner, so this was not saved. Please make somebody else an owner first.
refused-link-expired = This link no longer works: it was used already, or its time is over. Please ask for a new one.
refused-no-location = There is no place for stock yet, so nothing was entered. Please add one in the settings first.
refused-no-tax-class = There is no tax class yet, so no product can be saved. Please add one in the settings first.
refused-no-longer-sold = Something in the cart is no longer sold, so nothing was ordered. The cart is kept; please take that item out.
refused-not-allowed-now = This cannot be done in the present state, so everything stays as it was. Please load the page again to see which steps are open.
refused-payments-open = Payments by this provider are still open, and nobody could ask about them afterwards. Nothing was changed; please try again when they are done (half an hour at most).
refused-out-of-stock = There are fewer pieces left than were chosen. The cart is kept; please choose a smaller number or take the item out.
refused-taken = Another entry already bears this name or number. Nothing was overwritten; please choose a different one.
refused-too-many = That is more than fits at once. Nothing was changed; please take it in smaller parts.

wrong-amount = Amounts here go from zero to ten million. Please check the figures.
wrong-bank-account-missing = Buyers would not know where to send the money. Please enter the bank account in the settings first.
wrong-provider-missing = No account with this provider is connected. Please connect it first under Settings, Payments.
wrong-key = { PLAIN($why) } Nothing was changed.
wrong-key-permissions = The key is valid, but may not do everything that is needed. Missing: { PLAIN($missing) }. Please give it these permissions in the dashboard of { PLAIN($provider) }, then connect again.
wrong-provider-currency = { PLAIN($provider) } takes no { PLAIN($currency) }, the currency of this shop. Nothing was kept; please offer another way to pay.
wrong-barcode = The figures do not add up to a barcode. A GTIN has 8, 12, 13 or 14 digits, and the last one checks the others; please compare it with the label.
wrong-base-url = This is no address of a shop. Please write it like https://shop.example, without anything after the name.
wrong-bic = A BIC has 8 or 11 letters and digits. Please compare it with a statement, or leave the field empty.
wrong-choice = This is not in the list. Please choose one of the entries.
wrong-circle = A category cannot hang below itself. Please choose another place.
wrong-currency = Prices of this shop are kept in { $currency }. Please give the amount in that currency.
wrong-date = This day is not in the calendar. Please write it as year, month and day, such as 2026-11-21.
wrong-days = Please choose 1 to { $max } days.
wrong-dispatch-days = Please choose at most { $max } days.
wrong-remind-late = By then the order is cancelled already. Please remind earlier, or wait longer for the transfer.
wrong-days-order = The fewest days come first. Please exchange the two numbers.
wrong-decimal = This is not a plain number. Please write figures and a point, such as 43.2.
wrong-content = This is no content that we can read. Please write a number and a unit, such as 500 g, 0.75 l, 2 m or 12 pieces.
wrong-email = A part of the e-mail address is missing or cannot be in it. Please write it like anna@example.org.
wrong-file-name = The name of the file may hold small letters, digits, points and hyphens. Please rename it.
wrong-handle = Only small letters a to z, digits and single hyphens can stand here, such as linen-towel.
wrong-iban = This is no account number: its check digits or its length are wrong. Please compare it with a statement.
wrong-swiss-address = A Swiss QR-bill needs the postal code and town of the account holder. Please fill both.
wrong-import-gift-card = Gift cards cannot be sold here yet, so this product was left out.
wrong-import-no-price = The file names no price. The product was kept as a draft; please give it a price before it is sold.
wrong-import-picture = Pictures at other places are not fetched. The product was kept without this one: { $url }
wrong-import-row = This row cannot be read ({ $why }) and was left out.
wrong-import-twice = The same product stands further up in the file already. That one counts, this one was left out.
wrong-import-untaxed = The file calls this untaxed. It was kept with the standard tax class; please check that.
wrong-import-utf8 = This row holds characters that are not UTF-8 and was left out. Please save the file as UTF-8.
wrong-import-value = The value of this attribute has a form that has no place here. The product was kept without it.
wrong-money = This cannot be read as one amount and no other. Please write figures, such as 19.99, and thousands without a mark, such as 1999.
wrong-number = This cannot be read as a whole number. Please write figures only, such as 12.
wrong-order-prefix = Only letters, digits and the signs - / . can stand before an order number.
wrong-password-common = Others have this password too, or it is easily guessed. Please take a sentence that only you would write.
wrong-password-short = The password is too short to be safe. Please take { $min } characters or more; a sentence is easy to remember.
wrong-percent = This cannot be read as a percentage. Please write figures, such as 19 or 8.1.
wrong-phone = This cannot be dialled. Please write the number with its area code, such as +49 461 123456, or leave the field empty.
wrong-picture-kind = Only JPEG, PNG, WebP and GIF pictures can be shown. Please save it in one of these forms.
wrong-picture-size = A picture may be up to { $max } pixels wide and high. Please make it smaller.
wrong-picture-empty = “{ $file }” is empty: nothing of it arrived. Please choose it again.
wrong-picture-bytes = “{ $file }” has more than { $max } MB. Please save it smaller, for example 3,000 pixels wide as a JPEG.
wrong-picture-svg = “{ $file }” is a drawing (SVG), which can hold programs. Please save it as PNG and send that.
wrong-picture-phone = “{ $file }” has a form that only some telephones show (HEIC or AVIF). Please save it as JPEG. On an iPhone: Settings, Camera, Formats, Most compatible.
wrong-picture-video = “{ $file }” is a video. Please choose it on the page of a product, under “Video”.
wrong-video-bytes = “{ $file }” has more than { $max } MB. Please export it shorter or smaller, for example 1,080 pixels wide.
wrong-video-unknown = “{ $file }” is no MP4 or WebM video, whatever its name says. Please export it as MP4 with H.264.
wrong-video-codec = “{ $file }” is coded in a way that not every browser plays. Please export it as MP4 with H.264 (8 bit) and AAC. On an iPhone: Settings, Camera, Formats, Most compatible.
wrong-video-tracks = “{ $file }” holds more than picture and sound, for example measurements of the camera or subtitles. Please export it once more with picture and sound only.
wrong-video-wide = “{ $file }” is more than { $max } pixels wide or high. Please export it smaller; 1,080 pixels are plenty.
wrong-video-broken = “{ $file }” ends too early or is damaged. Please export or send it again.
wrong-picture-unknown = “{ $file }” is no JPEG, PNG, WebP or GIF, whatever its name says. Please save it in one of these forms.
wrong-picture-wide = “{ $file }” is more than { $max } pixels wide or high. Please make it smaller.
wrong-picture-pixels = “{ $file }” has more than { $max } megapixels. Please make it smaller; 3,000 pixels in width are plenty.
wrong-picture-broken = “{ $file }” cannot be opened: it ends too early or is damaged. Please save or export it again.
wrong-picture-cmyk = “{ $file }” has colours for printing (CMYK), which would look wrong on a screen. Please save it in RGB.
wrong-picture-heavy = “{ $file }” took too much memory or time to open. Please save it again, smaller, as a plain JPEG or PNG.
wrong-picture-none = No picture was chosen. Please choose one or more, then upload.
wrong-picture-many = “{ $file }” was one too many: up to { $max } pictures can be sent at once. Please send it with the next ones.
wrong-postal-code = Codes look different there. Please compare it with this example: { PLAIN($example) }
wrong-quantity = Please choose a quantity from 1 to 999.
wrong-required = Something is missing here. Please fill it in.
wrong-sku = An SKU has 1 to 64 letters, digits and signs. Please shorten it or fill it in.
wrong-steps-order = Each step must go further than the one before. Please put them in rising order.
wrong-stock = Between 0 and 10 million pieces can lie at one place. Please check the figure.
wrong-stock-less = Only { $on_hand } are there, so no more can be taken away. Please check the figure, or count anew.
wrong-taken = This is already taken. Please choose another.
wrong-test-card = The test card takes no real money and is for demo shops only. Please choose another way to pay.
wrong-too-deep = Categories can be nested { $max } deep. Please choose a place further up.
wrong-too-heavy = This is heavier than { $max } grams. Please check the figure.
wrong-too-long = This is longer than the { $max } characters that fit. Please shorten it.
wrong-too-many-lines = There is room for { $max ->
    [one] one line
   *[other] { $max } lines
} here. Please join some of them.
wrong-twice = This stands here twice. Please change or remove one of them.
wrong-variant-has-stock = There are still pieces of a variant that would go, or some are promised to buyers. Please empty its stock first.
wrong-cart-full = A cart holds up to { $max } different things. Nothing was added; please order these first.
wrong-more-than-due = Only { $due } is still to be paid. Please check the amount.
wrong-more-than-owed = Only { $owed } is owed to the customer. Please check the amount.
wrong-more-than-held = The provider holds no more than { $held }. Please check the amount.
wrong-more-than-refundable = Only { $left } can go back this way: the rest was refunded already or came by another way. Please check the amount.
wrong-more-than-left = { $left ->
    [one] Only one of these is still to be sent.
   *[other] Only { $left } of these are still to be sent.
} Please lower the quantity.
wrong-no-delivery = We cannot send these things there. Please choose another country, or write to us.
wrong-no-such-choice = This combination is not made. Please choose another one; nothing was added to the cart.
wrong-nothing-chosen = Nothing is in this parcel yet. Please enter how many pieces it holds.
wrong-only-left = { $left ->
    [one] Only one is left.
   *[other] Only { $left } are left.
} Please choose fewer; the cart is unchanged.
wrong-only-left-in-cart = { $left ->
    [one] Only one is left
   *[other] Only { $left } are left
}, and { $cart } { $cart ->
    [one] is
   *[other] are
} in your cart already. The cart is unchanged.
wrong-payment-not-offered = This way to pay does not go with the delivery. Please choose another.
wrong-sold-out = This is sold out. Nothing was added to the cart.
wrong-too-many = These are more than { $max }. Please take some out.
wrong-colour = A colour is a hash and six digits, such as #2b4170.
wrong-own-path = A link leads to a page of this shop and begins with a slash, such as /pages/about.
wrong-number-most = Please choose { $max } at most.
refused-no-draft = There is no draft to publish: it was published or thrown away meanwhile. What visitors see has not changed.
refused-too-faint = Some colours cannot be read well enough, so nothing was published. The draft is kept; the pairs stand beside the colours.
refused-too-many-sections = The home page is full. Please take a section out first.

# Bank statements
refused-bank-other-currency = This money is in another currency than the order. It was not booked; please send it back, or decide by hand.
wrong-statement-amount = The amount of booking { $n } cannot be read without doubt. Nothing was taken in; please download the statement again.
wrong-statement-columns = No line of this file names its columns in a way that is known here (it needs a day and an amount). Please download the statement as camt.053 or MT940, or as CSV with the bank’s own headings.
wrong-statement-day = The day of booking { $n } is none of the calendar. Nothing was taken in; please download the statement again.
wrong-statement-empty = No file was chosen, or it is empty. Please choose the statement that your bank offers for download.
wrong-statement-entities = This file declares a document type or abbreviations of its own, as no bank does. It was not read; please download the statement from your bank again.
wrong-statement-large = This file is larger than { $max } MB. Please download a shorter period.
wrong-statement-line = Line or booking { $n } cannot be read. Nothing was taken in; please download the statement again.
wrong-statement-long = This statement holds more than { $max } bookings. Please download a shorter period.
wrong-statement-none-inside = This file is a bank message without a statement in it. Please choose a period with bookings.
wrong-statement-other-xml = This is XML, but no bank statement of the kind camt.052, camt.053 or camt.054. Please choose one of these at your bank.
wrong-statement-packed = This file is packed (ZIP). Please unpack it and send the files in it one after another.
wrong-statement-paper = This is the statement on paper (PDF). Please download it as camt.053, MT940 or CSV.
wrong-statement-xml = This file is broken: it cannot be read beyond byte { $at }. Nothing was taken in; please download the statement again.
