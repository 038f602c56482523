# What could not be done, and what was typed that cannot be taken. Each says what happened, what was kept, and how to mend it.
# `refused-CODE`: the public code of a conflict. `wrong-REASON`: stands below a field; what was typed is still in it.

refused-already-cancelled = This order has already been cancelled, so nothing was changed. If it is still wanted, please place a new order.
refused-already-paid = This has already been paid, and the payment is safe. Nothing was charged a second time; there is nothing more to do.
refused-already-shipped = The parcel has already left, so this can no longer be changed. Everything stays as it was; what has been sent can come back as a return.
refused-busy = Very much is being done at once, and this did not get its turn. Nothing was changed or charged. Please wait a few seconds and try again.
refused-cart-empty = There is nothing in the cart, so there is nothing to order. Please add something and come back.
refused-changed = Someone else changed this while it was open here. Their change is kept, and yours is not saved yet. Please load the page again, compare, and save once more.
refused-expired = This took longer than it is held for, so it was not carried out. Nothing was charged. Please start this step again.
refused-in-use = This is still used elsewhere and therefore was not removed. Please take it out of use there first, then remove it here.
refused-not-allowed-now = This cannot be done in the present state, so everything stays as it was. Please load the page again to see which steps are open.
refused-out-of-stock = There are fewer pieces left than were chosen. The cart is kept; please choose a smaller number or take the item out.
refused-taken = Another entry already bears this name or number. Nothing was overwritten; please choose a different one.

wrong-barcode = The figures do not add up to a barcode. A GTIN has 8, 12, 13 or 14 digits, and the last one checks the others; please compare it with the label.
wrong-choice = This is not in the list. Please choose one of the entries.
wrong-date = This day is not in the calendar. Please write it as year, month and day, such as 2026-11-21.
wrong-email = A part of the e-mail address is missing or cannot be in it. Please write it like anna@example.org.
wrong-handle = Only small letters a to z, digits and single hyphens can stand here, such as linen-towel.
wrong-money = This cannot be read as an amount. Please write figures, such as 19.99.
wrong-number = This cannot be read as a whole number. Please write figures only, such as 12.
wrong-password-short = The password is too short to be safe. Please take { $min } characters or more; a sentence is easy to remember.
wrong-percent = This cannot be read as a percentage. Please write figures, such as 19 or 8.1.
wrong-phone = This cannot be dialled. Please write the number with its area code, such as +49 461 123456, or leave the field empty.
wrong-postal-code = Codes look different there. Please compare it with this example: { PLAIN($example) }
wrong-quantity = Please choose a quantity from 1 to 999.
wrong-required = Something is missing here. Please fill it in.
wrong-sku = An SKU has 1 to 64 letters, digits and signs. Please shorten it or fill it in.
wrong-taken = This is already taken. Please choose another.
wrong-too-long = This is longer than the { $max } characters that fit. Please shorten it.
wrong-too-many-lines = There is room for { $max ->
    [one] one line
   *[other] { $max } lines
} here. Please join some of them.
